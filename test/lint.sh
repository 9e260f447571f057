#!/bin/sh
# Layout and spelling of the sources: C by clang-format, SQL by sqlfluff.
#
#   sh test/lint.sh           exit status 0 if nothing is to be mended
#
# .clang-format and .sqlfluff have the rules.  SQL is not checked where there is no Python.

set -eu
cd "$(dirname "$0")/.."
status=0

say() {
    printf '%s\n' "$*" >&2
}

if command -v clang-format >/dev/null; then
    clang-format --dry-run --Werror src/*.[ch] test/modules/*.c test/harden/*.c || {
        say "lint: these places are laid out otherwise by clang-format. To mend them: clang-format -i src/*.[ch] test/modules/*.c test/harden/*.c"
        status=1
    }
else
    say "lint: clang-format is missing, so C is not checked. On Debian: apt-get install clang-format"
    status=1
fi

if command -v sqlfluff >/dev/null; then
    sqlfluff lint --processes 0 --disable-progress-bar sql || status=1
elif command -v python3 >/dev/null; then
    say "lint: sqlfluff is missing, so SQL is not checked. Install it:"
    say "      python3 -m venv ~/.sqlfluff && ~/.sqlfluff/bin/pip install sqlfluff && PATH=\$PATH:~/.sqlfluff/bin"
    status=1
else
    say "lint: Python is missing, so SQL is not checked. On Debian: apt-get install python3-venv"
fi

exit $status
