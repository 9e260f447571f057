-- A7, A8, A9, A18, A21: every reading of the base, the caps and the ranks, by switches and rows,
-- with values worked out by hand from the clause; and schemes that follow one another.

set datestyle = iso;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

select xcedu.create_assessment('regress_switches_base', 'xuchang-2023-8');
set search_path = regress_switches_base, pg_catalog;
insert into unit values
    ('D1', '一个部门', 'department'), ('D2', '又一个部门', 'department'),
    ('D3', '第三个部门', 'department'), ('D4', '第四个部门', 'department');
-- December 2023 to July 2024, before anybody carries a ledger task: 8 months, no obligations
select count(open_month((date '2023-12-01' + g * interval '1 month')::date)) as months from generate_series(0, 7) as g;
-- of the departments, D1 carries a task of key3, the others none of any
insert into ledger values (3, 'key3', 'a task', null);
insert into ledger_unit values (3, 'D1');
-- full marks for every county-level unit on every key task in its stage
insert into mark
select u.unit, si.item, p.month, si.cap, null, null
from period as p
join scheme_item as si on si.scheme = p.scheme and si.kind = 'mark' and p.month >= coalesce(si.first_month, p.month)
cross join unit as u
where u.league = 'county';

-- ---------- A7 floors in the tree (R1 实行百分制赋分，扣完为止; R8 annex, every row: 扣完为止) ----------
-- January. 411002: six reports missing, 5 − 6 = −1, all else full.
-- 411003: sixty assignments missing, 10 − 120 = −110, all else full; one circular, −1.
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select '411002', 'r' || g, 'report', date '2024-01-01', '漏报', date '2024-01-02', date '2024-01-10' from generate_series(1, 6) as g
union all
select '411003', 'a' || g, 'assignment', '2024-01-01', '未办', '2024-01-02', '2024-01-10' from generate_series(1, 60) as g;
insert into event (unit, event_id, rule, title, occurred_on) values ('411003', 'pen', 'criticism', '通报', '2024-01-10');

-- Each item stops at 0.
--   item     411002 report −1, so 0, deducted 6;  411003 assignment −110, so 0, deducted 120
--   share    411002 daily 0 + 10 + 15 = 25, key 70;  411003 daily 5 + 0 + 15 = 20, key 70
--   score    411002 base 95, penalty 0, total 95;  411003 base 90, penalty −1, total 89
select unit, item, out_of, own, score
from item_score
where month = '2024-01-01' and (unit, item) in (('411002', 'report'), ('411003', 'assignment'))
order by unit;
select unit, item, brings from item_score where month = '2024-01-01' and unit in ('411002', '411003') and parent = 'base' order by unit, item;
select unit, base, penalty, total, complete from score where month = '2024-01-01' and unit in ('411002', '411003') order by unit;

-- No item has a floor: only the base as a whole stops at 0, and a penalty goes below it (A18).
--   item     411002 report −1, deducted 6;  411003 assignment −110, deducted 120
--   share    411002 daily −1 + 10 + 15 = 24, key 70;  411003 daily 5 − 110 + 15 = −90, key 70
--   score    411002 base 94, penalty 0, total 94;  411003 base −20, so 0, penalty −1, total −1
update scheme_item set floor = null where kind in ('breach', 'mark');
select unit, item, out_of, own, score
from item_score
where month = '2024-01-01' and (unit, item) in (('411002', 'report'), ('411003', 'assignment'))
order by unit;
select unit, item, brings from item_score where month = '2024-01-01' and unit in ('411002', '411003') and parent = 'base' order by unit, item;
select unit, base, penalty, total, complete from score where month = '2024-01-01' and unit in ('411002', '411003') order by unit;
update scheme_item set floor = 0 where kind in ('breach', 'mark');

-- ---------- A8 not_applicable, a stage that has not begun (R10 从 2024 年开始: key2) ----------
-- December. 411002: key1 6.5 of 7, all else full. 411003: all full. key2 (8 of 70) does not apply.
update mark set score = 6.5 where (unit, item, month) = ('411002', 'key1', '2023-12-01');

-- full_marks: key2 counts 8 of 8.
--   key2   full marks 8, score 8, out of 8, not_in_stage
--   share  411002 key 70 − 0.5 = 69.5;  411003 key 70
--   score  411002 base 99.5, coverage 92;  411003 base 100, coverage 92
select start, score, out_of, coverage from item_score where month = '2023-12-01' and (unit, item) = ('411002', 'key2');
select unit, brings from item_score where month = '2023-12-01' and unit in ('411002', '411003') and item = 'key' order by unit;
select unit, base, total, complete, missing, assessed_percent from score where month = '2023-12-01' and unit in ('411002', '411003') order by unit;

