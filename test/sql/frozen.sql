-- What is published cannot be changed: the rows of a published month and of the scheme that it
-- was scored by, verb by verb; what stays possible; and the same in replica mode.

set datestyle = iso;
-- what is compiled here would take much longer than it runs
set jit = off;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
select xcedu.create_assessment('regress_frozen', 'empty');
set search_path = regress_frozen, pg_catalog;
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\i :rule_book

-- January is published and scored by small; February, scored by other, and March, without facts,
-- are open; a third scheme, unused, scores nothing.
insert into scheme (scheme, title) values ('other', '另一办法'), ('unused', '未用的办法');
insert into provision select 'other', provision, clause from provision where scheme = 'small';
insert into item values ('spare', '备用');
insert into rule values ('spare', '备用');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, points_each, clause)
select s, item, parent, kind, part, start, floor, cap, weight, points_each, clause
from scheme_item cross join unnest(array['other', 'unused']) as s
where scheme = 'small';
insert into scheme_rule (scheme, rule, item, level, precedence, points, clause, once)
select 'other', rule, item, level, precedence, points, clause, once from scheme_rule where scheme = 'small';
insert into exemption values ('B', 'chore', '2024-01-01', '2024-01-01', '一月豁免'), ('B', 'key', '2024-02-01', null, '二月起豁免');
-- no ledger, so no obligations to report: 0, 0, 0
select open_month('2024-01-01', 'small') as january, open_month('2024-02-01', 'other') as february, open_month('2024-03-01', 'other') as march;
insert into mark (unit, item, month, score)
select u.unit, 'key', m.month, 60
from unit as u
cross join (values (date '2024-01-01'), ('2024-02-01')) as m (month)
where (u.unit, m.month) <> ('B', '2024-02-01');
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on) values
    ('A', 'jan', 'chore', '2024-01-01', '一月', '2024-01-02', '2024-01-10', '2024-01-10'),
    ('A', 'feb', 'chore', '2024-02-01', '二月', '2024-02-02', '2024-02-10', '2024-02-10');
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('A', 'bad', 'blame', '通报', '2024-01-10', null, null, 'approved'),
    ('A', 'claim', 'praise', '申报', '2024-01-10', null, null, 'claimed'),
    ('A', 'claim2', 'praise', '申报', '2024-01-10', '1号', '2024-01-11', 'claimed'),
    ('A', 'good', 'praise', '表彰', '2024-01-10', '2号', '2024-01-11', 'approved'),
    ('A', 'no', 'praise', '未认定', '2024-01-10', null, null, 'rejected'),
    ('B', 'feb', 'blame', '二月通报', '2024-02-10', null, null, 'approved');
select publish_month('2024-01-01') is not null as published;

-- Does a statement, undoes it, and says what came of it: its SQLSTATE, or how many rows it was about.
create function pg_temp.outcome(statement text)
returns text
language plpgsql
as $$
declare
    touched bigint;
begin
    execute outcome.statement;
    get diagnostics touched = row_count;
    raise exception using errcode = 'UNDO0', message = touched;
exception
    when sqlstate 'UNDO0' then return sqlerrm;
    when others then return sqlstate;
end
$$;

