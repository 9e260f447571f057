-- Reasons in English: a rule-book with language en, each text once, worked out by hand.
--
-- What each row should say stands in `expected`; the test prints what differs from that.  At the end it looks whether every
-- text of the view phrase was seen, and whether both languages fill the same places.

set datestyle = iso;
set jit = off;
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
select xcedu.create_assessment('regress_english', 'empty');
set search_path = regress_english, pg_catalog;

-- while there is no scheme: zh
select language_of('2024-01-01');

create temporary table seen (what text primary key, said text);
create temporary table expected (what text primary key, said text not null);
create function pg_temp.see(what text, said text) returns text language sql
begin atomic
    insert into seen values (what, said) returning what;
end;

-- ---------- items, marks, tasks, values ----------
-- base: chore 20, 5 off for each breach; key 10, marked; extra, earned up to 10; three kinds of raters; staged, of March only;
-- spared, of which A is exempt; town, of towns alone; floored, at least 1; half, a group of 10 that counts 5.
insert into league (league, title) values ('county', 'counties'), ('town', 'towns');
insert into unit (unit, name, league) values ('A', 'Ash', 'county'), ('B', 'Birch', 'county'), ('C', 'Cedar', 'county');
insert into scheme (scheme, title, omission, language) values ('e', 'A rule-book', 'unit', 'en');
insert into item (item, title)
select i, i
from unnest('{total,base,bonus,penalty,chore,key,extra,speech,talk,staged,spared,town,floored,half,half-key,is,target,before,mean,best,place,share,report}'::text[]) as i;
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, raters, compare, against, leagues, first_month, clause) values
    ('e', 'total', null, 'group', null, 1, 0, null, null, null, null, 'one', null, null, null, null, null),
    ('e', 'base', 'total', 'group', 'base', 1, 0, null, null, null, null, 'one', null, null, null, null, null),
    ('e', 'bonus', 'total', 'event', 'bonus', 2, 0, null, null, null, null, 'one', null, null, null, null, null),
    ('e', 'penalty', 'total', 'event', 'penalty', 3, 0, null, null, null, null, 'one', null, null, null, null, null),
    ('e', 'chore', 'base', 'breach', null, 1, 20, 0, 20, null, 5, 'one', null, null, null, null, '5 off each'),
    ('e', 'key', 'base', 'mark', null, 2, 10, 0, 10, null, null, 'one', null, null, null, null, 'marked'),
    ('e', 'extra', 'base', 'mark', null, 3, 0, 0, 10, null, null, 'one', null, null, null, null, 'earned'),
    ('e', 'speech', 'base', 'mark', null, 4, 0, 0, 10, null, null, 'trimmed_mean', null, null, null, null, 'raters'),
    ('e', 'staged', 'base', 'mark', null, 6, 10, 0, 10, null, null, 'one', null, null, null, null, 'in March'),
    ('e', 'spared', 'base', 'mark', null, 7, 10, 0, 10, null, null, 'one', null, null, null, null, 'marked'),
    ('e', 'town', 'base', 'mark', null, 8, 10, 0, 10, null, null, 'one', null, null, '{town}', null, 'of towns'),
    ('e', 'floored', 'base', 'mark', null, 9, 5, 1, 10, null, null, 'one', null, null, null, null, 'at least 1'),
    ('e', 'half', 'base', 'group', null, 10, 0, 0, 10, 5, null, 'one', null, null, null, null, 'half'),
    ('e', 'half-key', 'half', 'mark', null, 11, 10, 0, 10, null, null, 'one', null, null, null, null, 'marked'),
    ('e', 'is', 'base', 'measure', null, 12, 0, 0, 3, null, null, 'one', 'value', null, null, null, 'value'),
    ('e', 'target', 'base', 'measure', null, 13, 10, 0, 10, null, null, 'one', 'difference', 'target', null, null, 'target'),
    ('e', 'before', 'base', 'measure', null, 14, 1, 0, 10, null, null, 'one', 'ratio', 'previous', null, null, 'before'),
    ('e', 'mean', 'base', 'measure', null, 15, 0, 0, 10, null, null, 'one', 'ratio', 'mean', null, null, 'mean'),
    ('e', 'best', 'base', 'measure', null, 16, 0, 0, 10, null, null, 'one', 'difference', 'best', null, null, 'best'),
    ('e', 'place', 'base', 'measure', null, 17, 0, 0, 10, null, null, 'one', 'place', null, null, null, 'place'),
    ('e', 'share', 'base', 'measure', null, 18, 0, 0, 10, null, null, 'one', 'percentile', null, null, null, 'share'),
    ('e', 'report', 'base', 'breach', null, 19, 5, 0, 5, null, 1, 'one', null, null, null, null, 'reports');
