-- Duties: which role sees and does what.
--
-- A duty gives privileges, all listed in duty_privilege, and row level security decides which
-- rows they are good for.  Policies look into duty, of which everybody sees the own rows; they
-- do so once a query, not once a row.  The owner of the assessment, superusers and roles with
-- BYPASSRLS are not held by any of it.

create or replace view duty_privilege
with (security_invoker = true) as
select d.duty,
       g.privilege,
       g.kind,
       o.object
from (
    values ('{reader,unit,section,bureau,secretariat}', 'select', 'table',
            '{league,scheme,provision,reading,section,item,scheme_item,milestone,rule,scheme_rule,holiday,unit,rater,ledger,ledger_unit,exemption,period,task,mark,event,event_step,publication,amendment,published_score,published_line,duty}'),
           ('{reader,unit,section,bureau,secretariat}', 'select', 'view',
            '{whole_unit,csv_column,字段说明,deduction,credit,carried_item,item_score,missing_mark,section_score,score,ranking,year_ranking,dim_month,dim_unit,dim_item,fact_score,scheme_switch,duty_privilege,guard,月度排名,得分明细,加扣分台账,公布明细}'),
           ('{reader,unit,section,bureau,secretariat}', 'execute', 'function',
            '{in_force,exempt_of,deduction_of,highest_within,lapsed,credit_of,item_score_of,section_score_of,score_of,ranking_of,rank_in,line_of,numbered_line_of,explain,scheme_for,report_due,first_open_month,open_month_from,hold_month,lock_class,lock_of,acting_role,sees_all_units,sees_all_published,task_misfit,mark_misfit,event_misfit,reload,load_csv,csv_line,csv_encoding,csv_row,csv_value,csv_refused}'),
           ('{unit}', 'insert (unit, event_id, rule, work, title, occurred_on, document_no, document_on, external_id)', 'table', '{event}'),
           ('{unit}', 'update (rule, work, title, occurred_on, document_no, document_on, external_id)', 'table', '{event}'),
           ('{section}', 'insert', 'table', '{mark,task}'),
           ('{section}', 'update', 'table', '{mark,task}'),
           ('{section}', 'delete', 'table', '{mark,task}'),
           ('{bureau}', 'insert (unit, event_id, rule, work, title, occurred_on, document_no, document_on, external_id)', 'table', '{event}'),
           ('{bureau}', 'update (rule, work, title, occurred_on, document_no, document_on, status, revoked_month)', 'table', '{event}'),
           ('{bureau}', 'delete', 'table', '{event}'),
           ('{secretariat}', 'select', 'table', '{published_fact,history}'),
           ('{secretariat}', 'execute', 'function',
            '{open_month,publish_month,amend_month,publication_problem,later_changes,verify_publications,history_of,fact_of,report_of,lint_scheme,item_finding,rule_finding,switch_finding,canonical,canonical_version,publication_lines,publication_digest,sha256_of,may_follow,event_of}')
) as g (duties, privilege, kind, objects)
cross join unnest(g.duties::text[]) as d (duty)
cross join unnest(g.objects::text[]) as o (object);

comment on view duty_privilege is '各项职责的数据库权限；哪些行可见、可改由行级安全决定 / The database privileges that each duty gives; which rows they are good for is decided by row level security';
comment on column duty_privilege.duty is '职责 / The duty';
comment on column duty_privilege.privilege is '权限，括号内为所限的列 / The privilege, in parentheses the columns that it is limited to';
comment on column duty_privilege.kind is 'table 表、view 视图、function 函数 / Whether it is on a table, a view or a function';
comment on column duty_privilege.object is '对象名称；函数含其所有参数形式 / Name of the object; for a function all its forms';

-- Gives a role the privileges of its duties in this schema, or takes away those of a duty.
create or replace function set_privileges(role text, duty text, given boolean)
returns void
language plpgsql volatile
set search_path from current
as $set$
declare
    here constant regnamespace := (select c.relnamespace from pg_class as c where c.oid = 'period'::regclass);
    change constant text := case when set_privileges.given then 'grant %s on %s to %I' else 'revoke %s on %s from %I' end;
    p record;
