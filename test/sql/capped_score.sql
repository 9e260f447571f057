-- capped_score(): one item, R7 无此类情况的得满分, R8 扣完为止: greatest(full_marks − Σ deduction, 0).

\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- ---------- by hand ----------
-- Text, so that the display scale counts; greatest() has that of its winner, of equal ones
-- of the first, and the constant 0 has none.
select v.full_marks, v.deductions, v.expected, s.score, s.score::text = v.expected as same
from (
    values
        -- 平时考核: 漏报一次扣减 1 分，扣完为止，无此类情况的得满分。 5 分
        (1, 5, '{NULL}', '5'),
        (2, 5, '{1}', '4'),
        (3, 5, '{1,1,1,1}', '1'),
        (4, 5, '{1,1,1,1,1}', '0'),
        (5, 5, '{1,1,1,1,1,1}', '0'),
        (6, 5, '{100}', '0'),
        -- NULL takes nothing off, nor does 0
        (7, 5, '{NULL,1,NULL}', '4'),
        (8, 5, '{NULL,NULL}', '5'),
        (9, 5, '{0,0}', '5'),
        -- display scale
        (10, 5, '{0.5}', '4.5'),
        (11, 5, '{0.5,0.50,1}', '3.00'),
        (12, 5.00, '{1}', '4.00'),
        (13, 5.00, '{NULL}', '5.00'),
        (14, 5, '{0.000}', '5.000'),
        (15, 5, '{5.00}', '0.00'),
        (16, 5, '{2.5,2.50}', '0.00'),
        (17, 5, '{5.01}', '0'),
        (18, 5.00, '{6}', '0'),
        -- nothing to lose
        (19, 0, '{NULL}', '0'),
        (20, 0.00, '{NULL}', '0.00'),
        (21, 0.00, '{0}', '0.00'),
        (22, 0.00, '{1}', '0'),
        -- around 2^63 = 9223372036854775808
        (23, 9223372036854775807, '{NULL}', '9223372036854775807'),
        (24, 9223372036854775807, '{1}', '9223372036854775806'),
        (25, 9223372036854775808, '{1}', '9223372036854775807'),
        (26, 9223372036854775809, '{1}', '9223372036854775808'),
        (27, 9223372036854775807, '{9223372036854775806}', '1'),
        (28, 9223372036854775807, '{9223372036854775806,1}', '0'),
        (29, 9223372036854775807, '{9223372036854775806,1,1}', '0'),
        (30, 9223372036854775807, '{9223372036854775807,9223372036854775807}', '0'),
        (31, 9223372036854775809, '{9223372036854775807,1}', '1'),
        (32, 9223372036854775809, '{9223372036854775807,0.5}', '1.5'),
        (33, 18446744073709551616, '{9223372036854775807,9223372036854775807}', '2'),
        (34, 18446744073709551616, '{9223372036854775808,9223372036854775808}', '0'),
        (35, 1, '{9223372036854775808}', '0'),
        -- 18 decimals and more
        (36, 1, '{0.000000000000000001}', '0.999999999999999999'),
        (37, 1, '{0.0000000000000000001}', '0.9999999999999999999'),
        (38, 9, '{0.000000000000000001}', '8.999999999999999999'),
        (39, 10, '{0.000000000000000001}', '9.999999999999999999'),
        (40, 9.223372036854775807, '{0.000000000000000001}', '9.223372036854775806'),
        (41, 9.223372036854775808, '{0.000000000000000001}', '9.223372036854775807'),
        (42, 9.223372036854775808, '{9.223372036854775807,0.000000000000000001}', '0.000000000000000000'),
        (43, 9.223372036854775808, '{9.223372036854775807,0.000000000000000002}', '0'),
        (44, 100, '{0.000000000000000000000000000001}', '99.999999999999999999999999999999'),
        (45, 100, '{0.1,0.02,0.003,0.0004}', '99.8766')
) as v (n, full_marks, deductions, expected)
cross join lateral (
    select xcedu.capped_score(v.full_marks::numeric, d) as score
    from unnest(v.deductions::numeric[]) as d
) as s
order by v.n;

-- full marks written in two ways are the same: the longer one is shown, in any order
select xcedu.capped_score(f, null) as first_short from (values (5), (5.0)) as v (f);
select xcedu.capped_score(f, null) as first_long from (values (5.00), (5.0)) as v (f);

-- 100000 × 0.1 = 10000
select xcedu.capped_score(10000.05, 0.1) as just_left, xcedu.capped_score(10000, 0.1) as just_none, xcedu.capped_score(9999.9, 0.1) as none
from generate_series(1, 100000);

