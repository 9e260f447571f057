#!/bin/sh
# How fast the aggregates and views are, against plain SQL on the same rows, on a
# private server (see ../private.sh).
#
#   sh test/bench/bench.sh            about 70 minutes and 12 GB in /tmp
#   ROWS=1000000 RUNS=3 sh test/bench/bench.sh aggregates
#
# ROWS      rows of each table of the aggregates, 10000000 if not said
# RUNS      runs of each measure, of which the median is printed, 5 if not said
# WORK_MEM  work_mem of the timed statements, 64MB if not said; memory is measured apart,
#           with so much that nothing goes to disk
# CLIENTS   clients of the part concurrency, 50 if not said
# DURATION  seconds that they work, 60 if not said
# FACTS     facts that are copied, 1000000 if not said
# Arguments aggregates, roll_up, windows, cancel, score, published, load, concurrency, copy, what_if, scale: which parts; all but scale
# (a quarter of an hour and 20 GB) if none is named.

top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/test/private.sh"

: "${ROWS:=10000000}" "${FACTS:=1000000}" "${RUNS:=5}" "${WORK_MEM:=64MB}"
bench=$top/test/bench

private_start
cat >> "$WORK/data/postgresql.conf" <<CONF
shared_buffers = 2GB
max_wal_size = 8GB
checkpoint_timeout = 1h
autovacuum = off
jit = off
CONF
step "restarting the private server" "$PG/pg_ctl" -D "$WORK/data" -l "$WORK/server.log" -w restart

# the user's own schema would be that of the extension, which has the same name
export PGOPTIONS='-c search_path=public'

run() {
    as_user "$PG/psql" -X -q -v ON_ERROR_STOP=1 -v rows="$ROWS" -v facts="$FACTS" -v runs="$RUNS" -v work_mem="$WORK_MEM" -d "$1" -f "$WORK/src/test/bench/$2"
}

say "machine: $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(awk '/MemTotal/ { printf "%d GB", $2 / 1048576 }' /proc/meminfo) memory"
as_user "$PG/postgres" --version >&2
for part in ${*:-aggregates roll_up windows cancel score published load concurrency copy what_if}; do
    database=bench_$part
    as_user "$PG/createdb" "$database"
    run "$database" measure.sql
    if [ -f "$bench/$part.sh" ]; then
        . "$bench/$part.sh"
    else
        run "$database" "$part.sql"
    fi
    as_user "$PG/dropdb" "$database"
done
