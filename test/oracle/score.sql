-- The reference for the score of an assessment: plain SQL with numeric arithmetic,
-- written from the requirements (doc/rules.md) and not from the implementation.  It
-- uses no function of xcedu and nothing of the assessment but its tables, found
-- through the search_path.
--
-- All readings are the defaults, and the tree is that of the notice: items in sections, sections
-- in the base, and neither bonus nor total has a cap.  `oracle_score` is to have the rows of `score`.

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
       si.scheme,
       si.parent,
       si.cap,
       case
           -- A8: the stage has not begun or is over, or the unit is exempt
           when p.month < si.first_month or p.month > si.last_month then si.cap
           when exists (select
                        from exemption as x
                        where x.unit = u.unit and x.item = si.item
                              and p.month >= x.first_month
                              and (x.last_month is null or p.month <= x.last_month)) then si.cap
           -- R8: exhausted at zero
           when si.kind = 'breach' then greatest(si.start - si.points_each * coalesce(b.breaches, 0), si.floor)
           -- A10: a score or a deduction
           when k.unit is not null then coalesce(k.score, si.start - k.deduction)
           -- A9: applies and is not marked yet
           when si.leagues is null or u.league = any (si.leagues)
                or exists (select
                           from ledger as l
                           join ledger_unit as lu using (task_no)
                           where l.item = si.item and lu.unit = u.unit) then null
           -- A29: does not apply
           else si.cap
       end as score
from period as p
join scheme_item as si on si.scheme = p.scheme and si.kind in ('breach', 'mark')
cross join unit as u
left join oracle_breach as b on b.month = p.month and b.unit = u.unit and b.item = si.item
left join mark as k on k.month = p.month and k.unit = u.unit and k.item = si.item;

-- R2: a level of GROUP BY for each level of the tree, from the items to the sections and from
-- them to the base
create temporary view oracle_section as
select i.month, i.unit, g.scheme, g.parent, g.weight,
       case when bool_and(i.score is not null) then round(g.weight * sum(i.score) / sum(i.cap), 6) end as share
from oracle_item as i
join scheme_item as g on g.scheme = i.scheme and g.item = i.parent
group by i.month, i.unit, g.scheme, g.item, g.parent, g.weight;

create temporary view oracle_base as
select s.month, s.unit,
       case when bool_and(s.share is not null) then greatest(round(b.weight * sum(s.share) / sum(s.weight), 6), b.floor) end as base
from oracle_section as s
join scheme_item as b on b.scheme = s.scheme and b.item = s.parent
where b.part = 'base'
group by s.month, s.unit, b.weight, b.floor;

-- What each work of a unit has with a label at the end of each month: the highest of
-- its events that are approved by then and not revoked by then (R20, A12, A20), each
-- worth what the scheme of its own month says
create temporary view oracle_standing as
select p.month, e.unit, j.work, j.alone, r.once, max(r.points) as highest
from period as p
join event as e on e.month <= p.month
join period as own on own.month = e.month
join scheme_rule as r on r.scheme = own.scheme and r.rule = e.rule
cross join lateral (
    select case when r.once is not null then e.work end as work,
           case when r.once is null or e.work is null then e.event_id end as alone
) as j
where r.points > 0
      and (e.status = 'approved' or (e.status = 'revoked' and e.revoked_month > p.month))
group by p.month, e.unit, j.work, j.alone, r.once;

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
