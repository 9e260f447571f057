# The part scripts of ../harden.sh, which reads this file.

# What stands: "create or replace" of a function (PS002) or a view (PS015) in what lays out an assessment, in a schema that nobody but its
# owner can have prepared. scripts.awk says what else.
spot=$WORK/spot/bin/pgspot
as_user sh -c "python3 -m venv '$WORK/spot' && exec '$WORK/spot/bin/pip' -q install pgspot" > "$WORK/pip.log" 2>&1 ||
    { skipped scripts "pgspot cannot be installed from PyPI: $(tail -n 1 "$WORK/pip.log")"; return; }
cd "$WORK/src/sql"
files=0 findings=0 outside=
for file in extension/*.sql assessment/*/*.sql rule_books/*.sql updates/*.sql; do
    files=$((files + 1))
    awk -f ../test/harden/scripts.awk "$file" "$file" > "$WORK/script.sql"
    set --
    [ "${file%%/*}" != assessment ] || set -- --ignore PS002 --ignore PS015
    as_user "$spot" "$@" "$WORK/script.sql" > "$WORK/spotted" 2>&1 && continue
    # its PL/pgSQL parser does not know the fields of a variable of a table's type
    if grep -q 'is not a known variable$' "$WORK/spotted"; then
        outside="${outside:+$outside, }$file"
        as_user "$spot" --no-plpgsql "$@" "$WORK/script.sql" > "$WORK/spotted" 2>&1 && continue
    fi
    findings=$((findings + 1))
    echo "$file: $(cat "$WORK/spotted")"
done
cd "$WORK"
figure scripts "$([ "$files" -gt 0 ] && [ "$findings" = 0 ] && echo yes)" \
    "pgspot: $files scripts, $findings with findings${outside:+ (without the bodies in PL/pgSQL of $outside)}"
