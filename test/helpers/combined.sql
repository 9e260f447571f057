-- Whether workers aggregate parts of a query's rows and the leader combines their states.
create function pg_temp.combined_under_gather(query text) returns boolean language plpgsql as $$
declare
    plan jsonb;
begin
    execute 'explain (costs off, format json) ' || query into plan;
    return jsonb_path_exists(plan, '$.**?(@."Node Type" starts with "Gather").**?(@."Partial Mode" == "Partial")')
           and jsonb_path_exists(plan, '$.**?(@."Partial Mode" == "Finalize")');
end
$$;
