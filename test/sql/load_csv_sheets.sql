-- Sheets as they come back: workbooks taken for CSV, blank columns, a float's digits, corrected sheets, rules, and many bad rows.

set datestyle = iso;
\set SHOW_CONTEXT never
set client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\set refused :abs_srcdir '/helpers/refused.sql'
select xcedu.create_assessment('regress_sheets', 'empty');
set search_path = regress_sheets, pg_catalog;
\set ECHO none
\i :rule_book
\i :refused
\set ECHO all
select open_month('2024-01-01');
create function pg_temp.sheet(relation text, content text, mode text default 'insert') returns table (line integer, "column" text, value text, reason text) language sql
begin atomic
    select l.line, l."column", l.value, l.reason from regress_sheets.load_csv(sheet.relation, convert_to(sheet.content, 'UTF8'), null, sheet.mode) as l;
end;

-- ---------- no CSV: said once, with what to do ----------
select x.what, pg_temp.refused(format('select * from load_csv(''mark'', %L)', x.bytes)) as refusal
from (values (1, 'xlsx', '\x504b030414000600'), (2, 'xls', '\xd0cf11e0a1b11ae1'), (3, 'gzip', '\x1f8b0800'), (4, 'pdf', '\x255044462d312e'),
             (5, 'UTF-16 with a mark', '\xfffe7500'), (6, 'UTF-16 without', '\x75006e00'), (7, 'UTF-16, big end first', '\x0075006e')) as x (nr, what, bytes)
order by x.nr;
-- Excel's own first line is passed over
select * from pg_temp.sheet('mark', E'sep=,\r\nunit,item,month,score\r\nA,key,2024-01,70\r\n');

-- ---------- a column that nobody filled in ----------
create role regress_sheets_unit;
select grant_duty('regress_sheets_unit', 'unit', 'A');
set role regress_sheets_unit;
select * from regress_sheets.load_csv('event', convert_to(E'单位代码,事项编号,规则代码,事项内容,发生日期,状态,月份,撤销月份,来源系统中的编号\nA,e1,praise,表彰,2024-01-10,,,,\nA,e2,praise,表彰,2024-01-11,, ,　,\n', 'UTF8'));
-- filled in, it is the column that the unit may not write: an error of the whole, no fault of a row
select pg_temp.refused($$select * from regress_sheets.load_csv('event', convert_to(E'单位代码,事项编号,规则代码,事项内容,发生日期,状态\nA,e3,praise,表彰,2024-01-10,认定\n', 'UTF8'))$$);
reset role;
select event_id, status, month from event order by event_id;

-- ---------- digits, blanks ----------
-- a float of the spreadsheet has too many places, and is not out of range
select "column", value, reason from pg_temp.sheet('mark', E'unit,item,month,score\nB,key,2024-01,5.6000000000000005\nC,key,2024-01,5.123456789\nD,key,2024-01,70.500000\n') order by line;
-- zero-width blanks around a cell are taken away, inside a code they are said
-- (unaligned: versions of psql give them different widths)
\pset format unaligned
select "column", reason from pg_temp.sheet('league', 'league,title' || E'\n' || U&'\200Btown\FEFF,乡镇' || E'\n' || U&'vil\200Blage,村' || E'\n') order by line;
\pset format aligned

-- ---------- a corrected sheet ----------
select * from pg_temp.sheet('mark', E'unit,item,month,score,reason\nB,key,2024-01,60,初评\nC,key,2024-01,61,初评\n');
-- again, it is refused row by row
select line, left(reason, 25) as reason from pg_temp.sheet('mark', E'unit,item,month,score,reason\nB,key,2024-01,65,复评\n');
-- replacing: B has another score and reason, C is as it was, D is new; nothing else changes
select line, "column", value, reason from pg_temp.sheet('mark', E'unit,item,month,score,reason\nB,key,2024-01,65,复评\nC,key,2024-01,61,初评\nD,key,2024-01,66,\n', 'replace');
select unit, score, reason from mark order by unit;
-- columns that are not in the sheet stay; a bad row, and nothing is changed
select line, "column", value, reason from pg_temp.sheet('mark', E'unit,item,month,score\nB,key,2024-01,64\n', 'replace');
select line, "column", reason from pg_temp.sheet('mark', E'unit,item,month,score\nB,key,2024-01,63\nC,key,2024-01,1000\n', 'replace');
select unit, score, reason from mark where unit = 'B';
select pg_temp.refused($$select pg_temp.sheet('mark', 'x', 'overwrite')$$);

