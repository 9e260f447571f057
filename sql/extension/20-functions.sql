-- C functions that know no table.

create function xcedu.due_date(month date, due_day integer)
returns date
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_due_date';

comment on function xcedu.due_date(date, integer) is
    '某月任务的报送期限：下月的第 due_day 日（“下月5日前报送”，含当日）；下月没有这一天时取月末。参数为空则结果为空；month 不是当月1日、due_day 不在1至31之间则报错（22023）。 / The last day on which a month''s report is in time: day due_day of the next month, or the last day of that month if it is shorter. NULL for a NULL argument; an error (22023) if month is not the first of a month or due_day is not within 1 to 31.';

create function xcedu.credit_month(occurred_on date, document_on date, first_open date)
returns date
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_credit_month';

comment on function xcedu.credit_month(date, date, date) is
    '加减分计入的月份：发生日与发文日中较晚一日所在的月份（“下发文件滞后的转到下月加分”），但不早于首个未公布月份。document_on 或 first_open 为空时不起作用，occurred_on 为空则结果为空；first_open 不是当月1日则报错（22023）。 / The month in which an event is credited: that of the later of the two days, but not before the first open month. A NULL document_on or first_open is ignored, a NULL occurred_on gives NULL; an error (22023) if first_open is not the first of a month.';

create function xcedu.deducted(full_marks numeric, points_each numeric, breaches bigint)
returns numeric
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_deducted';

comment on function xcedu.deducted(numeric, numeric, bigint) is
    '某一考核内容因若干次未完成而扣的分：每次扣 points_each 分，扣完 full_marks 为止。参数为空则结果为空；负数、NaN、无穷大报错（22023）。 / The points that breaches of one item cost: points_each for each, until full_marks is exhausted. NULL for a NULL argument; an error (22023) for negative numbers, NaN and infinities.';

create function xcedu.enter_schema(relation regclass)
returns text
language c volatile strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_enter_schema';

comment on function xcedu.enter_schema(regclass) is
    '内部函数：把 search_path 设为某关系所在的模式，直至调用它的函数结束；考核的函数据此找到自己的模式，模式改名后亦然。返回模式名；没有该关系则报错（42P01）。 / Internal: sets search_path to the schema of a relation until the calling function ends. Functions of an assessment find their own schema by it, also after it was renamed. Returns the name of the schema; an error (42P01) if there is no such relation.';

create function xcedu.is_code(value text, relation text, "column" text)
returns boolean
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_is_code';

comment on function xcedu.is_code(text, text, text) is
    '代码列的检查：非空，不超过200个字符，首尾没有空白，其中没有看不见的字符（控制符、零宽字符、不间断空格等）；不符则报错（23514），指明列、值和字符，否则为真。参数为空则结果为空。 / Checks a code: it must not be empty, have more than 200 characters, a blank at either end, or an invisible character (controls, zero-width characters, no-break spaces …). Otherwise it raises an error (23514) that names column, value and character. True for a code, NULL for a NULL argument.';

create function xcedu.is_text(value text, relation text, "column" text, most integer)
returns boolean
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_is_text';

comment on function xcedu.is_text(text, text, text, integer) is
    '文本列的检查：不超过 most 个字符；超过则报错（23514），指明列和字符数，否则为真。参数为空则结果为空。 / Checks a text: it must not have more than so many characters. Otherwise it raises an error (23514) that names column and count. True if it is short enough, NULL for a NULL argument.';

create function xcedu.any_of(value text, list regprocedure)
returns boolean
language c stable strict parallel safe
cost 0.0001
as 'MODULE_PATHNAME', 'xcedu_any_of';

comment on function xcedu.any_of(text, regprocedure) is
    '某值是否在函数 list（无参数，返回 text[]）所给的数组中；每次查询只调用 list 一次。用于行级安全策略：先于查询的其他条件执行，执行计划中看不出是否执行过。参数为空则结果为空；无权执行 list 的视为空数组；list 形式不符则报错（22023）。 / Whether a value is in the array that the function list returns (no arguments, text[]). It calls list once a query. For row level security policies: it runs before the other conditions of a query, and no plan shows whether it ran. If the role may not execute list, the array counts as empty. NULL for a NULL argument; an error (22023) if list has another form.';

create function xcedu.opaque(value text)
returns text
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_opaque';

comment on function xcedu.opaque(text) is
    '原样返回该值。用于索引：索引条件只对不受行级安全限制的角色有效，他人不能据以数出看不到的行。参数为空则结果为空。 / Returns the value itself. For indexes: only roles without row level security can use such an index, so nobody else can count hidden rows by it. NULL for a NULL argument.';

create function xcedu.json_line(variadic "values" "any")
returns text
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_json_line';

comment on function xcedu.json_line("any") is
    '内部函数：json_build_array() 的文本，即公布各行的规范文本，但每条查询只查一次各值的类型。各值为 text、integer、numeric、date、boolean 或 jsonb，其他类型报错（42804）。 / Internal: the text of json_build_array(), which the canonical texts of published rows are; the types of the values are looked up once a query. They are text, integer, numeric, date, boolean or jsonb; an error (42804) for other types.';

create function xcedu.row_digest("row" record)
returns bigint
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_row_digest';

comment on function xcedu.row_digest(record) is
    '内部函数：一行各列的摘要（52位）及列数，用于认出该行；不能作为证明。只取决于各列的值，7.0 与 7 不同。参数为空则结果为空。 / Internal: a digest of the columns of a row (52 bits) with their number, by which the row is recognized; it is no proof. It depends on the values alone, and 7.0 is another one than 7. NULL for a NULL argument.';

create function xcedu.has_digest("row" record, digest bigint)
returns boolean
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_has_digest';

comment on function xcedu.has_digest(record, bigint) is
    '内部函数：一行是否具有 row_digest() 所给的摘要；摘要之后增加的列不比较。参数为空则结果为空。 / Internal: whether a row has a digest that row_digest() gave; columns that were added afterwards are not compared. NULL for a NULL argument.';
