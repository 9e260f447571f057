# The part values of ../harden.sh, which reads this file.

fresh value_calls
log_errors
ask -d value_calls -v calls="$CALLS" -f "$WORK/src/test/harden/values.sql" > "$WORK/values"
found=$(internal_errors)
figure values "$([ "$found" = 0 ] && grep -q ' 0 internal errors' "$WORK/values" && echo yes)" "$(tail -n 1 "$WORK/values"); $found in the log"
