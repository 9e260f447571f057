-- What a chart of months wants: a row a unit and month, with the month before, the year before and the league beside it.

-- The value that a quarter of sorted totals is below (1), half of them (2) or three quarters (3): between two totals as far as
-- the place says, as spreadsheets do it (QUARTILE.INC).  Exact, where percentile_cont() is floating point.
create or replace function quartile_of(totals numeric[], quarter integer)
returns numeric
language sql immutable parallel safe
begin atomic
    select t.low + (coalesce(t.high, t.low) - t.low) * (t.steps % 4) / 4 as total
    from (
        select s.steps,
               quartile_of.totals[1 + s.steps / 4] as low,
               quartile_of.totals[2 + s.steps / 4] as high
        from (select quartile_of.quarter * (cardinality(quartile_of.totals) - 1) as steps) as s
    ) as t;
end;

comment on function quartile_of(numeric[], integer) is '内部函数：由低到高的各总分的四分位数（quarter 为1、2、3），两个总分之间按位置取值；没有总分则为空 / Internal: a quartile (quarter is 1, 2 or 3) of totals that are sorted from the lowest on, between two of them as far as its place says; NULL without totals';

-- A month with the one before it and the one a year before, each worked out once and by one plan.  Strict, so that it is not inlined:
-- what is said of a league is over all of its units, and no condition of a query makes less of that.
--
-- A role that sees part of what is published would get the mean of that part: it gets none.
create or replace function monthly_of(month date)
returns table (
    league text,
    unit text,
    unit_name text,
    rank integer,
    total numeric,
    base numeric,
    bonus numeric,
    penalty numeric,
    previous_rank integer,
    previous_total numeric,
    year_before_rank integer,
    year_before_total numeric,
    ranked bigint,
    mean numeric,
    lower_quartile numeric,
    median numeric,
    upper_quartile numeric,
    gap_above numeric,
    gap_below numeric,
    grade text,
    complete boolean,
    rater boolean
)
language sql stable strict parallel safe cost 100000
begin atomic
    with compared as materialized (
        select m.this, m.year_before, r.league, r.rank, r.unit, r.unit_name, r.base, r.bonus, r.penalty, r.total, r.complete, r.rater, r.grade
        from (
            select monthly_of.month as month, true as this, false as year_before
            union all
            select v.month, false as this, false as year_before
            from previous_period(monthly_of.month) as v
            union all
            select y.month, false as this, true as year_before
            from year_before(monthly_of.month) as y
        ) as m
        cross join lateral rank_in(m.month) as r
    ),
    earlier as (
        select c.unit,
               c.league,
               max(c.rank) filter (where not c.year_before) as previous_rank,
               max(c.total) filter (where not c.year_before) as previous_total,
               max(c.rank) filter (where c.year_before) as year_before_rank,
               max(c.total) filter (where c.year_before) as year_before_total
        from compared as c
        where not c.this
        group by c.unit, c.league
    ),
    of_league as (
        select t.league, t.ranked, t.mean, quartile_of(t.totals, 1) as lower_quartile, quartile_of(t.totals, 2) as median,
               quartile_of(t.totals, 3) as upper_quartile
        from (
            select c.league, count(*) as ranked, avg(c.total) as mean, array_agg(c.total order by c.total) as totals
            from compared as c
            where c.this and c.total is not null
            group by c.league
        ) as t
        where (select not p.published or sees_all_published() from period as p where p.month = monthly_of.month)
    )
    select x.league, x.unit, x.unit_name, x.rank, x.total, x.base, x.bonus, x.penalty,
           b.previous_rank, b.previous_total, b.year_before_rank, b.year_before_total,
           g.ranked, g.mean, g.lower_quartile, g.median, g.upper_quartile,
           case when g.league is not null and x.above >= x.total then x.above - x.total end,
           case when g.league is not null and x.below <= x.total then x.total - x.below end,
           x.grade, x.complete, x.rater
    from (
        select c.league, c.unit, c.unit_name, c.rank, c.total, c.base, c.bonus, c.penalty, c.grade, c.complete, c.rater,
               min(c.total) over (partition by c.league order by c.rank groups between 1 preceding and 1 preceding) as above,
               max(c.total) over (partition by c.league order by c.rank groups between 1 following and 1 following) as below
        from compared as c
        where c.this
    ) as x
    left join earlier as b on b.unit = x.unit and b.league = x.league
    left join of_league as g on g.league = x.league;
end;

comment on function monthly_of(date) is '某月的排名，连同上期、上年同期和同组的均值、中位数、四分位数和分差 / The ranking of a month with the period before, the one a year before, and mean, quartiles and gaps of the league';

