-- What is published stays as it is: the guards of published rows.
--
-- The guards run with the rights of the owner, so a role needs no right on period. Those against
-- changing, deleting and truncating fire ALWAYS, in replica mode too. Those against inserting do
-- not, so a restore loses nothing.

-- The error for a change of a published month.
create or replace function refuse_published(month date, relation text, row_key text, hint text)
returns void
language plpgsql
as $refuse$
begin
    raise exception 'month % is published: % "%" can be neither inserted, changed nor deleted',
                    refuse_published.month, refuse_published.relation, refuse_published.row_key
        using errcode = 'object_not_in_prerequisite_state',
              table = refuse_published.relation,
              column = 'month',
              hint = refuse_published.hint || format('Reopen the month first: select amend_month(%L, reason).', refuse_published.month);
end
$refuse$;

comment on function refuse_published(date, text, text, text) is '内部函数：已公布月份的行被改动时报错（55000） / Internal: the error (55000) for a change of a row of a published month';

-- The rows that a statement changes: old rows without an equal new one, and new rows without an equal old one.  A row
-- that is written back as it was is not changed.
create or replace function changed_rows(gone jsonb[], come jsonb[])
returns table ("row" jsonb)
language sql stable parallel safe
begin atomic
    (select g.r from unnest(changed_rows.gone) as g (r) except all select c.r from unnest(changed_rows.come) as c (r))
    union all
    (select c.r from unnest(changed_rows.come) as c (r) except all select g.r from unnest(changed_rows.gone) as g (r));
end;

comment on function changed_rows(jsonb[], jsonb[]) is '内部函数：一条语句改动的行：改动前后不相同的各行 / Internal: the rows that a statement changes: old rows without an equal new one, and new rows without an equal old one';

-- The error for the first of the rows of published months that a statement changes.
create or replace function refuse_changed(gone jsonb[], come jsonb[], relation text, keys text[], hint text)
returns void
language plpgsql
as $refuse$
declare
    changed record;
begin
    select (c.row ->> 'month')::date as month, concat_ws('/', c.row ->> keys[1], c.row ->> keys[2]) as key into changed
    from changed_rows(refuse_changed.gone, refuse_changed.come) as c
    order by 1, 2
    limit 1;
    if found then
        perform refuse_published(changed.month, refuse_changed.relation, changed.key, refuse_changed.hint);
    end if;
end
$refuse$;

comment on function refuse_changed(jsonb[], jsonb[], text, text[], text) is '内部函数：已公布月份的行有改动时报错（55000） / Internal: the error (55000) if rows of published months change';

-- task, mark, measure
create or replace function freeze_facts()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $freeze$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    months date[] := '{}';
    published date[];
    gone jsonb[] := '{}';
    come jsonb[] := '{}';
