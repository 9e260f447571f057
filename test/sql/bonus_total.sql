-- bonus_total(work, points): Σ over works of max(points), for works named by a
-- text, a bigint or a uuid.  R20 同一项工作获多级表彰奖励的，按最高级别加分，不重复计算
-- Every `wanted` is worked out by hand.

\set SHOW_CONTEXT never

-- what is said to a statement that is to be refused
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- a row may name its work in each of the types: the numbers 1 to 9 stand for it
create temporary table example (example integer primary key, clause text, wanted text);
create temporary table award (example integer, work integer, points numeric);

insert into example values
    (1, 'one work at three levels: the highest', '3'),
    (2, 'in another order', '3'),
    (3, 'two works, each at its highest', '5'),
    (4, 'the same level twice counts once', '2'),
    (5, 'without a work, each row is one', '3'),
    (6, 'NULL points are no bonus', '2'),
    (7, 'only NULL points', null),
    (8, 'a bonus of nothing', '0'),
    (9, 'neither work nor points', null),
    (10, 'neither, beside one without work', '1'),
    (11, 'NULL points play no part in their work', '3'),
    -- display scales: that of max() within a work, the largest one in sum()
    (21, 'the works with their scales', '1.50'),
    (22, 'what is superseded leaves no scale', '2'),
    (23, 'equal points: the larger scale', '1.500'),
    (24, 'equal points in the other order', '1.500'),
    (25, 'nothing, with two places', '0.00'),
    (26, 'another work has the scale', '2.5'),
    (27, 'without a work, the scale stays', '3.000'),
    -- numbers of any size: 9223372036854775807 is the largest 64-bit integer
    (31, 'one more than the largest integer', '9223372036854775808'),
    (32, 'twice the largest integer', '18446744073709551614'),
    (33, 'the largest, of more places', '922337203685477580.71'),
    (34, 'one above the largest is higher', '9223372036854775808'),
    (35, 'the largest without works', '18446744073709551615'),
    (36, '18 places', '1.000000000000000001'),
    (37, '19 places', '0.0000000000000000011'),
    (38, '31 and 30 digits', '1000000000000000000000000000000.000000000000000000000000000001'),
    (39, 'carried over 20 digits', '100000000000000000000.00000'),
    (40, 'the largest in 18 places, and as much again', '18.446744073709551614'),
    (41, '19 places against 18: higher by one', '1.0000000000000000001'),
    (42, '19 places of nothing: the larger scale', '1.0000000000000000000');

insert into award values
    (1, 1, 1), (1, 1, 2), (1, 1, 3),
    (2, 1, 3), (2, 1, 1), (2, 1, 2),
    (3, 1, 1), (3, 2, 2), (3, 1, 3), (3, 2, 1),
    (4, 1, 2), (4, 1, 2),
    (5, null, 1), (5, null, 1), (5, 1, 1), (5, 1, 1),
    (6, 1, null), (6, 2, 2),
    (7, 1, null), (7, 2, null),
    (8, 1, 0),
    (9, null, null),
    (10, null, null), (10, null, 1), (10, null, null),
    (11, 1, null), (11, 1, 3), (11, 1, null), (11, 1, 2),
    (21, 1, 1), (21, 2, 0.50),
    (22, 1, 1.50), (22, 1, 2),
    (23, 1, 1.5), (23, 1, 1.500),
    (24, 1, 1.500), (24, 1, 1.5),
    (25, 1, 0.00), (25, 1, 0),
    (26, 1, 1.50), (26, 1, 2), (26, 2, 0.5),
    (27, null, 1.000), (27, null, 2),
    (31, 1, 9223372036854775807), (31, 2, 1),
    (32, 1, 9223372036854775807), (32, 2, 9223372036854775807),
    (33, 1, 922337203685477580.7), (33, 2, 0.01),
    (34, 1, 9223372036854775808), (34, 1, 9223372036854775807),
    (35, null, 9223372036854775807), (35, null, 9223372036854775807), (35, null, 1),
    (36, 1, 0.000000000000000001), (36, 2, 1),
    (37, 1, 0.0000000000000000001), (37, 2, 0.000000000000000001),
    (38, 1, 1000000000000000000000000000000), (38, 2, 0.000000000000000000000000000001),
    (39, 1, 99999999999999999999.99999), (39, 2, 0.00001),
    (40, 1, 9.223372036854775807), (40, 2, 9.223372036854775807),
    (41, 1, 1.000000000000000000), (41, 1, 1.0000000000000000001),
    (42, 1, 1.000000000000000000), (42, 1, 1.0000000000000000000), (42, 1, 1);

select e.example, e.clause, e.wanted, g.text_keys, g.bigint_keys, g.uuid_keys,
       (e.wanted, e.wanted, e.wanted) is not distinct from (g.text_keys, g.bigint_keys, g.uuid_keys) as ok
