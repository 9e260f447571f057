-- A1, A3, A4, A5: every value of the switches that act when obligations to report are made, with
-- values worked out by hand from the clause.
--
-- R4 当月任务完成情况于下月5日前报送…逾期未报送，漏报一次扣减1分.

set datestyle = iso;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- ---------- A1 omission (漏报一次扣减1分) ----------
-- 411002 carries ledger tasks 1, 2 and 3, 411003 carries 1, D1 carries 2. 411025 carries 3 but is
-- exempt from reporting; S1 carries 1, but its league does not report; 411024 carries none.
select xcedu.create_assessment('regress_omission', 'xuchang-2023-8');
set search_path = regress_omission, pg_catalog;
insert into league values ('school', '学校');
insert into unit values ('D1', '一个部门', 'department'), ('S1', '一所学校', 'school');
insert into ledger select g, 'key' || g, 'task ' || g, null from generate_series(1, 3) as g;
insert into ledger_unit values (1, '411002'), (2, '411002'), (3, '411002'), (1, '411003'), (2, 'D1'), (3, '411025'), (1, 'S1');
insert into exemption values ('411025', 'report', '2023-01-01', null, '豁免');

-- ledger_task: one for each ledger task, 3 + 1 + 1 = 5
select open_month('2024-01-01');
--   411002  report-2024-01-1, report-2024-01-2, report-2024-01-3
--   411003  report-2024-01-1
--   D1      report-2024-01-2
--   item report, month 2024-01-01, due on 2024-02-05
select unit, task_id, item, month, due_on from task where month = '2024-01-01' order by unit, task_id;

-- unit: one for each unit that carries any, 1 + 1 + 1 = 3
update scheme set omission = 'unit';
select open_month('2024-02-01');
--   411002, 411003, D1: report-2024-02, item report, month 2024-02-01, due on 2024-03-05
select unit, task_id, item, month, due_on from task where month = '2024-02-01' order by unit, task_id;

-- Nobody reports: one point each.
--   January   411002 5 − 3 = 2;  411003 5 − 1 = 4;  411024 5;  411025 5;  D1 4;  S1 5
--   February  411002 5 − 1 = 4;  411003 4;          411024 5;  411025 5;  D1 4;  S1 5
select unit,
       max(score) filter (where month = '2024-01-01') as january,
       max(score) filter (where month = '2024-02-01') as february
from item_score
where item = 'report' and unit in ('411002', '411003', '411024', '411025', 'D1', 'S1')
group by unit
order by unit;
-- 411002 reports on two of its three tasks of January and makes the one report of February: 4 and 5
update task set done_on = '2024-02-05' where unit = '411002' and task_id in ('report-2024-01-1', 'report-2024-01-2');
update task set done_on = '2024-03-05' where unit = '411002' and task_id = 'report-2024-02';
select month, own, score from item_score where unit = '411002' and item = 'report' order by month;

-- and back: 5 again
update scheme set omission = 'ledger_task';
select open_month('2024-03-01');

set client_min_messages = warning;
drop schema regress_omission cascade;
reset client_min_messages;
set search_path = pg_catalog;

-- ---------- A3 report_month (当月任务完成情况于下月5日前报送) ----------
-- 411002 carries ledger tasks 1, 2 and 3, 411003 carries 1, D1 carries 2: 5 obligations a month.
-- The scheme of January, April and May has reported_on, that of February and March has due.
select xcedu.create_assessment('regress_report_month', 'xuchang-2023-8');
set search_path = regress_report_month, pg_catalog;
insert into unit values ('D1', '一个部门', 'department');
insert into ledger select g, 'key' || g, 'task ' || g, null from generate_series(1, 3) as g;
insert into ledger_unit values (1, '411002'), (2, '411002'), (3, '411002'), (1, '411003'), (2, 'D1');
insert into scheme (scheme, title, report_month) values ('by-due', '按到期月份', 'due');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, standard, clause, first_month, last_month)
select 'by-due', item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, standard, clause, first_month, last_month
from scheme_item;

