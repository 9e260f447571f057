-- What is published: frozen, chained by digests, amended only by a new revision.
--
-- A publication is a month in one revision.  Its rows are written by publish_month() and
-- never changed.  Each row carries the digest of its own canonical text; the publication
-- carries the digest of all of them and of the publication before it.  One statement writes a publication and its rows;
-- that they belong together is seen to by freeze_revision(), at once for all rows, and not by a foreign key for each.

create table publication (
    month date not null
        constraint publication_month_fkey references period,
    revision integer not null
        constraint publication_revision_positive check (revision > 0),
    place integer not null
        constraint publication_place_key unique
        constraint publication_place_positive check (place > 0),
    text_version integer not null,
    scheme text not null,
    published_at timestamptz not null,
    by_role text not null,
    session_role text not null,
    note text
        constraint publication_note_is_text check (xcedu.is_text(note, 'publication', 'note', 10000)),
    previous_digest text,
    digest text not null
        constraint publication_digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
    constraint publication_pkey primary key (month, revision),
    constraint publication_first_has_no_previous check ((place = 1) = (previous_digest is null))
);

comment on table publication is '已公布的月份，每次公布一行，按公布先后以摘要相连 / Months as they were published, a row a revision, chained by digests in the order of publication';
comment on column publication.month is '月份（当月1日） / Month, as its first day';
comment on column publication.revision is '版次，自1起 / Revision, from 1';
comment on column publication.place is '公布的先后，自1起，不间断 / Place in the chain, from 1 without gaps';
comment on column publication.text_version is '规范文本的版本 / Version of the canonical text that the digests are taken of';
comment on column publication.scheme is '所用办法代码 / Code of the scheme that it was scored by';
comment on column publication.published_at is '公布时间 / When it was published';
comment on column publication.by_role is '公布者的数据库角色（含 SET ROLE） / The database role that published it, the one set by SET ROLE';
comment on column publication.session_role is '登录的数据库角色 / The database role that logged in';
comment on column publication.note is '公布说明 / Note given to publish_month()';
comment on column publication.previous_digest is '前一次公布的摘要，首次为空 / Digest of the publication before it; NULL for the first';
comment on column publication.digest is '摘要：publication_lines() 各行（各以换行结尾）的 SHA-256，十六进制 / SHA-256 in hexadecimal of the lines of publication_lines(), each ended by a line feed';

create table amendment (
    month date not null
        constraint amendment_month_fkey references period,
    revision integer not null
        constraint amendment_revision_above_first check (revision > 1),
    reason text not null
        constraint amendment_reason_not_blank check (reason ~ '\S')
        constraint amendment_reason_is_text check (xcedu.is_text(reason, 'amendment', 'reason', 10000)),
    amended_at timestamptz not null,
    by_role text not null,
    session_role text not null,
    constraint amendment_pkey primary key (month, revision)
);

comment on table amendment is '已公布月份的更正：为何、由谁重新开放为新的版次 / Amendments: why and by whom a published month was reopened as a new revision';
comment on column amendment.month is '月份（当月1日） / Month, as its first day';
comment on column amendment.revision is '所开放的新版次 / The new revision that it opened';
comment on column amendment.reason is '更正理由 / Reason for the amendment';
comment on column amendment.amended_at is '重新开放的时间 / When it was reopened';
comment on column amendment.by_role is '更正者的数据库角色（含 SET ROLE） / The database role that reopened it, the one set by SET ROLE';
comment on column amendment.session_role is '登录的数据库角色 / The database role that logged in';

create table published_score (
    month date not null,
    revision integer not null,
    unit text not null,
    unit_name text not null,
    league text not null,
    rank integer not null,
    base numeric(12, 6) not null,
    bonus numeric(12, 6) not null,
    penalty numeric(12, 6) not null,
    total numeric(12, 6) not null,
    missing integer not null,
    assessed_percent numeric(12, 6) not null,
    gained numeric(12, 6) not null,
    taken_back numeric(12, 6) not null,
    rater boolean not null,
    grade text,
    last_place boolean not null,
    digest text not null,
    constraint published_score_pkey primary key (month, revision, unit)
);

