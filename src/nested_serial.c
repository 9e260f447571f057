/*-------------------------------------------------------------------------
 *
 * nested_serial.c
 *	  A nested state as bytes, and from bytes.
 *
 * The entries are in the order of their keys, so that equal states have equal bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "libpq/pqformat.h"

#include "nested_state.h"
#include "wire.h"

/* flags of a serialized state */
#define SERIAL_INCOMPLETE 0x01
#define SERIAL_KEYLESS	  0x02
#define SERIAL_FLAGS	  (SERIAL_INCOMPLETE | SERIAL_KEYLESS)

/* ---------- sorting entries ---------- */

typedef struct SortItem
{
	uint64 word; /* of the key: its first one, but for a moment */
	uint32 entry;
} SortItem;

/* Entries of a pool */
typedef struct SortEntries
{
	const NestedPool *pool;
	Word *entries;
} SortEntries;

static inline Key
item_key(const SortItem *item, const SortEntries *sort)
{
	return nested_words_key(sort->pool,
							wide_key(wide_entry(sort->pool, sort->entries, item->entry)));
}

static inline int
compare_items(const SortItem *a, const SortItem *b, const SortEntries *sort)
{
	if (a->word != b->word)
		return a->word < b->word ? -1 : 1;
	return key_compare(sort->pool->kind, item_key(a, sort), item_key(b, sort));
}

#define ST_SORT				 sort_items
#define ST_ELEMENT_TYPE		 SortItem
#define ST_COMPARE_ARG_TYPE	 const SortEntries
#define ST_COMPARE(a, b, se) compare_items(a, b, se)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

#define RADIX_FROM	  64 /* entries from which on it is worth it */
#define RADIX_BITS	  8
#define RADIX_BUCKETS (1 << RADIX_BITS)

/*
 * Sort by the words of the items: byte by byte from the lowest, leaving out bytes that
 * are the same in all.  Items of equal words stay in their order.
 */
