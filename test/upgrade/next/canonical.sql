-- Version 2 has a column of published_score more.
create or replace function canonical_2(of_score published_score)
returns text
language sql stable parallel safe
begin atomic
    select jsonb_build_array(2, canonical_1(canonical_2.of_score)::jsonb, (canonical_2.of_score).read_by)::text as text;
end;

comment on function canonical_2(published_score) is '公布得分一行的规范文本，第二版 / Canonical text of a published score, version 2';
