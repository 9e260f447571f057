-- Random facts under all pairs of values of the switches that scoring depends on, and of
-- floors and caps: the views against the reference in plain SQL (test/oracle/switches.sql),
-- and a scheme that is varied without being stored, under a tree of its own, against the
-- same one stored.
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
-- has other points, and stages that begin and end; the third too, and weights that give
-- long fractions, a section more, whose tree is six levels deep, events in the base, labels
-- of some rules alone, and not all rules.
insert into unit
select 'u' || g, 'unit ' || g, case when g % 3 = 0 then 'department' else 'county' end
from generate_series(1, 31) as g;

insert into scheme (scheme, title, issued_on, late_document) values
    ('second', 'other points', '2023-11-20', 'next_month'),
    ('third', 'a section more', '2024-02-20', 'first_open');
insert into item (item, title) values
    ('extra', 'a section more'), ('extra1', 'marked'), ('extra2', 'breaches'),
    ('deep', 'a group in it'), ('deep1', 'earned from 0'), ('deep2', 'events'),
    ('deeper', 'a group in that'), ('deeper1', 'breaches'), ('deeper2', 'marked');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, not_applicable, unmarked, first_month, last_month)
select s.scheme, si.item, si.parent, si.kind, si.part, si.place,
       case when si.kind in ('breach', 'mark') then si.start + 1 else si.start end,
       si.floor, si.cap + 1,
       case si.item when 'daily' then s.daily when 'key' then s.key else si.weight end,
       si.points_each + s.more, si.leagues,
       case si.item when 'key2' then s.not_applicable end,
       case si.item when 'key5' then s.unmarked end,
       case si.item when 'key3' then s.begins end,
       case si.item when 'key4' then s.begins end
from scheme_item as si
cross join (values ('second', 40, 60, 0.25, date '2024-01-01', 'leave_out', null),
                   ('third', 33.3, 54.2, 0.000001, '2024-04-01', null, 'zero')) as s (scheme, daily, key, more, begins, not_applicable, unmarked)
where si.scheme = 'xuchang-2023-8' and si.item not in ('key7', 'key8', 'key9');
insert into scheme_item (scheme, item, parent, kind, place, start, floor, cap, weight, points_each, leagues, only_for, not_applicable, unmarked) values
    ('third', 'extra', 'base', 'group', 3, null, null, null, 12.5, null, null, null, null, null),
    ('third', 'extra1', 'extra', 'mark', 1, 7.5, 0, 7.5, null, null, '{department}', null, null, null),
    ('third', 'extra2', 'extra', 'breach', 2, 3.5, 0, 3.5, null, 0.7, '{}', null, null, null),
    ('third', 'deep', 'extra', 'group', 3, 1, 0.5, 4.5, null, null, null, null, null, null),
    ('third', 'deep1', 'deep', 'mark', 1, 0, 0, 2.25, null, null, null, '{county}', null, null),
    ('third', 'deep2', 'deep', 'event', 2, 0.5, -0.5, 1.5, null, null, null, null, null, null),
    ('third', 'deeper', 'deep', 'group', 3, null, null, null, 1.75, null, null, null, null, null),
    ('third', 'deeper1', 'deeper', 'breach', 1, 3, null, 3, null, 0.3, '{county}', null, 'leave_out', null),
    ('third', 'deeper2', 'deeper', 'mark', 2, 2, 0, 2, null, null, null, null, null, 'zero');
update scheme_item set cap = 4.5 where (scheme, item) = ('third', 'meeting');
update scheme_item set floor = -6 where (scheme, item) = ('third', 'penalty');
insert into scheme_rule (scheme, rule, item, once, level, precedence, points)
select 'second', rule, item, once, level, precedence, points * 1.5
from scheme_rule
where scheme = 'xuchang-2023-8';
insert into scheme_rule (scheme, rule, item, once, level, precedence, points)
select 'third', rule,
       case rule
           when 'exposure-city' then 'deep2'
           when 'meeting-province' then 'deep2'
           when 'criticism' then 'supervision'
           when 'report-nation' then 'deeper2'
           else item
       end,
       case rule when 'meeting-city' then 'commendation' when 'meeting-province' then null else once end,
       level, precedence,
       case rule when 'commendation-nation' then 2.5 else round(points * 1.111111, 6) end
