-- No plan tells a role what is in rows that it does not see: EXPLAIN ANALYZE gives the same for a condition
-- that is true of such a row and for one that is false.

\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set duties :abs_srcdir '/helpers/duties.sql'
\set ECHO none
\o /dev/null
\i :duties
\o
\set ECHO all
reset role;
reset search_path;

-- The plan as a role sees it, without what is written in the condition; and without the buffers, which 18 shows unasked: how many
-- a query reads depends on what the queries before it left in the caches
create function pg_temp.plan_seen(role text, query text)
returns text
language plpgsql
as $$
declare
    plan json;
begin
    perform set_config('role', plan_seen.role, true);
    execute 'explain (analyze, verbose, costs off, buffers off, timing off, summary off, format json) ' || plan_seen.query into plan;
    perform set_config('role', 'none', true);
    return regexp_replace(plan::text, '"(Filter|Index Cond|Recheck Cond)": "[^\n]*"', '"\1"', 'g');
end
$$;

-- Columns that say something, a value that is there in a row of unit B, and one that is not
create temporary table secret (relation text, column_name text, there text, not_there text);
insert into secret values
    ('event', 'title', '乙的表彰', '乙的表白'), ('event', 'document_no', 'No. 2', 'No. 9'), ('event', 'work', 'W', 'V'), ('event', 'work_key', 'work W', 'work V'),
    ('event', 'external_id', 'x3', 'x9'), ('event', 'status', 'claimed', 'clamied'), ('event', 'document_on', '2024-02-11', '2024-02-12'), ('event', 'occurred_on', '2024-02-20', '2024-02-21'),
    ('task', 'title', '交办丙', '交办丁'), ('task', 'done_on', '2024-03-06', '2024-03-09'), ('task', 'due_on', '2024-01-20', '2024-01-22'),
    ('mark', 'score', '7', '7.5'), ('mark', 'reason', 'x', 'y'), ('exemption', 'reason', '豁免', '不免'),
    ('published_score', 'total', '92', '91'), ('published_line', 'title', '乙的批评', '乙的批改'),
    ('duty', 'role', 'regress_bureau', 'regress_buraeu');
-- as each role that does not see such a row, by each kind of condition and way of reading
create temporary table told as
select w.role, s.relation, s.column_name, c.form, m.way,
       pg_temp.plan_seen(w.role, format('select * from regress_duties.%I where ' || c.form, s.relation, s.column_name, s.there)) as if_there,
       pg_temp.plan_seen(w.role, format('select * from regress_duties.%I where ' || c.form, s.relation, s.column_name, s.not_there)) as if_not,
       -- what the role sees itself it may be told
       pg_temp.told(w.role, format('select string_agg(x::text, '';'') from regress_duties.%I as x where ' || c.form, s.relation, s.column_name, s.there))
           = pg_temp.told(w.role, format('select string_agg(x::text, '';'') from regress_duties.%I as x where ' || c.form, s.relation, s.column_name, s.not_there)) as sees_the_same
from (values ('regress_unit_a', 'event'), ('regress_unit_a', 'task'), ('regress_unit_a', 'mark'), ('regress_unit_a', 'exemption'), ('regress_unit_a', 'published_score'),
             ('regress_unit_a', 'published_line'), ('regress_unit_a', 'duty'), ('regress_section', 'event'), ('regress_bureau', 'mark'), ('regress_bureau', 'task'),
             ('regress_reader', 'event'), ('regress_reader', 'task'), ('regress_reader', 'duty'), ('regress_plain', 'event')) as w (role, relation)
join secret as s on s.relation = w.relation
cross join (values ('%I = %L'), ('%I >= %L'), ('%I <= %L and unit >= ''B'''), ('%I in (%L) and unit = ''B''')) as c (form)
cross join (values ('any'), ('no seqscan'), ('no indexscan'), ('no bitmapscan')) as m (way)
cross join lateral (select set_config('enable_seqscan', (m.way <> 'no seqscan')::text, true),
                           set_config('enable_indexscan', (m.way <> 'no indexscan')::text, true),
                           set_config('enable_bitmapscan', (m.way <> 'no bitmapscan')::text, true) offset 0) as set_first
where not (c.form like '%unit%' and s.relation = 'duty');
select count(*) > 200 as some, count(*) filter (where if_there <> if_not) as told from told where sees_the_same;
select role, relation, column_name, form, way from told where if_there <> if_not and sees_the_same order by 1, 2, 3, 4, 5 limit 10;

-- and the owner, whom no policy holds, is told: the method can tell
select pg_temp.plan_seen('regress_duties_owner', 'select * from regress_duties.event where title = ''乙的表彰''')
       <> pg_temp.plan_seen('regress_duties_owner', 'select * from regress_duties.event where title = ''乙的表白''') as owner_is_told;

-- A title that B claims, bit by bit: what a unit would do.  It asks of each character whether the title goes beyond it, by the
-- plan; nothing is found.
create function pg_temp.bisect(role text) returns text language plpgsql as $$
declare
    known text := '';
    candidate integer;
begin
    for place in 1 .. 4 loop
        select c into candidate
        from generate_series(ascii('一'), ascii('龥'), 97) as c
        where pg_temp.plan_seen(bisect.role, format('select * from regress_duties.event where title >= %L', known || chr(c)))
              <> pg_temp.plan_seen(bisect.role, format('select * from regress_duties.event where title >= %L', known || '龥'))
        limit 1;
        exit when candidate is null;
        known := known || chr(candidate);
    end loop;
    return known;
end
$$;
-- A sees its own titles only, of which the plan may tell it; C sees none here
select pg_temp.bisect('regress_reader') as reader, pg_temp.bisect('regress_section') as section;

-- any_of(): asks once, nothing of other forms
select xcedu.any_of('a', 'pg_catalog.now()');
create function public.regress_list() returns text[] language sql immutable as $$select array['b', 'a', null, 'a', '']$$;
select xcedu.any_of('a', 'public.regress_list()') as a, xcedu.any_of('', 'public.regress_list()') as empty, xcedu.any_of('c', 'public.regress_list()') as c,
       xcedu.any_of(null, 'public.regress_list()') as nothing;
revoke execute on function public.regress_list from public;
set role regress_nobody;
select xcedu.any_of('a', 'public.regress_list()') as may_not_ask;
reset role;
drop function public.regress_list();
\set ECHO none
\o /dev/null
set client_min_messages = warning;
drop schema regress_elsewhere cascade;
drop schema regress_duties cascade;
drop owned by regress_duties_owner, regress_reader, regress_unit_a, regress_unit_b, regress_section, regress_bureau, regress_secretariat, regress_both,
              regress_inherits, regress_noinherits, regress_plain, regress_nobody;
drop role regress_inherits, regress_noinherits, regress_reader, regress_unit_a, regress_unit_b, regress_section, regress_bureau,
          regress_secretariat, regress_both, regress_plain, regress_nobody, regress_duties_owner;
\o
