-- Upgrading an assessment: the upgrade drops its logic, migrates its tables, makes the logic anew, and
-- gives back what people had built or granted on it.
--
-- Which objects are logic is in the assessment's view logic_object, which every layout makes
-- and every upgrade reads.  An owner can replace anything in an assessment, so whatever reads or
-- changes it is done by do_as(), with the owner's rights.  The rest reads catalogs alone.

create function xcedu.do_as(role oid, schema text, statement text)
returns text
language c volatile strict
as 'MODULE_PATHNAME', 'xcedu_do_as';

comment on function xcedu.do_as(oid, text, text) is
    '内部函数：以某角色的权限执行一条语句，search_path 为 schema（空则仅系统目录），返回首行首列；语句不能切换角色，也不能留下以后执行的代码。调用者须是该角色、其成员或超级用户（42501）。 / Internal: executes a statement with the rights of a role, schema as search_path (the catalogs alone if empty), and returns the first column of its first row. The statement can neither change the role nor leave behind code that runs later. The caller must be that role, a member of it or a superuser (42501).';

-- The number of an object is unique within its catalog, but two catalogs may use the same one, and after
-- pg_upgrade they do.  So lists of objects are lists of keys.
create function xcedu.object_key(classid oid, objid oid)
returns bigint
language sql immutable parallel safe
begin atomic
    select (object_key.classid::bigint << 32) + object_key.objid::bigint as key;
end;

comment on function xcedu.object_key(oid, oid) is
    '内部函数：数据库对象的键，由所在目录和编号组成。 / Internal: the key of an object, of its catalog and its number there.';

-- What a layout may make in a schema: functions, views, triggers and policies.  A trigger or policy
-- has its table in `of`, a function the types of its arguments, those of the schema by their bare names.
create function xcedu.objects_of(schema oid)
returns table (classid oid, objid oid, kind text, name text, "of" text)
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    select 'pg_proc'::regclass::oid,
           p.oid,
           'function',
           p.proname::text,
           coalesce((select string_agg(case when t.typnamespace = objects_of.schema then t.typname::text else format_type(a.type, null) end,
                                       ', ' order by a.place)
                     from unnest(p.proargtypes) with ordinality as a (type, place)
                     join pg_type as t on t.oid = a.type),
                    '')
    from pg_proc as p
    where p.pronamespace = objects_of.schema
    union all
    select 'pg_class'::regclass::oid, c.oid, 'view', c.relname::text, ''
    from pg_class as c
    where c.relnamespace = objects_of.schema and c.relkind = 'v'
    union all
    select 'pg_trigger'::regclass::oid, t.oid, 'trigger', t.tgname::text, c.relname::text
    from pg_trigger as t
    join pg_class as c on c.oid = t.tgrelid
    where c.relnamespace = objects_of.schema and not t.tgisinternal
    union all
    select 'pg_policy'::regclass::oid, y.oid, 'policy', y.polname::text, c.relname::text
    from pg_policy as y
    join pg_class as c on c.oid = y.polrelid
    where c.relnamespace = objects_of.schema;
end;

comment on function xcedu.objects_of(oid) is
    '内部函数：某模式中的函数、视图、触发器和行级安全策略。 / Internal: the functions, views, triggers and policies in a schema.';

-- What people built on some objects: everything else that DROP ... CASCADE would take along.  `height` is how
-- far an object is above them; the lower ones are made again first.
create function xcedu.dependents_of(objects bigint[])
returns table (classid oid, objid oid, height integer)
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    -- the rule of a view is the view; the row type of a view, and an array of it, are that view
    with recursive edge as materialized (
        select x.classid, x.objid, xcedu.object_key(x.classid, x.objid) as key, xcedu.object_key(x.refclassid, x.refobjid) as refkey
        from (
            select case when w.oid is not null then 'pg_class'::regclass::oid else d.classid end as classid,
                   coalesce(w.ev_class, d.objid) as objid,
                   case when t.relation is not null then 'pg_class'::regclass::oid else d.refclassid end as refclassid,
                   coalesce(t.relation, d.refobjid) as refobjid
            from pg_depend as d
            left join pg_rewrite as w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
            left join (
                select y.oid, coalesce(nullif(y.typrelid, 0), nullif(e.typrelid, 0)) as relation
                from pg_type as y
                left join pg_type as e on e.oid = y.typelem and e.typarray = y.oid
            ) as t on d.refclassid = 'pg_type'::regclass and t.oid = d.refobjid
            where d.deptype in ('n', 'a')
                  and d.refclassid in ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass)
        ) as x
    ),
    above as (
        select e.classid, e.objid, e.key, 1 as height
        from edge as e
        where e.refkey = any (dependents_of.objects) and e.key <> all (dependents_of.objects)
        union
        select e.classid, e.objid, e.key, a.height + 1
        from above as a
        join edge as e on e.refkey = a.key
        where e.key <> a.key and e.key <> all (dependents_of.objects) and a.height < 100
    )
    select a.classid, a.objid, max(a.height)
    from above as a
    group by a.classid, a.objid;
