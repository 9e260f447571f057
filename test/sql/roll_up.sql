-- roll_up(): the tree of a rule-book. For every item
--     value = between(floor, start + its own lines + what its children bring, cap) + what is taken back
-- and it brings its parent the value, or with a weight: weight × value ÷ what it is out of.

\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- a row of a tree written as: item parent start floor cap weight out_of points taken_back, "-" for NULL
create type pg_temp.tree_row as (item text, parent text, start numeric, floor numeric, cap numeric, weight numeric, out_of numeric, points numeric, taken_back numeric);
create function pg_temp.tree_rows(tree text) returns setof pg_temp.tree_row language sql immutable as $$
    select w[1], nullif(w[2], '-'), nullif(w[3], '-')::numeric, nullif(w[4], '-')::numeric, nullif(w[5], '-')::numeric,
           nullif(w[6], '-')::numeric, nullif(w[7], '-')::numeric, nullif(w[8], '-')::numeric, nullif(w[9], '-')::numeric
    from string_to_table(tree, ';') as line
    cross join lateral (select string_to_array(trim(line, E' \n'), ' ')) as s (w)
    where trim(line, E' \n') <> ''
$$;
-- the items of its result, of which each is compared with what was worked out: own children value out_of brings taken_back
create function pg_temp.rolled(tree text) returns table (item text, rolled text) language sql immutable as $$
    select i.item, concat_ws(' ', coalesce(own::text, '-'), coalesce(children::text, '-'), coalesce(value::text, '-'), out_of, coalesce(brings::text, '-'), taken_back)
    from (select xcedu.roll_up(r.item, r.parent, r.start, r.floor, r.cap, r.weight, r.out_of, r.points, r.taken_back) as items from pg_temp.tree_rows(tree) as r) as t
    cross join lateral unnest(t.items) as i
$$;
create procedure pg_temp.see(tree text, expected text[]) language plpgsql as $$
declare
    wrong text;
begin
    select string_agg(format('%s: %s', coalesce(r.item, 'no item'), coalesce(r.rolled, e.expected)), '; ') into wrong
    from pg_temp.rolled(tree) with ordinality as r
    full join unnest(expected) with ordinality as e (expected, n) on e.n = r.ordinality
    where r.item || ' ' || r.rolled is distinct from e.expected;
    raise notice '%', coalesce('DIFFERENT ' || wrong, 'the same, ' || cardinality(expected) || ' items');
end
$$;

-- ---------- by hand ----------
-- Text, so that the display scale counts: what a weight scales has six places, a 0 that is taken back too. The results are in the order of the items' bytes.

-- one item: 扣完为止 from full marks: start 5, floor 0, cap 5; 5 − 1 − 1 = 3
call pg_temp.see('total - 5 0 5 - - -1 -; total - 5 0 5 - - -1 -',
                 '{total -2 0 3 5 3 0}');
-- exhausted: 5 − 8 = −3, not below 0
call pg_temp.see('total - 5 0 5 - - -1 -; total - 5 0 5 - - -7 -',
                 '{total -8 0 0 5 0 0}');
-- earned up to a cap: 2 + 2 = 4, at most 3; without lines the caller passes 0
call pg_temp.see('total - - - 3 - - 2 -; total - - - 3 - - 2 -',
                 '{total 4 0 3 3 3 0}');
call pg_temp.see('total - - - 3 - - 0 -',
                 '{total 0 0 0 3 0 0}');
-- no bound at all: out of nothing
call pg_temp.see('total - - - - - - -2.50 -',
                 '{total -2.50 0 -2.50 0 -2.50 0}');
-- a base of 80
call pg_temp.see('total - 80 - - - - -2 -; total - 80 - - - - 5 -',
                 '{total 3 0 83 0 83 0}');
-- between: equal to a bound it keeps its own places; beyond it the places are the bound's
call pg_temp.see('total - 5.0 0 5 - - 0.00 -', '{total 0.00 0 5.00 5 5.00 0}');
call pg_temp.see('total - 5.0 0 5 - - 0.01 -', '{total 0.01 0 5 5 5 0}');
call pg_temp.see('total - 5.0 0.000 5 - - -5.01 -', '{total -5.01 0 0.000 5 0.000 0}');

