-- Whom a role sees whole.
--
-- Row level security takes rows away below a view, and a score of some of a unit's facts is
-- not less but wrong.  So whatever adds up the facts of a unit is over the units that the
-- role sees whole, and what compares units is shown to a role that sees all of them whole.

create or replace view whole_unit
with (security_invoker = true) as
select u.unit,
       u.name,
       u.league
from unit as u
where not (select row_security_active('task'::regclass))
      or u.unit = any (array(select d.unit from duty as d where d.duty = 'unit'))
      or exists (select from duty as d where d.duty = 'secretariat');

comment on view whole_unit is '当前角色可见其全部事实的单位；只对这些单位计分 / The units all of whose facts the current role sees; scores are worked out for these alone';
comment on column whole_unit.unit is '单位代码 / Unit code';
comment on column whole_unit.name is '单位名称 / Name of the unit';
comment on column whole_unit.league is '组别代码 / Code of its league';

create or replace function sees_all_units()
returns boolean
language sql stable parallel safe
begin atomic
    select not exists (select u.unit from unit as u except select w.unit from whole_unit as w) as sees;
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
