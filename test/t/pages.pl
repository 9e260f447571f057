# The pages as people get them: Chromium prints the bulletin and the sheet of a unit of the demo on A4, and the text of the PDF has every unit
# and total; LibreOffice makes a document of the version for word processors that has the tables and the bars.
#
# Each part is skipped where its programs are missing (Debian: chromium poppler-utils fonts-noto-cjk; libreoffice-writer-nogui).
#
# OUT=DIR leaves the pages, their PDFs with a picture of each page, and the Word document in DIR, for people to look at.

use strict;
use warnings;

use File::Copy;
use File::Path qw(make_path);
use FindBin;
use IO::Uncompress::Unzip qw(unzip);
use lib "$FindBin::RealBin/../helpers";
use Assessment;
use IPC::Run;
use PostgreSQL::Test::Utils;
use Test::More;

# the path of a program, or undef
sub program
{
	my @names = @_;
	foreach my $name (@names)
	{
		my ($path) = grep { -x } map { "$_/$name" } split /:/, $ENV{PATH};
		return $path if $path;
	}
	return;
}

my $browser = program('chromium', 'chromium-browser');
my @poppler = grep { defined } program('pdftotext'), program('pdfinfo');
my $office = program('soffice');
my $fonts = program('fc-list') && `fc-list :lang=zh family` =~ /\S/;
my $print = $browser && @poppler == 2 && $fonts;
plan skip_all => 'neither Chromium with pdftotext and a Chinese font (Debian: chromium poppler-utils fonts-noto-cjk) '
  . 'nor LibreOffice Writer (Debian: libreoffice-writer-nogui)'
  unless $print || $office;

my $node = start_demo();
my $dir = PostgreSQL::Test::Utils::tempdir();
make_path("$dir/home");
# both write settings at home
local $ENV{HOME} = "$dir/home";

# page(FILE, CALL): a page, as psql writes it into a file
sub page
{
	my ($file, $call) = @_;
	my $said = '';
	ok( IPC::Run::run(
			[ 'psql', '-X', '-At', '-d', $node->connstr('demo'), '-o', "$dir/$file.xhtml", '-c', "select xuchang.$call" ],
			'<', \undef, '2>', \$said),
		"psql writes $file") or diag $said;
}

# without blanks and line ends: a name that does not fit into its cell is in two parts
sub squeezed
{
	my ($text) = @_;
	return $text =~ s/\s+//gr;
}

# what of these is not in a text
sub missing_from
{
	my ($text, @words) = @_;
	return join ' ', grep { index($text, squeezed($_)) < 0 } @words;
}

my $draft = q{bulletin('2024-01-01', '办公室')};
page('draft', $draft);
$node->safe_psql('demo', q{
	insert into xuchang.mark (unit, item, month, score)
	select unit, item, month, 6 from xuchang.missing_mark where month = '2023-12-01';
	select xuchang.publish_month('2023-12-01', '2023年12月通报');
	select xuchang.publish_month('2024-01-01', '2024年1月通报')});
page('bulletin', q{bulletin('2024-01-01', '中共许昌市委教育工作领导小组')});
page('bars', q{bulletin('2024-01-01', '中共许昌市委教育工作领导小组', 'bars')});
page('sheet', q{unit_report('411082', '2024-01-01', '中共许昌市委教育工作领导小组')});

my @units = split /\n/, $node->safe_psql('demo', q{select unit_name from xuchang.ranking where month = '2024-01-01' order by unit});
my @totals = split /\n/, $node->safe_psql('demo', q{select round(total, 2) from xuchang.ranking where month = '2024-01-01' order by unit});
my $digest = $node->safe_psql('demo', q{select digest from xuchang.publication where month = '2024-01-01'});
my @lines = split /\n/, $node->safe_psql('demo', q{select distinct title from xuchang.explain('411082', '2024-01-01') where points < 0});
is(scalar @units, 31, 'the demo has 31 units');
is(scalar(grep { /\.\d\d$/ } @totals), 31, 'each with a total of two places');

