-- How far a unit is from the next one, and what would close that.
--
-- What a change of an item is worth in the total is not its points: floors, caps and weights lie between.  So the question is
-- asked from the total down.  target_of() begins with the total that a unit needs to be above the next one (or below it), and
-- says for every item what it would have to come to for that, everything else being as it is.  Each step is the inverse of one of
-- roll_up(): a floor or a cap that would have to be passed ends the way, a weight is divided out, its rounding with it.
-- How many events, tasks or points that takes is then one division.
--
-- All amounts have six places, so above is: by 0.000001 or more.
--
-- The functions that give the rows of a month for this are STRICT and say how many they are, so that they are not inlined: the
-- planner would take what comes of a month for a row, and look through thousands once for each of thousands.

-- The tree of every unit, with what each item adds up to before its floor and cap, and what it then keeps and brings.
create or replace function margin_node_of(month date, scheme scheme)
returns table (unit text, item text, parent text, kind text, raw numeric, kept numeric, floor numeric, cap numeric, weight numeric,
               out_of numeric, brings numeric, taken_back numeric, assessed boolean, node bigint, above bigint)
language sql stable strict parallel safe rows 60000
begin atomic
    with numbered as (
        select x.item, row_number() over (order by x.item) as number from scheme_item as x where x.scheme = (margin_node_of.scheme).scheme
    )
    select i.unit,
           i.item,
           i.parent,
           i.kind,
           i.starts_with + i.own + i.children,
           i.value - i.taken_back,
           case
               when i.coverage <> 'assessed' and coalesce(si.not_applicable, (margin_node_of.scheme).not_applicable) <> 'full_marks' then null
               else si.floor
           end,
           i.cap,
           si.weight,
           i.out_of,
           case
               when si.weight is null then i.value - i.taken_back
               when i.out_of = 0 then 0
               else rounded_quotient(si.weight * (i.value - i.taken_back), i.out_of)
           end,
           i.taken_back,
           i.coverage = 'assessed' and i.marked,
           -- numbers, by which a node is found faster than by two texts
           dense_rank() over (order by i.unit) * 100000 + own.number,
           dense_rank() over (order by i.unit) * 100000 + up.number
    from item_score_of(margin_node_of.month, margin_node_of.scheme) as i
    join scheme_item as si on si.scheme = (margin_node_of.scheme).scheme and si.item = i.item
    join numbered as own on own.item = i.item
    left join numbered as up on up.item = i.parent
    where i.value is not null;
end;

comment on function margin_node_of(date, scheme) is '内部函数：各单位考核内容树的各项：限前之和、限后之值、计入上级的分数 / Internal: the items of each unit''s tree: what each adds up to before its bounds, what it keeps, what it brings';

-- The least amount, of six places, that a weight makes at least brings: the inverse of rounded_quotient(weight * amount, out_of)
create or replace function least_kept(brings numeric, weight numeric, out_of numeric)
returns numeric
language sql immutable parallel safe
begin atomic
    -- what is left of the half is rounded up above zero, and down below
    select 0.000001 * (
        div(1000000 * (least_kept.brings - 0.0000005) * least_kept.out_of, least_kept.weight)
        + case
              when mod(1000000 * (least_kept.brings - 0.0000005) * least_kept.out_of, least_kept.weight) > 0 then 1
              when mod(1000000 * (least_kept.brings - 0.0000005) * least_kept.out_of, least_kept.weight) = 0 and least_kept.brings <= 0 then 1
              else 0
          end) as amount;
end;

comment on function least_kept(numeric, numeric, numeric) is '内部函数：按权重折算（四舍五入）后不少于某数的最小分数 / Internal: the least amount that a weight makes at least a number, rounding included';

-- Some units by name, the first three of them
create or replace function units_said(language text, names text[], units bigint)
returns text
language sql stable parallel safe
begin atomic
    select case when units_said.units > 3 then said(units_said.language, 'several_units', n.names, units_said.units::text) else n.names end as said
    from (select array_to_string(units_said.names[1:3], said(units_said.language, 'and_name')) as names) as n;
end;

comment on function units_said(text, text[], bigint) is '内部函数：若干单位，列前三个 / Internal: some units, the first three by name';

