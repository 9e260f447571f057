-- Months side by side: the month before, the year before, the league, and the gaps between ranks.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
select xcedu.create_assessment('regress_monthly', 'empty');
set search_path = regress_monthly, pg_catalog;
\set ECHO none
\i :rule_book
\set ECHO all
insert into rule (rule, title) values ('veto', '一票否决');
insert into scheme_rule (scheme, rule, item, effect) values ('small', 'veto', 'base', 'last_place');
insert into scheme_grade (scheme, grade, title, place, at_least) values ('small', 'a', '优秀', 1, 90), ('small', 'b', '其他', 2, null);
insert into unit values ('E', '戊', 'county'), ('F', '己', 'county'), ('G', '庚', 'department');

-- ---------- quartiles ----------
-- of 1, 2, 3, 4 at the places 0.75, 1.5 and 2.25 from the first: 1.75, 2.5, 3.25; of 1, 2, 4, 8, 16 the second, third and fourth; of 5 and
-- 10 at 0.25, 0.5, 0.75: 6.25, 7.5, 8.75; of one total itself; of none none
select t.totals, quartile_of(t.totals, 1) as lower, quartile_of(t.totals, 2) as median, quartile_of(t.totals, 3) as upper
from (values (1, '{1,2,3,4}'::numeric[]), (2, '{1,2,4,8,16}'), (3, '{5,10}'), (4, '{7.5}'), (5, '{}'), (6, null)) as t (place, totals)
order by t.place;

-- ---------- open months ----------
-- 20 + mark, in the county league; December 2022 to December 2023, of which these three have marks that matter
--              A        B        C        E        F        D        G
--   2022-12    70 → 90  60 → 80  50 → 70  40 → 60  30 → 50  60 → 80  50 → 70
--   2023-11    80 → 100 80 → 100 60 → 80  50 → 70  40 → 60  60 → 80  60 → 80
--   2023-12    75 → 95  65 → 85  65 → 85  70 → 90  (none)   50 → 70  55 → 75
-- and in December 2023 E is vetoed: A 1, B and C 2, E 4 with its 90, F without a total and a rank
select count(open_month((date '2022-12-01' + g * interval '1 month')::date, 'small')) as months from generate_series(0, 12) as g;
insert into mark (unit, item, month, score)
select u.unit, 'key', p.month, case when u.unit in ('D', 'G') then 60 else 50 end
from period as p
cross join unit as u
where p.month not in ('2022-12-01', '2023-11-01', '2023-12-01');
insert into mark (unit, item, month, score) values
    ('A', 'key', '2022-12-01', 70), ('B', 'key', '2022-12-01', 60), ('C', 'key', '2022-12-01', 50), ('E', 'key', '2022-12-01', 40), ('F', 'key', '2022-12-01', 30),
    ('D', 'key', '2022-12-01', 60), ('G', 'key', '2022-12-01', 50),
    ('A', 'key', '2023-11-01', 80), ('B', 'key', '2023-11-01', 80), ('C', 'key', '2023-11-01', 60), ('E', 'key', '2023-11-01', 50), ('F', 'key', '2023-11-01', 40),
    ('D', 'key', '2023-11-01', 60), ('G', 'key', '2023-11-01', 60),
    ('A', 'key', '2023-12-01', 75), ('B', 'key', '2023-12-01', 65), ('C', 'key', '2023-12-01', 65), ('E', 'key', '2023-12-01', 70),
    ('D', 'key', '2023-12-01', 50), ('G', 'key', '2023-12-01', 55);
insert into event (unit, event_id, rule, title, occurred_on) values ('E', 'v1', 'veto', '否决', '2023-12-05');

-- November: two share the first place; there is no November 2022
--   totals 60, 70, 80, 100, 100: mean 410 ÷ 5 = 82, quartiles 70, 80, 100
--   gaps: A and B none above, 20 below; C 20 and 10; E 10 and 10; F 10 above
select league, unit, rank, total, ranked, mean, lower_quartile, median, upper_quartile, gap_above, gap_below, grade, published, complete
from monthly
where month = '2023-11-01'
order by league, rank, unit;
select unit, year_before_rank, year_before_total from monthly where month = '2023-11-01' order by unit;
-- December: four totals, 85, 85, 90, 95: mean 355 ÷ 4 = 88.75, quartiles at 0.75, 1.5, 2.25: 85, 87.5, 91.25
--   gaps: A none above, 95 − 85 = 10 below; B and C 10 above, and E, who comes after them with 90, is no gap; nor are they one for E
--   department: 75 and 70: mean 72.5, quartiles 71.25, 72.5, 73.75; gap 5
select league, unit, rank, total, ranked, mean, lower_quartile, median, upper_quartile, gap_above, gap_below, grade, published, complete
from monthly
where month = '2023-12-01'
order by league, rank, unit;
-- the month before and the year before: A 1 → 1, 100 → 95, was 90 and 1; B 1 → 2; C 3 → 2; E 4 → 4 with 70 → 90; F has none now
select unit, rank, total, previous_rank, rank_change, previous_total, total_change, year_before_rank, year_before_total
from monthly
where month = '2023-12-01'
order by unit;
-- every month has the rows of ranking, and says the same where both say something: no rows
select r.month, r.unit
from ranking as r
full join monthly as m on m.month = r.month and m.unit = r.unit
where (r.league, r.league_title, r.unit_name, r.rank, r.base, r.bonus, r.penalty, r.total, r.previous_rank, r.rank_change, r.published, r.complete, r.rater, r.grade)
      is distinct from (m.league, m.league_title, m.unit_name, m.rank, m.base, m.bonus, m.penalty, m.total, m.previous_rank, m.rank_change, m.published, m.complete, m.rater, m.grade)
