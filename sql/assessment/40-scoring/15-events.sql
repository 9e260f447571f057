-- Events: what each counts for in a month, and why.
--
--   credited_event_of, withdrawn_event_of   the events of a month, and those taken back in it, with what their rules give them
--   weighed_event_of                        of one work the highest, less what it had before
--   credit_of                               that, up to the caps of the rules, in words
--   own_line_of (20-lines)                  the same, without words
--
-- Each is inlined into the next, so what nobody asks for is not worked out.  What only few rule-books or months need (leagues,
-- repeats, what is taken back) is asked for where it is needed, in functions that are not inlined: a query that does
-- not need them does not plan them.
--
-- A part of a UNION ALL that reads a single function is inlined twice: PostgreSQL tries to pull it up, finds a join, and does it
-- once more.  `(select) as once` beside the function spares that, and itself comes to nothing.

-- Which events of a work are counted as one, at the highest (R20): those that have the same
-- unit, work_key and this.  By the rules it is their label, or the event alone where they have none (A12), bonuses and
-- penalties apart; and by the scheme the year or the month of credit (A14, A13).
create or replace function highest_within(scheme scheme, bonus boolean, once text, event_id text, month date)
returns text
language sql immutable parallel safe
begin atomic
    select case
               when highest_within.once is null then 'event ' || highest_within.event_id
               else case when highest_within.bonus then 'bonus ' else 'penalty ' end
                    || case (highest_within.scheme).highest_scope when 'all' then '' else highest_within.once end
           end
           || case
                  when (highest_within.scheme).highest_months = 'each_month'
                      then ' ' || (12 * extract(year from highest_within.month) + extract(month from highest_within.month))::text
                  when (highest_within.scheme).highest_years = 'calendar_year'
                      then ' ' || extract(year from highest_within.month)::text
                  else ''
              end;
end;

comment on function highest_within(scheme, boolean, text, text, date) is '同一单位同一项工作中，本值相同的事项只按最高一项计 / Of the events of one unit and work, those that have the same of this count once, at the highest';

-- Whether a bonus lapsed: the document is of a later month than the one that it was to
-- be credited in, which only late_document = next_month makes (A16).
create or replace function lapsed(month date, carried_from date, document_on date)
returns boolean
language sql stable parallel safe
begin atomic
    select in_later_period(lapsed.document_on, coalesce(lapsed.carried_from, lapsed.month));
end;

comment on function lapsed(date, date, date) is '加分是否因文件过于滞后而失效：发文月份晚于应计入的月份（A16） / Whether a bonus lapsed because its document is of a month later than the one it was to be credited in (A16)';

-- Whether an event repeats another.  The reading of repeat_points: what is repeated is one rule, by one unit, in one work that
-- is named (an event without work is a work of its own); within a period, that is among the events that are credited in the
-- same one; the first is the one that occurred first, of the same day that of the smaller event_id; one event is one
-- occurrence, whatever its quantity; and what does not count (pending, rejected, revoked at once, lapsed) is no occurrence.
create or replace function is_repeat(unit text, event_id text, of_scheme text, provisional boolean)
returns boolean
language sql stable parallel safe
begin atomic
    select exists (
        select
        from event as e
        join scheme_rule as sr on sr.scheme = is_repeat.of_scheme and sr.rule = e.rule
        join event as f
            on f.unit = e.unit
               and xcedu.opaque(f.work_key) = xcedu.opaque(e.work_key)
               and f.month = e.month
               and f.rule = e.rule
        where e.unit = is_repeat.unit
              and e.event_id = is_repeat.event_id
              and e.work is not null
              and (f.occurred_on, f.event_id collate "C") < (e.occurred_on, e.event_id collate "C")
              and (f.status = 'approved' or f.revoked_month > f.month or (f.status = 'claimed' and sr.bonus and is_repeat.provisional))
              and not (sr.bonus and lapsed(f.month, f.carried_from, f.document_on))
    ) as is_repeat;
end;

