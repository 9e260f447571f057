-- Whether verify_publications() finds what was changed behind the guards: in every column of what is
-- published and of what it stands on, rows that went, came or changed places, cuts of the chain, and
-- guards that do not guard.

set datestyle = iso;
-- what is compiled here would take much longer than it runs
set jit = off;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
select xcedu.create_assessment('regress_verify', 'empty');
set search_path = regress_verify, pg_catalog;
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\i :rule_book
update scheme set document_no = '1号', issued_on = '2023-12-01';

-- Four publications: January, February, January again, March.  April is open.
-- Base: A 20 − 5 + 60, B 20 + 70, C 20 + 80 − 30, D 20 + 60.  February: claim brings A 3 and gone takes
-- 3 back, and B is blamed, −2.  So in February B is first with 88, A second with 75, C third with 70.
insert into exemption values ('B', 'chore', '2024-01-01', '2024-03-01', '一季度豁免');
select open_month('2024-01-01') as january, open_month('2024-02-01') as february, open_month('2024-03-01') as march, open_month('2024-04-01') as april;
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on, external_id)
select 'A', to_char(month, 'mon'), 'chore', month, '报送', month, month + 9, month + 10, 'OA-' || to_char(month, 'MM') from period;
insert into mark (unit, item, month, score, deduction, reason)
select u.unit, 'key', p.month, u.score, u.deduction, u.reason
from period as p
cross join (values ('A', 60, null, '一般'), ('B', 70, null, null), ('C', null, 30, null), ('D', 60, null, null)) as u (unit, score, deduction, reason);
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, external_id) values
    ('A', 'claim', 'praise', 'W', '表彰', '2024-01-10', '2号', '2024-01-11', 'claimed', 'OA-9'),
    ('A', 'gone', 'praise', null, '表彰', '2024-01-10', '3号', '2024-01-11', 'approved', null),
    ('A', 'good', 'praise', null, '表彰', '2024-01-10', '4号', '2024-01-11', 'approved', null),
    ('B', 'blamed', 'blame', null, '通报', '2024-02-10', null, null, 'approved', null),
    ('C', 'pending', 'praise', null, '申报', '2024-03-10', '5号', '2024-03-11', 'claimed', null);
select publish_month('2024-01-01', '一月') is not null as january;
update event set status = 'approved' where event_id = 'claim';
update event set status = 'revoked' where event_id = 'gone';
select publish_month('2024-02-01', '二月') is not null as february;
select amend_month('2024-01-01', '丁的评分有误') as revision;
update mark set score = 61 where unit = 'D' and month = '2024-01-01';
select publish_month('2024-01-01', '一月更正') is not null as january;
select publish_month('2024-03-01', '三月') as head \gset
-- county 88 B, 75 A, 70 C; department 80 D
select league, rank, unit, total from ranking where month = '2024-02-01' order by league, rank;
--   1  2024-01  1
--   2  2024-02  1
--   3  2024-01  2
--   4  2024-03  1
select place, month, revision, text_version, scheme, note, place = 1 as first, previous_digest is null as without_previous from publication order by place;

-- Nothing is wrong: no rows, also for the digest of the head and for one before it
select * from verify_publications();
select * from verify_publications(:'head');
select v.* from publication as p cross join verify_publications(p.digest) as v order by p.place;
-- another digest than these: head
select * from verify_publications(repeat('0', 64));

-- What is found after a statement, which is undone: month/revision, problem and where
create function pg_temp.found(statement text, kept_digest text default null)
returns text
language plpgsql
as $$
declare
    touched bigint;
    answer text;
begin
    execute found.statement;
    get diagnostics touched = row_count;
    if touched = 0 then
        return 'no such row';
    end if;
    select string_agg(concat_ws(' ', to_char(v.month, 'YYYY-MM') || '/' || v.revision, v.problem,
                                case when v.problem in ('fact', 'orphan', 'row') then v.relation end, v.row_key),
                      ', ' order by v.month, v.revision, v.problem, v.relation, v.row_key)
    into answer
    from verify_publications(found.kept_digest) as v
    where v.problem not in ('guard', 'structure');
    raise exception using errcode = 'UNDO0', message = coalesce(answer, 'nothing');
