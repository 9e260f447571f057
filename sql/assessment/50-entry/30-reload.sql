-- Facts from a warehouse, of which a table, view or foreign table shows the present state.
--
-- reload() reads the source once, with the rights of the caller.  reload_rows() compares each of its
-- rows with the row of the same key that is here, with the rights of the owner; what differs is
-- written by one MERGE or listed, so the same source again changes nothing.  All checks are those of
-- the tables and their triggers, and a row that they refuse leaves everything as it was.

-- The columns of a source, in the order in which differences are listed
create or replace function reload_columns(relation text)
returns text[]
language sql immutable parallel safe
begin atomic
    select case reload_columns.relation
               when 'task' then '{unit,task_id,item,month,title,issued_on,due_on,done_on,external_id}'::text[]
               when 'mark' then '{unit,item,month,rater,score,deduction,reason}'::text[]
               when 'measure' then '{unit,item,month,value,target,reason,external_id}'::text[]
               when 'event' then '{unit,event_id,rule,work,title,occurred_on,document_no,document_on,status,external_id,quantity,points}'::text[]
           end as columns;
end;

comment on function reload_columns(text) is '内部函数：reload 的来源应有的列 / Internal: the columns of a source that reload reads';

-- Those of them that a source may lack or leave NULL, which then says nothing of them
create or replace function reload_optional(relation text)
returns text[]
language sql immutable parallel safe
begin atomic
    select case reload_optional.relation when 'event' then '{quantity,points}'::text[] else '{}'::text[] end as columns;
end;

comment on function reload_optional(text) is '内部函数：reload 的来源可以没有或留空的列，如此则不作比较 / Internal: the columns that a source of reload may lack or leave NULL: it says nothing of them then';

-- What a column is where the source lacks it, or has NULL
create or replace function reload_defaults(relation text)
returns jsonb
language sql immutable parallel safe
begin atomic
    select case reload_defaults.relation when 'mark' then '{"rater": ""}'::jsonb else '{}'::jsonb end as defaults;
end;

comment on function reload_defaults(text) is '内部函数：来源可缺的列及其取值 / Internal: the columns that a source may lack, and what they are then';

-- The columns that say to which row here a row of the source belongs
create or replace function reload_keys(relation text)
returns text[]
language sql immutable parallel safe
begin atomic
    select case reload_keys.relation when 'mark' then '{unit,item,month,rater}'::text[] else '{unit,external_id}'::text[] end as columns;
end;

comment on function reload_keys(text) is '内部函数：reload 对应各行所用的列 / Internal: the columns by which reload matches rows';

-- and those that name it in the result
create or replace function reload_names(relation text)
returns text[]
language sql immutable parallel safe
begin atomic
    select (reload_columns(reload_names.relation))[1 : case reload_names.relation when 'mark' then 4 when 'measure' then 3 else 2 end] as columns;
end;

comment on function reload_names(text) is '内部函数：reload 结果中 row_key 所含的列 / Internal: the columns of row_key in the result of reload';

create or replace function reload_key(relation text, "row" jsonb)
returns jsonb
language sql immutable parallel safe
begin atomic
    select case
               when reload_key.relation <> 'mark' and coalesce(reload_key."row" ->> 'external_id', '') !~ '[^[:space:]]'
                   then (select jsonb_build_object('by_key', jsonb_agg(reload_key."row" -> n.name order by n.place))
                         from unnest(reload_names(reload_key.relation)) with ordinality as n (name, place))
               else (select jsonb_agg(reload_key."row" -> k.name order by k.place)
                     from unnest(reload_keys(reload_key.relation)) with ordinality as k (name, place))
           end as key;
end;

comment on function reload_key(text, jsonb) is '内部函数：一行的对应键，没有 external_id 的为其主键 / Internal: the key by which a row is matched: its own where it has no external_id';

-- The period that a row is about: of an event the one in which it occurred, for that of its credit is not in the source
create or replace function reload_month("row" jsonb)
returns date
language sql stable parallel safe
begin atomic
    select case
               when reload_month."row" ->> 'occurred_on' is not null then period_of((reload_month."row" ->> 'occurred_on')::date)
               else month_of((reload_month."row" ->> 'month')::date)
           end as month;
