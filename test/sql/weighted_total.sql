-- weighted_total(): R2 日常工作考核成绩占30%，重点任务考核成绩占70%: the sum over sections of
-- weight × Σ score ÷ Σ full marks, each rounded half away from zero to 6 places.

\getenv abs_srcdir PG_ABS_SRCDIR
\set refused :abs_srcdir '/helpers/refused.sql'
\i :refused

-- ---------- by hand ----------
-- Text, so that the 6 places count.
create temporary table example (n integer primary key, sections text[], weights numeric[], scores numeric[], full_marks numeric[], expected text);
insert into example values
    -- 日常工作考核 5 + 10 + 15, 重点任务考核 7 + 8 + 7 + 9 + 9 + 7 + 9 + 7 + 7; all at full marks: 百分制
    (1, '{daily,daily,daily,key,key,key,key,key,key,key,key,key}', '{30,30,30,70,70,70,70,70,70,70,70,70}',
     '{5,10,15,7,8,7,9,9,7,9,7,7}', '{5,10,15,7,8,7,9,9,7,9,7,7}', '100.000000'),
    -- 30 × 28 ÷ 30 + 70 × 66.5 ÷ 70
    (2, '{daily,daily,daily,key,key}', '{30,30,30,70,70}', '{4,9,15,6.5,60}', '{5,10,15,7,63}', '94.500000'),
    -- nothing at all
    (3, '{daily,key}', '{30,70}', '{0,0}', '{30,70}', '0.000000'),
    -- full marks that do not add up to the weight: 30 × 9 ÷ 20 + 70 × 50 ÷ 63 = 13.5 + 55.5555…
    (4, '{daily,daily,key,key}', '{30,30,70,70}', '{4,5,30,20}', '{10,10,40,23}', '69.055556'),
    -- the sums are divided, not the rows: 30 × (1 + 9) ÷ (1 + 19) = 15, not 30 × (1 + 9/19) ÷ 2
    (5, '{daily,daily}', '{30,30}', '{1,9}', '{1,19}', '15.000000'),
    -- each section by itself: 3 × 0.333333, not 1; 2 × 0.666667, not 1.333333
    (6, '{a,b,c}', '{1,1,1}', '{1,1,1}', '{3,3,3}', '0.999999'),
    (7, '{a,b}', '{1,1}', '{2,2}', '{3,3}', '1.333334'),
    -- the division last: 10^20 ÷ 3 to all its places, though 1 ÷ 3 has only some
    (8, '{a}', '{100000000000000000000}', '{1}', '{3}', '33333333333333333333.333333'),
    -- above full marks, and below nothing: 30 × 45 ÷ 30; 30 × −5 ÷ 30; 10 − 20
    (9, '{daily}', '{30}', '{45}', '{30}', '45.000000'),
    (10, '{daily}', '{30}', '{-5}', '{30}', '-5.000000'),
    (11, '{daily,key}', '{30,70}', '{10,-20}', '{30,70}', '-10.000000'),
    (12, '{daily,daily}', '{30,30}', '{-7,7}', '{15,15}', '0.000000'),
    -- full marks of 0 beside others in the section: 30 × 6 ÷ 10
    (13, '{daily,daily}', '{30,30}', '{5,1}', '{10,0}', '18.000000'),
    -- weights and scores with decimals: 33.3 × 7.77 ÷ 11.1 = 23.31
    (14, '{a}', '{33.3}', '{7.77}', '{11.1}', '23.310000'),
    -- one weight written in two ways
    (15, '{a,a}', '{30,30.000}', '{1,1}', '{2,2}', '15.000000'),
    -- a section that weighs nothing
    (16, '{a,b}', '{0,70}', '{5,35}', '{5,70}', '35.000000'),
    (17, '{a}', '{0}', '{5}', '{5}', '0.000000'),

    -- half away from zero, exactly: 0.5, 1.5, 2.5 and 0.499999 millionths
    (20, '{a}', '{1}', '{0.0000005}', '{1}', '0.000001'),
    (21, '{a}', '{1}', '{0.0000015}', '{1}', '0.000002'),
    (22, '{a}', '{1}', '{0.0000025}', '{1}', '0.000003'),
    (23, '{a}', '{1}', '{0.000000499999}', '{1}', '0.000000'),
    (24, '{a}', '{1}', '{-0.0000005}', '{1}', '-0.000001'),
    (25, '{a}', '{1}', '{-0.0000015}', '{1}', '-0.000002'),
    (26, '{a}', '{1}', '{-0.0000025}', '{1}', '-0.000003'),
    (27, '{a}', '{1}', '{-0.000000499999}', '{1}', '0.000000'),
    (28, '{a}', '{1}', '{1}', '{2000000}', '0.000001'),
    (29, '{a}', '{1}', '{-1}', '{2000000}', '-0.000001'),
    (30, '{a}', '{1}', '{1}', '{2000001}', '0.000000'),
    (31, '{a}', '{30}', '{27.1234565}', '{30}', '27.123457'),
    (32, '{a,b}', '{1,1}', '{0.0000005,-0.0000005}', '{1,1}', '0.000000'),
    (33, '{a,b}', '{1,1}', '{0.0000005,0.0000005}', '{1,1}', '0.000002'),
    -- a half that the sum of the scores makes: 0.0000003 + 0.0000002, − 10^-12
    (34, '{a,a}', '{1,1}', '{0.0000003,0.0000002}', '{0.5,0.5}', '0.000001'),
    (35, '{a,a,a}', '{1,1,1}', '{0.0000003,0.0000002,-0.000000000001}', '{0.5,0.5,0}', '0.000000'),
    -- below, at and above a half by 1 in 10^20, where numeric's own quotient ends before
    (36, '{a}', '{1}', '{99999999999999999999}', '{200000000000000000000000000}', '0.000000'),
    (37, '{a}', '{1}', '{100000000000000000000}', '{200000000000000000000000000}', '0.000001'),
    (38, '{a}', '{1}', '{100000000000000000001}', '{200000000000000000000000000}', '0.000001'),
    (39, '{a}', '{1}', '{-99999999999999999999}', '{200000000000000000000000000}', '0.000000'),
    (40, '{a}', '{1}', '{-100000000000000000000}', '{200000000000000000000000000}', '-0.000001'),
    -- 30 × s ÷ f = 12.3456785 − 10^-7 ÷ f and + 10^-7 ÷ f, with f = 30 × 10^20
    (41, '{a}', '{30}', '{1234567849999999999999.99999999}', '{3000000000000000000000}', '12.345678'),
    (42, '{a}', '{30}', '{1234567850000000000000.00000001}', '{3000000000000000000000}', '12.345679'),
    (43, '{a}', '{30}', '{-1234567849999999999999.99999999}', '{3000000000000000000000}', '-12.345678'),
    (44, '{a}', '{30}', '{-1234567850000000000000.00000000}', '{3000000000000000000000}', '-12.345679'),
    -- the same of a divisor with many decimals: 1 ÷ 2000000.00…01 and 1 ÷ 1999999.99…99
    (45, '{a}', '{1}', '{1}', '{2000000.0000000000000000000001}', '0.000000'),
    (46, '{a}', '{1}', '{1}', '{1999999.9999999999999999999999}', '0.000001'),

    -- around 2^63 = 9223372036854775808: sums that cross it, and come back
    (50, '{a,a,a,a}', '{1,1,1,1}', '{9223372036854775807,1,-1,-9223372036854775806}', '{0.25,0.25,0.25,0.25}', '1.000000'),
    (51, '{a,a,a}', '{1,1,1}', '{-9223372036854775807,-2,9223372036854775808}', '{1,0,0}', '-1.000000'),
    (52, '{a,a,a}', '{1,1,1}', '{-9223372036854775808,-9223372036854775808,18446744073709551617}', '{1,0,0}', '1.000000'),
    (53, '{a,a}', '{1,1}', '{9223372036854775807,9223372036854775807}', '{1,0}', '18446744073709551614.000000'),
    (54, '{a,a}', '{1,1}', '{9223372036854775807,1}', '{9223372036854775807,1}', '1.000000'),
    (55, '{a,a}', '{1,1}', '{1,1}', '{9223372036854775807,9223372036854775807}', '0.000000'),
    (56, '{a}', '{9223372036854775807}', '{9223372036854775807}', '{9223372036854775807}', '9223372036854775807.000000'),
    -- the shares: 9223372036854.775807 is the last that fits with 6 places
    (57, '{a}', '{1}', '{9223372036854.775807}', '{1}', '9223372036854.775807'),
    (58, '{a,b}', '{1,1}', '{9223372036854.775807,0.000001}', '{1,1}', '9223372036854.775808'),
    (59, '{a,b,c}', '{1,1,1}', '{9223372036854.775807,0.000001,-9223372036854.775808}', '{1,1,1}', '0.000000'),
    (60, '{a,b,c}', '{1,1,1}', '{-9223372036854.775807,-0.000001,-0.000001}', '{1,1,1}', '-9223372036854.775809'),
    -- 18 and 19 decimals
    (61, '{a,a}', '{1,1}', '{0.000000000000000001,-0.0000000000000000001}', '{0.0000000000000000009,0}', '1.000000'),
    (62, '{a,a}', '{1,1}', '{9.000000000000000000,1.000000000000000000}', '{5,5}', '1.000000'),

    -- A section without full marks is left out, the rest scaled up by all weights ÷ weights
    -- present: 27 × 100 ÷ 30
    (70, '{daily,key}', '{30,70}', '{27,0}', '{30,0}', '90.000000'),
    -- whatever its score, in however many rows: 63 × 100 ÷ 70
    (71, '{daily,daily,key}', '{30,30,70}', '{5,-3,63}', '{0,0.00,70}', '90.000000'),
    -- rounded first and again: 0.333333 × 3 ÷ 1; 0.666667 × 3 ÷ 1; 0.333333 × 1 ÷ 0.7 = 0.47619…
    (72, '{a,b}', '{1,2}', '{1,0}', '{3,0}', '0.999999'),
    (73, '{a,b}', '{1,2}', '{2,0}', '{3,0}', '2.000001'),
    (74, '{a,b}', '{0.7,0.3}', '{0.333333,0}', '{0.7,0}', '0.476190'),
    -- half away from zero: 0.000001 × 3 ÷ 2 = 1.5 millionths; × 5 ÷ 2; × 3 ÷ 2 below 0; just below a half
    (75, '{a,b}', '{2,1}', '{0.000001,0}', '{2,0}', '0.000002'),
    (76, '{a,b}', '{2,3}', '{0.000001,0}', '{2,0}', '0.000003'),
    (77, '{a,b}', '{2,1}', '{-0.000001,0}', '{2,0}', '-0.000002'),
    (78, '{a,b}', '{200000000000000000000000000,99999999999999999999999999}', '{0.000001,0}', '{200000000000000000000000000,0}', '0.000001'),
    (79, '{a,b}', '{200000000000000000000000000,100000000000000000000000000}', '{0.000001,0}', '{200000000000000000000000000,0}', '0.000002'),
    -- two present, two left out: (20 + 30) × 100 ÷ 80
    (80, '{a,b,c,d}', '{30,50,15,5}', '{2,3,1,1}', '{3,5,0,0}', '62.500000'),
    -- what is left out weighs nothing: as it is
    (81, '{a,b}', '{30,0}', '{1,1}', '{3,0}', '10.000000'),
    -- nothing left, or nothing that weighs anything
    (82, '{a,b}', '{30,70}', '{1,1}', '{0,0}', null),
    (83, '{a}', '{0}', '{1}', '{0}', null),
    (84, '{a,b}', '{0,70}', '{5,5}', '{5,0}', null),

    -- not marked yet: NULL, wherever it is
    (90, '{daily,key}', '{30,70}', '{30,NULL}', '{30,70}', null),
    (91, '{daily,daily}', '{30,30}', '{5,NULL}', '{5,10}', null),
    (92, '{daily,daily}', '{30,30}', '{NULL,5}', '{5,10}', null),
    (93, '{daily,key}', '{30,70}', '{30,NULL}', '{30,0}', null),
    (94, '{daily,key}', '{30,0}', '{30,NULL}', '{30,70}', null),
    (95, '{daily}', '{30}', '{NULL}', '{30}', null),

    -- keys: the empty one is one; case and spaces count; 15 to 18 bytes
    (100, '{"",""," "}', '{1,1,10}', '{1,2,5}', '{3,3,10}', '5.500000'),
    (101, '{a,A,"a "}', '{1,10,100}', '{1,1,1}', '{1,2,4}', '31.000000'),
    (102, '{日常工作考核,重点任务考核,日常工作考核}', '{30,70,30}', '{5,35,5}', '{15,70,15}', '45.000000'),
    (103, '{aaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaab,aaaaaaaaaaaaaaaaa}', '{1,10,100,1000,100}', '{1,1,1,1,0}', '{1,1,1,1,1}', '1061.000000');

