-- Copies as of a time: random histories of rows that are entered, corrected, renamed, deleted, reviewed, published and
-- amended, each rebuilt at ten moments, row for row what the tables had then; and at the moment of each publication, where
-- the scores and lines that are worked out anew have the digests of those that were published.
--
-- 20 histories, or what psql -v histories=N says, and a seed that -v seed=0.N says.  A history is rolled back when it has been
-- rebuilt.

set datestyle = iso;
set jit = off;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\if :{?histories}
\else
\set histories 20
\endif
\if :{?seed}
\else
\set seed 0.16
\endif
select xcedu.create_assessment('regress_copied', 'empty');
set search_path = regress_copied, pg_catalog;
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\i :rule_book
-- a scheme that no month uses, whose rules may change at any time; its band has a number in its key
insert into scheme (scheme, title) values ('draft', '草案');
insert into item (item, title) values ('water', '水质');
insert into scheme_item (scheme, item, kind, start, compare) values ('draft', 'water', 'measure', 0, 'value');
insert into scheme_band (scheme, item, at_least, points) values ('draft', 'water', 1, 1);
insert into scheme_grade (scheme, grade, title, place, at_least) values ('small', 'good', '优秀', 1, 80), ('small', 'fair', '合格', 2, null);
insert into ledger (task_no, item, title) values (1, 'chore', '台账一');
insert into exemption (unit, item, first_month, reason) values ('D', 'chore', '2030-01-01', '理由');
select count(*) as months
from generate_series(date '2023-09-01', date '2023-12-01', interval '1 month') as g (month)
cross join lateral (select open_month(g.month::date, 'small') offset 0) as o;

-- ---------- where the rows are rebuilt ----------
-- An assessment that copies fill: without indexes, foreign keys and triggers, which a copy has only after its rows.  So ten
-- moments take no ten assessments.  Every tenth history is copied by copy_assessment() as well.
create schema regress_rebuilt;
set client_min_messages = warning;
begin;
set local search_path = regress_rebuilt, pg_catalog;
select xcedu.lay_out_tables();
select cardinality(xcedu.set_aside('regress_rebuilt'::regnamespace)) > 50 as some;
select xcedu.lay_out_assessment('regress_rebuilt', false, null);
do $$
declare
    t record;
begin
    for t in select g.relation, g.trigger_name from trigger_spec as g loop
        execute format('drop trigger %I on %I', t.trigger_name, t.relation);
    end loop;
end
$$;
commit;
-- the statement that a copy runs, with the moment as its parameter, so that it is planned once
select replace(xcedu.copying_of('regress_copied', 'regress_rebuilt'::regnamespace, t.moment), quote_literal(t.moment), '$1') as statement
from (select timestamptz '2020-02-20 20:20:20.123456+00' as moment) as t \gset
prepare rebuild(timestamptz) as :statement;
set plan_cache_mode = force_generic_plan;

-- ---------- what is done at random ----------
create function pg_temp.one_of(names text[])
returns text
language sql volatile
as 'select names[1 + floor(random() * cardinality(names))::integer]';

create sequence pg_temp.codes;

create function pg_temp.random_month()
returns date
language sql volatile
as $$ select pg_temp.one_of('{2023-09-01,2023-10-01,2023-11-01,2023-12-01}')::date $$;

