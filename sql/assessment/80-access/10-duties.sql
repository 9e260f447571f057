-- Duties: which role sees and does what.
--
-- A duty gives privileges, all listed in duty_privilege, and row level security decides which
-- rows they are good for.  Policies ask own_units() and the like through any_of(), which calls them once a query,
-- before any condition of the user, and leaves no trace in the plan.  The owner of the assessment, superusers and
-- roles with BYPASSRLS see and do everything.

create or replace view duty_privilege
with (security_invoker = true) as
select d.duty,
       g.privilege,
       g.kind,
       o.object
from (
    values ('{reader,unit,section,bureau,secretariat}', 'select', 'table',
            '{league,scheme,provision,reading,item,scheme_item,scheme_band,milestone,rule,scheme_rule,scheme_period,scheme_grade,holiday,clock,copied_from,unit,unit_until,rater,ledger,ledger_unit,exemption,period,task,mark,measure,event,event_step,publication,amendment,published_score,published_line,duty}'),
           ('{reader,unit,section,bureau,secretariat}', 'select', 'view',
            '{visible_unit,csv_column,字段说明,deduction,measured,credit,carried_item,item_score,missing_mark,score,ranking,year_ranking,line,dim_month,dim_unit,dim_item,fact_score,monthly,scheme_switch,phrase,likely_duplicate,waiting_event,event_review,duty_privilege,trigger_spec,月度排名,月度对比,得分明细,加扣分台账,公布明细}'),
           ('{reader,unit,section,bureau,secretariat}', 'execute', 'function',
            '{own_roles,own_units,own_items,own_duties,own_ledger,row_key,month_of,months_after,period_start,period_length,period_to_come,opened_period,period_of,period_here,begins_period,period_after,period_from,in_later_period,previous_period,year_before,visible_unit_of,unit_of,unit_problem,today,latest_day,is_closed,is_bonus,own_month,needs_document,clause_of,counts_as_claim,counted_provisionally,event_problem,event_change_problem,locked_open_month,refuse_event,place_event,lock_of_periods,isolation_hint,spelled_alike,seen_of,sha256_of,in_force,exempt_of,mean_mark_of,deduction_of,rounded_quotient,measured_together,measured_why,measured_of,highest_within,lapsed,schemes_by_league,is_for,is_repeat,points_each_of,worth_of,worth_said,credited_event_of,item_taken_back,withdrawn_event_of,standing_of,capped_loss,weighed_event_of,points_within_cap,phrases,said,language_of,credit_why,credit_of,effect_of,own_line_of,tree_of,start_in,given_tree_of,rolled_of,scored_item_of,item_score_of,score_of,placed_of,grade_reached,ranking_of,rank_in,open_ranking,item_line_of,fact_line_of,quartile_of,monthly_of,unit_label,state_label,item_order_of,full_marks_of,item_query,published_event_of,line_of,numbered_line_of,explain,scheme_for,report_due,report_due_inside,first_open_month,open_month_from,lock_month_shared,lock_class,lock_of,acting_role,sees_all_units,sees_all_published,tree_problem,has_item,item_problem,task_violation,mark_violation,measure_violation,event_points_problem,event_violation,load_csv,load_csv_inside,rule_book_row,rule_book_csv,csv_line,csv_encoding,csv_row,csv_day,csv_day_problem,csv_number_problem,csv_value,csv_key,csv_cast,csv_changes,csv_refused,csv_about,csv_reason,refuse_load,csv_names,csv_head_problem,csv_written,csv_entry,load_rows,load_text,load_relation,load_relation_inside,relation_csv,source_rows}'),
           -- pages: made of what the role sees
           ('{reader,unit,section,bureau,secretariat}', 'execute', 'function',
            '{page_text,page_cut,page_number,page_signed,page_day,page_date,page_period,page_ordinal,page_style,page_section,page_head,page_table,page_cells,page_clauses,page_clause,page_of,page_month,page_months,page_proof,page_dated,page_signature,picture,page_figure,bar_chart,text_bar,bar_table,rank_chart,rank_table,total_chart,reason_of,year_so_far,move_said,reason_said,place_row,reason_row,bulletin_rank_of,bulletin_charts,bulletin_results,open_matter_of,open_matters,bulletin,bulletin_inside,sheet_item_of,sheet_line_of,sheet_items,page_facts,sheet_lines,sheet_uncounted,sheet_months,sheet_margins,sheet_unit,sheet_result,unit_report,unit_report_inside}'),
           ('{unit}', 'insert (unit, event_id, rule, work, title, occurred_on, document_no, document_on, quantity)', 'table', '{event}'),
           ('{unit}', 'update (rule, work, title, occurred_on, document_no, document_on, quantity)', 'table', '{event}'),
           ('{section}', 'insert', 'table', '{mark,measure,task}'),
           -- by column: a role that may update or delete a table may lock it against everybody
           ('{section}', 'update (unit, task_id, item, month, title, issued_on, due_on, done_on, external_id)', 'table', '{task}'),
           ('{section}', 'update (unit, item, month, rater, score, deduction, reason)', 'table', '{mark}'),
           ('{section}', 'update (unit, item, month, value, target, reason, external_id)', 'table', '{measure}'),
           ('{section}', 'execute', 'function', '{remove_task,remove_mark,remove_measure}'),
           -- without external_id, which says what row of the warehouse it is: a wrong one would stop reload()
           ('{bureau}', 'insert (unit, event_id, rule, work, title, occurred_on, document_no, document_on, quantity, points)', 'table', '{event}'),
           ('{bureau}', 'update (rule, work, title, occurred_on, document_no, document_on, quantity, points)', 'table', '{event}'),
           ('{bureau}', 'execute', 'function', '{review,remove_penalty}'),
           -- of published_fact the events and the rules by which they were scored, for published_event
           ('{reader,unit}', 'select', 'table', '{published_fact}'),
           ('{reader,unit,secretariat}', 'select', 'view', '{published_event}'),
           ('{secretariat}', 'select', 'table', '{published_fact,change_record}'),
           ('{secretariat}', 'select', 'view', '{history,month_lock}'),
           ('{secretariat}', 'execute', 'function',
            '{reload,reload_inside,reload_names,source_columns,source_row,reload_rows,reload_columns,reload_optional,reload_defaults,lock_of_rules,open_month,publish_month,amend_month,publication_problem,turn_problem,unfinished_problem,unscored_problem,listed,later_changes,verify_publications,verify_publications_inside,publications_to_verify,chain_problem,row_problem,score_problem,grade_problem,period_problem,fact_problem,guard_problem,structure_problem,own_schema,history_of,fact_of,rule_fact_of,report_of,lint_scheme,lint_scheme_inside,item_finding,band_finding,rule_finding,switch_finding,period_finding,canonical,canonical_1,canonical_version,line_of_row,publication_texts,facts_since,same_fact,publication_lines,publication_digest,status_may_follow,event_of}'),
           ('{secretariat}', 'execute', 'function',
            '{moved_on,what_if_scheme,named_scheme,compared_line_of,compared_item_of,compared_ranking_of,signed,compared_said,compare_scheme,compare_scheme_inside,compare_items,compare_items_inside,compare_lines,compare_lines_inside,reading_of,acting_reading,stress_ranks,stress_ranks_inside,stress_said,simplest,stress_test,stress_test_inside,stress_readings,stress_readings_inside,margin_node_of,least_kept,units_said,neighbour_of,within_cap,within_floor,target_of,rule_use_of,loss_of,margin_change_of,change_said,change_in_short,margins_of,margin_said,margins,margins_inside,margin_changes,margin_changes_inside,root_beyond,linear_root,reduced,nearer,bounded,weighted_node_of,line_by_weight,neighbours_by_weight,weight_bound_of,fraction_said,weight_ranges,weight_ranges_inside}')
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

create or replace function grant_duty_inside(role text, duty text, unit text, item text)
returns void
language plpgsql volatile
as $grant$
#variable_conflict use_column
begin
    if grant_duty_inside.role is null or grant_duty_inside.duty is null then
        raise exception 'role and duty must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if not exists (select from pg_roles as r where r.rolname = grant_duty_inside.role) then
        raise exception 'there is no database role "%"', left(grant_duty_inside.role, 80)
            using errcode = 'undefined_object',
                  hint = 'Roles are made by CREATE ROLE; grant_duty() only says what they do here.';
    end if;
    if grant_duty_inside.role = (select r.rolname from pg_class as c join pg_roles as r on r.oid = c.relowner where c.oid = 'period'::regclass) then
        raise exception 'role "%" owns this assessment, and has all rights on it without a duty', grant_duty_inside.role
            using errcode = 'invalid_grant_operation',
                  hint = 'Give duties to other roles; a person who has both is a member of both.';
    end if;
    if not exists (select from duty_privilege as p where p.duty = grant_duty_inside.duty) then
        raise exception 'there is no duty "%"', left(grant_duty_inside.duty, 80)
            using errcode = 'invalid_parameter_value',
                  hint = 'The duties are reader, unit, section, bureau and secretariat.';
    end if;
    if (grant_duty_inside.duty = 'unit') <> (grant_duty_inside.unit is not null) or (grant_duty_inside.duty = 'section') <> (grant_duty_inside.item is not null) then
        raise exception 'duty "unit" needs a unit, duty "section" needs an item, and the other duties take neither'
            using errcode = 'invalid_parameter_value',
                  hint = 'grant_duty(role, ''unit'', unit => ...), grant_duty(role, ''section'', item => ...), grant_duty(role, ''bureau'').';
    end if;
    if not exists (select from unit as u where u.unit = grant_duty_inside.unit) and grant_duty_inside.unit is not null then
        raise exception 'there is no unit "%"', left(grant_duty_inside.unit, 80)
            using errcode = 'foreign_key_violation', hint = 'The units are in the table unit.';
    end if;
    if not exists (select from item as i where i.item = grant_duty_inside.item) and grant_duty_inside.item is not null then
        raise exception 'there is no item "%"', left(grant_duty_inside.item, 80)
            using errcode = 'foreign_key_violation', hint = 'The items are in the table item.';
    end if;
    insert into duty (role, duty, unit, item)
    values (grant_duty_inside.role, grant_duty_inside.duty, grant_duty_inside.unit, grant_duty_inside.item)
    on conflict on constraint duty_key do nothing;
    perform set_privileges(grant_duty_inside.role, grant_duty_inside.duty, true);
end
$grant$;

comment on function grant_duty_inside(text, text, text, text) is '内部函数：grant_duty 的内容，在所进入的模式中执行 / Internal: what grant_duty does, in the schema that it enters';

create or replace function grant_duty(role text, duty text, unit text default null, item text default null)
returns void
language sql volatile
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select grant_duty_inside(grant_duty.role, grant_duty.duty, grant_duty.unit, grant_duty.item);
end;

comment on function grant_duty(text, text, text, text) is '授予已有的数据库角色一项职责：reader 查看已公布结果；unit（单位代码）查看本单位、申报加分；section（考核内容代码）为其考核内容评分、登记任务和数值；bureau 审核申报、录入扣分；secretariat 开始、公布、更正月份，查看全部。须由考核所有者执行。角色不存在（42704）、角色就是所有者（0LP01）、职责不存在或参数不符（22023）、单位或考核内容不存在（23503）则报错；已有则不变。 / Gives an existing database role a duty: reader sees what is published; unit (of a unit code) sees its own and claims bonuses; section (of an item code) enters marks, tasks and measured values of its item; bureau reviews claims and enters penalties; secretariat opens, publishes and amends months and sees everything. For the owner of the assessment. An error if there is no such role (42704), if it is the owner (0LP01), if there is no such duty or combination of arguments (22023), unit or item (23503); nothing changes if the role has it already.';

create or replace function revoke_duty_inside(role text, duty text, unit text, item text)
returns void
language plpgsql volatile
as $revoke$
#variable_conflict use_column
declare
    other text;
begin
    if revoke_duty_inside.role = (select r.rolname from pg_class as c join pg_roles as r on r.oid = c.relowner where c.oid = 'period'::regclass) then
        raise exception 'role "%" owns this assessment, and has all rights on it without a duty', revoke_duty_inside.role
            using errcode = 'invalid_grant_operation',
                  hint = 'Give duties to other roles; a person who has both is a member of both.';
    end if;
    delete from duty
    where role = revoke_duty_inside.role
          and duty = revoke_duty_inside.duty
          and unit is not distinct from revoke_duty_inside.unit
          and item is not distinct from revoke_duty_inside.item;
    if not found then
        raise exception 'role "%" does not have the duty "%"', left(revoke_duty_inside.role, 80),
                        left(concat_ws(' ', revoke_duty_inside.duty, revoke_duty_inside.unit, revoke_duty_inside.item), 200)
            using errcode = 'undefined_object',
                  hint = 'The duties that roles have are in the table duty.';
    end if;

    -- a role that was dropped took its privileges along
    if exists (select from pg_roles as r where r.rolname = revoke_duty_inside.role) then
        perform set_privileges(revoke_duty_inside.role, revoke_duty_inside.duty, false);
        for other in select distinct d.duty from duty as d where d.role = revoke_duty_inside.role order by 1 loop
            perform set_privileges(revoke_duty_inside.role, other, true);
        end loop;
    end if;
end
$revoke$;

comment on function revoke_duty_inside(text, text, text, text) is '内部函数：revoke_duty 的内容，在所进入的模式中执行 / Internal: what revoke_duty does, in the schema that it enters';

create or replace function revoke_duty(role text, duty text, unit text default null, item text default null)
returns void
language sql volatile
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select revoke_duty_inside(revoke_duty.role, revoke_duty.duty, revoke_duty.unit, revoke_duty.item);
end;

comment on function revoke_duty(text, text, text, text) is '收回一项职责及其权限，保留该角色其他职责的权限；角色没有该职责（42704）或就是所有者（0LP01）则报错；角色已从服务器删除亦可收回。须由考核所有者执行。 / Takes a duty and its privileges from a role, and leaves those of its other duties; an error if it does not have it (42704) or is the owner (0LP01). Works for a role that was dropped from the server too. For the owner of the assessment.';

do $do$
declare
    t record;
begin
    -- privileges are given again, for what is new
    for t in
        select distinct d.role, d.duty
        from duty as d
        join pg_roles as r on r.rolname = d.role
        order by 1, 2
    loop
        perform set_privileges(t.role, t.duty, true);
    end loop;
    for t in
        select distinct g.relation
        from trigger_spec as g
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
create policy everybody on item for select using (true);
create policy everybody on scheme_item for select using (true);
create policy everybody on scheme_band for select using (true);
create policy everybody on milestone for select using (true);
create policy everybody on rule for select using (true);
create policy everybody on scheme_rule for select using (true);
create policy everybody on scheme_period for select using (true);
create policy everybody on scheme_grade for select using (true);
create policy everybody on holiday for select using (true);
create policy everybody on unit for select using (true);
create policy everybody on unit_until for select using (true);
create policy everybody on rater for select using (true);
create policy everybody on ledger for select using (true);
create policy everybody on period for select using (true);

-- duties: a role sees its own
create policy own on duty for select
    using (xcedu.any_of(role, 'own_roles()'));

do $do$
declare
    t text;
begin
    -- what belongs to a unit: for the unit
    foreach t in array '{ledger_unit,exemption,task,mark,measure,event,event_step,published_score,published_line}'::text[] loop
        execute format('create policy unit on %I for select using (xcedu.any_of(unit, ''own_units()''))', t);
    end loop;
    -- everything: for the secretariat, which writes by open_month(), publish_month() and amend_month() alone
    foreach t in array '{ledger_unit,exemption,task,mark,measure,event,event_step,published_score,published_line,published_fact,change_record}'::text[] loop
        execute format('create policy secretariat on %I for select using (xcedu.any_of(''secretariat'', ''own_duties()''))', t);
    end loop;
    -- when a month was published: for those who see what is published
    foreach t in array '{publication,amendment}'::text[] loop
        execute format('create policy published on %I for select using (xcedu.any_of(''reader'', ''own_duties()'') or xcedu.any_of(''unit'', ''own_duties()'') or xcedu.any_of(''secretariat'', ''own_duties()''))', t);
    end loop;
end
$do$;

-- claims: filed by the unit, and changed by it until they are reviewed
create policy unit_files on event for insert
    with check (xcedu.any_of(unit, 'own_units()') and status = 'claimed');
create policy unit_changes on event for update
    using (xcedu.any_of(unit, 'own_units()') and status = 'claimed')
    with check (xcedu.any_of(unit, 'own_units()') and status = 'claimed');

-- what belongs to an item: for its section, which enters it
create policy section on ledger_unit for select
    using (xcedu.any_of(task_no::text, 'own_ledger()'));
create policy section on exemption for select
    using (xcedu.any_of(item, 'own_items()'));
create policy section on task for select
    using (xcedu.any_of(item, 'own_items()'));
create policy section_changes on task for update
    using (xcedu.any_of(item, 'own_items()'))
    with check (xcedu.any_of(item, 'own_items()'));
create policy section on mark for select
    using (xcedu.any_of(item, 'own_items()'));
create policy section_changes on mark for update
    using (xcedu.any_of(item, 'own_items()'))
    with check (xcedu.any_of(item, 'own_items()'));
create policy section on measure for select
    using (xcedu.any_of(item, 'own_items()'));
create policy section_changes on measure for update
    using (xcedu.any_of(item, 'own_items()'))
    with check (xcedu.any_of(item, 'own_items()'));
create policy section_enters on task for insert
    with check (xcedu.any_of(item, 'own_items()'));
create policy section_enters on mark for insert
    with check (xcedu.any_of(item, 'own_items()'));
create policy section_enters on measure for insert
    with check (xcedu.any_of(item, 'own_items()'));

-- events: reviewed by the bureau, which enters the penalties
create policy bureau on event for select
    using (xcedu.any_of('bureau', 'own_duties()'));
create policy bureau on event_step for select
    using (xcedu.any_of('bureau', 'own_duties()'));
create policy bureau_enters on event for insert
    with check (xcedu.any_of('bureau', 'own_duties()')
                and rule = any (array(select sr.rule
                                       from scheme_rule as sr
                                       join scheme as s on s.scheme = sr.scheme
                                       where s.variant_of is null
                                       group by sr.rule
                                       having not bool_or(sr.bonus))));
create policy bureau_reviews on event for update
    using (xcedu.any_of('bureau', 'own_duties()'));

-- what is published: for readers
create policy reader on published_score for select
    using (xcedu.any_of('reader', 'own_duties()'));
create policy reader on published_line for select
    using (xcedu.any_of('reader', 'own_duties()'));

-- and of the facts behind it the events, whatever became of them, and the rules of events, which are those of the rule-book
create policy reader on published_fact for select
    using (relation = 'event' and xcedu.any_of('reader', 'own_duties()'));
create policy unit on published_fact for select
    using (relation = 'event' and xcedu.any_of(content ->> 'unit', 'own_units()'));
create policy rules on published_fact for select
    using (relation = 'scheme_rule' and (xcedu.any_of('reader', 'own_duties()') or xcedu.any_of('unit', 'own_duties()')));
