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

-- Where the structure differs from the layout: rules and child tables, added triggers on history and publications,
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
          and c.relname in ('history', 'publication', 'amendment', 'published_score', 'published_line', 'published_fact')
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

-- Publications that are not chained to one another, or whose digest is not that of their rows.
create or replace function chain_problem()
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    with chained as (
        select p.month,
               p.revision,
               p.place,
               row_number() over (order by p.place) as nth,
               p.previous_digest,
               lag(p.digest) over (order by p.place) as digest_before,
               p.digest,
               publication_digest(p) as digest_now
        from publication as p
    )
    select c.month, c.revision, 'chain' as problem, 'publication' as relation, c.place::text as row_key,
           '与前一次公布不相连 / it is not chained to the publication before it' as message
    from chained as c
    where c.place <> c.nth or c.previous_digest is distinct from c.digest_before
    union all
    select c.month, c.revision, 'digest' as problem, 'publication' as relation, c.place::text as row_key,
           format('摘要不符：记录为 %s，重新计算为 %s / the digest on record is not that of its rows', c.digest, c.digest_now) as message
    from chained as c
    where c.digest is distinct from c.digest_now;
end;

comment on function chain_problem() is '内部函数：不相连、摘要不符的公布 / Internal: publications that are not chained, or have another digest than their rows';

-- Rows that are not as they were published, or belong to no publication.
create or replace function row_problem()
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    with changed_row as (
        select s.month, s.revision, 'published_score' as relation, row_key(s.unit) as row_key,
               s.digest is not distinct from sha256_of(canonical(s, coalesce(p.text_version, canonical_version()))) as same
        from published_score as s
        left join publication as p on p.month = s.month and p.revision = s.revision
        union all
        select l.month, l.revision, 'published_line' as relation, row_key(l.unit, l.line::text) as row_key,
               l.digest is not distinct from sha256_of(canonical(l, coalesce(p.text_version, canonical_version()))) as same
        from published_line as l
        left join publication as p on p.month = l.month and p.revision = l.revision
        union all
        select f.month, f.revision, 'published_fact' as relation, f.relation || ' ' || f.row_key as row_key,
               f.digest is not distinct from sha256_of(canonical(f, coalesce(p.text_version, canonical_version()))) as same
        from published_fact as f
        left join publication as p on p.month = f.month and p.revision = f.revision
    )
    select r.month, r.revision, 'row' as problem, r.relation, min(r.row_key) as row_key,
           format('%s 行与公布时不同，首行如左 / rows that are not as they were published: %s, the first of them named', count(*), count(*)) as message
    from changed_row as r
    where not r.same
    group by r.month, r.revision, r.relation
    union all
    select r.month, r.revision, 'orphan' as problem, r.relation, min(r.row_key) as row_key,
           '不属于任何一次公布 / it belongs to no publication' as message
    from changed_row as r
    where not exists (select from publication as p where p.month = r.month and p.revision = r.revision)
    group by r.month, r.revision, r.relation;
end;

comment on function row_problem() is '内部函数：与公布时不同、不属于任何公布的行 / Internal: rows that are not as they were published, or belong to no publication';

-- Scores that differ from the sum of their lines, and ranks that differ from the order of the totals.
create or replace function score_problem()
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    -- the scores, from their lines
    with added_up as (
        select l.month,
               l.revision,
               l.unit,
               count(*) = max(l.line) as whole,
               coalesce(sum(l.points) filter (where l.part = 'base'), 0) as base,
               coalesce(sum(l.points) filter (where l.part = 'bonus'), 0) as bonus,
               coalesce(sum(l.points) filter (where l.part = 'penalty'), 0) as penalty,
               sum(l.points) as total
        from published_line as l
        group by l.month, l.revision, l.unit
    ),
    -- and the ranks, from the scores
    ranked as (
        select s.month,
               s.revision,
               s.unit,
               s.rank,
               case f.content ->> 'ties'
                   when 'dense' then dense_rank() over (partition by s.month, s.revision, s.league order by s.last_place, s.total desc)
                   else rank() over (partition by s.month, s.revision, s.league order by s.last_place, s.total desc)
               end as rank_now
        from published_score as s
        left join published_fact as f on f.month = s.month and f.revision = s.revision and f.relation = 'scheme'
    )
    select coalesce(s.month, a.month) as month, coalesce(s.revision, a.revision) as revision, 'score' as problem,
           'published_score' as relation, row_key(min(coalesce(s.unit, a.unit))) as row_key,
           '得分与其明细之和不符 / the score is not what its lines add up to' as message
    from published_score as s
    full join added_up as a on a.month = s.month and a.revision = s.revision and a.unit = s.unit
    where a.whole is not true
          or s.base is distinct from a.base
          or s.bonus is distinct from a.bonus
          or s.penalty is distinct from a.penalty
          or s.total is distinct from a.total
    group by coalesce(s.month, a.month), coalesce(s.revision, a.revision)
    union all
    select r.month, r.revision, 'rank' as problem, 'published_score' as relation, row_key(min(r.unit)) as row_key,
           '名次与总分不符 / the rank is not that of its total' as message
    from ranked as r
    where r.rank <> r.rank_now
    group by r.month, r.revision;
