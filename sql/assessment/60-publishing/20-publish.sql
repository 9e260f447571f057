-- Publishing: a month is frozen with every line and fact behind it, and chained by digests.
--
-- The canonical text of a row is a JSON array of explicit columns.  Numbers are as they are stored, days and times are ISO
-- 8601, times in UTC; so the text, and with it the digest, is the same under every DateStyle, TimeZone and locale.  A
-- publication has a line for itself and one for each of its rows, sorted by bytes.  The line of a row is the digest of its
-- text; it was the text itself in version 1.
--
-- The text has versions.  canonical_version() is written into each publication, and canonical() takes
-- the functions of that version: canonical_1() and, after a change of the text, canonical_3().  A function
-- of a version that was released never gives another text, so what was published by it goes on verifying.

create or replace function canonical_version()
returns integer
language sql immutable parallel safe
begin atomic
    select 2 as version;
end;

comment on function canonical_version() is '规范文本的现行版本 / Current version of the canonical text';

create or replace function canonical_1(of_score published_score)
returns text
language sql stable parallel safe
begin atomic
    select xcedu.json_line('published_score', (canonical_1.of_score).month, (canonical_1.of_score).revision,
                             (canonical_1.of_score).unit, (canonical_1.of_score).unit_name, (canonical_1.of_score).league,
                             (canonical_1.of_score).rank, (canonical_1.of_score).base, (canonical_1.of_score).bonus,
                             (canonical_1.of_score).penalty, (canonical_1.of_score).total, (canonical_1.of_score).missing,
                             (canonical_1.of_score).assessed_percent, (canonical_1.of_score).gained, (canonical_1.of_score).taken_back,
                             (canonical_1.of_score).rater, (canonical_1.of_score).grade,
                             (canonical_1.of_score).last_place) as text;
end;

comment on function canonical_1(published_score) is '公布得分一行的规范文本 / Canonical text of a published score';

create or replace function canonical_1(of_line published_line)
returns text
language sql stable parallel safe
begin atomic
    select xcedu.json_line('published_line', (canonical_1.of_line).month, (canonical_1.of_line).revision,
                             (canonical_1.of_line).unit, (canonical_1.of_line).line, (canonical_1.of_line).kind,
                             (canonical_1.of_line).part, (canonical_1.of_line).parent, (canonical_1.of_line).item, (canonical_1.of_line).rule, (canonical_1.of_line).source,
                             (canonical_1.of_line).title, (canonical_1.of_line).points, (canonical_1.of_line).clause,
                             (canonical_1.of_line).why) as text;
end;

comment on function canonical_1(published_line) is '公布明细一行的规范文本 / Canonical text of a published line';

create or replace function canonical_1(of_fact published_fact)
returns text
language sql stable parallel safe
begin atomic
    select xcedu.json_line('published_fact', (canonical_1.of_fact).month, (canonical_1.of_fact).revision,
                             (canonical_1.of_fact).relation, (canonical_1.of_fact).row_key,
                             (canonical_1.of_fact).content) as text;
end;

comment on function canonical_1(published_fact) is '公布所依据事实一行的规范文本 / Canonical text of a fact that a publication stands on';

create or replace function canonical_1(of_publication publication)
returns text
language sql stable parallel safe
begin atomic
    select json_build_array('publication', p.text_version, p.month, p.revision, p.place, p.scheme,
                             p.published_at at time zone 'UTC', p.by_role, p.session_role, p.note, p.previous_digest,
                             a.reason, a.amended_at at time zone 'UTC', a.by_role, a.session_role)::text as text
    from (select (canonical_1.of_publication).*) as p
    left join amendment as a on a.month = p.month and a.revision = p.revision;
end;

comment on function canonical_1(publication) is '一次公布的规范文本首行：公布的情况、更正的理由和前一次的摘要 / First line of the canonical text of a publication: how it was published, why it was amended, and the digest before it';

-- The text of a row in a version.  NULL for a version that is not known here, so no digest can match.
create or replace function canonical(of_score published_score, text_version integer)
returns text
language sql stable parallel safe
begin atomic
    select case canonical.text_version
               when 1 then canonical_1(canonical.of_score)
               when 2 then canonical_1(canonical.of_score)
           end as text;
end;

comment on function canonical(published_score, integer) is '公布得分一行按某版本的规范文本，版本不明则为空 / Canonical text of a published score in a version; NULL for an unknown version';

