-- bulletin() and unit_report(): well-formed pages whose numbers are those of the ranking and of explain(), harmless whatever titles say,
-- the same bytes under every setting, and for those alone who see what is on them.

set datestyle = iso;
set jit = off;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set duties :abs_srcdir '/helpers/duties.sql'
\set refused :abs_srcdir '/helpers/refused.sql'
\set ECHO none
\o /dev/null
\i :duties
\i :refused
\o
\set ECHO all

-- what stands on a page at a path, where h: is XHTML and s: SVG
create function pg_temp.on_page(page text, path text)
returns setof text
language sql
return unnest(xpath(on_page.path, xmlparse(document on_page.page),
                    array[array['h', 'http://www.w3.org/1999/xhtml'], array['s', 'http://www.w3.org/2000/svg']]))::text;

-- the cells of a table, a row each
create function pg_temp.cells(page text, table_path text)
returns table (place bigint, cells text)
language sql
as $$
    select x.place, (select string_agg(regexp_replace(c.cell, '\s+', ' ', 'g'), ' | ' order by c.place)
                     from xmltable(xmlnamespaces('http://www.w3.org/1999/xhtml' as h), '//h:tr/*' passing x.row
                                   columns place for ordinality, cell text path 'string(.)') as c)
    from xmltable(xmlnamespaces('http://www.w3.org/1999/xhtml' as h), '//h:tbody/h:tr'
                  passing (xpath(cells.table_path, xmlparse(document cells.page), array[array['h', 'http://www.w3.org/1999/xhtml']]))[1]
                  columns place for ordinality, row xml path '.') as x
$$;

-- what is wrong with a page, a row a fault
create function pg_temp.faults(page text)
returns setof text
language sql
as $$
    select 'not well-formed' where not xml_is_well_formed_document(page)
    union all
    select 'an element that HTML reads otherwise: ' || m[1]
    from regexp_matches(regexp_replace(page, '<svg.*?</svg>', '', 'g'), '<([a-z0-9]+)[^<>]*/>', 'g') as m
    where m[1] not in ('meta', 'br')
    union all
    select 'loads something: ' || m[1]
    from regexp_matches(replace(replace(page, 'xmlns="http://www.w3.org/1999/xhtml"', ''), 'xmlns="http://www.w3.org/2000/svg"', ''),
                        '(<(?:script|link|img|iframe|object|image|use|foreignObject)[ >/]|<[^<>]* (?:src|on[a-z]+|style)="|href="[^#]|@import|url\()', 'gi') as m
    union all
    select 'a character that XML or a reader does not want' where page ~ '[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]'
    union all
    select 'the stylesheet has a character that is escaped' where substring(page from '<style>(.*?)</style>') ~ '[<>&]'
    union all
    select 'no language' where not exists (select from pg_temp.on_page(page, '/h:html[@lang="zh-CN" and @xml:lang="zh-CN"]'))
    union all
    select 'headings' where 1 <> (select count(*) from pg_temp.on_page(page, '//h:h1'))
                            or exists (select from pg_temp.on_page(page, '//h:h3[not(preceding::h:h2)] | //h:h2[not(preceding::h:h1)]'))
    union all
    select 'a table without caption or headings' from pg_temp.on_page(page, '//h:table[not(h:caption) or not(h:thead//h:th)]')
    union all
    select 'a heading of a table without scope' from pg_temp.on_page(page, '//h:th[not(@scope)]')
    union all
    select 'rows of different lengths: ' || max(t.n)
    from (select row_number() over () as n, t from pg_temp.on_page(page, '//h:table') as t) as t
    cross join lateral (
        select count(distinct (select count(*) from regexp_matches(r[1], '<t[hd][ >/]', 'g'))) as lengths
        from regexp_matches(t.t, '<tr(?: class="[a-z0-9 ]*")?>(.*?)</tr>', 'g') as r
        where r[1] !~ 'colspan'
    ) as l
    where l.lengths > 1
    group by t.n
    union all
    select 'a picture without role, title or description'
    from pg_temp.on_page(page, '//s:svg[not(@role="img" and @aria-labelledby=concat(s:title/@id, " ", s:desc/@id) and string(s:title) and string(s:desc))]')
    union all
    select 'an id twice: ' || i from pg_temp.on_page(page, '//@id') as i group by i having count(*) > 1
    union all
    select 'leads nowhere: ' || h from pg_temp.on_page(page, '//@href') as h where substr(h, 2) not in (select pg_temp.on_page(page, '//@id'))
    order by 1
