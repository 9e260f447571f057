-- The reference for the score of an assessment under all readings: plain SQL with
-- numeric arithmetic, written from the requirements (doc/rules.md) and not from the
-- implementation.  It uses no function of xcedu and nothing of the assessment but its
-- tables, found through the search_path.
--
-- It follows the tree of the scheme of each month, whatever its items, floors (A7), caps
-- (A18), weights (R2) and labels (A12), to six levels; and the switches that scoring depends
-- on: not_applicable (A8), unmarked (A9), highest_scope (A12), highest_months (A13),
-- highest_years (A14), pending_claims (A17), ties (A21).  The ones that act when rows are
-- made (A1, A3, A4, A5, A16) are in the rows that it reads.
--
-- `oracle_score` is to have the rows of `score`, `oracle_rank` those of `ranking`, and
-- `oracle_value` those of `item_score`.  It can be included instead of score.sql.

-- R2: a quotient rounded half away from zero to six places from its exact value, which
-- is floor(quotient + 1/2).  round(dividend / divisor, 6) would round twice.
create function pg_temp.oracle_ratio(dividend numeric, divisor numeric)
returns numeric
language sql immutable strict
return sign(dividend) * div(2 * abs(dividend) * 1000000 + divisor, 2 * divisor) * 0.000001;

-- R4 – R6, A2: one breach for each obligation done late, or not done when its day is past
create temporary view oracle_breach as
select t.month, t.unit, t.item, count(*) as breaches
from task as t
where t.done_on > t.due_on
      or (t.done_on is null and t.due_on < (current_timestamp at time zone 'Asia/Shanghai')::date)
group by t.month, t.unit, t.item;

create temporary view oracle_exempt as
select distinct p.month, x.unit, x.item
from period as p
join exemption as x on p.month >= x.first_month and (x.last_month is null or p.month <= x.last_month);

create temporary view oracle_carried as
select distinct lu.unit, l.item
from ledger as l
join ledger_unit as lu using (task_no);

-- The tree of each scheme from the total down, as the units of a league have it: an item
-- that is for other leagues is not in it, nor is what is below.
create temporary view oracle_tree as
with recursive tree as (
    select si.scheme, l.league, si.item, 1 as level, si.part
    from scheme_item as si
    join league as l on si.only_for is null or l.league = any (si.only_for)
    where si.parent is null
    union all
    select si.scheme, t.league, si.item, t.level + 1, coalesce(t.part, si.part)
    from tree as t
    join scheme_item as si on si.scheme = t.scheme and si.parent = t.item
    where si.only_for is null or t.league = any (si.only_for)
)
select scheme, league, item, level, part
from tree;

-- A8, A29: which items apply to which unit: in stage, not exempt, and of the unit's
-- league, or carried by it, or with a breach or mark of it.  Groups and items of nothing
-- but events always do.
create temporary view oracle_applies as
select p.month,
       u.unit,
       si.item,
       si.parent,
       t.level,
       t.part,
       si.kind,
       coalesce(si.start, 0) as start,
       si.floor,
       si.cap,
       si.weight,
       si.points_each,
       coalesce(si.not_applicable, sc.not_applicable) as not_applicable,
       coalesce(si.unmarked, sc.unmarked) as unmarked,
       coalesce(b.breaches, 0) as breaches,
       -- A10: a score or a deduction
       coalesce(k.score, si.start - k.deduction) as mark,
       si.kind in ('group', 'event')
       or (coalesce(p.month >= si.first_month, true)
           and coalesce(p.month <= si.last_month, true)
           and x.unit is null
           and (si.leagues is null
                or u.league = any (si.leagues)
                or c.unit is not null
                or case si.kind when 'breach' then b.breaches > 0 else k.unit is not null end) is true) as applies
