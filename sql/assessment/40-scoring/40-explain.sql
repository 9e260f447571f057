-- Why a score is what it is: its lines, which add up to it exactly.
--
-- Nothing is worked out again here.  What an item brings to its parent is what it starts with, its own lines, what
-- its children bring, and one line more for each step that makes another amount of that (what does not apply or is
-- not marked, floor, cap, weight).  Such a line is the difference of two numbers of item_score_of(), so the lines of a unit
-- add up to what the total brings by construction; test/sql/random_switches.sql compares the total itself with an oracle.

-- The lines of the items of one unit, from what rolled_of() gives of it.
create or replace function item_line_of(items xcedu.rolled_item[], states text[], scheme scheme)
returns table (
    part text,
    parent text,
    item text,
    kind text,
    rule text,
    source text,
    title text,
    points numeric,
    clause text,
    why text,
    level integer,
    place integer,
    step integer
)
language sql stable parallel safe
begin atomic
    select i.part,
           i.parent,
           i.item,
           case n.step
               when 1 then case when i.start = i.cap then 'full_marks' else 'start' end
               when 3 then case when i.marked then 'not_applicable' else 'unmarked' end
               when 4 then case when j.limited > 0 then 'floor' else 'cap' end
               else 'weight'
           end as kind,
           null::text as rule,
           null::text as source,
           it.title,
           case n.step when 1 then i.start when 3 then i.starts_with - i.start when 4 then j.limited else i.brings - i.value end as points,
           coalesce(i.clause, case when i.parent is null or i.part = 'base' then p.clause end) as clause,
           said((item_line_of.scheme).language,
                case n.step
                    when 1 then case when i.start = i.cap then 'start_full_marks' else 'start_points' end
                    when 3
                        then case
                                 when not i.marked then case i.kind when 'measure' then 'unmarked_value' else 'unmarked_mark' end
                                 when i.not_applicable = 'full_marks' then 'not_applicable_full_marks'
                                 when i.not_applicable = 'renormalise' then 'not_applicable_renormalise'
                                 else 'not_applicable_leave_out'
                             end
                    when 4 then case when j.limited < 0 then 'cap' when i.floor = 0 then 'floor_zero' else 'floor' end
                    else 'weight'
                end,
                trim_scale(case n.step when 5 then i.weight when 4 then case when j.limited < 0 then i.cap else i.floor end end)::text,
                case n.step when 5 then trim_scale(i.value)::text end,
                case n.step when 5 then trim_scale(i.out_of)::text end)
           -- and what comes after that
           || coalesce(said((item_line_of.scheme).language,
                            case n.step
                                when 1
                                    then case i.coverage
                                             when 'not_in_stage' then 'start_not_in_stage'
                                             when 'exempt' then 'start_exempt'
                                             when 'not_assigned' then 'start_not_assigned'
                                             when 'nothing_to_compare' then 'start_nothing_to_compare'
                                         end
                                when 3
                                    then case
                                             when i.marked then null
                                             when i.unmarked = 'incomplete' then 'unmarked_incomplete'
                                             when i.unmarked = 'zero' then 'unmarked_zero'
                                             else 'unmarked_full_marks'
                                         end
                            end),
                       '') as why,
           i.level,
           i.place,
           n.step
    from scored_item_of(item_line_of.items, item_line_of.states, item_line_of.scheme) as i
    join item as it on it.item = i.item
    left join provision as p on p.scheme = (item_line_of.scheme).scheme and p.provision = 'base'
    cross join lateral (select i.value - i.taken_back - i.starts_with - i.own - i.children as limited) as j
    -- 2 are the lines of facts
    join (values (1), (3), (4), (5)) as n (step)
        on case n.step
               when 1 then i.start <> 0
               when 3 then not i.marked or i.starts_with <> i.start
               when 4 then j.limited <> 0
               else i.brings <> i.value
           end;
end;

comment on function item_line_of(xcedu.rolled_item[], text[], scheme) is '由 rolled_of() 的一个单位得出的考核内容各行明细 / The lines of the items of one unit, from what rolled_of() gives of it';

