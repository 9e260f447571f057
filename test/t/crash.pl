# The server is stopped at once, twenty times at random moments, while clients load facts
# and publish and amend months.  After each restart, every transaction whose COMMIT had
# returned is there in full, every other is there in full or not at all, and
# verify_publications() finds nothing.
#
# Each client writes down, in a file outside of the server, what it begins and, once its
# COMMIT has returned, that it is done.  CRASH_SEED repeats the random choices of a run
# (though not its timing), CRASH_ROUNDS the number of crashes.

use strict;
use warnings;

use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

my $seed   = $ENV{CRASH_SEED} // int(rand(1_000_000));
my $rounds = $ENV{CRASH_ROUNDS} // 20;
srand($seed);
diag("CRASH_SEED=$seed");

my $rows = 10;    # of a load
my $claims = 3;   # filed at once

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
# What is committed is written, though not synced: it is the server that ends, not the
# machine.  Without JIT, which takes longer to compile verify_publications() than that runs.
$node->append_conf('postgresql.conf', "synchronous_commit = on\njit = off\n");
$node->start;
my $database = $node->connstr('postgres');

# Two months with all their marks, of which the first is published.  They are so long past
# that every task is due, and that no round opens a month which has not begun.
$node->safe_psql(
	'postgres', q{
	create extension xcedu;
	select xcedu.create_assessment('xuchang', 'xuchang-2023-8');
	select xuchang.open_month('2010-01-01');
	select xuchang.open_month('2010-02-01');
	insert into xuchang.mark (unit, item, month, score)
	select m.unit, m.item, m.month, 5 from xuchang.missing_mark as m;
	select xuchang.publish_month('2010-01-01');
});
is($node->safe_psql('postgres', 'show synchronous_commit'),
	'on', 'what is committed is written before it is said to be');

# The scripts of the clients of one round.  Each transaction is "start WHAT", then "done WHAT".

# reopens published months and publishes them again; in one round of them opens a new
# month, with all its marks, and publishes the oldest that is not
sub publisher
{
	my $script = '';
	foreach my $n (1 .. 40)
	{
		my $later = rand() < 0.3 ? 'publish' : 'leave';
		my ($while_reopened, $while_published, $between) = map { rand($_) } (0.12, 0.06, 0.04);
		$script .= qq{
			select month from xuchang.period where revision > 0 order by published, random() limit 1 \\gset
			select published from xuchang.period where month = :'month' \\gset
			\\if :published
				\\echo start amend :month
				begin;
				select xuchang.amend_month(:'month', 'round $n') as revision \\gset
				select pg_sleep($while_reopened) as slept \\gset
				commit;
				\\echo done amend :month :revision
			\\endif
			select pg_sleep($between) as slept \\gset
			\\echo start publish :month
			begin;
			select xuchang.publish_month(:'month', 'round $n', '$later') as digest \\gset
			select pg_sleep($while_published) as slept \\gset
			commit;
			\\echo done publish :digest
		};
		next unless $n % 4 == 2;
		$script .= qq{
			select (max(month) + interval '1 month')::date as month from xuchang.period \\gset
			\\echo start open :month
			begin;
			select xuchang.open_month(:'month') as tasks \\gset
			insert into xuchang.mark (unit, item, month, score)
			select m.unit, m.item, m.month, 5 from xuchang.missing_mark as m where m.month = :'month';
			commit;
			\\echo done open :month
			select min(month) as month from xuchang.period where not published \\gset
			\\echo start publish :month
			select xuchang.publish_month(:'month', 'round $n') as digest \\gset
			\\echo done publish :digest
		};
	}
	return "\\set ON_ERROR_STOP on\n$script";
}

# One transaction of a loader, which may be refused.  psql does not say of COPY whether it
# failed, so the statement after it asks whether the transaction is still good.
sub attempt
{
	my ($what, $statement) = @_;
	return "\\echo start $what\nbegin;\n$statement" . qq{
		select 1 as good \\gset
		\\if :ERROR
			rollback;
			\\echo refused $what
		\\else
			commit;
			\\echo done $what
		\\endif
	} . sprintf("select pg_sleep(%f) as slept \\gset\n", rand(0.03));
}

# COPY into the newest month, which may be published meanwhile
sub copier
{
	my ($round) = @_;
	my $month = $node->safe_psql('postgres', 'select max(month) from xuchang.period');
	my $script = '';
	foreach my $n (1 .. 200)
	{
		my $batch = "c$round-$n";
		$script .= attempt("load $batch",
			"copy xuchang.task (unit, task_id, item, month, title, issued_on, due_on, done_on) from stdin;\n"
			  . join('',
				map { join("\t", '411002', "$batch-$_", 'assignment', $month, 'copied', $month, $month, $month) . "\n" }
				  1 .. $rows)
			  . "\\.\n");
	}
	return $script;
}

