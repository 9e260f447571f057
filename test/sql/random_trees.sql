-- Random rule-books and random facts: the views against the reference in plain SQL (test/oracle/tree_score.sql), and explain() against both.
--
-- Trees of items two to six levels deep, of every kind; weights, floors, caps; marks of several raters; bands and comparisons; rules of events
-- with quantities, ranges, caps, repeats, labels, leagues, effects; every reading of the scheme; periods of 1, 3, 6 and 12 months; units
-- that join, leave and are moved; claims, revocations, late documents; grades and ranks.  A8 - A10, A12 - A14, A16 - A18, A20, A21, A29, A33.
--
-- There are `schemes` rule-books of three periods each and `units` units, and explain() is asked for one unit in `every`.  `seed` (between
-- -1 and 1) says which ones.  CONTRIBUTING.md has the command for 100,000 unit-periods.  With `-v wild=true` there are also rule-books that
-- neither the design nor the reference settles: stages, leagues and exemptions of groups and of items of events, deductions from an item
-- that does not start with its full marks, a part of the total that a league has no item of or nothing of which is left, missing
-- marks in the bonus, breaches without full marks, events of an item that does not apply, a group with points or a cap of its own all of
-- whose parts fall away.

set datestyle = iso;
set client_min_messages = warning;
set jit = off;
\getenv abs_srcdir PG_ABS_SRCDIR
\set oracle :abs_srcdir '/oracle/tree_score.sql'
\if :{?schemes}
\else
\set schemes 14
\endif
\if :{?units}
\else
\set units 50
\endif
\if :{?seed}
\else
\set seed 0.7
\endif
\if :{?wild}
\else
\set wild false
\endif
\if :{?every}
\else
\set every 12
\endif
create extension if not exists xcedu;
select xcedu.create_assessment('regress_trees', 'empty');
set search_path = regress_trees, pg_catalog;
\set ECHO none
\i :oracle
\set ECHO all
select setseed(:seed);
set regress.wild = :wild;

-- ---------- how rule-books come about ----------
-- one of several texts
create function pg_temp.one_of(variadic choices text[])
returns text
language sql volatile
as $$ select choices[1 + floor(random() * cardinality(choices))::integer] $$;

create function pg_temp.chance(of numeric) returns boolean language sql volatile as $$ select random() < chance.of $$;

-- An amount up to some limit: mostly a whole number, else with up to six decimal places.
create function pg_temp.amount(up_to numeric)
returns numeric
language sql volatile
as $$
    select case
               when random() < 0.6 then 1 + floor(random() * up_to)::numeric
               else round((random() * up_to)::numeric, floor(random() * 7)::integer) + 0.000001
           end
$$;

create function pg_temp.wild() returns boolean language sql stable as $$ select current_setting('regress.wild')::boolean $$;

-- The rule-books follow each other without a gap, each with periods of its own length.  `steady`: its rules are for all leagues, so that
-- units can be moved in the middle of it.  `falls_away`: something can be left out and the rest scaled up.
create temporary table book (
    place integer primary key, scheme text, months integer, first_month date, last_period date, steady boolean, falls_away boolean
);
create function pg_temp.draw_books(schemes integer)
returns void
language plpgsql volatile
as $$
declare
    at date := '1990-01-01';
    length integer;
begin
    for n in 1 .. draw_books.schemes loop
        loop
            length := pg_temp.one_of('1', '1', '1', '3', '3', '6', '12')::integer;
            exit when (extract(month from at)::integer - 1) % length = 0
                      and (length = 1 or at + make_interval(months => 3 * length + 3 * (draw_books.schemes - n)) < date '2026-01-01');
        end loop;
        insert into book
        values (n, 's' || n, length, at, (at + make_interval(months => 2 * length))::date, n % 5 = 0, random() < 0.7);
        at := (at + make_interval(months => 3 * length))::date;
    end loop;
end
$$;

create sequence pg_temp.item_number;
create temporary table drawn (like scheme_item including defaults);
create temporary table drawn_band (like scheme_band including defaults);

