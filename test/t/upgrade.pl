# An assessment of an earlier version is upgraded: from the kept dump of a published one to a next version that changes
# whatever an upgrade finds hard (test/upgrade).  It is published as before, and is what a new assessment is.  What people
# built on it survives, what cannot is named before anything changes, and an upgrade that is interrupted changed nothing.

use strict;
use warnings;

use Cwd qw(abs_path);
use File::Basename;
use FindBin;
use lib "$FindBin::RealBin/../upgrade";
use IPC::Run;
use Next;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $here = abs_path("$FindBin::RealBin/../upgrade");
my $dir = PostgreSQL::Test::Utils::tempdir();

# A copy of the server, for the next version to be installed beside this one
my $top = abs_path("$here/../..");
chomp(my $pg_config = `command -v pg_config 2> /dev/null`);
my $copied = `PG_CONFIG='$pg_config' WORK='$dir' top='$top' sh -c '. "\$top/test/private.sh"; trap - EXIT; copy_server; echo "\$PG"'`;
chomp(my $bin = $copied);
die 'the server cannot be copied' if $? != 0 || !-x "$bin/pg_config";
my ($old, $new) = make_next("$dir/tree", "$bin/pg_config");
note "from $old to $new";

my $node = PostgreSQL::Test::Cluster->new('main', install_path => $bin =~ s{/bin$}{}r);
$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$node->append_conf('postgresql.conf', 'jit = off');
$node->start;

$node->safe_psql('postgres', q{
	create role regress_owner login;
	create role regress_reader login;
	create role regress_unit login;
	create role regress_section login;
	create role regress_bureau login;
	create role regress_secretariat login;
	create role regress_stranger login;
	create role regress_friend login;
	grant regress_reader to regress_owner;});

sub act
{
	my ($database, $role, $sql) = @_;
	return $node->safe_psql($database, $sql, extra_params => [ $role ? ('-U', $role) : () ]);
}

# the error that a role gets: SQLSTATE and text
sub refused
{
	my ($database, $role, $sql) = @_;
	my ($status, $out, $err) = $node->psql($database, "\\set VERBOSITY verbose\n\\set SHOW_CONTEXT never\n$sql", extra_params => [ '-U', $role ]);
	return $err;
}

# a database whose owner, no superuser, has the kept assessment in it, under a version of the extension
sub restore
{
	my ($database, $version) = @_;
	act('postgres', '', "create database $database owner regress_owner");
	act($database, 'regress_owner', "create extension xcedu version '$version'");
	return system('psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr($database) . ' user=regress_owner', '-o', '/dev/null',
		'-f', "$here/published.sql") == 0;
}

sub fingerprint { return $node->safe_psql($_[0], slurp_file("$here/fingerprint.sql")) }

# the lines in which two texts differ
sub difference
{
	my ($file, $n) = ("$dir/difference", 0);
	foreach my $text (@_)
	{
		unlink "$file.$n";
		append_to_file("$file." . $n++, "$text\n");
	}
	return scalar `diff '$file.0' '$file.1'`;
}

sub problems { return act($_[0], '', 'select month, problem, relation, row_key from small.verify_publications()') }

# The rows of all tables and views as JSON.  What the next version adds is left out of them, and what it calls otherwise
# has its old name: so they compare with those of before.  Not of views that are about the catalog.
sub rows_of
{
	my ($database) = @_;
	my @relations = split /\n/, $node->safe_psql($database, q{
		select relname from pg_class
		where relnamespace = 'small'::regnamespace and relkind in ('r', 'v') and relname not in ('layout', 'logic_object', '字段说明')
		order by 1});
	my %rows = map {
		my $rows = $node->safe_psql($database, qq{
			select x.row - '{patience,witnesses,read_by,year_month}'::text[]
			       || case when x.row ? 'year_month' then jsonb_build_object('label', x.row -> 'year_month') else '{}' end as row
			from (select to_jsonb(r) as row from small."$_" as r) as x
			order by 1});
		($_ => $rows)
	} @relations;
	return \%rows;
}

sub has_rows
{
	my ($database, $rows, $what) = @_;
	my $now = rows_of($database);
	is(join(' ', sort keys %$now), join(' ', sort keys %$rows), "$what: the same tables and views");
	is(join(' ', grep { $now->{$_} ne $rows->{$_} } sort keys %$rows), '', "$what: they have the same rows");
}

my $update = 'alter extension xcedu update';
my $upgrade = q{select xcedu.upgrade_assessment('small')};
my $digests = q{select place, month, revision, text_version, digest from small.publication order by place};

