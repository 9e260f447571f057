-- Awkward values in every argument of every function that takes data: an error or the exact
-- result, and never a crash.

\getenv abs_srcdir PG_ABS_SRCDIR
\set oracle :abs_srcdir '/oracle/aggregates.sql'
\set refused :abs_srcdir '/helpers/refused.sql'
create schema regress_awkward;
set search_path = regress_awkward, pg_catalog;
set client_min_messages = warning;
set max_parallel_workers_per_gather = 0;
set jit = off;

-- ---------- what is tried ----------
-- The aggregates read the table of the reference (test/oracle/aggregates.sql).
create table line (
    grp integer not null,
    n integer not null,
    used boolean not null default true,
    whole numeric,
    item text,
    full_marks numeric,
    deduction numeric,
    section text,
    weight numeric,
    score numeric,
    out_of numeric,
    work text,
    work_id bigint,
    work_uuid uuid,
    points numeric,
    before boolean,
    now boolean
);
create index on line (grp);
\set ECHO none
\i :oracle
\i :refused
\set ECHO all

-- Awkward values of each type.  A large one takes its time, so in a row it meets the common
-- values alone; all others meet each other.
create table awkward_numeric (nr integer generated always as identity, value numeric, size text);
insert into awkward_numeric (value, size) values
    (null, 'common'), (0, 'common'), (5.00, 'common'), (-1, ''),
    ('NaN', ''), ('Infinity', ''), ('-Infinity', ''), (1e-19, ''), (288230376151711743, ''), (9223372036854775807.5, ''),
    -- of the most places, and of the most digits before the point
    (1e-16383, ''), (1e131071, ''),
    -- the largest and the smallest
    ((repeat('9', 131072) || '.' || repeat('9', 16383))::numeric, 'large'),
    (('-' || repeat('9', 131072) || '.' || repeat('9', 16383))::numeric, 'large');
create table awkward_text (nr integer generated always as identity, value text, size text);
insert into awkward_text (value, size) values
    (null, 'common'), ('a', 'common'), ('', ''), (repeat('a', 16), ''),
    -- 1 MB
    (repeat('重点', 174763), 'large');
create table awkward_bigint (nr integer generated always as identity, value bigint, size text);
insert into awkward_bigint (value, size) values
    (null, 'common'), (1, 'common'), (0, ''), (-1, ''), (-9223372036854775808, ''), (9223372036854775807, '');
create table awkward_integer (nr integer generated always as identity, value integer, size text);
insert into awkward_integer (value, size) values
    (null, ''), (0, ''), (1, ''), (28, ''), (29, ''), (30, ''), (31, ''), (32, ''), (-1, ''), (-2147483648, ''), (2147483647, '');
create table awkward_uuid (nr integer generated always as identity, value uuid, size text);
insert into awkward_uuid (value, size) values
    (null, 'common'), ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'common'), ('00000000-0000-0000-0000-000000000000', ''), ('ffffffff-ffff-ffff-ffff-ffffffffffff', '');
create table awkward_boolean (nr integer generated always as identity, value boolean, size text);
insert into awkward_boolean (value, size) values (null, 'common'), (true, 'common'), (false, 'common');
create table awkward_date (nr integer generated always as identity, value date, size text);
insert into awkward_date (value, size) values
    (null, ''), ('infinity', ''), ('-infinity', ''),
    -- the first and the last day that there is, their months, and the months next to them
    ('4714-11-24 BC', ''), ('4714-12-01 BC', ''), ('4714-12-31 BC', ''), ('5874897-12-31', ''), ('5874897-12-01', ''), ('5874897-11-01', ''),
    -- beyond what a timestamp holds; around the years that a century lacks; leap years
    ('294277-02-01', ''), ('0001-12-01 BC', ''), ('0001-01-01', ''), ('0001-01-01 BC', ''), ('1900-01-01', ''), ('2000-01-01', ''), ('2024-01-01', ''), ('2024-02-29', '');

