# Base systems of Debian, each in a directory of its own, read by versions.sh and packages.sh after private.sh.
#
# base_start SCRIPT ARGUMENTS: needs root and debootstrap.  It starts the script again in a namespace of its own, in which all mounts
# are; $WORK is the temporary directory, and everything in it goes when the run ends.
#
# A base system that is in $CACHE is taken from there, and one that is not is made and kept there (CACHE=DIR; without it nothing is
# kept).  MIRROR= names another mirror.

: "${MIRROR:=http://deb.debian.org/debian}"

base_leave() {
    status=$?
    trap - EXIT
    # nothing of this machine may be below when it is removed
    awk -v work="$WORK/" 'index($2, work) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mounted; do
        umount -l "$mounted"
    done
    rm -rf --one-file-system "$WORK"
    exit $status
}

base_start() {
    [ "$(id -u)" = 0 ] || give_up "a base system can only be made by root" "Run the command as root: sudo sh $1"
    for tool in debootstrap unshare chroot git; do
        command -v $tool > /dev/null || give_up "$tool is missing" "Install it, on Debian: apt-get install debootstrap util-linux git"
    done
    [ -n "${XCEDU_OWN_MOUNTS:-}" ] ||
        XCEDU_OWN_MOUNTS=yes exec unshare --mount --propagation private sh "$@"

    WORK=$(mktemp -d "${TMPDIR:-/tmp}/xcedu-base.XXXXXX")
    trap base_leave EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    : "${CACHE:=$WORK/cache}"
    mkdir -p "$CACHE"
    CACHE=$(cd "$CACHE" && pwd)
}

# base SUITE [NAME]: a base system of its own in $WORK/NAME, or in $WORK/SUITE
base() {
    root=$WORK/${2:-$1}
    mkdir "$root"
    if [ ! -f "$CACHE/$1.tar" ]; then
        say "Making a base system of $1 ..."
        # a suite newer than this debootstrap is made as unstable is
        like=
        [ -e "/usr/share/debootstrap/scripts/$1" ] || like=sid
        debootstrap --variant=minbase "$1" "$root" "$MIRROR" $like > "$root.log" 2>&1 || {
            tail -n 20 "$root.log" >&2
            give_up "debootstrap of $1 failed" "The lines above say why; is there a mirror? MIRROR=http://... names another."
        }
        tar cf "$CACHE/$1.tar.part" -C "$root" --transform "s,^\.,$1," . && mv "$CACHE/$1.tar.part" "$CACHE/$1.tar"
    else
        tar xf "$CACHE/$1.tar" -C "$root" --strip-components=1
    fi
    # the Release file of a suite that is not updated may be past its date
    echo 'Acquire::Check-Valid-Until "false";' > "$root/etc/apt/apt.conf.d/99xcedu"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    # no package makes and starts a cluster
    mkdir -p "$root/etc/postgresql-common/createcluster.d"
    echo "create_main_cluster = false" > "$root/etc/postgresql-common/createcluster.d/xcedu.conf"
}

# tree NAME DIR: what git knows of this tree, in DIR of that base system
tree() {
    mkdir -p "$WORK/$1$2"
    (cd "$top" && git ls-files -z | tar cf - --null -T -) | tar xf - -C "$WORK/$1$2" ||
        give_up "this tree cannot be copied" "It has to be a git checkout: what is committed or added is tested."
}

# within NAME COMMAND...: in that base system
within() {
    name=$1
    shift
    chroot "$WORK/$name" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        CLIENTS="${CLIENTS:-no}" "$@"
}

# done_within WHAT NAME COMMAND...: the same, quietly, and its output if it fails
done_within() {
    what=$1
    shift
    within "$@" > "$WORK/step.log" 2>&1 || {
        tail -n 40 "$WORK/step.log" >&2
        give_up "$what failed" "The lines above are the end of its output."
    }
}

# install NAME PACKAGE...: packages, or files of packages
install() {
    into=$1
    shift
    done_within "installing $*" "$into" sh -c 'apt-get -q update && apt-get -q -y --no-install-recommends install "$@"' sh "$@"
}
