-- Units join, leave, move and are renamed, and months that are published stay as they were.

-- A unit that is added after months were published is assessed from the first open month on.
create or replace function fill_unit()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $fill$
begin
    perform xcedu.enter_schema(tg_relid);
    new.first_month := coalesce(new.first_month, least(first_open_month(), new.last_month));
    return new;
end
$fill$;

comment on function fill_unit() is '触发器：已有月份公布后新增的单位，自首个未公布月份起考核 / Trigger: a unit that is added after months were published is assessed from the first open month on';

-- Keeps the name and the league that a unit had up to the last published month.
create or replace function keep_unit()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $keep$
begin
    perform xcedu.enter_schema(tg_relid);
    insert into unit_until (unit, last_month, name, league)
    select old.unit, l.month, old.name, old.league
    from (select (first_open_month() - interval '1 month')::date as month) as l
    where l.month is not null           -- else no month is published
          and in_force(l.month, old.first_month, null)
          and not exists (select from unit_until as u where u.unit = old.unit and u.last_month >= l.month);
    return new;
end
$keep$;

comment on function keep_unit() is '触发器：单位改名、改组时，把至最后公布月份为止的名称和组别记入 unit_until / Trigger: when a unit is renamed or moved, keeps its name and league up to the last published month in unit_until';

-- The months of a unit must include those of its facts.
create or replace function guard_unit_months()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    wrong text;
begin
    perform xcedu.enter_schema(tg_relid);
    select format('%s of month %s', f.fact, f.month) into wrong
    from (
        select format('task "%s"', t.task_id) as fact, t.month from task as t where t.unit = new.unit
        union all
        select format('mark on item "%s"', k.item), k.month from mark as k where k.unit = new.unit
        union all
        select format('event "%s"', e.event_id), e.month from event as e where e.unit = new.unit and e.status in ('approved', 'revoked')
    ) as f
    where not in_force(f.month, new.first_month, new.last_month)
    order by f.month, f.fact
    limit 1;
    if found then
        raise exception 'unit "%" has facts outside its months: %', left(new.unit, 80), wrong
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Remove or move these facts first.';
    end if;
    return null;
end
$guard$;

comment on function guard_unit_months() is '触发器：单位的考核月份须包括其已有事实的月份 / Trigger: the months of a unit include those of its facts';

-- unit, unit_until: who was assessed in a published month, as what and where
create or replace function freeze_unit()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $freeze$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    concerned text[] := '{}';
    of_month date;
    of_unit text;
begin
    if tg_op <> 'INSERT' then
        concerned := array(select distinct r.unit from removed as r);
    end if;
    if tg_op <> 'DELETE' then
        concerned := concerned || array(select distinct a.unit from added as a);
    end if;
    select d.month, d.unit into of_month, of_unit
    from period as p
    cross join lateral (
        (select f.content ->> 'unit' as unit, f.content ->> 'name' as name, f.content ->> 'league' as league
         from published_fact as f
         where f.month = p.month and f.revision = p.revision and f.relation = 'unit' and f.content ->> 'unit' = any (concerned)
         except
         select u.unit, u.name, u.league from unit_of(p.month) as u)
        union all
        (select u.unit, u.name, u.league
         from unit_of(p.month) as u
         where u.unit = any (concerned)
         except
         select f.content ->> 'unit', f.content ->> 'name', f.content ->> 'league'
         from published_fact as f
         where f.month = p.month and f.revision = p.revision and f.relation = 'unit')
    ) as x
    cross join lateral (select p.month, x.unit) as d
    where p.published
    order by 1, 2
    limit 1;
    if found then
        raise exception 'month % is published: whether unit "%" was assessed in it, under which name and in which league cannot change', of_month, of_unit
            using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                  hint = format('Change the unit from an open month on, or reopen the month first: select amend_month(%L, reason).', of_month);
    end if;
    return null;
end
$freeze$;

comment on function freeze_unit() is '触发器：已公布月份的被考核单位及其名称、组别不得变动 / Trigger: who was assessed in a published month, under which name and in which league, does not change';

-- Changes the name or the league of a unit from a month on.
create or replace function change_unit_inside(unit text, month date, name text, league text)
returns void
language plpgsql volatile
as $change$
#variable_conflict use_column
declare
    was record;
begin
    select u.name, u.league into was from unit as u where u.unit = change_unit_inside.unit;
    if not found then
        raise exception 'there is no unit "%"', left(change_unit_inside.unit, 80)
            using errcode = 'foreign_key_violation', hint = 'The units are in the table unit.';
    end if;
    if change_unit_inside.month is null or extract(day from change_unit_inside.month) <> 1 or is_closed(change_unit_inside.month) then
        raise exception 'month must be the first day of a month that is not published, not %', change_unit_inside.month
            using errcode = 'invalid_parameter_value',
                  hint = 'To change it in a published month, reopen that first: amend_month(month, reason).';
    end if;
    insert into unit_until (unit, last_month, name, league)
    values (change_unit_inside.unit, (change_unit_inside.month - interval '1 month')::date, was.name, was.league)
    on conflict on constraint unit_until_pkey do nothing;
    update unit as u
    set name = coalesce(change_unit_inside.name, was.name), league = coalesce(change_unit_inside.league, was.league)
    where u.unit = change_unit_inside.unit;
end
$change$;

comment on function change_unit_inside(text, date, text, text) is '内部函数：change_unit 的内容，在所进入的模式中执行 / Internal: what change_unit does, in the schema that it enters';

create or replace function change_unit(unit text, month date, name text default null, league text default null)
returns void
language sql volatile
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select change_unit_inside(change_unit.unit, change_unit.month, change_unit.name, change_unit.league);
end;

comment on function change_unit(text, date, text, text) is '单位自某月起改名或改组（name、league 为空则不变），此前的月份不变。没有该单位（23503），月份不是当月1日或已公布（22023）则报错。须由考核所有者执行。 / From a month on a unit has another name or league (NULL: the same); months before stay as they are. An error if there is no such unit (23503), or the month is not a first day or is published (22023). For the owner of the assessment.';
