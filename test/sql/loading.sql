-- Facts load with plain COPY under HEADER match, natural keys and all; a wrong row is
-- named, and nothing of its file is kept.

set datestyle = iso;
select xcedu.create_assessment('regress_loading', 'xuchang-2023-8');
set search_path = regress_loading, pg_catalog;

copy unit (unit, name, league) from stdin with (format csv, header match);
unit,name,league
XC-CZJ,市财政局,department
\.
copy rater from stdin with (format csv, header match);
unit,role
XC-CZJ,评分
\.
copy ledger from stdin with (format csv, header match);
task_no,item,title,goal
1,key7,落实教育费附加,一级目标七：经费保障
\.
copy ledger_unit from stdin with (format csv, header match);
task_no,unit
1,411002
1,XC-CZJ
\.
copy exemption from stdin with (format csv, header match);
unit,item,first_month,last_month,reason
XC-DCQ,key6,2023-12-01,,无职业院校
\.
copy holiday from stdin with (format csv, header match);
day,working,title
2024-02-10,false,春节
2024-02-18,true,春节调休
\.
select open_month('2024-01-01');
copy task from stdin with (format csv, header match);
unit,task_id,item,month,title,issued_on,due_on,done_on,external_id
411002,ad-1,assignment,2024-01-01,"报送材料, 一式两份",2024-01-02,2024-01-10,2024-01-10,OA-7
411002,sv-1,supervision,2024-01-01,整改,2024-01-02,2024-01-10,,
\.
copy mark (unit, item, month, score, deduction, reason) from stdin with (format csv, header match);
unit,item,month,score,deduction,reason
411002,key1,2024-01-01,6.5,,进度滞后
411002,key7,2024-01-01,,0.25,
\.
copy event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, month, carried_from, revoked_month, external_id) from stdin with (format csv, header match);
unit,event_id,rule,work,title,occurred_on,document_no,document_on,status,month,carried_from,revoked_month,external_id
411002,E1,meeting-province,现场会,省教育厅现场会,2024-01-10,豫教〔2024〕1号,2024-02-01,approved,,,,
411002,E2,criticism,,通报批评,2024-01-11,,,,,,,OA-8
411002,E3,report-nation,,报道,2024-01-12,,,,,,,
\.
select unit, task_id, item, month, title, issued_on, due_on, done_on, external_id from task order by unit, task_id;
select unit, item, month, score, deduction, reason from mark order by unit, item;
select unit, event_id, rule, work, status, month, carried_from, revoked_month, external_id from event order by unit, event_id;

-- a copy of what is there has the columns of the file
copy (select unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, month, carried_from, revoked_month, external_id
      from event order by unit, event_id) to stdout with (format csv, header);

-- a header in another order, or with a column missing
copy mark (unit, item, month, score, deduction, reason) from stdin with (format csv, header match);
item,unit,month,score,deduction,reason
key2,411002,2024-01-01,6.5,,
\.
copy mark (unit, item, month, score, deduction, reason) from stdin with (format csv, header match);
unit,item,month,score,deduction
411002,key2,2024-01-01,6.5,
\.
-- wrong rows: one of each is named by its line or its key, and none of the file is kept
copy mark (unit, item, month, score, deduction, reason) from stdin with (format csv, header match);
unit,item,month,score,deduction,reason
411002,key2,2024-01-01,6.5,,
411002,key3,2024-01-01,6.5,1,
\.
copy mark (unit, item, month, score, deduction, reason) from stdin with (format csv, header match);
unit,item,month,score,deduction,reason
411002,key2,2024-01-01,6.5,,
411002,key3,2024-01-01,七分,,
\.
copy mark (unit, item, month, score, deduction, reason) from stdin with (format csv, header match);
unit,item,month,score,deduction,reason
411002,key2,2024-01-01,6.5,,
411999,key3,2024-01-01,6.5,,
\.
copy mark (unit, item, month, score, deduction, reason) from stdin with (format csv, header match);
unit,item,month,score,deduction,reason
411002,key2,2024-01-01,6.5,,
411002,key3,2024-01-01,7.5,,
\.
copy event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status, month, carried_from, revoked_month, external_id) from stdin with (format csv, header match);
unit,event_id,rule,work,title,occurred_on,document_no,document_on,status,month,carried_from,revoked_month,external_id
411002,E4,criticism,,通报批评,2024-01-11,,,,,,,
411002,E5,meeting-city,,现场会,2024-01-11,,,approved,,,,
\.
select count(*) as marks from mark;
select count(*) as events from event;

set client_min_messages = warning;
drop schema regress_loading cascade;
