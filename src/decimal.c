/*-------------------------------------------------------------------------
 *
 * decimal.c
 *	  Exact decimal numbers in one machine word: a scaled integer where it
 *	  fits, a numeric where not.
 *
 * Always true: a Decimal is fixed if and only if its display scale is at most
 * DECIMAL_MAX_SCALE and the scaled number fits into what the tag leaves of the
 * word.  Every operation tries the fixed form first and falls back to
 * PostgreSQL's numeric functions value by value, so that no digit ever depends
 * on the form.
 *
 * A numeric is allocated in the current memory context; decimal_copy() is how
 * a number gets to live longer.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "decimal.h"
#include "wire.h"

/* The largest and the smallest scaled number that the word holds */
#define FIXED_MAX (PG_INT64_MAX >> DECIMAL_TAG_BITS)
#define FIXED_MIN (PG_INT64_MIN >> DECIMAL_TAG_BITS)

/* So many digits of a stored numeric fit for sure: 10^16 - 1 < FIXED_MAX */
#define FIXED_SURE_DIGITS 16

/* The most decimal places of a numeric (NUMERIC_DSCALE_MAX); a product is rounded to it
 */
#define NUMERIC_SCALE_LIMIT 16383

/* Digits after the point of a rounded ratio */
#define RATIO_SCALE 6

/* Half a unit of the last one of them */
#define HALF_SCALE (RATIO_SCALE + 1)
#define HALF_UNIT  make_fixed(5, HALF_SCALE)

static const int64 power_of_ten[DECIMAL_MAX_SCALE + 1] = {
	INT64CONST(1),
	INT64CONST(10),
	INT64CONST(100),
	INT64CONST(1000),
	INT64CONST(10000),
	INT64CONST(100000),
	INT64CONST(1000000),
	INT64CONST(10000000),
	INT64CONST(100000000),
	INT64CONST(1000000000),
	INT64CONST(10000000000),
	INT64CONST(100000000000),
	INT64CONST(1000000000000),
	INT64CONST(10000000000000),
	INT64CONST(100000000000000),
	INT64CONST(1000000000000000),
	INT64CONST(10000000000000000),
	INT64CONST(100000000000000000),
	INT64CONST(1000000000000000000),
};

/*
 * The on-disk format of numeric (src/backend/utils/adt/numeric.c).  It is
 * what pg_upgrade carries over as it is, and has been the same since 9.1;
 * only the infinities were added, in 14.
 */
typedef int16 NumericDigit; /* four decimal digits */

#define NUMERIC_DIGIT_WIDTH		  4
#define NUMERIC_CLASS_MASK		  0xC000
#define NUMERIC_CLASS_SPECIAL	  0xC000 /* NaN and the infinities */
#define NUMERIC_SHORT_FLAG		  0x8000
#define NUMERIC_SHORT_NEGATIVE	  0x2000
#define NUMERIC_SHORT_SCALE_SHIFT 7
#define NUMERIC_SHORT_SCALE(h)	  ((0x1F80 & (h)) >> NUMERIC_SHORT_SCALE_SHIFT)
#define NUMERIC_SHORT_WEIGHT_SIGN 0x0040
#define NUMERIC_SHORT_WEIGHT_MASK 0x003F
#define NUMERIC_SHORT_WEIGHT(h) \
	((0x0040 & (h)) ? (int) (0x003F & (h)) - 64 : (int) (0x003F & (h)))
#define NUMERIC_LONG_NEGATIVE 0x4000
#define NUMERIC_LONG_SCALE(h) (0x3FFF & (h))

/* A fraction of so many places fits into 64 bits with zeros up to a whole digit */
#define PACKED_MAX_SCALE 16
#define PACKED_DIGITS	 9 /* five of 2^58, and four of its places */

/*
 * A stored numeric taken apart.  The digits need not be aligned: the value
 * may be a packed datum still inside its tuple.
 */