from period as p
join scheme as sc on sc.scheme = p.scheme
cross join unit as u
join oracle_tree as t on t.scheme = p.scheme and t.league = u.league
join scheme_item as si on si.scheme = p.scheme and si.item = t.item
left join oracle_exempt as x on x.month = p.month and x.unit = u.unit and x.item = si.item
left join oracle_carried as c on c.unit = u.unit and c.item = si.item
left join oracle_breach as b on b.month = p.month and b.unit = u.unit and b.item = si.item
left join mark as k on k.month = p.month and k.unit = u.unit and k.item = si.item;

-- The bonuses, worth what the scheme of their own month of credit says; not those that
-- lapsed because their document is of a later month (A16)
create temporary view oracle_bonus_event as
select e.unit, e.event_id, e.work, e.rule, r.item, r.once, r.points, e.month, e.status, e.revoked_month
from event as e
join period as own on own.month = e.month
join scheme_rule as r on r.scheme = own.scheme and r.rule = e.rule
where r.points > 0
      and (e.document_on is null or date_trunc('month', e.document_on) <= e.month);

-- Which of them count under the scheme of each month: before it, before it and not
-- revoked from it on (kept), and at its end (A17, A20).  What one work counts only once
-- in is a group (R20): by work and label (A12), by year (A14), by month (A13).  A line is of
-- the item of its rule in the scheme of the month, or of the item that its rule was of.
create temporary view oracle_counting as
select p.month,
       e.unit,
       e.event_id,
       coalesce(r.item, e.item) as item,
       case when e.once is not null then e.work end as work,
       case when e.once is null or e.work is null then e.event_id end as alone,
       case when sc.highest_scope <> 'all' then e.once end as label,
       case when sc.highest_years = 'calendar_year' then extract(year from e.month) end as year,
       case when sc.highest_months = 'each_month' then e.month end as own_month,
       e.month as credited,
       e.points,
       e.month < p.month
       and (e.status = 'approved'
            or (e.status = 'revoked' and e.revoked_month >= p.month)
            or (e.status = 'claimed' and sc.pending_claims = 'provisional')) as before,
       e.month < p.month
       and (e.status = 'approved'
            or (e.status = 'revoked' and e.revoked_month > p.month)
            or (e.status = 'claimed' and sc.pending_claims = 'provisional')) as kept,
       e.status = 'approved'
       or (e.status = 'revoked' and e.revoked_month > p.month)
       or (e.status = 'claimed' and sc.pending_claims = 'provisional') as now,
       sc.highest_months = 'first_only' as first_only
from period as p
join scheme as sc using (scheme)
join oracle_bonus_event as e on e.month <= p.month
left join scheme_rule as r on r.scheme = p.scheme and r.rule = e.rule;

-- R20 按最高级别加分，不重复计算: what a group stands at, which is the highest points of those of
-- its events that count, or (A13) of those of them that are of the first month
create temporary view oracle_standing as
select month,
       unit,
       coalesce(case
                    when first_only then (array_agg(points order by credited, points desc) filter (where before))[1]
                    else max(points) filter (where before)
                end, 0) as standing_before,
       coalesce(case
                    when first_only then (array_agg(points order by credited, points desc) filter (where kept))[1]
                    else max(points) filter (where kept)
                end, 0) as standing_kept,
       coalesce(case
                    when first_only then (array_agg(points order by credited, points desc) filter (where now))[1]
                    else max(points) filter (where now)
                end, 0) as standing_now,
       (array_agg(item order by case when first_only then credited end, points desc, event_id)
            filter (where before and not kept))[1] as revoked_item,
       (array_agg(item order by points desc, event_id) filter (where now and credited = month))[1] as new_item
from oracle_counting
group by month, unit, work, alone, label, year, own_month, first_only;

