/*-------------------------------------------------------------------------
 *
 * nested.c
 *	  "A group inside a group": the state that the aggregates share.
 *
 * Always true:
 *	- an inner group holds the fold of all its rows, so the order of rows and
 *	  of combining never shows in a result;
 *	- totals[] is the sum of the parts of the groups that are not on the list
 *	  of changed groups, so a final call costs as much as what has changed
 *	  since the last one, and a running window is linear in its rows;
 *	- everything a state points to lives in its own context.
 *
 * A row whose group key is NULL is an inner group of its own: it can never
 * meet another row, so only its parts are kept (ungrouped[]).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/uuid.h"

#include "nested.h"

#define SERIAL_VERSION 1

/* flags of a serialized state */
#define SERIAL_INCOMPLETE 0x01
#define SERIAL_UNGROUPED  0x02
#define SERIAL_FLAGS	  (SERIAL_INCOMPLETE | SERIAL_UNGROUPED)

/* the fewest bytes a serialized group takes: key length and mask */
#define SERIAL_GROUP_MIN (sizeof(uint32) + 1)

#define FIRST_CAPACITY 4  /* groups; doubled when full */
#define INDEX_FROM	   16 /* fewer groups are searched one by one */
#define KEY_INLINE	   16 /* longer keys are stored apart */
#define KEY_SHOWN	   64 /* bytes of a key in a message */

#define NO_GROUP   PG_UINT32_MAX /* end of the list of changed groups */
#define NOT_LISTED (PG_UINT32_MAX - 1)
#define PROBE	   PG_UINT32_MAX /* the key that is being looked up */
#define MAX_GROUPS (PG_UINT32_MAX - 1)

/*
 * An inner group.  Behind the struct, as `numbers`, come the folded values
 * and then the parts as they stand in the totals.
 */
typedef struct NestedGroup
{
	uint32 hash;
	uint32 keylen;
	union
	{
		char bytes[KEY_INLINE];
		char *pointer;
	} key;
	uint32 next_changed; /* NOT_LISTED, NO_GROUP or a group */
	uint8 given;		 /* bit i: some row had value i */
	uint8 counted;		 /* bit i: part i stands in the totals */
	Decimal numbers[FLEXIBLE_ARRAY_MEMBER];
} NestedGroup;

/* The index of groups by key, PostgreSQL's open-addressing hash table */
typedef struct GroupSlot
{
	uint32 group;
	uint32 hash;
	char status;
} GroupSlot;

#define SH_PREFIX		group_index
#define SH_ELEMENT_TYPE GroupSlot
#define SH_KEY_TYPE		uint32
#define SH_SCOPE		static inline
#define SH_DECLARE
#include "lib/simplehash.h"

/*
 * A sum whose display scale is the largest one among what stands in it now:
 * at_scale counts the contributions that have just that scale.
 */
typedef struct NestedSum
{
	Decimal amount;
	uint64 contributions;
	uint64 at_scale;
} NestedSum;

struct NestedState
{
	MemoryContext context;
	const NestedSpec *spec;
	bool incomplete; /* a row made the result NULL for good */
	bool has_ungrouped;
	Decimal ungrouped[NESTED_MAX_PARTS];
	NestedSum totals[NESTED_MAX_PARTS];
	uint32 changed; /* first changed group, or NO_GROUP */
	uint32 ngroups;
	uint32 capacity;
	Size group_size;
	char *groups;
	group_index_hash *index; /* NULL while there are few groups */
	NestedKey probe;
	uint32 probe_hash;
};

static inline NestedGroup *
group_at(const NestedState *state, uint32 i)
{
	return (NestedGroup *) (state->groups + i * state->group_size);
}

static inline NestedKey
group_key(NestedGroup *group)
{
	NestedKey key;

	key.len = group->keylen;
	key.data = key.len <= KEY_INLINE ? group->key.bytes : group->key.pointer;
	return key;
}

static inline bool
key_equal(NestedKey a, NestedKey b)
{
	return a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
}

