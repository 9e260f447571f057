/*-------------------------------------------------------------------------
 *
 * item_tree.c
 *	  The value of every item of a tree, rolled up from the leaves to the root.
 *
 * For every item:
 *
 *	kept       = between(floor, start + own + children, cap)
 *	taken_back = its own + that of its children, which no floor and no cap softens
 *	value      = kept + taken_back
 *	out_of     = as given, or cap, or what its children are out of in its points
 *	brings     = value, or weight × value / out_of
 *
 * where children is what the children bring of what they keep.  A weight scales what is
 * kept and what is taken back separately, and rounds each half away from zero to six
 * places, so that both sums of the parent are exact; an item that is out of 0 brings 0.
 *
 * Display scales are those of numeric arithmetic: a sum has the largest one among what is
 * added up, in which an absent number is the constant 0; an amount that is equal to its
 * floor or cap keeps its own; what a weight scales has six places.
 *
 * Of several faults of a tree the one that is reported depends on the tree alone and not
 * on the order of rows: items are gone through in the order of their bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "lib/stringinfo.h"

#include "aggregate.h"
#include "item_tree.h"

static char *
name_of(const ItemBook *book, const TreeItem *item)
{
	return item_text(book, item_terms(book, item->terms)->item);
}

/* ---------- the tree ---------- */

/*
 * Find the place of every item's parent, and that there is at most one root.
 */
static void
link_parents(ItemBook *book, TreeItem *items, uint32 n)
{
	uint32 root = ITEM_NONE;
	uint32 missing = ITEM_NONE;

	for (uint32 i = 0; i < n; i++)
		book->place[item_terms(book, items[i].terms)->item] = i + 1;
	for (uint32 i = 0; i < n; i++)
	{
		uint32 parent = item_terms(book, items[i].terms)->parent;

		check_interrupts(i);
		if (parent == ITEM_NONE)
		{
			if (root != ITEM_NONE)
				ereport(ERROR,
						(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						 errmsg("two items have no parent: \"%s\" and \"%s\"",
								name_of(book, &items[root]), name_of(book, &items[i])),
						 errhint("Only the total has a null parent.")));
			root = i;
			items[i].parent = ITEM_NONE;
			continue;
		}
		items[i].parent = book->place[parent] - 1;
		if (book->place[parent] == 0 && missing == ITEM_NONE)
			missing = i;
	}
	if (missing != ITEM_NONE)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("item \"%s\" has a parent that has no rows: \"%s\"",
						name_of(book, &items[missing]),
						item_text(book, item_terms(book, items[missing].terms)->parent)),
				 errhint("Give every item a row, with points 0 if it has no lines of its "
						 "own; the total has a null parent.")));
	for (uint32 i = 0; i < n; i++)
		book->place[item_terms(book, items[i].terms)->item] = 0;
}

/*
 * Report the circle that an item is in, beginning with its first item.
 */
static void
report_circle(const ItemBook *book, const TreeItem *items, uint32 inside)
{
	uint32 first = inside;
	uint32 at;
	int shown = 1;
	StringInfoData path;

	for (uint32 i = items[inside].parent; i != inside; i = items[i].parent)
		first = Min(first, i);
	initStringInfo(&path);
	appendStringInfo(&path, "\"%s\"", name_of(book, &items[first]));
	for (at = items[first].parent; at != first && shown < ITEM_TREE_LEVELS;
		 at = items[at].parent)
	{
		appendStringInfo(&path, ", \"%s\"", name_of(book, &items[at]));
		shown++;
	}
	appendStringInfo(&path, at == first ? ", \"%s\"" : ", ..., \"%s\"",
					 name_of(book, &items[first]));
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("items are in a circle, each below the next: %s", path.data),
					errhint("Every item is below the total, which has a null parent.")));
}

/*
 * Above an item there are more levels than a tree has.  Say which item is too deep, or
 * which circle it is below.
 */
static void
report_depth(const ItemBook *book, const TreeItem *items, uint32 n, uint32 below)
{
	uint32 at = below;
	uint32 deep = below;
	uint32 steps;

	for (steps = 0; steps < n && at != ITEM_NONE; steps++)
	{
		check_interrupts(steps);
		at = items[at].parent;

		/* deep follows behind, so that it ends on the first level that is too deep */
		if (steps > ITEM_TREE_LEVELS)
			deep = items[deep].parent;
	}
	if (at != ITEM_NONE)
		report_circle(book, items, at);
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("item \"%s\" is on level %d, and a tree has at most %d levels",
						   name_of(book, &items[deep]), ITEM_TREE_LEVELS + 1,
						   ITEM_TREE_LEVELS)));
}

/*
 * The level of every item, that of the root being 1.
 */
