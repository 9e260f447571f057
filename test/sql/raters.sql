-- Marks by several raters: the mean, the mean without one highest and one lowest mark, and that it adds up.
set datestyle = iso;
set client_min_messages = warning;

select xcedu.create_assessment('regress_raters', 'empty');
set search_path = regress_raters, pg_catalog;

insert into league (league, title) values ('county', '县区'), ('department', '市直部门');
insert into scheme (scheme, title) values ('contest', '演讲比赛评分办法');
insert into item (item, title) values
    ('total', '总分'), ('base', '基础分'), ('speech', '演讲'), ('interview', '问答'), ('hall', '会场秩序'), ('desk', '案头材料');
-- speech: 去掉一个最高分和一个最低分后取平均; interview and desk: 平均; hall: 一人评分
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, raters, only_for, clause) values
    ('contest', 'total', null, 'group', null, 1, 0, null, null, 'one', null, null),
    ('contest', 'base', 'total', 'group', 'base', 1, 0, 0, null, 'one', null, '各项相加'),
    ('contest', 'speech', 'base', 'mark', null, 1, 0, 0, 100, 'trimmed_mean', null, '去掉一个最高分和一个最低分后取平均'),
    ('contest', 'interview', 'base', 'mark', null, 2, 0, 0, 10, 'mean', null, '取平均'),
    ('contest', 'hall', 'base', 'mark', null, 3, 20, 0, 20, 'one', null, '违纪扣分'),
    ('contest', 'desk', 'base', 'mark', null, 4, 10, 0, 10, 'mean', '{department}', '从10分扣起，取平均');
insert into unit (unit, name, league) values ('A', '甲', 'county'), ('B', '乙', 'county'), ('C', '丙', 'county'), ('D', '丁', 'department');
insert into period (month, scheme) values ('2024-01-01', 'contest');

-- A: 95 and 85 are left out, (92 + 88 + 90) / 3 = 90; 25 / 3 = 8.333333; 20 - 1.5             → 116.833333
-- B: of two marks none is left out, (80 + 91) / 2 = 85.5; 22 / 3 = 7.333333; 20               → 112.833333
-- C: of four alike two are left out, 88; 10; 19.5                                             → 117.5
-- D: 50; (0.000001 + 0.000002) / 2 is 0.0000015 and rounds to 0.000002; 20; the mean of
--    9.999999 and 9.999998 is 9.9999985 and rounds to 9.999999                                → 80.000001
insert into mark (unit, item, month, rater, score, deduction, reason)
select m.unit, m.item, '2024-01-01', m.rater, m.score, m.deduction, m.reason
from (values ('A', 'speech', 'r1', 92, null::numeric, '声音洪亮'), ('A', 'speech', 'r2', 88, null, null), ('A', 'speech', 'r3', 95, null, null),
             ('A', 'speech', 'r4', 90, null, null), ('A', 'speech', 'r5', 85, null, null),
             ('A', 'interview', 'r1', 9, null, null), ('A', 'interview', 'r2', 8, null, null), ('A', 'interview', 'r3', 8, null, null),
             ('A', 'hall', '', null, 1.5, '两人迟到'),
             ('B', 'speech', 'r1', 80, null, null), ('B', 'speech', 'r2', 91, null, null),
             ('B', 'interview', 'r1', 7, null, null), ('B', 'interview', 'r2', 7, null, null), ('B', 'interview', 'r3', 8, null, null),
             ('B', 'hall', '', 20, null, null),
             ('C', 'speech', 'r1', 88, null, null), ('C', 'speech', 'r2', 88, null, null), ('C', 'speech', 'r3', 88, null, null), ('C', 'speech', 'r4', 88, null, null),
             ('C', 'interview', 'r1', 10, null, null), ('C', 'hall', '', null, 0.5, null),
             ('D', 'speech', 'r1', 50, null, null), ('D', 'interview', 'r1', 0.000001, null, null), ('D', 'interview', 'r2', 0.000002, null, null),
             ('D', 'hall', '', 20, null, null), ('D', 'desk', 'r1', 9.999999, null, null), ('D', 'desk', 'r2', null, 0.000002, null)
     ) as m (unit, item, rater, score, deduction, reason)
order by m.unit;
select unit, base, total from score order by unit;

-- each mark is a line, and the lines of a unit add up to its total
select item, source, kind, points, why from explain('A', '2024-01-01') order by line;
select unit, item, rater, points, outcome, why from deduction where unit <> 'A' order by unit, item, points, rater;
select s.unit, s.total = sum(x.points) as adds_up
from score as s
cross join lateral explain(s.unit, s.month) as x
group by s.unit, s.total
order by s.unit;
select * from lint_scheme('contest') where severity = 'error';

-- ---------- what is refused ----------
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
select pg_temp.refused($$insert into mark (unit, item, month, rater, score) values ('A', 'hall', '2024-01-01', 'r1', 20)$$);
select pg_temp.refused($$insert into mark (unit, item, month, score) values ('D', 'speech', '2024-01-01', 90)$$);
select pg_temp.refused($$insert into mark (unit, item, month, rater, score) values ('A', 'speech', '2024-01-01', 'r1', 90)$$);
select pg_temp.refused($$insert into mark (unit, item, month, rater, score) values ('D', 'speech', '2024-01-01', 'r 1 ', 90)$$);
select pg_temp.refused($$insert into mark (unit, item, month, rater, score) values ('D', 'speech', '2024-01-01', 'r2', 101)$$);
select pg_temp.refused($$update scheme_item set raters = 'one' where item = 'speech'$$);
select pg_temp.refused($$update scheme_item set raters = 'mean' where item = 'base'$$);

-- ---------- other ways in and out ----------
-- from a sheet; a blank 评分人 is the one rater
select * from load_csv('mark', convert_to(E'单位代码,考核内容代码,月份,评分人,得分\nD,speech,2024-01,r2,60\nD,speech,2024-01,r3,58\nD,hall,2024-01,,18\n', 'UTF8'), null, 'replace');
-- D: of 50, 60 and 58 the 58 counts; the hall 18: 58 + 0.000002 + 18 + 9.999999
select total from score where unit = 'D';
-- from a warehouse, with the raters and, of items with one rater, without
create temporary table given as select unit, item, month, rater, score, deduction, reason from mark where item = 'speech' and unit = 'D' and rater <> 'r3';
update given set score = 59 where rater = 'r2';
create temporary table of_one as select unit, item, month, 17::numeric as score, null::numeric as deduction, reason from mark where item = 'hall' and unit = 'D';
select action, row_key, difference from reload('mark', 'given') where unit = 'D';
select action, row_key, difference from reload('mark', 'of_one', '2024-01-01') where unit = 'D';
-- (50 + 58 + 59): 58 counts; the hall 17
select total from score where unit = 'D';
-- by the section of the item, and of the rater it names
create role regress_section;
select grant_duty('regress_section', 'section', item => 'speech');
set role regress_section;
select pg_temp.refused($$select remove_mark('D', 'speech', '2024-01-01')$$);
select remove_mark('D', 'speech', '2024-01-01', 'r3');
reset role;
-- two are left: (50 + 59) / 2
select total from score where unit = 'D';
-- published with its raters
select publish_month('2024-01-01') is not null as published;
select relation, row_key, content ->> 'rater' as rater, content ->> 'score' as score
from published_fact where relation = 'mark' and row_key like '%D%' order by row_key;
select * from verify_publications();

set client_min_messages = warning;
drop schema regress_raters cascade;
drop role regress_section;
