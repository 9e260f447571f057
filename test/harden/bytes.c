/*-------------------------------------------------------------------------
 *
 * bytes.c
 *	  For the part bytes of ../harden.sh alone: libFuzzer inside a server.
 *
 * It is linked into a build of the library that counts which branches are taken, and
 * the bytes that libFuzzer makes of them are states of the aggregates: deserialized,
 * combined, serialized and worked out as the executor would have it done, in memory
 * that goes after each run.
 *
 * An input is the number of an aggregate, the length of a state or 0 for all there is,
 * that state and perhaps another one, both without their checksums.  It is an error of
 * those that bytes may bring about, or a state whose bytes make the same state again.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "../../src/compat.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "nodes/execnodes.h"
#include "port/pg_bswap.h"
#include "port/pg_crc32c.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/regproc.h"

#define HEAD 3 /* bytes before the states */

typedef struct Family
{
	FmgrInfo deserial;
	FmgrInfo combine;
	FmgrInfo serial;
	FmgrInfo final;
	bool tree; /* may be none */
} Family;

/* What is being done, which says what errors may come of it */
typedef enum Stage
{
	RECEIVING,
	COMBINING,
	USING
} Stage;

extern int LLVMFuzzerRunDriver(int *argc, char ***argv,
							   int (*run)(const uint8_t *data, size_t size));

static Family *families;
static int nfamilies;
static AggState *agg_state;
static MemoryContext agg_context;
static MemoryContext row_context;

static Datum
call(FmgrInfo *flinfo, Datum first, bool first_null, Datum second)
{
	LOCAL_FCINFO(fcinfo, 2);

	InitFunctionCallInfoData(*fcinfo, flinfo, 2, InvalidOid, (Node *) agg_state, NULL);
	fcinfo->args[0] = (NullableDatum){first, first_null};
	fcinfo->args[1] = (NullableDatum){second, false};
	return FunctionCallInvoke(fcinfo);
}

/*
 * A state in memory that ends where it ends
 */
static bytea *
frame_of(const uint8_t *data, size_t size)
{
	bytea *frame = malloc(VARHDRSZ + size + sizeof(pg_crc32c));
	pg_crc32c crc;

	SET_VARSIZE(frame, VARHDRSZ + size + sizeof(pg_crc32c));
	memcpy(VARDATA(frame), data, size);
	INIT_CRC32C(crc);
	COMP_CRC32C(crc, data, size);
	FIN_CRC32C(crc);
	crc = pg_hton32(crc);
	memcpy(VARDATA(frame) + size, &crc, sizeof(crc));
	return frame;
}

/*
 * Add what the frame makes to a state; what it made is gone after the row.
 */
static Datum
add(Family *family, Datum state, bytea *frame)
{
	Datum right = call(&family->deserial, PointerGetDatum(frame), false, (Datum) 0);

	state = call(&family->combine, state, state == (Datum) 0, right);
	MemoryContextReset(row_context);
	return state;
}

static bytea *
bytes_of(Family *family, Datum state)
{
	return DatumGetByteaP(call(&family->serial, state, false, (Datum) 0));
}

static char *
hex(bytea *bytes)
{
	return DatumGetCString(DirectFunctionCall1(byteaout, PointerGetDatum(bytes)));
}

static void
use(Family *family, bytea *one, bytea *other, volatile Stage *stage)
{
	Datum state;
	bytea *bytes;
	bytea *again;

	*stage = RECEIVING;
	state = add(family, (Datum) 0, one);
	if (other != NULL)
	{
		*stage = COMBINING;
		state = add(family, state, other);
	}
	*stage = USING;
	MemoryContextSwitchTo(agg_context);
	bytes = bytes_of(family, state);
	MemoryContextSwitchTo(row_context);
	again = bytes_of(family, add(family, (Datum) 0, bytes));
	if (VARSIZE(bytes) != VARSIZE(again) || memcmp(bytes, again, VARSIZE(bytes)) != 0)
	{
		fprintf(stderr, "the bytes of a state make another one: %s, %s\n", hex(bytes),
				hex(again));
		abort();
	}
	(void) call(&family->final, state, false, (Datum) 0);
}

