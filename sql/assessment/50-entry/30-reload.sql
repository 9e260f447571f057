-- Facts from a warehouse: a table, view or foreign table that says how they are there.
--
-- The source is read once, and each of its rows compared with the row of the same key that is
-- here.  What differs is written by one MERGE or listed, so the same source again changes
-- nothing.  All checks are those of the tables and their triggers, and an error of any row
-- leaves everything as it was.

create or replace function reload(relation text, source regclass, first_month date default null)
returns table (
    action text,
    unit text,
    row_key text,
    external_id text,
    month date,
    difference text
)
language plpgsql volatile
set search_path from current
as $reload$
#variable_conflict use_column
declare
    -- the columns of the source, in the order in which differences are listed
    columns constant text[] :=
        case reload.relation
            when 'task' then '{unit,task_id,item,month,title,issued_on,due_on,done_on,external_id}'
            when 'mark' then '{unit,item,month,score,deduction,reason}'
            when 'event' then '{unit,event_id,rule,work,title,occurred_on,document_no,document_on,status,external_id}'
        end;
    -- those by which a row of the source is that of a row here, and those by which it is named
    matched_by constant text[] := case reload.relation when 'mark' then '{unit,item,month}' else '{unit,external_id}' end;
    named_by constant text[] := case reload.relation when 'mark' then columns[1:3] else columns[1:2] end;
    names text[];
    incoming jsonb[];
    months date[] := '{}';          -- which the source has all rows of, where first_month does not say it
    present jsonb[];
    published date[];
    plan jsonb[];