typedef struct NumericParts
{
	bool special;
	bool negative;
	int scale;
	int weight; /* of the first digit, in powers of 10000 */
	int ndigits;
	const char *digits;
} NumericParts;

static inline void
numeric_take_apart(const struct varlena *stored, NumericParts *parts)
{
	const char *data = VARDATA_ANY(stored);
	Size len = VARSIZE_ANY_EXHDR(stored);
	uint16 header;

	memcpy(&header, data, sizeof(header));
	parts->special = (header & NUMERIC_CLASS_MASK) == NUMERIC_CLASS_SPECIAL;
	if (header & NUMERIC_SHORT_FLAG)
	{
		parts->negative = (header & NUMERIC_SHORT_NEGATIVE) != 0;
		parts->scale = NUMERIC_SHORT_SCALE(header);
		parts->weight = NUMERIC_SHORT_WEIGHT(header);
		parts->digits = data + sizeof(header);
	}
	else
	{
		int16 weight;

		memcpy(&weight, data + sizeof(header), sizeof(weight));
		parts->negative = (header & NUMERIC_CLASS_MASK) == NUMERIC_LONG_NEGATIVE;
		parts->scale = NUMERIC_LONG_SCALE(header);
		parts->weight = weight;
		parts->digits = data + sizeof(header) + sizeof(weight);
	}
	parts->ndigits = (data + len - parts->digits) / sizeof(NumericDigit);
}

static inline Decimal
make_fixed(int64 value, int scale)
{
	return (Decimal){(int64) ((uint64) value << DECIMAL_TAG_BITS) | scale};
}

static inline int64
fixed_value(Decimal d)
{
	return d.word >> DECIMAL_TAG_BITS;
}

static inline bool
fits_fixed(int64 value)
{
	return value >= FIXED_MIN && value <= FIXED_MAX;
}

static Decimal
make_numeric(Numeric num)
{
	uintptr_t address = (uintptr_t) num;

	/* no platform hands out addresses that use the highest bits */
	if ((uint64) address >> (64 - DECIMAL_TAG_BITS) != 0)
		elog(ERROR, "address out of range");
	return (Decimal){(int64) ((uint64) address << DECIMAL_TAG_BITS) |
					 DECIMAL_TAG_NUMERIC};
}

static inline Numeric
numeric_of(Decimal d)
{
	return (Numeric) (uintptr_t) ((uint64) d.word >> DECIMAL_TAG_BITS);
}

/*
 * numeric_to_fixed() for numbers of many digits, or with zeros beyond the display scale.
 */
static bool
numeric_to_fixed_slow(const NumericParts *parts, int shift, Decimal *result)
{
	int64 value = 0;

	for (int i = 0; i < parts->ndigits; i++)
	{
		NumericDigit digit;
		int width = NUMERIC_DIGIT_WIDTH;
		int64 addend;

		memcpy(&digit, parts->digits + i * sizeof(digit), sizeof(digit));
		addend = digit;
		if (i == parts->ndigits - 1 && shift < 0)
		{
			/* the last digit reaches beyond the display scale with zeros */
			if (shift <= -NUMERIC_DIGIT_WIDTH || addend % power_of_ten[-shift] != 0)
				return false;
			addend /= power_of_ten[-shift];
			width += shift;
		}
		if (pg_mul_s64_overflow(value, power_of_ten[width], &value) ||
			pg_add_s64_overflow(value, addend, &value))
			return false;
	}

	if (shift > 0 && value != 0 &&
		(shift > DECIMAL_MAX_SCALE ||
		 pg_mul_s64_overflow(value, power_of_ten[shift], &value)))
		return false;

	if (parts->negative)
		value = -value;
	if (!fits_fixed(value))
		return false;
	*result = make_fixed(value, parts->scale);
	return true;
}

/*
 * The fixed form of a stored numeric.  False if it has none.
 */
