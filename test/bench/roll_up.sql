-- roll_up() against plain SQL with one GROUP BY a level: trees of 20 items on four levels,
-- as a base of two weighted sections, a bonus and a penalty make them.

\set QUIET on
set client_min_messages = warning;
set work_mem = :'work_mem';
set max_parallel_workers = 8;
select setseed(0.5) \g /dev/null

create table item (item text, parent text, level integer, start numeric, floor numeric, cap numeric, weight numeric, out_of numeric);
insert into item values
    ('total', null, 1, null, null, null, null, null),
    ('base', 'total', 2, null, null, null, 100, null),
    ('bonus', 'total', 2, null, null, 10, null, null),
    ('penalty', 'total', 2, null, null, 0, null, 0),
    ('daily', 'base', 3, null, null, null, 30, null),
    ('key', 'base', 3, null, null, null, 70, null),
    ('commended', 'bonus', 3, null, null, 5, null, null),
    ('piloted', 'bonus', 3, null, null, 3, null, null),
    ('report', 'daily', 4, 5, 0, 5, null, null),
    ('assignment', 'daily', 4, 10, 0, 10, null, null),
    ('supervision', 'daily', 4, 15, 0, 15, null, null),
    ('key1', 'key', 4, null, 0, 7, null, null),
    ('key2', 'key', 4, null, 0, 8, null, null),
    ('key3', 'key', 4, null, 0, 7, null, null),
    ('key4', 'key', 4, null, 0, 9, null, null),
    ('key5', 'key', 4, null, 0, 9, null, null),
    ('key6', 'key', 4, null, 0, 7, null, null),
    ('key7', 'key', 4, null, 0, 9, null, null),
    ('key8', 'key', 4, null, 0, 7, null, null),
    ('key9', 'key', 4, null, 0, 7, null, null);

-- 3,000 units, 24 months: 72,000 trees for 10 million rows of the other parts.  A row an
-- item; three rows a leaf; both in random order, and in that of the trees
create function fill(name text, rows bigint, lines integer, sorting text)
returns void
language plpgsql
as $$
begin
    execute format($sql$
        create unlogged table %I as
        select 'u' || lpad(u::text, 4, '0') as unit, (date '2024-01-01' + m * interval '1 month')::date as month,
               i.item, i.parent, i.level, i.start, i.floor, i.cap, i.weight, i.out_of,
               case
                   when i.item ^@ 'key' and i.level = 4 then round((i.cap * (0.3 + random() / 2))::numeric / %s, 1)
                   when i.parent = 'daily' then -(array[0, 0.1, 0.5, 1, 4])[1 + floor(random() * 5)::integer]
                   when i.parent = 'bonus' then (array[0, 0, 0.5, 1, 3])[1 + floor(random() * 5)::integer]
                   when i.item = 'penalty' then -(array[0, 0, 0, 1])[1 + floor(random() * 4)::integer]
                   else 0
               end as points,
               case when i.parent = 'bonus' and random() < 0.01 then -1::numeric end as taken_back
        from generate_series(1, %s / 24) as u
        cross join generate_series(0, 23) as m
        cross join item as i
        cross join generate_series(1, case when i.level = 4 or i.parent = 'bonus' then %s else 1 end) as n
        order by %s
    $sql$, name, lines, rows / 139, lines, sorting);
end
$$;
select fill('tree', :rows, 1, 'random()'), fill('tree_sorted', :rows, 1, 'unit, month'), fill('tree_lines', :rows, 3, 'random()') \g /dev/null
vacuum analyze;

-- every item, or the total alone; plain SQL as its writer knows the tree
create function by_aggregate(name text, whole boolean)
returns text
language sql
return format(
    case
        when whole then
            'select t.unit, t.month, i.item, i.own, i.children, i.value, i.out_of, i.brings, i.taken_back, i.value as total
             from (select unit, month, xcedu.roll_up(item, parent, start, floor, cap, weight, out_of, points, taken_back) as items
                   from %I group by unit, month) as t
             cross join lateral unnest(t.items) as i'
        else
            'select t.unit, t.month, (t.items)[20].value as total
             from (select unit, month, xcedu.roll_up(item, parent, start, floor, cap, weight, out_of, points, taken_back) as items
                   from %I group by unit, month) as t'
    end, name);