insert into scheme_band (scheme, item, at_least, points, slope) values
    ('e', 'is', 2, 4, 0), ('e', 'target', -5, 1, 0.5), ('e', 'target', 0, 2, -0.5), ('e', 'before', 0, 1, 0), ('e', 'mean', 0.5, 2, 0),
    ('e', 'best', -10, 1, 0), ('e', 'place', 1, 3, 0), ('e', 'share', 0, 3, 0);
insert into exemption (unit, item, first_month, reason) values ('A', 'spared', '2024-01-01', 'a reason');
insert into ledger (task_no, item, title) values (1, 'report', 'a task');
insert into ledger_unit (task_no, unit) values (1, 'A');
select open_month('2024-01-01', 'e');
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on) values
    ('A', 't1', 'chore', '2024-01-01', 'a chore', '2024-01-02', '2024-01-10', null),
    ('A', 't2', 'chore', '2024-01-01', 'a chore', '2024-01-02', '2024-01-10', '2024-01-11'),
    ('A', 't3', 'chore', '2024-01-01', 'a chore', '2024-01-02', '2024-01-10', null),
    ('A', 't4', 'chore', '2024-01-01', 'a chore', '2024-01-02', '2024-01-10', null),
    ('A', 't5', 'chore', '2024-01-01', 'a chore', '2024-01-02', '2024-01-10', null);
insert into mark (unit, item, month, score, deduction) values
    ('A', 'key', '2024-01-01', 7.50, null), ('A', 'extra', '2024-01-01', 4, null), ('A', 'staged', '2024-01-01', 8, null),
    ('A', 'spared', '2024-01-01', 9, null), ('A', 'floored', '2024-01-01', 0.5, null), ('A', 'half-key', '2024-01-01', 8, null),
    ('B', 'key', '2024-01-01', null, 3);
insert into mark (unit, item, month, rater, score) values
    ('A', 'speech', '2024-01-01', 'r1', 9), ('A', 'speech', '2024-01-01', 'r2', 8), ('A', 'speech', '2024-01-01', 'r3', 7);
-- A: 1.5 is below all bands; 7 is 2 above its target, 2 − 0.5 × 2 = 1; nothing before; 6 is the mean of 6, 9 and 3, 9 the best;
-- second of three: place 2, percentile 2/3.  B: 4 reaches the band; −3 against the target: 1 + 0.5 × 2 = 2.
insert into measure (unit, item, month, value, target) values
    ('A', 'is', '2024-01-01', 1.50, null), ('B', 'is', '2024-01-01', 4, null),
    ('A', 'target', '2024-01-01', 7, 5), ('B', 'target', '2024-01-01', 2, 5),
    ('A', 'before', '2024-01-01', 3, null), ('B', 'before', '2024-01-01', 0, null),
    ('A', 'mean', '2024-01-01', 6, null), ('B', 'mean', '2024-01-01', 9, null), ('C', 'mean', '2024-01-01', 3, null),
    ('A', 'best', '2024-01-01', 6, null), ('B', 'best', '2024-01-01', 9, null), ('C', 'best', '2024-01-01', 3, null),
    ('A', 'place', '2024-01-01', 6, null), ('B', 'place', '2024-01-01', 9, null), ('C', 'place', '2024-01-01', 3, null),
    ('A', 'share', '2024-01-01', 6, null), ('B', 'share', '2024-01-01', 9, null), ('C', 'share', '2024-01-01', 3, null);
