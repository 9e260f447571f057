/*-------------------------------------------------------------------------
 *
 * text_set.c
 *	  Long texts, each stored once.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "utils/memutils.h"

#include "aggregate.h"
#include "text_set.h"

#define FIRST_BITS 5

/* At most three quarters of the slots are used */
static inline bool
is_full(const TextSet *set)
{
	return set->ntexts >= (UINT64CONST(3) << set->bits) / 4;
}

static inline TextSlot *
next_slot(const TextSet *set, TextSlot *slot)
{
	return slot + 1 == set->slots + (UINT64CONST(1) << set->bits) ? set->slots : slot + 1;
}

/*
 * Give the set twice as many slots.
 */
static void
enlarge(TextSet *set, MemoryContext context)
{
	TextSet old = *set;
	Size size;

	set->bits = old.slots == NULL ? FIRST_BITS : old.bits + 1;
	size = sizeof(TextSlot) << set->bits;
	set->slots = MemoryContextAllocHuge(context, size);
	arena_advise_huge(set->slots, size);
	memset(set->slots, 0, size);
	if (old.slots == NULL)
		return;
	for (uint64 i = 0; i < UINT64CONST(1) << old.bits; i++)
	{
		TextSlot *slot;

		check_interrupts(i);
		if (old.slots[i].word == 0)
			continue;
		slot = text_set_first(set, old.slots[i].hash);
		while (slot->word != 0)
			slot = next_slot(set, slot);
		*slot = old.slots[i];
	}
	pfree(old.slots);
}

/*
 * Say in the key of a long text where the set has it, which takes a copy if it is new.
 */
void
text_set_intern(TextSet *set, Arena *arena, Key *key)
{
	TextSlot *slot;

	if (set->slots == NULL || is_full(set))
		enlarge(set, arena->context);
	for (slot = text_set_first(set, key->word[0]); slot->word != 0;
		 slot = next_slot(set, slot))
	{
		uint64 words[KEY_MAX_WORDS] = {slot->hash, slot->word};

		if (key_equal_text(words, *key))
		{
			key->word[1] = slot->word;
			return;
		}
	}
	key_store_text(arena, key);
	*slot = (TextSlot){key->word[0], key->word[1]};
	set->ntexts++;
}
