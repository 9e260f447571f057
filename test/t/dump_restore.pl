# A dump of a database with a loaded assessment restores into an empty one, and
# every view returns the same rows.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../helpers";
use Assessment qw(load_demo);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$node->start;

$node->safe_psql('postgres', 'create database original');
$node->safe_psql('postgres', 'create database restored');
$node->safe_psql('original', 'create extension xcedu');

ok(load_demo($node->connstr('original')), 'the demo data load');
$node->safe_psql('original', q{select xcedu.copy_assessment('xuchang', 'trial')});

my $dump = PostgreSQL::Test::Utils::tempdir() . '/original.sql';
$node->command_ok([ 'pg_dump', '-f', $dump, $node->connstr('original') ],
	'the database is dumped');
$node->command_ok(
	[
		'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d',
		$node->connstr('restored'), '-f', $dump
	],
	'the dump restores into an empty database');

my @relations = split /\n/, $node->safe_psql(
	'original', q{
	select format('%I.%I', n.nspname, c.relname)
	from pg_class as c
	join pg_namespace as n on n.oid = c.relnamespace
	where n.nspname in ('xuchang', 'trial') and c.relkind in ('r', 'v')
	order by 1
});
cmp_ok(scalar @relations, '>', 2 * 25, 'there are tables and views to compare');

foreach my $relation (@relations)
{
	my $rows = "select r::text from $relation as r order by 1";
	my $before = $node->safe_psql('original', $rows);
	my $after = $node->safe_psql('restored', $rows);
	is($after, $before, "$relation has the same rows");
}

# and it is defined by the same text, to the last label and comment
sub schema_of
{
	my ($database) = @_;
	my ($text) = run_command(
		[ 'pg_dump', '--schema-only', $node->connstr($database) ]);
	$text =~ s/^\\(un)?restrict .*$//mg;    # a random key, in newer minor versions
	return $text;
}
my $definition = schema_of('original');
like($definition, qr/CREATE VIEW xuchang\.ranking/,
	'the assessment is dumped like any schema');
is(schema_of('restored'), $definition, 'the restored schema is the same');

# the restored assessment is complete: it takes facts, guards them, and can be upgraded
is( $node->safe_psql(
		'restored',
		q{select xuchang.open_month('2024-02-01'); select count(*) from xuchang.task where month = '2024-02-01'}
	),
	"384\n384",
	'a month can be opened in the restored assessment');
my ($status, $out, $err) = $node->psql('restored',
	q{insert into xuchang.mark values ('411002', 'key1', '2024-02-01', 7.5, null, null)}
);
like($err, qr/score 7\.5 is above the full marks 7/,
	'its guards are in force');
$node->safe_psql('restored', q{select xcedu.upgrade_assessment('xuchang')});
is(schema_of('restored'), $definition, 'upgrading it changes nothing');

# so is the copy, which still says that it is one
is($node->safe_psql('restored', q{select source from trial.copied_from}), 'xuchang', 'a copy is restored as a copy');
is($node->safe_psql('restored', q{select count(*) from trial.verify_publications()}), '0', 'and nothing is wrong in it');
$node->safe_psql('restored', q{select xcedu.upgrade_assessment('trial')});
is(schema_of('restored'), $definition, 'upgrading the copy changes nothing');

# a copy is laid out like its source, but for its name and what it says of itself
sub assessment_of
{
	my ($schema) = @_;
	my ($text) = run_command([ 'pg_dump', '--schema-only', "--schema=$schema", $node->connstr('original') ]);
	$text =~ s/^\\(un)?restrict .*$//mg;
	$text =~ s/\b(xuchang|trial)\b/ASSESSMENT/g;
	return $text;
}
$node->safe_psql('original', 'comment on schema trial is null');
like(assessment_of('trial'), qr/CREATE TABLE ASSESSMENT\.copied_from/, 'the copy is dumped');
is(assessment_of('trial'), assessment_of('xuchang'), 'and defined like its source');

$node->stop;
done_testing();
