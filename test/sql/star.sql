-- The star schema: unique keys, every fact with its dimensions, and points that add up to what was
-- published; of published months and their revision in force alone.

set datestyle = iso;
set jit = off;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

select xcedu.create_assessment('regress_star', 'empty');
set search_path = regress_star, pg_catalog;

-- Two schemes. The first has groups of 30 and 70 over two items of 10 each, so a point is worth 1.5 and
-- 3.5, and a cap of 2 on the bonus. The second has one group of 100 over two items of 10, no floor but that
-- of the base, and a cap of 100 on the total; the items that it has too are in another group there.
insert into league values ('l1', '甲组'), ('l2', '乙组');
insert into unit values ('A', '甲县', 'l1'), ('B', '乙县', 'l1'), ('C', '丙局', 'l2');
update unit set region_code = '411024' where unit = 'A';
insert into rater values ('B', '评分');
insert into item values ('assignment', '临时交办'), ('key1', '学前教育'), ('key2', '中高考'), ('report', '平时考核'), ('unused', '未用'),
    ('total', '总分'), ('base', '基础分'), ('bonus', '加分'), ('penalty', '扣分'), ('daily', '日常'), ('key', '重点'), ('whole', '全部');
insert into rule values ('award', '表彰'), ('criticism', '通报批评'), ('meeting', '现场会');
insert into scheme (scheme, title, first_month, unmarked) values
    ('first', '旧办法', '2024-01-01', 'full_marks'), ('second', '新办法', '2024-03-01', 'full_marks');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, points_each) values
    ('first', 'total', null, 'group', null, 0, null, null, null, null),
    ('first', 'base', 'total', 'group', 'base', 0, 0, null, 100, null),
    ('first', 'bonus', 'total', 'group', 'bonus', 0, null, 2, null, null),
    ('first', 'penalty', 'total', 'group', 'penalty', 0, null, null, null, null),
    ('first', 'daily', 'base', 'group', null, 0, null, null, 30, null),
    ('first', 'key', 'base', 'group', null, 0, null, null, 70, null),
    ('first', 'report', 'daily', 'breach', null, 10, 0, 10, null, 2),
    ('first', 'assignment', 'daily', 'breach', null, 10, 0, 10, null, 2),
    ('first', 'key1', 'key', 'mark', null, 10, 0, 10, null, null),
    ('first', 'key2', 'key', 'mark', null, 10, 0, 10, null, null),
    ('second', 'total', null, 'group', null, 0, null, 100, null, null),
    ('second', 'base', 'total', 'group', 'base', 0, 0, null, 100, null),
    ('second', 'bonus', 'total', 'group', 'bonus', 0, null, null, null, null),
    ('second', 'penalty', 'total', 'group', 'penalty', 0, null, null, null, null),
    ('second', 'whole', 'base', 'group', null, 0, null, null, 100, null),
    ('second', 'report', 'whole', 'breach', null, 10, null, 10, null, 2),
    ('second', 'key1', 'whole', 'mark', null, 10, null, 10, null, null);
insert into scheme_rule (scheme, rule, item, once, points)
select s.scheme, r.rule, r.item, r.once, r.points
from scheme as s
cross join (values ('meeting', 'bonus', 'meeting', 1), ('award', 'bonus', 'commendation', 3), ('criticism', 'penalty', null, -1)) as r (rule, item, once, points);
select open_month('2024-01-01'), open_month('2024-02-01'), open_month('2024-03-01');

insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on) values
    ('A', 'T1', 'report', '2024-01-01', '报送', '2024-01-01', '2024-01-05', '2024-01-06');
insert into mark (unit, item, month, score) values
    ('A', 'key1', '2024-01-01', 9), ('A', 'key2', '2024-01-01', 8), ('B', 'key2', '2024-01-01', 8);
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('A', 'a1', 'meeting', '现场会', '2024-01-10', 'No. 1', '2024-01-11', 'approved'),
    ('A', 'a2', 'award', '表彰', '2024-02-10', 'No. 2', '2024-02-11', 'approved');
insert into event (unit, event_id, rule, title, occurred_on) values
    ('B', 'b1', 'criticism', '通报', '2024-01-10'),
    ('B', 'b2', 'criticism', '通报', '2024-02-10');

-- ---------- nothing is published: no months, no units, no items, no facts ----------
select (select count(*) from dim_month) as months, (select count(*) from dim_unit) as units, (select count(*) from fact_score) as facts;
select item, title, parent, parent_title, part, level, item_order, full_marks, kind from dim_item order by item_order, item;

