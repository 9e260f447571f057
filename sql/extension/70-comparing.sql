-- Comparing two assessments: a month of a copy, in which corrections are tried, with that of its source.
--
-- Each side is read with the rights of its owner (see do_as() in 50-upgrade.sql), and comes as JSON.

-- A month as it is published or stands: its ranking, and every line behind it.
create function xcedu.side_of(month date)
returns jsonb
language plpgsql volatile
set jit = off
as $side$
begin
    if not exists (select from period as p where p.month = side_of.month) then
        return null;
    end if;
    return jsonb_build_object(
        'ranking', (select coalesce(jsonb_agg(jsonb_build_object('league', r.league, 'unit', r.unit, 'unit_name', r.unit_name, 'rank', r.rank, 'total', r.total)), '[]')
                    from ranking as r
                    where r.month = side_of.month),
        'lines', (select coalesce(jsonb_agg(to_jsonb(l)), '[]')
                  from (
                      select x.unit, x.item, x.kind, x.rule, x.source, x.title, x.points, x.why
                      from period as p
                      join published_line as x on x.month = p.month and x.revision = p.revision
                      where p.month = side_of.month and p.published
                      union all
                      select x.unit, x.item, x.kind, x.rule, x.source, x.title, x.points, x.why
                      from period as p
                      join scheme as s on s.scheme = p.scheme
                      cross join lateral numbered_line_of(p.month, s) as x
                      where p.month = side_of.month and not p.published
                  ) as l));
end
$side$;

comment on function xcedu.side_of(date) is
    '内部函数：search_path 所指考核某月的排名和全部明细；没有该月则为空。 / Internal: the ranking of a month, and all lines behind it, in the assessment that search_path names; NULL without that month.';

create function xcedu.side_in(name text, month date)
returns jsonb
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set datestyle = 'ISO, YMD'
as $side$
declare
    owner constant oid := xcedu.owner_of(side_in.name);
    side jsonb;
begin
    perform xcedu.refuse_other_version(side_in.name, owner);
    side := xcedu.do_as(owner, side_in.name, format('select xcedu.side_of(%L)', side_in.month))::jsonb;
    if side is null then
        raise exception 'assessment "%" has not opened month %', side_in.name, side_in.month
            using errcode = 'invalid_parameter_value',
                  hint = 'The months are in its table period.';
    end if;
    return side;
end
$side$;

comment on function xcedu.side_in(text, date) is
    '内部函数：以所有者的权限取某考核某月的排名和明细；没有该月则报错（22023）。 / Internal: ranking and lines of a month of an assessment, read with the rights of its owner; an error (22023) without that month.';

-- The lines that one side has and the other has not, once for each time: -1 of the first, 1 of the second.
create function xcedu.lines_between(one jsonb, other jsonb)
returns table (unit text, item text, about text, points numeric, times bigint)
language sql immutable
begin atomic
    select l.unit, l.item, coalesce(l.source, l.rule, l.kind), l.points, sum(s.sign)
    from (values (lines_between.one, -1), (lines_between.other, 1)) as s (side, sign)
    cross join lateral jsonb_to_recordset(s.side -> 'lines')
        as l (unit text, item text, kind text, rule text, source text, title text, points numeric, why text)
    group by l.unit, l.item, l.kind, l.rule, l.source, l.title, l.points, l.why
    having sum(s.sign) <> 0;
end;

comment on function xcedu.lines_between(jsonb, jsonb) is
    '内部函数：两套考核中不同的明细。 / Internal: the lines that are not in both of two assessments.';

create function xcedu.compare_assessment(name text, other text, month date)
returns table (
    league text,
    unit text,
    unit_name text,
    rank integer,
    other_rank integer,
    total numeric,
    other_total numeric,
    difference numeric,
    items text,
    lines text
)
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $compare$
#variable_conflict use_column
declare
    one_side jsonb;
    other_side jsonb;
begin
    if compare_assessment.name is null or compare_assessment.other is null or compare_assessment.month is null then
        raise exception 'name, other and month must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    one_side := xcedu.side_in(compare_assessment.name, compare_assessment.month);
    other_side := xcedu.side_in(compare_assessment.other, compare_assessment.month);
    return query
    with line as materialized (
        select l.unit, l.item, l.about, l.points, l.times from xcedu.lines_between(one_side, other_side) as l
    ),
    line_text as (
        select l.unit,
               string_agg(case when l.times < 0 then '- ' else '+ ' end || concat_ws(' ', l.item, l.about, coalesce(trim_scale(l.points)::text, '?')),
                          e'\n' order by l.item, l.times, l.about, l.points) as text
        from line as l
        cross join lateral generate_series(1, abs(l.times)) as n
        group by l.unit
    ),
    item_text as (
        select i.unit, string_agg(i.item || case when i.points > 0 then ' +' else ' ' end || trim_scale(i.points), ', ' order by i.item) as text
        from (select l.unit, l.item, sum(l.points * l.times) as points from line as l group by l.unit, l.item) as i
        where i.points <> 0
        group by i.unit
    ),
    was as (
        select r.league, r.unit, r.unit_name, r.rank, r.total
        from jsonb_to_recordset(one_side -> 'ranking') as r (league text, unit text, unit_name text, rank integer, total numeric)
    ),
    now as (
        select r.league, r.unit, r.unit_name, r.rank, r.total
        from jsonb_to_recordset(other_side -> 'ranking') as r (league text, unit text, unit_name text, rank integer, total numeric)
    )
    select coalesce(was.league, now.league), coalesce(was.unit, now.unit), coalesce(was.unit_name, now.unit_name),
           was.rank, now.rank, was.total, now.total, now.total - was.total, i.text, l.text
    from was
    full join now on now.unit = was.unit
    left join item_text as i on i.unit = coalesce(was.unit, now.unit)
    left join line_text as l on l.unit = coalesce(was.unit, now.unit)
    order by 1, 4, 5, 2;
end
$compare$;

comment on function xcedu.compare_assessment(text, text, date) is
    '比较两套考核（通常是一套和它的副本）的某月：每个单位一行，rank、total 为 name 的名次和总分，other_rank、other_total 为 other 的，difference 为后者减前者；items 为各考核内容的差，lines 为仅一方有的明细（- 仅 name，+ 仅 other；分值未定为 ?）。已公布的一方为公布时的得分。只在一方被考核的单位，另一方各列为空。没有这套考核（3F000）、该月未开始（22023）或不是所装版本（55000）则报错。各以其所有者的权限读取；调用者须是两者的所有者、其成员或超级用户（42501）。 / Compares a month of two assessments, mostly one and its copy: a row a unit, rank and total in name, other_rank and other_total in other, difference the second total less the first; items: by how much each item differs; lines: the lines that only one has (- name, + other; ? without points yet). A side that is published is as it was published. A unit that one side does not assess has NULL there. An error if there is no such assessment (3F000), if the month is not opened (22023), or if one is not of the installed version (55000). Each is read with the rights of its owner; the caller must be the owner of both, a member of these roles or a superuser (42501).';
