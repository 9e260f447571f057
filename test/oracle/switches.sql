-- The reference for the score of an assessment under all readings: plain SQL with
-- numeric arithmetic, written from the requirements (doc/rules.md) and not from the
-- implementation.  It uses no function of xcedu and nothing of the assessment but its
-- tables, found through the search_path.
--
-- It follows the switches that scoring depends on, as they are in the scheme of each
-- month: floor (A7), not_applicable (A8), unmarked (A9), highest_scope (A12),
-- highest_months (A13), highest_years (A14), pending_claims (A17), bonus_cap and
-- total_cap (A18), ties (A21).  The ones that act when rows are made (A1, A3, A4, A5,
-- A16) are in the rows that it reads.
--
-- `oracle_score` is to have the rows of `score`, and `oracle_rank` those of `ranking`.
-- It can be included instead of score.sql.

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

-- A8, A29: which items apply to which unit: in stage, not exempt, and of the unit's
-- league, or carried by it, or with a line on it
create temporary view oracle_applies as
select p.month,
       u.unit,
       si.section,
       s.weight,
       si.kind,
       si.full_marks,
       si.points_each,
       coalesce(b.breaches, 0) as breaches,
       -- A10: a score or a deduction
       coalesce(k.score, si.full_marks - k.deduction) as mark,
       coalesce(p.month >= si.first_month, true)
       and coalesce(p.month <= si.last_month, true)
       and x.unit is null
       and (si.leagues is null
            or u.league = any (si.leagues)
            or c.unit is not null
            or case si.kind when 'breach' then b.breaches > 0 else k.unit is not null end) is true as applies
from period as p
join scheme_item as si on si.scheme = p.scheme
join section as s on s.scheme = si.scheme and s.section = si.section
cross join unit as u
left join oracle_exempt as x on x.month = p.month and x.unit = u.unit and x.item = si.item
left join oracle_carried as c on c.unit = u.unit and c.item = si.item
left join oracle_breach as b on b.month = p.month and b.unit = u.unit and b.item = si.item
left join mark as k on k.month = p.month and k.unit = u.unit and k.item = si.item;

-- R3, R7 – R9: what each unit has on each item, and what that is out of
create temporary view oracle_item as
select a.month,
       a.unit,
       a.section,
       a.weight,
       a.full_marks,
       a.applies,
       a.applies and a.kind = 'mark' and a.mark is null as unmarked,
       case
           -- A8
           when not a.applies then
               case sc.not_applicable
                   when 'full_marks' then a.full_marks
                   when 'renormalise' then null
                   when 'leave_out' then 0
               end
           when a.kind = 'breach' then
               case sc.floor
                   -- R8 扣完为止: exhausted at zero
                   when 'item' then greatest(a.full_marks - a.points_each * a.breaches, 0)
                   -- A7: only the base is
                   when 'total' then a.full_marks - a.points_each * a.breaches
               end
           when a.mark is not null then a.mark
           -- A9
           else
               case sc.unmarked
                   when 'incomplete' then null
                   when 'full_marks' then a.full_marks
                   when 'zero' then 0
               end
       end as score,
       case when a.applies or sc.not_applicable <> 'renormalise' then a.full_marks else 0 end as out_of
from oracle_applies as a
join period as p using (month)
join scheme as sc using (scheme);

create temporary view oracle_section as
select month, unit, section, weight,
       sum(score) as score,
       sum(out_of) as out_of,
       sum(full_marks) as full_marks,
       coalesce(sum(full_marks) filter (where applies), 0) as full_marks_that_apply,
       count(*) filter (where unmarked) as unmarked
from oracle_item
group by month, unit, section, weight;

-- R2 日常工作考核成绩占30%，重点任务考核成绩占70%: the shares of the sections added up.  Where
-- a section is left out (A8), the rest is scaled up by all weights / weights present.
-- `missing`, `assessed_percent` as in `score`; `left_out` is how many sections are.
create temporary view oracle_base as
select g.month,
       g.unit,
       case
           when sc.unmarked = 'incomplete' and g.missing > 0 then null
           -- A7; not greatest(), which takes 0 for a base that there is not
           when sc.floor = 'total' and j.sum_of_shares < 0 then 0
           else j.sum_of_shares
       end as base,
       j.sum_of_shares,
       g.missing,
       g.assessed_percent,
       g.left_out