end;

comment on function reload_month(jsonb) is '内部函数：一行所涉的一期，以其首月表示 / Internal: the period that a row is about, by its first month';

-- What is wrong with the source as a whole.
create or replace function refuse_source(relation text, incoming jsonb[], source text, by_key boolean)
returns void
language plpgsql stable
as $refuse$
declare
    keys constant text[] := reload_keys(refuse_source.relation);
    names text[];
begin
    if refuse_source.relation <> 'mark' and not refuse_source.by_key then
        names := array(select (select jsonb_agg(i.row ->> n.name order by n.place)
                               from unnest(reload_names(refuse_source.relation)) with ordinality as n (name, place))::text
                       from unnest(refuse_source.incoming) as i (row)
                       where coalesce(i.row ->> 'external_id', '') !~ '[^[:space:]]'
                       order by 1);
        if names <> '{}' then
            raise exception 'source % has rows without external_id: %', refuse_source.source, cardinality(names)
                using errcode = 'null_value_not_allowed',
                      detail = listed(names),
                      hint = 'unit and external_id together identify a row. by_key => true matches rows without external_id by their key.';
        end if;
    end if;
    names := array(select reload_key(refuse_source.relation, i.row)::text
                   from unnest(refuse_source.incoming) as i (row)
                   group by 1
                   having count(*) > 1
                   order by 1);
    if names <> '{}' then
        raise exception 'source % has several rows of one %: %', refuse_source.source, array_to_string(keys, ', '), cardinality(names)
            using errcode = 'cardinality_violation',
                  detail = listed(names);
    end if;
end
$refuse$;

comment on function refuse_source(text, jsonb[], text, boolean) is '内部函数：来源缺 external_id（22004）或同一键有多行（21000）时报错 / Internal: the error for rows without external_id (22004) or several of one key (21000)';

-- The rows here to compare with the source: those of the months in question, and in any month those that the source has.
-- Marks are compared only for items that the source has.
create or replace function present_rows(relation text, incoming jsonb[], first_month date)
returns setof jsonb
language plpgsql stable
as $present$
declare
    -- the months of which the source has all rows, if first_month does not name them
    months constant date[] := case when present_rows.first_month is null
                                  then array(select distinct reload_month(i.row) from unnest(present_rows.incoming) as i (row))
                                  else '{}' end;
    ends constant date[] := array(select period_after(m.month) from unnest(months) with ordinality as m (month, place) order by m.place);
begin
    case present_rows.relation
        when 'task' then
            return query
                select to_jsonb(t)
                from task as t
                where t.external_id is not null
                      and (t.month >= present_rows.first_month or t.month = any (months))
                union
                select to_jsonb(t)
                from unnest(present_rows.incoming) as i (row)
                join task as t on t.unit = i.row ->> 'unit' and t.external_id = i.row ->> 'external_id'
                union
                select to_jsonb(t)
                from unnest(present_rows.incoming) as i (row)
                join task as t on t.unit = i.row ->> 'unit' and t.task_id = i.row ->> 'task_id'
                where t.external_id is null and i.row ->> 'external_id' is null;
        when 'mark' then
            return query
                select to_jsonb(m)
                from mark as m
                where (m.month >= present_rows.first_month or m.month = any (months))
                      and m.item in (select i.row ->> 'item' from unnest(present_rows.incoming) as i (row));
        when 'measure' then
            return query
                select to_jsonb(q)
                from measure as q
                where q.external_id is not null
                      and (q.month >= present_rows.first_month or q.month = any (months))
                union
                select to_jsonb(q)
                from unnest(present_rows.incoming) as i (row)
                join measure as q on q.unit = i.row ->> 'unit' and q.external_id = i.row ->> 'external_id'
                union
                select to_jsonb(q)
                from unnest(present_rows.incoming) as i (row)
                join measure as q on q.unit = i.row ->> 'unit' and q.item = i.row ->> 'item' and q.month = (i.row ->> 'month')::date
                where q.external_id is null and i.row ->> 'external_id' is null;
        when 'event' then
            return query
                select to_jsonb(e)
                       || jsonb_build_object('reviewed', exists (select
                                                                 from event_step as s
                                                                 where s.unit = e.unit and s.event_id = e.event_id and s.step > 1))
                from event as e
                where (e.external_id is not null
                       and (e.occurred_on >= present_rows.first_month
                            or exists (select
                                       from unnest(months) with ordinality as m (month, place)
                                       where e.occurred_on >= m.month and e.occurred_on < ends[m.place])
                            or (e.unit, e.external_id) in (select i.row ->> 'unit', i.row ->> 'external_id'
                                                           from unnest(present_rows.incoming) as i (row))))
                      or (e.external_id is null
                          and (e.unit, e.event_id) in (select i.row ->> 'unit', i.row ->> 'event_id'
                                                       from unnest(present_rows.incoming) as i (row)
                                                       where i.row ->> 'external_id' is null));
    end case;