static void
sort_by_word(SortItem *items, uint32 n)
{
	Size size = sizeof(SortItem) * n;
	SortItem *from = items;
	SortItem *to;
	uint64 varying = 0;

	for (uint32 i = 0; i < n; i++)
		varying |= items[i].word ^ items[0].word;
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
			ends[from[i].word >> shift & (RADIX_BUCKETS - 1)]++;
		}
		for (int b = 0; b < RADIX_BUCKETS; b++)
			ends[b] = end += ends[b];
		for (uint32 i = n; i-- > 0;)
		{
			check_interrupts(i);
			sorted[--ends[from[i].word >> shift & (RADIX_BUCKETS - 1)]] = from[i];
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
 * Sort by one of the words of the keys.
 */
static void
sort_by_key_word(SortItem *items, uint32 n, int word, const SortEntries *sort)
{
	for (uint32 i = 0; i < n; i++)
	{
		check_interrupts(i);
		items[i].word = item_key(&items[i], sort).word[word];
	}
	sort_by_word(items, n);
}

/*
 * Sort the items among which the first word does not decide.
 */
static void
sort_ties(SortItem *items, uint32 n, const SortEntries *sort)
{
	uint32 ties = 0;

	for (uint32 i = 1; i < n; i++)
		ties += items[i].word == items[i - 1].word;
	if (ties == 0)
		return;

	/* texts often begin alike */
	if (ties > n / 4)
	{
		sort_by_key_word(items, n, 1, sort);
		sort_by_key_word(items, n, 0, sort);
	}

	/* what is left to be compared are long texts, where the second words decided */
	for (uint32 i = 0, end; i < n; i = end)
	{
		for (end = i + 1; end < n && items[end].word == items[i].word; end++)
			check_interrupts(end);
		if (end - i > 1)
			sort_items(items + i, end - i, sort);
	}
}

/*
 * Entries in the order of their keys, to be freed.
 */
static SortItem *
sorted_entries(const NestedPool *pool, Word *entries, uint32 n)
{
	SortEntries sort = {pool, entries};
	SortItem *items = MemoryContextAllocHuge(CurrentMemoryContext,
											 sizeof(SortItem) * Max(n, 1));

	for (uint32 i = 0; i < n; i++)
	{
		items[i].entry = i;
		items[i].word = item_key(&items[i], &sort).word[0];
	}
	if (n < RADIX_FROM)
		sort_items(items, n, &sort);
	else
	{
		sort_by_word(items, n);
		if (pool->kind > KEY_BIGINT)
			sort_ties(items, n, &sort);
	}
	return items;
}

/* ---------- serializing ---------- */

static void
send_entries(StringInfo buf, const NestedPool *pool, Word *entries, uint32 n)
{
	SortItem *sorted = sorted_entries(pool, entries, n);
	Key previous = KEY_ZERO;

	wire_send_varint(buf, n);
	for (uint32 i = 0; i < n; i++)
	{
		Word *entry = wide_entry(pool, entries, sorted[i].entry);
		Key key = nested_words_key(pool, wide_key(entry));

		check_interrupts(i);
		key_send(buf, pool->kind, previous, key);
		for (int v = 0; v < pool->spec->nvalues; v++)
			decimal_send(buf, wide_values(pool, entry)[v]);
		previous = key;
	}
	pfree(sorted);
}

/*
 * The entries in the order of their keys, so that equal states have equal bytes.
 */
Datum
nested_serialize(FunctionCallInfo fcinfo)
{
	NestedState *state = (NestedState *) PG_GETARG_POINTER(0);
	NestedPool *pool = state->pool;
	StringInfoData buf;
	uint32 n;
	Word *entries;

	(void) aggregate_context(fcinfo);
	nested_settle(pool);
	entries = nested_folded_entries(state, &n);
	wire_begin(&buf, (WireHeader){
						 .kind = pool->kind,
						 .aggregate = pool->spec->wire_id,
						 .flags = (state->incomplete ? SERIAL_INCOMPLETE : 0) |
								  (has_keyless(state) ? SERIAL_KEYLESS : 0),
					 });
	for (int i = 0; has_keyless(state) && i < pool->spec->nparts; i++)
		decimal_send(&buf, state->extra->keyless[i]);
	send_entries(&buf, pool, entries, n);
	nested_scratch_give(pool, entries);
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

static void
receive_keyless(StringInfo buf, NestedState *state)
{
	Decimal keyless[NESTED_MAX_PARTS];

	for (int i = 0; i < state->pool->spec->nparts; i++)
	{
		keyless[i] = decimal_receive(buf);
		if (decimal_is_none(keyless[i]))
			wire_reject("missing number");
	}
	nested_add_keyless_parts(state, keyless);
}

static void
receive_entries(StringInfo buf, NestedState *state)
{
	NestedPool *pool = state->pool;
	const NestedSpec *spec = pool->spec;
	Key previous = KEY_ZERO;
	uint64 n = wire_receive_varint(buf);

	if (n >
		(uint64) (buf->len - buf->cursor) / (key_wire_size(pool->kind) + spec->nvalues))
		wire_reject("more groups than bytes");
	for (uint64 i = 0; i < n; i++)
	{
		Key key = key_receive(buf, pool->kind, previous, i == 0);
		uint64 words[KEY_MAX_WORDS];
		Decimal values[NESTED_MAX_VALUES];

		check_interrupts(i);
		for (int v = 0; v < spec->nvalues; v++)
		{
			values[v] = decimal_receive(buf);
			check_received(&spec->values[v], values[v]);
		}
		nested_key_words(pool, &key, words);
		nested_append(state, words, values);
		/* the keys are in ascending order, so none comes twice */
		state->folded = true;
		previous = key;
	}
}

/*
 * Nothing in the bytes is trusted: counts and lengths are checked against
 * what is left before anything is taken from or allocated for them.
 */
Datum
nested_deserialize(FunctionCallInfo fcinfo, const NestedSpec *spec)
{
	StringInfoData buf;
	WireHeader header;
	NestedState *state;

	(void) aggregate_context(fcinfo);
	header = wire_open(&buf, PG_GETARG_BYTEA_PP(0), spec->wire_id);
	if (header.kind >= KEY_KINDS)
		wire_reject("unknown kind of key");
	/* an entry has one word for the number of a name, and no room for a wider key */
	if (spec->named && header.kind != KEY_TEXT && header.kind != KEY_SINGLE)
		wire_reject("it has other keys than names");
	if (header.flags & ~SERIAL_FLAGS)
		wire_reject("unknown flags");

	state = nested_create(nested_pool_of(CurrentMemoryContext, spec, header.kind));
	state->incomplete = (header.flags & SERIAL_INCOMPLETE) != 0;
	if (header.flags & SERIAL_KEYLESS)
		receive_keyless(&buf, state);
	receive_entries(&buf, state);
	pq_getmsgend(&buf);
	PG_RETURN_POINTER(state);
}
