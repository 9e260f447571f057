-- A reference for scores over any rule-book, in plain SQL and PL/pgSQL.
--
-- It is written from the requirements, from the design, and where these are silent from the documentation for users.  The one rule of the
-- tree is
--
--     kept   = between(floor, start + own lines + what the children bring of what they keep, cap)
--     value  = kept + what is taken back
--     brings = value, or with a weight: weight × value ÷ what it is out of
--
-- It reads tables only, no view and no function of an assessment, and none of the aggregates.  The search path must be the assessment's.
-- `select pg_temp.work_out_trees()` fills the temporary tables oracle_counted, oracle_credited, oracle_measured, oracle_item and
-- oracle_score for every open period.  Each temporary view below is one step.

-- weight × amount ÷ out_of, rounded half away from zero to six places from the exact quotient
create function pg_temp.share(weight numeric, amount numeric, out_of numeric)
returns numeric
language sql immutable
as $$
    select case
               when out_of = 0 then 0
               else sign(weight * amount) * sign(out_of)
                    * div(2 * abs(weight * amount) * 1000000 + abs(out_of), 2 * abs(out_of)) / 1000000
           end
$$;

-- ---------- who is assessed ----------
-- A33, A34: a unit from its first to its last month, in the league that it had then
create temporary view oracle_unit as
select p.month, p.scheme, u.unit,
       coalesce((select uu.league
                 from unit_until as uu
                 where uu.unit = u.unit and uu.last_month >= p.month
                 order by uu.last_month
                 limit 1),
                u.league) as league
from period as p
join unit as u
    on (u.first_month is null or u.first_month <= p.month)
       and (u.last_month is null or u.last_month >= p.month)
where not p.published;

-- ---------- the tree ----------
-- The items in the tree of a league's units: only_for keeps an item and all below it for some leagues.
create temporary view oracle_place as
with recursive place as (
    select si.scheme, l.league, si.item, 1 as level
    from scheme_item as si
    join league as l on si.only_for is null or l.league = any (si.only_for)
    where si.parent is null
    union all
    select si.scheme, p.league, si.item, p.level + 1
    from scheme_item as si
    join place as p on p.scheme = si.scheme and p.item = si.parent
    where si.only_for is null or p.league = any (si.only_for)
)
select p.scheme, p.league, p.item, p.level
from place as p;

create temporary view oracle_node as
select u.month, u.unit, u.league, u.scheme, p.item, p.level
from oracle_unit as u
join oracle_place as p on p.scheme = u.scheme and p.league = u.league;

-- ---------- lines of breaches ----------
-- A2: one breach, late or never; A6: in the month of the task
create temporary view oracle_breach as
select t.month, t.unit, t.item, count(*) as breaches
from task as t
join period as p on p.month = t.month
join scheme as s on s.scheme = p.scheme
where t.done_on > t.due_on
      or (t.done_on is null and t.due_on < (now() at time zone s.time_zone)::date)
group by t.month, t.unit, t.item;

-- ---------- marks ----------
-- A10: a deduction is from full marks
create temporary view oracle_given as
select k.month, k.unit, k.item, si.raters,
       coalesce(k.score, coalesce(si.cap, si.start, 0) - k.deduction) as score
from mark as k
join period as p on p.month = k.month
join scheme_item as si on si.scheme = p.scheme and si.item = k.item;

-- one rater; the mean; the mean without one highest and one lowest, from three marks on
create temporary view oracle_mark as
select g.month, g.unit, g.item,
       case
           when g.raters = 'trimmed_mean' and count(*) >= 3
               then pg_temp.share(1, sum(g.score) - max(g.score) - min(g.score), count(*) - 2)
           else pg_temp.share(1, sum(g.score), count(*))
       end as score
from oracle_given as g
group by g.month, g.unit, g.item, g.raters;

-- ---------- what an event is worth ----------
-- A period, where the next one begins, and which one is open next (A16)
create temporary view oracle_period as
select p.month, p.scheme, s.months,
       (p.month + make_interval(months => s.months))::date as next_month,
       (select n.month
        from period as n
        where n.month > p.month
        order by n.month
        limit 1) as period_after
from period as p
join scheme as s on s.scheme = p.scheme;