from example as e
left join (
    select example,
           xcedu.bonus_total('work ' || work, points)::text as text_keys,
           xcedu.bonus_total(work::bigint, points)::text as bigint_keys,
           xcedu.bonus_total(lpad(work::text, 32, '0')::uuid, points)::text as uuid_keys
    from award
    group by example
) as g using (example)
order by e.example;

-- up to the limits of numeric: 131072 digits before the point, 16383 after it
select xcedu.bonus_total(work, points) = 7e131071 + 2e-16383 as exact,
       scale(xcedu.bonus_total(work, points)) as scale
from (values ('a', 7e131071), ('a', 6e131071), ('b', 2e-16383), ('b', 1e-16383)) as v (work, points);

-- ---------- works ----------

-- as many works as you like, each at 1, 3 and 2: three a work
select n as works, 3 * n as wanted,
       xcedu.bonus_total('work ' || g % n, 1 + g / n * 2 % 3) as text_keys,
       xcedu.bonus_total((g % n)::bigint, 1 + g / n * 2 % 3) as bigint_keys,
       xcedu.bonus_total(md5((g % n)::text)::uuid, 1 + g / n * 2 % 3) as uuid_keys
from (values (1), (4), (5), (16), (17), (18), (1000), (5000)) as v (n)
cross join lateral generate_series(0, 3 * n - 1) as g
group by n
order by n;

-- texts are one work if they are equal in every byte; each row of points 1 is another
-- work, but for the one repeated at the end
select clause, wanted, xcedu.bonus_total(work, 1) as got
from (
    values (1, 'the empty text is a work, NULL is another', 3, array['', null, null, '']),
           (2, 'letters, cases, accents', 5, array['a', 'A', 'á', U&'a\0301', 'b', 'a']),
           (3, 'spaces count', 4, array['a', 'a ', ' a', '　a', 'a']),
           (4, 'Chinese', 3, array['全市表彰', '全省表彰', '全国表彰', '全市表彰']),
           (5, 'one the beginning of the other', 4, array['a', 'ab', 'abc', 'abcd', 'ab']),
           (6, 'up to 15, 16, 17 and 18 bytes', 4,
            array[repeat('x', 15), repeat('x', 16), repeat('x', 17), repeat('x', 18), repeat('x', 16)]),
           (7, '16 bytes with another end', 2, array[repeat('x', 15) || 'a', repeat('x', 15) || 'b', repeat('x', 15) || 'a']),
           (8, '17 bytes with another end', 2, array[repeat('x', 16) || 'a', repeat('x', 16) || 'b', repeat('x', 16) || 'a']),
           (9, '17 bytes with another beginning', 2, array['a' || repeat('x', 16), 'b' || repeat('x', 16), 'a' || repeat('x', 16)]),
           (10, 'a control character at the end', 2, array['a', 'a' || chr(1), 'a']),
           (11, 'texts that are numbers', 3, array['1', '01', '1.0', '1']),
           (12, '1 MB with another end', 2, array[repeat('x', 1048576) || 'a', repeat('x', 1048576) || 'b', repeat('x', 1048576) || 'a'])
) as v (nr, clause, wanted, works)
cross join lateral unnest(works) as work
group by nr, clause, wanted
order by nr;

-- every length from 0 to 300, each twice
select 301 as wanted, xcedu.bonus_total(repeat('x', g / 2), 1) as got
from generate_series(0, 601) as g;

-- texts stored out of line and compressed are the texts that they are
create temporary table stored (work text, points numeric);
alter table stored alter column work set storage external;
insert into stored values (repeat('长', 5000), 1), (repeat('长', 5000), 3), (repeat('长', 4999), 2);
alter table stored alter column work set storage extended;
insert into stored values (repeat('长', 5000), 2), (repeat('长', 4999), 1);
select 5 as wanted, xcedu.bonus_total(work, points) as got from stored;

-- bigints: each byte counts
select clause, wanted, xcedu.bonus_total(work, 1) as got
from (
    values (1, 'the ends, and around zero', 5,
            array[-9223372036854775808, 9223372036854775807, -1, 0, 1, 0, -9223372036854775808]),
           (2, 'a byte further each', 8,
            array[1, 256, 65536, 16777216, 4294967296, 1099511627776, 281474976710656, 72057594037927936, 1]),
           (3, 'NULL is not 0', 3, array[0, null, null, 0])
) as v (nr, clause, wanted, works)
cross join lateral unnest(works) as work
group by nr, clause, wanted
order by nr;