comment on function is_repeat(text, text, text, boolean) is '事项是否重复：同一单位同一项工作（work 不为空）在同一期内已有按同一规则计分的事项，按发生日期、事项编号先后 / Whether an event repeats another: one of the same unit, work (not NULL), rule and period that counts and is before it by occurred_on and event_id';

-- What a rule gives an event for each matter: its points, those of a repeat, or what the reviewer set within its range.
create or replace function points_each_of(unit text, event_id text, of_scheme text, provisional boolean)
returns numeric
language sql stable parallel safe
begin atomic
    select case
               when sr.least is not null then case when e.points between sr.least and sr.most then e.points end
               when sr.repeat_points is null then sr.points
               when is_repeat(e.unit, e.event_id, sr.scheme, points_each_of.provisional) then sr.repeat_points
               else sr.points
           end as points
    from event as e
    join scheme_rule as sr on sr.scheme = points_each_of.of_scheme and sr.rule = e.rule
    where e.unit = points_each_of.unit
          and e.event_id = points_each_of.event_id;
end;

comment on function points_each_of(text, text, text, boolean) is '某办法的规则给事项每件的分值：规则分值、加重分值或审核人在范围内确定的分值；没有则为空 / What the rule of an event gives it in a scheme for each matter: its points, those of a repeat, or those that the reviewer set within its range; NULL if there are none';

-- and for all of them, to six places.
create or replace function worth_of(unit text, event_id text, of_scheme text, provisional boolean)
returns numeric
language sql stable parallel safe
begin atomic
    select case e.quantity when 1 then j.each else round(j.each * e.quantity, 6) end as worth
    from event as e
    cross join lateral (select points_each_of(e.unit, e.event_id, worth_of.of_scheme, worth_of.provisional) as each offset 0) as j
    where e.unit = worth_of.unit
          and e.event_id = worth_of.event_id;
end;

comment on function worth_of(text, text, text, boolean) is '某办法的规则给事项的分值：每件的分值乘以数量，取六位小数 / What the rule of an event gives it in a scheme: the points for each matter times their number, to six places';

-- How that came about, where there is more to it than the points of the rule; and what else the rule does.
create or replace function worth_said(unit text, event_id text, of_scheme text, provisional boolean, language text)
returns text
language sql stable parallel safe
begin atomic
    select case
               when sr.least is not null
                   then said(worth_said.language, 'worth_set', trim_scale(e.points)::text, trim_scale(sr.least)::text, trim_scale(sr.most)::text)
               when sr.repeat_points is not null and is_repeat(e.unit, e.event_id, sr.scheme, worth_said.provisional)
                   then said(worth_said.language, 'worth_repeated', trim_scale(sr.repeat_points)::text)
               else ''
           end
           || case
                  when e.quantity = 1 or num_nonnulls(sr.points, sr.least) = 0 then ''
                  else said(worth_said.language, 'worth_quantity',
                            trim_scale(points_each_of(e.unit, e.event_id, sr.scheme, worth_said.provisional))::text, trim_scale(e.quantity)::text)
              end
           || case sr.effect
                  when 'last_place' then said(worth_said.language, 'worth_last_place')
                  when 'grade_at_most' then said(worth_said.language, 'worth_grade_at_most', sr.grade)
                  else ''
              end as said
    from event as e
    join scheme_rule as sr on sr.scheme = worth_said.of_scheme and sr.rule = e.rule
    where e.unit = worth_said.unit
          and e.event_id = worth_said.event_id;
end;

comment on function worth_said(text, text, text, boolean, text) is '事项分值的由来：审核确定、加重、数量，以及一票否决等效果，没有则为空串 / How an event''s worth came about (set by the reviewer, repeated, times a quantity), and what else its rule does; empty if there is nothing to say';

