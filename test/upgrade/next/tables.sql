-- A column more in tables that functions use the row type of, with a value in every row, a published one too.
alter table scheme
    add column patience integer not null default 3
        constraint scheme_patience_positive check (patience > 0);
comment on column scheme.patience is '耐心（天） / Patience in days';

alter table event
    add column witnesses integer not null default 0
        constraint event_witnesses_not_negative check (witnesses >= 0);
comment on column event.witnesses is '证明人数 / How many saw it';

alter table published_score
    add column read_by integer not null default 0
        constraint published_score_read_by_not_negative check (read_by >= 0);
comment on column published_score.read_by is '阅知人数 / How many had read it when it was published';
