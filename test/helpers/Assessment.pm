# For TAP tests: a server with the demo data, and what clients print of an assessment,
# next to what the server's own catalog and COPY say of it.
#
# Facts are lines in the form of COPY, tab-separated; the first field says what the fact
# is, the second mostly of which table or view.  All lists of them are sorted here, byte
# by byte.

package Assessment;

use strict;
use warnings;

use Exporter 'import';
use File::Basename;
use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

our @EXPORT = qw(load_demo start_demo copied catalog_facts view_types view_rows client_facts
  facts_are types_are summary runs python_with);

# the kinds of facts that the catalog has too, and rows
my @kinds = qw(relation column remark primary foreign row);
my %called = (
	relation => 'tables and views',
	column => 'columns',
	remark => 'comments',
	primary => 'columns of primary keys',
	foreign => 'columns of foreign keys',
	row => 'rows of views');

my $top = dirname(__FILE__) . '/../..';

# Loads the demo data into a database that has xcedu; true if that went well.
sub load_demo
{
	my ($connection) = @_;
	return system("cd '$top/test/data/xuchang' && psql -X -q -d '$connection' -f load.sql > /dev/null") == 0;
}

# A server whose database "demo" has the demo data in the assessment "xuchang".
sub start_demo
{
	my $node = PostgreSQL::Test::Cluster->new('main');
	$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
	$node->start;
	$node->safe_psql('postgres', 'create database demo');
	$node->safe_psql('demo', 'create extension xcedu');
	ok(load_demo($node->connstr('demo')), 'the demo data load');
	return $node;
}

# The rows of a query, as COPY gives them.
sub copied
{
	my ($node, $database, $query) = @_;
	return split /\n/, $node->safe_psql($database, "copy ($query) to stdout");
}

# Tables and views, columns, comments and keys, as the catalog has them.
my $relations = q{
	select c.oid, c.relname, c.relkind
	from pg_class as c
	where c.relnamespace = 'xuchang'::regnamespace and c.relkind in ('r', 'v')};
my $columns = qq{
	select r.oid, r.relname, r.relkind, a.attnum, a.attname, a.atttypid, a.atttypmod,
	       row_number() over (partition by r.oid order by a.attnum) as position
	from ($relations) as r
	join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped};
my $keys = qq{
	select r.relname, k.contype, k.conname, p.seq, a.attname, f.relname as other, b.attname as other_attname
	from ($relations) as r
	join pg_constraint as k on k.conrelid = r.oid
	cross join lateral unnest(k.conkey, k.confkey) with ordinality as p (attnum, other_attnum, seq)
	join pg_attribute as a on a.attrelid = r.oid and a.attnum = p.attnum
	left join pg_class as f on f.oid = k.confrelid
	left join pg_attribute as b on b.attrelid = k.confrelid and b.attnum = p.other_attnum};
my %catalog = (
	relation =>
	  "select relname, case relkind when 'v' then 'VIEW' else 'TABLE' end from ($relations) as r",
	column => "select relname, position, attname from ($columns) as c",
	remark => qq{
		select relname, '', obj_description(oid, 'pg_class') from ($relations) as r
		union all
		select relname, attname, col_description(oid, attnum) from ($columns) as c},
	primary =>
	  "select relname, conname, seq, attname from ($keys) as k where contype = 'p'",
	foreign =>
	  "select relname, conname, seq, attname, other, other_attname from ($keys) as k where contype = 'f'",
);

# The facts of a kind that the catalog says, sorted.
sub catalog_facts
{
	my ($node, $what) = @_;
	return [ sort(copied($node, 'demo', $catalog{$what})) ];
}

# The views that clients read.  history is a record with whole rows as JSON; of it only columns and comments are compared.
my $is_read = q{relkind = 'v' and relname <> 'history'};

# The type of every column of a view: "view<tab>column" => [type, precision, scale],
# the last two of a numeric alone, which must have them.
sub view_types
{
	my ($node) = @_;
	my %types;
	foreach my $line (
		copied(
			$node, 'demo',
			"select relname, attname, format_type(atttypid, atttypmod) from ($columns) as c where $is_read"
		))
	{
		my ($view, $column, $type) = split /\t/, $line;
		$types{"$view\t$column"} =
		  $type =~ /^(numeric)\((\d+),(\d+)\)$/ ? [ $1, $2, $3 ]
		  : $type eq 'numeric' ? ['numeric without scale']
		  : [$type];
	}
	return \%types;
}

