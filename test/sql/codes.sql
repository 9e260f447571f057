-- Codes that only look alike are refused (blanks around them, characters that nobody sees), and so are texts that are too long.

set datestyle = iso;
\set SHOW_CONTEXT never
\set VERBOSITY verbose
set client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set rule_book :abs_srcdir '/helpers/small_rule_book.sql'
\set refused :abs_srcdir '/helpers/refused.sql'
select xcedu.create_assessment('regress_codes', 'empty');
set search_path = regress_codes, pg_catalog;
\set ECHO none
\i :rule_book
\i :refused
\set ECHO all
\set VERBOSITY default
select open_month('2024-01-01');

-- 同一项工作…按最高级别加分，不重复计算: the same work with a blank behind it brought 6 points instead of 3
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
values ('A', 'one', 'praise', '校园阅读', '表彰', '2024-01-10', '1号', '2024-01-11', 'approved');
insert into event (unit, event_id, rule, work, title, occurred_on, document_no, document_on, status)
values ('A', 'two', 'praise', '校园阅读 ', '表彰', '2024-01-10', '2号', '2024-01-11', 'approved');
select sum(points) from credit;

-- each character that is refused, at each place; what is fine.  Unaligned: versions of psql give invisible ones different widths
\pset format unaligned
select x.what,
       pg_temp.refused(format('insert into league values (%L, ''组别'')', 'a' || x.c || 'b')) as inside,
       pg_temp.refused(format('insert into league values (%L, ''组别'')', x.c || 'b')) ~ '^23514' as before,
       pg_temp.refused(format('insert into league values (%L, ''组别'')', 'a' || x.c)) ~ '^23514' as behind
from (values (1, 'blank', ' '), (2, 'tab', E'\t'), (3, 'line end', E'\n'), (4, 'no-break space', U&'\00A0'), (5, 'ideographic space', U&'\3000'),
             (6, 'zero width space', U&'\200B'), (7, 'zero width joiner', U&'\200D'), (8, 'byte order mark', U&'\FEFF'), (9, 'soft hyphen', U&'\00AD'),
             (10, 'right to left', U&'\202E'), (11, 'hangul filler', U&'\3164'), (12, 'variation selector', U&'\FE0F'), (13, 'tag', U&'\+0E0041'),
             (14, 'thin space', U&'\2009'), (15, 'line separator', U&'\2028'), (16, 'word joiner', U&'\2060'), (17, 'delete', U&'\007F')) as x (nr, what, c)
order by x.nr;
\pset format aligned
select pg_temp.refused('insert into league values ('''', ''组别'')') as empty;
-- a blank between words, punctuation, other scripts, what is beyond the basic plane: fine
insert into league values ('许教组〔2023〕8号', '一'), ('XC-GXJ', '二'), ('𠮷', '四'), ('é', '五'), ('😀', '六');

-- every column of codes has the check: as a superuser writes into it
select c.conrelid::regclass as relation, a.attname as column_name
from pg_constraint as c
join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
where c.connamespace = 'regress_codes'::regnamespace and c.contype = 'c' and pg_get_constraintdef(c.oid) like '%xcedu.is_code(%'
order by 1, 2;
-- and no key of text is without it, unless it references one that has it; what tasks, marks and measured values reference,
-- hold_references looks up
select k.conrelid::regclass as relation, a.attname as column_name
from pg_constraint as k
join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.atttypid = 'text'::regtype
where k.connamespace = 'regress_codes'::regnamespace
      and k.contype in ('p', 'u')
      and not exists (select from pg_constraint as c
                      where c.conrelid = k.conrelid and c.contype in ('c', 'f') and a.attnum = any (c.conkey)
                            and (c.contype = 'f' or pg_get_constraintdef(c.oid) like '%is_code(%' or pg_get_constraintdef(c.oid) like '%ANY (ARRAY%'))
order by 1, 2;

-- ---------- lengths ----------
select length(pg_temp.refused(format('insert into league values (%L, ''组别'')', repeat('长', 201)))) < 200 as short_error,
       pg_temp.refused(format('insert into league values (%L, ''组别'')', repeat('长', 201))) as code,
       pg_temp.refused(format('insert into league values (%L, ''组别'')', repeat('长', 200))) as just_fits;
select pg_temp.refused(format('update event set title = %L', repeat('x', 10001))) as title,
       pg_temp.refused(format('update event set title = %L', repeat('x', 10000))) as just_fits,
       pg_temp.refused(format('update scheme set title = %L', repeat('x', 100001))) as rule_book;
-- a megabyte is not said again, in whichever column
select c.relation, c.column_name, length(pg_temp.refused(format('insert into %I (%I) values (%L)', c.relation, c.column_name, repeat('x', 1000000)))) < 1000 as short
from (values ('event', 'unit'), ('event', 'event_id'), ('event', 'rule'), ('event', 'work'), ('event', 'title'), ('event', 'document_no'), ('event', 'external_id'),
             ('task', 'unit'), ('task', 'task_id'), ('task', 'item'), ('task', 'title'), ('mark', 'unit'), ('mark', 'item'), ('mark', 'reason')) as c (relation, column_name)
order by 1, 2;
select length(pg_temp.refused(format('insert into event (unit, event_id, rule, title, occurred_on) values (%1$L, %1$L, %1$L, %1$L, ''2024-01-01'')', repeat('x', 1000000)))) < 1000 as event,
       length(pg_temp.refused(format('insert into task (unit, task_id, item, month, title, issued_on, due_on) values (%1$L, %1$L, %1$L, ''2024-01-01'', %1$L, ''2024-01-01'', ''2024-01-01'')', repeat('x', 1000000)))) < 1000 as task,
       length(pg_temp.refused(format('insert into mark (unit, item, month, score) values (%1$L, %1$L, ''2024-01-01'', 1)', repeat('x', 1000000)))) < 1000 as mark,
       length(pg_temp.refused(format('select review(%1$L, %1$L, ''approved'', %1$L)', repeat('x', 1000000)))) < 1000 as review,
       length(pg_temp.refused(format('select grant_duty(%1$L, %1$L)', repeat('x', 1000000)))) < 1000 as duty,
       length(pg_temp.refused(format('select open_month(''2024-02-01'', %1$L)', repeat('x', 1000000)))) < 1000 as scheme,
       length(pg_temp.refused(format('select lint_scheme(%1$L)', repeat('x', 1000000)))) < 1000 as lint,
       length(pg_temp.refused(format('select publish_month(''2024-01-01'', ''n'', %1$L)', repeat('x', 1000000)))) < 1000 as publish,
       length(pg_temp.refused(format('select xcedu.create_assessment(%1$L, %1$L)', repeat('x', 1000000)))) < 1000 as made,
       length(pg_temp.refused(format('select load_csv(%1$L, ''x'')', repeat('x', 1000000)))) < 1000 as load;

-- ---------- days that are typing errors ----------
select x.day,
       pg_temp.refused(format('insert into task (unit, task_id, item, month, title, issued_on, due_on) values (''A'', ''d'', ''chore'', ''2024-01-01'', ''任务'', %1$L, %1$L)', x.day)) as task
from (values ('0024-01-10'), ('2204-01-10'), ('2023-01-10'), ('2025-12-10'), ('infinity')) as x (day);
select pg_temp.refused($$insert into event (unit, event_id, rule, title, occurred_on) values ('A', 'd', 'blame', '批评', '0024-01-10')$$) as event;
drop schema regress_codes cascade;
