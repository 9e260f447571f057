/*-------------------------------------------------------------------------
 *
 * nested_entries.c
 *	  The entries of a nested state: finding, folding, appending, compacting.
 *
 * How rows find their entry depends on what is cheap:
 *
 *	- up to DIRECT_ENTRIES groups are searched one by one, by a tag of a byte;
 *	- beyond, rows are only appended, and when the array is full it is
 *	  compacted: entries of one key are folded into one, and where more than
 *	  half of the array is left, it is doubled.  A table of all groups would
 *	  miss the cache on each row; this writes to the end of an array, and
 *	  hashes what is in the cache already;
 *	- once a final function was called and further rows come, as in a window
 *	  with a running frame, the state keeps an index and its totals, so that
 *	  each row costs the same (nested_running.c).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested_state.h"

#define FIRST_CAPACITY 16 /* of entries in a place of their own; doubled when full */
#define MAX_ENTRIES	   (PG_UINT32_MAX / 4)

/* A table takes the high bits of a hash, the tag its low ones */
static inline uint8
hash_tag(uint64 hash)
{
	return (uint8) hash;
}

/* ---------- making a state ---------- */

/*
 * A state with room for so many entries from the start.
 */
NestedState *
nested_create(MemoryContext context, const NestedSpec *spec, KeyKind kind, int nfirst)
{
	int stride = key_words(kind) + spec->nvalues;
	char *chunk = MemoryContextAlloc(context, offsetof(NestedState, first) +
												  nfirst * stride * sizeof(Word) +
												  LINE_SIZE - MAXIMUM_ALIGNOF);
	NestedState *state = (NestedState *) TYPEALIGN(LINE_SIZE, chunk);

	memset(state, 0, offsetof(NestedState, first));
	state->offset = (char *) state - chunk;
	state->entries = state->first;
	state->capacity = nfirst;
	state->spec = spec;
	state->kind = kind;
	state->stride = stride;
	state->sorted = true;
	return state;
}

/*
 * Give the entries a place of their own, with room for so many.
 */
void
nested_set_capacity(NestedState *state, uint64 capacity)
{
	Size size = capacity * state->stride * sizeof(Word);

	if (capacity > MAX_ENTRIES)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("too many different values of %s in one group",
							   state->spec->group_name)));
	if (state->entries == state->first)
	{
		state->entries = MemoryContextAllocHuge(state_context(state), size);
		memcpy(state->entries, state->first,
			   state->nentries * state->stride * sizeof(Word));
	}
	else
		state->entries = repalloc_huge(state->entries, size);
	state->capacity = capacity;
}

/* ---------- folding ---------- */

static void
report_difference(const NestedState *state, const Word *entry, int i, Decimal one,
				  Decimal other)
{
	const char *name = state->spec->values[i].name;
	char *key = key_text(state->kind, entry_key(state, entry));
	bool ordered = decimal_compare(one, other) < 0;
	char *lower = decimal_text(ordered ? one : other);
	char *higher = decimal_text(ordered ? other : one);

	if (key == NULL)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be the same in all rows: %s and %s", name, lower,
							   higher)));
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("%s must be the same in all rows of %s \"%s\": %s and %s",
						   name, state->spec->group_name, key, lower, higher)));
}

/*
 * Fold a value, which the state owns already, into the i-th value of an entry: the
 * most of what nested_add() does for a row, so it is inlined there.
 */
static pg_attribute_always_inline void
fold_value(NestedState *state, Word *entry, int i, Decimal value)
{
	Decimal *held = &entry_values(state, entry)[i];
	int difference;

	if (value.word == held->word && state->spec->values[i].fold != NESTED_SUM)
		return;
	if (decimal_is_none(value))
		return;
	if (decimal_is_none(*held))
	{
		*held = value;
		return;
	}
	if (state->spec->values[i].fold == NESTED_SUM)
	{
		accumulate(state, held, value);
		decimal_free(value);
		return;
	}

	/* of equal values the one with the larger display scale is kept */
	difference = decimal_compare(value, *held);
	if (difference != 0 && state->spec->values[i].fold == NESTED_SAME)
		report_difference(state, entry, i, *held, value);
	if (difference > 0 ||
		(difference == 0 && decimal_scale(value) > decimal_scale(*held)))
	{
		decimal_free(*held);
		*held = value;
	}
	else
		decimal_free(value);
}

/*
 * Fold the values of a row, of which the state makes copies, into an entry.
 */
inline void
nested_fold_row(NestedState *state, Word *entry, const Decimal *values)
{
	for (int i = 0; i < state->spec->nvalues; i++)
		fold_value(state, entry, i, copy_to_state(state, values[i]));
}

/* ---------- finding entries ---------- */

/*
 * The slot of an entry with this key, or the empty one where it belongs.
 */
inline uint32 *
nested_index_slot(const NestedState *state, const NumberTable *index, Key key,
				  uint64 hash)
{
	uint32 at = number_table_first(index, hash);

	while (index->slots[at] != 0 &&
		   !key_equal(state->store, state->kind,
					  &entry_at(state, index->slots[at] - 1)->key, key))
		at = number_table_next(index, at);
	return &index->slots[at];
}

/*
 * Index the first entries, whose keys are known to be different.
 */
void
nested_index_folded(const NestedState *state, NumberTable *index)
{
	for (uint32 i = 0; i < state->nfolded; i++)
	{
		check_interrupts(i);
		number_table_put(index, entry_hash(state, entry_at(state, i)), i);
	}
}

