-- Random rule-books: trees of items two to six levels deep, with the views against the reference in plain SQL
-- (test/oracle/tree_score.sql).
--
-- between(floor, start + its own lines + what its children bring, cap) + what is taken back; an item brings its value, or
-- weight × value ÷ what it is out of.  A8, A9, A10, A12 – A14, A17, A20, A21, A29, A33.
--
-- Each rule-book scores three months.  There are `schemes` of them (140 at most, so that no month is in the future) and `units` units;
-- 100,000 unit-periods by hand, on a server that has xcedu and from the top of the source tree, are
--
--     PG_ABS_SRCDIR=$PWD/test psql -X -v schemes=140 -v units=240 -v seed=0.25 -f test/sql/random_trees.sql
--
-- and another `seed` (between -1 and 1) is another 100,000.  With `-v wild=true` there are also rule-books that the design does not
-- settle: stages, leagues and exemptions of groups and of items of events, deductions from an item that does not start with its full
-- marks, labels on penalties, a part of the total that a league has no item of,
-- missing marks in the bonus, breaches without full marks, events of an item that does not apply, facts of one that a league does not have, a group with points or a cap of
-- its own all of whose parts fall away.

set datestyle = iso;
set client_min_messages = warning;
set jit = off;
\getenv abs_srcdir PG_ABS_SRCDIR
\set oracle :abs_srcdir '/oracle/tree_score.sql'
\if :{?schemes}
\else
\set schemes 40
\endif
\if :{?units}
\else
\set units 20
\endif
\if :{?seed}
\else
\set seed 0.7
\endif
\if :{?wild}
\else
\set wild false
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

create sequence pg_temp.item_number;

create function pg_temp.wild() returns boolean language sql stable as $$ select current_setting('regress.wild')::boolean $$;

-- One item of a tree and all below it.  What a leaf is, and whether a group has bounds or a weight, is left to chance.
create function pg_temp.grow(scheme text, parent text, part text, level integer, deepest integer, first_month date)
returns void
language plpgsql volatile
as $$
declare
    item constant text := 'i' || nextval('pg_temp.item_number');
    kind constant text := case
                              when grow.level = 1 or (grow.level < grow.deepest and random() < case grow.level when 2 then 0.9 else 0.5 end) then 'group'
                              when grow.part in ('bonus', 'penalty') then pg_temp.one_of('event', 'event', 'breach', 'mark')
                              else pg_temp.one_of('mark', 'mark', 'breach', 'breach', 'event')
                          end;
    cap numeric := case
                       when kind = 'mark' or (kind = 'breach' and (random() < 0.8 or not pg_temp.wild())) then pg_temp.amount(20)
                       when grow.level > 1 and random() < 0.3 then pg_temp.amount(30)
                       when random() < 0.1 then pg_temp.amount(100)
                   end;
    start constant numeric := case
                                  when kind in ('mark', 'breach') and random() < 0.7 then cap
                                  when random() < 0.2 then pg_temp.amount(coalesce(cap, 10))
                                  when random() < 0.1 then -pg_temp.amount(5)
                                  else 0
                              end;
    floor constant numeric := case
                                  when random() < 0.5 then 0
                                  when random() < 0.1 then -pg_temp.amount(6)
                                  when random() < 0.1 and cap is not null then cap / 2
                              end;
    marked constant boolean := kind in ('breach', 'mark') or pg_temp.wild();
