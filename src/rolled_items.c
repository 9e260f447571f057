/*-------------------------------------------------------------------------
 *
 * rolled_items.c
 *	  The result of roll_up(): an array of rolled_item, a row an item.
 *
 * A tree has some twenty items of seven columns, so making them is most of what a result
 * costs.  The tuples are therefore filled where they are to stay, inside the array, from
 * numbers that were packed on the way.  What the server puts into the head of a tuple of
 * this type is taken from one that it formed itself.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "aggregate.h"
#include "roll_up.h"
#include "tuple.h"

/* the columns of rolled_item */
enum
{
	ITEM,
	OWN,
	CHILDREN,
	VALUE,
	OUT_OF,
	BRINGS,
	TAKEN_BACK,
	COLUMNS
};

/* bytes of an item's name that is put into a tuple with a header of one byte */
#define SHORT_NAME 126

#define USUAL_TUPLE 96 /* bytes of a tuple; the array is doubled if they do not do */

/* The type of an item, looked up once a query, and the head of a tuple of it */
struct RolledType
{
	TupleDesc tuple;
	HeapTupleHeader head;
};

/* An array that is being written */
typedef struct RolledArray
{
	const RolledType *type;
	char *data;
	Size used;
	Size capacity;
} RolledArray;

/*
 * The type of the elements, in the current context
 */
const RolledType *
rolled_type(Oid type)
{
	RolledType *result = palloc(sizeof(RolledType));
	Datum values[COLUMNS] = {0};
	bool isnull[COLUMNS];
	bool altered;

	result->tuple = lookup_rowtype_tupdesc_copy(type, -1);
	altered = result->tuple->natts != COLUMNS;
	for (int i = 0; i < COLUMNS && !altered; i++)
		altered = TupleDescAttr(result->tuple, i)->atttypid !=
				  (i == ITEM ? TEXTOID : NUMERICOID);
	if (altered)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("type xcedu.rolled_item was altered")));
	memset(isnull, true, sizeof(isnull));
	result->head = heap_form_tuple(result->tuple, values, isnull)->t_data;
	return result;
}

/*
 * A text for a tuple, into which it is copied, in a buffer of KEY_INLINE + 1 bytes more
 * than SHORT_NAME and its header.
 */
static Datum
packed_name(const Key *key, char *buffer)
{
	char bytes[KEY_INLINE + 1];
	uint32 len;
	const char *name = key_bytes(key, bytes, &len);
	text *result;

	if (likely(len <= SHORT_NAME))
	{
		SET_VARSIZE_SHORT(buffer, VARHDRSZ_SHORT + len);
		memcpy(buffer + VARHDRSZ_SHORT, name, len);
		return PointerGetDatum(buffer);
	}
	result = palloc(VARHDRSZ + len);
	SET_VARSIZE(result, VARHDRSZ + len);
	memcpy(VARDATA(result), name, len);
	return PointerGetDatum(result);
}

/*
 * Room for a tuple behind those that are there, all zeros.
 */
static HeapTupleHeader
append_room(RolledArray *array, Size size)
{
	Size needed = array->used + size;
	char *room;

	if (unlikely(needed > array->capacity))
	{
		Size capacity = Max(2 * array->capacity, needed);

		/* an array has at most so many bytes */
		if (!AllocSizeIsValid(needed))
			ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
							errmsg("the result of roll_up() exceeds the maximum size of "
								   "an array (%zu bytes)",
								   (Size) MaxAllocSize)));
		array->capacity = Min(capacity, MaxAllocSize);
		array->data = repalloc(array->data, array->capacity);
	}
	room = array->data + array->used;
	memset(room, 0, size);
	array->used = needed;
	return (HeapTupleHeader) room;
}

/*
 * As heap_form_tuple() does it, in the array.
 */
static void
append_tuple(RolledArray *array, Datum *values, bool *isnull, bool hasnull)
{
	TupleDesc type = array->type->tuple;
	Size head = array->type->head->t_hoff;
	Size data = heap_compute_data_size(type, values, isnull);
	HeapTupleHeader tuple = append_room(array, MAXALIGN(head + data));

	memcpy(tuple, array->type->head, SizeofHeapTupleHeader);
	HeapTupleHeaderSetDatumLength(tuple, head + data);
	heap_fill_tuple(type, values, isnull, (char *) tuple + head, data, &tuple->t_infomask,
					hasnull ? tuple->t_bits : NULL);
}

static void
append_item(RolledArray *array, const ItemBook *book, const TreeItem *item)
{
	const Decimal number[COLUMNS] = {
		[OWN] = item->own,		 [CHILDREN] = item->children,
		[VALUE] = item->value,	 [OUT_OF] = item->out_of,
		[BRINGS] = item->brings, [TAKEN_BACK] = item->taken_back,
	};
	Key key = item_key(book, item_terms(book, item->terms)->item);
	char name[VARHDRSZ_SHORT + SHORT_NAME];
	char packed[COLUMNS][DECIMAL_PACKED_SIZE];
	Datum values[COLUMNS];
	bool isnull[COLUMNS];
	bool hasnull = false;

	values[ITEM] = packed_name(&key, name);
	isnull[ITEM] = false;
	for (int i = OWN; i < COLUMNS; i++)
	{
		isnull[i] = decimal_is_none(number[i]);
		hasnull |= isnull[i];
		values[i] = isnull[i] ? (Datum) 0 : decimal_packed(number[i], packed[i]);
	}
	append_tuple(array, values, isnull, hasnull);

	/* what was too large to be packed on the stack and is not the tree's */
	if (unlikely(DatumGetPointer(values[ITEM]) != name))
		pfree(DatumGetPointer(values[ITEM]));
}

Datum
rolled_items(const RolledType *type, const ItemBook *book, const TreeItem *items,
			 uint32 n)
{
	RolledArray array = {.type = type};
	ArrayType *result;

	if (n > MaxArraySize)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("roll_up() has more items than an array (%zu)",
							   (Size) MaxArraySize)));
	array.used = ARR_OVERHEAD_NONULLS(1);
	array.capacity = array.used +
					 Min((Size) n, MaxAllocSize / 2 / USUAL_TUPLE) * USUAL_TUPLE;
	array.data = palloc(array.capacity);
	for (uint32 i = 0; i < n; i++)
	{
		check_interrupts(i);
		append_item(&array, book, &items[i]);
	}

	result = (ArrayType *) array.data;
	SET_VARSIZE(result, array.used);
	result->ndim = 1;
	result->dataoffset = 0;
	result->elemtype = array.type->tuple->tdtypeid;
	ARR_DIMS(result)[0] = (int) n;
	ARR_LBOUND(result)[0] = 1;
	return PointerGetDatum(result);
}
