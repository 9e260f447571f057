-- Within which range a weight may lie before a rank changes.
--
-- With every other number as it is, what an item with a weight w brings is w × amount ÷ out of.  On the way to the total
-- constants are added, and other weights multiply and divide by what the items are out of, of which w is a part where a group has
-- no cap.  So the total is (n0 + n1 w) ÷ (d0 + d1 w), as long as no floor and no cap above the item begins or ceases to hold: the
-- w at which one does are rational as well, and end a piece.  Two units swap where their totals are equal, which is where a
-- polynomial of w is 0: of degree 1 where both are out of the same, else of degree 2.  As w moves from where it is, the first two
-- units to meet are neighbours, so neighbours are all that is looked at.
--
-- Numbers are exact: what is calculated with are numerators and denominators.  Two things are assumed.  What the item itself and the
-- items beside its way up bring is taken as it is, rounded to six places where a weight made it so; and the rounding of what is
-- varied is left out, so within 0.000001 points of a bound two units can be level already, or still.

-- The nearest root of a x² + b x + c beyond p ÷ q: of greater ones (way 1) or of lesser ones above 0 (way -1), as a fraction.  Where
-- it is no fraction, twelve places of it, cut off on the near side, and exact is false.  No row if there is none.
create or replace function root_beyond(a numeric, b numeric, c numeric, p numeric, q numeric, way integer)
returns table (numerator numeric, denominator numeric, exact boolean)
language sql stable parallel safe
begin atomic
    with whole as materialized (
        select m.a * m.scaled as a, m.b * m.scaled as b, m.c * m.scaled as c
        from (
            select root_beyond.a, root_beyond.b, root_beyond.c,
                   power(10::numeric, greatest(scale(root_beyond.a), scale(root_beyond.b), scale(root_beyond.c))) as scaled
        ) as m
    ),
    square as materialized (
        select w.a, w.b, w.b * w.b - 4 * w.a * w.c as under, trunc(sqrt(greatest(w.b * w.b - 4 * w.a * w.c, 0))) as root
        from whole as w
    ),
    roots as (
        select - w.c as numerator, w.b as denominator, true as exact
        from whole as w
        where w.a = 0 and w.b <> 0
        union all
        select - s.b + g.side * s.root, 2 * s.a, true
        from square as s
        cross join (values (1), (-1)) as g (side)
        where s.a <> 0 and s.under >= 0 and s.root * s.root = s.under
        union all
        select root_beyond.way * floor(root_beyond.way * 1000000000000 * (- s.b + g.side * sqrt(s.under + 0.000000000000000000000000000000)) / (2 * s.a)),
               1000000000000 as denominator, false as exact
        from square as s
        cross join (values (1), (-1)) as g (side)
        where s.a <> 0 and s.under > 0 and s.root * s.root <> s.under
    )
    select trunc(sign(r.denominator) * r.numerator / gcd(r.numerator, r.denominator)),
           trunc(abs(r.denominator) / gcd(r.numerator, r.denominator)),
           r.exact
    from (select trunc(x.numerator) as numerator, trunc(x.denominator) as denominator, x.exact from roots as x) as r
    where root_beyond.way * (sign(r.denominator) * r.numerator * root_beyond.q - abs(r.denominator) * root_beyond.p) > 0
          and sign(r.denominator) * r.numerator > 0
    order by root_beyond.way * sign(r.denominator) * r.numerator / abs(r.denominator)
    limit 1;
end;

comment on function root_beyond(numeric, numeric, numeric, numeric, numeric, integer) is '内部函数：二次或一次多项式自某点向上或向下最近的正根，以分数表示 / Internal: the nearest positive root of a polynomial of degree 2 or less, above or below a point, as a fraction';

