-- Keys are compared in full: long texts that have the same 64-bit hash are different keys,
-- however a state finds its groups.

\getenv abs_srcdir PG_ABS_SRCDIR
\getenv dlsuffix PG_DLSUFFIX
\set module :abs_srcdir '/modules/xcedu_state' :dlsuffix
create schema regress_hash;
set search_path = regress_hash, pg_catalog;
create function same_hash(key text) returns text language c strict as :'module', 'same_hash';

-- 500 pairs of works, each named in three rows
create table pair as
select g as pair, k.key as one, same_hash(k.key) as other
from generate_series(1, 500) as g
cross join lateral (select 'work ' || lpad(g::text, 19, '0') as key) as k;
select count(*) as pairs,
       count(*) filter (where one = other) as equal,
       count(*) filter (where hashtextextended(one, 0) = hashtextextended(other, 0)) as of_one_hash
from pair;
create table bonus as
select p.pair, r.n, w.work
from pair as p
cross join lateral (values (p.one), (p.other)) as w (work)
cross join generate_series(1, 3) as r (n);
analyze bonus;
set max_parallel_workers_per_gather = 0;

-- a pair alone, searched one by one: 1 + 1
select total, count(*) as pairs
from (select pair, xcedu.bonus_total(work, 1) as total from bonus group by pair) as b
group by total
order by total;
-- capped: 5 − 3 × 1 each
select total, count(*) as pairs
from (select pair, xcedu.capped_total(work, 5, 1) as total from bonus group by pair) as b
group by total
order by total;
-- all together, appended and compacted: 1,000 works of 1
select xcedu.bonus_total(work, 1) as total, xcedu.capped_total(work, 5, 1) as capped from bonus;
-- indexed, as a running window: a work more with every row, then none
select n, min(total) as first, max(total) as last
from (select n, xcedu.bonus_total(work, 1) over (order by n, pair, work rows unbounded preceding) as total from bonus) as b
group by n
order by n;
-- serialized, sorted and merged
set parallel_setup_cost = 0;
set parallel_tuple_cost = 0;
set min_parallel_table_scan_size = 0;
set max_parallel_workers_per_gather = 2;
create function partial_plan(query text) returns boolean language plpgsql as $$
declare
    line text;
begin
    for line in execute 'explain (costs off) ' || query loop
        if line like '%Partial%Aggregate%' then
            return true;
        end if;
    end loop;
    return false;
end
$$;
select partial_plan('select xcedu.bonus_total(work, 1) from bonus') as parallel;
select xcedu.bonus_total(work, 1) as total, xcedu.capped_total(work, 5, 1) as capped from bonus;
-- in the order of their bytes, whatever the order of rows
create aggregate bytes_of(text, numeric) (sfunc = xcedu.bonus_total_trans, stype = internal, finalfunc = xcedu.bonus_total_serial);
select bytes_of(work, 1 order by work) = bytes_of(work, 1 order by work desc) as equal_bytes from bonus;

set client_min_messages = warning;
drop schema regress_hash cascade;
