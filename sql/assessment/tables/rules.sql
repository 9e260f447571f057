-- The rules: what is assessed, what it is worth, and the clause that says so.
--
-- Codes are natural text keys; months are dates of a first day.  Points have at
-- most six decimal places, which is what the views show.

create table league (
    league text
        constraint league_pkey primary key
        constraint league_code_not_blank check (league ~ '\S'),
    title text not null
);

comment on table league is '组别：同组单位之间排名 / Leagues: units are ranked against those of their league';
comment on column league.league is '组别代码 / League code';
comment on column league.title is '组别名称 / Title of the league';

create table scheme (
    scheme text
        constraint scheme_pkey primary key
        constraint scheme_code_not_blank check (scheme ~ '\S'),
    title text not null,
    document_no text,
    issued_on date,
    due_day integer not null default 5
        constraint scheme_due_day_in_month check (due_day between 1 and 31)
);

comment on table scheme is '考核办法及其解读 / Schemes: a rule-book and how it is read';
comment on column scheme.scheme is '办法代码 / Scheme code';
comment on column scheme.title is '办法名称 / Title of the rule-book';
comment on column scheme.document_no is '文号 / Document number';
comment on column scheme.issued_on is '印发日期 / Day of issue';
comment on column scheme.due_day is '报送期限：下月的第几日，含当日（“下月5日前”） / The day of the next month on which a monthly report is due, that day included';

create table section (
    scheme text not null
        constraint section_scheme_fkey references scheme,
    section text not null
        constraint section_code_not_blank check (section ~ '\S'),
    title text not null,
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
        constraint item_code_not_blank check (item ~ '\S'),
    title text not null
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
    standard text,
    clause text,
    first_month date
        constraint scheme_item_first_month_is_first_day
            check (isfinite(first_month) and extract(day from first_month) = 1),
    last_month date
        constraint scheme_item_last_month_is_first_day
            check (isfinite(last_month) and extract(day from last_month) = 1),
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
        constraint milestone_reach_by_is_a_day check (isfinite(reach_by)),
    goal text not null,
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
        constraint rule_code_not_blank check (rule ~ '\S'),
    title text not null
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
    level text,
    precedence integer not null default 1
        constraint scheme_rule_precedence_positive check (precedence > 0),
    points numeric not null
        constraint scheme_rule_points_within_range
            check (points <> 0 and points between -1000 and 1000 and min_scale(points) <= 6),
    clause text,
    reading text,
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
