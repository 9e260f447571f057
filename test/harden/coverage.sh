# The part coverage of ../harden.sh, which reads this file.

packages gcovr "postgresql-$version-plpgsql-check" || { skipped coverage "gcovr or postgresql-$version-plpgsql-check is missing"; return; }
plpgsql_check_there
cp "$WORK/data/postgresql.conf" "$WORK/postgresql.conf"
# the profiler sees every session if it is loaded with the server, after what it looks into
cat >> "$WORK/data/postgresql.conf" <<CONF
shared_preload_libraries = 'plpgsql,plpgsql_check'
plpgsql_check.profiler = on
CONF
# a backend writes what it ran when it ends, several at a time
rebuild '--coverage -O0 -g -fprofile-update=atomic'
restart
as_user mkdir "$WORK/data/coverage"
step "making a database" "$PG/createdb" contrib_regression
step "keeping profiles" "$PG/psql" -X -q -v ON_ERROR_STOP=1 -d contrib_regression -c 'create extension xcedu' -f "$WORK/src/test/harden/profiles.sql"
suite coverage TAP_TESTS= ${TESTS:+ISOLATION=} REGRESS_OPTS="--inputdir=test --use-existing --dbname=contrib_regression"
ask -d contrib_regression -c 'select coverage.keep()' -c "select xcedu.create_assessment('measured', 'empty')" > "$WORK/measured"
ask -d contrib_regression -F "$(printf '\t')" -c 'select * from coverage.result()' > "$WORK/statements"

step "stopping the private server" "$PG/pg_ctl" -D "$WORK/data" -m fast -w stop
# Left out of the count of branches are those inside macros of PostgreSQL, which are not decided here: whether a message is wanted, and
# whether errfinish() returns; whether an interrupt waits; in which of four forms a value is stored, where it was taken apart before;
# whether a buffer must grow.  The conditions before them are on lines of their own.
step "reading what ran" sh -c "cd '$WORK/src' && gcovr -r . --filter src/ --json '$WORK/gcovr.json' \
    --exclude-branches-by-pattern '.*\b(ereport|elog|check_interrupts|CHECK_FOR_INTERRUPTS|VARSIZE_ANY|VARSIZE_ANY_EXHDR|VARDATA_ANY|appendStringInfoCharMacro)\(.*'"
figures=$(python3 "$WORK/src/test/harden/coverage.py" "$WORK/src" "$WORK/gcovr.json" "$WORK/statements" 2> "$WORK/missed") && enough=yes || enough=
cat "$WORK/missed"
figure coverage "$([ -n "$enough" ] && [ "$bad" = 0 ] && echo yes)" "$figures; $good tests passed, $bad failed"

cp "$WORK/postgresql.conf" "$WORK/data/postgresql.conf"
rebuild -O2
step "starting the private server" "$PG/pg_ctl" -D "$WORK/data" -l "$WORK/server.log" -w start