create or replace function canonical(of_line published_line, text_version integer)
returns text
language sql stable parallel safe
begin atomic
    select case canonical.text_version
               when 1 then canonical_1(canonical.of_line)
               when 2 then canonical_1(canonical.of_line)
           end as text;
end;

comment on function canonical(published_line, integer) is '公布明细一行按某版本的规范文本，版本不明则为空 / Canonical text of a published line in a version; NULL for an unknown version';

create or replace function canonical(of_fact published_fact, text_version integer)
returns text
language sql stable parallel safe
begin atomic
    select case canonical.text_version
               when 1 then canonical_1(canonical.of_fact)
               when 2 then canonical_1(canonical.of_fact)
           end as text;
end;

comment on function canonical(published_fact, integer) is '公布所依据事实一行按某版本的规范文本，版本不明则为空 / Canonical text, in a version, of a fact that a publication stands on; NULL for an unknown version';

-- With a FROM, so that it is not inlined: PostgreSQL cannot plan publication_lines() of a table's rows otherwise.
create or replace function canonical(of_publication publication)
returns text
language sql stable parallel safe
begin atomic
    select case p.text_version
               when 1 then canonical_1(canonical.of_publication)
               when 2 then canonical_1(canonical.of_publication)
           end as text
    from (select (canonical.of_publication).text_version) as p;
end;

comment on function canonical(publication) is '一次公布的规范文本首行，按其版本；版本不明则为空 / First line of the canonical text of a publication, in its version; NULL for an unknown version';

-- The line that a row adds to a publication, from its text.
create or replace function line_of_row(text text, text_version integer)
returns text
language sql stable parallel safe
begin atomic
    select case line_of_row.text_version
               when 1 then line_of_row.text
               else sha256_of(line_of_row.text)
           end as line;
end;

comment on function line_of_row(text, integer) is '一行在公布的规范文本中的一行：第1版为其文本，此后为其文本的摘要 / The line of a row in the text of its publication: its own text in version 1, the digest of that from then on';

create or replace function publication_texts(of_publication publication)
returns table (text text)
language sql stable parallel safe
begin atomic
    select canonical(s, (publication_texts.of_publication).text_version) as text
    from published_score as s
    where s.month = (publication_texts.of_publication).month and s.revision = (publication_texts.of_publication).revision
    union all
    select canonical(l, (publication_texts.of_publication).text_version) as text
    from published_line as l
    where l.month = (publication_texts.of_publication).month and l.revision = (publication_texts.of_publication).revision
    union all
    select canonical(f, (publication_texts.of_publication).text_version) as text
    from published_fact as f
    where f.month = (publication_texts.of_publication).month and f.revision = (publication_texts.of_publication).revision;
end;

comment on function publication_texts(publication) is '一次公布各行的规范文本 / The canonical texts of the rows of a publication';

-- Not from publication_texts(): PostgreSQL cannot plan one UNION ALL of a table's row inside another.
create or replace function publication_lines(of_publication publication)
returns table (line text)
language sql stable parallel safe
begin atomic
    select canonical(publication_lines.of_publication) collate "C" as line
    union all
    select line_of_row(canonical(s, (publication_lines.of_publication).text_version), (publication_lines.of_publication).text_version) as line
    from published_score as s
    where s.month = (publication_lines.of_publication).month and s.revision = (publication_lines.of_publication).revision
    union all
    select line_of_row(canonical(l, (publication_lines.of_publication).text_version), (publication_lines.of_publication).text_version) as line
    from published_line as l
    where l.month = (publication_lines.of_publication).month and l.revision = (publication_lines.of_publication).revision
    union all
    select line_of_row(canonical(f, (publication_lines.of_publication).text_version), (publication_lines.of_publication).text_version) as line
    from published_fact as f
    where f.month = (publication_lines.of_publication).month and f.revision = (publication_lines.of_publication).revision;
end;

comment on function publication_lines(publication) is '一次公布的规范文本，按字节排序后即摘要所取的文本 / The lines of a publication''s canonical text; sorted by bytes they are what its digest is taken of';

create or replace function publication_digest(of_publication publication)
returns text
language sql stable parallel safe
begin atomic
    select sha256_of(string_agg(l.line || chr(10), '' order by l.line collate "C")) as digest
    from publication_lines(publication_digest.of_publication) as l;
end;

comment on function publication_digest(publication) is '一次公布的摘要，由其各行重新计算 / The digest of a publication, worked out anew from its rows';

-- The first version of the text that has the facts of a relation; today it is 1 for all of them.  Publications of
-- earlier versions do not have a relation that a later version adds.
create or replace function facts_since(relation text)
returns integer
language sql immutable parallel safe
begin atomic
    select 1 as text_version;