static bool
may_come_of(int code, Stage stage, const Family *family)
{
	switch (code)
	{
		case ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE:
			return true;
		case ERRCODE_INVALID_BINARY_REPRESENTATION:
		case ERRCODE_PROTOCOL_VIOLATION:
			return stage != USING;
		case ERRCODE_INVALID_PARAMETER_VALUE:
			/* values that must be the same, and what is no tree */
			return stage == COMBINING || (stage == USING && family->tree);
		case ERRCODE_INTERNAL_ERROR:
			/* keys of another kind */
			return stage == COMBINING;
		default:
			return false;
	}
}

static int
run(const uint8_t *data, size_t size)
{
	Family *family;
	bytea *one;
	bytea *other = NULL;
	volatile Stage stage = RECEIVING;
	size_t first;

	if (size < HEAD)
		return 0;
	family = &families[data[0] % nfamilies];
	first = (size_t) data[1] | (size_t) data[2] << 8;
	data += HEAD;
	size -= HEAD;
	if (first == 0 || first > size)
		first = size;
	one = frame_of(data, first);
	if (first < size)
		other = frame_of(data + first, size - first);

	MemoryContextSwitchTo(row_context);
	PG_TRY();
	{
		use(family, one, other, &stage);
	}
	PG_CATCH();
	{
		ErrorData *error;

		MemoryContextSwitchTo(row_context);
		error = CopyErrorData();
		FlushErrorState();
		if (!may_come_of(error->sqlerrcode, stage, family))
		{
			fprintf(stderr, "%s: %s\n", unpack_sql_state(error->sqlerrcode),
					error->message);
			abort();
		}
	}
	PG_END_TRY();
	MemoryContextReset(row_context);
	MemoryContextReset(agg_context);
	free(one);
	free(other);
	return 0;
}

static void
look_up(FmgrInfo *flinfo, const char *family, const char *function)
{
	char *name = psprintf("xcedu.%s_%s", family, function);

	fmgr_info_cxt(
		DatumGetObjectId(DirectFunctionCall1(regprocedurein, CStringGetDatum(name))),
		flinfo, TopMemoryContext);
}

static char **
strings(ArrayType *array, int *n)
{
	Datum *values;
	char **result;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, NULL, n);
	result = palloc0(sizeof(char *) * (*n + 1));
	for (int i = 0; i < *n; i++)
		result[i] = TextDatumGetCString(values[i]);
	return result;
}

PG_FUNCTION_INFO_V1(fuzz_bytes);

/*
 * fuzz_bytes(families text[], arguments text[]): with libFuzzer's arguments, the first of
 * which is a name.  It ends the process.
 */
Datum
fuzz_bytes(PG_FUNCTION_ARGS)
{
	int argc;
	char **names = strings(PG_GETARG_ARRAYTYPE_P(0), &nfamilies);
	char **argv = strings(PG_GETARG_ARRAYTYPE_P(1), &argc);

	families = palloc0(sizeof(Family) * nfamilies);
	for (int i = 0; i < nfamilies; i++)
	{
		look_up(&families[i].deserial, names[i], "deserial(bytea, internal)");
		look_up(&families[i].combine, names[i], "combine(internal, internal)");
		look_up(&families[i].serial, names[i], "serial(internal)");
		look_up(&families[i].final, names[i], "final(internal)");
		families[i].tree = strcmp(names[i], "roll_up") == 0;
	}
	agg_context = AllocSetContextCreate(TopMemoryContext, "aggregate",
										ALLOCSET_DEFAULT_SIZES);
	row_context = AllocSetContextCreate(TopMemoryContext, "row", ALLOCSET_DEFAULT_SIZES);
	agg_state = makeNode(AggState);
	agg_state->curaggcontext = makeNode(ExprContext);
	agg_state->curaggcontext->ecxt_per_tuple_memory = agg_context;
	PG_RETURN_INT32(LLVMFuzzerRunDriver(&argc, &argv, run));
}
