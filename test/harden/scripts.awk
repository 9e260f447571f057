# For pgspot: awk -f scripts.awk SCRIPT SCRIPT, the same twice
#
# The scripts run with a search_path of pg_catalog or of the assessment's own schema, and pg_temp last, and so do two kinds of
# functions that have none of their own.  A body in BEGIN ATOMIC, which pgspot cannot read, is bound when the function is
# made: it stands there as another body.  A function whose comment calls it internal works in the schema that its caller entered, with
# its caller's rights.  SECURITY DEFINER is neither: such a function stays as it is.

NR == 1 { print "set search_path = pg_catalog, pg_temp;" }

# the first time: which functions are internal
FNR == NR && /^comment on function / { name = $4; sub(/\(.*/, "", name) }
FNR == NR && name != "" && /'内部函数/ { internal[name] = 1 }
FNR == NR && /;$/ { name = "" }
FNR == NR { next }

/^create .*function / {
    name = $0
    sub(/.*function /, "", name)
    sub(/\(.*/, "", name)
    bound = /security definer/
}
/^set search_path/ || /security definer/ { bound = 1 }
/^begin atomic$/ {
    print (bound ? "" : "set search_path = pg_catalog, pg_temp ") "as $$ select 1 $$;"
    atomic = 1
}
/^as \$/ && !bound && name in internal { print "set search_path = pg_catalog, pg_temp" }
!atomic { print }
atomic && /^end;$/ { atomic = 0 }
