-- How firm a ranking is: every other value of every switch that can be varied, and every variant of the scheme, alone and in pairs.
--
-- A reading is a row of scheme: that of the month with other values of one switch or two, or that of a variant, as it is or with
-- one switch otherwise.  Two variants are two books and make no pair.  A pair of which one half changes nothing (a variant that has
-- the value of the switch already) is not counted.

-- The readings of a scheme that differ from it in one thing (depth 1) or two.
create or replace function reading_of(scheme scheme, depth integer)
returns table (place bigint, parts integer, reading text, title text, as_read scheme)
language sql stable parallel safe
begin atomic
    with switched as (
        select v.switch, v.value, format('%s = %s', v.switch, v.value) as reading,
               case (reading_of.scheme).language when 'en' then v.english else v.title end as title, jsonb_build_object(v.switch, v.value) as columns
        from scheme_switch as v
        where v.varied and v.value is not null
    ),
    varied as (
        select s.scheme, 'variant ' || s.scheme as reading, said((reading_of.scheme).language, 'reading_variant', s.scheme) as title, s as as_read
        from scheme as s
        where s.variant_of = (reading_of.scheme).scheme
    )
    select row_number() over (order by r.parts, r.reading collate "C"), r.parts, r.reading, r.title, r.as_read
    from (
        select 1 as parts, a.reading, a.title, jsonb_populate_record(reading_of.scheme, a.columns) as as_read
        from switched as a
        where to_jsonb(reading_of.scheme) ->> a.switch <> a.value
        union all
        select 1, w.reading, w.title, w.as_read
        from varied as w
        union all
        select 2, a.reading || ' + ' || b.reading, a.title || said((reading_of.scheme).language, 'and_reason') || b.title,
               jsonb_populate_record(reading_of.scheme, a.columns || b.columns)
        from switched as a
        join switched as b on b.switch collate "C" > a.switch collate "C"
        where reading_of.depth > 1
              and to_jsonb(reading_of.scheme) ->> a.switch <> a.value
              and to_jsonb(reading_of.scheme) ->> b.switch <> b.value
        union all
        select 2, w.reading || ' + ' || a.reading, w.title || said((reading_of.scheme).language, 'and_reason') || a.title,
               jsonb_populate_record(w.as_read, a.columns)
        from varied as w
        cross join switched as a
        where reading_of.depth > 1
              and to_jsonb(w.as_read) ->> a.switch <> a.value
    ) as r;
end;

comment on function reading_of(scheme, integer) is '某办法的其他读法：可试算的开关逐一（depth 为1）或两两（depth 为2）取其他值，以及其各变体 / The other readings of a scheme: each other value of the switches that can be varied, and each variant, alone (depth 1) and in pairs (2)';

-- A reading with those switches as they are now that have nothing to act on in a month, so that readings which come to the same are the
-- same row:
--   unmarked         says what an item in the state `unmarked` starts with (rolled_of), and nothing else.  Which items are in it depends on
--                    the scheme's items and on the facts, and on no switch; a variant can have other items.
--   pending_claims   is asked of events that are claimed, in this period or an earlier one, and of no other (credited_event_of,
--                    standing_of, is_repeat).
-- The others act on what is there in nearly every month, or cannot be told from the ranks.
create or replace function acting_reading(here scheme, as_read scheme, marked boolean, claims boolean)
returns scheme
language sql stable parallel safe
begin atomic
    select jsonb_populate_record(
        acting_reading.as_read,
        case
            when acting_reading.marked and (acting_reading.as_read).scheme = (acting_reading.here).scheme
                then jsonb_build_object('unmarked', (acting_reading.here).unmarked)
            else '{}'
        end
        || case when acting_reading.claims then '{}' else jsonb_build_object('pending_claims', (acting_reading.here).pending_claims) end) as reading;
end;

comment on function acting_reading(scheme, scheme, boolean, boolean) is '内部函数：把当月没有作用对象的开关改回现行取值的读法 / Internal: a reading with those switches as they are now that have nothing to act on in a month';

