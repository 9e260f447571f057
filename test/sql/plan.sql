-- What a query for one month reads: that month's tasks and marks, and of earlier
-- months only the events of the works concerned.

\getenv abs_srcdir PG_ABS_SRCDIR
select xcedu.create_assessment('regress_plan', 'xuchang-2023-8');
set search_path = regress_plan, pg_catalog;

-- 200 units, 24 open months, 500 tasks and 100 marks a month, 4,800 events of which few share a work
insert into unit select 'u' || g, 'unit ' || g, 'county' from generate_series(1, 200) as g;
select count(open_month((date '2024-01-01' + g * interval '1 month')::date, 'xuchang-2023-8')) as months
from generate_series(0, 23) as g;
insert into task (unit, task_id, item, month, title, issued_on, due_on)
select 'u' || 1 + g % 200, 't' || g || p.month, 'assignment', p.month, 'task', p.month, p.month + 5
from period as p
cross join generate_series(1, 500) as g;
insert into mark (unit, item, month, score)
select 'u' || g, 'key1', p.month, 6
from period as p
cross join generate_series(1, 100) as g;
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month)
select 'u' || g, 'e' || p.month, 'meeting-city', case when g <= 5 then 'long work' else 'work ' || p.month end, 'event',
       p.month, 'n', p.month + 1,
       case when p.month = '2025-02-01' and g = 7 then 'revoked' else 'approved' end,
       case when p.month = '2025-02-01' and g = 7 then date '2025-06-01' end
from period as p
cross join generate_series(1, 200) as g;
vacuum analyze;

-- The rows that a query reads of each table, by PostgreSQL's own counters: rows of sequential scans, and entries of its indexes.
-- They count in functions too, which EXPLAIN does not look into.
create function pg_temp.rows_read(query text, relations text[] default '{task,mark,event}')
returns table (relation text, rows_read bigint)
language plpgsql
as $$
declare
    before jsonb;
    after jsonb;
    counted constant text := $count$
        select jsonb_object_agg(c.relname, pg_stat_get_xact_tuples_returned(c.oid)
                                           + (select coalesce(sum(pg_stat_get_xact_tuples_returned(i.indexrelid)), 0)
                                              from pg_index as i where i.indrelid = c.oid))
        from pg_class as c
        where c.relnamespace = 'regress_plan'::regnamespace and c.relname = any ($1)$count$;
begin
    execute counted into before using relations;
    execute query;
    execute counted into after using relations;
    return query
    select k.name, (after ->> k.name)::bigint - (before ->> k.name)::bigint
    from jsonb_object_keys(after) as k (name)
    where (after ->> k.name)::bigint > (before ->> k.name)::bigint;
end
$$;

-- June 2025: 500 tasks and 100 marks.  Of events: 200 of the month; the one revoked;
-- and the works looked up: 5 × 18 of the long work (all months up to June, of which
-- the last is thrown away), 195 new works with themselves alone, and the one revoked.
-- A ranking has the ranks of the month before as well (previous_rank), which is not
-- published: twice as much.
select relation,
       rows_read,
       rows_read <= 2 * case relation when 'task' then 500 when 'mark' then 100 else 200 + 1 + 5 * 24 + 195 + 1 end as within_bounds
from pg_temp.rows_read($$select * from ranking where month = '2025-06-01'$$)
where relation <> 'event'
order by relation;
select relation, rows_read <= 2 * (200 + 1 + 5 * 24 + 195 + 1) as within_bounds
from pg_temp.rows_read($$select * from ranking where month = '2025-06-01'$$)
where relation = 'event'
order by relation;

-- the same where the month is a parameter, or comes from another table
prepare one_month (date) as select * from ranking where month = $1;
set plan_cache_mode = force_generic_plan;
select relation, rows_read <= 2 * case relation when 'task' then 500 when 'mark' then 100 else 517 end as within_bounds
from pg_temp.rows_read($$execute one_month ('2025-06-01')$$)
order by relation;
reset plan_cache_mode;
select relation, rows_read <= 2 * case relation when 'task' then 500 when 'mark' then 100 else 517 end as within_bounds
from pg_temp.rows_read($$select * from ranking where month = (select max(month) - 183 from period where month = '2025-12-01')$$)
order by relation;

