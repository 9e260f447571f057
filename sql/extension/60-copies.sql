-- Copying an assessment: its tables are laid out anew and filled, before any trigger, index or foreign key is there,
-- and then its logic is laid out.
--
-- A copy as of a time has each row as it was recorded then.  A row that no later change touched is as it is; of the
-- others, the first change after that time has what they were before it.  So nothing is played back from the beginning.
-- All rows are read by one statement, hence in one snapshot, and nobody who writes meanwhile has to wait.
--
-- Whatever is read or made is read and made with the rights of the owner (see do_as() in 50-upgrade.sql).

create function xcedu.refuse_new_name(name text)
returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $refuse$
begin
    if refuse_new_name.name = '' then
        raise exception 'the name of an assessment must not be empty'
            using errcode = 'invalid_schema_name';
    end if;
    if octet_length(refuse_new_name.name) > 63 then
        raise exception 'the name of an assessment must not be longer than 63 bytes: "%"', left(refuse_new_name.name, 80)
            using errcode = 'name_too_long';
    end if;
    if exists (select from pg_namespace where nspname = refuse_new_name.name) then
        raise exception 'a schema named "%" exists already', refuse_new_name.name
            using errcode = 'duplicate_schema',
                  hint = 'Choose another name, or call xcedu.upgrade_assessment() if it is an assessment.';
    end if;
end
$refuse$;

comment on function xcedu.refuse_new_name(text) is
    '内部函数：名称不能用于新的考核时报错。 / Internal: the error for a name that a new assessment cannot have.';

-- The columns of a table that an INSERT can give, in their order.
create function xcedu.columns_of(relation oid)
returns table (name text, type oid, place integer, fallback text)
language sql stable
begin atomic
    select a.attname::text, a.atttypid, a.attnum::integer, pg_get_expr(d.adbin, d.adrelid)
    from pg_attribute as a
    left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum and a.attgenerated = ''
    where a.attrelid = columns_of.relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
end;

comment on function xcedu.columns_of(oid) is
    '内部函数：表中可由 INSERT 给出的各列及其默认值。 / Internal: the columns of a table that an INSERT can give, with their defaults.';

-- The columns of its primary key, in the order in which change_record.row_key has them.
create function xcedu.key_of(relation oid)
returns table (name text, type oid, place integer)
language sql stable
begin atomic
    select a.attname::text, a.atttypid, k.place::integer
    from pg_constraint as c
    cross join lateral unnest(c.conkey) with ordinality as k (attnum, place)
    join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = k.attnum
    where c.conrelid = key_of.relation and c.contype = 'p';
end;

comment on function xcedu.key_of(oid) is
    '内部函数：表的主键各列。 / Internal: the columns of the primary key of a table.';

-- The tables that a copy has rows of, and how they tell what was there at a time: `time` is a column with the time of a
-- row that is never changed, `publication` says the same of the row's publication, and all others are in change_record.
create function xcedu.copied_tables(schema oid)
returns table (relation oid, name text, told_by text)
language sql stable
begin atomic
    select c.oid,
           c.relname::text,
           case c.relname
               when 'change_record' then 'at'
               when 'publication' then 'published_at'
               when 'amendment' then 'amended_at'
               when 'published_score' then 'publication'
               when 'published_line' then 'publication'
               when 'published_fact' then 'publication'
               else 'change_record'
           end
    from pg_class as c
    where c.relnamespace = copied_tables.schema and c.relkind in ('r', 'p') and c.relname not in ('duty', 'copied_from');
end;

comment on function xcedu.copied_tables(oid) is
    '内部函数：复制的各表，以及由何处得知某时已有哪些行。 / Internal: the tables that are copied, and what tells which rows were there at a time.';