-- renormalise: key2 is out, and 70 is shared by the other 62.
--   key2   full marks 8, no score, out of 0, not_in_stage
--   share  411002 key 70 × 61.5 / 62 = 4305 / 62 = 69.4354838…, so 69.435484;  411003 key 70 × 62 / 62 = 70
--   score  411002 base 99.435484, coverage 92;  411003 base 100, coverage 92
update scheme set not_applicable = 'renormalise';
select start, score, out_of, coverage from item_score where month = '2023-12-01' and (unit, item) = ('411002', 'key2');
select unit, brings from item_score where month = '2023-12-01' and unit in ('411002', '411003') and item = 'key' order by unit;
select unit, base, total, complete, missing, assessed_percent from score where month = '2023-12-01' and unit in ('411002', '411003') order by unit;

-- leave_out: key2 counts 0 of 8.
--   key2   full marks 8, no score, out of 8, not_in_stage
--   share  411002 key 61.5;  411003 key 62
--   score  411002 base 91.5, coverage 92;  411003 base 92, coverage 92
update scheme set not_applicable = 'leave_out';
select start, score, out_of, coverage from item_score where month = '2023-12-01' and (unit, item) = ('411002', 'key2');
select unit, brings from item_score where month = '2023-12-01' and unit in ('411002', '411003') and item = 'key' order by unit;
select unit, base, total, complete, missing, assessed_percent from score where month = '2023-12-01' and unit in ('411002', '411003') order by unit;

-- ---------- A8 not_applicable, exemptions and departments (R7 无此类情况的得满分; A29) ----------
-- February.
--   411025  exempt from key6 (7); key1 4 of 7
--   411081  exempt from report (5); one assignment missing, 10 − 2 = 8
--   411082  exempt from supervision (15); seven assignments missing, 10 − 14, exhausted at 0
--   D1      carries key3 alone, and has 5 of 7 on it
--   D2      carries no key task; one assignment missing
--   D3      carries no key task, and is exempt from all daily work
--   D4      carries no key task; thirty assignments missing, 10 − 60, exhausted at 0
insert into exemption values
    ('411025', 'key6', '2024-02-01', '2024-02-01', '没有职业院校'),
    ('411081', 'report', '2024-02-01', '2024-02-01', '豁免'),
    ('411082', 'supervision', '2024-02-01', '2024-02-01', '豁免'),
    ('D3', 'report', '2024-02-01', '2024-02-01', '豁免'),
    ('D3', 'assignment', '2024-02-01', '2024-02-01', '豁免'),
    ('D3', 'supervision', '2024-02-01', '2024-02-01', '豁免');
delete from mark where (unit, item, month) = ('411025', 'key6', '2024-02-01');
update mark set score = 4 where (unit, item, month) = ('411025', 'key1', '2024-02-01');
insert into mark values ('D1', 'key3', '2024-02-01', 5, null, null);
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select b.unit, 'a' || g, 'assignment', '2024-02-01', '未办', '2024-02-01', '2024-02-10'
from (values ('411081', 1), ('411082', 7), ('D2', 1), ('D4', 30)) as b (unit, breaches)
cross join lateral generate_series(1, b.breaches) as g;

-- full_marks, and coverage:
--   411025  30 + 70 − 3 = 97                    93
--   411081  5 + 8 + 15 + 70 = 98                95
--   411082  5 + 0 + 15 + 70 = 90                85
--   D1      30 + 70 − 2 = 98                    30 + 7 = 37
--   D2      5 + 8 + 15 + 70 = 98                30
--   D3      30 + 70 = 100                        0
--   D4      5 + 0 + 15 + 70 = 90                30
-- all complete, none missing
update scheme set not_applicable = 'full_marks';
select unit, base, total, complete, missing, assessed_percent
from score
where month = '2024-02-01' and unit in ('411025', '411081', '411082', 'D1', 'D2', 'D3', 'D4')
order by unit;
-- D3 100 is 1st, D1 and D2 98 are 2nd, D4 90 is 4th
select rank, unit, total from ranking where month = '2024-02-01' and league = 'department' order by rank, unit;

-- renormalise:
--   411025  30 + 70 × 60 / 63 = 30 + 66.6666…, 66.666667: 96.666667
--   411081  30 × 23 / 25 + 70 = 27.6 + 70 = 97.6
--   411082  30 × 5 / 15 + 70 = 10 + 70 = 80
--   D1      30 + 70 × 5 / 7 = 30 + 50 = 80
--   D2      no key task: its 28 of 30 are scaled up, 28 × 100 / 30 = 93.333333
--   D3      nothing applies: no base, no total, not complete, and no mark is missing
--   D4      20 × 100 / 30 = 66.666667
-- coverage as before
update scheme set not_applicable = 'renormalise';
select unit, base, total, complete, missing, assessed_percent
from score
where month = '2024-02-01' and unit in ('411025', '411081', '411082', 'D1', 'D2', 'D3', 'D4')
order by unit;
-- shares where no section falls away: 411025 30 and 66.666667, 411081 27.6 and 70, D1 30 and 50
select unit, item, brings from item_score where month = '2024-02-01' and unit in ('411025', '411081', 'D1') and parent = 'base' order by unit, item;
-- D2 is 1st, D1 2nd, D4 3rd, D3 has no rank
select rank, unit, total from ranking where month = '2024-02-01' and league = 'department' order by rank, unit;
-- 411081 report: 5, no score, out of 0, exempt; D1 key1: 7, no score, out of 0, not_assigned;
-- D1 key3: 7, 5, out of 7, assessed
select unit, item, start, score, out_of, coverage
from item_score
where month = '2024-02-01' and (unit, item) in (('411081', 'report'), ('D1', 'key1'), ('D1', 'key3'))
order by unit, item;

