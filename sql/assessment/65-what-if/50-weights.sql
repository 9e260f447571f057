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
create or replace function bounded(s0 numeric, s1 numeric, d0 numeric, d1 numeric, floor numeric, cap numeric, at numeric[], way integer,
                                   out k0 numeric, out k1 numeric, out until numeric[])
returns record
language sql immutable parallel safe
begin atomic
    select case when j.under then bounded.floor * bounded.d0 when j.over then bounded.cap * bounded.d0 else bounded.s0 end,
           case when j.under then bounded.floor * bounded.d1 when j.over then bounded.cap * bounded.d1 else bounded.s1 end,
           nearer(linear_root(bounded.s1 - bounded.floor * bounded.d1, bounded.s0 - bounded.floor * bounded.d0, bounded.at, bounded.way),
                  linear_root(bounded.s1 - bounded.cap * bounded.d1, bounded.s0 - bounded.cap * bounded.d0, bounded.at, bounded.way),
                  bounded.way)
    from (
        select coalesce(x.below < 0 or (x.below = 0 and bounded.way * (bounded.s1 - bounded.floor * bounded.d1) < 0), false) as under,
               coalesce(x.above > 0 or (x.above = 0 and bounded.way * (bounded.s1 - bounded.cap * bounded.d1) > 0), false) as over
        from (
            select (bounded.s0 - bounded.floor * bounded.d0) * bounded.at[2] + (bounded.s1 - bounded.floor * bounded.d1) * bounded.at[1] as below,
                   (bounded.s0 - bounded.cap * bounded.d0) * bounded.at[2] + (bounded.s1 - bounded.cap * bounded.d1) * bounded.at[1] as above
        ) as x
    ) as j;
end;

comment on function bounded(numeric, numeric, numeric, numeric, numeric, numeric, numeric[], integer) is '内部函数：以权重为自变量的分数经下限和上限之后 / Internal: an amount as a function of a weight, after its floor and its cap';

-- The nodes that a weighted item's points go through on their way to the total, and the totals, of every unit that is ranked: a
-- document, so that they are worked out once and looked through for each item and piece.
create or replace function weighted_node_of(month date, scheme scheme)
returns jsonb
language sql stable parallel safe
begin atomic
    select jsonb_agg(to_jsonb(n)) as nodes
    from (
        select x.unit, x.item, x.parent, x.raw, x.kept, x.floor, x.cap, x.weight, x.out_of, x.taken_back, x.brings,
               case
                   when x.weight is null then x.taken_back
                   when x.out_of = 0 then 0
                   else rounded_quotient(x.weight * x.taken_back, x.out_of)
               end as brings_back,
               case when x.weight is null or x.out_of = 0 then x.out_of else x.weight end as brings_out_of
        from margin_node_of(weighted_node_of.month, weighted_node_of.scheme) as x
        where x.weight is not null
              or x.item in (select si.parent from scheme_item as si where si.scheme = (weighted_node_of.scheme).scheme)
    ) as n;
end;

comment on function weighted_node_of(date, scheme) is '内部函数：各单位有权重的各项及其上级 / Internal: the weighted items of each unit, and those above them';