-- What change_record says of the changes after a time: of each row that changed, what it was before the first of them, NULL if
-- it was not there; inserted rows have numbers after that of their record.  This is all that a copy reads of it.  A numeric key is written with and without zeros at its end.
create function xcedu.undoing_of(source text, schema oid, as_of timestamptz)
returns text
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    select format(
        'select f.relation, f.row_key, h.old
         from (select x.relation, case x.relation %1$s else x.row_key end as row_key, min(x.change) as change
               from (select r.relation, coalesce(k.row_key, r.row_key) as row_key, r.change + coalesce(k.place, 1) - 1 as change
                     from %2$I.change_record as r
                     left join lateral unnest(r.row_keys) with ordinality as k (row_key, place) on true
                     where r.at > %3$L) as x
               group by 1, 2) as f
         left join %2$I.change_record as h on h.change = f.change',
        (select string_agg(format('when %L then to_jsonb(array[%s])::text', t.name, k.parts), ' ')
         from xcedu.copied_tables(undoing_of.schema) as t
         cross join lateral (
             select string_agg(format(case y.type when 'numeric'::regtype then 'trim_scale((x.row_key::jsonb ->> %s)::numeric)::text'
                                                  else 'x.row_key::jsonb ->> %s' end, y.place - 1),
                               ', ' order by y.place) as parts
             from xcedu.key_of(t.relation) as y
             having bool_or(y.type = 'numeric'::regtype)
         ) as k),
        undoing_of.source, undoing_of.as_of) as statement;
end;

comment on function xcedu.undoing_of(text, oid, timestamptz) is
    '内部函数：查询某时之后有变动的各行在变动之前的内容。 / Internal: the query for what the rows that changed after a time were before.';

-- When the first change was recorded, NULL without any.
create function xcedu.first_record(source text)
returns timestamptz
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $first$
declare
    at timestamptz;
begin
    execute format('select h.at from %I.change_record as h order by h.change limit 1', first_record.source) into at;
    return at;
end
$first$;

comment on function xcedu.first_record(text) is
    '内部函数：最早一次变更的时间。 / Internal: when the first change was recorded.';

-- The query for the rows of a table, as they are or were, over the result of undoing_of() as `undone`, and the tables that are in it
-- as `touched`: of most tables nothing changed, and for these it is not looked through.
create function xcedu.rows_of(source text, relation oid, told_by text, as_of timestamptz)
returns text
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    select case
               when rows_of.as_of is null then format('select %s from %I.%I as t', c.names, rows_of.source, r.name)
               when rows_of.told_by = 'publication'
                   then format('select %1$s from %2$I.%3$I as t where exists (select from %2$I.publication as p where p.month = t.month and p.revision = t.revision and p.published_at <= %4$L)',
                               c.names, rows_of.source, r.name, rows_of.as_of)
               when rows_of.told_by <> 'change_record'
                   then format('select %s from %I.%I as t where t.%I <= %L', c.names, rows_of.source, r.name, rows_of.told_by, rows_of.as_of)
               else format('select %1$s from %2$I.%3$I as t
                            where not exists (select
                                              from (select z.row_key
                                                    from undone as z
                                                    where z.relation = %3$L and (select %3$L = any (x.relations) from touched as x)
                                                    offset 0) as u
                                              where u.row_key = to_jsonb(array[%4$s])::text)
                            union all
                            select %1$s
                            from undone as u
                            cross join lateral jsonb_populate_record(null::%5$I.%3$I, jsonb_build_object(%6$s) || u.old) as t
                            where u.relation = %3$L and (select %3$L = any (x.relations) from touched as x) and u.old is not null',
                           c.names, rows_of.source, r.name, k.parts, r.schema, c.fallbacks)
           end as statement
    from (
        select n.nspname as schema, x.relname as name
        from pg_class as x
        join pg_namespace as n on n.oid = x.relnamespace
        where x.oid = rows_of.relation
    ) as r
    cross join lateral (
        select string_agg('t.' || quote_ident(a.name), ', ' order by a.place) as names,
               -- a column that was added later is not in what was recorded before
               coalesce(string_agg(format('%L, %s', a.name, a.fallback), ', ' order by a.place) filter (where a.fallback is not null), '') as fallbacks
        from xcedu.columns_of(rows_of.relation) as a
    ) as c
    cross join lateral (
        select string_agg(format(case y.type when 'numeric'::regtype then 'trim_scale(t.%I)::text' else 't.%I::text' end, y.name),
                          ', ' order by y.place) as parts
        from xcedu.key_of(rows_of.relation) as y
    ) as k;
