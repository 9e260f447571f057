-- Publishes the months up to one that are not published yet: what has no mark gets full
-- marks, and what is neither done nor due is done on its due day.  For tests that are not
-- about publishing; it says how many months that were.
create function pg_temp.publish_until(month date)
returns bigint
language plpgsql
as $$
declare
    next date;
    made bigint := 0;
begin
    for next in
        select p.month from period as p where p.month <= publish_until.month and not p.published order by p.month
    loop
        insert into mark (unit, item, month, score)
        select m.unit, m.item, m.month, si.cap
        from missing_mark as m
        join period as p on p.month = m.month
        join scheme_item as si on si.scheme = p.scheme and si.item = m.item
        where m.month = next;
        update task as t
        set done_on = t.due_on
        where t.month = next and t.done_on is null and t.due_on >= (now() at time zone 'Asia/Shanghai')::date;
        perform publish_month(next);
        made := made + 1;
    end loop;
    return made;
end
$$;
