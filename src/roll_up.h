/*-------------------------------------------------------------------------
 *
 * roll_up.h
 *	  The state of roll_up().
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_ROLL_UP_H
#define XCEDU_ROLL_UP_H

#include "item_book.h"
#include "item_tree.h"

XCEDU_INTERNAL_BEGIN

/*
 * An entry of a state is an item: the number of its terms, and what its rows add up to.
 * Right behind the head is room for the first entries, which do not move before there
 * are more.
 */
typedef struct RollUpState
{
	ItemBook *book;
	uint32 *terms;
	Decimal *points;	 /* DECIMAL_NONE: not known yet */
	Decimal *taken_back; /* NULL while nothing is */
	NumberTable index;	 /* of entries by item; without slots while they are few */
	uint32 nentries;
	uint32 capacity;
	char first[FLEXIBLE_ARRAY_MEMBER];
} RollUpState;

extern RollUpState *roll_up_create(ItemBook *book, uint32 capacity);
extern void roll_up_add(RollUpState *state, uint32 terms, Decimal points,
						Decimal taken_back);
extern uint32 roll_up_first_capacity(const ItemBook *book);

static inline Decimal
roll_up_taken_back(const RollUpState *state, uint32 entry)
{
	return state->taken_back ? state->taken_back[entry] : DECIMAL_ZERO;
}

extern bytea *roll_up_send(const RollUpState *state);
extern RollUpState *roll_up_receive(bytea *bytes);

typedef struct RolledType RolledType;

extern const RolledType *rolled_type(Oid type);
extern Datum rolled_items(const RolledType *type, const ItemBook *book,
						  const TreeItem *items, uint32 n);

XCEDU_INTERNAL_END

#endif /* XCEDU_ROLL_UP_H */
