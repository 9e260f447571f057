-- A table, view or foreign table as the sheet that it would be: load_relation() does what load_csv() does with the same content, and
-- reload() reads Chinese titles and cells as sheets have them, and rows without external_id by their key.

set datestyle = iso;
set client_min_messages = warning;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\set refused :abs_srcdir '/helpers/refused.sql'
select xcedu.create_assessment('regress_relation', 'empty');
set search_path = regress_relation, pg_catalog;
\set ECHO none
\i :rule_book
\i :refused
\set ECHO all
select open_month('2024-01-01'), open_month('2024-02-01');
create schema regress_source;

-- ---------- as a sheet ----------
-- Chinese titles in another order, days as a spreadsheet writes them, an empty row, blanks around a cell, the number that ogr_fdw gives
create table regress_source.task (fid bigint, 任务编号 text, 单位代码 text, 考核内容代码 text, 月份 text, 任务内容 text, 下达日期 text, 期限 text, 完成日期 text);
insert into regress_source.task values
    (2, 't1', 'A', 'chore', '2024年1月', '报送“一览表”', '2024年1月2日', '2024/1/10', '2024.1.9'),
    (3, null, null, null, null, null, null, null, null),
    (4, ' t2 ', 'B', 'chore', '2024-01', E'两行\n内容', '2024-1-2', '2024-01-10', '　');
select * from load_relation('task', 'regress_source.task');
select unit, task_id, month, title, issued_on, due_on, done_on from task order by unit;
-- with the types that a database or a workbook gives them: days, midnights, numbers
create table regress_source.mark (单位代码 text, 考核内容代码 text, 月份 timestamp, 得分 double precision, 评分理由 text);
insert into regress_source.mark values ('A', 'key', '2024-01-01 00:00', 70.5, null), ('B', 'key', '2024-01-01 00:00', 71, '评分');
select * from load_relation('mark', 'regress_source.mark');
create table regress_source.holiday (day date, working boolean, title text);
insert into regress_source.holiday values ('2024-02-10', false, '春节'), ('2024-02-18', true, '调休');
select * from load_relation('holiday', 'regress_source.holiday');
select m.unit, m.month, m.score, m.reason from mark as m order by m.unit;
select day, working, title from holiday order by day;
-- a corrected one replaces, and says what changes
update regress_source.mark set 得分 = 72 where 单位代码 = 'B';
select * from load_relation('mark', 'regress_source.mark', 'replace');

-- ---------- the same report as of a file ----------
-- what is wrong with cells, rows, titles; the line is that of the file
create function pg_temp.same(relation text, source regclass, content text)
returns table (line integer, "column" text, value text, reason text, in_file boolean)
language sql
as $$
    select coalesce(r.line, f.line), coalesce(r."column", f."column"), coalesce(r.value, f.value), left(coalesce(r.reason, f.reason), 40),
           (r.line, r."column", r.value, r.reason) is not distinct from (f.line, f."column", f.value, f.reason)
    from (select x.*, row_number() over () as n from load_relation(same.relation, same.source) as x) as r
    full join (select x.*, row_number() over () as n from load_csv(same.relation, convert_to(same.content, 'UTF8')) as x) as f on f.n = r.n
$$;
create table regress_source.bad (单位代码 text, 考核内容代码 text, 月份 text, 得分 text, 评分理由 text);
insert into regress_source.bad values
    ('C', 'key', '2024年13月', '７0', null), ('X', 'key', '2024年1月', '60', '"说"'), ('C', 'key', '45292', '5.6000000000000005', null),
    (null, 'key', '2024年1月', '1,000', null), ('D', 'key', '2024年1月', '61', null);
select line, "column", value, reason, in_file
from pg_temp.same('mark', 'regress_source.bad',
                  E'单位代码,考核内容代码,月份,得分,评分理由\nC,key,2024年13月,７0,\nX,key,2024年1月,60,"""说"""\nC,key,45292,5.6000000000000005,\n,key,2024年1月,"1,000",\nD,key,2024年1月,61,\n')
