#!/bin/sh
# A stranger's path: the Debian packages are built from the zip of `make dist`, installed in a base system that has
# nothing else, and do what the README shows; the server is upgraded; and all of it is removed.
#
#   sh test/package.sh                  about ten minutes, 4 GB; needs root, debootstrap and a Debian mirror
#   CACHE=DIR sh test/package.sh        keeps the base systems in DIR, and takes those that are there
#   TESTS=all sh test/package.sh        all tests of debian/tests/installcheck instead of the quick ones
#
# Last line: N passed, N failed.  See base_system.sh for MIRROR= and for what is left of it: nothing.

. "$(dirname "$0")/private.sh"
. "$top/test/base_system.sh"
own_namespaces "$@"

old=bookworm new=trixie         # their versions are $from and $to
copy_tree "$WORK/tree"
in_tree() {
    git -C "$WORK/tree" -c user.name=test -c user.email=test -c commit.gpgsign=false "$@"
}
in_tree init -q
in_tree add -A
in_tree commit -q -m tree
make -s -C "$WORK/tree" dist || give_up "make dist failed" "The lines above say why."
zip=$(cd "$WORK/tree" && echo xcedu-*.zip)

# unchanged PLACE PATH...: of the built tree, what git would show, but for what may be otherwise
unchanged() {
    place=$1
    shift
    shown=$(git --git-dir="$WORK/tree/.git" --work-tree="$WORK/$place/build/${zip%.zip}" status --porcelain -- . "$@")
    echo "$shown"
    [ -z "$shown" ]
}

# build SUITE PLACE: the .deb in $WORK/PLACE/build, and its server's version in $built
build() {
    base "$1" "$2"
    say "Building the package of $1 ..."
    packages "$2" build-essential fakeroot debhelper postgresql-common unzip
    no_cluster "$2"
    packages "$2" postgresql-server-dev-all
    mkdir "$WORK/$2/build"
    cp "$WORK/tree/$zip" "$WORK/$2/build/"
    within "$2" useradd -d /build builder
    within "$2" chown builder /build
    quietly "unpacking the zip" "$2" setpriv --reuid=builder --regid=builder --clear-groups sh -c 'cd /build && exec unzip -q xcedu-*.zip'
    # its list of packages is that of the suite's servers
    quietly "building the package" "$2" setpriv --reuid=builder --regid=builder --clear-groups \
        env HOME=/build PG_UPDATECONTROL=yes sh -c 'cd /build/xcedu-*/ && exec dpkg-buildpackage -us -uc -b'
    built=$(cd "$WORK/$2/build" && ls | sed -n 's/^postgresql-\([0-9]*\)-xcedu_.*\.deb$/\1/p')
}

build $old builder
from=$built
check "the zip has what META.json names" within builder perl -MJSON::PP -0e '
    my ($dir) = glob "/build/xcedu-*/"; open my $in, "<", "$dir/META.json" or die; my $meta = decode_json(<$in>);
    $dir eq "/build/$meta->{name}-$meta->{version}/" or die "its folder is $dir\n";
    for my $p (values %{ $meta->{provides} }) { -f "$dir/$p->{$_}" or die "$p->{$_} is missing\n" for qw(file docfile) }'
check "a package for each server of $old" test "$from" = 15
check "building it leaves nothing that git would show" unchanged builder
build $new builder-$new
to=$built
check "a package for each server of $new" test "$to" = 17
check "building it changes the list of packages alone" unchanged builder-$new ':!debian/control'

# what autopkgtest would run, in the system of the builder, as a user
say "Running the tests against the installed package ..."
cp "$WORK/builder/build/postgresql-$from-xcedu_"*.deb "$WORK/builder/tmp/"
depends=$(sed -n 's/^Depends: @, //p' "$top/debian/tests/control" | tr -d , | tr '\n' ' ')
packages builder $depends
packages builder "/tmp/$(cd "$WORK/builder/tmp" && echo postgresql-*-xcedu_*.deb)"
quick=yes
[ "${TESTS:-quick}" != all ] || quick=no
for test in $(sed -n 's/^Tests: //p' "$top/debian/tests/control"); do
    check "autopkgtest: $test" within builder setpriv --reuid=builder --regid=builder --clear-groups \
        env HOME=/build QUICK=$quick sh -c 'cd /build/xcedu-*/ && exec "debian/tests/$1"' sh "$test"
