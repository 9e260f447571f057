-- What leaks: nothing of one unit to another, and no wrong number to anybody.
--
-- duty_matrix.sql says which rows of each table and view a role sees. Here is what else might tell:
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
grant execute on all functions in schema regress_duties to regress_plain;
revoke execute on function regress_duties.open_month, regress_duties.publish_month, regress_duties.amend_month from regress_plain;

-- The rows of a query, as one text
create function pg_temp.rows_of(query text)
returns text
language sql
return format('select string_agg(r::text, chr(10) order by r::text collate "C") from (%s) as r', query);

-- ---------- functions and what-if calls: the owner's numbers, or no row ----------
-- a word as in duty_matrix.sql for each role
create temporary table sight (function text primary key, regress_reader text, regress_unit_a text, regress_unit_b text,
                              regress_section text, regress_bureau text, regress_secretariat text, regress_both text, regress_plain text);
insert into sight values
    ('score_of',         'none', 'own',  'own',  'none', 'none', 'all', 'own',    'none'),
    ('item_score_of',    'none', 'own',  'own',  'none', 'none', 'all', 'own',    'none'),
    ('section_score_of', 'none', 'own',  'own',  'none', 'none', 'all', 'own',    'none'),
    ('line_of',          'none', 'own',  'own',  'none', 'none', 'all', 'own',    'none'),
    ('numbered_line_of', 'none', 'own',  'own',  'none', 'none', 'all', 'own',    'none'),
    ('ranking_of',       'none', 'none', 'none', 'none', 'none', 'all', 'none',   'none'),
    ('deduction_of',     'none', 'own',  'own',  'item', 'none', 'all', 'either', 'none'),
    ('credit_of',        'none', 'own',  'own',  'none', 'all',  'all', 'own',    'none');
create temporary table who (role text primary key, units text[], items text[]);
insert into who values
    ('regress_reader', '{}', '{}'), ('regress_unit_a', '{A}', '{}'), ('regress_unit_b', '{B}', '{}'),
    ('regress_section', '{}', '{key1,report}'), ('regress_bureau', '{}', '{}'), ('regress_secretariat', '{}', '{}'),
    ('regress_both', '{C}', '{key2}'), ('regress_plain', '{}', '{}');

-- the published month worked out anew, and the open one as it would be under another scheme
create temporary table asked as
select s.function,
       to_jsonb(s) as words,
       format('select x.* from regress_duties.scheme as s cross join lateral regress_duties.%I(%L, jsonb_populate_record(s, %L)) as x',
              s.function, v.month, v.scheme) as query
from sight as s
cross join (values ('2024-01-01', '{}'),
                   ('2024-02-01', '{"floor": "total", "pending_claims": "provisional", "unmarked": "zero", "highest_scope": "all", "highest_months": "each_month", "not_applicable": "renormalise", "ties": "dense"}')) as v (month, scheme);
create temporary table owner_has (query text, unit text, item text, row text);
do $$
declare
    a record;
begin
    for a in select query from asked loop
        execute format('insert into owner_has select %L, x.unit, to_jsonb(x) ->> ''item'', x::text from (%s) as x', a.query, a.query);
    end loop;
end
$$;
-- for each function, and of both months, there are such rows, also of unit A: no rows
select a.function
from asked as a
where not exists (select from owner_has as o where o.query = a.query and o.unit = 'A') and a.function <> 'deduction_of'
order by a.function;
-- what a role gets instead of these: no rows
with answered as (
    select a.function, a.query, w.role,
           pg_temp.told(w.role, pg_temp.rows_of(a.query)) as answer,
           (select string_agg(o.row, chr(10) order by o.row collate "C")
            from owner_has as o
            where o.query = a.query
                  and case a.words ->> w.role
                          when 'all' then true
                          when 'none' then false
                          when 'own' then o.unit = any (w.units)
                          when 'item' then o.item = any (w.items)
                          when 'either' then o.unit = any (w.units) or o.item = any (w.items)
                      end) as right_answer
    from asked as a
    cross join who as w
)
select role, function, answer
from answered
where answer <> coalesce(right_answer, '')
order by role, function, query;

