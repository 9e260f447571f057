-- compare_scheme(), stress_test(), margins() and weight_ranges(), with everything worked out by hand.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
set jit = off;
set client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\set book :abs_srcdir '/helpers/small_rule_book.sql'
\set ECHO none
\i :refused
select xcedu.create_assessment('regress_what_if', 'empty');
set search_path = regress_what_if, pg_catalog;
\i :book
\set ECHO all

-- 扣完为止 (chore stops at 0), 按最高级别加分 (praise +3 and honour +5 of one work count once), 扣2分 (blame)
--
-- January    breaches  chore  mark  base  events                                   total  rank
--   A        0         20     70    90    a1 praise of W +3, a2 honour of W claimed 93    1
--   B        1         15     76    91    none                                     91     2
--   C        5          0     80    80    c1 blame −2                              78     3
--   D        0         20     none  none  none                                     none   (of the other league)
select open_month('2024-01-01');
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
select v.unit, 't' || n, 'chore', '2024-01-01', '事项', '2024-01-02', '2024-01-10', '2024-01-11'
from (values ('B', 1), ('C', 5)) as v (unit, breaches)
cross join generate_series(1, v.breaches) as n;
insert into mark (unit, item, month, score) values ('A', 'key', '2024-01-01', 70), ('B', 'key', '2024-01-01', 76), ('C', 'key', '2024-01-01', 80);
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('A', 'a1', 'praise', 'W', '表彰', '2024-01-10', '1号', '2024-01-10', 'approved'),
    ('A', 'a2', 'honour', 'W', '表彰', '2024-01-12', '2号', '2024-01-12', 'claimed'),
    ('C', 'c1', 'blame', null, '批评', '2024-01-10', null, null, 'approved');
select league, rank, unit, base, bonus, penalty, total from ranking order by league, rank, unit;

-- ---------- compare_scheme ----------
-- Praise is worth 1, and chore stops at nothing: A 91, as B; C 20 − 25 + 80 − 2 = 73.
select copy_scheme('small', 'other') > 0 as copied;
update scheme_rule set points = 1 where scheme = 'other' and rule = 'praise';
update scheme_item set floor = null where scheme = 'other' and item = 'chore';
select league, unit, rank, other_rank, places, total, other_total, difference, items, summary from compare_scheme('2024-01-01', 'other');
select unit, item, kind, rule, source, points, other_points, difference, why, other_why from compare_lines('2024-01-01', 'other');
select unit, item, value, other_value, brings, other_brings, difference from compare_items('2024-01-01', 'other');
-- with itself nothing differs
select count(*) as units, count(*) filter (where rank is distinct from other_rank or difference <> 0 or items is not null) as differ
from compare_scheme('2024-01-01', 'small');
-- a rule that goes to another item, and an item that is not there: the line moves
update scheme_rule set item = 'chore' where scheme = 'other' and rule = 'blame';
delete from scheme_item where scheme = 'other' and item = 'criticism';
select unit, item, kind, rule, points, other_points, difference from compare_lines('2024-01-01', 'other') where rule = 'blame' order by item;
select sum(difference) from compare_lines('2024-01-01', 'other') where unit = 'C';

select pg_temp.refused($$select * from compare_scheme(null, 'other')$$);
select pg_temp.refused($$select * from compare_scheme('2024-01-01', null)$$);
select pg_temp.refused($$select * from compare_scheme('2024-01-01', 'nowhere')$$);
select pg_temp.refused($$select * from compare_items('2024-02-01', 'other')$$);
select pg_temp.refused($$select * from compare_lines('2024-02-01', 'other')$$);
delete from scheme_rule where scheme = 'other';
delete from scheme_item where scheme = 'other' and parent = 'all';
delete from scheme_item where scheme = 'other' and parent is not null and item not in ('all', 'base');
delete from scheme_item where scheme = 'other' and item = 'all';
delete from scheme_item where scheme = 'other' and item = 'base';
delete from scheme_item where scheme = 'other';
delete from provision where scheme = 'other';
delete from scheme where scheme = 'other';

