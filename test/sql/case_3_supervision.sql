-- A rule-book of another body as rows: a pot of 80 with several amounts, 20 by the leader (督查考核).
--
-- Pot of 80, not below 0: plan not handed in −10; a meeting missed −5; a report of poor quality −5 to −10 as the office sees
-- fit; a listed matter not reported on −10, for departments that have listed matters only −20 (加倍).  Leader's mark 20.
--
--   A   no plan, one meeting missed, leader 18           80 − 10 − 5 + 18 = 83
--   B   two poor reports, −7 and −5, leader 16           80 − 7 − 5 + 16 = 84
--   C   listed matters only: one of them, leader 20      80 − 20 + 20 = 80
--   D   eight matters and no plan, leader 10             80 − 80 − 10, not below 0, + 10 = 10

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\i :abs_srcdir/helpers/refused.sql
select xcedu.create_assessment('regress_case_3', 'empty');
set search_path = regress_case_3, pg_catalog;

insert into league values ('department', '部门'), ('listed', '仅有列入事项的部门');
insert into scheme (scheme, title) values ('supervision', '督查考核办法');
insert into item values ('total', '总分'), ('base', '考核得分'), ('pot', '督查事项'), ('leader', '领导评价');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, clause) values
    ('supervision', 'total', null, 'group', null, 1, 0, null, null, null),
    ('supervision', 'base', 'total', 'group', 'base', 1, 0, null, null, null),
    ('supervision', 'pot', 'base', 'event', null, 1, 80, 0, 80, '督查事项80分，扣完为止'),
    ('supervision', 'leader', 'base', 'mark', null, 2, 0, 0, 20, '领导评价20分');
insert into rule values ('plan', '未报送计划'), ('meeting', '缺席会议'), ('poor', '报告质量不高'), ('matter', '列入事项未报告'),
    ('matter-doubled', '列入事项未报告（加倍）');
insert into scheme_rule (scheme, rule, item, points, least, most, only_for, clause) values
    ('supervision', 'plan', 'pot', -10, null, null, null, '未报送计划的扣10分'),
    ('supervision', 'meeting', 'pot', -5, null, null, null, '缺席会议的一次扣5分'),
    ('supervision', 'poor', 'pot', null, -10, -5, null, '报告质量不高的，酌情扣5–10分'),
    ('supervision', 'matter', 'pot', -10, null, null, '{department}', '列入事项未报告的，每项扣10分'),
    ('supervision', 'matter-doubled', 'pot', -20, null, null, '{listed}', '仅有列入事项的部门加倍扣分');
insert into unit values ('A', '甲', 'department'), ('B', '乙', 'department'), ('C', '丙', 'listed'), ('D', '丁', 'department');

select finding, severity, subject from lint_scheme('supervision') order by finding, subject;

select open_month('2024-01-01');
insert into mark (unit, item, month, score) values
    ('A', 'leader', '2024-01-01', 18), ('B', 'leader', '2024-01-01', 16), ('C', 'leader', '2024-01-01', 20), ('D', 'leader', '2024-01-01', 10);
insert into event (unit, event_id, rule, title, occurred_on, quantity, points) values
    ('A', 'a1', 'plan', '未报计划', '2024-01-05', 1, null), ('A', 'a2', 'meeting', '缺席会议', '2024-01-08', 1, null),
    ('B', 'b1', 'poor', '报告一', '2024-01-09', 1, -7), ('B', 'b2', 'poor', '报告二', '2024-01-10', 1, -5),
    ('C', 'c1', 'matter-doubled', '一项未报告', '2024-01-11', 1, null),
    ('D', 'd1', 'matter', '八项未报告', '2024-01-12', 8, null), ('D', 'd2', 'plan', '未报计划', '2024-01-13', 1, null);

select unit, rank, base, total from ranking where month = '2024-01-01' order by league, rank, unit;

select unit, event_id, rule_points, points, outcome, why from credit order by unit, event_id;

-- explain adds up to the total
select s.unit, s.total, (select sum(e.points) from explain(s.unit, s.month) as e) = s.total as adds_up
from score as s
order by s.unit;
select part, item, kind, rule, source, points, why from explain('D', '2024-01-01') order by line;

-- 酌情扣5–10分: −12, −4 and none are refused; so are points for a rule that has them, and the rule of another league
select pg_temp.refused($$insert into event (unit, event_id, rule, title, occurred_on, points) values ('B', 'b3', 'poor', '报告三', '2024-01-14', -12)$$);
select pg_temp.refused($$insert into event (unit, event_id, rule, title, occurred_on, points) values ('B', 'b3', 'poor', '报告三', '2024-01-14', -4)$$);
select pg_temp.refused($$insert into event (unit, event_id, rule, title, occurred_on) values ('B', 'b3', 'poor', '报告三', '2024-01-14')$$);
select pg_temp.refused($$insert into event (unit, event_id, rule, title, occurred_on, points) values ('B', 'b3', 'plan', '未报计划', '2024-01-14', -10)$$);
select pg_temp.refused($$insert into event (unit, event_id, rule, title, occurred_on) values ('C', 'c2', 'matter', '未报告', '2024-01-14')$$);

set client_min_messages = warning;
drop schema regress_case_3 cascade;
