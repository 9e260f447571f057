-- What is wrong or doubtful in a rule-book, told before it is used.
--
-- Each *_finding function looks at one part of a scheme, lint_scheme() puts them
-- together with the readings that settle them.  A scheme is judged by its own rows, and
-- by what they are for: the ledger, the leagues, the exemptions, the calendar.
--   error  scores would be wrong or undefined, or a month could not be opened
--   doubt  the rule-book is silent, or hardly meant that way: somebody has to decide
--   note   nothing to decide, but good to know
-- A finding and its subject are the key under which a city settles it in reading.

-- What each item of a scheme is out of, were all of them to apply; or those that units of a league have.
create or replace function full_marks_of(scheme text, league text default null)
returns table (item text, part text, out_of numeric, counts numeric)
language sql stable parallel safe
begin atomic
    select i.item,
           t.part,
           i.out_of,
           case when i.out_of = 0 then 0 else coalesce(si.weight, i.out_of) end
    from (
        select xcedu.roll_up(x.item, x.parent, 0, null, x.cap, x.weight, null, 0, 0) as items
        from scheme_item as x
        join tree_of(full_marks_of.scheme) as n on n.item = x.item
        where x.scheme = full_marks_of.scheme
              and not exists (select from tree_problem(full_marks_of.scheme) as b)
              and (full_marks_of.league is null or n.only_for is null or full_marks_of.league = any (n.only_for))
    ) as r
    cross join lateral unnest(r.items) as i
    join scheme_item as si on si.scheme = full_marks_of.scheme and si.item = i.item
    join tree_of(full_marks_of.scheme) as t on t.item = i.item;
end;

comment on function full_marks_of(text, text) is '某办法各项的满分及计入上级的分值，按全部适用计；league 不为空则仅计该组别的单位有的各项 / What each item of a scheme is out of, and what that counts in its parent, if all of them apply; with a league, of the items that its units have';

