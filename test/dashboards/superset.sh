#!/bin/sh
# The dashboard of superset/ in a real Apache Superset: it is imported, opened in Chromium as a reader opens it, and what it
# shows is compared with what psql says.
#
#   sh test/dashboards/superset.sh
#   OUT=DIR sh test/dashboards/superset.sh     leaves a picture of the dashboard in DIR, and the SQL that Superset sent
#
# Needs Python with venv, PyPI and Chromium with its driver (Debian: python3-venv chromium chromium-driver fonts-noto-cjk); it is
# skipped where one of them is missing.  Some 10 minutes and 2 GB, most of it for installing Superset.  Last line: N passed, N failed.

. "$(dirname "$0")/python.sh"

for program in chromium chromedriver; do
    command -v $program > /dev/null || skip "there is no $program (Debian: chromium chromium-driver)"
done
out=$(out_directory "sh test/dashboards/superset.sh")

private_start
published_demo
python_packages 'apache-superset==6.1.0' 'flask-caching<2.4' cachetools rich 'psycopg2-binary>=2.9' 'selenium>=4'

here=$WORK/src/test/dashboards
cat > "$WORK/superset_config.py" <<CONF
SECRET_KEY = "$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')"
SQLALCHEMY_DATABASE_URI = "sqlite:///$WORK/superset.db"
TALISMAN_ENABLED = False
SESSION_COOKIE_HTTPONLY = False
RATELIMIT_ENABLED = False
LANGUAGES = {"zh": {"flag": "cn", "name": "Chinese"}, "en": {"flag": "us", "name": "English"}}
BABEL_DEFAULT_LOCALE = "zh"
CONF
superset() {
    as_user env SUPERSET_CONFIG_PATH="$WORK/superset_config.py" SUPERSET_HOME="$WORK" FLASK_APP=superset "$WORK/python/bin/superset" "$@"
}

# the export as Superset takes it, with this server instead of the one that it names
mkdir "$WORK/export"
cp -R "$here/superset" "$WORK/export/xcedu"
sed -i "s|^sqlalchemy_uri: .*|sqlalchemy_uri: postgresql+psycopg2://reader@/postgres?host=$WORK|" "$WORK/export/xcedu/databases/xcedu.yaml"
python3 -c 'import shutil, sys; shutil.make_archive(sys.argv[1], "zip", sys.argv[2])' "$WORK/dashboard" "$WORK/export"
chmod a+r "$WORK/dashboard.zip" "$WORK/superset_config.py"

say "Importing the dashboard ..."
for arguments in "db upgrade" "fab create-admin --username admin --firstname a --lastname a --email a@example.org --password admin" "init" \
                 "import-dashboards -p $WORK/dashboard.zip -u admin"; do
    superset $arguments > "$WORK/superset.log" 2>&1 || {
        tail -n 30 "$WORK/superset.log" >&2
        give_up "superset ${arguments%% -*} failed" "The lines above are the end of its output."
    }
done

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as_user env SUPERSET_CONFIG_PATH="$WORK/superset_config.py" SUPERSET_HOME="$WORK" FLASK_APP=superset \
    sh -c "echo \$\$ > '$WORK/superset.pid' && exec '$WORK/python/bin/superset' run -h 127.0.0.1 -p $port --with-threads" > "$WORK/superset.log" 2>&1 &
stop_superset() {
    status=$?
    set +e
    kill "$(cat "$WORK/superset.pid")" 2>/dev/null
    wait
    (exit "$status")
    private_stop
}
trap stop_superset EXIT

status=0
as_user "$WORK/python/bin/python" "$here/accept.py" "http://127.0.0.1:$port" "$WORK" > "$WORK/accepted" 2> "$WORK/accept.err" || status=$?
cat "$WORK/accepted"
[ $status -eq 0 ] || { tail -n 20 "$WORK/accept.err" "$WORK/superset.log" >&2; }
if [ -n "$out" ]; then
    cp "$WORK"/dashboard*.png "$WORK/queries.sql" "$out/" 2>/dev/null || :
fi
passed=$(grep -c '^ok ' "$WORK/accepted" || :)
failed=$(grep -c '^not ok ' "$WORK/accepted" || :)
[ $status -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
