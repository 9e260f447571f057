-- What each table refuses: every message names the row, the value and the rule.

set datestyle = iso;
\set VERBOSITY default
\set SHOW_CONTEXT never

select xcedu.create_assessment('regress_refusals', 'xuchang-2023-8');
set search_path = regress_refusals, pg_catalog;
insert into unit values ('D1', '一个部门', 'department');
insert into ledger values (1, 'key1', 'a task', null);
insert into ledger_unit values (1, '411002');
select open_month('2024-01-01');

-- ---------- rules ----------
insert into league values (' ', 'blank code');
insert into scheme (scheme, title) values ('', 'blank code');
insert into scheme (scheme, title, due_day) values ('s', 'due on the 32nd', 32);
insert into scheme (scheme, title, due_day) values ('s', 'due on the 0th', 0);
insert into scheme (scheme, title) values ('xuchang-2023-8', 'used code');
insert into item values ('new1', 'one'), ('new2', 'two');
insert into scheme_item (scheme, item, parent, kind, weight) values ('no such scheme', 'new1', 'base', 'group', 10);
insert into scheme_item (scheme, item, parent, kind, weight) values ('xuchang-2023-8', 'new1', 'base', 'group', 0);
insert into scheme_item (scheme, item, parent, kind, weight) values ('xuchang-2023-8', 'new1', 'base', 'group', 'NaN');
insert into scheme_item (scheme, item, parent, kind, weight) values ('xuchang-2023-8', 'new1', 'base', 'group', 'Infinity');
insert into scheme_item (scheme, item, parent, kind, weight) values ('xuchang-2023-8', 'new1', 'base', 'group', 0.0000001);
insert into scheme_item (scheme, item, parent, kind, cap) values ('xuchang-2023-8', 'new1', 'no parent', 'mark', 5);
insert into scheme_item (scheme, item, parent, kind, cap) values ('xuchang-2023-8', 'no item', 'key', 'mark', 5);
insert into scheme_item (scheme, item, parent, kind, cap) values ('xuchang-2023-8', 'new1', 'key', 'guess', 5);
insert into scheme_item (scheme, item, parent, kind, cap) values ('xuchang-2023-8', 'new1', 'key', 'mark', 'NaN');
insert into scheme_item (scheme, item, parent, kind, start) values ('xuchang-2023-8', 'new1', 'key', 'mark', 'Infinity');
insert into scheme_item (scheme, item, parent, kind, floor) values ('xuchang-2023-8', 'new1', 'key', 'mark', -0.0000001);
insert into scheme_item (scheme, item, parent, kind, floor, cap) values ('xuchang-2023-8', 'new1', 'key', 'mark', 6, 5);
-- points off for each breach: of a breach item always, of a marked one never
insert into scheme_item (scheme, item, parent, kind, cap) values ('xuchang-2023-8', 'new1', 'daily', 'breach', 5);
insert into scheme_item (scheme, item, parent, kind, cap, points_each) values ('xuchang-2023-8', 'new1', 'key', 'mark', 5, 1);
insert into scheme_item (scheme, item, parent, kind, cap, points_each) values ('xuchang-2023-8', 'new1', 'daily', 'breach', 5, -1);
insert into scheme_item (scheme, item, parent, kind, cap, leagues) values ('xuchang-2023-8', 'new1', 'key', 'mark', 5, '{county,town}');
insert into scheme_item (scheme, item, parent, kind, cap, leagues) values ('xuchang-2023-8', 'new1', 'key', 'mark', 5, '{county,NULL}');
insert into scheme_item (scheme, item, parent, kind, cap, only_for) values ('xuchang-2023-8', 'new1', 'key', 'mark', 5, '{county,town}');
insert into scheme_item (scheme, item, parent, kind, cap, only_for) values ('xuchang-2023-8', 'new1', 'key', 'mark', 5, '{county,NULL}');
insert into scheme_item (scheme, item, parent, kind, cap, not_applicable) values ('xuchang-2023-8', 'new1', 'key', 'mark', 5, 'guess');
insert into scheme_item (scheme, item, parent, kind, cap, unmarked) values ('xuchang-2023-8', 'new1', 'key', 'mark', 5, 'guess');
insert into scheme_item (scheme, item, parent, kind, cap, first_month) values ('xuchang-2023-8', 'new1', 'key', 'mark', 5, '2024-01-02');
insert into scheme_item (scheme, item, parent, kind, cap, first_month, last_month) values ('xuchang-2023-8', 'new1', 'key', 'mark', 5, '2024-02-01', '2024-01-01');
-- the tree has one root, whose children say in which column of score they are shown, and all others hang below it
insert into scheme_item (scheme, item, parent, kind) values ('xuchang-2023-8', 'new1', null, 'group');
insert into scheme_item (scheme, item, parent, kind, part) values ('xuchang-2023-8', 'new1', null, 'group', 'base');
insert into scheme_item (scheme, item, parent, kind, part) values ('xuchang-2023-8', 'new1', 'total', 'group', 'guess');
insert into scheme_item (scheme, item, parent, kind) values ('xuchang-2023-8', 'new1', 'total', 'group');
insert into scheme_item (scheme, item, parent, kind, part) values ('xuchang-2023-8', 'new1', 'key', 'group', 'bonus');
insert into scheme_item (scheme, item, parent, kind) values ('xuchang-2023-8', 'new1', 'new1', 'group');
insert into scheme_item (scheme, item, parent, kind) values ('xuchang-2023-8', 'new1', 'new2', 'group'), ('xuchang-2023-8', 'new2', 'new1', 'group');
update scheme_item set parent = 'key1' where item = 'key';
delete from scheme_item where item = 'base';
-- a scheme that no month uses is written bit by bit; what is wrong with its tree is said when a month is to use it
insert into scheme (scheme, title) values ('in pieces', 'a tree in the making');
insert into scheme_item (scheme, item, parent, kind) values ('in pieces', 'new1', 'new2', 'group'), ('in pieces', 'new2', 'new1', 'group');
select open_month('2024-02-01', 'in pieces');
delete from scheme_item where scheme = 'in pieces';
delete from scheme where scheme = 'in pieces';
insert into milestone values ('xuchang-2023-8', 'new1', '2025-12-31', 'of an item that is not in the scheme');
insert into rule values ('new-rule', 'a rule');
insert into scheme_rule (scheme, rule, item, points) values ('xuchang-2023-8', 'no rule', 'meeting', 1);
insert into scheme_rule (scheme, rule, item, points) values ('xuchang-2023-8', 'new-rule', 'gossip', 1);
insert into scheme_rule (scheme, rule, item, points) values ('xuchang-2023-8', 'new-rule', 'meeting', 0);
insert into scheme_rule (scheme, rule, item, points) values ('xuchang-2023-8', 'new-rule', 'meeting', 'NaN');
insert into scheme_rule (scheme, rule, item, points, once) values ('xuchang-2023-8', 'new-rule', 'meeting', 1, ' ');

