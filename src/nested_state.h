/*-------------------------------------------------------------------------
 *
 * nested_state.h
 *	  The state of nested.h from inside, for the files that work on it:
 *
 *	nested.c			arguments, and the totals of a final call
 *	nested_pool.c		what the states of a context have in common
 *	nested_entries.c	entries as they lie in memory: finding, appending
 *	nested_batch.c		rows that wait to be added together
 *	nested_fold.c		entries of one key folded into one
 *	nested_running.c	totals that are kept while rows still come
 *	nested_combine.c	one state folded into another one
 *	nested_serial.c		a state as bytes, and from bytes
 *
 * A state is a list of entries, each a key and one folded value a column.  The key is
 * one or two words that its pool makes of it, and that are equal if the keys are.
 *
 * Always true:
 *	- the fold of all entries of a key is the fold of its rows, so the order of
 *	  rows and of combining never shows in a result;
 *	- the entries of a folded state have different keys, and one of at most
 *	  DIRECT_ENTRIES is folded;
 *	- a placed state is folded, compact and has its entries right behind its head;
 *	- an entry in the compact form has the value of the wide one; what does not fit
 *	  makes its state wide for good, and a numeric never fits;
 *	- what its entries and the rows in the batch of its pool are folded to is the state;
 *	- everything a state points to lives in the context of its pool, numerics in its
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
#include "arena.h"
#include "nested.h"
#include "number_table.h"
#include "text_set.h"

XCEDU_INTERNAL_BEGIN

#define DIRECT_ENTRIES 16 /* so many are searched one by one */
#define NESTED_FIRST_FOLD \
	256				   /* entries, from which on a state is folded at the earliest */
#define MOST_PLACES 32 /* bits of NestedState.present */

/* An entry in the wide form: the words of its key, then its values */
typedef union Word
{
	uint64 key;
	Decimal value;
} Word;

/*
 * How an entry lies in memory.  A compact one has each value in 32 bits, and so a key
 * of one word, as the distance from the first one; a key of two words is as it is.
 */
typedef enum NestedForm
{
	FORM_COMPACT,
	FORM_WIDE
} NestedForm;

#define NESTED_FORMS (FORM_WIDE + 1)

/*
 * Entries of one state.  All segments but the last one of a state are full.  The first
 * one has room for DIRECT_ENTRIES, all others are of SEGMENT_SIZE, so that what one
 * state leaves is good for another one.
 */
typedef struct Segment
{
	struct Segment *previous;
	uint32 size;	/* bytes of entries */
	uint32 padding; /* entries lie at a multiple of 16 */
	char entries[FLEXIBLE_ARRAY_MEMBER];
} Segment;

#define SEGMENT_SIZE (1024 - offsetof(Segment, entries))

/* What names are numbered by */
typedef struct NestedNames
{
	uint64 (*words)[KEY_MAX_WORDS];
	uint32 nnames;
	uint32 capacity;
	NumberTable table;
} NestedNames;

/* Room to work on the entries of one state, all of them wide */
typedef struct NestedScratch
{
	Word *entries;
	uint32 capacity; /* of entries */
	bool busy;
	NumberTable slots; /* of an index, of which a smaller one takes the first */
} NestedScratch;

typedef struct NestedBatch NestedBatch;

/* What the states of one aggregate, type of key and memory context have in common */
struct NestedPool
{
	MemoryContext context;
	const NestedSpec *spec;
	KeyKind kind;
	int key_words; /* of an entry */
	int width;	   /* words of a wide entry */
	uint32 stride[NESTED_FORMS];
	uint32 first_size; /* bytes of entries right behind the head of a state */
	uint32 places;	   /* entries of names that have their place behind the head */
	uint32 nstates;
	Arena arena;
	Segment *spare;
	TextSet texts;
	NestedNames names;
	NestedScratch scratch;
	NestedBatch *batch; /* NULL while rows are added at once */
};

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

