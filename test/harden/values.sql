-- Every function of the extension and of the demo's assessment that takes values, called with random ones of its types: an error with a
-- SQLSTATE or a result, and never an internal error.  Each call is taken back.

\ir outcome.sql

set statement_timeout = '200s';
select setseed(0.5) \g /dev/null

create temporary table value (type text, text text);
insert into value
select 'text', v from unnest(array['', 'a', ' ', 'xuchang-2023-8', '411082', 'county', 'task', 'mark', 'event', 'key1', 'report', E'\t', '一', '😀', repeat('长', 5000), '%s', '''', '"',
                                   '<script>', '2024-01-01', 'unit', 'reader', 'insert', 'zh', 'null', '\', U&'\200B', '1e400']) as v
union all
select 'numeric', v from unnest(array['0', '-0', '1', '-1', '0.000001', '1000000', '-1e100', '1e100', 'NaN', 'Infinity', '-Infinity', '99999999999999999999.999999', '0.1234567', '1e-100']) as v
union all
select 'integer', v from unnest(array['0', '1', '-1', '2147483647', '-2147483648', '12', '2']) as v
union all
select 'bigint', v from unnest(array['0', '1', '-1', '9223372036854775807', '-9223372036854775808']) as v
union all
select 'date', v from unnest(array['2024-01-01', '2023-12-01', '2024-02-01', '2024-01-15', 'infinity', '-infinity', '4713-01-01 BC', '5874897-12-31', '1990-01-01', '2199-12-01']) as v
union all
select 'boolean', v from unnest(array['true', 'false']) as v
union all
select 'jsonb', v from unnest(array['{}', '[]', 'null', '"a"', '{"unit": "411082"}', '1']) as v
union all
select 'bytea', v from unnest(array['\x', '\x00', '\xefbbbf', '\x756e69742c6e616d65', '\xff']) as v
union all
select 'regclass', v from unnest(array['task', 'xuchang.unit', 'ranking', '0']) as v
union all
select 'text[]', v from unnest(array['{}', '{a,b}', '{NULL}', '{county}']) as v
union all
select 'numeric[]', v from unnest(array['{}', '{1,2}', '{NULL,NaN}']) as v
union all
select 'timestamp with time zone', v from unnest(array['2024-01-01', 'infinity', '-infinity', '1990-01-01']) as v
union all
select 'uuid', v from unnest(array['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']) as v;

-- functions all of whose parameters have such types, and aggregates too
create temporary table callable as
select p.oid::regprocedure::text as name, p.pronamespace::regnamespace::text || '.' || quote_ident(p.proname) as call, p.proargtypes::oid[] as types, p.prokind
from pg_proc as p
where p.pronamespace in ('xuchang'::regnamespace, 'xcedu'::regnamespace)
      and p.prokind in ('f', 'a')
      and p.pronargs > 0
      and p.proname not like '%/%'
      and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype)
      and not exists (select from unnest(p.proargtypes) as t (oid) where format_type(t.oid, null) not in (select v.type from value as v))
      -- these make and drop schemas
      and p.proname not in ('create_assessment', 'upgrade_assessment', 'copy_assessment');

create procedure pg_temp.call_one(c callable, times integer)
language plpgsql
as $$
declare
    arguments text;
begin
    for i in 1 .. times loop
        select string_agg(case when random() < 0.1 then format('null::%s', format_type(t.oid, null))
                               else format('%L::%s', (select v.text from value as v where v.type = format_type(t.oid, null) order by random() + t.nth * 0 limit 1), format_type(t.oid, null)) end,
                          ', ' order by t.nth)
        into arguments
        from unnest(c.types) with ordinality as t (oid, nth);
        call pg_temp.take(c.name, format(case when c.prokind = 'a' then 'select %s(%s) from generate_series(1, 3)' else 'select %s(%s)' end, c.call, arguments));
    end loop;
end
$$;
-- twenty calls a statement, so that the timeout is theirs; the slowest of them, of pages and what-ifs, take a second each
select format('do $do$ declare c callable; begin select * into c from callable where name = %L; call pg_temp.call_one(c, 20); end $do$', c.name)
from callable as c
cross join generate_series(1, ceil(:calls / 20.0 / (select count(*) from callable))::integer) as n
order by c.name, n \gexec

select o.what || ': ' || o.state || ' ' || o.calls from outcome as o where o.state in ('XX000', '57014') order by 1;
select format('%s calls of %s functions, %s with a result, %s refused, %s internal errors',
              sum(o.calls), count(distinct o.what), sum(o.calls) filter (where o.state = 'result'), sum(o.calls) filter (where o.state <> 'result'),
              coalesce(sum(o.calls) filter (where o.state = 'XX000'), 0))
from outcome as o;
