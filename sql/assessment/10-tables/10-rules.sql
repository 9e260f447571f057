-- The rules: what is assessed, what it is worth, and the clause that says so.
--
-- Codes are natural text keys; months are dates of a first day.  Points have at
-- most six decimal places, which is what the views show.

create table league (
    league text
        constraint league_pkey primary key
        constraint league_league_is_code check (xcedu.is_code(league, 'league', 'league')),
    title text not null
        constraint league_title_is_text check (xcedu.is_text(title, 'league', 'title', 100000))
);

comment on table league is '组别：同组单位之间排名 / Leagues: units are ranked against those of their league';
comment on column league.league is '组别代码 / League code';
comment on column league.title is '组别名称 / Title of the league';

create table scheme (
    scheme text
        constraint scheme_pkey primary key
        constraint scheme_scheme_is_code check (xcedu.is_code(scheme, 'scheme', 'scheme')),
    title text not null
        constraint scheme_title_is_text check (xcedu.is_text(title, 'scheme', 'title', 100000)),
    document_no text
        constraint scheme_document_no_is_text check (xcedu.is_text(document_no, 'scheme', 'document_no', 100000)),
    issued_on date,
    -- how it is read, a column a switch
    due_day integer not null default 5
        constraint scheme_due_day_in_month check (due_day between 1 and 31),
    omission text not null default 'ledger_task'
        constraint scheme_omission_known check (omission in ('ledger_task', 'unit')),
    report_month text not null default 'reported_on'
        constraint scheme_report_month_known check (report_month in ('reported_on', 'due')),
    due_roll text not null default 'none'
        constraint scheme_due_roll_known check (due_roll in ('none', 'working_day')),
    floor text not null default 'item'
        constraint scheme_floor_known check (floor in ('item', 'total')),
    not_applicable text not null default 'full_marks'
        constraint scheme_not_applicable_known check (not_applicable in ('full_marks', 'renormalise', 'leave_out')),
    unmarked text not null default 'incomplete'
        constraint scheme_unmarked_known check (unmarked in ('incomplete', 'full_marks', 'zero')),
    highest_scope text not null default 'category'
        constraint scheme_highest_scope_known check (highest_scope in ('category', 'commendation', 'all')),
    highest_months text not null default 'top_up'
        constraint scheme_highest_months_known check (highest_months in ('top_up', 'first_only', 'each_month')),
    highest_years text not null default 'unbounded'
        constraint scheme_highest_years_known check (highest_years in ('unbounded', 'calendar_year')),
    late_document text not null default 'first_open'
        constraint scheme_late_document_known check (late_document in ('first_open', 'next_month')),
    pending_claims text not null default 'not_counted'
        constraint scheme_pending_claims_known check (pending_claims in ('not_counted', 'provisional')),
    bonus_cap numeric
        constraint scheme_bonus_cap_within_range check (bonus_cap >= 0 and bonus_cap <= 1000 and min_scale(bonus_cap) <= 6),
    total_cap numeric
        constraint scheme_total_cap_within_range check (total_cap > 0 and total_cap <= 1000 and min_scale(total_cap) <= 6),
    ties text not null default 'standard'
        constraint scheme_ties_known check (ties in ('standard', 'dense')),
    first_month date
        constraint scheme_first_month_is_first_day
            check (first_month >= date '1990-01-01' and first_month <= date '2199-12-31' and extract(day from first_month) = 1)
        constraint scheme_first_month_key unique,
    time_zone text not null default 'Asia/Shanghai'
        constraint scheme_time_zone_not_blank check (time_zone ~ '\S')
);

