-- What leaks: nothing of one unit to another, and no wrong number to anybody.
--
-- duty_matrix.sql says which rows of each table and view a role sees.  Here is what else might tell:
-- functions, what-if calls, errors, COPY, sequences, statistics, plans, leaky functions, and what
-- somebody planted under the name of something that the assessment calls.

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
-- one without a duty can call whatever it is given, and is told nothing by it
grant execute on all functions in schema regress_duties to regress_plain;
revoke execute on function regress_duties.open_month, regress_duties.publish_month, regress_duties.amend_month from regress_plain;

create temporary table who (role text primary key, units text[], items text[]);
insert into who values
    ('regress_reader', '{}', '{}'), ('regress_unit_a', '{A}', '{}'), ('regress_unit_b', '{B}', '{}'),
    ('regress_section', '{}', '{key1,report}'), ('regress_bureau', '{}', '{}'), ('regress_secretariat', '{}', '{}'),
    ('regress_both', '{C}', '{key2}'), ('regress_plain', '{}', '{}');

-- The rows that a query gives to a role
create function pg_temp.rows_of(role text, query text)
returns setof jsonb
language sql
return jsonb_array_elements(pg_temp.told(role, format('select coalesce(jsonb_agg(r), ''[]'') from (%s) as r', query))::jsonb);

-- ---------- functions and what-if calls: the owner's numbers, or no row ----------
--   all, none   every row, no row
--   own         the rows of its units
--   item        the rows of its items
--   either      of its units or its items
create temporary table sight (function text primary key, regress_reader text, regress_unit_a text, regress_unit_b text,
                              regress_section text, regress_bureau text, regress_secretariat text, regress_both text, regress_plain text);
insert into sight values
    ('score_of',         'none', 'own',  'own',  'none', 'none', 'all', 'own',    'none'),
    ('item_score_of',    'none', 'own',  'own',  'none', 'none', 'all', 'own',    'none'),
    ('line_of',          'none', 'own',  'own',  'none', 'none', 'all', 'own',    'none'),
    ('numbered_line_of', 'none', 'own',  'own',  'none', 'none', 'all', 'own',    'none'),
    ('ranking_of',       'none', 'none', 'none', 'none', 'none', 'all', 'none',   'none'),
    ('deduction_of',     'none', 'own',  'own',  'item', 'none', 'all', 'either', 'none'),
    ('credit_of',        'none', 'own',  'own',  'none', 'all',  'all', 'own',    'none');

-- in a published month and in an open one, by the scheme as it is and as it might be, without floors of items and with
-- a cap of 1 on the bonus
set role regress_duties_owner;
insert into scheme (scheme, title, pending_claims, unmarked, highest_scope, highest_months, not_applicable, ties)
values ('might be', '设想', 'provisional', 'zero', 'all', 'each_month', 'renormalise', 'dense');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, points_each)
select 'might be', item, parent, kind, part, start, case when kind = 'group' then floor end,
       case item when 'bonus' then 1 else cap end, weight, points_each
from scheme_item
where scheme = 's';
insert into scheme_rule (scheme, rule, item, once, points) select 'might be', rule, item, once, points from scheme_rule where scheme = 's';
reset role;
create temporary table what_if as
select s.function,
       format('select m.month, s.scheme, x.*
               from regress_duties.scheme as s
               cross join (values (date ''2024-01-01''), (''2024-02-01'')) as m (month)
               cross join lateral regress_duties.%I(m.month, s) as x',
              s.function) as query
from sight as s;
create temporary table owner_row as
select w.function, r.content
from what_if as w
cross join lateral pg_temp.rows_of('regress_duties_owner', w.query) as r (content);
-- so many there are, of 2 months by 2 schemes: 12 scores and ranks, 120 of 10 items; 9 and 6 deductions, 2
-- and 3 events, twice.  Lines: in January 12 of full marks, 9 deductions, 6 weights and 2 events, twice; in February 12,
-- 6, one unmarked, 5 and 3, and by the other scheme one weight more, of C, and 2 of the cap: 58 + 27 + 30
select function, count(*) from owner_row group by function order by function;
create temporary table role_row as
select w.function, o.role, r.content
from what_if as w
cross join who as o
cross join lateral pg_temp.rows_of(o.role, w.query) as r (content);
create temporary view right_row as
select o.function, w.role, o.content
from owner_row as o
join sight as s on s.function = o.function
cross join who as w
where case to_jsonb(s) ->> w.role
          when 'all' then true
          when 'own' then o.content ->> 'unit' = any (w.units)
          when 'item' then o.content ->> 'item' = any (w.items)
          when 'either' then o.content ->> 'unit' = any (w.units) or o.content ->> 'item' = any (w.items)
          else false
      end;
-- another number, a row too many, a row too few: none
select 'should not be there' as row, d.*
from (select function, role, content from role_row except all select function, role, content from right_row) as d
union all
select 'should be there' as row, d.*
from (select function, role, content from right_row except all select function, role, content from role_row) as d
order by 1, 2, 3, 4;
set role regress_duties_owner;
delete from scheme_rule where scheme = 'might be';
delete from scheme_item where scheme = 'might be';
delete from scheme where scheme = 'might be';
reset role;