-- What a month gains and what it takes back; under A13 first_only a group may gain by
-- a revocation, when the first month is revoked and the next steps in.  What is due to a
-- revocation is of the highest of the revoked, what is due to a new event of the highest of
-- the new.  A15: each penalty counts.
create temporary view oracle_event_points as
select month, unit, item, sum(gained) as gained, sum(stepped_in) as stepped_in, sum(taken_back) as taken_back, sum(penalty) as penalty
from (
    select g.month, g.unit, b.item, b.gained, b.stepped_in, b.taken_back, 0 as penalty
    from oracle_standing as g
    cross join lateral (
        values (g.revoked_item, greatest(g.standing_kept - g.standing_before, 0), greatest(g.standing_kept - g.standing_before, 0),
                least(g.standing_kept - g.standing_before, 0)),
               (g.new_item, g.standing_now - g.standing_kept, 0, 0)
    ) as b (item, gained, stepped_in, taken_back)
    where b.item is not null
    union all
    select e.month, e.unit, r.item, 0, 0, 0, r.points
    from event as e
    join period as p on p.month = e.month
    join scheme_rule as r on r.scheme = p.scheme and r.rule = e.rule
    where r.points < 0 and e.status = 'approved'
) as lines
group by month, unit, item;

-- R3, R7: what each unit has on each item by itself, without what its children bring; what is
-- taken back stands apart (A20)
create temporary view oracle_own as
select a.month,
       a.unit,
       a.item,
       a.parent,
       a.level,
       a.part,
       a.cap,
       a.weight,
       -- A8: what is left out has no floor either
       case when a.applies or a.not_applicable = 'full_marks' then a.floor end as floor,
       not a.applies and a.not_applicable = 'renormalise' as renormalised,
       case
           when a.kind in ('group', 'event') then a.start
           -- A8
           when not a.applies then case a.not_applicable when 'full_marks' then a.cap else 0 end
           when a.kind = 'breach' then a.start - a.points_each * a.breaches
           when a.mark is not null then a.mark
           -- A9
           else
               case a.unmarked
                   when 'incomplete' then null
                   when 'full_marks' then a.cap
                   when 'zero' then 0
               end
       end
       + coalesce(e.gained, 0) + coalesce(e.penalty, 0) as points,
       coalesce(e.taken_back, 0) as taken_back
from oracle_applies as a
left join oracle_event_points as e using (month, unit, item);

-- The one rule of the tree.  R8 扣完为止: an item stops at its floor, and (A18) at its cap, but
-- what is taken back comes off in full (A20).  R2: with a weight it brings that part of the
-- weight that its value is of what it is out of; where nothing is left of it (A8), nothing.
-- `raw` is what it would be without floor and cap.
create function pg_temp.oracle_rule(points numeric, taken_back numeric, children_out_of numeric, floor numeric, cap numeric, weight numeric, renormalised boolean)
returns table (raw numeric, kept numeric, back numeric, out_of numeric, brings numeric, brings_back numeric, counts numeric)
language sql immutable
as $$
    select points,
           v.kept,
           taken_back,
           v.out_of,
           case when weight is null then v.kept when v.out_of = 0 then 0 else pg_temp.oracle_ratio(weight * v.kept, v.out_of) end,
           case when weight is null then taken_back when v.out_of = 0 then 0 else pg_temp.oracle_ratio(weight * taken_back, v.out_of) end,
           case when weight is null or v.out_of = 0 then v.out_of else weight end
    from (
        -- least() and greatest() leave NULLs out, as they should for a bound, and not for a value
        select case when points is not null then least(greatest(points, floor), cap) end as kept,
               case when renormalised then 0 else coalesce(cap, children_out_of) end as out_of
    ) as v
$$;

