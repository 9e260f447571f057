-- The same rows for people who read column titles: Chinese labels, names in place
-- of codes, two decimal places.

-- A unit with a note if it rates others, and how far a month is
create or replace function unit_label(unit_name text, rater boolean)
returns text
language sql immutable parallel safe
begin atomic
    select unit_label.unit_name || case when unit_label.rater then '（评分单位）' else '' end as label;
end;

comment on function unit_label(text, boolean) is '内部函数：中文列名视图中的单位名称，评分单位加注 / Internal: the name of a unit in the views with Chinese labels, with a note if it rates others';

create or replace function state_label(published boolean, complete boolean)
returns text
language sql immutable parallel safe
begin atomic
    select case
               when state_label.published then '已公布'
               when state_label.complete then '未公布'
               else '评分不全'
           end as label;
end;

comment on function state_label(boolean, boolean) is '内部函数：中文列名视图中的状态：已公布、未公布或评分不全 / Internal: the state in the views with Chinese labels: published, not published, or marks missing';

create or replace view 月度排名
with (security_invoker = true) as
select r.month as 月份,
       r.league_title as 组别,
       r.rank as 名次,
       unit_label(r.unit_name, r.rater) as 单位,
       r.base::numeric(12, 2) as 基础分,
       r.bonus::numeric(12, 2) as 加分,
       r.penalty::numeric(12, 2) as 扣分,
       r.total::numeric(12, 2) as 总分,
       state_label(r.published, r.complete) as 状态,
       r.league as 组别代码,
       r.unit as 单位代码,
       r.previous_rank as 上月名次,
       r.rank_change as 升降,
       g.title as 等次
from ranking as r
join period as p on p.month = r.month
left join scheme_grade as g on g.scheme = p.scheme and g.grade = r.grade;

comment on view 月度排名 is '月度排名，中文列名，保留两位小数；名次按精确值排定 / Monthly ranking with Chinese labels and two decimal places; ranks are taken on exact values';
comment on column 月度排名.月份 is '月份（当月1日） / Month, as its first day';
comment on column 月度排名.组别 is '组别名称 / Title of the league';
comment on column 月度排名.名次 is '名次；没有总分则为空 / Rank; NULL without a total';
comment on column 月度排名.单位 is '单位名称，评分单位加注 / Name of the unit, with a note if it rates others';
comment on column 月度排名.基础分 is '基础分（百分制） / Base score on 100 points';
comment on column 月度排名.加分 is '加分（分） / Bonus in points';
comment on column 月度排名.扣分 is '扣分（分） / Penalty in points';
comment on column 月度排名.总分 is '总分（分） / Total in points';
comment on column 月度排名.状态 is '已公布、未公布或评分不全 / Published, not published, or marks missing';
comment on column 月度排名.组别代码 is '组别代码 / League code';
comment on column 月度排名.单位代码 is '单位代码 / Unit code';
comment on column 月度排名.上月名次 is '上期在同组的名次；没有则为空 / Rank in the same league in the period before; NULL if there is none';
comment on column 月度排名.升降 is '较上期名次的升降：正为上升，负为下降 / Places gained since the period before; negative for places lost';
comment on column 月度排名.等次 is '等次名称；没有则为空 / Title of the grade; NULL if there is none';

create or replace view 得分明细
with (security_invoker = true) as
select i.month as 月份,
       u.name as 单位,
       up.title as 板块,
       it.title as 考核内容,
       si.cap::numeric(12, 2) as 满分,
       i.score::numeric(12, 2) as 得分,
       case
           when not i.marked then case si.kind when 'measure' then '尚无数值' else '尚未评分' end
           when i.coverage = 'exempt' then '豁免'
           when i.coverage = 'not_in_stage' then '不在考核阶段'
           when i.coverage = 'not_assigned' then '未承担此项任务'
           when i.coverage = 'nothing_to_compare' then '没有可比的数值'
           else coalesce(d.title, q.title)
       end as 事项,
       d.points::numeric(12, 2) as 扣分,
       coalesce(d.why, q.why) as 说明,
       d.due_on as 期限,
       d.done_on as 完成日期,
       coalesce(d.clause, q.clause, si.standard) as 依据,
       i.unit as 单位代码,
       i.item as 考核内容代码
from item_score as i
join period as p on p.month = i.month
join unit as u on u.unit = i.unit
join item as it on it.item = i.item
join scheme_item as si on si.scheme = p.scheme and si.item = i.item
join tree_of(p.scheme) as t on t.item = i.item
left join item as up on up.item = i.parent
left join deduction as d on d.month = i.month and d.unit = i.unit and d.item = i.item
left join measured as q on q.month = i.month and q.unit = i.unit and q.item = i.item
where t.part = 'base' and si.kind in ('breach', 'mark', 'measure');

comment on view 得分明细 is '各单位各项得分及其每笔扣分或数值，中文列名；没有扣分的项目占一行；只看公布结果的角色没有行，请看公布明细 / The score of each unit on each item with every deduction or the measured value behind it; an item without deductions has one row. It has no rows for a role that sees only what is published: read 公布明细';
comment on column 得分明细.月份 is '月份（当月1日） / Month, as its first day';
comment on column 得分明细.单位 is '单位名称 / Name of the unit';
comment on column 得分明细.板块 is '上级名称 / Title of the item above it';
comment on column 得分明细.考核内容 is '考核内容名称 / Title of the item';
comment on column 得分明细.满分 is '满分（分） / Full marks in points';
comment on column 得分明细.得分 is '该项得分（分），各行相同 / Score on the item in points, the same in each of its rows';
comment on column 得分明细.事项 is '扣分的任务、评分理由或数值的说明，或不考核的原因 / What the points were lost for, what is said of the value, or why the item does not apply';
comment on column 得分明细.扣分 is '本行所扣（分），封顶之前 / Points lost by this row, before the floor of the item';
comment on column 得分明细.说明 is '扣分或不扣分的原因 / Why it counts or not';
comment on column 得分明细.期限 is '任务期限 / Due day of the task';
comment on column 得分明细.完成日期 is '任务完成日期 / Day on which the task was done';
comment on column 得分明细.依据 is '所依据的考核标准原文 / The standard that it stands on';
comment on column 得分明细.单位代码 is '单位代码 / Unit code';
comment on column 得分明细.考核内容代码 is '考核内容代码 / Item code';

