-- What is wrong or doubtful in a rule-book, told before it is used.
--
-- Each *_finding function looks at one part of a scheme, lint_scheme() puts them
-- together with the readings that settle them.  A scheme is judged by its own rows, and
-- by what they are for: the ledger, the leagues, the exemptions, the calendar.
--   error  scores would be wrong or undefined, or a month could not be opened
--   doubt  the rule-book is silent, or hardly meant that way: somebody has to decide
--   note   nothing to decide, but good to know
-- A finding and its subject are the key under which a city settles it in reading.

-- Sections and items: whether they add up, stand on a clause, and can ever count.
create or replace function item_finding(scheme text)
returns table (finding text, severity text, subject text, message text)
language sql stable parallel safe
begin atomic
    with added_up as (
        select sec.section,
               sec.title,
               trim_scale(sec.weight) as weight,
               trim_scale(sum(si.full_marks)) as full_marks      -- NULL without items
        from section as sec
        left join scheme_item as si on si.scheme = sec.scheme and si.section = sec.section
        where sec.scheme = item_finding.scheme
        group by sec.section, sec.title, sec.weight
    ),
    given as (
        select si.item,
               it.title,
               si.kind,
               trim_scale(si.full_marks) as full_marks,
               trim_scale(si.points_each) as points_each,
               coalesce(si.clause ~ '\S', false) as has_clause,
               coalesce(si.standard ~ '\S', false) as has_standard,
               si.last_month
        from scheme_item as si
        join item as it on it.item = si.item
        where si.scheme = item_finding.scheme
    )
    select 'no_sections' as finding,
           'error' as severity,
           item_finding.scheme as subject,
           '办法没有板块，算不出基础分 / the scheme has no sections, and so no base score' as message
    where not exists (select from added_up as a)
    union all
    select 'weights_not_100' as finding,
           'error' as severity,
           item_finding.scheme as subject,
           format('各板块权重之和为 %s，不是 100：%s / the weights of the sections add up to %s, not 100',
                  sum(a.weight),
                  string_agg(format('%s %s', a.section, a.weight), '、' order by a.section),
                  sum(a.weight)) as message
    from added_up as a
    having sum(a.weight) <> 100
    union all
    select 'section_without_items' as finding,
           'error' as severity,
           a.section as subject,
           format('板块 %s（%s）没有考核内容，权重 %s 无从得分 / section %s has no items that its weight of %s could be scored by',
                  a.section, a.title, a.weight, a.section, a.weight) as message
    from added_up as a
    where a.full_marks is null
    union all
    select 'full_marks_not_weight' as finding,
           'doubt' as severity,
           a.section as subject,
           format('板块 %s（%s）各项满分之和为 %s，权重为 %s：扣 1 分折算为 %s 分 / '
                  'full marks of section %s add up to %s, its weight is %s: a point lost costs %s',
                  a.section, a.title, a.full_marks, a.weight, j.each, a.section, a.full_marks, a.weight, j.each) as message
    from added_up as a
    cross join lateral (
        select trim_scale(round(a.weight / a.full_marks, 6)) as each
    ) as j
    where a.full_marks <> a.weight
    union all
    select 'item_without_clause' as finding,
           'doubt' as severity,
           g.item as subject,
           format('考核内容 %s（%s）没有条款%s / item %s has no clause%s',
                  g.item, g.title, case when g.has_standard then '，仅有考核标准' else '，也没有考核标准' end,
                  g.item, case when g.has_standard then ', only a standard' else ' and no standard' end) as message
    from given as g
    where not g.has_clause
    union all
    select 'points_each_above_full_marks' as finding,
           'doubt' as severity,
           g.item as subject,
           format('考核内容 %s（%s）每次扣 %s 分，多于满分 %s 分 / item %s loses %s points a breach, more than its full marks of %s',
                  g.item, g.title, g.points_each, g.full_marks, g.item, g.points_each, g.full_marks) as message
    from given as g
    where g.points_each > g.full_marks
    union all
    select 'item_ended' as finding,
           'doubt' as severity,
           g.item as subject,
           format('考核内容 %s（%s）的阶段止于 %s，办法自 %s 起启用，从不适用 / '
                  'the stage of item %s ended in %s, the scheme is for %s and later: it never applies',
                  g.item, g.title, j.last_month, j.first_month, g.item, j.last_month, j.first_month) as message
    from given as g
    join scheme as s on s.scheme = item_finding.scheme
    cross join lateral (
        select to_char(g.last_month, 'YYYY-MM') as last_month,
               to_char(s.first_month, 'YYYY-MM') as first_month
    ) as j
    where g.last_month < s.first_month
    union all
    select 'no_report_item' as finding,
           'doubt' as severity,
           'report' as subject,
           '有任务分解台账，但办法没有 breach 类考核内容 report：开始考核某月时不生成报送任务 / '
           'there is a ledger, but no item report of kind breach: opening a month makes no obligations to report' as message
    where exists (select from ledger as l)
          and not exists (select from given as g where g.item = 'report' and g.kind = 'breach');
