-- Facts from a warehouse: reload() writes what differs, lists what it may not write, and changes
-- nothing when it is run again.

set datestyle = iso;
set jit = off;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

select xcedu.create_assessment('regress_reload', 'xuchang-2023-8');
set search_path = regress_reload, pg_catalog;
-- what is not marked gets full marks, so that a month can be published without marks
update scheme set unmarked = 'full_marks';
select open_month('2024-01-01'), open_month('2024-02-01'), open_month('2024-03-01');

create schema regress_warehouse;
create table regress_warehouse.task (
    unit text, task_id text, item text, month date, title text, issued_on date, due_on date, done_on date, external_id text);
create table regress_warehouse.mark (unit text, item text, month date, score numeric, deduction numeric, reason text);
create table regress_warehouse.event (
    unit text, event_id text, rule text, work text, title text, occurred_on date, document_no text, document_on date,
    status text, external_id text);

-- How many changes of facts are on record
create temporary view changes as
select count(*) filter (where relation = 'task') as task,
       count(*) filter (where relation = 'mark') as mark,
       count(*) filter (where relation = 'event') as event
from history;

-- ---------- tasks: in, twice, corrected, moved, vanished ----------
-- One task was entered here by hand and has no external_id: no reload is about it.
insert into task (unit, task_id, item, month, title, issued_on, due_on) values
    ('411024', 'H1', 'assignment', '2024-02-01', '手工登记', '2024-02-01', '2024-02-10');
-- An external_id is unique within a unit only: OA-1 is there twice.
insert into regress_warehouse.task values
    ('411002', 'T1', 'assignment', '2024-01-01', '材料一', '2024-01-02', '2024-01-10', '2024-01-09', 'OA-1'),
    ('411002', 'T2', 'supervision', '2024-02-01', '整改', '2024-02-01', '2024-02-10', null, 'OA-2'),
    ('411003', 'T1', 'assignment', '2024-02-01', '材料二', '2024-02-01', '2024-02-10', '2024-02-12', 'OA-1'),
    ('411003', 'T2', 'assignment', '2024-02-01', '材料三', '2024-02-01', '2024-02-10', '2024-02-10', 'OA-2');
-- 4 inserted, no differences listed
select * from reload('task', 'regress_warehouse.task') order by action, unit, row_key;
-- they are here as they are there, besides the one entered by hand: 0, 1
select (select count(*) from (select unit, task_id, item, month, title, issued_on, due_on, done_on, external_id from regress_warehouse.task
                              except
                              select unit, task_id, item, month, title, issued_on, due_on, done_on, external_id from task) as x) as missing,
       (select count(*) from task where external_id is null) as by_hand;
-- again: no rows, and nothing more on record: 5 tasks inserted before and after
select task from changes;
select * from reload('task', 'regress_warehouse.task') order by action, unit, row_key;
select * from reload('task', 'regress_warehouse.task', '2024-01-01') order by action, unit, row_key;
select task from changes;

-- Corrected: a title with quotes in it, and a day; done now; moved to March; another code; one is new;
-- one is gone, and stays here:
--   inserted  411024  411024/T9  OA-9  2024-03-01
--   updated   411002  411002/T1  OA-1  2024-01-01  title: "材料一" → "材料\"一\""; done_on: 2024-01-09 → 2024-01-11
--   updated   411002  411002/T2  OA-2  2024-02-01  done_on: NULL → 2024-02-09
--   updated   411003  411003/T3  OA-1  2024-03-01  task_id: "T1" → "T3"; month: 2024-02-01 → 2024-03-01
--   vanished  411003  411003/T2  OA-2  2024-02-01
update regress_warehouse.task set title = '材料"一"', done_on = '2024-01-11' where unit = '411002' and external_id = 'OA-1';
update regress_warehouse.task set done_on = '2024-02-09' where unit = '411002' and external_id = 'OA-2';
update regress_warehouse.task set task_id = 'T3', month = '2024-03-01' where unit = '411003' and external_id = 'OA-1';
delete from regress_warehouse.task where unit = '411003' and external_id = 'OA-2';
insert into regress_warehouse.task values
    ('411024', 'T9', 'assignment', '2024-03-01', '材料四', '2024-03-01', '2024-03-10', '2024-03-10', 'OA-9');
