-- The facts.  `unit` is in the key of each table, so that facts can be
-- distributed by it.  CHECKs cover what one row shows; the guards check what depends
-- on the rules.  That unit, item and month of tasks, marks and measured values exist is checked a
-- statement at a time (see hold_references()): a foreign key would look them up for every row.

create table task (
    unit text not null,
    task_id text not null
        constraint task_task_id_is_code check (xcedu.is_code(task_id, 'task', 'task_id')),
    item text not null,
    month date not null
        constraint task_month_is_first_day check (month >= date '1990-01-01' and month <= date '2199-12-31' and extract(day from month) = 1),
    title text not null
        constraint task_title_is_text check (xcedu.is_text(title, 'task', 'title', 10000)),
    issued_on date not null
        constraint task_issued_on_is_a_day check (issued_on >= date '1990-01-01' and issued_on <= date '2199-12-31'),
    due_on date not null
        constraint task_due_on_is_a_day check (due_on >= date '1990-01-01' and due_on <= date '2199-12-31'),
    done_on date
        constraint task_done_on_is_a_day check (done_on >= date '1990-01-01' and done_on <= date '2199-12-31'),
    external_id text
        constraint task_external_id_is_code check (xcedu.is_code(external_id, 'task', 'external_id')),
    constraint task_pkey primary key (unit, task_id),
    constraint task_due_not_before_issued check (due_on >= issued_on),
    constraint task_due_not_long_before_its_month
        check (due_on >= (month - interval '6 months')::date),
    constraint task_done_not_before_issued check (done_on >= issued_on)
);

-- no more columns than queries have conditions on: equal entries are stored once, and a load writes a sixth as much
create index task_month_idx on task (month, unit);
-- what may be a breach, with all that its points need
create index task_breach_idx on task (month, unit, item) include (due_on, done_on) where done_on is null or done_on > due_on;
-- over opaque(), so that a role with policies cannot count hidden rows by this index
create unique index task_external_id_key on task (unit, xcedu.opaque(external_id)) where external_id is not null;

comment on table task is '任务：报送、临时交办、督办，逾期或逾期未办即为一次未完成 / Obligations: reports, assignments, supervision notices; a breach if done after the due day, or not done once that day is past';
comment on column task.unit is '单位代码 / Unit code';
comment on column task.task_id is '任务编号，在单位内唯一 / Task code, unique within the unit';
comment on column task.item is '考核内容代码（breach 类） / Code of an item of kind breach';
comment on column task.month is '计入月份（该期首月）：报送为所报月份，其他为到期所在 / Period in which a breach counts, by its first month: for a report the one reported on, for others the one in which it was due';
comment on column task.title is '任务内容 / What is to be done';
comment on column task.issued_on is '下达日期 / Day of issue';
comment on column task.due_on is '期限，含当日（按办法的时区） / Last day to do it, that day included, in the scheme''s time zone';
comment on column task.done_on is '完成日期，空为未完成 / Day on which it was done; NULL if it is not';
comment on column task.external_id is '来源系统中的编号，在单位内唯一 / Its id in the system that it came from, unique within the unit';

create table mark (
    unit text not null,
    item text not null,
    month date not null
        constraint mark_month_is_first_day check (month >= date '1990-01-01' and month <= date '2199-12-31' and extract(day from month) = 1),
    score numeric
        constraint mark_score_within_range check (score >= 0 and score <= 1000 and min_scale(score) <= 6),
    deduction numeric
        constraint mark_deduction_within_range
            check (deduction >= 0 and deduction <= 1000 and min_scale(deduction) <= 6),
    reason text
        constraint mark_reason_is_text check (xcedu.is_text(reason, 'mark', 'reason', 10000)),
    rater text not null default ''
        constraint mark_rater_is_code check (rater = '' or xcedu.is_code(rater, 'mark', 'rater')),
    constraint mark_pkey primary key (unit, item, month, rater),
    constraint mark_score_or_deduction check (num_nonnulls(score, deduction) = 1)
);

create index mark_month_idx on mark (month, unit, item);