create function pg_temp.total_of(sections text[], weights numeric[], scores numeric[], full_marks numeric[])
returns numeric
language sql
begin atomic
    select xcedu.weighted_total(r.section, r.weight, r.score, r.full_marks)
    from unnest(total_of.sections, total_of.weights, total_of.scores, total_of.full_marks) as r (section, weight, score, full_marks);
end;

select e.n, e.scores, e.full_marks, e.expected, t.total, t.total::text is not distinct from e.expected as same
from example as e
cross join lateral (select pg_temp.total_of(e.sections, e.weights, e.scores, e.full_marks) as total) as t
order by e.n;

-- Backwards, the order plays no part: none
select e.n
from example as e
cross join lateral (
    select xcedu.weighted_total(r.section, r.weight, r.score, r.full_marks order by r.i desc) as total
    from unnest(e.sections, e.weights, e.scores, e.full_marks) with ordinality as r (section, weight, score, full_marks, i)
) as t
where t.total::text is distinct from e.expected
order by e.n;

-- These were chosen well: rounding what numeric's division gives is wrong for those just
-- below a half (36, 39, 41, 43, 45), and for 8, where its 16 digits end before the point
select e.n
from example as e
where cardinality(e.sections) = 1 and e.full_marks[1] > 0
      and round(e.weights[1] * e.scores[1] / e.full_marks[1], 6)::text <> e.expected
