/*-------------------------------------------------------------------------
 *
 * roll_up_lines.c
 *	  roll_up_lines(trees, league, item, source, points, taken_back): the tree of a unit,
 *	  rolled up from its lines.
 *
 * The items of a rule-book are the same for all units of a league, and most of what
 * scoring costs would be handing them through a plan once for each unit.  So the trees of
 * all leagues are an argument, read once a context, and the rows are the lines alone.
 *
 * What an item starts with is the rule-book's matter, and comes with the tree, for every
 * case.  Which case it is for a unit, item_state() says.
 *
 * Always true:
 *	- a tree lives in the context of its book, with the numbers of all terms that its
 *	  items can have;
 *	- a state has a place for each item of its tree, in the order of the bytes of item;
 *	- what a place has is the sum of its rows, so their order never shows in a result.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/typcache.h"

#include "aggregate.h"
#include "roll_up.h"
#include "tuple.h"

/* Why an item counts for a unit as it does, and what that is called */
typedef enum ItemState
{
	ASSESSED,
	UNMARKED,
	NOT_KNOWN,
	NOTHING_TO_COMPARE,
	NOT_IN_STAGE,
	EXEMPT,
	NOT_ASSIGNED
} ItemState;

#define ITEM_STATES (NOT_ASSIGNED + 1)

static const char *const state_names[ITEM_STATES] = {
	[ASSESSED] = "assessed",		 [UNMARKED] = "unmarked",
	[NOT_KNOWN] = "not_known",		 [NOTHING_TO_COMPARE] = "nothing_to_compare",
	[NOT_IN_STAGE] = "not_in_stage", [EXEMPT] = "exempt",
	[NOT_ASSIGNED] = "not_assigned",
};

/* What the rows of an item say of it besides their points */
enum
{
	HAS_LINE = 1,	   /* of anything but an event */
	HAS_MARK = 2,	   /* or a measured value */
	COMPARES_NONE = 4, /* a value with nothing to be compared with */
	HIDES_VALUE = 8, /* a value that is compared with those of others, which are hidden */
	IS_EXEMPT = 16,
	IS_CARRIED = 32
};

/* The sources of rows, and what they say */
static const struct
{
	const char *name;
	uint8 says;
} sources[] = {
	{"task", HAS_LINE},
	{"mark", HAS_LINE | HAS_MARK},
	{"event", 0},
	{"measure", HAS_LINE | HAS_MARK},
	{"nothing_to_compare", HAS_LINE | HAS_MARK | COMPARES_NONE},
	{"not_known", HAS_LINE | HAS_MARK | HIDES_VALUE},
	{"exempt", IS_EXEMPT},
	{"carried", IS_CARRIED},
};

/* The columns of tree_item */
enum
{
	LEAGUE,
	ITEM,
	PARENT,
	KIND,
	PART,
	START,
	START_UNMARKED,
	START_LEFT,
	FLOOR,
	CAP,
	WEIGHT,
	WORTH,
	IN_STAGE,
	ASSIGNED,
	LEFT_OUT,
	RESCALED,
	COLUMNS
};

/* Which terms an item has, by its state */
typedef enum TermsCase
{
	APPLIES,
	WITHOUT_MARK,
	DOES_NOT_APPLY
} TermsCase;

#define TERMS_CASES (DOES_NOT_APPLY + 1)

/* The parts of a total */
typedef enum TotalPart
{
	BASE,
	BONUS,
	PENALTY,
	NO_PART
} TotalPart;

#define TOTAL_PARTS NO_PART

static const char *const part_names[TOTAL_PARTS] = {"base", "bonus", "penalty"};

typedef struct GivenItem
{
	uint32 terms[TERMS_CASES];
	bool starts[TERMS_CASES]; /* whether the start is known: it is not scored otherwise */
	bool counts;			  /* a group or events: it always applies */
	bool is_marked;			  /* by marks or measured values */
	bool in_stage;
	bool assigned;
	TotalPart part;
	bool holds_events; /* it, or an item below it, is one of events */
	bool has_worth;
	Decimal worth; /* its share in what is assessed */
} GivenItem;