end
$present$;

comment on function present_rows(text, jsonb[], date) is '内部函数：与来源对照的现有各行 / Internal: the rows here that a source is compared with';

-- What differs between a row here and one of the source, column by column, without the columns that a review here fills in.
create or replace function reload_difference(columns text[], optional text[], here jsonb, there jsonb, reviewed boolean)
returns table (difference text)
language sql stable parallel safe
begin atomic
    select string_agg(format('%s: %s → %s', v.name, coalesce(v.before, 'NULL'), coalesce(v.after, 'NULL')), '; '
                      order by v.place) as difference
    from (
        select c.name,
               c.place,
               case when c.name ~ '(^month|_on)$' then h.value #>> '{}' else nullif(h.value, 'null')::text end as before,
               case when c.name ~ '(^month|_on)$' then t.value #>> '{}' else nullif(t.value, 'null')::text end as after
        from unnest(reload_difference.columns) with ordinality as c (name, place)
        cross join lateral (select coalesce(reload_difference.here -> c.name, 'null') as value) as h
        cross join lateral (select coalesce(reload_difference.there -> c.name, 'null') as value) as t
        where h.value <> t.value
              and c.name <> 'status'
              and not (c.name = any (reload_difference.optional) and t.value = 'null')
              and not (reload_difference.reviewed
                       and c.name in ('document_no', 'document_on')
                       and reload_difference.there -> c.name is not distinct from 'null')
    ) as v;
end;

comment on function reload_difference(text[], text[], jsonb, jsonb, boolean) is '内部函数：现有的行与来源的行逐列的不同，没有则为空 / Internal: what differs between a row here and one of the source, column by column; NULL if nothing does';

-- What is to be done with each row that differs: one step each.
create or replace function reload_plan(relation text, incoming jsonb[], present jsonb[], first_month date)
returns setof jsonb
language plpgsql stable
as $plan$
#variable_conflict use_column
declare
    columns constant text[] := reload_columns(reload_plan.relation);
    published constant date[] := array(select p.month from period as p where p.published);
