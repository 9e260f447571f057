-- The life of an event: what it leaves out is filled in, its states follow one another, and it is credited in
-- the first month that is open.

-- Whether a rule adds points: in the scheme of a month, else in the latest scheme that has it.
-- NULL if no scheme has it.
create or replace function is_bonus(rule text, month date)
returns boolean
language sql stable parallel safe
begin atomic
    select sr.bonus as bonus
    from scheme_rule as sr
    join scheme as s on s.scheme = sr.scheme
    left join period as p on p.scheme = sr.scheme and p.month = is_bonus.month
    where sr.rule = is_bonus.rule
    order by p.month is null, s.variant_of is not null, s.issued_on desc nulls last, s.scheme
    limit 1;
end;

comment on function is_bonus(text, date) is '某规则是否加分：按该月的办法，否则按最新的办法；没有办法有此规则则为空 / Whether a rule adds points, by the scheme of the month or else the latest one; NULL if no scheme has it';

-- Whether a rule wants documents (R18), by the same scheme.
create or replace function needs_document(rule text, month date)
returns boolean
language sql stable parallel safe
begin atomic
    select sr.needs_document as needed
    from scheme_rule as sr
    join scheme as s on s.scheme = sr.scheme
    left join period as p on p.scheme = sr.scheme and p.month = needs_document.month
    where sr.rule = needs_document.rule
    order by p.month is null, s.variant_of is not null, s.issued_on desc nulls last, s.scheme
    limit 1;
end;

comment on function needs_document(text, date) is '某规则的事项是否须有文件方可认定（R18）：按该月的办法，否则按最新的办法 / Whether a rule''s events are approved only with a document (R18), by the scheme of the month or else the latest one';

-- The period to which an event belongs: that of the later of the two days for a bonus (R19), unless its document
-- is later than the next one and the scheme lets it lapse there (A16).
create or replace function own_month(occurred_on date, document_on date)
returns date
language plpgsql stable parallel safe
as $own$
declare
    own constant date := period_here(own_month.occurred_on);
    documented date;
begin
    if in_later_period(own_month.document_on, own_month.occurred_on) then
        documented := period_here(own_month.document_on);
        if exists (select
                   from scheme as s
                   where s.scheme = scheme_for(month_of(own_month.occurred_on))
                         and s.late_document = 'next_month')
        then
            return least(documented, period_after(own_month.occurred_on));
        end if;
        return documented;
    end if;
    return own;
end
$own$;

comment on function own_month(date, date) is '内部函数：事项所属的一期（首月）：发生日和发文日中较晚者所在的一期（R19）；文件晚于下期而办法规定失效的，为发生的下期（A16） / Internal: the period an event belongs to, by its first month: that of the later of the two days (R19), or the one after it occurred where the document is later than that and the scheme lets it lapse (A16)';

-- The clause behind a refusal, where the scheme of the month has it.
create or replace function clause_of(provision text, month date)
returns text
language sql stable parallel safe
begin atomic
    select r.clause
    from provision as r
    where r.scheme = scheme_for(clause_of.month) and r.provision = clause_of.provision;
end;

comment on function clause_of(text, date) is '某月所用办法中某条款的原文，没有则为空 / The text of a provision in the scheme of a month; NULL if it has none';

-- Whether a claim counts in its month before it is reviewed (A17): not one whose points the reviewer has yet to set.
create or replace function counts_as_claim(rule text, month date, points numeric)
returns boolean
language sql stable parallel safe
begin atomic
    select exists (select
                   from period as p
                   join scheme as s on s.scheme = p.scheme
                   join scheme_rule as sr on sr.scheme = p.scheme
                   where p.month = counts_as_claim.month
                         and s.pending_claims = 'provisional'
                         and sr.rule = counts_as_claim.rule
                         and sr.bonus
                         and (sr.least is null or counts_as_claim.points is not null)) as counts;
end;

comment on function counts_as_claim(text, date, numeric) is '待审的申报在其月份是否暂计（A17） / Whether a claim counts in its month before it is reviewed (A17)';

