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

#include "aggregate.h"
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
weighted_contribute(const Decimal *values, Decimal *parts)
{
	parts[ANY_WEIGHT] = values[WEIGHT];
	if (decimal_is_none(values[SCORE]) || decimal_sign(values[FULL_MARKS]) == 0)
	{
		parts[SHARE] = DECIMAL_NONE;
		parts[PRESENT_WEIGHT] = DECIMAL_NONE;
		return;
	}
	parts[SHARE] = decimal_ratio(values[WEIGHT], values[SCORE], values[FULL_MARKS]);
	parts[PRESENT_WEIGHT] = values[WEIGHT];
}

static const NestedSpec weighted_spec = {
	.wire_id = 3,
	.group_name = "section",
	.nvalues = 3,
	.values =
		{
			{"weight", NESTED_SAME, DECIMAL_NOT_NEGATIVE, true},
			{"score", NESTED_SUM, DECIMAL_ANY_SIGN, false},
			{"full_marks", NESTED_SUM, DECIMAL_NOT_NEGATIVE, true},
		},
	.nparts = 3,
	.contribute = weighted_contribute,
	.usual_groups = 3,
	.named = true,
};

PG_FUNCTION_INFO_V1(xcedu_weighted_total_trans);
PG_FUNCTION_INFO_V1(xcedu_weighted_total_final);

/*
 * (state internal, section text, weight numeric, score numeric,
 * full_marks numeric)
 */
Datum
xcedu_weighted_total_trans(PG_FUNCTION_ARGS)
{
	NestedPool *pool = nested_pool_arg(fcinfo, &weighted_spec, KEY_TEXT);
	NestedState *state = nested_state_arg(fcinfo, pool);
	Decimal values[NESTED_MAX_VALUES];
	Key key;

	aggregate_require_arg(fcinfo, 1, "section");
	for (int i = 0; i < weighted_spec.nvalues; i++)
		values[i] = nested_value_arg(fcinfo, 2 + i, &weighted_spec.values[i]);
	if (decimal_is_none(values[SCORE]))
		nested_mark_incomplete(state);
	key = key_arg(fcinfo, 1, KEY_TEXT);
	nested_add_row(pool, state, &key, values);
	PG_RETURN_POINTER(state);
}

NESTED_TRANSFER(weighted_total, weighted_spec);

/*
 * Also NULL if no section is left, or if all that are left weigh nothing and one that
 * weighs something was left out: there is nothing to scale up.
 */
Datum
xcedu_weighted_total_final(PG_FUNCTION_ARGS)
{
	NestedState *state;
	Decimal totals[NESTED_MAX_PARTS];
	Decimal shares;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (NestedState *) PG_GETARG_POINTER(0);
	nested_totals(state, totals);
	shares = totals[SHARE];
	if (nested_is_incomplete(state) || decimal_is_none(shares))
		PG_RETURN_NULL();

	if (decimal_compare(totals[ANY_WEIGHT], totals[PRESENT_WEIGHT]) != 0)
	{
		if (decimal_sign(totals[PRESENT_WEIGHT]) == 0)
			PG_RETURN_NULL();
		shares = decimal_ratio(shares, totals[ANY_WEIGHT], totals[PRESENT_WEIGHT]);
	}
	PG_RETURN_DATUM(decimal_result(shares));
}
