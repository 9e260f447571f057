#!/bin/sh
# What takes too long for every day: whether a sanitizer or a checker finds something, and whether random queries, values and bytes
# break anything.
#
#   sh test/harden.sh                       all parts: some hours on 2 cores
#   sh test/harden.sh check values          these parts
#   TESTS="due_date codes" sh test/harden.sh sanitize      with these tests of pg_regress instead of all
#
# sanitize     pg_regress with UndefinedBehaviorSanitizer in the library (AddressSanitizer is missing)
# check        plpgsql_check over every PL/pgSQL function of an assessment and of the extension                 (plpgsql-check)
# queries      QUERIES random queries by sqlsmith, 20000 if not said                                            (sqlsmith)
# values       CALLS calls of functions with random values, 200000 if not said
# fuzz         STATES mutated states of aggregates, 1000000 if not said, and FILES mutated files for load_csv(), 20000 if not said
#
# In brackets the Debian packages that a part needs; as root it installs them, and a part whose packages are missing is skipped.
# Each part ends with its figures, and all of them are printed at the end.  Fails if a part finds something.
# See private.sh for where it runs.

. "$(dirname "$0")/private.sh"

: "${QUERIES:=20000}" "${CALLS:=200000}" "${STATES:=1000000}" "${FILES:=20000}" "${TESTS:=}"
for part in "$@"; do
    case $part in
        sanitize | check | queries | values | fuzz) ;;
        *) give_up "there is no part named \"$part\"" "The head of this file lists them." ;;
    esac
done

