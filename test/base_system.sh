# Base systems of Debian to try things in, read by versions.sh, package.sh and container.sh after private.sh.
#
# `own_namespaces "$@"` runs the script once more where its mounts, processes and shared memory are its own: all of
# them are gone when it ends, however it ends, and $WORK with them.  `base SUITE PLACE` makes a fresh base system in
# $WORK/PLACE, `within PLACE COMMAND...` runs a command there as root, and `packages PLACE PACKAGE...` installs some.
#
# CACHE=DIR keeps the base systems in DIR and takes those that are there; MIRROR= names a mirror of Debian.

: "${MIRROR:=http://deb.debian.org/debian}"
own=$(basename "$0")

own_leave() {
    status=$?
    trap - EXIT
    # what runs inside dies with its first process, and its mounts with the last one
    if [ -n "${inside:-}" ]; then
        kill -KILL "$inside" 2>/dev/null || :
        wait "$inside" 2>/dev/null || :
    fi
    rm -rf --one-file-system "$WORK"
    exit $status
}

own_namespaces() {
    if [ -n "${XCEDU_BASE_WORK:-}" ]; then
        WORK=$XCEDU_BASE_WORK
        unset XCEDU_BASE_WORK
        : "${CACHE:=$WORK/cache}"
        mkdir -p "$CACHE"
        CACHE=$(cd "$CACHE" && pwd)
        return
    fi
    [ "$(id -u)" = 0 ] || give_up "a base system can only be made by root" "Run the command as root: sudo sh test/$own"
    for tool in debootstrap unshare chroot git perl; do
        command -v $tool > /dev/null || give_up "$tool is missing" "Install it, on Debian: apt-get install debootstrap util-linux git perl"
    done
    git -C "$top" rev-parse --git-dir > /dev/null 2>&1 || give_up "this is no git checkout" "What is committed or added is what is packed: run the command in a checkout."
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/xcedu-base.XXXXXX") || give_up "no temporary directory can be made" "Name another place: TMPDIR=/var/tmp sh test/$own"
    trap own_leave EXIT
    end_on_signals
    chmod 755 "$WORK"
    free=$(df -Pk "$WORK" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge 6000000 ] || give_up "$WORK has $((free / 1024)) MB left, and 6000 MB are needed" "Name another place: TMPDIR=/var/tmp sh test/$own"
    XCEDU_BASE_WORK=$WORK unshare --mount --propagation private --ipc --pid --fork --kill-child --mount-proc sh "$0" "$@" &
    inside=$!
    wait "$inside" || exit $?
    inside=
    exit 0
}

# base SUITE PLACE
base() {
    if [ ! -f "$CACHE/$1.tar" ]; then
        say "Making a base system of $1 ..."
        # a suite newer than this debootstrap is made as unstable is
        like=
        [ -e "/usr/share/debootstrap/scripts/$1" ] || like=sid
        debootstrap --variant=minbase "$1" "$WORK/$1" "$MIRROR" $like > "$WORK/log" 2>&1 || {
            tail -n 20 "$WORK/log" >&2
            give_up "debootstrap of $1 failed" "The lines above say why; is there a mirror? MIRROR=http://... names another."
        }
        tar cf "$CACHE/$1.tar.part" -C "$WORK" "$1"
        mv "$CACHE/$1.tar.part" "$CACHE/$1.tar"
        rm -rf "${WORK:?}/$1"
    fi
    mkdir "$WORK/$2"
    tar xf "$CACHE/$1.tar" --strip-components=1 -C "$WORK/$2"
    # the Release file of a suite that is not updated may be past its date
    echo 'Acquire::Check-Valid-Until "false";' > "$WORK/$2/etc/apt/apt.conf.d/99undated"
    # what is thrown away needs no fsync
    echo force-unsafe-io > "$WORK/$2/etc/dpkg/dpkg.cfg.d/99unsafe"
    cp /etc/resolv.conf "$WORK/$2/etc/resolv.conf"
    mount -t proc proc "$WORK/$2/proc"
    mount -t tmpfs -o mode=755 tmpfs "$WORK/$2/dev"
    for device in null zero full random urandom tty; do
        touch "$WORK/$2/dev/$device"
        mount --bind "/dev/$device" "$WORK/$2/dev/$device"
    done
    mkdir -m 1777 "$WORK/$2/dev/shm"
    ln -s /proc/self/fd "$WORK/$2/dev/fd"
}

# within PLACE COMMAND...
within() {
    place=$1
    shift
    chroot "$WORK/$place" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

# quietly WHAT PLACE COMMAND...: within, and its output only if it fails
quietly() {
    what=$1
    shift
    within "$@" > "$WORK/log" 2>&1 || {
        tail -n 40 "$WORK/log" >&2
        give_up "$what failed" "The lines above are the end of its output."
    }
}

# packages PLACE PACKAGE...
packages() {
    place=$1
    shift
    quietly "installing $*" "$place" sh -c 'apt-get -q update && apt-get -q -y --no-install-recommends install "$@"' sh "$@"
}

# no_cluster PLACE: no package makes and starts a cluster there
no_cluster() {
    mkdir -p "$WORK/$1/etc/postgresql-common/createcluster.d"
    echo "create_main_cluster = false" > "$WORK/$1/etc/postgresql-common/createcluster.d/xcedu.conf"
}

# copy_tree DIR: what is committed or added of this tree
copy_tree() {
    mkdir -p "$1"
    (cd "$top" && git ls-files -z | tar cf - --null -T -) | tar xf - --no-same-owner -C "$1"
}

# check WHAT COMMAND...: counts what holds and what does not, with its output
passed=0
failed=0
check() {
    what=$1
    shift
    if "$@" > "$WORK/check.log" 2>&1; then
        passed=$((passed + 1))
        echo "ok - $what"
    else
        failed=$((failed + 1))
        echo "not ok - $what"
        tail -n 40 "$WORK/check.log"
    fi
}

# prints TEXT COMMAND...: that is its output
prints() {
    text=$1
    shift
    printed=$("$@")
    echo "$printed"
    [ "$printed" = "$text" ]
}

# the last line, and the exit status
report() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
