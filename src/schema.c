/*-------------------------------------------------------------------------
 *
 * schema.c
 *	  enter_schema(relation): the schema of a relation as search_path.
 *
 * If a function of an assessment named its schema in its search_path and the schema
 * were renamed, the function would find whatever somebody else makes under the old
 * name.  So these functions carry an empty path, and enter the schema of a table that
 * they know by its number.  A trigger function knows its own table, another function one
 * that it was bound to when it was made.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"

PG_FUNCTION_INFO_V1(xcedu_enter_schema);

/*
 * Holds until the function that calls it ends, if that function sets search_path, and
 * until the transaction ends otherwise.  pg_temp comes last, or temporary tables would
 * come first.
 */
Datum
xcedu_enter_schema(PG_FUNCTION_ARGS)
{
	Oid relation = PG_GETARG_OID(0);
	char *schema = get_namespace_name(get_rel_namespace(relation));

	if (schema == NULL)
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_TABLE),
						errmsg("there is no relation with OID %u", relation)));
	(void) set_config_option("search_path",
							 psprintf("%s, pg_temp", quote_identifier(schema)),
							 PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	/* the bodies that are read from here on have regular expressions with backslashes */
	(void) set_config_option("standard_conforming_strings", "on", PGC_USERSET,
							 PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	PG_RETURN_TEXT_P(cstring_to_text(schema));
}