-- the reports on January: 5
select open_month('2024-01-01', 'xuchang-2023-8');
-- those on January are there, those on February wait until March is open: 0
select open_month('2024-02-01', 'by-due');
-- those on February: 5
select open_month('2024-03-01');
-- those on March, and those on April, which do not wait: 10
select open_month('2024-04-01', 'xuchang-2023-8');
-- those on May: 5
select open_month('2024-05-01');
-- Nothing is made twice and nothing is lost:
--   reported on  month    obligations  due on
--   2024-01      2024-01  5            2024-02-05
--   2024-02      2024-03  5            2024-03-05
--   2024-03      2024-04  5            2024-04-05
--   2024-04      2024-04  5            2024-05-05
--   2024-05      2024-05  5            2024-06-05
select substr(task_id, 8, 7) as reported_on, month, count(*) as obligations, min(due_on) as due_on, max(due_on) as last_due_on
from task
group by substr(task_id, 8, 7), month
order by reported_on, month;
--   report-2024-01-1  January  2024-02-05
--   report-2024-02-1  March    2024-03-05
--   report-2024-03-1  April    2024-04-05
--   report-2024-04-1  April    2024-05-05
--   report-2024-05-1  May      2024-06-05
select task_id, month, due_on from task where unit = '411003' order by task_id;

-- Nobody reports:
--   411002  January 5 − 3 = 2, February 5, March 5 − 3 = 2, April 5 − 6 exhausted at 0, May 2
--   411003  4, 5, 4, 5 − 2 = 3, 4;  D1 likewise
select unit, month, score from item_score where item = 'report' and unit in ('411002', '411003', 'D1') order by unit, month;

set client_min_messages = warning;
drop schema regress_report_month cascade;
reset client_min_messages;
set search_path = pg_catalog;

-- One scheme whose switch is changed while months are open.
select xcedu.create_assessment('regress_changed', 'xuchang-2023-8');
set search_path = regress_changed, pg_catalog;
insert into ledger values (1, 'key1', 'one', null), (2, 'key2', 'two', null);
insert into ledger_unit values (1, '411002'), (2, '411002'), (1, '411003');
-- reported_on: those on January, 3
select open_month('2024-01-01');
-- due: those on January are there, 0; then those on February, 3
update scheme set report_month = 'due';
select open_month('2024-02-01');
select open_month('2024-03-01');
--   2024-01  January  3  2024-02-05
--   2024-02  March    3  2024-03-05
select substr(task_id, 8, 7) as reported_on, month, count(*) as obligations, min(due_on) as due_on
from task
group by substr(task_id, 8, 7), month
order by reported_on, month;
-- reported_on again: those on April, and those on March, which have waited and are not lost;
-- one month later nothing is left to catch up with
update scheme set report_month = 'reported_on';
select open_month('2024-04-01') > 0 as made;
select open_month('2024-05-01') > 0 as made;
--   2024-01  3  3  2024-02-05
--   2024-02  3  3  2024-03-05
--   2024-03  3  3  2024-04-05
--   2024-04  3  3  2024-05-05
--   2024-05  3  3  2024-06-05
select substr(task_id, 8, 7) as reported_on, count(*) as obligations, count(distinct unit || ' ' || task_id) as different, min(due_on) as due_on
from task
group by substr(task_id, 8, 7)
order by reported_on;

set client_min_messages = warning;
drop schema regress_changed cascade;
reset client_min_messages;
set search_path = pg_catalog;

-- due from the beginning, months opened out of order, and with omission unit.
select xcedu.create_assessment('regress_out_of_order', 'xuchang-2023-8');
set search_path = regress_out_of_order, pg_catalog;
insert into ledger values (1, 'key1', 'one', null), (2, 'key2', 'two', null);
insert into ledger_unit values (1, '411002'), (2, '411002'), (1, '411003');
update scheme set report_month = 'due';
-- those on January wait for February: 0
select open_month('2024-01-01');
-- neither February nor March has its neighbours: 0
select open_month('2024-03-01');
-- those on January in February, and those on February in March: 3 + 3 = 6
select open_month('2024-02-01');
-- one for each unit: those on March in April, 2
update scheme set omission = 'unit';
select open_month('2024-04-01');
--   411002  report-2024-01-1  February  2024-02-05
--   411002  report-2024-01-2  February  2024-02-05
--   411002  report-2024-02-1  March     2024-03-05
--   411002  report-2024-02-2  March     2024-03-05
--   411002  report-2024-03    April     2024-04-05
--   411003  report-2024-01-1  February  2024-02-05
--   411003  report-2024-02-1  March     2024-03-05
--   411003  report-2024-03    April     2024-04-05
select unit, task_id, month, due_on from task order by unit, task_id;