-- The same for b x + c, which is asked for most: not reduced, NULL if there is none.
create or replace function linear_root(b numeric, c numeric, at numeric[], way integer)
returns numeric[]
language sql immutable parallel safe
begin atomic
    select case
               when linear_root.b * linear_root.c < 0
                    and linear_root.way * (abs(linear_root.c) * linear_root.at[2] - abs(linear_root.b) * linear_root.at[1]) > 0
                   then array[abs(linear_root.c), abs(linear_root.b)]
           end as root;
end;

comment on function linear_root(numeric, numeric, numeric[], integer) is '内部函数：一次式自某点向上或向下的正根，以未约的分数表示，没有则为空 / Internal: the positive root of b x + c above or below a point, as a fraction that is not reduced; NULL if there is none';

-- The nearer of two fractions in a direction; NULL is far away
create or replace function nearer(one numeric[], other numeric[], way integer)
returns numeric[]
language sql immutable parallel safe
begin atomic
    select case
               when nearer.one is null then nearer.other
               when nearer.other is null then nearer.one
               when nearer.way * (nearer.one[1] * nearer.other[2] - nearer.other[1] * nearer.one[2]) <= 0 then nearer.one
               else nearer.other
           end as fraction;
end;

comment on function nearer(numeric[], numeric[], integer) is '内部函数：两个分数中沿某方向较近的一个 / Internal: the nearer of two fractions in a direction';

-- Of an item on the way up, as a function of w: s is what it adds up to, (s0 + s1 w) ÷ (d0 + d1 w), before its bound.  What it
-- keeps just beyond the fraction at, and where that ends in this direction: at the w where s meets the bound.
--
-- Here and below, OFFSET 0 keeps what is asked for several times from being worked out as often.
create or replace function bounded(s0 numeric, s1 numeric, d0 numeric, d1 numeric, floor numeric, cap numeric, at numeric[], way integer)
returns table (k0 numeric, k1 numeric, until numeric[])
language sql stable parallel safe
begin atomic
    select case when j.under then bounded.floor * bounded.d0 when j.over then bounded.cap * bounded.d0 else bounded.s0 end,
           case when j.under then bounded.floor * bounded.d1 when j.over then bounded.cap * bounded.d1 else bounded.s1 end,
           nearer(j.at_floor, j.at_cap, bounded.way)
    from (
        select coalesce(x.below < 0 or (x.below = 0 and bounded.way * x.below1 < 0), false) as under,
               coalesce(x.above > 0 or (x.above = 0 and bounded.way * x.above1 > 0), false) as over,
               linear_root(x.below1, x.below0, bounded.at, bounded.way) as at_floor,
               linear_root(x.above1, x.above0, bounded.at, bounded.way) as at_cap
        from (
            select y.below0, y.below1, y.above0, y.above1,
                   y.below0 * bounded.at[2] + y.below1 * bounded.at[1] as below,
                   y.above0 * bounded.at[2] + y.above1 * bounded.at[1] as above
            from (
                select bounded.s0 - bounded.floor * bounded.d0 as below0,
                       bounded.s1 - bounded.floor * bounded.d1 as below1,
                       bounded.s0 - bounded.cap * bounded.d0 as above0,
                       bounded.s1 - bounded.cap * bounded.d1 as above1
                offset 0
            ) as y
            offset 0
        ) as x
        offset 0
    ) as j;
end;

comment on function bounded(numeric, numeric, numeric, numeric, numeric, numeric, numeric[], integer) is '内部函数：以权重为自变量的分数经下限和上限之后 / Internal: an amount as a function of a weight, after its floor and its cap';

-- The nodes that a weighted item's points go through on their way to the total, of every unit.
create or replace function weighted_node_of(month date, scheme scheme)
returns table (unit text, item text, raw numeric, kept numeric, floor numeric, cap numeric, weight numeric, out_of numeric, taken_back numeric,
               brings numeric, brings_back numeric, brings_out_of numeric, node bigint, above bigint)
