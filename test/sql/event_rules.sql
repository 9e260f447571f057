-- What a rule of events can say besides its points, each switch at its edges.  Expected values are worked out by hand, in the
-- comments.

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\i :abs_srcdir/helpers/refused.sql
\i :abs_srcdir/helpers/publish.sql
select xcedu.create_assessment('regress_event_rules', 'empty');
set search_path = regress_event_rules, pg_catalog;

insert into league values ('county', '县'), ('city', '市');
insert into scheme (scheme, title) values ('s', '办法');
insert into item values ('total', '总分'), ('base', '基础分'), ('bonus', '加分'), ('penalty', '扣分'), ('county', '县的加分');
insert into scheme_item (scheme, item, parent, kind, part, start, only_for) values
    ('s', 'total', null, 'group', null, 0, null),
    ('s', 'base', 'total', 'event', 'base', 100, null),
    ('s', 'bonus', 'total', 'event', 'bonus', 0, null),
    ('s', 'penalty', 'total', 'event', 'penalty', 0, null),
    ('s', 'county', 'bonus', 'event', null, 0, '{county}');
insert into rule
select r, r
from unnest('{gain,third,loss,worse,praise,prize,again,again-gain,few,few-off,range,range-gain,papers,county,county-item,grade,big,x,y,z}'::text[]) as r;
insert into scheme_rule (scheme, rule, item, points, once) values
    ('s', 'gain', 'bonus', 2, null), ('s', 'third', 'penalty', -0.333333, null), ('s', 'big', 'bonus', 1000, null),
    ('s', 'loss', 'penalty', -3, 'affair'), ('s', 'worse', 'penalty', -4, 'affair'),
    ('s', 'praise', 'bonus', 1, 'affair'), ('s', 'prize', 'bonus', 5, 'affair');
insert into scheme_rule (scheme, rule, item, points, repeat_points) values ('s', 'again', 'penalty', -5, -10), ('s', 'again-gain', 'bonus', 1, 3);
insert into scheme_rule (scheme, rule, item, points, cap) values ('s', 'few', 'bonus', 2, 5), ('s', 'few-off', 'penalty', -4, 10);
insert into scheme_rule (scheme, rule, item, least, most) values ('s', 'range', 'penalty', -10, -5), ('s', 'range-gain', 'bonus', 0, 5);
insert into scheme_rule (scheme, rule, item, points, needs_document) values ('s', 'papers', 'penalty', -1, true);
insert into scheme_rule (scheme, rule, item, points, only_for) values ('s', 'county', 'bonus', 1, '{county}'), ('s', 'county-item', 'county', 1, null);
insert into scheme_grade (scheme, grade, title, place) values ('s', 'pass', '合格', 1);
insert into scheme_rule (scheme, rule, item, points, effect, grade) values ('s', 'grade', 'penalty', -1, 'grade_at_most', 'pass');
insert into unit values ('A', '甲', 'county'), ('B', '乙', 'county'), ('C', '丙', 'city');
select open_month('2024-01-01'), open_month('2024-02-01'), open_month('2024-03-01');

-- an event on a day, approved; of one unit
create function pg_temp.enter(unit text, event_id text, rule text, day date, work text default null, quantity numeric default null,
                              points numeric default null, status text default 'approved')
returns void
language sql
begin atomic
    insert into event (unit, event_id, rule, title, occurred_on, work, quantity, points, status)
    values (unit, event_id, rule, rule, day, work, quantity, points, status);
end;
create view pg_temp.credited as
select c.month, c.unit, c.event_id, c.rule_points, c.points, c.outcome, c.superseded_by, c.why
from credit as c;
-- whether every score is what its lines add up to
create function pg_temp.adds_up()
returns boolean
language sql
return not exists (select from score as s where s.total is distinct from (select sum(e.points) from explain(s.unit, s.month) as e));

