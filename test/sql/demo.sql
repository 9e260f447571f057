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

set client_min_messages = warning;
drop schema xuchang cascade;
