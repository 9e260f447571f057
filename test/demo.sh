#!/bin/sh
# The demo: scores the units of Xuchang for two months of invented facts on a
# private server, and prints the ranking of the second and what is behind one score.
#
#   sh test/demo.sh
#
# See private.sh for what it installs and where it runs.

. "$(dirname "$0")/private.sh"

private_start

step "creating the extension" "$PG/psql" -X -q -c 'create extension xcedu'
step "loading the demo data" sh -c "cd '$WORK/src/test/data/xuchang' && exec '$PG/psql' -X -q -f load.sql"
as_user "$PG/psql" -X -q -v ON_ERROR_STOP=1 -f "$WORK/src/test/demo.sql" ||
    give_up "the demo's queries failed" "The message above says which; please report it."