begin
    return query
        with here as (
            select reload_key(reload_plan.relation, r.row) as key,
                   r.row,
                   reload_month(r.row) as of_month,
                   coalesce((r.row ->> 'reviewed')::boolean, false) as reviewed
            from unnest(present) as r (row)
        ),
        there as (
            select reload_key(reload_plan.relation, r.row) as key,
                   r.row,
                   reload_month(r.row) as of_month
            from unnest(incoming) as r (row)
        )
        select jsonb_build_object(
                   'action', a.action,
                   'unit', k.row -> 'unit',
                   'row_key', (select jsonb_agg(k.row ->> n order by place) from unnest(reload_names(reload_plan.relation)) with ordinality as a (n, place))::text,
                   'external_id', k.row -> 'external_id',
                   'month', coalesce(to_jsonb(c.month), k.row -> 'month'),
                   'difference', case a.action
                                     when 'inserted' then null
                                     when 'vanished' then null
                                     when 'conflict' then '本库另有同编号的行 / another row here has this code'
                                     else d.difference
                                 end,
                   'row', k.row)
        from here
        full join there on there.key = here.key
        -- the published month that the row is in or comes into; a new event goes to an open month by itself (A19)
        cross join lateral (
            select min(m.month) as month
            from (values (here.row ->> 'month'),
                         (here.row ->> 'revoked_month'),
                         (case when reload_plan.relation <> 'event' then there.row ->> 'month' end)) as v (month)
            cross join lateral (select v.month::date as month) as m
            where m.month = any (published)
        ) as c
        cross join lateral reload_difference(columns, reload_optional(reload_plan.relation), here.row, there.row, here.reviewed) as d
        cross join lateral (
            select case
                       when c.month is not null then 'published'
                       when there.key is null then 'vanished'
                       -- another row here has this code: it stays, and all other rows are written
                       when (reload_plan.relation = 'task'
                             and exists (select
                                         from task as t
                                         where t.unit = there.row ->> 'unit' and t.task_id = there.row ->> 'task_id'
                                               and t.external_id is distinct from there.row ->> 'external_id'))
                            or (reload_plan.relation = 'measure'
                                and exists (select
                                            from measure as q
                                            where q.unit = there.row ->> 'unit'
                                                  and q.item = there.row ->> 'item'
                                                  and q.month = (there.row ->> 'month')::date
                                                  and q.external_id is distinct from there.row ->> 'external_id'))
                            or (reload_plan.relation = 'event'
                                and exists (select
                                            from event as e
                                            where e.unit = there.row ->> 'unit' and e.event_id = there.row ->> 'event_id'
                                                  and e.external_id is distinct from there.row ->> 'external_id'))
                           then 'conflict'
                       when here.key is null then 'inserted'
                       when here.reviewed then 'reviewed'
                       else 'updated'
                   end as action
        ) as a
        cross join lateral (
            select case when a.action in ('inserted', 'updated') then there.row else coalesce(here.row, there.row) end as row
        ) as k
        where d.difference is not null
              and (reload_plan.first_month is null or greatest(here.of_month, there.of_month) >= reload_plan.first_month);
end
$plan$;

comment on function reload_plan(text, jsonb[], jsonb[], date) is '内部函数：逐行对照来源与现有的行，每处不同一步 / Internal: compares source and rows here, a step a difference';

