#!/bin/sh
# Every version of PostgreSQL that xcedu is for: in a fresh base system of each Debian suite it compiles without a warning, by
# gcc and by clang, and passes all tests; and a cluster with a published assessment is taken from each version to the next
# by pg_upgrade.
#
#   sh test/versions.sh                     bookworm (15), trixie (17) and forky (18): an hour and a half on 2 cores, 6 GB
#   sh test/versions.sh trixie              one of them, or several; two or more are also upgraded, in this order
#   CACHE=DIR sh test/versions.sh           keeps the base systems in DIR, and takes those that are there (see base_system.sh)
#   TESTS="codes upgrade" sh test/versions.sh       only the tests of these names, or TESTS=quick; LOGS=DIR keeps what failed
#   CLIENTS=yes sh test/versions.sh         with JDBC, ODBC, LibreOffice and Chromium
#   PG16=/path/to/pg_config sh test/versions.sh     compiles for that one too: no suite has 16
#
# Last lines: a table, a row a version; and N passed, N failed.  Needs root and debootstrap, and a Debian mirror.

for16=${PG16:-}
. "$(dirname "$0")/private.sh"
. "$top/test/base_system.sh"
export PG16="$for16"
own_namespaces "$@"

# what compilers say of options of the other one, and of Debian's hardening
quiet="-Wno-unused-command-line-argument -Wno-ignored-optimization-argument -Wno-unknown-warning-option"

# compiled SUITE COMPILER PG_CONFIG: the number of warnings, each of which is shown
compiled() {
    options=-Werror
    [ "$2" = gcc ] || options="-Werror $quiet"
    within "$1" sh -c "cd /xcedu && make -s clean PG_CONFIG=$3 && make -s -k with_llvm=no CC=$2 COPT='$options' PG_CONFIG=$3" > "$WORK/compiled" 2>&1 ||
        echo "make failed" >> "$WORK/compiled"
    grep -E 'warning:|error:|make failed' "$WORK/compiled" >&2 || :
    grep -cE 'warning:|error:|make failed' "$WORK/compiled" || :
}

# count GOOD WHAT: one check more
count() {
    if [ "$1" = yes ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "not ok: $2"
    fi
}

printf '%-32s %-10s %12s %12s %8s %8s\n' PostgreSQL suite 'gcc warns' 'clang warns' passed failed > "$WORK/table"
suites=${*:-bookworm trixie forky}
for s in $suites; do
    base "$s" "$s"
    copy_tree "$WORK/$s/xcedu"
    # no package makes and starts a cluster
    mkdir -p "$WORK/$s/etc/postgresql-common/createcluster.d"
    echo "create_main_cluster = false" > "$WORK/$s/etc/postgresql-common/createcluster.d/xcedu.conf"
    say "Installing PostgreSQL, gcc and clang of $s ..."
    packages "$s" make gcc clang libc6-dev perl postgresql postgresql-server-dev-all libipc-run-perl
    pg_config=$(within "$s" sh -c 'ls -d /usr/lib/postgresql/*/bin/pg_config')
    version=$(within "$s" "$pg_config" --version)
    say "Compiling for $version ..."
    by_gcc=$(compiled "$s" gcc "$pg_config")
    by_clang=$(compiled "$s" clang "$pg_config")
    within "$s" sh -c "cd /xcedu && make -s clean PG_CONFIG=$pg_config"
    say "Testing on $version ..."
    within "$s" env CLIENTS="${CLIENTS:-no}" sh /xcedu/test/check.sh ${TESTS:-} > "$WORK/$s.tests" 2>&1 || :
    sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$WORK/$s.tests" > "$WORK/counts"
    read -r good bad < "$WORK/counts" || { good=0 bad=1; }      # it died before it could say
    if [ "$bad" != 0 ]; then
        grep -E '^not ok|FAILED' "$WORK/$s.tests" >&2 || tail -n 30 "$WORK/$s.tests" >&2
        [ -z "${LOGS:-}" ] || cp "$WORK/$s.tests" "$LOGS/"
    fi
    count "$([ "$by_gcc" = 0 ] && echo yes)" "$version by gcc"
    count "$([ "$by_clang" = 0 ] && echo yes)" "$version by clang"
    passed=$((passed + good))
    failed=$((failed + bad))
    printf '%-32s %-10s %12s %12s %8s %8s\n' "${version#PostgreSQL }" "$s" "$by_gcc" "$by_clang" "$good" "$bad" >> "$WORK/table"
done

if [ -n "$for16" ]; then
    warnings=$(cp -R "$top" "$WORK/for16" && make -s -C "$WORK/for16" clean PG_CONFIG="$for16" > /dev/null &&
        { make -s -k -C "$WORK/for16" with_llvm=no COPT=-Werror PG_CONFIG="$for16" 2>&1 || echo "error: make failed"; } |
        tee /dev/stderr | grep -cE 'warning:|error:' || :)
    count "$([ "$warnings" = 0 ] && echo yes)" "$("$for16" --version) by the compiler of this machine"
    printf '%-32s %-10s %12s\n' "$("$for16" --version | sed 's/PostgreSQL //')" "(compiled)" "$warnings" >> "$WORK/table"
else
    echo "16 is in no suite of Debian; PG16=/path/to/pg_config compiles for it" >> "$WORK/table"
fi

# From each to the next, in the base system of the last one
first=${suites%% *}
if [ "$first" != "$suites" ]; then
    newest=${suites##* }
    say "Upgrading a published assessment from each version to the next ..."
    versions=
    servers=
    for s in $suites; do
        pg_config=$(within "$s" sh -c 'ls -d /usr/lib/postgresql/*/bin/pg_config')
        number=$(echo "$pg_config" | sed 's|^/usr/lib/postgresql/\([0-9]*\)/.*|\1|')
        versions="$versions $number"
        servers="$servers postgresql-$number"
        [ "$s" = "$newest" ] || echo "deb $MIRROR $s main" >> "$WORK/$newest/etc/apt/sources.list.d/older.list"
        # what was compiled there
        quietly "make install in $s" "$s" sh -c "cd /xcedu && make -s clean PG_CONFIG=$pg_config &&
            make -s with_llvm=no PG_CONFIG=$pg_config DESTDIR=/built install"
    done
    packages "$newest" $servers
    for s in $suites; do
        cp -R "$WORK/$s/built/." "$WORK/$newest/"
    done
    within "$newest" sh /xcedu/test/upgrade/servers.sh $versions > "$WORK/servers" 2>&1 || cat "$WORK/servers" >&2
    grep -E '^(not )?ok - ' "$WORK/servers" | sed 's/^ok - //' >> "$WORK/table" || :
    good=$(grep -c '^ok - ' "$WORK/servers" || :)
    bad=$(grep -c '^not ok - ' "$WORK/servers" || :)
    [ $((good + bad)) -gt 0 ] || bad=1
    passed=$((passed + good))
    failed=$((failed + bad))
fi

cat "$WORK/table"
report
