-- Who is assessed in a month, as what and in which league, and what is excused.

-- Whether a stage or an exemption covers a month.
create or replace function in_force(month date, first_month date, last_month date)
returns boolean
language sql immutable parallel safe
begin atomic
    select (in_force.first_month is null or in_force.month >= in_force.first_month)
           and (in_force.last_month is null or in_force.month <= in_force.last_month);
end;

comment on function in_force(date, date, date) is '某月是否在起止月份之内，空为不限 / Whether a month lies within first and last month; NULL is no bound';

create or replace function exempt_of(month date)
returns table (unit text, item text)
language sql stable parallel safe
begin atomic
    select distinct x.unit, x.item
    from exemption as x
    where in_force(exempt_of.month, x.first_month, x.last_month);
end;

comment on function exempt_of(date) is '某月的豁免 / The exemptions of a month';

-- The units that are assessed in a month, with the names and leagues that they had then (A33, A34).
create or replace function unit_of(month date)
returns table (unit text, name text, league text)
language sql stable parallel safe
begin atomic
    select u.unit,
           coalesce(w.name, u.name),
           coalesce(w.league, u.league)
    from unit as u
    left join (
        select distinct on (x.unit) x.unit, x.name, x.league
        from unit_until as x
        where x.last_month >= unit_of.month
        order by x.unit, x.last_month
    ) as w on w.unit = u.unit
    where in_force(unit_of.month, u.first_month, u.last_month);
end;

comment on function unit_of(date) is '某月被考核的单位及其当时的名称和组别 / The units that are assessed in a month, with the names and leagues that they had then';

-- Why a unit can have no fact in a month: it is not assessed then.  No row if it is.
create or replace function unit_problem(unit text, month date)
returns table (problem text)
language sql stable parallel safe
begin atomic
    select format('unit "%s" is assessed %s, and not in month %s', left(u.unit, 80),
                  concat_ws(' ', 'from ' || to_char(u.first_month, 'YYYY-MM'), 'until ' || to_char(u.last_month, 'YYYY-MM')),
                  unit_problem.month)
    from unit as u
    where u.unit = unit_problem.unit
          and not in_force(unit_problem.month, u.first_month, u.last_month);
end;

comment on function unit_problem(text, date) is '某月不在单位的考核月份之内时的说明，否则无行 / Why a unit can have no fact in a month in which it is not assessed; no row if it is assessed';
