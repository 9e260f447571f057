-- The same assessment without locks: what the proof is tried on.

set search_path = busy, pg_temp;

create or replace function lock_month_shared(month date)
returns void
language plpgsql
as $$
begin
end
$$;

create or replace function lock_months_shared(months date[])
returns date[]
language plpgsql
set search_path from current
as $$
begin
    return array(select p.month from period as p where p.month = any (lock_months_shared.months) and p.published order by p.month);
end
$$;

create or replace function lock_months_exclusive(months date[])
returns void
language plpgsql
as $$
begin
end
$$;