update scheme_item set first_month = '2024-03-01' where item = 'staged';
insert into expected values
    ('deduction chore t1', 'overdue and not done'),
    ('deduction chore t2', 'done after the due day'),
    ('deduction key', 'full marks less the mark'),
    ('deduction key B', 'points taken off by the mark'),
    ('deduction extra', 'the mark'),
    ('deduction speech r1', 'mark 9, the highest, left out'),
    ('deduction speech r2', 'mark 8, one of 1 in the mean'),
    ('deduction speech r3', 'mark 7, the lowest, left out'),
    ('deduction staged', 'the item is outside of its stage: no points lost'),
    ('deduction spared', 'the unit is exempt from this item: no points lost'),
    ('title key', 'monthly mark'),
    ('title is', 'value'),
    ('title report', 'progress of the ledger tasks in the month'),
    ('measured is', 'value 1.5; below all bands: 0 points'),
    ('measured is B', 'value 4; the band from 2 on gives 4'),
    ('measured target', 'value 7, its difference to the target of 5 is 2; the band from 0 on gives 2 − 0.5 × (2 − 0) = 1'),
    ('measured target B', 'value 2, its difference to the target of 5 is -3; the band from -5 on gives 1 + 0.5 × (-3 + 5) = 2'),
    ('measured before', 'value 3; the period before has none to compare it with: the item does not apply'),
    ('measured mean', 'value 6, its ratio to the mean of the league of 6 is 1; the band from 0.5 on gives 2'),
    ('measured best', 'value 6, its difference to the best of the league of 9 is -3; the band from -10 on gives 1'),
    ('measured place', 'value 6, place 2 of 3 in the league; the band from 1 on gives 3'),
    ('measured share', 'value 6, place 2 of 3 in the league, percentile 0.666667; the band from 0 on gives 3'),
    ('floor chore', 'no points are left to lose: what is taken off beyond does not count'),
    ('floor floored', 'not below 1'),
    ('cap is B', 'capped at 3'),
    ('weight half', 'by its weight: 5 × 8 ÷ 10'),
    ('full_marks key', 'full marks'),
    ('start floored', 'points to start with'),
    ('full_marks staged', 'full marks; outside of its stage'),
    ('full_marks spared', 'full marks; the unit is exempt from it'),
    ('full_marks town', 'full marks; the unit does not carry it'),
    ('start before', 'points to start with; there is no value to compare with'),
    ('not_applicable before', 'does not apply: full marks'),
    ('unmarked key C', 'not marked yet: no total in the month'),
    ('unmarked is C', 'no value yet: no total in the month');
select count(pg_temp.see(concat_ws(' ', 'deduction', d.item, coalesce(d.task_id, d.rater), nullif(d.unit, 'A')), d.why))
from deduction as d
where (d.item, d.unit) in (('chore', 'A'), ('key', 'A'), ('key', 'B'), ('extra', 'A'), ('speech', 'A'), ('staged', 'A'), ('spared', 'A'))
      and d.task_id is distinct from 't3' and d.task_id is distinct from 't4' and d.task_id is distinct from 't5';
select count(pg_temp.see('title ' || d.item, d.title)) from deduction as d where d.item = 'key' and d.unit = 'A';
select count(pg_temp.see('title ' || t.item, t.title)) from task as t where t.item = 'report';
select count(pg_temp.see('title ' || m.item, m.title)) from measured as m where m.item = 'is' and m.unit = 'A';
select count(pg_temp.see(concat_ws(' ', 'measured', m.item, nullif(m.unit, 'A')), m.why))
from measured as m
where m.unit = 'A' or (m.unit = 'B' and m.item in ('is', 'target'));
select count(pg_temp.see(concat_ws(' ', l.kind, l.item, nullif(l.unit, 'A')), l.why))
from line as l
where concat_ws(' ', l.kind, l.item, nullif(l.unit, 'A')) in (select e.what from expected as e) and l.kind <> 'deduction';

-- the other readings of what is not marked and does not apply; and, in February, what is compared with zero
update scheme set unmarked = 'zero', not_applicable = 'renormalise';
insert into expected values
    ('zero: unmarked key C', 'not marked yet: zero'),
    ('renormalise: not_applicable town', 'does not apply: left out, and the rest scaled up');
select count(pg_temp.see(concat_ws(' ', 'zero: unmarked', l.item, l.unit), l.why)) from line as l where l.kind = 'unmarked' and l.item = 'key' and l.unit = 'C';
select count(pg_temp.see('renormalise: not_applicable ' || l.item, l.why)) from line as l where l.kind = 'not_applicable' and l.item = 'town' and l.unit = 'A';
update scheme set unmarked = 'full_marks', not_applicable = 'leave_out';
insert into expected values
    ('full marks: unmarked is C', 'no value yet: full marks'),
    ('leave_out: not_applicable town', 'does not apply: left out, and nothing scaled up');
