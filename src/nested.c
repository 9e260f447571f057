/*-------------------------------------------------------------------------
 *
 * nested.c
 *	  "A group inside a group": the state that the aggregates share.
 *
 * A state is an array of entries, each a key and one folded value a column.
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
 *	  each row costs the same.
 *
 * Always true:
 *	- the fold of all entries of a key is the fold of its rows, so the order of
 *	  rows and of combining never shows in a result;
 *	- the first nfolded entries have different keys, and nfolded is nentries
 *	  while there are at most DIRECT_ENTRIES;
 *	- everything a state points to lives in its own context, numerics in its
 *	  entries included, of which each is owned by one entry.
 *
 * A row whose group key is NULL is an inner group of its own: it can never
 * meet another row, so only its parts are kept (keyless[]).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "port/pg_bitutils.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#include "nested.h"
#include "wire.h"

#define SERIAL_VERSION 1

/* flags of a serialized state */
#define SERIAL_INCOMPLETE 0x01
#define SERIAL_KEYLESS	  0x02
#define SERIAL_FLAGS	  (SERIAL_INCOMPLETE | SERIAL_KEYLESS)

#define LINE_SIZE 64 /* of the cache */

#define FIRST_CAPACITY 16 /* of entries in a place of their own; doubled when full */
#define DIRECT_ENTRIES 16 /* so many are searched one by one */
#define MAX_ENTRIES	   (PG_UINT32_MAX / 4)

/* entries between two checks for interrupts */
#define INTERRUPT_MASK 0xFFF

#define check_interrupts(i) \
	do \
	{ \
		if ((INTERRUPT_MASK & (i)) == 0) \
			CHECK_FOR_INTERRUPTS(); \
	} while (0)

/* An entry: the words of its key, then its values */
typedef union Word
{
	uint64 key;
	Decimal value;
} Word;

/*
 * A table of entries by key: 0, or the number of an entry plus 1.
 */
typedef struct EntryIndex
{
	uint32 *slots;
	int bits; /* there are 2^bits slots */
} EntryIndex;

/*
 * A total from which contributions are taken again.  Its display scale is the
 * largest one among them, so they are counted by scale.
 */
typedef struct RunningTotal
{
	Decimal amount;
	uint64 contributions;
	uint32 *at_scale;
	int nscales; /* length of at_scale */
} RunningTotal;

typedef struct Running
{
	EntryIndex index; /* without slots while entries are searched one by one */
	RunningTotal totals[NESTED_MAX_PARTS];
} Running;

/* What most states do without */
typedef struct Extra
{
	bool has_keyless;
	Decimal keyless[NESTED_MAX_PARTS]; /* parts of the rows without key, added up */
	Running *running;				 /* NULL until a row comes after a final call */
} Extra;

/*
 * A state is looked up for each row, and with many groups that is what a row costs.
 * So its head is a cache line, right behind it is room for the first entries, and
 * it does not move when they do.
 */
struct NestedState
{
	Word *entries;
	uint32 nentries;
	uint32 capacity;
	uint32 nfolded;
	uint8 kind;					/* a KeyKind */
	uint8 stride;				/* words of an entry */
	uint8 offset;				/* of the state in its chunk of memory */
	bool sorted : 1;			/* entries are folded, and in the order of their keys */
	bool incomplete : 1;		/* a row made the result NULL for good */
	bool finished : 1;			/* a final function was called */
	uint8 tags[DIRECT_ENTRIES]; /* of the first entries */
	const NestedSpec *spec;
	KeyStore *store; /* NULL while no key is long */
	Extra *extra;	 /* NULL while none of it is needed */
	Word first[FLEXIBLE_ARRAY_MEMBER];
};

static inline MemoryContext
state_context(NestedState *state)
{
	return GetMemoryChunkContext((char *) state - state->offset);
}

static Extra *
state_extra(NestedState *state)
{
	if (state->extra == NULL)
		state->extra = MemoryContextAllocZero(state_context(state), sizeof(Extra));
	return state->extra;
}

static inline bool
has_keyless(const NestedState *state)
{
	return state->extra != NULL && state->extra->has_keyless;
}

static inline bool
is_running(const NestedState *state)
{
	return state->extra != NULL && state->extra->running != NULL;
}

