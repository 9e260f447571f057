/*-------------------------------------------------------------------------
 *
 * item_book.c
 *	  What all rows of an item have in common, kept once for all states of an aggregate.
 *
 * A book belongs to a memory context of the executor and hangs on it by a reset
 * callback, where the next state of that context finds it.  It goes when the context
 * is reset, as its states do, and nothing else points to it.
 *
 * Always true:
 *	- names have different bytes, and terms differ in a name or in the digits of a
 *	  number, zeros at its end included; so equal terms have one number;
 *	- of an item's terms the floor is not above the cap;
 *	- order, rank and place are complete for the first nranked names.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "common/hashfn.h"
#include "nodes/memnodes.h"
#include "utils/memutils.h"

#include "aggregate.h"
#include "item_book.h"

#define FIRST_NAMES 32 /* doubled when full */
#define FIRST_TERMS 32
#define MAX_NUMBERS (PG_UINT32_MAX / 4)

/* a tree is sorted by going through all names, up to so many for each of its items */
#define SPARSE_NAMES 8

const ItemTermRule item_term_rules[ITEM_TERMS] = {
	[TERM_START] = {"start", DECIMAL_ANY_SIGN},
	[TERM_FLOOR] = {"floor", DECIMAL_ANY_SIGN},
	[TERM_CAP] = {"cap", DECIMAL_ANY_SIGN},
	[TERM_WEIGHT] = {"weight", DECIMAL_NOT_NEGATIVE},
	[TERM_OUT_OF] = {"out_of", DECIMAL_NOT_NEGATIVE},
};

/* ---------- the book of a context ---------- */

ItemBook *
item_book_create(MemoryContext context)
{
	ItemBook *book = MemoryContextAllocZero(context, sizeof(ItemBook));

	book->context = context;
	book->arena.context = context;
	return book;
}

/*
 * The callback by which a book is found; its memory goes with the context.
 */
static void
book_goes(void *book)
{
	(void) book;
}

ItemBook *
item_book_of(MemoryContext context)
{
	MemoryContextCallback *callback = context->reset_cbs;

	while (callback != NULL && callback->func != book_goes)
		callback = callback->next;
	if (callback == NULL)
	{
		callback = MemoryContextAlloc(context, sizeof(MemoryContextCallback));
		callback->func = book_goes;
		callback->arg = item_book_create(context);
		MemoryContextRegisterResetCallback(context, callback);
	}
	return callback->arg;
}

/* ---------- arrays ---------- */

static uint32
doubled(uint32 capacity, uint32 first)
{
	if (capacity > MAX_NUMBERS / 2)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("too many different values of item")));
	return Max(2 * capacity, first);
}

static void *
enlarge(MemoryContext context, void *array, uint32 capacity, Size element)
{
	Size size = capacity * element;

	return array ? repalloc_huge(array, size) : MemoryContextAllocHuge(context, size);
}

/* ---------- names ---------- */

static void
enlarge_names(ItemBook *book)
{
	uint32 capacity = doubled(book->name_capacity, FIRST_NAMES);

	book->names = enlarge(book->context, book->names, capacity, sizeof(ItemName));
	book->name_capacity = capacity;
	number_table_reset(&book->name_table, book->context, capacity);
	for (uint32 i = 0; i < book->nnames; i++)
	{
		check_interrupts(i);
		number_table_put(&book->name_table, key_hash(KEY_TEXT, book->names[i].word), i);
	}
}

/*
 * The number of a name, which is a new one if the book does not have it.
 */
uint32
item_book_name(ItemBook *book, const Key *key)
{
	uint64 hash = key_hash(KEY_TEXT, key->word);
	Key stored = *key;

	if (likely(book->nnames > 0))
	{
		uint32 at = number_table_first(&book->name_table, hash);
		uint32 found;

		while ((found = book->name_table.slots[at]) != 0)
		{
			if (key_equal_text(book->names[found - 1].word, *key))
				return found - 1;
			at = number_table_next(&book->name_table, at);
		}
	}

	if (book->nnames == book->name_capacity)
		enlarge_names(book);
	if (key->text != NULL)
		key_store_text(&book->arena, &stored);
	book->names[book->nnames] = (ItemName){{stored.word[0], stored.word[1]}, 0};
	number_table_put(&book->name_table, hash, book->nnames);
	return book->nnames++;
}

/* ---------- terms ---------- */

static inline bool
same_number(Decimal one, Decimal other)
{
	Numeric a;
	Numeric b;

	if (likely(one.word == other.word))
		return true;
	if (!decimal_is_numeric(one) || !decimal_is_numeric(other))
		return false;
	a = decimal_to_numeric(one);
	b = decimal_to_numeric(other);
	return VARSIZE(a) == VARSIZE(b) && memcmp(a, b, VARSIZE(a)) == 0;
}

static inline bool
same_terms(const ItemTerms *one, const ItemTerms *other)
{
	if (one->item != other->item || one->parent != other->parent)
		return false;
	for (int t = 0; t < ITEM_TERMS; t++)
		if (!same_number(one->term[t], other->term[t]))
			return false;
	return true;
}

