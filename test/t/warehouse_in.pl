# Facts from a warehouse in another cluster, of another shape: postgres_fdw, a foreign table and a view
# that maps it, and reload() twice.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../helpers";
use Page;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$node->append_conf('postgresql.conf', 'jit = off');
$node->start;

if ($node->safe_psql('postgres',
		q{select count(*) from pg_available_extensions where name = 'postgres_fdw'}) eq '0')
{
	$node->stop;
	plan skip_all => 'postgres_fdw is not installed';
}

# the warehouse: notices with codes and times of its own
my $warehouse = PostgreSQL::Test::Cluster->new('warehouse');
$warehouse->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$warehouse->start;
$warehouse->safe_psql('postgres', q{
	create schema oa;
	create table oa.notice (
		notice_no bigint primary key, organ varchar(20) not null, kind char(1) not null, subject varchar(200) not null,
		sent_at timestamp not null, deadline timestamp not null, closed_at timestamp);
	insert into oa.notice values
		(101, '411002', 'J', '报送材料一', '2024-01-02 09:00', '2024-01-10 23:59:59', '2024-01-09 16:30'),
		(102, '411003', 'D', '整改二', '2024-01-03 09:00', '2024-02-01 23:59:59', null),
		(103, '411024', 'J', '报送材料三', '2024-02-05 09:00', '2024-02-20 23:59:59', '2024-02-21 08:00');
});

# the assessment, a role of its own for the loading, and the warehouse as a view of a foreign table
$node->safe_psql('postgres', q{
	create extension xcedu;
	select xcedu.create_assessment('xuchang', 'xuchang-2023-8');
	update xuchang.scheme set unmarked = 'full_marks';
	select xuchang.open_month('2024-01-01');
	select xuchang.open_month('2024-02-01');
	create extension postgres_fdw;
});
# the foreign table and the view are those of the page
my ($mapping, $nightly) = map { $_->[0] } grep { !defined $_->[1] } sql_blocks("$FindBin::RealBin/../../doc/warehouse.md",
	'Facts from a warehouse: `reload(relation, source, first_month)`');
my ($host, $port) = ($warehouse->host, $warehouse->port);
like($mapping, qr/create view warehouse\.notice_as_task/, 'the page has the foreign table and the view');
$mapping =~ s/create extension postgres_fdw;//;
$mapping =~ s/host 'oa\.example', port '5432', dbname 'oa'/host '$host', port '$port', dbname 'postgres'/;
$mapping =~ s/ options \(user 'xcedu', password 'change me'\)//;
$node->safe_psql('postgres', $mapping);

# A reload: its report, a line a row
sub reload
{
	my ($arguments) = @_;
	return $node->safe_psql('postgres', qq{
		select concat_ws(' ', action, row_key, external_id, month, difference)
		from xuchang.reload('task', 'warehouse.notice_as_task'$arguments)
		order by action, row_key
	});
}

# What is on record of tasks
sub changes
{
	return $node->safe_psql('postgres', q{select count(*) from xuchang.history where relation = 'task'});
}

is(reload(''),
	"inserted [\"411002\", \"oa-101\"] 101 2024-01-01\n"
	  . "inserted [\"411003\", \"oa-102\"] 102 2024-02-01\n"
	  . "inserted [\"411024\", \"oa-103\"] 103 2024-02-01",
	'what the warehouse has is inserted');
is( $node->safe_psql('postgres',
		q{select concat_ws('|', unit, task_id, item, month, title, issued_on, due_on, done_on, external_id) from xuchang.task order by unit}
	),
	"411002|oa-101|assignment|2024-01-01|报送材料一|2024-01-02|2024-01-10|2024-01-09|101\n"
	  . "411003|oa-102|supervision|2024-02-01|整改二|2024-01-03|2024-02-01|102\n"
	  . "411024|oa-103|assignment|2024-02-01|报送材料三|2024-02-05|2024-02-20|2024-02-21|103",
	'in the columns of a task');
is(changes(), '3', 'three rows are on record');
is(reload(''), '', 'the same again is no difference');
is($node->safe_psql('postgres', $nightly), '', 'nor with a first month');
is(changes(), '3', 'and nothing was written');

# 101 is of a published month; 102 is done; 103 is gone; 104 is new
$node->safe_psql('postgres', q{select xuchang.publish_month('2024-01-01')});
$warehouse->safe_psql('postgres', q{
	update oa.notice set closed_at = '2024-01-11 10:00' where notice_no = 101;
	update oa.notice set closed_at = '2024-01-31 10:00', subject = '整改二（复核）' where notice_no = 102;
	delete from oa.notice where notice_no = 103;
	insert into oa.notice values (104, '411025', 'D', '整改四', '2024-02-06 09:00', '2024-02-20 23:59:59', null);
});
my $still = "published [\"411002\", \"oa-101\"] 101 2024-01-01 done_on: 2024-01-09 → 2024-01-11\n";
my $gone = "vanished [\"411024\", \"oa-103\"] 103 2024-02-01";
is( reload(''),
	"inserted [\"411025\", \"oa-104\"] 104 2024-02-01\n"
	  . $still
	  . "updated [\"411003\", \"oa-102\"] 102 2024-02-01 title: \"整改二\" → \"整改二（复核）\"; done_on: NULL → 2024-01-31\n"
	  . $gone,
	'what differs is written, and listed where it may not be');
is(reload(''), $still . $gone, 'again: only what may not be written is listed');
is(changes(), '5', 'one row came and one was corrected, once');
is($node->safe_psql('postgres', q{select done_on from xuchang.task where external_id = '101'}), '2024-01-09',
	'the published month is as it was published');
is($node->safe_psql('postgres', q{select count(*) from xuchang.task where external_id = '103'}), '1',
	'what is gone there is still here');
is($node->safe_psql('postgres', q{select count(*) from xuchang.verify_publications()}), '0',
	'nothing that is published has changed');

# a row that is wrong, and a warehouse that does not answer: nothing is done
$warehouse->safe_psql('postgres', q{
	insert into oa.notice values (105, '411025', 'J', '好', '2024-02-06 09:00', '2024-02-20 23:59:59', null),
	                             (106, '411999', 'J', '坏', '2024-02-06 09:00', '2024-02-20 23:59:59', null);
});
like(reload(''), qr/\Arefused \["411999", "oa-106"\] 106 2024-02-01 [^\n]*411999[^\n]*\z/,
	'a row whose unit is not here is refused by name, and alone');
$warehouse->stop('immediate');
my ($status, $out, $err) = $node->psql('postgres', q{select xuchang.reload('task', 'warehouse.notice_as_task')});
like($err, qr/could not connect to server "oa"/, 'so is a warehouse that is down');
is(changes(), '5', 'and nothing was written');

$node->stop;
done_testing();