-- One item of a tree and all below it.  What a leaf is, and whether a group has bounds or a weight, is left to chance.
create function pg_temp.grow(book book, parent text, part text, level integer, deepest integer)
returns void
language plpgsql volatile
as $$
declare
    item constant text := 'i' || nextval('pg_temp.item_number');
    -- in the base there is something that every unit has
    anchor constant boolean := grow.level = 2 and item = 'i3' and grow.part = 'base' and (grow.book).falls_away and not pg_temp.wild();
    kind constant text := case
                              when anchor then pg_temp.one_of('mark', 'breach')
                              when grow.level = 1 or (grow.level < grow.deepest and random() < case grow.level when 2 then 0.9 else 0.4 end) then 'group'
                              when grow.part in ('bonus', 'penalty') then pg_temp.one_of('event', 'event', 'breach', 'mark', 'measure')
                              else pg_temp.one_of('mark', 'mark', 'breach', 'measure', 'measure', 'event')
                          end;
    cap numeric := case
                       when kind in ('mark', 'measure') or (kind = 'breach' and (random() < 0.8 or not pg_temp.wild())) then pg_temp.amount(20)
                       when grow.level > 1 and random() < 0.3 then pg_temp.amount(30)
                       when random() < 0.1 then pg_temp.amount(100)
                   end;
    start constant numeric := case
                                  when kind in ('mark', 'breach') and random() < 0.7 then cap
                                  when kind = 'measure' and random() < 0.2 then cap
                                  when random() < 0.2 then pg_temp.amount(coalesce(cap, 10))
                                  when random() < 0.1 then -pg_temp.amount(5)
                                  else 0
                              end;
    floor constant numeric := case
                                  when random() < 0.5 then 0
                                  when random() < 0.1 then -pg_temp.amount(6)
                                  when random() < 0.1 and cap is not null then cap / 2
                              end;
    staged constant boolean := (kind in ('breach', 'mark', 'measure') and not anchor) or pg_temp.wild();
    compare constant text := case when kind = 'measure' then pg_temp.one_of('value', 'difference', 'difference', 'ratio', 'ratio', 'place', 'percentile') end;
    against constant text := case when compare in ('difference', 'ratio') then pg_temp.one_of('target', 'previous', 'mean', 'best') end;
    first_month constant date := case when staged and random() < 0.06
                                          then (grow.book).first_month + make_interval(months => floor(random() * 3 * (grow.book).months)::integer) end;
    others constant text[] := case when (grow.book).falls_away or pg_temp.wild() then array['full_marks', 'renormalise', 'leave_out'] else array['full_marks', 'leave_out'] end;
begin
    insert into drawn (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, raters, compare, against, lowest_first,
                       leagues, only_for, not_applicable, unmarked, first_month, last_month)
    values ((grow.book).scheme, item, grow.parent, kind, case when grow.level = 2 then grow.part end,
            nextval('pg_temp.item_number'), start, round(floor, 6), cap,
            case when grow.level > 1 and random() < 0.3 and (cap > 0 or kind = 'group') then pg_temp.amount(60) end,
            case when kind = 'breach' then pg_temp.amount(3) end,
            case when kind = 'mark' then pg_temp.one_of('one', 'one', 'mean', 'trimmed_mean') else 'one' end,
            compare, against, coalesce(compare in ('place', 'percentile') or against = 'best', false) and random() < 0.5,
            case when staged and random() < 0.25 then pg_temp.one_of('{county}', '{department}', '{county,zone}')::text[] end,
            case when not anchor and (grow.level > 2 or (grow.level = 2 and (grow.part <> 'base' or pg_temp.wild()))) and random() < 0.08
                     then pg_temp.one_of('{county}', '{department,zone}', '{county,zone}')::text[] end,
            case when random() < 0.15 then pg_temp.one_of(variadic others) end,
            case when grow.part in ('bonus', 'penalty') and not pg_temp.wild() then pg_temp.one_of('full_marks', 'zero')
                 when random() < 0.15 then pg_temp.one_of('full_marks', 'zero', 'incomplete') end,
            first_month,
            case when staged and random() < 0.06
                     then coalesce(first_month, (grow.book).first_month) + make_interval(months => floor(random() * 2 * (grow.book).months)::integer) end);
    if kind = 'measure' then
        insert into drawn_band (scheme, item, at_least, points, slope)
        select distinct on (b.at_least) (grow.book).scheme, item, b.at_least,
               round((random() * 24 - 8)::numeric, floor(random() * 4)::integer),
               case when random() < 0.5 then 0 when random() < 0.05 then pg_temp.one_of('100000', '-100000')::numeric
                    else round((random() * 20 - 10)::numeric, floor(random() * 7)::integer) end
        from (
            select case compare
                       when 'place' then 1 + floor(random() * 8)::numeric
                       when 'percentile' then round(random()::numeric, floor(random() * 4)::integer)
                       when 'ratio' then round((random() * 5 - 2)::numeric, floor(random() * 4)::integer)
                       else round((random() * 24 - 12)::numeric, floor(random() * 4)::integer)
                   end as at_least
            from generate_series(1, 1 + floor(random() * 5)::integer)
        ) as b;
    end if;
    if kind = 'group' then
        for child in 1 .. case when grow.level = 1 then 3 + floor(random() * 3) else 1 + floor(random() * 3) end loop
            perform pg_temp.grow(grow.book, item,
                                 coalesce(grow.part, case child when 1 then 'base' when 2 then 'bonus' when 3 then 'penalty'
                                                     else pg_temp.one_of('base', 'bonus', 'penalty') end),
                                 grow.level + 1, grow.deepest);
        end loop;
    end if;
