/*-------------------------------------------------------------------------
 *
 * nested_state.h
 *	  The state of nested.h from inside, for the files that work on it:
 *
 *	nested.c			arguments, and the totals of a final call
 *	nested_entries.c	finding and folding entries
 *	nested_running.c	totals that are kept while rows still come
 *	nested_combine.c	one state folded into another one
 *	nested_serial.c		a state as bytes, and from bytes
 *
 * A state is an array of entries, each a key and one folded value a column.
 *
 * Always true:
 *	- the fold of all entries of a key is the fold of its rows, so the order of
 *	  rows and of combining never shows in a result;
 *	- the first nfolded entries have different keys, and nfolded is nentries
 *	  while there are at most DIRECT_ENTRIES;
 *	- everything a state points to lives in its own context, numerics in its
 *	  entries included, of which each is owned by one entry.
 *
 * A row whose key is NULL is an inner group of its own.  It can never meet another
 * row, so only its parts are kept (keyless[]).
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_NESTED_STATE_H
#define XCEDU_NESTED_STATE_H

#include "utils/memutils.h"

#include "aggregate.h"
#include "nested.h"
#include "number_table.h"

XCEDU_INTERNAL_BEGIN

#define DIRECT_ENTRIES 16 /* so many are searched one by one */

/* An entry: the words of its key, then its values */
typedef union Word
{
	uint64 key;
	Decimal value;
} Word;

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
	NumberTable index; /* of entries by key; empty while they are searched one by one */
	RunningTotal totals[NESTED_MAX_PARTS];
} Running;

/* What most states do without */
typedef struct Extra
{
	bool has_keyless;
	Decimal keyless[NESTED_MAX_PARTS]; /* parts of the rows without key, added up */
	Running *running;				   /* NULL until a row comes after a final call */
} Extra;

/*
 * The executor looks up a state for each row; with many groups that is most of what a
 * row costs.  So its head is a cache line, right behind it is room for the first
 * entries, and it does not move when they do.
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
accumulate(NestedState *state, Decimal *sum, Decimal amount)
{
	Decimal result = decimal_add(*sum, amount);

	if (likely(decimal_is_fixed(result) && decimal_is_fixed(*sum)))
		*sum = result;
	else
		decimal_replace(sum, result, state_context(state));
}

/* nested_entries.c */
extern NestedState *nested_create(MemoryContext context, const NestedSpec *spec,
								  KeyKind kind, int nfirst);
extern void nested_set_capacity(NestedState *state, uint64 capacity);
extern void nested_set_key(NestedState *state, Word *entry, Key key);
extern void nested_fold_row(NestedState *state, Word *entry, const Decimal *values);
extern void nested_fold_appended(NestedState *state);
extern Word *nested_find_direct(const NestedState *state, Key key, uint64 hash);
extern uint32 *nested_index_slot(const NestedState *state, const NumberTable *index,
								 Key key, uint64 hash);
extern void nested_index_folded(const NestedState *state, NumberTable *index);
extern Word *nested_append_entry(NestedState *state, Key key);
extern void nested_append_row(NestedState *state, Key key, const Decimal *values);
extern void nested_tag_entries(NestedState *state);

/* nested_running.c */
extern void nested_running_add(NestedState *state, Key key, const Decimal *values);
extern Decimal nested_running_total(NestedState *state, int part);

/* nested.c */
extern Extra *nested_extra(NestedState *state);
extern void nested_add_keyless_parts(NestedState *state, const Decimal *parts);

XCEDU_INTERNAL_END

#endif /* XCEDU_NESTED_STATE_H */
