/*-------------------------------------------------------------------------
 *
 * capped.h
 *	  What capped_score() and capped_total() have in common.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_CAPPED_H
#define XCEDU_CAPPED_H

#include "nested.h"

XCEDU_INTERNAL_BEGIN

extern const NestedSpec capped_spec;

extern void capped_add(FunctionCallInfo fcinfo, NestedPool *pool, NestedState *state,
					   Key key, int argno);

XCEDU_INTERNAL_END

#endif /* XCEDU_CAPPED_H */