begin
    if tg_op <> 'INSERT' then
        months := array(select distinct r.month from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        months := months || array(select distinct a.month from added as a);
    end if;
    published := lock_months_shared(months);
    if published = '{}' then
        return null;
    end if;
    if tg_op <> 'INSERT' then
        gone := array(select to_jsonb(r) from removed as r where r.month = any (published));
    end if;
    if tg_op <> 'DELETE' then
        come := array(select to_jsonb(a) from added as a where a.month = any (published));
    end if;
    perform refuse_changed(gone, come, tg_table_name, array[tg_argv[0], tg_argv[1]], '');
    return null;
end
$freeze$;

comment on function freeze_facts() is '触发器：锁定所涉月份，已公布月份的任务、评分和数值不得增、改、删 / Trigger: locks the months concerned; tasks, marks and measured values of a published month are neither inserted, changed nor deleted';

create or replace function freeze_event()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $freeze$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    months date[] := '{}';
    published date[];
    gone jsonb[] := '{}';
    come jsonb[] := '{}';
    changed record;
begin
    if tg_op <> 'INSERT' then
        months := array(select r.month from removed as r union select r.revoked_month from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        months := months || array(select a.month from added as a union select a.revoked_month from added as a);
    end if;
    published := lock_months_shared(months);
    if published = '{}' then
        return null;
    end if;
    if tg_op <> 'INSERT' then
        gone := array(select to_jsonb(r) from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        come := array(select to_jsonb(a) from added as a);
    end if;
    select coalesce(t.month, p.month) as month,
           concat_ws('/', coalesce(was.unit, now.unit), coalesce(was.event_id, now.event_id)) as key
    into changed
    from (select e.* from unnest(gone) as g (row) cross join lateral jsonb_populate_record(null::event, g.row) as e) as was
    full join (select e.* from unnest(come) as c (row) cross join lateral jsonb_populate_record(null::event, c.row) as e) as now
        on now.unit = was.unit and now.event_id = was.event_id
    -- the first published month that the row was in, and that it comes into
    cross join lateral (
        select min(m.month) as month
        from unnest(array[was.month, was.revoked_month]) as m (month)
        where m.month = any (published)
    ) as t
    cross join lateral (
        select min(m.month) as month
        from unnest(array[nullif(now.month, was.month), nullif(now.revoked_month, was.revoked_month)]) as m (month)
        where m.month = any (published)
    ) as p
    where was is distinct from now
          and (p.month is not null
               or (t.month is not null and (was.unit is null or now.unit is null or not status_may_follow(was, now))))
    order by 1, 2
    limit 1;
    if found then
        perform refuse_published(changed.month, tg_table_name, changed.key,
                                 case tg_op
                                     when 'INSERT' then 'Leave month out to have the first open month filled in. '
                                     when 'UPDATE' then 'A claim can be reviewed and an approved event revoked; both act in an open month. '
                                     else ''
                                 end);
    end if;
    return null;
end
$freeze$;

comment on function freeze_event() is '触发器：锁定所涉月份，已公布月份的事项不得增、改、删，审核和撤销除外 / Trigger: locks the months concerned; events of a published month are neither inserted, changed nor deleted, except by reviews and revocations';

-- scheme and what belongs to it
create or replace function freeze_scheme()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $freeze$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    gone jsonb[] := '{}';
    come jsonb[] := '{}';
    of_scheme text;
    of_month date;
begin
    if tg_op <> 'INSERT' then
        gone := array(select to_jsonb(r) from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        come := array(select to_jsonb(a) from added as a);
    end if;
    select p.scheme, max(p.month) into of_scheme, of_month
    from period as p
    where p.scheme in (select c.row ->> 'scheme' from changed_rows(gone, come) as c) and p.published
    group by p.scheme
    order by p.scheme
    limit 1;
    if found then
        raise exception 'month % is published, and scored by scheme "%": the rows of that scheme in % can be neither inserted, changed nor deleted',
                        of_month, of_scheme, tg_table_name
            using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Rules that change are a new scheme: insert it with its items and rules, and with first_month, from which on it is used.';
    end if;
    return null;
end
$freeze$;

comment on function freeze_scheme() is '触发器：已公布月份所用办法的各行不得增、改、删 / Trigger: the rows of a scheme by which a published month was scored are neither inserted, changed nor deleted';

-- exemption: those in force in published months
create or replace function freeze_exemption()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $freeze$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    gone jsonb[] := '{}';
    come jsonb[] := '{}';
begin
    if tg_op <> 'INSERT' then
        gone := array(select jsonb_build_object('month', p.month, 'unit', r.unit, 'item', r.item)
                      from removed as r
                      join period as p on p.published and in_force(p.month, r.first_month, r.last_month));
    end if;
    if tg_op <> 'DELETE' then
        come := array(select jsonb_build_object('month', p.month, 'unit', a.unit, 'item', a.item)
                      from added as a
                      join period as p on p.published and in_force(p.month, a.first_month, a.last_month));
    end if;
    perform refuse_changed(gone, come, tg_table_name, '{unit,item}', 'An exemption can begin and end in months that are not published. ');
    return null;
end
$freeze$;

comment on function freeze_exemption() is '触发器：已公布月份内有效的豁免不得增、改、删 / Trigger: exemptions in force in a published month are neither inserted, changed nor deleted';

-- period: published by a publication, reopened by an amendment, and otherwise as it was
create or replace function freeze_period()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $freeze$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    allowed boolean;
begin
    if tg_op = 'INSERT' then
        allowed := not new.published and new.revision = 0;
    elsif tg_op = 'DELETE' then
        allowed := old.revision = 0;
    elsif new is not distinct from old or not (old.published or new.published or old.revision <> new.revision) then
        allowed := true;
    elsif (new.month, new.scheme, new.reports_count_in) is distinct from (old.month, old.scheme, old.reports_count_in) then
        allowed := false;
    elsif old.published then
        allowed := not new.published
                   and new.revision = old.revision + 1
                   and exists (select
                               from amendment as a
                               where a.month = new.month and a.revision = new.revision);
    else
        allowed := new.published
                   and new.revision = greatest(old.revision, 1)
                   and exists (select
                               from publication as p
                               where p.month = new.month and p.revision = new.revision);
    end if;
    if not allowed then
        raise exception 'month % is published and reopened only by publish_month() and amend_month()',
                        case tg_op when 'INSERT' then new.month else old.month end
            using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                  hint = 'What is published can be neither changed nor deleted; amend_month(month, reason) reopens it as a new revision.';
    end if;
    return null;
end
$freeze$;

comment on function freeze_period() is '触发器：月份只能由 publish_month() 公布、amend_month() 重新开放，已公布的不得改、删 / Trigger: a month is published only by publish_month(), reopened only by amend_month(), and neither changed nor deleted once published';

-- publication, published_score, published_line, published_fact, amendment, change_record
create or replace function append_only()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $freeze$
begin
    perform xcedu.enter_schema(tg_relid);
    raise exception 'rows of % are never changed or deleted', tg_table_name
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = case tg_table_name
                         when 'change_record' then 'Undo a mistake by another change, which history records too.'
                         when 'copied_from' then 'A copy stays a copy. It is dropped with its schema.'
                         else 'A published month is corrected by amend_month(month, reason) and published again; the old revision stays.'
                     end;
end
$freeze$;

comment on function append_only() is '触发器：公布结果和变更记录只增不改 / Trigger: what is published, and the history, is append-only';

-- Whether there is a publication by now.  Volatile, so that it sees what the statement that fired a trigger has written.
create or replace function is_publication(month date, revision integer)
returns boolean
language sql volatile
begin atomic
    select exists (select from publication as p where p.month = is_publication.month and p.revision = is_publication.revision) as "is";
end;

comment on function is_publication(date, integer) is '内部函数：某月的某版次此刻是否已有公布 / Internal: whether a revision of a month is published by now';

-- The rows of a publication are written by the statement that writes the publication itself: there was none before, and there
-- is one now.  Stable, so that the function sees the tables as they were when the statement began.
create or replace function freeze_revision()
returns trigger
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $freeze$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    of_month date;
    of_revision integer;
begin
    for of_month, of_revision in select distinct a.month, a.revision from added as a order by 1, 2 loop
        if exists (select from publication as p where p.month = of_month and p.revision = of_revision) then
            raise exception 'month % is published in revision %: no row can be added to %', of_month, of_revision, tg_table_name
                using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                      hint = format('Reopen the month first: select amend_month(%L, reason).', of_month);
        elsif not is_publication(of_month, of_revision) then
            raise exception 'month % is not published in revision %: no row can be added to %', of_month, of_revision, tg_table_name
                using errcode = 'foreign_key_violation', table = tg_table_name, schema = tg_table_schema,
                      hint = format('Publish it: select publish_month(%L).', of_month);
        end if;
    end loop;
    return null;
end
$freeze$;

comment on function freeze_revision() is '触发器：公布的各行只由写入该次公布的语句写入，已公布的版次不得添加行（55000），没有公布的版次也不得有行（23503） / Trigger: the rows of a publication are written by the statement that writes it; no row is added to a revision that is published (55000), and none to one that is not (23503)';

create or replace function refuse_truncate()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $freeze$
begin
    perform xcedu.enter_schema(tg_relid);
    raise exception 'table % cannot be truncated: history would not record it, and published months may stand on its rows', tg_table_name
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = 'Delete the rows that no published month stands on; history records what is deleted.';
end
$freeze$;

comment on function refuse_truncate() is '触发器：各表不得清空，只能逐行删除 / Trigger: tables are not truncated, rows are deleted';