end;

comment on function xcedu.dependents_of(bigint[]) is
    '内部函数：他人在某些对象之上建立的对象。 / Internal: what people built on some objects.';

-- Privileges on a view, its columns or a function, as statements that give them again.  Those of the owner
-- are not among them.
create function xcedu.grants_on(classid oid, object oid)
returns table (grantee oid, privilege text, statement text)
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    select g.grantee,
           lower(g.privilege_type),
           format('grant %s%s on %s to %s%s',
                  lower(g.privilege_type),
                  ' (' || quote_ident(x.column_name) || ')',
                  x.object,
                  case g.grantee when 0 then 'public' else g.grantee::regrole::text end,
                  case when g.is_grantable then ' with grant option' else '' end)
    from (
        select c.relacl as acl, c.relowner as owner, c.oid::regclass::text as object, null::text as column_name
        from pg_class as c
        where c.oid = grants_on.object and grants_on.classid = 'pg_class'::regclass
        union all
        select a.attacl, c.relowner, c.oid::regclass::text, a.attname::text
        from pg_class as c
        join pg_attribute as a on a.attrelid = c.oid
        where c.oid = grants_on.object and grants_on.classid = 'pg_class'::regclass
        union all
        select p.proacl, p.proowner, 'function ' || p.oid::regprocedure::text, null
        from pg_proc as p
        where p.oid = grants_on.object and grants_on.classid = 'pg_proc'::regclass
    ) as x
    cross join lateral aclexplode(x.acl) as g
    where g.grantee <> x.owner;
end;

comment on function xcedu.grants_on(oid, oid) is
    '内部函数：某视图或函数上的权限，以及重新授予的语句。 / Internal: the privileges on a view or function, and the statements that give them again.';

-- Comments of a view, its columns or a function, as statements that make them again.
create function xcedu.comments_on(classid oid, object oid)
returns setof text
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    select format('comment on %s is %L',
                  case
                      when a.attnum is not null then format('column %s.%I', c.oid::regclass, a.attname)
                      when c.oid is not null then format('%s %s', case c.relkind when 'm' then 'materialized view' else 'view' end, c.oid::regclass)
                      else 'function ' || d.objoid::regprocedure::text
                  end,
                  d.description)
    from pg_description as d
    left join pg_class as c on d.classoid = 'pg_class'::regclass and c.oid = d.objoid
    left join pg_attribute as a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
    where d.objoid = comments_on.object and d.classoid = comments_on.classid and d.classoid in ('pg_class'::regclass, 'pg_proc'::regclass);
end;

comment on function xcedu.comments_on(oid, oid) is
    '内部函数：重新写入某视图或函数的注释的语句。 / Internal: the statements that make the comments of a view or function again.';

-- The statements that make a user's view, materialized view or function again, and its owner.  No row for an
-- object that cannot be made again: another kind, or a view with triggers or rules of its own.
create function xcedu.making_of(classid oid, object oid)
returns table (owner oid, statements text[])
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    select m.owner,
           m.statements
           || array(select g.statement from xcedu.grants_on(making_of.classid, making_of.object) as g order by 1)
           || array(select c from xcedu.comments_on(making_of.classid, making_of.object) as c order by 1)
    from (
        select p.proowner as owner,
               array_remove(array[pg_get_functiondef(p.oid),
                                  case when p.proacl is not null then format('revoke execute on function %s from public', p.oid::regprocedure) end],
                            null) as statements
        from pg_proc as p
        where p.oid = making_of.object and making_of.classid = 'pg_proc'::regclass and p.prokind in ('f', 'p')
        union all
        select c.relowner,
               array[format('create %s %s%s as %s%s',
                            case c.relkind when 'v' then 'view' else 'materialized view' end,
                            c.oid::regclass,
                            (select ' with (' || string_agg(o, ', ') || ')' from unnest(c.reloptions) as o),
                            rtrim(pg_get_viewdef(c.oid), ';'),
                            case when c.relkind = 'm' and not c.relispopulated then ' with no data' else '' end)]
               || array(select pg_get_indexdef(i.indexrelid) from pg_index as i where i.indrelid = c.oid order by 1)
        from pg_class as c
        where c.oid = making_of.object
              and making_of.classid = 'pg_class'::regclass
              and c.relkind in ('v', 'm')
              and not c.relhastriggers
              and not exists (select from pg_rewrite as w where w.ev_class = c.oid and w.rulename <> '_RETURN')
    ) as m;