end;

comment on function item_finding(text) is '办法中板块和考核内容的疑点，见 lint_scheme()；没有则无行 / What is wrong or doubtful in the sections and items of a scheme, see lint_scheme(); no row if nothing is';

-- Event rules: whether it is clear which one an event falls under, and whether each
-- stands on a clause.  Two rules can fit one event if they are of one category and of
-- one level, or if one of them has no level, or if one is for the press of organs, which
-- are of the city, the province and the nation.
create or replace function rule_finding(scheme text)
returns table (finding text, severity text, subject text, message text)
language sql stable parallel safe
begin atomic
    with scale as (
        select l.height, l.level, l.title
        from (values (1, 'city', '市级'), (2, 'province', '省级'), (3, 'nation', '国家级')) as l (height, level, title)
    ),
    given as (
        select sr.rule,
               r.title,
               sr.category,
               sr.level,
               sc.height,
               sr.precedence,
               trim_scale(sr.points) as points,
               coalesce(sr.clause ~ '\S', false) as has_clause,
               coalesce(sr.reading ~ '\S', false) as has_reading
        from scheme_rule as sr
        join rule as r on r.rule = sr.rule
        left join scale as sc on sc.level = sr.level
        where sr.scheme = rule_finding.scheme
    ),
    -- each pair of rules once, the one that wins first
    pair as (
        select a.category,
               a.rule,
               a.points,
               a.precedence,
               b.rule as other_rule,
               b.points as other_points,
               b.precedence as other_precedence
        from given as a
        join given as b
            on b.category = a.category
               and (b.precedence, b.rule) > (a.precedence, a.rule)
               and (a.level = b.level
                    or a.level is null
                    or b.level is null
                    or (a.level = 'organ' and b.height is not null)
                    or (b.level = 'organ' and a.height is not null))
    ),
    -- the least and the most that a level of a category is worth
    worth as (
        select g.category,
               g.level,
               g.height,
               min(abs(g.points)) as least,
               max(abs(g.points)) as most,
               string_agg(format('%s %s', g.rule, g.points), ', ' order by g.rule) as rules
        from given as g
        where g.height is not null
        group by g.category, g.level, g.height
    )
    select 'rule_without_clause' as finding,
           'doubt' as severity,
           g.rule as subject,
           format('规则 %s（%s，%s 分）没有条款%s / rule %s (%s) stands on no clause%s',
                  g.rule, g.title, g.points, case when g.has_reading then '，仅有解读' else '，也没有解读' end,
                  g.rule, g.points, case when g.has_reading then ', only on a reading' else ' and on no reading' end) as message
    from given as g
    where not g.has_clause
    union all
    select 'level_without_rule' as finding,
           'doubt' as severity,
           c.category || '/' || sc.level as subject,
           format('类别 %s 分级别计分，但没有%s（%s）的规则 / category %s has rules by level, but none for %s',
                  c.category, sc.title, sc.level, c.category, sc.level) as message
    from (
        select distinct w.category
        from worth as w
    ) as c
    cross join scale as sc
    where not exists (select
                      from given as g
                      where g.category = c.category
                            and (g.level = sc.level or g.level is null))
    union all
    select 'rules_overlap' as finding,
           'error' as severity,
           p.rule || '/' || p.other_rule as subject,
           format('类别 %s 的规则 %s（%s 分）和 %s（%s 分）可能都适用于同一事项，优先次序都是 %s，不知以哪条为准 / '
                  'rules %s (%s) and %s (%s) can both fit one event, and both have precedence %s',
                  p.category, p.rule, p.points, p.other_rule, p.other_points, p.precedence,
                  p.rule, p.points, p.other_rule, p.other_points, p.precedence) as message
    from pair as p
    where p.precedence = p.other_precedence
    union all
    select 'rule_takes_precedence' as finding,
           'note' as severity,
           p.rule as subject,
           format('类别 %s 的规则 %s（%s 分）和下列规则都适用于同一事项时，以 %s 为准：%s / where others fit the event as well, rule %s (%s) wins over %s',
                  p.category, p.rule, p.points, p.rule,
                  string_agg(format('%s（%s 分）', p.other_rule, p.other_points), '、' order by p.other_rule),
                  p.rule, p.points,
                  string_agg(format('%s (%s)', p.other_rule, p.other_points), ', ' order by p.other_rule)) as message
    from pair as p
    where p.precedence < p.other_precedence
    group by p.category, p.rule, p.points
    union all
    select 'higher_level_worth_less' as finding,
           'doubt' as severity,
           h.category || '/' || h.level as subject,
           format('类别 %s 中级别较高的 %s（%s 分）少于级别较低的：%s / the higher level %s (%s) is worth less than the lower %s',
                  h.category, h.level, h.rules, string_agg(format('%s（%s 分）', l.level, l.rules), '、' order by l.height),
                  h.level, h.rules, string_agg(format('%s (%s)', l.level, l.rules), ', ' order by l.height)) as message
    from worth as h
    join worth as l
        on l.category = h.category
           and l.height < h.height
           and (h.least < l.least or h.most < l.most)
    group by h.category, h.level, h.rules;