-- The month comes first, as in the view score: a query for some months works out those, and what they are compared with.
create or replace view monthly
with (security_invoker = true) as
select p.month,
       r.league,
       coalesce(l.title, r.league) as league_title,
       r.unit,
       r.unit_name,
       r.rank,
       r.total::numeric(12, 6) as total,
       r.base::numeric(12, 6) as base,
       r.bonus::numeric(12, 6) as bonus,
       r.penalty::numeric(12, 6) as penalty,
       r.previous_rank,
       r.previous_total::numeric(12, 6) as previous_total,
       r.previous_rank - r.rank as rank_change,
       (r.total - r.previous_total)::numeric(12, 6) as total_change,
       r.year_before_rank,
       r.year_before_total::numeric(12, 6) as year_before_total,
       r.ranked::integer as ranked,
       r.mean::numeric(12, 6) as mean,
       r.lower_quartile::numeric(12, 6) as lower_quartile,
       r.median::numeric(12, 6) as median,
       r.upper_quartile::numeric(12, 6) as upper_quartile,
       r.gap_above::numeric(12, 6) as gap_above,
       r.gap_below::numeric(12, 6) as gap_below,
       r.grade,
       p.published,
       r.complete,
       r.rater
from period as p
cross join lateral monthly_of(p.month) as r
left join league as l on l.league = r.league;

comment on view monthly is '月度对比：每个单位每月一行，含名次、总分、上期、上年同期、同组的均值、中位数、四分位数和与相邻名次的分差，供制图；可见的行同 ranking；只能看到部分公布结果的角色，同组各列为空 / Months side by side, for charts: a row a unit and month with rank, total, the period before, the year before, the mean, median and quartiles of the league and the gaps to its neighbours. It has the rows of ranking for every role; what is said of the league is NULL for a role that sees only part of what is published';
comment on column monthly.month is '月份（当月1日） / Month, as its first day';
comment on column monthly.league is '组别代码 / League code';
comment on column monthly.league_title is '组别名称 / Title of the league';
comment on column monthly.unit is '单位代码 / Unit code';
comment on column monthly.unit_name is '单位名称 / Name of the unit';
comment on column monthly.rank is '名次；没有总分则为空 / Rank within the league; NULL without a total';
comment on column monthly.total is '总分（分） / Total in points; NULL while a mark is missing';
comment on column monthly.base is '基础分（百分制） / Base score on 100 points';
comment on column monthly.bonus is '加分（分） / Bonus in points';
comment on column monthly.penalty is '扣分（分） / Penalty in points, at most 0';
comment on column monthly.previous_rank is '上期在同组的名次；没有则为空 / Rank in the same league in the period before; NULL if there is none';
comment on column monthly.previous_total is '上期在同组的总分（分）；没有则为空 / Total in the period before, in points, if it was in the same league; NULL if there is none';
comment on column monthly.rank_change is '较上期名次的升降：正为上升，负为下降 / Places gained since the period before; negative for places lost';
comment on column monthly.total_change is '较上期总分的增减（分） / Points gained since the period before; negative for points lost';
comment on column monthly.year_before_rank is '上年同期在同组的名次；没有则为空 / Rank in the same league a year before; NULL if there is none';
comment on column monthly.year_before_total is '上年同期在同组的总分（分）；没有则为空 / Total a year before, in points, if it was in the same league; NULL if there is none';
comment on column monthly.ranked is '同组有总分的单位数 / How many units of the league have a total';
comment on column monthly.mean is '同组总分的均值（分） / Mean of the totals of the league, in points';
comment on column monthly.lower_quartile is '同组总分的下四分位数（分），两个总分之间按位置取值（同电子表格的 QUARTILE.INC） / Lower quartile of the totals of the league, between two totals as far as its place says (QUARTILE.INC of spreadsheets)';
comment on column monthly.median is '同组总分的中位数（分） / Median of the totals of the league, in points';
comment on column monthly.upper_quartile is '同组总分的上四分位数（分） / Upper quartile of the totals of the league, in points';
comment on column monthly.gap_above is '与前一名次的分差（分），并列的相同；第一名为空，因一票否决列后而分差不为正的亦为空 / Points that the next better rank has more; the same for all units of a tie; NULL for the first, and where a unit is last in spite of its total';
comment on column monthly.gap_below is '比后一名次多出的分（分），并列的相同；最后一名为空，后一名因一票否决列后而总分更高的亦为空 / Points more than the next worse rank has; the same for all units of a tie; NULL for the last, and where that one is last in spite of its total';
comment on column monthly.grade is '等次代码，见 scheme_grade；没有总分或办法没有等次则为空 / Grade code, see scheme_grade; NULL without a total, or if the scheme has no grades';
comment on column monthly.published is '是否已公布 / Whether the month is published';
comment on column monthly.complete is '各项是否齐全 / Whether all marks are there';
comment on column monthly.rater is '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';