# The assessment as it was kept
ok(restore('main', $old), 'the kept dump restores');
is(problems('main'), '', 'it verifies');
my $rows = rows_of('main');
my $kept = act('main', '', $digests);
is(scalar(split /\n/, $kept), 3, 'it has three publications');
is(act('main', '', q{select month, unit, total from small.score order by 1, 2}) =~ s/\.0+$//mgr,
	join("\n", map { '2024-' . $_ } qw(01-01|A|81 01-01|B|90 01-01|C|70 01-01|D|81 02-01|A|80 02-01|B|88 02-01|C|70 02-01|D|80
		  03-01|A|80 03-01|B|90 03-01|C|65 03-01|D|80)),
	'and the scores that were worked out by hand');

# If this version has another layout than the dump says, one of them has to be made anew
act('postgres', '', 'create database this_version owner regress_owner');
act('this_version', 'regress_owner', qq{create extension xcedu version '$old'; select xcedu.create_assessment('small', 'empty')});
my $layout = q{
	select c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
	from pg_class as c
	join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
	where c.relnamespace = 'small'::regnamespace and c.relkind = 'r'
	order by c.relname, a.attnum};
SKIP:
{
	skip 'the dump is of an earlier version', 1 if act('main', '', 'select version from small.layout') ne $old;
	is(difference(act('main', '', $layout), act('this_version', '', $layout)), '',
		'the kept dump has the tables of this version (otherwise: sh test/upgrade/dump.sh > test/upgrade/published.sql)');
}

# What other people's queries name is there in every later version, until there is a 2.0
foreach my $fixture (sort glob "$top/test/fixtures/*/names.csv")
{
	IPC::Run::run([ 'psql', '-X', '-q', '--csv', '-v', 'assessment=small', '-d', $node->connstr('this_version'), '-f', "$top/test/fixtures/names.sql" ],
		'>', \my $out);
	my %here = map { $_ => 1 } split /\n/, $out;
	is(join("\n", grep { !$here{$_} } split /\n/, slurp_file($fixture)), '', basename(dirname($fixture)) . ': the names that it promised are here');
}

# What people build on it and grant on it
act('main', 'regress_owner', q{
	create schema people;
	grant usage, create on schema people to regress_reader, regress_stranger;
	grant usage on schema small to regress_stranger, regress_friend;
	grant select on small.ranking, small.dim_month, small.period, small.scheme, small.published_score to regress_stranger;
	grant select (month, total) on small.score to regress_friend;
	grant execute on function small.today(text) to regress_friend;
	create materialized view people.totals as select r.month, r.unit, r.total from small.ranking as r;});
act('main', 'regress_reader', q{
	create view people.firsts as select r.month, r.league, r.unit_name, r.total from small.ranking as r where r.rank = 1 and r.published;
	comment on view people.firsts is 'who came first';
	grant select on people.firsts to regress_friend;
	create materialized view people.kept as select f.month, f.unit_name from people.firsts as f;
	grant select on people.kept to regress_friend;
	create unique index kept_key on people.kept (month, unit_name);
	create function people.total_of(unit text) returns numeric language sql stable
	begin atomic select sum(s.total) from small.score as s where s.unit = total_of.unit; end;});
act('main', '', q{
	revoke execute on function xcedu.create_assessment(text, text) from public;
	grant execute on function xcedu.create_assessment(text, text) to regress_owner;});
my $people = q{
	select f.month, f.league, f.unit_name, f.total from people.firsts as f order by 1, 2, 3;
	select k.month, k.unit_name from people.kept as k order by 1, 2;
	select t.month, t.unit, t.total from people.totals as t order by 1, 2;
	select people.total_of('A');
	select obj_description('people.firsts'::regclass), indexdef from pg_indexes where indexname = 'kept_key';
	select has_table_privilege('regress_friend', 'people.firsts', 'select'), has_table_privilege('regress_stranger', 'small.ranking', 'select'),
	       has_column_privilege('regress_friend', 'small.score', 'total', 'select'), has_column_privilege('regress_friend', 'small.score', 'base', 'select'),
	       has_function_privilege('regress_friend', 'small.today(text)', 'execute'), has_function_privilege('regress_stranger', 'small.today(text)', 'execute'),
	       has_function_privilege('regress_owner', 'xcedu.create_assessment(text, text)', 'execute'),
	       has_function_privilege('regress_stranger', 'xcedu.create_assessment(text, text)', 'execute');};
my $built = act('main', '', $people);
my $before = fingerprint('main');