create or replace function write_reload(relation text, "rows" jsonb[])
returns void
language plpgsql volatile
as $write$
begin
    case write_reload.relation
        when 'task' then
            merge into task as t
            using (
                select r.unit, r.task_id, r.item, r.month, r.title, r.issued_on, r.due_on, r.done_on, r.external_id,
                       case when r.external_id is null then r.task_id else h.task_id end as here
                from unnest(write_reload."rows") as p (row)
                cross join lateral jsonb_populate_record(null::task, p.row) as r
                left join task as h on h.unit = r.unit and h.external_id = r.external_id
            ) as s on s.unit = t.unit and s.here = t.task_id
            when matched then
                update set task_id = s.task_id, item = s.item, month = s.month, title = s.title,
                           issued_on = s.issued_on, due_on = s.due_on, done_on = s.done_on
            when not matched then
                insert (unit, task_id, item, month, title, issued_on, due_on, done_on, external_id)
                values (s.unit, s.task_id, s.item, s.month, s.title, s.issued_on, s.due_on, s.done_on, s.external_id);
        when 'mark' then
            merge into mark as t
            using (
                select r.unit, r.item, r.month, r.rater, r.score, r.deduction, r.reason
                from unnest(write_reload."rows") as p (row)
                cross join lateral jsonb_populate_record(null::mark, p.row) as r
            ) as s on s.unit = t.unit and s.item = t.item and s.month = t.month and s.rater = t.rater
            when matched then
                update set score = s.score, deduction = s.deduction, reason = s.reason
            when not matched then
                insert (unit, item, month, rater, score, deduction, reason)
                values (s.unit, s.item, s.month, s.rater, s.score, s.deduction, s.reason);
        when 'measure' then
            merge into measure as t
            using (
                select r.unit, r.item, r.month, r.value, r.target, r.reason, r.external_id,
                       case when r.external_id is null then r.item else h.item end as here,
                       case when r.external_id is null then r.month else h.month end as month_here
                from unnest(write_reload."rows") as p (row)
                cross join lateral jsonb_populate_record(null::measure, p.row) as r
                left join measure as h on h.unit = r.unit and h.external_id = r.external_id
            ) as s on s.unit = t.unit and s.here = t.item and s.month_here = t.month
            when matched then
                update set item = s.item, month = s.month, value = s.value, target = s.target, reason = s.reason
            when not matched then
                insert (unit, item, month, value, target, reason, external_id)
                values (s.unit, s.item, s.month, s.value, s.target, s.reason, s.external_id);
        when 'event' then
            merge into event as t
            using (
                select r.unit, r.event_id, r.rule, r.work, r.title, r.occurred_on, r.document_no, r.document_on, r.status, r.external_id,
                       r.quantity, r.points,
                       case when r.external_id is null then r.event_id else h.event_id end as here
                from unnest(write_reload."rows") as p (row)
                cross join lateral jsonb_populate_record(null::event, p.row) as r
                left join event as h on h.unit = r.unit and h.external_id = r.external_id
            ) as s on s.unit = t.unit and s.here = t.event_id
            when matched then
                update set event_id = s.event_id, rule = s.rule, work = s.work, title = s.title, occurred_on = s.occurred_on,
                           document_no = s.document_no, document_on = s.document_on,
                           quantity = coalesce(s.quantity, t.quantity), points = coalesce(s.points, t.points)
            when not matched then
                insert (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, external_id, quantity, points)
                values (s.unit, s.event_id, s.rule, s.work, s.title, s.occurred_on, s.document_no, s.document_on, s.status, s.external_id,
                        s.quantity, s.points);
    end case;
end
$write$;

comment on function write_reload(text, jsonb[]) is '内部函数：写入应新增、应改的各行 / Internal: writes the rows that are new or differ';

-- The rows that the tables refuse, and why.  Each row is tried on its own, and all of it is rolled back.
create or replace function refused_rows(relation text, steps jsonb[])
returns setof jsonb
language plpgsql volatile
as $refused$
declare
    step jsonb;
    state text;
    said text;
    detailed text;
    hinted text;
    refused jsonb[] := '{}';
begin
    begin
        foreach step in array refused_rows.steps loop
            begin
                perform write_reload(refused_rows.relation, array[step -> 'row']);
            exception when integrity_constraint_violation or data_exception or raise_exception or object_not_in_prerequisite_state then
                get stacked diagnostics
                    state = returned_sqlstate,
                    said = message_text,
                    detailed = pg_exception_detail,
                    hinted = pg_exception_hint;
                -- of a CHECK or NOT NULL the detail is the whole row, which is in the list already
                if state in ('23502', '23514') then
                    detailed := '';
                end if;
                refused := array_append(refused,
                                        step || jsonb_build_object('action', 'refused',
                                                                   'difference', left(said, 400)
                                                                                 || coalesce(' (' || nullif(left(detailed, 400), '') || ')', '')
                                                                                 || coalesce(' (' || nullif(left(hinted, 400), '') || ')', '')));
            end;
        end loop;
        raise exception 'undo' using errcode = 'XCRLD';
    exception when sqlstate 'XCRLD' then
        null;
    end;
    return query select r from unnest(refused) as r;
end
$refused$;

comment on function refused_rows(text, jsonb[]) is '内部函数：逐行试写，返回各表所拒绝的行及原因，什么也不写入 / Internal: tries the rows one by one, returns those that are refused and why, and writes nothing';

create or replace function reload_rows_inside(relation text, incoming jsonb[], first_month date, source text, by_key boolean)
returns table (action text, unit text, row_key text, external_id text, month date, difference text)
language plpgsql volatile
as $reload$
#variable_conflict use_column
declare
    present jsonb[];
    plan jsonb[];
    writing jsonb[];
    refused jsonb[] := '{}';
