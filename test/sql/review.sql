-- Reviews (R21): 表扬内容由各单位申报，市教育局审核运用.  A review names what the reviewer saw, and decides on that alone.

set datestyle = iso;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\set refused :abs_srcdir '/helpers/refused.sql'
select xcedu.create_assessment('regress_review', 'empty');
set search_path = regress_review, pg_catalog;
\set ECHO none
\i :rule_book
\i :refused
\set ECHO all
select open_month('2024-01-01');
create role regress_unit;
create role regress_bureau;
select grant_duty('regress_unit', 'unit', 'A');
select grant_duty('regress_bureau', 'bureau');

-- ---------- bait and switch ----------
-- The bureau reads a claim of 3 points; the unit makes it one of 5; the review of what was read is refused, 55000.
set role regress_unit;
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on)
values ('A', 'bait', 'praise', 'W', '市级表彰', '2024-01-10', '1号', '2024-01-11');
set role regress_bureau;
select points, seen from event_review where event_id = 'bait' \gset
select :points as points_read;
set role regress_unit;
update event set rule = 'honour' where event_id = 'bait';
set role regress_bureau;
select pg_temp.refused(format('select review(%L, %L, %L, %L)', 'A', 'bait', 'approved', :'seen'));
select status, points from event_review where event_id = 'bait';
-- Each column that is read counts: changed and changed back, the digest is that of then again
set role regress_unit;
update event set rule = 'praise' where event_id = 'bait';
set role regress_bureau;
select seen = :'seen' as as_it_was from event_review where event_id = 'bait';
reset role;
create function pg_temp.seen_after(change text) returns text language plpgsql as $$
declare
    found_seen text;
begin
    execute seen_after.change;
    select r.seen into found_seen from event_review as r where r.event_id like 'bait%';
    raise exception 'undo' using detail = found_seen;
exception when raise_exception then
    get stacked diagnostics found_seen = pg_exception_detail;
    return found_seen;
end
$$;
select c.column_name, pg_temp.seen_after(format('update event set %I = %L', c.column_name, c.value)) = :'seen' as seen_the_same
from (values ('event_id', 'bait2'), ('work', 'X'), ('title', '表彰'), ('occurred_on', '2024-01-09'), ('document_no', '2号'),
             ('document_on', '2024-01-12'), ('rule', 'honour'), ('external_id', 'x'), ('unit', 'B')) as c (column_name, value)
order by c.column_name;
-- and what the rule is worth
select pg_temp.seen_after('update scheme_rule set points = 4 where rule = ''praise''') = :'seen' as seen_the_same;

-- ---------- what was seen is decided on, once ----------
set role regress_bureau;
select review('A', 'bait', 'approved', :'seen') as counts_in;
select pg_temp.refused(format('select review(%L, %L, %L, %L)', 'A', 'bait', 'rejected', :'seen')) as again;
-- a bureau reviews by nothing else
select pg_temp.refused('update event set status = ''revoked''') as by_update;
select review(unit, event_id, 'revoked', upper(seen) || ' ') as revoked_from from event_review where event_id = 'bait';
select event_id from event_review;
reset role;
select step, status, by_role from event_step where event_id = 'bait' order by step;

-- ---------- what is refused ----------
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'bare', 'praise', '没有文件', '2024-01-10');
set role regress_bureau;
select seen from event_review where event_id = 'bare' \gset
-- 所有奖励加分均以正式文件、证书和奖牌为依据: 23514 without a document; the other errors
select pg_temp.refused(format('select review(%L, %L, %L, %L)', 'A', 'bare', x.decision, :'seen')) as refusal
from (values (1, 'approved'), (2, 'revoked'), (3, 'claimed'), (4, null)) as x (nr, decision)
order by x.nr;
select pg_temp.refused(format('select review(%L, %L, %L, %L)', 'A', 'none', 'approved', :'seen')) as unknown;
-- the clause is that of the scheme, if it has one
reset role;
insert into provision values ('small', 'evidence', '以正式文件为依据');
set role regress_bureau;
select review('A', 'bare', 'approved', :'seen');
-- a unit, a reader and whoever else: no
set role regress_unit;
select pg_temp.refused(format('select review(%L, %L, %L, %L)', 'A', 'bare', 'rejected', :'seen')) as by_unit;
reset role;

-- ---------- one award claimed twice (a hint, and no more) ----------
-- twin: the same document number, written in full width and with other brackets; alike: a work spelled with blanks; other: neither
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on) values
    ('B', 'one', 'praise', '校园阅读', '表彰', '2024-01-10', '许教〔2024〕3号', '2024-01-11'),
    ('B', 'twin', 'praise', '阅读活动', '表彰', '2024-01-10', '许教（2024）３号', '2024-01-11'),
    ('B', 'alike', 'praise', '“校园 阅读”', '表彰', '2024-01-10', '许教〔2024〕9号', '2024-01-11'),
    ('B', 'other', 'praise', '校园体育', '表彰', '2024-01-10', '许教〔2024〕13号', '2024-01-11'),
    ('C', 'elsewhere', 'praise', '校园阅读', '表彰', '2024-01-10', '许教〔2024〕3号', '2024-01-11');
select event_id, likely_duplicate from event_review where unit in ('B', 'C') order by event_id;
-- all of them can be approved, and count for what they say: 校园阅读 3, 阅读活动 3, “校园 阅读” 3
select review(unit, event_id, 'approved', seen) from event_review where event_id in ('one', 'twin', 'alike') order by event_id;
select event_id, points, outcome from credit where unit = 'B' and outcome = 'counted' order by event_id;

set client_min_messages = warning;
drop schema regress_review cascade;
drop role regress_unit;
drop role regress_bureau;
