-- The year of an information-work rule-book: points from zero, no cap, summed over the year.
--
-- An article in the city's daily 3, in short 1, the provincial digest 10, the State Council's office 50; several add up, and
-- the year is the sum of the months.
--   January   A  daily 3 + digest 10 = 13     B  short 1
--   February  A  State Council 50             B  nothing
--   year      A  63                           B  1

set datestyle = iso;
\set VERBOSITY terse
select xcedu.create_assessment('regress_case_4', 'empty');
set search_path = regress_case_4, pg_catalog;
insert into league (league, title) values ('office', '单位');
insert into unit (unit, name, league) values ('A', '甲', 'office'), ('B', '乙', 'office');
insert into scheme (scheme, title, year_by) values ('info', '信息工作考核办法', 'sum');
insert into item (item, title) values ('total', '总分'), ('articles', '信息采用');
insert into scheme_item (scheme, item, parent, kind, part, clause) values
    ('info', 'total', null, 'group', null, null),
    ('info', 'articles', 'total', 'event', 'base', '采用信息计分，不设上限');
insert into rule (rule, title) values ('daily', '市级日报'), ('short', '市级简讯'), ('digest', '省级摘报'), ('state', '国务院办公厅');
insert into scheme_rule (scheme, rule, item, points, clause) values
    ('info', 'daily', 'articles', 3, '每篇计3分'), ('info', 'short', 'articles', 1, '每篇计1分'),
    ('info', 'digest', 'articles', 10, '每篇计10分'), ('info', 'state', 'articles', 50, '每篇计50分');
select finding, severity, subject from lint_scheme('info') order by finding, subject;

select open_month('2024-01-01'), open_month('2024-02-01');
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('A', 'a1', 'daily', '信息一', '日报采用', '2024-01-05', '日报第1期', '2024-01-05', 'approved'),
    ('A', 'a2', 'digest', '信息一', '省级摘报采用', '2024-01-20', '摘报第1期', '2024-01-20', 'approved'),
    ('B', 'b1', 'short', '信息二', '简讯采用', '2024-01-31', '简讯第9期', '2024-01-31', 'approved'),
    ('A', 'a3', 'state', '信息三', '国办采用', '2024-02-29', '国办第3期', '2024-02-29', 'approved');
select month, rank, unit, base, total from ranking order by month, rank;
select s.month, s.unit, s.total = coalesce(sum(e.points), 0) as adds_up
from score as s
left join lateral explain(s.unit, s.month) as e on true
group by s.month, s.unit, s.total
order by s.month, s.unit;
select count(publish_month(p.month)) as published from (select month from period order by month) as p;
select year, league, rank, unit, unit_name, months, periods, year_by, average, total from year_ranking order by rank;

set client_min_messages = warning;
drop schema regress_case_4 cascade;