begin
    perform refuse_source(relation, incoming, source, by_key);
    -- nobody else writes to the table from here on: what is listed is what is done
    case relation
        when 'task' then lock table task in share row exclusive mode;
        when 'mark' then lock table mark in share row exclusive mode;
        when 'measure' then lock table measure in share row exclusive mode;
        when 'event' then lock table event in share row exclusive mode;
    end case;
    present := array(select p from present_rows(relation, incoming, first_month) as p);

    -- nor are their months published or reopened
    perform lock_month_shared(h.month)
    from (
        select distinct m.month
        from unnest(present || incoming) as r (row)
        cross join lateral (values ((r.row ->> 'month')::date), ((r.row ->> 'revoked_month')::date)) as m (month)
        where isfinite(m.month)
        order by 1
    ) as h;
    plan := array(select p from reload_plan(relation, incoming, present, first_month) as p);
    writing := array(select p.step from unnest(plan) as p (step) where p.step ->> 'action' in ('inserted', 'updated'));
    begin
        perform write_reload(relation, array(select w.step -> 'row' from unnest(writing) as w (step)));
    exception when integrity_constraint_violation or data_exception or raise_exception or object_not_in_prerequisite_state then
        refused := array(select r from refused_rows(relation, writing) as r);
        if refused = '{}' then
            raise;          -- together they are refused, and each alone is not
        end if;
        plan := refused;
    end;

    -- the month of an event's credit is known only now
    return query
    select p.action, p.unit, p.row_key, p.external_id, coalesce(e.month, p.month), p.difference
    from unnest(plan) as u (step)
    cross join lateral jsonb_to_record(u.step) as p (action text, unit text, row_key text, external_id text, month date, difference text)
    left join event as e
        on relation = 'event'
           and p.action in ('inserted', 'updated')
           and e.unit = p.unit
           and case when p.external_id is null then e.event_id = p.row_key::jsonb ->> 1 else e.external_id = p.external_id end
    order by 1, 2, 3, 4;
end
$reload$;

comment on function reload_rows_inside(text, jsonb[], date, text, boolean) is '内部函数：reload_rows 的内容，在所进入的模式中执行 / Internal: what reload_rows does, in the schema that it enters';

create or replace function reload_rows(relation text, incoming jsonb[], first_month date, source text, by_key boolean)
returns table (action text, unit text, row_key text, external_id text, month date, difference text)
language sql volatile security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select r.action, r.unit, r.row_key, r.external_id, r.month, r.difference
    from reload_rows_inside(reload_rows.relation, reload_rows.incoming, reload_rows.first_month, reload_rows.source, reload_rows.by_key) as r;
end;

comment on function reload_rows(text, jsonb[], date, text, boolean) is '内部函数：以所有者的权限对照并写入 reload 读出的各行 / Internal: compares and writes the rows that reload has read, with the rights of the owner';

-- Which column of the source is which: by its name, or by the Chinese label of csv_column.  written is whether it is text, and so may be
-- written as in a spreadsheet.
create or replace function source_columns(relation text, source regclass)
returns table (place integer, column_name text, kind text, called text, written boolean)
language sql stable parallel safe
begin atomic
    select distinct on (c.place)
           c.place::integer,
           c.name,
           k.kind,
           a.attname::text,
           t.typcategory = 'S'
    from unnest(reload_columns(source_columns.relation)) with ordinality as c (name, place)
    join csv_column as k on k.relation = source_columns.relation and k.column_name = c.name
    join pg_attribute as a on a.attrelid = source_columns.source and a.attnum > 0 and not a.attisdropped and a.attname in (c.name, k.label)
    join pg_type as t on t.oid = a.atttypid
    order by c.place, a.attname = c.name desc;
end;

comment on function source_columns(text, regclass) is '内部函数：reload 的来源中的各列，按列名或 csv_column 的中文列名对应 / Internal: the columns of a source of reload, matched by name or by the Chinese label of csv_column';

