-- What the demo shows: the ranking of both leagues, and the lines behind one score.

\encoding UTF8
\pset footer off
\pset null ''

\echo '许昌市建设教育强市考核（演示数据，事实均为虚构；规则见许教组〔2023〕8号）'
\echo
\echo '2024年1月排名：县（市、区）和功能区'
select 名次, 单位, 基础分, 加分, 扣分, 总分, 状态
from xuchang.月度排名
where 月份 = '2024-01-01' and 组别代码 = 'county'
order by 名次, 单位代码;

\echo '2024年1月排名：市直单位'
select 名次, 单位, 基础分, 加分, 扣分, 总分, 状态
from xuchang.月度排名
where 月份 = '2024-01-01' and 组别代码 = 'department'
order by 名次, 单位代码;

\echo '长葛市2024年1月得分明细（失分各项）'
select 考核内容, 满分, 得分, 事项, 扣分, 说明, 期限, 完成日期
from xuchang.得分明细
where 月份 = '2024-01-01' and 单位代码 = '411082' and 扣分 > 0
order by 板块, 考核内容代码, 期限, 事项;

\echo '长葛市2024年1月加扣分台账'
select 类别, 事项, 标准分, 计分, 说明, 文号, 依据
from xuchang.加扣分台账
where 月份 = '2024-01-01' and 单位代码 = '411082'
order by 事项编号;

\echo '2023年12月尚缺的评分（该单位当月没有总分）'
select to_char(month, 'YYYY-MM') as 月份, unit_name as 单位, item_title as 考核内容
from xuchang.missing_mark
order by month, unit, item;

\echo
\echo '补齐后公布两个月，并核对'
insert into xuchang.mark (unit, item, month, score)
select unit, item, month, 6
from xuchang.missing_mark
where month = '2023-12-01';
select xuchang.publish_month('2023-12-01', '2023年12月通报') as 摘要;
select xuchang.publish_month('2024-01-01', '2024年1月通报') as 摘要;
select 名次, 单位, 总分, 上月名次, 升降, 状态
from xuchang.月度排名
where 月份 = '2024-01-01' and 组别代码 = 'county'
order by 名次, 单位代码;
select count(*) as 问题数
from xuchang.verify_publications();
