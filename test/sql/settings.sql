-- The same year under settings that people have: every one gives the same ranking, and errors say what is wrong.

\set SHOW_CONTEXT never
\set VERBOSITY terse
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
set client_min_messages = warning;
set jit = off;
\set ECHO none
\i :refused
\set ECHO all

-- Makes an assessment, loads it in several ways, reviews, publishes, amends, upgrades and reads it; returns all that it says
create function pg_temp.run() returns text language plpgsql as $$
declare
    said text := '';
    part text;
begin
    perform xcedu.create_assessment('regress_set', 'xuchang-2023-8');
    perform regress_set.open_month('2023-12-01');
    update regress_set.scheme set unmarked = 'full_marks';
    perform regress_set.load_csv('mark', convert_to(E'单位代码,考核内容代码,月份,得分,评分理由\n411002,key1,2023年12月,6.5,"a\\b\nc"\n', 'UTF8'));
    select string_agg(l::text, ';') into part from regress_set.load_csv('mark', convert_to(E'unit,item,month,score\n411002,key2,2023-12,7,5\n411003,key3,bad,1\n', 'UTF8')) as l;
    said := said || part;
    insert into regress_set.event (unit, event_id, rule, work, title, occurred_on, document_no, document_on)
    values ('411002', 'e\1', 'meeting-city', 'w''\', '现场会', date '2023-12-10', '1号', date '2023-12-11');
    perform regress_set.review(unit, event_id, 'approved', seen) from regress_set.event_review;
    perform regress_set.publish_month('2023-12-01', 'note');
    perform regress_set.amend_month('2023-12-01', 'reason');
    perform regress_set.publish_month('2023-12-01', 'again');
    set constraints all immediate;
    perform xcedu.upgrade_assessment('regress_set');
    select string_agg(concat_ws(' ', r.unit, r.rank, r.total), ',' order by r.unit) into part from regress_set.ranking as r;
    said := said || part;
    select count(*)::text into part from regress_set.verify_publications();
    said := said || part;
    select string_agg(row_key, ';' order by change) into part from regress_set.history where relation in ('mark', 'event');
    raise exception 'undo' using detail = said || part;
exception when raise_exception then
    get stacked diagnostics said = pg_exception_detail;
    return said;
end
$$;
select md5(pg_temp.run()) as usual \gset
create function pg_temp.under(setting text, value text) returns text language plpgsql as $$
declare
    said text;
begin
    perform set_config(under.setting, under.value, true);
    return pg_temp.run();
exception when others then
    return sqlstate || ' ' || sqlerrm;
end
$$;
select s.setting, s.value, case when md5(pg_temp.under(s.setting, s.value)) <> :'usual' then left(pg_temp.under(s.setting, s.value), 300) end as otherwise
from (values ('standard_conforming_strings', 'off'), ('DateStyle', 'German'), ('IntervalStyle', 'sql_standard'), ('TimeZone', 'Pacific/Kiritimati'),
             ('bytea_output', 'escape'), ('extra_float_digits', '-15'), ('transform_null_equals', 'on'), ('quote_all_identifiers', 'on'),
             ('row_security', 'off'), ('plpgsql.variable_conflict', 'use_variable'), ('search_path', ''), ('default_transaction_isolation', 'serializable')) as s (setting, value)
order by 1, 2;

-- An assessment is made in whatever isolation level; what is published needs READ COMMITTED, and the hint says why it is not
begin isolation level serializable;
select xcedu.create_assessment('regress_set', 'xuchang-2023-8');
commit;
set default_transaction_isolation = 'serializable';
\set VERBOSITY default
insert into regress_set.unit values ('X', '某单位', 'county');
select regress_set.open_month('2023-12-01');
select regress_set.publish_month('2023-12-01');
begin isolation level read committed;
insert into regress_set.unit values ('X', '某单位', 'county');
commit;
reset default_transaction_isolation;
drop schema regress_set cascade;
