-- capped_total(): several items, R8 每项各自扣完为止: the sum over items of
-- greatest(full_marks − Σ deduction, 0).

\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- ---------- by hand ----------
-- Text, so that the display scale counts: the largest among the items, where an item
-- beyond exhaustion is the constant 0 and has none.
select v.items, v.full_marks, v.deductions, v.expected, t.total, t.total::text = v.expected as same
from (
    values
        -- 日常工作考核: 平时考核 5 分, 临时交办 10 分, 重点督办 15 分; 无此类情况的得满分
        (1, '{report,assignment,supervision}', '{5,10,15}', '{NULL,NULL,NULL}', '30'),
        -- 扣完为止, each on its own: 0 + (10 − 2) + (15 − 3), not 30 − 11
        (2, '{report,report,assignment,supervision}', '{5,5,10,15}', '{3,3,2,3}', '20'),
        -- the points lost beyond 5 are not taken from the others: 0 + 10 + 15
        (3, '{report,assignment,supervision}', '{5,10,15}', '{1000,NULL,NULL}', '25'),
        -- all exhausted
        (4, '{report,assignment,supervision}', '{5,10,15}', '{5,10,18}', '0'),
        -- one item is what capped_score() has
        (5, '{report,report}', '{5,5}', '{1,1}', '3'),
        (6, '{report,report}', '{5,5}', '{NULL,1}', '4'),
        -- items that have the same full marks are still two
        (7, '{a,b}', '{5,5}', '{6,1}', '4'),
        -- display scale: 4.5 + 10; 0 and 8.00; 0 (exhausted by 5.001) and 8; 0.000 and 8; 5.00 and 10
        (8, '{a,b}', '{5,10}', '{0.5,NULL}', '14.5'),
        (9, '{a,b}', '{5,10}', '{6,2.00}', '8.00'),
        (10, '{a,b}', '{5,10}', '{5.001,2}', '8'),
        (11, '{a,b}', '{5,10}', '{5.000,2}', '8.000'),
        (12, '{a,b}', '{5.00,10}', '{NULL,NULL}', '15.00'),
        (13, '{a,a,b}', '{5,5,10}', '{0.50,5,2.0}', '8.0'),
        -- an item without full marks
        (14, '{a,b}', '{0,10}', '{1,1}', '9'),
        (15, '{a}', '{0}', '{NULL}', '0'),
        -- keys: the empty one is one; case, space and accents count; 'a' and 'a ' are two
        (16, '{"","",a}', '{5,5,5}', '{3,3,NULL}', '5'),
        (17, '{"",""," "}', '{5,5,5}', '{4,NULL,4}', '2'),
        (18, '{a,A}', '{5,5}', '{4,4}', '2'),
        (19, '{a,"a ","a  "}', '{5,5,5}', '{4,4,4}', '3'),
        (20, '{e,é}', '{5,5}', '{4,4}', '2'),
        -- Chinese keys, the third a prefix of the first
        (21, '{平时考核,临时交办,平时,平时考核}', '{5,10,15,5}', '{3,2,NULL,3}', '23'),
        -- 15, 16 and 17 bytes; two of 17 that differ in the last one only; six characters are 18 bytes
        (22, '{aaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaab}', '{5,5,5,5}', '{4,4,4,4}', '4'),
        (23, '{aaaaaaaaaaaaaaaab,aaaaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaab}', '{5,5,5}', '{4,4,4}', '1'),
        (24, '{重点任务考核,重点任务考评,重点任务考核}', '{5,5,5}', '{4,4,4}', '1'),
        -- around 2^63 = 9223372036854775808: in one item, in the sum of items
        (25, '{a,a}', '{9223372036854775807,9223372036854775807}', '{9223372036854775807,1}', '0'),
        (26, '{a,b}', '{9223372036854775807,1}', '{NULL,NULL}', '9223372036854775808'),
        (27, '{a,b}', '{9223372036854775807,9223372036854775807}', '{NULL,NULL}', '18446744073709551614'),
        (28, '{a,b}', '{9223372036854775808,2}', '{1,1}', '9223372036854775808'),
        (29, '{a,b,c}', '{9223372036854775807,9223372036854775807,1}', '{9223372036854775807,1,NULL}', '9223372036854775807'),
        (30, '{a,b}', '{9223372036854775807,0.5}', '{NULL,NULL}', '9223372036854775807.5'),
        -- 18 decimals and more
        (31, '{a,b}', '{9,9}', '{0.000000000000000001,NULL}', '17.999999999999999999'),
        (32, '{a,b}', '{1,1}', '{0.000000000000000001,0.0000000000000000001}', '1.9999999999999999989'),
        (33, '{a,b}', '{0.999999999999999999,0.000000000000000001}', '{NULL,NULL}', '1.000000000000000000'),
        (34, '{a,b}', '{100,1e-30}', '{NULL,NULL}', '100.000000000000000000000000000001')
) as v (n, items, full_marks, deductions, expected)
cross join lateral (
    select xcedu.capped_total(r.item, r.full_marks, r.deduction) as total
    from unnest(v.items::text[], v.full_marks::numeric[], v.deductions::numeric[]) as r (item, full_marks, deduction)
) as t
order by v.n;

