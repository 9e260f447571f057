-- The lines: one row a point lost or gained, with its clause and source row.
--
-- Each function f(month, scheme) gives the rows of one month under a scheme row;
-- it is inlined, so that whatever asks for some months reads just those.  The view
-- of the same name without _of is the function over all months.

-- The marks of several raters: what each of them takes off.  Of the first n marks that count, n shares of what the
-- item starts with less n shares of the marks, each rounded to six places, are taken off together; a line is what its
-- mark adds to that.  So the lines of an item add up to what it starts with less the mean, which is rounded once.
--
-- Strict, so that it is not inlined: rule-books that have one rater do not plan it.
create or replace function mean_mark_of(month date, scheme scheme)
returns table (
    unit text,
    item text,
    rater text,
    title text,
    points numeric,
    why text,
    clause text,
    first_month date,
    last_month date,
    trimmed boolean
)
language sql stable strict parallel safe rows 1000
begin atomic
    select m.unit,
           m.item,
           m.rater,
           m.title,
           case
               when m.trimmed then 0
               else round(m.nth * m.start / m.counted, 6) - round((m.nth - 1) * m.start / m.counted, 6)
                    - round(m.total / m.counted, 6) + round((m.total - m.given) / m.counted, 6)
           end,
           said((mean_mark_of.scheme).language,
                case when not m.trimmed then 'mark_in_mean' when m.nth = 0 then 'mark_highest' else 'mark_lowest' end,
                trim_scale(m.given)::text, m.counted::text),
           m.clause,
           m.first_month,
           m.last_month,
           m.trimmed
    from (
        select r.unit,
               r.item,
               r.rater,
               r.title,
               r.start,
               r.given,
               r.clause,
               r.first_month,
               r.last_month,
               r.ends and r.nth in (1, r.marks) as trimmed,
               case when r.ends then r.nth - 1 else r.nth end as nth,
               case when r.ends then r.marks - 2 else r.marks end as counted,
               case when r.ends then r.total - r.best else r.total end as total
        from (
            select k.unit,
                   k.item,
                   k.rater,
                   k.reason as title,
                   coalesce(si.start, 0) as start,
                   g.given,
                   coalesce(si.standard, si.clause) as clause,
                   si.first_month,
                   si.last_month,
                   si.raters = 'trimmed_mean' and count(*) over (partition by k.unit, k.item) >= 3 as ends,
                   count(*) over (partition by k.unit, k.item) as marks,
                   row_number() over best_first as nth,
                   sum(g.given) over best_first as total,
                   first_value(g.given) over best_first as best
            from mark as k
            join scheme_item as si on si.item = k.item
            cross join lateral (select coalesce(k.score, coalesce(si.cap, si.start, 0) - k.deduction) as given) as g
            where k.month = mean_mark_of.month
                  and si.scheme = (mean_mark_of.scheme).scheme
                  and si.kind = 'mark'
                  and si.raters <> 'one'
            window best_first as (
                partition by k.unit, k.item
                order by g.given desc, k.rater collate "C"
                rows unbounded preceding
            )
        ) as r
    ) as m;
end;

comment on function mean_mark_of(date, scheme) is '多人评分的各评分：每人评分在平均中所占的扣分 / Marks of several raters: what each takes off in the mean';

-- Points lost.  A breach is counted once, late or never (A2); an obligation that is
-- not due yet is none.
create or replace function deduction_of(month date, scheme scheme)
returns table (
    unit text,
    item text,
    source text,
    task_id text,
    rater text,
    title text,
    points numeric,
    outcome text,
    why text,
    clause text,
    due_on date,
    done_on date
)
language sql stable parallel safe
begin atomic
    select l.unit,
           l.item,
           l.source,
           l.task_id,
           l.rater,
           coalesce(l.title, said((deduction_of.scheme).language, 'title_mark')),
           case when j.outcome = 'counted' then l.points else 0 end,
           j.outcome,
           coalesce(said((deduction_of.scheme).language,
                         case j.outcome
                             when 'exempt' then 'deduction_exempt'
                             when 'not_in_stage' then 'deduction_not_in_stage'
                             else l.code
                         end),
                    l.why),
           l.clause,
           l.due_on,
           l.done_on
    from (
        select t.unit,
               t.item,
               'task' as source,
               t.task_id,
               null as rater,
               t.title,
               si.points_each as points,
               case when t.done_on is null then 'task_open' else 'task_late' end as code,
               null as why,
               coalesce(si.standard, si.clause) as clause,
               t.due_on,
               t.done_on,
               si.first_month,
               si.last_month,
               false as trimmed
        from (select today((deduction_of.scheme).time_zone) as day offset 0) as today
        cross join task as t
        join scheme_item as si on si.item = t.item
        where t.month = deduction_of.month
              and si.scheme = (deduction_of.scheme).scheme
              and si.kind = 'breach'
              -- the condition of the index, and then what is not due yet
              and (t.done_on is null or t.done_on > t.due_on)
              and (t.done_on is not null or t.due_on < today.day)
        union all
        select k.unit,
               k.item,
               'mark' as source,
               null as task_id,
               null as rater,
               k.reason as title,
               coalesce(si.start, 0) - coalesce(k.score, coalesce(si.cap, si.start, 0) - k.deduction) as points,
               case when k.deduction is not null then 'mark_deduction' when si.start = si.cap then 'mark_from_full' else 'mark_given' end as code,
               null as why,
               coalesce(si.standard, si.clause) as clause,
               null as due_on,
               null as done_on,
               si.first_month,
               si.last_month,
               false as trimmed
        from mark as k
        join scheme_item as si on si.item = k.item
        where k.month = deduction_of.month
              and si.scheme = (deduction_of.scheme).scheme
              and si.kind = 'mark'
              and si.raters = 'one'
        union all
        select m.unit,
               m.item,
               'mark' as source,
               null as task_id,
               m.rater,
               m.title,
               m.points,
               null as code,
               m.why,
               m.clause,
               null as due_on,
               null as done_on,
               m.first_month,
               m.last_month,
               m.trimmed
        from (
            select
            from scheme_item as n
            where n.scheme = (deduction_of.scheme).scheme and n.raters <> 'one'
            limit 1
        ) as g
        cross join lateral mean_mark_of(deduction_of.month, deduction_of.scheme) as m
    ) as l
    left join exempt_of(deduction_of.month) as x on x.unit = l.unit and x.item = l.item
    cross join lateral (
        select case
                   when not in_force(deduction_of.month, l.first_month, l.last_month) then 'not_in_stage'
                   when x.unit is not null then 'exempt'
                   when l.trimmed then 'trimmed'
                   else 'counted'
               end as outcome
    ) as j;
