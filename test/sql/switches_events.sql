-- A12, A13, A14, A16, A17, A20, A27: every value of the switches of bonuses, alone and where
-- two of them meet, and the labels within which a work counts once, with values worked out by hand from the clause.
--
-- Expected lines are written as: unit, month, event, rule points → points, outcome, counted
-- before, superseded by.

set datestyle = iso;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set publish :abs_srcdir '/helpers/publish.sql'
\i :publish

select xcedu.create_assessment('regress_switches_events', 'xuchang-2023-8');
set search_path = regress_switches_events, pg_catalog;
-- December 2023 to June 2024: 7 months, no obligations, no marks, so no base and no total
select count(open_month((date '2023-12-01' + g * interval '1 month')::date)) as months from generate_series(0, 6) as g;

-- bonuses side by side
create temporary view bonuses as
select unit,
       sum(bonus) filter (where month = '2023-12-01') as december,
       sum(bonus) filter (where month = '2024-01-01') as january,
       sum(bonus) filter (where month = '2024-02-01') as february,
       sum(bonus) filter (where month = '2024-03-01') as march
from score
group by unit;
create temporary view lines as
select unit, month, event_id, rule_points, points, outcome, counted_before, superseded_by
from credit
where rule_points > 0;

-- ---------- A12 highest_scope (R20 同一项工作获多级表彰奖励的，按最高级别加分，不重复计算) ----------
-- 411002 in January: work W with two meetings, two commendations, two reports and two circulars;
--   work V with a meeting; two commendations of no work
-- 411003: work W commended in January, with a meeting in February, commended again in March
-- 411024: work W with a provincial meeting in January, a city one in February
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('411002', 'a1', 'meeting-city', 'W', '市级现场会', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411002', 'a2', 'meeting-province', 'W', '省级现场会', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411002', 'b1', 'commendation-city', 'W', '市级表彰', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411002', 'b2', 'commendation-province', 'W', '省级表彰', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411002', 'c1', 'report-province', 'W', '省级报道', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411002', 'c2', 'report-nation', 'W', '国家级报道', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411002', 'v1', 'meeting-city', 'V', '另一项工作', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411002', 'n1', 'commendation-city', null, '独立表彰', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411002', 'n2', 'commendation-city', null, '独立表彰', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411003', 'm1', 'commendation-city', 'W', '市级表彰', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411003', 'm2', 'meeting-province', 'W', '省级现场会', '2024-02-10', 'n', '2024-02-11', 'approved'),
    ('411003', 'm3', 'commendation-province', 'W', '省级表彰', '2024-03-10', 'n', '2024-03-11', 'approved'),
    ('411024', 'k1', 'meeting-province', 'W', '省级现场会', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411024', 'k2', 'meeting-city', 'W', '市级现场会', '2024-02-10', 'n', '2024-02-11', 'approved');
insert into event (unit, event_id, rule, work, title, occurred_on) values
    ('411002', 'p1', 'criticism', 'W', '通报一', '2024-01-10'),
    ('411002', 'p2', 'criticism', 'W', '通报二', '2024-01-10');

-- label: W once with each label, 3 + 1 + 2; V 1; two alone 1 + 1
--   411002 9, 0, 0;  411003 1, 3, 0;  411024 3, 0, 0;  each circular counts (A15): −2
select unit, january, february, march from bonuses where unit in ('411002', '411003', '411024') order by unit;
select penalty from score where month = '2024-01-01' and unit = '411002';
--   411002  January   a1  1 → 0  superseded       a2
--   411002  January   a2  3 → 3  counted
--   411002  January   b1  1 → 1  counted
--   411002  January   b2  1 → 0  superseded       b1, as high and first in order
--   411002  January   c1  1 → 0  superseded       c2
--   411002  January   c2  2 → 2  counted
--   411002  January   n1  1 → 1  counted
--   411002  January   n2  1 → 1  counted
--   411002  January   v1  1 → 1  counted
--   411003  January   m1  1 → 1  counted
--   411003  February  m2  3 → 3  counted
--   411003  March     m3  1 → 0  superseded    1  m1
--   411024  January   k1  3 → 3  counted
--   411024  February  k2  1 → 0  superseded    3  k1
select * from lines order by unit, month, event_id;

-- commendations alone have a label: only they are counted once, every other event stands alone
--   411002 (1 + 3) + 1 + (1 + 2) + 1 + 1 + 1 = 11, 0, 0;  411003 1, 3, 0;  411024 3, 1, 0
update scheme_rule set once = null where item <> 'commendation';
select unit, january, february, march from bonuses where unit in ('411002', '411003', '411024') order by unit;
select penalty from score where month = '2024-01-01' and unit = '411002';
--   411002  January   a1  1 → 1  counted
--   411002  January   a2  3 → 3  counted
--   411002  January   b1  1 → 1  counted
--   411002  January   b2  1 → 0  superseded       b1
--   411002  January   c1  1 → 1  counted
--   411002  January   c2  2 → 2  counted
--   411002  January   n1  1 → 1  counted
--   411002  January   n2  1 → 1  counted
--   411002  January   v1  1 → 1  counted
--   411003  January   m1  1 → 1  counted
--   411003  February  m2  3 → 3  counted
--   411003  March     m3  1 → 0  superseded    1  m1
--   411024  January   k1  3 → 3  counted
--   411024  February  k2  1 → 1  counted
select * from lines order by unit, month, event_id;

-- all, with commendations alone: no other rule has a label to be counted with, so it is the same
update scheme set highest_scope = 'all';
select unit, january, february, march from bonuses where unit in ('411002', '411003', '411024') order by unit;

-- all, with the labels of the rule-book: W once, over all labels
--   411002 3 + 1 + 1 + 1 = 6, 0, 0;  411003 1, 2, 0;  411024 3, 0, 0
update scheme_rule set once = case item when 'press' then 'report' else item end where points > 0;
select unit, january, february, march from bonuses where unit in ('411002', '411003', '411024') order by unit;
select penalty from score where month = '2024-01-01' and unit = '411002';
--   411002  January   a1  1 → 0  superseded       a2
--   411002  January   a2  3 → 3  counted
--   411002  January   b1  1 → 0  superseded       a2
--   411002  January   b2  1 → 0  superseded       a2
--   411002  January   c1  1 → 0  superseded       a2
--   411002  January   c2  2 → 0  superseded       a2
--   411002  January   n1  1 → 1  counted
--   411002  January   n2  1 → 1  counted
--   411002  January   v1  1 → 1  counted
--   411003  January   m1  1 → 1  counted
--   411003  February  m2  3 → 2  topped_up     1
--   411003  March     m3  1 → 0  superseded    3  m2
--   411024  January   k1  3 → 3  counted
--   411024  February  k2  1 → 0  superseded    3  k1
select * from lines order by unit, month, event_id;
update scheme set highest_scope = 'label';
delete from event;

-- ---------- A13 highest_months, A20 (R20 按最高级别加分，不重复计算) ----------
--   411002  1 in January, 3 in February
--   411003  3 in January, 1 in February
--   411024  3 in January, 1 in February; the 3 is revoked from March on
--   411025  1 in January, 3 in February; the 1 is revoked from March on
--   411081  1 and 3 in January, 5 in February
--   411082  3 in January, 1 in February; both are revoked from March on
--   XC-SFQ  1 and 3 in January, 5 in February; the 3 is revoked from March on
--   XC-JKQ  3 in January, revoked from March on, when there is a new 1
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month) values
    ('411002', 'a1', 'meeting-city', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'approved', null),
    ('411002', 'a2', 'meeting-province', 'W', '现场会', '2024-02-10', 'n', '2024-02-11', 'approved', null),
    ('411003', 'b1', 'meeting-province', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'approved', null),
    ('411003', 'b2', 'meeting-city', 'W', '现场会', '2024-02-10', 'n', '2024-02-11', 'approved', null),
    ('411024', 'c1', 'meeting-province', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'revoked', '2024-03-01'),
    ('411024', 'c2', 'meeting-city', 'W', '现场会', '2024-02-10', 'n', '2024-02-11', 'approved', null),
    ('411025', 'd1', 'meeting-city', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'revoked', '2024-03-01'),
    ('411025', 'd2', 'meeting-province', 'W', '现场会', '2024-02-10', 'n', '2024-02-11', 'approved', null),
    ('411081', 'e1', 'meeting-city', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'approved', null),
    ('411081', 'e2', 'meeting-province', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'approved', null),
    ('411081', 'e3', 'meeting-nation', 'W', '现场会', '2024-02-10', 'n', '2024-02-11', 'approved', null),
    ('411082', 'f1', 'meeting-province', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'revoked', '2024-03-01'),
    ('411082', 'f2', 'meeting-city', 'W', '现场会', '2024-02-10', 'n', '2024-02-11', 'revoked', '2024-03-01'),
    ('XC-SFQ', 'g1', 'meeting-city', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'approved', null),
    ('XC-SFQ', 'g2', 'meeting-province', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'revoked', '2024-03-01'),
    ('XC-SFQ', 'g3', 'meeting-nation', 'W', '现场会', '2024-02-10', 'n', '2024-02-11', 'approved', null),
    ('XC-JKQ', 'h1', 'meeting-province', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'revoked', '2024-03-01'),
    ('XC-JKQ', 'h2', 'meeting-city', 'W', '现场会', '2024-03-10', 'n', '2024-03-11', 'approved', null);