-- From the items at the bottom to the total, a level of GROUP BY for each level of the tree: what
-- an item has by itself and what its children bring to it
create temporary view oracle_value as
with own as materialized (
    select month, unit, item, parent, level, part, points, taken_back, floor, cap, weight, renormalised
    from oracle_own
),
at_6 as (
    select g.month, g.unit, g.item, g.parent, g.part, r.raw, r.kept, r.back, r.out_of, r.brings, r.brings_back, r.counts
    from (
        select month, unit, item, max(parent) as parent, max(part) as part,
               case when bool_and(points is not null) then sum(points) end as points, sum(taken_back) as taken_back, sum(counts) as counts,
               max(floor) as floor, max(cap) as cap, max(weight) as weight, bool_or(renormalised) as renormalised
        from (
            select month, unit, item, parent, part, points, taken_back, 0 as counts, floor, cap, weight, renormalised
            from own
            where level = 6
        ) as own_and_children
        group by month, unit, item
    ) as g
    cross join lateral pg_temp.oracle_rule(g.points, g.taken_back, g.counts, g.floor, g.cap, g.weight, g.renormalised) as r
),
at_5 as (
    select g.month, g.unit, g.item, g.parent, g.part, r.raw, r.kept, r.back, r.out_of, r.brings, r.brings_back, r.counts
    from (
        select month, unit, item, max(parent) as parent, max(part) as part,
               case when bool_and(points is not null) then sum(points) end as points, sum(taken_back) as taken_back, sum(counts) as counts,
               max(floor) as floor, max(cap) as cap, max(weight) as weight, bool_or(renormalised) as renormalised
        from (
            select month, unit, item, parent, part, points, taken_back, 0 as counts, floor, cap, weight, renormalised
            from own
            where level = 5
            union all
            select month, unit, parent, null, null, brings, brings_back, counts, null, null, null, null
            from at_6
        ) as own_and_children
        group by month, unit, item
    ) as g
    cross join lateral pg_temp.oracle_rule(g.points, g.taken_back, g.counts, g.floor, g.cap, g.weight, g.renormalised) as r
),
at_4 as (
    select g.month, g.unit, g.item, g.parent, g.part, r.raw, r.kept, r.back, r.out_of, r.brings, r.brings_back, r.counts
    from (
        select month, unit, item, max(parent) as parent, max(part) as part,
               case when bool_and(points is not null) then sum(points) end as points, sum(taken_back) as taken_back, sum(counts) as counts,
               max(floor) as floor, max(cap) as cap, max(weight) as weight, bool_or(renormalised) as renormalised
        from (
            select month, unit, item, parent, part, points, taken_back, 0 as counts, floor, cap, weight, renormalised
            from own
            where level = 4
            union all
            select month, unit, parent, null, null, brings, brings_back, counts, null, null, null, null
            from at_5
        ) as own_and_children
        group by month, unit, item
    ) as g
    cross join lateral pg_temp.oracle_rule(g.points, g.taken_back, g.counts, g.floor, g.cap, g.weight, g.renormalised) as r
),
at_3 as (
    select g.month, g.unit, g.item, g.parent, g.part, r.raw, r.kept, r.back, r.out_of, r.brings, r.brings_back, r.counts
    from (
        select month, unit, item, max(parent) as parent, max(part) as part,
               case when bool_and(points is not null) then sum(points) end as points, sum(taken_back) as taken_back, sum(counts) as counts,
               max(floor) as floor, max(cap) as cap, max(weight) as weight, bool_or(renormalised) as renormalised
        from (
            select month, unit, item, parent, part, points, taken_back, 0 as counts, floor, cap, weight, renormalised
            from own
            where level = 3
            union all
            select month, unit, parent, null, null, brings, brings_back, counts, null, null, null, null
            from at_4
        ) as own_and_children
        group by month, unit, item
    ) as g
    cross join lateral pg_temp.oracle_rule(g.points, g.taken_back, g.counts, g.floor, g.cap, g.weight, g.renormalised) as r
),
at_2 as (
    select g.month, g.unit, g.item, g.parent, g.part, r.raw, r.kept, r.back, r.out_of, r.brings, r.brings_back, r.counts
    from (
        select month, unit, item, max(parent) as parent, max(part) as part,
               case when bool_and(points is not null) then sum(points) end as points, sum(taken_back) as taken_back, sum(counts) as counts,
               max(floor) as floor, max(cap) as cap, max(weight) as weight, bool_or(renormalised) as renormalised
        from (
            select month, unit, item, parent, part, points, taken_back, 0 as counts, floor, cap, weight, renormalised
            from own
            where level = 2
            union all
            select month, unit, parent, null, null, brings, brings_back, counts, null, null, null, null
            from at_3
        ) as own_and_children
        group by month, unit, item
    ) as g
    cross join lateral pg_temp.oracle_rule(g.points, g.taken_back, g.counts, g.floor, g.cap, g.weight, g.renormalised) as r
),
at_1 as (
    select g.month, g.unit, g.item, g.parent, g.part, r.raw, r.kept, r.back, r.out_of, r.brings, r.brings_back, r.counts
    from (
        select month, unit, item, max(parent) as parent, max(part) as part,
               case when bool_and(points is not null) then sum(points) end as points, sum(taken_back) as taken_back, sum(counts) as counts,
               max(floor) as floor, max(cap) as cap, max(weight) as weight, bool_or(renormalised) as renormalised
        from (
            select month, unit, item, parent, part, points, taken_back, 0 as counts, floor, cap, weight, renormalised
            from own
            where level = 1
            union all
            select month, unit, parent, null, null, brings, brings_back, counts, null, null, null, null
            from at_2
        ) as own_and_children
        group by month, unit, item
    ) as g
    cross join lateral pg_temp.oracle_rule(g.points, g.taken_back, g.counts, g.floor, g.cap, g.weight, g.renormalised) as r
)
select month, unit, item, parent, part, raw, kept, back, out_of, brings, brings_back
from (
    table at_1
    union all table at_2
    union all table at_3
    union all table at_4
    union all table at_5
    union all table at_6
) as every_level;

