/*-------------------------------------------------------------------------
 *
 * decimal.h
 *	  Exact decimal numbers in one machine word: a scaled integer where it
 *	  fits, a numeric where not.
 *
 * A Decimal has the value and the display scale of the numeric that it came
 * from, and the operations below give the value and the display scale that
 * numeric arithmetic gives.  Which of the two forms a Decimal takes follows
 * from value and scale alone, so equal numbers always have the same form.
 *
 * The word: in its low DECIMAL_TAG_BITS the display scale, above them the
 * number times 10^scale.  Two tags are no scales: DECIMAL_TAG_NUMERIC, with
 * the address of a numeric above it, and DECIMAL_TAG_NONE, no number at all.
 * So the sum of two fixed numbers of one scale is one addition, whose
 * overflow is the overflow of the word, and their order is the words' order.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_DECIMAL_H
#define XCEDU_DECIMAL_H

#include "common/int.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/numeric.h"
#include "utils/palloc.h"

XCEDU_INTERNAL_BEGIN

typedef struct Decimal
{
	int64 word;
} Decimal;

#define DECIMAL_TAG_BITS	5
#define DECIMAL_TAG_MASK	((1 << DECIMAL_TAG_BITS) - 1)
#define DECIMAL_TAG_NUMERIC 31
#define DECIMAL_TAG_NONE	30

#define DECIMAL_MAX_SCALE 18 /* of a fixed number */

#define DECIMAL_PACKED_SIZE 16 /* bytes of a fixed number as decimal_packed() has it */

/* 0, as the constant 0 in SQL, and the absence of a number */
#define DECIMAL_ZERO ((Decimal){0})
#define DECIMAL_NONE ((Decimal){DECIMAL_TAG_NONE})

/* What an argument of a SQL function has to satisfy besides being finite */
typedef enum DecimalSign
{
	DECIMAL_ANY_SIGN,
	DECIMAL_NOT_NEGATIVE
} DecimalSign;

static inline int
decimal_tag(Decimal d)
{
	return (int) (d.word & DECIMAL_TAG_MASK);
}

static inline bool
decimal_is_none(Decimal d)
{
	return decimal_tag(d) == DECIMAL_TAG_NONE;
}

static inline bool
decimal_is_fixed(Decimal d)
{
	return decimal_tag(d) <= DECIMAL_MAX_SCALE;
}

static inline bool
decimal_is_numeric(Decimal d)
{
	return decimal_tag(d) == DECIMAL_TAG_NUMERIC;
}

/* What a sum takes of a number that may be absent */
static inline Decimal
decimal_or_zero(Decimal d)
{
	return decimal_is_none(d) ? DECIMAL_ZERO : d;
}

extern Decimal decimal_from_numeric(Numeric num);
extern Numeric decimal_to_numeric(Decimal d);
extern Datum decimal_result(Decimal d);
extern Datum decimal_packed(Decimal d, char *buffer);
extern Decimal decimal_arg(FunctionCallInfo fcinfo, int argno, const char *name,
						   DecimalSign sign);
extern Decimal decimal_copy(Decimal d, MemoryContext context);
extern void decimal_free(Decimal d);
extern void decimal_replace(Decimal *held, Decimal d, MemoryContext context);

extern int decimal_scale(Decimal d);
extern Decimal decimal_with_scale(Decimal d, int scale);
extern Decimal decimal_ratio(Decimal a, Decimal b, Decimal divisor);

extern char *decimal_text(Decimal d);
extern void decimal_send(StringInfo buf, Decimal d);
extern Decimal decimal_receive(StringInfo buf);

/* the ways out of the functions below */
extern Decimal decimal_add_slow(Decimal a, Decimal b);
extern Decimal decimal_subtract_slow(Decimal a, Decimal b);
extern int decimal_compare_slow(Decimal a, Decimal b);

/* Whether two numbers are fixed and have the same display scale */
static inline bool
decimal_same_scale(Decimal a, Decimal b)
{
	return ((a.word ^ b.word) & DECIMAL_TAG_MASK) == 0 && decimal_is_fixed(a);
}

static inline Decimal
decimal_add(Decimal a, Decimal b)
{
	Decimal sum;

	if (likely(decimal_same_scale(a, b)) &&
		likely(!pg_add_s64_overflow(a.word, b.word - decimal_tag(b), &sum.word)))
		return sum;
	return decimal_add_slow(a, b);
}

/* Add to a number that lives in context */
static inline void
decimal_accumulate(Decimal *sum, Decimal amount, MemoryContext context)
{
	Decimal result = decimal_add(*sum, amount);

	if (likely(decimal_is_fixed(result) && decimal_is_fixed(*sum)))
		*sum = result;
	else
		decimal_replace(sum, result, context);
}

static inline Decimal
decimal_subtract(Decimal a, Decimal b)
{
	Decimal difference;

	if (likely(decimal_same_scale(a, b)) &&
		likely(!pg_sub_s64_overflow(a.word, b.word - decimal_tag(b), &difference.word)))
		return difference;
	return decimal_subtract_slow(a, b);
}

/*
 * Below 0 if a < b, 0 if they are equal, above 0 if a > b; display scales are ignored.
 */
static inline int
decimal_compare(Decimal a, Decimal b)
{
	if (likely(decimal_same_scale(a, b)))
		return (a.word > b.word) - (a.word < b.word);
	return decimal_compare_slow(a, b);
}

/* -1, 0 or 1 */
static inline int
decimal_sign(Decimal d)
{
	if (likely(decimal_is_fixed(d)))
		return d.word < 0 ? -1 : d.word > DECIMAL_TAG_MASK;
	return decimal_compare_slow(d, DECIMAL_ZERO);
}

XCEDU_INTERNAL_END

#endif /* XCEDU_DECIMAL_H */
