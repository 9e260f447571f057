-- R1 to R20: each requirement with its clause and values worked out by hand from it.

set datestyle = iso;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set publish :abs_srcdir '/helpers/publish.sql'
\i :publish

select xcedu.create_assessment('regress_requirements', 'xuchang-2023-8');
set search_path = regress_requirements, pg_catalog;
insert into unit values ('D1', '一个部门', 'department'), ('D2', '又一个部门', 'department');
insert into ledger select g, 'key' || (g - 1) % 9 + 1, 'task ' || g, null from generate_series(1, 90) as g;
-- 411002 carries tasks 1 to 8, 411003 task 1, D1 task 3 (of key3)
insert into ledger_unit select g, '411002' from generate_series(1, 8) as g;
insert into ledger_unit values (1, '411003'), (3, 'D1');

-- R4 当月任务完成情况于下月5日前报送…逾期未报送，漏报一次扣减1分: opening a month makes one
-- obligation per ledger task of a unit (A1), counted in the month reported on (A3),
-- due on the 5th of the next month, that day included (A4).
-- 8 + 1 + 1 = 10 obligations
select open_month('2024-01-01');
select unit, count(*) as obligations, min(item) as item, min(month) as month, min(due_on) as due_on, max(due_on) as last_due_on
from task
group by unit
order by unit;
select unit, task_id, title, issued_on, done_on
from task
where unit in ('411003', 'D1')
order by unit;
-- December: due in the next year
select open_month('2023-12-01', 'xuchang-2023-8');
select distinct due_on from task where month = '2023-12-01';

-- On the 5th: in time. On the 6th: one breach. Never: one breach (A2). 411002 is late
-- with two and never reports one of its 8: 5 − 3 = 2. 411003 reports on the 5th: 5.
update task set done_on = '2024-02-05' where month = '2024-01-01';
update task set done_on = '2024-02-06' where month = '2024-01-01' and task_id in ('report-2024-01-1', 'report-2024-01-2') and unit = '411002';
update task set done_on = null where month = '2024-01-01' and task_id = 'report-2024-01-3' and unit = '411002';
select unit, out_of, own, score
from item_score
where month = '2024-01-01' and item = 'report' and unit in ('411002', '411003', 'D1', 'D2')
order by unit;
select unit, item, task_id, points, outcome, why, clause, due_on, done_on
from deduction
where month = '2024-01-01' and item = 'report'
order by unit, task_id;

-- R8 扣完为止: all 8 of 411002 missing costs 5, not 8
update task set done_on = null where month = '2024-01-01' and unit = '411002' and item = 'report';
select unit, out_of, own, score from item_score where month = '2024-01-01' and item = 'report' and unit = '411002';
select sum(points) as lines from deduction where month = '2024-01-01' and unit = '411002';
update task set done_on = '2024-02-01' where month = '2024-01-01';

-- An obligation that is not due yet is no breach.
insert into task values ('411002', 'far', 'assignment', '2024-01-01', '很久以后到期', '2024-01-01', '2199-12-31');
select count(*) as lines from deduction where task_id = 'far';
delete from task where task_id = 'far';

-- R5 没有按期完成的，一次扣减2分: 411002 has one late, one never done, one on its last day:
-- 10 − 2 × 2 = 6. R6 没有按期按要求报送的，一次扣减3分: one: 15 − 3 = 12.
-- 411003 has six supervision breaches: 15 − 18, exhausted at 0.
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on) values
    ('411002', 'a1', 'assignment', '2024-01-01', '逾期', '2024-01-02', '2024-01-10', '2024-01-11'),
    ('411002', 'a2', 'assignment', '2024-01-01', '未办', '2024-01-02', '2024-01-10', null),
    ('411002', 'a3', 'assignment', '2024-01-01', '当日', '2024-01-02', '2024-01-10', '2024-01-10'),
    ('411002', 's1', 'supervision', '2024-01-01', '逾期', '2024-01-02', '2024-01-10', '2024-03-11');
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select '411003', 's' || g, 'supervision', '2024-01-01', '未整改', '2024-01-02', '2024-01-10'
from generate_series(1, 6) as g;
select unit, item, out_of, own, score
from item_score
where month = '2024-01-01' and item in ('assignment', 'supervision') and unit in ('411002', '411003', '411024')
order by item, unit;