static inline Word *
entry_at(const NestedState *state, uint32 i)
{
	return state->entries + (Size) i * state->stride;
}

static inline Decimal *
entry_values(const NestedState *state, Word *entry)
{
	return &entry[key_words(state->kind)].value;
}

static inline uint64
entry_hash(const NestedState *state, const Word *entry)
{
	return key_hash(state->kind, &entry->key);
}

static inline Key
entry_key(const NestedState *state, const Word *entry)
{
	return key_from_store(state->store, state->kind, &entry->key);
}

/*
 * Below, equal to or above 0, as the key of one entry is to that of another one.
 */
static inline int
compare_entries(const NestedState *a_state, const Word *a, const NestedState *b_state,
				const Word *b)
{
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a_state->kind <= KEY_BIGINT)
		return 0;
	return key_compare(a_state->kind, entry_key(a_state, a), entry_key(b_state, b));
}

/* The slot of a hash takes its high bits, the tag its low ones */
static inline uint8
hash_tag(uint64 hash)
{
	return (uint8) hash;
}

/* ---------- making a state, reading arguments ---------- */

/*
 * A state with room for so many entries from the start.
 */
static NestedState *
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
static void
set_capacity(NestedState *state, uint64 capacity)
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

/*
 * The state of a transition function: argument 0, or a new one.
 */
NestedState *
nested_state_arg(FunctionCallInfo fcinfo, const NestedSpec *spec, KeyKind kind)
{
	MemoryContext context;

	if (likely(!PG_ARGISNULL(0)))
	{
		/* all of it at once, while the row is still being read */
		char *state = (char *) PG_GETARG_POINTER(0);

		for (int line = 0; line < spec->usual_lines; line++)
			xcedu_prefetch(state + line * LINE_SIZE);
		return (NestedState *) state;
	}
	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "xcedu aggregate function called in non-aggregate context");

	if (kind == KEY_TEXT)
		key_check_text(fcinfo, spec->group_name);
	return nested_create(context, spec, kind,
						 kind == KEY_SINGLE ? 1 : spec->usual_groups);
}

void
nested_require_arg(FunctionCallInfo fcinfo, int argno, const char *name)
{
	if (PG_ARGISNULL(argno))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("%s must not be null", name)));
}

/*
 * Argument argno as a value of a row.
 */
Decimal
nested_value_arg(FunctionCallInfo fcinfo, int argno, const NestedValue *value)
{
	if (value->required)
		nested_require_arg(fcinfo, argno, value->name);
	else if (PG_ARGISNULL(argno))
		return DECIMAL_NONE;
	return decimal_arg(fcinfo, argno, value->name, value->sign);
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

/* A number that lives as long as the state, which owns it */
static inline Decimal
copy_to_state(NestedState *state, Decimal d)
{
	return likely(!decimal_is_numeric(d)) ? d : decimal_copy(d, state_context(state));
}

/*
 * Add to a number that the state owns.
 */
static inline void
accumulate(Decimal *sum, Decimal amount, NestedState *state)
{
	Decimal result = decimal_add(*sum, amount);

	if (likely(decimal_is_fixed(result) && decimal_is_fixed(*sum)))
	{
		*sum = result;
		return;
	}
	decimal_free(*sum);
	*sum = copy_to_state(state, result);
	decimal_free(result);
}

/*
 * Fold a value, which the state owns already, into the i-th value of an entry.
 */
static inline void
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
		accumulate(held, value, state);
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
 * Fold the values of a row, which it owns, into an entry.
 */
static inline void
fold_row(NestedState *state, Word *entry, const Decimal *values)
{
	for (int i = 0; i < state->spec->nvalues; i++)
		fold_value(state, entry, i, copy_to_state(state, values[i]));
}

/* ---------- finding entries ---------- */

static void
index_allocate(EntryIndex *index, MemoryContext context, uint32 nentries)
{
	Size size;

	/* at most half full */
	index->bits = pg_leftmost_one_pos64(2 * (uint64) nentries - 1) + 1;
	size = sizeof(uint32) << index->bits;
	index->slots = MemoryContextAllocHuge(context, size);
	memset(index->slots, 0, size);
}

/*
 * The slot of an entry with this key, or the empty one where it belongs.
 */
static inline uint32 *
index_slot(const NestedState *state, const EntryIndex *index, Key key, uint64 hash)
{
	uint32 mask = (UINT64CONST(1) << index->bits) - 1;
	uint32 at = hash >> (64 - index->bits);

	while (index->slots[at] != 0 &&
		   !key_equal(state->store, state->kind,
					  &entry_at(state, index->slots[at] - 1)->key, key))
		at = (at + 1) & mask;
	return &index->slots[at];
}

/*
 * Index the first entries, whose keys are known to be different.
 */
static void
index_folded(const NestedState *state, EntryIndex *index)
{
	uint32 mask = (UINT64CONST(1) << index->bits) - 1;

	for (uint32 i = 0; i < state->nfolded; i++)
	{
		uint32 at = entry_hash(state, entry_at(state, i)) >> (64 - index->bits);

		check_interrupts(i);
		while (index->slots[at] != 0)
			at = (at + 1) & mask;
		index->slots[at] = i + 1;
	}
}

/*
 * The entry of a key among the few that are searched one by one, or NULL.
 */
static inline Word *
find_direct(const NestedState *state, Key key, uint64 hash)
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
static inline void
set_key(NestedState *state, Word *entry, Key key)
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
		set_key(state, entry, key_from_store(all, state->kind, &entry->key));
	}
	key_store_free(all);
}

