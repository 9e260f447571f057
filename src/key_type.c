/*-------------------------------------------------------------------------
 *
 * key_type.c
 *	  Which texts can be keys: those that are equal byte by byte.
 *
 * GROUP BY finds texts equal by their collation and values of other types by an
 * operator of the type.  The aggregates compare bytes.  So they refuse types and
 * collations that call different bytes equal: they never group otherwise than GROUP BY
 * would.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "catalog/pg_aggregate.h"
#include "catalog/pg_operator_d.h"
#include "fmgr.h"
#include "nodes/execnodes.h"
#include "nodes/nodeFuncs.h"
#include "nodes/primnodes.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "key.h"

/*
 * The transition function of an aggregate
 */
static Oid
transition_of(Oid aggregate)
{
	HeapTuple tuple = SearchSysCache1(AGGFNOID, ObjectIdGetDatum(aggregate));
	Oid result = InvalidOid;

	if (HeapTupleIsValid(tuple))
	{
		result = ((Form_pg_aggregate) GETSTRUCT(tuple))->aggtransfn;
		ReleaseSysCache(tuple);
	}
	return result;
}

/*
 * A cast that the user wrote says how the values are meant; one that PostgreSQL put
 * in (citext is taken for text) loses how the type compares them.
 */
static void
check_argument(Node *argument, const char *name)
{
	Oid type = InvalidOid;

	while (argument != NULL && IsA(argument, RelabelType) &&
		   ((RelabelType *) argument)->relabelformat == COERCE_IMPLICIT_CAST)
	{
		argument = (Node *) ((RelabelType *) argument)->arg;
		type = getBaseType(exprType(argument));
	}
	if (OidIsValid(type) &&
		lookup_type_cache(type, TYPECACHE_EQ_OPR)->eq_opr != TextEqualOperator)
		ereport(
			ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("type %s compares its values in its own way, which is not supported "
					"for %s",
					format_type_be(type), name),
			 errhint(
				 "Cast the argument to text, as it is or in one spelling, for example "
				 "lower(%s::text).",
				 name)));
}

/*
 * An argument of the aggregate that calls, as the query has it; argno counts those of
 * the transition function, of which the state is 0.  fcinfo does not say which of
 * several window aggregates of a window is running, so all of them are checked.
 */
static void
check_type(FunctionCallInfo fcinfo, int argno, const char *name)
{
	Aggref *aggref = AggGetAggref(fcinfo);
	ListCell *cell;

	if (aggref != NULL && list_length(aggref->args) >= argno)
		check_argument((Node *) list_nth_node(TargetEntry, aggref->args, argno - 1)->expr,
					   name);
	if (aggref != NULL || fcinfo->context == NULL ||
		!IsA(fcinfo->context, WindowAggState))
		return;
	foreach (cell, ((WindowAggState *) fcinfo->context)->funcs)
	{
		WindowFunc *call = ((WindowFuncExprState *) lfirst(cell))->wfunc;

		if (call->winagg && list_length(call->args) >= argno &&
			transition_of(call->winfnoid) == fcinfo->flinfo->fn_oid)
			check_argument(list_nth(call->args, argno - 1), name);
	}
}

/*
 * Refuse argument argno of a transition function as a key if not all that it calls equal
 * is equal byte by byte.
 */
void
key_check_text(FunctionCallInfo fcinfo, int argno, const char *name)
{
	if (!OidIsValid(PG_GET_COLLATION()))
		ereport(ERROR,
				(errcode(ERRCODE_INDETERMINATE_COLLATION),
				 errmsg("could not determine which collation to use for %s", name),
				 errhint("Use the COLLATE clause to set the collation explicitly.")));
	if (!get_collation_isdeterministic(PG_GET_COLLATION()))
		ereport(
			ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("nondeterministic collations are not supported for %s", name),
			 errhint("Give the argument another collation, for example COLLATE \"C\".")));
	check_type(fcinfo, argno, name);
}