-- Each unit with the next total above its own and below it, among those that points can bring it past: of its league, and of those
-- that the last place is not given to, or is too.  Of a tie the others are next below: whoever loses a point is behind them.
create or replace function neighbour_of(month date, scheme scheme)
returns table (league text, unit text, unit_name text, rank integer, total numeric, above text, above_total numeric, below text, below_total numeric)
language sql stable strict parallel safe rows 3000
begin atomic
    with ranked as materialized (
        select r.league, r.unit, r.unit_name, r.rank, r.total, r.last_place
        from ranking_of(neighbour_of.month, neighbour_of.scheme) as r
    ),
    tied as (
        select t.league, t.last_place, t.total, t.units, t.names,
               lag(t.total) over in_order as above_total,
               lag(t.said) over in_order as above,
               lead(t.total) over in_order as below_total,
               lead(t.said) over in_order as below
        from (
            select x.league, x.last_place, x.total, x.units, x.names,
                   units_said((neighbour_of.scheme).language, x.names, x.units) as said
            from (
                select r.league, r.last_place, r.total, count(*) as units, (array_agg(r.unit_name order by r.unit))[1:4] as names
                from ranked as r
                where r.total is not null
                group by r.league, r.last_place, r.total
            ) as x
        ) as t
        window in_order as (partition by t.league, t.last_place order by t.total desc)
    )
    select r.league,
           r.unit,
           r.unit_name,
           r.rank,
           r.total,
           t.above,
           t.above_total,
           case
               when t.units > 1
                   then units_said((neighbour_of.scheme).language, array_remove(t.names, r.unit_name), t.units - 1)
               else t.below
           end,
           case when t.units > 1 then t.total else t.below_total end
    from ranked as r
    left join tied as t on t.league = r.league and t.last_place = r.last_place and t.total = r.total;
end;

comment on function neighbour_of(date, scheme) is '内部函数：各单位总分之上、之下的下一个总分及其单位 / Internal: each unit with the next total above and below its own, and whose they are';

-- An amount that a cap lets through, and one that a floor does; NULL if it does not.
create or replace function within_cap(amount numeric, cap numeric)
returns numeric
language sql immutable parallel safe
begin atomic
    select case when within_cap.amount > within_cap.cap then null else within_cap.amount end as amount;
end;

comment on function within_cap(numeric, numeric) is '内部函数：不超过上限的分数，超过则为空 / Internal: an amount that is not above a cap, else NULL';

create or replace function within_floor(amount numeric, floor numeric)
returns numeric
language sql immutable parallel safe
begin atomic
    select case when within_floor.amount < within_floor.floor then null else within_floor.amount end as amount;
end;

comment on function within_floor(numeric, numeric) is '内部函数：不低于下限的分数，低于则为空 / Internal: an amount that is not below a floor, else NULL';

-- What each item of a unit would have to come to, before its bounds, for the unit to pass the next one: to be above it (gains), or
-- to be below it.  No row where the item cannot bring that about.
--
-- Units and the totals next to theirs are those of neighbour_of(), so that ranks are worked out once.  Both ways go down the tree in
-- one row; where one of them ends it is NULL.
create or replace function target_of(month date, scheme scheme, units text[], above_totals numeric[], below_totals numeric[])
returns table (unit text, gains boolean, item text, kind text, raw numeric, target numeric, assessed boolean)
language sql stable strict parallel safe rows 100000
begin atomic
    with recursive node as materialized (
        select n.unit, n.item, n.parent, n.kind, n.raw, n.floor, n.cap, n.weight, n.out_of, n.brings, n.taken_back, n.assessed, n.node, n.above
        from margin_node_of(target_of.month, target_of.scheme) as n
    ),
    target as (
        select n.unit, n.item, n.kind, n.raw, within_cap(j.up, n.cap) as up, within_floor(j.down, n.floor) as down, n.assessed, n.node
        from unnest(target_of.units, target_of.above_totals, target_of.below_totals) as u (unit, above_total, below_total)
        join node as n on n.unit = u.unit and n.parent is null
        cross join lateral (
            select u.above_total - n.taken_back + 0.000001 as up, u.below_total - n.taken_back - 0.000001 as down
            offset 0
        ) as j
        union all
        select n.unit, n.item, n.kind, n.raw, within_cap(j.up, n.cap), within_floor(j.down, n.floor), n.assessed, n.node
        from target as t
        join node as n on n.above = t.node
        cross join lateral (
            select case
                       when n.weight is null then n.brings + t.up - t.raw
                       when n.out_of > 0 then least_kept(n.brings + t.up - t.raw, n.weight, n.out_of)
                   end as up,
                   case
                       when n.weight is null then n.brings + t.down - t.raw
                       when n.out_of > 0 then - least_kept(- (n.brings + t.down - t.raw), n.weight, n.out_of)
                   end as down
            offset 0
        ) as j
        where t.up is not null or t.down is not null
    )
    select t.unit, j.gains, t.item, t.kind, t.raw, j.target, t.assessed
    from target as t
    cross join lateral (values (true, t.up), (false, t.down)) as j (gains, target)
    where j.target is not null;
