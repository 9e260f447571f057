-- history: every change of rules, units, facts and duties, with old and new, by whom, and for good.

set datestyle = iso;
-- compiling the larger views takes seconds, and they have a handful of rows here
set jit = off;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
create role regress_history_office;
create role regress_history_clerk;
create role "regress_history Chief";
select xcedu.create_assessment('regress_history', 'empty');
set search_path = regress_history, pg_catalog;
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\i :rule_book

-- the rule-book itself: 2 leagues, 1 scheme, 2 provisions, 9 items in its tree, 3 rules in it, 4 units; all came, none went
select relation, count(*) as rows, count(new) as came, count(old) as went from history group by relation order by relation;
select row_key, by_role = session_user as by_me, session_role = session_user as my_session, month, moved_to, old, new
from history
where relation in ('league', 'unit')
order by relation, row_key;

-- What the tables hold, all those whose changes are recorded
create function pg_temp.all_rows()
returns table (relation text, content jsonb)
language plpgsql
as $$
begin
    for relation in
        select distinct g.relation from regress_history.trigger_spec as g where g.handler = 'record_history' order by 1
    loop
        return query execute format('select %L, to_jsonb(t) from regress_history.%I as t', relation, relation);
    end loop;
end
$$;

-- Does something, and says what was recorded of it, and whether that is exactly by what the tables
-- differ from before: what is old went, and what is new came.
create function pg_temp.recorded(statement text)
returns table (change text, row_key text, month date, moved_to date, differs text, exact boolean)
language plpgsql
as $$
declare
    last bigint := (select coalesce(max(h.change), 0) from regress_history.history as h);
    whole boolean;
begin
    create temporary table before as select * from pg_temp.all_rows();
    execute recorded.statement;
    create temporary table afterwards as select * from pg_temp.all_rows();
    create temporary table went as select * from before except all select * from afterwards;
    create temporary table came as select * from afterwards except all select * from before;
    whole := not exists ((select * from went
                          except all
                          select h.relation, h.old from regress_history.history as h where h.change > last and h.old is not null)
                         union all
                         (select h.relation, h.old from regress_history.history as h where h.change > last and h.old is not null
                          except all
                          select * from went)
                         union all
                         (select * from came
                          except all
                          select h.relation, h.new from regress_history.history as h where h.change > last and h.new is not null)
                         union all
                         (select h.relation, h.new from regress_history.history as h where h.change > last and h.new is not null
                          except all
                          select * from came));
    drop table before, afterwards, went, came;
    return query
        select case when h.old is null then 'insert ' when h.new is null then 'delete ' else 'update ' end || h.relation,
               h.row_key,
               h.month,
               h.moved_to,
               (select string_agg(format('%s: %s, then %s', k.key, h.old -> k.key, k.value), '; ' order by k.key)
                from jsonb_each(h.new) as k
                where h.old -> k.key <> k.value),
               whole
        from (select null) as always
        left join regress_history.history as h on h.change > last
        order by h.change;
end
$$;

-- ---------- every table, every verb ----------
-- December 2023 to March 2024
select sum(open_month(m.month::date, 'small')) as obligations
from generate_series(timestamp '2023-12-01', '2024-03-01', interval '1 month') as m (month);

