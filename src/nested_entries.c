/*-------------------------------------------------------------------------
 *
 * nested_entries.c
 *	  The entries of a nested state as they lie in memory: finding, appending.
 *
 * How rows find their entry depends on what is cheap:
 *
 *	- up to DIRECT_ENTRIES groups are searched one by one;
 *	- beyond, rows are only appended, and when there are enough of them, entries of one
 *	  key are folded into one (nested_fold.c).  A table of all groups would miss the
 *	  cache on each row; this writes to the end of a segment, and hashes what is in
 *	  the cache already;
 *	- once a final function was called and further rows come, as in a window
 *	  with a running frame, the state keeps an index and its totals, so that
 *	  each row costs the same (nested_running.c).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested_state.h"

#define FETCH_AHEAD 12 /* rows; more would push each other out of the nearest cache */
#define MAX_ENTRIES (PG_UINT32_MAX / 4)

/* ---------- making a state ---------- */

NestedState *
nested_create(NestedPool *pool)
{
	NestedState *state = arena_alloc(&pool->arena, LINE_SIZE + pool->first_size,
									 LINE_SIZE);

	memset(state, 0, sizeof(NestedState));
	state->pool = pool;
	state->next = state_first(state);
	state->end = state->next + pool->first_size;
	state->fold_at = NESTED_FIRST_FOLD;
	state->folded = true;
	state->placed = pool->places > 0;
	pool->nstates++;
	return state;
}

/* ---------- forms ---------- */

static inline bool
fits_compact(Decimal d)
{
	return d.word == (int32) d.word && !decimal_is_numeric(d);
}

/* The distance of a key from the base of its state, over the end of the numbers too */
static inline int64
key_distance(const NestedState *state, const uint64 *key)
{
	return (int64) (key[0] - state->base);
}

/*
 * Whether a row fits into the form of its state.
 */
static pg_attribute_always_inline bool
row_fits(const NestedState *state, const uint64 *key, const Decimal *values,
		 int key_words, int nvalues)
{
	if (state->wide)
		return true;
	if (key_words == 1 && key_distance(state, key) != (int32) key_distance(state, key))
		return false;
	for (int i = 0; i < nvalues; i++)
		if (!fits_compact(values[i]))
			return false;
	return true;
}

/*
 * Write an entry, which fits.
 */
static pg_attribute_always_inline void
write_entry(const NestedState *state, char *at, const uint64 *key, const Decimal *values,
			int key_words, int nvalues)
{
	if (state->wide)
	{
		memcpy(at, key, key_words * sizeof(uint64));
		memcpy(at + key_words * sizeof(uint64), values, nvalues * sizeof(Decimal));
		return;
	}
	if (key_words == 1)
	{
		int32 distance = (int32) key_distance(state, key);

		memcpy(at, &distance, sizeof(distance));
		at += sizeof(distance);
	}
	else
	{
		memcpy(at, key, key_words * sizeof(uint64));
		at += key_words * sizeof(uint64);
	}
	for (int i = 0; i < nvalues; i++)
	{
		int32 value = (int32) values[i].word;

		memcpy(at + i * sizeof(value), &value, sizeof(value));
	}
}

/*
 * Read an entry into words.
 */
static pg_attribute_always_inline void
read_entry(const NestedState *state, const char *at, Word *entry, int key_words,
		   int nvalues)
{
	if (state->wide)
	{
		memcpy(entry, at, (key_words + nvalues) * sizeof(Word));
		return;
	}
	if (key_words == 1)
	{
		int32 distance;

		memcpy(&distance, at, sizeof(distance));
		entry->key = state->base + (uint64) (int64) distance;
		at += sizeof(distance);
	}
	else
	{
		memcpy(entry, at, key_words * sizeof(uint64));
		at += key_words * sizeof(uint64);
	}
	for (int i = 0; i < nvalues; i++)
	{
		int32 value;

		memcpy(&value, at + i * sizeof(value), sizeof(value));
		entry[key_words + i].value = (Decimal){value};
	}
}

static pg_attribute_always_inline void
read_piece(const NestedState *state, const char *at, uint32 n, Word *entries,
		   int key_words, int nvalues)
{
	for (uint32 i = 0; i < n; i++)
	{
		read_entry(state, at, entries, key_words, nvalues);
		at += state->pool->stride[state_form(state)];
		entries += key_words + nvalues;
	}
}

/*
 * Read the entries of a placed state.
 */
