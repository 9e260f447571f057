# The part bytes of ../harden.sh, which reads this file.

# libFuzzer in a backend of its own (bytes.c), with AddressSanitizer and UndefinedBehaviorSanitizer in the library; memory that the server
# gives out is not watched piece by piece, the bytes that are read are. load_csv() has no reader in C: it is SQL and PL/pgSQL over
# functions of the server, and the part fuzz changes its files.
{ packages clang && packages "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"; } || { skipped bytes "clang or its runtime is missing"; return; }
runtime=$(clang -print-file-name=libclang_rt.fuzzer_no_main-x86_64.a)
[ -f "$runtime" ] || runtime=$(clang -print-resource-dir)/lib/linux/libclang_rt.fuzzer_no_main-$(uname -m).a
asan=${runtime%/*}/libclang_rt.asan-$(uname -m).so
[ -f "$runtime" ] && [ -f "$asan" ] || { skipped bytes "clang has no libFuzzer or AddressSanitizer here"; return; }

# seeds: real states, by the test that makes them
step "building the module of the tests" make -s -C "$WORK/src" test/modules/xcedu_state.so PG_CONFIG="$PG/pg_config" with_llvm=no
step "making a directory" mkdir "$WORK/bytes" "$WORK/bytes/corpus"
step "making a database" "$PG/createdb" seeds
step "creating the extension" "$PG/psql" -X -q -d seeds -c 'create extension xcedu'
step "making states" env PG_ABS_SRCDIR="$WORK/src/test" PG_DLSUFFIX=.so "$PG/psql" -X -q -d seeds -v corpus="$WORK/bytes/corpus" -f "$WORK/src/test/sql/serialized_states.sql"
seeds=$(find "$WORK/bytes/corpus" -type f | wc -l)

# a library that counts its branches, in place of the other one for as long as this runs.  AddressSanitizer is loaded first; Debian's
# server then hangs where it says which translations it has, so it says nothing.
library=$("$PG/pg_config" --pkglibdir)/xcedu.so
step "keeping the library" cp "$library" "$WORK/bytes/kept.so"
step "building with libFuzzer" sh -c "clang -shared -fPIC -Wl,-Bsymbolic -O1 -g -fno-omit-frame-pointer -fno-strict-aliasing -fwrapv -fsanitize=fuzzer-no-link,address,undefined \\
    -fno-sanitize=alignment -fno-sanitize-recover=undefined -D_GNU_SOURCE -DXCEDU_VERSION='\"fuzzed\"' -isystem '$("$PG/pg_config" --includedir-server)' \\
    -o '$WORK/bytes/xcedu.so' '$WORK/src/src/'*.c '$WORK/src/test/harden/bytes.c' '$runtime' -lstdc++ -lm -lpthread &&
    printf 'char *bindtextdomain(const char *n, const char *d) { (void) n; return (char *) d; }\nchar *textdomain(const char *n) { return (char *) n; }\n' |
        clang -shared -fPIC -x c -o '$WORK/bytes/untranslated.so' -"
step "initdb" "$PG/initdb" -D "$WORK/bytes/data" -U xcedu -A trust -E UTF8 --locale=C.UTF-8 --no-sync
cat > "$WORK/bytes/statements" <<SQL
create extension xcedu
create function fuzz_bytes(text[], text[]) returns integer language c as 'xcedu'
select fuzz_bytes('{capped_score,capped_total,weighted_total,bonus_total,bonus_gain,roll_up}', '{fuzz,-runs=$RUNS,-seed=1,-max_len=1024,-timeout=20,-rss_limit_mb=0,-print_final_stats=1,-artifact_prefix=$WORK/bytes/,$WORK/bytes/corpus}')
SQL
step "putting that library in place" cp "$WORK/bytes/xcedu.so" "$library"
ended=yes
as_user env LD_PRELOAD="$asan $WORK/bytes/untranslated.so" ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 \
    "$PG/postgres" --single -D "$WORK/bytes/data" postgres < "$WORK/bytes/statements" > "$WORK/bytes/log" 2>&1 || ended=no
step "putting the library back" cp "$WORK/bytes/kept.so" "$library"
ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$WORK/bytes/log")
found=$(find "$WORK/bytes" -maxdepth 1 -name 'crash-*' -o -maxdepth 1 -name 'timeout-*' -o -maxdepth 1 -name 'oom-*' | wc -l)
[ "$found" = 0 ] && [ "${ran:-0}" -ge "$RUNS" ] || tail -n 60 "$WORK/bytes/log"
cover=$(sed -n 's/^#[0-9]*[[:space:]]*DONE *cov: \([0-9]*\) .*/\1/p' "$WORK/bytes/log")
figure bytes "$([ "$found" = 0 ] && [ "$ended" = yes ] && [ "${ran:-0}" -ge "$RUNS" ] && [ "$seeds" -gt 10 ] && echo yes)" \
    "libFuzzer: ${ran:-0} runs from $seeds states, $found crashes or hangs, ${cover:-no} places of the code reached"
