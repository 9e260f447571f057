-- plpgsql_check over every function of the demo's assessment and of the extension.  Errors are errors; of the warnings those that
-- are known are only counted: "here" is never read, because entering the schema is what it is for; the '{}' of an array is a text;
-- "column" is the word of a user of load_csv(), and names a result.

set search_path = xuchang, pg_catalog, public;
-- a function enters its schema when it runs; to be checked it has that of the session
select format('alter routine %s reset search_path', p.oid::regprocedure)
from pg_proc as p
where p.pronamespace = 'xuchang'::regnamespace and p.proconfig is not null
order by 1 \gexec
create temporary table found as
select p.oid::regprocedure::text as function, t.tgrelid::regclass::text as relation, c.lineno, c.level, c.message, c.detail
from pg_proc as p
join pg_language as l on l.oid = p.prolang and l.lanname = 'plpgsql'
left join (
    -- a trigger of one event has one transition table, and its function names both
    select tgfoid, tgrelid, oid, max(tgoldtable::text) over f as oldtable, max(tgnewtable::text) over f as newtable
    from pg_trigger
    where not tgisinternal
    window f as (partition by tgfoid)
) as t on t.tgfoid = p.oid
cross join lateral public.plpgsql_check_function_tb(p.oid, coalesce(t.tgrelid, 0), fatal_errors => false, oldtable => t.oldtable::name, newtable => t.newtable::name,
                                                    performance_warnings => false, other_warnings => true, extra_warnings => true) as c
where p.pronamespace in ('xuchang'::regnamespace, 'xcedu'::regnamespace)
      -- what makes an assessment is checked by what it makes
      and p.proname not like 'assessment/%' and p.proname not like 'rule\_book/%'
      and (p.prorettype <> 'trigger'::regtype or t.oid is not null);

-- A trigger function has branches for several tables: what is said of a line for some of them is said of another's branch.
delete from found as f
where f.level = 'error'
      and (select count(distinct g.relation) from found as g where (g.function, g.lineno, g.message) = (f.function, f.lineno, f.message))
          < (select count(distinct t.tgrelid) from pg_trigger as t where t.tgfoid = f.function::regprocedure and not t.tgisinternal);
select format('%s %s line %s: %s: %s', function, coalesce('on ' || relation, ''), lineno, level, message)
from found
where level = 'error'
order by 1;
select format('%s warnings: %s (%s)', count(*), message, string_agg(distinct function || coalesce(': ' || detail, ''), ', ') filter (where message !~ '"(here|who|since|come|gone|wrong|months)"'))
from found where level <> 'error' group by message order by 1;
select format('figures plpgsql_check: %s functions, %s errors, %s warnings',
              (select count(*) from pg_proc as p join pg_language as l on l.oid = p.prolang and l.lanname = 'plpgsql'
               where p.pronamespace in ('xuchang'::regnamespace, 'xcedu'::regnamespace) and p.proname not like '%/%'),
              count(*) filter (where level = 'error'), count(*) filter (where level <> 'error'))
from found;
