#!/bin/sh
# Every version of PostgreSQL that xcedu is for: in a fresh base system of each Debian suite it compiles without a warning, by
# gcc and by clang, and passes all tests; and a cluster with a published assessment is taken from each version to the next
# by pg_upgrade.
#
#   sh test/versions.sh                     bookworm (15), trixie (17) and forky (18): an hour and a half on 2 cores, 6 GB
#   sh test/versions.sh trixie              one of them, or several; two or more are also upgraded, in this order
#   CACHE=DIR sh test/versions.sh           keeps the base systems in DIR, and takes those that are there
#   TESTS="codes upgrade" sh test/versions.sh       only the tests of these names, or TESTS=quick; LOGS=DIR keeps what failed
#   CLIENTS=yes sh test/versions.sh         with JDBC, ODBC, LibreOffice and Chromium
#   PG16=/path/to/pg_config sh test/versions.sh     compiles for that one too: no suite has 16
#
# Last lines: a table, a row a version; and N passed, N failed.  Needs root and debootstrap, and a Debian mirror (MIRROR=).
# All mounts are in a namespace of this script's own, and go with it.

for16=${PG16:-}
. "$(dirname "$0")/private.sh"
: "${MIRROR:=http://deb.debian.org/debian}" "${CLIENTS:=no}"

[ "$(id -u)" = 0 ] || give_up "a base system can only be made by root" "Run the command as root: sudo sh test/versions.sh"
for tool in debootstrap unshare chroot; do
    command -v $tool > /dev/null || give_up "$tool is missing" "Install it, on Debian: apt-get install debootstrap util-linux"
done
[ -n "${XCEDU_OWN_MOUNTS:-}" ] ||
    exec env XCEDU_OWN_MOUNTS=yes PG16="$for16" unshare --mount --propagation private sh "$0" "$@"

