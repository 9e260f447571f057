-- Measured values: what each is compared with, the band that it falls in, and the points that this gives.

-- A quotient rounded half away from zero to six places, as if it were exact: what numeric division gives has been
-- rounded once already.
create or replace function rounded_quotient(dividend numeric, divisor numeric)
returns numeric
language sql immutable parallel safe
begin atomic
    select sign(rounded_quotient.dividend) * sign(rounded_quotient.divisor)
           * div(2000000 * abs(rounded_quotient.dividend) + abs(rounded_quotient.divisor), 2 * abs(rounded_quotient.divisor))
           * 0.000001 as quotient;
end;

comment on function rounded_quotient(numeric, numeric) is '两数之商，按精确值四舍五入到6位小数；除数为0则报错（22012） / The quotient of two numbers, rounded half away from zero to six places from the exact value; an error (22012) if divisor is 0';

-- What measured values give.  What is looked up in the bands is kept as a quotient (looked_up / per), so that bands are
-- chosen and points are rounded from exact numbers.  Units are compared with those of their league of that month that
-- the item applies to and that have a value, and only for a role that sees all of them.  Where there is nothing to
-- compare with (no value in the period before, or a ratio to zero) the item does not apply (A8).
--
-- Strict, so that it is not inlined: it is planned when there are values, and costs a query nothing where there are none.
create or replace function measured_together(month date, scheme scheme)
returns table (
    unit text,
    item text,
    title text,
    value numeric,
    target numeric,
    compared_with numeric,
    looked_up numeric,
    at_least numeric,
    points numeric,
    outcome text,
    compare text,
    against text,
    units bigint,
    place bigint,
    base numeric,
    slope numeric,
    clause text,
    external_id text
)
language sql stable strict parallel safe rows 100
begin atomic
    select m.unit,
           m.item,
           m.title,
           m.value,
           m.target,
           w.compared_with,
           w.looked_up,
           b.at_least,
           g.points,
           j.outcome,
           m.compare,
           m.against,
           m.units,
           m.place,
           b.points as base,
           b.slope,
           m.clause,
           m.external_id
    from (
        select k.unit,
               k.item,
               coalesce(k.reason, said((measured_together.scheme).language, 'title_value')) as title,
               k.value,
               k.target,
               k.external_id,
               si.compare,
               si.against,
               y.value as previous,
               count(*) over same_league as units,
               sum(k.value) over same_league as total,
               case when si.lowest_first then min(k.value) over same_league else max(k.value) over same_league end as best,
               rank() over (partition by k.item, u.league, x.unit is null
                            order by case when si.lowest_first then k.value else - k.value end) as place,
               coalesce(si.standard, si.clause) as clause,
               v.bands,
               in_force(measured_together.month, si.first_month, si.last_month) as in_stage,
               x.unit is not null as exempt,
               (si.compare not in ('place', 'percentile') and coalesce(si.against not in ('mean', 'best'), true))
                   or (select sees_all_units()) or k.item = any ((select own_items())::text[]) as known
        from measure as k
        join scheme_item as si on si.item = k.item
        join unit_of(measured_together.month) as u on u.unit = k.unit
        left join exempt_of(measured_together.month) as x on x.unit = k.unit and x.item = k.item
        left join (
            select s.item, array_agg(s) as bands
            from scheme_band as s
            where s.scheme = (measured_together.scheme).scheme
            group by s.item
        ) as v on v.item = k.item
        left join measure as y
            on si.against = 'previous'
               and y.unit = k.unit
               and y.item = k.item
               and y.month = (select max(p.month) from period as p where p.month < measured_together.month)
        where k.month = measured_together.month
              and si.scheme = (measured_together.scheme).scheme
              and si.kind = 'measure'
        window same_league as (partition by k.item, u.league, x.unit is null)
    ) as m
    -- the other side of a difference or ratio, and then what is looked up; offset 0, so that each is worked out once
    cross join lateral (
        select case m.against when 'target' then m.target when 'previous' then m.previous when 'mean' then m.total when 'best' then m.best end
                   as amount,
               case when m.against = 'mean' then m.units else 1 end as of_units
        offset 0
    ) as a
    cross join lateral (
        select case m.compare
                   when 'value' then m.value
                   when 'difference' then m.value * a.of_units - a.amount
                   when 'ratio' then m.value * a.of_units * sign(a.amount)
                   else m.place
               end as amount,
               case m.compare
                   when 'difference' then a.of_units
                   when 'ratio' then abs(a.amount)
                   when 'percentile' then m.units
                   else 1
               end as per
        offset 0
    ) as q
    cross join lateral (
        select case
                   when not m.in_stage then 'not_in_stage'
                   when m.exempt then 'exempt'
                   when not m.known then 'not_known'
                   when m.compare in ('difference', 'ratio') and (a.amount is null or q.per = 0) then 'nothing_to_compare'
                   else 'counted'
               end as outcome
        offset 0
    ) as j
    cross join lateral (
        select case when j.outcome in ('counted', 'nothing_to_compare') then rounded_quotient(a.amount, a.of_units) end as compared_with,
               case when j.outcome = 'counted' then rounded_quotient(q.amount, q.per) end as looked_up
        offset 0
    ) as w
    left join lateral (
        select s.at_least, s.points, s.slope
        from unnest(m.bands) as s
        where j.outcome = 'counted'
              and s.at_least * q.per <= q.amount
        order by s.at_least desc
        limit 1
    ) as b on true
    cross join lateral (
        -- no floor or cap is beyond 100,000
        select case
                   when j.outcome = 'not_known' then null
                   when b.at_least is null then 0
                   else greatest(least(rounded_quotient(b.points * q.per + b.slope * (q.amount - b.at_least * q.per), q.per), 100000), -100000)
               end as points
        offset 0
    ) as g;
