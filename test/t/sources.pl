# Sources as they are: a workbook by ogr_fdw, and MariaDB by mysql_fdw.  Each part is skipped where Debian's package is not there;
# MariaDB runs for this test alone, on a socket in a temporary directory.

use strict;
use warnings;

use FindBin;
use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(usleep);

my $top = "$FindBin::RealBin/../..";
my $mariadb;
# whatever becomes of the test
END { $mariadb->kill_kill if $mariadb }
my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$node->start;
$node->safe_psql('postgres', 'create extension xcedu');

# An assessment of the small rule-book with two open months
sub assessment
{
	my ($name) = @_;
	my $rules = slurp_file("$top/test/helpers/small_rule_book.sql");
	$node->safe_psql('postgres', qq{
		select xcedu.create_assessment('$name', 'empty');
		set search_path = $name, pg_catalog;
		$rules
		select open_month('2024-01-01'), open_month('2024-02-01')});
}

sub available
{
	my ($extension) = @_;
	return $node->safe_psql('postgres', "select count(*) from pg_available_extensions where name = '$extension'");
}

# The parts of an .xlsx file, without any library: sheets of texts and numbers
sub workbook
{
	my ($file, $sheet, @rows) = @_;
	my $dir = PostgreSQL::Test::Utils::tempdir();
	mkdir "$dir/$_" foreach ('_rels', 'xl', 'xl/_rels', 'xl/worksheets');
	my $cells = '';
	my $r = 0;
	foreach my $row (@rows)
	{
		$r++;
		my $c = 0;
		$cells .= "<row r=\"$r\">";
		foreach my $cell (@$row)
		{
			my $at = chr(ord('A') + $c++) . $r;
			next unless defined $cell;
			$cells .= $cell =~ /^[0-9.]+$/
			  ? "<c r=\"$at\"><v>$cell</v></c>"
			  : "<c r=\"$at\" t=\"inlineStr\"><is><t>$cell</t></is></c>";
		}
		$cells .= '</row>';
	}
	my $xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
	my $office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	my $package = 'http://schemas.openxmlformats.org/package/2006';
	my $main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	my $type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
	append_to_file("$dir/[Content_Types].xml", qq{$xml<Types xmlns="$package/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="$type.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="$type.worksheet+xml"/></Types>});
	append_to_file("$dir/_rels/.rels", qq{$xml<Relationships xmlns="$package/relationships"><Relationship Id="rId1" Type="$office/officeDocument" Target="xl/workbook.xml"/></Relationships>});
	append_to_file("$dir/xl/workbook.xml", qq{$xml<workbook xmlns="$main" xmlns:r="$office"><sheets><sheet name="$sheet" sheetId="1" r:id="rId1"/></sheets></workbook>});
	append_to_file("$dir/xl/_rels/workbook.xml.rels", qq{$xml<Relationships xmlns="$package/relationships"><Relationship Id="rId1" Type="$office/worksheet" Target="worksheets/sheet1.xml"/></Relationships>});
	append_to_file("$dir/xl/worksheets/sheet1.xml", qq{$xml<worksheet xmlns="$main"><sheetData>$cells</sheetData></worksheet>});
	IPC::Run::run([ 'python3', '-c', q{
import sys, zipfile, os
with zipfile.ZipFile(sys.argv[1], 'w') as z:
    for folder, _, files in os.walk('.'):
        for f in files:
            z.write(os.path.join(folder, f))
}, $file ], init => sub { chdir $dir or die $! }) or die "no workbook";
}

my $report = q{select concat_ws('|', line, "column", value, left(reason, 12)) from %s order by line, "column"};

