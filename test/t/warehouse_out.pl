# What is published goes to another cluster by logical replication: every row and every
# ranking is the same there, nobody can change it there, and what happens to it behind the
# guards of the source does not follow.  The replication is set up by the blocks of
# doc/warehouse.md.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../helpers";
use Assessment qw(load_demo);
use Page;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $top = "$FindBin::RealBin/../..";

my $source = PostgreSQL::Test::Cluster->new('source');
$source->init(
	allows_streaming => 'logical',
	extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
my $warehouse = PostgreSQL::Test::Cluster->new('warehouse');
$warehouse->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$warehouse->append_conf('postgresql.conf', 'wal_retrieve_retry_interval = 100ms');
foreach my $node ($source, $warehouse)
{
	$node->append_conf('postgresql.conf', 'jit = off');
	$node->start;
	$node->safe_psql(
		'postgres', q{
		create database assessment;
		create role regress_owner login;
		grant create on database assessment to regress_owner;
	});
	$node->safe_psql('assessment', 'create extension xcedu');
}

# Runs SQL in the assessment of a node, as a role or as the superuser
sub run_as
{
	my ($node, $role, $sql) = @_;
	return $node->safe_psql('assessment', $sql,
		$role ? (extra_params => [ '-U', $role ]) : ());
}

# and as the owner of the assessment at the source, until the warehouse has it too
sub at_source
{
	my ($sql) = @_;
	run_as($source, 'regress_owner', $sql);
	$source->wait_for_catchup('xuchang');
	return;
}

# That it is refused, with an error like this one
sub refused
{
	my ($role, $sql, $like) = @_;
	my ($status, $out, $err) = $warehouse->psql('assessment', $sql,
		$role ? (extra_params => [ '-U', $role ]) : ());
	like($err, $like, 'refused to ' . ($role // 'a superuser') . ": $sql");
	return;
}

my @copied = qw(league unit scheme item scheme_item rule period
  publication amendment published_score published_line published_fact);

# what is shown of published months
my %shown = (
	ranking => 'select r::text from xuchang.ranking as r where published order by 1',
	score =>
	  'select s::text from xuchang.score as s where month in (select month from xuchang.period where published) order by 1',
	explain =>
	  'select s.month, s.unit, x::text from xuchang.ranking as s cross join xuchang.explain(s.unit, s.month) as x
	   where s.published order by s.month, s.unit, x.line',
	year_ranking => 'select y::text from xuchang.year_ranking as y order by 1',
	'月度排名' => q{select m::text from xuchang.月度排名 as m where 状态 = '已公布' order by 1},
	'月度对比' => q{select m::text from xuchang.月度对比 as m where 状态 = '已公布' order by 1},
	'公布明细' => 'select m::text from xuchang.公布明细 as m order by 1',
	digests =>
	  'select place, digest, xuchang.publication_digest(p) = digest from xuchang.publication as p order by place');

# and in a star schema
my $star =
  q{select viewname from pg_views where schemaname = 'xuchang' and viewname ~ '^(dim|fact)_' order by 1};

# That source and warehouse have the same rows and show the same
sub same_in_both
{
	my ($when, @except) = @_;
	my %query = (%shown, map { $_ => "select t::text from xuchang.$_ as t order by 1" } @copied);
	$query{$_} = "select d::text from xuchang.$_ as d order by 1"
	  foreach (split /\n/, run_as($source, undef, $star));
	delete @query{@except};
	foreach my $name (sort keys %query)
	{
		my $here = run_as($source, undef, $query{$name});
		my $there = run_as($warehouse, undef, $query{$name});
		ok($here eq $there && ($here ne '' || $name eq 'amendment'),
			"$when: $name is the same");
	}
	return;
}

# ---------- the source: an assessment of a role that is no superuser ----------

ok(load_demo($source->connstr('assessment') . ' user=regress_owner'), 'the demo data load');
run_as(
	$source, 'regress_owner', q{
	insert into xuchang.mark (unit, item, month, score) values ('XC-GXJ', 'key6', '2023-12-01', 7);
	select xuchang.publish_month('2023-12-01', '2023年12月通报');
});

# ---------- the blocks of the page ----------

my @blocks = sql_blocks("$top/doc/warehouse.md",
	'Published results in another cluster');
foreach my $block (map { $_->[0] } grep { !defined $_->[1] } @blocks)
{
	my ($where, $who) =
	  $block =~ /\A-- (at the source|in the warehouse), as (.*)/
	  or die "where does this run?\n$block";
	my $address = sprintf 'host=%s port=%s', $source->host, $source->port;
	$block =~ s/host=source\.example port=5432/$address/;

	# first without what the page says of the role that copies
	run_as($source, undef, 'alter role xuchang_copy nobypassrls')
	  if $block =~ /create subscription/;
	run_as($where =~ /source/ ? $source : $warehouse,
		$who =~ /superuser/ ? undef : 'regress_owner', $block);
}
$warehouse->wait_for_log(
	qr/query would be affected by row-level security policy for table "publi/);
is(run_as($warehouse, undef, 'select count(*) from xuchang.published_score'),
	0, 'a copy that row level security would make smaller fails');
run_as($source, undef, 'alter role xuchang_copy bypassrls');
$warehouse->wait_for_subscription_sync($source, 'xuchang', 'assessment');
same_in_both('first copy');
run_as(
	$warehouse, undef, q{
	create role regress_reader login;
	set role regress_owner;
	select xuchang.grant_duty('regress_reader', 'reader');
});

# ---------- months published and amended while it runs ----------

at_source(q{select xuchang.publish_month('2024-01-01', '2024年1月通报')});
same_in_both('published');

# upgrading makes the guards anew
run_as($warehouse, 'regress_owner', q{select xcedu.upgrade_assessment('xuchang')});

# the facts of a reopened month are at the source alone, and so is what it ranks by now
at_source(q{select xuchang.amend_month('2023-12-01', '现场会不属实')});
same_in_both('reopened', 'ranking', '月度排名', '月度对比');
is( run_as(
		$warehouse, 'regress_reader',
		'select month, count(*), count(rank), count(previous_rank) from xuchang.ranking group by month order by month'
	),
	'2024-01-01|31|31|0',
	'a reader in the warehouse sees nothing of a reopened month');

# 411081: 2023-12 85.88 + 1 - 1, from now on without the 1; 2024-01 87.60 + 3 - 2 with 2 of
# the 3 for the work that had 1, from now on with all 3
at_source(
	q{
	delete from xuchang.event where unit = '411081' and event_id = 'E009';
	select xuchang.publish_month('2023-12-01', '更正', later => 'publish');
});
same_in_both('amended');
is( run_as(
		$warehouse, undef,
		q{select month, revision, total from xuchang.published_score where unit = '411081' order by 1, 2}
	),
	"2023-12-01|1|85.880000\n2023-12-01|2|84.880000\n2024-01-01|1|88.600000\n2024-01-01|2|89.600000",
	'the warehouse has all revisions');
is( run_as(
		$warehouse, undef,
		q{select y.average, r.total, r.previous_rank
		  from xuchang.year_ranking as y
		  join xuchang.ranking as r on r.unit = y.unit
		  where y.unit = '411081' and y.year = 2024 and r.month = '2024-01-01'}
	),
	'89.600000|89.600000|9',
	'and ranks by those in force');

# names change, a month is opened and published
at_source(
	q{
	insert into xuchang.unit values ('XC-TYJ', '市体育局', 'department'), ('XC-X', '误录', 'department');
	update xuchang.unit set name = '禹州' where unit = '411081';
	delete from xuchang.unit where unit = 'XC-X';
	select xuchang.open_month('2024-02-01');
	insert into xuchang.mark (unit, item, month, score)
	select m.unit, m.item, m.month, i.cap
	from xuchang.missing_mark as m
	join xuchang.scheme_item as i on i.item = m.item
	where m.month = '2024-02-01';
});
same_in_both('a month open');
refused('regress_owner', q{select xuchang.publish_month('2024-02-01')},
	qr/is not complete, marks are missing/);
at_source(q{select xuchang.publish_month('2024-02-01', '2024年2月通报')});
same_in_both('three months');

# ---------- nobody changes it in the warehouse ----------

is( run_as($warehouse, 'regress_reader', $shown{ranking}),
	run_as($source, undef, $shown{ranking}),
	'a reader has the rankings of the source');
is( run_as($warehouse, 'regress_reader', $shown{year_ranking}),
	run_as($source, undef, $shown{year_ranking}),
	'and those of the year');
refused('regress_reader', $_, qr/permission denied/)
  foreach (
	'update xuchang.published_score set total = 100',
	q{select xuchang.publish_month('2024-03-01')});

foreach my $sql (
	'update xuchang.published_score set total = 100',
	'delete from xuchang.published_line',
	'truncate xuchang.published_fact',
	'update xuchang.publication set note = null',
	'delete from xuchang.amendment')
{
	refused($_, $sql, qr/rows of \w+ are never changed or deleted/)
	  foreach ('regress_owner', undef);
	refused(undef, "set session_replication_role = replica; $sql",
		qr/rows of \w+ are never changed or deleted/);
}
refused(undef, $_, qr/is published and reopened only by/)
  foreach (
	'update xuchang.period set published = false',
	'set session_replication_role = replica; update xuchang.period set published = false',
	'set session_replication_role = replica; delete from xuchang.period');
refused(
	'regress_owner',
	q{insert into xuchang.published_fact values ('2024-02-01', 1, 'unit', 'X', '[]', '')},
	qr/no row can be added to published_fact/);
refused(
	'regress_owner',
	q{update xuchang.scheme set ties = 'dense'},
	qr/can be neither inserted, changed nor deleted/);
same_in_both('after all that');

# ---------- what verifies it ----------

is(run_as($source, undef, 'select * from xuchang.verify_publications()'),
	'', 'all is well at the source');
is( run_as(
		$warehouse, undef,
		'select month, revision, problem from xuchang.verify_publications() order by month'
	),
	"2023-12-01|2|fact\n2024-01-01|2|fact\n2024-02-01|1|fact",
	'the warehouse lacks the facts of each month, and nothing else');
my ($verify) = grep { /verify_publications/ } map { $_->[0] } @blocks;
my $head = run_as($source, undef,
	'select digest from xuchang.publication order by place desc limit 1');
is(run_as($warehouse, undef, $verify), '', 'the query of the page finds nothing');
is( run_as($warehouse, undef, $verify =~ s/\(\)/('$head')/r),
	'', 'the head of the chain is that of the source');
like(
	run_as($warehouse, undef, $verify =~ s/\(\)/('another')/r),
	qr/^\|\|head/, 'another is not found');

# ---------- what is done behind the guards of the source ----------

run_as(
	$source, undef, q{
	alter table xuchang.published_score disable trigger freeze_update;
	alter table xuchang.published_line disable trigger freeze_update;
	update xuchang.published_score set total = total + 1 where unit = '411082';
	delete from xuchang.published_line where unit = '411082';
	alter table xuchang.published_score enable always trigger freeze_update;
	alter table xuchang.published_line enable always trigger freeze_update;
});
at_source(q{update xuchang.unit set name = '禹州市' where unit = '411081'});
is( run_as(
		$warehouse, undef,
		q{select total from xuchang.ranking where unit = '411082' and month = '2024-01-01'}
	),
	'74.770000',
	'a published row that is changed behind the guards stays as it was in the warehouse');
is(run_as($warehouse, undef, $verify), '', 'where nothing is wrong');

# a month that is reopened without an amendment: replication stops, and goes on without it
my $before = -s $warehouse->logfile;
run_as(
	$source, undef, q{
	alter table xuchang.period disable trigger freeze_update;
	update xuchang.period set published = false where month = '2024-02-01';
});
my $refusal =
  qr/is published and reopened only by .*?finished at ([0-9A-F]+\/[0-9A-F]+)/s;
$warehouse->wait_for_log($refusal, $before);
is( run_as(
		$warehouse, undef,
		q{select published from xuchang.period where month = '2024-02-01'}),
	't',
	'a month that is reopened behind the guards stays published in the warehouse');
run_as(
	$source, undef, q{
	update xuchang.period set published = true where month = '2024-02-01';
	alter table xuchang.period enable always trigger freeze_update;
});
my ($lsn) = substr(slurp_file($warehouse->logfile), $before) =~ $refusal;
run_as($warehouse, undef, "alter subscription xuchang skip (lsn = '$lsn')");
at_source(q{update xuchang.unit set name = '长葛' where unit = '411082'});
is( run_as(
		$warehouse, undef,
		q{select name from xuchang.unit where unit = '411082'}),
	'长葛',
	'and what is written later arrives');

# ---------- the warehouse is dumped and restored like any database ----------

my $dump = PostgreSQL::Test::Utils::tempdir() . '/warehouse.sql';
$warehouse->command_ok(
	[
		'pg_dump', '--no-subscriptions', '-f', $dump,
		$warehouse->connstr('assessment')
	],
	'the warehouse is dumped');
$warehouse->safe_psql('postgres', 'create database restored');
$warehouse->command_ok(
	[
		'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d',
		$warehouse->connstr('restored'), '-f', $dump
	],
	'and restored, every key in its place');
is($warehouse->safe_psql('restored', $shown{ranking}),
	run_as($warehouse, undef, $shown{ranking}), 'with the same rankings');

run_as($warehouse, undef, 'drop subscription xuchang');
$_->stop foreach ($source, $warehouse);
done_testing();
