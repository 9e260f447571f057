-- Rows of many groups wait and are added together: whatever ends a state, every row is in
-- it, and none is in another one.  Each way to aggregate gives what two levels of GROUP BY give.

\getenv abs_srcdir PG_ABS_SRCDIR
\i :abs_srcdir/helpers/combined.sql
create schema regress_batches;
set search_path = regress_batches, pg_catalog;
set client_min_messages = warning;
set max_parallel_workers_per_gather = 0;
set jit = off;

-- 60 units, of few works (searched one by one) or many (appended and folded);
-- bigints near each other, far apart, and over the ends; texts short, long, very long; numbers of any size
create table award as
select g as n, 'unit ' || u as unit, u % 7 as kind,
       case when u % 5 = 0 then w * 3000000019 when u % 5 = 1 then w - 9223372036854775790 when u % 5 = 2 then 9223372036854775807 - w else w end as id,
       case when w % 7 = 0 then repeat('long work ', 3) || w when w % 31 = 1 then repeat('very long work ', 150) || w else 'work ' || w end as work,
       md5(w::text)::uuid as uid,
       case when u % 6 = 0 and g % 50 = 0 then 1e30 + g when u % 6 = 1 and g % 40 = 0 then g * 10000000.25 when g % 97 = 0 then null
            else (g % 23) * 0.25 end as points,
       g % 3 = 0 as before, g % 5 <> 0 as now
from generate_series(1, 30000) as g
cross join lateral (select g * 7919 % 60 as u) as a
cross join lateral (select case when u < 20 then g % 5 when u < 40 then g % 45 else g % 403 end as w) as b;
insert into award select 30000 + g, 'unit ' || g % 60, 0, null, null, null, 0.5, true, true from generate_series(1, 300) as g;
analyze award;

-- what is compared: all types of key at once
\set got 'xcedu.bonus_total(id, points) as by_id, xcedu.bonus_total(work, points) as by_work, xcedu.bonus_total(uid, points) as by_uid, xcedu.bonus_gain(work, points, before, now) as gain, xcedu.bonus_gain(id, points, before, now) as gain_id'
create function wanted() returns table (unit text, by_id numeric, by_work numeric, by_uid numeric, gain numeric, gain_id numeric) stable language sql as $$
    select i.unit, i.total, w.total, u.total, w.gain, i.gain
    from (select unit, sum(total) as total, sum(gain) as gain from (select unit, id, max(points) as total, coalesce(max(points) filter (where now), 0) - coalesce(max(points) filter (where before), 0) as gain
          from award group by unit, id, case when id is null then n end) as x group by unit) as i
    join (select unit, sum(total) as total, sum(gain) as gain from (select unit, work, max(points) as total, coalesce(max(points) filter (where now), 0) - coalesce(max(points) filter (where before), 0) as gain
          from award group by unit, work, case when work is null then n end) as x group by unit) as w using (unit)
    join (select unit, sum(total) as total from (select unit, uid, max(points) as total
          from award group by unit, uid, case when uid is null then n end) as x group by unit) as u using (unit)
$$;
create table wanted as select * from wanted();
-- rows of a query that are not wanted, and wanted ones that it lacks (by value: equal points may be written with other places)
create function different(query text) returns bigint language plpgsql as $$
declare
    result bigint;
begin
    execute format('select count(*) from (select * from (%s) as g full join wanted as w on w.unit = g.unit
                    where (g.by_id, g.by_work, g.by_uid, g.gain, g.gain_id) is distinct from (w.by_id, w.by_work, w.by_uid, w.gain, w.gain_id)) as d', query)
        into result;
    return result;
end
$$;
select count(*) as units, count(distinct by_work) > 20 as vary from wanted;

-- ---------- one context: hashed ----------
select different('select unit, ' || :'got' || ' from award group by unit') as hashed;
-- the comparison can fail
select different('select unit, ' || :'got' || ' from award where n % 403 <> 7 group by unit') > 0 as a_work_less;
-- aggregates that share what their states have in common
select count(*) as units, count(*) filter (where a + 1 is distinct from b or c is distinct from d) as different
from (
    select unit, xcedu.bonus_total(id, points) filter (where id <> 3) as a, xcedu.bonus_total(id, points) filter (where id <> 3) + 1 as b,
           xcedu.bonus_total(distinct work, points) filter (where work is not null) as c, xcedu.bonus_total(work, points order by n desc) filter (where work is not null) as d
    from award
    group by unit
) as s;

-- ---------- the context is reset: spilled ----------
create function batches(query text) returns bigint language plpgsql as $$
declare
    plan json;
