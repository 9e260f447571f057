/*-------------------------------------------------------------------------
 *
 * roll_up.c
 *	  roll_up(item, parent, start, floor, cap, weight, out_of, points, taken_back):
 *	  the value of every item of a tree.
 *
 * A group inside a group inside a group, to any of ITEM_TREE_LEVELS levels, for which
 * plain SQL needs a level of GROUP BY each
 * (各项得分逐级汇总，分别封顶、保底、按权重折算).  The states of one memory
 * context share a book of what all rows of an item have in common (item_book.c).
 * item_tree.c works out a tree.
 *
 * Always true:
 *	- the entries of a state have different items, and are indexed by item where they
 *	  are more than DIRECT_ENTRIES;
 *	- what an entry has is the sum of its rows, so the order of rows and of combining
 *	  never shows in a result;
 *	- everything a state points to lives in the context of its book.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "utils/lsyscache.h"
#include "utils/memutils.h"

#include "aggregate.h"
#include "roll_up.h"

/*
 * Entries for which there is room from the start, so that a state with them fills a
 * chunk of 256 or 512 bytes; so many are searched one by one.
 */
#define FEW_ENTRIES	   16
#define DIRECT_ENTRIES 36
#define MAX_ENTRIES	   (PG_UINT32_MAX / 4)

#define USUAL_LINES 5 /* of the cache are read for each row */

/* ---------- entries ---------- */

/*
 * Room for entries of a book that has so many terms
 */
uint32
roll_up_first_capacity(const ItemBook *book)
{
	return book->nterms > FEW_ENTRIES ? DIRECT_ENTRIES : FEW_ENTRIES;
}

RollUpState *
roll_up_create(ItemBook *book, uint32 capacity)
{
	Size size = offsetof(RollUpState, first) +
				capacity * (sizeof(Decimal) + sizeof(uint32));
	RollUpState *state = MemoryContextAllocHuge(book->context, size);

	memset(state, 0, offsetof(RollUpState, first));
	state->book = book;
	state->points = (Decimal *) state->first;
	state->terms = (uint32 *) (state->points + capacity);
	state->capacity = capacity;
	return state;
}

/*
 * Give the entries a place with room for twice as many.
 */
static void
make_room(RollUpState *state)
{
	uint64 capacity = 2 * (uint64) state->capacity;
	Decimal *points;
	uint32 *terms;

	if (capacity > MAX_ENTRIES)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("too many different values of item in one group")));
	points = MemoryContextAllocHuge(state->book->context,
									capacity * (sizeof(Decimal) + sizeof(uint32)));
	terms = (uint32 *) (points + capacity);
	memcpy(points, state->points, state->nentries * sizeof(Decimal));
	memcpy(terms, state->terms, state->nentries * sizeof(uint32));
	if ((char *) state->points != state->first)
		pfree(state->points);
	state->points = points;
	state->terms = terms;
	if (state->taken_back)
		state->taken_back = repalloc_huge(state->taken_back, capacity * sizeof(Decimal));
	state->capacity = capacity;
}

/* Numbers of items are small and dense: spread them over the high bits */
static inline uint64
item_hash(uint32 item)
{
	return item * UINT64CONST(0x9E3779B97F4A7C15);
}

static inline uint32
entry_item(const RollUpState *state, uint32 entry)
{
	return item_terms(state->book, state->terms[entry])->item;
}

/*
 * Index all entries, with room for twice as many.
 */
static void
index_entries(RollUpState *state)
{
	number_table_reset(&state->index, state->book->context, 2 * state->nentries);
	for (uint32 i = 0; i < state->nentries; i++)
	{
		check_interrupts(i);
		number_table_put(&state->index, item_hash(entry_item(state, i)), i);
	}
}

static uint32
find_indexed(const RollUpState *state, uint32 item)
{
	uint32 at = number_table_first(&state->index, item_hash(item));
	uint32 found;

	while ((found = state->index.slots[at]) != 0)
	{
		if (entry_item(state, found - 1) == item)
			return found - 1;
		at = number_table_next(&state->index, at);
	}
	return ITEM_NONE;
}

/*
 * The entry of the item that has these terms, or other ones; ITEM_NONE if there is none.
 */
static inline uint32
find_entry(const RollUpState *state, uint32 terms)
{
	uint32 item = item_terms(state->book, terms)->item;

	if (unlikely(state->index.slots != NULL))
		return find_indexed(state, item);

	/* rows often come in the order in which the first tree's did */
	if (terms < state->nentries && state->terms[terms] == terms)
		return terms;
	for (uint32 i = 0; i < state->nentries; i++)
		if (state->terms[i] == terms)
			return i;
	if (likely(state->book->names[item].nterms == 1))
		return ITEM_NONE;
	for (uint32 i = 0; i < state->nentries; i++)
		if (entry_item(state, i) == item)
			return i;
	return ITEM_NONE;
}

