-- What holds for every object of an assessment and of the extension, now and later,
-- read from the catalog.

select xcedu.create_assessment('regress_catalog', 'xuchang-2023-8');

create temporary view object as
select c.oid, 'pg_class'::regclass as catalog, 0 as column_no, c.relname::text as name, c.relkind::text as kind
from pg_class as c
where c.relnamespace = 'regress_catalog'::regnamespace and c.relkind in ('r', 'v')
union all
select a.attrelid, 'pg_class'::regclass, a.attnum, c.relname || '.' || a.attname, 'column'
from pg_attribute as a
join pg_class as c on c.oid = a.attrelid
where c.relnamespace = 'regress_catalog'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
union all
select p.oid, 'pg_proc'::regclass, 0, p.proname, 'function'
from pg_proc as p
where p.pronamespace = 'regress_catalog'::regnamespace
union all
select p.oid, 'pg_proc'::regclass, 0, p.proname, 'public function'
from pg_proc as p
where p.pronamespace = 'xcedu'::regnamespace
      and p.prorettype <> 'internal'::regtype
      and not 'internal'::regtype = any (p.proargtypes::oid[])
union all
select t.oid, 'pg_type'::regclass, 0, t.typname, 'public type'
from pg_type as t
where t.typnamespace = 'xcedu'::regnamespace and t.typtype = 'c'
union all
select a.attrelid, 'pg_class'::regclass, a.attnum, c.relname || '.' || a.attname, 'field of a public type'
from pg_attribute as a
join pg_class as c on c.oid = a.attrelid
where c.relnamespace = 'xcedu'::regnamespace and c.relkind = 'c' and a.attnum > 0 and not a.attisdropped;

select kind, count(*) > 5 or kind = 'public type' as some from object group by kind order by kind;

-- every table, view, column, function, type and field has a comment, in Chinese and in English
select o.kind, o.name
from object as o
left join pg_description as d on d.objoid = o.oid and d.classoid = o.catalog and d.objsubid = o.column_no
where d.description is null
      or d.description !~ '[一-龥].* / .*[A-Za-z]{4}'
order by o.kind, o.name;

-- the comments are rows too, one for every table, view and column
select o.kind, o.name
from object as o
where o.kind in ('r', 'v', 'column')
      and not exists (select
                      from regress_catalog.字段说明 as d
                      where concat_ws('.', d.表或视图, d.字段) = o.name and d.说明 <> '' and d.英文说明 <> '')
order by o.kind, o.name;