order by e.n;

-- ---------- huge and tiny ----------
-- 70 × 10^1000 ÷ 10^1000; 70 × 10^1000; 5 × 10^-1000 ÷ 10^-1000; 10^-1000; 10^1000 × 10^-1000
select xcedu.weighted_total('a', 70, 1e1000, 1e1000) as huge_by_huge,
       xcedu.weighted_total('a', 70, 1e1000, 1)::text = '7' || repeat('0', 1001) || '.000000' as huge,
       xcedu.weighted_total('a', 5, 1e-1000, 1e-1000) as tiny_by_tiny,
       xcedu.weighted_total('a', 1, 1e-1000, 1) as tiny,
       xcedu.weighted_total('a', 1e1000, 1e-1000, 1) as huge_by_tiny,
       xcedu.weighted_total('a', 1, 1, 1e-1000)::text = '1' || repeat('0', 1000) || '.000000' as by_tiny;
-- a half less 10^-1000, and a half
select xcedu.weighted_total('a', 1, 0.0000005 - 1e-1000, 1) as below, xcedu.weighted_total('a', 1, 0.0000005 + 1e-1000, 1) as above,
       xcedu.weighted_total('a', 1, -0.0000005 + 1e-1000, 1) as below_negative, xcedu.weighted_total('a', 1, 1, 2000000 + 1e-1000) as divisor_above;
