-- Two kinds of units with items of their own: what is not in the tree of a unit neither counts for it nor stands
-- among its lines, so that they add up all the same.

set datestyle = iso;
set jit = off;
\getenv abs_srcdir PG_ABS_SRCDIR
select xcedu.create_assessment('regress_only_for', 'empty');
set search_path = regress_only_for, pg_catalog;
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\i :rule_book

-- chores and commendations are for counties alone
update scheme_item set only_for = '{county}' where item in ('chore', 'commendation');
select open_month('2024-01-01', 'small') as obligations;
insert into mark (unit, item, month, score) select u.unit, 'key', '2024-01-01', 70 from unit as u;
insert into task (unit, task_id, item, month, title, issued_on, due_on) values
    ('A', 't', 'chore', '2024-01-01', '日常', '2024-01-01', '2024-01-05'),
    ('D', 't', 'chore', '2024-01-01', '日常', '2024-01-01', '2024-01-05');
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('A', 'e', 'praise', '表彰', '2024-01-10', '1号', '2024-01-11', 'approved'),
    ('D', 'e', 'praise', '表彰', '2024-01-10', '1号', '2024-01-11', 'approved');

--   A   chore 20 − 5, key 70                 85   + 3 = 88
--   B   chore 20, key 70, as C               90
--   D   key alone, 70 of 80: 100 × 70 ÷ 80   87.5
select unit, base, bonus, total from score order by unit;
select unit, count(*) as items from item_score group by unit order by unit;
select line, kind, item, points from explain('D', '2024-01-01') order by line;
-- the lines of each unit add up to its total, and are published so: no rows
select s.unit, s.total, (select sum(x.points) from explain(s.unit, s.month) as x) as lines
from score as s
where s.total <> (select sum(x.points) from explain(s.unit, s.month) as x)
order by s.unit;
select publish_month('2024-01-01') is not null as published;
select problem, relation, row_key from verify_publications() order by problem, relation, row_key;

set client_min_messages = warning;
drop schema regress_only_for cascade;
