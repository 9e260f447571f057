# What the READMEs and doc/ show is what happens: every SQL block that is followed by a
# block of output is run against the demo data, and its output is compared.

use strict;
use warnings;

use FindBin;
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

# the lines of a block, up to its closing fence
my $lines = qr/(?:(?!```).*\n)*/;

my $n = 0;
my @examples = ('README.md', 'README.zh-CN.md', 'doc/reference.md', 'doc/security.md');
my @pages = map { s{^\Q$top\E/}{}r } glob("$top/*.md $top/doc/*.md");
foreach my $page (sort @pages)
{
	my $text = slurp_file("$top/$page");
	my @blocks;
	push @blocks, [ $1, $2 ] while ($text =~ /^```sql\n($lines)```\n```\n($lines)```\n/mg);
	cmp_ok(scalar @blocks, '>', 5, "$page has examples")
	  if grep { $_ eq $page } @examples;
	next unless @blocks;

	my $database = 'page' . ++$n;
	$node->safe_psql('postgres', "create database $database");
	$node->safe_psql($database, 'create extension xcedu');
	my $connection = $node->connstr($database);
	system("cd '$top/test/data/xuchang' && psql -X -q -d '$connection' -f load.sql > /dev/null") == 0
	  or die "the demo data do not load";

	foreach my $block (@blocks)
	{
		my ($sql, $shown) = @$block;
		my $file = PostgreSQL::Test::Utils::tempdir() . '/block.sql';
		append_to_file($file, $sql);
		my $output = `psql -X -q -v SHOW_CONTEXT=never -d '$connection' < '$file' 2>&1`;
		unlink $file;
		my ($first) = split /\n/, $sql;
		is(trimmed($output), trimmed($shown), "$page: $first");
	}
}

$node->stop;
done_testing();