-- by month.  rank_in and explain: what is published, all of it for the reader, else the own; of February the ranking
-- for the secretariat alone, the lines of the own unit.  exempt_of: of March, by unit or by item.
create function pg_temp.brief(role text, query text)
returns text
language sql
return pg_temp.told(role, format('select string_agg(x, '', '' order by x collate "C") from (%s) as q (x)', query));
select w.role,
       pg_temp.brief(w.role, $$select concat_ws(' ', to_char(m.month, 'Mon'), r.unit, r.rank, round(r.total, 1))
                               from (values (date '2024-01-01'), ('2024-02-01')) as m (month)
                               cross join lateral regress_duties.rank_in(m.month) as r$$) as rank_in,
       pg_temp.brief(w.role, $$select concat_ws(' ', to_char(m.month, 'Mon'), u.unit, case when count(*) = count(x.points) then round(sum(x.points), 1)::text else 'incomplete' end)
                               from (values (date '2024-01-01'), ('2024-02-01')) as m (month)
                               cross join (values ('A'), ('B'), ('C')) as u (unit)
                               cross join lateral regress_duties.explain(u.unit, m.month) as x
                               group by m.month, u.unit$$) as explain,
       pg_temp.brief(w.role, $$select unit from regress_duties.exempt_of('2024-03-01')$$) as exempt_of
from who as w
order by w.role;

-- ---------- wrong numbers: other combinations of duties ----------
-- Whatever parts of the facts a role sees, a row of what adds up is the owner's, or it is not there.  The
-- last sees all tasks, marks and events, but through its items and its duty, and so no unit whole.
create role regress_combined;
create temporary table combination (name text, duty text, unit text, item text);
insert into combination values
    ('reader, unit A', 'reader', null, null), ('reader, unit A', 'unit', 'A', null),
    ('unit A, unit B', 'unit', 'A', null), ('unit A, unit B', 'unit', 'B', null),
    ('unit A, unit B, unit C', 'unit', 'A', null), ('unit A, unit B, unit C', 'unit', 'B', null), ('unit A, unit B, unit C', 'unit', 'C', null),
    ('unit A, section key1, bureau', 'unit', 'A', null), ('unit A, section key1, bureau', 'section', null, 'key1'), ('unit A, section key1, bureau', 'bureau', null, null),
    ('reader, section key2, bureau', 'reader', null, null), ('reader, section key2, bureau', 'section', null, 'key2'), ('reader, section key2, bureau', 'bureau', null, null),
    ('every section, bureau', 'section', null, 'report'), ('every section, bureau', 'section', null, 'assignment'), ('every section, bureau', 'section', null, 'key1'),
    ('every section, bureau', 'section', null, 'key2'), ('every section, bureau', 'bureau', null, null);
create temporary table adds_up (place integer, relation text);
insert into adds_up values
    (1, 'score'), (2, 'item_score'), (3, 'missing_mark'), (4, 'ranking'), (5, 'year_ranking'),
    (6, 'deduction'), (7, 'credit'), (8, '得分明细'), (9, '月度排名'), (10, '加扣分台账'), (11, '公布明细');
create temporary table combined (name text, relation text, content jsonb);
insert into combined
select 'owner', a.relation, r.content
from adds_up as a
cross join lateral pg_temp.rows_of('regress_duties_owner', format('select * from regress_duties.%I', a.relation)) as r (content);
create function pg_temp.combine()
returns void
language plpgsql
as $combine$
declare
    combination_name text;
begin
    -- the privileges to read are the same with every duty but the secretariat's
    perform grant_duty('regress_combined', 'reader');
    for combination_name in select distinct c.name from combination as c order by 1 loop
        delete from duty where role = 'regress_combined';
        insert into duty select 'regress_combined', c.duty, c.unit, c.item from combination as c where c.name = combination_name;
        insert into combined
        select combination_name, a.relation, r.content
        from adds_up as a
        cross join lateral pg_temp.rows_of('regress_combined', format('select * from regress_duties.%I', a.relation)) as r (content);
    end loop;
end
$combine$;
select pg_temp.combine();
select c.name, c.relation, c.content
from combined as c
where not exists (select from combined as o where o.name = 'owner' and o.relation = c.relation and o.content = c.content)
order by 1, 2, 3;
-- how many rows they see
--   reader, unit A                   January published, 3, and A's February; A's 10 items of 2 months; its 5 marks and breaches, its 2 events
--   unit A, unit B                   2 units of both months, not the ranking of February; 5 and 5 marks and breaches; all 5 events
--   unit A, unit B, unit C           everything but the year, of which nobody told that they see all that is published
--   unit A, section key1, bureau     A; of the others the marks of key1, 4, and the events
--   reader, section key2, bureau     what is published; the marks of key2, 5; the events
--   every section, bureau            no score and no ranking; every mark, breach and event
select c.name,
       count(*) filter (where c.relation = 'score') as score,
       count(*) filter (where c.relation = 'item_score') as item_score,
       count(*) filter (where c.relation = 'ranking') as ranking,
       count(*) filter (where c.relation = 'year_ranking') as year_ranking,
       count(*) filter (where c.relation = 'deduction') as deduction,
       count(*) filter (where c.relation = 'credit') as credit