create function pg_temp.enter()
returns void
language plpgsql
as $$
begin
    case floor(random() * 5)
        when 0 then
            insert into mark (unit, item, month, score)
            select u, 'key', m, round(random()::numeric * 80, floor(random() * 4)::integer)
            from unnest('{A,B,C,D}'::text[]) as u
            cross join unnest('{2023-09-01,2023-10-01,2023-11-01,2023-12-01}'::date[]) as m
            where random() < 0.4
            on conflict do nothing;
        when 1 then
            insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
            select pg_temp.one_of('{A,B,C,D}'), 't' || nextval('codes'), 'chore', m, E'交办 "\\\t', m, m + 10, case when random() < 0.7 then m + floor(random() * 20)::integer end
            from pg_temp.random_month() as m
            cross join generate_series(1, 4);
        when 2, 3 then
            insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, quantity)
            select pg_temp.one_of('{A,B,C,D}'), 'e' || nextval('codes'), pg_temp.one_of('{praise,honour}'), pg_temp.one_of('{W1,W2,NULL}'), '表彰',
                   m + 3, '文', m + 4, pg_temp.one_of('{claimed,approved}'), pg_temp.one_of('{1,1.0,2.50}')::numeric
            from pg_temp.random_month() as m
            cross join generate_series(1, 3);
        else
            insert into event (unit, event_id, rule, title, occurred_on)
            select pg_temp.one_of('{A,B,C,D}'), 'e' || nextval('codes'), 'blame', '批评', pg_temp.random_month() + 9;
    end case;
end
$$;

create function pg_temp.correct()
returns void
language plpgsql
as $$
begin
    case floor(random() * 8)
        when 0 then update mark set score = round(random()::numeric * 80, 1) where random() < 0.3;
        when 1 then update mark set score = score + 0.00 where random() < 0.5;
        when 2 then update task set done_on = case when random() < 0.5 then due_on + 1 end where random() < 0.3;
        when 3 then update event set title = title || '，续', quantity = quantity * 1.0 where random() < 0.3;
        when 4 then update unit set name = name || '县' where unit = pg_temp.one_of('{A,B,C,D}');
        when 5 then update unit set league = pg_temp.one_of('{county,department}') where unit = pg_temp.one_of('{A,B,C,D}');
        when 6 then update scheme set due_day = due_day + 1, title = title || '。' where scheme = 'draft';
        else update rater set role = role || '甲';
    end case;
end
$$;

-- keys change, one or many, to another one and back to one that was there
create function pg_temp.rename()
returns void
language plpgsql
as $$
begin
    case floor(random() * 8)
        when 0 then update mark set rater = pg_temp.one_of('{甲,乙}') where random() < 0.2;
        when 1 then update mark set month = month + interval '1 month' where month < '2023-12-01' and random() < 0.1;
        when 2 then update task set task_id = 't' || nextval('codes') where random() < 0.3;
        when 3 then update task set unit = pg_temp.one_of('{A,B,C,D}'), month = pg_temp.random_month() where random() < 0.2;
        when 4 then update event set event_id = 'e' || nextval('codes') where random() < 0.3;
        when 5 then update event set unit = pg_temp.one_of('{A,B,C,D}') where random() < 0.2;
        when 6 then update scheme_band set at_least = at_least * 1.0;
        else update scheme_band set at_least = pg_temp.one_of('{1,1.00,2,-3.5}')::numeric;
    end case;
end
$$;

create function pg_temp.remove()
returns void
language plpgsql
as $$
begin
    case floor(random() * 6)
        when 0 then delete from mark where random() < 0.2;
        when 1 then delete from task where random() < 0.3;
        when 2 then delete from event where random() < 0.3;
        when 3 then delete from rater;
        when 4 then delete from exemption;
        else delete from holiday;
    end case;
end
$$;

create function pg_temp.arrange()
returns void
language plpgsql
as $$
begin
    case floor(random() * 8)
        when 0 then insert into rater (unit, role) values (pg_temp.one_of('{A,B,C,D}'), '评分');
        when 1 then insert into exemption (unit, item, first_month, last_month, reason)
                    values (pg_temp.one_of('{A,B,C,D}'), 'chore', pg_temp.random_month(), '2023-12-01', '因公');
        when 2 then insert into holiday (day, working, title) values (pg_temp.random_month() + 8, false, '假');
        when 3 then insert into ledger_unit (task_no, unit) values (1, pg_temp.one_of('{A,B,C,D}'));
        when 4 then insert into unit (unit, name, league) values ('U' || nextval('codes'), '戊', 'county');
        when 5 then update unit set last_month = '2023-12-01' where unit ^@ 'U';
        when 6 then delete from ledger_unit where random() < 0.5;
        else insert into scheme_rule (scheme, rule, item, points) values ('draft', pg_temp.one_of('{praise,blame}'), 'water', 1);
    end case;
