-- Reviewing events: what there is to review, what looks like the same award twice, what waits, and the review.

-- A text without what people write in different ways: blanks, case, width, punctuation.
create or replace function spelled_alike(text text)
returns text
language sql immutable parallel safe
begin atomic
    select nullif(lower(regexp_replace(normalize(spelled_alike.text, nfkc), '[^[:alnum:]]', '', 'g')), '') as text;
end;

comment on function spelled_alike(text) is '去掉空白、大小写、全半角和标点差别的文本，用于找出写法不同的同一文号或工作 / A text without differences of blanks, case, width and punctuation, to find one document number or work spelled in two ways';

create or replace view likely_duplicate
with (security_invoker = true) as
select e.unit,
       e.event_id,
       o.event_id as other_event_id,
       said(language_of(e.month),
            case when spelled_alike(e.document_no) = spelled_alike(o.document_no) then 'alike_document' else 'alike_work' end) as why
from event as e
join event as o
    on o.unit = e.unit
       and o.event_id <> e.event_id
       and (spelled_alike(e.document_no) = spelled_alike(o.document_no)
            or (o.work <> e.work and spelled_alike(e.work) = spelled_alike(o.work)))
where e.status in ('claimed', 'approved') and o.status in ('claimed', 'approved');

comment on view likely_duplicate is '可能重复申报的事项：同一单位文号相同，或工作名称写法相近；仅作提示，不影响计分 / Events that may be one award claimed twice: of one unit, with the same document number, or works spelled alike. A hint for who reviews; nothing is decided by it';
comment on column likely_duplicate.unit is '单位代码 / Unit code';
comment on column likely_duplicate.event_id is '事项编号 / Event code';
comment on column likely_duplicate.other_event_id is '可能与之重复的事项编号 / Code of the event that it may repeat';
comment on column likely_duplicate.why is '相近之处，语言同该月办法的 language / What they have in common, in the language of the scheme of the month';

create or replace view waiting_event
with (security_invoker = true) as
select e.month,
       e.unit,
       u.name as unit_name,
       e.event_id,
       e.rule,
       e.title,
       e.status,
       case
           when not in_force(e.month, u.first_month, u.last_month) then 'unit_not_assessed'
           when p.month is null then 'month_not_open'
           when sr.rule is null then 'rule_not_in_scheme'
           else 'points_not_set'
       end as reason
from event as e
join unit as u on u.unit = e.unit
left join period as p on p.month = e.month
left join scheme_rule as sr on sr.scheme = p.scheme and sr.rule = e.rule
where e.status <> 'rejected'
      and (sr.rule is null
           or not in_force(e.month, u.first_month, u.last_month)
           or (sr.least is not null and e.status = 'approved' and (e.points between sr.least and sr.most) is not true))
      and p.published is not true;

comment on view waiting_event is '尚不计分的事项：所属月份尚未开始，当月办法中没有其规则，或审核人尚未在规则的范围内确定其分值 / Events that count nowhere yet: their month is not open, its scheme does not have their rule, or their points are not set within the range of the rule';
comment on column waiting_event.month is '应计入的月份（当月1日） / Month in which it is to count, as its first day';
comment on column waiting_event.unit is '单位代码 / Unit code';
comment on column waiting_event.unit_name is '单位名称 / Name of the unit';
comment on column waiting_event.event_id is '事项编号 / Event code';
comment on column waiting_event.rule is '规则代码 / Rule code';
comment on column waiting_event.title is '事项内容 / What happened';
comment on column waiting_event.status is '状态：claimed、approved、revoked / Status: claimed, approved, revoked';
comment on column waiting_event.reason is '原因：month_not_open 月份尚未开始，rule_not_in_scheme 当月办法中没有此规则，points_not_set 分值尚未在规则的范围内确定，unit_not_assessed 单位当月不在考核之列 / Why: month_not_open, rule_not_in_scheme, points_not_set, unit_not_assessed';

-- What a reviewer sees of an event, as one digest: of its facts, and of what its rule is worth in its month.
create or replace function seen_of(of_event event)
returns text
language sql stable parallel safe
begin atomic
    select sha256_of(jsonb_build_array(e.unit, e.event_id, e.rule, e.work, e.title, e.occurred_on, e.document_no, e.document_on, e.status,
                                       e.month, e.carried_from, e.revoked_month, e.external_id, e.quantity, e.points,
                                       (select jsonb_build_array(sr.points, sr.least, sr.most, sr.cap, sr.repeat_points, sr.effect, sr.grade)
                                        from scheme_rule as sr
                                        where sr.scheme = scheme_for(e.month) and sr.rule = e.rule))::text) as seen
    from (select (seen_of.of_event).*) as e;
end;

comment on function seen_of(event) is '审核人所见事项的摘要：事项的各项内容及其规则的分值和效果 / Digest of what a reviewer sees of an event: its facts, and the points and effect of its rule';

create or replace view event_review
with (security_invoker = true) as
select e.unit,
       u.name as unit_name,
       e.event_id,
       e.rule,
       r.title as rule_title,
       coalesce(e.points, sr.points)::numeric(12, 6) as points,
       sr.least::numeric(12, 6) as least,
       sr.most::numeric(12, 6) as most,
       e.quantity::numeric(12, 6) as quantity,
       e.work,
       e.title,
       e.occurred_on,
       e.document_no,
       e.document_on,
       e.status,
       e.month,
       l.others as likely_duplicate,
       seen_of(e) as seen
