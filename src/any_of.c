/*-------------------------------------------------------------------------
 *
 * any_of.c
 *	  any_of(value, list): whether a value is in the array that a function gives;
 *	  opaque(value): the value itself.
 *
 * Both are for row level security.  If a policy looks up in a subquery what a role may
 * see, EXPLAIN ANALYZE shows whether the subquery was executed, and so whether some row
 * passed the conditions before it.  In this way a unit could read, bit by bit, what
 * others had entered.  any_of() asks its list once and leaves no trace in the plan.  It
 * costs less than any operator, so it is evaluated before every condition of the user.
 *
 * An index condition on rows that a policy hides tells how many there are.  Only roles
 * without policies can use an index on opaque(column), because the function is not
 * leakproof.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/regproc.h"

PG_FUNCTION_INFO_V1(xcedu_any_of);
PG_FUNCTION_INFO_V1(xcedu_opaque);

/* What a list gave, sorted; kept for as long as the query runs */
typedef struct
{
	Oid list;
	int count;
	text *values[FLEXIBLE_ARRAY_MEMBER];
} Known;

static int
compare_texts(const void *a, const void *b)
{
	const text *one = *(text *const *) a;
	const text *two = *(text *const *) b;
	Size one_size = VARSIZE_ANY_EXHDR(one);
	Size two_size = VARSIZE_ANY_EXHDR(two);
	int result = memcmp(VARDATA_ANY(one), VARDATA_ANY(two), Min(one_size, two_size));

	return result != 0 ? result : (one_size > two_size) - (one_size < two_size);
}

/*
 * Ask the list.
 */
static Known *
ask(FunctionCallInfo fcinfo, Oid list)
{
	MemoryContext before;
	Known *known;
	Datum given;
	Datum *values;
	bool *nulls;
	int count;

	if (get_func_nargs(list) != 0 || get_func_rettype(list) != TEXTARRAYOID)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s is not a function without arguments that returns text[]",
						format_procedure(list))));

	/* who may not ask has nothing */
	if (xcedu_may_execute(list, GetUserId()))
		given = OidFunctionCall0(list);
	else
		given = PointerGetDatum(construct_empty_array(TEXTOID));
	deconstruct_array(DatumGetArrayTypeP(given), TEXTOID, -1, false, TYPALIGN_INT,
					  &values, &nulls, &count);
	before = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
	known = palloc(offsetof(Known, values) + count * sizeof(text *));
	known->list = list;
	known->count = 0;
	for (int i = 0; i < count; i++)
		if (!nulls[i])
			known->values[known->count++] = DatumGetTextPCopy(values[i]);
	MemoryContextSwitchTo(before);
	qsort(known->values, known->count, sizeof(text *), compare_texts);
	return known;
}

Datum
xcedu_any_of(PG_FUNCTION_ARGS)
{
	text *value = PG_GETARG_TEXT_PP(0);
	Oid list = PG_GETARG_OID(1);
	Known *known = fcinfo->flinfo->fn_extra;

	if (known == NULL || known->list != list)
		fcinfo->flinfo->fn_extra = known = ask(fcinfo, list);
	PG_RETURN_BOOL(bsearch(&value, known->values, known->count, sizeof(text *),
						   compare_texts) != NULL);
}

Datum
xcedu_opaque(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}
