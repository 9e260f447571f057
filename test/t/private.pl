# Whatever the environment says, the demo runs on a server of its own; where it cannot run, it says
# what to do.  And a database that is not UTF8 gets a clear word.

use strict;
use warnings;

use File::Basename;
use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $top = dirname(__FILE__) . '/../..';

# Another server, to which every variable of the environment leads
my $other = PostgreSQL::Test::Cluster->new('other');
$other->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$other->start;
my $services = PostgreSQL::Test::Utils::tempdir() . '/services';
append_to_file($services, '[other]' . "\nhost=" . $other->host . "\nport=" . $other->port . "\ndbname=postgres\n");

# Runs the demo under some variables; its exit status and what it says.
sub demo
{
	my (%variables) = @_;
	local %ENV = (%ENV, %variables);
	my ($out, $err) = ('', '');
	IPC::Run::run([ 'sh', "$top/test/demo.sh" ], '<', \undef, '>', \$out, '2>', \$err);
	my $exit = $? >> 8;
	# the digest has the time in it
	$out =~ s/\b[0-9a-f]{64}\b/DIGEST/g;
	return ($exit, $out, $err);
}

my ($status, $out, $err) = demo();
SKIP:
{
	skip 'the demo cannot be run here: ' . ($err =~ s/\n.*//sr), 13 if $status != 0;
	my $usual = $out;
	like($usual, qr/经济技术开发区/, 'the demo prints the ranking');
	my %hostile = (
		'a service' => { PGSERVICE => 'other', PGSERVICEFILE => $services },
		'host and port' => { PGHOST => $other->host, PGHOSTADDR => '127.0.0.1', PGPORT => $other->port, PGDATABASE => 'postgres', PGUSER => 'nobody' },
		'options' => { PGOPTIONS => '-c search_path=pg_catalog -c default_transaction_read_only=on' },
		'an encoding' => { PGCLIENTENCODING => 'GBK' },
		'another encoding and locale' => { PGCLIENTENCODING => 'LATIN1', LC_ALL => 'POSIX', LANG => 'POSIX' },
		'other forms of output' => { PGDATESTYLE => 'German', PGTZ => 'Pacific/Kiritimati', PSQLRC => '/nonexistent' });
	foreach my $what (sort keys %hostile)
	{
		my ($status, $out, $err) = demo(%{ $hostile{$what} });
		is("$status $out", "0 $usual", "under $what in the environment it prints the same");
	}
	is( $other->safe_psql('postgres', q{select count(*) from pg_namespace where nspname in ('xcedu', 'xuchang')}),
		0, 'and touched no other server');

	my ($failed, undef, $says) = demo(TMPDIR => '/nonexistent');
	ok($failed && $says =~ /no directory can be made in \/nonexistent/ && $says =~ /TMPDIR=/, 'TMPDIR that is not there: it says so');
	my $blank = PostgreSQL::Test::Utils::tempdir() . '/a b';
	mkdir $blank;
	($failed, undef, $says) = demo(TMPDIR => $blank);
	ok($failed && $says =~ /has a blank/, 'a blank in TMPDIR: it says so');
	my $place = PostgreSQL::Test::Utils::tempdir_short();
	($status, $out, $err) = demo(TMPDIR => $place);
	is("$status $out", "0 $usual", 'it runs in TMPDIR');
	is_deeply([ glob "$place/*" ], [], 'and leaves nothing there');
	{
		# as in "check.sh | head"
		local $ENV{TMPDIR} = $place;
		IPC::Run::run([ 'sh', "$top/test/check.sh", 'due_date' ], '<', \undef, '2>', '/dev/null', '|', ['true']);
		is_deeply([ glob "$place/*" ], [], 'nor do the tests, when nobody reads what they print');
	}
}

# Databases that are not UTF8
foreach my $encoding ('LATIN1', 'SQL_ASCII', 'EUC_CN')
{
	$other->safe_psql('postgres', qq{create database "$encoding" encoding '$encoding' lc_collate 'C' lc_ctype 'C' template template0});
	my ($status, $out, $err) = $other->psql($encoding, 'create extension xcedu');
	ok( $status != 0 && $err =~ /UTF.?8/, "$encoding: refused, and UTF8 is named");
	note $err;
}

done_testing();
