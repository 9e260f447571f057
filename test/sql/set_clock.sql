-- set_clock(): what today is, in an assessment that has published nothing by the real clock, and in a copy.
--
-- 甲 has 20 + 60 in January 2024 while its task is not overdue, 15 + 60 when it is (一次扣5分).

set datestyle = iso;
set jit = off;
set client_min_messages = warning;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
select xcedu.create_assessment('regress_clock', 'empty');
set search_path = regress_clock, pg_catalog;
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\i :rule_book

-- the real one
select today('Asia/Shanghai') = (now() at time zone 'Asia/Shanghai')::date as today, latest_day() = (now() at time zone 'Asia/Shanghai')::date as latest_day;
select set_clock('2024-01-20');
select today('Asia/Shanghai'), today('Pacific/Auckland'), latest_day();
select day, moment from clock;
-- a day that is set is that of every time zone; a moment, as copies have it, is a day by the zone
begin;
update clock set day = null, moment = '2024-01-20 20:00+00';
select today('UTC') as utc, today('Asia/Shanghai') as shanghai, today('America/New_York') as new_york, latest_day();
rollback;

-- what is due is judged by it: until the end of the 20th nothing is overdue
select open_month('2024-01-01');
insert into mark (unit, item, month, score) select u, 'key', '2024-01-01', 60 from unnest('{A,B,C,D}'::text[]) as u;
insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('A', 't1', 'chore', '2024-01-01', '交办', '2024-01-02', '2024-01-20');
select unit, total from score where unit in ('A', 'B') order by unit;
-- and nothing has happened that is in the future then
select pg_temp.refused($$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'e1', 'blame', '批评', '2024-01-21')$$) as in_the_future;
select pg_temp.refused($$select publish_month('2024-01-01')$$) as not_ended;
select pg_temp.refused($$select open_month('2024-03-01')$$) as too_early;
select clock_timestamp() as on_the_20th \gset
select set_clock('2024-01-21');
select unit, total from score where unit in ('A', 'B') order by unit;
-- a time zone that is none is still refused while a day is set
select pg_temp.refused($$update scheme set time_zone = 'Asia/Xuchang'$$) as time_zone;

-- a copy as of then judges what was due then as it was then
select xcedu.copy_assessment('regress_clock', 'regress_clock_copy', :'on_the_20th');
select day, moment from regress_clock_copy.clock;
select unit, total from regress_clock_copy.score where unit in ('A', 'B') order by unit;
select unit, total, other_total, items, lines from xcedu.compare_assessment('regress_clock_copy', 'regress_clock', '2024-01-01') where difference <> 0 order by unit;

-- published by a clock that was set: it may be set to another day, and not be given up
select set_clock('2024-02-01');
select publish_month('2024-01-01') is not null as published;
select set_clock('2024-02-10');
select today('Asia/Shanghai');
select pg_temp.refused('select set_clock(null)') as given_up;
select pg_temp.refused('delete from clock') as deleted;

-- published by the real clock: it cannot be replaced
select xcedu.create_assessment('regress_clock_real', 'empty');
set search_path = regress_clock_real, pg_catalog;
\i :rule_book
select set_clock('2024-01-20');
select set_clock(null);
select today('Asia/Shanghai') = (now() at time zone 'Asia/Shanghai')::date as real;
select open_month('2024-01-01');
insert into mark (unit, item, month, score) select u, 'key', '2024-01-01', 60 from unnest('{A,B,C,D}'::text[]) as u;
select publish_month('2024-01-01') is not null as published;
select pg_temp.refused($$select set_clock('2024-01-20')$$) as replaced;
select pg_temp.refused($$insert into clock (day) values ('2024-01-20')$$) as inserted;
-- except in a copy, both ways; its clock stands where it was copied until then
select xcedu.copy_assessment('regress_clock_real', 'regress_clock_free');
select regress_clock_free.set_clock('2024-01-20');
select regress_clock_free.today('Asia/Shanghai');
select regress_clock_free.set_clock(null);
select regress_clock_free.today('Asia/Shanghai') = (now() at time zone 'Asia/Shanghai')::date as real;

-- days that are none, and what is recorded of the clock
select pg_temp.refused($$select regress_clock_free.set_clock('infinity')$$) as infinite;
select pg_temp.refused($$select regress_clock_free.set_clock('1889-12-31')$$) as long_ago;
select pg_temp.refused($$insert into regress_clock_free.clock (day, moment) values ('2024-01-20', now())$$) as both;
select pg_temp.refused($$insert into regress_clock_free.clock (clock, day) values ('another', '2024-01-20')$$) as another;
select row_key, old ->> 'day' as old_day, new ->> 'day' as new_day from regress_clock.history where relation = 'clock' order by change;

drop schema regress_clock, regress_clock_copy, regress_clock_real, regress_clock_free cascade;
