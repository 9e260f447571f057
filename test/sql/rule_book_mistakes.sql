-- Somebody writes a rule-book in a spreadsheet and makes every mistake once: each message names the row, the value and the
-- rule, and says what to do where something can be done.
--
-- The rule-book is right at the end, so each mistake stands alone.  Sheets are loaded by load_csv(), which names line, column
-- and value; the same mistakes by INSERT are under them.

set datestyle = iso;
\pset format unaligned
\set SHOW_CONTEXT never
\set VERBOSITY default
select xcedu.create_assessment('regress_mistakes', 'empty');
set search_path = regress_mistakes, pg_catalog;
create function pg_temp.sheet(relation text, variadic lines text[])
returns table (line integer, "column" text, value text, reason text)
language sql
as $$
    select s.line, s."column", s.value, s.reason
    from regress_mistakes.load_csv(sheet.relation, convert_to(array_to_string(sheet.lines, e'\n'), 'UTF8')) as s
    order by s.line, s."column"
$$;
insert into league (league, title) values ('town', '乡镇'), ('bureau', '部门');
insert into unit (unit, name, league) values ('T1', '东镇', 'town'), ('T2', '西镇', 'town'), ('B1', '某局', 'bureau');
insert into scheme (scheme, title) values ('book', '考核办法');
insert into item (item, title) values
    ('total', '总分'), ('base', '基础分'), ('letters', '信访'), ('visit', '检查'), ('rate', '办结率'), ('praise', '加分'), ('only', '部门工作'), ('a', '甲'), ('b', '乙');
insert into rule (rule, title) values ('won', '受表彰'), ('blamed', '被批评'), ('veto', '一票否决');

-- ---------- the sheet of the items ----------
-- the name of a table, a name of a column, a column that is missing
select * from pg_temp.sheet('items', '考核内容代码,考核内容名称', 'x,甲');
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,类别', 'book,total,group');
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码', 'book,total,');
-- a parent that is not there, an item that is not there, a scheme that is not there
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式', 'book,total,,group', 'book,letters,bsae,mark');
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式', 'book,total,,group', 'book,lettres,total,group');
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式', 'bok,total,,group');
-- a kind in words, a part that is not known, a rater that is not known
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式,所属部分,评分方式',
                            'book,total,,总分,,', 'book,base,total,group,奖励,', 'book,visit,base,mark,,average');
-- text, a per cent sign, full-width digits, two numbers where a number belongs
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式,上限,权重,起始分,下限',
                            'book,total,,group,一百,,,', 'book,base,total,group,100,30%,,', 'book,visit,base,mark,４０,,0,0', 'book,rate,base,group,40,,0-5,');
-- a floor above the cap, points for each breach of a mark, none of a breach, a comparison without what is compared with
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式,下限,上限,每次扣分,比较方式,比较对象,评分方式,越低越好',
                            'book,total,,group,,,,,,,', 'book,base,total,group,100,0,,,,,', 'book,visit,base,mark,0,40,2,,,,', 'book,letters,base,breach,0,30,,,,,',
                            'book,rate,base,measure,0,30,,,,,', 'book,a,base,measure,0,30,,ratio,,,', 'book,b,base,measure,0,30,,value,target,,', 'book,only,base,group,0,30,,,,mean,',
                            'book,praise,base,measure,0,30,,value,,,是');
-- two totals, a total with a part, an item twice, an item above itself
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式,所属部分', 'book,total,,group,', 'book,base,,group,');
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式,所属部分', 'book,total,,group,base');
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式', 'book,total,,group', 'book,a,total,group', 'book,a,total,mark');
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式', 'book,a,a,group');
-- an unknown league, a stage that ends before it begins, a month that is a date, a weight of nothing
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式,限于组别', 'book,total,,group,', 'book,only,total,mark,部门');
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式,阶段首月,阶段末月,权重',
                            'book,total,,group,,,', 'book,a,total,group,2024-06,2024-03,', 'book,b,total,group,2024-01-15,,', 'book,base,total,group,,,0');