begin
    insert into item (item, title) values (item, item) on conflict do nothing;
    insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, raters,
                             leagues, only_for, not_applicable, unmarked, first_month, last_month)
    values (grow.scheme, item, grow.parent, kind, case when grow.level = 2 then grow.part end,
            nextval('pg_temp.item_number'), start, round(floor, 6), cap,
            case when grow.level > 1 and random() < 0.3 and (cap > 0 or kind = 'group') then pg_temp.amount(60) end,
            case when kind = 'breach' then pg_temp.amount(3) end,
            case when kind = 'mark' then pg_temp.one_of('one', 'one', 'mean', 'trimmed_mean') else 'one' end,
            case when marked and random() < 0.25 then pg_temp.one_of('{county}', '{department}', '{county,zone}')::text[] end,
            case when (grow.level > 2 or (grow.level = 2 and (grow.part <> 'base' or pg_temp.wild()))) and random() < 0.08 then pg_temp.one_of('{county}', '{department,zone}', '{county,zone}')::text[] end,
            case when random() < 0.15 then pg_temp.one_of('full_marks', 'renormalise', 'leave_out') end,
            case when grow.part in ('bonus', 'penalty') and not pg_temp.wild() then pg_temp.one_of('full_marks', 'zero')
                 when random() < 0.15 then pg_temp.one_of('full_marks', 'zero', 'incomplete') end,
            case when marked and random() < 0.06 then grow.first_month + interval '1 month' end,
            case when marked and random() < 0.06 then grow.first_month + interval '1 month' end);
    if kind = 'group' then
        for child in 1 .. case when grow.level = 1 then 3 + floor(random() * 3) else 1 + floor(random() * 4) end loop
            perform pg_temp.grow(grow.scheme, item,
                                 coalesce(grow.part, case child when 1 then 'base' when 2 then 'bonus' when 3 then 'penalty'
                                                     else pg_temp.one_of('base', 'bonus', 'penalty') end),
                                 grow.level + 1, grow.deepest, grow.first_month);
        end loop;
    end if;
end
$$;

-- A rule-book: its switches, its tree, and rules whose points go to any items of it, groups and the total among them.
-- r1 to r8 add points, r9 to r12 take some off.  The rules of one label go to one item, or to several and then differ.
create function pg_temp.write_rule_book(scheme text, first_month date)
returns void
language plpgsql volatile
as $$
begin
    insert into scheme (scheme, title, not_applicable, unmarked, highest_scope, highest_months, highest_years, pending_claims, ties)
    values (write_rule_book.scheme, 'random', pg_temp.one_of('full_marks', 'renormalise', 'renormalise', 'leave_out'),
            pg_temp.one_of('incomplete', 'full_marks', 'zero'), pg_temp.one_of('label', 'label', 'all'),
            pg_temp.one_of('top_up', 'top_up', 'first_only', 'each_month'), pg_temp.one_of('unbounded', 'calendar_year'),
            pg_temp.one_of('not_counted', 'provisional'), pg_temp.one_of('standard', 'dense'));
    perform setval('pg_temp.item_number', 1, false);
    perform pg_temp.grow(write_rule_book.scheme, null, null, 1, 2 + floor(random() * 5)::integer, write_rule_book.first_month);
    if not pg_temp.wild() then
        update scheme_item as g
        set start = 0, floor = least(g.floor, 0),
            cap = case when not exists (select
                                        from scheme_item as r
                                        join scheme as s on s.scheme = r.scheme
                                        where r.scheme = g.scheme and coalesce(r.not_applicable, s.not_applicable) = 'renormalise')
                           then g.cap end
        where g.scheme = write_rule_book.scheme and g.kind = 'group'
              and not exists (select from scheme_item as c where c.scheme = g.scheme and c.parent = g.item and c.kind = 'event' and c.only_for is null);
    end if;
    insert into scheme_rule (scheme, rule, item, once, points)
    select write_rule_book.scheme, 'r' || r.n, r.item, r.once,
           case when r.n > 8 then -1 else 1 end * (pg_temp.amount(6) + 0.0001 * r.n)
    from (
        select g.n,
               (select si.item
                from scheme_item as si
                where si.scheme = write_rule_book.scheme
                      and (pg_temp.wild()
                           or (num_nulls(si.leagues, si.first_month, si.last_month) = 3
                               and (select count(*) from oracle_place as pl where pl.scheme = si.scheme and pl.item = si.item)
                                   = (select count(*) from league)))
                order by si.kind = 'event' and g.n > 0 and random() < 0.7 desc, random()
                limit 1) as item,
               case when (g.n <= 8 or pg_temp.wild()) and random() < 0.75 then pg_temp.one_of('a', 'b') end as once
        from generate_series(1, 12) as g (n)
    ) as r;