# tasks for a month that is reopened just now, if there is one
sub latecomer
{
	my ($round) = @_;
	my $script = '';
	foreach my $n (1 .. 200)
	{
		my $batch = "l$round-$n";
		$script .= attempt("load $batch", qq{
			insert into xuchang.task (unit, task_id, item, month, title, issued_on, due_on, done_on)
			select '411003', format('$batch-%s', k), 'supervision', p.month, 'late', p.month, p.month, p.month
			from (
				select min(q.month) filter (where q.revision > 0) as reopened, max(q.month) as newest
				from xuchang.period as q
				where not q.published
			) as o
			join xuchang.period as p on p.month = coalesce(o.reopened, o.newest)
			cross join generate_series(1, $rows) as k;
		});
	}
	return $script;
}

# files claims of a month that is published, and approves them
sub claimant
{
	my ($round) = @_;
	my $script = '';
	foreach my $n (1 .. 200)
	{
		my $batch = "e$round-$n";
		my $them = join(', ', map { "'$batch-$_'" } 1 .. $claims);
		$script .= attempt("claim $batch", qq{
			insert into xuchang.event (unit, event_id, rule, title, occurred_on)
			select '411024', e.event_id, 'commendation-city', 'claimed', '2010-01-15'
			from unnest(array[$them]) as e (event_id);
		});
		$script .= attempt("review $batch", qq{
			update xuchang.event
			set status = 'approved', document_no = '$batch', document_on = '2010-01-20'
			where unit = '411024' and event_id in ($them);
		});
	}
	return $script;
}

# Starts a client; its output is complete once it has ended, which it does with the server.
my $dir = PostgreSQL::Test::Utils::tempdir();

sub start_client
{
	my ($name, $script) = @_;
	my %client = (name => $name, map { $_ => "$dir/$name.$_" } qw(sql out err));
	open my $file, '>', $client{sql} or die $!;
	print $file "\\set VERBOSITY sqlstate\n$script";
	close $file;
	$client{run} = IPC::Run::start(
		[ 'psql', '-X', '-q', '-d', $database, '-f', $client{sql} ],
		'>', $client{out}, '2>', $client{err});
	return \%client;
}

# all that was begun, by what came of it, over all rounds: {kind}{name} = done, refused, broken
my %fate;
my (%digests, %revisions);
my %interrupted;

# notes what a client did; says what it must not have met
sub read_client
{
	my ($client) = @_;
	my @wrong;
	$client->{run}->finish;
	my $begun;
	foreach my $line (split /\n/, slurp_file($client->{out}))
	{
		my ($word, $kind, @what) = split / /, $line;
		if ($word eq 'start')
		{
			$begun = [ $kind, @what ];
			$fate{$kind}{ $what[0] } = 'broken' if $kind =~ /^(load|claim|review)$/;
			next;
		}
		$begun = undef;
		if    ($kind eq 'publish') { $digests{ $what[0] } = 1 }
		elsif ($kind eq 'amend')   { $revisions{"$what[0] $what[1]"} = 1 }
		elsif ($kind eq 'open')    { $revisions{"$what[0] 0"} = 1 }
		else                       { $fate{$kind}{ $what[0] } = $word }
	}
	$interrupted{ $begun->[0] }++ if $begun;
	my $errors = slurp_file($client->{err});
	push @wrong, "$client->{name}: the script ended before the server did"
	  unless $errors =~ /connection to server was lost|server closed the connection/;
	# loaders are told that a month is published, and nothing else: no deadlock either
	while ($errors =~ /ERROR:\s+(\S+)/g)
	{
		push @wrong, "$client->{name}: error $1"
		  unless $1 =~ /^(55000|25P02)$/ && $client->{name} ne 'publisher';
	}
	return @wrong;
}

# the lines of a query's result
sub rows_of { return split /\n/, $node->safe_psql('postgres', $_[0]) }

