-- Random rows: every aggregate against the reference in plain SQL
-- (test/oracle/aggregates.sql), digit for digit and with the display scale.

\getenv abs_srcdir PG_ABS_SRCDIR
\set oracle :abs_srcdir '/oracle/aggregates.sql'
create schema regress_aggregates;
set search_path = regress_aggregates, pg_catalog;
set client_min_messages = warning;
-- memory for all groups at once, also in a worker
set work_mem = '256MB';
set jit = off;
set max_parallel_workers_per_gather = 0;

create table line (
    grp integer not null,
    n integer not null,
    used boolean not null,
    whole numeric,
    item text,
    full_marks numeric,
    deduction numeric,
    section text,
    weight numeric,
    score numeric,
    out_of numeric,
    work text,
    work_id bigint,
    work_uuid uuid,
    points numeric,
    before boolean,
    now boolean
) with (parallel_workers = 2, autovacuum_enabled = off);
\set ECHO none
\i :oracle
\set ECHO all

-- ---------- numbers ----------
select setseed(0.15);

-- what rule-books have: up to `most`, of 0 to 6 places, many of them equal
create function pg_temp.usual(most integer) returns numeric language sql volatile
return case
           when random() < 0.3 then round(floor(random() * 4)::numeric, floor(random() * 4)::integer)
           else round((random() * most)::numeric, floor(random() * 7)::integer)
       end;

-- 15 to 40 digits, 0 to 30 of them places
create function pg_temp.long() returns numeric language sql volatile
return ('1e-' || floor(random() * 31)::integer)::numeric
       * trunc(((floor(random() * 9e12)::numeric * 1e13 + floor(random() * 1e13)::numeric) * 1e14
                + floor(random() * 1e14)::numeric + 1e39)
               * ('1e-' || floor(random() * 26)::integer)::numeric);

-- around the largest 64-bit integer, and around nothing
create function pg_temp.edge() returns numeric language sql volatile
return (array[9223372036854775807, 9223372036854775808, 9223372036854775806, 922337203685477580.7, 922337203685477580.8,
              9.223372036854775807, 9.223372036854775808, 0.9223372036854775807, 92233720368547.758070000,
              0, 0.00, 0.000000000000000000, 0.0000000000000000000, 0.000000000000000001, 0.0000000000000000001,
              0.000000000000000000000000000001, 4611686018427387904, 4611686018427387903.5]
       )[1 + floor(random() * 18)::integer];

-- one group in four has others than the usual numbers, and then a third of its rows
create function pg_temp.number(usual_only boolean, most integer) returns numeric language sql volatile
return case
           when usual_only or random() < 0.67 then pg_temp.usual(most)
           when random() < 0.6 then pg_temp.long()
           else pg_temp.edge()
       end;

-- ---------- groups and rows ----------
-- 10,500 groups of 0 to 30 rows and up to 40 works, 20 of 200 to 2860 rows and up to 3000 works
create temporary table outer_group as
select g as grp,
       case when g <= 10500 then g % 31 else 200 + g % 20 * 140 end as lines,
       case when g <= 10500 then 1 + floor(random() * 40)::integer else 1 + floor(random() * 3000)::integer end as works,
       case when g <= 10500 then 1 + floor(random() * 6)::integer else 1 + floor(random() * 400)::integer end as items,
       case when g <= 10500 then 1 + floor(random() * 4)::integer else 1 + floor(random() * 200)::integer end as sections,
       random() < 0.75 as usual_only,
       case when random() < 0.1 then 0.2 else 0 end as missing_scores,
       round((5 + random() * 400)::numeric, floor(random() * 3)::integer) as whole
from generate_series(1, 10520) as g;

-- full marks of items, weights and full marks of sections: some sections have none at
-- all, some weigh nothing, and powers of two and twenty make shares that end in a 5
create temporary table outer_item as
select grp, i as item, pg_temp.number(usual_only or random() < 0.5, 20) + 5 as full_marks
from outer_group
cross join lateral generate_series(1, items) as i;
create temporary table outer_section as
select grp, s as section,
       case when random() < 0.05 then 0 else pg_temp.number(usual_only or random() < 0.5, 100) end as weight,
       random() < 0.15 as empty,
       case when random() < 0.4 then (array[0.2, 2, 4, 20, 64, 128, 1024])[1 + floor(random() * 7)::integer] end as only_out_of
from outer_group
cross join lateral generate_series(1, sections) as s;