end;

comment on function xcedu.rows_of(text, oid, text, timestamptz) is
    '内部函数：查询某表现在或某时的各行。 / Internal: the query for the rows of a table as they are, or were at a time.';

-- The one statement that fills the tables of a schema from another one.
create function xcedu.copying_of(source text, schema oid, as_of timestamptz)
returns text
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    select 'with '
           || case when copying_of.as_of is null then ''
                   else 'undone as materialized (' || xcedu.undoing_of(copying_of.source, copying_of.schema, copying_of.as_of) || '), '
                        || 'touched as materialized (select array_agg(distinct u.relation) as relations from undone as u), '
              end
           || string_agg(format('%1$I as (insert into %2$I.%1$I (%3$s) overriding system value %4$s)', t.name, n.nspname,
                                (select string_agg(quote_ident(a.name), ', ' order by a.place) from xcedu.columns_of(t.relation) as a),
                                xcedu.rows_of(copying_of.source, t.relation, t.told_by, copying_of.as_of)),
                         ', ' order by t.name)
           || ' select' as statement
    from xcedu.copied_tables(copying_of.schema) as t
    cross join pg_namespace as n
    where n.oid = copying_of.schema;
end;

comment on function xcedu.copying_of(text, oid, timestamptz) is
    '内部函数：一次读取来源各表并写入新模式的语句。 / Internal: the statement that reads all tables of the source at once and writes those of a new schema.';

-- Drops indexes and foreign keys, which are faster made over rows that are there, and returns what makes them again.
create function xcedu.set_aside(schema oid)
returns text[]
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $aside$
declare
    made text[];
    going text;
begin
    made := array(
        select s.statement
        from (
            select 1 as step, pg_get_indexdef(i.indexrelid) as statement
            from pg_index as i
            join pg_class as c on c.oid = i.indrelid and c.relnamespace = set_aside.schema
            where not exists (select from pg_constraint as k where k.conindid = i.indexrelid)
            union all
            select 2, format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
            from pg_constraint as k
            where k.connamespace = set_aside.schema and k.contype = 'f'
        ) as s
        order by s.step, s.statement);
    for going in
        select format('alter table %s drop constraint %I', f.conrelid::regclass, f.conname) as statement
        from pg_constraint as f
        where f.connamespace = set_aside.schema and f.contype = 'f'
        union all
        select format('drop index %s', i.indexrelid::regclass)
        from pg_index as i
        join pg_class as c on c.oid = i.indrelid and c.relnamespace = set_aside.schema
        where not exists (select from pg_constraint as f where f.conindid = i.indexrelid)
    loop
        execute going;
    end loop;
    return made;
end
$aside$;

comment on function xcedu.set_aside(oid) is
    '内部函数：删除各表的索引和外键，返回重新建立它们的语句。 / Internal: drops the indexes and foreign keys of tables, and returns the statements that make them again.';

