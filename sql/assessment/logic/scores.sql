-- From lines to ranks: item_score, section_score, score, ranking.

-- The items of ledger tasks that a unit carries.
create or replace view carried_item
with (security_invoker = true) as
select distinct
       lu.unit,
       l.item
from ledger_unit as lu
join ledger as l on l.task_no = lu.task_no;

comment on view carried_item is '单位承担台账任务的考核内容 / The items under which a unit carries ledger tasks';
comment on column carried_item.unit is '单位代码 / Unit code';
comment on column carried_item.item is '考核内容代码 / Item code';

-- Every unit on every item of the scheme.  An item does not apply to a unit before
-- and after its stage, under an exemption, and where the unit's league is none of
-- the item's and it neither carries a ledger task under it nor has a line on it
-- (A29).  What does not apply gives full marks (A8); what applies and is not marked
-- yet has no score (A9).
create or replace function item_score_of(month date, scheme scheme)
returns table (
    unit text,
    item text,
    section text,
    weight numeric,
    full_marks numeric,
    deducted numeric,
    score numeric,
    coverage text
)
language sql stable parallel safe
begin atomic
    select g.unit,
           g.item,
           g.section,
           g.weight,
           g.full_marks,
           g.full_marks - j.score,
           j.score,
           g.coverage
    from (
        select u.unit,
               si.item,
               si.section,
               sec.weight,
               si.full_marks,
               si.kind,
               xcedu.capped_score(si.full_marks, d.points) as score,
               count(d.unit) as lines,
               case
                   when not in_force(item_score_of.month, si.first_month, si.last_month) then 'not_in_stage'
                   when x.unit is not null then 'exempt'
                   when si.leagues is null or u.league = any (si.leagues)
                        or c.unit is not null or count(d.unit) > 0 then 'assessed'
                   else 'not_assigned'
               end as coverage
        from scheme_item as si
        join section as sec on sec.scheme = si.scheme and sec.section = si.section
        cross join unit as u
        left join exempt_of(item_score_of.month) as x on x.unit = u.unit and x.item = si.item
        left join carried_item as c on c.unit = u.unit and c.item = si.item
        left join deduction_of(item_score_of.month, item_score_of.scheme) as d on d.unit = u.unit and d.item = si.item
        where si.scheme = (item_score_of.scheme).scheme
        group by u.unit, u.league, x.unit, c.unit, sec.weight,
                 si.item, si.section, si.full_marks, si.kind, si.leagues, si.first_month, si.last_month
    ) as g
    cross join lateral (
        select case
                   when g.coverage <> 'assessed' then g.full_marks
                   when g.kind = 'mark' and g.lines = 0 then null
                   else g.score
               end as score
    ) as j;
end;

comment on function item_score_of(date, scheme) is '某月按某办法的各单位各项得分 / The score of each unit on each item in a month under a scheme';

create or replace view item_score
with (security_invoker = true) as
select p.month,
       i.unit,
       i.item,
       i.section,
       i.full_marks::numeric(12, 6) as full_marks,
       i.deducted::numeric(12, 6) as deducted,
       i.score::numeric(12, 6) as score,
       i.coverage
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral item_score_of(p.month, s) as i;

comment on view item_score is '各单位各项得分，扣完为止 / The score of each unit on each item, exhausted at zero';
comment on column item_score.month is '月份（当月1日） / Month, as its first day';
comment on column item_score.unit is '单位代码 / Unit code';
comment on column item_score.item is '考核内容代码 / Item code';
comment on column item_score.section is '板块代码 / Section code';
comment on column item_score.full_marks is '满分（分） / Full marks, in points';
comment on column item_score.deducted is '实际扣分（分），不超过满分；尚未评分则为空 / Points actually lost, at most full marks; NULL while not marked';
comment on column item_score.score is '得分（分）；尚未评分则为空 / Score in points; NULL while not marked';
comment on column item_score.coverage is '是否考核：assessed 考核；not_in_stage 不在阶段内、exempt 豁免、not_assigned 无此任务，均给满分 / Coverage: assessed; not_in_stage, exempt and not_assigned give full marks';