end;

comment on function rule_finding(text) is '办法中加减分规则的疑点，见 lint_scheme()；没有则无行 / What is wrong or doubtful in the event rules of a scheme, see lint_scheme(); no row if nothing is';

-- Switches: whether a value other than the default has anything to act on.
create or replace function switch_finding(scheme text)
returns table (finding text, severity text, subject text, message text)
language sql stable parallel safe
begin atomic
    with given as (
        select s.omission,
               s.report_month,
               s.due_day,
               s.due_roll,
               s.floor,
               s.not_applicable,
               s.unmarked,
               s.highest_scope,
               s.highest_months,
               s.highest_years,
               s.late_document,
               s.pending_claims,
               trim_scale(s.bonus_cap) as bonus_cap,
               trim_scale(s.total_cap) as total_cap,
               w.weights,
               i.has_report,
               i.has_breach,
               i.has_mark,
               i.may_not_apply,
               r.categories,
               r.categories > 0 as has_bonus,
               r.has_commendation,
               r.counts_once,
               r.points_differ
        from scheme as s
        cross join lateral (
            select coalesce(trim_scale(sum(sec.weight)), 0) as weights
            from section as sec
            where sec.scheme = s.scheme
        ) as w
        cross join lateral (
            select coalesce(bool_or(si.item = 'report' and si.kind = 'breach'), false) as has_report,
                   coalesce(bool_or(si.kind = 'breach'), false) as has_breach,
                   coalesce(bool_or(si.kind = 'mark'), false) as has_mark,
                   -- by its stage, its leagues or an exemption
                   coalesce(bool_or(si.last_month is not null
                                    or si.first_month > coalesce(s.first_month, '-infinity')
                                    or exists (select from league as l where l.league <> all (si.leagues))
                                    or exists (select from exemption as x where x.item = si.item)),
                            false) as may_not_apply
            from scheme_item as si
            where si.scheme = s.scheme
        ) as i
        cross join lateral (
            select count(*) as categories,
                   coalesce(bool_or(c.category = 'commendation'), false) as has_commendation,
                   -- of the categories in which a work counts once (A12)
                   coalesce(bool_or(c.in_scope), false) as counts_once,
                   case s.highest_scope
                       when 'all' then coalesce(min(c.least) <> max(c.most), false)
                       else coalesce(bool_or(c.in_scope and c.least <> c.most), false)
                   end as points_differ
            from (
                select sr.category,
                       min(sr.points) as least,
                       max(sr.points) as most,
                       s.highest_scope <> 'commendation' or sr.category = 'commendation' as in_scope
                from scheme_rule as sr
                where sr.scheme = s.scheme
                      and sr.points > 0
                group by sr.category
            ) as c
        ) as r
        where s.scheme = switch_finding.scheme
    )
    select 'switch_without_effect' as finding,
           'doubt' as severity,
           v.switch as subject,
           format('%s 为 %s，但%s', v.switch, v.value, v.why) as message
    from given as g
    cross join lateral (
        select case when not g.has_report
                   then '没有 breach 类考核内容 report，不生成报送任务 / no item report of kind breach: no obligations to report are made' end as report,
               case when not g.has_bonus
                   then '没有加分规则 / no rule adds points' end as bonus,
               case when not g.counts_once
                   then '没有一类加分只按最高计 / no bonus is of a category that counts once only' end as once
    ) as lacking
    cross join lateral (
        values ('omission', g.omission, case when g.omission <> 'ledger_task' then lacking.report end),
               ('report_month', g.report_month, case when g.report_month <> 'reported_on' then lacking.report end),
               ('due_day', g.due_day::text, case when g.due_day <> 5 then lacking.report end),
               ('due_roll', g.due_roll, case when g.due_roll <> 'none' then lacking.report end),
               ('floor', g.floor,
                case when g.floor <> 'item' and not g.has_breach
                    then '没有 breach 类考核内容，各项不会低于 0 / no item of kind breach: no item can fall below zero' end),
               ('not_applicable', g.not_applicable,
                case when g.not_applicable <> 'full_marks' and not g.may_not_apply
                    then '没有分阶段或分组别的考核内容，也没有豁免，各项全部适用 / no item has a stage, leaves out a league or has an exemption: every item always applies' end),
               ('unmarked', g.unmarked,
                case when g.unmarked <> 'incomplete' and not g.has_mark
                    then '没有 mark 类考核内容 / no item is of kind mark' end),
               ('highest_scope', g.highest_scope,
                case
                    when g.highest_scope = 'category' then null
                    when not g.has_bonus then lacking.bonus
                    when g.highest_scope = 'commendation' and not g.has_commendation
                        then '没有表彰奖励规则，没有一类加分只按最高计 / no rule is of that category: no bonus counts once only'
                    when g.categories = 1
                        then '加分规则只有一类，与 category 无异 / all bonuses are of one category: it is as good as category'
                end),
               ('highest_months', g.highest_months,
                case
                    when g.highest_months = 'top_up' then null
                    when not g.has_bonus then lacking.bonus
                    when not g.counts_once then lacking.once
                    when g.highest_months = 'first_only' and not g.points_differ
                        then '同一项工作可得的分值都相同，与 top_up 无异 / all that one work can gain is equal: it is as good as top_up'
                end),
               ('highest_years', g.highest_years,
                case
                    when g.highest_years = 'unbounded' then null
                    when not g.has_bonus then lacking.bonus
                    when not g.counts_once then lacking.once
                    when g.highest_months = 'each_month'
                        then '各月已分别计（highest_months 为 each_month） / each month is on its own already (highest_months is each_month)'
                end),
               ('late_document', g.late_document, case when g.late_document <> 'first_open' then lacking.bonus end),
               ('pending_claims', g.pending_claims, case when g.pending_claims <> 'not_counted' then lacking.bonus end),
               ('bonus_cap', g.bonus_cap::text, lacking.bonus),
               ('total_cap', g.total_cap::text,
                case
                    when g.total_cap >= g.weights and not g.has_bonus then lacking.bonus
                    when g.total_cap >= g.weights + g.bonus_cap
                        then format('权重之和 %s 加上加分上限 %s 不会超过它 / the weights, %s, and the cap on the bonus, %s, never add up to more',
                                    g.weights, g.bonus_cap, g.weights, g.bonus_cap)
                end)
    ) as v (switch, value, why)
    where v.value is not null
          and v.why is not null
    union all
    select 'total_cap_below_weights' as finding,
           'doubt' as severity,
           'total_cap' as subject,
           format('总分上限 %s 低于各板块权重之和 %s：可使加分为负 / '
                  'the cap on the total, %s, is below the weights of the sections, %s: it can turn the bonus negative',
                  g.total_cap, g.weights, g.total_cap, g.weights) as message
    from given as g
    where g.total_cap < g.weights
    union all
    select 'calendar_empty' as finding,
           'error' as severity,
           'due_roll' as subject,
           '报送期限遇非工作日顺延，但工作日历 holiday 是空的：开始考核某月时会报错 / '
           'reports are due on working days, but the calendar holiday is empty: opening a month will fail' as message
    from given as g
    where g.due_roll = 'working_day'
          and g.has_report
          and not exists (select from holiday as h);
