-- Measured values: what is looked up, the bands, and what happens where there is nothing to look up.
--
-- Units A, B, C of one league, D alone in another.  Each item starts at 0 without floor or cap,
-- but for `drop`, which starts at its cap of 10, so that what is lost against last month shows.

set datestyle = iso;
set jit = off;
\getenv abs_srcdir PG_ABS_SRCDIR
\set helpers :abs_srcdir '/helpers'
\cd :helpers
\i refused.sql

select xcedu.create_assessment('regress_measures', 'empty');
set search_path = regress_measures, pg_catalog;

insert into league (league, title) values ('county', '县区'), ('department', '部门');
insert into unit (unit, name, league) values ('A', '甲', 'county'), ('B', '乙', 'county'), ('C', '丙', 'county'), ('D', '丁', 'department');
insert into scheme (scheme, title) values ('s', '办法');
insert into item (item, title) values
    ('total', '总分'), ('base', '基础分'), ('rate', '完成率'), ('settled', '化解率'), ('gap', '与目标差'), ('drop', '比上月'), ('growth', '增长'),
    ('mean', '平均'), ('above', '高于平均'), ('best', '最好'), ('behind', '落后最好'), ('place', '名次'), ('fewest', '由低到高'), ('share', '位次');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, compare, against, lowest_first, clause) values
    ('s', 'total', null, 'group', null, 0, null, null, null, null, false, null),
    ('s', 'base', 'total', 'group', 'base', 0, null, null, null, null, false, null),
    ('s', 'rate', 'base', 'measure', null, 0, null, 5, 'ratio', 'target', false, '按完成率计分，满分5分'),
    ('s', 'settled', 'base', 'measure', null, 0, null, 7, 'value', null, false, '化解率90%以上7分，80%以上4分'),
    ('s', 'gap', 'base', 'measure', null, 0, null, null, 'difference', 'target', false, '每超目标1件加0.5分，每少1件扣1分'),
    ('s', 'drop', 'base', 'measure', null, 10, 0, 10, 'difference', 'previous', false, '每比上月多1件扣1分'),
    ('s', 'growth', 'base', 'measure', null, 0, 0, 10, 'ratio', 'previous', false, '增长'),
    ('s', 'mean', 'base', 'measure', null, 0, null, null, 'ratio', 'mean', false, '与平均之比'),
    ('s', 'above', 'base', 'measure', null, 0, null, null, 'difference', 'mean', false, '高于平均'),
    ('s', 'best', 'base', 'measure', null, 0, null, null, 'ratio', 'best', false, '与最好之比'),
    ('s', 'behind', 'base', 'measure', null, 0, null, null, 'difference', 'best', true, '与最低之差'),
    ('s', 'place', 'base', 'measure', null, 0, null, null, 'place', null, false, '第1名10分，第2名8分，其余5分'),
    ('s', 'fewest', 'base', 'measure', null, 0, null, null, 'place', null, true, '最少者10分，其后每名少2分'),
    ('s', 'share', 'base', 'measure', null, 0, null, null, 'percentile', null, false, '前三分之一6分，其余3分');
insert into scheme_band (scheme, item, at_least, points, slope) values
    ('s', 'rate', 0, 0, 5),
    ('s', 'settled', 0.8, 4, 0), ('s', 'settled', 0.9, 7, 0),
    ('s', 'gap', -1000, -1000, 1), ('s', 'gap', 0, 0, 0.5),
    ('s', 'drop', 0, 0, -1),
    ('s', 'growth', 1, 1, 10),
    ('s', 'mean', 0, 0, 3),
    ('s', 'above', -1000, -1000, 1), ('s', 'above', 0, 0, 1),
    ('s', 'best', 0, 0, 10),
    ('s', 'behind', 0, 10, -1),
    ('s', 'place', 1, 10, 0), ('s', 'place', 2, 8, 0), ('s', 'place', 3, 5, 0),
    ('s', 'fewest', 1, 10, -2),
    ('s', 'share', 0, 6, 0), ('s', 'share', 0.333334, 3, 0);