/*
 * Fold the entries of one key into one.
 */
static void
fold_appended(NestedState *state)
{
	EntryIndex index;
	uint32 left = state->nfolded;

	if (state->nfolded == state->nentries)
		return;

	index_allocate(&index, CurrentMemoryContext, state->nentries);
	index_folded(state, &index);
	for (uint32 i = state->nfolded; i < state->nentries; i++)
	{
		Word *entry = entry_at(state, i);
		uint32 *slot = index_slot(state, &index, entry_key(state, entry),
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
	fold_appended(state);
	if (state->nentries > state->capacity / 2)
		set_capacity(state, Max(2 * (uint64) state->capacity, FIRST_CAPACITY));
}

/*
 * Append an entry without values, for which there is room.
 */
static inline Word *
append_entry(NestedState *state, Key key)
{
	Word *entry = entry_at(state, state->nentries++);

	Assert(state->nentries <= state->capacity);
	set_key(state, entry, key);
	state->sorted = false;
	return entry;
}

static inline void
append_row(NestedState *state, Key key, const Decimal *values)
{
	Decimal *held;

	/* rows of one long text would otherwise store it until the entries are full */
	if (unlikely(key.text != NULL) && state->store != NULL &&
		state->store->used >= state->store->enough)
		fold_appended(state);
	if (unlikely(state->nentries == state->capacity))
		make_room(state);
	held = entry_values(state, append_entry(state, key));
	for (int i = 0; i < state->spec->nvalues; i++)
		held[i] = copy_to_state(state, values[i]);

	/* where the next row of this state will go, if there is one */
	xcedu_prefetch((char *) held + LINE_SIZE);
}

/*
 * Set the tags of the entries that are searched one by one.
 */
static void
tag_entries(NestedState *state)
{
	for (uint32 i = 0; i < state->nentries && i < DIRECT_ENTRIES; i++)
		state->tags[i] = hash_tag(entry_hash(state, entry_at(state, i)));
}

/* ---------- running totals ---------- */

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
		accumulate(&total->amount,
				   change > 0 ? parts[i] : decimal_subtract(DECIMAL_ZERO, parts[i]),
				   state);
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

	fold_appended(state);
	state_extra(state)->running = MemoryContextAllocZero(state_context(state),
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
	EntryIndex *index = &state->extra->running->index;

	*slot = NULL;
	if (state->nentries < DIRECT_ENTRIES)
		return find_direct(state, key, hash);
	if (index->slots == NULL || state->nentries >> (index->bits - 1) != 0)
	{
		if (index->slots)
			pfree(index->slots);
		index_allocate(index, state_context(state), 2 * state->nentries);
		index_folded(state, index);
	}
	*slot = index_slot(state, index, key, hash);
	return **slot == 0 ? NULL : entry_at(state, **slot - 1);
}

static void
running_add(NestedState *state, Key key, const Decimal *values)
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
		fold_row(state, entry, values);
	}
	else
	{
		append_row(state, key, values);
		state->nfolded = state->nentries;
		entry = entry_at(state, state->nentries - 1);
		if (slot)
			*slot = state->nentries;
		else
			tag_entries(state);
	}
	running_count(state, entry, 1);
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
		running_add(state, *key, values);
		return;
	}
	if (state->nentries <= DIRECT_ENTRIES)
	{
		uint64 hash = key_hash(state->kind, key->word);
		Word *entry = find_direct(state, *key, hash);

		if (entry)
		{
			fold_row(state, entry, values);
			return;
		}
		if (state->nentries < DIRECT_ENTRIES)
		{
			state->tags[state->nentries] = hash_tag(hash);
			append_row(state, *key, values);
			state->nfolded = state->nentries;
			return;
		}
	}
	append_row(state, *key, values);
}

