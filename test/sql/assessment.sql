-- create_assessment() and upgrade_assessment(): who may, under which names, and
-- that nothing is left behind where they refuse.

set datestyle = iso;

-- a role that may create schemas in the database, and nothing else
create role regress_analyst;
create role regress_reader;
do $$ begin execute format('grant create on database %I to regress_analyst', current_database()); end $$;

set role regress_analyst;
select xcedu.create_assessment('regress_city', 'xuchang-2023-8');
select xcedu.upgrade_assessment('regress_city');
reset role;

-- everything in it is the caller's
select n.nspowner::regrole as owner
from pg_namespace as n
where n.nspname = 'regress_city';

select c.relkind, c.relowner::regrole as owner, count(*) > 0 as some
from pg_class as c
where c.relnamespace = 'regress_city'::regnamespace
group by c.relkind, c.relowner
order by c.relkind::text, c.relowner::regrole::text;

select p.proowner::regrole as owner, count(*) > 0 as some
from pg_proc as p
where p.pronamespace = 'regress_city'::regnamespace
group by p.proowner
order by p.proowner::regrole::text;

-- nothing in it belongs to the extension
select count(*) as members
from pg_depend as d
join pg_class as c on d.classid = 'pg_class'::regclass and c.oid = d.objid
where d.deptype = 'e' and c.relnamespace = 'regress_city'::regnamespace;

-- it works for its owner, and for nobody else
set role regress_analyst;
select regress_city.open_month('2024-01-01');
select count(*) from regress_city.ranking;
set role regress_reader;
select count(*) from regress_city.ranking;
select xcedu.upgrade_assessment('regress_city');
select xcedu.create_assessment('regress_other', 'empty');
reset role;

-- the extension cannot be dropped from under it
\set VERBOSITY terse
drop extension xcedu;

-- names: used, reserved, empty, too long, NULL
\set VERBOSITY default
select xcedu.create_assessment('regress_city', 'empty');
select xcedu.create_assessment('public', 'empty');
select xcedu.create_assessment('xcedu', 'empty');
select xcedu.create_assessment('pg_city', 'empty');
select xcedu.create_assessment('', 'empty');
select xcedu.create_assessment(repeat('x', 64), 'empty');
select xcedu.create_assessment(null, 'empty');
select xcedu.create_assessment('regress_new', null);
-- an unknown rule-book
select xcedu.create_assessment('regress_new', 'xuchang-2024-1');
select count(*) as made from pg_namespace where nspname in ('regress_new', 'regress_other', '', 'pg_city');
select xcedu.upgrade_assessment(null);
select xcedu.upgrade_assessment('public');
select xcedu.upgrade_assessment('no such schema');
-- a statement that fails after it leaves nothing either
begin;
select xcedu.create_assessment('regress_new', 'empty');
select 1 / 0;
rollback;
select count(*) as made from pg_namespace where nspname = 'regress_new';

-- a name that needs quoting, 63 bytes of it; an empty rule-book
select octet_length('许昌 "2024";--\ drop Table''x $lay_out$ %I  许昌许昌xxxxxx');
select xcedu.create_assessment('许昌 "2024";--\ drop Table''x $lay_out$ %I  许昌许昌xxxxxx', 'empty');
set search_path = "许昌 ""2024"";--\ drop Table'x $lay_out$ %I  许昌许昌xxxxxx", pg_catalog;
select count(*) from scheme;
insert into scheme (scheme, title) values ('s', 'a scheme');
insert into item values ('total', 'the total'), ('base', 'the base'), ('all', 'all'), ('report', 'reports'), ('m', 'a marked item');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, points_each) values
    ('s', 'total', null, 'group', null, 0, null, null, null, null),
    ('s', 'base', 'total', 'group', 'base', 0, 0, null, 100, null),
    ('s', 'all', 'base', 'group', null, 0, null, null, 100, null),
    ('s', 'report', 'all', 'breach', null, 20, 0, 20, null, 1),
    ('s', 'm', 'all', 'mark', null, 80, 0, 80, null, null);
insert into league values ('l', 'a league');
insert into unit values ('u', 'a unit', 'l'), ('v', 'another', 'l');
insert into ledger values (1, 'm', 'a task', null);
insert into ledger_unit values (1, 'u');
select open_month('2024-01-01');
insert into mark values ('u', 'm', '2024-01-01', 70, null, 'ten short'), ('v', 'm', '2024-01-01', null, 20, null);
-- u: 80 − 10 of the mark, 20 − 1 of the report that was never made = 89; v: 20 + 60
select league, rank, unit, base, total from ranking order by rank;
-- it is published, has duties, and is upgraded: the same for whoever reads it, and nothing to find fault with
select publish_month('2024-01-01') is not null as published;
create role "regress ""reader"" %I";
select grant_duty('regress "reader" %I', 'reader');
reset search_path;
select xcedu.upgrade_assessment('许昌 "2024";--\ drop Table''x $lay_out$ %I  许昌许昌xxxxxx');
set role "regress ""reader"" %I";
select league, rank, unit, base, total from "许昌 ""2024"";--\ drop Table'x $lay_out$ %I  许昌许昌xxxxxx".ranking order by rank;
reset role;
select count(*) as problems from "许昌 ""2024"";--\ drop Table'x $lay_out$ %I  许昌许昌xxxxxx".verify_publications();

-- objects of the same name elsewhere do not get in between
create schema regress_trap;
create table regress_trap.scheme (trap int);
create temporary table unit (trap int);
create temporary table period (trap int);
create function regress_trap.format(text, variadic text[]) returns text language sql as $$ select 'trapped' $$;
set search_path = regress_trap, pg_temp, pg_catalog;
select xcedu.create_assessment('regress_untrapped', 'xuchang-2023-8');
select regress_untrapped.open_month('2024-01-01');
select count(*) from regress_untrapped.ranking;
insert into regress_untrapped.mark values ('411002', 'key1', '2024-01-01', 99, null, null);
reset search_path;
drop table pg_temp.unit, pg_temp.period;

-- renaming the schema breaks what names it inside; upgrading repairs it, and what was published is as it was
update regress_city.scheme set unmarked = 'full_marks';
select regress_city.publish_month('2024-01-01') is not null as published;
select regress_city.open_month('2024-02-01');
alter schema regress_city rename to regress_town;
insert into regress_town.mark values ('411002', 'key1', '2024-02-01', 99, null, null);
-- a superuser upgrades it as its owner, whose objects they stay
select xcedu.upgrade_assessment('regress_town');
select current_user = session_user as is_back;
select count(*) as not_the_owners
from pg_proc as p
where p.pronamespace = 'regress_town'::regnamespace
      and p.proowner <> 'regress_analyst'::regrole;
insert into regress_town.mark values ('411002', 'key1', '2024-02-01', 99, null, null);
insert into regress_town.mark values ('411002', 'key1', '2024-01-01', 1, null, null);
select count(*) as problems from regress_town.verify_publications();

-- two assessments in one session do not touch each other
select xcedu.create_assessment('regress_second', 'xuchang-2023-8');
select count(*) as units from regress_second.unit;
insert into regress_second.unit values ('x', 'only here', 'county');
select count(*) as units from regress_town.unit;

set client_min_messages = warning;
drop schema regress_town, regress_second, regress_trap, regress_untrapped,
    "许昌 ""2024"";--\ drop Table'x $lay_out$ %I  许昌许昌xxxxxx" cascade;
do $$ begin execute format('revoke create on database %I from regress_analyst', current_database()); end $$;
drop role regress_analyst, regress_reader, "regress ""reader"" %I";
