-- Facts from a spreadsheet: a file as it really comes, byte for byte.
--
-- csv_encoding and csv_line turn bytes into text, csv_row turns text into rows of cells, csv_names the first row into
-- columns, csv_value a cell into a value, and csv_entry a row of cells into a row of values.  csv_refused writes rows into
-- their table and returns those that the table refuses.  load_csv puts these together.  The tables themselves decide
-- whether a row is right, by constraints, foreign keys, triggers and policies.

create or replace view csv_column
with (security_invoker = true) as
select v.relation,
       v.column_name,
       v.label,
       v.kind,
       v.required
from (
    values ('league', 'league', '组别代码', 'text', true),
           ('league', 'title', '组别名称', 'text', true),
           ('scheme', 'scheme', '办法代码', 'text', true),
           ('scheme', 'title', '办法名称', 'text', true),
           ('scheme', 'document_no', '文号', 'text', false),
           ('scheme', 'issued_on', '印发日期', 'date', false),
           ('scheme', 'due_day', '报送期限日', 'integer', false),
           ('scheme', 'months', '考核周期', 'integer', false),
           ('scheme', 'year_by', '年度成绩', 'text', false),
           ('scheme', 'omission', '漏报计次', 'text', false),
           ('scheme', 'report_month', '报送计入月份', 'text', false),
           ('scheme', 'due_roll', '期限顺延', 'text', false),
           ('scheme', 'not_applicable', '不适用时', 'text', false),
           ('scheme', 'unmarked', '未评分时', 'text', false),
           ('scheme', 'highest_scope', '不重复范围', 'text', false),
           ('scheme', 'highest_months', '不重复跨月', 'text', false),
           ('scheme', 'highest_years', '不重复跨年', 'text', false),
           ('scheme', 'late_document', '文件晚到时', 'text', false),
           ('scheme', 'pending_claims', '待审事项', 'text', false),
           ('scheme', 'ties', '并列名次', 'text', false),
           ('scheme', 'first_month', '启用月份', 'month', false),
           ('scheme', 'time_zone', '时区', 'text', false),
           ('scheme', 'variant_of', '变通自', 'text', false),
           ('scheme', 'language', '语言', 'text', false),
           ('scheme_period', 'scheme', '办法代码', 'text', true),
           ('scheme_period', 'place', '第几期', 'integer', true),
           ('scheme_period', 'weight', '权重', 'numeric', true),
           ('scheme_grade', 'scheme', '办法代码', 'text', true),
           ('scheme_grade', 'grade', '等次代码', 'text', true),
           ('scheme_grade', 'title', '等次名称', 'text', true),
           ('scheme_grade', 'place', '次序', 'integer', true),
           ('scheme_grade', 'at_least', '最低总分', 'numeric', false),
           ('scheme_grade', 'share', '名额比例', 'numeric', false),
           ('provision', 'scheme', '办法代码', 'text', true),
           ('provision', 'provision', '条款', 'text', true),
           ('provision', 'clause', '条款原文', 'text', true),
           ('reading', 'scheme', '办法代码', 'text', true),
           ('reading', 'finding', '疑点', 'text', true),
           ('reading', 'subject', '所涉对象', 'text', true),
           ('reading', 'reading', '解读编号', 'text', true),
           ('reading', 'text', '解读', 'text', true),
           ('item', 'item', '考核内容代码', 'text', true),
           ('item', 'title', '考核内容名称', 'text', true),
           ('scheme_item', 'scheme', '办法代码', 'text', true),
           ('scheme_item', 'item', '考核内容代码', 'text', true),
           ('scheme_item', 'parent', '上级代码', 'text', false),
           ('scheme_item', 'kind', '计分方式', 'text', true),
           ('scheme_item', 'part', '所属部分', 'text', false),
           ('scheme_item', 'place', '次序', 'integer', false),
           ('scheme_item', 'start', '起始分', 'numeric', false),
           ('scheme_item', 'floor', '下限', 'numeric', false),
           ('scheme_item', 'cap', '上限', 'numeric', false),
           ('scheme_item', 'weight', '权重', 'numeric', false),
           ('scheme_item', 'points_each', '每次扣分', 'numeric', false),
           ('scheme_item', 'raters', '评分方式', 'text', false),
           ('scheme_item', 'compare', '比较方式', 'text', false),
           ('scheme_item', 'against', '比较对象', 'text', false),
           ('scheme_item', 'lowest_first', '越低越好', 'boolean', false),
           ('scheme_item', 'leagues', '适用组别', 'list', false),
           ('scheme_item', 'only_for', '限于组别', 'list', false),
           ('scheme_item', 'not_applicable', '不适用时', 'text', false),
           ('scheme_item', 'unmarked', '未评分时', 'text', false),
           ('scheme_item', 'standard', '考核标准', 'text', false),
           ('scheme_item', 'clause', '条款原文', 'text', false),
           ('scheme_item', 'first_month', '阶段首月', 'month', false),
           ('scheme_item', 'last_month', '阶段末月', 'month', false),
           ('scheme_band', 'scheme', '办法代码', 'text', true),
           ('scheme_band', 'item', '考核内容代码', 'text', true),
           ('scheme_band', 'at_least', '下限', 'numeric', true),
           ('scheme_band', 'points', '分值', 'numeric', true),
           ('scheme_band', 'slope', '每增1加分', 'numeric', false),
           ('milestone', 'scheme', '办法代码', 'text', true),
           ('milestone', 'item', '考核内容代码', 'text', true),
           ('milestone', 'reach_by', '达成日期', 'date', true),
           ('milestone', 'goal', '阶段目标', 'text', true),
           ('rule', 'rule', '规则代码', 'text', true),
           ('rule', 'title', '规则名称', 'text', true),
           ('scheme_rule', 'scheme', '办法代码', 'text', true),
           ('scheme_rule', 'rule', '规则代码', 'text', true),
           ('scheme_rule', 'item', '考核内容代码', 'text', true),
           ('scheme_rule', 'level', '级别', 'text', false),
           ('scheme_rule', 'precedence', '优先次序', 'integer', false),
           ('scheme_rule', 'points', '分值', 'numeric', false),
           ('scheme_rule', 'least', '分值下限', 'numeric', false),
           ('scheme_rule', 'most', '分值上限', 'numeric', false),
           ('scheme_rule', 'cap', '一期最多', 'numeric', false),
           ('scheme_rule', 'repeat_points', '加重分值', 'numeric', false),
           ('scheme_rule', 'only_for', '限于组别', 'list', false),
           ('scheme_rule', 'needs_document', '须有文件', 'boolean', false),
           ('scheme_rule', 'effect', '效果', 'text', false),
           ('scheme_rule', 'grade', '等次上限', 'text', false),
           ('scheme_rule', 'clause', '条款原文', 'text', false),
           ('scheme_rule', 'reading', '解读', 'text', false),
           ('scheme_rule', 'once', '不重复标记', 'text', false),
           ('unit', 'unit', '单位代码', 'text', true),
           ('unit', 'name', '单位名称', 'text', true),
           ('unit', 'league', '组别代码', 'text', true),
           ('unit', 'first_month', '考核首月', 'month', false),
           ('unit', 'last_month', '考核末月', 'month', false),
           ('unit', 'region_code', '行政区划代码', 'text', false),
           ('unit_until', 'unit', '单位代码', 'text', true),
           ('unit_until', 'last_month', '至某月', 'month', true),
           ('unit_until', 'name', '单位名称', 'text', true),
           ('unit_until', 'league', '组别代码', 'text', true),
           ('rater', 'unit', '单位代码', 'text', true),
           ('rater', 'role', '职责', 'text', true),
           ('ledger', 'task_no', '任务序号', 'integer', true),
           ('ledger', 'item', '考核内容代码', 'text', true),
           ('ledger', 'title', '任务内容', 'text', true),
           ('ledger', 'goal', '所属目标', 'text', false),
           ('ledger_unit', 'task_no', '任务序号', 'integer', true),
           ('ledger_unit', 'unit', '单位代码', 'text', true),
           ('exemption', 'unit', '单位代码', 'text', true),
           ('exemption', 'item', '考核内容代码', 'text', true),
           ('exemption', 'first_month', '豁免首月', 'month', true),
           ('exemption', 'last_month', '豁免末月', 'month', false),
           ('exemption', 'reason', '豁免理由', 'text', true),
           ('holiday', 'day', '日期', 'date', true),
           ('holiday', 'working', '是否上班', 'boolean', true),
           ('holiday', 'title', '节假日名称', 'text', true),
           ('task', 'unit', '单位代码', 'text', true),
           ('task', 'task_id', '任务编号', 'text', true),
           ('task', 'item', '考核内容代码', 'text', true),
           ('task', 'month', '月份', 'month', true),
           ('task', 'title', '任务内容', 'text', true),
           ('task', 'issued_on', '下达日期', 'date', true),
           ('task', 'due_on', '期限', 'date', true),
           ('task', 'done_on', '完成日期', 'date', false),
           ('task', 'external_id', '来源系统中的编号', 'text', false),
           ('mark', 'unit', '单位代码', 'text', true),
           ('mark', 'item', '考核内容代码', 'text', true),
           ('mark', 'month', '月份', 'month', true),
           ('mark', 'rater', '评分人', 'text', false),
           ('mark', 'score', '得分', 'numeric', false),
           ('mark', 'deduction', '扣分', 'numeric', false),
           ('mark', 'reason', '评分理由', 'text', false),
           ('measure', 'unit', '单位代码', 'text', true),
           ('measure', 'item', '考核内容代码', 'text', true),
           ('measure', 'month', '月份', 'month', true),
           ('measure', 'value', '数值', 'numeric', true),
           ('measure', 'target', '目标', 'numeric', false),
           ('measure', 'reason', '说明', 'text', false),
           ('measure', 'external_id', '来源系统中的编号', 'text', false),
           ('event', 'unit', '单位代码', 'text', true),
           ('event', 'event_id', '事项编号', 'text', true),
           ('event', 'rule', '规则代码', 'text', true),
           ('event', 'work', '所属工作', 'text', false),
           ('event', 'title', '事项内容', 'text', true),
           ('event', 'occurred_on', '发生日期', 'date', true),
           ('event', 'document_no', '文号', 'text', false),
           ('event', 'document_on', '文件日期', 'date', false),
           ('event', 'status', '状态', 'status', false),
           ('event', 'month', '月份', 'month', false),
           ('event', 'carried_from', '顺延自', 'month', false),
           ('event', 'revoked_month', '撤销月份', 'month', false),
           ('event', 'external_id', '来源系统中的编号', 'text', false),
           ('event', 'quantity', '数量', 'numeric', false),
           ('event', 'points', '分值', 'numeric', false)
) as v (relation, column_name, label, kind, required);

