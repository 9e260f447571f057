-- That the unit, the item and the month of tasks, marks and measured values exist.
--
-- This is what a foreign key does, but a statement at a time and over the different values: the look-ups of
-- foreign keys were most of what it took to load a million tasks.  The locks are theirs.  Who writes facts holds
-- what they name FOR KEY SHARE; who deletes or renames that waits, and then sees the facts.  The names sort before
-- those of the other triggers, as foreign keys are checked before them.

-- Which row an error is about
create or replace function fact_name(relation text, fact jsonb)
returns text
language sql immutable parallel safe
begin atomic
    select case fact_name.relation
               when 'task' then format('task "%s" of unit "%s"', fact_name.fact ->> 'task_id', left(fact_name.fact ->> 'unit', 80))
               else format('%s of unit "%s" on item "%s" in %s', fact_name.relation, left(fact_name.fact ->> 'unit', 80),
                           left(fact_name.fact ->> 'item', 80), fact_name.fact ->> 'month')
           end as name;
end;

comment on function fact_name(text, jsonb) is '内部函数：消息中的任务、评分或数值 / Internal: a task, a mark or a measured value, for a message';

-- The error for a fact that names something that is not there.
create or replace function refuse_absent(relation text, about text, absent text, fact jsonb)
returns void
language plpgsql
as $refuse$
declare
    -- a month that is no first day is refused by a CHECK
    inside constant boolean := case when refuse_absent.about = 'month' then not begins_period(refuse_absent.absent::date) else false end;
begin
    if inside then
        raise exception '% of unit "%": month % is not the first month of a period, it lies in that from % on',
                        refuse_absent.relation, left(refuse_absent.fact ->> 'unit', 80), refuse_absent.absent,
                        period_of(refuse_absent.absent::date)
            using errcode = 'check_violation', table = refuse_absent.relation, schema = current_schema(), column = 'month',
                  hint = 'Name a period by its first month.';
    end if;
    raise exception '%: %', fact_name(refuse_absent.relation, refuse_absent.fact),
                    case refuse_absent.about
                        when 'month' then format('month %s is not open', refuse_absent.absent)
                        else format('there is no %s "%s"', refuse_absent.about, left(refuse_absent.absent, 80))
                    end
        using errcode = 'foreign_key_violation', table = refuse_absent.relation, schema = current_schema(), column = refuse_absent.about,
              hint = case refuse_absent.about
                         when 'month' then format('Open it first: select open_month(%L).', refuse_absent.absent)
                         else format('The %1$ss are in the table %1$s.', refuse_absent.about)
                     end;
end
$refuse$;

comment on function refuse_absent(text, text, text, jsonb) is '内部函数：事实所指的单位、考核内容或月份不存在时报错（23503） / Internal: the error (23503) for a fact whose unit, item or month is not there';

-- What is in an array and not in another; the first of them
create or replace function first_absent(named text[], held text[])
returns text
language sql immutable parallel safe
begin atomic
    select min(x.name) as absent
    from (select n.name from unnest(first_absent.named) as n (name) except select h.name from unnest(first_absent.held) as h (name)) as x;
end;

comment on function first_absent(text[], text[]) is '内部函数：第一个数组中有而第二个没有的值 / Internal: the first of the values that are in one array and not in another';

-- task, mark, measure: what a statement names, and no row that it changes named before
create or replace function hold_references()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $hold$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    units text[];
    items text[];
    months date[];
    absent text;
begin
    if tg_op = 'INSERT' then
        with named as materialized (select distinct a.unit, a.item, a.month from added as a)
        select array(select distinct n.unit from named as n), array(select distinct n.item from named as n), array(select distinct n.month from named as n)
        into units, items, months;
    else
        units := array(select a.unit from added as a except select r.unit from removed as r);
        items := array(select a.item from added as a except select r.item from removed as r);
        months := array(select a.month from added as a except select r.month from removed as r);
    end if;
    absent := first_absent(units, array(select u.unit from unit as u where u.unit = any (units) order by u.unit for key share));
    if absent is not null then
        perform refuse_absent(tg_table_name, 'unit', absent, (select to_jsonb(a) from added as a where a.unit = absent limit 1));
    end if;
    absent := first_absent(items, array(select i.item from item as i where i.item = any (items) order by i.item for key share));
    if absent is not null then
        perform refuse_absent(tg_table_name, 'item', absent, (select to_jsonb(a) from added as a where a.item = absent limit 1));
    end if;
    absent := first_absent(months::text[],
                           array(select p.month from period as p where p.month = any (months) order by p.month for key share)::text[]);
    if absent is not null then
        perform refuse_absent(tg_table_name, 'month', absent, (select to_jsonb(a) from added as a where a.month = absent::date limit 1));
    end if;
    return null;