end
$$;

create function pg_temp.review_some()
returns void
language sql
as $$
    update event set status = pg_temp.one_of('{approved,rejected}') where status = 'claimed' and random() < 0.7;
    update event set status = 'revoked' where status = 'approved' and random() < 0.3 and rule <> 'blame';
$$;

-- publishes the next month, whose marks are completed, or reopens one that is published
create function pg_temp.publish_or_amend()
returns void
language plpgsql
as $$
declare
    next date;
begin
    select p.month into next from period as p where p.published and random() < 0.3 order by random() limit 1;
    if found then
        perform amend_month(next, '更正');
        return;
    end if;
    select min(p.month) into next from period as p where not p.published;
    if next is null then
        return;
    end if;
    insert into mark (unit, item, month, score)
    select m.unit, m.item, m.month, 40 from missing_mark as m where m.month = next;
    perform publish_month(next, 'note');
end
$$;

-- Does one thing, and says whether it was done or refused.
create function pg_temp.act()
returns boolean
language plpgsql
as $$
declare
    chance constant float := random();
begin
    case
        when chance < 0.30 then perform pg_temp.enter();
        when chance < 0.45 then perform pg_temp.correct();
        when chance < 0.62 then perform pg_temp.rename();
        when chance < 0.70 then perform pg_temp.remove();
        when chance < 0.82 then perform pg_temp.arrange();
        when chance < 0.955 then perform pg_temp.review_some();
        else perform pg_temp.publish_or_amend();
    end case;
    return true;
exception
    when integrity_constraint_violation or object_not_in_prerequisite_state or invalid_parameter_value then
        return false;
end
$$;

-- ---------- what the tables have ----------
create temporary table seen (moment timestamptz, relation text, content text);

create function pg_temp.rows_in(schema regnamespace)
returns table (relation text, content text)
language plpgsql
as $$
begin
    for relation in
        select t.name from xcedu.copied_tables(schema) as t where t.name <> 'clock' order by 1
    loop
        return query execute format('select %L, t::text from %s.%I as t', relation, schema, relation);
    end loop;
end
$$;

-- By how many rows a schema differs from what was there at a moment
create function pg_temp.differing(schema regnamespace, moment timestamptz)
returns bigint
language plpgsql
as $$
begin
    return (select count(*)
    from (
        select
        from (
            select s.relation, s.content, 1 as times from seen as s where s.moment = differing.moment
            union all
            select r.relation, r.content, -1 from pg_temp.rows_in(differing.schema) as r
        ) as b
        group by b.relation, b.content
        having sum(b.times) <> 0
    ) as d);
end
$$;

-- Fills the empty assessment with the rows of a moment
create function pg_temp.rebuild(moment timestamptz)
returns void
language plpgsql
as $$
begin
    execute format('execute rebuild(%L)', moment);
    perform set_config('search_path', 'regress_rebuilt, pg_catalog', true);
    perform xcedu.settle_copy(moment);
    perform set_config('search_path', 'regress_copied, pg_catalog', true);
end
$$;