end
$$;

-- ---------- units and rule-books ----------
insert into league (league, title) values ('county', 'county'), ('department', 'department'), ('zone', 'zone');
insert into unit (unit, name, league, first_month, last_month)
select 'u' || g, 'unit ' || g, (array['county', 'county', 'department', 'zone'])[1 + g % 4],
       case when g % 11 = 3 then date '1993-03-01' end, case when g % 11 = 7 then date '1995-04-01' end
from generate_series(1, :units) as g;
-- some were in another league before
insert into unit_until (unit, last_month, name, league)
select u.unit, date '1994-06-01', 'before', 'zone' from unit as u where u.unit like '%5'
union all
select u.unit, date '1992-03-01', 'long before', 'department' from unit as u where u.unit like '%15';

create temporary table book as
select 's' || g as scheme, (date '1990-02-01' + (g - 1) * interval '3 months')::date as first_month
from generate_series(1, :schemes) as g;
insert into rule (rule, title) select 'r' || g, 'rule' from generate_series(1, 12) as g;
select count(pg_temp.write_rule_book(b.scheme, b.first_month)) = :schemes as written from book as b;

insert into ledger (task_no, item, title)
select row_number() over (order by i.item), i.item, 'task' from item as i where i.item <> 'i1' order by i.item;
insert into ledger_unit (task_no, unit)
select l.task_no, u.unit from ledger as l cross join unit as u where random() < 0.1;
insert into exemption (unit, item, first_month, last_month, reason)
select u.unit, i.item, b.first_month, b.first_month + floor(random() * 3)::integer * interval '1 month', 'random'
from book as b
cross join unit as u
cross join item as i
where random() < 0.02 and exists (select
              from scheme_item as si
              where si.scheme = b.scheme and si.item = i.item and (pg_temp.wild()
                   or (si.kind in ('breach', 'mark')
                       and not exists (select from scheme_rule as sr where sr.scheme = si.scheme and sr.item = si.item))));

insert into period (month, scheme)
select (b.first_month + g * interval '1 month')::date, b.scheme
from book as b
cross join generate_series(0, 2) as g
order by 1;

-- ---------- facts ----------
create temporary table present as
select u.month, u.scheme, u.unit, u.league from oracle_unit as u order by u.month, u.unit;
create temporary table placed as select p.scheme, p.league, p.item from oracle_place as p;

-- of what is to be done most in time, some late, some never
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
select a.unit, 't' || g || '-' || a.month || '-' || si.item, si.item, a.month, 'random', a.month, a.month + 10,
       case when random() < 0.9 then a.month + floor(random() * 16)::integer end
from present as a
join scheme_item as si on si.scheme = a.scheme and si.kind = 'breach'
cross join generate_series(1, 4) as g
where random() < 0.7 and (si.leagues is null or random() < 0.3)
      and (pg_temp.wild() or exists (select
                                     from placed as pl
                                     where pl.scheme = a.scheme and pl.league = a.league and pl.item = si.item));

-- of most items, by one rater or by up to five; scores or deductions
insert into mark (unit, item, month, rater, score, deduction)
select r.unit, r.item, r.month, r.rater, case when r.as_score then r.given end, case when not r.as_score then r.given end
from (
    select a.unit, si.item, a.month, case when si.raters = 'one' then '' else 'rater' || g end as rater, random() < 0.5 or (si.start <> si.cap and not pg_temp.wild()) as as_score,
           least(case when random() < 0.3 then floor(random() * si.cap::float8)::numeric
                      else round((random() * si.cap::float8)::numeric, floor(random() * 7)::integer) end, si.cap) as given
    from present as a
    join scheme_item as si on si.scheme = a.scheme and si.kind = 'mark'
    cross join generate_series(1, 5) as g
    where (g = 1 or (si.raters <> 'one' and random() < 0.5))
          and (pg_temp.wild() or exists (select
                                         from placed as pl
                                         where pl.scheme = a.scheme and pl.league = a.league and pl.item = si.item))
          and md5(a.unit || si.item || a.month)::uuid::text > (case when si.leagues is null then '04' else 'a0' end)
) as r;