end
$$;

-- The items that a rule can bring points to, groups and the total among them: those that always apply where there are any.
create temporary view target as
select si.scheme, si.item, si.kind,
       (select count(*) from oracle_place as pl where pl.scheme = si.scheme and pl.item = si.item) = (select count(*) from league) as for_all
from scheme_item as si
where pg_temp.wild()
      or (num_nulls(si.leagues, si.first_month, si.last_month) = 3
          and coalesce(si.compare <> 'ratio' and si.against is distinct from 'previous', true)
          -- a group of which nothing need be left
          and (si.kind <> 'group'
               or not (select b.falls_away from book as b where b.scheme = si.scheme)
               or exists (select from scheme_item as c where c.scheme = si.scheme and c.parent = si.item and c.kind = 'event' and c.only_for is null)));

-- A rule-book's rules of events.  r1 to r8 add points, r9 to r12 take some off, r13 and r14 have an effect beside or instead of points.  The
-- fraction of each is another prime number, so that no two events of different rules are worth the same.
create function pg_temp.draw_rules(book book)
returns void
language plpgsql volatile
as $$
declare
    first_only constant boolean := (select s.highest_months = 'first_only' from scheme as s where s.scheme = (draw_rules.book).scheme);
    -- where the next month takes the place of one that was revoked, the rule-books do not say in which item: all have the same
    together text := (select t.item from target as t where t.scheme = (draw_rules.book).scheme and (t.for_all or not (draw_rules.book).steady) order by t.kind = 'event' desc, random() limit 1);
    primes constant numeric[] := array[0.000101, 0.000103, 0.000107, 0.000109, 0.000113, 0.000127, 0.000131, 0.000137, 0.000139, 0.000149, 0.000151, 0.000157, 0.000163, 0.000167];
    grades constant text[] := (select array_agg(g.grade order by g.place) from scheme_grade as g where g.scheme = (draw_rules.book).scheme);
    sign integer;
    what text;
    once text;
    points numeric;
    least numeric;
    most numeric;
    effect text;
