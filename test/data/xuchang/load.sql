-- Makes the assessment "xuchang" and loads the invented facts of this directory.
-- For psql, run from this directory.  The facts are loaded with plain COPY, here in
-- psql's form of it, which reads the files on the client's side.

\set ON_ERROR_STOP on
\encoding UTF8

begin;

select xcedu.create_assessment('xuchang', 'xuchang-2023-8');
set local search_path = xuchang, pg_catalog;

\copy unit (unit, name, league) from 'unit.csv' with (format csv, header match)
\copy rater from 'rater.csv' with (format csv, header match)
\copy ledger from 'ledger.csv' with (format csv, header match)
\copy ledger_unit from 'ledger_unit.csv' with (format csv, header match)
\copy exemption from 'exemption.csv' with (format csv, header match)
\copy holiday from 'holiday.csv' with (format csv, header match)

-- opening a month makes the obligations to report
select open_month('2023-12-01', 'xuchang-2023-8');
select open_month('2024-01-01');

-- on which day each unit reported on each of its ledger tasks
create temporary table report (month date, unit text, task_no integer, done_on date) on commit drop;
\copy report from 'report.csv' with (format csv, header match)

update task as t
set done_on = r.done_on
from report as r
where t.unit = r.unit
      and t.month = r.month
      and t.task_id = format('report-%s-%s', to_char(r.month, 'YYYY-MM'), r.task_no);

\copy task from 'task.csv' with (format csv, header match)
\copy mark from 'mark.csv' with (format csv, header match)
\copy event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, month, carried_from, revoked_month, external_id) from 'event.csv' with (format csv, header match)

commit;

analyze;
