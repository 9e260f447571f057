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
    -- how long its periods are, and what a year comes to
    months integer not null default 1
        constraint scheme_months_known check (months in (1, 3, 6, 12)),
    year_by text not null default 'mean'
        constraint scheme_year_by_known check (year_by in ('mean', 'sum', 'weighted')),
    -- how it is read, a column a switch
    due_day integer not null default 5
        constraint scheme_due_day_in_month check (due_day between 1 and 31),
    omission text not null default 'ledger_task'
        constraint scheme_omission_known check (omission in ('ledger_task', 'unit')),
    report_month text not null default 'reported_on'
        constraint scheme_report_month_known check (report_month in ('reported_on', 'due')),
    due_roll text not null default 'none'
        constraint scheme_due_roll_known check (due_roll in ('none', 'working_day')),
    not_applicable text not null default 'full_marks'
        constraint scheme_not_applicable_known check (not_applicable in ('full_marks', 'renormalise', 'leave_out')),
    unmarked text not null default 'incomplete'
        constraint scheme_unmarked_known check (unmarked in ('incomplete', 'full_marks', 'zero')),
    highest_scope text not null default 'label'
        constraint scheme_highest_scope_known check (highest_scope in ('label', 'all')),
    highest_months text not null default 'top_up'
        constraint scheme_highest_months_known check (highest_months in ('top_up', 'first_only', 'each_month')),
    highest_years text not null default 'unbounded'
        constraint scheme_highest_years_known check (highest_years in ('unbounded', 'calendar_year')),
    late_document text not null default 'first_open'
        constraint scheme_late_document_known check (late_document in ('first_open', 'next_month')),
    pending_claims text not null default 'not_counted'
        constraint scheme_pending_claims_known check (pending_claims in ('not_counted', 'provisional')),
    ties text not null default 'standard'
        constraint scheme_ties_known check (ties in ('standard', 'dense')),
    first_month date
        constraint scheme_first_month_is_first_day
            check (first_month >= date '1990-01-01' and first_month <= date '2199-12-31' and extract(day from first_month) = 1)
        constraint scheme_first_month_key unique,
    time_zone text not null default 'Asia/Shanghai'
        constraint scheme_time_zone_not_blank check (time_zone ~ '\S'),
    variant_of text
        constraint scheme_variant_of_fkey references scheme
        constraint scheme_variant_of_is_another check (variant_of <> scheme),
    language text not null default 'zh'
        constraint scheme_language_known check (language in ('zh', 'en')),
    -- a variant is compared, and scores no month
    constraint scheme_variant_without_first_month check (variant_of is null or first_month is null),
    constraint scheme_first_month_begins_a_period check ((extract(month from first_month)::integer - 1) % months = 0)
);

create index scheme_variant_of_idx on scheme (variant_of);