end;

comment on function xcedu.making_of(oid, oid) is
    '内部函数：重新建立他人所建的视图、物化视图或函数的语句及其所有者；不能重建的没有行。 / Internal: the statements that make a view, materialized view or function of somebody''s again, and its owner; no row for what cannot be made again.';

-- What an upgrade gives back, lowest objects first: by which role, what it is, and the statements.
create function xcedu.keepsakes_of(schema oid, objects bigint[], duties jsonb)
returns table (role oid, what text, statements text[])
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $keepsakes$
declare
    lost text;
begin
    select string_agg(pg_describe_object(d.classid, d.objid, 0), ', ' order by pg_describe_object(d.classid, d.objid, 0)) into lost
    from xcedu.dependents_of(keepsakes_of.objects) as d
    left join lateral xcedu.making_of(d.classid, d.objid) as m on true
    where m.owner is null
          and not (d.classid = 'pg_class'::regclass and exists (select from pg_index as i where i.indexrelid = d.objid))
          or not pg_has_role(m.owner, 'member');
    if lost is not null then
        raise exception 'the upgrade would lose what was built on the views and functions of this assessment: %', lost
            using errcode = 'dependent_objects_still_exist',
                  hint = 'Drop these first, and make them again afterwards. The upgrade keeps views, materialized views and SQL functions of roles that the caller is a member of; called by a superuser, those of all roles.';
    end if;
    return query
    select m.owner, pg_describe_object(d.classid, d.objid, 0), m.statements
    from xcedu.dependents_of(keepsakes_of.objects) as d
    cross join lateral xcedu.making_of(d.classid, d.objid) as m
    order by d.height, d.objid;

    -- what people granted on the logic, apart from what their duties give them
    return query
    select n.nspowner, g.statement, array[g.statement]
    from pg_namespace as n
    cross join xcedu.objects_of(n.oid) as o
    cross join lateral xcedu.grants_on(o.classid, o.objid) as g
    where n.oid = keepsakes_of.schema
          and xcedu.object_key(o.classid, o.objid) = any (keepsakes_of.objects)
          -- PUBLIC executes no function: duty_privilege says who does
          and not (o.kind = 'function' and g.grantee = 0)
          and not exists (select
                          from jsonb_to_recordset(keepsakes_of.duties) as d (role text, privilege text, kind text, object text)
                          join pg_roles as r on r.rolname = d.role
                          where r.oid = g.grantee and d.privilege = g.privilege and d.kind = o.kind and d.object = o.name)
    order by 2;
end
$keepsakes$;

comment on function xcedu.keepsakes_of(oid, bigint[], jsonb) is
    '内部函数：升级后应重新建立的他人对象和应重新授予的权限；有不能重建的对象则报错（2BP01）。 / Internal: what people built and granted, and an upgrade gives back; an error (2BP01) for what cannot be made again.';

create function xcedu.drop_logic(objects bigint[])
returns void
language plpgsql volatile
set client_min_messages = warning
as $drop$
declare
    o record;
begin
    for o in
        select b.kind, b.objid, b.name, b."of"
        from xcedu.objects_of((select c.relnamespace from pg_class as c where c.oid = 'logic_object'::regclass)) as b
        where xcedu.object_key(b.classid, b.objid) = any (drop_logic.objects)
        order by array_position(array['policy', 'trigger', 'view', 'function'], b.kind)
    loop
        if o.kind in ('policy', 'trigger') then
            execute format('drop %s %I on %I', o.kind, o.name, o."of");
        elsif o.kind = 'view' and exists (select from pg_class as c where c.oid = o.objid) then
            execute format('drop view %I cascade', o.name);
        elsif o.kind = 'function' and exists (select from pg_proc as p where p.oid = o.objid) then
            execute format('drop function %I(%s) cascade', o.name, o."of");
        end if;
    end loop;
end
$drop$;

comment on function xcedu.drop_logic(bigint[]) is
    '内部函数：删除 search_path 所指考核中由扩展建立的函数、视图、触发器和策略，以便重建；各表不动。 / Internal: drops the functions, views, triggers and policies that the extension made in the assessment that search_path names, to make them anew; tables stay.';

-- Runs each migration that is newer than a version, in their order.
create function xcedu.migrate_tables(from_version text)
returns void
language plpgsql volatile
as $migrate$
declare
    step text;
begin
    for step in
        select m
        from xcedu.migrations() as m
        where string_to_array(m, '.')::integer[] > string_to_array(migrate_tables.from_version, '.')::integer[]
        order by string_to_array(m, '.')::integer[]
    loop
        execute format('select xcedu.%I()', format('migrations/%s.sql', step));
    end loop;
