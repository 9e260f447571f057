-- What day it is where that is not left to the server, and of what an assessment is a copy.

create table clock (
    clock text default 'clock'
        constraint clock_pkey primary key
        constraint clock_clock_is_one check (clock = 'clock'),
    day date
        constraint clock_day_is_a_day check (day >= date '1990-01-01' and day <= date '2199-12-31'),
    moment timestamptz
        constraint clock_moment_is_finite check (isfinite(moment)),
    constraint clock_day_or_moment check (num_nonnulls(day, moment) = 1)
);

comment on table clock is '本考核自己的时钟，至多一行：today() 以此为准；没有行则为服务器的时钟 / The clock of this assessment, one row at most, which today() goes by; without a row it is the server''s';
comment on column clock.clock is '固定为 clock / Always clock';
comment on column clock.day is 'set_clock() 所设的日期，各时区相同 / The day that set_clock() has set, the same in every time zone';
comment on column clock.moment is '副本所取的时刻，各办法按其时区定日期 / The moment that a copy is of; each scheme has its day by its time zone';

create table copied_from (
    source text
        constraint copied_from_pkey primary key,
    as_of timestamptz not null,
    copied_at timestamptz not null,
    by_role text not null,
    session_role text not null
);

comment on table copied_from is '本考核是哪套考核在何时的副本；不是副本则无行 / Which assessment this one is a copy of, and from when; no row if it is none';
comment on column copied_from.source is '来源考核的名称（模式） / Name of the assessment that was copied, its schema';
comment on column copied_from.as_of is '各行为来源此刻所记录的样子 / The moment whose rows it has, as they were recorded';
comment on column copied_from.copied_at is '复制的时间 / When it was copied';
comment on column copied_from.by_role is '执行的数据库角色（含 SET ROLE） / The database role that copied it, the one set by SET ROLE';
comment on column copied_from.session_role is '登录的数据库角色 / The database role that logged in';