/* A tree, in a list of those of its book */
typedef struct GivenTree
{
	struct GivenTree *next;
	ArrayType *array; /* as it was given, with the items of all leagues */
	text *league;
	ItemBook *book;
	uint32 n;
	uint32 *place; /* of the item of a name, plus 1; 0 if it is none of the tree */
	uint32 nplaces;
	GivenItem items[FLEXIBLE_ARRAY_MEMBER];
} GivenTree;

typedef struct LinesState
{
	const GivenTree *tree; /* NULL, or without items, if the league has none */
	Decimal *taken_back;   /* NULL while nothing is */
	uint8 *said;
	Decimal points[FLEXIBLE_ARRAY_MEMBER];
} LinesState;

/* ---------- trees ---------- */

static TupleDesc
tree_item_type(Oid type)
{
	static const Oid expected[COLUMNS] = {
		[LEAGUE] = TEXTOID,		   [ITEM] = TEXTOID,
		[PARENT] = TEXTOID,		   [KIND] = TEXTOID,
		[PART] = TEXTOID,		   [START] = NUMERICOID,
		[FLOOR] = NUMERICOID,	   [START_UNMARKED] = NUMERICOID,
		[START_LEFT] = NUMERICOID, [CAP] = NUMERICOID,
		[WEIGHT] = NUMERICOID,	   [WORTH] = NUMERICOID,
		[IN_STAGE] = BOOLOID,	   [ASSIGNED] = BOOLOID,
		[LEFT_OUT] = BOOLOID,	   [RESCALED] = BOOLOID,
	};
	TupleDesc result = lookup_rowtype_tupdesc_copy(type, -1);
	bool altered = result->natts != COLUMNS;

	for (int i = 0; i < COLUMNS && !altered; i++)
		altered = TupleDescAttr(result, i)->atttypid != expected[i];
	if (altered)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("type xcedu.tree_item was altered")));
	return result;
}

static Decimal
given_number(const Datum *values, const bool *isnull, int column)
{
	return isnull[column] ? DECIMAL_NONE
						  : decimal_from_numeric(DatumGetNumeric(values[column]));
}

static Key
given_key(Datum value)
{
	text *name = DatumGetTextPP(value);

	return key_from_text(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
}

static bool
given_flag(const Datum *values, const bool *isnull, int column)
{
	return !isnull[column] && DatumGetBool(values[column]);
}

/*
 * The terms that an item has in a case.  An item that is left out has no floor, and where
 * the rest is scaled up it is out of nothing.
 */
static uint32
given_terms(ItemBook *book, const Datum *values, const bool *isnull, int start,
			bool applies)
{
	bool left_out = !applies && given_flag(values, isnull, LEFT_OUT);
	bool rescaled = left_out && given_flag(values, isnull, RESCALED);
	Decimal term[ITEM_TERMS] = {
		[TERM_START] = decimal_or_zero(given_number(values, isnull, start)),
		[TERM_FLOOR] = left_out ? DECIMAL_NONE : given_number(values, isnull, FLOOR),
		[TERM_CAP] = given_number(values, isnull, CAP),
		[TERM_WEIGHT] = given_number(values, isnull, WEIGHT),
		[TERM_OUT_OF] = rescaled ? DECIMAL_ZERO : DECIMAL_NONE,
	};
	Key item = given_key(values[ITEM]);
	Key parent = isnull[PARENT] ? KEY_ZERO : given_key(values[PARENT]);

	return item_book_terms(book, &item, isnull[PARENT] ? NULL : &parent, term);
}

static TotalPart
given_part(const Datum *values, const bool *isnull)
{
	char *name;

	if (isnull[PART])
		return NO_PART;
	name = TextDatumGetCString(values[PART]);
	for (int part = 0; part < TOTAL_PARTS; part++)
		if (strcmp(part_names[part], name) == 0)
			return part;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("there is no part of a total \"%s\"", name)));
	pg_unreachable();
}

