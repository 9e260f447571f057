-- Random months: a comparison is the difference of two rankings, a stress test of depth 1 a comparison for each value, and what
-- margins name swaps a unit with the next one if it is done, and does not if one of it is left out.
--
-- 200 leagues of 3 units in each of 5 months are 1,000 months that have nothing to do with each other; each month has a scheme with points,
-- weights, floors and caps of its own.

set datestyle = iso;
set jit = off;
set client_min_messages = warning;
select xcedu.create_assessment('regress_random_what_if', 'xuchang-2023-8');
set search_path = regress_random_what_if, pg_catalog;
select setseed(0.16);

-- the ranks of all months; a function, so that joins do not work them out again for each row
create function pg_temp.ranks() returns table (month date, league text, unit text, rank integer, total numeric) language plpgsql as $$
begin
    return query
    select p.month, r.league, r.unit, r.rank, r.total::numeric(12, 6)
    from period as p
    join scheme as s on s.scheme = p.scheme
    cross join lateral ranking_of(p.month, s) as r;
end
$$;

-- ---------- the schemes ----------
delete from unit;
insert into league select 'l' || g, '组 ' || g from generate_series(1, 200) as g;
insert into unit select 'u' || g, '单位 ' || g, 'l' || 1 + g % 200 from generate_series(1, 600) as g;
update scheme_item set leagues = null;
insert into rule values ('range', '酌情'), ('more', '再加');
insert into scheme_rule (scheme, rule, item, least, most) values ('xuchang-2023-8', 'range', 'criticism', -4, -0.5);
insert into scheme_rule (scheme, rule, item, least, most) values ('xuchang-2023-8', 'more', 'press', 0.3, 2.25);
select sum(copy_scheme('xuchang-2023-8', 's' || g)) > 200 as copied from generate_series(1, 5) as g;
update scheme set variant_of = null where scheme ~ '^s';
-- what they weigh and bring is from the seed; three key tasks are enough
delete from scheme_item where scheme ~ '^s' and item ~ '^key[4-9]';
update scheme_item
set floor = case when random() < 0.5 then 0 end,
    points_each = round((points_each * (0.3 + random()))::numeric, floor(random() * 3)::int) + 0.1
where scheme ~ '^s' and kind = 'breach';
update scheme_item set weight = round((weight * (0.3 + random()))::numeric, floor(random() * 4)::int) where scheme ~ '^s' and weight is not null;
update scheme_item set cap = 4.5 where (scheme, item) in (('s2', 'bonus'), ('s3', 'press'), ('s4', 'meeting'));
update scheme_item set cap = 97.25 where (scheme, item) in (('s3', 'total'));
update scheme_item set floor = -5 where (scheme, item) in (('s1', 'penalty'), ('s4', 'penalty'));
update scheme_item set floor = null where (scheme, item) in (('s5', 'base'));
update scheme_item set weight = null where (scheme, item) in (('s5', 'base'), ('s4', 'daily'));
update scheme_rule set points = round((points * (0.5 + random()))::numeric, floor(random() * 3)::int + 1) where scheme ~ '^s' and points is not null;
update scheme_rule set cap = 3 where (scheme, rule) in (('s1', 'criticism'), ('s2', 'range'), ('s5', 'range'), ('s3', 'exposure-nation'));
update scheme_rule set once = null, cap = 4 where (scheme, rule) in (('s4', 'meeting-nation'), ('s2', 'report-nation'), ('s5', 'more'));
update scheme set not_applicable = 'renormalise' where scheme in ('s2', 's5');
update scheme set not_applicable = 'leave_out' where scheme in ('s3');
update scheme set ties = 'dense', pending_claims = 'provisional' where scheme = 's4';
insert into exemption (unit, item, first_month, reason)
select u.unit, i.item, '2024-01-01', 'x' from unit as u cross join item as i where i.item ~ '^(key[1-3]|assignment|report)' and random() < 0.04;
select count(open_month(('2024-0' || g || '-01')::date, 's' || g)) as opened from generate_series(1, 5) as g;

-- ---------- the facts: closely matched, many of them level ----------
insert into mark (unit, item, month, score)
select u.unit, si.item, p.month, si.cap - (array[0, 0, 0.5, 1, 0.25, 0.3, 2])[1 + floor(random() * 7)::int + 0 * p.revision]
from unit as u
cross join period as p
join scheme_item as si on si.scheme = p.scheme and si.kind = 'mark'
where random() < 0.999;
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
select u.unit, format('%s-%s', p.month, g), (array['report', 'assignment', 'supervision'])[1 + floor(random() * 3)::int], p.month, 't', p.month, p.month + 10,
       p.month + 9 + floor(random() * 3)::int