end;

comment on function facts_since(text) is '自规范文本的哪一版起公布某表的事实 / The version of the canonical text from which on the facts of a relation are published';

-- The rules of a scheme, as facts
create or replace function rule_fact_of(scheme text)
returns table (relation text, row_key text, content jsonb)
language sql stable parallel safe
begin atomic
    select 'scheme' as relation,
           row_key(s.scheme) as row_key,
           (select to_jsonb(c) from (select s.scheme, s.title, s.document_no, s.issued_on, s.due_day, s.omission, s.report_month, s.due_roll,
                             s.not_applicable, s.unmarked, s.highest_scope, s.highest_months, s.highest_years, s.late_document,
                             s.pending_claims, s.ties, s.first_month, s.time_zone, s.months, s.year_by, s.variant_of, s.language) as c) as content
    from scheme as s
    where s.scheme = rule_fact_of.scheme
    union all
    select 'provision' as relation,
           row_key(r.provision) as row_key,
           (select to_jsonb(c) from (select r.scheme, r.provision, r.clause) as c) as content
    from provision as r
    where r.scheme = rule_fact_of.scheme
    union all
    select 'scheme_item' as relation,
           row_key(si.item) as row_key,
           (select to_jsonb(c) from (select si.scheme, si.item, si.parent, si.kind, si.part, si.place, si.start, si.floor, si.cap, si.weight,
                             si.points_each, si.raters, si.compare, si.against, si.lowest_first, si.leagues, si.only_for, si.not_applicable, si.unmarked, si.standard, si.clause, si.first_month,
                             si.last_month) as c) as content
    from scheme_item as si
    where si.scheme = rule_fact_of.scheme
    union all
    select 'scheme_band' as relation,
           row_key(b.item, trim_scale(b.at_least)::text) as row_key,
           (select to_jsonb(c) from (select b.scheme, b.item, b.at_least, b.points, b.slope) as c) as content
    from scheme_band as b
    where b.scheme = rule_fact_of.scheme
    union all
    select 'scheme_rule' as relation,
           row_key(sr.rule) as row_key,
           (select to_jsonb(c) from (select sr.scheme, sr.rule, sr.item, sr.level, sr.precedence, sr.points, sr.clause, sr.reading, sr.once,
                             sr.least, sr.most, sr.cap, sr.repeat_points, sr.only_for, sr.needs_document, sr.effect, sr.grade) as c) as content
    from scheme_rule as sr
    where sr.scheme = rule_fact_of.scheme
    union all
    select 'scheme_period' as relation,
           row_key(sp.place::text) as row_key,
           (select to_jsonb(c) from (select sp.scheme, sp.place, sp.weight) as c) as content
    from scheme_period as sp
    where sp.scheme = rule_fact_of.scheme
    union all
    select 'scheme_grade' as relation,
           row_key(sg.grade) as row_key,
           (select to_jsonb(c) from (select sg.scheme, sg.grade, sg.title, sg.place, sg.at_least, sg.share) as c) as content
    from scheme_grade as sg
    where sg.scheme = rule_fact_of.scheme;
end;

comment on function rule_fact_of(text) is '办法的各条规则，作为得分所依据的事实 / The rules of a scheme, as facts that a score stands on';

