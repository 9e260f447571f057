-- load_csv() with mutated files: bytes that are changed, left out, doubled or put in.  It loads, reports or refuses them, with a
-- SQLSTATE; every file is taken back.

\ir outcome.sql

set statement_timeout = '20s';
select setseed(0.25) \g /dev/null

create temporary table file (relation text, content bytea);
insert into file values
    ('league', convert_to(E'league,title\nx,甲\n"y ""z""",乙\n', 'UTF8')),
    ('unit', convert_to(E'﻿单位代码,单位名称,组别代码\r\n99,"某,区",county\r\n', 'UTF8')),
    ('task', convert_to(E'unit,task_id,item,month,title,issued_on,due_on,done_on\n411082,zz-1,supervision,2024年2月,督办,2024/2/1,2024-02-10,\n', 'UTF8')),
    ('mark', convert_to(E'unit;item;month;score\n411082;key1;2024-02-01;5,5\n', 'GB18030')),
    ('event', convert_to(E'unit\tevent_id\trule\ttitle\toccurred_on\n411082\tz1\tmeeting-city\t现场会\t2024-02-03\n', 'UTF8'));

create procedure pg_temp.mutate(files integer)
language plpgsql
as $$
declare
    f record;
    bytes bytea;
    place integer;
    odd constant bytea[] := array['\x00', '\x0a', '\x0d', '\x22', '\x2c', '\x09', '\xff', '\xefbbbf', '\x81', '\xe4b8', '\x3b', '\x20', '\xe2808b', '\x5c2e'];
begin
    for i in 1 .. files loop
        select * into f from file order by random() limit 1;
        bytes := f.content;
        for m in 1 .. 1 + floor(random() * 6)::integer loop
            place := floor(random() * greatest(length(bytes), 1))::integer;
            bytes := case floor(random() * 4)::integer
                         when 0 then case when length(bytes) > place then set_byte(bytes, place, floor(random() * 256)::integer) else bytes end
                         when 1 then substr(bytes, 1, place) || substr(bytes, place + 1 + floor(random() * 5)::integer)
                         when 2 then substr(bytes, 1, place) || substr(bytes, greatest(place - 5, 1))
                         else substr(bytes, 1, place) || odd[1 + floor(random() * cardinality(odd))::integer] || substr(bytes, place + 1)
                     end;
        end loop;
        call pg_temp.take(f.relation, format('select load_csv(%L, %L, mode => %L)', f.relation, bytes, case when random() < 0.3 then 'replace' else 'insert' end));
    end loop;
end
$$;
-- a hundred files a statement, so that the timeout is theirs
select 'call pg_temp.mutate(100)' from generate_series(1, ceil(:files / 100.0)::integer) \gexec
select format('%s mutated files, %s read (loaded, or reported row by row), %s refused as a whole, %s internal errors',
              sum(calls), coalesce(sum(calls) filter (where state = 'result'), 0), coalesce(sum(calls) filter (where state <> 'result'), 0), coalesce(sum(calls) filter (where state = 'XX000'), 0))
from outcome;
