-- Grades: 90 and above 优秀 for at most 40 % of the league, 75 and above 良好, 60 and above 合格, else 不合格; who was
-- criticised by the province is at most 合格.
--
-- Totals 96, 95, 91, 91, 80 and 59.5 in one league.  40 % of six are 2.4, two places.  The tie of 91 begins behind them.  The
-- second was criticised: its place is not handed on, because a place is of the ranking and not of the holders.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
select xcedu.create_assessment('regress_case_8', 'empty');
set search_path = regress_case_8, pg_catalog;
insert into league (league, title) values ('county', '县区'), ('other', '其他');
insert into unit (unit, name, league) values
    ('A', '甲', 'county'), ('B', '乙', 'county'), ('C', '丙', 'county'), ('D', '丁', 'county'), ('E', '戊', 'county'), ('F', '己', 'county'),
    ('X', '子', 'other'), ('Y', '丑', 'other');
insert into scheme (scheme, title) values ('graded', '办法');
insert into item (item, title) values ('total', '总分'), ('base', '基础分'), ('work', '工作');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, clause) values
    ('graded', 'total', null, 'group', null, 0, null, null, null),
    ('graded', 'base', 'total', 'group', 'base', 0, 0, null, null),
    ('graded', 'work', 'base', 'mark', null, 100, 0, 100, '百分制');

-- what a grade says is checked
select pg_temp.refused($$insert into scheme_grade values ('graded', 'a', '优秀', 1, 90, 40)$$);
select pg_temp.refused($$insert into scheme_grade values ('graded', 'a', '优秀', 1, 90, 0)$$);
select pg_temp.refused($$insert into scheme_grade values ('graded', 'a', '优秀', 0, 90, 0.4)$$);
insert into scheme_grade (scheme, grade, title, place, at_least, share) values
    ('graded', 'a', '优秀', 1, 90, 0.4), ('graded', 'b', '良好', 2, 75, null), ('graded', 'c', '合格', 3, 60, null), ('graded', 'd', '不合格', 4, null, null);
select pg_temp.refused($$insert into scheme_grade values ('graded', 'e', '同级', 2, 70, null)$$);
-- a rule limits grades that there are
insert into rule (rule, title) values ('criticised', '省通报批评'), ('warned', '提醒');
select pg_temp.refused($$insert into scheme_rule (scheme, rule, item, effect, grade) values ('graded', 'warned', 'base', 'grade_at_most', 'z')$$);
insert into scheme_rule (scheme, rule, item, effect, grade, clause) values
    ('graded', 'criticised', 'base', 'grade_at_most', 'c', '受省通报批评的，等次不高于合格'),
    ('graded', 'warned', 'base', 'grade_at_most', 'b', '受提醒的，等次不高于良好');
select finding, severity, subject from lint_scheme('graded') order by finding, subject;

select open_month('2024-01-01');
insert into mark (unit, item, month, score) values
    ('A', 'work', '2024-01-01', 96), ('B', 'work', '2024-01-01', 95), ('C', 'work', '2024-01-01', 91), ('D', 'work', '2024-01-01', 91),
    ('E', 'work', '2024-01-01', 80), ('F', 'work', '2024-01-01', 59.5), ('X', 'work', '2024-01-01', 100);
-- without the criticism; of the two of the other league one has no total yet: 40 % of one is no place
select league, rank, unit, total, grade from ranking order by league, rank, unit;
insert into mark (unit, item, month, score) values ('Y', 'work', '2024-01-01', 60);
select league, rank, unit, total, grade from ranking where league = 'other' order by rank;
select 名次, 单位, 总分, 等次 from 月度排名 where 组别代码 = 'county' order by 名次, 单位;

-- a tie that straddles the border stays out: with B and C at 95 the second place is of two
update mark set score = 95 where unit = 'C';
select rank, unit, total, grade from ranking where league = 'county' order by rank, unit;
-- two at the top have both places
update mark set score = 96 where unit = 'B';
select rank, unit, total, grade from ranking where league = 'county' order by rank, unit;
-- and where ranks after a tie are not left out, the places are the same
select r.rank, r.unit, r.grade
from scheme as s
cross join lateral ranking_of('2024-01-01', jsonb_populate_record(s, '{"ties": "dense"}')) as r
where r.league = 'county'
order by r.rank, r.unit;
update mark set score = 95 where unit = 'B';
update mark set score = 91 where unit = 'C';
-- exactly what is needed is enough: 90 for the second, 75, 60
update mark set score = 90 where unit = 'B';
update mark set score = 89.999999 where unit in ('C', 'D');
update mark set score = 75 where unit = 'E';
update mark set score = 60 where unit = 'F';
select rank, unit, total, grade from ranking where league = 'county' order by rank, unit;
update mark set score = 95 where unit = 'B';
update mark set score = 91 where unit in ('C', 'D');
update mark set score = 80 where unit = 'E';
update mark set score = 59.5 where unit = 'F';

-- criticised by the province: 合格 at most.  The second place is not handed on; who is below anyway stays there, and who is
-- limited twice has the lower of both
insert into event (unit, event_id, rule, title, occurred_on) values
    ('B', 'b1', 'criticised', '省通报批评', '2024-01-10'), ('B', 'b2', 'warned', '提醒', '2024-01-11'), ('F', 'f1', 'criticised', '省通报批评', '2024-01-12');
select rank, unit, total, grade from ranking where league = 'county' order by rank, unit;
select c.unit, c.rule, c.points, c.outcome, c.why from credit as c order by c.unit, c.event_id;
select s.unit, s.total, sum(e.points) as lines
from score as s
cross join lateral explain(s.unit, s.month) as e
group by s.unit, s.total
order by s.unit;

-- ---------- published ----------
select publish_month('2024-01-01') is not null as published;
select s.unit, s.rank, s.grade, r.grade as in_ranking
from published_score as s
join ranking as r on r.month = s.month and r.unit = s.unit
where s.league = 'county'
order by s.rank, s.unit;
-- the digest is of it, too
select canonical(s, 1) from published_score as s where s.unit = 'B';
select relation, row_key, content from published_fact where relation = 'scheme_grade' order by row_key;
select problem, relation, row_key from verify_publications() order by problem;
select pg_temp.refused($$update scheme_grade set share = 0.5 where grade = 'a'$$);
select pg_temp.refused($$delete from scheme_grade where grade = 'd'$$);
-- whoever changes it behind the guards is found
begin;
set session_replication_role = replica;
alter table published_score disable trigger freeze_update;
update published_score set grade = 'a' where unit = 'C';
select problem, relation, row_key, message from verify_publications() where problem in ('row', 'grade') order by problem;
rollback;

-- ---------- what lint_scheme() says of grades ----------
insert into scheme (scheme, title) values ('doubtful', '办法');
insert into scheme_grade (scheme, grade, title, place, at_least, share) values
    ('doubtful', 'a', '优秀', 1, 80, 0.4), ('doubtful', 'b', '良好', 2, 90, 0.3), ('doubtful', 'c', '合格', 3, 60, null);
select finding, severity, subject, message from lint_scheme('doubtful') where finding ~ 'grade' order by finding, subject;
select * from load_csv('scheme_grade', convert_to(E'办法代码,等次代码,等次名称,次序,最低总分,名额比例\ndoubtful,d,不合格,4,,\n', 'UTF8'));
select finding, severity, subject from lint_scheme('doubtful') where finding ~ 'grade' order by finding, subject;

set client_min_messages = warning;
drop schema regress_case_8 cascade;