from event as e
join unit as u on u.unit = e.unit
join rule as r on r.rule = e.rule
left join scheme_rule as sr on sr.scheme = scheme_for(e.month) and sr.rule = e.rule
left join (
    select d.unit,
           d.event_id,
           string_agg(said(w.language, 'alike_event', d.other_event_id, d.why), said(w.language, 'and_name') order by d.other_event_id) as others
    from likely_duplicate as d
    join event as f on f.unit = d.unit and f.event_id = d.event_id
    cross join lateral (select language_of(f.month) as language) as w
    group by d.unit, d.event_id
) as l on l.unit = e.unit and l.event_id = e.event_id
where e.status = 'claimed'
      or (e.status = 'approved' and sr.bonus);

comment on view event_review is '现在可审核的事项：待审的申报（认定或不予认定），已认定的加分（撤销）；review() 须附 seen / Events that can be reviewed now: claims, to be approved or rejected, and approved bonuses, to be revoked; review() needs their column seen';
comment on column event_review.unit is '单位代码 / Unit code';
comment on column event_review.unit_name is '单位名称 / Name of the unit';
comment on column event_review.event_id is '事项编号 / Event code';
comment on column event_review.rule is '规则代码 / Rule code';
comment on column event_review.rule_title is '规则名称 / Title of the rule';
comment on column event_review.points is '每件的分值（分）：规则分值，或审核人已确定的分值；尚未确定、当月办法中没有此规则则为空 / Points for each: what the rule says, or what the reviewer set; NULL if nobody has set them, or the scheme of the month does not have the rule';
comment on column event_review.least is '可确定的分值下限，分值固定则为空 / The least that the reviewer can set, in points; NULL where the rule has fixed points';
comment on column event_review.most is '可确定的分值上限，分值固定则为空 / The most that the reviewer can set, in points; NULL where the rule has fixed points';
comment on column event_review.quantity is '数量，分值乘以数量 / How many, which multiplies the points';
comment on column event_review.work is '所属工作 / The work it belongs to';
comment on column event_review.title is '事项内容 / What happened';
comment on column event_review.occurred_on is '发生日期 / Day on which it happened';
comment on column event_review.document_no is '文号或标识 / Document number, or what identifies it';
comment on column event_review.document_on is '文件日期 / Date of the document';
comment on column event_review.status is '状态：claimed 待审、approved 已认定 / Status: claimed or approved';
comment on column event_review.month is '计入的月份（当月1日） / Month in which it counts, as its first day';
comment on column event_review.likely_duplicate is '可能重复的其他事项，没有则为空 / Other events that it may repeat; NULL if there are none';
comment on column event_review.seen is '所见内容的摘要，审核时原样交回 / Digest of what is seen here, to be given back with the review';

create or replace function review_inside(unit text, event_id text, decision text, seen text, points numeric)
returns date
language plpgsql volatile
as $review$
#variable_conflict use_column
declare
    e event;
    counts_in date;
begin
    if num_nulls(review_inside.unit, review_inside.event_id, review_inside.decision, review_inside.seen) > 0 then
        raise exception 'unit, event_id, decision and seen must not be null'
            using errcode = 'null_value_not_allowed',
                  hint = 'seen is a column of the view event_review.';
    end if;
    if review_inside.decision not in ('approved', 'rejected', 'revoked') then
        raise exception 'decision must be "approved", "rejected" or "revoked", not "%"', left(review_inside.decision, 80)
            using errcode = 'invalid_parameter_value';
    end if;
    if review_inside.points is not null and review_inside.decision <> 'approved' then
        raise exception 'points are set when an event is approved, not when it is %', review_inside.decision
            using errcode = 'invalid_parameter_value';
    end if;
    select x.* into e
    from event as x
    where x.unit = review_inside.unit and x.event_id = review_inside.event_id
    for update;
    if not found then
        raise exception 'there is no event "%" of unit "%"', left(review_inside.event_id, 80), left(review_inside.unit, 80)
            using errcode = 'no_data_found';
    end if;
    if seen_of(e) <> lower(btrim(review_inside.seen)) then
        raise exception 'event "%" of unit "%" is no longer what the reviewer saw', e.event_id, e.unit
            using errcode = 'object_not_in_prerequisite_state',
                  hint = 'It was changed or reviewed meanwhile. Read it again in event_review, and decide on what it says now.';
    end if;
    update event
    set status = review_inside.decision, points = coalesce(review_inside.points, points)
    where unit = review_inside.unit and event_id = review_inside.event_id
    returning coalesce(revoked_month, month) into counts_in;
    return counts_in;
end
$review$;

comment on function review_inside(text, text, text, text, numeric) is '内部函数：review 的内容，在所进入的模式中执行 / Internal: what review does, in the schema that it enters';

create or replace function review(unit text, event_id text, decision text, seen text, points numeric default null)
returns date
language sql volatile security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select review_inside(review.unit, review.event_id, review.decision, review.seen, review.points);
end;

comment on function review(text, text, text, text, numeric) is '审核一个事项：decision 为 approved 认定、rejected 不予认定、revoked 撤销，seen 为审核人在 event_review 中所见内容的摘要，points 为每件的分值，仅认定规则有范围（least、most）的事项时填写。事项在此之后有变动的，不予审核（55000）。返回计入的月份，撤销则为撤销生效的月份。没有该事项（P0002）、参数为空（22004）、decision 不符或未认定而有 points（22023），或状态、依据、分值不符（23514）则报错。依据“表扬内容由各单位申报，市教育局审核运用”。 / Reviews an event: decision is approved, rejected or revoked, seen the digest of what the reviewer saw in event_review, points those for each matter, where the rule has a range (least, most) and the event is approved. If the event changed since, it is not reviewed (55000). Returns the month in which it counts, or from which on it is revoked. An error if there is no such event (P0002), an argument is NULL (22004), the decision unknown or points given without approval (22023), or the status, the documents or the points do not allow it (23514).';
