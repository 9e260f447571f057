#!/bin/sh
# A cluster with the published demo goes from each version of PostgreSQL to the next by pg_upgrade, and has the same rows,
# digests and ranks in all of them: sh test/upgrade/servers.sh 15 17 18
#
# Called by ../versions.sh as root of a base system in which these versions are installed, each with xcedu.  A line of "ok" or
# "not ok" an upgrade.

top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/test/private.sh"

user=postgres server=
make_work
mkdir -p "$WORK/tmp" "$WORK/src/test/data"
cp -R "$top/test/data/xuchang" "$WORK/src/test/data/"
cp "$top/test/demo.sql" "$WORK/src/test/"
chown -R "$user" "$WORK"
cd "$WORK"

# state: digests, ranks, of each table how many rows it has and their digest, and what verify_publications() finds
state() {
    as_user "$PG/psql" -X -q -At -v ON_ERROR_STOP=1 <<'SQL'
select place, month, revision, digest from xuchang.publication order by place;
select month, league, rank, unit, total from xuchang.ranking order by month, league, rank nulls last, unit;
select c.relname,
       query_to_xml(format('select count(*) as n, md5(string_agg(t::text, chr(10) order by t::text collate "C")) as d from xuchang.%I as t', c.relname), false, true, '')
from pg_class as c
where c.relnamespace = 'xuchang'::regnamespace and c.relkind = 'r'
order by c.relname;
select count(*) as problems from xuchang.verify_publications((select p.digest from xuchang.publication as p order by p.place desc limit 1));
SQL
}

# stop_server VERSION
stop_server() {
    step "stopping $1" "$PG/pg_ctl" -D "$WORK/$1/data" -m fast -w stop
}

failed=0
previous=
for version in "$@"; do
    PG=/usr/lib/postgresql/$version/bin
    as_user mkdir "$WORK/$version"
    # 18 has checksums by default, and pg_upgrade wants both alike
    start_server "$WORK/$version" --data-checksums
    server=$WORK/$version
    if [ -z "$previous" ]; then
        load_demo
        publish_demo
        state > "$WORK/before"
        stop_server "$version"
    else
        stop_server "$version"
        step "pg_upgrade from $previous to $version" "$PG/pg_upgrade" -b "/usr/lib/postgresql/$previous/bin" -B "$PG" \
            -d "$WORK/$previous/data" -D "$server/data" -s "$server" -U xcedu
        step "starting $version" "$PG/pg_ctl" -D "$server/data" -l "$server/server.log" -w start
        if state > "$WORK/after" && [ "$(tail -n 1 "$WORK/after")" = 0 ] && cmp -s "$WORK/before" "$WORK/after"; then
            echo "ok - pg_upgrade from $previous to $version: the same $(wc -l < "$WORK/after") lines of digests, ranks and tables"
        else
            diff "$WORK/before" "$WORK/after" || :
            echo "not ok - pg_upgrade from $previous to $version"
            failed=1
        fi
        stop_server "$version"
    fi
    previous=$version
done
exit $failed