select open_month('2024-01-01'), open_month('2024-02-01');

-- January, for February to be compared with: C has no value on drop
insert into measure (unit, item, month, value) values
    ('A', 'drop', '2024-01-01', 2), ('B', 'drop', '2024-01-01', 9), ('A', 'growth', '2024-01-01', 3), ('B', 'growth', '2024-01-01', 0);

-- February, by hand:
--   rate     A 29/31: 5 × 29/31 = 4.677419 (…4.67741935); B 0 of 4: 0; C 6/4: 7.5, and the cap makes 5 of it; D 1 of 0: no ratio, 0
--   settled  A 0.9: 7; B 0.899999: 4; C 0.85: 4; D 0.5: below all bands, 0
--   gap      A 12 − 10 = 2: 1; B 7 − 10 = −3: −3; C 10 − 10: 0; D −5 − −7 = 2: 1
--   drop     A 5 − 2 = 3: −3; B 4 − 9 = −5: below all bands, 0; C and D: none before, 0
--   growth   A 4/3: 1 + 10 × 1/3 = 4.333333; B: to zero, 0; C and D: none before, 0
--   mean     county 1, 2, 3: mean 2, so 1.5, 3, 4.5; D against itself: 3
--   above    county 1, 1, 2: mean 4/3: −1/3, −1/3, 2/3, rounded −0.333333, −0.333333, 0.666667; D 0
--   best     county 3, 4, 6: 5, 6.666667, 10; D −2/−2: 10
--   behind   county 3, 4, 6, lowest 3: 10, 9, 7; D 10
--   place    county 5, 5, 1: 1, 1, 3: 10, 10, 5; D 10
--   fewest   county 0, 2, 2: 1, 2, 2: 10, 8, 8; D 10
--   share    county 9, 8, 7: 1/3, 2/3, 1: 6, 3, 3; D 1/1: 3
insert into measure (unit, item, month, value, target, reason, external_id)
select x.unit, x.item, '2024-02-01', x.value, x.target, x.reason, x.external_id
from (
    values ('A', 'rate', 29, 31, '31件中29件', 'r1'), ('B', 'rate', 0, 4, null, null), ('C', 'rate', 6, 4, null, null), ('D', 'rate', 1, 0, null, null),
           ('A', 'settled', 0.9, null, null, null), ('B', 'settled', 0.899999, null, null, null), ('C', 'settled', 0.85, null, null, null), ('D', 'settled', 0.5, null, null, null),
           ('A', 'gap', 12, 10, null, null), ('B', 'gap', 7, 10, null, null), ('C', 'gap', 10, 10, null, null), ('D', 'gap', -5, -7, null, null),
           ('A', 'drop', 5, null, null, null), ('B', 'drop', 4, null, null, null), ('C', 'drop', 1, null, null, null), ('D', 'drop', 1, null, null, null),
           ('A', 'growth', 4, null, null, null), ('B', 'growth', 4, null, null, null), ('C', 'growth', 4, null, null, null), ('D', 'growth', 4, null, null, null),
           ('A', 'mean', 1, null, null, null), ('B', 'mean', 2, null, null, null), ('C', 'mean', 3, null, null, null), ('D', 'mean', 7, null, null, null),
           ('A', 'above', 1, null, null, null), ('B', 'above', 1, null, null, null), ('C', 'above', 2, null, null, null), ('D', 'above', 7, null, null, null),
           ('A', 'best', 3, null, null, null), ('B', 'best', 4, null, null, null), ('C', 'best', 6, null, null, null), ('D', 'best', -2, null, null, null),
           ('A', 'behind', 3, null, null, null), ('B', 'behind', 4, null, null, null), ('C', 'behind', 6, null, null, null), ('D', 'behind', 9, null, null, null),
           ('A', 'place', 5, null, null, null), ('B', 'place', 5, null, null, null), ('C', 'place', 1, null, null, null), ('D', 'place', 1, null, null, null),
           ('A', 'fewest', 0, null, null, null), ('B', 'fewest', 2, null, null, null), ('C', 'fewest', 2, null, null, null), ('D', 'fewest', 2, null, null, null),
           ('A', 'share', 9, null, null, null), ('B', 'share', 8, null, null, null), ('C', 'share', 7, null, null, null), ('D', 'share', 7, null, null, null)
) as x (unit, item, value, target, reason, external_id);

