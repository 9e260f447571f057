-- Which tables are checked, recorded, locked and frozen: the triggers, table by table.
--
-- The view is what the triggers are made from, and what verify_publications() compares them
-- with.

create or replace view trigger_spec
with (security_invoker = true) as
select t.relation,
       g.trigger_name,
       g.action,
       null as columns,
       null as condition,
       g.fires,
       g.handler,
       case g.handler when 'record_history' then t.key when 'freeze_facts' then t.key else '' end as arguments
from (
    values ('league', 'rules', 'league'),
           ('scheme', 'scheme', 'scheme'),
           ('provision', 'scheme', 'scheme, provision'),
           ('reading', 'other', 'scheme, finding, subject'),
           ('item', 'rules', 'item'),
           ('scheme_item', 'scheme', 'scheme, item'),
           ('scheme_band', 'scheme', 'scheme, item, at_least'),
           ('milestone', 'other', 'scheme, item, reach_by'),
           ('rule', 'rules', 'rule'),
           ('scheme_rule', 'scheme', 'scheme, rule'),
           ('scheme_period', 'scheme', 'scheme, place'),
           ('scheme_grade', 'scheme', 'scheme, grade'),
           ('unit', 'unit', 'unit'),
           ('unit_until', 'unit', 'unit, last_month'),
           ('rater', 'rules', 'unit'),
           ('ledger', 'rules', 'task_no'),
           ('ledger_unit', 'rules', 'task_no, unit'),
           ('exemption', 'exemption', 'unit, item, first_month'),
           ('holiday', 'other', 'day'),
           ('clock', 'rules', 'clock'),
           ('copied_from', 'published', ''),
           ('period', 'period', 'month'),
           ('task', 'facts', 'unit, task_id'),
           ('mark', 'facts', 'unit, item, month, rater'),
           ('measure', 'facts', 'unit, item, month'),
           ('event', 'event', 'unit, event_id'),
           ('event_step', 'steps', 'unit, event_id, step'),
           ('duty', 'other', 'role, duty, unit, item'),
           ('publication', 'published', ''),
           ('amendment', 'published', ''),
           ('published_score', 'revision', ''),
           ('published_line', 'revision', ''),
           ('published_fact', 'revision', ''),
           ('change_record', 'published', '')
) as t (relation, kind, key)
join (
    select x.kinds,
           x.purpose || '_' || o.operation,
           x.each_row || 'after ' || o.operation,
           case x.purpose when 'freeze' then o.fires else 'origin' end,
           case when x.handler = 'record_facts' and o.operation <> 'insert' then 'record_history' else x.handler end
    from (
        values ('{scheme,rules,unit,other,exemption,period,event,steps}', 'history', '', 'record_history'),
               ('{facts}', 'history', '', 'record_facts'),
               ('{scheme}', 'freeze', '', 'freeze_scheme'),
               ('{exemption}', 'freeze', '', 'freeze_exemption'),
               ('{unit}', 'freeze', '', 'freeze_unit'),
               ('{facts}', 'freeze', '', 'freeze_facts'),
               ('{event}', 'freeze', '', 'freeze_event'),
               ('{period}', 'freeze', 'row ', 'freeze_period')
    ) as x (kinds, purpose, each_row, handler)
    cross join (values ('insert', 'origin'), ('update', 'always'), ('delete', 'always')) as o (operation, fires)
    union all
    values ('{scheme,rules,unit,exemption}', 'hold', 'before insert or update or delete', 'origin', 'lock_rules'),
           ('{revision}', 'freeze_insert', 'after insert', 'origin', 'freeze_revision'),
           ('{published,revision}', 'freeze_update', 'before update or delete', 'always', 'append_only'),
           ('{published,revision}', 'freeze_truncate', 'before truncate', 'always', 'append_only'),
           ('{scheme,rules,unit,other,exemption,period,facts,event,steps}', 'freeze_truncate', 'before truncate', 'always', 'refuse_truncate')
) as g (kinds, trigger_name, action, fires, handler) on t.kind = any (g.kinds::text[])
union all
select m.relation,
       m.trigger_name,
       m.action,
       m.columns,
       m.condition,
       'origin' as fires,
       m.handler,
       '' as arguments