-- ---------- January and February ----------
-- January    items                    base                                     bonus  penalty  total  what the weights add: daily, key
--   A  report 8  10  key1 9  key2 8   30 × 18/20 + 70 × 17/20 = 27 + 59.5 = 86.5   1       0    87.5   27 − 18 = 9   59.5 − 17 = 42.5
--   B  report 10 10  key1 10 key2 8   30         + 70 × 18/20 = 30 + 63   = 93     0      −1    92     30 − 20 = 10  63 − 18 = 45
--   C  10 10 10 10                    100                                          0       0   100     10            70 − 20 = 50
-- February
--   A  10 10 10 10                    100                            3, capped at 2        0   102     10            50
--   B  10 10 10 10                    100                                          0      −1    99
--   C  10 10 10 10                    100                                          0       0   100
select publish_month('2024-01-01') is not null as january, publish_month('2024-02-01') is not null as february;
select month, year, quarter, month_of_year, label, scheme, revision from dim_month order by month;
select unit, name, league, league_title, rater, region_code from dim_unit order by unit;
-- assignment and report below daily, key1 and key2 below key, these below base; unused is in no scheme, whole in none of a published month
--   in order  total 1, base 2, daily 3, assignment 4, report 5, key 6, key1 7, key2 8, bonus 9, penalty 10: siblings by code, as their place
--             is the same
--   full marks  10 of an item, 30 and 70 of the groups by their weight, 100 of the base; the bonus 2 by its cap, the penalty none; the total
--             what these come to, 102
select item, title, parent, parent_title, part, level, item_order, full_marks, kind from dim_item order by item_order, item;
-- a row for each of the 10 items, of 3 units and 2 months: what brings nothing is there with 0
select month, unit, item, points, revision from fact_score order by month, unit, item;
select count(*) as facts, count(*) filter (where points = 0) as zeros from fact_score;
select distinct unit, league, league_title from fact_score order by unit;

-- ---------- a unit that goes, one that is renamed, and another scheme ----------
update unit set last_month = '2024-02-01' where unit = 'C';
update unit set name = '甲市', league = 'l2' where unit = 'A';
-- March, under the second scheme:
--   A  8 reports late, 10 − 16 = −6; key1 10 − 10 = 0; 100 × −6 ÷ 20 = −30: whole −30 + 6 = −24; the base is 0
--      at least: base 30; total 0
--   B  10 10, 100 × 20 ÷ 20 = 100: whole 80; a meeting: bonus 1, which the cap of the total takes off: total −1
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
select 'A', 'M' || g, 'report', '2024-03-01', '报送', '2024-03-01', '2024-03-05', '2024-03-06' from generate_series(1, 8) as g;
insert into mark (unit, item, month, deduction) values ('A', 'key1', '2024-03-01', 10);
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('B', 'b3', 'meeting', '现场会', '2024-03-10', 'No. 3', '2024-03-11', 'approved');
select publish_month('2024-03-01') is not null as march;
--   A 甲市 l2 乙组, B, C 丙局 l2 乙组 as it was published last
select unit, name, league, league_title, rater, region_code from dim_unit order by unit;
-- key1 and report are below whole now, assignment and key2 where they were; in the second scheme the order is total 1, base 2, whole 3,
-- key1 4, report 5, bonus 6, penalty 7, and the total is out of 100 by its cap; of daily, key, assignment and key2 it is as before
select item, title, parent, parent_title, part, level, item_order, full_marks, kind from dim_item order by item_order, item;
select unit, item, points, revision, league, league_title from fact_score where month = '2024-03-01' order by unit, item;
-- by part and parent, as a report would: the first scheme's items of January under the titles of the dimension
--   基础分 166.5 (daily 29, key 137.5), 日常 30 (assignment), 重点 26 (key2), 全部 57 (report 28, key1 29); below 总分 a bonus
--   of 1 and a penalty of −1
select m.label, i.part, i.parent_title, sum(f.points) as points
from fact_score as f
join dim_month as m on m.month = f.month
join dim_item as i on i.item = f.item
where m.label = '2024-01'
group by m.label, i.part, i.parent, i.parent_title
order by i.part, i.parent;

