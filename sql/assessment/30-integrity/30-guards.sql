-- The guards: what takes the rules to tell whether a row is wrong.
--
-- Each *_misfit function says what is wrong with one fact under the scheme of its
-- month and which column that is about, and returns no row if nothing is.  They are
-- used when facts come in, and again when a month is opened or rules change under facts
-- that are there.

-- task: the item is scored by breaches in the month's scheme
create or replace function task_misfit(unit text, task_id text, item text, month date)
returns table (problem text, about text)
language sql stable parallel safe
begin atomic
    select format('task "%s" of unit "%s": ', task_misfit.task_id, task_misfit.unit)
           || case
                  when si.item is null
                      then format('item "%s" is not in scheme "%s" of month %s', task_misfit.item, p.scheme, p.month)
                  else format('item "%s" is scored by marks, not by breaches, in scheme "%s" of month %s',
                              si.item, p.scheme, p.month)
              end as problem,
           'item' as about
    from period as p
    left join scheme_item as si on si.scheme = p.scheme and si.item = task_misfit.item
    where p.month = task_misfit.month
          and (si.item is null or si.kind <> 'breach');
end;

comment on function task_misfit(text, text, text, date) is '任务不符合当月办法之处，符合则无行 / What is wrong with a task under the scheme of its month; no row if nothing is';

-- mark: the item is marked in the month's scheme, and the mark is within its full marks
create or replace function mark_misfit(unit text, item text, month date, score numeric, deduction numeric)
returns table (problem text, about text)
language sql stable parallel safe
begin atomic
    select format('mark of unit "%s" on item "%s" in %s: ', mark_misfit.unit, mark_misfit.item, p.month)
           || case
                  when si.item is null
                      then format('the item is not in scheme "%s" of that month', p.scheme)
                  when si.kind <> 'mark'
                      then format('the item is scored by breaches, not by marks, in scheme "%s" of that month', p.scheme)
                  when mark_misfit.score is not null
                      then format('score %s is above the full marks %s in scheme "%s"',
                                  mark_misfit.score, si.full_marks, p.scheme)
                  else format('deduction %s is above the full marks %s in scheme "%s"',
                              mark_misfit.deduction, si.full_marks, p.scheme)
              end as problem,
           case
               when si.kind is distinct from 'mark' then 'item'
               when mark_misfit.score is not null then 'score'
               else 'deduction'
           end as about
    from period as p
    left join scheme_item as si on si.scheme = p.scheme and si.item = mark_misfit.item
    where p.month = mark_misfit.month
          and (si.item is null
               or si.kind <> 'mark'
               or coalesce(mark_misfit.score, mark_misfit.deduction) > si.full_marks);
end;

comment on function mark_misfit(text, text, date, numeric, numeric) is '评分不符合当月办法之处（不在 [0, 满分] 内等），符合则无行 / What is wrong with a mark under the scheme of its month (outside [0, full marks], for one); no row if nothing is';

-- event: its rule is in the scheme of its month, once that month is open
create or replace function event_misfit(unit text, event_id text, rule text, month date)
returns table (problem text, about text)
language sql stable parallel safe
begin atomic
    select format('event "%s" of unit "%s": rule "%s" is not in scheme "%s" of month %s',
                  event_misfit.event_id, event_misfit.unit, event_misfit.rule, p.scheme, p.month) as problem,
           'rule' as about
    from period as p
    where p.month = event_misfit.month
          and not exists (select
                          from scheme_rule as sr
                          where sr.scheme = p.scheme
                                and sr.rule = event_misfit.rule);
end;

comment on function event_misfit(text, text, text, date) is '加减分事项不符合当月办法之处，符合则无行 / What is wrong with an event under the scheme of its month; no row if nothing is';

create or replace function guard_task()
returns trigger
language plpgsql
set search_path from current
as $guard$
declare
    wrong text;
    at_column text;
begin
    select m.problem, m.about into wrong, at_column
    from added as a
    cross join lateral task_misfit(a.unit, a.task_id, a.item, a.month) as m
    limit 1;
    if found then
        raise exception '%', wrong
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = at_column;
    end if;
    return null;
end
$guard$;

comment on function guard_task() is '触发器：任务须符合当月办法 / Trigger: tasks must fit the scheme of their month';

