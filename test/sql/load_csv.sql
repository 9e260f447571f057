-- Facts from a spreadsheet: whatever the encoding, the line ends and the language of the
-- header, the same facts come in; all rows do or none, and the report has every bad row.
-- (load_csv_malformed.sql has the kinds of bad rows.)

set datestyle = iso;
\set SHOW_CONTEXT never
\pset format unaligned
\pset null NULL
\getenv abs_srcdir PG_ABS_SRCDIR
\set data :abs_srcdir '/data/xuchang'
\cd :data
select xcedu.create_assessment('regress_load_csv', 'xuchang-2023-8');
set search_path = regress_load_csv, pg_catalog;
\copy unit (unit, name, league) from 'unit.csv' with (format csv, header match)
select open_month('2023-12-01');
select open_month('2024-01-01');

-- ---------- the facts of January, by COPY ----------
begin;
\copy task from 'task.csv' with (format csv, header match)
\copy mark (unit, item, month, score, deduction, reason) from 'mark.csv' with (format csv, header match)
\copy event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, month, carried_from, revoked_month, external_id) from 'event.csv' with (format csv, header match)
create temporary table fact as
select 'task' as relation, t::text as fact from task as t where t.month = '2024-01-01'
union all
select 'mark', m::text from mark as m where m.month = '2024-01-01'
union all
select 'event', e::text from event as e
where '2024-01-01' in (date_trunc('month', e.occurred_on), date_trunc('month', e.document_on));
delete from task;
delete from mark;
delete from event;
commit;
select relation, count(*) from fact group by relation order by relation;

-- which facts are there and should not, or should be and are not
create temporary view difference as
with loaded (relation, fact) as (
    select 'task', t::text from task as t
    union all
    select 'mark', m::text from mark as m
    union all
    select 'event', e::text from event as e
)
select relation, fact, l is not null as loaded
from loaded as l
full join fact as f using (relation, fact)
where l is null or f is null;

-- ---------- the same facts as a spreadsheet gives them ----------
\cd ../spreadsheet

-- UTF-8 with byte order mark
begin;
\lo_import task-utf8-bom.csv
select * from load_csv('task', lo_get(:LASTOID));
\lo_unlink :LASTOID
\lo_import mark-utf8-bom.csv
select * from load_csv('mark', lo_get(:LASTOID));
\lo_unlink :LASTOID
\lo_import event-utf8-bom.csv
select * from load_csv('event', lo_get(:LASTOID));
\lo_unlink :LASTOID
select relation, fact, loaded from difference order by relation, fact;
select (select count(*) from task) as tasks, (select count(*) from mark) as marks, (select count(*) from event) as events;
rollback;

-- GB18030, the encoding not named and named
begin;
\lo_import task-gb18030.csv
select * from load_csv('task', lo_get(:LASTOID));
\lo_unlink :LASTOID
\lo_import mark-gb18030.csv
select * from load_csv('mark', lo_get(:LASTOID), 'GB18030');
\lo_unlink :LASTOID
\lo_import event-gb18030.csv
select * from load_csv('event', lo_get(:LASTOID), 'gbk');
\lo_unlink :LASTOID
select relation, fact, loaded from difference order by relation, fact;
select (select count(*) from task) as tasks, (select count(*) from mark) as marks, (select count(*) from event) as events;
rollback;

-- Windows line ends and Chinese headers; blank rows and a blank column are left behind
begin;
\lo_import task-windows-zh.csv
select * from load_csv('task', lo_get(:LASTOID));
\lo_unlink :LASTOID
\lo_import mark-windows-zh.csv
select * from load_csv('mark', lo_get(:LASTOID));
\lo_unlink :LASTOID
\lo_import event-windows-zh.csv
select * from load_csv('event', lo_get(:LASTOID));
\lo_unlink :LASTOID
select relation, fact, loaded from difference order by relation, fact;
select (select count(*) from task) as tasks, (select count(*) from mark) as marks, (select count(*) from event) as events;

-- once more: every row is a duplicate, and nothing is added or lost
\lo_import mark-windows-zh.csv
select count(*) as reported, count(distinct line) as lines, min(line), max(line), min("column") as "column", min(left(reason, 60)) as reason
from load_csv('mark', lo_get(:LASTOID));
\lo_unlink :LASTOID
select relation, fact, loaded from difference order by relation, fact;
rollback;

