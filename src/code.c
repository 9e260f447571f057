/*-------------------------------------------------------------------------
 *
 * code.c
 *	  is_code(value, relation, column), is_text(value, relation, column, most):
 *	  what may stand in a column of codes, and in one of text.
 *
 * Codes are compared character by character.  So two codes that look alike could differ,
 * by a blank at the end or by an invisible character.  Both functions are used in
 * CHECKs.  They raise the error themselves, because a violated CHECK says no more than
 * its name.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"

/* The most characters of a code, and of a value that an error shows */
#define CODE_MOST  200
#define SHOWN_MOST 40

PG_FUNCTION_INFO_V1(xcedu_is_code);
PG_FUNCTION_INFO_V1(xcedu_is_text);

typedef struct
{
	pg_wchar first;
	pg_wchar last;
} CharRange;

/* Invisible characters: controls, formats, separators, fillers, selectors */
static const CharRange invisible[] = {
	{0x0001, 0x001F},	{0x007F, 0x009F},	{0x00AD, 0x00AD},	{0x034F, 0x034F},
	{0x061C, 0x061C},	{0x115F, 0x1160},	{0x17B4, 0x17B5},	{0x180B, 0x180F},
	{0x200B, 0x200F},	{0x2028, 0x202E},	{0x2060, 0x206F},	{0x3164, 0x3164},
	{0xFE00, 0xFE0F},	{0xFEFF, 0xFEFF},	{0xFFA0, 0xFFA0},	{0xFFF0, 0xFFFB},
	{0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

/* Blanks that look like an ordinary one; U+3000 is as wide as a character */
static const CharRange odd_blank[] = {
	{0x00A0, 0x00A0}, {0x1680, 0x1680}, {0x2000, 0x200A},
	{0x202F, 0x202F}, {0x205F, 0x205F},
};

static bool
is_among(pg_wchar c, const CharRange *ranges, int count)
{
	for (int i = 0; i < count; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

#define IS_INVISIBLE(c) is_among((c), invisible, lengthof(invisible))
#define IS_ODD_BLANK(c) is_among((c), odd_blank, lengthof(odd_blank))
#define IS_BLANK(c)		((c) == 0x20 || (c) == 0x3000 || IS_ODD_BLANK(c))

/*
 * The beginning of a value, for an error
 */
static char *
shown(const text *value)
{
	const char *bytes = VARDATA_ANY(value);
	int length = VARSIZE_ANY_EXHDR(value);
	int clipped = pg_mbcharcliplen(bytes, length, SHOWN_MOST);

	return psprintf("%.*s%s", clipped, bytes, clipped < length ? "…" : "");
}

static void
refuse(FunctionCallInfo fcinfo, const char *problem, const char *hint)
{
	char *relation = text_to_cstring(PG_GETARG_TEXT_PP(1));
	char *column = text_to_cstring(PG_GETARG_TEXT_PP(2));

	ereport(ERROR, (errcode(ERRCODE_CHECK_VIOLATION),
					errmsg("%s.%s \"%s\": %s", relation, column,
						   shown(PG_GETARG_TEXT_PP(0)), problem),
					hint != NULL ? errhint("%s", hint) : 0,
					err_generic_string(PG_DIAG_TABLE_NAME, relation),
					err_generic_string(PG_DIAG_COLUMN_NAME, column)));
}

static void
refuse_length(FunctionCallInfo fcinfo, const text *value, int most)
{
	int characters = pg_mbstrlen_with_len(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));

	if (characters > most)
		refuse(
			fcinfo,
			psprintf("it has %d characters, and there is room for %d", characters, most),
			NULL);
}

/*
 * A code: something visible, no blank at either end, no invisible character
 */
Datum
xcedu_is_code(PG_FUNCTION_ARGS)
{
	text *value = PG_GETARG_TEXT_PP(0);
	const unsigned char *byte = (const unsigned char *) VARDATA_ANY(value);
	const unsigned char *end = byte + VARSIZE_ANY_EXHDR(value);
	pg_wchar last = 0;

	refuse_length(fcinfo, value, CODE_MOST);
	if (byte == end)
		refuse(fcinfo, "it is empty", NULL);
	for (int place = 1; byte < end; place++)
	{
		pg_wchar c = utf8_to_unicode(byte);

		if (place == 1 && IS_BLANK(c))
			refuse(fcinfo, psprintf("it begins with a blank (U+%04X)", c),
				   "Take the blank away: with it, it would be another code.");
		if (IS_INVISIBLE(c) || IS_ODD_BLANK(c))
			refuse(fcinfo,
				   psprintf("its character %d is U+%04X, which cannot be seen or told "
							"from another",
							place, c),
				   "Take the character away: with it, it would be another code.");
		last = c;
		byte += pg_utf_mblen(byte);
	}
	if (IS_BLANK(last))
		refuse(fcinfo, psprintf("it ends with a blank (U+%04X)", last),
			   "Take the blank away: with it, it would be another code.");
	PG_RETURN_BOOL(true);
}

/*
 * A text of at most so many characters, one of which is seen
 */
Datum
xcedu_is_text(PG_FUNCTION_ARGS)
{
	text *value = PG_GETARG_TEXT_PP(0);

	refuse_length(fcinfo, value, PG_GETARG_INT32(3));
	PG_RETURN_BOOL(true);
}