static void
find_levels(const ItemBook *book, const TreeItem *items, uint32 n, uint8 *levels)
{
	memset(levels, 0, n);
	for (uint32 i = 0; i < n; i++)
	{
		uint32 path[ITEM_TREE_LEVELS];
		int steps = 0;
		int level;
		uint32 at = i;

		check_interrupts(i);
		while (at != ITEM_NONE && levels[at] == 0)
		{
			if (steps == ITEM_TREE_LEVELS)
				report_depth(book, items, n, i);
			path[steps++] = at;
			at = items[at].parent;
		}
		level = at == ITEM_NONE ? 0 : levels[at];
		if (level + steps > ITEM_TREE_LEVELS)
			report_depth(book, items, n, i);
		while (steps > 0)
			levels[path[--steps]] = ++level;
	}
}

/*
 * The items from the deepest level up, and of one level in their order.
 */
static void
order_by_level(const uint8 *levels, uint32 n, uint32 *order)
{
	uint32 starts[ITEM_TREE_LEVELS + 2] = {0};

	for (uint32 i = 0; i < n; i++)
		starts[levels[i] - 1]++;
	for (int level = ITEM_TREE_LEVELS; level > 0; level--)
		starts[level - 1] += starts[level];
	for (uint32 i = 0; i < n; i++)
		order[starts[levels[i]]++] = i;
}

/* ---------- amounts ---------- */

static inline Decimal
between(Decimal floor, Decimal amount, Decimal cap)
{
	if (!decimal_is_none(floor) && decimal_compare(amount, floor) < 0)
		return floor;
	if (!decimal_is_none(cap) && decimal_compare(amount, cap) > 0)
		return cap;
	return amount;
}

/*
 * weight × amount / out_of, where out_of may be below 0 if it is a cap.
 */
static Decimal
scaled(Decimal weight, Decimal amount, Decimal out_of)
{
	int sign = decimal_sign(out_of);

	if (sign == 0)
		return DECIMAL_ZERO;
	if (sign < 0)
	{
		amount = decimal_subtract(DECIMAL_ZERO, amount);
		out_of = decimal_subtract(DECIMAL_ZERO, out_of);
	}
	return decimal_ratio(weight, amount, out_of);
}

/*
 * Work out an item whose children are added up already, and add what it brings to its
 * parent, if it has one.
 */
static void
roll_item(const Decimal *term, TreeItem *item, TreeItem *parent)
{
	Decimal kept = DECIMAL_NONE;
	Decimal brought_back = item->taken_back;
	Decimal brought_out_of;

	if (!decimal_is_none(term[TERM_OUT_OF]))
		item->out_of = term[TERM_OUT_OF];
	else if (!decimal_is_none(term[TERM_CAP]))
		item->out_of = term[TERM_CAP];
	brought_out_of = item->out_of;

	if (!decimal_is_none(item->own) && !decimal_is_none(item->children))
	{
		kept = decimal_add(decimal_add(term[TERM_START], item->own), item->children);
		kept = between(term[TERM_FLOOR], kept, term[TERM_CAP]);
		item->value = decimal_add(kept, item->taken_back);
	}
	if (!decimal_is_none(term[TERM_WEIGHT]))
	{
		if (!decimal_is_none(kept))
			kept = scaled(term[TERM_WEIGHT], kept, item->out_of);
		brought_back = scaled(term[TERM_WEIGHT], item->taken_back, item->out_of);
		brought_out_of = decimal_sign(item->out_of) != 0 ? term[TERM_WEIGHT]
														 : DECIMAL_ZERO;
	}
	if (!decimal_is_none(kept))
		item->brings = decimal_add(kept, brought_back);

	if (parent == NULL)
		return;
	if (decimal_is_none(kept))
		parent->children = DECIMAL_NONE;
	else if (!decimal_is_none(parent->children))
		parent->children = decimal_add(parent->children, kept);
	parent->taken_back = decimal_add(parent->taken_back, brought_back);
	parent->out_of = decimal_add(parent->out_of, brought_out_of);
}

/*
 * Work out all of a tree.  The items are in the order of their bytes, with their terms
 * and what their own rows add up to.
 */
void
item_tree_roll_up(ItemBook *book, TreeItem *items, uint32 n)
{
	uint8 *levels = palloc_extended(n, MCXT_ALLOC_HUGE);
	uint32 *order = palloc_extended(sizeof(uint32) * n, MCXT_ALLOC_HUGE);

	link_parents(book, items, n);
	find_levels(book, items, n, levels);
	order_by_level(levels, n, order);
	for (uint32 i = 0; i < n; i++)
	{
		TreeItem *item = &items[order[i]];

		check_interrupts(i);
		roll_item(item_terms(book, item->terms)->term, item,
				  item->parent == ITEM_NONE ? NULL : &items[item->parent]);
	}
	pfree(order);
	pfree(levels);
}
