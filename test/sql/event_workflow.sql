-- The steps of an event: R21 表扬内容由各单位申报，市教育局审核运用，扣分内容由市教育局负责汇总运用.

set datestyle = iso;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
\set publish :abs_srcdir '/helpers/publish.sql'
\i :publish

select xcedu.create_assessment('regress_workflow', 'xuchang-2023-8');
set search_path = regress_workflow, pg_catalog;
-- January to April 2024: 4 months, no obligations
select count(open_month((date '2024-01-01' + g * interval '1 month')::date)) as months from generate_series(0, 3) as g;

-- The steps of each event, in order
create temporary view steps_taken as
select unit, event_id, string_agg(status, ', ' order by step) as steps
from event_step
group by unit, event_id;

-- ---------- from each status to each ----------
-- claimed → approved or rejected, approved → revoked, and nothing else. An event for each pair; the
-- document is there, so that R18 stands in the way of none.
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status)
select '411002', f.status || '-' || t.status, 'meeting-city', '逐对', '2024-01-10', 'No. 1', '2024-01-11', f.status
from (values ('claimed'), ('approved'), ('rejected'), ('revoked')) as f (status)
cross join (values ('claimed'), ('approved'), ('rejected'), ('revoked')) as t (status)
order by f.status, t.status;
-- from \ to   claimed      approved     rejected     revoked
-- approved    23514        not refused  23514        not refused
-- claimed     not refused  not refused  not refused  23514
-- rejected    23514        23514        not refused  23514
-- revoked     23514        23514        23514        not refused
with tried as materialized (
    select f.status as from_status, t.status as to_status,
           split_part(pg_temp.refused(format('update event set status = %L where event_id = %L',
                                             t.status, f.status || '-' || t.status)), ':', 1) as answer
    from (values ('claimed'), ('approved'), ('rejected'), ('revoked')) as f (status)
    cross join (values ('claimed'), ('approved'), ('rejected'), ('revoked')) as t (status)
)
select from_status,
       max(answer) filter (where to_status = 'claimed') as claimed,
       max(answer) filter (where to_status = 'approved') as approved,
       max(answer) filter (where to_status = 'rejected') as rejected,
       max(answer) filter (where to_status = 'revoked') as revoked
from tried
group by from_status
order by from_status;
-- Where it was refused nothing changed, and what did not change is no step:
--   approved-approved  approved  approved
--   approved-claimed   approved  approved
--   approved-rejected  approved  approved
--   approved-revoked   revoked   approved, revoked
--   claimed-approved   approved  claimed, approved
--   claimed-claimed    claimed   claimed
--   claimed-rejected   rejected  claimed, rejected
--   claimed-revoked    claimed   claimed
--   rejected-…         rejected  rejected, all four
--   revoked-…          revoked   revoked, all four
select e.event_id, e.status, h.steps
from event as e
join steps_taken as h using (unit, event_id)
order by e.event_id;
-- the message names the event and both states
select pg_temp.refused($$update event set status = 'approved' where event_id = 'rejected-approved'$$) as refusal;
-- a penalty is entered as approved, and is not revoked: refused, 23514
insert into event (unit, event_id, rule, title, occurred_on) values ('411003', 'pen', 'criticism', '通报', '2024-01-10');
select split_part(pg_temp.refused($$update event set status = 'revoked' where event_id = 'pen'$$), ':', 1) as refusal;
-- its steps: approved
select steps from steps_taken where event_id = 'pen';

-- ---------- who did it ----------
-- One role claims, another reviews, a third revokes: steps 1 claimed, regress_claimant; 2 approved,
-- regress_bureau; 3 revoked, regress_bureau_chief. All three in the session of whoever runs this.
create role regress_claimant;
create role regress_bureau;
create role regress_bureau_chief;
select grant_duty('regress_claimant', 'unit', '411003');
select grant_duty('regress_bureau', 'bureau');
select grant_duty('regress_bureau_chief', 'bureau');
set role regress_claimant;
insert into event (unit, event_id, rule, title, occurred_on) values
    ('411003', 'who', 'meeting-city', '现场会', '2024-01-10'),
    ('411003', 'who else', 'meeting-city', '现场会', '2024-01-10');
reset role;
set role regress_bureau;
update event set document_no = 'No. 2', document_on = '2024-01-11' where event_id = 'who';
select review(unit, event_id, 'approved', seen) from event_review where event_id = 'who';
select review(unit, event_id, 'rejected', seen) from event_review where event_id = 'who else';
reset role;
set role regress_bureau_chief;
select review(unit, event_id, 'revoked', seen) from event_review where event_id = 'who';
reset role;
--   who       1  claimed   regress_claimant      t  t
--   who       2  approved  regress_bureau        t  t
--   who       3  revoked   regress_bureau_chief  t  t
--   who else  1  claimed   regress_claimant      t  t
--   who else  2  rejected  regress_bureau        t  t
select event_id, step, status, by_role, session_role = session_user as this_session, at is not null as timed
from event_step
where event_id in ('who', 'who else')
order by event_id, step;
-- without SET ROLE it is the role that logged in: t, t
select event_id, by_role = session_user as same, session_role = session_user as this_session from event_step where event_id = 'pen' order by step;

