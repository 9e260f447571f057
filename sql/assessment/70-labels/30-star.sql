-- A star schema over what is published: one fact table and its dimensions, each with a unique key.
--
-- Months that are open, or reopened by an amendment, are not in it, and of a month only the
-- revision in force is.  The points of a unit and month add up to its published total.

create or replace view dim_month
with (security_invoker = true) as
select p.month,
       extract(year from p.month)::integer as year,
       extract(quarter from p.month)::integer as quarter,
       extract(month from p.month)::integer as month_of_year,
       to_char(p.month, 'YYYY-MM') as label,
       p.scheme,
       p.revision
from period as p
where p.published;

comment on view dim_month is '维度：已公布的月份，键为 month / Dimension: the published months; its key is month';
comment on column dim_month.month is '月份（当月1日） / Month, as its first day';
comment on column dim_month.year is '年 / Year';
comment on column dim_month.quarter is '季度，1至4 / Quarter, 1 to 4';
comment on column dim_month.month_of_year is '月，1至12 / Month of the year, 1 to 12';
comment on column dim_month.label is '年月，如 2024-01 / Year and month, as 2024-01';
comment on column dim_month.scheme is '所用办法代码 / Code of the scheme that it was scored by';
comment on column dim_month.revision is '现行版次 / The revision in force';

-- as of the last month in which it was published, so that a unit that has left still has its row.  The last month is looked up for
-- each unit: the scores of all months are many.
create or replace view dim_unit
with (security_invoker = true) as
select u.unit,
       s.unit_name as name,
       s.league,
       coalesce(l.title, s.league) as league_title,
       s.rater,
       u.region_code
from unit as u
cross join lateral (
    select x.unit_name, x.league, x.rater
    from dim_month as m
    join published_score as x on x.month = m.month and x.revision = m.revision and x.unit = u.unit
    order by m.month desc
    limit 1
) as s
left join league as l on l.league = s.league;

comment on view dim_unit is '维度：公布结果中的单位，以最后公布的月份为准，键为 unit / Dimension: the units of what is published, as in the last month published; its key is unit';
comment on column dim_unit.unit is '单位代码 / Unit code';
comment on column dim_unit.name is '单位名称 / Name of the unit';
comment on column dim_unit.league is '组别代码 / League code';
comment on column dim_unit.league_title is '组别名称 / Title of the league';
comment on column dim_unit.rater is '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';
comment on column dim_unit.region_code is '现在的行政区划代码（GB/T 2260），供制图；没有则为空 / Code of its administrative division now (GB/T 2260), for maps; NULL if it has none';

-- The items of a scheme in the order in which people read them: each after the one above it, siblings by place.
create or replace function item_order_of(scheme text)
returns table (item text, item_order integer)
language sql stable parallel safe
begin atomic
    with recursive tree as (
        select si.item, array[row_key(lpad(si.place::text, 10, '0'), si.item)] as path
        from scheme_item as si
        where si.scheme = item_order_of.scheme and si.parent is null
        union all
        select si.item, t.path || row_key(lpad(si.place::text, 10, '0'), si.item)
        from tree as t
        join scheme_item as si on si.scheme = item_order_of.scheme and si.parent = t.item
        where cardinality(t.path) <= 16
    )
    select t.item, (row_number() over (order by t.path collate "C"))::integer
    from tree as t;
end;

comment on function item_order_of(text) is '某办法各项的次序，自1起：上级在前，同级按 place / The order of the items of a scheme, from 1: each after the one above it, siblings by place';

-- An item is where it is in the last scheme that scored a published month by it.
create or replace view dim_item
with (security_invoker = true) as
select distinct on (n.item)
       n.item,
       it.title,
       si.parent,
       up.title as parent_title,
       n.part,
       n.level,
       n.item_order,
       n.full_marks::numeric(12, 6) as full_marks,
       si.kind
