-- Opening a month.

-- When the report on a period is due: the scheme's day of the month after it (A4), moved to
-- the next working day if the scheme says so (A5).  The calendar covers a year if it has
-- a day of it: days off are published a year at a time.
create or replace function report_due_inside(month date, scheme scheme)
returns date
language plpgsql stable parallel safe
as $due$
declare
    due date := xcedu.due_date(months_after(report_due_inside.month, (report_due_inside.scheme).months - 1),
                               (report_due_inside.scheme).due_day);
begin
    if (report_due_inside.scheme).due_roll = 'none' then
        return due;
    end if;
    loop
        if not exists (select
                       from holiday as h
                       where h.day between make_date(extract(year from due)::integer, 1, 1)
                                       and make_date(extract(year from due)::integer, 12, 31))
        then
            raise exception 'the report on % is due on %, and the calendar has no day of the year %',
                            report_due_inside.month, due, extract(year from due)
                using errcode = 'object_not_in_prerequisite_state',
                      hint = 'Load that year''s days off and make-up working days into the table holiday.';
        end if;
        exit when coalesce((select h.working from holiday as h where h.day = due), extract(isodow from due) <= 5);
        due := due + 1;
    end loop;
    return due;
end
$due$;

comment on function report_due_inside(date, scheme) is '内部函数：report_due 的内容，在所进入的模式中执行 / Internal: what report_due does, in the schema that it enters';

create or replace function report_due(month date, scheme scheme)
returns date
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select report_due_inside(report_due.month, report_due.scheme);
end;

comment on function report_due(date, scheme) is '某月完成情况的报送期限；办法规定遇非工作日顺延的，日历没有该年的日期则报错（55000） / When the report on a month is due; where the scheme rolls it to a working day, an error (55000) if the calendar has no day of that year';

-- A task identifier that the unit has not used: the wanted one, else the wanted one with the first free number.
create or replace function free_task_id(unit text, wanted text)
returns text
language sql stable parallel safe
begin atomic
    select c.task_id
    from generate_series(1, 1 + (select count(*) from task as t where t.unit = free_task_id.unit)) as n (number)
    cross join lateral (
        select case n.number when 1 then free_task_id.wanted else free_task_id.wanted || '.' || n.number end as task_id
    ) as c
    where not exists (select from task as t where t.unit = free_task_id.unit and t.task_id = c.task_id)
    order by n.number
    limit 1;
end;

comment on function free_task_id(text, text) is '某单位尚未使用的任务编号：所要的编号，已用的加序号 / A task identifier that the unit has not used: the wanted one, or else the wanted one with a number';

-- The obligations to report that come about when a month is opened, from the ledger: one
-- a task, or one a unit (A1).  They count in the month reported on or in the next, in which
-- they are due (A3), and are made as soon as both are open.
create or replace function report_of(opened date)
returns table (unit text, task_id text, item text, month date, title text, reported_on date, due_on date)
language sql stable parallel safe
begin atomic
    select c.unit,
           free_task_id(c.unit, 'report-' || to_char(m.reported_on, 'YYYY-MM') || coalesce('-' || c.task_no, '')) as task_id,
           m.item,
           m.counts_in as month,
           coalesce(c.title, said(m.language, case m.months when 1 then 'title_report_month' else 'title_report_period' end)) as title,
           m.reported_on,
           m.due_on
    from (
        select r.month as reported_on,
               s.omission,
               s.months,
               s.language,
               p.month as counts_in,
               si.item,
               si.leagues,
               t.only_for,
               report_due(r.month, s) as due_on
        from period as r
        join scheme as s on s.scheme = r.scheme
        join period as p on p.month = r.reports_count_in
        join scheme_item as si on si.scheme = p.scheme
        cross join lateral tree_of(p.scheme) as t
        where report_of.opened in (r.month, p.month)
              and si.item = 'report'
              and t.item = si.item
              and si.kind = 'breach'
              and in_force(p.month, si.first_month, si.last_month)
              and exists (select from ledger_unit as lu)
        offset 0                -- the calendar is asked once a month, and only if there is something to report
    ) as m
    cross join lateral (
        select lu.unit, l.task_no, l.title
        from ledger as l
        join ledger_unit as lu on lu.task_no = l.task_no
        where m.omission = 'ledger_task'
        union all
        select distinct lu.unit, null::integer as task_no, null as title
        from ledger_unit as lu
        where m.omission = 'unit'
    ) as c
    join unit as v on v.unit = c.unit and in_force(m.reported_on, v.first_month, v.last_month)
    join lateral unit_of(m.counts_in) as u on u.unit = c.unit
    left join exempt_of(m.counts_in) as x on x.unit = c.unit and x.item = m.item
    where (m.leagues is null or u.league = any (m.leagues))
          and (m.only_for is null or u.league = any (m.only_for))
          and x.unit is null;