-- several at once: a step for each
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on) values
    ('411024', 'm1', 'meeting-city', '现场会', '2024-01-10', 'No. 3', '2024-01-11'),
    ('411024', 'm2', 'meeting-city', '现场会', '2024-01-10', 'No. 4', '2024-01-11');
update event set status = 'approved' where unit = '411024';
--   m1  claimed, approved
--   m2  claimed, approved
select event_id, steps from steps_taken where unit = '411024' order by event_id;
-- the steps follow an event that is given another code, and go with one that is deleted
update event set event_id = 'm3' where event_id = 'm2';
delete from event where event_id = 'm1';
--   m3  claimed, approved
select event_id, steps from steps_taken where unit = '411024' order by event_id;

-- ---------- reviewed once ----------
-- Approved with No. 5. Approving it again with another document, or with another rule, work or day, is
-- refused: 55000 for each.
insert into event (unit, event_id, rule, title, occurred_on) values ('411025', 'once', 'meeting-city', '现场会', '2024-01-10');
update event set status = 'approved', document_no = 'No. 5', document_on = '2024-01-11' where event_id = 'once';
select split_part(pg_temp.refused($$update event set status = 'approved', document_no = 'No. 6' where event_id = 'once'$$), ':', 1) as document_no,
       split_part(pg_temp.refused($$update event set status = 'approved', document_on = '2024-01-12' where event_id = 'once'$$), ':', 1) as document_on,
       split_part(pg_temp.refused($$update event set status = 'approved', rule = 'meeting-province' where event_id = 'once'$$), ':', 1) as rule,
       split_part(pg_temp.refused($$update event set status = 'approved', work = 'W' where event_id = 'once'$$), ':', 1) as work,
       split_part(pg_temp.refused($$update event set status = 'approved', occurred_on = '2024-01-09' where event_id = 'once'$$), ':', 1) as occurred_on;
-- the whole message of one
select pg_temp.refused($$update event set status = 'approved', document_no = 'No. 6', document_on = '2024-01-12' where event_id = 'once'$$) as refusal;
-- as it is already, and with the same document: not refused, and no step; nor with another title
select pg_temp.refused($$update event set status = 'approved' where event_id = 'once'$$) as alone,
       pg_temp.refused($$update event set status = 'approved', document_no = 'No. 5', document_on = '2024-01-11' where event_id = 'once'$$) as same_document,
       pg_temp.refused($$update event set status = 'approved', title = '全市现场会' where event_id = 'once'$$) as title;
-- meeting-city, no work, 2024-01-10, No. 5, 2024-01-11, 全市现场会; claimed, approved
select e.rule, e.work, e.occurred_on, e.document_no, e.document_on, e.title, h.steps
from event as e
join steps_taken as h using (unit, event_id)
where e.event_id = 'once';
-- what was rejected or revoked is reviewed, too: refused
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('411025', 'no', 'meeting-city', '现场会', '2024-01-10', 'No. 7', '2024-01-11', 'rejected'),
    ('411025', 'no more', 'meeting-city', '现场会', '2024-01-10', 'No. 8', '2024-01-11', 'revoked');
select split_part(pg_temp.refused($$update event set status = 'rejected', document_no = 'No. 9' where event_id = 'no'$$), ':', 1) as rejected,
       split_part(pg_temp.refused($$update event set status = 'revoked', document_no = 'No. 9' where event_id = 'no more'$$), ':', 1) as revoked;
-- a claim is not reviewed yet: its claimant may add a document, and that is no step
insert into event (unit, event_id, rule, title, occurred_on) values ('411025', 'yet', 'meeting-city', '现场会', '2024-01-10');
update event set status = 'claimed', document_no = 'No. 10', document_on = '2024-02-11' where event_id = 'yet';
-- No. 10, and the month follows the document (R19): 2024-02; claimed
select e.document_no, e.month, h.steps from event as e join steps_taken as h using (unit, event_id) where e.event_id = 'yet';
-- a correction does not say status: No. 5 becomes No. 5 (更正), and that is no step
update event set document_no = 'No. 5 (更正)' where event_id = 'once';
select e.document_no, h.steps from event as e join steps_taken as h using (unit, event_id) where e.event_id = 'once';

