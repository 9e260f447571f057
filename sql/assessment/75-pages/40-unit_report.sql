-- The sheet of a unit: its rank and total, every item, every line.
--
-- All points on it are lines of explain(), and what an item comes to is what they add up to: so the sheet is the same for everybody who
-- may see the unit, whether or not the facts behind the lines are shown to them, and a published month is as it was published.

-- The items of the tree of a unit, in the order of the rule-book, with what their lines bring; depth is 0 for the total
create or replace function sheet_item_of(unit text, month date)
returns table (item text, title text, depth integer, is_group boolean, place integer, out_of numeric, brings numeric, why text)
language sql stable parallel safe
begin atomic
    with recursive here as (
        select p.scheme, u.league
        from period as p
        cross join unit_of(p.month) as u
        where p.month = sheet_item_of.month and u.unit = sheet_item_of.unit
    ),
    tree as (
        select si.item, 0 as depth, array[]::text[] as path, array[si.item] as items, si.kind, si.cap, si.weight
        from here as h
        join scheme_item as si on si.scheme = h.scheme
        where si.parent is null
        union all
        select si.item, t.depth + 1, t.path || lpad(si.place::text, 10, '0') || si.item, t.items || si.item, si.kind, si.cap, si.weight
        from tree as t
        cross join here as h
        join scheme_item as si on si.scheme = h.scheme and si.parent = t.item
        where (si.only_for is null or h.league = any (si.only_for)) and t.depth < 16
    ),
    own as (
        select l.item,
               case when bool_and(l.points is not null) then sum(l.points) end as points,
               string_agg(case
                              when l.kind in ('not_applicable', 'unmarked') then l.why
                              when l.kind in ('full_marks', 'start') then nullif(regexp_replace(l.why, '^[^；;]*(；|; )?', ''), '')
                          end, '；' order by l.line) as why
        from explain(sheet_item_of.unit, sheet_item_of.month) as l
        group by l.item
    ),
    reached as (
        select a.item, o.points, t.item = a.item as itself, o.why
        from tree as t
        cross join unnest(t.items) as a (item)
        join own as o on o.item = t.item
    ),
    summed as (
        select r.item, case when bool_and(r.points is not null) then sum(r.points) end as points, max(r.why) filter (where r.itself) as why
        from reached as r
        group by r.item
    )
    select t.item, i.title, t.depth, t.kind = 'group', (row_number() over (order by t.path collate "C"))::integer, coalesce(t.weight, t.cap),
           case when s.item is null then 0 else s.points end, s.why
    from tree as t
    join item as i on i.item = t.item
    left join summed as s on s.item = t.item;
end;

comment on function sheet_item_of(text, date) is '内部函数：某单位某期的各项考核内容及其计入上级的分数，按办法的次序 / Internal: the items of a unit in a month and what their lines bring, in the order of the rule-book';

-- The lines of a unit with the day and the document behind them, as far as the role sees those; number is that of the clause
create or replace function sheet_line_of(unit text, month date)
returns table (line integer, kind text, item_title text, title text, points numeric, why text, facts text[], clause text, number integer)
language sql stable parallel safe
begin atomic
    with lines as materialized (
        select l.line, l.kind, l.item, l.source, l.title, l.points, l.why, l.clause
        from explain(sheet_line_of.unit, sheet_line_of.month) as l
    ),
    cited as (
        select l.clause, (row_number() over (order by min(l.line)))::integer as number
        from lines as l
        where l.clause is not null
        group by l.clause
    )
    select l.line,
           l.kind,
           coalesce(i.title, '未归入考核内容'),
           l.title,
           l.points,
           l.why,
           array_remove(array['发生 ' || page_date(e.occurred_on), e.document_no, '印发 ' || page_date(e.document_on),
                              '期限 ' || page_date(t.due_on), case when t.task_id is not null then coalesce('完成 ' || page_date(t.done_on), '未完成') end,
                              '印发 ' || page_date(t.issued_on)], null),
           l.clause,
           c.number
    from lines as l
    left join item as i on i.item = l.item
    left join event as e on e.unit = sheet_line_of.unit and e.event_id = l.source and l.kind in ('bonus', 'penalty')
    left join task as t on t.unit = sheet_line_of.unit and t.task_id = l.source and t.item = l.item and l.kind = 'deduction'
    left join cited as c on c.clause = l.clause;