end;

comment on function target_of(date, scheme, text[], numeric[], numeric[]) is '内部函数：单位要超过上一名（gains）或落到下一名之后，各项限前之和须为多少；不可能的没有行 / Internal: what each item of a unit would have to add up to for the unit to pass the next one (gains) or fall behind the next; no row where it cannot';

-- What the rules bring each unit already, and which penalties count in full and could be fewer.
create or replace function rule_use_of(month date, scheme scheme)
returns table (unit text, rule text, used numeric, penalties bigint, lowest numeric, highest numeric)
language sql stable strict parallel safe rows 10000
begin atomic
    select c.unit,
           c.rule,
           sum(abs(c.points)) filter (where sign(c.points) = case when c.bonus then 1 else -1 end),
           count(*) filter (where not c.bonus and c.outcome = 'counted'),
           min(c.points) filter (where not c.bonus and c.outcome = 'counted'),
           max(c.points) filter (where not c.bonus and c.outcome = 'counted')
    from credit_of(rule_use_of.month, rule_use_of.scheme) as c
    group by c.unit, c.rule;
end;

comment on function rule_use_of(date, scheme) is '内部函数：各规则已给各单位计的分数和扣分次数 / Internal: what each rule brings each unit already, and its penalties';

-- What breaches and marks take off each item
create or replace function loss_of(month date, scheme scheme)
returns table (unit text, item text, lines bigint, points numeric)
language sql stable strict parallel safe rows 30000
begin atomic
    select d.unit, d.item, count(*), sum(d.points)
    from deduction_of(loss_of.month, loss_of.scheme) as d
    where d.outcome = 'counted'
    group by d.unit, d.item;
end;

comment on function loss_of(date, scheme) is '内部函数：各项的扣分次数和评分所扣的分数 / Internal: how many breaches an item has, and what its mark takes off';

