-- Random facts under all pairs of values of the switches that scoring depends on: the
-- views against the reference in plain SQL (test/oracle/switches.sql), and a scheme
-- that is varied without being stored against the same one stored.
--
-- 每月1次，实行百分制赋分，扣完为止 (A7 – A9); 同一项工作获多级表彰奖励的，按最高级别加分，不重复计算 (A12 – A14);
-- 表扬内容由各单位申报，市教育局审核运用 (A17); A18 caps, A20 revocations, A21 ties.

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\set oracle :abs_srcdir '/oracle/switches.sql'
select xcedu.create_assessment('regress_switches', 'xuchang-2023-8');
set search_path = regress_switches, pg_catalog;
\set ECHO none
\i :oracle
\set ECHO all
select setseed(0.4);

-- ---------- the facts ----------
-- 40 units of two leagues, 8 months of two calendar years, three schemes.  The second
-- has other points, and stages that begin and end; the third too, and a section more,
-- weights that give long fractions, and a rule in another category.
insert into unit
select 'u' || g, 'unit ' || g, case when g % 3 = 0 then 'department' else 'county' end
from generate_series(1, 31) as g;

insert into scheme (scheme, title, issued_on, late_document) values
    ('second', 'other points', '2023-11-20', 'next_month'),
    ('third', 'a section more', '2024-02-20', 'first_open');
insert into section (scheme, section, title, weight)
select 'second', section, title, weight + 10 * (case section when 'daily' then 1 else -1 end)
from section
where scheme = 'xuchang-2023-8';
insert into section (scheme, section, title, weight) values
    ('third', 'daily', 'daily', 33.3),
    ('third', 'key', 'key', 54.2),
    ('third', 'extra', 'extra', 12.5);
insert into item (item, title) values ('extra1', 'marked'), ('extra2', 'breaches');
insert into scheme_item (scheme, item, section, kind, full_marks, points_each, leagues, first_month, last_month)
select s.scheme, si.item, si.section, si.kind, si.full_marks + 1, si.points_each + s.more, si.leagues,
       case when si.item = 'key3' then s.begins end,
       case when si.item = 'key4' then s.begins end
from scheme_item as si
cross join (values ('second', 0.25, date '2024-01-01'), ('third', 0.000001, '2024-04-01')) as s (scheme, more, begins)
where si.scheme = 'xuchang-2023-8' and si.item not in ('key7', 'key8', 'key9');
insert into scheme_item (scheme, item, section, kind, full_marks, points_each, leagues) values
    ('third', 'extra1', 'extra', 'mark', 7.5, null, '{department}'),
    ('third', 'extra2', 'extra', 'breach', 3.5, 0.7, '{}');
insert into scheme_rule (scheme, rule, category, level, precedence, points)
select 'second', rule, category, level, precedence, points * 1.5
from scheme_rule
where scheme = 'xuchang-2023-8';
insert into scheme_rule (scheme, rule, category, level, precedence, points)
select 'third', rule, case rule when 'meeting-city' then 'commendation' else category end, level, precedence,
       case rule when 'commendation-nation' then 2.5 else round(points * 1.111111, 6) end
from scheme_rule
where scheme = 'xuchang-2023-8';

-- u3, u6, u9 and u12 stay without facts, so that they tie; u18, u21 and u24 have events
-- alone, so that their totals are above 100
create temporary table active as
select u.unit,
       row_number() over (order by u.unit) as place,
       u.unit not in ('u18', 'u21', 'u24') as at_work
from unit as u
where u.unit not in ('u3', 'u6', 'u9', 'u12');

insert into ledger (task_no, item, title)
select g, case when g = 30 then 'extra2' else 'key' || 1 + g % 9 end, 'task'
from generate_series(1, 30) as g;
insert into ledger_unit (task_no, unit)
select l.task_no, a.unit
from ledger as l
cross join active as a
where a.at_work and random() < 0.06;

-- some items of some units for some months; all key tasks of u2 and u5, all daily work
-- of u4 and u8, and everything of u1
insert into exemption (unit, item, first_month, last_month, reason)
select x.unit, x.item, x.first_month,
       case when x.dice < 0.5 then (x.first_month + floor(x.dice * 8)::int * interval '1 month')::date end, 'random'
