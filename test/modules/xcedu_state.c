/*-------------------------------------------------------------------------
 *
 * xcedu_state.c
 *	  For tests only: what turns arbitrary bytes into the state of an aggregate.
 *
 * The server deserializes only what its own workers serialized, so bad bytes
 * reach a deserialization function through this module alone.  It is built by
 * `make installcheck`, loaded by its path and never installed, and it knows
 * nothing of xcedu but its checksum.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "../../src/compat.h"

#include "fmgr.h"
#include "port/pg_bswap.h"
#include "port/pg_crc32c.h"

PG_MODULE_MAGIC;

PG_FUNCTION_INFO_V1(state_from);
PG_FUNCTION_INFO_V1(with_checksum);

/*
 * A function of an aggregate, called as the executor does it: in the aggregate's
 * context, and not at all where it is strict and has a NULL argument.
 */
static NullableDatum
call_aggregate_function(FunctionCallInfo caller, Oid function, NullableDatum first,
						NullableDatum second)
{
	LOCAL_FCINFO(fcinfo, 2);
	FmgrInfo flinfo;
	NullableDatum result = {(Datum) 0, true};

	fmgr_info(function, &flinfo);
	InitFunctionCallInfoData(*fcinfo, &flinfo, 2, InvalidOid, caller->context, NULL);
	fcinfo->args[0] = first;
	fcinfo->args[1] = second;
	if (flinfo.fn_strict && (first.isnull || second.isnull))
		return result;
	result.value = FunctionCallInvoke(fcinfo);
	result.isnull = fcinfo->isnull;
	return result;
}

/*
 * state_from(state internal, bytes bytea, deserial regprocedure, combine regprocedure)
 *
 * A transition function that combines the state with what deserial makes of bytes,
 * which is gone after the row as a state from a worker is.
 */
Datum
state_from(PG_FUNCTION_ARGS)
{
	NullableDatum dummy = {(Datum) 0, false};
	NullableDatum right;
	NullableDatum result;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "state_from called in non-aggregate context");
	right = call_aggregate_function(fcinfo, PG_GETARG_OID(2), fcinfo->args[1], dummy);
	result = call_aggregate_function(fcinfo, PG_GETARG_OID(3), fcinfo->args[0], right);
	if (result.isnull)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(result.value);
}

/*
 * with_checksum(frame bytea): the frame with the checksum that fits, whatever it had
 * in its last four bytes.  One that is shorter stays as it is.
 */
Datum
with_checksum(PG_FUNCTION_ARGS)
{
	bytea *frame = PG_GETARG_BYTEA_P_COPY(0);
	int len = (int) (VARSIZE(frame) - VARHDRSZ) - (int) sizeof(pg_crc32c);
	pg_crc32c crc;

	if (len >= 0)
	{
		INIT_CRC32C(crc);
		COMP_CRC32C(crc, VARDATA(frame), len);
		FIN_CRC32C(crc);
		crc = pg_hton32(crc);
		memcpy(VARDATA(frame) + len, &crc, sizeof(crc));
	}
	PG_RETURN_BYTEA_P(frame);
}