-- top_up: what is added is what the highest grows by; what is taken back is what it falls by
--   411002 1, 2, 0;  411003 3, 0, 0;  411024 3, 0, 1 − 3 = −2;  411025 1, 2, 3 − 3 = 0
--   411081 3, 2, 0;  411082 3, 0, −3;  XC-JKQ 3, 0, −3 + 1 = −2;  XC-SFQ 3, 2, 5 − 5 = 0
select unit, january, february, march from bonuses where unit <> 'XC-DCQ' order by unit;
--   411002  January   a1  1 →  1  counted
--   411002  February  a2  3 →  2  topped_up     1
--   411003  January   b1  3 →  3  counted
--   411003  February  b2  1 →  0  superseded    3  b1
--   411024  January   c1  3 →  3  counted
--   411024  February  c2  1 →  0  superseded    3  c1
--   411024  March     c1  3 → −2  revoked       1
--   411025  January   d1  1 →  1  counted
--   411025  February  d2  3 →  2  topped_up     1
--   411025  March     d1  1 →  0  revoked       3
--   411081  January   e1  1 →  0  superseded       e2
--   411081  January   e2  3 →  3  counted
--   411081  February  e3  5 →  2  topped_up     3
--   411082  January   f1  3 →  3  counted
--   411082  February  f2  1 →  0  superseded    3  f1
--   411082  March     f1  3 → −3  revoked
--   411082  March     f2  1 →  0  revoked
--   XC-JKQ  January   h1  3 →  3  counted
--   XC-JKQ  March     h1  3 → −3  revoked
--   XC-JKQ  March     h2  1 →  1  counted
--   XC-SFQ  January   g1  1 →  0  superseded       g2
--   XC-SFQ  January   g2  3 →  3  counted
--   XC-SFQ  February  g3  5 →  2  topped_up     3
--   XC-SFQ  March     g2  3 →  0  revoked       5
select * from lines order by unit, month, event_id;