end;

comment on function deduction_of(date, scheme) is '某月按某办法的各笔扣分 / The points lost in a month under a scheme, a row each';

create or replace view deduction
with (security_invoker = true) as
select p.month,
       d.unit,
       d.item,
       d.source,
       d.task_id,
       d.rater,
       d.title,
       d.points::numeric(12, 6) as points,
       d.outcome,
       d.why,
       d.clause,
       d.due_on,
       d.done_on
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral deduction_of(p.month, s) as d;

comment on view deduction is '扣分明细：每笔扣分一行（封顶之前），附条款和来源。只看公布结果的角色没有行，请看 line / Points lost, a row each before the floor of the item, with clause and source. It has no rows for a role that sees only what is published: read line';
comment on column deduction.month is '月份（当月1日） / Month, as its first day';
comment on column deduction.unit is '单位代码 / Unit code';
comment on column deduction.item is '考核内容代码 / Item code';
comment on column deduction.source is '来源：task 任务，mark 评分 / Where it comes from: task or mark';
comment on column deduction.task_id is '任务编号，评分则为空 / Task code; NULL for a mark';
comment on column deduction.rater is '评分人，多人评分以外为空 / Who gave the mark, where several do; NULL otherwise';
comment on column deduction.title is '任务内容或评分理由 / The task, or the reason for the mark';
comment on column deduction.points is '所扣分（分，正数） / Points lost, as a positive number';
comment on column deduction.outcome is '结果：counted 计入，exempt 豁免，not_in_stage 不在阶段内，trimmed 为去掉的最高分或最低分 / Outcome: counted, exempt, not_in_stage, trimmed (the highest or lowest mark that is left out)';
comment on column deduction.why is '扣分或不扣分的原因，语言同 scheme.language / Why it is counted or not, in the language of the scheme';
comment on column deduction.clause is '所依据的考核标准原文 / The standard that it stands on';
comment on column deduction.due_on is '期限，评分则为空 / Due day; NULL for a mark';
comment on column deduction.done_on is '完成日期 / Day on which it was done; NULL if it was not, and for a mark';

-- Every line of an item, for and against.  What a revocation takes back of an earlier month stands apart: no floor and
-- no cap softens it (A20).
create or replace function own_line_of(month date, scheme scheme)
returns table (unit text, item text, source text, points numeric, taken_back numeric)
language sql stable parallel safe
begin atomic
    select d.unit, d.item, d.source, - d.points, null::numeric
    from (select) as once
    cross join deduction_of(own_line_of.month, own_line_of.scheme) as d
    union all
    select m.unit,
           m.item,
           case when m.outcome in ('nothing_to_compare', 'not_known') then m.outcome else 'measure' end as source,
           m.points,
           null::numeric
    from (select) as once
    cross join measured_of(own_line_of.month, own_line_of.scheme) as m
    union all
    select e.unit,
           e.item,
           'event' as source,
           case when e.bonus and k.points < 0 then 0 else k.points end,
           case when e.bonus and k.points < 0 then k.points end
    from weighed_event_of(own_line_of.month, own_line_of.scheme) as e
    cross join lateral (select points_within_cap(e.state, e.points, e.so_far, e.cap) as points) as k
    where e.item is not null;
end;

comment on function own_line_of(date, scheme) is '某月按某办法的各笔得失分，不论来源 / The lines of each item in a month under a scheme, whatever they come from';
