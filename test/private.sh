# A private PostgreSQL for one run, read by demo.sh and check.sh.
#
# Installs what is missing, copies this tree and the installed server to a
# temporary directory, builds and installs xcedu there, and starts a server that
# nothing else can reach.  Neither an installed nor a running server is touched,
# nothing is written into this tree, and everything goes when the run ends.
# As root, all of it runs as an unprivileged user (initdb refuses root).
#
# After `private_start PACKAGE...`: $WORK is the temporary directory, $WORK/src the
# built copy of the tree, $PG the bin directory of the private server, and `as_user`
# runs a command with PGHOST and PGPORT set for it.

set -eu
export LC_ALL=C.UTF-8
umask 022

# nothing in the environment leads to another server (PGSERVICE, PGHOST, PGOPTIONS ...)
for variable in $(env | sed -n 's/^\(PG[A-Z0-9_]*\)=.*/\1/p') PSQLRC PSQL_HISTORY; do
    case $variable in
        PG_CONFIG) ;;
        *) unset "$variable" ;;
    esac
done
export PSQLRC=/dev/null

# where the tree is, if the script that reads this is not in test/
: "${top:=$(cd "$(dirname "$0")/.." && pwd)}"

say() {
    printf '%s\n' "$*" >&2
}

# give_up WHAT-FAILED WHAT-TO-DO
give_up() {
    say "xcedu: $1"
    say "       $2"
    exit 1
}

# end_on_signals: by an exit, so that what is trapped at EXIT cleans up
end_on_signals() {
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    trap 'exit 141' PIPE
}

private_stop() {
    status=$?
    trap - EXIT
    if [ -n "${WORK:-}" ]; then
        for pid in "$WORK/data/postmaster.pid" "$WORK"/*/data/postmaster.pid; do
            [ ! -f "$pid" ] || as_user "$PG/pg_ctl" -D "${pid%/*}" -m immediate -w stop >/dev/null 2>&1 || :
        done
        rm -rf "$WORK"
    fi
    exit $status
}

# out_directory COMMAND: where $OUT is, which is made if it is not there; nothing if the variable is not set
out_directory() {
    [ -n "${OUT:-}" ] || return 0
    mkdir -p "$OUT" || give_up "the directory $OUT cannot be made" "Name another one: OUT=DIR $1"
    [ -w "$OUT" ] || give_up "nothing can be written into $OUT" "Name another one: OUT=DIR $1"
    (cd "$OUT" && pwd)
}

# The newest installed server version that has its headers, as its pg_config
find_pg_config() {
    {
        printf '%s\n' "${PG_CONFIG:-}"
        ls -d /usr/lib/postgresql/*/bin/pg_config 2>/dev/null | sort -rV
        command -v pg_config || :
    } | while IFS= read -r candidate; do
        if [ -n "$candidate" ] && [ -f "$("$candidate" --pgxs 2>/dev/null)" ] && [ -x "$("$candidate" --bindir)/initdb" ]; then
            printf '%s\n' "$candidate"
            break
        fi
    done
}

have_all() {
    for tool in make gcc; do
        command -v $tool >/dev/null || return 1
    done
    [ -n "$(find_pg_config)" ] || return 1
    for module in "$@"; do
        perl -M"$module" -e 1 2>/dev/null || return 1
    done
}

