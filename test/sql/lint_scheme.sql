-- lint_scheme(): what is wrong or doubtful in a rule-book.  Every finding is provoked by
-- a small change, and the rows that come (+) and go (-) are all that changes.

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- What a change does to the findings of a scheme, a line each; it is undone.
create function pg_temp.after(statement text, scheme text)
returns text
language plpgsql
as $$
declare
    was text[];
    became text[];
begin
    was := array(select concat_ws(' ', l.severity, l.finding, l.subject) || ': ' || l.message
                 from lint_scheme(after.scheme) as l);
    begin
        execute after.statement;
        became := array(select concat_ws(' ', l.severity, l.finding, l.subject) || ': ' || l.message
                        from lint_scheme(after.scheme) as l);
        raise exception using errcode = 'UNDO0';
    exception
        when sqlstate 'UNDO0' then null;
    end;
    return (select coalesce(string_agg(c.sign || c.line, E'\n' order by c.sign = '+ ', c.place), 'no change')
            from (
                select '- ' as sign, u.line, u.place
                from unnest(was) with ordinality as u (line, place)
                where u.line <> all (became)
                union all
                select '+ ', u.line, u.place
                from unnest(became) with ordinality as u (line, place)
                where u.line <> all (was)
            ) as c);
end
$$;

\pset format unaligned
\pset tuples_only on

-- ---------- the rule-book of Xuchang ----------
select xcedu.create_assessment('regress_lint', 'xuchang-2023-8');
set search_path = regress_lint, pg_catalog;

-- The four that are known, each with its reading: no rule for a positive report of city
-- level (A25); commendations above the provincial departments (A30) and national exposure
-- that is not organ press (A24) without a clause; 机关报刊 −2 over 市级 −0.5, 国家级 −2 and 省级 −1 (A23)
select place, severity, finding, subject, reading
from lint_scheme('xuchang-2023-8') with ordinality as l (finding, severity, subject, message, reading, settled, place)
order by place;
select message from lint_scheme('xuchang-2023-8') order by reading;
select reading, settled from lint_scheme('xuchang-2023-8') order by reading;
-- a ledger, units and months change nothing
insert into unit values ('D1', '一个部门', 'department');
insert into ledger values (1, 'key1', 'a task', null);
insert into ledger_unit values (1, 'D1');
select open_month('2024-01-01');
select count(*) as findings, count(settled) as settled from lint_scheme('xuchang-2023-8');
-- nor does another scheme, whatever is wrong with it, nor an item whose league has no units
insert into scheme (scheme, title) values ('bare', 'nothing but a name');
insert into league values ('town', '乡镇');
select pg_temp.after($$update scheme_item set leagues = '{county,town}' where item = 'key1'$$, 'xuchang-2023-8');
select severity, finding, subject, message from lint_scheme('bare') order by finding;

-- a doubt that is open has no reading
begin;
delete from reading where reading = 'A25';
select subject, reading is null as open, settled is null as not_settled from lint_scheme('xuchang-2023-8') order by subject;
rollback;

-- ---------- the tree ----------
-- sections of 35 + 70 = 105 in a base of 100, 100 / 105 = 0.952381 for a point; 35 / (5 + 10 + 15) = 1.166667
select pg_temp.after($$update scheme_item set weight = 35 where item = 'daily'$$, 'xuchang-2023-8');
-- key: 8 instead of 7 for key1 makes 71; 70 / 71 = 0.985915
select pg_temp.after($$update scheme_item set start = 8, cap = 8 where item = 'key1'$$, 'xuchang-2023-8');
-- a base of 110, 110 / 100 = 1.1 for a point
select pg_temp.after($$update scheme_item set weight = 110 where item = 'base'$$, 'xuchang-2023-8');
-- a section that has none: it brings nothing, and the base is out of 100 all the same
select pg_temp.after($$insert into item values ('x', '附加');
                       insert into scheme_item (scheme, item, parent, kind, weight) values ('xuchang-2023-8', 'x', 'base', 'group', 10)$$, 'xuchang-2023-8');