select * from reload('task', 'regress_warehouse.task') order by action, unit, row_key;
-- 411002 T1 and T2 with their corrections, 411003 T2 still here, T3 in March, 411024 H1 and T9
select unit, task_id, month, title, done_on, external_id from task order by unit, task_id;
-- on record: 5, and 1 inserted, 2 updated, and one that went under its old code and came under its new one: 10
select task from changes;
-- again: the one that is gone is reported as long as it is, and nothing is written: 10
--   vanished  411003  411003/T2  OA-2  2024-02-01
select * from reload('task', 'regress_warehouse.task') order by action, unit, row_key;
select task from changes;

-- ---------- the order of the rows, their types, and a view ----------
-- A view of another shape gives them the names: numbers and times where days and text are wanted, in
-- no order, and with a column more. Nothing differs but what is gone:
--   vanished  411003  411003/T2  OA-2  2024-02-01
create table regress_warehouse.notice as
select unit::varchar(20) as organ, task_id, item, month::timestamp as month, title, issued_on::timestamp as sent, due_on::text as deadline,
       done_on, substr(external_id, 4)::integer as id
from regress_warehouse.task;
create view regress_warehouse.mapped as
select organ as unit, task_id, item, month, title, sent as issued_on, deadline as due_on, done_on, 'OA-' || id as external_id, 'x' as more
from regress_warehouse.notice
order by random();
select * from reload('task', 'regress_warehouse.mapped') order by action, unit, row_key;
-- nor does the order of days in DateStyle matter
set datestyle = 'sql, dmy';
select * from reload('task', 'regress_warehouse.mapped') order by action, unit, row_key;
set datestyle = iso;
-- Loaded into an empty table from one end and from the other, the rows and the report are the same: t, t
create view regress_warehouse.forth as select * from regress_warehouse.task order by unit, external_id;
create view regress_warehouse.back as select * from regress_warehouse.task order by unit desc, external_id desc;
begin;
delete from task;
select string_agg(r::text, '|') as report from reload('task', 'regress_warehouse.forth') as r \gset forth_
select string_agg(t::text, '|' order by t.unit, t.task_id) as rows from task as t \gset forth_
rollback;
begin;
delete from task;
select string_agg(r::text, '|') as report from reload('task', 'regress_warehouse.back') as r \gset back_
select string_agg(t::text, '|' order by t.unit, t.task_id) as rows from task as t \gset back_
rollback;
select :'forth_report' = :'back_report' as same_report, :'forth_rows' = :'back_rows' as same_rows;

-- ---------- from which month on ----------
-- The source has March alone, and says so. The rows of January and February are no business of it: neither
-- that they are gone, nor that one of them is there with another title. What comes to March is, and what
-- leaves it.
--   inserted  411025  411025/T1  OA-5  2024-03-01
--   updated   411002  411002/T2  OA-2  2024-03-01  month: 2024-02-01 → 2024-03-01
--   updated   411003  411003/T3  OA-1  2024-02-01  month: 2024-03-01 → 2024-02-01
--   vanished  411024  411024/T9  OA-9  2024-03-01
create table regress_warehouse.march (like regress_warehouse.task);
insert into regress_warehouse.march values
    ('411002', 'T1', 'assignment', '2024-01-01', '不同', '2024-01-02', '2024-01-10', null, 'OA-1'),
    ('411002', 'T2', 'supervision', '2024-03-01', '整改', '2024-02-01', '2024-02-10', '2024-02-09', 'OA-2'),
    ('411003', 'T3', 'assignment', '2024-02-01', '材料二', '2024-02-01', '2024-02-10', '2024-02-12', 'OA-1'),
    ('411025', 'T0', 'assignment', '2024-02-01', '二月新增', '2024-02-01', '2024-02-10', '2024-02-10', 'OA-6'),
    ('411025', 'T1', 'assignment', '2024-03-01', '三月新增', '2024-03-01', '2024-03-10', '2024-03-10', 'OA-5');
