-- From lines to ranks: item_score, score, ranking.

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

-- What an item starts with, in a state: what is not marked gives full marks or none where the scheme says so (A9), and
-- what does not apply gives full marks or is left out (A8).
create or replace function start_in(state text, start numeric, cap numeric, not_applicable text, unmarked text)
returns numeric
language sql immutable parallel safe
begin atomic
    select case
               when start_in.state = 'assessed' then coalesce(start_in.start, 0)
               when start_in.state = 'not_known' then null
               when start_in.state = 'unmarked'
                   then case start_in.unmarked when 'full_marks' then coalesce(start_in.cap, start_in.start, 0) when 'zero' then 0 end
               when start_in.not_applicable = 'full_marks' then coalesce(start_in.cap, start_in.start, 0)
               else 0
           end as start;
end;

comment on function start_in(text, numeric, numeric, text, text) is '某考核内容在某种情形下的起始分；尚未评分或不可知而没有总分的为空 / What an item starts with in a state; NULL while it is not marked or not known, and so has no score';

-- The tree of a scheme for each league: what items start with and what they are out of, in each case that
-- roll_up_lines() tells apart.
create or replace function given_tree_of(month date, scheme scheme)
returns setof xcedu.tree_item
language sql stable parallel safe
begin atomic
    select g.league, g.item, g.parent, g.kind, g.part,
           start_in('assessed', g.start, g.cap, g.not_applicable, g.unmarked),
           start_in('unmarked', g.start, g.cap, g.not_applicable, g.unmarked),
           start_in('exempt', g.start, g.cap, g.not_applicable, g.unmarked),
           g.floor, g.cap, g.weight,
           case when g.kind in ('breach', 'mark', 'measure') then greatest(coalesce(g.cap, g.start), 0) end,
           g.in_stage, g.assigned,
           g.not_applicable <> 'full_marks',
           g.not_applicable = 'renormalise'
    from (
        select l.league,
               si.item,
               si.parent,
               si.kind,
               si.part,
               si.start,
               si.floor,
               si.cap,
               si.weight,
               coalesce(si.not_applicable, (given_tree_of.scheme).not_applicable) as not_applicable,
               coalesce(si.unmarked, (given_tree_of.scheme).unmarked) as unmarked,
               in_force(given_tree_of.month, si.first_month, si.last_month) as in_stage,
               si.leagues is null or l.league = any (si.leagues) as assigned
        from league as l
        join tree_of((given_tree_of.scheme).scheme) as t on t.only_for is null or l.league = any (t.only_for)
        join scheme_item as si on si.scheme = (given_tree_of.scheme).scheme and si.item = t.item
    ) as g;
end;

comment on function given_tree_of(date, scheme) is '内部函数：某月按某办法的各组别考核内容树的各项，供 roll_up_lines() 用 / Internal: the items of the tree of a scheme in a month for each league, as roll_up_lines() takes them';

-- The tree of every unit that the role sees whole, rolled up: a row a unit.  What a query does not ask for, its items or its
-- total, is not made.  items and states are in the order of the bytes of item.
create or replace function rolled_of(month date, scheme scheme)
returns table (unit text, items xcedu.rolled_item[], states text[], total xcedu.rolled_total)
language sql stable parallel safe
begin atomic
    select g.unit,
           (g.tree).items,
           (g.tree).states,
           g.total
    from (
        select u.unit,
               xcedu.roll_up_lines((select array_agg(t) from given_tree_of(rolled_of.month, rolled_of.scheme) as t),
                                   u.league, l.item, l.source, l.points, l.taken_back) as tree,
               xcedu.roll_up_total((select array_agg(t) from given_tree_of(rolled_of.month, rolled_of.scheme) as t),
                                   u.league, l.item, l.source, l.points, l.taken_back) as total
        from visible_unit_of(rolled_of.month) as u
        left join (
            select o.unit, o.item, o.source, o.points, o.taken_back
            from (select) as once
            cross join own_line_of(rolled_of.month, rolled_of.scheme) as o
            union all
            select x.unit, x.item, 'exempt' as source, null::numeric as points, null::numeric as taken_back
            from (select) as once
            cross join exempt_of(rolled_of.month) as x
            union all
            select c.unit, c.item, 'carried' as source, null::numeric as points, null::numeric as taken_back
            from carried_item as c
        ) as l on l.unit = u.unit
        -- the second key, the same of all rows, can be hashed but not sorted: the planner would sort the lines of all units
        group by u.unit, '0'::xid
    ) as g;
