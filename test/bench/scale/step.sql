-- The assessment of ../scale.sql grows to :months months.  Each measure has a backend of its own, whose memory it is.

\c
set client_min_messages = warning;
set search_path = scale, public, pg_catalog;
call public.load_to(:months, :rows);
vacuum analyze;
select public.month_of_scale(:months) as last_month \gset

\c
set work_mem = :'work_mem';
set search_path = scale, public, pg_catalog;
call public.grow(:months, 'score of the last month', format('select unit, total from score where month = %L', :'last_month'));
\c
set work_mem = :'work_mem';
set search_path = scale, public, pg_catalog;
call public.grow(:months, 'ranking of the last month', format('select unit, rank, total from ranking where month = %L', :'last_month'));
\c
set work_mem = :'work_mem';
set search_path = scale, public, pg_catalog;
call public.grow(:months, 'score of all open months', 'select s.month, s.unit, s.total from score as s join period as p on p.month = s.month where not p.published');
\c
set work_mem = :'work_mem';
set client_min_messages = warning;
set search_path = scale, public, pg_catalog;
call public.grow(:months, 'stress_test of the last month', format('select * from stress_test(%L)', :'last_month'));
\c
set work_mem = :'work_mem';
set client_min_messages = warning;
set search_path = scale, public, pg_catalog;
call public.publish_to(:months);
vacuum analyze;
\c
set search_path = scale, public, pg_catalog;
call public.grow(:months, 'ranking of the last month, published', format('select unit, rank, total from ranking where month = %L', :'last_month'));
\c
set work_mem = :'work_mem';
set client_min_messages = warning;
set search_path = scale, public, pg_catalog;
call public.grow(:months, 'verifying all months', 'select * from verify_publications()');
insert into public.growth (months, what, seconds)
select :months, x.what, x.bytes / 1048576.0
from (values ('disk: all, MB', pg_database_size(current_database())),
             ('disk: facts, MB', pg_total_relation_size('task') + pg_total_relation_size('mark') + pg_total_relation_size('event')),
             ('disk: published, MB', pg_total_relation_size('published_fact') + pg_total_relation_size('published_line') + pg_total_relation_size('published_score')),
             ('disk: history, MB', pg_total_relation_size('change_record'))) as x (what, bytes);
