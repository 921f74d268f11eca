# entente: build, test, install. `make help` lists the targets.

VERSION := $(shell sed -n 's/^\#define ENTENTE_VERSION "\(.*\)"/\1/p' include/entente/version.h)
SOVERSION := 0
PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= gcc
CFLAGS  ?= -O2 -g
BUILD   ?= build

# Every core; the makes beneath share them.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --jobs=$(shell nproc 2>/dev/null || echo 2)
endif

FLOORS   := base dossier format view network measure finding picture report
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wmissing-prototypes -Wwrite-strings -Wvla
PACKAGES := igraph jansson libxml-2.0 libgvc libcgraph fontconfig icu-i18n icu-uc

HOUSE    := -std=gnu11 -D_GNU_SOURCE -Iinclude -Isrc \
            -fPIC -fvisibility=hidden -ffp-contract=off $(WARNINGS)
# Kernels are parallel; without OpenMP they run on one thread.
OPENMP   ?= -fopenmp
# System headers have warnings of their own. Asked for once, and not before `deps` has been.
INCLUDES  = $(eval INCLUDES := $(shell pkg-config --cflags $(PACKAGES) | sed 's/-I/-isystem /g'))$(INCLUDES)
LIBS      = $(eval LIBS := $(shell pkg-config --libs $(PACKAGES)) -lunistring -lm)$(LIBS)
TEST_LIBS = $(shell pkg-config --libs check)