-- The events that count in the period of their credit, with what they are worth there, by the scheme of that period.
-- A17: claims of bonuses where they count provisionally.  A20: one that is revoked counts till then, so never if that is at once.
-- A16: a bonus whose document is of a later period than the next one lapses under next_month.  One of a rule or an item that its unit's
-- league does not have counts nothing, and neither does one whose points the reviewer has not set, unless its rule has an effect.
create temporary view oracle_worth as
with heeded as (
    select e.unit, e.event_id, e.month as credited, e.rule, e.work, e.work_key, e.occurred_on, e.quantity, e.points as given,
           sr.item, sr.points, sr.least, sr.repeat_points, sr.cap, sr.once, sr.effect, sr.grade,
           case when coalesce(sr.points, sr.most, -1) > 0 then 1 else -1 end as direction,
           case when e.status in ('revoked', 'rejected') then e.revoked_month end as until_before
    from event as e
    join oracle_unit as u on u.unit = e.unit and u.month = e.month
    join scheme as s on s.scheme = u.scheme
    join scheme_rule as sr on sr.scheme = u.scheme and sr.rule = e.rule
    join oracle_place as pl on pl.scheme = u.scheme and pl.league = u.league and pl.item = sr.item
    left join oracle_period as o on o.month <= e.occurred_on and e.occurred_on < o.next_month
    where (e.status in ('approved', 'revoked')
           or (e.status = 'claimed' and s.pending_claims = 'provisional' and coalesce(sr.points, sr.most, -1) > 0))
          and (sr.only_for is null or u.league = any (sr.only_for))
          and (e.revoked_month is null or e.revoked_month > e.month)
          and not (s.late_document = 'next_month'
                   and coalesce(sr.points, sr.most, -1) > 0
                   and coalesce(e.document_on >= (select n.next_month from oracle_period as n where n.month = o.period_after), false))
          and (sr.effect <> 'points' or coalesce(sr.points, e.points) is not null)
),
numbered as (
    -- which occurrence it is of its rule, for the unit and work in the period; one without work repeats none
    select h.*,
           case when h.work is null then 1
                else row_number() over (partition by h.unit, h.rule, h.credited, h.work order by h.occurred_on, h.event_id collate "C")
           end as occurrence
    from heeded as h
)
select n.*,
       -- points for each, or those that the reviewer set; to six places
       round(coalesce(case when n.occurrence > 1 then n.repeat_points end, n.points, n.given) * n.quantity, 6) as worth
from numbered as n;

-- the same, put down once
create temporary table oracle_counted as select w.* from oracle_worth as w with no data;
create index on oracle_counted (unit, rule, credited);

-- ---------- events that count each by itself ----------
-- What a rule brings a unit of the events of one period, at most its cap: in that period, and what is left at each revocation.
create temporary view oracle_alone as
with at_rule as (
    select w.unit, w.rule, w.item, w.credited, w.direction, w.cap, sum(abs(w.worth)) as brought
    from oracle_counted as w
    where w.once is null and w.worth is not null
    group by w.unit, w.rule, w.item, w.credited, w.direction, w.cap
),
revoked as (
    select r.unit, r.rule, r.credited, r.until_before as month,
           (select coalesce(sum(abs(w.worth)), 0)
            from oracle_counted as w
            where w.unit = r.unit and w.rule = r.rule and w.credited = r.credited
                  and coalesce(w.until_before >= r.until_before, true)) as before,
           (select coalesce(sum(abs(w.worth)), 0)
            from oracle_counted as w
            where w.unit = r.unit and w.rule = r.rule and w.credited = r.credited
                  and coalesce(w.until_before > r.until_before, true)) as after
    from (select distinct c.unit, c.rule, c.credited, c.until_before from oracle_counted as c where c.until_before is not null) as r
)
select a.credited as month, a.unit, a.item, a.direction * least(a.brought, a.cap) as gained, 0 as taken_back
from at_rule as a
union all
-- least() passes over a cap that is NULL
select r.month, a.unit, a.item, 0, a.direction * (least(r.after, a.cap) - least(r.before, a.cap))
from revoked as r
join at_rule as a on a.unit = r.unit and a.rule = r.rule and a.credited = r.credited;