-- one that counts provisionally (A17) moves likewise when it is approved with a document of February:
-- 2024-02, where it counts 1
update scheme set pending_claims = 'provisional';
insert into event (unit, event_id, rule, title, occurred_on) values ('411025', 'counts', 'meeting-city', '现场会', '2024-01-10');
update event set status = 'approved', document_no = 'No. 11', document_on = '2024-02-11' where event_id = 'counts';
select e.month, c.points, c.outcome from event as e join credit as c using (unit, event_id) where e.event_id = 'counts';
update scheme set pending_claims = 'not_counted';

-- ---------- reviewed after publication (R19 下发文件滞后的转到下月加分; A19, A20) ----------
-- Before January is published, all of 411081 and of city meetings, 1 each:
--   a1  claim of January                     a2  claim of January
--   a3  approved in January                  a4  claim of March
--   a5  claim of January                     a6  claim of January
--   a7  claim of January                     a8  approved in March
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('411081', 'a1', 'meeting-city', '现场会', '2024-01-10', null, null, 'claimed'),
    ('411081', 'a2', 'meeting-city', '现场会', '2024-01-10', null, null, 'claimed'),
    ('411081', 'a3', 'meeting-city', '现场会', '2024-01-10', 'No. 1', '2024-01-11', 'approved'),
    ('411081', 'a4', 'meeting-city', '现场会', '2024-03-10', null, null, 'claimed'),
    ('411081', 'a5', 'meeting-city', '现场会', '2024-01-20', null, null, 'claimed'),
    ('411081', 'a6', 'meeting-city', '现场会', '2024-01-20', null, null, 'claimed'),
    ('411081', 'a7', 'meeting-city', '现场会', '2024-01-20', null, null, 'claimed'),
    ('411081', 'a8', 'meeting-city', '现场会', '2024-03-10', 'No. 2', '2024-03-11', 'approved');
select pg_temp.publish_until('2024-01-01') as months_published;
-- found after that: goes to February at once, carried from January
insert into event (unit, event_id, rule, title, occurred_on) values ('411081', 'b1', 'meeting-city', '现场会', '2024-01-10');
select month, carried_from from event where event_id = 'b1';

-- approved with a document of January, rejected, revoked
update event set status = 'approved', document_no = 'No. 3', document_on = '2024-01-11' where event_id = 'a1';
update event set status = 'rejected' where event_id = 'a2';
update event set status = 'revoked' where event_id = 'a3';
-- approved with a document of before: not earlier than it occurred
update event set status = 'approved', document_no = 'No. 4', document_on = '2024-01-30' where event_id = 'a4';
-- approved with a document of February, and of March: these are their own months
update event set status = 'approved', document_no = 'No. 5', document_on = '2024-02-03' where event_id = 'a5';
update event set status = 'approved', document_no = 'No. 6', document_on = '2024-03-03' where event_id = 'a6';
-- revoked before the month of its credit is reached: not earlier than that
update event set status = 'revoked' where event_id = 'a8';
-- carried to February, and approved with a document of January: stays in February
update event set status = 'approved', document_no = 'No. 7', document_on = '2024-01-11' where event_id = 'b1';
--   a1  approved  2024-02  carried from 2024-01
--   a2  rejected  2024-02  carried from 2024-01
--   a3  revoked   2024-01  not carried           revoked from 2024-02
--   a4  approved  2024-03  not carried
--   a5  approved  2024-02  not carried
--   a6  approved  2024-03  not carried
--   a7  claimed   2024-01  not carried
--   a8  revoked   2024-03  not carried           revoked from 2024-03
--   b1  approved  2024-02  carried from 2024-01
--   a1  2024-02  1 →  1  counted
--   a2  2024-02  1 →  0  rejected
--   a3  2024-01  1 →  1  counted, and 2024-02  1 → −1  revoked
--   a4  2024-03  1 →  1  counted
--   a5  2024-02  1 →  1  counted
--   a6  2024-03  1 →  1  counted
--   a7  2024-01  1 →  0  pending
--   a8  2024-03  1 →  0  revoked: in the very month of its credit, so it counts at no time
--   b1  2024-02  1 →  1  counted
select event_id, status, month, carried_from, revoked_month from event where unit = '411081' order by event_id;
select event_id, month, rule_points, points, outcome, carried_from from credit where unit = '411081' order by event_id, month;
-- January 1, February 1 − 1 + 1 + 1 = 2, March 1 + 1 = 2, April 0
select month, bonus from score where unit = '411081' order by month;