begin
    for n in 1 .. 14 loop
        sign := case when n <= 8 then 1 when n <= 12 then -1 else pg_temp.one_of('1', '-1', '-1')::integer end;
        effect := case when n <= 12 then 'points' when grades is null then 'last_place' else pg_temp.one_of('last_place', 'grade_at_most', 'grade_at_most') end;
        points := sign * (pg_temp.amount(6) + primes[n]);
        what := case when n > 12 then pg_temp.one_of('points', 'none') else pg_temp.one_of('points', 'points', 'points', 'range') end;
        least := case when what = 'range' then case when sign = 1 then pg_temp.one_of('0', '0.5', '2')::numeric else -pg_temp.amount(4) - 3 end end;
        most := case when what = 'range' then case when sign = 1 then pg_temp.amount(4) + 3 else -pg_temp.one_of('0', '0.5', '2')::numeric end end;
        once := case when n <= 12 and random() < 0.6 then pg_temp.one_of('a', 'b') end;
        insert into scheme_rule (scheme, rule, item, once, points, least, most, cap, repeat_points, only_for, needs_document, effect, grade)
        select (draw_rules.book).scheme, 'r' || n,
               case when once is not null and first_only then together
                    else (select t.item
                          from target as t
                          where t.scheme = (draw_rules.book).scheme and (t.for_all or not (draw_rules.book).steady)
                          order by t.kind = 'event' and n > 0 and random() < 0.7 desc, random()
                          limit 1)
               end,
               once, case when what = 'points' then points end, least, most,
               case when n <= 12 and once is null and random() < 0.5 then pg_temp.amount(8) end,
               case when what = 'points' and once is null and random() < 0.6 then round(pg_temp.one_of('0', '0.5', '2', '2')::numeric * points, 6) end,
               case when not (draw_rules.book).steady and random() < 0.12 then pg_temp.one_of('{county}', '{department,zone}', '{county,zone}')::text[] end,
               random() < 0.5, effect,
               case when effect = 'grade_at_most' then pg_temp.one_of(variadic grades) end;
    end loop;
end
$$;

-- ---------- units and rule-books ----------
insert into league (league, title) values ('county', 'county'), ('department', 'department'), ('zone', 'zone');
select pg_temp.draw_books(:schemes);
insert into unit (unit, name, league, first_month, last_month)
select 'u' || g, 'unit ' || g, (array['county', 'county', 'department', 'zone'])[1 + g % 4],
       case when g % 11 = 3 then (select b.first_month + interval '1 month' from book as b where b.place = 4) end,
       case when g % 11 = 7 then (select b.first_month + interval '4 months' from book as b where b.place = :schemes - 4) end
from generate_series(1, :units) as g;
-- some were in another league before: till the end of a rule-book, and till the middle of one
insert into unit_until (unit, last_month, name, league)
select u.unit, (select b.last_period from book as b where b.place = 8), 'before', 'zone' from unit as u where u.unit like '%5'
union all
select u.unit, (select b.first_month from book as b where b.place = 5), 'long before', 'department' from unit as u where u.unit like '%15' or u.unit like '%6';

insert into scheme (scheme, title, months, not_applicable, unmarked, highest_scope, highest_months, highest_years, late_document, pending_claims, ties)
select b.scheme, 'random', b.months,
       case when b.falls_away then pg_temp.one_of('full_marks', 'renormalise', 'renormalise', 'leave_out') else pg_temp.one_of('full_marks', 'leave_out') end,
       pg_temp.one_of('incomplete', 'full_marks', 'zero'), pg_temp.one_of('label', 'label', 'all'),
       pg_temp.one_of('top_up', 'top_up', 'first_only', 'each_month'), pg_temp.one_of('unbounded', 'calendar_year'),
       pg_temp.one_of('first_open', 'next_month'), pg_temp.one_of('not_counted', 'provisional'), pg_temp.one_of('standard', 'dense')
from book as b
order by b.place;
do $$
declare
    b book;
begin
    for b in select * from book order by place loop
        perform setval('pg_temp.item_number', 1, false);
        perform pg_temp.grow(b, null, null, 1, 2 + floor(random() * 5)::integer);
    end loop;
end
$$;
update drawn as g
set start = 0, floor = least(g.floor, 0), cap = case when not b.falls_away then g.cap end
from book as b
where not pg_temp.wild() and b.scheme = g.scheme and g.kind = 'group'
      and not exists (select from drawn as c where c.scheme = g.scheme and c.parent = g.item and c.kind = 'event' and c.only_for is null);
insert into item (item, title) select distinct d.item, d.item from drawn as d order by d.item;
insert into scheme_item select d.* from drawn as d order by d.scheme, d.place;
insert into scheme_band select d.* from drawn_band as d order by d.scheme, d.item, d.at_least;
-- grades of some: what they ask for falls, and how many can have them grows
insert into scheme_grade (scheme, grade, title, place, at_least, share)
select b.scheme, 'g' || g, 'grade', g,
       case when g < 4 or b.place % 2 = 0 then 240 - 70 * g - b.place end,
       case when g <= b.place % 4 then least(g * (0.1 + b.place % 3 * 0.15), 1) end