-- and those of tasks, marks, measured values and events, of whatever unit.  only_for: the leagues that the item is for.
create or replace function fact_line_of(month date, scheme scheme)
returns table (
    unit text,
    part text,
    parent text,
    item text,
    kind text,
    rule text,
    source text,
    title text,
    points numeric,
    clause text,
    why text,
    level integer,
    place integer,
    step integer,
    only_for text[]
)
language sql stable parallel safe
begin atomic
    select d.unit,
           t.part,
           si.parent,
           d.item,
           case when d.points < 0 then 'earned' else 'deduction' end as kind,
           null as rule,
           coalesce(d.task_id, d.rater) as source,
           d.title,
           - d.points as points,
           d.clause,
           d.why,
           t.level,
           si.place,
           2 as step,
           t.only_for
    from deduction_of(fact_line_of.month, fact_line_of.scheme) as d
    join scheme_item as si on si.scheme = (fact_line_of.scheme).scheme and si.item = d.item
    join tree_of((fact_line_of.scheme).scheme) as t on t.item = d.item
    union all
    select m.unit,
           t.part,
           si.parent,
           m.item,
           'measure' as kind,
           null as rule,
           m.external_id as source,
           m.title,
           m.points,
           m.clause,
           m.why,
           t.level,
           si.place,
           2 as step,
           t.only_for
    from measured_of(fact_line_of.month, fact_line_of.scheme) as m
    join scheme_item as si on si.scheme = (fact_line_of.scheme).scheme and si.item = m.item
    join tree_of((fact_line_of.scheme).scheme) as t on t.item = m.item
    union all
    select c.unit,
           t.part,
           si.parent,
           c.item,
           case when coalesce(c.bonus, is_bonus(c.rule, fact_line_of.month)) then 'bonus' else 'penalty' end as kind,
           c.rule,
           c.event_id as source,
           c.title,
           c.points,
           c.clause,
           c.why,
           coalesce(t.level, 1),
           si.place,
           2 as step,
           t.only_for
    from credit_of(fact_line_of.month, fact_line_of.scheme) as c
    left join scheme_item as si on si.scheme = (fact_line_of.scheme).scheme and si.item = c.item
    left join tree_of((fact_line_of.scheme).scheme) as t on t.item = c.item;
end;

comment on function fact_line_of(date, scheme) is '某月按某办法的任务、评分、数值和事项的明细，不论单位，only_for 为所适用的组别 / The lines of tasks, marks, measured values and events of a month under a scheme, of whatever unit; only_for has the leagues that the item is for';

create or replace function line_of(month date, scheme scheme)
returns table (
    unit text,
    part text,
    parent text,
    item text,
    kind text,
    rule text,
    source text,
    title text,
    points numeric,
    clause text,
    why text,
    level integer,
    place integer,
    step integer
)
language sql stable parallel safe
begin atomic
    select r.unit, i.part, i.parent, i.item, i.kind, i.rule, i.source, i.title, i.points, i.clause, i.why, i.level, i.place, i.step
    from rolled_of(line_of.month, line_of.scheme) as r
    cross join lateral item_line_of(r.items, r.states, line_of.scheme) as i
    union all
    select f.unit, f.part, f.parent, f.item, f.kind, f.rule, f.source, f.title, f.points, f.clause, f.why, f.level, f.place, f.step
    from fact_line_of(line_of.month, line_of.scheme) as f
    join visible_unit_of(line_of.month) as w on w.unit = f.unit
    where f.only_for is null or w.league = any (f.only_for);
end;

comment on function line_of(date, scheme) is '某月按某办法的各单位得分的全部明细 / All lines behind the scores of a month under a scheme';

-- The same, numbered within the unit, in the order in which a score comes about: part by part, and in each from the
-- items below to those above.
create or replace function numbered_line_of(month date, scheme scheme)
returns table (
    unit text,
    line integer,
    kind text,
    part text,
    parent text,
    item text,
    rule text,
    source text,
    title text,
    points numeric,
    clause text,
    why text
)
language sql stable parallel safe
begin atomic
    select l.unit,
           (row_number() over lines)::integer,
           l.kind,
           l.part,
           l.parent,
           l.item,
           l.rule,
           l.source,
           l.title,
           l.points,
           l.clause,
           l.why
    from line_of(numbered_line_of.month, numbered_line_of.scheme) as l
    window lines as (
        partition by l.unit
        order by array_position(array['base', 'bonus', 'penalty'], l.part), l.level desc, l.parent collate "C", l.place, l.item collate "C",
                 l.step, l.rule collate "C", l.source collate "C"
    );
end;