select m.item, m.unit, m.value, m.target, m.compared_with, m.looked_up, m.at_least, m.points, m.outcome
from measured as m
join scheme_item as si on si.item = m.item
where m.month = '2024-02-01'
order by array_position('{rate,settled,gap,drop,growth,mean,above,best,behind,place,fewest,share}', m.item), m.unit;

-- the reason says what was looked up, with what it was compared, and the band
select m.item, m.unit, m.why
from measured as m
where m.month = '2024-02-01' and m.unit in ('A', 'D')
order by array_position('{rate,settled,gap,drop,growth,mean,above,best,behind,place,fewest,share}', m.item), m.unit;

-- Scores: of A 4.677419 + 7 + 1 + 7 + 4.333333 + 1.5 − 0.333333 + 5 + 10 + 10 + 10 + 6 = 66.177419.  Where there is nothing to
-- compare with, the item does not apply (A8): full marks.  So of B growth is 10, of C drop 10 and growth 10, of D rate 5 and both 10.
--   B 0 + 4 − 3 + 10 + 10 + 3 − 0.333333 + 6.666667 + 9 + 10 + 8 + 3 = 60.333334
--   C 5 + 4 + 0 + 10 + 10 + 4.5 + 0.666667 + 10 + 7 + 5 + 8 + 3 = 67.166667
--   D 5 + 0 + 1 + 10 + 10 + 3 + 0 + 10 + 10 + 10 + 10 + 3 = 72
select unit, base, total, complete from score where month = '2024-02-01' order by unit;
select unit, item, score, own, coverage from item_score
where month = '2024-02-01' and coverage <> 'assessed' order by item, unit;
-- explain adds up to the total, and has a line of kind measure for each value
select s.unit, s.total, sum(e.points) = s.total as adds_up, count(*) filter (where e.kind = 'measure') as measures
from score as s
cross join lateral explain(s.unit, s.month) as e
where s.month = '2024-02-01'
group by s.unit, s.total
order by s.unit;
select e.line, e.kind, e.item, e.source, e.title, e.points, e.clause, e.why
from explain('C', '2024-02-01') as e
where e.item in ('rate', 'drop', 'growth')
order by e.line;
select 考核内容, 满分, 得分, 事项, 扣分, 说明, 依据
from 得分明细
where 月份 = '2024-02-01' and 单位代码 = 'A' and 考核内容代码 in ('rate', 'drop')
order by 考核内容代码;

-- the other values of not_applicable: left out (B 10 less, C 20, D 25), and left out of what the rest is out of
update scheme set not_applicable = 'leave_out';
select unit, total from score where month = '2024-02-01' order by unit;
select item, score, out_of, coverage from item_score where month = '2024-02-01' and unit = 'B' and item in ('growth', 'drop') order by item;
update scheme set not_applicable = 'renormalise';
select item, score, out_of, coverage from item_score where month = '2024-02-01' and unit = 'B' and item in ('growth', 'drop') order by item;
update scheme set not_applicable = 'full_marks';

-- ---------- exact ----------
-- 3 × 1/384 = 0.0078125 is rounded up to 0.007813, and not to what 0.002604166666… × 3 comes to; 0.0000005 and its
-- opposite are rounded away from zero; a band that begins at 1/3, which six places cannot say, is reached from 0.333333 on.
select rounded_quotient(3, 384), rounded_quotient(-3, 384), rounded_quotient(3, -384), rounded_quotient(0, 7), rounded_quotient(1, 2000000),
       rounded_quotient(123456789012345678901234567890, 3);
