-- A housing commission's petitions, in rows alone: repeats doubled, a threshold, and two readings of 扣完为止, by each item or by
-- the total alone.
--
--   regular 30: visits 9 (−5 a person, −10 a group, doubled when the same ones come again), collective 6 (−30 a case), other 15
--   yearly 70:  settled 7 (a rate of 90 % and more gives 7, less gives 0), other 63

set datestyle = iso;
set jit = off;

select xcedu.create_assessment('regress_housing', 'empty');
set search_path = regress_housing, pg_catalog;

insert into league (league, title) values ('all', '各单位');
insert into unit (unit, name, league) values ('A', '甲', 'all'), ('B', '乙', 'all');
insert into scheme (scheme, title) values ('by_item', '各项扣完为止'), ('by_total', '总分扣完为止');
insert into item (item, title) values
    ('total', '总分'), ('base', '基础分'), ('regular', '日常'), ('yearly', '年度'), ('visits', '上访'), ('collective', '集体访'),
    ('settled', '化解率'), ('other_regular', '其他日常'), ('other_yearly', '其他年度');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, compare, clause) values
    ('by_item', 'total', null, 'group', null, 1, 0, null, null, null, null),
    ('by_item', 'base', 'total', 'group', 'base', 1, 0, 0, null, null, '百分制，扣完为止'),
    ('by_item', 'regular', 'base', 'group', null, 1, 0, null, null, null, '日常30分'),
    ('by_item', 'visits', 'regular', 'event', null, 1, 9, 0, 9, null, '个人每次扣5分，集体每次扣10分，重复的加倍'),
    ('by_item', 'collective', 'regular', 'event', null, 2, 6, 0, 6, null, '每起扣30分'),
    ('by_item', 'other_regular', 'regular', 'mark', null, 3, 15, 0, 15, null, '其他15分'),
    ('by_item', 'yearly', 'base', 'group', null, 2, 0, null, null, null, '年度70分'),
    ('by_item', 'settled', 'yearly', 'measure', null, 1, 0, 0, 7, 'value', '化解率达90%的得7分，否则不得分'),
    ('by_item', 'other_yearly', 'yearly', 'mark', null, 2, 63, 0, 63, null, '其他63分');
-- the second reading: the items have no floor, the base has
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, compare, clause)
select 'by_total', si.item, si.parent, si.kind, si.part, si.place, si.start, case when si.item = 'base' then 0 end, si.cap, si.compare, si.clause
from scheme_item as si
where si.scheme = 'by_item';
insert into scheme_band (scheme, item, at_least, points) values
    ('by_item', 'settled', 0.9, 7), ('by_item', 'settled', 0, 0), ('by_total', 'settled', 0.9, 7), ('by_total', 'settled', 0, 0);
insert into rule (rule, title) values ('person', '个人上访'), ('group', '集体上访'), ('case', '集体访');
insert into scheme_rule (scheme, rule, item, points, repeat_points, clause)
select s.scheme, r.rule, r.item, r.points, r.repeat_points, r.clause
from scheme as s
cross join (
    values ('person', 'visits', -5, -10, '个人每次扣5分，重复的加倍'), ('group', 'visits', -10, -20, '集体每次扣10分，重复的加倍'),
           ('case', 'collective', -30, null, '每起扣30分')
) as r (rule, item, points, repeat_points, clause);
select s.scheme, l.finding, l.subject
from scheme as s
cross join lateral lint_scheme(s.scheme) as l
where l.severity = 'error'
order by s.scheme, l.finding, l.subject;

select open_month('2024-05-01', 'by_item');
insert into mark (unit, item, month, score) values
    ('A', 'other_regular', '2024-05-01', 15), ('A', 'other_yearly', '2024-05-01', 63),
    ('B', 'other_regular', '2024-05-01', 15), ('B', 'other_yearly', '2024-05-01', 63);
insert into measure (unit, item, month, value) values ('A', 'settled', '2024-05-01', 0.92), ('B', 'settled', '2024-05-01', 0.85);
insert into event (unit, event_id, rule, work, title, occurred_on) values
    ('A', 'v1', 'person', '某人', '上访', '2024-05-06'), ('A', 'v2', 'person', '某人', '再次上访', '2024-05-20'),
    ('B', 'c1', 'case', null, '集体访', '2024-05-08');

-- by each item: A 100 − 9 = 91, B 100 − 6 − 7 = 87
select unit, rank, total from ranking order by rank, unit;
select unit, item, score from item_score where item in ('visits', 'collective', 'settled') order by unit, item;
select s.unit, s.total, sum(e.points) = s.total as adds_up
from score as s
cross join lateral explain(s.unit, s.month) as e
group by s.unit, s.total
order by s.unit;
-- by the total alone: A 100 − 15 = 85, B 100 − 30 − 7 = 63
select r.unit, r.rank, trim_scale(r.total) as total
from scheme as s
cross join lateral ranking_of('2024-05-01', s) as r
where s.scheme = 'by_total'
order by r.rank, r.unit;

set client_min_messages = warning;
drop schema regress_housing cascade;
