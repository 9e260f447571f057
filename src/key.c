/*-------------------------------------------------------------------------
 *
 * key.c
 *	  A key of one or two words, which says to which inner group a row belongs.
 *
 * Keys have an order, in which they are serialized: that of their words, and
 * of long texts with the same hash that of their bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "key.h"
#include "wire.h"

#define KEY_SHOWN 64 /* bytes of a key in a message */

Key
key_from_long_text(const char *data, uint32 len)
{
	uint64 hash = hash_bytes_extended((const unsigned char *) data, len, 0);

	return (Key){{hash, KEY_LONG << KEY_LENGTH_SHIFT}, data, len};
}

/*
 * The bytes of a text that needs no store, into a buffer of KEY_INLINE + 1;
 * returns how many.
 */
static int
inline_text(Key key, char *bytes)
{
	int len = (int) (key.word[1] >> KEY_LENGTH_SHIFT);

#ifdef WORDS_BIGENDIAN
	key.word[1] <<= BITS_PER_BYTE;
#endif
	memcpy(bytes, key.word, KEY_INLINE + 1);
	return len;
}

/*
 * Say in a key where the bytes of its text are.
 */
void
key_say_stored(Key *key, const StoredText *stored)
{
	uint64 address = (uint64) (uintptr_t) stored;

	/* no platform hands out addresses that use the highest bits */
	if ((address & ~KEY_ADDRESS_MASK) != 0)
		elog(ERROR, "address out of range");
	key->word[1] = KEY_LONG << KEY_LENGTH_SHIFT | address;
	key->text = stored->bytes;
	key->len = stored->len;
}

/*
 * Store the bytes of a long text, and say in the key where they are.
 */
void
key_store_text(Arena *arena, Key *key)
{
	StoredText *stored = arena_alloc(arena, offsetof(StoredText, bytes) + key->len,
									 sizeof(stored->len));

	stored->len = key->len;
	memcpy(stored->bytes, key->text, key->len);
	key_say_stored(key, stored);
}

int
key_compare(KeyKind kind, Key a, Key b)
{
	int result;

	if (a.word[0] != b.word[0])
		return a.word[0] < b.word[0] ? -1 : 1;
	if (kind <= KEY_BIGINT)
		return 0;
	if (a.text == NULL || b.text == NULL)
		return (a.word[1] > b.word[1]) - (a.word[1] < b.word[1]);
	result = memcmp(a.text, b.text, Min(a.len, b.len));
	return result != 0 ? result : (a.len > b.len) - (a.len < b.len);
}

/*
 * The bytes of a text, for which buffer has KEY_INLINE + 1 bytes of room
 */
const char *
key_bytes(const Key *key, char *buffer, uint32 *len)
{
	if (key->text != NULL)
	{
		*len = key->len;
		return key->text;
	}
	*len = (uint32) inline_text(*key, buffer);
	return buffer;
}

/*
 * Two texts in the order of their bytes, as the collation "C" has it
 */
int
key_compare_text(const Key *a, const Key *b)
{
	char a_buffer[KEY_INLINE + 1];
	char b_buffer[KEY_INLINE + 1];
	uint32 a_len;
	uint32 b_len;
	const char *a_bytes = key_bytes(a, a_buffer, &a_len);
	const char *b_bytes = key_bytes(b, b_buffer, &b_len);
	int result = memcmp(a_bytes, b_bytes, Min(a_len, b_len));

	return result != 0 ? result : (a_len > b_len) - (a_len < b_len);
}

/*
 * A key for a message, shortened; NULL if it says nothing.
 */
char *
key_text(KeyKind kind, Key key)
{
	char bytes[KEY_INLINE + 1];

	switch (kind)
	{
		case KEY_SINGLE:
			break;
		case KEY_BIGINT:
			return psprintf(INT64_FORMAT, (int64) key.word[0]);
		case KEY_UUID:
			return DatumGetCString(
				DirectFunctionCall1(uuid_out, UUIDPGetDatum((pg_uuid_t *) key.word)));
		case KEY_TEXT:
			if (key.text == NULL)
				return pnstrdup(bytes, inline_text(key, bytes));
			else
			{
				int shown = pg_mbcliplen(key.text, key.len, KEY_SHOWN);

				return psprintf("%.*s%s", shown, key.text,
								(uint32) shown < key.len ? "..." : "");
			}
	}
	return NULL;
}

/* The fewest bytes that a key takes on the wire */
int
key_wire_size(KeyKind kind)
{
	return kind == KEY_SINGLE ? 0 : kind == KEY_UUID ? UUID_LEN : 1;
}

/*
 * On the wire, in ascending order: of a bigint what it is more than the one before.
 */
void
key_send(StringInfo buf, KeyKind kind, Key previous, Key key)
{
	char bytes[KEY_INLINE + 1];

	switch (kind)
	{
		case KEY_SINGLE:
			break;
		case KEY_BIGINT:
			wire_send_varint(buf, key.word[0] - previous.word[0]);
			break;
		case KEY_UUID:
			pq_sendbytes(buf, (const char *) key.word, UUID_LEN);
			break;
		case KEY_TEXT:
			if (key.text == NULL)
			{
				key.len = inline_text(key, bytes);
				key.text = bytes;
			}
			wire_send_varint(buf, key.len);
			pq_sendbytes(buf, key.text, key.len);
			break;
	}
}

/*
 * The next key.  One that is not above the one before, if there is one, is refused.
 */
Key
key_receive(StringInfo buf, KeyKind kind, Key previous, bool first)
{
	Key key = KEY_ZERO;

	switch (kind)
	{
		case KEY_SINGLE:
			break;
		case KEY_BIGINT:
			key.word[0] = wire_receive_varint(buf) + previous.word[0];
			break;
		case KEY_UUID:
			memcpy(key.word, pq_getmsgbytes(buf, UUID_LEN), UUID_LEN);
			break;
		case KEY_TEXT:
		{
			uint64 len = wire_receive_varint(buf);

			if (len > (uint64) (buf->len - buf->cursor))
				wire_reject("a key is longer than the state");
			key = key_from_text(pq_getmsgbytes(buf, (int) len), (uint32) len);
			break;
		}
	}
	if (!first && key_compare(kind, previous, key) >= 0)
		wire_reject("keys are not in ascending order");
	return key;
}