-- ---------- units ----------
insert into unit values ('411002', 'used code', 'county');
insert into unit values ('x', 'no league', 'town');
insert into unit values ('x', '　', 'county');
insert into unit values ('x', null, 'county');
insert into rater values ('x', 'no unit');
insert into ledger values (0, 'key1', 'no number', null);
insert into ledger values (2, 'key10', 'no item', null);
insert into ledger_unit values (2, '411002');
insert into ledger_unit values (1, 'x');
insert into ledger_unit values (1, '411002');
insert into exemption values ('411002', 'key1', '2024-01-15', null, 'not a first day');
insert into exemption values ('411002', 'key1', '2024-02-01', '2024-01-01', 'ends before it begins');
insert into exemption values ('411002', 'key1', '2024-02-01', null, ' ');
insert into exemption values ('411002', 'key1', '-infinity', null, 'no month');

-- ---------- months ----------
insert into period (month, scheme) values ('2024-02-02', 'xuchang-2023-8');
insert into period (month, scheme) values ('infinity', 'xuchang-2023-8');
insert into period (month, scheme) values ('2024-02-01', 'no scheme');
insert into holiday values ('2024-02-10', null, 'working or not?');
select open_month(null);
select open_month('2024-02-10');
select open_month('infinity');
select open_month('2024-01-01');
select open_month('2024-02-01', 'no scheme');
-- nothing of these was made
select month from period order by month;

