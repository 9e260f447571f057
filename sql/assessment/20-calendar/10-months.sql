-- Months, periods and days: which month and period a day is in, what day it is, and in which one something counts.
--
-- A period is known by its first month; its scheme says how many months it has.  Lengths are 1, 3, 6 and 12 months from
-- January on, so a shorter period never lies across the border of a longer one.

create or replace function month_of(day date)
returns date
language sql immutable parallel safe
begin atomic
    select date_trunc('month', month_of.day::timestamp)::date as month;
end;

comment on function month_of(date) is '某日所在的月份（当月1日） / The month that a day is in, as its first day';

-- A number of months after a month
create or replace function months_after(month date, months integer)
returns date
language sql immutable parallel safe
begin atomic
    select (months_after.month + make_interval(months => months_after.months))::date as month;
end;

comment on function months_after(date, integer) is '某月之后若干个月的月份 / The month that is a number of months after a month';

-- Where the periods of a length begin: of three months in January, April, July and October
create or replace function period_start(day date, months integer)
returns date
language sql immutable parallel safe
begin atomic
    select make_date(extract(year from period_start.day)::integer,
                     extract(month from period_start.day)::integer - (extract(month from period_start.day)::integer - 1) % period_start.months,
                     1) as month;
end;

comment on function period_start(date, integer) is '某日所在的若干个月的一期，以其首月表示 / The period of a number of months that a day is in, by its first month';

-- What is overdue is told by the day of the scheme's own time zone, and by the clock of the assessment if it has one.
create or replace function today(time_zone text)
returns date
language sql stable parallel safe
begin atomic
    select coalesce(max(c.day), (coalesce(max(c.moment), now()) at time zone today.time_zone)::date) as day
    from clock as c;
end;

comment on function today(text) is '某时区今天的日期；考核有自己的时钟（clock）的，以其为准 / Today''s date in a time zone, by the clock of the assessment if it has one (table clock)';

-- The latest of today's dates in the time zones of the schemes.
create or replace function latest_day()
returns date
language sql stable parallel safe
begin atomic
    select coalesce(max(c.day), max((coalesce(c.moment, now()) at time zone s.time_zone)::date)) as day
    from scheme as s
    left join clock as c on true
    where s.variant_of is null;
end;

comment on function latest_day() is '各办法所在时区中最晚的今天；没有办法则为空 / The latest of today''s dates in the time zones of the schemes; NULL without schemes';

-- The month after the last published period; NULL while none is published.
create or replace function first_open_month()
returns date
language sql stable parallel safe
begin atomic
    select months_after(p.month, s.months) as month
    from period as p
    join scheme as s on s.scheme = p.scheme
    where p.published
    order by p.month desc
    limit 1;
end;

comment on function first_open_month() is '首个未公布月份：最后公布的一期之后的月份，未公布过则为空 / The month after the last published period; NULL while none is published';

-- By which scheme a month is scored: that of the period that it is in, else that of the last period
-- opened before it, or the scheme that is dated from a month after that one, or the only
-- one there is.  NULL if that leaves none.
create or replace function scheme_for(month date)
returns text
language sql stable parallel safe
begin atomic
    select coalesce(
        (select p.scheme
         from period as p
         join scheme as s on s.scheme = p.scheme
         where p.month <= scheme_for.month and scheme_for.month < months_after(p.month, s.months)
         order by p.month desc
         limit 1),
        (select c.scheme
         from (
             select p.month as since, 1 as place, p.scheme
             from period as p
             where p.month < scheme_for.month
             union all
             select s.first_month as since, 2 as place, s.scheme
             from scheme as s
             where s.first_month <= scheme_for.month
         ) as c
         order by c.since desc, c.place
         limit 1),
        (select min(s.scheme)
         from scheme as s
         where s.variant_of is null
         having count(*) = 1 and count(s.first_month) = 0)
    ) as scheme;
end;

comment on function scheme_for(date) is '某月适用的办法：已开始的一期即所用办法，否则沿用此前最近一期的办法，或其后启用的办法，或唯一的办法；都没有则为空 / By which scheme a month is scored: that of the period it is in, else that of the last period opened before it, the scheme dated from a month after that, or the only one; NULL if there is none';

-- How many months the period has that a day is in: one row, or none without schemes.  As scheme_for() says; but before
-- the first period as many as that one has, whatever schemes there are: what was carried over from then stays where it
-- belongs.
create or replace function period_length(day date)
returns table (months integer)
language sql stable parallel safe
begin atomic
    select c.months
    from (
        select p.month as since, 1 as place, s.months
        from period as p
        join scheme as s on s.scheme = p.scheme
        where p.month <= period_length.day
        union all
        select s.first_month as since, 2 as place, s.months
        from scheme as s
        where s.first_month <= period_length.day
        union all
        select 'infinity' as since, 0 as place, s.months
        from period as p
        join scheme as s on s.scheme = p.scheme
        where p.month > period_length.day
              and not exists (select from period as q where q.month < p.month)
        union all
        select '-infinity' as since, 3 as place, min(s.months)
        from scheme as s
        where s.variant_of is null
        having count(*) = 1
    ) as c
    order by c.since desc, c.place
    limit 1;
end;

comment on function period_length(date) is '某日所在的一期有几个月：按该月的办法；首期之前同首期；没有办法则无行 / How many months the period of a day has: by the scheme of the month; before the first period as many as that one; no row without schemes';

-- The period that a day is in where none was opened: apart from period_of(), which is planned wherever it is called.
create or replace function period_to_come(day date)
returns date
language sql stable parallel safe
begin atomic
    select coalesce(
        (select period_start(period_to_come.day, l.months)
         from period_length(period_to_come.day) as l
         where isfinite(period_to_come.day)),
        month_of(period_to_come.day)) as month;