-- The ranks of a month as it stands (place 0) and under each reading.  Readings that come to the same are worked out once.
create or replace function stress_ranks_inside(month date, depth integer)
returns table (place bigint, reading text, title text, league text, unit text, unit_name text, rank integer, total numeric)
language plpgsql stable rows 30000
as $stress$
#variable_conflict use_column
declare
    here constant scheme := what_if_scheme(stress_ranks_inside.month);
    claims constant boolean := exists (select from event as e where e.status = 'claimed' and e.month <= stress_ranks_inside.month);
    readings bigint;
    tried bigint := 0;
    units record;
    r record;
begin
    if stress_ranks_inside.depth is null or stress_ranks_inside.depth not in (1, 2) then
        raise exception 'depth must be 1 or 2, not %', coalesce(stress_ranks_inside.depth::text, 'NULL')
            using errcode = 'invalid_parameter_value', hint = '1: each other reading alone; 2: and in pairs.';
    end if;
    readings := (select count(*) from reading_of(here, stress_ranks_inside.depth) as x);
    select array_agg(x.league) as leagues,
           array_agg(x.unit) as codes,
           array_agg(x.unit_name) as names,
           array_agg(x.rank) as ranks,
           array_agg(x.total::numeric(12, 6)) as totals,
           coalesce(sum(x.missing), 0) = 0 as marked
        into units
    from ranking_of(stress_ranks_inside.month, here) as x;
    for r in
        select g.as_read,
               array_agg(g.place order by g.place) as places,
               array_agg(g.reading order by g.place) as readings,
               array_agg(g.title order by g.place) as titles
        from (
            select 0 as place, 'as it stands' as reading, said(here.language, 'reading_as_it_is') as title, here as as_read
            union all
            select x.place, x.reading, x.title, acting_reading(here, x.as_read, units.marked, claims)
            from reading_of(here, stress_ranks_inside.depth) as x
        ) as g
        group by g.as_read
        order by min(g.place)
    loop
        if r.places[1] = 0 then
            return query
            select p.place, p.reading, p.title, x.league, x.unit, x.unit_name, x.rank, x.total
            from unnest(r.places, r.readings, r.titles) as p (place, reading, title)
            cross join unnest(units.leagues, units.codes, units.names, units.ranks, units.totals) as x (league, unit, unit_name, rank, total);
        else
            return query
            select p.place, p.reading, p.title, x.league, x.unit, x.unit_name, x.rank, x.total::numeric(12, 6)
            from ranking_of(stress_ranks_inside.month, r.as_read) as x
            cross join unnest(r.places, r.readings, r.titles) as p (place, reading, title);
        end if;
        -- each tenth of the way
        for n in tried .. tried + cardinality(r.places) - 1 loop
            if n > 0 and n * 10 / readings > (n - 1) * 10 / readings then
                raise notice 'readings tried: % of %', n, readings;
            end if;
        end loop;
        tried := tried + cardinality(r.places);
    end loop;
end
$stress$;

comment on function stress_ranks_inside(date, integer) is '内部函数：stress_ranks 的内容，在所进入的模式中执行 / Internal: what stress_ranks does, in the schema that it enters';

-- Of readings those that do not come to the same by one of their parts alone.
create or replace function simplest(readings text[])
returns text[]
language sql immutable parallel safe
begin atomic
    select coalesce(array_agg(r.reading order by r.place), '{}') as readings
    from unnest(simplest.readings) with ordinality as r (reading, place)
    where r.reading not like '% + %'
          or not string_to_array(r.reading, ' + ') && simplest.readings;
end;

comment on function simplest(text[]) is '内部函数：去掉其中一半单独已有同样结果的读法 / Internal: of readings those that do not come to the same by one of their parts alone';

create or replace function stress_test_inside(month date, depth integer)
returns table (league text, unit text, unit_name text, rank integer, total numeric, readings integer, moves integer, best_rank integer,
               best_under text[], worst_rank integer, worst_under text[], lowest_total numeric, highest_total numeric, first_place_holds boolean,
               summary text)
