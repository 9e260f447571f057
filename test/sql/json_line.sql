-- json_line() gives the text of json_build_array(): the canonical texts of published rows are such texts, and others who
-- work out digests use json_build_array().  So each is compared with it, byte for byte.

set client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused
create temporary table value (place integer, t text, i integer, n numeric, d date, b boolean, j jsonb);
insert into value values
    (1, '', 0, 0, '2024-01-01', true, '{}'),
    (2, 'a "quoted" \ back/slash', -2147483648, 0.10, '0001-01-01', false, '{"b": [1, 2.50, null], "a": "x\"y"}'),
    (3, E'\b\f\n\r\t\x01\x1f\x7f', 2147483647, -1.000000, '0044-03-15 BC', true, '"text"'),
    (4, '许昌市 “考核” 🏆', 7, 'NaN', 'infinity', false, '[]'),
    (5, repeat('长"', 100000), 1, 'Infinity', '-infinity', true, 'null'),
    (6, 'null', -1, '-Infinity', '9999-12-31', false, '12345678901234567890.000001'),
    (7, ' ', 10, 1e-20, '294276-12-31', true, '{"日期": "2024-01-01"}'),
    (8, '[1, 2]', 100, 12345678901234567890123456789.123456, '2000-02-29', false, 'true'),
    (9, null, null, null, null, null, null);

-- no difference: no rows, under whatever settings
select place from value where xcedu.json_line('row', place, t, i, n, d, b, j, null) is distinct from json_build_array('row', place, t, i, n, d, b, j, null)::text order by place;
set datestyle = 'German';
set extra_float_digits = 0;
set intervalstyle = 'sql_standard';
select place from value where xcedu.json_line('row', place, t, i, n, d, b, j, null) is distinct from json_build_array('row', place, t, i, n, d, b, j, null)::text order by place;
reset datestyle;
-- nor one by one, nor of numbers of a scale, nor of 20,000 more
select v.place
from value as v
where xcedu.json_line(v.t) is distinct from json_build_array(v.t)::text
      or xcedu.json_line(v.i) is distinct from json_build_array(v.i)::text
      or xcedu.json_line(v.n) is distinct from json_build_array(v.n)::text
      or xcedu.json_line(v.d) is distinct from json_build_array(v.d)::text
      or xcedu.json_line(v.b) is distinct from json_build_array(v.b)::text
      or xcedu.json_line(v.j) is distinct from json_build_array(v.j)::text
order by v.place;
select count(*) as differences
from generate_series(1, 20000) as g
cross join lateral (select chr(1 + g % 55000) || repeat(chr(34 + g % 60), g % 30) as t, (g * 7919 % 100003)::numeric(12, 6) / (1 + g % 13) as n) as x
where xcedu.json_line(x.t, x.n, g, date '1900-01-01' + g) <> json_build_array(x.t, x.n, g, date '1900-01-01' + g)::text;
-- one of them, to be seen: "许昌" is written as it is, the day as ISO 8601
select xcedu.json_line('published_line', date '2024-01-01', 1, '许昌', null::text, -0.50, true, '{"a": 1}'::jsonb) as line;

-- other types are not written, 42804, and no array of values, 0A000
select pg_temp.refused($$select xcedu.json_line('x', now())$$) as timestamptz;
select pg_temp.refused($$select xcedu.json_line('x', 1::bigint)$$) as bigint;
select pg_temp.refused($$select xcedu.json_line(array['x'])$$) as array;
select pg_temp.refused($$select xcedu.json_line(variadic array['x', 'y'])$$) as variadic;
