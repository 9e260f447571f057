# The part fuzz of ../harden.sh, which reads this file.

# states: the random changes of test/sql/serialized_states.sql, as many at a time as it makes itself, each time others;
# its output must be the expected one
step "building the module of the tests" make -s -C "$WORK/src" test/modules/xcedu_state.so PG_CONFIG="$PG/pg_config" with_llvm=no
step "making a database" "$PG/createdb" states
step "creating the extension" "$PG/psql" -X -q -d states -c 'create extension xcedu'
log_errors
changed=0 different=0
while [ "$changed" -lt "$STATES" ]; do
    as_user env PG_ABS_SRCDIR="$WORK/src/test" PG_DLSUFFIX=.so "$PG/psql" -X -a -q -d states -v seed="$(printf '0.%06d' $((changed / 20000)))" \
        -f "$WORK/src/test/sql/serialized_states.sql" > "$WORK/states" 2>&1 || :
    diff "$WORK/src/expected/serialized_states.out" "$WORK/states" > "$WORK/states.diff" ||
        { different=$((different + 1)); head -n 20 "$WORK/states.diff"; }
    changed=$((changed + 20000))
done
states_found=$(crashes_logged)
# files
fresh files
log_errors
ask -d files -v files="$FILES" -f "$WORK/src/test/harden/files.sql" > "$WORK/files"
found=$(internal_errors)
figure fuzz "$([ "$different$states_found$found" = 000 ] && grep -q ' 0 internal errors' "$WORK/files" && echo yes)" \
    "$changed mutated states, $different runs with another outcome, $states_found crashes; $(tail -n 1 "$WORK/files"), $found crashes or internal errors in the log"