-- What the score of a month stands on, as it is now, by column name.  A later version may add columns and relations
-- (see same_fact() and facts_since()), but removes none.  rater and carried_item may change after
-- publication.  The guards refuse all other changes, except those of events that status_may_follow() allows.
create or replace function fact_of(month date)
returns table (relation text, row_key text, content jsonb)
language sql stable parallel safe
begin atomic
    select 'task' as relation,
           row_key(t.unit, t.task_id) as row_key,
           (select to_jsonb(c) from (select t.unit, t.task_id, t.item, t.month, t.title, t.issued_on, t.due_on, t.done_on, t.external_id) as c) as content
    from task as t
    where t.month = fact_of.month
    union all
    select 'mark' as relation,
           row_key(m.unit, m.item, m.rater) as row_key,
           (select to_jsonb(c) from (select m.unit, m.item, m.month, m.rater, m.score, m.deduction, m.reason) as c) as content
    from mark as m
    where m.month = fact_of.month
    union all
    -- those of the month; what they are compared with in the period before is published with that
    select 'measure' as relation,
           row_key(q.unit, q.item) as row_key,
           (select to_jsonb(c) from (select q.unit, q.item, q.month, q.value, q.target, q.reason, q.external_id) as c) as content
    from measure as q
    where q.month = fact_of.month
    union all
    -- the events of the month, and those that are taken back in it
    select 'event' as relation,
           row_key(e.unit, e.event_id) as row_key,
           (select to_jsonb(c) from (select e.unit, e.event_id, e.rule, e.work, e.title, e.occurred_on, e.document_no, e.document_on, e.status,
                             e.month, e.carried_from, e.revoked_month, e.external_id, e.quantity, e.points) as c) as content
    from event as e
    where e.month = fact_of.month or e.revoked_month = fact_of.month
    union all
    select 'exemption' as relation,
           row_key(x.unit, x.item) as row_key,
           (select to_jsonb(c) from (select x.unit, x.item) as c) as content
    from exempt_of(fact_of.month) as x
    union all
    select r.relation, r.row_key, r.content
    from period as p
    cross join lateral rule_fact_of(p.scheme) as r
    where p.month = fact_of.month
    union all
    select 'unit' as relation,
           row_key(u.unit) as row_key,
           (select to_jsonb(c) from (select u.unit, u.name, u.league) as c) as content
    from unit_of(fact_of.month) as u
    union all
    select 'rater' as relation,
           row_key(r.unit) as row_key,
           (select to_jsonb(c) from (select r.unit, r.role) as c) as content
    from rater as r
    union all
    select 'carried_item' as relation,
           row_key(c.unit, c.item) as row_key,
           (select to_jsonb(c) from (select c.unit, c.item) as c) as content
    from carried_item as c;
end;

comment on function fact_of(date) is '某月得分现在所依据的事实和规则 / The facts and rules that the score of a month stands on, as they are now';

-- Whether it is a month's turn to be published: months are published one after the other.
create or replace function turn_problem(month date)
returns table (place integer, problem text, detail text, hint text)
language sql stable parallel safe
begin atomic
    select 1 as place,
           format('month %s has not been opened', turn_problem.month) as problem,
           null as detail,
           'Open it first: select open_month(month).' as hint
    where not exists (select from period as p where p.month = turn_problem.month)
    union all
    select 2 as place,
           format('month %s is published already, in revision %s', p.month, p.revision) as problem,
           null as detail,
           format('To correct it, reopen it: select amend_month(%L, reason).', p.month) as hint
    from period as p
    where p.month = turn_problem.month and p.published
    union all
    select 3 as place,
           format('month %s cannot be published before month %s', turn_problem.month, min(p.month)) as problem,
           null as detail,
           format('Months are published one after the other: publish %s first.', min(p.month)) as hint
    from period as p
    where p.month < turn_problem.month and not p.published
    having count(*) > 0
    union all
    select 4 as place,
           format('month %s cannot be published before month %s, which has not been opened', turn_problem.month,
                  max(months_after(p.month, s.months))) as problem,
           null as detail,
           'Months are published one after the other: open and publish that one first.' as hint
    from period as p
    join scheme as s on s.scheme = p.scheme
    where p.month < turn_problem.month
    having max(months_after(p.month, s.months)) < turn_problem.month
    union all
    -- it was opened after later months had been published
    select 5 as place,
           format('month %s cannot be published after month %s', turn_problem.month, max(p.month)) as problem,
           null as detail,
           'Months are published one after the other, and this one was opened too late: delete it from period.' as hint
    from period as p
    where p.month > turn_problem.month
          and p.revision > 0
          and exists (select from period as o where o.month = turn_problem.month and o.revision = 0)
    having count(*) > 0;
end;

comment on function turn_problem(date) is '内部函数：还轮不到公布某月的原因 / Internal: why it is not a month''s turn to be published';

