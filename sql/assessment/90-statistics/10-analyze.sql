-- Statistics for the planner.  Autovacuum never analyzes tables of a few rows, and the planner takes
-- such a table for ten pages.  Then it expects a ranking of two months to be expensive enough for JIT,
-- which takes a hundred times as long as the query.
do $do$
declare
    t record;
begin
    for t in select distinct g.relation from trigger_spec as g loop
        execute format('analyze %I', t.relation);
    end loop;
end
$do$;