from unit as u
cross join period as p
cross join generate_series(1, 12) as g
where random() < case when right(u.unit, 1) = '7' then 0.9 else 0.25 end;
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, points)
select e.unit, 'e' || e.g, e.rule, e.work, 'e', e.day, 'n', e.day, case when b.bonus and e.dice < 0.2 then 'claimed' else 'approved' end,
       case e.rule when 'range' then -1.5 when 'more' then 0.75 end
from (
    select g.g,
           'u' || 1 + floor(random() * 600)::int as unit,
           (array(select rule from rule order by rule))[1 + floor(random() * 15)::int] as rule,
           case when random() < 0.5 then 'w' || floor(random() * 2)::int end as work,
           date '2024-01-01' + floor(random() * 151)::int as day,
           random() as dice
    from generate_series(1, 2000) as g
) as e
join scheme_rule as b on b.scheme = 's1' and b.rule = e.rule;
analyze;
select count(*) > 2500 as ranked, count(*) filter (where r.level > 1) > 0 as level
from (select x.rank, count(*) over (partition by x.month, x.league, x.rank) as level from pg_temp.ranks() as x where x.rank is not null) as r;

-- ---------- margins: done, it swaps the two; one less, it does not ----------
-- of each league and month one change of one unit, of each kind as often as there is
create temporary table change as
select distinct on (p.month, u.league) p.month, u.league, c.unit, c.gains, c.change, c.item, c.rule, c.times, c.points_each, r.rank,
       case when c.gains then n.total + n.gap_above else n.total - n.gap_below end as other_total
from period as p
cross join lateral margin_changes(p.month) as c
join lateral margins(p.month) as n on n.unit = c.unit
join unit as u on u.unit = c.unit
join pg_temp.ranks() as r on r.month = p.month and r.unit = c.unit
where c.times < 200
order by p.month, u.league, random() * case when c.change = 'penalty' then 0.01 when c.change = 'mark' then 3 when c.times > 1 then 0.5 else 1 end;
select count(*) > 950 as months, count(*) filter (where gains) > 200 as up, count(*) filter (where not gains) > 200 as down,
       count(*) filter (where times > 1) > 200 as several, count(distinct change) as kinds
from change;

create function pg_temp.apply(less integer) returns void language plpgsql as $$
begin
    insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status, points)
    select c.unit, format('x%s-%s', c.month, g), c.rule, 'x', c.month + 1, 'n', c.month + 1, 'approved',
           case when sr.least is not null then c.points_each end
    from change as c
    join period as p on p.month = c.month
    join scheme_rule as sr on sr.scheme = p.scheme and sr.rule = c.rule
    cross join generate_series(1, c.times - less) as g
    where c.change = 'event';
    delete from event as e
    using (
        select x.unit, x.event_id, c.times, row_number() over (partition by x.unit, c.month order by x.event_id) as n
        from change as c
        join event as x on x.month = c.month and x.unit = c.unit and x.rule = c.rule and x.status = 'approved'
        where c.change = 'penalty'
    ) as d
    where e.unit = d.unit and e.event_id = d.event_id and d.n <= d.times - less;
    update task as t
    set done_on = t.due_on
    from (
        select x.unit, x.task_id, c.times, row_number() over (partition by x.unit, c.month order by x.task_id) as n
        from change as c
        join task as x on x.month = c.month and x.unit = c.unit and x.item = c.item and x.done_on > x.due_on
        where c.change = 'breach' and c.gains
    ) as d
    where t.unit = d.unit and t.task_id = d.task_id and d.n <= d.times - less;
    insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
    select c.unit, format('x%s-%s', c.month, g), c.item, c.month, 'x', c.month, c.month + 1, c.month + 2
    from change as c
    cross join generate_series(1, c.times - less) as g
    where c.change = 'breach' and not c.gains;
    -- of a mark one less is a millionth
    update mark as m
    set score = m.score + c.points_each - less * sign(c.points_each) * 0.000001
    from change as c
    where c.change = 'mark' and m.unit = c.unit and m.item = c.item and m.month = c.month;
end
$$;
create temporary view outcome as
select c.change, c.gains, count(*) as changes, count(*) filter (where case when c.gains then r.rank < c.rank and r.total > c.other_total else r.rank > c.rank and r.total < c.other_total end) as passed
from change as c
join pg_temp.ranks() as r on r.month = c.month and r.unit = c.unit
group by c.change, c.gains;
begin;
select pg_temp.apply(0);
select change, gains, changes > 5 as some, changes - passed as failed from outcome order by change, gains;
rollback;
begin;
select pg_temp.apply(1);
select change, gains, changes > 5 as some, passed as too_early from outcome order by change, gains;
rollback;