-- A row of the source under the names that the columns have here, and what is wrong with its cells; NULL if nothing is.
create or replace function source_row(relation text, columns jsonb, content jsonb)
returns table ("row" jsonb, problem text)
language sql stable parallel safe
begin atomic
    select jsonb_object_agg(c.column_name, case when v.value is not null then to_jsonb(v.value) when c.as_sheet then 'null' else v.raw end),
           string_agg(format('%s: %s: %s', c.called, left(v.cell, 80), v.reason), '; ' order by c.place)
               filter (where v.reason is not null)
    from (
        select x.place, x.column_name, x.kind, x.called, x.written and x.kind <> 'text' as as_sheet
        from jsonb_to_recordset(source_row.columns) as x (place integer, column_name text, kind text, called text, written boolean)
    ) as c
    cross join lateral (
        select w.raw, w.cell, s.value, s.reason
        from (
            select source_row.content -> c.called as raw,
                   case when c.as_sheet then nullif(btrim(source_row.content ->> c.called, E' \t\n\r' || chr(160) || chr(12288) || chr(65279)), '') end as cell
        ) as w
        left join lateral csv_value(c.kind, false, w.cell) as s on c.as_sheet
        offset 0
    ) as v;
end;

comment on function source_row(text, jsonb, jsonb) is '内部函数：来源的一行按本库的列名，以及其中不能接受的单元格 / Internal: a row of the source by the names of the columns here, and which of its cells cannot be taken';

create or replace function reload_inside(relation text, source regclass, first_month date, by_key boolean)
returns table (action text, unit text, row_key text, external_id text, month date, difference text)
language plpgsql volatile
as $reload$
#variable_conflict use_column
declare
    columns constant text[] := reload_columns(relation);
    required constant text[] := array(select c.name
                                      from unnest(columns) with ordinality as c (name, place)
                                      where c.name <> all (reload_optional(relation)) and not reload_defaults(relation) ? c.name
                                            and not (by_key and c.name = 'external_id')
                                      order by c.place);
    found_columns jsonb;
    missing text[];
    incoming jsonb[];
    refused jsonb[];
begin
    if relation is null or source is null or by_key is null then
        raise exception 'relation, source and by_key must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if columns is null then
        raise exception 'facts of "%" are not reloaded', left(relation, 80)
            using errcode = 'invalid_parameter_value',
                  hint = 'The relation is task, mark, measure or event.';
    end if;
    if not isfinite(first_month) or extract(day from first_month) <> 1 then
        raise exception 'first_month must be the first day of a month, not %', first_month
            using errcode = 'invalid_parameter_value';
    end if;
    if first_month <> period_of(first_month) then
        raise exception 'first_month must be the first month of a period, not %', first_month
            using errcode = 'invalid_parameter_value',
                  hint = format('The period that it is in begins in %s.', period_of(first_month));
    end if;
    found_columns := (select jsonb_agg(to_jsonb(c)) from source_columns(relation, source) as c);
    missing := array(select c.name
                     from unnest(required) with ordinality as c (name, place)
                     where not jsonb_path_exists(coalesce(found_columns, '[]'), '$[*] ? (@.column_name == $name)', jsonb_build_object('name', c.name))
                     order by c.place);
    if missing <> '{}' then
        raise exception 'source % lacks the columns %', source, array_to_string(missing, ', ')
            using errcode = 'undefined_column',
                  hint = format('A view gives a source of another shape the columns %s.', array_to_string(required, ', '));
    end if;

    -- read once, and each cell on its own, so that everything that is wrong is listed
    select array_agg(r.row order by c.place), array_agg(r.row || jsonb_build_object('problem', r.problem) order by c.place) filter (where r.problem is not null)
    into incoming, refused
    from unnest(source_rows(source)) with ordinality as c (content, place)
    cross join lateral source_row(relation, found_columns, c.content) as r;
    if refused is not null then
        return query
        select 'refused',
               w.row ->> 'unit',
               (select jsonb_agg(w.row ->> n.name order by n.place) from unnest(reload_names(relation)) with ordinality as n (name, place))::text,
               w.row ->> 'external_id',
               null::date,
               w.row ->> 'problem'
        from unnest(refused) as w (row)
        order by 2, 3, 4;
        return;
    end if;
    -- converted to the types that the columns have here
    execute format('select array_agg(to_jsonb(jsonb_populate_record(null::%I, $1 || jsonb_strip_nulls(case when $3 and r ->> ''external_id'' !~ ''[^[:space:]]'' then r - ''external_id'' else r end)))) from unnest($2) as r', relation)
    using reload_defaults(relation), incoming, by_key
    into incoming;
    return query
    select r.action, r.unit, r.row_key, r.external_id, r.month, r.difference
    from reload_rows(relation, coalesce(incoming, '{}'), first_month, source::text, by_key) as r;