static void
read_item(GivenTree *tree, GivenItem *item, const Datum *values, const bool *isnull)
{
	char *kind;

	if (isnull[LEAGUE] || isnull[ITEM] || isnull[KIND])
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("league, item and kind of a tree must not be null")));
	kind = TextDatumGetCString(values[KIND]);
	*item = (GivenItem){
		.terms = {[APPLIES] = given_terms(tree->book, values, isnull, START, true),
				  [WITHOUT_MARK] = given_terms(tree->book, values, isnull, START_UNMARKED,
											   true),
				  [DOES_NOT_APPLY] = given_terms(tree->book, values, isnull, START_LEFT,
												 false)},
		.starts = {[APPLIES] = true,
				   [WITHOUT_MARK] = !isnull[START_UNMARKED],
				   [DOES_NOT_APPLY] = !isnull[START_LEFT]},
		.counts = strcmp(kind, "group") == 0 || strcmp(kind, "event") == 0,
		.is_marked = strcmp(kind, "mark") == 0 || strcmp(kind, "measure") == 0,
		.in_stage = given_flag(values, isnull, IN_STAGE),
		.assigned = given_flag(values, isnull, ASSIGNED),
		.part = given_part(values, isnull),
		.holds_events = strcmp(kind, "event") == 0,
		.has_worth = !isnull[WORTH],
		.worth = decimal_copy(decimal_or_zero(given_number(values, isnull, WORTH)),
							  tree->book->context),
	};
}

/*
 * The items in the order of their bytes, and where each one is.
 */
static void
place_items(GivenTree *tree)
{
	ItemBook *book = tree->book;
	uint32 *terms = palloc(sizeof(uint32) * tree->n);
	uint32 *sorted = palloc(sizeof(uint32) * tree->n);
	GivenItem *unsorted = palloc(sizeof(GivenItem) * tree->n);

	for (uint32 i = 0; i < tree->n; i++)
		terms[i] = tree->items[i].terms[APPLIES];
	tree->nplaces = book->nnames;
	tree->place = MemoryContextAllocZero(book->context,
										 sizeof(uint32) * (tree->nplaces + 1));
	for (uint32 i = 0; i < tree->n; i++)
	{
		uint32 name = item_terms(book, terms[i])->item;

		if (tree->place[name] != 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("item \"%s\" is twice in a tree", item_text(book, name))));
		tree->place[name] = i + 1;
	}
	item_book_sort(book, terms, tree->n, sorted);
	memcpy(unsorted, tree->items, sizeof(GivenItem) * tree->n);
	for (uint32 i = 0; i < tree->n; i++)
	{
		tree->items[i] = unsorted[sorted[i]];
		tree->place[item_terms(book, terms[sorted[i]])->item] = i + 1;
	}
	pfree(unsorted);
	pfree(sorted);
	pfree(terms);
}

static bool
same_text(const text *one, const text *other)
{
	return VARSIZE_ANY_EXHDR(one) == VARSIZE_ANY_EXHDR(other) &&
		   memcmp(VARDATA_ANY(one), VARDATA_ANY(other), VARSIZE_ANY_EXHDR(one)) == 0;
}

static void *
copy_of(MemoryContext context, const void *varlena)
{
	void *result = MemoryContextAlloc(context, VARSIZE_ANY(varlena));

	memcpy(result, varlena, VARSIZE_ANY(varlena));
	return result;
}

/*
 * The place of an item's parent, plus 1; 0 if the tree does not have it.
 */
static uint32
parent_place(const GivenTree *tree, uint32 i)
{
	uint32 name = item_terms(tree->book, tree->items[i].terms[APPLIES])->parent;

	return name == ITEM_NONE ? 0 : tree->place[name];
}

/*
 * Say of the items above those of events that they hold events.  A circle is refused when
 * the tree is rolled up.
 */
static void
find_events(GivenTree *tree)
{
	for (uint32 i = 0; i < tree->n; i++)
	{
		uint32 place = tree->items[i].holds_events ? i + 1 : 0;

		for (int level = 0; place != 0 && level < ITEM_TREE_LEVELS; level++)
		{
			tree->items[place - 1].holds_events = true;
			place = parent_place(tree, place - 1);
		}
	}
}

