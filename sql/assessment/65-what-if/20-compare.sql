-- What would be otherwise under another scheme: ranks, items and lines side by side.
--
-- Both sides are worked out from the rows that are there, so what differs is the scheme and nothing else.  The facts of a
-- published month are frozen; those behind it can move on (an earlier month is amended, a claim is credited later, the ledger
-- changes).  what_if_scheme() looks at that: if the month can no longer be worked out as it was published, it is refused, and
-- what has moved on without a trace in the scores is named.
--
-- The functions that give the rows of a month are STRICT and say how many they are, so that they are not inlined: the planner would
-- take what comes of a month for a row, and work one side out again for each row of the other.

-- What a published month stands on and is not as it was: facts, apart from approved events that were revoked in a later
-- month, and earlier months that were amended since.  No row for a month that is not published.
create or replace function moved_on(month date)
returns table (what text)
language sql stable parallel safe
begin atomic
    with now as materialized (
        select n.relation, n.row_key, n.content
        from period as p
        cross join lateral fact_of(p.month) as n
        where p.month = moved_on.month and p.published
    ),
    was as materialized (
        select f.relation, f.row_key, f.content
        from period as p
        join published_fact as f on f.month = p.month and f.revision = p.revision
        where p.month = moved_on.month and p.published
    )
    select concat_ws(' ', coalesce(f.relation, n.relation), coalesce(f.row_key, n.row_key)) as what
    from was as f
    full join now as n on n.relation = f.relation and n.row_key = f.row_key
    where coalesce(f.relation, n.relation) <> 'rater'
          and coalesce(same_fact(f.content, n.content), false) is false
          and not coalesce(f.relation = 'event'
                           and f.content ->> 'status' = 'approved'
                           and n.content ->> 'status' = 'revoked'
                           and (n.content ->> 'revoked_month')::date > moved_on.month,
                           false)
    union all
    select 'period ' || p.month
    from period as o
    join publication as x on x.month = o.month and x.revision = o.revision
    join period as p on p.month < o.month
    left join publication as y on y.month = p.month and y.revision = p.revision
    where o.month = moved_on.month
          and o.published
          and (not p.published or y.place > x.place);
end;

comment on function moved_on(date) is '已公布月份所依据而现已变动的事实，以及其后更正过的以前月份；没有则无行 / What a published month stands on that is not as it was: facts, and earlier months that were amended since; no row if there is nothing';

-- The scheme by which a month is scored, for what-ifs; an error for a month of which there are none.
create or replace function what_if_scheme(month date)
returns scheme
language plpgsql stable
as $what$
#variable_conflict use_column
declare
    found_scheme scheme;
    gone text[];
    since timestamptz;
begin
    if what_if_scheme.month is null then
        raise exception 'month must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    select s.* into found_scheme
    from period as p
    join scheme as s on s.scheme = p.scheme
    where p.month = what_if_scheme.month;
    if not found then
        raise exception 'month % has not been opened', what_if_scheme.month
            using errcode = 'object_not_in_prerequisite_state', hint = 'Open it first: select open_month(month).';
    end if;
    select y.published_at into since
    from period as p
    join publication as y on y.month = p.month and y.revision = p.revision
    where p.month = what_if_scheme.month and p.published;
    if not found then
        return found_scheme;
    end if;
    gone := array(select c.unit from later_changes(months_after(what_if_scheme.month, -1)) as c where c.month = what_if_scheme.month order by 1);
    if gone <> '{}' then
        raise exception 'month % cannot be worked out as it was published: what is before it or behind it has changed since', what_if_scheme.month
            using errcode = 'object_not_in_prerequisite_state',
                  detail = 'Units: ' || array_to_string(gone, ', '),
                  hint = format('Ask a copy of the assessment as of then: select xcedu.copy_assessment(name, new_name, %L).', since);
    end if;
    gone := array(select m.what from moved_on(what_if_scheme.month) as m order by 1);
    if gone <> '{}' then
        raise notice 'month % stands on facts that have moved on since it was published: %', what_if_scheme.month, cardinality(gone)
            using detail = listed(gone),
                  hint = format('Its scores are as published. To compare on the facts of then, ask a copy as of then: select xcedu.copy_assessment(name, new_name, %L).', since);
    end if;
    return found_scheme;