comment on table published_score is '公布的得分和名次，每个单位一行，各版次均保留 / Scores and ranks as they were published, a row a unit; every revision is kept';
comment on column published_score.month is '月份（当月1日） / Month, as its first day';
comment on column published_score.revision is '版次 / Revision';
comment on column published_score.unit is '单位代码 / Unit code';
comment on column published_score.unit_name is '公布时的单位名称 / Name of the unit when it was published';
comment on column published_score.league is '公布时的组别代码 / Code of its league when it was published';
comment on column published_score.rank is '名次 / Rank within the league';
comment on column published_score.base is '基础分（百分制） / Base score on 100 points';
comment on column published_score.bonus is '加分（分） / Bonus in points';
comment on column published_score.penalty is '扣分（分），不大于0 / Penalty in points, at most 0';
comment on column published_score.total is '总分（分） / Total in points';
comment on column published_score.missing is '尚缺的评分数（办法规定未评不计为空时） / How many marks were missing, where the scheme scores a unit without them';
comment on column published_score.assessed_percent is '实际考核的满分占全部满分的百分比 / Full marks of the items that apply, in percent of all';
comment on column published_score.gained is '当月计入的加分（分），不含收回的 / Bonus that counts in the month without what is taken back, in points';
comment on column published_score.taken_back is '当月因撤销收回的加分（分），不大于0 / Bonus taken back in the month, in points, at most 0';
comment on column published_score.rater is '是否本身承担评分、审核职责 / Whether the unit itself rates or reviews others';
comment on column published_score.grade is '等次代码，办法没有等次则为空 / Grade code; NULL if the scheme has no grades';
comment on column published_score.last_place is '是否因一票否决列在同组其他单位之后 / Whether it is ranked after all others of its league, whatever its total';
comment on column published_score.digest is '本行规范文本的 SHA-256 / SHA-256 of the canonical text of the row';

create table published_line (
    month date not null,
    revision integer not null,
    unit text not null,
    line integer not null,
    kind text not null,
    part text,
    parent text,
    item text,
    rule text,
    source text,
    title text,
    points numeric,
    clause text,
    why text,
    digest text not null,
    constraint published_line_pkey primary key (month, revision, unit, line)
);

comment on table published_line is '公布的得分明细，同 explain()，条款为公布时的原文 / Every line behind the published scores, as explain() gives them, with the clause as it stood';
comment on column published_line.month is '月份（当月1日） / Month, as its first day';
comment on column published_line.revision is '版次 / Revision';
comment on column published_line.unit is '单位代码 / Unit code';
comment on column published_line.line is '行号，自1起 / Number of the line within the unit, from 1';
comment on column published_line.kind is '类别，同 explain() / Kind of the line, as in explain()';
comment on column published_line.part is '所属部分：base 基础分、bonus 加分、penalty 扣分；总分自身的行为空 / The part of the score that it belongs to: base, bonus, penalty; NULL for a line of the total itself';
comment on column published_line.parent is '上级考核内容代码 / Code of the item above';
comment on column published_line.item is '考核内容代码 / Item code';
comment on column published_line.rule is '规则代码，加扣分事项之外为空 / Rule code; NULL for all but events';
comment on column published_line.source is '任务或事项编号 / Code of the task or event';
comment on column published_line.title is '事项 / What it is about';
comment on column published_line.points is '分值（分），各行之和为总分 / Points; the lines of a unit add up to its total';
comment on column published_line.clause is '公布时的条款原文 / The clause as it stood when it was published';
comment on column published_line.why is '原因，语言同公布时的 scheme.language / Why, in the language of the scheme when it was published';
comment on column published_line.digest is '本行规范文本的 SHA-256 / SHA-256 of the canonical text of the row';

create table published_fact (
    month date not null,
    revision integer not null,
    relation text not null,
    row_key text not null,
    content jsonb not null,
    digest text not null,
    constraint published_fact_pkey primary key (month, revision, relation, row_key)
);

comment on table published_fact is '公布所依据的事实和规则，公布时的原样：由此可以重算，也可查出绕过限制的改动 / The facts and rules that a publication stands on, as they were then. The scores can be worked out again from them, and changes that passed the guards are found by them';
comment on column published_fact.month is '月份（当月1日） / Month, as its first day';
comment on column published_fact.revision is '版次 / Revision';
comment on column published_fact.relation is '来源表或视图 / The table or view that it comes from';
comment on column published_fact.row_key is '行的主键：各列值的 JSON 数组 / Key of the row: a JSON array of its values';
comment on column published_fact.content is '行的内容，以列名为键 / The row, by column name';
comment on column published_fact.digest is '本行规范文本的 SHA-256 / SHA-256 of the canonical text of the row';
