/*-------------------------------------------------------------------------
 *
 * xcedu.c
 *	  The module itself: its magic block, and nothing else.
 *
 * The library has no settings, no hooks and no shared memory; every function
 * is a pure function of its arguments.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"
#include "fmgr.h"

XCEDU_MODULE_MAGIC;