-- caps and floors are what the rule-book says
select pg_temp.after($$update scheme_item set cap = 99.5 where item = 'total'; update scheme_item set cap = 0 where item = 'bonus';
                       update scheme_item set floor = null where item in ('base', 'report')$$, 'xuchang-2023-8');
-- a clause that is NULL or blank, with the standard of the annex and without
select pg_temp.after($$update scheme_item set clause = null where item = 'key9'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_item set clause = ' ' where item = 'key9'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_item set clause = null, standard = null where item = 'key9'$$, 'xuchang-2023-8');
-- the standard alone may be missing
select pg_temp.after($$update scheme_item set standard = null where item = 'key9'$$, 'xuchang-2023-8');
-- report has 5 points: 6 each is more, 5 is not
select pg_temp.after($$update scheme_item set points_each = 6 where item = 'report'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_item set points_each = 5 where item = 'report'$$, 'xuchang-2023-8');
-- a stage until December 2023: over before January 2024, and not before December
select pg_temp.after($$update scheme_item set last_month = '2023-12-01' where item = 'key1';
                       update scheme set first_month = '2024-01-01' where scheme = 'xuchang-2023-8'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_item set last_month = '2023-12-01' where item = 'key1';
                       update scheme set first_month = '2023-12-01' where scheme = 'xuchang-2023-8'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_item set last_month = '2023-12-01' where item = 'key1'$$, 'xuchang-2023-8');
-- the reports under another code, or given marks: the ledger makes no obligations
begin;
delete from task;
insert into item values ('monthly', '平时考核');
select pg_temp.after($$update scheme_item set item = 'monthly' where item = 'report'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_item set kind = 'mark', points_each = null where item = 'report'$$, 'xuchang-2023-8');
-- without a ledger nothing is missing
delete from ledger_unit;
delete from ledger;
select pg_temp.after($$update scheme_item set item = 'monthly' where item = 'report'$$, 'xuchang-2023-8');
rollback;

-- ---------- event rules ----------
-- no clause: with a reading, and without
select pg_temp.after($$update scheme_rule set clause = null where rule = 'meeting-province'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_rule set clause = ' ' where rule = 'criticism'$$, 'xuchang-2023-8');

-- a level that no rule covers
select pg_temp.after($$delete from scheme_rule where rule = 'meeting-province'$$, 'xuchang-2023-8');
-- the press of organs does not stand for the other press of its level; it wins over one rule less
select pg_temp.after($$delete from scheme_rule where rule = 'exposure-city'$$, 'xuchang-2023-8');
-- organ press alone: with the three others their findings go, A23 and A24, and their levels have no rule
select pg_temp.after($$delete from scheme_rule where item = 'exposure' and level <> 'organ'$$, 'xuchang-2023-8');
begin;
insert into rule values ('new', '新规则'), ('new2', '又一新规则');
-- 市级报道: A25 is gone
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'new', 'press', 'city', 1, 0.5, '条款')$$, 'xuchang-2023-8');
-- so it is with a rule for every level, over which the two others win
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'new', 'press', null, 2, 0.5, '条款')$$, 'xuchang-2023-8');

-- two rules of one level and precedence
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'new', 'meeting', 'city', 1, 2, '条款')$$, 'xuchang-2023-8');
-- of one level that no other item has; of two such levels
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'new', 'criticism', 'county', 2, -1, '条款'),
                                                      ('xuchang-2023-8', 'new2', 'criticism', 'county', 2, -1, '条款')$$, 'xuchang-2023-8');
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'new', 'meeting', 'county', 1, 1, '条款'),
                                                      ('xuchang-2023-8', 'new2', 'meeting', 'village', 1, 1, '条款')$$, 'xuchang-2023-8');