-- Whether a claim counted, provisionally, in a month that is closed now (A17).
create or replace function counted_provisionally(of_event event)
returns boolean
language sql stable parallel safe
begin atomic
    select (counted_provisionally.of_event).status = 'claimed'
           and is_closed((counted_provisionally.of_event).month)
           and counts_as_claim((counted_provisionally.of_event).rule, (counted_provisionally.of_event).month,
                               (counted_provisionally.of_event).points) as counted;
end;

comment on function counted_provisionally(event) is '待审的申报是否已在关闭的月份暂计（A17） / Whether a pending claim counted provisionally in a month that is closed (A17)';

-- What is wrong with an event whatever it was before; no row if nothing is.
create or replace function event_problem(e event, bonus boolean)
returns table (problem text, about text, detail text, hint text)
language sql stable parallel safe
begin atomic
    select p.problem, p.about, p.detail, p.hint
    from (
        select format('occurred_on and document_on must be days of the calendar, not %s and %s',
                      (event_problem.e).occurred_on, coalesce((event_problem.e).document_on::text, 'NULL')) as problem,
               null as about, null as detail, null as hint
        where not isfinite((event_problem.e).occurred_on) or not isfinite((event_problem.e).document_on)
        union all
        select format('no scheme has the rule "%s"', left((event_problem.e).rule, 80)) as problem, 'rule' as about, null as detail,
               'The rules are in scheme_rule.' as hint
        where event_problem.bonus is null
        union all
        select format('occurred_on %s is in the future', (event_problem.e).occurred_on) as problem, 'occurred_on' as about, null as detail,
               'An event is entered when it has happened; a wrong year is the usual reason.' as hint
        where (event_problem.e).occurred_on > latest_day()
        union all
        select format('document_on %s is in the future', (event_problem.e).document_on) as problem, 'document_on' as about, null as detail,
               'A document is entered when it has been issued; a wrong year is the usual reason.' as hint
        where (event_problem.e).document_on > latest_day()
        union all
        select case when event_problem.bonus then 'a bonus' else format('an event of rule "%s"', left((event_problem.e).rule, 80)) end
               || ' is approved only with document_no and document_on' as problem,
               case when (event_problem.e).document_no is null then 'document_no' else 'document_on' end as about,
               clause_of('evidence', month_of((event_problem.e).occurred_on)) as detail,
               'Certificates, medals and press reports have no number: say what identifies them, for a report its medium and title.' as hint
        where (event_problem.e).status in ('approved', 'revoked')
              and num_nulls((event_problem.e).document_no, (event_problem.e).document_on) > 0
              and case
                      when isfinite((event_problem.e).occurred_on) and isfinite((event_problem.e).document_on) is not false
                          then needs_document((event_problem.e).rule,
                                              period_of(least(greatest((event_problem.e).occurred_on, (event_problem.e).document_on), latest_day())))
                  end
        union all
        select 'a penalty cannot be revoked' as problem, 'status' as about, null as detail,
               'Delete it, or amend the month if that is published.' as hint
        where not event_problem.bonus and (event_problem.e).status = 'revoked'
    ) as p
    limit 1;
end;

comment on function event_problem(event, boolean) is '加减分事项本身不符合规定之处，符合则无行 / What is wrong with an event by itself; no row if nothing is';

