/*-------------------------------------------------------------------------
 *
 * do_as.c
 *	  do_as(role, schema, statement): a statement with the rights of a role.
 *
 * An owner can replace every function, view, trigger, default and CHECK of an
 * assessment, and an upgrade runs some of them.  So an upgrade touches an assessment
 * only with the rights of its owner, as VACUUM and REINDEX do: in a security-restricted
 * operation, where code can neither go back to the role of the session nor leave
 * anything behind that runs later.  SET ROLE would not be enough, because the code could
 * RESET it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/guc.h"

PG_FUNCTION_INFO_V1(xcedu_do_as);

/*
 * Runs the statement; the first column of its first row as text, NULL if there is none.
 */
static char *
run(const char *statement, MemoryContext result_context)
{
	char *result = NULL;

	if (SPI_execute(statement, false, 0) < 0)
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("a statement that begins or ends a transaction cannot be "
							   "executed here")));
	if (SPI_tuptable != NULL && SPI_processed > 0)
	{
		char *value = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);

		if (value != NULL)
			result = MemoryContextStrdup(result_context, value);
	}
	return result;
}

/*
 * An error inside ends the transaction or subtransaction, which restores user,
 * security context and settings.
 */
Datum
xcedu_do_as(PG_FUNCTION_ARGS)
{
	Oid role = PG_GETARG_OID(0);
	char *schema = text_to_cstring(PG_GETARG_TEXT_PP(1));
	char *statement = text_to_cstring(PG_GETARG_TEXT_PP(2));
	MemoryContext result_context = CurrentMemoryContext;
	char *result;
	Oid caller;
	int context;
	int nest_level;

	GetUserIdAndSecContext(&caller, &context);
	if (!xcedu_may_act_as(caller, role))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("this is done with the rights of role \"%s\", and needs "
							   "that role, a member of it or a superuser",
							   GetUserNameFromId(role, false))));

	nest_level = NewGUCNestLevel();
	(void) set_config_option("search_path",
							 schema[0] == '\0'
								 ? "pg_catalog, pg_temp"
								 : psprintf("%s, pg_temp", quote_identifier(schema)),
							 PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	(void) set_config_option("standard_conforming_strings", "on", PGC_USERSET,
							 PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	SetUserIdAndSecContext(role, context | SECURITY_RESTRICTED_OPERATION);
	SPI_connect();
	result = run(statement, result_context);
	SPI_finish();
	SetUserIdAndSecContext(caller, context);
	AtEOXact_GUC(false, nest_level);

	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(result));
}
