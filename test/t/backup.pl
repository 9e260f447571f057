# A published and amended assessment is dumped and restored, in every format and also its
# data alone; upgraded; and renamed.  Afterwards verify_publications() finds nothing, every
# row is there, the guards hold, and each role sees and may do what it did.

use strict;
use warnings;

use FindBin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $data = "$FindBin::RealBin/../data/xuchang";
my $dir  = PostgreSQL::Test::Utils::tempdir();

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$node->append_conf('postgresql.conf', 'jit = off');    # it would take most of the time
$node->start;

# how a shell command names a database, and who logs in there
sub where
{
	my ($database, $role) = @_;
	return "'" . $node->connstr($database) . ($role ? " user=$role" : '') . "'";
}

# runs a shell command, and returns its errors; nothing if it went well
sub shell
{
	my ($command) = @_;
	my $failed = system('sh', '-c', "{ $command; } > '$dir/shell.out' 2> '$dir/shell.err'");
	return $failed ? slurp_file("$dir/shell.err") || 'it failed' : '';
}

# what a role gets for a query: its result, or the SQLSTATE of its error
sub result
{
	my ($database, $role, $sql) = @_;
	my ($status, $out, $err) = $node->psql($database, "\\set VERBOSITY sqlstate\n$sql",
		extra_params => [ $role ? ('-U', $role) : () ]);
	return $err =~ /ERROR:\s+(\w+)/ ? $1 : $out;
}

# does what has to succeed, as a role
sub act
{
	my ($role, $sql) = @_;
	$node->safe_psql('original', $sql, extra_params => [ '-U', $role ]);
}

# An assessment with roles for all duties, whose owner is no superuser.  December is
# published, amended and published again; January is published, then reopened.
$node->safe_psql(
	'postgres', q{
	create role regress_owner login;
	create role regress_reader login;
	create role regress_unit login;
	create role regress_section login;
	create role regress_bureau login;
	create role regress_secretariat login;
	create database original owner regress_owner;
});
$node->safe_psql('original', 'create extension xcedu');
is(shell("cd '$data' && psql -X -q -d " . where('original', 'regress_owner') . ' -f load.sql'),
	'', 'the demo data load');
act('regress_owner', q{
	select xuchang.grant_duty('regress_reader', 'reader');
	select xuchang.grant_duty('regress_unit', 'unit', unit => '411002');
	select xuchang.grant_duty('regress_section', 'section', item => 'key1');
	select xuchang.grant_duty('regress_bureau', 'bureau');
	select xuchang.grant_duty('regress_secretariat', 'secretariat');
	insert into xuchang.mark (unit, item, month, score) values ('XC-GXJ', 'key6', '2023-12-01', 7);
});
act('regress_secretariat', q{
	select xuchang.publish_month('2023-12-01', '第一次');
	select xuchang.publish_month('2024-01-01');
	select xuchang.amend_month('2023-12-01', '评分更正');
});
act('regress_section', q{
	update xuchang.mark set score = null, deduction = 0.5
	where unit = '411002' and item = 'key1' and month = '2023-12-01';
});
act('regress_secretariat', q{
	select xuchang.publish_month('2023-12-01', '更正后');
	select xuchang.amend_month('2024-01-01', '待更正');
	select xuchang.open_month('2024-02-01');
});

# the definition of a database, with its policies, triggers and privileges, these in an
# order that does not depend on which was granted first; without the random key that newer
# minor versions write
sub schema_of
{
	my ($database) = @_;
	my ($text) = run_command([ 'pg_dump', '--schema-only', $node->connstr($database) ]);
	$text =~ s/^\\(un)?restrict .*$//mg;
	my @granted = sort($text =~ /^(GRANT .*)$/mg);
	$text =~ s/^GRANT .*\n//mg;
	return join("\n", $text, @granted, '');
}

# the lines in which two texts differ
sub difference
{
	my ($file, $n) = ("$dir/difference", 0);
	foreach my $text (@_)
	{
		unlink "$file.$n";
		append_to_file("$file." . $n++, $text);
	}
	return scalar `diff '$file.0' '$file.1'`;
}

