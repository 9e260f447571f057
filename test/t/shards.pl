# Facts on several machines: a table that is list-partitioned over two other clusters by
# postgres_fdw.  The aggregates run where the facts are, and give what they give on one
# table.  The clusters are set up by the blocks of doc/warehouse.md.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../helpers";
use JSON::PP;
use Page;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $page = "$FindBin::RealBin/../../doc/warehouse.md";

my %node;
foreach my $name ('here', 'north', 'south')
{
	$node{$name} = PostgreSQL::Test::Cluster->new($name);
	$node{$name}->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
	$node{$name}->append_conf('postgresql.conf', 'jit = off');
	$node{$name}->start;
	$node{$name}->safe_psql('postgres', 'create database facts');
}
my $here = $node{here};

plan skip_all => 'postgres_fdw is not installed'
  if $here->safe_psql('facts',
	q{select count(*) from pg_available_extensions where name = 'postgres_fdw'}) == 0;

# Runs a block on a node, the machines that it names being those of this test
sub run_on
{
	my ($name, $sql) = @_;
	$sql =~ s{host '(\w+)\.example', port '5432'}
	  {sprintf("host '%s', port '%s'", $node{$1}->host, $node{$1}->port)}ge;
	return $node{$name}->safe_psql('facts', $sql);
}

