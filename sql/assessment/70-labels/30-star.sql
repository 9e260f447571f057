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

-- as of the last month in which it was published, so that a unit that has left still has its row
create or replace view dim_unit
with (security_invoker = true) as
select distinct on (s.unit)
       s.unit,
       s.unit_name as name,
       s.league,
       coalesce(l.title, s.league) as league_title,
       s.rater
from dim_month as m
join published_score as s on s.month = m.month and s.revision = m.revision
left join league as l on l.league = s.league
order by s.unit, m.month desc;

comment on view dim_unit is '维度：公布结果中的单位，以最后公布的月份为准，键为 unit / Dimension: the units of what is published, as in the last month published; its key is unit';
comment on column dim_unit.unit is '单位代码 / Unit code';
comment on column dim_unit.name is '单位名称 / Name of the unit';
comment on column dim_unit.league is '组别代码 / League code';
comment on column dim_unit.league_title is '组别名称 / Title of the league';
comment on column dim_unit.rater is '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';

-- An item is where it is in the last scheme that scored a published month by it.
create or replace view dim_item
with (security_invoker = true) as
select distinct on (si.item)
       si.item,
       it.title,
       si.parent,
       up.title as parent_title,
       t.part
from dim_month as m
join scheme_item as si on si.scheme = m.scheme
join item as it on it.item = si.item
left join item as up on up.item = si.parent
cross join lateral tree_of(m.scheme) as t
where t.item = si.item
order by si.item, m.month desc;

comment on view dim_item is '维度：考核内容及其各级分组，键为 item / Dimension: the items and the groups that they add up to; its key is item';
comment on column dim_item.item is '考核内容代码 / Item code';
comment on column dim_item.title is '考核内容名称 / Title of the item';
comment on column dim_item.parent is '上级代码，总分则为空 / Code of the item above it; NULL for the total';
comment on column dim_item.parent_title is '上级名称 / Title of the item above it';
comment on column dim_item.part is '所属部分：base 基础分、bonus 加分、penalty 扣分；总分则为空 / The part of the score that it belongs to: base, bonus, penalty; NULL for the total';

create or replace view fact_score
with (security_invoker = true) as
select m.month,
       l.unit,
       l.item,
       sum(l.points)::numeric(12, 6) as points,
       m.revision
from dim_month as m
join published_line as l on l.month = m.month and l.revision = m.revision
where l.item is not null
group by m.month, m.revision, l.unit, l.item;

comment on view fact_score is '事实：各单位各月各项的得分，键为 month、unit、item；同一单位同一月各行之和即公布的总分 / Facts: the points of each unit, month and item; its key is month, unit, item, and the points of a unit and month add up to its published total';
comment on column fact_score.month is '月份，见 dim_month / Month, see dim_month';
comment on column fact_score.unit is '单位代码，见 dim_unit / Unit code, see dim_unit';
comment on column fact_score.item is '考核内容代码，见 dim_item / Item code, see dim_item';
comment on column fact_score.points is '得分（分）：该项自身的各行之和；分组为封顶、保底和权重折算 / Points: what the lines of the item itself add up to; of a group, its caps, floors and weights';
comment on column fact_score.revision is '现行版次 / The revision in force';
