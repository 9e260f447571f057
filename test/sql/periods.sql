-- Periods of three, six and twelve months: which days belong to them, and what follows from that.
--
-- A period is known by its first month, and what belongs to any day of it counts in it.  Quarters begin in January,
-- April, July and October, half years in January and July, years in January.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set publish :abs_srcdir '/helpers/publish.sql'
\i :publish
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

select xcedu.create_assessment('regress_periods', 'empty');
set search_path = regress_periods, pg_catalog;

-- report 10, 2 off for each omission; key 90, marked; on top meetings and praise, one label each; criticism −2
insert into league (league, title) values ('county', '县区');
insert into unit (unit, name, league) values ('A', '甲', 'county'), ('B', '乙', 'county');
insert into scheme (scheme, title, months) values ('quarter', '季度考核办法', 3);
insert into item (item, title) values ('total', '总分'), ('base', '基础分'), ('bonus', '加分'), ('penalty', '扣分'), ('report', '报送'), ('key', '重点');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, points_each) values
    ('quarter', 'total', null, 'group', null, 0, null, null, null),
    ('quarter', 'base', 'total', 'group', 'base', 0, 0, null, null),
    ('quarter', 'bonus', 'total', 'group', 'bonus', 0, null, null, null),
    ('quarter', 'penalty', 'total', 'group', 'penalty', 0, null, null, null),
    ('quarter', 'report', 'base', 'breach', null, 10, 0, 10, 2),
    ('quarter', 'key', 'base', 'mark', null, 90, 0, 90, null);
insert into rule (rule, title) values ('praise', '市级表彰'), ('honour', '省级表彰'), ('criticism', '通报批评');
insert into scheme_rule (scheme, rule, item, once, points) values
    ('quarter', 'praise', 'bonus', 'praise', 3), ('quarter', 'honour', 'bonus', 'praise', 5), ('quarter', 'criticism', 'penalty', null, -2);
insert into ledger (task_no, item, title) values (1, 'key', '任务一');
insert into ledger_unit (task_no, unit) values (1, 'A'), (1, 'B');

-- how long periods are is a rule; a scheme is for periods from their first month on
select pg_temp.refused($$update scheme set months = 2$$);
select pg_temp.refused($$update scheme set first_month = '2023-05-01'$$);
update scheme set first_month = '2023-04-01';
update scheme set first_month = null;

-- which period a day is in, by the only scheme there is
select d.day, period_of(d.day), period_after(d.day), period_from(d.day)
from (values (date '2023-01-01'), ('2023-03-31'), ('2023-04-01'), ('2023-12-31'), ('2024-02-29')) as d (day)
order by d.day;

-- ---------- opening ----------
select pg_temp.refused($$select open_month('2023-02-01')$$);
select pg_temp.refused($$select open_month('2023-01-15')$$);
select pg_temp.refused($$insert into period (month, scheme) values ('2023-02-01', 'quarter')$$);
-- the next period can be opened, and not the one after it
select pg_temp.refused(format('select open_month(%L)', p.next)) as next,
       pg_temp.refused(format('select open_month(%L)', period_after(p.next))) ~ '^22023: month .* is out of reach: .* to the period after the current one' as after_next
from (select period_after(current_date) as next) as p;
delete from task;
delete from period;

-- one obligation to report a unit and task, due on the 5th of the month after the quarter
select open_month('2023-01-01'), open_month('2023-01-01') as again;
select unit, task_id, month, title, issued_on, due_on from task order by unit, task_id;
-- it can as well count in the quarter in which it is due: then it is made when that is opened
update scheme set report_month = 'due', omission = 'unit';
select open_month('2023-04-01');
select open_month('2023-07-01');
select unit, task_id, month, title, issued_on, due_on from task where month > '2023-01-01' order by unit, task_id;
select month, reports_count_in from period order by month;
update task set done_on = due_on where unit = 'B';
update task set done_on = due_on + 1 where unit = 'A';

-- ---------- facts name the first month ----------
select pg_temp.refused($$insert into mark (unit, item, month, score) values ('A', 'key', '2023-02-01', 80)$$);
select pg_temp.refused($$insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('A', 't', 'report', '2023-06-01', '交办', '2023-06-01', '2023-06-20')$$);
select pg_temp.refused($$insert into mark (unit, item, month, score) values ('A', 'key', '2023-10-01', 80)$$);
select line, "column", value, reason from load_csv('mark', convert_to(E'unit,item,month,score\nA,key,2023-02,80\nA,key,2023-01,80\n', 'UTF8')) order by line;
insert into mark (unit, item, month, score)
select u.unit, 'key', p.month, case u.unit when 'A' then 80 else 85 end
from unit as u
cross join period as p;