-- one without a level may be of something else
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'new', 'meeting', null, 1, 1, '条款')$$, 'xuchang-2023-8');
-- so may two
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'new', 'criticism', null, 1, -2, '条款')$$, 'xuchang-2023-8');
-- organ press with the other press of another level, which it then no longer wins over
select pg_temp.after($$update scheme_rule set precedence = 1 where rule = 'exposure-province'$$, 'xuchang-2023-8');
-- organ press twice, the second over the three others as well
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'new', 'exposure', 'organ', 1, -3, '条款')$$, 'xuchang-2023-8');
-- the press of a level over that of organs: nothing is left to win over for organ press but two
select pg_temp.after($$update scheme_rule set precedence = 1 where rule = 'exposure-city';
                       update scheme_rule set precedence = 2 where rule = 'exposure-organ';
                       update scheme_rule set precedence = 3 where rule in ('exposure-province', 'exposure-nation')$$, 'xuchang-2023-8');
-- three in a row: a note for each that wins
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'new', 'press', 'nation', 2, 2, '条款'),
                                                      ('xuchang-2023-8', 'new2', 'press', 'nation', 3, 2, '条款')$$, 'xuchang-2023-8');

-- levels are what the rule-book calls them: none is higher than another
select pg_temp.after($$update scheme_rule set points = 0.5 where rule = 'meeting-nation'$$, 'xuchang-2023-8');
-- the list of A23 shows what each takes
select pg_temp.after($$update scheme_rule set points = -1.5 where rule = 'exposure-city'$$, 'xuchang-2023-8');
-- grades within a level: whether an event has one, somebody has to tell, and so each wins over all that come later
insert into rule values ('best-city', '市级一等'), ('best-province', '省级一等'), ('best-nation', '国家级一等');
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('xuchang-2023-8', 'best-city', 'commendation', 'city', 2, 2, '条款'),
                                                      ('xuchang-2023-8', 'best-province', 'commendation', 'province', 2, 4, '条款'),
                                                      ('xuchang-2023-8', 'best-nation', 'commendation', 'nation', 2, 6, '条款')$$, 'xuchang-2023-8');
rollback;

-- ---------- switches that matter ----------
-- Every value has something to act on in this rule-book: an item report (A1 – A5), items
-- that are marked (A9), with a stage and leagues (A8), three labels of bonuses (A12 – A17).
-- Only the calendar is empty.
select v.change, r.line
from (values (1, $$omission = 'unit'$$), (2, $$report_month = 'due'$$), (3, $$due_day = 10$$), (4, $$due_roll = 'working_day'$$),
             (5, $$not_applicable = 'renormalise'$$), (6, $$not_applicable = 'leave_out'$$),
             (7, $$unmarked = 'full_marks'$$), (8, $$unmarked = 'zero'$$),
             (9, $$highest_scope = 'all'$$),
             (10, $$highest_months = 'first_only'$$), (11, $$highest_months = 'each_month'$$), (12, $$highest_years = 'calendar_year'$$),
             (13, $$late_document = 'next_month'$$), (14, $$pending_claims = 'provisional'$$),
             (15, $$ties = 'dense'$$)) as v (place, change)
cross join lateral pg_temp.after(format('update scheme set %s where scheme = %L', v.change, 'xuchang-2023-8'), 'xuchang-2023-8') as r (line)
order by v.place;
-- with a day in the calendar a month can be opened
select pg_temp.after($$update scheme set due_roll = 'working_day' where scheme = 'xuchang-2023-8';
                       insert into holiday values ('2024-01-01', false, '元旦')$$, 'xuchang-2023-8');
-- every commendation of this rule-book is worth 1: where only they have a label, the first
-- month is as good as topping up; each month on its own is not, nor is each year; and one
-- label is as good as all
select pg_temp.after($$update scheme_rule set once = null where item <> 'commendation';
                       update scheme set highest_months = 'first_only'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_rule set once = null where item <> 'commendation';
                       update scheme set highest_months = 'each_month'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_rule set once = null where item <> 'commendation';
                       update scheme set highest_years = 'calendar_year'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_rule set once = null where item <> 'commendation';
                       update scheme set highest_scope = 'all'$$, 'xuchang-2023-8');
-- where each month is on its own, so is each year
select pg_temp.after($$update scheme set highest_months = 'each_month', highest_years = 'calendar_year'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme set highest_months = 'first_only', highest_years = 'calendar_year'$$, 'xuchang-2023-8');

