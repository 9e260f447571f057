/*-------------------------------------------------------------------------
 *
 * decimal.c
 *	  Exact decimal numbers: a scaled int64 where it fits, a numeric where not.
 *
 * Always true: a Decimal is in int64 form if and only if its display scale is
 * at most DECIMAL_MAX_SCALE and the scaled value lies within ±PG_INT64_MAX.
 * Every operation tries int64 first and falls back to PostgreSQL's numeric
 * functions value by value, so that no digit ever depends on the form.
 *
 * Results in numeric form are allocated in the current memory context;
 * decimal_assign() is how a value gets to live longer.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "common/int.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "decimal.h"

#define DECIMAL_MAX_SCALE 18

/* Forms of a Decimal on the wire */
#define WIRE_INT64	 0
#define WIRE_NUMERIC 1

/* The most decimal places of a numeric (NUMERIC_DSCALE_MAX); a product is rounded to it
 */
#define NUMERIC_SCALE_LIMIT 16383

/* Digits after the point of a rounded ratio */
#define RATIO_SCALE 6

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

#define NUMERIC_DIGIT_WIDTH	   4
#define NUMERIC_CLASS_MASK	   0xC000
#define NUMERIC_CLASS_SPECIAL  0xC000 /* NaN and the infinities */
#define NUMERIC_SHORT_FLAG	   0x8000
#define NUMERIC_SHORT_NEGATIVE 0x2000
#define NUMERIC_SHORT_SCALE(h) ((0x1F80 & (h)) >> 7)
#define NUMERIC_SHORT_WEIGHT(h) \
	((0x0040 & (h)) ? (int) (0x003F & (h)) - 64 : (int) (0x003F & (h)))
#define NUMERIC_LONG_NEGATIVE 0x4000
#define NUMERIC_LONG_SCALE(h) (0x3FFF & (h))

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

static void
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

/*
 * The int64 form of a stored numeric.  False if it has none.
 */
static bool
numeric_to_fixed(const NumericParts *parts, Decimal *result)
{
	int64 value = 0;
	int last_exponent; /* power of ten of the last digit's unit */
	int shift;

	if (parts->special || parts->scale > DECIMAL_MAX_SCALE)
		return false;

	last_exponent = NUMERIC_DIGIT_WIDTH * (parts->weight - parts->ndigits + 1);
	shift = last_exponent + parts->scale;

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

	result->value = parts->negative ? -value : value;
	result->exact = NULL;
	result->scale = parts->scale;
	return true;
}

/*
 * A finite numeric as a Decimal.  A result in numeric form points to num.
 */
Decimal
decimal_from_numeric(Numeric num)
{
	NumericParts parts;
	Decimal result;

	numeric_take_apart((const struct varlena *) num, &parts);
	Assert(!parts.special);
	if (!numeric_to_fixed(&parts, &result))
	{
		result.value = 0;
		result.exact = num;
		result.scale = parts.scale;
	}
	return result;
}

Numeric
decimal_to_numeric(Decimal d)
{
	if (d.exact)
		return d.exact;
	return int64_div_fast_to_numeric(d.value, d.scale);
}

/*
 * A Decimal as the result of a SQL function, in the current memory context.
 */
Datum
decimal_result(Decimal d)
{
	Decimal copy = DECIMAL_ZERO;

	decimal_assign(&copy, d, CurrentMemoryContext);
	return NumericGetDatum(decimal_to_numeric(copy));
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
	if (parts.special)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be a finite number, not %s", name,
							   DatumGetCString(DirectFunctionCall1(
								   numeric_out, PG_GETARG_DATUM(argno))))));
	if (!numeric_to_fixed(&parts, &result))
	{
		result.value = 0;
		result.exact = PG_GETARG_NUMERIC(argno);
		result.scale = parts.scale;
	}
	if (sign == DECIMAL_NOT_NEGATIVE && decimal_sign(result) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s must not be negative: %s", name, decimal_text(result))));
	return result;
}

