/*-------------------------------------------------------------------------
 *
 * wire.h
 *	  The bytes of a serialized state: varints, and a frame with a checksum.
 *
 * A frame is a header, which says whose state it is, the content, and a CRC-32C of both.
 * What comes back is not trusted: a frame with a wrong checksum is refused before
 * anything else is read.  A reader that runs out of bytes or finds a value out of range
 * calls wire_reject().
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_WIRE_H
#define XCEDU_WIRE_H

#include "fmgr.h"
#include "lib/stringinfo.h"

XCEDU_INTERNAL_BEGIN

typedef struct WireHeader
{
	uint8 kind;		 /* of the keys, a KeyKind */
	uint8 aggregate; /* each has a number */
	uint8 flags;
} WireHeader;

extern void wire_begin(StringInfo buf, WireHeader header);
extern bytea *wire_end(StringInfo buf);
extern WireHeader wire_open(StringInfo buf, bytea *bytes, uint8 aggregate);

extern void wire_send_varint(StringInfo buf, uint64 value);
extern uint64 wire_receive_varint(StringInfo buf);
pg_noreturn extern void wire_reject(const char *why);

/* Numbers of either sign as small unsigned ones: 0, -1, 1, -2 … as 0, 1, 2, 3 … */
static inline uint64
wire_from_signed(int64 value)
{
	return (uint64) value << 1 ^ (uint64) (value >> 63);
}

static inline int64
wire_to_signed(uint64 value)
{
	return (int64) (value >> 1) ^ -(int64) (value & 1);
}

XCEDU_INTERNAL_END

#endif /* XCEDU_WIRE_H */
