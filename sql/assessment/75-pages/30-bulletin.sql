-- The monthly notice: both leagues with ranks, totals and what explains them.
--
-- Nothing is worked out here.  Ranks and totals are those of ranking, what a year has come to is that of year_ranking, and
-- reasons are lines of the score, added up by item.

-- What brought the units most and cost them most, in a month: by item, the lines of the score but for what everybody starts with and for
-- weights.  place is that among the gains or the losses of the unit; the title and the clause are those of the largest line.
create or replace function reason_of(month date)
returns table (unit text, gains boolean, place integer, item_title text, points numeric, lines integer, title text, clause text)
language sql stable parallel safe
begin atomic
    select g.unit, g.points > 0, (row_number() over (partition by g.unit, g.points > 0 order by abs(g.points) desc, g.item collate "C"))::integer,
           it.title as item_title, g.points, g.lines, g.title, g.clause
    from (
        select l.unit,
               l.item,
               sum(l.points) as points,
               (count(*) filter (where l.kind not in ('floor', 'cap')))::integer as lines,
               (array_agg(l.title order by l.kind in ('floor', 'cap'), abs(l.points) desc, l.line))[1] as title,
               (array_agg(l.clause order by l.kind in ('floor', 'cap'), abs(l.points) desc, l.line))[1] as clause
        from line as l
        where l.month = reason_of.month
              and l.kind not in ('full_marks', 'start', 'weight')
              and l.points <> 0
        group by l.unit, l.item
    ) as g
    left join item as it on it.item = g.item
    where g.points <> 0;
end;

comment on function reason_of(date) is '内部函数：各单位某月得失分最多的考核内容，及其中最大的一笔 / Internal: what brought each unit most and cost it most in a month, by item, with the largest line';

-- What the units have come to in the year of a month; no row unless the month is its last published period, and not its first
create or replace function year_so_far(month date)
returns table (unit text, rank integer, total numeric)
language sql stable parallel safe
begin atomic
    select y.unit, y.rank, y.total
    from period as p
    join year_ranking as y on y.year = extract(year from p.month)::integer
    where p.month = year_so_far.month
          and p.published
          and exists (select from period as q where q.published and q.month < p.month and date_trunc('year', q.month::timestamp) = date_trunc('year', p.month::timestamp))
          and not exists (select from period as q where q.published and q.month > p.month and date_trunc('year', q.month::timestamp) = date_trunc('year', p.month::timestamp));
end;

comment on function year_so_far(date) is '内部函数：截至某期的年度成绩；该期不是该年最后公布的一期，或是首期，则无行 / Internal: what a year has come to by a period; no row unless that is the last published one of the year, and not its first';

-- A move against the period before, in words
create or replace function move_said(rank_change integer)
returns text
language sql immutable parallel safe
begin atomic
    select case
               when move_said.rank_change > 0 then '升' || move_said.rank_change
               when move_said.rank_change < 0 then '降' || - move_said.rank_change
               when move_said.rank_change = 0 then '持平'
               else '—'
           end as text;
end;

comment on function move_said(integer) is '内部函数：较上期名次的升降，如 升2 / Internal: places gained or lost against the period before, in words';

-- A reason in words
create or replace function reason_said(item_title text, points numeric, lines integer, title text, clause_number integer, last boolean)
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name li,
                      coalesce(page_cut(reason_said.item_title, 30), '未归入考核内容') || ' ' || page_signed(reason_said.points) || '分',
                      case
                          when reason_said.lines > 1 then '（' || reason_said.lines || '笔，最大：' || page_cut(reason_said.title, 26) || '）'
                          when reason_said.title <> reason_said.item_title then '（' || page_cut(reason_said.title, 26) || '）'
                      end,
                      page_clause(reason_said.clause_number),
                      case when reason_said.last then '。' else '；' end) as said;
end;

comment on function reason_said(text, numeric, integer, text, integer, boolean) is '内部函数：一条得失分原因 / Internal: a reason in words';

-- A row of the table of ranks, and one of that of reasons
create or replace function place_row(rank integer, unit_name text, points text[], moves text[])
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name tr,
                      xmlelement(name td, xmlattributes('c' as class), coalesce(place_row.rank::text, '—')),
                      xmlelement(name th, xmlattributes('row' as scope), page_cut(place_row.unit_name, 60)),
                      page_cells('n', place_row.points),
                      page_cells('c', place_row.moves)) as row;
end;

comment on function place_row(integer, text, text[], text[]) is '内部函数：排名表的一行 / Internal: a row of the table of ranks';

