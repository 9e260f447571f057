-- Random facts: the views against the reference in plain SQL (test/oracle/score.sql).

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\set oracle :abs_srcdir '/oracle/score.sql'
select xcedu.create_assessment('regress_random', 'xuchang-2023-8');
set search_path = regress_random, pg_catalog;
\set ECHO none
\i :oracle
\set ECHO all
select setseed(0.8);

-- 60 units of two leagues, 9 months under two schemes with other points
insert into unit
select 'u' || g, 'unit ' || g, case when g % 3 = 0 then 'department' else 'county' end
from generate_series(1, 51) as g;
insert into scheme (scheme, title, issued_on, due_day) values ('revised', 'a revised scheme', '2024-06-01', 10);
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, leagues, standard, clause, first_month, last_month)
select 'revised', item, parent, kind, part, place,
       case when kind in ('breach', 'mark') then start + 1 else start end, floor, cap + 1,
       weight + case item when 'daily' then 10 when 'key' then -10 else 0 end,
       points_each + 0.25, leagues, standard, clause,
       case when item = 'key3' then date '2024-07-01' end, case when item = 'key4' then date '2024-06-01' end
from scheme_item;
insert into scheme_rule (scheme, rule, item, once, level, precedence, points, needs_document, clause, reading)
select 'revised', rule, item, once, level, precedence, points * 1.5, needs_document, clause, reading
from scheme_rule;

insert into ledger select g, 'key' || 1 + g % 9, 'task', null from generate_series(1, 30) as g;
insert into ledger_unit
select l.task_no, u.unit
from ledger as l
cross join unit as u
where random() < 0.1;
insert into exemption
select u.unit, si.item, date '2024-01-01' + (floor(random() * 8)::int * interval '1 month'), null, 'random'
from unit as u
cross join scheme_item as si
where si.scheme = 'revised' and si.kind in ('breach', 'mark') and random() < 0.05;

select count(open_month((date '2023-12-01' + g * interval '1 month')::date,
                        case when g < 6 then 'xuchang-2023-8' else 'revised' end)) as months
from generate_series(0, 8) as g;

-- a third of the reports on time, a third late, a third never made
update task as t
set done_on = case when random() < 0.5 then t.due_on - floor(random() * 3)::int else t.due_on + floor(random() * 3)::int end
where random() < 0.67;
insert into task
select u.unit, 't' || g || '-' || p.month, case when random() < 0.5 then 'assignment' else 'supervision' end,
       p.month, 'random', p.month, p.month + 10,
       case when random() < 0.8 then p.month + floor(random() * 20)::int end, null
from unit as u
cross join period as p
cross join generate_series(1, 12) as g;
-- most marks, as scores or deductions, with up to six decimals
insert into mark
select u.unit, si.item, p.month,
       case when r.kind < 0.5 then r.given end,
       case when r.kind >= 0.5 then r.given end,
       null
from unit as u
cross join period as p
join scheme_item as si on si.scheme = p.scheme and si.kind = 'mark'
cross join lateral (
    select random() + 0 * p.revision as kind,
           round((random() * si.cap)::numeric, floor(random() * 7)::int) as given
) as r
where random() < case when u.league = 'county' then 0.99 else 0.2 end and r.given <= si.cap;
-- events of few works, so that they meet; all states; some revoked, at once or later
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month)
select r.unit, 'e' || r.g, r.rule, r.work, 'random', r.occurred_on, 'n', r.document_on, r.status,
       case when r.status = 'revoked' then
           (date_trunc('month', greatest(r.occurred_on, r.document_on)) + floor(r.dice * 3)::int * interval '1 month')::date
       end
