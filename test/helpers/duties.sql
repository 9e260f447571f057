-- A small assessment with a role for each duty, for the tests of who sees and does what.
--
-- Units A, B and C; January 2024 is published, was amended and is published again as revision 2,
-- February is open.  Items: report and assignment (daily, 10 each, 2 a breach), key1 and key2 (key,
-- 10 each).  Rules: meeting +1, award +3, criticism -1.
--
--   January    report   assignment  key1  key2  events            base                          total  rank
--   A          late, 8      10        9     8   a1 meeting +1     30 × 18/20 + 70 × 17/20 = 86.5  87.5     2
--   B          10           10       10     8   b1 criticism -1   30         + 70 × 18/20 = 93    92       1
--   C          late, 8   undone, 8    7     7   none              30 × 16/20 + 70 × 14/20 = 73    73       3
--   February
--   A          10           10       10    10   a2 award claimed  100                            100
--   B          late, 8      10        8     7   b2 award +3,      30 × 18/20 + 70 × 15/20 = 79.5  82.5
--                                               b3 meeting claimed
--   C          10           10        5     -   none              incomplete: key2 is missing
--
-- In the first revision of January C had 6 on key2: 24 + 70 × 13/20 = 69.5, and the same ranks.
-- A and B carry ledger task 1 of key1, C task 2 of key2; each is exempt from an item from March on.

set jit = off;         -- the plans are long and the tables small

create role regress_duties_owner;
create role regress_reader;
create role regress_unit_a;
create role regress_unit_b;
create role regress_section;
create role regress_bureau;
create role regress_secretariat;
create role regress_both;
create role regress_inherits in role regress_unit_a;
create role regress_noinherits noinherit in role regress_unit_a;
create role regress_plain;
create role regress_nobody;

create schema regress_elsewhere;        -- something that they may create in
grant create, usage on schema regress_elsewhere to public;

select format('grant create on database %I to regress_duties_owner', current_database()) as statement \gset
:statement;
set role regress_duties_owner;
select xcedu.create_assessment('regress_duties', 'empty');
set search_path = regress_duties, pg_catalog;

insert into league values ('county', '县');
insert into unit values ('A', '甲', 'county'), ('B', '乙', 'county'), ('C', '丙', 'county');
insert into rater values ('B', '评分');
insert into scheme (scheme, title) values ('s', '办法');
insert into provision values ('s', 'base', '扣完为止'), ('s', 'review', '申报审核');
insert into item values ('total', '总分'), ('base', '基础分'), ('bonus', '加分'), ('penalty', '扣分'), ('daily', '日常'), ('key', '重点'),
    ('report', '报送'), ('assignment', '交办'), ('key1', '重点一'), ('key2', '重点二');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, points_each) values
    ('s', 'total', null, 'group', null, 0, null, null, null, null),
    ('s', 'base', 'total', 'group', 'base', 0, 0, null, 100, null),
    ('s', 'bonus', 'total', 'group', 'bonus', 0, null, null, null, null),
    ('s', 'penalty', 'total', 'group', 'penalty', 0, null, null, null, null),
    ('s', 'daily', 'base', 'group', null, 0, null, null, 30, null),
    ('s', 'key', 'base', 'group', null, 0, null, null, 70, null),
    ('s', 'report', 'daily', 'breach', null, 10, 0, 10, null, 2),
    ('s', 'assignment', 'daily', 'breach', null, 10, 0, 10, null, 2),
    ('s', 'key1', 'key', 'mark', null, 10, 0, 10, null, null),
    ('s', 'key2', 'key', 'mark', null, 10, 0, 10, null, null);
insert into milestone values ('s', 'key1', '2025-12-31', '目标');
insert into rule values ('meeting', '会议'), ('award', '表彰'), ('criticism', '批评');
insert into scheme_rule (scheme, rule, item, once, points, needs_document) values
    ('s', 'meeting', 'bonus', 'meeting', 1, true), ('s', 'award', 'bonus', 'commendation', 3, true), ('s', 'criticism', 'penalty', null, -1, false);
insert into reading values ('s', 'rule_without_clause', 'meeting', 'A1', '解读');
insert into holiday values ('2024-02-10', false, '春节');
insert into ledger values (1, 'key1', '任务一', null), (2, 'key2', '任务二', null);
insert into ledger_unit values (1, 'A'), (1, 'B'), (2, 'C');
insert into exemption values
    ('A', 'key1', '2024-03-01', null, '豁免'), ('B', 'key2', '2024-03-01', null, '豁免'), ('C', 'key2', '2024-03-01', null, '豁免');