static GivenTree *
read_tree(ItemBook *book, ArrayType *array, const text *league)
{
	TupleDesc type = tree_item_type(ARR_ELEMTYPE(array));
	GivenTree *tree;
	Datum *elements;
	bool *nulls;
	int n;

	deconstruct_array(array, ARR_ELEMTYPE(array), -1, false, TYPALIGN_DOUBLE, &elements,
					  &nulls, &n);
	tree = MemoryContextAllocZero(book->context,
								  offsetof(GivenTree, items) + sizeof(GivenItem) * n);
	tree->book = book;
	tree->array = copy_of(book->context, array);
	tree->league = copy_of(book->context, league);
	for (int i = 0; i < n; i++)
	{
		HeapTupleHeader header;
		HeapTupleData tuple = {0};
		Datum values[COLUMNS];
		bool isnull[COLUMNS];

		if (nulls[i])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
							errmsg("an item of a tree must not be null")));
		header = DatumGetHeapTupleHeader(elements[i]);
		tuple.t_len = HeapTupleHeaderGetDatumLength(header);
		tuple.t_data = header;
		heap_deform_tuple(&tuple, type, values, isnull);
		if (isnull[LEAGUE] || same_text(DatumGetTextPP(values[LEAGUE]), league))
			read_item(tree, &tree->items[tree->n++], values, isnull);
	}
	place_items(tree);
	find_events(tree);
	return tree;
}

/*
 * A tree of the book, read if the book does not have it
 */
static const GivenTree *
tree_of(ItemBook *book, ArrayType *array, const text *league)
{
	GivenTree *tree;

	for (tree = book->trees; tree != NULL; tree = tree->next)
		if (same_text(tree->league, league) && VARSIZE(tree->array) == VARSIZE(array) &&
			memcmp(tree->array, array, VARSIZE(array)) == 0)
			return tree;
	tree = read_tree(book, array, league);
	tree->next = book->trees;
	book->trees = tree;
	return tree;
}

/* ---------- rows ---------- */

/* the arguments of the transition function */
enum
{
	ARG_STATE,
	ARG_TREES,
	ARG_LEAGUE,
	ARG_ITEM,
	ARG_SOURCE,
	ARG_POINTS,
	ARG_TAKEN_BACK
};

static LinesState *
new_state(FunctionCallInfo fcinfo)
{
	MemoryContext context = aggregate_context(fcinfo);
	const GivenTree *tree;
	LinesState *state;

	aggregate_require_arg(fcinfo, ARG_LEAGUE, "league");
	key_check_text(fcinfo, ARG_ITEM, "item");
	if (PG_ARGISNULL(ARG_TREES))
		return MemoryContextAllocZero(context, offsetof(LinesState, points));
	tree = tree_of(item_book_of(context), PG_GETARG_ARRAYTYPE_P(ARG_TREES),
				   PG_GETARG_TEXT_PP(ARG_LEAGUE));
	state = MemoryContextAllocZero(context, offsetof(LinesState, points) +
												(sizeof(Decimal) + 1) * tree->n);
	state->tree = tree;
	state->said = (uint8 *) (state->points + tree->n);
	return state;
}

static uint8
source_says(text *source)
{
	const char *name = VARDATA_ANY(source);
	size_t len = VARSIZE_ANY_EXHDR(source);

	for (size_t i = 0; i < lengthof(sources); i++)
		if (strlen(sources[i].name) == len && memcmp(sources[i].name, name, len) == 0)
			return sources[i].says;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("there is no source of lines \"%s\"", text_to_cstring(source))));
	pg_unreachable();
}

static void
add_line(LinesState *state, uint32 place, FunctionCallInfo fcinfo)
{
	MemoryContext context = state->tree->book->context;

	state->said[place] |= source_says(PG_GETARG_TEXT_PP(ARG_SOURCE));
	if (!PG_ARGISNULL(ARG_POINTS))
		decimal_accumulate(&state->points[place],
						   decimal_arg(fcinfo, ARG_POINTS, "points", DECIMAL_ANY_SIGN),
						   context);
	if (!PG_ARGISNULL(ARG_TAKEN_BACK))
	{
		if (state->taken_back == NULL)
			state->taken_back = MemoryContextAllocZero(context,
													   sizeof(Decimal) * state->tree->n);
		decimal_accumulate(
			&state->taken_back[place],
			decimal_arg(fcinfo, ARG_TAKEN_BACK, "taken_back", DECIMAL_ANY_SIGN), context);
	}
}

