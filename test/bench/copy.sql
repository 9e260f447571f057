-- A copy as of a time: :facts facts, each entered and then changed once, copied as they are and as they were between
-- the two; and the history of both in the copy.

set client_min_messages = warning;
select xcedu.create_assessment('copied', 'xuchang-2023-8') \g /dev/null
set search_path = copied, public, pg_catalog;
select set_config('bench.facts', :'facts', false) \g /dev/null

-- three quarters are tasks, a quarter events, of 1,000 units in 12 months.  They and their history are written as a restore
-- does, past the triggers.
do $$
declare
    facts constant integer := current_setting('bench.facts')::integer;
begin
    insert into unit
    select 'u' || g, 'unit ' || g, 'county' from generate_series(1, 1000) as g;
    perform open_month((date '2024-01-01' + m * interval '1 month')::date, 'xuchang-2023-8') from generate_series(0, 11) as m;
    set local session_replication_role = replica;
    insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
    select 'u' || 1 + g % 1000, 't' || g, (array['report', 'assignment', 'supervision'])[1 + g % 3], m, 'a task with a title of some length', m, m + 20, m + g % 25
    from generate_series(1, facts * 3 / 4) as g
    cross join lateral (select (date '2024-01-01' + (g % 12) * interval '1 month')::date as m) as x;
    insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, month)
    select 'u' || 1 + g % 1000, 'e' || g, 'meeting-city', 'W' || g % 500, 'an event with a title of some length', m, 'n', m, 'approved', m
    from generate_series(1, facts / 4) as g
    cross join lateral (select (date '2024-01-01' + (g % 12) * interval '1 month')::date as m) as x;
    insert into change_record (at, by_role, session_role, relation, month, row_keys, digests)
    select clock_timestamp(), 'r', 'r', 'task', n.month, array_agg(n.key), array_agg(n.digest)
    from (select row_number() over (order by t.month) / 100 as part, t.month, row_key(t.unit, t.task_id) as key, xcedu.row_digest(t) as digest from task as t) as n
    group by n.month, n.part;
    insert into change_record (at, by_role, session_role, relation, row_key, month, new)
    select clock_timestamp(), 'r', 'r', 'event', row_key(e.unit, e.event_id), e.month, to_jsonb(e) from event as e;
end
$$;
select clock_timestamp() as between \gset
do $$
begin
    set local session_replication_role = replica;
    insert into change_record (at, by_role, session_role, relation, row_key, month, old, new)
    select clock_timestamp(), 'r', 'r', 'task', row_key(t.unit, t.task_id), t.month, to_jsonb(t), to_jsonb(t) || '{"title": "another title"}' from task as t
    union all
    select clock_timestamp(), 'r', 'r', 'event', row_key(e.unit, e.event_id), e.month, to_jsonb(e), to_jsonb(e) || '{"title": "another title"}' from event as e;
    update task set title = 'another title';
    update event set title = 'another title';
end
$$;
vacuum analyze;

\timing on
select xcedu.copy_assessment('copied', 'copied_now');
select xcedu.copy_assessment('copied', 'copied_then', :'between');
\timing off
select count(*) as facts, (select count(*) from copied.history) as changes,
       (select count(*) from copied_then.task where title <> 'another title') + (select count(*) from copied_then.event where title <> 'another title') as as_then
from (select from copied_then.task union all select from copied_then.event) as f;