-- ---------- relation by verb ----------
create temporary table matrix (relation text, state text, verb text, statement text);
insert into matrix values
    ('task', 'published', 'insert', $$insert into task values ('B', 'x', 'chore', '2024-01-01', 'x', '2024-01-02', '2024-01-03', '2024-01-03')$$),
    ('task', 'published', 'update', $$update task set title = 'x' where month = '2024-01-01'$$),
    ('task', 'published', 'delete', $$delete from task where month = '2024-01-01'$$),
    ('task', 'open', 'insert', $$insert into task values ('B', 'x', 'chore', '2024-02-01', 'x', '2024-01-02', '2024-01-03', '2024-01-03')$$),
    ('task', 'open', 'update', $$update task set title = 'x' where month = '2024-02-01'$$),
    ('task', 'open', 'delete', $$delete from task where month = '2024-02-01'$$),
    ('mark', 'published', 'insert', $$insert into mark (unit, item, month, score) values ('A', 'chore', '2024-01-01', 1)$$),
    ('mark', 'published', 'update', $$update mark set score = 61 where month = '2024-01-01'$$),
    ('mark', 'published', 'delete', $$delete from mark where month = '2024-01-01'$$),
    ('mark', 'open', 'insert', $$insert into mark (unit, item, month, score) values ('B', 'key', '2024-02-01', 1)$$),
    ('mark', 'open', 'update', $$update mark set score = 61 where month = '2024-02-01'$$),
    ('mark', 'open', 'delete', $$delete from mark where month = '2024-02-01'$$),
    ('event', 'published', 'insert', $$insert into event (unit, event_id, rule, title, occurred_on, status, month) values ('A', 'x', 'blame', 'x', '2024-01-10', 'approved', '2024-01-01')$$),
    ('event', 'published', 'update', $$update event set title = 'x' where month = '2024-01-01'$$),
    ('event', 'published', 'delete', $$delete from event where month = '2024-01-01'$$),
    ('event', 'open', 'insert', $$insert into event (unit, event_id, rule, title, occurred_on, status, month) values ('A', 'x', 'blame', 'x', '2024-02-10', 'approved', '2024-02-01')$$),
    ('event', 'open', 'update', $$update event set title = 'x' where month = '2024-02-01'$$),
    ('event', 'open', 'delete', $$delete from event where month = '2024-02-01'$$),
    ('exemption', 'published', 'insert', $$insert into exemption values ('C', 'key', '2023-12-01', '2024-01-01', 'x')$$),
    ('exemption', 'published', 'update', $$update exemption set first_month = '2024-01-01' where item = 'key'$$),
    ('exemption', 'published', 'delete', $$delete from exemption where item = 'chore'$$),
    ('exemption', 'open', 'insert', $$insert into exemption values ('C', 'key', '2024-02-01', null, 'x')$$),
    ('exemption', 'open', 'update', $$update exemption set last_month = '2024-03-01' where item = 'key'$$),
    ('exemption', 'open', 'delete', $$delete from exemption where item = 'key'$$),
    ('period', 'published', 'insert', $$insert into period (month, scheme, published, revision) values ('2024-04-01', 'other', true, 1)$$),
    ('period', 'published', 'update', $$update period set scheme = 'other' where month = '2024-01-01'$$),
    ('period', 'published', 'delete', $$delete from period where month = '2024-01-01'$$),
    ('period', 'open', 'insert', $$insert into period (month, scheme) values ('2024-04-01', 'other')$$),
    ('period', 'open', 'update', $$update period set scheme = 'small' where month = '2024-02-01'$$),
    ('period', 'open', 'delete', $$delete from period where month = '2024-03-01'$$),
    ('scheme', 'published', 'update', $$update scheme set ties = 'dense' where scheme = 'small'$$),
    ('scheme', 'published', 'delete', $$delete from scheme where scheme = 'small'$$),
    ('scheme', 'open', 'insert', $$insert into scheme (scheme, title) values ('x', 'x')$$),
    ('scheme', 'open', 'update', $$update scheme set ties = 'dense' where scheme <> 'small'$$),
    ('scheme', 'open', 'delete', $$insert into scheme (scheme, title) values ('x', 'x'); delete from scheme where scheme = 'x'$$),
    ('provision', 'published', 'insert', $$insert into provision values ('small', 'review', 'x')$$),
    ('provision', 'published', 'update', $$update provision set clause = 'x' where scheme = 'small'$$),
    ('provision', 'published', 'delete', $$delete from provision where scheme = 'small'$$),
    ('provision', 'open', 'insert', $$insert into provision values ('other', 'review', 'x')$$),
    ('provision', 'open', 'update', $$update provision set clause = 'x' where scheme = 'other'$$),
    ('provision', 'open', 'delete', $$delete from provision where scheme = 'other'$$),
    ('scheme_item', 'published', 'insert', $$insert into scheme_item (scheme, item, parent, kind, cap) values ('small', 'spare', 'all', 'mark', 1)$$),
    ('scheme_item', 'published', 'update', $$update scheme_item set cap = 81 where scheme = 'small' and item = 'key'$$),
    ('scheme_item', 'published', 'delete', $$delete from scheme_item where scheme = 'small' and item = 'key'$$),
    ('scheme_item', 'open', 'insert', $$insert into scheme_item (scheme, item, parent, kind, cap) values ('other', 'spare', 'all', 'mark', 1)$$),
    ('scheme_item', 'open', 'update', $$update scheme_item set cap = 81 where scheme = 'other' and item = 'key'$$),
    ('scheme_item', 'open', 'delete', $$delete from scheme_item where scheme = 'unused'$$),
    ('scheme_rule', 'published', 'insert', $$insert into scheme_rule (scheme, rule, item, points) values ('small', 'spare', 'criticism', -1)$$),
    ('scheme_rule', 'published', 'update', $$update scheme_rule set points = points * 2 where scheme = 'small'$$),
    ('scheme_rule', 'published', 'delete', $$delete from scheme_rule where scheme = 'small' and rule = 'honour'$$),
    ('scheme_rule', 'open', 'insert', $$insert into scheme_rule (scheme, rule, item, points) values ('other', 'spare', 'criticism', -1)$$),
    ('scheme_rule', 'open', 'update', $$update scheme_rule set points = points * 2 where scheme = 'other'$$),
    ('scheme_rule', 'open', 'delete', $$delete from scheme_rule where scheme = 'other' and rule = 'honour'$$);
