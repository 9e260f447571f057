/*-------------------------------------------------------------------------
 *
 * dates.c
 *	  Months and due dates: due_date() and credit_month().
 *
 * A month is the date of its first day.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "compat.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

PG_FUNCTION_INFO_V1(xcedu_due_date);
PG_FUNCTION_INFO_V1(xcedu_credit_month);

typedef struct CalendarDay
{
	int year;
	int month;
	int day;
} CalendarDay;

static char *
date_text(DateADT date)
{
	return DatumGetCString(DirectFunctionCall1(date_out, DateADTGetDatum(date)));
}

static DateADT
valid_date(DateADT date)
{
	if (!IS_VALID_DATE(date))
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
						errmsg("date out of range")));
	return date;
}

static CalendarDay
calendar_day(DateADT date, const char *name)
{
	CalendarDay result;

	if (DATE_NOT_FINITE(date))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be a day of the calendar, not %s", name,
							   date_text(date))));
	j2date(date + POSTGRES_EPOCH_JDATE, &result.year, &result.month, &result.day);
	return result;
}

/*
 * A date that must be a month
 */
static CalendarDay
calendar_month(DateADT date, const char *name)
{
	CalendarDay result = calendar_day(date, name);

	if (result.day != 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be the first day of a month, not %s", name,
							   date_text(date)),
						errhint("Use date_trunc('month', ...)::date.")));
	return result;
}

static DateADT
first_of_month(DateADT date, const char *name)
{
	return date - (calendar_day(date, name).day - 1);
}

/*
 * due_date(month date, due_day integer): that day of the month after; the
 * last day where that month is shorter.
 */
Datum
xcedu_due_date(PG_FUNCTION_ARGS)
{
	CalendarDay due = calendar_month(PG_GETARG_DATEADT(0), "month");
	int32 due_day = PG_GETARG_INT32(1);

	if (due_day < 1 || due_day > 31)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("due_day must be between 1 and 31, not %d", due_day)));

	if (due.month == MONTHS_PER_YEAR)
	{
		due.year++;
		due.month = 1;
	}
	else
		due.month++;
	due.day = Min(due_day, day_tab[isleap(due.year)][due.month - 1]);

	/* the months after the last one of the calendar are Julian days too, and no dates */
	PG_RETURN_DATEADT(
		valid_date(date2j(due.year, due.month, due.day) - POSTGRES_EPOCH_JDATE));
}

/*
 * credit_month(occurred_on date, document_on date, first_open date): the month
 * of the later of the two days, or the first open month where that is later
 * still.  A NULL document_on or first_open is ignored.
 */
Datum
xcedu_credit_month(PG_FUNCTION_ARGS)
{
	DateADT month;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	month = first_of_month(PG_GETARG_DATEADT(0), "occurred_on");
	if (!PG_ARGISNULL(1))
		month = Max(month, first_of_month(PG_GETARG_DATEADT(1), "document_on"));
	if (!PG_ARGISNULL(2))
	{
		(void) calendar_month(PG_GETARG_DATEADT(2), "first_open");
		month = Max(month, PG_GETARG_DATEADT(2));
	}
	PG_RETURN_DATEADT(valid_date(month));
}
