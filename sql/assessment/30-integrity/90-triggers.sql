-- Which tables are checked, recorded, held and frozen: the triggers, table by table.
--
-- The view is what the triggers are made from, and what verify_publications() compares them
-- with.

create or replace view guard
with (security_invoker = true) as
select t.relation,
       g.guard,
       g.action,
       g.fires,
       g.handler,
       case g.handler when 'record_history' then t.key when 'freeze_facts' then t.key else '' end as arguments
from (
    values ('league', 'rules', 'league'),
           ('scheme', 'scheme', 'scheme'),
           ('provision', 'scheme', 'scheme, provision'),
           ('reading', 'other', 'scheme, finding, subject'),
           ('section', 'scheme', 'scheme, section'),
           ('item', 'rules', 'item'),
           ('scheme_item', 'scheme', 'scheme, item'),
           ('milestone', 'other', 'scheme, item, reach_by'),
           ('rule', 'rules', 'rule'),
           ('scheme_rule', 'scheme', 'scheme, rule'),
           ('unit', 'unit', 'unit'),
           ('unit_until', 'unit', 'unit, last_month'),
           ('rater', 'rules', 'unit'),
           ('ledger', 'rules', 'task_no'),
           ('ledger_unit', 'rules', 'task_no, unit'),
           ('exemption', 'exemption', 'unit, item, first_month'),
           ('holiday', 'other', 'day'),
           ('period', 'period', 'month'),
           ('task', 'facts', 'unit, task_id'),
           ('mark', 'facts', 'unit, item, month'),
           ('event', 'event', 'unit, event_id'),
           ('event_step', 'steps', ''),
           ('duty', 'other', 'role, duty, unit, item'),
           ('publication', 'published', ''),
           ('amendment', 'published', ''),
           ('published_score', 'revision', ''),
           ('published_line', 'revision', ''),
           ('published_fact', 'revision', ''),
           ('history', 'published', '')
) as t (relation, kind, key)
join (
    values ('{scheme,rules,unit,other,exemption,period,facts,event}', 'history_insert', 'after insert', 'origin', 'record_history'),
           ('{scheme,rules,unit,other,exemption,period,facts,event}', 'history_update', 'after update', 'origin', 'record_history'),
           ('{scheme,rules,unit,other,exemption,period,facts,event}', 'history_delete', 'after delete', 'origin', 'record_history'),
           ('{scheme,rules,unit,exemption}', 'hold', 'before insert or update or delete', 'origin', 'hold_rules'),
           ('{scheme}', 'freeze_insert', 'after insert', 'origin', 'freeze_scheme'),
           ('{scheme}', 'freeze_update', 'after update', 'always', 'freeze_scheme'),
           ('{scheme}', 'freeze_delete', 'after delete', 'always', 'freeze_scheme'),
           ('{exemption}', 'freeze_insert', 'after insert', 'origin', 'freeze_exemption'),
           ('{exemption}', 'freeze_update', 'after update', 'always', 'freeze_exemption'),
           ('{exemption}', 'freeze_delete', 'after delete', 'always', 'freeze_exemption'),
           ('{unit}', 'freeze_insert', 'after insert', 'origin', 'freeze_unit'),
           ('{unit}', 'freeze_update', 'after update', 'always', 'freeze_unit'),
           ('{unit}', 'freeze_delete', 'after delete', 'always', 'freeze_unit'),
           ('{facts}', 'freeze_insert', 'after insert', 'origin', 'freeze_facts'),
           ('{facts}', 'freeze_update', 'after update', 'always', 'freeze_facts'),
           ('{facts}', 'freeze_delete', 'after delete', 'always', 'freeze_facts'),
           ('{event}', 'freeze_insert', 'after insert', 'origin', 'freeze_event'),
           ('{event}', 'freeze_update', 'after update', 'always', 'freeze_event'),
           ('{event}', 'freeze_delete', 'after delete', 'always', 'freeze_event'),
           ('{period}', 'freeze_insert', 'row after insert', 'origin', 'freeze_period'),
           ('{period}', 'freeze_update', 'row after update', 'always', 'freeze_period'),
           ('{period}', 'freeze_delete', 'row after delete', 'always', 'freeze_period'),
           ('{revision}', 'freeze_insert', 'after insert', 'origin', 'freeze_revision'),
           ('{published,revision}', 'freeze_update', 'before update or delete', 'always', 'append_only'),
           ('{published,revision}', 'freeze_truncate', 'before truncate', 'always', 'append_only'),
           ('{scheme,rules,unit,other,exemption,period,facts,event,steps}', 'freeze_truncate', 'before truncate', 'always', 'refuse_truncate')
) as g (kinds, guard, action, fires, handler) on t.kind = any (g.kinds::text[])
union all
-- those that are made where their functions are
select m.relation as relation,
       m.guard as guard,
       null as action,
       'origin' as fires,
       m.handler as handler,
       '' as arguments