-- ---------- stress_test ----------
--   unmarked = full_marks    D 100, rank 1           unmarked = zero       D 20, rank 1
--   pending_claims = provisional  A has the honour instead of the praise: 95, rank 1 as before
--   the others change nothing: all apply, one label, one month, no tie
-- As a variant a scheme where a breach costs 1: A 93, B 19 + 76 = 95, C 15 + 80 − 2 = 93: B first, A and C second.
select copy_scheme('small', 'mild') > 0 as copied;
update scheme_item set points_each = 1 where scheme = 'mild' and item = 'chore';
select place, reading, title, moves, largest_move, first_place_holds, units from stress_readings('2024-01-01');
select league, unit, rank, total, readings, moves, best_rank, best_under, worst_rank, worst_under, lowest_total, highest_total, first_place_holds, summary
from stress_test('2024-01-01');
-- In pairs: 10 switched values make 42 pairs, and the variant with each of the ten 10: 63 readings. With provisional claims and breaches that
-- cost 1, A has 95 as B has: both are first, and C is third.  Ranks move under the two values of unmarked, alone and with each of the 8 values
-- of the other switches, and under the variant, alone and with each of the ten: 2 + 16 + 1 + 10 = 29.
select count(*) as readings, count(*) filter (where moves > 0) as moving from stress_readings('2024-01-01', 2);
select reading, moves, units from stress_readings('2024-01-01', 2) where reading ~ 'mild' order by place;
select unit, readings, moves, best_rank, best_under, worst_rank, worst_under from stress_test('2024-01-01', 2);
-- progress is shown: each tenth of the way
set client_min_messages = notice;
select count(*) from stress_test('2024-01-01', 2);
set client_min_messages = warning;
-- and it can be cancelled
set statement_timeout = 1;
select count(*) from stress_test('2024-01-01', 2);
reset statement_timeout;
select pg_temp.refused($$select * from stress_test('2024-01-01', 3)$$);
select pg_temp.refused($$select * from stress_readings('2024-01-01', null)$$);
select pg_temp.refused($$select * from stress_ranks('2024-02-01')$$);
select pg_temp.refused($$select * from stress_test(null)$$);

-- ---------- margins ----------
-- A leads B by 2: two blames (one makes 91, a tie), one breach (5), a mark of 67.999999.
-- B is 2 behind A: a praise, an honour, its breach, a mark of 78.000001.  It leads C by 13: 7 blames, 3 breaches (15), a mark of 62.999999.
-- C is 13 behind B: 3 honours (15), 5 praises (15); of its 5 breaches 4, as chore is 5 below its floor; a blame fewer is 2, and it
-- has no more of them; its mark is the best there is.
-- D has no total.
select league, rank, unit, total, above, gap_above, below, gap_below, gained_by, lost_by, summary from margins('2024-01-01');
select unit, gains, change, item, rule, times, points_each, summary from margin_changes('2024-01-01');

-- A cap ends what can be gained: with 13 points to go and
-- a cap of 14 on the item, five praises and three honours make 14, which is enough; with 13 none is.
begin;
update scheme_item set cap = 14 where item = 'commendation' and scheme = 'small';
select rule, times from margin_changes('2024-01-01') where unit = 'C' and gains and change = 'event' order by rule;
update scheme_item set cap = 13 where item = 'commendation' and scheme = 'small';
select rule, times from margin_changes('2024-01-01') where unit = 'C' and gains and change = 'event' order by rule;
-- the reviewer sets 5 to 10 points off: at 10 it takes 2 to lose 13, at most 10 of them in a month it cannot be done
insert into rule values ('range', '酌情'), ('last', '一票否决');
insert into scheme_rule (scheme, rule, item, least, most) values ('small', 'range', 'criticism', -10, -5);
insert into scheme_rule (scheme, rule, item, points, effect) values ('small', 'last', 'criticism', -20, 'last_place');
select rule, times, points_each from margin_changes('2024-01-01') where unit = 'B' and not gains and change = 'event' order by rule;
update scheme_rule set cap = 10 where scheme = 'small' and rule = 'range';
select rule, times, points_each from margin_changes('2024-01-01') where unit = 'B' and not gains and change = 'event' order by rule;
-- who is given the last place passes nobody who is not, and is passed by nobody
insert into event (unit, event_id, rule, title, occurred_on) values ('B', 'b9', 'last', '否决', '2024-01-10');
select rank, unit, total, above, gap_above, below, gap_below from margins('2024-01-01') where league = 'county';
rollback;