-- The events of a month with what their rules give them.  state: new counts; pending, rejected, revoked at once, lapsed,
-- no rule (in the scheme), no points (set by the reviewer) and not for (its league) do not.  A claim counts where the scheme
-- says so (A17).
create or replace function credited_event_of(month date, scheme scheme)
returns table (
    unit text, event_id text, rule text, item text, once text, level text, work text, work_key text, title text, status text, month date,
    bonus boolean, worth numeric, repeats boolean, plain boolean, state text, cap numeric, effect text, grade text,
    clause text, reading text, occurred_on date, document_no text, document_on date, carried_from date, revoked_month date
)
language sql stable parallel safe
begin atomic
    select e.unit, e.event_id, e.rule, sr.item, sr.once, sr.level, e.work, e.work_key, e.title, e.status, e.month,
           sr.bonus,
           -- one matter, and a rule that says but points: nothing is looked up for it
           case
               when e.quantity = 1 and sr.least is null and sr.repeat_points is null then sr.points
               else worth_of(e.unit, e.event_id, sr.scheme, (credited_event_of.scheme).pending_claims = 'provisional')
           end,
           sr.repeat_points is not null,
           e.quantity = 1 and sr.least is null and sr.repeat_points is null and sr.effect = 'points',
           case
               when e.status = 'rejected' and (e.revoked_month is null or e.revoked_month = e.month) then 'rejected'
               when sr.rule is null then case when e.status = 'claimed' then 'pending' else 'no rule' end
               when e.status = 'claimed'
                    and (not sr.bonus or (credited_event_of.scheme).pending_claims = 'not_counted') then 'pending'
               when (sr.only_for is not null or sr.scheme in (select b.scheme from schemes_by_league() as b))
                    and not is_for(e.unit, e.month, sr.scheme, sr.rule) then 'not for'
               when sr.bonus and e.revoked_month = e.month then 'revoked at once'
               when sr.bonus and lapsed(e.month, e.carried_from, e.document_on) then 'lapsed'
               when sr.least is not null and (e.points between sr.least and sr.most) is not true
                   then case when e.status = 'claimed' then 'pending' else 'no points' end
               else 'new'
           end,
           sr.cap, sr.effect, sr.grade, sr.clause, sr.reading,
           e.occurred_on, e.document_no, e.document_on, e.carried_from, e.revoked_month
    from event as e
    left join scheme_rule as sr on sr.scheme = (credited_event_of.scheme).scheme and sr.rule = e.rule
    where e.month = credited_event_of.month;
end;

comment on function credited_event_of(date, scheme) is '内部函数：某月的事项及其规则所给的分值 / Internal: the events of a month with what their rules give them';

-- The item from which a revocation takes back: that of the rule, or of what the scheme has instead of it, as far as the
-- unit's league has it.
create or replace function item_taken_back(of_scheme text, rule text, item text, unit text, month date)
returns text
language sql stable parallel safe
begin atomic
    select n.item
    from scheme_item as n
    left join scheme_rule as sr on sr.scheme = n.scheme and sr.rule = item_taken_back.rule
    join lateral unit_of(item_taken_back.month) as u on u.unit = item_taken_back.unit
    join tree_of(item_taken_back.of_scheme) as t on t.item = n.item and (t.only_for is null or u.league = any (t.only_for))
    where n.scheme = item_taken_back.of_scheme
    order by n.item = sr.item desc nulls last, n.item = item_taken_back.item desc, n.part = 'bonus' desc nulls last, n.parent is null desc,
             n.place, n.item
    limit 1;
end;

comment on function item_taken_back(text, text, text, text, date) is '内部函数：撤销时收回分数所在的考核内容 / Internal: the item from which a revocation takes back';

