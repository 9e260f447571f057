-- Running windows are linear: ten times the rows, about ten times the time.  Frames that
-- slide are added up anew for every row, as max() does it.

set client_min_messages = warning;
set work_mem = '2GB';
select setseed(0.5) \g /dev/null
create unlogged table event as
select g as event_id, date '2024-01-01' + g / 50000 as month, 'item' || g % 12 as item, floor(random() * 300000)::bigint as work,
       (array[0.5, 1, 2, 3, 5])[1 + floor(random() * 5)::integer] as points
from generate_series(1, 1000000) as g;
vacuum analyze;

set client_min_messages = notice;
-- one after the other: the rows of the two are not the same
select format($call$call measure(%L, 0, %s, array[%L], array['select event_id, %s over (order by month, event_id) as total from event where %s'])$call$,
              call, :runs, way, call, condition)
from (values (1, 'xcedu.bonus_total(work, points)'),
             (2, 'xcedu.bonus_total(work::text, points)'),
             (3, 'xcedu.bonus_gain(work, points, points < 3, points > 1)'),
             (4, 'xcedu.capped_total(item, 1000000, points)'),
             -- the largest scale is held by the last row alone, and lost by the next
             (5, 'xcedu.bonus_total(event_id / 2, case when event_id % 2 = 0 then 1.5 else 2 end)')) as c (n, call)
cross join (values ('xcedu', 'true'), ('tenth', 'event_id <= 100000')) as w (way, condition)
order by n, way desc
\gexec

\echo 'seconds, medians: a running window over 1,000,000 rows in one partition, and over 100,000'
select x.name,
       round(x.seconds, 2) as xcedu,
       round(t.seconds, 3) as tenth,
       round(x.seconds / t.seconds, 1) as ratio
from median as x
join median as t on (t.name, t.way) = (x.name, 'tenth')
where x.way = 'xcedu'
order by x.place;

select format($call$call measure(%L, 0, %s, '{sliding}', array['select event_id, %s over (order by event_id rows 300 preceding) as total from event where event_id <= 10000'])$call$,
              call, :runs, call)
from (values (1, 'xcedu.bonus_total(work, points)'),
             (2, 'xcedu.capped_total(item, 1000000, points)'),
             (3, 'max(points)')) as c (n, call)
order by n
\gexec

\echo 'seconds, medians: a frame of 300 preceding rows, over 10,000 rows'
select name, round(seconds, 2) as sliding
from median
where way = 'sliding'
order by place;