from book as b
cross join generate_series(1, 4) as g
where b.place % 3 > 0 or b.place % 2 > 0
order by b.place, g;
insert into rule (rule, title) select 'r' || g, 'rule' from generate_series(1, 14) as g;
do $$
declare
    b book;
begin
    for b in select * from book order by place loop
        perform pg_temp.draw_rules(b);
    end loop;
end
$$;

insert into ledger (task_no, item, title)
select row_number() over (order by i.item), i.item, 'task' from item as i where i.item <> 'i1' order by i.item;
insert into ledger_unit (task_no, unit)
select l.task_no, u.unit from ledger as l cross join unit as u where random() < 0.1;
-- exemptions begin and end in any month; they are those of the first month of a period
insert into exemption (unit, item, first_month, last_month, reason)
select x.unit, x.item, x.first_month, least(x.first_month + make_interval(months => floor(random() * 2 * x.months)::integer), x.last_month), 'random'
from (
    select u.unit, si.item, b.months, (b.last_period + make_interval(months => b.months - 1))::date as last_month,
           (b.first_month + make_interval(months => floor(random() * 2 * b.months)::integer))::date as first_month
    from book as b
    cross join unit as u
    join scheme_item as si on si.scheme = b.scheme
    where random() < 0.02 and (pg_temp.wild()
                               or (si.kind in ('breach', 'mark', 'measure')
                                   and not (si.item = 'i3' and b.falls_away)
                                   and not exists (select from scheme_rule as sr where sr.scheme = si.scheme and sr.item = si.item)))
) as x
order by 1, 2, 3;

insert into period (month, scheme)
select (b.first_month + make_interval(months => g * b.months))::date, b.scheme
from book as b
cross join generate_series(0, 2) as g
order by 1;

-- ---------- facts ----------
create temporary table present as
select u.month, u.scheme, u.unit, u.league, b.months, b.first_month, b.last_period
from oracle_unit as u
join book as b on b.scheme = u.scheme
order by u.month, u.unit;
create temporary table placed as select p.scheme, p.league, p.item from oracle_place as p;
analyze present, placed;
-- what a unit can have facts of: the items of its league
create temporary view doable as
select a.unit, a.month, a.months, si.*
from present as a
join scheme_item as si on si.scheme = a.scheme
where exists (select from placed as pl where pl.scheme = a.scheme and pl.league = a.league and pl.item = si.item);

-- of what is to be done most in time, some late, some never
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
select r.unit, r.task_id, r.item, r.month, 'random', r.month, r.due_on, case when random() < 0.85 then r.month + floor(random() * 28 * r.months)::integer end
from (
    select a.unit, 't' || g || '-' || a.month || '-' || a.item as task_id, a.item, a.month, a.months, a.month + floor(random() * 28 * a.months)::integer as due_on
    from doable as a
    cross join generate_series(1, 2) as g
    where a.kind = 'breach' and random() < 0.5 and (a.leagues is null or random() < 0.3)
) as r
order by r.month, r.unit, r.task_id;

-- of most items, by one rater or by up to five; scores or deductions
insert into mark (unit, item, month, rater, score, deduction)
select r.unit, r.item, r.month, r.rater, case when r.as_score then r.given end, case when not r.as_score then r.given end
from (
    select a.unit, a.item, a.month, case when a.raters = 'one' then '' else 'rater' || g end as rater,
           random() < 0.5 or (a.start <> a.cap and not pg_temp.wild()) as as_score,
           least(case when random() < 0.3 then floor(random() * a.cap::float8)::numeric
                      else round((random() * a.cap::float8)::numeric, floor(random() * 7)::integer) end, a.cap) as given
    from doable as a
    cross join generate_series(1, 5) as g
    where a.kind = 'mark'
          and (g = 1 or (a.raters <> 'one' and random() < 0.4))
          and md5(a.unit || a.item || a.month)::uuid::text > (case when a.leagues is null then '04' else 'a0' end)
) as r
order by r.month, r.unit, r.item, r.rater;

-- values of most, few enough of them alike; a target of zero now and then
insert into measure (unit, item, month, value, target)
select a.unit, a.item, a.month, round((random() * 20 - 8)::numeric, floor(random() * 4)::integer - 1),
       case when a.against = 'target' or random() < 0.1 then round((random() * 20 - 8)::numeric, floor(random() * 4)::integer - 1) end