-- Xuchang: daily work 30 (caps 5, 10, 15), key work 70 (two items of 50 and 20).
--   daily: d1 5 − 1 = 4; d2 10 − 12 → 0; d3 15 − 2.5 = 12.5; together 16.5 of 30 brings 30 × 16.5 ÷ 30 = 16.5
--   key: k1 45, k2 18 of 20; 63 of 70 brings 70 × 63 ÷ 70 = 63
--   base: out of 30 + 70 = 100; 79.5 of 100
--   bonus: 3 + 1 capped at 3; penalty: −2
--   total: 79.5 + 3 − 2 = 80.5, out of 100 + 3 + 0
call pg_temp.see('
    total - - - - - - 0 -; base total - - - 100 - 0 -; bonus total - - 3 - - 0 -; penalty total - - 0 - - 0 -;
    daily base - - - 30 - 0 -; key base - - - 70 - 0 -;
    d1 daily 5 0 5 - - -1 -; d2 daily 10 0 10 - - -5 -; d2 daily 10 0 10 - - -7 -; d3 daily 15 0 15 - - -2.5 -;
    k1 key - 0 50 - - 45 -; k2 key - 0 20 - - 18 -;
    commended bonus - - - - - 3 -; piloted bonus - - - - - 1 -; blamed penalty - - - - - -2 -',
    '{base 0 79.500000 79.500000 100 79.500000 0.000000,
      blamed -2 0 -2 0 -2 0,
      bonus 0 4 3 3 3 0,
      commended 3 0 3 0 3 0,
      d1 -1 0 4 5 4 0, d2 -12 0 0 10 0 0, d3 -2.5 0 12.5 15 12.5 0,
      daily 0 16.5 16.5 30 16.500000 0,
      k1 45 0 45 50 45 0, k2 18 0 18 20 18 0,
      key 0 63 63 70 63.000000 0,
      penalty 0 -2 -2 0 -2 0,
      piloted 1 0 1 0 1 0,
      total 0 80.500000 80.500000 103 80.500000 0.000000}');
-- the same without any daily work: all its items are out of 0, it brings 0, the base is out of 70, and
-- 63 of 70 becomes 100 × 63 ÷ 70 = 90
call pg_temp.see('
    total - - - - - - 0 -; base total - - - 100 - 0 -; daily base - - - 30 - 0 -; key base - - - 70 - 0 -;
    d1 daily 0 0 5 - 0 0 -; d2 daily 0 0 10 - 0 0 -; d3 daily 0 0 15 - 0 0 -;
    k1 key - 0 50 - - 45 -; k2 key - 0 20 - - 18 -',
    '{base 0 63.000000 63.000000 70 90.000000 0.000000,
      d1 0 0 0 0 0 0, d2 0 0 0 0 0 0, d3 0 0 0 0 0 0,
      daily 0 0 0 0 0 0,
      k1 45 0 45 50 45 0, k2 18 0 18 20 18 0,
      key 0 63 63 70 63.000000 0,
      total 0 90.000000 90.000000 100 90.000000 0.000000}');
-- an item of a section that does not apply: d3 is out of 0; 5 of 15 brings 30 × 5 ÷ 15 = 10
call pg_temp.see('
    total - - - - - - 0 -; daily total - - - 30 - 0 -;
    d1 daily 0 0 5 - - 5 -; d2 daily 10 0 10 - - -10 -; d3 daily 0 0 15 - 0 0 -',
    '{d1 5 0 5 5 5 0, d2 -10 0 0 10 0 0, d3 0 0 0 0 0 0,
      daily 0 5 5 15 10.000000 0,
      total 0 10.000000 10.000000 30 10.000000 0.000000}');
-- a pot of 60 with amounts taken from it, that is never below 0: 60 − 40 − 30 → 0
call pg_temp.see('
    total - - - - - - 0 -; pot total 60 0 60 - - 0 -; p1 pot - - - - - -40 -; p2 pot - - - - - -30 -',
    '{p1 -40 0 -40 0 -40 0, p2 -30 0 -30 0 -30 0, pot 0 -70 0 60 0 0, total 0 0 0 60 0 0}');

-- lines of a group's own beside its children: 10 + 2 + (3) = 15
call pg_temp.see('total - 10 - - - - 2 -; a total - - - - - 3 -',
                 '{a 3 0 3 0 3 0, total 2 3 15 0 15 0}');
-- a total with a cap of its own: 98 + 5 → 100
call pg_temp.see('total - - 0 100 - - 0 -; base total - - - - 100 98 -; bonus total - - - - - 5 -',
                 '{base 98 0 98 100 98 0, bonus 5 0 5 0 5 0, total 0 103 100 100 100 0}');