-- By how many rows the scores and lines of a month differ from a revision of it, worked out in what was rebuilt
create function pg_temp.score_differing(month date, revision integer)
returns bigint
language plpgsql
as $$
begin
    return (with worked_out (unit, line, digest) as (
        select r.unit, 0,
               regress_rebuilt.sha256_of(regress_rebuilt.canonical(
                   row(score_differing.month, score_differing.revision, r.unit, r.unit_name, r.league, r.rank, r.base::numeric(12, 6), r.bonus::numeric(12, 6),
                       r.penalty::numeric(12, 6), r.total::numeric(12, 6), r.missing::integer, r.assessed_percent::numeric(12, 6),
                       r.gained::numeric(12, 6), r.taken_back::numeric(12, 6), r.rater, r.grade, r.last_place, null)::regress_rebuilt.published_score, 1))
        from regress_rebuilt.period as p
        join regress_rebuilt.scheme as s on s.scheme = p.scheme
        cross join lateral regress_rebuilt.ranking_of(p.month, s) as r
        where p.month = score_differing.month
        union all
        select l.unit, l.line,
               regress_rebuilt.sha256_of(regress_rebuilt.canonical(
                   row(score_differing.month, score_differing.revision, l.unit, l.line, l.kind, l.part, l.parent, l.item, l.rule, l.source, l.title,
                       l.points, l.clause, l.why, null)::regress_rebuilt.published_line, 1))
        from regress_rebuilt.period as p
        join regress_rebuilt.scheme as s on s.scheme = p.scheme
        cross join lateral regress_rebuilt.numbered_line_of(p.month, s) as l
        where p.month = score_differing.month
    ),
    published (unit, line, digest) as (
        select s.unit, 0, s.digest
        from regress_copied.published_score as s
        where s.month = score_differing.month and s.revision = score_differing.revision
        union all
        select l.unit, l.line, l.digest
        from regress_copied.published_line as l
        where l.month = score_differing.month and l.revision = score_differing.revision
    )
    select count(*)
    from ((table worked_out except all table published) union all (table published except all table worked_out)) as d);
end
$$;

-- ---------- a history ----------
create temporary table found (history integer, moments integer, done integer, refused integer, publications integer, key_changes bigint, differing bigint);

-- Rebuilds a moment and says by how many rows it differs; that of a publication, by how many scores and lines
create function pg_temp.rebuilt_differing(moment timestamptz, month date, revision integer, whole boolean)
returns bigint
language plpgsql
as $$
declare
    differing bigint;
begin
    begin
        if whole then
            perform xcedu.copy_assessment('regress_copied', 'regress_whole', moment);
            differing := pg_temp.differing('regress_whole', moment);
        else
            perform pg_temp.rebuild(moment);
            differing := case when month is null then pg_temp.differing('regress_rebuilt', moment)
                              else pg_temp.score_differing(month, revision) end;
        end if;
        raise exception using errcode = 'UNDO1';
    exception when sqlstate 'UNDO1' then
        return differing;
    end;
end
$$;

create function pg_temp.try_history(history integer)
returns void
language plpgsql
as $$
declare
    result found;
    moments timestamptz[] := '{}';
    last bigint := (select max(h.change) from history as h);
    at record;
begin
    result := row(history, 0, 0, 0, 0, 0, 0);
    begin
        for step in 1 .. 40 loop
            if pg_temp.act() then
                result.done := result.done + 1;
            else
                result.refused := result.refused + 1;
            end if;
            if step % 4 = 0 then
                moments := moments || clock_timestamp();
                insert into seen select moments[step / 4], r.relation, r.content from pg_temp.rows_in('regress_copied') as r;
            end if;
        end loop;

        result.moments := cardinality(moments);
        result.publications := (select count(*) from publication);
        result.key_changes := (select count(*)
                               from (select h.at, h.relation from history as h where h.change > last group by 1, 2
                                     having count(h.new) > 0 and count(h.old) > count(*) filter (where num_nulls(h.old, h.new) = 0)) as k);
        for at in
            select m as moment, null::date as month, null::integer as revision, history % 10 = 1 and m = moments[5] as whole from unnest(moments) as m
            union all
            select p.published_at, p.month, p.revision, false from publication as p
        loop
            result.differing := result.differing + pg_temp.rebuilt_differing(at.moment, at.month, at.revision, at.whole);
        end loop;
        raise exception using errcode = 'UNDO2';
    exception when sqlstate 'UNDO2' then
        null;
    end;
    insert into found select result.*;
end
$$;

select setseed(:seed);
select count(*) = :histories as whole from (select pg_temp.try_history(g) from generate_series(1, :histories) as g offset 0) as t;
select count(*) = :histories as histories, sum(moments) = 10 * :histories as moments, min(done) > 10 as done, sum(refused) > 0 as some_refused,
       sum(publications) > :histories / 2 as publications, sum(key_changes) > :histories as key_changes
from found;
-- no row differs, and no score and no line
select history, differing from found where differing > 0 order by history;
