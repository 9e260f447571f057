-- What can be switched: the values of each column of scheme that says how it is read.

create or replace view scheme_switch
with (security_invoker = true) as
select v.switch,
       v.reading,
       v.value,
       v.is_default,
       v.varied,
       v.title
from (
    values ('omission', 'A1', 'ledger_task', true, false, '漏报按台账任务逐项计'),
           ('omission', 'A1', 'unit', false, false, '漏报按单位每月一次计'),
           ('report_month', 'A3', 'reported_on', true, false, '漏报计入所报月份'),
           ('report_month', 'A3', 'due', false, false, '漏报计入到期月份'),
           ('due_day', 'A4', null, true, false, '报送期限为下月第几日，缺省5'),
           ('time_zone', 'A4', null, true, false, '判断是否逾期所用的时区，缺省 Asia/Shanghai'),
           ('due_roll', 'A5', 'none', true, false, '报送期限不顺延'),
           ('due_roll', 'A5', 'working_day', false, false, '报送期限遇非工作日顺延'),
           ('not_applicable', 'A8', 'full_marks', true, true, '不适用的考核内容给满分'),
           ('not_applicable', 'A8', 'renormalise', false, true, '不适用的考核内容不计，在上级内折算'),
           ('not_applicable', 'A8', 'leave_out', false, true, '不适用的考核内容不计，不折算'),
           ('unmarked', 'A9', 'incomplete', true, true, '尚未评分则没有总分'),
           ('unmarked', 'A9', 'full_marks', false, true, '尚未评分按满分'),
           ('unmarked', 'A9', 'zero', false, true, '尚未评分按零分'),
           ('highest_scope', 'A12', 'label', true, true, '同一项工作在同一标记内按最高计'),
           ('highest_scope', 'A12', 'all', false, true, '同一项工作不分标记按最高计'),
           ('highest_months', 'A13', 'top_up', true, true, '不同月份补足至最高'),
           ('highest_months', 'A13', 'first_only', false, true, '仅计首次加分的月份'),
           ('highest_months', 'A13', 'each_month', false, true, '各月分别计'),
           ('highest_years', 'A14', 'unbounded', true, true, '不分年度'),
           ('highest_years', 'A14', 'calendar_year', false, true, '各年分别计'),
           ('late_document', 'A16', 'first_open', true, false, '文件滞后的计入发文后首个未公布月份'),
           ('late_document', 'A16', 'next_month', false, false, '文件滞后的只转到下月，再晚不计'),
           ('pending_claims', 'A17', 'not_counted', true, true, '待审核的申报不计'),
           ('pending_claims', 'A17', 'provisional', false, true, '待审核的申报暂计'),
           ('ties', 'A21', 'standard', true, true, '同分同名次，其后空出'),
           ('ties', 'A21', 'dense', false, true, '同分同名次，其后不空')
) as v (switch, reading, value, is_default, varied, title);

comment on view scheme_switch is '办法的各项开关及其取值 / The switches of a scheme and their values';
comment on column scheme_switch.switch is 'scheme 的列名 / Column of scheme';
comment on column scheme_switch.reading is '所涉解读编号（doc/rules.md） / Number of the reading that it is about (doc/rules.md)';
comment on column scheme_switch.value is '取值，数值开关为空 / A value it can have; NULL for a switch that is a number';
comment on column scheme_switch.is_default is '是否为缺省值 / Whether it is the default';
comment on column scheme_switch.varied is '是否在计分时起作用，从而可以不保存而试算；为假的在录入数据时起作用，试算不改变 / Whether it acts when scores are computed, so that a what-if varies it; false for one that acts when rows are made, which a what-if leaves as it is';
comment on column scheme_switch.title is '取值的含义 / What it means, in Chinese';