# all rows of all tables, by table
my @tables = split /\n/, $node->safe_psql('original',
	q{select relname from pg_class where relnamespace = 'xuchang'::regnamespace and relkind = 'r' order by 1});
cmp_ok(scalar @tables, '>=', 28, 'there are tables to compare');

sub content_of
{
	my ($database) = @_;
	return {
		map { $_ => $node->safe_psql($database, "select r::text from xuchang.$_ as r order by 1") } @tables
	};
}

sub problems
{
	my ($database, $schema) = @_;
	$schema //= 'xuchang';
	return $node->safe_psql($database, "select problem, relation, row_key from $schema.verify_publications()");
}

my $definition = schema_of('original');
my $content = content_of('original');
my $digests = $node->safe_psql('original',
	'select place, month, revision, digest from xuchang.publication order by place');
is($node->safe_psql('original', 'select place, month, revision from xuchang.publication order by place'),
	"1|2023-12-01|1\n2|2024-01-01|1\n3|2023-12-01|2", 'three publications in the original');
is(problems('original'), '', 'the original verifies');

# What must be so in the original, and so in each copy.  31 units; unit 411002 has 5 events
# of 62 and is in 3 publications; of 255 marks 30 are of key1.
my $events = q{select count(*) from xuchang.event};
my $scores = q{select count(*) from xuchang.published_score};
my $marks  = q{select count(*) from xuchang.mark};
my @duties = (
	[ 'regress_reader',      $scores, 93, 'all that is published' ],
	[ 'regress_reader',      $events, 0,  'no facts' ],
	[ 'regress_reader',      q{select count(*) from xuchang.ranking where month = '2023-12-01'}, 31, 'a published ranking' ],
	[ 'regress_reader',      q{select count(*) from xuchang.ranking where month = '2024-01-01'}, 0, 'no open ranking' ],
	[ 'regress_reader',      q{select count(*) from xuchang.history}, '42501', 'no history' ],
	[ 'regress_unit',        $scores, 3,  'what is published of it' ],
	[ 'regress_unit',        $events, 5,  'its events' ],
	[ 'regress_unit',        q{update xuchang.event set status = 'approved'}, '42501', 'it reviews nothing' ],
	[ 'regress_section',     $marks,  30, 'the marks of its item' ],
	[ 'regress_section',     $events, 0,  'no events' ],
	[ 'regress_section', q{update xuchang.mark set reason = 'x' where month = '2023-12-01'}, '55000', 'marks of a published month stay' ],
	[ 'regress_bureau',      $events, 62, 'all events' ],
	[ 'regress_bureau',      $marks,  0,  'no marks' ],
	[ 'regress_secretariat', $marks,  256, 'all marks, the added one too' ],
	[ 'regress_secretariat', q{update xuchang.mark set reason = 'x'}, '42501', 'it marks nothing' ],
	[ 'regress_secretariat', q{select count(*) from xuchang.verify_publications()}, 0, 'the secretariat can verify' ],
	[ 'regress_owner', q{update xuchang.published_score set total = 0}, '55000', 'the owner does not change what is published' ],
	[ 'regress_owner',
		q{insert into xuchang.task values ('411002', 'late', 'assignment', '2023-12-01', 'x', '2023-12-01', '2023-12-08')},
		'55000', 'nor adds to it' ],
	[ 'regress_owner', q{truncate xuchang.change_record}, '55000', 'nor empties the history' ],
	[ '', q{set session_replication_role = replica; delete from xuchang.published_line}, '55000', 'not in replica mode either' ],
	[ '', q{set session_replication_role = replica; truncate xuchang.task}, '55000', 'nor are facts emptied' ],
	[ '', q{set session_replication_role = replica; update xuchang.mark set score = 1, deduction = null where month = '2023-12-01'},
		'55000', 'nor changed' ]);

