/*-------------------------------------------------------------------------
 *
 * text_set.h
 *	  Long texts, each stored once.
 *
 * What all states of an aggregate have of a long text is the word that says where it
 * is.  Of texts that are in a set, equal words are equal texts.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_TEXT_SET_H
#define XCEDU_TEXT_SET_H

#include "arena.h"
#include "key.h"

XCEDU_INTERNAL_BEGIN

typedef struct TextSlot
{
	uint64 hash;
	uint64 word; /* second word of the key, 0 if the slot is empty */
} TextSlot;

typedef struct TextSet
{
	TextSlot *slots; /* NULL while there is no text */
	int bits;		 /* there are 2^bits slots */
	uint64 ntexts;
} TextSet;

extern void text_set_intern(TextSet *set, Arena *arena, Key *key);

static inline TextSlot *
text_set_first(const TextSet *set, uint64 hash)
{
	return &set->slots[hash & ((UINT64CONST(1) << set->bits) - 1)];
}

/* Have the slot of a text fetched. */
static inline void
text_set_prefetch_slot(const TextSet *set, uint64 hash)
{
	if (set->slots != NULL)
		xcedu_prefetch(text_set_first(set, hash));
}

/* Have the text fetched that is likely to be the one with this hash. */
static inline void
text_set_prefetch_text(const TextSet *set, uint64 hash)
{
	const TextSlot *slot;

	if (set->slots == NULL)
		return;
	slot = text_set_first(set, hash);
	if (slot->hash == hash && slot->word != 0)
		xcedu_prefetch((const void *) (uintptr_t) (slot->word & KEY_ADDRESS_MASK));
}

XCEDU_INTERNAL_END

#endif /* XCEDU_TEXT_SET_H */