language sql stable strict parallel safe rows 20000
begin atomic
    select x.unit, x.item, x.raw, x.kept, x.floor, x.cap, x.weight, x.out_of, x.taken_back, x.brings,
           case
               when x.weight is null then x.taken_back
               when x.out_of = 0 then 0
               else rounded_quotient(x.weight * x.taken_back, x.out_of)
           end,
           case when x.weight is null or x.out_of = 0 then x.out_of else x.weight end,
           x.node, x.above
    from margin_node_of(weighted_node_of.month, weighted_node_of.scheme) as x
    where x.weight is not null
          or x.item in (select si.parent from scheme_item as si where si.scheme = (weighted_node_of.scheme).scheme);
end;

comment on function weighted_node_of(date, scheme) is '内部函数：各单位有权重的各项及其上级 / Internal: the weighted items of each unit, and those above them';

-- The total of every unit that has an item, as a function of its weight, upwards (way 1) and downwards (-1), piece by piece: (n0 + n1 w) ÷
-- (d0 + d1 w) from one fraction to another, NULL if it goes on.  On the way k is what is kept and t what is taken back, both over d, and
-- o what an item is out of in its parent.
--
-- All units walk up together.  A row that is at the top (above is NULL) is a piece; where it ends, the next one begins with the item
-- again.  A first row that is no piece ends at the weight as it is.
create or replace function line_by_weight(month date, scheme scheme)
returns table (item text, way integer, unit text, at numeric[], until numeric[], n0 numeric, n1 numeric, d0 numeric, d1 numeric)
language sql stable strict parallel safe rows 20000
begin atomic
    with recursive node as materialized (
        select x.unit, x.item, x.raw, x.kept, x.floor, x.cap, x.weight, x.out_of, x.taken_back, x.brings, x.brings_back, x.brings_out_of,
               x.node, x.above
        from weighted_node_of(line_by_weight.month, line_by_weight.scheme) as x
    ),
    walk as (
        select n.item, g.way, n.unit, n.node as start, null::bigint as above, null::numeric[] as at, array[n.weight, 1] as until,
               0::numeric as k0, 0::numeric as k1, 0::numeric as t0, 0::numeric as t1, 0::numeric as d0, 0::numeric as d1,
               0::numeric as o0, 0::numeric as o1, n.brings, n.brings_back, n.brings_out_of
        from node as n
        cross join (values (1), (-1)) as g (way)
        where n.weight is not null and n.out_of > 0
        union all
        select w.item, w.way, w.unit, w.start, n.above, j.at, j.until, j.k0, j.k1, j.t0, j.t1, j.d0, j.d1, j.o0, j.o1,
               n.brings, n.brings_back, n.brings_out_of
        from walk as w
        join node as n on n.node = coalesce(w.above, w.start)
        cross join lateral (
            select w.until as at, null::numeric[] as until, 0::numeric as k0, n.kept as k1, 0::numeric as t0, n.taken_back as t1,
                   n.out_of as d0, 0::numeric as d1, 0::numeric as o0, 1::numeric as o1
            where w.above is null
            union all
            select w.at,
                   nearer(w.until, b.until, w.way),
                   coalesce(n.weight, 1) * b.k0 * s.counts,
                   coalesce(n.weight, 1) * b.k1 * s.counts,
                   coalesce(n.weight, 1) * s.t0 * s.counts,
                   coalesce(n.weight, 1) * s.t1 * s.counts,
                   -- a weight divides by what the item is out of; of the two factors one has no w
                   case when s.divides then w.d0 * s.o0 else w.d0 end,
                   case when s.divides then w.d0 * s.o1 + w.d1 * s.o0 else w.d1 end,
                   case when s.divides then n.weight else s.o0 end,
                   case when s.divides then 0 else s.o1 end
            from (
                select w.k0 + (n.raw - w.brings) * w.d0 as s0,
                       w.k1 + (n.raw - w.brings) * w.d1 as s1,
                       w.t0 + (n.taken_back - w.brings_back) * w.d0 as t0,
                       w.t1 + (n.taken_back - w.brings_back) * w.d1 as t1,
                       coalesce(n.cap, n.out_of - w.brings_out_of + w.o0) as o0,
                       case when n.cap is null then w.o1 else 0 end as o1,
                       n.weight is not null and n.out_of <> 0 as divides,
                       -- what is out of nothing brings nothing
                       case when n.weight is not null and n.out_of = 0 then 0 else 1 end as counts
                offset 0
            ) as s
            cross join lateral (
                select x.k0, x.k1, x.until
                from bounded(s.s0, s.s1, w.d0, w.d1, n.floor, n.cap, w.at, w.way) as x
                offset 0
            ) as b
            where w.above is not null
        ) as j
        where w.above is not null or w.until is not null
    )
    select w.item, w.way, w.unit, w.at, w.until, w.k0 + w.t0, w.k1 + w.t1, w.d0, w.d1
    from walk as w
    where w.above is null and w.at is not null;