-- ---------- refusals ----------
select pg_temp.refused($$select lint_scheme('no such scheme')$$);
select pg_temp.refused($$select lint_scheme('')$$);
select pg_temp.refused($$select lint_scheme(null)$$);

-- errors first, then doubts, then notes, each by finding and subject: a section has a weight and
-- no items, the weight of daily leaves 95 and 0.833333 for a point, criticism has no clause,
-- exposure-province is of the level of exposure-organ, and the calendar is empty
begin;
insert into item values ('x', '附加');
insert into scheme_item (scheme, item, parent, kind, weight) values ('xuchang-2023-8', 'x', 'base', 'group', 5);
update scheme_item set weight = 25 where item = 'daily';
update scheme_rule set clause = null where rule = 'criticism';
update scheme_rule set level = 'organ', precedence = 1 where rule = 'exposure-province';
update scheme set due_roll = 'working_day';
select place, severity, finding, subject, reading, message
from lint_scheme('xuchang-2023-8') with ordinality as l (finding, severity, subject, message, reading, settled, place)
order by place;
-- the same from outside, and as the secretariat, which may only read the rules
reset search_path;
select count(*) as findings from regress_lint.lint_scheme('xuchang-2023-8');
create role regress_lint_reader;
select regress_lint.grant_duty('regress_lint_reader', 'secretariat');
set local role regress_lint_reader;
select count(*) as findings from regress_lint.lint_scheme('xuchang-2023-8');
rollback;

-- ---------- a rule-book of one's own ----------
-- One section, two items that are marked, no event rules: nothing to report
select xcedu.create_assessment('regress_lint_own', 'empty');
set search_path = regress_lint_own, pg_catalog;
insert into league values ('l', 'a league');
insert into unit values ('u', 'a unit', 'l');
insert into item values ('total', 'the total'), ('base', 'the base'), ('bonus', 'bonuses'), ('penalty', 'penalties'),
    ('all', 'everything'), ('b', 'the rest'), ('m', 'a marked item'), ('n', 'another');
insert into rule values ('prize', 'a prize'), ('visit', 'a visit'), ('blame', 'a blame');
insert into scheme (scheme, title) values ('own', 'of one''s own');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, clause) values
    ('own', 'total', null, 'group', null, 0, null, null, null, null),
    ('own', 'base', 'total', 'group', 'base', 0, 0, null, 100, null),
    ('own', 'bonus', 'total', 'event', 'bonus', 0, null, null, null, null),
    ('own', 'penalty', 'total', 'event', 'penalty', 0, null, null, null, null),
    ('own', 'all', 'base', 'group', null, 0, null, null, 100, null),
    ('own', 'm', 'all', 'mark', null, 60, 0, 60, null, 'clause'),
    ('own', 'n', 'all', 'mark', null, 40, 0, 40, null, 'clause');
select count(*) as findings from lint_scheme('own');

-- no items
select pg_temp.after($$delete from scheme_item$$, 'own');
-- a tree that does not hang together: a circle, and what is below it; a child of the total without a part; a
-- part that is not of a child of the total; 17 levels
select pg_temp.after($$update scheme_item set parent = 'n' where item = 'all'$$, 'own');
select pg_temp.after($$update scheme_item set part = null where item = 'bonus'$$, 'own');
select pg_temp.after($$update scheme_item set part = 'base' where item = 'm'$$, 'own');
select pg_temp.after($$insert into item select 'g' || g, 'group' from generate_series(1, 13) as g;
                       insert into scheme_item (scheme, item, parent, kind, cap)
                       select 'own', 'g' || g, case g when 1 then 'all' else 'g' || g - 1 end, 'group', case g when 13 then 5 end
                       from generate_series(1, 13) as g;
                       update scheme_item set start = 35, cap = 35 where item = 'n'$$, 'own');