end;

comment on function rolled_of(date, scheme) is '某月按某办法的各单位考核内容树的汇总，每单位一行 / The tree of each unit rolled up, of a month under a scheme: a row a unit';

-- The items of one unit, from what rolled_of() gives of it.
create or replace function scored_item_of(items xcedu.rolled_item[], states text[], scheme scheme)
returns table (
    item text,
    parent text,
    kind text,
    part text,
    start numeric,
    own numeric,
    children numeric,
    score numeric,
    out_of numeric,
    brings numeric,
    taken_back numeric,
    coverage text,
    marked boolean,
    cap numeric,
    value numeric,
    starts_with numeric,
    level integer,
    place integer,
    floor numeric,
    weight numeric,
    not_applicable text,
    unmarked text,
    clause text
)
language sql stable parallel safe
begin atomic
    select i.item,
           si.parent,
           si.kind,
           t.part,
           coalesce(si.start, 0),
           i.own,
           i.children,
           case
               when i.state in ('assessed', 'unmarked', 'not_known') or j.not_applicable = 'full_marks'
                   then i.value
           end,
           i.out_of,
           i.brings,
           i.taken_back,
           case when i.state in ('unmarked', 'not_known') then 'assessed' else i.state end,
           i.state <> 'unmarked',
           si.cap,
           i.value,
           start_in(i.state, si.start, si.cap, j.not_applicable, j.unmarked),
           t.level,
           si.place,
           si.floor,
           si.weight,
           j.not_applicable,
           j.unmarked,
           coalesce(si.standard, si.clause)
    from unnest(scored_item_of.items, scored_item_of.states) as i (item, own, children, value, out_of, brings, taken_back, state)
    join scheme_item as si on si.scheme = (scored_item_of.scheme).scheme and si.item = i.item
    join tree_of((scored_item_of.scheme).scheme) as t on t.item = i.item
    cross join lateral (
        select coalesce(si.not_applicable, (scored_item_of.scheme).not_applicable) as not_applicable,
               coalesce(si.unmarked, (scored_item_of.scheme).unmarked) as unmarked
    ) as j;
end;

comment on function scored_item_of(xcedu.rolled_item[], text[], scheme) is '由 rolled_of() 的一个单位得出的各项得分，含各级分组和总分 / The score of one unit on each item, groups and the total too, from what rolled_of() gives of it';

create or replace function item_score_of(month date, scheme scheme)
returns table (
    unit text,
    item text,
    parent text,
    kind text,
    part text,
    start numeric,
    own numeric,
    children numeric,
    score numeric,
    out_of numeric,
    brings numeric,
    taken_back numeric,
    coverage text,
    marked boolean,
    cap numeric,
    value numeric,
    starts_with numeric,
    level integer
)
language sql stable parallel safe
begin atomic
    select r.unit, i.item, i.parent, i.kind, i.part, i.start, i.own, i.children, i.score, i.out_of, i.brings, i.taken_back, i.coverage, i.marked,
           i.cap, i.value, i.starts_with, i.level
    from rolled_of(item_score_of.month, item_score_of.scheme) as r
    cross join lateral scored_item_of(r.items, r.states, item_score_of.scheme) as i;
end;

comment on function item_score_of(date, scheme) is '某月按某办法的各单位各项得分，含各级分组和总分 / The score of each unit on each item, groups and the total too, in a month under a scheme';

create or replace view item_score
with (security_invoker = true) as
select p.month,
       i.unit,
       i.item,
       i.parent,
       i.start::numeric(12, 6) as start,
       i.own::numeric(12, 6) as own,
       i.children::numeric(12, 6) as children,
       i.score::numeric(12, 6) as score,
       i.out_of::numeric(12, 6) as out_of,
       i.coverage,
       i.marked,
       i.brings::numeric(12, 6) as brings,
       i.taken_back::numeric(12, 6) as taken_back
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral item_score_of(p.month, s) as i;

