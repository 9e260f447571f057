-- An owner who replaces whatever can be replaced gains nothing from somebody else's upgrade: none of
-- that code runs with the rights of the caller, and what would run later is refused.

\set VERBOSITY terse
\set SHOW_CONTEXT never
select current_user as superuser \gset
create role regress_evil login;
do $$ begin execute format('grant create on database %I to regress_evil', current_database()); end $$;
create table public.regress_caught (by_role text, in_function text);
grant insert on public.regress_caught to public;

-- it is logged in by itself: in a session of a superuser it could always go back to that
\c - regress_evil
\set VERBOSITY terse
\set SHOW_CONTEXT never
select xcedu.create_assessment('regress_evil', 'xuchang-2023-8');
-- takes the session's role, makes the owner a superuser; and writes down as whom it ran
create function regress_evil.attack(name text) returns void language plpgsql as $$
begin
    insert into public.regress_caught values (current_user, attack.name);
    begin
        perform set_config('role', 'none', true);
        execute 'alter role regress_evil superuser';
    exception when others then null;
    end;
    begin
        execute 'set session authorization default';
        execute 'alter role regress_evil superuser';
    exception when others then null;
    end;
    begin
        execute 'reset role';
        execute 'alter role regress_evil superuser';
    exception when others then null;
    end;
end
$$;
create function regress_evil.on_row() returns trigger language plpgsql as $$
begin
    perform regress_evil.attack(tg_name);
    return null;
end
$$;
create function regress_evil.is_right(name text) returns boolean language plpgsql immutable as $$
begin
    perform regress_evil.attack('check');
    return true;
end
$$;

-- every function of the logic: as it was called, and with the attack in front, whatever its kind
do $$
declare
    f record;
begin
    for f in
        select p.oid::regprocedure as function, p.oid, p.prorettype::regtype as result, p.proretset, l.lanname, p.prokind
        from pg_proc as p
        join pg_language as l on l.oid = p.prolang
        where p.pronamespace = 'regress_evil'::regnamespace
              and p.proname not in ('attack', 'on_row', 'is_right')
    loop
        if f.result::text = 'trigger' then
            execute format('create or replace function %s returns trigger language plpgsql as $f$begin perform regress_evil.attack(%L); return null; end$f$',
                           f.function, f.function);
        elsif not f.proretset and f.result::text in ('text', 'boolean', 'date', 'integer', 'bigint', 'void') then
            execute regexp_replace(pg_get_functiondef(f.oid), '( LANGUAGE ).*$', '')
                    || format(' language plpgsql as $f$begin perform regress_evil.attack(%L); %s end$f$', f.function,
                              case f.result::text when 'void' then '' else 'return null;' end);
        end if;
    end loop;
end
$$;
-- functions that calls of pg_catalog's with fewer matching arguments would prefer
create function regress_evil.format(text, text) returns text language plpgsql as $$begin perform regress_evil.attack('format'); return pg_catalog.format($1, $2); end$$;
create function regress_evil.format(text, text, text) returns text language plpgsql as $$begin perform regress_evil.attack('format'); return pg_catalog.format($1, $2, $3); end$$;
create function regress_evil.format(text, text, text, text) returns text language plpgsql as $$begin perform regress_evil.attack('format'); return pg_catalog.format($1, $2, $3, $4); end$$;
-- checks, defaults, triggers and an index of its own
alter table regress_evil.duty add constraint evil_check check (regress_evil.is_right(role));
alter table regress_evil.period alter column published set default regress_evil.is_right('default');
create index evil_index on regress_evil.unit (regress_evil.is_right(unit));
create trigger evil_trigger after insert or update or delete on regress_evil.period for each statement execute function regress_evil.on_row();
create constraint trigger evil_later after insert or update on regress_evil.duty deferrable initially deferred for each row execute function regress_evil.on_row();
-- the view that says what the logic is, with the attack in it
create or replace view regress_evil.layout as select case when regress_evil.is_right('layout') then '1.0' end as version;
create or replace view regress_evil.duty_privilege as
select duty, privilege, kind, object from (values ('unit', 'select', 'view', case when regress_evil.is_right('view') then 'ranking' end)) as v (duty, privilege, kind, object);
\c - :superuser
\set VERBOSITY terse
\set SHOW_CONTEXT never
select rolsuper from pg_roles where rolname = 'regress_evil';
delete from public.regress_caught;

-- the upgrade of a superuser runs that code, as its owner and nobody else, or is refused
do $$
begin
    perform xcedu.upgrade_assessment('regress_evil');
    insert into public.regress_caught values ('-', 'done');
exception when others then
    insert into public.regress_caught values ('-', sqlerrm);
end
$$;
select rolsuper from pg_roles where rolname = 'regress_evil';
select by_role, count(*) > 0 as ran from public.regress_caught group by by_role order by by_role;
select in_function from public.regress_caught where by_role = '-';

-- upgrading puts the logic right; a superuser and another role may go on
select count(*) as replaced
from pg_proc as p
where p.pronamespace = 'regress_evil'::regnamespace
      and p.prosrc like '%attack%'
      and p.proname not in ('attack', 'on_row', 'is_right', 'format');

-- do_as() is for who may be that role, and leaves nothing behind
create role regress_other;
set role regress_other;
select xcedu.do_as('regress_evil'::regrole, '', 'select 1');
select xcedu.upgrade_assessment('regress_evil');
reset role;
select xcedu.do_as('regress_other'::regrole, '', 'select current_user'), current_user = 'regress_other' as still;
select xcedu.do_as('regress_other'::regrole, 'regress_evil', 'select current_setting(''search_path'')'), current_setting('search_path') as still;
select xcedu.do_as('regress_other'::regrole, '', 'set role none');
select xcedu.do_as('regress_other'::regrole, '', 'reset session authorization');
select xcedu.do_as('regress_other'::regrole, '', 'create temporary table later (a int)');
select xcedu.do_as('regress_other'::regrole, '', 'select 1 where false') is null as no_row;
select xcedu.do_as('regress_other'::regrole, '', 'commit');
select current_user = session_user as back;

set client_min_messages = warning;
drop schema regress_evil cascade;
drop table public.regress_caught;
drop role regress_other;
drop owned by regress_evil;
drop role regress_evil;
