-- The schema xcedu, a member of the extension: it goes when the extension goes,
-- and nobody can have prepared it beforehand.

create schema xcedu;
grant usage on schema xcedu to public;

comment on schema xcedu is
    '考核计分的聚合函数、日期函数，以及建立和升级考核的函数。 / Aggregates and date functions for assessments by a rule-book, and the functions that make and upgrade an assessment.';
