-- Timing ways to compute the same in turn, so that all suffer the same noise.

create extension xcedu;

create table timing (
    place integer generated always as identity,
    name text,
    workers integer,
    way text,
    run integer,
    milliseconds numeric,
    memory_kb bigint
);

-- The memory that the nodes of a plan report as their peak, in the leader and in workers,
-- added up, in kB.
create function peak_memory(query text)
returns bigint
language plpgsql
as $$
declare
    plan json;
begin
    execute 'explain (analyze, timing off, costs off, format json) ' || query into plan;
    return (
        with recursive node (n) as (
            select plan -> 0 -> 'Plan'
            union all
            select c.value
            from node
            cross join json_array_elements(node.n -> 'Plans') as c
        ),
        part (n) as (
            select n from node
            union all
            select w.value
            from node
            cross join json_array_elements(node.n -> 'Workers') as w
        )
        select sum((n ->> 'Peak Memory Usage')::bigint)
        from part
    );
end
$$;

-- Run each way `runs` times in turn, after checking that the first two give the same rows,
-- digit for digit.  Each query has a column `total`, which is consumed:
-- the planner drops what is not.
create procedure measure(name text, workers integer, runs integer, ways text[], queries text[])
language plpgsql
as $$
declare
    started timestamptz;
    digest text;
    first_digest text;
    consumed text[];
    usual_work_mem constant text := current_setting('work_mem');
begin
    perform set_config('max_parallel_workers_per_gather', workers::text, false);
    for i in 1 .. cardinality(queries) loop
        consumed[i] := format('select sum(total) from (%s) as q', queries[i]);
    end loop;
    if cardinality(queries) > 1 then
        for i in 1 .. 2 loop
            execute format('select md5(string_agg(q::text, '';'' order by q::text)) from (%s) as q', queries[i])
                into digest;
            if i = 2 and digest is distinct from first_digest then
                raise exception '%, % workers: the rows differ', name, workers;
            end if;
            first_digest := digest;
        end loop;
    end if;
    for run in 1 .. runs loop
        for i in 1 .. cardinality(queries) loop
            started := clock_timestamp();
            execute consumed[i];
            insert into public.timing (name, workers, way, run, milliseconds)
            values (name, workers, ways[i], run, 1000 * extract(epoch from clock_timestamp() - started));
        end loop;
        commit;
    end loop;
    -- what it takes if nothing has to go to disk
    perform set_config('work_mem', '2GB', false);
    for i in 1 .. cardinality(queries) loop
        insert into public.timing (name, workers, way, run, memory_kb)
        values (name, workers, ways[i], 0, public.peak_memory(consumed[i]));
    end loop;
    perform set_config('work_mem', usual_work_mem, false);
    raise notice '%, % workers: %', name, workers,
        (select string_agg(format('%s %s s', m.way, round(m.seconds, 2)), ', ' order by m.place)
         from public.median as m
         where m.name = measure.name and m.workers = measure.workers);
end
$$;

-- The median of each way, in seconds, and the memory of its nodes.
create view median as
select name, workers, way, min(place) as place,
       percentile_cont(0.5) within group (order by milliseconds)::numeric / 1000 as seconds,
       max(memory_kb) / 1024 as memory_mb
from timing
group by name, workers, way;

-- One line a measure: seconds of each way, and the first one's share of the others.
create view result as
select x.name,
       x.workers,
       round(x.seconds, 2) as xcedu,
       round(p.seconds, 2) as plain_sql,
       round(s.seconds, 2) as sum,
       round(x.seconds / p.seconds, 2) as to_plain_sql,
       round(x.seconds / s.seconds, 2) as to_sum,
       x.memory_mb as xcedu_mb,
       p.memory_mb as plain_sql_mb,
       x.place
from median as x
left join median as p on (p.name, p.workers, p.way) = (x.name, x.workers, 'plain SQL')
left join median as s on (s.name, s.workers, s.way) = (x.name, x.workers, 'sum')
where x.way = 'xcedu';