language plpgsql stable
as $stress$
#variable_conflict use_column
begin
    return query
    with ranked as materialized (
        select s.place, s.reading, s.league, s.unit, s.unit_name, s.rank, s.total
        from stress_ranks_inside(stress_test_inside.month, stress_test_inside.depth) as s
    ),
    counted as (
        select count(distinct x.place)::integer - 1 as readings from ranked as x
    ),
    first_places as (
        select f.league, count(distinct f.units) = 1 as holds
        from (
            select x.league, x.place, coalesce(array_agg(x.unit order by x.unit) filter (where x.rank = 1), '{}') as units
            from ranked as x
            group by x.league, x.place
        ) as f
        group by f.league
    ),
    ranges as (
        select x.unit, min(x.rank) as best, max(x.rank) as worst, min(x.total) as lowest, max(x.total) as highest
        from ranked as x
        group by x.unit
    ),
    tried as (
        select x.unit,
               max(x.league) as league,
               max(x.unit_name) as unit_name,
               max(x.rank) filter (where x.place = 0) as rank,
               max(x.total) filter (where x.place = 0) as total,
               g.best, g.worst, g.lowest, g.highest,
               array_agg(x.reading order by x.place) filter (where x.rank = g.best and x.place > 0) as best_under,
               array_agg(x.reading order by x.place) filter (where x.rank = g.worst and x.place > 0) as worst_under,
               -- no rank under a reading is another rank too
               count(*) filter (where x.place > 0) as present,
               array_agg(x.rank) filter (where x.place > 0) as ranks
        from ranked as x
        join ranges as g on g.unit = x.unit
        group by x.unit, g.best, g.worst, g.lowest, g.highest
    )
    select t.league, t.unit, t.unit_name, t.rank, t.total, c.readings,
           (c.readings - t.present
            + (select count(*) from unnest(t.ranks) as k (rank) where k.rank is distinct from t.rank))::integer,
           t.best, case when t.best = t.rank then '{}' else simplest(t.best_under) end,
           t.worst, case when t.worst = t.rank then '{}' else simplest(t.worst_under) end,
           t.lowest, t.highest, f.holds,
           stress_said(t.rank, t.best, t.worst, c.readings)
    from tried as t
    cross join counted as c
    join first_places as f on f.league = t.league
    order by t.league, t.rank, t.best, t.worst, t.unit;
end
$stress$;

comment on function stress_test_inside(date, integer) is '内部函数：stress_test 的内容，在所进入的模式中执行 / Internal: what stress_test does, in the schema that it enters';

-- Between which ranks a unit is, in a sentence
create or replace function stress_said(rank integer, best integer, worst integer, readings integer)
returns text
language sql immutable parallel safe
begin atomic
    select format('%s，%s种读法下%s / %s, %s under %s readings',
                  coalesce('第 ' || stress_said.rank || ' 名', '没有名次'),
                  stress_said.readings || ' ',
                  case
                      when stress_said.best is null then '都没有名次'
                      when stress_said.best = stress_said.worst then format('都是第 %s 名', stress_said.best)
                      else format('在第 %s 至第 %s 名之间', stress_said.best, stress_said.worst)
                  end,
                  coalesce('rank ' || stress_said.rank, 'no rank'),
                  case
                      when stress_said.best is null then 'none'
                      when stress_said.best = stress_said.worst then 'always ' || stress_said.best
                      else format('between %s and %s', stress_said.best, stress_said.worst)
                  end,
                  stress_said.readings) as said;
end;

comment on function stress_said(integer, integer, integer, integer) is '内部函数：单位在各种读法下的名次范围，一句话 / Internal: between which ranks a unit is under all readings, in a sentence';

create or replace function stress_readings_inside(month date, depth integer)
returns table (place integer, reading text, title text, moves integer, largest_move integer, first_place_holds boolean, units text)
language plpgsql stable
as $stress$
#variable_conflict use_column
begin
    return query
    with ranked as materialized (
        select s.place, s.reading, s.title, s.league, s.unit, s.unit_name, s.rank
        from stress_ranks_inside(stress_readings_inside.month, stress_readings_inside.depth) as s
    )
    select r.place::integer,
           r.reading,
           r.title,
           count(*) filter (where was.rank is distinct from now.rank)::integer,
           coalesce(max(abs(was.rank - now.rank)), 0),
           -- each unit that is first stays so, and no other becomes it
           not bool_or(coalesce(was.rank = 1, false) <> coalesce(now.rank = 1, false)),
           string_agg(format('%s %s→%s', coalesce(now.unit_name, was.unit_name), coalesce(was.rank::text, '—'), coalesce(now.rank::text, '—')),
                      said(language_of(stress_readings_inside.month), 'and_move')
                      order by coalesce(was.league, now.league), was.rank, now.rank, coalesce(was.unit, now.unit))
               filter (where was.rank is distinct from now.rank)
    from (select distinct x.place, x.reading, x.title from ranked as x where x.place > 0) as r
    cross join (select distinct x.unit from ranked as x) as u
    left join ranked as was on was.place = 0 and was.unit = u.unit
    left join ranked as now on now.place = r.place and now.unit = u.unit
    group by r.place, r.reading, r.title
    order by r.place;
