-- A unit that is ranked last whatever its total is: published as it is, and no problem of verify_publications().
--
--   A  20 + 80 = 100 and a veto, B  20 + 70 = 90, C  20 + 60 = 80; D is alone in the other league
-- Half of the three are one place: it is B's, who is first.  D has one of one, rounded down to none.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
select xcedu.create_assessment('regress_last', 'empty');
set search_path = regress_last, pg_catalog;
\set ECHO none
\i :rule_book
\set ECHO all
insert into rule (rule, title) values ('veto', '一票否决');
insert into scheme_rule (scheme, rule, item, effect) values ('small', 'veto', 'base', 'last_place');
insert into scheme_grade (scheme, grade, title, place, share) values ('small', 'a', '优秀', 1, 0.5), ('small', 'b', '其他', 2, null);
select open_month('2024-01-01');
insert into mark (unit, item, month, score) values
    ('A', 'key', '2024-01-01', 80), ('B', 'key', '2024-01-01', 70), ('C', 'key', '2024-01-01', 60), ('D', 'key', '2024-01-01', 60);
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'v1', 'veto', '否决', '2024-01-05');
select league, rank, unit, total, grade from ranking order by league, rank;
select publish_month('2024-01-01') is not null as published;
select league, rank, unit, total, grade, last_place from published_score order by league, rank;
select problem, row_key from verify_publications() order by problem;
-- a rank that is not that of its total, nor the last, is one
begin;
set session_replication_role = replica;
alter table published_score disable trigger freeze_update;
update published_score set last_place = false where unit = 'A';
select problem, row_key from verify_publications() where problem in ('row', 'rank') order by problem;
rollback;

set client_min_messages = warning;
drop schema regress_last cascade;
