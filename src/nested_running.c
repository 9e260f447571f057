/*-------------------------------------------------------------------------
 *
 * nested_running.c
 *	  Totals that a nested state keeps up to date while rows still come.
 *
 * A window with a running frame asks for the result after each row.  From the first row
 * after a final call on, the state therefore keeps its totals: a row takes out what its
 * entry contributed before and puts in what it contributes now.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested_state.h"

static void
count_scale(RunningTotal *total, MemoryContext context, int scale, int change)
{
	if (scale >= total->nscales)
	{
		Size size = (scale + 1) * sizeof(uint32);

		total->at_scale = total->at_scale ? repalloc(total->at_scale, size)
										  : MemoryContextAlloc(context, size);
		memset(total->at_scale + total->nscales, 0,
			   (scale + 1 - total->nscales) * sizeof(uint32));
		total->nscales = scale + 1;
	}
	total->at_scale[scale] += change;
}

/*
 * Put what an entry contributes into the totals (change is 1), or take it out (-1).
 */
static void
running_count(NestedState *state, Word *entry, int change)
{
	Decimal parts[NESTED_MAX_PARTS];

	state->spec->contribute(entry_values(state, entry), parts);
	for (int i = 0; i < state->spec->nparts; i++)
	{
		RunningTotal *total = &state->extra->running->totals[i];

		if (decimal_is_none(parts[i]))
			continue;
		accumulate(state, &total->amount,
				   change > 0 ? parts[i] : decimal_subtract(DECIMAL_ZERO, parts[i]));
		total->contributions += change;
		count_scale(total, state_context(state), decimal_scale(parts[i]), change);
	}
}

static void
running_start(NestedState *state)
{
	MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext, "xcedu totals",
												  ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(scratch);

	nested_fold_appended(state);
	nested_extra(state)->running = MemoryContextAllocZero(state_context(state),
														  sizeof(Running));
	for (uint32 i = 0; i < state->nentries; i++)
	{
		CHECK_FOR_INTERRUPTS();
		running_count(state, entry_at(state, i), 1);
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(scratch);
}

/*
 * The entry of a key, or NULL; where they are indexed, slot is its place in the
 * index, which grows with the entries.
 */
static Word *
running_find(NestedState *state, Key key, uint64 hash, uint32 **slot)
{
	NumberTable *index = &state->extra->running->index;

	*slot = NULL;
	if (state->nentries < DIRECT_ENTRIES)
		return nested_find_direct(state, key, hash);
	if (!number_table_has_room(index, state->nentries))
	{
		number_table_reset(index, state_context(state), 2 * state->nentries);
		nested_index_folded(state, index);
	}
	*slot = nested_index_slot(state, index, key, hash);
	return **slot == 0 ? NULL : entry_at(state, **slot - 1);
}

void
nested_running_add(NestedState *state, Key key, const Decimal *values)
{
	uint64 hash = key_hash(state->kind, key.word);
	uint32 *slot;
	Word *entry;

	if (!is_running(state))
		running_start(state);
	entry = running_find(state, key, hash, &slot);
	if (entry)
	{
		running_count(state, entry, -1);
		nested_fold_row(state, entry, values);
	}
	else
	{
		nested_append_row(state, key, values);
		state->nfolded = state->nentries;
		entry = entry_at(state, state->nentries - 1);
		if (slot)
			*slot = state->nentries;
		else
			nested_tag_entries(state);
	}
	running_count(state, entry, 1);
}

/*
 * The total of a part, DECIMAL_NONE if nothing contributes.
 */
Decimal
nested_running_total(NestedState *state, int part)
{
	RunningTotal *total = &state->extra->running->totals[part];

	if (total->contributions == 0)
		return DECIMAL_NONE;
	while (total->at_scale[total->nscales - 1] == 0)
		total->nscales--;
	return decimal_with_scale(total->amount, total->nscales - 1);
}