static void
read_places(const NestedState *state, Word *entries)
{
	const NestedPool *pool = state->pool;

	for (uint32 i = 0; i < pool->places; i++)
	{
		if ((state->present & (uint32) 1 << i) == 0)
			continue;
		read_entry(state, nested_place(pool, state, i), entries, pool->key_words,
				   pool->spec->nvalues);
		entries += pool->width;
	}
}

/*
 * Read all entries, in the order in which they were written: from the last segment to
 * the first one, which is how they are linked.
 */
void
nested_read_entries(const NestedState *state, Word *entries)
{
	const NestedPool *pool = state->pool;
	uint32 stride = pool->stride[state_form(state)];
	const Segment *segment = state->last;
	const char *from = segment ? segment->entries : state_first(state);
	const char *to = state->next;
	Word *end = wide_entry(pool, entries, state->nentries);

	if (state->placed)
	{
		read_places(state, entries);
		return;
	}
	for (;;)
	{
		uint32 n = (to - from) / stride;

		CHECK_FOR_INTERRUPTS();
		end -= (Size) n * pool->width;
		if (pool->key_words == 1 && pool->spec->nvalues == 1)
			read_piece(state, from, n, end, 1, 1);
		else
			read_piece(state, from, n, end, pool->key_words, pool->spec->nvalues);
		if (segment == NULL || segment->previous == NULL)
			break;
		segment = segment->previous;
		from = segment->entries;
		to = from + segment->size;
	}
	Assert(end == entries);
}

/* ---------- segments ---------- */

/*
 * Give a state room for one more entry: a segment behind the last one, or one for what
 * is behind its head.
 */
static void
add_segment(NestedState *state)
{
	NestedPool *pool = state->pool;
	uint32 stride = pool->stride[state_form(state)];
	uint32 used = state->last ? 0 : state->next - state_first(state);
	Size size = SEGMENT_SIZE;
	Segment *segment = pool->spare;

	if (state->last == NULL)
	{
		size = TYPEALIGN(LINE_SIZE, sizeof(Segment) + DIRECT_ENTRIES * stride) -
			   sizeof(Segment);
		segment = NULL;
	}
	if (segment)
		pool->spare = segment->previous;
	else
		segment = arena_alloc(&pool->arena, sizeof(Segment) + size, LINE_SIZE);
	segment->previous = state->last;
	segment->size = size - size % stride;
	memcpy(segment->entries, state_first(state), used);
	state->last = segment;
	state->next = segment->entries + used;
	state->end = segment->entries + segment->size;
}

/*
 * Begin again where the first entries are; the pool keeps the other segments for
 * any of its states.  Where the form changes, the first segment may be too small.
 */
static void
release_segments(NestedState *state, NestedForm form)
{
	NestedPool *pool = state->pool;

	while (state->last && state->last->previous)
	{
		Segment *segment = state->last;

		state->last = segment->previous;
		segment->previous = pool->spare;
		pool->spare = segment;
	}
	if (form != state_form(state))
		state->last = NULL;
	state->wide = form == FORM_WIDE;
	state->placed = false;
	if (state->last)
	{
		state->next = state->last->entries;
		state->end = state->next + state->last->size;
	}
	else
	{
		state->next = state_first(state);
		state->end = state->next + pool->first_size -
					 pool->first_size % pool->stride[form];
	}
}

/*
 * Append an entry that fits, without looking whether its key is there.
 */
static inline void
append_fitting(NestedState *state, const uint64 *key, const Decimal *values)
{
	const NestedPool *pool = state->pool;

	if (unlikely(state->end - state->next < pool->stride[state_form(state)]))
		add_segment(state);
	write_entry(state, state->next, key, values, pool->key_words, pool->spec->nvalues);
	state->next += pool->stride[state_form(state)];
	state->nentries++;
}

/*
 * Replace the entries of a state by these, in the compact form where all fit into it
 * and the state has not been wide.
 */
void
nested_write_entries(NestedState *state, Word *entries, uint32 n)
{
	NestedPool *pool = state->pool;
	NestedForm form = state_form(state);

	for (uint32 i = 0; i < n && form == FORM_COMPACT; i++)
	{
		Word *entry = wide_entry(pool, entries, i);

		if (!row_fits(state, wide_key(entry), wide_values(pool, entry), pool->key_words,
					  pool->spec->nvalues))
			form = FORM_WIDE;
	}
	release_segments(state, form);
	state->nentries = 0;
	for (uint32 i = 0; i < n; i++)
	{
		Word *entry = wide_entry(pool, entries, i);

		check_interrupts(i);
		append_fitting(state, wide_key(entry), wide_values(pool, entry));
	}
}