-- The tree: whether it hangs together, adds up, stands on a clause, and can ever count.
create or replace function item_finding(scheme text)
returns table (finding text, severity text, subject text, message text)
language sql stable parallel safe
begin atomic
    with given as (
        select si.item,
               it.title,
               si.kind,
               trim_scale(si.cap) as cap,
               trim_scale(si.weight) as weight,
               trim_scale(f.out_of) as out_of,
               trim_scale(si.points_each) as points_each,
               coalesce(si.clause ~ '\S', false) as has_clause,
               coalesce(si.standard ~ '\S', false) as has_standard,
               si.last_month
        from scheme_item as si
        join item as it on it.item = si.item
        left join full_marks_of(item_finding.scheme) as f on f.item = si.item
        where si.scheme = item_finding.scheme
    )
    select 'no_items' as finding,
           'error' as severity,
           item_finding.scheme as subject,
           '办法没有考核内容，算不出得分 / the scheme has no items, and so no score' as message
    where not exists (select from given as g)
    union all
    select 'broken_tree' as finding,
           'error' as severity,
           t.item as subject,
           format('考核内容树不完整，考核某月时会报错 / %s: no month can be scored by it', t.problem) as message
    from tree_problem(item_finding.scheme) as t
    union all
    select 'total_not_100' as finding,
           'note' as severity,
           item_finding.scheme as subject,
           case
               when min(j.league) is null
                   then format('基础分满分为 %s，不是 100 / the base is out of %s, not 100', min(j.base), min(j.base))
               else format('基础分满分不是 100：%s / the base is not out of 100: %s',
                           string_agg(format('%s %s', j.league, j.base), '，' order by j.league), string_agg(format('%s %s', j.league, j.base), ', ' order by j.league))
           end as message
    from (
        select l.league, trim_scale(sum(f.counts)) as base
        from (
            select null as league where item_finding.scheme not in (select b.scheme from schemes_by_league() as b)
            union all
            select g.league from league as g where item_finding.scheme in (select b.scheme from schemes_by_league() as b)
        ) as l
        cross join lateral full_marks_of(item_finding.scheme, l.league) as f
        join scheme_item as si on si.scheme = item_finding.scheme and si.item = f.item
        where si.part = 'base'
        group by l.league
    ) as j
    where j.base <> 100
    having count(*) > 0
    union all
    select 'weight_without_full_marks' as finding,
           'error' as severity,
           g.item as subject,
           format('%s（%s）没有满分，权重 %s 无从得分，请填写上限 / %s is out of nothing that its weight of %s could be scored by: say its cap',
                  g.item, g.title, g.weight, g.item, g.weight) as message
    from given as g
    where g.weight is not null and g.out_of = 0
    union all
    select 'full_marks_not_weight' as finding,
           'doubt' as severity,
           g.item as subject,
           format('%s（%s）的满分为 %s，权重为 %s：扣 1 分折算为 %s 分 / %s is out of %s, its weight is %s: a point lost costs %s',
                  g.item, g.title, g.out_of, g.weight, j.each, g.item, g.out_of, g.weight, j.each) as message
    from given as g
    cross join lateral (
        select trim_scale(round(g.weight / nullif(g.out_of, 0), 6)) as each
    ) as j
    where g.out_of <> g.weight and g.out_of <> 0
    union all
    select 'item_without_clause' as finding,
           'doubt' as severity,
           g.item as subject,
           format('考核内容 %s（%s）没有条款%s / item %s has no clause%s',
                  g.item, g.title, case when g.has_standard then '，仅有考核标准' else '，也没有考核标准' end,
                  g.item, case when g.has_standard then ', only a standard' else ' and no standard' end) as message
    from given as g
    where not g.has_clause and g.kind in ('breach', 'mark', 'measure')
    union all
    select 'points_each_above_full_marks' as finding,
           'doubt' as severity,
           g.item as subject,
           format('考核内容 %s（%s）每次扣 %s 分，多于满分 %s 分 / item %s loses %s points a breach, more than its full marks of %s',
                  g.item, g.title, g.points_each, g.cap, g.item, g.points_each, g.cap) as message
    from given as g
    where g.points_each > g.cap
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

comment on function item_finding(text) is '办法中考核内容树的疑点，见 lint_scheme()；没有则无行 / What is wrong or doubtful in the tree of a scheme, see lint_scheme(); no row if nothing is';

-- Measured values: whether they have bands.
create or replace function band_finding(scheme text)
returns table (finding text, severity text, subject text, message text)
language sql stable parallel safe
begin atomic
    select 'measure_without_bands' as finding,
           'error' as severity,
           si.item as subject,
           format('%s（%s）没有档次，任何数值都得 0 分 / %s has no bands: every value gives 0 points', si.item, it.title, si.item) as message
    from scheme_item as si
    join item as it on it.item = si.item
    where si.scheme = band_finding.scheme
          and si.kind = 'measure'
          and not exists (select from scheme_band as b where b.scheme = si.scheme and b.item = si.item)
    union all
    select 'bands_without_measure' as finding,
           'error' as severity,
           si.item as subject,
           format('%s（%s）有档次，但属 %s 类而非 measure 类，档次不起作用 / %s has bands, but is of kind %s and not measure: they have no effect',
                  si.item, it.title, si.kind, si.item, si.kind) as message
    from scheme_item as si
    join item as it on it.item = si.item
    where si.scheme = band_finding.scheme
          and si.kind <> 'measure'
          and exists (select from scheme_band as b where b.scheme = si.scheme and b.item = si.item);
end;

comment on function band_finding(text) is '办法中档次的疑点，见 lint_scheme()；没有则无行 / What is wrong with the bands of a scheme, see lint_scheme(); no row if nothing is';