$$;

set role regress_duties_owner;
set search_path = regress_duties, pg_catalog;
select p.page, f.fault
from (values ('bulletin, published', bulletin('2024-01-01')), ('bulletin, draft', bulletin('2024-02-01', '办公室')),
             ('bulletin, bars', bulletin('2024-01-01', charts => 'bars')), ('bulletin, draft, bars', bulletin('2024-02-01', charts => 'bars')),
             ('A, published', unit_report('A', '2024-01-01')), ('A, draft', unit_report('A', '2024-02-01')), ('C, draft', unit_report('C', '2024-02-01')),
             ('B, bars', unit_report('B', '2024-02-01', charts => 'bars'))) as p (page, text)
cross join lateral pg_temp.faults(p.text) as f (fault)
order by 1, 2;
-- the test of that: a page with all of these faults
select * from pg_temp.faults(replace(replace(replace(replace(replace(replace(replace(bulletin('2024-02-01'), ' lang="zh-CN"', ''), '<caption>', '<p>x</p><caption>'),
    ' scope="row"', ''), 'role="img"', ''), '<main>', '<main><h1>x</h1><script>1</script><i/>' || chr(127)), 'ranks-1-title', 'totals-1-title'), '#clause-1"', '#clause-99"'));

-- ---------- the bulletin ----------
-- January was published twice, and is alone in its year so far.  The numbers are those at the beginning of duties.sql.
select * from pg_temp.on_page(bulletin('2024-01-01'), '//h:h1/text() | //h:h2/text() | //h:h3/text() | //h:caption/text() | //h:figcaption/text()');
select string_agg(t, ' | ') from pg_temp.on_page(bulletin('2024-01-01'), '(//h:thead)[1]//h:th/text()') as t;
select cells from pg_temp.cells(bulletin('2024-01-01'), '(//h:table)[1]') order by place;
select rank, unit_name, base, bonus, penalty, total, previous_rank, rank_change from ranking where month = '2024-01-01' order by rank, unit;
select * from pg_temp.on_page(bulletin('2024-01-01'), '//s:svg[@aria-labelledby="totals-1-title totals-1-desc"]//s:text/text()');
-- A lost 2 by a late report, 2 on key2 and 1 on key1, of which the two largest are named; B 2 on key2
-- and 1 by criticism; C 2 by a report, 2 by an assignment, and 3 on each key
select cells from pg_temp.cells(bulletin('2024-01-01'), '(//h:table)[2]') order by place;
-- the second revision, and why
select replace(t, (select digest from publication where month = '2024-01-01' and revision = 2), '(digest)')
from pg_temp.on_page(replace(bulletin('2024-01-01'), (select extract(year from p.published_at at time zone 'Asia/Shanghai') || '年' || extract(month from p.published_at at time zone 'Asia/Shanghai')
                                                             || '月' || extract(day from p.published_at at time zone 'Asia/Shanghai') || '日'
                                                      from publication as p where p.revision = 2), '(day)'), '//h:section[last()]/h:p/text() | //h:div[@class="sign"]/h:p/text()') as t;

-- February is a draft: C has no total, and what is open is listed
select cells from pg_temp.cells(bulletin('2024-02-01', '办公室'), '(//h:table)[1]') order by place;
select cells from pg_temp.cells(bulletin('2024-02-01', '办公室'), '//h:table[h:caption="待办事项"]') order by place;
select * from pg_temp.on_page(bulletin('2024-02-01', '办公室'), '//h:p[@class="draft"]/text() | //h:div[@class="sign"]/h:p[1]/text()');
-- ranks of both months: A from 2 to 1, B from 1 to 2, C from 3 to none
select * from pg_temp.on_page(bulletin('2024-02-01'), '//s:svg[@aria-labelledby="ranks-1-title ranks-1-desc"]/s:desc/text()');
select * from pg_temp.on_page(bulletin('2024-02-01'), '//s:svg[@aria-labelledby="ranks-1-title ranks-1-desc"]/s:polyline/@class');
-- as tables: 20 blocks for 100, 17 for 82.5
select cells from pg_temp.cells(bulletin('2024-02-01', charts => 'bars'), '(//h:table)[3]') order by place;
select cells from pg_temp.cells(bulletin('2024-02-01', charts => 'bars'), '(//h:table)[4]') order by place;
select count(*) from pg_temp.on_page(bulletin('2024-02-01', charts => 'bars'), '//s:svg');

