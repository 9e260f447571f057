/*-------------------------------------------------------------------------
 *
 * deducted.c
 *	  deducted(full_marks, points_each, breaches): what breaches of one item
 *	  cost.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "utils/builtins.h"

#include "decimal.h"

PG_FUNCTION_INFO_V1(xcedu_deducted);

/*
 * least(full_marks, points_each * breaches): no more than there is (扣完为止)
 */
Datum
xcedu_deducted(PG_FUNCTION_ARGS)
{
	Decimal full_marks = decimal_arg(fcinfo, 0, "full_marks", DECIMAL_NOT_NEGATIVE);
	Decimal points_each = decimal_arg(fcinfo, 1, "points_each", DECIMAL_NOT_NEGATIVE);
	int64 breaches = PG_GETARG_INT64(2);
	Decimal lost;

	if (breaches < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("breaches must not be negative: " INT64_FORMAT, breaches)));
	lost = decimal_from_numeric(DatumGetNumeric(
		DirectFunctionCall2(numeric_mul, NumericGetDatum(decimal_to_numeric(points_each)),
							NumericGetDatum(int64_to_numeric(breaches)))));
	PG_RETURN_DATUM(
		decimal_result(decimal_compare(full_marks, lost) <= 0 ? full_marks : lost));
}
