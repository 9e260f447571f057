-- What is said of points, in each language: every text once, with places for what it is said of.
--
-- The view phrase has the texts, phrases() has them as one value, and said() chooses one and fills it.  A query works
-- phrases() out when it is planned, since it is IMMUTABLE and has no arguments, and said() is inlined; so a text costs a look
-- into that value.  Texts are logic: an upgrade replaces them, and published lines keep the text that they were published with.
--
-- A sentence can be several texts, one after another.  Each brings its own punctuation, so that nothing is put between them.
-- Texts that are filled name their places: %1$s is the first of what said() is given, in whatever order a language has them.

create or replace view phrase
with (security_invoker = true) as
select p.code,
       p.zh,
       p.en
from (
    values -- titles, where a fact has none of its own
           ('title_mark', '月度评分', 'monthly mark'),
           ('title_value', '数值', 'value'),
           ('title_report_month', '当月台账任务完成情况', 'progress of the ledger tasks in the month'),
           ('title_report_period', '当期台账任务完成情况', 'progress of the ledger tasks in the period'),
           -- tasks and marks
           ('task_open', '逾期未完成', 'overdue and not done'),
           ('task_late', '逾期完成', 'done after the due day'),
           ('mark_deduction', '所评扣分', 'points taken off by the mark'),
           ('mark_from_full', '满分减所评得分', 'full marks less the mark'),
           ('mark_given', '所评得分', 'the mark'),
           ('mark_in_mean', '评分 %1$s，计入 %2$s 人评分的平均', 'mark %1$s, one of %2$s in the mean'),
           ('mark_highest', '评分 %1$s，为最高分，去掉', 'mark %1$s, the highest, left out'),
           ('mark_lowest', '评分 %1$s，为最低分，去掉', 'mark %1$s, the lowest, left out'),
           ('deduction_exempt', '该单位豁免此项，不扣分', 'the unit is exempt from this item: no points lost'),
           ('deduction_not_in_stage', '该项不在考核阶段内，不扣分', 'the item is outside of its stage: no points lost'),
           -- measured values: 1 the value, 2 units of the league, 3 place among them, 4 what is looked up, 5 and 6 what it is compared with
           ('value_itself', '数值 %1$s', 'value %1$s'),
           ('value_place', '数值 %1$s，本组 %2$s 个单位中第 %3$s 名', 'value %1$s, place %3$s of %2$s in the league'),
           ('value_percentile', '数值 %1$s，本组 %2$s 个单位中第 %3$s 名，位次 %4$s', 'value %1$s, place %3$s of %2$s in the league, percentile %4$s'),
           ('value_difference', '数值 %1$s，与%5$s %6$s 之差 %4$s', 'value %1$s, its difference to %5$s of %6$s is %4$s'),
           ('value_ratio', '数值 %1$s，与%5$s %6$s 之比 %4$s', 'value %1$s, its ratio to %5$s of %6$s is %4$s'),
           ('value_not_in_stage', '数值 %1$s；该项不在考核阶段内，不计分', 'value %1$s; the item is outside of its stage: no points'),
           ('value_exempt', '数值 %1$s；该单位豁免此项，不计分', 'value %1$s; the unit is exempt from this item: no points'),
           ('value_not_known', '数值 %1$s；须与其他单位比较，公布后可见', 'value %1$s; it is compared with other units, and seen when the month is published'),
           ('value_no_previous', '数值 %1$s；上期没有数值可比，按不适用计', 'value %1$s; the period before has none to compare it with: the item does not apply'),
           ('value_against_zero', '数值 %1$s；%5$s为0，不能求比，按不适用计', 'value %1$s; %5$s is 0 and gives no ratio: the item does not apply'),
           ('against_target', '目标', 'the target'),
           ('against_previous', '上期', 'the period before'),
           ('against_mean', '本组平均', 'the mean of the league'),
           ('against_best', '本组最好', 'the best of the league'),
           ('band_none', '；低于所有档次，计 0 分', '; below all bands: 0 points'),
           ('band', '；%1$s 起一档：%2$s 分', '; the band from %1$s on gives %2$s'),
           ('band_slope', '；%1$s 起一档：%2$s %3$s %4$s × (%5$s %6$s %7$s) = %8$s 分',
            '; the band from %1$s on gives %2$s %3$s %4$s × (%5$s %6$s %7$s) = %8$s'),
           -- what an item starts with
           ('start_full_marks', '满分', 'full marks'),
           ('start_points', '起始分', 'points to start with'),
           ('start_not_in_stage', '；不在考核阶段内', '; outside of its stage'),
           ('start_exempt', '；该单位豁免此项', '; the unit is exempt from it'),
           ('start_not_assigned', '；该单位未承担此项任务', '; the unit does not carry it'),
           ('start_nothing_to_compare', '；没有可比的数值', '; there is no value to compare with'),
           -- what does not apply or is not marked, floors, caps and weights
           ('unmarked_value', '尚无数值', 'no value yet'),
           ('unmarked_mark', '尚未评分', 'not marked yet'),
           ('unmarked_incomplete', '，当月没有总分', ': no total in the month'),
           ('unmarked_full_marks', '，按满分计', ': full marks'),
           ('unmarked_zero', '，按零分计', ': zero'),
           ('not_applicable_full_marks', '不适用，按满分计', 'does not apply: full marks'),
           ('not_applicable_renormalise', '不适用，不计入上级，其余内容按比例折算', 'does not apply: left out, and the rest scaled up'),
           ('not_applicable_leave_out', '不适用，不计分，不折算', 'does not apply: left out, and nothing scaled up'),
           ('floor_zero', '扣完为止，超出的扣分不计', 'no points are left to lose: what is taken off beyond does not count'),
           ('floor', '不低于 %1$s 分', 'not below %1$s'),
           ('cap', '封顶，不超过 %1$s 分', 'capped at %1$s'),
           ('weight', '按权重折算：%1$s × %2$s ÷ %3$s', 'by its weight: %1$s × %2$s ÷ %3$s'),
           -- events
           ('event_provisional', '待审核，暂计：', 'awaiting review, counted for now: '),
           ('event_no_rule', '当月办法中没有此规则，不计分，须改用其他规则或不予认定',
            'the scheme of the month has no such rule: not counted until it has another rule or is rejected'),
           ('event_pending', '待审核，暂不计分', 'awaiting review: not counted yet'),
           ('event_rejected', '审核未认定，不计分', 'rejected: not counted'),
           ('event_taken_back', '审核未认定，收回此前暂计的分', 'rejected: what it was given for the time being is taken back'),
           ('event_revoked', '已撤销，不再计分', 'revoked: no longer counted'),
           ('event_lapsed', '文件滞后超过下月，不计分', 'its document is later than the next month: not counted'),
           ('event_not_for_league', '规则不适用于该单位所在组别，不计分', 'the rule is not for the league of the unit: not counted'),
           ('event_no_points', '分值须由审核人在规则的范围内确定，尚未确定，不计分',
            'the reviewer has not set its points within the range of the rule: not counted'),
           ('event_capped', '本规则一期最多计 %1$s 分，超出部分不计', 'the rule brings at most %1$s in a period: what is beyond does not count'),
           ('event_effect_only', '不另计分', 'no points of its own'),
           ('bonus', '加分', 'bonus'),
           ('bonus_first_month', '同一项工作仅计首次加分的月份，此前月份已计', 'a work gains points in its first month only, and had them in an earlier month'),
           ('bonus_superseded', '同一项工作已按最高级别计分，不重复计算', 'the same work counts at its highest level: not counted again'),
           ('bonus_topped_up', '同一项工作此前已计分，按最高级别补足差额', 'the same work gained points before: topped up to its highest level'),
           ('penalty', '扣分', 'penalty'),
           ('penalty_first_month', '同一项工作仅计首次扣分的月份，此前月份已计', 'a work loses points in its first month only, and lost them in an earlier month'),
           ('penalty_superseded', '同一项工作已按扣分最多的一项计，不重复扣分', 'the same work counts by its largest penalty: not counted again'),
           ('penalty_topped_up', '同一项工作此前已扣分，按扣分最多的一项补足差额', 'the same work lost points before: brought up to its largest penalty'),
           -- and after that, what there is more to it
           ('worth_set', '（审核确定 %1$s 分，限 %2$s 至 %3$s 分）', ' (%1$s, set by the reviewer between %2$s and %3$s)'),
           ('worth_repeated', '（同一项工作本期再次发生，每次 %1$s 分）', ' (once more in the same work and period: %1$s each time)'),
           ('worth_quantity', '（%1$s 分 × %2$s）', ' (%1$s × %2$s)'),
           ('worth_last_place', '（一票否决，名次列在同组其他单位之后）', ' (veto: ranked after all others of the league)'),
           ('worth_grade_at_most', '（等次不超过 %1$s）', ' (its grade is at most %1$s)'),
           ('carried_published_month', '（原属%1$s，该月已公布，顺延至本月）', ' (of %1$s, a published month: carried over to this month)'),
           ('carried_published_period', '（原属%1$s，该期已公布，顺延至本期）', ' (of %1$s, a published period: carried over to this period)'),
           ('carried_absent_month', '（原属%1$s，该月未列入考核，顺延至本月）', ' (of %1$s, a month that is not assessed: carried over to this month)'),
           ('carried_absent_period', '（原属%1$s，该期未列入考核，顺延至本期）', ' (of %1$s, a period that is not assessed: carried over to this period)'),
           ('late_document_month', '（%1$s发生，文件滞后，转至本月）', ' (it happened in %1$s, and its document is late: moved to this month)'),
           ('late_document_period', '（%1$s发生，文件滞后，转至本期）', ' (it happened in %1$s, and its document is late: moved to this period)'),
           -- events that look alike
           ('alike_document', '文号相同', 'same document number'),
           ('alike_work', '工作名称写法相近', 'works that are spelled alike'),
           ('alike_event', '%1$s（%2$s）', '%1$s (%2$s)'),
           -- other readings, and units
           ('reading_as_it_is', '现行', 'as it stands'),
           ('reading_variant', '变体 %1$s', 'variant %1$s'),
           ('several_units', '%1$s等%2$s个单位', '%1$s and others, %2$s units'),
           -- between several
           ('and_name', '、', ', '),
           ('and_move', '，', ', '),
           ('and_reason', '；', '; ')
) as p (code, zh, en);