create or replace trigger guard_task_insert
after insert on task
referencing new table as added
for each statement execute function guard_task();

create or replace trigger guard_task_update
after update on task
referencing new table as added
for each statement execute function guard_task();

create or replace function guard_mark()
returns trigger
language plpgsql
set search_path from current
as $guard$
declare
    wrong text;
    at_column text;
begin
    select m.problem, m.about into wrong, at_column
    from added as a
    cross join lateral mark_misfit(a.unit, a.item, a.month, a.score, a.deduction) as m
    limit 1;
    if found then
        raise exception '%', wrong
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = at_column;
    end if;
    return null;
end
$guard$;

comment on function guard_mark() is '触发器：评分须符合当月办法 / Trigger: marks must fit the scheme of their month';

create or replace trigger guard_mark_insert
after insert on mark
referencing new table as added
for each statement execute function guard_mark();

create or replace trigger guard_mark_update
after update on mark
referencing new table as added
for each statement execute function guard_mark();

-- Fills in what an event leaves out (status, month of credit, month of revocation)
-- and refuses what R18, R19 and the states of an event rule out.
create or replace function fill_event()
returns trigger
language plpgsql
set search_path from current
as $fill$
declare
    who constant text := format('event "%s" of unit "%s"', new.event_id, new.unit);
    is_bonus boolean;
    occurred_month date;
    own_month date;
    open_from date;                 -- the first month that is not published, from own_month on (A19)
    reviewed boolean := false;      -- this is the review of a claim whose month is published
    counted boolean := false;       -- and which counted there provisionally (A17)
