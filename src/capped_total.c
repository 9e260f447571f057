/*-------------------------------------------------------------------------
 *
 * capped_total.c
 *	  capped_total(item, full_marks, deduction): the score of several items.
 *
 * The sum over items of max(0, full marks - sum of deductions): an item is
 * deducted until it is exhausted and no further (扣完为止).
 *
 * The state of capped_score(), in capped_score.c, is the same with a single
 * inner group; the two share everything but their transition function.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "aggregate.h"
#include "capped.h"

/* the values of a row and of a group */
enum
{
	FULL_MARKS,
	DEDUCTION
};

/*
 * greatest(full_marks - sum(deduction), 0)
 */
static void
capped_contribute(const Decimal *values, Decimal *parts)
{
	Decimal left = values[FULL_MARKS];

	if (!decimal_is_none(values[DEDUCTION]))
		left = decimal_subtract(left, values[DEDUCTION]);
	parts[0] = decimal_sign(left) < 0 ? DECIMAL_ZERO : left;
}

const NestedSpec capped_spec = {
	.wire_id = 2,
	.group_name = "item",
	.nvalues = 2,
	.values =
		{
			{"full_marks", NESTED_SAME, DECIMAL_NOT_NEGATIVE, true},
			{"deduction", NESTED_SUM, DECIMAL_NOT_NEGATIVE, false},
		},
	.nparts = 1,
	.contribute = capped_contribute,
	.usual_groups = 16,
	.named = true,
};

/*
 * Add a row whose full marks are argument argno and whose deduction is the
 * next one; a NULL deduction takes nothing off.
 */
void
capped_add(FunctionCallInfo fcinfo, NestedPool *pool, NestedState *state, Key key,
		   int argno)
{
	Decimal values[NESTED_MAX_VALUES];

	for (int i = 0; i < capped_spec.nvalues; i++)
		values[i] = nested_value_arg(fcinfo, argno + i, &capped_spec.values[i]);
	nested_add_row(pool, state, &key, values);
}

PG_FUNCTION_INFO_V1(xcedu_capped_total_trans);

/* (state internal, item text, full_marks numeric, deduction numeric) */
Datum
xcedu_capped_total_trans(PG_FUNCTION_ARGS)
{
	NestedPool *pool = nested_pool_arg(fcinfo, &capped_spec, KEY_TEXT);
	NestedState *state = nested_state_arg(fcinfo, pool);

	aggregate_require_arg(fcinfo, 1, "item");
	capped_add(fcinfo, pool, state, key_arg(fcinfo, 1, KEY_TEXT), 2);
	PG_RETURN_POINTER(state);
}

NESTED_TRANSFER(capped_total, capped_spec);
NESTED_FINAL(capped_total);