-- Event rules: whether it is clear which one an event falls under, and whether each
-- stands on a clause.  Levels are what the rule-book calls them.
create or replace function rule_finding(scheme text)
returns table (finding text, severity text, subject text, message text)
language sql stable parallel safe
begin atomic
    with given as (
        select sr.rule,
               r.title,
               sr.item,
               sr.level,
               sr.precedence,
               case
                   when sr.points is not null then trim_scale(sr.points)::text
                   when sr.least is not null then format('%s … %s', trim_scale(sr.least), trim_scale(sr.most))
                   else '0'
               end as points,
               coalesce(sr.clause ~ '\S', false) as has_clause,
               coalesce(sr.reading ~ '\S', false) as has_reading
        from scheme_rule as sr
        join rule as r on r.rule = sr.rule
        where sr.scheme = rule_finding.scheme
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
    -- a level that the rules of several items have, and those of this item, which has rules by level, do not
    select 'level_without_rule' as finding,
           'doubt' as severity,
           i.item || '/' || l.level as subject,
           format('%s 分级别计分，但没有级别 %s 的规则 / %s has rules by level, but none for %s', i.item, l.level, i.item, l.level) as message
    from (select g.item from given as g group by g.item having count(g.level) > 0) as i
    cross join (select g.level from given as g where g.level is not null group by g.level having count(distinct g.item) > 1) as l
    where not exists (select
                      from given as g
                      where g.item = i.item and (g.level = l.level or g.level is null))
    union all
    select 'rules_overlap' as finding,
           'doubt' as severity,
           a.rule || '/' || b.rule as subject,
           format('%s 的规则 %s（%s 分）和 %s（%s 分）级别相同，可能都适用于同一事项，优先次序都是 %s，不知以哪条为准 / '
                  'rules %s (%s) and %s (%s) of one item and level can both fit one event, and both have precedence %s',
                  a.item, a.rule, a.points, b.rule, b.points, a.precedence,
                  a.rule, a.points, b.rule, b.points, a.precedence) as message
    from given as a
    join given as b on b.item = a.item and b.level = a.level and b.precedence = a.precedence and b.rule > a.rule
    union all
    select 'rule_takes_precedence' as finding,
           'note' as severity,
           a.rule as subject,
           format('%s 的规则 %s（%s 分）和下列规则都适用于同一事项时，以 %s 为准：%s / where others fit the event as well, rule %s (%s) wins over %s',
                  a.item, a.rule, a.points, a.rule,
                  string_agg(format('%s（%s 分）', b.rule, b.points), '、' order by b.rule),
                  a.rule, a.points,
                  string_agg(format('%s (%s)', b.rule, b.points), ', ' order by b.rule)) as message
    from given as a
    join given as b on b.item = a.item and b.precedence > a.precedence
    group by a.item, a.rule, a.points;
end;

comment on function rule_finding(text) is '办法中加减分规则的疑点，见 lint_scheme()；没有则无行 / What is wrong or doubtful in the event rules of a scheme, see lint_scheme(); no row if nothing is';

-- Switches: whether a value other than the default has anything to act on.
create or replace function switch_finding(scheme text)
returns table (finding text, severity text, subject text, message text)
language sql stable parallel safe
begin atomic
    with given as (
        select s as row,
               i.has_report,
               i.has_mark,
               i.may_not_apply,
               r.has_bonus,
               r.labels,
               r.points_differ
        from scheme as s
        cross join lateral (
            select coalesce(bool_or(si.item = 'report' and si.kind = 'breach'), false) as has_report,
                   coalesce(bool_or(si.kind in ('mark', 'measure')), false) as has_mark,
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
            select coalesce(bool_or(b.bonus), false) as has_bonus,
                   coalesce(max(b.labels), 0) as labels,
                   coalesce(bool_or(b.points_differ), false) as points_differ
            from (
                -- bonuses and penalties are works apart
                select c.bonus,
                       count(c.once) as labels,
                       case s.highest_scope
                           when 'all' then min(c.least) filter (where c.once is not null) <> max(c.most) filter (where c.once is not null)
                           else bool_or(c.once is not null and c.least <> c.most)
                       end as points_differ
                from (
                    select sr.bonus,
                           sr.once,
                           min(coalesce(sr.points, sr.least)) as least,
                           max(coalesce(sr.points, sr.most)) as most
                    from scheme_rule as sr
                    where sr.scheme = s.scheme
                    group by sr.bonus, sr.once
                ) as c
                group by c.bonus
            ) as b
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
               case
                   when g.labels > 0 then null
                   when not g.has_bonus then '没有加分规则 / no rule adds points'
                   when g.labels = 0 then '没有带标记的加分规则，各项都计 / no rule that adds points has a label: each event counts'
               end as once
    ) as lacking
    cross join lateral (
        values ('omission', (g.row).omission, case when (g.row).omission <> 'ledger_task' then lacking.report end),
               ('report_month', (g.row).report_month, case when (g.row).report_month <> 'reported_on' then lacking.report end),
               ('due_day', (g.row).due_day::text, case when (g.row).due_day <> 5 then lacking.report end),
               ('due_roll', (g.row).due_roll, case when (g.row).due_roll <> 'none' then lacking.report end),
               ('not_applicable', (g.row).not_applicable,
                case when (g.row).not_applicable <> 'full_marks' and not g.may_not_apply
                    then '没有分阶段或分组别的考核内容，也没有豁免，各项全部适用 / no item has a stage, leaves out a league or has an exemption: every item always applies' end),
               ('unmarked', (g.row).unmarked,
                case when (g.row).unmarked <> 'incomplete' and not g.has_mark
                    then '没有 mark 或 measure 类考核内容 / no item is of kind mark or measure' end),
               ('highest_scope', (g.row).highest_scope,
                case
                    when (g.row).highest_scope = 'label' then null
                    when lacking.once is not null then lacking.once
                    when g.labels = 1 then '加分规则只有一种标记，与 label 无异 / all rules that add points have one label: it is as good as label'
                end),
               ('highest_months', (g.row).highest_months,
                case
                    when (g.row).highest_months = 'top_up' then null
                    when lacking.once is not null then lacking.once
                    when (g.row).highest_months = 'first_only' and not g.points_differ
                        then '同一项工作可得的分值都相同，与 top_up 无异 / all that one work can gain is equal: it is as good as top_up'
                end),
               ('highest_years', (g.row).highest_years,
                case
                    when (g.row).highest_years = 'unbounded' then null
                    when lacking.once is not null then lacking.once
                    when (g.row).highest_months = 'each_month'
                        then '各月已分别计（highest_months 为 each_month） / each month is on its own already (highest_months is each_month)'
                end),
               ('late_document', (g.row).late_document, case when (g.row).late_document <> 'first_open' then lacking.bonus end),
               ('pending_claims', (g.row).pending_claims, case when (g.row).pending_claims <> 'not_counted' then lacking.bonus end)
    ) as v (switch, value, why)
    where v.why is not null
    union all
    select 'calendar_empty' as finding,
           'error' as severity,
           'due_roll' as subject,
           '报送期限遇非工作日顺延，但工作日历 holiday 是空的：开始考核某月时会报错 / '
           'reports are due on working days, but the calendar holiday is empty: opening a month will fail' as message
    from given as g
    where (g.row).due_roll = 'working_day'
          and g.has_report
          and not exists (select from holiday as h);
end;

comment on function switch_finding(text) is '办法中取值不起作用或有疑问的开关，见 lint_scheme()；没有则无行 / The switches of a scheme whose value has no effect or is doubtful, see lint_scheme(); no row if there are none';

-- Periods and grades: whether every period of a year has its weight, and every unit can have a grade.
create or replace function period_finding(scheme text)
returns table (finding text, severity text, subject text, message text)
language sql stable parallel safe
begin atomic
    with given as (
        select s.year_by, 12 / s.months as periods
        from scheme as s
        where s.scheme = period_finding.scheme
    ),
    weighted as (
        select w.place
        from scheme_period as w
        where w.scheme = period_finding.scheme
    ),
    graded as (
        select g.grade, g.title, g.place, g.at_least, g.share
        from scheme_grade as g
        where g.scheme = period_finding.scheme
    )
    select 'period_without_weight' as finding,
           case when exists (select from weighted as w where w.place <= g.periods) then 'doubt' else 'error' end as severity,
           p.place::text as subject,
           format('年度成绩按权重计算，但第 %s 期没有权重，不计入年度 / a year is weighted, and period %s of it has no weight: it does not count',
                  p.place, p.place) as message
    from given as g
    cross join lateral generate_series(1, g.periods) as p (place)
    where g.year_by = 'weighted' and not exists (select from weighted as w where w.place = p.place)
    union all
    select 'weight_without_period' as finding,
           'doubt' as severity,
           w.place::text as subject,
           case
               when g.year_by <> 'weighted'
                   then format('第 %s 期有权重，但年度成绩不按权重计算 / period %s has a weight, but a year is not weighted', w.place, w.place)
               else format('第 %s 期有权重，但一年只有 %s 期 / period %s has a weight, but a year has only %s', w.place, g.periods, w.place, g.periods)
           end as message
    from given as g
    join weighted as w on g.year_by <> 'weighted' or w.place > g.periods
    union all
    select 'grade_never_reached' as finding,
           'doubt' as severity,
           g.grade as subject,
           format('达到等次 %s（%s）条件的单位总是已达到 %s，除非受等次限制 / a unit that could have grade %s has %s already, unless its grade is limited',
                  g.grade, g.title, b.grades, g.grade, b.grades) as message
    from graded as g
    cross join lateral (
        select string_agg(x.grade, ', ' order by x.place) as grades
        from graded as x
        where x.place < g.place
              and (x.at_least is null or x.at_least <= g.at_least)
              and (x.share is null or x.share >= g.share)
    ) as b
    where b.grades is not null
    union all
    select 'no_last_grade' as finding,
           'doubt' as severity,
           period_finding.scheme as subject,
           '每个等次都有最低总分或名额，有的单位可能没有等次 / every grade has a least total or a share: some units may have none' as message
    where exists (select from graded as g)
          and not exists (select from graded as g where g.at_least is null and g.share is null);
end;

comment on function period_finding(text) is '办法中各期权重和等次的疑点，见 lint_scheme()；没有则无行 / What is wrong or doubtful in the weights of periods and the grades of a scheme, see lint_scheme(); no row if nothing is';

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
        select b.finding, b.severity, b.subject, b.message
        from band_finding(lint_scheme_inside.scheme) as b
        union all
        select e.finding, e.severity, e.subject, e.message
        from rule_finding(lint_scheme_inside.scheme) as e
        union all
        select w.finding, w.severity, w.subject, w.message
        from switch_finding(lint_scheme_inside.scheme) as w
        union all
        select p.finding, p.severity, p.subject, p.message
        from period_finding(lint_scheme_inside.scheme) as p
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

comment on function lint_scheme(text) is '办法启用前的检查：逐条列出错误（error）、疑点（doubt）和提示（note），如考核内容树不完整、权重和满分不合、没有条款、规则重叠或缺级别、开关不起作用；severity 为严重程度，subject 为所涉规则、考核内容、考核内容/级别或 scheme 的列，reading 和 settled 为表 reading 中的解读编号和内容，尚未解读则为空；没有问题则无行。scheme 为空（22004）或不存在（23503）则报错。 / Checks a scheme before it is used, a row a finding: error, doubt or note, for instance a tree that does not hang together, weights and full marks that differ, no clause, rules that overlap or leave out a level, switches without effect; subject is the rule, item, item/level or column of scheme that it is about, reading and settled are how the table reading settles it, NULL while that is open; no row if nothing is found. An error if scheme is NULL (22004) or does not exist (23503).';