-- Equal full marks and weights come with different places.  In random order on disk, so
-- that each worker meets each group; `offset 0` keeps that random() apart from the others.
insert into line
select *
from (
    select g.grp, l.n, true,
           round(g.whole, scale(g.whole) + l.places),
           case when g.grp % 3 = 0 then '第' || l.item || '项' else 'an item of the rule-book ' || l.item end,
           round(i.full_marks, scale(i.full_marks) + l.places),
           case when random() < 0.85 then pg_temp.number(g.usual_only, 3) end,
           case when g.grp % 3 = 0 then l.section::text else 'section ' || repeat('x', l.section) end,
           round(s.weight, scale(s.weight) + l.places),
           case when random() >= g.missing_scores then
               case when g.grp % 10 = 1 or random() < 0.05 then -1 else 1 end * pg_temp.number(g.usual_only, 10)
               - case when random() < 0.05 then 1e-30 else 0 end
           end,
           case when s.empty then 0.00 else coalesce(s.only_out_of, pg_temp.number(g.usual_only, 12)) end,
           case when random() < 0.85 then case when g.grp % 3 = 0 then '工作' else 'a work ' end || l.work end,
           case when random() < 0.85 then (l.work_id - 3) * (array[1, 256, 4294967296])[1 + g.grp % 3] end,
           case when random() < 0.85 then case when g.grp % 3 = 0 then lpad(l.work_uuid::text, 32, '0') else md5(l.work_uuid::text) end::uuid end,
           case when random() < 0.9 then pg_temp.number(g.usual_only, 5) end,
           case when random() < 0.95 then random() < 0.4 end,
           case when random() < 0.95 then random() < 0.7 end
    from outer_group as g
    cross join lateral (
        select n,
               1 + floor(random() * g.items)::integer as item,
               1 + floor(random() * g.sections)::integer as section,
               1 + floor(random() * g.works)::integer as work,
               1 + floor(random() * g.works)::bigint as work_id,
               1 + floor(random() * g.works)::integer as work_uuid,
               floor(random() * 3)::integer as places
        from generate_series(1, g.lines) as n
    ) as l
    join outer_item as i on i.grp = g.grp and i.item = l.item
    join outer_section as s on s.grp = g.grp and s.section = l.section
    offset 0
) as shuffled
order by random();

-- each beginning of the rows of 300 groups and of a large one, as a group of its own
create temporary table beginning as
select (20000 + row_number() over (order by grp, n))::integer as beginning, grp, n
from outer_group
cross join lateral generate_series(0, lines) as n
where grp <= 300 or lines = 480;
insert into line
select b.beginning, l.n, l.used, l.whole, l.item, l.full_marks, l.deduction, l.section, l.weight, l.score, l.out_of,
       l.work, l.work_id, l.work_uuid, l.points, l.before, l.now
from beginning as b
join line as l on l.grp = b.grp and l.n <= b.n;

-- a row in each group that is not a row of the aggregates: a group without rows is a group
insert into line (grp, n, used, whole, points)
select grp, 0, false, 'NaN'::numeric, -1 from outer_group
union all
select beginning, 0, false, 'NaN', -1 from beginning;
analyze line;

create temporary table wanted as select * from oracle;
analyze wanted;

-- ---------- the rows are worth comparing ----------
select count(*) filter (where capped_total like '0%') > 100 as some_exhausted,
       count(*) filter (where capped_total::numeric > 9223372036854775807) > 100 as some_beyond_int64,
       count(*) filter (where scale(capped_total::numeric) > 18) > 1000 as some_of_many_places,
       count(*) filter (where scale(capped_score::numeric) in (0, 1)) > 100 as some_of_few_places,
       count(*) filter (where weighted_total is null) between 1000 and 5000 as some_incomplete,
       count(*) filter (where weighted_total like '-%') > 100 as some_below_zero,
       count(*) filter (where bonus_text::numeric > 9223372036854775807) > 100 as some_beyond_int64,
       count(*) filter (where bonus_text is distinct from bonus_uuid) > 5000 as keys_of_their_own,
       count(*) filter (where gain_bigint like '-%') > 500 as some_taken_back,
       count(*) filter (where gain_bigint::numeric = 0) > 100 as some_without_gain
from wanted;
select count(*) filter (where works > 16) > 500 as more_than_16_works,
       count(*) filter (where works > 1000) > 0 as more_than_1000_works,
       count(*) filter (where sections > 1) > 5000 as several_sections,
       count(*) filter (where sections > present) > 1000 as some_scaled_up
from (
    select count(distinct work) as works, count(distinct section) as sections,
           count(distinct section) filter (where out_of > 0) as present
    from line
    where used
    group by grp
) as g;
-- shares that end in exactly a half, above and below zero, and shares that numeric's own
-- division would round wrongly
select count(*) filter (where share > 0 and 2 * mod(dividend * 1000000, divisor) = divisor) > 100 as halves,
       count(*) filter (where share < 0 and 2 * mod(-dividend * 1000000, divisor) = divisor) > 5 as halves_below_zero,
       count(*) filter (where share <> round(dividend / divisor, 6)) > 5 as not_by_round
from (
    select max(weight) * sum(score) as dividend, nullif(sum(out_of), 0) as divisor
    from line
    where used
    group by grp, section
) as d
cross join lateral pg_temp.oracle_ratio(dividend, divisor) as share;