comment on table scheme is '考核办法及其解读 / Schemes: a rule-book and how it is read';
comment on column scheme.scheme is '办法代码 / Scheme code';
comment on column scheme.title is '办法名称 / Title of the rule-book';
comment on column scheme.document_no is '文号 / Document number';
comment on column scheme.issued_on is '印发日期 / Day of issue';
comment on column scheme.months is '考核周期（月数）：1 每月、3 每季（1、4、7、10月起）、6 每半年（1、7月起）、12 每年；period.month 为该期首月 / How many months a period has: 1, 3 (from January, April, July, October), 6 (from January, July) or 12; period.month is its first month';
comment on column scheme.year_by is '年度成绩：mean 各期总分的平均、sum 合计、weighted 按 scheme_period 的权重平均 / What a year comes to: the mean of the totals of its periods, their sum, or their mean weighted by scheme_period';
comment on column scheme.first_month is '启用月份：open_month 未指明办法时，自该月起用此办法；空为须指明 / The first month that it is for: from then on open_month() takes it unless told otherwise; NULL if it has to be named';
comment on column scheme.time_zone is '判断是否逾期所用的时区（A4） / Time zone whose day decides what is overdue (A4)';
comment on column scheme.variant_of is '所变通的办法的代码：变体只供比较，不得用于考核某月；空为办法本身，把变体的本列改为空即成为可用的办法 / Code of the scheme that it is a variant of: a variant is for comparing, and no month is scored by it. NULL for a scheme itself; a variant becomes one if this is set to NULL';
comment on column scheme.language is '说明得分原因（why）所用的语言：zh 中文、en 英文；不影响计分 / Language in which reasons (why) are told: zh Chinese, en English; it decides no point';
comment on column scheme.omission is '漏报一次的计法（A1）：ledger_task 每项台账任务、unit 每个单位每月一次；生成报送任务时起作用 / What one omission is (A1): one for each ledger task, or one a unit and month; acts when obligations to report are made';
comment on column scheme.report_month is '漏报计入的月份（A3）：reported_on 所报月份、due 到期月份；生成报送任务时起作用 / Month in which an omission counts (A3): the one reported on, or the one in which the report was due; acts when obligations to report are made';
comment on column scheme.due_day is '报送期限（A4）：下月的第几日，含当日（“下月5日前”）；生成报送任务时起作用 / The day of the next month on which a monthly report is due, that day included (A4); acts when obligations to report are made';
comment on column scheme.due_roll is '报送期限遇非工作日（A5）：none 不顺延、working_day 按工作日历顺延至下一工作日；生成报送任务时起作用 / A report that is due on a day off (A5): none leaves it, working_day moves it to the next working day by the table holiday; acts when obligations to report are made';
comment on column scheme.not_applicable is '不适用的考核内容（A8）：full_marks 给满分、renormalise 不计并在上级内折算、leave_out 不计也不折算 / An item that does not apply (A8): full marks; left out and the rest of its section scaled up; left out and nothing scaled up';
comment on column scheme.unmarked is '适用而尚未评分的考核内容（A9）：incomplete 没有总分、full_marks 按满分、zero 按零分 / An item that applies and is not marked yet (A9): no total, full marks, or zero';
comment on column scheme.highest_scope is '同一项工作按最高级别计分的范围（A12）：label 同一标记（scheme_rule.once）内、all 凡有标记的规则不分标记 / Within what one work counts once, at its highest (A12): rules of one label (scheme_rule.once), or all rules that have one';
comment on column scheme.highest_months is '同一项工作在不同月份（A13）：top_up 补足至最高、first_only 仅计首次加分的月份、each_month 各月分别计 / One work in several months (A13): topped up to the highest, the first month only, or each month on its own';
comment on column scheme.highest_years is '同一项工作在不同年份（A14）：unbounded 不分年度、calendar_year 各年分别计 / One work in several years (A14): no boundary, or each calendar year on its own';
comment on column scheme.late_document is '文件滞后的加分（A16）：first_open 计入发文后首个未公布月份、next_month 只转到下月，再晚则不计；录入事项时起作用 / A bonus whose document is late (A16): credited in the first open month from that of its issue on; or only in the month after it occurred, else lapsed; acts when events are entered';
comment on column scheme.pending_claims is '待审核的申报（A17）：not_counted 不计、provisional 暂计 / Claims awaiting review (A17): not counted, or counted provisionally';
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

create table item (
    item text
        constraint item_pkey primary key
        constraint item_item_is_code check (xcedu.is_code(item, 'item', 'item')),
    title text not null
        constraint item_title_is_text check (xcedu.is_text(title, 'item', 'title', 100000))
);

comment on table item is '考核内容及其各级分组；代码 report 为每月按台账报送的内容 / Items that are assessed, and the groups that they add up to; the code report is the one for which open_month() makes obligations from the ledger';
comment on column item.item is '考核内容代码 / Item code';
comment on column item.title is '考核内容名称 / Title of the item';