-- and the published rows themselves: what is written into a revision that is published already, and
-- any change of what is only added to
insert into matrix
select r.relation, 'published', v.verb,
       case v.verb
           when 'insert' then format('insert into %1$s select (jsonb_populate_record(x, %2$L)).* from %1$s as x where x.month = ''2024-01-01'' limit 1', r.relation, r.another)
           when 'update' then format('update %s set %s', r.relation, r.change)
           else format('delete from %s', r.relation)
       end
from (values ('published_score', '{"unit": "X"}', 'total = total + 1'),
             ('published_line', '{"unit": "X"}', 'points = points + 1'),
             ('published_fact', '{"row_key": "X"}', $$row_key = row_key || 'x'$$),
             ('publication', null, $$note = 'x'$$),
             ('amendment', null, $$reason = 'x'$$),
             ('change_record', null, $$by_role = 'x'$$)) as r (relation, another, change)
cross join (values ('insert'), ('update'), ('delete')) as v (verb)
where v.verb <> 'insert' or r.another is not null;

create temporary view outcomes as
select m.relation, m.state, m.verb, pg_temp.outcome(m.statement) as outcome
from matrix as m
offset 0;

-- 55000 for all that is published, but where something else is asked before:
--   period       delete  23503   facts and the publication are of it
--   scheme       delete  23503   its items and others are of it
--   scheme_item  delete  23514   marks are of it
select relation,
       max(outcome) filter (where verb = 'insert') as insert,
       max(outcome) filter (where verb = 'update') as update,
       max(outcome) filter (where verb = 'delete') as delete
from outcomes
where state = 'published'
group by relation
order by relation;
-- What is open is written, so many rows:
--   event        1  1  1
--   exemption    1  1  1
--   mark         1  3  3   A, C and D
--   period       1  1  1
--   provision    1  2  2
--   scheme       1  2  1   other and unused
--   scheme_item  1  1  9   the tree of unused
--   scheme_rule  1  3  1
--   task         1  1  1
select relation,
       max(outcome) filter (where verb = 'insert') as insert,
       max(outcome) filter (where verb = 'update') as update,
       max(outcome) filter (where verb = 'delete') as delete
from outcomes
where state = 'open'
group by relation
order by relation;

-- TRUNCATE is refused for every table, open or not, by a guard of its own and not only of one that
-- references it: no row
create temporary view truncated as
select c.relname, pg_temp.refused(format('truncate %I cascade', c.relname)) as refusal
from pg_class as c
where c.relnamespace = 'regress_frozen'::regnamespace and c.relkind in ('r', 'p')
offset 0;
set client_min_messages = warning;
select relname, refusal
from truncated
where refusal not like format('55000: table %s cannot be truncated%%', relname)
      and refusal not like format('55000: rows of %s are never changed or deleted%%', relname)
order by relname;
reset client_min_messages;