select count(pg_temp.see(concat_ws(' ', 'full marks: unmarked', l.item, l.unit), l.why)) from line as l where l.kind = 'unmarked' and l.item = 'is' and l.unit = 'C';
select count(pg_temp.see('leave_out: not_applicable ' || l.item, l.why)) from line as l where l.kind = 'not_applicable' and l.item = 'town' and l.unit = 'A';
-- values of an item of another stage, and of a unit that is exempt; a place that a unit does not see before it is published
update scheme_item set first_month = '2024-03-01' where item = 'share';
insert into exemption (unit, item, first_month, reason) values ('A', 'is', '2024-01-01', 'a reason');
create role regress_ash;
select grant_duty('regress_ash', 'unit', 'A');
set role regress_ash;
select array_agg(m.why) as not_known from measured as m where m.item = 'place' \gset
reset role;
insert into expected values
    ('measured place of Ash', '{"value 6; it is compared with other units, and seen when the month is published"}'),
    ('measured share staged', 'value 6; the item is outside of its stage: no points'),
    ('measured is exempt', 'value 1.5; the unit is exempt from this item: no points');
select pg_temp.see('measured place of Ash', :'not_known');
select count(pg_temp.see('measured ' || m.item || ' ' || case m.item when 'share' then 'staged' else 'exempt' end, m.why))
from measured as m where m.unit = 'A' and m.item in ('is', 'share');

select open_month('2024-02-01', 'e');
insert into measure (unit, item, month, value) values ('B', 'before', '2024-02-01', 3), ('A', 'before', '2024-02-01', 6);
insert into expected values
    ('February: measured before', 'value 6, its ratio to the period before of 3 is 2; the band from 0 on gives 1'),
    ('February: measured before B', 'value 3; the period before is 0 and gives no ratio: the item does not apply');
select count(pg_temp.see(concat_ws(' ', 'February: measured', m.item, nullif(m.unit, 'A')), m.why)) from measured as m where m.month = '2024-02-01';

-- the lines that a variant changes, several of one kind and item as one: the best of A's chores are now 1 off each
select copy_scheme('e', 'tried');
update scheme_item set points_each = 1 where scheme = 'tried' and item = 'chore';
insert into expected values ('compared chore t1', 'overdue and not done'), ('language of the variant', 'en');
select count(pg_temp.see('compared ' || c.item || ' ' || c.source, c.other_why))
from compare_lines('2024-01-01', 'tried') as c
where c.unit = 'A' and c.source = 't1';
select pg_temp.see('language of the variant', s.language) from scheme as s where s.scheme = 'tried';

-- a sheet is a Chinese document.  It quotes what is said of an item, without that it starts with full marks.
insert into expected values ('sheet staged', 'outside of its stage；does not apply: left out, and nothing scaled up');
select count(pg_temp.see('sheet ' || s.item, s.why)) from sheet_item_of('A', '2024-01-01') as s where s.item = 'staged';

-- ---------- events ----------
select xcedu.create_assessment('regress_english_events', 'empty');
set search_path = regress_english_events, pg_catalog;
insert into league (league, title) values ('county', 'counties'), ('town', 'towns');
insert into unit (unit, name, league) values ('A', 'Ash', 'county'), ('B', 'Birch', 'county');
insert into scheme (scheme, title, language) values ('e', 'A rule-book', 'en');
insert into item (item, title) values ('total', 'total'), ('base', 'base'), ('bonus', 'bonus'), ('penalty', 'penalty');
insert into scheme_item (scheme, item, parent, kind, part, start) values
    ('e', 'total', null, 'group', null, 0), ('e', 'base', 'total', 'event', 'base', 100), ('e', 'bonus', 'total', 'event', 'bonus', 0),
    ('e', 'penalty', 'total', 'event', 'penalty', 0);
insert into rule (rule, title)
select r, r from unnest('{gain,praise,prize,loss,worse,few,range,again,veto,grade,county,late}'::text[]) as r;
insert into scheme_grade (scheme, grade, title, place) values ('e', 'pass', 'pass', 1);
insert into scheme_rule (scheme, rule, item, points, once) values
    ('e', 'gain', 'bonus', 2, null), ('e', 'praise', 'bonus', 1, 'affair'), ('e', 'prize', 'bonus', 5, 'affair'), ('e', 'loss', 'penalty', -3, 'affair'),
    ('e', 'worse', 'penalty', -4, 'affair');
