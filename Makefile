# entente: build, test, install. `make help` lists the targets.

VERSION := $(shell sed -n 's/^\#define ENTENTE_VERSION "\(.*\)"/\1/p' include/entente/version.h)
SOVERSION := 0
PREFIX  ?= /usr/local
DESTDIR ?=
BINDIR     ?= $(PREFIX)/bin
LIBDIR     ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR    ?= $(PREFIX)/share
MANDIR     ?= $(DATADIR)/man
CC      ?= gcc
CFLAGS  ?= -O2 -g
BUILD   ?= build

# Every core; the makes beneath share them.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --jobs=$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
endif

FLOORS   := base dossier draft format view network measure finding picture report
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wmissing-prototypes -Wwrite-strings -Wvla \
            -Wformat -Wformat-security
PACKAGES := libpcre2-8 igraph jansson libxml-2.0 libgvc libcgraph fontconfig icu-i18n icu-uc

HOUSE    := -std=gnu11 -D_GNU_SOURCE -Iinclude -Isrc \
            -fPIC -fvisibility=hidden -ffp-contract=off $(WARNINGS)
# What follows from the system: this is of ELF and GNU.
SYSTEM   := $(shell uname -s)
ifeq ($(SYSTEM),Darwin)
include tools/darwin.mk
else
SHARED       := libentente.so.$(SOVERSION)
SHARED_WHOLE := libentente.so.$(VERSION)
SHARED_PLAIN := libentente.so
# What it offers has versions, that packages can tell which release a program needs.
SHARED_LINK  := -shared -Wl,-soname,$(SHARED) -Wl,--no-undefined -Wl,--version-script=src/entente.map
LOCALIZE     := objcopy --localize-hidden
BESIDE       := $$ORIGIN
ELF_CHECKS   := check-symbols check-dist check-hardening
endif

# Kernels are parallel; without OpenMP they run on one thread.
OPENMP   ?= -fopenmp
# What of it this compiler takes, asked for once; "make HARDENING= HARDENING_LINK=" goes without.
HARDENING = $(eval HARDENING := $(shell sh tools/hardening.sh compile '$(CC)' $(CPPFLAGS) $(CFLAGS)))$(HARDENING)
HARDENING_LINK = $(eval HARDENING_LINK := $(shell sh tools/hardening.sh link '$(CC)' -fPIC $(CFLAGS) \
                   $(LDFLAGS)))$(HARDENING_LINK)
# System headers have warnings of their own. Asked for once, and not before `deps` has been.
INCLUDES  = $(eval INCLUDES := $(shell pkg-config --cflags $(PACKAGES) | sed 's/-I/-isystem /g') $(ELSEWHERE_INCLUDES))$(INCLUDES)
LIBS      = $(eval LIBS := $(shell pkg-config --libs $(PACKAGES)) $(ELSEWHERE_LIBS) -lunistring -lm)$(LIBS)
TEST_LIBS = $(shell pkg-config --libs check)