begin
    execute 'explain (analyze, timing off, costs off, format json) ' || query into plan;
    return (select max((b #>> '{}')::bigint) from jsonb_path_query(plan::jsonb, '$.**."HashAgg Batches"') as b);
end
$$;
set work_mem = '64kB';
set hash_mem_multiplier = 1;
set enable_sort = off;
select batches('select unit, ' || :'got' || ' from award group by unit') > 1 as spilled;
select different('select unit, ' || :'got' || ' from award group by unit') as spilled;
reset enable_sort;
reset work_mem;
reset hash_mem_multiplier;

-- ---------- the context is reset: sorted, one group after another ----------
set enable_hashagg = off;
select different('select unit, ' || :'got' || ' from award group by unit') as sorted;

-- ---------- several contexts: GROUPING SETS, sorted, hashed, and both ----------
create table wanted_kind as
select kind, sum(total) as total from (select kind, id, max(points) as total from award group by kind, id, case when id is null then n end) as x group by kind;
select count(*) as kinds, count(*) filter (where g.by_id is distinct from w.total) as different
from (select kind, xcedu.bonus_total(id, points) as by_id from award group by grouping sets ((unit), (kind), ()) having kind is not null) as g
full join wanted_kind as w using (kind);
select different('select unit, ' || :'got' || ' from award group by grouping sets ((unit, kind), (unit), (kind), ()) having unit is not null and grouping(kind) = 1') as sets_sorted;
reset enable_hashagg;
select different('select unit, ' || :'got' || ' from award group by grouping sets ((unit), (kind), (kind, unit)) having unit is not null and grouping(kind) = 1') as sets_hashed;
select different('select unit, ' || :'got' || ' from award group by grouping sets ((unit, kind), (unit), (kind), ()) having unit is not null and grouping(kind) = 1') as sets_mixed;
set work_mem = '64kB';
select different('select unit, ' || :'got' || ' from award group by grouping sets ((unit), (kind), (kind, unit)) having unit is not null and grouping(kind) = 1') as sets_spilled;
reset work_mem;

-- ---------- rescans: an aggregate is done again for each row beside it ----------
select v.rows, count(*) as units, count(*) filter (where s.by_id is distinct from w.by_id) as different
from (values (30300), (30300)) as v (rows)
cross join lateral (select unit, xcedu.bonus_total(id, points) as by_id from award where n <= v.rows group by unit) as s
join wanted as w on w.unit = s.unit
group by v.rows
order by v.rows;
-- one that is not read to its end, and then another
select v.k, (select by_id = (select w.by_id from wanted as w where w.unit = s.unit) from (select unit, xcedu.bonus_total(id, points) as by_id from award where n > v.k - v.k group by unit) as s limit 1) as same
from generate_series(1, 3) as v (k)
order by v.k;

-- ---------- states are handed over: serialized and combined ----------
set parallel_setup_cost = 0;
set parallel_tuple_cost = 0;
set min_parallel_table_scan_size = 0;
set max_parallel_workers_per_gather = 2;
select pg_temp.combined_under_gather('select unit, ' || :'got' || ' from award group by unit') as combined;
select different('select unit, ' || :'got' || ' from award group by unit') as combined;
set parallel_leader_participation = off;
select different('select unit, ' || :'got' || ' from award group by unit') as workers_alone;
reset parallel_leader_participation;
set max_parallel_workers_per_gather = 0;

-- ---------- windows: 20 states in one context, each asked for its total after every row ----------
-- (each of another filter, or PostgreSQL would make one of those that are alike)
select format('create table running as select n, unit, %s from award where n <= 400 or n > 30200 window w as (order by n), p as (partition by unit order by n)',
              string_agg(format('xcedu.bonus_total(id, points) filter (where kind <> %s and n > -%s) over %s as t%s', f, c, w, c), ', ' order by c))
from (select c, c % 8 as f, case when c % 2 = 0 then 'w' else 'p' end as w from generate_series(1, 40) as c) as x \gexec
-- rows 1 to 40 of them, by two levels of GROUP BY of the rows until then
select count(*) as rows, count(*) filter (where r.t8 is distinct from a.total) as different, count(*) filter (where r.t16 is distinct from r.t8 or r.t24 is distinct from r.t8 or r.t33 is distinct from r.t9) as not_alike
from (select * from running where n <= 40) as r
cross join lateral (select sum(m) as total from (select max(points) as m from award as b where b.n <= r.n and b.kind <> 0 group by id) as x) as a;
-- a whole partition at once
select different('select distinct unit, ' || regexp_replace(:'got', '\) as', ') over (partition by unit) as', 'g') || ' from award') as partitions;

-- ---------- errors: of a row that waited, and the next query is none the worse ----------
create function refusal(query text) returns text language plpgsql as $$
begin
    execute query;
    return 'not refused';
exception
    when others then
        return sqlstate || ': ' || sqlerrm;
end
$$;
-- the full marks of one item of one unit differ, in the last row of all
select refusal($$select unit, xcedu.capped_total('item ' || n % 3, case when n = 30300 then 6 else 5 end, 1) from award group by unit$$) as differs;
select refusal($$select unit, xcedu.bonus_total(id, case when n = 30200 then -1 else points end) from award group by unit$$) as negative;
select refusal($$select unit, xcedu.bonus_total(id, case when id = 4 then 9e131071 when id = 3 then 9e131071 else points end) from award group by unit$$) as too_large;
select refusal($$select unit, xcedu.bonus_total(work, points / (n - 20000)) from award group by unit$$) as division;
select different('select unit, ' || :'got' || ' from award group by unit') as afterwards;
-- capped items of many units, some of more than 16 items, some exhausted
select count(*) as units, count(*) filter (where g.got is distinct from w.wanted) as different
from (select unit, xcedu.capped_total(work, 20, abs(points)) as got from award where work is not null group by unit) as g
full join (
    select unit, sum(score) as wanted
    from (select unit, greatest(20 - coalesce(sum(abs(points)), 0), 0) as score from award where work is not null group by unit, work) as x
    group by unit
) as w using (unit);

-- more text than waits: 20 units with 30 works of 600 bytes, each twice with 2 points: 60
select count(*) as units, min(total) as least, max(total) as most
from (select g % 20 as unit, xcedu.bonus_total(repeat('w', 597) || to_char(g % 600, 'FM000'), 2) as total from generate_series(1, 1200) as g group by 1) as u;

drop schema regress_batches cascade;
