/*-------------------------------------------------------------------------
 *
 * nested_batch.c
 *	  Rows that wait until there are enough of them to be added together.
 *
 * Rows of many states come in random order, and each waits for its state to come from
 * memory.  A pool of many states therefore collects rows.  While they wait, their
 * states are fetched, then what they write to, and when they are added it is there.
 *
 * The rows wait in the context of their states and are gone with it when it is reset.
 * Whoever reads a state calls nested_settle() first.  A row with a number that is not
 * fixed does not wait, because its digits may not live as long.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested_state.h"

#define BATCH_ROWS	   128
#define BATCH_STATES   16 /* fewer are in the cache anyway */
#define TEXT_SPACE	   16384
#define LONGEST_TEXT   1024 /* bytes that wait */
#define TEXT_ALIGNMENT sizeof(uint64)

/* In the highest byte of the second word of a key: its text is still to be interned */
#define KEY_WAITS UINT64CONST(0xFE)

/*
 * A row is the address of its state, the words of its key, and its values.
 */
struct NestedBatch
{
	uint32 nrows;
	uint32 ntexts; /* rows whose text waits too */
	Size text_used;
	char *texts; /* NULL before the first long text */
	uint64 rows[FLEXIBLE_ARRAY_MEMBER];
};

static inline uint32
row_words(const NestedPool *pool)
{
	return 1 + pool->width;
}

/*
 * Whether rows of this pool wait; from some number of states on they do.
 */
static inline bool
has_batch(NestedPool *pool)
{
	if (unlikely(pool->batch == NULL && pool->nstates > BATCH_STATES))
	{
		pool->batch = MemoryContextAlloc(
			pool->context,
			offsetof(NestedBatch, rows) + BATCH_ROWS * row_words(pool) * sizeof(uint64));
		memset(pool->batch, 0, offsetof(NestedBatch, rows));
	}
	return pool->batch != NULL;
}

/*
 * Intern the texts that wait: of all of them the slots are fetched already, now the
 * texts are, and then they are compared.
 */
static void
intern_texts(NestedPool *pool)
{
	NestedBatch *batch = pool->batch;
	uint64 *end = batch->rows + batch->nrows * row_words(pool);

	for (uint64 *row = batch->rows; row < end; row += row_words(pool))
		if (row[2] >> KEY_LENGTH_SHIFT == KEY_WAITS)
			text_set_prefetch_text(&pool->texts, row[1]);
	for (uint64 *row = batch->rows; row < end; row += row_words(pool))
	{
		const StoredText *text;
		Key key = KEY_ZERO;

		if (row[2] >> KEY_LENGTH_SHIFT != KEY_WAITS)
			continue;
		text = (const StoredText *) (uintptr_t) (row[2] & KEY_ADDRESS_MASK);
		key.word[0] = row[1];
		key.text = text->bytes;
		key.len = text->len;
		text_set_intern(&pool->texts, &pool->arena, &key);
		row[2] = key.word[1];
	}
	batch->ntexts = 0;
	batch->text_used = 0;
}

/*
 * Add the rows that wait to their states.
 */
void
nested_settle(NestedPool *pool)
{
	NestedBatch *batch = pool->batch;
	uint32 nrows;

	if (batch == NULL || batch->nrows == 0)
		return;
	if (batch->ntexts > 0)
		intern_texts(pool);
	nrows = batch->nrows;
	batch->nrows = 0;
	nested_add_rows(pool, batch->rows, nrows);
}

/*
 * Copy a long text, so that it can wait.  False if it cannot.
 */
static bool
text_waits(NestedPool *pool, const Key *key, uint64 *words)
{
	NestedBatch *batch = pool->batch;
	Size size = TYPEALIGN(TEXT_ALIGNMENT, offsetof(StoredText, bytes) + key->len);
	StoredText *text;

	if (key->len > LONGEST_TEXT)
		return false;
	if (batch->texts == NULL)
		batch->texts = MemoryContextAlloc(pool->context, TEXT_SPACE);
	if (batch->text_used + size > TEXT_SPACE)
		nested_settle(pool);
	text_set_prefetch_slot(&pool->texts, key->word[0]);
	text = (StoredText *) (batch->texts + batch->text_used);
	text->len = key->len;
	memcpy(text->bytes, key->text, key->len);
	words[0] = key->word[0];
	words[1] = KEY_WAITS << KEY_LENGTH_SHIFT | (uint64) (uintptr_t) text;
	batch->text_used += size;
	batch->ntexts++;
	return true;
}

/*
 * Add a row to the inner group of a key, now or with others.
 */
void
nested_add_row(NestedPool *pool, NestedState *state, const Key *key,
			   const Decimal *values)
{
	int nvalues = pool->spec->nvalues;
	bool waits = has_batch(pool);
	uint64 words[KEY_MAX_WORDS];
	uint64 *row;

	xcedu_prefetch(state);
	for (int i = 0; waits && i < nvalues; i++)
		waits = !decimal_is_numeric(values[i]);
	if (likely(key->text == NULL) || pool->spec->named || !waits ||
		!text_waits(pool, key, words))
		nested_key_words(pool, key, words);
	if (pool->places > 0)
		xcedu_prefetch(nested_place(pool, state, words[0] % pool->places));
	if (unlikely(!waits))
	{
		nested_add(state, words, values);
		return;
	}
	row = pool->batch->rows + pool->batch->nrows * row_words(pool);
	row[0] = (uint64) (uintptr_t) state;
	memcpy(row + 1, words, pool->key_words * sizeof(uint64));
	memcpy(row + 1 + pool->key_words, values, nvalues * sizeof(Decimal));
	if (++pool->batch->nrows == BATCH_ROWS)
		nested_settle(pool);
}