-- ---------- events of a work that counts once ----------
-- Which events compete in a month (A12, A14; A13 where each month is on its own), by its scheme's switches: of one
-- competition only the highest counts, bonuses and penalties each among themselves.
create temporary view oracle_contender as
with touched as (
    -- the works of a month: a new event, or one that is revoked
    select w.unit, w.work_key, w.credited as month from oracle_counted as w where w.once is not null
    union
    select w.unit, w.work_key, w.until_before from oracle_counted as w where w.once is not null and w.until_before is not null
)
select p.month, w.unit, w.event_id, w.credited, w.item, w.worth as points, w.direction, s.highest_months,
       array[w.work_key,
             case s.highest_scope when 'label' then w.once else '' end,
             case s.highest_years when 'calendar_year' then extract(year from w.credited)::text else '' end,
             case s.highest_months when 'each_month' then w.credited::text else '' end] as competition,
       -- before the month; in it, of what was before; at its end
       w.credited < p.month and coalesce(w.until_before >= p.month, true) as counted_before,
       w.credited < p.month and coalesce(w.until_before > p.month, true) as stays,
       w.credited = p.month and coalesce(w.until_before > p.month, true) as comes
from period as p
join scheme as s on s.scheme = p.scheme
join touched as t on t.month = p.month
join oracle_counted as w
    on w.unit = t.unit and w.work_key = t.work_key and w.credited <= p.month
where w.once is not null and w.worth is not null and not p.published;

-- what a competition comes to, of the events that were there, that stay, and that stay or come
create temporary view oracle_competition as
select c.month, c.unit, c.competition, c.direction,
       coalesce(max(abs(c.points)) filter (where c.counted_before and (c.highest_months <> 'first_only' or c.credited = c.first_before)), 0) as was,
       coalesce(max(abs(c.points)) filter (where c.stays and (c.highest_months <> 'first_only' or c.credited = c.first_stays)), 0) as stays,
       coalesce(max(abs(c.points)) filter (where (c.stays or c.comes) and (c.highest_months <> 'first_only' or c.credited = c.first_then)), 0) as is_then,
       -- its lines go to the items of the highest of what counted and goes, and of what comes
       (array_agg(c.item order by c.highest_months = 'first_only' and c.credited <> c.first_before, abs(c.points) desc, c.event_id)
           filter (where c.counted_before and not c.stays))[1] as from_item,
       (array_agg(c.item order by abs(c.points) desc, c.event_id) filter (where c.comes))[1] as to_item,
       (array_agg(c.item order by c.credited, abs(c.points) desc, c.event_id) filter (where c.stays))[1] as next_item
from (
    select c.*,
           min(c.credited) filter (where c.counted_before) over competition as first_before,
           min(c.credited) filter (where c.stays) over competition as first_stays,
           min(c.credited) filter (where c.stays or c.comes) over competition as first_then
    from oracle_contender as c
    window competition as (partition by c.month, c.unit, c.competition, c.direction)
) as c
where c.counted_before or c.stays or c.comes
group by c.month, c.unit, c.competition, c.direction;

-- What is taken back is never more than nothing.  If the first month of a work is revoked altogether, the next one takes its
-- place, and what that brings more is gained.
create temporary view oracle_event_line as
select x.month, x.unit, x.item, sum(x.gained) as gained, sum(x.taken_back) as taken_back
from (
    select c.month, c.unit, coalesce(c.to_item, c.next_item) as item,
           c.direction * (c.is_then - c.was - least(c.stays - c.was, 0)) as gained, 0 as taken_back
    from oracle_competition as c
    where coalesce(c.to_item, c.next_item) is not null
    union all
    select c.month, c.unit, c.from_item, 0, c.direction * least(c.stays - c.was, 0)
    from oracle_competition as c
    where c.from_item is not null
    union all
    select a.month, a.unit, a.item, a.gained, a.taken_back
    from oracle_alone as a
) as x
group by x.month, x.unit, x.item;

-- the same, put down once
create temporary table oracle_credited (
    month date, unit text, item text, gained numeric, taken_back numeric,
    primary key (month, unit, item)
);

-- ---------- effects ----------
-- of the events that count in a period: whether its unit is last, and the place of the lowest grade that it is limited to
create temporary view oracle_effect as
select w.credited as month, w.unit,
       bool_or(w.effect = 'last_place') as last_place,
       max(g.place) filter (where w.effect = 'grade_at_most') as grade_from
from oracle_counted as w
join period as p on p.month = w.credited
left join scheme_grade as g on g.scheme = p.scheme and g.grade = w.grade
where w.effect <> 'points'
group by w.credited, w.unit;