LIBRARY_SOURCES := $(sort $(wildcard $(FLOORS:%=src/%/*.c)))
COMMAND_SOURCES := $(sort $(wildcard src/cli/*.c))
TEST_SOURCES    := $(sort $(wildcard tests/*.c))
FUZZ_SOURCES    := $(sort $(wildcard tests/fuzz/*.c))
CLUSTER_SOURCES := $(sort $(wildcard src/cluster/*.c))
PUBLIC_HEADERS  := $(sort $(wildcard include/entente/*.h))
C_FILES         := $(LIBRARY_SOURCES) $(COMMAND_SOURCES) $(TEST_SOURCES) $(FUZZ_SOURCES) $(PUBLIC_HEADERS) \
                   $(CLUSTER_SOURCES) $(sort $(wildcard src/*/*.h tests/*.h tests/fuzz/*.h tests/cluster/*.[ch] tests/torture/*.[ch] tests/draft/*.[ch] examples/*.c bench/*.c))

# The styles and scripts of pages as bytes, with their hashes.
ASSETS          := $(BUILD)/src/report/assets
PAGE_ASSETS     := page.css page.js review.css review.js
PAGE_PARTS      := base view map camera cards controls tables

# What the drafter knows before it reads, as bytes: a table's name here, and in src/draft/tables.h.
DRAFT_TABLES    := states organizations persons places words given patterns cues
TABLES          := $(BUILD)/src/draft/tables

LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o) $(ASSETS).o $(TABLES).o
COMMAND_OBJECTS := $(COMMAND_SOURCES:%.c=$(BUILD)/%.o)
# The command without its main(): a fuzz target reads command lines.
UNDER_MAIN      := $(filter-out %/main.o,$(COMMAND_OBJECTS)) $(LIBRARY_OBJECTS)
TEST_OBJECTS    := $(patsubst %.c,$(BUILD)/%.o,$(TEST_SOURCES) $(filter-out %/driver.c,$(FUZZ_SOURCES)))

.PHONY: all cluster check-cluster install-cluster demo test test-only suites test-browser asan coverage mutation bench bench-cluster draft-score lint lint-build lint-page analyze \
        analyze-gcc format hostile torture valgrind tsan fuzz fuzz-build fuzz-afl fuzz-report \
        check-install check-layers check-hardening check-headers check-symbols check-dist symbols golden api-reference \
        man-pages completions deps deps-lint deps-browser deps-cluster install uninstall dist deb check-deb clean help

## all: the command, the libraries, the manual pages (the default)
all: $(BUILD)/entente $(BUILD)/libentente.a $(BUILD)/$(SHARED) $(BUILD)/entente.pc man-pages completions

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(HOUSE) $(HARDENING) $(OPENMP) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# The report's script and style as pages carry them: the parts in one function, in an order in which
# each finds what it starts from, without comments and indentation.
PAGE_SCRIPTS := $(PAGE_PARTS:%=src/report/page_%.js) src/report/page.js
BARE         := sed -e 's/^ *//' -e '/^\/\*.*\*\/$$/d' -e '/^\/\*/,/\*\/$$/d' -e '/^$$/d'

$(BUILD)/page.js: $(PAGE_SCRIPTS) Makefile
	@mkdir -p $(@D)
	{ echo '(() => {'; echo "'use strict';"; $(BARE) $(PAGE_SCRIPTS); echo '})();'; } > $@

$(BUILD)/review.js: src/report/review.js Makefile
	@mkdir -p $(@D)
	{ echo '(() => {'; echo "'use strict';"; $(BARE) $<; echo '})();'; } > $@

$(BUILD)/page.css $(BUILD)/review.css: $(BUILD)/%.css: src/report/%.css Makefile
	@mkdir -p $(@D)
	$(BARE) -e 's/ *{ */{/g' -e 's/; */;/g' -e 's/, /,/g' -e 's/: /:/g' $< > $@

$(ASSETS).c: tools/embed.sh $(PAGE_ASSETS:%=$(BUILD)/%)
	@mkdir -p $(@D)
	sh tools/embed.sh report/assets.h $(foreach asset,$(PAGE_ASSETS),$(subst .,_,$(asset))=$(BUILD)/$(asset)) > $@.new
	mv $@.new $@

$(TABLES).c: tools/embed.sh $(DRAFT_TABLES:%=share/draft/%.tsv) Makefile
	@mkdir -p $(@D)
	sh tools/embed.sh draft/tables.h $(foreach table,$(DRAFT_TABLES),draft_$(table)=share/draft/$(table).tsv) > $@.new
	mv $@.new $@

$(ASSETS).o $(TABLES).o: %.o: %.c
	$(CC) $(HOUSE) $(HARDENING) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# The command may stand anywhere in memory, and needs no more than that.
$(COMMAND_OBJECTS): HOUSE += -fPIE

# Tests include each other's helpers by their bare names.
$(TEST_OBJECTS): HOUSE += -Itests

$(BUILD)/entente: $(COMMAND_OBJECTS) $(LIBRARY_OBJECTS) $(LINKED_IN)
	$(CC) $(CFLAGS) $(OPENMP) $(HARDENING_LINK) $(LDFLAGS) $^ $(LIBS) -o $@

$(BUILD)/$(SHARED): $(LIBRARY_OBJECTS) src/entente.map
	$(CC) $(CFLAGS) $(OPENMP) $(filter-out -pie,$(HARDENING_LINK)) $(LDFLAGS) $(SHARED_LINK) $(LIBRARY_OBJECTS) $(LIBS) -o $@

# One object with the private symbols made local, so that a program linked with the static library
# sees the same names as one linked with the shared library.
$(BUILD)/libentente.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(LD) -r $^ -o $(BUILD)/libentente.o
	$(LOCALIZE) $(BUILD)/libentente.o
	$(AR) rcs $@ $(BUILD)/libentente.o

$(BUILD)/entente.map: $(BUILD)/libentente.a tools/symbols.sh
	@sh tools/symbols.sh $(SOVERSION) $(BUILD)/libentente.o > $@

## symbols: write anew which functions the shared library offers
symbols: $(BUILD)/entente.map
	cp $< src/entente.map
	sh tools/package-symbols.sh $(SOVERSION) $(VERSION) $(PACKAGE_SYMBOLS) > $(BUILD)/package.symbols
	cp $(BUILD)/package.symbols $(PACKAGE_SYMBOLS)

# Otherwise a function could be declared and not be there for those who link.
PACKAGE_SYMBOLS := debian/libentente$(SOVERSION).symbols
check-symbols: $(BUILD)/entente.map
	@cmp src/entente.map $< && sh tools/package-symbols.sh $(SOVERSION) $(VERSION) $(PACKAGE_SYMBOLS) | \
	  cmp $(PACKAGE_SYMBOLS) - || { echo 'check-symbols: "make symbols" brings them up to date' >&2; exit 1; }

# A page of its own for each row of the table of commands, dated as dist.sh dates what it packs.
# Where there is no scdoc all else is built.
COMMANDS     := $(shell sed -n 's/^ *{*{\.name = "\([a-z-]*\)",$$/\1/p' src/cli/command.c)
MANUAL       := $(if $(shell command -v scdoc 2>/dev/null),\
                $(patsubst %,$(BUILD)/man/%.1,entente $(COMMANDS:%=entente-%)) $(BUILD)/man/entente-dossier.5)
DATED         = SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || \
                date -r CHANGELOG.md +%s)}

man-pages: $(MANUAL)
	$(if $(MANUAL),,@echo 'no manual pages: there is no scdoc; "make deps" installs it')

$(BUILD)/man/entente-dossier.5: tools/language-page.sh doc/manual/language.md include/entente/version.h
	@mkdir -p $(@D)
	sh tools/language-page.sh $(VERSION) > $@.scd
	$(DATED) scdoc < $@.scd > $@.new
	mv $@.new $@

# What shells complete by, under the names that they look for.
COMPLETIONS  := $(addprefix $(BUILD)/completion/,entente _entente entente.fish)
completions: $(COMPLETIONS)
$(COMPLETIONS): $(BUILD)/entente
	@mkdir -p $(@D)
	$(BUILD)/entente completion $(or $(patsubst .%,%,$(suffix $@)),$(if $(filter _%,$(@F)),zsh,bash)) > $@.new
	mv $@.new $@

$(BUILD)/man/%.1: $(BUILD)/entente
	@mkdir -p $(@D)
	$(BUILD)/entente help --man $(patsubst entente-%,%,$(filter entente-%,$*)) > $@.scd
	$(DATED) scdoc < $@.scd > $@.new
	mv $@.new $@

# Written anew each time: PREFIX may differ. What is beneath it moves with it.
.PHONY: $(BUILD)/entente.pc
$(BUILD)/entente.pc:
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR:$(PREFIX)/%=$${prefix}/%)' \
	  'includedir=$(INCLUDEDIR:$(PREFIX)/%=$${prefix}/%)' '' \
	  'Name: entente' 'Description: dossiers of dated, signed, sourced relations as networks' \
	  'Version: $(VERSION)' 'Requires.private: $(PACKAGES)' \
	  'Libs: -L$${libdir} -lentente' 'Libs.private: -lunistring -lm $(OPENMP)' \
	  'Cflags: -I$${includedir}' > $@