from doable as a
where a.kind = 'measure'
      and md5(a.unit || a.item || a.month)::uuid::text > (case when a.leagues is null then '0c' else 'a0' end)
order by a.month, a.unit, a.item;

-- Events of few works, so that they meet; some are claims, some revoked, at once or later; some documents are of the next period or the
-- one after it.  The month is left to the assessment, and expected here.
create temporary table happened as
select r.unit, 'e' || r.g || '-' || r.month as event_id, r.rule, r.month, r.scheme, r.work, r.occurred_on, sr.bonus, sr.least, sr.most, sr.needs_document,
       case when sr.bonus then r.status else 'approved' end as status,
       case when pg_temp.chance(0.6) then least(r.occurred_on + floor(random() * 20)::integer, r.last_day)
            when pg_temp.chance(0.5) then least(r.occurred_on + floor(random() * 60 * r.months)::integer, r.last_day) end as document_on,
       case when pg_temp.chance(0.7) then 1 else pg_temp.one_of('2', '3', '1.5', '0.333333')::numeric end as quantity,
       random() as dice, s.late_document, r.last_period, r.months
from (
    select a.*, g.g, 'r' || n.rule as rule,
           case when random() < 0.85 then 'w' || floor(random() * 2) || a.scheme end as work,
           a.month + floor(random() * 28 * a.months)::integer as occurred_on,
           (a.last_period + make_interval(months => a.months))::date - 1 as last_day,
           pg_temp.one_of('claimed', 'rejected', 'approved', 'approved', 'approved', 'approved', 'revoked', 'revoked') as status
    from present as a
    cross join generate_series(1, 3) as g
    -- of four rules, so that they meet again
    cross join lateral (select 1 + (hashtext(a.unit || a.scheme) % 7 + 7 + floor(random() * 4)::integer + 0 * g.g) % 14 as rule) as n
    where random() < 0.8 and (n.rule <= 12 or random() < 0.4)
) as r
join scheme as s on s.scheme = r.scheme
join scheme_rule as sr on sr.scheme = r.scheme and sr.rule = r.rule
where (sr.only_for is null or r.league = any (sr.only_for))
      and exists (select from placed as pl where pl.scheme = r.scheme and pl.league = r.league and pl.item = sr.item);
update happened set document_on = occurred_on where document_on is null and needs_document and status in ('approved', 'revoked');
create temporary table expected as
select h.*,
       c.month as credited,
       h.late_document = 'next_month' and h.bonus and c.month > (h.month + make_interval(months => h.months))::date as lapsed
from happened as h
join period as c on c.month = (select max(p.month)
                               from period as p
                               where p.month <= case when h.bonus then greatest(h.occurred_on, h.document_on) else h.occurred_on end)
-- a unit that has left by then is credited nothing
where exists (select from present as a where a.unit = h.unit and a.month = c.month);
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, quantity, points, status, revoked_month)
select x.unit, x.event_id, x.rule, x.work, 'random', x.occurred_on, case when x.document_on is not null then 'n' end, x.document_on, x.quantity,
       -- a claim has none yet
       case when x.least is not null and x.status <> 'claimed' then least(round(x.least + (x.most - x.least) * x.dice::numeric, 4) + 0.000001 * (1 + (x.dice * 90)::integer), x.most) end,
       case when x.status = 'revoked' and x.lapsed then 'approved' else x.status end,
       case when x.status = 'revoked' and not x.lapsed
                then (x.credited + make_interval(months => x.months * floor(x.dice * (1 + months.left)::float8)::integer))::date end
from expected as x
cross join lateral (
    select ((extract(year from age(x.last_period, x.credited)) * 12 + extract(month from age(x.last_period, x.credited))) / x.months)::integer as left
) as months
order by x.occurred_on, x.unit, x.event_id;
-- some units are moved afterwards, with facts of what their new league does not have
update unit set league = case league when 'county' then 'department' else 'county' end where unit like '%8' or unit like '%2';
analyze;

select pg_temp.work_out_trees();

