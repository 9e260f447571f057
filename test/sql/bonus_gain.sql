-- bonus_gain(work, points, before, now): Σ over works of (highest points of the rows
-- that count now) − (highest of those that counted before).  R20 同一项工作获多级表彰奖励的，
-- 按最高级别加分，不重复计算: what a month adds to a work's highest level, or takes back.
-- Every `wanted` is worked out by hand.

\set SHOW_CONTEXT never

-- what is said to a statement that is to be refused
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- ---------- month by month ----------
-- awards that count from month `since` on, and no longer from month `revoked` on
create temporary table award (story integer, work text, points numeric, since integer, revoked integer);
create temporary table story (story integer, title text, month integer, wanted text);
insert into award values
    (1, 'road', 1, 1, null), (1, 'road', 3, 2, null),
    (2, 'road', 3, 1, null), (2, 'road', 1, 2, null),
    (3, 'road', 3, 1, 3), (3, 'road', 1, 2, null),
    (4, 'road', 1, 1, null), (4, 'road', 3, 1, null),
    (5, 'road', 3, 1, 2), (5, 'road', 2, 2, null),
    (6, 'road', 2, 1, 2), (6, 'road', 3, 2, 3), (6, 'road', 1, 3, null),
    (7, 'road', 1, 1, null), (7, 'park', 3, 2, null),
    (8, null, 1, 1, null), (8, null, 3, 2, 3),
    (9, 'road', 2, 1, 2), (9, 'road', 2, 3, null),
    (10, 'road', 2, 2, 2),
    (11, 'road', 1, 1, 3), (11, 'road', 3, 2, 3);
insert into story
select nr, title, month, gain
from (
    values (1, '+1 then +3: the difference', array['1', '2', '0']),
           (2, '+3 then +1: nothing more', array['3', '0', '0']),
           (3, '+3, then +1, then the +3 revoked: back to +1', array['3', '0', '-2']),
           (4, 'both in one month: the highest', array['3', '0', '0']),
           (5, '+3 revoked in the month of a +2', array['3', '-1', '0']),
           (6, 'up, and down to a lower one', array['2', '1', '-2']),
           (7, 'two works: each in full', array['1', '3', '0']),
           (8, 'without a work: each in full, and back', array['1', '3', '-3']),
           (9, 'revoked and won again', array['2', '-2', '2']),
           (10, 'revoked in the month in which it came: no gain', array[null, '0', '0']),
           (11, 'all revoked at once: what stood, once', array['1', '2', '-3'])
) as v (nr, title, gains)
cross join lateral unnest(gains) with ordinality as g (gain, month);

-- a row counted before if it was in and not revoked by the end of the month before, and
-- counts now by the end of this one; rows to come are not there
select s.story, s.title, s.month, s.wanted, g.text_keys, g.bigint_keys, g.uuid_keys,
       (s.wanted, s.wanted, s.wanted) is not distinct from (g.text_keys, g.bigint_keys, g.uuid_keys) as ok
from story as s
cross join lateral (
    select xcedu.bonus_gain(a.work, a.points, f.before, f.now)::text as text_keys,
           xcedu.bonus_gain(ascii(a.work), a.points, f.before, f.now)::text as bigint_keys,
           xcedu.bonus_gain(md5(a.work)::uuid, a.points, f.before, f.now)::text as uuid_keys
    from award as a
    cross join lateral (
        select a.since < s.month and coalesce(a.revoked > s.month - 1, true) as before,
               coalesce(a.revoked > s.month, true) as now
    ) as f
    where a.story = s.story and a.since <= s.month
) as g
order by s.story, s.month;

-- the gains of all months are what stands at the end of the last one
select story, sum(wanted::numeric) as gains,
       (select coalesce(xcedu.bonus_total(a.work, a.points), 0)
        from award as a
        where a.story = s.story and a.revoked is null) as standing
from story as s
group by story
order by story;

