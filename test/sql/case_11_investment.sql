-- Task forces that bring investors to a county, a quarter: several raters of two kinds with 70 % and 30 %, quotients of two
-- counts, and bonuses of which some are bounded, some count once a project, and some do neither.
--
-- Modelled after 产业专班招商引资绩效评价指标及评分细则（季度）, the annex of a county's rule-book that is public; the clauses are shortened,
-- the task forces and all facts are made up.
--   projects 30   new projects ÷ planned x 30, 30 at most
--   funds 20      funds that came ÷ planned x 20, 20 at most
--   fit 20        projects of its own industry ÷ new projects x 20; without a new project there is none that fits: 0
--   carriers 15   marks of 0 to 15 by parks and by towns, 70 % and 30 %, each the mean of its raters
--   teams 15      mark, the mean of its raters
--   bonus         a company that a leader is brought to visit +0.5, 3 at most; a presentation +3; a lead +0.5; each project beyond
--                 the plan +2, 6 at most; a project of 10亿 +4, of 50亿 +8, each project once; one of the top 500 +10
-- New projects are entered twice: for `projects` and for `beyond`.  A measured value belongs to one item.
--
-- First quarter
--   P1  6 of 5: 30; 8 of 10: 16; 5 of 6: 16.666667; (70 x 13.5 + 30 x 12.5) / 15 = 88 %: 13.2; 14    = 89.866667
--       visits 7 x 0.5, 3 at most; presentation 3; one beyond 2; X of 10亿 and 50亿: 8               = 16         105.866667
--   P2  2 of 4: 15; 5 of 10: 10; 2 of 2: 20; 15; 12.5 = 72.5; visits 1, leads 1.5                                  75
--   P3  none of 3: 0; 0; 0; (70 x 9.5 + 30 x 6) / 15 = 56.333333 %: 8.45; 10                                       18.45
--   P4  3 of 3: 30; 12 of 10: 20; 1 of 3: 6.666667; 80 %: 12; 12 = 80.666667; top 500 10, Y and Z of 10亿 4 + 4    98.666667
--   P5  8 of 4: 30; 20; 4 of 8: 10; 93 %: 13.95; 15 = 88.95; four beyond, 8, 6 at most                             94.95
-- Second quarter
--   P1  4 of 5: 24; 20; 20; 80 %: 12; 13 = 89; X again, which has had its 8: 0                                     89
--   P2  30; 20; 3 of 4: 15; (70 x 15 + 30 x 10) / 15 = 90 %: 13.5; 14.5 = 93; visits 6 x 0.5 = 3                   96
--   P3  30; 3 of 6: 10; 20; 15; 15                                                                                90
--   P4  1 of 3: 10; 5 of 10: 10; 20; 50 %: 7.5; 9 = 56.5; Y has grown to 50亿: 8, of which it has had 4            60.5
--   P5  30; 9 of 10: 18; 20; (70 x 14.25 + 30 x 13) / 15 = 92.5 %: 13.875; 14 = 95.875; one beyond 2               97.875
-- The year is the mean: P1 97.433334 (of 97.4333335), P5 96.4125, P2 85.5, P4 79.583334, P3 54.225.

set datestyle = iso;
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set loaded_again :abs_srcdir '/helpers/loaded_again.sql'
select xcedu.create_assessment('regress_case_11', 'empty');
set search_path = regress_case_11, pg_catalog;
insert into league (league, title) values ('force', '产业专班');
insert into unit (unit, name, league) values
    ('P1', '甲专班', 'force'), ('P2', '乙专班', 'force'), ('P3', '丙专班', 'force'), ('P4', '丁专班', 'force'), ('P5', '戊专班', 'force');
