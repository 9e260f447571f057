# Every file of an assessment is plain SQL by itself: run by psql, one after the other, they
# make what create_assessment() makes.  And an error in a layout names the file and the line.
# CONTRIBUTING.md says where things are and where the version is repeated; both are compared.

use strict;
use warnings;

use File::Basename;
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $top = dirname(__FILE__) . '/../..';
my $sql = "$top/sql";

# the version
my ($version) = slurp_file("$top/xcedu.control") =~ /^default_version = '(\d+(?:\.\d+){1,2})'$/m;
my $meta = decode_json(slurp_file("$top/META.json"));
my $three_numbers = $version =~ /\..*\./ ? $version : "$version.0";
is($meta->{version}, $three_numbers, 'META.json has the version of xcedu.control');
is($meta->{provides}{xcedu}{version}, $three_numbers, 'and so has what it provides');
ok(-f "$top/$meta->{provides}{xcedu}{$_}", "its $_ is there") foreach qw(file docfile);
like(slurp_file("$top/CHANGELOG.md"), qr/\A# Changes\n\n## \Q$version\E /, 'CHANGELOG.md begins with the version');

# where CONTRIBUTING.md says that a function or view is
my @places = slurp_file("$top/CONTRIBUTING.md") =~ /^\| `(\w+)(?:\(\))?` \| `(\S+\.(?:sql|c))` \|$/mg;
cmp_ok(scalar @places, '>=', 2 * 20, 'CONTRIBUTING.md says of twenty functions where they are');
my @elsewhere;
while (my ($name, $file) = splice(@places, 0, 2))
{
	my $definition =
	  $file =~ /\.c$/
	  ? qr/^\Q$name\E\(.*\)\n\{/ms
	  : qr/^create (?:or replace )?(?:function|view|aggregate) (?:xcedu\.)?\Q$name\E\b/m;
	push @elsewhere, "$name is not in $file"
	  unless -f "$top/$file" && slurp_file("$top/$file") =~ $definition;
}
is(join("\n", @elsewhere), '', 'and they are there');

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$node->start;
$node->safe_psql('postgres', q{
	create extension xcedu;
	select xcedu.create_assessment('laid_out', 'xuchang-2023-8');
	create schema by_hand;});

my @files = (sort(glob "$sql/assessment/*/*.sql"), "$sql/rule_books/xuchang-2023-8.sql");
cmp_ok(scalar @files, '>', 20, 'there are files');
{
	local $ENV{PGOPTIONS} = '-c search_path=by_hand,pg_temp -c client_min_messages=warning';
	my $failed = 0;
	foreach my $file (@files)
	{
		system('psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-o', '/dev/null', '-f', $file) == 0
		  or ++$failed && diag("$file failed");
	}
	is($failed, 0, 'psql runs each of them');
}

# what is in a schema: logic, relations and their comments
sub objects
{
	my ($schema) = @_;
	return $node->safe_psql(
		'postgres', qq{
		select kind, name, "of" from xcedu.objects_of('$schema'::regnamespace) where name not in ('layout', 'logic_object')
		union all
		select relkind::text, relname, obj_description(oid, 'pg_class') from pg_class
		where relnamespace = '$schema'::regnamespace and relname not in ('layout', 'logic_object')
		order by 1, 2, 3});
}
is(objects('by_hand'), objects('laid_out'), 'and makes the same objects');
is( $node->safe_psql('postgres', 'select * from by_hand.scheme_item order by item'),
	$node->safe_psql('postgres', 'select * from laid_out.scheme_item order by item'),
	'with the same rule-book');

# a layout that meets an error
$node->safe_psql('postgres', 'create schema broken');
my ($status, $out, $err) = $node->psql(
	'postgres', q{
	set search_path = broken, pg_temp;
	create table league (other int);
	select xcedu."assessment/10-tables/10-rules.sql"();});
my ($file, $line) = $err =~ m{PL/pgSQL function xcedu\."(assessment/10-tables/10-rules\.sql)"\(\) line (\d+)};
ok($file, 'an error in a layout names the file');
like((split /\n/, slurp_file("$sql/$file"))[ $line - 1 ], qr/^create table league/, 'and the line');

done_testing();