-- ---------- every table, with Chinese labels ----------
create function pg_temp.load(relation text, content text)
returns table (line integer, "column" text, value text, reason text)
language sql
as $$ select * from regress_load_csv.load_csv(load.relation, convert_to(load.content, 'UTF8')) order by line $$;

begin;
select * from pg_temp.load('unit', E'单位名称,单位代码,组别代码\n一个部门,D1,department\n');
select * from pg_temp.load('rater', E'单位代码,职责\nD1,评分\n');
select * from pg_temp.load('ledger', E'任务序号,考核内容代码,任务内容,所属目标\n1,key1,"新建, 改建",一级目标\n2,key2,培训,\n');
select * from pg_temp.load('ledger_unit', E'任务序号,单位代码\n1,D1\n2,411002\n');
select * from pg_temp.load('exemption', E'单位代码,考核内容代码,豁免首月,豁免末月,豁免理由\nD1,key6,2024年1月,,无职业院校\n411002,key6,2024/2,2024-03,在建\n');
select * from pg_temp.load('holiday', E'日期,是否上班,节假日名称\n2025年10月1日,否,国庆节\n2025/9/28,是,调休\n2025.10.2,F,国庆节\n2025-10-11,1,调休\n');
select * from pg_temp.load('task', E'单位代码,任务编号,考核内容代码,月份,任务内容,下达日期,期限\nD1,T1,assignment,2024年1月,报送,2024-1-2,2024/1/9\n');
select * from pg_temp.load('mark', E'单位代码,考核内容代码,月份,得分,扣分,评分理由\nD1,key1,2024-01-01,6.50,,\nD1,key2,2024/1,,.25,迟报\n');
select * from pg_temp.load('event', E'单位代码,事项编号,规则代码,事项内容,发生日期,文号,文件日期,状态\nD1,E1,criticism,批评,2024-1-2,,,\nD1,E2,meeting-city,现场会,2024-1-2,许〔2024〕1号,2024年2月1日,认定\nD1,E3,meeting-city,现场会,2024-1-2,,,待审\n');
select unit, name, league from unit where unit = 'D1';
select unit, role from rater;
select task_no, item, title, goal from ledger order by task_no;
select task_no, unit from ledger_unit order by task_no;
select unit, item, first_month, last_month, reason from exemption order by unit;
select day, working, title from holiday order by day;
select unit, task_id, item, month, title, issued_on, due_on, done_on, external_id from task;
select unit, item, month, score, deduction, reason from mark order by item;
select unit, event_id, rule, work, occurred_on, document_no, document_on, status, month, external_id from event order by event_id;
rollback;

-- ---------- RFC 4180 ----------
begin;
-- commas, quotes and line ends in quotes; no line end at the last row
select * from pg_temp.load('mark', E'unit,item,month,score,reason\r\n"411002","key1","2024-01","6","a, ""b""\r\nc"\r\n\r\n411002,key3,2024-01,"6",""""\r\n411002,key4,2024-01,6,""');
select unit, item, score, reason from mark order by item;
-- what is quoted and empty is NULL as well; blanks around a cell are no part of it
select * from pg_temp.load('mark', E'\n\n unit\u3000,item\u00A0,"month ",deduction,reason\r\u3000411002 ,\tkey5,"\n2024-01",\u00A01, \u3000 \r');
select item, deduction, reason from mark where item = 'key5';
rollback;

-- a line is that of the file on which the row begins
select * from pg_temp.load('mark', E'unit,item,month,"score\n",reason\n411002,key1,2024-01,6,"1\n2\n3"\n411002,key2,2024-01,x,"1\n2"\n\n,,,,\n411002,key3,2024-01,y,\n');
select * from pg_temp.load('mark', E'unit,item,month,score,reason\r\n411002,key1,2024-01,x,"1\r\n2\r\n3"\r\n411002,key2,2024-01,y,');