-- two months read twice as much, not everything
select relation, rows_read <= 4 * case relation when 'task' then 500 when 'mark' then 100 else 517 end as within_bounds
from pg_temp.rows_read($$select * from ranking where month in ('2025-05-01', '2025-06-01')$$)
order by relation;

-- Joined with a dimension of dates, or asked for by a subquery, a month is read like a literal, and by no more calls: not the
-- other 23 months.
create temporary table date_dim as
select p.month, extract(year from p.month)::integer as year, extract(month from p.month)::integer as month_of_year from period as p;
select q.form, r.relation, r.rows_read <= q.times * case r.relation when 'task' then 500 when 'mark' then 100 else 517 end as within_bounds
from (values ('ranking joined', 2, $$select * from ranking as r join date_dim as d on d.month = r.month where d.year = 2025 and d.month_of_year = 6$$),
             ('ranking in', 2, $$select * from ranking where month in (select month from date_dim where year = 2025 and month_of_year = 6)$$),
             -- with the month a year before as well
             ('monthly', 3, $$select * from monthly where month = '2025-06-01'$$),
             ('monthly joined', 3, $$select * from monthly as r join date_dim as d on d.month = r.month where d.year = 2025 and d.month_of_year = 6$$),
             ('monthly in', 3, $$select * from monthly where month in (select month from date_dim where year = 2025 and month_of_year = 6)$$),
             ('monthly trend', 6, $$select * from monthly where month in ('2025-05-01', '2025-06-01') and unit = 'u1'$$),
             -- the ranking and the changes of test/dashboards/superset, as Superset sends them
             ('superset ranking', 3, $$SELECT rank AS rank, unit_name AS unit_name, total AS total, base AS base, gap_above AS gap_above, rank_change AS rank_change
                  FROM monthly
                  WHERE month IN (TO_DATE('2025-06-01', 'YYYY-MM-DD')) AND league_title IN ('县（市、区）和功能区') ORDER BY rank ASC LIMIT 500$$),
             ('superset change', 3, $$SELECT unit_name AS unit_name, max(rank_change) AS rank_change
                  FROM monthly
                  WHERE month IN (TO_DATE('2025-06-01', 'YYYY-MM-DD')) AND league_title IN ('县（市、区）和功能区')
                  GROUP BY unit_name ORDER BY rank_change DESC LIMIT 500$$),
             ('score joined', 1, $$select * from score as r join date_dim as d on d.month = r.month where d.year = 2025 and d.month_of_year = 6$$),
             ('score using', 1, $$select sum(total) from date_dim join score using (month) where year = 2025 and month_of_year = 6$$),
             ('score in', 1, $$select * from score where month in (select month from date_dim where year = 2025 and month_of_year = 6)$$),
             ('score array', 1, $$select * from score where month = any (array(select month from date_dim where year = 2025 and month_of_year = 6))$$),
             ('item_score joined', 1, $$select * from item_score as r join date_dim as d on d.month = r.month where d.year = 2025 and d.month_of_year = 6$$),
             ('missing_mark in', 1, $$select * from missing_mark where month in (select month from date_dim where year = 2025 and month_of_year = 6)$$))
     as q (form, times, query)
cross join lateral pg_temp.rows_read(q.query) as r
order by q.form, r.relation;

-- one unit's lines of a month read that unit's rows only
select relation, rows_read <= 10 as within_bounds
from pg_temp.rows_read($$select * from deduction where month = '2025-06-01' and unit = 'u1'$$)
order by relation;
select relation, rows_read <= 60 as within_bounds
from pg_temp.rows_read($$select * from credit where month = '2025-06-01' and unit = 'u1'$$)
order by relation;
-- and so does its score, over all 24 months: 60 tasks, 24 marks, and of its 24 events, which are of one work, each month those before
select relation, rows_read <= case relation when 'task' then 60 when 'mark' then 24 else 24 + 24 * 24 end as within_bounds
from pg_temp.rows_read($$select * from score where unit = 'u1'$$)
order by relation;