# install_missing PERL-MODULE...: Debian packages, if the tools are not there
install_missing() {
    have_all "$@" && return
    what="make, gcc, PostgreSQL 15 or newer with its server headers${1:+, and the Perl modules $*}"
    command -v apt-get >/dev/null ||
        give_up "$what are needed, and not all of them are there" \
                "Install them with this system's package manager and run the command again."
    [ "$(id -u)" = 0 ] ||
        give_up "$what are needed, and not all of them are there" \
                "Run the command once as root, or: apt-get install make gcc libc6-dev postgresql postgresql-server-dev-all libipc-run-perl"
    say "Installing what is missing (PostgreSQL, its headers, make, gcc) ..."

    # a server package makes and starts a cluster of its own unless told not to
    hold=/etc/postgresql-common/createcluster.d/xcedu-private.conf
    mkdir -p "${hold%/*}"
    echo "create_main_cluster = false" > "$hold"
    # apt-get update may complain of a source that does not matter here
    if (apt-get update || : ; DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
            make gcc libc6-dev perl postgresql postgresql-server-dev-all libipc-run-perl) \
            > "${TMPDIR:-/tmp}/xcedu-apt.$$" 2>&1; then
        rm -f "$hold" "${TMPDIR:-/tmp}/xcedu-apt.$$"
    else
        tail -n 20 "${TMPDIR:-/tmp}/xcedu-apt.$$" >&2
        rm -f "$hold" "${TMPDIR:-/tmp}/xcedu-apt.$$"
        give_up "the packages could not be installed" \
                "The lines above say why; check the network and the sources of apt, then run the command again."
    fi
    have_all "$@" ||
        give_up "$what are still not all there after installing their packages" \
                "Install them by hand, or name the server's pg_config in PG_CONFIG, and run the command again."
}

# installed PACKAGE...: whether Debian has all of them installed
installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}\n' "$@" 2>/dev/null | grep -cx installed)" -ge $# ]
}

# install_clients: after private_start, the clients that test/t/client_*.pl and pages.pl run, where
# that is possible: a test is skipped where its client is missing.  Removes no package,
# and gives up a download after five minutes.
install_clients() {
    variant=-nogui
    if installed libreoffice-core; then
        variant=            # the one with windows is there, and excludes the other
    fi
    set -- default-jdk-headless libpostgresql-jdbc-java \
        odbc-postgresql unixodbc python3-pyodbc \
        "libreoffice-calc$variant" "libreoffice-base$variant" "libreoffice-writer$variant" libreoffice-sdbc-postgresql python3-uno \
        chromium poppler-utils fontconfig fonts-noto-cjk
    if installed "$@"; then
        return
    fi
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        say "Clients that are not installed are not tested; as root, with apt, this would install them."
        return
    fi
    say "Installing the clients to test with (JDBC, ODBC, LibreOffice, Chromium) ..."
    get="apt-get -q -y --no-install-recommends --no-remove"
    export DEBIAN_FRONTEND=noninteractive
    if ! { timeout 300 sh -c "apt-get -q update; $get install --download-only $*" &&
           $get install "$@"; } > "$WORK/apt.log" 2>&1 < /dev/null; then
        reason=$(grep -m 1 '^E:' "$WORK/apt.log" || :)
        say "Clients that are not installed are not tested; apt says: ${reason:-nothing in five minutes}"
    fi
}

as_user() {
    if [ -n "$user" ]; then
        setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups \
            env HOME="$WORK" TMPDIR="$WORK/tmp" PATH="$PATH" PGHOST="${server:-$WORK}" PGPORT=5432 PGUSER=xcedu PGDATABASE=postgres "$@"
    else
        env HOME="$WORK" TMPDIR="$WORK/tmp" PGHOST="${server:-$WORK}" PGPORT=5432 PGUSER=xcedu PGDATABASE=postgres "$@"
    fi
}

# step WHAT COMMAND...: runs quietly as the user, shows the output if it fails
step() {
    what=$1
    shift
    as_user "$@" > "$WORK/step.log" 2>&1 || {
        tail -n 40 "$WORK/step.log" >&2
        give_up "$what failed" "The lines above are the end of its output."
    }
}