-- Each function, its arguments (columns of line, or a name and a type), and the same in
-- plain SQL: what it may be refused with, none where it must have a result, and the result.
-- An aggregate meets each row alone, with two usual rows, and with another awkward one.
create function usable(n numeric) returns boolean language sql immutable
return n is null or (n >= 0 and n < 'Infinity');
create function finite(n numeric) returns boolean language sql immutable
return n is null or (n > '-Infinity' and n < 'Infinity');
create function refusals(null_value boolean, bad_value boolean) returns text[] language sql immutable
return array_remove(array[case when null_value then '22004' end, case when bad_value then '22023' end], null);

create table target (nr integer, function regprocedure, args text[], refused text, wanted text, usual_rows text);
insert into target values
    (1, 'xcedu.capped_score(numeric, numeric)', '{whole,deduction}',
        'refusals(bool_or(whole is null), bool_or(not usable(whole) or not usable(deduction)) or count(distinct whole) > 1)',
        'capped_score',
        '(whole, 1), (whole, null)'),
    (2, 'xcedu.capped_total(text, numeric, numeric)', '{item,full_marks,deduction}',
        'refusals(bool_or(item is null or full_marks is null), bool_or(not usable(full_marks) or not usable(deduction))
                  or count(distinct (item, full_marks)) > count(distinct item))',
        'capped_total',
        '(item, full_marks, 1), (''b'', 10.5, 1)'),
    (3, 'xcedu.weighted_total(text, numeric, numeric, numeric)', '{section,weight,score,out_of}',
        'refusals(bool_or(section is null or weight is null or out_of is null), bool_or(not usable(weight) or not finite(score) or not usable(out_of))
                  or count(distinct (section, weight)) > count(distinct section))',
        'weighted_total',
        '(section, weight, 2.5, 4), (''b'', 30, 7, 9)'),
    (4, 'xcedu.bonus_total(text, numeric)', '{work,points}',
        'refusals(false, bool_or(not usable(points)))', 'bonus_text', '(work, 3), (''b'', 2.5)'),
    (5, 'xcedu.bonus_total(bigint, numeric)', '{work_id,points}',
        'refusals(false, bool_or(not usable(points)))', 'bonus_bigint', '(work_id, 3), (7, 2.5)'),
    (6, 'xcedu.bonus_total(uuid, numeric)', '{work_uuid,points}',
        'refusals(false, bool_or(not usable(points)))', 'bonus_uuid', '(work_uuid, 3), (null, 2.5)'),
    (7, 'xcedu.bonus_gain(text, numeric, boolean, boolean)', '{work,points,before,now}',
        'refusals(false, bool_or(not usable(points)))', 'gain_text', '(work, 3, true, false), (''b'', 2.5, false, true)'),
    (8, 'xcedu.bonus_gain(bigint, numeric, boolean, boolean)', '{work_id,points,before,now}',
        'refusals(false, bool_or(not usable(points)))', 'gain_bigint', '(work_id, 3, true, false), (7, 2.5, false, true)'),
    (9, 'xcedu.bonus_gain(uuid, numeric, boolean, boolean)', '{work_uuid,points,before,now}',
        'refusals(false, bool_or(not usable(points)))', 'gain_uuid', '(work_uuid, 3, true, false), (null, 2.5, false, true)'),
    (10, 'xcedu.deducted(numeric, numeric, bigint)', '{full_marks,points_each,breaches}',
        'case when full_marks is null or points_each is null or breaches is null then ''{}''
              else refusals(false, not usable(full_marks) or not usable(points_each) or breaches < 0) end',
        'case when points_each is not null and breaches is not null and full_marks is not null then least(full_marks, points_each * breaches) end', null),
    (11, 'xcedu.due_date(date, integer)', '{month,due_day}',
        'case when month is null or due_day is null then ''{}''
              else refusals(false, not isfinite(month) or extract(day from month) <> 1 or due_day not between 1 and 31) end',
        'due_date_wanted(month, due_day)', null),
    (12, 'xcedu.credit_month(date, date, date)', '{occurred_on,document_on,first_open}',
        'case when occurred_on is null then ''{}''
              else refusals(false, not isfinite(occurred_on) or not coalesce(isfinite(document_on), true) or not coalesce(isfinite(first_open), true)
                                   or extract(day from first_open) <> 1) end',
        'credit_month_wanted(occurred_on, document_on, first_open)', null);

