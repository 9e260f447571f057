-- From published numbers to what is behind them: events with date and document, and the items as columns.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
select xcedu.create_assessment('regress_drill', 'empty');
set search_path = regress_drill, pg_catalog;
\set ECHO none
\i :rule_book
\set ECHO all

-- January  A praise 3 and, of the same work, honour 5: 5 together; B blame −2, and a claim that was rejected; C nothing
-- February A the honour is revoked: 3 is left, so −2; an event of B that is open
select open_month('2024-01-01'), open_month('2024-02-01');
insert into mark (unit, item, month, score)
select u.unit, 'key', p.month, 70 from period as p cross join unit as u;
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('A', 'a1', 'praise', '营养餐', '市级表彰', '2024-01-05', '许政〔2024〕1号', '2024-01-06', 'approved'),
    ('A', 'a2', 'honour', '营养餐', '省级表彰', '2024-01-10', '豫教〔2024〕2号', '2024-01-11', 'approved'),
    ('B', 'b1', 'blame', null, '通报批评', '2024-01-20', null, null, 'approved'),
    ('B', 'b2', 'praise', null, '未认定的表彰', '2024-01-21', '许政〔2024〕3号', '2024-01-22', 'claimed'),
    ('B', 'b3', 'blame', null, '二月的批评', '2024-02-20', null, null, 'approved');
select review('B', 'b2', 'rejected', e.seen) from event_review as e where e.unit = 'B' and e.event_id = 'b2';
select publish_month('2024-01-01') is not null as january;

-- b2 counts nothing, and a1 nothing beside a2; of the rejected claim it says so
select month, league, unit, unit_name, kind, item, rule, level, work, event_id, title, occurred_on, document_no, document_on, quantity, points, clause, why, status, revision
from published_event
order by month, unit, event_id;

-- what is corrected after that is not in what was published; February has the revocation
update event set title = '另一名称' where event_id = 'b3';
select review('A', 'a2', 'revoked', e.seen) from event_review as e where e.unit = 'A' and e.event_id = 'a2';
select publish_month('2024-02-01') is not null as february;
select month, unit, event_id, title, points, status from published_event order by month, unit, event_id;
-- its points are those of the parts that are published, a unit and month: no rows
select s.month, s.unit
from published_score as s
join period as p on p.month = s.month and p.revision = s.revision and p.published
left join (select month, unit, sum(points) as points from published_event group by month, unit) as e on e.month = s.month and e.unit = s.unit
where coalesce(e.points, 0) <> s.bonus + s.penalty
order by s.month, s.unit;
-- a month that is reopened is not in it until it is published again, and then in its new revision
select amend_month('2024-02-01', '更正') as revision;
select count(*) as events from published_event where month = '2024-02-01';
select publish_month('2024-02-01') is not null as february;
select distinct month, revision from published_event order by month;

-- ---------- who sees what ----------
create role regress_drill_reader;
create role regress_drill_unit;
create role regress_drill_bureau;
select grant_duty('regress_drill_reader', 'reader');
select grant_duty('regress_drill_unit', 'unit', unit => 'B');
select grant_duty('regress_drill_bureau', 'bureau');
-- a reader has no facts, and so no row of these, and here all of what is published
set role regress_drill_reader;
select (select count(*) from event) as events, (select count(*) from credit) as credits, (select count(*) from deduction) as deductions,
       (select count(*) from item_score) as item_scores;
select month, unit, event_id, occurred_on, document_no, level, points from published_event order by month, unit, event_id;
-- of what publications stand on it sees the events and the rules of events: 4 of January, 2 of February and of its second revision (b3 and
-- the one that was revoked); 3 rules in each of the three; and no mark, no task
select relation, count(*) as rows from published_fact group by relation order by relation;
-- a unit its own, rejected ones too
set role regress_drill_unit;
select month, unit, event_id, occurred_on, document_no, points from published_event order by month, unit, event_id;
select relation, count(*) as rows from published_fact group by relation order by relation;
-- the bureau, which sees events and not what is published, is told so: 42501
set role regress_drill_bureau;
select count(*) from published_event;
reset role;

-- ---------- items as columns ----------
-- in the order of the tree, each with what is below it: base = all = chore + key = 20 + 70 = 90; total = base + bonus + penalty
select item_query('small') as query;
select item_query('small') as query \gset
select q.* from (:query) as q order by q.month, q.unit;
-- with rights of the one that asks: a unit its own
set role regress_drill_unit;
select q.month, q.unit, q.base, q.total from (:query) as q order by q.month, q.unit;
reset role;
-- item codes that are names of the other columns, or are quoted; an item that is for one league only has NULL in the others
insert into scheme (scheme, title, first_month) values ('wide', '另一办法', '2024-03-01');
insert into item (item, title) values ('month', '月'), ('a''b "c"', '引号'), ('only', '仅一组');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, only_for) values
    ('wide', 'total', null, 'group', null, 0, null, null, null),
    ('wide', 'base', 'total', 'group', 'base', 0, 0, null, null),
    ('wide', 'month', 'base', 'mark', null, 10, 0, 10, null),
    ('wide', 'a''b "c"', 'base', 'mark', null, 10, 0, 10, null),
    ('wide', 'only', 'base', 'mark', null, 10, 0, 10, '{county}');
select open_month('2024-03-01') is not null as march;
insert into mark (unit, item, month, score)
select u.unit, i.item, '2024-03-01', 7
from unit as u
join scheme_item as i on i.scheme = 'wide' and i.kind = 'mark' and (i.only_for is null or u.league = any (i.only_for));
select publish_month('2024-03-01') is not null as march;
select item_query('wide') as query \gset
select q.* from (:query) as q order by q.month, q.unit;
-- and there is no row of it in the star: total, base, and 3 or 2 items
select unit, count(*) as facts from fact_score where month = '2024-03-01' group by unit order by unit;
-- NULL without such a scheme; in a schema of another name the query names that
select item_query('none') is null as none;
alter schema regress_drill rename to "regress drill";
select substring("regress drill".item_query('small') from 'from \S+ \S+ as f') as renamed;
alter schema "regress drill" rename to regress_drill;

-- ---------- regional codes ----------
-- six digits as GB/T 2260 has them, of the provinces 11 to 82; or none
update unit set region_code = '411024' where unit in ('A', 'B');
update unit set region_code = '41102' where unit = 'C';
update unit set region_code = '911024' where unit = 'C';
update unit set region_code = '41102x' where unit = 'C';
select unit, region_code from dim_unit order by unit;
-- by a sheet, a unit whose months are published too: nothing that is published names it
select line, "column", value, reason
from load_csv('unit', convert_to(E'单位代码,单位名称,组别代码,行政区划代码\nC,丙,county,411081\nX,新,county,41108\n', 'UTF8'), mode => 'replace');
select line, "column", value, reason
from load_csv('unit', convert_to(E'单位代码,单位名称,组别代码,行政区划代码\nC,丙,county,411081\nX,新,county,\n', 'UTF8'), mode => 'replace');
select unit, region_code from unit order by unit;
-- it is in history, and in a copy
select row_key, new ->> 'region_code' as region_code from history where relation = 'unit' and new ->> 'region_code' is not null order by change;
select xcedu.copy_assessment('regress_drill', 'regress_drill_copy');
select unit, region_code from regress_drill_copy.unit order by unit;

set client_min_messages = warning;
drop schema regress_drill cascade;
drop schema regress_drill_copy cascade;
drop role regress_drill_reader;
drop role regress_drill_unit;
drop role regress_drill_bureau;
