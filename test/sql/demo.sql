-- The demo data, against the scores that were worked out apart from the product
-- (test/data/xuchang/expected_score.csv).

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\set data :abs_srcdir '/data/xuchang'
\cd :data
\set ECHO none
\o /dev/null
\i load.sql
\o
\set ECHO all

create temporary table expected_score (
    month date, unit text, base numeric, bonus numeric, penalty numeric, total numeric
);
\copy expected_score from 'expected_score.csv' with (format csv, header match)

-- no row differs, and there are as many as there should be
select month, unit, s as scored, x as expected
from xuchang.score as s
full join expected_score as x using (month, unit)
where (s.base, s.bonus, s.penalty, s.total) is distinct from (x.base, x.bonus, x.penalty, x.total)
order by month, unit;

select month, count(*) as units, count(total) as totals
from xuchang.score
group by month
order by month;

-- every score adds up from its lines
select s.month, s.unit
from xuchang.score as s
where s.base is distinct from (select sum(i.brings) from xuchang.item_score as i where (i.month, i.unit) = (s.month, s.unit) and i.parent = 'base' having bool_and(i.brings is not null))
      or s.bonus + s.penalty <> (select coalesce(sum(c.points), 0) from xuchang.credit as c where (c.month, c.unit) = (s.month, s.unit))
order by s.month, s.unit;

-- the month that lacks a mark says which
select month, unit, unit_name, item, item_title
from xuchang.missing_mark
order by month, unit, item;

select month, league, rank, unit, unit_name, base, bonus, penalty, total, complete, rater
from xuchang.ranking
order by month, league, rank nulls last, unit;

-- every rule is used
select r.rule
from xuchang.rule as r
where not exists (select from xuchang.credit as c where c.rule = r.rule)
order by r.rule;

select distinct outcome
from xuchang.credit
order by outcome;

select distinct coverage
from xuchang.item_score
order by coverage;

-- the Chinese-labelled views have the same rows
select count(*) = (select count(*) from xuchang.ranking) as same_rows from xuchang.月度排名;
select count(*) = (select count(*) from xuchang.credit) as same_rows from xuchang.加扣分台账;
select sum(扣分) = (select sum(points) from xuchang.deduction) as same_points from xuchang.得分明细;

-- ---------- what charts read, of both months as they are published ----------
insert into xuchang.mark (unit, item, month, score) values ('XC-GXJ', 'key6', '2023-12-01', 7);
select xuchang.publish_month('2023-12-01') is not null as december, xuchang.publish_month('2024-01-01') is not null as january;
-- the totals of expected_score.csv, sorted:
--   December  85.88 88.95 90.06 91.07 93.85 94.04 94.88 95.33 97.96: 832.02 ÷ 9 = 92.446667, third 90.06, fifth 93.85, seventh 94.88
--   January   74.77 88.60 90.00 91.57 91.98 95.10 96.30 96.64 96.94: 821.90 ÷ 9 = 91.322222, third 90.00, fifth 91.98, seventh 96.30
select distinct month, ranked, mean, lower_quartile, median, upper_quartile
from xuchang.monthly
where league = 'county'
order by month;
-- 长葛市 from 95.33 and second to 74.77 and ninth, 88.60 − 74.77 = 13.83 behind 禹州市
select unit_name, rank, total, previous_rank, previous_total, rank_change, total_change, gap_above, gap_below, year_before_rank
from xuchang.monthly
where month = '2024-01-01' and unit = '411082';
-- 31 units, 23 items (total, 3 parts, 2 sections, 3 and 9 items, 3 kinds of bonus, 2 of penalty), 2 months: 1426
select count(*) as facts, count(distinct (month, unit)) as scores, count(distinct item) as items from xuchang.fact_score;
-- 魏都区 in December: of one work the higher report counts, 2, and not the lower; exposed by a national medium, −2
select event_id, kind, item_title, level, work, occurred_on, document_no, document_on, points, status
from xuchang.published_event
where month = '2023-12-01' and unit = '411002'
order by event_id;
-- codes of GB/T 2260: six counties and cities have one, of three zones and 22 departments none
select count(region_code) as with_code, count(*) filter (where region_code = unit) as unit_code, count(*) as units from xuchang.dim_unit;

set client_min_messages = warning;
drop schema xuchang cascade;
