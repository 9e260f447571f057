-- What is wrong afterwards, all counts 0 if nothing is; then how long it took, and the errors.

set search_path = busy, public, pg_catalog;

create temporary table anomaly as
with fact as (
    select 'task' as relation, unit || '/' || task_id as row_key, month, jsonb_build_object('title', title) as value from task
    union all
    select 'mark', unit || '/' || item, month, jsonb_build_object('score', score) from mark
    union all
    select 'event', unit || '/' || event_id, month, jsonb_build_object('title', title) from event
    union all
    select 'event', unit || '/' || event_id, revoked_month, jsonb_build_object('title', title) from event where revoked_month <> month
),
frozen as (
    select f.relation, f.row_key, f.month, f.content
    from published_fact as f
    join period as p on p.month = f.month and p.revision = f.revision and p.published
    where f.relation in ('task', 'mark', 'event')
),
success as (
    select distinct on (kind, row_key) kind, row_key, value
    from work.outcome
    where sqlstate = '00000'
    order by kind, row_key, at desc
)
select 1 as place, 'problems that verify_publications() reports' as anomaly, count(*) as found
from verify_publications()
union all
select 2, 'facts of published months that are not in the publication', count(*)
from fact as n
join period as p on p.month = n.month and p.published
left join frozen as f on f.month = n.month and f.relation = n.relation and f.row_key = n.row_key
where (f.content @> n.value) is not true
union all
-- but for claims that were reviewed since, in a later month
select 3, 'facts of publications that are not there any more', count(*)
from frozen as f
left join fact as n on n.month = f.month and n.relation = f.relation and n.row_key = f.row_key
where n.month is null
      and not (f.content ->> 'status' = 'claimed'
               and exists (select
                           from event as e
                           where e.unit || '/' || e.event_id = f.row_key and e.month > f.month and e.status <> 'claimed'))
union all
select 4, 'claims approved in a month that was published without them', count(*)
from event as e
join frozen as f on f.month = e.month and f.relation = 'event' and f.row_key = e.unit || '/' || e.event_id
where e.status = 'approved' and f.content ->> 'status' = 'claimed'
union all
select 5, 'claims, tasks and marks that succeeded and are not there, or other than they were written', count(*)
from success as s
left join (
    select 'claim' as kind, unit || '/' || event_id as row_key, title as value from event
    union all
    select 'task', unit || '/' || task_id, title from task
    union all
    select 'mark', unit || '/' || item || '/' || month, score::text from mark
) as n on n.kind = s.kind and n.row_key = s.row_key
where s.kind <> 'review' and n.value is distinct from s.value
union all
select 6, 'reviews that succeeded and do not stand', count(*)
from success as s
join event as e on e.unit || '/' || e.event_id = s.row_key
where s.kind = 'review' and e.status <> s.value
union all
select 7, 'rows that no success accounts for', (select count(*) from event) + (select count(*) from task) + (select count(*) from mark)
                                               - (select count(*) from success where kind <> 'review')
union all
select 8, 'transactions that the clients counted and that left nothing, or the other way round', :processed - count(*)
from work.outcome
union all
select 9, 'publications that were reported and are not there, or the other way round', count(*)
from (select digest from work.publishing where digest is not null) as r
full join publication as p on p.digest = r.digest
where r.digest is null or p.digest is null
union all
select 10, 'errors other than for a mark or task of a published month (55000)', count(*)
from (
    select kind, sqlstate from work.outcome
    union all
    select action, sqlstate from work.publishing
) as s
where sqlstate not in ('00000', '02000') and not (sqlstate = '55000' and kind in ('mark', 'task'));

select anomaly, found from anomaly order by place;

\echo publishing: waiting, working and committing
select action, count(*), count(*) filter (where sqlstate <> '00000') as refused,
       round(percentile_cont(0.5) within group (order by milliseconds)::numeric, 1) as median_ms, round(max(milliseconds), 1) as worst_ms
from work.publishing
group by action
order by action;

\echo statements of the clients by what became of them: 00000 success, 02000 no such claim to review, 55000 the month is published
select kind, sqlstate, count(*),
       round(percentile_cont(0.5) within group (order by milliseconds)::numeric, 1) as median_ms, round(max(milliseconds), 1) as worst_ms
from work.outcome
group by kind, sqlstate
order by kind, sqlstate;

select (select count(*) from publication) as publications,
       (select count(*) from published_fact) as published_facts,
       (select count(*) from event where carried_from is not null) as carried_events,
       (select sum(abs(found)) from anomaly) as anomalies
\gset
\echo publications :publications, facts in them :published_facts, events carried to a later month :carried_events
\echo anomalies :anomalies