-- A fact moves neither into a published month nor out of it, nor to another unit: 55000 for each, but
-- 23514 where an event would be in a month before the one to which its days belong
select pg_temp.outcome($$update task set month = '2024-02-01' where task_id = 'jan'$$) as task_out,
       pg_temp.outcome($$update task set month = '2024-01-01' where task_id = 'feb'$$) as task_in,
       pg_temp.outcome($$update mark set month = '2024-03-01' where unit = 'A' and month = '2024-01-01'$$) as mark_out,
       pg_temp.outcome($$delete from mark where unit = 'A' and month = '2024-01-01'; update mark set month = '2024-01-01' where unit = 'A'$$) as mark_in,
       pg_temp.outcome($$update task set unit = 'C' where task_id = 'jan'$$) as task_key;
select pg_temp.outcome($$update event set month = '2024-02-01' where event_id = 'good'$$) as event_out,
       pg_temp.outcome($$update event set occurred_on = '2024-02-10', document_on = '2024-02-11' where event_id = 'good'$$) as by_its_days,
       pg_temp.outcome($$update event set month = '2024-01-01' where event_id = 'feb'$$) as event_in,
       pg_temp.outcome($$update event set occurred_on = '2024-01-10', month = '2024-01-01' where event_id = 'feb'$$) as in_by_its_days,
       pg_temp.outcome($$update event set unit = 'C' where event_id = 'good'$$) as event_unit,
       pg_temp.outcome($$update event set event_id = 'x' where event_id = 'claim'$$) as event_key;
-- By whatever statement: one that is about open months too does nothing at all, and ON CONFLICT, MERGE,
-- writing in WITH and COPY are held as well. 55000 for each
select pg_temp.outcome($$update mark set score = 61$$) as both_months,
       pg_temp.outcome($$insert into mark (unit, item, month, score) values ('A', 'key', '2024-01-01', 1) on conflict (unit, item, month, rater) do update set score = excluded.score$$) as on_conflict,
       pg_temp.outcome($$merge into mark as m using (values ('A')) as v (unit) on m.unit = v.unit and m.month = '2024-01-01' when matched then delete$$) as merged,
       pg_temp.outcome($$with gone as (delete from mark where month = '2024-01-01' returning unit) select count(*) from gone$$) as in_with;
copy task (unit, task_id, item, month, title, issued_on, due_on) from stdin;
B	copied	chore	2024-01-01	x	2024-01-02	2024-01-03
\.

-- What the errors say: the month, the row, and what to do
select pg_temp.refused($$update mark set score = 61 where month = '2024-01-01' and unit >= 'B'$$) as mark;
select pg_temp.refused($$delete from task where task_id = 'jan'$$) as task;
select pg_temp.refused($$update event set title = 'x' where event_id = 'good'$$) as event;
select pg_temp.refused($$insert into event (unit, event_id, rule, title, occurred_on, month) values ('A', 'x', 'blame', 'x', '2024-01-10', '2024-01-01')$$) as event_in;
select pg_temp.refused($$update event set month = '2024-01-01' where event_id = 'feb'$$) as before_its_days;
select pg_temp.refused($$delete from exemption where item = 'chore'$$) as exemption;
select pg_temp.refused($$update scheme_rule set points = 4 where rule = 'praise'$$) as scheme_rule;
select pg_temp.refused($$update period set published = false where month = '2024-01-01'$$) as period;
select pg_temp.refused($$update published_score set total = 1$$) as published_score;
select pg_temp.refused($$insert into published_line select month, revision, 'X', line, kind, part, parent, item, rule, source, title, points, clause, why, digest from published_line where unit = 'A'$$) as published_line;
select pg_temp.refused($$delete from change_record$$) as change_record;
select pg_temp.refused($$truncate event_step$$) as truncated;

-- ---------- what stays possible ----------
-- A row that is written as it was is not changed, and not recorded: 0
select count(*) as changes from history \gset before_
update task set title = title where month = '2024-01-01';
update mark set score = score where month = '2024-01-01';
update event set title = title where month = '2024-01-01';
update scheme set ties = ties where scheme = 'small';
update scheme_item set cap = cap where scheme = 'small';
update exemption set reason = reason;
update period set scheme = scheme;
update task set title = title where false;
delete from mark where month = '2023-01-01';
select count(*) - :before_changes as recorded from history;
-- but for what is only added to, and never written again: 55000
select pg_temp.outcome('update published_score set total = total') as published_score, pg_temp.outcome('update change_record set old = old') as change_record;

