-- Awkward values in every argument of roll_up(), two at a time: an error or the exact result,
-- never a crash, and never a statement that its timeout does not end.

create schema regress_roll_up;
set search_path = regress_roll_up, pg_catalog;
set client_min_messages = warning;
set max_parallel_workers_per_gather = 0;
set jit = off;
set statement_timeout = '60s';

-- a large value takes its time, so it meets the usual ones alone
create table argument (nr integer primary key, name text, usual text, is_text boolean);
insert into argument values
    (1, 'item', 'a', true), (2, 'parent', null, true), (3, 'start', '1', false), (4, 'floor', null, false), (5, 'cap', null, false),
    (6, 'weight', '3', false), (7, 'out_of', '7', false), (8, 'points', '2.5', false), (9, 'taken_back', '-1', false);
create table awkward (nr integer generated always as identity, value text, is_text boolean, large boolean);
insert into awkward (value, is_text, large) values
    (null, true, false), ('a', true, false), ('', true, false), (repeat('a', 16), true, false), (repeat('重点', 174763), true, true),
    (null, false, false), ('0', false, false), ('5.00', false, false), ('-1', false, false), ('NaN', false, false), ('Infinity', false, false), ('-Infinity', false, false),
    ('0.0000000000000000001', false, false), ('288230376151711743', false, false), ('-9223372036854775807.5', false, false),
    -- of the most places, and of the most digits before the point
    ((1e-16383)::text, false, false), ((1e131071)::text, false, false),
    -- the largest and the smallest
    (repeat('9', 131072) || '.' || repeat('9', 16383), false, true), ('-' || repeat('9', 131072) || '.' || repeat('9', 16383), false, true);

create table trial (nr integer generated always as identity, given text[], item text, parent text, start numeric, floor numeric, cap numeric, weight numeric, out_of numeric, points numeric, taken_back numeric);
insert into trial (given, item, parent, start, floor, cap, weight, out_of, points, taken_back)
select array[a.name, b.name], v[1], v[2], v[3]::numeric, v[4]::numeric, v[5]::numeric, v[6]::numeric, v[7]::numeric, v[8]::numeric, v[9]::numeric
from argument as a
join argument as b on b.nr >= a.nr
join awkward as x on x.is_text = a.is_text
join awkward as y on y.is_text = b.is_text and case when a.nr = b.nr then x.nr = y.nr else not x.large and not y.large end
cross join lateral (
    select array_agg(case c.nr when a.nr then x.value when b.nr then y.value else c.usual end order by c.nr) as v
    from argument as c
) as w
order by a.nr, b.nr, x.nr, y.nr;

-- The same in plain SQL, for the one item of a tree.
create function finite(variadic numbers numeric[]) returns boolean language sql immutable
return (select bool_and(n is null or (n > '-Infinity' and n < 'Infinity')) from unnest(numbers) as n);
create function share(weight numeric, amount numeric, out_of numeric) returns numeric language sql immutable
return case
           when weight is null or amount is null then amount
           when out_of = 0 then 0
           else sign(weight) * sign(amount) * sign(out_of) * round(div(2 * abs(weight * amount) * 1000000 + abs(out_of), 2 * abs(out_of)) * 0.000001, 6)
       end;
create function wanted(t trial) returns text language sql immutable
begin atomic
    select concat_ws(' ', t.item, coalesce(t.points::text, '-'), '0', coalesce((k.kept + k.back)::text, '-'), k.out_of, coalesce((share(t.weight, k.kept, k.out_of) + share(t.weight, k.back, k.out_of))::text, '-'), k.back)
    from (select least(greatest(coalesce(t.start, 0) + t.points, t.floor), t.cap) as kept, coalesce(t.taken_back, 0) as back, coalesce(t.out_of, t.cap, 0) as out_of where t.points is not null
          union all
          select null, coalesce(t.taken_back, 0), coalesce(t.out_of, t.cap, 0) where t.points is null) as k;
end;
-- what it must be refused with, one of these; a product of numeric has at most 16383 places, so a reference with more is none
create function refusals(t trial) returns text[] language sql immutable
return array_remove(array[
    case when t.item is null then '22004' end,
    case when not finite(t.start, t.floor, t.cap, t.weight, t.out_of, t.points, t.taken_back) or t.weight < 0 or t.out_of < 0 or t.floor > t.cap
              or t.parent is not null then '22023' end], null);
create function is_exact(t trial) returns boolean language sql immutable
return t.weight is null or (select coalesce(bool_and(scale(t.weight) + scale(n) <= 16383), true)
                            from unnest(array[t.start, t.floor, t.cap, t.points, t.taken_back]) as n where n > '-Infinity' and n < 'Infinity');

create table outcome (nr integer, refused text[], state text, got text, wanted_state text, wanted text);
do $$
declare
    t trial;
    o outcome;
begin
    for t in select * from trial order by nr loop
        o := null;
        o.nr := t.nr;
        o.refused := refusals(t);
        begin
            o.got := (select concat_ws(' ', i.item, coalesce(i.own::text, '-'), i.children, coalesce(i.value::text, '-'), i.out_of, coalesce(i.brings::text, '-'), i.taken_back)
                      from unnest((select xcedu.roll_up(t.item, t.parent, t.start, t.floor, t.cap, t.weight, t.out_of, t.points, t.taken_back))) as i);
            o.state := 'result';
        exception
            when others then
                o.state := sqlstate;
        end;
        if o.refused = '{}' then
            begin
                o.wanted := wanted(t);
                o.wanted_state := 'result';
            exception
                when others then
                    o.wanted_state := sqlstate;
            end;
        end if;
        insert into outcome values (o.*);
    end loop;
end
$$;

-- ---------- what came of it ----------
select count(*) > 3000 as many, count(*) filter (where state = 'result') > 1000 as some_results, count(*) filter (where state = '22023') > 1000 as some_refused,
       count(*) filter (where state = '22004') > 10 as some_null, count(*) filter (where state = '22003') > 0 as some_out_of_range,
       count(*) filter (where wanted_state = 'result' and is_exact(t)) > 1000 as some_compared
from outcome as o
join trial as t using (nr);
-- what had to be refused was, and with what it must be
select t.given, o.refused, o.state, count(*)
from outcome as o
join trial as t using (nr)
where o.refused <> '{}' and o.state <> all (o.refused)
group by t.given, o.refused, o.state
order by t.given, o.state;
-- nothing else was, but a number out of range, as in the reference, or where a product needs more than 16383 places
select t.given, o.state, o.wanted_state, count(*)
from outcome as o
join trial as t using (nr)
where o.refused = '{}' and o.state <> 'result' and not (o.state = '22003' and (o.wanted_state = '22003' or not is_exact(t)))
group by t.given, o.state, o.wanted_state
order by t.given, o.state;
-- and the results are exact
select t.given, left(o.got, 60) as got, left(o.wanted, 60) as wanted
from outcome as o
join trial as t using (nr)
where o.state = 'result' and o.wanted_state = 'result' and o.got is distinct from o.wanted and is_exact(t)
order by t.nr
limit 20;

drop schema regress_roll_up cascade;
