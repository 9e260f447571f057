-- Every update of the extension ends with this.  A function that was kept and not replaced is not part of this version,
-- so it is dropped.
do $after$
declare
    old text;
    used_by text;
begin
    select string_agg(p.oid::regprocedure::text, ', ' order by p.oid::regprocedure::text) into old
    from jsonb_each_text(current_setting('xcedu.kept')::jsonb) as k (oid, place)
    join pg_proc as p on p.oid = k.oid::oid and p.ctid = k.place::tid;
    if old is not null then
        execute 'drop routine ' || old;
    end if;
exception
    when dependent_objects_still_exist then
        get stacked diagnostics used_by = pg_exception_detail;
        raise exception 'this version of xcedu no longer has functions that are still used: %', old
            using errcode = 'dependent_objects_still_exist', detail = used_by,
                  hint = 'Nothing was changed. Drop what uses it first, and make it again by what CHANGELOG.md names instead.';
end
$after$;
