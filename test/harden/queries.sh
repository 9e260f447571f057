# The part queries of ../harden.sh, which reads this file.

packages sqlsmith || { skipped queries "sqlsmith is missing"; return; }
fresh queries
# a role that owns the assessment and may do no more to the server than that
step "making a role" "$PG/psql" -X -q -d queries -c 'create role smith login' -c 'alter database queries owner to smith' \
    -c 'alter schema xuchang owner to smith' -c 'grant select on all tables in schema xuchang to smith' \
    -c 'grant execute on all functions in schema xuchang, xcedu to smith' -c "alter role smith set statement_timeout = '3s'" -c "alter role smith set lock_timeout = '1s'"
log_errors
as_user timeout 7200 sqlsmith --target="host=$WORK port=5432 dbname=queries user=smith" --max-queries="$QUERIES" --seed=1 --exclude-catalog --verbose > "$WORK/sqlsmith.log" 2>&1 || :
ran=$(tail -n +"$mark" "$WORK/server.log" | grep -c 'STATEMENT:' || :)
found=$(internal_errors)
tail -n +"$mark" "$WORK/server.log" | grep -A 3 -E '^XX000|terminated by signal|PANIC' | head -n 40 || :
last=$(grep -oE 'queries: [0-9]+' "$WORK/sqlsmith.log" | tail -n 1 || :)
figure queries "$([ "$found" = 0 ] && [ "$ran" -gt 0 ] && echo yes)" "sqlsmith: ${last:-at most $QUERIES queries} ($ran refused with an error), $found internal errors or crashes"