create table scheme_item (
    scheme text not null
        constraint scheme_item_scheme_fkey references scheme,
    item text not null
        constraint scheme_item_item_fkey references item,
    parent text
        constraint scheme_item_parent_is_another check (parent <> item),
    kind text not null
        constraint scheme_item_kind_known check (kind in ('group', 'breach', 'mark', 'measure', 'event')),
    part text
        constraint scheme_item_part_known check (part in ('base', 'bonus', 'penalty')),
    place integer not null default 1
        constraint scheme_item_place_positive check (place > 0),
    start numeric default 0
        constraint scheme_item_start_within_range check (start >= -100000 and start <= 100000 and min_scale(start) <= 6),
    floor numeric
        constraint scheme_item_floor_within_range check (floor >= -100000 and floor <= 100000 and min_scale(floor) <= 6),
    cap numeric
        constraint scheme_item_cap_within_range check (cap >= -100000 and cap <= 100000 and min_scale(cap) <= 6),
    weight numeric
        constraint scheme_item_weight_within_range check (weight > 0 and weight <= 100000 and min_scale(weight) <= 6),
    points_each numeric
        constraint scheme_item_points_each_within_range
            check (points_each > 0 and points_each <= 1000 and min_scale(points_each) <= 6),
    raters text not null default 'one'
        constraint scheme_item_raters_known check (raters in ('one', 'mean', 'trimmed_mean')),
    compare text
        constraint scheme_item_compare_known check (compare in ('value', 'difference', 'ratio', 'place', 'percentile')),
    against text
        constraint scheme_item_against_known check (against in ('target', 'previous', 'mean', 'best')),
    lowest_first boolean not null default false,
    leagues text[]
        constraint scheme_item_leagues_without_null check (array_position(leagues, null) is null),
    only_for text[]
        constraint scheme_item_only_for_without_null check (array_position(only_for, null) is null),
    not_applicable text
        constraint scheme_item_not_applicable_known check (not_applicable in ('full_marks', 'renormalise', 'leave_out')),
    unmarked text
        constraint scheme_item_unmarked_known check (unmarked in ('incomplete', 'full_marks', 'zero')),
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
    constraint scheme_item_parent_fkey foreign key (scheme, parent) references scheme_item,
    constraint scheme_item_floor_not_above_cap check (floor <= cap),
    constraint scheme_item_points_each_for_breaches
        check ((kind = 'breach') = (points_each is not null)),
    constraint scheme_item_raters_for_marks check (kind = 'mark' or raters = 'one'),
    constraint scheme_item_compare_for_measures check ((kind = 'measure') = (compare is not null)),
    constraint scheme_item_against_for_difference_and_ratio
        check (coalesce(compare in ('difference', 'ratio'), false) = (against is not null)),
    constraint scheme_item_lowest_first_among_units
        check (not lowest_first or coalesce(compare in ('place', 'percentile') or against = 'best', false)),
    constraint scheme_item_part_below_the_total check (parent is not null or part is null),
    constraint scheme_item_stage_in_order check (last_month >= first_month)
);

create index scheme_item_parent_idx on scheme_item (scheme, parent);
create index scheme_item_item_idx on scheme_item (item);
create unique index scheme_item_total_key on scheme_item (scheme) where parent is null;

