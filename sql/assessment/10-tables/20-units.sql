-- Who is assessed, what each unit carries, and what it is excused from.

create table unit (
    unit text
        constraint unit_pkey primary key
        constraint unit_code_not_blank check (unit ~ '\S'),
    name text not null
        constraint unit_name_not_blank check (name ~ '\S'),
    league text not null
        constraint unit_league_fkey references league
);

create index unit_league_idx on unit (league);

comment on table unit is '被考核单位 / Units that are assessed';
comment on column unit.unit is '单位代码：县级行政区划用 GB/T 2260 代码，其他用本地代码 / Unit code: GB/T 2260 for county-level divisions, a local code for others';
comment on column unit.name is '单位名称 / Name of the unit';
comment on column unit.league is '组别代码 / Code of its league';

create table rater (
    unit text
        constraint rater_pkey primary key
        constraint rater_unit_fkey references unit,
    role text not null
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
    title text not null,
    goal text
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
            check (isfinite(first_month) and extract(day from first_month) = 1),
    last_month date
        constraint exemption_last_month_is_first_day
            check (isfinite(last_month) and extract(day from last_month) = 1),
    reason text not null
        constraint exemption_reason_not_blank check (reason ~ '\S'),
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
