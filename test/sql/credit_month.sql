-- credit_month(): R19 下发文件滞后的转到下月加分: the month of the later of the two days, but
-- not before the first month that is still open.

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- ---------- by hand ----------
select v.occurred_on, v.document_on, v.first_open, v.expected, c.month, c.month is not distinct from v.expected as same
from (
    values
        -- the day alone
        (1, date '2024-01-01', null::date, null::date, date '2024-01-01'),
        (2, '2024-01-10', null, null, '2024-01-01'),
        (3, '2024-01-31', null, null, '2024-01-01'),
        (4, '2024-02-29', null, null, '2024-02-01'),
        (5, '2023-12-31', null, null, '2023-12-01'),
        -- the document in the same month, in the next one, years later, earlier
        (6, '2024-01-10', '2024-01-31', null, '2024-01-01'),
        (7, '2024-01-31', '2024-02-01', null, '2024-02-01'),
        (8, '2023-12-31', '2024-01-01', null, '2024-01-01'),
        (9, '2022-02-28', '2024-02-29', null, '2024-02-01'),
        (10, '2024-01-10', '2023-12-20', null, '2024-01-01'),
        (11, '2024-01-31', '2024-01-01', null, '2024-01-01'),
        -- the first open month later, the same, earlier
        (12, '2024-01-10', null, '2024-03-01', '2024-03-01'),
        (13, '2024-01-31', null, '2024-01-01', '2024-01-01'),
        (14, '2024-01-10', null, '2023-12-01', '2024-01-01'),
        (15, '2024-01-10', '2024-02-10', '2024-03-01', '2024-03-01'),
        (16, '2024-01-10', '2024-02-10', '2024-02-01', '2024-02-01'),
        (17, '2024-01-10', '2024-02-10', '2024-01-01', '2024-02-01'),
        (18, '2024-02-10', '2024-01-10', '2024-01-01', '2024-02-01'),
        -- without the day there is no month
        (19, null, null, null, null),
        (20, null, '2024-02-10', null, null),
        (21, null, null, '2024-03-01', null),
        (22, null, '2024-02-10', '2024-03-01', null),
        -- before our era, and at the ends of the calendar
        (23, '0001-12-31 BC', null, null, '0001-12-01 BC'),
        (24, '0001-12-31 BC', '0001-01-01', null, '0001-01-01'),
        (25, '0001-02-29 BC', '0002-03-31 BC', null, '0001-02-01 BC'),
        (26, '4714-12-31 BC', null, null, '4714-12-01 BC'),
        (27, '4714-11-30 BC', '2024-02-10', null, '2024-02-01'),
        (28, '5874897-12-31', null, null, '5874897-12-01'),
        (29, '2024-01-10', '5874897-12-31', '5874897-12-01', '5874897-12-01')
) as v (n, occurred_on, document_on, first_open, expected)
cross join lateral (select xcedu.credit_month(v.occurred_on, v.document_on, v.first_open) as month) as c
order by v.n;

-- ---------- every two days of four months and every first open month, against date_trunc() ----------
-- (30 + 31 + 31 + 29 = 121 days) × (121 + none) × (4 + none) = 73810
select count(*) as compared,
       count(*) filter (where xcedu.credit_month(o.occurred_on, d.document_on, f.first_open) is distinct from e.expected) as different
from (select date '2023-11-01' + g as occurred_on from generate_series(0, 120) as g) as o
cross join (select date '2023-11-01' + nullif(g, 121) as document_on from generate_series(0, 121) as g) as d
cross join (values (null::date), ('2023-11-01'), ('2023-12-01'), ('2024-01-01'), ('2024-02-01')) as f (first_open)
cross join lateral (
    select greatest(date_trunc('month', greatest(o.occurred_on, d.document_on)::timestamp)::date, f.first_open) as expected
) as e;

-- ---------- what is refused ----------
select v.statement, v.expected, r.refusal, left(r.refusal, 5) = v.expected as same
from (
    values
        (1, $$select xcedu.credit_month('2024-01-10', null, '2024-02-02')$$, '22023'),
        (2, $$select xcedu.credit_month('2024-01-10', null, '2024-02-29')$$, '22023'),
        -- wrong even where it would play no part
        (3, $$select xcedu.credit_month('2024-01-10', '2024-02-10', '2023-12-31')$$, '22023'),
        (4, $$select xcedu.credit_month('2024-01-10', null, 'infinity')$$, '22023'),
        (5, $$select xcedu.credit_month('2024-01-10', null, '-infinity')$$, '22023'),
        (6, $$select xcedu.credit_month('infinity', null, null)$$, '22023'),
        (7, $$select xcedu.credit_month('-infinity', null, null)$$, '22023'),
        (8, $$select xcedu.credit_month('-infinity', '2024-02-10', null)$$, '22023'),
        (9, $$select xcedu.credit_month('2024-01-10', 'infinity', null)$$, '22023'),
        (10, $$select xcedu.credit_month('2024-01-10', '-infinity', null)$$, '22023'),
        -- the first month of the calendar has no first day: no such date as 4714-11-01 BC
        (11, $$select date '4714-11-01 BC'$$, '22008'),
        (12, $$select xcedu.credit_month('4714-11-24 BC', null, null)$$, '22008'),
        (13, $$select xcedu.credit_month('4714-11-30 BC', '4714-11-24 BC', null)$$, '22008')
) as v (n, statement, expected)
cross join lateral (select pg_temp.refused(v.statement) as refusal) as r
order by v.n;