begin
    if new.rule is null or new.occurred_on is null then
        return new;             -- the NOT NULL constraints say so
    end if;
    if not isfinite(new.occurred_on) or not isfinite(new.document_on) then
        raise exception '%: occurred_on and document_on must be days of the calendar, not % and %', who,
                        new.occurred_on, coalesce(new.document_on::text, 'NULL')
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema;
    end if;
    occurred_month := xcedu.credit_month(new.occurred_on, null, null);

    -- the sign of the rule: in the scheme of the month in which it occurred or of
    -- its document, else in the latest scheme that has it
    select sr.points > 0 into is_bonus
    from scheme_rule as sr
    join scheme as s on s.scheme = sr.scheme
    left join period as p
        on p.scheme = sr.scheme
           and p.month = xcedu.credit_month(new.occurred_on, new.document_on, null)
    where sr.rule = new.rule
    order by p.month is null, s.issued_on desc nulls last, s.scheme
    limit 1;
    if not found then
        raise exception '%: no scheme has the rule "%"', who, new.rule
            using errcode = 'foreign_key_violation', table = tg_table_name, schema = tg_table_schema,
                  column = 'rule',
                  hint = 'The rules are in scheme_rule.';
    end if;

    new.status := coalesce(new.status, case when is_bonus then 'claimed' else 'approved' end);

    -- the month to which it belongs: that of the later of the two days (R19), unless a
    -- document that is later than the next month makes it lapse there (A16)
    own_month := xcedu.credit_month(new.occurred_on, case when is_bonus then new.document_on end, null);
    if own_month > occurred_month + interval '1 month'
       and (select s.late_document from scheme as s where s.scheme = scheme_for(occurred_month)) = 'next_month'
    then
        own_month := occurred_month + interval '1 month';
    end if;

    if tg_op = 'UPDATE' then
        if new.status <> old.status
           and (old.status, new.status) not in (('claimed', 'approved'), ('claimed', 'rejected'), ('approved', 'revoked'))
        then
            raise exception '%: status cannot change from "%" to "%"', who, old.status, new.status
                using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  column = 'status',
                      hint = 'A claim is approved or rejected, and what is approved may be revoked.';
        end if;

        -- who enters penalties enters no bonus by way of one, and removes no claim so
        if new.rule <> old.rule
           and exists (select
                       from scheme_rule as sr
                       where sr.rule = old.rule and (sr.points > 0) <> is_bonus)
        then
            raise exception '%: rule cannot change from "%" to "%", a bonus does not become a penalty, nor a penalty a bonus', who,
                            old.rule, new.rule
                using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                      hint = 'Reject the claim, or delete the penalty, and enter the event anew.';
        end if;

        -- the review of a claim whose month is published acts in the first open month
        -- (A19); what counted there already stays, or is taken back from that month on
        perform hold_month(old.month);
        reviewed := old.status = 'claimed' and new.status <> 'claimed' and open_month_from(old.month) > old.month;
        counted := reviewed and is_bonus
                   and exists (select
                               from period as p
                               join scheme as s on s.scheme = p.scheme
                               where p.month = old.month
                                     and s.pending_claims = 'provisional');
        if counted and new.status = 'approved' and own_month > coalesce(old.carried_from, old.month) then
            raise exception '%: it counts in the published month % already, and its document is of a later month, %', who,
                            old.month, xcedu.credit_month(new.document_on, null, null)
                using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                      hint = 'Reject this claim, which takes its points back, and enter it anew with its document.';
        end if;

        if new.revoked_month is distinct from old.revoked_month and open_month_from(new.revoked_month) > new.revoked_month then
            raise exception '%: revoked_month % is published already', who, new.revoked_month
                using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  column = 'revoked_month',
                      hint = 'Leave revoked_month out to have the first open month filled in.';
        end if;

        -- the month follows the days and the rule that it was worked out from
        if new.month = old.month
           and ((new.rule, new.occurred_on, new.document_on)
                    is distinct from (old.rule, old.occurred_on, old.document_on)
                or reviewed)
           and not counted
        then
            new.month := null;
            new.carried_from := null;
        end if;
    end if;

    if is_bonus and new.status in ('approved', 'revoked') and num_nulls(new.document_no, new.document_on) > 0 then
        raise exception '%: a bonus is approved only with document_no and document_on', who
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  column = case when new.document_no is null then 'document_no' else 'document_on' end,
                  detail = '所有奖励加分均以正式文件、证书和奖牌为依据',
                  hint = 'Certificates, medals and press reports have no number: say what identifies them, for a report its medium and title.';
    end if;
    if not is_bonus and new.status = 'revoked' then
        raise exception '%: a penalty cannot be revoked', who
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  column = 'status',
                  hint = 'Delete it, or amend the month if that is published.';
    end if;

    -- nobody publishes that month until this is committed
    while new.month is null loop
        open_from := open_month_from(own_month);
        perform hold_month(open_from);
        if open_from = open_month_from(own_month) then
            new.month := open_from;
        end if;
    end loop;
    if new.month < own_month and not counted then
        raise exception '%: month % is before the month %, to which it belongs', who, new.month, own_month
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  column = 'month',
                  detail = case when is_bonus then '下发文件滞后的转到下月加分' else '扣分计入发生之月' end,
                  hint = 'Leave month out to have it filled in.';
    end if;
    if new.month > own_month then
        new.carried_from := coalesce(new.carried_from, own_month);
    end if;
    if new.carried_from <> own_month and not counted then
        raise exception '%: carried_from is %, but the month to which it belongs is %', who, new.carried_from, own_month
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema,
                  column = 'carried_from',
                  hint = 'Leave carried_from out to have it filled in.';
    end if;

    if new.revoked_month is null and (new.status = 'revoked' or (counted and new.status = 'rejected')) then
        loop
            open_from := greatest(new.month,
                                  (select min(p.month) from period as p where not p.published),
                                  first_open_month());
            exit when open_from = new.revoked_month;
            perform hold_month(open_from);
            new.revoked_month := open_from;
        end loop;
    end if;
    return new;
end
$fill$;

comment on function fill_event() is '触发器：填写加减分事项的状态、计入月份和撤销月份，并按 R18、R19 检查 / Trigger: fills in status, month of credit and month of revocation of an event, and checks it by R18 and R19';

create or replace trigger fill_event
before insert or update on event
for each row execute function fill_event();

-- A review is not done twice: who sets the status that an event has already, and other
-- facts with it, did not see the review of somebody else.
create or replace function guard_review()
returns trigger
language plpgsql
set search_path from current
as $guard$
begin
    raise exception 'event "%" of unit "%": it is % already, with other facts than these', old.event_id, old.unit, old.status
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = 'Read it again. To correct it, change the facts without setting the status.';
end
$guard$;

comment on function guard_review() is '触发器：已审核的事项不再以其他依据重复审核 / Trigger: an event that is reviewed is not reviewed again with other facts';

