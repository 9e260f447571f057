# What the dashboards have in common, read by superset.sh and dbt.sh: the published demo on a private server, with a role that
# has the duty reader; and a virtual environment with packages from PyPI.  See ../private.sh.

top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/test/private.sh"

# published_demo: after private_start
published_demo() {
    load_demo
    publish_demo
    step "making a reader" "$PG/psql" -X -q -v ON_ERROR_STOP=1 -c 'create role reader login' \
        -c "select xuchang.grant_duty('reader', 'reader')" -c 'alter role reader set search_path = xuchang'
}

# skip WHY: nothing failed, and nothing was tried
skip() {
    echo "skipped: $1"
    echo "0 passed, 0 failed"
    exit 0
}

# python_packages REQUIREMENT...: a virtual environment in $WORK/python
python_packages() {
    command -v python3 > /dev/null || skip "there is no Python (Debian: python3-venv)"
    say "Installing $* from PyPI ..."
    as_user python3 -m venv "$WORK/python" > "$WORK/pip.log" 2>&1 || skip "there is no venv (Debian: python3-venv)"
    as_user "$WORK/python/bin/pip" -q install --no-cache-dir "$@" >> "$WORK/pip.log" 2>&1 || {
        tail -n 5 "$WORK/pip.log" >&2
        skip "the packages could not be had from PyPI; the lines above say why"
    }
}