-- What a month still waits for: tasks, its end, events; and what it lacks.  Nothing is worked out for that.
create or replace function unfinished_problem(month date)
returns table (place integer, problem text, detail text, hint text)
language sql stable parallel safe
begin atomic
    select 7 as place,
           format('month %s cannot be published yet, tasks are neither done nor due: %s', unfinished_problem.month, count(*)) as problem,
           listed(array_agg(format('%s/%s due %s', t.unit, t.task_id, to_char(t.due_on, 'YYYY-MM-DD')) order by t.due_on, t.unit, t.task_id)) as detail,
           format('The last of them is due on %s (%s); publish the month after that day.', to_char(max(t.due_on), 'YYYY-MM-DD'), max(s.time_zone)) as hint
    from period as p
    join scheme as s on s.scheme = p.scheme
    join task as t on t.month = p.month
    where p.month = unfinished_problem.month
          and t.done_on is null
          and t.due_on >= today(s.time_zone)
    having count(*) > 0
    union all
    select 8 as place,
           format('month %s cannot be published yet: it has not ended', p.month) as problem,
           null as detail,
           format('Publish it after %s (%s).', to_char(months_after(p.month, s.months) - 1, 'YYYY-MM-DD'), s.time_zone) as hint
    from period as p
    join scheme as s on s.scheme = p.scheme
    where p.month = unfinished_problem.month
          and today(s.time_zone) < months_after(p.month, s.months)
    union all
    -- events and penalties that would count nowhere
    select 9 as place,
           format('month %s cannot be published, events would count nowhere: %s', unfinished_problem.month, count(*)) as problem,
           listed(array_agg(format('%s %s %s', w.unit, w.event_id, w.reason) order by w.unit, w.event_id)) as detail,
           'Choose a rule of the scheme, reject the claim, or open the month that the event belongs to.' as hint
    from waiting_event as w
    where w.month <= unfinished_problem.month and w.status <> 'claimed'
    having count(*) > 0
    union all
    select 11 as place,
           format('month %s cannot be published: there are no units', unfinished_problem.month) as problem,
           null as detail,
           'The units are in the table unit.' as hint
    where not exists (select from unit_of(unfinished_problem.month) as u)
    union all
    select 12 as place,
           format('month %s cannot be published: scheme "%s" has no items', p.month, p.scheme) as problem,
           null as detail,
           'The items of a scheme are in scheme_item.' as hint
    from period as p
    where p.month = unfinished_problem.month
          and not exists (select from scheme_item as si where si.scheme = p.scheme);
end;

comment on function unfinished_problem(date) is '内部函数：某月尚未完成之处，评分除外 / Internal: what a month still waits for before it can be published, but for marks';

-- What in a month cannot be scored: marks are missing, or nothing applies.  There is a unit without a total then, and no other
-- time: publish_month() looks at the ranking that it writes, and asks for this only to say what is wrong.
create or replace function unscored_problem(month date)
returns table (place integer, problem text, detail text, hint text)
language sql stable parallel safe
begin atomic
    select 6 as place,
           format('month %s is not complete, marks are missing: %s', unscored_problem.month, count(*)) as problem,
           listed(array_agg(format('%s %s', m.unit, m.item) order by m.unit, m.item)) as detail,
           'All of them are in the view missing_mark.' as hint
    from missing_mark as m
    where m.month = unscored_problem.month
          and (select coalesce(si.unmarked, s.unmarked)
               from period as p
               join scheme as s on s.scheme = p.scheme
               join scheme_item as si on si.scheme = p.scheme
               where p.month = m.month and si.item = m.item) = 'incomplete'
    having count(*) > 0
    union all
    select 10 as place,
           format('month %s cannot be published, units have no total: %s', unscored_problem.month, count(*)) as problem,
           string_agg(x.unit, ', ' order by x.unit) as detail,
           'Nothing of the scheme applies to them: look at item_score and at the exemptions.' as hint
    from score as x
    where x.month = unscored_problem.month and x.total is null and x.assessed_percent > 0
    having count(*) > 0;
end;

comment on function unscored_problem(date) is '内部函数：某月不能得出得分之处 / Internal: what in a month cannot be scored';

-- What is wrong with publishing a month now; no row if nothing is.
create or replace function publication_problem(month date)
returns table (problem text, detail text, hint text)
language sql stable parallel safe
begin atomic
    select c.problem, c.detail, c.hint
    from (
        select t.place, t.problem, t.detail, t.hint from turn_problem(publication_problem.month) as t
        union all
        select u.place, u.problem, u.detail, u.hint from unfinished_problem(publication_problem.month) as u
        union all
        select n.place, n.problem, n.detail, n.hint from unscored_problem(publication_problem.month) as n
    ) as c
    order by c.place
    limit 1;
end;

comment on function publication_problem(date) is '某月现在不能公布的原因，可以公布则无行 / Why a month cannot be published now; no row if it can';

-- Raises what publication_problem() finds as an error.
create or replace function refuse_publication(month date, hint text)
returns void
language plpgsql
as $refuse$
declare
    wrong record;
begin
    select w.problem, w.detail, w.hint || refuse_publication.hint as hint into wrong
    from publication_problem(refuse_publication.month) as w;
    if found and wrong.detail is null then
        raise exception '%', wrong.problem
            using errcode = 'object_not_in_prerequisite_state', hint = wrong.hint;
    elsif found then
        raise exception '%', wrong.problem
            using errcode = 'object_not_in_prerequisite_state', detail = wrong.detail, hint = wrong.hint;
    end if;