-- every foreign key has an index that begins with its columns
select k.conrelid::regclass::text as relation, k.conname
from pg_constraint as k
where k.connamespace = 'regress_catalog'::regnamespace
      and k.contype = 'f'
      and not exists (select
                      from pg_index as i
                      where i.indrelid = k.conrelid
                            and i.indpred is null
                            and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
order by relation, k.conname;

-- every constraint has a name that was given to it, saying the rule
select k.conrelid::regclass::text as relation, k.conname
from pg_constraint as k
where k.connamespace = 'regress_catalog'::regnamespace
      and (k.conname ~ '_check\d*$' or k.conname !~ ('^' || (select relname from pg_class where oid = k.conrelid) || '_'))
      and k.contype <> 'n'
order by relation, k.conname;

-- views show plain types only, are security invokers, and are not over SELECT *; history has whole rows, and times
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind = 'v'
      and format_type(a.atttypid, a.atttypmod) !~ '^(date|text|integer|boolean|numeric\(\d+,\d+\))$'
order by c.relname, a.attnum;

-- points have six places, and two where the columns have Chinese labels
select c.relname ~ '[一-龥]' as labelled, count(*) > 5 as some
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind = 'v'
      and a.atttypid = 'numeric'::regtype
group by labelled
order by labelled;
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind = 'v'
      and a.atttypid = 'numeric'::regtype
      and format_type(a.atttypid, a.atttypmod)
          <> case when c.relname ~ '[一-龥]' then 'numeric(12,2)' else 'numeric(12,6)' end
      -- measured values are no points, and can be larger
      and not (c.relname = 'measured' and a.attname <> 'points')
order by c.relname, a.attnum;

-- where a client shows no comments, the Chinese-labelled views say what is what: every
-- column has a label, and beside a code (单位代码) stands what it is the code of (单位)
select c.relname, a.attname
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind = 'v'
      and c.relname ~ '[一-龥]'
      and (a.attname !~ '^[一-龥]+$'
           or (a.attname ~ '代码$'
               and not exists (select
                               from pg_attribute as b
                               where b.attrelid = c.oid and b.attname || '代码' = a.attname)))
order by c.relname, a.attnum;

select c.relname, c.reloptions
from pg_class as c
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind = 'v'
      and c.reloptions is distinct from '{security_invoker=true}'
order by c.relname;

-- functions of an assessment: no one names its schema.  SQL ones are bound when they are made; triggers, and the
-- SQL ones through which PL/pgSQL is called, start with an empty path and enter the schema; what they call has the
-- path from them.  Where compiling would take longer than what is compiled, jit is off besides
select p.proname, l.lanname, p.proconfig
from pg_proc as p
join pg_language as l on l.oid = p.prolang
cross join lateral (select array_remove(p.proconfig, 'jit=off') = '{"search_path=pg_catalog, pg_temp"}' as starts_empty) as c
where p.pronamespace = 'regress_catalog'::regnamespace
      and case
              when l.lanname = 'sql'
                  then p.prosqlbody is null
                       or (p.proconfig is not null
                           and (c.starts_empty and pg_get_function_sqlbody(p.oid) like '%enter_schema(''regress_catalog.period''::regclass)%') is not true)
              when p.prorettype = 'trigger'::regtype
                  then (c.starts_empty and p.prosrc like '%xcedu.enter_schema(tg_relid)%') is not true
              else p.proconfig is not null or p.prosecdef
          end
order by p.proname;

-- SECURITY DEFINER are those that write what no role may write (history, the steps of events, what is
-- published), and the guards, which look at months that a role need not see; and no other:
--   amend_month, freeze_event, freeze_exemption, freeze_facts, freeze_period, freeze_revision, open_month,
--   freeze_scheme, publish_month, record_facts, record_history, record_step, record_steps, remove_mark, remove_measure, remove_penalty, remove_task, review
-- all of them with an empty search_path, pg_temp last
select p.proname, pg_get_function_identity_arguments(p.oid) as arguments, array_remove(p.proconfig, 'jit=off') = '{"search_path=pg_catalog, pg_temp"}' as path_is_set
from pg_proc as p
where p.pronamespace = 'regress_catalog'::regnamespace
      and p.prosecdef
order by p.proname, arguments;

-- no function of an assessment is PUBLIC's, and one that duty_privilege does not name is nobody's but the owner's
create role regress_catalog_everything;
select count(*) as duties
from (values ('reader'), ('unit'), ('section'), ('bureau'), ('secretariat')) as d (duty)
cross join lateral (select regress_catalog.grant_duty('regress_catalog_everything', d.duty,
                                                      case d.duty when 'unit' then '411002' end, case d.duty when 'section' then 'key1' end) offset 0) as g;
select p.proname, r.grantee
from pg_proc as p
cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
cross join lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end as grantee) as r
where p.pronamespace = 'regress_catalog'::regnamespace
      and a.grantee <> p.proowner
      and (a.grantee = 0
           or p.proname not in (select d.object from regress_catalog.duty_privilege as d where d.kind = 'function'))
order by p.proname, r.grantee;
-- and what duty_privilege names is there, of the kind that it says
select d.kind, d.object
from regress_catalog.duty_privilege as d
where not exists (select from pg_class as c
                  where c.relnamespace = 'regress_catalog'::regnamespace and c.relname = d.object
                        and c.relkind = case d.kind when 'table' then 'r' when 'view' then 'v' end
                  union all
                  select from pg_proc as p
                  where p.pronamespace = 'regress_catalog'::regnamespace and p.proname = d.object and d.kind = 'function')
