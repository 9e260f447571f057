-- verify_publications() finds what was changed in the structure of an assessment, behind its tables.

\set SHOW_CONTEXT never
set client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
select xcedu.create_assessment('regress_structure', 'empty');
set search_path = regress_structure, pg_catalog;
\set ECHO none
\i :rule_book
\set ECHO all
select open_month('2024-01-01');
insert into mark (unit, item, month, score) select u.unit, 'key', '2024-01-01', 70 from unit as u;
select publish_month('2024-01-01') as head \gset
-- all is well
select problem, relation, row_key from verify_publications();

-- What a change makes it say, and the change taken back
create function pg_temp.found(change text) returns text language plpgsql as $$
declare
    said text;
begin
    execute found.change;
    select string_agg(concat_ws(' ', v.problem, v.relation, v.row_key), ', ' order by v.problem, v.relation, v.row_key) into said
    from regress_structure.verify_publications() as v;
    raise exception 'undo' using detail = coalesce(said, 'nothing');
exception when raise_exception then
    get stacked diagnostics said = pg_exception_detail;
    return said;
end
$$;
select c.change, pg_temp.found(c.change) as found
from (values (1, 'create rule lost as on insert to change_record do instead nothing'),
             (2, 'create rule lost as on delete to mark do instead nothing'),
             (3, 'create table regress_structure.child () inherits (published_score)'),
             (4, 'create trigger mine before insert on change_record for each row execute function suppress_redundant_updates_trigger()'),
             (5, 'create or replace function append_only() returns trigger language plpgsql as $f$begin return null; end$f$'),
             (6, 'create or replace function freeze_facts() returns trigger language plpgsql as $f$begin return null; end$f$'),
             (7, 'create or replace function record_history() returns trigger language plpgsql as $f$begin return null; end$f$'),
             (8, 'alter table mark drop constraint mark_score_or_deduction'),
             (9, 'alter table event drop constraint event_unit_fkey'),
             (10, 'alter table task drop constraint task_pkey'),
             (11, 'alter table mark drop constraint mark_score_within_range; alter table mark add constraint mark_score_within_range check (score > 0) not valid'),
             (12, 'create trigger mine after insert on task for each row execute function suppress_redundant_updates_trigger()'),
             (13, 'create view regress_structure.mine as select 1 as one')) as c (nr, change)
order by c.nr;
-- a digest that was copied in capitals, with blanks and line ends in it, is recognised; another is not
select count(*) as problems from verify_publications(upper(:'head'));
select count(*) as problems from verify_publications(' ' || left(:'head', 32) || E'\n' || right(:'head', 32) || ' ');
select problem from verify_publications(repeat('0', 64));
-- upgrading puts it right
create or replace function append_only() returns trigger language plpgsql as $f$begin return null; end$f$;
select problem, relation from verify_publications();
select xcedu.upgrade_assessment('regress_structure');
select problem, relation from verify_publications();
drop schema regress_structure cascade;