insert into scheme (scheme, title, months, year_by) values ('investment', '产业专班招商引资绩效评价', 3, 'mean');
insert into item (item, title) values
    ('total', '总分'), ('base', '基础分'), ('bonus', '加分'), ('projects', '新引进项目'), ('funds', '到位资金'), ('fit', '产业契合度'), ('carriers', '载体单位打分'),
    ('parks', '园区打分'), ('towns', '乡镇打分'), ('teams', '招商工作队打分'), ('visits', '走访推介'), ('beyond', '超目标引进'), ('big', '重大项目');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, raters, compare, against, not_applicable, clause) values
    ('investment', 'total', null, 'group', null, 1, 0, null, null, null, 'one', null, null, null, null),
    ('investment', 'base', 'total', 'group', 'base', 1, 0, 0, 100, null, 'one', null, null, null, null),
    ('investment', 'projects', 'base', 'measure', null, 1, 0, 0, 30, null, 'one', 'ratio', 'target', null, '得分为新引进项目个数÷目标任务×30'),
    ('investment', 'funds', 'base', 'measure', null, 2, 0, 0, 20, null, 'one', 'ratio', 'target', null, '得分为到位资金÷目标任务×20'),
    ('investment', 'fit', 'base', 'measure', null, 3, 0, 0, 20, null, 'one', 'ratio', 'target', 'leave_out', '契合度为产业项目数÷新引进项目数，得分为契合度×20'),
    ('investment', 'carriers', 'base', 'group', null, 4, 0, 0, null, 15, 'one', null, null, null, '载体单位打分15分'),
    ('investment', 'parks', 'carriers', 'mark', null, 1, 0, 0, 15, 70, 'mean', null, null, null, '园区打分占70%'),
    ('investment', 'towns', 'carriers', 'mark', null, 2, 0, 0, 15, 30, 'mean', null, null, null, '乡镇打分占30%'),
    ('investment', 'teams', 'base', 'mark', null, 5, 0, 0, 15, null, 'mean', null, null, null, '招商工作队打分15分，按平均值得分'),
    ('investment', 'bonus', 'total', 'group', 'bonus', 2, 0, 0, null, null, 'one', null, null, null, null),
    ('investment', 'visits', 'bonus', 'event', null, 1, 0, 0, null, null, 'one', null, null, null, null),
    ('investment', 'beyond', 'bonus', 'measure', null, 2, 0, 0, 6, null, 'one', 'difference', 'target', null, '每超目标任务引进1个项目加2分，不超过6分'),
    ('investment', 'big', 'bonus', 'event', null, 3, 0, 0, null, null, 'one', null, null, null, null);
insert into scheme_band (scheme, item, at_least, points, slope) values
    ('investment', 'projects', 0, 0, 30), ('investment', 'funds', 0, 0, 20), ('investment', 'fit', 0, 0, 20), ('investment', 'beyond', 0, 0, 2);
insert into rule (rule, title) values
    ('visit', '提请县领导走访企业'), ('talk', '举办推介会'), ('lead', '提供有效信息'), ('big_10', '10亿元项目'), ('big_50', '50亿元项目'), ('top_500', '500强企业');
insert into scheme_rule (scheme, rule, item, points, cap, once, clause) values
    ('investment', 'visit', 'visits', 0.5, 3, null, '每提请走访1个企业加0.5分，不超过3分'), ('investment', 'talk', 'visits', 3, null, null, '每举办1次推介会加3分'),
    ('investment', 'lead', 'visits', 0.5, null, null, '每提供1个有效信息加0.5分'), ('investment', 'big_10', 'big', 4, null, 'project', '每引进1个10亿元以上项目加4分'),
    ('investment', 'big_50', 'big', 8, null, 'project', '每引进1个50亿元以上项目加8分，单个项目不重复加分'), ('investment', 'top_500', 'big', 10, null, null, '每引进1个500强企业加10分');
select severity, finding, subject from lint_scheme('investment') order by severity, finding, subject;

select open_month('2024-01-01'), open_month('2024-04-01');
-- of each task force and quarter: projects, planned, funds, planned, of its industry
create temporary table counted (unit text, month date, projects numeric, planned numeric, funds numeric, funds_planned numeric, fitting numeric);
insert into counted values
    ('P1', '2024-01-01', 6, 5, 8, 10, 5), ('P2', '2024-01-01', 2, 4, 5, 10, 2), ('P3', '2024-01-01', 0, 3, 0, 6, 0), ('P4', '2024-01-01', 3, 3, 12, 10, 1),
    ('P5', '2024-01-01', 8, 4, 10, 10, 4),
    ('P1', '2024-04-01', 4, 5, 10, 10, 4), ('P2', '2024-04-01', 4, 4, 10, 10, 3), ('P3', '2024-04-01', 3, 3, 3, 6, 3), ('P4', '2024-04-01', 1, 3, 5, 10, 1),
    ('P5', '2024-04-01', 5, 4, 9, 10, 5);