-- ---------- measured values ----------
-- in its stage, and not exempt
create temporary view oracle_in_force as
select n.month, n.unit, n.item,
       coalesce(si.first_month <= n.month, true)
       and coalesce(si.last_month >= n.month, true)
       and not exists (select
                       from exemption as x
                       where x.unit = n.unit and x.item = n.item
                             and x.first_month <= n.month and coalesce(x.last_month >= n.month, true)) as in_force
from oracle_node as n
join scheme_item as si on si.scheme = n.scheme and si.item = n.item;

-- What is looked up, as numerator ÷ denominator.  The league is that of the units that the item applies to and that have a value.
create temporary view oracle_looked_up as
with compared as (
    select m.month, m.unit, m.item, n.league, n.scheme, m.value, m.target, si.compare, si.against, si.lowest_first,
           count(*) over of_league as units,
           sum(m.value) over of_league as total,
           case when si.lowest_first then min(m.value) over of_league else max(m.value) over of_league end as best,
           rank() over (partition by m.month, m.item, n.league order by case when si.lowest_first then m.value else -m.value end) as place
    from measure as m
    join oracle_node as n on n.month = m.month and n.unit = m.unit and n.item = m.item
    join oracle_in_force as f on f.month = m.month and f.unit = m.unit and f.item = m.item and f.in_force
    join scheme_item as si on si.scheme = n.scheme and si.item = n.item and si.kind = 'measure'
    window of_league as (partition by m.month, m.item, n.league)
),
other as (
    select c.*,
           case c.against
               when 'target' then c.target
               when 'previous' then b.value
               when 'best' then c.best
               when 'mean' then c.total
           end as other,
           case c.against when 'mean' then c.units else 1 end as other_of
    from compared as c
    left join oracle_period as o on o.next_month = c.month
    left join measure as b on b.month = o.month and b.unit = c.unit and b.item = c.item
)
select o.month, o.unit, o.item, o.scheme,
       case o.compare
           when 'value' then o.value
           when 'difference' then o.value * o.other_of - o.other
           when 'ratio' then o.value * o.other_of
           else o.place
       end as numerator,
       case o.compare
           when 'value' then 1
           when 'difference' then o.other_of
           when 'ratio' then nullif(o.other, 0)
           when 'place' then 1
           when 'percentile' then o.units
       end as denominator
from other as o;

-- Of the bands whose at_least is not above x the highest: points + slope × (x − at_least), rounded half away from zero to six places from
-- the exact quotient, 100,000 either way at most; 0 below the lowest, NULL where there is nothing to compare with.
create temporary table oracle_measured (
    month date, unit text, item text, points numeric,
    primary key (month, unit, item)
);

create temporary view oracle_measured_line as
select l.month, l.unit, l.item,
       case
           when l.numerator is null or l.denominator is null then null
           when b.at_least is null then 0
           else greatest(least(pg_temp.share(1, b.points * abs(l.denominator) + b.slope * (l.numerator * sign(l.denominator) - b.at_least * abs(l.denominator)),
                                             abs(l.denominator)), 100000), -100000)
       end as points
from oracle_looked_up as l
left join lateral (
    select sb.at_least, sb.points, sb.slope
    from scheme_band as sb
    where sb.scheme = l.scheme and sb.item = l.item
          and sb.at_least * abs(l.denominator) <= l.numerator * sign(l.denominator)
    order by sb.at_least desc
    limit 1
) as b on true;

-- ---------- what applies ----------
-- A8: in its stage, not exempt, and assigned; A29: to all units of its leagues, to others that carry it or have a line
create temporary view oracle_state as
select n.month, n.unit, n.league, n.scheme, n.item, n.level,
       si.parent, si.kind, si.part, coalesce(si.start, 0) as start, si.floor, si.cap, si.weight, si.points_each,
       coalesce(si.not_applicable, s.not_applicable) as not_applicable,
       coalesce(si.unmarked, s.unmarked) as unmarked,
       f.in_force
       and (si.leagues is null
            or n.league = any (si.leagues)
            or exists (select
                       from ledger as l
                       join ledger_unit as lu on lu.task_no = l.task_no
                       where l.item = n.item and lu.unit = n.unit)
            or k.score is not null
            or coalesce(b.breaches, 0) > 0
            or ev.item is not null
            or exists (select from measure as q where q.month = n.month and q.unit = n.unit and q.item = n.item))
       -- nothing to compare a value with is like an item that does not apply
       and not (v.item is not null and v.points is null) as applies,
       k.score as mark,
       v.points as measured,
       coalesce(b.breaches, 0) as breaches,
       coalesce(ev.gained, 0) as gained,
       coalesce(ev.taken_back, 0) as taken_back