-- leave_out:
--   411025  30 + 60 = 90
--   411081  0 + 8 + 15 + 70 = 93
--   411082  5 + 0 + 0 + 70 = 75
--   D1      30 + 5 = 35
--   D2      28 + 0 = 28
--   D3      0, and that is complete
--   D4      20
-- coverage as before
update scheme set not_applicable = 'leave_out';
select unit, base, total, complete, missing, assessed_percent
from score
where month = '2024-02-01' and unit in ('411025', '411081', '411082', 'D1', 'D2', 'D3', 'D4')
order by unit;
-- 411081 report: 5, no score, out of 5, exempt; D1 key1: 7, no score, out of 7, not_assigned;
-- D1 key3: 7, 5, out of 7, assessed
select unit, item, start, score, out_of, coverage
from item_score
where month = '2024-02-01' and (unit, item) in (('411081', 'report'), ('D1', 'key1'), ('D1', 'key3'))
order by unit, item;

-- With no floor but that of the base, 411082 has 10 − 14 = −4 and D4 10 − 60 = −50 on assignments.
--   leave_out    411082 5 − 4 + 70 = 71;                         D4 5 − 50 + 15 = −30, so 0
--   renormalise  411082 30 × (5 − 4) / 15 + 70 = 2 + 70 = 72;   D4 −30 × 100 / 30 = −100, so 0
--   full_marks   411082 5 − 4 + 15 + 70 = 86;                   D4 −30 + 70 = 40
update scheme_item set floor = null where kind in ('breach', 'mark');
select unit, base from score where month = '2024-02-01' and unit in ('411082', 'D4') order by unit;
update scheme set not_applicable = 'renormalise';
select unit, base from score where month = '2024-02-01' and unit in ('411082', 'D4') order by unit;
update scheme set not_applicable = 'full_marks';
select unit, base from score where month = '2024-02-01' and unit in ('411082', 'D4') order by unit;
update scheme_item set floor = 0 where kind in ('breach', 'mark');

-- ---------- A9 unmarked (R9 每月对9项重点任务…考评打分) ----------
-- March. 411024: key1 (7) and key2 (8) not marked yet, key3 6 of 7. D1: key3, its only key task,
-- not marked yet. 411002: all full.
delete from mark where month = '2024-03-01' and unit = '411024' and item in ('key1', 'key2');
update mark set score = 6 where (unit, item, month) = ('411024', 'key3', '2024-03-01');

-- incomplete:
--   411002  base 100, total 100, complete, missing 0, coverage 100
--   411024  no base, no total, not complete, missing 2, coverage 100; no rank
--   D1      no base, no total, not complete, missing 1, coverage 37
select unit, base, total, complete, missing, assessed_percent
from score
where month = '2024-03-01' and unit in ('411002', '411024', 'D1')
order by unit;
-- 411024 key1 no score, out of 7, not marked; key3 6 of 7, marked; D1 key3 no score, out of 7, not marked
select unit, item, score, out_of, marked
from item_score
where month = '2024-03-01' and (unit, item) in (('411024', 'key1'), ('411024', 'key3'), ('D1', 'key3'))
order by unit, item;
-- 411024 daily 30, key none
select item, brings from item_score where month = '2024-03-01' and unit = '411024' and parent = 'base' order by item;
-- 411024 key1, key2; D1 key3
select unit, item from missing_mark where month = '2024-03-01' and unit in ('411024', 'D1') order by unit, item;
select rank, total from ranking where month = '2024-03-01' and unit = '411024';

-- full_marks:
--   411024  30 + 70 − 1 = 99, complete, missing 2 all the same, coverage 100; 9th behind eight with 100
--   D1      30 + 70 = 100, complete, missing 1, coverage 37
--   411024 key1 7 of 7, not marked; key3 6 of 7, marked; D1 key3 7 of 7, not marked
--   411024 daily 30, key 69; what is missing: as before
update scheme set unmarked = 'full_marks';
select unit, base, total, complete, missing, assessed_percent
from score
where month = '2024-03-01' and unit in ('411002', '411024', 'D1')
order by unit;
select unit, item, score, out_of, marked
from item_score
where month = '2024-03-01' and (unit, item) in (('411024', 'key1'), ('411024', 'key3'), ('D1', 'key3'))
order by unit, item;
select item, brings from item_score where month = '2024-03-01' and unit = '411024' and parent = 'base' order by item;
select unit, item from missing_mark where month = '2024-03-01' and unit in ('411024', 'D1') order by unit, item;
select rank, total from ranking where month = '2024-03-01' and unit = '411024';