insert into scheme_rule (scheme, rule, item, points, cap) values ('e', 'few', 'bonus', 2, 3);
insert into scheme_rule (scheme, rule, item, least, most) values ('e', 'range', 'penalty', -10, -5);
insert into scheme_rule (scheme, rule, item, points, repeat_points) values ('e', 'again', 'penalty', -5, -10);
insert into scheme_rule (scheme, rule, item, points, effect) values ('e', 'veto', 'penalty', null, 'last_place');
insert into scheme_rule (scheme, rule, item, points, effect, grade) values ('e', 'grade', 'penalty', -1, 'grade_at_most', 'pass');
insert into scheme_rule (scheme, rule, item, points, only_for) values ('e', 'county', 'bonus', 1, '{county}');
select open_month('2024-01-01'), open_month('2024-02-01'), open_month('2024-03-01');
create function pg_temp.enter(event_id text, rule text, day date, work text default null, quantity numeric default null, points numeric default null,
                              status text default 'approved', document_on date default null)
returns void
language sql
begin atomic
    insert into event (unit, event_id, rule, title, occurred_on, work, quantity, points, status, document_no, document_on)
    values ('A', event_id, rule, rule, day, work, quantity, points, status, case when document_on is not null then 'No. ' || event_id end, document_on);
end;
create function pg_temp.see_credit(told text) returns bigint language sql
begin atomic
    select count(pg_temp.see(concat(told, c.event_id, case when c.month > '2024-01-01' then ' ' || to_char(c.month, 'YYYY-MM') end), c.why)) from credit as c;
end;
-- January.  Of the work V the prize counts and the praise does not; of W the worse penalty; few brings 2 and, up to 3, 1; again −5 and −10
select pg_temp.enter('gain', 'gain', '2024-01-02'), pg_temp.enter('three', 'gain', '2024-01-02', null, 3),
       pg_temp.enter('claim', 'gain', '2024-01-03', null, null, null, 'claimed'), pg_temp.enter('no', 'gain', '2024-01-03', null, null, null, 'rejected'),
       pg_temp.enter('gone', 'gain', '2024-01-03'),
       pg_temp.enter('praise', 'praise', '2024-01-04', 'V'), pg_temp.enter('loss', 'loss', '2024-01-04', 'W'), pg_temp.enter('worse', 'worse', '2024-01-05', 'W'),
       pg_temp.enter('few-1', 'few', '2024-01-06'), pg_temp.enter('few-2', 'few', '2024-01-07'),
       pg_temp.enter('range', 'range', '2024-01-08', null, null, -7), pg_temp.enter('again-1', 'again', '2024-01-09', 'X'),
       pg_temp.enter('again-2', 'again', '2024-01-10', 'X'), pg_temp.enter('veto', 'veto', '2024-01-11'), pg_temp.enter('grade', 'grade', '2024-01-12'),
       pg_temp.enter('county', 'county', '2024-01-13'), pg_temp.enter('late', 'gain', '2024-01-20', null, null, null, 'approved', '2024-02-03'),
       pg_temp.enter('early', 'gain', '2023-11-20');
update event set status = 'revoked', revoked_month = '2024-01-01' where event_id = 'gone';
-- February: of V the prize, 4 more; of W the loss once more
select pg_temp.enter('prize', 'prize', '2024-02-04', 'V'), pg_temp.enter('praise-2', 'praise', '2024-02-05', 'V'), pg_temp.enter('loss-2', 'loss', '2024-02-06', 'W');
insert into expected values
    ('gain', 'bonus'),
    ('three', 'bonus (2 × 3)'),
    ('claim', 'awaiting review: not counted yet'),
    ('no', 'rejected: not counted'),
    ('gone', 'revoked: no longer counted'),
    ('praise', 'bonus'),
    ('loss', 'the same work counts by its largest penalty: not counted again'),
    ('worse', 'penalty'),
    ('few-1', 'bonus'),
    ('few-2', 'the rule brings at most 3 in a period: what is beyond does not count'),
    ('range', 'penalty (-7, set by the reviewer between -10 and -5)'),
    ('again-1', 'penalty'),
    ('again-2', 'penalty (once more in the same work and period: -10 each time)'),
    ('veto', 'no points of its own (veto: ranked after all others of the league)'),
    ('grade', 'penalty (its grade is at most pass)'),
    ('county', 'bonus'),
    ('early', 'bonus (of 2023-11, a month that is not assessed: carried over to this month)'),
    ('late 2024-02', 'bonus (it happened in 2024-01, and its document is late: moved to this month)'),
    ('prize 2024-02', 'the same work gained points before: topped up to its highest level'),
    ('praise-2 2024-02', 'the same work counts at its highest level: not counted again'),
    ('loss-2 2024-02', 'the same work counts by its largest penalty: not counted again');
