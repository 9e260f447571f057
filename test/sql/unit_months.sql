-- Units join, leave, move and are renamed (A33, A34): 单位自首月起、至末月止参加考核；按当月的名称和组别.
-- The rule-book: 20 − 5 × breaches + mark; 甲 A, 乙 B, 丙 C are of the counties, 丁 D is a department.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
set client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\set refused :abs_srcdir '/helpers/refused.sql'
select xcedu.create_assessment('regress_units', 'empty');
set search_path = regress_units, pg_catalog;
\set ECHO none
\i :rule_book
\i :refused
\set ECHO all
create function pg_temp.mark_all(month date, score numeric) returns void language sql begin atomic
    insert into regress_units.mark (unit, item, month, score)
    select u.unit, 'key', mark_all.month, mark_all.score from regress_units.unit_of(mark_all.month) as u;
end;
create view pg_temp.shown as
select to_char(month, 'MM') as mm, league, rank, unit, unit_name, total, previous_rank from ranking;

-- ---------- December: A, B, C and D, as ever ----------
select open_month('2023-12-01');
select pg_temp.mark_all('2023-12-01', 70);
update mark set score = 80 where unit = 'A';
-- A 100, B and C 90, D 90 alone
select * from pg_temp.shown order by 1, 2, 3, 4;
select publish_month('2023-12-01') <> '' as published;

-- ---------- C is dissolved, E is founded, both after December ----------
update unit set last_month = '2023-12-01' where unit = 'C';
insert into unit (unit, name, league) values ('E', '戊', 'county');
select unit, first_month, last_month from unit where first_month is not null or last_month is not null order by unit;
select open_month('2024-01-01');
-- C is not obliged, scored, ranked or missing a mark; E is
select unit, item from missing_mark where month = '2024-01-01' order by unit;
select pg_temp.mark_all('2024-01-01', 75);
select * from pg_temp.shown where mm = '01' order by 1, 2, 3, 4;
-- what is entered for C is refused by name: 23514 for each
select pg_temp.refused($$insert into mark (unit, item, month, score) values ('C', 'key', '2024-01-01', 80)$$) as mark;
select pg_temp.refused($$insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('C', 't', 'chore', '2024-01-01', '任务', '2024-01-01', '2024-01-10')$$) as task;
select pg_temp.refused($$insert into event (unit, event_id, rule, title, occurred_on) values ('C', 'e', 'blame', '批评', '2023-12-20')$$) as event;
-- an event of E before it was founded counts in its first month, if that is open
insert into event (unit, event_id, rule, title, occurred_on) values ('E', 'e', 'blame', '批评', '2023-12-20');
select unit, month, carried_from from event;
select publish_month('2024-01-01') <> '' as published;

-- ---------- an amended month has the units, names and leagues of then ----------
-- B is renamed and moves to the departments, F is founded; then December is amended: A 100, B 90, C 85, D 90
update unit set name = '乙新', league = 'department' where unit = 'B';
insert into unit (unit, name, league) values ('F', '己', 'county');
select unit, last_month, name, league from unit_until order by unit;
select amend_month('2023-12-01', '更正');
update mark set score = 65 where unit = 'C' and month = '2023-12-01';
select * from pg_temp.shown where mm = '12' order by 1, 2, 3, 4;
select publish_month('2023-12-01') <> '' as published;
select * from pg_temp.shown where mm = '12' order by 1, 2, 3, 4;
select problem from verify_publications();
-- in February B is 乙新 and second of the departments: D 20 + 80, B 20 + 75; ranks of another league are no previous rank
select open_month('2024-02-01');
select pg_temp.mark_all('2024-02-01', 75);
update mark set score = 80 where unit = 'D' and month = '2024-02-01';
select * from pg_temp.shown where mm = '02' order by 1, 2, 3, 4;

-- ---------- a league changes from a month on ----------
-- A moves from March on; February stays as it is; and back from April on under another name
select open_month('2024-03-01'), open_month('2024-04-01');
select change_unit('A', '2024-03-01', league => 'department');
select change_unit('A', '2024-04-01', '甲新', 'county');
select to_char(m, 'MM') as mm, u.name, u.league
from generate_series(date '2023-12-01', '2024-04-01', '1 month') as m
cross join lateral unit_of(m::date) as u
where u.unit = 'A'
order by mm;
-- not in a published month, nor for whom there is not: 22023, 23503
select pg_temp.refused($$select change_unit('A', '2024-01-01', '旧')$$) as published, pg_temp.refused($$select change_unit('X', '2024-03-01', '旧')$$) as nobody;

-- ---------- what a published month says stays ----------
select pg_temp.refused($$update unit set last_month = '2023-12-01' where unit = 'B'$$) as leaves_before;
select pg_temp.refused($$update unit set first_month = '2023-12-01' where unit = 'E'$$) as joins_before;
select pg_temp.refused($$insert into unit (unit, name, league, first_month) values ('G', '庚', 'county', '2023-12-01')$$) as was_there;
select pg_temp.refused($$update unit_until set name = '别名' where unit = 'B'$$) as other_name;
select pg_temp.refused($$delete from unit_until where unit = 'B'$$) as no_past;
select pg_temp.refused($$insert into unit_until values ('D', '2023-12-01', '丁旧', 'county')$$) as another_past;
-- facts of a month in which it would not be there, 23514
select pg_temp.refused($$update unit set last_month = '2024-01-01' where unit = 'D'$$) as has_marks;
select pg_temp.refused($$insert into unit (unit, name, league, first_month, last_month) values ('G', '庚', 'county', '2024-03-01', '2024-02-01')$$) as backwards;

-- ---------- a unit to which nothing applies is not ranked, and stops nobody ----------
insert into exemption (unit, item, first_month, reason) values ('F', 'key', '2024-02-01', '新设'), ('F', 'chore', '2024-02-01', '新设');
delete from mark where unit = 'F';
select * from pg_temp.shown where mm = '02' order by 1, 2, 3, 4;
select unit, assessed_percent from score where month = '2024-02-01' order by unit;
select publish_month('2024-02-01') <> '' as published;
select unit from published_score where month = '2024-02-01' order by unit;
select problem from verify_publications();
-- the year: B's league is that of its last month
select league, rank, unit, unit_name, months, average from year_ranking order by league, rank, unit;
drop schema regress_units cascade;
