-- The matrix of duties: role × table or view × select, insert, update, delete, truncate; role ×
-- function; and what each duty is for.  A table, view or function that is added has to be added here.
--
-- R21 表扬内容由各单位申报，市教育局审核运用，扣分内容由市教育局负责汇总运用; key tasks 由市教育局各业务牵头科室…进行评分.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set duties :abs_srcdir '/helpers/duties.sql'
\set ECHO none
\o /dev/null
\i :duties
\o
\set ECHO all

-- ---------- who is who ----------
-- `like` is the column of the matrix, units and items what the role has them for, duties_of whose
-- duties it sees as its own. Who may not use the schema has no column: everything is denied.
create temporary table who (role text primary key, "like" text, units text[], items text[], duties_of text);
insert into who values
    ('regress_reader',      'reader',      '{}',  '{}',            'regress_reader'),
    ('regress_unit_a',      'unit',        '{A}', '{}',            'regress_unit_a'),
    ('regress_unit_b',      'unit',        '{B}', '{}',            'regress_unit_b'),
    ('regress_inherits',    'unit',        '{A}', '{}',            'regress_unit_a'),
    ('regress_section',     'section',     '{}',  '{key1,report}', 'regress_section'),
    ('regress_bureau',      'bureau',      '{}',  '{}',            'regress_bureau'),
    ('regress_secretariat', 'secretariat', '{}',  '{}',            'regress_secretariat'),
    ('regress_both',        'both',        '{C}', '{key2}',        'regress_both'),
    ('regress_plain',       'plain',       '{}',  '{}',            'regress_plain'),
    ('regress_noinherits',  'nobody',      '{}',  '{}',            null),
    ('regress_nobody',      'nobody',      '{}',  '{}',            null);

