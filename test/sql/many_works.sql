-- Groups of thousands of works, which workers sort and the leader merges: the total is what
-- two levels of GROUP BY give, for keys of every kind.

select setseed(0.21);
create table many_works (grp integer, work_id bigint, work_uuid uuid, short_work text, long_work text, points numeric) with (parallel_workers = 2);
-- 3 groups of about 4,000 works, 20 rows a work; bigints of both signs and any size; short texts that
-- begin alike, so that their first words are equal; long ones, of which few are different
insert into many_works
select g % 3,
       case when w % 3 = 0 then -w when w % 3 = 1 then w else (w::numeric * 2305843009213693951 % 9000000000000000000)::bigint end,
       md5(w::text)::uuid,
       'project ' || w,
       '关于全市教育高质量发展工作的第' || w || '号实施意见',
       (array[0.5, 1, 2, 3, 5, 1e30])[1 + floor(random() * 6)::integer]
from (select g, floor(random() * 4000)::bigint as w from generate_series(1, 240000) as g) as r;
analyze many_works;

\getenv abs_srcdir PG_ABS_SRCDIR
\set combined :abs_srcdir '/helpers/combined.sql'
\i :combined
select 'select grp, xcedu.bonus_total(work_id, points) as by_bigint, xcedu.bonus_total(work_uuid, points) as by_uuid,'
       ' xcedu.bonus_total(short_work, points) as by_short_text, xcedu.bonus_total(long_work, points) as by_long_text,'
       ' xcedu.bonus_gain(short_work, points, points < 2, points > 1) as gain'
       ' from many_works group by grp' as query \gset

create table wanted as
select grp,
       sum(highest) as total,
       sum(coalesce(highest_now, 0) - coalesce(highest_before, 0)) as gain
from (
    select grp,
           work_id,
           max(points) as highest,
           max(points) filter (where points > 1) as highest_now,
           max(points) filter (where points < 2) as highest_before
    from many_works
    group by grp, work_id
) as works
group by grp;
-- nearly 4,000 works in each of 3 groups
select count(*) as groups, min(works) > 3950 and max(works) <= 4000 as works
from (select count(distinct work_id) as works from many_works group by grp) as w;

-- by workers whose states are combined (t), and by one process (f)
begin;
set local max_parallel_workers_per_gather = 2;
set local parallel_setup_cost = 0;
set local parallel_tuple_cost = 0;
set local min_parallel_table_scan_size = 0;
select pg_temp.combined_under_gather('create table combined as ' || :'query') as combined;
create table combined as :query;
set local max_parallel_workers_per_gather = 0;
select pg_temp.combined_under_gather('create table serial as ' || :'query') as combined;
create table serial as :query;
commit;

-- 3 groups, of which 0 and 0 are different
select count(*) as groups,
       count(*) filter (where (c.by_bigint, c.by_uuid, c.by_short_text, c.by_long_text) is distinct from (w.total, w.total, w.total, w.total)
                              or c.gain is distinct from w.gain) as combined_differ,
       count(*) filter (where (s.by_bigint, s.by_uuid, s.by_short_text, s.by_long_text) is distinct from (w.total, w.total, w.total, w.total)
                              or s.gain is distinct from w.gain) as serial_differ
from wanted as w
full join combined as c using (grp)
full join serial as s using (grp);

-- 100,000 works in one group, each first with 1 point and then with 2: 200000
select xcedu.bonus_total(g % 100000, 1 + g / 100000) as total from generate_series(0, 199999) as g;

drop table many_works, wanted, combined, serial;