select pg_temp.see_credit('');
-- a unit of another league
update unit set league = 'town';
insert into expected values ('town: county', 'the rule is not for the league of the unit: not counted');
select count(pg_temp.see('town: ' || c.event_id, c.why)) from credit as c where c.event_id = 'county';
update unit set league = 'county' where unit = 'A';
-- a claim that counts for now, and lapsed documents; the first month alone
update scheme set pending_claims = 'provisional', highest_months = 'first_only', late_document = 'next_month';
select pg_temp.enter('lapsed', 'gain', '2024-01-20', null, null, null, 'approved', '2024-03-03');
insert into expected values
    ('provisional: claim', 'awaiting review, counted for now: bonus'),
    ('lapsed 2024-02', 'its document is later than the next month: not counted (it happened in 2024-01, and its document is late: moved to this month)'),
    ('first month: prize 2024-02', 'a work gains points in its first month only, and had them in an earlier month'),
    ('first month: loss-2 2024-02', 'a work loses points in its first month only, and lost them in an earlier month');
select count(pg_temp.see('provisional: ' || c.event_id, c.why)) from credit as c where c.event_id = 'claim';
select count(pg_temp.see('lapsed 2024-02', c.why)) from credit as c where c.event_id = 'lapsed';
select count(pg_temp.see(concat('first month: ', c.event_id, ' 2024-02'), c.why)) from credit as c where c.event_id in ('prize', 'loss-2');
update scheme set highest_months = 'top_up';
delete from event where event_id in ('praise', 'prize', 'praise-2', 'loss-2', 'lapsed');
-- a penalty topped up: −3, then −4
update event set month = '2024-02-01', occurred_on = '2024-02-05' where event_id = 'worse';
insert into expected values ('topped up: worse 2024-02', 'the same work lost points before: brought up to its largest penalty');
select count(pg_temp.see('topped up: worse 2024-02', c.why)) from credit as c where c.event_id = 'worse';
-- published with the claim, which is then rejected; and what belongs to the published month and comes later
select publish_month('2024-01-01') is not null as published;
update event set status = 'rejected' where event_id = 'claim';
select pg_temp.enter('after', 'gain', '2024-01-15');
insert into expected values
    ('rejected: claim 2024-02', 'rejected: what it was given for the time being is taken back'),
    ('after 2024-02', 'bonus (of 2024-01, a published month: carried over to this month)');
select count(pg_temp.see('rejected: claim 2024-02', c.why)) from credit as c where c.event_id = 'claim' and c.month = '2024-02-01';
select count(pg_temp.see('after 2024-02', c.why)) from credit as c where c.event_id = 'after';
-- What is published stays as it was, and so does the language of its scheme: rules that change are a new scheme
select pg_temp.refused($$update scheme set language = 'zh'$$);
insert into expected values ('published gain', 'bonus');
select count(pg_temp.see('published gain', l.why)) from published_line as l where l.source = 'gain';
select content -> 'language' as language from published_fact where relation = 'scheme';
-- April has another scheme, which has no gain, and praise in a range
insert into scheme (scheme, title, language) values ('f', 'Another rule-book', 'en');
insert into scheme_item (scheme, item, parent, kind, part, start) values
    ('f', 'total', null, 'group', null, 0), ('f', 'base', 'total', 'event', 'base', 100), ('f', 'bonus', 'total', 'event', 'bonus', 0);
insert into scheme_rule (scheme, rule, item, least, most) values ('f', 'praise', 'bonus', 1, 3);
select pg_temp.enter('gain-4', 'gain', '2024-04-01'), pg_temp.enter('praise-4', 'praise', '2024-04-01');
select open_month('2024-04-01', 'f');
insert into expected values
    ('gain-4 2024-04', 'the scheme of the month has no such rule: not counted until it has another rule or is rejected'),
    ('praise-4 2024-04', 'the reviewer has not set its points within the range of the rule: not counted');