comment on view item_score is '各单位考核内容树各项的得分，含各级分组和总分：between(floor, start + own + children, cap) + taken_back。只看公布结果的角色没有行，请看 fact_score / The score of each unit on each item of the tree, groups and the total too: between(floor, start + own + children, cap) + taken_back. It has no rows for a role that sees only what is published: read fact_score';
comment on column item_score.month is '月份（当月1日） / Month, as its first day';
comment on column item_score.unit is '单位代码 / Unit code';
comment on column item_score.item is '考核内容代码 / Item code';
comment on column item_score.parent is '上级考核内容代码，总分则为空 / Code of the item above it; NULL for the total';
comment on column item_score.start is '起始分 / The points that it starts with';
comment on column item_score.own is '本项各行得失分之和，不含收回的；尚未评分则为空 / What its own lines add up to, without what is taken back; NULL while it is not marked';
comment on column item_score.children is '下级计入的分数之和，不含收回的；有缺项则为空 / What its children bring, without what is taken back; NULL while a mark is missing';
comment on column item_score.score is '得分（分）；尚未评分（按未评不计）或不适用而不计则为空 / Score in points; NULL while not marked, and for an item that does not apply and is left out';
comment on column item_score.out_of is '满分；不适用且在上级内折算时为0 / What it is out of; 0 where it does not apply and the rest is scaled up';
comment on column item_score.coverage is '是否考核：assessed 考核；not_in_stage 不在阶段内、exempt 豁免、not_assigned 无此任务、nothing_to_compare 数值没有可比的对象，按 not_applicable 处理 / Coverage: assessed; not_in_stage, exempt, not_assigned and nothing_to_compare (of a measured value) are treated as not_applicable says';
comment on column item_score.marked is '评分是否齐备；适用而尚未评分为假 / Whether it can be scored; false while a mark is missing';
comment on column item_score.brings is '计入上级的分数（有权重的经折算） / What it brings to its parent, by its weight if it has one';
comment on column item_score.taken_back is '因撤销收回的分数，不大于0，不受上下限影响 / What is taken back by revocations, at most 0; no floor and no cap softens it';

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

comment on view missing_mark is '尚缺的评分和数值：有缺项的单位当月没有总分，除非 unmarked 另有规定 / Marks and measured values that are missing; a unit has no total until it has them all, unless unmarked says otherwise';
comment on column missing_mark.month is '月份（当月1日） / Month, as its first day';
comment on column missing_mark.unit is '单位代码 / Unit code';
comment on column missing_mark.unit_name is '单位名称 / Name of the unit';
comment on column missing_mark.item is '考核内容代码 / Item code';
comment on column missing_mark.item_title is '考核内容名称 / Title of the item';

-- items and states are those of rolled_of(), for publish_month(), which writes the lines of the same tree.
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
    items xcedu.rolled_item[],
    states text[]
)
language sql stable parallel safe
begin atomic
    select r.unit,
           (r.total).base,
           (r.total).bonus,
           (r.total).penalty,
           (r.total).total,
           (r.total).total is not null,
           (r.total).missing::bigint,
           (r.total).assessed_percent,
           (r.total).bonus - (r.total).taken_back,
           (r.total).taken_back,
           r.items,
           r.states
    from rolled_of(score_of.month, score_of.scheme) as r
    -- a league for which the scheme has no items has no score
    where r.total is distinct from null;
end;

comment on function score_of(date, scheme) is '某月按某办法的各单位总分 / The score of each unit in a month under a scheme';

-- The month comes first, and what is published and what is worked out are looked up by it.  So a query that joins months with
-- a table of its own, or asks for `month in (select ...)`, works out those months and no others.
create or replace view score
with (security_invoker = true) as
select p.month,
       x.unit,
       x.base,
       x.bonus,
       x.penalty,
       x.total,
       x.complete,
       x.missing,
       x.assessed_percent,
       x.gained,
       x.taken_back
from period as p
cross join lateral (
    select ps.unit,
           ps.base,
           ps.bonus,
           ps.penalty,
           ps.total,
           true as complete,
           ps.missing,
           ps.assessed_percent,
           ps.gained,
           ps.taken_back
    from published_score as ps
    where ps.month = p.month and ps.revision = p.revision and p.published
    union all
    select o.unit,
           o.base::numeric(12, 6) as base,
           o.bonus::numeric(12, 6) as bonus,
           o.penalty::numeric(12, 6) as penalty,
           o.total::numeric(12, 6) as total,
           o.complete,
           o.missing::integer as missing,
           o.assessed_percent::numeric(12, 6) as assessed_percent,
           o.gained::numeric(12, 6) as gained,
           o.taken_back::numeric(12, 6) as taken_back
    from scheme as s
    cross join lateral score_of(p.month, s) as o
    where s.scheme = p.scheme and not p.published
) as x;

