/*-------------------------------------------------------------------------
 *
 * number_table.h
 *	  A hash table of numbers 0, 1, 2 …: where the things of an array are.
 *
 * The table knows neither the things nor how they compare: whoever looks one up walks
 * the slots from number_table_first() on until it finds it or an empty slot.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_NUMBER_TABLE_H
#define XCEDU_NUMBER_TABLE_H

#include "port/pg_bitutils.h"
#include "utils/memutils.h"

#include "arena.h"

XCEDU_INTERNAL_BEGIN

typedef struct NumberTable
{
	uint32 *slots; /* 0 if empty, else a number plus 1; NULL before the first reset */
	int bits;	   /* there are 2^bits slots */
} NumberTable;

/* The bits of a table of so many numbers, which fill at most half of its slots */
static inline int
number_table_bits(uint32 capacity)
{
	return pg_leftmost_one_pos64(2 * (uint64) Max(capacity, 1) - 1) + 1;
}

/*
 * Empty a table and give it slots for so many numbers.
 */
static inline void
number_table_reset(NumberTable *table, MemoryContext context, uint32 capacity)
{
	Size size;

	if (table->slots)
		pfree(table->slots);
	table->bits = number_table_bits(capacity);
	size = sizeof(uint32) << table->bits;
	table->slots = MemoryContextAllocHuge(context, size);
	arena_advise_huge(table->slots, size);
	memset(table->slots, 0, size);
}

/* Whether so many numbers and one more fill at most half of the slots */
static inline bool
number_table_has_room(const NumberTable *table, uint32 numbers)
{
	return table->slots != NULL && numbers >> (table->bits - 1) == 0;
}

/* The slot of a hash takes its high bits */
static inline uint32
number_table_first(const NumberTable *table, uint64 hash)
{
	return (uint32) (hash >> (64 - table->bits));
}

static inline uint32
number_table_next(const NumberTable *table, uint32 at)
{
	return (at + 1) & (uint32) ((UINT64CONST(1) << table->bits) - 1);
}

/*
 * Put a number that the table does not have.
 */
static inline void
number_table_put(NumberTable *table, uint64 hash, uint32 number)
{
	uint32 at = number_table_first(table, hash);

	while (table->slots[at] != 0)
		at = number_table_next(table, at);
	table->slots[at] = number + 1;
}

XCEDU_INTERNAL_END

#endif /* XCEDU_NUMBER_TABLE_H */