-- out_of: the argument, else the cap, else what the children are out of, in points of the parent
call pg_temp.see('
    total - - - - - - 0 -; a total - - 10 - 8 0 -; b total - - 10 - - 0 -; c total - - - - - 0 -; c1 c - - 1.5 - - 0 -; c2 c - - 2 4 - 0 -;
    d total - - - 5 - 0 -; d1 d - - - - - 0 -',
    '{a 0 0 0 8 0 0, b 0 0 0 10 0 0,
      c 0 0.000000 0.000000 5.5 0.000000 0.000000,
      c1 0 0 0 1.5 0 0, c2 0 0 0 2 0.000000 0,
      d 0 0 0 0 0 0, d1 0 0 0 0 0 0,
      total 0 0.000000 0.000000 23.5 0.000000 0.000000}');

-- ---------- rounding of weights ----------
-- half away from zero to six places: 1 × 1 ÷ 3 = 0.333333; 2 ÷ 3 = 0.666667; 0.5 × 0.000001 ÷ 1 = 0.0000005 → 0.000001, and below 0
call pg_temp.see('total - - - - - - 0 -; a total - - - 1 3 1 -; b total - - - 1 3 2 -; c total - - - 0.5 1 0.000001 -; d total - - - 0.5 1 -0.000001 -; e total - - - 0.5 1 0.0000009 -',
                 '{a 1 0 1 3 0.333333 0,
                   b 2 0 2 3 0.666667 0,
                   c 0.000001 0 0.000001 1 0.000001 0,
                   d -0.000001 0 -0.000001 1 -0.000001 0,
                   e 0.0000009 0 0.0000009 1 0.000000 0,
                   total 0 1.000000 1.000000 3.5 1.000000 0.000000}');
-- weight 0 brings 0, and what it is out of counts 0
call pg_temp.see('total - - - - - - 0 -; a total - - - 0 3 1 -',
                 '{a 1 0 1 3 0.000000 0, total 0 0.000000 0.000000 0 0.000000 0.000000}');
-- a cap below 0 is what it is out of: 10 × −2 ÷ −4 = 5
call pg_temp.see('total - - - - - - 0 -; a total - - -1 10 - -2 -; b total - - -4 10 - -2 -',
                 '{a -2 0 -2 -1 20.000000 0, b -2 0 -4 -4 10.000000 0, total 0 30.000000 30.000000 20 30.000000 0.000000}');
-- the weight of the root itself
call pg_temp.see('total - - - 10 50 - 4 -',
                 '{total 4 0 4 10 20.000000 0}');

-- ---------- what is taken back ----------
-- a revocation of 3 is not softened by the floor 0 of the item, nor by the cap of the group:
--   a: between(0, 1) + −3 = −2; bonus: between(0, 1 (what a keeps), 3) + −3 = −2; total −2
call pg_temp.see('total - - - - - - 0 -; bonus total - 0 3 - - 0 -; a bonus - 0 - - - 1 -3',
                 '{a 1 0 -2 0 -2 -3, bonus 0 1 -2 3 -2 -3, total 0 1 -2 3 -2 -3}');
-- nor is what is given back by a cap: 5 capped at 3, and 2, which the total has beside the 3
call pg_temp.see('total - - - - - - 0 -; bonus total - - 3 - - 0 -; a bonus - - - - - 5 2',
                 '{a 5 0 7 0 7 2, bonus 0 5 5 3 5 2, total 0 3 5 3 5 2}');
-- through a weight each part is scaled and rounded: 1 × 2 ÷ 3 = 0.666667, 1 × −1 ÷ 3 = −0.333333; at the section's own level 2 − 1 = 1
call pg_temp.see('total - - - - - - 0 -; s total - - - 1 3 2 -1',
                 '{s 2 0 1 3 0.333334 -1, total 0 0.666667 0.333334 1 0.333334 -0.333333}');
-- several rows and levels: −1 −0.5 of a, −2 of the group, 0 of the total: −3.5
call pg_temp.see('total - - - - - - 0 0; g total - 0 1 - - 4 -2; a g - - - - - 0 -1; a g - - - - - 0 -0.5',
                 '{a 0 0 -1.5 0 -1.5 -1.5, g 4 0 -2.5 1 -2.5 -3.5, total 0 1 -2.5 1 -2.5 -3.5}');
-- a weight whose item is out of 0: nothing goes up, nothing is taken back above
call pg_temp.see('total - - - - - - 0 -; s total - - - 1 0 2 -1',
                 '{s 2 0 1 0 0 -1, total 0 0 0 0 0 0}');

-- ---------- not known yet ----------
-- NULL points make the item and all above it NULL; the others are known, and so is what it is out of
call pg_temp.see('total - - - - - - 0 -; base total - - - 100 - 0 -; a base - 0 60 - - - -; b base - 0 40 - - 30 -; bonus total - - - - - 1 -',
                 '{a - 0 - 60 - 0, b 30 0 30 40 30 0, base 0 - - 100 - 0, bonus 1 0 1 0 1 0, total 0 - - 100 - 0.000000}');