-- ---------- the sheet of a unit ----------
select * from pg_temp.on_page(unit_report('B', '2024-02-01'), '//h:h1/text() | //h:h2/text() | //h:caption/text() | //h:figcaption/text()');
select cells from pg_temp.cells(unit_report('B', '2024-02-01'), '(//h:table)[1]') order by place;
select cells from pg_temp.cells(unit_report('B', '2024-02-01'), '(//h:table)[2]') order by place;
-- every item, and what it brings is what item_score says: the report 8 of 10, key1 8 and key2 7
select cells from pg_temp.cells(unit_report('B', '2024-02-01'), '(//h:table)[3]') order by place;
select count(*), count(*) filter (where x.brings is distinct from s.brings) as differ
from (values ('A', date '2024-01-01'), ('B', '2024-01-01'), ('C', '2024-01-01'), ('A', '2024-02-01'), ('B', '2024-02-01'), ('C', '2024-02-01')) as u (unit, month)
cross join lateral sheet_item_of(u.unit, u.month) as x
join item_score as s on s.unit = u.unit and s.month = u.month and s.item = x.item;
-- every line, in the order of explain(), to the total
select cells from pg_temp.cells(unit_report('B', '2024-02-01'), '(//h:table)[4]') order by place;
select count(*), count(*) filter (where c.cells is null or e.points is distinct from nullif(regexp_replace(c.cells, '^.* \| ', ''), '—')::numeric) as differ
from (values ('A', date '2024-01-01'), ('B', '2024-01-01'), ('C', '2024-01-01'), ('A', '2024-02-01'), ('B', '2024-02-01'), ('C', '2024-02-01')) as u (unit, month)
cross join lateral unit_report(u.unit, u.month) as r (page)
cross join lateral explain(u.unit, u.month) as e
left join lateral pg_temp.cells(r.page, '//h:table[h:caption="得分明细"]') as c on c.place = e.line;
-- what brings nothing, how far it is, what is open
select cells from pg_temp.cells(unit_report('B', '2024-02-01'), '//h:table[h:caption="未计分的事项"]') order by place;
select * from pg_temp.on_page(unit_report('B', '2024-02-01'), '//h:section[h:h2="六、与相邻单位的差距"]/h:p/text()');
select cells from pg_temp.cells(unit_report('B', '2024-02-01'), '//h:table[h:caption="改变名次所需的变动（其他不变）"]') order by place;
select unit, gains, summary from margin_changes('2024-02-01') where unit = 'B' order by gains desc, times, change, item, rule;
select cells from pg_temp.cells(unit_report('C', '2024-02-01'), '(//h:table)[1]') order by place;
select cells from pg_temp.cells(unit_report('C', '2024-02-01'), '//h:table[h:caption="待办事项"]') order by place;
reset role;

-- ---------- who sees what ----------
create temporary table page as
select r.role, p.page, pg_temp.told(r.role, p.query) as told
from unnest('{regress_duties_owner,regress_secretariat,regress_reader,regress_unit_a,regress_both,regress_section,regress_bureau,regress_plain,regress_nobody}'::text[]) as r (role)
cross join (values ('bulletin, published', $$select regress_duties.bulletin('2024-01-01')$$), ('bulletin, open', $$select regress_duties.bulletin('2024-02-01')$$),
                   ('A, published', $$select regress_duties.unit_report('A', '2024-01-01')$$), ('A, open', $$select regress_duties.unit_report('A', '2024-02-01')$$),
                   ('B, published', $$select regress_duties.unit_report('B', '2024-01-01')$$), ('B, open', $$select regress_duties.unit_report('B', '2024-02-01')$$)) as p (page, query);