from (
    select g,
           (array(select unit from unit order by unit))[1 + floor(random() * 60)::int] as unit,
           (array(select rule from rule order by rule))[1 + floor(random() * 13)::int] as rule,
           case when random() < 0.9 then 'w' || floor(random() * 3)::int end as work,
           d.occurred_on,
           d.occurred_on + floor(random() * 40)::int as document_on,
           (array['claimed', 'rejected', 'approved', 'approved', 'approved', 'revoked', 'revoked'])[1 + floor(random() * 7)::int] as status,
           random() as dice
    from generate_series(1, 5000) as g
    cross join lateral (select date '2023-11-15' + floor(random() * 290)::int + 0 * g as occurred_on) as d
) as r
join rule using (rule)
where not (r.status = 'revoked' and r.rule ~ '^(criticism|exposure)');
analyze;

-- the data are worth comparing
select count(*) > 3000 as events, count(distinct status) as states, count(distinct month) > 9 as months_and_more from event;
select count(*) as scores, count(total) between 300 and 500 as some_incomplete from score;
select count(*) > 20 as some_negative_bonus from score where bonus < 0;
select count(*) > 100 as some_floors from item_score where start + own < 0 and score = 0;

-- no difference
select count(*) > 500 as compared,
       count(*) filter (where (s.base, s.bonus, s.penalty, s.total) is distinct from (o.base, o.bonus, o.penalty, o.total)) as different
from score as s
full join oracle_score as o using (month, unit);

select month, unit, s.base, o.base, s.bonus, o.bonus, s.penalty, o.penalty, s.total, o.total
from score as s
full join oracle_score as o using (month, unit)
where (s.base, s.bonus, s.penalty, s.total) is distinct from (o.base, o.bonus, o.penalty, o.total)
order by month, unit
limit 5;

-- the bonus is what bonus_gain() says of the same events
select count(*) > 500 as compared, count(*) filter (where g.gain <> s.bonus) as different
from (
    select p.month, e.unit,
           xcedu.bonus_gain(r.once || ' ' || e.work_key, r.points,
                            e.month < p.month and (e.status = 'approved' or e.revoked_month >= p.month),
                            e.status = 'approved' or e.revoked_month > p.month) as gain
    from period as p
    join event as e on e.month <= p.month and e.status in ('approved', 'revoked')
    join period as own on own.month = e.month
    join scheme_rule as r on r.scheme = own.scheme and r.rule = e.rule and r.points > 0
    group by p.month, e.unit
) as g
join score as s using (month, unit);

-- every score adds up from its lines
select count(*) > 500 as compared,
       count(*) filter (where s.bonus + s.penalty <> coalesce(c.points, 0)) as credit_differs
from score as s
left join (select month, unit, sum(points) as points from credit group by month, unit) as c using (month, unit);
select count(*) > 500 as compared,
       count(*) filter (where i.score is distinct from greatest(i.start - coalesce(d.points, 0), 0)) as deduction_differs
from item_score as i
join period as p using (month)
join scheme_item as si on si.scheme = p.scheme and si.item = i.item and si.kind in ('breach', 'mark')
left join (select month, unit, item, sum(points) as points from deduction group by month, unit, item) as d on (d.month, d.unit, d.item) = (i.month, i.unit, i.item)
where i.score is not null;

-- the order of rows plays no part: the same facts loaded backwards
create temporary table first_time as select month, unit, base, bonus, penalty, total from score;
create temporary table first_lines as select month, unit, event_id, points, outcome, superseded_by from credit;
create temporary table facts as select unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month from event;
delete from event;
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month)
select unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, revoked_month
from facts
order by md5(unit || event_id);
select count(*) as different from (
    (select month, unit, base, bonus, penalty, total from score except select month, unit, base, bonus, penalty, total from first_time)
    union all
    (select month, unit, base, bonus, penalty, total from first_time except select month, unit, base, bonus, penalty, total from score)
) as d;
select count(*) as different from (
    (select month, unit, event_id, points, outcome, superseded_by from credit except select month, unit, event_id, points, outcome, superseded_by from first_lines)
    union all
    (select month, unit, event_id, points, outcome, superseded_by from first_lines except select month, unit, event_id, points, outcome, superseded_by from credit)
) as d;

set client_min_messages = warning;
drop schema regress_random cascade;
