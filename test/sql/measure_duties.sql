-- Who sees and enters measured values, and what a role is told of a value that is compared with those of others.

set datestyle = iso;
set jit = off;
\getenv abs_srcdir PG_ABS_SRCDIR
\set helpers :abs_srcdir '/helpers'
\cd :helpers
\i refused.sql

create role regress_measure_owner;
create role regress_measure_unit;
create role regress_measure_section;
create role regress_measure_reader;
create role regress_measure_bureau;
create role regress_measure_secretariat;
select format('grant create on database %I to regress_measure_owner', current_database()) as statement \gset
:statement;
set role regress_measure_owner;
select xcedu.create_assessment('regress_measure_duties', 'empty');
set search_path = regress_measure_duties, pg_catalog;

-- own: 10 × value.  best: 5 × value ÷ the best.  By hand: A 0.5 and 4 of 8: 5 + 2.5 = 7.5; B 1 and 8: 10 + 5 = 15.
insert into league values ('county', '县');
insert into unit values ('A', '甲', 'county'), ('B', '乙', 'county');
insert into scheme (scheme, title) values ('s', '办法');
insert into item values ('total', '总分'), ('base', '基础分'), ('own', '完成率'), ('best', '与最好之比');
insert into scheme_item (scheme, item, parent, kind, part, cap, compare, against, clause) values
    ('s', 'total', null, 'group', null, null, null, null, null),
    ('s', 'base', 'total', 'group', 'base', null, null, null, null),
    ('s', 'own', 'base', 'measure', null, 10, 'value', null, '按完成率'),
    ('s', 'best', 'base', 'measure', null, 5, 'ratio', 'best', '与最好之比');
insert into scheme_band values ('s', 'own', 0, 0, 10), ('s', 'best', 0, 0, 5);
select open_month('2024-01-01');
insert into measure (unit, item, month, value) values
    ('A', 'own', '2024-01-01', 0.5), ('B', 'own', '2024-01-01', 1), ('A', 'best', '2024-01-01', 4), ('B', 'best', '2024-01-01', 8);
select grant_duty('regress_measure_unit', 'unit', unit => 'A'), grant_duty('regress_measure_section', 'section', item => 'best'),
       grant_duty('regress_measure_reader', 'reader'), grant_duty('regress_measure_bureau', 'bureau'),
       grant_duty('regress_measure_secretariat', 'secretariat');
select unit, total from score order by unit;

-- the unit: its own values; what is compared with others is not known, and so is its total, whatever a missing value would be
set role regress_measure_unit;
select unit, item, value from measure order by unit, item;
select unit, item, compared_with, looked_up, points, outcome, why from measured order by unit, item;
select unit, base, total, complete, missing from score order by unit;
select item, score, own, coverage, marked from item_score where item in ('own', 'best') order by item;
select unit, item from missing_mark order by unit, item;
select kind, item, points, why from explain('A', '2024-01-01') order by line;
select pg_temp.refused($$insert into measure (unit, item, month, value) values ('A', 'own', '2024-01-01', 1)$$) as refusal
union all select pg_temp.refused($$update measure set value = 1$$)
union all select pg_temp.refused($$select remove_measure('A', 'own', '2024-01-01')$$);
set role regress_measure_owner;
update scheme set unmarked = 'full_marks';
set role regress_measure_unit;
select unit, base, total, complete from score order by unit;
set role regress_measure_owner;
update scheme set unmarked = 'incomplete';

-- the section: the values of its item and what they give, and no score, which is not of its item alone
set role regress_measure_section;
select unit, item, compared_with, points from measured order by unit, item;
select unit, total from score order by unit;
update measure set value = 6 where unit = 'A' and month = '2024-01-01' returning item, value;
select unit, points from measured order by unit;
select remove_measure('A', 'best', '2024-01-01');
select * from load_csv('measure', convert_to(E'单位代码,考核内容代码,月份,数值\nA,best,2024-01,4\n', 'UTF8'));
select * from load_csv('measure', convert_to(E'单位代码,考核内容代码,月份,数值\nA,own,2024-01,4\n', 'UTF8'));
select pg_temp.refused($$select remove_measure('A', 'own', '2024-01-01')$$) as refusal
union all select pg_temp.refused($$update measure set item = 'own' where unit = 'A'$$)
union all select pg_temp.refused($$delete from measure$$)
union all select pg_temp.refused($$update scheme_band set points = 1$$);

-- the others
set role regress_measure_reader;
select count(*) from measure;
select count(*) from measured;
set role regress_measure_bureau;
select count(*) from measure;
set role regress_measure_secretariat;
select unit, item, points from measured order by unit, item;
select unit, total, rank from ranking order by unit;
select pg_temp.refused($$update measure set value = 1$$) as refusal;

-- once it is published, the unit sees what its total is made of
select publish_month('2024-01-01') is not null as published;
set role regress_measure_unit;
select unit, total from score order by unit;
select kind, item, points, why from explain('A', '2024-01-01') order by line;
set role regress_measure_section;
select pg_temp.refused($$select remove_measure('A', 'best', '2024-01-01')$$) as refusal;

reset role;
set client_min_messages = warning;
drop schema regress_measure_duties cascade;
select format('revoke create on database %I from regress_measure_owner', current_database()) as statement \gset
:statement;
drop role regress_measure_unit, regress_measure_section, regress_measure_reader, regress_measure_bureau, regress_measure_secretariat, regress_measure_owner;
