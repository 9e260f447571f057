/*-------------------------------------------------------------------------
 *
 * decimal.h
 *	  Exact decimal numbers: a scaled int64 where it fits, a numeric where not.
 *
 * A Decimal has the value and the display scale of the numeric that it came
 * from, and the operations below give the value and the display scale that
 * numeric arithmetic gives.  Which of the two forms a Decimal takes follows
 * from value and scale alone, so equal numbers always have the same form.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_DECIMAL_H
#define XCEDU_DECIMAL_H

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/numeric.h"
#include "utils/palloc.h"

typedef struct Decimal
{
	int64 value;   /* the number times 10^scale; 0 if exact is set */
	Numeric exact; /* the number where it doesn't fit, else NULL */
	int16 scale;   /* display scale, digits after the point */
} Decimal;

/* What an argument of a SQL function has to satisfy besides being finite */
typedef enum DecimalSign
{
	DECIMAL_ANY_SIGN,
	DECIMAL_NOT_NEGATIVE
} DecimalSign;

/* 0, as the constant 0 in SQL */
#define DECIMAL_ZERO ((Decimal){0, NULL, 0})

extern Decimal decimal_from_numeric(Numeric num);
extern Numeric decimal_to_numeric(Decimal d);
extern Datum decimal_result(Decimal d);
extern Decimal decimal_arg(FunctionCallInfo fcinfo, int argno, const char *name,
						   DecimalSign sign);
extern void decimal_assign(Decimal *target, Decimal d, MemoryContext context);

extern Decimal decimal_add(Decimal a, Decimal b);
extern Decimal decimal_subtract(Decimal a, Decimal b);
extern int decimal_compare(Decimal a, Decimal b);
extern int decimal_sign(Decimal d);
extern Decimal decimal_ratio(Decimal a, Decimal b, Decimal divisor);

extern char *decimal_text(Decimal d);
extern void decimal_send(StringInfo buf, Decimal d);
extern Decimal decimal_receive(StringInfo buf);

#endif /* XCEDU_DECIMAL_H */
