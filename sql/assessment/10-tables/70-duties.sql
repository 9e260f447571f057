-- Which database role does what.

create table duty (
    role text not null
        constraint duty_role_not_blank check (role ~ '\S'),
    duty text not null
        constraint duty_known check (duty in ('reader', 'unit', 'section', 'bureau', 'secretariat')),
    unit text
        constraint duty_unit_fkey references unit,
    item text
        constraint duty_item_fkey references item,
    constraint duty_key unique nulls not distinct (role, duty, unit, item),
    constraint duty_unit_of_a_unit check ((duty = 'unit') = (unit is not null)),
    constraint duty_item_of_a_section check ((duty = 'section') = (item is not null))
);

create index duty_unit_idx on duty (unit);
create index duty_item_idx on duty (item);

comment on table duty is '职责：数据库角色承担什么；由 grant_duty()、revoke_duty() 维护 / Duties: what a database role does here; kept by grant_duty() and revoke_duty()';
comment on column duty.role is '数据库角色名 / Name of the database role';
comment on column duty.duty is '职责：reader 查看已公布结果、unit 单位、section 评分科室、bureau 教育局、secretariat 秘书科 / The duty: reader of what is published, unit, responsible section, education bureau, secretariat';
comment on column duty.unit is 'unit 职责所属的单位代码，其他为空 / Code of the unit, for the duty unit; NULL for others';
comment on column duty.item is 'section 职责负责的考核内容代码，其他为空 / Code of the item, for the duty section; NULL for others';