-- by month: what is published, and nothing that is not
--   1  ranks of January: of its units; for the reader and the secretariat everybody's
--   2  ranks of February: for the secretariat alone
--   3  what the lines of January add up to: as in 1, to the totals
--   4  of February: of its units, and everybody's for the secretariat. C has no total while a mark is
--      missing; the lines that have points are 10 + 10 + 10 - 5 + 10 of the items, and 10 for the weight of
--      the daily section: 45
--   5  exemptions of March: of its units and items
create temporary table by_month as
select w.role, q.place as query,
       pg_temp.told(w.role, 'select string_agg(x, '' '' order by x collate "C") from (' || q.query || ') as q (x)') as answer
from who as w
cross join (values
    (1, $$select unit || ' ' || rank || ' ' || total from regress_duties.rank_in('2024-01-01')$$),
    (2, $$select unit from regress_duties.rank_in('2024-02-01')$$),
    (3, $$select u.unit || ' ' || sum(x.points) from (values ('A'), ('B'), ('C')) as u (unit) cross join lateral regress_duties.explain(u.unit, '2024-01-01') as x group by u.unit$$),
    (4, $$select u.unit || ' ' || sum(x.points) from (values ('A'), ('B'), ('C')) as u (unit) cross join lateral regress_duties.explain(u.unit, '2024-02-01') as x group by u.unit$$),
    (5, $$select unit from regress_duties.exempt_of('2024-03-01')$$)
) as q (place, query);
select query, role, answer from by_month order by query, role;

-- ---------- wrong numbers: other combinations of duties ----------
-- Each sees rows that the owner sees, with the same numbers, or none: no rows. Between them the roles see
-- the facts in parts; the last one sees all tasks, marks and events, through its items and its duty.
create role regress_combined;
create temporary table combination (name text, duties text);
insert into combination values
    ('reader, unit A', 'select grant_duty(''regress_combined'', ''reader''), grant_duty(''regress_combined'', ''unit'', unit => ''A'')'),
    ('unit A, unit B', 'select grant_duty(''regress_combined'', ''unit'', unit => ''A''), grant_duty(''regress_combined'', ''unit'', unit => ''B'')'),
    ('unit A, section key1, bureau', 'select grant_duty(''regress_combined'', ''unit'', unit => ''A''), grant_duty(''regress_combined'', ''section'', item => ''key1''), grant_duty(''regress_combined'', ''bureau'')'),
    ('reader, section key2, bureau', 'select grant_duty(''regress_combined'', ''reader''), grant_duty(''regress_combined'', ''section'', item => ''key2''), grant_duty(''regress_combined'', ''bureau'')'),
    ('all sections, bureau', 'select grant_duty(''regress_combined'', ''section'', item => i.item), grant_duty(''regress_combined'', ''bureau'') from item as i');
create temporary table adds_up (relation text);
insert into adds_up values
    ('item_score'), ('section_score'), ('score'), ('ranking'), ('year_ranking'), ('missing_mark'), ('deduction'), ('credit'),
    ('得分明细'), ('月度排名'), ('公布明细');
create temporary table combined (name text, relation text, rows text);
create temporary table owner_sees (relation text, row text);
insert into owner_sees
select a.relation, x.row
from adds_up as a
cross join lateral regexp_split_to_table(pg_temp.told('regress_duties_owner', pg_temp.rows_of(format('select * from regress_duties.%I', a.relation))), '\n') as x (row);
create function pg_temp.combine()
returns void
language plpgsql
as $combine$
declare
    c record;
begin
    for c in select name, duties from combination order by name loop
        execute c.duties;
        insert into combined
        select c.name, a.relation,
               pg_temp.told('regress_combined', pg_temp.rows_of(format('select * from regress_duties.%I', a.relation)))
        from adds_up as a;
        delete from duty where role = 'regress_combined';
    end loop;