-- Dates in plain SQL: by months of a number each (year 1 BC is year 0, and a leap year), as
-- a timestamp does not hold all of them
create function due_date_wanted(month date, due_day integer) returns date language plpgsql strict as $$
declare
    year constant integer := extract(year from month) + case when extract(year from month) < 0 then 1 else 0 end
                             + case when extract(month from month) = 12 then 1 else 0 end;
    next_month constant integer := extract(month from month)::integer % 12 + 1;
    leap constant boolean := year % 4 = 0 and (year % 100 <> 0 or year % 400 = 0);
begin
    return make_date(case when year <= 0 then year - 1 else year end, next_month,
                     least(due_day, case when next_month = 2 then case when leap then 29 else 28 end when next_month in (4, 6, 9, 11) then 30 else 31 end));
end
$$;
create function credit_month_wanted(occurred_on date, document_on date, first_open date) returns date language plpgsql as $$
declare
    epoch constant date := '2000-01-01';
begin
    if occurred_on is null then
        return null;
    end if;
    return epoch + greatest(occurred_on - epoch - extract(day from occurred_on)::integer + 1,
                            document_on - epoch - extract(day from document_on)::integer + 1,
                            first_open - epoch);
end
$$;

-- Every function of the schema is tried, but the parts of aggregates, which only an
-- aggregate can call, and those that make, copy, compare or change assessments.  The nine arguments of
-- roll_up() are tried two at a time, in roll_up_awkward.sql; roll_up_lines() and roll_up_total(), whose first one is a tree, in roll_up_lines.sql.
select p.oid::regprocedure as not_tried
from pg_proc as p
where p.pronamespace = 'xcedu'::regnamespace
      and p.prorettype <> 'internal'::regtype
      and not 'internal'::regtype = any (p.proargtypes::oid[])
      and p.oid not in (select function from target)
      and p.proname not like '%.sql'
      and p.proname not in ('rule_books', 'create_assessment', 'upgrade_assessment', 'lay_out_assessment', 'lay_out_tables', 'lay_out_logic',
                            'list_logic', 'drop_logic', 'migrate_tables', 'migrations', 'version', 'do_as', 'objects_of', 'dependents_of',
                            'enter_schema', 'any_of', 'opaque', 'is_code', 'is_text', 'grants_on', 'comments_on', 'making_of', 'keepsakes_of', 'object_key', 'roll_up', 'roll_up_lines', 'roll_up_total',
                            'refuse_new_name', 'columns_of', 'key_of', 'copied_tables', 'undoing_of', 'first_record', 'rows_of', 'copying_of', 'set_aside',
                            'settle_copy', 'fill_copy', 'make_copy', 'owner_of', 'refuse_other_version', 'copy_assessment', 'side_of', 'side_in',
                            'lines_between', 'compare_assessment', 'json_line', 'row_digest', 'has_digest')
order by p.oid::regprocedure::text;
-- with every argument
select t.function
from target as t
join pg_proc as p on p.oid = t.function
where cardinality(t.args) <> p.pronargs
order by t.nr;

-- ---------- rows ----------
-- (what is generated is not shown)
\set ECHO none
-- the rows of a function: its arguments over all awkward values of their types
select format('create table row_%s as select row_number() over (order by %s)::integer as n, %s from %s where %s',
              t.nr,
              string_agg(format('a%s.nr', a.position), ', ' order by a.position),
              string_agg(format('a%s.value as %I', a.position, a.name), ', ' order by a.position),
              string_agg(format('awkward_%s as a%s', pg_catalog.format_type(p.proargtypes[a.position - 1], null), a.position), ', ' order by a.position),
              format('array_to_string(array_remove(array[%1$s], ''common''), '''') = '''' or array_remove(array[%1$s], ''common'') = array[''large'']',
                     string_agg(format('a%s.size', a.position), ', ' order by a.position)))
from target as t
join pg_proc as p on p.oid = t.function
cross join lateral unnest(t.args) with ordinality as a (name, position)
group by t.nr
order by t.nr \gexec

