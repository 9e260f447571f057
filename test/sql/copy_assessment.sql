-- copy_assessment(): an assessment once more, as it is or as it was recorded at a time, and compare_assessment().
--
-- The base score of a month is 20 − 5 × breaches + mark (see helpers/small_rule_book.sql).

set datestyle = iso;
set jit = off;
set client_min_messages = warning;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
create role regress_copy_owner;
create role regress_copy_member in role regress_copy_owner;
create role regress_copy_other;
create role regress_copy_clerk;
select format('grant create on database %I to regress_copy_owner', current_database()) as statement \gset
:statement;

set role regress_copy_owner;
select xcedu.create_assessment('regress_source', 'empty');
set search_path = regress_source, pg_catalog;
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\i :rule_book
select open_month('2023-12-01'), open_month('2024-01-01');

-- December: 甲 and 乙 have 90 and 85; 甲's praise is claimed.  January: 甲 has 20 + 50 = 70, 乙 20 + 60 = 80, 丙 no mark.
insert into mark (unit, item, month, score) values
    ('A', 'key', '2023-12-01', 70), ('B', 'key', '2023-12-01', 65), ('C', 'key', '2023-12-01', 40), ('D', 'key', '2023-12-01', 40),
    ('A', 'key', '2024-01-01', 50), ('B', 'key', '2024-01-01', 60);
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status) values
    ('A', 'a1', 'praise', '甲的表彰', '2023-12-10', '1号', '2023-12-11', 'claimed'),
    ('B', 'b1', 'blame', '乙的批评', '2024-01-10', null, null, 'approved');
select grant_duty('regress_copy_clerk', 'section', item => 'key');

-- three moments: before December is published, when it is published, and after what was done later
select clock_timestamp() as before \gset
select publish_month('2023-12-01', '首次公布') is not null as published;
select published_at as published from publication \gset

-- later: the claim is approved (A19: in January), the unit's name changes, a mark goes, one comes, one is corrected, and
-- the criticism, renamed first, is deleted with its steps
update event set status = 'approved' where event_id = 'a1';
update event set event_id = 'b-1' where event_id = 'b1';
delete from event where event_id = 'b-1';
update unit set name = '甲县' where unit = 'A';
delete from mark where unit = 'B' and month = '2024-01-01';
insert into mark (unit, item, month, score) values ('C', 'key', '2024-01-01', 80);
update mark set score = 55.0 where unit = 'A' and month = '2024-01-01';
select clock_timestamp() as later \gset
reset role;

-- What the tables of an assessment have, but for duties and the clock
create function pg_temp.rows_in(schema regnamespace)
returns table (relation text, content text)
language plpgsql
as $$
begin
    for relation in
        select c.relname from pg_class as c
        where c.relnamespace = schema and c.relkind = 'r' and c.relname not in ('duty', 'clock', 'copied_from')
        order by 1
    loop
        return query execute format('select %L, t::text from %s.%I as t', relation, schema, relation);
    end loop;
end
$$;

-- ---------- as it is ----------
set role regress_copy_owner;
select xcedu.copy_assessment('regress_source', 'regress_copy');
-- every row, and none else
select count(*) as differing
from ((select * from pg_temp.rows_in('regress_source') except all select * from pg_temp.rows_in('regress_copy'))
      union all
      (select * from pg_temp.rows_in('regress_copy') except all select * from pg_temp.rows_in('regress_source'))) as d;
-- what is published is, with its digests
select * from regress_copy.verify_publications((select digest from regress_source.publication));
select rank, unit, total, published from regress_copy.ranking where league = 'county' order by month, rank, unit;
-- duties are not copied
select count(*) as duties, has_schema_privilege('regress_copy_clerk', 'regress_copy', 'usage') as may_use from regress_copy.duty;
-- the copy says whose it is and from when, and its clock stands there
select c.source, c.as_of = c.copied_at as as_it_is, c.copied_at between :'later' and clock_timestamp() as just_now, c.by_role, c.session_role = session_user as mine,
       k.day, k.moment >= c.as_of as stands
from regress_copy.copied_from as c
cross join regress_copy.clock as k;
select regexp_replace(obj_description('regress_copy'::regnamespace), '\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ', 'TIME', 'g') as comment,
       pg_get_userbyid(nspowner) as owner
from pg_namespace where nspname = 'regress_copy';
-- its tables have all indexes, constraints, triggers and policies of the source
create function pg_temp.structure(schema regnamespace)
returns setof text
language sql
as $$
    select replace(x.line, schema::text || '.', '')
    from (
        select pg_get_indexdef(i.indexrelid) from pg_index as i join pg_class as c on c.oid = i.indrelid where c.relnamespace = schema
        union all
        select c.conrelid::regclass || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid) || c.convalidated from pg_constraint as c where c.connamespace = schema
        union all
        select pg_get_triggerdef(t.oid) || t.tgenabled::text from pg_trigger as t join pg_class as c on c.oid = t.tgrelid where c.relnamespace = schema and not t.tgisinternal
        union all
        select y.polrelid::regclass || ' ' || y.polname from pg_policy as y join pg_class as c on c.oid = y.polrelid where c.relnamespace = schema
    ) as x (line)
