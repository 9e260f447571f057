-- Who is assessed, what each unit carries, and what it is excused from.

create table unit (
    unit text
        constraint unit_pkey primary key
        constraint unit_unit_is_code check (xcedu.is_code(unit, 'unit', 'unit')),
    name text not null
        constraint unit_name_not_blank check (name ~ '\S')
        constraint unit_name_is_text check (xcedu.is_text(name, 'unit', 'name', 10000)),
    league text not null
        constraint unit_league_fkey references league,
    first_month date
        constraint unit_first_month_is_first_day
            check (first_month >= date '1990-01-01' and first_month <= date '2199-12-31' and extract(day from first_month) = 1),
    last_month date
        constraint unit_last_month_is_first_day
            check (last_month >= date '1990-01-01' and last_month <= date '2199-12-31' and extract(day from last_month) = 1),
    region_code text
        constraint unit_region_code_is_six_digits check (region_code ~ '^[1-8][0-9]{5}$'),
    constraint unit_months_in_order check (last_month >= first_month)
);

create index unit_league_idx on unit (league);

comment on table unit is '被考核单位 / Units that are assessed';
comment on column unit.unit is '单位代码：县级行政区划用 GB/T 2260 代码，其他用本地代码 / Unit code: GB/T 2260 for county-level divisions, a local code for others';
comment on column unit.name is '现在的名称，此前的见 unit_until / What it is called now; earlier names are in unit_until';
comment on column unit.league is '现在的组别代码，此前的见 unit_until / Code of its league now; earlier ones are in unit_until';
comment on column unit.first_month is '开始考核的月份，空为自始；已有月份公布后新增的单位，缺省为首个未公布月份 / First month in which it is assessed; NULL: from the start. If it is left out for a unit that is added after months were published, it is the first open month';
comment on column unit.region_code is '行政区划代码（GB/T 2260，6位数字），供制图；不是一个行政区划的单位为空，几个单位可同属一个区划 / Code of the administrative division (GB/T 2260, six digits), for maps; NULL for a unit that is none. Several units may have the same';
comment on column unit.last_month is '停止考核前的最后月份，空为无终止 / Last month in which it is assessed; NULL if it does not end';

create table unit_until (
    unit text not null
        constraint unit_until_unit_fkey references unit,
    last_month date not null
        constraint unit_until_last_month_is_first_day
            check (last_month >= date '1990-01-01' and last_month <= date '2199-12-31' and extract(day from last_month) = 1),
    name text not null
        constraint unit_until_name_not_blank check (name ~ '\S')
        constraint unit_until_name_is_text check (xcedu.is_text(name, 'unit_until', 'name', 10000)),
    league text not null
        constraint unit_until_league_fkey references league,
    constraint unit_until_pkey primary key (unit, last_month)
);

create index unit_until_league_idx on unit_until (league);

comment on table unit_until is '单位此前的名称和组别：至某月（含）为止；按当月的名称和组别计分、更正 / Earlier names and leagues of units, each up to and including a month. A month is scored and amended with those that it had';
comment on column unit_until.unit is '单位代码 / Unit code';
comment on column unit_until.last_month is '最后一个月份（当月1日） / The last month with this name and league, as its first day';
comment on column unit_until.name is '至该月的名称 / Its name up to then';
comment on column unit_until.league is '至该月的组别代码 / Code of its league up to then';

create table rater (
    unit text
        constraint rater_pkey primary key
        constraint rater_unit_fkey references unit,
    role text not null
        constraint rater_role_is_text check (xcedu.is_text(role, 'rater', 'role', 10000))
);

comment on table rater is '本身也被考核的评分、审核单位，排名中予以标注 / Units that rate or review others and are assessed themselves; flagged in the ranking';
comment on column rater.unit is '单位代码 / Unit code';
comment on column rater.role is '所承担的评分、审核职责 / What it rates or reviews';

create table ledger (
    task_no integer
        constraint ledger_pkey primary key
        constraint ledger_task_no_positive check (task_no > 0),
    item text not null
        constraint ledger_item_fkey references item,
    title text not null
        constraint ledger_title_is_text check (xcedu.is_text(title, 'ledger', 'title', 100000)),
    goal text
        constraint ledger_goal_is_text check (xcedu.is_text(goal, 'ledger', 'goal', 100000))
);

create index ledger_item_idx on ledger (item);

comment on table ledger is '任务分解台账：具体任务（“细化分解为90项具体任务”） / The ledger of concrete tasks';
comment on column ledger.task_no is '任务序号 / Number of the task';
comment on column ledger.item is '所属考核内容代码 / Code of the item that it belongs to';
comment on column ledger.title is '任务内容 / What is to be done';
comment on column ledger.goal is '所属一级或二级目标 / The first- or second-level goal that it serves';

create table ledger_unit (
    task_no integer not null
        constraint ledger_unit_task_no_fkey references ledger,
    unit text not null
        constraint ledger_unit_unit_fkey references unit,
    constraint ledger_unit_pkey primary key (task_no, unit)
);

create index ledger_unit_unit_idx on ledger_unit (unit);

comment on table ledger_unit is '台账任务的承担单位 / Who carries each ledger task';
comment on column ledger_unit.task_no is '任务序号 / Number of the ledger task';
comment on column ledger_unit.unit is '承担单位代码 / Code of a unit that carries it';

create table exemption (
    unit text not null
        constraint exemption_unit_fkey references unit,
    item text not null
        constraint exemption_item_fkey references item,
    first_month date not null
        constraint exemption_first_month_is_first_day
            check (first_month >= date '1990-01-01' and first_month <= date '2199-12-31' and extract(day from first_month) = 1),
    last_month date
        constraint exemption_last_month_is_first_day
            check (last_month >= date '1990-01-01' and last_month <= date '2199-12-31' and extract(day from last_month) = 1),
    reason text not null
        constraint exemption_reason_not_blank check (reason ~ '\S')
        constraint exemption_reason_is_text check (xcedu.is_text(reason, 'exemption', 'reason', 10000)),
    constraint exemption_pkey primary key (unit, item, first_month),
    constraint exemption_months_in_order check (last_month >= first_month)
);

create index exemption_item_idx on exemption (item);

comment on table exemption is '豁免：单位在若干月份不适用某考核内容 / Exemptions: items that a unit is excused from';
comment on column exemption.unit is '单位代码 / Unit code';
comment on column exemption.item is '考核内容代码 / Item code';
comment on column exemption.first_month is '豁免首月 / First month of the exemption';
comment on column exemption.last_month is '豁免末月，空为一直有效 / Last month of the exemption; NULL if it does not end';
comment on column exemption.reason is '豁免理由 / Reason for the exemption';