end
$combine$;
select pg_temp.combine();
select c.name, c.relation, x.row
from combined as c
cross join lateral regexp_split_to_table(nullif(c.rows, ''), '\n') as x (row)
where not exists (select from owner_sees as o where o.relation = c.relation and o.row = x.row)
order by 1, 2, 3;
-- how many rows they see. Published scores: 3 units; lines of two revisions.
--   reader, unit A                   score 3 of January and A's February; ranking 3
--   unit A, unit B                   score 2 and 2; ranking of January 2
--   unit A, section key1, bureau     score 2 of A; ranking 1; every credit
--   reader, section key2, bureau     score 3; ranking 3; every credit
--   all sections, bureau             no score, no ranking; every deduction and credit
select name,
       max(cardinality(regexp_split_to_array(nullif(rows, ''), '\n'))) filter (where relation = 'score') as score,
       max(cardinality(regexp_split_to_array(nullif(rows, ''), '\n'))) filter (where relation = 'item_score') as item_score,
       max(cardinality(regexp_split_to_array(nullif(rows, ''), '\n'))) filter (where relation = 'ranking') as ranking,
       max(cardinality(regexp_split_to_array(nullif(rows, ''), '\n'))) filter (where relation = 'year_ranking') as year_ranking,
       max(cardinality(regexp_split_to_array(nullif(rows, ''), '\n'))) filter (where relation = 'deduction') as deduction,
       max(cardinality(regexp_split_to_array(nullif(rows, ''), '\n'))) filter (where relation = 'credit') as credit
from combined
group by name
order by name;

-- ---------- errors of keys: the same whether the other unit's row exists or not ----------
-- b1 and x1 exist, of B; there is no event b9, no external id x9 and no unit Z
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
-- its own: said in full, but for the values, which no role under row level security is told
select pg_temp.tried('regress_unit_a', $$insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values ('A', 'a1', 'meeting', 'x', '2024-02-10')$$) as its_own;
-- MERGE: the other unit's row is not matched, nor inserted
select m.answer, count(*)
from (values ('b1'), ('b9')) as v (event_id)
cross join lateral pg_temp.tried('regress_unit_a',
    format('merge into regress_duties.event as e using (values (%L)) as v (event_id) on e.unit = ''B'' and e.event_id = v.event_id
            when matched then update set title = ''x'' when not matched then insert (unit, event_id, rule, title, occurred_on) values (''B'', v.event_id, ''meeting'', ''x'', ''2024-02-10'')',
           v.event_id)) as m (answer)
group by m.answer
order by m.answer;
-- writing over all rows gets to its own alone: 1, which is a2; locking likewise; and nothing of B
select pg_temp.tried('regress_unit_a', $$update regress_duties.event set title = title$$) as written,
       pg_temp.tried('regress_unit_a', $$select * from regress_duties.event for update$$) as locked,
       pg_temp.tried('regress_unit_a', $$update regress_duties.event set title = title where unit = 'B' returning *$$) as of_b;
-- a section: marks of key2 exist for B and not for C; a task of another item, under a code that is used
-- or not. That a code is used cannot be hidden, whose it is and what it says is.
select v.unit, pg_temp.tried('regress_section', format('insert into regress_duties.mark (unit, item, month, score) values (%L, ''key2'', ''2024-02-01'', 1)', v.unit)) as answer
from (values ('B'), ('C'), ('Z')) as v (unit)
order by v.unit;
select pg_temp.tried('regress_section', $$insert into regress_duties.task (unit, task_id, item, month, title, issued_on, due_on) values ('C', 'undone', 'report', '2024-02-01', 'x', '2024-02-01', '2024-02-02')$$) as used_by_another_item;
-- foreign keys that it might make itself to probe a table: 42501
select pg_temp.tried('regress_unit_a', 'create table regress_elsewhere.probe (unit text, event_id text, foreign key (unit, event_id) references regress_duties.event)') as probe;

-- ---------- COPY ----------
set role regress_unit_a;
-- its own two events, and no other; marks of its own
copy (select unit, event_id, title from regress_duties.event order by event_id) to stdout;
copy regress_duties.published_score (month, revision, unit, total) to stdout;
copy regress_duties.history to stdout;
copy regress_duties.event (unit, event_id, rule, title, occurred_on) from stdin;
\.
copy regress_duties.event (unit, event_id, status) from stdin;
\.
reset role;