comment on view csv_column is 'load_csv 可装入的表及其列：首行可用的列名，以及单元格的写法 / The tables that load_csv loads and their columns: how the first line may call them, and how their cells are written';
comment on column csv_column.relation is '表 / Table';
comment on column csv_column.column_name is '列名 / Name of the column';
comment on column csv_column.label is '中文列名，可代替列名 / Chinese label, which may stand in its place';
comment on column csv_column.kind is '单元格的写法：text 文本，integer 整数，numeric 十进制数，date 日期（2024-01-05、2024-1-5、2024/1/5、2024.1.5、2024年1月5日），month 月份（写法同日期，或 2024-01、2024/1、2024年1月），boolean 是否（true/false、t/f、是/否、1/0），status 状态（待审、认定、未认定、撤销，或其英文），list 多个代码（以分号或顿号分隔） / How its cells are written: text; integer; numeric, plain decimal; date, 2024-01-05 or one of the other forms; month, a date or 2024-01, 2024/1, 2024年1月; boolean, true/false, t/f, 是/否, 1/0; status of an event, in English or Chinese; list, codes with semicolons or 、 between them';
comment on column csv_column.required is '是否必填：文件须有此列，各行不得为空 / Whether the file must have it, and every row a value in it';

-- Each line with bytes beyond ASCII, and whether they are valid in an encoding.  Text of
-- GB18030 and UTF-8 alike has no line end inside a character.
create or replace function csv_line(content bytea, encoding text)
returns table (line integer, bytes bytea, valid boolean)
language plpgsql stable
as $line$
#variable_conflict use_column
begin
    for line, bytes in
        select l.n, decode(l.escaped, 'escape')
        from regexp_split_to_table(encode(csv_line.content, 'escape'), '\r\n?|\n') with ordinality as l (escaped, n)
        where l.escaped ~ '\\[0-3]'
        order by l.n
    loop
        begin
            perform convert_from(bytes, csv_line.encoding);
            valid := true;
        exception
            when character_not_in_repertoire or untranslatable_character then
                valid := false;
        end;
        return next;
    end loop;
end
$line$;

comment on function csv_line(bytea, text) is '内部函数：文件中含非 ASCII 字节的各行，以及按某编码是否有效 / Internal: the lines of a file that have bytes beyond ASCII, and whether these are valid in an encoding';

-- Chinese text in GB18030 is hardly ever valid UTF-8.  Chinese text in UTF-8 is mostly valid
-- GB18030, but nonsense.  So a file that is not valid UTF-8 is GB18030, unless most of its
-- lines are valid UTF-8: then it is damaged UTF-8, and the damaged lines are reported.
create or replace function csv_encoding(content bytea, encoding text)
returns text
language plpgsql stable
as $encoding$
#variable_conflict use_column
declare
    marked constant boolean := substring(csv_encoding.content from 1 for 3) = '\xefbbbf';
    kind text;