comment on view score is '各单位月度得分：总分 = 基础分 + 加分 + 扣分，总分封顶的除外；已公布的月份为公布时的得分 / The monthly score of each unit: total = base + bonus + penalty, unless the total has a cap; of published months, as it was published';
comment on column score.month is '月份（当月1日） / Month, as its first day';
comment on column score.unit is '单位代码 / Unit code';
comment on column score.base is '基础分；有缺项则为空 / Base score; NULL while a mark is missing';
comment on column score.bonus is '加分（分）：封顶后的加分加收回的部分，可为负 / Bonus in points: what is gained, up to the caps, and what is taken back; negative where that is more';
comment on column score.penalty is '扣分（分） / Penalty in points';
comment on column score.total is '总分（分），可超过100或低于0；有缺项则为空 / Total in points, above 100 or below 0 where it comes to that; NULL while a mark is missing';
comment on column score.complete is '各项是否齐全 / Whether all marks are there';
comment on column score.missing is '尚缺的评分数 / How many marks are missing';
comment on column score.assessed_percent is '实际考核的满分占全部满分的百分比 / Full marks of the items that apply, in percent of all';
comment on column score.gained is '当月计入的加分（分），不含收回的 / Bonus that counts in the month without what is taken back, in points';
comment on column score.taken_back is '当月因撤销收回的加分（分），不大于0 / Bonus taken back in the month by revocations, in points, at most 0';

-- Units are compared only for a role that sees all of them whole.  places is how many units of the league have this rank
-- or a better one, ranked how many have a rank, grade_place the place of the highest grade that events leave it.
create or replace function placed_of(month date, scheme scheme)
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
    taken_back numeric,
    places bigint,
    ranked bigint,
    last_place boolean,
    grade_place integer,
    items xcedu.rolled_item[],
    states text[]
)
language sql stable parallel safe
begin atomic
    select u.league,
           case
               when s.total is null then null
               when (placed_of.scheme).ties = 'dense'
                   then (dense_rank() over ranks)::integer
               else (rank() over ranks)::integer
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
           s.taken_back,
           count(*) over ranks,
           count(s.total) over (partition by u.league),
           coalesce(f.last_place, false),
           f.grade_place,
           s.items,
           s.states
    from score_of(placed_of.month, placed_of.scheme) as s
    join unit_of(placed_of.month) as u on u.unit = s.unit
    left join rater as r on r.unit = s.unit
    left join (
        select e.unit, bool_or(e.effect = 'last_place') as last_place, max(g.place) as grade_place
        from effect_of(placed_of.month, placed_of.scheme) as e
        left join scheme_grade as g on g.scheme = (placed_of.scheme).scheme and g.grade = e.grade
        group by e.unit
    ) as f on f.unit = s.unit
    where (select sees_all_units())
          -- a unit to which no item applies is not ranked (A33)
          and s.assessed_percent <> 0
    -- one with the last place after all others, with its real total
    window ranks as (partition by u.league order by s.total is null, coalesce(f.last_place, false), s.total desc);
end;

comment on function placed_of(date, scheme) is '某月按某办法的分组名次，未定等次；不能看到全部单位的角色没有行 / The ranks of each league in a month under a scheme, without grades; no rows for a role that does not see all units';

-- A grade is the first one whose least total is reached, that has a place for the rank and that no event rules out.
-- Places are counted by rank, whoever holds them; so a tie needs places for all of its units.
create or replace function grade_reached(scheme text, total numeric, places bigint, ranked bigint, grade_place integer)
returns table (grade text)
language sql stable parallel safe
begin atomic
    select g.grade
    from scheme_grade as g
    where g.scheme = grade_reached.scheme
          and (g.at_least is null or grade_reached.total >= g.at_least)
          and (g.share is null or grade_reached.places <= floor(g.share * grade_reached.ranked))
          and g.place >= coalesce(grade_reached.grade_place, 1)
          and grade_reached.total is not null
    order by g.place
    limit 1;
end;

comment on function grade_reached(text, numeric, bigint, bigint, integer) is '由总分、名次和事项的限制得出的等次，没有则无行 / The grade that a total, a rank and what events leave come to; no row if there is none';

-- Strict, so that it is not inlined: ranks are those of all units, and no condition of a query makes less of that.
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
    taken_back numeric,
    grade text,
    last_place boolean
)
language sql stable strict parallel safe cost 50000
begin atomic
    select r.league, r.rank, r.unit, r.unit_name, r.base, r.bonus, r.penalty, r.total, r.complete, r.rater, r.missing,
           r.assessed_percent, r.gained, r.taken_back, g.grade, r.last_place
    from placed_of(ranking_of.month, ranking_of.scheme) as r
    left join lateral grade_reached((ranking_of.scheme).scheme, r.total, r.places, r.ranked, r.grade_place) as g on true;
