/*-------------------------------------------------------------------------
 *
 * json_line.c
 *	  json_line(...): the text of json_build_array(...).
 *
 * What is published is told by digests of such texts, and there is one for each row of
 * a month.  json_build_array() asks the catalog for the type of every value, row by
 * row, which takes half of its time.  Here each place in a query asks once.  Of the
 * types it knows those that texts of published rows have.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "catalog/pg_type.h"
#include "common/jsonapi.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/json.h"
#include "utils/lsyscache.h"

PG_FUNCTION_INFO_V1(xcedu_json_line);

/* A value: its type, and for all but texts and days what writes it */
typedef struct
{
	Oid type;
	FmgrInfo output;
} Value;

/* The values of a place in a query; kept for as long as the query runs */
typedef struct
{
	int count;
	Value values[FLEXIBLE_ARRAY_MEMBER];
} Values;

/*
 * Ask for the types of the values.
 */
static Values *
ask(FunctionCallInfo fcinfo)
{
	Values *asked;

	if (get_fn_expr_variadic(fcinfo->flinfo))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("json_line() takes values, not an array of them"),
						errhint("Use json_build_array().")));
	asked = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt,
							   offsetof(Values, values) + PG_NARGS() * sizeof(Value));
	asked->count = PG_NARGS();
	for (int i = 0; i < asked->count; i++)
	{
		Value *value = &asked->values[i];
		Oid function;
		bool is_varlena;

		value->type = get_fn_expr_argtype(fcinfo->flinfo, i);
		switch (value->type)
		{
			case TEXTOID:
			case UNKNOWNOID:
			case DATEOID:
			case BOOLOID:
				break;
			case INT4OID:
			case NUMERICOID:
			case JSONBOID:
				getTypeOutputInfo(value->type, &function, &is_varlena);
				fmgr_info_cxt(function, &value->output, fcinfo->flinfo->fn_mcxt);
				break;
			default:
				ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
								errmsg("json_line() does not write values of type %s",
									   format_type_be(value->type)),
								errhint("Use json_build_array().")));
		}
	}
	return asked;
}

/*
 * Append a value that is not NULL, as json_build_array() does.
 */
static void
append_value(StringInfo line, Value *value, Datum datum)
{
	char day[MAXDATELEN + 1];
	char *written;

	switch (value->type)
	{
		case TEXTOID:
			escape_json(line, TextDatumGetCString(datum));
			break;
		case UNKNOWNOID:
			/* a constant in the query */
			escape_json(line, DatumGetCString(datum));
			break;
		case DATEOID:
			JsonEncodeDateTime(day, datum, DATEOID, NULL);
			appendStringInfoCharMacro(line, '"');
			appendStringInfoString(line, day);
			appendStringInfoCharMacro(line, '"');
			break;
		case BOOLOID:
			appendStringInfoString(line, DatumGetBool(datum) ? "true" : "false");
			break;
		case NUMERICOID:
			/* NaN and infinities are no numbers in JSON */
			written = OutputFunctionCall(&value->output, datum);
			if (IsValidJsonNumber(written, strlen(written)))
				appendStringInfoString(line, written);
			else
				escape_json(line, written);
			break;
		default:
			appendStringInfoString(line, OutputFunctionCall(&value->output, datum));
			break;
	}
}

/*
 * json_line(variadic "any") returns text
 */
Datum
xcedu_json_line(PG_FUNCTION_ARGS)
{
	Values *values = fcinfo->flinfo->fn_extra;
	StringInfoData line;

	if (values == NULL)
	{
		values = ask(fcinfo);
		fcinfo->flinfo->fn_extra = values;
	}

	/* the text begins with its length, which is known at the end */
	initStringInfo(&line);
	appendStringInfoSpaces(&line, VARHDRSZ);
	appendStringInfoCharMacro(&line, '[');
	for (int i = 0; i < values->count; i++)
	{
		if (i > 0)
			appendStringInfoString(&line, ", ");
		if (PG_ARGISNULL(i))
			appendStringInfoString(&line, "null");
		else
			append_value(&line, &values->values[i], PG_GETARG_DATUM(i));
	}
	appendStringInfoCharMacro(&line, ']');
	SET_VARSIZE(line.data, line.len);
	PG_RETURN_TEXT_P((text *) line.data);
}