comment on table scheme is '考核办法及其解读 / Schemes: a rule-book and how it is read';
comment on column scheme.scheme is '办法代码 / Scheme code';
comment on column scheme.title is '办法名称 / Title of the rule-book';
comment on column scheme.document_no is '文号 / Document number';
comment on column scheme.issued_on is '印发日期 / Day of issue';
comment on column scheme.first_month is '启用月份：open_month 未指明办法时，自该月起用此办法；空为须指明 / The first month that it is for: from then on open_month() takes it unless told otherwise; NULL if it has to be named';
comment on column scheme.time_zone is '判断是否逾期所用的时区（A4） / Time zone whose day decides what is overdue (A4)';
comment on column scheme.omission is '漏报一次的计法（A1）：ledger_task 每项台账任务、unit 每个单位每月一次；生成报送任务时起作用 / What one omission is (A1): one for each ledger task, or one a unit and month; acts when obligations to report are made';
comment on column scheme.report_month is '漏报计入的月份（A3）：reported_on 所报月份、due 到期月份；生成报送任务时起作用 / Month in which an omission counts (A3): the one reported on, or the one in which the report was due; acts when obligations to report are made';
comment on column scheme.due_day is '报送期限（A4）：下月的第几日，含当日（“下月5日前”）；生成报送任务时起作用 / The day of the next month on which a monthly report is due, that day included (A4); acts when obligations to report are made';
comment on column scheme.due_roll is '报送期限遇非工作日（A5）：none 不顺延、working_day 按工作日历顺延至下一工作日；生成报送任务时起作用 / A report that is due on a day off (A5): none leaves it, working_day moves it to the next working day by the table holiday; acts when obligations to report are made';
comment on column scheme.floor is '扣完为止的层次（A7）：item 每项不低于0、total 仅基础分不低于0 / What stops at zero (A7): every item, or only the base as a whole';
comment on column scheme.not_applicable is '不适用的考核内容（A8）：full_marks 给满分、renormalise 不计并在板块内折算、leave_out 不计也不折算 / An item that does not apply (A8): full marks; left out and the rest of its section scaled up; left out and nothing scaled up';
comment on column scheme.unmarked is '适用而尚未评分的考核内容（A9）：incomplete 没有总分、full_marks 按满分、zero 按零分 / An item that applies and is not marked yet (A9): no total, full marks, or zero';
comment on column scheme.highest_scope is '同一项工作按最高级别计分的范围（A12）：category 同一类别内、commendation 仅限表彰奖励、all 不分类别 / Within what one work counts once, at its highest (A12): a category; only commendations; all categories together';
comment on column scheme.highest_months is '同一项工作在不同月份（A13）：top_up 补足至最高、first_only 仅计首次加分的月份、each_month 各月分别计 / One work in several months (A13): topped up to the highest, the first month only, or each month on its own';
comment on column scheme.highest_years is '同一项工作在不同年份（A14）：unbounded 不分年度、calendar_year 各年分别计 / One work in several years (A14): no boundary, or each calendar year on its own';
comment on column scheme.late_document is '文件滞后的加分（A16）：first_open 计入发文后首个未公布月份、next_month 只转到下月，再晚则不计；录入事项时起作用 / A bonus whose document is late (A16): credited in the first open month from that of its issue on; or only in the month after it occurred, else lapsed; acts when events are entered';
comment on column scheme.pending_claims is '待审核的申报（A17）：not_counted 不计、provisional 暂计 / Claims awaiting review (A17): not counted, or counted provisionally';
comment on column scheme.bonus_cap is '每月加分上限（分，A18），空为不设；不冲抵收回的加分 / Most bonus of a month, in points (A18); NULL for none; what is taken back comes off in full all the same (A20)';
comment on column scheme.total_cap is '每月总分上限（分，A18），超出部分减少加分，空为不设 / Most total of a month, in points (A18): what exceeds it comes off the bonus; NULL for none';
comment on column scheme.ties is '同分名次（A21）：standard 同分同名次，其后空出（1-2-2-4）、dense 其后不空（1-2-2-3） / Ranks after a tie (A21): 1-2-2-4 or 1-2-2-3';

create table provision (
    scheme text not null
        constraint provision_scheme_fkey references scheme,
    provision text not null
        constraint provision_code_known check (provision in ('base', 'evidence', 'highest', 'late_document', 'review')),
    clause text not null
        constraint provision_clause_is_text check (xcedu.is_text(clause, 'provision', 'clause', 100000)),
    constraint provision_pkey primary key (scheme, provision)
);

comment on table provision is '不属于某一考核内容或规则的条款，用于说明计分原因 / Clauses that belong to no item or rule alone; quoted where a score is explained';
comment on column provision.scheme is '办法代码 / Scheme code';
comment on column provision.provision is '条款：base 百分制和扣完为止、evidence 加分依据、highest 按最高级别不重复、late_document 文件滞后、review 申报和审核 / What it says: base (points and floor), evidence of a bonus, highest level only, late document, review of claims';
comment on column provision.clause is '条款原文 / The clause, as it stands in the rule-book';

create table reading (
    scheme text not null
        constraint reading_scheme_fkey references scheme,
    finding text not null
        constraint reading_finding_is_code check (xcedu.is_code(finding, 'reading', 'finding')),
    subject text not null
        constraint reading_subject_is_code check (xcedu.is_code(subject, 'reading', 'subject')),
    reading text not null
        constraint reading_reading_is_code check (xcedu.is_code(reading, 'reading', 'reading')),
    text text not null
        constraint reading_text_is_text check (xcedu.is_text(text, 'reading', 'text', 100000)),
    constraint reading_pkey primary key (scheme, finding, subject)
);

