/*-------------------------------------------------------------------------
 *
 * weighted_total.c
 *	  weighted_total(section, weight, score, full_marks): the base score.
 *
 * The sum over sections of weight × Σ score / Σ full marks, each share
 * rounded half away from zero to six places (日常工作考核成绩占30%，重点任务
 * 考核成绩占70%).  A NULL score makes the total NULL: something is not marked
 * yet.  A section whose full marks add up to 0 is left out, and the rest is
 * scaled up by Σ all weights / Σ weights present.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested.h"

/* the values of a row and of a group */
enum
{
	WEIGHT,
	SCORE,
	FULL_MARKS
};

/* the parts of a group */
enum
{
	SHARE,
	ANY_WEIGHT,
	PRESENT_WEIGHT
};

static void
weighted_contribute(const Decimal *values, const bool *given, NestedPart *parts)
{
	parts[ANY_WEIGHT].amount = values[WEIGHT];
	if (!given[SCORE] || decimal_sign(values[FULL_MARKS]) == 0)
	{
		parts[SHARE].none = true;
		parts[PRESENT_WEIGHT].none = true;
		return;
	}
	parts[SHARE].amount = decimal_ratio(values[WEIGHT], values[SCORE],
										values[FULL_MARKS]);
	parts[PRESENT_WEIGHT].amount = values[WEIGHT];
}

static const NestedSpec weighted_spec = {
	.group_name = "section",
	.nvalues = 3,
	.value_names = {"weight", "score", "full_marks"},
	.folds = {NESTED_SAME, NESTED_SUM, NESTED_SUM},
	.nparts = 3,
	.contribute = weighted_contribute,
};

PG_FUNCTION_INFO_V1(xcedu_weighted_total_trans);
PG_FUNCTION_INFO_V1(xcedu_weighted_total_combine);
PG_FUNCTION_INFO_V1(xcedu_weighted_total_serial);
PG_FUNCTION_INFO_V1(xcedu_weighted_total_deserial);
PG_FUNCTION_INFO_V1(xcedu_weighted_total_final);

/*
 * (state internal, section text, weight numeric, score numeric,
 * full_marks numeric)
 */
Datum
xcedu_weighted_total_trans(PG_FUNCTION_ARGS)
{
	NestedState *state = nested_state_arg(fcinfo, &weighted_spec);
	NestedRow row;

	nested_require_arg(fcinfo, 1, "section");
	nested_require_arg(fcinfo, 2, "weight");
	nested_require_arg(fcinfo, 4, "full_marks");

	row.given[WEIGHT] = true;
	row.values[WEIGHT] = decimal_arg(fcinfo, 2, "weight", DECIMAL_NOT_NEGATIVE);
	row.given[SCORE] = !PG_ARGISNULL(3);
	if (row.given[SCORE])
		row.values[SCORE] = decimal_arg(fcinfo, 3, "score", DECIMAL_ANY_SIGN);
	else
		nested_mark_incomplete(state);
	row.given[FULL_MARKS] = true;
	row.values[FULL_MARKS] = decimal_arg(fcinfo, 4, "full_marks", DECIMAL_NOT_NEGATIVE);
	nested_add(state, nested_text_key(fcinfo, 1), &row);
	PG_RETURN_POINTER(state);
}

Datum
xcedu_weighted_total_combine(PG_FUNCTION_ARGS)
{
	return nested_combine(fcinfo, &weighted_spec);
}

Datum
xcedu_weighted_total_serial(PG_FUNCTION_ARGS)
{
	return nested_serialize(fcinfo, &weighted_spec);
}

Datum
xcedu_weighted_total_deserial(PG_FUNCTION_ARGS)
{
	return nested_deserialize(fcinfo, &weighted_spec);
}

/*
 * NULL too where no section is left, or only sections that weigh nothing
 * while others were left out: there is nothing to scale up.
 */
Datum
xcedu_weighted_total_final(PG_FUNCTION_ARGS)
{
	NestedState *state;
	Decimal shares;
	Decimal weights;
	Decimal present;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (NestedState *) PG_GETARG_POINTER(0);
	if (nested_is_incomplete(state) || !nested_total(state, SHARE, &shares) ||
		!nested_total(state, ANY_WEIGHT, &weights) ||
		!nested_total(state, PRESENT_WEIGHT, &present))
		PG_RETURN_NULL();

	if (decimal_compare(weights, present) != 0)
	{
		if (decimal_sign(present) == 0)
			PG_RETURN_NULL();
		shares = decimal_ratio(shares, weights, present);
	}
	PG_RETURN_DATUM(decimal_result(shares));
}
