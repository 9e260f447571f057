/*-------------------------------------------------------------------------
 *
 * row_digest.c
 *	  row_digest(row), has_digest(row, digest): by which a row is recognized.
 *
 * What is inserted into the tables of facts is recorded by its digest alone, because the
 * row itself, or what a later change says that it was, has the rest.  The digest tells
 * whether that is still the row which was inserted.  It is no proof: whoever wants
 *another row of the same digest finds one.
 *
 * A digest says of how many columns it is, and that many first columns of a row are
 * compared with it.  So a column that is added later takes nothing from the rows that are
 * there.  Columns that were dropped do not count, and those that a row has not are NULL.
 *It depends on nothing but the values: on no setting, no collation and no processor,
 *and 7.0 is another value than 7.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "access/htup_details.h"
#include "access/tupmacs.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

/* The number of columns stands above the bits of the hash */
#define HASH_BITS 52
#define HASH_MASK ((UINT64CONST(1) << HASH_BITS) - 1)

#define ALL_COLUMNS (-1)

/* Rows of up to so many columns need no memory */
#define FEW_COLUMNS 32

/* FNV-1a, by Fowler, Noll and Vo */
#define HASH_START UINT64CONST(0xcbf29ce484222325)
#define HASH_PRIME UINT64CONST(0x00000100000001b3)

PG_FUNCTION_INFO_V1(xcedu_row_digest);
PG_FUNCTION_INFO_V1(xcedu_has_digest);

static uint64
add_bytes(uint64 hash, const unsigned char *bytes, Size len)
{
	for (Size i = 0; i < len; i++)
		hash = (hash ^ bytes[i]) * HASH_PRIME;
	return hash;
}

/*
 * A number in one step, the higher half first: as if it were two bytes of 32 bits
 */
static uint64
add_number(uint64 hash, uint64 number)
{
	hash = (hash ^ (number >> 32)) * HASH_PRIME;
	return (hash ^ (number & PG_UINT32_MAX)) * HASH_PRIME;
}

/*
 * The bytes of a value of variable length: its length, which no other value continues,
 * and what the type sends to a client in binary form
 */
static uint64
add_varlena(uint64 hash, struct varlena *value)
{
	Size len = VARSIZE_ANY_EXHDR(value);

	return add_bytes(add_number(hash, len), (unsigned char *) VARDATA_ANY(value), len);
}

static uint64
add_sent(uint64 hash, Datum value, Oid type)
{
	Oid send;
	bool is_varlena;

	getTypeBinaryOutputInfo(type, &send, &is_varlena);
	return add_varlena(hash, (struct varlena *) OidSendFunctionCall(send, value));
}

static uint64
add_value(uint64 hash, Datum value, Form_pg_attribute column)
{
	if (column->atttypid == TEXTOID)
		return add_varlena(hash, PG_DETOAST_DATUM_PACKED(value));
	if (column->attbyval && column->attlen == sizeof(int32))
		return add_number(hash, (uint64) (int64) DatumGetInt32(value));
	return add_sent(hash, value, column->atttypid);
}

/*
 * The digest of so many first columns of a row, where those that it does not have are
 * NULL; or of all that it has
 */
static uint64
digest_of(HeapTupleHeader row, int columns)
{
	TupleDesc shape = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(row),
											 HeapTupleHeaderGetTypMod(row));
	int natts = shape->natts;
	Datum few_values[FEW_COLUMNS];
	bool few_nulls[FEW_COLUMNS];
	Datum *values = natts <= FEW_COLUMNS ? few_values : palloc(natts * sizeof(Datum));
	bool *nulls = natts <= FEW_COLUMNS ? few_nulls : palloc(natts * sizeof(bool));
	uint64 hash = HASH_START;
	int counted = 0;
	HeapTupleData tuple;

	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = row;
	heap_deform_tuple(&tuple, shape, values, nulls);

	for (int i = 0; i < natts && (columns == ALL_COLUMNS || counted < columns); i++)
	{
		Form_pg_attribute column = TupleDescAttr(shape, i);

		if (column->attisdropped)
			continue;
		counted++;
		hash = add_number(hash, nulls[i] ? 0 : 1);
		if (!nulls[i])
			hash = add_value(hash, values[i], column);
	}
	ReleaseTupleDesc(shape);
	for (; counted < columns; counted++)
		hash = add_number(hash, 0);
	return ((uint64) counted << HASH_BITS) | ((hash ^ (hash >> HASH_BITS)) & HASH_MASK);
}

Datum
xcedu_row_digest(PG_FUNCTION_ARGS)
{
	HeapTupleHeader row = PG_GETARG_HEAPTUPLEHEADER(0);

	PG_RETURN_INT64((int64) digest_of(row, ALL_COLUMNS));
}

Datum
xcedu_has_digest(PG_FUNCTION_ARGS)
{
	HeapTupleHeader row = PG_GETARG_HEAPTUPLEHEADER(0);
	uint64 digest = (uint64) PG_GETARG_INT64(1);

	PG_RETURN_BOOL(digest_of(row, (int) (digest >> HASH_BITS)) == digest);
}
