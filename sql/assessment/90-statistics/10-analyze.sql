-- Statistics, for the planner.  Tables of a few rows are never analyzed by autovacuum, and of
-- one that was not the planner assumes ten pages: then a ranking of two months is estimated to be dear
-- enough for JIT, which takes a hundred times as long as the query.
do $do$
declare
    t record;
begin
    for t in select distinct g.relation from trigger_spec as g loop
        execute format('analyze %I', t.relation);
    end loop;
end
$do$;