end;

comment on function sheet_line_of(text, date) is '内部函数：某单位某期得分的每一笔，及当前角色可见的日期、文号 / Internal: the lines of a unit in a month, with the days and documents that the role sees';

-- The tables of the sheet
create or replace function sheet_items(unit text, month date)
returns xml
language sql stable parallel safe
begin atomic
    select page_table('各项得分', array['考核内容', '满分', '计入得分', '说明'],
                      xmlagg(xmlelement(name tr, xmlattributes(case when s.is_group then 'group' end as class),
                                        xmlelement(name th, xmlattributes('row' as scope, case when s.depth > 0 then 'in' || least(s.depth, 3) end as class), page_cut(s.title, 60)),
                                        page_cells('n', array[case when s.out_of is null then '—' else trim_scale(s.out_of)::text end,
                                                              case when s.brings is null then '缺评分' else page_number(s.brings) end]),
                                        xmlelement(name td, coalesce(page_cut(s.why, 200), '—')))
                             order by s.place)) as items
    from sheet_item_of(sheet_items.unit, sheet_items.month) as s;
end;

comment on function sheet_items(text, date) is '内部函数：各项得分表 / Internal: the table of the items';

create or replace function page_facts(facts text[])
returns xml
language sql stable parallel safe
begin atomic
    select case
               when cardinality(page_facts.facts) = 0 then xmlelement(name td, '—')
               else xmlelement(name td, xmlattributes('facts' as class), xmlagg(xmlconcat(case when f.place > 1 then xmlelement(name br) end, xmlelement(name span, page_cut(f.fact, 100))) order by f.place))
           end as cell
    from unnest(page_facts.facts) with ordinality as f (fact, place);
end;

comment on function page_facts(text[]) is '内部函数：日期和文件一格，每项一行 / Internal: the cell of days and documents, a line each';

create or replace function sheet_lines(unit text, month date, total numeric)
returns xml
language sql stable parallel safe
begin atomic
    select page_table('得分明细',
                      array['序号', '考核内容', '事项', case when bool_or(s.dated) then '日期和文件' end, '说明和条款', '分值'],
                      xmlconcat(
                          xmlagg(xmlelement(name tr,
                                            xmlelement(name td, xmlattributes('c' as class), s.line),
                                            xmlelement(name td, page_cut(s.item_title, 60)),
                                            xmlelement(name td, xmlattributes('what' as class), coalesce(page_cut(nullif(s.title, s.item_title), 300), '—')),
                                            case when s.dated then page_facts(s.facts) end,
                                            xmlelement(name td, coalesce(page_cut(s.why, 200), '—'), page_clause(s.number)),
                                            xmlelement(name td, xmlattributes('n' as class), page_signed(s.points)))
                                 order by s.line),
                          xmlelement(name tr, xmlattributes('group' as class),
                                     xmlelement(name th, xmlattributes('row' as scope, case when bool_or(s.dated) then 5 else 4 end as colspan), '合计，即总分'),
                                     xmlelement(name td, xmlattributes('n' as class), case when sheet_lines.total is null then '缺评分' else page_number(sheet_lines.total) end))), 'dense lines') as lines
    from (
        select l.line, l.item_title, l.title, l.points, l.why, l.facts, l.number,
               bool_or(l.facts <> '{}') over () as dated
        from sheet_line_of(sheet_lines.unit, sheet_lines.month) as l
    ) as s
    having count(*) > 0;
end;

comment on function sheet_lines(text, date, numeric) is '内部函数：得分明细表 / Internal: the table of the lines';

-- Events that bring nothing, and why
create or replace function sheet_uncounted(unit text, month date)
returns xml
language sql stable parallel safe
begin atomic
    select page_table('未计分的事项', array['考核内容', '事项', '原因和条款'],
                      xmlagg(xmlelement(name tr,
                                        xmlelement(name td, page_cut(l.item_title, 60)),
                                        xmlelement(name th, xmlattributes('row' as scope), coalesce(page_cut(l.title, 300), '—')),
                                        xmlelement(name td, coalesce(page_cut(l.why, 200), '—'), page_clause(l.number)))
                             order by l.line)) as events
    from sheet_line_of(sheet_uncounted.unit, sheet_uncounted.month) as l
    where l.kind in ('bonus', 'penalty') and coalesce(l.points, 0) = 0
    having count(*) > 0;