end;

comment on function ranking_of(date, scheme) is '某月按某办法的分组排名和等次；不能看到全部单位的角色没有行 / The ranking of each league in a month under a scheme, with grades; no rows for a role that does not see all units';

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
    rater boolean,
    grade text
)
language sql stable parallel safe
begin atomic
    select ps.league, ps.rank, ps.unit, ps.unit_name, ps.base, ps.bonus, ps.penalty, ps.total, true as complete, ps.rater, ps.grade
    from period as p
    join published_score as ps on ps.month = p.month and ps.revision = p.revision
    where p.month = rank_in.month and p.published
    union all
    select r.league, r.rank, r.unit, r.unit_name, r.base, r.bonus, r.penalty, r.total, r.complete, r.rater, r.grade
    from period as p
    join scheme as s on s.scheme = p.scheme
    cross join lateral ranking_of(p.month, s) as r
    where p.month = rank_in.month and not p.published;
end;

comment on function rank_in(date) is '某月的排名：已公布的为公布时的名次，未公布的为现在的名次 / The ranking of a month: as it was published, or else as it stands';

-- The ranking of an open month, with the ranks of the period before.  Strict, so that it is not inlined: the query that calls it is
-- planned without it, and both months are worked out by one plan.
create or replace function open_ranking(month date)
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
    grade text,
    previous_rank integer
)
language sql stable strict parallel safe cost 100000
begin atomic
    with ranked as materialized (
        select m.this, r.league, r.rank, r.unit, r.unit_name, r.base, r.bonus, r.penalty, r.total, r.complete, r.rater, r.grade
        from (
            select open_ranking.month as month, true as this
            union all
            select v.month, false as this
            from previous_period(open_ranking.month) as v
        ) as m
        cross join lateral rank_in(m.month) as r
    )
    select r.league, r.rank, r.unit, r.unit_name, r.base, r.bonus, r.penalty, r.total, r.complete, r.rater, r.grade, b.rank as previous_rank
    from ranked as r
    left join ranked as b on not b.this and b.unit = r.unit and b.league = r.league
    where r.this;
end;

comment on function open_ranking(date) is '未公布的某月现在的排名，及上期在同组的名次 / The ranking of an open month as it stands, with the ranks in the same league in the period before';

create or replace view ranking
with (security_invoker = true) as
select p.month,
       r.league,
       coalesce(l.title, r.league) as league_title,
       r.rank,
       r.unit,
       r.unit_name,
       r.base::numeric(12, 6) as base,
       r.bonus::numeric(12, 6) as bonus,
       r.penalty::numeric(12, 6) as penalty,
       r.total::numeric(12, 6) as total,
       r.previous_rank,
       r.previous_rank - r.rank as rank_change,
       p.published,
       r.complete,
       r.rater,
       r.grade
from period as p
left join lateral previous_period(p.month) as v on true
cross join lateral (
    select ps.league, ps.rank, ps.unit, ps.unit_name, ps.base, ps.bonus, ps.penalty, ps.total, true as complete, ps.rater, ps.grade,
           b.rank as previous_rank
    from published_score as ps
    left join lateral rank_in(v.month) as b on b.unit = ps.unit and b.league = ps.league
    where ps.month = p.month and ps.revision = p.revision and p.published
    union all
    select o.league, o.rank, o.unit, o.unit_name, o.base, o.bonus, o.penalty, o.total, o.complete, o.rater, o.grade,
           o.previous_rank
    from open_ranking(p.month) as o
    where not p.published
) as r
left join league as l on l.league = r.league;