-- ---------- what is compared ----------
-- the data are worth comparing
select max(level) as levels,
       count(*) filter (where kept is null) > 0 as some_not_known,
       count(*) filter (where fell_away) > 0 as some_fall_away,
       count(*) filter (where fell_away and kind = 'group') > 0 as some_groups_fall_away,
       count(*) filter (where not applies and not fell_away) > 0 as some_do_not_apply,
       count(*) filter (where taken_back < 0) > 0 as some_are_taken_back
from oracle_item;
select count(distinct months) > 2 as several_lengths,
       (select count(*) > 10 from oracle_measured where points is null) as some_have_nothing_to_compare_with,
       (select count(*) > 10 from expected where lapsed) as some_lapse,
       (select count(*) > 5 from oracle_counted where occurrence > 1 and repeat_points is not null) as some_are_repeated,
       (select count(*) > 10 from oracle_effect where last_place) as some_are_last,
       (select count(*) > 10 from oracle_effect where grade_from > 1) as some_grades_are_limited,
       (select count(distinct grade) > 2 from oracle_score) as some_grades_are_given
from scheme;

-- what the views say, put down once; ranking has no row of a unit to which nothing applies
create temporary table said_item as select i.month, i.unit, i.item, i.score, i.out_of, i.brings, i.taken_back from item_score as i;
create temporary table said_rank as
select p.month, r.unit, r.base, r.bonus, r.penalty, r.total, r.rank, r.grade
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral ranking_of(p.month, s) as r;
create temporary table said_score as
select r.month, r.unit, r.base, r.bonus, r.penalty, r.total from said_rank as r
union all
select p.month, s.unit, s.base, s.bonus, s.penalty, s.total
from (select distinct o.month from oracle_score as o where (o.month, o.unit) not in (select r.month, r.unit from said_rank as r)) as p
join period as q on q.month = p.month
join scheme as c on c.scheme = q.scheme
cross join lateral score_of(p.month, c) as s
where (p.month, s.unit) not in (select r.month, r.unit from said_rank as r);
create temporary table said_line as
select p.month, l.unit, l.item, l.kind, l.points
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral line_of(p.month, s) as l;

-- in which period an event counts
select count(*) > 2 * :schemes * :units as compared, count(*) filter (where e.month is distinct from x.credited) as different
from expected as x
join event as e on e.unit = x.unit and e.event_id = x.event_id
where not x.lapsed;
-- what the events bring to each item of a unit that is assessed, before any floor or cap
create temporary table compared_credit as
select month, unit, item, coalesce(c.points, 0) as points, coalesce(o.gained + o.taken_back, 0) as other_points
from (select month, unit, item, sum(points) as points from said_line where kind in ('bonus', 'penalty') and points <> 0 group by month, unit, item) as c
full join (select x.* from oracle_credited as x join oracle_score as s on s.month = x.month and s.unit = x.unit) as o using (month, unit, item);
select count(*) > :schemes * :units as compared, count(*) filter (where points <> other_points) as different from compared_credit;
select * from compared_credit where points <> other_points order by month, unit, item limit 20;
-- what measured values bring
create temporary table compared_measure as
select m.month, m.unit, m.item, m.outcome, m.points, o.points as other_points, o.unit is null as only_here, m.unit is null as only_there
from measured as m
full join oracle_measured as o using (month, unit, item);
select count(*) > 2 * :schemes * :units as compared,
       count(*) filter (where only_there) as missing,
       count(*) filter (where not only_here and case when outcome <> 'nothing_to_compare' then points end is distinct from other_points) as different
from compared_measure;
select * from compared_measure where only_there or (not only_here and case when outcome <> 'nothing_to_compare' then points end is distinct from other_points) order by month, unit, item limit 20;

-- every item of every unit and month: an item that is left out has no score
create temporary table compared_item as
select month, unit, item,
       i.score, i.out_of, i.brings, i.taken_back,
       case when o.applies or o.not_applicable = 'full_marks' then o.kept + o.taken_back end as other_score,
       o.out_of as other_out_of, o.brings as other_brings, o.taken_back as other_taken_back,
       o.item is null as only_here, i.item is null as only_there