begin
    select k.name into kind
    from (values ('\x504b0304'::bytea, 'an .xlsx or .ods workbook'), ('\xd0cf11e0', 'an .xls workbook'), ('\x1f8b', 'compressed (gzip)'),
                 ('\x25504446', 'a PDF'), ('\xfffe', 'UTF-16'), ('\xfeff', 'UTF-16')) as k (begins, name)
    where substring(csv_encoding.content from 1 for length(k.begins)) = k.begins;
    -- UTF-16 without a mark: a zero byte beside the first character
    if kind is null and length(csv_encoding.content) > 1
       and (get_byte(csv_encoding.content, 0) = 0 or get_byte(csv_encoding.content, 1) = 0)
    then
        kind := 'UTF-16';
    end if;
    if kind is not null then
        raise exception '文件不是 CSV：% / the file is %', kind, kind
            using errcode = 'feature_not_supported',
                  hint = '请另存为“CSV UTF-8（逗号分隔）” / Save it as "CSV UTF-8 (comma delimited)".';
    end if;
    if csv_encoding.encoding is not null then
        if pg_char_to_encoding(csv_encoding.encoding) < 0 then
            raise exception '没有编码“%” / there is no encoding "%"', csv_encoding.encoding, csv_encoding.encoding
                using errcode = 'invalid_parameter_value',
                      hint = '请用 UTF8、GB18030（含 GBK、GB2312），或留空 / Use UTF8, GB18030 (which has GBK and GB2312 in it), or leave it out.';
        end if;
        if marked and pg_char_to_encoding(csv_encoding.encoding) <> pg_char_to_encoding('UTF8') then
            raise exception '文件以 UTF-8 的 BOM 开头，并非 % / the file begins with the byte order mark of UTF-8, and is not %',
                            csv_encoding.encoding, csv_encoding.encoding
                using errcode = 'invalid_parameter_value';
        end if;
        return csv_encoding.encoding;
    end if;
    if marked then
        return 'UTF8';
    end if;
    begin
        perform convert_from(csv_encoding.content, 'UTF8');
        return 'UTF8';
    exception
        when character_not_in_repertoire or untranslatable_character then
            return (select case when avg(l.valid::integer) > 0.5 then 'UTF8' else 'GB18030' end
                    from csv_line(csv_encoding.content, 'UTF8') as l);
    end;
end
$encoding$;

comment on function csv_encoding(bytea, text) is '内部函数：文件的编码：指定的，否则按 BOM 或内容判断为 UTF8 或 GB18030；UTF-16（0A000）、未知编码（22023）则报错 / Internal: the encoding of a file: the one named, else UTF8 or GB18030, told by the byte order mark or the content; UTF-16 (0A000) and unknown encodings (22023) are errors';

-- A cell is all up to a comma or line end, and what stands between quotes before that.
-- The last line is made to end like the others, so no match is empty, each one continues
-- where the one before ended, and the time is linear.
create or replace function csv_row(content text)
returns table (line integer, cells text[], broken boolean[])
language sql stable parallel safe
begin atomic
    select 1 + min(c.line_ends_before)::integer as line,
           array_agg(c.cell order by c.n) as cells,
           array_agg(c.broken order by c.n) as broken
    from (
        select t.n,
               count(*) filter (where t.last) over before as record,
               coalesce(sum(t.line_ends) over before, 0) as line_ends_before,
               t.broken,
               nullif(btrim(case
                                when not t.broken and t.raw like '"%'
                                    then replace(substr(t.raw, 2, length(t.raw) - 2), '""', '"')
                                else t.raw
                            end,
                            E' \t\n' || chr(160) || chr(12288) || chr(65279) || chr(8203) || chr(8204) || chr(8205) || chr(8206) || chr(8207) || chr(8288)),    -- U+00A0, U+3000, U+FEFF, zero width
                      '') as cell
        from (
            select m.n,
                   left(m.match[1], -1) as raw,
                   right(m.match[1], 1) = E'\n' as last,
                   length(m.match[1]) - length(replace(m.match[1], E'\n', '')) as line_ends,
                   left(m.match[1], -1) !~ '^([^"]*|"([^"]|"")*")$' as broken
            from regexp_matches(replace(replace(csv_row.content, E'\r\n', E'\n'), E'\r', E'\n') || E'\n',
                                '(?:"(?:[^"]|"")*")?[^,\n]*[,\n]', 'g') with ordinality as m (match, n)
        ) as t
        window before as (order by t.n rows between unbounded preceding and 1 preceding)
    ) as c
    group by c.record
    having count(c.cell) > 0
    order by c.record;
end;

comment on function csv_row(text) is '内部函数：CSV 文本的各行及其所在行号；单元格去掉引号和首尾空白，空白为 NULL，引号不成对者 broken 为真；全空的行略去 / Internal: the rows of a CSV text with the lines on which they begin; cells without their quotes and the blanks around them, NULL if blank, and broken where quotes do not match; rows of blank cells are left out';

-- Year, month and day of a cell in one of the forms that csv_column.kind names; of a month its first day.
create or replace function csv_day(kind text, cell text)
returns table (y text, m text, d text)
language sql stable parallel safe
begin atomic
    select x.part[1] as y,
           x.part[2] as m,
           coalesce(nullif(x.part[3], ''), '1') as d
    from (
        select case
                   when (csv_day.kind in ('date', 'month')
                         and csv_day.cell ~ '^[0-9]{4}((-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)$')
                        or (csv_day.kind = 'month'
                            and csv_day.cell ~ '^[0-9]{4}([-/][0-9]{1,2}|年[0-9]{1,2}月)$')
                       then string_to_array(translate(csv_day.cell, '/.年月日', '----'), '-')
               end as part
        offset 0        -- so that it is matched once
    ) as x;
end;

comment on function csv_day(text, text) is '内部函数：日期或月份单元格的年、月、日，写法不符则年为空 / Internal: year, month and day of a cell; year is NULL if it has another form';

create or replace function csv_day_problem(kind text, cell text, y text, m text, d text)
returns text
language sql stable parallel safe
begin atomic
    select case
               when csv_day_problem.y is not null
                   then case
                            when csv_day_problem.y = '0000' or csv_day_problem.m::integer not between 1 and 12 or csv_day_problem.d::integer < 1
                                 or make_date(csv_day_problem.y::integer, csv_day_problem.m::integer, 1) + csv_day_problem.d::integer
                                    > make_date(csv_day_problem.y::integer, csv_day_problem.m::integer, 1) + interval '1 month'
                                then '日历上没有这一天 / there is no such day'
                        end
               when csv_day_problem.cell ~ '^[0-9]{5}(\.[0-9]+)?$'
                   then '电子表格的日期序号，请把该列设为日期格式 yyyy-mm-dd 后重新导出 / a day number of the spreadsheet: give the column the date format yyyy-mm-dd and export again'
               when csv_day_problem.cell ~ '^[0-9]{1,2}([-/.])[0-9]{1,2}\1([0-9]{1,2}|[0-9]{4})$'
                   then '年、月、日的次序不明，请写作 2024-01-05 / the order of day, month and year is not clear: write 2024-01-05'
               when csv_day_problem.cell ~ '[0-9]:[0-9]'
                   then '含时间，请只写日期，如 2024-01-05 / has a time of day: write the day alone, 2024-01-05'
               when csv_day_problem.kind = 'month'
                   then '不是月份，请写作 2024-01 / not a month: write 2024-01'
               else '不是日期，请写作 2024-01-05 / not a date: write 2024-01-05'
           end as reason;
end;

comment on function csv_day_problem(text, text, text, text, text) is '内部函数：日期或月份单元格不能接受的原因 / Internal: why a cell cannot be taken as a day or month';

