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

-- ---------- sections and items ----------
-- weights 35 + 70 = 105; 35 / (5 + 10 + 15) = 1.166667 for a point
select pg_temp.after($$update section set weight = 35 where section = 'daily'$$, 'xuchang-2023-8');
-- key: 8 instead of 7 for key1 makes 71; 70 / 71 = 0.985915
select pg_temp.after($$update scheme_item set full_marks = 8 where item = 'key1'$$, 'xuchang-2023-8');
-- a section that has none: 100 + 10 = 110
select pg_temp.after($$insert into section values ('xuchang-2023-8', 'x', '附加', 10)$$, 'xuchang-2023-8');
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
-- organ press alone is no scale of levels: with the three others their findings go, A23 and A24
select pg_temp.after($$delete from scheme_rule where category = 'exposure' and level <> 'organ'$$, 'xuchang-2023-8');
begin;
insert into rule values ('new', '新规则'), ('new2', '又一新规则');
-- 市级报道: A25 is gone
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'new', 'report', 'city', 1, 0.5, '条款')$$, 'xuchang-2023-8');
-- so it is with a rule for every level, over which the two others win
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'new', 'report', null, 2, 0.5, '条款')$$, 'xuchang-2023-8');

-- two rules of one level and precedence
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'new', 'meeting', 'city', 1, 2, '条款')$$, 'xuchang-2023-8');
-- of one level that is none of the three; of two such levels
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'new', 'criticism', 'county', 2, -1, '条款'),
                                                      ('xuchang-2023-8', 'new2', 'criticism', 'county', 2, -1, '条款')$$, 'xuchang-2023-8');
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'new', 'meeting', 'county', 1, 1, '条款'),
                                                      ('xuchang-2023-8', 'new2', 'meeting', 'village', 1, 1, '条款')$$, 'xuchang-2023-8');
-- one without a level: with each of the three
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'new', 'meeting', null, 1, 1, '条款')$$, 'xuchang-2023-8');
-- two without
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'new', 'criticism', null, 1, -2, '条款')$$, 'xuchang-2023-8');
-- organ press with the other press of a level, which it then no longer wins over
select pg_temp.after($$update scheme_rule set precedence = 1 where rule = 'exposure-province'$$, 'xuchang-2023-8');
-- organ press twice, the second over the three others as well
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'new', 'exposure', 'organ', 1, -3, '条款')$$, 'xuchang-2023-8');
-- the press of a level over that of organs: nothing is left to win over for organ press but two
select pg_temp.after($$update scheme_rule set precedence = 1 where rule = 'exposure-city';
                       update scheme_rule set precedence = 2 where rule = 'exposure-organ';
                       update scheme_rule set precedence = 3 where rule in ('exposure-province', 'exposure-nation')$$, 'xuchang-2023-8');
-- three in a row: a note for each that wins
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'new', 'report', 'nation', 2, 2, '条款'),
                                                      ('xuchang-2023-8', 'new2', 'report', 'nation', 3, 2, '条款')$$, 'xuchang-2023-8');

-- a higher level worth less: province 0.5 under city 1; nation 2 under province 3 and not
-- under city; nation 0.5 under both
select pg_temp.after($$update scheme_rule set points = 0.5 where rule = 'meeting-province'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_rule set points = 2 where rule = 'meeting-nation'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme_rule set points = 0.5 where rule = 'meeting-nation'$$, 'xuchang-2023-8');
-- as much is fine
select pg_temp.after($$update scheme_rule set points = 1 where rule = 'meeting-province'$$, 'xuchang-2023-8');
-- penalties by what they take: city −1.5 over province −1 (and the list of A23 shows it)
select pg_temp.after($$update scheme_rule set points = -1.5 where rule = 'exposure-city'$$, 'xuchang-2023-8');
-- grades within a level: 1 or 2, 1 or 4, 1 or 6 rise with the level; without the last two
-- the most of province and nation, 1, is less than that of city, 2
insert into rule values ('best-city', '市级一等'), ('best-province', '省级一等'), ('best-nation', '国家级一等');
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'best-city', 'commendation', 'city', 2, 2, '条款'),
                                                      ('xuchang-2023-8', 'best-province', 'commendation', 'province', 2, 4, '条款'),
                                                      ('xuchang-2023-8', 'best-nation', 'commendation', 'nation', 2, 6, '条款')$$, 'xuchang-2023-8');
select pg_temp.after($$insert into scheme_rule values ('xuchang-2023-8', 'best-city', 'commendation', 'city', 2, 2, '条款')$$, 'xuchang-2023-8');
rollback;

