-- Kinds of malformed rows.  Each is put between two good rows: alone in a file, and all
-- those of a table together in one.  Reported has to be the bad row and nothing else, with
-- its line, column, value and reason, and nothing must be loaded; without the bad rows
-- every good one is.

set datestyle = iso;
\pset format unaligned
\pset null NULL
select xcedu.create_assessment('regress_malformed', 'xuchang-2023-8');
set search_path = regress_malformed, pg_catalog;
\set ECHO none
\o /dev/null

select open_month('2023-12-01'), open_month('2024-01-01');
insert into unit select 'G' || i, '单位' || i, 'department' from generate_series(1, 1500) as i;
insert into ledger select i, 'key1', '任务' from generate_series(1, 3) as i;
-- an item and two rules that the scheme of the months does not have; one has another scheme
insert into item values ('extra', '其他');
insert into rule values ('no-scheme', '无办法'), ('other-scheme', '另一办法');
insert into scheme (scheme, title) values ('other', '另一办法');
insert into scheme_item (scheme, item, kind) values ('other', 'total', 'group');
insert into scheme_rule (scheme, rule, item, points) values ('other', 'other-scheme', 'total', -1);

-- a good row of each table; {n} makes its key
create temporary table good (relation text, header text, cells text[]);
insert into good values
    ('unit', 'unit,name,league', array['U{n}', '单位', 'department']),
    ('rater', 'unit,role', array['G{n}', '评分']),
    ('ledger', 'task_no,item,title,goal', array['1{n}', 'key1', '"新建, 改建"', '']),
    ('ledger_unit', 'task_no,unit', array['1', 'G{n}']),
    ('exemption', 'unit,item,first_month,last_month,reason', array['G{n}', 'key6', '2024年1月', '', '无职业院校']),
    ('holiday', 'day,working,title', array['2030年1月{n}日', '否', '假日']),
    ('task', 'unit,task_id,item,month,title,issued_on,due_on,done_on,external_id',
     array['411002', 'T{n}', 'assignment', '2024年1月', '报送', '2024/1/2', '2024.1.9', '', 'OA-{n}']),
    ('mark', 'unit,item,month,score,deduction,reason', array['G{n}', 'key1', '2024-01', '6.5', '', '']),
    ('event', 'unit,event_id,rule,work,title,occurred_on,document_no,document_on,status,month,carried_from,revoked_month,external_id',
     array['411002', 'E{n}', 'criticism', '', '批评', '2024-01-05', '', '', '', '', '', '', 'OA-{n}']);

-- its text; of the holiday, the n-th day from 2030-01-01 on
create function pg_temp.row_text(cells text[], n integer)
returns text
language sql
as $$
    select replace(replace(array_to_string(row_text.cells, ','),
                           '2030年1月{n}日', to_char(date '2030-01-01' + row_text.n, 'YYYY"年"FMMM"月"FMDD"日"')),
                   '{n}', row_text.n::text)
$$;

-- The kinds.  A cell in the place of that of a good row, or a row of its own; {n} makes its
-- key, {b} is that of the good row before it.  Alone: never in one file with others.
create temporary table kind (
    id integer generated always as identity,
    relation text,
    "row" text,
    "column" text,
    value text,
    reason text,
    alone boolean not null default false
);

create function pg_temp.with_cell(relation text, "column" text, cell text)
returns text
language sql
as $$
    select array_to_string(array(select case when c.name = with_cell."column" then with_cell.cell else c.cell end
                                 from unnest(string_to_array(g.header, ','), g.cells) with ordinality as c (name, cell, place)
                                 order by c.place), ',')
    from good as g
    where g.relation = with_cell.relation
$$;

-- what is wrong with a cell by itself
insert into kind (relation, "row", "column", value, reason)
select w.relation, pg_temp.with_cell(w.relation, w."column", w.cell), w."column",
       coalesce(w.value, w.cell), w.reason