begin
    execute format(case when set_privileges.given then 'grant usage on schema %s to %I' else 'revoke usage on schema %s from %I' end,
                   here, set_privileges.role);
    for p in
        select d.privilege, c.oid::regclass::text as object
        from duty_privilege as d
        join pg_class as c on c.relnamespace = here and c.relname = d.object
        where d.duty = set_privileges.duty and d.kind in ('table', 'view')
        union all
        select d.privilege, 'function ' || f.oid::regprocedure::text
        from duty_privilege as d
        join pg_proc as f on f.pronamespace = here and f.proname = d.object
        where d.duty = set_privileges.duty and d.kind = 'function'
        order by 2, 1
    loop
        execute format(change, p.privilege, p.object, set_privileges.role);
    end loop;
end
$set$;

comment on function set_privileges(text, text, boolean) is '内部函数：授予或收回某角色一项职责的全部权限 / Internal: grants a role the privileges of a duty, or revokes them';

create or replace function grant_duty(role text, duty text, unit text default null, item text default null)
returns void
language plpgsql volatile
set search_path from current
as $grant$
#variable_conflict use_column
begin
    if grant_duty.role is null or grant_duty.duty is null then
        raise exception 'role and duty must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if not exists (select from pg_roles as r where r.rolname = grant_duty.role) then
        raise exception 'there is no database role "%"', grant_duty.role
            using errcode = 'undefined_object',
                  hint = 'Roles are made by CREATE ROLE; grant_duty() only says what they do here.';
    end if;
    if not exists (select from duty_privilege as p where p.duty = grant_duty.duty) then
        raise exception 'there is no duty "%"', grant_duty.duty
            using errcode = 'invalid_parameter_value',
                  hint = 'The duties are reader, unit, section, bureau and secretariat.';
    end if;
    if (grant_duty.duty = 'unit') <> (grant_duty.unit is not null) or (grant_duty.duty = 'section') <> (grant_duty.item is not null) then
        raise exception 'the duty unit is that of one unit, the duty section that of one item, and the others have neither'
            using errcode = 'invalid_parameter_value',
                  hint = 'grant_duty(role, ''unit'', unit => ...), grant_duty(role, ''section'', item => ...), grant_duty(role, ''bureau'').';
    end if;
    if not exists (select from unit as u where u.unit = grant_duty.unit) and grant_duty.unit is not null then
        raise exception 'there is no unit "%"', grant_duty.unit
            using errcode = 'foreign_key_violation', hint = 'The units are in the table unit.';
    end if;
    if not exists (select from item as i where i.item = grant_duty.item) and grant_duty.item is not null then
        raise exception 'there is no item "%"', grant_duty.item
            using errcode = 'foreign_key_violation', hint = 'The items are in the table item.';
    end if;
    insert into duty (role, duty, unit, item)
    values (grant_duty.role, grant_duty.duty, grant_duty.unit, grant_duty.item)
    on conflict on constraint duty_key do nothing;
    perform set_privileges(grant_duty.role, grant_duty.duty, true);
end
$grant$;

comment on function grant_duty(text, text, text, text) is '授予已有的数据库角色一项职责：reader 查看已公布结果；unit（单位代码）查看本单位、申报加分；section（考核内容代码）为其考核内容评分、登记任务；bureau 审核申报、录入扣分；secretariat 开始、公布、更正月份，查看全部。须由考核所有者执行。角色不存在（42704）、职责不存在或参数不符（22023）、单位或考核内容不存在（23503）则报错；已有则不变。 / Gives an existing database role a duty: reader sees what is published; unit (of a unit code) sees its own and claims bonuses; section (of an item code) enters marks and tasks of its item; bureau reviews claims and enters penalties; secretariat opens, publishes and amends months and sees everything. For the owner of the assessment. An error if there is no such role (42704), duty or combination of arguments (22023), unit or item (23503); nothing changes if the role has it already.';