from scheme_rule
where scheme = 'xuchang-2023-8' and rule <> 'report-province';

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
    where i.item in (select item from scheme_item where kind in ('breach', 'mark')) and random() < 0.04
) as x;
insert into exemption (unit, item, first_month, last_month, reason)
select x.unit, i.item, '2023-08-01', x.last_month, 'a whole section'
from (values ('u1', '', null), ('u2', 'key', null), ('u5', 'key', date '2023-12-01'),
             ('u4', 'daily', null), ('u8', 'daily', '2024-02-01')) as x (unit, section, last_month)
cross join (select distinct item, parent from scheme_item where kind in ('breach', 'mark')) as i
where x.section in ('', i.parent);

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
       case
           when p.scheme = 'third' and random() < 0.15 then (array['extra2', 'deeper1'])[1 + floor(random() * 2)::int]
           when random() < 0.5 then 'assignment'
           else 'supervision'
       end,
       p.month, 'random', p.month, p.month + 10,
       case when random() < 0.9 then p.month + floor(random() * 16)::int end
from active as a
cross join period as p
cross join generate_series(1, 36) as g
where a.at_work and g <= case when a.unit in ('u7', 'u10', 'u13', 'u15', 'u27', 'u30') then 36 else 3 end;

-- most marks, whole or with up to six decimals, as scores or deductions
insert into mark (unit, item, month, score, deduction)
select a.unit, si.item, p.month, case when r.as_score then r.given end, case when not r.as_score then r.given end
from active as a
join unit as u on u.unit = a.unit
cross join period as p
join scheme_item as si on si.scheme = p.scheme and si.kind = 'mark' and (si.only_for is null or u.league = any (si.only_for))
cross join lateral (
    select random() + 0 * p.revision < 0.5 or si.start = 0 as as_score,
           round((random() * si.cap)::numeric, floor(random() * 7)::int) as given
) as r
where a.at_work
      and random() < case when u.league = 'county' and si.item <> 'extra1' then 0.98 else 0.25 end
      and r.given <= si.cap;

-- events of few works, so that they meet over labels, months and years; all states;
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
where not (r.status = 'revoked' and r.rule ~ '^(criticism|exposure)')
      -- which the third scheme does not have
      and not (r.rule = 'report-province' and greatest(r.occurred_on, r.document_on) >= '2024-03-01');

select count(*) as unit_months, count(*) filter (where total is null) > 0 as some_incomplete from score;
select count(*) > 900 as events, count(distinct status) as states, count(distinct month) > 9 as months_and_more from event;

-- ---------- the combinations ----------
-- floors, bonus_cap and total_cap are rows of the tree: whether items stop at their floors or
-- the base alone, and the caps of the items bonus and total; the others are switches of the scheme.
create temporary table choice (switch text, place integer, value jsonb, primary key (switch, value));
insert into choice values
    ('floors', 1, '"items"'), ('floors', 2, '"base"'),
    ('not_applicable', 1, '"full_marks"'), ('not_applicable', 2, '"renormalise"'), ('not_applicable', 3, '"leave_out"'),
    ('unmarked', 1, '"incomplete"'), ('unmarked', 2, '"full_marks"'), ('unmarked', 3, '"zero"'),
    ('highest_scope', 1, '"label"'), ('highest_scope', 2, '"all"'),
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