end
$refuse$;

comment on function refuse_publication(date, text) is '内部函数：某月现在不能公布时报错（55000） / Internal: the error (55000) for a month that cannot be published now';

-- What would become of later published months if they were worked out anew.
create or replace function later_changes(month date)
returns table (
    month date,
    unit text,
    unit_name text,
    rank integer,
    rank_now integer,
    total numeric,
    total_now numeric
)
language sql stable parallel safe
begin atomic
    select p.month,
           c.unit,
           c.unit_name,
           c.rank,
           c.rank_now,
           c.total,
           c.total_now
    from period as p
    join scheme as s on s.scheme = p.scheme
    cross join lateral (
        select coalesce(was.unit, now.unit) as unit,
               coalesce(was.unit_name, now.unit_name) as unit_name,
               was.rank,
               now.rank as rank_now,
               was.total,
               now.total as total_now
        from (
            select x.unit, x.unit_name, x.league, x.rank, x.base, x.bonus, x.penalty, x.total
            from published_score as x
            where x.month = p.month and x.revision = p.revision
        ) as was
        full join ranking_of(p.month, s) as now on now.unit = was.unit
        where was.league is distinct from now.league
              or was.rank is distinct from now.rank
              or was.base is distinct from now.base
              or was.bonus is distinct from now.bonus
              or was.penalty is distinct from now.penalty
              or was.total is distinct from now.total
    ) as c
    where p.month > later_changes.month and p.published
    order by 1, 2;
end;

comment on function later_changes(date) is '若重新计算，其后已公布的月份中哪些单位的得分或名次会变 / Which scores and ranks of later published months would change if these were worked out anew';

-- The month is worked out once, and one statement writes all that is published of it: scores and lines are of the same trees, and the
-- digest is taken over the digests that the rows were given, so no text is made twice.  A publication and its rows come into being
-- together (see freeze_revision()).  Whether the month can be published is told by the ranking that is written: if a unit has
-- no total, the statement writes nothing.
create or replace function write_publication(month date, note text, hint text)
returns text
language plpgsql volatile
as $write$
#variable_conflict use_column
declare
    made publication;
    by_scheme scheme;
