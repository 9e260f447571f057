-- What the pages are made of: texts, numbers and days as a page writes them, the layout, and the page around its parts.
--
-- A page is the same bytes whoever makes it under whatever settings: numbers are those of numeric::text, days are put
-- together from their parts, texts are sorted as bytes, and nothing is read from the clock but by today().
--
-- The elements are made by the XML functions of PostgreSQL, which escape what stands in them.  A page is XHTML that an HTML
-- parser reads in the same way: no element is empty but those that are in HTML, and the stylesheet has no <, > or &.

-- A text as XML admits it: what it does not, and what turns the direction of the text around it, is U+FFFD.
create or replace function page_text(text text)
returns text
language sql immutable parallel safe
begin atomic
    select regexp_replace(page_text.text, '[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]', chr(65533), 'g') as text;
end;

comment on function page_text(text) is '内部函数：网页中的文本，XML 不容许的字符和改变书写方向的字符以 U+FFFD 代替 / Internal: a text as a page has it; what XML does not admit, and what turns the direction of writing, is U+FFFD';

-- The beginning of a text, of which there may be 100,000 characters
create or replace function page_cut(text text, most integer)
returns text
language sql immutable parallel safe
begin atomic
    select page_text(case when length(page_cut.text) > page_cut.most then left(page_cut.text, page_cut.most - 1) || '…' else page_cut.text end) as text;
end;

comment on function page_cut(text, integer) is '内部函数：网页中的文本，过长的只取开头 / Internal: a text as a page has it, or its beginning if it is long';

-- Points with two places, or more where there are more
create or replace function page_number(points numeric)
returns text
language sql immutable parallel safe
begin atomic
    select coalesce(round(page_number.points, greatest(2, min_scale(page_number.points)))::text, '—') as text;
end;

comment on function page_number(numeric) is '内部函数：网页中的分数，至少两位小数；空为破折号 / Internal: points as a page has them, with two places or more; a dash for NULL';

create or replace function page_signed(points numeric)
returns text
language sql immutable parallel safe
begin atomic
    select case when page_signed.points > 0 then '+' else '' end || page_number(page_signed.points) as text;
end;

comment on function page_signed(numeric) is '内部函数：网页中带正负号的分数 / Internal: points as a page has them, with their sign';

create or replace function page_day(day date)
returns text
language sql immutable parallel safe
begin atomic
    select extract(year from page_day.day)::integer || '年' || extract(month from page_day.day)::integer || '月' || extract(day from page_day.day)::integer || '日' as text;
end;

comment on function page_day(date) is '内部函数：网页中的日期，如 2024年1月5日 / Internal: a day as a page has it, 2024年1月5日';

-- The same in a table: 2024-01-05
create or replace function page_date(day date)
returns text
language sql immutable parallel safe
begin atomic
    select extract(year from page_date.day)::integer || '-' || lpad(extract(month from page_date.day)::integer::text, 2, '0') || '-'
           || lpad(extract(day from page_date.day)::integer::text, 2, '0') as text;
end;

comment on function page_date(date) is '内部函数：网页的表中的日期，如 2024-01-05 / Internal: a day as a table of a page has it, 2024-01-05';

-- A period by its first month and its length: 2024年1月, 2024年第1季度, 2024年上半年, 2024年; in short without the year
create or replace function page_period(month date, months integer, short boolean default false)
returns text
language sql immutable parallel safe
begin atomic
    select case when p.short and p.months < 12 then '' else p.year || '年' end
           || case p.months
                  when 1 then p.month || '月'
                  when 3 then case when p.short then (p.month + 2) / 3 || '季' else '第' || (p.month + 2) / 3 || '季度' end
                  when 6 then case when p.month = 1 then '上半年' else '下半年' end
                  else ''
              end as text
    from (
        select extract(year from page_period.month)::integer as year,
               extract(month from page_period.month)::integer as month,
               page_period.months,
               page_period.short
    ) as p;
end;

comment on function page_period(date, integer, boolean) is '内部函数：网页中的考核周期，如 2024年1月、2024年第1季度 / Internal: a period as a page has it, 2024年1月 or 2024年第1季度; short: without the year';

