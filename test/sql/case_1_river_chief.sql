-- A township's river chief, in rows alone: a year of 100 points, completion of a plan, marks beside deductions in one item,
-- required articles and further ones, bonuses and penalties on top.
--
--   unfit       4: −2 for each river section found unfit, stops at 0
--   banks       4: marks of 1 and 3, and −2 for each case not reported, not below 0
--   reservoirs  4: done ÷ planned × 4
--   articles    5: one each for 1 provincial, 2 municipal and 2 county articles; each beyond that +2, +1, +0.5 on top
--   summaries   2: due twice a year, 1 each
--   others      81, of them lake 2, for the unit with a lake

set datestyle = iso;
set jit = off;

select xcedu.create_assessment('regress_river', 'empty');
set search_path = regress_river, pg_catalog;

insert into league (league, title) values ('township', '乡镇');
insert into unit (unit, name, league) values ('A', '甲镇', 'township'), ('B', '乙镇', 'township');
insert into scheme (scheme, title, months) values ('river', '河长制工作考核', 12);
insert into item (item, title) values
    ('total', '总分'), ('base', '基础分'), ('bonus', '加分'), ('penalty', '扣分'),
    ('organisation', '组织领导'), ('plan', '方案'), ('system', '制度'), ('tasks', '重点任务'), ('publicity', '宣传信息'),
    ('organised', '组织领导'), ('planned', '方案'), ('systems', '制度'), ('unfit', '河道不合格'), ('banks', '岸线管理'), ('bank_file', '岸线档案'),
    ('bank_patrol', '岸线巡查'), ('reservoirs', '水库治理'), ('lake', '湖泊管护'), ('other_tasks', '其他任务'), ('articles', '信息稿件'),
    ('provincial', '省级稿件'), ('municipal', '市级稿件'), ('county', '县级稿件'), ('summaries', '半年总结'), ('more_articles', '超额稿件'),
    ('commended', '表彰'), ('criticised', '批评');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, points_each, compare, against, clause) values
    ('river', 'total', null, 'group', null, 1, 0, null, null, null, null, null, null),
    ('river', 'base', 'total', 'group', 'base', 1, 0, 0, null, null, null, null, '百分制'),
    ('river', 'bonus', 'total', 'group', 'bonus', 2, 0, null, null, null, null, null, '加分'),
    ('river', 'penalty', 'total', 'group', 'penalty', 3, 0, null, null, null, null, null, '扣分'),
    ('river', 'organisation', 'base', 'group', null, 1, 0, 0, null, null, null, null, '组织领导31分'),
    ('river', 'organised', 'organisation', 'mark', null, 1, 31, 0, 31, null, null, null, '组织领导31分'),
    ('river', 'plan', 'base', 'group', null, 2, 0, 0, null, null, null, null, '方案2分'),
    ('river', 'planned', 'plan', 'mark', null, 1, 2, 0, 2, null, null, null, '方案2分'),
    ('river', 'system', 'base', 'group', null, 3, 0, 0, null, null, null, null, '制度15分'),
    ('river', 'systems', 'system', 'mark', null, 1, 15, 0, 15, null, null, null, '制度15分'),
    ('river', 'tasks', 'base', 'group', null, 4, 0, 0, null, null, null, null, '重点任务45分'),
    ('river', 'unfit', 'tasks', 'event', null, 1, 4, 0, 4, null, null, null, '每处不合格扣2分，扣完为止'),
    ('river', 'banks', 'tasks', 'group', null, 2, 0, 0, 4, null, null, null, '岸线管理4分'),
    ('river', 'bank_file', 'banks', 'mark', null, 1, 1, 0, 1, null, null, null, '档案1分'),
    ('river', 'bank_patrol', 'banks', 'mark', null, 2, 3, 0, 3, null, null, null, '巡查3分'),
    ('river', 'reservoirs', 'tasks', 'measure', null, 3, 0, 0, 4, null, 'ratio', 'target', '按完成比例计分，4分'),
    ('river', 'lake', 'tasks', 'mark', null, 4, 2, 0, 2, null, null, null, '湖泊管护2分，无湖泊的得满分'),
    ('river', 'other_tasks', 'tasks', 'mark', null, 5, 31, 0, 31, null, null, null, '其他任务31分'),
    ('river', 'publicity', 'base', 'group', null, 5, 0, 0, null, null, null, null, '宣传信息7分'),
    ('river', 'articles', 'publicity', 'group', null, 1, 0, 0, 5, null, null, null, '省级1篇、市级2篇、县级2篇，少一篇扣1分'),
    ('river', 'provincial', 'articles', 'event', null, 1, 0, 0, 1, null, null, null, '省级1篇'),
    ('river', 'municipal', 'articles', 'event', null, 2, 0, 0, 2, null, null, null, '市级2篇'),
    ('river', 'county', 'articles', 'event', null, 3, 0, 0, 2, null, null, null, '县级2篇'),
    ('river', 'summaries', 'publicity', 'breach', null, 2, 2, 0, 2, 1, null, null, '半年总结每次1分'),
    ('river', 'more_articles', 'bonus', 'event', null, 1, 0, null, null, null, null, null, '超额稿件'),
    ('river', 'commended', 'bonus', 'event', null, 2, 0, null, null, null, null, null, '表彰'),
    ('river', 'criticised', 'penalty', 'event', null, 1, 0, null, null, null, null, null, '批评');