-- A tie: B has 93 as A has: level, and a point lost is a place lost; both are 15 ahead of C.
begin;
update mark set score = 78 where unit = 'B';
select rank, unit, total, above, gap_above, below, gap_below, summary from margins('2024-01-01') where league = 'county';
select unit, rule, item, times, points_each from margin_changes('2024-01-01') where unit = 'A' and not gains;
rollback;

-- ---------- weight_ranges ----------
-- base w: A 0.9 w + 3, B 0.91 w, C 0.8 w − 2.  A and B meet at 300, B and C nowhere above 0.  all w: the base is 100 × (all's share),
-- whatever the weight of its only section.
select league, item, weight, least_numerator, least_denominator, least_swaps, most_numerator, most_denominator, most_exact, most_swaps, summary
from weight_ranges('2024-01-01');
-- Two sections: first weighs 30, second 70, each out of 10.  X has 10 and 5: 30 + 35 = 65; Y 5 and 8: 15 + 56 = 71; Z as Y.
--   first w    (10 w + 35 × 10) ÷ (w + 70) against (5 w + 560) …: w + 35 = 0.5 w + 56 at w = 42
--   second v   30 + 0.5 v = 15 + 0.8 v at v = 50
--   base       both are w × constant: nobody meets
-- With 3 points of a bonus for X: 100 (w + 35) ÷ (w + 70) + 3 = 100 (0.5 w + 56) ÷ (w + 70): 50 w − 2100 + 3 w + 210 = 0 at w = 1890 ÷ 53;
--   100 (30 + 0.5 v) ÷ (30 + v) + 3 = 100 (15 + 0.8 v) ÷ (30 + v): 1500 − 30 v + 90 + 3 v = 0 at v = 1590 ÷ 27 = 530 ÷ 9;
--   base b     0.65 b + 3 = 0.71 b at b = 50
-- With a total of at most 68: X has 68, Y and Z too: level, and at any weight of first below 1890 ÷ 53 something parts them only once
--   one of them falls below 68.  X does so at 100 (w + 35) ÷ (w + 70) = 65: w = 30; so the range ends at once, downwards, and
--   upwards, where Y falls below 68 at 100 (0.5 w + 56) ÷ (w + 70) = 68: 50 w + 5600 = 68 w + 4760 at w = 840 ÷ 18 = 140 ÷ 3: X and Y part there.
select xcedu.create_assessment('regress_what_if_weights', 'empty');
set search_path = regress_what_if_weights, pg_catalog;
insert into league values ('l', 'l');
insert into unit values ('X', 'X', 'l'), ('Y', 'Y', 'l'), ('Z', 'Z', 'l');
insert into scheme (scheme, title) values ('s', 's');
insert into item values ('total', 't'), ('base', 'b'), ('bonus', 'b'), ('first', '1'), ('second', '2'), ('mark1', '1'), ('mark2', '2');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight) values
    ('s', 'total', null, 'group', null, 0, null, null, null), ('s', 'base', 'total', 'group', 'base', 0, 0, null, 100),
    ('s', 'bonus', 'total', 'event', 'bonus', 0, null, null, null),
    ('s', 'first', 'base', 'group', null, 0, null, null, 30), ('s', 'second', 'base', 'group', null, 0, null, null, 70),
    ('s', 'mark1', 'first', 'mark', null, 10, 0, 10, null), ('s', 'mark2', 'second', 'mark', null, 10, 0, 10, null);
insert into rule values ('more', '+3');
insert into scheme_rule (scheme, rule, item, points) values ('s', 'more', 'bonus', 3);
select open_month('2024-01-01');
insert into mark (unit, item, month, score) values
    ('X', 'mark1', '2024-01-01', 10), ('X', 'mark2', '2024-01-01', 5), ('Y', 'mark1', '2024-01-01', 5), ('Y', 'mark2', '2024-01-01', 8),
    ('Z', 'mark1', '2024-01-01', 5), ('Z', 'mark2', '2024-01-01', 8);