static inline bool
slot_equal(NestedState *state, uint32 group, uint32 other)
{
	return key_equal(group_key(group_at(state, group)),
					 other == PROBE ? state->probe : group_key(group_at(state, other)));
}

static inline uint32
slot_hash(NestedState *state, uint32 group)
{
	return group == PROBE ? state->probe_hash : group_at(state, group)->hash;
}

/* the template leaves some of its parameters unused */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter"
#define SH_PREFIX			 group_index
#define SH_ELEMENT_TYPE		 GroupSlot
#define SH_KEY_TYPE			 uint32
#define SH_KEY				 group
#define SH_HASH_KEY(tb, key) slot_hash((NestedState *) (tb)->private_data, key)
#define SH_EQUAL(tb, a, b)	 slot_equal((NestedState *) (tb)->private_data, a, b)
#define SH_STORE_HASH
#define SH_GET_HASH(tb, a) (a)->hash
#define SH_SCOPE		   static inline
#define SH_DEFINE
#include "lib/simplehash.h"
#pragma GCC diagnostic pop

/*
 * Where the values of a group begin, and its parts
 */
static inline Decimal *
group_values(NestedGroup *group)
{
	return group->numbers;
}

static inline Decimal *
group_parts(const NestedState *state, NestedGroup *group)
{
	return group->numbers + state->spec->nvalues;
}

/* ---------- making a state, reading arguments ---------- */

static NestedState *
nested_create(MemoryContext context, const NestedSpec *spec)
{
	NestedState *state = MemoryContextAllocZero(context, sizeof(NestedState));

	state->context = context;
	state->spec = spec;
	state->changed = NO_GROUP;
	state->group_size = MAXALIGN(offsetof(NestedGroup, numbers) +
								 (spec->nvalues + spec->nparts) * sizeof(Decimal));
	return state;
}

/*
 * The state of a transition function: argument 0, or a new one.
 */
NestedState *
nested_state_arg(FunctionCallInfo fcinfo, const NestedSpec *spec)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "xcedu aggregate function called in non-aggregate context");
	if (!PG_ARGISNULL(0))
		return (NestedState *) PG_GETARG_POINTER(0);

	/* keys are compared byte by byte, which is not what such a collation does */
	if (OidIsValid(PG_GET_COLLATION()) &&
		!get_collation_isdeterministic(PG_GET_COLLATION()))
		ereport(
			ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("nondeterministic collations are not supported for %s",
					spec->group_name),
			 errhint("Give the argument another collation, for example COLLATE \"C\".")));
	return nested_create(context, spec);
}

void
nested_require_arg(FunctionCallInfo fcinfo, int argno, const char *name)
{
	if (PG_ARGISNULL(argno))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("%s must not be null", name)));
}

NestedKey
nested_text_key(FunctionCallInfo fcinfo, int argno)
{
	text *value = PG_GETARG_TEXT_PP(argno);

	return (NestedKey){VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value)};
}

/* The bytes of the argument itself, wherever it is passed by value */
NestedKey
nested_bigint_key(FunctionCallInfo fcinfo, int argno)
{
#ifdef USE_FLOAT8_BYVAL
	return (NestedKey){(char *) &fcinfo->args[argno].value, sizeof(int64)};
#else
	return (NestedKey){DatumGetPointer(fcinfo->args[argno].value), sizeof(int64)};
#endif
}

NestedKey
nested_uuid_key(FunctionCallInfo fcinfo, int argno)
{
	return (NestedKey){(char *) PG_GETARG_UUID_P(argno)->data, UUID_LEN};
}

/* ---------- finding groups and folding rows into them ---------- */

static void
index_groups(NestedState *state)
{
	state->index = group_index_create(state->context, 2 * state->ngroups, state);
	for (uint32 i = 0; i < state->ngroups; i++)
	{
		bool found;

		group_index_insert_hash(state->index, i, group_at(state, i)->hash, &found);
		Assert(!found);
	}
}