-- ---------- NULLs, scales, sizes ----------
-- a row may name its work in each of the types: the numbers 1 to 9 stand for it
create temporary table example (example integer primary key, clause text, wanted text);
create temporary table given_row (example integer, work integer, points numeric, before boolean, now boolean);
insert into example values
    (1, 'rows that count at no time', '0'),
    (2, 'NULL flags are false', '0'),
    (3, 'a NULL flag beside a true one', '2'),
    (4, 'NULL points count at no time', '0'),
    (5, 'NULL points beside others of the work', '2'),
    (6, 'without a work, now and before', '4'),
    (7, 'without a work, lower and higher do not meet', '-1'),
    (8, 'everything NULL', '0'),
    (9, 'zero points', '0'),
    -- display scales: the larger one of now and before, 0 where there are none
    (21, 'now alone', '3.00'),
    (22, 'before alone', '-1.50'),
    (23, 'now has the places', '2.00'),
    (24, 'before has the places', '1.50'),
    (25, 'stands as it stood', '0.00'),
    (26, 'what is superseded leaves no places', '3'),
    (27, 'what counts at no time leaves no places', '3'),
    (28, 'equal points: the larger scale', '2.000'),
    (29, 'equal points now, the other order', '2.000'),
    (30, 'two works', '1.5'),
    (31, 'nothing left, with its places', '0.000'),
    (32, 'without a work, with places', '0.250'),
    -- sizes: 9223372036854775807 is the largest 64-bit integer
    (41, 'the largest integer taken back', '-9223372036854775807'),
    (42, 'and one more: the least integer', '-9223372036854775808'),
    (43, 'twice the largest integer taken back', '-18446744073709551614'),
    (44, 'beyond the largest and back', '1'),
    (45, 'above the largest, less the largest', '1'),
    (46, '31 digits, less 30 places', '999999999999999999999999999999.999999999999999999999999999999'),
    (47, '19 places less 18', '0.0000000000000000009'),
    (48, 'without works, beyond the largest and back', '0'),
    (49, '18 places of nine, twice', '18.446744073709551614');
insert into given_row values
    (1, 1, 3, false, false), (1, 2, 1.50, false, false),
    (2, 1, 3, null, null),
    (3, 1, 3, null, true), (3, 2, 1, true, null),
    (4, 1, null, true, true), (4, 2, null, false, true),
    (5, 1, null, true, true), (5, 1, 2, false, true),
    (6, null, 1, false, true), (6, null, 3, false, true), (6, null, 2, true, true),
    (7, null, 1, false, true), (7, null, 2, true, false),
    (8, null, null, null, null),
    (9, 1, 0, true, false), (9, 2, 0, false, true),
    (21, 1, 3.00, false, true),
    (22, 1, 1.50, true, false),
    (23, 1, 1, true, false), (23, 1, 3.00, false, true),
    (24, 1, 1.50, true, false), (24, 1, 3, false, true),
    (25, 1, 3.00, true, true),
    (26, 1, 1.50, false, true), (26, 1, 3, false, true),
    (27, 1, 1.50, false, false), (27, 1, 3, false, true),
    (28, 1, 2, false, true), (28, 1, 2.000, false, true),
    (29, 1, 2.000, false, true), (29, 1, 2, false, true),
    (30, 1, 1, false, true), (30, 2, 0.5, false, true),
    (31, 1, 1.500, false, true), (31, 2, 1.5, true, false),
    (32, null, 1.250, false, true), (32, null, 1, true, false),
    (41, 1, 9223372036854775807, true, false),
    (42, 1, 9223372036854775807, true, false), (42, 2, 1, true, false),
    (43, 1, 9223372036854775807, true, false), (43, 2, 9223372036854775807, true, false),
    (44, 1, 9223372036854775807, false, true), (44, 2, 9223372036854775807, true, false), (44, 3, 1, false, true),
    (45, 1, 9223372036854775808, false, true), (45, 1, 9223372036854775807, true, true),
    (46, 1, 1000000000000000000000000000000, false, true), (46, 1, 0.000000000000000000000000000001, true, true),
    (47, 1, 0.000000000000000001, false, true), (47, 1, 0.0000000000000000001, true, false),
    (48, null, 9223372036854775807, false, true), (48, null, 9223372036854775807, false, true),
    (48, null, 18446744073709551614, true, false),
    (49, 1, 9.223372036854775807, false, true), (49, 2, 9.223372036854775807, false, true);

select e.example, e.clause, e.wanted, g.text_keys, g.bigint_keys, g.uuid_keys,
       (e.wanted, e.wanted, e.wanted) is not distinct from (g.text_keys, g.bigint_keys, g.uuid_keys) as ok
from example as e
left join (
    select example,
           xcedu.bonus_gain('work ' || work, points, before, now)::text as text_keys,
           xcedu.bonus_gain(work::bigint, points, before, now)::text as bigint_keys,
           xcedu.bonus_gain(lpad(work::text, 32, '0')::uuid, points, before, now)::text as uuid_keys
    from given_row
    group by example
) as g using (example)
order by e.example;