end;

comment on function switch_finding(text) is '办法中取值不起作用或有疑问的开关，见 lint_scheme()；没有则无行 / The switches of a scheme whose value has no effect or is doubtful, see lint_scheme(); no row if there are none';

create or replace function lint_scheme_inside(scheme text)
returns table (finding text, severity text, subject text, message text, reading text, settled text)
language plpgsql stable parallel safe
as $lint$
#variable_conflict use_column
begin
    if lint_scheme_inside.scheme is null then
        raise exception 'scheme must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if not exists (select from scheme as s where s.scheme = lint_scheme_inside.scheme) then
        raise exception 'there is no scheme "%"', left(lint_scheme_inside.scheme, 80)
            using errcode = 'foreign_key_violation',
                  hint = 'The schemes are in the table scheme.';
    end if;

    return query
    select f.finding, f.severity, f.subject, f.message, r.reading, r.text
    from (
        select i.finding, i.severity, i.subject, i.message
        from item_finding(lint_scheme_inside.scheme) as i
        union all
        select e.finding, e.severity, e.subject, e.message
        from rule_finding(lint_scheme_inside.scheme) as e
        union all
        select w.finding, w.severity, w.subject, w.message
        from switch_finding(lint_scheme_inside.scheme) as w
    ) as f
    left join reading as r
        on r.scheme = lint_scheme_inside.scheme
           and r.finding = f.finding
           and r.subject = f.subject
    order by array_position(array['error', 'doubt', 'note'], f.severity), f.finding, f.subject;
