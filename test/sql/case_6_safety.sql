-- A rule-book of another body as rows: a village's work safety (安全生产), a pot of 60 and a veto.
--
-- accidents 60, 扣完为止 for the pot as a whole: a death −30, two or more deaths at once: ranked last (一票否决); one badly hurt
-- −15, two or more at once −30; one slightly hurt −10, two or more −20; a house burnt −10 each; a forest fire −5 to −15.
-- work 40: mark.
--
--   A   one slightly hurt, work 40                      60 − 10 + 40 = 90
--   B   a death twice, one badly hurt, work 40          60 − 30 − 30 − 15, not below 0, + 40 = 40
--   C   forest fire −8, two houses, work 35             60 − 8 − 20 + 35 = 67
--   D   two deaths at once, work 40                     100, and last
-- Ranks A 1, C 2, B 3, D 4.

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\i :abs_srcdir/helpers/refused.sql
select xcedu.create_assessment('regress_case_6', 'empty');
set search_path = regress_case_6, pg_catalog;

insert into league values ('village', '村');
insert into scheme (scheme, title) values ('safety', '安全生产考核办法');
insert into item values ('total', '总分'), ('base', '考核得分'), ('accidents', '事故'), ('work', '工作');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, clause) values
    ('safety', 'total', null, 'group', null, 1, 0, null, null, null),
    ('safety', 'base', 'total', 'group', 'base', 1, 0, null, null, null),
    ('safety', 'accidents', 'base', 'event', null, 1, 60, 0, 60, '事故60分，扣完为止'),
    ('safety', 'work', 'base', 'mark', null, 2, 0, 0, 40, '工作40分');
insert into rule values ('death', '死亡一人'), ('deaths', '一次死亡二人以上'), ('bad', '重伤一人'), ('bads', '一次重伤二人以上'),
    ('slight', '轻伤一人'), ('slights', '一次轻伤二人以上'), ('house', '烧毁房屋'), ('forest', '森林火灾');
insert into scheme_rule (scheme, rule, item, points, least, most, effect, clause) values
    ('safety', 'death', 'accidents', -30, null, null, 'points', '死亡一人扣30分'),
    ('safety', 'deaths', 'accidents', null, null, null, 'last_place', '一次死亡二人以上的，一票否决'),
    ('safety', 'bad', 'accidents', -15, null, null, 'points', '重伤一人扣15分'),
    ('safety', 'bads', 'accidents', -30, null, null, 'points', '一次重伤二人以上扣30分'),
    ('safety', 'slight', 'accidents', -10, null, null, 'points', '轻伤一人扣10分'),
    ('safety', 'slights', 'accidents', -20, null, null, 'points', '一次轻伤二人以上扣20分'),
    ('safety', 'house', 'accidents', -10, null, null, 'points', '烧毁房屋的，每处扣10分'),
    ('safety', 'forest', 'accidents', null, -15, -5, 'points', '森林火灾酌情扣5–15分');
insert into unit values ('A', '甲', 'village'), ('B', '乙', 'village'), ('C', '丙', 'village'), ('D', '丁', 'village');

select finding, severity, subject from lint_scheme('safety') order by finding, subject;

select open_month('2024-01-01');
insert into mark (unit, item, month, score) values
    ('A', 'work', '2024-01-01', 40), ('B', 'work', '2024-01-01', 40), ('C', 'work', '2024-01-01', 35), ('D', 'work', '2024-01-01', 40);
insert into event (unit, event_id, rule, title, occurred_on, quantity, points) values
    ('A', 'a1', 'slight', '轻伤', '2024-01-05', 1, null),
    ('B', 'b1', 'death', '死亡', '2024-01-05', 1, null), ('B', 'b2', 'death', '死亡', '2024-01-15', 1, null),
    ('B', 'b3', 'bad', '重伤', '2024-01-20', 1, null),
    ('C', 'c1', 'forest', '森林火灾', '2024-01-06', 1, -8), ('C', 'c2', 'house', '两处房屋', '2024-01-06', 2, null),
    ('D', 'd1', 'deaths', '一次死亡二人', '2024-01-07', 1, null);

select unit, rank, total from ranking order by rank, unit;
select unit, event_id, rule_points, points, outcome, why from credit order by unit, event_id;
select s.unit, s.total, (select sum(e.points) from explain(s.unit, s.month) as e) = s.total as adds_up
from score as s
order by s.unit;
select line, kind, item, rule, points, why from explain('D', '2024-01-01') order by line;
select unit, effect, grade, event_id, rule
from scheme as s
cross join lateral effect_of('2024-01-01', s)
order by unit, event_id;

-- of several last ones the total decides: B is last as well, with 40 behind D's 100: A 1, C 2, D 3, B 4
insert into event (unit, event_id, rule, title, occurred_on) values ('B', 'b4', 'deaths', '一次死亡二人', '2024-01-21');
select unit, rank, total from ranking order by rank, unit;
-- a unit without a total has no rank, last or not: A 1, C 2, B 3
delete from mark where unit = 'D';
select unit, rank, total from ranking order by rank nulls last, unit;
-- without those events the totals alone: D 100, A 90, C 67, B 40
delete from event where event_id in ('b4', 'd1');
insert into mark (unit, item, month, score) values ('D', 'work', '2024-01-01', 40);
select unit, rank, total from ranking order by rank, unit;
-- ranks without gaps; equal totals share the last place: C 67 and B 40, then A with 90 and D with 100 − 10
update scheme set ties = 'dense';
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'a2', 'deaths', '一次死亡二人', '2024-01-22'),
    ('D', 'd2', 'deaths', '一次死亡二人', '2024-01-22'), ('D', 'd3', 'slight', '轻伤', '2024-01-23');
select unit, rank, total from ranking order by rank, unit;

set client_min_messages = warning;
drop schema regress_case_6 cascade;