-- What an exemption is in January does not change where it becomes longer: 1, 1, 1
select pg_temp.outcome($$update exemption set reason = '更正' where item = 'chore'$$) as reason,
       pg_temp.outcome($$update exemption set last_month = '2024-02-01' where item = 'chore'$$) as longer,
       pg_temp.outcome($$update exemption set last_month = null, first_month = '2023-12-01' where item = 'chore'$$) as both_ends;
-- Units, titles, readings, milestones, the ledger and the calendar are not frozen: 4 units, 10 items, 4 rules, and 1 each
select pg_temp.outcome($$update unit set name = name || 'x'$$) as unit,
       pg_temp.outcome($$update item set title = title || 'x'$$) as item,
       pg_temp.outcome($$update rule set title = title || 'x'$$) as rule,
       pg_temp.outcome($$insert into reading values ('small', 'gap', 'x', 'A1', 'x')$$) as reading,
       pg_temp.outcome($$insert into milestone values ('small', 'key', '2024-12-31', 'x')$$) as milestone,
       pg_temp.outcome($$insert into holiday values ('2024-01-01', false, 'x')$$) as holiday,
       pg_temp.outcome($$insert into ledger values (1, 'key', 'x', null)$$) as ledger;

-- A late event goes to the first open month (A19): February, carried from January
begin;
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'late', 'blame', '迟报', '2024-01-20');
select month, carried_from from event where event_id = 'late';
rollback;

-- The review of a claim (A19) and a revocation (A20): 1 each
select pg_temp.outcome($$update event set status = 'approved', document_no = '3号', document_on = '2024-01-12' where event_id = 'claim'$$) as approved,
       pg_temp.outcome($$update event set status = 'rejected' where event_id = 'claim'$$) as rejected,
       pg_temp.outcome($$update event set status = 'revoked' where event_id = 'good'$$) as revoked,
       pg_temp.outcome($$update event set status = 'revoked', revoked_month = '2024-05-01' where event_id = 'good'$$) as revoked_later;
-- Whatever else is refused by the guards, 55000, or by the states of an event, 23514:
--   a claim gets another title, document or rule, or a document of another month, without being
--   reviewed, or is deleted: 55000
--   a revocation with another title or document: 55000, and in January: 23514
--   what was rejected is approved: 23514
select pg_temp.outcome($$update event set title = 'x' where event_id = 'claim'$$) as title,
       pg_temp.outcome($$update event set document_no = '4号' where event_id = 'claim'$$) as document,
       pg_temp.outcome($$update event set rule = 'honour' where event_id = 'claim'$$) as rule,
       pg_temp.outcome($$update event set document_no = '4号', document_on = '2024-02-02' where event_id = 'claim'$$) as of_february,
       pg_temp.outcome($$delete from event where event_id = 'claim'$$) as deleted;
select pg_temp.outcome($$update event set status = 'revoked', title = 'x' where event_id = 'good'$$) as with_title,
       pg_temp.outcome($$update event set status = 'revoked', document_on = '2024-01-12' where event_id = 'good'$$) as with_document,
       pg_temp.outcome($$update event set status = 'revoked', revoked_month = '2024-01-01' where event_id = 'good'$$) as in_january,
       pg_temp.outcome($$update event set external_id = 'x' where event_id = 'good'$$) as external_id,
       pg_temp.outcome($$update event set status = 'approved', document_no = '5号', document_on = '2024-01-12' where event_id = 'no'$$) as rejected_approved;
update event set status = 'approved' where event_id = 'claim2';
update event set status = 'revoked' where event_id = 'good';
--   claim2  approved  February, carried from January
--   good    revoked   January, from February on
select event_id, status, month, carried_from, revoked_month from event where event_id in ('claim2', 'good') order by event_id;
-- January keeps 3 for good and −2 for bad; in February claim2 brings 3 and good takes 3 back: 0, 0
select month, bonus, penalty from score where unit = 'A' and month <= '2024-02-01' order by month;
-- all of that may follow: 0
select count(*) as problems from verify_publications();

