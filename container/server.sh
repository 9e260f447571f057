#!/bin/sh
# What the image of Containerfile runs, as the user postgres: makes a cluster with xcedu on the first start, and starts it.
# Arguments are options of postgres.

set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    if [ -z "${POSTGRES_PASSWORD:-}" ]; then
        echo "xcedu: the superuser \"postgres\" has no password yet" >&2
        echo "       Give one for the first start: -e POSTGRES_PASSWORD=..." >&2
        exit 1
    fi
    # under another name until it is whole
    making=${PGDATA%/*}/making
    rm -rf "$making"
    umask 077
    password=$(mktemp)
    trap 'rm -f "$password"' EXIT
    printf '%s\n' "$POSTGRES_PASSWORD" > "$password"
    "$bin/initdb" -D "$making" -U postgres -E UTF8 --locale=C.UTF-8 --auth-local=peer --auth-host=scram-sha-256 --pwfile="$password"
    rm -f "$password"
    trap - EXIT
    echo "listen_addresses = '*'" >> "$making/postgresql.conf"
    echo "host all all all scram-sha-256" >> "$making/pg_hba.conf"
    "$bin/pg_ctl" -D "$making" -o "-c listen_addresses=''" -w start
    psql -X -q -v ON_ERROR_STOP=1 -d postgres -c 'create extension xcedu' || {
        "$bin/pg_ctl" -D "$making" -m immediate stop
        exit 1
    }
    "$bin/pg_ctl" -D "$making" -w stop
    rm -rf "$PGDATA"
    mv "$making" "$PGDATA"
fi
unset POSTGRES_PASSWORD
exec "$bin/postgres" -D "$PGDATA" "$@"
