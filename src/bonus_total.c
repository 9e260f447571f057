/*-------------------------------------------------------------------------
 *
 * bonus_total.c
 *	  bonus_total(work, points): bonuses, each work at its highest level.
 *
 * The sum over works of the highest points (同一项工作获多级表彰奖励的，按最高级别
 * 加分，不重复计算).  NULL points are not a bonus; a row without a work is a
 * work of its own.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "nested.h"

static void
bonus_contribute(const Decimal *values, Decimal *parts)
{
	parts[0] = values[0];
}

static const NestedSpec bonus_spec = {
	.wire_id = 1,
	.group_name = "work",
	.nvalues = 1,
	.values =
		{
			{"points", NESTED_HIGHEST, DECIMAL_NOT_NEGATIVE, true},
		},
	.nparts = 1,
	.contribute = bonus_contribute,
	.usual_groups = 8,
};

static inline Datum
bonus_trans(FunctionCallInfo fcinfo, KeyKind kind)
{
	NestedPool *pool;
	NestedState *state;
	Decimal points;

	/* a state that has seen no points stays NULL, as that of sum() */
	if (PG_ARGISNULL(2))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}

	pool = nested_pool_arg(fcinfo, &bonus_spec, kind);
	state = nested_state_arg(fcinfo, pool);
	points = nested_value_arg(fcinfo, 2, &bonus_spec.values[0]);
	if (PG_ARGISNULL(1))
		nested_add_keyless(state, &points);
	else
	{
		Key key = key_arg(fcinfo, 1, kind);

		nested_add_row(pool, state, &key, &points);
	}
	PG_RETURN_POINTER(state);
}

/* (state internal, work text, points numeric), and for the other key types */
NESTED_TRANS(bonus_total, text, bonus_trans, KEY_TEXT);
NESTED_TRANS(bonus_total, bigint, bonus_trans, KEY_BIGINT);
NESTED_TRANS(bonus_total, uuid, bonus_trans, KEY_UUID);

NESTED_TRANSFER(bonus_total, bonus_spec);
NESTED_FINAL(bonus_total);
