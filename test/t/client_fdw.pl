# Another database imports the views of an assessment by postgres_fdw, with the columns
# and types that they have, and reads the same rows; a filter on the month is left to
# the assessment's server, which then works out that month alone.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../helpers";
use Assessment;
use PostgreSQL::Test::Utils;
use Test::More;

my ($shared) = run_command([ 'pg_config', '--sharedir' ]);
plan skip_all => 'no postgres_fdw (Debian: part of postgresql-15 and newer)'
  unless -e "$shared/extension/postgres_fdw.control";

my $node = start_demo();
my ($host, $port) = ($node->host, $node->port);
my $views = $node->safe_psql('demo', q{
	select string_agg(relname, ', ' order by relname)
	from pg_class
	where relnamespace = 'xuchang'::regnamespace and relkind = 'v'
});
$node->safe_psql('postgres', 'create database reader');
$node->safe_psql('reader', qq{
	create extension postgres_fdw;
	create server demo foreign data wrapper postgres_fdw options (host '$host', port '$port', dbname 'demo');
	create user mapping for current_user server demo;
	create schema xuchang;
	import foreign schema xuchang limit to ($views) from server demo into xuchang;
});

my $columns = q{
	select c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod)
	from pg_class as c
	join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
	where c.relnamespace = 'xuchang'::regnamespace and c.relkind in ('v', 'f')};
my @columns = sort(copied($node, 'reader', $columns));
is_deeply(\@columns, [ sort(copied($node, 'demo', $columns)) ],
	'postgres_fdw: the columns of every view, and their types');

my $rows = view_rows($node, history => 1);
my @read = map { copied($node, 'reader', "select '$_', v.* from xuchang.$_ as v") } split /, /, $views;
is_deeply([ sort @read ], $rows, 'postgres_fdw: the rows of every view');

my $plan = $node->safe_psql('reader', q{
	explain (verbose, costs off)
	select r.rank, r.unit_name, r.total from xuchang.ranking as r where r.month = '2024-01-01'
});
like($plan, qr/Remote SQL: .* WHERE \(\(month = '2024-01-01'(::date)?\)\)/,
	'postgres_fdw: a month is asked for by its server');

my %views = map { (split /\t/)[0] => 1 } @columns;
note 'postgres_fdw read ' . keys(%views) . ' views, ' . @columns . ' columns, ' . @read . ' rows';
$node->stop;
done_testing();