-- first_only: the highest of the first month that counts; if that is revoked, what stands then
--   411002 1, 0, 0;  411003 3, 0, 0;  411024 3, 0, 1 − 3 = −2;  411025 1, 0, 3 − 1 = 2
--   411081 3, 0, 0;  411082 3, 0, −3;  XC-JKQ 3, 0, −3 + 1 = −2;  XC-SFQ 3, 0, 1 − 3 = −2
update scheme set highest_months = 'first_only';
select unit, january, february, march from bonuses where unit <> 'XC-DCQ' order by unit;
--   411002  January   a1  1 →  1  counted
--   411002  February  a2  3 →  0  superseded    1  a1
--   411003  January   b1  3 →  3  counted
--   411003  February  b2  1 →  0  superseded    3  b1
--   411024  January   c1  3 →  3  counted
--   411024  February  c2  1 →  0  superseded    3  c1
--   411024  March     c1  3 → −2  revoked       1
--   411025  January   d1  1 →  1  counted
--   411025  February  d2  3 →  0  superseded    1  d1
--   411025  March     d1  1 →  2  revoked       3
--   411081  January   e1  1 →  0  superseded       e2
--   411081  January   e2  3 →  3  counted
--   411081  February  e3  5 →  0  superseded    3  e2
--   411082  January   f1  3 →  3  counted
--   411082  February  f2  1 →  0  superseded    3  f1
--   411082  March     f1  3 → −3  revoked
--   411082  March     f2  1 →  0  revoked
--   XC-JKQ  January   h1  3 →  3  counted
--   XC-JKQ  March     h1  3 → −3  revoked
--   XC-JKQ  March     h2  1 →  1  counted
--   XC-SFQ  January   g1  1 →  0  superseded       g2
--   XC-SFQ  January   g2  3 →  3  counted
--   XC-SFQ  February  g3  5 →  0  superseded    3  g2
--   XC-SFQ  March     g2  3 → −2  revoked       1
select * from lines order by unit, month, event_id;