end;

comment on function sheet_uncounted(text, date) is '内部函数：未计分的事项表；没有则为空 / Internal: the table of events that bring nothing; NULL without any';

-- The unit from period to period
create or replace function sheet_months(unit text, month date, charts text)
returns xml
language sql stable parallel safe
begin atomic
    select case when count(*) > 1 then xmlconcat(
               page_table('各期得分和名次', array['考核周期', '名次', '基础分', '加分', '扣分', '总分', case when sheet_months.charts = 'bars' then '图示' end],
                          xmlagg(xmlelement(name tr,
                                            xmlelement(name th, xmlattributes('row' as scope), m.title),
                                            page_cells('c', array[coalesce(m.rank::text, '—')]),
                                            page_cells('n', array[page_number(m.base), page_number(m.bonus), page_number(m.penalty), page_number(m.total)]),
                                            case when sheet_months.charts = 'bars' then xmlelement(name td, xmlattributes('bar' as class, 'true' as "aria-hidden"),
                                                                                                   text_bar(m.total, m.most)) end)
                                 order by m.number)),
               case when sheet_months.charts = 'svg' then total_chart('months', '各期总分', array_agg(m.short order by m.number), array_agg(m.total order by m.number)) end) end as months
    from (
        select p.number, p.title, p.short, r.rank, s.base, s.bonus, s.penalty, s.total, max(abs(s.total)) over () as most
        from page_months(sheet_months.month) as p
        join score as s on s.month = p.month and s.unit = sheet_months.unit
        left join ranking as r on r.month = p.month and r.unit = sheet_months.unit
    ) as m;
end;

comment on function sheet_months(text, date, text) is '内部函数：某单位各期得分和名次；只有一期则为空 / Internal: the scores and ranks of a unit from period to period; NULL if there is one alone';

-- How far the unit is from the next ones, for a role that may ask margins(); NULL for others, and where that can no longer be told
create or replace function sheet_margins(unit text, month date)
returns xml
language plpgsql stable
as $margins$
#variable_conflict use_column
declare
    said text;
    changes xml;
begin
    if not (has_function_privilege('margins(date)', 'execute') and sees_all_units()) then
        return null;
    end if;
    begin
        select concat_ws('；', '第' || m.rank || '名',
                         coalesce('距' || page_cut(m.above, 200) || ' ' || page_number(m.gap_above) || '分', '上面没有可超过的单位'),
                         case m.gap_below when 0 then '与' || page_cut(m.below, 200) || '同分'
                                          else coalesce('领先' || page_cut(m.below, 200) || ' ' || page_number(m.gap_below) || '分', '下面没有单位') end) || '。'
        into said
        from margins(sheet_margins.month) as m
        where m.unit = sheet_margins.unit and m.rank is not null;
        select page_table('改变名次所需的变动（其他不变）', array['结果', '变动', '次数', '每次分值'],
                          xmlagg(xmlelement(name tr,
                                            xmlelement(name td, xmlattributes('c' as class), case when c.gains then '超过上一名' else '落到下一名之后' end),
                                            xmlelement(name th, xmlattributes('row' as scope),
                                                       case c.change
                                                           when 'event' then '再有：'
                                                           when 'penalty' then '减少：'
                                                           when 'breach' then case when c.gains then '少扣：' else '再扣：' end
                                                           else '改评：'
                                                       end || page_cut(coalesce(r.title, i.title), 60)),
                                            page_cells('n', array[c.times::text, page_signed(c.points_each)]))
                                 order by c.gains desc, c.place))
        into changes
        from (
            select x.gains, x.change, x.item, x.rule, x.times, x.points_each,
                   row_number() over (partition by x.gains order by x.times, x.change, x.item collate "C", x.rule collate "C") as place
            from margin_changes(sheet_margins.month) as x
            where x.unit = sheet_margins.unit
        ) as c
        left join rule as r on r.rule = c.rule
        left join item as i on i.item = c.item
        where c.place <= 4;
    exception
        when object_not_in_prerequisite_state then
            -- what the month stands on was changed since it was published
            return null;
    end;
    return case when said is not null then xmlconcat(xmlelement(name p, xmlattributes('text' as class), said), changes) end;