-- ---------- sequences, statistics ----------
create statistics regress_duties.of_event (mcv) on unit, event_id from regress_duties.event;
alter statistics regress_duties.of_event owner to regress_duties_owner;
analyze regress_duties.event, regress_duties.mark, regress_duties.task, regress_duties.published_score;
set role regress_unit_a;
-- the claim writes history, and says nothing of how much there is: refused, 42501
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'a3', 'meeting', '申报', '2024-02-12');
select lastval();
select currval('history_change_seq');
select nextval('history_change_seq');
select setval('history_change_seq', 1);
select last_value from history_change_seq;
select last_value from pg_sequences where schemaname = 'regress_duties' order by sequencename;
-- no statistics of the columns of any table: no rows, and 42501
select tablename, attname from pg_stats where schemaname = 'regress_duties' order by 1, 2;
select statistics_name, most_common_vals from pg_stats_ext where schemaname = 'regress_duties' order by 1;
select statistics_name from pg_stats_ext_exprs where schemaname = 'regress_duties' order by 1;
select count(*) from pg_statistic;
select count(*) from pg_statistic_ext_data;
reset role;
-- of the owner there are some
set role regress_duties_owner;
select count(*) > 10 as columns from pg_stats where schemaname = 'regress_duties';
select statistics_name from pg_stats_ext where schemaname = 'regress_duties' order by 1;
delete from event where event_id = 'a3';
reset role;

-- ---------- plans ----------
-- Nodes of a kind in the plan of a query of a role
create function pg_temp.plan_of(role text, query text)
returns jsonb
language plpgsql
as $plan$
declare
    plan jsonb;
begin
    perform set_config('role', plan_of.role, true);
    execute 'explain (analyze, verbose, costs off, timing off, summary off, format json) ' || plan_of.query into plan;
    perform set_config('role', 'none', true);
    return plan;
end
$plan$;
-- Policies are evaluated once: those that look into duty are InitPlans, and nothing is a SubPlan.
create temporary table planned as
select w.role, c.relname::text as relation, pg_temp.plan_of(w.role, format('select * from regress_duties.%I', c.relname)) as plan
from (values ('regress_unit_a'), ('regress_section'), ('regress_bureau'), ('regress_reader')) as w (role)
cross join pg_class as c
where c.relnamespace = 'regress_duties'::regnamespace
      and c.relkind in ('r', 'v')
      and has_table_privilege(w.role, c.oid, 'select')
      and (c.relkind = 'r' or w.role = 'regress_unit_a');
-- SubPlans: no rows
select p.role, p.relation
from planned as p
where jsonb_path_exists(p.plan, '$.**?(@."Parent Relationship" == "SubPlan")')
order by 1, 2;
-- and no InitPlan: what everybody sees
select p.relation
from planned as p
where not jsonb_path_exists(p.plan, '$.**?(@."Parent Relationship" == "InitPlan")') and p.role = 'regress_unit_a'
order by 1;
-- the same where rows are written, and checked: f, t
select w.role, w.statement,
       jsonb_path_exists(w.plan, '$.**?(@."Parent Relationship" == "SubPlan")') as subplan,
       jsonb_path_exists(w.plan, '$.**?(@."Parent Relationship" == "InitPlan")') as initplan
from (
    select v.role, v.statement, pg_temp.plan_of(v.role, v.statement) as plan
    from (values ('regress_unit_a', 'update regress_duties.event set title = title'),
                 ('regress_bureau', 'update regress_duties.event set title = title'),
                 ('regress_section', 'update regress_duties.mark set reason = reason'),
                 ('regress_section', 'insert into regress_duties.mark select * from regress_duties.mark where false')) as v (role, statement)
    offset 0
) as w
order by w.role, w.statement;
-- what a plan prints is nothing of the rows of B or C: titles, events, tasks, names: no rows.
-- (How many rows a filter removed, and how many there may be, it does say.)
select p.role, p.relation
from planned as p
where p.role = 'regress_unit_a' and p.plan::text ~ '(乙|丙|\mb[123]\M|No\. 2|undone)'
order by 1, 2;

-- ---------- leaky functions ----------
-- As cheap as can be, and it tells what it was asked about
create function regress_elsewhere.leak(value text)
returns boolean
language plpgsql stable cost 0.0000000001
as $leak$
begin
    if strpos(current_setting('leak.seen'), leak.value) = 0 then
        perform set_config('leak.seen', current_setting('leak.seen') || leak.value, false);
    end if;
    return true;