create temporary table written (relation text, place integer, came text, changed text, went text);
insert into written values
    ('league', 1, $$insert into league values ('town', '乡镇')$$,
        $$update league set title = '街道' where league = 'town'$$,
        $$delete from league where league = 'town'$$),
    ('scheme', 2, $$insert into scheme (scheme, title) values ('other', '另一办法')$$,
        $$update scheme set ties = 'dense' where scheme = 'other'$$,
        $$delete from scheme where scheme = 'other'$$),
    ('provision', 3, $$insert into provision values ('small', 'review', '审核')$$,
        $$update provision set clause = '审核运用' where provision = 'review'$$,
        $$delete from provision where provision = 'review'$$),
    ('reading', 4, $$insert into reading values ('small', 'overlap', 'praise', 'A12', '取其高')$$,
        $$update reading set reading = 'A13' where subject = 'praise'$$,
        $$delete from reading where subject = 'praise'$$),
    ('item', 6, $$insert into item values ('more', '附加')$$,
        $$update item set title = '另加' where item = 'more'$$,
        $$delete from item where item = 'more'$$),
    ('scheme_item', 7, $$insert into scheme_item (scheme, item, parent, kind, cap, compare) values ('small', 'more', 'all', 'measure', 10, 'value')$$,
        $$update scheme_item set cap = 12.5 where item = 'more'$$,
        $$delete from scheme_item where item = 'more'$$),
    ('scheme_band', 8, $$insert into scheme_band (scheme, item, at_least, points) values ('small', 'more', 0.9, 8)$$,
        $$update scheme_band set slope = 20 where item = 'more'$$,
        $$delete from scheme_band where item = 'more'$$),
    ('scheme_period', 8, $$insert into scheme_period values ('other', 1, 0.5)$$,
        $$update scheme_period set weight = 0.25 where scheme = 'other'$$,
        $$delete from scheme_period where scheme = 'other'$$),
    ('scheme_grade', 8, $$insert into scheme_grade (scheme, grade, title, place, at_least) values ('small', 'good', '良好', 1, 80)$$,
        $$update scheme_grade set at_least = 85 where grade = 'good'$$,
        $$delete from scheme_grade where grade = 'good'$$),
    ('milestone', 8, $$insert into milestone values ('small', 'key', '2025-12-31', '建成')$$,
        $$update milestone set goal = '建成投用' where item = 'key'$$,
        $$delete from milestone where item = 'key'$$),
    ('rule', 9, $$insert into rule values ('more', '附加')$$,
        $$update rule set title = '另加' where rule = 'more'$$,
        $$delete from rule where rule = 'more'$$),
    ('scheme_rule', 10, $$insert into scheme_rule (scheme, rule, item, points) values ('small', 'more', 'more', 1)$$,
        $$update scheme_rule set points = 0.5 where rule = 'more'$$,
        $$delete from scheme_rule where rule = 'more'$$),
    ('unit', 11, $$insert into unit values ('E', '戊', 'county')$$,
        $$update unit set league = 'department' where unit = 'E'$$,
        $$delete from unit where unit = 'E'$$),
    ('unit_until', 11, $$insert into unit_until values ('A', '2023-11-01', '旧名', 'county')$$,
        $$update unit_until set name = '更旧的名' where unit = 'A'$$,
        $$delete from unit_until where unit = 'A'$$),
    ('rater', 12, $$insert into rater values ('A', '评分')$$,
        $$update rater set role = '审核' where unit = 'A'$$,
        $$delete from rater where unit = 'A'$$),
    ('ledger', 13, $$insert into ledger values (7, 'key', '任务')$$,
        $$update ledger set title = '任务七' where task_no = 7$$,
        $$delete from ledger where task_no = 7$$),
    ('ledger_unit', 14, $$insert into ledger_unit values (7, 'A')$$,
        $$update ledger_unit set unit = 'B' where task_no = 7$$,
        $$delete from ledger_unit where task_no = 7$$),
    ('exemption', 15, $$insert into exemption values ('A', 'key', '2024-01-01', null, '免')$$,
        $$update exemption set last_month = '2024-02-01' where unit = 'A'$$,
        $$delete from exemption where unit = 'A'$$),
    ('holiday', 16, $$insert into holiday values ('2024-02-10', false, '春节')$$,
        $$update holiday set working = true where day = '2024-02-10'$$,
        $$delete from holiday where day = '2024-02-10'$$),
    ('period', 17, $$insert into period (month, scheme) values ('2024-04-01', 'small')$$,
        $$update period set scheme = 'other' where month = '2024-04-01'$$,
        $$delete from period where month = '2024-04-01'$$),
    ('task', 18, $$insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('A', 't1', 'chore', '2024-01-01', '督办', '2024-01-02', '2024-01-10')$$,
        $$update task set done_on = '2024-01-09' where task_id = 't1'$$,
        $$delete from task where task_id = 't1'$$),
    ('mark', 19, $$insert into mark (unit, item, month, score) values ('A', 'key', '2024-01-01', 70)$$,
        $$update mark set score = 71 where unit = 'A'$$,
        $$delete from mark where unit = 'A'$$),
    ('measure', 19, $$insert into measure (unit, item, month, value) values ('A', 'more', '2024-01-01', 0.95)$$,
        $$update measure set target = 0.9 where unit = 'A'$$,
        $$delete from measure where unit = 'A'$$),
    ('clock', 16, $$insert into clock (day) values ('2024-05-20')$$, $$update clock set day = '2024-05-21'$$, $$delete from clock$$),
    ('event', 20, $$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'e1', 'praise', '表彰', '2024-01-10')$$,
        $$update event set title = '市级表彰' where event_id = 'e1'$$,
        $$delete from event where event_id = 'e1'$$),
    ('duty', 21, $$insert into duty values ('regress_history_clerk', 'unit', 'A')$$,
        $$update duty set unit = 'B' where role = 'regress_history_clerk'$$,
        $$delete from duty where role = 'regress_history_clerk'$$);