$(BUILD)/check: $(TEST_OBJECTS) $(UNDER_MAIN)
	$(CC) $(CFLAGS) $(OPENMP) $(LDFLAGS) $^ $(TEST_LIBS) $(LIBS) -o $@

## cluster: entente-cluster, which ranks on many machines, by MPI, PETSc and SLEPc ("make deps-cluster" installs these)
CLUSTER_PACKAGES := slepc petsc ompi-c
# Whether they are here, asked for once.
CLUSTER_HERE      = $(eval CLUSTER_HERE := $(shell pkg-config --exists $(CLUSTER_PACKAGES) 2>/dev/null && echo yes))$(CLUSTER_HERE)
CLUSTER_OBJECTS  := $(CLUSTER_SOURCES:%.c=$(BUILD)/%.o)
CLUSTER_INCLUDES  = $(eval CLUSTER_INCLUDES := $(shell pkg-config --cflags $(CLUSTER_PACKAGES) | \
                      sed 's/-I/-isystem /g'))$(CLUSTER_INCLUDES)
CLUSTER_LIBS      = $(eval CLUSTER_LIBS := $(shell pkg-config --libs $(CLUSTER_PACKAGES)))$(CLUSTER_LIBS)
cluster: $(BUILD)/entente-cluster $(if $(MANUAL),$(BUILD)/man/entente-cluster.1)

$(BUILD)/man/entente-cluster.1: $(BUILD)/entente-cluster
	@mkdir -p $(@D)
	$(BUILD)/entente-cluster help --man > $@.scd
	$(DATED) scdoc < $@.scd > $@.new
	mv $@.new $@

## install-cluster: entente-cluster and its page of the manual, under PREFIX, beside what "make install" puts there
install-cluster: cluster
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1
	install -m 755 $(BUILD)/entente-cluster $(DESTDIR)$(BINDIR)/
	$(if $(MANUAL),install -m 644 $(BUILD)/man/entente-cluster.1 $(DESTDIR)$(MANDIR)/man1/)

$(CLUSTER_OBJECTS): HOUSE += -fPIE $(CLUSTER_INCLUDES)

# Of the command and the library it holds only what it reaches.
$(BUILD)/cluster-parts.a: $(UNDER_MAIN)
	@rm -f $@
	$(AR) rcsT $@ $^

$(BUILD)/entente-cluster: $(CLUSTER_OBJECTS) $(BUILD)/cluster-parts.a
	$(CC) $(CFLAGS) $(OPENMP) $(LDFLAGS) $^ -Wl,--as-needed $(LIBS) $(CLUSTER_LIBS) -o $@