-- The total of every unit that has an item, as a function of its weight just beyond a fraction: (n0 + n1 w) ÷ (d0 + d1 w); and the w,
-- in this direction, until which it is that.  On the way k is what is kept and t what is taken back, both over d, and o what an item
-- is out of in its parent.
create or replace function line_by_weight(nodes jsonb, item text, at numeric[], way integer)
returns table (unit text, n0 numeric, n1 numeric, d0 numeric, d1 numeric, until numeric[])
language sql stable parallel safe
begin atomic
    with recursive node as materialized (
        select x.unit, x.item, x.parent, x.raw, x.kept, x.floor, x.cap, x.weight, x.out_of, x.taken_back, x.brings, x.brings_back, x.brings_out_of
        from jsonb_to_recordset(line_by_weight.nodes) as x (
            unit text, item text, parent text, raw numeric, kept numeric, floor numeric, cap numeric, weight numeric, out_of numeric,
            taken_back numeric, brings numeric, brings_back numeric, brings_out_of numeric)
    ),
    walk as (
        select n.unit, n.parent, 0::numeric as k0, n.kept as k1, 0::numeric as t0, n.taken_back as t1, n.out_of as d0, 0::numeric as d1,
               0::numeric as o0, 1::numeric as o1, n.brings, n.brings_back, n.brings_out_of, null::numeric[] as until
        from node as n
        where n.item = line_by_weight.item and n.weight is not null and n.out_of > 0
        union all
        select n.unit, n.parent,
               coalesce(n.weight, 1) * b.k0 * j.counts,
               coalesce(n.weight, 1) * b.k1 * j.counts,
               coalesce(n.weight, 1) * j.t0 * j.counts,
               coalesce(n.weight, 1) * j.t1 * j.counts,
               -- a weight divides by what the item is out of; of the two factors one has no w
               case when j.divides then w.d0 * j.o0 else w.d0 end,
               case when j.divides then w.d0 * j.o1 + w.d1 * j.o0 else w.d1 end,
               case when j.divides then n.weight else j.o0 end,
               case when j.divides then 0 else j.o1 end,
               n.brings, n.brings_back, n.brings_out_of,
               nearer(w.until, b.until, line_by_weight.way)
        from walk as w
        join node as n on n.unit = w.unit and n.item = w.parent
        cross join lateral (
            select w.t0 + (n.taken_back - w.brings_back) * w.d0 as t0,
                   w.t1 + (n.taken_back - w.brings_back) * w.d1 as t1,
                   coalesce(n.cap, n.out_of - w.brings_out_of + w.o0) as o0,
                   case when n.cap is null then w.o1 else 0 end as o1,
                   n.weight is not null and n.out_of <> 0 as divides,
                   -- what is out of nothing brings nothing
                   case when n.weight is not null and n.out_of = 0 then 0 else 1 end as counts
            offset 0
        ) as j
        cross join lateral bounded(w.k0 + (n.raw - w.brings) * w.d0, w.k1 + (n.raw - w.brings) * w.d1, w.d0, w.d1, n.floor, n.cap,
                                   line_by_weight.at, line_by_weight.way) as b
    )
    select w.unit, w.k0 + w.t0, w.k1 + w.t1, w.d0, w.d1, w.until
    from walk as w
    where w.parent is null;
end;

comment on function line_by_weight(jsonb, text, numeric[], integer) is '内部函数：各单位总分作为某项权重的函数 / Internal: the total of each unit as a function of the weight of an item';