from (
    values ('event', 'fill_event', 'fill_event'),
           ('event', 'guard_event_insert', 'guard_event'),
           ('event', 'guard_event_update', 'guard_event'),
           ('event', 'guard_review', 'guard_review'),
           ('period', 'hold_periods', 'hold_periods'),
           ('period', 'settle_events', 'settle_events'),
           ('scheme', 'guard_time_zone', 'guard_time_zone'),
           ('event', 'record_step', 'record_step'),
           ('event', 'record_steps', 'record_steps'),
           ('mark', 'guard_mark_insert', 'guard_mark'),
           ('mark', 'guard_mark_update', 'guard_mark'),
           ('period', 'guard_first_month', 'guard_first_month'),
           ('period', 'guard_period', 'guard_rules'),
           ('scheme', 'guard_first_month', 'guard_first_month'),
           ('scheme_item', 'guard_leagues', 'guard_leagues'),
           ('scheme_item', 'guard_scheme_item', 'guard_rules'),
           ('scheme_rule', 'guard_scheme_rule', 'guard_rules'),
           ('unit', 'fill_unit', 'fill_unit'),
           ('unit', 'keep_unit', 'keep_unit'),
           ('unit', 'guard_unit_months', 'guard_unit_months'),
           ('task', 'guard_task_insert', 'guard_task'),
           ('task', 'guard_task_update', 'guard_task')
) as m (relation, guard, handler);

comment on view guard is '各表的触发器：变更记录、占用和冻结；触发器据此建立，verify_publications() 据此核对 / The triggers by which tables are checked, recorded, held and frozen: they are made from this, and verify_publications() checks them against it';
comment on column guard.relation is '表 / The table';
comment on column guard.guard is '触发器名称 / Name of the trigger';
comment on column guard.action is '何时触发，row 为逐行；空为另行定义 / When it fires; row is for each row; NULL if it is defined elsewhere';
comment on column guard.fires is 'origin 一般情形；always 在 session_replication_role = replica 时亦触发 / origin: not in replica mode; always: also if session_replication_role = replica';
comment on column guard.handler is '所执行的函数 / The function that it calls';
comment on column guard.arguments is '函数的参数：主键各列 / Arguments of the function: the columns of the key';

do $do$
declare
    g record;
begin
    for g in
        select t.relation, t.guard, t.action, t.fires, t.handler, t.arguments
        from guard as t
        where t.action is not null
        order by t.relation, t.guard
    loop
        execute format('create or replace trigger %I %s on %I %s for each %s execute function %I(%s)',
                       g.guard,
                       regexp_replace(g.action, '^row ', ''),
                       g.relation,
                       case
                           when g.action in ('after insert') then 'referencing new table as added'
                           when g.action in ('after update') then 'referencing old table as removed new table as added'
                           when g.action in ('after delete') then 'referencing old table as removed'
                           else ''
                       end,
                       case when g.action ^@ 'row ' then 'row' else 'statement' end,
                       g.handler,
                       (select string_agg(quote_literal(a.name), ', ' order by a.place)
                        from regexp_split_to_table(nullif(g.arguments, ''), ', ') with ordinality as a (name, place)));
        if g.fires = 'always' then
            execute format('alter table %I enable always trigger %I', g.relation, g.guard);
        end if;
    end loop;
end
$do$;
