# LibreOffice Calc imports every view of an assessment into a sheet, in which numbers and
# dates are values and not text, and codes and Chinese are text as it was; so they are
# after the document was saved as xlsx and read back.

use strict;
use warnings;

use Cwd qw(realpath);
use File::Basename;
use FindBin;
use lib "$FindBin::RealBin/../helpers";
use Assessment;
use PostgreSQL::Test::Utils;
use Test::More;

# Calc reads a database by a driver, from a document of Base, which a part of Base writes
my ($office) = grep { -x } map { "$_/soffice" } split /:/, $ENV{PATH};
my @parts = qw(libpostgresql-sdbclo.so libdbaxmllo.so libsclo.so);
my $python = python_with('uno');
plan skip_all => 'no LibreOffice Calc (Debian: libreoffice-calc-nogui libreoffice-base-nogui '
  . 'libreoffice-sdbc-postgresql python3-uno)'
  unless $python && $office && @parts == grep { -e dirname(realpath($office)) . "/$_" } @parts;

my $node = start_demo();
my $user = $node->safe_psql('postgres', 'select current_user');
my $facts = client_facts($python, '-B', "$FindBin::RealBin/../clients/calc.py",
	PostgreSQL::Test::Utils::tempdir(), $node->connstr('demo') =~ s/'//gr, $user, 'xuchang');

types_are($node, 'Calc', $facts, 'declared',
	{
		date => 'DATE',
		text => 'LONGVARCHAR',
		integer => 'INTEGER',
		boolean => 'BOOLEAN',
		numeric => 'NUMERIC'
	});

my %kinds = (
	date => 'date',
	text => 'text',
	integer => 'number',
	boolean => 'boolean',
	numeric => 'number');
my $types = view_types($node);
my $rows = view_rows($node, sheet => 1);
my @columns = grep {
	my ($view, undef, $column) = split /\t/;
	$types->{"$view\t$column"};
} @{ catalog_facts($node, 'column') };

# of what kind the cells of a column are, where there are any
my (%columns_of, %want);
foreach (@columns)
{
	my ($view, $position, $column) = split /\t/;
	$columns_of{$view}[ $position - 1 ] = $column;
}
foreach (@$rows)
{
	my ($view, @fields) = split /\t/;
	foreach my $i (grep { $fields[$_] ne '\N' } 0 .. $#fields)
	{
		my $column = "$view\t$columns_of{$view}[$i]";
		my $kind = $kinds{ $types->{$column}[0] } // "none for $types->{$column}[0]";
		$want{"$column\t$kind"}++;
	}
}

foreach my $stage (qw(imported saved))
{
	my %of = map {
		my $what = $_;
		$what => [ map { s/^$stage\t//r } grep { /^$stage\t/ } @{ $facts->{$what} } ]
	} qw(column kind row);
	is_deeply($of{column}, \@columns, "Calc, $stage: the columns of every view");
	is_deeply($of{kind}, [ sort keys %want ],
		"Calc, $stage: numbers, dates and booleans are values, codes and Chinese text");
	is_deeply($of{row}, $rows, "Calc, $stage: the rows of every view");
	note "Calc $facts->{driver}[0], $stage: " . keys(%columns_of) . ' sheets, '
	  . @{ $of{column} } . ' columns, ' . @{ $of{row} } . ' rows';
	foreach my $view ('ranking', '月度排名')
	{
		my @read = map { s/^$view\t//r =~ s/\t/ /r } grep { /^$view\t/ } @{ $of{kind} };
		note "Calc, $stage: $view has " . join(', ', @read);
	}
}

$node->stop;
done_testing();