-- zero:
--   411024  30 + 70 − 7 − 8 − 1 = 84, complete, missing 2, coverage 100; 9th
--   D1      30 + 70 − 7 = 93, complete, missing 1, coverage 37
--   411024 key1 0 of 7, not marked; key3 6 of 7, marked; D1 key3 0 of 7, not marked
--   411024 daily 30, key 54; what is missing: as before
update scheme set unmarked = 'zero';
select unit, base, total, complete, missing, assessed_percent
from score
where month = '2024-03-01' and unit in ('411002', '411024', 'D1')
order by unit;
select unit, item, score, out_of, marked
from item_score
where month = '2024-03-01' and (unit, item) in (('411024', 'key1'), ('411024', 'key3'), ('D1', 'key3'))
order by unit, item;
select item, brings from item_score where month = '2024-03-01' and unit = '411024' and parent = 'base' order by item;
select unit, item from missing_mark where month = '2024-03-01' and unit in ('411024', 'D1') order by unit, item;
select rank, total from ranking where month = '2024-03-01' and unit = '411024';

-- With the other values of A8 (all nine apply to 411024, key3 alone to D1):
--   zero, renormalise        411024 84;    D1 30 + 70 × 0 / 7 = 30
--   zero, leave_out          411024 84;    D1 30 + 0 = 30
--   full_marks, leave_out    411024 99;    D1 30 + 7 = 37
--   full_marks, renormalise  411024 99;    D1 30 + 70 × 7 / 7 = 100
--   incomplete, renormalise  411024 none;  D1 none
update scheme set not_applicable = 'renormalise';
select unit, base from score where month = '2024-03-01' and unit in ('411024', 'D1') order by unit;
update scheme set not_applicable = 'leave_out';
select unit, base from score where month = '2024-03-01' and unit in ('411024', 'D1') order by unit;
update scheme set unmarked = 'full_marks';
select unit, base from score where month = '2024-03-01' and unit in ('411024', 'D1') order by unit;
update scheme set not_applicable = 'renormalise';
select unit, base from score where month = '2024-03-01' and unit in ('411024', 'D1') order by unit;
update scheme set unmarked = 'incomplete';
select unit, base from score where month = '2024-03-01' and unit in ('411024', 'D1') order by unit;
update scheme set not_applicable = 'full_marks';

-- ---------- A21 ties (R23 纳入市政府月讲评排序评价体系) ----------
-- April. County-level: 411002 100 + 1 = 101; 411003 and 411024 100; 411025 and 411081 key1 6, so 99;
-- 411082 and XC-SFQ key1 5, so 98; XC-JKQ key1 4, so 97; XC-DCQ not marked on key1.
-- Departments: D2, D3 and D4 100; D1 key3 6, so 99.
update mark as k
set score = g.score
from (values ('411025', 6), ('411081', 6), ('411082', 5), ('XC-SFQ', 5), ('XC-JKQ', 4)) as g (unit, score)
where k.unit = g.unit and k.item = 'key1' and k.month = '2024-04-01';
delete from mark where (unit, item, month) = ('XC-DCQ', 'key1', '2024-04-01');
insert into mark values ('D1', 'key3', '2024-04-01', 6, null, null);
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('411002', 'tie', 'meeting-city', '现场会', '2024-04-10', 'No. 1', '2024-04-11', 'approved');

-- standard, 1-2-2-4:
--   411002 1;  411003, 411024 2;  411025, 411081 4;  411082, XC-SFQ 6;  XC-JKQ 8;  XC-DCQ none
--   D2, D3, D4 1;  D1 4
select league, rank, unit, total from ranking where month = '2024-04-01' order by league, rank, unit;
-- dense, 1-2-2-3:
--   411002 1;  411003, 411024 2;  411025, 411081 3;  411082, XC-SFQ 4;  XC-JKQ 5;  XC-DCQ none
--   D2, D3, D4 1;  D1 2
update scheme set ties = 'dense';
select league, rank, unit, total from ranking where month = '2024-04-01' order by league, rank, unit;
update scheme set ties = 'standard';

-- ---------- A18 caps in the tree (R1 实行百分制赋分; R13 分别给予奖励加分) ----------
-- May.
--   411002  base 100, bonuses 5 + 1 = 6
--   411003  key4 and key5 0: base 100 − 18 = 82; bonuses 3 + 1 = 4
--   411024  base 100, bonus 5, two circulars −2
--   411025  key1 not marked: no base; bonuses 5 + 1 = 6
--   411081  base 100, nothing else
update mark set score = 0 where month = '2024-05-01' and unit = '411003' and item in ('key4', 'key5');
delete from mark where unit = '411025' and item = 'key1' and month in ('2024-05-01', '2024-06-01');
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('411002', 'e1', 'meeting-nation', null, '全国现场会', '2024-05-10', 'No. 1', '2024-05-11', 'approved'),
    ('411002', 'e2', 'commendation-city', null, '市级表彰', '2024-05-10', 'No. 2', '2024-05-11', 'approved'),
    ('411003', 'w1', 'meeting-province', 'W', '省级现场会', '2024-05-10', 'No. 3', '2024-05-11', 'approved'),
    ('411003', 'n1', 'report-province', null, '省级报道', '2024-05-10', 'No. 4', '2024-05-11', 'approved'),
    ('411024', 'e1', 'meeting-nation', null, '全国现场会', '2024-05-10', 'No. 5', '2024-05-11', 'approved'),
    ('411025', 'e1', 'meeting-nation', null, '全国现场会', '2024-05-10', 'No. 6', '2024-05-11', 'approved'),
    ('411025', 'e2', 'commendation-city', null, '市级表彰', '2024-05-10', 'No. 7', '2024-05-11', 'approved');
