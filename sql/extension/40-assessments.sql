-- Assessments: schemas of ordinary tables, views and functions, owned by whoever
-- makes them.  None of their objects belongs to the extension, so they are dumped,
-- indexed, granted and partitioned like any table.
--
-- Lines that begin with --include are replaced by the file they name when the
-- install script is assembled (see the Makefile).  What they bring in is static
-- DDL: its unqualified names are found through the search_path, which is the new
-- schema and, after it, pg_temp (otherwise a temporary table would come first).

create function xcedu.lay_out_assessment(name text, new boolean, rule_book text)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $lay_out$
#variable_conflict use_column
declare
    functions_before constant oid[] := array(select p.oid
                                             from pg_proc as p
                                             join pg_namespace as n on n.oid = p.pronamespace
                                             where n.nspname = lay_out_assessment.name);
begin
    perform set_config('search_path', quote_ident(name) || ', pg_temp', true);

    -- state: made once, changed afterwards only by migrations
    if new then
--include sql/assessment/tables/rules.sql
--include sql/assessment/tables/units.sql
--include sql/assessment/tables/months.sql
--include sql/assessment/tables/facts.sql
--include sql/assessment/tables/publications.sql
--include sql/assessment/tables/history.sql
--include sql/assessment/tables/duties.sql
    end if;

    -- logic: always made anew
--include sql/assessment/logic/history.sql
--include sql/assessment/logic/freeze.sql
--include sql/assessment/logic/guards.sql
--include sql/assessment/logic/sight.sql
--include sql/assessment/logic/lines.sql
--include sql/assessment/logic/scores.sql
--include sql/assessment/logic/explain.sql
--include sql/assessment/logic/switches.sql
--include sql/assessment/logic/months.sql
--include sql/assessment/logic/csv.sql
--include sql/assessment/logic/reload.sql
--include sql/assessment/logic/labels.sql
--include sql/assessment/logic/dictionary.sql
--include sql/assessment/logic/lint.sql
--include sql/assessment/logic/publications.sql
--include sql/assessment/logic/star.sql
--include sql/assessment/logic/triggers.sql
--include sql/assessment/logic/verify.sql
--include sql/assessment/logic/duties.sql

    -- rule-books
    if new then
        case rule_book
            when 'empty' then
                null;
            when 'xuchang-2023-8' then
--include sql/schemes/xuchang-2023-8.sql
        end case;
    end if;
--include sql/assessment/logic/statistics.sql
end
$lay_out$;

comment on function xcedu.lay_out_assessment(text, boolean, text) is
    '内部函数：在已有的模式中建立考核的表（new 为真时）、视图和函数；由 create_assessment 和 upgrade_assessment 调用。 / Internal: makes the tables (if new), views and functions of an assessment in an existing schema; called by create_assessment and upgrade_assessment.';

create function xcedu.rule_books()
returns setof text
language sql immutable parallel safe
begin atomic
    values ('empty'), ('xuchang-2023-8');
end;

comment on function xcedu.rule_books() is
    '可用于 create_assessment 的办法。 / The rule-books that create_assessment knows.';

create function xcedu.create_assessment(name text, rule_book text)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $create$
begin
    if create_assessment.name is null or create_assessment.rule_book is null then
        raise exception 'name and rule_book must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if create_assessment.name = '' then
        raise exception 'the name of an assessment must not be empty'
            using errcode = 'invalid_schema_name';
    end if;
    if octet_length(create_assessment.name) > 63 then
        raise exception 'the name of an assessment must not be longer than 63 bytes: "%"', create_assessment.name
            using errcode = 'name_too_long';
    end if;
    if not exists (select from xcedu.rule_books() as known where known = create_assessment.rule_book) then
        raise exception 'unknown rule-book "%"', create_assessment.rule_book
            using errcode = 'invalid_parameter_value',
                  hint = format('Known rule-books: %s.',
                                (select string_agg(known, ', ' order by known) from xcedu.rule_books() as known));
    end if;
    if exists (select from pg_namespace where nspname = create_assessment.name) then
        raise exception 'a schema named "%" exists already', create_assessment.name
            using errcode = 'duplicate_schema',
                  hint = 'Choose another name, or call xcedu.upgrade_assessment() if it is an assessment.';
    end if;

    execute format('create schema %I', create_assessment.name);
    perform xcedu.lay_out_assessment(create_assessment.name, true, create_assessment.rule_book);
end
$create$;

comment on function xcedu.create_assessment(text, text) is
    '建立一套考核：以 name 为名的模式，归调用者所有，内有表、视图和函数，以及办法 rule_book 的各条规则（''empty'' 为空白）。名称为空、过长、已被使用，或办法不存在则报错，什么也不建立。调用者需要在数据库中建立模式的权限。 / Makes an assessment: a schema of that name, owned by the caller, with tables, views and functions and the rules of rule_book (''empty'' for none). An empty, overlong or used name or an unknown rule-book is an error, and nothing is made. The caller needs the privilege to create schemas in the database.';

create function xcedu.upgrade_assessment(name text)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $upgrade$
declare
    caller constant text := current_setting('role');
    owner text;
    at_version text;
begin
    if upgrade_assessment.name is null then
        raise exception 'name must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    select r.rolname into owner
    from pg_namespace as n
    join pg_roles as r on r.oid = n.nspowner
    join pg_proc as p on p.pronamespace = n.oid
    where n.nspname = upgrade_assessment.name
          and p.proname = 'assessment_version';
    if not found then
        raise exception 'there is no assessment named "%"', upgrade_assessment.name
            using errcode = 'invalid_schema_name',
                  hint = 'Assessments are made by xcedu.create_assessment().';
    end if;

    -- as its owner, whoever calls: nothing in it runs with the rights of another, and
    -- what is made anew is the owner's
    perform set_config('role', owner, true);
    execute format('select %I.assessment_version()', upgrade_assessment.name) into at_version;

    -- migrations of the tables, one version after the other, come here
    if at_version <> '1.0' then
        raise exception 'assessment "%" is of version %, which this version of xcedu cannot upgrade',
                        upgrade_assessment.name, at_version
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'Update the extension first: ALTER EXTENSION xcedu UPDATE.';
    end if;

    perform xcedu.lay_out_assessment(upgrade_assessment.name, false, null);
    perform set_config('role', caller, true);
end
$upgrade$;

comment on function xcedu.upgrade_assessment(text) is
    '把一套考核升级到所装扩展的版本：先按记录的版本迁移各表，再重建全部视图和函数；已是当前版本的，结果不变；模式改名后用它修复。以考核所有者的身份执行，调用者须是所有者、其成员或超级用户；没有这套考核则报错。 / Upgrades an assessment to the installed version: migrates its tables from the recorded version, then makes all views and functions anew. On the current version nothing changes; after the schema was renamed it repairs the assessment. Runs as the owner of the assessment, so the caller must be the owner, a member of it or a superuser; an error if there is no such assessment.';