begin
    if reload.relation is null or reload.source is null then
        raise exception 'relation and source must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if columns is null then
        raise exception 'facts of "%" are not reloaded', reload.relation
            using errcode = 'invalid_parameter_value',
                  hint = 'The relation is task, mark or event.';
    end if;
    if not isfinite(reload.first_month) or extract(day from reload.first_month) <> 1 then
        raise exception 'first_month must be the first day of a month, not %', reload.first_month
            using errcode = 'invalid_parameter_value';
    end if;
    names := array(select c.name
                   from unnest(columns) with ordinality as c (name, place)
                   where not exists (select
                                     from pg_attribute as a
                                     where a.attrelid = reload.source and a.attname = c.name and a.attnum > 0)
                   order by c.place);
    if names <> '{}' then
        raise exception 'source % lacks the columns %', reload.source, array_to_string(names, ', ')
            using errcode = 'undefined_column',
                  hint = format('A view gives a source of another shape the columns %s.', array_to_string(columns, ', '));
    end if;

    -- read once, and converted to the types that the columns have here
    execute format('select array_agg(to_jsonb(jsonb_populate_record(null::%I, to_jsonb(s)))) from %s as s',
                   reload.relation, reload.source)
    into incoming;
    incoming := coalesce(incoming, '{}');

    if reload.relation <> 'mark' then
        names := array(select concat_ws('/', i.row ->> named_by[1], i.row ->> named_by[2])
                       from unnest(incoming) as i (row)
                       where coalesce(i.row ->> 'external_id', '') !~ '\S'
                       order by 1);
        if names <> '{}' then
            raise exception 'source % has rows without external_id: %', reload.source, cardinality(names)
                using errcode = 'null_value_not_allowed',
                      detail = array_to_string(names[1:20], ', ') || case when cardinality(names) > 20 then ', …' else '' end,
                      hint = 'A row is known by its unit and external_id.';
        end if;
    end if;
    names := array(select concat_ws('/', i.row ->> matched_by[1], i.row ->> matched_by[2], i.row ->> matched_by[3])
                   from unnest(incoming) as i (row)
                   group by i.row -> matched_by[1], i.row -> matched_by[2], i.row -> matched_by[3], 1
                   having count(*) > 1
                   order by 1);
    if names <> '{}' then
        raise exception 'source % has several rows of one %: %', reload.source,
                        array_to_string(matched_by, ', '), cardinality(names)
            using errcode = 'cardinality_violation',
                  detail = array_to_string(names[1:20], ', ') || case when cardinality(names) > 20 then ', …' else '' end;
    end if;

    -- What is here of the months in question, and, in whichever month, what the source has.
    -- Nobody else writes to the table from here on: what is listed is what is done.  An event
    -- is in question by the month in which it occurred, for that of its credit is not in the
    -- source; a mark, if its item is in the source.
    if reload.first_month is null then
        months := array(select distinct date_trunc('month', coalesce(i.row ->> 'occurred_on', i.row ->> 'month')::timestamp)::date
                        from unnest(incoming) as i (row));
    end if;
    case reload.relation
        when 'task' then
            lock table task in share row exclusive mode;
            present := array(
                select to_jsonb(t)
                from task as t
                where t.external_id is not null
                      and (t.month >= reload.first_month or t.month = any (months))
                union
                select to_jsonb(t)
                from unnest(incoming) as i (row)
                join task as t on t.unit = i.row ->> 'unit' and t.external_id = i.row ->> 'external_id');
        when 'mark' then
            lock table mark in share row exclusive mode;
            present := array(
                select to_jsonb(m)
                from mark as m
                where (m.month >= reload.first_month or m.month = any (months))
                      and m.item in (select i.row ->> 'item' from unnest(incoming) as i (row)));
        when 'event' then
            lock table event in share row exclusive mode;
            present := array(
                select to_jsonb(e)
                       || jsonb_build_object('reviewed', exists (select
                                                                 from event_step as s
                                                                 where s.unit = e.unit and s.event_id = e.event_id and s.step > 1))
                from event as e
                where e.external_id is not null
                      and (e.occurred_on >= reload.first_month
                           or date_trunc('month', e.occurred_on::timestamp) = any (months)
                           or (e.unit, e.external_id) in (select i.row ->> 'unit', i.row ->> 'external_id'
                                                          from unnest(incoming) as i (row))));
    end case;

    -- nor are their months published or reopened
    perform hold_month(h.month)
    from (
        select distinct m.month
        from unnest(present || incoming) as r (row)
        cross join lateral (values ((r.row ->> 'month')::date), ((r.row ->> 'revoked_month')::date)) as m (month)
        where isfinite(m.month)
        order by 1
    ) as h;
    published := array(select p.month from period as p where p.published);

    plan := array(
        with here as (
            select jsonb_build_array(r.row -> matched_by[1], r.row -> matched_by[2], r.row -> matched_by[3]) as key,
                   r.row,
                   date_trunc('month', coalesce(r.row ->> 'occurred_on', r.row ->> 'month')::timestamp) as of_month,
                   coalesce((r.row ->> 'reviewed')::boolean, false) as reviewed
            from unnest(present) as r (row)
        ),
        there as (
            select jsonb_build_array(r.row -> matched_by[1], r.row -> matched_by[2], r.row -> matched_by[3]) as key,
                   r.row,
                   date_trunc('month', coalesce(r.row ->> 'occurred_on', r.row ->> 'month')::timestamp) as of_month
            from unnest(incoming) as r (row)
        )
        select jsonb_build_object(
                   'action', a.action,
                   'unit', k.row -> 'unit',
                   'row_key', concat_ws('/', k.row ->> named_by[1], k.row ->> named_by[2], k.row ->> named_by[3]),
                   'external_id', k.row -> 'external_id',
                   'month', coalesce(to_jsonb(c.month), k.row -> 'month'),
                   'difference', case when a.action not in ('inserted', 'vanished') then d.difference end,
                   'row', k.row)
        from here
        full join there on there.key = here.key
        -- a published month that it is in, or comes into; a new event goes to an open one by itself (A19)
        cross join lateral (
            select min(m.month) as month
            from (values (here.row ->> 'month'),
                         (here.row ->> 'revoked_month'),
                         (case when reload.relation <> 'event' then there.row ->> 'month' end)) as v (month)
            cross join lateral (select v.month::date as month) as m
            where m.month = any (published)
        ) as c
        -- column by column, but for what reviewing it here has filled in
        cross join lateral (
            select string_agg(format('%s: %s → %s', v.name, coalesce(v.before, 'NULL'), coalesce(v.after, 'NULL')), '; '
                              order by v.place) as difference
            from (
                select x.name,
                       x.place,
                       case when x.name ~ '(^month|_on)$' then here.row ->> x.name else nullif(here.row -> x.name, 'null')::text end as before,
                       case when x.name ~ '(^month|_on)$' then there.row ->> x.name else nullif(there.row -> x.name, 'null')::text end as after
                from unnest(columns) with ordinality as x (name, place)
                where coalesce(here.row -> x.name, 'null') <> coalesce(there.row -> x.name, 'null')
                      and x.name <> 'status'
                      and not (here.reviewed
                               and x.name in ('document_no', 'document_on')
                               and there.row -> x.name is not distinct from 'null')
            ) as v
        ) as d
        cross join lateral (
            select case
                       when c.month is not null then 'published'
                       when there.key is null then 'vanished'
                       when here.key is null then 'inserted'
                       when here.reviewed then 'reviewed'
                       else 'updated'
                   end as action
        ) as a
        cross join lateral (
            select case when a.action in ('inserted', 'updated') then there.row else coalesce(here.row, there.row) end as row
        ) as k
        where d.difference is not null
              and (reload.first_month is null or greatest(here.of_month, there.of_month) >= reload.first_month));

    case reload.relation
        when 'task' then
            merge into task as t
            using (
                select r.unit, r.task_id, r.item, r.month, r.title, r.issued_on, r.due_on, r.done_on, r.external_id
                from unnest(plan) as p (step)
                cross join lateral jsonb_populate_record(null::task, p.step -> 'row') as r
                where p.step ->> 'action' in ('inserted', 'updated')
            ) as s on s.unit = t.unit and s.external_id = t.external_id
            when matched then
                update set task_id = s.task_id, item = s.item, month = s.month, title = s.title,
                           issued_on = s.issued_on, due_on = s.due_on, done_on = s.done_on
            when not matched then
                insert (unit, task_id, item, month, title, issued_on, due_on, done_on, external_id)
                values (s.unit, s.task_id, s.item, s.month, s.title, s.issued_on, s.due_on, s.done_on, s.external_id);
        when 'mark' then
            merge into mark as t
            using (
                select r.unit, r.item, r.month, r.score, r.deduction, r.reason
                from unnest(plan) as p (step)
                cross join lateral jsonb_populate_record(null::mark, p.step -> 'row') as r
                where p.step ->> 'action' in ('inserted', 'updated')
            ) as s on s.unit = t.unit and s.item = t.item and s.month = t.month
            when matched then
                update set score = s.score, deduction = s.deduction, reason = s.reason
            when not matched then
                insert (unit, item, month, score, deduction, reason)
                values (s.unit, s.item, s.month, s.score, s.deduction, s.reason);
        when 'event' then
            merge into event as t
            using (
                select r.unit, r.event_id, r.rule, r.work, r.title, r.occurred_on, r.document_no, r.document_on, r.status, r.external_id
                from unnest(plan) as p (step)
                cross join lateral jsonb_populate_record(null::event, p.step -> 'row') as r
                where p.step ->> 'action' in ('inserted', 'updated')
            ) as s on s.unit = t.unit and s.external_id = t.external_id
            when matched then
                update set event_id = s.event_id, rule = s.rule, work = s.work, title = s.title, occurred_on = s.occurred_on,
                           document_no = s.document_no, document_on = s.document_on
            when not matched then
                insert (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, external_id)
                values (s.unit, s.event_id, s.rule, s.work, s.title, s.occurred_on, s.document_no, s.document_on, s.status, s.external_id);
    end case;

    -- the month of an event's credit is known only now
    return query
    select p.action, p.unit, p.row_key, p.external_id, coalesce(e.month, p.month), p.difference
    from unnest(plan) as u (step)
    cross join lateral jsonb_to_record(u.step) as p (action text, unit text, row_key text, external_id text, month date, difference text)
    left join event as e
        on reload.relation = 'event'
           and p.action in ('inserted', 'updated')
           and e.unit = p.unit
           and e.external_id = p.external_id
    order by 1, 2, 3, 4;
