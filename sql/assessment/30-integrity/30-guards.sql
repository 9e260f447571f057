-- The guards: checks of facts that depend on the rules.
--
-- Each *_violation function says what is wrong with one fact under the scheme of its
-- month and which column that is about, and returns no row if nothing is.  They are
-- used when facts come in, and again when a month is opened or rules change under facts
-- that are there.

-- task: the item is scored by breaches in the month's scheme
create or replace function task_violation(unit text, task_id text, item text, month date)
returns table (problem text, about text)
language sql stable parallel safe
begin atomic
    select format('task "%s" of unit "%s": ', task_violation.task_id, task_violation.unit)
           || case
                  when si.item is null
                      then format('item "%s" is not in scheme "%s" of month %s', task_violation.item, p.scheme, p.month)
                  else format('item "%s" is of kind %s, not breach, in scheme "%s" of month %s',
                              si.item, si.kind, p.scheme, p.month)
              end as problem,
           'item' as about
    from period as p
    left join scheme_item as si on si.scheme = p.scheme and si.item = task_violation.item
    where p.month = task_violation.month
          and (si.item is null or si.kind <> 'breach')
    union all
    select format('task "%s" of unit "%s": ', task_violation.task_id, task_violation.unit) || u.problem as problem,
           'month' as about
    from unit_problem(task_violation.unit, task_violation.month) as u;
end;

comment on function task_violation(text, text, text, date) is '任务不符合当月办法之处，符合则无行 / What is wrong with a task under the scheme of its month; no row if nothing is';

-- mark: the item is marked in the month's scheme, and the mark is within its full marks
create or replace function mark_violation(unit text, item text, month date, score numeric, deduction numeric)
returns table (problem text, about text)
language sql stable parallel safe
begin atomic
    select format('mark of unit "%s" on item "%s" in %s: ', mark_violation.unit, mark_violation.item, p.month)
           || case
                  when si.item is null
                      then format('the item is not in scheme "%s" of that month', p.scheme)
                  when si.kind <> 'mark'
                      then format('the item is of kind %s, not mark, in scheme "%s" of that month', si.kind, p.scheme)
                  when mark_violation.score is not null
                      then format('score %s is above the full marks %s in scheme "%s"',
                                  mark_violation.score, si.cap, p.scheme)
                  else format('deduction %s is above the full marks %s in scheme "%s"',
                              mark_violation.deduction, si.cap, p.scheme)
              end as problem,
           case
               when si.kind is distinct from 'mark' then 'item'
               when mark_violation.score is not null then 'score'
               else 'deduction'
           end as about
    from period as p
    left join scheme_item as si on si.scheme = p.scheme and si.item = mark_violation.item
    where p.month = mark_violation.month
          and (si.item is null
               or si.kind <> 'mark'
               or coalesce(mark_violation.score, mark_violation.deduction) > si.cap)
    union all
    select format('mark of unit "%s" on item "%s" in %s: ', mark_violation.unit, mark_violation.item, mark_violation.month) || u.problem as problem,
           'month' as about
    from unit_problem(mark_violation.unit, mark_violation.month) as u;
end;

comment on function mark_violation(text, text, date, numeric, numeric) is '评分不符合当月办法之处（不在 [0, 满分] 内等），符合则无行 / What is wrong with a mark under the scheme of its month (outside [0, full marks], for one); no row if nothing is';

-- event: its rule is in the scheme of its month, once that month is open
create or replace function event_violation(unit text, event_id text, rule text, month date)
returns table (problem text, about text)
language sql stable parallel safe
begin atomic
    select format('event "%s" of unit "%s": rule "%s" is not in scheme "%s" of month %s',
                  event_violation.event_id, event_violation.unit, event_violation.rule, p.scheme, p.month) as problem,
           'rule' as about
    from period as p
    where p.month = event_violation.month
          and not exists (select
                          from scheme_rule as sr
                          where sr.scheme = p.scheme
                                and sr.rule = event_violation.rule);
end;

comment on function event_violation(text, text, text, date) is '加减分事项不符合当月办法之处，符合则无行 / What is wrong with an event under the scheme of its month; no row if nothing is';

