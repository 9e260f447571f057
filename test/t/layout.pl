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
like(slurp_file("$top/debian/changelog"), qr/\Axcedu \(\Q$version\E-\d+\) /, 'the Debian package has it too');
like(slurp_file("$top/CHANGELOG.md"), qr/\A# Changes\n\n## \Q$version\E /, 'CHANGELOG.md begins with the version');

# META.json by the PGXN Meta Spec 1.0.0
my %text = map { $_ => 1 } qw(abstract description generated_by license maintainer name release_status version);
my %known = (%text, map { $_ => 1 } qw(meta-spec no_index prereqs provides resources tags));
is(join(' ', grep { !$known{$_} && !/^x_/i } sort keys %$meta), '', 'META.json: no keys that the specification does not know');
is(join(' ', grep { !defined $meta->{$_} } qw(abstract license maintainer meta-spec name provides version)), '', 'all keys that it requires');
is(join(' ', grep { ref $meta->{$_} || $meta->{$_} !~ /\S/ } grep { exists $meta->{$_} } sort keys %text), '', 'texts that are not empty');
is($meta->{'meta-spec'}{version}, '1.0.0', 'the version of the specification');
like($meta->{name}, qr/^[^\s\/\\\x00-\x1f]{2,}$/, 'a name as it allows');
my $semantic = qr/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?$/;
like($_, $semantic, "the number $_") foreach $meta->{version}, map { values %{ $_->{requires} } } values %{ $meta->{prereqs} };
my $released = slurp_file("$top/CHANGELOG.md") !~ /\A# Changes\n\n## .*\(not released\)/;
is($meta->{release_status}, $released ? 'stable' : 'testing', 'stable from the release on');
is_deeply([ sort keys %{ $meta->{provides} } ], [ map { s{.*/(.*)\.control}{$1}r } glob "$top/*.control" ], 'it provides each extension that is installed');
unlike(slurp_file("$top/META.json"), qr/example\.(?:com|org|net)|localhost|TODO|FIXME/i, 'no placeholders');

# PG_CONFIG with blanks in its path
{
	my $dir = PostgreSQL::Test::Utils::tempdir();
	mkdir "$dir/a  b" or die $!;
	chomp(my $real = `command -v "\${PG_CONFIG:-pg_config}"`);
	symlink($real, "$dir/a  b/pg_config") or die $!;
	system("mkdir '$dir/tree' && cd '$top' && cp -Rp Makefile xcedu.control META.json sql src test '$dir/tree' && touch '$dir/tree/src/code.c'") == 0
	  or die 'the tree cannot be copied';
	# what the tests were called with is not for this
	local %ENV = map { $_ => $ENV{$_} } grep { !/^(MAKE|MFLAGS|REGRESS|ISOLATION|PROVE|TAP_|PGXS|PG_CONFIG)/ } keys %ENV;
	my $log = `make -s -C '$dir/tree' install DESTDIR='$dir/installed' PG_CONFIG='$dir/a  b/pg_config' with_llvm=no 2>&1`;
	is($?, 0, 'make installs by a pg_config whose path has blanks') or diag($log);
	my @installed = map { s{.*/}{}r } split /\n/, `find '$dir/installed' -type f | LC_ALL=C sort`;
	is_deeply([ sort @installed ], [ sort("xcedu--$version.sql", 'xcedu.control', 'xcedu.so') ], 'and what is installed is there');
	$log = `make -s -C '$dir/tree' PG_CONFIG='$dir/a  c/pg_config' 2>&1`;
	like($log, qr{a  c/pg_config was not found.*PG_CONFIG=/path/to/pg_config}s, 'one that is not there: it says what to do');
}

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

is( $node->safe_psql('postgres', q{select xcedu.version() from pg_extension where extname = 'xcedu' and extversion = xcedu.version()}),
	$version, 'xcedu.version() is the version that is installed');

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