insert into measure (unit, item, month, value, target)
select c.unit, v.item, c.month, v.value, v.target
from counted as c
cross join lateral (
    values ('projects', c.projects, c.planned), ('beyond', c.projects, c.planned), ('funds', c.funds, c.funds_planned), ('fit', c.fitting, c.projects)
) as v (item, value, target);
drop table counted;
insert into mark (unit, month, item, rater, score) values
    ('P1', '2024-01-01', 'parks', '东园区', 14), ('P1', '2024-01-01', 'parks', '西园区', 13), ('P1', '2024-01-01', 'towns', '一镇', 12), ('P1', '2024-01-01', 'towns', '二镇', 12.5),
    ('P1', '2024-01-01', 'towns', '三镇', 13), ('P1', '2024-01-01', 'teams', '一队', 14), ('P1', '2024-01-01', 'teams', '二队', 15), ('P1', '2024-01-01', 'teams', '三队', 13),
    ('P2', '2024-01-01', 'parks', '东园区', 15), ('P2', '2024-01-01', 'towns', '一镇', 15), ('P2', '2024-01-01', 'teams', '一队', 12), ('P2', '2024-01-01', 'teams', '二队', 13),
    ('P3', '2024-01-01', 'parks', '东园区', 9), ('P3', '2024-01-01', 'parks', '西园区', 10), ('P3', '2024-01-01', 'towns', '一镇', 6),
    ('P3', '2024-01-01', 'teams', '一队', 10), ('P3', '2024-01-01', 'teams', '二队', 9), ('P3', '2024-01-01', 'teams', '三队', 11),
    ('P4', '2024-01-01', 'parks', '东园区', 12), ('P4', '2024-01-01', 'towns', '一镇', 12), ('P4', '2024-01-01', 'teams', '一队', 12),
    ('P5', '2024-01-01', 'parks', '东园区', 13.5), ('P5', '2024-01-01', 'towns', '一镇', 15), ('P5', '2024-01-01', 'teams', '一队', 15),
    ('P1', '2024-04-01', 'parks', '东园区', 12), ('P1', '2024-04-01', 'towns', '一镇', 12), ('P1', '2024-04-01', 'teams', '一队', 13),
    ('P2', '2024-04-01', 'parks', '东园区', 15), ('P2', '2024-04-01', 'towns', '一镇', 10), ('P2', '2024-04-01', 'teams', '一队', 15), ('P2', '2024-04-01', 'teams', '二队', 14),
    ('P3', '2024-04-01', 'parks', '东园区', 15), ('P3', '2024-04-01', 'towns', '一镇', 15), ('P3', '2024-04-01', 'teams', '一队', 15),
    ('P4', '2024-04-01', 'parks', '东园区', 7.5), ('P4', '2024-04-01', 'towns', '一镇', 7.5), ('P4', '2024-04-01', 'teams', '一队', 9),
    ('P5', '2024-04-01', 'parks', '东园区', 14.25), ('P5', '2024-04-01', 'towns', '一镇', 13), ('P5', '2024-04-01', 'teams', '一队', 14);
insert into event (unit, event_id, rule, work, title, occurred_on, quantity, status) values
    ('P1', 'a1', 'visit', null, '走访7家', '2024-02-01', 7, 'approved'), ('P1', 'a2', 'talk', null, '深圳推介会', '2024-02-10', 1, 'approved'),
    ('P1', 'a3', 'big_10', 'X', '项目X签约', '2024-01-20', 1, 'approved'), ('P1', 'a4', 'big_50', 'X', '项目X增资', '2024-03-20', 1, 'approved'),
    ('P1', 'a5', 'big_50', 'X', '项目X再报', '2024-05-20', 1, 'approved'),
    ('P2', 'b1', 'visit', null, '走访2家', '2024-02-02', 2, 'approved'), ('P2', 'b2', 'lead', null, '信息3条', '2024-02-03', 3, 'approved'), ('P2', 'b3', 'visit', null, '走访6家', '2024-05-02', 6, 'approved'),
    ('P4', 'd1', 'top_500', null, '500强投资', '2024-03-01', 1, 'approved'), ('P4', 'd2', 'big_10', 'Y', '项目Y', '2024-03-02', 1, 'approved'), ('P4', 'd3', 'big_10', 'Z', '项目Z', '2024-03-03', 1, 'approved'),
    ('P4', 'd4', 'big_50', 'Y', '项目Y增资', '2024-06-03', 1, 'approved');

select month, rank, unit, base, bonus, total, complete from ranking order by month, rank, unit;
select s.month, s.unit, count(*) as lines, sum(e.points) = s.total as adds_up
from score as s
cross join lateral explain(s.unit, s.month) as e
group by s.month, s.unit, s.total
order by s.month, s.unit;
select line, kind, item, source, points, why from explain('P1', '2024-01-01') order by line;
select line, kind, item, source, points, why from explain('P3', '2024-01-01') where item in ('projects', 'fit', 'parks', 'carriers') order by line;
select unit, month, event_id, rule, outcome, points, why from credit where work in ('X', 'Y') order by unit, month, event_id;

select count(publish_month(p.month)) as published from (select month from period order by month) as p;
select year, rank, unit, periods, months, total from year_ranking order by rank;
select count(*) as problems from verify_publications();

-- as files, and in again
\set from regress_case_11
\set into regress_case_11_again
\set scheme investment
\i :loaded_again

set client_min_messages = warning;
drop schema regress_case_11 cascade;
drop schema regress_case_11_again cascade;