end
$leak$;
set leak.seen = '';
-- of every table and view that has units: nothing but A, and no rows here. unit, rater and whole_unit have codes that everybody sees
select a.relation, a.seen
from (
    select c.relname as relation,
           pg_temp.told('regress_unit_a',
                        format('select (select count(*) from regress_duties.%I where regress_elsewhere.leak(%I)) * 0 || current_setting(''leak.seen'')',
                               c.relname, a.attname)) as seen
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attname in ('unit', '单位代码')
    where c.relnamespace = 'regress_duties'::regnamespace
          and c.relkind in ('r', 'v')
          and c.relname not in ('unit', 'rater', 'whole_unit')
          and has_table_privilege('regress_unit_a', c.oid, 'select')
    offset 0
) as a
where a.seen not in ('0', '0A')
order by a.relation;
-- it does tell, of what a role sees: three units
select length(pg_temp.told('regress_secretariat', 'select (select count(*) from regress_duties.mark where regress_elsewhere.leak(unit)) * 0 || current_setting(''leak.seen'')')) - 1 as units;
-- an expression that fails on a row of another unit: it meets none; its own two events, and its two scores
select pg_temp.told('regress_unit_a', $$select count(*) from regress_duties.event where 1 / case when unit <> 'A' then 0 else 1 end = 1$$) as by_zero,
       pg_temp.told('regress_unit_a', $$select count(*) from regress_duties.score where 1 / case when unit <> 'A' then 0 else 1 end = 1$$) as by_zero_in_score,
       pg_temp.told('regress_unit_a', $$select string_agg(distinct unit, '') from regress_duties.event$$) as aggregated;

-- ---------- who acts ----------
-- row_security = off is an error, and no rows
set row_security = off;
select distinct pg_temp.tried(w.role, format('select * from regress_duties.%I', t.relation)) ~ '^42501: query would be affected by row-level security policy' as refused
from (values ('regress_reader'), ('regress_unit_a'), ('regress_section'), ('regress_bureau')) as w (role)
cross join (values ('task'), ('mark'), ('event'), ('published_score'), ('score'), ('ranking')) as t (relation);
reset row_security;

-- a statement that the owner prepared is planned anew for the unit: 5, then 2
prepare events as select count(*) from regress_duties.event;
execute events;
set role regress_unit_a;
execute events;
reset role;
deallocate events;

-- who logs in as one unit does not become another; a member acts as the role that it set
set session authorization regress_unit_a;
set role regress_unit_b;
set role regress_duties_owner;
set role regress_unit_a;
reset session authorization;
set session authorization regress_noinherits;
select count(*) from regress_duties.event;
set role regress_unit_a;
select count(*) from regress_duties.event;
insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values ('A', 'a4', 'meeting', '申报', '2024-02-12');
reset session authorization;
select by_role, session_role, row_key from regress_duties.history where row_key = 'A/a4' order by change;

-- a view of A over the tables shows everybody what it sees itself, which is not A's: B its own 3, nobody nothing
set role regress_unit_a;
create view regress_elsewhere.events_of_a as select unit, event_id from regress_duties.event;
create view regress_elsewhere.changes as select * from regress_duties.history;
grant select on regress_elsewhere.events_of_a, regress_elsewhere.changes to public;
-- functions of A with A's rights: what A sees, and what A may file; filed by the one who called
create function regress_elsewhere.show_a() returns text language sql security definer as $$select string_agg(event_id, ' ' order by event_id) from regress_duties.event$$;
create function regress_elsewhere.file(unit text, event_id text) returns void language sql security definer
as $$insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values (file.unit, file.event_id, 'meeting', 'x', '2024-02-12')$$;
reset role;
select pg_temp.told('regress_unit_b', 'select string_agg(event_id, '' '' order by event_id) from regress_elsewhere.events_of_a') as b_sees,
       pg_temp.told('regress_nobody', 'select count(*) from regress_elsewhere.events_of_a') as nobody_sees,
       pg_temp.told('regress_secretariat', 'select count(*) from regress_elsewhere.changes') as history,
       pg_temp.told('regress_unit_b', 'select regress_elsewhere.show_a()') as b_is_shown;