begin
    if exists (select from turn_problem(write_publication.month)) or exists (select from unfinished_problem(write_publication.month)) then
        perform refuse_publication(write_publication.month, write_publication.hint);
    end if;
    select p.month, greatest(p.revision, 1), p.scheme
    into made.month, made.revision, made.scheme
    from period as p
    where p.month = write_publication.month;
    select s.* into by_scheme from scheme as s where s.scheme = made.scheme;
    select p.place, p.digest into made.place, made.previous_digest
    from publication as p
    order by p.place desc
    limit 1;
    made.place := coalesce(made.place, 0) + 1;
    made.text_version := canonical_version();
    made.published_at := clock_timestamp();
    made.by_role := acting_role();
    made.session_role := session_user;
    made.note := write_publication.note;

    with placed as materialized (
        select p.unit, p.unit_name, p.league, p.rank, p.base, p.bonus, p.penalty, p.total, p.missing, p.assessed_percent, p.gained,
               p.taken_back, p.rater, g.grade, p.last_place, p.items, p.states
        from placed_of(made.month, by_scheme) as p
        left join lateral grade_reached(made.scheme, p.total, p.places, p.ranked, p.grade_place) as g on true
    ),
    ready as materialized (
        select coalesce(bool_and(p.total is not null), true) as ready from placed as p
    ),
    score as (
        insert into published_score (month, revision, unit, unit_name, league, rank, base, bonus, penalty, total, missing, assessed_percent,
                                     gained, taken_back, rater, grade, last_place, digest)
        select x.month, x.revision, x.unit, x.unit_name, x.league, x.rank, x.base, x.bonus, x.penalty, x.total, x.missing, x.assessed_percent,
               x.gained, x.taken_back, x.rater, x.grade, x.last_place, sha256_of(canonical(x::published_score, made.text_version))
        from (
            select made.month, made.revision, p.unit, p.unit_name, p.league, p.rank, p.base::numeric(12, 6), p.bonus::numeric(12, 6),
                   p.penalty::numeric(12, 6), p.total::numeric(12, 6), p.missing::integer, p.assessed_percent::numeric(12, 6),
                   p.gained::numeric(12, 6), p.taken_back::numeric(12, 6), p.rater, p.grade, p.last_place, null::text as digest
            from placed as p
            where (select r.ready from ready as r)
            offset 0
        ) as x
        returning digest
    ),
    line as (
        insert into published_line (month, revision, unit, line, kind, part, parent, item, rule, source, title, points, clause, why, digest)
        select x.month, x.revision, x.unit, x.line, x.kind, x.part, x.parent, x.item, x.rule, x.source, x.title, x.points, x.clause, x.why,
               sha256_of(canonical(x::published_line, made.text_version))
        from (
            -- numbered as numbered_line_of() does
            select made.month, made.revision, l.unit, (row_number() over lines)::integer as line, l.kind, l.part, l.parent, l.item, l.rule, l.source,
                   l.title, l.points, l.clause, l.why, null::text as digest
            from (
                select p.unit, i.kind, i.part, i.parent, i.item, i.rule, i.source, i.title, i.points, i.clause, i.why, i.level, i.place, i.step
                from placed as p
                cross join lateral item_line_of(p.items, p.states, by_scheme) as i
                union all
                select f.unit, f.kind, f.part, f.parent, f.item, f.rule, f.source, f.title, f.points, f.clause, f.why, f.level, f.place, f.step
                from fact_line_of(made.month, by_scheme) as f
                join placed as p on p.unit = f.unit
                where f.only_for is null or p.league = any (f.only_for)
            ) as l
            where (select r.ready from ready as r)
            window lines as (
                partition by l.unit
                order by array_position(array['base', 'bonus', 'penalty'], l.part), l.level desc, l.parent collate "C", l.place, l.item collate "C",
                         l.step, l.rule collate "C", l.source collate "C"
            )
            offset 0
        ) as x
        returning digest
    ),
    fact as (
        insert into published_fact (month, revision, relation, row_key, content, digest)
        select x.month, x.revision, x.relation, x.row_key, x.content, sha256_of(canonical(x::published_fact, made.text_version))
        from (
            select made.month, made.revision, f.relation, f.row_key, f.content, null::text as digest
            from fact_of(made.month) as f
            where (select r.ready from ready as r)
            offset 0
        ) as x
        returning digest
    )
    insert into publication (month, revision, place, text_version, scheme, published_at, by_role, session_role, note, previous_digest, digest)
    select made.month, made.revision, made.place, made.text_version, made.scheme, made.published_at, made.by_role, made.session_role, made.note,
           made.previous_digest, sha256_of(string_agg(d.line || chr(10), '' order by d.line collate "C"))
    from (
        select canonical(made) collate "C" as line
        union all
        select s.digest as line from score as s
        union all
        select l.digest as line from line as l
        union all
        select f.digest as line from fact as f
    ) as d
    having (select r.ready from ready as r)
    returning digest into made.digest;
    if made.digest is null then
        perform refuse_publication(write_publication.month, write_publication.hint);
        raise exception 'month % cannot be published: units have no total', write_publication.month
            using errcode = 'object_not_in_prerequisite_state', hint = 'They are in the view score.';
    end if;

    update period
    set published = true, revision = made.revision
    where month = made.month;
    return made.digest;
end
$write$;

comment on function write_publication(date, text, text) is '内部函数：写入某月的公布，返回其摘要；不能公布则报错（55000） / Internal: writes the publication of a month, and returns its digest; an error (55000) if it cannot be published';

create or replace function write_amendment(month date, reason text)
returns integer
language plpgsql volatile
as $write$
#variable_conflict use_column
declare
    opened integer;
begin
    select p.revision + 1 into opened
    from period as p
    where p.month = write_amendment.month;
    insert into amendment (month, revision, reason, amended_at, by_role, session_role)
    values (write_amendment.month, opened, write_amendment.reason, clock_timestamp(), acting_role(), session_user);
    update period
    set published = false, revision = opened
    where month = write_amendment.month;
    return opened;
end
$write$;

comment on function write_amendment(date, text) is '内部函数：把已公布的月份重新开放为新的版次，返回版次 / Internal: reopens a published month as a new revision, and returns its number';

create or replace function publish_month_inside(month date, note text, later text)
returns text
language plpgsql volatile
as $publish$
#variable_conflict use_column
declare
    head text;
    changing date[] := '{}';
    again date;