# Measures on random dossiers and on FILES, spread over the processes of mpirun, beside the ordinary ones.
CLUSTER_TESTS := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tests/cluster/*.c)))
$(CLUSTER_TESTS): HOUSE += -Itests $(CLUSTER_INCLUDES)
UNDER_TEST    := $(filter-out %/main.o,$(CLUSTER_OBJECTS)) $(BUILD)/cluster-parts.a
$(BUILD)/cluster-measures: $(filter-out %/splits.o,$(CLUSTER_TESTS)) $(BUILD)/tests/dossier_random.o
$(BUILD)/cluster-splits: $(BUILD)/tests/cluster/splits.o
$(BUILD)/cluster-measures $(BUILD)/cluster-splits: $(UNDER_TEST)
	$(CC) $(CFLAGS) $(OPENMP) $(LDFLAGS) $^ -Wl,--as-needed $(TEST_LIBS) $(LIBS) $(CLUSTER_LIBS) -o $@

## check-cluster: what entente-cluster says beside what entente says, on 1 to 4 processes (LARGE=1: of 200 k/2 M by all measures)
LARGE ?=
CLUSTER_PROGRAMS := $(addprefix $(BUILD)/,entente entente-cluster cluster-measures cluster-splits bench/generate)
check-cluster:
ifeq ($(CLUSTER_HERE),yes)
	@$(MAKE) --no-print-directory -s CPPFLAGS=-Werror $(CLUSTER_PROGRAMS)
	@sh tests/cluster/run.sh $(BUILD) $(LARGE)
else
	@echo 'check-cluster: skipped: SLEPc and Open MPI are not here; "make deps-cluster" installs them'
endif

## demo: install what is missing, build, and do the main job on graphs/csto.dot
demo: deps
	@$(MAKE) --no-print-directory -s $(BUILD)/entente
	@echo '$$ entente check graphs/csto.dot'
	@$(BUILD)/entente check graphs/csto.dot
	@echo; echo '$$ entente rank graphs/csto.dot --top 15'
	@$(BUILD)/entente rank graphs/csto.dot --top 15
	@echo; echo '$$ entente draw graphs/csto.dot -o $(BUILD)/csto.svg'
	@$(BUILD)/entente draw graphs/csto.dot -o $(BUILD)/csto.svg
	@$(BUILD)/entente export graphs/csto.dot -o $(BUILD)/csto.dot
	@echo 'wrote $(BUILD)/csto.svg (the map) and $(BUILD)/csto.dot (for Graphviz)'

## test: install what is missing, build, and run every test
test: deps
	@$(MAKE) --no-print-directory all $(ELF_CHECKS) test-only

## test-only: run every test (with what is installed), two suites at a time
CHECKER := sh tools/each-suite.sh
test-only: check-headers check-layers $(filter check-hardening,$(ELF_CHECKS)) check-install suites
suites: $(BUILD)/entente $(BUILD)/check
	@ENTENTE=$(BUILD)/entente $(CHECKER) $(BUILD)/check

## test-browser: the page of a report in a real browser; skips itself without node 18 and Chromium
test-browser: $(BUILD)/entente
	@if node -e 'process.exit(parseInt(process.versions.node, 10) < 18 ? 1 : 0)' 2>/dev/null; then \
	  ENTENTE=$(BUILD)/entente node --test tests/browser/page.test.mjs; \
	else echo 'test-browser: skipped: there is no node, or none from 18 on; "make deps-browser" installs it'; fi

## check-install: what is installed works from outside: the example, with both libraries
# In folders of their own, as distributions have them.
STAGE = $(BUILD)/stage
STAGED = --no-print-directory -s PREFIX=$(STAGE) LIBDIR=$(STAGE)/lib/x-y-z \
         INCLUDEDIR=$(STAGE)/headers BUILD=$(BUILD) DESTDIR=
check-install: all
	@rm -rf $(STAGE)
	@$(MAKE) $(STAGED) install
	@export PKG_CONFIG_PATH=$(STAGE)/lib/x-y-z/pkgconfig; \
	$(CC) $(CFLAGS) examples/rank.c $$(pkg-config --cflags --libs entente) \
	  -Wl,-rpath,'$(BESIDE)/lib/x-y-z' -o $(STAGE)/rank-shared && \
	$(CC) $(CFLAGS) examples/rank.c $$(pkg-config --cflags entente) $(STAGE)/lib/x-y-z/libentente.a \
	  $(LIBS) $(OPENMP) -o $(STAGE)/rank-static && \
	$(STAGE)/rank-shared graphs/csto.dot > $(STAGE)/shared.txt && \
	$(STAGE)/rank-static graphs/csto.dot > $(STAGE)/static.txt && \
	cmp $(STAGE)/shared.txt $(STAGE)/static.txt && test $$(wc -l < $(STAGE)/shared.txt) -eq 5
	@$(MAKE) $(STAGED) uninstall
	@test -z "$$(find $(STAGE) -name '*entente*')"

## check-layers: each file includes only its own floor and the floors below
check-layers:
	@sh tools/check-layers.sh

## check-headers: each public header compiles alone, as C and as C++
check-headers:
	@for header in $(PUBLIC_HEADERS); do \
	  $(CC) -std=c11 -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only -x c $$header || exit 1; \
	  if command -v $(CXX) >/dev/null; then \
	    $(CXX) -std=c++17 -Wall -Wextra -Werror -Iinclude -fsyntax-only -x c++ $$header || exit 1; fi; \
	done

## check-hardening: the command and the library have what the flags promise
check-hardening: $(BUILD)/entente $(BUILD)/$(SHARED) $(BUILD)/libentente.a
	@sh tools/check-hardening.sh '$(HARDENING) $(HARDENING_LINK)' $(BUILD)/entente $(BUILD)/$(SHARED) \
	  $(BUILD)/libentente.o

## lint: warnings as errors, formatting, cppcheck, clang-tidy, layers
LINT_BUILD := lint-build
lint: deps-lint check-layers check-headers lint-page $(LINT_BUILD)
	clang-format --dry-run --Werror $(C_FILES)
	$(if $(CLUSTER_HERE),,@echo 'lint: src/cluster is skipped by clang-tidy: SLEPc and Open MPI are not here')
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
	  --error-exitcode=1 --suppressions-list=tools/cppcheck.suppressions -j 2 \
	  -Iinclude -Isrc $(LIBRARY_SOURCES) $(COMMAND_SOURCES) $(CLUSTER_SOURCES)
	@$(MAKE) --no-print-directory -s $(BUILD)/compile_flags.txt
	printf '%s\n' $(LIBRARY_SOURCES) $(COMMAND_SOURCES) $(if $(CLUSTER_HERE),$(CLUSTER_SOURCES)) | \
	  xargs -P 2 -n 8 clang-tidy --quiet --warnings-as-errors='*' -p $(BUILD)

## analyze: what clang's static analyzer finds; it takes many minutes
# Its checker of va_list takes what va_start() filled for uninitialized where it has read another
# file before.
ANALYSES := clang-analyzer-*,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,-clang-analyzer-optin.performance.Padding,-clang-analyzer-valist.*
analyze: deps-lint
	@$(MAKE) --no-print-directory -s $(BUILD)/compile_flags.txt
	printf '%s\n' $(LIBRARY_SOURCES) $(COMMAND_SOURCES) | \
	  xargs -P 2 -n 8 clang-tidy --quiet --checks='-*,$(ANALYSES)' --warnings-as-errors='*' -p $(BUILD)

## analyze-gcc: what gcc's static analyzer finds, but for what tools/analyzer.known explains
analyze-gcc:
	@$(MAKE) --no-print-directory -s $(BUILD)/compile_flags.txt
	@sh tools/analyze-gcc.sh $(BUILD)/compile_flags.txt $(LIBRARY_SOURCES) $(COMMAND_SOURCES)

# The report's script and its tests: by eslint, where it is there, else by what node itself checks.
PAGE_TESTS := $(sort $(wildcard tests/browser/*.mjs))
lint-page: $(BUILD)/page.js $(BUILD)/review.js
	@if command -v eslint >/dev/null; then eslint --config tools/eslint.config.mjs $^ $(PAGE_TESTS); \
	elif command -v node >/dev/null; then \
	  for script in $^ $(PAGE_TESTS); do node --check $$script || exit 1; done; \
	else echo 'lint-page: skipped: neither eslint nor node is here'; fi

# Every warning an error. CI has its tests built so already, and sets LINT_BUILD to nothing.
lint-build:
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/lint CPPFLAGS=-Werror $(BUILD)/lint/entente \
	  $(BUILD)/lint/check

# A flag a line, for clang-tidy and clangd; its paths are read from where it stands.
$(BUILD)/compile_flags.txt: Makefile
	@mkdir -p $(@D)
	@printf '%s\n' $(HOUSE:-I%=-I$(CURDIR)/%) $(INCLUDES) $(if $(CLUSTER_HERE),$(CLUSTER_INCLUDES)) | sed '/^-isystem$$/{N;s/\n//;}' > $@

## format: rewrite the sources in the house's style
format:
	clang-format -i $(C_FILES)

## golden: draw the pictures in doc/ anew, which tests compare with; look at each before committing
LAYOUTS := organigram circle layers
golden: $(BUILD)/entente
	$(BUILD)/entente draw graphs/csto.dot -o doc/csto.svg
	for layout in $(LAYOUTS); do \
	  $(BUILD)/entente draw graphs/csto.dot --layout $$layout -o doc/csto-$$layout.svg || exit 1; done
	$(BUILD)/entente draw graphs/csto.dot --cluster kind -o doc/csto-groups.svg
	$(BUILD)/entente draw graphs/csto.dot --theme print -o doc/csto-print.svg
	$(BUILD)/entente blocs graphs/powers.dot -o doc/blocs.svg >/dev/null
	$(BUILD)/entente matrix graphs/csto.dot -o doc/matrix.svg
	$(BUILD)/entente timeline graphs/csto.dot Belarus -o doc/belarus.svg
	sh tools/cookbook-pictures.sh $(BUILD)

## api-reference: write doc/api anew from the comments of the public headers, which a test compares with
api-reference:
	sh tools/api-reference.sh doc/api

## asan: every test under AddressSanitizer and UndefinedBehaviorSanitizer
# A process for each suite: to copy a sanitized one for each test takes longer than most tests. Not
# position-independent: 240,000 addresses less to be filled in whenever a command starts.
asan: deps
	@CK_FORK=no LSAN_OPTIONS=suppressions=$(CURDIR)/tools/lsan.suppressions:print_suppressions=0 \
	$(MAKE) --no-print-directory -s BUILD=$(BUILD)/asan \
	  CFLAGS='-O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover' \
	  LDFLAGS=-no-pie suites

## hostile: files that are meant to break readers through all commands, within 5 s each (HOSTILE_SECONDS; 50 under ASan: BUILD=build/asan)
HOSTILE_SECONDS ?= $(if $(findstring asan,$(BUILD)),50,5)
hostile: $(BUILD)/entente
	@sh tests/hostile/make.sh $(BUILD)/hostile
	@LSAN_OPTIONS=suppressions=$(CURDIR)/tools/lsan.suppressions:print_suppressions=0 \
	  sh tests/hostile/run.sh $(BUILD)/entente $(HOSTILE_SECONDS) $(BUILD)/hostile \
	  ../shared/data/hostile/dot ../shared/data/hostile/csv

## fuzz: libFuzzer on each target of tests/fuzz for T seconds (TARGETS="dot csv": on some)
# One thread, no OpenMP; an archive, so that a target holds only what it reaches. A null pointer plus
# nothing, which clang warns of, is a null pointer (C2y says so as well).
T            ?= 60
FUZZ         := $(BUILD)/fuzz
FUZZ_ALL     := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
TARGETS      ?= $(FUZZ_ALL)
FUZZ_CC      ?= clang
FUZZ_FLAGS   := -O1 -gline-tables-only -fno-omit-frame-pointer -fno-sanitize-recover=undefined \
                -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=pointer-overflow
fuzz:
	@sh tools/deps.sh build fuzz
	@$(MAKE) --no-print-directory -s fuzz-build
	@sh tests/fuzz/run.sh $(FUZZ) $(T) $(TARGETS)

fuzz-build:
	@$(MAKE) --no-print-directory BUILD=$(FUZZ) CC='$(FUZZ_CC)' OPENMP= CFLAGS='$(FUZZ_FLAGS)' \
	  $(TARGETS:%=$(FUZZ)/fuzz-%)

$(BUILD)/fuzz-parts.a: $(UNDER_MAIN) $(BUILD)/tests/dossier_say.o $(BUILD)/tests/fuzz/fuzz.o
	@rm -f $@
	$(AR) rcsT $@ $^

# Kept: a target is linked anew, and not compiled, after each change below it.
.PRECIOUS: $(BUILD)/tests/fuzz/%.o
$(BUILD)/tests/fuzz/%.o: HOUSE += -Itests

$(BUILD)/fuzz-%: tests/fuzz/driver.c $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/fuzz-parts.a
	$(CC) $(HOUSE) -DTARGET=fuzz_$* $(CFLAGS) -fsanitize=fuzzer $^ $(LIBS) -o $@

## fuzz-afl: a second opinion: AFL++ on the command itself, T seconds for each of some commands
AFL := $(BUILD)/afl
fuzz-afl:
	@sh tools/deps.sh build afl
	@AFL_QUIET=1 $(MAKE) --no-print-directory -s BUILD=$(AFL) CC=afl-clang-fast OPENMP= CFLAGS='-O2 -g1' \
	  $(AFL)/entente
	@sh tests/fuzz/afl.sh $(AFL) $(T)

## fuzz-report: the table of doc/testing.md from the logs of all runs of make fuzz
fuzz-report:
	@sh tests/fuzz/report.sh $(FUZZ)/logs/*.log

## torture: each allocation, read, write, fork ... of some commands made to fail in turn; takes half an hour
# MOST=N: at most so many places a kind of call. ONLY=WORD: the commands with that word. tests/torture/run.c says how to see one failure.
TORTURE := $(BUILD)/torture
MOST    ?= 250
ONLY    ?=
torture: deps
	@$(MAKE) --no-print-directory -s BUILD=$(TORTURE) LINKED_IN=$(TORTURE)/tests/torture/fail.o \
	  $(TORTURE)/entente $(TORTURE)/torturer
	@PATH=$(CURDIR)/$(TORTURE):"$$PATH" OMP_WAIT_POLICY=passive $(TORTURE)/torturer tests/torture/commands $(MOST) $(ONLY)

$(BUILD)/torturer: $(BUILD)/tests/torture/run.o $(BUILD)/tests/torture/trial.o
	$(CC) $(CFLAGS) $(LDFLAGS) $^ -o $@

## draft-score: how good the drafts of articles are, against keys made by hand (ARTICLES="FILE.txt FOLDER...", SCORE=-v: what is missed)
ARTICLES ?= tests/draft/articles/develop
SCORE    ?=
draft-score: $(BUILD)/draft-score
	@$(BUILD)/draft-score $(SCORE) $(ARTICLES)

SCORE_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tests/draft/*.c)))
$(BUILD)/draft-score: $(SCORE_OBJECTS) $(LIBRARY_OBJECTS)
	$(CC) $(CFLAGS) $(OPENMP) $(HARDENING_LINK) $(LDFLAGS) $^ $(LIBS) -o $@

## valgrind: the command cases under valgrind's memcheck; takes half an hour (CASES='NAME...': those alone)
CASES ?=
valgrind: $(BUILD)/entente
	@sh tools/deps.sh valgrind
	@sh tools/memcheck.sh $(BUILD)/entente $(BUILD)/memcheck $(CASES)

## tsan: the kernels under ThreadSanitizer, by clang and its OpenMP; takes many minutes
# gcc's libgomp is not built for it, so that it finds races in what it cannot see; clang's says what waits
# for what (Archer).
THREADED := csv network adjacency measure betweenness distance cohesion spectral signed brokerage partings \
            group tie-ranking explanation
tsan:
	@sh tools/deps.sh build tsan
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/tsan CC=clang CFLAGS='-O1 -g -fsanitize=thread' \
	  $(BUILD)/tsan/check
	@CK_FORK=no CK_DEFAULT_TIMEOUT=600 \
	TSAN_OPTIONS='ignore_noninstrumented_modules=1 exitcode=66' \
	  $(BUILD)/tsan/check $(THREADED)

## coverage: which lines and branches the tests reach, in build/coverage/index.html; fails below the floors
# Its own processes write their counts, too, when they end without exit() (tests/coverage/flush.c).
COVERED    := $(BUILD)/coverage
FLUSH      := $(COVERED)/flush.o
BRANCHES   ?= 90
BRANCHES_OF_READERS ?= 95
coverage:
	@sh tools/deps.sh build coverage
	@mkdir -p $(COVERED)
	@find $(COVERED) -name '*.gcda' -delete
	@$(CC) $(WARNINGS) -Wno-missing-prototypes -O2 -c tests/coverage/flush.c -o $(FLUSH)
	@CK_FORK=no $(MAKE) --no-print-directory -s BUILD=$(COVERED) \
	  CFLAGS='-O0 -g --coverage -fprofile-update=atomic' \
	  LDFLAGS='$(FLUSH) -Wl,--wrap=_exit,--wrap=raise,--wrap=prctl,--wrap=setrlimit' suites
	@sh tools/coverage.sh $(COVERED) $(BRANCHES_OF_READERS) $(BRANCHES)

## mutation: breaks a file in many small ways, which its suites must notice: FILE=src/... SUITES='a b' SEED=1 MUTANTS=150
# With the sanitizer of leaks, or what frees memory could be dropped and nobody would notice.
SEED ?= 1
MUTANTS ?= 150
KILLED ?= 85
mutation: $(BUILD)/entente $(BUILD)/check
	@command -v python3 >/dev/null || { echo 'mutation: needs python3' >&2; exit 1; }
	@python3 -B tests/mutation/mutate.py $(FILE) --build $(BUILD) --suites '$(SUITES)' \
	  --seed $(SEED) --most $(MUTANTS) --floor $(KILLED) \
	  --compile '$(CC) $(HOUSE) $(OPENMP) $(INCLUDES) $(CPPFLAGS) $(CFLAGS)' \
	  --ld '$(LD)' --link '$(CC) $(CFLAGS) $(OPENMP) $(LDFLAGS) -fsanitize=leak' --libs '$(TEST_LIBS) $(LIBS)' \
	  --check '$(TEST_OBJECTS) $(UNDER_MAIN)' --command '$(COMMAND_OBJECTS) $(LIBRARY_OBJECTS)'

## bench: entente beside the peers that are installed, as ratios: build/bench.md (BENCH=quick: small graphs)
BENCH ?= full
BENCH_PROGRAMS := $(BUILD)/bench/generate $(BUILD)/bench/launch $(BUILD)/bench/kernels
bench: deps
	@command -v python3 >/dev/null || { \
	  echo 'bench: needs python3; "sh tools/deps.sh bench" installs it, and the peers' >&2; exit 1; }
	@$(MAKE) --no-print-directory -s $(BUILD)/entente $(BENCH_PROGRAMS)
	@python3 -B bench/bench.py $(BUILD) $(BENCH)

$(BUILD)/bench/%: bench/%.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 $(WARNINGS) $(CFLAGS) $< -o $@

# Beside what is read by entente and entente-cluster, rounds by themselves. CLUSTER_NODES: 1000000.
## bench-cluster: entente-cluster beside entente on 10 ties a node, at 1 and 2 processes: build/bench-cluster.txt
bench-cluster: deps-cluster
	@$(MAKE) --no-print-directory -s $(BUILD)/entente $(BUILD)/entente-cluster $(BUILD)/bench/cluster $(BUILD)/bench/generate $(BUILD)/bench/launch
	@sh bench/cluster.sh $(BUILD) $(CLUSTER_NODES)

$(BUILD)/bench/cluster.o: HOUSE += $(CLUSTER_INCLUDES)
$(BUILD)/bench/cluster: $(BUILD)/bench/cluster.o $(filter-out %/main.o,$(CLUSTER_OBJECTS)) $(BUILD)/cluster-parts.a
	$(CC) $(CFLAGS) $(OPENMP) $(LDFLAGS) $^ -Wl,--as-needed $(LIBS) $(CLUSTER_LIBS) -o $@

$(BUILD)/bench/kernels: bench/kernels.c $(BUILD)/libentente.a
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -Iinclude $(WARNINGS) $(CFLAGS) $(OPENMP) $(LDFLAGS) $^ $(LIBS) -o $@

## deps: install the packages that building and testing need, where they are missing
deps:
	@sh tools/deps.sh build

deps-lint:
	@sh tools/deps.sh build lint

deps-cluster:
	@sh tools/deps.sh build cluster

# axe-core only where there is an npm: its package brings hundreds of others.
AXE := $(BUILD)/browser/node_modules/axe-core
deps-browser:
	@sh tools/deps.sh build browser
	@test -d $(AXE) || ! command -v npm >/dev/null || \
	  npm install --silent --no-audit --no-fund --prefix $(BUILD)/browser axe-core@4 || \
	  echo 'deps-browser: axe-core could not be fetched; test-browser goes without it'

## install: the command, libraries, headers, manual pages and completions, under PREFIX
COMPLETED := bash-completion/completions/entente zsh/site-functions/_entente fish/vendor_completions.d/entente.fish
install: all
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(INCLUDEDIR)/entente \
	  $(DESTDIR)$(DATADIR)/entente/graphs $(DESTDIR)$(DATADIR)/entente/draft $(dir $(COMPLETED:%=$(DESTDIR)$(DATADIR)/%))
	install -m 755 $(BUILD)/entente $(DESTDIR)$(BINDIR)/
	install -m 644 $(BUILD)/libentente.a $(DESTDIR)$(LIBDIR)/
	install -m 755 $(BUILD)/$(SHARED) $(DESTDIR)$(LIBDIR)/$(SHARED_WHOLE)
	ln -sf $(SHARED_WHOLE) $(DESTDIR)$(LIBDIR)/$(SHARED)
	ln -sf $(SHARED) $(DESTDIR)$(LIBDIR)/$(SHARED_PLAIN)
	install -m 644 $(BUILD)/entente.pc $(DESTDIR)$(LIBDIR)/pkgconfig/
	install -m 644 $(PUBLIC_HEADERS) $(DESTDIR)$(INCLUDEDIR)/entente/
	install -m 644 graphs/*.dot graphs/*.csv $(DESTDIR)$(DATADIR)/entente/graphs/
	install -m 644 share/draft/*.tsv $(DESTDIR)$(DATADIR)/entente/draft/
	$(foreach n,1 5,$(if $(MANUAL),install -d $(DESTDIR)$(MANDIR)/man$n && \
	  install -m 644 $(filter %.$n,$(MANUAL)) $(DESTDIR)$(MANDIR)/man$n/ &&)) :
	for file in $(COMPLETED); do \
	  install -m 644 $(BUILD)/completion/$${file##*/} $(DESTDIR)$(DATADIR)/$$file || exit 1; done