comment on table scheme_item is '某办法的考核内容树：板块、考核内容、加扣分类别和封顶都是其中的行，各行按同一规则计算：between(floor, start + 本项各行得失分 + 下级计入分, cap) / The tree of items of a scheme: sections, items, kinds of bonuses and caps are all rows of it, and one rule holds for each: between(floor, start + its own lines + what its children bring, cap)';
comment on column scheme_item.scheme is '办法代码 / Scheme code';
comment on column scheme_item.item is '考核内容代码 / Item code';
comment on column scheme_item.parent is '上级考核内容代码；空为总分，一套办法只有一个 / Code of the item above it; NULL for the total, of which a scheme has one';
comment on column scheme_item.kind is '本项各行得失分的来源：group 无，breach 按未完成次数扣分，mark 由牵头科室评分，measure 由数值按档次得分，event 仅加扣分事项；加扣分事项可计入任何一类 / Where its own lines come from: group none, breach points off for each breach, mark a mark of the responsible section, measure a measured value by bands, event nothing but events; events can count in an item of any kind';
comment on column scheme_item.part is '总分的下级在 score 中的列：base 基础分、bonus 加分、penalty 扣分；其他为空 / Of the children of the total: the column of score that they are shown in; NULL for all others';
comment on column scheme_item.place is '同级中的次序 / Order among its siblings';
comment on column scheme_item.start is '起始分：从满分扣起的同 cap，从零加起的为0；空同0 / The points that it starts with: those of cap where points are lost, 0 where they are earned; NULL is 0';
comment on column scheme_item.floor is '下限（分），扣完为止为0，空为不设 / The least that it can be; 0 where it stops at zero, NULL for no bound';
comment on column scheme_item.cap is '上限即满分（分），空为不设 / The most that it can be, its full marks; NULL for no bound';
comment on column scheme_item.weight is '权重：满分在上级中折算的分值，空为不折算 / Weight: the points that its full marks amount to in its parent; NULL for as they are';
comment on column scheme_item.points_each is '每次扣分（分），仅 breach 类 / Points off for each breach; NULL for other kinds';
comment on column scheme_item.raters is '由谁评分，仅 mark 类：one 一人评分；mean 多人评分取平均；trimmed_mean 多人评分去掉一个最高分和一个最低分后取平均，不足三人时取平均。平均四舍五入到6位小数 / Who marks it, of kind mark only: one rater; the mean of several; the mean without one highest and one lowest mark, or of all while there are fewer than three. A mean is rounded half away from zero to 6 places';
comment on column scheme_item.compare is '数值如何查档次，仅 measure 类：value 数值本身；difference 与 against 之差；ratio 与 against 之比；place 在本组中的名次（1为最好，同值同名次，其后空出）；percentile 名次 ÷ 本组有数值的单位数 / What is looked up in the bands, of kind measure only: the value; its difference or its ratio to against; its place in the league (1 is best, equal values share it, 1-2-2-4); percentile, the place divided by the number of units of the league that have a value';
comment on column scheme_item.against is '差或比的另一方：target 该数值自己的目标；previous 上一考核期的数值；mean 本组平均；best 本组最好（适用本项而有数值的单位） / What a difference or ratio is taken to: the target beside the value; the value of the period before; the mean or the best of the league, of the units that the item applies to and that have a value';
comment on column scheme_item.lowest_first is '真为越低越好：名次由低到高，最好为最低的数值 / True if lower is better: place 1 and the best are the lowest value, not the highest';
comment on column scheme_item.leagues is '适用于其全部单位的组别，空为所有组别；其他组别的单位仅在承担该内容台账任务或该项有扣分、评分或数值时适用（A29） / Leagues to all of whose units it applies, NULL for all leagues; to units of other leagues it applies if they carry a ledger task under it or have a breach, a mark or a measured value of it (A29)';
comment on column scheme_item.only_for is '仅有这些组别的单位有本项及其下级，空为所有单位 / Leagues whose units alone have this item and all below it; NULL for all units';
comment on column scheme_item.not_applicable is '本项不适用时（A8），空为按 scheme.not_applicable / If it does not apply (A8): full_marks, renormalise or leave_out; NULL for what scheme.not_applicable says';
comment on column scheme_item.unmarked is '本项尚未评分时（A9），空为按 scheme.unmarked / If it is not marked yet (A9): incomplete, full_marks or zero; NULL for what scheme.unmarked says';
comment on column scheme_item.standard is '考核标准原文（附件） / The standard, as it stands in the annex';
comment on column scheme_item.clause is '条款原文 / The clause, as it stands in the rule-book';
comment on column scheme_item.first_month is '阶段首月，空为自始 / First month of its stage; NULL if it has always begun';
comment on column scheme_item.last_month is '阶段末月，空为无终止 / Last month of its stage; NULL if it does not end';

