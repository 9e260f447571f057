-- The guards: checks of facts that depend on the rules.
--
-- Each *_violation function says what is wrong with one fact under the scheme of its
-- month and which column that is about, and returns no row if nothing is.  They are
-- used when facts come in, and again when a month is opened or rules change under facts
-- that are there.

-- Whether a unit has an item in its tree; called only where a scheme has items for some leagues.
create or replace function has_item(unit text, item text, month date, of_scheme text)
returns boolean
language sql stable parallel safe
begin atomic
    select not exists (select
                       from tree_of(has_item.of_scheme) as t
                       where t.item = has_item.item
                             and exists (select
                                         from unit_of(has_item.month) as u
                                         where u.unit = has_item.unit and u.league <> all (t.only_for))) as has;
end;

comment on function has_item(text, text, date, text) is '某单位当月是否有某考核内容（其组别不在限于的组别之外） / Whether a unit has an item in its tree in a month: the item is not only for other leagues';

-- Whether the unit has the item in its tree at all: what is entered on another one would count nowhere.
create or replace function item_problem(unit text, item text, month date)
returns table (problem text)
language sql stable parallel safe
begin atomic
    select format('item "%s" of scheme "%s" is only for other leagues than "%s", in which the unit is in %s',
                  item_problem.item, p.scheme,
                  (select u.league from unit_of(item_problem.month) as u where u.unit = item_problem.unit), item_problem.month) as problem
    from period as p
    where p.month = item_problem.month
          and case
                  when p.scheme in (select b.scheme from schemes_by_league() as b)
                      then not has_item(item_problem.unit, item_problem.item, item_problem.month, p.scheme)
                  else false
              end;
end;

comment on function item_problem(text, text, date) is '某单位当月不应有某考核内容的事实的原因，没有则无行 / Why a unit has no facts of an item in a month; no row if it can';

-- measure: the item is measured in the month's scheme, and has what it is compared with
create or replace function measure_violation(unit text, item text, month date, target numeric)
returns table (problem text, about text)
language sql stable parallel safe
begin atomic
    select format('measure of unit "%s" on item "%s" in %s: ', measure_violation.unit, measure_violation.item, p.month)
           || case
                  when si.item is null
                      then format('the item is not in scheme "%s" of that month', p.scheme)
                  when si.kind <> 'measure'
                      then format('the item is of kind %s, not measure, in scheme "%s" of that month', si.kind, p.scheme)
                  else format('the item is compared with its target in scheme "%s", and target is empty', p.scheme)
              end as problem,
           case when si.kind is distinct from 'measure' then 'item' else 'target' end as about
    from period as p
    left join scheme_item as si on si.scheme = p.scheme and si.item = measure_violation.item
    where p.month = measure_violation.month
          and (si.item is null
               or si.kind <> 'measure'
               or (si.against = 'target' and measure_violation.target is null))
    union all
    select format('measure of unit "%s" on item "%s" in %s: ', measure_violation.unit, measure_violation.item, measure_violation.month)
           || u.problem as problem,
           'month' as about
    from unit_problem(measure_violation.unit, measure_violation.month) as u
    union all
    select format('measure of unit "%s" on item "%s" in %s: ', measure_violation.unit, measure_violation.item, measure_violation.month)
           || i.problem as problem,
           'item' as about
    from item_problem(measure_violation.unit, measure_violation.item, measure_violation.month) as i;
end;

comment on function measure_violation(text, text, date, numeric) is '数值不符合当月办法之处（缺目标等），符合则无行 / What is wrong with a measured value under the scheme of its month (a target that is missing, for one); no row if nothing is';

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
    from unit_problem(task_violation.unit, task_violation.month) as u
    union all
    select format('task "%s" of unit "%s": ', task_violation.task_id, task_violation.unit) || i.problem as problem,
           'item' as about
    from item_problem(task_violation.unit, task_violation.item, task_violation.month) as i;
end;

comment on function task_violation(text, text, text, date) is '任务不符合当月办法之处，符合则无行 / What is wrong with a task under the scheme of its month; no row if nothing is';