-- ---------- events of any day ----------
-- 31 March is in the first quarter, 1 April in the second; a document of a later month of the same quarter is not late
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('A', 'e1', 'praise', 'w1', '二月表彰', '2023-02-10', '甲1', '2023-03-31', 'approved'),
    ('A', 'e2', 'praise', 'w2', '三月表彰', '2023-03-31', '甲2', '2023-04-01', 'approved'),
    ('B', 'e3', 'criticism', null, '四月批评', '2023-04-01', null, null, 'approved'),
    ('B', 'e4', 'criticism', null, '六月批评', '2023-06-30', null, null, 'approved');
select unit, event_id, month, carried_from from event order by unit, event_id;
select pg_temp.refused($$update event set month = '2023-05-01' where event_id = 'e3'$$);
select pg_temp.refused($$update event set status = 'revoked', revoked_month = '2023-05-01' where event_id = 'e1'$$);
select pg_temp.refused($$update event set month = '2023-01-01' where event_id = 'e3'$$);
select month, unit, event_id, points, outcome, why from credit order by month, unit, event_id;
-- of one work the quarter has the highest once, also where each month stands alone
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('B', 'e5', 'praise', 'w3', '七月表彰', '2023-07-10', '乙1', '2023-07-10', 'approved'),
    ('B', 'e6', 'honour', 'w3', '九月表彰', '2023-09-10', '乙2', '2023-09-10', 'approved');
select c.event_id, c.points, c.outcome
from scheme as s
cross join (values ('top_up'), ('first_only'), ('each_month')) as v (value)
cross join lateral credit_of('2023-07-01', jsonb_populate_record(s, jsonb_build_object('highest_months', v.value))) as c
where c.event_id in ('e5', 'e6')
order by v.value, c.event_id;

-- ---------- publishing: one quarter after the other ----------
--   A  10 − 2 + 80 + 3 = 91; then 10 + 80 (its report on this quarter counts in the next) + 3 = 93; then 8 + 80 = 88
--   B  10 + 85 = 95; then 95 − 2 − 2 = 91; then 95 + 5 = 100
select pg_temp.refused($$select publish_month('2023-04-01')$$);
select pg_temp.refused(format('select publish_month(%L)', period_of(current_date))) as this_quarter from (select open_month(period_of(current_date))) as o \gset
select :'this_quarter' ~ 'cannot be published before month 2023-01-01' as in_order;
delete from task where month = period_of(current_date);
delete from period where month = period_of(current_date);
select publish_month('2023-01-01') is not null as published;
select month, rank, unit, base, bonus, penalty, total, previous_rank, rank_change, published from ranking order by month, unit;
-- facts of a published quarter are frozen, on whatever day they are entered
select pg_temp.refused($$update mark set score = 81 where unit = 'A' and month = '2023-01-01'$$);
select pg_temp.refused($$update scheme set months = 1$$);
select pg_temp.refused($$select open_month('2022-10-01')$$);
-- an event found later goes to the first open quarter
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('B', 'e7', 'praise', 'w4', '二月表彰', '2023-02-20', '乙3', '2023-02-20', 'approved');
select month, unit, event_id, points, why, carried_from from credit where event_id = 'e7';
select publish_month('2023-04-01') is not null as published;
-- a quarter that is revoked from: the first open one
update event set status = 'revoked' where event_id = 'e7';
select event_id, month, carried_from, revoked_month from event where event_id = 'e7';

-- ---------- amending ----------
select amend_month('2023-01-01', '甲评分有误');
update mark set score = 90 where unit = 'A' and month = '2023-01-01';
-- the award of February could still be entered here
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('A', 'e8', 'honour', 'w1', '二月省级表彰', '2023-02-28', '甲3', '2023-03-01', 'approved');
select event_id, month, carried_from from event where event_id = 'e8';
select publish_month('2023-01-01') is not null as published;
select month, rank, unit, total, previous_rank, rank_change from ranking where month <= '2023-04-01' order by month, unit;
select month, unit, rank, rank_now, total, total_now from later_changes('2023-01-01') order by month, unit;
select problem, relation, row_key, message from verify_publications() order by problem;

-- ---------- no gap ----------
select open_month('2024-01-01');
select publish_month('2023-07-01') is not null as published;
select pg_temp.refused($$select publish_month('2024-01-01')$$);
select previous_rank from ranking where month = '2024-01-01' order by unit;
delete from task where month = '2024-01-01';
delete from period where month = '2024-01-01';

