-- Publishing and amending months: what is refused, what is written, and what readers of the
-- views see of it.  The rule-book is small enough for every score to be worked out by hand.

set datestyle = iso;
-- compiling the larger views takes seconds, and they have a handful of rows here
set jit = off;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
select xcedu.create_assessment('regress_publication', 'empty');
set search_path = regress_publication, pg_catalog;
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\i :rule_book

-- December 2023 to March 2024, and May: April is not opened
select sum(open_month(m.month::date, 'small')) as obligations
from generate_series(timestamp '2023-12-01', '2024-03-01', interval '1 month') as m (month);
select open_month('2024-05-01') as obligations;

--             December       January                        February                      March
--   A   key 60            key 75, praise 3 of W           key 70, honour 5 of W         key 80
--   B   key 70            key 80, one breach              key 80                        key 78
--   C   key 65            key 75                          key 80                        key 80
--   D   key 50            key 60                          key 65                        key 60
insert into mark (unit, item, month, score) values
    ('A', 'key', '2023-12-01', 60), ('B', 'key', '2023-12-01', 70), ('C', 'key', '2023-12-01', 65), ('D', 'key', '2023-12-01', 50),
    ('A', 'key', '2024-01-01', 75), ('B', 'key', '2024-01-01', 80), ('C', 'key', '2024-01-01', 75), ('D', 'key', '2024-01-01', 60),
    ('A', 'key', '2024-02-01', 70), ('B', 'key', '2024-02-01', 80), ('C', 'key', '2024-02-01', 80), ('D', 'key', '2024-02-01', 65),
    ('A', 'key', '2024-03-01', 80), ('B', 'key', '2024-03-01', 78), ('C', 'key', '2024-03-01', 80), ('D', 'key', '2024-03-01', 60);
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on) values
    ('B', 't1', 'chore', '2024-01-01', '逾期', '2024-01-02', '2024-01-10', '2024-01-11');
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status) values
    ('A', 'e1', 'praise', 'W', '市级表彰', '2024-01-10', '甲1号', '2024-01-11', 'approved'),
    ('A', 'e2', 'honour', 'W', '省级表彰', '2024-02-10', '甲2号', '2024-02-11', 'approved');

-- ---------- what publish_month() refuses ----------
select pg_temp.refused($$select publish_month(null)$$);
select pg_temp.refused($$select publish_month('2023-12-01', later => null)$$);
select pg_temp.refused($$select publish_month('2023-12-01', later => 'both')$$);
-- a month that has not been opened, or is none: 55000
select pg_temp.refused($$select publish_month('2024-04-01')$$);
select pg_temp.refused($$select publish_month('2024-01-15')$$);
select pg_temp.refused($$select publish_month('infinity')$$);
select pg_temp.refused($$select publish_month('-infinity')$$);
-- month by month: December comes first
select pg_temp.refused($$select publish_month('2024-01-01')$$);
select pg_temp.refused($$select publish_month('2024-05-01')$$);

-- a month without some of its marks: which, in the detail; 55000
begin;
delete from mark where month = '2023-12-01' and unit in ('B', 'D');
select * from publication_problem('2023-12-01');
-- unless the scheme scores what is not marked: nothing stands in the way
update scheme set unmarked = 'zero';
select count(*) as problems from publication_problem('2023-12-01');
update scheme set unmarked = 'incomplete';
select publish_month('2023-12-01');
rollback;
-- more than 20 are counted, and the first 20 named: B, C and D lack one each, and 30 new units
begin;
delete from mark where month = '2023-12-01' and unit <> 'A';
insert into unit select 'N' || lpad(g::text, 2, '0'), 'new', 'county' from generate_series(1, 30) as g;
select problem, detail from publication_problem('2023-12-01');
rollback;

-- A task that is not done and due today or later in Shanghai, under every TimeZone: today it is refused,
-- yesterday it is a breach like any other, and done it is no matter when it is due. TODAY stands for that day.
create function pg_temp.undue(days integer, done boolean, zone text)
returns text
language plpgsql
as $$
declare
    today constant date := (now() at time zone 'Asia/Shanghai')::date;
    answer text;