-- The total and what the parts bring to it; a unit for which nothing is left in the base (A8) has no
-- score.  `missing`, `assessed_percent` as in `score`; `left_out` is how many sections are.
create temporary view oracle_score as
select v.month,
       v.unit,
       case when v.base_out_of > 0 then v.base end as base,
       v.gained + v.taken_back as bonus,
       v.penalty,
       case when v.base_out_of > 0 then v.total end as total,
       o.missing,
       o.assessed_percent,
       v.left_out,
       v.raw_base,
       v.raw_bonus,
       v.raw_total,
       v.gained,
       v.taken_back
from (
    select month,
           unit,
           case when bool_and(brings is not null) filter (where part = 'base' and parent = 'total')
               then sum(brings + brings_back) filter (where part = 'base' and parent = 'total')
           end as base,
           sum(out_of) filter (where part = 'base' and parent = 'total') as base_out_of,
           sum(brings) filter (where part = 'bonus' and parent = 'total') as gained,
           sum(brings_back) filter (where part = 'bonus' and parent = 'total') as taken_back,
           sum(brings + brings_back) filter (where part = 'penalty' and parent = 'total') as penalty,
           sum(kept + back) filter (where parent is null) as total,
           sum(raw) filter (where item = 'base') as raw_base,
           sum(raw) filter (where item = 'bonus') as raw_bonus,
           sum(raw) filter (where parent is null) as raw_total,
           count(*) filter (where parent = 'base' and out_of = 0) as left_out
    from oracle_value
    group by month, unit
) as v
join (
    select month,
           unit,
           count(*) filter (where applies and kind = 'mark' and mark is null) as missing,
           round(100 * coalesce(sum(cap) filter (where applies), 0) / sum(cap), 6) as assessed_percent
    from oracle_applies
    where kind in ('breach', 'mark')
    group by month, unit
) as o using (month, unit);

-- R23, A11, A21: ranked within the league, on exact values; A33: a unit to which no item applies is not ranked
create temporary view oracle_rank as
select s.month,
       s.unit,
       case
           when s.total is not null and s.assessed_percent > 0 then
               case sc.ties
                   when 'standard' then rank() over (partition by s.month, u.league, s.assessed_percent > 0 order by s.total desc nulls last)
                   when 'dense' then dense_rank() over (partition by s.month, u.league, s.assessed_percent > 0 order by s.total desc nulls last)
               end
       end as rank,
       s.base, s.bonus, s.penalty, s.total, s.missing, s.assessed_percent,
       s.left_out, s.raw_base, s.raw_bonus, s.raw_total, s.gained, s.taken_back
from oracle_score as s
join period as p using (month)
join scheme as sc using (scheme)
join unit as u using (unit);