end
$margins$;

comment on function sheet_margins(text, date) is '内部函数：与相邻单位的差距，供可执行 margins() 的角色；不能推算则为空 / Internal: how far a unit is from the next ones, for roles that may ask margins(); NULL where it cannot be told';

-- The unit of a page, with its name and the title of its league then, or an error: no sheet is made of what the role does not see whole
create or replace function sheet_unit(unit text, month date, published boolean)
returns table (name text, league_title text)
language plpgsql stable
as $unit$
#variable_conflict use_column
begin
    if sheet_unit.unit is null then
        raise exception 'unit must not be null'
            using errcode = 'null_value_not_allowed';
    elsif not exists (select from unit as u where u.unit = sheet_unit.unit) then
        raise exception 'there is no unit "%"', left(sheet_unit.unit, 80)
            using errcode = 'foreign_key_violation', hint = 'The units are in the table unit.';
    elsif sheet_unit.published and not (sees_all_published() or sheet_unit.unit = any (own_units())) then
        raise exception 'role "%" does not see what is published of unit "%"', current_user, sheet_unit.unit
            using errcode = 'insufficient_privilege', hint = 'A unit has the report of itself; the duties reader and secretariat have those of all units.';
    elsif not sheet_unit.published and not exists (select from visible_unit as v where v.unit = sheet_unit.unit) then
        raise exception 'month % is not published, and role "%" does not see all facts of unit "%"', sheet_unit.month, current_user, sheet_unit.unit
            using errcode = 'insufficient_privilege', hint = 'Until it is published, the report is for the unit itself, the secretariat and the owner of the assessment.';
    elsif not exists (select from score as s where s.month = sheet_unit.month and s.unit = sheet_unit.unit) then
        raise exception 'unit "%" is not assessed in %', sheet_unit.unit, sheet_unit.month
            using errcode = 'no_data_found', hint = 'The columns first_month and last_month of the table unit say when it is.';
    end if;
    return query
    select coalesce(r.unit_name, u.name), coalesce(r.league_title, l.title, u.league)
    from unit_of(sheet_unit.month) as u
    left join league as l on l.league = u.league
    left join ranking as r on r.month = sheet_unit.month and r.unit = u.unit
    where u.unit = sheet_unit.unit;
end
$unit$;

comment on function sheet_unit(text, date, boolean) is '内部函数：得分单的单位；没有、不在考核之列或当前角色看不到则报错 / Internal: the unit of a sheet; an error if there is none, or it is not assessed, or the role does not see it';

-- The first table: rank, total and their parts
create or replace function sheet_result(unit text, month date)
returns xml
language sql stable parallel safe
begin atomic
    select page_table('总分和名次',
                      array['名次', '总分', '基础分', '加分', '扣分', '上期名次', '较上期', case when g.title is not null then '等次' end,
                            case when y.unit is not null then '本年名次' end, case when y.unit is not null then '本年成绩' end],
                      xmlelement(name tr,
                                 page_cells('c', array[coalesce(r.rank || case when p.published and not sees_all_published() then '' else '（共' || r.ranked || '个单位）' end, '—')]),
                                 page_cells('n', array[case when s.total is null then '缺评分' else page_number(s.total) end, page_number(s.base), page_number(s.bonus),
                                                       page_number(s.penalty)]),
                                 page_cells('c', array[coalesce(r.previous_rank::text, '—'), move_said(r.rank_change), page_cut(g.title, 20),
                                                       case when y.unit is not null then coalesce(y.rank::text, '—') end,
                                                       case when y.unit is not null then page_number(y.total) end]))) as result
    from score as s
    join period as p on p.month = s.month
    left join (
        select o.unit, o.rank, o.previous_rank, o.rank_change, o.grade, count(o.rank) over (partition by o.league) as ranked
        from ranking as o
        where o.month = sheet_result.month
    ) as r on r.unit = s.unit
    left join scheme_grade as g on g.scheme = p.scheme and g.grade = r.grade
    left join year_so_far(sheet_result.month) as y on y.unit = s.unit
    where s.month = sheet_result.month and s.unit = sheet_result.unit;
end;

