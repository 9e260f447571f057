-- The order in which facts are loaded plays no part: the same tasks, marks and events in
-- 100 random orders give the same tables, lines and scores.
--
-- 当月任务完成情况…报送, 每月对9项重点任务…考评打分，并报送…汇总, 表扬内容由各单位申报，市教育局审核运用
-- (R21, R22): they come in from many sides, and none waits for another.  What is left out
-- of an event is filled in: its state, its month of credit (下发文件滞后的转到下月加分), the month
-- it is carried from, the month from which it is revoked.

set datestyle = iso;
select xcedu.create_assessment('regress_load_order', 'xuchang-2023-8');
set search_path = regress_load_order, pg_catalog;
select setseed(0.6);

-- 12 units, a published month and 4 open ones under two schemes
insert into unit values ('D1', '一个部门', 'department'), ('D2', '又一个部门', 'department'), ('D3', '再一个部门', 'department');
update scheme set unmarked = 'full_marks';
insert into scheme (scheme, title, issued_on, late_document, highest_months, pending_claims) values
    ('second', 'other points', '2024-02-20', 'next_month', 'first_only', 'provisional');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues)
select 'second', item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues from scheme_item where scheme = 'xuchang-2023-8';
insert into scheme_rule (scheme, rule, item, once, level, precedence, points)
select 'second', rule, item, once, level, precedence, points * 1.5 from scheme_rule where scheme = 'xuchang-2023-8';
insert into ledger (task_no, item, title) select g, 'key' || g, 'task' from generate_series(1, 9) as g;
insert into ledger_unit (task_no, unit)
select l.task_no, u.unit from ledger as l cross join unit as u where random() < 0.2;
insert into exemption (unit, item, first_month, reason) values
    ('411002', 'key1', '2024-02-01', 'random'),
    ('D1', 'assignment', '2024-01-01', 'random');
select count(open_month(m.month::date, case when m.month < '2024-03-01' then 'xuchang-2023-8' else 'second' end)) as months
from generate_series(timestamp '2023-12-01', '2024-04-01', interval '1 month') as m (month);
select publish_month('2023-12-01') is not null as published;

-- The facts: the obligations to report of the open months, with when they were met, and
-- others; marks; events, and what becomes of them later.
create temporary table task_fact as
select t.unit, t.task_id, t.item, t.month, t.title, t.issued_on, t.due_on,
       case when random() < 0.8 then t.due_on + floor(random() * 6)::int - 3 end as done_on
from task as t
where t.month > '2023-12-01';
insert into task_fact
select u.unit, 't' || g || '-' || p.month, case when random() < 0.5 then 'assignment' else 'supervision' end,
       p.month, 'random', p.month, p.month + 10, case when random() < 0.8 then p.month + floor(random() * 20)::int end
from unit as u
join period as p on not p.published
cross join generate_series(1, 3) as g;
create temporary table mark_fact as
select u.unit, si.item, p.month, round((random() * si.cap)::numeric, 2) as score
from unit as u
join period as p on not p.published
join scheme_item as si on si.scheme = p.scheme and si.kind = 'mark'
where random() < case u.league when 'county' then 0.95 else 0.2 end;
create temporary table event_fact as
select r.unit, 'e' || r.g as event_id, r.rule, r.work, r.occurred_on,
       case when r.later is null then 'n' end as document_no,
       case when r.later is null then r.document_on end as document_on,
       r.status,
       r.document_on as later_document_on,
       r.later
from (
    select g.g, g.unit, g.rule, 'w' || floor(random() * 2)::int as work,
           g.occurred_on,
           g.occurred_on + floor(random() * random() * 90)::int as document_on,
           case when g.is_bonus then (array[null, 'approved', 'approved', 'revoked'])[1 + floor(random() * 4)::int] end as status,
           case when g.is_bonus and random() < 0.5 then
               (array['approved', 'rejected', 'revoked'])[1 + floor(random() * 3)::int]
           end as later
    from (
        select g.g,
               (array['411002', '411003', '411024', 'D1'])[1 + floor(random() * 4)::int] as unit,
               r.rule,
               r.points > 0 as is_bonus,
               date '2023-12-01' + floor(random() * 140)::int as occurred_on
        from generate_series(1, 60) as g
        join (select rule, points, row_number() over (order by rule) as place
              from scheme_rule
              where scheme = 'second') as r on r.place = 1 + g.g % 13
    ) as g
) as r;
-- what is decided later is a claim at first
update event_fact set status = null where later is not null;

select count(*) > 100 as tasks from task_fact;
select count(*) > 100 as marks from mark_fact;
select count(*) as events, count(*) filter (where later is not null) > 5 as decided_later from event_fact;