-- each_month: each month alone, and what is revoked is taken back from its own month's highest
--   411002 1, 3, 0;  411003 3, 1, 0;  411024 3, 1, −3;  411025 1, 3, −1
--   411081 3, 5, 0;  411082 3, 1, −3 − 1 = −4;  XC-JKQ 3, 0, −3 + 1 = −2;  XC-SFQ 3, 5, 1 − 3 = −2
update scheme set highest_months = 'each_month';
select unit, january, february, march from bonuses where unit <> 'XC-DCQ' order by unit;
--   411002  January   a1  1 →  1  counted
--   411002  February  a2  3 →  3  counted
--   411003  January   b1  3 →  3  counted
--   411003  February  b2  1 →  1  counted
--   411024  January   c1  3 →  3  counted
--   411024  February  c2  1 →  1  counted
--   411024  March     c1  3 → −3  revoked
--   411025  January   d1  1 →  1  counted
--   411025  February  d2  3 →  3  counted
--   411025  March     d1  1 → −1  revoked
--   411081  January   e1  1 →  0  superseded       e2
--   411081  January   e2  3 →  3  counted
--   411081  February  e3  5 →  5  counted
--   411082  January   f1  3 →  3  counted
--   411082  February  f2  1 →  1  counted
--   411082  March     f1  3 → −3  revoked
--   411082  March     f2  1 → −1  revoked
--   XC-JKQ  January   h1  3 →  3  counted
--   XC-JKQ  March     h1  3 → −3  revoked
--   XC-JKQ  March     h2  1 →  1  counted
--   XC-SFQ  January   g1  1 →  0  superseded       g2
--   XC-SFQ  January   g2  3 →  3  counted
--   XC-SFQ  February  g3  5 →  5  counted
--   XC-SFQ  March     g2  3 → −2  revoked       1
select * from lines order by unit, month, event_id;
update scheme set highest_months = 'top_up';
delete from event;

-- ---------- A14 highest_years (R20 同一项工作…不重复计算) ----------
--   411002  1 in December, 3 in January
--   411003  3 in December, 1 in January
--   411024  3 in December, 1 in January; the 3 is revoked from February on
--   411025  3 in December; 1 that occurred in December too, but whose document is of January (R19)
--   411081  1 in January, 3 in February: one year
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month) values
    ('411002', 'a1', 'meeting-city', 'W', '现场会', '2023-12-10', 'n', '2023-12-11', 'approved', null),
    ('411002', 'a2', 'meeting-province', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'approved', null),
    ('411003', 'b1', 'meeting-province', 'W', '现场会', '2023-12-10', 'n', '2023-12-11', 'approved', null),
    ('411003', 'b2', 'meeting-city', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'approved', null),
    ('411024', 'c1', 'meeting-province', 'W', '现场会', '2023-12-10', 'n', '2023-12-11', 'revoked', '2024-02-01'),
    ('411024', 'c2', 'meeting-city', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'approved', null),
    ('411025', 'd1', 'meeting-province', 'W', '现场会', '2023-12-10', 'n', '2023-12-11', 'approved', null),
    ('411025', 'd2', 'meeting-city', 'W', '现场会', '2023-12-20', 'n', '2024-01-05', 'approved', null),
    ('411081', 'e1', 'meeting-city', 'W', '现场会', '2024-01-10', 'n', '2024-01-11', 'approved', null),
    ('411081', 'e2', 'meeting-province', 'W', '现场会', '2024-02-10', 'n', '2024-02-11', 'approved', null);

-- unbounded: December, January, February
--   411002 1, 2, 0;  411003 3, 0, 0;  411024 3, 0, 1 − 3 = −2;  411025 3, 0, 0;  411081 0, 1, 2
select unit, december, january, february from bonuses where unit in ('411002', '411003', '411024', '411025', '411081') order by unit;
--   411002  December  a1  1 →  1  counted
--   411002  January   a2  3 →  2  topped_up     1
--   411003  December  b1  3 →  3  counted
--   411003  January   b2  1 →  0  superseded    3  b1
--   411024  December  c1  3 →  3  counted
--   411024  January   c2  1 →  0  superseded    3  c1
--   411024  February  c1  3 → −2  revoked       1
--   411025  December  d1  3 →  3  counted
--   411025  January   d2  1 →  0  superseded    3  d1
--   411081  January   e1  1 →  1  counted
--   411081  February  e2  3 →  2  topped_up     1
select * from lines order by unit, month, event_id;

