#!/bin/sh
# Makes the kept dump anew: sh test/upgrade/dump.sh > test/upgrade/published.sql
#
# On a private server (see ../private.sh), with pg_dump of the installed PostgreSQL.  Do it whenever the tables of a
# version that is not released yet have changed.  The dump of a released version stays as it is.

top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/test/private.sh"

private_start
step "making the assessment" env HELPERS="$WORK/src/test/helpers" \
    "$PG/psql" -X -q -v ON_ERROR_STOP=1 -o /dev/null -f "$WORK/src/test/upgrade/make.sql"
echo "-- An assessment of xcedu $(sed -n "s/^default_version = '\(.*\)'$/\1/p" "$top/xcedu.control"), made by test/upgrade/dump.sh."
# without the random key that newer minor versions write, and older psql does not know; nor who made it
as_user "$PG/pg_dump" --schema=small --no-owner | sed '/^\\\(un\)\{0,1\}restrict /d; /^-- Dumped /d'
