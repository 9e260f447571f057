-- copy_scheme(): a scheme once more under another code, to be varied; no month is scored by a variant.

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
select xcedu.create_assessment('regress_variants', 'empty');
set search_path = regress_variants, pg_catalog;
\i :book
\set ECHO all

-- something in every column that the small rule-book leaves as it is
update scheme
set document_no = '1号', issued_on = '2024-01-01', year_by = 'weighted', due_day = 6, omission = 'unit', report_month = 'due',
    due_roll = 'working_day', not_applicable = 'renormalise', unmarked = 'zero', highest_scope = 'all', highest_months = 'each_month',
    highest_years = 'calendar_year', late_document = 'next_month', pending_claims = 'provisional', ties = 'dense', first_month = '2024-01-01',
    time_zone = 'Asia/Urumqi', language = 'en';
insert into item values ('output', '产值'), ('visit', '走访');
insert into scheme_item (scheme, item, parent, kind, place, start, floor, cap, compare, against, lowest_first, leagues, only_for, not_applicable,
                         unmarked, standard, clause, first_month, last_month) values
    ('small', 'output', 'all', 'measure', 3, 0, 0, 10, 'ratio', 'best', true, '{county}', '{county}', 'leave_out', 'zero', '标准', '条款', '2024-01-01', '2024-12-01');
insert into scheme_item (scheme, item, parent, kind, start, floor, cap, raters) values ('small', 'visit', 'all', 'mark', 0, 0, 10, 'trimmed_mean');
insert into scheme_band values ('small', 'output', 0.5, 5, 10);
insert into milestone values ('small', 'output', '2024-12-31', '目标');
insert into reading values ('small', 'total_not_100', 'small', 'A1', '解读');
insert into scheme_period values ('small', 1, 2);
insert into scheme_grade values ('small', 'good', '良好', 2, 80, 0.5);
insert into rule values ('range', '酌情'), ('limit', '限等次');
insert into scheme_rule (scheme, rule, item, precedence, least, most, cap, only_for, reading) values
    ('small', 'range', 'criticism', 2, -10, -5, 20, '{county}', '解读');
insert into scheme_rule (scheme, rule, item, points, repeat_points, effect, grade) values ('small', 'limit', 'criticism', -1, -2, 'grade_at_most', 'good');

-- 1 + 2 provisions, 1 reading, 11 items, a band, a milestone, a period, a grade and 5 rules
select copy_scheme('small', 'tried');
select scheme, variant_of, first_month from scheme order by scheme;

-- every table that has rows of a scheme has the same rows of the copy, column by column but for the three; and every column is
-- filled in some row, so that one that the copy leaves out would be missed.  No rows:
create function pg_temp.rows_of(relation regclass, scheme text) returns setof jsonb language plpgsql as $$
begin
    return query execute format('select to_jsonb(r) - ''{scheme,variant_of,first_month}''::text[] || case when %L = ''scheme'' then ''{}'' else jsonb_build_object(''first_month'', to_jsonb(r) -> ''first_month'') end from %s as r where r.scheme = $1', relation, relation)
    using scheme;
end
$$;
create temporary table of_scheme as
select c.oid::regclass as relation
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attname = 'scheme'
where c.relnamespace = 'regress_variants'::regnamespace and c.relkind = 'r' and c.relname not in ('period', 'publication');
select relation from of_scheme order by relation::text;
select s.relation, d.row
from of_scheme as s
cross join lateral (
    (select x.r as row from pg_temp.rows_of(s.relation, 'small') as x (r) except all select y.r from pg_temp.rows_of(s.relation, 'tried') as y (r))
    union all
    (select y.r from pg_temp.rows_of(s.relation, 'tried') as y (r) except all select x.r from pg_temp.rows_of(s.relation, 'small') as x (r))
) as d
order by s.relation::text, d.row;
select s.relation, a.attname
from of_scheme as s
join pg_attribute as a on a.attrelid = s.relation and a.attnum > 0 and not a.attisdropped
where not exists (select from pg_temp.rows_of(s.relation, 'small') as x (r) where x.r -> a.attname <> 'null')
      and a.attname not in ('scheme', 'variant_of', 'first_month')