end
$migrate$;

comment on function xcedu.migrate_tables(text) is
    '内部函数：把 search_path 所指考核的各表从某版本逐版迁移到所装版本。 / Internal: migrates the tables of the assessment that search_path names from a version to the installed one, version by version.';

create function xcedu.upgrade_assessment(name text)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set citus.enable_ddl_propagation = off
as $upgrade$
#variable_conflict use_column
declare
    here record;
    at_version text;
    logic bigint[];
    keepsakes jsonb;
    k record;
    statement text;
    said text;
begin
    if upgrade_assessment.name is null then
        raise exception 'name must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    select n.oid, n.nspowner as owner into here
    from pg_namespace as n
    join pg_class as c on c.relnamespace = n.oid and c.relname = 'layout' and c.relkind = 'v'
    where n.nspname = upgrade_assessment.name;
    if not found then
        raise exception 'there is no assessment named "%"', upgrade_assessment.name
            using errcode = 'invalid_schema_name',
                  hint = 'Assessments are made by xcedu.create_assessment().';
    end if;

    at_version := xcedu.do_as(here.owner, upgrade_assessment.name, 'select version from layout');
    if string_to_array(at_version, '.')::integer[] > string_to_array(xcedu.version(), '.')::integer[] then
        raise exception 'assessment "%" is of version %, and the installed version of xcedu is %', name, at_version, xcedu.version()
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'Update the extension first: ALTER EXTENSION xcedu UPDATE.';
    end if;

    -- nobody else upgrades it at the same time
    perform xcedu.do_as(here.owner, upgrade_assessment.name, 'lock table period in share row exclusive mode');
    logic := array(select xcedu.object_key(o.classid, o.objid)
                   from xcedu.objects_of(here.oid) as o
                   join jsonb_to_recordset(xcedu.do_as(here.owner, upgrade_assessment.name, 'select jsonb_agg(to_jsonb(o)) from logic_object as o')::jsonb)
                       as l (kind text, name text, "of" text) on l.kind = o.kind and l.name = o.name and l."of" = o."of");
    select jsonb_agg(jsonb_build_array(s.role, s.what, s.statements)) into keepsakes
    from xcedu.keepsakes_of(here.oid, logic,
                            xcedu.do_as(here.owner, upgrade_assessment.name, 'select jsonb_agg(jsonb_build_object(''role'', d.role, ''privilege'', p.privilege, ''kind'', p.kind, ''object'', p.object)) from duty as d join duty_privilege as p on p.duty = d.duty')::jsonb) as s;

    perform xcedu.do_as(here.owner, upgrade_assessment.name, format('select xcedu.drop_logic(%L)', logic));
    perform xcedu.do_as(here.owner, upgrade_assessment.name, format('select xcedu.migrate_tables(%L)', at_version));
    perform xcedu.do_as(here.owner, upgrade_assessment.name, format('select xcedu.lay_out_assessment(%L, false, null)', upgrade_assessment.name));

    for k in
        select (e.value ->> 0)::oid as role, e.value ->> 1 as what, e.value -> 2 as statements
        from jsonb_array_elements(keepsakes) with ordinality as e (value, place)
        order by e.place
    loop
        begin
            for statement in select s from jsonb_array_elements_text(k.statements) with ordinality as x (s, place) order by x.place loop
                perform xcedu.do_as(k.role, '', statement);
            end loop;
        exception when others then
            get stacked diagnostics said = message_text;
            raise exception 'the upgrade cannot give back %: %', k.what, said
                using errcode = 'dependent_objects_still_exist',
                      hint = 'Nothing was changed. Drop or revoke this first, and make it again afterwards in the form of the new version.';
        end;
    end loop;
end
$upgrade$;

comment on function xcedu.upgrade_assessment(text) is
    '把一套考核升级到所装扩展的版本：删除由扩展建立的视图、函数、触发器和策略，按记录的版本迁移各表，再全部重建；他人在其上建立的视图、物化视图、SQL 函数和所授权限予以恢复，不能恢复的在改动之前报错（2BP01）。已是当前版本的，结果不变。一律以考核所有者的权限执行，其中的代码不能取得调用者的权限；调用者须是所有者、其成员或超级用户（42501）；没有这套考核则报错（3F000）。 / Upgrades an assessment to the installed version: drops the views, functions, triggers and policies that the extension made, migrates the tables from the recorded version, and makes all of it anew. Views, materialized views, SQL functions and grants of others on it are given back; what cannot be is an error (2BP01) before anything is changed. On the current version nothing changes. All of it is done with the rights of the owner, and code in the assessment cannot gain those of the caller. The caller must be the owner, a member of that role or a superuser (42501); an error (3F000) if there is no such assessment.';
