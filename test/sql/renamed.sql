-- After ALTER SCHEMA RENAME everything works, and nothing that somebody makes under the old name is run.

set datestyle = iso;
\set SHOW_CONTEXT never
set client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
select xcedu.create_assessment('regress_before', 'empty');
set search_path = regress_before, pg_catalog;
\set ECHO none
\i :rule_book
\set ECHO all
reset search_path;
create role regress_unit;
create role regress_section;
create role regress_bureau;
create role regress_secretariat;
select regress_before.grant_duty('regress_unit', 'unit', 'A');
select regress_before.grant_duty('regress_section', 'section', item => 'key');
select regress_before.grant_duty('regress_bureau', 'bureau');
select regress_before.grant_duty('regress_secretariat', 'secretariat');
alter schema regress_before rename to regress_after;

-- the old name, with every function and table of the assessment, each of which writes down that it was run
create role regress_stranger;
do $$ begin execute format('grant create on database %I to regress_stranger', current_database()); end $$;
create table public.regress_caught (what text);
grant insert, select on public.regress_caught to public;
set role regress_stranger;
create schema regress_before;
grant usage, create on schema regress_before to public;
create function regress_before.caught() returns trigger language plpgsql as $$begin insert into public.regress_caught values (tg_table_name); return new; end$$;
do $$
declare
    f record;
begin
    for f in
        select p.proname, p.prorettype::regtype as result, p.proretset,
               regexp_replace(pg_get_function_arguments(p.oid), 'regress_after\.\w+', 'anyelement', 'g') as arguments
        from pg_proc as p
        where p.pronamespace = 'regress_after'::regnamespace and p.prorettype <> 'trigger'::regtype
        order by 1, 2
    loop
        begin
            execute format('create function regress_before.%I(%s) returns void language plpgsql as $f$begin insert into public.regress_caught values (%L); end$f$',
                           f.proname, regexp_replace(f.arguments, ' DEFAULT [^,]+', '', 'g'), f.proname);
        exception when others then null;
        end;
    end loop;
    for f in select c.relname from pg_class as c where c.relnamespace = 'regress_after'::regnamespace and c.relkind = 'r' loop
        execute format('create table regress_before.%I (month date, unit text, published boolean, scheme text, duty text, role text)', f.relname);
        execute format('create trigger caught before insert on regress_before.%I for each row execute function regress_before.caught()', f.relname);
        execute format('grant all on regress_before.%I to public', f.relname);
    end loop;
end
$$;
reset role;
select count(*) > 60 as functions from pg_proc where pronamespace = 'regress_before'::regnamespace;

-- the year of a small office, by every role
set role regress_secretariat;
select regress_after.open_month('2024-01-01');
reset role;
insert into regress_after.scheme (scheme, title) values ('blank', '没有内容的办法');
set role regress_section;
insert into regress_after.mark (unit, item, month, score) select u.unit, 'key', '2024-01-01', 70 from regress_after.unit as u;
update regress_after.mark set score = 80 where unit = 'A';
select regress_after.remove_mark('D', 'key', '2024-01-01');
select * from regress_after.load_csv('mark', convert_to(E'unit,item,month,score\nD,key,2024-01,60\n', 'UTF8'));
set role regress_unit;
insert into regress_after.event (unit, event_id, rule, title, occurred_on, document_no, document_on)
values ('A', 'e1', 'praise', '表彰', '2024-01-10', '1号', '2024-01-11');
set role regress_bureau;
select regress_after.review(unit, event_id, 'approved', seen) from regress_after.event_review;
insert into regress_after.event (unit, event_id, rule, title, occurred_on) values ('B', 'p1', 'blame', '批评', '2024-01-10'), ('B', 'p2', 'blame', '批评', '2024-01-10');
select regress_after.remove_penalty('B', 'p2');
set role regress_secretariat;
select finding, severity, subject from regress_after.lint_scheme('small') order by finding, subject;
select finding, severity, subject from regress_after.lint_scheme('blank') order by finding, subject;
select regress_after.publish_month('2024-01-01') <> '' as published;
select regress_after.amend_month('2024-01-01', '更正');
select regress_after.publish_month('2024-01-01') <> '' as published;
select problem from regress_after.verify_publications();
-- 20 + 80 + 3; 20 + 70 − 2; 20 + 70; and 20 + 60 alone in its league
select league, rank, unit, total from regress_after.ranking order by league, rank;
reset role;
create view public.regress_source as select unit, item, month, 75 as score, null::numeric as deduction, '' as reason from regress_after.mark where false;
select * from regress_after.reload('mark', 'public.regress_source');
select regress_after.grant_duty('regress_stranger', 'reader');
select regress_after.revoke_duty('regress_stranger', 'reader');
select regress_after.report_due('2024-01-01', s) from regress_after.scheme as s where s.scheme = 'small';
select relation, count(*) from regress_after.history group by relation order by relation;
-- nothing was caught
select what, count(*) from public.regress_caught group by what order by what;
-- and the path of the session is what it was
select current_setting('search_path') as search_path;

-- two assessments in one session, in turn
select xcedu.create_assessment('regress_second', 'empty');
insert into regress_second.league values ('l', 'l');
insert into regress_second.unit values ('A', 'another', 'l');
insert into regress_after.league values ('l', 'l');
select relation, row_key from regress_second.history order by change;
select count(*) from regress_after.history where relation = 'league';

-- ---------- duties of the owner are refused ----------
create role regress_owner;
do $$ begin execute format('grant create on database %I to regress_owner', current_database()); end $$;
set role regress_owner;
select xcedu.create_assessment('regress_owned', 'empty');
select regress_owned.grant_duty('regress_owner', 'reader');
reset role;
select regress_owned.grant_duty('regress_owner', 'bureau');
select regress_owned.revoke_duty('regress_owner', 'bureau');
set role regress_owner;
select count(*) as still_the_owners from regress_owned.unit;
reset role;

drop view public.regress_source;
drop schema regress_before cascade;
drop schema regress_after cascade;
drop schema regress_second cascade;
drop schema regress_owned cascade;
drop table public.regress_caught;
do $$ begin execute format('revoke create on database %I from regress_stranger, regress_owner', current_database()); end $$;
drop role regress_stranger, regress_owner, regress_unit, regress_section, regress_bureau, regress_secretariat;

-- a relation that is not there is in no schema
select xcedu.enter_schema(0);
