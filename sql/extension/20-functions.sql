-- C functions that know no table.

create function xcedu.due_date(month date, due_day integer)
returns date
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_due_date';

comment on function xcedu.due_date(date, integer) is
    '某月任务的报送期限：下月的第 due_day 日（“下月5日前报送”，含当日）；下月没有这一天时取月末。参数为空则结果为空；month 不是当月1日、due_day 不在1至31之间则报错（22023）。 / When a month''s report is due: day due_day of the next month, that day included; the month''s last day where it is shorter. NULL for a NULL argument; an error (22023) if month is not the first of a month or due_day is not within 1 to 31.';

create function xcedu.credit_month(occurred_on date, document_on date, first_open date)
returns date
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_credit_month';

comment on function xcedu.credit_month(date, date, date) is
    '加减分计入的月份：发生日与发文日中较晚一日所在的月份（“下发文件滞后的转到下月加分”），但不早于首个未公布月份。document_on 或 first_open 为空时不起作用，occurred_on 为空则结果为空；first_open 不是当月1日则报错（22023）。 / The month in which an event is credited: that of the later of the two days, but not before the first open month. A NULL document_on or first_open plays no part, a NULL occurred_on gives NULL; an error (22023) if first_open is not the first of a month.';

create function xcedu.deducted(full_marks numeric, points_each numeric, breaches bigint)
returns numeric
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_deducted';

comment on function xcedu.deducted(numeric, numeric, bigint) is
    '某一考核内容因若干次未完成而扣的分：每次扣 points_each 分，扣完 full_marks 为止。参数为空则结果为空；负数、NaN、无穷大报错（22023）。 / The points that breaches of one item cost: points_each for each, until full_marks is exhausted. NULL for a NULL argument; an error (22023) for negative numbers, NaN and infinities.';