from (
    select a.unit, i.item,
           (date '2023-09-01' + floor(random() * 9)::int * interval '1 month')::date as first_month, random() as dice
    from active as a
    cross join item as i
    where random() < 0.04
) as x;
insert into exemption (unit, item, first_month, last_month, reason)
select x.unit, i.item, '2023-08-01', x.last_month, 'a whole section'
from (values ('u1', '', null), ('u2', 'key', null), ('u5', 'key', date '2023-12-01'),
             ('u4', 'daily', null), ('u8', 'daily', '2024-02-01')) as x (unit, section, last_month)
cross join item as i
where x.section in ('', case when i.item like 'key%' then 'key' when i.item not like 'extra%' then 'daily' end);

select count(open_month(m.month::date,
                        case
                            when m.month < '2023-12-01' then 'xuchang-2023-8'
                            when m.month < '2024-03-01' then 'second'
                            else 'third'
                        end)) as months
from generate_series(timestamp '2023-10-01', '2024-05-01', interval '1 month') as m (month);

-- of what is to be done, most in time, some late, some never; u7, u10, u13, u15, u27 and u30 have
-- very much of it
update task as t
set done_on = t.due_on + floor(random() * 6)::int - 3
where random() < 0.8;
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
select a.unit, 't' || g || '-' || p.month,
       case when p.scheme = 'third' and random() < 0.1 then 'extra2' when random() < 0.5 then 'assignment' else 'supervision' end,
       p.month, 'random', p.month, p.month + 10,
       case when random() < 0.9 then p.month + floor(random() * 16)::int end
from active as a
cross join period as p
cross join generate_series(1, 36) as g
where a.at_work and g <= case when a.unit in ('u7', 'u10', 'u13', 'u15', 'u27', 'u30') then 36 else 3 end;

-- most marks, whole or with up to six decimals, as scores or deductions
insert into mark (unit, item, month, score, deduction)
select a.unit, si.item, p.month, case when r.dice < 0.5 then r.given end, case when r.dice >= 0.5 then r.given end
from active as a
join unit as u on u.unit = a.unit
cross join period as p
join scheme_item as si on si.scheme = p.scheme and si.kind = 'mark'
cross join lateral (
    select random() + 0 * p.revision as dice,
           round((random() * si.full_marks)::numeric, floor(random() * 7)::int) as given
) as r
where a.at_work
      and random() < case when u.league = 'county' and si.item <> 'extra1' then 0.98 else 0.25 end
      and r.given <= si.full_marks;

-- events of few works, so that they meet over categories, months and years; all states;
-- some revoked, at once or later; documents of the same month and of later ones
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month)
select r.unit, 'e' || r.g, r.rule, r.work, 'random', r.occurred_on, 'n', r.document_on, r.status,
       case when r.status = 'revoked' then
           (date_trunc('month', greatest(r.occurred_on, r.document_on)) + floor(r.dice * 4)::int * interval '1 month')::date
       end
from (
    select g.g,
           (select a.unit from active as a where a.place = g.place) as unit,
           (array(select rule from rule order by rule))[1 + floor(random() * 13)::int] as rule,
           case when random() < 0.9 then 'w' || floor(random() * 2)::int end as work,
           g.occurred_on,
           g.occurred_on + floor(random() * random() * 80)::int as document_on,
           (array['claimed', 'rejected', 'approved', 'approved', 'approved', 'revoked', 'revoked'])[1 + floor(random() * 7)::int] as status,
           random() as dice
    from (
        select g,
               1 + floor(random() * 36)::int as place,
               date '2023-08-15' + floor(random() * 300)::int as occurred_on
        from generate_series(1, 1400) as g
    ) as g
) as r
where not (r.status = 'revoked' and r.rule ~ '^(criticism|exposure)');

select count(*) as unit_months, count(*) filter (where total is null) > 0 as some_incomplete from score;
select count(*) > 900 as events, count(distinct status) as states, count(distinct month) > 9 as months_and_more from event;

-- ---------- the combinations ----------
create temporary table choice (switch text, place integer, value jsonb, primary key (switch, value));
insert into choice values
    ('floor', 1, '"item"'), ('floor', 2, '"total"'),
    ('not_applicable', 1, '"full_marks"'), ('not_applicable', 2, '"renormalise"'), ('not_applicable', 3, '"leave_out"'),
    ('unmarked', 1, '"incomplete"'), ('unmarked', 2, '"full_marks"'), ('unmarked', 3, '"zero"'),
    ('highest_scope', 1, '"category"'), ('highest_scope', 2, '"commendation"'), ('highest_scope', 3, '"all"'),
    ('highest_months', 1, '"top_up"'), ('highest_months', 2, '"first_only"'), ('highest_months', 3, '"each_month"'),
    ('highest_years', 1, '"unbounded"'), ('highest_years', 2, '"calendar_year"'),
    ('pending_claims', 1, '"not_counted"'), ('pending_claims', 2, '"provisional"'),
    ('bonus_cap', 1, 'null'), ('bonus_cap', 2, '2.5'), ('bonus_cap', 3, '0'),
    ('total_cap', 1, 'null'), ('total_cap', 2, '100'), ('total_cap', 3, '62.375'),
    ('ties', 1, '"standard"'), ('ties', 2, '"dense"');