order by d.kind, d.object;
-- PUBLIC has nothing on the schema, its tables, views and sequences either
select c.relname
from pg_class as c
cross join lateral aclexplode(c.relacl) as a
where c.relnamespace = 'regress_catalog'::regnamespace and a.grantee = 0
union all
select n.nspname
from pg_namespace as n
cross join lateral aclexplode(n.nspacl) as a
where n.nspname = 'regress_catalog' and a.grantee = 0
order by 1;
-- all duties together write no table but task, mark, measure and event, and use no sequence
select c.relname, a.privilege_type
from pg_class as c
cross join lateral aclexplode(c.relacl) as a
where c.relnamespace = 'regress_catalog'::regnamespace
      and a.grantee = 'regress_catalog_everything'::regrole
      and (c.relkind = 'S'
           or (a.privilege_type <> 'SELECT' and c.relname not in ('task', 'mark', 'measure', 'event')))
order by c.relname, a.privilege_type;

-- every table has row level security, and at least one policy
select c.relname, c.relrowsecurity, count(p.oid) as policies
from pg_class as c
left join pg_policy as p on p.polrelid = c.oid
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind in ('r', 'p')
group by c.oid, c.relname, c.relrowsecurity
having not c.relrowsecurity or count(p.oid) = 0
order by c.relname;
-- who is let through is said by the table duty alone: every policy adds rows, and is for all roles
select p.tablename, p.policyname
from pg_policies as p
where p.schemaname = 'regress_catalog'
      and (p.permissive <> 'PERMISSIVE'
           or p.roles <> '{public}')
order by p.tablename, p.policyname;

-- each trigger of the view trigger_spec exists, once, enabled as it says: row triggers fire for each row,
-- A fires in replica mode too, O does not
select g.relation, g.trigger_name, g.action, g.fires, t.tgenabled, pg_get_triggerdef(t.oid) as definition
from regress_catalog.trigger_spec as g
left join pg_trigger as t
    on t.tgrelid = format('regress_catalog.%I', g.relation)::regclass and t.tgname = g.trigger_name
where t.oid is null
      or t.tgenabled <> case g.fires when 'always' then 'A' else 'O' end
      or t.tgfoid <> (select f.oid from pg_proc as f where f.pronamespace = 'regress_catalog'::regnamespace and f.proname = g.handler)
      or (t.tgtype & 1 = 1) <> (g.action ^@ 'row ')
      -- bits of tgtype: 2 before, 4 insert, 8 delete, 16 update, 32 truncate
      or (t.tgtype & 2 = 2) <> (g.action like '%before%')
      or (t.tgtype & 4 = 4) <> (g.action like '%insert%')
      or (t.tgtype & 8 = 8) <> (g.action like '%delete%')
      or (t.tgtype & 16 = 16) <> (g.action like '%update%')
      or (t.tgtype & 32 = 32) <> (g.action like '%truncate%')
      or (t.tgqual is null) <> (g.condition is null)
      or (t.tgattr::text = '') <> (g.columns is null)
order by g.relation, g.trigger_name;
-- and there is no trigger that it does not have
select c.relname, t.tgname
from pg_trigger as t
join pg_class as c on c.oid = t.tgrelid
where c.relnamespace = 'regress_catalog'::regnamespace
      and not t.tgisinternal
      and not exists (select from regress_catalog.trigger_spec as g where g.relation = c.relname and g.trigger_name = t.tgname)
order by c.relname, t.tgname;
-- no guard against INSERT fires in replica mode, so that a restore loses no rows; every other does, but
-- those that record history or hold locks
select g.relation, g.trigger_name
from regress_catalog.trigger_spec as g
where g.trigger_name ^@ 'freeze_'
      and (g.fires = 'always') = (g.action ^@ 'after insert' or g.action ^@ 'row after insert')
      and g.trigger_name <> 'freeze_truncate'