-- Where, beyond a fraction, the first two neighbours of a league meet as the weight of an item moves on, and where the piece ends.  Units in
-- the order of their ranks; a tie that is more than a tie of two equal functions ends at once.
create or replace function next_swap(nodes jsonb, ranks jsonb, league text, item text, at numeric[], way integer)
returns table (fraction numeric[], exact boolean, swaps text, until numeric[])
language sql stable parallel safe
begin atomic
    with line as materialized (
        select max(x.place) as place, bool_or(x.last_place) as last_place, max(x.unit_name) as unit_name, max(x.total) as total,
               coalesce(max(x.n0), max(x.total)) as n0, coalesce(max(x.n1), 0) as n1, coalesce(max(x.d0), 1) as d0, coalesce(max(x.d1), 0) as d1,
               max(x.until) as until
        from (
            select r.unit, r.place, r.unit_name, r.last_place, r.total,
                   null::numeric as n0, null::numeric as n1, null::numeric as d0, null::numeric as d1, null::numeric[] as until
            from jsonb_to_recordset(next_swap.ranks) as r (place integer, league text, unit text, unit_name text, last_place boolean, total numeric)
            where r.league = next_swap.league
            union all
            select l.unit, null as place, null as unit_name, null as last_place, null as total, l.n0, l.n1, l.d0, l.d1, l.until
            from line_by_weight(next_swap.nodes, next_swap.item, next_swap.at, next_swap.way) as l
        ) as x
        group by x.unit
        -- of the league
        having max(x.place) is not null
    ),
    pair as (
        select u.unit_name || ' / ' || u.next_name as swaps,
               u.total = u.next_total as tied,
               -- where both are out of the same, that is divided out
               case when j.same then 0 else u.n1 * u.e1 - u.m1 * u.d1 end as a,
               case when j.same then u.n1 - u.m1 else u.n0 * u.e1 + u.n1 * u.e0 - u.m0 * u.d1 - u.m1 * u.d0 end as b,
               case when j.same then u.n0 - u.m0 else u.n0 * u.e0 - u.m0 * u.d0 end as c
        from (
            select l.unit_name, l.total, l.n0, l.n1, l.d0, l.d1,
                   lead(l.unit_name) over below as next_name,
                   lead(l.total) over below as next_total,
                   lead(l.n0) over below as m0,
                   lead(l.n1) over below as m1,
                   lead(l.d0) over below as e0,
                   lead(l.d1) over below as e1
            from line as l
            window below as (partition by l.last_place order by l.place)
        ) as u
        cross join lateral (select u.d0 = u.e0 and u.d1 = u.e1 as same) as j
        where u.next_name is not null
    ),
    met as (
        select p.swaps,
               case when j.now then next_swap.at when p.a = 0 then l.root else array[r.numerator, r.denominator] end as fraction,
               j.now or p.a = 0 or r.exact as exact
        from pair as p
        cross join lateral (
            select case
                       when p.tied then p.a <> 0 or p.b <> 0 or p.c <> 0
                       else p.a * next_swap.at[1] * next_swap.at[1] + p.b * next_swap.at[1] * next_swap.at[2] + p.c * next_swap.at[2] * next_swap.at[2] <= 0
                   end as now
        ) as j
        cross join lateral (select case when not p.tied then linear_root(p.b, p.c, next_swap.at, next_swap.way) end as root offset 0) as l
        left join lateral root_beyond(p.a, p.b, p.c, next_swap.at[1], next_swap.at[2], next_swap.way) as r on not j.now and not p.tied and p.a <> 0
        where j.now or (p.a = 0 and l.root is not null) or r.numerator is not null
    )
    select f.fraction, f.exact, f.swaps, e.until
    from (
        select x.until
        from line as x
        where x.until is not null
        order by next_swap.way * x.until[1] / x.until[2]
        limit 1
    ) as e
    full join (
        select m.fraction, m.exact, m.swaps
        from met as m
        order by next_swap.way * m.fraction[1] / m.fraction[2], m.swaps
        limit 1
    ) as f on true;
end;

comment on function next_swap(jsonb, jsonb, text, text, numeric[], integer) is '内部函数：某项权重变动时，某组相邻单位首次同分之处，以及该段函数的终点 / Internal: where the first neighbours of a league meet as the weight of an item moves, and where the piece ends';

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

-- The bound of a weight in one direction; no row if there is none.
create or replace function weight_bound(nodes jsonb, ranks jsonb, league text, item text, weight numeric, way integer)
returns table (fraction numeric[], exact boolean, swaps text)
language plpgsql stable
as $bound$
#variable_conflict use_column
declare
    here numeric[] := array[weight_bound.weight, 1];
    found_swap record;
begin
    loop
        select s.fraction, s.exact, s.swaps, s.until into found_swap
        from next_swap(weight_bound.nodes, weight_bound.ranks, weight_bound.league, weight_bound.item, here, weight_bound.way) as s;
        exit when not found;
        if found_swap.fraction is not null and nearer(found_swap.fraction, found_swap.until, weight_bound.way) = found_swap.fraction then
            return query select reduced(found_swap.fraction), found_swap.exact, found_swap.swaps;
            return;
        end if;
        here := found_swap.until;
    end loop;