-- quantity: 1 if left out.  +2 × 3 = 6; −0.333333 × 1.5 = −0.4999995, to six places −0.5
select pg_temp.enter('A', 'q1', 'gain', '2024-01-02'), pg_temp.enter('A', 'q2', 'gain', '2024-01-03', null, 3),
       pg_temp.enter('A', 'q3', 'third', '2024-01-04', null, 1.5);
select * from pg_temp.credited order by month, unit, event_id;
select total, pg_temp.adds_up() from score where unit = 'A' and month = '2024-01-01';
select pg_temp.refused($$select pg_temp.enter('A', 'q4', 'gain', '2024-01-03', null, 0)$$);
select pg_temp.refused($$select pg_temp.enter('A', 'q4', 'gain', '2024-01-03', null, 10000.5)$$);
select pg_temp.refused($$select pg_temp.enter('A', 'q4', 'big', '2024-01-03', null, 100.001)$$);
select pg_temp.enter('A', 'q4', 'big', '2024-01-03', null, 100);
delete from event;

-- once for penalties too: of one work that which takes off most, −4, not −3 − 4; another work and an event without work count
-- by themselves; a bonus of the same label and work is a work apart: 5, not 1 + 5, and nothing of the penalty
select pg_temp.enter('A', 'o1', 'loss', '2024-01-02', 'W'), pg_temp.enter('A', 'o2', 'worse', '2024-01-03', 'W'),
       pg_temp.enter('A', 'o3', 'loss', '2024-01-04', 'V'), pg_temp.enter('A', 'o4', 'loss', '2024-01-05'),
       pg_temp.enter('A', 'o5', 'praise', '2024-01-06', 'W'), pg_temp.enter('A', 'o6', 'prize', '2024-01-07', 'W');
select * from pg_temp.credited order by month, unit, event_id;
delete from event;
-- in two months: −3, then topped up by −1 to −4; the other way round −4, then 0
select pg_temp.enter('A', 'o1', 'loss', '2024-01-02', 'W'), pg_temp.enter('A', 'o2', 'worse', '2024-02-03', 'W'),
       pg_temp.enter('B', 'o1', 'worse', '2024-01-02', 'W'), pg_temp.enter('B', 'o2', 'loss', '2024-02-03', 'W');
select * from pg_temp.credited order by unit, month, event_id;
-- the first month alone: −3 and 0; each month on its own: −3 and −4
update scheme set highest_months = 'first_only';
select * from pg_temp.credited where unit = 'A' order by month;
update scheme set highest_months = 'each_month';
select * from pg_temp.credited where unit = 'A' order by month;
update scheme set highest_months = 'top_up';
delete from event;

-- cap of a rule: +2 each, at most 5: 2, 2, 1, 0 in the order of the days, of one day that of the codes; −4 each, at most 10: −4 and
-- −6 (1.5 of them) are 10, so the third is 0; another unit (2 × 3, of which 5 count) and another month have their own
select pg_temp.enter('A', 'c4', 'few', '2024-01-01'), pg_temp.enter('A', 'c3', 'few', '2024-01-02'),
       pg_temp.enter('A', 'c1', 'few', '2024-01-03'), pg_temp.enter('A', 'c2', 'few', '2024-01-03'),
       pg_temp.enter('A', 'p1', 'few-off', '2024-01-04'), pg_temp.enter('A', 'p2', 'few-off', '2024-01-04', null, 1.5),
       pg_temp.enter('A', 'p3', 'few-off', '2024-01-05'),
       pg_temp.enter('B', 'c1', 'few', '2024-01-03', null, 3), pg_temp.enter('A', 'c5', 'few', '2024-02-03');
select * from pg_temp.credited order by month, unit, event_id;
select month, unit, total, pg_temp.adds_up() from score where unit <> 'C' and month < '2024-03-01' order by month, unit;
-- Revoked: what the rule brings less than before.  Without c4 there are 6 left, still 5: 0.  Then without c3 4, and without c1 too 2:
-- −1 and −2.  Of B's 6, of which 5 counted: −5.
update event set status = 'revoked', revoked_month = '2024-02-01' where unit = 'A' and event_id = 'c4' or unit = 'B';
update event set status = 'revoked', revoked_month = '2024-03-01' where unit = 'A' and event_id in ('c3', 'c1');
select * from pg_temp.credited where event_id like 'c%' order by unit, month, event_id;
select month, unit, bonus, taken_back, pg_temp.adds_up() from score where unit <> 'C' order by month, unit;
delete from event;

