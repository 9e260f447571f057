-- The aggregates. Each replaces a group inside a group, for which plain SQL
-- needs two levels of GROUP BY.  All are exact, parallel safe, independent of
-- the order of rows, and may be used as window functions.

-- one item

create function xcedu.capped_score_trans(state internal, full_marks numeric, deduction numeric)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_score_trans';

create function xcedu.capped_score_combine(state internal, other internal)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_score_combine';

create function xcedu.capped_score_serial(state internal)
returns bytea
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_score_serial';

create function xcedu.capped_score_deserial(bytes bytea, dummy internal)
returns internal
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_score_deserial';

create function xcedu.capped_score_final(state internal)
returns numeric
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_score_final';

create aggregate xcedu.capped_score(full_marks numeric, deduction numeric) (
    sfunc = xcedu.capped_score_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.capped_score_final,
    combinefunc = xcedu.capped_score_combine,
    serialfunc = xcedu.capped_score_serial,
    deserialfunc = xcedu.capped_score_deserial,
    parallel = safe
);

comment on aggregate xcedu.capped_score(numeric, numeric) is
    '一项考核内容的得分：满分减去各次扣分，扣完为止，即 max(0, full_marks − Σ deduction)。deduction 为空不扣分；full_marks 为空（22004）、各行不一致、负数、NaN、无穷大（22023）报错；没有行则为空。 / The score of one item: full marks less all deductions, exhausted at zero. A NULL deduction takes nothing off; full marks that are NULL (22004) or differ between rows, negative numbers, NaN and infinities (22023) are errors; NULL without rows.';

-- several items

create function xcedu.capped_total_trans(state internal, item text, full_marks numeric, deduction numeric)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_total_trans';

create function xcedu.capped_total_combine(state internal, other internal)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_total_combine';

create function xcedu.capped_total_serial(state internal)
returns bytea
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_total_serial';

create function xcedu.capped_total_deserial(bytes bytea, dummy internal)
returns internal
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_total_deserial';

create function xcedu.capped_total_final(state internal)
returns numeric
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_capped_total_final';

create aggregate xcedu.capped_total(item text, full_marks numeric, deduction numeric) (
    sfunc = xcedu.capped_total_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.capped_total_final,
    combinefunc = xcedu.capped_total_combine,
    serialfunc = xcedu.capped_total_serial,
    deserialfunc = xcedu.capped_total_deserial,
    parallel = safe
);

comment on aggregate xcedu.capped_total(text, numeric, numeric) is
    '多项考核内容的得分之和，每项各自扣完为止：Σ max(0, full_marks − Σ deduction)。item 或 full_marks 为空（22004）、同一项满分不一致、负数、NaN、无穷大（22023）报错；deduction 为空不扣分；没有行则为空。 / The scores of several items added up, each exhausted at zero on its own. A NULL item or full_marks (22004), full marks that differ inside one item, negative numbers, NaN and infinities (22023) are errors; a NULL deduction takes nothing off; NULL without rows.';

-- weighted sections

create function xcedu.weighted_total_trans(state internal, section text, weight numeric, score numeric, full_marks numeric)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_weighted_total_trans';

create function xcedu.weighted_total_combine(state internal, other internal)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_weighted_total_combine';

create function xcedu.weighted_total_serial(state internal)
returns bytea
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_weighted_total_serial';

create function xcedu.weighted_total_deserial(bytes bytea, dummy internal)
returns internal
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_weighted_total_deserial';

create function xcedu.weighted_total_final(state internal)
returns numeric
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_weighted_total_final';

create aggregate xcedu.weighted_total(section text, weight numeric, score numeric, full_marks numeric) (
    sfunc = xcedu.weighted_total_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.weighted_total_final,
    combinefunc = xcedu.weighted_total_combine,
    serialfunc = xcedu.weighted_total_serial,
    deserialfunc = xcedu.weighted_total_deserial,
    parallel = safe
);