-- ---------- huge and tiny ----------
-- 10^1000 − 1 and 1; 10^1000 and 10^-1000
select xcedu.capped_total(i, f, d)::text = '1' || repeat('0', 1000) as huge
from (values ('a', 1e1000, 1), ('b', 1, null), ('c', 1e999, 1e1000)) as v (i, f, d);
select xcedu.capped_total(i, f, d)::text = '1' || repeat('0', 1000) || '.' || repeat('0', 999) || '1' as huge_and_tiny
from (values ('a', 1e1000, null::numeric), ('b', 1e-1000, null)) as v (i, f, d);
-- the scale of 10^-1000 goes with its item when that is lost: 5, without decimals
select xcedu.capped_total(i, f, d)::text as tiny_lost
from (values ('a', 5, null), ('b', 1e-1000, 1)) as v (i, f, d);

-- ---------- long keys ----------
-- 1 MB, and 1 MB with another last letter, twice each: (5 − 2) + (5 − 4)
create temporary table long (item text, deduction numeric);
insert into long
select repeat('考核', 174762) || v.last, v.deduction
from (values ('a', 1), ('b', 2), ('a', 1), ('b', 2)) as v (last, deduction);
select max(octet_length(item)) as bytes, xcedu.capped_total(item, 5, deduction) as total from long;
-- the same in a message: 64 bytes are 21 whole characters
do $$
begin
    perform xcedu.capped_total(repeat('考核', 174762), g, null) from generate_series(5, 6) as g;
exception
    when invalid_parameter_value then
        raise notice '%', sqlerrm;
end
$$;

-- ---------- many groups, against two levels of GROUP BY ----------
-- 15, 16, 17 items, and 5000 of 3 rows each; full marks 3, deductions of 0 to 1.5
create temporary table many as
select g % 5000 as n, 3.0 as full_marks, (g * 7 % 31) * 0.05 as deduction
from generate_series(0, 14999) as g;
with bound (items) as (values (1), (4), (5), (15), (16), (17), (32), (33), (1000), (5000))
select b.items, c.groups, c.total::text = o.total::text as same
from bound as b
cross join lateral (
    select xcedu.capped_total('item ' || m.n, m.full_marks, m.deduction) as total, count(distinct m.n) as groups
    from many as m
    where m.n < b.items
) as c
cross join lateral (
    select sum(i.score) as total
    from (
        select greatest(max(m.full_marks) - sum(m.deduction), 0) as score
        from many as m
        where m.n < b.items
        group by m.n
    ) as i
) as o
order by b.items;
-- some are exhausted, some are not
select count(*) > 100 as exhausted from (select n from many group by n having sum(deduction) > 3) as i;
select count(*) > 100 as not_exhausted from (select n from many group by n having sum(deduction) < 3) as i;

-- ---------- no rows ----------
select xcedu.capped_total('a', 5, 1) is null as null_without_rows where false;