create temporary table loaded (load_order integer, relation text, row_count bigint, digest text);
analyze;

-- In each order: a fact comes in one of three rounds; in each round the tables are loaded
-- in a random order, with their rows in a random order; then some claims are decided.
do $$
declare
    relation text;
    claim record;
begin
    create temporary table task_order (unit text, task_id text, round integer);
    create temporary table mark_order (unit text, item text, month date, round integer);
    create temporary table event_order (unit text, event_id text, round integer, decided integer);
    for load_order in 1 .. 100 loop
        delete from event;
        delete from mark;
        delete from task where month > '2023-12-01';
        truncate task_order, mark_order, event_order;
        insert into task_order select unit, task_id, 1 + floor(random() * 3)::int from task_fact;
        insert into mark_order select unit, item, month, 1 + floor(random() * 3)::int from mark_fact;
        insert into event_order select unit, event_id, 1 + floor(random() * 3)::int, 1 + floor(random() * 3)::int from event_fact;
        update event_order set decided = round where decided < round;

        for this_round in 1 .. 3 loop
            for relation in
                select r from unnest(array['task', 'mark', 'event']) as r order by random()
            loop
                case relation
                    when 'task' then
                        insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
                        select f.unit, f.task_id, f.item, f.month, f.title, f.issued_on, f.due_on, f.done_on
                        from task_fact as f
                        join task_order as o using (unit, task_id)
                        where o.round = this_round
                        order by random();
                    when 'mark' then
                        insert into mark (unit, item, month, score)
                        select f.unit, f.item, f.month, f.score
                        from mark_fact as f
                        join mark_order as o using (unit, item, month)
                        where o.round = this_round
                        order by random();
                    when 'event' then
                        insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
                        select f.unit, f.event_id, f.rule, f.work, 'random', f.occurred_on, f.document_no, f.document_on, f.status
                        from event_fact as f
                        join event_order as o using (unit, event_id)
                        where o.round = this_round
                        order by random();
                end case;
            end loop;
            for claim in
                select f.unit, f.event_id, f.later, f.later_document_on
                from event_fact as f
                join event_order as o using (unit, event_id)
                where o.decided = this_round and f.later is not null
                order by random()
            loop
                update event as e
                set status = case claim.later when 'rejected' then 'rejected' else 'approved' end,
                    document_no = 'n',
                    document_on = claim.later_document_on
                where e.unit = claim.unit and e.event_id = claim.event_id;
                update event as e
                set status = 'revoked'
                where claim.later = 'revoked' and e.unit = claim.unit and e.event_id = claim.event_id;
            end loop;
        end loop;

        insert into loaded
        select load_order, 'task', count(*), md5(string_agg(x::text, e'\n' order by x::text)) from task as x
        union all
        select load_order, 'mark', count(*), md5(string_agg(x::text, e'\n' order by x::text)) from mark as x
        union all
        select load_order, 'event', count(*), md5(string_agg(x::text, e'\n' order by x::text)) from event as x
        union all
        select load_order, 'deduction', count(*), md5(string_agg(x::text, e'\n' order by x::text)) from deduction as x
        union all
        select load_order, 'credit', count(*), md5(string_agg(x::text, e'\n' order by x::text)) from credit as x
        union all
        select load_order, 'score', count(*), md5(string_agg(x::text, e'\n' order by x::text)) from score as x;
        commit;
    end loop;
end
$$;

-- no order differs from the first
select count(distinct l.load_order) as orders,
       count(distinct l.load_order) filter (where l.digest is distinct from f.digest) as different
from loaded as l
join loaded as f on f.load_order = 1 and f.relation = l.relation;
select l.relation, min(l.row_count) > 0 as has_rows, count(*) filter (where l.digest is distinct from f.digest) as different
from loaded as l
join loaded as f on f.load_order = 1 and f.relation = l.relation
group by l.relation
order by l.relation;

-- what was filled in is there: months later than that of the event, carried months,
-- states, and months of revocation
select count(*) filter (where month > date_trunc('month', occurred_on) and carried_from is null) > 0 as moved_by_document,
       count(*) filter (where carried_from is not null) > 0 as carried,
       count(*) filter (where revoked_month is not null) > 0 as revoked,
       count(distinct status) as states
from event;
select count(*) filter (where points > 0) > 0 as bonuses, count(*) filter (where points < 0) > 0 as penalties,
       count(*) filter (where superseded_by is not null) > 0 as superseded
from credit;

set client_min_messages = warning;
drop schema regress_load_order cascade;