-- ---------- for the rest 12 leagues are enough ----------
delete from task where unit in (select unit from unit where league !~ '^l([1-9]|1[0-2])$');
delete from mark where unit in (select unit from unit where league !~ '^l([1-9]|1[0-2])$');
delete from event where unit in (select unit from unit where league !~ '^l([1-9]|1[0-2])$');
delete from exemption where unit in (select unit from unit where league !~ '^l([1-9]|1[0-2])$');
delete from unit where league !~ '^l([1-9]|1[0-2])$';
analyze;

-- ---------- a comparison is the difference of two rankings ----------
-- January compared with the other four, which differ in whatever they differ: no rows
create temporary table compared as
select s.scheme, c.unit, c.rank, c.other_rank, c.total, c.other_total, c.difference
from scheme as s
cross join lateral compare_scheme('2024-01-01', s.scheme) as c
where s.scheme in ('s2', 's3');
select count(*) as compared, count(*) filter (where rank <> other_rank) > 10 as moved from compared;
select s.scheme, r.unit
from scheme as s
cross join lateral ranking_of('2024-01-01', s) as o
join pg_temp.ranks() as r on r.month = '2024-01-01' and r.unit = o.unit
left join compared as c on c.scheme = s.scheme and c.unit = r.unit
where s.scheme in ('s2', 's3')
      and (c.rank, c.other_rank, c.total, c.other_total, c.difference) is distinct from (r.rank, o.rank, r.total, o.total::numeric(12, 6), o.total::numeric(12, 6) - r.total)
order by s.scheme, r.unit;
-- the lines that differ, and the totals among the items, make the difference: no rows
select c.unit, c.difference, l.points, i.points
from compared as c
left join (select x.unit, sum(x.difference) as points from compare_lines('2024-01-01', 's3') as x group by x.unit) as l on l.unit = c.unit
left join (select x.unit, x.difference as points from compare_items('2024-01-01', 's3') as x where x.item = 'total') as i on i.unit = c.unit
where c.scheme = 's3'
      and c.difference is not null
      and (c.difference <> coalesce(l.points, 0) or c.difference <> coalesce(i.points, 0))
order by c.unit;

-- ---------- a stress test of depth 1 is a comparison for each value ----------
-- each value as a variant of its own, stored; April, in which claims count provisionally
create temporary table tried as select place, reading, unit, rank, total from stress_ranks('2024-04-01');
create temporary table value_of as
select row_number() over (order by v.switch, v.value) as n, v.switch, v.value
from scheme_switch as v
cross join scheme as s
where s.scheme = 's4' and v.varied and v.value is not null and to_jsonb(s) ->> v.switch <> v.value;
select count(*) as readings, count(copy_scheme('s4', 'v' || n)) as stored from value_of;
update scheme as s
set (not_applicable, unmarked, highest_scope, highest_months, highest_years, pending_claims, ties)
    = (select w.not_applicable, w.unmarked, w.highest_scope, w.highest_months, w.highest_years, w.pending_claims, w.ties
       from jsonb_populate_record(s, jsonb_build_object(v.switch, v.value)) as w)
from value_of as v
where s.scheme = 'v' || v.n;
select v.switch, v.value, count(*) as units, count(*) filter (where (t.rank, t.total) is distinct from (c.other_rank, c.other_total)) as differ
from value_of as v
cross join lateral compare_scheme('2024-04-01', 'v' || v.n) as c
left join tried as t on t.reading = format('%s = %s', v.switch, v.value) and t.unit = c.unit
group by v.switch, v.value
order by v.switch, v.value;
select count(*) as variants, count(*) filter (where t.rank is distinct from u.rank or t.total is distinct from u.total) as differ
from value_of as v
join stress_ranks('2024-04-01') as t on t.reading = 'variant v' || v.n
left join tried as u on u.reading = format('%s = %s', v.switch, v.value) and u.unit = t.unit;
-- and what is summed up of it is what it says
select count(*) as units,
       count(*) filter (where (s.best_rank, s.worst_rank, s.moves) is distinct from (x.best, x.worst, x.moves)) as differ
from stress_test('2024-04-01') as s
join (
    select r.unit, min(r.rank) as best, max(r.rank) as worst, count(*) filter (where r.rank is distinct from b.rank)::integer as moves
    from stress_ranks('2024-04-01') as r
    join pg_temp.ranks() as b on b.month = '2024-04-01' and b.unit = r.unit
    group by r.unit
) as x on x.unit = s.unit;

