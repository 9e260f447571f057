-- The tree of a unit from its lines: which state each item is in, what it starts with then, and what the total is.
\set VERBOSITY terse
create schema regress_lines;
set search_path = regress_lines, public;

-- Two leagues.  The total has a base of 40 (a task item of 10, a marked one of 20, a measured one of 10), bonuses up to 5 and penalties.
-- In league b the marked item is left out and the rest scaled up if it does not apply; in league a it gives full marks then.
create table given (item xcedu.tree_item);
insert into given
select row(l.league, t.item, t.parent, t.kind, t.part, t.start, t.start_unmarked,
           case when t.kind = 'mark' and l.league = 'b' then 0 else t.start_left end, t.floor, t.cap, t.weight, t.worth, true, true,
           t.kind = 'mark' and l.league = 'b', t.kind = 'mark' and l.league = 'b')::xcedu.tree_item
from (values ('total', null, 'group', null, 0, null, null, null::numeric, null::numeric, null::numeric, null::numeric),
             ('base', 'total', 'group', 'base', 0, null, null, null, null, 100, null),
             ('reports', 'base', 'breach', null, 10, null, 10, 0, 10, null, 10),
             ('tasks', 'base', 'mark', null, 20, null, 20, 0, 20, null, 20),
             ('rate', 'base', 'measure', null, 0, 0, 0, 0, 10, null, 10),
             ('bonus', 'total', 'event', 'bonus', 0, null, null, null, 5, null, null),
             ('penalty', 'total', 'event', 'penalty', 0, null, null, null, null, null, null))
     as t (item, parent, kind, part, start, start_unmarked, start_left, floor, cap, weight, worth)
cross join (values ('a'), ('b')) as l (league);

create table fact (unit text, league text, item text, source text, points numeric, taken_back numeric);
create function states(wanted text) returns text
begin atomic
    select string_agg(i.item || ' ' || i.state || coalesce(' ' || trim_scale(i.value), ' -'), ', ' order by i.place)
    from (
        select xcedu.roll_up_lines((select array_agg(g.item) from given as g), f.league, f.item, f.source, f.points, f.taken_back) as tree
        from fact as f
        where f.unit = wanted
    ) as t
    cross join unnest((t.tree).items, (t.tree).states) with ordinality
        as i (item, own, children, value, out_of, brings, taken_back, state, place)
    where i.item in ('reports', 'tasks', 'rate', 'base');
end;
create function total(wanted text) returns xcedu.rolled_total
begin atomic
    select xcedu.roll_up_total((select array_agg(g.item) from given as g), f.league, f.item, f.source, f.points, f.taken_back)
    from fact as f
    where f.unit = wanted;
end;

insert into fact values
    -- no line at all: the mark is missing, a value that is missing starts with 0
    ('none', 'a', null, null, null, null),
    -- 10 - 1 - 1 = 8, 20 - 3.5 = 16.5, a rate of 7: 31.5 of 40 are 78.75; bonuses of 4 and 3 up to 5; a penalty of 2
    ('all', 'a', 'reports', 'task', -1, null), ('all', 'a', 'reports', 'task', -1, null), ('all', 'a', 'tasks', 'mark', -3.5, null),
    ('all', 'a', 'rate', 'measure', 7, null), ('all', 'a', 'bonus', 'event', 4, null), ('all', 'a', 'bonus', 'event', 3, null),
    ('all', 'a', 'penalty', 'event', -2, null),
    -- what a revocation takes back is below no cap: 5 - 1.5
    ('back', 'a', 'tasks', 'mark', 0, null), ('back', 'a', 'rate', 'measure', 10, null), ('back', 'a', 'bonus', 'event', 9, null),
    ('back', 'a', 'bonus', 'event', 0, -1.5),
    -- exempt from the mark: full marks in league a, left out in league b, where the other two of 20 are 15/20 of 100
    ('excused', 'a', 'tasks', 'exempt', null, null), ('excused', 'a', 'rate', 'measure', 5, null),
    ('left out', 'b', 'tasks', 'exempt', null, null), ('left out', 'b', 'rate', 'measure', 5, null),
    -- values: one with nothing to be compared with does not apply, one that is hidden has no score
    ('first year', 'a', 'rate', 'nothing_to_compare', null, null), ('first year', 'a', 'tasks', 'mark', 0, null),
    ('hidden', 'a', 'rate', 'not_known', null, null), ('hidden', 'a', 'tasks', 'mark', 0, null),
    -- an item that is not in the tree counts for nothing
    ('elsewhere', 'a', 'other', 'task', -1, null), ('elsewhere', 'a', 'tasks', 'mark', 0, null);

