/*-------------------------------------------------------------------------
 *
 * nested.h
 *	  "A group inside a group": the state that the aggregates share.
 *
 * An aggregate of xcedu is a sum over inner groups (items, sections, works)
 * of something that is worked out within each.  Plain SQL needs two levels
 * of GROUP BY for it.  The aggregate says in a NestedSpec how the values of
 * a row are folded into its inner group and what parts a group contributes
 * to the totals; everything else (finding groups, adding up, running windows,
 * combining, serializing) is there once, in the files that nested_state.h names.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_NESTED_H
#define XCEDU_NESTED_H

#include "fmgr.h"

#include "decimal.h"
#include "key.h"

XCEDU_INTERNAL_BEGIN

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

/* A value of a row, and what it has to satisfy besides being finite */
typedef struct NestedValue
{
	const char *name;
	NestedFold fold;
	DecimalSign sign;
	bool required; /* NULL is an error; else the row just lacks the value */
} NestedValue;

/*
 * What a group contributes, from its folded values.  A value that no row had
 * is DECIMAL_NONE, and so is a part that stays out of the totals.
 */
typedef void (*NestedContribute)(const Decimal *values, Decimal *parts);

typedef struct NestedSpec
{
	uint8 wire_id;			/* says in a serialized state whose it is */
	const char *group_name; /* what an inner group is, for messages */
	int nvalues;
	NestedValue values[NESTED_MAX_VALUES];
	int nparts;
	NestedContribute contribute;
	int usual_groups; /* for so many there is room from the start */
	bool named;		  /* keys are names, of which there are few: they are numbered */
} NestedSpec;

typedef struct NestedPool NestedPool;
typedef struct NestedState NestedState;

extern NestedPool *nested_pool_arg(FunctionCallInfo fcinfo, const NestedSpec *spec,
								   KeyKind kind);
extern NestedState *nested_state_arg(FunctionCallInfo fcinfo, NestedPool *pool);
extern Decimal nested_value_arg(FunctionCallInfo fcinfo, int argno,
								const NestedValue *value);

extern void nested_add_row(NestedPool *pool, NestedState *state, const Key *key,
						   const Decimal *values);
extern void nested_add_keyless(NestedState *state, const Decimal *values);
extern void nested_mark_incomplete(NestedState *state);

extern bool nested_is_incomplete(const NestedState *state);
extern void nested_totals(NestedState *state, Decimal *totals);

extern Datum nested_final_total(FunctionCallInfo fcinfo);
extern Datum nested_combine(FunctionCallInfo fcinfo);
extern Datum nested_serialize(FunctionCallInfo fcinfo);
extern Datum nested_deserialize(FunctionCallInfo fcinfo, const NestedSpec *spec);

XCEDU_INTERNAL_END

/*
 * The SQL-visible functions that differ between the aggregates in nothing but their
 * names: the transition function of one type of key, which calls trans; the combine,
 * serialization and deserialization functions; and the final function of an aggregate
 * whose result is its only total.
 */
#define NESTED_TRANS(aggregate, type, trans, kind) \
	PG_FUNCTION_INFO_V1(xcedu_##aggregate##_##type##_trans); \
	Datum xcedu_##aggregate##_##type##_trans(PG_FUNCTION_ARGS) \
	{ \
		return trans(fcinfo, kind); \
	} \
	extern int no_such_variable

#define NESTED_TRANSFER(aggregate, spec) \
	PG_FUNCTION_INFO_V1(xcedu_##aggregate##_combine); \
	PG_FUNCTION_INFO_V1(xcedu_##aggregate##_serial); \
	PG_FUNCTION_INFO_V1(xcedu_##aggregate##_deserial); \
	Datum xcedu_##aggregate##_combine(PG_FUNCTION_ARGS) \
	{ \
		return nested_combine(fcinfo); \
	} \
	Datum xcedu_##aggregate##_serial(PG_FUNCTION_ARGS) \
	{ \
		return nested_serialize(fcinfo); \
	} \
	Datum xcedu_##aggregate##_deserial(PG_FUNCTION_ARGS) \
	{ \
		return nested_deserialize(fcinfo, &(spec)); \
	} \
	extern int no_such_variable

#define NESTED_FINAL(aggregate) \
	PG_FUNCTION_INFO_V1(xcedu_##aggregate##_final); \
	Datum xcedu_##aggregate##_final(PG_FUNCTION_ARGS) \
	{ \
		return nested_final_total(fcinfo); \
	} \
	extern int no_such_variable

#endif /* XCEDU_NESTED_H */