## uninstall: take all of that away again
uninstall:
	rm -f $(DESTDIR)$(BINDIR)/entente $(DESTDIR)$(BINDIR)/entente-cluster $(DESTDIR)$(MANDIR)/man1/entente-cluster.1 $(DESTDIR)$(LIBDIR)/libentente.a \
	  $(DESTDIR)$(LIBDIR)/$(SHARED_PLAIN) $(DESTDIR)$(LIBDIR)/$(SHARED) \
	  $(DESTDIR)$(LIBDIR)/$(SHARED_WHOLE) $(DESTDIR)$(LIBDIR)/pkgconfig/entente.pc
	rm -f $(COMPLETED:%=$(DESTDIR)$(DATADIR)/%) $(DESTDIR)$(MANDIR)/man1/entente.1 \
	  $(DESTDIR)$(MANDIR)/man5/entente-dossier.5 \
	  $(COMMANDS:%=$(DESTDIR)$(MANDIR)/man1/entente-%.1)
	rm -rf $(DESTDIR)$(INCLUDEDIR)/entente $(DESTDIR)$(DATADIR)/entente

## dist: the source as build/entente-VERSION.tar.gz, the same bytes wherever it is made
DIST := entente-$(VERSION)
dist:
	@mkdir -p $(BUILD)
	sh tools/dist.sh $(DIST) $(BUILD)/$(DIST).tar.gz

