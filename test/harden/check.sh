# The part check of ../harden.sh, which reads this file.

packages "postgresql-$version-plpgsql-check" || { skipped check "postgresql-$version-plpgsql-check is missing"; return; }
plpgsql_check_there
fresh checked
step "creating plpgsql_check" "$PG/psql" -X -q -d checked -c 'create extension plpgsql_check schema public'
ask -d checked -f "$WORK/src/test/harden/check.sql" > "$WORK/checked"
grep -v '^figures' "$WORK/checked" || :
figure check "$(grep -q '^figures .* 0 errors' "$WORK/checked" && echo yes)" "$(sed -n 's/^figures //p' "$WORK/checked")"