-- What is wrong with a change of an event; no row if nothing is.
create or replace function event_change_problem(was event, e event, bonus boolean)
returns table (problem text, about text, hint text)
language sql stable parallel safe
begin atomic
    select p.problem, p.about, p.hint
    from (
        select format('status cannot change from "%s" to "%s"', (event_change_problem.was).status, (event_change_problem.e).status) as problem,
               'status' as about,
               'A claim is approved or rejected, and what is approved may be revoked.' as hint
        where (event_change_problem.e).status <> (event_change_problem.was).status
              and not ((event_change_problem.was).status = 'claimed' and (event_change_problem.e).status in ('approved', 'rejected'))
              and not ((event_change_problem.was).status = 'approved' and (event_change_problem.e).status = 'revoked')
        union all
        -- a role that may enter penalties cannot turn one into a bonus, nor remove a claim that way
        select format('rule cannot change from "%s" to "%s", a bonus does not become a penalty, nor a penalty a bonus',
                      (event_change_problem.was).rule, (event_change_problem.e).rule) as problem,
               'rule' as about,
               'Reject the claim, or delete the penalty, and enter the event anew.' as hint
        where (event_change_problem.e).rule <> (event_change_problem.was).rule
              and exists (select
                          from scheme_rule as sr
                          join scheme as s on s.scheme = sr.scheme and s.variant_of is null
                          where sr.rule = (event_change_problem.was).rule and sr.bonus <> event_change_problem.bonus)
        union all
        select format('it counts in the published month %s already, and its document is of a later month, %s',
                      (event_change_problem.was).month, month_of((event_change_problem.e).document_on)) as problem,
               'document_on' as about,
               'Reject this claim, which takes its points back, and enter it anew with its document.' as hint
        where (event_change_problem.e).status = 'approved'
              and counted_provisionally(event_change_problem.was)
              and own_month((event_change_problem.e).occurred_on, (event_change_problem.e).document_on)
                  > coalesce((event_change_problem.was).carried_from, (event_change_problem.was).month)
        union all
        select format('revoked_month %s is published already', (event_change_problem.e).revoked_month) as problem,
               'revoked_month' as about,
               'Leave revoked_month out to have the first open month filled in.' as hint
        where (event_change_problem.e).revoked_month is distinct from (event_change_problem.was).revoked_month
              and is_closed((event_change_problem.e).revoked_month)
    ) as p
    limit 1;
end;

comment on function event_change_problem(event, event, boolean) is '加减分事项的变动不符合规定之处，符合则无行 / What is wrong with a change of an event; no row if nothing is';

-- Which changes of an event stay possible in a published month: the review of its claim, and
-- its revocation.  They act in open months: what was not counted moves there with its review,
-- what was counted keeps its facts and is taken back from a later month on.
create or replace function status_may_follow(was event, now event)
returns boolean
language sql stable parallel safe
begin atomic
    select coalesce(
        (status_may_follow.was).unit = (status_may_follow.now).unit
        and (status_may_follow.was).event_id = (status_may_follow.now).event_id
        and case
                when (status_may_follow.was).status = 'claimed'
                     and not counts_as_claim((status_may_follow.was).rule, (status_may_follow.was).month, (status_may_follow.was).points)
                    then (status_may_follow.now).month > (status_may_follow.was).month and (status_may_follow.now).status <> 'claimed'
                else ((status_may_follow.was).status = 'claimed' and (status_may_follow.now).status in ('approved', 'rejected', 'revoked')
                      or (status_may_follow.was).status = 'approved' and (status_may_follow.now).status = 'revoked')
                     and ((status_may_follow.was).status = 'claimed'
                          or ((status_may_follow.was).document_no, (status_may_follow.was).document_on)
                             is not distinct from ((status_may_follow.now).document_no, (status_may_follow.now).document_on))
                     and (status_may_follow.was).rule = (status_may_follow.now).rule
                     and (status_may_follow.was).work is not distinct from (status_may_follow.now).work
                     and (status_may_follow.was).title = (status_may_follow.now).title
                     and (status_may_follow.was).occurred_on = (status_may_follow.now).occurred_on
                     and (status_may_follow.was).month = (status_may_follow.now).month
                     and (status_may_follow.was).carried_from is not distinct from (status_may_follow.now).carried_from
                     and (status_may_follow.was).external_id is not distinct from (status_may_follow.now).external_id
                     and (status_may_follow.was).quantity is not distinct from (status_may_follow.now).quantity
                     and (status_may_follow.was).points is not distinct from (status_may_follow.now).points
                     and (status_may_follow.was).revoked_month is null
                     and case
                             when (status_may_follow.now).revoked_month is null then (status_may_follow.now).status = 'approved'
                             else (status_may_follow.now).revoked_month > (status_may_follow.was).month
                         end
            end,
        false) as may;
