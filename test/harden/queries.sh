# The part queries of ../harden.sh, which reads this file.

packages sqlsmith || { skipped queries "sqlsmith is missing"; return; }
fresh queries
# a role that owns the assessment and may do no more to the server than that.  sqlsmith takes each query back, and writes
# names as they are and types as the catalog has them: without the names that need quotes, which are the files of an assessment, and
# without the operators of any range, more queries are good ones
step "making a role" "$PG/psql" -X -q -v ON_ERROR_STOP=1 -d queries -c 'create role smith login' -c 'alter database queries owner to smith' \
    -c 'alter schema xuchang owner to smith' -c 'grant all on all tables in schema xuchang to smith' \
    -c 'grant execute on all functions in schema xuchang, xcedu to smith' \
    -c "alter role smith set statement_timeout = '3s'" -c "alter role smith set lock_timeout = '1s'" \
    -c "do \$\$ declare f regprocedure; begin
            for f in select oid from pg_proc where pronamespace = 'xcedu'::regnamespace and proname like '%/%' loop
                execute format('alter extension xcedu drop function %s', f);
                execute format('drop function %s', f);
            end loop; end \$\$" \
    -c 'set allow_system_table_mods = on' \
    -c "update pg_operator set oprresult = 0 where oprcode <> 0 and exists (select from pg_type as t where t.oid in (oprleft, oprright) and t.typname in ('anyrange', 'anymultirange'))"
log_errors
as_user timeout 7200 sqlsmith --target="host=$WORK port=5432 dbname=queries user=smith" --max-queries="$QUERIES" --seed=1 --exclude-catalog --verbose > "$WORK/sqlsmith.log" 2>&1 || :
# two that PostgreSQL has of its own, without xcedu: interval() with a second argument that is none of its own, and unknownin()
known='invalid INTERVAL typmod|failed to find conversion function from unknown to text'
tail -n +"$mark" "$WORK/server.log" | grep -avE "^XX000 +ERROR: +($known)" > "$WORK/queries.log"
found=$(mark=1 internal_errors "$WORK/queries.log")
grep -a -A 3 -E '^XX000 +(ERROR|FATAL)|terminated by signal|PANIC' "$WORK/queries.log" | head -n 100 || :
# its last summary: all ran, and a fifth of them were good
ran=$(sed -n 's/^queries: \([0-9]*\).*/\1/p' "$WORK/sqlsmith.log" | tail -n 1)
rate=$(sed -n 's/^error rate: \([0-9.]*\).*/\1/p' "$WORK/sqlsmith.log" | tail -n 1)
enough=$(awk -v ran="${ran:-0}" -v asked="$QUERIES" -v rate="${rate:-1}" 'BEGIN { if (ran >= asked && rate <= 0.8) print "yes" }')
[ "$enough" = yes ] || tail -n 20 "$WORK/sqlsmith.log"
figure queries "$([ "$found" = 0 ] && echo "$enough")" \
    "${ran:-0} random queries, $(awk -v rate="${rate:-1}" 'BEGIN { printf "%.0f", 100 * rate }') % refused with an error, $found internal errors or crashes"
