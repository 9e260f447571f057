-- Whom a role sees whole.
--
-- Row level security takes rows away below a view, and a score of some of a unit's facts is
-- not less but wrong.  So whatever adds up the facts of a unit is over the units that the
-- role sees whole, and what compares units is shown to a role that sees all of them whole.

-- What the current role has: its roles, and of its duties the units, the items and the duties themselves.  The policies ask
-- these through any_of().
create or replace function own_roles()
returns text[]
language sql stable parallel safe
begin atomic
    select array(select r.rolname::text from pg_roles as r where pg_has_role(r.oid, 'usage')) as roles;
end;

comment on function own_roles() is '当前角色及其所属角色 / The current role, and those whose rights it has';

create or replace function own_units()
returns text[]
language sql stable parallel safe
begin atomic
    select array(select d.unit from duty as d where d.duty = 'unit') as units;
end;

comment on function own_units() is '当前角色所代表的单位 / The units whose duty the current role has';

create or replace function own_items()
returns text[]
language sql stable parallel safe
begin atomic
    select array(select d.item from duty as d where d.duty = 'section') as items;
end;

comment on function own_items() is '当前角色所负责的考核内容 / The items whose section the current role is';

create or replace function own_duties()
returns text[]
language sql stable parallel safe
begin atomic
    select array(select d.duty from duty as d) as duties;
end;

comment on function own_duties() is '当前角色的职责 / The duties of the current role';

create or replace function own_ledger()
returns text[]
language sql stable parallel safe
begin atomic
    select array(select l.task_no::text
                 from ledger as l
                 join duty as d on d.duty = 'section' and d.item = l.item) as tasks;
end;

comment on function own_ledger() is '当前角色所负责考核内容的台账任务序号 / The ledger tasks of the items whose section the current role is';

create or replace view visible_unit
with (security_invoker = true) as
select u.unit,
       u.name,
       u.league,
       u.first_month,
       u.last_month
from unit as u
where not (select row_security_active('task'::regclass))
      or u.unit = any (array(select d.unit from duty as d where d.duty = 'unit'))
      or exists (select from duty as d where d.duty = 'secretariat');

comment on view visible_unit is '当前角色可见其全部事实的单位；只对这些单位计分 / The units all of whose facts the current role sees; scores are worked out for these alone';
comment on column visible_unit.unit is '单位代码 / Unit code';
comment on column visible_unit.name is '单位名称 / Name of the unit';
comment on column visible_unit.league is '现在的组别代码 / Code of its league now';
comment on column visible_unit.first_month is '开始考核的月份 / First month in which it is assessed';
comment on column visible_unit.last_month is '停止考核前的最后月份 / Last month in which it is assessed';

-- and those of them that are assessed in a month, with the names and leagues of then
create or replace function visible_unit_of(month date)
returns table (unit text, name text, league text)
language sql stable parallel safe
begin atomic
    select u.unit,
           coalesce(w.name, u.name),
           coalesce(w.league, u.league)
    from visible_unit as u
    left join (
        select distinct on (y.unit) y.unit, y.name, y.league
        from unit_until as y
        where y.last_month >= visible_unit_of.month
        order by y.unit, y.last_month
    ) as w on w.unit = u.unit
    where in_force(visible_unit_of.month, u.first_month, u.last_month);
end;

comment on function visible_unit_of(date) is '某月被考核、当前角色可见其全部事实的单位，及其当时的名称和组别 / The units assessed in a month all of whose facts the current role sees, with their names and leagues of then';

create or replace function sees_all_units()
returns boolean
language sql stable parallel safe
begin atomic
    select not exists (select u.unit from unit as u except select w.unit from visible_unit as w) as sees;
end;

comment on function sees_all_units() is '当前角色是否可见所有单位的全部事实；否则不显示未公布的排名 / Whether the current role sees all facts of all units; if not, no unpublished ranking is shown to it';

create or replace function sees_all_published()
returns boolean
language sql stable parallel safe
begin atomic
    select not row_security_active('published_score'::regclass)
           or exists (select from duty as d where d.duty in ('reader', 'secretariat')) as sees;
end;

comment on function sees_all_published() is '当前角色是否可见全部已公布的得分；否则不显示年度排名 / Whether the current role sees all published scores; if not, no ranking of a year is shown to it';