-- the groups of an aggregate, numbered by function, way and row
select format('insert into line (grp, n, %1$s) select %2$s * 1000000 + n, 1, %1$s from row_%2$s', array_to_string(args, ', '), nr),
       format('insert into line (grp, n, %1$s)
               select %2$s * 1000000 + 100000 + n, 1, %1$s from row_%2$s
               union all
               select %2$s * 1000000 + 100000 + n, u.* from row_%2$s cross join lateral (select 1 + row_number() over (), v.* from (values %3$s) as v) as u',
              array_to_string(args, ', '), nr, usual_rows),
       format('insert into line (grp, n, %1$s)
               select %2$s * 1000000 + 200000 + n, 1, %1$s from row_%2$s
               union all
               select %2$s * 1000000 + 200000 + (n * 7919 + 1) %% (select max(n) from row_%2$s) + 1, 2, %1$s from row_%2$s',
              array_to_string(args, ', '), nr)
from target
where usual_rows is not null
order by nr \gexec
\set ECHO all
select count(*) > 10000 as some_rows from line;
analyze line;

create table extreme as
select max(value) as largest, 1e-16383 as smallest from awkward_numeric where value < 'Infinity';

-- ---------- the calls ----------
create table outcome (nr integer, way text, grp integer, refused text[], state text, got text, wanted_state text, wanted text);

\set ECHO none
-- aggregates: over the rows of a group, and as a window aggregate that has come to the last row
select format($$
do $do$
declare
    g record;
    o outcome;
begin
    for g in
        select l.grp, (array['alone', 'with usual rows', 'with another'])[l.grp / 100000 %% 10 + 1] as way, %3$s as refused
        from line as l
        where l.grp / 1000000 = %1$s
        group by l.grp
        order by l.grp
    loop
        o := null;
        o.nr := %1$s;
        o.grp := g.grp;
        o.refused := g.refused;
        if o.refused = '{}' then
            begin
                o.wanted := (select w.%4$s::text from oracle_%5$s as w where w.grp = g.grp);
                o.wanted_state := 'result';
            exception
                when others then
                    o.wanted_state := sqlstate;
            end;
        end if;

        begin
            o.got := (select %2$s::text from (select * from line where grp = g.grp order by n) as l);
            o.state := 'result';
        exception
            when others then
                o.state := sqlstate;
        end;
        o.way := g.way;
        insert into outcome values (o.*);

        o.got := null;
        begin
            o.got := (select w.running::text
                      from (select l.n, %2$s over (order by l.n) as running from line as l where l.grp = g.grp) as w
                      order by w.n desc
                      limit 1);
            o.state := 'result';
        exception
            when others then
                o.state := sqlstate;
        end;
        o.way := g.way || ', window';
        insert into outcome values (o.*);
    end loop;
end
$do$
$$,
              t.nr,
              format('%s(%s)', t.function::regproc, (select string_agg('l.' || a, ', ' order by n) from unnest(t.args) with ordinality as u (a, n))),
              t.refused,
              case when t.wanted like 'bonus%' then 'bonus_total' when t.wanted like 'gain%' then 'bonus_gain' else t.wanted end,
              t.wanted)
from target as t
where t.usual_rows is not null
order by t.nr \gexec

-- functions of one row
select format($$
do $do$
declare
    r record;
    o outcome;
begin
    for r in select *, %3$s as refused from row_%1$s order by n loop
        o := null;
        o.nr := %1$s;
        o.way := 'alone';
        o.grp := r.n;
        o.refused := r.refused;
        if o.refused = '{}' then
            begin
                o.wanted := (select (%4$s)::text from row_%1$s where n = r.n);
                o.wanted_state := 'result';
            exception
                when others then
                    o.wanted_state := sqlstate;
            end;
        end if;
        begin
            o.got := %2$s::text;
            o.state := 'result';
        exception
            when others then
                o.state := sqlstate;
        end;
        insert into outcome values (o.*);
    end loop;
end
$do$
$$,
              t.nr,
              format('%s(%s)', t.function::regproc, (select string_agg('r.' || a, ', ' order by n) from unnest(t.args) with ordinality as u (a, n))),
              t.refused, t.wanted)
