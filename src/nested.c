/*-------------------------------------------------------------------------
 *
 * nested.c
 *	  "A group inside a group": arguments and totals of the aggregates that share
 *	  the state.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested_state.h"

/* ---------- arguments ---------- */

/*
 * The pool of the states of an aggregate, in the context in which they live now.
 */
NestedPool *
nested_pool_arg(FunctionCallInfo fcinfo, const NestedSpec *spec, KeyKind kind)
{
	return nested_pool_of(aggregate_context(fcinfo), spec, kind);
}

/*
 * The state of a transition function: argument 0, or a new one.
 */
NestedState *
nested_state_arg(FunctionCallInfo fcinfo, NestedPool *pool)
{
	if (likely(!PG_ARGISNULL(0)))
		return (NestedState *) PG_GETARG_POINTER(0);
	if (pool->kind == KEY_TEXT)
		key_check_text(fcinfo, 1, pool->spec->group_name);
	return nested_create(pool);
}

/*
 * Argument argno as a value of a row.
 */
Decimal
nested_value_arg(FunctionCallInfo fcinfo, int argno, const NestedValue *value)
{
	if (value->required)
		aggregate_require_arg(fcinfo, argno, value->name);
	else if (PG_ARGISNULL(argno))
		return DECIMAL_NONE;
	return decimal_arg(fcinfo, argno, value->name, value->sign);
}

/* ---------- what a state holds beside its entries ---------- */

Extra *
nested_extra(NestedState *state)
{
	if (state->extra == NULL)
		state->extra = MemoryContextAllocZero(state->pool->context, sizeof(Extra));
	return state->extra;
}

/*
 * Add parts to those of the rows that are inner groups of their own.
 */
void
nested_add_keyless_parts(NestedState *state, const Decimal *parts)
{
	Extra *extra = nested_extra(state);

	for (int i = 0; i < state->pool->spec->nparts; i++)
	{
		Assert(!decimal_is_none(parts[i]));
		accumulate(state->pool, &extra->keyless[i], parts[i]);
	}
	extra->has_keyless = true;
}

/*
 * Add what a row contributes that is an inner group of its own.
 */
void
nested_add_keyless(NestedState *state, const Decimal *values)
{
	Decimal parts[NESTED_MAX_PARTS];

	state->pool->spec->contribute(values, parts);
	nested_add_keyless_parts(state, parts);
}

void
nested_mark_incomplete(NestedState *state)
{
	state->incomplete = true;
}

bool
nested_is_incomplete(const NestedState *state)
{
	return state->incomplete;
}

/* ---------- totals ---------- */

/*
 * Add to a total, DECIMAL_NONE while there is nothing in it.
 */
static inline void
add_to_total(Decimal *total, Decimal amount)
{
	Decimal before = decimal_or_zero(*total);

	*total = decimal_add(before, amount);
	decimal_free(before);
}

/*
 * Add up what the entries contribute.  What numerics leave behind on the way is given
 * back in between, where there are more than a few.
 */
static void
total_entries(NestedState *state, Decimal *totals)
{
	NestedPool *pool = state->pool;
	MemoryContext outer = CurrentMemoryContext;
	MemoryContext scratch = outer;
	uint32 n;
	Word *entries = nested_folded_entries(state, &n);

	if (n > DIRECT_ENTRIES)
		scratch = AllocSetContextCreate(outer, "xcedu totals", ALLOCSET_SMALL_SIZES);
	for (uint32 g = 0; g < n; g++)
	{
		Decimal parts[NESTED_MAX_PARTS];

		CHECK_FOR_INTERRUPTS();
		MemoryContextSwitchTo(scratch);
		pool->spec->contribute(wide_values(pool, wide_entry(pool, entries, g)), parts);
		MemoryContextSwitchTo(outer);
		for (int i = 0; i < pool->spec->nparts; i++)
		{
			if (!decimal_is_none(parts[i]))
				add_to_total(&totals[i], parts[i]);
		}
		if (scratch != outer)
			MemoryContextReset(scratch);
	}
	if (scratch != outer)
		MemoryContextDelete(scratch);
	nested_scratch_give(pool, entries);
}

/*
 * The sum of each part over all groups, DECIMAL_NONE where none contributes.
 * The state keeps its meaning; only its entries are folded.
 */
void
nested_totals(NestedState *state, Decimal *totals)
{
	int nparts = state->pool->spec->nparts;

	nested_settle(state->pool);
	state->finished = true;
	for (int i = 0; i < nparts; i++)
		totals[i] = is_running(state) ? decimal_copy(nested_running_total(state, i),
													 CurrentMemoryContext)
									  : DECIMAL_NONE;
	if (!is_running(state))
		total_entries(state, totals);
	for (int i = 0; has_keyless(state) && i < nparts; i++)
		add_to_total(&totals[i], state->extra->keyless[i]);
}

/*
 * The final function of an aggregate whose result is its only total.
 */
Datum
nested_final_total(FunctionCallInfo fcinfo)
{
	Decimal totals[NESTED_MAX_PARTS];

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	nested_totals((NestedState *) PG_GETARG_POINTER(0), totals);
	if (decimal_is_none(totals[0]))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(decimal_result(totals[0]));
}