-- a sum of 10^1000, 1 and −10^1000
select xcedu.weighted_total('a', 1, s, 0.25) as back from (values (1, 1e1000), (2, 1), (3, -1e1000), (4, 0)) as v (n, s);
-- the weight of what is left out: 1 × 5 ÷ 1, scaled up by (1 + 10^1000) ÷ 1
select xcedu.weighted_total(s, w, 5, f)::text = '5' || repeat('0', 999) || '5.000000' as scaled
from (values ('a', 1, 1), ('b', 1e1000, 0)) as v (s, w, f);

-- The ends of numeric, 131072 digits before the point and 16383 behind it.
-- The product of 18006 decimals is 5 × 10^-7 − 5 × 10^-9007 when divided: below a half
select xcedu.weighted_total('a', 1e-9000, 1e-6 - 1e-9006, 2e-9000) as below;
-- 30 × 10^131068 ÷ 10^131070
select xcedu.weighted_total('a', 30, 1e131068, 1e131070) as share;

-- ---------- no rows ----------
select xcedu.weighted_total('a', 1, 1, 1) is null as null_without_rows where false;

-- ---------- long keys ----------
-- 1 MB, and 1 MB with another last letter, twice each: 1 × 3 ÷ 4 + 10 × 2 ÷ 4
select max(octet_length(s)) as bytes, xcedu.weighted_total(s, w, g, 2) as total
from (
    select repeat('板块', 174762) || v.last, v.w, v.g
    from (values ('a', 1, 1), ('b', 10, 1), ('a', 1, 2), ('b', 10, 1)) as v (last, w, g)
) as v (s, w, g);