-- ---------- switches that matter ----------
-- Every value has something to act on in this rule-book: items report (A1 – A5), of both
-- kinds (A7, A9), with a stage and leagues (A8), three categories of bonuses (A12 – A18).
-- Only the calendar is empty, and the total stops below what the weights add up to.
select v.change, r.line
from (values (1, $$omission = 'unit'$$), (2, $$report_month = 'due'$$), (3, $$due_day = 10$$), (4, $$due_roll = 'working_day'$$),
             (5, $$floor = 'total'$$), (6, $$not_applicable = 'renormalise'$$), (7, $$not_applicable = 'leave_out'$$),
             (8, $$unmarked = 'full_marks'$$), (9, $$unmarked = 'zero'$$),
             (10, $$highest_scope = 'commendation'$$), (11, $$highest_scope = 'all'$$),
             (12, $$highest_months = 'first_only'$$), (13, $$highest_months = 'each_month'$$), (14, $$highest_years = 'calendar_year'$$),
             (15, $$late_document = 'next_month'$$), (16, $$pending_claims = 'provisional'$$),
             (17, $$bonus_cap = 10$$), (18, $$bonus_cap = 0$$), (19, $$total_cap = 120$$), (20, $$total_cap = 100$$), (21, $$total_cap = 99.5$$),
             (22, $$ties = 'dense'$$)) as v (place, change)
cross join lateral pg_temp.after(format('update scheme set %s where scheme = %L', v.change, 'xuchang-2023-8'), 'xuchang-2023-8') as r (line)
order by v.place;
-- with a day in the calendar a month can be opened
select pg_temp.after($$update scheme set due_roll = 'working_day' where scheme = 'xuchang-2023-8';
                       insert into holiday values ('2024-01-01', false, '元旦')$$, 'xuchang-2023-8');
-- 100 of the weights and at most 10 of bonus are never above 110, and can be above 109.5
select pg_temp.after($$update scheme set bonus_cap = 10, total_cap = 110 where scheme = 'xuchang-2023-8'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme set bonus_cap = 10, total_cap = 109.5 where scheme = 'xuchang-2023-8'$$, 'xuchang-2023-8');
-- every commendation of this rule-book is worth 1: where only they count once, the first
-- month is as good as topping up; each month on its own is not, nor is each year
select pg_temp.after($$update scheme set highest_scope = 'commendation', highest_months = 'first_only'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme set highest_scope = 'commendation', highest_months = 'each_month'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme set highest_scope = 'commendation', highest_years = 'calendar_year'$$, 'xuchang-2023-8');
-- where each month is on its own, so is each year
select pg_temp.after($$update scheme set highest_months = 'each_month', highest_years = 'calendar_year'$$, 'xuchang-2023-8');
select pg_temp.after($$update scheme set highest_months = 'first_only', highest_years = 'calendar_year'$$, 'xuchang-2023-8');

-- ---------- refusals ----------
select pg_temp.refused($$select lint_scheme('no such scheme')$$);
select pg_temp.refused($$select lint_scheme('')$$);
select pg_temp.refused($$select lint_scheme(null)$$);

-- errors first, then doubts, then notes, each by finding and subject: the weight of daily
-- leaves 95 and 0.833333 for a point, criticism has no clause, exposure-province meets
-- exposure-organ, the calendar is empty and the cap below 95
begin;
update section set weight = 25 where section = 'daily';
update scheme_rule set clause = null where rule = 'criticism';
update scheme_rule set precedence = 1 where rule = 'exposure-province';
update scheme set due_roll = 'working_day', total_cap = 90;
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
insert into item values ('m', 'a marked item'), ('n', 'another');
insert into rule values ('prize', 'a prize'), ('visit', 'a visit'), ('blame', 'a blame');
insert into scheme (scheme, title) values ('own', 'of one''s own');
insert into section values ('own', 'all', 'everything', 100, 'clause');
insert into scheme_item (scheme, item, section, kind, full_marks, clause) values
    ('own', 'm', 'all', 'mark', 60, 'clause'),
    ('own', 'n', 'all', 'mark', 40, 'clause');
select count(*) as findings from lint_scheme('own');

-- no sections; weights alone: 50 + 40 = 90 of 90
select pg_temp.after($$delete from scheme_item; delete from section$$, 'own');
select pg_temp.after($$update section set weight = 90; update scheme_item set full_marks = 50 where item = 'm'$$, 'own');
-- exactly 100, of numbers with decimals, and a millionth less
select pg_temp.after($$insert into section values ('own', 'b', 'rest', 66.666667);
                       update section set weight = 33.333333 where section = 'all';
                       update scheme_item set full_marks = 33.333333 where item = 'm';
                       update scheme_item set full_marks = 66.666667, section = 'b' where item = 'n'$$, 'own');