select pg_temp.refused('select regress_measures.rounded_quotient(1, 0)') as refusal;
begin;
update measure set value = 1, target = 384 where item = 'rate' and unit = 'A' and month = '2024-02-01';
update scheme_band set slope = 3 where item = 'rate';
insert into scheme_band values ('s', 'share', 0.333333, 4, 0);
select item, points from measured where month = '2024-02-01' and unit = 'A' and item in ('rate', 'share') order by item;
rollback;
-- whatever the slope makes of it, a line is at most 100,000 points
begin;
update measure set value = 1000000000000, target = 0.000001 where item = 'rate' and unit = 'A' and month = '2024-02-01';
select looked_up, points from measured where month = '2024-02-01' and unit = 'A' and item = 'rate';
select score from item_score where month = '2024-02-01' and unit = 'A' and item = 'rate';
rollback;

-- ---------- one value corrected ----------
-- C is 12 on best, not 6: A 3/12 × 10 = 2.5, B 3.333333, C 10.  C is 5 on place as well: all three first, 10 each.
begin;
update measure set value = 12 where item = 'best' and unit = 'C' and month = '2024-02-01';
update measure set value = 5 where item = 'place' and unit = 'C' and month = '2024-02-01';
select unit, item, points from measured where month = '2024-02-01' and item in ('best', 'place') order by item, unit;
rollback;
-- one of January's: A had 4 on drop, so 5 is 1 more
begin;
update measure set value = 4 where item = 'drop' and unit = 'A' and month = '2024-01-01';
select points from measured where month = '2024-02-01' and unit = 'A' and item = 'drop';
rollback;
-- B is exempt from place, fewest and share, and is not counted among the units: A 10, C 2nd: 8; A 10, C 2nd: 8; share of A 1/2: 3, of C 3
begin;
insert into exemption (unit, item, first_month, reason) values
    ('B', 'place', '2024-02-01', '豁免'), ('B', 'fewest', '2024-02-01', '豁免'), ('B', 'share', '2024-02-01', '豁免');
select item, unit, points, outcome, why from measured
where month = '2024-02-01' and item in ('place', 'fewest', 'share') and unit <> 'D' order by item, unit;
rollback;
-- B is of the other league from February on: B 5 and D 1 are 1st and 2nd there, A and C here
begin;
select change_unit('B', '2024-02-01', null, 'department');
select unit, points from measured where month = '2024-02-01' and item = 'place' order by unit;
rollback;
-- a stage that has not begun
begin;
update scheme_item set first_month = '2024-03-01' where item = 'best';
select unit, points, outcome, why from measured where month = '2024-02-01' and item = 'best' and unit = 'A';
rollback;

-- ---------- a value is missing ----------
-- A on drop and B on rate: not known yet, listed, and by `unmarked` full marks or zero
begin;
delete from measure where month = '2024-02-01' and (unit, item) in (('A', 'drop'), ('B', 'rate'));
select unit, item, item_title from missing_mark where month = '2024-02-01' order by unit, item;
select unit, total, complete, missing from score where month = '2024-02-01' order by unit;
select kind, points, why from explain('B', '2024-02-01') where item = 'rate' order by line;
-- 60.333334 − 0 of B, 66.177419 − 7 of A without these items; full marks are 5 and 10
update scheme set unmarked = 'zero';
select unit, total, complete, missing from score where month = '2024-02-01' order by unit;
update scheme set unmarked = 'full_marks';
select unit, total, complete, missing from score where month = '2024-02-01' order by unit;
select kind, points, why from explain('B', '2024-02-01') where item = 'rate' order by line;
rollback;