-- ---------- all or nothing, and everything that is wrong ----------
begin;
insert into mark (unit, item, month, score) values ('411002', 'key1', '2024-01-01', 6);
select * from pg_temp.load('mark', E'单位代码,考核内容代码,月份,得分,扣分
411002,key3,2024-01,6,
411002,key4,45292,六,
411003,,2024年13月,7,
411999,key1,2024-01,7,
411003,key1,2024-01,7.5,
411003,key1,2024-01,7,
411003,key1,2024/1/1,6,
411003,key3,2024-01,7,1
411003,report,2024-01,4,
411003,key4,2024-01-02,4,
411003,key4,2024-05,4,
411002,key1,2024-01,5,
411003,key4,2024-01,4
411003,key4,2024-01,4,,迟报
411003,key4,2024-01,"4,
');
select unit, item, month, score, deduction from mark order by unit, item;
-- the transaction goes on
select * from pg_temp.load('mark', E'unit,item,month,score\n411002,key3,2024-01,6\n');
select unit, item, month, score, deduction from mark order by unit, item;
rollback;

-- an event: what the guards say is reported with its column
select * from pg_temp.load('event', E'unit,event_id,rule,title,occurred_on,document_no,document_on,status,month,carried_from,revoked_month
411002,E1,meeting-city,a meeting,2024-01-02,,,,,,
411002,E2,meeting-city,a meeting,2024-01-02,,,认定,,,
411002,E3,meeting-city,a meeting,2024-01-02,许1号,2024-02-02,认定,2024-01,,
411002,E4,criticism,a penalty,2024-01-02,,,撤销,,,
411002,E5,criticism,a penalty,2024-01-02,,,,2024-03,2024-02,
411002,E6,no-such-rule,a penalty,2024-01-02,,,,,,
411002,E7,meeting-city,a meeting,2024-01-02,许1号,2024-02-02,撤销,,,2024-01
');

-- ---------- the header ----------
select * from pg_temp.load('mark', E'Unit,考核内容代码,score,MONTH\n');
select * from pg_temp.load('mark', E'unit,item,得分数,month,unit,单位代码\n411002,key1,6,2024-01,411002,411002\n');
select * from pg_temp.load('event', E'unit,work_key\n411002,x\n');
select * from pg_temp.load('mark', E'unit;item;month;score\n411002;key1;2024-01;6\n');
select * from pg_temp.load('mark', E'\n单位代码\t考核内容代码\t月份\t得分\n');
select * from pg_temp.load('mark', E'2024年1月评分表,,,\nunit,item,month,score\n');
select * from pg_temp.load('mark', E'unit,item,,month,score\n411002,key1,,2024-01,6\n411002,key2,x,2024-01,6\n');
select * from pg_temp.load('mark', '');
select * from pg_temp.load('mark', E' \n,,\n');

-- ---------- encodings ----------
begin;
-- a character of four bytes in GB18030, and the encoding's own byte order mark
select * from load_csv('unit', '\x84319533' || convert_to(E'unit,name,league\nD1,\U00020BB7局,department\n', 'GB18030'));
-- valid in both encodings: UTF-8
select * from load_csv('unit', convert_to(E'unit,name,league\nD2,市教育局,department\n', 'UTF8'));
-- named, and not what it is
select * from load_csv('unit', convert_to(E'单位代码,单位名称,组别代码\nD3,市财政局,department\n', 'UTF8'), 'GB18030');
select unit, name from unit where unit in ('D1', 'D2', 'D3') order by unit;
rollback;
-- bytes that are not valid: in a file that is UTF-8 by its mark, by name, or by most of its lines
select line, "column", value, reason from load_csv('unit', '\xefbbbf' || convert_to(E'unit,name,league\nD1,市教育局,department\nD2,', 'UTF8') || '\xb2e2' || convert_to(E',department\n', 'UTF8')) order by line;
select line, "column", value, reason from load_csv('unit', convert_to(E'unit,name,league\nD1,市教育局,department\n', 'GB18030'), 'utf-8') order by line;
select line, "column", value, reason from load_csv('unit', convert_to(E'单位代码,单位名称,组别代码\r\nD1,市教育局,department\r\nD2,市', 'UTF8') || '\xe8b4' || convert_to(E',department\r\nD3,市财政局,department\nD4,', 'UTF8') || '\xff' || convert_to(E',department\n', 'UTF8')) order by line;
-- and in one that is not
select line, "column", value, reason from load_csv('unit', convert_to(E'单位代码,单位名称,组别代码\nD1,市教育局,department\nD2,市', 'GB18030') || '\xff' || convert_to(E'局,department\n', 'GB18030')) order by line;
select line, "column", value, reason from load_csv('unit', convert_to(E'unit,name,league\nD1,a', 'UTF8') || '\x00' || convert_to(E'b,department\n', 'UTF8')) order by line;
select * from load_csv('unit', '\xfffe75006e00690074000a00');
select * from load_csv('unit', '\xfeff0075006e00690074000a');
select * from load_csv('unit', '\x75', 'ANSI');
select * from load_csv('unit', '\xefbbbf75', 'GB18030');

-- ---------- what is no fault of a row is an error ----------
select * from load_csv('period', '\x75');
select * from load_csv(null, '\x75');
select * from load_csv('unit', null);

create role regress_load_csv_clerk;
-- the bureau enters penalties, but neither marks nor the status of an event
select grant_duty('regress_load_csv_clerk', 'bureau');
set role regress_load_csv_clerk;
select * from pg_temp.load('mark', E'unit,item,month,score\n411002,key1,2024-01,6\n');
-- the INSERT names the columns of the file, and no others
select * from pg_temp.load('event', E'unit,event_id,rule,title,occurred_on,status\n411002,E1,criticism,a penalty,2024-01-02,\n');
begin;
select * from pg_temp.load('event', E'unit,event_id,rule,title,occurred_on\n411002,E1,criticism,a penalty,2024-01-02\n');
select unit, event_id, status, month from event;
rollback;

-- a policy refuses rows, and these are reported
reset role;
select grant_duty('regress_load_csv_clerk', 'section', item => 'key1');
set role regress_load_csv_clerk;
select * from pg_temp.load('mark', E'unit,item,month,score\n411002,key1,2024-01,6\n411003,key3,2024-01,6\n411003,key1,2024-01,6\n411024,key2,2024-01,6\n');
select count(*) from mark;
reset role;

-- a trigger that refuses a row by its state is heard; what says that the server cannot go on is not swallowed
create function pg_temp.refuse()
returns trigger
language plpgsql
as $$
begin
    if new.title = 'published' then
        raise exception 'month % is published', new.day using errcode = '55000', hint = 'Amend it first.';
    elsif new.title = 'elsewhere' then
        raise exception 'no title there' using errcode = '23502', table = 'another_table', column = 'title';
    elsif new.title = 'memory' then
        raise exception 'out of memory' using errcode = '53200';
    elsif new.title = 'lock' then
        raise exception 'canceling statement due to lock timeout' using errcode = '55P03';
    end if;
    return new;
end
$$;
create trigger refuse before insert on holiday for each row execute function pg_temp.refuse();
select * from pg_temp.load('holiday', E'day,working,title\n2025-01-01,否,a\n2025-01-02,否,published\n2025-01-03,否,published\n');
select * from pg_temp.load('holiday', E'day,working,title\n2025-01-01,否,a\n2025-01-02,否,elsewhere\n');
select * from pg_temp.load('holiday', E'day,working,title\n2025-01-01,否,a\n2025-01-02,否,memory\n');
select * from pg_temp.load('holiday', E'day,working,title\n2025-01-01,否,a\n2025-01-02,否,lock\n');
select count(*) from holiday;
drop trigger refuse on holiday;

-- ---------- csv_column and the tables ----------
-- every column that can be filled in, as it is there: its type, and whether it is NOT NULL
-- (status and month of an event are filled in)
select relation, column_name, c.kind, format_type(a.atttypid, a.atttypmod) as type, c.required, a.attnotnull
from csv_column as c
full join (
    select t.relname::text as relation, a.attname::text as column_name, a.atttypid, a.atttypmod, a.attnotnull
    from pg_attribute as a
    join pg_class as t on t.oid = a.attrelid
    where t.relnamespace = 'regress_load_csv'::regnamespace
          and t.relname in ('unit', 'rater', 'ledger', 'ledger_unit', 'exemption', 'holiday', 'task', 'mark', 'event')
          and a.attnum > 0
          and not a.attisdropped
          and a.attgenerated = ''
) as a using (relation, column_name)
where case c.kind when 'month' then 'date' when 'status' then 'text' else c.kind end is distinct from format_type(a.atttypid, a.atttypmod)
      or c.required is distinct from a.attnotnull
order by relation, column_name;
-- a label is one name for one column of a table
select relation, label from csv_column group by relation, label having count(*) > 1 order by relation, label;
-- and what the comment of the column begins with, or a view for people calls it; but for these
select c.relation, c.column_name, c.label
from csv_column as c
join pg_attribute as a on a.attrelid = format('regress_load_csv.%I', c.relation)::regclass and a.attname = c.column_name
where c.label <> (regexp_match(col_description(a.attrelid, a.attnum), '^(.+?)(?:：|（|，|；| / )'))[1]
      and c.label not in (select v.attname
                          from pg_attribute as v
                          where v.attrelid in ('月度排名'::regclass, '得分明细'::regclass, '加扣分台账'::regclass))
order by c.relation, c.column_name;

set client_min_messages = warning;
drop schema regress_load_csv cascade;
drop owned by regress_load_csv_clerk;
drop role regress_load_csv_clerk;
