-- The same assessment without locks: what the proof is tried on.

set search_path = busy, pg_temp;

create or replace function hold_month(month date)
returns void
language plpgsql
as $$
begin
end
$$;

create or replace function hold_months(months date[])
returns date[]
language plpgsql
set search_path from current
as $$
begin
    return array(select p.month from period as p where p.month = any (hold_months.months) and p.published order by p.month);
end
$$;

create or replace function take_months(months date[])
returns void
language plpgsql
as $$
begin
end
$$;