-- repeats of a work within a month: −5, then −10 each; the first is that of the first day, whenever it was entered, and of one
-- day the smaller code; another work, no work, another rule and another month begin anew; times quantity
select pg_temp.enter('A', 'r2', 'again', '2024-01-09', 'W'), pg_temp.enter('A', 'r1', 'again', '2024-01-10', 'W', 2),
       pg_temp.enter('A', 'r3', 'again', '2024-01-05', 'W'), pg_temp.enter('A', 'r4', 'again', '2024-01-05', 'W'),
       pg_temp.enter('A', 's1', 'again', '2024-01-06', 'V'), pg_temp.enter('A', 's2', 'again', '2024-01-07'),
       pg_temp.enter('A', 's3', 'again', '2024-01-07'), pg_temp.enter('A', 's4', 'again-gain', '2024-01-08', 'W'),
       pg_temp.enter('A', 's5', 'again', '2024-02-01', 'W'), pg_temp.enter('B', 's6', 'again', '2024-01-08', 'W');
select * from pg_temp.credited order by month, unit, event_id;
-- without the first the next is the first
delete from event where event_id = 'r3';
select event_id, points, outcome from pg_temp.credited where event_id like 'r%' order by event_id;
delete from event;
-- what does not count is no occurrence: one pending, one rejected, one revoked at once: the last is the first
select pg_temp.enter('A', 'r1', 'again-gain', '2024-01-01', 'W', null, null, 'claimed'),
       pg_temp.enter('A', 'r2', 'again-gain', '2024-01-02', 'W', null, null, 'rejected'),
       pg_temp.enter('A', 'r3', 'again-gain', '2024-01-03', 'W'), pg_temp.enter('A', 'r4', 'again-gain', '2024-01-04', 'W'),
       pg_temp.enter('A', 'r5', 'again-gain', '2024-01-05', 'W');
update event set status = 'revoked', revoked_month = '2024-01-01' where event_id = 'r3';
select event_id, points, outcome, why from pg_temp.credited order by event_id;
-- revoked later: r5 takes back the 3 that it brought, and r4 stays the first
update event set status = 'revoked', revoked_month = '2024-02-01' where event_id = 'r5';
select month, event_id, points, outcome, why from pg_temp.credited where event_id = 'r5' order by month;
-- a claim that counts provisionally is one: r1 1, r4 3
update scheme set pending_claims = 'provisional';
select event_id, points, outcome, why from pg_temp.credited where month = '2024-01-01' and event_id in ('r1', 'r4') order by event_id;
update scheme set pending_claims = 'not_counted';
delete from event;

-- needs_document: rule by rule, of penalties too; a bonus of a rule that asks for none is approved without
select pg_temp.refused($$select pg_temp.enter('A', 'd1', 'papers', '2024-01-05')$$);
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on) values ('A', 'd1', 'papers', 'papers', '2024-01-05', 'No. 1', '2024-02-05');
select pg_temp.enter('A', 'd2', 'gain', '2024-01-05');
select month, event_id, points, outcome from pg_temp.credited order by month, event_id;
delete from event;

-- only_for: refused for a unit of another league, by the rule and by the item; where the unit is moved afterwards, it counts nothing
select pg_temp.refused($$select pg_temp.enter('C', 'l1', 'county', '2024-01-05')$$);
select pg_temp.refused($$select pg_temp.enter('C', 'l1', 'county-item', '2024-01-05')$$);
select pg_temp.refused($$insert into scheme_rule (scheme, rule, item, points, only_for) values ('s', 'x', 'bonus', 1, '{nowhere}')$$);
select pg_temp.refused($$update scheme_rule set only_for = '{nowhere}' where rule = 'county'$$);
select pg_temp.enter('A', 'l1', 'county', '2024-01-05'), pg_temp.enter('A', 'l2', 'county-item', '2024-01-05');
select * from pg_temp.credited order by event_id;
update unit set league = 'city' where unit = 'A';
select * from pg_temp.credited order by event_id;
select total, pg_temp.adds_up() from score where unit = 'A' and month = '2024-01-01';
update unit set league = 'county' where unit = 'A';
delete from event;

