-- deducted(): R4 – R6 一次扣减…分, R8 扣完为止: least(full_marks, points_each × breaches).

\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- ---------- by hand ----------
-- Text, so that the display scale counts; that of least() is its winner's, of equal ones
-- the first one's.  9223372036854775807 is the largest bigint.
select v.full_marks, v.points_each, v.breaches, v.expected, d.points, d.points::text = v.expected as same
from (
    values
        -- 平时考核: 漏报一次扣减 1 分，扣完为止，无此类情况的得满分。 5 分
        (1, 5, 1, 0, '0'),
        (2, 5, 1, 1, '1'),
        (3, 5, 1, 4, '4'),
        (4, 5, 1, 5, '5'),
        (5, 5, 1, 6, '5'),
        (6, 5, 1, 9223372036854775807, '5'),
        -- 临时交办: 一次扣减 2 分, 10 分
        (7, 10, 2, 4, '8'),
        (8, 10, 2, 5, '10'),
        (9, 10, 2, 6, '10'),
        -- 重点督办: 一次扣减 3 分, 15 分
        (10, 15, 3, 4, '12'),
        (11, 15, 3, 5, '15'),
        (12, 15, 3, 6, '15'),
        -- a last step that is not a whole one
        (13, 5, 2, 2, '4'),
        (14, 5, 2, 3, '5'),
        -- display scale
        (15, 5, 0.5, 3, '1.5'),
        (16, 5, 0.50, 3, '1.50'),
        (17, 5.00, 1, 3, '3'),
        (18, 5.00, 1, 6, '5.00'),
        (19, 5.00, 1, 5, '5.00'),
        (20, 5, 1.00, 5, '5'),
        (21, 5, 1.50, 0, '0.00'),
        -- zero
        (22, 0, 1, 3, '0'),
        (23, 0.00, 1, 3, '0.00'),
        (24, 0, 0, 0, '0'),
        (25, 0, 1.0, 0, '0'),
        (26, 5, 0, 9223372036854775807, '0'),
        (27, 5, 0.00, 9223372036854775807, '0.00'),
        -- products beyond bigint
        (28, 5, 0.1, 9223372036854775807, '5'),
        (29, 1e30, 1, 9223372036854775807, '9223372036854775807'),
        (30, 1e30, 2, 9223372036854775807, '18446744073709551614'),
        (31, 18446744073709551614, 2, 9223372036854775807, '18446744073709551614'),
        (32, 18446744073709551614.0, 2, 9223372036854775807, '18446744073709551614.0'),
        (33, 18446744073709551613, 2, 9223372036854775807, '18446744073709551613'),
        (34, 18446744073709551615, 2, 9223372036854775807, '18446744073709551614'),
        (35, 1e30, 9223372036854775807, 2, '18446744073709551614'),
        (36, 1e40, 9223372036854775807, 9223372036854775807, '85070591730234615847396907784232501249'),
        (37, 1e30, 9223372036854775808, 1, '9223372036854775808'),
        -- many decimals
        (38, 5, 0.000000000000000001, 3, '0.000000000000000003'),
        (39, 5, 0.0000000000000000001, 3, '0.0000000000000000003'),
        (40, 5, 0.0000000000000000001, 9223372036854775807, '0.9223372036854775807'),
        (41, 10, 0.000000000000000001, 9223372036854775807, '9.223372036854775807'),
        (42, 9.223372036854775806, 0.000000000000000001, 9223372036854775807, '9.223372036854775806'),
        (43, 1e20, 0.1, 9223372036854775807, '922337203685477580.7')
) as v (n, full_marks, points_each, breaches, expected)
cross join lateral (select xcedu.deducted(v.full_marks::numeric, v.points_each::numeric, v.breaches::bigint) as points) as d
order by v.n;

-- huge and tiny: 10^1000 and 10^-1000
select xcedu.deducted(1e1000, 1e999, 9)::text = '9' || repeat('0', 999) as below,
       xcedu.deducted(1e1000, 1e999, 10)::text = '1' || repeat('0', 1000) as just,
       xcedu.deducted(1e1000, 1e999, 11)::text = '1' || repeat('0', 1000) as above,
       xcedu.deducted(1, 1e-1000, 3)::text = '0.' || repeat('0', 999) || '3' as tiny,
       xcedu.deducted(1e-1000, 1, 3)::text = '0.' || repeat('0', 999) || '1' as tiny_full_marks;

-- ---------- against the expression that it stands for, from a table ----------
-- 8 × 8 × 6 = 384
create temporary table number (x numeric);
insert into number values (0), (0.000), (1), (0.1), (2.50), (9223372036854775807), (1e-30), (123456789012345678901234567890.12345678901234567890);
select count(*) as compared,
       count(*) filter (where xcedu.deducted(f.x, p.x, b.n)::text is distinct from least(f.x, p.x * b.n)::text) as different
from number as f
cross join number as p
cross join (values (0::bigint), (1), (2), (7), (1000000), (9223372036854775807)) as b (n);

-- ---------- NULL for a NULL argument ----------
select xcedu.deducted(null, 1, 1) as full_marks, xcedu.deducted(5, null, 1) as points_each, xcedu.deducted(5, 1, null) as breaches;

-- ---------- what is refused ----------
select v.statement, v.expected, r.refusal, left(r.refusal, 5) = v.expected as same
from (
    values
        (1, $$select xcedu.deducted(-5, 1, 1)$$, '22023'),
        (2, $$select xcedu.deducted(5, -0.50, 1)$$, '22023'),
        (3, $$select xcedu.deducted(5, 1, -1)$$, '22023'),
        (4, $$select xcedu.deducted(5, 1, -9223372036854775808)$$, '22023'),
        (5, $$select xcedu.deducted('NaN', 1, 1)$$, '22023'),
        (6, $$select xcedu.deducted('Infinity', 1, 1)$$, '22023'),
        (7, $$select xcedu.deducted('-Infinity', 1, 1)$$, '22023'),
        (8, $$select xcedu.deducted(5, 'NaN', 1)$$, '22023'),
        (9, $$select xcedu.deducted(5, 'Infinity', 1)$$, '22023'),
        (10, $$select xcedu.deducted(5, '-Infinity', 1)$$, '22023'),
        -- even where nothing can be lost
        (11, $$select xcedu.deducted(0, -1, 0)$$, '22023'),
        (12, $$select xcedu.deducted(5, 'NaN', 0)$$, '22023'),
        (13, $$select xcedu.deducted(-9223372036854775808, 1, 1)$$, '22023'),
        (14, $$select xcedu.deducted(5, -0.00000000000000000001, 1)$$, '22023'),
        -- a product that numeric cannot hold, as in plain SQL
        (15, $$select least(5, 1e131071 * 100::bigint)$$, '22003'),
        (16, $$select xcedu.deducted(5, 1e131071, 100)$$, '22003')
) as v (n, statement, expected)
cross join lateral (select pg_temp.refused(v.statement) as refusal) as r
order by v.n;
