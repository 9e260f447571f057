-- From a published number to what is behind it, for whoever sees what is published and no facts.

-- The lines of events in a revision of a month, each with its event and the rule by which it was scored, as they were then.
create or replace function published_event_of(month date, revision integer, kind text)
returns table (
    unit text,
    line integer,
    kind text,
    item text,
    rule text,
    event_id text,
    title text,
    points numeric,
    clause text,
    why text,
    unit_name text,
    league text,
    event jsonb,
    level text
)
language sql stable parallel safe
begin atomic
    select l.unit, l.line, l.kind, l.item, l.rule, l.source, l.title, l.points, l.clause, l.why,
           s.unit_name,
           s.league,
           e.content,
           w.content ->> 'level'
    from published_line as l
    join published_score as s on s.month = published_event_of.month and s.revision = published_event_of.revision and s.unit = l.unit
    left join published_fact as e
        on e.month = published_event_of.month and e.revision = published_event_of.revision and e.relation = 'event'
           and e.row_key = row_key(l.unit, l.source)
    left join published_fact as w
        on w.month = published_event_of.month and w.revision = published_event_of.revision and w.relation = 'scheme_rule'
           and w.row_key = row_key(l.rule)
    where l.month = published_event_of.month and l.revision = published_event_of.revision
          and l.kind = published_event_of.kind;
end;

comment on function published_event_of(date, integer, text) is '某月某版次公布的加分（bonus）或扣分（penalty）事项 / The events of a kind (bonus or penalty) in a revision of a month, as they were published';

-- In two parts, as score is: so the month, which comes first, and the unit of a query are looked up.
create or replace view published_event
with (security_invoker = true) as
select p.month,
       l.league,
       coalesce(g.title, l.league) as league_title,
       l.unit,
       l.unit_name,
       l.kind,
       l.item,
       it.title as item_title,
       l.rule,
       r.title as rule_title,
       l.level,
       l.event ->> 'work' as work,
       l.event_id,
       l.title,
       (l.event ->> 'occurred_on')::date as occurred_on,
       l.event ->> 'document_no' as document_no,
       (l.event ->> 'document_on')::date as document_on,
       (l.event ->> 'quantity')::numeric(12, 6) as quantity,
       l.points::numeric(12, 6) as points,
       l.clause,
       l.why,
       l.event ->> 'status' as status,
       (l.event ->> 'carried_from')::date as carried_from,
       p.revision,
       l.line
from period as p
cross join lateral (
    select b.unit, b.line, b.kind, b.item, b.rule, b.event_id, b.title, b.points, b.clause, b.why, b.unit_name, b.league, b.event, b.level
    from published_event_of(p.month, p.revision, 'bonus') as b
    where p.published
    union all
    select c.unit, c.line, c.kind, c.item, c.rule, c.event_id, c.title, c.points, c.clause, c.why, c.unit_name, c.league, c.event, c.level
    from published_event_of(p.month, p.revision, 'penalty') as c
    where p.published
) as l
left join league as g on g.league = l.league
left join item as it on it.item = l.item
left join rule as r on r.rule = l.rule;