-- R7 无此类情况的得满分: 411024 has nothing: 5 + 10 + 15 = 30 of 30
select unit, item, out_of, score, brings
from item_score
where month = '2024-01-01' and item = 'daily' and unit in ('411002', '411003', '411024')
order by unit;
-- 411002: 5 + 6 + 12 = 23; 411003: 5 + 10 + 0 = 15; 411024: 30, as printed

-- R9 每月对9项重点任务…考评打分; a key task that is not marked yet leaves the score NULL and
-- the month incomplete (A9). A department is assessed on the key tasks that it carries
-- (A29): D1 on key3, D2 on none.
select unit, base, total, complete, missing, assessed_percent
from score
where month = '2024-01-01' and unit in ('411002', '411024', 'D1', 'D2')
order by unit;
-- coverage: D1 (30 + 7) / 100, D2 30 / 100
select unit, unit_name, item, item_title
from missing_mark
where month = '2024-01-01' and unit in ('411024', 'D1', 'D2')
order by unit, item;

-- Full marks for all, then: as a score or as a deduction (A10), within [0, full marks].
-- 411002: key1 6.5 of 7, key7 9 − 1.25 = 7.75; 411003: key9 0 of 7.
insert into mark
select u.unit, si.item, '2024-01-01', si.cap, null, null
from unit as u
cross join scheme_item as si
where si.kind = 'mark' and (u.league = 'county' or (u.unit, si.item) = ('D1', 'key3'));
update mark set score = 6.5, reason = '半分' where (unit, item) = ('411002', 'key1');
update mark set score = null, deduction = 1.25 where (unit, item) = ('411002', 'key7');
update mark set score = 0 where (unit, item) = ('411003', 'key9');
select unit, item, score, own
from item_score
where month = '2024-01-01' and unit in ('411002', '411003') and own < 0
order by unit, item;

-- R1 百分制, R2 日常工作考核成绩占30%，重点任务考核成绩占70%: the points embed the weights, so
--   411002: 23 + (70 − 0.5 − 1.25) = 91.25    411003: 15 + (70 − 7) = 78    411024: 100
select unit, base, bonus, penalty, total
from score
where month = '2024-01-01' and unit in ('411002', '411003', '411024', 'D1', 'D2')
order by unit;

-- R10 从2024年开始: key2 is not assessed in December, and gives full marks (A8). Coverage of
-- a county-level unit is then 92 of 100.
select unit, score, coverage from item_score where month = '2023-12-01' and unit = '411024' and item = 'key2';
select assessed_percent from score where month = '2023-12-01' and unit = '411024';
-- an exemption likewise: 411025 from key6 from February on
insert into exemption values ('411025', 'key6', '2024-02-01', null, '没有职业院校');
select open_month('2024-02-01');
insert into mark values ('411025', 'key6', '2024-02-01', 1, null, '误评');
select month, score, coverage from item_score where unit = '411025' and item = 'key6' order by month;
select month, points, outcome, why from deduction where unit = '411025' and item = 'key6' order by month;

-- R11 two leagues are ranked apart, ties share the rank, 1-2-2-4 (A21). In January all
-- county-level units but two have 100: they share 1 – 7, then 411002 is 8th and 411003 9th.
select league, rank, unit, total
from ranking
where month = '2024-01-01'
order by league, rank, unit;
-- the exact values are ranked: a difference in the sixth decimal separates
update mark set score = 6.999999 where (unit, item, month) = ('411024', 'key1', '2024-01-01');
select rank, total from ranking where month = '2024-01-01' and unit = '411024';
select 名次, 总分 from 月度排名 where 月份 = '2024-01-01' and 单位代码 = '411024';
update mark set score = 7 where (unit, item, month) = ('411024', 'key1', '2024-01-01');

