/*-------------------------------------------------------------------------
 *
 * aggregate.h
 *	  What the functions of every aggregate need of the executor.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_AGGREGATE_H
#define XCEDU_AGGREGATE_H

#include "fmgr.h"
#include "miscadmin.h"

XCEDU_INTERNAL_BEGIN

/* Steps of a long loop between two checks for interrupts */
#define INTERRUPT_MASK 0xFFF

#define check_interrupts(i) \
	do \
	{ \
		if ((INTERRUPT_MASK & (i)) == 0) \
			CHECK_FOR_INTERRUPTS(); \
	} while (0)

#define LINE_SIZE 64 /* of the cache */

/*
 * The context in which states live.  An aggregate's functions cannot be called by
 * anything but an aggregate.
 */
static inline MemoryContext
aggregate_context(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "xcedu aggregate function called in non-aggregate context");
	return context;
}

/*
 * Have the first cache lines of a state fetched, all of them while the row is still
 * being read.
 */
static inline void
aggregate_prefetch(const void *state, int lines)
{
	for (int line = 0; line < lines; line++)
		xcedu_prefetch((const char *) state + line * LINE_SIZE);
}

static inline void
aggregate_require_arg(FunctionCallInfo fcinfo, int argno, const char *name)
{
	if (unlikely(PG_ARGISNULL(argno)))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("%s must not be null", name)));
}

XCEDU_INTERNAL_END

#endif /* XCEDU_AGGREGATE_H */