from combined as c
group by c.name
order by c.name;

-- ---------- errors of keys: the same whether the other unit's row exists or not ----------
-- b1 and x1 are B's; there is no event b9, no external_id x9 and no unit Z.  None of them: 42501, without a detail
select i.answer, count(*)
from (values ('B', 'b1', 'x9'), ('B', 'b9', 'x9'), ('B', 'b9', 'x1'), ('B', 'b1', 'x1'), ('Z', 'b1', 'x1')) as v (unit, event_id, external_id)
cross join (values (''), (' on conflict do nothing'), (' on conflict (unit, event_id) do nothing'),
                   (' on conflict (unit, event_id) do update set title = excluded.title'),
                   (' on conflict (unit, external_id) do update set title = event.title || event.document_no'),
                   (' returning *'), (' on conflict do nothing returning *')) as c (clause)
cross join lateral pg_temp.tried('regress_unit_a',
    format('insert into regress_duties.event (unit, event_id, rule, title, occurred_on, external_id) values (%L, %L, ''meeting'', ''x'', ''2024-02-10'', %L)%s',
           v.unit, v.event_id, v.external_id, c.clause)) as i (answer)
group by i.answer
order by i.answer;
-- MERGE: the other unit's row is not matched, nor inserted
select m.answer, count(*)
from (values ('b1'), ('b9')) as v (event_id)
cross join lateral pg_temp.tried('regress_unit_a',
    format('merge into regress_duties.event as e using (values (%L)) as v (event_id) on e.unit = ''B'' and e.event_id = v.event_id
            when matched then update set title = ''x'' when not matched then insert (unit, event_id, rule, title, occurred_on) values (''B'', v.event_id, ''meeting'', ''x'', ''2024-02-10'')',
           v.event_id)) as m (answer)
group by m.answer
order by m.answer;
-- codes of B are free for A, whether B has them or not: 1 row each
select v.event_id, v.external_id,
       pg_temp.tried('regress_unit_a', format('insert into regress_duties.event (unit, event_id, rule, title, occurred_on, external_id) values (''A'', %L, ''meeting'', ''x'', ''2024-02-10'', %L)',
                                              v.event_id, v.external_id)) as answer
from (values ('b1', 'x3'), ('b9', 'x9')) as v (event_id, external_id)
order by v.event_id;
-- its own: said without the values, which no role under row level security is told
select pg_temp.tried('regress_unit_a', $$insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values ('A', 'a1', 'meeting', 'x', '2024-02-10')$$) as same_code,
       pg_temp.tried('regress_unit_a', $$update regress_duties.event set external_id = 'x1' where event_id = 'a2'$$) as same_external_id;
-- writing over all rows gets to its own claim alone, locking likewise: 1, which is a2; of B: 0, and nothing comes back
select pg_temp.tried('regress_unit_a', $$update regress_duties.event set title = title$$) as written,
       pg_temp.tried('regress_unit_a', $$select * from regress_duties.event for update$$) as locked,
       pg_temp.tried('regress_unit_a', $$update regress_duties.event set title = title where unit = 'B' returning *$$) as of_b;
-- a section: in February marks of key2, not its item, exist for B and not for C
select v.unit, pg_temp.tried('regress_section', format('insert into regress_duties.mark (unit, item, month, score) values (%L, ''key2'', ''2024-02-01'', 1)', v.unit)) as answer
from (values ('B'), ('C'), ('Z')) as v (unit)
order by v.unit;
-- a task of another item under a code that is used: codes are the unit's and not the item's, so that one is used
-- cannot be hidden; for which item it is and what it says is not told
select pg_temp.tried('regress_section', $$insert into regress_duties.task (unit, task_id, item, month, title, issued_on, due_on) values ('C', 'undone', 'report', '2024-02-01', 'x', '2024-02-01', '2024-02-02')$$) as used_by_another_item;
-- a foreign key of one's own, to probe a table by: 42501
select pg_temp.tried('regress_unit_a', 'create table regress_elsewhere.probe (unit text, event_id text, foreign key (unit, event_id) references regress_duties.event)') as probe;

-- ---------- COPY ----------
set role regress_unit_a;
-- its own two events and scores, and no other's; nothing by COPY FROM
copy (select unit, event_id, title from regress_duties.event order by event_id) to stdout;
copy regress_duties.published_score (month, revision, unit, total) to stdout;
copy regress_duties.change_record to stdout;
\copy regress_duties.event (unit, event_id, rule, title, occurred_on) from '/dev/null'
\copy regress_duties.event (unit, event_id, status) from '/dev/null'
reset role;