end;

comment on function status_may_follow(event, event) is '已公布月份的事项可有的变动：审核待审的申报（A19）、撤销（A20） / Which changes of an event stay possible once its month is published: the review of a claim (A19), a revocation (A20)';

-- The first open month from a month on, held: nobody publishes it until this is committed.
create or replace function locked_open_month(since date)
returns date
language plpgsql
as $held$
declare
    found_month date;
begin
    -- which months are open does not change meanwhile
    perform pg_advisory_xact_lock_shared(lock_class(), lock_of_periods());
    loop
        found_month := open_month_from(locked_open_month.since);
        perform lock_month_shared(found_month);
        exit when found_month = open_month_from(locked_open_month.since);
    end loop;
    return found_month;
end
$held$;

comment on function locked_open_month(date) is '内部函数：某月起首个未公布月份，并以共享方式锁定 / Internal: the first open month from a month on, which it locks, shared';

-- Raises what is wrong with an event.
create or replace function refuse_event(e event, problem text, about text, detail text, hint text)
returns void
language plpgsql
as $refuse$
declare
    said constant text := format('event "%s" of unit "%s": %s', left((refuse_event.e).event_id, 80), left((refuse_event.e).unit, 80), refuse_event.problem);
    state constant text := case when refuse_event.problem ^@ 'no scheme has' then '23503' else '23514' end;
begin
    if refuse_event.detail is not null then
        raise exception '%', said
            using errcode = state, detail = refuse_event.detail, hint = refuse_event.hint, table = 'event', schema = current_schema(),
                  column = coalesce(refuse_event.about, '');
    elsif refuse_event.hint is not null then
        raise exception '%', said
            using errcode = state, hint = refuse_event.hint, table = 'event', schema = current_schema(),
                  column = coalesce(refuse_event.about, '');
    else
        raise exception '%', said
            using errcode = state, table = 'event', schema = current_schema(), column = coalesce(refuse_event.about, '');
    end if;
end
$refuse$;

comment on function refuse_event(event, text, text, text, text) is '内部函数：加减分事项不符合规定时报错 / Internal: the error for an event that is not right';

-- In which month an event is credited, and from which it is carried over.
create or replace function place_event(e event, bonus boolean, counted boolean)
returns event
language plpgsql
as $place$
#variable_conflict use_column
declare
    own date;
    wrong text;
begin
    -- which periods there are does not change meanwhile
    if e.month is null then
        perform pg_advisory_xact_lock_shared(lock_class(), lock_of_periods());
    end if;
    own := own_month(e.occurred_on, case when bonus then e.document_on end);
    -- of a unit that joined later: in its first period
    if e.month is null then
        e.month := locked_open_month(greatest(own, (select period_from(u.first_month) from unit as u where u.unit = e.unit and u.first_month > own)));
        -- what is carried over is revoked where it counts
        if e.revoked_month >= own and e.revoked_month < e.month then
            e.revoked_month := e.month;
        end if;
    end if;
    if extract(day from e.month) = 1 and not exists (select from period as p where p.month = e.month) and not begins_period(e.month) then
        perform refuse_event(e, format('month %s is not the first month of a period, it lies in that from %s on', e.month, period_of(e.month)), 'month',
                             null, 'Name a period by its first month, or leave it out to have it filled in.');
    end if;
    if extract(day from e.revoked_month) = 1 and not begins_period(e.revoked_month) then
        perform refuse_event(e, format('revoked_month %s is not the first month of a period, it lies in that from %s on', e.revoked_month, period_of(e.revoked_month)),
                             'revoked_month', null, 'Name a period by its first month, or leave it out to have it filled in.');
    end if;
    select u.problem into wrong from unit_problem(e.unit, e.month) as u;
    if found and not counted then
        perform refuse_event(e, wrong, 'month', null, 'What belongs to an earlier month is entered by amending it: amend_month(month, reason).');
    end if;
    if e.month < own and not counted then
        perform refuse_event(e, format('month %s is before the month %s, to which it belongs', e.month, own), 'month',
                             case when bonus then clause_of('late_document', e.month) end,
                             'Leave month out to have it filled in.');
    end if;
    if e.month > own then
        e.carried_from := coalesce(e.carried_from, own);
    end if;
    if e.carried_from <> own and not counted then
        perform refuse_event(e, format('carried_from is %s, but the month to which it belongs is %s', e.carried_from, own), 'carried_from',
                             null, 'Leave carried_from out to have it filled in.');
    end if;
    if e.revoked_month is null and (e.status = 'revoked' or (counted and e.status = 'rejected')) then
        -- after the last published month, and not in one that is reopened
        e.revoked_month := greatest(e.month,
                                    locked_open_month(coalesce(first_open_month(),
                                                             (select min(p.month) from period as p where not p.published),
                                                             e.month)));
    end if;
    return e;
