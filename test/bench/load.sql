-- Loading a million tasks by COPY: into a bare table, into one with nothing but the history
-- triggers, into one with the constraints and indexes of task, and into task itself.

set client_min_messages = warning;
select xcedu.create_assessment('loading', 'xuchang-2023-8') \g /dev/null
set search_path = loading, public, pg_catalog;
insert into unit
select 'u' || g, 'unit ' || g, 'county'
from generate_series(1, 3000) as g;
select open_month('2024-01-01') \g /dev/null

create table bare_task (like task);
create table recorded_task (like task);
create trigger history_insert
after insert on recorded_task
referencing new table as added
for each statement execute function record_history('unit', 'task_id');
create table constrained_task (like task including all);

select current_setting('data_directory') || '/task.csv' as file \gset
copy (
    select 'u' || 1 + g % 3000, 'task-' || g, (array['report', 'assignment', 'supervision'])[1 + g % 3], '2024-01-01',
           'a task of some length ' || g, '2024-01-01', '2024-01-20', '2024-01-15', null
    from generate_series(1, 1000000) as g
) to :'file' (format csv);

-- each load is undone, so that all of them start alike
create procedure load(relations text[], file text, runs integer)
language plpgsql
as $$
declare
    relation text;
    started timestamptz;
    took numeric;
begin
    for run in 1 .. runs loop
        foreach relation in array relations loop
            begin
                started := clock_timestamp();
                execute format('copy %I from %L (format csv)', relation, file);
                took := 1000 * extract(epoch from clock_timestamp() - started);
                raise exception 'undone';
            exception
                when raise_exception then
                    insert into timing (name, way, run, milliseconds) values ('load', relation, run, took);
            end;
            commit;
        end loop;
    end loop;
end
$$;
call load('{bare_task,recorded_task,constrained_task,task}', :'file', :runs);

\echo 'seconds, medians'
select way as loaded_into,
       round(seconds, 2) as seconds,
       round(seconds / first_value(seconds) over (order by place), 2) as to_bare,
       round(seconds / max(seconds) filter (where way = 'constrained_task') over (), 2) as to_constrained
from median
order by place;