end
$what$;

comment on function what_if_scheme(date) is '内部函数：某月所用的办法，供试算；月份未开始，或已公布而不能再算出公布的结果，则报错（55000） / Internal: the scheme of a month, for what-ifs; an error (55000) if the month is not open, or is published and can no longer be worked out as it was';

-- A scheme by its code
create or replace function named_scheme(scheme text)
returns scheme
language plpgsql stable
as $named$
#variable_conflict use_column
declare
    found_scheme scheme;
begin
    if named_scheme.scheme is null then
        raise exception 'scheme must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    select s.* into found_scheme from scheme as s where s.scheme = named_scheme.scheme;
    if not found then
        raise exception 'there is no scheme "%"', left(named_scheme.scheme, 80)
            using errcode = 'foreign_key_violation', hint = 'The schemes are in the table scheme; copy_scheme() makes a variant of one.';
    end if;
    return found_scheme;
end
$named$;

comment on function named_scheme(text) is '内部函数：某代码的办法，没有则报错（23503） / Internal: the scheme of a code; an error (23503) if there is none';

-- Every line that is not the same on both sides.  The differences of a unit add up to that of its total.
create or replace function compared_line_of(month date, scheme scheme, other scheme)
returns table (unit text, item text, kind text, rule text, source text, title text, points numeric, other_points numeric, difference numeric,
               why text, other_why text)
language sql stable strict parallel safe rows 20000
begin atomic
    select l.unit,
           l.item,
           l.kind,
           l.rule,
           l.source,
           max(l.title),
           sum(l.points) filter (where l.here)::numeric(12, 6),
           sum(l.points) filter (where not l.here)::numeric(12, 6),
           (case when bool_or(l.points is null and not l.here) then null else coalesce(sum(l.points) filter (where not l.here), 0) end
            - case when bool_or(l.points is null and l.here) then null else coalesce(sum(l.points) filter (where l.here), 0) end)::numeric(12, 6),
           string_agg(l.why, said((compared_line_of.scheme).language, 'and_reason') order by l.why collate "C") filter (where l.here),
           string_agg(l.why, said((compared_line_of.other).language, 'and_reason') order by l.why collate "C") filter (where not l.here)
    from (
        select true as here, a.unit, a.item, a.kind, a.rule, a.source, a.title, a.points, a.why
        from line_of(compared_line_of.month, compared_line_of.scheme) as a
        union all
        select false as here, b.unit, b.item, b.kind, b.rule, b.source, b.title, b.points, b.why
        from line_of(compared_line_of.month, compared_line_of.other) as b
    ) as l
    group by l.unit, l.item, l.kind, l.rule, l.source
    having coalesce(sum(l.points) filter (where l.here), 0) <> coalesce(sum(l.points) filter (where not l.here), 0)
           or bool_or(l.points is null and l.here) <> bool_or(l.points is null and not l.here);
end;

comment on function compared_line_of(date, scheme, scheme) is '某月按两套办法不相同的各笔 / The lines of a month that are not the same under two schemes';

