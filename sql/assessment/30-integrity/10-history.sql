-- Who changed which row when.  Statement triggers record it, so a load of many rows costs
-- little more than the rows themselves.  A row that comes into a table of many rows is not written twice: the record has
-- its digest, and the view history has its content from where that is.

-- The role that acts: the one set by SET ROLE, else the one that logged in.  Inside a
-- SECURITY DEFINER function current_user is the owner of that function, not its caller.
create or replace function acting_role()
returns text
language sql stable parallel safe
begin atomic
    select case current_setting('role') when 'none' then session_user::text else current_setting('role') end as role;
end;

comment on function acting_role() is '执行者的数据库角色：SET ROLE 所设，否则为登录角色；SECURITY DEFINER 函数内亦同 / The database role that acts: the one set by SET ROLE, else the one that logged in; the same inside SECURITY DEFINER functions';

-- The key of a row by the names of its columns, of which there are one to four: what row_key() gives, in the form that is
-- fastest where many rows change.
create or replace function history_key("row" jsonb, a text, b text, c text, d text)
returns text
language sql stable parallel safe
begin atomic
    select case
               when history_key.b is null then jsonb_build_array(history_key."row" ->> history_key.a)
               when history_key.c is null then jsonb_build_array(history_key."row" ->> history_key.a, history_key."row" ->> history_key.b)
               when history_key.d is null
                   then jsonb_build_array(history_key."row" ->> history_key.a, history_key."row" ->> history_key.b, history_key."row" ->> history_key.c)
               else jsonb_build_array(history_key."row" ->> history_key.a, history_key."row" ->> history_key.b, history_key."row" ->> history_key.c,
                                      history_key."row" ->> history_key.d)
           end::text as key;
end;

comment on function history_key(jsonb, text, text, text, text) is '内部函数：按主键各列的名称取一行的键 / Internal: the key of a row, by the names of its columns';

-- The arguments are the columns of the table's key.  An update that changes the key is
-- recorded as a row that went and a row that came; one that changes nothing is not recorded.  A zero more at the end of
-- a number is a change, because lines show it, though JSON values that differ in it are equal.
create or replace function record_history()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $record$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    since constant timestamptz := clock_timestamp();
    who constant text := acting_role();
begin
    if tg_op = 'INSERT' then
        insert into change_record (at, by_role, session_role, relation, row_key, month, new)
        select since, who, session_user, tg_table_name,
               history_key(n.row, tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3]),
               (n.row ->> 'month')::date,
               n.row
        from (select to_jsonb(a) as row from added as a offset 0) as n;
    elsif tg_op = 'DELETE' then
        insert into change_record (at, by_role, session_role, relation, row_key, month, old)
        select since, who, session_user, tg_table_name,
               history_key(o.row, tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3]),
               (o.row ->> 'month')::date,
               o.row
        from (select to_jsonb(r) as row from removed as r offset 0) as o;
    else
        insert into change_record (at, by_role, session_role, relation, row_key, month, moved_to, old, new)
        select since, who, session_user, tg_table_name,
               history_key(coalesce(o.row, n.row), tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3]),
               coalesce(o.month, n.month),
               nullif(case when o.row is not null then n.month end, o.month),
               o.row,
               n.row
        from (
            select jsonb_build_array(b.row -> tg_argv[0], b.row -> tg_argv[1], b.row -> tg_argv[2], b.row -> tg_argv[3]) as key,
                   (b.row ->> 'month')::date as month,
                   b.row
            from (select to_jsonb(r) as row from removed as r offset 0) as b
        ) as o
        full join (
            select jsonb_build_array(b.row -> tg_argv[0], b.row -> tg_argv[1], b.row -> tg_argv[2], b.row -> tg_argv[3]) as key,
                   (b.row ->> 'month')::date as month,
                   b.row
            from (select to_jsonb(a) as row from added as a offset 0) as b
        ) as n on n.key = o.key
        where o.row is distinct from n.row or o.row::text <> n.row::text;
    end if;
    return null;
end
$record$;

comment on function record_history() is '触发器：记录每一行的变动 / Trigger: records the change of every row';

-- task, mark, measure: the rows that an INSERT brings, up to a hundred a record
create or replace function record_facts()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $record$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    since constant timestamptz := clock_timestamp();
    who constant text := acting_role();
begin
    if tg_table_name = 'task' then
        insert into change_record (at, by_role, session_role, relation, month, row_keys, digests)
        select since, who, session_user, tg_table_name, n.month, array_agg(n.key), array_agg(n.digest)
        from (
            select a.month, (row_number() over () - 1) / 100 as part, row_key(a.unit, a.task_id) as key, xcedu.row_digest(a) as digest
            from added as a
        ) as n
        group by n.month, n.part
        order by n.part, n.month;
    elsif tg_table_name = 'mark' then
        insert into change_record (at, by_role, session_role, relation, month, row_keys, digests)
        select since, who, session_user, tg_table_name, n.month, array_agg(n.key), array_agg(n.digest)
        from (
            select a.month, (row_number() over () - 1) / 100 as part, row_key(a.unit, a.item, to_char(a.month, 'YYYY-MM-DD'), a.rater) as key, xcedu.row_digest(a) as digest
            from added as a
        ) as n
        group by n.month, n.part
        order by n.part, n.month;
    else
        insert into change_record (at, by_role, session_role, relation, month, row_keys, digests)
        select since, who, session_user, tg_table_name, n.month, array_agg(n.key), array_agg(n.digest)
        from (
            select a.month, (row_number() over () - 1) / 100 as part, row_key(a.unit, a.item, to_char(a.month, 'YYYY-MM-DD')) as key, xcedu.row_digest(a) as digest
            from added as a
        ) as n
        group by n.month, n.part
        order by n.part, n.month;
    end if;
    return null;
