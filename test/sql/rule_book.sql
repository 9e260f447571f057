-- The rule-book of Xuchang against the notice: points read back from the notice's
-- own table, every clause to the letter.

set datestyle = iso;
\getenv abs_srcdir PG_ABS_SRCDIR
\set notice `cat "$PG_ABS_SRCDIR/../doc/xuchang-2023-8.txt"`

select xcedu.create_assessment('regress_rules', 'xuchang-2023-8');
set search_path = regress_rules, pg_catalog;

-- the notice without its white space and with one kind of brackets
create temporary table notice as
select translate(regexp_replace(:'notice', '\s', '', 'g'), '（）', '()') as words;

create function pg_temp.words(given text) returns text language sql immutable
return translate(regexp_replace(given, '\s', '', 'g'), '（）', '()');

select length(words) > 3000 as is_whole from notice;

-- R3: 考核分值 5 / 10 / 15 and points off, from the annex's lines
--     "平时考核 … 漏报一次扣减 1 分 … 5 分"
create temporary table annex as
select case m[1] when '平时考核' then 'report' when '临时交办' then 'assignment' when '重点督办' then 'supervision' end as item,
       m[2]::numeric as points_each,
       m[3]::numeric as full_marks
from regexp_matches(:'notice', '(平时考核|临时交办|重点督办)\t[^\n]*?一次扣减 (\d+) 分[^\n]*?\t(\d+) 分', 'g') as m
union all
-- R9: the nine key tasks, "1 <tab> … <tab> 7 分"
select 'key' || m[1], null, m[2]::numeric
from regexp_matches(:'notice', '(?:^|\n|\t)([1-9])\t[^\n]*?\t(\d+) 分', 'g') as m;

select a.item, a.points_each, a.full_marks
from annex as a
order by a.item;

select a.item, a as notice, si as rule_book
from annex as a
full join (select * from scheme_item where kind in ('breach', 'mark')) as si using (item)
where (a.points_each, a.full_marks) is distinct from (si.points_each, si.cap)
order by a.item;

-- 扣完为止: each of them starts with its full marks and stops at zero
select item, start, floor, cap
from scheme_item
where kind in ('breach', 'mark') and (start, floor) is distinct from (cap, 0)
order by item;

-- R2: 日常工作考核成绩占30%，重点任务考核成绩占70%; R1: 百分制
select g.item, g.weight, sum(si.cap) as full_marks,
       n.words ~ format('%s成绩占%s%%', i.title, g.weight) as in_notice
from scheme_item as g
join item as i using (item)
join scheme_item as si on si.scheme = g.scheme and si.parent = g.item
cross join notice as n
where g.parent = 'base'
group by g.item, g.weight, i.title, n.words
order by g.item;
-- and the base is out of their sum
select weight, weight = (select sum(weight) from scheme_item where parent = 'base') as in_all
from scheme_item
where item = 'base';

-- the tree, from the total down
with recursive tree as (
    select item, 1 as level, array[place] as path from scheme_item where parent is null
    union all
    select si.item, t.level + 1, t.path || si.place from tree as t join scheme_item as si on si.parent = t.item
)
select repeat('  ', t.level - 1) || t.item as item, si.kind, si.part, si.floor, si.cap, si.weight, i.title
from tree as t
join scheme_item as si using (item)
join item as i using (item)
order by t.path;

-- R13 – R17: points of every rule, read from the sentence that it stands on.  The
-- digits are those that follow 计, 加 or 扣 in the clause.
select r.rule, r.item, r.once, r.level, r.precedence, r.points,
       (case when r.points < 0 then -1 else 1 end)
           * substring(r.clause from '(?:计|加|扣)(\d+(?:\.\d+)?)分$')::numeric as in_clause
from scheme_rule as r
order by r.item, r.points desc, r.rule;

select r.rule
from scheme_rule as r
where r.clause is not null
      and abs(r.points) is distinct from substring(r.clause from '(?:计|加|扣)(\d+(?:\.\d+)?)分$')::numeric
order by r.rule;

-- the two rules that stand on no clause say so (A24, A30)
select r.rule, r.points, r.reading
from scheme_rule as r
where r.clause is null
order by r.rule;

-- every clause, standard and goal is in the notice, to the letter
with quoted (source, quote) as (
    select 'item ' || item, clause from scheme_item where clause is not null or kind in ('breach', 'mark')
    union all select 'item ' || item, standard from scheme_item where kind in ('breach', 'mark')
    union all select 'rule ' || rule, clause from scheme_rule where clause is not null
    union all select 'milestone ' || item, goal from milestone
    union all select 'scheme', title from scheme
    union all select 'scheme', document_no from scheme
)
select q.source, q.quote
from quoted as q
cross join notice as n
where q.quote is null or position(pg_temp.words(q.quote) in n.words) = 0
order by q.source, q.quote;

select issued_on,
       (select words from notice) like '%' || to_char(issued_on, 'YYYY年MM月DD日') || '%' as in_notice,
       due_day,
       (select words from notice) like '%于下月' || due_day || '日前报送%' as due_day_in_notice
from scheme;

-- R10, A28: 从2024年开始 is the only start, a target year ends nothing
select item, first_month, last_month
from scheme_item
where num_nonnulls(first_month, last_month) > 0
order by item;

select item, reach_by,
       pg_temp.words(goal) ~ (to_char(reach_by, 'YYYY') || '年') as year_in_goal
from milestone
order by item, reach_by;

-- R11: two leagues; the county-level units with their GB/T 2260 codes
select l.league, l.title, u.unit, u.name
from league as l
left join unit as u using (league)
order by l.league, u.unit;

select u.unit, u.name
from unit as u
where (u.unit ~ '^[0-9]{6}$') <> (u.name ~ '[县市]$' or u.name in ('魏都区', '建安区'))
order by u.unit;

-- the daily items concern every unit, the key tasks every county-level unit (A29)
select leagues, string_agg(item, ' ' order by item) as items
from scheme_item
where kind in ('breach', 'mark')
group by leagues
order by leagues;

set client_min_messages = warning;
drop schema regress_rules cascade;