-- ---------- filter, distinct, order by, group by ----------
create temporary table line (unit text, day integer, item text, full_marks numeric, deduction numeric);
insert into line values
    ('a', 1, 'report', 5, 1), ('a', 2, 'assignment', 10, 2), ('a', 3, 'report', 5, 1), ('a', 4, 'report', 5, 4), ('a', 5, 'assignment', 10, 0.5), ('a', 6, 'supervision', 15, null),
    ('b', 1, 'report', 5, 6), ('b', 2, 'report', 5, null), ('b', 3, 'assignment', 10, 2), ('b', 4, 'assignment', 10, 2);
-- a 0 + 7.5 + 15; b 0 + 6
select unit, xcedu.capped_total(item, full_marks, deduction) as total from line group by unit order by unit;
-- filter: an item without rows is not there: a 3 + 8, b 0 + 8; never: NULL
select unit,
       xcedu.capped_total(item, full_marks, deduction) filter (where day <= 3) as three_days,
       xcedu.capped_total(item, full_marks, deduction) filter (where day > 10) as never
from line
group by unit
order by unit;
-- distinct: the second (report, 5, 1) of a and (assignment, 10, 2) of b once: a 0 (5 − 5) + 7.5 + 15, b 0 + 8
select unit, xcedu.capped_total(distinct item, full_marks, deduction) as total from line group by unit order by unit;
-- the order plays no part
select unit,
       xcedu.capped_total(item, full_marks, deduction order by item, deduction) as by_item,
       xcedu.capped_total(item, full_marks, deduction order by day desc) as backwards,
       xcedu.capped_total(item, full_marks, deduction order by deduction nulls first) as by_deduction
from line
group by unit
order by unit;
-- all together: report 5 − 12, assignment 10 − 6.5, supervision 15: 18.5
select unit, xcedu.capped_total(item, full_marks, deduction) as total from line group by grouping sets ((unit), ()) order by unit nulls last;
-- days 1 and 3, every subtotal: day 1 has report 5 − 7 of both, day 3 has 4 and 8
select day, unit, xcedu.capped_total(item, full_marks, deduction) as total
from line
where day in (1, 3)
group by cube (day, unit)
order by day nulls last, unit nulls last;

-- ---------- as a window function ----------
-- running: a 4, 4 + 8, 3 + 8, 0 (−1) + 8, 0 + 7.5, 0 + 7.5 + 15; b 0, 0, 0 + 8, 0 + 6
-- the last three rows: a 4, 12, 3 + 8, 8 + 0 (5 − 5), 0 + 9.5, 1 + 9.5 + 15; b 0, 0, 0 + 8, 5 + 6
-- this row and the next: a 4 + 8, 8 + 4, 0 (5 − 5), 1 + 9.5, 9.5 + 15, 15; b 0, 5 + 8, 6, 8
select unit, day, item, deduction,
       xcedu.capped_total(item, full_marks, deduction) over (partition by unit order by day) as running,
       xcedu.capped_total(item, full_marks, deduction) over (partition by unit order by day rows 2 preceding) as three,
       xcedu.capped_total(item, full_marks, deduction) over (partition by unit order by day rows between current row and 1 following) as two
from line
order by unit, day;
-- peers come and go together: by range, days 1 and 2, 3 and 4, …; reports and assignments of both units
-- report 5 − 7, assignment 8: 8; report, assignment 10 − 6: 4; … − 6.5, supervision: 18.5
select distinct (day + 1) / 2 as days, xcedu.capped_total(item, full_marks, deduction) over (order by (day + 1) / 2) as running
from line
order by days;
-- 5000 items, one a row: running against a running sum of each one's score
select count(*) as compared, count(*) filter (where running::text is distinct from expected::text) as different
from (
    select xcedu.capped_total('item ' || n, 3, d) over w as running, sum(greatest(3 - d, 0)) over w as expected
    from (select g as n, g * 7 % 31 * 0.15 as d from generate_series(1, 5000) as g) as r
    window w as (order by n)
) as w;
-- the display scale of a running frame comes and goes with its items: 4, 3, 3 + 3.25, 3 + 0, 2.5 + 0
select n, xcedu.capped_total(i, 4, d) over (order by n) as running
from (values (1, 'a', 0), (2, 'a', 1), (3, 'b', 0.75), (4, 'b', 4), (5, 'a', 0.5)) as v (n, i, d)
order by n;