order by s.relation::text, a.attname;

-- it is linted as the original is, and told apart by the file that it is exported to
select count(*) > 0 as findings from lint_scheme('tried');
select l.finding, l.subject, l.reading from lint_scheme('small') as l where l.subject <> 'small'
except
select l.finding, l.subject, l.reading from lint_scheme('tried') as l
order by 1, 2;
select split_part(content, e'\n', 1) ~ '变通自' as named, content ~ '"small"' as told from rule_book_csv('tried') where relation = 'scheme';

-- the copy of a variant is a variant of the same scheme
select copy_scheme('tried', 'again') > 1 as copied;
select variant_of from scheme where scheme = 'again';

-- ---------- refusals ----------
select pg_temp.refused($$select copy_scheme(null, 'x')$$);
select pg_temp.refused($$select copy_scheme('small', null)$$);
select pg_temp.refused($$select copy_scheme('nowhere', 'x')$$);
select pg_temp.refused($$select copy_scheme('small', 'tried')$$);
select pg_temp.refused($$select copy_scheme('small', ' x')$$);
select pg_temp.refused($$update scheme set variant_of = 'tried' where scheme = 'tried'$$);
select pg_temp.refused($$update scheme set variant_of = 'nowhere' where scheme = 'tried'$$);
-- a month begins when a scheme does, so a variant has none
select pg_temp.refused($$update scheme set first_month = '2024-02-01' where scheme = 'tried'$$);
select pg_temp.refused($$delete from scheme where scheme = 'small'$$);

-- ---------- no month is scored by it ----------
insert into holiday values ('2024-02-10', false, '春节');
select pg_temp.refused($$select open_month('2024-01-01', 'tried')$$);
select pg_temp.refused($$insert into period (month, scheme) values ('2024-01-01', 'tried')$$);
select open_month('2024-01-01');
select pg_temp.refused($$update period set scheme = 'tried'$$);
select pg_temp.refused($$update scheme set variant_of = 'tried', first_month = null where scheme = 'small'$$);
-- by its first month or by being the only one: variants are not asked
update scheme set first_month = null where scheme = 'small';
select scheme_for('2023-12-01'), scheme_for('2024-02-01');
-- nor for how long a period is
update scheme set months = 12, time_zone = 'Pacific/Kiritimati' where scheme = 'tried';
select period_of('2024-05-17'), period_of('2023-05-17'), latest_day() = today('Asia/Urumqi') as day_of_the_scheme;

-- ---------- what a variant says of a rule is nothing that a duty has to heed ----------
update scheme_rule set points = 2 where scheme = 'tried' and rule = 'blame';
select is_bonus('blame', '2030-01-01'), is_bonus('blame', '2024-01-01');
create role regress_variants_bureau;
select grant_duty('regress_variants_bureau', 'bureau');
set role regress_variants_bureau;
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'e1', 'blame', '批评', '2024-01-10'), ('A', 'e2', 'blame', '批评', '2024-01-11');
update event set rule = 'range', points = -5 where event_id = 'e2';
select remove_penalty('A', 'e1');
select pg_temp.refused($$select copy_scheme('small', 'other')$$);
reset role;
select event_id, rule, status from event order by event_id;

-- ---------- the next scheme ----------
select pg_temp.refused($$select open_month('2024-02-01', 'again')$$);
update scheme set variant_of = null, first_month = '2024-02-01' where scheme = 'again';
select scheme_for('2024-02-01'), scheme_for('2024-01-01');
select open_month('2024-02-01') >= 0 as opened;
select month, scheme from period order by month;

-- history has it, and what is published says that it is none
select count(*) from history where relation = 'scheme' and row_key ~ 'again';
select content -> 'variant_of' from fact_of('2024-02-01') where relation = 'scheme';

drop owned by regress_variants_bureau;
drop role regress_variants_bureau;
