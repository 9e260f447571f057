# The SQL blocks of a page, for the tests that run them where the page says.

package Page;

use strict;
use warnings;

use Exporter 'import';

our @EXPORT = qw(sql_blocks);

# The blocks of a page, or of one section of it, as [ sql, output ] in the order of the
# page; output is undef for a block that shows none.
sub sql_blocks
{
	my ($page, $section) = @_;
	# without PostgreSQL's modules, which test/package.sh does not have
	open(my $in, '<', $page) or die "$page: $!";
	my $text = do { local $/; <$in> };
	close $in;
	if (defined $section)
	{
		($text) = $text =~ /^## \Q$section\E\n(.*?)(?=^## |\z)/ms
		  or die "$page has no section \"$section\"";
	}
	# the lines of a block, up to its closing fence
	my $lines = qr/(?:(?!```).*\n)*/;
	my @blocks;
	push @blocks, [ $1, $2 ]
	  while ($text =~ /^```sql\n($lines)```\n(?:```\n($lines)```\n)?/mg);
	return @blocks;
}

1;