select f.unit, states(f.unit) from (select distinct unit from fact) as f order by f.unit collate "C";
select f.unit, trim_scale(t.base) as base, trim_scale(t.bonus) as bonus, trim_scale(t.penalty) as penalty, trim_scale(t.total) as total,
       trim_scale(t.taken_back) as taken_back, t.missing, trim_scale(t.assessed_percent) as assessed_percent
from (select distinct unit from fact) as f
cross join lateral total(f.unit) as t
order by f.unit collate "C";

-- Which items a unit has of those that are not for all of its league: those of which it has a line or a ledger task; an event makes none apply.
-- An exemption is before that, and the stage before all.
create table assigned (item xcedu.tree_item);
insert into assigned
select row('a', t.item, t.parent, t.kind, null, t.start, null, t.start, 0, nullif(t.start, 0), null, t.start, t.in_stage, false, false, false)::xcedu.tree_item
from (values ('total', null, 'group', 0, true), ('carried', 'total', 'breach', 5, true), ('touched', 'total', 'breach', 5, true), ('bare', 'total', 'breach', 5, true),
             ('event', 'total', 'breach', 5, true), ('excused', 'total', 'breach', 5, true), ('over', 'total', 'breach', 5, false))
     as t (item, parent, kind, start, in_stage);
select i.item, i.state, trim_scale(i.value) as value
from (
    select xcedu.roll_up_lines((select array_agg(g.item) from assigned as g), 'a', f.item, f.source, f.points, null) as tree
    from (values ('carried', 'carried', null::numeric), ('touched', 'task', -2), ('event', 'event', 1), ('excused', 'exempt', null), ('excused', 'task', -1),
                 ('over', 'task', -1)) as f (item, source, points)
) as t
cross join unnest((t.tree).items, (t.tree).states) with ordinality as i (item, own, children, value, out_of, brings, taken_back, state, place)
order by i.place;

-- Nothing that has full marks: 100 % if something applies or events are counted.
select w.what, (w.total).assessed_percent, (w.total).base, (w.total).total
from (
    select v.what, xcedu.roll_up_total(array[row('a', 'total', null, 'group', null, 0, null, null, null, null, null, null, true, true, false, false),
                                             row('a', 'x', 'total', v.kind, v.part, 0, null, null, null, null, null, v.worth, v.in_stage, true, true, true)]::xcedu.tree_item[],
                                       'a', null, null, null, null) as total
    from (values ('events', 'event', 'bonus', null::numeric, true), ('nothing', 'group', null, null, true), ('a breach without full marks', 'breach', 'base', 0, true),
                 ('one out of its stage', 'breach', 'base', 0, false)) as v (what, kind, part, worth, in_stage)
    group by v.what
) as w
order by w.what collate "C";

-- The same as roll_up() of the items with their points, in any order of the lines, for 200 random trees.
select setseed(0.3) \g /dev/null
create table node as
select t.tree, 'i' || n as item, case when n > 1 then 'i' || 1 + floor(random() * (n - 1))::integer end as parent,
       round((random() * 20 - 5)::numeric, 2) as start, case when random() < 0.3 then -3 end::numeric as floor,
       case when random() < 0.3 then 12 end::numeric as cap, case when random() < 0.2 and n > 1 then 7 end::numeric as weight
from generate_series(1, 200) as t (tree)
cross join lateral generate_series(1, 1 + t.tree % 15) as n;
create table node_line as
select n.tree, n.item, round((random() * 6 - 3)::numeric, 3) as points, case when random() < 0.2 then round(- random()::numeric, 2) end as taken_back
from node as n
cross join generate_series(1, 3);
select count(*) as trees, count(*) filter (where of_items is distinct from of_lines) as differences
from (
    select n.tree,
           (select xcedu.roll_up(m.item, m.parent, m.start, m.floor, m.cap, m.weight, null, l.points, l.taken_back)::text
            from node as m join node_line as l on l.tree = m.tree and l.item = m.item
            where m.tree = n.tree) as of_items,
           (select (xcedu.roll_up_lines(n.items, 'a', o.item, 'event', o.points, o.taken_back)).items::text
            from (select * from node_line as l where l.tree = n.tree order by random()) as o) as of_lines
    from (select m.tree, array_agg(row('a', m.item, m.parent, 'group', null, m.start, null, null, m.floor, m.cap, m.weight, null, true, true, false, false)::xcedu.tree_item) as items
          from node as m
          group by m.tree) as n
) as c;