create or replace trigger guard_review
before update of status on event
for each row
when (old.status <> 'claimed'
      and new.status = old.status
      and (new.rule <> old.rule
           or new.work is distinct from old.work
           or new.occurred_on <> old.occurred_on
           or new.document_no is distinct from old.document_no
           or new.document_on is distinct from old.document_on))
execute function guard_review();

-- The steps of an event.  A change of status holds the lock of its row, so the steps of
-- one event are written one after the other.
create or replace function record_steps()
returns trigger
language plpgsql security definer
set search_path from current
as $record$
begin
    insert into event_step (unit, event_id, step, status, at, by_role, session_role)
    select a.unit, a.event_id, 1, a.status, now(), acting_role(), session_user
    from added as a;
    return null;
end
$record$;

comment on function record_steps() is '触发器：记录新录入事项的第一步 / Trigger: records the first step of events that are entered';

create or replace trigger record_steps
after insert on event
referencing new table as added
for each statement execute function record_steps();

create or replace function record_step()
returns trigger
language plpgsql security definer
set search_path from current
as $record$
begin
    insert into event_step (unit, event_id, step, status, at, by_role, session_role)
    select new.unit, new.event_id, coalesce(max(s.step), 0) + 1, new.status, now(), acting_role(), session_user
    from event_step as s
    where s.unit = new.unit and s.event_id = new.event_id;
    return null;
end
$record$;

comment on function record_step() is '触发器：记录事项状态的变动 / Trigger: records a change of an event''s status';

create or replace trigger record_step
after update on event
for each row
when (new.status is distinct from old.status)
execute function record_step();

create or replace function guard_event()
returns trigger
language plpgsql
set search_path from current
as $guard$
declare
    wrong text;
    at_column text;
begin
    select m.problem, m.about into wrong, at_column
    from added as a
    cross join lateral event_misfit(a.unit, a.event_id, a.rule, a.month) as m
    limit 1;
    if found then
        raise exception '%', wrong
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = at_column;
    end if;
    return null;
end
$guard$;

comment on function guard_event() is '触发器：加减分事项须符合当月办法 / Trigger: events must fit the scheme of their month';

create or replace trigger guard_event_insert
after insert on event
referencing new table as added
for each statement execute function guard_event();

create or replace trigger guard_event_update
after update on event
referencing new table as added
for each statement execute function guard_event();

-- After a month is opened or given another scheme, or the rules of a scheme change:
-- the facts that are there must still fit.
create or replace function guard_rules()
returns trigger
language plpgsql
set search_path from current
as $guard$
declare
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
        cross join lateral task_misfit(t.unit, t.task_id, t.item, t.month) as x
        where t.month = c.month
        union all
        select x.problem
        from mark as k
        cross join lateral mark_misfit(k.unit, k.item, k.month, k.score, k.deduction) as x
        where k.month = c.month
        union all
        select x.problem
        from event as e
        cross join lateral event_misfit(e.unit, e.event_id, e.rule, e.month) as x
        where e.month = c.month
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

create or replace trigger guard_period
after insert or update of month, scheme on period
for each row execute function guard_rules();

create or replace trigger guard_scheme_item
after update or delete on scheme_item
for each row execute function guard_rules();

create or replace trigger guard_scheme_rule
after update or delete on scheme_rule
for each row execute function guard_rules();

-- A scheme scores no month before its first.
create or replace function guard_first_month()
returns trigger
language plpgsql
set search_path from current
as $guard$
declare
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

create or replace trigger guard_first_month
after insert or update of month, scheme on period
for each row execute function guard_first_month();

create or replace trigger guard_first_month
after update of first_month on scheme
for each row execute function guard_first_month();

-- Leagues of an item, which an array cannot reference.
create or replace function guard_leagues()
returns trigger
language plpgsql
set search_path from current
as $guard$
declare
    unknown text;
begin
    select given into unknown
    from unnest(new.leagues) as given
    where given not in (select l.league from league as l)
    limit 1;
    if found then
        raise exception 'item "%" of scheme "%": there is no league "%"', new.item, new.scheme, unknown
            using errcode = 'foreign_key_violation', table = tg_table_name, schema = tg_table_schema;
    end if;
    return null;
end
$guard$;

comment on function guard_leagues() is '触发器：考核内容的适用组别须存在 / Trigger: the leagues of an item must exist';

create or replace trigger guard_leagues
after insert or update of leagues on scheme_item
for each row execute function guard_leagues();