begin
    perform set_config('timezone', undue.zone, true);
    begin
        insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
        values ('A', 'x', 'chore', '2023-12-01', '未到期', '2024-01-02', today + undue.days, case when undue.done then '2024-01-03'::date end);
        select p.problem || ' | ' || p.detail || ' | ' || p.hint into answer from publication_problem('2023-12-01') as p;
        if answer is distinct from null
           and pg_temp.refused($q$select publish_month('2023-12-01')$q$) not like '55000: month 2023-12-01 cannot be published yet%' then
            answer := 'not refused';
        end if;
        answer := replace(coalesce(answer, 'nothing'), today::text, 'TODAY');
        raise exception using errcode = 'UNDO0', message = answer;
    exception
        when sqlstate 'UNDO0' then answer := sqlerrm;
    end;
    return answer;
end
$$;
--    0 days: A/x due TODAY, the day after
--   -1 day, or done: nothing
select d.days, d.done, z.zone, pg_temp.undue(d.days, d.done, z.zone) as problem
from (values (0, false), (-1, false), (0, true), (30, true)) as d (days, done)
cross join (values ('Asia/Shanghai'), ('UTC'), ('Etc/GMT+12'), ('Pacific/Kiritimati')) as z (zone)
order by d.done, d.days desc, z.zone;
reset timezone;

-- a unit of which nothing is assessed has no total (A8)
begin;
update scheme set not_applicable = 'renormalise';
insert into exemption (unit, item, first_month, reason) values ('D', 'chore', '2023-12-01', '免'), ('D', 'key', '2023-12-01', '免');
delete from mark where unit = 'D';
select * from publication_problem('2023-12-01');
select pg_temp.refused($$select publish_month('2023-12-01')$$);
rollback;
-- nobody to be assessed
begin;
delete from event;
delete from task;
delete from mark;
delete from unit;
select pg_temp.refused($$select publish_month('2023-12-01')$$);
rollback;
begin;
delete from mark;
delete from task;
delete from event;
delete from scheme_rule;
delete from scheme_item;
select pg_temp.refused($$select publish_month('2023-12-01')$$);
rollback;

-- any isolation level but READ COMMITTED: 25000
begin isolation level repeatable read;
select pg_temp.refused($$select publish_month('2023-12-01')$$);
select pg_temp.refused($$select amend_month('2023-12-01', '更正')$$);
rollback;
begin isolation level serializable;
select pg_temp.refused($$select publish_month('2023-12-01')$$);
rollback;

-- what amend_month() refuses: NULL, a reason that says nothing, a month that is not published, opened or not
select pg_temp.refused($$select amend_month(null, '更正')$$);
select pg_temp.refused($$select amend_month('2023-12-01', null)$$);
select pg_temp.refused($$select amend_month('2023-12-01', ' ')$$);
select pg_temp.refused($$select amend_month('2023-12-01', '更正')$$);
select pg_temp.refused($$select amend_month('2024-04-01', '更正')$$);
select pg_temp.refused($$select amend_month('infinity', '更正')$$);

-- nothing of all this left anything
select (select count(*) from publication) as publications, (select count(*) from published_score) as scores,
       (select count(*) from published_line) as lines, (select count(*) from published_fact) as facts,
       (select count(*) from amendment) as amendments, (select count(*) from period where published or revision <> 0) as periods;

-- ---------- what is written ----------
-- Two months in one transaction, as the secretariat would.
create role regress_publication_office;
select grant_duty('regress_publication_office', 'secretariat');
begin;
set local role regress_publication_office;
select publish_month('2023-12-01', '首次') as first_digest \gset
select publish_month('2024-01-01') as second_digest \gset
reset role;
-- a row each, by the role that was set, at the time of its transaction
select place, month, revision, text_version, scheme, note, published_at between now() and clock_timestamp() as by_the_clock,
       by_role, session_role = session_user as my_session,
       previous_digest is null as is_first, digest ~ '^[0-9a-f]{64}$' as is_sha256
from publication
order by place;
commit;
-- what was returned is the digest of each, chained to the one before
select digest = case place when 1 then :'first_digest' else :'second_digest' end as as_returned,
       previous_digest is not distinct from case place when 2 then :'first_digest' end as chained
from publication
order by place;
-- and is SHA-256 over the sorted lines, each ended by a line feed
select p.place,
       p.digest = encode(sha256(convert_to(string_agg(l.line || e'\n', '' order by l.line collate "C"), 'UTF8')), 'hex') as same