insert into event (unit, event_id, rule, title, occurred_on) values
    ('411024', 'p1', 'criticism', '通报一', '2024-05-10'),
    ('411024', 'p2', 'criticism', '通报二', '2024-05-20');

-- neither: bonus, penalty, total
--   411002 6, 0, 106;  411003 4, 0, 86;  411024 5, −2, 103;  411025 6, 0, none;  411081 0, 0, 100
select unit, base, bonus, penalty, total
from score
where month = '2024-05-01' and unit in ('411002', '411003', '411024', '411025', '411081')
order by unit;
-- a bonus of at most 4:
--   411002 4, 0, 104;  411003 4, 0, 86;  411024 4, −2, 102;  411025 4, 0, none;  411081 0, 0, 100
update scheme_item set cap = 4 where item = 'bonus';
select unit, base, bonus, penalty, total
from score
where month = '2024-05-01' and unit in ('411002', '411003', '411024', '411025', '411081')
order by unit;
-- of at most 0: penalties are not capped
--   411002 0, 0, 100;  411003 0, 0, 82;  411024 0, −2, 98;  411025 0, 0, none;  411081 0, 0, 100
update scheme_item set cap = 0 where item = 'bonus';
select unit, base, bonus, penalty, total
from score
where month = '2024-05-01' and unit in ('411002', '411003', '411024', '411025', '411081')
order by unit;
-- a total of at most 102: the bonus stays as it is; without a base there is no total to cap
--   411002 6, 0, 106, so 102;  411003 4, 0, 86;  411024 5, −2, 103, so 102;  411025 6, 0, none;  411081 0, 0, 100
update scheme_item set cap = case item when 'total' then 102 end where item in ('bonus', 'total');
select unit, base, bonus, penalty, total
from score
where month = '2024-05-01' and unit in ('411002', '411003', '411024', '411025', '411081')
order by unit;
-- both, 3 and 102
--   411002 3, 0, 103, so 102;  411003 3, 0, 85;  411024 3, −2, 101;  411025 3, 0, none;  411081 0, 0, 100
update scheme_item set cap = 3 where item = 'bonus';
select unit, base, bonus, penalty, total
from score
where month = '2024-05-01' and unit in ('411002', '411003', '411024', '411025', '411081')
order by unit;
-- a total of at most 90, below the base
--   411002 6, 0, 90;  411003 4, 0, 86;  411024 5, −2, 90;  411025 6, 0, none;  411081 0, 0, 90
update scheme_item set cap = case item when 'total' then 90 end where item in ('bonus', 'total');
select unit, base, bonus, penalty, total
from score
where month = '2024-05-01' and unit in ('411002', '411003', '411024', '411025', '411081')
order by unit;
-- both, 3 and 90
--   411002 3, 0, 90;  411003 3, 0, 85;  411024 3, −2, 90;  411025 3, 0, none;  411081 0, 0, 90
update scheme_item set cap = 3 where item = 'bonus';
select unit, base, bonus, penalty, total
from score
where month = '2024-05-01' and unit in ('411002', '411003', '411024', '411025', '411081')
order by unit;
update scheme_item set cap = null where item in ('bonus', 'total');

-- A20: what is taken back comes off in full, whatever the caps. June:
--   411002  the 5 of May is revoked; new 3 + 1 = 4; base 100
--   411003  the 3 of work W is revoked, and W gets a new 1; base 100
--   411025  the 5 of May is revoked; new 3; no base
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('411002', 'e3', 'meeting-province', null, '省级现场会', '2024-06-10', 'No. 8', '2024-06-11', 'approved'),
    ('411002', 'e4', 'commendation-city', null, '市级表彰', '2024-06-10', 'No. 9', '2024-06-11', 'approved'),
    ('411003', 'w2', 'meeting-city', 'W', '市级现场会', '2024-06-10', 'No. 10', '2024-06-11', 'approved'),
    ('411025', 'e3', 'meeting-province', null, '省级现场会', '2024-06-10', 'No. 11', '2024-06-11', 'approved');
update event
set status = 'revoked', revoked_month = '2024-06-01'
where (unit, event_id) in (('411002', 'e1'), ('411003', 'w1'), ('411025', 'e1'));

