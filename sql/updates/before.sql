-- What every update of the extension begins with.
--
-- An update makes all functions and aggregates of the extension anew.  Those that nothing outside depends on and
-- that nobody granted or revoked are dropped first, so they may come back with other parameters and results.  The
-- others are replaced where they are: views, indexes, CHECKs and policies of assessments go on using them, and privileges stay.
-- Which these are is kept for after.sql with the place of their rows in pg_proc, which moves when they are replaced.
do $before$
declare
    free text;
begin
    with recursive member as (
        select d.objid as oid
        from pg_depend as d
        join pg_extension as x on x.oid = d.refobjid and x.extname = 'xcedu'
        where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e' and d.classid = 'pg_proc'::regclass
    ),
    needed as (
        select m.oid
        from member as m
        join pg_proc as p on p.oid = m.oid
        where p.proacl is distinct from (select i.initprivs
                                         from pg_init_privs as i
                                         where i.classoid = 'pg_proc'::regclass and i.objoid = p.oid and i.objsubid = 0)
              or exists (select
                         from pg_depend as d
                         where d.refclassid = 'pg_proc'::regclass
                               and d.refobjid = m.oid
                               and not (d.classid = 'pg_proc'::regclass and d.objid in (select o.oid from member as o)))
        union
        select d.refobjid
        from needed as n
        join pg_depend as d on d.classid = 'pg_proc'::regclass and d.objid = n.oid and d.refclassid = 'pg_proc'::regclass
    )
    select string_agg(p.oid::regprocedure::text, ', ') filter (where p.oid not in (select n.oid from needed as n)),
           set_config('xcedu.kept',
                      coalesce(jsonb_object_agg(p.oid, p.ctid) filter (where p.oid in (select n.oid from needed as n)), '{}')::text,
                      true)
    into free
    from member as m
    join pg_proc as p on p.oid = m.oid;
    execute 'drop routine ' || free;
end
$before$;
