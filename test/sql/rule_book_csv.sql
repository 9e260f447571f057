-- A rule-book goes out as CSV and comes in again as it was, text by text and number by number.
set client_min_messages = warning;
select xcedu.create_assessment('regress_out', 'xuchang-2023-8');
select xcedu.create_assessment('regress_in', 'empty');

-- what a spreadsheet shows of it
select f.place, f.relation, split_part(f.content, e'\n', 1) as head, count(*) as lines
from regress_out.rule_book_csv('xuchang-2023-8') as f
cross join lateral regexp_split_to_table(rtrim(f.content, e'\n'), '\n(?=")') as l
group by f.place, f.relation, f.content
order by f.place;

-- no column of these tables is left out, and no table of a scheme
select a.attrelid::regclass as relation, a.attname as left_out
from pg_attribute as a
join pg_class as c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'regress_out'::regnamespace
where a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and (c.relname in (select relation from regress_out.rule_book_csv('xuchang-2023-8')) or exists (
          select from pg_attribute as s where s.attrelid = c.oid and s.attname = 'scheme' and c.relname not in ('period', 'publication')))
      and not exists (select from regress_out.csv_column as v where v.relation = c.relname and v.column_name = a.attname)
order by 1, 2;

-- file after file, as one person would load them
create temporary table files as select place, relation, content from regress_out.rule_book_csv('xuchang-2023-8');
select f.relation, r.line, r."column", r.value, r.reason
from (select relation, content from files order by place) as f
cross join lateral regress_in.load_csv(f.relation, convert_to(f.content, 'UTF8')) as r;

-- not a row is other than it was, nor one more or less
select 'league' as relation, count(*) from (table regress_out.league except table regress_in.league) as x
union all select 'scheme', count(*) from (table regress_out.scheme except table regress_in.scheme) as x
union all select 'provision', count(*) from (table regress_out.provision except table regress_in.provision) as x
union all select 'reading', count(*) from (table regress_out.reading except table regress_in.reading) as x
union all select 'item', count(*) from (table regress_out.item except table regress_in.item) as x
union all select 'scheme_item', count(*) from (table regress_out.scheme_item except table regress_in.scheme_item) as x
union all select 'milestone', count(*) from (table regress_out.milestone except table regress_in.milestone) as x
union all select 'rule', count(*) from (table regress_out.rule except table regress_in.rule) as x
union all select 'scheme_rule', count(*) from (table regress_out.scheme_rule except table regress_in.scheme_rule) as x
order by relation;
select relation, content = (select content from regress_in.rule_book_csv('xuchang-2023-8') as i where i.relation = o.relation) as same
from files as o
order by place;

drop schema regress_out cascade;
drop schema regress_in cascade;
