#!/bin/sh
# The demo: scores the units of Xuchang for two months of invented facts on a
# private server, and prints the ranking of the second and what is behind one score.
#
#   sh test/demo.sh
#   OUT=DIR sh test/demo.sh     leaves the bulletin of that month and the sheet of a unit in DIR, as pages for a browser
#
# See private.sh for what it installs and where it runs.

. "$(dirname "$0")/private.sh"

out=$(out_directory "sh test/demo.sh")

private_start

load_demo
as_user "$PG/psql" -X -q -v ON_ERROR_STOP=1 -f "$WORK/src/test/demo.sql" ||
    give_up "the demo's queries failed" "The message above says which; please report it."

# page FILE CALL: a page of the assessment, as a file in $out
page() {
    as_user "$PG/psql" -X -At -v ON_ERROR_STOP=1 -c "select xuchang.$2" > "$out/$1" ||
        give_up "$1 could not be made" "The message above says why; please report it."
}

if [ -n "$out" ]; then
    page bulletin.xhtml "bulletin('2024-01-01', '中共许昌市委教育工作领导小组')"
    page unit_report.xhtml "unit_report('411082', '2024-01-01', '中共许昌市委教育工作领导小组')"
    echo
    echo "网页已写入（用浏览器打开，可打印）： $out/bulletin.xhtml  $out/unit_report.xhtml"
fi
