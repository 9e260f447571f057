#!/bin/sh
# Puts the install script together: sh sql/assemble.sh > sql/xcedu--VERSION.sql
# or the script that updates the extension from an older version, of the same files:
# sh sql/assemble.sh OLD > sql/xcedu--OLD--VERSION.sql
#
# The extension's own objects come first, as they stand in sql/extension.  Then every file of
# sql/assessment and sql/rule_books becomes a function that is called like the file and whose body
# is the file.  So an error in a layout names the file and the line, and each file is
# plain SQL that psql, a formatter or a linter can read by itself.  The names of the folders and files give
# the order; no list names them.
#
# An update makes the same functions and aggregates by CREATE OR REPLACE, between sql/updates/before.sql and
# after.sql, which drop the others.  The schema stays, and so do types that are there.  What that cannot do for an older
# version is in sql/updates/from/OLD.sql, which comes first.

set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")"
version=$(sed -n "s/^default_version = '\(.*\)'$/\1/p" ../xcedu.control)

old=${1:-}
create=create
[ -z "$old" ] || create='create or replace'

# the parts of sql/extension, as an install or an update has them
extension_parts() {
    if [ -z "$old" ]; then
        cat extension/*.sql
        return
    fi
    for file in extension/*.sql; do
        [ "$file" != extension/10-schema.sql ] || continue
        awk -v file="sql/$file" '
            /^create (function|aggregate) / { sub(/^create/, "create or replace") }
            /^create type / { print "do $type$ begin if to_regtype(\047" $3 "\047) is null then"; type = 1 }
            /^create / && !/^create (or replace (function|aggregate)|type) / {
                print file ": an update cannot make this again: " $0 > "/dev/stderr"
                exit 1
            }
            { print }
            type && /;$/ { print "end if; end $type$;"; type = 0 }' "$file"
    done
}

# one function a file: begin stands on the line of the quote, so its lines are those of the file
layout_function() {
    if grep -Fq '$layout$' "$1"; then
        echo "sql/$1 contains \$layout\$, which quotes it in the install script" >&2
        exit 1
    fi
    printf '%s function xcedu."%s"()\nreturns void\nlanguage plpgsql volatile\nas $layout$begin ' "$create" "$1"
    cat "$1"
    printf 'end $layout$;\n\n'
    printf "comment on function xcedu.\"%s\"() is\n    '内部函数：sql/%s 的内容，在 search_path 所指的模式中执行。 / Internal: what sql/%s says, done in the schema that search_path names.';\n\n" "$1" "$1" "$1"
}

# calls FILE...: calls of the functions made of these files
calls() {
    for file in "$@"; do
        printf '    perform xcedu."%s"();\n' "$file"
    done
}

if [ -z "$old" ]; then
    printf '%s\n' '\echo Use "CREATE EXTENSION xcedu" to load this file. \quit'
else
    printf '%s\n' '\echo Use "ALTER EXTENSION xcedu UPDATE" to load this file. \quit'
    cat "updates/from/$old.sql" updates/before.sql
fi
extension_parts
for file in assessment/*/*.sql rule_books/*.sql migrations/*.sql; do
    [ -f "$file" ] || continue
    layout_function "$file"
done

cat <<SQL
$create function xcedu.lay_out_tables()
returns void
language plpgsql volatile
as \$calls\$
begin
$(calls assessment/10-tables/*.sql)
end
\$calls\$;

comment on function xcedu.lay_out_tables() is
    '内部函数：在 search_path 所指的模式中建立考核的各表。 / Internal: makes the tables of an assessment in the schema that search_path names.';

$create function xcedu.lay_out_logic()
returns void
language plpgsql volatile
as \$calls\$
begin
$(calls assessment/[2-9]*/*.sql)
end
\$calls\$;

comment on function xcedu.lay_out_logic() is
    '内部函数：在 search_path 所指的模式中建立考核的函数、视图、触发器和权限。 / Internal: makes the functions, views, triggers and privileges of an assessment in the schema that search_path names.';

$create function xcedu.rule_books()
returns setof text
language sql immutable parallel safe
begin atomic
    values ('empty')$(for file in rule_books/*.sql; do printf ", ('%s')" "$(basename "$file" .sql)"; done);
end;

comment on function xcedu.rule_books() is
    '可用于 create_assessment 的办法。 / The rule-books that create_assessment knows.';
SQL

cat <<SQL

$create function xcedu.version()
returns text
language sql immutable parallel safe
begin atomic
    select '$version' as version;
end;

comment on function xcedu.version() is
    '所装扩展的版本。 / The version of the extension that is installed.';

$create function xcedu.migrations()
returns setof text
language sql immutable parallel safe
begin atomic
    select m.version
    from unnest(array[$(for file in migrations/*.sql; do [ ! -f "$file" ] || printf "'%s', " "$(basename "$file" .sql)"; done | sed 's/, $//')]::text[]) as m (version);
end;

comment on function xcedu.migrations() is
    '内部函数：各次迁移所到的版本。 / Internal: the versions that there are migrations to.';
SQL

[ -z "$old" ] || cat updates/after.sql