/*
 * Store d in target, which lives in context; what target held is freed.
 */
void
decimal_assign(Decimal *target, Decimal d, MemoryContext context)
{
	Numeric old = target->exact;

	if (d.exact)
	{
		Size size = VARSIZE(d.exact);
		Numeric copy = MemoryContextAlloc(context, size);

		memcpy(copy, d.exact, size);
		d.exact = copy;
	}
	*target = d;
	if (old)
		pfree(old);
}

/*
 * Bring two int64 forms to the same scale.  False if that does not fit.
 */
static bool
decimal_align(const Decimal *a, const Decimal *b, int64 *a_value, int64 *b_value,
			  int16 *scale)
{
	if (a->exact || b->exact)
		return false;
	*a_value = a->value;
	*b_value = b->value;
	*scale = Max(a->scale, b->scale);
	if (a->scale < *scale)
		return !pg_mul_s64_overflow(*a_value, power_of_ten[*scale - a->scale], a_value);
	if (b->scale < *scale)
		return !pg_mul_s64_overflow(*b_value, power_of_ten[*scale - b->scale], b_value);
	return true;
}

static Numeric
numeric_op2(PGFunction op, Numeric a, Numeric b)
{
	return DatumGetNumeric(
		DirectFunctionCall2(op, NumericGetDatum(a), NumericGetDatum(b)));
}

Decimal
decimal_add(Decimal a, Decimal b)
{
	int64 a_value;
	int64 b_value;
	Decimal sum = DECIMAL_ZERO;

	if (decimal_align(&a, &b, &a_value, &b_value, &sum.scale) &&
		!pg_add_s64_overflow(a_value, b_value, &sum.value) && sum.value != PG_INT64_MIN)
		return sum;
	return decimal_from_numeric(
		numeric_op2(numeric_add, decimal_to_numeric(a), decimal_to_numeric(b)));
}

Decimal
decimal_subtract(Decimal a, Decimal b)
{
	int64 a_value;
	int64 b_value;
	Decimal difference = DECIMAL_ZERO;

	if (decimal_align(&a, &b, &a_value, &b_value, &difference.scale) &&
		!pg_sub_s64_overflow(a_value, b_value, &difference.value) &&
		difference.value != PG_INT64_MIN)
		return difference;
	return decimal_from_numeric(
		numeric_op2(numeric_sub, decimal_to_numeric(a), decimal_to_numeric(b)));
}

/*
 * Below, equal to or above 0 as a is less than, equal to or greater than b.
 * The display scale plays no part.
 */
int
decimal_compare(Decimal a, Decimal b)
{
	int64 a_value;
	int64 b_value;
	int16 scale;

	if (decimal_align(&a, &b, &a_value, &b_value, &scale))
		return (a_value > b_value) - (a_value < b_value);
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp,
											 NumericGetDatum(decimal_to_numeric(a)),
											 NumericGetDatum(decimal_to_numeric(b))));
}

/* -1, 0 or 1 */
int
decimal_sign(Decimal d)
{
	return decimal_compare(d, DECIMAL_ZERO);
}

static int
numeric_scale_of(Numeric num)
{
	NumericParts parts;

	numeric_take_apart((const struct varlena *) num, &parts);
	return parts.scale;
}

/*
 * num × 10^places, without the zeros at its end
 */
static Numeric
shift_point(Numeric num, int places)
{
	Numeric power = DatumGetNumeric(
		DirectFunctionCall3(numeric_in, CStringGetDatum(psprintf("1e%d", places)),
							ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));

	return DatumGetNumeric(DirectFunctionCall1(
		numeric_trim_scale, NumericGetDatum(numeric_op2(numeric_mul, num, power))));
}

/*
 * a × b / divisor, rounded half away from zero to six places.
 *
 * The quotient is rounded from its exact value: rounding what numeric's own
 * division gives would round twice, and wrongly where its limited quotient
 * ends in a 5 that the exact one does not reach.
 */
