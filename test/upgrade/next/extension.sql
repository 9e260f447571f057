-- What the extension has more: a type, a function and an aggregate over it.
create type xcedu.pair as (
    first text,
    second text
);

comment on type xcedu.pair is
    '一对文本。 / Two texts.';

create function xcedu.pair(one text, other text)
returns xcedu.pair
language sql immutable parallel safe
begin atomic
    select row(pair.one, pair.other)::xcedu.pair as pair;
end;

comment on function xcedu.pair(text, text) is
    '由两个文本组成一对。 / A pair of two texts.';

create aggregate xcedu.last_pair(pair xcedu.pair) (
    sfunc = array_append,
    stype = xcedu.pair[],
    parallel = safe
);

comment on aggregate xcedu.last_pair(xcedu.pair) is
    '各对。 / The pairs.';