create or replace function reason_row(rank integer, unit_name text, reasons xml)
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name tr,
                      xmlelement(name td, xmlattributes('c' as class), coalesce(reason_row.rank::text, '—')),
                      xmlelement(name th, xmlattributes('row' as scope, case when length(reason_row.unit_name) <= 12 then 'unit' end as class), page_cut(reason_row.unit_name, 60)),
                      case when reason_row.reasons is null then xmlelement(name td, '无')
                           else xmlelement(name td, xmlelement(name ul, xmlattributes('why' as class), reason_row.reasons)) end) as row;
end;

comment on function reason_row(integer, text, xml) is '内部函数：得失分原因表的一行 / Internal: a row of the table of reasons';

-- The ranking of the periods up to a month, at most twelve; place is that on the page, of the rows of the month itself
create or replace function bulletin_rank_of(month date)
returns table (number integer, current boolean, league text, league_title text, rank integer, unit text, unit_name text, base numeric, bonus numeric,
               penalty numeric, total numeric, previous_rank integer, rank_change integer, grade_title text, place integer)
language sql stable parallel safe
begin atomic
    select m.number, m.month = bulletin_rank_of.month, r.league, r.league_title, r.rank, r.unit, r.unit_name, r.base, r.bonus, r.penalty, r.total,
           r.previous_rank, r.rank_change, g.title,
           (row_number() over (partition by m.month order by r.league collate "C", r.rank, r.unit collate "C"))::integer
    from page_months(bulletin_rank_of.month) as m
    join ranking as r on r.month = m.month
    join period as p on p.month = m.month
    left join scheme_grade as g on g.scheme = p.scheme and g.grade = r.grade;
end;

comment on function bulletin_rank_of(date) is '内部函数：截至某期各期的排名，至多十二期 / Internal: the ranking of the periods up to one, at most twelve';

-- The charts of a league
create or replace function bulletin_charts(number text, period text, charts text, names text[], totals numeric[], months text[], month_units text[],
                                           month_names text[], month_numbers integer[], month_ranks integer[])
returns xml
language sql stable parallel safe
begin atomic
    select case bulletin_charts.charts
               when 'svg' then page_figure(
                   bulletin_charts.period || '总分' || case when c.ranks is null then '' else '和各期名次（实线升，虚线降，细线平）' end,
                   xmlconcat(c.ranks, bar_chart('totals-' || bulletin_charts.number, bulletin_charts.period || '总分',
                                                case when c.ranks is not null and c.narrow then 352 else 624 end, bulletin_charts.names, bulletin_charts.totals)))
               else xmlconcat(
                   bar_table(bulletin_charts.period || '总分图示', bulletin_charts.names, bulletin_charts.totals),
                   rank_table(bulletin_charts.period || '各期名次', bulletin_charts.months, bulletin_charts.month_units,
                              bulletin_charts.month_names, bulletin_charts.month_numbers, bulletin_charts.month_ranks))
           end as charts
    from (
        select n.narrow,
               case bulletin_charts.charts
                   when 'svg' then rank_chart('ranks-' || bulletin_charts.number, bulletin_charts.period || '各期名次', case when n.narrow then 272 else 624 end,
                                              bulletin_charts.months, bulletin_charts.month_units, bulletin_charts.month_names, bulletin_charts.month_numbers,
                                              bulletin_charts.month_ranks)
               end as ranks
        -- a few periods leave room for the bars beside them
        from (select cardinality(bulletin_charts.months) <= 4 as narrow) as n
    ) as c;
end;

comment on function bulletin_charts(text, text, text, text[], numeric[], text[], text[], text[], integer[], integer[]) is '内部函数：一组的总分图和各期名次图 / Internal: the charts of a league';