end
$place$;

comment on function place_event(event, boolean, boolean) is '内部函数：填写事项的计入月份、顺延自和撤销月份 / Internal: fills in the month in which an event is credited, the month it is carried over from, and that of its revocation';

-- Fills in what an event leaves out (status, month of credit, month of revocation)
-- and refuses what R18, R19 and the states of an event rule out.
create or replace function fill_event()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $fill$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    bonus boolean;
    counted boolean := false;       -- as a claim, in a month that is published (A17)
    wrong record;
begin
    if new.rule is null or new.occurred_on is null then
        return new;             -- the NOT NULL constraints refuse it
    end if;
    -- a day that is in the future, or none of the calendar, is refused below
    bonus := is_bonus(new.rule, case when isfinite(new.occurred_on) and isfinite(new.document_on) is not false
                                         then period_here(least(greatest(new.occurred_on, new.document_on), latest_day())) end);
    new.status := coalesce(new.status, case when bonus then 'claimed' else 'approved' end);
    new.quantity := coalesce(new.quantity, 1);

    if tg_op = 'UPDATE' then
        perform lock_month_shared(old.month);
        select c.problem, c.about, c.hint into wrong from event_change_problem(old, new, bonus) as c;
        if found then
            perform refuse_event(new, wrong.problem, wrong.about, null, wrong.hint);
        end if;
        counted := new.status <> 'claimed' and counted_provisionally(old);
        -- The month follows the days and the rule that it was worked out from, and, while it waits, the periods of the
        -- schemes.  The review of a claim whose month is published acts in the first open month (A19).
        if new.month = old.month
           and not counted
           and ((new.rule, new.occurred_on, new.document_on) is distinct from (old.rule, old.occurred_on, old.document_on)
                or (old.status = 'claimed' and new.status <> 'claimed' and is_closed(old.month))
                or not exists (select from period as p where p.month = old.month))
        then
            new.month := null;
            new.carried_from := null;
        end if;
    end if;

    select p.problem, p.about, p.detail, p.hint into wrong from event_problem(new, bonus) as p;
    if found then
        perform refuse_event(new, wrong.problem, wrong.about, wrong.detail, wrong.hint);
    end if;
    return place_event(new, bonus, counted);
end
$fill$;

comment on function fill_event() is '触发器：填写加减分事项的状态、计入月份和撤销月份，并按 R18、R19 检查 / Trigger: fills in status, month of credit and month of revocation of an event, and checks it by R18 and R19';