select pg_temp.tried('regress_unit_b', 'select regress_elsewhere.file(''B'', ''b9'')') as for_b;
set role regress_unit_b;
select regress_elsewhere.file('A', 'a5');
reset role;
select by_role, row_key from regress_duties.history where row_key = 'A/a5' order by change;
-- what only an owner does: refused, 42501
select t.statement, pg_temp.tried('regress_unit_a', t.statement) as answer
from (values
    ('alter table regress_duties.event disable row level security'),
    ('alter table regress_duties.event disable trigger all'),
    ('create policy mine on regress_duties.event using (true)'),
    ('drop policy unit on regress_duties.event'),
    ('create trigger t after insert on regress_duties.event execute function regress_duties.record_history()'),
    ('create index on regress_duties.event (title)'),
    ('create function regress_duties.f() returns int language sql return 1'),
    ('set session_replication_role = replica'),
    ('lock table regress_duties.event in share mode'),
    ('truncate regress_duties.event'),
    ('select xcedu.lay_out_assessment(''regress_duties'', false, null)')
) as t (statement)
order by t.statement;
-- nor does it put the functions of triggers, which have the owner's rights, on a table of its own
create table regress_elsewhere.own_table (unit text);
alter table regress_elsewhere.own_table owner to regress_unit_a;
select pg_temp.tried('regress_unit_a', format('create trigger t after insert on regress_elsewhere.own_table referencing new table as added for each statement execute function regress_duties.%I()', f.name)) as answer
from (values ('record_history'), ('record_steps'), ('freeze_event')) as f (name)
order by 1;

-- ---------- what is planted is not called ----------
-- Functions, operators and tables under the names that the assessment uses, in public, ahead of everything
-- in the search_path, and in pg_temp. Each of them says "planted". A unit may create in public here, as
-- everybody may in a database that comes from an old server.
grant create on schema public to regress_unit_a;
set role regress_unit_a;
create function public.planted() returns text language plpgsql as $$begin raise exception 'planted'; end$$;
create function public.open_month_from(date) returns date language sql as $$select public.planted()::date$$;
create function public.first_open_month() returns date language sql as $$select public.planted()::date$$;
create function public.hold_month(date) returns void language sql as $$select public.planted()$$;
create function public.lock_class() returns integer language sql as $$select public.planted()::integer$$;
create function public.acting_role() returns text language sql as $$select public.planted()$$;
create function public.scheme_for(date) returns text language sql as $$select public.planted()$$;
create function public.in_force(date, date, date) returns boolean language sql as $$select public.planted()::boolean$$;
create function public.sees_all_units() returns boolean language sql as $$select public.planted()::boolean$$;
create function public.sha256_of(text) returns text language sql as $$select public.planted()$$;
create function public.may_follow(regress_duties.event, regress_duties.event) returns boolean language sql as $$select public.planted()::boolean$$;
create function public.credit_month(date, date, date) returns date language sql as $$select public.planted()::date$$;
create function public.isfinite(date) returns boolean language sql as $$select public.planted()::boolean$$;
create function public.now() returns timestamptz language sql as $$select public.planted()::timestamptz$$;
create function public.concat_ws(text, text, text) returns text language sql as $$select public.planted()$$;
create function public.same_date(date, date) returns boolean language sql as $$select public.planted()::boolean$$;
create function public.same_text(text, text) returns boolean language sql as $$select public.planted()::boolean$$;
create operator public.= (leftarg = date, rightarg = date, function = public.same_date);
create operator public.= (leftarg = text, rightarg = text, function = public.same_text);
create operator public.> (leftarg = date, rightarg = date, function = public.same_date);
create operator public.<> (leftarg = text, rightarg = text, function = public.same_text);
create type public.scheme as (x text);
create type public.publication as (x text);
-- a cast between types that are not its own: refused
create cast (text as date) with function public.first_open_month() as implicit;
create function public.to_day(text) returns date language sql as $$select public.planted()::date$$;
create cast (text as date) with function public.to_day(text) as implicit;
reset role;
create temporary table period (month date, scheme text, published boolean, revision integer, reports_count_in date);
create temporary table duty (role text, duty text, unit text, item text);
create temporary table event (x text);
create temporary table scheme (x text);
create temporary table publication (x text);
create temporary table history (x text);
create temporary table published_score (x text);
create function pg_temp.open_month_from(date) returns date language plpgsql as $$begin raise exception 'planted'; end$$;
create function pg_temp.acting_role() returns text language plpgsql as $$begin raise exception 'planted'; end$$;
create function pg_temp.lock_class() returns integer language plpgsql as $$begin raise exception 'planted'; end$$;
grant all on all tables in schema pg_temp to public;
set search_path = pg_temp, public, pg_catalog, regress_duties;
-- they are there: planted
select open_month_from('2024-01-01'::date);
select 'x'::text = 'x'::text;
-- a claim, a mark, a review; opening, publishing, amending by the secretariat and by the owner; reading:
-- none of them is refused
set role regress_unit_b;
insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values ('B', 'b4', 'meeting', '申报', '2024-01-12')
returning status, month, carried_from;
update regress_duties.event set title = '更正' where event_id ~~ 'b4';
reset role;
set role regress_both;
insert into regress_duties.mark (unit, item, month, score) values ('C', 'key2', '2024-02-01', 4);
reset role;
set role regress_bureau;
update regress_duties.event set status = 'approved', document_no = 'No. 5', document_on = '2024-01-20' where event_id ~~ 'b4' returning status, month;
insert into regress_duties.event (unit, event_id, rule, title, occurred_on) values ('C', 'c1', 'criticism', '批评', '2024-02-12') returning status, month;
delete from regress_duties.event where event_id ~~ 'c1' returning event_id;
reset role;
set role regress_secretariat;
select regress_duties.open_month('2024-03-01');
select length(regress_duties.publish_month('2024-02-01'));
select regress_duties.amend_month('2024-02-01', '更正');
select problem from regress_duties.verify_publications();
reset role;
set role regress_duties_owner;
select length(regress_duties.publish_month('2024-02-01'));
select problem from regress_duties.verify_publications();
select regress_duties.grant_duty('regress_nobody', 'reader');
select regress_duties.revoke_duty('regress_nobody', 'reader');
reset role;
-- February as worked out: A 100; B 27 + 52.5 = 79.5, +3 and +1 = 83.5; C 30 + 70 × 9/20 = 61.5
set role regress_reader;
select unit, rank, total from regress_duties.ranking where published and month >= '2024-02-01' order by rank;
reset role;
select xcedu.upgrade_assessment('regress_duties');
drop table period, duty, event, scheme, publication, history, published_score;
set search_path = regress_duties, pg_catalog;