Decimal
decimal_ratio(Decimal a, Decimal b, Decimal divisor)
{
	Numeric millionth = int64_div_fast_to_numeric(1, RATIO_SCALE);
	Numeric one = decimal_to_numeric(a);
	Numeric other = decimal_to_numeric(b);
	Numeric by = decimal_to_numeric(divisor);
	Numeric dividend;
	Numeric whole;
	Numeric millionths;
	Decimal rest;
	Decimal twice_rest;
	int rest_sign;

	Assert(decimal_sign(divisor) > 0);

	/* no product below may have more places than a numeric has */
	if (numeric_scale_of(one) + numeric_scale_of(other) > NUMERIC_SCALE_LIMIT)
	{
		by = shift_point(by, numeric_scale_of(one));
		one = shift_point(one, numeric_scale_of(one));
	}
	if (numeric_scale_of(by) + RATIO_SCALE > NUMERIC_SCALE_LIMIT)
	{
		by = shift_point(by, RATIO_SCALE);
		one = shift_point(one, RATIO_SCALE);
	}

	/* first what is left of the point, then the millionths of the rest */
	dividend = numeric_op2(numeric_mul, one, other);
	whole = numeric_op2(numeric_div_trunc, dividend, by);
	dividend = numeric_op2(numeric_sub, dividend, numeric_op2(numeric_mul, whole, by));
	by = numeric_op2(numeric_mul, by, millionth);
	millionths = numeric_op2(numeric_div_trunc, dividend, by);
	rest = decimal_from_numeric(
		numeric_op2(numeric_sub, dividend, numeric_op2(numeric_mul, millionths, by)));

	/* away from zero where twice the rest is at least the divisor */
	rest_sign = decimal_sign(rest);
	twice_rest = decimal_add(rest, rest);
	if (rest_sign < 0)
		twice_rest = decimal_subtract(DECIMAL_ZERO, twice_rest);
	if (decimal_compare(twice_rest, decimal_from_numeric(by)) >= 0)
		millionths = numeric_op2(numeric_add, millionths, int64_to_numeric(rest_sign));

	return decimal_from_numeric(
		numeric_op2(numeric_add, whole, numeric_op2(numeric_mul, millionths, millionth)));
}

/* As numeric's output, for messages */
char *
decimal_text(Decimal d)
{
	return DatumGetCString(
		DirectFunctionCall1(numeric_out, NumericGetDatum(decimal_to_numeric(d))));
}

void
decimal_send(StringInfo buf, Decimal d)
{
	if (d.exact)
	{
		bytea *sent = DatumGetByteaPP(
			DirectFunctionCall1(numeric_send, NumericGetDatum(d.exact)));

		pq_sendbyte(buf, WIRE_NUMERIC);
		pq_sendbytes(buf, VARDATA_ANY(sent), VARSIZE_ANY_EXHDR(sent));
	}
	else
	{
		pq_sendbyte(buf, WIRE_INT64);
		pq_sendbyte(buf, (uint8) d.scale);
		pq_sendint64(buf, d.value);
	}
}

Decimal
decimal_receive(StringInfo buf)
{
	int form = pq_getmsgbyte(buf);
	Decimal d = DECIMAL_ZERO;

	if (form == WIRE_INT64)
	{
		d.scale = pq_getmsgbyte(buf);
		d.value = pq_getmsgint64(buf);
		if (d.scale <= DECIMAL_MAX_SCALE && d.value != PG_INT64_MIN)
			return d;
	}
	else if (form == WIRE_NUMERIC)
	{
		Numeric num = DatumGetNumeric(
			DirectFunctionCall3(numeric_recv, PointerGetDatum(buf),
								ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));

		if (!numeric_is_nan(num) && !numeric_is_inf(num))
			return decimal_from_numeric(num);
	}
	ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					errmsg("invalid decimal in a serialized aggregate state")));
}
