#!/bin/sh
# The dbt project of dbt/ on the published demo, with the rights of a reader: freshness and tests of the sources, the models, and
# what these say against psql.
#
#   sh test/dashboards/dbt.sh
#
# Needs Python with venv, and PyPI; it is skipped where one of them is missing.  Last line: N passed, N failed.

. "$(dirname "$0")/python.sh"

private_start
published_demo
step "making a schema for the models" "$PG/psql" -X -q -c 'create schema analysis authorization reader'
python_packages 'dbt-core>=1.9,<1.10' 'dbt-postgres>=1.9,<1.10'

passed=0
failed=0
# is GOT EXPECTED WHAT
is() {
    if [ "$1" = "$2" ]; then
        passed=$((passed + 1))
        echo "ok - $3"
    else
        failed=$((failed + 1))
        echo "not ok - $3"
        printf '# %s\n# instead of\n# %s\n' "$1" "$2"
    fi
}
query() { as_user "$PG/psql" -X -At -v ON_ERROR_STOP=1 -U reader -c "$1"; }

project=$WORK/src/test/dashboards/dbt
for command in "source freshness" build; do
    status=0
    as_user env PGUSER=reader DO_NOT_TRACK=1 "$WORK/python/bin/dbt" --no-use-colors $command --project-dir "$project" --profiles-dir "$project" \
        > "$WORK/dbt.log" 2>&1 || status=$?
    sed -n 's/^[0-9:]* *\([0-9]* of [0-9]* \)\(PASS\|OK\|FAIL\|ERROR\|WARN\)/\2 \1/p' "$WORK/dbt.log" | sed 's/^/   /' >&2
    is "$status" 0 "dbt $command"
    [ "$status" = 0 ] || tail -n 30 "$WORK/dbt.log" >&2
done
tests=$(sed -n 's/.*Done\. PASS=\([0-9]*\) WARN=0 ERROR=0 SKIP=0 .*/\1/p' "$WORK/dbt.log")
is "$([ "${tests:-0}" -ge 20 ] && echo yes)" yes "dbt ran ${tests:-no} models and tests, and none of them failed"

# 31 units, both months are of different years
is "$(query 'select year, unit, months, average, rank from analysis.year_so_far order by year, league, unit')" \
   "$(query 'select year, unit, months, average, rank from xuchang.year_ranking order by year, league, unit')" "year_so_far is year_ranking"
is "$(query 'select count(*) from analysis.year_so_far')" 62 "with 31 units in each of two years"
is "$(query "select sum(lost) from analysis.lost_points where month = '2024-01-01'")" \
   "$(query "select sum(full_marks - points) from xuchang.fact_score join xuchang.dim_item using (item) where kind in ('breach', 'mark') and month = '2024-01-01'")" \
   "lost_points adds up"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