-- ---------- many groups, against two levels of GROUP BY ----------
-- of three rows each; every 7th section has no full marks; small numbers, so that no
-- quotient comes near a half without reaching it
create temporary table many as
select g % 5000 as n, (g % 5000 % 13)::numeric as weight, (g * 7 % 31) * 0.05 - 0.3 as score,
       case when g % 5000 % 7 = 3 then 0 else g % 5 + 1 end::numeric as full_marks
from generate_series(0, 14999) as g;
with bound (sections) as (values (1), (2), (3), (4), (15), (16), (17), (32), (33), (1000), (5000))
select b.sections, t.sections as counted, t.total::text is not distinct from o.total::text as same
from bound as b
cross join lateral (
    select xcedu.weighted_total('section ' || m.n, m.weight, m.score, m.full_marks) as total, count(distinct m.n) as sections
    from many as m
    where m.n < b.sections
) as t
cross join lateral (
    select case when sum(s.weight) = sum(s.weight) filter (where s.full_marks > 0) then sum(s.share)
                else round(sum(s.share) * sum(s.weight) / nullif(sum(s.weight) filter (where s.full_marks > 0), 0), 6)
           end as total
    from (
        select max(m.weight) as weight, sum(m.full_marks) as full_marks,
               round(max(m.weight) * sum(m.score) / nullif(sum(m.full_marks), 0), 6) as share
        from many as m
        where m.n < b.sections
        group by m.n
    ) as s
) as o
order by b.sections;

-- ---------- filter, distinct, order by, group by ----------
create temporary table line (unit text, day integer, section text, weight numeric, score numeric, full_marks numeric);
insert into line values
    ('a', 1, 'daily', 30, 5, 5), ('a', 2, 'daily', 30, 4, 10), ('a', 3, 'key', 70, 7, 7), ('a', 4, 'daily', 30, 15, 15), ('a', 5, 'key', 70, 28, 63),
    ('b', 1, 'key', 70, 0, 0), ('b', 2, 'daily', 30, 5, 10), ('b', 3, 'daily', 30, null, 5), ('b', 4, 'key', 70, 35, 70);
-- a 30 × 24 ÷ 30 + 70 × 35 ÷ 70; b is not marked
select unit, xcedu.weighted_total(section, weight, score, full_marks) as total from line group by unit order by unit;
-- filter: b, where marked, 30 × 5 ÷ 10 + 70 × 35 ÷ 70; on two days 15 × 100 ÷ 30, key being
-- there without full marks, but a 30 × 9 ÷ 15, key not being there at all
select unit,
       xcedu.weighted_total(section, weight, score, full_marks) filter (where score is not null) as marked,
       xcedu.weighted_total(section, weight, score, full_marks) filter (where day < 3) as two_days,
       xcedu.weighted_total(section, weight, score, full_marks) filter (where day > 10) as never
