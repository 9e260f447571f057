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
      and not 'internal'::regtype = any (p.proargtypes::oid[]);

select kind, count(*) > 5 as some from object group by kind order by kind;

-- every table, view, column and function has a comment, in Chinese and in English
select o.kind, o.name
from object as o
left join pg_description as d on d.objoid = o.oid and d.classoid = o.catalog and d.objsubid = o.column_no
where d.description is null
      or d.description !~ '[一-龥].* / .*[A-Za-z]{4}'
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

-- views show plain types only, are security invokers, and are not over SELECT *
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind = 'v'
      and format_type(a.atttypid, a.atttypmod) !~ '^(date|text|integer|boolean|numeric\(\d+,\d+\))$'
order by c.relname, a.attnum;

select c.relname, c.reloptions
from pg_class as c
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relkind = 'v'
      and c.reloptions is distinct from '{security_invoker=true}'
order by c.relname;

-- functions of an assessment: SQL ones are bound when they are made, the others carry
-- the search_path of their schema; none is SECURITY DEFINER
select p.proname, l.lanname, p.proconfig
from pg_proc as p
join pg_language as l on l.oid = p.prolang
where p.pronamespace = 'regress_catalog'::regnamespace
      and (p.prosecdef
           or (l.lanname = 'sql' and (p.prosqlbody is null or p.proconfig is not null))
           or (l.lanname <> 'sql' and p.proconfig is distinct from '{"search_path=regress_catalog, pg_temp"}'))
order by p.proname;

-- set-returning ones can be inlined
select p.proname
from pg_proc as p
where p.pronamespace = 'regress_catalog'::regnamespace
      and p.proretset
      and (p.provolatile <> 's' or p.proisstrict or p.proparallel <> 's')
order by p.proname;

-- the functions of the extension: labelled, and qualified where they run SQL
select p.proname, pg_get_function_identity_arguments(p.oid) as arguments, l.lanname,
       p.provolatile, p.proparallel, p.prosecdef
from pg_proc as p
join pg_language as l on l.oid = p.prolang
where p.pronamespace = 'xcedu'::regnamespace
      and (p.prosecdef
           or (l.lanname in ('c', 'internal') and (p.provolatile <> 'i' or p.proparallel <> 's'))
           or (l.lanname = 'plpgsql' and p.proconfig is distinct from '{"search_path=pg_catalog, pg_temp"}'))
order by p.proname, arguments;

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
             ('section.scheme'), ('section.section'), ('section.title'), ('section.weight'),
             ('item.item'), ('item.title'),
             ('scheme_item.scheme'), ('scheme_item.item'), ('scheme_item.section'), ('scheme_item.kind'),
             ('scheme_item.full_marks'), ('scheme_item.points_each'), ('scheme_item.leagues'), ('scheme_item.standard'),
             ('scheme_item.clause'), ('scheme_item.first_month'), ('scheme_item.last_month'),
             ('rule.rule'), ('rule.title'),
             ('scheme_rule.scheme'), ('scheme_rule.rule'), ('scheme_rule.category'), ('scheme_rule.level'),
             ('scheme_rule.precedence'), ('scheme_rule.points'), ('scheme_rule.clause'),
             ('league.league'), ('league.title'), ('unit.unit'), ('unit.name'), ('unit.league'),
             ('exemption.unit'), ('exemption.item'), ('exemption.first_month'), ('exemption.last_month'), ('exemption.reason'),
             ('ledger.task_no'), ('ledger.item'), ('ledger.title'), ('ledger.goal'), ('ledger_unit.task_no'), ('ledger_unit.unit'),
             ('holiday.day'), ('holiday.working'), ('holiday.title'),
             ('period.month'), ('period.scheme'), ('period.published'), ('period.revision'),
             ('deduction.month'), ('deduction.unit'), ('deduction.item'), ('deduction.points'), ('deduction.clause'),
             ('credit.month'), ('credit.unit'), ('credit.rule'), ('credit.points'), ('credit.clause'),
             ('score.month'), ('score.unit'), ('score.base'), ('score.bonus'), ('score.penalty'), ('score.total'), ('score.complete'),
             ('ranking.month'), ('ranking.league'), ('ranking.rank'), ('ranking.unit'), ('ranking.unit_name'),
             ('ranking.base'), ('ranking.bonus'), ('ranking.penalty'), ('ranking.total'), ('ranking.published')) as t (name)
where t.name not in (select name from object)
order by t.name;

-- the columns of the fact tables, in the order of a CSV file
select c.relname,
       string_agg(a.attname, ',' order by a.attnum) filter (where a.attgenerated = '') as columns
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'regress_catalog'::regnamespace
      and c.relname in ('task', 'mark', 'event', 'unit', 'ledger', 'ledger_unit', 'exemption', 'holiday')
group by c.relname
order by c.relname;

set client_min_messages = warning;
drop schema regress_catalog cascade;