from said_item as i
full join oracle_item as o using (month, unit, item);
select count(*) > 50 * :units as compared,
       count(*) filter (where only_here or only_there) as in_one_only,
       count(*) filter (where score is distinct from other_score) as score,
       count(*) filter (where out_of is distinct from other_out_of) as out_of,
       count(*) filter (where brings is distinct from other_brings) as brings,
       count(*) filter (where taken_back is distinct from other_taken_back) as taken_back
from compared_item;
select month, unit, item, score, other_score, out_of, other_out_of, brings, other_brings, taken_back, other_taken_back
from compared_item
where only_here or only_there
      or (score, out_of, brings, taken_back) is distinct from (other_score, other_out_of, other_brings, other_taken_back)
order by month, unit, item
limit 20;

-- every unit and month, the rank and the grade among them
create temporary table compared_score as
select month, unit,
       s.base, s.bonus, s.penalty, s.total, r.rank, r.grade,
       o.base as other_base, o.bonus as other_bonus, o.penalty as other_penalty, o.total as other_total, o.rank as other_rank, o.grade as other_grade,
       o.unit is null as only_here, s.unit is null as only_there
from said_score as s
left join said_rank as r using (month, unit)
full join oracle_score as o using (month, unit);
select count(*) as unit_periods,
       count(total) > count(*) / 2 as most_have_a_total,
       count(*) filter (where only_here or only_there) as in_one_only,
       count(*) filter (where base is distinct from other_base) as base,
       count(*) filter (where bonus is distinct from other_bonus) as bonus,
       count(*) filter (where penalty is distinct from other_penalty) as penalty,
       count(*) filter (where total is distinct from other_total) as total,
       count(*) filter (where rank is distinct from other_rank) as rank,
       count(*) filter (where grade is distinct from other_grade) as grade
from compared_score;
select month, unit, base, other_base, bonus, other_bonus, penalty, other_penalty, total, other_total, rank, other_rank, grade, other_grade
from compared_score
where only_here or only_there
      or (base, bonus, penalty, total, rank, grade) is distinct from (other_base, other_bonus, other_penalty, other_total, other_rank, other_grade)
order by month, unit
limit 20;

-- The lines of every unit add up to its total, which is that of a tree that is known.  explain() is asked for one unit in `every`; what it
-- shows are the lines of line_of().
create temporary table lined as
select l.month, l.unit, sum(l.points) as points, bool_and(l.points is not null) as all_known
from said_line as l
group by l.month, l.unit;
select count(*) as unit_periods,
       count(*) filter (where case when coalesce(l.all_known, true) then coalesce(l.points, 0) end is distinct from o.total) as different
from said_score as o
left join lined as l using (month, unit);
create temporary table explained as
select o.month, o.unit, o.total, e.points, e.all_known
from (select o.*, row_number() over (order by o.month, o.unit) as n from oracle_score as o) as o
cross join lateral (
    select coalesce(sum(x.points), 0) as points, coalesce(bool_and(x.points is not null), true) as all_known
    from explain(o.unit, o.month) as x
) as e
where o.n % :every = 0;
select count(*) > 0 as explained, count(*) filter (where case when all_known then points end is distinct from total) as different
from explained;
select month, unit, total, points, all_known
from explained
where case when all_known then points end is distinct from total
order by month, unit
limit 20;

-- the reference can fail: one event that is worth a ten-thousandth more
create temporary table changed as
select w.credited as month, w.unit, w.event_id, w.item
from oracle_counted as w
where num_nonnulls(w.once, w.cap, w.repeat_points, w.until_before) = 0 and w.quantity = 1 and w.worth is not null
order by w.credited, w.unit, w.event_id
limit 1;
update event as e set quantity = 1.0001 from changed as x where e.unit = x.unit and e.event_id = x.event_id;
select count(*) as different
from (
    select l.unit, l.item, sum(l.points) as points
    from period as p
    join scheme as s on s.scheme = p.scheme
    cross join lateral line_of(p.month, s) as l
    where p.month = (select x.month from changed as x) and l.kind in ('bonus', 'penalty') and l.points <> 0
    group by l.unit, l.item
) as l
full join (select o.* from oracle_credited as o where o.month = (select x.month from changed as x)) as o using (unit, item)
where coalesce(l.points, 0) <> coalesce(o.gained + o.taken_back, 0);

drop schema regress_trees cascade;
