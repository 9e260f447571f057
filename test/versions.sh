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
#   PG16=/path/to/pg_config sh test/versions.sh     compiles for that one too and tests it, on this machine: no suite has 16
#
# Last lines: a table, a row a version; and N passed, N failed.  Needs root and debootstrap, and a Debian mirror.

for16=${PG16:-}
. "$(dirname "$0")/private.sh"
. "$top/test/base_system.sh"
export PG16="$for16"
own_namespaces "$@"

# what compilers say of options of the other one, and of Debian's hardening
quiet="-Wno-unused-command-line-argument -Wno-ignored-optimization-argument -Wno-unknown-warning-option"

# warnings COMPILER PG_CONFIG: how many there are in the tree where it is called, each of which is shown
warnings=$(cat <<'SH'
    options=-Werror
    [ "$1" = gcc ] || options="-Werror $3"
    { make -s clean PG_CONFIG="$2" && make -s -k with_llvm=no CC="$1" COPT="$options" PG_CONFIG="$2" || echo "make failed"; } 2>&1 |
        grep -E "warning:|error:|make failed" | tee /dev/stderr | wc -l
    make -s clean PG_CONFIG="$2" >&2
SH
)

# row VERSION WHERE GCC CLANG TESTS: a row of the table from the warnings and from what check.sh printed in the file TESTS
row() {
    sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$5" > "$WORK/counts"
    read -r good bad < "$WORK/counts" || { good=0 bad=1; }      # it died before it could say
    if [ "$bad" != 0 ]; then
        grep -E '^not ok|FAILED' "$5" >&2 || tail -n 30 "$5" >&2
        [ -z "${LOGS:-}" ] || cp "$5" "$LOGS/"
    fi
    check "$1: no warning by gcc" [ "$3" = 0 ]
    check "$1: no warning by clang" [ "$4" = 0 ]
    passed=$((passed + good))
    failed=$((failed + bad))
    printf '%-32s %-10s %12s %12s %8s %8s\n' "${1#PostgreSQL }" "$2" "$3" "$4" "$good" "$bad" >> "$WORK/table"
}

printf '%-32s %-10s %12s %12s %8s %8s\n' PostgreSQL suite 'gcc warns' 'clang warns' passed failed > "$WORK/table"
suites=${*:-bookworm trixie forky}
for s in $suites; do
    base "$s" "$s"
    copy_tree "$WORK/$s/xcedu"
    no_cluster "$s"
    say "Installing PostgreSQL, gcc and clang of $s ..."
    packages "$s" make gcc clang libc6-dev perl postgresql postgresql-server-dev-all libipc-run-perl
    pg_config=$(within "$s" sh -c 'ls -d /usr/lib/postgresql/*/bin/pg_config')
    version=$(within "$s" "$pg_config" --version)
    say "Compiling for $version ..."
    by_gcc=$(within "$s" sh -c "cd /xcedu; $warnings" sh gcc "$pg_config" "$quiet")
    by_clang=$(within "$s" sh -c "cd /xcedu; $warnings" sh clang "$pg_config" "$quiet")
    say "Testing on $version ..."
    within "$s" env CLIENTS="${CLIENTS:-no}" sh /xcedu/test/check.sh ${TESTS:-} > "$WORK/$s.tests" 2>&1 || :
    row "$version" "$s" "$by_gcc" "$by_clang" "$WORK/$s.tests"
done

if [ -n "$for16" ]; then
    version=$("$for16" --version)
    copy_tree "$WORK/for16"
    cd "$WORK/for16"
    say "Compiling for $version, and testing on it ..."
    by_gcc=$(sh -c "$warnings" sh gcc "$for16" "$quiet")
    by_clang=$(sh -c "$warnings" sh clang "$for16" "$quiet")
    env PG_CONFIG="$for16" CLIENTS="${CLIENTS:-no}" sh test/check.sh ${TESTS:-} > "$WORK/16.tests" 2>&1 || :
    row "$version" "this one" "$by_gcc" "$by_clang" "$WORK/16.tests"
    cd "$WORK"
else
    echo "16 is in no suite of Debian: PG16=/path/to/pg_config compiles for it and tests it" >> "$WORK/table"
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