comment on function sheet_result(text, date) is '内部函数：总分和名次表 / Internal: the table of rank and total';

create or replace function unit_report_inside(unit text, month date, office text, charts text)
returns text
language plpgsql stable
as $report$
#variable_conflict use_column
declare
    here constant period := page_month(unit_report_inside.month, unit_report_inside.charts);
    rules scheme;
    period_said text;
    said record;
    part record;
    number integer := 0;
    content xml;
begin
    select x.* into said
    from sheet_unit(unit_report_inside.unit, here.month, here.published) as x;
    select s.* into rules
    from scheme as s
    where s.scheme = here.scheme;
    period_said := page_period(here.month, rules.months);

    content := xmlconcat(
        case when not here.published then xmlelement(name p, xmlattributes('draft' as class, 'note' as role), '草稿：本期尚未公布，分数和名次可能变动') end,
        xmlelement(name p, xmlattributes('text' as class),
                   '依据《' || page_text(rules.title) || '》' || coalesce('（' || page_text(rules.document_no) || '）', '') || '，' || page_cut(said.name, 200)
                   || '（' || page_cut(said.league_title, 100) || '）' || period_said || '的考核得分如下。'));
    -- one part after the other, numbered as far as there is something in it
    for part in
        select p.title, p.content
        from (
            values (1, '总分和名次', sheet_result(unit_report_inside.unit, here.month)),
                   (2, '各期情况', sheet_months(unit_report_inside.unit, here.month, unit_report_inside.charts)),
                   (3, '各项得分', sheet_items(unit_report_inside.unit, here.month)),
                   (4, '得分明细', (select sheet_lines(s.unit, s.month, s.total) from score as s where s.month = here.month and s.unit = unit_report_inside.unit)),
                   (5, '未计分的事项', sheet_uncounted(unit_report_inside.unit, here.month)),
                   (6, '与相邻单位的差距', sheet_margins(unit_report_inside.unit, here.month)),
                   (7, '待办事项', case when not here.published then open_matters(here.month, unit_report_inside.unit) end),
                   (8, '所引条款', (select page_clauses(array_agg(c.clause order by c.number))
                                    from (select distinct l.clause, l.number from sheet_line_of(unit_report_inside.unit, here.month) as l where l.number is not null) as c)),
                   (9, '核验', page_proof(here.month))
        ) as p (place, title, content)
        where p.content is not null
        order by p.place
    loop
        number := number + 1;
        content := xmlconcat(content, page_section(number, part.title, part.content));
    end loop;
    return page_of(page_cut(said.name, 60) || period_said || '考核得分单', xmlconcat(content, page_signature(unit_report_inside.office, page_dated(here.month))), unit_report_inside.charts);
end
$report$;

comment on function unit_report_inside(text, date, text, text) is '内部函数：unit_report 的内容，在所进入的模式中执行 / Internal: what unit_report does, in the schema that it enters';

create or replace function unit_report(unit text, month date, office text default null, charts text default 'svg')
returns text
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off        -- a page is made by many small queries, which take longer to compile than to run
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select unit_report_inside(unit_report.unit, unit_report.month, unit_report.office, unit_report.charts) as page;
end;

comment on function unit_report(text, date, text, text) is '某单位某期的考核得分单，一个完整的 XHTML 网页：名次和总分、各期得分、各项满分和得分、得分的每一笔（当前角色可见的日期和文件、条款）、未计分的事项及原因、与相邻单位的差距（供可执行 margins() 的角色）；未公布的另列待办事项并注明草稿，已公布的附摘要。office、charts 同 bulletin()。单位或月份为空（22004）、没有该单位（23503）、该单位当期不在考核之列（P0002）、月份未开始（55000）、charts 不符（22023），或当前角色看不到该单位该期的得分（42501）则报错。 / The sheet of a unit in a month, a whole page of XHTML: rank and total, the scores so far, every item with full marks and what it brings, every line with the day and the document that the role sees and the clause, events that bring nothing and why, how far it is from the next units (for a role that may execute margins()); of a month that is not published also what is open, marked as a draft, of a published one its digest. office and charts as in bulletin(). An error if unit or month is NULL (22004), there is no such unit (23503), it is not assessed in that month (P0002), the month was not opened (55000), for other charts (22023), or if the role does not see the score of the unit in that month (42501).';