end
$bound$;

comment on function weight_bound(jsonb, jsonb, text, text, numeric, integer) is '内部函数：某项权重向上或向下变动而名次不变的界限，没有则无行 / Internal: how far a weight can move up or down before a rank changes; no row if there is no bound';

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
    nodes constant jsonb := coalesce(weighted_node_of(weight_ranges_inside.month, here), '[]');
    ranks constant jsonb := (
        select coalesce(jsonb_agg(to_jsonb(r)), '[]')
        from (
            select row_number() over (partition by x.league order by x.last_place, x.total desc, x.unit) as place,
                   x.league, x.unit, x.unit_name, x.last_place, x.total
            from ranking_of(weight_ranges_inside.month, here) as x
            where x.total is not null
        ) as r);
begin
    return query
    select l.league, si.item, i.title, si.weight, a.fraction[1], a.fraction[2], a.exact, a.swaps, b.fraction[1], b.fraction[2], b.exact, b.swaps,
           format('权重 %s，在 %s 与 %s 之间时名次不变 / weight %s, no rank changes between %s and %s',
                  trim_scale(si.weight), coalesce(fraction_said(a.fraction, a.exact), '0'), coalesce(fraction_said(b.fraction, b.exact), '任意大'),
                  trim_scale(si.weight), coalesce(fraction_said(a.fraction, a.exact), '0'), coalesce(fraction_said(b.fraction, b.exact), 'any number'))
    from scheme_item as si
    join item as i on i.item = si.item
    join tree_of(here.scheme) as t on t.item = si.item
    cross join (select distinct x ->> 'league' as league from jsonb_array_elements(ranks) as x) as l
    left join lateral weight_bound(nodes, ranks, l.league, si.item, si.weight, -1) as a on true
    left join lateral weight_bound(nodes, ranks, l.league, si.item, si.weight, 1) as b on true
    where si.scheme = here.scheme
          and si.weight is not null
          and (t.only_for is null or l.league = any (t.only_for))
    order by l.league, t.level, si.place, si.item collate "C";
end
$weights$;

comment on function weight_ranges_inside(date) is '内部函数：weight_ranges 的内容，在所进入的模式中执行 / Internal: what weight_ranges does, in the schema that it enters';

create or replace function weight_ranges(month date)
returns table (league text, item text, item_title text, weight numeric, least_numerator numeric, least_denominator numeric, least_exact boolean,
               least_swaps text, most_numerator numeric, most_denominator numeric, most_exact boolean, most_swaps text, summary text)
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select w.league, w.item, w.item_title, w.weight, w.least_numerator, w.least_denominator, w.least_exact, w.least_swaps, w.most_numerator,
           w.most_denominator, w.most_exact, w.most_swaps, w.summary
    from weight_ranges_inside(weight_ranges.month) as w;
end;

comment on function weight_ranges(date) is '某月各权重在什么范围内变动（其他不变）而本组名次不变，每组每个有权重的考核内容一行：least_numerator ÷ least_denominator 和 most_numerator ÷ most_denominator 为其下限和上限，是精确的分数（无法写成分数的取十二位小数，exact 为假），均不含：在界限上 least_swaps、most_swaps 两个单位同分；空为不限（下限为 0）。已有的同分随权重而分开的，范围仅为现权重。四舍五入不计，故距界限 0.000001 分以内的两个单位可能先后同分。错误同 margins()。 / Within which range each weight of a month can lie, with everything else as it is, before a rank of the league changes: a row a league and weighted item. least_numerator ÷ least_denominator and most_numerator ÷ most_denominator are its bounds, exact fractions (twelve places where it is none, and exact is false), themselves excluded: there the two units of least_swaps or most_swaps are level. NULL if there is no bound (of the least: 0). Where units are level that another weight would part, the range is the weight alone. Rounding is left out, so units within 0.000001 points of a bound can be level a little earlier or later. Errors as of margins().';