-- ---------- sequences, statistics ----------
create statistics regress_duties.of_event (mcv) on unit, event_id from regress_duties.event;
alter statistics regress_duties.of_event owner to regress_duties_owner;
analyze regress_duties.event, regress_duties.mark, regress_duties.task, regress_duties.published_score;
set role regress_unit_a;
-- the claim writes history, and says nothing of how much there is: refused, 42501
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'a3', 'meeting', '申报', '2024-02-12');
select lastval();
select currval('change_record_change_seq');
select nextval('change_record_change_seq');
select setval('change_record_change_seq', 1);
select last_value from change_record_change_seq;
select sequencename, last_value from pg_sequences where schemaname = 'regress_duties' order by sequencename;
-- no statistics of the columns of any table: no rows, and 42501
select tablename, attname from pg_stats where schemaname = 'regress_duties' and tablename in ('event', 'mark', 'task', 'published_score') order by 1, 2;
select statistics_name, most_common_vals from pg_stats_ext where schemaname = 'regress_duties' order by 1;
select statistics_name from pg_stats_ext_exprs where schemaname = 'regress_duties' order by 1;
select count(*) from pg_statistic;
select count(*) from pg_statistic_ext_data;
reset role;
-- of the owner there are some
set role regress_duties_owner;
select tablename, count(*) > 0 as some from pg_stats where schemaname = 'regress_duties' and tablename in ('event', 'mark', 'task', 'published_score') group by 1 order by 1;
select statistics_name from pg_stats_ext where schemaname = 'regress_duties' order by 1;
delete from event where event_id = 'a3';
reset role;

-- ---------- plans ----------
-- The plan of a query of a role
create function pg_temp.plan_of(role text, query text, options text)
returns jsonb
language plpgsql
as $plan$
declare
    plan jsonb;
begin
    perform set_config('role', plan_of.role, true);
    execute format('explain (%s, format json) %s', plan_of.options, plan_of.query) into plan;
    perform set_config('role', 'none', true);
    return plan;
end
$plan$;
create temporary table planned as
select w.role, c.relname::text as relation,
       pg_temp.plan_of(w.role, format('select * from regress_duties.%I', c.relname), 'analyze, verbose, costs off, timing off, summary off') as plan
from (values ('regress_unit_a'), ('regress_section'), ('regress_bureau'), ('regress_reader'), ('regress_secretariat')) as w (role)
cross join pg_class as c
where c.relnamespace = 'regress_duties'::regnamespace
      and c.relkind in ('r', 'v')
      and has_table_privilege(w.role, c.oid, 'select')
      and (c.relkind = 'r' or w.role = 'regress_unit_a');
-- Policies are evaluated once a query: no SubPlan that reads a table, which it would once a row, but for the rules,
-- which everybody sees, in scheme_item, scheme_rule and scheme_grade: no rows
select p.role, p.relation
from planned as p
where jsonb_path_exists(p.plan, '$.**?(@."Parent Relationship" == "SubPlan").**?(@."Relation Name" != "scheme_item" && @."Relation Name" != "scheme_rule" && @."Relation Name" != "scheme_grade")."Relation Name"')
order by 1, 2;
-- nor an InitPlan, of which the plan would tell whether it ran: no rows.  Views have some, over the units alone,
-- and the trees of the rules, which everybody sees, once for each month
select p.role, p.relation
from planned as p
where jsonb_path_exists(p.plan, '$.**?(@."Parent Relationship" == "InitPlan")')
      and p.relation in (select c.relname from pg_class as c where c.relnamespace = 'regress_duties'::regnamespace and c.relkind = 'r')