static inline uint64
terms_hash(const ItemTerms *terms)
{
	uint64 hash = (uint64) terms->item << 32 | terms->parent;

	for (int t = 0; t < ITEM_TERMS; t++)
	{
		uint64 word = (uint64) terms->term[t].word;

		if (unlikely(decimal_is_numeric(terms->term[t])))
		{
			Numeric num = decimal_to_numeric(terms->term[t]);

			word = hash_bytes_extended((unsigned char *) num, VARSIZE(num), 0);
		}
		hash = (hash ^ word) * UINT64CONST(0x9E3779B97F4A7C15);
		hash ^= hash >> 32;
	}
	return hash * UINT64CONST(0xBF58476D1CE4E5B9);
}

static void
enlarge_terms(ItemBook *book)
{
	uint32 capacity = doubled(book->terms_capacity, FIRST_TERMS);

	book->terms = enlarge(book->context, book->terms, capacity, sizeof(ItemTerms));
	book->terms_capacity = capacity;
	number_table_reset(&book->terms_table, book->context, capacity);
	for (uint32 i = 0; i < book->nterms; i++)
	{
		check_interrupts(i);
		number_table_put(&book->terms_table, terms_hash(&book->terms[i]), i);
	}
}

/*
 * Refuse terms that are none.
 */
static void
check_terms(const ItemBook *book, const ItemTerms *terms)
{
	Decimal floor = terms->term[TERM_FLOOR];
	Decimal cap = terms->term[TERM_CAP];

	for (int t = 0; t < ITEM_TERMS; t++)
		if (item_term_rules[t].sign == DECIMAL_NOT_NEGATIVE &&
			!decimal_is_none(terms->term[t]) && decimal_sign(terms->term[t]) < 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("%s must not be negative in item \"%s\": %s",
								   item_term_rules[t].name, item_text(book, terms->item),
								   decimal_text(terms->term[t]))));
	if (!decimal_is_none(floor) && !decimal_is_none(cap) &&
		decimal_compare(floor, cap) > 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("floor must not be above cap in item \"%s\": %s and %s",
							   item_text(book, terms->item), decimal_text(floor),
							   decimal_text(cap))));
}

/*
 * The number of terms, which the book takes a copy of if it does not have them.
 */
static uint32
book_number(ItemBook *book, const ItemTerms *terms)
{
	uint64 hash = terms_hash(terms);
	ItemTerms *copy;

	if (likely(book->nterms > 0))
	{
		uint32 at = number_table_first(&book->terms_table, hash);
		uint32 found;

		while ((found = book->terms_table.slots[at]) != 0)
		{
			if (same_terms(&book->terms[found - 1], terms))
				return found - 1;
			at = number_table_next(&book->terms_table, at);
		}
	}

	check_terms(book, terms);
	if (book->nterms == book->terms_capacity)
		enlarge_terms(book);
	copy = &book->terms[book->nterms];
	*copy = *terms;
	for (int t = 0; t < ITEM_TERMS; t++)
		copy->term[t] = decimal_copy(terms->term[t], book->context);
	book->names[terms->item].nterms++;
	number_table_put(&book->terms_table, hash, book->nterms);
	return book->nterms++;
}

/*
 * The number of the terms of a row; parent is NULL for the root.
 */
uint32
item_book_terms(ItemBook *book, const Key *item, const Key *parent, const Decimal *term)
{
	ItemTerms terms;

	terms.item = item_book_name(book, item);
	terms.parent = parent == NULL ? ITEM_NONE : item_book_name(book, parent);
	memcpy(terms.term, term, sizeof(terms.term));
	return book_number(book, &terms);
}

/* ---------- terms that must agree ---------- */

static void
report_parents(const ItemBook *book, const ItemTerms *one, const ItemTerms *other)
{
	char *text[2] = {NULL, NULL};
	int n = 0;

	/* in an order that does not depend on that of the rows, no parent last */
	if (one->parent != ITEM_NONE && other->parent != ITEM_NONE)
	{
		Key a = item_key(book, one->parent);
		Key b = item_key(book, other->parent);

		if (key_compare_text(&a, &b) > 0)
		{
			const ItemTerms *swapped = one;

			one = other;
			other = swapped;
		}
	}
	if (one->parent != ITEM_NONE)
		text[n++] = item_text(book, one->parent);
	if (other->parent != ITEM_NONE)
		text[n++] = item_text(book, other->parent);
	if (n == 1)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("parent must be the same in all rows of item \"%s\": \"%s\" and null",
					item_text(book, one->item), text[0])));
	ereport(
		ERROR,
		(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
		 errmsg("parent must be the same in all rows of item \"%s\": \"%s\" and \"%s\"",
				item_text(book, one->item), text[0], text[1])));
}