WORK=$(mktemp -d "${TMPDIR:-/tmp}/xcedu-versions.XXXXXX")
leave() {
    status=$?
    trap - EXIT
    # nothing of this machine may be below when it is removed
    awk -v work="$WORK/" 'index($2, work) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mounted; do
        umount -l "$mounted"
    done
    rm -rf --one-file-system "$WORK"
    exit $status
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

: "${CACHE:=$WORK/cache}"
mkdir -p "$CACHE"
CACHE=$(cd "$CACHE" && pwd)

# base SUITE: a base system of its own in $WORK/SUITE, with this tree in /xcedu
base() {
    if [ ! -f "$CACHE/$1.tar" ]; then
        say "Making a base system of $1 ..."
        # a suite newer than this debootstrap is made as unstable is
        like=
        [ -e "/usr/share/debootstrap/scripts/$1" ] || like=sid
        debootstrap --variant=minbase "$1" "$WORK/$1" "$MIRROR" $like > "$WORK/$1.log" 2>&1 || {
            tail -n 20 "$WORK/$1.log" >&2
            give_up "debootstrap of $1 failed" "The lines above say why; is there a mirror? MIRROR=http://... names another."
        }
        tar cf "$CACHE/$1.tar.part" -C "$WORK" "$1" && mv "$CACHE/$1.tar.part" "$CACHE/$1.tar"
    else
        tar xf "$CACHE/$1.tar" -C "$WORK"
    fi
    root=$WORK/$1
    # the Release file of a suite that is not updated may be past its date
    echo 'Acquire::Check-Valid-Until "false";' > "$root/etc/apt/apt.conf.d/99xcedu"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mkdir "$root/xcedu"
    (cd "$top" && git ls-files -z | tar cf - --null -T - ) | tar xf - -C "$root/xcedu" ||
        give_up "this tree cannot be copied" "It has to be a git checkout: what is committed or added is tested."
}

# within SUITE COMMAND...: in its base system
within() {
    suite=$1
    shift
    chroot "$WORK/$suite" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        CLIENTS="$CLIENTS" "$@"
}

# install SUITE PACKAGE...: without the cluster that a server package would make and start
install() {
    suite=$1
    shift
    mkdir -p "$WORK/$suite/etc/postgresql-common/createcluster.d"
    echo "create_main_cluster = false" > "$WORK/$suite/etc/postgresql-common/createcluster.d/xcedu.conf"
    within "$suite" sh -c "apt-get -q update && apt-get -q -y --no-install-recommends install $*" > "$WORK/$suite.log" 2>&1 || {
        tail -n 20 "$WORK/$suite.log" >&2
        give_up "packages of $suite could not be installed: $*" "The lines above say why."
    }
}

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

passed=0
failed=0
# count GOOD WHAT: one check more
count() {
    if [ "$1" = yes ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "not ok: $2"
    fi
}

printf '%-28s %-10s %12s %12s %8s %8s\n' PostgreSQL suite 'gcc warns' 'clang warns' passed failed > "$WORK/table"
suites=${*:-bookworm trixie forky}
for s in $suites; do
    base "$s"
    say "Installing PostgreSQL, gcc and clang of $s ..."
    install "$s" make gcc clang libc6-dev perl postgresql postgresql-server-dev-all libipc-run-perl
    pg_config=$(within "$s" sh -c 'ls -d /usr/lib/postgresql/*/bin/pg_config')
    version=$(within "$s" "$pg_config" --version)
    say "Compiling for $version ..."
    by_gcc=$(compiled "$s" gcc "$pg_config")
    by_clang=$(compiled "$s" clang "$pg_config")
    within "$s" sh -c "cd /xcedu && make -s clean PG_CONFIG=$pg_config"
    say "Testing on $version ..."
    within "$s" sh /xcedu/test/check.sh ${TESTS:-} > "$WORK/$s.tests" 2>&1 || :
    last=$(tail -n 1 "$WORK/$s.tests")
    good=$(expr "$last" : '\([0-9]*\) passed, [0-9]* failed$') || good=0
    bad=$(expr "$last" : '[0-9]* passed, \([0-9]*\) failed$') || bad=1
    if [ "$bad" != 0 ]; then
        grep -E '^not ok|FAILED' "$WORK/$s.tests" >&2 || tail -n 30 "$WORK/$s.tests" >&2
        [ -z "${LOGS:-}" ] || cp "$WORK/$s.tests" "$LOGS/"
    fi
    count "$([ "$by_gcc" = 0 ] && echo yes)" "$version by gcc"
    count "$([ "$by_clang" = 0 ] && echo yes)" "$version by clang"
    passed=$((passed + good))
    failed=$((failed + bad))
    printf '%-28s %-10s %12s %12s %8s %8s\n' "${version#PostgreSQL }" "$s" "$by_gcc" "$by_clang" "$good" "$bad" >> "$WORK/table"
done

if [ -n "$for16" ]; then
    warnings=$(cp -R "$top" "$WORK/for16" && make -s -C "$WORK/for16" clean PG_CONFIG="$for16" > /dev/null &&
        make -s -k -C "$WORK/for16" with_llvm=no COPT=-Werror PG_CONFIG="$for16" 2>&1 | tee /dev/stderr | grep -cE 'warning:|error:' || :)
    count "$([ "$warnings" = 0 ] && echo yes)" "$("$for16" --version) by the compiler of this machine"
    printf '%-28s %-10s %12s\n' "$("$for16" --version | sed 's/PostgreSQL //')" "(compiled)" "$warnings" >> "$WORK/table"
else
    echo "16 is in no suite of Debian; PG16=/path/to/pg_config compiles for it" >> "$WORK/table"
fi

# From each to the next, in the base system of the last one
first=${suites%% *}
if [ "$first" != "$suites" ]; then
    newest=${suites##* }
    say "Upgrading a published assessment from each version to the next ..."
    versions=
    packages=
    for s in $suites; do
        pg_config=$(within "$s" sh -c 'ls -d /usr/lib/postgresql/*/bin/pg_config')
        number=$(echo "$pg_config" | sed 's|^/usr/lib/postgresql/\([0-9]*\)/.*|\1|')
        versions="$versions $number"
        packages="$packages postgresql-$number"
        [ "$s" = "$newest" ] || echo "deb $MIRROR $s main" >> "$WORK/$newest/etc/apt/sources.list.d/older.list"
        # what was compiled there
        within "$s" sh -c "cd /xcedu && make -s clean PG_CONFIG=$pg_config && make -s with_llvm=no PG_CONFIG=$pg_config && make -s with_llvm=no PG_CONFIG=$pg_config DESTDIR=/built install" > "$WORK/compiled" 2>&1 ||
            { cat "$WORK/compiled" >&2; give_up "make failed in $s" "The lines above say why."; }
    done
    install "$newest" $packages
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
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