/*
 * Give the entries of a state, which fit, another form, or make a list of placed ones.
 */
static void
rewrite(NestedState *state, NestedForm form)
{
	NestedPool *pool = state->pool;
	uint32 n = state->nentries;
	Word *entries = nested_scratch_take(pool, n);

	nested_read_entries(state, entries);
	release_segments(state, form);
	state->nentries = 0;
	for (uint32 i = 0; i < n; i++)
	{
		Word *entry = wide_entry(pool, entries, i);

		check_interrupts(i);
		append_fitting(state, wide_key(entry), wide_values(pool, entry));
	}
	nested_scratch_give(pool, entries);
}

/*
 * Make a row fit into the form of its state.
 */
static void
make_fit(NestedState *state, const uint64 *key, const Decimal *values)
{
	const NestedPool *pool = state->pool;

	if (state->nentries == 0 && !state->placed)
		state->base = key[0];
	if (!row_fits(state, key, values, pool->key_words, pool->spec->nvalues))
		rewrite(state, FORM_WIDE);
}

/*
 * Fold the entries where there are enough of them, so that the room of some of them is
 * free again.
 */
static void
fold_if_many(NestedState *state)
{
	if (state->nentries < state->fold_at)
		return;
	nested_fold_entries(state);
	if (state->nentries > MAX_ENTRIES)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("too many different values of %s in one group",
							   state->pool->spec->group_name)));
}

/*
 * Append an entry; the state owns its values.
 */
void
nested_append(NestedState *state, const uint64 *key, const Decimal *values)
{
	const NestedPool *pool = state->pool;

	if (unlikely(state->placed))
		rewrite(state, FORM_COMPACT);
	if (unlikely(state->end - state->next < pool->stride[state_form(state)]))
		fold_if_many(state);
	if (unlikely(!row_fits(state, key, values, pool->key_words, pool->spec->nvalues)))
		make_fit(state, key, values);
	append_fitting(state, key, values);
	if (state->nentries > DIRECT_ENTRIES)
		state->folded = false;
}

/* ---------- searching one by one ---------- */

/*
 * Compact entries with a key of one word: all are compared, because where a search ends
 * cannot be predicted, and waiting for that takes longer.
 */
static pg_attribute_always_inline char *
find_distance(const NestedState *state, char *entries, int64 wanted, uint32 stride)
{
	uint32 found = 0;
	uint32 n = state->nentries;

	for (uint32 i = 0; i < n; i++)
	{
		int32 distance;

		memcpy(&distance, entries + i * stride, sizeof(distance));
		found |= (uint32) (distance == wanted) << i;
	}
	return found == 0 ? NULL : entries + pg_rightmost_one_pos32(found) * stride;
}

/*
 * The entry of a key among the few that are searched one by one, or NULL.
 */
static pg_attribute_always_inline char *
find_direct(const NestedState *state, const uint64 *key, int key_words, int nvalues)
{
	char *at = state->last ? state->last->entries : state_first(state);
	uint32 stride = nested_stride(state_form(state), key_words, nvalues);

	if (key_words == 1 && !state->wide)
		return find_distance(state, at, key_distance(state, key),
							 nested_stride(FORM_COMPACT, 1, nvalues));
	for (; at < state->next; at += stride)
	{
		uint64 words[KEY_MAX_WORDS];

		memcpy(words, at, key_words * sizeof(uint64));
		if (same_words(words, key, key_words))
			return at;
	}
	return NULL;
}

/*
 * Fold the values of a row into an entry.
 */
static pg_attribute_always_inline void
fold_direct(NestedState *state, char *at, const uint64 *key, const Decimal *values,
			int key_words, int nvalues)
{
	Word entry[KEY_MAX_WORDS + NESTED_MAX_VALUES];
	Decimal held[NESTED_MAX_VALUES];

	read_entry(state, at, entry, key_words, nvalues);
	for (int i = 0; i < nvalues; i++)
		held[i] = entry[key_words + i].value;
	for (int i = 0; i < nvalues; i++)
		nested_fold_value(state->pool, key, i, &held[i], values[i]);
	if (unlikely(!row_fits(state, key, held, key_words, nvalues)))
	{
		rewrite(state, FORM_WIDE);
		at = find_direct(state, key, key_words, nvalues);
	}
	write_entry(state, at, key, held, key_words, nvalues);
}

/* ---------- rows ---------- */

