# xcedu: PostgreSQL extension, built by PGXS.
#
#   make, make install      build and install for the server of PG_CONFIG
#   make demo               the Xuchang demo on a private server
#   make test               all tests on a private server
#   make quick              those of them that take a minute together
#   make lint               layout and spelling of the sources
#   make dist               a zip of what is committed, for PGXN
#   make bench              how fast it is, against plain SQL, on a private server
#   make installcheck       the tests against a running server (PGHOST, PGPORT …); QUICK=yes for the quick ones

EXTENSION = xcedu
# the version is written in the control file alone
XCEDU_VERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" xcedu.control)
MODULE_big = xcedu
OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/*.c)))

# the install script is assembled from its parts, each in a file of its own, and from the same parts a script
# that updates the extension from each version that has a file in sql/updates/from
SQL_PARTS = $(sort $(wildcard sql/extension/*.sql sql/assessment/*/*.sql sql/rule_books/*.sql sql/migrations/*.sql sql/updates/*.sql))
BUILT_SQL = sql/$(EXTENSION)--$(XCEDU_VERSION).sql
UPDATE_SQL = $(patsubst sql/updates/from/%.sql,sql/$(EXTENSION)--%--$(XCEDU_VERSION).sql,$(sort $(wildcard sql/updates/from/*.sql)))
DATA_built = $(BUILT_SQL) $(UPDATE_SQL)

PG_CPPFLAGS = -DXCEDU_VERSION='"$(XCEDU_VERSION)"'
PG_CFLAGS = -Wall -Wextra
# warnings are for our sources, and not for the server's headers
PG_CPPFLAGS += -isystem "$(shell $(PG_CONFIG) --includedir-server)"

REGRESS = $(patsubst test/sql/%.sql,%,$(sort $(wildcard test/sql/*.sql)))
REGRESS_OPTS = --inputdir=test --load-extension=$(EXTENSION)
ISOLATION = $(patsubst test/specs/%.spec,%,$(sort $(wildcard test/specs/*.spec)))
ISOLATION_OPTS = --inputdir=test --outputdir=. --load-extension=$(EXTENSION)
TAP_TESTS = 1
# QUICK=yes leaves out isolation and TAP tests, and these of pg_regress, the slowest
SLOW = assessment awkward_values copy_assessment duty_leaks duty_matrix history load_csv_sheets load_order low_roles plan random_% reload \
	serialized_states settings structure switches_obligations text_keys verify_publications
ifeq ($(QUICK),yes)
REGRESS := $(filter-out $(SLOW),$(REGRESS))
ISOLATION =
TAP_TESTS =
endif
PROVE_TESTS = test/t/*.pl

# a module for the tests, built by installcheck alone and never installed
TEST_MODULE = test/modules/xcedu_state

EXTRA_CLEAN = results output_iso tmp_check $(addprefix $(TEST_MODULE),.o .bc .so .dylib)

.DEFAULT_GOAL := all

PG_CONFIG ?= pg_config
# PGXS gives it to the shell as it is, so a path with blanks is quoted here
ifneq ($(words $(PG_CONFIG)),1)
ifneq ($(shell test -x "$(PG_CONFIG)" && echo there),)
override PG_CONFIG := "$(PG_CONFIG)"
endif
endif
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)

ifneq ($(filter demo test quick bench lint dist,$(MAKECMDGOALS)),)
# these need no server headers, or install what is missing themselves
else ifeq ($(PGXS),)
$(error $(PG_CONFIG) was not found. Install the server headers, on Debian \
"apt-get install postgresql-server-dev-15" (or your version), or say where \
pg_config is: make PG_CONFIG=/path/to/pg_config)
else ifneq ($(words $(PGXS)),1)
$(error PGXS cannot be used where its path has a blank: $(PGXS). Use a server \
that is installed elsewhere. The path of pg_config itself may have blanks)
else ifeq ($(wildcard $(PGXS)),)
$(error The server headers (PGXS) of $(shell $(PG_CONFIG) --version) are missing. \
Install them, on Debian "apt-get install postgresql-server-dev-$(shell \
$(PG_CONFIG) --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')", or say which server to \
build for: make PG_CONFIG=/path/to/pg_config)
else
include $(PGXS)
endif

# a header that changes is a reason to compile what includes it
$(OBJS): $(wildcard src/*.h)

$(BUILT_SQL): $(SQL_PARTS) sql/assemble.sh xcedu.control Makefile
	sh sql/assemble.sh > $@.tmp
	mv $@.tmp $@

$(UPDATE_SQL): sql/$(EXTENSION)--%--$(XCEDU_VERSION).sql: sql/updates/from/%.sql $(SQL_PARTS) sql/assemble.sh xcedu.control Makefile
	sh sql/assemble.sh $* > $@.tmp
	mv $@.tmp $@

installcheck: $(TEST_MODULE)$(DLSUFFIX)

.PHONY: demo test quick bench lint dist
demo:
	sh test/demo.sh

test:
	sh test/check.sh

quick:
	sh test/check.sh quick

bench:
	sh test/bench/bench.sh

lint:
	sh test/lint.sh

# PGXN wants three numbers and a folder of the same name; what is not committed is not in it
DIST = $(EXTENSION)-$(shell sed -n 's/^   "version": "\(.*\)",/\1/p' META.json)
dist:
	git archive --format=zip --prefix=$(DIST)/ --output=$(DIST).zip HEAD