exception
    when sqlstate 'UNDO0' then return sqlerrm;
end
$$;

-- From here on until ROLLBACK nothing is guarded or checked.
begin;
do $$
declare
    t record;
begin
    for t in select c.oid, c.relname from pg_class as c where c.relnamespace = 'regress_verify'::regnamespace and c.relkind = 'r' order by c.relname loop
        execute format('alter table %I disable trigger all', t.relname);
        execute (select coalesce(string_agg(format('alter table %I drop constraint %I', t.relname, k.conname), '; '), '')
                 from pg_constraint as k
                 where k.conrelid = t.oid and k.contype = 'c');
    end loop;
end
$$;
drop index scheme_item_total_key;

-- ---------- every column ----------
-- Each column of one row of each table: another value (a microsecond, a millionth or a letter more), and
-- NULL where it has a value and takes it. The row is of February, or of the scheme, or, for amendment and
-- exemption, the only one; of those the first that has a value.
create temporary view change as
select r.relation,
       a.attname || v.suffix as column_name,
       format('update %1$I set %2$I = %3$s where ctid = (select t.ctid from %1$I as t where %4$s order by t.%2$I is null, t::text collate "C" limit 1)%5$s',
              r.relation, a.attname, case v.suffix when '' then replace(x.changed, '#', quote_ident(a.attname)) else 'null' end, r.chosen,
              case v.suffix when '' then '' else format(' and %I is not null', a.attname) end) as statement
from (values ('publication', $$month = '2024-02-01'$$),
             ('amendment', 'true'),
             ('published_score', $$month = '2024-02-01' and unit = 'B'$$),
             ('published_line', $$month = '2024-02-01' and unit = 'A' and kind = 'deduction'$$),
             ('published_fact', $$month = '2024-02-01' and relation = 'mark' and row_key = '["A", "key", ""]'$$),
             ('task', $$month = '2024-02-01'$$),
             ('mark', $$month = '2024-02-01'$$),
             ('event', $$month = '2024-02-01'$$),
             ('exemption', 'true'),
             ('scheme', $$scheme = 'small'$$),
             ('provision', $$scheme = 'small'$$),
             ('scheme_item', $$scheme = 'small'$$),
             ('scheme_rule', $$scheme = 'small'$$)) as r (relation, chosen)