-- uuids: each byte counts
select clause, wanted, xcedu.bonus_total(work, 1) as got
from (
    values (1, 'the ends, the first byte, the last byte', 4,
            array['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff',
                  '01000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000001',
                  '00000000-0000-0000-0000-000000000000']::uuid[]),
           (2, 'NULL is not zero', 3,
            array['00000000-0000-0000-0000-000000000000', null, null, '00000000-0000-0000-0000-000000000000']::uuid[])
) as v (nr, clause, wanted, works)
cross join lateral unnest(works) as work
group by nr, clause, wanted
order by nr;

-- ---------- which function an argument means ----------
create function pg_temp.resolved(arguments text) returns text language plpgsql as $$
declare
    found text;
begin
    execute 'create temporary view asked as select xcedu.bonus_total(' || arguments || ')';
    select string_agg(distinct p.proargtypes[0]::regtype::text, ', ')
    into found
    from pg_depend as d
    join pg_rewrite as r on r.oid = d.objid
    join pg_proc as p on p.oid = d.refobjid
    where d.classid = 'pg_rewrite'::regclass
          and d.refclassid = 'pg_proc'::regclass
          and r.ev_class = 'pg_temp.asked'::regclass
          and p.proname = 'bonus_total';
    drop view pg_temp.asked;
    return found;
exception when others then
    return sqlstate;
end
$$;
create domain pg_temp.work_code as text;

select arguments, wanted, pg_temp.resolved(arguments) as resolved
from (
    values (1, $$'a', 1$$, 'text'),
           (2, $$null, 1$$, 'text'),
           (3, $$'a', null$$, 'text'),
           (4, $$'a', '1'$$, 'text'),
           (5, $$'a'::varchar(10), 1$$, 'text'),
           (6, $$'a'::char(10), 1$$, 'text'),
           (7, $$'a'::name, 1$$, 'text'),
           (8, $$'a'::pg_temp.work_code, 1$$, 'text'),
           (9, $$1, 1$$, 'bigint'),
           (10, $$1::smallint, 1::smallint$$, 'bigint'),
           (11, $$1::bigint, 1::bigint$$, 'bigint'),
           (12, $$null::integer, 1.5$$, 'bigint'),
           (13, $$gen_random_uuid(), 1$$, 'uuid'),
           (14, $$'00000000-0000-0000-0000-000000000000', 1$$, 'text'),
           -- no function: nothing is rounded on the way
           (15, $$1.5, 1$$, '42883'),
           (16, $$'a', 1::double precision$$, '42883'),
           (17, $$'a', true$$, '42883'),
           (18, $$'a'::bytea, 1$$, '42883')
) as v (nr, arguments, wanted)
order by nr;

-- char(n) is padded with spaces, which are not part of it
select 5 as wanted, xcedu.bonus_total(work, points) as got
from (values ('a'::char(3), 1), ('a  '::char(3), 3), ('b'::char(3), 2)) as v (work, points);

-- ---------- refused ----------
create collation pg_temp.no_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

select statement, pg_temp.refused(statement) as refused
from (
    values (1, $$select xcedu.bonus_total('a', 'NaN')$$),
           (2, $$select xcedu.bonus_total('a', 'Infinity')$$),
           (3, $$select xcedu.bonus_total('a', '-Infinity')$$),
           (4, $$select xcedu.bonus_total('a', -1)$$),
           (5, $$select xcedu.bonus_total(1, 'NaN')$$),
           (6, $$select xcedu.bonus_total(1, -0.50)$$),
           (7, $$select xcedu.bonus_total(gen_random_uuid(), 'Infinity')$$),
           (8, $$select xcedu.bonus_total(gen_random_uuid(), -0.000000000000000000000000000001)$$),
           (9, $$select xcedu.bonus_total('a', -1000000000000000000000000000000.5)$$),
           -- also where it would not show in the result
           (10, $$select xcedu.bonus_total('a', p) from (values (3), (-1)) as v (p)$$),
           (11, $$select xcedu.bonus_total(null, -1)$$),
           (12, $$select xcedu.bonus_total(null::bigint, 'NaN')$$),
           (13, $$select xcedu.bonus_total(null::uuid, -2)$$),
           -- but not what is not a row of the aggregate, and -0 is 0
           (14, $$select xcedu.bonus_total('a', -1) filter (where false)$$),
           (15, $$select xcedu.bonus_total('a', -0.00)$$),
           -- as sum() over works says
           (16, $$select xcedu.bonus_total(w, 9e131071) from (values ('a'), ('b')) as v (w)$$),
           -- a work is compared byte by byte
           (17, $$select xcedu.bonus_total('a' collate pg_temp.no_case, 1)$$),
           (18, $$select xcedu.bonus_total(w collate pg_temp.no_case, 1) over () from (values ('a'), ('A')) as v (w)$$),
           (19, $$select xcedu.bonus_total('a' collate "C", 1)$$),
           (20, $$select xcedu.bonus_total(w collate pg_temp.no_case collate "C", 1) from (values ('a'), ('A')) as v (w)$$)
) as v (nr, statement)
order by nr;

