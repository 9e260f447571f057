-- Clean air, a year: a requirement of each province's own, a scale on both sides of it, grades, and a grade that falsified
-- data limit.  One clause cannot be said as rows: of two scores the lower one.
--
-- Modelled after 大气污染防治行动计划实施情况考核办法（试行）实施细则 (环发〔2014〕107号); the clauses are shortened, the scale from 60 to 100 is made up, as are
-- the provinces and all facts.
--   air 100    what the mean concentration fell by, in per cent, is compared with what was required: as much is 60, less is in
--              proportion to it, more is a point for each per cent of the requirement beyond it, 100 at most; a rise is 0
--   tasks 100  of provinces in the key regions only: their result is the lower of both, of all others that of air
--   grades     90 and above 优秀, 70 良好, 60 合格, else 不合格; who falsified data is 不合格
--
-- `air` is rows.  "The lower of both" is not: no row of the tree takes the lower of two.  The office works it out by hand and enters
-- it as a mark (item lower).  A requirement is of each province and year, so it is the target beside the value, and not a row of the
-- rule-book, and the percentage is worked out from two concentrations before it is entered.
--
-- 2014                                                        2015
--   O1  12 of 10 required: 60 + 20 = 80, 良好                   36.75 of 35: 60 + 5 = 65, 合格
--   O2  4 of 5: 60 x 0.8 = 48, 不合格                           17.5 of 17.5: 60, 合格
--   O3  rose by 2: 0, 不合格                                    14 of 28: 30, 不合格
--   O4  15 of 10: 60 + 50, at most 100; falsified, 不合格       45.5 of 35: 60 + 30 = 90, 优秀
--   K1  air 85, tasks 78: 78, 良好                              65 and 90: 65, 合格
--   K2  air 92, tasks 95: 92, 优秀                              59 and 88: 59, 不合格

set datestyle = iso;
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set loaded_again :abs_srcdir '/helpers/loaded_again.sql'
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
select xcedu.create_assessment('regress_case_10', 'empty');
set search_path = regress_case_10, pg_catalog;
insert into league (league, title) values ('key', '重点区域'), ('other', '其他地区');
insert into unit (unit, name, league) values
    ('K1', '甲省', 'key'), ('K2', '乙省', 'key'), ('O1', '丙省', 'other'), ('O2', '丁省', 'other'), ('O3', '戊省', 'other'), ('O4', '己省', 'other');
insert into scheme (scheme, title, months) values ('air', '大气污染防治实施情况考核', 12);
insert into item (item, title) values ('total', '总分'), ('air', '空气质量改善'), ('lower', '两类得分中较低者');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, compare, against, only_for, clause) values
    ('air', 'total', null, 'group', null, 1, 0, 0, 100, null, null, null, null),
    ('air', 'air', 'total', 'measure', 'base', 1, 0, 0, 100, 'ratio', 'target', '{other}', '年均浓度下降比例达到考核要求的计60分，不足的按比例计分，超额的另计，不降反升的计0分'),
    ('air', 'lower', 'total', 'mark', 'base', 2, 0, 0, 100, null, null, '{key}', '重点区域的省份，评分结果为两类得分中较低分值');
insert into scheme_band (scheme, item, at_least, points, slope) values ('air', 'air', 0, 0, 60), ('air', 'air', 1, 60, 100);
insert into scheme_grade (scheme, grade, title, place, at_least) values
    ('air', 'excellent', '优秀', 1, 90), ('air', 'good', '良好', 2, 70), ('air', 'pass', '合格', 3, 60), ('air', 'fail', '不合格', 4, null);
insert into rule (rule, title) values ('falsified', '篡改、伪造监测数据');
insert into scheme_rule (scheme, rule, item, effect, grade, clause) values
    ('air', 'falsified', 'air', 'grade_at_most', 'fail', '篡改、伪造监测数据的，考核结果为不合格');
select severity, finding, subject, message from lint_scheme('air') order by severity, finding, subject;

select open_month('2014-01-01'), open_month('2015-01-01');
-- what the value is compared with is part of it
select pg_temp.refused($$insert into measure (unit, item, month, value) values ('O1', 'air', '2014-01-01', 12)$$);
insert into measure (unit, item, month, value, target) values
    ('O1', 'air', '2014-01-01', 12, 10), ('O2', 'air', '2014-01-01', 4, 5), ('O3', 'air', '2014-01-01', -2, 8), ('O4', 'air', '2014-01-01', 15, 10),
    ('O1', 'air', '2015-01-01', 36.75, 35), ('O2', 'air', '2015-01-01', 17.5, 17.5), ('O3', 'air', '2015-01-01', 14, 28), ('O4', 'air', '2015-01-01', 45.5, 35);
insert into mark (unit, item, month, score) values
    ('K1', 'lower', '2014-01-01', 78), ('K2', 'lower', '2014-01-01', 92), ('K1', 'lower', '2015-01-01', 65), ('K2', 'lower', '2015-01-01', 59);
insert into event (unit, event_id, rule, title, occurred_on) values ('O4', 'f1', 'falsified', '干扰采样', '2014-11-20');
-- what is of the other kind of province is refused
select pg_temp.refused($$insert into mark (unit, item, month, score) values ('O1', 'lower', '2014-01-01', 80)$$);
select pg_temp.refused($$insert into measure (unit, item, month, value, target) values ('K1', 'air', '2014-01-01', 12, 10)$$);
select pg_temp.refused($$insert into measure (unit, item, month, value, target) values ('O1', 'air', '2014-06-01', 12, 10)$$);

select month, league, rank, unit, base, total, grade, complete from ranking order by month, league desc, rank, unit;
select s.month, s.unit, count(*) as lines, sum(e.points) = s.total as adds_up
from score as s
cross join lateral explain(s.unit, s.month) as e
group by s.month, s.unit, s.total
order by s.month, s.unit;
select line, kind, item, source, points, why from explain('O3', '2014-01-01') order by line;
select line, kind, item, source, points, why from explain('O4', '2014-01-01') order by line;

select count(publish_month(p.month)) as published from (select month from period order by month) as p;
select year, league, rank, unit, periods, months, total from year_ranking order by year, league desc, rank, unit;
select count(*) as problems from verify_publications();

-- as files, and in again
\set from regress_case_10
\set into regress_case_10_again
\set scheme air
\i :loaded_again

set client_min_messages = warning;
drop schema regress_case_10 cascade;
drop schema regress_case_10_again cascade;
