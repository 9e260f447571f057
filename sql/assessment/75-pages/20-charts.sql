-- Charts: pictures in SVG, and the same as tables with bars of text for programs that drop pictures.
--
-- A chart is made of arrays: what is worked out is worked out before.  Every picture has a title and says in words what it shows.

-- A picture, with its title and what it shows in words
create or replace function picture(id text, title text, described text, width integer, height numeric, content xml)
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name svg,
                      xmlattributes('http://www.w3.org/2000/svg' as xmlns, 'img' as role, picture.id || '-title ' || picture.id || '-desc' as "aria-labelledby",
                                    '0 0 ' || picture.width || ' ' || picture.height as "viewBox", 'w' || picture.width as class),
                      xmlelement(name title, xmlattributes(picture.id || '-title' as id), picture.title),
                      xmlelement(name "desc", xmlattributes(picture.id || '-desc' as id), picture.described),
                      picture.content) as picture;
end;

comment on function picture(text, text, text, integer, numeric, xml) is '内部函数：图及其标题和文字描述 / Internal: a picture with its title, and what it shows in words';

-- Pictures under one caption, side by side as far as they have room; NULL without any
create or replace function page_figure(title text, content xml)
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name figure, xmlelement(name figcaption, page_figure.title), xmlelement(name div, xmlattributes('pictures' as class), page_figure.content)) as figure
    where page_figure.content is not null;
end;

comment on function page_figure(text, xml) is '内部函数：一个标题下的图；没有则为空 / Internal: pictures under one caption; NULL without any';

-- Bars from zero, a row each
create or replace function bar_chart(id text, title text, width integer, names text[], totals numeric[])
returns xml
language sql stable parallel safe
begin atomic
    select picture(bar_chart.id, bar_chart.title,
                   string_agg(page_text(b.name) || ' ' || page_number(b.total) || '分', '；' order by b.place) || '。',
                   bar_chart.width, 14 * count(*) + 28,
                   xmlconcat(
                       xmlagg(xmlelement(
                                  name g,
                                  xmlelement(name text, xmlattributes('126' as x, b.y + 4 as y, 'end' as "text-anchor"), page_cut(b.name, 10)),
                                  xmlelement(name rect, xmlattributes(case when b.total < 0 then 'bar1' else 'bar0' end as class,
                                                                      round(132 + b.scale * (least(b.total, 0) - b.low), 1) as x, b.y - 5 as y,
                                                                      round(b.scale * abs(b.total), 1) as width, '10' as height)),
                                  xmlelement(name text, xmlattributes(round(136 + b.scale * (greatest(b.total, 0) - b.low), 1) as x, b.y + 4 as y),
                                             page_number(b.total)))
                              order by b.place),
                       xmlelement(name path, xmlattributes('axis' as class, 'M' || round(132 - min(b.scale * b.low), 1) || ' 22V' || 14 * count(*) + 26 as d)))) as chart
    from (
        select t.name, t.total, t.place, 14 * t.place + 18 as y, s.low, (bar_chart.width - 190) / coalesce(nullif(s.high - s.low, 0), 1) as scale
        from unnest(bar_chart.names, bar_chart.totals) with ordinality as t (name, total, place)
        cross join (
            select least(min(u.total), 0) as low, greatest(max(u.total), 0) as high
            from unnest(bar_chart.totals) as u (total)
        ) as s
        where t.total is not null
    ) as b
    having count(*) > 0;
end;

comment on function bar_chart(text, text, integer, text[], numeric[]) is '内部函数：总分条形图，自零起 / Internal: totals as bars from zero';

-- A bar of text: twenty characters are the most; what is below zero is light
create or replace function text_bar(total numeric, most numeric)
returns text
language sql immutable parallel safe
begin atomic
    select coalesce(nullif(repeat(case when text_bar.total < 0 then '░' else '█' end, round(20 * abs(text_bar.total) / nullif(text_bar.most, 0))::integer), ''), '—') as text;