end;

comment on function period_to_come(date) is '内部函数：尚未开始的一期，以其首月表示 / Internal: the period that a day is in where none was opened, by its first month';

-- The period that a day is in, if it was opened.
create or replace function opened_period(day date)
returns table (month date)
language sql stable parallel safe
begin atomic
    select p.month
    from period as p
    join scheme as s on s.scheme = p.scheme
    where p.month <= opened_period.day and opened_period.day < months_after(p.month, s.months)
    order by p.month desc
    limit 1;
end;

comment on function opened_period(date) is '某日所在的已开始的一期，以其首月表示；没有则无行 / The period that a day is in, by its first month, if it was opened; else no row';

-- The period that a day is in, by its first month.
create or replace function period_of(day date)
returns date
language sql stable parallel safe
begin atomic
    select coalesce(
        (select o.month from opened_period(period_of.day) as o),
        case when not exists (select from scheme as s where s.months > 1 and s.variant_of is null) then month_of(period_of.day) end,
        period_to_come(period_of.day)) as month;
end;

comment on function period_of(date) is '某日所在的一期，以其首月表示 / The period that a day is in, by its first month';

-- The same for triggers, which enter the schema: PL/pgSQL plans it once a session, and an SQL function with every event
-- that is entered.
create or replace function period_here(day date)
returns date
language plpgsql stable parallel safe
as $here$
begin
    return coalesce((select o.month from opened_period(period_here.day) as o), period_of(period_here.day));
end
$here$;

comment on function period_here(date) is '内部函数：同 period_of()，用于触发器 / Internal: the same as period_of(), for triggers';

-- Whether a month is the first of a period.
create or replace function begins_period(month date)
returns boolean
language sql stable parallel safe
begin atomic
    select begins_period.month is null
           or exists (select from period as p where p.month = begins_period.month)
           or begins_period.month = period_of(begins_period.month) as begins;
end;

comment on function begins_period(date) is '某月是否为一期的首月；空值为真 / Whether a month is the first of a period; true for NULL';

-- The period after the one that a day is in.
create or replace function period_after(day date)
returns date
language sql stable parallel safe
begin atomic
    select months_after(p.month, coalesce((select l.months from period_length(p.month) as l), 1)) as month
    from (select period_of(period_after.day) as month) as p;
end;

comment on function period_after(date) is '某日所在一期的下一期，以其首月表示 / The period after the one that a day is in, by its first month';

-- The first period that begins in a month or later.
create or replace function period_from(month date)
returns date
language sql stable parallel safe
begin atomic
    select case when p.month = period_from.month then p.month else period_after(period_from.month) end as month
    from (select period_of(period_from.month) as month) as p;
end;

comment on function period_from(date) is '自某月起的首期，以其首月表示 / The first period that begins in a month or later, by its first month';

-- Whether a day is in a later period than another one; false if one of them is NULL.  Days of one month are in one period.
create or replace function in_later_period(day date, than date)
returns boolean
language sql stable parallel safe
begin atomic
    select case
               when in_later_period.day - extract(day from in_later_period.day)::integer
                    > in_later_period.than - extract(day from in_later_period.than)::integer
                    then period_of(in_later_period.day) > period_of(in_later_period.than)
               else false
           end as later;
end;

comment on function in_later_period(date, date) is '某日所在的一期是否晚于另一日所在的一期；有空值则为假 / Whether a day is in a later period than another; false if one of them is NULL';

-- The period before one, if it is there and ends where that begins.
create or replace function previous_period(month date)
returns table (month date)
language sql stable parallel safe
begin atomic
    select p.month
    from period as p
    join scheme as s on s.scheme = p.scheme
    where p.month < previous_period.month
          and months_after(p.month, s.months) = previous_period.month;
end;

comment on function previous_period(date) is '上一期，以其首月表示；没有则无行 / The period before one, by its first month; no row if there is none';

-- The period a year before one, if it is there and as long.
create or replace function year_before(month date)
returns table (month date)
language sql stable parallel safe
begin atomic
    select q.month
    from period as p
    join scheme as s on s.scheme = p.scheme
    join period as q on q.month = months_after(p.month, -12)
    join scheme as t on t.scheme = q.scheme
    where p.month = year_before.month
          and t.months = s.months;
end;

comment on function year_before(date) is '上年同期，以其首月表示；没有或长短不同则无行 / The period a year before one, by its first month; no row if there is none, or if it is not as long';

-- Nothing more comes into a month that is published, or that can no longer be opened.
create or replace function is_closed(month date)
returns boolean
language sql stable parallel safe
begin atomic
    select coalesce(is_closed.month < first_open_month(), false)
           and not exists (select
                           from period as p
                           join scheme as s on s.scheme = p.scheme
                           where p.month <= is_closed.month and is_closed.month < months_after(p.month, s.months) and not p.published) as closed;
end;

comment on function is_closed(date) is '某月是否已公布，或已不能再开始；重新开放的月份未关闭 / Whether a month is published, or can no longer be opened; one that is reopened is not closed';

-- Where something that belongs to a period counts (A19, A32): in the first one from its first month on that is
-- open.  If none is open it waits: for that one, or, where that is closed, for the one after the last
-- published.
create or replace function open_month_from(since date)
returns date
language sql stable parallel safe
begin atomic
    select coalesce((select min(p.month)
                     from period as p
                     where p.month >= open_month_from.since
                           and not p.published),
                    greatest(open_month_from.since, first_open_month())) as month;
end;

comment on function open_month_from(date) is '某月起首个已开始而未公布的月份（含重新开放的）；没有则为该月，该月已关闭则为最后公布月份的下一月（A19、A32） / The first month from a month on that is open, or reopened; without one the month itself, or, if that is closed, the month after the last published one (A19, A32)';
