/*-------------------------------------------------------------------------
 *
 * arena.c
 *	  Memory in large blocks for what lives as long as a context of the executor.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "port/pg_bitutils.h"
#include "utils/memutils.h"

#include "arena.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

#define FIRST_BLOCK 1024
#define HUGE_PAGE	((Size) 2 * 1024 * 1024)
#define HUGE_FROM	(2 * HUGE_PAGE) /* bytes in all, then blocks are of huge pages */
#define MOST_BLOCK	(32 * HUGE_PAGE)

/*
 * Ask for huge pages in what is about to be used; where there are none, nothing changes.
 */
void
arena_advise_huge(void *start, Size size)
{
#ifdef MADV_HUGEPAGE
	char *from = (char *) TYPEALIGN(HUGE_PAGE, start);
	char *to = (char *) TYPEALIGN_DOWN(HUGE_PAGE, (char *) start + size);

	if (from < to)
		(void) madvise(from, to - from, MADV_HUGEPAGE);
#else
	(void) start;
	(void) size;
#endif
}

/*
 * How large the next block is: as much as there is already while that is little, so
 * that few rows take little, and then half as much, in whole huge pages.
 */
static Size
next_block_size(const Arena *arena)
{
	if (arena->total < HUGE_FROM)
		return Max((Size) 1 << pg_leftmost_one_pos64(arena->total | 1), FIRST_BLOCK);
	return Min(TYPEALIGN(HUGE_PAGE, arena->total / 2), MOST_BLOCK);
}

/*
 * arena_alloc() where the current block has no room.
 */
void *
arena_refill(Arena *arena, Size size, Size alignment)
{
	Size needed = size + alignment;
	Size block = next_block_size(arena);
	char *start;

	/* what would take most of a block gets one of its own, and the current one stays */
	if (needed > block / 2)
	{
		start = MemoryContextAllocHuge(arena->context, needed);
		arena->total += needed;
		return (void *) TYPEALIGN(alignment, start);
	}

	/* what lies before the first huge page is never touched */
	if (block >= HUGE_PAGE)
	{
		start = MemoryContextAllocHuge(arena->context, block + HUGE_PAGE);
		start = (char *) TYPEALIGN(HUGE_PAGE, start);
		arena_advise_huge(start, block);
	}
	else
		start = MemoryContextAlloc(arena->context, block);
	arena->next = start;
	arena->end = start + block;
	arena->total += block;
	return arena_alloc(arena, size, alignment);
}
