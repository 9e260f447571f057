-- The aggregates against two levels of GROUP BY, and against a bare sum() of the same
-- rows by the same groups.

\set QUIET on
set client_min_messages = warning;
set work_mem = :'work_mem';
set max_parallel_workers = 8;
select setseed(0.5) \g /dev/null

-- many works: 3,000 units, 990 works a unit
create unlogged table many_bigint as
select 'u' || lpad(u::text, 4, '0') as unit, (1000 * u + w)::bigint as work, p as points
from (
    select floor(random() * 3000)::integer as u, floor(random() * 990)::integer as w,
           (array[0.5, 1, 2, 3, 5])[1 + floor(random() * 5)::integer] as p
    from generate_series(1, :rows)
) as r;
create unlogged table many_text as select unit, 'work ' || work as work, points from many_bigint;
create unlogged table many_long as select unit, '关于全市教育高质量发展工作' || work as work, points from many_bigint;
create unlogged table many_uuid as select unit, md5(work::text)::uuid as work, points from many_bigint;
create unlogged table sorted as select unit, work, points from many_bigint order by unit, work;
create unlogged table few as select unit, work % 2 as work, points from many_bigint;
-- 3 million works in one unit
create unlogged table one as select 'u' as unit, floor(random() * 3000000)::bigint as work, points from many_bigint;
-- nearly every row a unit of its own two works
create unlogged table small as
select 'u' || floor(random() * :rows / 4)::integer as unit, floor(random() * 2)::bigint as work, points from many_bigint;

-- 12 months, 12 items
create unlogged table deduction as
select 'u' || lpad(floor(random() * 3000)::integer::text, 4, '0') as unit,
       (date '2024-01-01' + floor(random() * 12)::integer * interval '1 month')::date as month,
       (array['report', 'assignment', 'supervision', 'key1', 'key2', 'key3', 'key4', 'key5', 'key6', 'key7', 'key8', 'key9'])[i] as item,
       (array[5, 10, 15, 7, 8, 7, 9, 9, 7, 9, 7, 7])[i]::numeric as full_marks,
       (array[0.1, 0.2, 0.5, 1])[1 + floor(random() * 4)::integer] as points
from (select 1 + floor(random() * 12)::integer as i from generate_series(1, :rows)) as r;
create unlogged table deduction_sorted as select unit, month, item, full_marks, points from deduction order by unit, month, item;
create unlogged table marked as
select unit, month, case when item like 'key%' then 'key' else 'daily' end as section, case when item like 'key%' then 70 else 30 end::numeric as weight,
       full_marks - points as points, full_marks
from deduction;
vacuum analyze;

set client_min_messages = notice;
select format(
    $call$call measure(%L, %s, %s, '{xcedu,plain SQL,sum}', array[
        'select unit, xcedu.bonus_total(work, points) as total from %I group by unit',
        'select unit, sum(highest) as total from (select unit, work, max(points) as highest from %4$I group by unit, work) as w group by unit',
        'select unit, sum(points) as total from %4$I group by unit'])$call$,
    name, workers, :runs, tablename)
from (values (1, 'bonus_total(bigint)', 'many_bigint', 0), (2, 'bonus_total(bigint)', 'many_bigint', 2),
             (3, 'bonus_total(text)', 'many_text', 0), (4, 'bonus_total(text)', 'many_text', 2),
             (5, 'bonus_total(long text)', 'many_long', 0), (6, 'bonus_total(uuid)', 'many_uuid', 0),
             (7, 'bonus_total(bigint), sorted', 'sorted', 0), (8, 'bonus_total(bigint), 2 works a unit', 'few', 0),
             (9, 'bonus_total(bigint), one unit', 'one', 0), (10, 'bonus_total(bigint), many units', 'small', 0)) as t (n, name, tablename, workers)
order by n
\gexec

select format(
    $call$call measure(%L, %s, %s, '{xcedu,plain SQL,sum}', array[
        'select unit, xcedu.bonus_gain(work, points, points < 5, points > 0.5) as total from %I group by unit',
        'select unit, sum(gain) as total
         from (select unit, work, coalesce(max(points) filter (where points > 0.5), 0) - coalesce(max(points) filter (where points < 5), 0) as gain
               from %4$I group by unit, work) as w
         group by unit',
        'select unit, sum(points) as total from %4$I group by unit'])$call$,
    'bonus_gain(bigint)', 0, :runs, 'many_bigint')
\gexec

select format(
    $call$call measure(%L, %s, %s, '{xcedu,plain SQL,sum}', array[
        'select unit, month, xcedu.capped_total(item, full_marks, points) as total from %I group by unit, month',
        'select unit, month, sum(score) as total
         from (select unit, month, item, greatest(max(full_marks) - sum(points), 0) as score from %4$I group by unit, month, item) as i
         group by unit, month',
        'select unit, month, sum(points) as total from %4$I group by unit, month'])$call$,
    name, workers, :runs, tablename)
from (values (1, 'capped_total', 'deduction', 0), (2, 'capped_total', 'deduction', 2),
             (3, 'capped_total, sorted', 'deduction_sorted', 0)) as t (n, name, tablename, workers)
order by n
\gexec

select format(
    $call$call measure(%L, %s, %s, '{xcedu,plain SQL,sum}', array[
        'select unit, month, xcedu.weighted_total(section, weight, points, full_marks) as total from %I group by unit, month',
        'select unit, month, sum(share) as total
         from (select unit, month, section, round(max(weight) * sum(points) / sum(full_marks), 6) as share from %4$I group by unit, month, section) as s
         group by unit, month',
        'select unit, month, sum(points) as total from %4$I group by unit, month'])$call$,
    'weighted_total', workers, :runs, 'marked')
from (values (0), (2)) as w (workers)
order by workers
\gexec

\echo 'seconds, medians; memory as the aggregate nodes report it'
select name, workers, xcedu, plain_sql, sum, to_plain_sql, to_sum, xcedu_mb, plain_sql_mb
from result
order by place;