end
$reload$;

comment on function reload(text, regclass, date) is '从数据仓库重载事实：relation 为 task、mark 或 event，source 为含同名各列的表、视图或外部表。任务和事项按 unit 与 external_id 对应，评分按 unit、item、month 对应；重复执行不再有变动。每处不同一行，action：inserted 新增；updated 已改（difference 逐列列出）；vanished 来源中已没有，只报告，不删除；published 所属月份已公布，只列出不同，不改动；reviewed 事项已在本库审核，只列出不同，不改动。新增事项的月份已公布的，计入首个未公布月份（A19）。status 只用于新增；审核改动的 status、month、revoked_month、carried_from 及所补的文件不算不同。first_month：来源自该月起是完整的，此前的行不动也不报告；留空则以来源中出现的月份为准（事项按发生月份），评分只限来源中出现的考核内容。缺列（42703）、external_id 为空（22004）、同一键多行（21000）、参数不符（22004、22023）或任何一行不符合约束则报错，什么也不改。以调用者的权限执行，只涉及其可见的行。 / Reloads facts from a warehouse: relation is task, mark or event, source a table, view or foreign table with its columns by name. Tasks and events are matched by unit and external_id, marks by unit, item and month; the same source again changes nothing. A row a difference, action: inserted; updated (difference lists the columns); vanished: not in the source any more, reported and not deleted; published: its month is published, listed and left as it is; reviewed: the event was reviewed here, listed and left as it is. A new event of a published month goes to the first open one (A19). status is for inserting only; what reviewing changes (status, month, revoked_month, carried_from, a document that the source lacks) is no difference. first_month: from which month on the source is complete, earlier rows are neither touched nor reported; NULL: it is for the months that occur in it (of events, those in which they occurred). Marks are looked at only of items that the source has. An error, and nothing changed, if a column is missing (42703), rows have no external_id (22004) or the same key (21000), an argument is wrong (22004, 22023) or a row breaks a constraint. Runs with the rights of the caller, on the rows that it sees.';