# The rows of every view, each after the view's name.  With sheet => 1 as a spreadsheet
# can have them: numbers without zeros at their end, and an empty text as an empty cell.
# With history => 1 also those of history.
sub view_rows
{
	my ($node, %options) = @_;
	my %shown = ($options{sheet}
		? (numeric => 'trim_scale(%1$I)', text => q{nullif(%1$I, '')})
		: (numeric => '%1$I', text => '%1$I'));
	my $which = $options{history} ? "relkind = 'v'" : $is_read;
	my @rows;
	foreach my $query (
		copied(
			$node, 'demo', qq{
		select format('select %L, %s from xuchang.%I', relname,
		              string_agg(format(case atttypid
		                                    when 'numeric'::regtype then \$q\$$shown{numeric}\$q\$
		                                    when 'text'::regtype then \$q\$$shown{text}\$q\$
		                                    else '%1\$I'
		                                end, attname), ', ' order by position),
		              relname)
		from ($columns) as c
		where $which
		group by relname}))
	{
		push @rows, copied($node, 'demo', $query);
	}
	return [ sort @rows ];
}

# The facts that a client program printed, by what they are, sorted.
sub client_facts
{
	my (@command) = @_;
	my ($out, $err);
	IPC::Run::run(\@command, '<', \undef, '>', \$out, '2>', \$err,
		IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default))
	  or die "@command failed:\n$err";
	my %facts;
	foreach my $line (sort split /\n/, $out)
	{
		my ($what, @fields) = split /\t/, $line, -1;
		# Calc says before the view how it got it, and has no facts but those of views
		my $of_calc = @fields && $fields[0] =~ /^(?:imported|saved)$/;
		my $relation = $fields[ $of_calc ? 1 : 0 ] // '';
		next if $relation eq 'history' && ($of_calc || !$catalog{$what});
		push @{ $facts{$what} }, join("\t", @fields);
	}
	return \%facts;
}

# That facts of some kinds are those of the catalog.
sub facts_are
{
	my ($node, $client, $facts, @kinds) = @_;
	is_deeply($facts->{$_}, catalog_facts($node, $_), "$client: all $called{$_}") foreach @kinds;
	return;
}

# That facts, which begin with view, column, type, precision and scale, have for every
# column of a view the type that stands in $reads for its own, and for a numeric its
# precision and scale.  Says how each type is read, with all that a fact has.
sub types_are
{
	my ($node, $client, $facts, $what, $reads) = @_;
	my $types = view_types($node);
	my (%got, %seen);
	foreach my $fact (@{ $facts->{$what} })
	{
		my ($view, $column, $type, @more) = split /\t/, $fact;
		my $own_type = $types->{"$view\t$column"} or next;    # of a table
		my ($own, @of_own) = @$own_type;
		$got{"$view\t$column"} = [ $type, @of_own ? @more[ 0, 1 ] : () ];
		$own .= '(' . join(',', @of_own) . ')' if @of_own;
		$seen{"$own is $type (" . join(', ', @more) . ')'}++;
	}
	my %want = map {
		my ($own, @of_own) = @{ $types->{$_} };
		$_ => [ $reads->{$own} // "none for $own", @of_own ]
	} keys %$types;
	is_deeply(\%got, \%want, "$client, $what: the types of every view");
	note "$client, $what: $_, $seen{$_} columns" foreach sort keys %seen;
	return;
}

# What a client read, in one line.
sub summary
{
	my ($client, $facts) = @_;
	return "$client $facts->{driver}[0] read "
	  . join(', ', map { @{ $facts->{$_} // [] } . " $called{$_}" } @kinds);
}

# Whether a command can be run and succeeds.
sub runs
{
	my (@command) = @_;
	return eval {
		IPC::Run::run(\@command, '<', \undef, '>', \my $out, '2>', \my $err);
	};
}

# A Python that has a module; Debian's modules are those of /usr/bin/python3.
sub python_with
{
	my ($module) = @_;
	my ($python) = grep { runs($_, '-c', "import $module") } ('python3', '/usr/bin/python3');
	return $python;
}

1;