-- What is refused, with its SQLSTATE.
create function refused(items xcedu.tree_item[], league text, item text, source text, points numeric) returns text
language plpgsql as $$
begin
    perform xcedu.roll_up_total(items, league, item, source, points, null);
    return 'accepted';
exception when others then
    return sqlstate || ' ' || sqlerrm;
end $$;
select r.what, refused(r.items, r.league, r.item, r.source, r.points)
from (values
    (1, 'no trees', null::xcedu.tree_item[], 'a', 'x', 'task', 1::numeric),
    (2, 'no league', (select array_agg(g.item) from given as g), null, 'tasks', 'task', 1),
    (3, 'another league', (select array_agg(g.item) from given as g), 'c', 'tasks', 'task', 1),
    (4, 'no source', (select array_agg(g.item) from given as g), 'a', 'tasks', null, 1),
    (5, 'another source', (select array_agg(g.item) from given as g), 'a', 'tasks', 'rumour', 1),
    (6, 'not a number', (select array_agg(g.item) from given as g), 'a', 'tasks', 'mark', 'NaN'),
    (7, 'an item twice', array[row('a', 'x', null, 'group', null, 0, null, null, null, null, null, null, true, true, false, false),
                               row('a', 'x', null, 'group', null, 0, null, null, null, null, null, null, true, true, false, false)]::xcedu.tree_item[], 'a', 'x', 'task', 1),
    (8, 'another part', array[row('a', 'x', null, 'group', 'rest', 0, null, null, null, null, null, null, true, true, false, false)]::xcedu.tree_item[], 'a', 'x', 'task', 1),
    (9, 'an item that is null', array[null]::xcedu.tree_item[], 'a', 'x', 'task', 1),
    (10, 'no kind', array[row('a', 'x', null, null, null, 0, null, null, null, null, null, null, true, true, false, false)]::xcedu.tree_item[], 'a', 'x', 'task', 1),
    (11, 'a parent that is not there', array[row('a', 'x', 'y', 'group', null, 0, null, null, null, null, null, null, true, true, false, false)]::xcedu.tree_item[], 'a', 'x', 'task', 1),
    (12, 'floor above cap', array[row('a', 'x', null, 'group', null, 0, null, null, 3, 2, null, null, true, true, false, false)]::xcedu.tree_item[], 'a', 'x', 'task', 1)
) as r (nr, what, items, league, item, source, points)
order by r.nr;

-- Numbers of more digits than a fixed one has, as the first line of an item and after it: 10^30 and what is taken back of it.
select trim_scale(t.bonus) as bonus, trim_scale(t.taken_back) as taken_back, trim_scale(t.penalty) as penalty
from (
    select (xcedu.roll_up_total((select array_agg(g.item) from given as g), 'a', f.item, 'event', f.points, f.taken_back)).*
    from (values ('bonus', 1e30, -1e29), ('bonus', 0.00000000000000000000001, -1e29), ('penalty', -1e30, null), ('penalty', 1, null)) as f (item, points, taken_back)
) as t;
-- Nothing without rows, or without a tree for the league; and in a window the state is read many times.
select xcedu.roll_up_lines(null, 'a', null, null, null, null) is null as without_rows from fact where false;
select xcedu.roll_up_total(null, 'a', 'tasks', 'mark', 1, null) is null as without_trees,
       xcedu.roll_up_lines((select array_agg(g.item) from given as g), 'c', 'tasks', 'mark', 1, null) is null as without_a_tree;
select f.points, trim_scale((xcedu.roll_up_total((select array_agg(g.item) from given as g), 'b', 'bonus', 'event', f.points, null) over (order by f.points)).bonus) as bonus
from (values (1.5), (2.0), (3.0)) as f (points)
order by f.points;

set client_min_messages = warning;
drop schema regress_lines cascade;