-- ---------- what is refused ----------
-- a collation under which two keys that differ may be equal
create collation pg_temp.ignore_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create temporary table ignoring (item text collate pg_temp.ignore_case, section text, posix text collate "POSIX");
insert into ignoring values ('a', 'a', 'a'), ('A', 'A', 'A');
select v.statement, v.expected, r.refusal, left(r.refusal, 5) = v.expected as same
from (
    values
        (1, $$select xcedu.capped_total(null, 5, 1)$$, '22004'),
        (2, $$select xcedu.capped_total('a', null, 1)$$, '22004'),
        (3, $$select xcedu.capped_total(null, null, null)$$, '22004'),
        (4, $$select xcedu.capped_total(i, 5, 1) from (values ('a'), (null)) as v (i)$$, '22004'),
        (5, $$select xcedu.capped_total('a', 'NaN', 1)$$, '22023'),
        (6, $$select xcedu.capped_total('a', 'Infinity', 1)$$, '22023'),
        (7, $$select xcedu.capped_total('a', '-Infinity', 1)$$, '22023'),
        (8, $$select xcedu.capped_total('a', -5, 1)$$, '22023'),
        (9, $$select xcedu.capped_total('a', 5, 'NaN')$$, '22023'),
        (10, $$select xcedu.capped_total('a', 5, 'Infinity')$$, '22023'),
        (11, $$select xcedu.capped_total('a', 5, '-Infinity')$$, '22023'),
        (12, $$select xcedu.capped_total('a', 5, -0.25)$$, '22023'),
        (13, $$select xcedu.capped_total('a', 5, -9223372036854775808)$$, '22023'),
        -- full marks that differ inside one item, whatever lies between
        (14, $$select xcedu.capped_total('report', f, 1) from (values (5), (6)) as v (f)$$, '22023'),
        (15, $$select xcedu.capped_total(i, f, 1) from (values ('临时交办', 10), ('平时考核', 5), ('临时交办', 10.01)) as v (i, f)$$, '22023'),
        (16, $$select xcedu.capped_total(repeat('k', 17), f, 1) from (values (5.000000000000000000000), (5.000000000000000000001)) as v (f)$$, '22023'),
        (17, $$select xcedu.capped_total((g % 1000)::text, case g when 1999 then 2 else 1 end, null) from generate_series(0, 1999) as g$$, '22023'),
        (18, $$select xcedu.capped_total('a', f, null) over (order by f) from (values (5), (6)) as v (f)$$, '22023'),
        (19, $$select xcedu.capped_total('', f, 1) from (values (5), (6)) as v (f)$$, '22023'),
        -- but two items may differ, as may two groups
        (20, $$select xcedu.capped_total(f::text, f, 1) from (values (5), (6)) as v (f)$$, 'not r'),
        (21, $$select xcedu.capped_total('a', f, 1) from (values (5), (6)) as v (f) group by f$$, 'not r'),
        -- collations
        (22, $$select xcedu.capped_total(item, 5, 1) from ignoring$$, '0A000'),
        (23, $$select xcedu.capped_total(section collate pg_temp.ignore_case, 5, 1) from ignoring$$, '0A000'),
        (24, $$select xcedu.capped_total(item, 5, 1) over () from ignoring$$, '0A000'),
        (25, $$select xcedu.capped_total(item collate "C", 5, 1) from ignoring$$, 'not r'),
        (26, $$select xcedu.capped_total(section, 5, 1) from ignoring$$, 'not r'),
        -- one that is not determined: is "aa" the same as "AA"?
        (27, $$select xcedu.capped_total(item || posix, 5, 1) from ignoring$$, '42P22')
) as v (n, statement, expected)
cross join lateral (select pg_temp.refused(v.statement) as refusal) as r
order by v.n;
-- with another collation 'a' and 'A' are two: 4 + 4
select xcedu.capped_total(item collate "C", 5, 1) as two from ignoring;
