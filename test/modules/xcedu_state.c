/*-------------------------------------------------------------------------
 *
 * xcedu_state.c
 *	  For tests only: arbitrary bytes as the state of an aggregate, and texts
 *	  that have the same hash.
 *
 * The server deserializes only what its own workers serialized, so bad bytes
 * reach a deserialization function through this module alone.  It is built by
 * `make installcheck`, loaded by its path and never installed, and it knows
 * nothing of xcedu but its checksum and its hash.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "../../src/compat.h"

#include "common/hashfn.h"
#include "fmgr.h"
#include "port/pg_bitutils.h"
#include "port/pg_bswap.h"
#include "port/pg_crc32c.h"
#include "utils/builtins.h"

PG_MODULE_MAGIC;

PG_FUNCTION_INFO_V1(state_from);
PG_FUNCTION_INFO_V1(with_checksum);
PG_FUNCTION_INFO_V1(same_hash);

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

#define BLOCK_WORDS	  3
#define BLOCK_BYTES	  (BLOCK_WORDS * (int) sizeof(uint32))
#define LETTER_BITS	  6
#define FIRST_LETTER  '0'
#define MAX_ATTEMPTS  100000000
#define is_visible(c) ((c) > ' ' && (c) <= '~')

/*
 * The state of hash_bytes_extended() with seed 0, for a key of two blocks, once the
 * first one is mixed in (src/common/hashfn.c).
 */
static void
state_after_block(const uint32 *block, uint32 *state)
{
	uint32 a = 0x9e3779b9 + 2 * BLOCK_BYTES + 3923095 + block[0];
	uint32 b = a - block[0] + block[1];
	uint32 c = a - block[0] + block[2];

	a -= c;
	a ^= pg_rotate_left32(c, 4);
	c += b;
	b -= a;
	b ^= pg_rotate_left32(a, 6);
	a += c;
	c -= b;
	c ^= pg_rotate_left32(b, 8);
	b += a;
	a -= c;
	a ^= pg_rotate_left32(c, 16);
	c += b;
	b -= a;
	b ^= pg_rotate_left32(a, 19);
	a += c;
	c -= b;
	c ^= pg_rotate_left32(b, 4);
	b += a;
	state[0] = a;
	state[1] = b;
	state[2] = c;
}

/*
 * same_hash(key text): another text of 24 visible characters with the 64-bit hash of
 * this one.  A second block makes up for what the first one does differently, and
 * first blocks are tried until it is visible.
 */
Datum
same_hash(PG_FUNCTION_ARGS)
{
	text *key = PG_GETARG_TEXT_PP(0);
	uint32 block[2 * BLOCK_WORDS];
	uint32 other[2 * BLOCK_WORDS];
	uint32 state[BLOCK_WORDS];
	uint32 other_state[BLOCK_WORDS];
	unsigned char *bytes = (unsigned char *) other;

	if (VARSIZE_ANY_EXHDR(key) != sizeof(block))
		elog(ERROR, "the key must have %zu bytes", sizeof(block));
	memcpy(block, VARDATA_ANY(key), sizeof(block));
	state_after_block(block, state);

	for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
	{
		bool visible = true;

		for (int i = 0; i < BLOCK_BYTES; i++)
			bytes[i] = FIRST_LETTER;
		for (int i = 0; attempt >> (i * LETTER_BITS) != 0; i++)
			bytes[i] += attempt >> (i * LETTER_BITS) & ((1 << LETTER_BITS) - 1);
		state_after_block(other, other_state);
		for (int i = 0; i < BLOCK_WORDS; i++)
			other[BLOCK_WORDS + i] = block[BLOCK_WORDS + i] + state[i] - other_state[i];
		for (int i = BLOCK_BYTES; i < 2 * BLOCK_BYTES; i++)
			visible &= is_visible(bytes[i]);
		if (visible && memcmp(block, other, sizeof(block)) != 0)
			PG_RETURN_TEXT_P(cstring_to_text_with_len((char *) bytes, sizeof(other)));
	}
	elog(ERROR, "no text with the hash of this one was found");
}
