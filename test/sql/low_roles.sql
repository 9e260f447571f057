-- A role may spoil its own rows, and never anybody else's work: whatever a unit, a section, the bureau or a
-- reader writes, the secretariat opens, publishes, amends, verifies and reloads.
--
-- R21 表扬内容由各单位申报，市教育局审核运用: a claim that nobody has reviewed decides nothing.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set duties :abs_srcdir '/helpers/duties.sql'
\set ECHO none
\o /dev/null
\i :duties
\o
\set ECHO all

set role regress_duties_owner;
set search_path = regress_duties, pg_catalog;
-- from March on there is another scheme, which has no rule award
insert into scheme (scheme, title, first_month) values ('next', '新办法', '2024-03-01');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, points_each)
select 'next', item, parent, kind, part, start, floor, cap, weight, points_each from scheme_item where scheme = 's';
insert into scheme_rule (scheme, rule, item, once, level, points)
select 'next', rule, item, once, level, points from scheme_rule where scheme = 's' and rule <> 'award';
insert into mark (unit, item, month, score) values ('C', 'key2', '2024-02-01', 6);
-- the warehouse's rows: one of each kind is here already, one is to come
create table regress_elsewhere.task as
select unit, task_id, item, month, title, issued_on, due_on, done_on, 'oa-1' as external_id from task where unit = 'A' and task_id = 'done'
union all
values ('B', 'new', 'assignment', date '2024-02-01', '新任务', date '2024-02-01', date '2024-02-09', date '2024-02-09', 'oa-2');
create table regress_elsewhere.event as
select unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, external_id from event where unit = 'B'
union all
values ('A', 'new', 'meeting', null, '新会议', date '2024-02-20', '新1号', date '2024-02-21', 'approved', 'oa-3');
grant select on regress_elsewhere.task, regress_elsewhere.event to regress_secretariat;
reset role;

-- What comes of a statement of a role, and which acts of the secretariat fail after it. All of it is undone.
create function pg_temp.spoil(role text, statement text, out answer text, out stopped text)
language plpgsql
as $spoil$
declare
    act record;
    said text;
begin
    perform set_config('search_path', 'regress_duties, pg_catalog', true);
    begin
        perform set_config('role', spoil.role, true);
        execute spoil.statement;
        answer := 'accepted';
    exception
        when others then
            answer := sqlstate;
    end;
    perform set_config('role', 'regress_secretariat', true);
    for act in
        select a.name, a.statement, a.expected
        from (values (1, 'reload task', 'select count(*) filter (where action = ''refused'') from reload(''task'', ''regress_elsewhere.task'')', '0'),
                     (2, 'reload event', 'select count(*) filter (where action = ''refused'') from reload(''event'', ''regress_elsewhere.event'')', '0'),
                     (3, 'open', 'select open_month(''2024-03-01'') > 0', 'true'),
                     (4, 'publish', 'select publish_month(''2024-02-01'') <> ''''', 'true'),
                     (5, 'amend', 'select amend_month(''2024-01-01'', ''reason'') is null', 'false'),
                     (6, 'publish again', 'select publish_month(''2024-01-01'') <> ''''', 'true'),
                     (7, 'verify', 'select count(*) from verify_publications()', '0')) as a (place, name, statement, expected)
        order by a.place
    loop
        begin
            execute act.statement into said;
            if said is distinct from act.expected then
                stopped := concat_ws('; ', stopped, act.name || ': ' || coalesce(said, 'NULL'));
            end if;
        exception
            when others then
                stopped := concat_ws('; ', stopped, act.name || ': ' || sqlstate || ' ' || sqlerrm);
        end;
    end loop;
    raise exception using errcode = 'UNDO1', message = coalesce(answer, ''), detail = coalesce(stopped, '');
exception
    when sqlstate 'UNDO1' then
        get stacked diagnostics answer = message_text, stopped = pg_exception_detail;
end
$spoil$;