end
$hold$;

comment on function hold_references() is '触发器：任务、评分和数值的单位、考核内容和月份须存在，并锁定至事务结束（同外键） / Trigger: unit, item and month of tasks, marks and measured values must exist, and stay until the transaction ends, as with a foreign key';

-- A fact that names one of these; no row if there is none.  No index begins with the item, which is hardly ever deleted.
create or replace function fact_on(units text[], items text[], months date[])
returns table (name text)
language sql stable parallel safe
begin atomic
    (select fact_name('task', to_jsonb(t)) as name from task as t where t.unit = any (fact_on.units) limit 1)
    union all
    (select fact_name('mark', to_jsonb(k)) as name from mark as k where k.unit = any (fact_on.units) limit 1)
    union all
    (select fact_name('measure', to_jsonb(q)) as name from measure as q where q.unit = any (fact_on.units) limit 1)
    union all
    (select fact_name('task', to_jsonb(t)) as name from task as t where t.item = any (fact_on.items) limit 1)
    union all
    (select fact_name('mark', to_jsonb(k)) as name from mark as k where k.item = any (fact_on.items) limit 1)
    union all
    (select fact_name('measure', to_jsonb(q)) as name from measure as q where q.item = any (fact_on.items) limit 1)
    union all
    (select fact_name('task', to_jsonb(t)) as name from task as t where t.month = any (fact_on.months) limit 1)
    union all
    (select fact_name('mark', to_jsonb(k)) as name from mark as k where k.month = any (fact_on.months) limit 1)
    union all
    (select fact_name('measure', to_jsonb(q)) as name from measure as q where q.month = any (fact_on.months) limit 1);
end;

comment on function fact_on(text[], text[], date[]) is '内部函数：以这些单位、考核内容或月份为据的一项事实 / Internal: a fact that names one of these units, items or months';

-- unit, item, period: what facts name is neither deleted nor given another key
create or replace function keep_referenced()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $keep$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    gone text[];
    months date[];
    standing text;
begin
    if tg_table_name = 'unit' then
        gone := array(select r.unit from removed as r where not exists (select from unit as u where u.unit = r.unit));
    elsif tg_table_name = 'item' then
        gone := array(select r.item from removed as r where not exists (select from item as i where i.item = r.item));
    else
        months := array(select r.month from removed as r where not exists (select from period as p where p.month = r.month));
        gone := months::text[];
    end if;
    if gone = '{}' then
        return null;
    end if;
    -- an older snapshot would not show the facts of transactions that this one has waited for
    perform require_read_committed(tg_table_name);
    -- a statement of its own for each table: only a plan for what is asked is fast
    if tg_table_name = 'unit' then
        select f.name into standing from fact_on(gone, null, null) as f limit 1;
    elsif tg_table_name = 'item' then
        select f.name into standing from fact_on(null, gone, null) as f limit 1;
    else
        select f.name into standing from fact_on(null, null, months) as f limit 1;
    end if;
    if found then
        raise exception '% % can be neither deleted nor renamed: % stands on it', case tg_table_name when 'period' then 'month' else tg_table_name end,
                        (select string_agg(case tg_table_name when 'period' then g.name else format('"%s"', left(g.name, 80)) end, ', ' order by g.name)
                         from unnest(gone[1:20]) as g (name)),
                        standing
            using errcode = 'foreign_key_violation', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Delete or correct the facts that name it first.';
    end if;
    return null;
end
$keep$;

comment on function keep_referenced() is '触发器：任务、评分和数值所指的单位、考核内容和月份不得删除或改代码（23503） / Trigger: units, items and months that tasks, marks and measured values name are neither deleted nor given another key (23503)';