-- the same by INSERT
insert into scheme_item (scheme, item, kind) values ('book', 'total', 'group');
insert into scheme_item (scheme, item, parent, kind) values ('book', 'letters', 'bsae', 'mark');
insert into scheme_item (scheme, item, parent, kind) values ('book', 'base', 'total', '总分');
insert into scheme_item (scheme, item, parent, kind, cap) values ('book', 'base', 'total', 'group', '一百');
insert into scheme_item (scheme, item, parent, kind, floor, cap) values ('book', 'base', 'total', 'group', 100, 0);
insert into scheme_item (scheme, item, kind) values ('book', 'base', 'group');
insert into scheme_item (scheme, item, parent, kind, only_for) values ('book', 'only', 'total', 'group', '{部门}');
insert into scheme_item (scheme, item, parent, kind, only_for) values ('book', 'only', 'total', 'group', '部门');

-- ---------- a tree that does not hang together ----------
-- a cycle, a child of the total without a part, a part further down: nothing until a month is to be scored by it
insert into scheme_item (scheme, item, parent, kind) values ('book', 'a', 'b', 'group'), ('book', 'b', 'a', 'group'), ('book', 'base', 'total', 'group');
insert into scheme_item (scheme, item, parent, kind, part, cap) values ('book', 'visit', 'base', 'mark', 'base', 40);
select severity, finding, subject, message from lint_scheme('book') where finding = 'broken_tree' order by subject;
select open_month('2024-01-01', 'book');
delete from scheme_item where item in ('a', 'b');
select open_month('2024-01-01', 'book');
delete from scheme_item;
-- no total
insert into scheme (scheme, title) values ('headless', '没有总分');
select severity, finding, subject, message from lint_scheme('headless') order by finding, subject;
-- (such a month can be opened: that it has no items is said when it is to be published)
begin;
select open_month('2024-01-01', 'headless');
select publish_month('2024-01-01');
rollback;
select open_month('2024-01-01', 'bok');
select severity, finding, subject, message from lint_scheme('bok');

-- ---------- what can be loaded, and is meant otherwise: lint_scheme() ----------
select * from pg_temp.sheet('scheme_item', '办法代码,考核内容代码,上级代码,计分方式,所属部分,起始分,下限,上限,权重,每次扣分,比较方式,评分方式',
                            'book,total,,group,,0,,,,,,', 'book,base,total,group,base,0,0,,,,,', 'book,letters,base,breach,,30,0,30,,50,,', 'book,visit,base,mark,,40,0,,40,,,mean',
                            'book,rate,base,measure,,0,0,30,,,value,', 'book,praise,total,event,bonus,0,0,5,,,,', 'book,a,base,group,,0,0,,,,,');
-- a weight without full marks, a breach that takes more than there is, no bands, no clause
select severity, finding, subject, message from lint_scheme('book') order by severity desc, finding, subject;
update scheme_item set cap = 40, clause = '检查40分' where item = 'visit';
update scheme_item set points_each = 2, clause = '逾期一件扣2分' where item = 'letters';
update scheme_item set weight = null;

-- ---------- the sheet of the bands ----------
-- two bands that begin at the same value, a per cent sign, bands of an item that is not measured, of one that is not there
select * from pg_temp.sheet('scheme_band', '办法代码,考核内容代码,下限,分值', 'book,rate,0,0', 'book,rate,90,30', 'book,rate,90,20');
select * from pg_temp.sheet('scheme_band', '办法代码,考核内容代码,下限,分值', 'book,rate,90%,30', 'book,rate,,0', 'book,rats,80,20');
select * from pg_temp.sheet('scheme_band', '办法代码,考核内容代码,下限,分值', 'book,rate,0,0', 'book,rate,80,30', 'book,rate,90,20', 'book,letters,0,5', 'book,rate,100,900');
select severity, finding, subject, message from lint_scheme('book') where finding ~ 'band' order by finding, subject;
delete from scheme_band where item = 'letters' or at_least > 80;

-- ---------- the sheet of the rules ----------
-- a rule without an item, with an item or a code that is not there, without points, with points and a range, of zero points
select * from pg_temp.sheet('scheme_rule', '办法代码,规则代码,考核内容代码,分值,分值下限,分值上限',
                            'book,won,,5,,', 'book,blamed,penalty,-4,,', 'book,lost,praise,5,,', 'book,veto,praise,,,');