-- calendar_year, the year of the month of credit:
--   411002 1, 3, 0;  411003 3, 1, 0;  411024 3, 1, −3;  411025 3, 1, 0;  411081 0, 1, 2
update scheme set highest_years = 'calendar_year';
select unit, december, january, february from bonuses where unit in ('411002', '411003', '411024', '411025', '411081') order by unit;
--   411002  December  a1  1 →  1  counted
--   411002  January   a2  3 →  3  counted
--   411003  December  b1  3 →  3  counted
--   411003  January   b2  1 →  1  counted
--   411024  December  c1  3 →  3  counted
--   411024  January   c2  1 →  1  counted
--   411024  February  c1  3 → −3  revoked
--   411025  December  d1  3 →  3  counted
--   411025  January   d2  1 →  1  counted
--   411081  January   e1  1 →  1  counted
--   411081  February  e2  3 →  2  topped_up     1
select * from lines order by unit, month, event_id;

-- calendar_year with first_only: the first month of each year
--   411002 1, 3, 0;  411003 3, 1, 0;  411024 3, 1, −3;  411025 3, 1, 0;  411081 0, 1, 0
update scheme set highest_months = 'first_only';
select unit, december, january, february from bonuses where unit in ('411002', '411003', '411024', '411025', '411081') order by unit;
-- with each_month: 411002 1, 3, 0;  411003 3, 1, 0;  411024 3, 1, −3;  411025 3, 1, 0;  411081 0, 1, 3
update scheme set highest_months = 'each_month';
select unit, december, january, february from bonuses where unit in ('411002', '411003', '411024', '411025', '411081') order by unit;
update scheme set highest_months = 'top_up', highest_years = 'unbounded';
delete from event;