static void
report_term(const ItemBook *book, uint32 item, int t, Decimal one, Decimal other)
{
	bool swap = decimal_is_none(one) ||
				(!decimal_is_none(other) && decimal_compare(one, other) > 0);
	Decimal first = swap ? other : one;
	Decimal second = swap ? one : other;

	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s must be the same in all rows of item \"%s\": %s and %s",
					item_term_rules[t].name, item_text(book, item), decimal_text(first),
					decimal_is_none(second) ? "null" : decimal_text(second))));
}

/*
 * The terms that two rows of one item agree on: of equal numbers the one with the
 * larger display scale is kept.
 */
uint32
item_book_agree(ItemBook *book, uint32 one, uint32 other)
{
	const ItemTerms *a = item_terms(book, one);
	const ItemTerms *b = item_terms(book, other);
	ItemTerms agreed = *a;

	if (a->parent != b->parent)
		report_parents(book, a, b);
	for (int t = 0; t < ITEM_TERMS; t++)
	{
		if (a->term[t].word == b->term[t].word)
			continue;
		if (decimal_is_none(a->term[t]) || decimal_is_none(b->term[t]) ||
			decimal_compare(a->term[t], b->term[t]) != 0)
			report_term(book, a->item, t, a->term[t], b->term[t]);
		if (decimal_scale(b->term[t]) > decimal_scale(a->term[t]))
			agreed.term[t] = b->term[t];
	}
	return book_number(book, &agreed);
}

/* ---------- the order of items ---------- */

static inline int
compare_names(const ItemBook *book, uint32 a, uint32 b)
{
	Key one = item_key(book, a);
	Key other = item_key(book, b);

	return key_compare_text(&one, &other);
}

#define ST_SORT					sort_names
#define ST_ELEMENT_TYPE			uint32
#define ST_COMPARE(a, b, book)	compare_names(book, *(a), *(b))
#define ST_COMPARE_ARG_TYPE		const ItemBook
#define ST_SCOPE				static
#define ST_CHECK_FOR_INTERRUPTS 1
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Merge the names behind the first nranked ones, in order both, into one order.
 */
static void
merge_names(ItemBook *book)
{
	uint32 old = book->nranked;
	uint32 added = book->nnames - old;
	uint32 end = book->nnames;
	uint32 *new_names;

	if (old == 0)
		return;
	new_names = palloc_extended(sizeof(uint32) * added, MCXT_ALLOC_HUGE);
	memcpy(new_names, book->order + old, sizeof(uint32) * added);
	while (added > 0)
	{
		check_interrupts(end);
		if (old > 0 &&
			compare_names(book, book->order[old - 1], new_names[added - 1]) > 0)
			book->order[--end] = book->order[--old];
		else
			book->order[--end] = new_names[--added];
	}
	pfree(new_names);
}

/*
 * Bring the order of names up to date.
 */
static void
rank_names(ItemBook *book)
{
	uint32 n = book->nnames;

	if (book->nranked == n)
		return;
	book->order = enlarge(book->context, book->order, n, sizeof(uint32));
	book->rank = enlarge(book->context, book->rank, n, sizeof(uint32));
	book->place = enlarge(book->context, book->place, n, sizeof(uint32));
	for (uint32 i = book->nranked; i < n; i++)
	{
		book->order[i] = i;
		book->place[i] = 0;
	}
	sort_names(book->order + book->nranked, n - book->nranked, book);
	merge_names(book);
	for (uint32 i = 0; i < n; i++)
		book->rank[book->order[i]] = i;
	book->nranked = n;
}

typedef struct RankedEntry
{
	uint32 rank;
	uint32 entry;
} RankedEntry;

#define ST_SORT					sort_ranked
#define ST_ELEMENT_TYPE			RankedEntry
#define ST_COMPARE(a, b)		((a)->rank < (b)->rank ? -1 : (a)->rank > (b)->rank)
#define ST_SCOPE				static
#define ST_CHECK_FOR_INTERRUPTS 1
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * The entries of a tree, given by the terms of each, in the order of the bytes of
 * their items: their numbers into sorted.
 */
void
item_book_sort(ItemBook *book, const uint32 *terms, uint32 n, uint32 *sorted)
{
	rank_names(book);

	/* by going through the names, if they are not many more */
	if (book->nnames / SPARSE_NAMES <= n)
	{
		uint32 found = 0;

		for (uint32 i = 0; i < n; i++)
			book->place[item_terms(book, terms[i])->item] = i + 1;
		for (uint32 i = 0; i < book->nnames && found < n; i++)
		{
			uint32 *place = &book->place[book->order[i]];

			check_interrupts(i);
			if (*place != 0)
				sorted[found++] = *place - 1;
			*place = 0;
		}
		Assert(found == n);
	}
	else
	{
		RankedEntry *ranked = palloc_extended(sizeof(RankedEntry) * n, MCXT_ALLOC_HUGE);

		for (uint32 i = 0; i < n; i++)
			ranked[i] = (RankedEntry){book->rank[item_terms(book, terms[i])->item], i};
		sort_ranked(ranked, n);
		for (uint32 i = 0; i < n; i++)
			sorted[i] = ranked[i].entry;
		pfree(ranked);
	}
}