-- What the rows alone do not give: whether a month is published is told by its publications, whose times are a moment
-- before that of the change of the period; the clock; the number of the next change.
create function xcedu.settle_copy(as_of timestamptz)
returns void
language plpgsql volatile
as $settle$
begin
    if settle_copy.as_of is not null then
        update period as p
        set revision = r.revision, published = r.revision = r.published
        from (
            select x.month,
                   greatest(max(q.revision), max(a.revision), 0) as revision,
                   coalesce(max(q.revision), -1) as published
            from period as x
            left join publication as q on q.month = x.month
            left join amendment as a on a.month = x.month
            group by x.month
        ) as r
        where r.month = p.month and (p.revision, p.published) is distinct from (r.revision, r.revision = r.published);
        update clock set moment = least(moment, settle_copy.as_of) where moment is not null;
    end if;
    insert into clock (moment)
    values (coalesce(settle_copy.as_of, clock_timestamp()))
    on conflict on constraint clock_pkey do nothing;
    perform setval(pg_get_serial_sequence('change_record', 'change'), max(h.change)) from change_record as h having max(h.change) is not null;
end
$settle$;

comment on function xcedu.settle_copy(timestamptz) is
    '内部函数：在 search_path 所指的副本中，按公布和更正的记录确定各月份是否已公布，并设定时钟和变更序号。 / Internal: in the copy that search_path names, tells by publications and amendments which months are published, and sets its clock and the number of the next change.';

-- The rows, without the logic.
create function xcedu.fill_copy(source text, name text, as_of timestamptz)
returns void
language plpgsql volatile
set jit = off
set work_mem = '256MB'
set maintenance_work_mem = '256MB'
set datestyle = 'ISO, YMD'
as $fill$
declare
    here constant oid := (select n.oid from pg_namespace as n where n.nspname = fill_copy.name);
    aside text[];
    statement text;
begin
    perform xcedu.lay_out_tables();
    aside := xcedu.set_aside(here);
    execute xcedu.copying_of(fill_copy.source, here, fill_copy.as_of);
    perform xcedu.settle_copy(fill_copy.as_of);
    foreach statement in array aside loop
        execute statement;
    end loop;
end
$fill$;

comment on function xcedu.fill_copy(text, text, timestamptz) is
    '内部函数：在 search_path 所指的空模式中建立各表并写入来源的各行。 / Internal: makes the tables in the empty schema that search_path names, with the rows of the source.';

create function xcedu.make_copy(source text, name text, as_of timestamptz, by_role text, session_role text)
returns void
language plpgsql volatile
as $make$
declare
    taken constant timestamptz := clock_timestamp();
    since constant timestamptz := xcedu.first_record(make_copy.source);