create or replace function revoke_duty(role text, duty text, unit text default null, item text default null)
returns void
language plpgsql volatile
set search_path from current
as $revoke$
#variable_conflict use_column
declare
    other text;
begin
    delete from duty
    where role = revoke_duty.role
          and duty = revoke_duty.duty
          and unit is not distinct from revoke_duty.unit
          and item is not distinct from revoke_duty.item;
    if not found then
        raise exception 'role "%" does not have the duty "%"', revoke_duty.role,
                        concat_ws(' ', revoke_duty.duty, revoke_duty.unit, revoke_duty.item)
            using errcode = 'undefined_object',
                  hint = 'The duties that roles have are in the table duty.';
    end if;

    -- a role that was dropped took its privileges along
    if exists (select from pg_roles as r where r.rolname = revoke_duty.role) then
        perform set_privileges(revoke_duty.role, revoke_duty.duty, false);
        for other in select distinct d.duty from duty as d where d.role = revoke_duty.role order by 1 loop
            perform set_privileges(revoke_duty.role, other, true);
        end loop;
    end if;
end
$revoke$;

comment on function revoke_duty(text, text, text, text) is '收回一项职责及其权限，保留该角色其他职责的权限；角色没有该职责则报错（42704）；角色已从服务器删除亦可收回。须由考核所有者执行。 / Takes a duty and its privileges from a role, and leaves those of its other duties; an error (42704) if it does not have it. Works for a role that was dropped from the server too. For the owner of the assessment.';

-- A function is PUBLIC's when it is made; those of an assessment are for whom duty_privilege says.
-- What users have put into the schema besides stays as it is.
do $do$
declare
    t record;
begin
    for t in
        select p.oid::regprocedure as function
        from pg_proc as p
        where p.pronamespace = (select n.relnamespace from pg_class as n where n.oid = 'period'::regclass)
              and p.proname in (select d.object from duty_privilege as d where d.kind = 'function')
    loop
        execute format('revoke execute on function %s from public', t.function);
    end loop;
    -- privileges are given again, for what is new
    for t in
        select distinct d.role, d.duty
        from duty as d
        join pg_roles as r on r.rolname = d.role
        order by 1, 2
    loop
        perform set_privileges(t.role, t.duty, true);
    end loop;
    -- policies are made anew
    for t in
        select p.polname, g.relation
        from (select distinct relation from guard) as g
        join pg_policy as p on p.polrelid = g.relation::regclass
        where p.polname in ('everybody', 'own', 'unit', 'unit_files', 'unit_changes', 'section', 'bureau', 'bureau_enters',
                            'bureau_reviews', 'bureau_removes', 'published', 'reader', 'secretariat')
    loop
        execute format('drop policy %I on %I', t.polname, t.relation);
    end loop;
    for t in
        select distinct g.relation
        from guard as g
        join pg_class as c on c.oid = g.relation::regclass
        where not c.relrowsecurity
    loop
        execute format('alter table %I enable row level security', t.relation);
    end loop;
end
$do$;

-- the rule-book, the calendar, who is assessed, which months there are: for everybody with a duty
create policy everybody on league for select using (true);
create policy everybody on scheme for select using (true);
create policy everybody on provision for select using (true);
create policy everybody on reading for select using (true);
create policy everybody on section for select using (true);
create policy everybody on item for select using (true);
create policy everybody on scheme_item for select using (true);
create policy everybody on milestone for select using (true);
create policy everybody on rule for select using (true);
create policy everybody on scheme_rule for select using (true);
create policy everybody on holiday for select using (true);
create policy everybody on unit for select using (true);
create policy everybody on rater for select using (true);
create policy everybody on ledger for select using (true);
create policy everybody on period for select using (true);