comment on table mark is '重点任务的月度评分，得分或扣分二者填一 / Monthly marks on key tasks, given as a score or as a deduction';
comment on column mark.unit is '单位代码 / Unit code';
comment on column mark.item is '考核内容代码（mark 类） / Code of an item of kind mark';
comment on column mark.month is '月份（该期首月的1日） / Month, the first of its period, as its first day';
comment on column mark.score is '得分，0至满分 / Score, from 0 to full marks; NULL if a deduction is given';
comment on column mark.deduction is '扣分，0至满分 / Deduction, from 0 to full marks; NULL if a score is given';
comment on column mark.reason is '评分理由 / Reason for the mark';
comment on column mark.rater is '评分人代码，一人评分的为空串 / Code of who gave the mark; the empty string where an item has one rater';

create table measure (
    unit text not null,
    item text not null,
    month date not null
        constraint measure_month_is_first_day
            check (month >= date '1990-01-01' and month <= date '2199-12-31' and extract(day from month) = 1),
    value numeric not null
        constraint measure_value_within_range
            check (value >= -1000000000000 and value <= 1000000000000 and min_scale(value) <= 6),
    target numeric
        constraint measure_target_within_range
            check (target >= -1000000000000 and target <= 1000000000000 and min_scale(target) <= 6),
    reason text
        constraint measure_reason_is_text check (xcedu.is_text(reason, 'measure', 'reason', 10000)),
    external_id text
        constraint measure_external_id_is_code check (xcedu.is_code(external_id, 'measure', 'external_id')),
    constraint measure_pkey primary key (unit, item, month)
);

create index measure_month_idx on measure (month, unit, item);
create unique index measure_external_id_key on measure (unit, xcedu.opaque(external_id)) where external_id is not null;

comment on table measure is '数值：清点、测量或统计所得，按办法的档次得分 / Measured values: what was counted or measured, from which the bands of the scheme make points';
comment on column measure.unit is '单位代码 / Unit code';
comment on column measure.item is '考核内容代码（measure 类） / Code of an item of kind measure';
comment on column measure.month is '月份（考核期首月1日） / Month, as its first day; that of its period';
comment on column measure.value is '数值，单位由办法规定 / The value, in the unit of measure that the rule-book says';
comment on column measure.target is '该单位的目标、计划或基数，与目标比较的考核内容必填 / The unit''s own target, plan or base; required where the item is compared with it';
comment on column measure.reason is '说明 / What is to be said of it';
comment on column measure.external_id is '来源系统中的编号，在单位内唯一 / Its id in the system that it came from, unique within the unit';

create table event (
    unit text not null
        constraint event_unit_fkey references unit,
    event_id text not null
        constraint event_event_id_is_code check (xcedu.is_code(event_id, 'event', 'event_id')),
    rule text not null
        constraint event_rule_fkey references rule,
    work text
        constraint event_work_is_code check (xcedu.is_code(work, 'event', 'work')),
    title text not null
        constraint event_title_is_text check (xcedu.is_text(title, 'event', 'title', 10000)),
    occurred_on date not null
        constraint event_occurred_on_is_a_day check (occurred_on >= date '1990-01-01' and occurred_on <= date '2199-12-31'),
    document_no text
        constraint event_document_no_is_code check (xcedu.is_code(document_no, 'event', 'document_no')),
    document_on date
        constraint event_document_on_is_a_day check (document_on >= date '1990-01-01' and document_on <= date '2199-12-31'),
    status text not null
        constraint event_status_known check (status in ('claimed', 'approved', 'rejected', 'revoked')),
    month date not null
        constraint event_month_is_first_day check (month >= date '1990-01-01' and month <= date '2199-12-31' and extract(day from month) = 1),
    carried_from date
        constraint event_carried_from_before_month check (carried_from < month),
    revoked_month date
        constraint event_revoked_month_is_first_day
            check (revoked_month >= date '1990-01-01' and revoked_month <= date '2199-12-31' and extract(day from revoked_month) = 1),
    external_id text
        constraint event_external_id_is_code check (xcedu.is_code(external_id, 'event', 'external_id')),
    quantity numeric not null default 1
        constraint event_quantity_within_range check (quantity > 0 and quantity <= 10000 and min_scale(quantity) <= 6),
    points numeric
        constraint event_points_within_range check (points >= -1000 and points <= 1000 and min_scale(points) <= 6),
    work_key text not null
        generated always as (coalesce('work ' || work, 'event ' || event_id)) stored,
    constraint event_pkey primary key (unit, event_id),
    constraint event_revoked_month_if_revoked
        check (case status
                   when 'revoked' then revoked_month is not null
                   when 'rejected' then true
                   else revoked_month is null
               end),
    constraint event_revoked_not_before_credited check (revoked_month >= month)
);