-- ---------- tasks ----------
insert into task values ('x', 't', 'assignment', '2024-01-01', 'no unit', '2024-01-01', '2024-01-10');
insert into task values ('411002', 't', 'errand', '2024-01-01', 'no item', '2024-01-01', '2024-01-10');
insert into task values ('411002', 't', 'assignment', '2024-03-01', 'month not open', '2024-01-01', '2024-01-10');
insert into task values ('411002', 't', 'assignment', '2024-01-10', 'not a first day', '2024-01-01', '2024-01-10');
insert into task values ('411002', 't', 'assignment', '2024-01-01', 'due before issued', '2024-01-10', '2024-01-09');
insert into task values ('411002', 't', 'assignment', '2024-01-01', 'done before issued', '2024-01-10', '2024-01-12', '2024-01-09');
insert into task values ('411002', 't', 'assignment', '2024-01-01', 'never due', '2024-01-10', 'infinity');
insert into task values ('411002', ' ', 'assignment', '2024-01-01', 'blank code', '2024-01-10', '2024-01-12');
insert into task values ('411002', 't', 'key1', '2024-01-01', 'a marked item', '2024-01-01', '2024-01-10');
insert into task values ('411002', 't', 'new1', '2024-01-01', 'an item that is not in the scheme', '2024-01-01', '2024-01-10');
insert into task values ('411002', 'report-2024-01-1', 'report', '2024-01-01', 'used code', '2024-01-01', '2024-01-10');
insert into task values ('411002', 't1', 'assignment', '2024-01-01', 'one', '2024-01-01', '2024-01-10', null, 'X1'),
                        ('411003', 't1', 'assignment', '2024-01-01', 'of another unit', '2024-01-01', '2024-01-10', null, 'X1');
insert into task values ('411002', 't2', 'assignment', '2024-01-01', 'used external id', '2024-01-01', '2024-01-10', null, 'X1');
update task set item = 'key9' where (unit, task_id) = ('411002', 't1');
update task set done_on = '2023-12-31' where (unit, task_id) = ('411002', 't1');
-- one wrong row among good ones: none is kept
insert into task values ('411003', 't7', 'assignment', '2024-01-01', 'good', '2024-01-01', '2024-01-10'),
                        ('411003', 't8', 'key2', '2024-01-01', 'a marked item', '2024-01-01', '2024-01-10');
select count(*) from task where task_id in ('t7', 't8');

-- ---------- marks ----------
insert into mark values ('x', 'key1', '2024-01-01', 5, null, null);
insert into mark values ('411002', 'key10', '2024-01-01', 5, null, null);
insert into mark values ('411002', 'key1', '2024-03-01', 5, null, null);
insert into mark values ('411002', 'key1', '2024-01-02', 5, null, null);
insert into mark values ('411002', 'key1', '2024-01-01', null, null, 'neither');
insert into mark values ('411002', 'key1', '2024-01-01', 5, 2, 'both');
insert into mark values ('411002', 'key1', '2024-01-01', -0.01, null, null);
insert into mark values ('411002', 'key1', '2024-01-01', null, -0.01, null);
insert into mark values ('411002', 'key1', '2024-01-01', 'NaN', null, null);
insert into mark values ('411002', 'key1', '2024-01-01', 1.2345678, null, null);
-- within [0, full marks] of that month's scheme: key1 has 7
insert into mark values ('411002', 'key1', '2024-01-01', 7.01, null, null);
insert into mark values ('411002', 'key1', '2024-01-01', null, 7.01, null);
insert into mark values ('411002', 'report', '2024-01-01', 5, null, null);
insert into mark values ('411002', 'new1', '2024-01-01', 5, null, null);
insert into mark values ('411002', 'key1', '2024-01-01', 7, null, null), ('411003', 'key1', '2024-01-01', null, 7, null);
insert into mark values ('411002', 'key1', '2024-01-01', 6, null, 'a second mark');
update mark set score = 8 where unit = '411002';
select unit, score, deduction from mark order by unit;

