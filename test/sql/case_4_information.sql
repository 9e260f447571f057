-- A rule-book of another body as rows: information work (信息工作), from zero, no cap, no documents, summed over the year.
--
-- An article in the city's daily 3, in short 1, advice 20, special report 3, selected for the province 2, provincial digest 10,
-- the State Council's office 50; a note by the mayor +5 more, by the premier +100 more.  Several media add up.
--
--   January    A  daily 1, provincial digest 1      3 + 10 = 13        B  short 1     1
--   February   A  State Council 1                   50                 B  nothing     0
--   the year   A  13 + 50                           63                 B  1 + 0       1

set datestyle = iso;
select xcedu.create_assessment('regress_case_4', 'empty');
set search_path = regress_case_4, pg_catalog;

insert into league values ('all', '各单位');
insert into scheme (scheme, title, year_by) values ('information', '信息工作考核办法', 'sum');
insert into item values ('total', '总分'), ('articles', '信息采用');
insert into scheme_item (scheme, item, parent, kind, part, clause) values
    ('information', 'total', null, 'group', null, null),
    ('information', 'articles', 'total', 'event', 'base', '采用信息累计加分，不封顶');
insert into rule values ('daily', '市日报采用'), ('short', '简讯采用'), ('advice', '建议采用'), ('special', '专报采用'), ('province', '省采用'),
    ('digest', '省综合采用'), ('council', '国办采用'), ('mayor', '市长批示'), ('premier', '总理批示');
insert into scheme_rule (scheme, rule, item, points, clause)
select 'information', r.rule, 'articles', r.points, '按采用情况计分'
from (values ('daily', 3), ('short', 1), ('advice', 20), ('special', 3), ('province', 2), ('digest', 10), ('council', 50), ('mayor', 5), ('premier', 100))
     as r (rule, points);
insert into unit values ('A', '甲', 'all'), ('B', '乙', 'all');

select finding, severity, subject from lint_scheme('information') order by finding, subject;

select open_month('2024-01-01'), open_month('2024-02-01');
-- approved without documents: the rule-book asks for none
insert into event (unit, event_id, rule, work, title, occurred_on, status) values
    ('A', 'a1', 'daily', '信息一', '日报采用', '2024-01-10', 'approved'),
    ('A', 'a2', 'digest', '信息一', '省综合采用', '2024-01-20', 'approved'),
    ('B', 'b1', 'short', null, '简讯采用', '2024-01-11', 'approved'),
    ('A', 'a3', 'council', '信息二', '国办采用', '2024-02-02', 'approved');

select month, unit, rank, total from ranking order by month, rank, unit;
select month, unit, event_id, points, outcome, why from credit order by month, unit, event_id;
select s.month, s.unit, s.total, (select coalesce(sum(e.points), 0) from explain(s.unit, s.month) as e) = s.total as adds_up
from score as s
order by s.month, s.unit;

select count(publish_month(p.month)) as published from (select month from period order by month) as p;
select year, rank, unit, months, year_by, average, total from year_ranking order by rank;

set client_min_messages = warning;
drop schema regress_case_4 cascade;