set client_min_messages = warning;
drop schema regress_out_of_order cascade;
reset client_min_messages;
set search_path = pg_catalog;

-- ---------- A4 due_day (于下月5日前报送) ----------
-- 411002 carries three ledger tasks.
select xcedu.create_assessment('regress_due_day', 'xuchang-2023-8');
set search_path = regress_due_day, pg_catalog;
insert into ledger select g, 'key' || g, 'task ' || g, null from generate_series(1, 3) as g;
insert into ledger_unit select g, '411002' from generate_series(1, 3) as g;
-- 5, as the notice says: December 2023 is due on 2024-01-05
select open_month('2023-12-01');
-- 31: January is due on the last day of February, 2024-02-29
update scheme set due_day = 31;
select open_month('2024-01-01');
-- 10: February is due on 2024-03-10, a Sunday (A5: no roll)
update scheme set due_day = 10;
select open_month('2024-02-01');
-- 1: March is due on 2024-04-01
update scheme set due_day = 1;
select open_month('2024-03-01');
select month, min(due_on) as due_on, max(due_on) as last_due_on, count(*) as obligations from task group by month order by month;

-- The day itself is in time (A4): reports on February of 9, 10 and 11 March are one breach, 5 − 1 = 4,
-- and the line is that of report-2024-02-3.
update task set done_on = date '2024-03-08' + right(task_id, 1)::int where month = '2024-02-01';
select task_id, points, due_on, done_on from deduction where month = '2024-02-01' and item = 'report' order by task_id;
select own, score from item_score where month = '2024-02-01' and unit = '411002' and item = 'report';

set client_min_messages = warning;
drop schema regress_due_day cascade;
reset client_min_messages;
set search_path = pg_catalog;

-- ---------- A5 due_roll (于下月5日前报送) ----------
-- 411003 carries one ledger task: one obligation a month.
select xcedu.create_assessment('regress_due_roll', 'xuchang-2023-8');
set search_path = regress_due_roll, pg_catalog;
insert into ledger values (1, 'key1', 'one', null);
insert into ledger_unit values (1, '411003');

-- none: October 2023 is due on 2023-11-05, a Sunday; no calendar is needed
select open_month('2023-10-01');
select task_id, due_on, to_char(due_on, 'FMDay') as weekday from task order by task_id;

-- working_day without a calendar: refused, and it names 2023-12-31, the day that no row covers
update scheme set due_roll = 'working_day', due_day = 31;
select pg_temp.refused($$select open_month('2023-11-01')$$) as refusal;
-- the end of 2023 and nothing of 2024: 2023-12-31 is off and the next day is not covered; refused,
-- and it names 2024-01-01
insert into holiday values
    ('2023-12-30', false, '元旦'), ('2023-12-31', false, '元旦');
select pg_temp.refused($$select open_month('2023-11-01')$$) as refusal;
-- nothing of these was made: 2023-10 alone, with its 1 obligation
select p.month, count(t.unit) as obligations from period as p left join task as t on t.month = p.month group by p.month order by p.month;

-- the calendar of 2024, as the State Council gave it out
insert into holiday values ('2024-01-01', false, '元旦');
insert into holiday select date '2024-02-10' + g, false, '春节' from generate_series(0, 7) as g;
insert into holiday select date '2024-04-04' + g, false, '清明节' from generate_series(0, 2) as g;
insert into holiday select date '2024-05-01' + g, false, '劳动节' from generate_series(0, 4) as g;
insert into holiday values ('2024-06-10', false, '端午节');
insert into holiday select date '2024-09-15' + g, false, '中秋节' from generate_series(0, 2) as g;
insert into holiday select date '2024-10-01' + g, false, '国庆节' from generate_series(0, 6) as g;
insert into holiday values
    ('2024-02-04', true, '春节调休上班'), ('2024-02-18', true, '春节调休上班'),
    ('2024-04-07', true, '清明节调休上班'),
    ('2024-04-28', true, '劳动节调休上班'), ('2024-05-11', true, '劳动节调休上班'),
    ('2024-09-14', true, '中秋节调休上班'),
    ('2024-09-29', true, '国庆节调休上班'), ('2024-10-12', true, '国庆节调休上班');