comment on aggregate xcedu.weighted_total(text, numeric, numeric, numeric) is
    '按权重合成的基础分：各板块 weight × Σ score ÷ Σ full_marks 之和，每个板块四舍五入到6位小数（日常工作考核占30%，重点任务考核占70%）。任何 score 为空则结果为空（尚未评分）；满分合计为0的板块不计，其余按 全部权重 ÷ 现有权重 放大并再次舍入。section、weight、full_marks 为空（22004）、同一板块权重不一致、负的权重或满分、NaN、无穷大（22023）报错；没有行则为空。 / The base score: weight × Σ score ÷ Σ full_marks over the sections, each share rounded half away from zero to 6 places. NULL as soon as one score is NULL (not marked yet); a section whose full marks add up to 0 is left out and the rest scaled up by all weights ÷ weights present, rounded again. A NULL section, weight or full_marks (22004), a weight that differs inside one section, negative weights or full marks, NaN and infinities (22023) are errors; NULL without rows.';

-- bonuses, each work at its highest level

create function xcedu.bonus_total_trans(state internal, work text, points numeric)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_total_text_trans';

create function xcedu.bonus_total_trans(state internal, work bigint, points numeric)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_total_bigint_trans';

create function xcedu.bonus_total_trans(state internal, work uuid, points numeric)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_total_uuid_trans';

create function xcedu.bonus_total_combine(state internal, other internal)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_total_combine';

create function xcedu.bonus_total_serial(state internal)
returns bytea
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_total_serial';

create function xcedu.bonus_total_deserial(bytes bytea, dummy internal)
returns internal
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_total_deserial';

create function xcedu.bonus_total_final(state internal)
returns numeric
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_total_final';

create aggregate xcedu.bonus_total(work text, points numeric) (
    sfunc = xcedu.bonus_total_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.bonus_total_final,
    combinefunc = xcedu.bonus_total_combine,
    serialfunc = xcedu.bonus_total_serial,
    deserialfunc = xcedu.bonus_total_deserial,
    parallel = safe
);

comment on aggregate xcedu.bonus_total(text, numeric) is
    '加分合计，同一项工作按最高级别计一次：Σ max(points)（“同一项工作获多级表彰奖励的，按最高级别加分，不重复计算”）。work 为空的行各为一项工作；points 为空不是加分，全部为空或没有行则结果为空；负数、NaN、无穷大报错（22023）。 / The sum of the bonuses, in which each work counts once, at its highest points: Σ over works of max(points). A row with a NULL work is a work of its own; a row with NULL points is ignored, and the result is NULL if there is no other; negative numbers, NaN and infinities are errors (22023).';

create aggregate xcedu.bonus_total(work bigint, points numeric) (
    sfunc = xcedu.bonus_total_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.bonus_total_final,
    combinefunc = xcedu.bonus_total_combine,
    serialfunc = xcedu.bonus_total_serial,
    deserialfunc = xcedu.bonus_total_deserial,
    parallel = safe
);

comment on aggregate xcedu.bonus_total(bigint, numeric) is
    '加分合计，同一项工作按最高级别计一次：Σ max(points)（“同一项工作获多级表彰奖励的，按最高级别加分，不重复计算”）。work 为空的行各为一项工作；points 为空不是加分，全部为空或没有行则结果为空；负数、NaN、无穷大报错（22023）。 / The sum of the bonuses, in which each work counts once, at its highest points: Σ over works of max(points). A row with a NULL work is a work of its own; a row with NULL points is ignored, and the result is NULL if there is no other; negative numbers, NaN and infinities are errors (22023).';

create aggregate xcedu.bonus_total(work uuid, points numeric) (
    sfunc = xcedu.bonus_total_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.bonus_total_final,
    combinefunc = xcedu.bonus_total_combine,
    serialfunc = xcedu.bonus_total_serial,
    deserialfunc = xcedu.bonus_total_deserial,
    parallel = safe
);

comment on aggregate xcedu.bonus_total(uuid, numeric) is
    '加分合计，同一项工作按最高级别计一次：Σ max(points)（“同一项工作获多级表彰奖励的，按最高级别加分，不重复计算”）。work 为空的行各为一项工作；points 为空不是加分，全部为空或没有行则结果为空；负数、NaN、无穷大报错（22023）。 / The sum of the bonuses, in which each work counts once, at its highest points: Σ over works of max(points). A row with a NULL work is a work of its own; a row with NULL points is ignored, and the result is NULL if there is no other; negative numbers, NaN and infinities are errors (22023).';

-- what a month adds or takes back