comment on table reading is '对办法疑点的解读：lint_scheme() 报告的疑点如何处理 / How the doubts that lint_scheme() reports of a rule-book are settled';
comment on column reading.scheme is '办法代码 / Scheme code';
comment on column reading.finding is '疑点代码，同 lint_scheme() / Code of the finding, as lint_scheme() gives it';
comment on column reading.subject is '所涉规则、考核内容或级别，同 lint_scheme() / What it is about, as lint_scheme() gives it';
comment on column reading.reading is '解读编号（A1 – A31 等） / Number of the reading';
comment on column reading.text is '解读 / The reading';

create table section (
    scheme text not null
        constraint section_scheme_fkey references scheme,
    section text not null
        constraint section_section_is_code check (xcedu.is_code(section, 'section', 'section')),
    title text not null
        constraint section_title_is_text check (xcedu.is_text(title, 'section', 'title', 100000)),
    weight numeric not null
        constraint section_weight_within_range check (weight > 0 and weight <= 1000 and min_scale(weight) <= 6),
    clause text,
    constraint section_pkey primary key (scheme, section)
);

comment on table section is '考核板块及其权重 / Sections of a scheme and their weights';
comment on column section.scheme is '办法代码 / Scheme code';
comment on column section.section is '板块代码 / Section code';
comment on column section.title is '板块名称 / Title of the section';
comment on column section.weight is '权重，即该板块满分折算的分值 / Weight: the points that the section''s full marks amount to';
comment on column section.clause is '条款原文 / The clause, as it stands in the rule-book';

create table item (
    item text
        constraint item_pkey primary key
        constraint item_item_is_code check (xcedu.is_code(item, 'item', 'item')),
    title text not null
        constraint item_title_is_text check (xcedu.is_text(title, 'item', 'title', 100000))
);

comment on table item is '考核内容；代码 report 为每月按台账报送的内容 / Items that are assessed; the code report is the one for which open_month() makes obligations from the ledger';
comment on column item.item is '考核内容代码 / Item code';
comment on column item.title is '考核内容名称 / Title of the item';

create table scheme_item (
    scheme text not null
        constraint scheme_item_scheme_fkey references scheme,
    item text not null
        constraint scheme_item_item_fkey references item,
    section text not null,
    kind text not null
        constraint scheme_item_kind_known check (kind in ('breach', 'mark')),
    full_marks numeric not null
        constraint scheme_item_full_marks_within_range
            check (full_marks > 0 and full_marks <= 1000 and min_scale(full_marks) <= 6),
    points_each numeric
        constraint scheme_item_points_each_within_range
            check (points_each > 0 and points_each <= 1000 and min_scale(points_each) <= 6),
    leagues text[]
        constraint scheme_item_leagues_without_null check (array_position(leagues, null) is null),
    standard text
        constraint scheme_item_standard_is_text check (xcedu.is_text(standard, 'scheme_item', 'standard', 100000)),
    clause text
        constraint scheme_item_clause_is_text check (xcedu.is_text(clause, 'scheme_item', 'clause', 100000)),
    first_month date
        constraint scheme_item_first_month_is_first_day
            check (first_month >= date '1990-01-01' and first_month <= date '2199-12-31' and extract(day from first_month) = 1),
    last_month date
        constraint scheme_item_last_month_is_first_day
            check (last_month >= date '1990-01-01' and last_month <= date '2199-12-31' and extract(day from last_month) = 1),
    constraint scheme_item_pkey primary key (scheme, item),
    constraint scheme_item_section_fkey foreign key (scheme, section) references section,
    constraint scheme_item_points_each_for_breaches
        check ((kind = 'breach') = (points_each is not null)),
    constraint scheme_item_stage_in_order check (last_month >= first_month)
);

create index scheme_item_section_idx on scheme_item (scheme, section);
create index scheme_item_item_idx on scheme_item (item);

comment on table scheme_item is '某办法中考核内容的分值、标准和阶段 / What an item is worth in a scheme, by what standard, and when its stage runs';
comment on column scheme_item.scheme is '办法代码 / Scheme code';
comment on column scheme_item.item is '考核内容代码 / Item code';
comment on column scheme_item.section is '所属板块代码 / Code of its section';
comment on column scheme_item.kind is '计分方式：breach 按未完成次数扣分，mark 由牵头科室评分 / How it is scored: breach by points off for each breach, mark by a mark of the responsible section';
comment on column scheme_item.full_marks is '满分（分），扣完为止 / Full marks in points; the item stops at zero';
comment on column scheme_item.points_each is '每次扣分（分），仅 breach 类 / Points off for each breach; NULL for mark';
comment on column scheme_item.leagues is '适用于其全部单位的组别，空为所有组别；其他组别的单位仅在承担该内容台账任务或被评分时适用 / Leagues to all of whose units it applies, NULL for every league; to a unit of another league only if it carries a ledger task under the item or was given a mark';
comment on column scheme_item.standard is '考核标准原文（附件） / The standard, as it stands in the annex';
comment on column scheme_item.clause is '条款原文 / The clause, as it stands in the rule-book';
comment on column scheme_item.first_month is '阶段首月，空为自始 / First month of its stage; NULL if it has always begun';
comment on column scheme_item.last_month is '阶段末月，空为无终止 / Last month of its stage; NULL if it does not end';