LIBRARY_SOURCES := $(sort $(wildcard $(FLOORS:%=src/%/*.c)))
COMMAND_SOURCES := $(sort $(wildcard src/cli/*.c))
TEST_SOURCES    := $(sort $(wildcard tests/*.c))
PUBLIC_HEADERS  := $(sort $(wildcard include/entente/*.h))
C_FILES         := $(LIBRARY_SOURCES) $(COMMAND_SOURCES) $(TEST_SOURCES) $(PUBLIC_HEADERS) \
                   $(sort $(wildcard src/*/*.h tests/*.h examples/*.c bench/*.c))

# page.css and page.js as bytes, with their hashes.
ASSETS          := $(BUILD)/src/report/assets
PAGE_PARTS      := base view map camera cards controls tables

LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o) $(ASSETS).o
COMMAND_OBJECTS := $(COMMAND_SOURCES:%.c=$(BUILD)/%.o)
TEST_OBJECTS    := $(TEST_SOURCES:%.c=$(BUILD)/%.o)
SHARED          := libentente.so.$(SOVERSION)

.PHONY: hostile all demo test test-only suites test-browser asan coverage bench lint lint-build lint-page analyze format \
        check-install check-layers check-headers check-symbols check-dist symbols golden api-reference \
        deps deps-lint deps-browser install uninstall dist clean help

## all: the command, the libraries, the manual page (the default)
all: $(BUILD)/entente $(BUILD)/libentente.a $(BUILD)/$(SHARED) $(BUILD)/entente.1 \
     $(BUILD)/entente.pc

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(HOUSE) $(OPENMP) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# The report's script and style as pages carry them: the parts in one function, in an order in which
# each finds what it starts from, without comments and indentation.
PAGE_SCRIPTS := $(PAGE_PARTS:%=src/report/page_%.js) src/report/page.js
BARE         := sed -e 's/^ *//' -e '/^\/\*.*\*\/$$/d' -e '/^\/\*/,/\*\/$$/d' -e '/^$$/d'

$(BUILD)/page.js: $(PAGE_SCRIPTS) Makefile
	@mkdir -p $(@D)
	{ echo '(() => {'; echo "'use strict';"; $(BARE) $(PAGE_SCRIPTS); echo '})();'; } > $@

$(BUILD)/page.css: src/report/page.css Makefile
	@mkdir -p $(@D)
	$(BARE) -e 's/ *{ */{/g' -e 's/; */;/g' -e 's/, /,/g' -e 's/: /:/g' $< > $@

$(ASSETS).c: tools/embed.sh $(BUILD)/page.css $(BUILD)/page.js
	@mkdir -p $(@D)
	sh tools/embed.sh page_css=$(BUILD)/page.css page_js=$(BUILD)/page.js > $@.new
	mv $@.new $@

$(ASSETS).o: $(ASSETS).c
	$(CC) $(HOUSE) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# Tests include each other's helpers by their bare names.
$(TEST_OBJECTS): HOUSE += -Itests

$(BUILD)/entente: $(COMMAND_OBJECTS) $(LIBRARY_OBJECTS)
	$(CC) $(CFLAGS) $(OPENMP) $(LDFLAGS) $^ $(LIBS) -o $@

# What it offers has versions, that packages can tell which release a program needs.
$(BUILD)/$(SHARED): $(LIBRARY_OBJECTS) src/entente.map
	$(CC) $(CFLAGS) $(OPENMP) $(LDFLAGS) -shared -Wl,-soname,$(SHARED) -Wl,--no-undefined \
	  -Wl,--version-script=src/entente.map $(LIBRARY_OBJECTS) $(LIBS) -o $@

# One object with the private symbols made local, so that a program linked with the static library
# sees the same names as one linked with the shared library.
$(BUILD)/libentente.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	$(LD) -r $^ -o $(BUILD)/libentente.o
	objcopy --localize-hidden $(BUILD)/libentente.o
	$(AR) rcs $@ $(BUILD)/libentente.o

$(BUILD)/entente.map: $(BUILD)/libentente.a tools/symbols.sh
	@sh tools/symbols.sh $(SOVERSION) $(BUILD)/libentente.o > $@

## symbols: write anew which functions the shared library offers
symbols: $(BUILD)/entente.map
	cp $< src/entente.map

# Otherwise a function could be declared and not be there for those who link.
check-symbols: $(BUILD)/entente.map
	@cmp src/entente.map $< || { echo 'src/entente.map: "make symbols" brings it up to date' >&2; exit 1; }

$(BUILD)/entente.1: $(BUILD)/entente
	$(BUILD)/entente help --man > $@

# Written anew each time: PREFIX may differ.
.PHONY: $(BUILD)/entente.pc
$(BUILD)/entente.pc:
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' '' \
	  'Name: entente' 'Description: dossiers of dated, signed, sourced relations as networks' \
	  'Version: $(VERSION)' 'Requires.private: $(PACKAGES)' \
	  'Libs: -L$${libdir} -lentente' 'Libs.private: -lunistring -lm $(OPENMP)' \
	  'Cflags: -I$${includedir}' > $@

$(BUILD)/check: $(TEST_OBJECTS) $(LIBRARY_OBJECTS)
	$(CC) $(CFLAGS) $(OPENMP) $(LDFLAGS) $^ $(TEST_LIBS) $(LIBS) -o $@

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
	@$(MAKE) --no-print-directory all check-symbols check-dist test-only

## test-only: run every test (with what is installed), two suites at a time
CHECKER := sh tools/each-suite.sh
test-only: check-headers check-layers check-install suites
suites: $(BUILD)/entente $(BUILD)/check
	@ENTENTE=$(BUILD)/entente $(CHECKER) $(BUILD)/check

## test-browser: the page of a report in a real browser; skips itself without node 18 and Chromium
test-browser: $(BUILD)/entente
	@if node -e 'process.exit(parseInt(process.versions.node, 10) < 18 ? 1 : 0)' 2>/dev/null; then \
	  ENTENTE=$(BUILD)/entente node --test tests/browser/page.test.mjs; \
	else echo 'test-browser: skipped: there is no node, or none from 18 on; "make deps-browser" installs it'; fi

## check-install: what is installed works from outside: the example, with both libraries
STAGE = $(BUILD)/stage
check-install: all
	@rm -rf $(STAGE)
	@$(MAKE) --no-print-directory -s install PREFIX=$(STAGE) BUILD=$(BUILD) DESTDIR=
	@export PKG_CONFIG_PATH=$(STAGE)/lib/pkgconfig; \
	flags=$$(pkg-config --define-variable=prefix=$(STAGE) --cflags entente); \
	$(CC) $(CFLAGS) examples/rank.c $$flags -L$(STAGE)/lib -lentente -Wl,-rpath,'$$ORIGIN/lib' \
	  -o $(STAGE)/rank-shared && \
	$(CC) $(CFLAGS) examples/rank.c $$flags $(STAGE)/lib/libentente.a $(LIBS) $(OPENMP) \
	  -o $(STAGE)/rank-static && \
	$(STAGE)/rank-shared graphs/csto.dot > $(STAGE)/shared.txt && \
	$(STAGE)/rank-static graphs/csto.dot > $(STAGE)/static.txt && \
	cmp $(STAGE)/shared.txt $(STAGE)/static.txt && test $$(wc -l < $(STAGE)/shared.txt) -eq 5
	@$(MAKE) --no-print-directory -s uninstall PREFIX=$(STAGE) DESTDIR=
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

## lint: warnings as errors, formatting, cppcheck, clang-tidy, layers
LINT_BUILD := lint-build
lint: deps-lint check-layers check-headers lint-page $(LINT_BUILD)
	clang-format --dry-run --Werror $(C_FILES)
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
	  --error-exitcode=1 --suppressions-list=tools/cppcheck.suppressions -j 2 \
	  -Iinclude -Isrc $(LIBRARY_SOURCES) $(COMMAND_SOURCES)
	@$(MAKE) --no-print-directory -s $(BUILD)/compile_flags.txt
	printf '%s\n' $(LIBRARY_SOURCES) $(COMMAND_SOURCES) | \
	  xargs -P 2 -n 8 clang-tidy --quiet --warnings-as-errors='*' -p $(BUILD)

## analyze: what clang's static analyzer finds; it takes many minutes
# Its checker of va_list takes what va_start() filled for uninitialized where it has read another
# file before.
ANALYSES := clang-analyzer-*,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,-clang-analyzer-optin.performance.Padding,-clang-analyzer-valist.*
analyze: deps-lint
	@$(MAKE) --no-print-directory -s $(BUILD)/compile_flags.txt
	printf '%s\n' $(LIBRARY_SOURCES) $(COMMAND_SOURCES) | \
	  xargs -P 2 -n 8 clang-tidy --quiet --checks='-*,$(ANALYSES)' --warnings-as-errors='*' -p $(BUILD)

# The report's script and its tests: by eslint, where it is there, else by what node itself checks.
PAGE_TESTS := $(sort $(wildcard tests/browser/*.mjs))
lint-page: $(BUILD)/page.js
	@if command -v eslint >/dev/null; then eslint --config tools/eslint.config.mjs $< $(PAGE_TESTS); \
	elif command -v node >/dev/null; then \
	  for script in $< $(PAGE_TESTS); do node --check $$script || exit 1; done; \
	else echo 'lint-page: skipped: neither eslint nor node is here'; fi

# Every warning an error. CI has its tests built so already, and sets LINT_BUILD to nothing.
lint-build:
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/lint CPPFLAGS=-Werror $(BUILD)/lint/entente \
	  $(BUILD)/lint/check

# A flag a line, for clang-tidy and clangd; its paths are read from where it stands.
$(BUILD)/compile_flags.txt: Makefile
	@mkdir -p $(@D)
	@printf '%s\n' $(HOUSE:-I%=-I$(CURDIR)/%) $(INCLUDES) | sed '/^-isystem$$/{N;s/\n//;}' > $@

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
# A process for each suite: to copy a sanitized one for each test takes longer than most tests.
asan: deps
	@CK_FORK=no LSAN_OPTIONS=suppressions=$(CURDIR)/tools/lsan.suppressions:print_suppressions=0 \
	$(MAKE) --no-print-directory -s BUILD=$(BUILD)/asan \
	  CFLAGS='-O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover' \
	  suites

## hostile: files that are meant to break readers through all commands, within 5 s each (HOSTILE_SECONDS; 50 under ASan: BUILD=build/asan)
HOSTILE_SECONDS ?= $(if $(findstring asan,$(BUILD)),50,5)
hostile: $(BUILD)/entente
	@sh tests/hostile/make.sh $(BUILD)/hostile
	@LSAN_OPTIONS=suppressions=$(CURDIR)/tools/lsan.suppressions:print_suppressions=0 \
	  sh tests/hostile/run.sh $(BUILD)/entente $(HOSTILE_SECONDS) $(BUILD)/hostile \
	  ../shared/data/hostile/dot ../shared/data/hostile/csv

## coverage: which lines and branches the tests reach, in build/coverage/index.html
coverage:
	@sh tools/deps.sh build coverage
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/coverage CFLAGS='-O0 -g --coverage' test-only
	gcovr --root . --object-directory $(BUILD)/coverage --filter src/ --exclude-throw-branches \
	  --html-details $(BUILD)/coverage/index.html --print-summary

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

$(BUILD)/bench/kernels: bench/kernels.c $(BUILD)/libentente.a
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -Iinclude $(WARNINGS) $(CFLAGS) $(OPENMP) $(LDFLAGS) $^ $(LIBS) -o $@

## deps: install the packages that building and testing need, where they are missing
deps:
	@sh tools/deps.sh build

deps-lint:
	@sh tools/deps.sh build lint

# axe-core only where there is an npm: its package brings hundreds of others.
AXE := $(BUILD)/browser/node_modules/axe-core
deps-browser:
	@sh tools/deps.sh build browser
	@test -d $(AXE) || ! command -v npm >/dev/null || \
	  npm install --silent --no-audit --no-fund --prefix $(BUILD)/browser axe-core@4 || \
	  echo 'deps-browser: axe-core could not be fetched; test-browser goes without it'

## install: the command, libraries, headers and manual page, under PREFIX
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig \
	  $(DESTDIR)$(PREFIX)/include/entente $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/entente/graphs
	install -m 755 $(BUILD)/entente $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(BUILD)/libentente.a $(DESTDIR)$(PREFIX)/lib/
	install -m 755 $(BUILD)/$(SHARED) $(DESTDIR)$(PREFIX)/lib/libentente.so.$(VERSION)
	ln -sf libentente.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/$(SHARED)
	ln -sf $(SHARED) $(DESTDIR)$(PREFIX)/lib/libentente.so
	install -m 644 $(BUILD)/entente.pc $(DESTDIR)$(PREFIX)/lib/pkgconfig/
	install -m 644 $(PUBLIC_HEADERS) $(DESTDIR)$(PREFIX)/include/entente/
	install -m 644 $(BUILD)/entente.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 graphs/*.dot graphs/*.csv $(DESTDIR)$(PREFIX)/share/entente/graphs/

## uninstall: take all of that away again
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/entente $(DESTDIR)$(PREFIX)/lib/libentente.a \
	  $(DESTDIR)$(PREFIX)/lib/libentente.so $(DESTDIR)$(PREFIX)/lib/$(SHARED) \
	  $(DESTDIR)$(PREFIX)/lib/libentente.so.$(VERSION) \
	  $(DESTDIR)$(PREFIX)/lib/pkgconfig/entente.pc $(DESTDIR)$(PREFIX)/share/man/man1/entente.1
	rm -rf $(DESTDIR)$(PREFIX)/include/entente $(DESTDIR)$(PREFIX)/share/entente

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

## clean: remove everything that was built
clean:
	rm -rf $(BUILD)

## help: this list
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

-include $(LIBRARY_OBJECTS:.o=.d) $(COMMAND_OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)
