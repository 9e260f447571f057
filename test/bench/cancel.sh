# How long a statement in a long compaction or final call takes to be cancelled.
# Read by bench.sh.

as_user "$PG/psql" -X -q -d "$database" -c "
    create unlogged table one as
    select floor(random() * 3000000)::bigint as work, 'a rather long text of a work ' || g as name,
           case when g % 2 = 0 then 1e30 else 2 end as points
    from generate_series(1, $ROWS / 2) as g"

# cancelled QUERY: the longest of 20 waits between the request and the end, in ms
cancelled() {
    for i in $(seq 1 20); do
        as_user env PGAPPNAME=victim "$PG/psql" -X -q -d "$database" -c "set work_mem = '4GB'" -c "set max_parallel_workers_per_gather = 0" \
            -c "$1" >/dev/null 2>&1 &
        as_user "$PG/psql" -X -q -A -t -d "$database" <<SQL
do \$\$
declare
    victim integer;
    asked timestamptz;
begin
    perform pg_sleep(0.3 + $i * 0.1);
    select pid into victim from pg_stat_activity where application_name = 'victim' and state = 'active';
    if victim is null then
        raise exception 'the statement was over before it could be cancelled';
    end if;
    asked := clock_timestamp();
    perform pg_cancel_backend(victim);
    loop
        perform pg_stat_clear_snapshot();
        exit when not exists (select from pg_stat_activity where pid = victim and state = 'active');
        perform pg_sleep(0.001);
    end loop;
    insert into timing (name, milliseconds) values ('$2', 1000 * extract(epoch from clock_timestamp() - asked));
end
\$\$
SQL
        wait $! || :
    done
}

cancelled "select xcedu.bonus_total(work, points) from one" "bonus_total(bigint) of one group"
cancelled "select xcedu.bonus_total(name, points) from one" "bonus_total(text) of one group"
as_user "$PG/psql" -X -q -d "$database" -c "
    select name, count(*) as cancelled, round(max(milliseconds), 1) as longest_ms
    from timing
    group by name
    order by name"