# everything, of a database that is to be a copy of the original
sub is_whole
{
	my ($database, $how) = @_;
	is(problems($database), '', "$how: it verifies");
	is($node->safe_psql($database, 'select place, month, revision, digest from xuchang.publication order by place'),
		$digests, "$how: the digests are the same");
	is($node->safe_psql($database, 'select count(*) from xuchang.publication as p where p.digest <> xuchang.publication_digest(p)'),
		0, "$how: and are so when they are worked out anew");
	my $is = content_of($database);
	is(join(' ', grep { $is->{$_} ne $content->{$_} } @tables), '', "$how: every table has the same rows");
	is(difference(schema_of($database), $definition), '', "$how: it is defined the same, with triggers, policies and privileges");
	works($database, $how);
}

# what roles see and may do, and that the numbers of the history go on.  Rolls back.
sub works
{
	my ($database, $how) = @_;
	foreach my $duty (@duties)
	{
		my ($role, $sql, $expected, $what) = @$duty;
		is(result($database, $role, $sql), $expected, "$how: " . ($role || 'superuser') . ", $what");
	}
	is( result($database, 'regress_owner',
			q{begin;
			  insert into xuchang.holiday values ('2099-01-01', false, 'x');
			  select count(*) from xuchang.history as h
			  where h.change > (select max(g.change) from xuchang.history as g where g.relation <> 'holiday');
			  rollback;}),
		1, "$how: the history goes on after its last number");
	is( result($database, 'regress_unit',
			q{begin;
			  insert into xuchang.event (unit, event_id, rule, title, occurred_on)
			  values ('411002', 'new', 'commendation-city', 'x', '2023-12-15');
			  select status, month, carried_from from xuchang.event where event_id = 'new';
			  rollback;}),
		'claimed|2024-01-01|2023-12-01', "$how: a late claim goes to the month that is reopened");
	is( result($database, 'regress_secretariat',
			q{begin;
			  select xuchang.publish_month('2024-01-01') ~ '^[0-9a-f]{64}$';
			  select p.place, p.revision, p.previous_digest = q.digest
			  from xuchang.publication as p join xuchang.publication as q on q.place = 3
			  where p.place = 4;
			  select count(*) from xuchang.verify_publications();
			  rollback;}),
		"t\n4|2|t\n0", "$how: the next publication goes on with the chain");
}

works('original', 'original');

# Whole databases
$node->safe_psql('postgres', "create database $_ owner regress_owner") foreach qw(plain custom parallel);
my $from = where('original');
is(shell("pg_dump -f '$dir/plain.sql' $from && psql -X -q -v ON_ERROR_STOP=1 -d " . where('plain') . " -f '$dir/plain.sql'"),
	'', 'plain: dumped and restored');
is_whole('plain', 'plain');
is(shell("pg_dump -Fc -f '$dir/custom.dump' $from && pg_restore --exit-on-error -d " . where('custom') . " '$dir/custom.dump'"),
	'', 'custom: dumped and restored');
is_whole('custom', 'custom');
is(shell("pg_dump -Fd -j2 -f '$dir/parallel' $from && pg_restore -j2 --exit-on-error -d " . where('parallel') . " '$dir/parallel'"),
	'', 'parallel: dumped and restored with two jobs');
is_whole('parallel', 'parallel');

# The data alone, into an empty assessment, as doc/security.md says
my $dump    = "pg_dump --data-only --schema=xuchang -f '$dir/data.sql'";
my $restore = "psql -X -q -v ON_ERROR_STOP=1 --single-transaction -f '$dir/data.sql'";
my $replica = "PGOPTIONS='-c session_replication_role=replica'";
my $upgrade = q{select xcedu.upgrade_assessment('xuchang')};

sub make_empty
{
	my ($database) = @_;
	$node->safe_psql('postgres', "create database $database owner regress_owner");
	$node->safe_psql($database, 'create extension xcedu');
	$node->safe_psql($database, q{select xcedu.create_assessment('xuchang', 'empty')},
		extra_params => [ '-U', 'regress_owner' ]);
}