-- one of several rows is enough, wherever it is
call pg_temp.see('a - - - - - - 1 -; a - - - - - - - -; a - - - - - - 2 -', '{a - 0 - 0 - 0}');
call pg_temp.see('a - - - - - - - -; a - - - - - - 1 -', '{a - 0 - 0 - 0}');
-- what is taken back stays known, and is brought
call pg_temp.see('total - - - - - - 0 -; s total - - - 10 20 - -1',
                 '{s - 0 - 20 - -1, total 0 - - 10 - -0.500000}');
-- 0 times something that is not known is not known either
call pg_temp.see('total - - - - - - 0 -; s total - - - 10 0 - -', '{s - 0 - 0 - 0, total 0 - - 0 - 0}');

-- ---------- rows of one item ----------
-- equal numbers of different places agree, and the larger scale is kept; a start that is NULL is 0
call pg_temp.see('a - 1 -5.0 5 2.0 5 0 -; a - 1.00 -5 5.000 2 5.0 0 -', '{a 0 0 1.00 5.0 0.400000 0}');
call pg_temp.see('a - - - - - - 1 -; a - 0.00 - - - - 1 -', '{a 2 0 2.00 0 2.00 0}');

-- ---------- numbers beyond a machine word ----------
call pg_temp.see('t - - - - - - 0 -; a t 1e30 - 1e31 - - 0.00000000000000000000000001 1e25; a t 1e30 - 1e31 - - 1e25 -; b t - - - 1 3e40 1e40 -1e-20',
                 array['a 10000000000000000000000000.00000000000000000000000001 0 1000020000000000000000000000000.00000000000000000000000001 10000000000000000000000000000000 1000020000000000000000000000000.00000000000000000000000001 10000000000000000000000000',
                       'b 10000000000000000000000000000000000000000 0 9999999999999999999999999999999999999999.99999999999999999999 30000000000000000000000000000000000000000 0.333333 -0.00000000000000000001',
                       't 0 1000010000000000000000000000000.33333300000000000000000001 1000020000000000000000000000000.33333300000000000000000001 10000000000000000000000000000001 1000020000000000000000000000000.33333300000000000000000001 10000000000000000000000000.000000']);
-- each shape of a number: what numeric itself makes of it, its bytes too
create temporary table number (n integer generated always as identity, x numeric);
insert into number (x)
select s * x
from (values (1), (-1)) as v (s),
     unnest(array[0, 0.0, 0.000000, 1, 10, 100, 9999, 10000, 10001, 100000000, 123456789, 0.1, 0.01, 0.0001, 0.00001, 0.00010, 1.5, 12.34567, 10000.0001, 99990000.00001,
                  288230376151711743, 288230376151711744, 28823037615171174.3, 0.288230376151711743, 28.8230376151711743, 28.82303761517117430, 2.88230376151711743,
                  1e-15, 1e-16, 1e-17, 1e-18, 1e-19, 9007199254740.993, 1234567890123456.7, 0.0000000000000001, 100000000000000000, 1e20, 1e-30]) as x;
insert into number (x) select round(x, p) from number, generate_series(0, 18, 3) as p where n <= 76;
select count(*) as numbers, count(*) filter (where i.value::text = x::text) as the_same, count(*) filter (where numeric_send(i.value) = numeric_send(x) and hash_numeric(i.value) = hash_numeric(x)) as same_bytes
from (select n, x, xcedu.roll_up('a', null, null, null, null, null, null, x, null) as items from number group by n, x) as r
cross join lateral unnest(r.items) as i;

-- ---------- names ----------
-- the order of bytes: upper before lower case, the empty one first, é and Chinese last; 15, 16 and 17 bytes; a prefix first
select i.item, i.own, octet_length(i.item) as bytes
from (
    select xcedu.roll_up(v.item, case when v.item <> 'total' then 'total' end, null, null, null, null, null, v.points, null) as items
    from (values ('total', 0), ('b', 1), ('a', 2), ('B', 3), ('', 4), ('é', 5), ('平时考核', 6), ('平时', 7), ('aaaaaaaaaaaaaaa', 8), ('aaaaaaaaaaaaaaaa', 9),
                 ('aaaaaaaaaaaaaaaab', 10), ('aaaaaaaaaaaaaaaaa', 11), ('a ', 12), ('重点任务考核的第一项', 13), ('aaaaaaaaaaaaaaaab', 14)) as v (item, points)
) as r
cross join lateral unnest(r.items) with ordinality as i
order by i.ordinality;
-- of 126 and 127 bytes, and 1 MB
select left(i.item, 3) as item, octet_length(i.item) as bytes, i.value
from (
    select xcedu.roll_up(v.item, v.parent, null, null, null, null, null, 1, null) as items
    from (values (repeat('x', 126), null), (repeat('x', 127), repeat('x', 126)), (repeat('考核', 174762), repeat('x', 127)), (repeat('考核', 174762) || 'a', repeat('考核', 174762))) as v (item, parent)
) as r
cross join lateral unnest(r.items) with ordinality as i
order by i.ordinality;