-- all defaults, each other value with defaults, and with random ones until each pair of values is
-- in four
create temporary table combination as
with defaults as (
    select jsonb_object_agg(switch, value) as switches from choice where place = 1
)
select row_number() over (order by x.kind, x.place) - 1 as n, x.kind, x.alone, x.switches
from (
    select 1 as kind, '' as place, null as alone, d.switches from defaults as d
    union all
    select 2, c.switch || c.place, c.switch || ' ' || c.value, d.switches || jsonb_build_object(c.switch, c.value)
    from choice as c
    cross join defaults as d
    where c.place > 1
) as x;
do $$
declare
    given jsonb;
begin
    for given in select p.switches from pair as p order by p.pair loop
        while (select count(*) from combination as c where c.switches @> given) < 4 loop
            insert into combination (n, kind, switches)
            select (select count(*) from combination), 3, jsonb_object_agg(d.switch, d.value) || given
            from (select distinct on (c.switch) c.switch, c.value from choice as c order by c.switch, random()) as d;
        end loop;
    end loop;
end
$$;

select count(*) as pairs,
       count(*) filter (where (select count(*) from combination as c where c.switches @> p.switches) < 4) as too_few
from pair as p;

-- ---------- each combination stored, and compared ----------
create temporary table compared (
    n bigint, month date, unit text,
    base numeric, bonus numeric, penalty numeric, total numeric, complete boolean, missing bigint, assessed_percent numeric,
    rank integer, ranked_base numeric, ranked_bonus numeric, ranked_penalty numeric, ranked_total numeric,
    oracle_base numeric, oracle_bonus numeric, oracle_penalty numeric, oracle_total numeric,
    oracle_missing bigint, oracle_coverage numeric, oracle_rank bigint,
    left_out bigint, raw_base numeric, raw_bonus numeric, raw_total numeric,
    gained numeric, taken_back numeric, oracle_gained numeric, oracle_taken_back numeric
);
create temporary table items_compared (rows bigint, different bigint);
create temporary table explained (
    n bigint, month date, unit text,
    points numeric,         -- of all lines
    unknown bigint,         -- lines without points
    unmarked bigint,        -- lines of what is not marked
    kinds text[]            -- of lines and their items
);
analyze;

-- It looks at all facts of a scheme for each row of it that changes, and what changes here are
-- floors, and caps of what nobody marks.
alter table scheme_item disable trigger check_facts_update;
create temporary table own_floor as select scheme, item, floor from scheme_item where kind in ('breach', 'mark');
-- Gives the schemes that one has the rows for the floors and caps that a combination says.
create procedure pg_temp.set_tree(scheme text, switches jsonb)
language sql
as $$
    update scheme_item as si
    set floor = case set_tree.switches ->> 'floors' when 'items' then f.floor end
    from own_floor as f
    where si.scheme = set_tree.scheme and f.scheme = replace(si.scheme, 'varied ', '') and f.item = si.item;
    update scheme_item as si
    set cap = (set_tree.switches ->> (si.item || '_cap'))::numeric
    where si.scheme = set_tree.scheme and si.item in ('bonus', 'total');
$$;

-- In each round every scheme has another combination, so that only the one of the month
-- can tell; over all rounds each scheme has had all.  A commit a round, so that the
-- versions that the schemes leave behind can be pruned.
do $$
declare
    rounds constant bigint := (select count(*) from combination);
    third constant bigint := (rounds + 2) / 3;
    given record;
