-- A city's digital management of complaints, a month: ladders of percentages, a pot that two rates take from, and amounts
-- that are doubled.
--
-- Modelled after 金华市区数字化城市管理工作考核细则（试行）, which is public; the clauses are shortened, and the last item (督办) is
-- made up, as the units and all facts are.
--   organisation 5      no body -1, no staff -2, no system of rules -2
--   on_time 50          at least 70 % of the cases closed in time: 50; -1 for each percentage point less
--   closed 20           at least 90 % closed: 20; -1 for each percentage point less
--   urgent 10           together: -0.5 for each point below 100 % closed, -0.5 for each below 95 % in time; never below 0
--   rework 5            a case sent back -0.2, one that fails for the third time or more -0.5, falsified -1, refused -1
--   special 5           the same for cases from leaders and media, doubled
--   supervised 5        a supervision notice that is late -1
-- "Each point" is read in proportion: 68.5 % is 1.5 points short.  Who has no urgent case loses nothing of urgent.
--
-- January
--   W  82 % 50; 95 % 20; 100 % and 97 % 10; 2 x 0.2 of rework 4.6; special 5; supervised 5; organisation 5       = 99.6
--   J  68.5 % 48.5; 88 % 18; 98 % and 93 % 10 - 1 - 1; 3 x 0.5 3.5; 1 x 0.4 4.6; one late 4; 5                   = 91.6
--   K  55 % 35; 65 % 0; 70 % and 60 %: 10 - 15 - 17.5, 0; six falsified 0; 5; three late 2; no body, no staff 2  = 44
--   S  70 % 50; 90 % 20; no urgent case 10; 5; one falsified, doubled 3; 5; 5                                    = 98
--   D  69.999 % 49.999; 89.5 % 19.5; 99.5 % and 95 % 9.75; one refused 4; 5; 5; no system 3                       = 96.249
-- February
--   W  60 % 40; 92 % 20; 10; 10 x 0.2 3; 5; 5; 5       = 88       J  90 % 50; 100 % 20; 100 % and 95 % 10; 5; 5; 5; 5  = 100
--   K  70 % 50; 85 % 15; 96 % and 94 % 10 - 2 - 0.5; 5; 5; one late 4; 5   = 91.5      S  50; 20; 10; 5; 5; 5; 5       = 100
--   D  40 % 20; 80 % 10; 90 % and 90 % 10 - 5 - 2.5; 5; three refused, doubled, 0; 5; 5                           = 47.5
-- The year is the mean: W 93.8, J 95.8, K 67.75, S 99, D 71.8745.

set datestyle = iso;
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set loaded_again :abs_srcdir '/helpers/loaded_again.sql'
select xcedu.create_assessment('regress_case_9', 'empty');
set search_path = regress_case_9, pg_catalog;
insert into league (league, title) values ('district', '区');
insert into unit (unit, name, league) values
    ('W', '甲区', 'district'), ('J', '乙区', 'district'), ('K', '丙区', 'district'), ('S', '丁区', 'district'), ('D', '戊区', 'district');