-- no table is left out but the steps of an event, which come and go with it: those of the list that have no row here
select distinct g.relation from trigger_spec as g where g.handler = 'record_history' except select w.relation from written as w order by 1;
-- One row each, of its table, by its key, with the whole row; facts and periods with their month, and an event with the
-- one that was filled in
select r.change, r.row_key, r.month, r.moved_to, r.exact
from (select w.place, w.came from written as w order by w.place offset 0) as w
cross join lateral pg_temp.recorded(w.came) as r
order by w.place, r.change collate "C";
-- One row each, with what was there before; but the key of ledger_unit and duty is what changes: a row that went, and one that came
select r.change, r.row_key, r.month, r.moved_to, r.differs, r.exact
from (select w.place, w.changed from written as w order by w.place offset 0) as w
cross join lateral pg_temp.recorded(w.changed) as r
order by w.place, r.change collate "C", r.row_key collate "C";
-- From the last to the first, for they stand on each other
select r.change, r.row_key, r.month, r.moved_to, r.exact
from (select w.place, w.went from written as w order by w.place desc offset 0) as w
cross join lateral pg_temp.recorded(w.went) as r
order by w.place desc, r.change collate "C";
drop table written;

-- The row of a claim, from its coming to its end, as it was at each time
select row_number() over (order by change) as nth, old, new
from history
where relation = 'event'
order by change;