order by 1, 2;

-- The view with Chinese titles has the same rows, with two places.  By hand, December of A, with 95 after 100: -5 points, of the
-- mean 88.75 and the quartiles 85, 87.5 and 91.25; F has no mark.
select 月份, 组别, 名次, 单位, 总分, 上期名次, 上期总分, 升降, 总分增减, 上年同期名次, 上年同期总分, 等次, 状态
from 月度对比
where 月份 = '2023-12-01' and 组别代码 = 'county'
order by 名次, 单位代码;
select 参排单位数, 同组均值, 同组下四分位数, 同组中位数, 同组上四分位数, 距前一名, 领先后一名, 基础分, 加分, 扣分
from 月度对比
where 月份 = '2023-12-01' and 单位代码 = 'A';
-- and no rows that differ
select coalesce(m.month, c.月份) as month, coalesce(m.unit, c.单位代码) as unit
from monthly as m
full join 月度对比 as c on c.月份 = m.month and c.单位代码 = m.unit
where (m.league, m.league_title, m.rank, round(m.total, 2), round(m.base, 2), round(m.bonus, 2), round(m.penalty, 2), m.previous_rank,
       round(m.previous_total, 2), m.rank_change, round(m.total_change, 2), m.year_before_rank, round(m.year_before_total, 2), m.ranked, round(m.mean, 2),
       round(m.lower_quartile, 2), round(m.median, 2), round(m.upper_quartile, 2), round(m.gap_above, 2), round(m.gap_below, 2))
      is distinct from
      (c.组别代码, c.组别, c.名次, c.总分, c.基础分, c.加分, c.扣分, c.上期名次,
       c.上期总分, c.升降, c.总分增减, c.上年同期名次, c.上年同期总分, c.参排单位数, c.同组均值,
       c.同组下四分位数, c.同组中位数, c.同组上四分位数, c.距前一名, c.领先后一名)
order by 1, 2;
-- with a note on who rates others
insert into rater (unit, role) values ('A', '评分');
select 单位, 状态 from 月度对比 where 月份 = '2023-11-01' and 单位代码 in ('A', 'B') order by 单位代码;
delete from rater;

-- ---------- a unit that moves ----------
-- G goes to the county league in December: its rank and total of November were in the other one.  In the department league D is alone: no gap
select change_unit('G', '2023-12-01', league => 'county');
select league, unit, rank, total, previous_rank, previous_total, year_before_rank, ranked, median, gap_above, gap_below
from monthly
where month = '2023-12-01' and unit in ('D', 'G')
order by unit;

-- ---------- published ----------
insert into mark (unit, item, month, score) values ('F', 'key', '2023-12-01', 30);
create temporary table as_open as select to_jsonb(m) - 'published' as content from monthly as m where m.month = '2023-12-01';
select count(publish_month(p.month)) as published from (select month from period order by month) as p;
-- what was worked out is what was published: 7 rows and no difference
select count(*) as rows,
       count(*) filter (where not exists (select from as_open as o where o.content = to_jsonb(m) - 'published')) as differ
from monthly as m
where m.month = '2023-12-01';

-- ---------- who sees what ----------
create role regress_monthly_reader;
create role regress_monthly_unit;
create role regress_monthly_bureau;
create role regress_monthly_secretariat;
select grant_duty('regress_monthly_reader', 'reader');
select grant_duty('regress_monthly_unit', 'unit', unit => 'B');
select grant_duty('regress_monthly_unit', 'unit', unit => 'E');
select grant_duty('regress_monthly_bureau', 'bureau');
select grant_duty('regress_monthly_secretariat', 'secretariat');
select amend_month('2023-12-01', '更正') as revision;
create temporary view seen as
select count(*) as rows, count(distinct unit) as units, count(mean) as means, count(gap_above) + count(gap_below) as gaps, max(month) as last
from monthly;
alter view seen set (security_invoker = true);
grant select on seen to public;
-- 13 months of 7 units, of which December is open again: 84 and 7 rows for the owner and the secretariat
select rows, units, means, last from seen;
set role regress_monthly_secretariat;
select rows, units, means, last from seen;
-- a reader has the 12 that are published
set role regress_monthly_reader;
select rows, units, means, last from seen;
-- a unit its own rows with rank and total, of two units here; not the mean of those two, nor the gap between them
set role regress_monthly_unit;
select rows, units, means, gaps, last from seen;
select unit, rank, total, previous_rank, previous_total from monthly where month = '2023-11-01' order by unit;
-- the bureau has none
set role regress_monthly_bureau;
select rows, units, means, gaps, last from seen;
reset role;

-- ---------- periods of another length ----------
-- quarters from January 2024 on: the one of January 2024 is compared with no January 2023, which was a month
insert into scheme (scheme, title, months, first_month) values ('quarters', '季度办法', 3, '2024-01-01');
select month from year_before('2023-12-01') order by month;
select publish_month('2023-12-01') is not null as published;
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, points_each)
select 'quarters', item, parent, kind, part, start, floor, cap, weight, points_each from scheme_item where scheme = 'small' and item in ('total', 'base', 'all', 'key') order by parent nulls first, item;
select open_month('2024-01-01', 'quarters') is not null as opened;
select month from year_before('2024-01-01') order by month;

set client_min_messages = warning;
drop schema regress_monthly cascade;
drop role regress_monthly_reader;
drop role regress_monthly_unit;
drop role regress_monthly_bureau;
drop role regress_monthly_secretariat;