-- and every item
create or replace function compared_item_of(month date, scheme scheme, other scheme)
returns table (unit text, item text, level integer, value numeric, other_value numeric, brings numeric, other_brings numeric, difference numeric)
language sql stable strict parallel safe rows 20000
begin atomic
    select i.unit,
           i.item,
           min(i.level),
           max(i.value) filter (where i.here)::numeric(12, 6),
           max(i.value) filter (where not i.here)::numeric(12, 6),
           max(i.brings) filter (where i.here)::numeric(12, 6),
           max(i.brings) filter (where not i.here)::numeric(12, 6),
           (case when bool_or(not i.here) then max(i.brings) filter (where not i.here) else 0 end
            - case when bool_or(i.here) then max(i.brings) filter (where i.here) else 0 end)::numeric(12, 6)
    from (
        select true as here, a.unit, a.item, a.level, a.value, a.brings
        from item_score_of(compared_item_of.month, compared_item_of.scheme) as a
        union all
        select false as here, b.unit, b.item, b.level, b.value, b.brings
        from item_score_of(compared_item_of.month, compared_item_of.other) as b
    ) as i
    group by i.unit, i.item
    having (max(i.value) filter (where i.here), max(i.brings) filter (where i.here))
           is distinct from (max(i.value) filter (where not i.here), max(i.brings) filter (where not i.here));
end;

comment on function compared_item_of(date, scheme, scheme) is '某月按两套办法得分不相同的考核内容 / The items of a month whose scores are not the same under two schemes';

-- Ranks and totals side by side, all units of both
create or replace function compared_ranking_of(month date, scheme scheme, other scheme)
returns table (league text, unit text, unit_name text, rank integer, other_rank integer, base numeric, other_base numeric, bonus numeric,
               other_bonus numeric, penalty numeric, other_penalty numeric, total numeric, other_total numeric, grade text, other_grade text)
language sql stable strict parallel safe rows 3000
begin atomic
    select coalesce(a.league, b.league),
           coalesce(a.unit, b.unit),
           coalesce(a.unit_name, b.unit_name),
           a.rank,
           b.rank as other_rank,
           a.base::numeric(12, 6),
           b.base::numeric(12, 6),
           a.bonus::numeric(12, 6),
           b.bonus::numeric(12, 6),
           a.penalty::numeric(12, 6),
           b.penalty::numeric(12, 6),
           a.total::numeric(12, 6),
           b.total::numeric(12, 6),
           a.grade,
           b.grade as other_grade
    from ranking_of(compared_ranking_of.month, compared_ranking_of.scheme) as a
    full join ranking_of(compared_ranking_of.month, compared_ranking_of.other) as b on b.unit = a.unit;
end;

comment on function compared_ranking_of(date, scheme, scheme) is '某月按两套办法的名次和得分 / The ranks and scores of a month under two schemes';

-- A number with its sign, for sentences
create or replace function signed(points numeric)
returns text
language sql immutable parallel safe
begin atomic
    select case when signed.points > 0 then '+' else '' end || trim_scale(signed.points)::text as text;
end;

comment on function signed(numeric) is '带正负号的分数 / A number of points with its sign';

-- What becomes of a rank and a total, in Chinese and English
create or replace function compared_said(rank integer, other_rank integer, total numeric, other_total numeric, items text)
returns text
language sql immutable parallel safe
begin atomic
    select format('%s，%s%s / %s, %s%s',
                  case
                      when c.rank = c.other_rank then '仍为第 ' || c.rank || ' 名'
                      when num_nonnulls(c.rank, c.other_rank) = 0 then '仍没有名次'
                      else format('%s变为%s', coalesce('第 ' || c.rank || ' 名', '没有名次'), coalesce('第 ' || c.other_rank || ' 名', '没有名次'))
                  end,
                  case
                      when c.total is not distinct from c.other_total then '总分不变'
                      else format('总分 %s 变为 %s', coalesce(trim_scale(c.total)::text, '（无）'), coalesce(trim_scale(c.other_total)::text, '（无）'))
                  end,
                  '：' || c.items,
                  case
                      when c.rank = c.other_rank then format('rank %s stays', c.rank)
                      when num_nonnulls(c.rank, c.other_rank) = 0 then 'no rank, as before'
                      else format('%s becomes %s', coalesce('rank ' || c.rank, 'no rank'), coalesce('rank ' || c.other_rank, 'no rank'))
                  end,
                  case
                      when c.total is not distinct from c.other_total then 'the total stays'
                      else format('the total %s becomes %s', coalesce(trim_scale(c.total)::text, '(none)'), coalesce(trim_scale(c.other_total)::text, '(none)'))
                  end,
                  ': ' || c.items) as said
    from (select compared_said.rank, compared_said.other_rank, compared_said.total, compared_said.other_total, compared_said.items) as c;