create temporary table spoiler (place integer generated always as identity, role text, statement text);
insert into spoiler (role, statement) values
    -- nobody spoils anything
    ('regress_reader', 'select'),
    -- a claim in a month that is not open, of a rule that the next scheme drops
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'x', 'award', 't', '2024-03-10')$$),
    -- before every month; of a published month
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'x', 'award', 't', '1990-01-01')$$),
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'x', 'award', 't', '2024-01-10')$$),
    -- keys that look alike when they are joined, in quotes, brackets and lines
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'B/b2', 'award', 't', '2024-02-10'), ('A', 'A", "a1', 'award', 't', '2024-02-10')$$),
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', E'a\nb', 'award', 't', '2024-02-10')$$),
    -- the identifier of the warehouse's event, and its identifier in the warehouse
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'new', 'award', 't', '2024-02-10')$$),
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on, external_id) values ('A', 'x', 'award', 't', '2024-02-10', 'oa-3')$$),
    -- the work of an event that counts; a text as long as may be, and longer
    ('regress_unit_a', $$insert into event (unit, event_id, rule, work, title, occurred_on) values ('A', 'x', 'award', 'W', 't', '2024-02-10')$$),
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'x', 'award', repeat('长', 10000), '2024-02-10')$$),
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'x', 'award', repeat('长', 10001), '2024-02-10')$$),
    ('regress_unit_a', $$insert into event (unit, event_id, rule, title, occurred_on) select 'A', 'x' || n, 'award', 't', '2024-02-10' from generate_series(1, 1000) as n$$),
    -- its claim becomes another one, and its own review
    ('regress_unit_a', $$update event set rule = 'criticism', occurred_on = '2024-03-31', document_no = 'n', document_on = '2024-03-31' where event_id = 'a2'$$),
    ('regress_unit_a', $$update event set status = 'approved' where event_id = 'a2'$$),
    ('regress_unit_a', $$select review('A', 'a2', 'approved', (select seen from event_review where event_id = 'a2'))$$),
    ('regress_unit_a', $$delete from event where event_id = 'a2'$$),
    -- the identifiers that open_month() gives to reports, of a month to come and of an open one
    ('regress_section', $$insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('A', 'report-2024-03-1', 'report', '2024-02-01', 't', '2024-02-01', '2024-02-09')$$),
    ('regress_section', $$insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('A', 'report-2024-03-1', 'report', '2024-03-01', 't', '2024-03-01', '2024-03-09')$$),
    -- the identifiers of the warehouse's tasks
    ('regress_section', $$insert into task (unit, task_id, item, month, title, issued_on, due_on, external_id) values ('B', 'new', 'report', '2024-02-01', 't', '2024-02-01', '2024-02-09', 'oa-9')$$),
    ('regress_section', $$insert into task (unit, task_id, item, month, title, issued_on, due_on, external_id) values ('B', 'x', 'report', '2024-02-01', 't', '2024-02-01', '2024-02-09', 'oa-2')$$),
    -- the reports are gone, are of another unit, are of another item; marks out of range, of a published month
    ('regress_section', $$select remove_task(unit, task_id) from task where month = '2024-02-01'$$),
    ('regress_section', $$update task set unit = 'C', task_id = unit || task_id where month = '2024-02-01'$$),
    ('regress_section', $$update task set done_on = null where month = '2024-02-01'$$),
    ('regress_section', $$update task set item = 'assignment' where month = '2024-02-01'$$),
    ('regress_section', $$update mark set score = null, deduction = 10, reason = repeat('x', 10000) where month = '2024-02-01'$$),
    ('regress_section', $$update mark set score = 1000 where month = '2024-02-01'$$),
    ('regress_section', $$update mark set month = '2024-01-01' where month = '2024-02-01'$$),
    ('regress_section', $$insert into mark (unit, item, month, score) values ('A', 'key1', '2024-03-01', 1)$$),
    -- penalties of a rule that the next scheme drops or of none, before every month, of a published one, with the warehouse's identifiers
    ('regress_bureau', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'x', 'award', 't', '2024-02-10')$$),
    ('regress_bureau', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'x', 'criticism', 't', '1990-01-01')$$),
    ('regress_bureau', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'x', 'criticism', 't', '2024-01-10')$$),
    ('regress_bureau', $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'x', 'criticism', 't', '2024-03-10')$$),
    ('regress_bureau', $$insert into event (unit, event_id, rule, title, occurred_on, external_id) values ('A', 'new', 'criticism', 't', '2024-02-10', 'oa-9')$$),
    ('regress_bureau', $$insert into event (unit, event_id, rule, title, occurred_on, external_id) values ('A', 'x', 'criticism', 't', '2024-02-10', 'oa-3')$$),
    -- an event of the published month is taken out, moved, revoked
    ('regress_bureau', $$select remove_penalty('B', 'b1')$$),
    ('regress_bureau', $$update event set occurred_on = '2024-03-10' where event_id = 'b1'$$),
    ('regress_bureau', $$select review('A', 'a1', 'revoked', (select seen from event_review where event_id = 'a1'))$$),
    ('regress_bureau', $$select review('B', 'b2', 'revoked', (select seen from event_review where event_id = 'b2'))$$),
    -- the secretariat's own work
    ('regress_section', $$delete from period$$),
    ('regress_bureau', $$select publish_month('2024-02-01')$$),
    ('regress_unit_a', $$select open_month('2024-03-01')$$);
