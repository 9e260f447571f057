-- Keys that GROUP BY would compare otherwise are refused; long keys take no more than a few times what they are.

\set SHOW_CONTEXT never
set client_min_messages = warning;
create extension citext;
create domain regress_code as citext;
create temporary table award (n integer, work citext, code regress_code, fixed character(8), short varchar(8), tag name, points numeric);
insert into award values
    (1, 'Reading', 'Reading', 'Reading', 'Reading', 'Reading', 1),
    (2, 'reading', 'reading', 'reading', 'reading', 'reading', 3),
    (3, 'READING', 'READING', 'Reading ', 'Reading ', 'Reading', 2);

-- GROUP BY work: one work, of 3; byte by byte it would be three, of 6
select count(*) as works, sum(highest) as points from (select max(points) as highest from award group by work) as w;
select xcedu.bonus_total(work, points) from award;
select xcedu.bonus_total(code, points) from award;
select xcedu.bonus_gain(work, points, false, true) from award;
select xcedu.capped_total(work, 10, points) from award;
select xcedu.weighted_total(work, 10, points, 10) from award;
select xcedu.roll_up(work, null, 0, 0, 10, null, null, points, 0) from award;
select xcedu.roll_up(n::text, code, 0, 0, 10, null, null, points, 0) from award;
select xcedu.roll_up(n::text, work, 0, 0, 10, null, null, points, 0) over (order by n) from award;
select xcedu.bonus_total(work, points) over (order by n) from award;
select xcedu.bonus_total(short, points) over w, xcedu.bonus_total(work, points) over w from award window w as (order by n);
select xcedu.bonus_total(work, points) filter (where points > 1) from award;
select xcedu.bonus_total(distinct work, points) from award;
set max_parallel_workers_per_gather = 0;
-- what the user wrote is taken as it is: 6; in one spelling: 3
select xcedu.bonus_total(work::text, points) as as_written, xcedu.bonus_total(lower(work::text), points) as one_spelling,
       xcedu.bonus_total(cast(work as text), points) as cast_too
from award;
select xcedu.bonus_total(work::text, points) over (order by n) as running from award order by n;
-- the same as GROUP BY for the other types of text: character(8) without the blanks, 3 + 2; varchar with them 1 + 3 + 2; name 3 + 2
select (select sum(m) from (select max(points) as m from award group by fixed) as g) as fixed, xcedu.bonus_total(fixed, points) as got_fixed,
       (select sum(m) from (select max(points) as m from award group by short) as g) as short, xcedu.bonus_total(short, points) as got_short,
       (select sum(m) from (select max(points) as m from award group by tag) as g) as tag, xcedu.bonus_total(tag, points) as got_tag
from award;
select xcedu.bonus_total('x', 1), xcedu.bonus_total(null::text, 1), xcedu.bonus_total(case when true then 'y' end, 2);
drop table award;
drop domain regress_code;
drop extension citext;

-- ---------- memory ----------
-- Peak memory in kB, as one aggregate and as two levels of GROUP BY (of texts as they are, not compressed)
create function pg_temp.memory(query text) returns bigint language plpgsql as $$
declare
    plan json;
begin
    execute 'explain (analyze, timing off, format json) ' || memory.query into plan;
    return (select max((m #>> '{}')::bigint) from jsonb_path_query(plan::jsonb, '$.**."Peak Memory Usage"') as m);
end
$$;
set work_mem = '2GB';
set enable_sort = off;
set jit = off;
create temporary table row (what text, unit text, work text, points numeric);
-- one work of 1 MB in 300 rows among 3,000 short ones; 20 of 50 kB in turn; every work long and another; short ones alone
insert into row select 'one long', 'A', 'short ' || g % 3000, 1 from generate_series(1, 6000) as g;
insert into row select 'one long', 'A', repeat('long', 250000), 2 from generate_series(1, 300) as g;
insert into row select 'in turn', 'A', repeat('long' || g % 20, 10000), 2 from generate_series(1, 1000) as g;
insert into row select 'all long', 'A', repeat('w' || g, 100), 1 from generate_series(1, 2000) as g;
insert into row select 'short', 'A', 'w' || g % 2000, 1 from generate_series(1, 6000) as g;
analyze row;
select w.what, one.kb <= 3 * two.kb + 1024 as at_most_three_times
from (select distinct what from row) as w
cross join lateral pg_temp.memory(format('select unit, xcedu.bonus_total(work, points) from row where what = %L group by unit', w.what)) as one (kb)
cross join lateral pg_temp.memory(format('select unit, sum(m) from (select unit, work || '''' as w, max(points) as m from row where what = %L group by unit, work || '''') as x group by unit', w.what)) as two (kb)
order by w.what;
-- and the totals are right: 3,000 + 2; 20 × 2; 2,000; 2,000
select what, xcedu.bonus_total(work, points) from row group by what order by what;
select what, sum(m) from (select what, work, max(points) as m from row group by what, work) as x group by what order by what;
drop table row;
