-- A rule-book small enough to be scored by hand, and four units under it.
--
-- One section, 100 of 100: chore 20, 5 off for each breach; key 80, marked.  So the base score
-- of a month is 20 − 5 × breaches + mark.  praise +3 and honour +5 are levels of one
-- commendation, blame −2.  甲, 乙 and 丙 are of one league, 丁 is alone in the other.
insert into league (league, title) values ('county', '县区'), ('department', '市直部门');
insert into scheme (scheme, title) values ('small', '小办法');
insert into provision (scheme, provision, clause) values ('small', 'base', '扣完为止'), ('small', 'highest', '按最高级别加分');
insert into section (scheme, section, title, weight, clause) values ('small', 'all', '全部', 100, '百分制');
insert into item (item, title) values ('chore', '日常'), ('key', '重点');
insert into scheme_item (scheme, item, section, kind, full_marks, points_each, clause) values
    ('small', 'chore', 'all', 'breach', 20, 5, '一次扣5分'),
    ('small', 'key', 'all', 'mark', 80, null, '考评打分');
insert into rule (rule, title) values ('praise', '市级表彰'), ('honour', '省级表彰'), ('blame', '通报批评');
insert into scheme_rule (scheme, rule, category, level, points, clause) values
    ('small', 'praise', 'commendation', 'city', 3, '加3分'),
    ('small', 'honour', 'commendation', 'province', 5, '加5分'),
    ('small', 'blame', 'criticism', null, -2, '扣2分');
insert into unit (unit, name, league) values
    ('A', '甲', 'county'), ('B', '乙', 'county'), ('C', '丙', 'county'), ('D', '丁', 'department');