select count(pg_temp.see(c.event_id || ' 2024-04', c.why)) from credit as c where c.month = '2024-04-01';
-- events that look alike
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on) values
    ('A', 'd1', 'gain', 'Reading week', 'a', '2024-03-02', 'No. 1', '2024-03-03'),
    ('A', 'd2', 'gain', 'reading-week', 'b', '2024-03-02', 'No. 2', '2024-03-03'),
    ('A', 'd3', 'gain', null, 'c', '2024-03-02', 'no 1', '2024-03-03');
insert into expected values
    ('alike d2', 'works that are spelled alike'),
    ('alike d3', 'same document number'),
    ('review d1', 'd2 (works that are spelled alike), d3 (same document number)');
select count(pg_temp.see('alike ' || d.other_event_id, d.why)) from likely_duplicate as d where d.event_id = 'd1';
select count(pg_temp.see('review ' || r.event_id, r.likely_duplicate)) from event_review as r where r.event_id = 'd1';

-- ---------- what-ifs ----------
-- March: 100 for all but A, whose d1 to d3 are claims that count for now, 2 each.  Then five units have 100, and nobody of them is above A.
insert into unit (unit, name, league) values ('C', 'Cedar', 'county'), ('D', 'Dogwood', 'county'), ('E', 'Elm', 'county'), ('F', 'Fir', 'county');
update unit set league = 'county' where unit = 'B';
insert into expected values
    ('below Ash', 'Birch, Cedar, Dogwood and others, 5 units'),
    ('below Birch', 'Cedar, Dogwood, Elm and others, 4 units'),
    ('above Birch', 'Ash');
select count(pg_temp.see('below ' || m.unit_name, m.below)) from margins('2024-03-01') as m where m.unit in ('A', 'B');
select count(pg_temp.see('above ' || m.unit_name, m.above)) from margins('2024-03-01') as m where m.unit = 'B';
-- without the claims A has 100 like the others; and the first place is theirs too
select copy_scheme('e', 'other');
insert into expected values
    ('reading pending_claims = not_counted', 'claims that await review do not count'),
    ('reading ties = dense', 'equal totals share a rank, and the next rank follows'),
    ('reading variant other', 'variant other'),
    ('reading pending_claims = not_counted + ties = dense', 'claims that await review do not count; equal totals share a rank, and the next rank follows'),
    ('reading variant other + ties = dense', 'variant other; equal totals share a rank, and the next rank follows'),
    ('reading as it stands', 'as it stands'),
    ('moves of pending_claims = not_counted', 'Birch 2→1, Cedar 2→1, Dogwood 2→1, Elm 2→1, Fir 2→1');
set client_min_messages = warning;
select count(pg_temp.see('reading ' || r.reading, r.title))
from (select distinct s.reading, s.title from stress_ranks('2024-03-01', 2) as s) as r
where 'reading ' || r.reading in (select e.what from expected as e);
select count(pg_temp.see('moves of ' || r.reading, r.units)) from stress_readings('2024-03-01') as r where r.reading = 'pending_claims = not_counted';
reset client_min_messages;
-- every value of a switch
select s.switch, s.value, s.english from scheme_switch as s order by s.reading, s.switch, s.is_default desc, s.value;

-- ---------- quarters, and the reports on the ledger ----------
select xcedu.create_assessment('regress_english_quarters', 'empty');
set search_path = regress_english_quarters, pg_catalog;
insert into league (league, title) values ('county', 'counties');
insert into unit (unit, name, league) values ('A', 'Ash', 'county');
insert into scheme (scheme, title, language, months, omission) values ('e', 'A rule-book', 'en', 3, 'unit');
insert into item (item, title) values ('total', 'total'), ('bonus', 'bonus'), ('report', 'reports');
insert into scheme_item (scheme, item, parent, kind, part, start, cap, points_each) values
    ('e', 'total', null, 'group', null, 0, null, null), ('e', 'bonus', 'total', 'event', 'bonus', 0, null, null),
    ('e', 'report', 'total', 'breach', 'base', 5, 5, 1);