insert into scheme_band (scheme, item, at_least, points, slope) values ('river', 'reservoirs', 0, 0, 4);
insert into rule (rule, title) values
    ('unfit', '河道不合格'), ('not_reported', '未报告'), ('provincial', '省级稿件'), ('municipal', '市级稿件'), ('county', '县级稿件'),
    ('more_provincial', '省级超额稿件'), ('more_municipal', '市级超额稿件'), ('more_county', '县级超额稿件'),
    ('commended_province', '省级表彰'), ('commended_city', '市级表彰'), ('criticised_province', '省级批评'), ('criticised_city', '市级批评');
insert into scheme_rule (scheme, rule, item, points, clause) values
    ('river', 'unfit', 'unfit', -2, '每处不合格扣2分'),
    ('river', 'not_reported', 'banks', -2, '每起未报告扣2分'),
    ('river', 'provincial', 'provincial', 1, '少一篇扣1分'),
    ('river', 'municipal', 'municipal', 1, '少一篇扣1分'),
    ('river', 'county', 'county', 1, '少一篇扣1分'),
    ('river', 'more_provincial', 'more_articles', 2, '每超一篇加2分'),
    ('river', 'more_municipal', 'more_articles', 1, '每超一篇加1分'),
    ('river', 'more_county', 'more_articles', 0.5, '每超一篇加0.5分'),
    ('river', 'commended_province', 'commended', 20, '省级表彰加20分'),
    ('river', 'commended_city', 'commended', 10, '市级表彰加10分'),
    ('river', 'criticised_province', 'criticised', -20, '省级批评扣20分'),
    ('river', 'criticised_city', 'criticised', -10, '市级批评扣10分');
select finding, severity, subject from lint_scheme('river') where severity = 'error' order by finding, subject;

select open_month('2018-01-01');
-- B has no lake
insert into exemption (unit, item, first_month, reason) values ('B', 'lake', '2018-01-01', '无湖泊');
insert into mark (unit, item, month, score)
select u.unit, si.item, '2018-01-01', si.cap
from unit as u
join scheme_item as si on si.kind = 'mark' and (u.unit, si.item) <> ('B', 'lake');
insert into measure (unit, item, month, value, target) values ('A', 'reservoirs', '2018-01-01', 8, 10), ('B', 'reservoirs', '2018-01-01', 6, 6);
insert into task (unit, task_id, item, month, title, issued_on, due_on, done_on)
select u.unit, 'summary' || t.half, 'summaries', '2018-01-01', '半年总结', '2018-01-02', t.due_on, t.due_on
from unit as u
cross join (values (1, date '2018-07-05'), (2, date '2018-12-25')) as t (half, due_on);
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status)
select e.unit, e.event_id, e.rule, e.event_id, e.on_day, e.event_id, e.on_day, 'approved'
from (
    values ('A', 'unfit1', 'unfit', date '2018-03-10'), ('A', 'unfit2', 'unfit', '2018-06-11'), ('A', 'unfit3', 'unfit', '2018-09-12'),
           ('A', 'case', 'not_reported', '2018-04-01'), ('A', 'province2', 'more_provincial', '2018-11-05'),
           ('A', 'praise', 'commended_city', '2018-05-20'), ('B', 'blame', 'criticised_province', '2018-06-15')
) as e (unit, event_id, rule, on_day)
union all
select u.unit, r.rule || n, r.rule, '稿件', date '2018-02-01' + n, r.rule || n, date '2018-02-01' + n, 'approved'
from unit as u
cross join (values ('provincial', 1), ('municipal', 2), ('county', 2)) as r (rule, articles)
cross join lateral generate_series(1, r.articles) as n;

-- A: 100 − 4 − 2 − 0.8 = 93.2, + 2 + 10 = 105.2; B: 100 − 20 = 80
select unit, rank, base, bonus, penalty, total from ranking where month = '2018-01-01' order by rank, unit;
select unit, item, score, out_of, coverage from item_score
where item in ('unfit', 'banks', 'reservoirs', 'lake', 'articles', 'summaries', 'base') order by unit, item;
select s.unit, s.total, sum(e.points) = s.total as adds_up
from score as s
cross join lateral explain(s.unit, s.month) as e
group by s.unit, s.total
order by s.unit;

set client_min_messages = warning;
drop schema regress_river cascade;