-- ---------- levels ----------
-- 16 in a row, each worth 1: the value of level n is 17 − n
select i.item, i.value
from (select xcedu.roll_up('level ' || lpad(n::text, 2, '0'), 'level ' || lpad(nullif(n - 1, 0)::text, 2, '0'), null, null, null, null, null, 1, null order by n % 5, n) as items from generate_series(1, 16) as n) as r
cross join lateral unnest(r.items) as i
where i.item in ('level 01', 'level 02', 'level 15', 'level 16')
order by i.item;

-- ---------- wide trees, and one GROUP BY a level ----------
-- 1 root, 50 sections of a weight and a cap, 5000 items of a floor, 20,000 rows
create temporary table wide as
select 'i' || g % 5000 as item, 's' || g % 5000 % 50 as parent, 10.0 as start, 0 as floor, round((g * 7 % 31 - 20) * 0.25, g % 3) as points, case when g % 77 = 0 then -0.5 end as taken_back
from generate_series(0, 19999) as g;
create temporary table wide_tree as
select item, parent, start, floor, null::numeric as cap, null::numeric as weight, 12 as out_of, points, taken_back from wide
union all
select 's' || s, 'total', null, null, 300 + s, 1 + s * 0.1, null, 0, null from generate_series(0, 49) as s
union all
select 'total', null, null, null, null, null, null, 0, null;
create temporary table wide_item as
select item, parent, sum(points) as own, 0::numeric as children, greatest(10 + sum(points), 0) as kept, coalesce(sum(taken_back), 0) as taken_back, 12::numeric as out_of
from wide group by item, parent;
create temporary table wide_section as
select parent as item, sum(kept) as children, least(sum(kept), 300 + substr(parent, 2)::numeric) as kept, sum(taken_back) as taken_back, 300 + substr(parent, 2)::numeric as out_of, 1 + substr(parent, 2)::numeric * 0.1 as weight
from wide_item group by parent;
select count(*) as items, count(*) filter (where i.value is distinct from e.value or i.children is distinct from e.children or i.brings is distinct from e.brings) as different
from (select xcedu.roll_up(item, parent, start, floor, cap, weight, out_of, points, taken_back order by md5(item), points) as items from wide_tree) as r
cross join lateral unnest(r.items) as i
full join (
    select item, kept + taken_back as value, children, kept + taken_back as brings from wide_item
    union all
    select item, kept + taken_back, children, round(weight * kept / out_of, 6) + round(weight * taken_back / out_of, 6) from wide_section
    union all
    select 'total', sum(round(weight * kept / out_of, 6) + round(weight * taken_back / out_of, 6)), sum(round(weight * kept / out_of, 6)), sum(round(weight * kept / out_of, 6) + round(weight * taken_back / out_of, 6)) from wide_section
) as e using (item);
-- trees of 15 to 40 items, and each grown row by row
with bound (items) as (select generate_series(1, 100))
select count(*) as trees, count(*) filter (where cardinality(t.items) = b.items and (t.items)[b.items].item = 'root' and (t.items)[b.items].value = b.items * (b.items - 1) / 2) as as_expected
from bound as b
cross join lateral (
    select xcedu.roll_up(case when n = 0 then 'root' else 'item ' || n end, case when n > 0 then 'root' end, null, null, null, null, null, n, null order by n * 37 % 101) as items
    from generate_series(0, b.items - 1) as n
) as t;

-- ---------- no rows ----------
select xcedu.roll_up('a', null, null, null, null, null, null, 1, null) is null as null_without_rows where false;

-- ---------- filter, distinct, order by, group by ----------
create temporary table line (unit text, day integer, item text, parent text, cap numeric, points numeric);
insert into line values
    ('a', 1, 'total', null, null, 0), ('a', 2, 'bonus', 'total', 3, 0), ('a', 3, 'x', 'bonus', null, 2), ('a', 4, 'x', 'bonus', null, 2), ('a', 5, 'y', 'total', null, -1),
    ('b', 1, 'total', null, null, 1), ('b', 2, 'x', 'total', null, 5);
