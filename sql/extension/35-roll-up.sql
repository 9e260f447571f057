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

-- The same for the scoring of an assessment: the trees of all leagues are given once, so only lines go through a plan.

create type xcedu.tree_item as (
    league text,
    item text,
    parent text,
    kind text,
    part text,
    start numeric,
    start_unmarked numeric,
    start_left numeric,
    floor numeric,
    cap numeric,
    weight numeric,
    worth numeric,
    in_stage boolean,
    assigned boolean,
    left_out boolean,
    rescaled boolean
);

comment on type xcedu.tree_item is
    'roll_up_lines() 的各组别考核内容树中的一项。 / An item of the trees that roll_up_lines() is given, of one league.';
comment on column xcedu.tree_item.league is '组别代码 / League code';
comment on column xcedu.tree_item.item is '考核内容代码 / Item code';
comment on column xcedu.tree_item.parent is '上级考核内容代码，总分则为空 / Code of the item above it; NULL for the total';
comment on column xcedu.tree_item.kind is '类别：group、event、breach、mark、measure；前两类对每个单位均适用 / group, event, breach, mark or measure; the first two always apply';
comment on column xcedu.tree_item.part is '总分的下级所属部分：base、bonus、penalty；其他为空 / Of the children of the total: base, bonus or penalty; NULL for all others';
comment on column xcedu.tree_item.start is '适用时的起始分；为空即0 / What it starts with if it applies; NULL is 0';
comment on column xcedu.tree_item.start_unmarked is '尚未评分时的起始分；为空即没有得分 / What it starts with while it has no mark; NULL: it has no score';
comment on column xcedu.tree_item.start_left is '不适用时的起始分；为空即没有得分 / What it starts with if it does not apply; NULL: it has no score';
comment on column xcedu.tree_item.floor is '下限；为空即不限 / Least value; NULL is no bound';
comment on column xcedu.tree_item.cap is '上限；为空即不限 / Greatest value; NULL is no bound';
comment on column xcedu.tree_item.weight is '计入上级的权重，见 roll_up() / Its weight in its parent, as in roll_up()';
comment on column xcedu.tree_item.worth is '在考核比例中所占的分；为空则不占 / Its share of what is assessed, in points; NULL if it has none';
comment on column xcedu.tree_item.in_stage is '当月是否在考核阶段内 / Whether the month is within its stage';
comment on column xcedu.tree_item.assigned is '该组别的单位是否都有此项；否则只有有得失分、评分、数值或台账任务的单位才有 / Whether all units of the league have it; if not, those alone that have a line, a mark, a value or a ledger task of it';
comment on column xcedu.tree_item.left_out is '不适用时不计，没有下限 / Whether it is left out if it does not apply, and so has no floor';
comment on column xcedu.tree_item.rescaled is '不计时满分为0，其余按比例折算 / Whether it is then out of 0, so that the rest is scaled up';

create type xcedu.rolled_tree as (
    items xcedu.rolled_item[],
    states text[]
);

comment on type xcedu.rolled_tree is
    'roll_up_lines() 的结果。 / The result of roll_up_lines().';
comment on column xcedu.rolled_tree.items is '各项，按 item 字节排序，同 roll_up() / The items in the order of the bytes of item, as roll_up() gives them';
comment on column xcedu.rolled_tree.states is '各项的情形，次序同 items：assessed、unmarked、not_known、nothing_to_compare、not_in_stage、exempt、not_assigned / The state of each item, in the same order: assessed, unmarked, not_known, nothing_to_compare, not_in_stage, exempt or not_assigned';

create type xcedu.rolled_total as (
    base numeric,
    bonus numeric,
    penalty numeric,
    total numeric,
    taken_back numeric,
    missing integer,
    assessed_percent numeric
);

comment on type xcedu.rolled_total is
    'roll_up_total() 的结果。 / The result of roll_up_total().';
comment on column xcedu.rolled_total.base is '基础分：part 为 base 的各项计入总分之和；没有此类项为0，有缺项或全部不计则为空 / What the items of the part base bring to the total; 0 without any, NULL while a mark is missing or if all of it is left out';
comment on column xcedu.rolled_total.bonus is '加分，含收回的；有缺项则为空 / The same of the part bonus, with what is taken back; NULL while a mark is missing';
comment on column xcedu.rolled_total.penalty is '扣分；有缺项则为空 / The same of the part penalty; NULL while a mark is missing';
comment on column xcedu.rolled_total.total is '总分；有缺项或基础分全部不计则为空 / The total; NULL while a mark is missing or if all of the base is left out';
comment on column xcedu.rolled_total.taken_back is '收回的加分，不大于0 / Bonus taken back, at most 0';
comment on column xcedu.rolled_total.missing is '尚缺的评分和数值数 / How many marks and values are missing';
comment on column xcedu.rolled_total.assessed_percent is '适用各项的 worth 占全部的百分比；都没有 worth 时，有适用的项或加扣分事项为100，否则为0 / worth of the items that apply, in percent of all; where none has any, 100 if one applies or events are counted, else 0';

create function xcedu.roll_up_lines_trans(state internal, trees xcedu.tree_item[], league text, item text, source text, points numeric, taken_back numeric)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_roll_up_lines_trans';

create function xcedu.roll_up_lines_final(state internal)
returns xcedu.rolled_tree
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_roll_up_lines_final';

create function xcedu.roll_up_total_final(state internal)
returns xcedu.rolled_total
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_roll_up_total_final';

create aggregate xcedu.roll_up_lines(trees xcedu.tree_item[], league text, item text, source text, points numeric, taken_back numeric) (
    sfunc = xcedu.roll_up_lines_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.roll_up_lines_final,
    parallel = safe
);

comment on aggregate xcedu.roll_up_lines(xcedu.tree_item[], text, text, text, numeric, numeric) is
    '由一个单位的各行得失分汇总其考核内容树，见 roll_up()。trees 为各组别的树，各行的 trees 和 league 相同，取首行的；item 为空的行没有内容，不在树中的 item 不计。source：task、mark、measure、event 为得失分，nothing_to_compare 为没有可比对象的数值，not_known 为不可知的数值，exempt 为豁免，carried 为承担台账任务；points 为空即0，taken_back 为空即没有收回。league 或 source 为空（22004）、不明的 source、树中一项出现两次（22023）报错，其余同 roll_up()；没有行或没有该组别的树则为空。 / The tree of a unit rolled up from its lines, as roll_up() does it. trees has the trees of all leagues. All rows have the same trees and league, and those of the first one are taken; a row with a NULL item has nothing, and an item that is not in the tree does not count. source: task, mark, measure and event are points, nothing_to_compare is a value with nothing to be compared with, not_known a value that is hidden, exempt an exemption, carried a ledger task that the unit carries. NULL points are 0; a NULL taken_back is nothing taken back. Errors: a NULL league or source (22004), an unknown source, an item twice in a tree (22023), and those of roll_up(). NULL without rows, or if there is no tree for the league.';

-- with the same state
create aggregate xcedu.roll_up_total(trees xcedu.tree_item[], league text, item text, source text, points numeric, taken_back numeric) (
    sfunc = xcedu.roll_up_lines_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.roll_up_total_final,
    parallel = safe
);

comment on aggregate xcedu.roll_up_total(xcedu.tree_item[], text, text, text, numeric, numeric) is
    '由一个单位的各行得失分汇总其总分及各部分，参数、空值和报错同 roll_up_lines()；不明的 part 报错（22023）。 / The total of a unit and its parts, from its lines. Parameters, NULLs and errors are those of roll_up_lines(); an unknown part is an error (22023).';
