#!/bin/sh
# What takes too long for every day: whether a sanitizer or a checker finds something, and whether random queries, values and bytes
# break anything.
#
#   sh test/harden.sh                       all parts: some hours on 2 cores
#   sh test/harden.sh check values          these parts
#   TESTS="due_date codes" sh test/harden.sh sanitize      with these tests of pg_regress instead of all
#
# coverage     lines and branches of C and statements of PL/pgSQL that pg_regress and isolation tests run, with floors  (gcovr, plpgsql-check)
# sanitize     pg_regress on a PostgreSQL built with AddressSanitizer, UndefinedBehaviorSanitizer and assertions   (build_server's)
# assertions   all tests on a PostgreSQL built with assertions, from Debian's source package                        (build_server's)
# check        plpgsql_check over every PL/pgSQL function of an assessment and of the extension                 (plpgsql-check)
# queries      QUERIES random queries by sqlsmith, 20000 if not said                                            (sqlsmith)
# crashes      CRASHES times the server is stopped at once while clients load and publish, 200 if not said (test/t/crash.pl)
# values       CALLS calls of functions with random values, 200000 if not said
# fuzz         STATES mutated states of aggregates, 1000000 if not said, and FILES mutated files for load_csv(), 20000 if not said
# bytes        RUNS inputs that libFuzzer makes of states of aggregates, 10000000 if not said, in a server         (clang, libclang-rt-NN-dev)
# scripts      pgspot over the SQL scripts, from PyPI
#
# In brackets the Debian packages that a part needs; as root it installs them, and a part whose packages are missing is skipped.
# Each part ends with its figures, and all of them are printed at the end.  Fails if a part finds something, or is below its floor.
# A part is the file of its name in harden/. See private.sh for where it runs.

. "$(dirname "$0")/private.sh"

: "${QUERIES:=20000}" "${CALLS:=200000}" "${STATES:=1000000}" "${FILES:=20000}" "${RUNS:=10000000}" "${CRASHES:=200}" "${TESTS:=}"
parts="coverage sanitize assertions check queries values fuzz bytes scripts crashes"
for part in "$@"; do
    [ -f "$top/test/harden/$part.sh" ] || give_up "there is no part named \"$part\"" "The head of this file lists them: $parts."
done