-- ---------- the same in each way ----------
create temporary table aggregate (nr integer, name text, call text);
insert into aggregate values
    (1, 'capped_score', 'xcedu.capped_score(whole, deduction)'),
    (2, 'capped_total', 'xcedu.capped_total(item, full_marks, deduction)'),
    (3, 'weighted_total', 'xcedu.weighted_total(section, weight, score, out_of)'),
    (4, 'bonus_text', 'xcedu.bonus_total(work, points)'),
    (5, 'bonus_bigint', 'xcedu.bonus_total(work_id, points)'),
    (6, 'bonus_uuid', 'xcedu.bonus_total(work_uuid, points)'),
    (7, 'gain_text', 'xcedu.bonus_gain(work, points, before, now)'),
    (8, 'gain_bigint', 'xcedu.bonus_gain(work_id, points, before, now)'),
    (9, 'gain_uuid', 'xcedu.bonus_gain(work_uuid, points, before, now)');
-- all of them by group, all of them as running window aggregates, and the pairs to compare
select string_agg(format('(%s filter (where used))::text as %I', call, name), ', ' order by nr) as by_group,
       string_agg(format('(%s filter (where used) over running)::text as %I', call, name), ', ' order by nr) as by_row,
       string_agg(format('(%s, %L, g.%I, w.%I)', nr, name, name, name), ', ' order by nr) as pairs
from aggregate \gset

-- one after the other, in the order on disk
create temporary table serial as
select grp, :by_group from line group by grp;
select v.aggregate,
       count(*) filter (where grp <= 10500) as small_groups,
       count(*) filter (where grp between 10501 and 20000) as large_groups,
       count(*) filter (where grp > 20000) as beginnings,
       count(*) filter (where v.got is distinct from v.wanted) as different
from serial as g
full join wanted as w using (grp)
cross join lateral (values :pairs) as v (nr, aggregate, got, wanted)
group by v.nr, v.aggregate
order by v.nr;

-- in another random order
create temporary table reordered as
select grp, :by_group
from (select * from line order by hashint4(n * 31 + grp) offset 0) as line
group by grp;
select v.aggregate,
       count(*) filter (where grp <= 10500) as small_groups,
       count(*) filter (where grp between 10501 and 20000) as large_groups,
       count(*) filter (where grp > 20000) as beginnings,
       count(*) filter (where v.got is distinct from v.wanted) as different
from reordered as g
full join wanted as w using (grp)
cross join lateral (values :pairs) as v (nr, aggregate, got, wanted)
group by v.nr, v.aggregate
order by v.nr;

-- by parallel workers, each with a part of the rows of each group
\set combined :abs_srcdir '/helpers/combined.sql'
\i :combined
select 'select grp, ' || :'by_group' || ' from line group by grp' as query \gset
begin;
set local max_parallel_workers_per_gather = 2;
set local parallel_setup_cost = 0;
set local parallel_tuple_cost = 0;
set local min_parallel_table_scan_size = 0;
select pg_temp.combined_under_gather('create temporary table parallel as ' || :'query') as combined;
create temporary table parallel as :query;
commit;
select v.aggregate,
       count(*) filter (where grp <= 10500) as small_groups,
       count(*) filter (where grp between 10501 and 20000) as large_groups,
       count(*) filter (where grp > 20000) as beginnings,
       count(*) filter (where v.got is distinct from v.wanted) as different
from parallel as g
full join wanted as w using (grp)
cross join lateral (values :pairs) as v (nr, aggregate, got, wanted)
group by v.nr, v.aggregate
order by v.nr;
-- and it was not before
select pg_temp.combined_under_gather(:'query') as combined;

-- as window aggregates over a running frame: what the last row of each group says
create temporary table running as
select grp, n, :by_row
from line
where grp <= 20000
window running as (partition by grp order by n rows unbounded preceding);
analyze running;
select v.aggregate,
       count(*) filter (where o.grp <= 10500) as small_groups,
       count(*) filter (where o.grp > 10500) as large_groups,
       count(*) filter (where v.got is distinct from v.wanted) as different
from outer_group as o
left join running as g on g.grp = o.grp and g.n = o.lines
left join wanted as w on w.grp = o.grp
cross join lateral (values :pairs) as v (nr, aggregate, got, wanted)
group by v.nr, v.aggregate
order by v.nr;
-- and what every row of some groups says: the reference for the rows until then
select v.aggregate,
       count(distinct b.grp) as groups,
       count(*) as running_values,
       count(*) filter (where v.got is distinct from v.wanted) as different
from beginning as b
left join running as g on g.grp = b.grp and g.n = b.n
left join wanted as w on w.grp = b.beginning
cross join lateral (values :pairs) as v (nr, aggregate, got, wanted)
group by v.nr, v.aggregate
order by v.nr;

-- ---------- the comparison can fail ----------
-- one more in the last place, or a place more, and every result is different
select v.aggregate,
       count(*) > 9000 as results,
       count(*) filter (where v.got is distinct from (v.wanted::numeric + ('1e-' || scale(v.wanted::numeric))::numeric)::text) = count(*) as all_by_value,
       count(*) filter (where v.got is distinct from round(v.wanted::numeric, scale(v.wanted::numeric) + 1)::text) = count(*) as all_by_scale,
       count(*) filter (where v.got is distinct from v.wanted) as neither
from serial as g
full join wanted as w using (grp)
cross join lateral (values :pairs) as v (nr, aggregate, got, wanted)
where v.wanted is not null
group by v.nr, v.aggregate
order by v.nr;

drop schema regress_aggregates cascade;
