/*-------------------------------------------------------------------------
 *
 * nested_fold.c
 *	  Entries of one key folded into one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested_state.h"

/*
 * An index with more slots than that is not in the cache, so what the next entries need
 * of it is fetched in advance.
 */
#define FETCH_FROM_BITS 16
#define FETCH_SLOT		16 /* so many entries ahead */
#define FETCH_ENTRY		8

/* ---------- values ---------- */

void
nested_report_difference(const NestedPool *pool, const uint64 *words, int i, Decimal one,
						 Decimal other)
{
	const char *name = pool->spec->values[i].name;
	char *key = key_text(pool->kind, nested_words_key(pool, words));
	bool ordered = decimal_compare(one, other) < 0;
	char *lower = decimal_text(ordered ? one : other);
	char *higher = decimal_text(ordered ? other : one);

	if (key == NULL)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be the same in all rows: %s and %s", name, lower,
							   higher)));
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("%s must be the same in all rows of %s \"%s\": %s and %s",
						   name, pool->spec->group_name, key, lower, higher)));
}

/*
 * Fold the values of a row into those of its key; a state owns both.
 */
void
nested_fold_values(NestedPool *pool, const uint64 *key, Decimal *held,
				   const Decimal *values)
{
	for (int i = 0; i < pool->spec->nvalues; i++)
		nested_fold_value(pool, key, i, &held[i], values[i]);
}

/* ---------- entries ---------- */

/*
 * An empty index of so many entries, in slots that the pool keeps for the next one.
 */
static NumberTable
kept_index(NestedPool *pool, uint32 n)
{
	NumberTable *slots = &pool->scratch.slots;
	NumberTable index = {NULL, number_table_bits(n)};

	if (slots->slots == NULL || slots->bits < index.bits)
		number_table_reset(slots, pool->context, n);
	else
		memset(slots->slots, 0, sizeof(uint32) << index.bits);
	index.slots = slots->slots;
	return index;
}

/*
 * Have what an entry further on needs of an index fetched.
 */
static inline void
fetch_ahead(const NestedPool *pool, const NumberTable *index, Word *entries, uint32 i,
			uint32 n)
{
	if (i + FETCH_SLOT < n)
		xcedu_prefetch(&index->slots[number_table_first(
			index, words_hash(wide_key(wide_entry(pool, entries, i + FETCH_SLOT)),
							  pool->key_words))]);
	if (i + FETCH_ENTRY < n)
	{
		uint64 hash = words_hash(wide_key(wide_entry(pool, entries, i + FETCH_ENTRY)),
								 pool->key_words);
		uint32 slot = index->slots[number_table_first(index, hash)];

		if (slot != 0)
			xcedu_prefetch(wide_entry(pool, entries, slot - 1));
	}
}

/*
 * Fold entries, of which the first ones get to be those of different keys; returns how
 * many.
 */
static pg_attribute_always_inline uint32
fold_array(NestedPool *pool, const NumberTable *index, Word *entries, uint32 n,
		   int key_words, int nvalues)
{
	int width = key_words + nvalues;
	bool fetch = index->bits >= FETCH_FROM_BITS;
	uint32 left = 0;

	for (uint32 i = 0; i < n; i++)
	{
		Word *entry = entries + (Size) i * width;
		uint32 at = number_table_first(index, words_hash(wide_key(entry), key_words));
		Word *found = NULL;

		check_interrupts(i);
		if (unlikely(fetch))
			fetch_ahead(pool, index, entries, i, n);
		for (; index->slots[at] != 0; at = number_table_next(index, at))
		{
			found = entries + (Size) (index->slots[at] - 1) * width;
			if (same_words(wide_key(found), wide_key(entry), key_words))
				break;
		}
		if (index->slots[at] != 0)
		{
			for (int v = 0; v < nvalues; v++)
				nested_fold_value(pool, wide_key(found), v, &found[key_words + v].value,
								  entry[key_words + v].value);
			continue;
		}
		if (left != i)
			memcpy(entries + (Size) left * width, entry, width * sizeof(Word));
		index->slots[at] = ++left;
	}
	return left;
}

/*
 * Fold the entries of a state that were read; returns how many are left.
 */
static uint32
fold_read(NestedState *state, Word *entries)
{
	NestedPool *pool = state->pool;
	uint32 n = state->nentries;
	NumberTable large = {0};
	NumberTable index;

	/* what is too large to be kept for the next one is given back */
	if (entries == pool->scratch.entries)
		index = kept_index(pool, n);
	else
	{
		number_table_reset(&large, CurrentMemoryContext, n);
		index = large;
	}
	if (pool->key_words == 1 && pool->spec->nvalues == 1)
		n = fold_array(pool, &index, entries, n, 1, 1);
	else
		n = fold_array(pool, &index, entries, n, pool->key_words, pool->spec->nvalues);
	if (large.slots)
		pfree(large.slots);
	return n;
}

/*
 * The entries of a state, of different keys and wide: *n of them, in room that is to be
 * given back by nested_scratch_give().  The state keeps them too.
 */
Word *
nested_folded_entries(NestedState *state, uint32 *n)
{
	NestedPool *pool = state->pool;
	Word *entries;

	if (is_running(state))
	{
		Running *running = state->extra->running;

		entries = nested_scratch_take(pool, running->nentries);
		memcpy(entries, running->entries,
			   (Size) running->nentries * pool->stride[FORM_WIDE]);
		*n = running->nentries;
		return entries;
	}
	entries = nested_scratch_take(pool, state->nentries);
	nested_read_entries(state, entries);
	*n = state->nentries;
	if (!state->folded)
	{
		*n = fold_read(state, entries);
		if (*n < state->nentries)
			nested_write_entries(state, entries, *n);
		state->folded = true;
	}
	return entries;
}

/*
 * Fold the entries of a state, and say when it is worth to fold them again: the more
 * there are in between, the less often each is read, and the more memory they take.
 */
void
nested_fold_entries(NestedState *state)
{
	uint32 n;

	nested_scratch_give(state->pool, nested_folded_entries(state, &n));
	state->fold_at = Max(3 * state->nentries, NESTED_FIRST_FOLD);
}
