-- What a year comes to: the mean of its periods, their sum, or their mean by weight.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

select xcedu.create_assessment('regress_year', 'empty');
set search_path = regress_year, pg_catalog;
insert into league (league, title) values ('county', '县区');
insert into unit (unit, name, league, first_month) values
    ('A', '甲', 'county', null), ('B', '乙', 'county', null), ('C', '丙', 'county', null), ('D', '丁', 'county', '2022-07-01');
insert into item (item, title) values ('total', '总分'), ('base', '基础分'), ('work', '工作');
-- quarters, a scheme a year
insert into scheme (scheme, title, months, first_month, year_by) values
    ('2021', '办法', 3, '2021-01-01', 'mean'), ('2022', '办法', 3, '2022-01-01', 'sum'), ('2023', '办法', 3, '2023-01-01', 'weighted'),
    ('2024', '办法', 3, '2024-01-01', 'weighted');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap)
select s.scheme, v.item, v.parent, v.kind, v.part, v.start, 0, v.start
from scheme as s
cross join (values ('total', null, 'group', null, null), ('base', 'total', 'group', 'base', null), ('work', 'base', 'mark', null, 100)) as v (item, parent, kind, part, start);

select pg_temp.refused($$update scheme set year_by = 'median'$$);
select pg_temp.refused($$insert into scheme_period (scheme, place, weight) values ('2023', 13, 1)$$);
select pg_temp.refused($$insert into scheme_period (scheme, place, weight) values ('2023', 1, 0)$$);
-- a year that is weighted, and has no weights; then one with too many, and one with too few
select severity, finding, subject, message from lint_scheme('2023') where finding ~ 'period' order by subject;
insert into scheme_period (scheme, place, weight) values
    ('2023', 1, 10), ('2023', 2, 20), ('2023', 3, 30), ('2023', 4, 40), ('2024', 2, 1), ('2024', 4, 3), ('2024', 5, 1), ('2022', 1, 1);
select s.scheme, l.severity, l.finding, l.subject, l.message
from scheme as s
cross join lateral lint_scheme(s.scheme) as l
where l.finding ~ 'period'
order by s.scheme, l.finding, l.subject;

-- The quarters of each year:   A 80 90 85 95     B 90 90 80 90 (in 2022: 91)     C 100 70 60 80     D 100 from July 2022 on
select count(open_month(m.month::date)) as opened
from generate_series(timestamp '2021-01-01', '2024-10-01', '3 months') as m (month);
insert into mark (unit, item, month, score)
select v.unit, 'work', p.month, v.scores[extract(quarter from p.month)::integer]
from period as p
cross join (values ('A', '{80,90,85,95}'::numeric[]), ('B', '{90,90,80,90}'), ('C', '{100,70,60,80}'), ('D', '{100,100,100,100}')) as v (unit, scores)
where v.unit <> 'D' or p.month >= '2022-07-01';
update mark set score = 91 where unit = 'B' and month = '2022-10-01';
select count(publish_month(p.month)) as published from (select month from period where month < '2023-10-01' order by month) as p;

--   2021  mean      A (80 + 90 + 85 + 95) ÷ 4 = 87.5        B 87.5                    C 77.5
--   2022  sum       A 350                                   B 351                     C 310                D 200
--   2023  weighted, three quarters of 10, 20 and 30
--                   A (800 + 1800 + 2550) ÷ 60 = 85.833333  B (900 + 1800 + 2400) ÷ 60 = 85
--                   C (1000 + 1400 + 1800) ÷ 60 = 70        D 100
select year, rank, unit, months, periods, year_by, average, total from year_ranking order by year, rank, unit;
--   and the whole year:
--                   A (5150 + 3800) ÷ 100 = 89.5            B (5100 + 3600) ÷ 100 = 87     C (4200 + 3200) ÷ 100 = 74
select publish_month('2023-10-01') is not null as published;
select rank, unit, periods, total from year_ranking where year = 2023 order by rank;
--   2024  the first and third quarter do not count: no total until the second, which is the total then, and at the end
--                   A (90 + 3 × 95) ÷ 4 = 93.75             B 90                     C (70 + 240) ÷ 4 = 77.5        D 100
select publish_month('2024-01-01') is not null as published;
select rank, unit, periods, average, total from year_ranking where year = 2024 order by unit;
select publish_month('2024-04-01') is not null as published;
select rank, unit, periods, total from year_ranking where year = 2024 order by rank, unit;
select count(publish_month(p.month)) as published from (select month from period where month > '2024-04-01' order by month) as p;
select rank, unit, months, total from year_ranking where year = 2024 order by rank;

-- how years and periods are scored is frozen with what they score, and in what was published
select pg_temp.refused($$update scheme set year_by = 'sum' where scheme = '2021'$$);
select pg_temp.refused($$update scheme_period set weight = 5 where scheme = '2023' and place = 1$$);
select pg_temp.refused($$delete from scheme_period where scheme = '2024'$$);
select content from published_fact where month = '2024-01-01' and relation = 'scheme_period' order by row_key;
select content ->> 'months' as months, content ->> 'year_by' as year_by from published_fact where month = '2024-01-01' and relation = 'scheme';
select count(*) as problems from verify_publications();
-- a scheme of half years, from files
select * from load_csv('scheme', convert_to(E'办法代码,办法名称,考核周期,年度成绩\n2026,办法,6,weighted\n', 'UTF8'));
select * from load_csv('scheme_period', convert_to(E'办法代码,第几期,权重\n2026,1,40\n2026,2,60\n', 'UTF8'));
select s.scheme, s.months, s.year_by, w.place, w.weight from scheme as s join scheme_period as w on w.scheme = s.scheme where s.scheme = '2026' order by w.place;

set client_min_messages = warning;
drop schema regress_year cascade;
