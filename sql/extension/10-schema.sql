-- The schema xcedu, a member of the extension: it goes when the extension goes,
-- and nobody can have prepared it beforehand.

do $$
begin
    if current_setting('server_encoding') <> 'UTF8' then
        raise exception 'xcedu needs a database in UTF8, and this one is in %', current_setting('server_encoding')
            using errcode = 'feature_not_supported',
                  hint = 'Make one: create database NAME encoding ''UTF8'' template template0.';
    end if;
end
$$;

create schema xcedu;
grant usage on schema xcedu to public;

comment on schema xcedu is
    '考核计分的聚合函数、日期函数，以及建立和升级考核的函数。 / Aggregates and date functions for assessments by a rule-book, and the functions that make and upgrade an assessment.';