# the fingerprint tells what it is to tell
cmp_ok(scalar(split /\n/, $before), '>', 2000, 'there is something to compare');
foreach my $change (
	'alter table small.mark alter column reason set default 1',
	'alter table small.mark drop constraint mark_score_or_deduction',
	q{comment on column small.mark.reason is 'x'},
	'grant select (reason) on small.mark to public',
	'alter policy everybody on small.league using (false)',
	'alter table small.mark disable trigger user',
	'alter table small.mark disable row level security',
	'alter view small.ranking reset (security_invoker)',
	'alter function small.today(text) volatile',
	'alter function small.today(text) strict',
	'alter function small.today(text) parallel unsafe',
	'alter function small.today(text) security definer',
	q{alter function small.today(text) set search_path = ''},
	'revoke all on function xcedu.is_code(text, text, text) from public',
	'drop index small.period_scheme_idx')
{
	my ($status, $out, $err) = $node->psql('main', "begin; $change;\n" . slurp_file("$here/fingerprint.sql") . 'rollback;', on_error_stop => 1);
	ok($status == 0 && $out ne $before, "the fingerprint tells: $change") or diag($err);
}

# both steps in one transaction, so that the error of the second takes back the first
sub is_refused
{
	my ($like, $what, $sql, $undo) = @_;
	act('main', $_->[0], $_->[1]) foreach $sql;
	my $fingerprint = fingerprint('main');
	like(refused('main', 'regress_owner', "begin; $update; $upgrade; commit;"), $like, "$what: named in an error");
	is(difference(fingerprint('main'), $fingerprint), '', "$what: and nothing has changed");
	act('main', $_->[0], $_->[1]) foreach $undo;
}
is_refused(qr/2BP01: the upgrade would lose what was built on the views and functions of this assessment: view people\.mine\n/,
	'a view of a role that the owner is no member of',
	[ 'regress_stranger', 'create view people.mine as select month from small.ranking' ],
	[ 'regress_stranger', 'drop view people.mine' ]);
is_refused(qr/2BP01: the upgrade would lose what was built on .*: table people\.lists\n/,
	'a column of the type of a view',
	[ 'regress_reader', 'create table people.lists (best small.ranking)' ],
	[ 'regress_reader', 'drop table people.lists' ]);
is_refused(qr/2BP01: the upgrade would lose what was built on .*: table people\.lists\n/,
	'a column of several rows of a view',
	[ 'regress_reader', 'create table people.lists (firsts small.ranking[])' ],
	[ 'regress_reader', 'drop table people.lists' ]);
is_refused(qr/2BP01: the upgrade cannot give back view people\.labels: column (m\.label|"label") does not exist\n/,
	'a view over a column that has another name now',
	[ 'regress_reader', 'create view people.labels as select m.label from small.dim_month as m' ],
	[ 'regress_reader', 'drop view people.labels' ]);
is_refused(qr/2BP01: the upgrade cannot give back function people\.changes\(\)/,
	'a function over one that is gone',
	[ 'regress_owner', 'create function people.changes() returns bigint language sql begin atomic select count(*) from small.history_of(\'2024-01-01\'); end' ],
	[ 'regress_owner', 'drop function people.changes()' ]);
is_refused(qr/2BP01: this version of xcedu no longer has functions that are still used: xcedu\.capped_total\(text,numeric,numeric\)\n.*view people\.sums/s,
	'a view over an aggregate that is gone',
	[ 'regress_reader', q{create view people.sums as select xcedu.capped_total('a', 10, 1) as total} ],
	[ 'regress_reader', 'drop view people.sums' ]);

# a session that is left alone with what it does, in one transaction
sub in_background
{
	my ($sql, $role) = @_;
	return IPC::Run::start([ 'psql', '-X', '-q', '-d', $node->connstr('main') . ($role ? " user=$role" : ''), '-c', $sql ], '<', '/dev/null', '>', '/dev/null', '2>', '/dev/null');
}

# The server is stopped in the middle of an upgrade: while it migrates the tables, and while it waits for a lock
sub is_interrupted
{
	my ($what, $sql, $wait) = @_;
	my $run = in_background($sql, 'regress_owner');
	ok($node->poll_query_until('main', "select exists (select from pg_stat_activity where usename = 'regress_owner' and $wait)"), "$what: it is in the middle");
	$node->stop('immediate');
	$run->finish;
	$node->start;
	is(difference(fingerprint('main'), $before), '', "$what: it is defined as before");
	is(act('main', '', 'select version from small.layout'), $old, "$what: it is of the old version");
	is(problems('main'), '', "$what: it verifies");
	has_rows('main', $rows, $what);
}
is_interrupted('stopped while it migrates', "set regress.sleep = 600; $update; $upgrade", "wait_event = 'PgSleep'");
my $reader = in_background('select count(*) from small.published_line; select pg_sleep(600)');
$node->poll_query_until('main', q{select exists (select from pg_stat_activity where wait_event = 'PgSleep')});
is_interrupted('stopped while it waits', "$update; $upgrade", "wait_event_type = 'Lock'");
$reader->finish;