begin
    if make_copy.as_of < since then
        raise exception 'assessment "%" has no record of %: its first change was recorded at %', make_copy.source, make_copy.as_of, since
            using errcode = 'invalid_parameter_value',
                  hint = 'Name a later time, or NULL for the assessment as it is.';
    end if;
    perform xcedu.fill_copy(make_copy.source, make_copy.name, make_copy.as_of);
    insert into copied_from (source, as_of, copied_at, by_role, session_role)
    values (make_copy.source, coalesce(make_copy.as_of, taken), taken, make_copy.by_role, make_copy.session_role);
    perform xcedu.lay_out_assessment(make_copy.name, false, null);
    execute format('comment on schema %I is %L', make_copy.name,
                   format('“%1$s”考核的副本，截至 %2$s / A copy of the assessment "%1$s" as of %2$s', make_copy.source,
                          to_char(coalesce(make_copy.as_of, taken) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"')));
end
$make$;

comment on function xcedu.make_copy(text, text, timestamptz, text, text) is
    '内部函数：copy_assessment 的内容，以所有者的权限在新模式中执行。 / Internal: what copy_assessment does in the new schema, with the rights of the owner.';

-- An assessment with its owner.  Only the catalog is read.
create function xcedu.owner_of(name text)
returns oid
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $owner$
declare
    owner oid;
begin
    select n.nspowner into owner
    from pg_namespace as n
    join pg_class as c on c.relnamespace = n.oid and c.relname = 'layout' and c.relkind = 'v'
    where n.nspname = owner_of.name;
    if not found then
        raise exception 'there is no assessment named "%"', left(owner_of.name, 80)
            using errcode = 'invalid_schema_name',
                  hint = 'Assessments are made by xcedu.create_assessment().';
    end if;
    return owner;
end
$owner$;

comment on function xcedu.owner_of(text) is
    '内部函数：考核的所有者；没有这套考核则报错（3F000）。 / Internal: the owner of an assessment; an error (3F000) if there is none of that name.';

-- Only tables of one version are alike.
create function xcedu.refuse_other_version(name text, owner oid)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $refuse$
declare
    at_version constant text := xcedu.do_as(refuse_other_version.owner, refuse_other_version.name, 'select version from layout');
begin
    if at_version <> xcedu.version() then
        raise exception 'assessment "%" is of version %, and the installed version of xcedu is %', refuse_other_version.name, at_version, xcedu.version()
            using errcode = 'object_not_in_prerequisite_state',
                  hint = format('Upgrade it first: select xcedu.upgrade_assessment(%L).', refuse_other_version.name);
    end if;
end
$refuse$;

comment on function xcedu.refuse_other_version(text, oid) is
    '内部函数：考核不是所装版本时报错（55000）。 / Internal: the error (55000) for an assessment that is not of the installed version.';

create function xcedu.copy_assessment(name text, new_name text, as_of timestamptz default null)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set citus.enable_ddl_propagation = off
set datestyle = 'ISO, YMD'
as $copy$
declare
    owner oid;
begin
    if copy_assessment.name is null or copy_assessment.new_name is null then
        raise exception 'name and new_name must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if not isfinite(copy_assessment.as_of) or copy_assessment.as_of > clock_timestamp() then
        raise exception 'as_of must be a time that has passed, not %', copy_assessment.as_of
            using errcode = 'invalid_parameter_value',
                  hint = 'NULL is the assessment as it is now.';
    end if;
    owner := xcedu.owner_of(copy_assessment.name);
    perform xcedu.refuse_new_name(copy_assessment.new_name);
    perform xcedu.refuse_other_version(copy_assessment.name, owner);
    execute format('create schema %I authorization %I', copy_assessment.new_name, pg_get_userbyid(owner));
    perform xcedu.do_as(owner, copy_assessment.new_name,
                        format('select xcedu.make_copy(%L, %L, %L, %L, %L)', copy_assessment.name, copy_assessment.new_name, copy_assessment.as_of,
                               case current_setting('role') when 'none' then session_user::text else current_setting('role') end, session_user));
end
$copy$;

comment on function xcedu.copy_assessment(text, text, timestamptz) is
    '复制一套考核：建立名为 new_name 的考核，归来源的所有者所有，各行与来源相同；给出 as_of 的，为来源在该时刻所记录的各行（由变更记录 history 还原，包括后来改过的主键）。副本的“今天”停在该时刻；职责不复制；公布结果及其摘要一并复制，表 copied_from 记下来源和时刻。来源中他人所建的表、视图和所加的列不复制。写入来源的事务不必等待。名称为空、过长、已被使用，没有这套考核（3F000），as_of 在将来或早于最早的记录（22023），来源不是所装版本（55000）则报错，什么也不建立。一律以来源所有者的权限执行；调用者须是所有者、其成员或超级用户（42501），并有在数据库中建立模式的权限。 / Copies an assessment: makes one named new_name, owned by the owner of the source, with the same rows, or with those that were recorded at as_of (rebuilt from history, keys that changed included). Today stands still in a copy at that moment. Duties are not copied; what is published is, digests included; the table copied_from says of what and from when it is a copy. Tables, views and columns of other people in the source are not copied. Nobody who writes to the source has to wait. An error, and nothing made, for an empty, overlong or used name, if there is no such assessment (3F000), if as_of is in the future or before the first record (22023), or if the source is not of the installed version (55000). All of it is done with the rights of the owner of the source; the caller must be the owner, a member of that role or a superuser (42501), and needs the privilege to create schemas in the database.';
