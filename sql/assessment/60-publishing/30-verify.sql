-- Verification: whether what is published now is what was published then.

create or replace function event_of(content jsonb)
returns event
language sql stable parallel safe
begin atomic
    select jsonb_populate_record(null::event, event_of.content) as event;
end;

comment on function event_of(jsonb) is '由 fact_of() 的内容还原的事项 / An event from the content that fact_of() gives of it';

-- A fact is unchanged if the columns that were published are.  Columns that a later version adds are not compared.
create or replace function same_fact(was jsonb, now jsonb)
returns boolean
language sql immutable parallel safe
begin atomic
    select case
               when same_fact.was = same_fact.now then true
               when jsonb_typeof(same_fact.was) = 'object'
                   then coalesce(same_fact.was = (select jsonb_object_agg(k.name, same_fact.now -> k.name)
                                                  from jsonb_object_keys(same_fact.was) as k (name)),
                                 false)
               else false
           end as same;
end;

comment on function same_fact(jsonb, jsonb) is '事实是否仍如公布时：只比较公布时已有的各列 / Whether a fact is as it was published: the columns that it had then are compared, and no others';

create or replace function own_schema()
returns oid
language sql stable parallel safe
begin atomic
    select c.relnamespace as schema from pg_class as c where c.oid = 'period'::regclass;
end;

comment on function own_schema() is '内部函数：本考核所在的模式 / Internal: the schema of this assessment';