# Upgraded by its owner
act('main', 'regress_owner', $update);
is(act('main', '', q{select extversion from pg_extension where extname = 'xcedu'}), $new, 'the extension is updated');
has_rows('main', $rows, 'updated');
is(act('main', '', $people), $built, 'updated: what people built is there');
act('main', 'regress_owner', $upgrade);
is(problems('main'), '', 'upgraded: it verifies');
is(act('main', '', $digests), $kept, 'upgraded: the digests are the same');
is(act('main', '', 'select count(*) from small.publication as p where p.digest = small.publication_digest(p)'), 3, 'and are so when worked out anew');
has_rows('main', $rows, 'upgraded');
is(act('main', '', $people), $built, 'upgraded: what people built is there, and what they granted');
is(act('main', '', q{select distinct month, patience from small.score order by 1}), "2024-01-01|\n2024-02-01|\n2024-03-01|3", 'the view has its new column');
is(act('main', '', q{select sum(read_by) from small.published_score}), 12, 'frozen rows were filled');
is(act('main', '', q{select to_regprocedure('small.history_of(date)') is null and to_regprocedure('xcedu.capped_total(text, numeric, numeric)') is null}),
	't', 'what is gone is gone');

# A new assessment, an upgraded one, and that restored from a dump, are the same.  So is one that was restored under the next
# version before it was upgraded.
my $upgraded = fingerprint('main');
act('postgres', '', 'create database fresh owner regress_owner');
act('fresh', 'regress_owner', q{create extension xcedu; select xcedu.create_assessment('small', 'empty')});
my $same = q{
	grant usage on schema small to regress_stranger, regress_friend;
	grant select on small.ranking, small.dim_month, small.period, small.scheme, small.published_score to regress_stranger;
	grant select (month, total) on small.score to regress_friend;
	grant execute on function small.today(text) to regress_friend;};
my $duties = q{
	insert into small.unit (unit, name, league) select 'B', '乙', 'county' where not exists (select from small.unit);
	select small.grant_duty('regress_reader', 'reader');
	select small.grant_duty('regress_unit', 'unit', unit => 'B');
	select small.grant_duty('regress_section', 'section', item => 'key');
	select small.grant_duty('regress_bureau', 'bureau');
	select small.grant_duty('regress_secretariat', 'secretariat');};
my $of_extension = q{
	revoke execute on function xcedu.create_assessment(text, text) from public;
	grant execute on function xcedu.create_assessment(text, text) to regress_owner;};
act('fresh', 'regress_owner', "insert into small.league values ('county', '县'); insert into small.item values ('key', '重点'); $duties $same");
act('fresh', '', $of_extension);
is(difference(fingerprint('fresh'), $upgraded), '', 'an upgraded assessment is what a new one is');

# otherwise the restore would be without row level security, and a role with a duty could not fill its materialized view
act('postgres', '', 'create database restored owner regress_owner');
my $dump = "$dir/upgraded.sql";
$node->command_ok([ 'pg_dump', '--enable-row-security', '-f', $dump, $node->connstr('main') ], 'it is dumped');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-d', $node->connstr('restored'), '-f', $dump ], 'and restored');
is(difference(fingerprint('restored'), $upgraded), '', 'a restored assessment is what the upgraded one is');
is(problems('restored'), '', 'it verifies');
is(act('restored', '', $people), $built, 'and what people built is there');

ok(restore('directly', $new), 'the kept dump restores under the next version');
act('directly', 'regress_owner', "$upgrade; $same");
act('directly', '', $of_extension);
is(difference(fingerprint('directly'), $upgraded), '', 'and is upgraded to the same');
is(problems('directly'), '', 'it verifies');

# pg_upgrade takes a cluster of this version to a server that has the next one; the assessment is upgraded there
my @cluster = (extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
my $from = PostgreSQL::Test::Cluster->new('from');
$from->init(@cluster);
$from->start;
$from->safe_psql('postgres', "create role regress_$_ login") foreach qw(owner reader unit section bureau secretariat stranger friend);
$from->safe_psql('postgres', 'create database main owner regress_owner');
$from->safe_psql('main', 'create extension xcedu', extra_params => [ '-U', 'regress_owner' ]);
$from->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-d', $from->connstr('main') . ' user=regress_owner', '-f', "$here/published.sql" ],
	'the kept dump restores in a cluster of this version');
