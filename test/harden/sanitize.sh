# The part sanitize of ../harden.sh, which reads this file.

# Debian's server hangs at its start if AddressSanitizer is loaded before it, so the server is built with it. valgrind/memcheck.h
# tells it of palloc() and pfree(). Memory that is in a context when a process ends is no leak.
export ASAN_OPTIONS="detect_leaks=0:detect_stack_use_after_return=0:abort_on_error=1:log_path=$WORK/tmp/report"
export UBSAN_OPTIONS="print_stacktrace=1:log_path=$WORK/tmp/report.undefined"
sanitize() {
    build_server sanitize --enable-cassert --enable-debug CPPFLAGS="-DUSE_VALGRIND -I$WORK/src/test/harden" \
        CFLAGS="-O1 -fno-omit-frame-pointer -fsanitize=address,undefined" || return 0
    suite sanitize TAP_TESTS= ISOLATION=
    find "$WORK/tmp" -name 'report.*' -size +0 -exec cat {} + > "$WORK/reports"
    reports=$(grep -cE 'ERROR: AddressSanitizer|runtime error:' "$WORK/reports" || :)
    head -n 100 "$WORK/reports"
    traps=$(grep -c '^TRAP:' "$server/server.log" || :)
    figure sanitize "$([ "$reports" = 0 ] && [ "$traps" = 0 ] && [ "$bad" = 0 ] && echo yes)" \
        "$reports reports of AddressSanitizer and UndefinedBehaviorSanitizer, $traps assertions failed; $good tests passed, $bad failed"
    leave_server
}
sanitize
unset ASAN_OPTIONS UBSAN_OPTIONS