insert into rule (rule, title) values ('gain', 'gain');
insert into scheme_rule (scheme, rule, item, points) values ('e', 'gain', 'bonus', 1);
insert into ledger (task_no, item, title) values (1, 'report', 'a task');
insert into ledger_unit (task_no, unit) values (1, 'A');
select open_month('2024-01-01'), open_month('2024-04-01');
update task set done_on = due_on;
-- one of the quarter before the first, which begins in October, one whose document is late, and one that comes when its quarter is published
insert into event (unit, event_id, rule, title, occurred_on, status, document_no, document_on) values
    ('A', 'early', 'gain', 'gain', '2023-11-20', 'approved', null, null),
    ('A', 'late', 'gain', 'gain', '2024-02-20', 'approved', 'No. 1', '2024-04-03');
select publish_month('2024-01-01') is not null as published;
insert into event (unit, event_id, rule, title, occurred_on, status) values ('A', 'after', 'gain', 'gain', '2024-02-15', 'approved');
insert into expected values
    ('quarter: early', 'bonus (of 2023-10, a period that is not assessed: carried over to this period)'),
    ('quarter: late', 'bonus (it happened in 2024-02, and its document is late: moved to this period)'),
    ('quarter: after', 'bonus (of 2024-01, a published period: carried over to this period)'),
    ('quarter: report', 'progress of the ledger tasks in the period');
select count(pg_temp.see('quarter: ' || c.event_id, c.why)) from credit as c;
select count(pg_temp.see('quarter: report', t.title)) from task as t where t.month = '2024-01-01';

-- ---------- what was seen ----------
-- as it was worked out: no rows
select coalesce(e.what, s.what) as what, e.said as expected, s.said
from expected as e
full join seen as s on s.what = e.what
where e.said is distinct from s.said
order by what;
-- every text was seen, whatever it was filled with: no rows
select p.code
from phrase as p
where not exists (select
                  from seen as s
                  where s.said ~ regexp_replace(regexp_replace(p.en, '([.()\[\]+*?^$|\\])', '\\\1', 'g'), '%\d\\\$s', '.*', 'g'))
order by p.code collate "C";
-- no character of Chinese, and none of its punctuation, but for the sheet: no rows
select s.what, s.said from seen as s where s.said ~ '[⺀-鿿、-〿！-｠]' and s.what not like 'sheet %' order by s.what;

-- nor in any line of the three assessments, seen above or not: counts, and 0 with such a character
create function pg_temp.lines_of(assessment text, out lines bigint, out chinese bigint) language plpgsql as $$
begin
    perform set_config('search_path', quote_ident(assessment) || ', pg_catalog', true);
    execute 'select count(*), count(*) filter (where concat(l.title, l.why) ~ ''[⺀-鿿、-〿！-｠]'')
             from (select title, why from line
                   union all
                   select title, why from deduction
                   union all
                   select title, why from measured
                   union all
                   select title, why from credit
                   union all
                   select title, null from task) as l'
    into lines, chinese;
end
$$;
select a.assessment, l.lines > 5 as several, l.chinese
from unnest('{regress_english,regress_english_events,regress_english_quarters}'::text[]) as a (assessment)
cross join lateral pg_temp.lines_of(a.assessment) as l
order by a.assessment;
set search_path = regress_english, pg_catalog;

-- each text has both languages, and both fill the same places, from the first on: no rows
create function pg_temp.places(text text) returns text language sql
return (select string_agg(distinct m[1], ',' order by m[1]) from regexp_matches(text, '%(\d+)\$s', 'g') as m);
select p.code, p.zh, p.en
from phrase as p
where (p.zh ~ '\S' and p.en ~ '\S') is not true
      or pg_temp.places(p.zh) is distinct from pg_temp.places(p.en)
      -- nothing else that is filled
      or regexp_replace(p.zh || p.en, '%\d+\$s', '', 'g') like '%\%%'
      or p.en ~ '[⺀-鿿、-〿！-｠]'
order by p.code collate "C";
select count(*) = count(distinct p.code) as each_code_once from phrase as p;
select said('zh', 'cap', '1'), said('en', 'cap', '1'), said('fr', 'cap', '1'), said('en', 'nothing'), said(null, 'cap', '1');
select pg_temp.refused($$insert into scheme (scheme, title, language) values ('x', 'x', 'fr')$$);
select pg_temp.refused($$insert into scheme (scheme, title, language) values ('x', 'x', null)$$);

set client_min_messages = warning;
drop schema regress_english cascade;
drop schema regress_english_events cascade;
drop schema regress_english_quarters cascade;
drop role regress_ash;