-- each with the day of the month it is due on, and where that rolls to:
--   2023-11  31  Sunday 2023-12-31, off; 2024-01-01 off          Tuesday 2024-01-02
--   2023-12   6  Saturday 2024-01-06, no row                     Monday 2024-01-08
--   2024-01   4  Sunday 2024-02-04, worked                       stays
--   2024-02   5  Tuesday 2024-03-05, no row                      stays
--   2024-03   5  Friday 2024-04-05, off; Saturday off            Sunday 2024-04-07, worked
--   2024-04   5  Sunday 2024-05-05, off                          Monday 2024-05-06
--   2024-05  10  Monday 2024-06-10, off                          Tuesday 2024-06-11
--   2024-06   7  Sunday 2024-07-07, no row                       Monday 2024-07-08
--   2024-09   5  Saturday 2024-10-05, off; 6 and 7 October off   Tuesday 2024-10-08
-- one obligation each
select open_month('2023-11-01');
update scheme set due_day = 6;
select open_month('2023-12-01');
update scheme set due_day = 4;
select open_month('2024-01-01');
update scheme set due_day = 5;
select open_month('2024-02-01');
select open_month('2024-03-01');
select open_month('2024-04-01');
update scheme set due_day = 10;
select open_month('2024-05-01');
update scheme set due_day = 7;
select open_month('2024-06-01');
update scheme set due_day = 5;
select open_month('2024-09-01');
select month, due_on, to_char(due_on, 'FMDay') as weekday from task where month > '2023-10-01' order by month;

-- 2025 has no row: December is due on Sunday 2025-01-05 or, with 6, on Monday 2025-01-06; refused
-- either way, and it names that day
select pg_temp.refused($$select open_month('2024-12-01')$$) as refusal;
update scheme set due_day = 6;
select pg_temp.refused($$select open_month('2024-12-01')$$) as refusal;
-- nothing was made: 0 and 0
select count(*) as periods from period where month = '2024-12-01';
select count(*) as tasks from task where month = '2024-12-01';
-- a day that is due in 2024 is covered to its end: November with 31, Tuesday 2024-12-31
update scheme set due_day = 31;
select open_month('2024-11-01');
select due_on from task where month = '2024-11-01';
-- none again: December is due on Sunday 2025-01-05, whatever the calendar covers
update scheme set due_roll = 'none', due_day = 5;
select open_month('2024-12-01');
select due_on from task where month = '2024-12-01';

create temporary table calendar as select day, working, title from holiday;
set client_min_messages = warning;
drop schema regress_due_roll cascade;
reset client_min_messages;
set search_path = pg_catalog;

-- Other days of the same months, and what is late: 411003 and 411024 carry one ledger task each.
select xcedu.create_assessment('regress_rolled', 'xuchang-2023-8');
set search_path = regress_rolled, pg_catalog;
insert into ledger values (1, 'key1', 'one', null);
insert into ledger_unit values (1, '411003'), (1, '411024');
insert into holiday select day, working, title from pg_temp.calendar;
update scheme set due_roll = 'working_day';
--   2024-01  10  Saturday 2024-02-10, off, and so to the 17th    Sunday 2024-02-18, worked
--   2024-02  17  Sunday 2024-03-17, no row                       Monday 2024-03-18
--   2024-04  11  Saturday 2024-05-11, worked                     stays
--   2024-08  15  Sunday 2024-09-15, off; 16 and 17 off           Wednesday 2024-09-18
-- two obligations each
update scheme set due_day = 10;
select open_month('2024-01-01');
update scheme set due_day = 17;
select open_month('2024-02-01');
update scheme set due_day = 11;
select open_month('2024-04-01');
update scheme set due_day = 15;
select open_month('2024-08-01');
select month, min(due_on) as due_on, max(due_on) as last_due_on, to_char(min(due_on), 'FMDay') as weekday from task group by month order by month;
-- Reported on the day that it rolls to, 411003 is in time: 5. A day later, 411024 is not: 4.
update task set done_on = case unit when '411003' then date '2024-02-18' else '2024-02-19' end where month = '2024-01-01';
select unit, own, score from item_score where month = '2024-01-01' and item = 'report' and unit in ('411003', '411024') order by unit;

set client_min_messages = warning;
drop schema regress_rolled cascade;