PG_FUNCTION_INFO_V1(xcedu_roll_up_lines_trans);
PG_FUNCTION_INFO_V1(xcedu_roll_up_lines_final);
PG_FUNCTION_INFO_V1(xcedu_roll_up_total_final);

/*
 * (state internal, trees xcedu.tree_item[], league text, item text, source text,
 * points numeric, taken_back numeric)
 */
Datum
xcedu_roll_up_lines_trans(PG_FUNCTION_ARGS)
{
	LinesState *state = PG_ARGISNULL(ARG_STATE)
							? new_state(fcinfo)
							: (LinesState *) PG_GETARG_POINTER(ARG_STATE);

	/* a unit without lines has one row of nothing */
	if (!PG_ARGISNULL(ARG_ITEM) && state->tree != NULL)
	{
		Key item = key_arg(fcinfo, ARG_ITEM, KEY_TEXT);
		uint32 name = item_book_name(state->tree->book, &item);

		aggregate_require_arg(fcinfo, ARG_SOURCE, "source");
		/* what is not in the unit's tree counts for nothing */
		if (name < state->tree->nplaces && state->tree->place[name] != 0)
			add_line(state, state->tree->place[name] - 1, fcinfo);
	}
	PG_RETURN_POINTER(state);
}

/* ---------- results ---------- */

/*
 * How an item counts: not before and after its stage, not under an exemption, and not
 * where the unit's league is none of the item's and the unit neither carries a ledger
 * task under it nor has a line of it (A29).  Events count in every item, whether it
 * applies or not, and do not make it apply.
 */
static ItemState
item_state(const GivenItem *item, uint8 said)
{
	if (item->counts)
		return ASSESSED;
	if (!item->in_stage)
		return NOT_IN_STAGE;
	if (said & IS_EXEMPT)
		return EXEMPT;
	if (!item->assigned && !(said & (HAS_LINE | IS_CARRIED)))
		return NOT_ASSIGNED;
	if (item->is_marked && !(said & HAS_MARK))
		return UNMARKED;
	if (said & HIDES_VALUE)
		return NOT_KNOWN;
	if (said & COMPARES_NONE)
		return NOTHING_TO_COMPARE;
	return ASSESSED;
}

static inline bool
state_applies(ItemState state)
{
	return state == ASSESSED || state == UNMARKED || state == NOT_KNOWN;
}

static TermsCase
terms_case(ItemState state)
{
	if (state == UNMARKED)
		return WITHOUT_MARK;
	return state_applies(state) ? APPLIES : DOES_NOT_APPLY;
}

/*
 * What the lines of a unit come to
 */
typedef struct RolledLines
{
	const GivenTree *tree;
	TreeItem *items;
	ItemState *states;
	int missing;			/* so many are unmarked */
	Decimal assessed_worth; /* of the items that apply */
	Decimal worth;			/* of all */
	bool any_assessed;
	bool any_worth;
} RolledLines;

static void
count_worth(RolledLines *rolled, const GivenItem *item, ItemState state)
{
	if (!item->has_worth)
		return;
	rolled->any_worth = true;
	rolled->worth = decimal_add(rolled->worth, item->worth);
	if (state_applies(state))
	{
		rolled->any_assessed = true;
		rolled->assessed_worth = decimal_add(rolled->assessed_worth, item->worth);
	}
}

/*
 * The state that a result is made of; NULL if there is nothing to be rolled up.
 */
static const LinesState *
final_state(FunctionCallInfo fcinfo)
{
	const LinesState *state = PG_ARGISNULL(0) ? NULL
											  : (LinesState *) PG_GETARG_POINTER(0);

	return state == NULL || state->tree == NULL || state->tree->n == 0 ? NULL : state;
}

