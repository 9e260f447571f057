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
	NestedPool *pool = state->pool;
	Decimal parts[NESTED_MAX_PARTS];

	pool->spec->contribute(wide_values(pool, entry), parts);
	for (int i = 0; i < pool->spec->nparts; i++)
	{
		RunningTotal *total = &state->extra->running->totals[i];

		if (decimal_is_none(parts[i]))
			continue;
		accumulate(pool, &total->amount,
				   change > 0 ? parts[i] : decimal_subtract(DECIMAL_ZERO, parts[i]));
		total->contributions += change;
		count_scale(total, pool->context, decimal_scale(parts[i]), change);
	}
}

/*
 * Index all entries, with room for twice as many.
 */
static void
index_entries(NestedState *state)
{
	const NestedPool *pool = state->pool;
	Running *running = state->extra->running;

	number_table_reset(&running->index, pool->context, 2 * running->nentries);
	for (uint32 i = 0; i < running->nentries; i++)
	{
		check_interrupts(i);
		number_table_put(
			&running->index,
			words_hash(wide_key(wide_entry(pool, running->entries, i)), pool->key_words),
			i);
	}
}

/*
 * Move the entries to an array, which owns their numerics from now on, and add up what
 * they contribute.
 */
static void
running_start(NestedState *state)
{
	NestedPool *pool = state->pool;
	MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext, "xcedu totals",
												  ALLOCSET_SMALL_SIZES);
	MemoryContext old;
	Running *running = MemoryContextAllocZero(pool->context, sizeof(Running));
	uint32 n;
	Word *entries = nested_folded_entries(state, &n);

	running->nentries = n;
	running->capacity = Max(2 * n, DIRECT_ENTRIES);
	running->entries = MemoryContextAllocHuge(pool->context, (Size) running->capacity *
																 pool->stride[FORM_WIDE]);
	memcpy(running->entries, entries, (Size) n * pool->stride[FORM_WIDE]);
	nested_scratch_give(pool, entries);
	nested_extra(state)->running = running;
	index_entries(state);

	old = MemoryContextSwitchTo(scratch);
	for (uint32 i = 0; i < n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		running_count(state, wide_entry(pool, running->entries, i), 1);
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(scratch);
}

/*
 * The place in the index of the entry of a key, or the empty one where it belongs.
 */
static uint32 *
running_slot(NestedState *state, const uint64 *key)
{
	const NestedPool *pool = state->pool;
	Running *running = state->extra->running;
	NumberTable *index = &running->index;
	uint32 at;

	if (!number_table_has_room(index, running->nentries))
		index_entries(state);
	at = number_table_first(index, words_hash(key, pool->key_words));
	while (index->slots[at] != 0 &&
		   !same_words(wide_key(wide_entry(pool, running->entries, index->slots[at] - 1)),
					   key, pool->key_words))
		at = number_table_next(index, at);
	return &index->slots[at];
}

/*
 * Append an entry, of which the state owns the values.
 */
static Word *
running_append(NestedState *state, const uint64 *key, const Decimal *values)
{
	const NestedPool *pool = state->pool;
	Running *running = state->extra->running;
	Word *entry;

	if (running->nentries == running->capacity)
	{
		uint64 capacity = 2 * (uint64) running->capacity;

		if (capacity > PG_UINT32_MAX / 4)
			ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
							errmsg("too many different values of %s in one group",
								   pool->spec->group_name)));
		running->entries = repalloc_huge(running->entries,
										 capacity * pool->stride[FORM_WIDE]);
		running->capacity = capacity;
	}
	entry = wide_entry(pool, running->entries, running->nentries++);
	memcpy(entry, key, pool->key_words * sizeof(uint64));
	memcpy(wide_values(pool, entry), values, pool->spec->nvalues * sizeof(Decimal));
	return entry;
}

void
nested_running_add(NestedState *state, const uint64 *key, const Decimal *values)
{
	NestedPool *pool = state->pool;
	Decimal owned[NESTED_MAX_VALUES];
	uint32 *slot;
	Word *entry;

	if (!is_running(state))
		running_start(state);
	for (int i = 0; i < pool->spec->nvalues; i++)
		owned[i] = copy_to_pool(pool, values[i]);
	slot = running_slot(state, key);
	if (*slot != 0)
	{
		entry = wide_entry(pool, state->extra->running->entries, *slot - 1);
		running_count(state, entry, -1);
		nested_fold_values(pool, key, wide_values(pool, entry), owned);
	}
	else
	{
		entry = running_append(state, key, owned);
		*slot = state->extra->running->nentries;
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