$$;
select count(*) as differing
from ((select * from pg_temp.structure('regress_source') except all select * from pg_temp.structure('regress_copy'))
      union all
      (select * from pg_temp.structure('regress_copy') except all select * from pg_temp.structure('regress_source'))) as d;

-- ---------- as it was ----------
-- before December was published: nothing of what was done since
select xcedu.copy_assessment('regress_source', 'regress_before', :'before');
select unit, event_id, status, month from regress_before.event order by unit;
select unit, event_id, step, status from regress_before.event_step order by unit, step;
select unit, month, rater, score from regress_before.mark order by month, unit;
select u.unit, u.name from regress_before.unit as u order by u.unit;
select count(*) as names_kept from regress_before.unit_until;
select month, published, revision from regress_before.period order by month;
select count(*) as publications from regress_before.publication;
select max(h.at) <= :'before' as nothing_later, count(*) > 40 as some from regress_before.history as h;
select c.as_of = :'before' as as_of, k.moment = :'before' as clock from regress_before.copied_from as c cross join regress_before.clock as k;
-- publishing it there gives the digests that it has: of the scores, the lines and the facts
select regress_before.publish_month('2023-12-01', '首次公布') is not null as published;
select count(*) as published, count(*) filter (where b.digest = s.digest) as same
from (select unit, 0 as line, '' as relation, '' as row_key, digest from regress_source.published_score
      union all select unit, line, '', '', digest from regress_source.published_line
      union all select '', 0, relation, row_key, digest from regress_source.published_fact) as s
full join (select unit, 0 as line, '' as relation, '' as row_key, digest from regress_before.published_score
           union all select unit, line, '', '', digest from regress_before.published_line
           union all select '', 0, relation, row_key, digest from regress_before.published_fact) as b using (unit, line, relation, row_key);

-- at the moment of its publication: December is published, although its period was changed a moment later
select xcedu.copy_assessment('regress_source', 'regress_published', :'published');
select month, published, revision from regress_published.period order by month;
select * from regress_published.verify_publications((select digest from regress_source.publication));
select rank, unit, unit_name, total from regress_published.ranking where month = '2024-01-01' and league = 'county' order by rank, unit;

-- ---------- trying a correction ----------
-- January of the source: 甲 20 + 55 + 3 = 78, 乙 has no mark, 丙 20 + 80 = 100.  In the copy 乙 gets 70, so 90, and 丙 a breach.
insert into regress_copy.mark (unit, item, month, score) values ('B', 'key', '2024-01-01', 70);
insert into regress_copy.task (unit, task_id, item, month, title, issued_on, due_on) values ('C', 't1', 'chore', '2024-01-01', '交办', '2024-01-02', '2024-01-12');
update regress_copy.mark set score = 75 where unit = 'A' and month = '2024-01-01';
select * from xcedu.compare_assessment('regress_source', 'regress_copy', '2024-01-01');
-- the differences add up to what the ranking of the other has less that of the first
select count(*) as units, count(*) filter (where c.difference is not distinct from o.total - r.total and c.rank is not distinct from r.rank
                                                 and c.other_rank is not distinct from o.rank) as right
from xcedu.compare_assessment('regress_source', 'regress_copy', '2024-01-01') as c
join regress_source.ranking as r on r.unit = c.unit and r.month = '2024-01-01'
join regress_copy.ranking as o on o.unit = c.unit and o.month = '2024-01-01';
-- a month that is published on both sides, and one against another time
select unit, rank, other_rank, total, other_total, difference, items, lines from xcedu.compare_assessment('regress_source', 'regress_copy', '2023-12-01') order by unit;
select unit, rank, other_rank, difference, items, lines from xcedu.compare_assessment('regress_published', 'regress_source', '2024-01-01') order by unit;
-- one that is reopened in the copy alone
select regress_copy.amend_month('2023-12-01', '试算');
update regress_copy.mark set score = 60 where unit = 'A' and month = '2023-12-01';
select unit, rank, other_rank, difference, items, lines from xcedu.compare_assessment('regress_source', 'regress_copy', '2023-12-01') where difference <> 0 order by unit;
-- nothing of this is in the source, and the numbers of changes went on
select max(score) as score from regress_source.mark where unit = 'A' and month = '2023-12-01';
select (select max(change) from regress_copy.history) > (select max(change) from regress_source.history) as went_on,
       count(*) as changes_here
from regress_copy.history as h
where h.at > (select c.copied_at from regress_copy.copied_from as c);

