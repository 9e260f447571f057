-- The tree of items: how it hangs together, and that a scheme with a broken one is not used.

-- The items of a scheme from the total down: the part that each belongs to, and the leagues whose units alone
-- have it.
create or replace function tree_of(scheme text)
returns table (item text, part text, only_for text[], level integer)
language sql stable parallel safe
begin atomic
    with recursive tree as (
        select si.item, si.part, si.only_for, 1 as level
        from scheme_item as si
        where si.scheme = tree_of.scheme and si.parent is null
        union all
        select si.item,
               coalesce(t.part, si.part),
               case
                   when t.only_for is null then si.only_for
                   when si.only_for is null then t.only_for
                   else array(select o.league from unnest(t.only_for) as o (league) where o.league = any (si.only_for))
               end,
               t.level + 1
        from tree as t
        join scheme_item as si on si.scheme = tree_of.scheme and si.parent = t.item
        where t.level <= 16
    )
    select t.item, t.part, t.only_for, t.level
    from tree as t;
end;

comment on function tree_of(text) is '某办法的考核内容树：各项所属部分、限于的组别和层级（总分为1） / The tree of a scheme: the part that each item belongs to, the leagues that it is limited to, and its level (1 is the total)';

-- Schemes that have items for some leagues only, once for each.
create or replace function schemes_by_league()
returns table (scheme text)
language sql stable parallel safe
begin atomic
    select si.scheme
    from scheme_item as si
    where si.only_for is not null;
end;

comment on function schemes_by_league() is '有仅限部分组别的考核内容的办法 / The schemes that have items for some leagues only';

-- Whether a rule, and the item that its points go to, are for the league that a unit is in.
create or replace function is_for(unit text, month date, of_scheme text, rule text)
returns boolean
language sql stable parallel safe
begin atomic
    with recursive above as (
        select sr.item, null as parent, sr.only_for
        from scheme_rule as sr
        where sr.scheme = is_for.of_scheme and sr.rule = is_for.rule
        union
        select si.item, si.parent, si.only_for
        from scheme_rule as sr
        join scheme_item as si on si.scheme = sr.scheme and si.item = sr.item
        where sr.scheme = is_for.of_scheme and sr.rule = is_for.rule
        union
        select si.item, si.parent, si.only_for
        from above as a
        join scheme_item as si on si.scheme = is_for.of_scheme and si.item = a.parent
    )
    select not exists (
        select
        from unit_of(is_for.month) as u
        where u.unit = is_for.unit
              and exists (select from above as a where u.league <> all (a.only_for))
    ) as is_for;
end;

comment on function is_for(text, date, text, text) is '某规则及其所计入的考核内容是否适用于某单位当月的组别 / Whether a rule, and the item that its points go to, are for the league that a unit is in, in a month';

-- What is wrong with the tree of a scheme; no row if nothing is.
create or replace function tree_problem(scheme text)
returns table (item text, problem text, hint text)
language sql stable parallel safe
begin atomic
    select si.item,
           format('item "%s" of scheme "%s" does not lead up to the total', si.item, tree_problem.scheme) as problem,
           'Follow its parents: they go in a circle, or there are more than 16 levels.' as hint
    from scheme_item as si
    where si.scheme = tree_problem.scheme
          and not exists (select from tree_of(tree_problem.scheme) as t where t.item = si.item and t.level <= 16)
    union all
    select si.item,
           format('item "%s" of scheme "%s" is a child of the total and has no part', si.item, tree_problem.scheme) as problem,
           'Say in which column of score it is shown: base, bonus or penalty.' as hint
    from scheme_item as si
    join scheme_item as up on up.scheme = si.scheme and up.item = si.parent
    where si.scheme = tree_problem.scheme and up.parent is null and si.part is null
    union all
    select si.item,
           format('item "%s" of scheme "%s" has the part "%s", but is not a child of the total', si.item, tree_problem.scheme, si.part) as problem,
           'Only the children of the total have a part; what is below them belongs to the same.' as hint
    from scheme_item as si
    join scheme_item as up on up.scheme = si.scheme and up.item = si.parent
    where si.scheme = tree_problem.scheme and up.parent is not null and si.part is not null;
end;

comment on function tree_problem(text) is '某办法考核内容树的问题，没有则无行 / What is wrong with the tree of a scheme; no rows if nothing is';

-- A month is scored by a whole tree alone.
create or replace function guard_tree()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $guard$
declare
    here constant text := xcedu.enter_schema(tg_relid);
    about constant text := coalesce(to_jsonb(new), to_jsonb(old)) ->> 'scheme';
    wrong record;
begin
    if tg_table_name = 'period' or exists (select from period as p where p.scheme = about) then
        select t.problem, t.hint into wrong from tree_problem(about) as t order by t.item limit 1;
        if found then
            raise exception '%', wrong.problem
                using errcode = 'check_violation', table = tg_table_name, schema = tg_table_schema, hint = wrong.hint;
        end if;
    end if;
    return null;
end
$guard$;

comment on function guard_tree() is '触发器：考核月份所用办法的考核内容树须完整 / Trigger: the tree of a scheme that scores a month must be whole';
