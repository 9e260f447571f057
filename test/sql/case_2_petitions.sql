-- Petitions, in rows alone: rates, a comparison with last month, earning from zero up to a cap, and several amounts beside a
-- threshold in one item.  100 points a month.
--
--   accept       rate × 5                    satisfied    rate × 10
--   reply        answered in time ÷ due × 10 taking_part  rate × 5
--   repeat       10, −1 for each repeated letter more than last month, stops at 0
--   study        3 + 2, two marks            meetings     +1 each, at most 6, from 0
--   leader       4: no record −2, not carried out −2, settled rate below 85 % −1, not below 0
--   rest         45, a mark

set datestyle = iso;
set jit = off;

select xcedu.create_assessment('regress_petitions', 'empty');
set search_path = regress_petitions, pg_catalog;

insert into league (league, title) values ('all', '各单位');
insert into unit (unit, name, league) values ('A', '甲', 'all'), ('B', '乙', 'all'), ('C', '丙', 'all');
insert into scheme (scheme, title) values ('petitions', '信访工作考核');
insert into item (item, title) values
    ('total', '总分'), ('base', '基础分'), ('accept', '及时受理率'), ('reply', '按期答复率'), ('repeat', '重复信访'), ('satisfied', '满意率'),
    ('taking_part', '参评率'), ('study', '学习'), ('study_plan', '学习计划'), ('study_notes', '学习记录'), ('meetings', '研判会议'),
    ('leader', '领导接访'), ('settled', '化解率'), ('rest', '其他工作');
insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, compare, against, clause) values
    ('petitions', 'total', null, 'group', null, 1, 0, null, null, null, null, null),
    ('petitions', 'base', 'total', 'group', 'base', 1, 0, 0, null, null, null, '百分制'),
    ('petitions', 'accept', 'base', 'measure', null, 1, 0, 0, 5, 'value', null, '及时受理率×5分'),
    ('petitions', 'reply', 'base', 'measure', null, 2, 0, 0, 10, 'ratio', 'target', '按期答复件数÷应答复件数×10分'),
    ('petitions', 'repeat', 'base', 'measure', null, 3, 10, 0, 10, 'difference', 'previous', '重复信访比上月每增加1件扣1分，扣完为止'),
    ('petitions', 'satisfied', 'base', 'measure', null, 4, 0, 0, 10, 'value', null, '满意率×10分'),
    ('petitions', 'taking_part', 'base', 'measure', null, 5, 0, 0, 5, 'value', null, '参评率×5分'),
    ('petitions', 'study', 'base', 'group', null, 6, 0, 0, null, null, null, '学习5分'),
    ('petitions', 'study_plan', 'study', 'mark', null, 1, 3, 0, 3, null, null, '计划3分'),
    ('petitions', 'study_notes', 'study', 'mark', null, 2, 2, 0, 2, null, null, '记录2分'),
    ('petitions', 'meetings', 'base', 'event', null, 7, 0, 0, 6, null, null, '每召开一次加1分，最多6分'),
    ('petitions', 'leader', 'base', 'group', null, 8, 4, 0, 4, null, null, '领导接访4分'),
    ('petitions', 'settled', 'leader', 'measure', null, 1, 0, null, null, 'value', null, '化解率低于85%扣1分'),
    ('petitions', 'rest', 'base', 'mark', null, 9, 45, 0, 45, null, null, '其他工作45分');
insert into scheme_band (scheme, item, at_least, points, slope) values
    ('petitions', 'accept', 0, 0, 5), ('petitions', 'reply', 0, 0, 10), ('petitions', 'satisfied', 0, 0, 10), ('petitions', 'taking_part', 0, 0, 5),
    ('petitions', 'repeat', 0, 0, -1),
    ('petitions', 'settled', 0, -1, 0), ('petitions', 'settled', 0.85, 0, 0);
insert into rule (rule, title) values ('meeting', '召开研判会议'), ('no_record', '无接访记录'), ('not_carried_out', '未落实');
insert into scheme_rule (scheme, rule, item, points, clause) values
    ('petitions', 'meeting', 'meetings', 1, '每召开一次加1分'),
    ('petitions', 'no_record', 'leader', -2, '无记录扣2分'),
    ('petitions', 'not_carried_out', 'leader', -2, '未落实扣2分');