-- Once February is published, the month of the revocation is fixed: 55000, 55000
select publish_month('2024-02-01') is not null as published;
select pg_temp.outcome($$update event set revoked_month = '2024-03-01' where event_id = 'good'$$) as later,
       pg_temp.outcome($$update event set title = 'x' where event_id = 'claim2'$$) as title;

-- Reopened, the facts of January are changed like those of any open month, 4 marks, and so is its scheme; those
-- of February are not, 55000, nor what was published of January, nor its period, which its facts hold: 23503
begin;
select amend_month('2024-01-01', '更正') as revision;
select pg_temp.outcome($$update mark set score = 61 where month = '2024-01-01'$$) as january,
       pg_temp.outcome($$update mark set score = 61 where month = '2024-02-01'$$) as february,
       pg_temp.outcome($$update scheme set ties = 'dense' where scheme = 'small'$$) as small,
       pg_temp.outcome($$update scheme set ties = 'dense' where scheme = 'other'$$) as other,
       pg_temp.outcome($$update published_score set total = 1 where month = '2024-01-01'$$) as revision_1,
       pg_temp.outcome($$insert into published_score select (jsonb_populate_record(x, '{"unit": "X"}')).* from published_score as x where month = '2024-01-01' and unit = 'A'$$) as added,
       pg_temp.outcome($$update amendment set reason = 'x'$$) as amendment,
       pg_temp.outcome($$delete from period where month = '2024-01-01'$$) as period;
-- it is neither published nor given another revision by hand: 55000, 55000
select pg_temp.outcome($$update period set published = true where month = '2024-01-01'$$) as published,
       pg_temp.outcome($$update period set revision = 1 where month = '2024-01-01'$$) as revision;
rollback;

-- ---------- rows and their publication ----------
-- The statement that writes a publication writes its rows. By themselves there are none, of a month that is not published nor of
-- the next revision of one: 23503 for all of them, at once
\set fact 'insert into published_fact (month, revision, relation, row_key, content, digest) '
\set score 'insert into published_score select (jsonb_populate_record(x, $${"month": "2024-03-01"}$$)).* from published_score as x where x.unit = $$A$$ and x.month = $$2024-01-01$$'
\set line 'insert into published_line select (jsonb_populate_record(x, $${"revision": 2}$$)).* from published_line as x'
\set publication 'insert into publication select $$2024-03-01$$, 1, 3, text_version, $$other$$, now(), by_role, session_role, note, digest, digest from publication where place = 2'
select pg_temp.outcome(:'score') as score,
       pg_temp.outcome(:'line') as line,
       pg_temp.outcome(:'fact' || $$values ('2024-03-01', 1, 'x', '[]', '[]', '')$$) as fact,
       pg_temp.outcome(:'fact' || $$values ('2024-01-01', 0, 'x', '[]', '[]', '')$$) as revision;
-- nor before it or after it: 23503, 55000. In one statement, in whatever order, 1 and 1
select pg_temp.outcome(:'score' || '; ' || :'publication') as before,
       pg_temp.outcome(:'publication' || '; ' || :'score') as after,
       pg_temp.outcome('with p as (' || :'publication' || ') ' || :'score') as with,
       pg_temp.outcome('with s as (' || :'score' || ') ' || :'publication') as "with either";
-- what says so
begin;
insert into published_fact values ('2024-03-01', 1, 'x', '[]', '[]', '');
rollback;

-- ---------- in replica mode ----------
-- UPDATE and DELETE of what is published are refused by the guards alone: 55000 for all of them.  INSERT is
-- let through, so that a restore loses nothing: 1 for all of them.
set session_replication_role = replica;
select relation,
       max(outcome) filter (where verb = 'insert') as insert,
       max(outcome) filter (where verb = 'update') as update,
       max(outcome) filter (where verb = 'delete') as delete