select item, weight, least_numerator, least_denominator, least_swaps, most_numerator, most_denominator, most_swaps, summary from weight_ranges('2024-01-01');
insert into event (unit, event_id, rule, title, occurred_on, status) values ('X', 'e', 'more', 'e', '2024-01-10', 'approved');
select item, weight, least_numerator, least_denominator, least_swaps, most_numerator, most_denominator, most_swaps from weight_ranges('2024-01-01');
update scheme_item set cap = 68 where item = 'total';
select unit, rank, total from ranking order by unit;
select item, weight, least_numerator, least_denominator, least_swaps, most_numerator, most_denominator, most_swaps from weight_ranges('2024-01-01') where item = 'first';

-- ---------- published months: on the facts of then ----------
-- January is published with a2 claimed, and a praise of B for the work V.  Compared with a scheme in which praise is 1 it is as it was before.
set search_path = regress_what_if, pg_catalog;
select copy_scheme('small', 'praise1') > 0 as copied;
update scheme_rule set points = 1 where scheme = 'praise1' and rule = 'praise';
insert into mark (unit, item, month, score) values ('D', 'key', '2024-01-01', 60);
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('B', 'b1', 'praise', 'V', '表彰', '2024-01-10', '3号', '2024-01-10', 'approved');
create temporary table before_it as select * from compare_scheme('2024-01-01', 'praise1');
select open_month('2024-02-01');
select publish_month('2024-01-01') is not null as published;
set client_min_messages = notice;
select count(*) as units from compare_scheme('2024-01-01', 'praise1');
table before_it except select * from compare_scheme('2024-01-01', 'praise1') order by 1, 2;
-- the claim is approved into February: the scores of January are as published, and that it is no longer there is said
update event set status = 'approved' where event_id = 'a2';
select event_id, month, status from event where event_id = 'a2';
select unit, rank, other_rank, total, other_total from compare_scheme('2024-01-01', 'praise1');
select what from moved_on('2024-01-01') order by what;
-- an approved event that is revoked in a later month is one of then
update event set status = 'revoked', revoked_month = '2024-02-01' where event_id = 'a1';
select count(*) as gone from moved_on('2024-01-01');
-- February is published, in which an honour tops up the praise of V by 2.  In January the praise is deleted: the honour would bring 5 now.
-- February cannot be worked out as it was, and is refused.
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('B', 'b2', 'honour', 'V', '表彰', '2024-02-10', '4号', '2024-02-10', 'approved');
insert into mark (unit, item, month, score) select u.unit, 'key', '2024-02-01', 70 from unit as u;
select publish_month('2024-02-01') is not null as published;
select count(*) as units from margins('2024-02-01');
select amend_month('2024-01-01', '更正') as revision;
select what from moved_on('2024-02-01') order by what;
delete from event where event_id = 'b1';
select publish_month('2024-01-01') is not null as published;
select pg_temp.refused($$select * from compare_scheme('2024-02-01', 'praise1')$$) ~ '55000: month 2024-02-01 cannot be worked out as it was published: .*copy_assessment' as refused;
select pg_temp.refused($$select * from stress_test('2024-02-01')$$) ~ '^55000' as refused;

-- ---------- who may ----------
create role regress_what_if_secretariat;
create role regress_what_if_reader;
select grant_duty('regress_what_if_secretariat', 'secretariat'), grant_duty('regress_what_if_reader', 'reader');
set client_min_messages = warning;
set role regress_what_if_secretariat;
select count(*) from compare_scheme('2024-01-01', 'praise1');
select count(*) > 0 as items from compare_items('2024-01-01', 'praise1');
select count(*) > 0 as lines from compare_lines('2024-01-01', 'praise1');
select count(*) from stress_test('2024-01-01');
select count(*) > 0 as readings from stress_readings('2024-01-01');
select count(*) from margins('2024-01-01');
select count(*) > 0 as changes from margin_changes('2024-01-01');
select count(*) > 0 as ranges from weight_ranges('2024-01-01');
set role regress_what_if_reader;
select pg_temp.refused($$select * from compare_scheme('2024-01-01', 'praise1')$$);
select pg_temp.refused($$select * from stress_test('2024-01-01')$$);
select pg_temp.refused($$select * from margins('2024-01-01')$$);
select pg_temp.refused($$select * from weight_ranges('2024-01-01')$$);
reset role;
drop owned by regress_what_if_secretariat, regress_what_if_reader;
drop role regress_what_if_secretariat, regress_what_if_reader;