# Copy the installed server: it finds its files from where its programs lie, so a
# copy of those with links to everything else is a server of its own, and what
# `make install` puts there stays there.
copy_server() {
    real=$("$(find_pg_config)" --bindir)/pg_config
    [ -x "$real" ] || real=$(find_pg_config)
    mkdir "$WORK/pg"
    for dir in bindir sharedir pkglibdir includedir-server; do
        from=$("$real" --$dir)
        mkdir -p "$WORK/pg$from"
        cp -rs "$from/." "$WORK/pg$from"
    done
    PG=$WORK/pg$("$real" --bindir)
    rm -rf "$PG"
    cp -rL "$("$real" --bindir)" "$PG"
}

# make_work: the temporary directory, if there is a place for it
make_work() {
    place=${TMPDIR:-/tmp}
    elsewhere="Name another directory in TMPDIR: TMPDIR=/var/tmp sh ..."
    WORK=$(mktemp -d "$place/xcedu.XXXXXX" 2>/dev/null) ||
        give_up "no directory can be made in $place" "$elsewhere"
    trap private_stop EXIT
    case $WORK in
        *[[:space:]]*) give_up "the name of the temporary directory has a blank: $WORK" "$elsewhere" ;;
    esac
    [ "${#WORK}" -le 75 ] ||
        give_up "the name of the temporary directory is too long for a socket: $WORK" "$elsewhere"
    free=$(df -Pk "$WORK" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge 500000 ] ||
        give_up "$place has $((free / 1024)) MB left, and 500 MB are needed" "Make room there. Or: $elsewhere"
    printf '#!/bin/sh\nexit 0\n' > "$WORK/probe" && chmod 755 "$WORK" "$WORK/probe"
    as_user "$WORK/probe" 2>/dev/null ||
        give_up "programs cannot be run in $place: it is mounted noexec, or another user cannot enter it" "$elsewhere"
}

# start_server DIR OPTION...: a cluster in DIR/data, made by initdb with these options too, with its socket in DIR
start_server() {
    dir=$1
    shift
    step "initdb" "$PG/initdb" -D "$dir/data" -U xcedu -A trust -E UTF8 --locale=C.UTF-8 --no-sync "$@"
    cat >> "$dir/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$dir'
fsync = off
shared_buffers = 256MB
CONF
    step "starting the private server" "$PG/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w start
}

private_start() {
    install_missing "$@"

    user= server=
    if [ "$(id -u)" = 0 ]; then
        user=postgres
        id "$user" >/dev/null 2>&1 || user=nobody
    fi
    make_work
    end_on_signals

    copy_server
    mkdir "$WORK/src" "$WORK/tmp"
    (cd "$top" && tar cf - --exclude=./.git --exclude=./results --exclude=./tmp_check .) | tar xf - -C "$WORK/src"
    [ -z "$user" ] || chown -R "$user" "$WORK"
    cd "$WORK"              # the user may not be let into this one

    # without LLVM's bitcode, which only JIT inlining would use
    step "building" make -s -C "$WORK/src" clean PG_CONFIG="$PG/pg_config" with_llvm=no
    step "building" make -s -C "$WORK/src" install PG_CONFIG="$PG/pg_config" with_llvm=no
    start_server "$WORK"
}

# load_demo [DATABASE]: after private_start, the extension and the demo assessment, in the database of as_user if none is named
load_demo() {
    step "creating the extension" "$PG/psql" -X -q -d "${1:-postgres}" -c 'create extension xcedu'
    step "loading the demo data" sh -c "cd '$WORK/src/test/data/xuchang' && exec '$PG/psql' -X -q -d '${1:-postgres}' -f load.sql"
}

# publish_demo [DATABASE]: after load_demo, both of its months
publish_demo() {
    step "publishing the demo" "$PG/psql" -X -q -d "${1:-postgres}" -v ON_ERROR_STOP=1 -f "$WORK/src/test/demo.sql"
}

# pg_regress prints "test x ... ok 12 ms" up to 15, and TAP lines from 16 on
regress_good='^(test +)?[^ ]+ +\.\.\. ok|^ok +[0-9]+ '
regress_bad='^(test +)?[^ ]+ +\.\.\. FAILED|^not ok +[0-9]+ '