-- ---------- statements of every kind ----------
-- three rows: three changes
select * from pg_temp.recorded($$
    insert into mark (unit, item, month, score) values
        ('A', 'key', '2024-01-01', 70), ('B', 'key', '2024-01-01', 71), ('C', 'key', '2024-02-01', 72)
$$) order by row_key;
-- no row: nothing, which is an empty line here
select * from pg_temp.recorded($$update mark set score = 1 where unit = 'D'$$);
select * from pg_temp.recorded($$delete from mark where unit = 'D'$$);
-- a zero at the end of a number is a change, though it is none of the value: A
select change, row_key, month from pg_temp.recorded($$update mark set score = 70.0 where unit = 'A'$$);
select change, row_key, month from pg_temp.recorded($$update mark set score = 70 where unit = 'A'$$);
-- rows that are written as they were: nothing
select * from pg_temp.recorded($$update mark set score = score, reason = reason$$);
select * from pg_temp.recorded($$update unit set name = name$$);
-- of three rows that are written one changes: B
select * from pg_temp.recorded($$update mark set score = greatest(score, 72) where unit <> 'A'$$);
-- the same without the trigger: nothing again, and not exact, for B changed
begin;
alter table mark disable trigger history_update;
select * from pg_temp.recorded($$update mark set score = 73 where unit = 'B'$$);
rollback;
-- NULL, and back
select * from pg_temp.recorded($$update mark set score = null, deduction = 10 where unit = 'A'$$);
select * from pg_temp.recorded($$update mark set score = 70, deduction = null where unit = 'A'$$);
-- an upsert of one that is there and one that is not; and of one that stays as it is
select change, row_key, month, differs, exact from pg_temp.recorded($$
    insert into mark (unit, item, month, score) values ('A', 'key', '2024-01-01', 75), ('D', 'key', '2024-01-01', 60)
    on conflict (unit, item, month, rater) do update set score = excluded.score
$$) order by change;
select * from pg_temp.recorded($$
    insert into mark (unit, item, month, score) values ('A', 'key', '2024-01-01', 75)
    on conflict (unit, item, month, rater) do update set score = excluded.score
$$);
select * from pg_temp.recorded($$
    insert into mark (unit, item, month, score) values ('A', 'key', '2024-01-01', 1) on conflict do nothing
$$);
-- a merge that does all three
select change, row_key, month, differs, exact from pg_temp.recorded($$
    merge into mark as m
    using (values ('A', 76), ('B', null), ('D', 60)) as g (unit, score)
        on m.unit = g.unit and m.item = 'key' and m.month = case g.unit when 'D' then date '2024-02-01' else '2024-01-01' end
    when matched and g.score is null then delete
    when matched then update set score = g.score
    when not matched then insert (unit, item, month, score) values (g.unit, 'key', '2024-02-01', g.score)
$$) order by change;
-- rows that go from one table and come into another in one statement
select change, row_key, differs, exact from pg_temp.recorded($$
    with gone as (delete from mark where unit = 'D' and month = '2024-02-01' returning unit)
    insert into task (unit, task_id, item, month, title, issued_on, due_on)
    select unit, 'instead', 'chore', '2024-02-01', '代评分', '2024-02-02', '2024-02-10' from gone
$$) order by change;
-- COPY
select max(change) as last from history \gset
copy mark (unit, item, month, score) from stdin with (format csv);
B,key,2024-02-01,66
D,key,2024-02-01,67
\.
select relation, row_key, month, old, new from history where change > :last order by change;
-- what is rolled back was no change, and what a savepoint takes back neither
select max(change) as last from history \gset
begin;
update mark set score = 0;
rollback;
begin;
savepoint here;
delete from mark;
rollback to here;
update mark set score = 68 where unit = 'D' and month = '2024-02-01';
commit;
select pg_temp.refused($$update mark set score = 1000 where unit = 'C'$$);
select relation, row_key, old -> 'score' as old, new -> 'score' as new from history where change > :last order by change;

-- ---------- keys ----------
-- a task is given another number: a row that went, and one that came
select change, row_key, month, moved_to, differs, exact
from pg_temp.recorded($$update task set task_id = 't2' where task_id = 'instead'$$)
order by change;
-- two change places: by their keys both are there as before, and have the other's content (the key is made deferrable
-- for it, or it would be in the way of the first of them)
select * from pg_temp.recorded($$
    insert into task (unit, task_id, item, month, title, issued_on, due_on) values
        ('A', 'x', 'chore', '2024-01-01', '甲', '2024-01-02', '2024-01-10'),
        ('B', 'x', 'chore', '2024-01-01', '乙', '2024-01-02', '2024-01-10')
$$) order by row_key;
alter table task drop constraint task_pkey, add constraint task_pkey primary key (unit, task_id) deferrable;
select change, row_key, month, moved_to, differs, exact
from pg_temp.recorded($$update task set unit = case unit when 'A' then 'B' else 'A' end where task_id = 'x'$$)
order by row_key;
-- keys that look the same when joined are told apart: A/B with x, and A with B/x
insert into unit values ('A/B', '甲乙', 'county');
update task set task_id = 'B/x' where unit = 'A' and task_id = 'x';
select change, row_key, month, moved_to, exact
from pg_temp.recorded($$update task set unit = 'A/B', task_id = 'x' where task_id = 'B/x'$$)
order by change;
delete from task where unit = 'A/B';
delete from unit where unit = 'A/B';
-- an event's number: the event went and came, with its month; its steps follow it
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'e1', 'praise', '表彰', '2024-01-10');
select change, row_key, month, moved_to, exact
from pg_temp.recorded($$update event set event_id = 'e2' where event_id = 'e1'$$)
order by change;
select unit, event_id, step, status from event_step order by unit, event_id, step;