from outcomes
where state = 'published'
group by relation
order by relation;
-- TRUNCATE likewise: no row
set client_min_messages = warning;
select relname, refusal
from truncated
where refusal not like format('55000: table %s cannot be truncated%%', relname)
      and refusal not like format('55000: rows of %s are never changed or deleted%%', relname)
order by relname;
reset client_min_messages;
-- What is written as it was is let through, 4 marks, and so are a review and a revocation that act in an open
-- month, as they come from a primary: 1, 1. A claim that is reviewed in the published month itself, where it
-- did not count, is not, nor an event that is revoked there: 55000 each
select pg_temp.outcome($$update mark set score = score where month = '2024-01-01'$$) as marks,
       pg_temp.outcome($$update event set status = 'rejected', month = '2024-03-01', carried_from = '2024-01-01' where event_id = 'claim'$$) as reviewed,
       pg_temp.outcome($$update event set status = 'revoked', revoked_month = '2024-03-01' where event_id = 'claim2'$$) as revoked,
       pg_temp.outcome($$update event set status = 'approved' where event_id = 'claim'$$) as approved_there,
       pg_temp.outcome($$update event set status = 'rejected' where event_id = 'claim'$$) as rejected_there,
       pg_temp.outcome($$update event set status = 'revoked', revoked_month = '2024-02-01' where event_id = 'claim2'$$) as revoked_there;
reset session_replication_role;
-- a row that came in so is found
begin;
set local session_replication_role = replica;
insert into task values ('B', 'x', 'chore', '2024-01-01', 'x', '2024-01-02', '2024-01-03', '2024-01-03');
--   2024-01-01  1  fact  task  B/x
select month, revision, problem, relation, row_key from verify_publications() order by problem;
rollback;
-- and nothing else was left behind: 0
select count(*) as problems from verify_publications();

-- ---------- claims that count provisionally (A17) ----------
-- counts, a claim of January, brought 3 there; blamed, a claimed penalty, counts only once it is approved.
select xcedu.create_assessment('regress_frozen_provisional', 'empty');
set search_path = regress_frozen_provisional, pg_catalog;
\i :rule_book
update scheme set pending_claims = 'provisional';
select open_month('2024-01-01') as january, open_month('2024-02-01') as february;
insert into mark (unit, item, month, score) select unit, 'key', '2024-01-01', 60 from unit;
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('A', 'counts', 'praise', '暂计', '2024-01-10', '1号', '2024-01-11', 'claimed'),
    ('A', 'blamed', 'blame', '待定', '2024-01-10', null, null, 'claimed');
select publish_month('2024-01-01') is not null as published;
-- 3, 0
select bonus, penalty from score where unit = 'A' and month = '2024-01-01';
-- Approved it stays in January, rejected it is taken back in February; the penalty moves to February: 1 each.
-- Moved out of January, where its points are, or rejected without being taken back: 55000
select pg_temp.outcome($$update event set status = 'approved' where event_id = 'counts'$$) as approved,
       pg_temp.outcome($$update event set status = 'rejected' where event_id = 'counts'$$) as rejected,
       pg_temp.outcome($$update event set status = 'approved' where event_id = 'blamed'$$) as penalty,
       pg_temp.outcome($$update event set status = 'approved', month = '2024-02-01' where event_id = 'counts'$$) as approved_elsewhere,
       pg_temp.outcome($$update event set status = 'rejected', month = '2024-02-01' where event_id = 'counts'$$) as rejected_elsewhere;
set session_replication_role = replica;
select pg_temp.outcome($$update event set status = 'rejected' where event_id = 'counts'$$) as not_taken_back,
       pg_temp.outcome($$update event set status = 'rejected', revoked_month = '2024-02-01' where event_id = 'counts'$$) as taken_back;
reset session_replication_role;
update event set status = 'rejected' where event_id = 'counts';
update event set status = 'approved' where event_id = 'blamed';
-- January keeps 3 and 0; in February −3 and −2; no problems: 0
insert into mark (unit, item, month, score) select unit, 'key', '2024-02-01', 60 from unit;
select month, bonus, penalty from score where unit = 'A' order by month;
select count(*) as problems from verify_publications();

drop view outcomes, truncated;
drop table matrix;
set client_min_messages = warning;
drop schema regress_frozen, regress_frozen_provisional cascade;