begin;
select * from reload('task', 'regress_warehouse.march', '2024-03-01') order by action, unit, row_key;
rollback;
-- Without a first month it is about the months that occur in it, here all three: also T1 with its title,
-- which is not done any more, T0, and 411003 T2, which is gone.
--   inserted  411025  411025/T0  OA-6  2024-02-01
--   inserted  411025  411025/T1  OA-5  2024-03-01
--   updated   411002  411002/T1  OA-1  2024-01-01  title: "材料\"一\"" → "不同"; done_on: 2024-01-11 → NULL
--   updated   411002  411002/T2  OA-2  2024-03-01  month: 2024-02-01 → 2024-03-01
--   updated   411003  411003/T3  OA-1  2024-02-01  month: 2024-03-01 → 2024-02-01
--   vanished  411003  411003/T2  OA-2  2024-02-01
--   vanished  411024  411024/T9  OA-9  2024-03-01
begin;
select * from reload('task', 'regress_warehouse.march') order by action, unit, row_key;
rollback;
-- An empty source is about no month: no rows. From March on it says that all of it is gone:
--   vanished  411003  411003/T3  OA-1  2024-03-01
--   vanished  411024  411024/T9  OA-9  2024-03-01
truncate regress_warehouse.march;
select * from reload('task', 'regress_warehouse.march') order by action, unit, row_key;
select * from reload('task', 'regress_warehouse.march', '2024-03-01') order by action, unit, row_key;

-- ---------- marks ----------
-- They have no external_id; unit, item and month are their key. Of key3, which was entered here, the
-- source has no row at all, so it is not about it.
insert into mark (unit, item, month, score) values ('411002', 'key3', '2024-02-01', 7);
insert into regress_warehouse.mark values
    ('411002', 'key1', '2024-02-01', 6.50, null, '进度滞后'),
    ('411003', 'key1', '2024-02-01', null, 0.5, null),
    ('411003', 'key2', '2024-02-01', 8, null, null);
--   inserted  411002/key1/2024-02-01, 411003/key1/2024-02-01, 411003/key2/2024-02-01
select * from reload('mark', 'regress_warehouse.mark') order by action, unit, row_key;
-- another scale is no other number: no rows. 4 inserted.
update regress_warehouse.mark set score = 6.5 where unit = '411002';
select * from reload('mark', 'regress_warehouse.mark') order by action, unit, row_key;
select mark from changes;
--   inserted  411003  411003/key1/2024-03-01
--   updated   411002  411002/key1/2024-02-01  score: 6.50 → NULL; deduction: NULL → 1; reason: "进度滞后" → NULL
--   vanished  411003  411003/key1/2024-02-01: another month is another mark
--   vanished  411003  411003/key2/2024-02-01
update regress_warehouse.mark set score = null, deduction = 1, reason = null where unit = '411002';
update regress_warehouse.mark set month = '2024-03-01' where unit = '411003' and item = 'key1';
update regress_warehouse.mark set unit = '411024' where item = 'key2';
--   and, of key2, inserted  411024  411024/key2/2024-02-01
select * from reload('mark', 'regress_warehouse.mark') order by action, unit, row_key;
-- on record: 4, and 2 inserted, 1 updated: 7
select mark from changes;

-- ---------- events: review happens here ----------
insert into regress_warehouse.event values
    ('411002', 'E1', 'meeting-city', 'W1', '现场会', '2024-01-10', null, null, null, 'X-1'),
    ('411002', 'E2', 'criticism', null, '通报', '2024-02-05', null, null, null, 'X-2'),
    ('411003', 'E3', 'meeting-province', null, '省现场会', '2024-01-31', 'No. 3', '2024-02-07', 'approved', 'X-3'),
    ('411024', 'E4', 'meeting-city', null, '交流会', '2024-02-06', null, null, 'claimed', 'X-4'),
    ('411025', 'E5', 'commendation-city', null, '表彰', '2024-02-08', 'No. 5', '2024-02-09', null, 'X-5');