from line
group by unit
order by unit;
-- distinct: 30 × (5 + 1) ÷ (10 + 5), else 30 × (5 + 5 + 1) ÷ (10 + 10 + 5)
select xcedu.weighted_total(distinct 'daily', 30, s, f) as once, xcedu.weighted_total('daily', 30, s, f) as twice
from (values (5, 10), (5, 10), (1, 5)) as v (s, f);
-- the order plays no part
select xcedu.weighted_total(section, weight, score, full_marks order by score) as by_score,
       xcedu.weighted_total(section, weight, score, full_marks order by day desc) as backwards,
       xcedu.weighted_total(section, weight, score, full_marks order by section desc, full_marks) as by_section
from line
where unit = 'a';
-- all that is marked: daily 30 × 29 ÷ 40 = 21.75, key 70 × 70 ÷ 140 = 35
select unit, xcedu.weighted_total(section, weight, score, full_marks) as total
from line
where score is not null
group by rollup (unit)
order by unit nulls last;
-- each section alone, nothing to scale up: a 24 and 35, b 15 and 35, together 21.75 and 35
select unit, section, xcedu.weighted_total(section, weight, score, full_marks) as total
from line
where score is not null
group by grouping sets ((unit, section), (section))
order by unit nulls last, section;

-- ---------- as a window function ----------
-- running: a 30 × 5 ÷ 5, × 9 ÷ 15, + 70 × 7 ÷ 7, 24 + 70, 24 + 35;
-- b NULL (nothing to scale up), 15 × 100 ÷ 30, NULL as of the row that is not marked
-- the last two rows: a 30, 18, 30 × 4 ÷ 10 + 70, 30 + 70, 30 + 70 × 28 ÷ 63 = 31.1111…
-- b NULL, 50, NULL, NULL
-- this row and the next: a 18, 12 + 70, 70 + 30, 30 + 31.1111…, 31.1111…; b 50, NULL, NULL, 35
select unit, day, section, score, full_marks,
       xcedu.weighted_total(section, weight, score, full_marks) over (partition by unit order by day) as running,
       xcedu.weighted_total(section, weight, score, full_marks) over (partition by unit order by day rows 1 preceding) as two,
       xcedu.weighted_total(section, weight, score, full_marks) over (partition by unit order by day rows between current row and 1 following) as next
from line
order by unit, day;
-- the filter of a frame: b 15 × 100 ÷ 30 also on day 3, 15 + 35 on day 4
select unit, day, xcedu.weighted_total(section, weight, score, full_marks) filter (where score is not null) over (partition by unit order by day) as running
from line
where unit = 'b'
order by unit, day;
-- a section that is without full marks for a while: NULL, 10 × 30 ÷ 10, 10 + 20 × 1 ÷ 2,
-- and with one more that has none, 20 × 50 ÷ 30
select n, xcedu.weighted_total(s, w, x, f) over (order by n) as running
from (values (1, 'b', 20, 0, 0), (2, 'a', 10, 1, 1), (3, 'b', 20, 1, 2), (4, 'c', 20, 0, 0)) as v (n, s, w, x, f)
order by n;
-- 5000 sections, one a row: running against a running sum of the shares
select count(*) as compared, count(*) filter (where running::text is distinct from expected::text) as different
from (
    select xcedu.weighted_total('section ' || n, 1, n % 17, n % 8 + 1) over w as running, sum(round(1.0 * (n % 17) / (n % 8 + 1), 6)) over w as expected
    from generate_series(1, 5000) as n
    window w as (order by n)
) as w;