end;

comment on function score_problem() is '内部函数：与明细不符的得分、与总分不符的名次 / Internal: scores that are not what their lines add up to, and ranks that are not those of the totals';

-- Grades that are none of those which total and rank allow; which of these it is depends on events that limit it.
create or replace function grade_problem()
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    with placed as (
        select s.month,
               s.revision,
               s.unit,
               s.grade,
               s.total,
               count(*) over (partition by s.month, s.revision, s.league order by s.rank) as places,
               count(*) over (partition by s.month, s.revision, s.league) as ranked
        from published_score as s
    ),
    graded as (
        select p.month,
               p.revision,
               p.unit,
               coalesce(bool_or(f.content ->> 'grade' = p.grade), false) as allowed
        from placed as p
        left join published_fact as f
            on f.month = p.month
               and f.revision = p.revision
               and f.relation = 'scheme_grade'
               and coalesce(p.total >= (f.content ->> 'at_least')::numeric, true)
               and coalesce(p.places <= floor((f.content ->> 'share')::numeric * p.ranked), true)
        where p.grade is not null
        group by p.month, p.revision, p.unit
    )
    select g.month, g.revision, 'grade' as problem, 'published_score' as relation, row_key(min(g.unit)) as row_key,
           '等次与总分和名次不符 / the grade is not one that its total and rank can have' as message
    from graded as g
    where not g.allowed
    group by g.month, g.revision;
end;

comment on function grade_problem() is '内部函数：与总分和名次不符的等次 / Internal: grades that the totals and ranks do not allow';

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
create or replace function fact_problem()
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    select p.month, p.revision, 'fact' as problem,
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
    where p.published
          and not (d.relation = 'event'
                   and d.was is not null
                   and exists (select
                               from event as e
                               where e.unit = d.was ->> 'unit'
                                     and e.event_id = d.was ->> 'event_id'
                                     and status_may_follow(event_of(d.was), e)))
    group by p.month, p.revision;
end;

comment on function fact_problem() is '内部函数：公布后改动的事实和规则 / Internal: facts and rules that changed since they were published';

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

-- One row a problem, of each kind the first of a publication.
create or replace function verify_publications(kept_digest text default null)
returns table (month date, revision integer, problem text, relation text, row_key text, message text)
language sql stable parallel safe
begin atomic
    select f.month, f.revision, f.problem, f.relation, f.row_key, f.message
    from (
        select c.month, c.revision, c.problem, c.relation, c.row_key, c.message from chain_problem() as c
        union all
        select r.month, r.revision, r.problem, r.relation, r.row_key, r.message from row_problem() as r
        union all
        select s.month, s.revision, s.problem, s.relation, s.row_key, s.message from score_problem() as s
        union all
        select g.month, g.revision, g.problem, g.relation, g.row_key, g.message from grade_problem() as g
        union all
        select p.month, p.revision, p.problem, p.relation, p.row_key, p.message from period_problem() as p
        union all
        select x.month, x.revision, x.problem, x.relation, x.row_key, x.message from fact_problem() as x
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

comment on function verify_publications(text) is '核对已公布的结果：重新计算每次公布的摘要、各得分与其明细之和、名次、等次，比对现有的事实与规则，检查触发器和行级安全是否启用；每个问题一行，指明首个不符的行，没有问题则无行。problem：chain 不相连、digest 摘要不符、row 行被改动、orphan 不属于任何公布、score 得分与明细不符、rank 名次不符、grade 等次不符、period 月份状态不符、fact 事实或规则被改动、guard 限制未启用、structure 结构与所装版本不符、head 所存摘要不在其中（给出 kept_digest 时）。 / Checks what is published: works out anew the digest of each publication, each score from its lines, each rank and grade, compares facts and rules with those of then, and looks whether triggers and row level security are enabled. A row a problem, naming the first row that differs; no rows if all is well. problem: chain, digest, row (changed), orphan (of no publication), score, rank, grade, period, fact (a fact or rule changed), guard (not enabled), structure (not that of the installed version: rules, child tables, foreign triggers, replaced functions, constraints that are gone), head (no publication has kept_digest, the digest that was kept elsewhere).';