-- up to the limits of numeric: 131072 digits before the point, 16383 after it
select xcedu.bonus_gain(work, points, before, not before) = 7e131071 - 2e-16383 as exact,
       scale(xcedu.bonus_gain(work, points, before, not before)) as scale
from (values ('a', 7e131071, false), ('b', 2e-16383, true), ('a', 6e131071, false)) as v (work, points, before);

-- ---------- works ----------

-- as many works as you like, each at 1 and 3 now and at 2 before: one a work
select n as works, n as wanted,
       xcedu.bonus_gain('work ' || g % n, 1 + g / n * 2 % 3, g / n = 2, g / n < 2) as text_keys,
       xcedu.bonus_gain((g % n)::bigint, 1 + g / n * 2 % 3, g / n = 2, g / n < 2) as bigint_keys,
       xcedu.bonus_gain(md5((g % n)::text)::uuid, 1 + g / n * 2 % 3, g / n = 2, g / n < 2) as uuid_keys
from (values (1), (4), (5), (16), (17), (18), (1000), (5000)) as v (n)
cross join lateral generate_series(0, 3 * n - 1) as g
group by n
order by n;

-- Texts are one work if they are equal in every byte.  Before there was 1 for the first
-- of the list, now there is 3 for each: 2 for the first and its equals, 3 for another.
select clause, wanted, xcedu.bonus_gain(work, points, points = 1, points = 3) as got
from (
    values (1, 'the empty text is a work, NULL is another', 5, array['', '', null]),
           (2, 'letters, cases, accents', 14, array['a', 'A', 'á', U&'a\0301', 'b', 'a']),
           (3, 'spaces count', 11, array['a', 'a ', ' a', '　a', 'a']),
           (4, 'Chinese', 8, array['全市表彰', '全省表彰', '全国表彰', '全市表彰']),
           (5, 'one the beginning of the other', 8, array['ab', 'a', 'abc', 'ab']),
           (6, '15, 16, 17 and 18 bytes', 11,
            array[repeat('x', 16), repeat('x', 15), repeat('x', 17), repeat('x', 18), repeat('x', 16)]),
           (7, '16 bytes with another end', 5, array[repeat('x', 15) || 'a', repeat('x', 15) || 'b', repeat('x', 15) || 'a']),
           (8, '17 bytes with another end', 5, array[repeat('x', 16) || 'a', repeat('x', 16) || 'b', repeat('x', 16) || 'a']),
           (9, '17 bytes with another beginning', 5, array['a' || repeat('x', 16), 'b' || repeat('x', 16), 'a' || repeat('x', 16)]),
           (10, 'a control character at the end', 5, array['a', 'a' || chr(1), 'a']),
           (11, '1 MB with another end', 5, array[repeat('x', 1048576) || 'a', repeat('x', 1048576) || 'b', repeat('x', 1048576) || 'a'])
) as v (nr, clause, wanted, works)
cross join lateral (
    select works[1] as work, 1 as points
    union all
    select unnest(works), 3
) as given_row
group by nr, clause, wanted
order by nr;

-- the same for bigints: each byte counts
select clause, wanted, xcedu.bonus_gain(work, points, points = 1, points = 3) as got
from (
    values (1, 'the ends, and around zero', 14,
            array[-9223372036854775808, 9223372036854775807, -1, 0, 1, 0, -9223372036854775808]),
           (2, 'a byte further each', 23,
            array[1, 256, 65536, 16777216, 4294967296, 1099511627776, 281474976710656, 72057594037927936, 1]),
           (3, 'NULL is not 0', 8, array[0, null, null, 0])
) as v (nr, clause, wanted, works)
cross join lateral (
    select works[1] as work, 1 as points
    union all
    select unnest(works), 3
) as given_row
group by nr, clause, wanted
order by nr;

-- and for uuids
select 14 as wanted, xcedu.bonus_gain(work, points, points = 1, points = 3) as got
from (
    values ('00000000-0000-0000-0000-000000000000'::uuid, 1),
           ('00000000-0000-0000-0000-000000000000', 3),
           ('00000000-0000-0000-0000-000000000001', 3),
           ('01000000-0000-0000-0000-000000000000', 3),
           ('ffffffff-ffff-ffff-ffff-ffffffffffff', 3),
           (null, 3)
) as v (work, points);

-- ---------- which function an argument means ----------
create function pg_temp.resolved(arguments text) returns text language plpgsql as $$
declare
    found text;
