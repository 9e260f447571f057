/*-------------------------------------------------------------------------
 *
 * roll_up_wire.c
 *	  A state of roll_up() as bytes, and from bytes.
 *
 * The items in the order of their bytes, so that equal states have equal bytes, each
 * with its parent, its terms and what its rows add up to.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"

#include "aggregate.h"
#include "roll_up.h"
#include "wire.h"

#define SERIAL_WIRE_ID 5 /* 1 to 4 are those of the aggregates over one level */

/* how the parent of an item is sent */
#define SERIAL_ROOT	  0
#define SERIAL_PARENT 1 /* its name follows */

/* the fewest bytes of an item: its name, whether it has a parent, its numbers */
#define SERIAL_ITEM_SIZE (2 + ITEM_TERMS + 2)

bytea *
roll_up_send(const RollUpState *state)
{
	ItemBook *book = state->book;
	uint32 n = state->nentries;
	uint32 *sorted = palloc_extended(sizeof(uint32) * Max(n, 1), MCXT_ALLOC_HUGE);
	StringInfoData buf;

	item_book_sort(book, state->terms, n, sorted);
	wire_begin(&buf, (WireHeader){.kind = KEY_TEXT, .aggregate = SERIAL_WIRE_ID});
	wire_send_varint(&buf, n);
	for (uint32 i = 0; i < n; i++)
	{
		const ItemTerms *terms = item_terms(book, state->terms[sorted[i]]);

		check_interrupts(i);
		key_send(&buf, KEY_TEXT, KEY_ZERO, item_key(book, terms->item));
		pq_sendbyte(&buf, terms->parent == ITEM_NONE ? SERIAL_ROOT : SERIAL_PARENT);
		if (terms->parent != ITEM_NONE)
			key_send(&buf, KEY_TEXT, KEY_ZERO, item_key(book, terms->parent));
		for (int t = 0; t < ITEM_TERMS; t++)
			decimal_send(&buf, terms->term[t]);
		decimal_send(&buf, state->points[sorted[i]]);
		decimal_send(&buf, roll_up_taken_back(state, sorted[i]));
	}
	pfree(sorted);
	return wire_end(&buf);
}

/*
 * A name, which may come to be seen in a result.
 */
static Key
receive_name(StringInfo buf)
{
	Key key = key_receive(buf, KEY_TEXT, KEY_ZERO, true);
	char bytes[KEY_INLINE + 1];
	uint32 len;
	const char *name = key_bytes(&key, bytes, &len);

	if (!pg_verify_mbstr(GetDatabaseEncoding(), name, (int) len, true))
		wire_reject("a name is not a text");
	return key;
}

/*
 * The terms of an item: numbers that no row can have had would be taken for some.
 */
static void
receive_terms(StringInfo buf, Decimal *term)
{
	for (int t = 0; t < ITEM_TERMS; t++)
	{
		term[t] = decimal_receive(buf);
		if (decimal_is_none(term[t]))
		{
			if (t == TERM_START)
				wire_reject("missing number");
		}
		else if (item_term_rules[t].sign == DECIMAL_NOT_NEGATIVE &&
				 decimal_sign(term[t]) < 0)
			wire_reject("negative number");
	}
	if (!decimal_is_none(term[TERM_FLOOR]) && !decimal_is_none(term[TERM_CAP]) &&
		decimal_compare(term[TERM_FLOOR], term[TERM_CAP]) > 0)
		wire_reject("floor above cap");
}

static void
receive_item(RollUpState *state, StringInfo buf, const Key *item)
{
	Decimal term[ITEM_TERMS];
	Decimal points;
	Decimal taken_back;
	Key parent = KEY_ZERO;
	int parent_flag = pq_getmsgbyte(buf);

	if (parent_flag != SERIAL_ROOT && parent_flag != SERIAL_PARENT)
		wire_reject("unknown kind of parent");
	if (parent_flag == SERIAL_PARENT)
		parent = receive_name(buf);
	receive_terms(buf, term);
	points = decimal_receive(buf);
	taken_back = decimal_receive(buf);
	if (decimal_is_none(taken_back))
		wire_reject("missing number");
	roll_up_add(state,
				item_book_terms(state->book, item,
								parent_flag == SERIAL_PARENT ? &parent : NULL, term),
				points, taken_back);
}

/*
 * Nothing in the bytes is trusted: counts and lengths are checked against what is left
 * before anything is taken from or allocated for them.
 */
RollUpState *
roll_up_receive(bytea *bytes)
{
	StringInfoData buf;
	WireHeader header;
	RollUpState *state;
	Key previous = KEY_ZERO;
	uint64 n;

	header = wire_open(&buf, bytes, SERIAL_WIRE_ID);
	if (header.kind != KEY_TEXT)
		wire_reject("unknown kind of key");
	if (header.flags != 0)
		wire_reject("unknown flags");
	n = wire_receive_varint(&buf);
	if (n > (uint64) (buf.len - buf.cursor) / SERIAL_ITEM_SIZE)
		wire_reject("more groups than bytes");

	state = roll_up_create(item_book_create(CurrentMemoryContext), (uint32) Max(n, 1));
	for (uint64 i = 0; i < n; i++)
	{
		Key item = receive_name(&buf);

		check_interrupts(i);
		if (i > 0 && key_compare_text(&previous, &item) >= 0)
			wire_reject("keys are not in ascending order");
		receive_item(state, &buf, &item);
		previous = item;
	}
	pq_getmsgend(&buf);
	return state;
}