-- ---------- a rule-book in sheets ----------
select * from pg_temp.sheet('scheme', E'办法代码,办法名称,文号,印发日期,启用月份\nnew,新办法,新〔2024〕1号,2024年1月2日,2024-03\n');
select * from pg_temp.sheet('item', E'考核内容代码,考核内容名称\nfresh,新内容\n');
-- the tree comes in one sheet, in whatever order its rows are; where one of them is wrong, that one is named and not those above or below it
select * from pg_temp.sheet('scheme_item', E'办法代码,考核内容代码,上级代码,计分方式,所属部分,次序,起始分,下限,上限,权重,每次扣分,适用组别,限于组别,不适用时,未评分时,阶段首月,条款原文\n'
    'new,fresh,all,breach,,2,100,0,100,,2.5,county；department,department,renormalise,,2024年3月,\n'
    'new,all,base,group,,1,,,,100,,,,,,,百分制\nnew,base,total,group,base,1,0,0,,,,,,,,,\nnew,bonus,total,group,bonus,2,,,,,,,,,,,\n'
    'new,key,all,mark,,1,20,,30,,,,,,none,,\nnew,total,,group,,1,,,,,,,,,,,\n');
select * from pg_temp.sheet('scheme_item', E'办法代码,考核内容代码,上级代码,计分方式,所属部分,次序,起始分,下限,上限,权重,每次扣分,适用组别,限于组别,不适用时,未评分时,阶段首月,条款原文\n'
    'new,fresh,all,breach,,2,100,0,100,,2.5,county；department,department,renormalise,,2024年3月,\n'
    'new,all,base,group,,1,,,,100,,,,,,,百分制\nnew,base,total,group,base,1,0,0,,,,,,,,,\nnew,bonus,total,group,bonus,2,,,,,,,,,,,\n'
    'new,key,all,mark,,1,20,,30,,,,,,zero,,\nnew,total,,group,,1,,,,,,,,,,,\n');
select * from pg_temp.sheet('rule', E'规则代码,规则名称\nprize,奖励\n');
select * from pg_temp.sheet('scheme_rule', E'办法代码,规则代码,考核内容代码,不重复标记,分值,条款原文\nnew,prize,bonus,commendation,1.5,每件加1.5分\n');
select * from pg_temp.sheet('provision', E'办法代码,条款,条款原文\nnew,base,扣完为止\n');
select * from pg_temp.sheet('milestone', E'办法代码,考核内容代码,达成日期,阶段目标\nnew,fresh,2025-12-31,建成\n');
select item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, only_for, not_applicable, unmarked, first_month, clause
from scheme_item
where scheme = 'new'
order by item;
select rule, item, once, points from scheme_rule where scheme = 'new';
-- wrong ones are reported like any other row
select "column", value, left(reason, 60) as reason from pg_temp.sheet('scheme_item', E'scheme,item,parent,kind,cap,leagues\nnew,commendation,all,mark,50,nowhere\nnew,chore,none,mark,50,\n') order by line;

-- ---------- many bad rows: the work grows as the rows ----------
-- how often the table is asked, for 100 and for 1,000 rows that it refuses: at most ten times as often, and a bit
create table regress_sheets.asked (n bigint generated always as identity, dummy int);
create function regress_sheets.count_asked() returns trigger language plpgsql as $$begin perform nextval('regress_sheets.asked_n_seq'); return null; end$$;
create trigger count_asked before insert on mark for each statement execute function regress_sheets.count_asked();
create function pg_temp.asked(bad integer) returns bigint language plpgsql as $$
declare
    before bigint := nextval('regress_sheets.asked_n_seq');
    reported bigint;
begin
    select count(*) into reported
    from pg_temp.sheet('mark', E'unit,item,month,score\n' || (select string_agg('X' || g || ',key,2024-01,1', E'\n') from generate_series(1, asked.bad) as g)) as s;
    if reported <> asked.bad then
        raise exception '% rows reported', reported;
    end if;
    return nextval('regress_sheets.asked_n_seq') - before;
end
$$;
select pg_temp.asked(1000) <= 11 * pg_temp.asked(100) as linear;
-- cells that cannot be read: 20,000 rows, each reported
select count(*) as reported, count(distinct line) as lines from pg_temp.sheet('mark', E'unit,item,month,score\n' || (select string_agg('A,key,bad,bad', E'\n') from generate_series(1, 20000)));
-- a megabyte is not said again
select max(length(value)) <= 81 and max(length(reason)) < 1000 as short from pg_temp.sheet('mark', 'unit,item,month,score' || E'\n' || repeat('x', 1000000) || ',key,2024-01,1' || E'\n' || 'A,key,' || repeat('y', 1000000) || ',1' || E'\n');
select max(length(value)) < 1000 and max(length("column")) < 1000 and max(length(reason)) < 1000 as short from pg_temp.sheet('mark', 'unit,item,month,score,' || repeat('h', 1000000) || E'\nA,key,2024-01,1,2\n');
drop schema regress_sheets cascade;
drop owned by regress_sheets_unit;
drop role regress_sheets_unit;