end;

comment on function measured_together(date, scheme) is '内部函数：measured_of 的各数，该月有数值时才计算 / Internal: the numbers of measured_of, worked out when the month has values';

-- Why a value gives what it does.  With a FROM, so that it is not inlined: a query without values does not plan it.
create or replace function measured_why(
    language text, outcome text, compare text, against text, value numeric, compared_with numeric, looked_up numeric, units bigint, place bigint,
    at_least numeric, base numeric, slope numeric, points numeric
)
returns text
language sql stable parallel safe
begin atomic
    select said(m.language,
                case measured_why.outcome
                    when 'not_in_stage' then 'value_not_in_stage'
                    when 'exempt' then 'value_exempt'
                    when 'not_known' then 'value_not_known'
                    when 'nothing_to_compare'
                        then case when measured_why.compared_with is null then 'value_no_previous' else 'value_against_zero' end
                    else case measured_why.compare
                             when 'value' then 'value_itself'
                             when 'place' then 'value_place'
                             when 'percentile' then 'value_percentile'
                             when 'difference' then 'value_difference'
                             else 'value_ratio'
                         end
                end,
                trim_scale(measured_why.value)::text, measured_why.units::text, measured_why.place::text, trim_scale(measured_why.looked_up)::text,
                said(m.language,
                     case measured_why.against
                         when 'target' then 'against_target'
                         when 'previous' then 'against_previous'
                         when 'mean' then 'against_mean'
                         when 'best' then 'against_best'
                     end),
                trim_scale(measured_why.compared_with)::text)
           || case
                  when measured_why.outcome <> 'counted' then ''
                  else said(m.language,
                            case
                                when measured_why.at_least is null then 'band_none'
                                when measured_why.slope = 0 then 'band'
                                else 'band_slope'
                            end,
                            trim_scale(measured_why.at_least)::text, trim_scale(measured_why.base)::text,
                            case when measured_why.slope < 0 then '−' else '+' end, trim_scale(abs(measured_why.slope))::text,
                            trim_scale(measured_why.looked_up)::text,
                            case when measured_why.at_least < 0 then '+' else '−' end, trim_scale(abs(measured_why.at_least))::text,
                            trim_scale(measured_why.points)::text)
              end as why
    from (select measured_why.language) as m;