-- and for people who read column titles; numbers have two places where monthly has six
create or replace view 月度对比
with (security_invoker = true) as
select m.month as 月份,
       m.league_title as 组别,
       m.rank as 名次,
       unit_label(m.unit_name, m.rater) as 单位,
       m.total::numeric(12, 2) as 总分,
       m.base::numeric(12, 2) as 基础分,
       m.bonus::numeric(12, 2) as 加分,
       m.penalty::numeric(12, 2) as 扣分,
       m.previous_rank as 上期名次,
       m.previous_total::numeric(12, 2) as 上期总分,
       m.rank_change as 升降,
       m.total_change::numeric(12, 2) as 总分增减,
       m.year_before_rank as 上年同期名次,
       m.year_before_total::numeric(12, 2) as 上年同期总分,
       m.ranked as 参排单位数,
       m.mean::numeric(12, 2) as 同组均值,
       m.lower_quartile::numeric(12, 2) as 同组下四分位数,
       m.median::numeric(12, 2) as 同组中位数,
       m.upper_quartile::numeric(12, 2) as 同组上四分位数,
       m.gap_above::numeric(12, 2) as 距前一名,
       m.gap_below::numeric(12, 2) as 领先后一名,
       g.title as 等次,
       state_label(m.published, m.complete) as 状态,
       m.league as 组别代码,
       m.unit as 单位代码
from monthly as m
join period as p on p.month = m.month
left join scheme_grade as g on g.scheme = p.scheme and g.grade = m.grade;

comment on view 月度对比 is '月度对比，中文列名，保留两位小数：每个单位每月一行，与上期、上年同期和同组比较，供制图；行同 monthly / Months side by side with Chinese labels and two decimal places: a row a unit and month, with the period before, the year before and the league; the rows of monthly';
comment on column 月度对比.月份 is '月份（当月1日） / Month, as its first day';
comment on column 月度对比.组别 is '组别名称 / Title of the league';
comment on column 月度对比.名次 is '名次；没有总分则为空 / Rank; NULL without a total';
comment on column 月度对比.单位 is '单位名称，评分单位加注 / Name of the unit, with a note if it rates others';
comment on column 月度对比.总分 is '总分（分） / Total in points';
comment on column 月度对比.基础分 is '基础分（百分制） / Base score on 100 points';
comment on column 月度对比.加分 is '加分（分） / Bonus in points';
comment on column 月度对比.扣分 is '扣分（分） / Penalty in points';
comment on column 月度对比.上期名次 is '上期在同组的名次；没有则为空 / Rank in the same league in the period before; NULL if there is none';
comment on column 月度对比.上期总分 is '上期在同组的总分（分）；没有则为空 / Total in the period before, if it was in the same league; NULL if there is none';
comment on column 月度对比.升降 is '较上期名次的升降：正为上升，负为下降 / Places gained since the period before; negative for places lost';
comment on column 月度对比.总分增减 is '较上期总分的增减（分） / Points gained since the period before; negative for points lost';
comment on column 月度对比.上年同期名次 is '上年同期在同组的名次；没有则为空 / Rank in the same league a year before; NULL if there is none';
comment on column 月度对比.上年同期总分 is '上年同期在同组的总分（分）；没有则为空 / Total a year before, if it was in the same league; NULL if there is none';
comment on column 月度对比.参排单位数 is '同组有总分的单位数 / How many units of the league have a total';
comment on column 月度对比.同组均值 is '同组总分的均值（分） / Mean of the totals of the league';
comment on column 月度对比.同组下四分位数 is '同组总分的下四分位数（分） / Lower quartile of the totals of the league';
comment on column 月度对比.同组中位数 is '同组总分的中位数（分） / Median of the totals of the league';
comment on column 月度对比.同组上四分位数 is '同组总分的上四分位数（分） / Upper quartile of the totals of the league';
comment on column 月度对比.距前一名 is '与前一名次的分差（分）；第一名为空 / Points that the next better rank has more; NULL for the first';
comment on column 月度对比.领先后一名 is '比后一名次多出的分（分）；最后一名为空 / Points more than the next worse rank has; NULL for the last';
comment on column 月度对比.等次 is '等次名称；没有则为空 / Title of the grade; NULL if there is none';
comment on column 月度对比.状态 is '已公布、未公布或评分不全 / Published, not published, or marks missing';
comment on column 月度对比.组别代码 is '组别代码 / League code';
comment on column 月度对比.单位代码 is '单位代码 / Unit code';