create temporary table pair as
select row_number() over (order by a.switch, a.value, b.switch, b.value) as pair,
       jsonb_build_object(a.switch, a.value, b.switch, b.value) as switches
from choice as a
join choice as b on a.switch < b.switch;

-- all defaults, each other value with defaults, and each pair of values with random ones
create temporary table combination as
with defaults as (
    select jsonb_object_agg(switch, value) as switches from choice where place = 1
),
dealt as (
    select pair, jsonb_object_agg(switch, value) as switches
    from (
        select distinct on (p.pair, c.switch) p.pair, c.switch, c.value
        from pair as p
        cross join choice as c
        order by p.pair, c.switch, random()
    ) as one
    group by pair
)
select row_number() over (order by x.kind, x.place) - 1 as n, x.kind, x.alone, x.switches
from (
    select 1 as kind, '' as place, null as alone, d.switches from defaults as d
    union all
    select 2, c.switch || c.place, c.switch || ' ' || c.value, d.switches || jsonb_build_object(c.switch, c.value)
    from choice as c
    cross join defaults as d
    where c.place > 1
    union all
    select 3, lpad(p.pair::text, 6), null, d.switches || p.switches
    from pair as p
    join dealt as d using (pair)
) as x;

select count(*) as pairs,
       count(*) filter (where not exists (select
                                          from combination as c
                                          where c.switches @> p.switches)) as uncovered
from pair as p;

-- ---------- each combination stored, and compared ----------
create temporary table compared (
    n bigint, month date, unit text,
    base numeric, bonus numeric, penalty numeric, total numeric, complete boolean, missing bigint, assessed_percent numeric,
    rank integer, ranked_base numeric, ranked_bonus numeric, ranked_penalty numeric, ranked_total numeric,
    oracle_base numeric, oracle_bonus numeric, oracle_penalty numeric, oracle_total numeric,
    oracle_missing bigint, oracle_coverage numeric, oracle_rank bigint,
    left_out bigint, sum_of_shares numeric, gained numeric, stepped_in numeric, taken_back numeric
);
create temporary table explained (
    n bigint, month date, unit text,
    points numeric,         -- of all lines
    unknown bigint,         -- lines without points
    kinds text[]
);
analyze;

-- In each round every scheme has another combination, so that only the one of the month
-- can tell; over all rounds each scheme has had all.  A commit a round, so that the
-- versions that the schemes leave behind can be pruned.
do $$
declare
    rounds constant bigint := (select count(*) from combination);
begin
    for round in 0 .. rounds - 1 loop
        update scheme as s
        set (floor, not_applicable, unmarked, highest_scope, highest_months, highest_years,
             pending_claims, bonus_cap, total_cap, ties)
            = (select v.floor, v.not_applicable, v.unmarked, v.highest_scope, v.highest_months, v.highest_years,
                      v.pending_claims, v.bonus_cap, v.total_cap, v.ties
               from combination as c
               cross join lateral jsonb_populate_record(s, c.switches) as v
               where c.n = (round + coalesce(array_position('{second,third}', s.scheme), 0) * 107) % rounds);
        insert into compared
        select (round + coalesce(array_position('{second,third}', p.scheme), 0) * 107) % rounds, month, unit,
               s.base, s.bonus, s.penalty, s.total, s.complete, s.missing, s.assessed_percent,
               r.rank, r.base, r.bonus, r.penalty, r.total,
               o.base, o.bonus, o.penalty, o.total, o.missing, o.assessed_percent, o.rank,
               o.left_out, o.sum_of_shares, o.gained, o.stepped_in, o.taken_back
        from score as s
        full join ranking as r using (month, unit)
        full join oracle_rank as o using (month, unit)
        left join period as p using (month);
        -- by then one of the schemes has had each combination
        if round < 107 then
            insert into explained
            select (round + coalesce(array_position('{second,third}', p.scheme), 0) * 107) % rounds, p.month, l.unit,
                   sum(l.points), count(*) filter (where l.points is null),
                   array_agg(distinct l.kind) filter (where l.points is distinct from 0)
            from period as p
            join scheme as s on s.scheme = p.scheme
            cross join lateral line_of(p.month, s) as l
            group by p.month, l.unit, p.scheme;
        end if;
        commit;
    end loop;