create or replace function csv_number_problem(kind text, cell text)
returns text
language sql stable parallel safe
begin atomic
    select case
               when csv_number_problem.cell ~ '^[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$'
                   then '含千位分隔符，请去掉 / thousands separators: leave them out'
               when csv_number_problem.cell ~ '^[-+]?[0-9]+(\.[0-9]*)? *%$'
                   then '不是十进制数，请去掉百分号；名额比例和比值写作小数，40% 为 0.4 / not a decimal number: leave out the per cent sign; a share or a ratio of 40 % is 0.4'
               when csv_number_problem.kind = 'numeric' and csv_number_problem.cell !~ '^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$'
                   then '不是十进制数，请写作 6.5 / not a decimal number: write 6.5'
               when csv_number_problem.kind = 'numeric' and csv_number_problem.cell ~ '\.[0-9]{6}[0-9]*[1-9]'
                   then format('小数超过6位，请填写 %s / more than six decimal places: write %1$s', trim_scale(round(csv_number_problem.cell::numeric, 6)))
               when csv_number_problem.kind = 'integer' and csv_number_problem.cell !~ '^[-+]?[0-9]+$'
                   then '不是整数 / not a whole number'
               when csv_number_problem.kind = 'integer' and csv_number_problem.cell !~ '^[-+]?0*[0-9]{1,9}$'
                   then '数值过大 / the number is too large'
           end as reason;
end;

comment on function csv_number_problem(text, text) is '内部函数：单元格不能作为数的原因 / Internal: why a cell cannot be taken as a number';

-- Nothing is guessed: a cell that could be meant in two ways is refused, and the reason
-- says how to write it.
create or replace function csv_value(kind text, required boolean, cell text)
returns table (value text, reason text)
language sql stable parallel safe
begin atomic
    select case
               when r.reason is not null or csv_value.cell is null then null
               when csv_value.kind in ('date', 'month') then r.y || '-' || lpad(r.m, 2, '0') || '-' || lpad(r.d, 2, '0')
               when csv_value.kind = 'list' then array_to_string(array(select btrim(c) from regexp_split_to_table(csv_value.cell, '[;；、]') as c), ';')
               when csv_value.kind = 'boolean' then (lower(csv_value.cell) in ('true', 't', '是', '1'))::text
               when csv_value.kind = 'status'
                   then case csv_value.cell
                            when '待审' then 'claimed'
                            when '认定' then 'approved'
                            when '未认定' then 'rejected'
                            when '撤销' then 'revoked'
                            else csv_value.cell
                        end
               else csv_value.cell
           end as value,
           r.reason
    from (
        select d.y, d.m, d.d,
               case
                   when csv_value.cell is null
                       then case when csv_value.required then '必填 / required' end
                   when csv_value.kind is null
                       then '此列没有列名 / the column has no name'
                   when csv_value.cell ~ '^#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|#+)$'
                       then '电子表格的错误值，或列宽不足 / an error of the spreadsheet, or a column that was too narrow'
                   when csv_value.cell ~ '\uFFFD'
                       then '含有已经损坏的字符 / has a character that was lost before'
                   when csv_value.cell ~ '^[0-9](\.[0-9]+)?E[+-][0-9]{2,}$'
                       then '长数字成了科学计数法，请把该列设为文本格式，重新填写后导出 / a long number in scientific notation: give the column the format text, enter it anew and export again'
                   when csv_value.kind in ('text', 'list')
                       then null
                   when csv_value.kind = 'boolean'
                       then case
                                when lower(csv_value.cell) not in ('true', 'false', 't', 'f', '是', '否', '1', '0')
                                    then '请写作 是 或 否 / write true or false'
                            end
                   when csv_value.kind = 'status'
                       then case
                                when csv_value.cell not in ('待审', '认定', '未认定', '撤销',
                                                            'claimed', 'approved', 'rejected', 'revoked')
                                    then '请写作 待审、认定、未认定 或 撤销 / write claimed, approved, rejected or revoked'
                            end
                   when csv_value.cell ~ '[０-９．，－＋／：％]'
                       then '含全角数字或符号，请改为半角 / full-width digits or signs: write them in ASCII'
                   when csv_value.kind in ('integer', 'numeric')
                       then csv_number_problem(csv_value.kind, csv_value.cell)
                   else csv_day_problem(csv_value.kind, csv_value.cell, d.y, d.m, d.d)
               end as reason
        from csv_day(csv_value.kind, csv_value.cell) as d
        offset 0
    ) as r;
end;

comment on function csv_value(text, boolean, text) is '内部函数：单元格按 csv_column.kind 所示写法的值，或不能接受的原因 / Internal: what a cell says, written as csv_column.kind has it, or the reason why it cannot be taken';

-- The columns of a table's primary key
create or replace function csv_key(relation text)
returns text[]
language sql stable parallel safe
begin atomic
    select array(select a.attname::text
                 from pg_constraint as c
                 cross join lateral unnest(c.conkey) with ordinality as k (attnum, place)
                 join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = k.attnum
                 where c.conrelid = csv_key.relation::regclass and c.contype = 'p'
                 order by k.place) as columns;
end;

comment on function csv_key(text) is '内部函数：表的主键各列 / Internal: the columns of a table''s primary key';

-- A cell as the column takes it; a blank one is the default of a column that takes no NULL
create or replace function csv_cast(relation text, column_name text, kind text, place bigint)
returns text
language sql stable parallel safe
begin atomic
    select case when d.adbin is null then v.value else format('coalesce(%s, %s)', v.value, pg_get_expr(d.adbin, d.adrelid)) end as expression
    from pg_attribute as a
    left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum and a.attnotnull
    cross join lateral (
        select case csv_cast.kind
                   when 'list' then format('string_to_array(r.cells[%s], '';'')', csv_cast.place)
                   else format('r.cells[%s]::%s', csv_cast.place,
                               case csv_cast.kind when 'month' then 'date' when 'status' then 'text' else csv_cast.kind end)
               end as value
    ) as v
    where a.attrelid = csv_cast.relation::regclass
          and a.attname = csv_cast.column_name;
end;

comment on function csv_cast(text, text, text, bigint) is '内部函数：单元格转换为列的类型的表达式，空白的取默认值 / Internal: the expression by which a cell becomes a value of its column, and a blank one its default';

-- What replacing will change: a row for each cell that differs from the row of the same key
create or replace function csv_changes(relation text, names text[], heads text[], "rows" text[], lines integer[])
returns jsonb[]
language plpgsql stable
as $changes$
#variable_conflict use_column
declare
    keys constant text[] := csv_key(csv_changes.relation);
    changes jsonb[];
begin
    execute (
        select format('select array_agg(jsonb_build_object(''line'', $2[r.place], ''column'', $3[v.place], ''value'', v.after,
                                                           ''reason'', format(''原为 %%s / was %%s'', left(coalesce(v.before, ''NULL''), 80), left(coalesce(v.before, ''NULL''), 80)))
                                        order by r.place, v.place)
                       from (select x.cells::text[] as cells, x.place from unnest($1) with ordinality as x (cells, place)) as r
                       join %I as t on %s
                       cross join lateral (values %s) as v (place, before, after)
                       where v.before is distinct from v.after',
                      csv_changes.relation,
                      string_agg(format('t.%I = %s', c.column_name, csv_cast(c.relation, c.column_name, c.kind, h.place)), ' and ') filter (where c.column_name = any (keys)),
                      string_agg(format('(%s, t.%I::text, (%s)::text)', h.place, c.column_name, csv_cast(c.relation, c.column_name, c.kind, h.place)), ', ') filter (where c.column_name <> all (keys)))
        from unnest(csv_changes.names) with ordinality as h (name, place)
        join csv_column as c on c.relation = csv_changes.relation and c.column_name = h.name)
    using csv_changes."rows", csv_changes.lines, csv_changes.heads
    into changes;
    return coalesce(changes, '{}');
end
$changes$;

