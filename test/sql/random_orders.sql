-- No approved event is lost, in whatever order months are opened, events are entered, and months are published and
-- amended: it has exactly one line in one month, or is listed as waiting (A19, A32).  Where nothing was published,
-- that month is the first one opened that is not before its own, so the order decides nothing.

set datestyle = iso;
-- compiling the larger views takes seconds, and they have a handful of rows here
set jit = off;
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
select xcedu.create_assessment('regress_orders', 'empty');
set search_path = regress_orders, pg_catalog;
\set ECHO none
\i :rule_book
\set ECHO all
select setseed(0.32);

-- every line of an event, in open months and in the latest revision of published ones
create view line_of_event as
select c.month, c.unit, c.event_id from credit as c join period as p on p.month = c.month where not p.published
union all
select l.month, l.unit, l.source
from published_line as l
join period as p on p.month = l.month and p.revision = l.revision and p.published
where l.kind in ('bonus', 'penalty') and l.source is not null;

-- One life of an assessment: five months and twelve events, and some publications and amendments, in random order.
-- Returns what is wrong, and is taken back altogether.
create function live(publishing boolean)
returns table (problem text, count bigint)
language plpgsql
as $live$
declare
    act record;
    found jsonb;
begin
    begin
        for act in
            select a.kind, a.number
            from (
                select 'open' as kind, g as number from generate_series(1, 5) as g where random() < 0.85
                union all
                select 'enter', g from generate_series(1, 12) as g
                union all
                select 'publish', g from generate_series(1, 4) as g where live.publishing
                union all
                select 'amend', g from generate_series(1, 2) as g where live.publishing
            ) as a
            order by random()
        loop
            begin
                case act.kind
                    when 'open' then
                        perform open_month((date '2023-12-01' + act.number * interval '1 month')::date);
                        insert into mark (unit, item, month, score)
                        select u.unit, 'key', (date '2023-12-01' + act.number * interval '1 month')::date, 70 from unit as u;
                    when 'enter' then
                        insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
                        select case when random() < 0.5 then 'A' else 'B' end,
                               'e' || act.number,
                               (array['praise', 'honour', 'blame'])[1 + floor(random() * 3)::integer],
                               case when random() < 0.5 then 'w' || floor(random() * 3)::integer end,
                               '事项', o.day, '号', o.day + floor(random() * 40)::integer,
                               'approved'
                        from (select date '2023-10-15' + floor(random() * 230)::integer as day) as o;
                    when 'publish' then
                        perform publish_month(p.month) from period as p where not p.published order by p.month limit 1;
                    when 'amend' then
                        perform amend_month(p.month, '更正') from period as p where p.published order by p.month desc limit 1;
                end case;
            exception
                when object_not_in_prerequisite_state then
                    null;       -- months are opened and published one after the other
            end;
        end loop;
        select jsonb_object_agg(w.problem, w.count) into found
        from (
            select 'events' as problem, count(*) as count from event
            union all
            select 'lines', count(*) from line_of_event
            union all
            select 'waiting', count(*) from waiting_event
            union all
            select 'publications', count(*) from publication
            union all
            select 'not in one place', count(*)
            from event as e
            where (select count(*) from line_of_event as l where l.unit = e.unit and l.event_id = e.event_id)
                  + (select count(*) from waiting_event as w where w.unit = e.unit and w.event_id = e.event_id) <> 1
            union all
            -- a bonus belongs to the month of the later of its days (R19), a penalty to that in which it occurred
            select 'not in the first month', count(*)
            from event as e
            cross join lateral (
                select date_trunc('month', case e.rule when 'blame' then e.occurred_on else e.document_on end::timestamp)::date as month
            ) as own
            where not live.publishing
                  and e.month is distinct from
                      coalesce((select min(p.month) from period as p where p.month >= own.month), own.month)
            union all
            select 'not verified', count(*) from verify_publications() as v where v.problem not in ('structure', 'guard')
        ) as w;
        raise exception 'taken back' using errcode = 'P0777';
    exception
        when sqlstate 'P0777' then
            null;
    end;
    return query select j.key, j.value::bigint from jsonb_each_text(found) as j;
end
$live$;

-- nothing is wrong, and there is something of everything
select r.problem, sum(r.count) > 0 as any
from generate_series(1, 40) as g
cross join lateral live(g % 2 = 0) as r
group by r.problem
order by r.problem;

set client_min_messages = warning;
drop schema regress_orders cascade;
