-- What of PL/pgSQL the tests run, for the part coverage of ../harden.sh.
--
-- The profiler of plpgsql_check knows a function by its row in pg_proc, and an assessment of a test goes when the test ends.  Before
-- something is dropped or granted, what ran of the functions that are there is therefore written to a file: a rollback does not take that back.  The functions of
-- all assessments count as one by their name, arguments and text.  The profiler works out the text of an EXECUTE a second time after it
-- ran, so that text must be a command even then, which it is not where ::regclass prints a table that was just dropped.

create extension plpgsql_check schema public;
create schema coverage;

-- What there is to run: a row a statement of PL/pgSQL in xcedu and in the assessment "measured", or what ran in all assessments.  A function
-- is read in its schema, where its types are.  One that makes a part of an assessment is left out: it is a list of commands, and all of
-- them run or none.
create function coverage.statement(ran_only boolean)
returns table (function text, body text, statement integer, line integer, what text, ran boolean)
language plpgsql
as $$
declare
    p record;
begin
    for p in
        select f.oid, f.pronamespace::regnamespace::text as place, f.prosrc as body
        from pg_catalog.pg_proc as f
        join pg_catalog.pg_language as l on l.oid = f.prolang and l.lanname = 'plpgsql'
        where (f.pronamespace = pg_catalog.to_regnamespace('xcedu') and f.proname not like '%/%'
               or case when ran_only then exists (select from pg_catalog.pg_class as c where c.relnamespace = f.pronamespace and c.relname = 'logic_object')
                       else f.pronamespace = pg_catalog.to_regnamespace('measured') end)
              and (not ran_only or f.oid = any (array(select a.funcoid::oid from public.plpgsql_profiler_functions_all() as a)))
        order by f.oid
    loop
        perform set_config('search_path', 'pg_catalog, ' || p.place || ', pg_temp', true);
        return query
        select p.oid::regprocedure::text, md5(p.body), s.stmtid, s.lineno, btrim((string_to_array(p.body, E'\n'))[s.lineno]), s.exec_stmts > 0
        from public.plpgsql_profiler_function_statements_tb(p.oid::regprocedure) as s
        where s.exec_stmts > 0 or not ran_only;
    end loop;
end
$$;

create function coverage.keep()
returns void
language plpgsql
security definer
set search_path = pg_catalog
as $$
begin
    execute format('copy (select function, body, statement from coverage.statement(true)) to %L',
                   format('%s/coverage/%s', current_setting('data_directory'), gen_random_uuid()));
end
$$;

create function coverage.before_change()
returns event_trigger
language plpgsql
security definer
set search_path = pg_catalog
set plpgsql_check.profiler = off
as $$
declare
    callers text;
begin
    -- of the many that a function drops or grants, the first
    if statement_timestamp()::text = current_setting('coverage.kept', true) then
        return;
    end if;
    perform coverage.keep();
    perform set_config('coverage.kept', statement_timestamp()::text, false);
    -- there is room for some thousand profiles; they are cleared when no function runs, whose own would go too
    get diagnostics callers = pg_context;
    if callers !~ E'\n' then
        perform public.plpgsql_profiler_reset_all();
    end if;
end
$$;
create event trigger coverage_before_change on ddl_command_start
when tag in ('DROP SCHEMA', 'DROP FUNCTION', 'DROP OWNED', 'DROP EXTENSION', 'GRANT', 'REVOKE', 'ALTER FUNCTION', 'ALTER ROUTINE')
execute function coverage.before_change();

-- What the tests ran of the PL/pgSQL of an assessment "measured" as it is made now, a row a statement, for coverage.py
create function coverage.result()
returns table (function text, line integer, what text, ran boolean)
language sql
begin atomic
    select s.function, s.line, s.what, k.function is not null
    from coverage.statement(false) as s
    left join (
        select distinct split_part(l, E'\t', 1) as function, split_part(l, E'\t', 2) as body, split_part(l, E'\t', 3)::integer as statement
        from pg_ls_dir('coverage') as f
        cross join lateral regexp_split_to_table(pg_read_file('coverage/' || f), E'\n') as l
        where l <> ''
    ) as k on (k.function, k.body, k.statement) = (s.function, s.body, s.statement)
    order by s.function, s.line, s.statement;
end;