static void
make_room(NestedState *state)
{
	if (state->ngroups < state->capacity)
		return;
	if (state->ngroups >= MAX_GROUPS / 2)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("too many different values of %s in one group",
							   state->spec->group_name)));
	if (state->groups == NULL)
	{
		state->capacity = FIRST_CAPACITY;
		state->groups = MemoryContextAllocHuge(state->context,
											   state->capacity * state->group_size);
	}
	else
	{
		state->capacity *= 2;
		state->groups = repalloc_huge(state->groups, state->capacity * state->group_size);
	}
}

static NestedGroup *
append_group(NestedState *state, NestedKey key, uint32 hash)
{
	NestedGroup *group;

	make_room(state);
	group = group_at(state, state->ngroups);
	memset(group, 0, state->group_size);
	group->hash = hash;
	group->keylen = key.len;
	if (key.len > KEY_INLINE)
	{
		group->key.pointer = MemoryContextAlloc(state->context, key.len);
		memcpy(group->key.pointer, key.data, key.len);
	}
	else
		memcpy(group->key.bytes, key.data, key.len);
	group->next_changed = NOT_LISTED;
	state->ngroups++;
	return group;
}

/*
 * The group of a key, made if it is new.
 */
static NestedGroup *
find_group(NestedState *state, NestedKey key)
{
	uint32 hash = hash_bytes((const unsigned char *) key.data, key.len);
	GroupSlot *slot;
	bool found;

	if (state->index == NULL)
	{
		for (uint32 i = 0; i < state->ngroups; i++)
		{
			NestedGroup *group = group_at(state, i);

			if (group->hash == hash && key_equal(group_key(group), key))
				return group;
		}
		if (state->ngroups < INDEX_FROM)
			return append_group(state, key, hash);
		index_groups(state);
	}

	state->probe = key;
	state->probe_hash = hash;
	slot = group_index_insert_hash(state->index, PROBE, hash, &found);
	if (found)
		return group_at(state, slot->group);
	slot->group = state->ngroups;
	return append_group(state, key, hash);
}

/*
 * The key of a group for a message, shortened; only text keys are shown.
 */
static char *
key_text(NestedKey key)
{
	return pnstrdup(key.data, pg_mbcliplen(key.data, key.len, KEY_SHOWN));
}

static void
report_difference(const NestedState *state, NestedGroup *group, int i, Decimal other)
{
	const char *name = state->spec->value_names[i];
	char *held = decimal_text(group_values(group)[i]);
	NestedKey key = group_key(group);

	if (key.len == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be the same in all rows: %s and %s", name, held,
							   decimal_text(other))));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s must be the same in all rows of %s \"%s\": %s and %s", name,
					state->spec->group_name, key_text(key), held, decimal_text(other))));
}

/*
 * Fold the i-th value of a row into its group.
 */
static void
fold_value(NestedState *state, NestedGroup *group, int i, Decimal value)
{
	Decimal *held = &group_values(group)[i];
	int difference;

	if (!(group->given & (1 << i)))
	{
		group->given |= 1 << i;
		decimal_assign(held, value, state->context);
		return;
	}

	if (state->spec->folds[i] == NESTED_SUM)
	{
		decimal_assign(held, decimal_add(*held, value), state->context);
		return;
	}

	/* of equal values the one with the larger display scale is kept */
	difference = decimal_compare(value, *held);
	if (difference != 0 && state->spec->folds[i] == NESTED_SAME)
		report_difference(state, group, i, value);
	if (difference > 0 || (difference == 0 && value.scale > held->scale))
		decimal_assign(held, value, state->context);
}

void
nested_add(NestedState *state, NestedKey key, const NestedRow *row)
{
	NestedGroup *group = find_group(state, key);

	for (int i = 0; i < state->spec->nvalues; i++)
	{
		if (row->given[i])
			fold_value(state, group, i, row->values[i]);
	}
	if (group->next_changed == NOT_LISTED)
	{
		group->next_changed = state->changed;
		state->changed = ((char *) group - state->groups) / state->group_size;
	}
}