select pg_temp.after($$insert into item select 'g' || g, 'group' from generate_series(1, 14) as g;
                       insert into scheme_item (scheme, item, parent, kind, cap)
                       select 'own', 'g' || g, case g when 1 then 'all' else 'g' || g - 1 end, 'group', case g when 14 then 5 end
                       from generate_series(1, 14) as g;
                       update scheme_item set start = 35, cap = 35 where item = 'n'$$, 'own');
-- no month can be opened with one
begin;
update scheme_item set parent = 'n' where item = 'all';
select pg_temp.refused($$select open_month('2024-01-01', 'own')$$);
rollback;

-- weights alone: 50 + 40 = 90 of 90, which a base of 100 scales up by 1.111111, and one of 90 does not
select pg_temp.after($$update scheme_item set weight = 90 where item = 'all'; update scheme_item set start = 50, cap = 50 where item = 'm'$$, 'own');
select pg_temp.after($$update scheme_item set weight = 90 where item in ('base', 'all'); update scheme_item set start = 50, cap = 50 where item = 'm'$$, 'own');
-- exactly 100, of numbers with decimals, and a millionth less
select pg_temp.after($$insert into scheme_item (scheme, item, parent, kind, weight) values ('own', 'b', 'base', 'group', 66.666667);
                       update scheme_item set weight = 33.333333 where item = 'all';
                       update scheme_item set start = 33.333333, cap = 33.333333 where item = 'm';
                       update scheme_item set start = 66.666667, cap = 66.666667, parent = 'b' where item = 'n'$$, 'own');
select pg_temp.after($$insert into scheme_item (scheme, item, parent, kind, weight) values ('own', 'b', 'base', 'group', 66.666666);
                       update scheme_item set weight = 33.333333 where item = 'all';
                       update scheme_item set start = 33.333333, cap = 33.333333 where item = 'm';
                       update scheme_item set start = 66.666666, cap = 66.666666, parent = 'b' where item = 'n'$$, 'own');
-- a section without items: 60 of m, which the base scales up by 1.666667, and 40 of nothing
select pg_temp.after($$delete from scheme_item where item = 'n';
                       update scheme_item set weight = 60 where item = 'all';
                       insert into scheme_item (scheme, item, parent, kind, weight) values ('own', 'b', 'base', 'group', 40)$$, 'own');
-- full marks alone: 60 + 140 = 200 for 100, half a point each
select pg_temp.after($$update scheme_item set start = 140, cap = 140 where item = 'n'$$, 'own');
-- without weights full marks are what they are: 60 + 40 = 100, and 60 + 30 = 90
select pg_temp.after($$update scheme_item set weight = null$$, 'own');
select pg_temp.after($$update scheme_item set weight = null; update scheme_item set start = 30, cap = 30 where item = 'n'$$, 'own');
-- groups and items of nothing but events need no clause, a marked item does
select pg_temp.after($$update scheme_item set clause = null where item = 'm'$$, 'own');

-- Switches that cannot matter: no report, no breach, no stage or league, no bonus.  What
-- is not marked (A9) and ties (A21) matter.  The calendar is not asked, since no report is due.
select v.change, r.line
from (values (1, $$omission = 'unit'$$), (2, $$report_month = 'due'$$), (3, $$due_day = 10$$), (4, $$due_roll = 'working_day'$$),
             (5, $$not_applicable = 'renormalise'$$), (6, $$not_applicable = 'leave_out'$$),
             (7, $$unmarked = 'full_marks'$$), (8, $$unmarked = 'zero'$$),
             (9, $$highest_scope = 'all'$$),
             (10, $$highest_months = 'first_only'$$), (11, $$highest_months = 'each_month'$$), (12, $$highest_years = 'calendar_year'$$),
             (13, $$late_document = 'next_month'$$), (14, $$pending_claims = 'provisional'$$),
             (15, $$ties = 'dense'$$)) as v (place, change)
cross join lateral pg_temp.after(format('update scheme set %s', v.change), 'own') as r (line)
order by v.place;
-- a penalty is no bonus
select pg_temp.after($$insert into scheme_rule (scheme, rule, item, level, precedence, points, clause) values ('own', 'blame', 'penalty', null, 1, -1, 'clause');
                       update scheme set pending_claims = 'provisional'$$, 'own');