SKIP:
{
	skip 'no Chromium with pdftotext and a Chinese font', 1 unless $print;
	my %text;
	foreach my $page (qw(draft bulletin sheet))
	{
		my @command = (
			$browser, qw(--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --no-pdf-header-footer),
			"--user-data-dir=$dir/home/chromium", "--print-to-pdf=$dir/$page.pdf", "file://$dir/$page.xhtml");
		my $said = '';
		my $printed = eval { IPC::Run::run(\@command, '<', \undef, '>', \my $out, '2>', \$said, IPC::Run::timeout(180)) };
		ok($printed && -s "$dir/$page.pdf", "Chromium prints $page") or diag $said, $@;
		next unless -s "$dir/$page.pdf";
		my ($pages, $width, $height) =
		  `pdfinfo '$dir/$page.pdf'` =~ /^Pages:\s+(\d+)\n.*^Page size:\s+([\d.]+) x ([\d.]+)/ms;
		cmp_ok($pages, '<=', 6, "$page has at most six pages");
		ok(abs($width - 595.3) < 1 && abs($height - 841.9) < 1, 'of A4');
		$text{$page} = slurp_text("pdftotext -raw -enc UTF-8 '$dir/$page.pdf' -");
	}
	foreach my $page (qw(draft bulletin))
	{
		is(missing_from(squeezed($text{$page} // ''), @units), '', "$page: every unit is in the text of the PDF");
		is(missing_from(squeezed($text{$page} // ''), @totals), '', 'and every total');
	}
	is(missing_from(squeezed($text{bulletin} // ''), $digest, '许教组〔2023〕8号', '中共许昌市委教育工作领导小组'), '', 'and digest, basis and office');
	like($text{draft} // '', qr/草稿/, 'a draft says that it is one');
	unlike($text{bulletin} // '', qr/草稿/, 'and what is published does not');
	is(missing_from(squeezed($text{sheet} // ''), '长葛市', '74.77', $digest, @lines), '', 'the sheet has the unit, its total, the digest and all that it lost by');
}

SKIP:
{
	skip 'no LibreOffice Writer', 1 unless $office;
	my $said = '';
	my $made = eval {
		IPC::Run::run([ $office, '--headless', "-env:UserInstallation=file://$dir/home/office", '--infilter=HTML (StarWriter)',
				'--convert-to', 'docx:MS Word 2007 XML', '--outdir', $dir, "$dir/bars.xhtml" ],
			'<', \undef, '>', \my $out, '2>', \$said, IPC::Run::timeout(300));
	};
	ok($made && -s "$dir/bars.docx", 'LibreOffice makes a Word document of the version with bars') or diag $said, $@;
	my $document = '';
	unzip("$dir/bars.docx" => \$document, Name => 'word/document.xml');
	my $tables = () = $document =~ /<w:tbl>/g;
	my $bars = () = $document =~ /(?:█){10,}/g;
	is($tables, 8, 'it has the four tables of each league');
	is($bars, 31, 'and a bar of each unit');
	my $words = squeezed($document =~ s/<[^>]*>//gr);
	is(missing_from($words, @units), '', 'every unit is in it');
	is(missing_from($words, @totals), '', 'and every total');
}

if ($ENV{OUT})
{
	make_path($ENV{OUT});
	system('pdftoppm', '-r', '80', '-png', $_, s/\.pdf$//r) foreach glob "$dir/*.pdf";
	copy($_, $ENV{OUT}) or diag "$_ cannot be copied to $ENV{OUT}: $!" foreach glob "$dir/*.xhtml $dir/*.pdf $dir/*.png $dir/*.docx";
}

done_testing();

# what a command prints, decoded as nothing: bytes are compared with bytes
sub slurp_text
{
	my ($command) = @_;
	return scalar `$command`;
}