-- the month is that of the credit: E3 with its document in February
--   inserted  E1 2024-01-01, E2 2024-02-01, E3 2024-02-01, E4 2024-02-01, E5 2024-02-01
select * from reload('event', 'regress_warehouse.event') order by action, unit, row_key;
-- claimed, approved (a penalty), approved (as it is there), claimed, claimed
select unit, event_id, status, month, external_id from event order by unit, event_id;
-- Reviewed here: E4 approved, with a document that the warehouse has not; E5 rejected. That is no difference,
-- nor what the warehouse says of the status.
update event set status = 'approved', document_no = 'No. 4', document_on = '2024-02-20' where event_id = 'E4';
update event set status = 'rejected' where event_id = 'E5';
update regress_warehouse.event set status = 'revoked' where event_id = 'E3';
select event from changes;
select * from reload('event', 'regress_warehouse.event') order by action, unit, row_key;
select * from reload('event', 'regress_warehouse.event', '2024-01-01') order by action, unit, row_key;
-- 5 inserted, 2 reviewed: 7 and 7
select event from changes;
-- Corrected there: E2 happened in March, and its month of credit follows; E3 was not reviewed here, and gets its
-- title; E4 and E5 were, and are listed only; E1, a claim, gets its document, of February, and its month follows.
--   reviewed  411024  E4  2024-02-01  title: "交流会" → "经验交流会"; document_no: "No. 4" → "No. 44"; document_on: 2024-02-20 → 2024-02-21
--   reviewed  411025  E5  2024-02-01  rule: "commendation-city" → "commendation-province"
--   updated   411002  E1  2024-02-01  document_no: NULL → "No. 1"; document_on: NULL → 2024-02-01
--   updated   411002  E2  2024-03-01  occurred_on: 2024-02-05 → 2024-03-05
--   updated   411003  E3  2024-02-01  title: "省现场会" → "省级现场会"
update regress_warehouse.event set document_no = 'No. 1', document_on = '2024-02-01' where event_id = 'E1';
update regress_warehouse.event set occurred_on = '2024-03-05' where event_id = 'E2';
update regress_warehouse.event set title = '省级现场会' where event_id = 'E3';
update regress_warehouse.event set title = '经验交流会', document_no = 'No. 44', document_on = '2024-02-21' where event_id = 'E4';
update regress_warehouse.event set rule = 'commendation-province' where event_id = 'E5';
select * from reload('event', 'regress_warehouse.event') order by action, unit, row_key;
-- E1 claimed in February; E2 in March; E4 as it was approved, E5 as it was rejected
select event_id, rule, title, document_no, status, month from event order by event_id;
-- back as they were reviewed: no rows but for E3, which is gone (it occurred in January, as E1 did)
--   vanished  411003  E3  2024-02-01
update regress_warehouse.event set title = '交流会', document_no = null, document_on = null where event_id = 'E4';
update regress_warehouse.event set rule = 'commendation-city' where event_id = 'E5';
delete from regress_warehouse.event where event_id = 'E3';
select * from reload('event', 'regress_warehouse.event') order by action, unit, row_key;
-- E3 occurred in January: from February on it is not asked for
select * from reload('event', 'regress_warehouse.event', '2024-02-01') order by action, unit, row_key;

-- ---------- published ----------
-- January is published. It has, of tasks, 411002 T1 and what is added now; E6 of events.
insert into regress_warehouse.task values
    ('411002', 'P1', 'assignment', '2024-01-01', '将移出', '2024-01-02', '2024-01-10', '2024-01-10', 'OA-11'),
    ('411002', 'P2', 'assignment', '2024-01-01', '将消失', '2024-01-02', '2024-01-10', null, 'OA-12'),
    ('411002', 'P3', 'assignment', '2024-02-01', '将移入', '2024-02-02', '2024-02-10', '2024-02-10', 'OA-13');