end;

comment on function line_by_weight(date, scheme) is '内部函数：各单位总分作为某项权重的函数，分段 / Internal: the total of each unit as a function of the weight of an item, piece by piece';

-- Each unit with the next one of its league, in the order of their ranks, with every stretch of a weight on which neither of their
-- totals becomes another function: the totals are equal where a w² + b w + c is 0.  The last one of a league meets nobody: NULL.
create or replace function neighbours_by_weight(month date, scheme scheme)
returns table (league text, item text, way integer, swaps text, tied boolean, at numeric[], until numeric[], a numeric, b numeric, c numeric)
language sql stable strict parallel safe rows 20000
begin atomic
    with ranked as materialized (
        select r.league, r.unit, r.unit_name, r.last_place, r.total
        from ranking_of(neighbours_by_weight.month, neighbours_by_weight.scheme) as r
        where r.total is not null
    ),
    moving as materialized (
        select x.item, x.way, x.unit, x.at, x.until, x.n0, x.n1, x.d0, x.d1
        from line_by_weight(neighbours_by_weight.month, neighbours_by_weight.scheme) as x
    ),
    line as materialized (
        select m.item, m.way, m.unit, m.at, m.until, m.n0, m.n1, m.d0, m.d1
        from moving as m
        union all
        -- a total in which the item has no part; every league has a row for every weight
        select si.item, g.way, r.unit, array[si.weight, 1] as at, null as until, r.total, 0 as n1, 1 as d0, 0 as d1
        from ranked as r
        join scheme_item as si on si.scheme = (neighbours_by_weight.scheme).scheme and si.weight is not null
        cross join (values (1), (-1)) as g (way)
        left join moving as m on m.unit = r.unit and m.item = si.item and m.way = g.way
        where m.unit is null
    ),
    pair as (
        select r.league, r.unit, r.unit_name, r.total,
               lead(r.unit) over below as next_unit,
               lead(r.unit_name) over below as next_name,
               lead(r.total) over below as next_total
        from ranked as r
        window below as (partition by r.league, r.last_place order by r.total desc, r.unit)
    )
    select p.league, u.item, u.way, p.unit_name || ' / ' || p.next_name,
           p.total = p.next_total,
           case when nearer(u.at, m.at, u.way) = u.at then coalesce(m.at, u.at) else u.at end,
           nearer(u.until, m.until, u.way),
           -- where both are out of the same, that is divided out
           case when j.same then 0 else u.n1 * m.d1 - m.n1 * u.d1 end,
           case when j.same then u.n1 - m.n1 else u.n0 * m.d1 + u.n1 * m.d0 - m.n0 * u.d1 - m.n1 * u.d0 end,
           case when j.same then u.n0 - m.n0 else u.n0 * m.d0 - m.n0 * u.d0 end
    from pair as p
    join line as u on u.unit = p.unit
    left join line as m
        on m.unit = p.next_unit
           and m.item = u.item
           and m.way = u.way
           and (u.until is null or u.way * (m.at[1] * u.until[2] - u.until[1] * m.at[2]) < 0)
           and (m.until is null or u.way * (u.at[1] * m.until[2] - m.until[1] * u.at[2]) < 0)
    cross join lateral (select u.d0 = m.d0 and u.d1 = m.d1 as same) as j;
