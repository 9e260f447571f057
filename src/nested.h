/*-------------------------------------------------------------------------
 *
 * nested.h
 *	  "A group inside a group": the state that the aggregates share.
 *
 * An aggregate of xcedu is a sum over inner groups (items, sections, works)
 * of something that is worked out within each.  Plain SQL needs two levels
 * of GROUP BY for it.  The aggregate says in a NestedSpec how the values of
 * a row are folded into its inner group and what parts a group contributes
 * to the running totals; everything else (finding groups, adding up, running
 * windows, combining, serializing) is here, once.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_NESTED_H
#define XCEDU_NESTED_H

#include "fmgr.h"

#include "decimal.h"

/* The most values a row has, and parts a group contributes */
#define NESTED_MAX_VALUES 3
#define NESTED_MAX_PARTS  3

/* How the values of the rows of one inner group become one */
typedef enum NestedFold
{
	NESTED_SAME, /* equal in all rows, else an error */
	NESTED_SUM,
	NESTED_HIGHEST
} NestedFold;

/*
 * What a group contributes, from its folded values.  A value that no row had
 * has a false `given`; a part set to none is left out of the totals.
 */
typedef struct NestedPart
{
	bool none;
	Decimal amount;
} NestedPart;

typedef void (*NestedContribute)(const Decimal *values, const bool *given,
								 NestedPart *parts);

typedef struct NestedSpec
{
	const char *group_name; /* what an inner group is, for messages */
	int nvalues;
	const char *value_names[NESTED_MAX_VALUES];
	NestedFold folds[NESTED_MAX_VALUES];
	int nparts;
	NestedContribute contribute;
} NestedSpec;

/* What says to which inner group a row belongs, in any type, as bytes */
typedef struct NestedKey
{
	const char *data;
	uint32 len;
} NestedKey;

/* How argument argno of a type is read as a key; it is not NULL */
typedef NestedKey (*NestedKeyReader)(FunctionCallInfo fcinfo, int argno);

/* The values of one row; a value is folded only where it is given */
typedef struct NestedRow
{
	Decimal values[NESTED_MAX_VALUES];
	bool given[NESTED_MAX_VALUES];
} NestedRow;

typedef struct NestedState NestedState;

extern NestedState *nested_state_arg(FunctionCallInfo fcinfo, const NestedSpec *spec);
extern void nested_require_arg(FunctionCallInfo fcinfo, int argno, const char *name);
extern NestedKey nested_text_key(FunctionCallInfo fcinfo, int argno);
extern NestedKey nested_bigint_key(FunctionCallInfo fcinfo, int argno);
extern NestedKey nested_uuid_key(FunctionCallInfo fcinfo, int argno);

extern void nested_add(NestedState *state, NestedKey key, const NestedRow *row);
extern void nested_add_keyed(FunctionCallInfo fcinfo, NestedState *state, int key_argno,
							 NestedKeyReader read_key, const NestedRow *row);
extern void nested_mark_incomplete(NestedState *state);

extern bool nested_is_incomplete(NestedState *state);
extern bool nested_total(NestedState *state, int part, Decimal *total);

extern Datum nested_final_total(FunctionCallInfo fcinfo);
extern Datum nested_combine(FunctionCallInfo fcinfo, const NestedSpec *spec);
extern Datum nested_serialize(FunctionCallInfo fcinfo, const NestedSpec *spec);
extern Datum nested_deserialize(FunctionCallInfo fcinfo, const NestedSpec *spec);

#endif /* XCEDU_NESTED_H */
