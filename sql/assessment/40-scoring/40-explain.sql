-- Why a score is what it is: its lines, which add up to it exactly.
--
-- Nothing is worked out again here.  The lines of an item, a section and the base are the
-- facts below them, and one line more where what they come to is another amount: that of
-- the step that made it so (floor, weight, cap ...).

create or replace function line_of(month date, scheme scheme)
returns table (
    unit text,
    place integer,
    section text,
    item text,
    item_place integer,
    kind text,
    source text,
    title text,
    points numeric,
    clause text,
    why text
)
language sql stable parallel safe
begin atomic
    -- each item: its full marks, and, after its deductions, what makes another amount of that
    select i.unit,
           1 as place,
           i.section,
           i.item,
           l.place as item_place,
           l.kind,
           null::text as source,
           it.title,
           l.points,
           coalesce(si.standard, si.clause) as clause,
           l.why
    from item_score_of(line_of.month, line_of.scheme) as i
    join scheme_item as si on si.scheme = (line_of.scheme).scheme and si.item = i.item
    join item as it on it.item = i.item
    cross join lateral (
        select 1 as place,
               'full_marks' as kind,
               i.full_marks as points,
               case i.coverage
                   when 'assessed' then '满分'
                   when 'not_in_stage' then '满分；不在考核阶段内'
                   when 'exempt' then '满分；该单位豁免此项'
                   else '满分；该单位未承担此项任务'
               end as why
        union all
        select 3 as place,
               'not_applicable' as kind,
               i.counted - i.full_marks as points,
               case (line_of.scheme).not_applicable
                   when 'renormalise' then '不适用，不计入本板块，其余内容按比例折算'
                   else '不适用，不计分，不折算'
               end as why
        where i.coverage <> 'assessed' and i.counted <> i.full_marks
        union all
        select 3 as place,
               'unmarked' as kind,
               i.counted - i.full_marks as points,
               case (line_of.scheme).unmarked
                   when 'incomplete' then '尚未评分，当月没有总分'
                   when 'zero' then '尚未评分，按零分计'
                   else '尚未评分，按满分计'
               end as why
        where not i.marked
        union all
        select 3 as place,
               'floor' as kind,
               i.counted - (i.full_marks - i.lost) as points,
               '扣完为止，超出满分的扣分不计' as why
        where i.coverage = 'assessed' and i.marked and i.counted <> i.full_marks - i.lost
    ) as l
    union all
    select d.unit,
           1 as place,
           si.section,
           d.item,
           2 as item_place,
           'deduction' as kind,
           d.task_id as source,
           d.title,
           - d.points as points,
           d.clause,
           d.why
    from deduction_of(line_of.month, line_of.scheme) as d
    join visible_unit as w on w.unit = d.unit
    join scheme_item as si on si.scheme = (line_of.scheme).scheme and si.item = d.item
    union all
    -- each section: weight × Σ score ÷ Σ full marks, rounded
    select x.unit,
           1 as place,
           x.section,
           null as item,
           null as item_place,
           'weight' as kind,
           null as source,
           sec.title,
           x.share - x.score as points,
           sec.clause,
           format('按权重折算：%s × %s ÷ %s', trim_scale(x.weight), trim_scale(x.score), trim_scale(x.full_marks)) as why
    from section_score_of(line_of.month, line_of.scheme) as x
    join section as sec on sec.scheme = (line_of.scheme).scheme and sec.section = x.section
    where x.share <> x.score
    union all
    select c.unit,
           4 as place,
           c.category as section,
           c.rule as item,
           null as item_place,
           case when coalesce(c.rule_points > 0, is_bonus(c.rule, line_of.month)) then 'bonus' else 'penalty' end as kind,
           c.event_id as source,
           c.title,
           c.points,
           c.clause,
           c.why
    from credit_of(line_of.month, line_of.scheme) as c
    join visible_unit as w on w.unit = c.unit
    union all
    -- the whole: sections that fell away, the floor of the base, and what the caps take off
    -- what is gained, but not off what is taken back
    select s.unit,
           l.place,
           null as section,
           null as item,
           null as item_place,
           l.kind,
           null as source,
           l.title,
           l.points,
           case l.kind when 'floor' then p.clause end as clause,
           l.why
    from score_of(line_of.month, line_of.scheme) as s
    left join (
        select y.unit, sum(y.share) as shares
        from section_score_of(line_of.month, line_of.scheme) as y
        group by y.unit
    ) as x on x.unit = s.unit
    left join provision as p on p.scheme = (line_of.scheme).scheme and p.provision = 'base'
    cross join lateral (
        values (2, 'rescaled', '基础分', s.shares - x.shares, '有板块各项均不适用，其余板块按全部权重放大'),
               (3, 'floor', '基础分', s.base - s.shares, '扣完为止，基础分最低为0'),
               (5, 'bonus_cap', '加分', s.capped - s.gained, format('加分封顶，每月不超过%s分', trim_scale((line_of.scheme).bonus_cap))),
               (6, 'total_cap', '加分', s.bonus - s.taken_back - s.capped, format('总分封顶，不超过%s分，超出部分减少加分', trim_scale((line_of.scheme).total_cap)))
    ) as l (place, kind, title, points, why)
    where l.points <> 0;