-- ---------- A17 pending_claims (R21 表扬内容由各单位申报，市教育局审核运用) ----------
--   411002  a claim of 3
--   411003  work W: 1 approved, 3 claimed, both in January
--   411024  work W: 3 claimed in January, 1 approved in February
--   411025  a claim of 3 that was rejected
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('411002', 'a1', 'meeting-province', null, '申报', '2024-01-10', null, null, 'claimed'),
    ('411003', 'b1', 'meeting-city', 'W', '市级现场会', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411003', 'b2', 'meeting-province', 'W', '申报', '2024-01-10', null, null, 'claimed'),
    ('411024', 'c1', 'meeting-province', 'W', '申报', '2024-01-10', null, null, 'claimed'),
    ('411024', 'c2', 'meeting-city', 'W', '市级现场会', '2024-02-10', 'n', '2024-02-11', 'approved'),
    ('411025', 'd1', 'meeting-province', null, '申报', '2024-01-10', null, null, 'rejected');

-- not_counted: January and February
--   411002 0, 0;  411003 1, 0;  411024 0, 1;  411025 0, 0
select unit, january, february from bonuses where unit in ('411002', '411003', '411024', '411025') order by unit;
--   411002  January   a1  claimed   3 → 0  pending
--   411003  January   b1  approved  1 → 1  counted
--   411003  January   b2  claimed   3 → 0  pending
--   411024  January   c1  claimed   3 → 0  pending
--   411024  February  c2  approved  1 → 1  counted
--   411025  January   d1  rejected  3 → 0  rejected
select unit, month, event_id, status, rule_points, points, outcome, counted_before, superseded_by from credit order by unit, month, event_id;

-- provisional: a claim takes part as if it were approved, and its status says that it is not
--   411002 3, 0;  411003 3, 0;  411024 3, 0;  411025 0, 0
update scheme set pending_claims = 'provisional';
select unit, january, february from bonuses where unit in ('411002', '411003', '411024', '411025') order by unit;
--   411002  January   a1  claimed   3 → 3  counted
--   411003  January   b1  approved  1 → 0  superseded       b2
--   411003  January   b2  claimed   3 → 3  counted
--   411024  January   c1  claimed   3 → 3  counted
--   411024  February  c2  approved  1 → 0  superseded    3  c1
--   411025  January   d1  rejected  3 → 0  rejected
select unit, month, event_id, status, rule_points, points, outcome, counted_before, superseded_by from credit order by unit, month, event_id;

-- Once reviewed they are no claims: a1 is approved with a document of February and moves there
-- (R19), b2 with one of January, c1 is rejected.
--   411002 0, 3;  411003 3, 0;  411024 0, 1;  411025 0, 0, whatever the switch
update event set status = 'approved', document_no = 'n', document_on = '2024-02-02' where event_id = 'a1';
update event set status = 'approved', document_no = 'n', document_on = '2024-01-12' where event_id = 'b2';
update event set status = 'rejected' where event_id = 'c1';
select unit, january, february from bonuses where unit in ('411002', '411003', '411024', '411025') order by unit;
update scheme set pending_claims = 'not_counted';
select unit, january, february from bonuses where unit in ('411002', '411003', '411024', '411025') order by unit;
delete from event;

-- ---------- A27 joint hosts (R13 分别给予奖励加分) ----------
-- 411002 and 411003 host one provincial meeting in January: 3 to each, whatever the switches. In
-- February 411002 alone has a national one of the same work.
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('411002', 'j1', 'meeting-province', 'J', '合办', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411003', 'j1', 'meeting-province', 'J', '合办', '2024-01-10', 'n', '2024-01-11', 'approved'),
    ('411002', 'j2', 'meeting-nation', 'J', '全国现场会', '2024-02-10', 'n', '2024-02-11', 'approved');
-- label, top_up: 411002 3, 5 − 3 = 2;  411003 3, 0
select unit, january, february from bonuses where unit in ('411002', '411003') order by unit;
--   411002  January   j1  3 → 3  counted
--   411002  February  j2  5 → 2  topped_up     3
--   411003  January   j1  3 → 3  counted
select * from lines order by unit, month, event_id;
-- all, top_up: 411002 3, 2;  411003 3, 0
update scheme set highest_scope = 'all';
select unit, january, february from bonuses where unit in ('411002', '411003') order by unit;
-- label, top_up, commendations alone with a label: meetings stand alone: 411002 3, 5;  411003 3, 0
update scheme set highest_scope = 'label';
update scheme_rule set once = null where item <> 'commendation';
select unit, january, february from bonuses where unit in ('411002', '411003') order by unit;
update scheme_rule set once = case item when 'press' then 'report' else item end where points > 0;
-- label, first_only: 411002 3, 0;  411003 3, 0
update scheme set highest_months = 'first_only';
select unit, january, february from bonuses where unit in ('411002', '411003') order by unit;
-- label, each_month: 411002 3, 5;  411003 3, 0
update scheme set highest_months = 'each_month';
select unit, january, february from bonuses where unit in ('411002', '411003') order by unit;
update scheme set highest_months = 'top_up';
delete from event;

-- ---------- A16 late_document (R19 下发文件滞后的转到下月加分) ----------
-- All occurred on 20 January but l2 and the last two. Documents:
--   411002  l1  of the same month, 25 January
--   411003  l1  of the next month, 3 February
--   411024  l1  two months later, 3 March; of work L, like l2, a city meeting of February
--   411025  l1  a claim, approved with a document of 3 March
--   411081  l1  a circular of 3 March: a penalty is charged in the month that it occurred in
--   411082  l1  of before, 30 December
--   XC-SFQ  l1  of 31 January, for 20 December: over the year's end
--   XC-JKQ  l1  of 1 February, for 20 December
create temporary table fact (unit text, event_id text, rule text, work text, occurred_on date, document_on date, status text);
insert into fact values
    ('411002', 'l1', 'meeting-province', null, '2024-01-20', '2024-01-25', 'approved'),
    ('411003', 'l1', 'meeting-province', null, '2024-01-20', '2024-02-03', 'approved'),
    ('411024', 'l1', 'meeting-province', 'L', '2024-01-20', '2024-03-03', 'approved'),
    ('411024', 'l2', 'meeting-city', 'L', '2024-02-10', '2024-02-11', 'approved'),
    ('411025', 'l1', 'meeting-province', null, '2024-01-20', null, 'claimed'),
    ('411081', 'l1', 'criticism', null, '2024-01-20', '2024-03-03', 'approved'),
    ('411082', 'l1', 'meeting-province', null, '2024-01-20', '2023-12-30', 'approved'),
    ('XC-JKQ', 'l1', 'meeting-province', null, '2023-12-20', '2024-02-01', 'approved'),
    ('XC-SFQ', 'l1', 'meeting-province', null, '2023-12-20', '2024-01-31', 'approved');

-- first_open: the month of the later of the two days, and never lost
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
select unit, event_id, rule, work, '文件滞后', occurred_on, 'n', document_on, status
from fact
order by unit, event_id;
-- the claim is in the month that it occurred in, January, and moves when it is approved
select month from event where unit = '411025';
update event set status = 'approved', document_on = '2024-03-03' where unit = '411025';
--   411002  January   l1   3 →  3  counted
--   411003  February  l1   3 →  3  counted
--   411024  February  l2   1 →  1  counted
--   411024  March     l1   3 →  2  topped_up     1
--   411025  March     l1   3 →  3  counted
--   411081  January   l1  −1 → −1  counted
--   411082  January   l1   3 →  3  counted
--   XC-JKQ  February  l1   3 →  3  counted
--   XC-SFQ  January   l1   3 →  3  counted
select unit, month, event_id, rule_points, points, outcome, counted_before, superseded_by, carried_from from credit order by unit, month, event_id;
-- nothing was carried over
delete from event;

-- next_month: in the next month at the latest, else it lapses there
update scheme set late_document = 'next_month';
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
select unit, event_id, rule, work, '文件滞后', occurred_on, 'n', document_on, status
from fact
order by unit, event_id;
-- January
select month from event where unit = '411025';
update event set status = 'approved', document_on = '2024-03-03' where unit = '411025';
--   411002  January   l1   3 →  3  counted
--   411003  February  l1   3 →  3  counted
--   411024  February  l1   3 →  0  no_effect
--   411024  February  l2   1 →  1  counted, not superseded by what has lapsed
--   411025  February  l1   3 →  0  no_effect
--   411081  January   l1  −1 → −1  counted
--   411082  January   l1   3 →  3  counted
--   XC-JKQ  January   l1   3 →  0  no_effect
--   XC-SFQ  January   l1   3 →  3  counted
select unit, month, event_id, rule_points, points, outcome, counted_before, superseded_by, carried_from from credit order by unit, month, event_id;
-- January, February, March: 411003 0, 3, 0;  411024 0, 1, 0;  411025 0, 0, 0;  XC-JKQ 0, 0, 0
select unit, january, february, march from bonuses where unit in ('411003', '411024', '411025', 'XC-JKQ') order by unit;

-- It acts when events are entered: what has lapsed stays lapsed.
--   411024 l1, 411025 l1 and XC-JKQ l1 have no effect; 411024 has 0, 1, 0 as before
update scheme set late_document = 'first_open';
select unit, month, event_id, points, outcome from credit where outcome = 'no_effect' order by unit, event_id;
select unit, january, february, march from bonuses where unit = '411024' order by unit;

-- The scheme of the month of occurrence decides. May and June are scored by another scheme, which
-- has next_month: what occurred in April with a document of June is credited in June, 3; what
-- occurred in May with a document of July lapses in June.
insert into scheme (scheme, title, late_document) values ('strict', '只转下月', 'next_month');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, standard, clause, first_month, last_month)
select 'strict', item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, standard, clause, first_month, last_month
from scheme_item;
insert into scheme_rule (scheme, rule, item, once, level, precedence, points, clause, reading)
select 'strict', rule, item, once, level, precedence, points, clause, reading
from scheme_rule;
update period set scheme = 'strict' where month in ('2024-05-01', '2024-06-01');
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('XC-DCQ', 's1', 'meeting-province', '四月', '2024-04-20', 'n', '2024-06-03', 'approved'),
    ('XC-DCQ', 's2', 'meeting-province', '五月', '2024-05-20', 'n', '2024-07-03', 'approved');
--   June  s1  3 → 3  counted
--   June  s2  3 → 0  no_effect
select month, event_id, rule_points, points, outcome from credit where unit = 'XC-DCQ' order by month, event_id;

-- A19: with next_month, too, what belongs to a published month goes to the first open one. All
-- months to May are published; occurred in May with a document of May: June, 3, counted, carried from May.
select pg_temp.publish_until('2024-05-01') as months_published;
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('XC-DCQ', 's3', 'meeting-province', '五月', '2024-05-10', 'n', '2024-05-11', 'approved');
select month, event_id, rule_points, points, outcome, carried_from from credit where event_id = 's3' order by month;

drop view bonuses, lines;
set client_min_messages = warning;
drop schema regress_switches_events cascade;