-- ---------- months ----------
-- a task of January that counts in February is a change of January, and of February
select * from pg_temp.recorded($$update task set month = '2024-02-01', due_on = '2024-02-10' where unit = 'B' and task_id = 'x'$$);
-- a claim follows its document: January, then March
select row_key, month, moved_to, exact from pg_temp.recorded($$update event set document_no = '1号', document_on = '2024-03-05' where event_id = 'e2'$$);
-- the month is in the key of a mark: one of January went, one of March came
select change, row_key, month, moved_to, exact
from pg_temp.recorded($$update mark set month = '2024-03-01' where unit = 'A' and month = '2024-01-01'$$)
order by change;
-- and one that changes within its month moved nowhere
select row_key, month, moved_to, differs, exact from pg_temp.recorded($$update task set title = '乙二' where unit = 'B' and task_id = 'x'$$);
-- March: its opening, the claim that came, the mark that came
select relation, row_key, old ->> 'month' as from_month, new ->> 'month' as to_month from history_of('2024-03-01') order by change;
-- every month has the changes that left it and those that came to it, each once
select m.month, count(*) = count(distinct h.change) as once,
       count(*) = (select count(*)
                   from history as x
                   where m.month::text in (x.old ->> 'month', x.new ->> 'month')) as whole
from period as m
cross join lateral history_of(m.month) as h
group by m.month
order by m.month;
-- of what has no month there is nothing under a month
select distinct relation from history where month is null order by relation;
select distinct relation from history where month is not null order by relation;
select count(*) as rows from history_of(null);

-- ---------- who ----------
-- The one who logged in, the one set by SET ROLE, also inside functions that are SECURITY DEFINER, whoever
-- owns them, and inside triggers; SESSION stands for who logged in here.
grant usage on schema regress_history to regress_history_clerk, "regress_history Chief";
select grant_duty('regress_history_clerk', 'section', item => 'key');
select grant_duty('regress_history Chief', 'section', item => 'key');
select grant_duty('regress_history_office', 'secretariat');
create function pg_temp.mark_d(score numeric) returns void language sql as $$
    update regress_history.mark set score = mark_d.score where unit = 'D' and month = '2024-02-01'
$$;
create function pg_temp.mark_d_by_owner(score numeric) returns void language sql security definer as $$
    select pg_temp.mark_d(mark_d_by_owner.score)
$$;
create function pg_temp.mark_d_by_chief(score numeric) returns void language sql security definer as $$
    update regress_history.mark set score = mark_d_by_chief.score where unit = 'D' and month = '2024-02-01'
$$;
alter function pg_temp.mark_d_by_chief(numeric) owner to "regress_history Chief";
create temporary view who as
select h.change,
       case h.by_role when session_user then 'SESSION' else h.by_role end as by_role,
       case h.session_role when session_user then 'SESSION' else h.session_role end as session_role,
       h.relation, h.row_key, h.new -> 'score' as score
from regress_history.history as h;
select max(change) as last from history \gset
-- 1: nobody set
select pg_temp.mark_d(1);
-- 2 to 4: the clerk, straight, and inside functions of the owner and of the chief
set role regress_history_clerk;
update regress_history.mark set score = 2 where unit = 'D' and month = '2024-02-01';
select pg_temp.mark_d_by_owner(3);
select pg_temp.mark_d_by_chief(4);
reset role;
-- 5: nobody set, inside a function of the chief; 6: a name that has to be quoted
select pg_temp.mark_d_by_chief(5);
set role "regress_history Chief";
select pg_temp.mark_d(6);
-- 7: none
set role none;
select pg_temp.mark_d(7);
-- 8 and 9: within a transaction, until it ends
begin;
set local role regress_history_clerk;
select pg_temp.mark_d(8);
commit;
select pg_temp.mark_d(9);
-- 10: another who logged in
set session authorization regress_history_clerk;
select pg_temp.mark_d(10);
reset session authorization;
select score, by_role, session_role from who where change > :last order by change;