-- February is published as well: a7 goes to March, carried from January, to which it belongs; an
-- approved event of February (a5, not carried) is revoked from March on
select pg_temp.publish_until('2024-02-01') as months_published;
update event set status = 'approved', document_no = 'No. 8', document_on = '2024-01-25' where event_id = 'a7';
update event set status = 'revoked' where event_id = 'a5';
select event_id, status, month, carried_from, revoked_month from event where event_id in ('a5', 'a7') order by event_id;
-- what is published keeps what it had: January 1, February 2; March 2 + 1 − 1 = 2
select month, bonus from score where unit = '411081' order by month;
-- a month of revocation that is given: not before the credit (a9 is of April, and March is open), and
-- not in what is published; both refused, 23514
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('411081', 'a9', 'meeting-city', '现场会', '2024-04-10', 'No. 9', '2024-04-11', 'approved');
select split_part(pg_temp.refused($$update event set status = 'revoked', revoked_month = '2024-03-01' where event_id = 'a9'$$), ':', 1) as before_credit,
       split_part(pg_temp.refused($$update event set status = 'revoked', revoked_month = '2024-02-01' where event_id = 'a1'$$), ':', 1) as published;
delete from event where event_id = 'a9';
-- a later one is taken as it is: month February, revoked from April
update event set status = 'revoked', revoked_month = '2024-04-01' where event_id = 'a1';
select month, revoked_month from event where event_id = 'a1';
-- steps: a1 claimed, approved, revoked; a2 claimed, rejected; a3 approved, revoked; a4 claimed, approved;
-- a5 claimed, approved, revoked; a6 claimed, approved; a7 claimed, approved; a8 approved, revoked;
-- b1 claimed, approved
select event_id, steps from steps_taken where unit = '411081' order by event_id;

-- ---------- what counts provisionally in a published month (A17, A19, A20) ----------
-- The scheme of a published month does not change, so this is an assessment of its own, with claims
-- that count from the start; January and February are published in it.
-- Claims of March by 411082, 1 each, counted provisionally: March 3. Then March is published.
--   p1  rejected: its 1 is taken back from April on
--   p2  approved with a document of March: stays as it is
--   p3  approved with a document of April: refused, 23514, for it counts in March already
drop view steps_taken;
select xcedu.create_assessment('regress_provisional', 'xuchang-2023-8');
set search_path = regress_provisional, pg_catalog;
update scheme set pending_claims = 'provisional';
select count(open_month((date '2024-01-01' + g * interval '1 month')::date)) as months from generate_series(0, 3) as g;
select pg_temp.publish_until('2024-02-01') as months_published;
insert into event (unit, event_id, rule, title, occurred_on) values
    ('411082', 'p1', 'meeting-city', '现场会', '2024-03-10'),
    ('411082', 'p2', 'meeting-city', '现场会', '2024-03-10'),
    ('411082', 'p3', 'meeting-city', '现场会', '2024-03-10');
select pg_temp.publish_until('2024-03-01') as months_published;
update event set status = 'rejected' where event_id = 'p1';
update event set status = 'approved', document_no = 'No. 1', document_on = '2024-03-11' where event_id = 'p2';
select pg_temp.refused($$update event set status = 'approved', document_no = 'No. 2', document_on = '2024-04-01' where event_id = 'p3'$$) as refusal;
--   p1  rejected  2024-03  revoked from 2024-04
--   p2  approved  2024-03
--   p3  claimed   2024-03
select event_id, status, month, carried_from, revoked_month from event where unit = '411082' order by event_id;
--   p1  2024-03  1 → 1  counted, and 2024-04  1 → −1  rejected
--   p2  2024-03  1 → 1  counted
--   p3  2024-03  1 → 1  counted
select event_id, month, rule_points, points, outcome, why from credit where unit = '411082' order by event_id, month;
-- March 3, April −1
select month, bonus from score where unit = '411082' and month >= '2024-03-01' order by month;

-- ---------- what has lapsed does not come back (A16, A19) ----------
-- Occurred in January, document of April; with next_month it lapses in February, which is published:
-- its line is in April, carried from February, and has no effect although April is its document's month.
-- January to March are published by a scheme that says so.
select xcedu.create_assessment('regress_lapsed', 'xuchang-2023-8');
set search_path = regress_lapsed, pg_catalog;
update scheme set late_document = 'next_month';
select count(open_month((date '2024-01-01' + g * interval '1 month')::date)) as months from generate_series(0, 3) as g;
select pg_temp.publish_until('2024-03-01') as months_published;
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('XC-DCQ', 'late', 'meeting-city', '现场会', '2024-01-10', 'No. 1', '2024-04-02', 'approved');
select e.month, e.carried_from, c.points, c.outcome, c.why, c.why_clause
from event as e
join credit as c using (unit, event_id)
where e.event_id = 'late';

set client_min_messages = warning;
drop schema regress_workflow, regress_provisional, regress_lapsed cascade;
drop role regress_claimant, regress_bureau, regress_bureau_chief;