# what is not as it was committed
sub losses
{
	my @wrong;

	# loads: all rows or none, and all where COMMIT had returned
	my %found = map { split /\|/ } rows_of(
		q{select regexp_replace(task_id, '-[0-9]+$', ''), count(*) from xuchang.task group by 1 order by 1});
	foreach my $batch (sort keys %{ $fate{load} })
	{
		my ($is, $count) = ($fate{load}{$batch}, delete $found{$batch} // 0);
		push @wrong, "load $batch is $is, and has $count rows"
		  unless $count == $rows && $is ne 'refused' || $count == 0 && $is ne 'done';
	}
	push @wrong, map { "load $_ was never made" } sort keys %found;

	# claims and their reviews
	my (%filed, %approved);
	foreach my $line (rows_of(
		q{select regexp_replace(event_id, '-[0-9]+$', ''), count(*), count(*) filter (where status = 'approved')
		  from xuchang.event group by 1 order by 1}))
	{
		my ($batch, $all, $reviewed) = split /\|/, $line;
		($filed{$batch}, $approved{$batch}) = ($all, $reviewed);
	}
	foreach my $of ([ 'claim', \%filed ], [ 'review', \%approved ])
	{
		my ($kind, $found) = @$of;
		foreach my $batch (sort keys %{ $fate{$kind} })
		{
			my ($is, $count) = ($fate{$kind}{$batch}, $found->{$batch} // 0);
			push @wrong, "$kind $batch is $is, and has $count rows"
			  unless $count == $claims && $is ne 'refused' || $count == 0 && $is ne 'done';
		}
	}

	# publications, amendments and months whose COMMIT had returned
	my %digest = map { $_ => 1 } rows_of('select digest from xuchang.publication order by place');
	push @wrong, map { "publication $_ is lost" } grep { !$digest{$_} } sort keys %digests;
	my %revision = map { $_ => 1 } rows_of(
		q{select month || ' ' || revision from xuchang.amendment
		  union all
		  select month || ' 0' from xuchang.period
		  order by 1});
	push @wrong, map { "revision $_ is lost" } grep { !$revision{$_} } sort keys %revisions;

	# as a whole or not at all; not asked of verify_publications(), which may be wrong itself
	push @wrong, rows_of(
		q{
		select format('publication %s/%s has %s units of 9, lines of %s, facts of %s', p.month, p.revision, s.n, l.n, f.n)
		from xuchang.publication as p
		cross join lateral (
			select count(*) as n
			from xuchang.published_score as x
			where x.month = p.month and x.revision = p.revision
		) as s
		cross join lateral (
			select count(distinct x.unit) as n
			from xuchang.published_line as x
			where x.month = p.month and x.revision = p.revision
		) as l
		cross join lateral (
			select count(*) as n
			from xuchang.published_fact as x
			where x.month = p.month and x.revision = p.revision and x.relation = 'unit'
		) as f
		where (s.n, l.n, f.n) <> (9, 9, 9)
		order by 1
	});
	foreach my $relation (qw(published_score published_line published_fact))
	{
		push @wrong, map { "$relation without publication: $_" } rows_of(
			qq{select distinct r.month, r.revision from xuchang.$relation as r
			   where not exists (select from xuchang.publication as p
			                     where p.month = r.month and p.revision = r.revision)
			   order by 1, 2});
	}
	push @wrong, map { "period and publication differ: $_" } rows_of(
		q{select p.month, p.published, p.revision, max(q.revision)
		  from xuchang.period as p
		  left join xuchang.publication as q on q.month = p.month
		  group by p.month
		  having p.published <> coalesce(p.revision = max(q.revision), false)
		         or not p.published and p.revision <> coalesce(max(q.revision) + 1, 0)
		  order by 1});

	# every task of a published month is in its digest
	push @wrong, map { "not in the publication: task $_" } rows_of(
		q{select t.task_id
		  from xuchang.period as p
		  join xuchang.task as t on t.month = p.month
		  where p.published
		        and not exists (select from xuchang.published_fact as f
		                        where f.month = p.month and f.revision = p.revision and f.relation = 'task'
		                              and f.row_key = xuchang.row_key(t.unit, t.task_id))
		  order by 1 limit 3});

	# what goes with the facts: history, and the steps of events
	push @wrong, map { "history or steps are lost: $_" } rows_of(
		q{select 'tasks', n.rows, n.recorded
		  from (select (select count(*) from xuchang.task) as rows,
		               (select count(*) from xuchang.history where relation = 'task' and old is null) as recorded) as n
		  where n.rows <> n.recorded
		  union all
		  select e.event_id, count(s.*), count(*)
		  from xuchang.event as e
		  left join xuchang.event_step as s on s.unit = e.unit and s.event_id = e.event_id
		  group by e.unit, e.event_id, e.status
		  having count(s.*) <> case e.status when 'claimed' then 1 else 2 end
		  order by 1});

	push @wrong, map { "verify_publications: $_" }
	  rows_of('select * from xuchang.verify_publications()');
	return @wrong;
}

foreach my $round (1 .. $rounds)
{
	my @clients = (
		start_client('publisher', publisher()),
		start_client('copier', copier($round)),
		start_client('latecomer', latecomer($round)),
		start_client('claimant', claimant($round)));
	sleep(0.2 + rand(1.2));
	$node->stop('immediate');
	my @wrong = map { read_client($_) } @clients;
	$node->start;
	push @wrong, losses();
	is(join("\n", @wrong), '', "crash $round: nothing is lost, nothing is half there");
}

# that the test tested something
my %done;
foreach my $kind (qw(load claim review))
{
	$done{$kind} = grep { $_ eq 'done' } values %{ $fate{$kind} };
}
$done{publish} = keys %digests;
$done{amend}   = keys %revisions;
my $refused = grep { $_ eq 'refused' } values %{ $fate{load} };
diag(join(', ', map { "$_: $done{$_} done, " . ($interrupted{$_} // 0) . ' interrupted' } sort keys %done),
	", loads refused: $refused");
foreach my $kind (sort keys %done)
{
	cmp_ok($done{$kind}, '>=', $rounds, "there was enough to lose: $kind");
}
foreach my $kind (qw(load publish amend))
{
	cmp_ok($interrupted{$kind} // 0, '>', 0, "some crash came in the middle of: $kind");
}
cmp_ok($refused, '>', 0, 'some loads came after the publication and were refused');

$node->stop;
done_testing();