static inline bool
numeric_to_fixed(const NumericParts *parts, Decimal *result)
{
	int64 value = 0;
	int shift; /* power of ten from the last digit's unit to the scale's */

	if (parts->special || parts->scale > DECIMAL_MAX_SCALE)
		return false;
	shift = NUMERIC_DIGIT_WIDTH * (parts->weight - parts->ndigits + 1) + parts->scale;

	/* nearly all there is: a few digits, of which the last may end in zeros */
	if (parts->ndigits * NUMERIC_DIGIT_WIDTH + Max(shift, 0) <= FIXED_SURE_DIGITS &&
		shift > -NUMERIC_DIGIT_WIDTH)
	{
		for (int i = 0; i < parts->ndigits; i++)
		{
			NumericDigit digit;

			memcpy(&digit, parts->digits + i * sizeof(digit), sizeof(digit));
			value = value * power_of_ten[NUMERIC_DIGIT_WIDTH] + digit;
		}
		if (shift >= 0)
			value *= power_of_ten[shift];
		else
		{
			if (value % power_of_ten[-shift] != 0)
				return false;
			value /= power_of_ten[-shift];
		}
		*result = make_fixed(parts->negative ? -value : value, parts->scale);
		return true;
	}

	return numeric_to_fixed_slow(parts, shift, result);
}

/*
 * A finite numeric as a Decimal, which may point to num.
 */
Decimal
decimal_from_numeric(Numeric num)
{
	NumericParts parts;
	Decimal result;

	numeric_take_apart((const struct varlena *) num, &parts);
	Assert(!parts.special);
	if (!numeric_to_fixed(&parts, &result))
		result = make_numeric(num);
	return result;
}

Numeric
decimal_to_numeric(Decimal d)
{
	Assert(!decimal_is_none(d));
	if (decimal_is_numeric(d))
		return numeric_of(d);
	return int64_div_fast_to_numeric(fixed_value(d), decimal_tag(d));
}

/*
 * A Decimal as the result of a SQL function, in the current memory context.
 */
Datum
decimal_result(Decimal d)
{
	return NumericGetDatum(decimal_to_numeric(decimal_copy(d, CurrentMemoryContext)));
}

/*
 * A Decimal as a value for a tuple, into which it is copied: with a header of one byte
 * and not aligned, in a buffer of DECIMAL_PACKED_SIZE, where the number is fixed and of
 * a usual scale.
 */
Datum
decimal_packed(Decimal d, char *buffer)
{
	NumericDigit digits[PACKED_DIGITS];
	int scale = decimal_tag(d);
	uint64 rest;
	uint64 fraction;
	int first = PACKED_DIGITS;
	int end = PACKED_DIGITS;
	int weight = -1;
	uint16 header;

	if (scale > PACKED_MAX_SCALE)
		return NumericGetDatum(decimal_to_numeric(d));

	/* groups of four digits, from the last one on */
	rest = fixed_value(d) < 0 ? -(uint64) fixed_value(d) : (uint64) fixed_value(d);
	if (scale > 0)
	{
		int groups = (scale + NUMERIC_DIGIT_WIDTH - 1) / NUMERIC_DIGIT_WIDTH;

		fraction = rest % power_of_ten[scale] *
				   power_of_ten[groups * NUMERIC_DIGIT_WIDTH - scale];
		rest /= power_of_ten[scale];
		for (; groups > 0; groups--)
		{
			digits[--first] = fraction % power_of_ten[NUMERIC_DIGIT_WIDTH];
			fraction /= power_of_ten[NUMERIC_DIGIT_WIDTH];
		}
	}
	for (; rest > 0; rest /= power_of_ten[NUMERIC_DIGIT_WIDTH])
	{
		digits[--first] = rest % power_of_ten[NUMERIC_DIGIT_WIDTH];
		weight++;
	}

	/* without zeros at either end, as numeric has them */
	for (; first < end && digits[first] == 0; first++)
		weight--;
	while (first < end && digits[end - 1] == 0)
		end--;
	if (first == end)
		weight = 0;
	header = NUMERIC_SHORT_FLAG | (fixed_value(d) < 0 ? NUMERIC_SHORT_NEGATIVE : 0) |
			 scale << NUMERIC_SHORT_SCALE_SHIFT |
			 (weight & (NUMERIC_SHORT_WEIGHT_SIGN | NUMERIC_SHORT_WEIGHT_MASK));
	memcpy(buffer + VARHDRSZ_SHORT, &header, sizeof(header));
	memcpy(buffer + VARHDRSZ_SHORT + sizeof(header), digits + first,
		   (end - first) * sizeof(NumericDigit));
	SET_VARSIZE_SHORT(buffer, VARHDRSZ_SHORT + sizeof(header) +
								  (end - first) * sizeof(NumericDigit));
	return PointerGetDatum(buffer);
}