-- A9 without a marked item
select pg_temp.after($$update scheme_item set kind = 'breach', points_each = 1 where kind = 'mark';
                       update scheme set unmarked = 'zero'$$, 'own');
select pg_temp.after($$update scheme_item set kind = 'breach', points_each = 1 where kind = 'mark';
                       update scheme set unmarked = 'full_marks'$$, 'own');

-- A8: an exemption makes it matter, and so does a stage, a league that is left out
begin;
update scheme set not_applicable = 'renormalise';
select pg_temp.after($$insert into exemption values ('u', 'n', '2024-01-01', null, 'excused')$$, 'own');
select pg_temp.after($$update scheme_item set first_month = '2024-02-01' where item = 'n'$$, 'own');
select pg_temp.after($$update scheme_item set last_month = '2024-02-01' where item = 'n'$$, 'own');
select pg_temp.after($$insert into league values ('k', 'another'); update scheme_item set leagues = '{l}' where item = 'n'$$, 'own');
select pg_temp.after($$update scheme_item set leagues = '{}' where item = 'n'$$, 'own');
-- not an exemption from an item that is not in the scheme, a stage that has begun by the
-- scheme's first month, or leagues that are all there are
insert into item values ('o', 'of no scheme');
select pg_temp.after($$insert into exemption values ('u', 'o', '2024-01-01', null, 'excused')$$, 'own');
select pg_temp.after($$update scheme_item set first_month = '2024-02-01' where item = 'n'; update scheme set first_month = '2024-02-01'$$, 'own');
select pg_temp.after($$update scheme_item set leagues = '{l}' where item = 'n'$$, 'own');
rollback;

-- A12 with one label: all is no different; months and years are
begin;
insert into scheme_rule (scheme, rule, item, once, points, clause) values ('own', 'prize', 'bonus', 'prizes', 1, 'clause');
select count(*) as findings from lint_scheme('own');
select pg_temp.after($$update scheme set highest_scope = 'all'$$, 'own');
select pg_temp.after($$update scheme set highest_months = 'each_month'$$, 'own');
select pg_temp.after($$update scheme set highest_years = 'calendar_year'$$, 'own');
select pg_temp.after($$update scheme set late_document = 'next_month', pending_claims = 'provisional'$$, 'own');
-- A13: all that one work can gain is 1, so that the first is the highest
select pg_temp.after($$update scheme set highest_months = 'first_only'$$, 'own');
-- a rule without a label changes nothing of that: each of its events counts
insert into scheme_rule (scheme, rule, item, points, clause) values ('own', 'visit', 'bonus', 2, 'clause');
select pg_temp.after($$update scheme set highest_scope = 'all'$$, 'own');
select pg_temp.after($$update scheme set highest_months = 'first_only'$$, 'own');
select pg_temp.after($$update scheme set highest_months = 'first_only', highest_scope = 'all'$$, 'own');
-- and a second label: it is 1 and 2 of one work if labels are taken together
update scheme_rule set once = 'visits' where rule = 'visit';
select pg_temp.after($$update scheme set highest_scope = 'all'$$, 'own');
select pg_temp.after($$update scheme set highest_months = 'first_only'$$, 'own');
select pg_temp.after($$update scheme set highest_months = 'first_only', highest_scope = 'all'$$, 'own');
-- without any label nothing counts once only, in no scope, month or year
update scheme_rule set once = null;
select pg_temp.after($$update scheme set highest_scope = 'all'$$, 'own');
select pg_temp.after($$update scheme set highest_months = 'each_month'$$, 'own');
select pg_temp.after($$update scheme set highest_years = 'calendar_year'$$, 'own');
rollback;

-- how a city settles a doubt is its own row
insert into reading values ('own', 'full_marks_not_weight', 'all', 'B1', '按比例折算');
update scheme_item set start = 140, cap = 140 where item = 'n';
select finding, subject, reading, settled from lint_scheme('own') order by finding;

set client_min_messages = warning;
drop schema regress_lint, regress_lint_own cascade;
