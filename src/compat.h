/*-------------------------------------------------------------------------
 *
 * compat.h
 *	  What differs between the supported PostgreSQL versions, 15 to 18.
 *
 * The only file with PG_VERSION_NUM conditionals.  Included right after
 * postgres.h, so that the rest of the sources read as for one version.
 *
 *-------------------------------------------------------------------------
 */
#ifndef XCEDU_COMPAT_H
#define XCEDU_COMPAT_H

#if PG_VERSION_NUM < 150000
#error "xcedu needs PostgreSQL 15 or newer"
#endif

/* 16 moved VARDATA_ANY and its kind out of postgres.h */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/* 18 says pg_noreturn in front of a declaration, where others said it behind */
#if PG_VERSION_NUM < 180000
#define pg_noreturn _Noreturn
#endif

/* 16 distinguishes a role that may be set from one that is only inherited */
#if PG_VERSION_NUM >= 160000
#define xcedu_may_act_as(member, role) member_can_set_role((member), (role))
#else
#define xcedu_may_act_as(member, role) is_member_of_role((member), (role))
#endif

/* 16 has one function for the privileges of all kinds of objects */
#if PG_VERSION_NUM >= 160000
#define xcedu_may_execute(function, role) \
	(object_aclcheck(ProcedureRelationId, (function), (role), ACL_EXECUTE) == ACLCHECK_OK)
#else
#define xcedu_may_execute(function, role) \
	(pg_proc_aclcheck((function), (role), ACL_EXECUTE) == ACLCHECK_OK)
#endif

/* 18 lets a module say its name and version */
#if PG_VERSION_NUM >= 180000
#define XCEDU_MODULE_MAGIC PG_MODULE_MAGIC_EXT(.name = "xcedu", .version = XCEDU_VERSION)
#else
#define XCEDU_MODULE_MAGIC PG_MODULE_MAGIC
#endif

/* Have a cache line fetched that will be written to; a hint that may do nothing */
#if defined(__GNUC__) || defined(__clang__)
#define xcedu_prefetch(address) __builtin_prefetch((address), 1)
#else
#define xcedu_prefetch(address) ((void) (address))
#endif

/*
 * Hide what is declared between these from the other modules that the server loads.
 * Otherwise the linker could take a function of theirs for one of ours with the same
 * name, or the other way round.
 * (From 16 on PGXS hides everything but the functions that SQL calls.)
 */
#if defined(__GNUC__) || defined(__clang__)
#define XCEDU_INTERNAL_BEGIN _Pragma("GCC visibility push(hidden)")
#define XCEDU_INTERNAL_END	 _Pragma("GCC visibility pop")
#else
#define XCEDU_INTERNAL_BEGIN
#define XCEDU_INTERNAL_END
#endif

#endif /* XCEDU_COMPAT_H */