comment on function numbered_line_of(date, scheme) is '某月按某办法的各单位得分的全部明细，逐单位编号 / All lines behind the scores of a month under a scheme, numbered within each unit';

create or replace view line
with (security_invoker = true) as
select p.month, l.unit, l.line, l.kind, l.part, l.parent, l.item, l.rule, l.source, l.title, l.points::numeric(12, 6) as points, l.clause,
       l.why
from period as p
join published_line as l on l.month = p.month and l.revision = p.revision
where p.published
union all
select p.month, l.unit, l.line, l.kind, l.part, l.parent, l.item, l.rule, l.source, l.title, l.points::numeric(12, 6) as points, l.clause,
       l.why
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral numbered_line_of(p.month, s) as l
where not p.published;

comment on view line is '各单位各月得分的每一笔，同一单位同一月的 points 之和即总分；已公布的月份为公布时的明细，未公布的只含当前角色可见其全部事实的单位 / Every line behind every score: the points of a unit in a month add up to its total. Published months as they were published; others for units all of whose facts the role sees';
comment on column line.month is '月份（当月1日） / Month, as its first day';
comment on column line.unit is '单位代码 / Unit code';
comment on column line.line is '行号，自1起，同一单位同一月内编号 / Number of the line within the unit and month, from 1';
comment on column line.kind is '类别，见 explain() / Kind of the line, see explain()';
comment on column line.part is '所属部分：base 基础分、bonus 加分、penalty 扣分；总分自身的行为空 / The part of the score that it belongs to: base, bonus, penalty; NULL for a line of the total itself';
comment on column line.parent is '上级考核内容代码；总分自身的行为空 / Code of the item above; NULL for a line of the total itself';
comment on column line.item is '考核内容代码 / Item code';
comment on column line.rule is '规则代码，加扣分事项之外为空 / Rule code; NULL for all but events';
comment on column line.source is '任务或事项编号、评分人，或数值在来源系统中的编号；其他行为空 / Code of the task or event, who gave the mark, or the external id of the value; NULL for other lines';
comment on column line.title is '事项 / What it is about';
comment on column line.points is '分值（分），扣分为负；尚未评分则为空 / Points, negative for points lost; NULL while not marked';
comment on column line.clause is '所依据的条款原文；没有则为空 / The clause that it stands on; NULL if there is none';
comment on column line.why is '原因，语言同 scheme.language / Why, in the language of the scheme';

create or replace function explain(unit text, month date)
returns table (
    line integer,
    kind text,
    part text,
    parent text,
    item text,
    rule text,
    source text,
    title text,
    points numeric,
    clause text,
    why text
)
language sql stable parallel safe
begin atomic
    select l.line, l.kind, l.part, l.parent, l.item, l.rule, l.source, l.title, l.points, l.clause, l.why
    from period as p
    join published_line as l on l.month = p.month and l.revision = p.revision
    where p.month = explain.month
          and p.published
          and l.unit = explain.unit
    union all
    select l.line, l.kind, l.part, l.parent, l.item, l.rule, l.source, l.title, l.points, l.clause, l.why
    from period as p
    join scheme as s on s.scheme = p.scheme
    cross join lateral numbered_line_of(p.month, s) as l
    where p.month = explain.month
          and not p.published
          and l.unit = explain.unit
    order by 1;
end;

comment on function explain(text, date) is '某单位某月得分的每一笔，points 之和即总分；已公布的月份为公布时的明细；缺评分时该行 points 为空，没有总分。kind：full_marks 满分、start 起始分、deduction 扣分、earned 从零加起的得分、measure 数值得分、bonus 和 penalty 加扣分事项、not_applicable 不适用、unmarked 未评分、floor 扣完为止或不低于、cap 封顶、weight 按权重折算；item 为考核内容代码，rule 为规则代码，source 为任务或事项编号，多人评分的为评分人，数值的为来源系统中的编号。没有该单位或该月，或当前角色看不到该单位的全部事实，则无行。 / Every line of a unit''s score in a month. The points add up exactly to the total; of a published month, the lines as they were published; while a mark is missing its line has NULL points, and there is no total. kind: full_marks, start, deduction, earned (points of a mark on an item that starts at less), measure, bonus and penalty (events), not_applicable, unmarked, floor, cap, weight; item is the code of the item, rule that of the rule, source that of the task or event, or who gave the mark where several do, or the external id of a measured value. No rows if there is no such unit or month, or if the role does not see all facts of the unit.';