-- neither: bonus, total
--   411002 4 − 5 = −1, 99;  411003 1 − 3 = −2, 98;  411025 3 − 5 = −2, none
select unit, base, bonus, total from score where month = '2024-06-01' and unit in ('411002', '411003', '411025') order by unit;
-- a bonus of at most 2:
--   411002 2 − 5 = −3, 97;  411003 1 − 3 = −2, 98;  411025 2 − 5 = −3, none
update scheme_item set cap = 2 where item = 'bonus';
select unit, base, bonus, total from score where month = '2024-06-01' and unit in ('411002', '411003', '411025') order by unit;
-- and May still has its 2 of 6: 411002 2, 102
select unit, bonus, total from score where month = '2024-05-01' and unit = '411002';
-- of at most 0:
--   411002 0 − 5 = −5, 95;  411003 0 − 3 = −3, 97;  411025 0 − 5 = −5, none
update scheme_item set cap = 0 where item = 'bonus';
select unit, base, bonus, total from score where month = '2024-06-01' and unit in ('411002', '411003', '411025') order by unit;
-- a total of at most 101, before what is taken back:
--   411002 4 − 5 = −1, 104, so 101 − 5 = 96;  411003 1 − 3 = −2, 101 − 3 = 98;  411025 3 − 5 = −2, none
update scheme_item set cap = case item when 'total' then 101 end where item in ('bonus', 'total');
select unit, base, bonus, total from score where month = '2024-06-01' and unit in ('411002', '411003', '411025') order by unit;
-- both, 2 and 101:
--   411002 2 − 5 = −3, 102, so 101 − 5 = 96;  411003 1 − 3 = −2, 98;  411025 2 − 5 = −3, none
update scheme_item set cap = 2 where item = 'bonus';
select unit, base, bonus, total from score where month = '2024-06-01' and unit in ('411002', '411003', '411025') order by unit;
-- a total of at most 90, below the base:
--   411002 4 − 5 = −1, 90 − 5 = 85;  411003 1 − 3 = −2, 90 − 3 = 87;  411025 3 − 5 = −2, none
update scheme_item set cap = case item when 'total' then 90 end where item in ('bonus', 'total');
select unit, base, bonus, total from score where month = '2024-06-01' and unit in ('411002', '411003', '411025') order by unit;
update scheme_item set cap = null where item = 'total';

-- With first_only (A13) a revocation may let a higher one step in, which is a gain and capped
-- like one. 411082: 1 in May, 3 in June of the same work, the 1 revoked from July on; base 100.
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month) values
    ('411082', 'f1', 'meeting-city', 'F', '市级现场会', '2024-05-10', 'No. 12', '2024-05-11', 'revoked', '2024-07-01'),
    ('411082', 'f2', 'meeting-province', 'F', '省级现场会', '2024-06-10', 'No. 13', '2024-06-11', 'approved', null);
-- neither: 1, 0, then 3 − 1 = 2; totals 101, 100, 102
update scheme set highest_months = 'first_only';
select month, bonus, total from score where unit = '411082' and month between '2024-05-01' and '2024-07-01' order by month;
-- a bonus of at most 1: 1, 0, 1; totals 101, 100, 101
update scheme_item set cap = 1 where item = 'bonus';
select month, bonus, total from score where unit = '411082' and month between '2024-05-01' and '2024-07-01' order by month;
-- a total of at most 101: 1, 0, 2; totals 101, 100, 101
update scheme_item set cap = case item when 'total' then 101 end where item in ('bonus', 'total');
select month, bonus, total from score where unit = '411082' and month between '2024-05-01' and '2024-07-01' order by month;
update scheme_item set cap = null where item = 'total';
update scheme set highest_months = 'top_up';

-- ---------- A29 to whom a key task applies ----------
-- A department is assessed on the key tasks that it carries or was given a mark of.  An event under another one
-- counts, and does not make it one of them, claimed or approved.  July: D2 carries none, so full marks, 7 of 7 on key1,
-- which 1 more for an event under it does not exceed, and no mark is missing.
insert into rule values ('pilot', '试点');
insert into scheme_rule (scheme, rule, item, points) values ('xuchang-2023-8', 'pilot', 'key1', 1);
insert into event (unit, event_id, rule, title, occurred_on) values ('D2', 'pilot', 'pilot', '试点', '2024-07-10');
-- missing 0, total 100, twice
select missing, total from score where month = '2024-07-01' and unit = 'D2';
update event set status = 'approved', document_no = 'n', document_on = '2024-07-11' where event_id = 'pilot';
select missing, total from score where month = '2024-07-01' and unit = 'D2';
-- own 1, score 7, not_assigned
select own, score, coverage from item_score where month = '2024-07-01' and unit = 'D2' and item = 'key1';
-- given a mark of 5 it is assessed: 5 + 1 = 6, total 99
insert into mark values ('D2', 'key1', '2024-07-01', 5, null, null);
select own, score, coverage from item_score where month = '2024-07-01' and unit = 'D2' and item = 'key1';
select missing, total from score where month = '2024-07-01' and unit = 'D2';

