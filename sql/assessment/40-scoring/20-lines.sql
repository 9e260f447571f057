-- The lines: one row a point lost or gained, with its clause and source row.
--
-- Each function f(month, scheme) gives the rows of one month under a scheme row;
-- it is inlined, so that whatever asks for some months reads just those.  The view
-- of the same name without _of is the function over all months.

-- Points lost.  A breach is counted once, late or never (A2); an obligation that is
-- not due yet is none.
create or replace function deduction_of(month date, scheme scheme)
returns table (
    unit text,
    item text,
    source text,
    task_id text,
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
           l.title,
           case when j.outcome = 'counted' then l.points else 0 end,
           j.outcome,
           case j.outcome
               when 'exempt' then '该单位豁免此项，不扣分'
               when 'not_in_stage' then '该项不在考核阶段内，不扣分'
               else l.why
           end,
           l.clause,
           l.due_on,
           l.done_on
    from (
        select t.unit,
               t.item,
               'task' as source,
               t.task_id,
               t.title,
               si.points_each as points,
               case when t.done_on is null then '逾期未完成' else '逾期完成' end as why,
               coalesce(si.standard, si.clause) as clause,
               t.due_on,
               t.done_on,
               si.first_month,
               si.last_month
        from task as t
        join scheme_item as si on si.item = t.item
        where t.month = deduction_of.month
              and si.scheme = (deduction_of.scheme).scheme
              and si.kind = 'breach'
              and coalesce(t.done_on > t.due_on, t.due_on < today((deduction_of.scheme).time_zone))
        union all
        select k.unit,
               k.item,
               'mark' as source,
               null as task_id,
               coalesce(k.reason, '月度评分') as title,
               coalesce(k.deduction, coalesce(si.start, 0) - k.score) as points,
               case
                   when k.deduction is not null then '所评扣分'
                   when si.start = si.cap then '满分减所评得分'
                   else '所评得分'
               end as why,
               coalesce(si.standard, si.clause) as clause,
               null as due_on,
               null as done_on,
               si.first_month,
               si.last_month
        from mark as k
        join scheme_item as si on si.item = k.item
        where k.month = deduction_of.month
              and si.scheme = (deduction_of.scheme).scheme
              and si.kind = 'mark'
    ) as l
    left join exempt_of(deduction_of.month) as x on x.unit = l.unit and x.item = l.item
    cross join lateral (
        select case
                   when not in_force(deduction_of.month, l.first_month, l.last_month) then 'not_in_stage'
                   when x.unit is not null then 'exempt'
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

comment on view deduction is '扣分明细：每笔扣分一行（封顶之前），附条款和来源 / Points lost, a row each before the floor of the item, with clause and source';
comment on column deduction.month is '月份（当月1日） / Month, as its first day';
comment on column deduction.unit is '单位代码 / Unit code';
comment on column deduction.item is '考核内容代码 / Item code';
comment on column deduction.source is '来源：task 任务，mark 评分 / Where it comes from: task or mark';
comment on column deduction.task_id is '任务编号，评分则为空 / Task code; NULL for a mark';
comment on column deduction.title is '任务内容或评分理由 / The task, or the reason for the mark';
comment on column deduction.points is '所扣分（分，正数） / Points lost, as a positive number';
comment on column deduction.outcome is '结果：counted 计入，exempt 豁免，not_in_stage 不在阶段内 / Outcome: counted, exempt, not_in_stage';
comment on column deduction.why is '扣分或不扣分的原因 / Why it is counted or not, in Chinese';
comment on column deduction.clause is '所依据的考核标准原文 / The standard that it stands on';
comment on column deduction.due_on is '期限，评分则为空 / Due day; NULL for a mark';
comment on column deduction.done_on is '完成日期 / Day on which it was done; NULL if it was not, and for a mark';

-- Which events of a work are counted as one, at the highest (R20): those that have the same
-- unit, work_key and this.  By the rules it is their label, or the event alone where they have none (A12); and
-- by the scheme the year or the month of credit (A14, A13).
create or replace function highest_within(scheme scheme, once text, event_id text, month date)
returns text
language sql immutable parallel safe
begin atomic
    select case
               when highest_within.once is null then 'event ' || highest_within.event_id
               when (highest_within.scheme).highest_scope = 'all' then 'all'
               else 'label ' || highest_within.once
           end
           || case
                  when (highest_within.scheme).highest_months = 'each_month'
                      then ' ' || (12 * extract(year from highest_within.month) + extract(month from highest_within.month))::text
                  when (highest_within.scheme).highest_years = 'calendar_year'
                      then ' ' || extract(year from highest_within.month)::text
                  else ''
              end;
end;

comment on function highest_within(scheme, text, text, date) is '同一单位同一项工作中，本值相同的事项只按最高一项计 / Of the events of one unit and work, those that have the same of this count once, at the highest';

-- Whether a bonus lapsed: the document is of a later month than the one that it was to
-- be credited in, which only late_document = next_month makes (A16).
create or replace function lapsed(month date, carried_from date, document_on date)
returns boolean
language sql immutable parallel safe
begin atomic
    select coalesce(lapsed.document_on >= (coalesce(lapsed.carried_from, lapsed.month) + interval '1 month')::date, false);
end;

comment on function lapsed(date, date, date) is '加分是否因文件过于滞后而失效：发文月份晚于应计入的月份（A16） / Whether a bonus lapsed because its document is of a month later than the one it was to be credited in (A16)';

-- Points gained and penalties.  What a work gains in a month is what stands at its end
-- less what stood before (R20, A13, A20).  What stands is the highest of the events that
-- count, or, where only the first month counts, the highest of the first of their months:
--   a revocation gives back what its work falls to, booked on the highest of the
--   revoked; a new event gains what it tops that by, booked on the highest of the
--   new; every other line of the work is 0.  Each event is worth what the scheme of
--   its own month says.  Penalties are not de-duplicated (A15).
-- A claim counts where the scheme says so (A17); if it is rejected after its month was
-- published, that is a revocation like any other.
create or replace function credit_of(month date, scheme scheme)
returns table (
    unit text,
    event_id text,
    rule text,
    item text,
    level text,
    work text,
    title text,
    rule_points numeric,
    points numeric,
    outcome text,
    counted_before numeric,
    superseded_by text,
    why text,
    clause text,
    occurred_on date,
    document_no text,
    document_on date,
    carried_from date,
    status text,
    why_clause text
)
language sql stable parallel safe
begin atomic
    select l.unit,
           l.event_id,
           l.rule,
           l.item,
           l.level,
           l.work,
           l.title,
           l.rule_points,
           j.points,
           j.outcome,
           h.kept,
           case
               when j.outcome <> 'superseded' then null
               when l.place > 1 and h.kept is null then l.first_id
               when l.rule_points <= h.kept or (credit_of.scheme).highest_months = 'first_only' then h.kept_by
               else l.first_id
           end,
           case when l.status = 'claimed' and l.effect = 'new' then '待审核，暂计：' else '' end
           || case
                  when l.rule_points is null and j.outcome <> 'rejected' then '当月办法中没有此规则，不计分，须改用其他规则或不予认定'
                  when j.outcome = 'pending' then '待审核，暂不计分'
                  when j.outcome = 'rejected' and l.effect = 'rejected' then '审核未认定，不计分'
                  when j.outcome = 'rejected' then '审核未认定，收回此前暂计的分'
                  when j.outcome = 'revoked' then '已撤销，不再计分'
                  when j.outcome = 'no_effect' then '文件滞后超过下月，不计分'
                  when j.outcome = 'superseded' and (credit_of.scheme).highest_months = 'first_only' and h.kept is not null
                      then '同一项工作仅计首次加分的月份，此前月份已计'
                  when j.outcome = 'superseded' then '同一项工作已按最高级别计分，不重复计算'
                  when j.outcome = 'topped_up' then '同一项工作此前已计分，按最高级别补足差额'
                  when l.rule_points < 0 then '扣分'
                  else '加分'
              end
           || case
                  when l.carried_from is not null
                      then format('（原属%s，该月%s，顺延至本月）', to_char(l.carried_from, 'YYYY-MM'),
                                  case when q.month is null then '未列入考核' else '已公布' end)
                  when l.late then format('（%s发生，文件滞后，转至本月）', to_char(l.occurred_on, 'YYYY-MM'))
                  else ''
              end,
           coalesce(l.clause, l.reading),
           l.occurred_on,
           l.document_no,
           l.document_on,
           l.carried_from,
           l.status,
           r.clause
    from (
        select e.unit, e.event_id, e.rule, e.item, e.once, e.level, e.work, e.work_key, e.title, e.status, e.month,
               e.rule_points, e.effect, e.clause, e.reading,
               e.occurred_on, e.document_no, e.document_on, e.carried_from,
               e.rule_points > 0
                   and xcedu.credit_month(e.occurred_on, e.document_on, null) > xcedu.credit_month(e.occurred_on, null, null) as late,
               row_number() over same_work as place,
               first_value(e.event_id) over same_work as first_id
        from (
            -- the events of the month
            select e.unit, e.event_id, e.rule, sr.item, sr.once, sr.level, e.work, e.work_key, e.title, e.status, e.month,
                   sr.points as rule_points,
                   case
                       when e.status = 'rejected' and (e.revoked_month is null or e.revoked_month = e.month) then 'rejected'
                       when sr.rule is null then case when e.status = 'claimed' then 'pending' else 'no rule' end
                       when e.status = 'claimed'
                            and (sr.points < 0 or (credit_of.scheme).pending_claims = 'not_counted') then 'pending'
                       when sr.points < 0 then 'penalty'
                       when e.revoked_month = e.month then 'revoked at once'
                       when lapsed(e.month, e.carried_from, e.document_on) then 'lapsed'
                       else 'new'
                   end as effect,
                   sr.clause, sr.reading,
                   e.occurred_on, e.document_no, e.document_on, e.carried_from
            from event as e
            left join scheme_rule as sr on sr.scheme = (credit_of.scheme).scheme and sr.rule = e.rule
            where e.month = credit_of.month
            union all
            -- earlier events that are revoked from this month on, in the item of their rule, or of what the scheme has
            -- instead of it
            select e.unit, e.event_id, e.rule,
                   coalesce(same_rule.item, same_item.item, other.item),
                   sr.once, sr.level, e.work, e.work_key, e.title, e.status, e.month,
                   sr.points,
                   case when lapsed(e.month, e.carried_from, e.document_on) then 'lapsed' else 'revoked' end as effect,
                   sr.clause, sr.reading,
                   e.occurred_on, e.document_no, e.document_on, e.carried_from
            from event as e
            join period as p on p.month = e.month
            join scheme_rule as sr on sr.scheme = p.scheme and sr.rule = e.rule
            left join scheme_rule as same_rule on same_rule.scheme = (credit_of.scheme).scheme and same_rule.rule = e.rule
            left join scheme_item as same_item on same_item.scheme = (credit_of.scheme).scheme and same_item.item = sr.item
            left join lateral (
                select n.item
                from scheme_item as n
                where n.scheme = (credit_of.scheme).scheme
                order by n.part = 'bonus' desc nulls last, n.parent is null desc, n.place, n.item
                limit 1
            ) as other on true
            where e.revoked_month = credit_of.month
                  and e.month < credit_of.month
        ) as e
        window same_work as (
            partition by e.unit, e.work_key, highest_within(credit_of.scheme, e.once, e.event_id, e.month), e.effect
            order by case when (credit_of.scheme).highest_months = 'first_only' then e.month end, e.rule_points desc, e.event_id
        )
    ) as l
    -- what the work had before this month, and what of it is not revoked now
    left join lateral (
        select (array_agg(w.points order by w.place, w.points desc))[1] as highest,
               (array_agg(w.points order by w.place, w.points desc) filter (where w.stays))[1] as kept,
               (array_agg(w.event_id order by w.place, w.points desc, w.month, w.event_id) filter (where w.stays))[1] as kept_by
        from (
            select sr.points,
                   e.event_id,
                   e.month,
                   case when (credit_of.scheme).highest_months = 'first_only' then e.month end as place,
                   e.revoked_month is distinct from credit_of.month as stays
            from event as e
            join period as p on p.month = e.month
            join scheme_rule as sr on sr.scheme = p.scheme and sr.rule = e.rule
            where l.effect in ('new', 'revoked')
                  and e.unit = l.unit
                  and xcedu.opaque(e.work_key) = xcedu.opaque(l.work_key)
                  and sr.points > 0
                  and highest_within(credit_of.scheme, sr.once, e.event_id, e.month)
                      = highest_within(credit_of.scheme, l.once, l.event_id, l.month)
                  and e.month < credit_of.month
                  and (e.status = 'approved'
                       or e.revoked_month >= credit_of.month
                       or (e.status = 'claimed' and (credit_of.scheme).pending_claims = 'provisional'))
                  and not lapsed(e.month, e.carried_from, e.document_on)
        ) as w
    ) as h on true
    cross join lateral (
        select case
                   when l.effect in ('pending', 'rejected') then l.effect
                   when l.effect = 'no rule' then 'no_rule'
                   when l.effect = 'lapsed' then 'no_effect'
                   when l.effect in ('revoked', 'revoked at once') then l.status
                   when l.effect = 'penalty' then 'counted'
                   when l.place > 1 or l.rule_points <= h.kept then 'superseded'
                   when h.kept is not null and (credit_of.scheme).highest_months = 'first_only' then 'superseded'
                   when h.kept > 0 then 'topped_up'
                   else 'counted'
               end as outcome,
               case
                   when l.effect = 'penalty' then l.rule_points
                   when l.place > 1 then 0
                   when l.effect = 'revoked' then coalesce(h.kept, 0) - h.highest
                   when l.effect <> 'new' then 0
                   when h.kept is not null and (credit_of.scheme).highest_months = 'first_only' then 0
                   else greatest(l.rule_points - coalesce(h.kept, 0), 0)
               end as points
    ) as j
    left join period as q on q.month = l.carried_from
    -- the clause that the outcome stands on
    left join provision as r
        on r.scheme = (credit_of.scheme).scheme
           and r.provision = case
                                 when j.outcome in ('pending', 'rejected') then 'review'
                                 when j.outcome in ('superseded', 'topped_up') then 'highest'
                                 when j.outcome = 'no_effect' or (l.late and l.carried_from is null) then 'late_document'
                             end;
end;

comment on function credit_of(date, scheme) is '某月按某办法的各笔加减分 / The bonuses and penalties of a month under a scheme, a row each';

create or replace view credit
with (security_invoker = true) as
select p.month,
       c.unit,
       c.event_id,
       c.rule,
       c.item,
       c.level,
       c.work,
       c.title,
       c.rule_points::numeric(12, 6) as rule_points,
       c.points::numeric(12, 6) as points,
       c.outcome,
       c.counted_before::numeric(12, 6) as counted_before,
       c.superseded_by,
       c.why,
       c.clause,
       c.occurred_on,
       c.document_no,
       c.document_on,
       c.carried_from,
       c.status,
       c.why_clause
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral credit_of(p.month, s) as c;

comment on view credit is '加减分明细：每个事项一行，注明所计分值、原因和条款 / Bonuses and penalties, a row an event: what it counts for in the month, why, and by which clause';
comment on column credit.month is '月份（当月1日） / Month, as its first day';
comment on column credit.unit is '单位代码 / Unit code';
comment on column credit.event_id is '事项编号 / Event code';
comment on column credit.rule is '规则代码 / Rule code';
comment on column credit.item is '所计入的考核内容代码；当月办法中没有此规则则为空 / Code of the item that it counts in; NULL if the scheme of the month does not have the rule';
comment on column credit.level is '级别：city、province、nation、organ / Level';
comment on column credit.work is '所属工作 / The work it belongs to';
comment on column credit.title is '事项内容 / What happened';
comment on column credit.rule_points is '规则分值（分） / What the rule says, in points';
comment on column credit.points is '本月实际计分（分）：加分为正，扣分和收回为负 / What it counts for in the month: positive for a bonus, negative for a penalty or what is taken back';
comment on column credit.outcome is '结果：counted 计入，topped_up 补足差额，superseded 已按最高级别计，pending 待审，rejected 未认定，revoked 撤销，no_effect 因文件过于滞后不计，no_rule 当月办法中没有此规则 / Outcome: counted, topped_up, superseded, pending, rejected, revoked, no_effect, no_rule (the scheme of the month has no such rule)';
comment on column credit.counted_before is '同一项工作此前仍有效的最高分，没有则为空 / The highest that the same work had before and keeps; NULL if none';
comment on column credit.superseded_by is '取代它的事项编号 / Code of the event that supersedes it';
comment on column credit.why is '计分或不计分的原因 / Why it counts for that, in Chinese';
comment on column credit.clause is '所依据的条款原文，无条款时为解读 / The clause that it stands on, or the reading where there is none';
comment on column credit.occurred_on is '发生日期 / Day on which it happened';
comment on column credit.document_no is '文号或标识 / Document number, or what identifies it';
comment on column credit.document_on is '文件日期 / Date of the document';
comment on column credit.carried_from is '顺延自的月份 / The month that it was carried over from';
comment on column credit.status is '事项现在的状态：claimed、approved、rejected、revoked / Status of the event now';
comment on column credit.why_clause is '计分或不计分的原因所依据的条款原文，没有则为空 / The clause that the reason stands on; NULL if none';

-- Every line of an item, for and against.  What a revocation takes back of an earlier month stands apart: no floor and
-- no cap softens it (A20).
create or replace function own_line_of(month date, scheme scheme)
returns table (unit text, item text, source text, points numeric, taken_back numeric)
language sql stable parallel safe
begin atomic
    select d.unit, d.item, d.source, - d.points, 0
    from deduction_of(own_line_of.month, own_line_of.scheme) as d
    union all
    select c.unit,
           c.item,
           'event' as source,
           case when c.rule_points > 0 and c.points < 0 then 0 else c.points end,
           case when c.rule_points > 0 and c.points < 0 then c.points else 0 end
    from credit_of(own_line_of.month, own_line_of.scheme) as c
    where c.item is not null;
end;

comment on function own_line_of(date, scheme) is '某月按某办法的各笔得失分，不论来源 / The lines of each item in a month under a scheme, whatever they come from';