/*
 * Add what a row with a NULL key contributes, being a group of its own.
 */
static void
add_ungrouped(NestedState *state, const NestedRow *row)
{
	NestedPart parts[NESTED_MAX_PARTS] = {0};

	state->spec->contribute(row->values, row->given, parts);
	for (int i = 0; i < state->spec->nparts; i++)
	{
		Assert(!parts[i].none);
		decimal_assign(&state->ungrouped[i],
					   decimal_add(state->ungrouped[i], parts[i].amount), state->context);
	}
	state->has_ungrouped = true;
}

/*
 * Add a row to the group that argument key_argno names, if it names one.
 */
void
nested_add_keyed(FunctionCallInfo fcinfo, NestedState *state, int key_argno,
				 NestedKeyReader read_key, const NestedRow *row)
{
	if (PG_ARGISNULL(key_argno))
		add_ungrouped(state, row);
	else
		nested_add(state, read_key(fcinfo, key_argno), row);
}

void
nested_mark_incomplete(NestedState *state)
{
	state->incomplete = true;
}

bool
nested_is_incomplete(NestedState *state)
{
	return state->incomplete;
}

/* ---------- totals ---------- */

static void
sum_add(NestedSum *sum, Decimal amount, MemoryContext context)
{
	int16 scale = sum->amount.scale;

	decimal_assign(&sum->amount, decimal_add(sum->amount, amount), context);
	sum->contributions++;
	if (amount.scale > scale)
		sum->at_scale = 1;
	else if (amount.scale == scale)
		sum->at_scale++;
}

static void
sum_subtract(NestedSum *sum, Decimal amount, MemoryContext context)
{
	int16 scale = sum->amount.scale;

	decimal_assign(&sum->amount, decimal_subtract(sum->amount, amount), context);
	sum->contributions--;
	if (amount.scale == scale)
		sum->at_scale--;
}

/*
 * Put the parts of a changed group into the totals, in place of those that
 * stood there.
 */
static void
count_group(NestedState *state, NestedGroup *group)
{
	Decimal *counted = group_parts(state, group);
	NestedPart parts[NESTED_MAX_PARTS] = {0};
	bool given[NESTED_MAX_VALUES];

	for (int i = 0; i < state->spec->nvalues; i++)
		given[i] = (group->given & (1 << i)) != 0;
	state->spec->contribute(group_values(group), given, parts);

	for (int i = 0; i < state->spec->nparts; i++)
	{
		if (group->counted & (1 << i))
			sum_subtract(&state->totals[i], counted[i], state->context);
		group->counted &= ~(1 << i);
		if (parts[i].none)
			continue;
		sum_add(&state->totals[i], parts[i].amount, state->context);
		decimal_assign(&counted[i], parts[i].amount, state->context);
		group->counted |= 1 << i;
	}
}

/*
 * Add up a total anew, for the display scale of what is left in it.
 */
static void
recount_total(NestedState *state, int part)
{
	NestedSum *sum = &state->totals[part];

	decimal_assign(&sum->amount, DECIMAL_ZERO, state->context);
	sum->contributions = 0;
	sum->at_scale = 0;
	for (uint32 i = 0; i < state->ngroups; i++)
	{
		NestedGroup *group = group_at(state, i);

		CHECK_FOR_INTERRUPTS();
		if (group->counted & (1 << part))
			sum_add(sum, group_parts(state, group)[part], state->context);
	}
}

static void
count_changed(NestedState *state)
{
	MemoryContext scratch;
	MemoryContext old;

	if (state->changed == NO_GROUP)
		return;

	scratch = AllocSetContextCreate(CurrentMemoryContext, "xcedu totals",
									ALLOCSET_SMALL_SIZES);
	old = MemoryContextSwitchTo(scratch);

	while (state->changed != NO_GROUP)
	{
		NestedGroup *group = group_at(state, state->changed);

		CHECK_FOR_INTERRUPTS();
		count_group(state, group);
		state->changed = group->next_changed;
		group->next_changed = NOT_LISTED;
		MemoryContextReset(scratch);
	}
	for (int i = 0; i < state->spec->nparts; i++)
	{
		NestedSum *sum = &state->totals[i];

		if (sum->at_scale == 0 && sum->amount.scale > 0)
			recount_total(state, i);
	}

	MemoryContextSwitchTo(old);
	MemoryContextDelete(scratch);
}