$from->stop;
my $to = PostgreSQL::Test::Cluster->new('to', install_path => $bin =~ s{/bin$}{}r);
$to->init(@cluster);
$to->append_conf('postgresql.conf', 'jit = off');
command_ok([ 'sh', '-c', 'cd "$1" && shift && exec "$@"', 'sh', $dir, "$bin/pg_upgrade", '--no-sync', '-b', dirname($pg_config), '-B', $bin,
		'-d', $from->data_dir, '-D', $to->data_dir, '-s', $to->host, '-p', $from->port, '-P', $to->port ],
	'pg_upgrade');
$to->start;
is($to->safe_psql('main', 'select problem, relation, row_key from small.verify_publications()'), '', 'it verifies');
# which leaves the extension to a superuser
$to->safe_psql('main', $update);
$to->safe_psql('main', "$upgrade; $same", extra_params => [ '-U', 'regress_owner' ]);
$to->safe_psql('main', $of_extension);
is($to->safe_psql('main', 'select problem, relation, row_key from small.verify_publications()'), '', 'it verifies when it is upgraded');
is($to->safe_psql('main', $digests), $kept, 'with the same digests');
is(difference($to->safe_psql('main', slurp_file("$here/fingerprint.sql")), $upgraded), '', 'and is what the others are');
$to->stop;

# Every version that was released: its install script, and the demo that it published, are kept in test/fixtures (make.sh there).
# Under the next version the assessment is what it was, by the digests that were kept apart from it.
foreach my $fixture (sort glob "$top/test/fixtures/*/digests.csv")
{
	my $released = basename(dirname($fixture));
	my $kept_in = dirname($fixture);
	my $frozen = `gzip -dc '$kept_in/xcedu--$released.sql.gz'`;
	is(slurp_file("$top/sql/xcedu--$released.sql"), $frozen, "$released is released: its install script has not changed") if $released eq $old;
	chomp(my $share = `$bin/pg_config --sharedir`);
	unlink "$share/extension/xcedu--$released.sql";
	append_to_file("$share/extension/xcedu--$released.sql", $frozen);

	my $database = 'released_' . $released =~ tr/./_/r;
	act('postgres', '', "create database $database owner regress_owner");
	act($database, 'regress_owner', "create extension xcedu version '$released'");
	append_to_file("$dir/$database.sql", scalar `gzip -dc '$kept_in/published.sql.gz'`);
	is(system('psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr($database) . ' user=regress_owner', '-o', '/dev/null', '-f', "$dir/$database.sql"),
		0, "$released: its demo restores");
	my $publications = q{copy (select place, month, revision, text_version, digest from xuchang.publication order by place) to stdout with (format csv, header)};
	my $ranking = q{copy (select month, league, rank, unit, unit_name, base, bonus, penalty, total, previous_rank from xuchang.ranking
		where published order by month, league, rank, unit) to stdout with (format csv, header)};
	my $is_as_kept = sub {
		my ($what) = @_;
		is(act($database, '', $publications) . "\n", slurp_file($fixture), "$released, $what: the digests are those that were kept");
		is(act($database, '', $ranking) . "\n", slurp_file("$kept_in/ranking.csv"), "$released, $what: so are the ranks");
		is(act($database, '', q{select month, problem, relation, row_key from xuchang.verify_publications()}), '', "$released, $what: it verifies");
	};
	$is_as_kept->('as it was published');
	act($database, 'regress_owner', "$update; select xcedu.upgrade_assessment('xuchang')");
	$is_as_kept->('upgraded');
	is(act($database, '', 'select count(*) from xuchang.publication as p where p.digest = xuchang.publication_digest(p)'),
		act($database, '', 'select count(*) from xuchang.publication'), "$released, upgraded: and are so when worked out anew");
}

# Life goes on: another upgrade changes nothing, and what is published next is of the new version
act('main', 'regress_owner', $upgrade);
is(difference(fingerprint('main'), $upgraded), '', 'upgraded once more, it is the same');
act('main', 'regress_owner', q{select small.publish_month('2024-03-01')});
is(act('main', '', q{select text_version from small.publication order by place}), "1\n2\n2\n3", 'the next publication has the new text');
is(act('main', '', q{select content -> 'patience' from small.published_fact where relation = 'scheme' order by month, revision}), "\n\n\n3", 'its facts have the new column');
is(act('main', '', q{select distinct read_by from small.published_score order by 1}), "1\n7", 'and so have its scores');
is(problems('main'), '', 'old and new publications verify');

$node->stop;
done_testing();