-- R12 细化分解为90项具体任务
select count(*) as tasks from ledger;

-- ---------- bonuses and penalties ----------
-- R13 按市级计1分，省部级计3分，国家级计5分; R14 每件（项）加1分; R15 每件（项）扣1分;
-- R16 被国家级报道…加2分…省级…加1分; R17 扣2分…扣1分…扣0.5分: each rule once, each its own work
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status)
select '411024', rule, rule, title, '2024-01-10', 'No. ' || rule, '2024-01-11', 'approved'
from rule;
select rule, item, level, rule_points, points, outcome
from credit
where unit = '411024'
order by rule;
-- bonus 1 + 3 + 5 + 1 + 1 + 1 + 2 + 1 = 15, penalty −(1 + 2 + 2 + 1 + 0.5) = −6.5
select bonus, penalty, total from score where month = '2024-01-01' and unit = '411024';

-- A15 每件: penalties are not de-duplicated, even of one work
insert into event (unit, event_id, rule, work, title, occurred_on) values
    ('411025', 'p1', 'criticism', '一件事', '通报一', '2024-01-10'),
    ('411025', 'p2', 'criticism', '一件事', '通报二', '2024-01-20');
select penalty from score where month = '2024-01-01' and unit = '411025';

-- R18 所有奖励加分均以正式文件、证书和奖牌为依据: a claim without one counts nothing until it is
-- approved with one (A17); a rejected one never does
insert into event (unit, event_id, rule, title, occurred_on) values
    ('411081', 'c1', 'meeting-province', '申报', '2024-01-10'),
    ('411081', 'c2', 'meeting-nation', '申报', '2024-01-10');
update event set status = 'rejected' where event_id = 'c2';
select event_id, status, month from event where unit = '411081' order by event_id;
select event_id, rule_points, points, outcome, why from credit where unit = '411081' order by event_id;
update event set status = 'approved', document_no = '豫教〔2024〕1号', document_on = '2024-01-31' where event_id = 'c1';
select event_id, rule_points, points, outcome, why from credit where unit = '411081' order by event_id;

-- R19 下发文件滞后的转到下月加分: occurred in January, document of February
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('411082', 'late', 'meeting-city', '文件滞后', '2024-01-31', 'No. 1', '2024-02-01', 'approved');
-- a claim that is approved with a later document moves to that month
insert into event (unit, event_id, rule, title, occurred_on) values ('411082', 'claim', 'report-nation', '报道', '2024-01-20');
select event_id, month from event where unit = '411082' order by event_id;
update event set status = 'approved', document_no = '某报 某文', document_on = '2024-02-03' where event_id = 'claim';
select event_id, month, carried_from from event where unit = '411082' order by event_id;
select month, event_id, points, outcome, why from credit where unit = '411082' order by month, event_id;
-- a penalty is charged in the month that it occurred in, whenever its document is
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on) values
    ('411082', 'pen', 'exposure-city', '曝光', '2024-01-20', '某报 某文', '2024-03-03');
select month, points from credit where event_id = 'pen';