join pg_attribute as a on a.attrelid = r.relation::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
join (values ('text', $$coalesce(#, '') || 'x'$$),
             ('date', $$(coalesce(#, '2023-02-01') + interval '1 year')::date$$),
             ('timestamp with time zone', $$# + interval '1 microsecond'$$),
             ('boolean', 'not #'),
             ('jsonb', $$# || '"x"'$$),
             ('text[]', $$array_append(#, 'x')$$),
             ('integer', 'coalesce(#, 0) + 1000'),
             ('numeric', 'coalesce(#, 0) + 0.000001')) as x (type, changed) on x.type = a.atttypid::regtype::text
join (values (''), (' null')) as v (suffix) on v.suffix = '' or not a.attnotnull
offset 0;
create temporary table finding as
select c.relation, c.column_name, pg_temp.found(c.statement) as found
from change as c;
-- no column is left out: 0
select count(*) as without_finding
from pg_attribute as a
join pg_class as c on c.oid = a.attrelid
where c.relnamespace = 'regress_verify'::regnamespace
      and c.relname in ('publication', 'amendment', 'published_score', 'published_line', 'published_fact', 'task', 'mark', 'event',
                        'exemption', 'scheme', 'provision', 'scheme_item', 'scheme_rule')
      and a.attnum > 0
      and a.attgenerated = ''
      and not exists (select from finding as f where f.relation = c.relname and f.column_name = a.attname);

-- What is published. Every change is found: February by digest 2, the amendment by digest 3, January's second,
-- which quotes it. And besides:
--   amendment        revision: the period of January, which says that it is of revision 2
--   publication      month, revision: its rows, which are of none, and the periods of the months there are; scheme: the
--                    period; place: the chain from there on, and February at its end; previous_digest: its own link,
--                    digest: that of place 3
--   published_fact   the row; month, revision: as an orphan; all: the fact mark A/key, which is there and was not, or is
--                    another
--   published_line   the row A/2, the second line of A: what the breach takes off; points, part, line, unit: the score A, which
--                    its lines do not make; month, revision: an orphan, a score without lines, and lines without a score
--   published_score  the row B; base, bonus, penalty, total, unit: the score B; rank: the rank B; league: the rank of A, who is
--                    second no more; month, revision: an orphan, both scores and the rank of A
-- The digest of a row is not in that of its publication: the row alone.
select relation, found, string_agg(column_name, ', ' order by column_name collate "C") as columns
from finding
where relation in ('publication', 'amendment', 'published_score', 'published_line', 'published_fact') and found <> 'no such row'
group by relation, found
order by relation, found collate "C";
-- What it stands on. Every change is found, as the row that was published: facts in February, exemptions and
-- the rules in all three months. Nothing is found where an exemption lasts longer, a year or for ever, or has
-- another reason: it excuses from the same in the months that are published.
--   event        A/claim
--   exemption    B/chore
--   mark         A/key; deduction: C/key, which has one
--   provision    base
--   scheme       small
--   scheme_item  all; floor and part: base, cap and points_each: chore, which have them
--   scheme_rule  blame; level and once: honour, which has them
--   task         A/feb
select relation, found, string_agg(column_name, ', ' order by column_name collate "C") as columns
from finding
where relation not in ('publication', 'amendment', 'published_score', 'published_line', 'published_fact') and found <> 'no such row'
group by relation, found
order by relation, found collate "C";

-- ---------- rows that went, came, or changed places ----------
-- What somebody would do who knows how digests are made
create function pg_temp.digest_rows()
returns void
language sql
begin atomic
    update published_score as s set digest = sha256_of(canonical_1(s));
    update published_line as l set digest = sha256_of(canonical_1(l));
    update published_fact as f set digest = sha256_of(canonical_1(f));
end;
create function pg_temp.digest_chain()
returns void
language plpgsql
as $$
declare
    p publication;
    previous text;
begin
    for p in select x.* from publication as x order by x.place loop
        p.previous_digest := previous;
        p.digest := publication_digest(p);
        update publication as x set previous_digest = p.previous_digest, digest = p.digest where x.place = p.place;
        previous := p.digest;
    end loop;
end
$$;

-- Went. The digest of February, 2, and
--   B's score           the score of B; A is first then, and was second: rank A
--   a line of A         the score of A, be it the first line or the last
--   a fact              the mark of A is there now, and was not
-- the amendment of January: the digest of its second revision, 3, which quotes it
select pg_temp.found($$delete from published_score where month = '2024-02-01' and unit = 'B'$$) as score;
select pg_temp.found($$delete from published_line where month = '2024-02-01' and unit = 'A' and line = 1$$) as first_line;
select pg_temp.found($$delete from published_line where month = '2024-02-01' and unit = 'A'
                       and line = (select max(line) from published_line where month = '2024-02-01' and unit = 'A')$$) as last_line;
select pg_temp.found($$delete from published_fact where month = '2024-02-01' and relation = 'mark' and row_key = '["A", "key", ""]'$$) as fact;
select pg_temp.found('delete from amendment') as amendment;
-- Came, with digests of their own as they should be. The digest of February, 2, and
--   a score of X        without lines: score X
--   one more line of A  of 0 points: nothing more
--   a fact              of a task that there is not: fact task X/x
-- a publication of April, with the digest that it should have: period 2024-04-01, which was not published; and if
-- that says it was: the facts that it does not have, the first of which is mark A/key
-- an amendment of February: period 2024-02-01, which is of revision 1
select pg_temp.found($$insert into published_score select (jsonb_populate_record(s, '{"unit": "X"}')).* from published_score as s where s.month = '2024-02-01' and s.unit = 'C';
                       select pg_temp.digest_rows()$$) as score;
select pg_temp.found($$insert into published_line select month, revision, unit, max(line) + 1, 'deduction', 'base', 'all', 'key', null, null, 'x', 0, 'x', 'x', ''
                       from published_line where month = '2024-02-01' and unit = 'A' group by month, revision, unit;
                       select pg_temp.digest_rows()$$) as line;
select pg_temp.found($$insert into published_fact values ('2024-02-01', 1, 'task', 'X/x', '[]', ''); select pg_temp.digest_rows()$$) as fact;
select pg_temp.found($$insert into publication select '2024-04-01', 1, 5, 1, 'small', now(), 'x', 'x', null, digest, '' from publication where place = 4;
                       select pg_temp.digest_chain()$$) as publication;
select pg_temp.found($$insert into publication select '2024-04-01', 1, 5, 1, 'small', now(), 'x', 'x', null, digest, '' from publication where place = 4;
                       update period set published = true, revision = 1 where month = '2024-04-01'; select pg_temp.digest_chain()$$) as and_period;
select pg_temp.found($$insert into amendment values ('2024-02-01', 2, 'x', now(), 'x', 'x')$$) as amendment;
-- Changed places. Rows with digests of their own:
--   the scores of B and C, but for the units    digest 2, and the score of B
--   lines 1 and 2 of A                          digest 2
--   the places of February and January's second digests 3 and 2; of the chain both, and March after them
select pg_temp.found($$update published_score set unit = case unit when 'B' then 'x' else 'B' end where month = '2024-02-01' and unit in ('B', 'C');
                       update published_score set unit = 'C' where unit = 'x'; select pg_temp.digest_rows()$$) as scores;
select pg_temp.found($$update published_line set line = line + 1000 where month = '2024-02-01' and unit = 'A' and line <= 2;
                       update published_line set line = case line when 1001 then 2 else 1 end where line > 1000; select pg_temp.digest_rows()$$) as lines;
select pg_temp.found($$update publication set place = 1000 where place = 2; update publication set place = 2 where place = 3;
                       update publication set place = 3 where place = 1000$$) as publications;
-- Between revisions: the scores of D in January, 80 and 81: digests 1 and 3, and score D of both
select pg_temp.found($$update published_score set revision = 1000 where month = '2024-01-01' and unit = 'D' and revision = 1;
                       update published_score set revision = 1 where month = '2024-01-01' and unit = 'D' and revision = 2;
                       update published_score set revision = 2 where revision = 1000; select pg_temp.digest_rows()$$) as revisions;

-- ---------- the chain ----------
-- Cut in the middle: February goes with all its rows. Places 3 and 4 are second and third, and the one before 3 is
-- not the one that it names: chain 3, chain 4. And its period is published: period 2024-02-01, with facts that
-- are in no publication, the first of which is event A/claim.
\set cut 'delete from published_score where month = $$2024-02-01$$; delete from published_line where month = $$2024-02-01$$; delete from published_fact where month = $$2024-02-01$$; delete from publication where month = $$2024-02-01$$'
select pg_temp.found(:'cut') as cut;
-- The same, tidied up: its period is open, and was never published, and the places are closed up. January's second
-- names another digest than the one before it, chain 2, and its place is in its digest, 2, as is that of March, 3.
select pg_temp.found(:'cut' || $$; update period set published = false, revision = 0 where month = '2024-02-01';
                     update publication set place = place - 1 where place > 2$$) as tidied_up;
-- All digests made anew: nothing, but for the digest that was kept
select pg_temp.found(:'cut' || $$; update period set published = false, revision = 0 where month = '2024-02-01';
                     update publication set place = place - 1 where place > 2; select pg_temp.digest_chain()$$) as forged;
select pg_temp.found(:'cut' || $$; update period set published = false, revision = 0 where month = '2024-02-01';
                     update publication set place = place - 1 where place > 2; select pg_temp.digest_chain()$$, :'head') as forged_and_kept;
-- The tail cut off: nothing, but for the digest that was kept
\set tail 'delete from published_score where month = $$2024-03-01$$; delete from published_line where month = $$2024-03-01$$; delete from published_fact where month = $$2024-03-01$$; delete from publication where month = $$2024-03-01$$; update period set published = false, revision = 0 where month = $$2024-03-01$$'
select pg_temp.found(:'tail') as tail, pg_temp.found(:'tail', :'head') as tail_and_kept;
-- The head of the chain is changed, and its digest with it: nothing, but for the digest that was kept
select pg_temp.found($$update publication set note = 'x' where place = 4; select pg_temp.digest_chain()$$) as head,
       pg_temp.found($$update publication set note = 'x' where place = 4; select pg_temp.digest_chain()$$, :'head') as head_and_kept;
-- A score and its lines are changed, and all digests made anew: likewise
\set forgery 'update published_score set base = base + 1, total = total + 1 where month = $$2024-02-01$$ and unit = $$B$$; update published_line set points = points + 1 where month = $$2024-02-01$$ and unit = $$B$$ and line = 1; select pg_temp.digest_rows(); select pg_temp.digest_chain()'
select pg_temp.found(:'forgery') as forgery, pg_temp.found(:'forgery', :'head') as forgery_and_kept;
-- Digests made anew but for the chain after it: chain 3
select pg_temp.found($$update publication set note = 'x' where place = 2; update publication as p set digest = publication_digest(p) where place = 2$$) as digest_alone;
-- All digests made anew, but the score is not that of its lines: score B; or the rank not that of its total: rank B
select pg_temp.found($$update published_score set bonus = bonus + 1, base = base - 1 where month = '2024-02-01' and unit = 'B'; select pg_temp.digest_rows(); select pg_temp.digest_chain()$$) as score,
       pg_temp.found($$update published_score set rank = 2 where month = '2024-02-01' and unit = 'B'; select pg_temp.digest_rows(); select pg_temp.digest_chain()$$) as rank;

-- ---------- facts ----------
-- Came and went, in February: the task, the mark, the event
select pg_temp.found($$insert into task values ('C', 'x', 'chore', '2024-02-01', 'x', '2024-02-01', '2024-02-01', null, null)$$) as came,
       pg_temp.found($$delete from mark where month = '2024-02-01' and unit = 'C'$$) as went,
       pg_temp.found($$delete from event where event_id = 'claim'$$) as event_went;
-- An exemption that ends in February: missed in March; one that begins there, of C: too many in February and March
select pg_temp.found($$update exemption set last_month = '2024-02-01'$$) as shorter,
       pg_temp.found($$insert into exemption values ('C', 'chore', '2024-02-01', null, 'x')$$) as another;
-- Events:
--   pending, a claim of March that does not count there: approved or rejected where it is, or moved and not reviewed:
--   found in March; reviewed and in April: nothing, that is how it goes (A19)
--   good, of January: revoked from April on: nothing, that is how it goes (A20); from February on, which is published: found
--   there; with another title: found in January
--   gone, revoked from February on: from April on instead, or approved again: found in January and in February
select pg_temp.found($$update event set status = 'approved' where event_id = 'pending'$$) as approved_there,
       pg_temp.found($$update event set status = 'rejected' where event_id = 'pending'$$) as rejected_there,
       pg_temp.found($$update event set status = 'approved', month = '2024-04-01', carried_from = '2024-03-01' where event_id = 'pending'$$) as reviewed,
       pg_temp.found($$update event set month = '2024-04-01', carried_from = '2024-03-01' where event_id = 'pending'$$) as moved;
select pg_temp.found($$update event set status = 'revoked', revoked_month = '2024-04-01' where event_id = 'good'$$) as revoked,
       pg_temp.found($$update event set status = 'revoked', revoked_month = '2024-02-01' where event_id = 'good'$$) as revoked_in_february,
       pg_temp.found($$update event set status = 'revoked', revoked_month = '2024-04-01', title = 'x' where event_id = 'good'$$) as with_title;
select pg_temp.found($$update event set revoked_month = '2024-04-01' where event_id = 'gone'$$) as later,
       pg_temp.found($$update event set status = 'approved', revoked_month = null where event_id = 'gone'$$) as approved_again;
-- Periods: not published, or gone: period; of another scheme: likewise, and its rules are not there, the first of which
-- is a provision; April published, of which there is no publication: period, and its facts
select pg_temp.found($$update period set published = false where month = '2024-02-01'$$) as not_published;
select pg_temp.found($$delete from period where month = '2024-02-01'$$) as gone;
select pg_temp.found($$update period set scheme = 'x' where month = '2024-02-01'$$) as scheme;
select pg_temp.found($$update period set published = true where month = '2024-04-01'$$) as april;
-- What may change later, and what is not published yet: nothing
select pg_temp.found($$update unit set name = name || 'x'; update league set title = title || 'x'; update item set title = title || 'x';
                       update rule set title = title || 'x'; insert into rater values ('A', 'x'); insert into ledger values (1, 'key', 'x', null);
                       insert into ledger_unit values (1, 'A'); insert into unit values ('E', '戊', 'county')$$) as units,
       pg_temp.found($$delete from task where month = '2024-04-01'; update mark set score = 1, deduction = null where month = '2024-04-01'$$) as april;
-- Every row of every publication is looked at: all are counted, true each
update published_score set missing = missing + 1;
update published_line set why = coalesce(why, '') || 'x';
update published_fact set row_key = row_key || 'x';
select v.relation, sum(substring(v.message from '^[0-9]+')::integer) = r.rows as all_rows
from verify_publications() as v
join (select 'published_score' as relation, count(*) as rows from published_score
      union all
      select 'published_line', count(*) from published_line
      union all
      select 'published_fact', count(*) from published_fact) as r on r.relation = v.relation
where v.problem = 'row'
group by v.relation, r.rows
order by v.relation;
rollback;
-- How many, and the first of them, in the words of the message: 3 facts, the mark of B first; 2 lines of A, the
-- breach and what its mark falls short; the scores of all 4, A first
begin;
alter table task disable trigger user;
alter table mark disable trigger user;
alter table published_score disable trigger user;
alter table published_line disable trigger user;
update task set title = 'x' where month = '2024-02-01';
update mark set reason = 'x' where month = '2024-02-01' and unit in ('B', 'C');
update published_score set missing = 1 where month = '2024-02-01';
update published_line set title = 'x' where month = '2024-02-01' and unit = 'A' and kind = 'deduction';
select month, revision, problem, relation, row_key, message
from verify_publications()
where problem in ('fact', 'row')
order by month, problem, relation;
rollback;
-- nothing was left behind: 0
select count(*) as problems from verify_publications(:'head');

-- ---------- guards ----------
-- Something is done to each trigger, and undone: how many guards there are, how many of them are named, and how many
-- of those are to fire ALWAYS; and how many problems there are besides
create function pg_temp.unguarded(statement text)
returns table (guards bigint, named bigint, always bigint, besides bigint)
language plpgsql
as $$
declare
    t record;
begin
    for t in
        select c.relname, g.tgname
        from pg_trigger as g
        join pg_class as c on c.oid = g.tgrelid
        where c.relnamespace = 'regress_verify'::regnamespace and not g.tgisinternal
        order by c.relname, g.tgname
    loop
        execute format(unguarded.statement, t.relname, t.tgname);
    end loop;
    with problem as materialized (
        select v.problem, v.relation, v.row_key from verify_publications() as v
    )
    select count(*), count(p.problem), count(p.problem) filter (where g.fires = 'always'),
           (select count(*) from problem) - count(p.problem)
    into guards, named, always, besides
    from trigger_spec as g
    left join problem as p on p.problem = 'guard' and p.relation = g.relation and p.row_key = g.trigger_name;
    return next;
    raise exception using errcode = 'UNDO0';
exception
    when sqlstate 'UNDO0' then null;
end
$$;
-- 21 tables are recorded, by 3 each; 13 of rules held; 11 frozen, by 3 each, and 3 for what is published, by 1;
-- 6 only added to; 28 not truncated: 63 + 13 + 33 + 3 + 6 + 28 = 146, of which 22 + 6 + 28 = 56 fire ALWAYS.
-- Besides, there are 24 triggers that check and complete facts and rules: 6 of event, 5 of period, 3 each of scheme_item
-- and unit, 2 each of task, mark and scheme, and 1 of scheme_rule; none of them fires ALWAYS. In all 170.
--                    named  ALWAYS  besides
--   dropped          170    56       0
--   disabled         170    56       0
--   enabled           56    56       0   those that are to fire ALWAYS do not
--   enabled always   114     0       0   the others do
--   enabled replica  170    56       0   they fire in replica mode alone
select g.place, g.done, u.guards, u.named, u.always, u.besides
from (values (1, 'dropped', 'drop trigger %2$I on %1$I'),
             (2, 'disabled', 'alter table %1$I disable trigger %2$I'),
             (3, 'enabled', 'alter table %1$I enable trigger %2$I'),
             (4, 'enabled always', 'alter table %1$I enable always trigger %2$I'),
             (5, 'enabled replica', 'alter table %1$I enable replica trigger %2$I')) as g (place, done, statement)
cross join lateral pg_temp.unguarded(g.statement) as u
order by g.place;
-- One, in the words of the message; a guard of another function is none, and foreign keys are no less
begin;
alter table mark enable trigger freeze_update;
create or replace trigger freeze_delete after delete on mark referencing old table as removed for each statement execute function record_history('unit', 'item', 'month');
alter table mark enable always trigger freeze_delete;
alter table event disable trigger fill_event;
alter table published_fact disable trigger all;
alter table amendment disable trigger all;
--   amendment       freeze_truncate, freeze_update, and its foreign key, by 2 triggers
--   event           fill_event
--   mark            freeze_delete, freeze_update
--   published_fact  freeze_insert, freeze_truncate, freeze_update
select month, revision, problem, relation, regexp_replace(row_key, '_\d+$', '_*') as row_key, message
from verify_publications()
order by relation, row_key collate "C";
rollback;
-- One made anew that calls its function for some changes only is none: never, for one verb of two, for one column
begin;
create or replace trigger freeze_update after update on mark
referencing old table as removed new table as added
for each statement when (false) execute function freeze_facts('unit', 'item', 'month');
create or replace trigger freeze_update before delete on published_score for each statement execute function append_only();
create or replace trigger freeze_update before update of note or delete on publication for each statement execute function append_only();
alter table mark enable always trigger freeze_update;
alter table published_score enable always trigger freeze_update;
alter table publication enable always trigger freeze_update;
--   mark, publication, published_score  freeze_update
select relation, row_key from verify_publications() order by relation;
rollback;
-- A digest that is taken away is no digest: of the row, and of the publication
begin;
alter table published_line disable trigger user;
alter table published_line alter digest drop not null;
update published_line set digest = null where month = '2024-03-01' and unit = 'A' and line = 1;
alter table publication disable trigger user;
alter table publication alter digest drop not null;
update publication set digest = null where month = '2024-03-01';
--   digest  publication 4; row  published_line A/000001
select problem, relation, row_key from verify_publications() where problem <> 'guard' order by problem;
rollback;
-- Row level security, of all 28 tables: 28; and of one
begin;
do $$
declare
    t text;
begin
    for t in select c.relname from pg_class as c where c.relnamespace = 'regress_verify'::regnamespace and c.relkind = 'r' order by c.relname loop
        execute format('alter table %I disable row level security', t);
    end loop;
end
$$;
select count(*) as problems, count(distinct relation) as relations from verify_publications() where problem = 'guard';
rollback;
begin;
alter table published_line disable row level security;
select * from verify_publications();
-- upgrade_assessment() repairs guards and row level security, whatever was done to them: no rows
drop trigger freeze_update on mark;
alter table mark enable trigger freeze_delete;
alter table event disable trigger fill_event;
alter table task disable trigger user;
select count(*) > 3 as problems from verify_publications();
select xcedu.upgrade_assessment('regress_verify');
select * from verify_publications();
rollback;

-- ---------- for the secretariat ----------
-- It is told the same: nothing; then 2024-02/1 fact mark A/key
create role regress_verifier;
select grant_duty('regress_verifier', 'secretariat');
begin;
set local role regress_verifier;
select * from verify_publications(:'head');
reset role;
alter table mark disable trigger user;
update mark set score = 61 where unit = 'A' and month = '2024-02-01';
alter table mark enable trigger user;
set local role regress_verifier;
select month, revision, problem, relation, row_key from verify_publications() where problem <> 'guard' order by problem;
rollback;
select count(*) as problems from verify_publications(:'head');

set client_min_messages = warning;
drop schema regress_verify cascade;
drop role regress_verifier;
