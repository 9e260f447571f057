-- Assessments: schemas of ordinary tables, views and functions, owned by whoever
-- makes them.  None of their objects belongs to the extension, so they are dumped,
-- indexed, granted and partitioned like any table.
--
-- What is laid out is static DDL (see assemble.sh): its unqualified names are found through the
-- search_path, which is the new schema and, after it, pg_temp (otherwise a temporary table would
-- come first).

-- Two views record the version of a layout and the objects that it made.  They are views and not tables, so a
-- dump of the data alone does not contain them and fits another layout.
create function xcedu.list_logic(schema oid, before bigint[])
returns void
language plpgsql volatile
as $list$
begin
    execute format('create view layout with (security_invoker = true) as select %L as version', xcedu.version());
    comment on view layout is '建立本考核的扩展版本，升级时由此迁移各表 / The version of the extension that laid out this assessment, from which an upgrade migrates its tables';
    comment on column layout.version is '版本 / The version';
    execute (
        select format('create view logic_object with (security_invoker = true) as select o.kind, o.name, o."of" from (values %s) as o (kind, name, "of")',
                      string_agg(format('(%L, %L, %L)', o.kind, o.name, o."of"), ', ' order by o.kind, o.name, o."of"))
        from (
            select b.kind, b.name, b."of"
            from xcedu.objects_of(list_logic.schema) as b
            where xcedu.object_key(b.classid, b.objid) <> all (list_logic.before)
            union all
            values ('view', 'logic_object', '')
        ) as o);
    comment on view logic_object is '由扩展建立、升级时重建的函数、视图、触发器和策略 / The functions, views, triggers and policies that the extension made, and that an upgrade makes anew';
    comment on column logic_object.kind is '种类：function 函数、view 视图、trigger 触发器、policy 策略 / What it is: function, view, trigger, policy';
    comment on column logic_object.name is '名称 / Its name';
    comment on column logic_object."of" is '触发器和策略所在的表，函数的参数类型 / The table of a trigger or policy, the argument types of a function';
end
$list$;

comment on function xcedu.list_logic(oid, bigint[]) is
    '内部函数：在 search_path 所指的考核中建立视图 layout 和 logic_object，记下版本和本次建立的对象。 / Internal: makes the views layout and logic_object in the assessment that search_path names: the version, and what the layout made.';

create function xcedu.lay_out_assessment(name text, new boolean, rule_book text)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set standard_conforming_strings = on
as $lay_out$
declare
    here constant oid := (select n.oid from pg_namespace as n where n.nspname = lay_out_assessment.name);
    before bigint[];
    made regprocedure;
begin
    perform set_config('search_path', quote_ident(name) || ', pg_temp', true);

    -- state: made once, changed afterwards only by migrations
    if new then
        perform xcedu.lay_out_tables();
    end if;

    -- logic: always made anew, and listed for the next time
    before := array(select xcedu.object_key(o.classid, o.objid) from xcedu.objects_of(here) as o);
    perform xcedu.lay_out_logic();
    perform xcedu.list_logic(here, before);

    -- PUBLIC may execute a new function; in an assessment only the roles may that duty_privilege names
    for made in
        select o.objid::regprocedure
        from xcedu.objects_of(here) as o
        where o.kind = 'function' and xcedu.object_key(o.classid, o.objid) <> all (before)
    loop
        execute format('revoke execute on function %s from public', made);
    end loop;

    if new and rule_book <> 'empty' then
        execute format('select xcedu.%I()', format('rule_books/%s.sql', rule_book));
    end if;
end
$lay_out$;

comment on function xcedu.lay_out_assessment(text, boolean, text) is
    '内部函数：在已有的模式中建立考核的表（new 为真时）、视图和函数；由 create_assessment 和 upgrade_assessment 调用。 / Internal: makes the tables (if new), views and functions of an assessment in an existing schema; called by create_assessment and upgrade_assessment.';

-- Citus makes functions and views on its workers too, warns of each that it cannot, and fails on some privileges.  An
-- assessment is one machine's, so what makes one says that it stays here; elsewhere the setting means nothing.
create function xcedu.create_assessment(name text, rule_book text)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set citus.enable_ddl_propagation = off
as $create$
begin
    if create_assessment.name is null or create_assessment.rule_book is null then
        raise exception 'name and rule_book must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    perform xcedu.refuse_new_name(create_assessment.name);
    if not exists (select from xcedu.rule_books() as known where known = create_assessment.rule_book) then
        raise exception 'unknown rule-book "%"', left(create_assessment.rule_book, 80)
            using errcode = 'invalid_parameter_value',
                  hint = format('Known rule-books: %s.',
                                (select string_agg(known, ', ' order by known) from xcedu.rule_books() as known));
    end if;

    execute format('create schema %I', create_assessment.name);
    perform xcedu.lay_out_assessment(create_assessment.name, true, create_assessment.rule_book);
end
$create$;

comment on function xcedu.create_assessment(text, text) is
    '建立一套考核：以 name 为名的模式，归调用者所有，内有表、视图和函数，以及办法 rule_book 的各条规则（''empty'' 为空白）。名称为空、过长、已被使用，或办法不存在则报错，什么也不建立。调用者需要在数据库中建立模式的权限。 / Makes an assessment: a schema of that name, owned by the caller, with tables, views and functions and the rules of rule_book (''empty'' for none). An empty, overlong or used name or an unknown rule-book is an error, and nothing is made. The caller needs the privilege to create schemas in the database.';