-- Readings that come to the same are worked out once, and each by itself gives no other rank: with claims and a missing mark, without claims,
-- and without both.  Seven switches have 10 other values (unmarked, not_applicable and highest_months two each): (10² − 3 × 2² − 4) ÷ 2 = 42 pairs,
-- 52 readings.  Without claims pending_claims is as it stands: 9 values, (9² − 3 × 2² − 3) ÷ 2 = 33 pairs and May as it stands, 43.  Without
-- missing marks unmarked is too: 7 values, (7² − 2 × 2² − 3) ÷ 2 = 19 pairs, 27.
create function pg_temp.apart() returns table (readings bigint, apart bigint, differ bigint) language plpgsql as $$
declare
    here scheme := (select s from period as p join scheme as s on s.scheme = p.scheme where p.month = '2024-05-01');
begin
    return query
    select count(distinct t.place) - 1,
           (select count(distinct acting_reading(here, r.as_read,
                                                 not exists (select from missing_mark as m where m.month = '2024-05-01'),
                                                 exists (select from event as e where e.status = 'claimed')))
            from reading_of(here, 2) as r),
           count(*) filter (where (t.rank, t.total) is distinct from (x.rank, x.total))
    from stress_ranks('2024-05-01', 2) as t
    full join (
        select r.reading, o.unit, o.rank, o.total::numeric(12, 6) as total
        from (select reading, as_read from reading_of(here, 2) union all select 'as it stands', here) as r
        cross join lateral ranking_of('2024-05-01', r.as_read) as o
    ) as x on x.reading = t.reading and x.unit = t.unit;
end
$$;
begin;
delete from mark where (unit, item, month) = ('u1', 'key1', '2024-05-01');
select readings, apart, differ from pg_temp.apart();
delete from event where status = 'claimed';
select readings, apart, differ from pg_temp.apart();
insert into mark (unit, item, month, score)
select m.unit, m.item, m.month, 1 from missing_mark as m where m.month = '2024-05-01';
select readings, apart, differ from pg_temp.apart();
rollback;

-- ---------- weight_ranges: within a range no rank changes, beyond it one does ----------
create temporary table range as
select p.month, p.scheme, w.league, w.item, w.weight,
       w.least_numerator / w.least_denominator as least, w.most_numerator / w.most_denominator as most, w.most_exact, w.least_exact
from period as p
cross join lateral weight_ranges(p.month) as w
where w.league ~ '^l[1-4]$';
select count(*) > 40 as ranges, count(least) > 5 as least, count(most) > 5 as most, bool_and(coalesce(least <= weight, true) and coalesce(weight <= most, true)) as around
from range;
-- weights of six places, at a bound's either side: near it, and as far inside as outside; each as a variant for its month
create temporary table probe as
select row_number() over (order by r.month, r.league collate "C", r.item, x.side, x.inside) as n, r.month, r.scheme, r.league, r.item, x.inside,
       x.weight, r.weight as now
from range as r
cross join lateral (
    select 'most' as side, true as inside, floor((r.most - (r.most - r.weight) * 0.02 - 0.002) * 1000000) / 1000000 as weight
    union all
    select 'most', false, ceil((r.most + 0.01) * 1000000) / 1000000
    union all
    select 'least', true, ceil((r.least + (r.weight - r.least) * 0.02 + 0.002) * 1000000) / 1000000
    union all
    select 'least', false, floor((r.least - 0.01) * 1000000) / 1000000
) as x
where x.weight between 0.000001 and 100000
      and case when x.inside then x.side = 'most' and x.weight > r.weight or x.side = 'least' and x.weight < r.weight else true end;
create function pg_temp.changed(p probe) returns boolean language plpgsql as $$
declare
    moved boolean;
begin
    update scheme_item as si set weight = p.weight where si.scheme = p.scheme and si.item = p.item;
    select bool_or(r.rank is distinct from b.rank) into moved
    from scheme as s
    cross join lateral ranking_of(p.month, s) as r
    join base as b on b.month = p.month and b.unit = r.unit
    where s.scheme = p.scheme and r.league = p.league;
    update scheme_item as si set weight = p.now where si.scheme = p.scheme and si.item = p.item;
    return moved;
end
$$;
create temporary table base as select r.month, r.unit, r.rank from pg_temp.ranks() as r;
select p.inside, count(*) > 20 as probes, count(*) filter (where c.changed = p.inside) as wrong
from probe as p
cross join lateral (select pg_temp.changed(p) as changed offset 0) as c
group by p.inside
order by p.inside;