end;

comment on function neighbours_by_weight(date, scheme) is '内部函数：每组相邻单位的总分之差作为某项权重的函数，分段 / Internal: the difference of each two neighbours as a function of the weight of an item, piece by piece';

-- A fraction of decimals in lowest terms
create or replace function reduced(fraction numeric[])
returns numeric[]
language sql immutable parallel safe
begin atomic
    select array[trunc(w.numerator / gcd(w.numerator, w.denominator)), trunc(w.denominator / gcd(w.numerator, w.denominator))] as fraction
    from (
        select trunc(reduced.fraction[1] * x.scaled) as numerator, trunc(reduced.fraction[2] * x.scaled) as denominator
        from (select power(10::numeric, greatest(scale(reduced.fraction[1]), scale(reduced.fraction[2]))) as scaled) as x
    ) as w;
end;

comment on function reduced(numeric[]) is '内部函数：约分 / Internal: a fraction in lowest terms';

-- How far a weight can move up (way 1) or down (-1) before a rank of a league changes: to where the first two neighbours meet.  NULL if there
-- is no bound.  A tie that is more than a tie of two equal functions ends at once.
create or replace function weight_bound_of(month date, scheme scheme)
returns table (league text, item text, way integer, fraction numeric[], exact boolean, swaps text)
language sql stable strict parallel safe rows 100
begin atomic
    select distinct on (m.league, m.item, m.way)
           m.league, m.item, m.way, case when j.before then reduced(m.fraction) end, case when j.before then m.exact end,
           case when j.before then m.swaps end
    from (
        select p.league, p.item, p.way, p.swaps, p.until, j.now,
               case when j.now then p.at when p.a = 0 then l.root else array[r.numerator, r.denominator] end as fraction,
               j.now or p.a = 0 or r.exact as exact
        from neighbours_by_weight(weight_bound_of.month, weight_bound_of.scheme) as p
        cross join lateral (
            select case
                       when p.tied then p.a <> 0 or p.b <> 0 or p.c <> 0
                       else p.a * p.at[1] * p.at[1] + p.b * p.at[1] * p.at[2] + p.c * p.at[2] * p.at[2] <= 0
                   end as now
            offset 0
        ) as j
        cross join lateral (select case when not p.tied then linear_root(p.b, p.c, p.at, p.way) end as root offset 0) as l
        left join lateral root_beyond(p.a, p.b, p.c, p.at[1], p.at[2], p.way) as r on not j.now and not p.tied and p.a <> 0
        offset 0
    ) as m
    -- what lies beyond the stretch is none of it
    cross join lateral (
        select coalesce(m.fraction[1] is not null and nearer(m.fraction, m.until, m.way) = m.fraction, false) as before
        offset 0
    ) as j
    order by m.league, m.item, m.way, case when j.before then m.way * m.fraction[1] / m.fraction[2] end, m.now, m.swaps;
end;

comment on function weight_bound_of(date, scheme) is '内部函数：各组某项权重向上或向下变动而名次不变的界限，没有则为空 / Internal: how far a weight can move up or down before a rank of a league changes; NULL if there is no bound';

-- A fraction in words: 45, or 135/4
create or replace function fraction_said(fraction numeric[], exact boolean)
returns text
language sql immutable parallel safe
begin atomic
    select case
               when fraction_said.fraction is null then null
               when not fraction_said.exact then '≈ ' || trim_scale(round(fraction_said.fraction[1] / fraction_said.fraction[2], 12))
               when mod(fraction_said.fraction[1], fraction_said.fraction[2]) = 0 then trim_scale(div(fraction_said.fraction[1], fraction_said.fraction[2]))::text
               when mod(fraction_said.fraction[1] * 1000000, fraction_said.fraction[2]) = 0
                   then trim_scale(round(fraction_said.fraction[1] / fraction_said.fraction[2], 6))::text
               else fraction_said.fraction[1] || '/' || fraction_said.fraction[2]
           end as said;