create function pg_temp.short(items xcedu.rolled_item[]) returns text language sql immutable
return (select string_agg(i.item || ' ' || coalesce(i.value::text, '-'), ', ' order by i.ordinality) from unnest(items) with ordinality as i);
-- a: 2 + 2 capped at 3, −1
select unit, pg_temp.short(xcedu.roll_up(item, parent, null, null, cap, null, null, points, null)) as items from line group by unit order by unit;
-- without day 4: 2 − 1; never: NULL
select unit,
       pg_temp.short(xcedu.roll_up(item, parent, null, null, cap, null, null, points, null) filter (where day <> 4)) as without,
       xcedu.roll_up(item, parent, null, null, cap, null, null, points, null) filter (where day > 10) is null as never
from line group by unit order by unit;
-- distinct: the 2 points of x once
select unit, pg_temp.short(xcedu.roll_up(distinct item, parent, null, null, cap, null, null, points, null)) as items from line group by unit order by unit;
-- the order plays no part
select unit, count(distinct items) as results
from (
    select unit, xcedu.roll_up(item, parent, null, null, cap, null, null, points, null order by day)::text as items from line group by unit
    union all
    select unit, xcedu.roll_up(item, parent, null, null, cap, null, null, points, null order by day desc)::text from line group by unit
    union all
    select unit, xcedu.roll_up(item, parent, null, null, cap, null, null, points, null order by points, item)::text from line group by unit
) as r
group by unit
order by unit;
-- two trees of other parents and caps side by side, in one context of the executor
select pg_temp.short(xcedu.roll_up(item, parent, null, null, cap, null, null, points, null)) as one,
       pg_temp.short(xcedu.roll_up(item, case when item <> 'total' then 'total' end, null, null, 1, null, null, points, null)) as other
from line
where unit = 'a';
-- several groupings at once: each day is a tree, and so are both together: a 1 + 2
select day, pg_temp.short(xcedu.roll_up(item, parent, null, null, null, null, null, points, null)) as items
from (values (1, 'total', null, 0), (1, 'a', 'total', 1), (2, 'total', null, 10), (2, 'a', 'total', 2), (2, 'b', 'total', 4)) as v (day, item, parent, points)
group by grouping sets ((day), ())
order by day nulls last;

-- ---------- as a window function ----------
-- running: 0; 0; 2; 4 → 3; 3 − 1. In one frame the item x is there and then again
select unit, day, pg_temp.short(xcedu.roll_up(item, parent, null, null, cap, null, null, points, null) over (partition by unit order by day)) as running
from line
order by unit, day;
-- frames that lose rows: total of every day and the last two lines
select day, pg_temp.short(xcedu.roll_up(item, parent, null, null, null, null, null, points, null) over (order by day rows between 2 preceding and current row)) as items
from (values (1, 'total', null, 1), (2, 'total', null, 2), (3, 'total', null, 3), (4, 'total', null, 4.5), (5, 'total', null, -5)) as v (day, item, parent, points)
order by day;
-- 1500 rows of 60 items, running, against the same rows as groups
create temporary table many as
select g as n, case when g <= 2 then 'root' else 'item ' || g * 7 % 60 end as item, case when g > 2 then 'root' end as parent, (g % 13 - 6) * 0.5 as points
from generate_series(1, 1500) as g;
select count(*) as compared, count(*) filter (where w.running is distinct from g.items) as different
from (select n, xcedu.roll_up(item, parent, null, -5, null, null, null, points, null) over (order by n) as running from many) as w
join lateral (select xcedu.roll_up(m.item, m.parent, null, -5, null, null, null, m.points, null) as items from many as m where m.n <= w.n) as g on true
where w.n % 50 = 0;

-- names that come one by one and in no order, each row's items in the order of their bytes
select count(*) as rows, sum(cardinality(w.items)) as items,
       count(*) filter (where w.names is distinct from (select array_agg(n order by n collate "C") from unnest(w.names) as n)) as out_of_order
from (
    select g, r.items, array(select i.item from unnest(r.items) with ordinality as i order by i.ordinality) as names
    from (
        select g, xcedu.roll_up(case when g = 0 then '重点' else md5((g % 97)::text) || repeat('x', g % 3) end, case when g > 0 then '重点' end, null, null, null, null, null, g, null) over (order by g) as items
        from generate_series(0, 400) as g
    ) as r
) as w;

-- 100 trees at once, each of the total and one item of its own with as many points as the tree's number: the item comes first
select count(*) as trees,
       count(*) filter (where (r.items)[1].item = 'a' || r.tree and (r.items)[2].item = 'total' and (r.items)[1].value = r.tree and (r.items)[2].value = r.tree) as as_wanted