end;

comment on function compared_said(integer, integer, numeric, numeric, text) is '内部函数：两套办法下名次和总分的变化，一句话 / Internal: what becomes of a rank and a total under another scheme, in a sentence';

create or replace function compare_scheme_inside(month date, scheme text)
returns table (league text, unit text, unit_name text, rank integer, other_rank integer, places integer, total numeric, other_total numeric,
               difference numeric, base numeric, other_base numeric, bonus numeric, other_bonus numeric, penalty numeric, other_penalty numeric,
               grade text, other_grade text, items text, summary text)
language plpgsql stable
as $compare$
#variable_conflict use_column
declare
    here constant scheme := what_if_scheme(compare_scheme_inside.month);
    other constant scheme := named_scheme(compare_scheme_inside.scheme);
begin
    return query
    select r.league, r.unit, r.unit_name, r.rank, r.other_rank, r.rank - r.other_rank, r.total, r.other_total, r.other_total - r.total,
           r.base, r.other_base, r.bonus, r.other_bonus, r.penalty, r.other_penalty, r.grade, r.other_grade, d.items,
           compared_said(r.rank, r.other_rank, r.total, r.other_total, d.items)
    from compared_ranking_of(compare_scheme_inside.month, here, other) as r
    left join (
        select x.unit, string_agg(x.item || ' ' || coalesce(signed(x.difference), '?'), ', ' order by abs(x.difference) desc, x.item collate "C") as items
        from (
            select l.unit, coalesce(l.item, l.rule) as item, sum(l.difference) as difference
            from compared_line_of(compare_scheme_inside.month, here, other) as l
            group by l.unit, coalesce(l.item, l.rule)
            having sum(l.difference) is distinct from 0
        ) as x
        group by x.unit
    ) as d on d.unit = r.unit
    order by r.league, r.rank, r.other_rank, r.unit;
end
$compare$;

comment on function compare_scheme_inside(date, text) is '内部函数：compare_scheme 的内容，在所进入的模式中执行 / Internal: what compare_scheme does, in the schema that it enters';

create or replace function compare_items_inside(month date, scheme text)
returns table (unit text, unit_name text, item text, item_title text, value numeric, other_value numeric, brings numeric, other_brings numeric,
               difference numeric)
language plpgsql stable
as $compare$
#variable_conflict use_column
declare
    here constant scheme := what_if_scheme(compare_items_inside.month);
    other constant scheme := named_scheme(compare_items_inside.scheme);
begin
    return query
    select c.unit, u.name, c.item, i.title, c.value, c.other_value, c.brings, c.other_brings, c.difference
    from compared_item_of(compare_items_inside.month, here, other) as c
    join visible_unit_of(compare_items_inside.month) as u on u.unit = c.unit
    join item as i on i.item = c.item
    order by c.unit, c.level, c.item collate "C";
end
$compare$;

comment on function compare_items_inside(date, text) is '内部函数：compare_items 的内容，在所进入的模式中执行 / Internal: what compare_items does, in the schema that it enters';

create or replace function compare_lines_inside(month date, scheme text)
returns table (unit text, unit_name text, item text, kind text, rule text, source text, title text, points numeric, other_points numeric,
               difference numeric, why text, other_why text)
language plpgsql stable
as $compare$
#variable_conflict use_column
declare
    here constant scheme := what_if_scheme(compare_lines_inside.month);
    other constant scheme := named_scheme(compare_lines_inside.scheme);
begin
    return query
    select c.unit, u.name, c.item, c.kind, c.rule, c.source, c.title, c.points, c.other_points, c.difference, c.why, c.other_why
    from compared_line_of(compare_lines_inside.month, here, other) as c
    join visible_unit_of(compare_lines_inside.month) as u on u.unit = c.unit
    order by c.unit, c.item collate "C", c.kind, c.rule collate "C", c.source collate "C";