end
$record$;

comment on function record_facts() is '触发器：记录新增的任务、评分和数值，不重复存储其内容 / Trigger: records the tasks, marks and measured values that come, without their content';

-- The content of a row that was recorded by its digest is in `old` of a later change, or in the row itself.  It can be in an
-- earlier record too: if a trigger of somebody's changes a row while it is inserted, that change is recorded first.  What
-- does not have the digest was written with the triggers switched off, and is not shown as what was inserted.  The row types
-- are not named (null::task), because a table whose row type is named in a view gets no column with a default.
create or replace view history
with (security_invoker = true) as
select r.change,
       r.at,
       r.by_role,
       r.session_role,
       r.relation,
       r.row_key,
       r.month,
       r.moved_to,
       r.old,
       r.new
from change_record as r
where r.row_keys is null
union all
select r.change + k.place - 1 as change,
       r.at,
       r.by_role,
       r.session_role,
       r.relation,
       k.row_key,
       r.month,
       null::date as moved_to,
       null::jsonb as old,
       coalesce(
           (select o.old
            from change_record as o
            where o.row_key = k.row_key
                  and o.relation = r.relation
                  and o.old is not null
                  and o.relation in ('task', 'mark', 'measure')
                  and case o.relation
                          when 'task' then xcedu.has_digest(jsonb_populate_record((select t from task as t where false), o.old), k.digest)
                          when 'mark' then xcedu.has_digest(jsonb_populate_record((select m from mark as m where false), o.old), k.digest)
                          else xcedu.has_digest(jsonb_populate_record((select q from measure as q where false), o.old), k.digest)
                      end
            order by o.change < r.change, o.change
            limit 1),
           case r.relation
               when 'task' then (select to_jsonb(t)
                                 from task as t
                                 where t.unit = k.row_key::jsonb ->> 0
                                       and t.task_id = k.row_key::jsonb ->> 1
                                       and xcedu.has_digest(t, k.digest))
               when 'mark' then (select to_jsonb(m)
                                 from mark as m
                                 where m.unit = k.row_key::jsonb ->> 0
                                       and m.item = k.row_key::jsonb ->> 1
                                       and m.month = (k.row_key::jsonb ->> 2)::date
                                       and m.rater = k.row_key::jsonb ->> 3
                                       and xcedu.has_digest(m, k.digest))
               else (select to_jsonb(q)
                     from measure as q
                     where q.unit = k.row_key::jsonb ->> 0
                           and q.item = k.row_key::jsonb ->> 1
                           and q.month = (k.row_key::jsonb ->> 2)::date
                           and xcedu.has_digest(q, k.digest))
           end) as new
from change_record as r
cross join lateral unnest(r.row_keys, r.digests) with ordinality as k (row_key, digest, place)
where r.row_keys is not null;

comment on view history is '变更记录：规则、单位、事实和职责的每一次变动，只增不改 / Every change of rules, units, facts and duties; append-only';
comment on column history.change is '序号 / Number of the change';
comment on column history.at is '时间 / When';
comment on column history.by_role is '执行的数据库角色（含 SET ROLE，SECURITY DEFINER 函数内亦同） / The database role that did it: the one set by SET ROLE, also inside SECURITY DEFINER functions';
comment on column history.session_role is '登录的数据库角色 / The database role that logged in';
comment on column history.relation is '表 / The table';
comment on column history.row_key is '行的主键：各列值的 JSON 数组 / Key of the row: a JSON array of its values';
comment on column history.month is '该行所属月份，与月份无关则为空 / Month of the row before the change (after it, if it was inserted); NULL for a table without months';
comment on column history.moved_to is '变动后改属的月份，未改则为空 / Month of the row after the change, if that is another';
comment on column history.old is '变动前的行，新增则为空 / The row before; NULL if it was inserted';
comment on column history.new is '变动后的行，删除则为空；新增的任务、评分或数值后来被停用触发器而改动的，亦为空 / The row after; NULL if it was deleted, or if it is an inserted task, mark or measured value that somebody changed with the triggers switched off';

create or replace function history_of(month date)
returns table (
    change bigint,
    at timestamptz,
    by_role text,
    session_role text,
    relation text,
    row_key text,
    old jsonb,
    new jsonb
)
language sql stable parallel safe
begin atomic
    select h.change, h.at, h.by_role, h.session_role, h.relation, h.row_key, h.old, h.new
    from history as h
    where h.month = history_of.month
    union all
    select h.change, h.at, h.by_role, h.session_role, h.relation, h.row_key, h.old, h.new
    from history as h
    where h.moved_to = history_of.month;
end;

comment on function history_of(date) is '某月的变更记录：该月的行的变动，以及改属该月的行 / The history of a month: changes of its rows, and of rows that moved to it';