from (
    select m.month, m.scheme, t.item, t.part, t.level, t.item_order, t.full_marks
    from (
        select d.scheme, max(d.month) as month
        from dim_month as d
        group by d.scheme
    ) as m
    cross join lateral (
        with full_marks as materialized (
            select x.item, max(nullif(x.counts, 0)) as full_marks
            from league as l
            cross join lateral full_marks_of(m.scheme, l.league) as x
            group by x.item
        )
        select t.item, t.part, t.level, o.item_order, f.full_marks
        from tree_of(m.scheme) as t
        join item_order_of(m.scheme) as o on o.item = t.item
        left join full_marks as f on f.item = t.item
    ) as t
    -- once for each scheme, and not for each of its items
    offset 0
) as n
-- both are there for each item; as LEFT JOINs they leave the planner its estimate of how many items there are, without which a join
-- with fact_score would add that up anew for every item
left join scheme_item as si on si.scheme = n.scheme and si.item = n.item
left join item as it on it.item = n.item
left join item as up on up.item = si.parent
order by n.item, n.month desc;

comment on view dim_item is '维度：考核内容及其各级分组，键为 item / Dimension: the items and the groups that they add up to; its key is item';
comment on column dim_item.item is '考核内容代码 / Item code';
comment on column dim_item.title is '考核内容名称 / Title of the item';
comment on column dim_item.parent is '上级代码，总分则为空 / Code of the item above it; NULL for the total';
comment on column dim_item.parent_title is '上级名称 / Title of the item above it';
comment on column dim_item.part is '所属部分：base 基础分、bonus 加分、penalty 扣分；总分则为空 / The part of the score that it belongs to: base, bonus, penalty; NULL for the total';
comment on column dim_item.level is '层级，总分为1 / Level in the tree; 1 is the total';
comment on column dim_item.item_order is '在树中的次序，自1起：上级在前，同级按 place / Place in the tree, from 1: each item after the one above it, siblings by their place';
comment on column dim_item.full_marks is '满分（分）：该项及其以下各项的 points 之和最多为此数；有权重的为权重，否则为上限，没有上限的分组为下级之和；各组别不同的取最大，没有满分则为空 / Full marks: what the points of the item and of all below it add up to at most. The weight of an item that has one, else its cap, or what its children come to; the largest where they differ by league; NULL if it has none';
comment on column dim_item.kind is '计分方式：group 分组、breach 任务、mark 评分、measure 数值、event 事项 / How it is scored: group, breach (of tasks), mark, measure, event';

-- The month comes first, and what is published is looked up by it, so that a query that joins dim_month reads the months that
-- it asks for and no others.  An item without lines is there with 0.
create or replace view fact_score
with (security_invoker = true) as
select m.month,
       f.unit,
       f.item,
       f.points::numeric(12, 6) as points,
       m.revision,
       f.league,
       coalesce(l.title, f.league) as league_title
from dim_month as m
cross join lateral (
    select s.unit, s.league, t.item, coalesce(sum(k.points), 0) as points
    from published_score as s
    join tree_of(m.scheme) as t on t.only_for is null or s.league = any (t.only_for)
    left join published_line as k on k.month = m.month and k.revision = m.revision and k.unit = s.unit and k.item = t.item
    where s.month = m.month and s.revision = m.revision
    group by s.unit, s.league, t.item
) as f
left join league as l on l.league = f.league;

comment on view fact_score is '事实：各单位各月各项的得分，键为 month、unit、item；该单位当月的每一项（限于其他组别的除外）均有一行，没有得分的为0；同一单位同一月各行之和即公布的总分 / Facts: the points of each unit, month and item; its key is month, unit, item. There is a row for every item that the unit had in the month, 0 where it brought nothing; items that are for other leagues only are left out. The points of a unit and month add up to its published total';
comment on column fact_score.month is '月份，见 dim_month / Month, see dim_month';
comment on column fact_score.unit is '单位代码，见 dim_unit / Unit code, see dim_unit';
comment on column fact_score.item is '考核内容代码，见 dim_item / Item code, see dim_item';
comment on column fact_score.points is '得分（分）：该项自身的各行之和；分组为封顶、保底和权重折算 / Points: what the lines of the item itself add up to; of a group, its caps, floors and weights';
comment on column fact_score.revision is '现行版次 / The revision in force';
comment on column fact_score.league is '公布时的组别代码 / Code of the league in which the unit was then';
comment on column fact_score.league_title is '组别名称 / Title of the league';
