-- Everything that the catalog says of the schemas small and xcedu, a line a fact, apart from the order in which
-- things were made: what a new assessment, an upgraded one and a restored one must have alike.
with here as (
    select n.oid, n.nspname, n.nspowner, n.nspacl
    from pg_namespace as n
    where n.nspname in ('small', 'xcedu')
),
relation as (
    select c.oid, h.nspname || '.' || c.relname as name, c.relkind, c.relowner, c.relacl, c.reloptions, c.relrowsecurity, c.relforcerowsecurity,
           c.relpersistence, c.relreplident
    from pg_class as c
    join here as h on h.oid = c.relnamespace
    where c.relkind in ('r', 'v', 'm', 'S', 'c', 'p', 'f')
),
attribute as (
    select r.name, r.relkind, r.relowner, r.oid, a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attcollation, a.attidentity,
           a.attgenerated, a.attacl, a.attstorage, a.attoptions, row_number() over (partition by r.oid order by a.attnum) as place
    from relation as r
    join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
),
routine as (
    select p.oid, p.oid::regprocedure::text as name, p.prokind, p.proowner, p.proacl
    from pg_proc as p
    join here as h on h.oid = p.pronamespace
),
privilege as (
    select 'schema ' || h.nspname as object, coalesce(h.nspacl, acldefault('n', h.nspowner)) as acl from here as h
    union all
    select 'relation ' || r.name, coalesce(r.relacl, acldefault(case r.relkind when 'S' then 's'::"char" else 'r' end, r.relowner)) from relation as r
    union all
    select 'column ' || a.name || '.' || a.attname, a.attacl from attribute as a where a.attacl is not null
    union all
    select 'routine ' || f.name, coalesce(f.proacl, acldefault('f', f.proowner)) from routine as f
),
fact as (
    select 'schema ' || h.nspname || ' of ' || h.nspowner::regrole as fact from here as h
    union all
    select concat_ws(' ', 'relation', r.name, r.relkind, r.relowner::regrole, r.reloptions, r.relrowsecurity, r.relforcerowsecurity, r.relpersistence, r.relreplident)
    from relation as r
    union all
    select 'view ' || r.name || ' ' || pg_get_viewdef(r.oid) from relation as r where r.relkind in ('v', 'm')
    union all
    select concat_ws(' ', 'column', a.name, a.place, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end,
                     nullif(a.attcollation, 0)::regcollation, a.attidentity, a.attgenerated, a.attstorage,
                     array(select o from unnest(a.attoptions) as o where o like 'n\_distinct%' order by 1),
                     'default ' || pg_get_expr(d.adbin, d.adrelid))
    from attribute as a
    left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
    union all
    select concat_ws(' ', 'constraint', r.name, k.conname, pg_get_constraintdef(k.oid), k.convalidated, k.condeferrable, k.condeferred)
    from pg_constraint as k
    join relation as r on r.oid = k.conrelid
    union all
    select concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisclustered, i.indisreplident)
    from pg_index as i
    join relation as r on r.oid = i.indrelid
    union all
    select concat_ws(' ', 'trigger', r.name, pg_get_triggerdef(t.oid), t.tgenabled)
    from pg_trigger as t
    join relation as r on r.oid = t.tgrelid
    where not t.tgisinternal
    union all
    select concat_ws(' ', 'rule', pg_get_ruledef(w.oid), w.ev_enabled)
    from pg_rewrite as w
    join relation as r on r.oid = w.ev_class
    where w.rulename <> '_RETURN'
    union all
    select concat_ws(' ', 'policy', r.name, y.polname, y.polcmd, y.polpermissive, array(select t::regrole::text from unnest(y.polroles) as t order by 1),
                     pg_get_expr(y.polqual, y.polrelid), 'check ' || pg_get_expr(y.polwithcheck, y.polrelid))
    from pg_policy as y
    join relation as r on r.oid = y.polrelid
    union all
    select concat_ws(' ', 'sequence', r.name, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle)
    from pg_sequence as s
    join relation as r on r.oid = s.seqrelid
    union all
    select concat_ws(' ', 'function', f.name, f.proowner::regrole, pg_get_functiondef(f.oid))
    from routine as f
    where f.prokind <> 'a'
    union all
    select concat_ws(' ', 'aggregate', f.name, f.proowner::regrole, pg_get_function_arguments(f.oid), pg_get_function_result(f.oid), p.provolatile, p.proparallel,
                     g.aggtransfn, g.aggfinalfn, g.aggcombinefn, g.aggserialfn, g.aggdeserialfn, g.aggmtransfn, g.aggfinalextra, g.aggfinalmodify,
                     g.aggtranstype::regtype, g.aggtransspace, g.agginitval, g.aggkind, g.aggnumdirectargs)
    from routine as f
    join pg_proc as p on p.oid = f.oid
    join pg_aggregate as g on g.aggfnoid = f.oid
    union all
    select concat_ws(' ', 'type', t.oid::regtype, t.typtype, t.typowner::regrole)
    from pg_type as t
    join here as h on h.oid = t.typnamespace
    where t.typtype <> 'b' and (t.typrelid = 0 or t.typrelid in (select r.oid from relation as r where r.relkind = 'c'))
    union all
    select concat_ws(' ', 'privilege', v.object, coalesce(nullif(g.grantee, 0)::regrole::text, 'public'), g.privilege_type, g.is_grantable)
    from privilege as v
    cross join lateral aclexplode(v.acl) as g
    union all
    select concat_ws(' ', 'comment', r.name, a.attname, d.description)
    from pg_description as d
    join relation as r on d.classoid = 'pg_class'::regclass and d.objoid = r.oid
    left join pg_attribute as a on a.attrelid = r.oid and a.attnum = d.objsubid and d.objsubid > 0
    union all
    select concat_ws(' ', 'comment', f.name, d.description)
    from pg_description as d
    join routine as f on d.classoid = 'pg_proc'::regclass and d.objoid = f.oid
    union all
    select concat_ws(' ', 'comment', d.classoid::regclass, pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description)
    from pg_description as d
    where d.classoid in ('pg_namespace'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass, 'pg_policy'::regclass, 'pg_trigger'::regclass)
          and pg_describe_object(d.classoid, d.objoid, d.objsubid) ~ '(small|xcedu)'
    union all
    select 'member ' || pg_describe_object(d.classid, d.objid, d.objsubid)
    from pg_depend as d
    join pg_extension as x on x.oid = d.refobjid and x.extname = 'xcedu'
    where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'
    union all
    select concat_ws(' ', 'extension', x.extname, x.extversion) from pg_extension as x where x.extname = 'xcedu'
)
select replace(f.fact, E'\n', ' ') from fact as f order by f.fact collate "C";