/* The entries of a running state are here, in an array and wide */
typedef struct Running
{
	Word *entries;
	uint32 nentries;
	uint32 capacity;
	NumberTable index; /* of entries by key */
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
 * row costs.  So its head is a cache line, and right behind it is room for the first
 * entries.
 */
struct NestedState
{
	NestedPool *pool;
	char *next;	   /* where the next entry goes */
	char *end;	   /* of the room for it */
	Segment *last; /* NULL while the entries are right behind the head */
	uint64 base;   /* compact keys of one word are distances from it */
	Extra *extra;  /* NULL while none of it is needed */
	uint32 nentries;
	uint32 fold_at;	 /* entries, from which on it is worth to fold them */
	uint32 present;	 /* while it is placed: a bit for each entry that is there */
	bool placed : 1; /* each entry lies where the number of its name says */
	bool wide : 1;	 /* the form of the entries */
	bool folded : 1;
	bool incomplete : 1; /* a row made the result NULL for good */
	bool finished : 1;	 /* a final function was called */
};

StaticAssertDecl(sizeof(NestedState) <= LINE_SIZE, "the head of a state is a cache line");

/* The form of the entries of a state */
static inline NestedForm
state_form(const NestedState *state)
{
	return state->wide ? FORM_WIDE : FORM_COMPACT;
}

static inline char *
state_first(const NestedState *state)
{
	return (char *) state + LINE_SIZE;
}

/* Where the entry of a numbered name lies while its state is placed */
static inline char *
nested_place(const NestedPool *pool, const NestedState *state, uint64 number)
{
	return state_first(state) + number * pool->stride[FORM_COMPACT];
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

/* The bytes of an entry */
static pg_attribute_always_inline uint32
nested_stride(NestedForm form, int key_words, int nvalues)
{
	if (form == FORM_WIDE)
		return (key_words + nvalues) * sizeof(Word);
	return (key_words == 1 ? sizeof(int32) : key_words * sizeof(uint64)) +
		   nvalues * sizeof(int32);
}

/* ---------- wide entries ---------- */

static inline Word *
wide_entry(const NestedPool *pool, Word *entries, uint32 i)
{
	return entries + (Size) i * pool->width;
}

static inline const uint64 *
wide_key(const Word *entry)
{
	return &entry->key;
}

static inline Decimal *
wide_values(const NestedPool *pool, Word *entry)
{
	return &entry[pool->key_words].value;
}

static inline bool
same_words(const uint64 *a, const uint64 *b, int key_words)
{
	return a[0] == b[0] && (key_words == 1 || a[1] == b[1]);
}

/* A hash that spreads its input over all bits, the high ones at least */
static inline uint64
words_hash(const uint64 *words, int key_words)
{
	return key_hash(key_words == 1 ? KEY_BIGINT : KEY_UUID, words);
}

/* ---------- numbers ---------- */

/* A number that lives as long as the pool, and is owned by who takes it */
static inline Decimal
copy_to_pool(NestedPool *pool, Decimal d)
{
	return likely(!decimal_is_numeric(d)) ? d : decimal_copy(d, pool->context);
}

/*
 * Add to a number that a state owns.
 */
static inline void
accumulate(NestedPool *pool, Decimal *sum, Decimal amount)
{
	Decimal result = decimal_add(*sum, amount);

	if (likely(decimal_is_fixed(result) && decimal_is_fixed(*sum)))
		*sum = result;
	else
		decimal_replace(sum, result, pool->context);
}

/* ---------- values ---------- */

extern void nested_report_difference(const NestedPool *pool, const uint64 *words, int i,
									 Decimal one, Decimal other);

/*
 * Fold a value into the i-th one of a key; a state owns both.
 */
static pg_attribute_always_inline void
nested_fold_value(NestedPool *pool, const uint64 *key, int i, Decimal *held,
				  Decimal value)
{
	NestedFold fold = pool->spec->values[i].fold;
	int difference;

	if (value.word == held->word && fold != NESTED_SUM)
		return;
	if (decimal_is_none(value))
		return;
	if (decimal_is_none(*held))
	{
		*held = value;
		return;
	}
	if (fold == NESTED_SUM)
	{
		accumulate(pool, held, value);
		decimal_free(value);
		return;
	}

	/* of equal values the one with the larger display scale is kept */
	difference = decimal_compare(value, *held);
	if (difference != 0 && fold == NESTED_SAME)
		nested_report_difference(pool, key, i, *held, value);
	if (difference > 0 ||
		(difference == 0 && decimal_scale(value) > decimal_scale(*held)))
	{
		decimal_free(*held);
		*held = value;
	}
	else
		decimal_free(value);
}

/* nested_pool.c */
extern NestedPool *nested_pool_of(MemoryContext context, const NestedSpec *spec,
								  KeyKind kind);
extern void nested_key_words(NestedPool *pool, const Key *key, uint64 *words);
extern Key nested_words_key(const NestedPool *pool, const uint64 *words);
extern Word *nested_scratch_take(NestedPool *pool, uint32 entries);
extern void nested_scratch_give(NestedPool *pool, Word *entries);

/* nested_entries.c */
extern NestedState *nested_create(NestedPool *pool);
extern void nested_add(NestedState *state, const uint64 *key, const Decimal *values);
extern void nested_add_rows(NestedPool *pool, const uint64 *rows, uint32 nrows);
extern void nested_append(NestedState *state, const uint64 *key, const Decimal *values);
extern void nested_read_entries(const NestedState *state, Word *entries);
extern void nested_write_entries(NestedState *state, Word *entries, uint32 n);

/* nested_batch.c */
extern void nested_settle(NestedPool *pool);

/* nested_fold.c */
extern void nested_fold_values(NestedPool *pool, const uint64 *key, Decimal *held,
							   const Decimal *values);
extern void nested_fold_entries(NestedState *state);
extern Word *nested_folded_entries(NestedState *state, uint32 *n);

/* nested_running.c */
extern void nested_running_add(NestedState *state, const uint64 *key,
							   const Decimal *values);
extern Decimal nested_running_total(NestedState *state, int part);

/* nested.c */
extern Extra *nested_extra(NestedState *state);
extern void nested_add_keyless_parts(NestedState *state, const Decimal *parts);

XCEDU_INTERNAL_END

#endif /* XCEDU_NESTED_STATE_H */
