/*-------------------------------------------------------------------------
 *
 * tuple.h
 *	  The server's header of tuples, without the warning that it gives.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_TUPLE_H
#define XCEDU_TUPLE_H

/* bufpage.h of 15, which this includes, has a parameter without use */
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter"
#endif
#include "access/htup_details.h"
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC diagnostic pop
#endif

#endif /* XCEDU_TUPLE_H */
