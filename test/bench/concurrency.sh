# Claims, reviews, marks and tasks by many clients while one publishes month after month: what
# is published is what is there, and nothing is lost.  Then the same without the locks, in
# which the count of anomalies must not be 0: otherwise it would prove nothing.
# Read by bench.sh.

: "${CLIENTS:=50}" "${DURATION:=60}"
scripts=$WORK/src/test/bench/concurrency

# busy WHAT: a run, and how many anomalies it left, in $anomalies
busy() {
    say "== $1: $CLIENTS clients, $DURATION seconds"
    as_user "$PG/psql" -X -q -d "$database" -c "set role bench_secretariat" -c "call work.publish_in_turn($DURATION)" &
    publisher=$!
    as_user "$PG/pgbench" -n -c "$CLIENTS" -j 2 -T "$DURATION" -f "$scripts/claim.pgbench@4" -f "$scripts/review.pgbench@3" \
        -f "$scripts/mark.pgbench@2" -f "$scripts/task.pgbench@2" "$database" > "$WORK/pgbench.log" 2>&1 ||
        { cat "$WORK/pgbench.log" >&2; give_up "pgbench failed" "The lines above are its output."; }
    wait $publisher
    processed=$(sed -n 's/^number of transactions actually processed: \([0-9]*\).*/\1/p' "$WORK/pgbench.log")
    grep -E '^(tps|latency average|number of transactions actually)' "$WORK/pgbench.log" | head -n 3
    as_user "$PG/psql" -X -q -v ON_ERROR_STOP=1 -v processed="$processed" -d "$database" -f "$scripts/anomalies.sql" > "$WORK/anomalies.log"
    cat "$WORK/anomalies.log"
    anomalies=$(sed -n 's/^anomalies //p' "$WORK/anomalies.log")
}

run "$database" concurrency/assessment.sql
busy "with the locks"
[ "$anomalies" = 0 ] || give_up "the locks let something through" "The table above says what."

run "$database" concurrency/assessment.sql
run "$database" concurrency/unlocked.sql
busy "without the locks"
[ "$anomalies" != 0 ] || give_up "without the locks nothing was found either" "Try more CLIENTS or a longer DURATION: so the run proves nothing."