-- When a month is opened or deleted, events that wait or were carried over move to the first open month in
-- which they may count, whatever the order in which they were entered (A32).
--
-- That month follows from few things: whether a rule is a bonus, two days, when a unit joined.  Each is worked out once and not for every event.
create or replace function settle_events()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $settle$
begin
    perform xcedu.enter_schema(tg_relid);
    with month_of_event as materialized (
        select distinct e.month from event as e
    ),
    open_one as materialized (
        select m.month from month_of_event as m where not is_closed(m.month)
    ),
    open_event as materialized (
        select e.unit, e.event_id, e.rule, e.month, e.occurred_on, e.document_on, u.first_month, u.last_month
        from open_one as m
        join event as e on e.month = m.month
        join unit as u on u.unit = e.unit
    ),
    rule_of_month as materialized (
        select r.rule, r.month, is_bonus(r.rule, r.month) as bonus
        from (select distinct o.rule, o.month from open_event as o) as r
    ),
    dated as materialized (
        select o.unit, o.event_id, o.month, o.first_month, o.last_month, o.occurred_on,
               -- one that counts for nothing here, as a value that joins
               coalesce(case when r.bonus then o.document_on end, date 'infinity') as document_on
        from open_event as o
        join rule_of_month as r on r.rule = o.rule and r.month = o.month
    ),
    own as materialized (
        select d.occurred_on, d.document_on, own_month(d.occurred_on, nullif(d.document_on, date 'infinity')) as month
        from (select distinct x.occurred_on, x.document_on from dated as x) as d
    ),
    joined as materialized (
        select f.first_month, period_from(f.first_month) as month
        from (select distinct o.first_month from open_event as o where o.first_month is not null) as f
    ),
    since as materialized (
        select d.unit, d.event_id, d.month, d.first_month, d.last_month, greatest(w.month, j.month) as since
        from dated as d
        join own as w on w.occurred_on = d.occurred_on and w.document_on = d.document_on
        left join joined as j on j.first_month = d.first_month
    ),
    opened as materialized (
        select s.since, open_month_from(s.since) as month
        from (select distinct x.since from since as x) as s
    ),
    moved as materialized (
        select s.unit, s.event_id
        from since as s
        join opened as o on o.since = s.since
        where o.month <> s.month
              -- one of a unit that has left stays where it is, and publish_month() names it
              and in_force(o.month, s.first_month, s.last_month)
    )
    update event as e
    set month = null, carried_from = null, revoked_month = case when is_closed(e.revoked_month) then e.revoked_month end
    from moved as m
    where m.unit = e.unit and m.event_id = e.event_id;
    return null;
end
$settle$;

comment on function settle_events() is '触发器：月份开始或删除后，等待的和顺延的事项重新归入首个开放的月份（A32） / Trigger: when a month is opened or deleted, events that wait or were carried over go to the first open month that they may count in (A32)';

-- No event is reviewed twice.  A client that sets the status which the event already has, and
-- other facts with it, did not see that somebody else had reviewed it.
create or replace function guard_review()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
begin
    perform xcedu.enter_schema(tg_relid);
    raise exception 'event "%" of unit "%" is % already, and its facts differ from these', old.event_id, old.unit, old.status
        using errcode = 'object_not_in_prerequisite_state', table = tg_table_name, schema = tg_table_schema,
              hint = 'Read it again. To correct it, change the facts without setting the status.';
end
$guard$;

comment on function guard_review() is '触发器：已审核的事项不再以其他依据重复审核 / Trigger: an event that is reviewed is not reviewed again with other facts';

-- The steps of an event.  A change of status holds the lock of its row, so the steps of
-- one event are written one after the other.
create or replace function record_steps()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $record$
begin
    perform xcedu.enter_schema(tg_relid);
    insert into event_step (unit, event_id, step, status, at, by_role, session_role)
    select a.unit, a.event_id, 1, a.status, clock_timestamp(), acting_role(), session_user
    from added as a;
    return null;
end
$record$;

comment on function record_steps() is '触发器：记录新录入事项的第一步 / Trigger: records the first step of events that are entered';

create or replace function record_step()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $record$
begin
    perform xcedu.enter_schema(tg_relid);
    insert into event_step (unit, event_id, step, status, at, by_role, session_role)
    select new.unit, new.event_id, coalesce(max(s.step), 0) + 1, new.status, clock_timestamp(), acting_role(), session_user
    from event_step as s
    where s.unit = new.unit and s.event_id = new.event_id;
    return null;
end
$record$;

comment on function record_step() is '触发器：记录事项状态的变动 / Trigger: records a change of an event''s status';