create table scheme_band (
    scheme text not null,
    item text not null,
    at_least numeric not null
        constraint scheme_band_at_least_within_range
            check (at_least >= -1000000000000 and at_least <= 1000000000000 and min_scale(at_least) <= 6),
    points numeric not null
        constraint scheme_band_points_within_range check (points >= -100000 and points <= 100000 and min_scale(points) <= 6),
    slope numeric not null default 0
        constraint scheme_band_slope_within_range check (slope >= -100000 and slope <= 100000 and min_scale(slope) <= 6),
    constraint scheme_band_pkey primary key (scheme, item, at_least),
    constraint scheme_band_scheme_item_fkey foreign key (scheme, item) references scheme_item
);

comment on table scheme_band is 'measure 类考核内容的档次：数值（或差、比、名次）为 x 时，取 at_least 不大于 x 的最高一档，得 points + slope × (x − at_least) 分，四舍五入到6位小数；低于所有档次得0分 / The bands of an item of kind measure: of those whose at_least is not above x the highest gives points + slope × (x − at_least), rounded half away from zero to six places; below all of them it is 0';
comment on column scheme_band.scheme is '办法代码 / Scheme code';
comment on column scheme_band.item is '考核内容代码（measure 类） / Code of an item of kind measure';
comment on column scheme_band.at_least is '本档下限，含 / Least x of the band, itself included';
comment on column scheme_band.points is 'x 等于下限时的得分，扣分为负 / Points at its least x, negative for points lost';
comment on column scheme_band.slope is 'x 每高于下限1所增的分数，减则为负 / Points more for each 1 that x is above that, negative for fewer';

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

create table scheme_period (
    scheme text not null
        constraint scheme_period_scheme_fkey references scheme,
    place integer not null
        constraint scheme_period_place_within_year check (place between 1 and 12),
    weight numeric not null
        constraint scheme_period_weight_within_range check (weight > 0 and weight <= 100000 and min_scale(weight) <= 6),
    constraint scheme_period_pkey primary key (scheme, place)
);

comment on table scheme_period is '年度成绩按权重计算（scheme.year_by 为 weighted）时各期的权重；没有行的期不计入年度 / The weights of the periods of a year, where scheme.year_by is weighted; a period without a row does not count in the year';
comment on column scheme_period.scheme is '办法代码 / Scheme code';
comment on column scheme_period.place is '全年第几期，自1起 / Which period of the year, from 1';
comment on column scheme_period.weight is '权重：各期总分乘权重之和除以权重之和 / Weight: the totals times their weights, divided by the sum of the weights';

create table scheme_grade (
    scheme text not null
        constraint scheme_grade_scheme_fkey references scheme,
    grade text not null
        constraint scheme_grade_grade_is_code check (xcedu.is_code(grade, 'scheme_grade', 'grade')),
    title text not null
        constraint scheme_grade_title_is_text check (xcedu.is_text(title, 'scheme_grade', 'title', 100000)),
    place integer not null
        constraint scheme_grade_place_positive check (place > 0),
    at_least numeric
        constraint scheme_grade_at_least_within_range check (at_least >= -100000 and at_least <= 100000 and min_scale(at_least) <= 6),
    share numeric
        constraint scheme_grade_share_is_fraction check (share > 0 and share <= 1 and min_scale(share) <= 6),
    constraint scheme_grade_pkey primary key (scheme, grade),
    constraint scheme_grade_place_key unique (scheme, place)
);

