/*-------------------------------------------------------------------------
 *
 * item_book.h
 *	  What all rows of an item have in common, kept once for all states of an aggregate.
 *
 * A tree of a rule-book is scored for thousands of units, and its items have the
 * same parents, caps and weights in all of them.  A book numbers the names of items
 * and each different set of terms, so that a state needs only the number of an
 * item's terms beside its points.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_ITEM_BOOK_H
#define XCEDU_ITEM_BOOK_H

#include "decimal.h"
#include "key.h"
#include "number_table.h"

XCEDU_INTERNAL_BEGIN

#define ITEM_NONE \
	PG_UINT32_MAX /* instead of the number of a parent, of terms or of an entry */

/* The numbers among an item's terms */
typedef enum ItemTerm
{
	TERM_START,
	TERM_FLOOR, /* this one and those below: DECIMAL_NONE if there is none */
	TERM_CAP,
	TERM_WEIGHT,
	TERM_OUT_OF
} ItemTerm;

#define ITEM_TERMS (TERM_OUT_OF + 1)

/* What a term is called, and what it has to satisfy besides being finite */
typedef struct ItemTermRule
{
	const char *name;
	DecimalSign sign;
} ItemTermRule;

extern const ItemTermRule item_term_rules[ITEM_TERMS];

typedef struct ItemTerms
{
	uint32 item; /* the numbers of two names */
	uint32 parent;
	Decimal term[ITEM_TERMS];
} ItemTerms;

typedef struct ItemName
{
	uint64 word[KEY_MAX_WORDS];
	uint32 nterms; /* so many different terms have this item */
} ItemName;

typedef struct ItemBook
{
	MemoryContext context; /* where the book and all states that use it live */

	ItemName *names;
	uint32 nnames;
	uint32 name_capacity;
	Arena arena; /* long names are stored in it */
	NumberTable name_table;

	ItemTerms *terms;
	uint32 nterms;
	uint32 terms_capacity;
	NumberTable terms_table;

	/* the names in the order of their bytes, up to date for the first nranked of them */
	uint32 *order;
	uint32 *rank;  /* the place of a name in that order */
	uint32 *place; /* for the use of one tree at a time, all 0 in between */
	uint32 nranked;

	struct GivenTree *trees; /* that roll_up_lines() was given */
} ItemBook;

extern ItemBook *item_book_create(MemoryContext context);
extern ItemBook *item_book_of(MemoryContext context);
extern uint32 item_book_name(ItemBook *book, const Key *key);
extern uint32 item_book_terms(ItemBook *book, const Key *item, const Key *parent,
							  const Decimal *term);
extern uint32 item_book_agree(ItemBook *book, uint32 one, uint32 other);
extern void item_book_sort(ItemBook *book, const uint32 *terms, uint32 n, uint32 *sorted);

static inline const ItemTerms *
item_terms(const ItemBook *book, uint32 number)
{
	return &book->terms[number];
}

static inline Key
item_key(const ItemBook *book, uint32 name)
{
	return key_from_words(KEY_TEXT, book->names[name].word);
}

/* A name for a message */
static inline char *
item_text(const ItemBook *book, uint32 name)
{
	return key_text(KEY_TEXT, item_key(book, name));
}

XCEDU_INTERNAL_END

#endif /* XCEDU_ITEM_BOOK_H */