create or replace view 加扣分台账
with (security_invoker = true) as
select c.month as 月份,
       u.name as 单位,
       it.title as 类别,
       r.title as 规则,
       c.title as 事项,
       c.work as 所属工作,
       c.rule_points::numeric(12, 2) as 标准分,
       c.points::numeric(12, 2) as 计分,
       c.why as 说明,
       c.occurred_on as 发生日期,
       c.document_no as 文号,
       c.document_on as 文件日期,
       c.clause as 依据,
       c.unit as 单位代码,
       c.event_id as 事项编号
from credit as c
join unit as u on u.unit = c.unit
join rule as r on r.rule = c.rule
left join item as it on it.item = c.item;

comment on view 加扣分台账 is '加减分事项及其当月计分，中文列名；只看公布结果的角色没有行，请看 published_event / Bonuses and penalties and what each counts for in the month, with Chinese labels. It has no rows for a role that sees only what is published: read published_event';
comment on column 加扣分台账.月份 is '月份（当月1日） / Month, as its first day';
comment on column 加扣分台账.单位 is '单位名称 / Name of the unit';
comment on column 加扣分台账.类别 is '所计入的考核内容名称 / Title of the item that it counts in';
comment on column 加扣分台账.规则 is '规则名称 / Title of the rule';
comment on column 加扣分台账.事项 is '事项内容 / What happened';
comment on column 加扣分台账.所属工作 is '所属工作 / The work it belongs to';
comment on column 加扣分台账.标准分 is '规则分值（分） / What the rule says, in points';
comment on column 加扣分台账.计分 is '本月实际计分（分） / What it counts for in the month, in points';
comment on column 加扣分台账.说明 is '计分或不计分的原因 / Why it counts for that';
comment on column 加扣分台账.发生日期 is '发生日期 / Day on which it happened';
comment on column 加扣分台账.文号 is '文号或标识 / Document number, or what identifies it';
comment on column 加扣分台账.文件日期 is '文件日期 / Date of the document';
comment on column 加扣分台账.依据 is '所依据的条款原文，无条款时为解读 / The clause that it stands on, or the reading where there is none';
comment on column 加扣分台账.单位代码 is '单位代码 / Unit code';
comment on column 加扣分台账.事项编号 is '事项编号 / Event code';

create or replace view 公布明细
with (security_invoker = true) as
select l.month as 月份,
       l.revision as 版次,
       p.published and p.revision = l.revision as 现行,
       s.unit_name as 单位,
       l.line as 行号,
       case l.kind
           when 'full_marks' then '满分'
           when 'start' then '起始分'
           when 'deduction' then '扣分'
           when 'earned' then '得分'
           when 'measure' then '数值得分'
           when 'not_applicable' then '不适用'
           when 'unmarked' then '未评分'
           when 'floor' then '扣完为止'
           when 'cap' then '封顶'
           when 'weight' then '按权重折算'
           when 'bonus' then '加分事项'
           when 'penalty' then '扣分事项'
       end as 类别,
       it.title as 考核内容,
       r.title as 规则,
       l.title as 事项,
       l.points::numeric(12, 2) as 计分,
       l.why as 说明,
       l.clause as 依据,
       l.unit as 单位代码,
       l.item as 考核内容代码,
       l.rule as 规则代码,
       l.source as 任务或事项编号
from published_line as l
join published_score as s on s.month = l.month and s.revision = l.revision and s.unit = l.unit
join period as p on p.month = l.month
left join item as it on it.item = l.item
left join rule as r on r.rule = l.rule;

comment on view 公布明细 is '已公布得分的每一笔，中文列名，各版次均列；各行之和为总分 / Every line behind the published scores, of every revision, with Chinese labels; the lines of a unit add up to its total';
comment on column 公布明细.月份 is '月份（当月1日） / Month, as its first day';
comment on column 公布明细.版次 is '版次 / Revision';
comment on column 公布明细.现行 is '是否为现行公布的版次 / Whether this revision is the one in force';
comment on column 公布明细.单位 is '公布时的单位名称 / Name of the unit when it was published';
comment on column 公布明细.行号 is '行号，自1起 / Number of the line within the unit, from 1';
comment on column 公布明细.类别 is '类别 / Kind of the line';
comment on column 公布明细.考核内容 is '考核内容名称 / Title of the item';
comment on column 公布明细.规则 is '规则名称，加扣分事项之外为空 / Title of the rule; NULL for all but events';
comment on column 公布明细.事项 is '事项 / What it is about';
comment on column 公布明细.计分 is '分值（分） / Points';
comment on column 公布明细.说明 is '原因 / Why it counts for that';
comment on column 公布明细.依据 is '公布时的条款原文 / The clause as it stood when it was published';
comment on column 公布明细.单位代码 is '单位代码 / Unit code';
comment on column 公布明细.考核内容代码 is '考核内容代码 / Item code';
comment on column 公布明细.规则代码 is '规则代码，加扣分事项之外为空 / Rule code; NULL for all but events';
comment on column 公布明细.任务或事项编号 is '任务或事项编号 / Code of the task or event';
