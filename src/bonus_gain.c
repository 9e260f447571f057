/*-------------------------------------------------------------------------
 *
 * bonus_gain.c
 *	  bonus_gain(work, points, before, now): what a month adds or takes back.
 *
 * The sum over works of the highest points of the rows that count now, less
 * the highest of those that counted before, 0 where there are none: +1 and
 * later +3 for one work give 1 and then 2, and a revoked +3 over a +1 gives
 * −2.  A row without a work is a work of its own.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested.h"

/* the values of a row and of a group */
enum
{
	NOW,
	BEFORE
};

static void
gain_contribute(const Decimal *values, Decimal *parts)
{
	parts[0] = decimal_subtract(decimal_or_zero(values[NOW]),
								decimal_or_zero(values[BEFORE]));
}

static const NestedSpec gain_spec = {
	.wire_id = 4,
	.group_name = "work",
	.nvalues = 2,
	.values =
		{
			{"points", NESTED_HIGHEST, DECIMAL_NOT_NEGATIVE, false},
			{"points", NESTED_HIGHEST, DECIMAL_NOT_NEGATIVE, false},
		},
	.nparts = 1,
	.contribute = gain_contribute,
	.usual_groups = 4,
};

/*
 * A row counts at a time if its flag is true; NULL points count at no time.
 */
static inline Datum
gain_trans(FunctionCallInfo fcinfo, KeyKind kind)
{
	NestedPool *pool = nested_pool_arg(fcinfo, &gain_spec, kind);
	NestedState *state = nested_state_arg(fcinfo, pool);
	Decimal points = nested_value_arg(fcinfo, 2, &gain_spec.values[NOW]);
	Decimal values[NESTED_MAX_VALUES] = {DECIMAL_NONE, DECIMAL_NONE};

	if (!PG_ARGISNULL(3) && PG_GETARG_BOOL(3))
		values[BEFORE] = points;
	if (!PG_ARGISNULL(4) && PG_GETARG_BOOL(4))
		values[NOW] = points;
	if (PG_ARGISNULL(1))
		nested_add_keyless(state, values);
	else
	{
		Key key = key_arg(fcinfo, 1, kind);

		nested_add_row(pool, state, &key, values);
	}
	PG_RETURN_POINTER(state);
}

/*
 * (state internal, work text, points numeric, before boolean, now boolean),
 * and for the other key types
 */
NESTED_TRANS(bonus_gain, text, gain_trans, KEY_TEXT);
NESTED_TRANS(bonus_gain, bigint, gain_trans, KEY_BIGINT);
NESTED_TRANS(bonus_gain, uuid, gain_trans, KEY_UUID);

NESTED_TRANSFER(bonus_gain, gain_spec);
NESTED_FINAL(bonus_gain);