-- events of few works, so that they meet; some are claims, some revoked, at once or later
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month)
select r.unit, 'e' || r.g || '-' || r.month, r.rule, r.work, 'random', r.occurred_on, 'n', r.occurred_on,
       case when r.bonus then r.status else 'approved' end,
       case when r.bonus and r.status = 'revoked' then (r.month + floor(r.dice * (3 - r.since))::integer * interval '1 month')::date end
from (
    select a.unit, g.g, a.month, 'r' || n.rule as rule, n.rule <= 8 as bonus,
           case when random() < 0.9 then 'w' || floor(random() * 2) || a.scheme end as work,
           a.month + floor(random() * 28)::integer as occurred_on,
           pg_temp.one_of('claimed', 'rejected', 'approved', 'approved', 'approved', 'approved', 'revoked', 'revoked') as status,
           random() as dice,
           (extract(year from age(a.month, b.first_month)) * 12 + extract(month from age(a.month, b.first_month)))::integer as since
    from present as a
    join book as b on b.scheme = a.scheme
    cross join generate_series(1, 5) as g
    cross join lateral (select 1 + floor(random() * 12)::integer + 0 * g.g as rule) as n
    where random() < 0.8
) as r;
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

-- every item of every unit and month: an item that is left out has no score
create temporary table compared_item as
select month, unit, item,
       i.score, i.out_of, i.brings, i.taken_back,
       case when o.applies or o.not_applicable = 'full_marks' then o.kept + o.taken_back end as other_score,
       o.out_of as other_out_of, o.brings as other_brings, o.taken_back as other_taken_back,
       o.item is null as only_here, i.item is null as only_there
from item_score as i
full join oracle_item as o using (month, unit, item);
select count(*) > 100 * :units as compared,
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

-- every unit and month, the rank among them
create temporary table compared_score as
select month, unit,
       s.base, s.bonus, s.penalty, s.total, r.rank,
       o.base as other_base, o.bonus as other_bonus, o.penalty as other_penalty, o.total as other_total, o.rank as other_rank,
       o.unit is null as only_here, s.unit is null as only_there
from score as s
left join ranking as r using (month, unit)
full join oracle_score as o using (month, unit);
select count(*) as unit_periods,
       count(total) > count(*) / 2 as most_have_a_total,
       count(*) filter (where only_here or only_there) as in_one_only,
       count(*) filter (where base is distinct from other_base) as base,
       count(*) filter (where bonus is distinct from other_bonus) as bonus,
       count(*) filter (where penalty is distinct from other_penalty) as penalty,
       count(*) filter (where total is distinct from other_total) as total,
       count(*) filter (where rank is distinct from other_rank) as rank
from compared_score;
select month, unit, base, other_base, bonus, other_bonus, penalty, other_penalty, total, other_total, rank, other_rank
from compared_score
where only_here or only_there
      or (base, bonus, penalty, total, rank) is distinct from (other_base, other_bonus, other_penalty, other_total, other_rank)
order by month, unit
limit 20;

-- the lines of a unit add up to its total, which is that of a tree that is known; of one unit in `every`
\if :{?every}
\else
\set every 12
\endif
create temporary table explained as
select o.month, o.unit, o.total, e.points, e.all_known
from (select o.*, row_number() over (order by o.month, o.unit) as n from oracle_score as o) as o
cross join lateral (
    select coalesce(sum(x.points), 0) as points, coalesce(bool_and(x.points is not null), true) as all_known
    from explain(o.unit, o.month) as x
) as e
where o.n % :every = 0;
select count(*) as explained, count(*) filter (where case when all_known then points end is distinct from total) as different
from explained;
select month, unit, total, points, all_known
from explained
where case when all_known then points end is distinct from total
order by month, unit
limit 20;

drop schema regress_trees cascade;