comment on view ranking is '月度排名：同组单位按总分排名，同分同名次（1-2-2-4，或按 scheme.ties 为 1-2-2-3）；已公布的月份为公布时的排名，未公布的只对可见全部单位的角色显示 / Monthly ranking of each league by total; equal totals share the rank, 1-2-2-4, or 1-2-2-3 if scheme.ties says so. Published months as they were published; others only for a role that sees all units';
comment on column ranking.month is '月份（当月1日） / Month, as its first day';
comment on column ranking.league is '组别代码 / League code';
comment on column ranking.league_title is '组别名称 / Title of the league';
comment on column ranking.rank is '名次；没有总分则为空 / Rank within the league; NULL without a total';
comment on column ranking.unit is '单位代码 / Unit code';
comment on column ranking.unit_name is '单位名称 / Name of the unit';
comment on column ranking.base is '基础分（百分制） / Base score on 100 points';
comment on column ranking.bonus is '加分（分） / Bonus in points';
comment on column ranking.penalty is '扣分（分） / Penalty in points, at most 0';
comment on column ranking.total is '总分（分） / Total in points; NULL while a mark is missing';
comment on column ranking.previous_rank is '上期在同组的名次；没有则为空 / Rank in the same league in the period before; NULL if there is none';
comment on column ranking.rank_change is '较上期名次的升降：正为上升，负为下降 / Places gained since the period before; negative for places lost';
comment on column ranking.published is '是否已公布 / Whether the month is published';
comment on column ranking.complete is '各项是否齐全 / Whether all marks are there';
comment on column ranking.rater is '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';
comment on column ranking.grade is '等次代码，见 scheme_grade；没有总分或办法没有等次则为空 / Grade code, see scheme_grade; NULL without a total, or if the scheme has no grades';

-- What the published periods of a year come to, as the scheme of the last of them says, and nothing else that the
-- rule-book does not say.  A league is that of the last period; twelve places are more than an average of
-- numbers of six places needs to be told apart from another.
create or replace view year_ranking
with (security_invoker = true) as
select y.year,
       y.league,
       case when y.total is not null then (rank() over (partition by y.year, y.league order by y.total desc nulls last))::integer end as rank,
       y.unit,
       y.unit_name,
       y.months,
       y.average::numeric(12, 6) as average,
       y.periods,
       y.year_by,
       y.total::numeric(12, 6) as total
from (
    select u.year,
           u.league,
           u.unit,
           u.unit_name,
           u.months,
           u.average,
           u.periods,
           u.year_by,
           case u.year_by when 'sum' then u.sum when 'weighted' then u.weighted else u.average end as total
    from (
        select p.year,
               (array_agg(ps.league order by p.month desc))[1] as league,
               ps.unit,
               (array_agg(ps.unit_name order by p.month desc))[1] as unit_name,
               sum(p.months)::integer as months,
               count(*)::integer as periods,
               p.year_by,
               sum(ps.total) as sum,
               round(sum(ps.total) / count(*), 12) as average,
               round(sum(p.weight * ps.total) / sum(p.weight), 12) as weighted
        from (
            select q.month,
                   q.revision,
                   extract(year from q.month)::integer as year,
                   s.months,
                   w.weight,
                   first_value(s.year_by) over (partition by extract(year from q.month)::integer order by q.month desc) as year_by
            from period as q
            join scheme as s on s.scheme = q.scheme
            left join scheme_period as w
                on w.scheme = q.scheme and w.place = (extract(month from q.month)::integer - 1) / s.months + 1
            where q.published
        ) as p
        join published_score as ps on ps.month = p.month and ps.revision = p.revision
        where (select sees_all_published())
        group by p.year, p.year_by, ps.unit
    ) as u
) as y;

comment on view year_ranking is '年度排名：全年已公布各期总分，按该年最后一期所用办法的 year_by 平均、合计或加权平均；只对可见全部公布结果的角色显示 / Ranking of a year by the totals of its published periods: their mean, sum or weighted mean, as year_by of the scheme of the last of them says; only for a role that sees all that is published';
comment on column year_ranking.year is '年份 / Year';
comment on column year_ranking.league is '组别代码，以最后一期为准 / League code, that of the last period';
comment on column year_ranking.rank is '名次，同分同名次（1-2-2-4）；没有年度成绩则为空 / Rank within the league; equal totals share it, 1-2-2-4; NULL without a total';
comment on column year_ranking.unit is '单位代码 / Unit code';
comment on column year_ranking.unit_name is '单位名称，以最后一期为准 / Name of the unit, that of the last period';
comment on column year_ranking.months is '已公布的月数 / How many months are published';
comment on column year_ranking.average is '各期总分的平均（分） / Average of the totals, in points';
comment on column year_ranking.periods is '已公布的期数 / How many periods are published';
comment on column year_ranking.year_by is '年度成绩的算法：mean、sum、weighted，见 scheme.year_by / How a year is worked out: mean, sum or weighted, see scheme.year_by';
comment on column year_ranking.total is '年度成绩（分），按 year_by；加权而各期都没有权重则为空 / What the year comes to by year_by, in points; NULL if it is weighted and no period has a weight';
