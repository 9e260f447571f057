/*-------------------------------------------------------------------------
 *
 * nested_pool.c
 *	  What the states of one aggregate in one memory context have in common.
 *
 * A pool belongs to a memory context of the executor and hangs on it by a reset
 * callback, where the next row finds it.  It goes when the context is reset, as its
 * states do, and nothing else points to it: a spilled hash aggregate, the next group of
 * sorted rows, another grouping set and another frame of a window begin with a new one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nodes/memnodes.h"

#include "nested_state.h"

#define FIRST_NAMES	 16	   /* doubled when full */
#define KEPT_SCRATCH 65536 /* entries, beyond which the room is given back */

/* A pool and the callback by which it is found */
typedef struct PoolHook
{
	MemoryContextCallback callback;
	NestedPool pool;
} PoolHook;

/*
 * The callback by which a pool is found; its memory goes with the context.
 */
static void
pool_goes(void *pool)
{
	(void) pool;
}

static NestedPool *
create_pool(MemoryContext context, const NestedSpec *spec, KeyKind kind)
{
	PoolHook *hook = MemoryContextAllocZero(context, sizeof(PoolHook));
	NestedPool *pool = &hook->pool;

	pool->context = context;
	pool->spec = spec;
	pool->kind = kind;
	pool->key_words = spec->named ? 1 : key_words(kind);
	pool->width = pool->key_words + spec->nvalues;
	for (NestedForm form = FORM_COMPACT; form < NESTED_FORMS; form++)
		pool->stride[form] = nested_stride(form, pool->key_words, spec->nvalues);
	pool->first_size = TYPEALIGN(LINE_SIZE,
								 (kind == KEY_SINGLE ? 1 : spec->usual_groups) *
									 pool->stride[FORM_COMPACT]);
	if (spec->named)
		pool->places = Min(pool->first_size / pool->stride[FORM_COMPACT], MOST_PLACES);
	pool->arena.context = context;
	hook->callback.func = pool_goes;
	hook->callback.arg = pool;
	MemoryContextRegisterResetCallback(context, &hook->callback);
	return pool;
}

NestedPool *
nested_pool_of(MemoryContext context, const NestedSpec *spec, KeyKind kind)
{
	for (MemoryContextCallback *callback = context->reset_cbs; callback != NULL;
		 callback = callback->next)
	{
		NestedPool *pool = callback->arg;

		if (callback->func == pool_goes && pool->spec == spec && pool->kind == kind)
			return pool;
	}
	return create_pool(context, spec, kind);
}

/* ---------- keys ---------- */

static void
enlarge_names(NestedPool *pool)
{
	NestedNames *names = &pool->names;
	uint64 capacity = Max(2 * (uint64) names->capacity, FIRST_NAMES);
	Size size = capacity * sizeof(names->words[0]);

	if (capacity > PG_UINT32_MAX / 4)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many different values of %s", pool->spec->group_name)));
	names->words = names->words ? repalloc_huge(names->words, size)
								: MemoryContextAllocHuge(pool->context, size);
	names->capacity = capacity;
	number_table_reset(&names->table, pool->context, capacity);
	for (uint32 i = 0; i < names->nnames; i++)
	{
		check_interrupts(i);
		number_table_put(&names->table, key_hash(KEY_TEXT, names->words[i]), i);
	}
}

/*
 * The number of a name, which is a new one if the pool does not have it.
 */
static uint32
name_number(NestedPool *pool, const Key *key)
{
	NestedNames *names = &pool->names;
	uint64 hash = key_hash(KEY_TEXT, key->word);
	Key stored = *key;

	if (likely(names->nnames > 0))
	{
		uint32 at = number_table_first(&names->table, hash);
		uint32 found;

		while ((found = names->table.slots[at]) != 0)
		{
			if (key_equal_text(names->words[found - 1], *key))
				return found - 1;
			at = number_table_next(&names->table, at);
		}
	}

	if (names->nnames == names->capacity)
		enlarge_names(pool);
	if (key->text != NULL)
		key_store_text(&pool->arena, &stored);
	memcpy(names->words[names->nnames], stored.word, sizeof(stored.word));
	number_table_put(&names->table, hash, names->nnames);
	return names->nnames++;
}

/*
 * The words of a key in the entries of the pool's states.
 */
void
nested_key_words(NestedPool *pool, const Key *key, uint64 *words)
{
	if (pool->spec->named && pool->kind == KEY_TEXT)
		words[0] = name_number(pool, key);
	else if (unlikely(key->text != NULL))
	{
		Key stored = *key;

		text_set_intern(&pool->texts, &pool->arena, &stored);
		memcpy(words, stored.word, sizeof(stored.word));
	}
	else
		memcpy(words, key->word, sizeof(key->word));
}

/*
 * The key whose words are in an entry.
 */
Key
nested_words_key(const NestedPool *pool, const uint64 *words)
{
	if (pool->spec->named && pool->kind == KEY_TEXT)
		words = pool->names.words[words[0]];
	return key_from_words(pool->kind, words);
}

/* ---------- room to work in ---------- */

/*
 * Room for so many wide entries, to be given back.
 */
Word *
nested_scratch_take(NestedPool *pool, uint32 entries)
{
	NestedScratch *scratch = &pool->scratch;
	Size size = (Size) entries * pool->stride[FORM_WIDE];

	if (scratch->busy || entries > KEPT_SCRATCH)
	{
		Word *large = palloc_extended(size, MCXT_ALLOC_HUGE);

		arena_advise_huge(large, size);
		return large;
	}
	if (entries > scratch->capacity)
	{
		uint32 capacity = Max(entries, 2 * scratch->capacity);

		if (scratch->entries)
			pfree(scratch->entries);
		scratch->entries = NULL;
		scratch->capacity = 0;
		scratch->entries = MemoryContextAllocHuge(
			pool->context, (Size) capacity * pool->stride[FORM_WIDE]);
		scratch->capacity = capacity;
	}
	scratch->busy = true;
	return scratch->entries;
}

void
nested_scratch_give(NestedPool *pool, Word *entries)
{
	if (entries == pool->scratch.entries)
		pool->scratch.busy = false;
	else
		pfree(entries);
}