SKIP:
{
	skip 'ogr_fdw is not there (Debian: postgresql-15-ogr-fdw)', 6 unless available('ogr_fdw');
	skip 'python3 is not there, which packs the workbook', 6 if system('python3 -c "" 2>/dev/null') != 0;
	my $dir = PostgreSQL::Test::Utils::tempdir();
	my @head = ('单位代码', '任务编号', '考核内容代码', '月份', '任务内容', '下达日期', '期限', '完成日期', '来源系统中的编号');
	my @good = (
		[ 'A', 't1', 'chore', '2024年1月', '报送一览表', '2024年1月2日', '2024/1/10', '2024.1.9', 'W-1' ],
		[ 'B', 't2', 'chore', '2024年2月', '督办', '2024年2月2日', '2024-02-10', undef, 'W-2' ]);
	my @bad = (
		[ 'A', 't3', 'chore', '2024年13月', '错月份', '2024年1月2日', '2024/1/10', undef, 'W-3' ],
		[ 'X', 't4', 'chore', '2024年1月', '无此单位', '2024年1月2日', '2024/1/10', undef, 'W-4' ]);
	workbook("$dir/good.xlsx", '任务', \@head, @good);
	workbook("$dir/bad.xlsx", '任务', \@head, @good, @bad);

	# the same sheets as CSV
	my $csv = sub {
		my $text = join "\n", map { join ',', map { $_ // '' } @$_ } @_;
		return "convert_to('$text', 'UTF8')";
	};
	assessment('of_file');
	assessment('of_workbook');
	my $columns = join ', ', map { "$_ text" } @head;
	$node->safe_psql('postgres', qq{
		create extension ogr_fdw;
		create server good foreign data wrapper ogr_fdw options (datasource '$dir/good.xlsx', format 'XLSX', config_options 'OGR_XLSX_HEADERS=FORCE');
		create server bad foreign data wrapper ogr_fdw options (datasource '$dir/bad.xlsx', format 'XLSX', config_options 'OGR_XLSX_HEADERS=FORCE');
		create foreign table good ($columns) server good options (layer '任务');
		create foreign table bad ($columns) server bad options (layer '任务')});
	my $as_file = $node->safe_psql('postgres', sprintf $report, q{of_file.load_csv('task', } . $csv->(\@head, @good, @bad) . ')');
	is($node->safe_psql('postgres', sprintf $report, q{of_workbook.load_relation('task', 'bad')}), $as_file,
		'the report of a workbook is that of the sheet as CSV');
	like($as_file, qr/^4\|月份\|2024年13月\|.*\n5\|单位代码\|X\|/, 'and names the cells, and the unit that is not there');
	is($node->safe_psql('postgres', q{select count(*) from of_workbook.load_relation('task', 'good')}), '0', 'a workbook is loaded');
	$node->safe_psql('postgres', q{select * from of_file.load_csv('task', } . $csv->(\@head, @good) . ')');
	my $tasks = 'select unit, task_id, month, title, issued_on, due_on, done_on, external_id from %s.task order by unit';
	is($node->safe_psql('postgres', sprintf $tasks, 'of_workbook'), $node->safe_psql('postgres', sprintf $tasks, 'of_file'),
		'its rows are those of the sheet as CSV');
	is($node->safe_psql('postgres', q{select count(*) from of_workbook.reload('task', 'good')}), '0', 'reload() reads the workbook, and finds no difference');
	is($node->safe_psql('postgres', q{select concat_ws('|', action, unit, split_part(difference, ':', 1)) from of_workbook.reload('task', 'bad') order by 1}),
		'refused|A|月份', 'and lists the row that it cannot read');
}

SKIP:
{
	skip 'mysql_fdw is not there (Debian: postgresql-15-mysql-fdw)', 4 unless available('mysql_fdw');
	my $program = sub { my ($name) = @_; return (grep { -x } map { "$_/$name" } split(/:/, $ENV{PATH}), '/usr/sbin', '/usr/bin')[0] };
	my ($server, $install) = ($program->('mariadbd'), $program->('mariadb-install-db'));
	skip 'MariaDB is not there (Debian: mariadb-server)', 4 unless $server && $install;

	my $dir = PostgreSQL::Test::Utils::tempdir_short();
	my $data = PostgreSQL::Test::Utils::tempdir();
	my $port = PostgreSQL::Test::Cluster::get_free_port();
	my @own = ('--no-defaults', "--datadir=$data");
	my ($out, $err) = ('', '');
	IPC::Run::run([ $install, @own, '--auth-root-authentication-method=normal', '--skip-test-db' ], '>', \$out, '2>', \$err)
	  or die "MariaDB cannot be set up: $err";
	# bound to this machine, and with a password of its own
	append_to_file("$dir/init.sql", "create database oa character set utf8mb4;\n"
		  . "create user 'xcedu'\@'%' identified by 'secret';\ngrant all on oa.* to 'xcedu'\@'%';\n");
	$mariadb = IPC::Run::start([ $server, @own, "--socket=$dir/s", "--port=$port", '--bind-address=127.0.0.1', "--init-file=$dir/init.sql",
			"--pid-file=$dir/pid", '--skip-log-bin' ], '>', "$dir/out", '2>', "$dir/log");
	my @client = ('mariadb', '--no-defaults', '--default-character-set=utf8mb4', '-h127.0.0.1', "-P$port", '-uxcedu', '-psecret', 'oa');
	my $up = 0;
	foreach (1 .. 600)
	{
		last if $up = IPC::Run::run([ @client, '-e', 'select 1' ], '>', \$out, '2>', \$err);
		usleep(100_000);
	}
	ok($up, 'MariaDB runs, for this test alone') or diag(slurp_file("$dir/log"));
	my $sql = <<'SQL';
create table task (unit varchar(40), task_id varchar(40) primary key, item varchar(40), month date, title varchar(200), issued_on date, due_on date,
                   done_on datetime, external_id varchar(40)) character set utf8mb4;
insert into task values ('A', 't1', 'chore', '2024-01-01', '报送“一览表”', '2024-01-02', '2024-01-10', '2024-01-09 00:00:00', 'M-1'),
                        ('B', 't2', 'chore', '2024-02-01', '督办', '2024-02-02', '2024-02-10', null, 'M-2');
SQL
	IPC::Run::run([@client], '<', \$sql) or die 'no table in MariaDB';
	assessment('of_mysql');
	$node->safe_psql('postgres', qq{
		create extension mysql_fdw;
		create server oa foreign data wrapper mysql_fdw options (host '127.0.0.1', port '$port');
		create user mapping for current_user server oa options (username 'xcedu', password 'secret');
		create schema oa;
		import foreign schema oa from server oa into oa});
	my $reload = q{select concat_ws('|', action, row_key, external_id, difference) from of_mysql.reload('task', 'oa.task') order by action, row_key};
	is($node->safe_psql('postgres', $reload), qq{inserted|["A", "t1"]|M-1\ninserted|["B", "t2"]|M-2}, 'reload() takes the rows of a table of MariaDB');
	is($node->safe_psql('postgres', $reload), '', 'and the same again changes nothing');
	is($node->safe_psql('postgres', q{select unit, title, month, done_on from of_mysql.task order by unit}),
		"A|报送“一览表”|2024-01-01|2024-01-09\nB|督办|2024-02-01|", 'with Chinese text, days and a day with a time of midnight');
	$mariadb->signal('TERM');
	$mariadb->finish;
	undef $mariadb;
}

done_testing();