create or replace view missing_mark
with (security_invoker = true) as
select p.month,
       i.unit,
       u.name as unit_name,
       i.item,
       it.title as item_title
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral item_score_of(p.month, s) as i
join unit as u on u.unit = i.unit
join item as it on it.item = i.item
where i.score is null;

comment on view missing_mark is '尚缺的评分：有缺项的单位当月没有总分 / Marks that are missing; a unit has no total until it has them all';
comment on column missing_mark.month is '月份（当月1日） / Month, as its first day';
comment on column missing_mark.unit is '单位代码 / Unit code';
comment on column missing_mark.unit_name is '单位名称 / Name of the unit';
comment on column missing_mark.item is '考核内容代码 / Item code';
comment on column missing_mark.item_title is '考核内容名称 / Title of the item';

create or replace function section_score_of(month date, scheme scheme)
returns table (unit text, section text, weight numeric, full_marks numeric, score numeric, share numeric)
language sql stable parallel safe
begin atomic
    select i.unit,
           i.section,
           max(i.weight),
           sum(i.full_marks),
           case when bool_and(i.score is not null) then sum(i.score) end,
           xcedu.weighted_total(i.section, i.weight, i.score, i.full_marks)
    from item_score_of(section_score_of.month, section_score_of.scheme) as i
    group by i.unit, i.section;
end;

comment on function section_score_of(date, scheme) is '某月按某办法的各单位各板块得分 / The score of each unit in each section in a month under a scheme';

create or replace view section_score
with (security_invoker = true) as
select p.month,
       x.unit,
       x.section,
       x.weight::numeric(12, 6) as weight,
       x.full_marks::numeric(12, 6) as full_marks,
       x.score::numeric(12, 6) as score,
       x.share::numeric(12, 6) as share
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral section_score_of(p.month, s) as x;

comment on view section_score is '各单位各板块得分：日常工作、重点任务 / The score of each unit in each section';
comment on column section_score.month is '月份（当月1日） / Month, as its first day';
comment on column section_score.unit is '单位代码 / Unit code';
comment on column section_score.section is '板块代码 / Section code';
comment on column section_score.weight is '权重 / Weight';
comment on column section_score.full_marks is '各项满分之和（分） / Full marks of its items, added up';
comment on column section_score.score is '各项得分之和（分）；有缺项则为空 / Scores of its items, added up; NULL while a mark is missing';
comment on column section_score.share is '折算分：权重 × 得分 ÷ 满分，计入基础分 / Weight × score ÷ full marks: what it brings to the base score';

create or replace function score_of(month date, scheme scheme)
returns table (
    unit text,
    base numeric,
    bonus numeric,
    penalty numeric,
    total numeric,
    complete boolean,
    missing bigint,
    coverage numeric
)
language sql stable parallel safe
begin atomic
    select i.unit,
           i.base,
           coalesce(c.bonus, 0),
           coalesce(c.penalty, 0),
           i.base + coalesce(c.bonus, 0) + coalesce(c.penalty, 0),
           i.base is not null,
           i.missing,
           i.coverage
    from (
        select it.unit,
               xcedu.weighted_total(it.section, it.weight, it.score, it.full_marks) as base,
               count(*) filter (where it.score is null) as missing,
               100 * coalesce(sum(it.full_marks) filter (where it.coverage = 'assessed'), 0)
                   / sum(it.full_marks) as coverage
        from item_score_of(score_of.month, score_of.scheme) as it
        group by it.unit
    ) as i
    left join (
        select cr.unit,
               sum(cr.points) filter (where cr.rule_points > 0) as bonus,
               sum(cr.points) filter (where cr.rule_points < 0) as penalty
        from credit_of(score_of.month, score_of.scheme) as cr
        group by cr.unit
    ) as c on c.unit = i.unit;