-- Earlier events that are taken back from a month on.  Each is worth what the scheme of its own month says.  A claim that is
-- rejected after its month was published is a revocation like any other.
--
-- Strict, so that it is not inlined: months in which nothing is taken back are most.
create or replace function withdrawn_event_of(month date, scheme scheme)
returns table (
    unit text, event_id text, rule text, item text, once text, level text, work text, work_key text, title text, status text, month date,
    bonus boolean, worth numeric, repeats boolean, plain boolean, state text, cap numeric,
    clause text, reading text, occurred_on date, document_no text, document_on date, carried_from date
)
language sql stable strict parallel safe rows 100
begin atomic
    select e.unit, e.event_id, e.rule,
           coalesce((select n.item
                     from scheme_rule as n
                     where n.scheme = (withdrawn_event_of.scheme).scheme
                           and n.rule = e.rule
                           and n.scheme not in (select b.scheme from schemes_by_league() as b)),
                    item_taken_back((withdrawn_event_of.scheme).scheme, e.rule, e.item, e.unit, withdrawn_event_of.month)),
           e.once, e.level, e.work, e.work_key, e.title, e.status, e.month,
           e.bonus, e.worth, e.repeats, e.plain, case e.state when 'new' then 'revoked' else e.state end, e.cap,
           e.clause, e.reading, e.occurred_on, e.document_no, e.document_on, e.carried_from
    from period as p
    join scheme as s on s.scheme = p.scheme
    cross join lateral credited_event_of(p.month, s) as e
    where e.revoked_month = withdrawn_event_of.month
          and p.month < withdrawn_event_of.month
          and e.bonus is not null;
end;

comment on function withdrawn_event_of(date, scheme) is '内部函数：自某月起收回的以前各月的事项 / Internal: the events of earlier months that are taken back from a month on';

-- What a work had before a month, of the events that are one with another: the highest, and the highest of those that are
-- not revoked from this month on.  What stands is the highest of the events that count, or, where only the first month
-- counts, the highest of the first of their months.  Nothing is read unless it is wanted.
create or replace function standing_of(month date, scheme scheme, unit text, work_key text, within text, wanted boolean)
returns table (highest numeric, kept numeric, kept_by text)
language sql stable parallel safe
begin atomic
    select (max(array[w.place, abs(w.worth), w.worth]))[3],
           (max(array[w.place, abs(w.worth), w.worth]) filter (where w.stays))[3],
           (array_agg(w.event_id order by w.place desc, abs(w.worth) desc, w.month, w.event_id collate "C") filter (where w.stays))[1]
    from (
        select case
                   when e.quantity = 1 and sr.least is null and sr.repeat_points is null then sr.points
                   else worth_of(e.unit, e.event_id, sr.scheme, (standing_of.scheme).pending_claims = 'provisional')
               end as worth,
               e.event_id,
               e.month,
               case when (standing_of.scheme).highest_months = 'first_only' then date '2200-01-01' - e.month else 0 end as place,
               e.revoked_month is distinct from standing_of.month as stays
        from event as e
        join period as p on p.month = e.month
        join scheme_rule as sr on sr.scheme = p.scheme and sr.rule = e.rule
        where standing_of.wanted
              and e.unit = standing_of.unit
              and xcedu.opaque(e.work_key) = xcedu.opaque(standing_of.work_key)
              and highest_within(standing_of.scheme, sr.bonus, sr.once, e.event_id, e.month) = standing_of.within
              and e.month < standing_of.month
              and (e.status = 'approved'
                   or e.revoked_month >= standing_of.month
                   or (e.status = 'claimed' and sr.bonus and (standing_of.scheme).pending_claims = 'provisional'))
              and not (sr.bonus and lapsed(e.month, e.carried_from, e.document_on))
              and case
                      when sr.only_for is not null or sr.scheme in (select b.scheme from schemes_by_league() as b) then is_for(e.unit, e.month, sr.scheme, sr.rule)
                      else true
                  end
    ) as w
    where w.worth is not null;
end;

comment on function standing_of(date, scheme, text, text, text, boolean) is '内部函数：同一项工作此前已计的最高分及其中未撤销的 / Internal: the highest that a work had before a month, and of what is not revoked';