-- ---------- what is refused ----------
select pg_temp.refused($$insert into measure (unit, item, month, value) values ('A', 'base', '2024-02-01', 1)$$) as kind
union all select pg_temp.refused($$insert into measure (unit, item, month, value) values ('A', 'rate', '2024-01-01', 1)$$)
union all select pg_temp.refused($$update measure set target = null where unit = 'A' and item = 'rate'$$)
union all select pg_temp.refused($$insert into measure (unit, item, month, value) values ('A', 'mean', '2024-03-01', 1)$$)
union all select pg_temp.refused($$insert into measure (unit, item, month, value) values ('A', 'mean', '2024-01-01', 'NaN')$$)
union all select pg_temp.refused($$insert into measure (unit, item, month, value) values ('A', 'mean', '2024-01-01', 'infinity')$$)
union all select pg_temp.refused($$insert into measure (unit, item, month, value) values ('A', 'mean', '2024-01-01', 0.0000001)$$)
union all select pg_temp.refused($$insert into measure (unit, item, month, value) values ('A', 'mean', '2024-01-01', null)$$)
union all select pg_temp.refused($$insert into measure (unit, item, month, value) values ('A', 'mean', '2024-02-01', 1)$$)
union all select pg_temp.refused($$insert into measure (unit, item, month, value, external_id) values ('A', 'mean', '2024-01-01', 1, 'r1')$$)
union all select pg_temp.refused($$update scheme_item set kind = 'mark', compare = null where item = 'settled'$$)
union all select pg_temp.refused($$update scheme_item set compare = 'difference', against = 'target' where item = 'settled'$$)
union all select pg_temp.refused($$update scheme_item set compare = null where item = 'settled'$$)
union all select pg_temp.refused($$update scheme_item set against = 'mean' where item = 'settled'$$)
union all select pg_temp.refused($$update scheme_item set against = null where item = 'rate'$$)
union all select pg_temp.refused($$update scheme_item set compare = 'rank' where item = 'settled'$$)
union all select pg_temp.refused($$update scheme_item set against = 'median' where item = 'rate'$$)
union all select pg_temp.refused($$update scheme_item set lowest_first = true where item = 'settled'$$)
union all select pg_temp.refused($$update scheme_item set compare = 'value' where item = 'base'$$)
union all select pg_temp.refused($$insert into scheme_band values ('s', 'nothing', 0, 0)$$)
union all select pg_temp.refused($$insert into scheme_band values ('s', 'rate', 'NaN', 0)$$)
union all select pg_temp.refused($$insert into scheme_band values ('s', 'rate', 0.0, 1)$$)
union all select pg_temp.refused($$update unit set last_month = '2024-01-01' where unit = 'A'$$);

-- ---------- lint ----------
select finding, severity, subject from lint_scheme('s') where severity = 'error' order by finding, subject;
begin;
delete from scheme_band where item = 'rate';
insert into scheme_band values ('s', 'base', 0, 1);
select finding, severity, subject, message from lint_scheme('s') where severity = 'error' order by finding, subject;
-- and such an item gives 0
select points, why from measured where month = '2024-02-01' and unit = 'A' and item = 'rate';
rollback;

-- ---------- sheets ----------
select * from load_csv('scheme_band', convert_to(E'办法代码,考核内容代码,下限,分值,每增1加分\ns,mean,-5,-1,0\n', 'UTF8'));
select at_least, points, slope from scheme_band where item = 'mean' order by at_least;
delete from scheme_band where item = 'mean' and at_least = -5;
select line, "column", value, reason
from load_csv('measure', convert_to(E'单位代码,考核内容代码,月份,数值,目标,说明\nA,rate,2024-01,3,,\nA,nothing,2024-01,3,4,\nX,rate,2024-01,3,4,\nA,rate,2024-01,三,4,\n', 'UTF8'));
select line, "column", value, reason
from load_csv('measure', convert_to(E'单位代码,考核内容代码,月份,数值,目标,说明\nA,rate,2024-01,3,4,四分之三\n', 'UTF8'));
select unit, item, month, value, target, reason from measure where item = 'rate' and month = '2024-01-01' order by unit;
select line, "column", value, reason
from load_csv('measure', convert_to(E'单位代码,考核内容代码,月份,数值,目标\nA,rate,2024-01,2,4\n', 'UTF8'), mode => 'replace');

