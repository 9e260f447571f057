-- Random values, bands and comparisons against plain SQL: 100 units of two leagues, 30 items of every kind of comparison, some
-- values missing, some units exempt.  The reference divides to 50 places, which is enough to tell a half at the seventh.

set datestyle = iso;
set jit = off;

select xcedu.create_assessment('regress_random_measures', 'empty');
set search_path = regress_random_measures, pg_catalog;

select setseed(0.42);
insert into league (league, title) values ('x', 'x'), ('y', 'y');
insert into unit (unit, name, league)
select 'u' || n, 'u' || n, case when n % 3 = 0 then 'x' else 'y' end from generate_series(1, 100) as n;
insert into scheme (scheme, title) values ('s', 's');
insert into item (item, title) values ('total', '总分'), ('base', '基础分');
insert into item (item, title) select 'm' || n, 'm' || n from generate_series(1, 30) as n;
insert into scheme_item (scheme, item, parent, kind, part) values ('s', 'total', null, 'group', null), ('s', 'base', 'total', 'group', 'base');
insert into scheme_item (scheme, item, parent, kind, compare, against, lowest_first, cap)
select 's', 'm' || n, 'base', 'measure', c.compare, c.against,
       n % 2 = 0 and (c.compare in ('place', 'percentile') or coalesce(c.against = 'best', false)), 10
from generate_series(1, 30) as n
cross join lateral (
    select (array['value', 'difference', 'difference', 'difference', 'difference', 'ratio', 'ratio', 'ratio', 'ratio', 'place', 'percentile'])[1 + n % 11] as compare,
           (array[null, 'target', 'previous', 'mean', 'best', 'target', 'previous', 'mean', 'best', null, null])[1 + n % 11] as against
) as c;
insert into scheme_band (scheme, item, at_least, points, slope)
select 's', i.item, round((random() * 8 - 4)::numeric, (random() * 3)::integer), round((random() * 20 - 10)::numeric, (random() * 6)::integer),
       round((random() * 20 - 10)::numeric, (random() * 6)::integer)
from scheme_item as i
cross join generate_series(1, 5) as g
where i.kind = 'measure'
on conflict do nothing;
select open_month('2024-01-01'), open_month('2024-02-01');
insert into measure (unit, item, month, value, target)
select u.unit, i.item, p.month, round((random() * 20 - 8)::numeric, (random() * 3)::integer), round((random() * 20 - 8)::numeric, (random() * 2)::integer)
from unit as u
cross join scheme_item as i
cross join period as p
where i.kind = 'measure' and random() < 0.9;
insert into exemption (unit, item, first_month, reason)
select unit, item, '2024-02-01', '豁免' from measure where month = '2024-02-01' and random() < 0.05;
analyze measure, exemption;

-- no difference; enough values, and enough without anything to compare with
with counted as (
    select q.unit, q.item, q.value, q.target, si.compare, si.against, si.lowest_first, u.league
    from measure as q
    join scheme_item as si on si.item = q.item
    join unit as u on u.unit = q.unit
    where q.month = '2024-02-01'
          and not exists (select from exemption as x where x.unit = q.unit and x.item = q.item)
),
compared as (
    select c.*,
           case c.against
               when 'target' then c.target
               when 'previous' then (select p.value from measure as p where p.unit = c.unit and p.item = c.item and p.month = '2024-01-01')
               when 'best' then case when c.lowest_first then l.lowest else l.highest end
               when 'mean' then l.total::numeric(60, 50) / l.units
           end as other,
           (select 1 + count(*)
            from counted as z
            where z.item = c.item and z.league = c.league and case when c.lowest_first then z.value < c.value else z.value > c.value end) as place,
           l.units
    from counted as c
    join (
        select item, league, count(*) as units, sum(value) as total, min(value) as lowest, max(value) as highest
        from counted
        group by item, league
    ) as l on l.item = c.item and l.league = c.league
),
looked_up as (
    select c.unit, c.item,
           case c.compare
               when 'value' then c.value
               when 'difference' then c.value - c.other
               when 'ratio' then c.value::numeric(60, 50) / nullif(c.other, 0)
               when 'place' then c.place
               else c.place::numeric(60, 50) / c.units
           end as x
    from compared as c
),
reference as (
    select l.unit, l.item, l.x,
           coalesce((select round(round(b.points + b.slope * (l.x - b.at_least), 30), 6)
                     from scheme_band as b
                     where b.item = l.item and b.at_least <= l.x
                     order by b.at_least desc
                     limit 1), 0) as points
    from looked_up as l
)
select count(*) > 2000 as enough,
       count(*) filter (where m.outcome = 'nothing_to_compare') > 10 as enough_without,
       count(*) filter (where m.points is distinct from r.points) as other_points,
       count(*) filter (where (m.outcome = 'nothing_to_compare') <> (r.x is null)) as other_outcome
from reference as r
join measured as m on m.unit = r.unit and m.item = r.item and m.month = '2024-02-01';

-- and the lines of each unit add up to its total, which is missing exactly where a value is
select s.unit
from score as s
cross join lateral (
    select sum(l.points) as points, bool_or(l.points is null) as missing from explain(s.unit, s.month) as l
) as e
where s.month = '2024-02-01'
      and (e.missing <> (s.total is null) or (not e.missing and e.points <> s.total))
order by s.unit;

set client_min_messages = warning;
drop schema regress_random_measures cascade;