from oracle_node as n
join scheme_item as si on si.scheme = n.scheme and si.item = n.item
join scheme as s on s.scheme = n.scheme
join oracle_in_force as f on f.month = n.month and f.unit = n.unit and f.item = n.item
left join oracle_measured as v on v.month = n.month and v.unit = n.unit and v.item = n.item
left join oracle_mark as k on k.month = n.month and k.unit = n.unit and k.item = n.item
left join oracle_breach as b on b.month = n.month and b.unit = n.unit and b.item = n.item
left join oracle_credited as ev on ev.month = n.month and ev.unit = n.unit and ev.item = n.item;

-- What an item has of its own beside its events: NULL while it is not known (A9)
create temporary view oracle_own as
select st.*,
       case
           when st.kind = 'breach' then -st.points_each * st.breaches
           when st.kind = 'mark' and st.mark is not null then st.mark - st.start
           when st.kind = 'measure' and st.measured is not null then st.measured
           when st.kind in ('mark', 'measure') and st.unmarked = 'full_marks' then coalesce(st.cap, st.start) - st.start
           when st.kind in ('mark', 'measure') and st.unmarked = 'zero' then -st.start
           when st.kind in ('mark', 'measure') then null
           else 0
       end as own
from oracle_state as st;

-- ---------- the tree, from the leaves up ----------
create temporary table oracle_leaf as select o.* from oracle_own as o with no data;
create index on oracle_leaf (level);

create temporary table oracle_item (
    month date, unit text, league text, scheme text, item text, parent text, part text, level integer, kind text,
    applies boolean, not_applicable text,
    fell_away boolean,      -- it, or all that it is made of, is left out and the rest scaled up
    kept numeric,           -- NULL: not known yet
    taken_back numeric,
    out_of numeric,
    brings numeric,
    primary key (month, unit, item)
);

create temporary table oracle_score (
    month date, unit text, league text,
    base numeric, bonus numeric, penalty numeric, total numeric, rank bigint, grade text,
    primary key (month, unit)
);

create procedure pg_temp.work_out_level(at_level integer)
language sql
as $$
    with below as (
        -- what the children bring, of what they keep and of what is taken back, and what they are out of in this item's points
        select c.month, c.unit, c.parent as item,
               bool_and(c.fell_away) as all_fell_away,
               case when bool_or(c.kept is null) then null
                    else sum(case when si.weight is null then c.kept else pg_temp.share(si.weight, c.kept, c.out_of) end)
               end as kept,
               sum(case when si.weight is null then c.taken_back else pg_temp.share(si.weight, c.taken_back, c.out_of) end) as taken_back,
               sum(case when c.out_of = 0 then 0 else coalesce(si.weight, c.out_of) end) as out_of
        from oracle_item as c
        join scheme_item as si on si.scheme = c.scheme and si.item = c.item
        where c.level = work_out_level.at_level + 1
        group by c.month, c.unit, c.parent
    ),
    open as (
        select o.*,
               coalesce(b.kept, case when b.item is null then 0 end) as children_kept,
               coalesce(b.taken_back, 0) as children_taken_back,
               coalesce(o.cap, b.out_of, 0) as full_marks,
               case
                   when not o.applies then o.not_applicable = 'renormalise'
                   else o.kind = 'group' and coalesce(b.all_fell_away, false)
               end as falls_away
        from oracle_leaf as o
        left join below as b on b.month = o.month and b.unit = o.unit and b.item = o.item
        where o.level = work_out_level.at_level
    ),
    worked_out as (
        select o.*,
               case
                   when o.falls_away then 0
                   when not o.applies and o.not_applicable = 'leave_out' then 0
                   when not o.applies then case when o.cap is null and o.kind <> 'group' then o.start else o.full_marks end
                   -- PostgreSQL's greatest() and least() pass over NULL: right for a bound, wrong for an amount
                   when o.own is null or o.children_kept is null then null
                   else least(greatest(o.start + o.own + o.gained + o.children_kept, o.floor), o.cap)
               end as kept,
               case when o.falls_away or not o.applies then 0 else o.taken_back + o.children_taken_back end as all_taken_back,
               case when o.falls_away then 0 else o.full_marks end as out_of
        from open as o
    )
    insert into oracle_item
    select w.month, w.unit, w.league, w.scheme, w.item, w.parent, w.part, w.level, w.kind, w.applies, w.not_applicable, w.falls_away,
           w.kept, w.all_taken_back, w.out_of,
           case
               when w.weight is null then w.kept + w.all_taken_back
               else pg_temp.share(w.weight, w.kept, w.out_of) + pg_temp.share(w.weight, w.all_taken_back, w.out_of)
           end
    from worked_out as w