-- New and changed facts must fit the scheme of their month.  The rule of an event is checked when somebody enters, corrects
-- or approves the event.  It is not checked when a month is opened and the event moves there: one event must not keep the
-- month from being opened, and publish_month() names it.
create or replace function guard_facts()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    wrong record;
begin
    if tg_table_name = 'task' then
        select v.problem, v.about into wrong
        from added as a
        cross join lateral task_violation(a.unit, a.task_id, a.item, a.month) as v
        limit 1;
    elsif tg_table_name = 'mark' then
        select v.problem, v.about into wrong
        from added as a
        cross join lateral mark_violation(a.unit, a.item, a.month, a.score, a.deduction) as v
        limit 1;
    elsif tg_op = 'INSERT' then
        select v.problem, v.about into wrong
        from added as a
        cross join lateral event_violation(a.unit, a.event_id, a.rule, a.month) as v
        limit 1;
    else
        select v.problem, v.about into wrong
        from added as a
        left join removed as r on r.unit = a.unit and r.event_id = a.event_id
        cross join lateral event_violation(a.unit, a.event_id, a.rule, a.month) as v
        where (a.rule, a.occurred_on, a.document_on) is distinct from (r.rule, r.occurred_on, r.document_on)
              or (a.status = 'approved' and r.status is distinct from 'approved')
        limit 1;
    end if;
    if found and tg_table_name = 'event' then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = wrong.about,
                  hint = 'Choose a rule of that scheme, or reject the claim.';
    elsif found then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = wrong.about;
    end if;
    return null;
end
$guard$;

comment on function guard_facts() is '触发器：任务、评分和加减分事项须符合当月办法 / Trigger: tasks, marks and events must fit the scheme of their month';

-- After a month is opened or given another scheme, or the rules of a scheme change:
-- the facts that are there must still fit.
create or replace function guard_rules()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    wrong text;
begin
    with concerned as (
        select p.month
        from period as p
        where case tg_table_name
                  when 'period' then p.month = (to_jsonb(new) ->> 'month')::date
                  else p.scheme = to_jsonb(old) ->> 'scheme'
              end
    )
    select m.problem into wrong
    from concerned as c
    cross join lateral (
        select x.problem
        from task as t
        cross join lateral task_violation(t.unit, t.task_id, t.item, t.month) as x
        where t.month = c.month
        union all
        select x.problem
        from mark as k
        cross join lateral mark_violation(k.unit, k.item, k.month, k.score, k.deduction) as x
        where k.month = c.month
        union all
        -- A claim may wait, and so may an event that is there when its month is opened.  So neither a unit nor the
        -- bureau can block others, and publish_month() names the events that would count nowhere.
        select x.problem
        from event as e
        cross join lateral event_violation(e.unit, e.event_id, e.rule, e.month) as x
        where e.month = c.month
              and e.status in ('approved', 'revoked')
              and not (tg_table_name = 'period' and tg_op = 'INSERT')
    ) as m
    limit 1;
    if found then
        raise exception 'the % leaves a fact without a rule that fits it: %',
                        case when tg_table_name = 'period' then 'month' else 'change of rules' end, wrong
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Correct the fact first, or score the month by another scheme.';
    end if;
    return null;
end
$guard$;

comment on function guard_rules() is '触发器：月份和办法变动后，已有事实仍须符合 / Trigger: when months or rules change, the facts that are there must still fit';

-- A scheme scores no month before its first.
create or replace function guard_first_month()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    early date;
    since date;
begin
    select p.month, s.first_month into early, since
    from period as p
    join scheme as s on s.scheme = p.scheme
    where s.scheme = new.scheme
          and p.month < s.first_month
    order by p.month
    limit 1;
    if found then
        raise exception 'scheme "%" is for months from % on, and cannot score month %', new.scheme, since, early
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  hint = 'Score that month by another scheme, or change scheme.first_month.';
    end if;
    return null;
end
$guard$;

comment on function guard_first_month() is '触发器：办法不用于其启用月份之前 / Trigger: a scheme scores no month before its first';

-- The leagues of an item must exist: they are an array, which no foreign key can check.
create or replace function guard_leagues()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    unknown text;
begin
    select given into unknown
    from unnest(new.leagues || new.only_for) as given
    where given not in (select l.league from league as l)
    limit 1;
    if found then
        raise exception 'item "%" of scheme "%": there is no league "%"', new.item, new.scheme, unknown
            using errcode = 'foreign_key_violation', table = tg_table_name, schema = tg_table_schema;
    end if;
    return null;
end
$guard$;

comment on function guard_leagues() is '触发器：考核内容适用或限于的组别须存在 / Trigger: the leagues that an item applies to, or is only for, must exist';

-- A time zone is one that the server knows.
create or replace function guard_time_zone()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
begin
    perform xcedu.enter_schema(tg_relid);
    perform today(new.time_zone);
    return null;
exception when invalid_parameter_value then
    raise exception 'scheme "%": the server knows no time zone "%"', new.scheme, new.time_zone
        using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = 'time_zone',
              hint = 'The view pg_timezone_names lists them, Asia/Shanghai for one.';
end
$guard$;

comment on function guard_time_zone() is '触发器：时区须为服务器所知 / Trigger: a time zone must be one that the server knows';
