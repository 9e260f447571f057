-- Loading a million tasks by COPY: into a bare table, into one with the constraints and indexes of task, into task without
-- its history, and into task itself.

set client_min_messages = warning;
select xcedu.create_assessment('loading', 'xuchang-2023-8') \g /dev/null
set search_path = loading, public, pg_catalog;
insert into unit
select 'u' || g, 'unit ' || g, 'county'
from generate_series(1, 3000) as g;
select open_month('2024-01-01') \g /dev/null

create table bare_task (like task);
create table constrained_task (like task including all);

select current_setting('data_directory') || '/task.csv' as file \gset
copy (
    select 'u' || 1 + g % 3000, 'task-' || g, (array['report', 'assignment', 'supervision'])[1 + g % 3], '2024-01-01',
           'a task of some length ' || g, '2024-01-01', '2024-01-20', '2024-01-15', null
    from generate_series(1, 1000000) as g
) to :'file' (format csv);

-- Each load is undone, and vacuumed away, so that all of them start alike.
create procedure load(way text, relation text, before text, file text, run integer)
language plpgsql
as $$
declare
    started timestamptz;
    took numeric;
begin
    begin
        execute before;
        started := clock_timestamp();
        execute format('copy %I from %L (format csv)', relation, file);
        took := 1000 * extract(epoch from clock_timestamp() - started);
        raise exception 'undone';
    exception
        when raise_exception then
            insert into public.timing (name, way, run, milliseconds) values ('load', way, run, took);
    end;
    commit;
end
$$;
select format('call load(%L, %L, %L, %L, %s)', w.way, w.relation, w.before, :'file', r.run) as load,
       format('vacuum %I, change_record', w.relation) as vacuum,
       'checkpoint' as checkpoint
from generate_series(1, :runs) as r (run)
cross join (values (1, 'bare_task', 'bare_task', ''),
                   (2, 'constrained_task', 'constrained_task', ''),
                   (3, 'unrecorded_task', 'task', 'alter table task disable trigger history_insert'),
                   (4, 'task', 'task', '')) as w (place, way, relation, before)
order by r.run, w.place
\gexec

\echo 'seconds, medians'
select way as loaded_into,
       round(seconds, 2) as seconds,
       round(seconds / first_value(seconds) over (order by place), 2) as to_bare,
       round(seconds / max(seconds) filter (where way = 'constrained_task') over (), 2) as to_constrained
from median
order by place;
