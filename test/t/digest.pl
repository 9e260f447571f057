# The digest of a publication can be worked out with psql and sha256sum alone, and is the
# same in a cluster of another locale, under other settings of dates, times and numbers.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../helpers";
use Assessment qw(load_demo);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $dir  = PostgreSQL::Test::Utils::tempdir();
my $sha256 = system('command -v sha256sum > /dev/null 2>&1') == 0 ? 'sha256sum' : 'shasum -a 256';

# a server, with the initdb options of its locale and some lines of configuration
sub make_server
{
	my ($name, $locale, $conf) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);
	$node->init(extra => [ '--encoding=UTF8', @$locale ]);
	$node->append_conf('postgresql.conf', "jit = off\n$conf");
	$node->start;
	return $node;
}

# the demo, with the one mark that December lacks
sub load_whole
{
	my ($node, $database) = @_;
	$node->safe_psql('postgres', "create database $database");
	$node->safe_psql($database, 'create extension xcedu');
	load_demo($node->connstr($database)) or die 'the demo data do not load';
	$node->safe_psql($database,
		q{insert into xuchang.mark (unit, item, month, score) values ('XC-GXJ', 'key6', '2023-12-01', 7)});
}

# the digest of a publication outside of the server, as doc/security.md says
sub digest_outside
{
	my ($node, $database, $place) = @_;
	my $connection = $node->connstr($database);
	my $digest = `PGCLIENTENCODING=UTF8 psql -XAt -d '$connection' -c "
		select l.line
		from xuchang.publication as p
		cross join lateral xuchang.publication_lines(p) as l
		where p.place = $place
		order by l.line collate \\"C\\"" | $sha256`;
	return $digest =~ s/\s.*//sr;
}

my $main = make_server('main', ['--locale=C.UTF-8'], '');
load_whole($main, 'original');
my $returned = $main->safe_psql(
	'original', q{
	select xuchang.publish_month('2023-12-01', E'首次公布：“甲”\'s\\\\\n第二行');
	select xuchang.publish_month('2024-01-01');
	select xuchang.amend_month('2023-12-01', '评分更正') as opened \gset
	update xuchang.mark set score = null, deduction = 0.25
	where unit = '411002' and item = 'key1' and month = '2023-12-01';
	select xuchang.publish_month('2023-12-01', null);
});
my @digests = split /\n/, $returned;
is(scalar @digests, 3, 'three months are published');
is($main->safe_psql('original', 'select digest from xuchang.publication order by place'),
	$returned, 'publish_month() returned their digests');
my $line = $main->safe_psql('original',
	q{select l.line
	  from xuchang.publication as p
	  cross join lateral xuchang.publication_lines(p) as l
	  where p.place = 1 and l.line ^@ '["publication"'});
my $time = qr/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*/;
like($line, qr/^\["publication", 2, "2023-12-01", 1, 1, "xuchang-2023-8", "$time", "[^"]+", "[^"]+", /,
	'a line of the canonical text says what was published, when and by whom');
like($line, qr/, "首次公布：“甲”'s\\\\\\n第二行", null, null, null, null, null\]$/, 'and how it was announced');
foreach my $place (1 .. 3)
{
	is(digest_outside($main, 'original', $place), $digests[ $place - 1 ], "publication $place has the digest that $sha256 gives");
}
is($main->safe_psql('original', "select * from xuchang.verify_publications('$_')"), '', 'a digest that was kept is found')
  foreach @digests;

my $dump = "$dir/original.sql";
$main->command_ok([ 'pg_dump', '--no-owner', '-f', $dump, $main->connstr('original') ], 'the database is dumped');

# what was published, without when and by whom
my $published = q{
	select r.digest
	from (
		select s.month, s.digest from xuchang.published_score as s where s.revision = 1
		union all
		select l.month, l.digest from xuchang.published_line as l where l.revision = 1
		union all
		select f.month, f.digest from xuchang.published_fact as f where f.revision = 1
	) as r
	order by r.month, r.digest collate "C"
};
my $rows = $main->safe_psql('original', $published);
cmp_ok(scalar(split /\n/, $rows), '>', 1000, 'there are rows to compare');