end;

comment on function fraction_said(numeric[], boolean) is '内部函数：分数的写法 / Internal: a fraction in words';

create or replace function weight_ranges_inside(month date)
returns table (league text, item text, item_title text, weight numeric, least_numerator numeric, least_denominator numeric, least_exact boolean,
               least_swaps text, most_numerator numeric, most_denominator numeric, most_exact boolean, most_swaps text, summary text)
language plpgsql stable
as $weights$
#variable_conflict use_column
declare
    here constant scheme := what_if_scheme(weight_ranges_inside.month);
begin
    return query
    with bound as materialized (
        select x.league, x.item, x.way, x.fraction, x.exact, x.swaps
        from weight_bound_of(weight_ranges_inside.month, here) as x
    )
    select a.league, si.item, i.title, si.weight, a.fraction[1], a.fraction[2], a.exact, a.swaps, b.fraction[1], b.fraction[2], b.exact, b.swaps,
           format('权重 %s，在 %s 与 %s 之间时名次不变 / weight %s, no rank changes between %s and %s',
                  trim_scale(si.weight), coalesce(fraction_said(a.fraction, a.exact), '0'), coalesce(fraction_said(b.fraction, b.exact), '任意大'),
                  trim_scale(si.weight), coalesce(fraction_said(a.fraction, a.exact), '0'), coalesce(fraction_said(b.fraction, b.exact), 'any number'))
    from bound as a
    join bound as b on b.league = a.league and b.item = a.item and b.way = 1
    join scheme_item as si on si.scheme = here.scheme and si.item = a.item
    join item as i on i.item = si.item
    join tree_of(here.scheme) as t on t.item = si.item
    where a.way = -1
          and (t.only_for is null or a.league = any (t.only_for))
    order by a.league, t.level, si.place, si.item collate "C";
end
$weights$;

comment on function weight_ranges_inside(date) is '内部函数：weight_ranges 的内容，在所进入的模式中执行 / Internal: what weight_ranges does, in the schema that it enters';

create or replace function weight_ranges(month date)
returns table (league text, item text, item_title text, weight numeric, least_numerator numeric, least_denominator numeric, least_exact boolean,
               least_swaps text, most_numerator numeric, most_denominator numeric, most_exact boolean, most_swaps text, summary text)
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select w.league, w.item, w.item_title, w.weight, w.least_numerator, w.least_denominator, w.least_exact, w.least_swaps, w.most_numerator,
           w.most_denominator, w.most_exact, w.most_swaps, w.summary
    from weight_ranges_inside(weight_ranges.month) as w;
end;

comment on function weight_ranges(date) is '某月各权重在什么范围内变动（其他不变）而本组名次不变，每组每个有权重的考核内容一行：least_numerator ÷ least_denominator 和 most_numerator ÷ most_denominator 为其下限和上限，是精确的分数（无法写成分数的取十二位小数，exact 为假），均不含：在界限上 least_swaps、most_swaps 两个单位同分；空为不限（下限为 0）。已有的同分随权重而分开的，范围仅为现权重。四舍五入不计，故距界限 0.000001 分以内的两个单位可能先后同分。错误同 margins()。 / Within which range each weight of a month can lie, with everything else as it is, before a rank of the league changes: a row a league and weighted item. least_numerator ÷ least_denominator and most_numerator ÷ most_denominator are its bounds, exact fractions (twelve places where it is none, and exact is false), themselves excluded: there the two units of least_swaps or most_swaps are level. NULL if there is no bound (of the least: 0). Where units are level that another weight would part, the range is the weight alone. Rounding is left out, so units within 0.000001 points of a bound can be level a little earlier or later. Errors as of margins().';
