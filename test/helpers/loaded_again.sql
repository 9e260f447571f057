-- The rule-book :scheme of the assessment :from as CSV files, loaded into a new assessment :into, with the same units and
-- facts: whatever is other there is shown, and nothing is.
select xcedu.create_assessment(:'into', 'empty') as made \gset
create temporary table files as select f.place, f.relation, f.content from :from.rule_book_csv(:'scheme') as f;
select f.relation, r.line, r."column", r.value, r.reason
from (select x.relation, x.content from files as x order by x.place) as f
cross join lateral :into.load_csv(f.relation, convert_to(f.content, 'UTF8')) as r;
drop table files;
insert into :into.unit (unit, name, league) select u.unit, u.name, u.league from :from.unit as u;
select count(:into.open_month(p.month, p.scheme)) as opened from (select x.month, x.scheme from :from.period as x order by x.month) as p \gset
insert into :into.exemption (unit, item, first_month, last_month, reason)
select x.unit, x.item, x.first_month, x.last_month, x.reason from :from.exemption as x;
insert into :into.task (unit, task_id, item, month, title, issued_on, due_on, done_on)
select t.unit, t.task_id, t.item, t.month, t.title, t.issued_on, t.due_on, t.done_on from :from.task as t;
insert into :into.mark (unit, item, month, score, deduction, rater)
select m.unit, m.item, m.month, m.score, m.deduction, m.rater from :from.mark as m;
insert into :into.measure (unit, item, month, value, target)
select m.unit, m.item, m.month, m.value, m.target from :from.measure as m;
insert into :into.event (unit, event_id, rule, work, title, occurred_on, status, quantity, points)
select e.unit, e.event_id, e.rule, e.work, e.title, e.occurred_on, e.status, e.quantity, e.points from :from.event as e;
select count(*) as scores, count(*) filter (where (a.base, a.bonus, a.penalty, a.total, a.rank, a.grade) is distinct from
                                                   (b.base, b.bonus, b.penalty, b.total, b.rank, b.grade)) as differ
from :from.ranking as a
full join :into.ranking as b on b.month = a.month and b.unit = a.unit;