my %locales = map { $_ => ["--locale=$_"] } grep { /^(zh_CN|en_US)\.utf-?8$/i } split /\n/, `locale -a`;
$locales{'ICU zh'} = [ '--locale=C', '--locale-provider=icu', '--icu-locale=zh-u-co-stroke' ]
  if $main->safe_psql('postgres', q{select count(*) from pg_collation where collprovider = 'i'}) > 0;
$locales{C} = ['--locale=C'];

my $n = 0;
foreach my $locale (sort keys %locales)
{
	my $other = make_server('other' . ++$n, $locales{$locale}, q{
		timezone = 'America/St_Johns'
		datestyle = 'SQL, DMY'
		intervalstyle = sql_standard
		bytea_output = escape
		extra_float_digits = -10
		quote_all_identifiers = on
	});
	is($other->safe_psql('postgres', q{select '2023-12-01'::date}), '01/12/2023', "$locale: dates are written otherwise");

	$other->safe_psql('postgres', 'create database restored');
	$other->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $other->connstr('restored'), '-f', $dump ],
		"$locale: the dump restores");
	is($other->safe_psql('restored', 'select xuchang.publication_digest(p) from xuchang.publication as p order by p.place'),
		$returned, "$locale: the digests are the same when they are worked out anew");
	is($other->safe_psql('restored', "select * from xuchang.verify_publications('$digests[2]')"),
		'', "$locale: it verifies, with the digest that was kept");
	is(digest_outside($other, 'restored', 3), $digests[2], "$locale: $sha256 gives the same");

	# and what is published there is the same, row by row
	load_whole($other, 'anew');
	$other->safe_psql('anew', q{select xuchang.publish_month('2023-12-01'); select xuchang.publish_month('2024-01-01')});
	ok($other->safe_psql('anew', $published) eq $rows, "$locale: the same facts are published as the same rows");
	$other->stop;
}

# Cutting off the end of the chain leaves one that is whole: only a digest that was kept
# tells.
$main->safe_psql(
	'original', q{
	begin;
	alter table xuchang.publication disable trigger user;
	alter table xuchang.amendment disable trigger user;
	alter table xuchang.published_score disable trigger user;
	alter table xuchang.published_line disable trigger user;
	alter table xuchang.published_fact disable trigger user;
	alter table xuchang.period disable trigger user;
	alter table xuchang.mark disable trigger user;
	delete from xuchang.publication where place = 3;
	delete from xuchang.amendment;
	delete from xuchang.published_score where (month, revision) = ('2023-12-01', 2);
	delete from xuchang.published_line where (month, revision) = ('2023-12-01', 2);
	delete from xuchang.published_fact where (month, revision) = ('2023-12-01', 2);
	update xuchang.period set revision = 1 where month = '2023-12-01';
	update xuchang.mark as m
	set score = (f.content ->> 'score')::numeric, deduction = (f.content ->> 'deduction')::numeric
	from xuchang.published_fact as f
	where f.relation = 'mark' and f.revision = 1 and f.month = '2023-12-01' and f.row_key = '["411002", "key1"]'
	      and m.unit = '411002' and m.item = 'key1' and m.month = '2023-12-01';
	commit;
	select xcedu.upgrade_assessment('xuchang');
});
is($main->safe_psql('original', 'select problem, relation, row_key from xuchang.verify_publications()'),
	'', 'a chain without its end verifies');
is($main->safe_psql('original', "select problem from xuchang.verify_publications('$digests[1]')"), '', 'as does an older digest');
is($main->safe_psql('original', "select problem, relation from xuchang.verify_publications('$digests[2]')"),
	'head|publication', 'the digest that was kept tells that it is missing');

$main->stop;
done_testing();