/*
 * Append an entry of nothing yet.
 */
static uint32
append_entry(RollUpState *state, uint32 terms)
{
	uint32 entry = state->nentries;

	if (entry == state->capacity)
		make_room(state);
	state->terms[entry] = terms;
	if (state->taken_back)
		state->taken_back[entry] = DECIMAL_ZERO;
	state->nentries++;
	if (unlikely(state->nentries > DIRECT_ENTRIES))
	{
		if (number_table_has_room(&state->index, state->nentries))
			number_table_put(&state->index, item_hash(entry_item(state, entry)), entry);
		else
			index_entries(state);
	}
	return entry;
}

/*
 * Add a row, or what several rows of an item add up to: points that are DECIMAL_NONE are
 * not known yet.
 */
void
roll_up_add(RollUpState *state, uint32 terms, Decimal points, Decimal taken_back)
{
	uint32 entry = find_entry(state, terms);

	if (entry == ITEM_NONE)
	{
		entry = append_entry(state, terms);
		state->points[entry] = decimal_copy(points, state->book->context);
	}
	else
	{
		Decimal *held = &state->points[entry];

		if (unlikely(state->terms[entry] != terms))
			state->terms[entry] = item_book_agree(state->book, state->terms[entry],
												  terms);
		if (likely(!decimal_is_none(*held)))
		{
			if (likely(!decimal_is_none(points)))
				decimal_accumulate(held, points, state->book->context);
			else
			{
				decimal_free(*held);
				*held = DECIMAL_NONE;
			}
		}
	}

	/* the constant 0 adds neither points nor places */
	if (likely(taken_back.word == DECIMAL_ZERO.word))
		return;
	if (state->taken_back == NULL)
		state->taken_back = MemoryContextAllocExtended(state->book->context,
													   state->capacity * sizeof(Decimal),
													   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	decimal_accumulate(&state->taken_back[entry], taken_back, state->book->context);
}

/* ---------- rows ---------- */

/* the arguments of the transition function */
enum
{
	ARG_STATE,
	ARG_ITEM,
	ARG_PARENT,
	ARG_TERMS,
	ARG_POINTS = ARG_TERMS + ITEM_TERMS,
	ARG_TAKEN_BACK
};

/*
 * The state of the transition function: argument 0, or a new one.
 */
static RollUpState *
state_arg(FunctionCallInfo fcinfo)
{
	ItemBook *book;

	if (likely(!PG_ARGISNULL(ARG_STATE)))
	{
		RollUpState *state = (RollUpState *) PG_GETARG_POINTER(ARG_STATE);

		aggregate_prefetch(state, USUAL_LINES);
		return state;
	}
	book = item_book_of(aggregate_context(fcinfo));
	key_check_text(fcinfo, ARG_ITEM, "item");
	key_check_text(fcinfo, ARG_PARENT, "parent");
	return roll_up_create(book, roll_up_first_capacity(book));
}

static inline Decimal
number_arg(FunctionCallInfo fcinfo, int argno, const char *name, Decimal if_null)
{
	return PG_ARGISNULL(argno) ? if_null
							   : decimal_arg(fcinfo, argno, name, DECIMAL_ANY_SIGN);
}

PG_FUNCTION_INFO_V1(xcedu_roll_up_trans);
PG_FUNCTION_INFO_V1(xcedu_roll_up_combine);
PG_FUNCTION_INFO_V1(xcedu_roll_up_serial);
PG_FUNCTION_INFO_V1(xcedu_roll_up_deserial);
PG_FUNCTION_INFO_V1(xcedu_roll_up_final);

/*
 * (state internal, item text, parent text, start numeric, floor numeric, cap numeric,
 * weight numeric, out_of numeric, points numeric, taken_back numeric)
 */
Datum
xcedu_roll_up_trans(PG_FUNCTION_ARGS)
{
	RollUpState *state = state_arg(fcinfo);
	Decimal term[ITEM_TERMS];
	Decimal points;
	Decimal taken_back;
	Key item;
	Key parent;

	aggregate_require_arg(fcinfo, ARG_ITEM, "item");
	for (int t = 0; t < ITEM_TERMS; t++)
		term[t] = number_arg(fcinfo, ARG_TERMS + t, item_term_rules[t].name,
							 t == TERM_START ? DECIMAL_ZERO : DECIMAL_NONE);
	points = number_arg(fcinfo, ARG_POINTS, "points", DECIMAL_NONE);
	taken_back = number_arg(fcinfo, ARG_TAKEN_BACK, "taken_back", DECIMAL_ZERO);

	item = key_arg(fcinfo, ARG_ITEM, KEY_TEXT);
	if (!PG_ARGISNULL(ARG_PARENT))
		parent = key_arg(fcinfo, ARG_PARENT, KEY_TEXT);
	roll_up_add(state,
				item_book_terms(state->book, &item,
								PG_ARGISNULL(ARG_PARENT) ? NULL : &parent, term),
				points, taken_back);
	PG_RETURN_POINTER(state);
}

/*
 * Add all of one state to another one, whose book may be another one.
 */
static void
merge(RollUpState *state, const RollUpState *from)
{
	for (uint32 i = 0; i < from->nentries; i++)
	{
		uint32 number = from->terms[i];

		check_interrupts(i);
		if (from->book != state->book)
		{
			const ItemTerms *terms = item_terms(from->book, number);
			Key item = item_key(from->book, terms->item);
			Key parent = KEY_ZERO;

			if (terms->parent != ITEM_NONE)
				parent = item_key(from->book, terms->parent);
			number = item_book_terms(state->book, &item,
									 terms->parent == ITEM_NONE ? NULL : &parent,
									 terms->term);
		}
		roll_up_add(state, number, from->points[i], roll_up_taken_back(from, i));
	}
}

Datum
xcedu_roll_up_combine(PG_FUNCTION_ARGS)
{
	MemoryContext context = aggregate_context(fcinfo);
	RollUpState *left = PG_ARGISNULL(0) ? NULL : (RollUpState *) PG_GETARG_POINTER(0);
	RollUpState *right = PG_ARGISNULL(1) ? NULL : (RollUpState *) PG_GETARG_POINTER(1);

	if (right != NULL)
	{
		/* the right state may live in a context that is reset after each row */
		if (left == NULL)
			left = roll_up_create(item_book_of(context),
								  Max(right->nentries, FEW_ENTRIES));
		merge(left, right);
	}
	if (left == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(left);
}

Datum
xcedu_roll_up_serial(PG_FUNCTION_ARGS)
{
	(void) aggregate_context(fcinfo);
	PG_RETURN_BYTEA_P(roll_up_send((RollUpState *) PG_GETARG_POINTER(0)));
}

Datum
xcedu_roll_up_deserial(PG_FUNCTION_ARGS)
{
	(void) aggregate_context(fcinfo);
	PG_RETURN_POINTER(roll_up_receive(PG_GETARG_BYTEA_PP(0)));
}

/*
 * The type of the items of the result, looked up once a query
 */
static const RolledType *
result_type(FunctionCallInfo fcinfo)
{
	FmgrInfo *flinfo = fcinfo->flinfo;

	if (flinfo->fn_extra == NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(flinfo->fn_mcxt);

		flinfo->fn_extra = (void *) rolled_type(
			get_element_type(get_func_rettype(flinfo->fn_oid)));
		MemoryContextSwitchTo(old);
	}
	return flinfo->fn_extra;
}

/*
 * All items in the order of their bytes.  The state stays what it is.
 */
Datum
xcedu_roll_up_final(PG_FUNCTION_ARGS)
{
	RollUpState *state;
	TreeItem *items;
	uint32 *sorted;
	uint32 n;
	Datum result;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (RollUpState *) PG_GETARG_POINTER(0);
	n = state->nentries;
	if (n == 0)
		PG_RETURN_NULL();

	sorted = palloc_extended(sizeof(uint32) * n, MCXT_ALLOC_HUGE);
	items = palloc_extended(sizeof(TreeItem) * n, MCXT_ALLOC_HUGE);
	item_book_sort(state->book, state->terms, n, sorted);
	for (uint32 i = 0; i < n; i++)
		items[i] = (TreeItem){
			.terms = state->terms[sorted[i]],
			.own = state->points[sorted[i]],
			.children = DECIMAL_ZERO,
			.value = DECIMAL_NONE,
			.out_of = DECIMAL_ZERO,
			.brings = DECIMAL_NONE,
			.taken_back = roll_up_taken_back(state, sorted[i]),
		};
	item_tree_roll_up(state->book, items, n);
	result = rolled_items(result_type(fcinfo), state->book, items, n);
	pfree(items);
	pfree(sorted);
	PG_RETURN_DATUM(result);
}
