-- Months and days: which month a day is in, what day it is, and in which month something counts.

create or replace function month_of(day date)
returns date
language sql immutable parallel safe
begin atomic
    select date_trunc('month', month_of.day::timestamp)::date as month;
end;

comment on function month_of(date) is '某日所在的月份（当月1日） / The month that a day is in, as its first day';

-- Whether something is overdue depends on the date in the scheme's time zone.
create or replace function today(time_zone text)
returns date
language sql stable parallel safe
begin atomic
    select (now() at time zone today.time_zone)::date as day;
end;

comment on function today(text) is '某时区今天的日期 / Today''s date in a time zone';

-- The latest of today's dates in the time zones of the schemes.
create or replace function latest_day()
returns date
language sql stable parallel safe
begin atomic
    select max(today(s.time_zone)) as day
    from scheme as s;
end;

comment on function latest_day() is '各办法所在时区中最晚的今天；没有办法则为空 / The latest of today''s dates in the time zones of the schemes; NULL without schemes';

-- The month after the last published one; NULL while none is published.
create or replace function first_open_month()
returns date
language sql stable parallel safe
begin atomic
    select (max(p.month) + interval '1 month')::date
    from period as p
    where p.published;
end;

comment on function first_open_month() is '首个未公布月份：最后公布月份的下一月，未公布过则为空 / The month after the last published one; NULL while none is published';

-- A month is closed if it is published, or can no longer be opened: nothing more comes into it.
create or replace function is_closed(month date)
returns boolean
language sql stable parallel safe
begin atomic
    select coalesce(is_closed.month < first_open_month(), false)
           and not exists (select
                           from period as p
                           where p.month = is_closed.month and not p.published) as closed;
end;

comment on function is_closed(date) is '某月是否已公布，或已不能再开始；重新开放的月份未关闭 / Whether a month is published, or can no longer be opened; one that is reopened is not closed';

-- Where something that belongs to a month counts (A19, A32): in the first month from that one on that is
-- open.  If none is open it waits: for that month, or, where that is closed, for the one after the last
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

-- The scheme that scores a month: its own if it is open, else that of the last month opened
-- before it, or a later scheme whose first month has come, or the only scheme there is.
-- NULL if there is none of these.
create or replace function scheme_for(month date)
returns text
language sql stable parallel safe
begin atomic
    select coalesce(
        (select p.scheme
         from period as p
         where p.month = scheme_for.month),
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
         having count(*) = 1 and count(s.first_month) = 0)
    ) as scheme;
end;

comment on function scheme_for(date) is '某月适用的办法：已开始的月份即所用办法，否则沿用此前最近月份的办法，或其后启用的办法，或唯一的办法；都没有则为空 / The scheme that scores a month: its own if it is open, else that of the last month opened before it, or a later scheme whose first month has come, or the only scheme; NULL if there is none of these';
