/*-------------------------------------------------------------------------
 *
 * capped_score.c
 *	  capped_score(full_marks, deduction): the score of one item.
 *
 * max(0, full marks - sum of deductions), 扣完为止: capped_total() of a single
 * item that needs no name.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "capped.h"

PG_FUNCTION_INFO_V1(xcedu_capped_score_trans);

/* (state internal, full_marks numeric, deduction numeric) */
Datum
xcedu_capped_score_trans(PG_FUNCTION_ARGS)
{
	NestedPool *pool = nested_pool_arg(fcinfo, &capped_spec, KEY_SINGLE);
	NestedState *state = nested_state_arg(fcinfo, pool);

	capped_add(fcinfo, pool, state, KEY_ZERO, 1);
	PG_RETURN_POINTER(state);
}

NESTED_TRANSFER(capped_score, capped_spec);
NESTED_FINAL(capped_score);