-- All leagues, the clauses that they refer to in the order of their numbers, and how many units there are
create or replace function bulletin_results(month date, period text, charts text)
returns table (results xml, clauses text[], units integer)
language sql stable parallel safe
begin atomic
    with shown as materialized (
        select n.number, n.current, n.league, n.league_title, n.rank, n.unit, n.unit_name, n.base, n.bonus, n.penalty, n.total, n.previous_rank,
               n.rank_change, n.grade_title, n.place, y.unit is not null as in_year, y.rank as year_rank, y.total as year_total
        from bulletin_rank_of(bulletin_results.month) as n
        left join year_so_far(bulletin_results.month) as y on y.unit = n.unit and n.current
    ),
    reason as materialized (
        select x.unit, x.gains, x.place, x.item_title, x.points, x.lines, x.title, x.clause,
               row_number() over (order by n.place, x.gains desc, x.place) as on_page
        from reason_of(bulletin_results.month) as x
        join shown as n on n.unit = x.unit and n.current
        where x.place <= case when x.gains then 1 else 2 end
    ),
    cited as materialized (
        select r.clause, (row_number() over (order by min(r.on_page)))::integer as number
        from reason as r
        where r.clause is not null
        group by r.clause
    ),
    said as (
        select r.unit,
               xmlagg(reason_said(r.item_title, r.points, r.lines, r.title, c.number, r.last) order by r.on_page) as reasons
        from (
            select x.unit, x.item_title, x.points, x.lines, x.title, x.clause, x.on_page,
                   x.on_page = max(x.on_page) over (partition by x.unit) as last
            from reason as x
        ) as r
        left join cited as c on c.clause = r.clause
        group by r.unit
    ),
    shape as (
        select coalesce(bool_or(n.grade_title is not null), false) as grades, coalesce(bool_or(n.in_year), false) as years
        from shown as n
        where n.current
    ),
    placed as (
        select n.league,
               (row_number() over (order by n.league collate "C"))::integer as number,
               max(n.league_title) as title,
               array_agg(n.unit_name order by n.place) as names,
               array_agg(n.total order by n.place) as totals,
               xmlagg(place_row(n.rank, n.unit_name,
                                array[page_number(n.base), page_number(n.bonus), page_number(n.penalty), case when n.total is null then '缺评分' else page_number(n.total) end],
                                array[coalesce(n.previous_rank::text, '—'), move_said(n.rank_change), case when s.grades then coalesce(page_cut(n.grade_title, 20), '—') end,
                                      case when s.years then coalesce(n.year_rank::text, '—') end, case when s.years then page_number(n.year_total) end])
                      order by n.place) as places,
               xmlagg(reason_row(n.rank, n.unit_name, w.reasons) order by n.place) as reasons
        from shown as n
        cross join shape as s
        left join said as w on w.unit = n.unit
        where n.current
        group by n.league
    ),
    by_month as (
        select n.league, array_agg(n.unit order by n.number, n.place) as units, array_agg(n.unit_name order by n.number, n.place) as names,
               array_agg(n.number order by n.number, n.place) as numbers, array_agg(n.rank order by n.number, n.place) as ranks
        from shown as n
        group by n.league
    ),
    page as (
        select xmlagg(xmlelement(
                          name section, xmlattributes('league' as class),
                          xmlelement(name h3, '（' || page_ordinal(l.number) || '）' || page_text(l.title)),
                          page_table(bulletin_results.period || page_text(l.title) || '排名',
                                     array['名次', '单位', '基础分', '加分', '扣分', '总分', '上期名次', '较上期', case when s.grades then '等次' end,
                                           case when s.years then '本年名次' end, case when s.years then '本年成绩' end], l.places),
                          page_table(bulletin_results.period || page_text(l.title) || '主要加分和失分', array['名次', '单位', '加分最多的一项，失分最多的两项'], l.reasons, 'dense'),
                          bulletin_charts(l.number::text, bulletin_results.period || page_text(l.title), bulletin_results.charts, l.names, l.totals, t.titles, m.units,
                                          m.names, m.numbers, m.ranks))
                      order by l.number) as results
        from placed as l
        join by_month as m on m.league = l.league
        cross join shape as s
        cross join (select array_agg(p.short order by p.number) as titles from page_months(bulletin_results.month) as p) as t
    )
    select p.results,
           (select array_agg(c.clause order by c.number) from cited as c) as clauses,
           (select count(*)::integer from shown as n where n.current) as units
    from page as p;
end;

comment on function bulletin_results(date, text, text) is '内部函数：通报的各组，及所引条款和单位数 / Internal: the leagues of a bulletin, the clauses that they cite, and how many units there are';

-- What is open in a month: marks that are missing, claims that wait for a review, events that count nowhere yet
create or replace function open_matter_of(month date)
returns table (kind text, unit text, unit_name text, title text, why text)
language sql stable parallel safe
begin atomic
    select '缺评分' as kind, m.unit, m.unit_name, m.item_title as title, '尚未评分或没有数值' as why
    from missing_mark as m
    where m.month = open_matter_of.month
    union all
    select '待审核' as kind, e.unit, e.unit_name, e.title, '申报待审核：' || e.rule_title || coalesce('，' || e.document_no, '，没有文号') as why
    from event_review as e
    where e.month = open_matter_of.month and e.status = 'claimed'
    union all
    select '待确定' as kind, w.unit, w.unit_name, w.title,
           case w.reason
               when 'rule_not_in_scheme' then '当期办法中没有其规则'
               when 'points_not_set' then '分值尚未确定'
               when 'unit_not_assessed' then '单位当期不在考核之列'
               else '所属月份尚未开始'
           end as why
    from waiting_event as w
    where w.month = open_matter_of.month and w.status <> 'claimed';
end;

comment on function open_matter_of(date) is '内部函数：某期的待办事项：缺评分、待审核、待确定 / Internal: what is open in a month: missing marks, claims to review, events that count nowhere yet';

