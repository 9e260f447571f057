-- explain(): every line of a score, with values worked out by hand; they add up to the total.

set datestyle = iso;
select xcedu.create_assessment('regress_explain', 'xuchang-2023-8');
set search_path = regress_explain, pg_catalog;
insert into unit values ('D1', '一个部门', 'department');
insert into ledger values (1, 'key3', 'a task', null);
insert into ledger_unit values (1, 'D1');
select open_month('2024-01-01');
update task set done_on = due_on;
insert into mark
select u.unit, si.item, '2024-01-01', si.cap, null, null
from scheme_item as si
cross join unit as u
where si.kind = 'mark' and u.league = 'county';
create temporary view total as
select s.unit, s.total, x.points = s.total as adds_up
from score as s
cross join lateral (select sum(e.points) as points from explain(s.unit, s.month) as e) as x;

-- R8 扣完为止: 411002 has six supervision breaches (3 each) and one assignment late (2); key1 5.5 of 7;
-- a circular (−1), and +1 and +3 of one work (R20), of which 3 count.
--   assignment 10 − 2;  report 5;  supervision 15 − 18 + 3;  key1 7 − 1.5;  the other eight 63
--   8 + 5 + 0 + 5.5 + 63 = 81.5;  81.5 + 3 − 1 = 83.5
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select '411002', 's' || g, 'supervision', '2024-01-01', '督办' || g, '2024-01-02', '2024-01-10'
from generate_series(1, 6) as g;
insert into task values ('411002', 'a1', 'assignment', '2024-01-01', '交办', '2024-01-02', '2024-01-10', '2024-01-11');
update mark set score = 5.5, reason = '进度滞后' where (unit, item) = ('411002', 'key1');
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('411002', 'm1', 'meeting-city', 'W', '市级现场会', '2024-01-10', 'No. 1', '2024-01-11', 'approved'),
    ('411002', 'm2', 'meeting-province', 'W', '省级现场会', '2024-01-12', 'No. 2', '2024-01-13', 'approved'),
    ('411002', 'c1', 'criticism', null, '通报', '2024-01-10', null, null, 'approved');
select line, kind, part, parent, item, rule, source, title, points, why from explain('411002', '2024-01-01') order by line;
select * from total where unit = '411002';
-- every line of it has its clause: 0 without; that of the floor is the annex's for supervision
select count(*) filter (where clause is null or clause = '') as without_clause from explain('411002', '2024-01-01');
select clause from explain('411002', '2024-01-01') where kind = 'floor';

-- A9: D1 carries key3 alone, and it is not marked: its line has no points, and there is no total
select line, kind, item, points, why from explain('D1', '2024-01-01') where kind = 'unmarked' or item in ('key1', 'base') order by line;
select * from total where unit = 'D1';
-- as zero: −7; 30 + 63 = 93. As full marks: a line of 0; 100.
update scheme set unmarked = 'zero';
select line, kind, item, points, why from explain('D1', '2024-01-01') where kind = 'unmarked';
select * from total where unit = 'D1';
update scheme set unmarked = 'full_marks';
select line, kind, item, points, why from explain('D1', '2024-01-01') where kind = 'unmarked';
select * from total where unit = 'D1';

-- A8 renormalise: of D1's key tasks key3 alone applies, and has 5 of 7: 70 × 5 / 7 = 50, which is 45 more
-- than the 5 of its items; the other eight, of 7, 8, 9, 9, 7, 9, 7 and 7, are taken out. 30 + 50 = 80.
insert into mark values ('D1', 'key3', '2024-01-01', 5, null, null);
update scheme set not_applicable = 'renormalise';
select line, kind, parent, item, points, why from explain('D1', '2024-01-01') where kind in ('not_applicable', 'weight') order by line;
select * from total where unit = 'D1';
-- and where no key task applies, the base is out of 30, and 30 of 30 are scaled up by its weight of 100: 70 more, 100
insert into exemption values ('D1', 'key3', '2024-01-01', null, '豁免');
select line, kind, parent, item, points, why from explain('D1', '2024-01-01') where kind = 'weight' order by line;
select * from total where unit = 'D1';
-- leave_out: nothing makes up for it: key2 8 − 8, key3 7 − 7; 30
update scheme set not_applicable = 'leave_out';
select line, kind, item, points, why from explain('D1', '2024-01-01') where item in ('key2', 'key3') order by line;
select * from total where unit = 'D1';
update scheme set not_applicable = 'full_marks', unmarked = 'incomplete';

