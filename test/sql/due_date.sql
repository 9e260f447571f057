-- due_date(): R4 当月任务完成情况于下月5日前报送: a day of the month after the one reported on.

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- ---------- by hand ----------
-- A month that is too short has its last day; a year is leap if 4 divides it, but not
-- 100, unless 400 does; the year before 1 is 1 BC, and leap (0, as astronomers count).
select v.month, v.due_day, v.expected, d.due, d.due = v.expected as same
from (
    values
        (1, date '2024-01-01', 5, date '2024-02-05'),
        (2, '2024-02-01', 5, '2024-03-05'),
        (3, '2024-02-01', 1, '2024-03-01'),
        -- December: in the next year
        (4, '2023-12-01', 5, '2024-01-05'),
        (5, '2023-12-01', 31, '2024-01-31'),
        (6, '1999-12-01', 31, '2000-01-31'),
        -- February of a leap year
        (7, '2024-01-01', 28, '2024-02-28'),
        (8, '2024-01-01', 29, '2024-02-29'),
        (9, '2024-01-01', 30, '2024-02-29'),
        (10, '2024-01-01', 31, '2024-02-29'),
        (11, '2000-01-01', 31, '2000-02-29'),
        -- and of another one
        (12, '2023-01-01', 28, '2023-02-28'),
        (13, '2023-01-01', 29, '2023-02-28'),
        (14, '2023-01-01', 30, '2023-02-28'),
        (15, '2023-01-01', 31, '2023-02-28'),
        (16, '1900-01-01', 31, '1900-02-28'),
        (17, '2100-01-01', 29, '2100-02-28'),
        -- every other length of a month
        (18, '2024-02-01', 31, '2024-03-31'),
        (19, '2024-03-01', 30, '2024-04-30'),
        (20, '2024-03-01', 31, '2024-04-30'),
        (21, '2024-04-01', 31, '2024-05-31'),
        (22, '2024-05-01', 31, '2024-06-30'),
        (23, '2024-06-01', 31, '2024-07-31'),
        (24, '2024-07-01', 31, '2024-08-31'),
        (25, '2024-08-01', 31, '2024-09-30'),
        (26, '2024-09-01', 31, '2024-10-31'),
        (27, '2024-10-01', 31, '2024-11-30'),
        (28, '2024-11-01', 31, '2024-12-31'),
        -- before our era: 1 BC, 5 BC and 401 BC are leap, 2 BC, 4 BC and 101 BC are not
        (29, '0001-12-01 BC', 5, '0001-01-05'),
        (30, '0001-01-01 BC', 31, '0001-02-29 BC'),
        (31, '0002-01-01 BC', 31, '0002-02-28 BC'),
        (32, '0004-01-01 BC', 31, '0004-02-28 BC'),
        (33, '0005-01-01 BC', 31, '0005-02-29 BC'),
        (34, '0101-01-01 BC', 31, '0101-02-28 BC'),
        (35, '0401-01-01 BC', 31, '0401-02-29 BC'),
        (36, '0002-12-01 BC', 31, '0001-01-31 BC'),
        -- the first month of the calendar that has a first day, and the last that has a next one
        (37, '4714-12-01 BC', 31, '4713-01-31 BC'),
        (38, '5874897-11-01', 1, '5874897-12-01'),
        (39, '5874897-11-01', 31, '5874897-12-31')
) as v (n, month, due_day, expected)
cross join lateral (select xcedu.due_date(v.month, v.due_day) as due) as d
order by v.n;

-- ---------- every month of 250 years, every day, against interval arithmetic ----------
-- 250 × 12 × 31 = 93000
select count(*) as compared,
       count(*) filter (where xcedu.due_date(m.month, d.due_day) is distinct from e.expected) as different
from (
    select (date '1890-01-01' + g * interval '1 month')::date as month
    from generate_series(0, 250 * 12 - 1) as g
) as m
cross join generate_series(1, 31) as d (due_day)
cross join lateral (
    select least((m.month + interval '1 month')::date + d.due_day - 1,
                 (m.month + interval '2 months')::date - 1) as expected
) as e;

-- ---------- NULL for a NULL argument ----------
select xcedu.due_date(null, 5) as month, xcedu.due_date('2024-01-01', null) as due_day, xcedu.due_date(null, null) as both,
       -- nor is the other one looked at
       xcedu.due_date(null, 32) as wrong_day, xcedu.due_date('2024-01-02', null) as wrong_month;

-- ---------- what is refused ----------
select v.statement, v.expected, r.refusal, left(r.refusal, 5) = v.expected as same
from (
    values
        (1, $$select xcedu.due_date('2024-01-01', 0)$$, '22023'),
        (2, $$select xcedu.due_date('2024-01-01', -1)$$, '22023'),
        (3, $$select xcedu.due_date('2024-01-01', 32)$$, '22023'),
        (4, $$select xcedu.due_date('2024-01-01', 2147483647)$$, '22023'),
        (5, $$select xcedu.due_date('2024-01-01', -2147483648)$$, '22023'),
        (6, $$select xcedu.due_date('2024-01-02', 5)$$, '22023'),
        (7, $$select xcedu.due_date('2024-01-31', 5)$$, '22023'),
        (8, $$select xcedu.due_date('2024-02-29', 5)$$, '22023'),
        (9, $$select xcedu.due_date('0001-12-31 BC', 5)$$, '22023'),
        -- the calendar's first day, and its last
        (10, $$select xcedu.due_date('4714-11-24 BC', 5)$$, '22023'),
        (11, $$select xcedu.due_date('5874897-12-31', 5)$$, '22023'),
        (12, $$select xcedu.due_date('infinity', 5)$$, '22023'),
        (13, $$select xcedu.due_date('-infinity', 5)$$, '22023'),
        -- the month after the last one is not in the calendar
        (14, $$select xcedu.due_date('5874897-12-01', 1)$$, '22008'),
        (15, $$select xcedu.due_date('5874897-12-01', 31)$$, '22008')
) as v (n, statement, expected)
cross join lateral (select pg_temp.refused(v.statement) as refusal) as r
order by v.n;
