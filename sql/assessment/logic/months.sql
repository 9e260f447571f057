-- Opening a month.

create or replace function open_month(month date, scheme text default null)
returns bigint
language plpgsql volatile
set search_path from current
as $open$
#variable_conflict use_column
declare
    opened constant date := open_month.month;
    chosen text := open_month.scheme;
    made bigint;
begin
    if opened is null then
        raise exception 'month must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if not isfinite(opened) or extract(day from opened) <> 1 then
        raise exception 'month must be the first day of a month, not %', opened
            using errcode = 'invalid_parameter_value';
    end if;
    if exists (select from period as p where p.month = opened) then
        raise exception 'month % is open already', opened
            using errcode = 'unique_violation';
    end if;

    -- the scheme of the month before, or the only one there is
    if chosen is null then
        select p.scheme into chosen
        from period as p
        where p.month < opened
        order by p.month desc
        limit 1;
    end if;
    if chosen is null then
        select min(s.scheme) into chosen
        from scheme as s
        having count(*) = 1;
    end if;
    if chosen is null then
        raise exception 'it is not clear by which scheme month % is scored', opened
            using errcode = 'null_value_not_allowed',
                  hint = 'Name one: open_month(month, scheme). The schemes are in the table scheme.';
    end if;
    if not exists (select from scheme as s where s.scheme = chosen) then
        raise exception 'there is no scheme "%"', chosen
            using errcode = 'foreign_key_violation',
                  hint = 'The schemes are in the table scheme.';
    end if;

    insert into period (month, scheme)
    values (opened, chosen);

    -- one obligation to report for each ledger task of each unit (A1), in the month
    -- reported on (A3), due in the next (A4)
    insert into task (unit, task_id, item, month, title, issued_on, due_on)
    select lu.unit,
           format('report-%s-%s', to_char(opened, 'YYYY-MM'), l.task_no),
           si.item,
           opened,
           l.title,
           opened,
           xcedu.due_date(opened, s.due_day)
    from scheme as s
    join scheme_item as si on si.scheme = s.scheme
    cross join ledger as l
    join ledger_unit as lu on lu.task_no = l.task_no
    join unit as u on u.unit = lu.unit
    left join exempt_of(opened) as x on x.unit = lu.unit and x.item = si.item
    where s.scheme = chosen
          and si.item = 'report'
          and si.kind = 'breach'
          and in_force(opened, si.first_month, si.last_month)
          and (si.leagues is null or u.league = any (si.leagues))
          and x.unit is null;
    get diagnostics made = row_count;
    return made;
end
$open$;

comment on function open_month(date, text) is '开始考核某月：登记月份及所用办法（缺省沿用上月办法，或唯一的办法），并按台账为每个单位的每项任务生成一条报送任务（考核内容 report），期限为下月的报送日；返回生成的条数。月份不是当月1日（22023）、已开始（23505）、办法不存在（23503）或不明确（22004）则报错。 / Opens a month: records it with its scheme (left out, that of the month before, or the only one) and makes an obligation to report (item report) for each ledger task of each unit, due on the scheme''s day of the next month; returns how many. An error if month is not the first of a month (22023) or open already (23505), or the scheme does not exist (23503) or is not clear (22004).';