from (
    select t as tree, xcedu.roll_up(case n when 1 then 'total' else 'a' || t end, case n when 2 then 'total' end, null, null, null, null, null, case n when 1 then 0 else t end, null) as items
    from generate_series(1, 100) as t
    cross join generate_series(1, 2) as n
    group by t
) as r;

-- beside another aggregate, and with a product of more than 64 bits: 1, and 2000000000 × 2000000000 ÷ 0.001 = 4 × 10^21, twice
select xcedu.bonus_total('w', 1) as bonus, (xcedu.roll_up(item, parent, null, null, null, weight, out_of, points, null))[1].brings as brings,
       (xcedu.roll_up(item, parent, null, null, null, weight, out_of, points, null))[2].value as value
from (values ('total', null, null, null, 0), ('a', 'total', 2000000000, 0.001, 2000000000)) as t (item, parent, weight, out_of, points);

-- ---------- in parallel ----------
-- 300 trees of 8 items on four levels, some not known yet, of other caps by tree; each worker has some of the rows of each
\set combined :abs_srcdir '/helpers/combined.sql'
\i :combined
create temporary table shape (item text, parent text, weight numeric, cap numeric);
insert into shape values ('total', null, null, null), ('base', 'total', 100, null), ('bonus', 'total', null, 3), ('daily', 'base', 30, null), ('key', 'base', 70, null),
                         ('report', 'daily', null, 5), ('一项名称较长的重点任务', 'key', null, 20), ('award', 'bonus', null, null);
create schema regress_roll_up;
create table regress_roll_up.tree with (parallel_workers = 2) as
select t as unit, s.item, s.parent, s.weight, s.cap + t % 5 as cap, case when t % 9 = 0 and n = 3 then null else round((t * 7 + n * 3) % 23 * 0.37, n % 4) end as points,
       case when (t + n) % 40 = 0 then -0.5 end as taken_back
from generate_series(1, 300) as t
cross join shape as s
cross join generate_series(1, 6) as n
order by md5(t || s.item || n);
analyze regress_roll_up.tree;
select 'select unit, xcedu.roll_up(item, parent, null, 0, cap, weight, null, points, taken_back) as items from regress_roll_up.tree group by unit' as query \gset
create temporary table serial as :query;
begin;
set local max_parallel_workers_per_gather = 2;
set local parallel_setup_cost = 0;
set local parallel_tuple_cost = 0;
set local min_parallel_table_scan_size = 0;
select pg_temp.combined_under_gather('create temporary table parallel as ' || :'query') as combined;
create temporary table parallel as :query;
commit;
-- and one tree after the other, each in a context of its own
begin;
set local enable_hashagg = off;
set local max_parallel_workers_per_gather = 0;
create temporary table grouped as :query;
commit;
select count(*) as trees, count(*) filter (where (s.items)[7].item = 'total' and (s.items)[7].value is null) as not_known_yet, count(distinct s.items) > 100 as many,
       count(*) filter (where p.items is distinct from s.items or p.items::text is distinct from s.items::text) as different_in_parallel,
       count(*) filter (where g.items is distinct from s.items or g.items::text is distinct from s.items::text) as different_grouped
from serial as s
full join parallel as p using (unit)
full join grouped as g using (unit);
drop schema regress_roll_up cascade;