end
$$;

create temporary view different as
select c.n, c.month, c.unit,
       c.base, c.oracle_base, c.bonus, c.oracle_bonus, c.penalty, c.oracle_penalty, c.total, c.oracle_total,
       c.rank, c.oracle_rank, c.missing, c.oracle_missing, c.assessed_percent, c.oracle_coverage,
       c.gained, c.taken_back
from compared as c
where (c.base, c.bonus, c.penalty, c.total, c.complete, c.missing, c.assessed_percent,
       c.rank, c.ranked_base, c.ranked_bonus, c.ranked_penalty, c.ranked_total)
      is distinct from
      (c.oracle_base, c.oracle_bonus, c.oracle_penalty, c.oracle_total, c.oracle_base is not null, c.oracle_missing, c.oracle_coverage,
       -- a unit to which no item applies is not in the ranking (A33)
       c.oracle_rank,
       case when c.oracle_coverage > 0 then c.oracle_base end, case when c.oracle_coverage > 0 then c.oracle_bonus end,
       case when c.oracle_coverage > 0 then c.oracle_penalty end, case when c.oracle_coverage > 0 then c.oracle_total end);

-- no difference
select (select count(*) >= 100000 from compared) as compared, (select count(*) from different) as different;
select d.n, d.month, d.unit, d.base, d.oracle_base, d.bonus, d.oracle_bonus, d.penalty, d.oracle_penalty, d.total, d.oracle_total,
       d.rank, d.oracle_rank, d.missing, d.oracle_missing, d.assessed_percent, d.oracle_coverage, d.gained, d.taken_back,
       p.scheme, c.switches
from different as d
left join period as p using (month)
left join combination as c using (n)
order by d.n, d.month, d.unit
limit 5;
-- and every month of every unit was compared under every combination
select count(*) = count(distinct (n, month, unit)) as each_once,
       count(*) = (select count(*) from combination) * (select count(*) from period) * (select count(*) from unit) as all
from compared;

-- the lines of a score add up to it exactly, under each combination; without a total, the
-- lines of the missing marks have no points
select count(*) > 30000 as explained,
       count(distinct n) = (select count(*) from combination) as under_each,
       count(*) filter (where x.points <> c.total) as different,
       count(*) filter (where (x.unknown > 0) <> (c.total is null and c.missing > 0)) as wrongly_unknown,
       count(*) filter (where x.unknown > 0 and x.unknown <> c.missing) as not_as_many_as_missing
from explained as x
left join compared as c using (n, month, unit);
-- a line of a cap, a floor or a section left out is there if, and only if, that was at work
select count(*) filter (where ('bonus_cap' = any (x.kinds)) <> (c.gained > coalesce(v.bonus_cap, c.gained))) as bonus_cap,
       count(*) filter (where ('total_cap' = any (x.kinds))
                              <> coalesce(least(c.gained, v.bonus_cap) > v.total_cap - c.base - c.penalty, false)) as total_cap,
       count(*) filter (where c.left_out > 0 and c.base > 0 and not 'rescaled' = any (x.kinds)) as rescaled
from explained as x
join compared as c using (n, month, unit)
join combination as b using (n)
cross join lateral jsonb_populate_record(null::scheme, b.switches) as v;
select k.kind, count(*) > 0 as some from explained as x cross join lateral unnest(x.kinds) as k (kind) group by k.kind order by k.kind;

-- ---------- the data are worth comparing ----------
-- each value, alone against the defaults, makes a difference
select c.alone,
       count(*) filter (where (o.oracle_base, o.oracle_bonus, o.oracle_total, o.oracle_rank)
                              is distinct from (d.oracle_base, d.oracle_bonus, d.oracle_total, d.oracle_rank)) > 0 as matters
from combination as c
join compared as o using (n)
join compared as d on d.n = 0 and d.month = o.month and d.unit = o.unit
where c.kind = 2
group by c.n, c.alone
order by c.n;