end;

comment on function report_of(date) is '开始考核某月时应生成的报送任务 / The obligations to report that are made when a month is opened';

create or replace function open_month_inside(month date, scheme text)
returns bigint
language plpgsql volatile
as $open$
#variable_conflict use_column
declare
    opened constant date := open_month_inside.month;
    chosen text := open_month_inside.scheme;
    length integer;
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
    -- nobody publishes or opens another one meanwhile
    perform pg_advisory_xact_lock(lock_class(), lock_of_rules());
    if exists (select from period as p where p.month = opened and p.scheme = coalesce(chosen, p.scheme)) then
        return 0;               -- so a nightly job may ask for it again
    end if;
    if exists (select from period as p where p.month = opened) then
        raise exception 'month % is open already, and scored by scheme "%"', opened, (select p.scheme from period as p where p.month = opened)
            using errcode = 'unique_violation',
                  hint = 'The owner changes the scheme of an open month in the table period.';
    end if;
    length := coalesce((select s.months from scheme as s where s.scheme = coalesce(chosen, scheme_for(opened))), 1);
    if opened not between date '2000-01-01' and months_after(month_of(latest_day()), length) then
        raise exception 'month % is out of reach: months are opened from 2000-01-01 to the % after the current %', opened,
                        case length when 1 then 'one' else 'period' end, case length when 1 then 'month' else 'one' end
            using errcode = 'invalid_parameter_value';
    end if;
    perform refuse_length(opened, coalesce(chosen, scheme_for(opened)));

    if exists (select from period as p where p.month > opened and p.revision > 0) then
        raise exception 'month % cannot be opened: month % is published', opened,
                        (select max(p.month) from period as p where p.revision > 0)
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'Months are published one after the other; what belongs to an earlier one goes to the first open month.';
    end if;

    chosen := coalesce(chosen, scheme_for(opened));
    if chosen is null then
        raise exception 'it is not clear by which scheme month % is scored', opened
            using errcode = 'null_value_not_allowed',
                  hint = 'Name one: open_month(month, scheme). The schemes are in the table scheme.';
    end if;
    if not exists (select from scheme as s where s.scheme = chosen) then
        raise exception 'there is no scheme "%"', left(chosen, 80)
            using errcode = 'foreign_key_violation',
                  hint = 'The schemes are in the table scheme.';
    end if;

    -- the scheme says once and for all in which period the reports on this one count (A3)
    insert into period (month, scheme, reports_count_in)
    select opened, s.scheme, case s.report_month when 'due' then months_after(opened, s.months) else opened end
    from scheme as s
    where s.scheme = chosen;

    insert into task (unit, task_id, item, month, title, issued_on, due_on)
    select r.unit, r.task_id, r.item, r.month, r.title, r.reported_on, r.due_on
    from report_of(opened) as r;
    get diagnostics made = row_count;
    return made;
end
$open$;

comment on function open_month_inside(date, text) is '内部函数：open_month 的内容，在所进入的模式中执行 / Internal: what open_month does, in the schema that it enters';

create or replace function open_month(month date, scheme text default null)
returns bigint
language sql volatile security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select open_month_inside(open_month.month, open_month.scheme);
end;

comment on function open_month(date, text) is '开始考核某月：登记月份及所用办法（缺省为启用月份已到的办法，否则沿用上月办法，或唯一的办法），并按台账生成报送任务（考核内容 report）：按办法为每项任务或每个单位一条，期限为该期之后一月的报送日，计入所报的一期或到期的一期；返回生成的条数。考核周期（scheme.months）长于一月的，month 为该期首月。已按同一办法开始的月份不变，返回0。月份不是当月1日、不是一期的首月、晚于下期或早于2000年（22023）、已按其他办法开始（23505）、办法不存在（23503）、不明确（22004）或尚未启用（23514）、其后的月份已公布，或工作日历没有到期的年份（55000）则报错，什么也不生成。 / Opens a month: records it with its scheme (left out, the one that is dated from it on, else that of the month before, or the only one) and makes the obligations to report (item report) from the ledger: by the scheme one for each task or each unit, due on its day of the month after the period, counting in the period reported on or in the one in which they are due; returns how many. Where periods have more than one month (scheme.months), month is the first of them. A month that is open already by the same scheme stays as it is, and 0 is returned. An error, and nothing made, if month is not the first of a month or of a period, after the next one or before 2000 (22023), or open by another scheme (23505), if the scheme does not exist (23503), is not clear (22004) or is not for that month yet (23514), or if a later month is published or the calendar has no day of the year in which reports are due (55000).';