/*
 * Argument argno, which is not NULL, of a SQL function.  NaN, infinities and
 * a sign that does not fit are the caller's errors, reported under name.
 */
Decimal
decimal_arg(FunctionCallInfo fcinfo, int argno, const char *name, DecimalSign sign)
{
	struct varlena *stored = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(argno));
	NumericParts parts;
	Decimal result;

	numeric_take_apart(stored, &parts);
	if (unlikely(!numeric_to_fixed(&parts, &result)))
	{
		if (parts.special)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("%s must be a finite number, not %s", name,
								   DatumGetCString(DirectFunctionCall1(
									   numeric_out, PG_GETARG_DATUM(argno))))));
		result = make_numeric(PG_GETARG_NUMERIC(argno));
	}
	if (unlikely(sign == DECIMAL_NOT_NEGATIVE && decimal_sign(result) < 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s must not be negative: %s", name, decimal_text(result))));
	return result;
}

/*
 * A copy that lives in context, to be given back by decimal_free().
 */
Decimal
decimal_copy(Decimal d, MemoryContext context)
{
	Size size;
	Numeric copy;

	if (!decimal_is_numeric(d))
		return d;
	size = VARSIZE(numeric_of(d));
	copy = MemoryContextAlloc(context, size);
	memcpy(copy, numeric_of(d), size);
	return make_numeric(copy);
}

void
decimal_free(Decimal d)
{
	if (decimal_is_numeric(d))
		pfree(numeric_of(d));
}

/*
 * Replace a number that its holder owns by another one, of which the holder gets a copy
 * that lives in context.
 */
void
decimal_replace(Decimal *held, Decimal d, MemoryContext context)
{
	decimal_free(*held);
	*held = decimal_copy(d, context);
	decimal_free(d);
}

/* The display scale: digits after the point */
int
decimal_scale(Decimal d)
{
	NumericParts parts;

	if (decimal_is_fixed(d))
		return decimal_tag(d);
	numeric_take_apart((const struct varlena *) numeric_of(d), &parts);
	return parts.scale;
}

/*
 * The same number with a display scale that is no smaller than its digits need.
 */
Decimal
decimal_with_scale(Decimal d, int scale)
{
	if (decimal_scale(d) == scale)
		return d;
	return decimal_from_numeric(DatumGetNumeric(DirectFunctionCall2(
		numeric_round, NumericGetDatum(decimal_to_numeric(d)), Int32GetDatum(scale))));
}

/*
 * Bring two fixed numbers to the same scale.  False if that does not fit.
 */
static bool
align(Decimal a, Decimal b, int64 *a_value, int64 *b_value, int *scale)
{
	int a_scale = decimal_tag(a);
	int b_scale = decimal_tag(b);

	if (!decimal_is_fixed(a) || !decimal_is_fixed(b))
		return false;
	*a_value = fixed_value(a);
	*b_value = fixed_value(b);
	*scale = Max(a_scale, b_scale);
	if (a_scale < *scale)
		return !pg_mul_s64_overflow(*a_value, power_of_ten[*scale - a_scale], a_value);
	return !pg_mul_s64_overflow(*b_value, power_of_ten[*scale - b_scale], b_value);
}

/*
 * The result of a function of numeric.  The operands' numerics are freed if they were
 * made for it.
 */
static Datum
call_numeric(PGFunction op, Decimal a, Decimal b)
{
	Numeric left = decimal_to_numeric(a);
	Numeric right = decimal_to_numeric(b);
	Datum result = DirectFunctionCall2(op, NumericGetDatum(left), NumericGetDatum(right));

	if (decimal_is_fixed(a))
		pfree(left);
	if (decimal_is_fixed(b))
		pfree(right);
	return result;
}

/*
 * The result of an arithmetic function of numeric, as a Decimal
 */
static Decimal
numeric_arithmetic(PGFunction op, Decimal a, Decimal b)
{
	Numeric num = DatumGetNumeric(call_numeric(op, a, b));
	Decimal result = decimal_from_numeric(num);

	if (decimal_is_fixed(result))
		pfree(num);
	return result;
}

Decimal
decimal_add_slow(Decimal a, Decimal b)
{
	int64 a_value;
	int64 b_value;
	int64 sum;
	int scale;

	if (align(a, b, &a_value, &b_value, &scale) &&
		!pg_add_s64_overflow(a_value, b_value, &sum) && fits_fixed(sum))
		return make_fixed(sum, scale);
	return numeric_arithmetic(numeric_add, a, b);
}

Decimal
decimal_subtract_slow(Decimal a, Decimal b)
{
	int64 a_value;
	int64 b_value;
	int64 difference;
	int scale;

	if (align(a, b, &a_value, &b_value, &scale) &&
		!pg_sub_s64_overflow(a_value, b_value, &difference) && fits_fixed(difference))
		return make_fixed(difference, scale);
	return numeric_arithmetic(numeric_sub, a, b);
}

int
decimal_compare_slow(Decimal a, Decimal b)
{
	int64 a_value;
	int64 b_value;
	int scale;

	if (align(a, b, &a_value, &b_value, &scale))
		return (a_value > b_value) - (a_value < b_value);
	return DatumGetInt32(call_numeric(numeric_cmp, a, b));
}

static inline bool
fits_int32(int64 value)
{
	return value >= PG_INT32_MIN && value <= PG_INT32_MAX;
}

/*
 * decimal_ratio() for numbers that are small enough.  False if they are not.
 */
static bool
fixed_ratio(Decimal a, Decimal b, Decimal divisor, Decimal *result)
{
#ifdef HAVE_INT128
	int scales = decimal_tag(a) + decimal_tag(b);
	int128 dividend;
	int128 by;
	int128 quotient;
	int128 rest;

	/* 2^62 · 10^18 and 2^58 · 10^18 are less than 2^127 */
	if (!decimal_is_fixed(a) || !decimal_is_fixed(b) || !decimal_is_fixed(divisor) ||
		!fits_int32(fixed_value(a)) || !fits_int32(fixed_value(b)) ||
		scales > DECIMAL_MAX_SCALE ||
		decimal_tag(divisor) > DECIMAL_MAX_SCALE - RATIO_SCALE)
		return false;

	dividend = (int128) (fixed_value(a) * fixed_value(b)) *
			   power_of_ten[RATIO_SCALE + decimal_tag(divisor)];
	by = (int128) fixed_value(divisor) * power_of_ten[scales];
	quotient = dividend / by;
	rest = dividend % by;
	if (2 * (rest < 0 ? -rest : rest) >= by)
		quotient += rest < 0 ? -1 : 1;
	if (quotient < FIXED_MIN || quotient > FIXED_MAX)
		return false;
	*result = make_fixed((int64) quotient, RATIO_SCALE);
	return true;
#else
	return false;
#endif
}

/*
 * d × 10^places, without the zeros at its end
 */
static Decimal
shift_point(Decimal d, int places)
{
	Numeric power = DatumGetNumeric(
		DirectFunctionCall3(numeric_in, CStringGetDatum(psprintf("1e%d", places)),
							ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
	Datum shifted = call_numeric(numeric_mul, d, decimal_from_numeric(power));

	return decimal_from_numeric(
		DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale, shifted)));
}

/*
 * a × b / divisor, rounded half away from zero to RATIO_SCALE places.
 *
 * The quotient is rounded from its exact value: rounding what numeric's own
 * division gives would round twice, and wrongly where its limited quotient
 * ends in a 5 that the exact one does not reach.
 */
Decimal
decimal_ratio(Decimal a, Decimal b, Decimal divisor)
{
	Decimal dividend;
	Decimal whole;
	Decimal rest;
	Decimal halves; /* the rest, in half units of the last place */
	int64 units;
	int places = 0;

	Assert(decimal_sign(divisor) > 0);
	if (fixed_ratio(a, b, divisor, &whole))
		return whole;

	/* no product below may have more places than a numeric has */
	if (decimal_scale(a) + decimal_scale(b) > NUMERIC_SCALE_LIMIT)
		places = decimal_scale(a);
	if (decimal_scale(divisor) - places + HALF_SCALE > NUMERIC_SCALE_LIMIT)
		places += HALF_SCALE;
	if (places > 0)
	{
		a = shift_point(a, places);
		divisor = shift_point(divisor, places);
	}

	dividend = numeric_arithmetic(numeric_mul, a, b);
	whole = numeric_arithmetic(numeric_div_trunc, dividend, divisor);
	rest = numeric_arithmetic(numeric_mod, dividend, divisor);
	halves = numeric_arithmetic(numeric_div_trunc, rest,
								numeric_arithmetic(numeric_mul, divisor, HALF_UNIT));
	units = (fixed_value(halves) + decimal_sign(halves)) / 2;
	return decimal_add(whole, make_fixed(units, RATIO_SCALE));
}

/* As numeric's output, for messages */
char *
decimal_text(Decimal d)
{
	return DatumGetCString(
		DirectFunctionCall1(numeric_out, NumericGetDatum(decimal_to_numeric(d))));
}

/*
 * On the wire: number and tag in one varint, and behind the tag of a numeric its
 * bytes as numeric_send() has them.
 */
void
decimal_send(StringInfo buf, Decimal d)
{
	if (decimal_is_numeric(d))
	{
		bytea *sent = DatumGetByteaPP(
			DirectFunctionCall1(numeric_send, NumericGetDatum(numeric_of(d))));

		wire_send_varint(buf, DECIMAL_TAG_NUMERIC);
		pq_sendbytes(buf, VARDATA_ANY(sent), VARSIZE_ANY_EXHDR(sent));
		pfree(sent);
	}
	else
		wire_send_varint(buf, wire_from_signed(fixed_value(d)) << DECIMAL_TAG_BITS |
								  decimal_tag(d));
}

Decimal
decimal_receive(StringInfo buf)
{
	uint64 sent = wire_receive_varint(buf);
	int tag = (int) (sent & DECIMAL_TAG_MASK);
	int64 value = wire_to_signed(sent >> DECIMAL_TAG_BITS);

	if (tag <= DECIMAL_MAX_SCALE)
		return make_fixed(value, tag);
	if (tag == DECIMAL_TAG_NONE && value == 0)
		return DECIMAL_NONE;
	if (tag == DECIMAL_TAG_NUMERIC && value == 0)
	{
		Numeric num = DatumGetNumeric(
			DirectFunctionCall3(numeric_recv, PointerGetDatum(buf),
								ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));

		if (!numeric_is_nan(num) && !numeric_is_inf(num))
			return decimal_from_numeric(num);
	}
	wire_reject("invalid number");
}