-- least and most: at the bounds, and beyond; a claim waits for the reviewer, who sets them
select pg_temp.enter('A', 'g1', 'range', '2024-01-05', null, null, -10), pg_temp.enter('A', 'g2', 'range', '2024-01-05', null, 2, -5),
       pg_temp.enter('A', 'g3', 'range-gain', '2024-01-05', null, null, 0),
       pg_temp.enter('A', 'g4', 'range-gain', '2024-01-05', null, null, null, 'claimed');
select * from pg_temp.credited order by event_id;
select pg_temp.refused($$update event set points = -10.000001 where event_id = 'g1'$$);
select pg_temp.refused($$update event set points = -4.999999 where event_id = 'g1'$$);
select pg_temp.refused($$update event set points = null where event_id = 'g1'$$);
select pg_temp.refused($$update event set points = 2 where event_id = 'g1'$$);
select pg_temp.refused($$update scheme_rule set least = -9 where rule = 'range'$$);
select event_id, points, least, most, quantity, status from event_review order by event_id;
select seen as seen from event_review where event_id = 'g4' \gset
select pg_temp.refused(format($$select review('A', 'g4', 'approved', %L)$$, :'seen'));
select pg_temp.refused(format($$select review('A', 'g4', 'approved', %L, 5.5)$$, :'seen'));
select pg_temp.refused(format($$select review('A', 'g4', 'rejected', %L, 5)$$, :'seen'));
select review('A', 'g4', 'approved', :'seen', 5);
-- what was seen had no points
select pg_temp.refused(format($$select review('A', 'g4', 'revoked', %L)$$, :'seen'));
select event_id, points, outcome, why from pg_temp.credited where event_id = 'g4';
-- a status that it has already, with other points, is a review of something else
select pg_temp.refused($$update event set status = 'approved', points = 4 where event_id = 'g4'$$);
select pg_temp.refused($$update event set status = 'approved', quantity = 4 where event_id = 'g4'$$);
-- who may set them: the bureau, not the unit
select duty, privilege from duty_privilege where object = 'event' and privilege ~ 'quantity|points' order by duty, privilege;
delete from event;

-- grade_at_most: for who gives grades
select pg_temp.enter('A', 'e1', 'grade', '2024-01-05'), pg_temp.enter('B', 'e1', 'grade', '2024-01-05', null, null, null, 'claimed');
select e.unit, e.effect, e.grade, e.event_id, e.rule from scheme as s cross join lateral effect_of('2024-01-01', s) as e order by e.unit;
select * from pg_temp.credited order by unit;
delete from event;

-- What a rule cannot say
select pg_temp.refused(format('insert into scheme_rule (scheme, rule, item, %s) values (''s'', ''x'', ''bonus'', %s)', c, v))
from (values (1, 'points', 'null'), (2, 'least, most', '-5, null'), (3, 'least, most', '-5, -6'), (4, 'least, most', '-1, 1'),
             (5, 'least, most', '0, 0'), (6, 'points, least, most', '1, 1, 2'), (7, 'points, cap', '1, 0'), (8, 'points, cap', '1, -1'),
             (9, 'points, repeat_points', '1, -1'), (10, 'least, most, repeat_points', '1, 2, 2'), (11, 'points, once, repeat_points', '1, ''a'', 2'),
             (12, 'points, once, cap', '1, ''a'', 2'), (13, 'points, effect', '1, ''grade_at_most'''), (14, 'points, grade', '1, ''pass'''),
             (15, 'points, effect', '1, ''veto'''), (16, 'points, only_for', '1, ''{null}''')) as w (place, c, v)
