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

-- Every unit on every item of the scheme: every unit that the role sees whole.  An item does not apply to a unit before
-- and after its stage, under an exemption, and where the unit's league is none of
-- the item's and it neither carries a ledger task under it nor has a line on it
-- (A29).  What does not apply gives full marks, or is left out with or without scaling
-- up the rest (A8); what applies and is not marked yet has no score, full marks or
-- none (A9); an item stops at zero, unless only the total does (A7).
--
-- Of the columns that the view does not show, lost is what the lines add up to, and
-- counted what the item brings to its section, out of out_of.
create or replace function item_score_of(month date, scheme scheme)
returns table (
    unit text,
    item text,
    section text,
    weight numeric,
    full_marks numeric,
    deducted numeric,
    score numeric,
    coverage text,
    out_of numeric,
    marked boolean,
    lost numeric,
    counted numeric
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
           g.coverage,
           case when not g.counts and (item_score_of.scheme).not_applicable = 'renormalise' then 0 else g.full_marks end,
           g.marked,
           g.lost,
           case when g.counts then j.score else 0 end
    from (
        select c.unit,
               c.item,
               c.section,
               c.weight,
               c.full_marks,
               c.coverage,
               c.lost,
               c.capped,
               not (c.coverage = 'assessed' and c.kind = 'mark' and c.lines is null) as marked,
               c.coverage = 'assessed' or (item_score_of.scheme).not_applicable = 'full_marks' as counts
        from (
            select u.unit,
                   si.item,
                   si.section,
                   sec.weight,
                   si.full_marks,
                   si.kind,
                   d.lost,
                   d.capped,
                   d.lines,
                   case
                       when not in_force(item_score_of.month, si.first_month, si.last_month) then 'not_in_stage'
                       when x.unit is not null then 'exempt'
                       when si.leagues is null or u.league = any (si.leagues)
                            or c.unit is not null or d.lines is not null then 'assessed'
                       else 'not_assigned'
                   end as coverage
            from scheme_item as si
            join section as sec on sec.scheme = si.scheme and sec.section = si.section
            cross join visible_unit_of(item_score_of.month) as u
            left join exempt_of(item_score_of.month) as x on x.unit = u.unit and x.item = si.item
            left join carried_item as c on c.unit = u.unit and c.item = si.item
            left join (
                select l.unit,
                       l.item,
                       count(*) as lines,
                       sum(l.points) as lost,
                       xcedu.capped_score(l.full_marks, l.points) as capped
                from deduction_of(item_score_of.month, item_score_of.scheme) as l
                group by l.unit, l.item
            ) as d on d.unit = u.unit and d.item = si.item
            where si.scheme = (item_score_of.scheme).scheme
        ) as c
    ) as g
    cross join lateral (
        select case
                   when g.coverage <> 'assessed' then case when g.counts then g.full_marks end
                   when not g.marked
                       then case (item_score_of.scheme).unmarked when 'full_marks' then g.full_marks when 'zero' then 0 end
                   when (item_score_of.scheme).floor = 'total' then g.full_marks - coalesce(g.lost, 0)
                   else coalesce(g.capped, g.full_marks)
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
       i.coverage,
       i.out_of::numeric(12, 6) as out_of,
       i.marked
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral item_score_of(p.month, s) as i;

comment on view item_score is '各单位各项得分，扣完为止 / The score of each unit on each item, exhausted at zero';
comment on column item_score.month is '月份（当月1日） / Month, as its first day';
comment on column item_score.unit is '单位代码 / Unit code';
comment on column item_score.item is '考核内容代码 / Item code';
comment on column item_score.section is '板块代码 / Section code';
comment on column item_score.full_marks is '满分（分） / Full marks, in points';
comment on column item_score.deducted is '实际扣分（分），每项扣完为止时不超过满分；没有得分则为空 / Points actually lost, at most full marks where every item stops at zero; NULL without a score';
comment on column item_score.score is '得分（分）；尚未评分（按未评不计）或不适用而不计则为空 / Score in points; NULL while not marked, and for an item that does not apply and is left out';
comment on column item_score.coverage is '是否考核：assessed 考核；not_in_stage 不在阶段内、exempt 豁免、not_assigned 无此任务，按 scheme.not_applicable 处理 / Coverage: assessed; not_in_stage, exempt and not_assigned are treated as scheme.not_applicable says';
comment on column item_score.out_of is '计入板块满分的分值；不适用且板块内折算时为0 / What it counts of the full marks of its section; 0 where it does not apply and the rest is scaled up';
comment on column item_score.marked is '评分是否齐备；适用而尚未评分为假 / Whether it can be scored; false while a mark is missing';

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
where not i.marked;

comment on view missing_mark is '尚缺的评分：有缺项的单位当月没有总分，除非 scheme.unmarked 另有规定 / Marks that are missing; a unit has no total until it has them all, unless scheme.unmarked says otherwise';
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
           sum(i.out_of),
           case when bool_and(i.counted is not null) then sum(i.counted) end,
           xcedu.weighted_total(i.section, i.weight, i.counted, i.out_of)
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
comment on column section_score.full_marks is '各项计入的满分之和（分） / Full marks of its items as they count, added up';
comment on column section_score.score is '各项得分之和（分）；有缺项则为空 / Scores of its items, added up; NULL while a mark is missing';
comment on column section_score.share is '折算分：权重 × 得分 ÷ 满分，计入基础分；有缺项或各项均不计则为空 / Weight × score ÷ full marks: what it brings to the base score; NULL while a mark is missing or where all items are left out';

-- The bonus is what is gained, up to the caps (A18), and what is taken back, in full
-- whatever the caps (A20).  Of the columns that the view does not show, shares is the
-- base before it stops at zero, and capped what the cap on the bonus alone leaves.
create or replace function score_of(month date, scheme scheme)
returns table (
    unit text,
    base numeric,
    bonus numeric,
    penalty numeric,
    total numeric,
    complete boolean,
    missing bigint,
    assessed_percent numeric,
    gained numeric,
    taken_back numeric,
    shares numeric,
    capped numeric
)
language sql stable parallel safe
begin atomic
    select i.unit,
           i.base,
           c.bonus,
           c.penalty,
           i.base + c.bonus + c.penalty,
           i.base is not null,
           i.missing,
           i.assessed_percent,
           c.gained,
           c.taken_back,
           i.shares,
           c.capped
    from (
        select g.unit,
               g.shares,
               case when g.shares < 0 then 0 else g.shares end as base,
               g.missing,
               g.assessed_percent
        from (
            select it.unit,
                   xcedu.weighted_total(it.section, it.weight, it.counted, it.out_of) as shares,
                   count(*) filter (where not it.marked) as missing,
                   100 * coalesce(sum(it.full_marks) filter (where it.coverage = 'assessed'), 0)
                       / sum(it.full_marks) as assessed_percent
            from item_score_of(score_of.month, score_of.scheme) as it
            group by it.unit
        ) as g
    ) as i
    left join (
        select cr.unit,
               sum(cr.points) filter (where cr.rule_points > 0 and cr.points > 0) as gained,
               sum(cr.points) filter (where cr.rule_points > 0 and cr.points < 0) as taken_back,
               sum(cr.points) filter (where cr.rule_points < 0) as penalty
        from credit_of(score_of.month, score_of.scheme) as cr
        group by cr.unit
    ) as k on k.unit = i.unit
    cross join lateral (
        select n.gained,
               n.taken_back,
               n.penalty,
               n.capped,
               least(n.capped, (score_of.scheme).total_cap - i.base - n.penalty) + n.taken_back as bonus
        from (
            select coalesce(k.gained, 0) as gained,
                   coalesce(k.taken_back, 0) as taken_back,
                   coalesce(k.penalty, 0) as penalty,
                   least(coalesce(k.gained, 0), (score_of.scheme).bonus_cap) as capped
        ) as n
    ) as c;
end;

comment on function score_of(date, scheme) is '某月按某办法的各单位总分 / The score of each unit in a month under a scheme';

create or replace view score
with (security_invoker = true) as
select ps.month,
       ps.unit,
       ps.base,
       ps.bonus,
       ps.penalty,
       ps.total,
       true as complete,
       ps.missing,
       ps.assessed_percent,
       ps.gained,
       ps.taken_back
from period as p
join published_score as ps on ps.month = p.month and ps.revision = p.revision
where p.published
union all
select p.month as month,
       x.unit as unit,
       x.base::numeric(12, 6) as base,
       x.bonus::numeric(12, 6) as bonus,
       x.penalty::numeric(12, 6) as penalty,
       x.total::numeric(12, 6) as total,
       x.complete as complete,
       x.missing::integer as missing,
       x.assessed_percent::numeric(12, 6) as assessed_percent,
       x.gained::numeric(12, 6) as gained,
       x.taken_back::numeric(12, 6) as taken_back
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral score_of(p.month, s) as x
where not p.published;

comment on view score is '各单位月度得分：总分 = 基础分 + 加分 + 扣分；已公布的月份为公布时的得分 / The monthly score of each unit: total = base + bonus + penalty; of published months, as it was published';
comment on column score.month is '月份（当月1日） / Month, as its first day';
comment on column score.unit is '单位代码 / Unit code';
comment on column score.base is '基础分（百分制）；有缺项则为空 / Base score on 100 points; NULL while a mark is missing';
comment on column score.bonus is '加分（分）：封顶后的新增加收回的部分，可为负 / Bonus in points: what is gained, up to the caps, and what is taken back; negative where that is more';
comment on column score.penalty is '扣分（分），不大于0 / Penalty in points, at most 0';
comment on column score.total is '总分（分），可超过100或低于0；有缺项则为空 / Total in points, above 100 or below 0 where it comes to that; NULL while a mark is missing';
comment on column score.complete is '各项是否齐全 / Whether all marks are there';
comment on column score.missing is '尚缺的评分数 / How many marks are missing';
comment on column score.assessed_percent is '实际考核的满分占全部满分的百分比 / Full marks of the items that apply, in percent of all';
comment on column score.gained is '当月新增的加分（分），封顶之前 / Bonus gained in the month before the caps, in points';
comment on column score.taken_back is '当月因撤销收回的加分（分），不大于0 / Bonus taken back in the month by revocations, in points, at most 0';

-- Units are compared only for a role that sees all of them whole.
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
    rater boolean,
    missing bigint,
    assessed_percent numeric,
    gained numeric,
    taken_back numeric
)
language sql stable parallel safe
begin atomic
    select u.league,
           case
               when s.total is null then null
               when (ranking_of.scheme).ties = 'dense'
                   then (dense_rank() over (partition by u.league order by s.total desc nulls last))::integer
               else (rank() over (partition by u.league order by s.total desc nulls last))::integer
           end,
           u.unit,
           u.name,
           s.base,
           s.bonus,
           s.penalty,
           s.total,
           s.complete,
           r.unit is not null,
           s.missing,
           s.assessed_percent,
           s.gained,
           s.taken_back
    from score_of(ranking_of.month, ranking_of.scheme) as s
    join unit_of(ranking_of.month) as u on u.unit = s.unit
    left join rater as r on r.unit = s.unit
    where (select sees_all_units())
          -- a unit to which no item applies is not ranked (A33)
          and s.assessed_percent <> 0;
end;

comment on function ranking_of(date, scheme) is '某月按某办法的分组排名；不能看到全部单位的角色没有行 / The ranking of each league in a month under a scheme; no rows for a role that does not see all units';

-- The ranks of a month: as they were published, else worked out.
create or replace function rank_in(month date)
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
    select ps.league, ps.rank, ps.unit, ps.unit_name, ps.base, ps.bonus, ps.penalty, ps.total, true as complete, ps.rater
    from period as p
    join published_score as ps on ps.month = p.month and ps.revision = p.revision
    where p.month = rank_in.month and p.published
    union all
    select r.league, r.rank, r.unit, r.unit_name, r.base, r.bonus, r.penalty, r.total, r.complete, r.rater
    from period as p
    join scheme as s on s.scheme = p.scheme
    cross join lateral ranking_of(p.month, s) as r
    where p.month = rank_in.month and not p.published;
end;

comment on function rank_in(date) is '某月的排名：已公布的为公布时的名次，未公布的为现在的名次 / The ranking of a month: as it was published, or else as it stands';

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
       b.rank as previous_rank,
       b.rank - r.rank as rank_change,
       p.published,
       r.complete,
       r.rater
from period as p
cross join lateral rank_in(p.month) as r
left join lateral rank_in((p.month - interval '1 month')::date) as b on b.unit = r.unit and b.league = r.league;

comment on view ranking is '月度排名：同组单位按总分排名，同分同名次（1-2-2-4，或按 scheme.ties 为 1-2-2-3）；已公布的月份为公布时的排名，未公布的只对可见全部单位的角色显示 / Monthly ranking of each league by total; equal totals share the rank, 1-2-2-4, or 1-2-2-3 if scheme.ties says so. Published months as they were published; others only for a role that sees all units';
comment on column ranking.month is '月份（当月1日） / Month, as its first day';
comment on column ranking.league is '组别代码 / League code';
comment on column ranking.rank is '名次；没有总分则为空 / Rank within the league; NULL without a total';
comment on column ranking.unit is '单位代码 / Unit code';
comment on column ranking.unit_name is '单位名称 / Name of the unit';
comment on column ranking.base is '基础分（百分制） / Base score on 100 points';
comment on column ranking.bonus is '加分（分） / Bonus in points';
comment on column ranking.penalty is '扣分（分） / Penalty in points, at most 0';
comment on column ranking.total is '总分（分） / Total in points; NULL while a mark is missing';
comment on column ranking.previous_rank is '上月在同组的名次；没有则为空 / Rank in the same league in the month before; NULL if there is none';
comment on column ranking.rank_change is '较上月名次的升降：正为上升，负为下降 / Places gained since the month before; negative for places lost';
comment on column ranking.published is '是否已公布 / Whether the month is published';
comment on column ranking.complete is '各项是否齐全 / Whether all marks are there';
comment on column ranking.rater is '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';

-- A plain average of the published months of a year, and nothing else that the rule-book does
-- not say.  A league is that of the last month; twelve places are more than an average of
-- numbers of six places needs to be told apart from another.
create or replace view year_ranking
with (security_invoker = true) as
select y.year,
       y.league,
       (rank() over (partition by y.year, y.league order by y.average desc))::integer as rank,
       y.unit,
       y.unit_name,
       y.months,
       y.average::numeric(12, 6) as average
from (
    select extract(year from p.month)::integer as year,
           (array_agg(ps.league order by p.month desc))[1] as league,
           ps.unit,
           (array_agg(ps.unit_name order by p.month desc))[1] as unit_name,
           count(*)::integer as months,
           round(sum(ps.total) / count(*), 12) as average
    from period as p
    join published_score as ps on ps.month = p.month and ps.revision = p.revision
    where p.published
          and (select sees_all_published())
    group by extract(year from p.month)::integer, ps.unit
) as y;

comment on view year_ranking is '年度排名：全年已公布月份总分的平均；只对可见全部公布结果的角色显示 / Ranking of a year by the plain average of the totals of its published months; only for a role that sees all that is published';
comment on column year_ranking.year is '年份 / Year';
comment on column year_ranking.league is '组别代码，以最后一个月为准 / League code, that of the last month';
comment on column year_ranking.rank is '名次，同分同名次（1-2-2-4） / Rank within the league; equal averages share it, 1-2-2-4';
comment on column year_ranking.unit is '单位代码 / Unit code';
comment on column year_ranking.unit_name is '单位名称，以最后一个月为准 / Name of the unit, that of the last month';
comment on column year_ranking.months is '已公布的月数 / How many months are published';
comment on column year_ranking.average is '平均总分（分） / Average total in points';