done

# The stranger
base $old stranger
say "Installing PostgreSQL $from for the stranger ..."
packages stranger postgresql-$from
# a base system has nothing that starts services
quietly "starting PostgreSQL $from" stranger sh -c "pg_ctlcluster $from main status || pg_ctlcluster $from main start"
mkdir "$WORK/stranger/packages"
cp "$WORK/builder/build/postgresql-$from-xcedu_"*.deb "$WORK/builder-$new/build/postgresql-$to-xcedu_"*.deb "$WORK/stranger/packages/"

# psql_of DATABASE OPTION...: as the superuser that Debian makes
psql_of() {
    database=$1
    shift
    within stranger setpriv --reuid=postgres --regid=postgres --init-groups psql -X -q -v SHOW_CONTEXT=never -d "$database" "$@"
}

# files: all of the stranger's system but for what servers, apt and dpkg keep of their own work
files() {
    within stranger find / -xdev \( -path /proc -o -path /dev -o -path /packages -o -path /etc/postgresql -o -path /var/lib/postgresql -o -path /var/log -o -path /var/cache \
        -o -path /var/lib/apt -o -path /run -o -path /tmp -o -path '/var/lib/dpkg/*-old' \) -prune -o -print | LC_ALL=C sort
}

# catalog DATABASE: every object that is not of the server itself, and all roles
catalog() {
    psql_of "$1" -At -c "
        select classid::regclass, pg_describe_object(classid, objid, objsubid)
        from (select 'pg_class'::regclass::oid, oid, 0 from pg_class union all
              select 'pg_proc'::regclass, oid, 0 from pg_proc union all
              select 'pg_type'::regclass, oid, 0 from pg_type union all
              select 'pg_namespace'::regclass, oid, 0 from pg_namespace where nspname !~ '^pg_(toast_)?temp' union all
              select 'pg_extension'::regclass, oid, 0 from pg_extension union all
              select 'pg_operator'::regclass, oid, 0 from pg_operator union all
              select 'pg_cast'::regclass, oid, 0 from pg_cast union all
              select 'pg_event_trigger'::regclass, oid, 0 from pg_event_trigger union all
              select 'pg_authid'::regclass, oid, 0 from pg_authid) as o (classid, objid, objsubid)
        order by 1, 2"
}

# same FILE COMMAND...: its output is that file
same() {
    file=$1
    shift
    "$@" | diff -u "$file" -
}

psql_of postgres -c 'create database town' -c 'create database shown' -c 'create database tried'
catalog tried > "$WORK/catalog.before"
packages stranger "/packages/$(cd "$WORK/stranger/packages" && echo postgresql-$from-xcedu_*.deb)"
examples=/usr/share/doc/postgresql-$from-xcedu/examples/xuchang

