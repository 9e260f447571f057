-- Quarters, and two kinds of units with items of their own.
--
-- County units are marked on 60 + 40, departments on 50 + 50, of items of their own.  Commended: +2.  Year: mean.
--   A (county)       50 + 30 = 80, then 55 + 35 = 90 + 2 = 92 (commended in April); year 86
--   B (department)   50 + 45 = 95 twice; year 95

set datestyle = iso;
\set VERBOSITY terse
select xcedu.create_assessment('regress_case_7', 'empty');
set search_path = regress_case_7, pg_catalog;
insert into league (league, title) values ('county', '县区'), ('department', '部门');
insert into unit (unit, name, league) values ('A', '甲县', 'county'), ('B', '乙局', 'department');
insert into scheme (scheme, title, months) values ('quarter', '季度考核办法', 3);
insert into item (item, title) values ('total', '总分'), ('base', '基础分'), ('bonus', '加分'), ('c1', '县区工作一'), ('c2', '县区工作二'), ('d1', '部门工作一'),
    ('d2', '部门工作二');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, only_for, clause) values
    ('quarter', 'total', null, 'group', null, 0, null, null, null, null),
    ('quarter', 'base', 'total', 'group', 'base', 0, 0, null, null, null),
    ('quarter', 'bonus', 'total', 'event', 'bonus', 0, null, null, null, null),
    ('quarter', 'c1', 'base', 'mark', null, 60, 0, 60, '{county}', '县区工作60分'),
    ('quarter', 'c2', 'base', 'mark', null, 40, 0, 40, '{county}', '县区工作40分'),
    ('quarter', 'd1', 'base', 'mark', null, 50, 0, 50, '{department}', '部门工作50分'),
    ('quarter', 'd2', 'base', 'mark', null, 50, 0, 50, '{department}', '部门工作50分');
insert into rule (rule, title) values ('commended', '表彰');
insert into scheme_rule (scheme, rule, item, points, clause) values ('quarter', 'commended', 'bonus', 2, '受表彰的加2分');
select finding, severity, subject from lint_scheme('quarter') where severity = 'error' order by finding, subject;

select open_month('2024-01-01'), open_month('2024-04-01');
insert into mark (unit, item, month, score) values
    ('A', 'c1', '2024-01-01', 50), ('A', 'c2', '2024-01-01', 30), ('A', 'c1', '2024-04-01', 55), ('A', 'c2', '2024-04-01', 35),
    ('B', 'd1', '2024-01-01', 50), ('B', 'd2', '2024-01-01', 45), ('B', 'd1', '2024-04-01', 50), ('B', 'd2', '2024-04-01', 45);
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('A', 'e1', 'commended', '表彰', '2024-04-10', '文1', '2024-04-20', 'approved');

select month, league, rank, unit, base, bonus, total, previous_rank, complete from ranking order by month, league;
select month, unit, count(*) as lines, sum(e.points) as total
from score as s
cross join lateral explain(s.unit, s.month) as e
group by month, unit
order by month, unit;
select line, kind, item, source, points, why from explain('A', '2024-04-01') order by line;
-- no value of not_applicable changes any of it
select v.value, p.month, x.unit, x.total, x.assessed_percent
from scheme as s
cross join (values ('full_marks'), ('renormalise'), ('leave_out')) as v (value)
cross join period as p
cross join lateral score_of(p.month, jsonb_populate_record(s, jsonb_build_object('not_applicable', v.value))) as x
order by v.value, p.month, x.unit;

select count(publish_month(p.month)) as published from (select month from period order by month) as p;
select month, league, rank, unit, total, previous_rank, rank_change from ranking order by month, league;
select year, league, rank, unit, months, periods, average, total from year_ranking order by league;
select count(*) as problems from verify_publications();

set client_min_messages = warning;
drop schema regress_case_7 cascade;