select s.place, s.role, x.answer, x.stopped
from spoiler as s
cross join lateral pg_temp.spoil(s.role, s.statement) as x
order by s.place;

-- ---------- locks ----------
-- No low role locks a table against anybody: the modes that it gets are those in which others write, too. No rows
create function pg_temp.locked(role text, relation text, mode text) returns boolean language plpgsql as $locked$
begin
    perform set_config('role', locked.role, true);
    execute format('lock table regress_duties.%I in %s mode nowait', locked.relation, locked.mode);
    raise exception using errcode = 'UNDO1';
exception
    when sqlstate 'UNDO1' then return true;
    when insufficient_privilege then return false;
end
$locked$;
select r.role, c.relname, m.mode
from unnest(array['regress_reader', 'regress_unit_a', 'regress_section', 'regress_bureau', 'regress_secretariat', 'regress_both']) as r (role)
cross join pg_class as c
cross join unnest(array['share', 'share row exclusive', 'exclusive', 'access exclusive']) as m (mode)
where c.relnamespace = 'regress_duties'::regnamespace and c.relkind = 'r' and pg_temp.locked(r.role, c.relname, m.mode)
order by 1, 2, 3;
-- whoever holds the advisory lock of a month, with a duty or without, is named to the secretariat
set search_path = regress_duties, pg_catalog;
begin;
select lock_class() as class, lock_of('2024-02-01') as key \gset
set local role regress_nobody;
select pg_advisory_xact_lock(:class, :key);
set local role regress_secretariat;
select locked, held_for, granted, role = session_user as who_logged_in, pid = pg_backend_pid() as by_this_session from regress_duties.month_lock order by locked;
rollback;

\set ECHO none
\o /dev/null
set client_min_messages = warning;
drop schema regress_duties cascade;
drop schema regress_elsewhere cascade;
select format('drop owned by %s', string_agg(quote_ident(rolname), ', ')) as statement from pg_roles
where rolname in ('regress_duties_owner', 'regress_reader', 'regress_unit_a', 'regress_unit_b', 'regress_both', 'regress_section', 'regress_bureau', 'regress_secretariat', 'regress_inherits', 'regress_noinherits', 'regress_plain', 'regress_nobody') \gset
:statement;
drop role regress_inherits, regress_noinherits, regress_reader, regress_unit_a, regress_unit_b, regress_both, regress_section, regress_bureau, regress_secretariat, regress_plain, regress_nobody, regress_duties_owner;
\o
