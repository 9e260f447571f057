# A next version of xcedu, made of a copy of this tree: files that are added, and changes of files
# that are there.  A change is of a place that is found by its code, and dies where it is not found once.

package Next;

use strict;
use warnings;

use Exporter 'import';
use File::Basename;
use File::Copy;
use File::Path qw(make_path);
use PostgreSQL::Test::Utils;

our @EXPORT = qw(make_next);

my $here = dirname(__FILE__);

my $scores = 'sql/assessment/40-scoring/30-scores.sql';
my $star = 'sql/assessment/70-labels/30-star.sql';
my $publish = 'sql/assessment/60-publishing/20-publish.sql';
my $upgrade = 'sql/extension/50-upgrade.sql';

my @changes = (
	# score_of() returns a column more, and the view score has it
	[ $scores, qr/(create or replace function score_of\([^;]*?)\n\)\nlanguage/, sub { "$1,\n    patience integer\n)\nlanguage" } ],
	[ $scores, qr/(create or replace function score_of\(.*?begin atomic\n.*?)(\n    from )/s, sub { "$1,\n           (score_of.scheme).patience$2" } ],
	[ $scores, qr/(create or replace view score\n.*?x\.taken_back)(\nfrom)/s, sub { "$1,\n       x.patience$2" } ],
	[ $scores, qr/(ps\.taken_back)(\n    from published_score as ps\n    where ps\.month = p\.month)/, sub { "$1,\n           null::integer as patience$2" } ],
	[ $scores, qr/(o\.taken_back::numeric\(12, 6\) as taken_back)(\n    from scheme as s)/, sub { "$1,\n           o.patience$2" } ],
	[ $scores, qr/\n(comment on column score\.unit is)/, sub { "\ncomment on column score.patience is '耐心（天） / Patience in days';\n$1" } ],
	# a column of a view has another name
	[ $star, qr/(to_char\(p\.month, 'YYYY-MM'\)) as label,/, sub { "$1 as year_month," } ],
	[ $star, qr/comment on column dim_month\.label/, sub { 'comment on column dim_month.year_month' } ],
	# a function less in the assessment
	[ 'sql/assessment/30-integrity/10-history.sql',
		qr/create or replace function history_of\(.*?\ncomment on function history_of\(date\)[^\n]*\n/s, sub { '' } ],
	# the text of what is published is another, and the scheme's fact has a column more
	[ $publish, qr/(create or replace function canonical_version\(\).*?select) 2 as version/s, sub { "$1 3 as version" } ],
	[ $publish, qr/(-- The text of a row in a version\.)/, sub { slurp_file("$here/next/canonical.sql") . "\n$1" } ],
	(map {
		my $row = $_;
		[ $publish, qr/(when 2 then canonical_1\(canonical\.of_$row\)\n)/, sub { "$1               when 3 then canonical_" . ($row eq 'score' ? 3 : 1) . "(canonical.of_$row)\n" } ]
	} qw(score line fact publication)),
	[ $publish, qr/(s\.variant_of, s\.language)\) as c\)/, sub { "$1, s.patience) as c)" } ],
	[ $publish, qr/(gained, taken_back, rater, grade, last_place, digest)\)/, sub { "$1, read_by)" } ],
	[ $publish, qr/(sha256_of\(canonical\(x::published_score, made\.text_version\)\))/, sub { "$1, x.read_by" } ],
	[ $publish, qr/(p\.last_place, null::text as digest)\n/, sub { "$1, 7 as read_by\n" } ],
	# an aggregate less in the extension, one that works otherwise, a parameter and a result that are called otherwise
	[ 'sql/extension/30-aggregates.sql', qr/create aggregate xcedu\.capped_total\(.*?\ncomment on aggregate xcedu\.capped_total\([^\n]*\n[^\n]*\n/s, sub { '' } ],
	[ 'sql/extension/30-aggregates.sql', qr/(create aggregate xcedu\.weighted_total\([^;]*?sspace =) \d+/, sub { "$1 4096" } ],
	[ 'sql/extension/20-functions.sql', qr/(create function xcedu\.is_text\([^;]*?parallel safe)\n/, sub { "$1\ncost 2\n" } ],
	[ $upgrade, qr/create function xcedu\.grants_on\(classid oid, object oid\)\nreturns table \(grantee oid,/, sub { "create function xcedu.grants_on(classid oid, object oid)\nreturns table (grantee oid, answer integer," } ],
	[ $upgrade, qr/(select g\.grantee,\n)( +lower\(g\.privilege_type\))/, sub { "$1           42,\n$2" } ]);

# Makes the next version in a copy of this tree, and installs it for a pg_config; returns the version that it comes after and its own.
sub make_next
{
	my ($tree, $pg_config) = @_;
	my $top = "$here/../..";
	make_path($tree);
	system("cd '$top' && tar cf - --exclude=./.git --exclude=./results --exclude=./output_iso --exclude=./tmp_check . | tar xf - -C '$tree'") == 0
	  or die 'the tree cannot be copied';

	my ($old) = slurp_file("$tree/xcedu.control") =~ /^default_version = '(.*)'$/m;
	my $new = "$old.1";
	make_path("$tree/sql/updates/from", "$tree/sql/migrations");
	append_to_file("$tree/sql/updates/from/$old.sql", "-- Nothing has to be done by hand.\n");
	copy("$here/next/tables.sql", "$tree/sql/assessment/10-tables/99-next.sql");
	append_to_file("$tree/sql/migrations/$new.sql", slurp_file("$here/next/tables.sql") . slurp_file("$here/next/migration.sql"));
	copy("$here/next/extension.sql", "$tree/sql/extension/60-next.sql");
	# a file has another name
	rename("$tree/sql/assessment/90-statistics/10-analyze.sql", "$tree/sql/assessment/90-statistics/20-analyze.sql")
	  or die 'there is no file to rename';
	change("$tree/xcedu.control", qr/default_version = '\Q$old\E'/, sub { "default_version = '$new'" });
	change("$tree/$_->[0]", $_->[1], $_->[2]) foreach @changes;

	# what the tests were called with is not for this
	local %ENV = map { $_ => $ENV{$_} } grep { !/^(MAKE|MFLAGS|REGRESS|ISOLATION|PROVE|TAP_)/ } keys %ENV;
	my $log = `make -s -C '$tree' install PG_CONFIG='$pg_config' with_llvm=no 2>&1`;
	die "the next version cannot be installed: $log" if $? != 0;
	return ($old, $new);
}

sub change
{
	my ($file, $from, $to) = @_;
	my $text = slurp_file($file);
	my $changed = $text =~ s/$from/$to->()/ge;
	die "$file has $changed places for a change of the next version, not 1: $from" if $changed != 1;
	unlink $file;
	append_to_file($file, $text);
}

1;