order by g.relation, g.trigger_name;
-- every table is guarded against TRUNCATE; every table but these is recorded in history: what is
-- published, amendments, history itself, and copied_from, which has one row for good
select c.relname
from pg_class as c
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind in ('r', 'p')
      and not exists (select from pg_trigger as t where t.tgrelid = c.oid and t.tgtype & 32 = 32 and t.tgenabled = 'A')
order by c.relname;
select c.relname
from pg_class as c
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind in ('r', 'p')
      and (select count(*)
           from pg_trigger as t
           join pg_proc as f on f.oid = t.tgfoid
           where t.tgrelid = c.oid and f.proname in ('record_history', 'record_facts')) <> 3
order by c.relname;
-- the key that history records is the primary key of the table, or, for duty, its unique key
select g.relation, g.arguments, k.columns
from regress_catalog.trigger_spec as g
join lateral (
    select string_agg(a.attname, ', ' order by x.place) as columns
    from pg_constraint as c
    cross join lateral unnest(c.conkey) with ordinality as x (attnum, place)
    join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = x.attnum
    where c.conrelid = format('regress_catalog.%I', g.relation)::regclass
          and (c.contype = 'p' or c.conname = 'duty_key')
) as k on true
where g.handler = 'record_history'
      and g.trigger_name = 'history_update'
      and g.arguments is distinct from k.columns
order by g.relation;

-- SQL ones that return sets can be inlined, but those that enter the schema, and those that are strict so that they are planned
-- where they are called, and not where they are not
select p.proname
from pg_proc as p
join pg_language as l on l.oid = p.prolang
where p.pronamespace = 'regress_catalog'::regnamespace
      and l.lanname = 'sql'
      and p.proretset
      and p.proconfig is null
      and (p.provolatile <> 's'
           or p.proisstrict <> (p.proname in ('measured_together', 'mean_mark_of', 'withdrawn_event_of', 'ranking_of', 'open_ranking', 'monthly_of',
                                              'compared_item_of', 'compared_line_of', 'compared_ranking_of', 'line_by_weight', 'loss_of',
                                              'margin_change_of', 'margin_node_of', 'neighbour_of', 'neighbours_by_weight', 'rule_use_of',
                                              'target_of', 'weight_bound_of', 'weighted_node_of'))
           or p.proparallel <> 's')
order by p.proname;

-- the functions of the extension: labelled, and qualified where they run SQL
select p.proname, pg_get_function_identity_arguments(p.oid) as arguments, l.lanname,
       p.provolatile, p.proparallel, p.prosecdef
from pg_proc as p
join pg_language as l on l.oid = p.prolang
where p.pronamespace = 'xcedu'::regnamespace
      and (p.prosecdef
           or (l.lanname in ('c', 'internal') and (p.provolatile <> 'i' or p.proparallel <> 's'))
           or (l.lanname = 'plpgsql' and p.proconfig[1] is distinct from 'search_path=pg_catalog, pg_temp'))
      -- those that lay out or change the assessment that search_path names
      and p.proname not like '%.sql'
      and p.proname not in ('lay_out_tables', 'lay_out_logic', 'list_logic', 'drop_logic', 'migrate_tables', 'settle_copy', 'fill_copy', 'make_copy', 'side_of')
      -- and the one that runs a statement as a role
      and p.proname not in ('do_as', 'enter_schema', 'any_of')
order by p.proname, arguments;

-- what makes an assessment makes none of it on the workers of Citus, and leaves the setting as it was
select p.proname
from pg_proc as p
where p.pronamespace = 'xcedu'::regnamespace and 'citus.enable_ddl_propagation=off' = any (p.proconfig)
order by p.proname;
select coalesce(current_setting('citus.enable_ddl_propagation', true), '') = 'off' as still_off;

-- every object in the schema belongs to the extension, and the schema does
select count(*) > 0 as some, count(*) filter (where d.objid is null) as not_members
from pg_proc as p
left join pg_depend as d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
where p.pronamespace = 'xcedu'::regnamespace;
select count(*) as schema_is_member
from pg_depend as d
where d.classid = 'pg_namespace'::regclass and d.objid = 'xcedu'::regnamespace and d.deptype = 'e';