insert into regress_warehouse.event values
    ('411081', 'E6', 'criticism', null, '一月通报', '2024-01-15', null, null, null, 'X-6'),
    ('411081', 'E7', 'meeting-city', null, '一月申报', '2024-01-16', null, null, null, 'X-7');
insert into regress_warehouse.mark values ('411002', 'key1', '2024-01-01', 5, null, null);
select action, row_key from reload('task', 'regress_warehouse.task') where action = 'inserted' order by row_key;
select action, row_key from reload('mark', 'regress_warehouse.mark') where action = 'inserted' order by row_key;
select action, row_key from reload('event', 'regress_warehouse.event') where action = 'inserted' order by row_key;
select publish_month('2024-01-01') is not null as published;
-- In the source it is changed, moved out, gone, moved in, and new; one of February is corrected by the same run:
--   published  411002  411002/P1  OA-11  2024-01-01  month: 2024-01-01 → 2024-02-01
--   published  411002  411002/P2  OA-12  2024-01-01  all columns → NULL
--   published  411002  411002/P3  OA-13  2024-01-01  month: 2024-02-01 → 2024-01-01
--   published  411002  411002/P4  OA-14  2024-01-01  NULL → all columns
--   published  411002  411002/T1  OA-1   2024-01-01  title: "材料\"一\"" → "材料一"
--   updated    411002  411002/T2  OA-2   2024-02-01  title: "整改" → "整改到位"
--   vanished   411003  411003/T2  OA-2   2024-02-01
update regress_warehouse.task set month = '2024-02-01' where task_id = 'P1';
delete from regress_warehouse.task where task_id = 'P2';
update regress_warehouse.task set month = '2024-01-01' where task_id = 'P3';
insert into regress_warehouse.task values
    ('411002', 'P4', 'assignment', '2024-01-01', '补录', '2024-01-02', '2024-01-10', null, 'OA-14');
update regress_warehouse.task set title = '材料一' where unit = '411002' and task_id = 'T1';
update regress_warehouse.task set title = '整改到位' where unit = '411002' and task_id = 'T2';
select task from changes;
select * from reload('task', 'regress_warehouse.task') order by action, unit, row_key;
-- the correction of February is one change more
select task from changes;
-- again: the same without it
select action, row_key from reload('task', 'regress_warehouse.task') order by action, unit, row_key;
-- A mark of January is another there, and one is new; in March one is corrected:
--   published  411002  411002/key1/2024-01-01  2024-01-01  score: 5 → 6
--   published  411003  411003/key1/2024-01-01  2024-01-01  NULL → all columns that it has
--   updated    411003  411003/key1/2024-03-01  2024-03-01  reason: NULL → "更正"
--   vanished: 411003/key1/2024-02-01 and 411003/key2/2024-02-01, still
update regress_warehouse.mark set score = 6 where unit = '411002' and month = '2024-01-01';
insert into regress_warehouse.mark values ('411003', 'key1', '2024-01-01', 7, null, null);
update regress_warehouse.mark set reason = '更正' where unit = '411003' and month = '2024-03-01';
select * from reload('mark', 'regress_warehouse.mark') order by action, unit, row_key;
-- Events of January: E6 is gone and E7 has another title, both are listed. E8, which is new, and E2, which is dated
-- back to January, go to February, the first open month (A19).
--   inserted   411081  E8  2024-02-01
--   published  411081  E6  2024-01-01  all columns → NULL
--   published  411081  E7  2024-01-01  title: "一月申报" → "一月现场会"
--   updated    411002  E2  2024-02-01  occurred_on: 2024-03-05 → 2024-01-20
--   vanished   411003  E3  2024-02-01
update regress_warehouse.event set title = '一月现场会' where event_id = 'E7';
update regress_warehouse.event set occurred_on = '2024-01-20' where event_id = 'E2';
delete from regress_warehouse.event where event_id = 'E6';
insert into regress_warehouse.event values
    ('411081', 'E8', 'criticism', null, '迟到的通报', '2024-01-18', null, null, null, 'X-8');