select * from pg_temp.sheet('scheme_rule', '办法代码,规则代码,考核内容代码,分值,分值下限,分值上限', 'book,won,praise,5,3,8', 'book,blamed,base,0,,', 'book,veto,base,,-5,-10');
select * from pg_temp.sheet('scheme_rule', '办法代码,规则代码,考核内容代码,分值,分值下限,分值上限', 'book,won,praise,,3,', 'book,blamed,base,,-5,10');
-- an effect in words, a grade that is not there, a limit without a grade, both a label and a repeat, both a label and a cap, a cap below zero
select * from pg_temp.sheet('scheme_rule', '办法代码,规则代码,考核内容代码,分值,效果,等次上限,不重复标记,加重分值,一期最多',
                            'book,veto,base,,一票否决,,,,', 'book,blamed,base,,grade_at_most,,,,', 'book,won,praise,5,,,won,,10');
select * from pg_temp.sheet('scheme_rule', '办法代码,规则代码,考核内容代码,分值,效果,等次上限,不重复标记,加重分值,一期最多',
                            'book,veto,base,,grade_at_most,fial,,,', 'book,blamed,base,-4,,,blame,-8,', 'book,won,praise,5,,,,,-6');
-- a repeat of the other sign, a league that is not there
select * from pg_temp.sheet('scheme_rule', '办法代码,规则代码,考核内容代码,分值,加重分值,限于组别', 'book,blamed,base,-4,8,', 'book,won,praise,5,,乡镇');
-- the same by INSERT
insert into scheme_rule (scheme, rule, item, points) values ('book', 'won', null, 5);
insert into scheme_rule (scheme, rule, item, points) values ('book', 'blamed', 'penalty', -4);
insert into scheme_rule (scheme, rule, item) values ('book', 'veto', 'base');
insert into scheme_rule (scheme, rule, item, points, only_for) values ('book', 'won', 'praise', 5, '{乡镇}');
-- grades: a share in per cent, two of one place; periods: a length that there is none of, the thirteenth period, a month that begins no quarter
select * from pg_temp.sheet('scheme_grade', '办法代码,等次代码,等次名称,次序,最低总分,名额比例', 'book,a,优秀,1,90,40', 'book,b,良好,2,80,', 'book,c,合格,2,60,');
select * from pg_temp.sheet('scheme_grade', '办法代码,等次代码,等次名称,次序,最低总分,名额比例', 'book,a,优秀,1,90,30%');
select * from pg_temp.sheet('scheme', '办法代码,办法名称,考核周期,年度成绩,启用月份', 'q2,季度,4,平均,', 'q3,季度,3,mean,2024-02', 'q4,季度,季,mean,');
select * from pg_temp.sheet('scheme_period', '办法代码,第几期,权重', 'book,13,1', 'book,1,0');
-- codes: blank at the end, twice in a sheet
select * from pg_temp.sheet('item', '考核内容代码,考核内容名称', 'c,丙', 'c,丙', 'd,');
insert into item (item, title) values ('c ', '丙');

-- ---------- the facts ----------
insert into scheme_rule (scheme, rule, item, points, clause) values ('book', 'won', 'praise', 5, '受表彰加5分'), ('book', 'blamed', 'base', -4, '被批评扣4分');
update scheme_item set compare = 'ratio', against = 'target' where item = 'rate';
update scheme_item set only_for = '{bureau}', kind = 'mark', cap = 10, clause = '部门工作10分' where item = 'a';
insert into scheme (scheme, title, months) values ('quarter', '季度办法', 3);
insert into scheme_item (scheme, item, parent, kind, part, start, floor, cap) values
    ('quarter', 'total', null, 'group', null, 0, null, null), ('quarter', 'visit', 'total', 'mark', 'base', 0, 0, 100);