-- What the revocation of an event takes back where its rule has a cap: what the rule brought the unit in the event's own month,
-- up to the cap, less what it brings without it, after those that are revoked with it and come before.
create or replace function capped_loss(month date, unit text, event_id text, rule text, of_month date, occurred_on date, cap numeric)
returns numeric
language sql stable parallel safe
begin atomic
    select least(capped_loss.cap, coalesce(sum(e.worth) filter (where not e.gone), 0))
           - least(capped_loss.cap, coalesce(sum(e.worth) filter (where not e.gone or e.event_id = capped_loss.event_id), 0)) as points
    from (
        select c.event_id,
               c.worth,
               coalesce(c.revoked_month = capped_loss.month
                        and (c.occurred_on, c.event_id collate "C") <= (capped_loss.occurred_on, capped_loss.event_id collate "C"),
                        false) as gone
        from period as p
        join scheme as s on s.scheme = p.scheme
        cross join lateral credited_event_of(p.month, s) as c
        where p.month = capped_loss.of_month
              and c.unit = capped_loss.unit
              and c.rule = capped_loss.rule
              and c.state = 'new'
              and (c.revoked_month is null or c.revoked_month >= capped_loss.month)
    ) as e;
end;

comment on function capped_loss(date, text, text, text, date, date, numeric) is '内部函数：有 cap 的规则的事项撤销时收回的分数，不大于0 / Internal: what the revocation of an event takes back where its rule has a cap, at most 0';

-- What a work gains in a month is what stands at its end less what stood before (R20, A13, A20):
--   a revocation gives back what its work falls to, booked on the highest of the
--   revoked; a new event gains what it tops that by, booked on the highest of the
--   new; every other line of the work is 0.
-- Bonuses and penalties are works apart.  Without a label each event counts, penalties of Xuchang too (A15).
create or replace function weighed_event_of(month date, scheme scheme)
returns table (
    unit text, event_id text, rule text, item text, level text, work text, title text, status text,
    bonus boolean, worth numeric, repeats boolean, plain boolean, state text, cap numeric,
    clause text, reading text, occurred_on date, document_no text, document_on date, carried_from date,
    place bigint, first_id text, kept numeric, kept_by text, outcome text, points numeric, so_far numeric
)
language sql stable parallel safe
begin atomic
    select l.unit, l.event_id, l.rule, l.item, l.level, l.work, l.title, l.status,
           l.bonus, l.worth, l.repeats, l.plain, l.state, l.cap,
           l.clause, l.reading, l.occurred_on, l.document_no, l.document_on, l.carried_from,
           l.place, l.first_id, h.kept, h.kept_by, j.outcome, j.points,
           sum(abs(j.points)) filter (where l.state = 'new' and l.cap is not null) over (
               partition by l.unit, l.rule order by l.occurred_on, l.event_id collate "C" rows unbounded preceding)
    from (
        select e.*,
               row_number() over same_work as place,
               first_value(e.event_id) over same_work as first_id
        from (
            select c.unit, c.event_id, c.rule, c.item, c.once, c.level, c.work, c.work_key, c.title, c.status, c.month,
                   c.bonus, c.worth, c.repeats, c.plain, c.state, c.cap,
                   c.clause, c.reading, c.occurred_on, c.document_no, c.document_on, c.carried_from
            from (select) as once
            cross join credited_event_of(weighed_event_of.month, weighed_event_of.scheme) as c
            union all
            select w.unit, w.event_id, w.rule, w.item, w.once, w.level, w.work, w.work_key, w.title, w.status, w.month,
                   w.bonus, w.worth, w.repeats, w.plain, w.state, w.cap,
                   w.clause, w.reading, w.occurred_on, w.document_no, w.document_on, w.carried_from
            from (
                select
                from event as v
                where v.revoked_month = weighed_event_of.month and v.month < weighed_event_of.month
                limit 1
            ) as g
            cross join lateral withdrawn_event_of(weighed_event_of.month, weighed_event_of.scheme) as w
        ) as e
        window same_work as (
            partition by e.unit, e.work_key, highest_within(weighed_event_of.scheme, e.bonus, e.once, e.event_id, e.month), e.state
            order by case when (weighed_event_of.scheme).highest_months = 'first_only' then e.month end, abs(e.worth) desc, e.event_id collate "C"
        )
    ) as l
    cross join lateral standing_of(
        weighed_event_of.month, weighed_event_of.scheme, l.unit, l.work_key,
        highest_within(weighed_event_of.scheme, l.bonus, l.once, l.event_id, l.month),
        -- a new event without a label or a work is a work of its own, which had nothing before
        l.state = 'revoked' or (l.state = 'new' and l.once is not null and l.work is not null)) as h
    cross join lateral (
        select case
                   when l.state in ('pending', 'rejected') then l.state
                   when l.state = 'no rule' then 'no_rule'
                   when l.state = 'no points' then 'no_points'
                   when l.state = 'not for' then 'not_for_league'
                   when l.state = 'lapsed' then 'no_effect'
                   when l.state in ('revoked', 'revoked at once') then l.status
                   when l.place > 1 or abs(l.worth) <= abs(h.kept) then 'superseded'
                   when h.kept is not null and (weighed_event_of.scheme).highest_months = 'first_only' then 'superseded'
                   when h.kept <> 0 then 'topped_up'
                   else 'counted'
               end as outcome,
               case
                   when l.place > 1 then 0
                   when l.state = 'revoked' and l.cap is not null
                       then capped_loss(weighed_event_of.month, l.unit, l.event_id, l.rule, l.month, l.occurred_on, l.cap)
                   when l.state = 'revoked' then coalesce(h.kept, 0) - h.highest
                   when l.state <> 'new' or l.worth is null then 0
                   when h.kept is not null and (weighed_event_of.scheme).highest_months = 'first_only' then 0
                   when abs(l.worth) <= abs(h.kept) then 0
                   else l.worth - coalesce(h.kept, 0)
               end as points
    ) as j;