comment on function csv_changes(text, text[], text[], text[], integer[]) is '内部函数：按主键替换时各单元格的变动 / Internal: what replacing rows by key will change, cell by cell';

-- All rows go in as one statement.  If that is refused, they go in in parts, one after the
-- other, down to the rows that are the reason.  A row at a time would be slow: each one is a statement
-- with its triggers, and plans are made while the table is empty.
--
-- A row is an array of cells, written as text.  The INSERT names the columns that the file
-- has and no others; what they are called comes from csv_column.
create or replace function csv_refused(relation text, names text[], "rows" text[], first integer, replacing boolean)
returns table (place integer, state text, message text, detail text, hint text,
               at_column text, at_constraint text)
language plpgsql volatile
as $refused$
#variable_conflict use_column
declare
    keys constant text[] := csv_key(csv_refused.relation);
    given constant integer := cardinality(csv_refused."rows");
    part constant integer := ceil(given / 16.0);
    at_table text;
begin
    begin
        execute (
            select format('insert into %I (%s) select %s from (select r::text[] as cells from unnest($1) as r offset 0) as r%s',
                          csv_refused.relation,
                          string_agg(format('%I', c.column_name), ', ' order by h.place),
                          string_agg(csv_cast(c.relation, c.column_name, c.kind, h.place), ', ' order by h.place),
                          case when csv_refused.replacing
                              then format(' on conflict (%s) do ', (select string_agg(format('%I', k), ', ') from unnest(keys) as k))
                                   || coalesce('update set ' || string_agg(format('%1$I = excluded.%1$I', c.column_name), ', ')
                                                                    filter (where c.column_name <> all (keys)), 'nothing')
                          end)
            from unnest(csv_refused.names) with ordinality as h (name, place)
            join csv_column as c on c.relation = csv_refused.relation and c.column_name = h.name)
        using csv_refused."rows";
        return;
    exception
        when others then
            get stacked diagnostics
                state = returned_sqlstate,
                message = message_text,
                detail = pg_exception_detail,
                hint = pg_exception_hint,
                at_table = table_name,
                at_column = column_name,
                at_constraint = constraint_name;
            -- an error that no row causes; but a policy refuses a row with the SQLSTATE of
            -- a missing privilege
            if given = 0
               or (state !~ '^(22|23)...$'
                   and state not in ('44000', '54000', '55000', 'P0001')
                   and not (state = '42501' and row_security_active(csv_refused.relation)))
            then
                raise;
            end if;
    end;
    if given = 1 then
        place := csv_refused.first;
        if at_table <> csv_refused.relation then
            at_column := '';
            at_constraint := '';
        end if;
        return next;
        return;
    end if;
    for start in 1 .. given by part loop
        return query
        select r.place, r.state, r.message, r.detail, r.hint, r.at_column, r.at_constraint
        from csv_refused(csv_refused.relation, csv_refused.names,
                         csv_refused."rows"[start:start + part - 1], csv_refused.first + start - 1, csv_refused.replacing) as r;
    end loop;
end
$refused$;

comment on function csv_refused(text, text[], text[], integer, boolean) is '内部函数：插入各行，返回表所拒绝的各行及其原因（未拒绝的行留在表中）；与行无关的错误照常报出 / Internal: inserts rows and returns those that the table refuses, with what it says; the others stay in it. What is no fault of a row is an error';

-- What a refused row is about: the column that is named, or those of the constraint.
create or replace function csv_about(relation text, at_column text, at_constraint text)
returns table (column_name text, place integer)
language sql stable parallel safe
begin atomic
    select a.attname::text as column_name, a.attnum::integer as place
    from pg_attribute as a
    where a.attrelid = csv_about.relation::regclass
          and (a.attname = csv_about.at_column
               or a.attnum = any ((select x.conkey
                                   from pg_constraint as x
                                   where x.conrelid = a.attrelid and x.conname = csv_about.at_constraint)::smallint[])
               -- a unique index over an expression is no constraint
               or a.attnum in (select d.refobjsubid
                               from pg_index as i
                               join pg_class as x on x.oid = i.indexrelid
                               join pg_depend as d on d.objid = i.indexrelid and d.refobjid = i.indrelid
                               where i.indrelid = a.attrelid and x.relname = csv_about.at_constraint));
end;

comment on function csv_about(text, text, text) is '内部函数：被拒绝的行所涉的列 / Internal: the columns that a refused row is about';