-- ---------- what always holds ----------
-- keys that are not unique, facts that lack a dimension, sums that are not the published total, base, bonus or penalty
create temporary view violation as
select 'dim_month' as broken, month::text as key from dim_month group by month having count(*) > 1
union all
select 'dim_unit', unit from dim_unit group by unit having count(*) > 1
union all
select 'dim_item', item from dim_item group by item having count(*) > 1
union all
select 'fact_score', concat_ws('/', month, unit, item) from fact_score group by month, unit, item having count(*) > 1
union all
select 'dimension', concat_ws('/', f.month, f.unit, f.item)
from fact_score as f
left join dim_month as m on m.month = f.month
left join dim_unit as u on u.unit = f.unit
left join dim_item as i on i.item = f.item
where m.month is null or u.unit is null or i.item is null or m.revision <> f.revision
union all
select 'hole', concat_ws('/', s.month, s.unit, t.item)
from published_score as s
join dim_month as m on m.month = s.month and m.revision = s.revision
cross join lateral tree_of(m.scheme) as t
where not exists (select from fact_score as f where f.month = s.month and f.unit = s.unit and f.item = t.item)
union all
select 'sum', concat_ws('/', coalesce(f.month, s.month), coalesce(f.unit, s.unit))
from (
    select f.month, f.unit, f.revision,
           sum(f.points) filter (where i.part = 'base') as base,
           coalesce(sum(f.points) filter (where i.part = 'bonus'), 0) as bonus,
           coalesce(sum(f.points) filter (where i.part = 'penalty'), 0) as penalty,
           sum(f.points) as total
    from fact_score as f
    join dim_item as i on i.item = f.item
    group by f.month, f.unit, f.revision
) as f
full join (
    select ps.month, ps.unit, ps.revision, ps.base, ps.bonus, ps.penalty, ps.total
    from published_score as ps
    join period as p on p.month = ps.month and p.revision = ps.revision and p.published
) as s on s.month = f.month and s.unit = f.unit and s.revision = f.revision
where (f.base, f.bonus, f.penalty, f.total) is distinct from (s.base, s.bonus, s.penalty, s.total);
-- none in 8 scores (3, 3 and 2)
select (select count(*) from published_score) as scores, (select count(*) from violation) as violations;

-- ---------- amended ----------
-- February is reopened, and not in the star until it is published again; then in its second revision: B
-- has 9 on key1, 30 + 70 × 19/20 = 30 + 66.5 = 96.5, less 1; key 66.5 − 19 = 47.5
select amend_month('2024-02-01', '更正评分') as revision;
select month, revision from dim_month order by month;
select count(*) as facts from fact_score where month = '2024-02-01';
insert into mark (unit, item, month, score) values ('B', 'key1', '2024-02-01', 9)
on conflict (unit, item, month, rater) do update set score = excluded.score;
select publish_month('2024-02-01') is not null as february;
select month, revision from dim_month order by month;
select item, points, revision from fact_score where month = '2024-02-01' and unit = 'B' order by item;
-- A, B and C, whose last month it is: 10 items and groups each
select unit, count(*) as facts from fact_score where month = '2024-02-01' group by unit order by unit;
select count(*) as violations from violation;

-- ---------- who sees what ----------
create role regress_star_reader;
create role regress_star_unit;
create role regress_star_section;
create role regress_star_bureau;
create role regress_star_secretariat;
create role regress_star_nobody;
select grant_duty('regress_star_reader', 'reader');
select grant_duty('regress_star_unit', 'unit', unit => 'A');
select grant_duty('regress_star_section', 'section', item => 'key1');
select grant_duty('regress_star_bureau', 'bureau');
select grant_duty('regress_star_secretariat', 'secretariat');
grant usage on schema regress_star to regress_star_nobody;
-- what the owner sees: 3 months, 3 units, 11 items, 3 × 10 facts of January, as many of February, 2 × 7 of March: 74
create temporary view seen as
select (select count(*) from dim_month) as months, (select count(*) from dim_unit) as units, (select count(*) from dim_item) as items,
       (select count(*) from fact_score) as facts, (select sum(points) from fact_score) as points;
alter view seen set (security_invoker = true);
grant select on seen to public;
-- points: 87.5 + 92 + 100 of January, 102 + 95.5 + 100 of February, 0 + 100 of March: 677
select months, units, items, facts, points from seen;
-- a reader and the secretariat the same
set role regress_star_reader;
select months, units, items, facts, points from seen;
set role regress_star_secretariat;
select months, units, items, facts, points from seen;
-- a unit its own: 3, 1, 11, 10 + 10 + 7, 87.5 + 102 + 0
set role regress_star_unit;
select months, units, items, facts, points from seen;
select unit, name from dim_unit order by unit;
-- a section and the bureau months and items, but no facts
set role regress_star_section;
select months, units, items, facts, points from seen;
set role regress_star_bureau;
select months, units, items, facts, points from seen;
-- nobody: 42501
set role regress_star_nobody;
select pg_temp.refused('select count(*) from regress_star.fact_score') as refusal;
reset role;
-- nothing is written through it: 55000
select pg_temp.refused($$delete from fact_score$$) as refusal;

set client_min_messages = warning;
drop schema regress_star cascade;
drop role regress_star_reader;
drop role regress_star_unit;
drop role regress_star_section;
drop role regress_star_bureau;
drop role regress_star_secretariat;
drop role regress_star_nobody;
