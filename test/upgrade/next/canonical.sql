-- Version 3 has a column of published_score more.
create or replace function canonical_3(of_score published_score)
returns text
language sql stable parallel safe
begin atomic
    select jsonb_build_array(2, canonical_1(canonical_3.of_score)::jsonb, (canonical_3.of_score).read_by)::text as text;
end;

comment on function canonical_3(published_score) is '公布得分一行的规范文本，第三版 / Canonical text of a published score, version 3';