end;

comment on function measured_why(text, text, text, text, numeric, numeric, numeric, bigint, bigint, numeric, numeric, numeric, numeric) is '内部函数：数值得分的原因 / Internal: why a value gives what it does';

create or replace function measured_of(month date, scheme scheme)
returns table (
    unit text,
    item text,
    title text,
    value numeric,
    target numeric,
    compared_with numeric,
    looked_up numeric,
    at_least numeric,
    points numeric,
    outcome text,
    why text,
    clause text,
    external_id text
)
language sql stable parallel safe
begin atomic
    select m.unit,
           m.item,
           m.title,
           m.value,
           m.target,
           m.compared_with,
           m.looked_up,
           m.at_least,
           m.points,
           m.outcome,
           measured_why((measured_of.scheme).language, m.outcome, m.compare, m.against, m.value, m.compared_with, m.looked_up, m.units, m.place,
                        m.at_least, m.base, m.slope, m.points),
           m.clause,
           m.external_id
    from (select k.month from measure as k where k.month = measured_of.month limit 1) as g
    cross join lateral measured_together(g.month, measured_of.scheme) as m;
end;

comment on function measured_of(date, scheme) is '某月按某办法的各项数值及其得分 / The measured values of a month under a scheme and what each gives, a row each';

create or replace view measured
with (security_invoker = true) as
select p.month,
       m.unit,
       m.item,
       m.title,
       m.value::numeric(19, 6) as value,
       m.target::numeric(19, 6) as target,
       m.compared_with::numeric(19, 6) as compared_with,
       m.looked_up::numeric(30, 6) as looked_up,
       m.at_least::numeric(19, 6) as at_least,
       m.points::numeric(12, 6) as points,
       m.outcome,
       m.why,
       m.clause,
       m.external_id
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral measured_of(p.month, s) as m;

comment on view measured is '数值得分明细：每项数值一行，注明与何比较、所取档次、得分和条款 / Measured values, a row each: what each is compared with, its band, what it gives and by which clause';
comment on column measured.month is '月份（当月1日） / Month, as its first day';
comment on column measured.unit is '单位代码 / Unit code';
comment on column measured.item is '考核内容代码 / Item code';
comment on column measured.title is '数值的说明 / What is said of the value';
comment on column measured.value is '数值 / The value';
comment on column measured.target is '该单位的目标 / The unit''s own target';
comment on column measured.compared_with is '所比较的数值：目标、上期、本组平均或本组最好；不作差、比则为空 / What it is compared with: target, period before, mean or best of the league; NULL unless a difference or ratio is taken';
comment on column measured.looked_up is '据以查档次的数：数值、差、比、名次或位次，6位小数 / What is looked up in the bands: value, difference, ratio, place or percentile, to six places';
comment on column measured.at_least is '所取档次的下限；低于所有档次则为空 / Least of the band that it falls in; NULL below all bands';
comment on column measured.points is '得分（分），扣分为负；须与其他单位比较而当前角色不能看到全部时为空 / Points, negative for points lost; NULL where units are compared and the role does not see all of them';
comment on column measured.outcome is '结果：counted 计入，nothing_to_compare 没有可比的数值（上期没有数值，或求比而另一方为0），按不适用计；exempt 豁免，not_in_stage 不在阶段内，not_known 须与其他单位比较而当前角色不能看到全部 / Outcome: counted, nothing_to_compare (no value in the period before, or a ratio to zero: the item does not apply), exempt, not_in_stage, not_known (units are compared, and the role does not see all of them)';
comment on column measured.why is '得分的原因：数值、比较和档次，语言同 scheme.language / Why it gives that, in the language of the scheme: the value, what it was compared with, and the band';
comment on column measured.clause is '所依据的考核标准原文 / The standard that it stands on';
comment on column measured.external_id is '来源系统中的编号 / Its id in the system that it came from';
