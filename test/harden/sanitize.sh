# The part sanitize of ../harden.sh, which reads this file.

# AddressSanitizer must be loaded before the server, and Debian 12's server hangs at its start with it: not yet
rebuild '-fsanitize=undefined -fno-sanitize=alignment -fno-omit-frame-pointer -O1 -g'
restart UBSAN_OPTIONS="print_stacktrace=1:log_path=$WORK/tmp/ubsan"
suite sanitize TAP_TESTS= ISOLATION=
reports=$(find "$WORK/tmp" -name 'ubsan.*' -size +0 | wc -l)
find "$WORK/tmp" -name 'ubsan.*' -size +0 | head -n 5 | while read -r report; do head -n 30 "$report"; done
[ "$bad" = 0 ] || grep -E 'FAILED|^not ok' "$WORK/sanitize.log" || :
figure sanitize "$([ "$reports" = 0 ] && [ "$bad" = 0 ] && echo yes)" "$reports reports of UndefinedBehaviorSanitizer; $good tests passed, $bad failed"
rebuild -O2
restart
