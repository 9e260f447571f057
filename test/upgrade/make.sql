-- The assessment of the kept dump: January is published, amended and published again, February is published,
-- March is open.  Scores are small_rule_book.sql's: 20 − 5 × breaches + mark, praise 3, honour 5, blame −2.
--
--       January                   February                 March
--   A   20 − 5 + 60 + 3 + 3 = 81  20 + 60 + 3 − 3 = 80     20 + 60     = 80
--   B   20 + 70             = 90  20 + 70 − 2     = 88     20 + 70     = 90, praise claimed
--   C   20 + 50             = 70  20 + 50         = 70     20 − 5 + 50 = 65
--   D   20 + 61             = 81  20 + 60         = 80     20 + 60     = 80
-- In January A had one breach and two praises, of which one is taken back in February.  D had 60 in the first revision.
-- C has a breach in March.

set client_min_messages = warning;
set jit = off;
\getenv helpers HELPERS
\set rule_book :helpers '/small_rule_book.sql'

create role regress_owner login;
create role regress_reader login;
create role regress_unit login;
create role regress_section login;
create role regress_bureau login;
create role regress_secretariat login;
select format('grant create on database %I to regress_owner', current_database()) \gexec
create extension xcedu;

set session authorization regress_owner;
select xcedu.create_assessment('small', 'empty');
set search_path = small, pg_catalog;
\i :rule_book
update scheme set document_no = '1号', issued_on = '2023-12-01';
insert into holiday values ('2024-02-12', false, '春节');
insert into rater values ('D', '评分');
insert into ledger values (1, 'key', '台账任务', null);
insert into ledger_unit values (1, 'A');
insert into exemption values ('B', 'chore', '2024-03-01', null, '豁免');
select open_month('2024-01-01'), open_month('2024-02-01'), open_month('2024-03-01');
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on, external_id)
values ('A', 't1', 'chore', '2024-01-01', '报送', '2024-01-02', '2024-01-10', '2024-01-11', 'OA-1'),
       ('B', 't1', 'chore', '2024-01-01', '报送', '2024-01-02', '2024-01-10', '2024-01-10', null),
       ('C', 't2', 'chore', '2024-03-01', '报送', '2024-03-02', '2024-03-10', null, null);
insert into mark (unit, item, month, score, reason)
select u.unit, 'key', p.month, u.score, '一般'
from period as p
cross join (values ('A', 60), ('B', 70), ('C', 50), ('D', 60)) as u (unit, score);
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, external_id) values
    ('A', 'good', 'praise', 'W', '表彰', '2024-01-10', '2号', '2024-01-11', 'approved', 'OA-9'),
    ('A', 'gone', 'praise', 'V', '表彰', '2024-01-10', '3号', '2024-01-11', 'approved', null),
    ('A', 'feb', 'praise', 'U', '表彰', '2024-02-10', '4号', '2024-02-11', 'approved', null),
    ('B', 'blamed', 'blame', null, '通报', '2024-02-10', null, null, 'approved', null),
    ('B', 'claim', 'praise', null, '申报', '2024-03-10', '5号', '2024-03-11', 'claimed', null);
-- by the first version of the text, which stays verifiable
select pg_get_functiondef('canonical_version()'::regprocedure) as current \gset
create or replace function canonical_version() returns integer language sql immutable parallel safe begin atomic select 1 as version; end;
select publish_month('2024-01-01', '一月') is not null;
:current;
-- whose lines were the texts of the rows, and not their digests
reset session authorization;
create temporary table guard as
select t.tgname, case t.tgenabled when 'A' then 'always' else '' end as always
from pg_trigger as t
where t.tgrelid = 'publication'::regclass and not t.tgisinternal;
select format('alter table publication disable trigger %I', g.tgname) from guard as g \gexec
update publication as p
set digest = (select encode(sha256(convert_to(string_agg(l.line || e'\n', '' order by l.line collate "C"), 'UTF8')), 'hex') from publication_lines(p) as l);
select format('alter table publication enable %s trigger %I', g.always, g.tgname) from guard as g \gexec
drop table guard;
set session authorization regress_owner;
update event set status = 'revoked' where event_id = 'gone';
select publish_month('2024-02-01', '二月') is not null;
select amend_month('2024-01-01', '丁的评分有误');
update mark set score = 61 where unit = 'D' and month = '2024-01-01';
select publish_month('2024-01-01', '一月更正') is not null;
select grant_duty('regress_reader', 'reader');
select grant_duty('regress_unit', 'unit', unit => 'B');
select grant_duty('regress_section', 'section', item => 'key');
select grant_duty('regress_bureau', 'bureau');
select grant_duty('regress_secretariat', 'secretariat');