create or replace function open_matters(month date, unit text)
returns xml
language sql stable parallel safe
begin atomic
    select page_table('待办事项', array['类别', '单位', '事项', '说明'],
                      xmlagg(xmlelement(name tr, xmlelement(name td, xmlattributes('c' as class), o.kind),
                                        xmlelement(name th, xmlattributes('row' as scope), page_cut(o.unit_name, 60)),
                                        xmlelement(name td, page_cut(o.title, 80)), xmlelement(name td, page_cut(o.why, 200)))
                             order by array_position(array['缺评分', '待审核', '待确定'], o.kind), o.unit collate "C", o.title collate "C")) as matters
    from open_matter_of(open_matters.month) as o
    where open_matters.unit is null or o.unit = open_matters.unit
    having count(*) > 0;
end;

comment on function open_matters(date, text) is '内部函数：待办事项表；没有则为空 / Internal: the table of what is open; NULL if nothing is';

create or replace function bulletin_inside(month date, office text, charts text)
returns text
language plpgsql stable
as $bulletin$
#variable_conflict use_column
declare
    here constant period := page_month(bulletin_inside.month, bulletin_inside.charts);
    rules scheme;
    period_said text;
    result record;
    part integer := 1;
    content xml;
begin
    if here.published and not sees_all_published() then
        raise exception 'the bulletin of % is of all units, and role "%" does not see what is published of all of them', here.month, current_user
            using errcode = 'insufficient_privilege',
                  hint = 'The duties reader and secretariat see it. A unit has a page of its own: select unit_report(unit, month).';
    elsif not here.published and not sees_all_units() then
        raise exception 'month % is not published, and role "%" does not see the facts of all units', here.month, current_user
            using errcode = 'insufficient_privilege',
                  hint = 'Until it is published, the bulletin is for the secretariat and the owner of the assessment.';
    end if;
    select s.* into rules
    from scheme as s
    where s.scheme = here.scheme;
    period_said := page_period(here.month, rules.months);
    select b.* into result
    from bulletin_results(here.month, period_said, bulletin_inside.charts) as b;

    content := xmlconcat(
        case when not here.published then xmlelement(name p, xmlattributes('draft' as class, 'note' as role), '草稿：本期尚未公布，分数和名次可能变动') end,
        xmlelement(name p, xmlattributes('text' as class),
                   '依据《' || page_text(rules.title) || '》' || coalesce('（' || page_text(rules.document_no) || '）', '') || '，对' || result.units || '个单位'
                   || period_said || '的工作进行了考核，现将结果通报如下。'),
        page_section(part, '考核结果', result.results));
    if not here.published then
        part := part + 1;
        content := xmlconcat(content, page_section(part, '待办事项',
                                                   coalesce(open_matters(here.month, null), xmlelement(name p, xmlattributes('text' as class), '没有待办事项。'))));
    end if;
    if result.clauses is not null then
        part := part + 1;
        content := xmlconcat(content, page_section(part, '所引条款', page_clauses(result.clauses)));
    end if;
    if here.published then
        part := part + 1;
        content := xmlconcat(content, page_section(part, '核验', page_proof(here.month)));
    end if;
    return page_of('关于' || period_said || '考核结果的通报',
                   xmlconcat(content, page_signature(bulletin_inside.office, page_dated(here.month))), bulletin_inside.charts);
end
$bulletin$;

comment on function bulletin_inside(date, text, text) is '内部函数：bulletin 的内容，在所进入的模式中执行 / Internal: what bulletin does, in the schema that it enters';

create or replace function bulletin(month date, office text default null, charts text default 'svg')
returns text
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off        -- a page is made by many small queries, which take longer to compile than to run
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select bulletin_inside(bulletin.month, bulletin.office, bulletin.charts) as page;
end;

comment on function bulletin(date, text, text) is '某期的考核结果通报，一个完整的 XHTML 网页：依据、各组排名、总分图、各期名次图、主要加分和失分及所引条款；未公布的另列待办事项并注明草稿，已公布的附摘要。office 为落款机关，空则只落日期：公布日期，未公布则为今天（today()）。charts 为 svg（图）或 bars（以文字作条的表，供 Word 等文字处理软件）。按党政机关公文格式（GB/T 9704）排版，不引用任何外部内容，同一公布在任何设置下字节相同。月份为空（22004）、月份未开始（55000）、charts 不符（22023），或当前角色看不到该期全部单位的排名（42501）则报错。 / The notice of a month, a whole page of XHTML: basis, the ranking of each league, charts of totals and of ranks so far, what brought and cost each unit most with the clause; of a month that is not published also what is open, marked as a draft, of a published one its digest. office signs it; NULL leaves the date alone, which is that of the publication, or today(). charts: svg, or bars for tables with bars of text, which a word processor keeps. In the layout of official documents (GB/T 9704), loads nothing, and is the same bytes under all settings. An error if month is NULL (22004), was not opened (55000), for other charts (22023), or if the role does not see the ranking of all units in that month (42501).';
