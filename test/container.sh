#!/bin/sh
# The image of Containerfile: it is built, and its server starts, has xcedu, and keeps its data.
#
#   sh test/container.sh                by podman, docker or buildah where one of them works; otherwise the lines of
#                                       Containerfile are run in base systems of Debian (root, debootstrap; a few minutes)
#   CACHE=DIR sh test/container.sh      keeps the base systems in DIR, and takes those that are there
#
# Last line: N passed, N failed.  Nothing is left of it: no image, no container, no volume.

. "$(dirname "$0")/private.sh"
. "$top/test/base_system.sh"

version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" "$top/xcedu.control")

# tried: the checks, by these functions: server_start [VARIABLE=VALUE], server_stop, in_server COMMAND..., health
tried() {
    check "without a password it does not start, and says so" refused
    server_start POSTGRES_PASSWORD=secret
    check "it becomes healthy" healthy
    check "xcedu.version() is $version" prints "$version" in_server psql -X -At -d postgres -c 'select xcedu.version()'
    check "an assessment is made" in_server psql -X -q -v ON_ERROR_STOP=1 -d postgres -c "select xcedu.create_assessment('kept', 'xuchang-2023-8')"
    check "it does not run as root" prints postgres in_server id -un
    server_stop
    server_start
    check "it starts again, without the password" healthy
    check "and has its data" prints "$version" in_server psql -X -At -d postgres -c 'select version from kept.layout'
    server_stop
}

refused() {
    ! server_once && grep -q POSTGRES_PASSWORD "$WORK/server.log"
}

healthy() {
    for _ in $(seq 60); do
        ! health || return 0
        sleep 1
    done
    cat "$WORK/server.log"
    return 1
}

engine=
for candidate in podman docker; do
    if $candidate info > /dev/null 2>&1; then
        engine=$candidate
        break
    fi
done

if [ -n "$engine" ]; then
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/xcedu-container.XXXXXX")
    name=xcedu-test-$$
    leave() {
        status=$?
        trap - EXIT
        $engine rm -f "$name" > /dev/null 2>&1 || :
        $engine volume rm -f "$name" > /dev/null 2>&1 || :
        $engine rmi -f "$name" > /dev/null 2>&1 || :
        rm -rf "$WORK"
        exit $status
    }
    trap leave EXIT
    end_on_signals
    server_once() { $engine run --rm "$name" > "$WORK/server.log" 2>&1; }
    server_start() {
        $engine run -d --name "$name" -v "$name:/var/lib/postgresql" ${1:+-e "$1"} "$name" > /dev/null
    }
    server_stop() {
        $engine stop "$name" > /dev/null
        $engine rm "$name" > /dev/null
    }
    in_server() { $engine exec "$name" "$@"; }
    health() {
        $engine logs "$name" > "$WORK/server.log" 2>&1 || :
        in_server sh -c "$(sed -n 's/^HEALTHCHECK .* CMD //p' "$top/Containerfile")"
    }
    say "Building the image by $engine ..."
    check "the image is built by $engine" $engine build -t "$name" -f "$top/Containerfile" "$top"
    [ "$failed" -gt 0 ] || tried
    report
    exit
fi

[ -n "${XCEDU_BASE_WORK:-}" ] || say "No container engine is at work here, so the lines of Containerfile are run in base systems."
own_namespaces "$@"

# what the lines say for those that follow
stage=
stages=0
env_of="PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
user=root

# in_stage COMMAND...: with the environment and the user of the lines so far
in_stage() {
    chroot "$WORK/$stage" /usr/bin/env -i HOME=/ DEBIAN_FRONTEND=noninteractive $env_of \
        setpriv --reuid="$user" --regid="$user" --init-groups "$@"
}

# do_line INSTRUCTION REST
do_line() {
    case $1 in
        FROM)
            # debian:SUITE-slim [AS NAME]
            suite=${2#debian:}
            suite=${suite%%-*}
            stages=$((stages + 1))
            stage=stage$stages
            case $2 in *" AS "*) stage=${2##* AS } ;; esac
            user=root
            base "$suite" "$stage"
            ;;
        RUN) in_stage sh -c "$2" ;;
        ENV) env_of="$env_of $2" ;;
        USER) user=$2 ;;
        COPY)
            set -- $2
            case $1 in
                --from=*)
                    mkdir -p "$WORK/$stage/$3"
                    cp "$WORK/${1#--from=}"$2 "$WORK/$stage/$3"
                    ;;
                .) copy_tree "$WORK/$stage/$2" ;;
                *) cp "$top/$1" "$WORK/$stage/$2" ;;
            esac
            ;;
        HEALTHCHECK) health_command=${2##* CMD } ;;
        ENTRYPOINT) entrypoint=$(printf '%s\n' "$2" | sed 's/^\["//; s/"\]$//; s/", *"/ /g') ;;
        VOLUME | EXPOSE | STOPSIGNAL) ;;
        *) give_up "Containerfile has the instruction $1, which this script does not know" "Teach it to do_line() in test/container.sh." ;;
    esac
}

# each instruction on one line
sed -e '/^#/d' -e '/^$/d' -e :a -e '/\\$/{N;s/\\\n *//;ba' -e '}' "$top/Containerfile" > "$WORK/lines"
while read -r instruction rest; do
    say "$instruction $(printf '%.70s' "$rest")"
    do_line "$instruction" "$rest" > "$WORK/line.log" 2>&1 < /dev/null || {
        tail -n 40 "$WORK/line.log" >&2
        give_up "a line of Containerfile failed: $instruction $rest" "The lines above are the end of its output."
    }
done < "$WORK/lines"
check "all lines of Containerfile can be run" true

# with a network of its own, where its port is free
server_once() { in_stage "$entrypoint" > "$WORK/server.log" 2>&1; }
server_start() {
    unshare --net chroot "$WORK/$stage" /usr/bin/env -i HOME=/ $env_of "$@" \
        setpriv --reuid="$user" --regid="$user" --init-groups "$entrypoint" > "$WORK/server.log" 2>&1 &
    server=$!
}
server_stop() {
    kill -INT "$server"
    wait "$server" || :
}
in_server() { in_stage "$@"; }
health() { in_stage sh -c "$health_command"; }
tried
report