-- ---------- a document that is late (A16) ----------
-- With next_month a bonus moves to the next quarter and lapses beyond it: 10 June with a document of September counts in
-- the third quarter, one of October in none.
select xcedu.create_assessment('regress_periods_late', 'empty');
set search_path = regress_periods_late, pg_catalog;
\set small :abs_srcdir '/helpers/small_rule_book.sql'
\set ECHO none
\i :small
\set ECHO all
update scheme set months = 3, late_document = 'next_month';
select open_month('2023-04-01'), open_month('2023-07-01'), open_month('2023-10-01');
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('A', 'l1', 'praise', '一', '表彰', '2023-06-10', '甲1', '2023-09-30', 'approved'),
    ('A', 'l2', 'praise', '二', '表彰', '2023-06-10', '甲2', '2023-10-01', 'approved'),
    ('A', 'l3', 'praise', '三', '表彰', '2023-04-10', '甲3', '2023-06-30', 'approved');
select month, event_id, points, outcome, why from credit order by month, event_id;
update scheme set late_document = 'first_open';
update event set title = '表彰' || event_id, document_no = document_no || '号', document_on = document_on - 1 where event_id <> 'l2';
update event set occurred_on = occurred_on + 1 where event_id = 'l2';
select month, event_id, points, outcome, why from credit order by month, event_id;

-- ---------- half a year and a year ----------
insert into scheme (scheme, title, months) values ('half', '半年', 6), ('year', '年', 12);
insert into scheme_item select (jsonb_populate_record(si, jsonb_build_object('scheme', s.scheme))).* from scheme_item as si cross join scheme as s where si.scheme = 'small' and s.scheme in ('half', 'year');
insert into scheme_rule (scheme, rule, item, once, level, points) select s.scheme, sr.rule, sr.item, sr.once, sr.level, sr.points from scheme_rule as sr cross join scheme as s where sr.scheme = 'small' and s.scheme in ('half', 'year');
delete from event;
delete from period;
select pg_temp.refused($$select open_month('2022-04-01', 'half')$$);
select pg_temp.refused($$select open_month('2021-07-01', 'year')$$);
-- a year, then two half years, two quarters, and months again
insert into scheme (scheme, title) values ('month', '月');
insert into scheme_item select (jsonb_populate_record(si, '{"scheme": "month"}')).* from scheme_item as si where si.scheme = 'small';
insert into scheme_rule (scheme, rule, item, once, level, points) select 'month', sr.rule, sr.item, sr.once, sr.level, sr.points from scheme_rule as sr where sr.scheme = 'small';
select open_month('2021-01-01', 'year'), open_month('2022-01-01', 'half'), open_month('2022-07-01'), open_month('2023-01-01', 'small'),
       open_month('2023-04-01'), open_month('2023-07-01', 'month');
select month, scheme from period order by month;
-- what lies across another one is refused
select pg_temp.refused($$select open_month('2021-07-01', 'half')$$);
select pg_temp.refused($$select open_month('2022-12-01', 'month')$$);
select pg_temp.refused($$insert into period (month, scheme) values ('2022-10-01', 'small')$$);
select pg_temp.refused($$update period set scheme = 'year' where month = '2022-01-01'$$);
select pg_temp.refused($$select open_month('2020-07-01', 'year')$$);
insert into event (unit, event_id, rule, title, occurred_on) values
    ('A', '01', 'blame', '批评', '2020-08-15'), ('A', '02', 'blame', '批评', '2021-01-01'), ('A', '03', 'blame', '批评', '2021-12-31'),
    ('A', '04', 'blame', '批评', '2022-06-30'), ('A', '05', 'blame', '批评', '2022-07-01'), ('A', '06', 'blame', '批评', '2023-03-31'),
    ('A', '07', 'blame', '批评', '2023-05-15'), ('A', '08', 'blame', '批评', '2023-07-31'), ('A', '09', 'blame', '批评', '2023-08-31');
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('A', '00', 'praise', '表彰', '2020-08-15', '甲1', '2020-08-20', 'approved');
select event_id, occurred_on, month, carried_from from event order by event_id;
select event_id, month, reason from waiting_event order by event_id;
-- the period before is the one that ends where a period begins, however long it is
insert into mark (unit, item, month, score)
select u.unit, 'key', p.month, case when (u.unit = 'A') = (p.month in ('2022-01-01', '2023-04-01')) then 70 else 60 end
from unit as u
cross join period as p
where u.league = 'county';
insert into mark (unit, item, month, score) select 'D', 'key', p.month, 50 from period as p;
select month, unit, rank, previous_rank from ranking where unit in ('A', 'B') order by month, unit;
select pg_temp.refused($$select publish_month('2022-01-01')$$);
select count(publish_month(p.month)) as published from (select month from period order by month) as p;
select month, unit, rank, previous_rank, rank_change from ranking where unit in ('A', 'B') order by month, unit;
select month, label, year, scheme from dim_month order by month;
--   2021  A 20 + 60 + 3 − 3 × 2 = 77, B 20 + 70 = 90
--   2022  A (20 + 70 − 2 + 20 + 60 − 2) ÷ 2 = 83, B (20 + 60 + 20 + 70) ÷ 2 = 85
--   2023  A (20 + 60 − 2 + 20 + 70 − 2 + 20 + 60 − 2) ÷ 3 = 81.333333, B (20 + 70 + 20 + 60 + 20 + 70) ÷ 3 = 86.666667
select year, unit, rank, months, periods, average from year_ranking where league = 'county' and unit <> 'C' order by year, unit;
select count(*) as problems from verify_publications();