from publication as p
cross join lateral publication_lines(p) as l
group by p.place, p.digest
order by p.place;
-- January again: refused, it is published in revision 1; February now, May not
select pg_temp.refused($$select publish_month('2024-01-01')$$);
select pg_temp.refused($$select publish_month('2024-05-01')$$);
select month, published, revision from period order by month;

-- The text of January. A: 20 + 75 = 95, and 3; B: 20 − 5 + 80 = 95; C: 95; D: 80.
-- Ranks: A 98 is 1st, B and C share the 2nd; D is the 1st of its own.
select t.text
from publication as p
cross join lateral publication_texts(p) as t
where p.month = '2024-01-01' and t.text ^@ '["published_score"'
order by t.text collate "C";
-- and its first line: with the text's version, place, scheme, time in UTC (the 6th), roles and note; not amended
select replace(replace((l.line::jsonb - 6)::text, p.previous_digest, 'PREVIOUS'), to_jsonb(p.session_role)::text, '"SESSION"') as line,
       (l.line::jsonb ->> 6)::timestamp = p.published_at at time zone 'UTC' as time_in_utc
from publication as p
cross join lateral publication_lines(p) as l
where p.month = '2024-01-01' and l.line ^@ '["publication"'
order by l.line collate "C";
-- its lines: full marks of two items and a mark for each of four units (B's takes off nothing), B's breach and
-- A's praise: 4 × 3 + 1 + 1 = 14
select unit, line, kind, item, source, points, clause from published_line where month = '2024-01-01' order by unit, line;
-- the facts: 4 marks, 1 task, 1 event, the scheme with 2 provisions, 9 items of its tree, 3 rules, 4 units
select relation, count(*) from published_fact where month = '2024-01-01' group by relation order by relation;
select relation, row_key, content from published_fact
where month = '2024-01-01' and relation in ('task', 'event', 'mark') order by relation, row_key;
-- and the text of lines and facts: those of A, and the scheme; 1 + 4 + 14 + 19 = 38 lines in all
select t.text
from publication as p
cross join lateral publication_texts(p) as t
where p.month = '2024-01-01'
      and (t.text ^@ '["published_line", "2024-01-01", 1, "A"' or t.text ^@ '["published_fact", "2024-01-01", 1, "scheme", '
           or t.text ^@ '["published_fact", "2024-01-01", 1, "mark", "A/key"')
order by t.text collate "C";
-- the line of each is its digest, beside the line of the publication itself: no row
select coalesce(l.line, t.digest) as line
from publication as p
cross join lateral (select l.line from publication_lines(p) as l where l.line !~ '^\[') as l
full join (
    select encode(sha256(convert_to(t.text, 'UTF8')), 'hex') as digest
    from publication as p
    cross join lateral publication_texts(p) as t
) as t on t.digest = l.line
where l.line is null or t.digest is null
order by 1;
select count(*) as lines, count(distinct l.line) as different
from publication as p
cross join lateral publication_lines(p) as l
where p.month = '2024-01-01';
-- every row has the digest of its own text
select (select count(*) from published_score as s where s.digest <> sha256_of(canonical_1(s))) as scores,
       (select count(*) from published_line as s where s.digest <> sha256_of(canonical_1(s))) as lines,
       (select count(*) from published_fact as s where s.digest <> sha256_of(canonical_1(s))) as facts;
select sha256_of('abc') = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' as fips_180;

-- ---------- what readers see ----------
-- December 80, 90, 85 and 70: ranks 3, 1, 2 and 1. January as above. February is open: A 20 + 70 and 5 − 3 of
-- its work: 92, B and C 100. March: A and C 100, B 98.
--   month     A            B            C            D
--   December  3            1            2            1          no rank before
--   January   1  3  +2     2  1  −1     2  2   0     1  1  0
--   February  3  1  −2     1  2  +1     1  2  +1     1  1  0
--   March     1  3  +2     3  1  −2     1  1   0     1  1  0
-- May is not marked: no totals and no ranks, and no month before it
select month, unit, total, rank, previous_rank, rank_change, published from ranking order by month, unit;
select publish_month('2024-02-01') is not null as published;
-- the same as it stood, now published
select month, unit, total, rank, previous_rank, rank_change, published from ranking where month between '2024-02-01' and '2024-03-01' order by month, unit;
select month, unit, base, bonus, penalty, total, complete, gained, taken_back from score where month <= '2024-02-01' order by month, unit;
-- the year: 2023 is December; 2024 is January and February: A (98 + 92) ÷ 2 = 95, B (95 + 100) ÷ 2 = 97.5, C the
-- same, sharing the 1st rank, A 3rd; D (80 + 85) ÷ 2 = 82.5
select year, league, rank, unit, unit_name, months, average from year_ranking order by year, league, rank, unit;

-- facts that are changed behind the triggers' back change nothing of it, whatever else is then wrong: March, which
-- is computed, falls by A's 10 points, and January and February stay
begin;
alter table mark disable trigger user;
update mark set score = score - 10 where unit = 'A';
select month, total, rank from ranking where unit = 'A' order by month;
select sum(points) as total from explain('A', '2024-01-01');
rollback;

-- what changes later in names, titles and leagues leaves what is published as it was
update unit set name = '甲（新）' where unit = 'A';
update item set title = '重点（新）' where item = 'key';
update unit set league = 'department' where unit = 'A';
-- January: 甲, county, 1st
select league, rank, unit, unit_name, previous_rank from ranking where month = '2024-01-01' and unit = 'A' order by league;
select line, kind, title, points from explain('A', '2024-01-01') order by line;
-- March is not: A is in the other league, the 1st of it before D, and has no rank of that league before; D had
select league, rank, unit, unit_name, previous_rank, rank_change from ranking where month = '2024-03-01' order by league, rank, unit;
-- published so, the year takes A's league and name of the last month: A (98 + 92 + 100) ÷ 3 = 96.666667,
-- D (80 + 85 + 80) ÷ 3 = 81.666667; C (95 + 100 + 100) ÷ 3 = 98.333333, B (95 + 100 + 98) ÷ 3 = 97.666667
begin;
select publish_month('2024-03-01') is not null as published;
select league, rank, unit, unit_name, months, average from year_ranking where year = 2024 order by league, rank, unit;
rollback;
update unit set name = '甲', league = 'county' where unit = 'A';
update item set title = '重点' where item = 'key';
-- the lines of each published score add up to it
select s.month, s.unit, s.total - sum(x.points) as difference
from score as s
cross join lateral explain(s.unit, s.month) as x
where s.month <= '2024-02-01'
group by s.month, s.unit, s.total
having s.total <> sum(x.points)
order by s.month, s.unit;

-- ---------- amending ----------
-- January is reopened: revision 2, with the reason; it is computed again, and December and February stay
begin;
select amend_month('2024-01-01', '甲评分有误') as revision;
select month, published, revision from period order by month;
select month, revision, reason, by_role = session_user as by_me, session_role = session_user as my_session, amended_at between now() and clock_timestamp() as by_the_clock
from amendment
order by month, revision;
commit;
select pg_temp.refused($$select amend_month('2024-01-01', '再次')$$);
-- February cannot be published again meanwhile (it is), nor March before January
select pg_temp.refused($$select publish_month('2024-02-01')$$);
select pg_temp.refused($$select publish_month('2024-03-01')$$);
-- a new revision has no rows until it is published
select revision, count(*) as units from published_score where month = '2024-01-01' group by revision order by revision;
-- A's mark was 74, and the praise is withdrawn: 94. January: B and C 95 share the 1st rank, A is 3rd
update mark set score = 74 where unit = 'A' and month = '2024-01-01';
delete from event where event_id = 'e1';
select unit, total, rank, previous_rank, rank_change, published from ranking where month = '2024-01-01' order by unit;
-- the year has February alone meanwhile
select league, rank, unit, months, average from year_ranking where year = 2024 order by league, rank, unit;
-- February as it was published, but for the rank before: A 92, 3rd, from 3rd; B and C 1st, from 1st
select unit, total, rank, previous_rank, rank_change, published from ranking where month = '2024-02-01' order by unit;
-- worked out anew it would be A 20 + 70 + 5 = 95, still 3rd
select * from later_changes('2024-01-01') order by month, unit;
select * from later_changes('2024-02-01') order by month, unit;
-- published again; left is the default, and a NOTICE says what would change
select publish_month('2024-01-01', '更正') as third_digest \gset
select place, month, revision, note from publication order by place;
select previous_digest = (select digest from publication where place = 3) as chained, digest = :'third_digest' as as_returned
from publication
where place = 4;
select month, unit, total, rank from ranking where month in ('2024-01-01', '2024-02-01') order by month, unit;
-- the first line of its text has the amendment, too
select l.line::jsonb -> 9 as note, l.line::jsonb -> 11 as reason, l.line::jsonb -> 12 <> 'null' as amended_at,
       l.line::jsonb ->> 13 = session_user as by_role, l.line::jsonb ->> 14 = session_user as session_role
from publication as p
cross join lateral publication_lines(p) as l
where p.place = 4 and l.line ^@ '["publication"'
order by l.line collate "C";
-- old revisions stay readable: revision 1 has 98 and 1st, four lines, revision 2 has 94 and 3rd, without the praise
select s.revision, s.total, s.rank, count(l.line) as lines, sum(l.points) as of_its_lines
from published_score as s
join published_line as l using (month, revision, unit)
where s.month = '2024-01-01' and s.unit = 'A'
group by s.revision, s.total, s.rank
order by s.revision;
select 版次, 现行, 行号, 类别, 事项, 计分 from 公布明细 where 月份 = '2024-01-01' and 单位代码 = 'A' order by 版次, 行号;
-- the year goes by the revisions in force: A (94 + 92) ÷ 2 = 93
select unit, rank, months, average from year_ranking where year = 2024 order by unit;
-- nothing is left to do for verify_publications(): what changed for February is seen by later_changes() alone
select count(*) as problems from verify_publications();

-- publish: the later months that would change are published again, as amendments of their own: January as
-- revision 3, February as revision 2 with 95; March is open, and December before it
select amend_month('2024-01-01', '说明有误') as revision;
select publish_month('2024-01-01', '再次更正', later => 'publish') as last_digest \gset
select place, month, revision, note from publication order by place;
select month, revision, reason from amendment order by month, revision;
-- what is returned is the head, which is February's
select digest = :'last_digest' as is_the_head from publication where place = (select max(place) from publication);
select unit, revision, total, rank from published_score where month = '2024-02-01' order by unit, revision;
select count(*) as changes from later_changes('2024-01-01');
-- A (94 + 95) ÷ 2 = 94.5
select unit, rank, months, average from year_ranking where year = 2024 order by unit;
-- a month from which nothing changes later makes no NOTICE, and no other is published again
select amend_month('2023-12-01', '标点') as revision;
select publish_month('2023-12-01', later => 'publish') is not null as published;
select publish_month('2024-03-01', later => 'publish') is not null as published;
select place, month, revision from publication order by place;
-- two reopened: the earlier is published first
select amend_month('2024-02-01', '又有误') as february, amend_month('2023-12-01', '又有误') as december;
select pg_temp.refused($$select publish_month('2024-02-01')$$);
select publish_month('2023-12-01') is not null as december, publish_month('2024-02-01') is not null as february;
-- May waits for April, which is not open
select pg_temp.refused($$select publish_month('2024-05-01')$$);
-- and a month before all that is published comes too late: it is not opened; and past open_month() it is refused by
-- its order, not by the marks that it lacks, and as long as it is there May waits for it
select pg_temp.refused($$select open_month('2023-11-01')$$);
begin;
insert into period (month, scheme) values ('2023-11-01', 'small');
select pg_temp.refused($$select publish_month('2023-11-01')$$);
select pg_temp.refused($$select publish_month('2024-05-01')$$);
delete from period where month = '2023-11-01';
select min(month) as first_month from period;
rollback;

-- What is published again must be fit for it like any other month, or nothing is published. A unit came after March:
-- January excuses it, February and March would lack its marks.
begin;
insert into unit (unit, name, league) values ('E', '戊', 'county');
select amend_month('2024-01-01', '漏记') as revision;
insert into exemption (unit, item, first_month, last_month, reason) values ('E', 'key', '2024-01-01', '2024-01-01', '新设');
select month, unit, rank, rank_now, total, total_now from later_changes('2024-01-01') order by month, unit;
select pg_temp.refused($$select publish_month('2024-01-01', later => 'publish')$$);
select month, published, revision from period where month between '2024-01-01' and '2024-03-01' order by month;
-- left as they are, E is in January alone: 20 + 80 = 100, the 1st, before B and C 95 and A 94
select publish_month('2024-01-01') is not null as published;
select month, unit, total, rank from ranking where unit = 'E' and published order by month;
rollback;
-- January and February are open, and March would change, for C is in the other league now: it cannot go before
-- February, but with it; both months are revision 4 then, and March 2
begin;
select amend_month('2024-02-01', '待查') as february, amend_month('2024-01-01', '待查') as january;
update unit set league = 'department' where unit = 'C';
select pg_temp.refused($$select publish_month('2024-01-01', later => 'publish')$$);
select publish_month('2024-01-01') is not null as january;
select publish_month('2024-02-01', later => 'publish') is not null as february;
select month, published, revision from period where month between '2024-01-01' and '2024-03-01' order by month;
rollback;
-- averages that do not end: B (95 + 100 + 98) ÷ 3 = 97.666667, C (95 + 100 + 100) ÷ 3 = 98.333333,
-- A (94 + 95 + 100) ÷ 3 = 96.333333, D (80 + 85 + 80) ÷ 3 = 81.666667
select league, rank, unit, months, average from year_ranking where year = 2024 order by league, rank, unit;
select count(*) as problems from verify_publications();

-- what is claimed for a published month goes to the first that is not (A19): April, open or not
insert into event (unit, event_id, rule, title, occurred_on) values ('C', 'e3', 'praise', '后来申报', '2024-01-20');
select month, carried_from, status from event where event_id = 'e3';

-- ---------- the digest is the same for whoever works it out ----------
-- Under a setting that changes how values are shown or how a query is run: how many publications would
-- have another digest, and how many problems are found. It is as it was afterwards.
create function pg_temp.differing(setting text, value text, out digests bigint, out problems bigint)
language plpgsql
as $$
declare
    before constant text := current_setting(differing.setting);
begin
    perform set_config(differing.setting, differing.value, false);
    select count(*) into digests
    from regress_publication.publication as p
    where regress_publication.publication_digest(p) is distinct from p.digest;
    select count(*) into problems
    from regress_publication.verify_publications();
    perform set_config(differing.setting, before, false);
end
$$;
create temporary table tried (setting text, value text);
insert into tried values
    ('datestyle', 'ISO, DMY'), ('datestyle', 'German'), ('datestyle', 'SQL, DMY'), ('datestyle', 'Postgres, MDY'),
    ('timezone', 'UTC'), ('timezone', 'Asia/Shanghai'), ('timezone', 'America/St_Johns'), ('timezone', 'Pacific/Kiritimati'),
    ('timezone', 'Etc/GMT+12'),
    ('intervalstyle', 'postgres'), ('intervalstyle', 'postgres_verbose'), ('intervalstyle', 'sql_standard'), ('intervalstyle', 'iso_8601'),
    ('extra_float_digits', '-15'), ('extra_float_digits', '3'),
    ('bytea_output', 'escape'), ('bytea_output', 'hex'),
    ('xmlbinary', 'hex'), ('xmloption', 'document'),
    ('client_encoding', 'GB18030'), ('client_encoding', 'SQL_ASCII'),
    ('standard_conforming_strings', 'off'), ('quote_all_identifiers', 'on'), ('array_nulls', 'off'),
    ('search_path', 'pg_catalog'), ('row_security', 'off'),
    ('enable_hashagg', 'off'), ('enable_sort', 'off'), ('enable_hashjoin', 'off'), ('enable_indexscan', 'off'), ('enable_seqscan', 'off');
-- the locales that this server has, for each category
insert into tried
select distinct s.setting, c.collcollate
from pg_collation as c
cross join (values ('lc_messages'), ('lc_monetary'), ('lc_numeric'), ('lc_time')) as s (setting)
where c.collprovider = 'c' and c.collcollate <> '' and c.collencoding in (-1, pg_char_to_encoding('UTF8'));
select count(*) >= 31 + 4 as tried from tried;
select t.setting, t.value, d.digests, d.problems
from tried as t
cross join lateral pg_temp.differing(t.setting, t.value) as d
where (d.digests, d.problems) <> (0, 0)
order by t.setting, t.value;
-- that is no lack of publications, nor blindness: another note is found by the digest of its publication; the
-- problems are that and the two triggers that are off, freeze_update and freeze_truncate
select count(*) as publications from publication;
begin;
alter table publication disable trigger user;
update publication set note = note || '。' where place = 1;
select * from pg_temp.differing('datestyle', 'German');
rollback;

drop table tried;
set client_min_messages = warning;
drop schema regress_publication cascade;
drop role regress_publication_office;
