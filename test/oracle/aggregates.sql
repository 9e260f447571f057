-- The reference for the aggregates: plain SQL of two levels with numeric arithmetic,
-- written from what the rule-book and the design say of them (doc/rules.md,
-- doc/design.md) and not from the implementation.  It uses no function of xcedu.
--
-- It reads a table `line`, found through the search_path:
--
--   grp, n                              the outer group, and the number of a row in it
--   used                                false: not a row of the aggregates (FILTER)
--   whole                               full marks of the one item of capped_score
--   item, full_marks, deduction         of capped_total; deduction of capped_score too
--   section, weight, score, out_of      of weighted_total
--   work, work_id, work_uuid            of bonus_total and bonus_gain
--   points, before, now
--
-- `oracle` has a row for each outer group, with the results as text.

-- R8 扣完为止: full marks less all deductions, exhausted at zero.  NULL deductions take
-- nothing off.  Full marks are equal in all rows; of 5 and 5.00 the longer is meant.
create temporary view oracle_capped_score as
select grp,
       greatest(round(max(whole), max(scale(whole))) - coalesce(sum(deduction), 0), 0) as capped_score
from line
where used
group by grp;

-- the same for each of several items
create temporary view oracle_capped_total as
select grp, sum(capped) as capped_total
from (
    select grp,
           greatest(round(max(full_marks), max(scale(full_marks))) - coalesce(sum(deduction), 0), 0) as capped
    from line
    where used
    group by grp, item
) as items
group by grp;

-- R2 日常工作考核成绩占30%，重点任务考核成绩占70%: a quotient rounded half away from zero to six
-- places from its exact value.  div() and the products here are exact, which
-- round(dividend / divisor, 6) is not: it rounds twice.
create function pg_temp.oracle_ratio(dividend numeric, divisor numeric)
returns numeric
language sql immutable strict
return sign(dividend)
       * (div(abs(dividend) * 1000000, divisor)
          + case
              when 2 * (abs(dividend) * 1000000 - div(abs(dividend) * 1000000, divisor) * divisor) >= divisor then 1
              else 0
          end)
       * 0.000001;

-- each section: what it weighs, and its share, which it lacks if its full marks add up to 0
create temporary view oracle_share as
select grp, section, max(weight) as weight, bool_and(score is not null) as complete,
       pg_temp.oracle_ratio(max(weight) * sum(score), nullif(sum(out_of), 0)) as share,
       sum(out_of) > 0 as present
from line
where used
group by grp, section;

-- NULL as soon as one score is; where a section with a weight is left out, the rest is
-- scaled up by all weights / weights present, and rounded again; NULL if nothing is left
-- to scale up
create temporary view oracle_weighted_total as
select grp,
       case
           when not bool_and(complete) or not bool_or(present) then null
           when sum(weight) = sum(weight) filter (where present) then sum(share)
           else pg_temp.oracle_ratio(sum(share) * sum(weight), nullif(sum(weight) filter (where present), 0))
       end as weighted_total
from oracle_share
group by grp;

-- R20 同一项工作获多级表彰奖励的，按最高级别加分，不重复计算: the highest points of each work.  A row without a
-- work is a work of its own (by its n); NULL points are no bonus.  Of equal points the
-- ones with more places are meant, where max() would take those of the last row.
create temporary view oracle_bonus_text as
select grp, sum(highest) as bonus_total
from (
    select grp, (array_agg(points order by points desc nulls last, scale(points) desc))[1] as highest
    from line
    where used
    group by grp, work, case when work is null then n end
) as works
group by grp;

create temporary view oracle_bonus_bigint as
select grp, sum(highest) as bonus_total
from (
    select grp, (array_agg(points order by points desc nulls last, scale(points) desc))[1] as highest
    from line
    where used
    group by grp, work_id, case when work_id is null then n end
) as works
group by grp;

create temporary view oracle_bonus_uuid as
select grp, sum(highest) as bonus_total
from (
    select grp, (array_agg(points order by points desc nulls last, scale(points) desc))[1] as highest
    from line
    where used
    group by grp, work_uuid, case when work_uuid is null then n end
) as works
group by grp;

-- R20 from month to month: what counts now in each work less what counted before, 0 where
-- there is nothing
create temporary view oracle_gain_text as
select grp, sum(coalesce(highest_now, 0) - coalesce(highest_before, 0)) as bonus_gain
from (
    select grp,
           (array_agg(points order by points desc nulls last, scale(points) desc) filter (where now))[1] as highest_now,
           (array_agg(points order by points desc nulls last, scale(points) desc) filter (where before))[1] as highest_before
    from line
    where used
    group by grp, work, case when work is null then n end
) as works
group by grp;

create temporary view oracle_gain_bigint as
select grp, sum(coalesce(highest_now, 0) - coalesce(highest_before, 0)) as bonus_gain
from (
    select grp,
           (array_agg(points order by points desc nulls last, scale(points) desc) filter (where now))[1] as highest_now,
           (array_agg(points order by points desc nulls last, scale(points) desc) filter (where before))[1] as highest_before
    from line
    where used
    group by grp, work_id, case when work_id is null then n end
) as works
group by grp;

create temporary view oracle_gain_uuid as
select grp, sum(coalesce(highest_now, 0) - coalesce(highest_before, 0)) as bonus_gain
from (
    select grp,
           (array_agg(points order by points desc nulls last, scale(points) desc) filter (where now))[1] as highest_now,
           (array_agg(points order by points desc nulls last, scale(points) desc) filter (where before))[1] as highest_before
    from line
    where used
    group by grp, work_uuid, case when work_uuid is null then n end
) as works
group by grp;

create temporary view oracle as
select g.grp,
       cs.capped_score::text as capped_score,
       ct.capped_total::text as capped_total,
       wt.weighted_total::text as weighted_total,
       bt.bonus_total::text as bonus_text,
       bb.bonus_total::text as bonus_bigint,
       bu.bonus_total::text as bonus_uuid,
       gt.bonus_gain::text as gain_text,
       gb.bonus_gain::text as gain_bigint,
       gu.bonus_gain::text as gain_uuid
from (select distinct grp from line) as g
left join oracle_capped_score as cs using (grp)
left join oracle_capped_total as ct using (grp)
left join oracle_weighted_total as wt using (grp)
left join oracle_bonus_text as bt using (grp)
left join oracle_bonus_bigint as bb using (grp)
left join oracle_bonus_uuid as bu using (grp)
left join oracle_gain_text as gt using (grp)
left join oracle_gain_bigint as gb using (grp)
left join oracle_gain_uuid as gu using (grp);