begin
    execute 'create temporary view asked as select xcedu.bonus_gain(' || arguments || ')';
    select string_agg(distinct p.proargtypes[0]::regtype::text, ', ')
    into found
    from pg_depend as d
    join pg_rewrite as r on r.oid = d.objid
    join pg_proc as p on p.oid = d.refobjid
    where d.classid = 'pg_rewrite'::regclass
          and d.refclassid = 'pg_proc'::regclass
          and r.ev_class = 'pg_temp.asked'::regclass
          and p.proname = 'bonus_gain';
    drop view pg_temp.asked;
    return found;
exception when others then
    return sqlstate;
end
$$;

select arguments, wanted, pg_temp.resolved(arguments) as resolved
from (
    values (1, $$'a', 1, false, true$$, 'text'),
           (2, $$null, null, null, null$$, 'text'),
           (3, $$'a', '1', 'f', 't'$$, 'text'),
           (4, $$'a'::varchar(10), 1, false, true$$, 'text'),
           (5, $$'a'::char(10), 1, false, true$$, 'text'),
           (6, $$1, 1, false, true$$, 'bigint'),
           (7, $$1::smallint, 1::bigint, null, true$$, 'bigint'),
           (8, $$gen_random_uuid(), 1, false, true$$, 'uuid'),
           (9, $$'00000000-0000-0000-0000-000000000000', 1, false, true$$, 'text'),
           (10, $$1.5, 1, false, true$$, '42883'),
           (11, $$'a', 1::double precision, false, true$$, '42883'),
           (12, $$'a', 1, 0, 1$$, '42883'),
           (13, $$'a', 1, false$$, '42883')
) as v (nr, arguments, wanted)
order by nr;

-- ---------- refused ----------
create collation pg_temp.no_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

select statement, pg_temp.refused(statement) as refused
from (
    values (1, $$select xcedu.bonus_gain('a', 'NaN', false, true)$$),
           (2, $$select xcedu.bonus_gain('a', 'Infinity', false, true)$$),
           (3, $$select xcedu.bonus_gain('a', '-Infinity', true, false)$$),
           (4, $$select xcedu.bonus_gain('a', -1, true, true)$$),
           (5, $$select xcedu.bonus_gain(1, 'NaN', false, true)$$),
           (6, $$select xcedu.bonus_gain(1, -0.50, true, false)$$),
           (7, $$select xcedu.bonus_gain(gen_random_uuid(), 'Infinity', false, true)$$),
           (8, $$select xcedu.bonus_gain(gen_random_uuid(), -0.000000000000000000000000000001, false, true)$$),
           (9, $$select xcedu.bonus_gain('a', -1000000000000000000000000000000.5, false, true)$$),
           -- also in a row that counts at no time
           (10, $$select xcedu.bonus_gain('a', -1, false, false)$$),
           (11, $$select xcedu.bonus_gain('a', 'NaN', null, null)$$),
           (12, $$select xcedu.bonus_gain(null, -1, false, true)$$),
           (13, $$select xcedu.bonus_gain(null::bigint, 'NaN', false, true)$$),
           (14, $$select xcedu.bonus_gain(null::uuid, -2, true, false)$$),
           -- but not what is not a row of the aggregate, and -0 is 0
           (15, $$select xcedu.bonus_gain('a', -1, false, true) filter (where false)$$),
           (16, $$select xcedu.bonus_gain('a', -0.00, false, true)$$),
           -- as sum() over works says
           (17, $$select xcedu.bonus_gain(w, 9e131071, true, false) from (values ('a'), ('b')) as v (w)$$),
           -- a work is compared byte by byte
           (18, $$select xcedu.bonus_gain('a' collate pg_temp.no_case, 1, false, true)$$),
           (19, $$select xcedu.bonus_gain('a' collate pg_temp.no_case, null, false, true)$$),
           (20, $$select xcedu.bonus_gain(w collate pg_temp.no_case, 1, false, true) over () from (values ('a'), ('A')) as v (w)$$),
           (21, $$select xcedu.bonus_gain('a' collate "C", 1, false, true)$$)
) as v (nr, statement)
order by nr;

-- ---------- rows in and out ----------

-- no rows: NULL, as sum(); rows that all count at no time: 0
select xcedu.bonus_gain('a', 1, false, true) is null as none from generate_series(1, 0);
select xcedu.bonus_gain('a', 1, false, true) filter (where g > 1) is null as none from generate_series(1, 1) as g;
select xcedu.bonus_gain('a', 1, false, true) from generate_series(1, 0) as g group by g;
select 0 as wanted, xcedu.bonus_gain('a', 1, false, false) as got from generate_series(1, 1);