end
$stress$;

comment on function stress_readings_inside(date, integer) is '内部函数：stress_readings 的内容，在所进入的模式中执行 / Internal: what stress_readings does, in the schema that it enters';

create or replace function stress_ranks(month date, depth integer default 1)
returns table (place bigint, reading text, title text, league text, unit text, unit_name text, rank integer, total numeric)
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select s.place, s.reading, s.title, s.league, s.unit, s.unit_name, s.rank, s.total
    from stress_ranks_inside(stress_ranks.month, stress_ranks.depth) as s;
end;

comment on function stress_ranks(date, integer) is '某月在各种读法下的名次和总分，每种读法每个单位一行；place 为 0 的是现行的。stress_test() 和 stress_readings() 由此汇总，错误相同。 / The ranks and totals of a month under each reading, a row a reading and unit; place 0 is as it stands. stress_test() and stress_readings() sum this up, and have the same errors.';

create or replace function stress_test(month date, depth integer default 1)
returns table (league text, unit text, unit_name text, rank integer, total numeric, readings integer, moves integer, best_rank integer,
               best_under text[], worst_rank integer, worst_under text[], lowest_total numeric, highest_total numeric, first_place_holds boolean,
               summary text)
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select s.league, s.unit, s.unit_name, s.rank, s.total, s.readings, s.moves, s.best_rank, s.best_under, s.worst_rank, s.worst_under,
           s.lowest_total, s.highest_total, s.first_place_holds, s.summary
    from stress_test_inside(stress_test.month, stress_test.depth) as s;
end;

comment on function stress_test(date, integer) is '某月名次是否稳固：可试算的开关（scheme_switch.varied）逐一取其他各值，以及办法的各变体，单独（depth 为 1）或两两（2）试算，每个单位一行：现名次和总分、试算的读法数 readings、其中名次变动的次数 moves、最好和最差的名次及使然的读法（现名次即最好或最差的为空；其中一半单独已使然的两两读法不列）、最低和最高总分、本组第一名是否始终不变、一句话的小结。每完成十分之一以 NOTICE 报告进度，可以取消。月份未开始，或已公布而不能再算出公布的结果（55000）、depth 不是 1 或 2（22023）、月份为空（22004）则报错。不能看到全部单位的角色没有行。 / How firm the ranks of a month are: every other value of every switch that can be varied (scheme_switch.varied), and every variant of the scheme, alone (depth 1) and in pairs (2). A row a unit: its rank and total, how many readings were tried, in how many of them its rank moves, its best and worst rank and the readings that give them (none where its rank is that already; no pair that comes to the same by one of its parts), its lowest and highest total, whether the first place of its league always holds, and a sentence. Each tenth of the way a NOTICE says how far it is; it can be cancelled. An error if the month is not open, or is published and can no longer be worked out as it was (55000), if depth is neither 1 nor 2 (22023) or month is NULL (22004). No rows for a role that does not see all units.';

create or replace function stress_readings(month date, depth integer default 1)
returns table (place integer, reading text, title text, moves integer, largest_move integer, first_place_holds boolean, units text)
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select s.place, s.reading, s.title, s.moves, s.largest_move, s.first_place_holds, s.units
    from stress_readings_inside(stress_readings.month, stress_readings.depth) as s;
end;

comment on function stress_readings(date, integer) is '某月的名次在哪种读法下变动，每种读法一行：变动名次的单位数 moves、最多变动几名、各组第一名是否不变、哪些单位从第几名变为第几名（没有则为空）；读法和错误同 stress_test()。 / Under which reading which ranks of a month move, a row a reading: how many units move, by how many places at most, whether the first places hold, and which units move from where to where (NULL for none). Readings and errors are those of stress_test().';