static RolledLines
roll_up_lines(const LinesState *state)
{
	const GivenTree *tree = state->tree;
	RolledLines rolled = {.tree = tree};

	rolled.items = palloc(sizeof(TreeItem) * tree->n);
	rolled.states = palloc(sizeof(ItemState) * tree->n);
	for (uint32 i = 0; i < tree->n; i++)
	{
		const GivenItem *item = &tree->items[i];
		ItemState found = item_state(item, state->said[i]);
		TermsCase terms = terms_case(found);

		/* a value that is not known has no score */
		rolled.items[i] = (TreeItem){
			.terms = item->terms[terms],
			.own = item->starts[terms] && found != NOT_KNOWN ? state->points[i]
															 : DECIMAL_NONE,
			.children = DECIMAL_ZERO,
			.value = DECIMAL_NONE,
			.out_of = DECIMAL_ZERO,
			.brings = DECIMAL_NONE,
			.taken_back = state->taken_back ? state->taken_back[i] : DECIMAL_ZERO,
		};
		rolled.states[i] = found;
		rolled.missing += found == UNMARKED;
		count_worth(&rolled, item, found);
	}
	item_tree_roll_up(tree->book, rolled.items, tree->n);
	return rolled;
}

/* The type of a result, and what else is looked up once a query */
typedef struct ResultType
{
	TupleDesc tuple;
	const RolledType *item;
	Datum names[ITEM_STATES];
} ResultType;

/* the columns of rolled_tree */
enum
{
	ROLLED_ITEMS,
	ROLLED_STATES,
	ROLLED_COLUMNS
};

/* and of rolled_total */
enum
{
	ROLLED_PART,
	ROLLED_TOTAL = ROLLED_PART + TOTAL_PARTS,
	ROLLED_TAKEN_BACK,
	ROLLED_MISSING,
	ROLLED_PERCENT,
	TOTAL_COLUMNS
};

static const ResultType *
result_type(FunctionCallInfo fcinfo, int columns)
{
	FmgrInfo *flinfo = fcinfo->flinfo;
	ResultType *type = flinfo->fn_extra;
	MemoryContext old;

	if (type != NULL)
		return type;
	old = MemoryContextSwitchTo(flinfo->fn_mcxt);
	type = palloc0(sizeof(ResultType));
	type->tuple = lookup_rowtype_tupdesc_copy(get_func_rettype(flinfo->fn_oid), -1);
	if (type->tuple->natts != columns)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("type %s was altered", format_type_be(type->tuple->tdtypeid))));
	if (columns == ROLLED_COLUMNS)
		type->item = rolled_type(
			get_element_type(TupleDescAttr(type->tuple, ROLLED_ITEMS)->atttypid));
	for (int i = 0; i < ITEM_STATES; i++)
		type->names[i] = CStringGetTextDatum(state_names[i]);
	MemoryContextSwitchTo(old);
	flinfo->fn_extra = type;
	return type;
}

/*
 * The items of the unit's tree, and the state of each in the same order
 */
Datum
xcedu_roll_up_lines_final(PG_FUNCTION_ARGS)
{
	const LinesState *state = final_state(fcinfo);
	const ResultType *type;
	RolledLines rolled;
	uint32 n;
	Datum *names;
	Datum values[ROLLED_COLUMNS];
	bool isnull[ROLLED_COLUMNS] = {false};

	if (state == NULL)
		PG_RETURN_NULL();
	type = result_type(fcinfo, ROLLED_COLUMNS);
	rolled = roll_up_lines(state);
	n = rolled.tree->n;
	names = palloc(sizeof(Datum) * n);
	for (uint32 i = 0; i < n; i++)
		names[i] = type->names[rolled.states[i]];
	values[ROLLED_ITEMS] = rolled_items(type->item, rolled.tree->book, rolled.items, n);
	values[ROLLED_STATES] = PointerGetDatum(
		construct_array(names, (int) n, TEXTOID, -1, false, TYPALIGN_INT));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(type->tuple, values, isnull)));
}

/*
 * Whether anything applies to the unit: it is not ranked otherwise (A33).  What has no
 * full marks counts where nothing has any, and events where there is nothing else.
 */