set client_min_messages = warning;
drop schema regress_switches_base cascade;
reset client_min_messages;
set search_path = pg_catalog;

-- ---------- schemes that follow one another ----------
-- The notice is for 2024 on; a revision from January 2025 on has other weights (R2 daily 40, key 60),
-- full marks (R3, R9 key1 10, key2 5), points (R5 assignment −3, R6 supervision −4; events twice as
-- much, R13 – R17), floors and caps, and switches. A third scheme has no first month.
select xcedu.create_assessment('regress_dated', 'xuchang-2023-8');
set search_path = regress_dated, pg_catalog;
insert into unit values ('D2', '又一个部门', 'department');
update scheme set first_month = '2024-01-01' where scheme = 'xuchang-2023-8';
insert into scheme (scheme, title, issued_on, first_month, not_applicable, unmarked, highest_months, ties) values
    ('revised', '修订的办法', '2024-12-20', '2025-01-01', 'renormalise', 'zero', 'each_month', 'dense');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, standard, clause)
select 'revised', item, parent, kind, part, place,
       case item when 'key1' then 10 when 'key2' then 5 else start end,
       case when item = 'base' then 0 end,
       case item when 'key1' then 10 when 'key2' then 5 when 'bonus' then 3 else cap end,
       case item when 'daily' then 40 when 'key' then 60 else weight end,
       case item when 'assignment' then 3 when 'supervision' then 4 else points_each end,
       leagues, standard, clause
from scheme_item
where scheme = 'xuchang-2023-8';
insert into scheme_rule (scheme, rule, item, once, level, precedence, points, clause, reading)
select 'revised', rule, item, once, level, precedence, 2 * points, clause, reading
from scheme_rule
where scheme = 'xuchang-2023-8';
insert into scheme (scheme, title) values ('undated', '没有启用月份的办法');

-- 2023-12 is before either, and nothing says which: refused, 22004
select pg_temp.refused($$select open_month('2023-12-01')$$) as refusal;
-- a scheme before its first month: both are refused
select pg_temp.refused($$select open_month('2023-12-01', 'xuchang-2023-8')$$) as refusal;
select pg_temp.refused($$select open_month('2024-12-01', 'revised')$$) as refusal;
-- nothing of these was made: 0
select count(*) as periods from period;

-- a scheme without a first month can be named for any
select open_month('2023-11-01', 'undated');
-- left out, it is the dated one if that is newer than the last month, else that of the last month
select open_month('2024-12-01');
select open_month('2025-01-01');
select open_month('2025-02-01');
-- the older one may still be named, and is kept on
select open_month('2025-03-01', 'xuchang-2023-8');
select open_month('2025-04-01');
-- a new one from June on is taken by the first month opened after that, and May is as April was
insert into scheme (scheme, title, first_month) values ('third', '第三版办法', '2025-06-01');
select open_month('2025-08-01');
select open_month('2025-05-01');
-- 2023-11 undated; 2024-12 xuchang-2023-8; 2025-01 and 2025-02 revised;
-- 2025-03, 2025-04 and 2025-05 xuchang-2023-8; 2025-08 third
select month, scheme from period order by month;

-- The same facts in December 2024 and January 2025:
--   411002  one report and one assignment missing; key1 4, key2 5, key3 to key9 full, which are 55;
--           a city meeting of work W each month
--   411003  exempt from key1; key2 5, the rest full; a national meeting each month
--   411024  seven reports missing; key1 7, key2 5, the rest full; one circular each month; and a
--           provincial meeting in December, revoked from January on
--   411025  key1 7, key2 5, key3 not marked, the rest full
--   D2      no key task; one report missing
--   the other county-level units are not marked at all; XC-DCQ has one circular each month
insert into exemption values ('411003', 'key1', '2024-12-01', null, '豁免');
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select b.unit, b.item || g || ' ' || p.month, b.item, p.month, '未办', p.month, p.month + 10
from (values ('411002', 'report', 1), ('411002', 'assignment', 1), ('411024', 'report', 7), ('D2', 'report', 1)) as b (unit, item, breaches)
cross join lateral generate_series(1, b.breaches) as g
cross join period as p
where p.month in ('2024-12-01', '2025-01-01');
insert into mark
select u.unit, si.item, p.month,
       case si.item
           when 'key1' then case u.unit when '411002' then 4 else 7 end
           when 'key2' then 5
           else si.cap
       end,
       null, null
from unit as u
cross join period as p
join scheme_item as si on si.scheme = p.scheme and si.kind = 'mark'
where p.month in ('2024-12-01', '2025-01-01')
      and u.unit in ('411002', '411003', '411024', '411025')
      and (u.unit, si.item) not in (('411003', 'key1'), ('411025', 'key3'));
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month) values
    ('411002', 'a1', 'meeting-city', 'W', '市级现场会', '2024-12-10', 'No. 1', '2024-12-11', 'approved', null),
    ('411002', 'a2', 'meeting-city', 'W', '市级现场会', '2025-01-10', 'No. 2', '2025-01-11', 'approved', null),
    ('411003', 'b1', 'meeting-nation', null, '全国现场会', '2024-12-10', 'No. 3', '2024-12-11', 'approved', null),
    ('411003', 'b2', 'meeting-nation', null, '全国现场会', '2025-01-10', 'No. 4', '2025-01-11', 'approved', null),
    ('411024', 'c1', 'meeting-province', null, '省级现场会', '2024-12-10', 'No. 5', '2024-12-11', 'revoked', '2025-01-01');