select * from reload('event', 'regress_warehouse.event') order by action, unit, row_key;
-- E2 and E8: 2024-02-01, carried from 2024-01-01
select event_id, month, carried_from from event where event_id in ('E2', 'E8') order by event_id;
-- again: E6 and E7 are listed, E3 is gone, nothing else
select action, row_key from reload('event', 'regress_warehouse.event') order by action, unit, row_key;
-- The pending claim E7 is reviewed, and so moves to February; it was reviewed here: listed as such.
--   reviewed   411081  E7  2024-02-01  title: "一月申报" → "一月现场会"
update event set status = 'approved', document_no = 'No. 7', document_on = '2024-01-17' where event_id = 'E7';
select * from reload('event', 'regress_warehouse.event') where row_key = '["411081", "E7"]' order by action, unit, row_key;
-- What was published is what is published: no rows
select problem, relation, row_key, message from verify_publications() order by problem, relation, row_key;
-- Reopened, January takes what was listed:
--   inserted  P4, updated P1, P3, T1; vanished 411002 P2 and 411003 T2
select amend_month('2024-01-01', '按数据仓库更正') as revision;
select action, row_key from reload('task', 'regress_warehouse.task') order by action, unit, row_key;

-- ---------- what is wrong with a source ----------
-- Each has a good row besides; none of it is taken: the counts are the same at the end.
select (select count(*) from task) as tasks, (select count(*) from mark) as marks, (select count(*) from event) as events \gset before_
create table regress_warehouse.bad (like regress_warehouse.task);
insert into regress_warehouse.bad values
    ('411003', 'N1', 'assignment', '2024-03-01', '好', '2024-03-01', '2024-03-10', null, 'N-1');
-- 22023, 22004, 22004, 22023, 42703
select pg_temp.refused($$select reload('unit', 'regress_warehouse.bad')$$) as refusal;
select pg_temp.refused($$select reload(null, 'regress_warehouse.bad')$$) as refusal;
select pg_temp.refused($$select reload('task', null)$$) as refusal;
select pg_temp.refused($$select reload('task', 'regress_warehouse.bad', '2024-03-02')$$) as refusal;
select pg_temp.refused($$select reload('mark', 'regress_warehouse.bad')$$) as refusal;
-- without external_id: NULL and blank, 2 of them
begin;
insert into regress_warehouse.bad values
    ('411003', 'N2', 'assignment', '2024-03-01', '无编号', '2024-03-01', '2024-03-10', null, null),
    ('411002', 'N3', 'assignment', '2024-03-01', '空编号', '2024-03-01', '2024-03-10', null, '  ');
select reload('task', 'regress_warehouse.bad');
rollback;
-- the same one twice, though they differ: 1
begin;
insert into regress_warehouse.bad values
    ('411003', 'N2', 'assignment', '2024-02-01', '重复', '2024-03-01', '2024-03-10', null, 'N-1'),
    ('411002', 'N3', 'assignment', '2024-03-01', '别的单位', '2024-03-01', '2024-03-10', null, 'N-1');