select page, role, case when told like '<!DOCTYPE html>%' then 'the page' else told end as told from page order by page, role collate "C";
-- a published bulletin is the same for everybody who has it
select page, count(distinct told) from page where told like '<%' and page like 'bulletin%' group by page order by page;
-- a unit has no rank of others on its sheet, and the days and documents of its own; a reader has none of these
select * from pg_temp.cells((select told from page where page = 'A, published' and role = 'regress_unit_a'), '(//h:table)[1]');
select cells from pg_temp.cells((select told from page where page = 'A, published' and role = 'regress_unit_a'), '//h:table[h:caption="得分明细"]') where cells ~ 'No\. 1';
select count(*) from pg_temp.cells((select told from page where page = 'A, published' and role = 'regress_reader'), '//h:table[h:caption="得分明细"]') where cells ~ 'No\. 1';
select count(*) from page, pg_temp.faults(told) where told like '<%';

-- ---------- errors ----------
set role regress_duties_owner;
select pg_temp.refused($$select bulletin(null)$$);
select pg_temp.refused($$select bulletin('2024-03-01')$$);
select pg_temp.refused($$select bulletin('2024-02-15')$$);
select pg_temp.refused($$select bulletin('2024-01-01', charts => 'pie')$$);
select pg_temp.refused($$select bulletin('2024-01-01', charts => null)$$);
select pg_temp.refused($$select unit_report(null, '2024-01-01')$$);
select pg_temp.refused($$select unit_report('A', null)$$);
select pg_temp.refused($$select unit_report('nobody', '2024-01-01')$$);
select pg_temp.refused($$select unit_report('A', '2024-03-01')$$);
insert into unit values ('D', '丁', 'county', '2024-02-01');
select pg_temp.refused($$select unit_report('D', '2024-01-01')$$);
delete from unit where unit = 'D';
reset role;
select pg_temp.refused($$set local role regress_unit_a; select regress_duties.bulletin('2024-01-01')$$);
select pg_temp.refused($$set local role regress_unit_a; select regress_duties.unit_report('B', '2024-01-01')$$);
select pg_temp.refused($$set local role regress_reader; select regress_duties.bulletin('2024-02-01')$$);
select pg_temp.refused($$set local role regress_reader; select regress_duties.unit_report('A', '2024-02-01')$$);

-- ---------- settings ----------
create function pg_temp.pages() returns text language sql
as $$
    select md5(regress_duties.bulletin('2024-01-01', '办公室') || regress_duties.bulletin('2024-02-01') || regress_duties.bulletin('2024-02-01', charts => 'bars')
               || regress_duties.unit_report('A', '2024-01-01') || regress_duties.unit_report('B', '2024-02-01'))
$$;
create function pg_temp.pages_under(settings text[]) returns text language plpgsql
as $$
declare
    setting text[];
begin
    foreach setting slice 1 in array pages_under.settings loop
        perform set_config(setting[1], setting[2], true);
    end loop;
    raise exception using errcode = 'UNDO1', message = pg_temp.pages();
exception
    when others then
        return sqlerrm;
end
$$;
select pg_temp.pages() as usual \gset
select pg_temp.pages_under('{{DateStyle,"German, DMY"},{TimeZone,Pacific/Kiritimati},{IntervalStyle,sql_standard},{bytea_output,escape},{xmlbinary,hex},{xmloption,document},
    {extra_float_digits,-15},{standard_conforming_strings,off},{quote_all_identifiers,on},{transform_null_equals,on},{row_security,off},{search_path,""},
    {plpgsql.variable_conflict,use_variable},{array_nulls,off},{lc_numeric,C},{lc_monetary,C},{lc_time,C},{lc_messages,C}}') = :'usual' as the_same;
select pg_temp.pages_under('{{DateStyle,"SQL, MDY"},{TimeZone,Pacific/Pago_Pago},{IntervalStyle,postgres_verbose},{client_encoding,GB18030},{xmloption,content},
    {backslash_quote,on},{enable_hashjoin,off},{enable_sort,off}}') = :'usual' as the_same;