insert into scheme (scheme, title) values ('city', '数字化城市管理工作考核细则');
insert into item (item, title) values
    ('total', '总分'), ('base', '基础分'), ('organisation', '组织保障'), ('on_time', '按期结案率'), ('closed', '结案率'), ('urgent', '紧急问题处置'),
    ('urgent_closed', '紧急问题结案率'), ('urgent_on_time', '紧急问题按期结案率'), ('rework', '返工、弄虚作假、推诿'), ('special', '领导交办、媒体曝光'), ('supervised', '督办事项');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, points_each, compare, unmarked, clause) values
    ('city', 'total', null, 'group', null, 1, 0, null, null, null, null, null, null),
    ('city', 'base', 'total', 'group', 'base', 1, 0, 0, 100, null, null, null, null),
    ('city', 'organisation', 'base', 'event', null, 1, 5, 0, 5, null, null, null, '组织保障5分'),
    ('city', 'on_time', 'base', 'measure', null, 2, 0, 0, 50, null, 'value', null, '按期结案率70%以上得50分，每少1个百分点扣1分'),
    ('city', 'closed', 'base', 'measure', null, 3, 0, 0, 20, null, 'value', null, '结案率90%以上得20分，每少1个百分点扣1分'),
    ('city', 'urgent', 'base', 'group', null, 4, 10, 0, 10, null, null, null, '紧急问题处置10分'),
    ('city', 'urgent_closed', 'urgent', 'measure', null, 1, 0, null, 0, null, 'value', 'full_marks', '紧急问题结案率不到100%的，每少1个百分点扣0.5分'),
    ('city', 'urgent_on_time', 'urgent', 'measure', null, 2, 0, null, 0, null, 'value', 'full_marks', '紧急问题按期结案率不到95%的，每少1个百分点扣0.5分'),
    ('city', 'rework', 'base', 'event', null, 5, 5, 0, 5, null, null, null, '返工、弄虚作假、推诿5分'),
    ('city', 'special', 'base', 'event', null, 6, 5, 0, 5, null, null, null, '领导交办、部门转办、媒体曝光的案件5分，计分同上，加倍扣分'),
    ('city', 'supervised', 'base', 'breach', null, 7, 5, 0, 5, 1, null, null, '督办事项5分，逾期一件扣1分');
insert into scheme_band (scheme, item, at_least, points, slope) values
    ('city', 'on_time', 20, 0, 1), ('city', 'on_time', 70, 50, 0),
    ('city', 'closed', 70, 0, 1), ('city', 'closed', 90, 20, 0),
    ('city', 'urgent_closed', 0, -50, 0.5), ('city', 'urgent_closed', 100, 0, 0),
    ('city', 'urgent_on_time', 0, -47.5, 0.5), ('city', 'urgent_on_time', 95, 0, 0);
insert into rule (rule, title) values
    ('no_body', '机构不健全'), ('no_staff', '人员不落实'), ('no_system', '制度不完善'), ('back', '返工'), ('back_often', '三次以上核查未通过'),
    ('falsified', '弄虚作假'), ('refused', '推诿'), ('s_back', '交办件返工'), ('s_back_often', '交办件三次以上核查未通过'), ('s_falsified', '交办件弄虚作假'), ('s_refused', '交办件推诿');
insert into scheme_rule (scheme, rule, item, points, clause) values
    ('city', 'no_body', 'organisation', -1, '机构未落实的扣1分'), ('city', 'no_staff', 'organisation', -2, '人员未落实的扣2分'),
    ('city', 'no_system', 'organisation', -2, '制度未落实的扣2分'),
    ('city', 'back', 'rework', -0.2, '核查未通过重新处置的，每件扣0.2分'), ('city', 'back_often', 'rework', -0.5, '三次以上核查未通过的，每件扣0.5分'),
    ('city', 'falsified', 'rework', -1, '弄虚作假的，每件扣1分'), ('city', 'refused', 'rework', -1, '无故推诿的，每件扣1分'),
    ('city', 's_back', 'special', -0.4, '加倍扣分'), ('city', 's_back_often', 'special', -1, '加倍扣分'),
    ('city', 's_falsified', 'special', -2, '加倍扣分'), ('city', 's_refused', 'special', -2, '加倍扣分');
select severity, finding, subject from lint_scheme('city') order by severity, finding, subject;