-- What a CHECK asks for is said in words: of a list of values the values, of columns that go together how they do, of
-- anything else its expression.
create or replace function csv_reason(state text, message text, detail text, hint text, at_constraint text)
returns text
language sql stable parallel safe
begin atomic
    select concat_ws('：',
                     case csv_reason.state
                         when '23502' then '必填'
                         when '23503' then '所指的代码不存在'
                         when '23505' then '与已有的行或文件中此前的行重复'
                         when '42501' then '无权录入此行'
                         when '55000' then '目前不能录入'
                         else '不符合规定'
                     end,
                     coalesce(w.zh, '只能是 ' || v.listed, '须满足 ' || v.asked))
           || ' / '
           || concat_ws('; ',
                        coalesce(w.en, 'one of ' || v.listed, 'it has to be that ' || v.asked),
                        csv_reason.message,
                        -- the detail of a CHECK is the row itself, and its line is reported already
                        case when csv_reason.state <> '23514' or csv_reason.at_constraint = '' then nullif(csv_reason.detail, '') end,
                        nullif(csv_reason.hint, '')) as reason
    from (values (csv_reason.at_constraint)) as g (name)
    left join lateral (
        select case
                   when k.conname like '%\_known'
                       then (select string_agg(m.match[1], ', ' order by m.n)
                             from regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') with ordinality as m (match, n))
               end as listed,
               regexp_replace(regexp_replace(regexp_replace(pg_get_constraintdef(k.oid, true),
                                                            '^CHECK \((.*)\)$', '\1'), '::[a-z]+', '', 'g'), '''(-?[0-9]+)''', '\1', 'g') as asked
        from pg_constraint as k
        where k.conname = g.name
              and k.contype = 'c'
              and k.connamespace = (select c.relnamespace from pg_class as c where c.oid = 'period'::regclass)
    ) as v on true
    left join (
        values ('%\_is\_first\_day', '月份写作 2024-01，即该月1日', 'a month is its first day: write 2024-01'),
               ('scheme\_months\_known', '考核周期为 1、3、6 或 12 个月', 'a period has 1, 3, 6 or 12 months'),
               ('scheme\_first\_month\_begins%', '启用月份须为一期的首月', 'first_month is the first of a period'),
               ('scheme\_item\_floor\_not%', '下限不高于上限', 'the floor is not above the cap'),
               ('scheme\_item\_points\_each\_for%', 'breach 类须有每次扣分，其他类须为空', 'of kind breach it has points_each, of any other none'),
               ('scheme\_item\_compare\_for%', 'measure 类须有比较方式，其他类须为空', 'of kind measure it has compare, of any other none'),
               ('scheme\_item\_against\_for%', '比较方式为 difference 或 ratio 时须有比较对象，否则须为空',
                'against goes with compare difference or ratio, and with no other'),
               ('scheme\_item\_lowest%', '越低越好仅用于 place、percentile，或与 best 比较',
                'lowest_first goes with compare place or percentile, or with against best'),
               ('scheme\_item\_raters\_for%', '仅 mark 类可由多人评分', 'only an item of kind mark has several raters'),
               ('scheme\_item\_part\_below%', '总分没有所属部分，总分的下级才有', 'the total has no part, its children have'),
               ('scheme\_item\_parent\_is%', '上级不能是本项', 'no item is above itself'),
               ('scheme\_rule\_points\_or%', '分值，或分值下限和上限，二者填一；另有效果的可都不填',
                'it has points, or least and most; with another effect it may have neither'),
               ('scheme\_rule\_range\_whole', '分值下限和分值上限须都填', 'least and most go together'),
               ('scheme\_rule\_range\_in%', '分值下限不高于上限，二者同号：扣5至10分为下限 -10、上限 -5',
                'least is not above most, and both have one sign: 5 to 10 points off are least -10, most -5'),
               ('scheme\_rule\_repeat\_points\_of%', '加重分值须与分值同填、同号', 'repeat_points go with points, and have their sign'),
               ('scheme\_rule\_once\_or%', '不重复标记和加重分值只填一个', 'a label (once) and repeat_points do not go together'),
               ('scheme\_rule\_bonus\_once%', '有不重复标记的加分规则不设一期最多，可改设考核内容的上限',
                'a bonus with a label (once) has no cap; the item that it counts in can have one'),
               ('scheme\_rule\_grade\_if%', '效果为 grade_at_most 时须有等次上限，否则须为空', 'grade goes with effect grade_at_most, and with no other'),
               ('scheme\_grade\_share%', '名额比例写作小数，40% 为 0.4', 'a share is a fraction: 40 % is 0.4'),
               ('mark\_score\_or%', '得分和扣分填一个，只填一个', 'it has a score or a deduction, and not both'),
               ('scheme\_item\_total\_key', '一套办法只有一个总分，其他各行须填上级代码', 'a scheme has one total, and every other row a parent')
    ) as w (pattern, zh, en) on g.name like w.pattern;
end;

comment on function csv_reason(text, text, text, text, text) is '内部函数：一行被拒绝的原因 / Internal: why a row is refused';

create or replace function refuse_load(relation text, content bytea, mode text)
returns void
language plpgsql stable
as $refuse$
begin
    if refuse_load.relation is null or refuse_load.content is null then
        raise exception 'relation and content must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if refuse_load.mode is null or refuse_load.mode not in ('insert', 'replace') then
        raise exception 'mode must be "insert" or "replace", not "%"', left(refuse_load.mode, 80)
            using errcode = 'invalid_parameter_value',
                  hint = 'replace: rows whose key is there are changed to what the sheet says.';
    end if;
    if not exists (select from csv_column as c where c.relation = refuse_load.relation) then
        raise exception 'load_csv does not load "%"', left(refuse_load.relation, 80)
            using errcode = 'invalid_parameter_value',
                  hint = format('It loads %s.',
                                (select string_agg(distinct c.relation, ', ' order by c.relation) from csv_column as c));
    end if;
end
$refuse$;

comment on function refuse_load(text, bytea, text) is '内部函数：load_csv 的参数不对时报错 / Internal: the error for arguments that load_csv cannot take';

create or replace function csv_names(relation text, heads text[])
returns text[]
language sql stable parallel safe
begin atomic
    select array(select c.column_name
                 from unnest(csv_names.heads) with ordinality as h (head, place)
                 left join csv_column as c on c.relation = csv_names.relation and lower(h.head) in (c.column_name, c.label)
                 order by h.place) as names;
end;

comment on function csv_names(text, text[]) is '内部函数：文件所写各列名在表中的列名，没有则为空 / Internal: what the table calls the columns of a file; NULL where it has none of that name';

-- What is wrong with the first row, which says which columns there are.
create or replace function csv_head_problem(relation text, heads text[], names text[])
returns table ("column" text, value text, reason text)
language sql stable parallel safe
begin atomic
    select left(w.head, 80) as "column", left(w.value, 80) as value, w.reason
    from (
        select h.place,
               h.head,
               h.head as value,
               case
                   when h.name is null
                       then '没有这一列，可用的列名见视图 csv_column / there is no such column: the view csv_column has their names'
                   else '列名重复 / the column is there more than once'
               end as reason
        from unnest(csv_head_problem.heads, csv_head_problem.names) with ordinality as h (head, name, place)
        where h.head is not null
              and (h.name is null or cardinality(array_positions(csv_head_problem.names, h.name)) > 1)
        union all
        select null as place, c.column_name as head, null as value, format('缺少此列（%s） / the column is missing', c.label) as reason
        from csv_column as c
        where c.relation = csv_head_problem.relation
              and c.required
              and array_position(csv_head_problem.names, c.column_name) is null
    ) as w
    order by w.place, w.head;
end;

comment on function csv_head_problem(text, text[], text[]) is '内部函数：首行列名的错误，没有则无行 / Internal: what is wrong with the names of the columns; no row if nothing is';

-- The columns that are written.  An optional column that is blank in every row is left out.  So a unit's sheet may have
-- the column 状态, which the unit may not fill in.
create or replace function csv_written(relation text, file text, names text[])
returns text[]
language sql stable parallel safe
begin atomic
    select array(select case when c.required or f.filled then h.name end
                 from unnest(csv_written.names) with ordinality as h (name, place)
                 left join csv_column as c on c.relation = csv_written.relation and c.column_name = h.name
                 left join (
                     select x.place, bool_or(x.cell is not null) as filled
                     from (select r.cells from csv_row(csv_written.file) as r order by r.line offset 1) as r
                     cross join lateral unnest(r.cells) with ordinality as x (cell, place)
                     group by x.place
                 ) as f on f.place = h.place
                 order by h.place) as names;
end;

comment on function csv_written(text, text, text[]) is '内部函数：要写入的各列，各行均为空白的选填列除外（为空） / Internal: the columns that are written; NULL for an optional one that is blank in every row';

-- The rows under the first: what their cells say, or what is wrong with them, cell by cell.
create or replace function csv_entry(relation text, file text, heads text[], names text[])
returns table (line integer, cells text[], readable text[], problems jsonb[], depth integer)
language sql stable parallel safe
begin atomic
    with recursive entry as (
        select r.line,
               r.cells,
               v.readable,
               case
                   when not v.broken
                        and (cardinality(r.cells) < cardinality(csv_entry.heads)
                             or num_nonnulls(variadic r.cells[cardinality(csv_entry.heads) + 1:]) > 0)
                       then array[jsonb_build_object('line', r.line,
                                                     'reason', format('有 %s 个单元格，而列名有 %s 个 / it has %1$s cells, and there are %2$s columns',
                                                                      cardinality(r.cells), cardinality(csv_entry.heads)))]
                   else v.problems
               end as problems
        from csv_row(csv_entry.file) as r
        cross join (
            select array_agg(c.kind order by n.place) as kinds, array_agg(c.required order by n.place) as required
            from unnest(csv_entry.names) with ordinality as n (name, place)
            left join csv_column as c on c.relation = csv_entry.relation and c.column_name = n.name
        ) as k
        cross join lateral (
            select array_agg(x.value order by h.place) as readable,
                   bool_or(h.broken) as broken,
                   array_agg(jsonb_build_object('line', r.line, 'column', left(h.head, 80), 'value', left(h.cell, 81), 'reason', y.reason)
                             order by h.place) filter (where y.reason is not null) as problems
            from unnest(csv_entry.heads, k.kinds, k.required, r.cells, r.broken) with ordinality as h (head, kind, required, cell, broken, place)
            cross join lateral csv_value(h.kind, h.required, h.cell) as x
            cross join lateral (
                select case
                           when h.broken then '引号不成对，或引号外还有内容 / quotes that do not match, or something outside of them'
                           else x.reason
                       end as reason
            ) as y
        ) as v
        order by r.line
        offset 1
    ), node as (
        select e.line,
               e.readable[array_position(csv_entry.names, 'scheme')] as scheme,
               e.readable[array_position(csv_entry.names, 'item')] as item,
               e.readable[array_position(csv_entry.names, 'parent')] as parent
        from entry as e
        where csv_entry.relation = 'scheme_item' and e.problems is null
    ), below as (
        select n.line, n.scheme, n.item, 1 as depth
        from node as n
        where not exists (select from node as up where up.scheme = n.scheme and up.item = n.parent)
        union
        select n.line, n.scheme, n.item, b.depth + 1
        from below as b
        join node as n on n.scheme = b.scheme and n.parent = b.item
        where b.depth < 16
    )
    select e.line, e.cells, e.readable, e.problems, b.depth
    from entry as e
    left join (select b.line, max(b.depth) as depth from below as b group by b.line) as b on b.line = e.line
    order by e.line;
end;

comment on function csv_entry(text, text, text[], text[]) is '内部函数：首行以下各行的单元格、其值，以及不能接受之处（没有则为空）；考核内容树的各行另有其在表中的层级 / Internal: the rows under the first with their cells, what these say, and what is wrong with them (NULL if nothing is); of a tree of items also the level of each row in the sheet';

-- Every cell is read on its own, so everything that is wrong with a row is reported.  The
-- rows that can be read are inserted, and the table accepts or refuses them.  The report
-- outlives the rollback.
create or replace function load_rows(relation text, file text, heads text[], names text[], replacing boolean)
returns table (line integer, "column" text, value text, reason text)
language plpgsql volatile
as $load$
#variable_conflict use_column
declare
    written constant text[] := csv_written(load_rows.relation, load_rows.file, load_rows.names);
    entry record;
    problem jsonb;
    refused record;
    lines integer[];        -- of the rows that can be read
    originals text[];       -- their cells in the file
    readables text[] := '{}';   -- and what they say
    report jsonb[] := '{}';
    changes jsonb[] := '{}';
begin
    -- tried without a row first: a missing privilege is an error, and not the fault of any row
    perform r.place from csv_refused(load_rows.relation, written, '{}', 1, load_rows.replacing) as r;

    for entry in
        select e.line, e.cells, e.readable, e.problems
        from csv_entry(load_rows.relation, load_rows.file, load_rows.heads, load_rows.names) as e
        order by e.depth, e.line     -- a parent before its children, so that it is there when they are tried one by one
    loop
        if entry.problems is null then
            lines := lines || entry.line;
            originals := originals || entry.cells::text;
            readables := readables || entry.readable::text;
        else
            -- one by one: adding an array to an array copies both
            foreach problem in array entry.problems loop
                report := array_append(report, problem);
            end loop;
        end if;
    end loop;

    -- the rows that can be read, into the table; out of it again if there is anything to report
    if load_rows.replacing and cardinality(report) = 0 then
        changes := csv_changes(load_rows.relation, written, load_rows.heads, readables, lines);
    end if;
    begin
        for refused in
            select r.place, r.state, r.message, r.detail, r.hint, r.at_column, r.at_constraint
            from csv_refused(load_rows.relation, written, readables, 1, load_rows.replacing) as r
        loop
            report := report || (
                select jsonb_build_object('line', lines[refused.place],
                                          -- those that the file has, of a key with columns that are filled in
                                          'column', coalesce(string_agg(h.head, ', ' order by c.place),
                                                             string_agg(c.column_name, ', ' order by c.place)),
                                          'value', string_agg(h.cell, ', ' order by c.place),
                                          'reason', csv_reason(refused.state, refused.message, refused.detail, refused.hint,
                                                               refused.at_constraint))
                from csv_about(load_rows.relation, refused.at_column, refused.at_constraint) as c
                left join unnest(load_rows.heads, load_rows.names, originals[refused.place]::text[]) as h (head, name, cell)
                    on h.name = c.column_name);
        end loop;
        if cardinality(report) > 0 then
            raise exception 'nothing is loaded' using errcode = 'XCCSV';
        end if;
    exception
        when sqlstate 'XCCSV' then
            null;
    end;

    return query
    select (r.entry ->> 'line')::integer,
           r.entry ->> 'column',
           regexp_replace(r.entry ->> 'value', '^(.{80}).+$', '\1…'),
           r.entry ->> 'reason'
    from unnest(case when cardinality(report) > 0 then report else changes end) with ordinality as r (entry, place)
    order by (r.entry ->> 'line')::integer, r.place;
end
$load$;

comment on function load_rows(text, text, text[], text[], boolean) is '内部函数：装入首行以下的各行，有错误则什么也不装入，返回每处错误；替换则返回每处变动 / Internal: loads the rows under the first, none if anything is wrong, and returns what is; or, replacing, what changes';

-- The text of a sheet, whatever it comes from
create or replace function load_text(relation text, file text, mode text)
returns table (line integer, "column" text, value text, reason text)
language plpgsql volatile
as $load$
#variable_conflict use_column
declare
    heads text[];           -- the columns, as the file calls them
    names text[];           -- and as the table does
begin
    -- the first row says which columns there are
    select r.line, r.cells into line, heads from csv_row(load_text.file) as r order by r.line limit 1;
    names := csv_names(load_text.relation, heads);
    if heads is null then
        return query select 1, null::text, null::text, '文件没有内容 / the file is empty';
    elsif cardinality(heads) = 1 and heads[1] ~ '[;\t；，|]' then
        return query
        select line, null::text, heads[1],
               '列不是以半角逗号分隔的，请另存为“CSV UTF-8（逗号分隔）” / the columns are not separated by commas: save the file as "CSV UTF-8 (comma delimited)"';
    else
        return query
        select line, h."column", h.value, h.reason
        from csv_head_problem(load_text.relation, heads, names) as h;
    end if;
    if found then
        return;
    end if;
    return query
    select r.line, r."column", r.value, r.reason
    from load_rows(load_text.relation, load_text.file, heads, names, load_text.mode = 'replace') as r;
end
$load$;

comment on function load_text(text, text, text) is '内部函数：装入一份表格的文本，首行为列名 / Internal: loads the text of a sheet, whose first row has the names of the columns';

create or replace function load_csv_inside(relation text, content bytea, encoding text, mode text)
returns table (line integer, "column" text, value text, reason text)
language plpgsql volatile
as $load$
#variable_conflict use_column
declare
    read_as text;
    file text;
begin
    perform refuse_load(load_csv_inside.relation, load_csv_inside.content, load_csv_inside.mode);
    read_as := csv_encoding(load_csv_inside.content, load_csv_inside.encoding);
    begin
        -- without the mark, and without the line by which Excel says what separates the columns
        file := regexp_replace(ltrim(convert_from(load_csv_inside.content, read_as), chr(65279)), '^"?sep=,"?\r?\n', E'\n', 'i');
    exception
        when character_not_in_repertoire or untranslatable_character then
            return query
            select l.line,
                   null::text as "column",
                   regexp_replace(encode(l.bytes, 'escape'), '^(.{80}).+$', '\1…') as value,
                   format('不是有效的 %s 编码 / not valid in the encoding %1$s', read_as) as reason
            from csv_line(load_csv_inside.content, read_as) as l
            where not l.valid
            order by l.line;
            return;
    end;

    return query
    select r.line, r."column", r.value, r.reason
    from load_text(load_csv_inside.relation, file, load_csv_inside.mode) as r;
end
$load$;

comment on function load_csv_inside(text, bytea, text, text) is '内部函数：load_csv 的内容，在所进入的模式中执行 / Internal: what load_csv does, in the schema that it enters';

create or replace function load_csv(relation text, content bytea, encoding text default null, mode text default 'insert')
returns table (line integer, "column" text, value text, reason text)
language sql volatile
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select r.line, r."column", r.value, r.reason
    from load_csv_inside(load_csv.relation, load_csv.content, load_csv.encoding, load_csv.mode) as r;
end;

comment on function load_csv(text, bytea, text, text) is '从电子表格导出的 CSV 文件装入一张表（规则、单位、台账、日历和事实各表，见 csv_column）：content 为文件原样字节，encoding 缺省时按 BOM 或内容判断为 UTF-8 或 GB18030。首行为列名，次序不限，可用中文（见 csv_column）；单元格去掉首尾空白，空白为 NULL；行为 RFC 4180，空行略去。mode 缺省 insert，只新增；replace 按主键替换（更正后的表格）：已有的行改为表格所写，没有的新增，不删除，返回每处变动（reason 为“原为 …”）。全部装入则 insert 没有行返回；否则什么也不装入，每处错误返回一行：line 该行起始的行号，column 列（按文件所写），value 值，reason 原因。调用者须有插入权限。relation、content 为空（22004）、没有这张表、编码或 mode（22023）、不是 CSV（0A000，如 .xlsx、UTF-16）以及与行无关的错误则报错。 / Loads a table (of rules, units, the ledger, the calendar and facts; see csv_column) from a CSV file that a spreadsheet made: content is the file byte for byte, encoding left out is told by the byte order mark or the content, UTF-8 or GB18030. The first line has the names of the columns in any order, in Chinese if wanted (see csv_column); cells are without the blanks around them, blank ones NULL; rows are as in RFC 4180, empty ones left out. mode is insert unless it is replace: then rows whose key is there are changed to what the sheet says, others are added, none is deleted, and each cell that changes is returned (reason: was …). With insert no row is returned if everything is in; else nothing is, and there is a row for everything that is wrong: line on which the row begins, column as the file calls it, value, reason. The caller needs the privilege to insert. A NULL relation or content (22004), an unknown relation, encoding or mode (22023), what is no CSV (0A000: .xlsx, UTF-16 …) and what is no fault of a row are errors.';

-- The rows of a relation, read once and where they are: Citus pushes what it can down to its workers, which do not have the types of an
-- assessment, so what is made of the rows is made of a materialized set of them.
create or replace function source_rows(source regclass)
returns jsonb[]
language plpgsql volatile
as $rows$
declare
    content jsonb[];
begin
    execute format('with s as materialized (select to_jsonb(x) as content from %s as x) select array_agg(s.content) from s', source_rows.source)
    into content;
    return coalesce(content, '{}');
end
$rows$;

comment on function source_rows(regclass) is '内部函数：一张表、视图或外部表的各行 / Internal: the rows of a table, view or foreign table';

-- A relation as the sheet that it would be: its columns are the first row.  A day that comes with a time of midnight, as spreadsheets
-- and some databases have it, is a day.  fid is the number that ogr_fdw gives a row.
create or replace function relation_csv(source regclass)
returns text
language plpgsql volatile
as $csv$
declare
    content constant jsonb[] := source_rows(relation_csv.source);
    names constant text[] := array(select a.attname
                                   from pg_attribute as a
                                   where a.attrelid = relation_csv.source and a.attnum > 0 and not a.attisdropped and a.attname <> 'fid'
                                   order by a.attnum);
    timed constant boolean[] := array(select a.atttypid in ('timestamp'::regtype, 'timestamptz'::regtype)
                                      from pg_attribute as a
                                      where a.attrelid = relation_csv.source and a.attnum > 0 and not a.attisdropped and a.attname <> 'fid'
                                      order by a.attnum);
begin
    return (
        select string_agg(r.text, e'\n' order by r.place)
        from (
            select 0 as place, string_agg('"' || replace(n.name, '"', '""') || '"', ',' order by n.place) as text
            from unnest(names) with ordinality as n (name, place)
            union all
            select c.place,
                   (select string_agg(coalesce('"' || replace(case when n.timed then regexp_replace(c.content ->> n.name, 'T00:00:00([+-][0-9:]+)?$', '')
                                                                   else c.content ->> n.name
                                                              end, '"', '""') || '"', ''), ',' order by n.place)
                    from unnest(names, timed) with ordinality as n (name, timed, place))
            from unnest(content) with ordinality as c (content, place)
        ) as r);
end
$csv$;

comment on function relation_csv(regclass) is '内部函数：把一张表、视图或外部表写作 CSV 文本，首行为列名 / Internal: a table, view or foreign table as the text of a CSV file, its first line the names of the columns';

create or replace function load_relation_inside(relation text, source regclass, mode text)
returns table (line integer, "column" text, value text, reason text)
language plpgsql volatile
as $load$
#variable_conflict use_column
begin
    if load_relation_inside.relation is null or load_relation_inside.source is null then
        raise exception 'relation and source must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    perform refuse_load(load_relation_inside.relation, '', load_relation_inside.mode);
    return query
    select r.line, r."column", r.value, r.reason
    from load_text(load_relation_inside.relation, relation_csv(load_relation_inside.source), load_relation_inside.mode) as r;
end
$load$;

comment on function load_relation_inside(text, regclass, text) is '内部函数：load_relation 的内容，在所进入的模式中执行 / Internal: what load_relation does, in the schema that it enters';

create or replace function load_relation(relation text, source regclass, mode text default 'insert')
returns table (line integer, "column" text, value text, reason text)
language sql volatile
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select r.line, r."column", r.value, r.reason
    from load_relation_inside(load_relation.relation, load_relation.source, load_relation.mode) as r;
end;

comment on function load_relation(text, regclass, text) is '从一张表、视图或外部表（如 ogr_fdw 读出的电子表格）装入，如同 load_csv() 装入同样内容的 CSV 文件：列名即首行，可用中文，单元格的写法、mode 和所返回的错误均与之相同，line 为该行若在文件中的行号（首个数据行为2）；名为 fid 的列略去，时间为零点的日期时间视为日期。来源以调用者的权限读取。relation、source 为空（22004）、没有这张表或 mode（22023）则报错。 / Loads from a table, view or foreign table (a spreadsheet that ogr_fdw reads, say) as load_csv() loads a file with the same content: the names of its columns are the first line, in Chinese if wanted; how cells are written, mode and the report are the same, and line is where the row would be in a file (the first is 2). A column fid is left out, and a timestamp of midnight is a day. The source is read with the rights of the caller. A NULL relation or source (22004) and an unknown relation or mode (22023) are errors.';
