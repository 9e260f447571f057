-- An assessment of 9 units, the roles that work in it, and what they do.  Every transaction
-- leaves one row in outcome, whether its statement succeeded or not: so no success is counted
-- by the rows that are to be proved by it.

set client_min_messages = warning;
drop schema if exists busy, work cascade;
select xcedu.create_assessment('busy', 'xuchang-2023-8') \g /dev/null
set search_path = busy, public, pg_catalog;

-- months can be published without all their marks
update scheme set unmarked = 'full_marks';
select open_month('2000-01-01', 'xuchang-2023-8') \g /dev/null

create schema work;
create table work.role as
select 'bench_unit_' || row_number() over (order by unit) as role, 'unit' as duty, unit, null as item from unit
union all
select 'bench_section', 'section', null, item from scheme_item where kind in ('breach', 'mark')
union all
select 'bench_bureau', 'bureau', null, null
union all
select 'bench_secretariat', 'secretariat', null, null;
do $$
declare
    r record;
begin
    for r in select w.role, w.duty, w.unit, w.item from work.role as w order by 1, 4 loop
        if not exists (select from pg_roles where rolname = r.role) then
            execute format('create role %I', r.role);
        end if;
        perform grant_duty(r.role, r.duty, r.unit, r.item);
    end loop;
end
$$;

create sequence work.claim;
create sequence work.task;
create table work.outcome (
    kind text not null,
    row_key text,
    value text,
    at timestamptz not null,
    milliseconds numeric not null,
    sqlstate text not null
);
create table work.publishing (
    action text not null,
    month date not null,
    milliseconds numeric not null,
    sqlstate text not null,
    digest text
);
grant usage on schema work to public;
grant select on all tables in schema work to public;
grant insert on work.outcome, work.publishing to public;
grant usage, select on all sequences in schema work to public;

create function work.unit_of(claim bigint)
returns text
language sql stable
begin atomic
    select r.unit from work.role as r where r.role = 'bench_unit_' || 1 + unit_of.claim % 9;
end;

-- runs a statement, which returns the value of the row that it wrote, and says what became of it
create function work.attempt(kind text, row_key text, statement text)
returns void
language plpgsql
as $$
declare
    since constant timestamptz := clock_timestamp();
    written text;
    state text := '00000';
begin
    begin
        execute attempt.statement into written;
        if written is null then
            state := '02000';
        end if;
    exception
        when others then
            state := sqlstate;
    end;
    insert into work.outcome (kind, row_key, value, at, milliseconds, sqlstate)
    values (attempt.kind, attempt.row_key, written, clock_timestamp(), 1000 * extract(epoch from clock_timestamp() - since), state);
end
$$;

-- a claim of the latest month, every other with its document
create function work.file_claim(claim bigint)
returns void
language sql
begin atomic
    select work.attempt('claim', work.unit_of(file_claim.claim) || '/' || file_claim.claim,
                        format($$insert into busy.event (unit, event_id, rule, title, occurred_on, document_no, document_on)
                                 select %L, %s, 'meeting-city', %s, c.occurred_on, case when %s then 'n' end, case when %s then c.occurred_on end
                                 from (select max(p.month) + %s as occurred_on from busy.period as p) as c
                                 returning title$$,
                               work.unit_of(file_claim.claim), file_claim.claim, file_claim.claim, d.documented, d.documented, floor(random() * 28)))
    from (select (random() < 0.5)::text as documented) as d;
end;

-- approves, rejects or revokes one of the latest claims
create function work.review(back integer)
returns void
language sql
begin atomic
    select work.attempt('review', work.unit_of(c.claim) || '/' || c.claim,
                        format($$update busy.event
                                 set status = case status when 'approved' then 'revoked' else %L end,
                                     document_no = coalesce(document_no, 'n'),
                                     document_on = coalesce(document_on, occurred_on)
                                 where unit = %L and event_id = '%s' and (status = 'claimed' or (status = 'approved' and %s))
                                 returning status$$,
                               case when random() < 0.8 then 'approved' else 'rejected' end,
                               work.unit_of(c.claim), c.claim, (random() < 0.2)::text))
    from (select greatest(last_value - review.back, 1) as claim from work.claim) as c;
end;

-- mostly of an open month, sometimes of any of the latest three
create function work.some_month()
returns date
language sql volatile
begin atomic
    select p.month
    from (select month, published from busy.period order by month desc limit 3) as p
    where not p.published or random() < 0.3
    order by random()
    limit 1;
end;

create function work.give_mark()
returns void
language sql
begin atomic
    select work.attempt('mark', c.unit || '/' || c.item || '/' || c.month,
                        format($$insert into busy.mark (unit, item, month, score)
                                 values (%L, %L, %L, %s)
                                 on conflict (unit, item, month) do update set score = excluded.score
                                 returning score$$, c.unit, c.item, c.month, round((random() * c.cap)::numeric, 2)))
    from (
        select r.unit, si.item, si.cap, work.some_month() as month
        from work.role as r
        cross join busy.scheme_item as si
        where r.duty = 'unit' and si.kind = 'mark'
        order by random()
        limit 1
    ) as c
    where c.month is not null;
end;

create function work.give_task()
returns void
language sql
begin atomic
    select work.attempt('task', work.unit_of(c.task) || '/' || c.task,
                        format($$insert into busy.task (unit, task_id, item, month, title, issued_on, due_on, done_on)
                                 values (%L, %s, 'assignment', %L, %s, %L, %L, %L)
                                 returning title$$, work.unit_of(c.task), c.task, c.month, c.task, c.month, c.month + 10, c.month + floor(random() * 20)::integer))
    from (select nextval('work.task') as task, work.some_month() as month) as c;
end;

-- opens, publishes and amends in turn
create procedure work.publish_in_turn(seconds integer)
language plpgsql
as $$
declare
    until constant timestamptz := clock_timestamp() + make_interval(secs => publish_in_turn.seconds);
    since timestamptz;
    this_month date := '2000-01-01';
    turn integer := 0;
    act text;
    made text;
    state text;
begin
    while clock_timestamp() < until loop
        turn := turn + 1;
        foreach act in array case when turn % 3 = 0 then '{open,publish,amend,publish}' else '{open,publish}' end::text[] loop
            perform pg_sleep(0.1);
            since := clock_timestamp();
            made := null;
            state := '00000';
            begin
                case act
                    when 'open' then
                        perform busy.open_month((this_month + interval '1 month')::date);
                    when 'publish' then
                        made := busy.publish_month(this_month, 'turn ' || turn);
                    when 'amend' then
                        perform busy.amend_month(this_month, 'turn ' || turn);
                end case;
            exception
                when others then
                    state := sqlstate;
            end;
            commit;
            insert into work.publishing (action, month, milliseconds, sqlstate, digest)
            values (act, this_month, 1000 * extract(epoch from clock_timestamp() - since), state, made);
            commit;
        end loop;
        this_month := this_month + interval '1 month';
    end loop;
end
$$;