-- What the functions of an assessment do is done by who calls them: a month is opened, published and amended by the
-- office, and the owner's rights are not its name
select max(change) as last from history \gset
delete from mark;
delete from task;
insert into mark (unit, item, month, score) select unit, 'key', '2023-12-01', 70 from unit order by unit;
set role regress_history_office;
select open_month('2024-04-01') as obligations;
select publish_month('2023-12-01') is not null as published;
select amend_month('2023-12-01', '更正') as revision;
reset role;
-- period: opened; published, in revision 1; reopened, as revision 2
select w.by_role, w.session_role, w.row_key, h.old -> 'published' as was, h.new -> 'published' as published, h.new -> 'revision' as revision
from who as w
join history as h on h.change = w.change
where w.relation = 'period' and w.change > :last
order by w.change;
-- what became of a claim by its review is there twice, in history and among its steps, by the same role
begin;
select grant_duty('regress_history_clerk', 'bureau');
set local role regress_history_clerk;
select review(unit, event_id, 'approved', seen) from event_review where event_id = 'e2';
reset role;
select row_key, old ->> 'status' as was, new ->> 'status' as status, by_role from history where change = (select max(change) from history);
select event_id, step, status, by_role from event_step where step = 2 order by event_id;
rollback;
-- of duties one goes; what a role has already does not come again
select revoke_duty('regress_history Chief', 'section', item => 'key');
select grant_duty('regress_history_clerk', 'section', item => 'key');
select relation, row_key, old is null as came, new is null as went from history where relation = 'duty' and change > :last order by change;

-- ---------- when ----------
-- at the time of the statement, not of its transaction, and in order
begin;
select max(change) as last from history \gset
select clock_timestamp() as before \gset
update mark set score = 71 where unit = 'A';
select clock_timestamp() as between \gset
update mark set score = 72 where unit in ('A', 'B');
select new -> 'score' as score, at > now() as after_its_begin, at between :'before' and :'between' as first, at > :'between' as second
from history
where change > :last
order by change;
commit;
select count(*) as out_of_order
from (select at < lag(at) over (order by change) as earlier from history) as x
where x.earlier;

-- ---------- for good ----------
select count(*) as rows from history \gset
-- 55000, for the owner too
select pg_temp.refused($$update change_record set by_role = 'nobody'$$);
select pg_temp.refused($$update change_record set by_role = by_role where false$$);
select pg_temp.refused($$delete from change_record where change = 1$$);
select pg_temp.refused($$truncate change_record$$);
-- nor by the view, which takes no changes
select pg_temp.refused($$update history set by_role = 'nobody'$$) ~ '^55000' as update, pg_temp.refused($$delete from history$$) ~ '^55000' as delete;
-- under session_replication_role = replica as well
set session_replication_role = replica;
select pg_temp.refused($$update change_record set by_role = 'nobody'$$);
select pg_temp.refused($$delete from change_record$$);
select pg_temp.refused($$truncate change_record$$);
-- a restore in that mode brings its own history: nothing is recorded twice
update mark set score = 73 where unit = 'A';
update mark set score = 72 where unit = 'A';
reset session_replication_role;
-- no table is emptied past its record: those of which TRUNCATE is not refused
set client_min_messages = warning;
select g.relation
from (select distinct relation from trigger_spec where handler = 'record_history') as g
where pg_temp.refused(format('truncate %I cascade', g.relation)) not like '55000: %'
order by g.relation;
reset client_min_messages;
select count(*) - :rows as more from history;
-- nobody but the owner adds a row, and only the secretariat reads it: 42501
set role regress_history_office;
select count(*) = :rows as reads from history;
select pg_temp.refused($$insert into change_record (at, by_role, session_role, relation, row_key, new) values (now(), 'x', 'x', 'mark', 'A', '{}')$$);
select pg_temp.refused($$update change_record set by_role = 'nobody'$$);
select pg_temp.refused($$delete from change_record$$);
select pg_temp.refused($$truncate change_record$$);
set role regress_history_clerk;
select pg_temp.refused($$select count(*) from history$$);
select pg_temp.refused($$select count(*) from history_of('2024-01-01')$$);
select pg_temp.refused($$select count(*) from change_record$$);
select pg_temp.refused($$insert into change_record (at, by_role, session_role, relation, row_key, new) values (now(), 'x', 'x', 'mark', 'A', '{}')$$);
reset role;
-- temporary tables of these names catch nothing
create temporary table history (like regress_history.history);
create temporary table change_record (like regress_history.change_record);
update mark set score = 74 where unit = 'A';
insert into mark (unit, item, month, score) values ('A', 'key', '2024-02-01', 74);
delete from mark where unit = 'A' and month = '2024-02-01';
select (select count(*) from pg_temp.history) + (select count(*) from pg_temp.change_record) as caught,
       (select count(*) - :rows from regress_history.history) as recorded;