-- ---------- what people write ----------
set role regress_duties_owner;
-- Everything that has a title gets a hostile one, as far as the tables admit it.
begin;
create temporary view hostile as
select '</title></style></script><script>alert("1")</script><img src=x onerror=alert(1)>]]>&amp;&#60;&lt;!--<!DOCTYPE x>''"' || chr(1) || chr(8) || chr(11) || chr(27)
       || chr(127) || chr(133) || chr(8238) || chr(8294) || chr(65534) || chr(65535) || chr(8232) || chr(128512) || E'\r\n\t' as text;
create temporary view long as select repeat('很长的标题<b>&', 1000) || repeat('x', 1000) as text;
update unit set name = left((select text from hostile), 100) where unit = 'B';
update league set title = (select text from hostile);
update task set title = (select text from hostile) where month = '2024-02-01' and unit = 'A';
update task set title = (select text from long) where month = '2024-02-01' and unit = 'B';
update event set document_no = (select regexp_replace(text, '[^ -~]', '', 'g') from hostile), title = (select text from long) where event_id = 'b3';
update event set title = (select text from hostile), work = (select left(text, 40) from long) where event_id = 'a2';
update mark set score = 9, reason = (select text from long) where month = '2024-02-01' and item = 'key1' and unit = 'A';
update mark set score = 9, reason = (select text from hostile) where month = '2024-02-01' and item = 'key2' and unit = 'A';
select count(*) filter (where m.text ~ '<script>') as hostile, count(*) filter (where length(m.text) >= 10000) as long
from (select title from task union all select title from event union all select reason from mark union all select name from unit union all select title from league) as m (text);
select p.page, f.fault
from (values ('bulletin', bulletin('2024-02-01', (select text from hostile))), ('bars', bulletin('2024-02-01', (select text from long), 'bars')),
             ('A', unit_report('A', '2024-02-01')), ('B', unit_report('B', '2024-02-01'))) as p (page, text)
cross join lateral pg_temp.faults(p.text) as f (fault)
order by 1, 2;
-- they are there as text, with a sign for what XML does not admit
select count(*) from pg_temp.on_page(unit_report('A', '2024-02-01'), '//h:td[contains(., "<script>alert(") and contains(., "]]>&amp;&#60;")]') as t;
select count(*) > 0 as replaced from pg_temp.on_page(unit_report('A', '2024-02-01'), '//h:td[contains(., "' || chr(65533) || '")]') as t;
select max(length(t)) < 1000 as cut from pg_temp.on_page(bulletin('2024-02-01', charts => 'bars'), '//h:td | //h:th') as t;
rollback;

-- ---------- a year, quarters and grades ----------
-- With C's mark February is complete: A 100, B 82.5, C 30 × 1 + 70 × 11/20 = 68.5.  The year: A (87.5 + 100) ÷ 2 = 93.75, B (92 + 82.5) ÷ 2 =
-- 87.25, C 70.75.
begin;
insert into mark (unit, item, month, score) values ('C', 'key2', '2024-02-01', 6);
select publish_month('2024-02-01') is not null as published;
select string_agg(t, ' | ') from pg_temp.on_page(bulletin('2024-02-01'), '(//h:thead)[1]//h:th/text()') as t;
select cells from pg_temp.cells(bulletin('2024-02-01'), '(//h:table)[1]') order by place;
select cells from pg_temp.cells(unit_report('C', '2024-02-01'), '(//h:table)[1]') order by place;
-- January is corrected once more, by the award that February counts: that stays as it was published, and how far the units are from each
-- other in it can no longer be told
select count(*) from pg_temp.on_page(unit_report('B', '2024-02-01'), '//h:h2[contains(., "差距")]');
select amend_month('2024-01-01', '再更正');
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
values ('B', 'b0', 'award', 'W', '乙的表彰', '2024-01-20', 'No. 0', '2024-01-20', 'approved');
select count(*) from pg_temp.on_page(unit_report('B', '2024-02-01'), '//h:h2[contains(., "差距")]');
select publish_month('2024-01-01') is not null as published;
-- that is of no month but the last
select string_agg(t, ' | ') from pg_temp.on_page(bulletin('2024-01-01'), '(//h:thead)[1]//h:th/text()') as t;
rollback;
reset role;

