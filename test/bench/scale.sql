-- One assessment that grows to 3,000 units, 120 months, 10 million tasks, 3.2 million marks and a million events: what loading,
-- scoring, publishing, verifying and a stress test take with 12, 30, 60 and 120 months, and how large it is.  Once each: it is
-- about how they grow.

set client_min_messages = warning;

create table public.growth (place integer generated always as identity, months integer, what text, seconds numeric, memory_mb numeric);

select xcedu.create_assessment('scale', 'xuchang-2023-8') \g /dev/null
set search_path = scale, public, pg_catalog;
insert into unit
select 'u' || g, 'unit ' || g, case when g % 3 = 0 then 'department' else 'county' end
from generate_series(1, 2991) as g;

create function public.month_of_scale(nth integer)
returns date
language sql immutable
return (date '2013-12-01' + nth * interval '1 month')::date;

-- The months up to `months` that are not there yet, with their facts, entered month by month as by a nightly load.
create procedure public.load_to(months integer, rows bigint)
language plpgsql
as $$
declare
    this_month date;
    started timestamptz;
    opening numeric;
    loading numeric[] := '{0,0,0}';
    loaded bigint[] := '{0,0,0}';
    added bigint;
begin
    for nth in (select count(*) + 1 from period) .. months loop
        this_month := public.month_of_scale(nth);
        started := clock_timestamp();
        perform open_month(this_month, 'xuchang-2023-8');
        opening := extract(epoch from clock_timestamp() - started);
        perform setseed(nth / 1000.0);
        started := clock_timestamp();
        insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
        select u.unit, to_char(this_month, 'YYMM') || '-' || g, (array['report', 'assignment', 'supervision'])[1 + g % 3],
               this_month, 'task', this_month, this_month + 20,
               case when random() < 0.9 then this_month + floor(random() * 22)::integer end
        from unit as u
        cross join generate_series(1, ceil(rows / 360000.0)::integer) as g;
        get diagnostics added = row_count;
        loading[1] := loading[1] + extract(epoch from clock_timestamp() - started);
        loaded[1] := loaded[1] + added;
        started := clock_timestamp();
        insert into mark (unit, item, month, score)
        select u.unit, si.item, this_month, round((random() * si.cap)::numeric, 1)
        from unit as u
        cross join scheme_item as si
        where si.kind = 'mark';
        get diagnostics added = row_count;
        loading[2] := loading[2] + extract(epoch from clock_timestamp() - started);
        loaded[2] := loaded[2] + added;
        started := clock_timestamp();
        insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
        select 'u' || 1 + floor(random() * 2991)::integer, to_char(this_month, 'YYMM') || '-' || g,
               (array['meeting-city', 'meeting-province', 'commendation-city', 'commendation-province',
                      'report-province', 'report-nation', 'criticism', 'exposure-city'])[1 + floor(random() * 8)::integer],
               case when random() < 0.7 then to_char(this_month, 'YYYY') || '-' || floor(random() * 20)::integer end,
               'event', this_month, 'n', this_month, 'approved'
        from generate_series(1, ceil(rows / 1200.0)::integer) as g;
        get diagnostics added = row_count;
        loading[3] := loading[3] + extract(epoch from clock_timestamp() - started);
        loaded[3] := loaded[3] + added;
        commit;
    end loop;
    insert into public.growth (months, what, seconds)
    select months, x.what, coalesce(1000000.0 / x.loaded, 1) * x.seconds
    from unnest(array['opening the last month', 'loading a million tasks', 'loading a million marks', 'loading a million events'], opening || loading, null::bigint || loaded)
        with ordinality as x (what, seconds, loaded, nth)
    order by x.nth;
end
$$;

-- A statement once, and the most memory of its own that this backend has had so far.
create procedure public.grow(months integer, what text, query text)
language plpgsql
as $$
declare
    started timestamptz := clock_timestamp();
    taken numeric;
    status text;
    consumed text;
begin
    execute format('select md5(string_agg(q::text, '';'')) from (%s) as q', query) into consumed;
    taken := extract(epoch from clock_timestamp() - started);
    status := pg_read_file('/proc/self/status');
    insert into public.growth (months, what, seconds, memory_mb)
    values (months, what, taken,
            round(((regexp_match(status, 'VmHWM:\s+(\d+)'))[1]::numeric - (regexp_match(status, 'RssShmem:\s+(\d+)'))[1]::numeric
                   - (regexp_match(status, 'RssFile:\s+(\d+)'))[1]::numeric) / 1024));
end
$$;

create procedure public.publish_to(months integer)
language plpgsql
as $$
declare
    started timestamptz;
    taken numeric := 0;
    last_taken numeric;
    published integer := 0;
begin
    for nth in (select count(*) + 1 from period where period.published) .. months loop
        started := clock_timestamp();
        perform publish_month(public.month_of_scale(nth));
        last_taken := extract(epoch from clock_timestamp() - started);
        taken := taken + last_taken;
        published := published + 1;
        commit;
    end loop;
    insert into public.growth (months, what, seconds)
    values (months, 'publishing the last of them', last_taken),
           (months, 'publishing a month, on average since the column before', taken / published);
end
$$;

\set months 12
\ir scale/step.sql
\set months 30
\ir scale/step.sql
\set months 60
\ir scale/step.sql
\set months 120
\ir scale/step.sql

\echo 'rows'
select (select count(*) from scale.task) as tasks, (select count(*) from scale.mark) as marks, (select count(*) from scale.event) as events,
       (select count(*) from scale.published_fact) as published_facts, (select count(*) from scale.published_line) as published_lines,
       (select count(*) from scale.change_record) as change_records;
\echo 'seconds by months; disk in MB'
select g.what,
       round(max(g.seconds) filter (where g.months = 12), 2) as "12",
       round(max(g.seconds) filter (where g.months = 30), 2) as "30",
       round(max(g.seconds) filter (where g.months = 60), 2) as "60",
       round(max(g.seconds) filter (where g.months = 120), 2) as "120",
       max(g.memory_mb) as memory_mb
from public.growth as g
group by g.what
order by min(g.place);