end
$lint$;

comment on function lint_scheme_inside(text) is '内部函数：lint_scheme 的内容，在所进入的模式中执行 / Internal: what lint_scheme does, in the schema that it enters';

create or replace function lint_scheme(scheme text)
returns table (finding text, severity text, subject text, message text, reading text, settled text)
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select r.finding, r.severity, r.subject, r.message, r.reading, r.settled
    from lint_scheme_inside(lint_scheme.scheme) as r;
end;

comment on function lint_scheme(text) is '办法启用前的检查：逐条列出错误（error）、疑点（doubt）和提示（note），如权重和满分不合、没有条款、规则重叠或缺级别、开关不起作用；severity 为严重程度，subject 为所涉规则、考核内容、类别/级别或 scheme 的列，reading 和 settled 为表 reading 中的解读编号和内容，尚未解读则为空；没有问题则无行。scheme 为空（22004）或不存在（23503）则报错。 / Checks a scheme before it is used, a row a finding: error, doubt or note, for instance weights and full marks that do not add up, no clause, rules that overlap or leave out a level, switches without effect; subject is the rule, item, category/level or column of scheme that it is about, reading and settled are how the table reading settles it, NULL while that is open; no row if nothing is found. An error if scheme is NULL (22004) or does not exist (23503).';
