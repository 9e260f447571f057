# An ODBC client with the driver's default settings reads every table, view, column and
# key of an assessment, types that it knows in every view, and the rows that psql shows.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../helpers";
use Assessment;
use PostgreSQL::Test::Utils;
use Test::More;

my $driver = 'PostgreSQL Unicode';
my $python = python_with('pyodbc');
plan skip_all => 'no ODBC client (Debian: odbc-postgresql unixodbc python3-pyodbc)'
  unless $python && runs($python, '-c', "import pyodbc; pyodbc.drivers().index('$driver')");

my $node = start_demo();
my $user = $node->safe_psql('postgres', 'select current_user');
my $facts = client_facts($python, '-B', "$FindBin::RealBin/../clients/odbc.py",
	"Driver={$driver};Servername=" . $node->host . ';Port=' . $node->port . ";Database=demo;Username=$user", 'xuchang');

# this driver shows no comments
facts_are($node, 'ODBC', $facts, qw(relation column primary foreign));

# by default a boolean is the text 1 or 0
types_are($node, 'ODBC', $facts, 'declared',
	{
		date => 'TYPE_DATE',
		text => 'WLONGVARCHAR',
		integer => 'INTEGER',
		boolean => 'VARCHAR',
		numeric => 'NUMERIC'
	});
types_are($node, 'ODBC', $facts, 'result',
	{
		date => 'date',
		text => 'str',
		integer => 'int',
		boolean => 'str',
		numeric => 'Decimal'
	});
is_deeply($facts->{row}, view_rows($node), 'ODBC: the rows of every view');

note summary('ODBC', $facts);
$node->stop;
done_testing();