end;

comment on function weighed_event_of(date, scheme) is '内部函数：某月的事项，同一项工作只按最高一项计，规则封顶之前 / Internal: the events of a month, of one work the highest, before the caps of the rules';

-- The points of an event up to the cap of its rule: so_far is what the rule brings up to this event, without a sign.
create or replace function points_within_cap(state text, points numeric, so_far numeric, cap numeric)
returns numeric
language sql immutable parallel safe
begin atomic
    select case
               when points_within_cap.state <> 'new' or points_within_cap.cap is null or points_within_cap.so_far <= points_within_cap.cap
                   then points_within_cap.points
               else sign(points_within_cap.points)
                    * greatest(points_within_cap.cap - (points_within_cap.so_far - abs(points_within_cap.points)), 0)
           end as points;
end;

comment on function points_within_cap(text, numeric, numeric, numeric) is '内部函数：事项在规则封顶之内的计分 / Internal: the points of an event up to the cap of its rule';

-- Why an event counts for what it does.
create or replace function credit_why(language text, state text, status text, outcome text, bonus boolean, worth numeric, first_only boolean,
                                      cap numeric)
returns text
language sql stable parallel safe
begin atomic
    select case when credit_why.status = 'claimed' and credit_why.state = 'new' then said(credit_why.language, 'event_provisional') else '' end
           || said(credit_why.language,
                   case
                       when credit_why.outcome = 'no_rule' or (credit_why.bonus is null and credit_why.outcome <> 'rejected') then 'event_no_rule'
                       when credit_why.outcome = 'pending' then 'event_pending'
                       when credit_why.outcome = 'rejected' and credit_why.state = 'rejected' then 'event_rejected'
                       when credit_why.outcome = 'rejected' then 'event_taken_back'
                       when credit_why.outcome = 'revoked' then 'event_revoked'
                       when credit_why.outcome = 'no_effect' then 'event_lapsed'
                       when credit_why.outcome = 'not_for_league' then 'event_not_for_league'
                       when credit_why.outcome = 'no_points' then 'event_no_points'
                       when credit_why.outcome = 'superseded' and credit_why.first_only
                           then case when credit_why.bonus then 'bonus_first_month' else 'penalty_first_month' end
                       when credit_why.outcome = 'superseded' then case when credit_why.bonus then 'bonus_superseded' else 'penalty_superseded' end
                       when credit_why.outcome = 'topped_up' then case when credit_why.bonus then 'bonus_topped_up' else 'penalty_topped_up' end
                       when credit_why.outcome = 'capped' then 'event_capped'
                       when credit_why.worth is null then 'event_effect_only'
                       when credit_why.bonus then 'bonus'
                       else 'penalty'
                   end,
                   trim_scale(credit_why.cap)::text) as why;
