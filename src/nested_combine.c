/*-------------------------------------------------------------------------
 *
 * nested_combine.c
 *	  One nested state folded into another one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested_state.h"

/*
 * Fold all of one state into another one.
 */
static void
merge(NestedState *state, NestedState *from)
{
	NestedPool *pool = from->pool;
	uint32 n;
	Word *entries = nested_folded_entries(from, &n);

	for (uint32 i = 0; i < n; i++)
	{
		Word *entry = wide_entry(pool, entries, i);
		Key key = nested_words_key(pool, wide_key(entry));
		uint64 words[KEY_MAX_WORDS];

		check_interrupts(i);
		nested_key_words(state->pool, &key, words);
		nested_add(state, words, wide_values(pool, entry));
	}
	nested_scratch_give(pool, entries);

	/* what a worker hands over repeats much of what others did */
	if (!state->folded && !state->finished && state->nentries > state->fold_at / 2)
		nested_fold_entries(state);
	if (has_keyless(from))
		nested_add_keyless_parts(state, from->extra->keyless);
	state->incomplete |= from->incomplete;
}

Datum
nested_combine(FunctionCallInfo fcinfo)
{
	MemoryContext context = aggregate_context(fcinfo);
	NestedState *left = PG_ARGISNULL(0) ? NULL : (NestedState *) PG_GETARG_POINTER(0);
	NestedState *right = PG_ARGISNULL(1) ? NULL : (NestedState *) PG_GETARG_POINTER(1);

	if (right == NULL)
	{
		if (left == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(left);
	}

	/* the right state may live in a context that is reset after each row */
	if (left == NULL)
		left = nested_create(
			nested_pool_of(context, right->pool->spec, right->pool->kind));
	if (left->pool->spec != right->pool->spec || left->pool->kind != right->pool->kind)
		elog(ERROR, "states of different aggregates cannot be combined");
	nested_settle(left->pool);
	nested_settle(right->pool);
	merge(left, right);
	PG_RETURN_POINTER(left);
}