-- the names that other people's queries use
select t.name
from (values ('scheme.scheme'), ('scheme.title'), ('scheme.document_no'), ('scheme.issued_on'),
             ('item.item'), ('item.title'),
             ('scheme_item.scheme'), ('scheme_item.item'), ('scheme_item.parent'), ('scheme_item.kind'),
             ('scheme_item.part'), ('scheme_item.place'), ('scheme_item.start'), ('scheme_item.floor'), ('scheme_item.cap'),
             ('scheme_item.weight'), ('scheme_item.points_each'), ('scheme_item.leagues'), ('scheme_item.standard'),
             ('scheme_item.clause'), ('scheme_item.first_month'), ('scheme_item.last_month'),
             ('rule.rule'), ('rule.title'),
             ('scheme_rule.scheme'), ('scheme_rule.rule'), ('scheme_rule.item'), ('scheme_rule.once'), ('scheme_rule.level'),
             ('scheme_rule.precedence'), ('scheme_rule.points'), ('scheme_rule.clause'),
             ('item_score.month'), ('item_score.unit'), ('item_score.item'), ('item_score.parent'), ('item_score.start'), ('item_score.own'),
             ('item_score.children'), ('item_score.score'), ('item_score.out_of'), ('item_score.coverage'),
             ('league.league'), ('league.title'), ('unit.unit'), ('unit.name'), ('unit.league'),
             ('exemption.unit'), ('exemption.item'), ('exemption.first_month'), ('exemption.last_month'), ('exemption.reason'),
             ('ledger.task_no'), ('ledger.item'), ('ledger.title'), ('ledger.goal'), ('ledger_unit.task_no'), ('ledger_unit.unit'),
             ('holiday.day'), ('holiday.working'), ('holiday.title'),
             ('period.month'), ('period.scheme'), ('period.published'), ('period.revision'),
             ('deduction.month'), ('deduction.unit'), ('deduction.item'), ('deduction.points'), ('deduction.clause'),
             ('credit.month'), ('credit.unit'), ('credit.rule'), ('credit.item'), ('credit.points'), ('credit.clause'),
             ('score.month'), ('score.unit'), ('score.base'), ('score.bonus'), ('score.penalty'), ('score.total'), ('score.complete'),
             ('ranking.month'), ('ranking.league'), ('ranking.rank'), ('ranking.unit'), ('ranking.unit_name'),
             ('ranking.base'), ('ranking.bonus'), ('ranking.penalty'), ('ranking.total'), ('ranking.published'),
             ('ranking.previous_rank'), ('ranking.rank_change'),
             ('publication.month'), ('publication.revision'), ('publication.digest'),
             ('published_score.month'), ('published_score.revision'), ('published_score.unit'), ('published_score.rank'),
             ('published_score.base'), ('published_score.bonus'), ('published_score.penalty'), ('published_score.total'),
             ('published_line.month'), ('published_line.revision'), ('published_line.unit'), ('published_line.line'),
             ('published_line.kind'), ('published_line.part'), ('published_line.parent'), ('published_line.item'), ('published_line.rule'),
             ('published_line.source'), ('published_line.points'),
             ('published_line.clause'),
             ('history.at'), ('history.by_role'), ('history.relation'), ('history.old'), ('history.new'),
             ('duty.role'), ('duty.duty'), ('duty.unit'), ('duty.item'),
             ('year_ranking.year'), ('year_ranking.league'), ('year_ranking.rank'), ('year_ranking.unit'),
             ('year_ranking.months'), ('year_ranking.average')) as t (name)
where t.name not in (select name from object)
order by t.name;

-- the columns of the fact tables, in the order of a CSV file
select c.relname,
       string_agg(a.attname, ',' order by a.attnum) filter (where a.attgenerated = '') as columns
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relname in ('task', 'mark', 'measure', 'event', 'unit', 'ledger', 'ledger_unit', 'exemption', 'holiday')
group by c.relname
order by c.relname;

set client_min_messages = warning;
drop schema regress_catalog cascade;
drop role regress_catalog_everything;