-- Where the structure differs from the layout: rules and child tables, added triggers on change records and publications,
-- functions with another body, missing constraints.  The standard are the layout functions of the extension, which
-- are the files (see assemble.sh): nobody but a superuser changes those.
create or replace function structure_problem()
returns table (relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    with file as (
        select x.proname::text as name, x.prosrc
        from pg_proc as x
        join pg_namespace as n on n.oid = x.pronamespace and n.nspname = 'xcedu'
        where x.proname like 'assessment/%'
    )
    select c.relname::text as relation, w.rulename::text as row_key, '表上有规则 / there is a rule on the table' as message
    from pg_rewrite as w
    join pg_class as c on c.oid = w.ev_class and c.relkind = 'r'
    where c.relnamespace = (select own_schema())
    union all
    select c.relname::text as relation, i.inhrelid::regclass::text as row_key, '表有子表 / the table has a child table' as message
    from pg_inherits as i
    join pg_class as c on c.oid = i.inhparent and c.relkind in ('r', 'p')
    where c.relnamespace = (select own_schema())
    union all
    select c.relname::text as relation, t.tgname::text as row_key, '表上另有触发器 / there is another trigger on the table' as message
    from pg_trigger as t
    join pg_class as c on c.oid = t.tgrelid
    where c.relnamespace = (select own_schema())
          and not t.tgisinternal
          and c.relname in ('change_record', 'publication', 'amendment', 'published_score', 'published_line', 'published_fact')
          and not exists (select from trigger_spec as g where g.relation = c.relname and g.trigger_name = t.tgname)
    union all
    select p.proname::text as relation, null as row_key,
           '函数与所装版本不同；upgrade_assessment() 可修复 / the function is not that of the installed version; upgrade_assessment() repairs it' as message
    from pg_proc as p
    join pg_language as l on l.oid = p.prolang and l.lanname = 'plpgsql'
    where p.pronamespace = (select own_schema())
          and (p.prorettype = 'trigger'::regtype or p.proname like '%\_inside')
          and exists (select from file as f where strpos(f.prosrc, format('function %s(', p.proname)) > 0)
          and not exists (select
                          from file as f
                          where strpos(f.prosrc, format('function %s(', p.proname)) > 0
                                and strpos(f.prosrc, '$' || p.prosrc || '$') > 0)
    union all
    select coalesce(c.conrelid::regclass::text, '-') as relation, f.name as row_key,
           '约束已删除或未经验证 / the constraint is gone or not validated' as message
    from (
        select distinct m.match[1] as name
        from file as x
        cross join lateral regexp_matches(x.prosrc, '\n *constraint ([a-z0-9_]+)', 'g') as m (match)
        where x.name like 'assessment/10-tables/%'
    ) as f
    left join pg_constraint as c on c.connamespace = (select own_schema()) and c.conname = f.name
    where c.oid is null or not c.convalidated;
end;

comment on function structure_problem() is '考核的结构与所装版本不符之处：规则、子表、多余的触发器、被替换的函数、缺少的约束；没有则无行 / Where the structure is not that of the installed version: rules, child tables, added triggers, replaced functions, missing constraints; no row if all is well';

-- Publications that are not chained to one another.
create or replace function chain_problem()
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    select c.month, c.revision, 'chain' as problem, 'publication' as relation, c.place::text as row_key,
           '与前一次公布不相连 / it is not chained to the publication before it' as message
    from (
        select p.month,
               p.revision,
               p.place,
               row_number() over (order by p.place) as nth,
               p.previous_digest,
               lag(p.digest) over (order by p.place) as digest_before
        from publication as p
    ) as c
    where c.place <> c.nth or c.previous_digest is distinct from c.digest_before;
end;

comment on function chain_problem() is '内部函数：不相连的公布 / Internal: publications that are not chained';

-- What there is to verify: the publications, what periods say is one, and whatever else rows say that they belong to.  The primary keys are walked from
-- one revision to the next, not read.
create or replace function publications_to_verify()
returns table (month date, revision integer)
language sql stable parallel safe
begin atomic
    with recursive score as (
        (select s.month, s.revision from published_score as s order by s.month, s.revision limit 1)
        union all
        select n.month, n.revision
        from score as w
        cross join lateral (
            select s.month, s.revision
            from published_score as s
            where (s.month, s.revision) > (w.month, w.revision)
            order by s.month, s.revision
            limit 1
        ) as n
    ),
    line as (
        (select l.month, l.revision from published_line as l order by l.month, l.revision limit 1)
        union all
        select n.month, n.revision
        from line as w
        cross join lateral (
            select l.month, l.revision
            from published_line as l
            where (l.month, l.revision) > (w.month, w.revision)
            order by l.month, l.revision
            limit 1
        ) as n
    ),
    fact as (
        (select f.month, f.revision from published_fact as f order by f.month, f.revision limit 1)
        union all
        select n.month, n.revision
        from fact as w
        cross join lateral (
            select f.month, f.revision
            from published_fact as f
            where (f.month, f.revision) > (w.month, w.revision)
            order by f.month, f.revision
            limit 1
        ) as n
    )
    select p.month, p.revision from publication as p
    union
    select p.month, p.revision from period as p where p.published
    union
    select s.month, s.revision from score as s
    union
    select l.month, l.revision from line as l
    union
    select f.month, f.revision from fact as f;
end;

comment on function publications_to_verify() is '内部函数：有公布结果的各月份和版次 / Internal: the months and revisions of which anything is published';

-- The rows of a publication, and of none: which of them are not as they were published, and the digest that all of them make.  The
-- text of each is made once.
create or replace function row_problem(month date, revision integer)
returns table (problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    with published as (
        select p.place, p.digest, canonical(p) as line, p.text_version
        from publication as p
        where p.month = row_problem.month and p.revision = row_problem.revision
    ),
    version as (  -- noqa: ST03, which does not see that it is used below
        select coalesce((select p.text_version from published as p), canonical_version()) as version
    ),
    -- offset 0 keeps each text and each digest from being worked out where it is read
    row_digest as (
        select 'published_score' as relation, case when s.was is distinct from s.digest then row_key(s.unit) end as changed, s.digest, s.line
        from (
            select c.unit, c.was, sha256_of(c.text) as digest, case c.version when 1 then c.text end as line
            from (
                select r.unit, r.digest as was, v.version, canonical(r, v.version) as text
                from version as v
                cross join published_score as r
                where r.month = row_problem.month and r.revision = row_problem.revision
                offset 0
            ) as c
            offset 0
        ) as s
        union all
        select 'published_line' as relation, case when l.was is distinct from l.digest then row_key(l.unit, l.nth::text) end as changed, l.digest, l.line
        from (
            select c.unit, c.nth, c.was, sha256_of(c.text) as digest, case c.version when 1 then c.text end as line
            from (
                select r.unit, r.line as nth, r.digest as was, v.version, canonical(r, v.version) as text
                from version as v
                cross join published_line as r
                where r.month = row_problem.month and r.revision = row_problem.revision
                offset 0
            ) as c
            offset 0
        ) as l
        union all
        select 'published_fact' as relation, case when f.was is distinct from f.digest then f.of_relation || ' ' || f.row_key end as changed, f.digest, f.line
        from (
            select c.of_relation, c.row_key, c.was, sha256_of(c.text) as digest, case c.version when 1 then c.text end as line
            from (
                select r.relation as of_relation, r.row_key, r.digest as was, v.version, canonical(r, v.version) as text
                from version as v
                cross join published_fact as r
                where r.month = row_problem.month and r.revision = row_problem.revision
                offset 0
            ) as c
            offset 0
        ) as f
        union all
        select 'publication' as relation, null as changed, null as digest, p.line
        from published as p
    ),
    found as materialized (
        select sha256_of(string_agg(coalesce(r.line, r.digest) || chr(10), '' order by coalesce(r.line, r.digest) collate "C")) as digest,
               array[count(r.changed) filter (where r.relation = 'published_score'),
                     count(r.changed) filter (where r.relation = 'published_line'),
                     count(r.changed) filter (where r.relation = 'published_fact')] as changed,
               array[min(r.changed) filter (where r.relation = 'published_score'),
                     min(r.changed) filter (where r.relation = 'published_line'),
                     min(r.changed) filter (where r.relation = 'published_fact')] as first_changed
        from row_digest as r
    )
    select 'digest' as problem, 'publication' as relation, p.place::text as row_key,
           format('摘要不符：记录为 %s，重新计算为 %s / the digest on record is not that of its rows', p.digest, f.digest) as message
    from published as p
    cross join found as f
    where p.digest is distinct from f.digest
    union all
    select 'row' as problem, c.relation, c.first_changed as row_key,
           format('%s 行与公布时不同，首行如左 / rows that are not as they were published: %s, the first of them named', c.changed, c.changed) as message
    from found as f
    cross join lateral unnest(array['published_score', 'published_line', 'published_fact'], f.changed, f.first_changed)
        as c (relation, changed, first_changed)
    where c.changed > 0
    union all
    select 'orphan' as problem, 'published_score' as relation, row_key(min(s.unit)) as row_key,
           '不属于任何一次公布 / it belongs to no publication' as message
    from published_score as s
    where s.month = row_problem.month and s.revision = row_problem.revision
          and not exists (select from published as p)
    having count(*) > 0
    union all
    select 'orphan' as problem, 'published_line' as relation, min(row_key(l.unit, l.line::text)) as row_key,
           '不属于任何一次公布 / it belongs to no publication' as message
    from published_line as l
    where l.month = row_problem.month and l.revision = row_problem.revision
          and not exists (select from published as p)
    having count(*) > 0
    union all
    select 'orphan' as problem, 'published_fact' as relation, min(f.relation || ' ' || f.row_key) as row_key,
           '不属于任何一次公布 / it belongs to no publication' as message
    from published_fact as f
    where f.month = row_problem.month and f.revision = row_problem.revision
          and not exists (select from published as p)
    having count(*) > 0;
end;

comment on function row_problem(date, integer) is '内部函数：一次公布中与公布时不同的行，与各行不符的摘要，不属于任何公布的行 / Internal: rows of a revision that are not as they were published, a digest that is not that of its rows, rows that belong to no publication';

-- Scores that differ from the sum of their lines, and ranks that differ from the order of the totals.
create or replace function score_problem(month date, revision integer)
returns table (problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    -- the scores, from their lines
    with added_up as (
        select l.unit,
               count(*) = max(l.line) as whole,
               coalesce(sum(l.points) filter (where l.part = 'base'), 0) as base,
               coalesce(sum(l.points) filter (where l.part = 'bonus'), 0) as bonus,
               coalesce(sum(l.points) filter (where l.part = 'penalty'), 0) as penalty,
               sum(l.points) as total
        from published_line as l
        where l.month = score_problem.month and l.revision = score_problem.revision
        group by l.unit
    ),
    published as (
        select s.unit, s.league, s.rank, s.base, s.bonus, s.penalty, s.total, s.last_place
        from published_score as s
        where s.month = score_problem.month and s.revision = score_problem.revision
    ),
    -- and the ranks, from the scores
    ranked as (
        select s.unit,
               s.rank,
               case f.content ->> 'ties'
                   when 'dense' then dense_rank() over (partition by s.league order by s.last_place, s.total desc)
                   else rank() over (partition by s.league order by s.last_place, s.total desc)
               end as rank_now
        from published as s
        left join published_fact as f
            on f.month = score_problem.month and f.revision = score_problem.revision and f.relation = 'scheme'
    )
    select 'score' as problem, 'published_score' as relation, row_key(min(coalesce(s.unit, a.unit))) as row_key,
           '得分与其明细之和不符 / the score is not what its lines add up to' as message
    from published as s
    full join added_up as a on a.unit = s.unit
    where a.whole is not true
          or s.base is distinct from a.base
          or s.bonus is distinct from a.bonus
          or s.penalty is distinct from a.penalty
          or s.total is distinct from a.total
    having count(*) > 0
    union all
    select 'rank' as problem, 'published_score' as relation, row_key(min(r.unit)) as row_key,
           '名次与总分不符 / the rank is not that of its total' as message
    from ranked as r
    where r.rank <> r.rank_now
    having count(*) > 0;
end;

comment on function score_problem(date, integer) is '内部函数：一次公布中与明细不符的得分、与总分不符的名次 / Internal: scores of a revision that are not what their lines add up to, and ranks that are not those of the totals';

-- Grades that are none of those which total and rank allow; which of these it is depends on events that limit it.
create or replace function grade_problem(month date, revision integer)
returns table (problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    with placed as (
        select s.unit,
               s.grade,
               s.total,
               count(*) over (partition by s.league order by s.rank) as places,
               count(*) over (partition by s.league) as ranked
        from published_score as s
        where s.month = grade_problem.month and s.revision = grade_problem.revision
    ),
    graded as (
        select p.unit,
               coalesce(bool_or(f.content ->> 'grade' = p.grade), false) as allowed
        from placed as p
        left join published_fact as f
            on f.month = grade_problem.month
               and f.revision = grade_problem.revision
               and f.relation = 'scheme_grade'
               and coalesce(p.total >= (f.content ->> 'at_least')::numeric, true)
               and coalesce(p.places <= floor((f.content ->> 'share')::numeric * p.ranked), true)
        where p.grade is not null
        group by p.unit
    )
    select 'grade' as problem, 'published_score' as relation, row_key(min(g.unit)) as row_key,
           '等次与总分和名次不符 / the grade is not one that its total and rank can have' as message
    from graded as g
    where not g.allowed
    having count(*) > 0;
end;

comment on function grade_problem(date, integer) is '内部函数：一次公布中与总分和名次不符的等次 / Internal: grades of a revision that the totals and ranks do not allow';

-- Months that are published, or are not, otherwise than publications and amendments say.
create or replace function period_problem()
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    select coalesce(p.month, l.month) as month, coalesce(l.revision, p.revision) as revision, 'period' as problem, 'period' as relation,
           coalesce(p.month, l.month)::text as row_key,
           '月份的状态与公布和更正的记录不符 / the state of the month is not what publications and amendments say' as message
    from period as p
    full join (
        select q.month, max(q.revision) as revision
        from publication as q
        group by q.month
    ) as l on l.month = p.month
    where p.month is null
          or p.published <> coalesce(l.revision = p.revision, false)
          or p.revision <> greatest(coalesce(l.revision, 0), (select max(a.revision) from amendment as a where a.month = p.month))
          or (p.published and p.scheme <> (select q.scheme from publication as q where q.month = p.month and q.revision = p.revision));
end;

comment on function period_problem() is '内部函数：状态与公布和更正的记录不符的月份 / Internal: months whose state is not what publications and amendments say';

-- Facts of published months that are not now as they were then.
create or replace function fact_problem(month date, revision integer)
returns table (problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    select 'fact' as problem,
           (array_agg(d.relation order by d.relation, d.row_key))[1] as relation,
           (array_agg(d.row_key order by d.relation, d.row_key))[1] as row_key,
           format('公布后有 %1$s 行事实或规则改动，首行如左：公布时 %2$s，现为 %3$s / facts or rules changed since it was published: %1$s, the first of them named',
                  count(*),
                  coalesce((array_agg(d.was order by d.relation, d.row_key))[1]::text, '无'),
                  coalesce((array_agg(d.now order by d.relation, d.row_key))[1]::text, '无')) as message
    from period as p
    left join publication as q on q.month = p.month and q.revision = p.revision
    cross join lateral (
        select coalesce(f.relation, n.relation) as relation,
               coalesce(f.row_key, n.row_key) as row_key,
               f.content as was,
               n.content as now
        from (
            select x.relation, x.row_key, x.content
            from published_fact as x
            where x.month = p.month
                  and x.revision = p.revision
                  and x.relation not in ('rater', 'carried_item')
        ) as f
        full join (
            select y.relation, y.row_key, y.content
            from fact_of(p.month) as y
            where y.relation not in ('rater', 'carried_item')
                  and facts_since(y.relation) <= coalesce(q.text_version, canonical_version())
        ) as n on n.relation = f.relation and n.row_key = f.row_key
        where f.content is distinct from n.content and not coalesce(same_fact(f.content, n.content), false)
    ) as d
    where p.month = fact_problem.month
          and p.revision = fact_problem.revision
          and p.published
          and not (d.relation = 'event'
                   and d.was is not null
                   and exists (select
                               from event as e
                               where e.unit = d.was ->> 'unit'
                                     and e.event_id = d.was ->> 'event_id'
                                     and status_may_follow(event_of(d.was), e)))
    having count(*) > 0;
end;

comment on function fact_problem(date, integer) is '内部函数：某次现行的公布之后改动的事实和规则 / Internal: facts and rules that changed since they were published, of a revision that is in force';

-- Guards that are missing or not enabled.
create or replace function guard_problem()
returns table (relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    select g.relation, g.trigger_name as row_key,
           '触发器不存在，或未按要求启用；upgrade_assessment() 可修复 / the trigger is missing, or not enabled as it should be; upgrade_assessment() repairs it' as message
    from trigger_spec as g
    left join pg_class as c on c.relname = g.relation and c.relnamespace = (select own_schema())
    left join pg_proc as h on h.proname = g.handler and h.pronamespace = c.relnamespace
    -- a trigger that fires on fewer changes than the view says counts as missing; the bits of tgtype: 1 for each row, 2 before, 4 insert,
    -- 8 delete, 16 update, 32 truncate
    left join pg_trigger as t
        on t.tgrelid = c.oid
           and t.tgname = g.trigger_name
           and t.tgfoid = h.oid
           and (t.tgqual is null) = (g.condition is null)
           and array(select a.attname::text from pg_attribute as a where a.attrelid = c.oid and a.attnum = any (t.tgattr) order by 1)
               = array(select n from regexp_split_to_table(g.columns, ', ') as n order by 1)
           and t.tgtype = (select sum(b.bit)
                           from (values ('row', 1), ('before', 2), ('insert', 4), ('delete', 8), ('update', 16),
                                        ('truncate', 32)) as b (word, bit)
                           where b.word = any (string_to_array(g.action, ' ')))
    where t.tgenabled is distinct from case g.fires when 'always' then 'A'::"char" else 'O'::"char" end
    union all
    select c.relname::text as relation, t.tgname::text as row_key,
           '触发器已停用 / the trigger is disabled' as message
    from pg_trigger as t
    join pg_class as c on c.oid = t.tgrelid
    where c.relnamespace = (select own_schema())
          and t.tgenabled in ('D', 'R')
          and not exists (select from trigger_spec as g where g.relation = c.relname and g.trigger_name = t.tgname)
    union all
    select c.relname::text as relation, null as row_key,
           '行级安全未启用；upgrade_assessment() 可修复 / row level security is not enabled; upgrade_assessment() repairs it' as message
    from pg_class as c
    where c.relnamespace = (select own_schema())
          and c.relname in (select g.relation from trigger_spec as g)
          and not c.relrowsecurity;
end;

comment on function guard_problem() is '内部函数：不存在或未启用的触发器和行级安全 / Internal: triggers and row level security that are missing or not enabled';

-- Month by month, which is also how several sessions share the work.
create or replace function verify_publications_inside(first_month date, last_month date)
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language plpgsql stable parallel safe
as $verify$
#variable_conflict use_column
declare
    v record;
begin
    for v in
        select p.month, p.revision, row_number() over (order by p.month, p.revision) as nth, count(*) over () as publications
        from publications_to_verify() as p
        where in_force(p.month, verify_publications_inside.first_month, verify_publications_inside.last_month)
        order by p.month, p.revision
    loop
        return query
        select v.month, v.revision, f.problem, f.relation, f.row_key, f.message
        from (
            select r.problem, r.relation, r.row_key, r.message from row_problem(v.month, v.revision) as r
            union all
            select s.problem, s.relation, s.row_key, s.message from score_problem(v.month, v.revision) as s
            union all
            select g.problem, g.relation, g.row_key, g.message from grade_problem(v.month, v.revision) as g
            union all
            select x.problem, x.relation, x.row_key, x.message from fact_problem(v.month, v.revision) as x
        ) as f;
        -- a few are done before anybody asks
        if v.publications > 12 then
            raise notice 'verified % of % publications: %, revision %', v.nth, v.publications, v.month, v.revision;
        end if;
    end loop;
end
$verify$;

comment on function verify_publications_inside(date, date) is '内部函数：逐月核对公布的各行、得分、名次、等次和所依据的事实；多于12次公布时逐次提示进度 / Internal: verifies the rows, scores, ranks, grades and facts of each publication, month by month; with more than 12 of them a NOTICE after each says how far it is';

-- One row a problem, of each kind the first of a publication.
create or replace function verify_publications(kept_digest text default null, first_month date default null, last_month date default null)
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select f.month, f.revision, f.problem, f.relation, f.row_key, f.message
    from (
        select c.month, c.revision, c.problem, c.relation, c.row_key, c.message from chain_problem() as c
        union all
        select r.month, r.revision, r.problem, r.relation, r.row_key, r.message
        from verify_publications_inside(verify_publications.first_month, verify_publications.last_month) as r
        union all
        select p.month, p.revision, p.problem, p.relation, p.row_key, p.message from period_problem() as p
        union all
        select null as month, null as revision, 'guard' as problem, g.relation, g.row_key, g.message from guard_problem() as g
        union all
        select null as month, null as revision, 'structure' as problem, t.relation, t.row_key, t.message from structure_problem() as t
        union all
        select null as month, null as revision, 'head' as problem, 'publication' as relation, null as row_key,
               format('没有一次公布的摘要是所存的 %s / no publication has the digest that was kept', verify_publications.kept_digest) as message
        where verify_publications.kept_digest is not null
              -- as people copy it: in capitals, with blanks around it
              and not exists (select from publication as p where p.digest = lower(regexp_replace(verify_publications.kept_digest, '\s', '', 'g')))
    ) as f
    order by f.month nulls last, f.revision, f.problem, f.relation, f.row_key;
end;

comment on function verify_publications(text, date, date) is '核对已公布的结果：重新计算每次公布的摘要、各得分与其明细之和、名次、等次，比对现有的事实与规则，检查触发器和行级安全是否启用；每个问题一行，指明首个不符的行，没有问题则无行。first_month、last_month：只核对这些月份的公布，多个会话可各核对一段，多于12次公布时逐次提示进度。problem：chain 不相连、digest 摘要不符、row 行被改动、orphan 不属于任何公布、score 得分与明细不符、rank 名次不符、grade 等次不符、period 月份状态不符、fact 事实或规则被改动、guard 限制未启用、structure 结构与所装版本不符、head 所存摘要不在其中（给出 kept_digest 时）。 / Checks what is published: works out anew the digest of each publication, each score from its lines, each rank and grade, compares facts and rules with those of then, and looks whether triggers and row level security are enabled. A row a problem, naming the first row that differs; no rows if all is well. first_month, last_month: of the publications only those of these months, so that several sessions can take a part each; with more than 12 of them a NOTICE after each says how far it is. problem: chain, digest, row (changed), orphan (of no publication), score, rank, grade, period, fact (a fact or rule changed), guard (not enabled), structure (not that of the installed version: rules, child tables, foreign triggers, replaced functions, constraints that are gone), head (no publication has kept_digest, the digest that was kept elsewhere).';
