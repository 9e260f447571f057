-- frozen rows can be filled: there are no triggers now
update published_score set read_by = 1;
update event set witnesses = 2 where status = 'revoked';

-- where the test interrupts the upgrade
do $wait$
begin
    perform pg_sleep(coalesce(nullif(current_setting('regress.sleep', true), ''), '0')::numeric);
end
$wait$;