end
$compare$;

comment on function compare_lines_inside(date, text) is '内部函数：compare_lines 的内容，在所进入的模式中执行 / Internal: what compare_lines does, in the schema that it enters';

create or replace function compare_scheme(month date, scheme text)
returns table (league text, unit text, unit_name text, rank integer, other_rank integer, places integer, total numeric, other_total numeric,
               difference numeric, base numeric, other_base numeric, bonus numeric, other_bonus numeric, penalty numeric, other_penalty numeric,
               grade text, other_grade text, items text, summary text)
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select c.league, c.unit, c.unit_name, c.rank, c.other_rank, c.places, c.total, c.other_total, c.difference, c.base, c.other_base, c.bonus,
           c.other_bonus, c.penalty, c.other_penalty, c.grade, c.other_grade, c.items, c.summary
    from compare_scheme_inside(compare_scheme.month, compare_scheme.scheme) as c;
end;

comment on function compare_scheme(date, text) is '某月按所用办法与按另一办法的比较，每个单位一行：名次、总分、各部分、等次（other_ 为另一办法的），places 为上升的名次数，difference 为总分之差，items 为形成差额的考核内容及其分数（合计即 difference），summary 为一句话。各项和各笔见 compare_items()、compare_lines()。已公布的月份按公布时的事实比较：其所依据的事实其后有变动的以 NOTICE 列出；已不能算出公布的结果的报错（55000），可在当时的副本中比较。月份未开始（55000）、参数为空（22004）、办法不存在（23503）则报错。不能看到全部单位的角色没有行。 / A month under its scheme and under another one, a row a unit: ranks, totals, parts and grades (other_ are those of the other one); places is how many places it gains, difference that of the totals, items what makes it (the points add up to difference), summary a sentence. compare_items() and compare_lines() give the items and lines. A published month is compared on the facts of its publication: what it stands on and has moved on since is listed in a NOTICE, and a month that can no longer be worked out as it was published is an error (55000); ask a copy as of then. An error if the month is not open (55000), an argument NULL (22004) or there is no such scheme (23503). No rows for a role that does not see all units.';

create or replace function compare_items(month date, scheme text)
returns table (unit text, unit_name text, item text, item_title text, value numeric, other_value numeric, brings numeric, other_brings numeric,
               difference numeric)
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select c.unit, c.unit_name, c.item, c.item_title, c.value, c.other_value, c.brings, c.other_brings, c.difference
    from compare_items_inside(compare_items.month, compare_items.scheme) as c;
end;

comment on function compare_items(date, text) is '某月按所用办法与按另一办法得分不相同的考核内容，含各级分组，自总分而下：value 为得分，brings 为计入上级的分数，difference 为 brings 之差；另见 compare_scheme()，错误相同。 / The items whose scores differ under the scheme of a month and another one, groups too, from the total down: value is the score, brings what counts in the item above, difference that of brings. See compare_scheme(), which has the same errors.';

create or replace function compare_lines(month date, scheme text)
returns table (unit text, unit_name text, item text, kind text, rule text, source text, title text, points numeric, other_points numeric,
               difference numeric, why text, other_why text)
language sql stable
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select c.unit, c.unit_name, c.item, c.kind, c.rule, c.source, c.title, c.points, c.other_points, c.difference, c.why, c.other_why
    from compare_lines_inside(compare_lines.month, compare_lines.scheme) as c;
end;

comment on function compare_lines(date, text) is '某月按所用办法与按另一办法不相同的各笔（同 explain() 的行），一方没有的为空；difference 之和即总分之差。另见 compare_scheme()，错误相同。 / The lines (those of explain()) that differ under the scheme of a month and another one, NULL where one side has none; the differences of a unit add up to that of its total. See compare_scheme(), which has the same errors.';