-- The changes that bring that about, one kind at a time, and how many times each has to be made:
--   event    another event of a rule: of a work of its own, approved in this month, of one matter; where the reviewer sets the
--            points, at the most (or least) that the rule allows
--   penalty  a penalty fewer, of those that count in full
--   breach   a breach fewer, or more
--   mark     another mark of the one rater: once, by so many points
-- Rules that are for other leagues, or that give the last place, and what is compared with other units are not among them.
create or replace function margin_change_of(month date, scheme scheme, units text[], above_totals numeric[], below_totals numeric[])
returns table (unit text, gains boolean, change text, item text, rule text, title text, times numeric, points_each numeric)
language sql stable strict parallel safe rows 100000
begin atomic
    with target as materialized (
        select t.unit, t.gains, t.item, t.kind, t.target - t.raw as needed, t.assessed, u.league, l.lines, l.points as lost
        from target_of(margin_change_of.month, margin_change_of.scheme, margin_change_of.units, margin_change_of.above_totals,
                       margin_change_of.below_totals) as t
        join visible_unit_of(margin_change_of.month) as u on u.unit = t.unit
        left join loss_of(margin_change_of.month, margin_change_of.scheme) as l on l.unit = t.unit and l.item = t.item
    ),
    credited as materialized (
        select c.unit, c.rule, c.used, c.penalties, c.lowest, c.highest
        from rule_use_of(margin_change_of.month, margin_change_of.scheme) as c
    )
    select t.unit, t.gains, 'event' as change, t.item, sr.rule, r.title, ceil(t.needed / j.points) as times, j.points as points_each
    from target as t
    join scheme_rule as sr on sr.scheme = (margin_change_of.scheme).scheme and sr.item = t.item and sr.bonus = t.gains
    join rule as r on r.rule = sr.rule
    left join credited as c on c.unit = t.unit and c.rule = sr.rule
    cross join lateral (
        select case when t.gains then coalesce(sr.points, sr.most) else coalesce(sr.points, sr.least) end as points
    ) as j
    where sr.effect <> 'last_place'
          and j.points is not null
          and (sr.only_for is null or t.league = any (sr.only_for))
          and (sr.cap is null or abs(t.needed) <= sr.cap - coalesce(c.used, 0))
    union all
    select t.unit, t.gains, 'penalty' as change, t.item, sr.rule, r.title, ceil(t.needed / - sr.points), sr.points
    from target as t
    join scheme_rule as sr on sr.scheme = (margin_change_of.scheme).scheme and sr.item = t.item
    join rule as r on r.rule = sr.rule
    join credited as c on c.unit = t.unit and c.rule = sr.rule
    where t.gains
          and sr.points < 0
          and sr.once is null
          and sr.cap is null
          and sr.repeat_points is null
          and sr.effect <> 'last_place'
          and c.lowest = sr.points
          and c.highest = sr.points
          and ceil(t.needed / - sr.points) <= c.penalties
    union all
    select t.unit, t.gains, 'breach' as change, t.item, null as rule, i.title, ceil(abs(t.needed) / si.points_each), si.points_each
    from target as t
    join scheme_item as si on si.scheme = (margin_change_of.scheme).scheme and si.item = t.item
    join item as i on i.item = t.item
    where t.kind = 'breach'
          and t.assessed
          and (not t.gains or ceil(t.needed / si.points_each) <= t.lines)
    union all
    select t.unit, t.gains, 'mark' as change, t.item, null as rule, i.title, 1 as times, t.needed
    from target as t
    join scheme_item as si on si.scheme = (margin_change_of.scheme).scheme and si.item = t.item
    join item as i on i.item = t.item
    where t.kind = 'mark'
          and t.assessed
          and si.raters = 'one'
          -- the mark that it takes is one that can be given
          and coalesce(si.start, 0) - t.lost + t.needed between coalesce(si.floor, 0) and coalesce(si.cap, si.start, 0);
end;

comment on function margin_change_of(date, scheme, text[], numeric[], numeric[]) is '内部函数：使单位超过上一名或落到下一名之后的各种变动，及各须几次 / Internal: the changes that bring a unit past the next one, or behind the next, and how many times each';

-- A change in words
create or replace function change_said(gains boolean, change text, title text, code text, times numeric, points_each numeric)
returns text
language sql immutable parallel safe
begin atomic
    select case x.change
               when 'event' then format('%s 再有 %s 次（每次 %s 分） / %s more of %s (%s each)', x.title, x.times, signed(x.points_each), x.times, x.code, signed(x.points_each))
               when 'penalty' then format('%s 少 %s 次（每次 %s 分） / %s fewer of %s (%s each)', x.title, x.times, signed(x.points_each), x.times, x.code, signed(x.points_each))
               when 'breach' then format('%s %s扣 %s 次（每次 %s 分） / %s %s of %s (%s each)', x.title, case when x.gains then '少' else '再' end, x.times,
                                         trim_scale(x.points_each), x.times,
                                         case when x.gains then 'fewer breach' else 'more breach' end || case when x.times = 1 then '' else 'es' end,
                                         x.code, trim_scale(x.points_each))
               else format('%s 评分%s %s 分 / %s points %s on the mark of %s', x.title, case when x.gains then '多' else '少' end,
                           trim_scale(abs(x.points_each)), trim_scale(abs(x.points_each)), case when x.gains then 'more' else 'less' end, x.code)
           end as said
    from (select change_said.gains, change_said.change, change_said.title, change_said.code, change_said.times, change_said.points_each) as x;
end;

comment on function change_said(boolean, text, text, text, numeric, numeric) is '内部函数：一种变动，一句话 / Internal: a change in words';

-- The same in few words: 1 more meeting-nation, 2 fewer report, key1 +2.5
create or replace function change_in_short(gains boolean, change text, code text, times numeric, points_each numeric)
returns text
language sql immutable parallel safe
begin atomic
    select case
               when change_in_short.change = 'mark' then change_in_short.code || ' ' || signed(change_in_short.points_each)
               else format('%s %s %s', change_in_short.times,
                           case when change_in_short.change = 'event' or not change_in_short.gains then 'more' else 'fewer' end, change_in_short.code)
           end as said;
