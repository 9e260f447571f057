-- No event is lost (A19, A32): one whose month is not there counts in the first open month after it, with
-- carried_from, in whatever order months and events come; until there is one, it is listed as waiting.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\set refused :abs_srcdir '/helpers/refused.sql'
select xcedu.create_assessment('regress_settled', 'empty');
set search_path = regress_settled, pg_catalog;
\set ECHO none
\i :rule_book
\i :refused
\set ECHO all
create function pg_temp.approved(event_id text, occurred_on date, rule text default 'praise') returns void language sql
begin atomic
    insert into regress_settled.event (unit, event_id, rule, title, occurred_on, document_no, document_on, status)
    values ('A', approved.event_id, approved.rule, '事项', approved.occurred_on, '号', approved.occurred_on, 'approved');
end;

-- ---------- an event before the first month ----------
-- Entered before anything is open: it waits for its own month
select pg_temp.approved('early', '2023-11-20');
select month, carried_from from event;
select month, event_id, reason from waiting_event;
-- January is opened: it counts there, carried over from November
select open_month('2024-01-01');
select month, carried_from from event;
select count(*) as waiting from waiting_event;
select month, event_id, points, outcome, carried_from, why from credit;
-- one entered now goes the same way
select pg_temp.approved('late', '2023-11-21');
select event_id, month, carried_from from event order by event_id;
-- December is opened after it: both belong there rather, and back when December is taken out again
select open_month('2023-12-01');
select event_id, month, carried_from from event order by event_id;
delete from period where month = '2023-12-01';
select event_id, month, carried_from from event order by event_id;
-- what is revoked is taken back where it counts: 0 points there, or in the month that it moves to
select pg_temp.approved('gone', '2023-11-22');
update event set status = 'revoked' where event_id = 'gone';
select open_month('2023-12-01');
select event_id, month, carried_from, revoked_month from event order by event_id;
insert into mark (unit, item, month, score) select u.unit, 'key', p.month, 80 from unit as u cross join period as p;
select publish_month('2023-12-01') <> '' as published;
-- early and late, of no work: 3 + 3
select unit, bonus from score where month = '2023-12-01' and bonus <> 0;
-- one of November entered now goes to January, the first open month
select pg_temp.approved('afterwards', '2023-11-23');
select month, carried_from from event where event_id = 'afterwards';

-- ---------- nobody but the secretariat opens months ----------
-- A claim in a month to come under a rule that the next scheme drops: February opens all the same, the claim is a line
-- that says why it does not count, and it cannot be approved, 23514
insert into scheme (scheme, title, first_month) values ('next', '新办法', '2024-02-01');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, points_each)
select 'next', item, parent, kind, part, start, floor, cap, weight, points_each from scheme_item where scheme = 'small';
insert into scheme_rule (scheme, rule, item, once, level, points)
select 'next', rule, item, once, level, points from scheme_rule where scheme = 'small' and rule <> 'honour';
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on)
values ('B', 'dropped', 'honour', '省级表彰', '2024-02-10', '1号', '2024-02-11');
select pg_temp.approved('kept', '2024-02-10', 'honour');
select open_month('2024-02-01');
select unit, event_id, rule_points, points, outcome, why from credit where month = '2024-02-01' order by unit, event_id;
select unit, event_id, status, reason from waiting_event order by event_id;
select pg_temp.refused($$update event set status = 'approved' where event_id = 'dropped'$$) as refusal;
-- and explain() has them, with 0 points
select kind, source, points, why from explain('B', '2024-02-01') where kind in ('bonus', 'penalty') order by line;
insert into mark (unit, item, month, score) select u.unit, 'key', p.month, 80 from unit as u cross join period as p where p.month = '2024-02-01';
select publish_month('2024-01-01') <> '' as published;
-- what was approved would count nowhere: refused, by name; the claim stops nobody
\set VERBOSITY default
select publish_month('2024-02-01');
\set VERBOSITY terse
update event set rule = 'praise' where event_id = 'kept';
select publish_month('2024-02-01') <> '' as published;
select problem from verify_publications();

-- ---------- impossible days and months ----------
select pg_temp.refused(format('select pg_temp.approved(%L, %L)', 'future', current_date + 30)) ~ '^23514: event "future" of unit "A": occurred_on .* is in the future' as occurred,
       pg_temp.refused(format($$insert into event (unit, event_id, rule, title, occurred_on, document_on) values ('A', 'f', 'praise', '', '2024-01-01', %L)$$, current_date + 30))
           ~ '^23514: event "f" of unit "A": document_on .* is in the future' as document;
select pg_temp.refused('select open_month(''2099-01-01'')') as far, pg_temp.refused('select open_month(''1999-12-01'')') as early;
-- the month that it is can be opened, and is not published before it has ended
select open_month(date_trunc('month', current_date)::date) as made;
select pg_temp.refused(format('select publish_month(%L)', date_trunc('month', current_date)::date)) ~ 'has not been opened' as months_between;

-- ---------- a nightly job may open what is open ----------
select open_month('2024-01-01') as made, open_month('2024-01-01', 'small') as the_same;
select pg_temp.refused('select open_month(''2024-01-01'', ''next'')') as another;

-- ---------- time zones ----------
select pg_temp.refused('update scheme set time_zone = ''Mars/Olympus'' where scheme = ''next''') as refusal;
select pg_temp.refused('insert into scheme (scheme, title, time_zone) values (''z'', ''z'', '''')') as refusal;
set client_min_messages = warning;
drop schema regress_settled cascade;

-- ---------- a warehouse's task has the identifier of a report ----------
-- the report has the first number that is free; nobody's task is lost
select xcedu.create_assessment('regress_collision', 'xuchang-2023-8');
set search_path = regress_collision, pg_catalog;
insert into ledger (task_no, item, title) values (1, 'key1', 'one');
insert into ledger_unit (task_no, unit) values (1, '411002'), (1, '411003');
select open_month('2024-02-01', 'xuchang-2023-8') as made;
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select '411002', t.task_id, 'assignment', '2024-02-01', 'of the warehouse', '2024-02-01', '2024-02-09'
from (values ('report-2024-01-1'), ('report-2024-01-1.2')) as t (task_id);
select open_month('2024-01-01') as made;
select unit, task_id, title from task where task_id ^@ 'report-2024-01' order by unit, task_id;
drop schema regress_collision cascade;

-- ---------- many events ----------
-- Opening a month works out once, and not for every event, where events of the same days belong: 600 events of three days, 200 of
-- which wait for the month that is opened.
select xcedu.create_assessment('regress_many_events', 'xuchang-2023-8');
set search_path = regress_many_events, pg_catalog;
select open_month('2024-01-01', 'xuchang-2023-8') as made;
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status)
select '411002', 'e' || g, 'meeting-city', '', date '2024-01-10' + 20 * (g % 3), 'n', date '2024-01-10' + 20 * (g % 3), 'approved'
from generate_series(1, 600) as g;
select month, count(*) as events from event group by month order by month;
set track_functions = 'all';
begin;
select open_month('2024-02-01') as made;
-- own_month() asks once for each pair of days; nothing moves, because each event waited for its own month
select calls <= 3 as once_a_day from pg_stat_xact_user_functions where schemaname = 'regress_many_events' and funcname = 'own_month';
-- and nothing else is asked about every event
select funcname, calls from pg_stat_xact_user_functions where schemaname = 'regress_many_events' and calls >= 100 order by funcname;
commit;
reset track_functions;
select month, count(*) as events, count(*) filter (where carried_from is not null) as carried from event group by month order by month;
drop schema regress_many_events cascade;
