-- The calendar, and the months that are assessed.

create table holiday (
    day date
        constraint holiday_pkey primary key
        constraint holiday_day_is_a_day check (day >= date '1990-01-01' and day <= date '2199-12-31'),
    working boolean not null,
    title text not null
        constraint holiday_title_is_text check (xcedu.is_text(title, 'holiday', 'title', 10000))
);

comment on table holiday is '工作日历：法定节假日和调休上班日 / The working-day calendar: public holidays, and weekend days that are worked instead';
comment on column holiday.day is '日期 / Day of the calendar';
comment on column holiday.working is '真为上班（调休），假为放假 / True if worked although a weekend day, false if off';
comment on column holiday.title is '节假日名称 / Name of the holiday';

create table period (
    month date
        constraint period_pkey primary key
        constraint period_month_is_first_day
            check (month >= date '1990-01-01' and month <= date '2199-12-31' and extract(day from month) = 1),
    scheme text not null
        constraint period_scheme_fkey references scheme,
    published boolean not null default false,
    revision integer not null default 0
        constraint period_revision_not_negative check (revision >= 0),
    reports_count_in date
        constraint period_reports_count_in_month_or_next
            check (reports_count_in = month
                   or reports_count_in = (month + interval '1 month')::date
                   or reports_count_in = (month + interval '3 months')::date
                   or reports_count_in = (month + interval '6 months')::date
                   or reports_count_in = (month + interval '12 months')::date)
);

create index period_scheme_idx on period (scheme);

comment on table period is '已开始考核的月份（每期一行） / The periods that are assessed, open or published: months, or whatever scheme.months says';
comment on column period.month is '首月（当月1日），长度见 scheme.months / Its first month, as the first day; scheme.months says how many it has';
comment on column period.scheme is '适用的办法代码 / Code of the scheme that it is scored by';
comment on column period.published is '是否已公布 / Whether it is published';
comment on column period.revision is '公布版次，0 为从未公布 / Revision of the publication, 0 if it never was';
comment on column period.reports_count_in is '本期完成情况的报送计入的月份：本期或下期（到期所在），开始考核时按办法填写；空为不生成报送任务 / The period in which the reports on this one count, this one or the next, in which they are due; filled in by the scheme when the period is opened; NULL if none are made';
