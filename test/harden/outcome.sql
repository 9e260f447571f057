-- What becomes of a call: "result", or the SQLSTATE of its error.  Each call is taken back, and what became of how many calls of what
-- is in pg_temp.outcome.  Read first by files.sql and values.sql, which call what is in the demo's assessment.

set client_min_messages = error;
set search_path = xuchang, pg_catalog;

create temporary table outcome (what text, state text, calls bigint, primary key (what, state));
create procedure pg_temp.take(what text, statement text)
language plpgsql
as $$
declare
    state text;
begin
    begin
        execute take.statement;
        raise sqlstate 'ZZ001';
    exception when others or assert_failure or query_canceled then
        state := case when sqlstate = 'ZZ001' then 'result' else sqlstate end;
        if state = 'XX000' then
            raise log 'internal error of %: %', take.statement, sqlerrm;
        end if;
    end;
    insert into outcome values (take.what, state, 1)
    on conflict on constraint outcome_pkey do update set calls = outcome.calls + 1;
end
$$;