drop table pg_temp.history, pg_temp.change_record;
-- after an upgrade a change is recorded as before, once
select xcedu.upgrade_assessment('regress_history');
select * from pg_temp.recorded($$update mark set score = 75 where unit = 'A'$$);

-- ---------- what was inserted ----------
-- Tasks, marks and measured values are recorded by a digest when they come.  What history shows of them is compared with what
-- a trigger of this test writes down in full at that time; `whole` says that all of it is there, to the last zero, and no
-- more.  What comes by another key, key2, is recorded in full, as above.
insert into item values ('more', '附加');
insert into scheme_item (scheme, item, parent, kind, cap, compare) values ('small', 'more', 'all', 'measure', 10, 'value');
create temporary table seen (relation text, content text);
create function pg_temp.see() returns trigger language plpgsql as $$
begin
    insert into pg_temp.seen values (tg_table_name, to_jsonb(new)::text);
    return null;
end
$$;
create trigger see after insert on task for each row execute function pg_temp.see();
create trigger see after insert on mark for each row execute function pg_temp.see();
create trigger see after insert on measure for each row execute function pg_temp.see();
select max(change) as last from history \gset
create temporary view came as
select h.change, h.relation, h.row_key, h.new
from regress_history.history as h
where h.change > (select :last) and h.old is null and h.relation in ('task', 'mark', 'measure') and h.row_key <> '["A", "key2"]';
create function pg_temp.whole() returns boolean language sql as $$
    select not exists ((select relation, content from seen except all select relation, new::text from came)
                       union all
                       (select relation, new::text from came except all select relation, content from seen))
$$;
-- stay: never changed; change: twice; key: renamed; go: deleted; again: deleted, and another of that name inserted; move: to
-- another month
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select 'A', n.name, 'chore', '2024-01-01', '初', '2024-01-02', '2024-01-10'
from unnest('{stay,change,key,go,again,move}'::text[]) with ordinality as n (name, place)
order by n.place;
select row_key, new ->> 'title' as title, pg_temp.whole() as whole from came order by change;
update task set title = '改' where task_id in ('change', 'move');
update task set title = '再改', done_on = '2024-01-09' where task_id = 'change';
update task set task_id = 'key2', title = '换号' where task_id = 'key';
delete from task where task_id in ('go', 'again');
insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('A', 'again', 'chore', '2024-02-01', '又', '2024-02-02', '2024-02-10');
update task set month = '2024-03-01', due_on = '2024-03-10' where task_id = 'move';
select row_key, new ->> 'title' as title, new ->> 'month' as month, pg_temp.whole() as whole from came order by change;
-- each is under the month in which it came
select m.month, string_agg(h.row_key, ', ' order by h.change) as came
from period as m
cross join lateral history_of(m.month) as h
where h.change > :last and h.old is null and h.relation = 'task'
group by m.month
order by m.month;
-- one name, three rows, in one transaction
begin;
insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('B', 'one', 'chore', '2024-01-01', '一', '2024-01-02', '2024-01-10');
update task set title = '一改' where task_id = 'one';
delete from task where task_id = 'one';
insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('B', 'one', 'chore', '2024-01-01', '二', '2024-01-02', '2024-01-10');
delete from task where task_id = 'one';
insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('B', 'one', 'chore', '2024-01-01', '三', '2024-01-02', '2024-01-10');
update task set title = '三改' where task_id = 'one';
commit;
select new ->> 'title' as title, pg_temp.whole() as whole from came where row_key = '["B", "one"]' order by change;
-- a merge that takes one away and brings another of the same name: PostgreSQL has the insertion recorded first
merge into task as t
using (values ('one', '去'), ('none', '来')) as g (match, title)
    on t.unit = 'B' and t.task_id = g.match
when matched then delete
when not matched then
    insert (unit, task_id, item, month, title, issued_on, due_on) values ('B', 'one', 'chore', '2024-01-01', g.title, '2024-01-02', '2024-01-10');
