-- What a statement is refused with: SQLSTATE, message and hint in one text.
create function pg_temp.refused(statement text)
returns text
language plpgsql
as $$
declare
    state text;
    message text;
    hint text;
begin
    execute refused.statement;
    return 'not refused';
exception
    when others then
        get stacked diagnostics state = returned_sqlstate, message = message_text, hint = pg_exception_hint;
        return state || ': ' || message || case when hint <> '' then ' (' || hint || ')' else '' end;
end
$$;