end;

comment on function text_bar(numeric, numeric) is '内部函数：以文字作条，最多二十字；负数为浅色 / Internal: a bar of text, of twenty characters at most; a light one below zero';

-- The same as a table
create or replace function bar_table(title text, names text[], totals numeric[])
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(
               name table,
               xmlelement(name caption, bar_table.title),
               page_head(array['单位', '总分', '图示']),
               xmlelement(name tbody,
                          xmlagg(xmlelement(name tr,
                                            xmlelement(name th, xmlattributes('row' as scope), page_cut(t.name, 60)),
                                            xmlelement(name td, xmlattributes('n' as class), page_number(t.total)),
                                            xmlelement(name td, xmlattributes('bar' as class, 'true' as "aria-hidden"), text_bar(t.total, s.most)))
                                 order by t.place))) as chart
    from unnest(bar_table.names, bar_table.totals) with ordinality as t (name, total, place)
    cross join (select max(abs(u.total)) as most from unnest(bar_table.totals) as u (total)) as s
    where t.total is not null
    having count(*) > 0;
end;

comment on function bar_table(text, text[], numeric[]) is '内部函数：总分表，以文字作条 / Internal: totals as a table with bars of text';

-- Ranks from period to period: a line a unit.  Rows are one for each unit and period; number is that of the period.  The rows of the last
-- period stand as those of bar_chart() do, so that the two stand side by side.
create or replace function rank_chart(id text, title text, width integer, months text[], units text[], names text[], numbers integer[], ranks integer[])
returns xml
language sql stable parallel safe
begin atomic
    with placed as materialized (
        select r.unit,
               r.name,
               r.number,
               r.rank,
               round(148 + (r.number - 1) * (rank_chart.width - 172)::numeric / greatest(cardinality(rank_chart.months) - 1, 1), 1) as x,
               14 * row_number() over (partition by r.number order by r.rank, r.unit collate "C") + 18 as y
        from unnest(rank_chart.units, rank_chart.names, rank_chart.numbers, rank_chart.ranks) as r (unit, name, number, rank)
        where r.rank is not null
    ),
    lined as (
        select p.unit,
               string_agg(p.x || ',' || p.y, ' ' order by p.number) as points,
               (array_agg(p.name order by p.number desc))[1] as name,
               min(p.rank) filter (where p.number = cardinality(rank_chart.months)) as last_rank,
               min(p.rank) filter (where p.number = cardinality(rank_chart.months) - 1) as rank_before,
               string_agg(p.rank::text, '、' order by p.number) as ranks
        from placed as p
        group by p.unit
    )
    select picture(rank_chart.id, rank_chart.title,
                   (select string_agg(page_text(l.name) || '各期名次 ' || l.ranks, '；' order by l.last_rank, l.unit collate "C") || '。' from lined as l),
                   rank_chart.width, max(p.y) + 10,
                   xmlconcat(
                       (select xmlagg(xmlelement(name text, xmlattributes('small' as class,
                                                                          round(148 + (m.number - 1) * (rank_chart.width - 172)::numeric / greatest(cardinality(rank_chart.months) - 1, 1), 1) as x,
                                                                          '14' as y, 'middle' as "text-anchor"), m.title) order by m.number)
                        from unnest(rank_chart.months) with ordinality as m (title, number)),
                       (select xmlagg(xmlelement(name polyline, xmlattributes(case sign(l.rank_before - l.last_rank) when 1 then 'up' when -1 then 'down' else 'same' end as class,
                                                                              l.points as points)) order by l.last_rank, l.unit collate "C")
                        from lined as l),
                       xmlagg(xmlelement(name circle, xmlattributes(p.x as cx, p.y as cy, '3.5' as r)) order by p.number, p.y),
                       xmlagg(xmlelement(name text, xmlattributes(case p.number when 1 then 138 else rank_chart.width - 15 end as x, p.y + 4 as y,
                                                                  case p.number when 1 then 'end' end as "text-anchor"),
                                         case when p.number = 1 then page_cut(p.name, 10) || ' ' else '' end || p.rank)
                              order by p.number, p.y) filter (where p.number in (1, cardinality(rank_chart.months))))) as chart
    from placed as p
    having cardinality(rank_chart.months) > 1 and count(distinct p.number) > 1;