create table milestone (
    scheme text not null,
    item text not null,
    reach_by date not null
        constraint milestone_reach_by_is_a_day check (reach_by >= date '1990-01-01' and reach_by <= date '2199-12-31'),
    goal text not null
        constraint milestone_goal_is_text check (xcedu.is_text(goal, 'milestone', 'goal', 100000)),
    constraint milestone_pkey primary key (scheme, item, reach_by),
    constraint milestone_scheme_item_fkey foreign key (scheme, item) references scheme_item
);

comment on table milestone is '办法写明的阶段目标日期，供查阅；不限制考核内容的起止，也不限制适用单位 / Target dates that the rule-book sets, for reading: they neither begin nor end an item nor restrict its units';
comment on column milestone.scheme is '办法代码 / Scheme code';
comment on column milestone.item is '考核内容代码 / Item code';
comment on column milestone.reach_by is '应达成的最后一日 / The last day by which it is to be reached';
comment on column milestone.goal is '阶段目标原文 / The goal, as it stands in the rule-book';

create table rule (
    rule text
        constraint rule_pkey primary key
        constraint rule_rule_is_code check (xcedu.is_code(rule, 'rule', 'rule')),
    title text not null
        constraint rule_title_is_text check (xcedu.is_text(title, 'rule', 'title', 100000))
);

comment on table rule is '加减分规则 / Event rules: what adds or takes off points';
comment on column rule.rule is '规则代码 / Rule code';
comment on column rule.title is '规则名称 / Title of the rule';

create table scheme_rule (
    scheme text not null
        constraint scheme_rule_scheme_fkey references scheme,
    rule text not null
        constraint scheme_rule_rule_fkey references rule,
    category text not null
        constraint scheme_rule_category_known
            check (category in ('meeting', 'commendation', 'report', 'criticism', 'exposure')),
    level text
        constraint scheme_rule_level_is_code check (xcedu.is_code(level, 'scheme_rule', 'level')),
    precedence integer not null default 1
        constraint scheme_rule_precedence_positive check (precedence > 0),
    points numeric not null
        constraint scheme_rule_points_within_range
            check (points <> 0 and points between -1000 and 1000 and min_scale(points) <= 6),
    clause text
        constraint scheme_rule_clause_is_text check (xcedu.is_text(clause, 'scheme_rule', 'clause', 100000)),
    reading text
        constraint scheme_rule_reading_is_text check (xcedu.is_text(reading, 'scheme_rule', 'reading', 100000)),
    constraint scheme_rule_pkey primary key (scheme, rule),
    constraint scheme_rule_bonus_adds_and_penalty_takes
        check (case
                   when category in ('meeting', 'commendation', 'report') then points > 0
                   when category in ('criticism', 'exposure') then points < 0
               end)
);

create index scheme_rule_rule_idx on scheme_rule (rule);

comment on table scheme_rule is '某办法中各加减分规则的分值 / What an event is worth in a scheme';
comment on column scheme_rule.scheme is '办法代码 / Scheme code';
comment on column scheme_rule.rule is '规则代码 / Rule code';
comment on column scheme_rule.category is '类别：meeting 现场会、commendation 表彰、report 正面报道（加分）；criticism 通报批评、exposure 曝光（扣分） / Category: meeting, commendation, report (bonuses); criticism, exposure (penalties)';
comment on column scheme_rule.level is '级别：city 市级、province 省部级、nation 国家级、organ 机关媒体；空为不分级别 / Level: city, province, nation, organ press; NULL if it has none';
comment on column scheme_rule.precedence is '同类规则都适用时取数字小者 / Where two rules of a category fit one event, the smaller number wins';
comment on column scheme_rule.points is '分值，加分为正，扣分为负 / Points: positive for a bonus, negative for a penalty';
comment on column scheme_rule.clause is '条款原文；空为无条款 / The clause, as it stands in the rule-book; NULL if there is none';
comment on column scheme_rule.reading is '对条款的解读，或无条款时的依据 / How the clause is read, or what the rule stands on where there is no clause';
