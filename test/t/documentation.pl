# What the READMEs and doc/ show is what happens: every SQL block is run.  The output of one
# that is followed by a block of output is compared; those that are not are run one after
# the other in a database of their own, with the files of the demo data for '/path/', and
# have to succeed.  Those that say in their first line in which cluster they are run ("-- on
# north") are left to shards.pl, warehouse_in.pl and warehouse_out.pl.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../helpers";
use Assessment qw(load_demo);
use Page;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $top = "$FindBin::RealBin/../..";

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$node->start;

# lines without the spaces at their ends, which editors take away
sub trimmed
{
	my ($text) = @_;
	$text =~ s/[ \t]+$//mg;
	$text =~ s/\s+\z//;
	return $text;
}

my $n = 0;
my @examples = ('README.md', 'README.zh-CN.md', 'doc/reference.md', 'doc/rule-books.md', 'doc/security.md',
	'doc/warehouse.md', 'doc/what-if.md');
my @pages = map { s{^\Q$top\E/}{}r } glob("$top/*.md $top/doc/*.md");
# a database for a page, with the demo data if the page does not make the assessment itself
sub database_of
{
	my ($name, @blocks) = @_;
	$node->safe_psql('postgres', "create database $name");
	$node->safe_psql($name, 'create extension xcedu');
	my $connection = $node->connstr($name);
	return $connection if grep { /create_assessment\('xuchang'/i } @blocks;
	load_demo($connection) or die 'the demo data do not load';
	return $connection;
}

# what psql says to a block, and its exit status
sub output_of
{
	my ($connection, $sql, @options) = @_;
	my $file = PostgreSQL::Test::Utils::tempdir() . '/block.sql';
	append_to_file($file, $sql);
	my $output = `cd '$top' && psql -X -q -v SHOW_CONTEXT=never @options -d '$connection' < '$file' 2>&1`;
	my $status = $?;
	unlink $file;
	return ($output, $status);
}

foreach my $page (sort @pages)
{
	my @blocks = sql_blocks("$top/$page");
	my @shown = grep { defined $_->[1] } @blocks;
	my @silent = grep { !/^-- (?:on|at|in) / } map { $_->[0] } grep { !defined $_->[1] } @blocks;
	cmp_ok(scalar @shown, '>', 5, "$page has examples")
	  if grep { $_ eq $page } @examples;
	$n++;

	my $connection = database_of("page$n") if @shown;
	foreach my $block (@shown)
	{
		my ($sql, $shown) = @$block;
		my ($output) = output_of($connection, $sql);
		my ($first) = split /\n/, $sql;
		is(trimmed($output), trimmed($shown), "$page: $first");
	}

	$connection = database_of("silent$n", @silent) if @silent;
	foreach my $sql (@silent)
	{
		my ($first) = split /\n/, $sql;
		$sql =~ s{'/path/}{'$top/test/data/xuchang/}g;
		my ($output, $status) = output_of($connection, $sql, '-v ON_ERROR_STOP=1');
		is($status, 0, "$page: $first") or diag($output);
	}
}

$node->stop;
done_testing();