create temporary table event (n integer primary key, unit text, work text, points numeric, before boolean, now boolean);
insert into event values
    (1, 'x', 'a', 1, true, true),
    (2, 'y', 'b', 2, false, true),
    (3, 'x', 'a', 3, false, true),
    (4, 'y', null, 1.5, true, false),
    (5, 'x', 'a', 5, true, false),
    (6, 'y', 'b', null, true, true),
    (7, 'x', 'c', 0.25, false, true),
    (8, 'y', 'c', 1, false, true);

-- a running frame: a 1 − 1 | b 2 | a 3 − 1 | −1.5 | a 3 − 5 | | c 0.25 | c 1; then the
-- places of 0.25 go, and those of 1.5 stay
select n, work, points, before, now, wanted,
       xcedu.bonus_gain(work, points, before, now) over (order by n rows unbounded preceding) as got
from event
join (values (1, '0'), (2, '2'), (3, '4'), (4, '2.5'), (5, '-1.5'), (6, '-1.5'), (7, '-1.25'), (8, '-0.5')) as v (n, wanted) using (n)
order by n;

-- sliding frames: what has left the frame does not count
select n, work, points, before, now,
       two_before.wanted, xcedu.bonus_gain(work, points, before, now) over (order by n rows between 2 preceding and current row) as got,
       two_after.wanted, xcedu.bonus_gain(work, points, before, now) over (order by n rows between 1 following and 2 following) as got
from event
join (values (1, '0'), (2, '2'), (3, '4'), (4, '3.5'), (5, '-3.5'), (6, '-6.5'), (7, '-4.75'), (8, '1')) as two_before (n, wanted) using (n)
join (values (1, '5'), (2, '1.5'), (3, '-6.5'), (4, '-5'), (5, '0.25'), (6, '1'), (7, '1'), (8, null)) as two_after (n, wanted) using (n)
order by n;

-- partitions, a filter, and peers that come together
select n, unit, work, points, before, now,
       parts.wanted, xcedu.bonus_gain(work, points, before, now) over (partition by unit order by n) as got,
       named.wanted, xcedu.bonus_gain(work, points, before, now) filter (where work is not null) over (order by n) as got,
       peers.wanted, xcedu.bonus_gain(work, points, before, now) over (order by (n + 1) / 2) as got
from event
join (values (1, '0'), (2, '2'), (3, '2'), (4, '0.5'), (5, '-2'), (6, '0.5'), (7, '-1.75'), (8, '1.5')) as parts (n, wanted) using (n)
join (values (1, '0'), (2, '2'), (3, '4'), (4, '4'), (5, '0'), (6, '0'), (7, '0.25'), (8, '1')) as named (n, wanted) using (n)
join (values (1, '2'), (2, '2'), (3, '2.5'), (4, '2.5'), (5, '-1.5'), (6, '-1.5'), (7, '-0.5'), (8, '-0.5')) as peers (n, wanted) using (n)
order by n;

-- DISTINCT leaves one of two equal rows, without a work as well; ORDER BY plays no part
select '3 2 3 1' as wanted,
       concat_ws(' ', xcedu.bonus_gain(work, points, before, now), xcedu.bonus_gain(distinct work, points, before, now),
                 xcedu.bonus_gain(work, points, before, now order by points desc, work),
                 xcedu.bonus_gain(work, points, before, now) filter (where work = 'a')) as got
from (values (null, 1, false, true), (null, 1, false, true), ('a', 1, false, true), ('a', 1, false, true)) as v (work, points, before, now);

-- one work of two units gains in each, and once over both: x a 3 − 2, b 1; y a 1, c 2;
-- together a 3 − 2, b 1, c 2
select unit, wanted, xcedu.bonus_gain(work, points, before, now) as got
from (values ('x', 'a', 3, false, true), ('x', 'a', 2, true, false), ('x', 'b', 1, false, true),
             ('y', 'a', 1, false, true), ('y', 'c', 2, false, true)) as event (unit, work, points, before, now)
left join (values ('x', 2), ('y', 3)) as v (unit, wanted) using (unit)
group by grouping sets ((unit, wanted), ())
having xcedu.bonus_gain(work, points, before, now) > 1
order by unit nulls last;