begin
    create temporary table now_under (scheme text, n bigint);
    for round in 0 .. rounds - 1 loop
        delete from now_under;
        insert into now_under
        select s.scheme, (round + coalesce(array_position('{second,third}', s.scheme), 0) * third) % rounds from scheme as s;
        update scheme as s
        set (not_applicable, unmarked, highest_scope, highest_months, highest_years, pending_claims, ties)
            = (select v.not_applicable, v.unmarked, v.highest_scope, v.highest_months, v.highest_years, v.pending_claims, v.ties
               from now_under as u
               join combination as c using (n)
               cross join lateral jsonb_populate_record(s, c.switches) as v
               where u.scheme = s.scheme);
        for given in select u.scheme, c.switches from now_under as u join combination as c using (n) loop
            call pg_temp.set_tree(given.scheme, given.switches);
        end loop;
        insert into compared
        select u.n, month, unit,
               s.base, s.bonus, s.penalty, s.total, s.complete, s.missing, s.assessed_percent,
               r.rank, r.base, r.bonus, r.penalty, r.total,
               o.base, o.bonus, o.penalty, o.total, o.missing, o.assessed_percent, o.rank,
               o.left_out, o.raw_base, o.raw_bonus, o.raw_total, s.gained, s.taken_back, o.gained, o.taken_back
        from score as s
        full join ranking as r using (month, unit)
        full join oracle_rank as o using (month, unit)
        left join period as p using (month)
        left join now_under as u on u.scheme = p.scheme;
        -- by then one of the schemes has had each combination
        if round < third then
            insert into explained
            select u.n, p.month, l.unit,
                   sum(l.points), count(*) filter (where l.points is null), count(*) filter (where l.kind = 'unmarked'),
                   array_agg(distinct l.kind || ' ' || l.item) filter (where l.points is distinct from 0)
            from period as p
            join scheme as s on s.scheme = p.scheme
            join now_under as u on u.scheme = p.scheme
            cross join lateral line_of(p.month, s) as l
            group by p.month, l.unit, u.n;
        end if;
        -- item by item
        if round % 8 = 0 then
            insert into items_compared
            select count(*),
                   count(*) filter (where (i.parent, i.start + i.own + i.children, i.value, i.out_of, i.brings, i.taken_back)
                                          is distinct from (o.parent, o.raw, o.kept + o.back, o.out_of, o.brings + o.brings_back, o.back))
            from (
                select p.month, x.unit, x.item, x.parent, x.starts_with as start, x.own, x.children, x.value, x.out_of, x.brings, x.taken_back
                from period as p
                join scheme as s on s.scheme = p.scheme
                cross join lateral item_score_of(p.month, s) as x
            ) as i
            full join oracle_value as o using (month, unit, item);
        end if;
        commit;
    end loop;
end
$$;

create temporary view different as
select c.n, c.month, c.unit,
       c.base, c.oracle_base, c.bonus, c.oracle_bonus, c.penalty, c.oracle_penalty, c.total, c.oracle_total,
       c.rank, c.oracle_rank, c.missing, c.oracle_missing, c.assessed_percent, c.oracle_coverage,
       c.gained, c.oracle_gained, c.taken_back, c.oracle_taken_back
from compared as c
where (c.base, c.bonus, c.penalty, c.total, c.complete, c.missing, c.assessed_percent, c.gained, c.taken_back,
       c.rank, c.ranked_base, c.ranked_bonus, c.ranked_penalty, c.ranked_total)
      is distinct from
      (c.oracle_base, c.oracle_bonus, c.oracle_penalty, c.oracle_total, c.oracle_base is not null, c.oracle_missing, c.oracle_coverage,
       c.oracle_gained, c.oracle_taken_back,
       -- a unit to which no item applies is not in the ranking (A33)
       c.oracle_rank,
       case when c.oracle_coverage > 0 then c.oracle_base end, case when c.oracle_coverage > 0 then c.oracle_bonus end,
       case when c.oracle_coverage > 0 then c.oracle_penalty end, case when c.oracle_coverage > 0 then c.oracle_total end);

-- no difference
select (select count(*) >= 20000 from compared) as compared, (select count(*) from different) as different;
select d.n, d.month, d.unit, d.base, d.oracle_base, d.bonus, d.oracle_bonus, d.penalty, d.oracle_penalty, d.total, d.oracle_total,
       d.rank, d.oracle_rank, d.missing, d.oracle_missing, d.assessed_percent, d.oracle_coverage,
       d.gained, d.oracle_gained, d.taken_back, d.oracle_taken_back,
       p.scheme, c.switches