/*
 * Add a row to a placed state.  False if its name has no place, or a number does not fit.
 */
static pg_attribute_always_inline bool
add_placed(NestedState *state, const uint64 *key, const Decimal *values, int key_words,
		   int nvalues)
{
	char *at = nested_place(state->pool, state, key[0]);
	uint32 bit = (uint32) 1 << key[0] % MOST_PLACES;

	if (key[0] >= state->pool->places ||
		!row_fits(state, key, values, key_words, nvalues))
		return false;
	if (state->present & bit)
		fold_direct(state, at, key, values, key_words, nvalues);
	else
	{
		write_entry(state, at, key, values, key_words, nvalues);
		state->present |= bit;
		state->nentries++;
	}
	return true;
}

/*
 * Add a row, of which the state owns the values.
 */
static pg_attribute_always_inline void
add_owned(NestedState *state, const uint64 *key, const Decimal *values, int key_words,
		  int nvalues)
{
	if (key_words == 1 && state->placed)
	{
		if (likely(add_placed(state, key, values, key_words, nvalues)))
			return;
		rewrite(state, FORM_COMPACT);
	}
	if (state->folded && state->nentries <= DIRECT_ENTRIES)
	{
		char *at = find_direct(state, key, key_words, nvalues);

		if (at)
		{
			fold_direct(state, at, key, values, key_words, nvalues);
			return;
		}
	}
	else if (likely(state->end - state->next >=
					nested_stride(state_form(state), key_words, nvalues)) &&
			 likely(row_fits(state, key, values, key_words, nvalues)))
	{
		write_entry(state, state->next, key, values, key_words, nvalues);
		state->next += nested_stride(state_form(state), key_words, nvalues);
		state->nentries++;
		state->folded = false;
		return;
	}
	nested_append(state, key, values);
}

/*
 * Add a row to the inner group of a key.  The state makes copies of what it keeps.
 */
void
nested_add(NestedState *state, const uint64 *key, const Decimal *values)
{
	NestedPool *pool = state->pool;
	Decimal owned[NESTED_MAX_VALUES];

	if (unlikely(state->finished))
	{
		nested_running_add(state, key, values);
		return;
	}
	for (int i = 0; i < pool->spec->nvalues; i++)
		owned[i] = copy_to_pool(pool, values[i]);
	add_owned(state, key, owned, pool->key_words, pool->spec->nvalues);
}

/*
 * Have what a row reads and writes fetched, once the head of its state is there.
 */
static inline void
fetch_entries(const NestedState *state)
{
	const char *at = state->next;

	/* of a placed one it was fetched with the head */
	if (state->placed)
		return;
	if (state->nentries <= DIRECT_ENTRIES)
		at = state->last ? state->last->entries : state_first(state);
	for (; at <= state->next; at += LINE_SIZE)
		xcedu_prefetch(at);
}

static inline NestedState *
row_state(const uint64 *row)
{
	return (NestedState *) (uintptr_t) row[0];
}

static pg_attribute_always_inline void
add_fixed_rows(const uint64 *rows, uint32 nrows, int key_words, int nvalues)
{
	int width = 1 + key_words + nvalues;

	for (uint32 i = 0; i < Min(nrows, FETCH_AHEAD); i++)
		fetch_entries(row_state(rows + i * width));
	for (uint32 i = 0; i < nrows; i++)
	{
		const uint64 *row = rows + i * width;
		NestedState *state = row_state(row);
		Decimal values[NESTED_MAX_VALUES];

		if (i + FETCH_AHEAD < nrows)
			fetch_entries(row_state(row + FETCH_AHEAD * width));
		memcpy(values, row + 1 + key_words, nvalues * sizeof(Decimal));
		if (unlikely(state->finished))
			nested_running_add(state, row + 1, values);
		else
			add_owned(state, row + 1, values, key_words, nvalues);
	}
}

/*
 * Add rows to states of a pool.  None of their numbers is a numeric.
 */
void
nested_add_rows(NestedPool *pool, const uint64 *rows, uint32 nrows)
{
	if (pool->key_words == 1 && pool->spec->nvalues == 1)
		add_fixed_rows(rows, nrows, 1, 1);
	else if (pool->key_words == 1 && pool->spec->nvalues == 2)
		add_fixed_rows(rows, nrows, 1, 2);
	else if (pool->key_words == 2 && pool->spec->nvalues == 1)
		add_fixed_rows(rows, nrows, 2, 1);
	else
		add_fixed_rows(rows, nrows, pool->key_words, pool->spec->nvalues);
}