-- ---------- copies live like all assessments ----------
-- a copy of a copy, with what was tried, and with its clock; as of a time before the copy, with that of this time
select xcedu.copy_assessment('regress_copy', 'regress_again');
select c.source, k.moment = (select x.moment from regress_copy.clock as x) as same_clock, (select count(*) from regress_again.task) as tasks
from regress_again.copied_from as c cross join regress_again.clock as k;
drop schema regress_again cascade;
select xcedu.copy_assessment('regress_copy', 'regress_again', :'before');
select k.moment = :'before' as clock, (select count(*) from regress_again.publication) as publications, (select count(*) from regress_again.task) as tasks
from regress_again.clock as k;
drop schema regress_again cascade;
-- upgraded, and renamed
select xcedu.upgrade_assessment('regress_copy');
alter schema regress_copy rename to regress_trial;
select problem, relation, row_key from regress_trial.verify_publications() order by 1, 2, 3;
select xcedu.copy_assessment('regress_trial', 'regress_again');
select problem, relation, row_key from regress_again.verify_publications() order by 1, 2, 3;
select source from regress_again.copied_from;
drop schema regress_again cascade;
-- a copy stays a copy, and no assessment becomes one
select pg_temp.refused($$delete from regress_trial.copied_from$$) as delete;
select pg_temp.refused($$update regress_trial.copied_from set source = 'x'$$) as update;
select pg_temp.refused($$insert into regress_source.copied_from values ('x', now(), now(), 'x', 'x')$$) as insert;

-- ---------- who may, and what is refused ----------
select pg_temp.refused($$select xcedu.copy_assessment(null, 'x')$$) as no_name;
select pg_temp.refused($$select xcedu.copy_assessment('regress_source', null)$$) as no_new_name;
select pg_temp.refused($$select xcedu.copy_assessment('regress_source', '')$$) as empty;
select pg_temp.refused(format($$select xcedu.copy_assessment('regress_source', %L)$$, repeat('长', 22))) as too_long;
select pg_temp.refused($$select xcedu.copy_assessment('regress_source', 'regress_trial')$$) as used;
select pg_temp.refused($$select xcedu.copy_assessment('regress_nowhere', 'regress_x')$$) as nowhere;
select pg_temp.refused($$select xcedu.copy_assessment('public', 'regress_x')$$) as no_assessment;
select pg_temp.refused($$select xcedu.copy_assessment('regress_source', 'regress_x', 'infinity')$$) as infinite;
select pg_temp.refused($$select xcedu.copy_assessment('regress_source', 'regress_x', '2199-01-01 00:00+00')$$) as future;
select regexp_replace(pg_temp.refused($$select xcedu.copy_assessment('regress_source', 'regress_x', '2001-01-01 00:00+00')$$), '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]*[+-]\d+', 'TIME', 'g') as too_early;
select pg_temp.refused($$select xcedu.compare_assessment('regress_source', 'regress_nowhere', '2024-01-01')$$) as other_nowhere;
select pg_temp.refused($$select xcedu.compare_assessment('regress_source', 'regress_trial', '2024-02-01')$$) as not_opened;
select pg_temp.refused($$select xcedu.compare_assessment('regress_source', 'regress_trial', null)$$) as no_month;
create or replace view regress_trial.layout with (security_invoker = true) as select '1000.0' as version;
select pg_temp.refused($$select xcedu.upgrade_assessment('regress_trial')$$) as newer;
create or replace view regress_trial.layout with (security_invoker = true) as select '0.9' as version;
select pg_temp.refused($$select xcedu.copy_assessment('regress_trial', 'regress_x')$$) as older;
select xcedu.upgrade_assessment('regress_trial');
reset role;
-- neither a stranger nor a role with a duty; a member may if it may make schemas, and so may a superuser: the copy is the owner's
set role regress_copy_other;
select pg_temp.refused($$select xcedu.copy_assessment('regress_source', 'regress_x')$$) as stranger;
select pg_temp.refused($$select xcedu.compare_assessment('regress_source', 'regress_trial', '2024-01-01')$$) as stranger_compares;
reset role;
select format('grant create on database %I to regress_copy_other', current_database()) as statement \gset
:statement;
set role regress_copy_other;
select pg_temp.refused($$select xcedu.copy_assessment('regress_source', 'regress_x')$$) as stranger;
reset role;
set role regress_copy_member;
select xcedu.copy_assessment('regress_source', 'regress_x', :'later');
select pg_get_userbyid(n.nspowner) as owner, c.by_role from pg_namespace as n cross join regress_x.copied_from as c where n.nspname = 'regress_x';
drop schema regress_x cascade;
reset role;
-- an owner who put a trap into the assessment gains no rights of the superuser who copies it
create table public.regress_copy_trapped (who text);
grant insert on public.regress_copy_trapped to public;
set role regress_copy_owner;
create function regress_trial.trap() returns text language plpgsql security invoker as $$
begin
    begin
        perform set_config('role', session_user, false);
    exception when others then
        insert into public.regress_copy_trapped values (sqlstate);
    end;
    insert into public.regress_copy_trapped values (current_user);
    return '评分';
end
$$;
alter table regress_trial.rater rename to rater_kept;
create view regress_trial.rater as select 'A'::text as unit, regress_trial.trap() as role;
reset role;
select xcedu.copy_assessment('regress_trial', 'regress_x');
select who from public.regress_copy_trapped order by 1;
select unit, role from regress_x.rater;
select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = 'regress_x';

drop schema regress_x, regress_trial, regress_before, regress_published, regress_source cascade;
drop table public.regress_copy_trapped;
drop owned by regress_copy_owner, regress_copy_other;
drop role regress_copy_owner, regress_copy_member, regress_copy_other, regress_copy_clerk;
