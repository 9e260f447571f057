-- The clock of an assessment, and what says that it is a copy.

-- What is published was published by one kind of clock: the server's, or one that was set.  A copy has what another
-- assessment published, so its clock is free.
create or replace function guard_clock()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    of_month date;
begin
    perform xcedu.enter_schema(tg_relid);
    select max(p.month) into of_month from publication as p;
    if of_month is null or exists (select from copied_from as c) then
        return null;
    end if;
    if tg_op = 'INSERT' then
        raise exception 'months up to % are published by the real clock, which therefore cannot be replaced by another', of_month
            using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Try it in a copy, which has a clock of its own: xcedu.copy_assessment(name, new_name).';
    end if;
    raise exception 'months up to % are published by a clock that was set, so this assessment cannot go back to the real one', of_month
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = 'Set it to another day: set_clock(date).';
end
$guard$;

comment on function guard_clock() is '触发器：有月份公布后，不得在真实时钟与所设时钟之间更换；副本除外 / Trigger: once a month is published, an assessment does not change between the real clock and one that is set; a copy may';

create or replace function guard_copied_from()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
begin
    perform xcedu.enter_schema(tg_relid);
    raise exception 'no assessment becomes a copy of another'
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = 'Copies are made by xcedu.copy_assessment(name, new_name, as_of).';
end
$guard$;

comment on function guard_copied_from() is '触发器：副本只能由 xcedu.copy_assessment() 建立 / Trigger: copies are made by xcedu.copy_assessment() alone';

create or replace function set_clock_inside(day date)
returns void
language plpgsql volatile
as $set$
begin
    if set_clock_inside.day is null then
        delete from clock;
        return;
    end if;
    if set_clock_inside.day not between date '1990-01-01' and date '2199-12-31' then
        raise exception 'day must be a day from 1990 to 2199, not %', set_clock_inside.day
            using errcode = 'invalid_parameter_value',
                  hint = 'NULL is the real clock.';
    end if;
    -- not ON CONFLICT, whose statement would fire the triggers of both
    update clock set day = set_clock_inside.day, moment = null;
    if not found then
        insert into clock (day) values (set_clock_inside.day);
    end if;
end
$set$;

comment on function set_clock_inside(date) is '内部函数：set_clock 的内容，在所进入的模式中执行 / Internal: what set_clock does, in the schema that it enters';

create or replace function set_clock(day date)
returns void
language sql volatile
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select set_clock_inside(set_clock.day);
end;

comment on function set_clock(date) is '设定本考核的“今天”，供测试、演示和副本使用；空为恢复真实时钟。已有月份按真实时钟公布的不能设定，已有月份按所设时钟公布的不能恢复（55000），副本不受此限；日期不在1990年至2199年之间则报错（22023）。记录的时间（published_at、history.at 等）始终为真实时间。须由考核所有者执行。 / Sets what today is in this assessment, for tests, demonstrations and copies; NULL goes back to the real clock. An error (55000) if a month is published by the real clock, or, going back, by a set one; a copy may do both. An error (22023) for a day that is not between 1990 and 2199. Times that are recorded (published_at, history.at) are real ones always. For the owner of the assessment.';