-- duties: the own
create policy own on duty for select
    using (role = any (array(select r.rolname::text from pg_roles as r where pg_has_role(r.oid, 'usage'))));

-- what belongs to a unit: for the unit
create policy unit on ledger_unit for select
    using (unit = any (array(select d.unit from duty as d where d.duty = 'unit')));
create policy unit on exemption for select
    using (unit = any (array(select d.unit from duty as d where d.duty = 'unit')));
create policy unit on task for select
    using (unit = any (array(select d.unit from duty as d where d.duty = 'unit')));
create policy unit on mark for select
    using (unit = any (array(select d.unit from duty as d where d.duty = 'unit')));
create policy unit on event for select
    using (unit = any (array(select d.unit from duty as d where d.duty = 'unit')));
create policy unit on event_step for select
    using (unit = any (array(select d.unit from duty as d where d.duty = 'unit')));
create policy unit on published_score for select
    using (unit = any (array(select d.unit from duty as d where d.duty = 'unit')));
create policy unit on published_line for select
    using (unit = any (array(select d.unit from duty as d where d.duty = 'unit')));

-- claims: filed by the unit, and changed by it until they are reviewed
create policy unit_files on event for insert
    with check (unit = any (array(select d.unit from duty as d where d.duty = 'unit')) and status = 'claimed');
create policy unit_changes on event for update
    using (unit = any (array(select d.unit from duty as d where d.duty = 'unit')) and status = 'claimed')
    with check (unit = any (array(select d.unit from duty as d where d.duty = 'unit')) and status = 'claimed');

-- what belongs to an item: for its section, which enters it
create policy section on ledger_unit for select
    using (task_no = any (array(select l.task_no
                                from ledger as l
                                join duty as d on d.duty = 'section' and d.item = l.item)));
create policy section on exemption for select
    using (item = any (array(select d.item from duty as d where d.duty = 'section')));
create policy section on task for all
    using (item = any (array(select d.item from duty as d where d.duty = 'section')))
    with check (item = any (array(select d.item from duty as d where d.duty = 'section')));
create policy section on mark for all
    using (item = any (array(select d.item from duty as d where d.duty = 'section')))
    with check (item = any (array(select d.item from duty as d where d.duty = 'section')));

-- events: reviewed by the bureau, which enters the penalties
create policy bureau on event for select
    using (exists (select from duty as d where d.duty = 'bureau'));
create policy bureau on event_step for select
    using (exists (select from duty as d where d.duty = 'bureau'));
create policy bureau_enters on event for insert
    with check (exists (select from duty as d where d.duty = 'bureau')
                and rule = any (array(select sr.rule from scheme_rule as sr group by sr.rule having max(sr.points) < 0)));
create policy bureau_reviews on event for update
    using (exists (select from duty as d where d.duty = 'bureau'));
create policy bureau_removes on event for delete
    using (exists (select from duty as d where d.duty = 'bureau')
           and rule = any (array(select sr.rule from scheme_rule as sr group by sr.rule having max(sr.points) < 0)));

-- what is published: for readers, units know when
create policy published on publication for select
    using (exists (select from duty as d where d.duty in ('reader', 'unit', 'secretariat')));
create policy published on amendment for select
    using (exists (select from duty as d where d.duty in ('reader', 'unit', 'secretariat')));
create policy reader on published_score for select
    using (exists (select from duty as d where d.duty = 'reader'));
create policy reader on published_line for select
    using (exists (select from duty as d where d.duty = 'reader'));

-- everything: for the secretariat, which writes by open_month(), publish_month() and amend_month() alone
create policy secretariat on ledger_unit for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
create policy secretariat on exemption for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
create policy secretariat on task for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
create policy secretariat on mark for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
create policy secretariat on event for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
create policy secretariat on event_step for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
create policy secretariat on published_score for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
create policy secretariat on published_line for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
create policy secretariat on published_fact for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
create policy secretariat on history for select
    using (exists (select from duty as d where d.duty = 'secretariat'));