comment on view published_event is '已公布的加扣分事项及其日期、文件、所属工作、计分和条款，均为公布时的原样；只列现行版次。供只看公布结果的角色查阅：credit、event 对其没有行 / The events behind what is published, with date, document, work, points and clause, all as they were published; of the revision in force alone. For roles that see what is published and no facts: credit and event have no rows for them';
comment on column published_event.month is '月份（当月1日） / Month, as its first day';
comment on column published_event.league is '公布时的组别代码 / Code of the league when it was published';
comment on column published_event.league_title is '组别名称 / Title of the league';
comment on column published_event.unit is '单位代码 / Unit code';
comment on column published_event.unit_name is '公布时的单位名称 / Name of the unit when it was published';
comment on column published_event.kind is '类别：bonus 加分、penalty 扣分 / Kind: bonus or penalty';
comment on column published_event.item is '所计入的考核内容代码；办法中没有此规则则为空 / Code of the item that it counts in; NULL if the scheme did not have the rule';
comment on column published_event.item_title is '所计入的考核内容名称 / Title of the item that it counts in';
comment on column published_event.rule is '规则代码 / Rule code';
comment on column published_event.rule_title is '规则名称 / Title of the rule';
comment on column published_event.level is '级别：city、province、nation、organ / Level';
comment on column published_event.work is '所属工作 / The work it belongs to';
comment on column published_event.event_id is '事项编号 / Event code';
comment on column published_event.title is '事项内容 / What happened';
comment on column published_event.occurred_on is '发生日期 / Day on which it happened';
comment on column published_event.document_no is '文号或标识 / Document number, or what identifies it';
comment on column published_event.document_on is '文件日期 / Date of the document';
comment on column published_event.quantity is '数量（件、人、批） / How many matters it is about';
comment on column published_event.points is '当月计分（分）：加分为正，扣分和收回为负，不计为0 / What it counted for in the month: positive for a bonus, negative for a penalty or what was taken back, 0 for nothing';
comment on column published_event.clause is '公布时的条款原文，无条款时为解读 / The clause as it stood when it was published, or the reading where there is none';
comment on column published_event.why is '计分或不计分的原因，语言同公布时的 scheme.language / Why it counted for that, in the language of the scheme when it was published';
comment on column published_event.status is '公布时的状态：claimed、approved、rejected、revoked / Status when it was published: claimed, approved, rejected or revoked';
comment on column published_event.carried_from is '顺延自的月份 / The month that it was carried over from';
comment on column published_event.revision is '现行版次 / The revision in force';
comment on column published_event.line is '在该单位公布明细中的行号，见 published_line / Number of its line in what is published of the unit, see published_line';

-- The text of a query, for \gexec, for a view of one's own or for a BI tool.  An assessment has no such view itself: its columns would be
-- the rows of a table, and an upgrade, which makes all views anew, would not know it.
create or replace function item_query(scheme text)
returns text
language sql stable parallel safe
begin atomic
    with recursive below as (
        select o.item as top, o.item
        from item_order_of(item_query.scheme) as o
        union all
        select b.top, si.item
        from below as b
        join scheme_item as si on si.scheme = item_query.scheme and si.parent = b.item
    )
    select format(E'select f.month, f.league_title, f.unit, s.unit_name,\n%s\n'
                  'from %s.fact_score as f\n'
                  'join %2$s.dim_month as m on m.month = f.month\n'
                  'join %2$s.published_score as s on s.month = f.month and s.revision = f.revision and s.unit = f.unit\n'
                  'where m.scheme = %L\n'
                  'group by f.month, f.league_title, f.unit, s.unit_name',
                  string_agg(c.expression, E',\n' order by c.item_order), q.schema, item_query.scheme) as query
    from (select p.relnamespace::regnamespace::text as schema from pg_class as p where p.oid = 'period'::regclass) as q
    cross join (
        select o.item_order,
               format('       (sum(f.points) filter (where f.item = any (%L)))::numeric(12, 6) as %I',
                      array_agg(b.item order by b.item collate "C")::text,
                      case when o.item = any ('{month,league_title,unit,unit_name}') then o.item || '_points' else o.item end) as expression
        from item_order_of(item_query.scheme) as o
        join below as b on b.top = o.item
        group by o.item, o.item_order
    ) as c
    group by q.schema;
end;

comment on function item_query(text) is '某办法各项成列的查询语句：每个已公布的单位和月份一行，每项一列（列名为考核内容代码，依树的次序），值为该项及其以下各项计入的分数，限于其他组别的项为空；用于 \gexec、自建视图或 BI 工具。没有该办法则为空。 / The text of a query that has the items of a scheme as columns: a row for each unit and published month, a column for each item (called by its code, in the order of the tree) with what it and the items below it bring, NULL if the item is for other leagues only. For \gexec, for a view of one''s own or for a BI tool. NULL if there is no such scheme.';