end;

comment on function change_in_short(boolean, text, text, numeric, numeric) is '内部函数：一种变动，几个词 / Internal: a change in few words';

-- A row a unit, with the changes that take fewest times.
create or replace function margins_of(month date, scheme scheme)
returns table (league text, rank integer, unit text, unit_name text, total numeric, above text, gap_above numeric, below text, gap_below numeric,
               gained_by text, lost_by text)
language sql stable parallel safe
begin atomic
    with neighbour as materialized (
        select n.league, n.unit, n.unit_name, n.rank, n.total, n.above, n.above_total, n.below, n.below_total
        from neighbour_of(margins_of.month, margins_of.scheme) as n
    )
    select u.league, u.rank, u.unit, u.unit_name, u.total, u.above, u.above_total - u.total, u.below, u.total - u.below_total,
           c.gained_by, c.lost_by
    from neighbour as u
    left join (
        select x.unit,
               string_agg(change_in_short(x.gains, x.change, x.code, x.times, x.points_each), ', ' order by x.place) filter (where x.gains) as gained_by,
               string_agg(change_in_short(x.gains, x.change, x.code, x.times, x.points_each), ', ' order by x.place) filter (where not x.gains) as lost_by
        from (
            select m.unit, m.gains, m.change, coalesce(m.rule, m.item) as code, m.times, m.points_each,
                   row_number() over (partition by m.unit, m.gains order by m.times, m.change, m.item collate "C", m.rule collate "C") as place
            from (
                select array_agg(n.unit order by n.unit) as units,
                       array_agg(n.above_total order by n.unit) as above_totals,
                       array_agg(n.below_total order by n.unit) as below_totals
                from neighbour as n
            ) as a
            cross join lateral margin_change_of(margins_of.month, margins_of.scheme, a.units, a.above_totals, a.below_totals) as m
        ) as x
        where x.place <= 5
        group by x.unit
    ) as c on c.unit = u.unit;
end;

comment on function margins_of(date, scheme) is '内部函数：margins 的各行 / Internal: the rows of margins';

-- How far it is up and down, in a sentence
create or replace function margin_said(rank integer, above text, gap_above numeric, below text, gap_below numeric)
returns text
language sql immutable parallel safe
begin atomic
    select format('第 %s 名，%s，%s / rank %s, %s, %s',
                  m.rank,
                  coalesce('距' || m.above || ' ' || m.gap_above || ' 分', '上面没有可超过的单位'),
                  case m.gap_below when 0 then '与' || m.below || '同分' else coalesce('领先' || m.below || ' ' || m.gap_below || ' 分', '下面没有单位') end,
                  m.rank,
                  coalesce(m.gap_above || ' behind ' || m.above, 'nobody above to pass'),
                  case m.gap_below when 0 then 'level with ' || m.below else coalesce(m.gap_below || ' ahead of ' || m.below, 'nobody below') end) as said
    from (
        select margin_said.rank,
               margin_said.above,
               trim_scale(margin_said.gap_above) as gap_above,
               margin_said.below,
               trim_scale(margin_said.gap_below) as gap_below
        where margin_said.rank is not null
    ) as m;
end;

comment on function margin_said(integer, text, numeric, text, numeric) is '内部函数：与上下相邻单位的差距，一句话 / Internal: how far a unit is from those above and below it, in a sentence';

create or replace function margins_inside(month date)
returns table (league text, rank integer, unit text, unit_name text, total numeric, above text, gap_above numeric, below text, gap_below numeric,
               gained_by text, lost_by text, summary text)
language plpgsql stable
as $margins$
#variable_conflict use_column
declare
    here constant scheme := what_if_scheme(margins_inside.month);
begin
    return query
    select m.league, m.rank, m.unit, m.unit_name, m.total::numeric(12, 6), m.above, m.gap_above::numeric(12, 6), m.below, m.gap_below::numeric(12, 6),
           m.gained_by, m.lost_by, margin_said(m.rank, m.above, m.gap_above, m.below, m.gap_below)
    from margins_of(margins_inside.month, here) as m
    order by m.league, m.rank, m.unit;
end
$margins$;

comment on function margins_inside(date) is '内部函数：margins 的内容，在所进入的模式中执行 / Internal: what margins does, in the schema that it enters';