begin
    if publish_month_inside.month is null or publish_month_inside.later is null then
        raise exception 'month and later must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if publish_month_inside.later not in ('leave', 'publish') then
        raise exception 'later must be "leave" or "publish", not "%"', left(publish_month_inside.later, 80)
            using errcode = 'invalid_parameter_value',
                  hint = 'leave: later published months stay as they are; publish: those that would change are published again.';
    end if;
    perform lock_months_exclusive(array(select publish_month_inside.month
                              union
                              select p.month
                              from period as p
                              where publish_month_inside.later = 'publish' and p.month > publish_month_inside.month and p.published));
    head := write_publication(publish_month_inside.month, publish_month_inside.note, '');

    -- after an amendment: what the later months stand on may have changed with it
    if exists (select from period as p where p.month > publish_month_inside.month and p.published) then
        changing := array(select distinct c.month from later_changes(publish_month_inside.month) as c order by 1);
    end if;
    if changing <> '{}' and publish_month_inside.later = 'leave' then
        raise notice 'published months that would change if they were worked out anew: %', array_to_string(changing, ', ')
            using hint = format('select * from later_changes(%L) lists what would change.', publish_month_inside.month);
    elsif publish_month_inside.later = 'publish' then
        foreach again in array changing loop
            perform write_amendment(again, format('更正%s后重新公布 / published again after the amendment of %s',
                                                  to_char(publish_month_inside.month, 'YYYY-MM'), to_char(publish_month_inside.month, 'YYYY-MM')));
            head := write_publication(again, publish_month_inside.note, ' Or leave what is published later as it is: later => ''leave''.');
        end loop;
    end if;
    return head;
end
$publish$;

comment on function publish_month_inside(date, text, text) is '内部函数：publish_month 的内容，在所进入的模式中执行 / Internal: what publish_month does, in the schema that it enters';

create or replace function publish_month(month date, note text default null, later text default 'leave')
returns text
language sql volatile security definer
set search_path = pg_catalog, pg_temp
set jit = off
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select publish_month_inside(publish_month.month, publish_month.note, publish_month.later);
end;

comment on function publish_month(date, text, text) is '公布某月：冻结得分、明细及其所依据的事实和规则，与此前的公布以摘要相连，返回最新的摘要（请另行保存，可据以核对）。月份未开始、已公布、评分不全、有未完成而未到期的任务、该月尚未结束、有事项将无处计分，此前月份尚未公布，或该月在其后的月份公布之后才开始，则报错（55000），什么也不改变；事务隔离级别须为 READ COMMITTED（25000）。later：更正后，其后已公布的月份若会变动，leave 保持不变、publish 重新公布。 / Publishes a month: freezes its scores, their lines and the facts and rules behind them, chained by digests to what was published before, and returns the digest of the head (keep it elsewhere; verify_publications() can be asked for it). An error (55000), and nothing changed, if the month is not open, is published, lacks marks, has tasks undone and not yet due, if the month has not ended, if events would count nowhere, if a month before it is not published, or if it was opened after later months were published; the transaction has to be READ COMMITTED (25000). later: after an amendment, whether later published months that would change are left, or published again.';

create or replace function amend_month_inside(month date, reason text)
returns integer
language plpgsql volatile
as $amend$
#variable_conflict use_column
begin
    if amend_month_inside.month is null or amend_month_inside.reason is null then
        raise exception 'month and reason must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if amend_month_inside.reason !~ '\S' then
        raise exception 'the reason for amending month % must not be empty', amend_month_inside.month
            using errcode = 'invalid_parameter_value';
    end if;
    perform lock_months_exclusive(array[amend_month_inside.month]);
    if not exists (select from period as p where p.month = amend_month_inside.month and p.published) then
        raise exception 'month % is not published', amend_month_inside.month
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'Its facts can be changed without that.';
    end if;
    return write_amendment(amend_month_inside.month, amend_month_inside.reason);
end
$amend$;

comment on function amend_month_inside(date, text) is '内部函数：amend_month 的内容，在所进入的模式中执行 / Internal: what amend_month does, in the schema that it enters';

create or replace function amend_month(month date, reason text)
returns integer
language sql volatile security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select amend_month_inside(amend_month.month, amend_month.reason);
end;

comment on function amend_month(date, text) is '更正已公布的月份：重新开放为新的版次，返回版次；改正事实后用 publish_month() 再次公布，此前各版次仍可查阅，later_changes() 列出其后月份的变动。月份未公布则报错（55000），理由为空（22023）、隔离级别不是 READ COMMITTED（25000）亦然。 / Reopens a published month as a new revision, and returns its number. Correct the facts, then publish it again by publish_month(); old revisions stay readable, and later_changes() lists what would change in later months. An error if the month is not published (55000), the reason empty (22023), or the transaction not READ COMMITTED (25000).';