from (
    values ('task', 'check_references_insert', 'after insert', null, null, 'hold_references'),
           ('task', 'check_references_update', 'after update', null, null, 'hold_references'),
           ('task', 'guard_task_insert', 'after insert', null, null, 'guard_facts'),
           ('task', 'guard_task_update', 'after update', null, null, 'guard_facts'),
           ('mark', 'check_references_insert', 'after insert', null, null, 'hold_references'),
           ('mark', 'check_references_update', 'after update', null, null, 'hold_references'),
           ('mark', 'guard_mark_insert', 'after insert', null, null, 'guard_facts'),
           ('mark', 'guard_mark_update', 'after update', null, null, 'guard_facts'),
           ('measure', 'check_references_insert', 'after insert', null, null, 'hold_references'),
           ('measure', 'check_references_update', 'after update', null, null, 'hold_references'),
           ('measure', 'guard_measure_insert', 'after insert', null, null, 'guard_facts'),
           ('measure', 'guard_measure_update', 'after update', null, null, 'guard_facts'),
           ('unit', 'check_references_update', 'after update', null, null, 'keep_referenced'),
           ('unit', 'check_references_delete', 'after delete', null, null, 'keep_referenced'),
           ('item', 'check_references_update', 'after update', null, null, 'keep_referenced'),
           ('item', 'check_references_delete', 'after delete', null, null, 'keep_referenced'),
           ('period', 'check_references_update', 'after update', null, null, 'keep_referenced'),
           ('period', 'check_references_delete', 'after delete', null, null, 'keep_referenced'),
           ('event', 'fill_event', 'row before insert or update', null, null, 'fill_event'),
           ('event', 'guard_event_insert', 'after insert', null, null, 'guard_facts'),
           ('event', 'guard_event_update', 'after update', null, null, 'guard_facts'),
           ('event', 'guard_review', 'row before update', 'status',
            'old.status <> ''claimed'' and new.status = old.status and (new.rule <> old.rule or new.work is distinct from old.work or new.occurred_on <> old.occurred_on or new.document_no is distinct from old.document_no or new.document_on is distinct from old.document_on or new.quantity <> old.quantity or new.points is distinct from old.points)',
            'guard_review'),
           ('event', 'record_step', 'row after update', null, 'new.status is distinct from old.status', 'record_step'),
           ('event', 'record_steps', 'after insert', null, null, 'record_steps'),
           ('clock', 'guard_clock', 'row after insert or delete', null, null, 'guard_clock'),
           ('copied_from', 'guard_copied_from', 'before insert', null, null, 'guard_copied_from'),
           ('period', 'guard_first_month', 'row after insert or update', 'month, scheme', null, 'guard_first_month'),
           ('period', 'guard_length', 'row after insert or update', 'month, scheme, reports_count_in', null, 'guard_length'),
           ('period', 'guard_period', 'row after insert or update', 'month, scheme', null, 'guard_rules'),
           ('period', 'guard_variant', 'row after insert or update', 'scheme', null, 'guard_variant'),
           ('period', 'guard_tree', 'row after insert or update', 'month, scheme', null, 'guard_tree'),
           ('period', 'lock_periods', 'before insert or delete', null, null, 'lock_periods'),
           ('period', 'settle_events', 'after insert or delete', null, null, 'settle_events'),
           ('period', 'settle_events_again', 'row after update', 'month, scheme', 'old.month <> new.month or old.scheme <> new.scheme', 'settle_events'),
           ('scheme', 'guard_first_month', 'row after update', 'first_month', null, 'guard_first_month'),
           ('scheme', 'guard_length', 'row after update', 'months', 'old.months <> new.months', 'guard_length'),
           ('scheme', 'guard_time_zone', 'row after insert or update', 'time_zone', null, 'guard_time_zone'),
           ('scheme', 'guard_variant', 'row after update', 'variant_of', 'new.variant_of is not null', 'guard_variant'),
           ('scheme_item', 'guard_leagues', 'row after insert or update', 'leagues, only_for', null, 'guard_leagues'),
           ('scheme_item', 'check_facts_update', 'after update', null, null, 'guard_changed_rules'),
           ('scheme_item', 'check_facts_delete', 'after delete', null, null, 'guard_changed_rules'),
           ('scheme_item', 'guard_tree', 'row after insert or update or delete', null, null, 'guard_tree'),
           ('scheme_rule', 'guard_leagues', 'row after insert or update', 'only_for', null, 'guard_leagues'),
           ('scheme_rule', 'check_facts_update', 'after update', null, null, 'guard_changed_rules'),
           ('scheme_rule', 'check_facts_delete', 'after delete', null, null, 'guard_changed_rules'),
           ('unit', 'fill_unit', 'row before insert', null, null, 'fill_unit'),
           ('unit', 'guard_unit_months', 'row after update', 'first_month, last_month', null, 'guard_unit_months'),
           ('unit', 'keep_unit', 'row before update', null, 'old.unit = new.unit and (old.name <> new.name or old.league <> new.league)', 'keep_unit')
) as m (relation, trigger_name, action, columns, condition, handler);

comment on view trigger_spec is '各表的触发器：用于检查、记录变更、锁定和冻结；触发器据此建立，verify_publications() 据此核对 / The triggers that check, record, lock and freeze the tables. They are made from this view, and verify_publications() compares them with it';
comment on column trigger_spec.relation is '表 / The table';
comment on column trigger_spec.trigger_name is '触发器名称 / Name of the trigger';
comment on column trigger_spec.action is '何时触发，row 为逐行 / When it fires; row is for each row';
comment on column trigger_spec.columns is '只在改动这些列时触发；空为任何列 / The columns whose change makes it fire; NULL: any';
comment on column trigger_spec.condition is '只在满足此条件时触发；空为总是触发 / The condition under which it fires; NULL: always';
comment on column trigger_spec.fires is 'origin 一般情形；always 在 session_replication_role = replica 时亦触发 / origin: not in replica mode; always: also if session_replication_role = replica';
comment on column trigger_spec.handler is '所执行的函数 / The function that it calls';
comment on column trigger_spec.arguments is '函数的参数：主键各列 / Arguments of the function: the columns of the key';

do $do$
declare
    g record;
begin
    for g in
        select t.relation, t.trigger_name, t.action, t.columns, t.condition, t.fires, t.handler, t.arguments
        from trigger_spec as t
        order by t.relation, t.trigger_name
    loop
        execute format('create or replace trigger %I %s%s on %I %s for each %s %s execute function %I(%s)',
                       g.trigger_name,
                       regexp_replace(g.action, '^row ', ''),
                       ' of ' || g.columns,
                       g.relation,
                       case g.action
                           when 'after insert' then 'referencing new table as added'
                           when 'after update' then 'referencing old table as removed new table as added'
                           when 'after delete' then 'referencing old table as removed'
                       end,
                       case when g.action ^@ 'row ' then 'row' else 'statement' end,
                       'when (' || g.condition || ')',
                       g.handler,
                       (select string_agg(quote_literal(a.name), ', ' order by a.place)
                        from regexp_split_to_table(nullif(g.arguments, ''), ', ') with ordinality as a (name, place)));
        if g.fires = 'always' then
            execute format('alter table %I enable always trigger %I', g.relation, g.trigger_name);
        end if;
    end loop;
end
$do$;