-- ---------- select ----------
--   all        every row
--   own        the rows of its units (of duty: its own duties)
--   item       the rows of its items
--   either     of its units or its items
--   published  the rows of the published month; own_published those of its units
--   events     of what a publication stands on the events and their rules; own_events the events of its units, and the rules
--   none       no row, and no error
--   denied     42501
create temporary table sight (relation text primary key, reader text, unit text, section text, bureau text, secretariat text, "both" text, plain text);
insert into sight values
    -- the rule-book, the calendar, who is assessed, which months there are: everybody
    ('league',          'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('scheme',          'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('provision',       'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('reading',         'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('item',            'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('scheme_item',     'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('scheme_band',     'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('milestone',       'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('rule',            'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('scheme_rule',     'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('scheme_period',   'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('scheme_grade',    'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('holiday',         'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('clock',           'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('copied_from',     'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('unit',            'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('unit_until',      'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('rater',           'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('ledger',          'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('period',          'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('scheme_switch',   'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('phrase',          'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('dim_month',       'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('dim_item',        'all',       'all',           'all',    'all',    'all', 'all',           'denied'),
    ('csv_column',      'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('字段说明',        'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('duty_privilege',  'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('month_lock',      'denied',    'denied',        'denied', 'denied', 'all', 'denied',         'denied'),
    ('likely_duplicate','none',      'own',           'none',   'all',    'all', 'own',           'denied'),
    ('waiting_event',   'none',      'own',           'none',   'all',    'all', 'own',           'denied'),
    ('event_review',    'none',      'own',           'none',   'all',    'all', 'own',           'denied'),
    ('trigger_spec',    'all',       'all',           'all',    'all',    'all', 'all',           'all'),
    ('layout',          'denied',    'denied',        'denied', 'denied', 'denied', 'denied',     'all'),
    ('logic_object',    'denied',    'denied',        'denied', 'denied', 'denied', 'denied',     'all'),
    -- duties: the own
    ('duty',            'own',       'own',           'own',    'own',    'own', 'own',           'none'),
    -- facts: of the unit, of the item, events for the bureau, everything for the secretariat
    ('ledger_unit',     'none',      'own',           'item',   'none',   'all', 'either',        'none'),
    ('exemption',       'none',      'own',           'item',   'none',   'all', 'either',        'none'),
    ('task',            'none',      'own',           'item',   'none',   'all', 'either',        'none'),
    ('mark',            'none',      'own',           'item',   'none',   'all', 'either',        'none'),
    ('measure',         'none',      'own',           'item',   'none',   'all', 'either',        'none'),
    ('event',           'none',      'own',           'none',   'all',    'all', 'own',           'none'),
    ('event_step',      'none',      'own',           'none',   'all',    'all', 'own',           'none'),
    -- what is published, and what it stands on
    ('publication',     'all',       'all',           'none',   'none',   'all', 'all',           'none'),
    ('amendment',       'all',       'all',           'none',   'none',   'all', 'all',           'none'),
    ('published_score', 'all',       'own',           'none',   'none',   'all', 'own',           'none'),
    ('published_line',  'all',       'own',           'none',   'none',   'all', 'own',           'none'),
    ('published_fact',  'events',    'own_events',    'denied', 'denied', 'all', 'own_events',    'none'),
    ('change_record',   'denied',    'denied',        'denied', 'denied', 'all', 'denied',        'none'),
    ('history',         'denied',    'denied',        'denied', 'denied', 'all', 'denied',        'none'),
    -- lines, as the facts under them
    ('carried_item',    'none',      'own',           'item',   'none',   'all', 'either',        'none'),
    ('deduction',       'none',      'own',           'item',   'none',   'all', 'either',        'denied'),
    ('measured',        'none',      'own',           'item',   'none',   'all', 'either',        'denied'),
    ('credit',          'none',      'own',           'none',   'all',    'all', 'own',           'denied'),
    ('加扣分台账',      'none',      'own',           'none',   'all',    'all', 'own',           'denied'),
    -- what adds up: of the units that it sees whole, and of what is published
    ('visible_unit',      'none',      'own',           'none',   'none',   'all', 'own',           'none'),
    ('item_score',      'none',      'own',           'none',   'none',   'all', 'own',           'denied'),
    ('得分明细',        'none',      'own',           'none',   'none',   'all', 'own',           'denied'),
    ('missing_mark',    'none',      'own',           'none',   'none',   'all', 'own',           'denied'),
    ('score',           'published', 'own',           'none',   'none',   'all', 'own',           'denied'),
    ('line',            'published', 'own',           'none',   'none',   'all', 'own',           'denied'),
    ('公布明细',        'all',       'own',           'none',   'none',   'all', 'own',           'none'),
    ('dim_unit',        'all',       'own',           'none',   'none',   'all', 'own',           'none'),
    ('fact_score',      'all',       'own',           'none',   'none',   'all', 'own',           'denied'),
    ('published_event', 'all',       'own',           'denied', 'denied', 'all', 'own',           'denied'),
    -- what compares units: published, or whole
    ('ranking',         'published', 'own_published', 'none',   'none',   'all', 'own_published', 'denied'),
    ('月度排名',        'published', 'own_published', 'none',   'none',   'all', 'own_published', 'denied'),
    ('monthly',         'published', 'own_published', 'none',   'none',   'all', 'own_published', 'denied'),
    ('月度对比',        'published', 'own_published', 'none',   'none',   'all', 'own_published', 'denied'),
    ('year_ranking',    'all',       'none',          'none',   'none',   'all', 'none',          'denied');

-- every table and view is in the matrix, and nothing else: no rows
select coalesce(c.relname, s.relation) as relation, s.relation is null as not_in_the_matrix
from (select c.relname::text
      from pg_class as c
      where c.relnamespace = 'regress_duties'::regnamespace and c.relkind not in ('i', 'S')) as c
full join sight as s on s.relation = c.relname
where c.relname is null or s.relation is null
order by relation;

-- Which rows of a relation each of the words above is, from its columns
create temporary view meaning as
select s.relation,
       m.word,
       m.condition
from sight as s
cross join lateral (
    select max(a.attname) filter (where a.attname in ('unit', '单位代码')) as unit,
           max(a.attname) filter (where a.attname in ('item', '考核内容代码')) as item,
           max(a.attname) filter (where a.attname in ('month', '月份')) as month
    from pg_attribute as a
    where a.attrelid = format('regress_duties.%I', s.relation)::regclass and a.attnum > 0 and not a.attisdropped
) as c
cross join lateral (
    select case s.relation when 'duty' then 'role = $3' else quote_ident(c.unit) || ' = any ($1)' end as own,
           case s.relation
               when 'ledger_unit' then 'task_no in (select l.task_no from ledger as l where l.item = any ($2))'
               else quote_ident(c.item) || ' = any ($2)'
           end as item,
           quote_ident(c.month) || ' = ''2024-01-01''' as published
) as d
cross join lateral (
    values ('all', 'true'),
           ('none', 'false'),
           ('own', d.own),
           ('item', d.item),
           ('either', d.own || ' or ' || d.item),
           ('published', d.published),
           ('own_published', d.own || ' and ' || d.published),
           ('events', case s.relation when 'published_fact' then 'relation in (''event'', ''scheme_rule'')' end),
           ('own_events', case s.relation when 'published_fact' then 'relation = ''scheme_rule'' or (relation = ''event'' and content ->> ''unit'' = any ($1))' end)
) as m (word, condition)
where m.condition is not null;

-- A row as text: without what monthly and 月度对比 say of a league, which a role that sees part of it is not told (monthly.sql)
create function pg_temp.row_text(relation text)
returns text
language sql
return case row_text.relation
           when 'monthly'
               then '(to_jsonb(r) - ''{ranked,mean,lower_quartile,median,upper_quartile,gap_above,gap_below}''::text[])::text'
           when '月度对比'
               then '(to_jsonb(r) - ''{参排单位数,同组均值,同组下四分位数,同组中位数,同组上四分位数,距前一名,领先后一名}''::text[])::text'
           else 'r::text'
       end;

-- The rows as one text: of the owner under a condition, and of a role
create function pg_temp.rows_of(relation text, condition text, units text[], items text[], duties_of text)
returns text
language plpgsql strict
as $rows$
declare
    answer text;
begin
    execute format('select string_agg(x, chr(10) order by x collate "C")
                    from (select %s as x from %I as r where (%s) and ($1, $2, $3) is not null) as o',
                   pg_temp.row_text(rows_of.relation), rows_of.relation, rows_of.condition)
    using rows_of.units, rows_of.items, rows_of.duties_of
    into answer;
    return coalesce(answer, '');
end
$rows$;

create temporary table seen as
select w.role,
       w."like",
       s.relation,
       case w."like" when 'nobody' then 'denied' else to_jsonb(s) ->> w."like" end as expected,
       pg_temp.told(w.role, format('select string_agg(%s, chr(10) order by %1$s collate "C") from regress_duties.%I as r',
                                   pg_temp.row_text(s.relation), s.relation)) as rows
from who as w
cross join sight as s;

-- a cell that is not as it should be, and what it is instead: no rows
with checked as (
    select x.role,
           x.relation,
           x.expected,
           case x.expected
               when 'denied' then x.rows ~ '^42501: permission denied'
               else x.rows = pg_temp.rows_of(x.relation, m.condition, w.units, w.items, w.duties_of)
           end as right_rows,
           x.rows
    from seen as x
    join who as w on w.role = x.role
    left join meaning as m on m.relation = x.relation and m.word = x.expected
)
select c.role, c.relation, c.expected, left(c.rows, 200) as instead
from checked as c
where c.right_rows is not true
order by c.role, c.relation;

-- and the matrix can tell: other words would be other rows, of unit A 'own' is neither 'all' nor 'none',
-- of the section 'item' neither. But for duty (which has more than one role's), and for missing_mark, likely_duplicate
-- and waiting_event, of which unit A has none, and measured values, of which there are none (measure_duties.sql has some): no rows but these
select s.relation, s.unit, s.section
from sight as s
join meaning as a on a.relation = s.relation and a.word = 'all'
left join meaning as o on o.relation = s.relation and o.word = s.unit and s.unit ~ '^own'
left join meaning as i on i.relation = s.relation and i.word = s.section and s.section = 'item'
where pg_temp.rows_of(s.relation, o.condition, '{A}', '{}', 'regress_unit_a')
      in ('', pg_temp.rows_of(s.relation, a.condition, '{}', '{}', ''))
      or pg_temp.rows_of(s.relation, i.condition, '{}', '{key1,report}', '')
         in ('', pg_temp.rows_of(s.relation, a.condition, '{}', '{}', ''))
order by s.relation;

-- 11 roles and 66 relations
select count(*) as cells from seen;

-- ---------- insert, update, delete, truncate ----------
-- What may be written, and nothing else: the columns, each of them tried alone, and the rows that a
-- statement over all rows gets to. Nothing is deleted by DELETE: there are functions for that.
--   unit     its claims that are not reviewed: a2 of A, b3 of B, none of C
--   section  marks and tasks of its items: of key1 6 and report 6, of key2 5
--   bureau   all 5 events, but not their status
create temporary table writing ("like" text, relation text, verb text, columns text, rows_of jsonb);
insert into writing values
    ('unit', 'event', 'insert', 'document_no,document_on,event_id,occurred_on,quantity,rule,title,unit,work', null),
    ('unit', 'event', 'update', 'document_no,document_on,occurred_on,quantity,rule,title,work', '{"regress_unit_a": 1, "regress_inherits": 1, "regress_unit_b": 1}'),
    ('section', 'mark', 'insert', 'deduction,item,month,rater,reason,score,unit', null),
    ('section', 'mark', 'update', 'deduction,item,month,rater,reason,score,unit', '{"regress_section": 6}'),
    ('section', 'measure', 'insert', 'external_id,item,month,reason,target,unit,value', null),
    ('section', 'measure', 'update', 'external_id,item,month,reason,target,unit,value', '{"regress_section": 0}'),
    ('section', 'task', 'insert', 'done_on,due_on,external_id,issued_on,item,month,task_id,title,unit', null),
    ('section', 'task', 'update', 'done_on,due_on,external_id,issued_on,item,month,task_id,title,unit', '{"regress_section": 6}'),
    ('bureau', 'event', 'insert', 'document_no,document_on,event_id,occurred_on,points,quantity,rule,title,unit,work', null),
    ('bureau', 'event', 'update', 'document_no,document_on,occurred_on,points,quantity,rule,title,work', '{"regress_bureau": 5}'),
    ('both', 'event', 'insert', 'document_no,document_on,event_id,occurred_on,quantity,rule,title,unit,work', null),
    ('both', 'event', 'update', 'document_no,document_on,occurred_on,quantity,rule,title,work', '{"regress_both": 0}'),
    ('both', 'mark', 'insert', 'deduction,item,month,rater,reason,score,unit', null),
    ('both', 'mark', 'update', 'deduction,item,month,rater,reason,score,unit', '{"regress_both": 5}'),
    ('both', 'measure', 'insert', 'external_id,item,month,reason,target,unit,value', null),
    ('both', 'measure', 'update', 'external_id,item,month,reason,target,unit,value', '{"regress_both": 0}'),
    ('both', 'task', 'insert', 'done_on,due_on,external_id,issued_on,item,month,task_id,title,unit', null),
    ('both', 'task', 'update', 'done_on,due_on,external_id,issued_on,item,month,task_id,title,unit', '{"regress_both": 0}');

create temporary table written as
with relation as (
    select s.relation, c.oid, c.relkind
    from sight as s
    join pg_class as c on c.oid = format('regress_duties.%I', s.relation)::regclass
    where c.relkind = 'r'
),
tried as (
    select w.role, w."like", r.relation, v.verb, a.attname::text as written_column,
           pg_temp.tried(w.role,
                         format(case v.verb
                                    when 'insert' then 'insert into regress_duties.%1$I (%2$I) values (default)'
                                    else 'update regress_duties.%1$I set %2$I = %3$s'
                                end,
                                r.relation, a.attname,
                                case when a.attgenerated <> '' or a.attidentity <> '' then 'default' else quote_ident(a.attname) end)) as answer
    from who as w
    cross join relation as r
    cross join (values ('insert'), ('update')) as v (verb)
    join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    union all
    select w.role, w."like", r.relation, v.verb, '',
           pg_temp.tried(w.role,
                         case v.verb
                             when 'truncate' then format('truncate regress_duties.%I', r.relation)
                             else format('delete from regress_duties.%I%s', r.relation,
                                         case when r.relation in ('task', 'mark', 'event') then ' where month > ''2024-01-01''' else '' end)
                         end)
    from who as w
    cross join relation as r
    cross join (values ('delete'), ('truncate')) as v (verb)
)
select t.role, t."like", t.relation, t.verb,
       string_agg(t.written_column, ',' order by t.written_column collate "C") as columns,
       case when t.verb <> 'insert' then string_agg(distinct t.answer, ' | ') end as answer
from tried as t
where t.answer !~ '^42501: permission denied for (table|schema)'
group by t.role, t."like", t.relation, t.verb;

-- what is written otherwise: no rows
select coalesce(t.role, x.role) as role, coalesce(t.relation, x.relation) as relation, coalesce(t.verb, x.verb) as verb,
       x.columns as expected, t.columns, x.rows as expected_rows, t.answer
from written as t
full join (
    select w.role, m.relation, m.verb, m.columns, m.rows_of ->> w.role as rows
    from writing as m
    join who as w on w."like" = m."like"
) as x on x.role = t.role and x.relation = t.relation and x.verb = t.verb
where (x.columns, x.rows) is distinct from (t.columns, t.answer)
order by 1, 2, 3;

-- no role has a privilege on a view but SELECT, none on a sequence, and none to refer to a table or to
-- make triggers on it: no rows
select w.role, c.relname, p.privilege
from who as w
cross join pg_class as c
cross join (values ('insert'), ('update'), ('delete'), ('truncate'), ('references'), ('trigger')) as p (privilege)
where c.relnamespace = 'regress_duties'::regnamespace
      and case
              when c.relkind = 'S' then has_sequence_privilege(w.role, c.oid, 'usage, select, update') and p.privilege = 'insert'
              when c.relkind = 'v' or p.privilege in ('references', 'trigger') then has_table_privilege(w.role, c.oid, p.privilege)
              else false
          end
order by 1, 2, 3;

-- ---------- functions ----------
--   everybody    with a duty: what the views and the triggers on their writing call
--   secretariat  opening, publishing, amending, checking
--   owner        the rest: duties, and the parts of what writes
create temporary table call (function text primary key, callers text);
insert into call
select f.function, l.callers
from (values
    ('everybody', '{own_roles,own_units,own_items,own_duties,own_ledger,row_key,month_of,visible_unit_of,unit_of,unit_problem,today,latest_day,is_closed,is_bonus,own_month,needs_document,clause_of,counts_as_claim,counted_provisionally,event_problem,event_change_problem,locked_open_month,refuse_event,place_event,lock_of_periods,isolation_hint,spelled_alike,seen_of,sha256_of,in_force,exempt_of,mean_mark_of,deduction_of,highest_within,lapsed,schemes_by_league,is_for,is_repeat,points_each_of,worth_of,worth_said,credited_event_of,item_taken_back,withdrawn_event_of,standing_of,capped_loss,weighed_event_of,credit_why,credit_of,own_line_of,effect_of,item_score_of,scored_item_of,grade_reached,item_line_of,fact_line_of,tree_of,start_in,given_tree_of,rolled_of,score_of,ranking_of,rank_in,line_of,numbered_line_of,explain,scheme_for,report_due,report_due_inside,first_open_month,open_month_from,lock_month_shared,lock_class,lock_of,acting_role,sees_all_units,sees_all_published,tree_problem,item_problem,task_violation,mark_violation,event_points_problem,event_violation,load_csv,load_csv_inside,rule_book_row,rule_book_csv,csv_line,csv_encoding,csv_row,csv_day,csv_day_problem,csv_number_problem,csv_value,csv_key,csv_cast,csv_changes,csv_refused,csv_about,csv_reason,refuse_load,csv_names,csv_head_problem,csv_written,csv_entry,load_rows}'),
    -- the pages, which show what the role sees
    ('everybody', '{page_text,page_cut,page_number,page_signed,page_day,page_date,page_period,page_ordinal,page_style,page_section,page_head,page_table,page_cells,page_clauses,page_clause,page_of,page_month,page_months,page_proof,page_dated,page_signature,picture,page_figure,bar_chart,text_bar,bar_table,rank_chart,rank_table,total_chart,reason_of,year_so_far,move_said,reason_said,place_row,reason_row,bulletin_rank_of,bulletin_charts,bulletin_results,open_matter_of,open_matters,bulletin,bulletin_inside,sheet_item_of,sheet_line_of,sheet_items,page_facts,sheet_lines,sheet_uncounted,sheet_months,sheet_margins,sheet_unit,sheet_result,unit_report,unit_report_inside}'),
    ('secretariat', '{reload,reload_inside,reload_names,source_columns,source_row,reload_rows,reload_columns,reload_optional,reload_defaults,lock_of_rules,open_month,publish_month,amend_month,publication_problem,turn_problem,unfinished_problem,unscored_problem,listed,later_changes,verify_publications,chain_problem,row_problem,score_problem,period_problem,fact_problem,guard_problem,structure_problem,own_schema,history_of,fact_of,rule_fact_of,report_of,lint_scheme,lint_scheme_inside,item_finding,rule_finding,switch_finding,canonical,canonical_1,canonical_version,facts_since,same_fact,publication_lines,publication_digest,status_may_follow,event_of}'),
    ('owner', '{grant_duty,revoke_duty,set_privileges,free_task_id,write_publication,write_amendment,refuse_publication,lock_months_exclusive,lock_months_shared,lock_rules,refuse_published,changed_rows,refuse_changed,freeze_facts,freeze_event,freeze_scheme,freeze_exemption,freeze_period,freeze_revision,append_only,refuse_truncate,record_history,record_steps,record_step,fill_event,guard_facts,guard_review,guard_rules,guard_tree,guard_first_month,guard_leagues,guard_time_zone,fill_unit,keep_unit,guard_unit_months,freeze_unit,change_unit,change_unit_inside,settle_events,lock_periods,acts_with,refuse_removal,reload_rows_inside,reload_keys,reload_key,reload_month,refuse_source,present_rows,reload_difference,reload_plan,write_reload,refused_rows,remove_task_inside,remove_mark_inside,remove_penalty_inside,review_inside,open_month_inside,publish_month_inside,amend_month_inside,grant_duty_inside,revoke_duty_inside}'),
    ('everybody', '{points_within_cap,open_ranking,full_marks_of,year_before,quartile_of,monthly_of,item_order_of,item_query,published_event_of,load_text,load_relation,load_relation_inside,relation_csv,source_rows}'),
    ('secretariat', '{line_of_row,publication_texts,publications_to_verify,verify_publications_inside}'),
    ('owner', '{is_publication}'),
    ('everybody', '{rounded_quotient,measured_together,measured_why,measured_of,measure_violation}'),
    ('secretariat', '{band_finding}'),
    ('owner', '{remove_measure_inside}'),
    ('everybody', '{months_after,period_start,period_length,period_to_come,period_of,begins_period,period_after,period_from,in_later_period,previous_period,placed_of}'),
    ('secretariat', '{period_finding,grade_problem}'),
    ('owner', '{length_problem,refuse_length,guard_length}'),
    ('everybody', '{has_item,opened_period,period_here,phrases,said,language_of,unit_label,state_label}'),
    ('owner', '{require_read_committed,fact_name,refuse_absent,first_absent,hold_references,fact_on,keep_referenced,history_key,record_facts,refuse_misfit,guard_changed_rules}'),
    ('owner', '{set_clock,set_clock_inside,guard_clock,guard_copied_from}'),
    ('section', '{remove_task,remove_mark,remove_measure}'),
    ('bureau', '{review,remove_penalty}'),
    ('secretariat', '{moved_on,what_if_scheme,named_scheme,compared_line_of,compared_item_of,compared_ranking_of,signed,compared_said,compare_scheme,compare_scheme_inside,compare_items,compare_items_inside,compare_lines,compare_lines_inside,reading_of,acting_reading,stress_ranks,stress_ranks_inside,stress_said,simplest,stress_test,stress_test_inside,stress_readings,stress_readings_inside,margin_node_of,least_kept,units_said,neighbour_of,within_cap,within_floor,target_of,rule_use_of,loss_of,margin_change_of,change_said,change_in_short,margins_of,margin_said,margins,margins_inside,margin_changes,margin_changes_inside,root_beyond,linear_root,reduced,nearer,bounded,weighted_node_of,line_by_weight,neighbours_by_weight,weight_bound_of,fraction_said,weight_ranges,weight_ranges_inside}'),
    ('owner', '{copy_scheme,copy_scheme_inside,copy_items,copy_rules,guard_variant}')
) as l (callers, functions)
cross join lateral unnest(l.functions::text[]) as f (function);

-- every function is in the matrix, and nothing else: no rows
select coalesce(p.proname, c.function) as function, c.function is null as not_in_the_matrix
from (select distinct p.proname::text from pg_proc as p where p.pronamespace = 'regress_duties'::regnamespace) as p
full join call as c on c.function = p.proname
where p.proname is null or c.function is null
order by 1;

-- who can call what it should not, or cannot call what it should: no rows
select w.role, p.oid::regprocedure as function, c.callers
from who as w
cross join call as c
join pg_proc as p on p.pronamespace = 'regress_duties'::regnamespace and p.proname = c.function
where (has_function_privilege(w.role, p.oid, 'execute') and has_schema_privilege(w.role, 'regress_duties', 'usage'))
      <> case c.callers
             when 'everybody' then w."like" not in ('plain', 'nobody')
             when 'secretariat' then w."like" = 'secretariat'
             when 'section' then w."like" in ('section', 'both')
             when 'bureau' then w."like" = 'bureau'
             else false
         end
order by 1, 2;
-- PUBLIC has none: no rows
select p.oid::regprocedure as function
from pg_proc as p
cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
where p.pronamespace = 'regress_duties'::regnamespace and a.grantee = 0
order by 1;

-- The calls that write, and those that read everything, by every role that may not: 42501 for all
select f.call, string_agg(distinct split_part(pg_temp.tried(w.role, f.call), ':', 1), ' | ') as answer, count(*) as roles
from who as w
cross join (values
    ('select regress_duties.open_month(''2024-03-01'')'),
    ('select regress_duties.publish_month(''2024-02-01'')'),
    ('select regress_duties.amend_month(''2024-01-01'', ''x'')'),
    ('select regress_duties.grant_duty(''regress_unit_a'', ''secretariat'')'),
    ('select regress_duties.revoke_duty(''regress_unit_a'', ''unit'', unit => ''A'')'),
    ('select regress_duties.set_privileges(''regress_unit_a'', ''secretariat'', true)'),
    ('select regress_duties.write_publication(''2024-02-01'', null, '''')'),
    ('select regress_duties.verify_publications()'),
    ('select regress_duties.fact_of(''2024-02-01'')'),
    ('select regress_duties.history_of(''2024-02-01'')')
) as f (call)
where not (w."like" = 'secretariat' and f.call !~ 'duty|privileges|write')
group by f.call
order by f.call;
-- xcedu.upgrade_assessment is for the owner, and whoever may be it: refused, 42501
set session authorization regress_secretariat;
select xcedu.upgrade_assessment('regress_duties');
reset session authorization;

-- ---------- unit: claims for itself, and changes them until they are reviewed ----------
set role regress_unit_a;
-- claimed, credited in February, nothing carried over or revoked
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'a3', 'meeting', '申报', '2024-02-12')
returning status, month, carried_from, revoked_month;
-- of a day in January, which is published: carried to February
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'a4', 'meeting', '申报', '2024-01-12')
returning status, month, carried_from, revoked_month;
update event set title = '更正的申报', document_no = 'No. 3', document_on = '2024-02-13' where event_id = 'a3' returning title, status;
-- for another unit; a penalty; and what it does not fill in: refused, 42501 each
insert into event (unit, event_id, rule, title, occurred_on) values ('B', 'a5', 'meeting', '申报', '2024-02-12');
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'a5', 'criticism', '批评', '2024-02-12');
insert into event (unit, event_id, rule, title, occurred_on, status) values ('A', 'a5', 'meeting', '申报', '2024-02-12', 'approved');
insert into event (unit, event_id, rule, title, occurred_on, status) values ('A', 'a5', 'meeting', '申报', '2024-02-12', 'claimed');
insert into event (unit, event_id, rule, title, occurred_on, month) values ('A', 'a5', 'meeting', '申报', '2024-02-12', '2024-03-01');
insert into event (unit, event_id, rule, title, occurred_on, carried_from) values ('A', 'a5', 'meeting', '申报', '2024-02-12', '2024-01-01');
insert into event (unit, event_id, rule, title, occurred_on, revoked_month) values ('A', 'a5', 'meeting', '申报', '2024-02-12', '2024-03-01');
update event set status = 'approved' where event_id = 'a3';
update event set month = '2024-03-01' where event_id = 'a3';
update event set carried_from = '2024-01-01' where event_id = 'a3';
update event set revoked_month = '2024-03-01' where event_id = 'a3';
update event set unit = 'B' where event_id = 'a3';
update event set event_id = 'a9' where event_id = 'a3';
-- nor is a claim made a penalty, 23514, or taken away, 42501
update event set rule = 'criticism' where event_id = 'a3';
delete from event where event_id = 'a3';
reset role;

-- ---------- bureau: reviews claims, enters and removes penalties ----------
set role regress_bureau;
select review(unit, event_id, 'approved', seen) from event_review where event_id = 'a3';
select review(unit, event_id, 'rejected', seen) from event_review where event_id = 'a4';
select event_id, status, month from event where event_id in ('a3', 'a4') order by event_id;
insert into event (unit, event_id, rule, title, occurred_on) values
    ('A', 'p1', 'criticism', '批评', '2024-02-14'),
    ('B', 'p2', 'criticism', '批评', '2024-02-14')
returning unit, event_id, status, month;
select remove_penalty('B', 'p2');
-- what it approved, it can revoke: from February on, the first open month
select review(unit, event_id, 'revoked', seen) as revoked_from from event_review where event_id = 'a3';
-- and by nothing but a review: refused, 42501 each
update event set status = 'approved' where event_id = 'a2';
update event set revoked_month = '2024-02-01' where event_id = 'b2';
-- a bonus: refused, 42501; nor is a penalty made one, 23514
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'p3', 'meeting', '会议', '2024-02-14');
update event set rule = 'meeting', document_no = 'No. 4', document_on = '2024-02-14' where event_id = 'p1';
-- nor is a claim made a penalty, which it could remove, 23514; and a bonus is not removed, nor what is not there: 42501
update event set rule = 'criticism' where event_id = 'a2';
select remove_penalty('A', 'a2');
select remove_penalty('B', 'b2');
select remove_penalty('A', 'none');
select remove_mark('C', 'key1', '2024-02-01');
-- a penalty of a published month: 55000
select remove_penalty('B', 'b1');
-- the month is not for the bureau to set: refused, 42501
insert into event (unit, event_id, rule, title, occurred_on, month) values ('A', 'p4', 'criticism', '批评', '2024-02-14', '2024-03-01');
insert into event (unit, event_id, rule, title, occurred_on, status) values ('A', 'p4', 'criticism', '批评', '2024-02-14', 'claimed');
update event set month = '2024-03-01' where event_id = 'p1';
update event set carried_from = '2024-01-01' where event_id = 'p1';
update event set unit = 'B' where event_id = 'p1';
-- a mark: refused, 42501
insert into mark (unit, item, month, score) values ('C', 'key2', '2024-02-01', 5);
reset role;

-- the unit's claims are reviewed now, and no more its to change: no rows; a2 still is
set role regress_unit_a;
update event set title = '再更正' where event_id in ('a3', 'a4', 'p1') returning event_id;
update event set title = '甲的表彰奖励' where event_id = 'a2' returning event_id;
-- nor by an insert over it: refused, 42501
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'a4', 'meeting', '再申报', '2024-01-12')
on conflict (unit, event_id) do update set title = excluded.title;
-- a3 claimed by the unit, approved and revoked by the bureau; a4 claimed, rejected; p1 entered by the bureau
select event_id, step, status, by_role from event_step where event_id in ('a3', 'a4', 'p1') order by event_id, step;
reset role;

-- ---------- section: marks and tasks of its items, of any unit ----------
set role regress_section;
insert into task (unit, task_id, item, month, title, issued_on, due_on) values
    ('B', 's1', 'report', '2024-02-01', '补报', '2024-02-01', '2024-02-20') returning unit, task_id, item;
update mark set score = 9 where item = 'key1' and unit = 'C' and month = '2024-02-01' returning unit, score;
select remove_mark('C', 'key1', '2024-02-01');
insert into mark (unit, item, month, score) values ('C', 'key1', '2024-02-01', 5) returning unit, item, score;
select remove_task('B', 's1');
-- of another item, also by changing the item: refused, 42501
insert into mark (unit, item, month, score) values ('C', 'key2', '2024-02-01', 5);
insert into task (unit, task_id, item, month, title, issued_on, due_on) values
    ('B', 's2', 'assignment', '2024-02-01', '交办', '2024-02-01', '2024-02-20');
update mark set item = 'key2' where unit = 'C' and month = '2024-02-01';
-- marks of another item are not there: no rows; nor can they be removed, nor tasks, 42501
update mark set score = 0 where item = 'key2' returning unit;
select remove_mark('A', 'key2', '2024-02-01');
select remove_task('A', 'done');
select remove_penalty('B', 'b1');
-- a published month: 55000
select remove_mark('C', 'key1', '2024-01-01');
-- a published month: 55000
update mark set score = 0 where unit = 'C' and month = '2024-01-01';
-- events: none of its own
insert into event (unit, event_id, rule, title, occurred_on) values ('A', 's3', 'criticism', '批评', '2024-02-12');
reset role;

-- ---------- no lock that stops others: refused, 42501, but ACCESS SHARE and what writing needs (from 16 on ROW SHARE too) ----------
select w.role, t.relation, m.mode
from (values ('regress_unit_a'), ('regress_section'), ('regress_bureau'), ('regress_reader'), ('regress_secretariat')) as w (role)
cross join (values ('task'), ('mark'), ('event'), ('period'), ('unit'), ('published_score')) as t (relation)
cross join (values ('share update exclusive'), ('share'), ('share row exclusive'), ('exclusive'), ('access exclusive')) as m (mode)
where pg_temp.tried(w.role, format('lock table regress_duties.%I in %s mode nowait', t.relation, m.mode)) !~ '42501'
order by 1, 2, 3;

-- ---------- secretariat: opens, publishes, amends; without any privilege on a table but SELECT ----------
set role regress_secretariat;
insert into period (month, scheme) values ('2024-03-01', 's');
update period set published = false where month = '2024-01-01';
-- the reports of three tasks
select open_month('2024-03-01');
-- not February, which lacks a mark: 55000
select publish_month('2024-02-01');
reset role;
set role regress_both;
insert into mark (unit, item, month, score) values ('C', 'key2', '2024-02-01', 4);
reset role;
set role regress_secretariat;
select length(publish_month('2024-02-01', '二月')) as digest;
select amend_month('2024-02-01', '更正');
select length(publish_month('2024-02-01', '二月，更正')) as digest;
select place, month, revision, note, by_role from publication order by place;
-- all is well: no rows
select problem, relation, row_key from verify_publications() order by problem, relation, row_key;
-- who opened March is in the history: 3 tasks and the month itself, by the secretariat
select by_role, relation, count(*) from history_of('2024-03-01') group by by_role, relation order by by_role, relation;
reset role;

-- ---------- revoke_duty ----------
-- one of two duties goes, and what the other gives stays: the 6 marks of key2, and no more events
set role regress_duties_owner;
select revoke_duty('regress_both', 'unit', unit => 'C');
select pg_temp.told('regress_both', 'select count(*) from event') as events,
       pg_temp.told('regress_both', 'select count(*) from mark') as marks,
       pg_temp.told('regress_both', 'select count(*) from score') as scores,
       has_column_privilege('regress_both', 'event', 'title', 'update') as may_write_events,
       has_table_privilege('regress_both', 'mark', 'insert') as may_write_marks;
-- of two sections one goes: no marks of key1 any more; the reports stay, 6 and 3 of March
select revoke_duty('regress_section', 'section', item => 'key1');
select pg_temp.told('regress_section', 'select count(*) from mark') as marks,
       pg_temp.told('regress_section', 'select count(*) from task') as tasks;
select grant_duty('regress_section', 'section', item => 'key1');
-- the last one goes: not even the schema
select revoke_duty('regress_both', 'section', item => 'key2');
select pg_temp.told('regress_both', 'select count(*) from regress_duties.mark') as marks;
-- no privilege is left in the schema: no rows
select c.relname as object, a.privilege_type
from pg_class as c
cross join lateral aclexplode(c.relacl) as a
where c.relnamespace = 'regress_duties'::regnamespace and a.grantee = 'regress_both'::regrole
union all
select p.proname, a.privilege_type
from pg_proc as p
cross join lateral aclexplode(p.proacl) as a
where p.pronamespace = 'regress_duties'::regnamespace and a.grantee = 'regress_both'::regrole
union all
select c.relname || '.' || t.attname, a.privilege_type
from pg_class as c
join pg_attribute as t on t.attrelid = c.oid
cross join lateral aclexplode(t.attacl) as a
where c.relnamespace = 'regress_duties'::regnamespace and a.grantee = 'regress_both'::regrole
order by 1, 2;
-- what it does not have: 42704
select revoke_duty('regress_both', 'section', item => 'key2');

-- ---------- grant_duty: errors ----------
-- 42704, 22023 for no such duty and for each wrong combination, 23503, 22004
\set VERBOSITY sqlstate
select grant_duty('regress_no_such_role', 'reader');
select grant_duty('regress_nobody', 'king');
select grant_duty('regress_nobody', 'unit');
select grant_duty('regress_nobody', 'unit', item => 'key1');
select grant_duty('regress_nobody', 'unit', unit => 'A', item => 'key1');
select grant_duty('regress_nobody', 'section');
select grant_duty('regress_nobody', 'section', unit => 'A');
select grant_duty('regress_nobody', 'reader', unit => 'A');
select grant_duty('regress_nobody', 'bureau', item => 'key1');
select grant_duty('regress_nobody', 'unit', unit => 'Z');
select grant_duty('regress_nobody', 'section', item => 'Z');
select grant_duty(null, 'reader');
select grant_duty('regress_nobody', null);
\set VERBOSITY terse
-- nothing of it was granted: no rows, and f
select duty from duty where role = 'regress_nobody' order by duty;
select has_schema_privilege('regress_nobody', 'regress_duties', 'usage') as may_use;
-- once more what it has: nothing changes
select grant_duty('regress_reader', 'reader');
select count(*) from duty where role = 'regress_reader';
reset role;

-- ---------- a role that is dropped from the server ----------
-- every query of every other role still works, and gives what it gave before
create temporary table before_drop as
select w.role, s.relation,
       pg_temp.told(w.role, format('select string_agg(r::text, chr(10) order by r::text collate "C") from regress_duties.%I as r', s.relation)) as rows
from who as w
cross join sight as s
where w.role in ('regress_reader', 'regress_unit_a', 'regress_bureau', 'regress_secretariat') and s.relation not in ('history', 'change_record');
select grant_duty('regress_both', 'bureau');
drop owned by regress_unit_b, regress_both;
drop role regress_unit_b, regress_both;
select b.role, b.relation
from before_drop as b
where b.rows <> pg_temp.told(b.role, format('select string_agg(r::text, chr(10) order by r::text collate "C") from regress_duties.%I as r', b.relation))
order by 1, 2;
-- who it was is still said: the mark that regress_both entered
select by_role, relation, row_key from history where by_role = 'regress_both' order by change;
select length(pg_temp.told('regress_secretariat', 'select string_agg(problem, '','') from verify_publications()')) as problems;
-- the upgrade works with it, and its duty is taken back: 1 row of duty less each
select xcedu.upgrade_assessment('regress_duties');
select role, duty, unit from duty where role in ('regress_unit_b', 'regress_both') order by role;
select revoke_duty('regress_unit_b', 'unit', unit => 'B'), revoke_duty('regress_both', 'bureau');
select count(*) from duty where role in ('regress_unit_b', 'regress_both');

-- ---------- upgrade_assessment keeps privileges and policies, and restores what was lost ----------
create temporary view protection as
select 'table ' || c.relname as object, a.grantee::regrole::text as role, a.privilege_type as what
from pg_class as c
cross join lateral aclexplode(c.relacl) as a
where c.relnamespace = 'regress_duties'::regnamespace
union all
select 'column ' || c.relname || '.' || t.attname, a.grantee::regrole::text, a.privilege_type
from pg_class as c
join pg_attribute as t on t.attrelid = c.oid
cross join lateral aclexplode(t.attacl) as a
where c.relnamespace = 'regress_duties'::regnamespace
union all
select 'function ' || p.oid::regprocedure, a.grantee::regrole::text, a.privilege_type
from pg_proc as p
cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
where p.pronamespace = 'regress_duties'::regnamespace
union all
select 'schema', a.grantee::regrole::text, a.privilege_type
from pg_namespace as n
cross join lateral aclexplode(n.nspacl) as a
where n.nspname = 'regress_duties'
union all
select 'policy ' || p.tablename || '.' || p.policyname, p.roles::text, concat_ws(' | ', p.permissive, p.cmd, p.qual, p.with_check)
from pg_policies as p
where p.schemaname = 'regress_duties'
union all
select 'security of ' || c.relname, null, concat_ws(' ', c.relrowsecurity, c.relforcerowsecurity)
from pg_class as c
where c.relnamespace = 'regress_duties'::regnamespace and c.relkind = 'r';
create temporary table protected as select object, role, what from protection;
select xcedu.upgrade_assessment('regress_duties');
(select 'lost' as how, object, role, what from protected except all select 'lost', object, role, what from protection)
union all
(select 'new', object, role, what from protection except all select 'new', object, role, what from protected)
order by 1, 2, 3, 4;
-- what is taken away behind its back is given again, but for what a duty does not give: SELECT to regress_plain stays as it is
drop policy unit on regress_duties.event;
alter policy bureau_reviews on regress_duties.event using (true);
alter table regress_duties.mark disable row level security;
revoke all on all tables in schema regress_duties from regress_reader, regress_unit_a;
revoke all on all functions in schema regress_duties from regress_reader;
revoke usage on schema regress_duties from regress_bureau;
grant execute on function regress_duties.publish_month to public;
select xcedu.upgrade_assessment('regress_duties');
(select 'lost' as how, object, role, what from protected except all select 'lost', object, role, what from protection)
union all
(select 'new', object, role, what from protection except all select 'new', object, role, what from protected)
order by 1, 2, 3, 4;
-- all is well: no rows
select problem, relation, row_key from regress_duties.verify_publications() order by problem, relation, row_key;

\set ECHO none
\o /dev/null
set client_min_messages = warning;
drop schema regress_duties cascade;
drop schema regress_elsewhere cascade;
select format('drop owned by %s', string_agg(quote_ident(rolname), ', ')) as statement from pg_roles
where rolname in ('regress_duties_owner', 'regress_reader', 'regress_unit_a', 'regress_section', 'regress_bureau', 'regress_secretariat', 'regress_inherits', 'regress_noinherits', 'regress_plain', 'regress_nobody') \gset
:statement;
drop role regress_inherits, regress_noinherits, regress_reader, regress_unit_a, regress_section, regress_bureau, regress_secretariat, regress_plain, regress_nobody, regress_duties_owner;
\o