-- ---------- huge and tiny ----------
-- 10^1000 − 1 is a thousand nines, 10^1000 − 10^-1000 two thousand of them
select xcedu.capped_score(1e1000, 1)::text = repeat('9', 1000) as nines,
       xcedu.capped_score(1e1000, 1e-1000)::text = repeat('9', 1000) || '.' || repeat('9', 1000) as more_nines,
       xcedu.capped_score(1e1000, 1e1000)::text as all_lost,
       xcedu.capped_score(1, 1e1000)::text as more_than_all,
       xcedu.capped_score(1e-1000, 1e-1001)::text = '0.' || repeat('0', 1000) || '9' as tiny,
       xcedu.capped_score(1e-1000, 1e-999)::text as tiny_lost;
-- ten times 10^999, and once 10^-1000 more
select xcedu.capped_score(1e1000, 1e999)::text as all_lost from generate_series(1, 10);
select xcedu.capped_score(1e1000, d)::text as more_than_all from (select 1e999 from generate_series(1, 10) union all select 1e-1000) as v (d);
-- the ends of numeric: 131072 digits before the point, 16383 behind it
select xcedu.capped_score(9e131071, 9e131071 - 1)::text as large,
       xcedu.capped_score(1, 1e-16383)::text = '0.' || repeat('9', 16383) as small,
       xcedu.capped_score(1, 1 - 1e-16383)::text = '0.' || repeat('0', 16382) || '1' as smaller;

-- stored in a table, where short numbers are packed and long ones compressed or apart
create temporary table stored (full_marks numeric, deduction numeric);
insert into stored
select repeat('123456789', 1000)::numeric, d
from (values (1::numeric), (1e-20), (null), (repeat('123456780', 1000)::numeric)) as v (d);
-- 1000 times 000000009, less 1 + 10^-20
select xcedu.capped_score(full_marks, deduction)::text
       = ltrim(repeat('000000009', 999), '0') || '000000007.' || repeat('9', 20) as same
from stored;

-- ---------- no rows ----------
select xcedu.capped_score(5, 1) is null as null_without_rows where false;
select count(*) as groups from (select xcedu.capped_score(5, 1) where false group by ()) as g where capped_score is null;

-- ---------- filter, distinct, order by, group by ----------
create temporary table line (unit text, day integer, full_marks numeric, deduction numeric);
insert into line values
    ('a', 1, 5, 1), ('a', 2, 5, 0.5), ('a', 3, 5, 1), ('a', 4, 5, null), ('a', 5, 5, 3), ('a', 6, 5, 2),
    ('b', 1, 5, 2), ('b', 2, 5, 4), ('b', 3, 5, null),
    ('c', 1, 5, null);
-- 5 − 7.5, 5 − 6, 5
select unit, xcedu.capped_score(full_marks, deduction) as score from line group by unit order by unit;
-- filter: a 5 − 2.5, b 5 − 2, none of c
select unit, xcedu.capped_score(full_marks, deduction) filter (where deduction < 3 and day <= 3) as score from line group by unit order by unit;
-- distinct: a 5 − (1 + 0.5) of the first four, the second 1 once
select xcedu.capped_score(distinct full_marks, deduction) as once, xcedu.capped_score(full_marks, deduction) as twice
from line
where unit = 'a' and day <= 4;
-- the order plays no part: 5 − 2.5
select xcedu.capped_score(full_marks, deduction order by deduction) as up,
       xcedu.capped_score(full_marks, deduction order by deduction desc nulls last) as down,
       xcedu.capped_score(full_marks, deduction order by day) as day
from line
where unit = 'a' and day <= 4;
-- days 1 to 3: a 5 − 2.5, b 5 − 6, c 5; all together 5 − 8.5; by day 5 − 3, 5 − 4.5, 5 − 1
select unit, day, xcedu.capped_score(full_marks, deduction) as score
from line
where day <= 3
group by grouping sets ((unit), (day), ())
order by unit nulls last, day nulls last;