-- Quarters, grades, a total below zero, an item for one league, a document number, and a unit by itself
select xcedu.create_assessment('regress_pages', 'empty');
set search_path = regress_pages, pg_catalog;
insert into league values ('a', '甲组'), ('b', '乙组');
insert into unit values ('1', '一', 'a'), ('2', '二', 'a'), ('3', '三', 'b');
insert into scheme (scheme, title, document_no, months) values ('q', '季度办法', '测〔2024〕1号', 3);
insert into item values ('total', '总分'), ('base', '基础分'), ('penalty', '扣分'), ('m', '工作'), ('only', '专项');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, only_for) values
    ('q', 'total', null, 'group', null, 0, null, null, null), ('q', 'base', 'total', 'group', 'base', 0, null, null, null),
    ('q', 'penalty', 'total', 'event', 'penalty', 0, null, null, null), ('q', 'm', 'base', 'mark', null, 0, 0, 10, null),
    ('q', 'only', 'base', 'mark', null, 0, 0, 5, '{b}');
insert into scheme_grade values ('q', 'good', '优秀', 1, 8, null), ('q', 'rest', '一般', 2, null, null);
insert into rule values ('blame', '批评');
insert into scheme_rule (scheme, rule, item, points, clause) values ('q', 'blame', 'penalty', -12, '批评的每次扣12分');
select open_month('2024-04-01', 'q');
insert into mark (unit, item, month, score) values ('1', 'm', '2024-04-01', 9.125), ('2', 'm', '2024-04-01', 4), ('3', 'm', '2024-04-01', 7), ('3', 'only', '2024-04-01', 5);
insert into event (unit, event_id, rule, title, occurred_on) values ('2', 'e', 'blame', '被批评', '2024-05-05');
-- 一: 9.125 and good; 二: 4 − 12 = −8, and the rest; 三: 7 + 5 = 12, good
select * from pg_temp.on_page(bulletin('2024-04-01'), '//h:h1/text() | //h:h3/text() | //h:p[@class="text"]/text()');
select cells from pg_temp.cells(bulletin('2024-04-01'), '(//h:table)[1]') order by place;
select cells from pg_temp.cells(bulletin('2024-04-01'), '(//h:table)[3]') order by place;
select count(*) from pg_temp.faults(bulletin('2024-04-01'));
-- the bar of −8 is as long as 8, and ends where 9.125 begins: 434 ÷ 17.125 each, from 132 on
select * from pg_temp.on_page(bulletin('2024-04-01'), '//s:rect[../../@aria-labelledby="totals-1-title totals-1-desc"]/@x | //s:rect[../../@aria-labelledby="totals-1-title totals-1-desc"]/@width');
select cells from pg_temp.cells(unit_report('2', '2024-04-01'), '//h:table[h:caption="各项得分"]') order by place;
select cells from pg_temp.cells(unit_report('3', '2024-04-01'), '//h:table[h:caption="各项得分"]') order by place;
select count(*) from pg_temp.faults(unit_report('2', '2024-04-01'));

-- A schema that was renamed is found
alter schema regress_pages rename to regress_pages_renamed;
set search_path = pg_catalog;
select count(*) from pg_temp.faults(regress_pages_renamed.bulletin('2024-04-01'));

\set ECHO none
\o /dev/null
set client_min_messages = warning;
drop schema regress_pages_renamed cascade;
drop schema regress_elsewhere cascade;
drop owned by regress_unit_a cascade;
drop schema regress_duties cascade;
drop owned by regress_duties_owner, regress_reader, regress_unit_b, regress_section, regress_bureau, regress_secretariat, regress_both,
              regress_inherits, regress_noinherits, regress_plain, regress_nobody;
drop role regress_inherits, regress_noinherits, regress_reader, regress_unit_a, regress_unit_b, regress_section, regress_bureau,
          regress_secretariat, regress_both, regress_plain, regress_nobody, regress_duties_owner;
\o