-- ---------- a warehouse ----------
create table pg_temp.source (unit text, item text, month date, value numeric, target numeric, reason text, external_id text);
insert into pg_temp.source values
    ('A', 'rate', '2024-02-01', 30, 31, '31件中29件', 'r1'),         -- another value
    ('B', 'rate', '2024-01-01', 1, 2, null, 'r2'),                   -- new
    ('A', 'settled', '2024-02-01', 0.7, null, null, 'r3');           -- somebody here has entered that
select * from reload('measure', 'pg_temp.source') order by action, unit, row_key;
select * from reload('measure', 'pg_temp.source') order by action, unit, row_key;
delete from pg_temp.source where external_id = 'r2';
insert into pg_temp.source values ('C', 'rate', '2024-01-01', 1, null, null, 'r4');
select * from reload('measure', 'pg_temp.source', '2024-01-01') order by action, unit, row_key;
update pg_temp.source set target = 3 where external_id = 'r4';
select * from reload('measure', 'pg_temp.source', '2024-01-01') order by action, unit, row_key;
delete from pg_temp.source;
insert into pg_temp.source values ('A', 'rate', '2024-02-01', 30, 31, null, null);
select pg_temp.refused($$select reload('measure', 'pg_temp.source')$$) as refusal;

-- ---------- published ----------
-- what January lacks is scored as zero, of a whole item too, and is no reason not to publish
update scheme_item set unmarked = 'zero' where kind = 'measure';
select publish_month('2024-01-01') is not null as published;
select pg_temp.refused($$update measure set value = 3 where unit = 'A' and item = 'drop' and month = '2024-01-01'$$) as refusal
union all select pg_temp.refused($$delete from measure where unit = 'A' and item = 'drop' and month = '2024-01-01'$$)
union all select pg_temp.refused($$insert into measure (unit, item, month, value) values ('C', 'drop', '2024-01-01', 2)$$)
union all select pg_temp.refused($$update scheme_band set points = 11 where item = 'place' and at_least = 1$$)
union all select pg_temp.refused($$truncate measure$$);
select publish_month('2024-02-01') is not null as published;
select line, kind, item, source, points, why from explain('A', '2024-02-01') where kind = 'measure' order by line;
select relation, row_key, content from published_fact
where month = '2024-02-01' and (relation = 'measure' and row_key like '["A"%' or relation = 'scheme_band' and row_key like '["place"%')
order by relation, row_key;
select problem, relation, row_key from verify_publications() order by problem, relation, row_key;
select 类别, 事项, 计分 from 公布明细 where 月份 = '2024-02-01' and 单位代码 = 'A' and 考核内容代码 = 'place' order by 行号;
-- January amended: February, which is compared with it, would be another
select amend_month('2024-01-01', '甲的数值有误');
update measure set value = 4 where unit = 'A' and item = 'drop' and month = '2024-01-01';
select unit, total_now - total as difference from later_changes('2024-01-01') order by unit;
select old ->> 'value' as old, new ->> 'value' as new from history where relation = 'measure' and row_key = '["A", "drop", "2024-01-01"]' order by change;
-- behind the guards
set session_replication_role = replica;
alter table measure disable trigger all;
update measure set value = 99 where unit = 'A' and item = 'drop' and month = '2024-02-01';
alter table measure enable trigger all;
reset session_replication_role;
select problem, relation, row_key from verify_publications() where problem = 'fact' order by problem, relation, row_key;

set client_min_messages = warning;
drop schema regress_measures cascade;