end;

comment on function credit_why(text, text, text, text, boolean, numeric, boolean, numeric) is '内部函数：事项计分或不计分的原因 / Internal: why an event counts for what it does';

create or replace function credit_of(month date, scheme scheme)
returns table (
    unit text,
    event_id text,
    rule text,
    item text,
    level text,
    work text,
    title text,
    rule_points numeric,
    points numeric,
    outcome text,
    counted_before numeric,
    superseded_by text,
    why text,
    clause text,
    occurred_on date,
    document_no text,
    document_on date,
    carried_from date,
    status text,
    why_clause text,
    bonus boolean
)
language sql stable parallel safe
begin atomic
    select l.unit, l.event_id, l.rule, l.item, l.level, l.work, l.title,
           l.worth,
           points_within_cap(l.state, l.points, l.so_far, l.cap),
           j.outcome,
           l.kept,
           case
               when j.outcome <> 'superseded' then null
               when l.place > 1 and l.kept is null then l.first_id
               when abs(l.worth) <= abs(l.kept) or (credit_of.scheme).highest_months = 'first_only' then l.kept_by
               else l.first_id
           end,
           credit_why((credit_of.scheme).language, l.state, l.status, j.outcome, l.bonus, l.worth,
                      (credit_of.scheme).highest_months = 'first_only' and l.kept is not null, l.cap)
           || case
                  when not l.plain and l.state = 'new'
                      then worth_said(l.unit, l.event_id, (credit_of.scheme).scheme, (credit_of.scheme).pending_claims = 'provisional',
                                      (credit_of.scheme).language)
                  else ''
              end
           || coalesce(said((credit_of.scheme).language,
                            case
                                when l.carried_from is not null and q.month is null
                                    then case (credit_of.scheme).months when 1 then 'carried_absent_month' else 'carried_absent_period' end
                                when l.carried_from is not null
                                    then case (credit_of.scheme).months when 1 then 'carried_published_month' else 'carried_published_period' end
                                when j.late
                                    then case (credit_of.scheme).months when 1 then 'late_document_month' else 'late_document_period' end
                            end,
                            to_char(coalesce(l.carried_from, l.occurred_on), 'YYYY-MM')),
                       ''),
           coalesce(l.clause, l.reading),
           l.occurred_on, l.document_no, l.document_on, l.carried_from, l.status,
           r.clause,
           l.bonus
    from weighed_event_of(credit_of.month, credit_of.scheme) as l
    cross join lateral (
        select case
                   when l.state = 'new' and l.so_far > l.cap and l.points <> 0 then 'capped'
                   when l.outcome = 'counted' and l.repeats
                        and is_repeat(l.unit, l.event_id, (credit_of.scheme).scheme, (credit_of.scheme).pending_claims = 'provisional') then 'repeated'
                   else l.outcome
               end as outcome,
               l.bonus and in_later_period(l.document_on, l.occurred_on) as late
    ) as j
    left join period as q on q.month = l.carried_from
    -- the clause that the outcome stands on
    left join provision as r
        on r.scheme = (credit_of.scheme).scheme
           and r.provision = case
                                 when j.outcome in ('pending', 'rejected') then 'review'
                                 when j.outcome in ('superseded', 'topped_up') then 'highest'
                                 when j.outcome = 'no_effect' or (j.late and l.carried_from is null) then 'late_document'
                             end;
end;

comment on function credit_of(date, scheme) is '某月按某办法的各笔加减分 / The bonuses and penalties of a month under a scheme, a row each';

create or replace view credit
with (security_invoker = true) as
select p.month,
       c.unit,
       c.event_id,
       c.rule,
       c.item,
       c.level,
       c.work,
       c.title,
       c.rule_points::numeric(12, 6) as rule_points,
       c.points::numeric(12, 6) as points,
       c.outcome,
       c.counted_before::numeric(12, 6) as counted_before,
       c.superseded_by,
       c.why,
       c.clause,
       c.occurred_on,
       c.document_no,
       c.document_on,
       c.carried_from,
       c.status,
       c.why_clause