end;

comment on function score_of(date, scheme) is '某月按某办法的各单位总分 / The score of each unit in a month under a scheme';

create or replace view score
with (security_invoker = true) as
select p.month,
       x.unit,
       x.base::numeric(12, 6) as base,
       x.bonus::numeric(12, 6) as bonus,
       x.penalty::numeric(12, 6) as penalty,
       x.total::numeric(12, 6) as total,
       x.complete,
       x.missing::integer as missing,
       x.coverage::numeric(12, 6) as coverage
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral score_of(p.month, s) as x;

comment on view score is '各单位月度得分：总分 = 基础分 + 加分 + 扣分 / The monthly score of each unit: total = base + bonus + penalty';
comment on column score.month is '月份（当月1日） / Month, as its first day';
comment on column score.unit is '单位代码 / Unit code';
comment on column score.base is '基础分（百分制）；有缺项则为空 / Base score on 100 points; NULL while a mark is missing';
comment on column score.bonus is '加分（分），已扣除收回的部分，可为负 / Bonus in points, net of what is taken back, and negative where that is more';
comment on column score.penalty is '扣分（分），不大于0 / Penalty in points, at most 0';
comment on column score.total is '总分（分），可超过100或低于0；有缺项则为空 / Total in points, above 100 or below 0 where it comes to that; NULL while a mark is missing';
comment on column score.complete is '各项是否齐全 / Whether all marks are there';
comment on column score.missing is '尚缺的评分数 / How many marks are missing';
comment on column score.coverage is '实际考核的满分占全部满分的百分比 / Full marks of the items that apply, in percent of all';

create or replace function ranking_of(month date, scheme scheme)
returns table (
    league text,
    rank integer,
    unit text,
    unit_name text,
    base numeric,
    bonus numeric,
    penalty numeric,
    total numeric,
    complete boolean,
    rater boolean
)
language sql stable parallel safe
begin atomic
    select u.league,
           case
               when s.total is not null
                   then (rank() over (partition by u.league order by s.total desc nulls last))::integer
           end,
           u.unit,
           u.name,
           s.base,
           s.bonus,
           s.penalty,
           s.total,
           s.complete,
           r.unit is not null
    from score_of(ranking_of.month, ranking_of.scheme) as s
    join unit as u on u.unit = s.unit
    left join rater as r on r.unit = s.unit;
end;

comment on function ranking_of(date, scheme) is '某月按某办法的分组排名 / The ranking of each league in a month under a scheme';

create or replace view ranking
with (security_invoker = true) as
select p.month,
       r.league,
       r.rank,
       r.unit,
       r.unit_name,
       r.base::numeric(12, 6) as base,
       r.bonus::numeric(12, 6) as bonus,
       r.penalty::numeric(12, 6) as penalty,
       r.total::numeric(12, 6) as total,
       p.published,
       r.complete,
       r.rater
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral ranking_of(p.month, s) as r;

comment on view ranking is '月度排名：同组单位按总分排名，同分同名次（1-2-2-4） / Monthly ranking of each league by total; equal totals share the rank, 1-2-2-4';
comment on column ranking.month is '月份（当月1日） / Month, as its first day';
comment on column ranking.league is '组别代码 / League code';
comment on column ranking.rank is '名次；没有总分则为空 / Rank within the league; NULL without a total';
comment on column ranking.unit is '单位代码 / Unit code';
comment on column ranking.unit_name is '单位名称 / Name of the unit';
comment on column ranking.base is '基础分（百分制） / Base score on 100 points';
comment on column ranking.bonus is '加分（分） / Bonus in points';
comment on column ranking.penalty is '扣分（分） / Penalty in points, at most 0';
comment on column ranking.total is '总分（分） / Total in points; NULL while a mark is missing';
comment on column ranking.published is '是否已公布 / Whether the month is published';
comment on column ranking.complete is '各项是否齐全 / Whether all marks are there';
comment on column ranking.rater is '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';