create or replace function margin_changes_inside(month date)
returns table (unit text, unit_name text, gains boolean, change text, item text, rule text, times integer, points_each numeric, summary text)
language plpgsql stable
as $margins$
#variable_conflict use_column
declare
    here constant scheme := what_if_scheme(margin_changes_inside.month);
begin
    return query
    select m.unit, u.name, m.gains, m.change, m.item, m.rule, m.times::integer, m.points_each::numeric(12, 6),
           change_said(m.gains, m.change, m.title, coalesce(m.rule, m.item), m.times, m.points_each)
    from (
        select array_agg(n.unit order by n.unit) as units,
               array_agg(n.above_total order by n.unit) as above_totals,
               array_agg(n.below_total order by n.unit) as below_totals
        from neighbour_of(margin_changes_inside.month, here) as n
    ) as a
    cross join lateral margin_change_of(margin_changes_inside.month, here, a.units, a.above_totals, a.below_totals) as m
    join visible_unit_of(margin_changes_inside.month) as u on u.unit = m.unit
    order by m.unit, m.gains desc, m.times, m.change, m.item collate "C", m.rule collate "C";
end
$margins$;

comment on function margin_changes_inside(date) is '内部函数：margin_changes 的内容，在所进入的模式中执行 / Internal: what margin_changes does, in the schema that it enters';

create or replace function margins(month date)
returns table (league text, rank integer, unit text, unit_name text, total numeric, above text, gap_above numeric, below text, gap_below numeric,
               gained_by text, lost_by text, summary text)
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select m.league, m.rank, m.unit, m.unit_name, m.total, m.above, m.gap_above, m.below, m.gap_below, m.gained_by, m.lost_by, m.summary
    from margins_inside(margins.month) as m;
end;

comment on function margins(date) is '某月各单位与上下相邻单位的差距，每个单位一行：above 为上一名（同分的列前三个），gap_above 为与其总分之差，gained_by 为使其超过上一名所需变动最少次的几种；below 为下一名（同分的即与其同分的其他单位），gap_below 为尚可失去而不落后的分数，lost_by 为使其落到下一名之后的变动。上一名、下一名限于同组且同为（或同不为）一票否决的单位，没有则为空。全部变动见 margin_changes()。月份未开始，或已公布而不能再算出公布的结果（55000）、月份为空（22004）则报错。不能看到全部单位的角色没有行。 / How far each unit of a month is from the next ones, a row a unit: above is the next above (of a tie the first three), gap_above the difference to its total, gained_by the changes that take fewest times to be above it; below is the next below (of a tie the others), gap_below what can be lost without falling behind it, lost_by the changes that make it fall behind. The next ones are of the same league, and both or neither of them have the last place by a rule; NULL if there is none. margin_changes() has all changes. An error if the month is not open, or is published and can no longer be worked out as it was (55000), or month is NULL (22004). No rows for a role that does not see all units.';

create or replace function margin_changes(month date)
returns table (unit text, unit_name text, gains boolean, change text, item text, rule text, times integer, points_each numeric, summary text)
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select m.unit, m.unit_name, m.gains, m.change, m.item, m.rule, m.times, m.points_each, m.summary
    from margin_changes_inside(margin_changes.month) as m;
end;

comment on function margin_changes(date) is '某月使单位超过上一名（gains 为真）或落到下一名之后的各种变动，每种一行：change 为 event 再有某规则的事项（本月认定、不属已有工作、一件，酌情的取最有利或最不利的分值）、penalty 少某规则的扣分事项、breach 少扣或再扣某项、mark 改评某项（points_each 为分数之差）；times 为所需次数，其他不变，且少一次即不够。已计入下限、上限、规则封顶、权重折算和四舍五入。须与其他单位比较的数值、多人评分和一票否决的规则不在其内；做不到的没有行。错误同 margins()。 / The changes of a month that bring a unit past the next one above (gains) or behind the next below, a row each: change is event (another event of a rule: approved in this month, of a work of its own, of one matter; where the reviewer sets the points, at the most or least), penalty (a penalty of a rule fewer), breach (fewer, or more, of an item) or mark (another mark of an item, points_each the difference); times is how many of it, with everything else as it is, and one less is not enough. Floors, caps, caps of rules, weights and rounding are heeded. Measured values, marks of several raters and rules that give the last place are not among them; what cannot be done has no row. Errors as of margins().';