-- ---------- schemes that change the length ----------
-- What waits goes where it belongs when the periods become others: months until September, quarters from October on; an event
-- of November waits for its month, and is in the quarter of October.
insert into event (unit, event_id, rule, title, occurred_on) values ('B', '10', 'blame', '批评', '2023-11-15'), ('B', '11', 'blame', '批评', '2023-09-15');
select event_id, month from event where unit = 'B' order by event_id;
insert into scheme (scheme, title, months, first_month) values ('later', '季度', 3, '2023-10-01');
insert into scheme_item select (jsonb_populate_record(si, '{"scheme": "later"}')).* from scheme_item as si where si.scheme = 'small';
insert into scheme_rule (scheme, rule, item, once, level, points) select 'later', sr.rule, sr.item, sr.once, sr.level, sr.points from scheme_rule as sr where sr.scheme = 'small';
select open_month('2023-08-01'), open_month('2023-09-01'), open_month('2023-10-01');
select p.month, p.scheme, e.event_id from period as p left join event as e on e.month = p.month where p.month >= '2023-08-01' order by p.month, e.event_id;
-- the scheme of an open period can be another one of the same length, or of another where there is room
insert into event (unit, event_id, rule, title, occurred_on) values ('B', '12', 'blame', '批评', '2024-02-15'), ('B', '13', 'blame', '批评', '2024-01-15');
select open_month('2024-01-01');
select event_id, month from event where event_id in ('12', '13') order by event_id;
update period set scheme = 'month' where month = '2024-01-01';
select event_id, month from event where event_id in ('12', '13') order by event_id;
select event_id, reason from waiting_event order by event_id;
select open_month('2024-02-01');
select event_id, month from event where event_id in ('12', '13') order by event_id;
select pg_temp.refused($$update period set scheme = 'later' where month = '2024-01-01'$$);
-- what was carried over from before the first period, which is a year, stays where it belongs, whatever schemes there are now
update event set status = 'revoked' where event_id = '00';
select event_id, month, carried_from, revoked_month from event where event_id = '00';

-- ---------- units, exemptions and stages: as in the first month of the period ----------
delete from event where unit = 'B';
delete from period where month >= '2023-10-01';
select open_month('2023-10-01'), open_month('2024-01-01');
insert into unit (unit, name, league, first_month) values ('E', '戊', 'county', '2023-11-01');
insert into exemption (unit, item, first_month, reason) values ('C', 'key', '2023-11-01', '豁免');
select change_unit('B', '2023-11-01', name => '乙区');
select p.month, u.unit, u.name
from period as p
cross join lateral unit_of(p.month) as u
where p.month >= '2023-10-01' and u.unit in ('B', 'E')
order by p.month, u.unit;
select month, unit, coverage from item_score where item = 'key' and unit = 'C' and month >= '2023-10-01' order by month;
-- what a unit did before its first period counts there
insert into event (unit, event_id, rule, title, occurred_on) values ('E', '14', 'blame', '批评', '2023-11-15');
select event_id, month, carried_from from event where event_id = '14';

-- ---------- a warehouse that has the events of a quarter ----------
-- Of the quarter of October it has one event; the one of December that is here and not there has vanished.
insert into event (unit, event_id, rule, title, occurred_on, external_id) values
    ('A', '15', 'blame', '批评', '2023-10-15', 'x15'), ('A', '16', 'blame', '批评', '2023-12-15', 'x16'), ('A', '17', 'blame', '批评', '2024-01-15', 'x17');
create temporary view source as
select 'A' as unit, '15' as event_id, 'blame' as rule, null as work, '批评' as title, date '2023-10-15' as occurred_on, null as document_no,
       null::date as document_on, 'approved' as status, 'x15' as external_id;
select action, external_id, month from reload('event', 'source') order by external_id;
select action, external_id, month from reload('event', 'source', '2023-10-01') order by external_id;
select pg_temp.refused($$select reload('event', 'source', '2023-11-01')$$);

set client_min_messages = warning;
drop schema regress_periods, regress_periods_late cascade;
