-- What can be switched: the values of each column of scheme that says how it is read.

create or replace view scheme_switch
with (security_invoker = true) as
select v.switch,
       v.reading,
       v.value,
       v.is_default,
       v.varied,
       v.title,
       v.english
from (
    values ('omission', 'A1', 'ledger_task', true, false, '漏报按台账任务逐项计',
            'an omission is counted for each ledger task'),
           ('omission', 'A1', 'unit', false, false, '漏报按单位每月一次计',
            'an omission is counted once a unit and month'),
           ('report_month', 'A3', 'reported_on', true, false, '漏报计入所报月份',
            'an omission counts in the month reported on'),
           ('report_month', 'A3', 'due', false, false, '漏报计入到期月份',
            'an omission counts in the month in which the report was due'),
           ('due_day', 'A4', null, true, false, '报送期限为下月第几日，缺省5',
            'the day of the next month on which a report is due, 5 unless it says otherwise'),
           ('time_zone', 'A4', null, true, false, '判断是否逾期所用的时区，缺省 Asia/Shanghai',
            'the time zone that decides what is overdue, Asia/Shanghai unless it says otherwise'),
           ('due_roll', 'A5', 'none', true, false, '报送期限不顺延',
            'a due day stays where it is'),
           ('due_roll', 'A5', 'working_day', false, false, '报送期限遇非工作日顺延',
            'a due day that is no working day moves to the next one'),
           ('not_applicable', 'A8', 'full_marks', true, true, '不适用的考核内容给满分',
            'an item that does not apply has full marks'),
           ('not_applicable', 'A8', 'renormalise', false, true, '不适用的考核内容不计，在上级内折算',
            'an item that does not apply is left out, and the rest of its group scaled up'),
           ('not_applicable', 'A8', 'leave_out', false, true, '不适用的考核内容不计，不折算',
            'an item that does not apply is left out, and nothing scaled up'),
           ('unmarked', 'A9', 'incomplete', true, true, '尚未评分则没有总分',
            'without a mark there is no total'),
           ('unmarked', 'A9', 'full_marks', false, true, '尚未评分按满分',
            'what is not marked has full marks'),
           ('unmarked', 'A9', 'zero', false, true, '尚未评分按零分',
            'what is not marked has zero'),
           ('highest_scope', 'A12', 'label', true, true, '同一项工作在同一标记内按最高计',
            'a work counts at its highest within a label'),
           ('highest_scope', 'A12', 'all', false, true, '同一项工作不分标记按最高计',
            'a work counts at its highest whatever the label'),
           ('highest_months', 'A13', 'top_up', true, true, '不同月份补足至最高',
            'a work is topped up from month to month'),
           ('highest_months', 'A13', 'first_only', false, true, '仅计首次加分的月份',
            'a work counts in its first month only'),
           ('highest_months', 'A13', 'each_month', false, true, '各月分别计',
            'a work counts in each month on its own'),
           ('highest_years', 'A14', 'unbounded', true, true, '不分年度',
            'a work is one over the years'),
           ('highest_years', 'A14', 'calendar_year', false, true, '各年分别计',
            'a work is another one each year'),
           ('late_document', 'A16', 'first_open', true, false, '文件滞后的计入发文后首个未公布月份',
            'a bonus whose document is late counts in the first open month from its issue on'),
           ('late_document', 'A16', 'next_month', false, false, '文件滞后的只转到下月，再晚不计',
            'a bonus whose document is late counts in the next month, or not at all'),
           ('pending_claims', 'A17', 'not_counted', true, true, '待审核的申报不计',
            'claims that await review do not count'),
           ('pending_claims', 'A17', 'provisional', false, true, '待审核的申报暂计',
            'claims that await review count for now'),
           ('ties', 'A21', 'standard', true, true, '同分同名次，其后空出',
            'equal totals share a rank, and the ranks after it are left out'),
           ('ties', 'A21', 'dense', false, true, '同分同名次，其后不空',
            'equal totals share a rank, and the next rank follows')
) as v (switch, reading, value, is_default, varied, title, english);

comment on view scheme_switch is '办法的各项开关及其取值 / The switches of a scheme and their values';
comment on column scheme_switch.switch is 'scheme 的列名 / Column of scheme';
comment on column scheme_switch.reading is '所涉解读编号（doc/rules.md） / Number of the reading that it is about (doc/rules.md)';
comment on column scheme_switch.value is '取值，数值开关为空 / A value it can have; NULL for a switch that is a number';
comment on column scheme_switch.is_default is '是否为缺省值 / Whether it is the default';
comment on column scheme_switch.varied is '是否在计分时起作用，从而可以不保存而试算；为假的在录入数据时起作用，试算不改变 / Whether it acts when scores are computed, so that a what-if varies it; false for one that acts when rows are made, which a what-if leaves as it is';
comment on column scheme_switch.title is '取值的含义 / What it means, in Chinese';
comment on column scheme_switch.english is '取值的含义，英文 / What it means, in English';