from different as d
left join period as p using (month)
left join combination as c using (n)
order by d.n, d.month, d.unit
limit 5;
-- nor item by item
select sum(rows) >= 60000 as compared, sum(different) as different from items_compared;
-- and every month of every unit was compared under every combination
select count(*) = count(distinct (n, month, unit)) as each_once,
       count(*) = (select count(*) from combination) * (select count(*) from period) * (select count(*) from unit) as all
from compared;

-- the lines of a score add up to it exactly, under each combination; without a total, the
-- lines of the missing marks have no points
select count(*) > 7000 as explained,
       count(distinct n) = (select count(*) from combination) as under_each,
       count(*) filter (where x.points <> c.total) as different,
       count(*) filter (where (x.unknown > 0) <> (c.total is null and c.missing > 0)) as wrongly_unknown,
       count(*) filter (where x.unmarked <> c.missing or x.unknown > x.unmarked) as not_as_many_as_missing
from explained as x
left join compared as c using (n, month, unit);
-- a line of a cap, a floor or a section left out is there if, and only if, that was at work
select count(*) filter (where ('cap bonus' = any (x.kinds)) <> coalesce(c.raw_bonus > v.bonus_cap, false)) as bonus_cap,
       count(*) filter (where ('cap total' = any (x.kinds)) <> coalesce(c.raw_total > v.total_cap, false)) as total_cap,
       count(*) filter (where ('floor base' = any (x.kinds)) <> coalesce(c.raw_base < 0, false)) as floor_of_base,
       count(*) filter (where c.left_out > 0 and c.base > 0 and not 'weight base' = any (x.kinds)) as rescaled
from explained as x
join compared as c using (n, month, unit)
join combination as b using (n)
cross join lateral (
    select (b.switches ->> 'bonus_cap')::numeric as bonus_cap, (b.switches ->> 'total_cap')::numeric as total_cap
) as v;
select split_part(k.kind, ' ', 1) as kind, count(*) > 0 as some
from explained as x
cross join lateral unnest(x.kinds) as k (kind)
group by split_part(k.kind, ' ', 1)
order by kind;

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
       count(*) filter (where raw_base < 0 and oracle_base = 0) > 0 as base_stops_at_0,
       count(*) filter (where left_out > 0 and oracle_base is not null) > 0 as section_left_out,
       count(*) filter (where left_out > 1 and oracle_base is not null) > 0 as sections_left_out,
       count(*) filter (where oracle_missing = 0 and oracle_base is null) > 0 as nothing_left,
       count(*) filter (where scale(trim_scale(oracle_base)) = 6) > 0 as long_fractions
from compared;
select count(*) filter (where x.oracle_bonus < 0) > 0 as negative_bonus,
       count(*) filter (where x.raw_bonus > v.bonus_cap and x.oracle_taken_back < 0) > 0 as bonus_cap_beside_taken_back,
       count(*) filter (where x.raw_total > v.total_cap) > 0 as total_cap_bites,
       count(*) filter (where x.raw_total > v.total_cap and x.oracle_total < v.total_cap) > 0 as total_cap_beside_taken_back,
       count(*) filter (where x.raw_bonus > v.bonus_cap and x.raw_total > v.total_cap) > 0 as both_caps,
       count(*) filter (where x.oracle_base > v.total_cap) > 0 as base_above_total_cap,
       count(*) filter (where x.oracle_total = v.total_cap) > 0 as total_at_its_cap,
       count(*) filter (where x.oracle_penalty < 0) > 0 as penalties
from compared as x
join combination as c using (n)
cross join lateral (
    select (c.switches ->> 'bonus_cap')::numeric as bonus_cap, (c.switches ->> 'total_cap')::numeric as total_cap
) as v;
select count(*) filter (where breaches * points_each > start) > 0 as item_stops_at_0,
       count(*) filter (where not applies) > 0 as not_applicable