select reload('task', 'regress_warehouse.bad');
rollback;
-- and of marks: 411003/key1/2024-03-01
begin;
insert into regress_warehouse.mark values ('411003', 'key1', '2024-03-01', 1, null, null);
select reload('mark', 'regress_warehouse.mark');
rollback;
-- the constraints and guards say what else is wrong: an unknown unit, an item that is marked, a month that is
-- not open, a day in the middle of one, a code that is taken by a task that was entered by hand, no day
begin;
insert into regress_warehouse.bad values ('411999', 'N2', 'assignment', '2024-03-01', '坏', '2024-03-01', '2024-03-10', null, 'N-2');
select pg_temp.refused($$select reload('task', 'regress_warehouse.bad')$$) as refusal;
update regress_warehouse.bad set unit = '411003', item = 'key1' where task_id = 'N2';
select pg_temp.refused($$select reload('task', 'regress_warehouse.bad')$$) as refusal;
update regress_warehouse.bad set item = 'assignment', month = '2024-04-01' where task_id = 'N2';
select pg_temp.refused($$select reload('task', 'regress_warehouse.bad')$$) as refusal;
update regress_warehouse.bad set month = '2024-03-15' where task_id = 'N2';
select pg_temp.refused($$select reload('task', 'regress_warehouse.bad')$$) as refusal;
update regress_warehouse.bad set unit = '411024', task_id = 'H1', month = '2024-03-01' where task_id = 'N2';
select pg_temp.refused($$select reload('task', 'regress_warehouse.bad')$$) as refusal;
update regress_warehouse.bad set task_id = 'N2', due_on = null where task_id = 'H1';
select pg_temp.refused($$select reload('task', 'regress_warehouse.bad')$$) as refusal;
rollback;
-- above the full marks, and an approved bonus without a document
begin;
insert into regress_warehouse.mark values ('411025', 'key1', '2024-03-01', 7.5, null, null);
select pg_temp.refused($$select reload('mark', 'regress_warehouse.mark')$$) as refusal;
insert into regress_warehouse.event values
    ('411025', 'E9', 'meeting-city', null, '现场会', '2024-03-10', null, null, 'approved', 'X-9');
select pg_temp.refused($$select reload('event', 'regress_warehouse.event')$$) as refusal;
rollback;
-- t
select ((select count(*) from task), (select count(*) from mark), (select count(*) from event))
       = (:before_tasks, :before_marks, :before_events) as as_before;

-- ---------- who ----------
create role regress_reload_section;
create role regress_reload_unit;
create role regress_reload_bureau;
select grant_duty('regress_reload_section', 'section', item => 'key1');
select grant_duty('regress_reload_unit', 'unit', unit => '411002');
select grant_duty('regress_reload_bureau', 'bureau');
create view regress_warehouse.of_key1 as select unit, item, month, score, deduction, reason from regress_warehouse.mark where item = 'key1';
grant usage on schema regress_warehouse to regress_reload_section, regress_reload_unit, regress_reload_bureau;
grant select on all tables in schema regress_warehouse to regress_reload_section, regress_reload_unit, regress_reload_bureau;
-- Here are now, of key1: 411002 of January and February, 411003 of February and March. The source has all but
-- 411003 of February, 411003 of January besides, and the score of 411002 in January is 6 there.
-- The secretariat reloads the marks of key1 (January is open again), from a source that it may read:
--   inserted  411003, key1, 2024-01-01
--   updated   411002, key1, 2024-01-01  score: 5 → 6
--   vanished  411003, key1, 2024-02-01
create role regress_reload_secretariat;
select grant_duty('regress_reload_secretariat', 'secretariat');
set role regress_reload_secretariat;
select pg_temp.refused($$select reload('mark', 'regress_warehouse.of_key1')$$) as may_not_read;
reset role;
grant usage on schema regress_warehouse to regress_reload_secretariat;
grant select on regress_warehouse.of_key1 to regress_reload_secretariat;
set role regress_reload_secretariat;
select * from reload('mark', 'regress_warehouse.of_key1') order by action, unit, row_key;
-- again
select action, row_key from reload('mark', 'regress_warehouse.of_key1') order by action, unit, row_key;
-- others reload nothing: 42501 for all
set role regress_reload_section;
select pg_temp.refused($$select reload('mark', 'regress_warehouse.of_key1')$$) as refusal;
set role regress_reload_unit;
select pg_temp.refused($$select reload('event', 'regress_warehouse.event')$$) as refusal;
set role regress_reload_bureau;
select pg_temp.refused($$select reload('event', 'regress_warehouse.event')$$) as refusal;
reset role;
-- by whom: regress_reload_secretariat, 2
select by_role, count(*) from history where relation = 'mark' and by_role = 'regress_reload_secretariat' group by by_role order by by_role;

