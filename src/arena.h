/*-------------------------------------------------------------------------
 *
 * arena.h
 *	  Memory in large blocks for what lives as long as a context of the executor.
 *
 * States of thousands of groups are written to in random order.  In small pieces of
 * their own they lie on as many pages, and finding out where a page is costs more than
 * the row.  So they share blocks, which are huge pages where the system has such.
 *
 * Nothing is given back one by one; all of it goes with the context.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_ARENA_H
#define XCEDU_ARENA_H

#include "utils/palloc.h"

XCEDU_INTERNAL_BEGIN

typedef struct Arena
{
	MemoryContext context;
	char *next; /* of the current block: what is free */
	char *end;
	Size total; /* bytes of all blocks */
} Arena;

extern void *arena_refill(Arena *arena, Size size, Size alignment);
extern void arena_advise_huge(void *start, Size size);

/*
 * So many bytes, at a multiple of alignment, which is a power of two.
 */
static inline void *
arena_alloc(Arena *arena, Size size, Size alignment)
{
	char *piece = (char *) TYPEALIGN(alignment, arena->next);

	if (unlikely(arena->next == NULL || size > (Size) (arena->end - arena->next) ||
				 piece > arena->end - size))
		return arena_refill(arena, size, alignment);
	arena->next = piece + size;
	return piece;
}

XCEDU_INTERNAL_END

#endif /* XCEDU_ARENA_H */