-- ---------- events ----------
insert into event (unit, event_id, rule, title, occurred_on) values ('x', 'e', 'meeting-city', 'no unit', '2024-01-10');
insert into event (unit, event_id, rule, title, occurred_on) values ('411002', 'e', 'meeting-town', 'no rule', '2024-01-10');
insert into event (unit, event_id, rule, title, occurred_on) values ('411002', 'e', 'new-rule', 'a rule of no scheme', '2024-01-10');
insert into event (unit, event_id, rule, title, occurred_on) values ('411002', ' ', 'meeting-city', 'blank code', '2024-01-10');
insert into event (unit, event_id, rule, title, occurred_on, work) values ('411002', 'e', 'meeting-city', 'blank work', '2024-01-10', ' ');
insert into event (unit, event_id, rule, title, occurred_on) values ('411002', 'e', 'meeting-city', 'when?', null);
insert into event (unit, event_id, rule, title, occurred_on) values ('411002', 'e', 'meeting-city', 'never', 'infinity');
insert into event (unit, event_id, rule, title, occurred_on, status) values ('411002', 'e', 'meeting-city', 'status', '2024-01-10', 'maybe');
-- R18 所有奖励加分均以正式文件、证书和奖牌为依据
insert into event (unit, event_id, rule, title, occurred_on, status) values ('411002', 'e', 'meeting-city', 'no document', '2024-01-10', 'approved');
insert into event (unit, event_id, rule, title, occurred_on, status, document_no) values ('411002', 'e', 'meeting-city', 'no date', '2024-01-10', 'approved', 'No. 1');
insert into event (unit, event_id, rule, title, occurred_on, status, document_on) values ('411002', 'e', 'meeting-city', 'no number', '2024-01-10', 'approved', '2024-01-12');
insert into event (unit, event_id, rule, title, occurred_on, status, document_no, document_on) values ('411002', 'e', 'meeting-city', 'blank number', '2024-01-10', 'approved', ' ', '2024-01-12');
-- R19 下发文件滞后的转到下月加分: not before the month of the document
insert into event (unit, event_id, rule, title, occurred_on, status, document_no, document_on, month) values ('411002', 'e', 'meeting-city', 'too early', '2024-01-10', 'approved', 'No. 1', '2024-02-12', '2024-01-01');
insert into event (unit, event_id, rule, title, occurred_on, month) values ('411002', 'e', 'meeting-city', 'before it happened', '2024-01-10', '2023-12-01');
insert into event (unit, event_id, rule, title, occurred_on, month) values ('411002', 'e', 'meeting-city', 'not a first day', '2024-01-10', '2024-02-10');
insert into event (unit, event_id, rule, title, occurred_on, month, carried_from) values ('411002', 'e', 'meeting-city', 'carried from elsewhere', '2024-01-10', '2024-03-01', '2024-02-01');
-- revocation
insert into event (unit, event_id, rule, title, occurred_on, revoked_month) values ('411002', 'e', 'meeting-city', 'a claim', '2024-01-10', '2024-02-01');
insert into event (unit, event_id, rule, title, occurred_on, status, document_no, document_on, revoked_month) values ('411002', 'e', 'meeting-city', 'revoked before it counted', '2024-01-10', 'revoked', 'No. 1', '2024-01-12', '2023-12-01');
insert into event (unit, event_id, rule, title, occurred_on, status, document_no, document_on, revoked_month) values ('411002', 'e', 'meeting-city', 'revoked within a month', '2024-01-10', 'revoked', 'No. 1', '2024-01-12', '2024-01-20');
insert into event (unit, event_id, rule, title, occurred_on, status) values ('411002', 'e', 'criticism', 'a penalty', '2024-01-10', 'revoked');
select count(*) as events from event;

-- claimed → approved or rejected, approved → revoked, and nothing else
insert into event (unit, event_id, rule, title, occurred_on) values ('411002', 'e1', 'meeting-city', 'one', '2024-01-10'), ('411002', 'e2', 'meeting-city', 'two', '2024-01-10');
update event set status = 'revoked' where event_id = 'e1';
update event set status = 'approved' where event_id = 'e1';
update event set status = 'approved', document_no = 'No. 1', document_on = '2024-01-12' where event_id = 'e1';
update event set status = 'claimed' where event_id = 'e1';
update event set status = 'rejected' where event_id = 'e1';
update event set document_on = null where event_id = 'e1';
update event set status = 'rejected' where event_id = 'e2';
update event set status = 'approved' where event_id = 'e2';
select event_id, status, month from event order by event_id;

-- ---------- what facts stand on cannot go from under them ----------
-- (several foreign keys hold each of them; which one is named depends on the order in which they were made)
\set VERBOSITY sqlstate
delete from unit where unit = '411002';
delete from item where item = 'key1';
delete from period where month = '2024-01-01';
delete from scheme_item where item = 'key1';
\set VERBOSITY default
update scheme_item set cap = 6 where item = 'key1';
update scheme_item set kind = 'mark', points_each = null where item = 'report';
delete from scheme_rule where rule = 'meeting-city';
-- a month cannot be scored by a scheme that its facts do not fit
insert into scheme (scheme, title) values ('blank', 'without rules');
update period set scheme = 'blank' where month = '2024-01-01';
-- nor opened under one that events wait for without a rule
insert into event (unit, event_id, rule, title, occurred_on) values ('411002', 'e3', 'criticism', 'waits for its month', '2024-05-10');
select open_month('2024-05-01', 'blank');
select open_month('2024-05-01');
select month, scheme from period order by month;

set client_min_messages = warning;
drop schema regress_refusals cascade;