select new ->> 'title' as title, pg_temp.whole() as whole from came where row_key = '["B", "one"]' order by change;
-- numbers as they were written, and days that the session writes in another way
set datestyle = german;
insert into mark (unit, item, month, score) values ('C', 'key', '2024-01-01', 70.0), ('C', 'key', '2024-03-01', 70);
insert into measure (unit, item, month, value, target) values ('C', 'more', '2024-01-01', 0.950, 1), ('C', 'more', '2024-02-01', 0.950, 1.00);
update mark set score = 70 where unit = 'C' and month = '2024-01-01';
update mark set score = 70.00 where unit = 'C' and month = '2024-03-01';
update measure set value = 0.95 where unit = 'C' and month = '2024-01-01';
select row_key, new -> 'score' as score, new -> 'value' as value, new -> 'target' as target, pg_temp.whole() as whole
from came
where relation <> 'task'
order by change;
set datestyle = iso;
-- an upsert: one that comes, and one that was there
insert into mark (unit, item, month, score) values ('C', 'key', '2024-01-01', 71), ('C', 'key', '2024-02-01', 72)
on conflict (unit, item, month, rater) do update set score = excluded.score;
select row_key, new -> 'score' as score, pg_temp.whole() as whole from came where relation = 'mark' order by change;
-- 250 rows of two months in one statement: their numbers follow each other, and no two are the same
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select 'D', 'n' || n, 'chore', m.month, n::text, m.month + 1, m.month + 10
from generate_series(1, 250) as n
cross join lateral (select case when n % 2 = 0 then date '2024-01-01' else date '2024-02-01' end as month) as m;
update task set title = title || ' 改' where unit = 'D' and task_id like '%7';
delete from task where unit = 'D' and task_id like '%9';
select count(*) as rows, count(distinct change) as numbers, count(distinct row_key) as keys, pg_temp.whole() as whole
from came
where row_key like '["D", %';
-- a trigger of somebody's that changes a row while it comes, so that this change is recorded before it
create function pg_temp.meddle() returns trigger language plpgsql as $$
begin
    update regress_history.task set title = title || '，补' where unit = new.unit and task_id = new.task_id;
    return null;
end
$$;
create trigger zeal after insert on task for each row execute function pg_temp.meddle();
insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('B', 'zeal', 'chore', '2024-01-01', '原', '2024-01-02', '2024-01-10');
drop trigger zeal on task;
select old ->> 'title' as old, new ->> 'title' as new from history where row_key = '["B", "zeal"]' order by change;
select pg_temp.whole() as whole;
-- a column that comes later: it is there in what is as it was inserted, and not in what a record says of earlier times
begin;
update task set title = '后' where unit = 'A' and task_id = 'again';
alter table task add column room text default '一室';
select row_key, new ->> 'title' as title, new ->> 'room' as room from came where row_key in ('["A", "stay"]', '["A", "again"]') order by change;
rollback;
-- A row that is changed with the triggers switched off is not shown as what was inserted; nor is one that is gone without a
-- record.  If the row is made what it was, it is shown again.
alter table task disable trigger history_update;
alter table task disable trigger history_delete;
update task set title = '暗' where unit = 'A' and task_id = 'stay';
select row_key, new ->> 'title' as title from came where row_key = '["A", "stay"]';
update task set title = '初' where unit = 'A' and task_id = 'stay';
select row_key, new ->> 'title' as title from came where row_key = '["A", "stay"]';
delete from task where unit = 'A' and task_id = 'stay';
select row_key, old, new from history where row_key = '["A", "stay"]';
alter table task enable trigger history_update;
alter table task enable trigger history_delete;
-- the office sees what the owner sees
select count(*) as rows, md5(string_agg(h::text, ';' order by h.change)) as content from history as h \gset
set role regress_history_office;
select count(*) = :rows as rows, md5(string_agg(h::text, ';' order by h.change)) = :'content' as content from regress_history.history as h;
reset role;
drop trigger see on task;
drop trigger see on mark;
drop trigger see on measure;
drop view came;

drop view who;
set client_min_messages = warning;
drop schema regress_history cascade;
drop role regress_history_office, regress_history_clerk;
drop function pg_temp.mark_d_by_chief(numeric);
drop role "regress_history Chief";