create index event_month_idx on event (month, unit);
create index event_revoked_month_idx on event (revoked_month) where revoked_month is not null;
create index event_work_idx on event (unit, xcedu.opaque(work_key), month);
create unique index event_external_id_key on event (unit, xcedu.opaque(external_id)) where external_id is not null;
create index event_rule_idx on event (rule);

comment on table event is '加减分事项：单位申报、教育局审核的加分，教育局录入的扣分 / Events: bonuses claimed by units and reviewed by the education bureau, penalties entered by the bureau';
comment on column event.unit is '单位代码 / Unit code';
comment on column event.event_id is '事项编号，在单位内唯一 / Event code, unique within the unit';
comment on column event.rule is '规则代码 / Code of the rule';
comment on column event.work is '所属工作：同一项工作多级表彰只按最高计；空为独立事项 / The work it belongs to: one work counts once, at its highest; NULL for a work of its own';
comment on column event.title is '事项内容 / What happened';
comment on column event.occurred_on is '发生日期 / Day on which it happened';
comment on column event.document_no is '文号；证书、奖牌、报道填其标识（媒体及标题） / Document number; for certificates, medals and press what identifies them (medium and title)';
comment on column event.document_on is '文件、证书或报道的日期 / Date of the document';
comment on column event.status is '状态：claimed 待审、approved 认定、rejected 未认定、revoked 撤销；留空时加分为待审，扣分为认定 / Status: claimed, approved, rejected, revoked; left out, a bonus is claimed and a penalty approved';
comment on column event.month is '计入月份；留空时按规则填写：加分取发生与发文较晚一月，扣分取发生之月，已公布则顺延至首个未公布月份 / Month in which it counts. If left out, it is filled in: for a bonus the month of the later of occurrence and document, for a penalty that of occurrence; if that is published, the first open month';
comment on column event.carried_from is '顺延自：原应计入的已公布月份，自动填写 / The published month in which it would have counted; filled in';
comment on column event.revoked_month is '自该月起不再计分；撤销时留空则填写；已暂计并公布的申报不予认定时亦填写 / First month in which it no longer counts. Filled in by a revocation that leaves it out, and by the rejection of a claim that counts provisionally in a published month';
comment on column event.external_id is '来源系统中的编号，在单位内唯一 / Its id in the system that it came from, unique within the unit';
comment on column event.quantity is '数量（件、人、批），缺省为1；分值乘以数量，取六位小数 / How many (matters, people, batches), 1 if left out; it multiplies the points, to six places';
comment on column event.points is '每件的分值，由审核人在规则的 least 至 most 内确定；分值固定的规则为空 / Points for each, set by the reviewer within least and most of the rule; NULL where the rule has fixed points';
comment on column event.work_key is '工作键：work，或其为空时的 event_id，自动生成 / Key of the work: events of a unit with the same key are one work. It is made of work, or of event_id if work is NULL; generated';

create table event_step (
    unit text not null,
    event_id text not null,
    step integer not null
        constraint event_step_step_positive check (step > 0),
    status text not null
        constraint event_step_status_known check (status in ('claimed', 'approved', 'rejected', 'revoked')),
    at timestamptz not null,
    by_role text not null,
    session_role text not null,
    constraint event_step_pkey primary key (unit, event_id, step),
    constraint event_step_event_fkey foreign key (unit, event_id) references event
        on update cascade on delete cascade
);

comment on table event_step is '加减分事项的经过：何时由谁申报、认定、不予认定、撤销，自动记录 / The steps of an event: when and by whom it was claimed, approved, rejected, revoked; recorded by triggers';
comment on column event_step.unit is '单位代码 / Unit code';
comment on column event_step.event_id is '事项编号 / Event code';
comment on column event_step.step is '第几步，自1起 / Number of the step, from 1';
comment on column event_step.status is '该步之后的状态 / Status after the step';
comment on column event_step.at is '时间 / When';
comment on column event_step.by_role is '执行的数据库角色（含 SET ROLE） / The database role that did it, the one set by SET ROLE';
comment on column event_step.session_role is '登录的数据库角色 / The database role that logged in';