from period as p
join scheme as s on s.scheme = p.scheme
cross join lateral credit_of(p.month, s) as c;

comment on view credit is '加减分明细：每个事项一行，注明所计分值、原因和条款。只看公布结果的角色没有行，请看 published_event / Bonuses and penalties, a row an event: what it counts for in the month, why, and by which clause. It has no rows for a role that sees only what is published: read published_event';
comment on column credit.month is '月份（当月1日） / Month, as its first day';
comment on column credit.unit is '单位代码 / Unit code';
comment on column credit.event_id is '事项编号 / Event code';
comment on column credit.rule is '规则代码 / Rule code';
comment on column credit.item is '所计入的考核内容代码；当月办法中没有此规则则为空 / Code of the item that it counts in; NULL if the scheme of the month does not have the rule';
comment on column credit.level is '级别：city、province、nation、organ / Level';
comment on column credit.work is '所属工作 / The work it belongs to';
comment on column credit.title is '事项内容 / What happened';
comment on column credit.rule_points is '规则给本事项的分值（分）：每件的分值乘以数量；审核人尚未确定或仅有效果的为空 / What the rule gives the event, in points: those for each matter times their number; NULL where the reviewer has not set them, and for a rule that has but an effect';
comment on column credit.points is '本月实际计分（分）：加分为正，扣分和收回为负 / What it counts for in the month: positive for a bonus, negative for a penalty or what is taken back';
comment on column credit.outcome is '结果：counted 计入，repeated 重复发生、加重计入，capped 因规则一期封顶不计或少计，topped_up 补足差额，superseded 已按最高级别计，pending 待审，rejected 未认定，revoked 撤销，no_effect 因文件过于滞后不计，no_rule 当月办法中没有此规则，no_points 审核人尚未确定分值，not_for_league 不适用于该单位所在组别 / Outcome: counted, repeated (by repeat_points), capped (the rule brings no more in a period), topped_up, superseded, pending, rejected, revoked, no_effect, no_rule (the scheme of the month has no such rule), no_points (the reviewer has not set them), not_for_league';
comment on column credit.counted_before is '同一项工作此前仍有效的最高分，没有则为空 / The highest that the same work had before and keeps; NULL if none';
comment on column credit.superseded_by is '取代它的事项编号 / Code of the event that supersedes it';
comment on column credit.why is '计分或不计分的原因，语言同 scheme.language / Why it counts for that, in the language of the scheme';
comment on column credit.clause is '所依据的条款原文，无条款时为解读 / The clause that it stands on, or the reading where there is none';
comment on column credit.occurred_on is '发生日期 / Day on which it happened';
comment on column credit.document_no is '文号或标识 / Document number, or what identifies it';
comment on column credit.document_on is '文件日期 / Date of the document';
comment on column credit.carried_from is '顺延自的月份 / The month that it was carried over from';
comment on column credit.status is '事项现在的状态：claimed、approved、rejected、revoked / Status of the event now';
comment on column credit.why_clause is '计分或不计分的原因所依据的条款原文，没有则为空 / The clause that the reason stands on; NULL if none';

-- What else the rules of events do to a unit: a row for each event that counts in the month and whose rule has an effect other
-- than points.
create or replace function effect_of(month date, scheme scheme)
returns table (unit text, effect text, grade text, event_id text, rule text)
language sql stable parallel safe
begin atomic
    select e.unit, e.effect, e.grade, e.event_id, e.rule
    from credited_event_of(effect_of.month, effect_of.scheme) as e
    where e.state = 'new' and e.effect <> 'points';
end;

comment on function effect_of(date, scheme) is '某月按某办法的事项在计分之外的效果：last_place 名次列后、grade_at_most 等次上限（grade），每个事项一行 / What the events of a month do besides points under a scheme: last_place, or grade_at_most with its grade; a row an event';