-- R20 同一项工作获多级表彰奖励的，按最高级别加分，不重复计算: per unit, work and label (A12)
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    -- two levels in one month: 3
    ('XC-SFQ', 'w1', 'meeting-city', 'W', '市级', '2024-01-10', 'n', '2024-01-10', 'approved'),
    ('XC-SFQ', 'w2', 'meeting-province', 'W', '省级', '2024-01-11', 'n', '2024-01-11', 'approved'),
    -- another label, for the same work: 1 more
    ('XC-SFQ', 'w3', 'commendation-city', 'W', '表彰', '2024-01-12', 'n', '2024-01-12', 'approved'),
    -- the same work of another unit (A27): 3 of its own
    ('XC-JKQ', 'w1', 'meeting-province', 'W', '合办', '2024-01-11', 'n', '2024-01-11', 'approved'),
    -- without a work each stands alone: 1 + 1
    ('XC-DCQ', 'x1', 'commendation-city', null, '表彰一', '2024-01-11', 'n', '2024-01-11', 'approved'),
    ('XC-DCQ', 'x2', 'commendation-city', null, '表彰二', '2024-01-11', 'n', '2024-01-11', 'approved');
select unit, event_id, rule_points, points, outcome, superseded_by, why
from credit
where unit like 'XC-%'
order by unit, event_id;
select unit, bonus from score where month = '2024-01-01' and unit like 'XC-%' order by unit;

-- A13 over months: +1 then +3 gives 1 and 2; +3 then +1 gives 3 and 0
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('D1', 'u1', 'meeting-city', 'up', '先市级', '2024-01-10', 'n', '2024-01-10', 'approved'),
    ('D1', 'u2', 'meeting-province', 'up', '后省级', '2024-02-10', 'n', '2024-02-10', 'approved'),
    ('D2', 'd1', 'meeting-province', 'down', '先省级', '2024-01-10', 'n', '2024-01-10', 'approved'),
    ('D2', 'd2', 'meeting-city', 'down', '后市级', '2024-02-10', 'n', '2024-02-10', 'approved');
select unit, month, event_id, rule_points, points, outcome, counted_before, superseded_by
from credit
where unit in ('D1', 'D2')
order by unit, month, event_id;

-- A20 the +3 is revoked from March on: 3, 0, then 1 − 3 = −2
select open_month('2024-03-01');
update event set status = 'revoked', revoked_month = '2024-03-01' where event_id = 'd1';
select month, event_id, points, outcome, why from credit where unit = 'D2' order by month, event_id;
select month, bonus from score where unit = 'D2' order by month;
-- a work of its own is taken back whole
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status, revoked_month) values
    ('D2', 'alone', 'report-nation', '撤稿', '2024-02-10', 'n', '2024-02-10', 'revoked', '2024-03-01');
select month, event_id, points from credit where event_id = 'alone' order by month;
-- revoked in the month of its credit it counts at no time
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status, revoked_month) values
    ('D1', 'at once', 'report-nation', '撤稿', '2024-02-10', 'n', '2024-02-10', 'revoked', '2024-02-01');
select month, event_id, points, outcome from credit where event_id = 'at once' order by month;

-- A19 what is found after publication goes to the first open month, and says from where
select pg_temp.publish_until('2024-01-01') as months_published;
insert into event (unit, event_id, rule, title, occurred_on) values ('D1', 'found late', 'criticism', '后来发现', '2024-01-10');
select month, carried_from from event where event_id = 'found late';
select month, points, why from credit where event_id = 'found late';

-- A18 above 100 and below 0: penalties of 411025 in February, 250 circulars: 100 − 250
insert into event (unit, event_id, rule, title, occurred_on)
select '411025', 'many' || g, 'criticism', '通报', '2024-02-10' from generate_series(1, 250) as g;
insert into mark
select u.unit, si.item, '2024-02-01', si.cap, null, null
from unit as u
cross join scheme_item as si
where si.kind = 'mark' and u.league = 'county' and (u.unit, si.item) <> ('411025', 'key6');
select base, penalty, total from score where month = '2024-02-01' and unit = '411025';

-- an event whose month is not open waits, and is not lost
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('D1', 'waits', 'meeting-city', '五月', '2024-05-10', 'n', '2024-05-11', 'approved');
select count(*) as lines from credit where event_id = 'waits';
select open_month('2024-05-01');
select month, points from credit where event_id = 'waits';

set client_min_messages = warning;
drop schema regress_requirements cascade;