-- mark: the item is marked in the month's scheme, and the mark is within its full marks
create or replace function mark_violation(unit text, item text, month date, rater text, score numeric, deduction numeric)
returns table (problem text, about text)
language sql stable parallel safe
begin atomic
    select format('mark of unit "%s" on item "%s" in %s: ', mark_violation.unit, mark_violation.item, p.month)
           || case
                  when si.item is null
                      then format('the item is not in scheme "%s" of that month', p.scheme)
                  when si.kind <> 'mark'
                      then format('the item is of kind %s, not mark, in scheme "%s" of that month', si.kind, p.scheme)
                  when si.raters = 'one' and mark_violation.rater <> ''
                      then format('one rater marks the item in scheme "%s", so rater is empty and not "%s"', p.scheme, left(mark_violation.rater, 80))
                  when si.raters <> 'one' and mark_violation.rater = ''
                      then format('several raters mark the item in scheme "%s", so rater says whose mark it is', p.scheme)
                  when mark_violation.score is not null
                      then format('score %s is above the full marks %s in scheme "%s"',
                                  mark_violation.score, si.cap, p.scheme)
                  else format('deduction %s is above the full marks %s in scheme "%s"',
                              mark_violation.deduction, si.cap, p.scheme)
              end as problem,
           case
               when si.kind is distinct from 'mark' then 'item'
               when (si.raters = 'one') <> (mark_violation.rater = '') then 'rater'
               when mark_violation.score is not null then 'score'
               else 'deduction'
           end as about
    from period as p
    left join scheme_item as si on si.scheme = p.scheme and si.item = mark_violation.item
    where p.month = mark_violation.month
          and (si.item is null
               or si.kind <> 'mark'
               or (si.raters = 'one') <> (mark_violation.rater = '')
               or coalesce(mark_violation.score, mark_violation.deduction) > si.cap)
    union all
    select format('mark of unit "%s" on item "%s" in %s: ', mark_violation.unit, mark_violation.item, mark_violation.month) || u.problem as problem,
           'month' as about
    from unit_problem(mark_violation.unit, mark_violation.month) as u
    union all
    select format('mark of unit "%s" on item "%s" in %s: ', mark_violation.unit, mark_violation.item, mark_violation.month) || i.problem as problem,
           'item' as about
    from item_problem(mark_violation.unit, mark_violation.item, mark_violation.month) as i;
end;

comment on function mark_violation(text, text, date, text, numeric, numeric) is '评分不符合当月办法之处（不在 [0, 满分] 内等），符合则无行 / What is wrong with a mark under the scheme of its month (outside [0, full marks], for one); no row if nothing is';

-- event: its points are what its rule says, or what the reviewer set within its range; and the rule is for its unit's league
create or replace function event_points_problem(unit text, month date, status text, quantity numeric, points numeric, of_rule scheme_rule)
returns table (problem text, about text, hint text)
language sql stable parallel safe
begin atomic
    select case
               when r.least is null
                   then format('points %s are not set for an event of rule "%s": it has points of its own in scheme "%s"',
                               trim_scale(event_points_problem.points), r.rule, r.scheme)
               else format('points %s are not within %s and %s, the range of rule "%s" in scheme "%s"',
                           trim_scale(event_points_problem.points), trim_scale(r.least), trim_scale(r.most), r.rule, r.scheme)
           end as problem,
           'points' as about,
           case when r.least is null then 'Leave points out; how many there are is the column quantity.' when r.most <= 0 then 'Points off are negative.' else 'The range is scheme_rule.least to scheme_rule.most.' end as hint
    from (select (event_points_problem.of_rule).*) as r
    where event_points_problem.status <> 'rejected'
          and event_points_problem.points is not null
          and (event_points_problem.points between r.least and r.most) is not true
    union all
    select format('rule "%s" has points from %s to %s in scheme "%s", and nobody has set them', r.rule, trim_scale(r.least), trim_scale(r.most),
                  r.scheme) as problem,
           'points' as about,
           'Who approves it sets them: review(unit, event_id, ''approved'', seen, points), or the column points.' as hint
    from (select (event_points_problem.of_rule).*) as r
    where event_points_problem.status in ('approved', 'revoked')
          and r.least is not null
          and event_points_problem.points is null
    union all
    select format('points %s of rule "%s" × quantity %s come to more than 100000', trim_scale(j.each), (event_points_problem.of_rule).rule,
                  trim_scale(event_points_problem.quantity)) as problem,
           'quantity' as about,
           'Check quantity: points are for each.' as hint
    from (select coalesce(event_points_problem.points,
                          greatest(abs((event_points_problem.of_rule).points), abs((event_points_problem.of_rule).repeat_points))) as each) as j
    where event_points_problem.status <> 'rejected'
          and abs(j.each * event_points_problem.quantity) > 100000
    union all
    select format('rule "%s" of scheme "%s", or the item "%s" that its points go to, is not for the league "%s" of the unit', r.rule, r.scheme,
                  r.item, u.league) as problem,
           'rule' as about,
           'The leagues are in scheme_rule.only_for, and in scheme_item.only_for of the item and of those above it.' as hint
    from (select (event_points_problem.of_rule).*) as r
    join lateral unit_of(event_points_problem.month) as u on u.unit = event_points_problem.unit
    where event_points_problem.status <> 'rejected'
          and (r.only_for is not null or r.scheme in (select b.scheme from schemes_by_league() as b))
          and not is_for(event_points_problem.unit, event_points_problem.month, r.scheme, r.rule);
