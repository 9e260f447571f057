-- Variants: a scheme once more under another code, to be changed and compared.
--
-- What a comparison shows is what was changed in the copy, so a copy has every row and every column of the original.  It
-- differs in three columns: its code, variant_of, and first_month, which would make it the next scheme.

create or replace function copy_scheme_inside(scheme text, new_scheme text)
returns bigint
language plpgsql volatile
as $copy$
#variable_conflict use_column
declare
    original constant text := copy_scheme_inside.scheme;
    other constant text := copy_scheme_inside.new_scheme;
begin
    if original is null or other is null then
        raise exception 'scheme and new_scheme must not be null'
            using errcode = 'null_value_not_allowed';
    end if;
    if not exists (select from scheme as s where s.scheme = original) then
        raise exception 'there is no scheme "%"', left(original, 80)
            using errcode = 'foreign_key_violation', hint = 'The schemes are in the table scheme.';
    end if;
    if exists (select from scheme as s where s.scheme = other) then
        raise exception 'there is a scheme "%" already', left(other, 80)
            using errcode = 'unique_violation', hint = 'Choose another code for the copy.';
    end if;

    insert into scheme (scheme, title, document_no, issued_on, months, year_by, due_day, omission, report_month, due_roll, not_applicable,
                        unmarked, highest_scope, highest_months, highest_years, late_document, pending_claims, ties, time_zone, language, variant_of)
    select other, s.title, s.document_no, s.issued_on, s.months, s.year_by, s.due_day, s.omission, s.report_month, s.due_roll, s.not_applicable,
           s.unmarked, s.highest_scope, s.highest_months, s.highest_years, s.late_document, s.pending_claims, s.ties, s.time_zone, s.language,
           -- the copy of a variant is one of the same scheme
           coalesce(s.variant_of, s.scheme)
    from scheme as s
    where s.scheme = original;
    return 1 + copy_items(original, other) + copy_rules(original, other);
end
$copy$;

comment on function copy_scheme_inside(text, text) is '内部函数：copy_scheme 的内容，在所进入的模式中执行 / Internal: what copy_scheme does, in the schema that it enters';

-- The tree, with its bands and target dates, what is said of it, and the periods; returns the number of rows.
create or replace function copy_items(original text, other text)
returns bigint
language plpgsql volatile
as $copy$
#variable_conflict use_column
declare
    made bigint := 0;
    n bigint;
begin
    insert into provision (scheme, provision, clause)
    select copy_items.other, r.provision, r.clause from provision as r where r.scheme = copy_items.original;
    get diagnostics n = row_count;
    made := made + n;
    insert into reading (scheme, finding, subject, reading, text)
    select copy_items.other, r.finding, r.subject, r.reading, r.text from reading as r where r.scheme = copy_items.original;
    get diagnostics n = row_count;
    made := made + n;
    insert into scheme_item (scheme, item, parent, kind, part, place, start, floor, cap, weight, points_each, raters, compare, against, lowest_first,
                             leagues, only_for, not_applicable, unmarked, standard, clause, first_month, last_month)
    select copy_items.other, si.item, si.parent, si.kind, si.part, si.place, si.start, si.floor, si.cap, si.weight, si.points_each, si.raters,
           si.compare, si.against, si.lowest_first, si.leagues, si.only_for, si.not_applicable, si.unmarked, si.standard, si.clause,
           si.first_month, si.last_month
    from scheme_item as si
    where si.scheme = copy_items.original;
    get diagnostics n = row_count;
    made := made + n;
    insert into scheme_band (scheme, item, at_least, points, slope)
    select copy_items.other, b.item, b.at_least, b.points, b.slope from scheme_band as b where b.scheme = copy_items.original;
    get diagnostics n = row_count;
    made := made + n;
    insert into milestone (scheme, item, reach_by, goal)
    select copy_items.other, m.item, m.reach_by, m.goal from milestone as m where m.scheme = copy_items.original;
    get diagnostics n = row_count;
    return made + n;
end
$copy$;

comment on function copy_items(text, text) is '内部函数：把一套办法的条款、解读、考核内容、档次和阶段目标复制给另一套，返回行数 / Internal: copies the provisions, readings, items, bands and milestones of a scheme to another one, and returns how many rows';

-- The rules of events, with the grades that they limit, and the weights of periods.
create or replace function copy_rules(original text, other text)
returns bigint
language plpgsql volatile
as $copy$
#variable_conflict use_column
declare
    made bigint := 0;
    n bigint;
begin
    insert into scheme_period (scheme, place, weight)
    select copy_rules.other, p.place, p.weight from scheme_period as p where p.scheme = copy_rules.original;
    get diagnostics n = row_count;
    made := made + n;
    insert into scheme_grade (scheme, grade, title, place, at_least, share)
    select copy_rules.other, g.grade, g.title, g.place, g.at_least, g.share from scheme_grade as g where g.scheme = copy_rules.original;
    get diagnostics n = row_count;
    made := made + n;
    insert into scheme_rule (scheme, rule, item, level, precedence, points, least, most, cap, repeat_points, only_for, needs_document, effect,
                             grade, clause, reading, once)
    select copy_rules.other, sr.rule, sr.item, sr.level, sr.precedence, sr.points, sr.least, sr.most, sr.cap, sr.repeat_points, sr.only_for,
           sr.needs_document, sr.effect, sr.grade, sr.clause, sr.reading, sr.once
    from scheme_rule as sr
    where sr.scheme = copy_rules.original;
    get diagnostics n = row_count;
    return made + n;
end
$copy$;

comment on function copy_rules(text, text) is '内部函数：把一套办法的各期权重、等次和加减分规则复制给另一套，返回行数 / Internal: copies the weights of periods, the grades and the event rules of a scheme to another one, and returns how many rows';

create or replace function copy_scheme(scheme text, new_scheme text)
returns bigint
language sql volatile
set search_path = pg_catalog, pg_temp
begin atomic
    select xcedu.enter_schema('period'::regclass);
    select copy_scheme_inside(copy_scheme.scheme, copy_scheme.new_scheme);
end;

comment on function copy_scheme(text, text) is '把一套办法的全部行以另一代码复制一遍，作为其变体（scheme.variant_of），供修改后比较（compare_scheme、stress_test）；返回复制的行数。变体没有启用月份，不得用于考核某月；要作为下一办法，把 variant_of 改为空并填写 first_month。变体的副本是同一办法的变体。须由考核所有者执行。参数为空（22004）、scheme 不存在（23503）、new_scheme 已有（23505）或不是代码（23514）则报错。 / Copies all rows of a scheme under another code, as a variant of it (scheme.variant_of), to be changed and compared (compare_scheme, stress_test); returns how many rows. A variant has no first month, and no month is scored by it; to make it the next scheme, set variant_of to NULL and fill in first_month. The copy of a variant is a variant of the same scheme. For the owner of the assessment. An error if an argument is NULL (22004), if scheme does not exist (23503), if new_scheme is there already (23505) or is no code (23514).';