-- 一、二、三 …
create or replace function page_ordinal(number integer)
returns text
language sql immutable parallel safe
begin atomic
    select coalesce((array['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])[page_ordinal.number], page_ordinal.number::text) as text;
end;

comment on function page_ordinal(integer) is '内部函数：标题的汉字序号 / Internal: the number of a heading in Chinese';

-- The layout of official documents by GB/T 9704: margins 37, 26, 35 and 28 mm, 22 lines of 28 characters, a title of size 二号 in
-- 小标宋, text of size 三号 in 仿宋, headings in 黑体 and 楷体, page numbers of size 四号 in 宋体, on the outer side.  The fonts are those
-- of the reader, named as Windows, macOS and Linux name them.  Lines are told apart by shape, so that grey print has them too.
-- The page numbers stand below @media, where LibreOffice 7.4 does not read them: with them it makes an endless Word document.
create or replace function page_style()
returns text
language sql immutable parallel safe
begin atomic
    select $style$
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
* { box-sizing: border-box; }
html { color: #000; background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
main { padding: 0 1pt; }
body { margin: 0; font: 16pt/29pt "FangSong_GB2312", "FangSong", "仿宋_GB2312", "仿宋", "STFangsong", "Noto Serif CJK SC", serif; overflow-wrap: anywhere; }
h1, h2, h3, p { margin: 0; font-weight: normal; }
h1 { margin: 0 0 14pt; text-align: center; text-wrap: balance; font: bold 22pt/34pt "FZXiaoBiaoSong-B05S", "方正小标宋简体", "小标宋", "STZhongsong", "SimSun", "Noto Serif CJK SC", serif; }
h2 { text-indent: 2em; font: 16pt/29pt "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; break-after: avoid; }
h3 { text-indent: 2em; font: 16pt/29pt "KaiTi_GB2312", "KaiTi", "楷体_GB2312", "楷体", "STKaiti", "Noto Serif CJK SC", serif; break-after: avoid; }
p, li { text-align: justify; }
p.text { text-indent: 2em; }
p.draft { margin: 0 0 14pt; padding: 2pt 8pt; border: 1.5pt solid #000; text-align: center; font: bold 14pt/24pt "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; }
table { width: 100%; margin: 4pt 0 12pt; border-collapse: collapse; border: 1pt solid #000; font-variant-numeric: tabular-nums; }
caption, figcaption { padding: 4pt 0; text-align: center; font: 12pt/18pt "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; break-after: avoid; }
thead { display: table-header-group; }
tr, svg, figure { break-inside: avoid; }
tbody tr:first-child { break-before: avoid; }
h2 + table caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { font-size: 10.5pt; line-height: 14.5pt; padding: 1.5pt 4pt; border: 0.75pt solid #000; text-align: left; vertical-align: middle; }
thead th { text-align: center; white-space: nowrap; background: #e8e8e8; font-family: "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; font-weight: normal; }
tbody th { font-weight: normal; }
tfoot th, tfoot td { font-weight: bold; }
.n { text-align: right; white-space: nowrap; }
.c { text-align: center; white-space: nowrap; }
.bar { white-space: nowrap; letter-spacing: 0; font-family: "SimSun", "Noto Sans Mono CJK SC", monospace; }
.in1 { padding-left: 1.5em; }
.in2 { padding-left: 3em; }
.in3 { padding-left: 4.5em; }
.group { background: #f2f2f2; }
ul.why { margin: 0; padding: 0; list-style: none; }
ul.why li { display: inline; }
.dense th, .dense td { font-size: 10pt; line-height: 13pt; padding: 1pt 3pt; }
.lines .what { width: 32%; }
.lines .facts { min-width: 29mm; }
a { white-space: nowrap; }
.unit { white-space: nowrap; }
ol.clauses { margin: 4pt 0 8pt; padding: 0 0 0 2.5em; font-size: 10.5pt; line-height: 15pt; }
figure { margin: 4pt 0 10pt; }
.pictures { display: flex; flex-wrap: wrap; }
svg { display: block; height: auto; font: 11px "SimSun", "Songti SC", "Noto Sans CJK SC", sans-serif; }
svg.w272 { width: 43.58%; }
svg.w352 { width: 56.41%; }
svg.w624 { width: 100%; }
svg .small { font-size: 10px; }
svg .bar0 { fill: #1f4e79; }
svg .bar1 { fill: #fff; stroke: #000; }
svg .axis { stroke: #000; stroke-width: 1; }
svg .up { fill: none; stroke: #1f4e79; stroke-width: 2.4; }
svg .down { fill: none; stroke: #a33a00; stroke-width: 1.8; stroke-dasharray: 6 3; }
svg .same { fill: none; stroke: #595959; stroke-width: 1; }
svg circle { fill: #fff; stroke: #000; stroke-width: 1; }
.note { text-indent: 2em; font-size: 10.5pt; line-height: 15pt; break-after: avoid; }
.digest { font: 10.5pt/15pt "Consolas", "Liberation Mono", monospace; }
.sign { margin: 20pt 0 0; break-inside: avoid; break-before: avoid; }
.sign p { text-align: right; padding-right: 4em; }
a { color: inherit; text-decoration: none; }
@media screen {
html { background: #e8e8e8; }
body { max-width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 37mm 26mm 35mm 28mm; background: #fff; box-shadow: 0 0 2mm #888; }
}
@media screen and (max-width: 60em) {
body { margin: 0; padding: 6mm; box-shadow: none; }
main { overflow-x: auto; }
}
@media print {
@page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt "SimSun", "Songti SC", "Noto Serif CJK SC", serif; } }
@page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt "SimSun", "Songti SC", "Noto Serif CJK SC", serif; } }
.league + .league { break-before: page; }
}
$style$ as style;
end;

comment on function page_style() is '内部函数：网页的版式，按党政机关公文格式 GB/T 9704 / Internal: the stylesheet of a page, by the format of official documents GB/T 9704';

-- A part of a page with its heading
create or replace function page_section(number integer, title text, content xml)
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name section, xmlelement(name h2, page_ordinal(page_section.number) || '、' || page_section.title), page_section.content) as section
    where page_section.content is not null;
end;

comment on function page_section(integer, text, xml) is '内部函数：网页的一部分及其标题；没有内容则为空 / Internal: a part of a page with its heading; NULL without content';

-- A row of headings
create or replace function page_head(titles text[])
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name thead, xmlelement(name tr, xmlagg(xmlelement(name th, xmlattributes('col' as scope), t.title) order by t.place))) as head
    from unnest(page_head.titles) with ordinality as t (title, place)
    where t.title is not null;
end;

comment on function page_head(text[]) is '内部函数：表头 / Internal: the head of a table';

-- A table of rows, with its caption; NULL without rows
create or replace function page_table(title text, heads text[], content xml, class text default null)
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name table, xmlattributes(page_table.class as class), xmlelement(name caption, page_table.title), page_head(page_table.heads), xmlelement(name tbody, page_table.content)) as table_of_rows
    where page_table.content is not null;
end;

comment on function page_table(text, text[], xml, text) is '内部函数：带标题的表；没有行则为空 / Internal: a table with its caption; NULL without rows';

-- Cells of one class; a NULL is no cell
create or replace function page_cells(class text, texts text[])
returns xml
language sql stable parallel safe
begin atomic
    select xmlagg(xmlelement(name td, xmlattributes(page_cells.class as class), t.text) order by t.place) as cells
    from unnest(page_cells.texts) with ordinality as t (text, place)
    where t.text is not null;
end;

comment on function page_cells(text, text[]) is '内部函数：表中的若干格；空值不成格 / Internal: cells of a table; a NULL is none';

-- The clauses that a page refers to by number
create or replace function page_clauses(clauses text[])
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name ol, xmlattributes('clauses' as class),
                      xmlagg(xmlelement(name li, xmlattributes('clause-' || c.place as id), page_text(c.clause)) order by c.place)) as list
    from unnest(page_clauses.clauses) with ordinality as c (clause, place)
    having count(*) > 0;
end;

comment on function page_clauses(text[]) is '内部函数：所引条款的编号清单 / Internal: the numbered list of the clauses that a page cites';

-- A reference to one of them
create or replace function page_clause(number integer)
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name a, xmlattributes('#clause-' || page_clause.number as href), '〔' || page_clause.number || '〕') as reference
    where page_clause.number is not null;
end;

comment on function page_clause(integer) is '内部函数：对所引条款的指引 / Internal: a reference to a clause';

-- The page.  Text has no < but of a tag, so line feeds before tags change nothing that is read.  Word processors take the borders of a table
-- from an attribute.
create or replace function page_of(title text, content xml, charts text)
returns text
language sql stable parallel safe
begin atomic
    select '<!DOCTYPE html>'
           || replace(regexp_replace(
                  xmlserialize(content xmlelement(
                      name html,
                      xmlattributes('http://www.w3.org/1999/xhtml' as xmlns, 'zh-CN' as lang, 'zh-CN' as "xml:lang"),
                      xmlelement(name head,
                                 xmlelement(name meta, xmlattributes('utf-8' as charset)),
                                 xmlelement(name title, page_of.title),
                                 xmlelement(name meta, xmlattributes('viewport' as name, 'width=device-width, initial-scale=1' as content)),
                                 xmlelement(name style, page_style())),
                      xmlelement(name body, xmlelement(name main, xmlelement(name h1, page_of.title), page_of.content))) as text),
                  '<(?=(?:html|head|meta|title|style|body|section|h[1-3]|p|table|caption|thead|tbody|tfoot|tr|figure|svg|g|ol|div)[ >/]|li id=|/(?:tbody|tfoot|table|body|section|svg|ol)>)',
                  chr(10) || '<', 'g'), '<table', case page_of.charts when 'bars' then '<table border="1" cellspacing="0"' else '<table' end)
           || chr(10) as page;
end;

comment on function page_of(text, xml, text) is '内部函数：整页，标题和内容之外的一切 / Internal: the page around its content';

-- The month of a page, or an error
create or replace function page_month(month date, charts text)
returns period
language plpgsql stable
as $month$
#variable_conflict use_column
declare
    found_period period;
begin
    if page_month.month is null then
        raise exception 'month must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if page_month.charts is null or page_month.charts not in ('svg', 'bars') then
        raise exception 'charts must be "svg" or "bars", not %', coalesce('"' || left(page_month.charts, 80) || '"', 'null')
            using errcode = 'invalid_parameter_value',
                  hint = 'svg: pictures, for a browser and for print; bars: tables with bars of text, for a word processor.';
    end if;
    select p.* into found_period
    from period as p
    where p.month = page_month.month;
    if not found then
        raise exception 'month % has not been opened', page_month.month
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'The months that there are stand in the table period; a period of several months is known by its first.';
    end if;
    return found_period;
end
$month$;

comment on function page_month(date, text) is '内部函数：网页所述的一期；没有或参数不符则报错 / Internal: the period that a page is about; an error if there is none, or for wrong arguments';

-- The periods up to one, at most twelve
create or replace function page_months(month date)
returns table (month date, title text, short text, number integer)
language sql stable parallel safe
begin atomic
    select m.month, page_period(m.month, m.months), page_period(m.month, m.months, true), (row_number() over (order by m.month))::integer
    from (
        select p.month, s.months
        from period as p
        join scheme as s on s.scheme = p.scheme
        where p.month <= page_months.month
        order by p.month desc
        limit 12
    ) as m;
end;

comment on function page_months(date) is '内部函数：截至某期的各期，至多十二期 / Internal: the periods up to one, at most twelve';

-- What proves a published month, and what a later revision corrects; or that it is a draft
create or replace function page_proof(month date)
returns xml
language sql stable parallel safe
begin atomic
    select xmlconcat(
               xmlelement(name p, xmlattributes('note' as class),
                          '本结果第' || x.revision || '版于' || page_day((x.published_at at time zone s.time_zone)::date) || '公布，为全部公布中的第' || x.place || '次'
                          || coalesce('（' || page_cut(x.note, 200) || '）', '')
                          || coalesce('；更正理由：' || page_cut(a.reason, 500), '') || '。摘要（SHA-256）如下，可用 verify_publications() 核对：'),
               xmlelement(name p, xmlattributes('digest' as class), x.digest)) as proof
    from period as p
    join publication as x on x.month = p.month and x.revision = p.revision
    join scheme as s on s.scheme = x.scheme
    left join amendment as a on a.month = p.month and a.revision = p.revision
    where p.month = page_proof.month and p.published;
end;

comment on function page_proof(date) is '内部函数：公布的版次、日期、更正理由和摘要；未公布则为空 / Internal: revision, day, reason and digest of a publication; NULL for a month that is not published';

-- The day of a page: of publication, or today for what is not published
create or replace function page_dated(month date)
returns date
language sql stable parallel safe
begin atomic
    select coalesce((x.published_at at time zone s.time_zone)::date, today(s.time_zone)) as day
    from period as p
    join scheme as s on s.scheme = p.scheme
    left join publication as x on x.month = p.month and x.revision = p.revision and p.published
    where p.month = page_dated.month;
end;

comment on function page_dated(date) is '内部函数：成文日期，即公布日期；未公布则为今天 / Internal: the day of a page: that of the publication, or today';

-- Who signs, and when
create or replace function page_signature(office text, day date)
returns xml
language sql stable parallel safe
begin atomic
    select xmlelement(name div, xmlattributes('sign' as class),
                      case when page_signature.office ~ '\S' then xmlelement(name p, page_cut(page_signature.office, 200)) end,
                      xmlelement(name p, page_day(page_signature.day))) as signature;
end;

comment on function page_signature(text, date) is '内部函数：落款，机关和日期 / Internal: the signature, office and day';