insert into event (unit, event_id, rule, title, occurred_on) values
    ('411024', 'x1', 'criticism', '通报', '2024-12-10'),
    ('411024', 'x2', 'criticism', '通报', '2025-01-10'),
    ('XC-DCQ', 'x1', 'criticism', '通报', '2024-12-10'),
    ('XC-DCQ', 'x2', 'criticism', '通报', '2025-01-10');

-- December, 30 and 70: each item stops at 0, full marks for what does not apply, incomplete, no cap
--   411002  (5 − 1) + (10 − 2) + 15 = 27;  4 + 5 + 55 = 64;       base 91;  bonus 1;  total 92
--   411003  30;  7 + 5 + 55 = 67;                                 base 97;  bonus 5;  total 102
--   411024  0 + 10 + 15 = 25;  7 + 5 + 55 = 67;                   base 92;  bonus 3, penalty −1;  total 94
--   411025  30;  key3 is missing:                                 no base, missing 1
--   D2      29 + 70:                                              base 99;  total 99
--   XC-DCQ  missing 9:                                            no base;  penalty −1
-- coverage: 411003 93, D2 30, the others 100
select unit, base, bonus, penalty, total, missing, assessed_percent
from score
where month = '2024-12-01' and unit in ('411002', '411003', '411024', '411025', 'D2', 'XC-DCQ')
order by unit;

-- January, 40 and 60: only the base stops at 0, renormalised, zero for what is not marked, bonus at most 3,
-- each month on its own
--   411002  (5 − 1) + (10 − 3) + 15 = 26, × 40 / 30 = 34.666667;  64 × 60 / 70 = 54.857143;
--           base 89.523810;  bonus 2;  total 91.523810
--   411003  40;  (5 + 55) of 60, so 60;  base 100;  bonus 10, capped at 3;  total 103
--   411024  (5 − 7) + 10 + 15 = 23, × 40 / 30 = 30.666667;  67 × 60 / 70 = 57.428571;
--           base 88.095238;  the 3 of December is taken back: −3;  penalty −2;  total 83.095238
--   411025  40;  (7 + 5 + 0 + 48) × 60 / 70 = 51.428571;  base 91.428571, missing 1 all the same
--   D2      29 × 40 / 30 = 38.666667, scaled up by 100 / 40 to 96.6666675, rounded again: 96.666668
--   XC-DCQ  40 + 0: base 40, missing 9;  penalty −2;  total 38
-- coverage: 411003 90, D2 30, the others 100
select unit, base, bonus, penalty, total, missing, assessed_percent
from score
where month = '2025-01-01' and unit in ('411002', '411003', '411024', '411025', 'D2', 'XC-DCQ')
order by unit;

-- what each event is worth (that of b2, whose month is capped, is left out):
--   411002  2024-12  a1   1   1  counted
--   411002  2025-01  a2   2   2  counted
--   411024  2024-12  c1   3   3  counted
--   411024  2024-12  x1  −1  −1  counted
--   411024  2025-01  c1   3  −3  revoked
--   411024  2025-01  x2  −2  −2  counted
select month, unit, event_id, rule_points, points, outcome
from credit
where month in ('2024-12-01', '2025-01-01') and unit in ('411002', '411024')
order by unit, month, event_id;

-- ranks: in December 411003 1, 411024 2, 411002 3, and no others; in January, dense, 411003 1, 411002 2,
-- 411025 3, 411024 4, four with 40 share 5, XC-DCQ 6
select month, rank, unit, total
from ranking
where month in ('2024-12-01', '2025-01-01') and league = 'county' and rank is not null
order by month, rank, unit;

-- A cap of one scheme leaves the months of the other alone: December 411002 1, 92 and 411003 5, 102 as
-- before; January 411002 2, 91.523810 and 411003 10, 110.
update scheme_item set cap = null where (scheme, item) = ('revised', 'bonus');
select month, unit, bonus, total
from score
where month in ('2024-12-01', '2025-01-01') and unit in ('411002', '411003')
order by month, unit;
-- top_up: W had 1 in December, worth what the scheme of that month says, and gets 2 − 1 = 1
update scheme set highest_months = 'top_up' where scheme = 'revised';
--   2024-12  a1  1  1  counted    none  none
--   2025-01  a2  2  1  topped_up  1     none
select month, event_id, rule_points, points, outcome, counted_before, superseded_by
from credit
where unit = '411002'
order by month, event_id;

set client_min_messages = warning;
drop schema regress_dated cascade;