from (
    select month,
           unit,
           sum(pg_temp.oracle_ratio(weight * score, nullif(out_of, 0))) as shares,
           sum(weight) as weights,
           sum(weight) filter (where out_of > 0) as weights_present,
           sum(unmarked) as missing,
           round(100 * sum(full_marks_that_apply) / sum(full_marks), 6) as assessed_percent,
           count(*) filter (where out_of = 0) as left_out
    from oracle_section
    group by month, unit
) as g
cross join lateral (
    select case
               when g.left_out = 0 then g.shares
               else pg_temp.oracle_ratio(g.shares * g.weights, g.weights_present)
           end as sum_of_shares
) as j
join period as p using (month)
join scheme as sc using (scheme);

-- The bonuses, worth what the scheme of their own month of credit says; not those that
-- lapsed because their document is of a later month (A16)
create temporary view oracle_bonus_event as
select e.unit, e.event_id, e.work, r.category, r.points, e.month, e.status, e.revoked_month
from event as e
join period as own on own.month = e.month
join scheme_rule as r on r.scheme = own.scheme and r.rule = e.rule
where r.points > 0
      and (e.document_on is null or date_trunc('month', e.document_on) <= e.month);

-- Which of them count under the scheme of each month: before it, before it and not
-- revoked from it on (kept), and at its end (A17, A20).  What one work counts only once
-- in is a group (R20): by work and category (A12), by year (A14), by month (A13).
create temporary view oracle_counting as
select p.month,
       e.unit,
       case
           when sc.highest_scope = 'commendation' and e.category <> 'commendation' then null
           else e.work
       end as work,
       case
           when e.work is null or (sc.highest_scope = 'commendation' and e.category <> 'commendation') then e.event_id
       end as alone,
       case when sc.highest_scope <> 'all' then e.category end as category,
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
join oracle_bonus_event as e on e.month <= p.month;

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
                end, 0) as standing_now
from oracle_counting
group by month, unit, work, alone, category, year, own_month, first_only;

-- What a month gains and what it takes back; under A13 first_only a group may gain by
-- a revocation, when the first month is revoked and the next steps in
create temporary view oracle_bonus as
select month,
       unit,
       sum(greatest(standing_kept - standing_before, 0) + greatest(standing_now - standing_kept, 0)) as gained,
       sum(greatest(standing_kept - standing_before, 0)) as stepped_in,
       sum(least(standing_kept - standing_before, 0) + least(standing_now - standing_kept, 0)) as taken_back
from oracle_standing
group by month, unit;

-- A15: each penalty counts
create temporary view oracle_penalty as
select e.month, e.unit, sum(r.points) as penalty
from event as e
join period as p on p.month = e.month
join scheme_rule as r on r.scheme = p.scheme and r.rule = e.rule
where r.points < 0 and e.status = 'approved'
group by e.month, e.unit;

-- A18: the caps reduce what is gained, never what is taken back (A20).  least() leaves
-- NULLs out, as it should: no cap, or no base.
create temporary view oracle_score as
select b.month,
       b.unit,
       b.base,
       j.bonus,
       j.penalty,
       b.base + j.bonus + j.penalty as total,
       b.missing,
       b.assessed_percent,
       b.left_out,
       b.sum_of_shares,
       j.gained,
       j.stepped_in,
       j.taken_back
from oracle_base as b
join period as p using (month)
join scheme as sc using (scheme)
left join oracle_bonus as o using (month, unit)
left join oracle_penalty as q using (month, unit)
cross join lateral (
    select coalesce(o.gained, 0) as gained,
           coalesce(o.stepped_in, 0) as stepped_in,
           coalesce(o.taken_back, 0) as taken_back,
           coalesce(q.penalty, 0) as penalty,
           least(coalesce(o.gained, 0), sc.bonus_cap, sc.total_cap - b.base - coalesce(q.penalty, 0))
           + coalesce(o.taken_back, 0) as bonus
) as j;

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
       s.left_out, s.sum_of_shares, s.gained, s.stepped_in, s.taken_back
from oracle_score as s
join period as p using (month)
join scheme as sc using (scheme)
join unit as u using (unit);
