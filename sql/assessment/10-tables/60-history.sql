-- Who changed which row when: what the view history shows.
--
-- A row that comes into task, mark or measure is recorded without its content, which is in the row itself until that
-- changes, and afterwards in `old` of the change; a digest tells whether it is.  Up to a hundred such rows of a statement
-- are one record, whose number is that of the first; so numbers are a hundred apart.

create table change_record (
    change bigint generated always as identity (start with 100 increment by 100)
        constraint change_record_pkey primary key,
    at timestamptz not null,
    by_role text not null,
    session_role text not null,
    relation text not null,
    row_key text,
    month date,
    moved_to date,
    old jsonb,
    new jsonb,
    row_keys text[],
    digests bigint[],
    constraint change_record_row_or_rows
        check (case
                   when row_keys is null then row_key is not null and digests is null and num_nulls(old, new) < 2
                   else relation in ('task', 'mark', 'measure') and num_nonnulls(row_key, moved_to, old, new) = 0
                        and cardinality(row_keys) <= 100 and cardinality(digests) = cardinality(row_keys)
               end)
);

create index change_record_month_idx on change_record (month) where month is not null;
create index change_record_moved_to_idx on change_record (moved_to) where moved_to is not null;
-- what a row was that was recorded by its digest
create index change_record_row_key_idx on change_record (row_key) where old is not null and relation in ('task', 'mark', 'measure');

comment on table change_record is '变更记录的存储，由触发器写入，只增不改；查询用视图 history / What the view history shows: every change, recorded by triggers; append-only';
comment on column change_record.change is '序号；新增的若干行为其中第一行的序号 / Number of the change; of inserted rows that of the first';
comment on column change_record.at is '时间 / When';
comment on column change_record.by_role is '执行的数据库角色（含 SET ROLE，SECURITY DEFINER 函数内亦同） / The database role that did it: the one set by SET ROLE, also inside SECURITY DEFINER functions';
comment on column change_record.session_role is '登录的数据库角色 / The database role that logged in';
comment on column change_record.relation is '表 / The table';
comment on column change_record.row_key is '行的主键：各列值的 JSON 数组；新增的任务、评分和数值见 row_keys / Key of the row: a JSON array of its values; NULL for inserted tasks, marks and measured values, whose keys are in row_keys';
comment on column change_record.month is '该行所属月份，与月份无关则为空 / Month of the row before the change (after it, if it was inserted); NULL for a table without months';
comment on column change_record.moved_to is '变动后改属的月份，未改则为空 / Month of the row after the change, if that is another';
comment on column change_record.old is '变动前的行，新增则为空 / The row before; NULL if it was inserted';
comment on column change_record.new is '变动后的行，删除则为空；新增的任务、评分和数值不在此处 / The row after; NULL if it was deleted, and for inserted tasks, marks and measured values, which are not stored twice';
comment on column change_record.row_keys is '同一语句新增的任务、评分或数值的主键，至多一百行；其他变动为空 / Keys of the tasks, marks or measured values that a statement inserted, up to a hundred; NULL for other changes';
comment on column change_record.digests is '各该行的摘要，history 据此认出该行；其他变动为空 / Of each of them a digest, by which history recognizes the row; NULL for other changes';
