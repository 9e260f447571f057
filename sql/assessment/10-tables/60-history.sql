-- Who changed which row when.

create table history (
    change bigint generated always as identity
        constraint history_pkey primary key,
    at timestamptz not null,
    by_role text not null,
    session_role text not null,
    relation text not null,
    row_key text not null,
    month date,
    moved_to date,
    old jsonb,
    new jsonb,
    constraint history_old_or_new check (num_nulls(old, new) < 2)
);

create index history_month_idx on history (month) where month is not null;
create index history_moved_to_idx on history (moved_to) where moved_to is not null;

comment on table history is '变更记录：规则、单位、事实和职责的每一次变动，只增不改 / Every change of rules, units, facts and duties; append-only';
comment on column history.change is '序号 / Number of the change';
comment on column history.at is '时间 / When';
comment on column history.by_role is '执行的数据库角色（含 SET ROLE，SECURITY DEFINER 函数内亦同） / The database role that did it: the one set by SET ROLE, also inside SECURITY DEFINER functions';
comment on column history.session_role is '登录的数据库角色 / The database role that logged in';
comment on column history.relation is '表 / The table';
comment on column history.row_key is '行的主键：各列值的 JSON 数组 / Key of the row: a JSON array of its values';
comment on column history.month is '该行所属月份，与月份无关则为空 / Month of the row before the change (after it, if it was inserted); NULL for a table without months';
comment on column history.moved_to is '变动后改属的月份，未改则为空 / Month of the row after the change, if that is another';
comment on column history.old is '变动前的行，新增则为空 / The row before; NULL if it was inserted';
comment on column history.new is '变动后的行，删除则为空 / The row after; NULL if it was deleted';