private_start
version=$("$PG/pg_config" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
: > "$WORK/figures"
status=0

# figure PART GOOD WHAT: the last line of a part
figure() {
    line=$(printf '%-12s %-8s %s' "$1" "$([ "$2" = yes ] && echo ok || echo FAILED)" "$3")
    [ "$2" = yes ] || status=1
    echo "$line" | tee -a "$WORK/figures"
}
skipped() { printf '%-12s %-8s %s\n' "$1" skipped "$2" | tee -a "$WORK/figures"; }

# packages PACKAGE...: whether they are there, or could be installed
packages() {
    installed "$@" && return
    [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null &&
        DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@" > "$WORK/apt.log" 2>&1 < /dev/null
}

# restart [SETTING...]: the private server, with variables of the environment
restart() { step "restarting the private server" env "$@" "$PG/pg_ctl" -D "$WORK/data" -l "$WORK/server.log" -m fast -w restart; }

# rebuild OPTIONS: the library with options of the compiler
rebuild() {
    step "building" make -s -C "$WORK/src" clean PG_CONFIG="$PG/pg_config" with_llvm=no
    step "building with $1" make -s -C "$WORK/src" install PG_CONFIG="$PG/pg_config" with_llvm=no COPT="$1"
}

# suite NAME VARIABLE...: tests, and how many passed and failed in $good and $bad
suite() {
    log=$WORK/$1.log
    shift
    [ -z "$TESTS" ] || set -- "$@" REGRESS="$TESTS"
    as_user make -s -C "$WORK/src" installcheck PG_CONFIG="$PG/pg_config" with_llvm=no "$@" > "$log" 2>&1 || :
    good=$(grep -cE "$regress_good" "$log" || :)
    bad=$(grep -cE "$regress_bad" "$log" || :)
    [ $((good + bad)) -gt 0 ] || bad=1
}

# fresh DATABASE: with the extension and the demo, published
fresh() {
    step "making a database" "$PG/createdb" "$1"
    load_demo "$1"
    publish_demo "$1"
}
ask() { as_user "$PG/psql" -X -q -At -v ON_ERROR_STOP=1 "$@"; }

part_sanitize() {
    # AddressSanitizer must be loaded before the server, and Debian 12's server hangs at its start with it: not yet
    rebuild '-fsanitize=undefined -fno-sanitize=alignment -fno-omit-frame-pointer -O1 -g'
    restart UBSAN_OPTIONS="print_stacktrace=1:log_path=$WORK/tmp/ubsan"
    suite sanitize TAP_TESTS= ISOLATION=
    reports=$(find "$WORK/tmp" -name 'ubsan.*' -size +0 | wc -l)
    find "$WORK/tmp" -name 'ubsan.*' -size +0 | head -n 5 | while read -r report; do head -n 30 "$report"; done
    [ "$bad" = 0 ] || grep -E 'FAILED|^not ok' "$WORK/sanitize.log" || :
    figure sanitize "$([ "$reports" = 0 ] && [ "$bad" = 0 ] && echo yes)" "$reports reports of UndefinedBehaviorSanitizer; $good tests passed, $bad failed"
    rebuild -O2
    restart
}

part_check() {
    packages "postgresql-$version-plpgsql-check" || { skipped check "postgresql-$version-plpgsql-check is missing"; return; }
    cp -n "/usr/lib/postgresql/$version/lib/plpgsql_check.so" "$("$PG/pg_config" --pkglibdir)/" 2>/dev/null || :
    cp -n "/usr/share/postgresql/$version/extension/"plpgsql_check* "$("$PG/pg_config" --sharedir)/extension/" 2>/dev/null || :
    fresh checked
    step "creating plpgsql_check" "$PG/psql" -X -q -d checked -c 'create extension plpgsql_check schema public'
    ask -d checked -f "$WORK/src/test/harden/check.sql" > "$WORK/checked"
    grep -v '^figures' "$WORK/checked" || :
    figure check "$(grep -q '^figures .* 0 errors' "$WORK/checked" && echo yes)" "$(sed -n 's/^figures //p' "$WORK/checked")"
}

# the errors that nobody should see, since the server's log was $mark lines long
internal_errors() { tail -n +"$mark" "$WORK/server.log" | grep -cE '^XX000|terminated by signal|PANIC' || :; }
# a state of another kind of key is an internal error, as only a test can make one
crashes_logged() { tail -n +"$mark" "$WORK/server.log" | grep -cE 'terminated by signal|PANIC' || :; }
# log_errors: with their SQLSTATE
log_errors() {
    step "logging errors" "$PG/psql" -X -q -c "alter system set log_line_prefix = '%e '" -c 'select pg_reload_conf()'
    mark=$(($(wc -l < "$WORK/server.log") + 1))
}

part_queries() {
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
}

part_values() {
    fresh value_calls
    log_errors
    ask -d value_calls -v calls="$CALLS" -f "$WORK/src/test/harden/values.sql" > "$WORK/values"
    found=$(internal_errors)
    figure values "$([ "$found" = 0 ] && grep -q ' 0 internal errors' "$WORK/values" && echo yes)" "$(tail -n 1 "$WORK/values"); $found in the log"
}

part_fuzz() {
    # states: the random changes of test/sql/serialized_states.sql, as many at a time as it makes itself, each time others;
    # its output must be the expected one
    step "building the module of the tests" make -s -C "$WORK/src" test/modules/xcedu_state.so PG_CONFIG="$PG/pg_config" with_llvm=no
    step "making a database" "$PG/createdb" states
    step "creating the extension" "$PG/psql" -X -q -d states -c 'create extension xcedu'
    log_errors
    changed=0 different=0
    while [ "$changed" -lt "$STATES" ]; do
        as_user env PG_ABS_SRCDIR="$WORK/src/test" PG_DLSUFFIX=.so "$PG/psql" -X -a -q -d states -v seed="$(printf '0.%06d' $((changed / 20000)))" \
            -f "$WORK/src/test/sql/serialized_states.sql" > "$WORK/states" 2>&1 || :
        diff "$WORK/src/expected/serialized_states.out" "$WORK/states" > "$WORK/states.diff" ||
            { different=$((different + 1)); head -n 20 "$WORK/states.diff"; }
        changed=$((changed + 20000))
    done
    states_found=$(crashes_logged)
    # files
    fresh files
    log_errors
    ask -d files -v files="$FILES" -f "$WORK/src/test/harden/files.sql" > "$WORK/files"
    found=$(internal_errors)
    figure fuzz "$([ "$different$states_found$found" = 000 ] && grep -q ' 0 internal errors' "$WORK/files" && echo yes)" \
        "$changed mutated states, $different runs with another outcome, $states_found crashes; $(tail -n 1 "$WORK/files"), $found crashes or internal errors in the log"
}

for part in ${*:-sanitize check queries values fuzz}; do
    say "== $part"
    "part_$part"
done
echo
cat "$WORK/figures"
exit $status
