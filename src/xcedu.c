/*-------------------------------------------------------------------------
 *
 * xcedu.c
 *	  The module itself: its magic block, and nothing else.
 *
 * The library has no settings, no hooks and no shared memory.  Its aggregates and date
 * functions depend on their arguments alone.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"
#include "fmgr.h"

XCEDU_MODULE_MAGIC;