select pg_temp.after($$insert into section values ('own', 'b', 'rest', 66.666666);
                       update section set weight = 33.333333 where section = 'all';
                       update scheme_item set full_marks = 33.333333 where item = 'm';
                       update scheme_item set full_marks = 66.666666, section = 'b' where item = 'n'$$, 'own');
-- a section without items alone: 60 of m and 40 of nothing
select pg_temp.after($$delete from scheme_item where item = 'n';
                       update section set weight = 60;
                       insert into section values ('own', 'b', 'rest', 40)$$, 'own');
-- full marks alone: 60 + 140 = 200 for 100, half a point each
select pg_temp.after($$update scheme_item set full_marks = 140 where item = 'n'$$, 'own');

-- Switches that cannot matter: no report, no breach, no stage or league, no bonus.  What
-- is not marked (A9) and ties (A21) matter; a total that stops at 99 does, at 100 it does not.
-- The calendar is not asked, since no report is due.
select v.change, r.line
from (values (1, $$omission = 'unit'$$), (2, $$report_month = 'due'$$), (3, $$due_day = 10$$), (4, $$due_roll = 'working_day'$$),
             (5, $$floor = 'total'$$), (6, $$not_applicable = 'renormalise'$$), (7, $$not_applicable = 'leave_out'$$),
             (8, $$unmarked = 'full_marks'$$), (9, $$unmarked = 'zero'$$),
             (10, $$highest_scope = 'commendation'$$), (11, $$highest_scope = 'all'$$),
             (12, $$highest_months = 'first_only'$$), (13, $$highest_months = 'each_month'$$), (14, $$highest_years = 'calendar_year'$$),
             (15, $$late_document = 'next_month'$$), (16, $$pending_claims = 'provisional'$$),
             (17, $$bonus_cap = 10.50$$), (18, $$bonus_cap = 0$$), (19, $$total_cap = 100$$), (20, $$total_cap = 99$$),
             (21, $$ties = 'dense'$$)) as v (place, change)
cross join lateral pg_temp.after(format('update scheme set %s', v.change), 'own') as r (line)
order by v.place;
-- a penalty is no bonus
select pg_temp.after($$insert into scheme_rule values ('own', 'blame', 'criticism', null, 1, -1, 'clause');
                       update scheme set pending_claims = 'provisional'$$, 'own');

-- A9 without a marked item
select pg_temp.after($$update scheme_item set kind = 'breach', points_each = 1;
                       update scheme set unmarked = 'zero'$$, 'own');
select pg_temp.after($$update scheme_item set kind = 'breach', points_each = 1;
                       update scheme set unmarked = 'full_marks', floor = 'total'$$, 'own');

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

-- A12 with commendations alone: the other scopes are no different; months and years are
begin;
insert into scheme_rule values ('own', 'prize', 'commendation', null, 1, 1, 'clause');
select count(*) as findings from lint_scheme('own');
select pg_temp.after($$update scheme set highest_scope = 'commendation'$$, 'own');
select pg_temp.after($$update scheme set highest_scope = 'all'$$, 'own');
select pg_temp.after($$update scheme set highest_months = 'each_month'$$, 'own');
select pg_temp.after($$update scheme set highest_years = 'calendar_year'$$, 'own');
select pg_temp.after($$update scheme set late_document = 'next_month', pending_claims = 'provisional', bonus_cap = 1, total_cap = 100$$, 'own');
-- A13: all that one work can gain is 1, so that the first is the highest
select pg_temp.after($$update scheme set highest_months = 'first_only'$$, 'own');
-- and a second category: it is 1 and 2 of one work if categories are taken together
insert into scheme_rule values ('own', 'visit', 'meeting', null, 1, 2, 'clause');
select pg_temp.after($$update scheme set highest_scope = 'commendation'$$, 'own');
select pg_temp.after($$update scheme set highest_scope = 'all'$$, 'own');
select pg_temp.after($$update scheme set highest_months = 'first_only'$$, 'own');
select pg_temp.after($$update scheme set highest_months = 'first_only', highest_scope = 'all'$$, 'own');
-- A12 commendation without commendations: nothing counts once only, in no month or year
delete from scheme_rule where rule = 'prize';
select pg_temp.after($$update scheme set highest_scope = 'commendation'$$, 'own');
select pg_temp.after($$update scheme set highest_scope = 'commendation', highest_months = 'each_month'$$, 'own');
select pg_temp.after($$update scheme set highest_scope = 'commendation', highest_years = 'calendar_year'$$, 'own');
rollback;

-- how a city settles a doubt is its own row
insert into reading values ('own', 'full_marks_not_weight', 'all', 'B1', '按比例折算');
update scheme_item set full_marks = 140 where item = 'n';
select finding, subject, reading, settled from lint_scheme('own') order by finding;

set client_min_messages = warning;
drop schema regress_lint, regress_lint_own cascade;
