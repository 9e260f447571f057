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
 * Append an entry of a state, for which there is room, to another one.
 */
static inline Word *
copy_entry(NestedState *state, const NestedState *from, const Word *entry)
{
	Word *copy = entry_at(state, state->nentries++);

	Assert(state->nentries <= state->capacity);
	for (int i = 0; i < state->stride; i++)
		copy[i] = entry[i];
	if (state->kind == KEY_TEXT && key_word_is_long(entry[1].key))
		nested_set_key(state, copy, entry_key(from, entry));
	return copy;
}

/*
 * Which of the next entries of two sorted states comes first: below 0 that of a, above 0
 * that of b, and 0 if both have one key.
 */
static inline int
compare_next(const NestedState *a, uint32 i, const NestedState *b, uint32 j)
{
	if (i == a->nentries)
		return 1;
	if (j == b->nentries)
		return -1;
	return compare_entries(a, entry_at(a, i), b, entry_at(b, j));
}

/*
 * Merge the entries of another state into a state; both are sorted.
 */
static void
merge_sorted(NestedState *state, const NestedState *from)
{
	NestedState old = *state;
	uint32 i = 0;
	uint32 j = 0;

	state->nentries = 0;
	state->capacity = Max(old.nentries + from->nentries, 1);
	state->entries = MemoryContextAllocHuge(
		state_context(state), (Size) state->capacity * state->stride * sizeof(Word));
	state->store = NULL;

	while (i < old.nentries || j < from->nentries)
	{
		Word *other = entry_at(from, j);
		int order = compare_next(&old, i, from, j);

		check_interrupts(i + j);
		if (order > 0)
		{
			Decimal *values = entry_values(state, copy_entry(state, from, other));

			for (int v = 0; v < state->spec->nvalues; v++)
				values[v] = copy_to_state(state, values[v]);
		}
		else
		{
			/* what the entry owns goes along */
			Word *entry = copy_entry(state, &old, entry_at(&old, i));

			if (order == 0)
				nested_fold_row(state, entry, entry_values(from, other));
		}
		i += order <= 0;
		j += order >= 0;
	}
	state->nfolded = state->nentries;
	state->sorted = true;
	nested_tag_entries(state);

	if (old.entries != state->first)
		pfree(old.entries);
	if (old.store)
		key_store_free(old.store);
}

/*
 * Fold all of one state into another one.
 */
static void
merge(NestedState *state, const NestedState *from)
{
	if (state->sorted && from->sorted)
		merge_sorted(state, from);
	else
	{
		for (uint32 i = 0; i < from->nentries; i++)
		{
			Word *entry = entry_at(from, i);
			Key key = entry_key(from, entry);

			check_interrupts(i);
			nested_add(state, &key, entry_values(from, entry));
		}
	}
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
		left = nested_create(context, right->spec, right->kind, 1);
	if (left->spec != right->spec || left->kind != right->kind)
		elog(ERROR, "states of different aggregates cannot be combined");
	merge(left, right);
	PG_RETURN_POINTER(left);
}
