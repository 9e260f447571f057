/*-------------------------------------------------------------------------
 *
 * key.h
 *	  What says to which inner group a row belongs: a key of one or two words.
 *
 * A bigint is its word and a uuid its two.  A text of up to KEY_INLINE bytes
 * is two words: its bytes, and in the highest byte of the second its length.
 * Of a longer text the first word is a hash, and the second says where its
 * bytes are stored; they decide whether two such keys are equal.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_KEY_H
#define XCEDU_KEY_H

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/uuid.h"

#include "arena.h"

XCEDU_INTERNAL_BEGIN

typedef enum KeyKind
{
	KEY_SINGLE, /* one group, whose key says nothing */
	KEY_BIGINT,
	KEY_UUID,
	KEY_TEXT
} KeyKind;

#define KEY_KINDS	  (KEY_TEXT + 1)
#define KEY_MAX_WORDS 2
#define KEY_INLINE	  15 /* bytes of a text that need no store */

/* The highest byte of the second word of a text: its length, or this */
#define KEY_LENGTH_SHIFT 56
#define KEY_LONG		 UINT64CONST(0xFF)
#define KEY_ADDRESS_MASK ((UINT64CONST(1) << KEY_LENGTH_SHIFT) - 1)

/*
 * A key as it is looked up.  Of a long text the second word says nothing but that;
 * text and len are its bytes, wherever they lie.
 */
typedef struct Key
{
	uint64 word[KEY_MAX_WORDS];
	const char *text;
	uint32 len;
} Key;

#define KEY_ZERO ((Key){{0, 0}, NULL, 0})

/* The bytes of a long text as they are stored */
typedef struct StoredText
{
	uint32 len;
	char bytes[FLEXIBLE_ARRAY_MEMBER];
} StoredText;

static inline int
key_words(KeyKind kind)
{
	return kind <= KEY_BIGINT ? 1 : 2;
}

static inline bool
key_word_is_long(uint64 second)
{
	return second >> KEY_LENGTH_SHIFT == KEY_LONG;
}

extern Key key_from_long_text(const char *data, uint32 len);
extern int key_compare(KeyKind kind, Key a, Key b);
extern char *key_text(KeyKind kind, Key key);
extern const char *key_bytes(const Key *key, char *buffer, uint32 *len);
extern int key_compare_text(const Key *a, const Key *b);

extern void key_check_text(FunctionCallInfo fcinfo, int argno, const char *name);
extern void key_store_text(Arena *arena, Key *key);
extern void key_say_stored(Key *key, const StoredText *stored);

extern int key_wire_size(KeyKind kind);
extern void key_send(StringInfo buf, KeyKind kind, Key previous, Key key);
extern Key key_receive(StringInfo buf, KeyKind kind, Key previous, bool first);

static inline Key
key_from_text(const char *data, uint32 len)
{
	Key key = KEY_ZERO;

	if (unlikely(len > KEY_INLINE))
		return key_from_long_text(data, len);
	memcpy(key.word, data, len);
#ifdef WORDS_BIGENDIAN
	key.word[1] >>= BITS_PER_BYTE; /* make room for the length */
#endif
	key.word[1] |= (uint64) len << KEY_LENGTH_SHIFT;
	return key;
}

/*
 * Argument argno, which is not NULL, as a key
 */
static inline Key
key_arg(FunctionCallInfo fcinfo, int argno, KeyKind kind)
{
	Key key = KEY_ZERO;

	if (kind == KEY_BIGINT)
		key.word[0] = (uint64) PG_GETARG_INT64(argno);
	else if (kind == KEY_UUID)
		memcpy(key.word, PG_GETARG_UUID_P(argno)->data, UUID_LEN);
	else if (kind == KEY_TEXT)
	{
		text *value = PG_GETARG_TEXT_PP(argno);

		key = key_from_text(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
	}
	return key;
}

/*
 * The key whose words are stored
 */
static inline Key
key_from_words(KeyKind kind, const uint64 *words)
{
	Key key = {{words[0], kind <= KEY_BIGINT ? 0 : words[1]}, NULL, 0};

	if (kind == KEY_TEXT && key_word_is_long(key.word[1]))
	{
		const StoredText *stored = (const StoredText *) (uintptr_t) (key.word[1] &
																	 KEY_ADDRESS_MASK);

		key.text = stored->bytes;
		key.len = stored->len;
	}
	return key;
}

/*
 * A hash that spreads its input over all bits, the high ones at least
 */
static inline uint64
key_hash(KeyKind kind, const uint64 *words)
{
	uint64 hash = words[0];

	if (kind >= KEY_UUID && !(kind == KEY_TEXT && key_word_is_long(words[1])))
		hash ^= (words[1] ^ words[1] >> 29) * UINT64CONST(0xBF58476D1CE4E5B9);
	hash ^= hash >> 32;
	hash *= UINT64CONST(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

/*
 * Whether the key whose words are stored is the one that is looked up
 */
static inline bool
key_equal_text(const uint64 *words, Key key)
{
	if (words[0] != key.word[0])
		return false;
	if (key.text != NULL)
		return key_word_is_long(words[1]) &&
			   key_compare(KEY_TEXT, key_from_words(KEY_TEXT, words), key) == 0;
	return words[1] == key.word[1];
}

XCEDU_INTERNAL_END

#endif /* XCEDU_KEY_H */