-- ---------- what is published, to its readers ----------
-- the numbers of the owner in every view and function granted, without an error: no rows.  March is open.
select v.relation
from (values
    ('select * from regress_duties.publication'), ('select * from regress_duties.amendment'),
    ('select * from regress_duties.published_score'), ('select * from regress_duties.published_line'),
    ('select * from regress_duties.score where month < ''2024-03-01'''), ('select * from regress_duties.ranking where month < ''2024-03-01'''),
    ('select * from regress_duties.月度排名 where 月份 < ''2024-03-01'''), ('select * from regress_duties.year_ranking'),
    ('select * from regress_duties.公布明细'), ('select * from regress_duties.rank_in(''2024-02-01'')'),
    ('select * from regress_duties.explain(''A'', ''2024-01-01'')'), ('select * from regress_duties.explain(''B'', ''2024-02-01'')')
) as v (relation)
where pg_temp.told('regress_reader', pg_temp.rows_of(v.relation)) <> pg_temp.told('regress_duties_owner', pg_temp.rows_of(v.relation))
      or pg_temp.told('regress_reader', pg_temp.rows_of(v.relation)) = ''
order by 1;
-- and of March nothing: 0 each
select pg_temp.told('regress_reader', 'select count(*) from regress_duties.ranking where month = ''2024-03-01''') as ranking,
       pg_temp.told('regress_reader', 'select count(*) from regress_duties.月度排名 where not (状态 = ''已公布'')') as 月度排名,
       pg_temp.told('regress_reader', 'select count(*) from regress_duties.score where month = ''2024-03-01''') as score,
       pg_temp.told('regress_reader', 'select count(*) from regress_duties.explain(''A'', ''2024-03-01'')') as explain,
       pg_temp.told('regress_reader', 'select count(*) from regress_duties.rank_in(''2024-03-01'')') as rank_in;

\set ECHO none
\o /dev/null
set client_min_messages = warning;
drop schema regress_duties cascade;
drop schema regress_elsewhere cascade;
drop owned by regress_unit_a cascade;
select format('drop owned by %s', string_agg(quote_ident(rolname), ', ')) as statement from pg_roles
where rolname in ('regress_duties_owner', 'regress_reader', 'regress_unit_b', 'regress_section', 'regress_bureau', 'regress_secretariat', 'regress_both', 'regress_inherits', 'regress_noinherits', 'regress_plain', 'regress_nobody', 'regress_combined') \gset
:statement;
drop role regress_inherits, regress_noinherits, regress_reader, regress_unit_a, regress_unit_b, regress_section, regress_bureau, regress_secretariat, regress_both, regress_plain, regress_nobody, regress_combined, regress_duties_owner;
\o