-- ---------- rows in and out ----------

-- no rows: NULL, as sum()
select xcedu.bonus_total('a', 1) is null as none from generate_series(1, 0);
select xcedu.bonus_total('a', 1) filter (where g > 1) is null as none from generate_series(1, 1) as g;
select xcedu.bonus_total('a', 1) from generate_series(1, 0) as g group by g;

create temporary table bonus (n integer primary key, unit text, work text, points numeric);
insert into bonus values
    (1, 'x', 'a', 1),
    (2, 'y', 'b', 2),
    (3, 'x', 'a', 3),
    (4, 'y', null, 1.5),
    (5, 'x', 'a', 2),
    (6, 'y', 'b', null),
    (7, 'x', 'c', 0.25),
    (8, 'y', 'c', 1);

-- a running frame; where points of 0.25 are superseded by 1, their places go
select n, work, points, wanted, xcedu.bonus_total(work, points) over (order by n rows unbounded preceding) as got
from bonus
join (values (1, '1'), (2, '3'), (3, '5'), (4, '6.5'), (5, '6.5'), (6, '6.5'), (7, '6.75'), (8, '7.5')) as v (n, wanted) using (n)
order by n;

-- sliding frames: what has left the frame does not count
select n, work, points,
       two_before.wanted, xcedu.bonus_total(work, points) over (order by n rows between 2 preceding and current row) as got,
       two_after.wanted, xcedu.bonus_total(work, points) over (order by n rows between 1 following and 2 following) as got
from bonus
join (values (1, '1'), (2, '3'), (3, '5'), (4, '6.5'), (5, '4.5'), (6, '3.5'), (7, '2.25'), (8, '1')) as two_before (n, wanted) using (n)
join (values (1, '5'), (2, '4.5'), (3, '3.5'), (4, '2'), (5, '0.25'), (6, '1'), (7, '1'), (8, null)) as two_after (n, wanted) using (n)
order by n;

-- partitions, a filter, and peers that come together
select n, unit, work, points,
       parts.wanted, xcedu.bonus_total(work, points) over (partition by unit order by n) as got,
       named.wanted, xcedu.bonus_total(work, points) filter (where work is not null) over (order by n) as got,
       peers.wanted, xcedu.bonus_total(work, points) over (order by (n + 1) / 2) as got
from bonus
join (values (1, '1'), (2, '2'), (3, '3'), (4, '3.5'), (5, '3'), (6, '3.5'), (7, '3.25'), (8, '4.5')) as parts (n, wanted) using (n)
join (values (1, '1'), (2, '3'), (3, '5'), (4, '5'), (5, '5'), (6, '5'), (7, '5.25'), (8, '6')) as named (n, wanted) using (n)
join (values (1, '3'), (2, '3'), (3, '6.5'), (4, '6.5'), (5, '6.5'), (6, '6.5'), (7, '7.5'), (8, '7.5')) as peers (n, wanted) using (n)
order by n;

-- a long running frame over 20 works, each superseded every 20 rows: what the last
-- 20 rows say
select n, wanted, got
from (
    select g as n,
           xcedu.bonus_total(g % 20, g) over (order by g rows unbounded preceding) as got,
           sum(g) over (order by g rows 19 preceding) as wanted
    from generate_series(1, 1000) as g
) as running
where n in (1, 20, 21, 1000) or got is distinct from wanted
order by n;

-- A running frame where each other row takes the only decimal place away (1.5 superseded by 2)
select n, '99999.5' as wanted, got
from (
    select g as n,
           xcedu.bonus_total(g / 2, case when g % 2 = 0 then 1.5 else 2 end) over (order by g rows unbounded preceding) as got
    from generate_series(0, 99999) as g
) as running
where n = 99998;

-- DISTINCT leaves one of two equal rows, without a work as well; ORDER BY plays no part
select '3 2 3 1' as wanted,
       concat_ws(' ', xcedu.bonus_total(work, points), xcedu.bonus_total(distinct work, points),
                 xcedu.bonus_total(work, points order by points desc, work),
                 xcedu.bonus_total(work, points) filter (where work = 'a')) as got
from (values (null, 1), (null, 1), ('a', 1), ('a', 1)) as v (work, points);

-- one work of two units counts in each, and once over both
select unit, wanted, xcedu.bonus_total(work, points) as got
from (values ('x', 'a', 3), ('x', 'b', 1), ('y', 'a', 1), ('y', 'c', 2)) as bonus (unit, work, points)
left join (values ('x', 4), ('y', 3)) as v (unit, wanted) using (unit)
group by grouping sets ((unit, wanted), ())
having xcedu.bonus_total(work, points) > 2
order by unit nulls last;
