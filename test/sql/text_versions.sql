-- Publications stay verifiable when a later version changes the canonical text: another column of a score in
-- the text, another column in the facts, and facts of a relation that had none.

set datestyle = iso;
set jit = off;
\set SHOW_CONTEXT never
set client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
select xcedu.create_assessment('regress_text', 'empty');
set search_path = regress_text, pg_catalog;
\set ECHO none
\i :rule_book
\set ECHO all

-- January is published by version 2; February is open for version 3
select open_month('2024-01-01') as january, open_month('2024-02-01') as february;
insert into mark (unit, item, month, score)
select u.unit, 'key', p.month, 70 from period as p cross join unit as u;
update scheme_item set leagues = '{county}' where item = 'chore';
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
values ('A', 't', 'chore', '2024-01-01', '报送', '2024-01-02', '2024-01-10', '2024-01-11');
select publish_month('2024-01-01') is not null as january;
select problem, relation, row_key from verify_publications();

-- a fact is a JSON object by column name
select relation, row_key, content from published_fact where relation in ('task', 'unit') order by relation, row_key;

-- The next version, as it would stand in its files.  What was fact_of() has a copy, to which it adds.
create function pg_temp.copy(function regprocedure, name text, new_name text) returns void language plpgsql as $$
begin
    execute regexp_replace(pg_get_functiondef(copy.function), '\m' || copy.name || '\M', copy.new_name, 'g');
end
$$;
select pg_temp.copy('fact_of(date)', 'fact_of', 'fact_before');
create or replace function canonical_version() returns integer language sql immutable parallel safe
begin atomic select 3 as version; end;
create function canonical_3(of_score published_score) returns text language sql stable parallel safe
begin atomic select canonical_1(canonical_3.of_score) || ' in version 3' as text; end;
create or replace function canonical(of_score published_score, text_version integer) returns text language sql stable parallel safe
begin atomic
    select case canonical.text_version when 2 then canonical_1(canonical.of_score) when 3 then canonical_3(canonical.of_score) end as text;
end;
create or replace function canonical(of_line published_line, text_version integer) returns text language sql stable parallel safe
begin atomic
    select case canonical.text_version when 2 then canonical_1(canonical.of_line) when 3 then canonical_1(canonical.of_line) end as text;
end;
create or replace function canonical(of_fact published_fact, text_version integer) returns text language sql stable parallel safe
begin atomic
    select case canonical.text_version when 2 then canonical_1(canonical.of_fact) when 3 then canonical_1(canonical.of_fact) end as text;
end;
create or replace function canonical(of_publication publication) returns text language sql stable parallel safe
begin atomic
    select case p.text_version
               when 2 then canonical_1(canonical.of_publication)
               when 3 then canonical_1(canonical.of_publication)
           end as text
    from (select (canonical.of_publication).text_version) as p;
end;
create or replace function facts_since(relation text) returns integer language sql immutable parallel safe
begin atomic
    select case facts_since.relation when 'holiday' then 3 else 1 end as text_version;
end;
create or replace function fact_of(month date) returns table (relation text, row_key text, content jsonb)
language sql stable parallel safe
begin atomic
    select b.relation, b.row_key,
           case b.relation when 'scheme' then b.content || '{"new_switch": "as before"}' else b.content end as content
    from fact_before(fact_of.month) as b
    union all
    select 'holiday' as relation, row_key(h.day::text) as row_key, to_jsonb(h) as content
    from holiday as h;
end;
insert into holiday values ('2024-01-01', false, '元旦');

-- nothing is wrong with January, although a fact has a column and there is a fact that it does not have
select problem, relation, row_key from verify_publications();
-- February is published by version 3, and has both
select publish_month('2024-02-01') is not null as february;
select month, text_version from publication order by month;
select f.month, f.content -> 'new_switch' as new_switch,
       (select count(*) from published_fact as h where h.month = f.month and h.relation = 'holiday') as holidays
from published_fact as f
where f.relation = 'scheme'
order by f.month;
select problem, relation, row_key from verify_publications();

-- What changes behind the guards is found in January as before, whatever the version, and in February also what is new
create function pg_temp.found(change text) returns text language plpgsql as $$
declare
    said text;
begin
    set local session_replication_role = replica;
    execute 'alter table task disable trigger user';
    execute 'alter table scheme disable trigger user';
    execute 'alter table scheme_item disable trigger user';
    execute 'alter table holiday disable trigger user';
    execute 'alter table published_score disable trigger user';
    execute 'alter table published_fact disable trigger user';
    execute 'alter table publication disable trigger user';
    execute found.change;
    select string_agg(concat_ws(' ', to_char(v.month, 'Mon'), v.problem, v.relation, v.row_key), ', '
                      order by v.month, v.problem, v.relation, v.row_key) into said
    from verify_publications() as v
    where v.problem not in ('guard', 'structure');
    raise exception 'undo' using detail = coalesce(said, 'nothing');
exception when raise_exception then
    get stacked diagnostics said = pg_exception_detail;
    return said;
end
$$;
select c.change, pg_temp.found(c.change) as found
from (values (1, $$select$$),
             (2, $$update task set title = '别的'$$),
             (3, $$update scheme set title = '别的'$$),
             -- more of a list is a change too
             (4, $$update scheme_item set leagues = '{county,department}' where item = 'chore'$$),
             (5, $$insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('B', 't2', 'chore', '2024-01-01', 'x', '2024-01-02', '2024-01-10')$$),
             (6, $$update holiday set title = '别的'$$),
             (7, $$insert into holiday values ('2024-02-10', false, '春节')$$),
             (8, $$update published_score set missing = 1 where unit = 'A'$$),
             -- with less in it there would be less to compare
             (9, $$update published_fact set content = content - 'title' where relation = 'task'$$),
             (10, $$update published_fact set content = '{}' where relation = 'task'$$),
             (11, $$update published_fact set content = '"x"' where relation = 'task'$$),
             -- a version that is not known, and another one that is
             (12, $$update publication set text_version = 4 where month = '2024-02-01'$$),
             (13, $$update publication set text_version = 2 where month = '2024-02-01'$$)) as c (place, change)
order by c.place;

drop schema regress_text cascade;
