-- Verifying is done month by month: several sessions can take a part each, and it says how far it is.

set datestyle = iso;
set jit = off;
\set SHOW_CONTEXT never
set client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
select xcedu.create_assessment('regress_verify_months', 'empty');
set search_path = regress_verify_months, pg_catalog;
\set ECHO none
\i :rule_book
\set ECHO all
update scheme set unmarked = 'full_marks';
select count(open_month((date '2023-01-01' + n * interval '1 month')::date)) as months from generate_series(0, 12) as n;
select count(publish_month(p.month)) as published from (select month from period order by month) as p;
reset client_min_messages;

-- 13 publications: a NOTICE after each, and no row
select month, revision, problem, relation, row_key from verify_publications();
-- of 12 or fewer nothing is said
select month, revision, problem, relation, row_key from verify_publications(first_month => '2023-02-01');
select month, revision, problem, relation, row_key from verify_publications(last_month => '2023-12-01');

-- a changed row is found by the session that has its month, and by no other; what is of no month, by each
set client_min_messages = warning;
set session_replication_role = replica;
alter table published_score disable trigger user;
update published_score set bonus = 1 where month = '2023-06-01' and unit = 'A';
alter table published_score enable trigger user;
reset session_replication_role;
select month, revision, problem, relation, row_key from verify_publications(last_month => '2023-05-01') where problem <> 'guard';
select month, revision, problem, relation, row_key from verify_publications(first_month => '2023-06-01', last_month => '2023-06-01') where problem <> 'guard';
select month, revision, problem, relation, row_key from verify_publications(first_month => '2023-07-01') where problem <> 'guard';
select month, revision, problem, relation, row_key from verify_publications('0000', '2023-07-01', '2023-07-01') where problem <> 'guard';

drop schema regress_verify_months cascade;