/*
 * Add parts to those of the rows that are inner groups of their own.
 */
static void
add_keyless(NestedState *state, const Decimal *parts)
{
	Extra *extra = state_extra(state);

	for (int i = 0; i < state->spec->nparts; i++)
	{
		Assert(!decimal_is_none(parts[i]));
		accumulate(&extra->keyless[i], parts[i], state);
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

	state->spec->contribute(values, parts);
	add_keyless(state, parts);
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

static Decimal
running_total(RunningTotal *total)
{
	if (total->contributions == 0)
		return DECIMAL_NONE;
	while (total->at_scale[total->nscales - 1] == 0)
		total->nscales--;
	return decimal_with_scale(total->amount, total->nscales - 1);
}

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
	MemoryContext outer = CurrentMemoryContext;
	MemoryContext scratch = outer;

	if (state->nentries > DIRECT_ENTRIES)
		scratch = AllocSetContextCreate(outer, "xcedu totals", ALLOCSET_SMALL_SIZES);
	for (uint32 g = 0; g < state->nentries; g++)
	{
		Decimal parts[NESTED_MAX_PARTS];

		CHECK_FOR_INTERRUPTS();
		MemoryContextSwitchTo(scratch);
		state->spec->contribute(entry_values(state, entry_at(state, g)), parts);
		MemoryContextSwitchTo(outer);
		for (int i = 0; i < state->spec->nparts; i++)
		{
			if (!decimal_is_none(parts[i]))
				add_to_total(&totals[i], parts[i]);
		}
		if (scratch != outer)
			MemoryContextReset(scratch);
	}
	if (scratch != outer)
		MemoryContextDelete(scratch);
}

/*
 * The sum of each part over all groups, DECIMAL_NONE where none contributes.
 * The state stays what it is, but for its entries being folded.
 */
void
nested_totals(NestedState *state, Decimal *totals)
{
	int nparts = state->spec->nparts;

	state->finished = true;
	for (int i = 0; i < nparts; i++)
		totals[i] = is_running(state)
						? decimal_copy(running_total(&state->extra->running->totals[i]),
									   CurrentMemoryContext)
						: DECIMAL_NONE;
	if (!is_running(state))
	{
		fold_appended(state);
		total_entries(state, totals);
	}
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

/* ---------- combining ---------- */

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
		set_key(state, copy, entry_key(from, entry));
	return copy;
}

/*
 * Merge the entries of another state into a state; both are sorted.
 */
static void
merge_sorted(NestedState *state, const NestedState *from)
{
	NestedState old = *state;
	int nvalues = state->spec->nvalues;
	uint32 i = 0;
	uint32 j = 0;

	state->nentries = 0;
	state->capacity = Max(old.nentries + from->nentries, 1);
	state->entries = MemoryContextAllocHuge(
		state_context(state), (Size) state->capacity * state->stride * sizeof(Word));
	state->store = NULL;

	while (i < old.nentries || j < from->nentries)
	{
		Word *mine = entry_at(&old, i);
		Word *other = entry_at(from, j);
		int order;

		check_interrupts(i + j);
		if (i == old.nentries)
			order = 1;
		else if (j == from->nentries)
			order = -1;
		else
			order = compare_entries(&old, mine, from, other);

		if (order > 0)
		{
			Decimal *values = entry_values(state, copy_entry(state, from, other));

			for (int v = 0; v < nvalues; v++)
				values[v] = copy_to_state(state, values[v]);
		}
		else
		{
			/* what the entry owns goes along */
			Word *entry = copy_entry(state, &old, mine);

			if (order == 0)
				fold_row(state, entry, entry_values(from, other));
		}
		i += order <= 0;
		j += order >= 0;
	}
	state->nfolded = state->nentries;
	state->sorted = true;
	tag_entries(state);

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
		add_keyless(state, from->extra->keyless);
	state->incomplete |= from->incomplete;
}

Datum
nested_combine(FunctionCallInfo fcinfo)
{
	MemoryContext context;
	NestedState *left = PG_ARGISNULL(0) ? NULL : (NestedState *) PG_GETARG_POINTER(0);
	NestedState *right = PG_ARGISNULL(1) ? NULL : (NestedState *) PG_GETARG_POINTER(1);

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "xcedu aggregate function called in non-aggregate context");
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

/* ---------- serializing ---------- */

typedef struct SortItem
{
	uint64 first; /* word of the key */
	uint32 entry;
} SortItem;

static inline int
compare_items(const SortItem *a, const SortItem *b, const NestedState *state)
{
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return compare_entries(state, entry_at(state, a->entry), state,
						   entry_at(state, b->entry));
}

#define ST_SORT				 sort_items
#define ST_ELEMENT_TYPE		 SortItem
#define ST_COMPARE_ARG_TYPE	 const NestedState
#define ST_COMPARE(a, b, st) compare_items(a, b, st)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

#define RADIX_FROM	  64 /* entries from which on it is worth it */
#define RADIX_BITS	  8
#define RADIX_BUCKETS (1 << RADIX_BITS)

/*
 * Sort by the first words of the keys: byte by byte from the lowest, leaving out bytes
 * that are the same in all.
 */
static void
sort_by_first_word(SortItem *items, uint32 n)
{
	Size size = sizeof(SortItem) * n;
	SortItem *from = items;
	SortItem *to;
	uint64 varying = 0;

	for (uint32 i = 0; i < n; i++)
		varying |= items[i].first ^ items[0].first;
	if (varying == 0)
		return;

	to = MemoryContextAllocHuge(CurrentMemoryContext, size);
	for (int shift = 0; shift < 64; shift += RADIX_BITS)
	{
		uint32 ends[RADIX_BUCKETS] = {0};
		uint32 end = 0;
		SortItem *sorted = to;

		if ((varying >> shift & (RADIX_BUCKETS - 1)) == 0)
			continue;
		for (uint32 i = 0; i < n; i++)
		{
			check_interrupts(i);
			ends[from[i].first >> shift & (RADIX_BUCKETS - 1)]++;
		}
		for (int b = 0; b < RADIX_BUCKETS; b++)
			ends[b] = end += ends[b];
		for (uint32 i = n; i-- > 0;)
		{
			check_interrupts(i);
			sorted[--ends[from[i].first >> shift & (RADIX_BUCKETS - 1)]] = from[i];
		}
		to = from;
		from = sorted;
	}
	if (from != items)
	{
		memcpy(items, from, size);
		to = from;
	}
	pfree(to);
}

/*
 * The entries in the order of their keys, to be freed.
 */
static SortItem *
sorted_entries(const NestedState *state)
{
	uint32 n = state->nentries;
	SortItem *items = MemoryContextAllocHuge(CurrentMemoryContext,
											 sizeof(SortItem) * Max(n, 1));

	for (uint32 i = 0; i < n; i++)
		items[i] = (SortItem){entry_at(state, i)->key, i};
	if (n < RADIX_FROM)
	{
		sort_items(items, n, state);
		return items;
	}

	/* of texts and uuids the second word decides among equal first ones */
	sort_by_first_word(items, n);
	for (uint32 i = 0, end; state->kind > KEY_BIGINT && i < n; i = end)
	{
		for (end = i + 1; end < n && items[end].first == items[i].first; end++)
			check_interrupts(end);
		if (end - i > 1)
			sort_items(items + i, end - i, state);
	}
	return items;
}

/*
 * The entries in the order of their keys, so that equal states have equal bytes.
 */
Datum
nested_serialize(FunctionCallInfo fcinfo)
{
	NestedState *state = (NestedState *) PG_GETARG_POINTER(0);
	const NestedSpec *spec = state->spec;
	StringInfoData buf;
	SortItem *sorted;
	Key previous = KEY_ZERO;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "xcedu aggregate function called in non-aggregate context");

	fold_appended(state);
	sorted = sorted_entries(state);

	wire_begin(&buf);
	pq_sendbyte(&buf, SERIAL_VERSION);
	pq_sendbyte(&buf, state->kind);
	pq_sendbyte(&buf, spec->wire_id);
	pq_sendbyte(&buf, (state->incomplete ? SERIAL_INCOMPLETE : 0) |
						  (has_keyless(state) ? SERIAL_KEYLESS : 0));
	for (int i = 0; has_keyless(state) && i < spec->nparts; i++)
		decimal_send(&buf, state->extra->keyless[i]);
	wire_send_varint(&buf, state->nentries);
	for (uint32 i = 0; i < state->nentries; i++)
	{
		Word *entry = entry_at(state, sorted[i].entry);
		Key key = entry_key(state, entry);

		check_interrupts(i);
		key_send(&buf, state->kind, previous, key);
		for (int v = 0; v < spec->nvalues; v++)
			decimal_send(&buf, entry_values(state, entry)[v]);
		previous = key;
	}
	pfree(sorted);
	PG_RETURN_BYTEA_P(wire_end(&buf));
}