from target as t
where t.usual_rows is null
order by t.nr \gexec

\set ECHO all

-- ---------- what came of it ----------
-- A reference that is not exact is none: a product of numeric has 16383 places at most.
update outcome as o
set wanted_state = 'rounded'
where nr = 3 and wanted_state = 'result'
      and exists (select from line as l where l.grp = o.grp and scale(l.weight) > 0 and scale(l.weight) + scale(l.score) > 16383);

-- results, those that are the ones of plain SQL, where that has one, and errors by SQLSTATE,
-- of which 22003 may be that of a step to a result which is not out of range itself
select t.function, o.way, count(*) as tried,
       count(*) filter (where o.state = 'result') as results,
       count(*) filter (where o.state = 'result' and o.wanted_state = 'result' and o.got is not distinct from o.wanted) as same,
       count(*) filter (where o.state = 'result' and o.wanted_state <> 'result') as beyond_plain_sql,
       count(*) filter (where o.state = '22004') as "22004",
       count(*) filter (where o.state = '22023') as "22023",
       count(*) filter (where o.state = '22003') as "22003",
       count(*) filter (where o.state = '22003' and o.wanted_state = 'result') as of_a_step,
       count(*) filter (where o.state = '22008') as "22008"
from outcome as o
join target as t using (nr)
group by t.nr, t.function, o.way
order by t.nr, o.way;
-- None has another error, or one that its values do not give (but that a window may be out
-- of range before it comes to the row that is refused), or a result that it should not have
-- or that is not the exact one.  Out of range where plain SQL is not is only a
-- weighted_total() of numbers that have as many digits as a numeric can have.
select t.function, o.way, o.state, o.wanted_state, o.refused, count(*) as wrong
from outcome as o
join target as t using (nr)
where case
          when o.refused <> '{}' then o.state <> all (o.refused) and not (o.state = '22003' and o.way like '%window')
          when o.state = 'result' then o.wanted_state = 'result' and o.got is distinct from o.wanted
          when o.state = '22008' then o.wanted_state <> '22008'
          when o.state = '22003' then o.wanted_state <> '22003'
               and not (o.nr = 3 and exists (select from line as l where l.grp = o.grp and 1e131071 <= any (array[l.weight, abs(l.score), l.out_of])))
          else true
      end
group by t.nr, t.function, o.way, o.state, o.wanted_state, o.refused
order by t.nr, o.way, o.state, o.wanted_state, o.refused;
-- 10^-16383 × 9223372036854775807.5 / 10^-16383, whose dividend is no numeric
select xcedu.weighted_total('a', 1e-16383, 9223372036854775807.5, 1e-16383) as exact;
-- the largest and the smallest number everywhere
select v.statement, v.expected, left(r.refusal, 60) as refusal, left(r.refusal, 5) = v.expected as same
from (
    values
        (1, 'select xcedu.capped_score(largest, largest) from extreme', 'not r'),
        (2, $$select xcedu.capped_total('a', largest, largest) from extreme$$, 'not r'),
        (3, 'select xcedu.capped_total(g::text, largest, null) from extreme, generate_series(1, 2) as g', '22003'),
        (4, $$select xcedu.weighted_total('a', largest, largest, largest) from extreme$$, '22003'),
        (5, $$select xcedu.weighted_total('a', largest, -largest, 1) from extreme$$, '22003'),
        (6, $$select xcedu.weighted_total('a', smallest, smallest, smallest) from extreme$$, 'not r'),
        (7, $$select xcedu.bonus_gain('a'::text, largest, true, true) from extreme$$, 'not r'),
        (8, 'select xcedu.bonus_total(null::uuid, largest) from extreme, generate_series(1, 2)', '22003'),
        (9, 'select xcedu.deducted(largest, largest, 9223372036854775807) from extreme', '22003'),
        (10, 'select xcedu.deducted(smallest, smallest, 9223372036854775807) from extreme', 'not r')
) as v (n, statement, expected)
cross join lateral pg_temp.refused(v.statement) as r (refusal)
order by v.n;

drop schema regress_awkward cascade;
