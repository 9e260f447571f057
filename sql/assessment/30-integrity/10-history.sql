-- Who changed which row when.  Statement triggers record it, so a load of many rows costs
-- little more than the rows themselves.

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
-- fastest where a million rows are loaded.
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
        insert into history (at, by_role, session_role, relation, row_key, month, new)
        select since, who, session_user, tg_table_name,
               history_key(n.row, tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3]),
               (n.row ->> 'month')::date,
               n.row
        from (select to_jsonb(a) as row from added as a offset 0) as n;
    elsif tg_op = 'DELETE' then
        insert into history (at, by_role, session_role, relation, row_key, month, old)
        select since, who, session_user, tg_table_name,
               history_key(o.row, tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3]),
               (o.row ->> 'month')::date,
               o.row
        from (select to_jsonb(r) as row from removed as r offset 0) as o;
    else
        insert into history (at, by_role, session_role, relation, row_key, month, moved_to, old, new)
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

comment on function record_history() is '触发器：把每一行的变动记入 history / Trigger: records the change of every row in history';

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