end;

comment on function event_points_problem(text, date, text, numeric, numeric, scheme_rule) is '事项的分值、数量和单位组别不符合其规则之处，符合则无行 / What is wrong with the points, the quantity or the league of an event by its rule; no row if nothing is';

-- event: its rule is in the scheme of its month, once that month is open; and what its rule says of it, also before
create or replace function event_violation(unit text, event_id text, rule text, month date, status text, quantity numeric, points numeric)
returns table (problem text, about text, hint text)
language sql stable parallel safe
begin atomic
    select format('event "%s" of unit "%s": rule "%s" is not in scheme "%s" of month %s',
                  event_violation.event_id, event_violation.unit, event_violation.rule, p.scheme, p.month) as problem,
           'rule' as about,
           'Choose a rule of that scheme, or reject the claim.' as hint
    from period as p
    where p.month = event_violation.month
          and not exists (select
                          from scheme_rule as sr
                          where sr.scheme = p.scheme
                                and sr.rule = event_violation.rule)
    union all
    select format('event "%s" of unit "%s": ', event_violation.event_id, event_violation.unit) || j.problem as problem,
           j.about,
           j.hint
    from scheme_rule as sr
    cross join lateral event_points_problem(event_violation.unit, event_violation.month, event_violation.status, event_violation.quantity,
                                            event_violation.points, sr) as j
    where sr.scheme = scheme_for(event_violation.month)
          and sr.rule = event_violation.rule;
end;

comment on function event_violation(text, text, text, date, text, numeric, numeric) is '加减分事项不符合当月办法之处，符合则无行 / What is wrong with an event under the scheme of its month; no row if nothing is';

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
        from (
            -- one task for each unit, item and month, which is all that matters
            select x.unit, min(x.task_id) as task_id, x.item, x.month
            from added as x
            group by x.unit, x.item, x.month
            order by x.unit, x.item, x.month
        ) as a
        cross join lateral task_violation(a.unit, a.task_id, a.item, a.month) as v
        limit 1;
    elsif tg_table_name = 'mark' then
        select v.problem, v.about into wrong
        from added as a
        cross join lateral mark_violation(a.unit, a.item, a.month, a.rater, a.score, a.deduction) as v
        limit 1;
    elsif tg_table_name = 'measure' then
        select v.problem, v.about into wrong
        from added as a
        cross join lateral measure_violation(a.unit, a.item, a.month, a.target) as v
        limit 1;
    elsif tg_op = 'INSERT' then
        select v.problem, v.about, v.hint into wrong
        from added as a
        cross join lateral event_violation(a.unit, a.event_id, a.rule, a.month, a.status, a.quantity, a.points) as v
        limit 1;
    else
        select v.problem, v.about, v.hint into wrong
        from added as a
        left join removed as r on r.unit = a.unit and r.event_id = a.event_id
        cross join lateral event_violation(a.unit, a.event_id, a.rule, a.month, a.status, a.quantity, a.points) as v
        where (a.rule, a.occurred_on, a.document_on, a.quantity, a.points)
              is distinct from (r.rule, r.occurred_on, r.document_on, r.quantity, r.points)
              or (a.status = 'approved' and r.status is distinct from 'approved')
        limit 1;
    end if;
    if found and tg_table_name = 'event' then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = wrong.about,
                  hint = coalesce(wrong.hint, '');
    elsif found and wrong.about in ('item', 'rater', 'target') then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = wrong.about,
                  hint = case wrong.about
                             when 'item' then 'scheme_item says of what kind an item is, and whose: breach is in task, mark in mark, measure in measure.'
                             when 'rater' then 'scheme_item.raters says how many mark an item.'
                             else 'The column target has what the value of the unit is compared with.'
                         end;
    elsif found then
        raise exception '%', wrong.problem
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = wrong.about;
    end if;
    return null;
end
$guard$;

comment on function guard_facts() is '触发器：任务、评分、数值和加减分事项须符合当月办法 / Trigger: tasks, marks, measured values and events must fit the scheme of their month';

-- After a month is opened or given another scheme, or the rules of a scheme change:
-- the facts that are there must still fit.
create or replace function refuse_misfit(months date[], about text, opening boolean)
returns void
language plpgsql
as $refuse$
declare
    wrong text;
