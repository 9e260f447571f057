-- Roles with a duty remove what they entered by functions, because a role with the DELETE privilege could
-- lock a table against everybody.  The functions run with the owner's rights, so they check the duty themselves.

-- Whether the acting role has a duty, of an item if one is named.
create or replace function acts_with(duty text, item text default null)
returns boolean
language sql stable parallel safe
begin atomic
    select exists (select
                   from duty as d
                   join pg_roles as r on r.rolname = d.role
                   where d.duty = acts_with.duty
                         and (acts_with.item is null or d.item = acts_with.item)
                         and pg_has_role(acting_role()::name, r.oid, 'usage')) as acts;
end;

comment on function acts_with(text, text) is '执行者是否有某项职责（限某考核内容） / Whether the acting role has a duty, of an item if one is named';

create or replace function refuse_removal(relation text, row_name text)
returns void
language plpgsql
as $refuse$
begin
    raise exception 'there is no % % that you may remove', refuse_removal.relation, refuse_removal.row_name
        using errcode = 'insufficient_privilege', table = refuse_removal.relation,
              hint = 'A section removes tasks, marks and measured values of its items, the bureau removes penalties.';
end
$refuse$;

comment on function refuse_removal(text, text) is '内部函数：没有可删除的行时报错（42501） / Internal: the error (42501) for a row that is not there or not the role''s to remove';

create or replace function remove_task_inside(unit text, task_id text)
returns void
language plpgsql volatile
as $remove$
#variable_conflict use_column
begin
    delete from task as t
    where t.unit = remove_task_inside.unit
          and t.task_id = remove_task_inside.task_id
          and acts_with('section', t.item);
    if not found then
        perform refuse_removal('task', format('"%s" of unit "%s"', left(remove_task_inside.task_id, 80), left(remove_task_inside.unit, 80)));
    end if;
end
$remove$;

comment on function remove_task_inside(text, text) is '内部函数：remove_task 的内容，在所进入的模式中执行 / Internal: what remove_task does, in the schema that it enters';

create or replace function remove_task(unit text, task_id text)
returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select remove_task_inside(remove_task.unit, remove_task.task_id);
end;

comment on function remove_task(text, text) is '删除一项任务：限职责为该考核内容的科室；没有该任务或不属其职责则报错（42501），已公布月份的不能删除（55000） / Removes a task: for a section of its item; an error if there is none that the role may remove (42501), or its month is published (55000)';

create or replace function remove_mark_inside(unit text, item text, month date, rater text)
returns void
language plpgsql volatile
as $remove$
#variable_conflict use_column
begin
    delete from mark as k
    where k.unit = remove_mark_inside.unit
          and k.item = remove_mark_inside.item
          and k.month = remove_mark_inside.month
          and k.rater = remove_mark_inside.rater
          and acts_with('section', k.item);
    if not found then
        perform refuse_removal('mark', format('of unit "%s" on item "%s" in %s', left(remove_mark_inside.unit, 80), left(remove_mark_inside.item, 80),
                                              remove_mark_inside.month));
    end if;
end
$remove$;

comment on function remove_mark_inside(text, text, date, text) is '内部函数：remove_mark 的内容，在所进入的模式中执行 / Internal: what remove_mark does, in the schema that it enters';

create or replace function remove_mark(unit text, item text, month date, rater text default '')
returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select remove_mark_inside(remove_mark.unit, remove_mark.item, remove_mark.month, remove_mark.rater);
end;

comment on function remove_mark(text, text, date, text) is '删除一项评分（多人评分的，指明评分人 rater）：限职责为该考核内容的科室；没有该评分或不属其职责则报错（42501），已公布月份的不能删除（55000） / Removes a mark (of several raters, the one of rater): for a section of its item; an error if there is none that the role may remove (42501), or its month is published (55000)';

create or replace function remove_measure_inside(unit text, item text, month date)
returns void
language plpgsql volatile
as $remove$
#variable_conflict use_column
begin
    delete from measure as q
    where q.unit = remove_measure_inside.unit
          and q.item = remove_measure_inside.item
          and q.month = remove_measure_inside.month
          and acts_with('section', q.item);
    if not found then
        perform refuse_removal('measure', format('of unit "%s" on item "%s" in %s', left(remove_measure_inside.unit, 80),
                                                 left(remove_measure_inside.item, 80), remove_measure_inside.month));
    end if;
end
$remove$;

comment on function remove_measure_inside(text, text, date) is '内部函数：remove_measure 的内容，在所进入的模式中执行 / Internal: what remove_measure does, in the schema that it enters';

create or replace function remove_measure(unit text, item text, month date)
returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select remove_measure_inside(remove_measure.unit, remove_measure.item, remove_measure.month);
end;

comment on function remove_measure(text, text, date) is '删除一项数值：限职责为该考核内容的科室；没有该数值或不属其职责则报错（42501），已公布月份的不能删除（55000） / Removes a measured value: for a section of its item; an error if there is none that the role may remove (42501), or its month is published (55000)';

create or replace function remove_penalty_inside(unit text, event_id text)
returns void
language plpgsql volatile
as $remove$
#variable_conflict use_column
begin
    delete from event as e
    where e.unit = remove_penalty_inside.unit
          and e.event_id = remove_penalty_inside.event_id
          and e.rule in (select sr.rule
                         from scheme_rule as sr
                         join scheme as s on s.scheme = sr.scheme
                         where s.variant_of is null
                         group by sr.rule
                         having not bool_or(sr.bonus))
          and acts_with('bureau');
    if not found then
        perform refuse_removal('penalty', format('"%s" of unit "%s"', left(remove_penalty_inside.event_id, 80), left(remove_penalty_inside.unit, 80)));
    end if;
end
$remove$;

comment on function remove_penalty_inside(text, text) is '内部函数：remove_penalty 的内容，在所进入的模式中执行 / Internal: what remove_penalty does, in the schema that it enters';

create or replace function remove_penalty(unit text, event_id text)
returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select remove_penalty_inside(remove_penalty.unit, remove_penalty.event_id);
end;

comment on function remove_penalty(text, text) is '删除一项扣分：限审核职责；没有该扣分或并非扣分则报错（42501），已公布月份的不能删除（55000） / Removes a penalty: for the bureau; an error if there is none that the role may remove (42501), or its month is published (55000)';