static bool
anything_applies(const RolledLines *rolled)
{
	if (decimal_sign(rolled->assessed_worth) > 0)
		return true;
	if (rolled->any_worth)
		return rolled->any_assessed;
	for (uint32 i = 0; i < rolled->tree->n; i++)
		if (rolled->tree->items[i].holds_events)
			return true;
	return false;
}

/*
 * Full marks of the items that apply, in percent of all
 */
static Datum
assessed_percent(const RolledLines *rolled)
{
	const int percent = 100;
	Datum whole = NumericGetDatum(int64_to_numeric(percent));

	if (decimal_sign(rolled->assessed_worth) > 0)
		return DirectFunctionCall2(
			numeric_div,
			DirectFunctionCall2(numeric_mul, whole,
								decimal_result(rolled->assessed_worth)),
			decimal_result(rolled->worth));
	return anything_applies(rolled) ? whole : NumericGetDatum(int64_to_numeric(0));
}

/* What the items of a part bring to the total */
typedef struct PartSum
{
	bool any;
	bool known;			/* no mark is missing */
	bool can_be_scored; /* something is left of it */
	Decimal brings;
	Decimal taken_back;
} PartSum;

static PartSum
sum_of_part(const RolledLines *rolled, TotalPart part)
{
	PartSum sum = {.known = true};
	bool applies = anything_applies(rolled);

	for (uint32 i = 0; i < rolled->tree->n; i++)
	{
		const TreeItem *item = &rolled->items[i];

		if (rolled->tree->items[i].part != part)
			continue;
		sum.any = true;
		sum.can_be_scored |= applies || decimal_sign(item->out_of) != 0 ||
							 rolled->tree->items[i].holds_events;
		sum.taken_back = decimal_add(sum.taken_back, item->taken_back);
		if (decimal_is_none(item->brings))
			sum.known = false;
		else
			sum.brings = decimal_add(sum.brings, item->brings);
	}
	return sum;
}

static Decimal
value_of_root(const RolledLines *rolled)
{
	for (uint32 i = 0; i < rolled->tree->n; i++)
		if (rolled->items[i].parent == ITEM_NONE)
			return rolled->items[i].value;
	return DECIMAL_NONE;
}

/*
 * The total of the unit, which is the value of the root, and its parts, which are what
 * the children of the root bring to it.  A unit to which no item of the base applies, all
 * being left out and the rest scaled up (A8), has nothing to be scored by: no base and no
 * total.  Events apply to every unit.
 */
Datum
xcedu_roll_up_total_final(PG_FUNCTION_ARGS)
{
	const LinesState *state = final_state(fcinfo);
	const ResultType *type;
	RolledLines rolled;
	PartSum part[TOTAL_PARTS];
	bool scored;
	Decimal total;
	Datum values[TOTAL_COLUMNS];
	bool isnull[TOTAL_COLUMNS] = {false};

	if (state == NULL)
		PG_RETURN_NULL();
	type = result_type(fcinfo, TOTAL_COLUMNS);
	rolled = roll_up_lines(state);
	for (int p = 0; p < TOTAL_PARTS; p++)
		part[p] = sum_of_part(&rolled, p);
	scored = !part[BASE].any || part[BASE].can_be_scored;
	for (int p = 0; p < TOTAL_PARTS; p++)
	{
		isnull[ROLLED_PART + p] = !part[p].known || (p == BASE && !scored);
		if (!isnull[ROLLED_PART + p])
			values[ROLLED_PART + p] = decimal_result(part[p].brings);
	}
	total = value_of_root(&rolled);
	isnull[ROLLED_TOTAL] = !scored || decimal_is_none(total);
	if (!isnull[ROLLED_TOTAL])
		values[ROLLED_TOTAL] = decimal_result(total);
	values[ROLLED_TAKEN_BACK] = decimal_result(part[BONUS].taken_back);
	values[ROLLED_MISSING] = Int32GetDatum(rolled.missing);
	values[ROLLED_PERCENT] = assessed_percent(&rolled);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(type->tuple, values, isnull)));
}