comment on table scheme_grade is '等次：依次取首个总分达到 at_least 且名次在 share 之内的等次 / Grades: a unit has the first one, by place, whose at_least its total reaches and whose share its rank is within';
comment on column scheme_grade.scheme is '办法代码 / Scheme code';
comment on column scheme_grade.grade is '等次代码 / Grade code';
comment on column scheme_grade.title is '等次名称，如 优秀 / Title of the grade';
comment on column scheme_grade.place is '次序，最高等次为1 / Order, the highest grade first';
comment on column scheme_grade.at_least is '总分不低于（分），空为不限 / The least total that has it; NULL for no bound';
comment on column scheme_grade.share is '名额占同组参加排名单位数的比例（0.4 即 40%），取整数部分，自第一名算起；同分跨越名额边界的不计入，因等次限制空出的名额不递补；空为不限 / Share of the ranked units of the league that can have it (0.4 is 40 %), rounded down to whole places and counted from the first rank; a tie that straddles the border stays out, and a place that a limit of the grade leaves empty is not handed on; NULL for no limit';

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
    item text not null,
    level text
        constraint scheme_rule_level_is_code check (xcedu.is_code(level, 'scheme_rule', 'level')),
    precedence integer not null default 1
        constraint scheme_rule_precedence_positive check (precedence > 0),
    points numeric
        constraint scheme_rule_points_within_range
            check (points <> 0 and points >= -1000 and points <= 1000 and min_scale(points) <= 6),
    least numeric
        constraint scheme_rule_least_within_range check (least >= -1000 and least <= 1000 and min_scale(least) <= 6),
    most numeric
        constraint scheme_rule_most_within_range check (most >= -1000 and most <= 1000 and min_scale(most) <= 6),
    cap numeric
        constraint scheme_rule_cap_within_range check (cap > 0 and cap <= 100000 and min_scale(cap) <= 6),
    repeat_points numeric
        constraint scheme_rule_repeat_points_within_range
            check (repeat_points >= -1000 and repeat_points <= 1000 and min_scale(repeat_points) <= 6),
    only_for text[]
        constraint scheme_rule_only_for_without_null check (array_position(only_for, null) is null),
    needs_document boolean not null default false,
    effect text not null default 'points'
        constraint scheme_rule_effect_known check (effect in ('points', 'last_place', 'grade_at_most')),
    grade text
        constraint scheme_rule_grade_is_code check (xcedu.is_code(grade, 'scheme_rule', 'grade')),
    clause text
        constraint scheme_rule_clause_is_text check (xcedu.is_text(clause, 'scheme_rule', 'clause', 100000)),
    reading text
        constraint scheme_rule_reading_is_text check (xcedu.is_text(reading, 'scheme_rule', 'reading', 100000)),
    once text
        constraint scheme_rule_once_is_code check (xcedu.is_code(once, 'scheme_rule', 'once')),
    -- not null, so that what the grants ask of it is never in doubt
    bonus boolean not null generated always as (coalesce(points, most, -1) > 0) stored,
    constraint scheme_rule_pkey primary key (scheme, rule),
    constraint scheme_rule_range_whole check ((least is null) = (most is null)),
    constraint scheme_rule_range_in_order check (least <= most and (least >= 0 or most <= 0) and (least <> 0 or most <> 0)),
    constraint scheme_rule_points_or_range
        check (num_nonnulls(points, least) = 1 or (effect <> 'points' and num_nonnulls(points, least) = 0)),
    constraint scheme_rule_repeat_points_of_points check (repeat_points is null or (points is not null and repeat_points * points >= 0)),
    -- of a work that counts once nothing is repeated
    constraint scheme_rule_once_or_repeated check (once is null or repeat_points is null),
    -- what a revocation leaves of a work, and what it leaves under the cap of a rule, are not one number
    constraint scheme_rule_bonus_once_or_capped check (once is null or cap is null or coalesce(points, most, -1) <= 0),
    constraint scheme_rule_grade_if_limited check ((effect = 'grade_at_most') = (grade is not null)),
    constraint scheme_rule_item_fkey foreign key (scheme, item) references scheme_item,
    constraint scheme_rule_grade_fkey foreign key (scheme, grade) references scheme_grade
);