$$;

create function pg_temp.work_out_trees()
returns void
language plpgsql
as $$
declare
    deepest constant integer := (select max(p.level) from oracle_place as p);
begin
    perform set_config('enable_nestloop', 'off', true);         -- no statistics of views, and large joins
    truncate oracle_counted, oracle_credited, oracle_measured, oracle_leaf, oracle_item, oracle_score;
    insert into oracle_counted select w.* from oracle_worth as w;
    analyze oracle_counted;
    insert into oracle_credited select e.month, e.unit, e.item, e.gained, e.taken_back from oracle_event_line as e;
    analyze oracle_credited;
    insert into oracle_measured select m.month, m.unit, m.item, m.points from oracle_measured_line as m;
    analyze oracle_measured;
    insert into oracle_leaf select o.* from oracle_own as o;
    analyze oracle_leaf;
    for at_level in reverse deepest .. 1 loop
        call pg_temp.work_out_level(at_level);
        analyze oracle_item;
    end loop;
    -- The parts are what the children of the total bring.
    insert into oracle_score
    with summed as (
        select t.month, t.unit, t.league, t.scheme, s.ties, coalesce(e.last_place, false) as last_place, coalesce(e.grade_from, 0) as grade_from,
               -- A33: a unit to which none of what is assessed applies is not ranked; items of events are for everybody
               exists (select
                       from oracle_item as i
                       where i.month = t.month and i.unit = t.unit and i.kind in ('breach', 'mark', 'measure') and i.applies)
               or not exists (select
                              from oracle_item as i
                              where i.month = t.month and i.unit = t.unit and i.kind in ('breach', 'mark', 'measure')) as ranked,
               p.base, p.bonus, p.penalty,
               t.kept + t.taken_back as total
        from oracle_item as t
        join scheme as s on s.scheme = t.scheme
        left join oracle_effect as e on e.month = t.month and e.unit = t.unit
        cross join lateral (
            select case when count(*) filter (where c.part = 'base' and c.brings is null) = 0
                            then coalesce(sum(c.brings) filter (where c.part = 'base'), 0) end as base,
                   case when count(*) filter (where c.part = 'bonus' and c.brings is null) = 0
                            then coalesce(sum(c.brings) filter (where c.part = 'bonus'), 0) end as bonus,
                   case when count(*) filter (where c.part = 'penalty' and c.brings is null) = 0
                            then coalesce(sum(c.brings) filter (where c.part = 'penalty'), 0) end as penalty
            from oracle_item as c
            where c.month = t.month and c.unit = t.unit and c.parent = t.item
        ) as p
        where t.parent is null
    ),
    ranked as (
        -- A11, A21; who is last is so with its real total, and of several by their totals
        select r.*,
               r.ranked and r.total is not null as has_rank,
               rank() over of_league as first_place,
               dense_rank() over of_league as dense_place,
               count(*) over (partition by r.month, r.league, r.ranked and r.total is not null, r.last_place, r.total) as share_it,
               count(*) over (partition by r.month, r.league, r.ranked and r.total is not null) as units
        from summed as r
        window of_league as (partition by r.month, r.league, r.ranked and r.total is not null order by r.last_place, r.total desc)
    )
    select r.month, r.unit, r.league, r.base, r.bonus, r.penalty, r.total,
           case when r.has_rank then case r.ties when 'dense' then r.dense_place else r.first_place end end,
           -- the first grade, from the one that it is limited to, that its total reaches and whose places have room for all who share its rank
           case when r.has_rank then (select g.grade
                                      from scheme_grade as g
                                      where g.scheme = r.scheme
                                            and g.place >= r.grade_from
                                            and (g.at_least is null or r.total >= g.at_least)
                                            and (g.share is null or r.first_place + r.share_it - 1 <= floor(g.share * r.units))
                                      order by g.place
                                      limit 1)
           end
    from ranked as r;
end
$$;