/*
 * The sum of one part over all groups.  False if no group contributes.
 * The state stays as it is but for the totals being up to date.
 */
bool
nested_total(NestedState *state, int part, Decimal *total)
{
	NestedSum *sum = &state->totals[part];

	count_changed(state);
	if (sum->contributions == 0 && !state->has_ungrouped)
		return false;
	*total = state->has_ungrouped ? decimal_add(sum->amount, state->ungrouped[part])
								  : sum->amount;
	return true;
}

/*
 * The final function of an aggregate whose result is its only total.
 */
Datum
nested_final_total(FunctionCallInfo fcinfo)
{
	Decimal total;

	if (PG_ARGISNULL(0) || !nested_total((NestedState *) PG_GETARG_POINTER(0), 0, &total))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(decimal_result(total));
}

/* ---------- combining and serializing ---------- */

/*
 * Fold all groups of one state into another.
 */
static void
nested_merge(NestedState *into, NestedState *from)
{
	const NestedSpec *spec = into->spec;

	for (uint32 i = 0; i < from->ngroups; i++)
	{
		NestedGroup *group = group_at(from, i);
		NestedRow row = {0};

		CHECK_FOR_INTERRUPTS();
		for (int v = 0; v < spec->nvalues; v++)
		{
			row.given[v] = (group->given & (1 << v)) != 0;
			row.values[v] = group_values(group)[v];
		}
		nested_add(into, group_key(group), &row);
	}
	if (from->has_ungrouped)
	{
		for (int i = 0; i < spec->nparts; i++)
			decimal_assign(&into->ungrouped[i],
						   decimal_add(into->ungrouped[i], from->ungrouped[i]),
						   into->context);
		into->has_ungrouped = true;
	}
	into->incomplete |= from->incomplete;
}

Datum
nested_combine(FunctionCallInfo fcinfo, const NestedSpec *spec)
{
	MemoryContext context;
	NestedState *left = PG_ARGISNULL(0) ? NULL : (NestedState *) PG_GETARG_POINTER(0);
	NestedState *right = PG_ARGISNULL(1) ? NULL : (NestedState *) PG_GETARG_POINTER(1);

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "xcedu aggregate function called in non-aggregate context");
	if (right == NULL)
	{
		if (left == NULL)
			PG_RETURN_NULL();
		PG_RETURN_POINTER(left);
	}

	/* the right state may live in a context that is reset after each row */
	if (left == NULL)
		left = nested_create(context, spec);
	nested_merge(left, right);
	PG_RETURN_POINTER(left);
}

static int
compare_keys(NestedKey a, NestedKey b)
{
	int result = memcmp(a.data, b.data, Min(a.len, b.len));

	return result != 0 ? result : (a.len > b.len) - (a.len < b.len);
}

static int
compare_groups(const void *a, const void *b)
{
	return compare_keys(group_key(*(NestedGroup *const *) a),
						group_key(*(NestedGroup *const *) b));
}

/*
 * The groups sorted by key, so that equal states have equal bytes.
 */
