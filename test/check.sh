#!/bin/sh
# The tests on a private server: pg_regress, isolation and TAP.
#
#   sh test/check.sh                        all of them
#   sh test/check.sh quick                  the quick ones of pg_regress, a minute together
#   sh test/check.sh capped_total claims    the tests of these names: test/sql/capped_total.sql, test/specs/claims.spec
#
# Last line: N passed, N failed.
#
# As root it also installs the clients that the views and pages are tested with (Debian
# packages, about 500 MB to download), if they are missing; not with CLIENTS=no.  A test
# whose client is missing is skipped.
#
# OUT=DIR sh test/check.sh pages      leaves the pages in DIR, as PDF, pictures and a Word
#                                     document, for people to look at
#
# See private.sh for what it installs and where it runs.

. "$(dirname "$0")/private.sh"

out=$(out_directory "sh test/check.sh pages")

# the tests that are named, by kind
regress=
isolation=
tap=
quick=
for name in "$@"; do
    known=
    if [ "$name" = quick ]; then
        quick=yes known=yes
    fi
    if [ -f "$top/test/sql/$name.sql" ]; then
        regress="$regress $name" known=yes
    fi
    if [ -f "$top/test/specs/$name.spec" ]; then
        isolation="$isolation $name" known=yes
    fi
    if [ -f "$top/test/t/$name.pl" ]; then
        tap="$tap test/t/$name.pl" known=yes
    fi
    [ -n "$known" ] ||
        give_up "there is no test named \"$name\"" \
                "Tests are named after their files in test/sql, test/specs and test/t, without the ending."
done

if [ $# -eq 0 ] || [ -n "$tap" ]; then
    private_start IPC::Run Test::More
    [ "${CLIENTS:-yes}" = no ] || install_clients
else
    private_start
fi

passed=0
failed=0

# run_suite NAME PASSED FAILED VARIABLE...: make installcheck with some variables,
# and how many lines of its output match the patterns PASSED and FAILED; what a test
# notes, or why it is skipped, is shown too
run_suite() {
    suite=$1
    say "== $suite"
    shows_pass=$2
    shows_fail=$3
    shift 3
    log=$WORK/$suite.log
    # each line is shown as it comes
    {
        status=0
        as_user make -s -C "${server:-$WORK}/src" installcheck PG_CONFIG="$PG/pg_config" with_llvm=no \
            PROVE_FLAGS=-v ${out:+OUT="$WORK/out"} "$@" 2>&1 || status=$?
        echo "$status" > "$log.status"
    } |
        tee "$log" |
        grep --line-buffered -E "$shows_pass|$shows_fail|^# | skipped: " | sed -u 's/^/   /' || :
    suite_status=$(cat "$log.status")
    good=$(grep -cE "$shows_pass" "$log" || :)
    bad=$(grep -cE "$shows_fail" "$log" || :)
    if [ "$suite_status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1               # it died before it could say which
    fi
    if [ "$bad" -gt 0 ]; then
        cat "$log"
        diffs=${server:-$WORK}/src
        cat "$diffs/regression.diffs" "$diffs/output_iso/regression.diffs" 2>/dev/null || :
        rm -f "$diffs/regression.diffs" "$diffs/output_iso/regression.diffs"
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
}

# the tests of a kind: all of them, or those that a variable names
run_regress() {
    run_suite "pg_regress" "$regress_good" "$regress_bad" ISOLATION= TAP_TESTS= "$@"
}
run_isolation() {
    run_suite "isolation" "$regress_good" "$regress_bad" REGRESS= TAP_TESTS= "$@"
}
run_tap() {
    run_suite "TAP" '^ok [0-9]+' '^not ok [0-9]+' REGRESS= ISOLATION= "$@"
}

if [ $# -eq 0 ]; then
    # on two processors: pg_regress, and beside it the others, with a server and a tree of their own
    as_user mkdir "$WORK/beside"
    as_user cp -R "$WORK/src" "$WORK/beside/src"
    start_server "$WORK/beside"
    {
        server=$WORK/beside
        run_isolation
        run_tap
        echo "$passed $failed" > "$WORK/beside.counts"
    } &
    run_regress
    wait
    good=0 bad=1            # if they died before they could say
    [ ! -f "$WORK/beside.counts" ] || read -r good bad < "$WORK/beside.counts"
    passed=$((passed + good))
    failed=$((failed + bad))
else
    [ -z "$quick" ] || run_regress QUICK=yes
    [ -z "$regress" ] || run_regress REGRESS="$regress"
    [ -z "$isolation" ] || run_isolation ISOLATION="$isolation"
    [ -z "$tap" ] || run_tap PROVE_TESTS="$tap"
fi

[ -z "$out" ] || [ ! -d "$WORK/out" ] || cp "$WORK"/out/* "$out/"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
