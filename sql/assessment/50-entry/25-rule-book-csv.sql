-- A rule-book as the files that load_csv() reads, so that it can be looked at, changed and handed on in a spreadsheet.

-- The rows of a scheme, table by table, in the order in which they can be loaded.
create or replace function rule_book_row(scheme text)
returns table (place integer, relation text, key text, "row" jsonb)
language sql stable parallel safe
begin atomic
    select 1 as place, 'league' as relation, l.league as key, to_jsonb(l) as "row" from league as l
    union all
    select 2, 'scheme' as relation, s.scheme, to_jsonb(s) from scheme as s where s.scheme = rule_book_row.scheme
    union all
    select 3, 'provision' as relation, p.provision, to_jsonb(p) from provision as p where p.scheme = rule_book_row.scheme
    union all
    select 4, 'reading' as relation, row_key(r.finding, r.subject), to_jsonb(r) from reading as r where r.scheme = rule_book_row.scheme
    union all
    select 5, 'item' as relation, i.item, to_jsonb(i)
    from item as i
    join scheme_item as si on si.item = i.item and si.scheme = rule_book_row.scheme
    union all
    -- an item after the one above it
    select 6, 'scheme_item' as relation, row_key(t.level::text, si.parent, lpad(si.place::text, 10, '0'), si.item), to_jsonb(si)
    from scheme_item as si
    join tree_of(rule_book_row.scheme) as t on t.item = si.item
    where si.scheme = rule_book_row.scheme
    union all
    select 7, 'scheme_band' as relation, row_key(b.item, b.at_least::text), to_jsonb(b) from scheme_band as b where b.scheme = rule_book_row.scheme
    union all
    select 8, 'milestone' as relation, row_key(m.item, m.reach_by::text), to_jsonb(m) from milestone as m where m.scheme = rule_book_row.scheme
    union all
    select 9, 'scheme_grade' as relation, lpad(g.place::text, 10, '0'), to_jsonb(g) from scheme_grade as g where g.scheme = rule_book_row.scheme
    union all
    select 10, 'scheme_period' as relation, lpad(p.place::text, 10, '0'), to_jsonb(p) from scheme_period as p where p.scheme = rule_book_row.scheme
    union all
    select 11, 'rule' as relation, r.rule, to_jsonb(r)
    from rule as r
    join scheme_rule as sr on sr.rule = r.rule and sr.scheme = rule_book_row.scheme
    union all
    select 12, 'scheme_rule' as relation, sr.rule, to_jsonb(sr) from scheme_rule as sr where sr.scheme = rule_book_row.scheme;
end;

comment on function rule_book_row(text) is '内部函数：一套办法在各表中的行 / Internal: the rows of a scheme in its tables';

create or replace function rule_book_csv(scheme text)
returns table (place integer, relation text, content text)
language sql stable parallel safe
begin atomic
    select r.place,
           r.relation,
           string_agg(h.head, e'\n') filter (where r.nth = 1)
           || e'\n'
           || string_agg(h.cells, e'\n' order by r.nth)
           || e'\n' as content
    from (
        select x.place, x.relation, x.row, row_number() over (partition by x.relation order by x.key collate "C") as nth
        from rule_book_row(rule_book_csv.scheme) as x
    ) as r
    cross join lateral (
        select string_agg(c.label, ',' order by a.attnum) as head,
               string_agg(coalesce('"' || replace(
                   case
                       when c.kind = 'list'
                           then (select string_agg(v.value, ';' order by v.place)
                                 from jsonb_array_elements_text(nullif(r.row -> c.column_name, 'null')) with ordinality as v (value, place))
                       else r.row ->> c.column_name
                   end, '"', '""') || '"', ''), ',' order by a.attnum) as cells
        from csv_column as c
        join pg_class as t on t.relname = c.relation and t.relnamespace = (select p.relnamespace from pg_class as p where p.oid = 'period'::regclass)
        join pg_attribute as a on a.attrelid = t.oid and a.attname = c.column_name
        where c.relation = r.relation
    ) as h
    group by r.place, r.relation
    order by r.place;
end;

comment on function rule_book_csv(text) is '导出一套办法：每张表一行，content 为可由 load_csv() 原样装入的 CSV 文本（首行为中文列名），place 为装入的次序；没有该办法则仅有 league。 / Exports a scheme: a row a table, content is the CSV text that load_csv() takes as it is, with Chinese labels in its first line, and place the order in which they are loaded; of a scheme that is not there, league alone.';