end
$reload$;

comment on function reload_inside(text, regclass, date, boolean) is '内部函数：reload 的内容，在所进入的模式中执行 / Internal: what reload does, in the schema that it enters';

create or replace function reload(relation text, source regclass, first_month date default null, by_key boolean default false)
returns table (
    action text,
    unit text,
    row_key text,
    external_id text,
    month date,
    difference text
)
language sql volatile
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select r.action, r.unit, r.row_key, r.external_id, r.month, r.difference
    from reload_inside(reload.relation, reload.source, reload.first_month, reload.by_key) as r;
end;

comment on function reload(text, regclass, date, boolean) is '从数据仓库重载事实：relation 为 task、mark、measure 或 event，source 为含同名各列（或 csv_column 的中文列名）的表、视图或外部表；文本列中的日期、月份、数和状态可按 load_csv() 的写法。任务、数值和事项按 unit 与 external_id 对应，评分按 unit、item、month、rater 对应（来源没有 rater 列的，视为一人评分）；重复执行不再有变动。每处不同一行，action：inserted 新增；updated 已改（difference 逐列列出）；vanished 来源中已没有，只报告，不删除；conflict 本库另有同编号的行，不改动，其余照常；refused 单元格不能接受或不符合各表的规定，此时只返回这些行及原因，什么也不改；published 所属月份已公布，只列出不同，不改动；reviewed 事项已在本库审核，只列出不同，不改动。新增事项的月份已公布的，计入首个未公布月份（A19）。status 只用于新增；审核改动的 status、month、revoked_month、carried_from 及所补的文件不算不同。first_month：来源自该月起是完整的，此前的行不动也不报告；留空则以来源中出现的各期为准（事项按发生的一期），评分只限来源中出现的考核内容。by_key 为真时，没有 external_id 的行按主键与本库没有 external_id 的行对应，本库其余没有 external_id 的行不动也不报告。缺列（42703）、external_id 为空而 by_key 为假（22004）、同一键多行（21000）或参数不符（22004、22023）则报错，什么也不改。来源以调用者的权限读取；限所有者和秘书处。 / Reloads facts from a warehouse: relation is task, mark, measure or event, source a table, view or foreign table with its columns by name or by the Chinese labels of csv_column; in columns of text, days, months, numbers and status may be written as in load_csv(). Tasks, measured values and events are matched by unit and external_id, marks by unit, item, month and rater (without that column, all are of the one rater); the same source again changes nothing. A row a difference, action: inserted; updated (difference lists the columns); vanished: not in the source any more, reported and not deleted; conflict: another row here has its code, which stays as it is and stops no other; refused: a cell cannot be read or the tables refuse it, then only such rows are returned, with the reason, and nothing is changed; published: its month is published, listed and left as it is; reviewed: the event was reviewed here, listed and left as it is. A new event of a published month goes to the first open one (A19). status is for inserting only; what reviewing changes (status, month, revoked_month, carried_from, a document that the source lacks) is no difference. first_month: from which month on the source is complete, earlier rows are neither touched nor reported; NULL: it is for the periods that occur in it (of events, those in which they occurred). Marks are looked at only of items that the source has. by_key: rows without external_id are matched by their key with rows here that have none; other rows here without external_id are neither touched nor reported. An error, and nothing changed, if a column is missing (42703), rows have no external_id and by_key is false (22004) or the same key (21000), or an argument is wrong (22004, 22023). The source is read with the rights of the caller. For the owner and the secretariat.';