end;

comment on function line_of(date, scheme) is '某月按某办法的各单位得分的全部明细 / All lines behind the scores of a month under a scheme';

-- The same, numbered within the unit, in the order in which a score comes about.
create or replace function numbered_line_of(month date, scheme scheme)
returns table (
    unit text,
    line integer,
    kind text,
    section text,
    item text,
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
           case when l.kind not in ('bonus', 'penalty') then l.section end,
           l.item,
           l.source,
           l.title,
           l.points,
           l.clause,
           l.why
    from line_of(numbered_line_of.month, numbered_line_of.scheme) as l
    window lines as (
        partition by l.unit
        order by l.place, l.section collate "C", l.item collate "C" nulls last, l.item_place, l.source collate "C"
    );
end;

comment on function numbered_line_of(date, scheme) is '某月按某办法的各单位得分的全部明细，逐单位编号 / All lines behind the scores of a month under a scheme, numbered within each unit';

create or replace function explain(unit text, month date)
returns table (
    line integer,
    kind text,
    section text,
    item text,
    source text,
    title text,
    points numeric,
    clause text,
    why text
)
language sql stable parallel safe
begin atomic
    select l.line, l.kind, l.section, l.item, l.source, l.title, l.points, l.clause, l.why
    from period as p
    join published_line as l on l.month = p.month and l.revision = p.revision
    where p.month = explain.month
          and p.published
          and l.unit = explain.unit
    union all
    select l.line, l.kind, l.section, l.item, l.source, l.title, l.points, l.clause, l.why
    from period as p
    join scheme as s on s.scheme = p.scheme
    cross join lateral numbered_line_of(p.month, s) as l
    where p.month = explain.month
          and not p.published
          and l.unit = explain.unit
    order by 1;
end;

comment on function explain(text, date) is '某单位某月得分的每一笔：各项满分、扣分、扣完为止、未评和不适用、权重折算、加分、扣分、封顶，points 之和即总分；已公布的月份为公布时的明细；缺评分时该行 points 为空，没有总分。kind：full_marks、deduction、not_applicable、unmarked、floor、weight、rescaled、bonus、penalty、bonus_cap、total_cap；item 为考核内容或规则代码，source 为任务或事项编号。没有该单位或该月，或当前角色看不到该单位的全部事实，则无行。 / Every line of a unit''s score in a month: full marks and deductions of each item, floors, what is unmarked or does not apply, weights, bonuses, penalties, caps. The points add up exactly to the total; of a published month, the lines as they were published; while a mark is missing its line has NULL points, and there is no total. item is the code of an item or rule, source that of the task or event. No rows for an unknown unit or month, or if the role does not see all facts of the unit.';
