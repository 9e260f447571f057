# The part crashes of ../harden.sh, which reads this file.

suite crashes REGRESS= ISOLATION= PROVE_TESTS=test/t/crash.pl PROVE_FLAGS=-v CRASH_ROUNDS="$CRASHES"
# with what was lost, which stands in lines of their own, not always beside the check that failed
grep '^#' "$WORK/crashes.log" | head -n 100 || :
survived=$(grep -c '^ok [0-9]* - crash ' "$WORK/crashes.log" || :)
figure crashes "$([ "$survived" = "$CRASHES" ] && [ "$bad" = 0 ] && echo yes)" "$survived crashes of $CRASHES without a loss; $good checks passed, $bad failed"
