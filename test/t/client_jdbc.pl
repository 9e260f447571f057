# A JDBC client reads every table, view, column, key and comment of an assessment, types
# that it knows in every view, and the rows that psql shows.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../helpers";
use Assessment;
use PostgreSQL::Test::Utils;
use Test::More;

my $driver = $ENV{PGJDBC} // '/usr/share/java/postgresql.jar';
plan skip_all => 'no JDBC client (Debian: default-jdk-headless libpostgresql-jdbc-java)'
  unless -e $driver && runs('javac', '-J-XX:-UsePerfData', '-version');

my $node = start_demo();

# JDBC knows no local sockets: a port of this machine alone, with a password of this run
$ENV{PGPASSWORD} = $node->safe_psql('postgres', 'select gen_random_uuid()');
$node->safe_psql('postgres', "alter role current_user password '$ENV{PGPASSWORD}'");
my $user = $node->safe_psql('postgres', 'select current_user');
unlink $node->data_dir . '/pg_hba.conf';
$node->append_conf('pg_hba.conf',
	"local all all trust\nhost all all 127.0.0.1/32 scram-sha-256");
$node->append_conf('postgresql.conf', "listen_addresses = '127.0.0.1'");
$node->restart;

my $facts = client_facts('java', '-XX:-UsePerfData', '-cp', $driver,
	"$FindBin::RealBin/../clients/Jdbc.java",
	'jdbc:postgresql://127.0.0.1:' . $node->port . '/demo', $user, 'xuchang');

facts_are($node, 'JDBC', $facts, qw(relation column remark primary foreign));

my %reads = (
	date => 'DATE',
	text => 'VARCHAR',
	integer => 'INTEGER',
	boolean => 'BIT',
	numeric => 'NUMERIC');
types_are($node, 'JDBC', $facts, $_, \%reads) foreach qw(declared result);
is_deeply([ grep { /\t(DISTINCT|STRUCT|OTHER|ARRAY)\t/ } @{ $facts->{result} } ], [],
	'JDBC: no type DISTINCT, STRUCT, OTHER or ARRAY in a view');
is_deeply($facts->{row}, view_rows($node), 'JDBC: the rows of every view, by typed getters');

note summary('JDBC', $facts);
$node->stop;
done_testing();