-- With all months before published (full marks for all on what is not marked), a ranking of June 2025
-- reads the facts of that month and not those of May: 500 tasks, 100 marks, and the 517 rows of event.
update scheme set unmarked = 'full_marks';
select count(publish_month(p.month)) as published
from (select month from period where month < '2025-06-01' order by month) as p;
vacuum analyze;
select relation, rows_read <= case relation when 'task' then 500 when 'mark' then 100 else 517 end as within_bounds
from pg_temp.rows_read($$select * from ranking where month = '2025-06-01'$$)
order by relation;
-- and published months read no fact at all: no rows
select relation, rows_read
from pg_temp.rows_read($$select * from ranking where month in ('2025-03-01', '2025-05-01')$$)
order by relation;
select relation, rows_read
from pg_temp.rows_read($$select * from score where month = '2025-05-01'$$)
order by relation;
select relation, rows_read
from pg_temp.rows_read($$select * from explain('u7', '2025-05-01')$$)
order by relation;
select relation, rows_read
from pg_temp.rows_read($$select * from year_ranking where year = 2025$$)
order by relation;
-- of what is published, a ranking reads two months, not all 17: the scores of 209 units (9 are of the
-- rule-book), twice
select relation, rows_read <= 2 * 209 as within_bounds
from pg_temp.rows_read($$select * from ranking where month = '2025-05-01'$$, '{published_score,published_line,published_fact}')
order by relation;

-- The star is read by month too, as BI tools join it: of 17 published months the scores and lines of one.  A month has 209 scores,
-- and of its lines at most 30 a unit.  dim_unit looks up the last score of a unit, at most once for each of the 23 rows that fact_score has of it.
select q.form, r.relation,
       r.rows_read <= case r.relation when 'published_score' then case q.form when 'superset heat map' then (1 + 23) * 209 else 2 * 209 end
                                      else 2 * 209 * 30 end as within_bounds
from (values ('fact_score', $$select * from fact_score where month = '2025-05-01'$$),
             ('fact_score joined', $$select i.title, sum(f.points) from fact_score as f join dim_month as m on m.month = f.month join dim_item as i on i.item = f.item where m.label = '2025-05' group by i.title$$),
             ('fact_score date', $$select f.unit, sum(f.points) from fact_score as f join date_dim as d on d.month = f.month where d.year = 2025 and d.month_of_year = 5 group by f.unit$$),
             ('published_event', $$select * from published_event where month in (select month from date_dim where year = 2025 and month_of_year = 5)$$),
             -- the heat map and the events of test/dashboards/superset, as Superset sends them
             ('superset heat map', $$SELECT item_title AS item_title, unit_name AS unit_name, 100 * sum(points) / sum(full_marks) AS percent
                  FROM (select f.month, f.league_title, u.name as unit_name, i.title as item_title, i.item_order, i.full_marks, f.points
                        from fact_score as f join dim_unit as u on u.unit = f.unit join dim_item as i on i.item = f.item
                        where i.kind in ('breach', 'mark')) AS virtual_table
                  WHERE month IN (TO_DATE('2025-05-01', 'YYYY-MM-DD')) AND league_title IN ('县（市、区）和功能区')
                  GROUP BY item_title, unit_name ORDER BY item_title ASC, unit_name ASC LIMIT 10000$$),
             ('superset events', $$SELECT occurred_on AS occurred_on, unit_name AS unit_name, title AS title, points AS points, document_no AS document_no, clause AS clause
                  FROM published_event
                  WHERE month IN (TO_DATE('2025-05-01', 'YYYY-MM-DD')) AND league_title IN ('县（市、区）和功能区')
                  ORDER BY unit_name ASC, occurred_on ASC LIMIT 1000$$))
     as q (form, query)
cross join lateral pg_temp.rows_read(q.query, '{published_score,published_line}') as r
order by q.form, r.relation;
-- monthly of a published month: the three months' scores, and no fact
select relation, rows_read <= 3 * 209 as within_bounds
from pg_temp.rows_read($$select * from monthly where month = '2025-05-01'$$, '{task,mark,event,published_score,published_line,published_fact}')
order by relation;

-- and the helper does find a scan that reads everything
select relation, rows_read
from pg_temp.rows_read($$select * from task where title <> ''$$)
order by relation;

set client_min_messages = warning;
drop schema regress_plan cascade;