select count(*) filter (where oracle_base is null and oracle_missing > 0) > 0 as incomplete,
       count(*) filter (where oracle_base is not null and oracle_missing > 0) > 0 as unmarked_and_complete,
       count(*) filter (where sum_of_shares < 0 and oracle_base = 0) > 0 as base_stops_at_0,
       count(*) filter (where left_out > 0 and oracle_base is not null) > 0 as section_left_out,
       count(*) filter (where left_out > 1 and oracle_base is not null) > 0 as sections_left_out,
       count(*) filter (where oracle_missing = 0 and oracle_base is null) > 0 as nothing_left,
       count(*) filter (where scale(trim_scale(oracle_base)) = 6) > 0 as long_fractions
from compared;
select count(*) filter (where x.oracle_bonus < 0) > 0 as negative_bonus,
       count(*) filter (where x.stepped_in > 0) > 0 as next_one_steps_in,
       count(*) filter (where x.gained > v.bonus_cap and x.taken_back < 0) > 0 as bonus_cap_beside_taken_back,
       count(*) filter (where x.gained > v.total_cap - x.oracle_base - x.oracle_penalty) > 0 as total_cap_bites,
       count(*) filter (where x.gained > v.bonus_cap
                              and x.oracle_bonus - x.taken_back < v.bonus_cap) > 0 as both_caps,
       count(*) filter (where x.gained = 0 and x.oracle_bonus - x.taken_back < 0) > 0 as base_above_total_cap,
       count(*) filter (where x.oracle_total = v.total_cap) > 0 as total_at_its_cap,
       count(*) filter (where x.oracle_penalty < 0) > 0 as penalties
from compared as x
join combination as c using (n)
cross join lateral jsonb_populate_record(null::scheme, c.switches) as v;
select count(*) filter (where breaches * points_each > full_marks) > 0 as item_stops_at_0,
       count(*) filter (where not applies) > 0 as not_applicable
from oracle_applies;
select count(*) filter (where ties > 1) > 0 as ties
from (select count(*) as ties from compared where n = 0 and oracle_total is not null group by month, oracle_rank, oracle_total) as t;
-- lapsed by A16, and works that meet over categories, years and schemes
select count(*) > 0 as lapsed
from event as e
join period as p using (month)
join scheme_rule as r using (scheme, rule)
where r.points > 0 and e.document_on >= e.month + interval '1 month';
select count(*) filter (where categories > 1) > 0 as over_categories,
       count(*) filter (where years > 1) > 0 as over_years,
       count(*) filter (where months > 3) > 0 as over_schemes
from (
    select count(distinct category) as categories, count(distinct extract(year from month)) as years, count(distinct month) as months
    from oracle_bonus_event
    where work is not null and status = 'approved'
    group by unit, work
) as w;

-- ---------- varied and not stored ----------
-- Whatever is stored, here the defaults, a varied row gives what it gave when it was stored.
update scheme as s
set (floor, not_applicable, unmarked, highest_scope, highest_months, highest_years,
     pending_claims, bonus_cap, total_cap, ties)
    = (select v.floor, v.not_applicable, v.unmarked, v.highest_scope, v.highest_months, v.highest_years,
              v.pending_claims, v.bonus_cap, v.total_cap, v.ties
       from combination as c
       cross join lateral jsonb_populate_record(s, c.switches) as v
       where c.n = 0);
create temporary table varied as
with variant as materialized (
    select c.n, p.month, jsonb_populate_record(s, c.switches) as scheme
    from combination as c
    cross join period as p
    join scheme as s on s.scheme = p.scheme
    where c.kind = 2 or c.n % 16 = 0
)
select v.n, v.month, x.unit, x.base, x.bonus, x.penalty, x.total, x.complete, x.missing, round(x.assessed_percent, 6) as assessed_percent
from variant as v
cross join lateral score_of(v.month, v.scheme) as x;
select count(*) > 10000 as varied,
       count(*) filter (where (v.base, v.bonus, v.penalty, v.total, v.complete, v.missing, v.assessed_percent)
                              is distinct from (c.base, c.bonus, c.penalty, c.total, c.complete, c.missing, c.assessed_percent)) as different
from varied as v
left join compared as c using (n, month, unit);
select v.n, v.month, v.unit, v.base, c.base, v.bonus, c.bonus, v.penalty, c.penalty, v.total, c.total,
       v.missing, c.missing, v.assessed_percent, c.assessed_percent, b.switches
from varied as v
left join compared as c using (n, month, unit)
left join combination as b using (n)
where (v.base, v.bonus, v.penalty, v.total, v.complete, v.missing, v.assessed_percent)
      is distinct from (c.base, c.bonus, c.penalty, c.total, c.complete, c.missing, c.assessed_percent)
order by v.n, v.month, v.unit
limit 5;

set client_min_messages = warning;
drop schema regress_switches cascade;
