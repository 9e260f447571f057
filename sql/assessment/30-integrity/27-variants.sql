-- Variants of schemes: for comparing, and for no month.

-- A month is scored by a scheme that is no variant, and a scheme that scores a month becomes none.
create or replace function guard_variant()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    wrong record;
begin
    select p.month, s.scheme, s.variant_of into wrong
    from period as p
    join scheme as s on s.scheme = p.scheme
    where s.scheme = new.scheme
          and s.variant_of is not null
          and (tg_table_name = 'scheme' or p.month = (to_jsonb(new) ->> 'month')::date)
    order by p.month
    limit 1;
    if not found then
        return null;
    elsif tg_table_name = 'scheme' then
        raise exception 'scheme "%" scores month %, and cannot be a variant of "%"', wrong.scheme, wrong.month, wrong.variant_of
            using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = 'variant_of',
                  hint = format('Vary a copy: select copy_scheme(%L, new_scheme).', wrong.scheme);
    end if;
    raise exception 'month % cannot be scored by scheme "%": it is a variant of "%", for comparing', wrong.month, wrong.scheme, wrong.variant_of
        using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, column = 'scheme',
              hint = format('To make it the next scheme: update scheme set variant_of = null, first_month = %L where scheme = %L.', wrong.month, wrong.scheme);
end
$guard$;

comment on function guard_variant() is '触发器：变体不得用于考核某月 / Trigger: no month is scored by a variant';