-- the reports on both months, and two assignments
select open_month('2024-01-01'), open_month('2024-02-01');
insert into task (unit, task_id, item, month, title, issued_on, due_on) values
    ('A', 'done', 'assignment', '2024-01-01', '交办甲', '2024-01-10', '2024-01-20'),
    ('C', 'undone', 'assignment', '2024-01-01', '交办丙', '2024-01-10', '2024-01-20');
update task set done_on = due_on where task_id <> 'undone';
update task set done_on = due_on + 1 
where item = 'report' and (unit, month) in (('A', '2024-01-01'), ('B', '2024-02-01'), ('C', '2024-01-01'));
insert into mark (unit, item, month, score) values
    ('A', 'key1', '2024-01-01', 9), ('A', 'key2', '2024-01-01', 8),
    ('B', 'key1', '2024-01-01', 10), ('B', 'key2', '2024-01-01', 8),
    ('C', 'key1', '2024-01-01', 7), ('C', 'key2', '2024-01-01', 6),
    ('A', 'key1', '2024-02-01', 10), ('A', 'key2', '2024-02-01', 10),
    ('B', 'key1', '2024-02-01', 8), ('B', 'key2', '2024-02-01', 7),
    ('C', 'key1', '2024-02-01', 5);
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, external_id) values
    ('A', 'a1', 'meeting', 'W', '甲的会议', '2024-01-10', 'No. 1', '2024-01-11', 'approved', 'x1'),
    ('A', 'a2', 'award', null, '甲的表彰', '2024-02-10', null, null, 'claimed', 'x2'),
    ('B', 'b1', 'criticism', null, '乙的批评', '2024-01-10', null, null, 'approved', 'x1'),
    ('B', 'b2', 'award', 'W', '乙的表彰', '2024-02-10', 'No. 2', '2024-02-11', 'approved', 'x2'),
    ('B', 'b3', 'meeting', null, '乙的会议', '2024-02-20', null, null, 'claimed', 'x3');

select publish_month('2024-01-01') is not null as published;
select amend_month('2024-01-01', '丙的评分有误');
update mark set score = 7 where unit = 'C' and item = 'key2' and month = '2024-01-01';
select publish_month('2024-01-01') is not null as published;

select grant_duty('regress_reader', 'reader');
select grant_duty('regress_unit_a', 'unit', unit => 'A');
select grant_duty('regress_unit_b', 'unit', unit => 'B');
select grant_duty('regress_section', 'section', item => 'key1');
select grant_duty('regress_section', 'section', item => 'report');
select grant_duty('regress_bureau', 'bureau');
select grant_duty('regress_secretariat', 'secretariat');
-- one with two duties: unit C, and section of key2
select grant_duty('regress_both', 'unit', unit => 'C');
select grant_duty('regress_both', 'section', item => 'key2');
-- one to whom somebody gave SELECT, and no duty
grant usage on schema regress_duties to regress_plain;
grant select on all tables in schema regress_duties to regress_plain;
reset role;

-- What a query gives to a role, as one text, or what it is refused with.  Whatever it did is undone.
create function pg_temp.told(role text, query text)
returns text
language plpgsql
as $told$
declare
    answer text;
    state text;
    message text;
    detail text;
begin
    perform set_config('role', told.role, true);
    execute told.query into answer;
    raise exception using errcode = 'UNDO1', message = coalesce(answer, '');
exception
    when others then
        get stacked diagnostics state = returned_sqlstate, message = message_text, detail = pg_exception_detail;
        return case when state = 'UNDO1' then message
                    else state || ': ' || message || case when detail <> '' then ' (' || detail || ')' else '' end
               end;
end
$told$;

-- How many rows a statement of a role reads or writes, or what it is refused with; undone as well.
create function pg_temp.tried(role text, statement text)
returns text
language plpgsql
as $tried$
declare
    affected bigint;
    state text;
    message text;
    detail text;
begin
    perform set_config('role', tried.role, true);
    execute tried.statement;
    get diagnostics affected = row_count;
    raise exception using errcode = 'UNDO1', message = affected::text;
exception
    when others then
        get stacked diagnostics state = returned_sqlstate, message = message_text, detail = pg_exception_detail;
        return case when state = 'UNDO1' then message
                    else state || ': ' || message || case when detail <> '' then ' (' || detail || ')' else '' end
               end;
end
$tried$;