from (values
    -- days that are none
    (1, 'task', 'issued_on', '2024-02-30', null, 'no such day'),
    (2, 'task', 'issued_on', '2023-02-29', null, 'no such day'),
    (3, 'task', 'issued_on', '1900-02-29', null, 'no such day'),
    (4, 'task', 'issued_on', '2024-13-01', null, 'no such day'),
    (5, 'task', 'issued_on', '2024-00-10', null, 'no such day'),
    (6, 'task', 'issued_on', '2024-01-00', null, 'no such day'),
    (7, 'task', 'issued_on', '2024-1-32', null, 'no such day'),
    (8, 'task', 'due_on', '2024/4/31', null, 'no such day'),
    (9, 'task', 'due_on', '2024.6.31', null, 'no such day'),
    (10, 'task', 'done_on', '2024年2月30日', null, '日历上没有这一天'),
    (11, 'task', 'done_on', '0000-01-01', null, 'no such day'),
    -- days of which the order is not clear
    (20, 'task', 'issued_on', '5/1/24', null, '次序不明'),
    (21, 'task', 'issued_on', '5/1/2024', null, 'order of day, month and year is not clear: write 2024-01-05'),
    (22, 'task', 'issued_on', '05/01/2024', null, 'not clear'),
    (23, 'task', 'issued_on', '31/12/2023', null, 'not clear'),
    (24, 'task', 'issued_on', '1-5-24', null, 'not clear'),
    (25, 'task', 'issued_on', '24-01-05', null, 'not clear'),
    (26, 'task', 'issued_on', '24.1.5', null, 'not clear'),
    (27, 'task', 'issued_on', '05.01.2024', null, 'not clear'),
    (28, 'mark', 'month', '1/1/24', null, 'not clear'),
    (29, 'holiday', 'day', '10/1/2025', null, 'not clear'),
    -- numbers of days
    (40, 'task', 'issued_on', '45296', null, '请把该列设为日期格式 yyyy-mm-dd'),
    (41, 'task', 'due_on', '45296.5', null, 'day number of the spreadsheet: give the column the date format'),
    (42, 'task', 'done_on', '45301.0', null, 'day number'),
    (43, 'mark', 'month', '45292', null, 'day number'),
    (44, 'event', 'occurred_on', '45296', null, 'day number'),
    (45, 'holiday', 'day', '45658', null, 'day number'),
    (46, 'exemption', 'first_month', '45292', null, 'day number'),
    -- days with the time of day
    (50, 'task', 'issued_on', '2024-01-05 09:30', null, '含时间'),
    (51, 'task', 'issued_on', '2024/1/5 0:00', null, 'has a time of day: write the day alone'),
    (52, 'task', 'issued_on', '2024-01-05T00:00:00Z', null, 'time of day'),
    (53, 'task', 'done_on', '2024年1月5日 17:00', null, 'time of day'),
    (54, 'mark', 'month', '2024-01-01 00:00:00', null, 'time of day'),
    -- full-width digits and signs
    (60, 'task', 'issued_on', '２０２４-01-05', null, '请改为半角'),
    (61, 'task', 'issued_on', '2024－01－05', null, 'full-width digits or signs: write them in ASCII'),
    (62, 'task', 'issued_on', '2024／1／5', null, 'full-width'),
    (63, 'task', 'issued_on', '2024．1．5', null, 'full-width'),
    (64, 'mark', 'month', '２０２４年１月', null, 'full-width'),
    (65, 'mark', 'score', '６.5', null, 'full-width'),
    (66, 'mark', 'score', '6．5', null, 'full-width'),
    (67, 'mark', 'score', '6，5', null, 'full-width'),
    (68, 'mark', 'deduction', '９０％', null, 'full-width'),
    (69, 'mark', 'deduction', '－1', null, 'full-width'),
    (70, 'ledger', 'task_no', '１', null, 'full-width'),
    -- other dates
    (80, 'task', 'issued_on', '2024-01', null, 'not a date: write 2024-01-05'),
    (81, 'task', 'issued_on', '2024年1月', null, '不是日期'),
    (82, 'task', 'issued_on', '1月5日', null, 'not a date'),
    (83, 'task', 'issued_on', '1-5', null, 'not a date'),
    (84, 'task', 'issued_on', '20240105', null, 'not a date'),
    (85, 'task', 'issued_on', '2024-1/5', null, 'not a date'),
    (86, 'task', 'issued_on', '2024年1月5', null, 'not a date'),
    (87, 'task', 'issued_on', '2024年1月5号', null, 'not a date'),
    (88, 'task', 'issued_on', '2024-01-05日', null, 'not a date'),
    (89, 'task', 'issued_on', '2024-01-05（五）', null, 'not a date'),
    (90, 'task', 'issued_on', '5-Jan-24', null, 'not a date'),
    (91, 'task', 'issued_on', 'Jan 5 2024', null, 'not a date'),
    (92, 'task', 'issued_on', '二〇二四年一月五日', null, 'not a date'),
    (93, 'task', 'issued_on', '2024', null, 'not a date'),
    (94, 'task', 'issued_on', 'today', null, 'not a date'),
    (95, 'task', 'due_on', 'infinity', null, 'not a date'),
    (96, 'task', 'done_on', '-infinity', null, 'not a date'),
    (97, 'task', 'done_on', '未完成', null, 'not a date'),
    (98, 'task', 'done_on', '-', null, 'not a date'),
    (99, 'task', 'done_on', 'NULL', null, 'not a date'),
    (100, 'task', 'done_on', '2024-001-05', null, 'not a date'),
    (101, 'task', 'done_on', '12024-01-05', null, 'not a date'),
    (102, 'task', 'done_on', '2024 01 05', null, 'not a date'),
    (103, 'task', 'done_on', '2024--01-05', null, 'not a date'),
    (104, 'task', 'done_on', '2024-01-05前', null, 'not a date'),
    (105, 'event', 'document_on', '民国113年1月5日', null, 'not a date'),
    (106, 'event', 'document_on', '''2024-01-05', null, 'not a date'),
    -- months
    (120, 'mark', 'month', '2024-13', null, 'no such day'),
    (121, 'mark', 'month', '2024-00', null, 'no such day'),
    (122, 'mark', 'month', '2024年13月', null, 'no such day'),
    (123, 'mark', 'month', '2024-02-30', null, 'no such day'),
    (124, 'mark', 'month', '1月', null, '不是月份，请写作 2024-01'),
    (125, 'mark', 'month', '一月', null, 'not a month: write 2024-01'),
    (126, 'mark', 'month', '1', null, 'not a month'),
    (127, 'mark', 'month', '202401', null, 'not a month'),
    (128, 'mark', 'month', '2024.1', null, 'not a month'),
    (129, 'mark', 'month', '2024.10', null, 'not a month'),
    (130, 'mark', 'month', 'Jan-24', null, 'not a month'),
    (131, 'mark', 'month', '2024-01-', null, 'not a month'),
    (132, 'mark', 'month', '2024-1月', null, 'not a month'),
    (133, 'mark', 'month', '2024年1', null, 'not a month'),
    (134, 'mark', 'month', '24年1月', null, 'not a month'),
    (135, 'mark', 'month', '1/2024', null, 'not a month'),
    (136, 'mark', 'month', '2024年1月份', null, 'not a month'),
    (137, 'mark', 'month', '2024年第1季度', null, 'not a month'),
    (138, 'mark', 'month', '2024-01至2024-02', null, 'not a month'),
    (139, 'exemption', 'last_month', '长期', null, 'not a month'),
    (140, 'event', 'revoked_month', '下月', null, 'not a month'),
    -- numbers
    (160, 'mark', 'score', '六点五', null, '不是十进制数，请写作 6.5'),
    (161, 'mark', 'score', '6.5分', null, 'not a decimal number'),
    (162, 'mark', 'score', '6..5', null, 'not a decimal number'),
    (163, 'mark', 'score', '6.5.1', null, 'not a decimal number'),
    (164, 'mark', 'score', '--6', null, 'not a decimal number'),
    (165, 'mark', 'score', '6-', null, 'not a decimal number'),
    (166, 'mark', 'score', '6e0', null, 'not a decimal number'),
    (167, 'mark', 'score', '6.50E+00', null, '科学计数法'),
    (168, 'mark', 'score', '0x6', null, 'not a decimal number'),
    (169, 'mark', 'score', 'NaN', null, 'not a decimal number'),
    (170, 'mark', 'score', 'Infinity', null, 'not a decimal number'),
    (171, 'mark', 'score', '6 .5', null, 'not a decimal number'),
    (172, 'mark', 'score', '6½', null, 'not a decimal number'),
    (173, 'mark', 'score', '6/7', null, 'not a decimal number'),
    (174, 'mark', 'score', '90%', null, 'not a decimal number'),
    (175, 'mark', 'score', '(6)', null, 'not a decimal number'),
    (176, 'mark', 'score', '√', null, 'not a decimal number'),
    (177, 'mark', 'score', '优', null, 'not a decimal number'),
    (178, 'mark', 'score', '-', null, 'not a decimal number'),
    (179, 'mark', 'score', '.', null, 'not a decimal number'),
    (180, 'mark', 'score', '1_0', null, 'not a decimal number'),
    (181, 'mark', 'score', '''6', null, 'not a decimal number'),
    (182, 'mark', 'score', '=3+3', null, 'not a decimal number'),
    (183, 'mark', 'score', '6;5', null, 'not a decimal number'),
    (184, 'mark', 'score', '٦', null, 'not a decimal number'),
    (185, 'mark', 'score', '−6', null, 'not a decimal number'),
    (186, 'mark', 'score', '"6,5"', '6,5', 'not a decimal number'),
    (187, 'mark', 'score', '"1,006.5"', '1,006.5', 'thousands separators: leave them out'),
    (188, 'ledger', 'task_no', '"1,000"', '1,000', '含千位分隔符，请去掉'),
    (189, 'ledger', 'task_no', '1.0', null, '不是整数'),
    (190, 'ledger', 'task_no', '一', null, 'not a whole number'),
    (191, 'ledger', 'task_no', '第1项', null, 'not a whole number'),
    (192, 'ledger', 'task_no', 'No.1', null, 'not a whole number'),
    (193, 'ledger', 'task_no', '1-2', null, 'not a whole number'),
    (194, 'ledger', 'task_no', '1e2', null, 'not a whole number'),
    (195, 'ledger', 'task_no', '2147483648', null, '数值过大'),
    (196, 'ledger', 'task_no', '99999999999999999999', null, 'too large'),
    (197, 'ledger_unit', 'task_no', '1、2', null, 'not a whole number'),
    -- yes or no
    (210, 'holiday', 'working', 'yes', null, '请写作 是 或 否'),
    (211, 'holiday', 'working', 'n', null, 'write true or false'),
    (212, 'holiday', 'working', '2', null, 'write true or false'),
    (213, 'holiday', 'working', '-1', null, 'write true or false'),
    (214, 'holiday', 'working', '上班', null, 'write true or false'),
    (215, 'holiday', 'working', '√', null, 'write true or false'),
    (216, 'holiday', 'working', '真', null, 'write true or false'),
    (217, 'holiday', 'working', '１', null, 'write true or false'),
    (218, 'holiday', 'working', 'tr ue', null, 'write true or false'),
    -- a status
    (230, 'event', 'status', '已认定', null, '请写作 待审、认定、未认定 或 撤销'),
    (231, 'event', 'status', '通过', null, 'write claimed, approved, rejected or revoked'),
    (232, 'event', 'status', '待审核', null, 'write claimed'),
    (233, 'event', 'status', 'Approved', null, 'write claimed'),
    (234, 'event', 'status', 'approve', null, 'write claimed'),
    (235, 'event', 'status', '认定?', null, 'write claimed'),
    -- what a spreadsheet leaves where something went wrong
    (250, 'task', 'title', '#NAME?', null, '电子表格的错误值'),
    (251, 'task', 'title', '#N/A', null, 'an error of the spreadsheet'),
    (252, 'task', 'issued_on', '########', null, 'column that was too narrow'),
    (253, 'task', 'due_on', '#VALUE!', null, 'error of the spreadsheet'),
    (254, 'mark', 'score', '#DIV/0!', null, 'error of the spreadsheet'),
    (255, 'mark', 'unit', '#REF!', null, 'error of the spreadsheet'),
    (256, 'event', 'work', '#NULL!', null, 'error of the spreadsheet'),
    (257, 'ledger', 'task_no', '#NUM!', null, 'error of the spreadsheet'),
    (258, 'task', 'external_id', '1.23457E+11', null, '长数字成了科学计数法，请把该列设为文本格式'),
    (259, 'event', 'event_id', '4E+10', null, 'scientific notation'),
    (260, 'task', 'title', E'报送\uFFFD\uFFFD材料', null, '含有已经损坏的字符'),
    (261, 'event', 'document_no', E'许\uFFFD1号', null, 'character that was lost before')
) as w (place, relation, "column", cell, value, reason)
order by w.place;

-- a cell that must not be empty: all columns that are NOT NULL, but those that are filled in
insert into kind (relation, "row", "column", value, reason)
select g.relation, pg_temp.with_cell(g.relation, a.attname, ''), a.attname, null, '必填'
from good as g
join pg_attribute as a on a.attrelid = ('regress_malformed.' || g.relation)::regclass
where a.attnum > 0
      and a.attnotnull and not a.atthasdef
      and a.attgenerated = ''
      and (g.relation, a.attname) not in (('event', 'status'), ('event', 'month'))
order by g.relation, a.attnum;

-- a cell that the tables refuse
insert into kind (relation, "row", "column", value, reason)
select w.relation, pg_temp.with_cell(w.relation, w."column", w.cell), w."column", w.cell, w.reason
from (values
    -- codes that there are not
    (1, 'unit', 'league', 'county ward', '所指的代码不存在'),
    (2, 'rater', 'unit', '411999', 'is not present in table "unit"'),
    (3, 'ledger', 'item', 'key10', 'is not present in table "item"'),
    (4, 'ledger_unit', 'task_no', '999', 'is not present in table "ledger"'),
    (5, 'ledger_unit', 'unit', '411999', 'is not present in table "unit"'),
    (6, 'exemption', 'unit', '魏都区', 'is not present in table "unit"'),
    (7, 'exemption', 'item', 'key0', 'is not present in table "item"'),
    (8, 'task', 'unit', '411002.0', 'there is no unit "411002.0"'),
    (9, 'task', 'item', '临时交办', 'there is no item "临时交办"'),
    (10, 'task', 'month', '2024-03', 'month 2024-03-01 is not open'),
    (11, 'mark', 'unit', 'g1', 'there is no unit "g1"'),
    (12, 'mark', 'item', 'Key1', 'there is no item "Key1"'),
    (13, 'mark', 'month', '2025年1月', 'month 2025-01-01 is not open'),
    (14, 'event', 'unit', '４１１００２', 'is not present in table "unit"'),
    (15, 'event', 'rule', 'no-such-rule', 'no scheme has the rule "no-such-rule"'),
    (16, 'event', 'rule', 'no-scheme', 'no scheme has the rule "no-scheme"'),
    -- codes that the scheme of the month does not have, or scores otherwise
    (20, 'event', 'rule', 'other-scheme', 'is not in scheme "xuchang-2023-8"'),
    (21, 'task', 'item', 'extra', 'item "extra" is not in scheme'),
    (22, 'task', 'item', 'key1', 'is of kind mark, not breach'),
    (23, 'mark', 'item', 'extra', 'the item is not in scheme'),
    (24, 'mark', 'item', 'report', 'is of kind breach, not mark'),
    -- values out of range
    (30, 'mark', 'score', '7.01', 'score 7.01 is above the full marks 7'),
    (31, 'mark', 'score', '-0.5', 'mark_score_within_range'),
    (32, 'mark', 'score', '1001', 'mark_score_within_range'),
    (33, 'mark', 'score', '6.1234567', 'more than six decimal places: write 6.123457'),
    (34, 'ledger', 'task_no', '0', 'ledger_task_no_positive'),
    (35, 'ledger', 'task_no', '-3', 'ledger_task_no_positive'),
    (36, 'mark', 'month', '2024-01-15', 'mark_month_is_first_day'),
    (37, 'task', 'month', '2024年1月2日', 'task_month_is_first_day'),
    (38, 'exemption', 'first_month', '2024/1/31', 'exemption_first_month_is_first_day'),
    (39, 'exemption', 'last_month', '2024-12-31', 'exemption_last_month_is_first_day'),
    (40, 'event', 'month', '2024-01-15', 'event_month_is_first_day'),
    -- an event that its rule or its days rule out
    (50, 'event', 'status', '撤销', 'a penalty cannot be revoked'),
    (51, 'event', 'month', '2023-12', 'month 2023-12-01 is before the month 2024-01-01')
) as w (place, relation, "column", cell, reason)
order by w.place;

-- a row that is wrong as a whole
insert into kind (relation, "row", "column", value, reason, alone)
select w.relation, w."row", w."column", w.value, w.reason, w.alone
from (values
    -- quotes
    (1, 'mark', 'G{n},key1,2024-01,"6"5,,', 'score', '"6"5', '引号不成对，或引号外还有内容', false),
    (2, 'mark', 'G{n},key1,2024-01,6"5,,', 'score', '6"5', 'quotes that do not match', false),
    (3, 'mark', 'G{n},key1,2024-01, "6",,', 'score', '"6"', 'something outside of them', false),
    (4, 'mark', 'G{n},key1,2024-01,"6" ,,', 'score', '"6"', 'something outside of them', false),
    (5, 'mark', 'G{n},key1,2024-01,6"",,', 'score', '6""', 'quotes that do not match', false),
    (6, 'mark', 'G{n},key1,2024-01,6,,"迟报', 'reason', '"迟报', 'quotes that do not match', true),
    (7, 'mark', 'G{n},key1,2024-01,6,,迟报"', 'reason', '迟报"', 'quotes that do not match', false),
    (8, 'mark', 'G{n},key1,2024-01,6,,"', 'reason', '"', 'quotes that do not match', true),
    (9, 'mark', 'G{n},key1,2024-01,6,,"""', 'reason', '"""', 'quotes that do not match', true),
    (10, 'mark', 'G{n},key1,2024-01,6,,"迟"报"', 'reason', '"迟"报"', 'quotes that do not match', false),
    (11, 'mark', E'G{n},key1,2024-01,"6\n"5,,', 'score', E'"6\n"5', 'something outside of them', false),
    -- too few cells or too many
    (20, 'mark', 'G{n}', null, null, 'it has 1 cells, and there are 6 columns', false),
    (21, 'mark', 'G{n},key1,2024-01,6', null, null, '有 4 个单元格，而列名有 6 个', false),
    (22, 'mark', 'G{n},key1,2024-01,6,', null, null, 'it has 5 cells, and there are 6 columns', false),
    (23, 'mark', 'G{n},key1,2024-01,6,,,x', null, null, 'it has 7 cells, and there are 6 columns', false),
    (24, 'mark', 'G{n},key1,2024-01,6,,迟报,两次', null, null, 'it has 7 cells, and there are 6 columns', false),
    (25, 'mark', 'G{n};key1;2024-01;6;;', null, null, 'it has 1 cells', false),
    (26, 'mark', E'G{n}\tkey1\t2024-01\t6\t\t', null, null, 'it has 1 cells', false),
    (27, 'mark', 'G{n}，key1，2024-01，6，，', null, null, 'it has 1 cells', false),
    (28, 'mark', '合计：3', null, null, 'it has 1 cells', false),
    (29, 'task', '411002,T{n},assignment,2024-01,报送,材料,2024-01-02,2024-01-09,,', 'issued_on', '材料', 'not a date', false),
    (30, 'task', '411002,T{n},assignment,2024-01,报送,材料,2024-01-02,2024-01-09,,OA-9', null, null, 'it has 10 cells, and there are 9 columns', false),
    -- there already, in the file or before it
    (40, 'unit', 'U{b},又一个,department', 'unit', 'U{b}', '与已有的行或文件中此前的行重复', false),
    (41, 'unit', '411002,魏都区,county', 'unit', '411002', 'unit_pkey', false),
    (42, 'rater', 'G{b},审核', 'unit', 'G{b}', 'rater_pkey', false),
    (43, 'ledger', '1{b},key2,培训,', 'task_no', '1{b}', 'ledger_pkey', false),
    (44, 'ledger_unit', '01,G{b}', 'task_no, unit', '01, G{b}', 'ledger_unit_pkey', false),
    (45, 'exemption', 'G{b},key6,2024-01-01,2024-02,停办', 'unit, item, first_month', 'G{b}, key6, 2024-01-01', 'exemption_pkey', false),
    (46, 'holiday', '2030年1月{b}日,是,调休', 'day', '2030年1月{b}日', 'holiday_pkey', false),
    (47, 'task', '411002,T{b},supervision,2024-01,督办,2024-01-02,2024-01-09,,', 'unit, task_id', '411002, T{b}', 'task_pkey', false),
    (48, 'task', '411002,T{n},assignment,2024-01,报送,2024-01-02,2024-01-09,,OA-{b}', 'unit, external_id', '411002, OA-{b}', 'task_external_id_key', false),
    (49, 'mark', 'G{b},key1,2024年1月1日,5,,', 'unit, item, month', 'G{b}, key1, 2024年1月1日', 'mark_pkey', false),
    (50, 'event', '411002,E{b},criticism,,批评,2024-01-06,,,,,,,', 'unit, event_id', '411002, E{b}', 'event_pkey', false),
    (51, 'event', '411002,E{n},criticism,,批评,2024-01-05,,,,,,,OA-{b}', 'unit, external_id', '411002, OA-{b}', 'event_external_id_key', false),
    -- cells that do not go together
    (60, 'mark', 'G{n},key1,2024-01,6,1,', 'score, deduction', '6, 1', 'mark_score_or_deduction', false),
    (61, 'mark', 'G{n},key1,2024-01,,,未评', 'score, deduction', null, 'mark_score_or_deduction', false),
    (62, 'mark', 'G{n},key1,2024-01,,7.5,', 'deduction', '7.5', 'deduction 7.5 is above the full marks 7', false),
    (63, 'mark', 'G{n},key1,2024-01,,-1,', 'deduction', '-1', 'mark_deduction_within_range', false),
    (64, 'task', '411002,T{n},assignment,2024-01,报送,2024-01-09,2024-01-02,,', 'issued_on, due_on', '2024-01-09, 2024-01-02', 'task_due_not_before_issued', false),
    (65, 'task', '411002,T{n},assignment,2024-01,报送,2024-01-02,2024-01-09,2023/1/5,', 'issued_on, done_on', '2024-01-02, 2023/1/5', 'task_done_not_before_issued', false),
    (66, 'exemption', 'G{n},key6,2024-02,2024-01,停办', 'first_month, last_month', '2024-02, 2024-01', 'exemption_months_in_order', false),
    (67, 'event', '411002,E{n},meeting-city,,现场会,2024-01-05,,,认定,,,,', 'document_no', null, 'approved only with document_no and document_on', false),
    (68, 'event', '411002,E{n},meeting-city,,现场会,2024-01-05,许1号,,认定,,,,', 'document_on', null, '均以正式文件、证书和奖牌为依据', false),
    (69, 'event', '411002,E{n},meeting-city,,现场会,2024-01-05,许1号,2024-02-01,认定,2024年1月,,,', 'month', '2024年1月', 'is before the month 2024-02-01', false),
    (70, 'event', '411002,E{n},criticism,,批评,2024-01-05,,,,2024-03,2024-02,,', 'carried_from', '2024-02', 'carried_from is 2024-02-01', false),
    (71, 'event', '411002,E{n},criticism,,批评,2024-01-05,,,approved,,,2024-02,', 'status, revoked_month', 'approved, 2024-02', 'event_revoked_month_if_revoked', false),
    (72, 'event', '411002,E{n},meeting-city,,现场会,2024-01-05,许1号,2024-01-09,撤销,,,2024-02-15,', 'revoked_month', '2024-02-15', 'event_revoked_month_is_first_day', false),
    (73, 'event', '411002,E{n},meeting-city,,现场会,2024-01-05,许1号,2024-01-09,撤销,,,2023-12,', 'month, revoked_month', '2023-12', 'event_revoked_not_before_credited', false),
    (74, 'event', '411002,E{n},meeting-city,,现场会,2024-01-05,,,revoked,,,,', 'document_no', null, 'approved only with', false)
) as w (place, relation, "row", "column", value, reason, alone)
order by w.place;

-- a code that is too long: the value is shortened
insert into kind (relation, "row", "column", value, reason)
select 'task',
       '411002,' || k.long || ',assignment,2024-01,报送,2024-01-02,2024-01-09,,',
       'task_id',
       left(k.long, 80) || '…',
       'there is room for 200'
from (select string_agg(md5(i::text), '' order by i) as long from generate_series(1, 150) as i) as k;

-- keys: the good rows of kind i are 3i and 3i + 2, its own is 3i + 1
create temporary table trial as
select k.id, k.relation, k."column", k.reason, k.alone,
       pg_temp.row_text(array[replace(k."row", '2030年1月{b}日', to_char(date '2030-01-01' + 3 * k.id, 'YYYY-MM-DD'))], 3 * k.id + 1) as "row",
       k.value,
       g.header,
       pg_temp.row_text(g.cells, 3 * k.id) as good_before,
       pg_temp.row_text(g.cells, 3 * k.id + 2) as good_after
from kind as k
join good as g using (relation);
update trial
set "row" = replace("row", '{b}', (3 * id)::text),
    value = replace(replace(replace(value, '2030年1月{b}日', to_char(date '2030-01-01' + 3 * id, 'YYYY-MM-DD')),
                            '{b}', (3 * id)::text),
                    '{n}', (3 * id + 1)::text);

create function pg_temp.load(relation text, content text)
returns table (line integer, "column" text, value text, reason text)
language sql
as $$ select * from regress_malformed.load_csv(load.relation, convert_to(load.content, 'UTF8')) $$;

create function pg_temp.rows_there()
returns bigint
language sql
as $$
    select (select count(*) from unit) + (select count(*) from rater) + (select count(*) from ledger)
           + (select count(*) from ledger_unit) + (select count(*) from exemption) + (select count(*) from holiday)
           + (select count(*) from task) + (select count(*) from mark) + (select count(*) from event)
$$;

select pg_temp.rows_there() as before \gset

-- one by one: whatever differs from the one line that is expected
create temporary table reported as
select t.id, r.line, r."column", r.value, r.reason
from trial as t
cross join lateral pg_temp.load(t.relation, concat_ws(E'\n', t.header, t.good_before, t."row", t.good_after, '')) as r;
select pg_temp.rows_there() - :before as loaded_one_by_one \gset

-- all of a table together; where a row of it begins
create temporary table together as
select t.id, t.relation, t."column", t.value, t.reason, t.header, t.good_before, t."row", t.good_after,
       2 + coalesce(sum(3 + length(t."row") - length(replace(t."row", E'\n', '')))
                        over (partition by t.relation order by t.id rows between unbounded preceding and 1 preceding), 0)
         + 1 as line
from trial as t
where not t.alone;
create temporary table reported_together as
select f.relation, r.line, r."column", r.value, r.reason
from (
    select t.relation,
           t.header || E'\n' || string_agg(concat_ws(E'\n', t.good_before, t."row", t.good_after), E'\n' order by t.id) as content
    from together as t
    group by t.relation, t.header
) as f
cross join lateral pg_temp.load(f.relation, f.content) as r;
select pg_temp.rows_there() - :before as loaded_together \gset

-- the good rows alone
create temporary table refused_of_good as
select f.relation, f.rows, (select count(*) from pg_temp.load(f.relation, f.content)) as refused
from (
    select t.relation,
           2 * count(*) as rows,
           t.header || E'\n' || string_agg(concat_ws(E'\n', t.good_before, t.good_after), E'\n' order by t.id) as content
    from trial as t
    group by t.relation, t.header
) as f;
select pg_temp.rows_there() - :before as loaded_of_good \gset

-- files that are wrong as a whole
create temporary table file (id integer, relation text, content bytea, line integer, "column" text, value text, reason text);
insert into file values
    (1, 'rater', '', 1, null, null, 'the file is empty'),
    (2, 'rater', convert_to(E' \n , \n', 'UTF8'), 1, null, null, '文件没有内容'),
    (3, 'rater', convert_to(E'unit;role\nG1;评分\n', 'UTF8'), 1, null, 'unit;role', 'not separated by commas'),
    (4, 'rater', convert_to(E'unit\trole\nG1\t评分\n', 'UTF8'), 1, null, E'unit\trole', '列不是以半角逗号分隔的'),
    (5, 'rater', convert_to(E'单位代码，职责\nG1，评分\n', 'GB18030'), 1, null, '单位代码，职责', 'not separated by commas'),
    (6, 'rater', convert_to(E'unit|role\nG1|评分\n', 'UTF8'), 1, null, 'unit|role', 'not separated by commas'),
    (7, 'rater', convert_to(E'unit,role,备注\nG1,评分,无\n', 'UTF8'), 1, '备注', '备注', 'no such column'),
    (8, 'rater', convert_to(E'unit,role,unit\nG1,评分,G1\n', 'UTF8'), 1, 'unit', 'unit', 'more than once'),
    (9, 'rater', convert_to(E'unit,role,单位代码\nG1,评分,G1\n', 'UTF8'), 1, 'unit', 'unit', '列名重复'),
    (9, 'rater', convert_to(E'unit,role,单位代码\nG1,评分,G1\n', 'UTF8'), 1, '单位代码', '单位代码', '列名重复'),
    (10, 'rater', convert_to(E'unit\nG1\n', 'UTF8'), 1, 'role', null, '缺少此列（职责）'),
    (11, 'rater', convert_to(E'职责\n评分\n', 'UTF8'), 1, 'unit', null, 'the column is missing'),
    (12, 'rater', convert_to(E'unit,role,"备注\nG1,评分,', 'UTF8'), 1, '"备注', '"备注', 'no such column'),
    (13, 'rater', convert_to(E'\n\nunit,role,备注\nG1,评分,无\n', 'UTF8'), 3, '备注', '备注', 'no such column'),
    (14, 'rater', convert_to(E'单位代码,职责\nG1,评', 'UTF8') || '\xff' || convert_to(E'\n', 'UTF8'), 2, null, 'G1,\350\257\204\377', 'not valid in the encoding'),
    (15, 'rater', '\xefbbbf' || convert_to(E'unit,role\nG1,', 'UTF8') || '\xc6c0', 2, null, 'G1,\306\300', '不是有效的 UTF8 编码'),
    (16, 'rater', convert_to(E'unit,role\nG1,评分\nG2,', 'GB18030') || '\x8130' || convert_to(E'\nG3,评分\n', 'GB18030'), 3, null, 'G2,\2010', 'not valid in the encoding GB18030'),
    (17, 'rater', convert_to(E'unit,role\nG1,a', 'UTF8') || '\x00' || convert_to(E'b\n', 'UTF8'), 2, null, 'G1,a\000b', 'not valid in the encoding'),
    -- a quote that is not closed takes what follows, up to the next one
    (18, 'rater', convert_to(E'unit,role\nG1,"评分\nG2,评分\nG3,"评分"\nG4,评分', 'UTF8'), 2, 'role', E'"评分\nG2,评分\nG3,"评分"', 'quotes that do not match'),
    (19, 'rater', convert_to(E'unit,role\nG1,"' || repeat('评', 100) || E'\nG3,"评分"\n', 'UTF8'), 2, 'role', '"' || repeat('评', 79) || '…', 'quotes that do not match'),
    (20, 'rater', convert_to(E'unit,,role\nG1,,评分\nG2,x,评分', 'UTF8'), 3, null, 'x', 'the column has no name'),
    (21, 'rater', convert_to(E'unit,role\rG1,评分\r411999,评分\r', 'UTF8'), 3, 'unit', '411999', 'rater_unit_fkey');
create temporary table reported_of_file as
select f.id, r.line, r."column", r.value, r.reason
from (select distinct id, relation, content from file) as f
cross join lateral load_csv(f.relation, f.content) as r;
select pg_temp.rows_there() - :before - :loaded_of_good as loaded_of_files \gset

\o
\set ECHO all
-- how many kinds, and what was reported otherwise than it should be
select count(*) >= 200 as enough, count(distinct (relation, "row")) = count(*) as all_different from kind;
select count(*) as kinds from kind;
select count(distinct id) as kinds from file;

-- one by one
select k.relation, left(k."row", 80) as "row", r.line, r."column", r.value, r.reason, k.value as expected_value, k.reason as expected_reason
from trial as k
full join reported as r
    on r.id = k.id
       and r.line = 3
       and r."column" is not distinct from k."column"
       and r.value is not distinct from k.value
       and position(k.reason in r.reason) > 0
where k.id is null or r.id is null
order by k.id, r.id, r.line;
select count(*) as reported, :loaded_one_by_one as loaded from reported;

-- together
select k.relation, left(k."row", 80) as "row", k.line as expected_line, r.line, r."column", r.value, r.reason
from together as k
full join reported_together as r
    on r.relation = k.relation
       and r.line = k.line
       and r."column" is not distinct from k."column"
       and r.value is not distinct from k.value
       and position(k.reason in r.reason) > 0
where k.id is null or r.relation is null
order by k.id, r.relation, r.line;
select count(*) as reported, (select count(*) from together) as rows, :loaded_together as loaded from reported_together;

-- the good rows alone
select sum(rows) as rows, sum(refused) as refused, :loaded_of_good as loaded from refused_of_good;

-- files
select f.id, f.line as expected_line, r.line, r."column", r.value, r.reason
from file as f
full join reported_of_file as r
    on r.id = f.id
       and r.line = f.line
       and r."column" is not distinct from f."column"
       and r.value is not distinct from f.value
       and position(f.reason in r.reason) > 0
where f.id is null or r.id is null
order by f.id, r.id, r.line;
select count(*) as reported, :loaded_of_files as loaded from reported_of_file;

-- every reason is in Chinese and in English
select r.reason
from (select reason from reported union all select reason from reported_of_file) as r
where r.reason !~ '[一-龥].* / .*[A-Za-z]{4}'
order by r.reason;

set client_min_messages = warning;
drop schema regress_malformed cascade;