order by 1, 2;
select p.role, p.relation
from planned as p
where jsonb_path_exists(p.plan, '$.**?(@."Parent Relationship" == "InitPlan" && @."Actual Loops" > 1 && !(exists(@.**?(@."Subplan Name" == "CTE tree"))))')
order by 1, 2;
-- what a plan prints has nothing of the rows of B or C, names, titles, codes: no rows
-- (how many rows a filter removed it does say)
select p.relation
from planned as p
where p.role = 'regress_unit_a' and p.plan::text ~ '(乙|丙|\mb[123]\M|No\. 2|undone)'
order by 1;
-- how many rows are expected where 300 of B have the title asked for, and where none has: the owner is told,
-- A is not
begin;
insert into event (unit, event_id, rule, title, occurred_on)
select u.unit, 'n' || n, 'meeting', case u.unit when 'B' then '乙的秘密' else '甲的事项' || n end, '2024-02-10'
from (values ('A'), ('B')) as u (unit)
cross join generate_series(1, 300) as n;
analyze event;
create function pg_temp.expected(role text, condition text)
returns numeric
language sql
return (pg_temp.plan_of(role, 'select * from regress_duties.event where ' || condition, 'costs on') #>> '{0,Plan,Plan Rows}')::numeric;
select pg_temp.expected('regress_duties_owner', $$title ~ '乙的秘密'$$) > 10 * pg_temp.expected('regress_duties_owner', $$title ~ '丁的秘密'$$) as told_to_owner,
       pg_temp.expected('regress_unit_a', $$title ~ '乙的秘密'$$) <> pg_temp.expected('regress_unit_a', $$title ~ '丁的秘密'$$) as told_to_a;
rollback;

-- ---------- leaky functions ----------
-- As cheap as can be, so that they go before every other condition that they may go before, and they tell
-- what they were asked about
create function regress_elsewhere.leak(value text)
returns boolean
language plpgsql stable cost 0.0000000001
as $leak$
begin
    if strpos(current_setting('leak.seen'), '<' || leak.value || '>') = 0 then
        perform set_config('leak.seen', current_setting('leak.seen') || '<' || leak.value || '>', false);
    end if;
    return true;
end
$leak$;
set leak.seen = '';
-- a view that picks A's rows is no protection: B and C are told.  This is what the tables have policies for
create view regress_elsewhere.marks_of_a as select unit, item from regress_duties.mark where unit || '' = 'A';
grant select on regress_elsewhere.marks_of_a to public;
select pg_temp.told('regress_nobody', $$select (select count(*) from regress_elsewhere.marks_of_a where regress_elsewhere.leak(unit)) || current_setting('leak.seen')$$) as told;
-- it is asked about every column of every table and view that a role reads
create temporary table leaky as
select w.role, c.relname::text as relation, c.relkind,
       pg_temp.told(w.role, format('select jsonb_build_object(''rows'', (select coalesce(jsonb_agg(x), ''[]'') from regress_duties.%I as x where %s), ''told'', current_setting(''leak.seen''))',
                                   c.relname, a.leaks))::jsonb as answer
from (values ('regress_reader'), ('regress_unit_a'), ('regress_section'), ('regress_bureau'), ('regress_both'), ('regress_plain'),
             ('regress_secretariat')) as w (role)
cross join pg_class as c
cross join lateral (
    select string_agg(format('regress_elsewhere.leak(coalesce(x.%I::text, ''''))', a.attname), ' and ' order by a.attnum) as leaks
    from pg_attribute as a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
) as a
where c.relnamespace = 'regress_duties'::regnamespace
      and c.relkind in ('r', 'v')
      and has_table_privilege(w.role, c.oid, 'select')
      and not (w.role = 'regress_secretariat' and c.relkind = 'v');
-- a secret of a role: a value of a fact or a published score that the secretariat, who sees everything, sees, and
-- that is in no row of a table that the role sees
create temporary view secret as
select w.role, s.value
from (select distinct l.role from leaky as l where l.role <> 'regress_secretariat') as w
cross join (
    select f.value
    from leaky as l
    cross join jsonb_array_elements(l.answer -> 'rows') as r (content)
    cross join jsonb_each_text(r.content) as f
    where l.role = 'regress_secretariat'
          and f.value <> ''
          and (l.relation in ('task', 'mark', 'event', 'event_step', 'exemption', 'ledger_unit')
               or (l.relation = 'published_score' and f.key in ('base', 'total')))
) as s
except
select l.role, f.value
from leaky as l
cross join jsonb_array_elements(l.answer -> 'rows') as r (content)
cross join jsonb_each_text(r.content) as f
where l.relkind = 'r'
except
-- published_fact has the columns of a fact in one
select l.role, f.value
from leaky as l
cross join jsonb_array_elements(l.answer -> 'rows') as r (content)
cross join jsonb_each_text(r.content -> 'content') as f
where l.relation = 'published_fact';
-- the secrets of A that are codes or titles of events and tasks: those of B and C, and no other
select string_agg(s.value, ' ' order by s.value collate "C") as secrets
from secret as s
where s.role = 'regress_unit_a' and s.value ~ '^([abc][0-9]|.的.*|No\..*|x[0-9]|done|undone|交办.)$';
-- none of them is told: no rows (字段说明 and dim_item have no facts, and their numbers of columns and items are nobody's marks)
select l.role, l.relation, s.value
from leaky as l
cross join lateral (select m[1] as value from regexp_matches(l.answer ->> 'told', '<([^>]*)>', 'g') as m) as t
join secret as s on s.role = l.role and s.value = t.value
where l.relation not in ('字段说明', 'dim_item')
order by 1, 2, 3;
-- an operator that the planner asks about the commonest values of a column, when it expects how many rows
-- there will be: it tells them to the owner, and A nothing
create function regress_elsewhere.alike(a text, b text)
returns boolean
language plpgsql immutable
as $alike$
begin
    return regress_elsewhere.leak(alike.a) and alike.a = alike.b;
end
$alike$;
create operator regress_elsewhere.=== (leftarg = text, rightarg = text, function = regress_elsewhere.alike, restrict = eqsel);
select pg_temp.plan_of('regress_unit_a', $$select from regress_duties.mark where unit operator(regress_elsewhere.===) 'x'$$, 'costs off') is not null as planned;
select current_setting('leak.seen') as told_to_a;
select pg_temp.plan_of('regress_duties_owner', $$select from regress_duties.mark where unit operator(regress_elsewhere.===) 'x'$$, 'costs off') is not null as planned;
select strpos(current_setting('leak.seen'), '<B>') > 0 as told_to_owner;
-- nor is anything of another unit told by an error, an aggregate or a sample: A has 2 events and 2 scores
select pg_temp.told('regress_unit_a', $$select count(*) from regress_duties.event where 1 / case when unit <> 'A' then 0 else 1 end = 1$$) as by_zero,
       pg_temp.told('regress_unit_a', $$select count(*) from regress_duties.score where 1 / case when unit <> 'A' then 0 else 1 end = 1$$) as by_zero_in_score,
       pg_temp.told('regress_unit_a', $$select string_agg(distinct unit, '') from regress_duties.event$$) as aggregated,
       pg_temp.told('regress_unit_a', $$select string_agg(distinct unit, '') from regress_duties.mark tablesample system (100)$$) as sampled,
       pg_temp.told('regress_unit_a', $$select max(title collate "C") from regress_duties.event$$) as highest;

-- ---------- who acts ----------
-- row_security = off is an error, and no rows
set row_security = off;
select distinct pg_temp.tried(w.role, format('select * from regress_duties.%I', t.relation)) ~ '^42501: query would be affected by row-level security policy' as refused
from (values ('regress_reader'), ('regress_unit_a'), ('regress_section'), ('regress_bureau'), ('regress_secretariat')) as w (role)
cross join (values ('task'), ('mark'), ('event'), ('published_score'), ('score'), ('ranking')) as t (relation);
reset row_security;

-- a statement prepared by the superuser, and a function with plans of its own, are planned anew for each role:
-- of the 5 events A sees 2, B 3, the bureau all, and the reader none
prepare events as select count(*) from regress_duties.event;
create function regress_elsewhere.events() returns bigint language plpgsql stable as $$begin return (select count(*) from regress_duties.event); end$$;
execute events;
set role regress_unit_a;
execute events;
select regress_elsewhere.events();
set role regress_unit_b;
execute events;
select regress_elsewhere.events();
set role regress_bureau;
select regress_elsewhere.events();
set role regress_reader;
execute events;
select regress_elsewhere.events();
reset role;
deallocate events;

-- who logs in as one unit does not become another; a member acts as the role that it set
set session authorization regress_unit_a;
set role regress_unit_b;
set role regress_duties_owner;
set session authorization regress_unit_b;
set role regress_unit_a;
reset session authorization;
set session authorization regress_noinherits;
select count(*) from regress_duties.event;
set role regress_unit_a;
select count(*) from regress_duties.event;
insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values ('A', 'a4', 'meeting', '申报', '2024-02-12');
reset session authorization;
select by_role, session_role, row_key from regress_duties.history where row_key = '["A", "a4"]' order by change;

-- Views of A over tables and views of the assessment: the privileges are A's, the rows those of who asks.
-- Of the events B gets its own, and who has no duty, the owner too, none: they are read under A's policies.  Scores
-- are read as who asks: B has 2, the owner all 6.  Of the history, which A may not read, nobody gets anything.
set role regress_unit_a;
create view regress_elsewhere.events_of_a as select unit, event_id from regress_duties.event;
create view regress_elsewhere.score_of_a as select unit, month, total from regress_duties.score;
create view regress_elsewhere.history_of_a as select row_key from regress_duties.history;
grant select on regress_elsewhere.events_of_a, regress_elsewhere.score_of_a, regress_elsewhere.history_of_a to public;
-- functions of A with A's rights: they show what A sees and file what A may file, and history says who called
create function regress_elsewhere.show_a() returns text language sql security definer
as $$select string_agg(unit || ' ' || event_id, ', ' order by unit, event_id) from regress_duties.event$$;
create function regress_elsewhere.file(unit text, event_id text) returns void language sql security definer
as $$insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values (file.unit, file.event_id, 'meeting', 'x', '2024-02-12')$$;
reset role;
select w.role,
       pg_temp.brief(w.role, 'select unit || '' '' || event_id from regress_elsewhere.events_of_a') as events,
       pg_temp.brief(w.role, 'select concat_ws('' '', unit, month, round(total, 1)) from regress_elsewhere.score_of_a') as scores,
       pg_temp.told(w.role, 'select count(*) from regress_elsewhere.history_of_a') as history
from (values ('regress_unit_b'), ('regress_nobody'), ('regress_duties_owner')) as w (role)
order by w.role;
select pg_temp.told('regress_unit_b', 'select regress_elsewhere.show_a()') as b_is_shown,
       pg_temp.tried('regress_unit_b', 'select regress_elsewhere.file(''B'', ''b9'')') as for_b;
set role regress_unit_b;
select regress_elsewhere.file('A', 'a5');
reset role;
select by_role, row_key from regress_duties.history where row_key = '["A", "a5"]' order by change;

-- What only an owner does: refused.  And the functions of triggers, which have the owner's rights, are not for
-- a table of one's own.
set role regress_unit_a;
create table regress_elsewhere.table_of_a (unit text);
reset role;
select t.statement, left(pg_temp.tried('regress_unit_a', t.statement), 5) as refused
from (values
    ('alter table regress_duties.event disable row level security'),
    ('alter table regress_duties.event disable trigger all'),
    ('alter table regress_duties.event owner to regress_unit_a'),
    ('create policy mine on regress_duties.event using (true)'),
    ('drop policy unit on regress_duties.event'),
    ('create trigger t after insert on regress_duties.event execute function regress_duties.record_history()'),
    ('create rule r as on insert to regress_duties.event do nothing'),
    ('create index on regress_duties.event (title)'),
    ('create table regress_elsewhere.child () inherits (regress_duties.event)'),
    ('create function regress_duties.f() returns integer language sql return 1'),
    ('create or replace function regress_duties.sees_all_units() returns boolean language sql stable return true'),
    ('create function xcedu.f() returns integer language sql return 1'),
    ('grant select on regress_duties.change_record to regress_unit_a'),
    ('set session_replication_role = replica'),
    ('lock table regress_duties.event in share mode'),
    ('truncate regress_duties.event')
) as t (statement)
union all
select f.name, left(pg_temp.tried('regress_unit_a', format('create trigger t after insert on regress_elsewhere.table_of_a referencing new table as added for each statement execute function regress_duties.%I()', f.name)), 5)
from (values ('record_history'), ('record_steps'), ('freeze_event')) as f (name)
order by 1;

-- ---------- what is planted is not called ----------
-- Functions, operators, types and tables under the names that the assessment uses, in public ahead of
-- everything in the search_path, and in pg_temp.  Each of the functions says "planted".
grant create on schema public to regress_unit_a;
set role regress_unit_a;
create function public.planted() returns text language plpgsql as $$begin raise exception 'planted'; end$$;
create function public.open_month_from(date) returns date language sql as $$select public.planted()::date$$;
create function public.first_open_month() returns date language sql as $$select public.planted()::date$$;
create function public.lock_month_shared(date) returns void language sql as $$select public.planted()$$;
create function public.lock_class() returns integer language sql as $$select public.planted()::integer$$;
create function public.lock_of(date) returns integer language sql as $$select public.planted()::integer$$;
create function public.acting_role() returns text language sql as $$select public.planted()$$;
create function public.scheme_for(date) returns text language sql as $$select public.planted()$$;
create function public.in_force(date, date, date) returns boolean language sql as $$select public.planted()::boolean$$;
create function public.sees_all_units() returns boolean language sql as $$select public.planted()::boolean$$;
create function public.sha256_of(text) returns text language sql as $$select public.planted()$$;
create function public.status_may_follow(regress_duties.event, regress_duties.event) returns boolean language sql as $$select public.planted()::boolean$$;
create function public.credit_month(date, date, date) returns date language sql as $$select public.planted()::date$$;
create function public.isfinite(date) returns boolean language sql as $$select public.planted()::boolean$$;
create function public.now() returns timestamptz language sql as $$select public.planted()::timestamptz$$;
create function public.concat_ws(text, text, text) returns text language sql as $$select public.planted()$$;
create function public.to_jsonb(record) returns jsonb language plpgsql as $$begin raise exception 'planted'; end$$;
create function public.pg_advisory_xact_lock_shared(integer, integer) returns void language sql as $$select public.planted()$$;
create function public.same_date(date, date) returns boolean language sql as $$select public.planted()::boolean$$;
create function public.same_text(text, text) returns boolean language sql as $$select public.planted()::boolean$$;
create operator public.= (leftarg = date, rightarg = date, function = public.same_date);
create operator public.= (leftarg = text, rightarg = text, function = public.same_text);
create operator public.> (leftarg = date, rightarg = date, function = public.same_date);
create operator public.<> (leftarg = text, rightarg = text, function = public.same_text);
create type public.scheme as (x text);
create type public.publication as (x text);
create domain public.text as pg_catalog.text check (public.planted() is null);
-- a cast is for who owns one of the types: refused
create function public.to_day(pg_catalog.text) returns date language sql as $$select public.planted()::date$$;
create cast (pg_catalog.text as date) with function public.to_day(pg_catalog.text) as implicit;
reset role;
create temporary table period (month date, scheme pg_catalog.text, published boolean, revision integer, reports_count_in date);
create temporary table duty (role pg_catalog.text, duty pg_catalog.text, unit pg_catalog.text, item pg_catalog.text);
create temporary table event (x integer);
create temporary table event_step (x integer);
create temporary table scheme (x integer);
create temporary table publication (x integer);
create temporary table change_record (x integer);
create temporary table published_score (x integer);
create temporary table added (x integer);
create temporary table removed (x integer);
create function pg_temp.open_month_from(date) returns date language plpgsql as $$begin raise exception 'planted'; end$$;
create function pg_temp.acting_role() returns pg_catalog.text language plpgsql as $$begin raise exception 'planted'; end$$;
create function pg_temp.lock_class() returns integer language plpgsql as $$begin raise exception 'planted'; end$$;
grant all on all tables in schema pg_temp to public;
set search_path = pg_temp, public, pg_catalog, regress_duties;
-- they are there, and would be called: planted
select open_month_from('2024-01-01'::date);
select 'x'::pg_catalog.text = 'x'::pg_catalog.text;
select 'x'::text;
-- a claim and its change, a mark, a review, a penalty; opening, publishing, amending by the secretariat and by
-- the owner; reading; duties; an upgrade: none of them is refused
set role regress_unit_b;
insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values ('B', 'b4', 'meeting', '申报', '2024-01-12')
returning status, month, carried_from;
update regress_duties.event set title = '更正' where event_id ~~ 'b4' returning title;
select count(*), sum(points) from regress_duties.explain('B', '2024-02-01');
set role regress_both;
insert into regress_duties.mark (unit, item, month, score) values ('C', 'key2', '2024-02-01', 4) returning score;
set role regress_bureau;
update regress_duties.event set document_no = 'No. 5', document_on = '2024-01-20' where event_id ~~ 'b4';
select regress_duties.review(unit, event_id, 'approved', seen) from regress_duties.event_review where event_id ~~ 'b4';
insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values ('C', 'c1', 'criticism', '批评', '2024-02-12') returning status, month;
select regress_duties.remove_penalty('C', 'c1');
set role regress_secretariat;
select regress_duties.open_month('2024-03-01');
select length(regress_duties.publish_month('2024-02-01'));
select regress_duties.amend_month('2024-02-01', '更正');
select problem from regress_duties.verify_publications();
set role regress_duties_owner;
select length(regress_duties.publish_month('2024-02-01'));
select regress_duties.amend_month('2024-02-01', '再更正');
select length(regress_duties.publish_month('2024-02-01'));
select problem from regress_duties.verify_publications();
select regress_duties.grant_duty('regress_nobody', 'reader');
select regress_duties.revoke_duty('regress_nobody', 'reader');
-- the owner is no member of the unit whose view would go with the logic; a superuser keeps it
select xcedu.upgrade_assessment('regress_duties');
reset role;
select xcedu.upgrade_assessment('regress_duties');
-- February as worked out: A 100; B 27 + 52.5 = 79.5, +3 and +1 = 83.5; C 30 + 70 × 9/20 = 61.5
set role regress_reader;
select unit, rank, total from regress_duties.ranking where published and month >= '2024-02-01' order by rank;
reset role;
-- and what was written is where it belongs: none of it in the tables that were planted
select (select count(*) from pg_temp.event) + (select count(*) from pg_temp.event_step) + (select count(*) from pg_temp.change_record)
       + (select count(*) from pg_temp.period) + (select count(*) from pg_temp.publication) + (select count(*) from pg_temp.duty) as planted_rows;
drop table pg_temp.period, pg_temp.duty, pg_temp.event, pg_temp.event_step, pg_temp.scheme, pg_temp.publication, pg_temp.change_record,
           pg_temp.published_score, pg_temp.added, pg_temp.removed;
set search_path = regress_duties, pg_catalog;

-- ---------- what is published, to its readers ----------
-- The numbers of the owner, in every view and function that has them, without an error.  Lines: 29 of January in
-- 2 revisions, 31 of February (12 of full marks, 7 deductions, 6 weights, 6 events) in 3.
create temporary table published as
select v.place, v.source, r.role, x.content
from (values
    (1, 'publication', 'select * from regress_duties.publication'),
    (2, 'amendment', 'select * from regress_duties.amendment'),
    (3, 'published_score', 'select * from regress_duties.published_score'),
    (4, 'published_line', 'select * from regress_duties.published_line'),
    (5, 'score', 'select * from regress_duties.score where month < ''2024-03-01'''),
    (6, 'ranking', 'select * from regress_duties.ranking where month < ''2024-03-01'''),
    (7, '月度排名', 'select * from regress_duties.月度排名 where 月份 < ''2024-03-01'''),
    (8, 'year_ranking', 'select * from regress_duties.year_ranking'),
    (9, '公布明细', 'select * from regress_duties.公布明细'),
    (10, 'rank_in', 'select * from regress_duties.rank_in(''2024-02-01'')'),
    (11, 'explain of A', 'select * from regress_duties.explain(''A'', ''2024-01-01'')'),
    (12, 'explain of B', 'select * from regress_duties.explain(''B'', ''2024-02-01'')')
) as v (place, source, query)
cross join (values ('regress_reader'), ('regress_duties_owner')) as r (role)
cross join lateral pg_temp.rows_of(r.role, v.query) as x (content);
select o.source,
       count(*) as rows,
       bool_and(exists (select from published as r where r.role = 'regress_reader' and r.source = o.source and r.content = o.content)) as same
from published as o
where o.role = 'regress_duties_owner'
group by o.place, o.source
order by o.place;
select source, content
from published as r
where r.role = 'regress_reader'
      and not exists (select from published as o where o.role = 'regress_duties_owner' and o.source = r.source and o.content = r.content)
order by 1, 2;
-- of March, which is open, a ranking for nobody but the secretariat, and for a unit its own score
select w.role,
       pg_temp.told(w.role, 'select count(*) from regress_duties.ranking where month = ''2024-03-01''') as ranking,
       pg_temp.told(w.role, 'select count(*) from regress_duties.月度排名 where not (状态 = ''已公布'')') as 月度排名,
       pg_temp.told(w.role, 'select count(*) from regress_duties.score where month = ''2024-03-01''') as score,
       pg_temp.told(w.role, 'select count(*) from regress_duties.rank_in(''2024-03-01'')') as rank_in
from (values ('regress_reader'), ('regress_unit_a'), ('regress_section'), ('regress_bureau'), ('regress_secretariat')) as w (role)
order by w.role;

\set ECHO none
\o /dev/null
set client_min_messages = warning;
drop schema regress_elsewhere cascade;
drop owned by regress_unit_a cascade;
drop schema regress_duties cascade;
drop owned by regress_duties_owner, regress_reader, regress_unit_b, regress_section, regress_bureau, regress_secretariat, regress_both,
              regress_inherits, regress_noinherits, regress_plain, regress_nobody, regress_combined;
drop role regress_inherits, regress_noinherits, regress_reader, regress_unit_a, regress_unit_b, regress_section, regress_bureau,
          regress_secretariat, regress_both, regress_plain, regress_nobody, regress_combined, regress_duties_owner;
\o