create function xcedu.bonus_gain_trans(state internal, work text, points numeric, before boolean, now boolean)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_gain_text_trans';

create function xcedu.bonus_gain_trans(state internal, work bigint, points numeric, before boolean, now boolean)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_gain_bigint_trans';

create function xcedu.bonus_gain_trans(state internal, work uuid, points numeric, before boolean, now boolean)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_gain_uuid_trans';

create function xcedu.bonus_gain_combine(state internal, other internal)
returns internal
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_gain_combine';

create function xcedu.bonus_gain_serial(state internal)
returns bytea
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_gain_serial';

create function xcedu.bonus_gain_deserial(bytes bytea, dummy internal)
returns internal
language c immutable strict parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_gain_deserial';

create function xcedu.bonus_gain_final(state internal)
returns numeric
language c immutable parallel safe
as 'MODULE_PATHNAME', 'xcedu_bonus_gain_final';

create aggregate xcedu.bonus_gain(work text, points numeric, before boolean, now boolean) (
    sfunc = xcedu.bonus_gain_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.bonus_gain_final,
    combinefunc = xcedu.bonus_gain_combine,
    serialfunc = xcedu.bonus_gain_serial,
    deserialfunc = xcedu.bonus_gain_deserial,
    parallel = safe
);

comment on aggregate xcedu.bonus_gain(text, numeric, boolean, boolean) is
    '某月新增（或收回）的加分：各项工作“现在有效的最高分 − 此前有效的最高分”之和，没有则以0计；先得1分、后得3分的工作依次为1和2。before、now 表示该行此前、现在是否有效，为空即无效；work 为空的行各为一项工作；points 为空的行不计分；没有行则为空；负数、NaN、无穷大报错（22023）。 / What a month adds or takes back: Σ over works of (highest points of the rows that count now) − (highest of those that counted before), 0 where there are none. NULL flags are false; a row with a NULL work is a work of its own; NULL points count at no time; NULL without rows; negative numbers, NaN and infinities are errors (22023).';

create aggregate xcedu.bonus_gain(work bigint, points numeric, before boolean, now boolean) (
    sfunc = xcedu.bonus_gain_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.bonus_gain_final,
    combinefunc = xcedu.bonus_gain_combine,
    serialfunc = xcedu.bonus_gain_serial,
    deserialfunc = xcedu.bonus_gain_deserial,
    parallel = safe
);

comment on aggregate xcedu.bonus_gain(bigint, numeric, boolean, boolean) is
    '某月新增（或收回）的加分：各项工作“现在有效的最高分 − 此前有效的最高分”之和，没有则以0计；先得1分、后得3分的工作依次为1和2。before、now 表示该行此前、现在是否有效，为空即无效；work 为空的行各为一项工作；points 为空的行不计分；没有行则为空；负数、NaN、无穷大报错（22023）。 / What a month adds or takes back: Σ over works of (highest points of the rows that count now) − (highest of those that counted before), 0 where there are none. NULL flags are false; a row with a NULL work is a work of its own; NULL points count at no time; NULL without rows; negative numbers, NaN and infinities are errors (22023).';

create aggregate xcedu.bonus_gain(work uuid, points numeric, before boolean, now boolean) (
    sfunc = xcedu.bonus_gain_trans,
    stype = internal,
    sspace = 512,
    finalfunc = xcedu.bonus_gain_final,
    combinefunc = xcedu.bonus_gain_combine,
    serialfunc = xcedu.bonus_gain_serial,
    deserialfunc = xcedu.bonus_gain_deserial,
    parallel = safe
);

comment on aggregate xcedu.bonus_gain(uuid, numeric, boolean, boolean) is
    '某月新增（或收回）的加分：各项工作“现在有效的最高分 − 此前有效的最高分”之和，没有则以0计；先得1分、后得3分的工作依次为1和2。before、now 表示该行此前、现在是否有效，为空即无效；work 为空的行各为一项工作；points 为空的行不计分；没有行则为空；负数、NaN、无穷大报错（22023）。 / What a month adds or takes back: Σ over works of (highest points of the rows that count now) − (highest of those that counted before), 0 where there are none. NULL flags are false; a row with a NULL work is a work of its own; NULL points count at no time; NULL without rows; negative numbers, NaN and infinities are errors (22023).';