-- ---------- what is refused ----------
create collation pg_temp.ignore_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create temporary table ignoring (item text collate pg_temp.ignore_case, section text, posix text collate "POSIX");
insert into ignoring values ('a', 'a', 'a');
create function pg_temp.roll(tree text) returns bigint language sql volatile as $$ select count(*) from pg_temp.rolled(tree) $$;
select v.n, v.tree, v.expected, r.refusal, left(r.refusal, 5) = v.expected as same
from (
    values
        -- rows of one item that differ
        (1, 'total - - - - - - 0 -; a total - - - - - 0 -; a - - - - - - 0 -', '22023'),
        (2, 'a c - - - - - 0 -; a b - - - - - 0 -', '22023'),
        (3, 'a - 1 - - - - 0 -; a - 0.5 - - - - 0 -', '22023'),
        (4, 'a - - 0 - - - 0 -; a - - - - - - 0 -', '22023'),
        (5, 'a - - 0 - - - 0 -; a - - 0.01 - - - 0 -', '22023'),
        (6, 'a - - - - - - 0 -; a - - - 5 - - 0 -', '22023'),
        (7, 'a - - - - 1 - 0 -; a - - - - 2 - 0 -', '22023'),
        (8, 'a - - - - - 7 0 -; a - - - - - 8 0 -', '22023'),
        (9, 'a - 1e-30 - - - - 0 -; a - 0 - - - - 0 -', '22023'),
        -- numbers
        (10, 'a - - 5.5 5 - - 0 -', '22023'),
        (11, 'a - - - - -1 - 0 -', '22023'),
        (12, 'a - - - - - -0.5 0 -', '22023'),
        (13, 'a - NaN - - - - 0 -', '22023'),
        (14, 'a - - -Infinity - - - 0 -', '22023'),
        (15, 'a - - - Infinity - - 0 -', '22023'),
        (16, 'a - - - - NaN - 0 -', '22023'),
        (17, 'a - - - - - Infinity 0 -', '22023'),
        (18, 'a - - - - - - NaN -', '22023'),
        (19, 'a - - - - - - 0 -Infinity', '22023'),
        (20, 'a - - - - - - 9e131071 -; a - - - - - - 9e131071 -', '22003'),
        -- trees
        (21, 'c b - - - - - 0 -; b a - - - - - 0 -', '22023'),
        (22, 'total - - - - - - 0 -; c x - - - - - 0 -; b y - - - - - 0 -', '22023'),
        (23, 'b - - - - - - 0 -; a - - - - - - 0 -; c a - - - - - 0 -; d - - - - - - 0 -', '22023'),
        (24, 'a a - - - - - 0 -', '22023'),
        (25, 'c a - - - - - 0 -; a b - - - - - 0 -; b c - - - - - 0 -', '22023'),
        -- a circle beside a root, with an item below it that is named first
        (26, 'total - - - - - - 0 -; a z - - - - - 0 -; z y - - - - - 0 -; y z - - - - - 0 -', '22023'),
        -- that something is not known yet makes no difference
        (27, 'total - - - - - - - -; a x - - - - - - -', '22023')
) as v (n, tree, expected)
cross join lateral (select pg_temp.refused(format('select pg_temp.roll(%L)', v.tree)) as refusal) as r
order by v.n;
-- 17 levels, in one row and with branches: the item on level 17 that is below the first item
select pg_temp.refused($$select xcedu.roll_up('level ' || n, 'level ' || nullif(n - 1, 0), null, null, null, null, null, 1, null) from generate_series(1, 17) as n$$) as refusal;
select pg_temp.refused($$select xcedu.roll_up('level ' || lpad(n::text, 4, '0'), 'level ' || lpad(nullif(n - 1, 0)::text, 4, '0'), null, null, null, null, null, 1, null) from generate_series(1, 3000) as n$$) as refusal;
select pg_temp.refused($$select xcedu.roll_up(chr(85 - n), case when n > 1 then chr(86 - n) end, null, null, null, null, null, 1, null) from generate_series(1, 18) as n$$) as refusal;
-- a circle of 3000: its first 16
select pg_temp.refused($$select xcedu.roll_up('i' || lpad(n::text, 4, '0'), 'i' || lpad(((n + 1) % 3000)::text, 4, '0'), null, null, null, null, null, 1, null) from generate_series(0, 2999) as n$$) as refusal;
-- names that are NULL, and long ones in a message
select pg_temp.refused($$select xcedu.roll_up(null, null, null, null, null, null, null, 1, null)$$) as refusal;
select pg_temp.refused($$select xcedu.roll_up(i, null, null, null, null, null, null, 1, null) from (values ('a'), (null)) as v (i)$$) as refusal;
select pg_temp.refused($$select xcedu.roll_up(repeat('考核', 174762), 'x', null, null, null, null, null, 1, null)$$) as refusal;
-- in a window, as soon as a frame is no tree
select pg_temp.refused($$select xcedu.roll_up(i, p, null, null, null, null, null, 1, null) over (order by i desc) from (values ('total', null), ('a', 'total'), ('b', 'c')) as v (i, p)$$) as refusal;
-- collations
select v.n, v.statement, r.refusal
from (
    values
        (1, $$select xcedu.roll_up(item, null, null, null, null, null, null, 1, null) from ignoring$$),
        (2, $$select xcedu.roll_up(section, item, null, null, null, null, null, 1, null) from ignoring$$),
        (3, $$select xcedu.roll_up(section, null, null, null, null, null, null, 1, null) over () from ignoring$$),
        (4, $$select xcedu.roll_up(item collate "C", null, null, null, null, null, null, 1, null) from ignoring$$),
        (5, $$select xcedu.roll_up(item || posix, null, null, null, null, null, null, 1, null) from ignoring$$)
) as v (n, statement)
cross join lateral (select pg_temp.refused(v.statement) as refusal) as r
order by v.n;
