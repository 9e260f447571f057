-- What tree_score.sql does not work out yet: more of the rules of events (quantity, range, cap of a rule, repeats, leagues), and
-- measures with bands.  Nothing uses it until the columns and tables are there: the functions take what a row says as arguments,
-- so that oracle_worth, oracle_event_line and oracle_own can call them as they stand.

-- ---------- rules of events ----------
-- What one event is worth: points for each occurrence, times its quantity, or the amount that the reviewer set; of a second and every
-- further occurrence for the unit and work another amount.  NULL where the reviewer's amount is missing or out of its range.
create function pg_temp.event_points(
    points numeric, repeat_points numeric, least_points numeric, most_points numeric,
    occurrence bigint, quantity numeric, given numeric)
returns numeric
language sql immutable
as $$
    select case
               when event_points.points is null
                   then case when event_points.given between event_points.least_points and event_points.most_points then event_points.given end
               when event_points.occurrence > 1 then coalesce(event_points.repeat_points, event_points.points)
               else event_points.points
           end * coalesce(event_points.quantity, 1)
$$;

-- Whether a rule is for a unit's league; NULL is for all.
create function pg_temp.rule_is_for(only_for text[], league text)
returns boolean
language sql immutable
as $$ select rule_is_for.only_for is null or rule_is_for.league = any (rule_is_for.only_for) $$;

-- The most that a rule brings a unit in a period, without its sign: what its lines together come to.
create function pg_temp.within_rule(amount numeric, cap numeric)
returns numeric
language sql immutable
as $$
    select case
               when within_rule.cap is null then within_rule.amount
               else least(greatest(within_rule.amount, -within_rule.cap), within_rule.cap)
           end
$$;

-- ---------- measures ----------
-- What is looked up in the bands.  `place` and `percentile` are by value, the highest first, ties sharing the first of their places.
create function pg_temp.measure_compared(
    compare text, value numeric, against numeric, place bigint, units bigint)
returns numeric
language sql immutable
as $$
    select case measure_compared.compare
               when 'value' then measure_compared.value
               when 'difference' then measure_compared.value - measure_compared.against
               when 'ratio' then measure_compared.value / nullif(measure_compared.against, 0)
               when 'place' then measure_compared.place
               when 'percentile' then measure_compared.place::numeric / measure_compared.units
           end
$$;

-- Of the bands whose at_least is not above x the highest: points + slope × (x − at_least), rounded half away from zero to six places;
-- NULL below the lowest.  x is numerator ÷ denominator, so that what is rounded is the exact quotient.
create function pg_temp.band_points(numerator numeric, denominator numeric, at_least numeric[], points numeric[], slope numeric[])
returns numeric
language sql immutable
as $$
    select pg_temp.share(1,
                         b.points * abs(band_points.denominator)
                         + coalesce(b.slope, 0) * (x.numerator - b.at_least * abs(band_points.denominator)),
                         abs(band_points.denominator))
    from (select band_points.numerator * sign(band_points.denominator) as numerator) as x
    join unnest(band_points.at_least, band_points.points, band_points.slope) as b (at_least, points, slope)
        on b.at_least * abs(band_points.denominator) <= x.numerator
    order by b.at_least desc
    limit 1
$$;