order by place;
-- and what it can
insert into scheme_rule (scheme, rule, item, points, once, cap, least, most, effect) values
    ('s', 'x', 'penalty', -1, 'a', 2, null, null, 'points'), ('s', 'y', 'penalty', null, null, null, null, null, 'last_place'),
    ('s', 'z', 'bonus', null, null, 5, 1, 2, 'points');
select rule, bonus from scheme_rule where rule in ('x', 'y', 'z', 'range', 'range-gain') order by rule;

-- A claim whose points nobody has set does not count provisionally; its month is published without it, and its review acts in the
-- first open month.  A month with an approved event without points is not published.
update scheme set pending_claims = 'provisional';
select pg_temp.enter('A', 'w1', 'range-gain', '2024-01-05', null, null, null, 'claimed');
select event_id, points, outcome, why from pg_temp.credited order by event_id;
select publish_month('2024-01-01') is not null as published;
select review('A', 'w1', 'approved', seen, 3) as counts_in from event_review where event_id = 'w1';
select month, event_id, points, outcome, why from pg_temp.credited order by event_id;
-- published with its facts, and frozen
select publish_month('2024-02-01') is not null as published;
select content ->> 'quantity' as quantity, content ->> 'points' as points from published_fact where relation = 'event' and month = '2024-02-01';
select pg_temp.refused($$update event set points = 4 where event_id = 'w1'$$);
select pg_temp.refused($$update event set quantity = 2 where event_id = 'w1'$$);
select count(*) from verify_publications();
-- an event waits for April, which is opened by a scheme that has a range instead of its points
insert into scheme (scheme, title) values ('t', '新办法');
insert into scheme_item (scheme, item, parent, kind, part) values ('t', 'total', null, 'group', null), ('t', 'bonus', 'total', 'event', 'base');
insert into scheme_rule (scheme, rule, item, least, most) values ('t', 'gain', 'bonus', 1, 3);
select pg_temp.enter('A', 'w2', 'gain', '2024-04-05');
select publish_month('2024-03-01') is not null as published;
select open_month('2024-04-01', 't');
select month, event_id, points, outcome, why from pg_temp.credited where event_id = 'w2';
select event_id, reason from waiting_event order by event_id;
select pg_temp.refused($$select publish_month('2024-04-01')$$);
update event set points = 2 where event_id = 'w2';
select month, event_id, points, outcome, why from pg_temp.credited where event_id = 'w2';
select publish_month('2024-04-01') is not null as published;

-- from a spreadsheet, and from a warehouse, whose source may lack quantity and points
select open_month('2024-05-01', 's');
select * from load_csv('event', convert_to(E'单位代码,事项编号,规则代码,事项内容,发生日期,数量,分值,状态\nA,f1,range,一,2024-05-05,2,-6,认定\nA,f2,gain,二,2024-05-05,,,认定\n', 'UTF8'));
select event_id, quantity, points from event where month = '2024-05-01' order by event_id;
select * from load_csv('event', convert_to(E'单位代码,事项编号,规则代码,事项内容,发生日期,数量,分值,状态\nA,f3,range,三,2024-05-05,2,-60,认定\n', 'UTF8'));
create temporary table warehouse (unit text, event_id text, rule text, work text, title text, occurred_on date, document_no text, document_on date,
                                  status text, external_id text);
insert into warehouse values ('A', 'h1', 'gain', null, '三', '2024-05-06', null, null, 'approved', 'x1');
select action, row_key, difference from reload('event', 'warehouse');
update event set quantity = 4 where event_id = 'h1';
select action, row_key, difference from reload('event', 'warehouse');
alter table warehouse add column quantity numeric, add column points numeric;
select action, row_key, difference from reload('event', 'warehouse');
update warehouse set quantity = 5;
select action, row_key, difference from reload('event', 'warehouse');
select event_id, quantity, points from event where event_id = 'h1';

set client_min_messages = warning;
drop schema regress_event_rules cascade;
