-- Periods follow each other: none lies across another, and facts name them by their first month.

-- What is wrong with the lengths of periods; no row if nothing is.
create or replace function length_problem(month date, scheme text)
returns table (problem text, hint text)
language sql stable parallel safe
begin atomic
    select format('month %s begins no period of scheme "%s": its periods have %s months', length_problem.month, s.scheme, s.months) as problem,
           format('Periods of 3 months begin in January, April, July and October, of 6 in January and July, of 12 in January: here that is %s.',
                  period_start(length_problem.month, s.months)) as hint
    from scheme as s
    where s.scheme = length_problem.scheme
          and period_start(length_problem.month, s.months) <> month_of(length_problem.month)
    union all
    select format('month %s lies in the period from %s on, which has %s months by scheme "%s"',
                  greatest(length_problem.month, p.month), least(length_problem.month, p.month),
                  case when p.month < length_problem.month then t.months else s.months end,
                  case when p.month < length_problem.month then t.scheme else s.scheme end) as problem,
           'Periods follow each other; one of other months begins where the one before it ends.' as hint
    from scheme as s
    cross join period as p
    join scheme as t on t.scheme = p.scheme
    where s.scheme = length_problem.scheme
          and p.month <> length_problem.month
          and p.month < months_after(length_problem.month, s.months)
          and length_problem.month < months_after(p.month, t.months);
end;

comment on function length_problem(date, text) is '某办法的一期自某月开始有何不妥：不是一期的首月，或与已开始的一期重叠；没有则无行 / What is wrong with a period of a scheme that begins in a month: it is not where one begins, or another one lies across it; no row if nothing is';

create or replace function refuse_length(month date, scheme text)
returns void
language plpgsql
as $refuse$
declare
    wrong record;
begin
    select w.problem, w.hint into wrong from length_problem(refuse_length.month, refuse_length.scheme) as w limit 1;
    if found then
        raise exception '%', wrong.problem
            using errcode = 'invalid_parameter_value', hint = wrong.hint;
    end if;
end
$refuse$;

comment on function refuse_length(date, text) is '内部函数：某月不是一期的首月或与其他各期重叠时报错（22023） / Internal: the error (22023) for a month in which no period can begin';

-- Periods begin where periods of their length begin, do not lie across each other, and keep their length.
create or replace function guard_length()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    wrong record;
begin
    if tg_table_name = 'scheme' then
        select format('the periods of scheme "%s" have %s months, and the one from %s on is scored by it', p.scheme, old.months, p.month) as problem,
               'Rules of another period are another scheme.' as hint
        into wrong
        from period as p
        where p.scheme = new.scheme
        order by p.month
        limit 1;
    else
        select w.problem, w.hint into wrong
        from (
            select l.problem, l.hint, 1 as place from length_problem(new.month, new.scheme) as l
            union all
            select format('the reports on the period from %s on count in %s, which is neither that one nor the one after it', new.month, new.reports_count_in),
                   'Set reports_count_in with it, or leave it NULL.', 2
            from scheme as s
            where s.scheme = new.scheme and new.reports_count_in not in (new.month, months_after(new.month, s.months))
        ) as w
        order by w.place
        limit 1;
    end if;
    if found then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, hint = wrong.hint;
    end if;
    return null;
end
$guard$;

comment on function guard_length() is '触发器：各期自其应开始的月份开始，不相重叠，长度不变 / Trigger: periods begin where those of their length do, do not lie across each other, and keep their length';