-- A7, only the base stops at zero: the items have no floor. 411003 has fifty assignments missing, 10 − 100 = −90;
-- 100 − 100 = 0. With one supervision notice more, −3, which the floor of the base gives back.
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select '411003', 'a' || g, 'assignment', date '2024-01-01', '交办', date '2024-01-02', date '2024-01-10'
from generate_series(1, 50) as g
union all
select '411003', 's1', 'supervision', '2024-01-01', '督办', '2024-01-02', '2024-01-10';
update scheme_item set floor = null where kind in ('breach', 'mark');
select kind, item, title, points, clause, why from explain('411003', '2024-01-01') where kind = 'floor';
select kind, item, count(*) as lines, sum(points) as points
from explain('411003', '2024-01-01')
where kind = 'deduction' and points <> 0
group by kind, item
order by item;
select * from total where unit = '411003';
update scheme_item set floor = 0 where kind in ('breach', 'mark');

-- A18: 411024 has a base of 100 and gains 3 + 2 = 5. At most 4: −1. A total of at most 102.5: 1.5 less again, which is a
-- line of the total, and the bonus stays 4.
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('411024', 'm1', 'meeting-province', '省级现场会', '2024-01-12', 'No. 2', '2024-01-13', 'approved'),
    ('411024', 'r1', 'report-nation', '国家级报道', '2024-01-12', 'No. 3', '2024-01-13', 'approved');
update scheme_item set cap = case item when 'bonus' then 4 else 102.5 end where item in ('bonus', 'total');
select line, kind, part, parent, item, source, title, points, why from explain('411024', '2024-01-01') where kind in ('bonus', 'cap') order by line;
select * from total where unit = '411024';
select base, bonus, penalty, total from score where unit = '411024';
update scheme_item set cap = null where item in ('bonus', 'total');

-- R2: with weights of 40 and 60 the 25 of 30 and 70 of 70 of 411025, which has no report of five,
-- are 33.333333 and 60, 8.333333 more and 10 less than the sums of their items: 93.333333
update scheme_item set weight = case item when 'daily' then 40 else 60 end where item in ('daily', 'key');
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select '411025', 'r' || g, 'report', '2024-01-01', '漏报', '2024-01-02', '2024-01-10'
from generate_series(1, 5) as g;
select line, kind, item, points, clause, why from explain('411025', '2024-01-01') where kind = 'weight' order by line;
select * from total where unit = '411025';

-- nothing to explain
select count(*) as lines from explain('nobody', '2024-01-01');
select count(*) as lines from explain('411002', '2030-01-01');

-- ---------- the switches ----------
-- scheme_switch has just the values that the columns of scheme allow, and their defaults
select c.column_name
from information_schema.columns as c
cross join lateral (
    select string_agg(v.value, ',' order by v.value) as listed,
           string_agg(v.value, ',') filter (where v.is_default) as default_value
    from scheme_switch as v
    where v.switch = c.column_name
) as v
cross join lateral (
    select string_agg(m[1], ',' order by m[1]) as allowed
    from pg_constraint as k
    cross join lateral regexp_matches(pg_get_constraintdef(k.oid), '''([a-z_]+)''::text', 'g') as m
    where k.conrelid = 'scheme'::regclass and k.conname = 'scheme_' || c.column_name || '_known'
) as k
where c.table_schema = 'regress_explain'
      and c.table_name = 'scheme'
      and c.column_name <> 'due_day'
      and (v.listed is distinct from k.allowed
           or c.column_default is distinct from '''' || v.default_value || '''::text')
order by c.column_name;
-- the switches that are no list of values: they act when rows are made, and when it is asked what is due
select switch, reading, is_default, varied from scheme_switch where value is null order by switch;
-- those that act when rows are made are not varied: A1, A3, A4, A5, A16
select distinct reading from scheme_switch where not varied order by reading;

set client_min_messages = warning;
drop schema regress_explain cascade;
