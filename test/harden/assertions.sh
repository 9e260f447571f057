# The part assertions of ../harden.sh, which reads this file.

build_server assertions --enable-cassert --enable-debug CFLAGS=-O1 || return 0
suite assertions PROVE_FLAGS=-v
traps=$(cat "$server/server.log" "$WORK"/src/tmp_check/log/*.log 2>/dev/null | tee "$WORK/traps" | grep -c '^TRAP:' || :)
grep '^TRAP:' "$WORK/traps" | head -n 5 || :
figure assertions "$([ "$traps" = 0 ] && [ "$bad" = 0 ] && echo yes)" "$traps assertions failed; $good tests and checks passed, $bad failed"
leave_server