-- ---------- as a window function ----------
-- running: a 4, 3.5, 2.5, 2.5, 0 (−0.5), 0; b 3, 0, 0; c 5
-- the last two rows: a 4, 3.5, 3.5, 4, 2, 0 (5 − 3 − 2); b 3, 0 (−1), 1; c 5
-- this row and those to come: a 0 (−2.5), 0 (−1.5), 0 (−1), 0 (5 − 5), 0 (5 − 5), 3; b 0, 1, 5; c 5
-- all but this row: a 0, 0, 0, 0, 0.5 (5 − 4.5), 0 (5 − 5.5); b 1, 3, 0; c none, NULL
select unit, day, deduction,
       xcedu.capped_score(full_marks, deduction) over (partition by unit order by day) as running,
       xcedu.capped_score(full_marks, deduction) over (partition by unit order by day rows 1 preceding) as two,
       xcedu.capped_score(full_marks, deduction) over (partition by unit order by day rows between current row and unbounded following) as rest,
       xcedu.capped_score(full_marks, deduction) over (partition by unit order by day rows between unbounded preceding and unbounded following exclude current row) as others
from line
order by unit, day;
-- the filter of a frame: only deductions above 1; before the first one NULL
select unit, day, xcedu.capped_score(full_marks, deduction) filter (where deduction > 1) over (partition by unit order by day) as running
from line
order by unit, day;
-- each row takes 0.001 off 2.5: after 2500 it is exhausted, and the other 500 change nothing
select count(*) as compared,
       count(*) filter (where running::text is distinct from case when g <= 2500 then 2.5 - 0.001 * g else 0 end::text) as different
from (select g, xcedu.capped_score(2.5, 0.001) over (order by g) as running from generate_series(1, 3000) as g) as w;

-- ---------- what is refused ----------
select v.statement, v.expected, r.refusal, left(r.refusal, 5) = v.expected as same
from (
    values
        (1, $$select xcedu.capped_score(null, 1)$$, '22004'),
        (2, $$select xcedu.capped_score(null, null)$$, '22004'),
        (3, $$select xcedu.capped_score(f, 1) from (values (5), (null)) as v (f)$$, '22004'),
        (4, $$select xcedu.capped_score('NaN', 1)$$, '22023'),
        (5, $$select xcedu.capped_score('Infinity', 1)$$, '22023'),
        (6, $$select xcedu.capped_score('-Infinity', 1)$$, '22023'),
        (7, $$select xcedu.capped_score(-5, 1)$$, '22023'),
        (8, $$select xcedu.capped_score(-0.00000000000000000001, 1)$$, '22023'),
        (9, $$select xcedu.capped_score(-9223372036854775808, null)$$, '22023'),
        (10, $$select xcedu.capped_score(5, 'NaN')$$, '22023'),
        (11, $$select xcedu.capped_score(5, 'Infinity')$$, '22023'),
        (12, $$select xcedu.capped_score(5, '-Infinity')$$, '22023'),
        (13, $$select xcedu.capped_score(5, -1)$$, '22023'),
        (14, $$select xcedu.capped_score(5, -0.50)$$, '22023'),
        (15, $$select xcedu.capped_score(5, -123456789012345678901234567890)$$, '22023'),
        -- though the sum would not be negative
        (16, $$select xcedu.capped_score(5, d) from (values (2), (-1)) as v (d)$$, '22023'),
        -- full marks that differ, by however little, and though nothing is left of either
        (17, $$select xcedu.capped_score(f, 1) from (values (5), (6)) as v (f)$$, '22023'),
        (18, $$select xcedu.capped_score(f, 1) from (values (6.0), (5.00)) as v (f)$$, '22023'),
        (19, $$select xcedu.capped_score(f, 100) from (values (5), (5.0000000000000000001)) as v (f)$$, '22023'),
        (20, $$select xcedu.capped_score(f, null) from (values (9223372036854775807), (9223372036854775808)) as v (f)$$, '22023'),
        (21, $$select xcedu.capped_score(f, null) from (values (0), (1)) as v (f)$$, '22023'),
        (22, $$select xcedu.capped_score(g, null) over (order by g) from generate_series(5, 6) as g$$, '22023'),
        -- each row may stand alone in a frame, or be filtered out
        (23, $$select xcedu.capped_score(g, null) over (order by g rows current row) from generate_series(5, 6) as g$$, 'not r'),
        (24, $$select xcedu.capped_score(-g, null) filter (where g < 0) from generate_series(5, 6) as g$$, 'not r'),
        -- deductions that numeric cannot hold, as sum() says
        (25, $$select sum(9e131071) from generate_series(1, 2)$$, '22003'),
        (26, $$select xcedu.capped_score(5, 9e131071) from generate_series(1, 2)$$, '22003')
) as v (n, statement, expected)
cross join lateral (select pg_temp.refused(v.statement) as refusal) as r
order by v.n;