make_empty('data');
is(shell("$dump $from && $replica $restore -d " . where('data')), '', 'data only: dumped and restored');
is(problems('data'), '', 'data only: it verifies before it is upgraded');
is(result('data', 'regress_reader', $scores), '42501', 'data only: the roles have no privileges yet');
$node->safe_psql('data', $upgrade);
is_whole('data', 'data only');

# by the owner, who has to be let
make_empty('data_by_owner');
my $by_owner = "$dump " . where('original', 'regress_owner') . " && $replica $restore -d " . where('data_by_owner', 'regress_owner');
like(shell($by_owner), qr/permission denied to set parameter "session_replication_role"/,
	'data by the owner: refused without the privilege');
$node->safe_psql('postgres', 'grant set on parameter session_replication_role to regress_owner');
is(shell($by_owner), '', 'data by the owner: dumped and restored with it');
$node->safe_psql('data_by_owner', $upgrade, extra_params => [ '-U', 'regress_owner' ]);
is_whole('data_by_owner', 'data by the owner');
$node->safe_psql('postgres', 'revoke set on parameter session_replication_role from regress_owner');

# without replica mode: refused, and nothing is half there
make_empty('data_refused');
like(shell("$dump $from && $restore -d " . where('data_refused')), qr/ERROR:/, 'data without replica mode: refused');
is( $node->safe_psql('data_refused',
		'select (select count(*) from xuchang.scheme) + (select count(*) from xuchang.unit) + (select count(*) from xuchang.task)
		        + (select count(*) from xuchang.publication) + (select count(*) from xuchang.history)'),
	0, 'data without replica mode: nothing was loaded');

# --disable-triggers: all rows, but the guards are left without ALWAYS
make_empty('data_triggers');
is(shell("$dump --disable-triggers $from && $restore -d " . where('data_triggers')), '', 'data with --disable-triggers: restored');
is( problems('data_triggers'),
	$node->safe_psql('data_triggers',
		q{select 'guard', relation, trigger_name from xuchang.trigger_spec where fires = 'always' order by relation, trigger_name}),
	'data with --disable-triggers: verify_publications() names the guards that do not fire always');
like(problems('data_triggers'), qr/^guard\|task\|freeze_update$/m, 'data with --disable-triggers: that of changed tasks, for one');
$node->safe_psql('data_triggers', $upgrade);
is_whole('data_triggers', 'data with --disable-triggers, upgraded');

# An upgrade changes nothing, to the last byte of a dump
sub dump_of
{
	my ($database) = @_;
	my ($text) = run_command([ 'pg_dump', $node->connstr($database) ]);
	$text =~ s/^\\(un)?restrict .*$//mg;
	return $text;
}

# the privileges of a relation are a set: only their order in the dump changes when they are granted again
sub sorted
{
	my ($text) = @_;
	return join "\n", sort split /\n/, $text;
}
my $before = dump_of('original');
like($before, qr/^COPY xuchang\.published_line/m, 'the dump has the published lines');
$node->safe_psql('original', $upgrade);
is(difference(sorted(dump_of('original')), sorted($before)), '', 'upgrading the published assessment changes nothing');
is(problems('original'), '', 'and it verifies');

# A new name, which the upgrade puts into the functions too
$node->safe_psql('plain', q{
	alter schema xuchang rename to renamed;
	select xcedu.upgrade_assessment('renamed');
});
is(problems('plain', 'renamed'), '', 'renamed: it verifies');
is($node->safe_psql('plain', 'select place, month, revision, digest from renamed.publication order by place'),
	$digests, 'renamed: the digests are the same');
is( $node->safe_psql('plain', q{select renamed.publish_month('2024-01-01') <> ''; select count(*) from renamed.verify_publications()},
		extra_params => [ '-U', 'regress_secretariat' ]),
	"t\n0", 'renamed: the secretariat publishes the next revision');
is(result('plain', 'regress_owner', q{update renamed.published_score set total = 0}), '55000', 'renamed: the guards hold');

$node->stop;
done_testing();