/*
 * A value that no row can have had would be taken for one.
 */
static void
check_received(const NestedValue *value, Decimal received)
{
	if (decimal_is_none(received))
	{
		if (value->required)
			wire_reject("missing number");
	}
	else if (value->sign == DECIMAL_NOT_NEGATIVE && decimal_sign(received) < 0)
		wire_reject("negative number");
}

/*
 * Nothing in the bytes is trusted: counts and lengths are checked against
 * what is left before anything is taken from or allocated for them.
 */
Datum
nested_deserialize(FunctionCallInfo fcinfo, const NestedSpec *spec)
{
	StringInfoData buf;
	NestedState *state;
	Key previous = KEY_ZERO;
	Decimal keyless[NESTED_MAX_PARTS];
	uint64 nentries;
	int kind;
	int flags;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "xcedu aggregate function called in non-aggregate context");

	wire_open(&buf, PG_GETARG_BYTEA_PP(0));
	if (pq_getmsgbyte(&buf) != SERIAL_VERSION)
		wire_reject("unknown version");
	kind = pq_getmsgbyte(&buf);
	if (kind >= KEY_KINDS)
		wire_reject("unknown kind of key");
	if (pq_getmsgbyte(&buf) != spec->wire_id)
		wire_reject("it is of another aggregate");
	flags = pq_getmsgbyte(&buf);
	if (flags & ~SERIAL_FLAGS)
		wire_reject("unknown flags");

	for (int i = 0; (flags & SERIAL_KEYLESS) && i < spec->nparts; i++)
	{
		keyless[i] = decimal_receive(&buf);
		if (decimal_is_none(keyless[i]))
			wire_reject("missing number");
	}
	nentries = wire_receive_varint(&buf);
	if (nentries >
		(uint64) (buf.len - buf.cursor) / (key_wire_size(kind) + spec->nvalues))
		wire_reject("more groups than bytes");

	state = nested_create(CurrentMemoryContext, spec, kind, 1);
	if (nentries > 1)
		set_capacity(state, nentries);
	state->incomplete = (flags & SERIAL_INCOMPLETE) != 0;
	if (flags & SERIAL_KEYLESS)
		add_keyless(state, keyless);
	for (uint64 i = 0; i < nentries; i++)
	{
		Key key = key_receive(&buf, kind, previous, i == 0);
		Decimal *values = entry_values(state, append_entry(state, key));

		check_interrupts(i);
		for (int v = 0; v < spec->nvalues; v++)
		{
			values[v] = decimal_receive(&buf);
			check_received(&spec->values[v], values[v]);
		}
		previous = key;
	}
	pq_getmsgend(&buf);
	state->nfolded = state->nentries;
	state->sorted = true;
	tag_entries(state);
	PG_RETURN_POINTER(state);
}
