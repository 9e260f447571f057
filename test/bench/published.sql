-- The ranking of one open month with 120 published months (10 million facts) behind it,
-- against the same month in an assessment that has no other.

set client_min_messages = warning;
set work_mem = :'work_mem';
select xcedu.create_assessment('behind', 'xuchang-2023-8') \g /dev/null
select xcedu.create_assessment('alone', 'xuchang-2023-8') \g /dev/null

-- 1,521 units; a month has 42 tasks, 9 marks and 4 events of each, 84,000 facts in all.  A work
-- is of one year.  Facts are loaded as a restore does, past the triggers; the events say their
-- status and month.
create procedure fill(first_month date, months integer)
language plpgsql
as $$
declare
    this_month date;
begin
    insert into unit
    select 'u' || g, 'unit ' || g, case when g % 3 = 0 then 'department' else 'county' end
    from generate_series(1, 1512) as g;
    perform open_month((first_month + m * interval '1 month')::date, 'xuchang-2023-8')
    from generate_series(0, months - 1) as m;
    perform setseed(0.1);
    set local session_replication_role = replica;
    -- the last month has the same facts in both
    for i in reverse months - 1 .. 0 loop
        this_month := (first_month + i * interval '1 month')::date;
        insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
        select u.unit, to_char(this_month, 'YYMM') || '-' || g, (array['report', 'assignment', 'supervision'])[1 + g % 3],
               this_month, 'task', this_month, this_month + 20,
               case when random() < 0.9 then this_month + floor(random() * 22)::integer end
        from (select unit from unit order by unit) as u
        cross join generate_series(1, 42) as g;
        insert into mark (unit, item, month, score)
        select u.unit, si.item, this_month, round((random() * si.cap)::numeric, 1)
        from (select unit from unit order by unit) as u
        cross join (select item, cap from scheme_item where kind = 'mark' order by item) as si;
        insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, month)
        select u.unit, to_char(this_month, 'YYMM') || '-' || g,
               (array['meeting-city', 'meeting-province', 'commendation-city', 'commendation-province',
                      'report-province', 'report-nation', 'criticism', 'exposure-city'])[1 + floor(random() * 8)::integer],
               case when random() < 0.7 then to_char(this_month, 'YYYY') || '-' || floor(random() * 20)::integer end,
               'event', this_month, 'n', this_month, 'approved', this_month
        from (select unit from unit order by unit) as u
        cross join generate_series(1, 4) as g;
    end loop;
end
$$;

set search_path = behind, public, pg_catalog;
call fill('2014-01-01', 121);
set search_path = alone, public, pg_catalog;
call fill('2024-01-01', 1);
vacuum analyze;

-- publishing, month by month; and how long it takes
set search_path = behind, public, pg_catalog;
do $$
declare
    started timestamptz;
begin
    for m in 0 .. 119 loop
        started := clock_timestamp();
        perform publish_month((date '2014-01-01' + m * interval '1 month')::date);
        insert into timing (name, way, run, milliseconds)
        values ('publish_month', 'behind', m, 1000 * extract(epoch from clock_timestamp() - started));
        commit;
    end loop;
end
$$;
vacuum analyze;

set client_min_messages = notice;
call public.measure('ranking of one month', 0, :runs, '{behind,alone}', array[
    $$select unit, rank, total from behind.ranking where month = '2024-01-01'$$,
    $$select unit, rank, total from alone.ranking where month = '2024-01-01'$$]);
call public.measure('ranking of a published month', 0, :runs, '{behind}', array[
    $$select unit, rank, total from behind.ranking where month = '2023-12-01'$$]);
call public.measure('year_ranking', 0, :runs, '{behind}', array[
    $$select unit, rank, average as total from behind.year_ranking where year = 2023$$]);

\echo 'facts behind it'
select (select count(*) from task where month < '2024-01-01')
       + (select count(*) from mark where month < '2024-01-01')
       + (select count(*) from event where month < '2024-01-01') as facts,
       (select count(*) from publication) as published_months;
\echo 'seconds, medians; alone is the assessment that has no other month'
select x.name,
       round(x.seconds, 3) as behind,
       round(a.seconds, 3) as alone,
       round(x.seconds / a.seconds, 2) as ratio
from median as x
left join median as a on a.name = x.name and a.way = 'alone'
where x.way = 'behind'
order by x.place;
\echo 'and all of it verified'
\timing on
select count(*) as problems from verify_publications();
\timing off