select open_month('2024-01-01'), open_month('2024-02-01');
insert into measure (unit, item, month, value)
select v.unit, v.item, v.month::date, v.value
from (values ('W', 'on_time', '2024-01-01', 82), ('W', 'closed', '2024-01-01', 95), ('W', 'urgent_closed', '2024-01-01', 100), ('W', 'urgent_on_time', '2024-01-01', 97),
             ('J', 'on_time', '2024-01-01', 68.5), ('J', 'closed', '2024-01-01', 88), ('J', 'urgent_closed', '2024-01-01', 98), ('J', 'urgent_on_time', '2024-01-01', 93),
             ('K', 'on_time', '2024-01-01', 55), ('K', 'closed', '2024-01-01', 65), ('K', 'urgent_closed', '2024-01-01', 70), ('K', 'urgent_on_time', '2024-01-01', 60),
             ('S', 'on_time', '2024-01-01', 70), ('S', 'closed', '2024-01-01', 90),
             ('D', 'on_time', '2024-01-01', 69.999), ('D', 'closed', '2024-01-01', 89.5), ('D', 'urgent_closed', '2024-01-01', 99.5), ('D', 'urgent_on_time', '2024-01-01', 95),
             ('W', 'on_time', '2024-02-01', 60), ('W', 'closed', '2024-02-01', 92), ('W', 'urgent_closed', '2024-02-01', 100), ('W', 'urgent_on_time', '2024-02-01', 100),
             ('J', 'on_time', '2024-02-01', 90), ('J', 'closed', '2024-02-01', 100), ('J', 'urgent_closed', '2024-02-01', 100), ('J', 'urgent_on_time', '2024-02-01', 95),
             ('K', 'on_time', '2024-02-01', 70), ('K', 'closed', '2024-02-01', 85), ('K', 'urgent_closed', '2024-02-01', 96), ('K', 'urgent_on_time', '2024-02-01', 94),
             ('S', 'on_time', '2024-02-01', 75), ('S', 'closed', '2024-02-01', 91),
             ('D', 'on_time', '2024-02-01', 40), ('D', 'closed', '2024-02-01', 80), ('D', 'urgent_closed', '2024-02-01', 90), ('D', 'urgent_on_time', '2024-02-01', 90))
     as v (unit, item, month, value);
insert into event (unit, event_id, rule, title, occurred_on, quantity) values
    ('W', 'w1', 'back', '返工2件', '2024-01-10', 2), ('J', 'j1', 'back_often', '多次返工3件', '2024-01-11', 3), ('J', 'j2', 's_back', '市长交办件返工', '2024-01-12', 1),
    ('K', 'k1', 'falsified', '虚假回复6件', '2024-01-13', 6), ('K', 'k2', 'no_body', '未设机构', '2024-01-14', 1), ('K', 'k3', 'no_staff', '无专人', '2024-01-15', 1),
    ('S', 's1', 's_falsified', '媒体曝光件虚假回复', '2024-01-16', 1), ('D', 'd1', 'refused', '推诿', '2024-01-17', 1), ('D', 'd2', 'no_system', '无应急措施', '2024-01-18', 1),
    ('W', 'w2', 'back', '返工10件', '2024-02-10', 10), ('D', 'd3', 's_refused', '推诿交办件3件', '2024-02-11', 3);
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on) values
    ('W', 't1', 'supervised', '2024-01-01', '督办1', '2024-01-02', '2024-01-09', '2024-01-09'), ('J', 't2', 'supervised', '2024-01-01', '督办2', '2024-01-02', '2024-01-09', '2024-01-10'),
    ('K', 't3', 'supervised', '2024-01-01', '督办3', '2024-01-02', '2024-01-09', '2024-01-20'), ('K', 't4', 'supervised', '2024-01-01', '督办4', '2024-01-03', '2024-01-10', null),
    ('K', 't5', 'supervised', '2024-01-01', '督办5', '2024-01-04', '2024-01-11', null), ('K', 't6', 'supervised', '2024-02-01', '督办6', '2024-02-04', '2024-02-11', '2024-02-12');

select month, rank, unit, base, total, complete from ranking order by month, rank, unit;
select s.month, s.unit, count(*) as lines, sum(e.points) = s.total as adds_up
from score as s
cross join lateral explain(s.unit, s.month) as e
group by s.month, s.unit, s.total
order by s.month, s.unit;
select line, kind, item, source, points, why from explain('K', '2024-01-01') order by line;
-- no urgent case: full marks of both rates, which is nothing lost
select line, kind, item, points, why from explain('S', '2024-01-01') where item ~ '^urgent' order by line;

select count(publish_month(p.month)) as published from (select month from period order by month) as p;
select year, rank, unit, periods, total from year_ranking order by rank;
select count(*) as problems from verify_publications();

-- as files, and in again
\set from regress_case_9
\set into regress_case_9_again
\set scheme city
\i :loaded_again

set client_min_messages = warning;
drop schema regress_case_9 cascade;
drop schema regress_case_9_again cascade;