select finding, severity, subject from lint_scheme('petitions') where severity = 'error' order by finding, subject;

-- May, of which the repeated letters matter alone, and June
select open_month('2024-05-01'), open_month('2024-06-01');
insert into measure (unit, item, month, value) values ('A', 'repeat', '2024-05-01', 2), ('B', 'repeat', '2024-05-01', 4), ('C', 'repeat', '2024-05-01', 1);
insert into measure (unit, item, month, value, target) values
    ('A', 'accept', '2024-06-01', 1, null), ('B', 'accept', '2024-06-01', 1, null), ('C', 'accept', '2024-06-01', 1, null),
    ('A', 'reply', '2024-06-01', 29, 31), ('B', 'reply', '2024-06-01', 12, 12), ('C', 'reply', '2024-06-01', 7, 7),
    ('A', 'repeat', '2024-06-01', 5, null), ('B', 'repeat', '2024-06-01', 4, null), ('C', 'repeat', '2024-06-01', 0, null),
    ('A', 'satisfied', '2024-06-01', 0.98, null), ('B', 'satisfied', '2024-06-01', 1, null), ('C', 'satisfied', '2024-06-01', 1, null),
    ('A', 'taking_part', '2024-06-01', 1, null), ('B', 'taking_part', '2024-06-01', 1, null), ('C', 'taking_part', '2024-06-01', 1, null),
    ('A', 'settled', '2024-06-01', 0.85, null), ('B', 'settled', '2024-06-01', 0.8, null), ('C', 'settled', '2024-06-01', 1, null);
insert into mark (unit, item, month, score) values
    ('A', 'study_plan', '2024-06-01', 3), ('A', 'study_notes', '2024-06-01', 2), ('A', 'rest', '2024-06-01', 45),
    ('B', 'study_plan', '2024-06-01', 3), ('B', 'study_notes', '2024-06-01', 2), ('B', 'rest', '2024-06-01', 40),
    ('C', 'study_plan', '2024-06-01', 3), ('C', 'study_notes', '2024-06-01', 2), ('C', 'rest', '2024-06-01', 45);
insert into event (unit, event_id, rule, title, occurred_on, document_no, document_on, status)
select m.unit, 'meeting' || n, 'meeting', '研判会议', date '2024-06-01' + n, '会议纪要 ' || n, date '2024-06-01' + n, 'approved'
from (values ('A', 4), ('B', 7)) as m (unit, meetings)
cross join lateral generate_series(1, m.meetings) as n;
insert into event (unit, event_id, rule, title, occurred_on) values ('B', 'record', 'no_record', '无接访记录', '2024-06-20');

-- A: 5 + 9.354839 + 7 + 9.8 + 5 + 5 + 4 + 4 + 45 = 94.154839
-- B: 5 + 10 + 10 + 10 + 5 = 40, + 5 + 6 + 1 + 40 = 92
-- C: 40 + 5 + 0 + 4 + 45 = 94
select unit, rank, total from ranking where month = '2024-06-01' order by rank, unit;
select item,
       max(score) filter (where unit = 'A') as "A", max(score) filter (where unit = 'B') as "B", max(score) filter (where unit = 'C') as "C"
from item_score
where month = '2024-06-01'
group by item
order by array_position('{accept,reply,repeat,satisfied,taking_part,study,study_plan,study_notes,meetings,leader,settled,rest,base,total}', item);
select s.unit, s.total, sum(e.points) = s.total as adds_up
from score as s
cross join lateral explain(s.unit, s.month) as e
where s.month = '2024-06-01'
group by s.unit, s.total
order by s.unit;
select line, kind, parent, item, rule, points, why from explain('B', '2024-06-01') order by line;

-- what May lacks keeps it from being published, and June after it
select unit, count(*) as missing from missing_mark where month = '2024-05-01' group by unit order by unit;

set client_min_messages = warning;
drop schema regress_petitions cascade;