create index scheme_rule_item_idx on scheme_rule (scheme, item);
create index scheme_rule_rule_idx on scheme_rule (rule);
create index scheme_rule_grade_idx on scheme_rule (scheme, grade);

comment on table scheme_rule is '某办法中各加减分规则的分值 / What an event is worth in a scheme';
comment on column scheme_rule.scheme is '办法代码 / Scheme code';
comment on column scheme_rule.rule is '规则代码 / Rule code';
comment on column scheme_rule.item is '所计入的考核内容代码 / Code of the item that its points go to';
comment on column scheme_rule.level is '级别，如 city 市级、province 省部级、nation 国家级；空为不分级别 / Level, as city, province, nation; NULL if it has none';
comment on column scheme_rule.precedence is '同一考核内容的规则都适用时取数字小者 / Where two rules of an item fit one event, the smaller number wins';
comment on column scheme_rule.points is '每次（每件、每人、每批）的分值，加分为正，扣分为负；分值由审核人在 least 至 most 内确定的，以及仅有 effect 的，为空 / Points for each occurrence: positive for a bonus, negative for a penalty; times event.quantity. NULL where the reviewer sets them between least and most, and for a rule that has but an effect';
comment on column scheme_rule.least is '酌情计分的下限（含），扣分为负，如酌情扣5–10分为 -10；空为分值固定 / The least that the reviewer can set event.points to, negative for a penalty (-10 of 5 to 10 points off); NULL where the points are fixed';
comment on column scheme_rule.most is '酌情计分的上限（含），如酌情扣5–10分为 -5；空为分值固定 / The most that the reviewer can set event.points to, -5 of 5 to 10 points off; NULL where the points are fixed';
comment on column scheme_rule.cap is '本规则一期内对一个单位最多计的分值，不带正负号；空为不设 / The most that the rule brings a unit in a period, without its sign; NULL for no bound';
comment on column scheme_rule.repeat_points is '加重：同一单位同一项工作在一期内按本规则第二次起每次的分值，按发生日期、事项编号先后；work 为空的事项不算重复；空为与首次相同 / Points of the second and every further event of the rule for one unit and work within a period, in the order of occurred_on and event_id; an event without work repeats none; NULL: as the first';
comment on column scheme_rule.only_for is '仅适用于这些组别的单位，空为所有单位；其他组别单位的事项不计分 / Leagues that it is for: an event of a unit of another league counts nothing; NULL for all units';
comment on column scheme_rule.needs_document is '认定须有文号和文件日期（R18） / Whether an event is approved only with document_no and document_on (R18)';
comment on column scheme_rule.effect is '效果：points 计分；last_place 一票否决，名次列在同组其他单位之后，总分不变；grade_at_most 等次以 grade 为限；后两者可以同时计分 / What it does: points; last_place ranks the unit after all others of its league, with its real total; grade_at_most limits its grade to grade; the latter two may bring points as well';
comment on column scheme_rule.grade is '等次上限的代码，仅 effect 为 grade_at_most / Code of the grade that is the limit, of effect grade_at_most; NULL for others';
comment on column scheme_rule.bonus is '是否加分，自动生成；仅有 effect 的为否 / Whether it is a bonus; generated. One that has but an effect is none';
comment on column scheme_rule.clause is '条款原文；空为无条款 / The clause, as it stands in the rule-book; NULL if there is none';
comment on column scheme_rule.reading is '对条款的解读，或无条款时的依据 / How the clause is read, or what the rule stands on where there is no clause';
comment on column scheme_rule.once is '标记：同一单位同一项工作中，标记相同的规则只按最高一项计（A12），扣分按扣得最多的一项计，加分与扣分互不影响；空为每项都计 / Label: of the events of one unit and work whose rules have the same label, only the highest counts (A12), of penalties the one that takes off most; bonuses and penalties do not meet; NULL: each counts';
