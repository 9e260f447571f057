-- The view `score` of an assessment against plain SQL on the same tables
-- (../oracle/score.sql): 3,000 units, 24 open months, 3 million tasks, 300,000 events.

set client_min_messages = warning;
set work_mem = :'work_mem';
select xcedu.create_assessment('bench', 'xuchang-2023-8') \g /dev/null
set search_path = bench, public, pg_catalog;
insert into unit
select 'u' || g, 'unit ' || g, case when g % 3 = 0 then 'department' else 'county' end
from generate_series(1, 2991) as g;
select count(open_month((date '2024-01-01' + g * interval '1 month')::date, 'xuchang-2023-8')) as months
from generate_series(0, 23) as g \g /dev/null
select setseed(0.1) \g /dev/null
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
select u.unit, to_char(p.month, 'YYMM') || '-' || g, (array['report', 'assignment', 'supervision'])[1 + g % 3],
       p.month, 'task', p.month, p.month + 20,
       case when random() < 0.9 then p.month + floor(random() * 22)::integer end
from period as p
cross join unit as u
cross join generate_series(1, 42) as g;
insert into mark (unit, item, month, score)
select u.unit, si.item, p.month, round((random() * si.cap)::numeric, 1)
from period as p
cross join unit as u
cross join scheme_item as si
where si.kind = 'mark';
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
select 'u' || 1 + floor(random() * 2991)::integer, 'e' || g,
       (array['meeting-city', 'meeting-province', 'commendation-city', 'commendation-province', 'report-province', 'report-nation', 'criticism', 'exposure-city'])[1 + floor(random() * 8)::integer],
       case when random() < 0.7 then 'work ' || floor(random() * 60)::integer end, 'event', d, 'n', d, 'approved'
from (select g, date '2024-01-01' + floor(random() * 731)::integer as d from generate_series(1, 300000) as g) as r;
vacuum analyze;
\ir ../oracle/score.sql

set client_min_messages = notice;
call public.measure('score of 24 months', 0, :runs, '{xcedu,plain SQL}', array[
    'select month, unit, base::numeric(12, 6), bonus::numeric(12, 6), penalty::numeric(12, 6), total::numeric(12, 6) from score',
    'select month, unit, base::numeric(12, 6), bonus::numeric(12, 6), penalty::numeric(12, 6), total::numeric(12, 6) from oracle_score']);
call public.measure('one of them', 0, :runs, '{xcedu,plain SQL}', array[
    $$select month, unit, total from score where month = '2025-06-01'$$,
    $$select month, unit, total::numeric(12, 6) from oracle_score where month = '2025-06-01'$$]);

\echo 'seconds, medians'
select name, xcedu, plain_sql, to_plain_sql, round(xcedu / max(xcedu) over (), 3) as to_all_months
from result
order by place;