-- ---------- what a low role took, and what the tables refuse ----------
-- A unit's claim has the code of a row of the warehouse: that row is in conflict, the other is inserted
create table regress_warehouse.two as select * from regress_warehouse.event where false;
insert into event (unit, event_id, rule, title, occurred_on) values ('411002', 'TAKEN', 'meeting-city', '现场会', '2024-02-10');
insert into regress_warehouse.two (unit, event_id, rule, title, occurred_on, document_no, document_on, status, external_id) values
    ('411002', 'TAKEN', 'meeting-city', '来自仓库', '2024-02-10', '1号', '2024-02-10', 'approved', 'TWO-1'),
    ('411002', 'FREE', 'meeting-city', '来自仓库', '2024-02-10', '2号', '2024-02-10', 'approved', 'TWO-2');
select action, row_key, external_id, difference from reload('event', 'regress_warehouse.two') where external_id ^@ 'TWO' order by row_key;
select event_id, title, external_id from event where event_id in ('TAKEN', 'FREE') order by event_id;
-- rows that the tables refuse are listed, each with its reason, and nothing is changed: not FINE either
insert into regress_warehouse.two (unit, event_id, rule, title, occurred_on, document_no, document_on, status, external_id) values
    ('411002', 'FINE', 'meeting-city', '来自仓库', '2024-02-11', '3号', '2024-02-11', 'approved', 'TWO-3'),
    ('411002', 'NO RULE', 'none', '来自仓库', '2024-02-11', '4号', '2024-02-11', 'approved', 'TWO-4'),
    ('none', 'NO UNIT', 'meeting-city', '来自仓库', '2024-02-11', '5号', '2024-02-11', 'approved', 'TWO-5'),
    ('411002', 'NO DOCUMENT', 'meeting-city', '来自仓库', '2024-02-11', null, null, 'approved', 'TWO-6');
select action, row_key, difference from reload('event', 'regress_warehouse.two') order by row_key;
select count(*) as fine from event where event_id = 'FINE';
delete from event where event_id in ('TAKEN', 'FREE');

-- ---------- many ----------
-- 10,000 tasks of March in 3 units, and 10,000 events: all of them inserted, then none; then every 100th
-- is another, 100 updated, and every 1,000th is gone, 10 vanished
truncate regress_warehouse.task, regress_warehouse.event;
delete from event;
insert into regress_warehouse.task
select (array['411002', '411003', '411024'])[1 + g % 3], 'M' || g, 'assignment', '2024-03-01', '任务' || g,
       '2024-03-01', '2024-03-10', date '2024-03-05' + g % 7, 'M-' || g
from generate_series(1, 10000) as g;
insert into regress_warehouse.event
select (array['411002', '411003', '411024'])[1 + g % 3], 'M' || g, 'meeting-city', 'W' || g % 500, '事项' || g,
       date '2024-03-01' + g % 20, 'No. ' || g, date '2024-03-01' + g % 30, 'approved', 'M-' || g
from generate_series(1, 10000) as g;
select action, count(*) from reload('task', 'regress_warehouse.task') where row_key like '%"M%' group by action order by action;
select action, count(*) from reload('event', 'regress_warehouse.event') where row_key like '%"M%' group by action order by action;
select action, count(*) from reload('task', 'regress_warehouse.task') where row_key like '%"M%' group by action order by action;
select action, count(*) from reload('event', 'regress_warehouse.event') where row_key like '%"M%' group by action order by action;
update regress_warehouse.task set title = title || '，更正' where substr(task_id, 2)::integer % 100 = 1;
delete from regress_warehouse.task where substr(task_id, 2)::integer % 1000 = 0;
update regress_warehouse.event set title = title || '，更正' where substr(event_id, 2)::integer % 100 = 1;
delete from regress_warehouse.event where substr(event_id, 2)::integer % 1000 = 0;
select action, count(*) from reload('task', 'regress_warehouse.task') where row_key like '%"M%' group by action order by action;
select action, count(*) from reload('event', 'regress_warehouse.event') where row_key like '%"M%' group by action order by action;

set client_min_messages = warning;
drop schema regress_reload cascade;
drop schema regress_warehouse cascade;
drop role regress_reload_section;
drop role regress_reload_unit;
drop role regress_reload_bureau;
drop role regress_reload_secretariat;