from oracle_applies;
-- of the deeper tree: events of all signs in the base, and each bound of the group in it at work
call pg_temp.set_tree('third', '{"floors": "items"}');
select count(*) filter (where item = 'deep2' and raw > kept) > 0 as above_cap,
       count(*) filter (where item = 'deep2' and raw < kept) > 0 as below_floor,
       count(*) filter (where item = 'deep2' and back < 0) > 0 as taken_back_in_the_base,
       count(*) filter (where item = 'deeper' and brings <> kept) > 0 as weighted,
       count(*) filter (where item = 'deeper2' and raw > 2) > 0 as bonus_above_full_marks,
       count(*) filter (where item = 'deep' and raw > kept) > 0 as group_above_cap,
       count(*) filter (where item = 'meeting' and raw > kept) > 0 as meetings_above_cap,
       count(*) filter (where item = 'penalty' and raw < kept) > 0 as penalty_stops
from oracle_value;
update scheme set highest_months = 'first_only';
select count(*) filter (where stepped_in > 0) > 0 as next_one_steps_in from oracle_event_points;
select count(*) filter (where ties > 1) > 0 as ties
from (select count(*) as ties from compared where n = 0 and oracle_total is not null group by month, oracle_rank, oracle_total) as t;
-- lapsed by A16, and works that meet over labels, years and schemes
select count(*) > 0 as lapsed
from event as e
join period as p using (month)
join scheme_rule as r using (scheme, rule)
where r.points > 0 and e.document_on >= e.month + interval '1 month';
select count(*) filter (where labels > 1) > 0 as over_labels,
       count(*) filter (where years > 1) > 0 as over_years,
       count(*) filter (where months > 3) > 0 as over_schemes
from (
    select count(distinct once) as labels, count(distinct extract(year from month)) as years, count(distinct month) as months
    from oracle_bonus_event
    where work is not null and status = 'approved'
    group by unit, work
) as w;

-- ---------- varied and not stored ----------
-- Schemes that no month uses, with the rules and trees of those that they vary: whatever is
-- stored, here the defaults, they give what the others gave when they were stored.
update scheme as s
set (not_applicable, unmarked, highest_scope, highest_months, highest_years, pending_claims, ties)
    = (select v.not_applicable, v.unmarked, v.highest_scope, v.highest_months, v.highest_years, v.pending_claims, v.ties
       from combination as c
       cross join lateral jsonb_populate_record(s, c.switches) as v
       where c.n = 0);
do $$
declare
    given record;
begin
    for given in select s.scheme, c.switches from scheme as s join combination as c on c.n = 0 loop
        call pg_temp.set_tree(given.scheme, given.switches);
    end loop;
end
$$;
insert into scheme (scheme, title) select 'varied ' || scheme, title from scheme;
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, only_for, not_applicable, unmarked, first_month, last_month)
select 'varied ' || scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, only_for, not_applicable, unmarked, first_month, last_month
from scheme_item;
insert into scheme_rule (scheme, rule, item, once, level, precedence, points)
select 'varied ' || scheme, rule, item, once, level, precedence, points
from scheme_rule;
create temporary table varied (
    n bigint, month date, unit text,
    base numeric, bonus numeric, penalty numeric, total numeric, complete boolean, missing bigint, assessed_percent numeric
);
do $$
declare
    given record;
    used text;
begin
    for given in select c.n, c.switches from combination as c where c.kind = 2 or c.n % 4 = 0 loop
        for used in select distinct p.scheme from period as p loop
            call pg_temp.set_tree('varied ' || used, given.switches);
        end loop;
        insert into varied
        select given.n, p.month, x.unit, x.base, x.bonus, x.penalty, x.total, x.complete, x.missing, round(x.assessed_percent, 6)
        from period as p
        join scheme as s on s.scheme = 'varied ' || p.scheme
        cross join lateral score_of(p.month, jsonb_populate_record(s, given.switches)) as x;
    end loop;
end
$$;
select count(*) > 7000 as varied,
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
