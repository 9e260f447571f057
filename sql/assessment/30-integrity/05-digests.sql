-- Keys of rows, lists of them for messages, and digests of texts.

-- A JSON array, because a code may have any character in it: "A/E1" of "1" is not "E1" of "1/A".
create or replace function row_key(variadic keys text[])
returns text
language sql stable parallel safe
begin atomic
    select json_build_array(variadic row_key.keys)::text as key;
end;

comment on function row_key(text[]) is '一行的键：各键值的 JSON 数组，如 ["411002", "E007"] / The key of a row: a JSON array of its values, ["411002", "E007"] for one';

-- A list for a message: its first twenty entries.
create or replace function listed(names text[])
returns text
language sql stable parallel safe
begin atomic
    select array_to_string(listed.names[1:20], ', ') || case when cardinality(listed.names) > 20 then ', ...' else '' end as text;
end;

comment on function listed(text[]) is '内部函数：消息中列出的前二十个 / Internal: the first twenty of a list, for a message';

create or replace function sha256_of(text text)
returns text
language sql stable parallel safe
begin atomic
    select encode(sha256(convert_to(sha256_of.text, 'UTF8')), 'hex') as digest;
end;

comment on function sha256_of(text) is '文本（UTF-8）的 SHA-256，十六进制 / SHA-256 of a text in UTF-8, in hexadecimal';
