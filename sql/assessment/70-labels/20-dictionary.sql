-- The comments of tables, views and columns as rows, for clients that show no comments.

create or replace view 字段说明
with (security_invoker = true) as
select c.relname::text as 表或视图,
       (row_number() over (partition by c.oid order by d.objsubid) - 1)::integer as 序号,
       a.attname::text as 字段,
       format_type(a.atttypid, a.atttypmod) as 类型,
       split_part(d.description, ' / ', 1) as 说明,
       substr(d.description, length(split_part(d.description, ' / ', 1)) + 4) as 英文说明
from pg_class as c
join pg_description as d on d.classoid = 'pg_class'::regclass and d.objoid = c.oid
left join pg_attribute as a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
where c.relnamespace = (select s.relnamespace from pg_class as s where s.oid = 'scheme'::regclass)
      and c.relkind in ('r', 'v');

comment on view 字段说明 is '各表、视图及其字段的说明，每个一行，供不显示注释的客户端查阅 / What each table, view and column is, a row each, for clients that show no comments';
comment on column 字段说明.表或视图 is '表或视图的名称 / Name of the table or view';
comment on column 字段说明.序号 is '字段在其中的序号；表或视图本身为0 / Number of the column in it; 0 for the table or view itself';
comment on column 字段说明.字段 is '字段名称；表或视图本身为空 / Name of the column; NULL for the table or view itself';
comment on column 字段说明.类型 is '字段类型；表或视图本身为空 / Type of the column; NULL for the table or view itself';
comment on column 字段说明.说明 is '中文说明 / What it is, in Chinese';
comment on column 字段说明.英文说明 is '英文说明 / What it is, in English';
