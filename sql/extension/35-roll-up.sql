-- The tree of a rule-book, rolled up: a group inside a group inside a group, for which
-- plain SQL needs a level of GROUP BY each.  Exact, parallel safe, independent of the
-- order of rows, and a window function too, as the aggregates over one level are.

create type xcedu.rolled_item as (
    item text,
    own numeric,
    children numeric,
    value numeric,
    out_of numeric,
    brings numeric,
    taken_back numeric
);

comment on type xcedu.rolled_item is
    'roll_up() 结果中的一项考核内容。得分为空即尚未评出。 / An item in the result of roll_up(). A NULL amount is not known yet.';
comment on column xcedu.rolled_item.item is
    '考核内容代码。 / Code of the item.';
comment on column xcedu.rolled_item.own is
    '本项各行 points 之和；有一行为空则为空。 / Sum of points over its rows; NULL if one of them is.';
comment on column xcedu.rolled_item.children is
    '下级各项计入本项的分数之和，不含收回部分；没有下级为0，有一个为空则为空。 / Sum of what its children bring, without what is taken back; 0 without children, NULL if one of them is.';
comment on column xcedu.rolled_item.value is
    '得分：between(floor, start + own + children, cap) + taken_back。 / Its value: between(floor, start + own + children, cap) + taken_back.';
comment on column xcedu.rolled_item.out_of is
    '满分：给定的 out_of，其次 cap，再次为下级满分之和（有权重的下级按权重计，其满分为0则为0），否则为0。 / What it is out of: out_of if given, else cap, else what its children are out of in its points (one with a weight: the weight, or 0 if it is out of 0), else 0.';
comment on column xcedu.rolled_item.brings is
    '计入上级的分数：value；有权重则为 weight × value ÷ out_of，保留与收回两部分各自四舍五入到6位小数，out_of 为0则为0。 / What it brings to its parent: value; with a weight, weight × value ÷ out_of, the kept and the taken-back part each rounded half away from zero to 6 places, 0 if out_of is 0.';
comment on column xcedu.rolled_item.taken_back is
    '收回的分数：本项与下级（按其权重折算）之和，不受封顶和保底影响。 / What is taken back: its own and that of its children, scaled by their weights; no floor and no cap softens it.';

create function xcedu.roll_up_trans(state internal, item text, parent text, start numeric, floor numeric, cap numeric, weight numeric, out_of numeric, points numeric, taken_back numeric)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_roll_up_trans';

create function xcedu.roll_up_combine(state internal, other internal)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_roll_up_combine';

create function xcedu.roll_up_serial(state internal)
returns bytea
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_roll_up_serial';

create function xcedu.roll_up_deserial(bytes bytea, dummy internal)
returns internal
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_roll_up_deserial';

create function xcedu.roll_up_final(state internal)
returns xcedu.rolled_item[]
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_roll_up_final';

create aggregate xcedu.roll_up(item text, parent text, start numeric, floor numeric, cap numeric, weight numeric, out_of numeric, points numeric, taken_back numeric) (
    sfunc = xcedu.roll_up_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.roll_up_final,
    combinefunc = xcedu.roll_up_combine,
    serialfunc = xcedu.roll_up_serial,
    deserialfunc = xcedu.roll_up_deserial,
    parallel = safe
);

comment on aggregate xcedu.roll_up(text, text, numeric, numeric, numeric, numeric, numeric, numeric, numeric) is
    '考核内容树逐级汇总：每项 value = between(floor, start + Σ points + 下级计入分, cap) + 收回分，计入上级 value，有 weight 则为 weight × value ÷ 满分（四舍五入到6位小数）。各行次序不限，一项可有多行；parent 为空的一项是总分。结果每项一行，按 item 字节排序。start 为空即0；floor、cap 为空即不限；points 为空即尚未评分，其上各级 value 均为空；taken_back 为空即0。item 为空（22004），同一项各行的 parent、start、floor、cap、weight、out_of 不一致，floor 高于 cap，负的 weight 或 out_of，NaN、无穷大，上级没有行、上下级成环、有两项没有上级、超过16级（22023）报错；没有行则为空。 / The tree of a rule-book rolled up: of every item value = between(floor, start + Σ points + what its children bring, cap) + what is taken back; it brings its parent the value, or with a weight weight × value ÷ what it is out of, rounded to 6 places. Rows in any order, several an item; the one item with a NULL parent is the total. One row an item, in the order of the bytes of item. A NULL start is 0, a NULL floor or cap no bound; NULL points are not known yet, and so is every value above them; a NULL taken_back is 0. Errors: a NULL item (22004); parent, start, floor, cap, weight or out_of that differ between the rows of an item, a floor above the cap, a negative weight or out_of, NaN and infinities, a parent without rows, a circle, two items without parent, more than 16 levels (22023). NULL without rows.';