# the blocks of the README's section, each in a file: what shows an output, and what does not
mkdir "$WORK/stranger/blocks"
perl -I "$top/test/helpers" -MPage -e '
    my ($page, $dir, $examples) = @ARGV;
    my $n = 0;
    for my $block (sql_blocks($page, "Five minutes")) {
        my ($sql, $shown) = @$block;
        $sql =~ s{\x27/path/}{\x27$examples/}g;
        my $name = sprintf "%s/%02d", $dir, ++$n;
        for ([ defined $shown ? "shown" : "silent", $sql ], [ "out", $shown // "" ]) {
            open my $out, ">", "$name.$_->[0]" or die $!;
            print $out $_->[1];
        }
    }' "$top/README.md" "$WORK/stranger/blocks" "$examples"

trimmed() {
    sed 's/[ 	]*$//' "$@" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}
# shows BLOCK: psql says what the page shows
shows() {
    trimmed "${1%.shown}.out" > "$WORK/shown"
    psql_of shown < "$1" 2>&1 | trimmed | diff -u "$WORK/shown" -
}
runs() {
    psql_of town -v ON_ERROR_STOP=1 < "$1"
}

for database in town shown; do
    check "CREATE EXTENSION in $database" psql_of $database -v ON_ERROR_STOP=1 -c 'create extension xcedu'
done
version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" "$top/xcedu.control")
check "xcedu.version() is $version" prints "$version" psql_of town -At -c 'select xcedu.version()'
check "the demo data of the package" within stranger setpriv --reuid=postgres --regid=postgres --init-groups \
    sh -c 'cd "$1" && exec psql -X -q -d shown -f load.sql' sh "$examples"
check "an assessment of $from is made and dropped" psql_of tried -v ON_ERROR_STOP=1 -c 'set client_min_messages = warning' -c 'create extension xcedu' \
    -c "select xcedu.create_assessment('tried', 'xuchang-2023-8')" -c 'drop schema tried cascade' -c 'drop extension xcedu'
check "and nothing is left in the catalogs" same "$WORK/catalog.before" catalog tried
for block in "$WORK/stranger/blocks"/*.silent; do
    check "five minutes: $(head -n 1 "$block")" runs "$block"
done
for block in "$WORK/stranger/blocks"/*.shown; do
    check "five minutes: $(head -n 1 "$block")" shows "$block"
done
check "a month is published" psql_of shown -v ON_ERROR_STOP=1 -c "
    insert into xuchang.mark (unit, item, month, score) values ('XC-GXJ', 'key6', '2023-12-01', 7);
    select xuchang.publish_month('2023-12-01', '2023年12月通报')"

# what has to be the same after the upgrade
kept() {
    psql_of shown -At -c 'select * from xuchang.ranking order by month, league, rank, unit' \
        -c 'select * from xuchang.publication order by month, revision' \
        -c 'select * from xuchang.verify_publications() as v order by v::text'
}
kept > "$WORK/kept"

say "Upgrading the stranger's server to $to ..."
echo "deb $MIRROR $new main" > "$WORK/stranger/etc/apt/sources.list.d/$new.list"
packages stranger postgresql-$to
files > "$WORK/files.between"
packages stranger "/packages/$(cd "$WORK/stranger/packages" && echo postgresql-$to-xcedu_*.deb)"
within stranger sh -c "pg_lsclusters -h | grep -q '^$to ' && pg_dropcluster --stop $to main" > /dev/null 2>&1 || :
check "pg_upgradecluster $from to $to" within stranger pg_upgradecluster -v $to -m upgrade $from main
check "the old cluster is dropped" within stranger pg_dropcluster --stop $from main
check "the server is $to" prints "$to" psql_of postgres -At -c "select current_setting('server_version_num')::int / 10000"
check "ranking, publications and what verifies them are the same" same "$WORK/kept" kept
check "it goes on: the next month is published" psql_of shown -v ON_ERROR_STOP=1 -c "select xuchang.publish_month('2024-01-01', '2024年1月通报')"

# all of it goes
psql_of postgres -c 'create database never'
catalog never > "$WORK/catalog.never"
for database in town shown; do
    check "everything is dropped in $database" psql_of $database -v ON_ERROR_STOP=1 -c 'set client_min_messages = warning' -c 'drop schema xuchang cascade' -c 'drop extension xcedu'
    check "and nothing is left in its catalogs" same "$WORK/catalog.never" catalog $database
done
quietly "purging" stranger apt-get -q -y purge "postgresql-$from-xcedu" "postgresql-$to-xcedu"
# all that the package brings has its name in the path
grep -v xcedu "$WORK/files.between" > "$WORK/files.expected"
check "purging leaves every file of others, and no other" same "$WORK/files.expected" files
check "dpkg knows it no more" prints "" within stranger sh -c "dpkg-query -W -f '\${Package}\n' | grep xcedu || :"
check "and no file is called after it" prints "" within stranger find / -xdev \( -path /proc -o -path /packages \) -prune -o -name '*xcedu*' -print

report
