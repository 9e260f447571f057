-- A rule-book small enough to be scored by hand, and four units under it.
--
-- One section, 100 of 100: chore 20, 5 off for each breach; key 80, marked.  So the base score
-- of a month is 20 − 5 × breaches + mark.  praise +3 and honour +5 are levels of one
-- commendation, blame −2.  甲, 乙 and 丙 are of one league, 丁 is alone in the other.
insert into league (league, title) values ('county', '县区'), ('department', '市直部门');
insert into scheme (scheme, title) values ('small', '小办法');
insert into provision (scheme, provision, clause) values ('small', 'base', '扣完为止'), ('small', 'highest', '按最高级别加分');
insert into item (item, title) values
    ('total', '总分'), ('base', '基础分'), ('bonus', '加分'), ('penalty', '扣分'), ('all', '全部'), ('chore', '日常'), ('key', '重点'),
    ('commendation', '表彰'), ('criticism', '批评');
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap, weight, points_each, clause) values
    ('small', 'total', null, 'group', null, 0, null, null, null, null, null),
    ('small', 'base', 'total', 'group', 'base', 0, 0, null, 100, null, '扣完为止'),
    ('small', 'bonus', 'total', 'group', 'bonus', 0, null, null, null, null, null),
    ('small', 'penalty', 'total', 'group', 'penalty', 0, null, null, null, null, null),
    ('small', 'all', 'base', 'group', null, 0, null, null, 100, null, '百分制'),
    ('small', 'chore', 'all', 'breach', null, 20, 0, 20, null, 5, '一次扣5分'),
    ('small', 'key', 'all', 'mark', null, 80, 0, 80, null, null, '考评打分'),
    ('small', 'commendation', 'bonus', 'event', null, 0, null, null, null, null, null),
    ('small', 'criticism', 'penalty', 'event', null, 0, null, null, null, null, null);
insert into rule (rule, title) values ('praise', '市级表彰'), ('honour', '省级表彰'), ('blame', '通报批评');
insert into scheme_rule (scheme, rule, item, once, level, points, needs_document, clause) values
    ('small', 'praise', 'commendation', 'commendation', 'city', 3, true, '加3分'),
    ('small', 'honour', 'commendation', 'commendation', 'province', 5, true, '加5分'),
    ('small', 'blame', 'criticism', null, null, -2, false, '扣2分');
insert into unit (unit, name, league) values
    ('A', '甲', 'county'), ('B', '乙', 'county'), ('C', '丙', 'county'), ('D', '丁', 'department');