order by line, "column";
-- with cells that can be read the table refuses what it does not take
delete from regress_source.bad where 单位代码 is distinct from 'X' and 单位代码 is distinct from 'D';
select line, "column", value, in_file
from pg_temp.same('mark', 'regress_source.bad', E'单位代码,考核内容代码,月份,得分,评分理由\nX,key,2024年1月,60,"""说"""\nD,key,2024年1月,61,\n');
alter table regress_source.bad rename 评分理由 to 理由;
alter table regress_source.bad drop 月份;
select line, "column", value, in_file from pg_temp.same('mark', 'regress_source.bad', E'单位代码,考核内容代码,得分,理由\nX,key,60,\n') order by 2;
-- nothing was loaded by any of these
select count(*) as marks from mark;
-- errors
select pg_temp.refused($$select * from load_relation(null, 'regress_source.bad')$$) as refusal;
select pg_temp.refused($$select * from load_relation('mark', null)$$) as refusal;
select pg_temp.refused($$select * from load_relation('history', 'regress_source.bad')$$) as refusal;
select pg_temp.refused($$select * from load_relation('mark', 'regress_source.bad', 'overwrite')$$) as refusal;
-- the source is read and the table is written with the rights of the caller: 42501 each
create role regress_relation_section;
select grant_duty('regress_relation_section', 'section', item => 'key');
grant usage on schema regress_source to regress_relation_section;
set role regress_relation_section;
select pg_temp.refused($$select * from regress_relation.load_relation('mark', 'regress_source.mark')$$) as refusal;
reset role;
grant select on regress_source.task to regress_relation_section;
set role regress_relation_section;
select line, "column", value, left(reason, 6) as reason from regress_relation.load_relation('task', 'regress_source.task');
reset role;

-- ---------- reload with Chinese titles ----------
create table regress_source.oa (单位代码 text, 任务编号 text, 考核内容代码 text, 月份 text, 任务内容 text, 下达日期 text, 期限 date, 完成日期 timestamp, 来源系统中的编号 text, 备注 text);
insert into regress_source.oa values
    ('C', 'o1', 'chore', '2024年1月', '督办', '2024年1月3日', '2024-01-12', '2024-01-11 00:00', 'OA-1', '其他列不看'),
    ('D', 'o2', 'chore', '2024年2月', '督办', '2024/2/3', '2024-02-12', null, 'OA-2', null);
select action, unit, row_key, external_id, month, difference from reload('task', 'regress_source.oa') order by unit;
select unit, task_id, month, issued_on, due_on, done_on from task where external_id is not null order by unit;
select count(*) as differences from reload('task', 'regress_source.oa');
-- a row that cannot be read: it and what else cannot be read is listed, and nothing is changed
update regress_source.oa set 月份 = '2024年13月', 下达日期 = '3.1.2024' where 单位代码 = 'C';
update regress_source.oa set 任务内容 = '改' where 单位代码 = 'D';
select action, unit, row_key, external_id, month, difference from reload('task', 'regress_source.oa') order by unit;
select title from task where unit = 'D';
-- that under its own name goes before that under the Chinese one; a column that is missing under both is an error: 42703
create view regress_source.oa_named as select 单位代码, 'chore' as item, 任务编号, '2024-01-01'::date as month, 任务内容 as title, 任务内容 as 任务内容, date '2024-01-03' as issued_on, 期限, 完成日期, 来源系统中的编号 from regress_source.oa where 单位代码 = 'C';
select action, unit, month, difference from reload('task', 'regress_source.oa_named', '2024-01-01') order by action, unit;
alter table regress_source.oa rename 考核内容代码 to 内容;
select pg_temp.refused($$select * from reload('task', 'regress_source.oa')$$) as refusal;
-- status of events as sheets have it
create table regress_source.event (单位代码 text, 事项编号 text, 规则代码 text, 所属工作 text, 事项内容 text, 发生日期 text, 文号 text, 文件日期 text, 状态 text, 来源系统中的编号 text);
insert into regress_source.event values
    ('A', 'e1', 'praise', null, '表彰', '2024年1月5日', '许政〔2024〕1号', '2024年1月6日', '认定', 'E-1'),
    ('A', 'e2', 'praise', null, '表彰', '2024年1月7日', '许政〔2024〕2号', '2024年1月8日', '待审', 'E-2');