private_start IPC::Run Test::More
version=$("$PG/pg_config" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
: > "$WORK/figures"

# figure PART GOOD WHAT: the last line of a part
figure() {
    printf '%-12s %-8s %s\n' "$1" "$([ "$2" = yes ] && echo ok || echo FAILED)" "$3" | tee -a "$WORK/figures"
}
skipped() { printf '%-12s %-8s %s\n' "$1" skipped "$2" | tee -a "$WORK/figures"; }

# packages PACKAGE...: whether they are there, or could be installed
packages() {
    installed "$@" && return
    [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null &&
        { apt-get -q update || :; DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@"; } > "$WORK/apt.log" 2>&1 < /dev/null
}

# plpgsql_check_there: for the private server, if its package was installed after it was copied
plpgsql_check_there() {
    cp -n "/usr/lib/postgresql/$version/lib/plpgsql_check.so" "$("$PG/pg_config" --pkglibdir)/" 2>/dev/null || :
    cp -n "/usr/share/postgresql/$version/extension/"plpgsql_check* "$("$PG/pg_config" --sharedir)/extension/" 2>/dev/null || :
}

# restart [SETTING...]: the private server, with variables of the environment
restart() { step "restarting the private server" env "$@" "$PG/pg_ctl" -D "$WORK/data" -l "$WORK/server.log" -m fast -w restart; }

# rebuild OPTIONS: the library with options of the compiler
rebuild() {
    step "building" make -s -C "$WORK/src" clean PG_CONFIG="$PG/pg_config" with_llvm=no
    step "building with $1" make -s -C "$WORK/src" install PG_CONFIG="$PG/pg_config" with_llvm=no COPT="$1"
}

# suite NAME VARIABLE...: tests, which of them failed, and how many passed and failed in $good and $bad; a variable of its own goes before TESTS
suite() {
    log=$WORK/$1.log
    shift
    [ -z "$TESTS" ] || set -- REGRESS="$TESTS" "$@"
    as_user make -s -i -C "$WORK/src" installcheck PG_CONFIG="$PG/pg_config" with_llvm=no "$@" > "$log" 2>&1 || :
    good=$(grep -cE "$regress_good" "$log" || :)
    grep -E "$regress_bad" "$log" || :
    bad=$(grep -cE "$regress_bad" "$log" || :)
    # none ran, or a TAP test died before it could say
    [ $((good + bad)) -gt 0 ] && { [ "$bad" -gt 0 ] || ! grep -q '^Result: FAIL' "$log"; } || bad=$((bad + 1))
}

# build_server NAME OPTION...: PostgreSQL from the source package of this Debian, configured with these options, xcedu for it and a
# server of it in $WORK/NAME, where everything runs until leave_server.  Without Debian's patches, which fix where it is installed.
: "${MIRROR:=http://deb.debian.org/debian}"
build_server() {
    packages dpkg-dev bison flex pkg-config libicu-dev libxml2-dev zlib1g-dev ||
        { skipped "$1" "packages to build PostgreSQL with are missing"; return 1; }
    as_user mkdir -p "$WORK/$1" "$WORK/apt/lists/partial" "$WORK/apt/cache/archives/partial"
    # lists of sources beside those of the machine
    (. /etc/os-release && echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $MIRROR $VERSION_CODENAME main" > "$WORK/apt/sources")
    apt_get="apt-get -q -o Dir::Etc::sourcelist=$WORK/apt/sources -o Dir::Etc::sourceparts=- -o Dir::State::lists=$WORK/apt/lists -o Dir::Cache=$WORK/apt/cache"
    as_user sh -c "cd '$WORK/apt' && { [ -f *.dsc ] || { $apt_get update && $apt_get source --download-only postgresql-$version; }; } &&
        dpkg-source --no-check --skip-patches -x *.dsc '$WORK/$1/built'" > "$WORK/apt.log" 2>&1 < /dev/null ||
        { skipped "$1" "$(grep -m 1 '^E:' "$WORK/apt.log" || echo "the source package of PostgreSQL $version could not be had")"; return 1; }
    say "Building PostgreSQL, some minutes ..."
    step "building PostgreSQL" sh -c 'cd "$1/built" && prefix=$1 && shift &&
        ./configure --quiet --prefix="$prefix" --enable-tap-tests --with-icu --with-libxml --without-readline "$@" && make -s -j2 && make -s install &&
        for contrib in postgres_fdw citext; do make -s -C contrib/$contrib install || exit; done' sh "$WORK/$@"
    rm -rf "$WORK/$1/built"
    plain=$PG PG=$WORK/$1/bin server=$WORK/$1
    rebuild -g
    start_server "$server"
}
leave_server() {
    step "stopping the server that was built" "$PG/pg_ctl" -D "$server/data" -m fast -w stop
    rm -rf "$server"
    PG=$plain server=
    rebuild -O2
}

# fresh DATABASE: with the extension and the demo, published
fresh() {
    step "making a database" "$PG/createdb" "$1"
    load_demo "$1"
    publish_demo "$1"
}
ask() { as_user "$PG/psql" -X -q -At -v ON_ERROR_STOP=1 "$@"; }

# the errors that nobody should see, since the server's log, or the file that is said, was $mark lines long
internal_errors() { tail -n +"$mark" "${1:-$WORK/server.log}" | grep -cE '^XX000 +(ERROR|FATAL)|terminated by signal|PANIC' || :; }
# a state of another kind of key is an internal error, as only a test can make one
crashes_logged() { tail -n +"$mark" "$WORK/server.log" | grep -cE 'terminated by signal|PANIC' || :; }
# log_errors: with their SQLSTATE
log_errors() {
    step "logging errors" "$PG/psql" -X -q -c "alter system set log_line_prefix = '%e '" -c 'select pg_reload_conf()'
    mark=$(($(wc -l < "$WORK/server.log") + 1))
}

# A part that cannot go on is FAILED as well, and the next one runs: on a server as it was.  Its shell is its own; "if" would switch
# set -e off in it.
for part in ${*:-$parts}; do
    say "== $part"
    set +e
    (set -e; . "$top/test/harden/$part.sh")
    ended=$?
    set -e
    [ "$ended" = 0 ] && grep -q "^$part " "$WORK/figures" ||
        { figure "$part" no "did not run to its end: the lines above say why"; rebuild -O2; restart; }
done
echo
cat "$WORK/figures"
! grep -qE '^[^ ]+ +FAILED ' "$WORK/figures"