select open_month('2024-02-01', 'quarter');
select open_month('2024-01-01', 'book');
-- a rater that is missing, a rater where there is one, a mark of what is not marked, above full marks, of the other kind of unit, of nobody
select * from pg_temp.sheet('mark', '单位代码,考核内容代码,月份,评分人,得分,扣分', 'T1,visit,2024-01,,35,', 'T1,letters,2024-01,,20,', 'T2,visit,2024-01,甲,45,', 'T1,a,2024-01,,8,', 'T9,visit,2024-01,甲,30,');
select * from pg_temp.sheet('mark', '单位代码,考核内容代码,月份,评分人,得分,扣分', 'B1,a,2024-01,甲,8,', 'T1,visit,2024-01,甲,,', 'T2,visit,2024-01,甲,35,5', 'T2,visit,2024年1月5日,乙,35,', 'B1,visit,2024-03,乙,35,', 'B1,visit,2024-01,乙,优秀,');
-- a value without its target, a value twice, a task of an item that is marked, a task that is due before it is issued
select * from pg_temp.sheet('measure', '单位代码,考核内容代码,月份,数值,目标', 'T1,rate,2024-01,45,', 'T2,rate,2024-01,45,50', 'T2,rate,2024-01,46,50', 'B1,visit,2024-01,1,');
select * from pg_temp.sheet('task', '单位代码,任务编号,考核内容代码,月份,任务内容,下达日期,期限', 'T1,1,visit,2024-01,信访件,2024-01-02,2024-01-09', 'T1,2,letters,2024-01,信访件,2024-01-09,2024-01-02', 'T1,3,letters,2024-01,信访件,1/2/2024,45300');
-- an event of a rule that the scheme does not have, of no rule, with points of its own, of a quantity of zero, with a status in other words
select * from pg_temp.sheet('event', '单位代码,事项编号,规则代码,事项内容,发生日期,状态,数量,分值', 'T1,1,veto,事故,2024-01-05,,,', 'T1,2,wno,表彰,2024-01-05,,,', 'T1,3,won,表彰,2024-01-05,,,7', 'T1,4,won,表彰,2024-01-05,,0,', 'T1,5,won,表彰,2024-01-05,通过,,');
-- the same by INSERT
insert into mark (unit, item, month, score) values ('T1', 'visit', '2024-01-01', 35);
insert into mark (unit, item, month, rater, score) values ('T1', 'visit', '2024-01-01', '甲', 45);
insert into mark (unit, item, month, score) values ('T1', 'letters', '2024-01-01', 20);
insert into mark (unit, item, month, score) values ('T1', 'a', '2024-01-01', 8);
insert into measure (unit, item, month, value) values ('T1', 'rate', '2024-01-01', 45);
insert into task (unit, task_id, item, month, title, issued_on, due_on) values ('T1', '1', 'visit', '2024-01-01', '信访件', '2024-01-02', '2024-01-09');
insert into event (unit, event_id, rule, title, occurred_on) values ('T1', '1', 'veto', '事故', '2024-01-05');
-- points outside of a range, and too many of them
insert into scheme_rule (scheme, rule, item, least, most, clause) values ('book', 'veto', 'praise', 3, 8, '酌情加3至8分');
insert into event (unit, event_id, rule, title, occurred_on, points) values ('T1', '1', 'veto', '事故', '2024-01-05', 9);
insert into event (unit, event_id, rule, title, occurred_on, status) values ('T1', '1', 'veto', '事故', '2024-01-05', 'approved');
update scheme_rule set points = 50 where rule = 'won';
insert into event (unit, event_id, rule, title, occurred_on, quantity) values ('T1', '1', 'won', '表彰', '2024-01-05', 2001);
-- the rules under facts that are there
insert into mark (unit, item, month, rater, score) values ('T1', 'visit', '2024-01-01', '甲', 35);
update scheme_item set cap = 30 where scheme = 'book' and item = 'visit';
update scheme_item set parent = 'visit' where scheme = 'book' and item = 'base';
-- and what is missing is said when the month is to be published
select publish_month('2024-01-01');

-- nothing of all this stayed behind.  Towns have 30 + 40 + 30 = 100, bureaus 10 more
select severity, finding, subject, message from lint_scheme('book') where severity in ('error', 'note') order by finding, subject;
set client_min_messages = warning;
drop schema regress_mistakes cascade;