select action, unit, row_key from reload('event', 'regress_source.event') order by row_key;
select event_id, status, occurred_on from event order by event_id;
update regress_source.event set 状态 = '同意' where 事项编号 = 'e2';
select action, row_key, difference from reload('event', 'regress_source.event') order by row_key;

-- ---------- rows without external_id ----------
-- by default an error, 22004; by_key matches them with the rows here that have none
create table regress_source.hand (unit text, task_id text, item text, month date, title text, issued_on date, due_on date, done_on date, external_id text);
insert into regress_source.hand values
    ('A', 't1', 'chore', '2024-01-01', '改过的内容', '2024-01-02', '2024-01-10', '2024-01-09', null),
    ('B', 't9', 'chore', '2024-01-01', '新的', '2024-01-02', '2024-01-10', null, ' '),
    ('C', 'o1', 'chore', '2024-01-01', '本库有编号', '2024-01-02', '2024-01-10', null, null),
    ('D', 'h4', 'chore', '2024-02-01', '有编号的', '2024-02-02', '2024-02-10', null, 'OA-4');
select pg_temp.refused($$select * from reload('task', 'regress_source.hand')$$) as refusal;
-- t1 of A is updated, t9 of B is new, o1 of C is the warehouse's here, h4 of D is new; t2 of B, which the source does not have, is not looked
-- at, and the warehouse's rows of January and February, o1 and o2, are gone
select action, unit, row_key, external_id, difference from reload('task', 'regress_source.hand', by_key => true) order by unit, action, row_key;
select action, unit, row_key from reload('task', 'regress_source.hand', by_key => true) order by unit, action, row_key;
select unit, task_id, title, external_id from task order by unit, task_id;
-- a source without that column
alter table regress_source.hand drop external_id;
delete from regress_source.hand where unit <> 'B';
update regress_source.hand set done_on = '2024-01-08';
select action, unit, row_key, difference from reload('task', 'regress_source.hand', by_key => true) where action <> 'vanished' order by unit;
-- twice the same key is an error: 21000
insert into regress_source.hand select * from regress_source.hand;
select pg_temp.refused($$select * from reload('task', 'regress_source.hand', by_key => true)$$) as refusal;
-- measured values and events too
insert into item values ('rate', '比率');
insert into scheme_item (scheme, item, parent, kind, start, compare) values ('small', 'rate', 'bonus', 'measure', 0, 'value');
create table regress_source.measure as select 'A' as unit, 'rate' as item, date '2024-01-01' as month, 5.5 as value, null::numeric as target, null::text as reason;
select action, row_key, difference from reload('measure', 'regress_source.measure', by_key => true);
update regress_source.measure set value = 6;
select action, row_key, difference from reload('measure', 'regress_source.measure', by_key => true);
create table regress_source.penalty as select 'B' as unit, 'p1' as event_id, 'blame' as rule, null::text as work, '批评' as title, date '2024-01-09' as occurred_on, null::text as document_no, null::date as document_on, null::text as status;
select action, row_key, month, difference from reload('event', 'regress_source.penalty', by_key => true) where action <> 'vanished';
update regress_source.penalty set title = '通报批评';
select action, row_key, month, difference from reload('event', 'regress_source.penalty', by_key => true) where action <> 'vanished';
select unit, event_id, title, external_id from event order by unit, event_id;

drop schema regress_relation cascade;
drop schema regress_source cascade;
drop role regress_relation_section;
