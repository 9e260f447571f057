/*-------------------------------------------------------------------------
 *
 * item_tree.h
 *	  The value of every item of a tree, rolled up from the leaves to the root.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_ITEM_TREE_H
#define XCEDU_ITEM_TREE_H

#include "item_book.h"

XCEDU_INTERNAL_BEGIN

#define ITEM_TREE_LEVELS 16 /* the root is the first one */

/*
 * An item of a tree.  Of an amount that is not known yet own, children, value and
 * brings are DECIMAL_NONE.
 */
typedef struct TreeItem
{
	uint32 terms;
	uint32 parent; /* its place in the tree, or ITEM_NONE */
	Decimal own;
	Decimal children;
	Decimal value;
	Decimal out_of;
	Decimal brings;
	Decimal taken_back;
} TreeItem;

extern void item_tree_roll_up(ItemBook *book, TreeItem *items, uint32 n);

XCEDU_INTERNAL_END

#endif /* XCEDU_ITEM_TREE_H */