Datum
nested_serialize(FunctionCallInfo fcinfo, const NestedSpec *spec)
{
	NestedState *state = (NestedState *) PG_GETARG_POINTER(0);
	NestedGroup **sorted;
	StringInfoData buf;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "xcedu aggregate function called in non-aggregate context");

	sorted = MemoryContextAllocHuge(CurrentMemoryContext,
									sizeof(NestedGroup *) * Max(state->ngroups, 1));
	for (uint32 i = 0; i < state->ngroups; i++)
		sorted[i] = group_at(state, i);
	pg_qsort(sorted, state->ngroups, sizeof(NestedGroup *), compare_groups);

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, SERIAL_VERSION);
	pq_sendbyte(&buf, spec->nvalues);
	pq_sendbyte(&buf, (state->incomplete ? SERIAL_INCOMPLETE : 0) |
						  (state->has_ungrouped ? SERIAL_UNGROUPED : 0));
	if (state->has_ungrouped)
	{
		for (int i = 0; i < spec->nparts; i++)
			decimal_send(&buf, state->ungrouped[i]);
	}
	pq_sendint32(&buf, state->ngroups);
	for (uint32 i = 0; i < state->ngroups; i++)
	{
		NestedKey key = group_key(sorted[i]);

		CHECK_FOR_INTERRUPTS();
		pq_sendint32(&buf, key.len);
		pq_sendbytes(&buf, key.data, key.len);
		pq_sendbyte(&buf, sorted[i]->given);
		for (int v = 0; v < spec->nvalues; v++)
		{
			if (sorted[i]->given & (1 << v))
				decimal_send(&buf, group_values(sorted[i])[v]);
		}
	}
	pfree(sorted);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static void
reject_serialized(const char *why)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					errmsg("invalid serialized aggregate state: %s", why)));
}

static NestedKey
receive_key(StringInfo buf)
{
	NestedKey key;

	key.len = pq_getmsgint(buf, sizeof(uint32));
	if (key.len > (uint32) (buf->len - buf->cursor))
		reject_serialized("a key is longer than the state");
	key.data = pq_getmsgbytes(buf, key.len);
	return key;
}

/*
 * Nothing in the bytes is trusted: counts and lengths are checked against
 * what is left before anything is taken from or allocated for them.
 */
Datum
nested_deserialize(FunctionCallInfo fcinfo, const NestedSpec *spec)
{
	bytea *bytes = PG_GETARG_BYTEA_PP(0);
	NestedState *state;
	StringInfoData buf;
	NestedKey last = {NULL, 0};
	uint32 ngroups;
	int flags;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "xcedu aggregate function called in non-aggregate context");

	/* read in place; nothing writes to it */
	buf.data = VARDATA_ANY(bytes);
	buf.len = buf.maxlen = VARSIZE_ANY_EXHDR(bytes);
	buf.cursor = 0;

	state = nested_create(CurrentMemoryContext, spec);
	if (pq_getmsgbyte(&buf) != SERIAL_VERSION)
		reject_serialized("unknown version");
	if (pq_getmsgbyte(&buf) != spec->nvalues)
		reject_serialized("wrong number of values");
	flags = pq_getmsgbyte(&buf);
	if (flags & ~SERIAL_FLAGS)
		reject_serialized("unknown flags");
	state->incomplete = (flags & SERIAL_INCOMPLETE) != 0;
	state->has_ungrouped = (flags & SERIAL_UNGROUPED) != 0;
	for (int i = 0; state->has_ungrouped && i < spec->nparts; i++)
		decimal_assign(&state->ungrouped[i], decimal_receive(&buf), state->context);

	ngroups = pq_getmsgint(&buf, sizeof(uint32));
	if (ngroups > (buf.len - buf.cursor) / SERIAL_GROUP_MIN)
		reject_serialized("more groups than bytes");
	for (uint32 i = 0; i < ngroups; i++)
	{
		NestedKey key = receive_key(&buf);
		int given = pq_getmsgbyte(&buf);
		NestedRow row = {0};

		CHECK_FOR_INTERRUPTS();
		if (i > 0 && compare_keys(last, key) >= 0)
			reject_serialized("keys are not in ascending order");
		if (given >> spec->nvalues)
			reject_serialized("unknown values");
		for (int v = 0; v < spec->nvalues; v++)
		{
			row.given[v] = (given & (1 << v)) != 0;
			if (row.given[v])
				row.values[v] = decimal_receive(&buf);
		}
		nested_add(state, key, &row);
		last = key;
	}
	pq_getmsgend(&buf);
	PG_RETURN_POINTER(state);
}