# The foreign scans of a query's plan
sub foreign_scans
{
	my ($query) = @_;
	my @rest = map { $_->{Plan} } @{
		decode_json(
			$here->safe_psql('facts', "explain (verbose, format json) $query"))
	};
	my @found;
	while (my $node = shift @rest)
	{
		push @found, $node if $node->{'Node Type'} eq 'Foreign Scan';
		push @rest, @{ $node->{Plans} // [] };
	}
	return @found;
}

# How many of them have a text in their remote statement, of how many
sub shipped
{
	my ($query, $text) = @_;
	my @scans = foreign_scans($query);
	my @with = grep { index($_->{'Remote SQL'}, $text) >= 0 } @scans;
	return @with . ' of ' . @scans;
}

# ---------- the page's example ----------

my @own = map { $_->[0] } sql_blocks($page, 'The aggregates on your own tables');
my @blocks = map { $_->[0] } sql_blocks($page, 'Facts on several machines');
foreach my $block (@blocks)
{
	my ($where) = $block =~ /\A-- on (.*)/ or die "where does this run?\n$block";
	run_on($_, $block) foreach (grep { $node{$_} } $where =~ /\w+/g);
}

my ($example) = grep { /insert into award/ } @own;
my ($insert) = $example =~ /(insert into award.*?;)/s;
my ($query) = $example =~ /(select district.*?);/s;

$here->safe_psql('facts', $insert);
is($node{north}->safe_psql('facts', 'select count(*) from award'),
	5, 'the rows of the north are there');
is($node{south}->safe_psql('facts', 'select count(*) from award'),
	2, 'and those of the south there');

is(shipped($query, 'xcedu.bonus_total('),
	'2 of 2', 'the example runs on the machines that have the facts');
is(scalar(grep { $_->{'Async Capable'} } foreign_scans($query)),
	2, 'on both at once');
my ($shown) = slurp_file($page) =~ /^    (SELECT .*)$/m;
is(shipped($query, $shown), '2 of 2', 'by the statement that the page shows');
is( $here->safe_psql('facts', $query),
	"north|N1|4|5\nnorth|N2|2|2\nsouth|S1|5|6",
	'and the result is that of one table');

# ---------- facts that outgrow one machine ----------

# by hand: N1 loses 30 + 15.5 of 100 and keeps 54.5; N2 loses nothing; S1 loses 60 + 60 and keeps 0
$here->safe_psql(
	'facts', q{
	insert into inspection values
	    ('north', 'N1', '2024-01-01', 'a', 30), ('north', 'N1', '2024-01-01', 'b', 15.5), ('north', 'N2', '2024-01-01', 'c', 0),
	    ('south', 'S1', '2024-01-01', 'd', 60), ('south', 'S1', '2024-01-01', 'e', 60)});
my ($capped) = slurp_file($page) =~ /^    SELECT .*(xcedu\.capped_score\(.*?\))/m;
is(shipped('select * from inspection_mark', $capped), '2 of 2', 'each machine adds up its units, as the page says');
my ($reload) = slurp_file($page) =~ /^    (select .* nation\.reload\(.*\));$/m;
is( $here->safe_psql('facts', "$reload order by 2"),
	"inserted|N1|\ninserted|N2|\ninserted|S1|",
	'a row a unit comes');
is( $here->safe_psql('facts', 'select rank, unit, total from nation.ranking order by rank'),
	"1|N2|100.000000\n2|N1|54.500000\n3|S1|0.000000",
	'and is scored here');
is( $here->safe_psql('facts', q{select title, points, why from nation.explain('N1', '2024-01-01') where kind = 'deduction'}),
	'2 inspections|-45.5|full marks less the mark',
	'with its reason');
is($here->safe_psql('facts', $reload), '', 'once more changes nothing');
$here->safe_psql('facts', q{insert into inspection values ('south', 'S1', '2024-01-01', 'f', 1), ('north', 'N2', '2024-01-01', 'g', 0.5)});
is( $here->safe_psql('facts', "$reload order by 2"),
	qq{updated|N2|score: 100 → 99.5; reason: "1 inspections" → "2 inspections"\nupdated|S1|reason: "2 inspections" → "3 inspections"},
	'and what changed there changes here');

# ---------- every aggregate ----------

my $columns = q{
	district text not null, unit text not null, month date not null,
	item text, section text, weight numeric, full_marks numeric, deduction numeric, score numeric,
	work text, work_id bigint, work_uuid uuid, points numeric
};
$node{$_}->safe_psql('facts', "create table fact ($columns); grant all on fact to warehouse")
  foreach ('north', 'south');
$here->safe_psql(
	'facts', qq{
	create table fact ($columns) partition by list (district);
	create foreign table fact_north partition of fact for values in ('north') server north options (table_name 'fact');
	create foreign table fact_south partition of fact for values in ('south') server south options (table_name 'fact');
	create table fact_here partition of fact for values in ('here');
	create table one_table ($columns);
});

# numbers of 0 to 6 places, works in several rows and units in several districts
$here->safe_psql(
	'facts', q{
	insert into one_table
	select (array['north', 'south', 'here'])[1 + n % 3],
	       'U' || n % 7,
	       (array['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'])[1 + n / 12 % 4]::date,
	       'item ' || n % 4,
	       case when n % 4 < 2 then 'daily' else 'key' end,
	       case when n % 4 < 2 then 30 else 70 end,
	       (array[5, 10.0, 15.50, 7])[1 + n % 4],
	       case when n % 11 < 3 then round(n % 13 / 9.0, n % 7) end,
	       round((array[5, 10.0, 15.50, 7])[1 + n % 4] * (n % 10) / 9.0, n % 7),
	       case n % 5 when 0 then null when 1 then repeat('同一项工作', 1 + n % 3) || n % 19 else 'work ' || n % 19 end,
	       nullif(n % 23, 0) * 4000000000,
	       md5((n % 29)::text)::uuid,
	       case when n % 31 > 0 then round(n % 17 / 3.0, n % 7) end
	from generate_series(1, 3000) as n;
	insert into fact select * from one_table;
});

my $gain = "points, month < '2024-03-01', month <= '2024-03-01'";
my @aggregates = (
	[ 'xcedu.bonus_total', 'work, points', '' ],
	[ 'xcedu.bonus_total', 'work_id, points', '' ],
	[ 'xcedu.bonus_total', 'work_uuid, points', '' ],
	[ 'xcedu.bonus_gain', "work, $gain", '' ],
	[ 'xcedu.bonus_gain', "work_id, $gain", '' ],
	[ 'xcedu.bonus_gain', "work_uuid, $gain", '' ],
	[ 'xcedu.capped_total', 'item, full_marks, deduction', '' ],
	[ 'xcedu.capped_score', 'full_marks, deduction', ', item' ],
	[ 'xcedu.weighted_total', 'section, weight, score, full_marks', '' ]);

# a query of an aggregate, on a table, grouped by some columns
sub query_of
{
	my ($aggregate, $table, $by) = @_;
	my ($name, $arguments) = @$aggregate;
	return "select $by, $name($arguments), $name($arguments) filter (where month > '2024-01-01')
	        from $table group by $by order by $by";
}

# whether it gives on the shards what it gives on one table, and not nothing
sub same_result
{
	my ($aggregate, $by, $what) = @_;
	my $result = $here->safe_psql('facts', query_of($aggregate, 'one_table', $by));
	unlike($result, qr/\|(\||$)/m, "$what: there are results");
	is($here->safe_psql('facts', query_of($aggregate, 'fact', $by)),
		$result, "$what: the same to the last digit");
}

foreach my $aggregate (@aggregates)
{
	my ($name, $arguments, $also) = @$aggregate;
	my $what = "$name($arguments)";
	is(shipped(query_of($aggregate, 'fact', "district, unit$also"), "$name("),
		'2 of 2', "$what runs on the shards");
	same_result($aggregate, "district, unit$also", $what);
}

# neither statistics nor estimates of the other side are needed for it; nor are they in the way
my $totals = query_of($aggregates[0], 'fact', 'district, unit');
$here->safe_psql('facts', 'analyze fact');
is(shipped($totals, 'xcedu.bonus_total('), '2 of 2', 'with statistics too');
$here->safe_psql('facts',
	"alter server $_ options (add use_remote_estimate 'true')")
  foreach ('north', 'south');
is(shipped($totals, 'xcedu.bonus_total('), '2 of 2', 'with remote estimates too');

# a group that may be on several machines is put together here
my $of_units = query_of($aggregates[0], 'fact', 'unit');
is(shipped($of_units, 'xcedu.'),
	'0 of 2', 'without the partition column the rows come here');
same_result($_, "unit$_->[2]", "$_->[0]($_->[1]) of rows from everywhere")
  foreach (@aggregates);

$here->safe_psql('facts',
	'alter database facts set enable_partitionwise_aggregate = off');
is(shipped($totals, 'xcedu.'),
	'0 of 2', 'nor do the aggregates run there without enable_partitionwise_aggregate');
$here->safe_psql('facts',
	'alter database facts set enable_partitionwise_aggregate = on');

# ---------- without the option ----------

$here->safe_psql('facts', "alter server $_ options (drop extensions)")
  foreach ('north', 'south');
foreach my $aggregate (@aggregates)
{
	my ($name, $arguments, $also) = @$aggregate;
	my $what = "$name($arguments) without extensions";
	is(shipped(query_of($aggregate, 'fact', "district, unit$also"), 'xcedu.'),
		'0 of 2', "$what runs here");
	same_result($aggregate, "district, unit$also", $what);
}

$_->stop foreach (values %node);
done_testing();