begin
    select m.problem into wrong
    from unnest(refuse_misfit.months) as c (month)
    cross join lateral (
        select x.problem
        from (
            select t.unit, min(t.task_id) as task_id, t.item
            from task as t
            where t.month = c.month
            group by t.unit, t.item
            order by t.unit, t.item
        ) as t
        cross join lateral task_violation(t.unit, t.task_id, t.item, c.month) as x
        union all
        select x.problem
        from mark as k
        cross join lateral mark_violation(k.unit, k.item, k.month, k.rater, k.score, k.deduction) as x
        where k.month = c.month
        union all
        select x.problem
        from measure as q
        cross join lateral measure_violation(q.unit, q.item, q.month, q.target) as x
        where q.month = c.month
        union all
        -- A claim may wait, and so may an event that is there when its month is opened.  So neither a unit nor the
        -- bureau can block others, and publish_month() names the events that would count nowhere.
        select x.problem
        from event as e
        cross join lateral event_violation(e.unit, e.event_id, e.rule, e.month, e.status, e.quantity, e.points) as x
        where e.month = c.month
              and e.status in ('approved', 'revoked')
              and not refuse_misfit.opening
    ) as m
    limit 1;
    if found then
        raise exception 'the % leaves a fact without a rule that fits it: %',
                        case when refuse_misfit.about = 'period' then 'month' else 'change of rules' end, wrong
            using errcode = 'check_violation', table = refuse_misfit.about, schema = current_schema(),
                  hint = 'Correct the fact first, or score the month by another scheme.';
    end if;
end
$refuse$;

comment on function refuse_misfit(date[], text, boolean) is '内部函数：某些月份的事实不符合办法时报错（23514） / Internal: the error (23514) if facts of these months do not fit their scheme';

-- period
create or replace function guard_rules()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
begin
    perform xcedu.enter_schema(tg_relid);
    perform refuse_misfit(array[new.month], tg_table_name, tg_op = 'INSERT');
    return null;
end
$guard$;

comment on function guard_rules() is '触发器：月份开始或改用办法后，已有事实仍须符合 / Trigger: when a month is opened or given another scheme, the facts that are there must still fit';

-- scheme_item, scheme_rule: once a statement, and not where only columns change that no fact has to fit
create or replace function guard_changed_rules()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    others constant text[] := '{place,part,start,floor,weight,points_each,leagues,not_applicable,unmarked,standard,clause,first_month,last_month}';
    schemes text[];
begin
    if tg_op = 'DELETE' then
        schemes := array(select distinct r.scheme from removed as r);
    else
        schemes := array(select distinct c.row ->> 'scheme'
                         from (select to_jsonb(r) - others as row from removed as r except select to_jsonb(a) - others from added as a) as c);
    end if;
    perform refuse_misfit(array(select p.month from period as p where p.scheme = any (schemes) order by p.month), tg_table_name, false);
    return null;
end
$guard$;

comment on function guard_changed_rules() is '触发器：办法变动后，已有事实仍须符合 / Trigger: when the rules of a scheme change, the facts that are there must still fit';

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

-- The leagues of an item and of a rule, must exist: they are an array, which no foreign key can check.
create or replace function guard_leagues()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    unknown text;
    about text;
begin
    select g.given, g.name into unknown, about
    from (
        select c.name, jsonb_array_elements_text(nullif(to_jsonb(new) -> c.name, 'null')) as given
        from unnest('{leagues,only_for}'::text[]) as c (name)
    ) as g
    where g.given not in (select l.league from league as l)
    limit 1;
    if found then
        raise exception '% "%" of scheme "%": there is no league "%"', case tg_table_name when 'scheme_rule' then 'rule' else 'item' end,
                        to_jsonb(new) ->> case tg_table_name when 'scheme_rule' then 'rule' else 'item' end, new.scheme, unknown
            using errcode = 'foreign_key_violation', table = tg_table_name, schema = tg_table_schema, column = about,
                  hint = 'Name it by its code in the table league.';
    end if;
    return null;
end
$guard$;

comment on function guard_leagues() is '触发器：考核内容和规则适用或限于的组别须存在 / Trigger: the leagues that an item or a rule applies to, or is only for, must exist';

-- A time zone is one that the server knows.
create or replace function guard_time_zone()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
begin
    perform xcedu.enter_schema(tg_relid);
    perform now() at time zone new.time_zone;
    return null;
exception when invalid_parameter_value then
    raise exception 'scheme "%": the server knows no time zone "%"', new.scheme, new.time_zone
        using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = 'time_zone',
              hint = 'The view pg_timezone_names lists them, Asia/Shanghai for one.';
end
$guard$;

comment on function guard_time_zone() is '触发器：时区须为服务器所知 / Trigger: a time zone must be one that the server knows';