comment on view phrase is '说明得分原因（why 等）的各句，中英文各一；scheme.language 决定用哪一种。%1$s、%2$s 为填入数值的位置 / The texts of which reasons (why and the like) are made, in Chinese and in English; scheme.language says which is used. %1$s, %2$s are the places for values';
comment on column phrase.code is '语句代码 / Code of the text';
comment on column phrase.zh is '中文 / The text in Chinese';
comment on column phrase.en is '英文 / The text in English';

create or replace function phrases()
returns jsonb
language sql immutable parallel safe
begin atomic
    select jsonb_object_agg(p.code, jsonb_build_object('zh', p.zh, 'en', p.en)) as phrases
    from phrase as p;
end;

comment on function phrases() is '内部函数：视图 phrase 的各句，代码、语言和文本 / Internal: the texts of the view phrase, by code and language';

-- NULL for a text that there is not: test/sql/english.sql sees every one of them.
create or replace function said(language text, code text, variadic parts text[] default '{}')
returns text
language sql stable parallel safe
begin atomic
    select format(phrases() -> said.code ->> said.language, variadic said.parts) as text;
end;

comment on function said(text, text, text[]) is '某种语言（zh 中文，en 英文）的一句（见 phrase），填入各值；没有该语言或该代码则为空 / A text (see phrase) in a language (zh, en), filled with values; NULL if there is no such language or code';

-- For what is of no scheme but of a month
create or replace function language_of(month date)
returns text
language sql stable parallel safe
begin atomic
    select coalesce((select s.language from scheme as s where s.scheme = scheme_for(language_of.month)), 'zh') as language;
end;

comment on function language_of(date) is '某月说明原因所用的语言：所用办法的 language，办法不明确则为 zh / The language in which reasons of a month are told: that of its scheme, or zh while it is not clear which that is';