create function by_level(name text, whole boolean)
returns text
language sql
return format($sql$
    with own as materialized (
        select unit, month, item, max(parent) as parent, max(level) as level, max(start) as start, max(floor) as floor, max(cap) as cap,
               max(weight) as weight, max(out_of) as out_of, sum(points) as points, coalesce(sum(taken_back), 0) as back
        from %I
        group by unit, month, item
    ),
    kept4 as (
        select unit, month, item, parent, weight, points, 0::numeric as children, back, coalesce(out_of, cap, 0) as out_of,
               least(greatest(coalesce(start, 0) + points, floor), cap) as kept
        from own
        where level = 4
    ),
    level4 as (
        select *,
               case when weight is null then kept when out_of = 0 then 0 else round(weight * kept / out_of, 6) end as brings,
               case when weight is null then back when out_of = 0 then 0 else round(weight * back / out_of, 6) end as brings_back,
               case when weight is null then out_of when out_of = 0 then 0 else weight end as brings_out_of
        from kept4
    ),
    below4 as (
        select unit, month, parent as item, sum(brings) as children, sum(brings_back) as children_back, sum(brings_out_of) as children_out_of
        from level4
        group by unit, month, parent
    ),
    kept3 as (
        select o.unit, o.month, o.item, o.parent, o.weight, o.points, coalesce(b.children, 0) as children, o.back + coalesce(b.children_back, 0) as back,
               coalesce(o.out_of, o.cap, b.children_out_of, 0) as out_of,
               least(greatest(coalesce(o.start, 0) + o.points + coalesce(b.children, 0), o.floor), o.cap) as kept
        from own as o
        left join below4 as b on b.unit = o.unit and b.month = o.month and b.item = o.item
        where o.level = 3
    ),
    level3 as (
        select *,
               case when weight is null then kept when out_of = 0 then 0 else round(weight * kept / out_of, 6) end as brings,
               case when weight is null then back when out_of = 0 then 0 else round(weight * back / out_of, 6) end as brings_back,
               case when weight is null then out_of when out_of = 0 then 0 else weight end as brings_out_of
        from kept3
    ),
    below3 as (
        select unit, month, parent as item, sum(brings) as children, sum(brings_back) as children_back, sum(brings_out_of) as children_out_of
        from level3
        group by unit, month, parent
    ),
    kept2 as (
        select o.unit, o.month, o.item, o.parent, o.weight, o.points, coalesce(b.children, 0) as children, o.back + coalesce(b.children_back, 0) as back,
               coalesce(o.out_of, o.cap, b.children_out_of, 0) as out_of,
               least(greatest(coalesce(o.start, 0) + o.points + coalesce(b.children, 0), o.floor), o.cap) as kept
        from own as o
        left join below3 as b on b.unit = o.unit and b.month = o.month and b.item = o.item
        where o.level = 2
    ),
    level2 as (
        select *,
               case when weight is null then kept when out_of = 0 then 0 else round(weight * kept / out_of, 6) end as brings,
               case when weight is null then back when out_of = 0 then 0 else round(weight * back / out_of, 6) end as brings_back,
               case when weight is null then out_of when out_of = 0 then 0 else weight end as brings_out_of
        from kept2
    ),
    below2 as (
        select unit, month, parent as item, sum(brings) as children, sum(brings_back) as children_back, sum(brings_out_of) as children_out_of
        from level2
        group by unit, month, parent
    ),
    level1 as (
        select o.unit, o.month, o.item, o.points, b.children, o.back + b.children_back as back, coalesce(o.out_of, o.cap, b.children_out_of, 0) as out_of,
               least(greatest(coalesce(o.start, 0) + o.points + b.children, o.floor), o.cap) as kept
        from own as o
        left join below2 as b on b.unit = o.unit and b.month = o.month and b.item = o.item
        where o.level = 1
    )
    %s
$sql$, name,
    case
        when whole then
            'select unit, month, item, points as own, children, kept + back as value, out_of, kept + back as brings, back as taken_back, kept + back as total from level1
             union all
             select unit, month, item, points, children, kept + back, out_of, brings + brings_back, back, kept + back from level2
             union all
             select unit, month, item, points, children, kept + back, out_of, brings + brings_back, back, kept + back from level3
             union all
             select unit, month, item, points, children, kept + back, out_of, brings + brings_back, back, kept + back from level4'
        else 'select unit, month, kept + back as total from level1'
    end);

set client_min_messages = notice;
select format('call measure(%L, %s, %s, ''{xcedu,plain SQL}'', array[by_aggregate(%L, %L), by_level(%4$L, %5$L)])', t.name, t.workers, :runs, t.tablename, t.whole)
from (values (1, 'roll_up, all items', 'tree', true, 0), (2, 'roll_up, all items', 'tree', true, 2),
             (3, 'roll_up, the total', 'tree', false, 0), (4, 'roll_up, the total', 'tree', false, 2),
             (5, 'roll_up, all items, sorted', 'tree_sorted', true, 0),
             (6, 'roll_up, all items, three lines a leaf', 'tree_lines', true, 0)) as t (n, name, tablename, whole, workers)
order by n
\gexec

\echo 'seconds, medians; memory as the aggregate nodes report it'
select name, workers, xcedu, plain_sql, to_plain_sql, xcedu_mb, plain_sql_mb
from result
order by place;