## check-dist: what is unpacked makes the same archive again, without git
check-dist: dist
	@rm -rf $(BUILD)/unpacked && mkdir -p $(BUILD)/unpacked
	@tar -xzf $(BUILD)/$(DIST).tar.gz -C $(BUILD)/unpacked
	@cd $(BUILD)/unpacked/$(DIST) && SOURCE_DATE_EPOCH= sh tools/dist.sh $(DIST) ../again.tar.gz
	@cmp $(BUILD)/$(DIST).tar.gz $(BUILD)/unpacked/again.tar.gz

## deb: the Debian packages, in build/deb
deb: dist
	@sh tools/deps.sh build deb
	@sh tools/deb.sh $(BUILD)/$(DIST).tar.gz $(DIST) $(BUILD)/deb

## check-deb: the packages built again are the same, lintian is content, and installed they pass their tests
check-deb: deb
	@sh tools/deb.sh $(BUILD)/$(DIST).tar.gz $(DIST) $(BUILD)/deb-again >/dev/null
	@sh tools/check-deb.sh $(BUILD)/deb $(BUILD)/deb-again

## clean: remove everything that was built
clean:
	rm -rf $(BUILD)

## help: this list
help:
	@sed -n 's/^## //p' Makefile

-include $(LIBRARY_OBJECTS:.o=.d) $(COMMAND_OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d) $(SCORE_OBJECTS:.o=.d) $(CLUSTER_OBJECTS:.o=.d) $(CLUSTER_TESTS:.o=.d)
