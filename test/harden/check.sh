# The part check of ../harden.sh, which reads this file.

packages "postgresql-$version-plpgsql-check" || { skipped check "postgresql-$version-plpgsql-check is missing"; return; }
cp -n "/usr/lib/postgresql/$version/lib/plpgsql_check.so" "$("$PG/pg_config" --pkglibdir)/" 2>/dev/null || :
cp -n "/usr/share/postgresql/$version/extension/"plpgsql_check* "$("$PG/pg_config" --sharedir)/extension/" 2>/dev/null || :
fresh checked
step "creating plpgsql_check" "$PG/psql" -X -q -d checked -c 'create extension plpgsql_check schema public'
ask -d checked -f "$WORK/src/test/harden/check.sql" > "$WORK/checked"
grep -v '^figures' "$WORK/checked" || :
figure check "$(grep -q '^figures .* 0 errors' "$WORK/checked" && echo yes)" "$(sed -n 's/^figures //p' "$WORK/checked")"