/*
 * The entry of a key among the few that are searched one by one, or NULL.
 */
inline Word *
nested_find_direct(const NestedState *state, Key key, uint64 hash)
{
	uint8 tag = hash_tag(hash);

	for (uint32 i = 0; i < state->nentries; i++)
	{
		Word *entry = entry_at(state, i);

		if (state->tags[i] == tag &&
			key_equal(state->store, state->kind, &entry->key, key))
			return entry;
	}
	return NULL;
}

/* ---------- appending and compacting ---------- */

static inline Size
entries_size(const NestedState *state)
{
	return (Size) state->capacity * state->stride * sizeof(Word);
}

/*
 * Write a key into an entry.
 */
inline void
nested_set_key(NestedState *state, Word *entry, Key key)
{
	if (unlikely(key.text != NULL))
	{
		if (state->store == NULL)
			state->store = key_store_create(state_context(state), 0, entries_size(state));
		key_store_text(state->store, state_context(state), &key);
	}
	entry[0].key = key.word[0];
	if (state->kind > KEY_BIGINT)
		entry[1].key = key.word[1];
}

/*
 * Leave out of the store the texts that no entry has any more.
 */
static void
compact_store(NestedState *state)
{
	KeyStore *all = state->store;
	Size left = 0;

	if (all == NULL)
		return;
	for (uint32 i = 0; i < state->nentries; i++)
	{
		check_interrupts(i);
		left += key_stored_size(
			key_from_store(all, state->kind, &entry_at(state, i)->key));
	}
	state->store = left == 0 ? NULL
							 : key_store_create(state_context(state), left,
												entries_size(state));
	for (uint32 i = 0; i < state->nentries; i++)
	{
		Word *entry = entry_at(state, i);

		check_interrupts(i);
		nested_set_key(state, entry, key_from_store(all, state->kind, &entry->key));
	}
	key_store_free(all);
}

/*
 * Fold the entries of one key into one.
 */
void
nested_fold_appended(NestedState *state)
{
	NumberTable index = {0};
	uint32 left = state->nfolded;

	if (state->nfolded == state->nentries)
		return;

	number_table_reset(&index, CurrentMemoryContext, state->nentries);
	nested_index_folded(state, &index);
	for (uint32 i = state->nfolded; i < state->nentries; i++)
	{
		Word *entry = entry_at(state, i);
		uint32 *slot = nested_index_slot(state, &index, entry_key(state, entry),
										 entry_hash(state, entry));

		check_interrupts(i);
		if (*slot != 0)
		{
			for (int v = 0; v < state->spec->nvalues; v++)
				fold_value(state, entry_at(state, *slot - 1), v,
						   entry_values(state, entry)[v]);
			continue;
		}
		if (left != i)
			memcpy(entry_at(state, left), entry, state->stride * sizeof(Word));
		*slot = ++left;
	}
	pfree(index.slots);

	state->nfolded = state->nentries = left;
	compact_store(state);
}

/*
 * Room for one more entry: what compacting leaves, or twice as much.
 */
static void
make_room(NestedState *state)
{
	nested_fold_appended(state);
	if (state->nentries > state->capacity / 2)
		nested_set_capacity(state, Max(2 * (uint64) state->capacity, FIRST_CAPACITY));
}

/*
 * Append an entry without values, for which there is room.
 */
inline Word *
nested_append_entry(NestedState *state, Key key)
{
	Word *entry = entry_at(state, state->nentries++);

	Assert(state->nentries <= state->capacity);
	nested_set_key(state, entry, key);
	state->sorted = false;
	return entry;
}

inline void
nested_append_row(NestedState *state, Key key, const Decimal *values)
{
	Decimal *held;

	/* rows of one long text would otherwise store it until the entries are full */
	if (unlikely(key.text != NULL) && state->store != NULL &&
		state->store->used >= state->store->enough)
		nested_fold_appended(state);
	if (unlikely(state->nentries == state->capacity))
		make_room(state);
	held = entry_values(state, nested_append_entry(state, key));
	for (int i = 0; i < state->spec->nvalues; i++)
		held[i] = copy_to_state(state, values[i]);

	/* where the next row of this state will go, if there is one */
	xcedu_prefetch((char *) held + LINE_SIZE);
}

/*
 * Set the tags of the entries that are searched one by one.
 */
void
nested_tag_entries(NestedState *state)
{
	for (uint32 i = 0; i < state->nentries && i < DIRECT_ENTRIES; i++)
		state->tags[i] = hash_tag(entry_hash(state, entry_at(state, i)));
}

/* ---------- rows ---------- */

/*
 * Add a row to the inner group of a key.
 */
void
nested_add(NestedState *state, const Key *key, const Decimal *values)
{
	if (unlikely(state->finished))
	{
		nested_running_add(state, *key, values);
		return;
	}
	if (state->nentries <= DIRECT_ENTRIES)
	{
		uint64 hash = key_hash(state->kind, key->word);
		Word *entry = nested_find_direct(state, *key, hash);

		if (entry)
		{
			nested_fold_row(state, entry, values);
			return;
		}
		if (state->nentries < DIRECT_ENTRIES)
		{
			state->tags[state->nentries] = hash_tag(hash);
			nested_append_row(state, *key, values);
			state->nfolded = state->nentries;
			return;
		}
	}
	nested_append_row(state, *key, values);
}