end;

comment on function rank_chart(text, text, integer, text[], text[], text[], integer[], integer[]) is '内部函数：各期名次的变化图，每个单位一条线；只有一期则为空 / Internal: ranks from period to period, a line a unit; NULL if there is one period alone';

-- The same as a table
create or replace function rank_table(title text, months text[], units text[], names text[], numbers integer[], ranks integer[])
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(
               name table,
               xmlelement(name caption, rank_table.title),
               page_head(array['单位'] || rank_table.months),
               xmlelement(name tbody, xmlagg(xmlelement(name tr, xmlelement(name th, xmlattributes('row' as scope), page_cut(u.name, 60)), u.cells)
                                             order by u.last_rank, u.unit collate "C"))) as chart
    from (
        select n.unit,
               (array_agg(n.name order by r.number desc nulls last))[1] as name,
               min(r.rank) filter (where m.number = cardinality(rank_table.months)) as last_rank,
               xmlagg(xmlelement(name td, xmlattributes('c' as class), coalesce(r.rank::text, '—')) order by m.number) as cells
        from (
            select x.unit, max(x.name) as name
            from unnest(rank_table.units, rank_table.names) as x (unit, name)
            group by x.unit
        ) as n
        cross join unnest(rank_table.months) with ordinality as m (title, number)
        left join unnest(rank_table.units, rank_table.numbers, rank_table.ranks) as r (unit, number, rank) on r.unit = n.unit and r.number = m.number
        group by n.unit
    ) as u
    having cardinality(rank_table.months) > 1;
end;

comment on function rank_table(text, text[], text[], text[], integer[], integer[]) is '内部函数：各期名次表；只有一期则为空 / Internal: ranks from period to period as a table; NULL if there is one period alone';

-- The totals of one unit, from period to period
create or replace function total_chart(id text, title text, months text[], totals numeric[])
returns xml
language sql stable parallel safe
begin atomic
    select page_figure(total_chart.title, picture(total_chart.id, total_chart.title, string_agg(page_text(b.month) || ' ' || page_number(b.total) || '分', '；' order by b.place) || '。', 624, 150,
                   xmlconcat(
                       xmlelement(name polyline, xmlattributes('up' as class, string_agg(b.x || ',' || b.y, ' ' order by b.place) as points)),
                       xmlagg(xmlelement(name g,
                                         xmlelement(name circle, xmlattributes(b.x as cx, b.y as cy, '4' as r)),
                                         xmlelement(name text, xmlattributes('small' as class, b.x as x, b.y - 9 as y, 'middle' as "text-anchor"), page_number(b.total)),
                                         xmlelement(name text, xmlattributes('small' as class, b.x as x, '142' as y, 'middle' as "text-anchor"), b.month))
                              order by b.place)))) as chart
    from (
        select t.month,
               t.total,
               t.place,
               round(50 + (t.place - 1) * 524.0 / greatest(cardinality(total_chart.months) - 1, 1), 1) as x,
               round(110 - 80 * (t.total - s.low) / coalesce(nullif(s.high - s.low, 0), 1), 1) as y
        from unnest(total_chart.months, total_chart.totals) with ordinality as t (month, total, place)
        cross join (select min(u.total) as low, max(u.total) as high from unnest(total_chart.totals) as u (total)) as s
        where t.total is not null
    ) as b
    having count(*) > 1;
end;

comment on function total_chart(text, text, text[], numeric[]) is '内部函数：某单位各期总分的折线图；不足两期则为空 / Internal: the totals of a unit from period to period; NULL for less than two';
