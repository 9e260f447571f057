-- What-ifs of an open month: 2,991 units with 84,000 tasks, 27,000 marks and 12,000 events, and the month before it alike; and
-- readings in pairs with 31 units.

set client_min_messages = warning;
set work_mem = :'work_mem';

create procedure public.make_bench(name text, units integer)
language plpgsql
as $$
begin
    perform xcedu.create_assessment(make_bench.name, 'xuchang-2023-8');
    perform set_config('search_path', make_bench.name || ', public, pg_catalog', false);
    delete from unit;
    insert into unit
    select 'u' || g, 'unit ' || g, case when g % 3 = 0 then 'department' else 'county' end
    from generate_series(1, make_bench.units) as g;
    perform open_month(m, 'xuchang-2023-8') from unnest('{2024-01-01,2024-02-01}'::date[]) as m;
    perform setseed(0.1);
    insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
    select u.unit, to_char(p.month, 'YYMM') || '-' || g, (array['report', 'assignment', 'supervision'])[1 + g % 3],
           p.month, 'task', p.month, p.month + 20,
           case when random() < 0.9 then p.month + floor(random() * 22)::integer end
    from period as p
    cross join unit as u
    cross join generate_series(1, 28) as g;
    -- of two places, so that few units are level
    insert into mark (unit, item, month, score)
    select u.unit, si.item, p.month, round((random() * si.cap)::numeric, 2)
    from period as p
    cross join unit as u
    cross join scheme_item as si
    where si.kind = 'mark';
    insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
    select 'u' || 1 + floor(random() * make_bench.units)::integer, 'e' || g,
           (array['meeting-city', 'meeting-province', 'commendation-city', 'commendation-province', 'report-province', 'report-nation', 'criticism', 'exposure-city'])[1 + floor(random() * 8)::integer],
           case when random() < 0.7 then 'work ' || floor(random() * 60)::integer end, 'event', d, 'n', d,
           case when random() < 0.9 then 'approved' else 'claimed' end
    from (select g, date '2024-01-01' + floor(random() * 60)::integer as d from generate_series(1, make_bench.units * 8) as g) as r;
end
$$;

call public.make_bench('bench', 2991);
vacuum analyze;
call public.measure('margins', 0, :runs, '{xcedu}', array[$$select total from margins('2024-02-01')$$]);
call public.measure('weight_ranges', 0, :runs, '{xcedu}', array[$$select weight as total from weight_ranges('2024-02-01')$$]);
call public.measure('stress_test, depth 1', 0, :runs, '{xcedu}', array[$$select total from stress_test('2024-02-01')$$]);
call public.make_bench('few', 31);
vacuum analyze;
call public.measure('stress_test, depth 2, 31 units', 0, :runs, '{xcedu}', array[$$select total from stress_test('2024-02-01', 2)$$]);

\echo 'seconds, medians'
select name, xcedu
from result
order by place;
