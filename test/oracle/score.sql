-- The reference for the score of an assessment: plain SQL with numeric arithmetic,
-- written from the requirements (doc/rules.md) and not from the implementation.  It
-- uses no function of xcedu and nothing of the assessment but its tables, found
-- through the search_path.
--
-- All readings are the defaults.  `oracle_score` is to have the rows of `score`.

-- R4 – R6: one breach for each obligation done late, or not done when its day is past
create temporary view oracle_breach as
select t.month, t.unit, t.item, count(*) as breaches
from task as t
where t.done_on > t.due_on
      or (t.done_on is null and t.due_on < (current_timestamp at time zone 'Asia/Shanghai')::date)
group by t.month, t.unit, t.item;

-- R3, R8, R9, A8, A9, A29: what each unit has on each item
create temporary view oracle_item as
select p.month,
       u.unit,
       si.section,
       s.weight,
       si.full_marks,
       case
           -- A8: the stage has not begun or is over, or the unit is exempt
           when p.month < si.first_month or p.month > si.last_month then si.full_marks
           when exists (select
                        from exemption as x
                        where x.unit = u.unit and x.item = si.item
                              and p.month >= x.first_month
                              and (x.last_month is null or p.month <= x.last_month)) then si.full_marks
           -- R8: exhausted at zero
           when si.kind = 'breach' then greatest(si.full_marks - si.points_each * coalesce(b.breaches, 0), 0)
           -- A10: a score or a deduction
           when k.unit is not null then coalesce(k.score, si.full_marks - k.deduction)
           -- A9: applies and is not marked yet
           when si.leagues is null or u.league = any (si.leagues)
                or exists (select
                           from ledger as l
                           join ledger_unit as lu using (task_no)
                           where l.item = si.item and lu.unit = u.unit) then null
           -- A29: does not apply
           else si.full_marks
       end as score
from period as p
join scheme_item as si on si.scheme = p.scheme
join section as s on s.scheme = si.scheme and s.section = si.section
cross join unit as u
left join oracle_breach as b on b.month = p.month and b.unit = u.unit and b.item = si.item
left join mark as k on k.month = p.month and k.unit = u.unit and k.item = si.item;

-- R2: two levels of GROUP BY
create temporary view oracle_base as
select month, unit,
       case when bool_and(share is not null) then sum(share) end as base
from (
    select month, unit, section,
           case when bool_and(score is not null)
               then round(max(weight) * sum(score) / sum(full_marks), 6)
           end as share
    from oracle_item
    group by month, unit, section
) as sections
group by month, unit;

-- What each work of a unit has in a category at the end of each month: the highest of
-- its events that are approved by then and not revoked by then (R20, A12, A20), each
-- worth what the scheme of its own month says
create temporary view oracle_standing as
select p.month, e.unit, coalesce(e.work, 'no work: ' || e.event_id) as work, e.work is null as alone, r.category,
       max(r.points) as highest
from period as p
join event as e on e.month <= p.month
join period as own on own.month = e.month
join scheme_rule as r on r.scheme = own.scheme and r.rule = e.rule
where r.points > 0
      and (e.status = 'approved' or (e.status = 'revoked' and e.revoked_month > p.month))
group by p.month, e.unit, coalesce(e.work, 'no work: ' || e.event_id), e.work is null, r.category;

-- A13: what is added in a month, or taken back, is the difference to the month before
create temporary view oracle_bonus as
with total as (
    select p.month, u.unit, coalesce(sum(s.highest), 0) as standing
    from period as p
    cross join unit as u
    left join oracle_standing as s on s.month = p.month and s.unit = u.unit
    group by p.month, u.unit
)
select month, unit,
       standing - lag(standing, 1, 0::numeric) over (partition by unit order by month) as bonus
from total;

-- A15: each penalty counts
create temporary view oracle_penalty as
select e.month, e.unit, sum(r.points) as penalty
from event as e
join period as p on p.month = e.month
join scheme_rule as r on r.scheme = p.scheme and r.rule = e.rule
where r.points < 0 and e.status = 'approved'
group by e.month, e.unit;

create temporary view oracle_score as
select b.month, b.unit, b.base, o.bonus, coalesce(q.penalty, 0) as penalty,
       b.base + o.bonus + coalesce(q.penalty, 0) as total
from oracle_base as b
join oracle_bonus as o using (month, unit)
left join oracle_penalty as q using (month, unit);