-- ---------- what is refused ----------
-- a collation under which two keys that differ may be equal
create collation pg_temp.ignore_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create temporary table ignoring (section text collate pg_temp.ignore_case, plain text);
insert into ignoring values ('a', 'a'), ('A', 'A');
select v.statement, v.expected, r.refusal, left(r.refusal, 5) = v.expected as same
from (
    values
        (1, $$select xcedu.weighted_total(null, 30, 5, 10)$$, '22004'),
        (2, $$select xcedu.weighted_total('a', null, 5, 10)$$, '22004'),
        (3, $$select xcedu.weighted_total('a', 30, 5, null)$$, '22004'),
        -- even where the result would be NULL
        (4, $$select xcedu.weighted_total('a', 30, null, null)$$, '22004'),
        (5, $$select xcedu.weighted_total('a', w, null, 10) from (values (30), (null)) as v (w)$$, '22004'),
        (6, $$select xcedu.weighted_total('a', 'NaN', 5, 10)$$, '22023'),
        (7, $$select xcedu.weighted_total('a', 'Infinity', 5, 10)$$, '22023'),
        (8, $$select xcedu.weighted_total('a', '-Infinity', 5, 10)$$, '22023'),
        (9, $$select xcedu.weighted_total('a', -30, 5, 10)$$, '22023'),
        (10, $$select xcedu.weighted_total('a', -0.000001, 5, 10)$$, '22023'),
        (11, $$select xcedu.weighted_total('a', 30, 'NaN', 10)$$, '22023'),
        (12, $$select xcedu.weighted_total('a', 30, 'Infinity', 10)$$, '22023'),
        (13, $$select xcedu.weighted_total('a', 30, '-Infinity', 10)$$, '22023'),
        (14, $$select xcedu.weighted_total('a', 30, 5, 'NaN')$$, '22023'),
        (15, $$select xcedu.weighted_total('a', 30, 5, 'Infinity')$$, '22023'),
        (16, $$select xcedu.weighted_total('a', 30, 5, '-Infinity')$$, '22023'),
        (17, $$select xcedu.weighted_total('a', 30, 5, -10)$$, '22023'),
        (18, $$select xcedu.weighted_total('a', 30, 5, f) from (values (10), (-10)) as v (f)$$, '22023'),
        (19, $$select xcedu.weighted_total('a', 30, null, -10)$$, '22023'),
        -- a weight that differs inside one section
        (20, $$select xcedu.weighted_total('daily', w, 5, 10) from (values (30), (70)) as v (w)$$, '22023'),
        (21, $$select xcedu.weighted_total(s, w, 5, 10) from (values ('日常工作考核', 30), ('重点任务考核', 70), ('日常工作考核', 30.01)) as v (s, w)$$, '22023'),
        (22, $$select xcedu.weighted_total('a', w, null, 0) from (values (30), (30.0000000000000000001)) as v (w)$$, '22023'),
        (23, $$select xcedu.weighted_total(repeat('s', 17), w, 5, 10) from (values (0), (1)) as v (w)$$, '22023'),
        (24, $$select xcedu.weighted_total('a', w, 5, 10) over (order by w) from (values (30), (70)) as v (w)$$, '22023'),
        (25, $$select xcedu.weighted_total('', w, 5, 10) from (values (30), (70)) as v (w)$$, '22023'),
        -- but two sections may differ, as may full marks, and two groups
        (26, $$select xcedu.weighted_total(w::text, w, 5, w) from (values (30), (70)) as v (w)$$, 'not r'),
        (27, $$select xcedu.weighted_total('a', 30, 5, w) from (values (30), (70)) as v (w)$$, 'not r'),
        (28, $$select xcedu.weighted_total('a', w, 5, 10) from (values (30), (70)) as v (w) group by w$$, 'not r'),
        -- a result that numeric cannot hold
        (29, $$select xcedu.weighted_total('a', 1e131071, 10, 1)$$, '22003'),
        -- a sum that passes the end of numeric on its way: a limit that sum() does not have
        (35, $$select xcedu.weighted_total('a', 1, s, 3e131071) from (values (9e131071), (9e131071), (-9e131071)) as v (s)$$, '22003'),
        -- collations
        (30, $$select xcedu.weighted_total(section, 30, 5, 10) from ignoring$$, '0A000'),
        (31, $$select xcedu.weighted_total(plain collate pg_temp.ignore_case, 30, 5, 10) from ignoring$$, '0A000'),
        (32, $$select xcedu.weighted_total(section, 30, 5, 10) over () from ignoring$$, '0A000'),
        (33, $$select xcedu.weighted_total(section collate "C", 30, 5, 10) from ignoring$$, 'not r'),
        (34, $$select xcedu.weighted_total(plain, 30, 5, 10) from ignoring$$, 'not r')
) as v (n, statement, expected)
cross join lateral (select pg_temp.refused(v.statement) as refusal) as r
order by v.n;
-- with another collation 'a' and 'A' are two: 15 + 15
select xcedu.weighted_total(section collate "C", 30, 5, 10) as two from ignoring;
