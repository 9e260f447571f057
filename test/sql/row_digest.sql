-- row_digest() and has_digest(): by which history recognizes the rows that were inserted.  Databases have these numbers
-- in them, so they are the same on every machine and in every version.

\set SHOW_CONTEXT never
\set rows '(values (1, row(1)), (2, row(-1)), (3, row(''a''::text)), (4, row(''''::text, null::date)), (5, row(''报送''::text)), (6, row(7::numeric)), (7, row(7.0)), (8, row(8::bigint)), (9, row(true)), (10, row(''A''::text, ''t1''::text, date ''2024-01-01'', 7.5, null::text))) as r (place, content)'
-- worked out apart, as FNV-1a says, over what each type sends in binary form: 7877449327448762, 4974893249131646, 5815114313264984,
-- 10724428854725225, 5149389925047643, 8575121090693124, 5908805311024505, 7788894587090703, 5920667429571192, 25920556366619517
select r.place, r.content, xcedu.row_digest(r.content) as digest, xcedu.has_digest(r.content, xcedu.row_digest(r.content)) as has
from :rows
order by r.place;
-- the number of columns is above the 52 bits of the hash: 1, 1, 1, 2, 1, 1, 1, 1, 1, 5
select r.place, xcedu.row_digest(r.content) >> 52 as columns from :rows order by r.place;
-- no setting changes it: no row
create temporary table before as select r.place, xcedu.row_digest(r.content) as digest from :rows;
set datestyle = german;
set bytea_output = escape;
set extra_float_digits = -5;
select b.place from before as b join :rows on r.place = b.place where b.digest <> xcedu.row_digest(r.content) order by b.place;
reset datestyle;
reset bytea_output;
reset extra_float_digits;
-- a table and a row from nowhere with the same values have the same, whatever its columns are called
create temporary table thing (a text, b numeric, c date);
insert into thing values ('x', 1.50, '2024-02-29');
select xcedu.row_digest(t) = xcedu.row_digest(row('x'::text, 1.50, date '2024-02-29')) as alike,
       xcedu.has_digest(t, xcedu.row_digest(row('x'::text, 1.5, date '2024-02-29'))) as with_one_zero_less
from thing as t;
select xcedu.row_digest(t) as digest from thing as t \gset
-- a column more, with a value in it, and one less that was dropped: the row is recognized; another value is not
alter table thing add column d integer default 7;
select xcedu.has_digest(t, :digest) as later, xcedu.row_digest(t) = :digest as all_of_it from thing as t;
alter table thing add column e text;
select xcedu.row_digest(t) as wider from thing as t \gset
alter table thing drop column e;
-- e was NULL, and a column that is not there is NULL
select xcedu.has_digest(t, :digest) as narrow, xcedu.has_digest(t, :wider) as without_e from thing as t;
update thing set c = '2024-02-28';
select xcedu.has_digest(t, :digest) as changed from thing as t;
-- what two texts are is not what they are together
select xcedu.row_digest(row('ab'::text, 'c'::text)) = xcedu.row_digest(row('a'::text, 'bc'::text)) as same;
-- long values, compressed and stored apart, and more columns than fit on the stack
create temporary table long (a text, b text);
alter table long alter column b set storage external;
insert into long values (repeat('长', 100000), repeat('长', 100000));
select xcedu.row_digest(l) = xcedu.row_digest(row(repeat('长', 100000), repeat('长', 100000))) as same from long as l;
do $$
begin
    execute (select format('create temporary table wide (%s)', string_agg(format('c%s integer default %1$s', n), ', ' order by n)) from generate_series(1, 300) as n);
end
$$;
insert into wide default values;
select xcedu.row_digest(w) >> 52 as columns, xcedu.has_digest(w, xcedu.row_digest(w)) as has from wide as w;
-- NULL, and a digest that is none
select xcedu.row_digest(null) is null as no_row, xcedu.has_digest(row(1), null) is null as no_digest,
       xcedu.has_digest(row(1), 0) as zero, xcedu.has_digest(row(1), -1) as negative, xcedu.has_digest(row(1), 9223372036854775807) as most;
