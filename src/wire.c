/*-------------------------------------------------------------------------
 *
 * wire.c
 *	  The bytes of a serialized state: varints, and a frame with a checksum.
 *
 * A varint has seven bits a byte, the lowest first, and the high bit set in all
 * bytes but the last.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "libpq/pqformat.h"
#include "port/pg_crc32c.h"

#include "wire.h"

#define WIRE_VERSION 1

#define VARINT_BITS 7
#define VARINT_MORE 0x80
#define VARINT_MAX	10 /* bytes of 64 bits */

static pg_crc32c
checksum(const char *data, Size len)
{
	pg_crc32c crc;

	INIT_CRC32C(crc);
	COMP_CRC32C(crc, data, len);
	FIN_CRC32C(crc);
	return crc;
}

void
wire_begin(StringInfo buf, WireHeader header)
{
	pq_begintypsend(buf);
	pq_sendbyte(buf, WIRE_VERSION);
	pq_sendbyte(buf, header.kind);
	pq_sendbyte(buf, header.aggregate);
	pq_sendbyte(buf, header.flags);
}

bytea *
wire_end(StringInfo buf)
{
	pq_sendint32(buf, checksum(buf->data + VARHDRSZ, buf->len - VARHDRSZ));
	return pq_endtypsend(buf);
}

/*
 * Read a frame in place, which nothing writes to: its header now, the content follows.
 */
WireHeader
wire_open(StringInfo buf, bytea *bytes, uint8 aggregate)
{
	WireHeader header;

	buf->data = VARDATA_ANY(bytes);
	buf->len = buf->maxlen = VARSIZE_ANY_EXHDR(bytes);
	buf->cursor = buf->len - (int) sizeof(pg_crc32c);
	if (buf->cursor < 0)
		wire_reject("too short");
	if (pq_getmsgint(buf, sizeof(pg_crc32c)) !=
		checksum(buf->data, buf->len - sizeof(pg_crc32c)))
		wire_reject("checksum does not fit");
	buf->len -= sizeof(pg_crc32c);
	buf->cursor = 0;

	if (pq_getmsgbyte(buf) != WIRE_VERSION)
		wire_reject("unknown version");
	header.kind = pq_getmsgbyte(buf);
	header.aggregate = pq_getmsgbyte(buf);
	header.flags = pq_getmsgbyte(buf);
	if (header.aggregate != aggregate)
		wire_reject("it is of another aggregate");
	return header;
}

void
wire_send_varint(StringInfo buf, uint64 value)
{
	char *end;

	enlargeStringInfo(buf, VARINT_MAX);
	end = buf->data + buf->len;
	while (value >= VARINT_MORE)
	{
		*end++ = (char) (value | VARINT_MORE);
		value >>= VARINT_BITS;
	}
	*end++ = (char) value;
	buf->len = end - buf->data;
}

uint64
wire_receive_varint(StringInfo buf)
{
	uint64 value = 0;

	for (int shift = 0; shift < 64; shift += VARINT_BITS)
	{
		uint64 byte;

		if (buf->cursor >= buf->len)
			wire_reject("it ends too soon");
		byte = (unsigned char) buf->data[buf->cursor++];
		value |= (byte & ~VARINT_MORE) << shift;
		if (byte < VARINT_MORE)
		{
			/* the tenth byte has one bit left */
			if (shift + VARINT_BITS > 64 && byte > 1)
				break;
			return value;
		}
	}
	wire_reject("number out of range");
}

void
wire_reject(const char *why)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					errmsg("invalid serialized aggregate state: %s", why)));
}
