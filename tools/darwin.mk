# What macOS has in forms of its own; the Makefile includes this there. doc/compatibility.md says how far it was tried.
# Homebrew keeps libomp, ICU and libxml2 out of the way of the system's own.
BREW   := $(shell brew --prefix 2>/dev/null)
KEGS   := $(wildcard $(BREW)/opt/libxml2/lib/pkgconfig $(BREW)/opt/icu4c/lib/pkgconfig $(BREW)/opt/icu4c@*/lib/pkgconfig)
export PKG_CONFIG_PATH := $(subst $(eval ) ,:,$(KEGS)):$(PKG_CONFIG_PATH)
# Apple's clang does not know -fopenmp itself; of gcc: "make CC=gcc-14 OPENMP=-fopenmp".
OPENMP ?= $(if $(wildcard $(BREW)/opt/libomp),-Xclang -fopenmp -isystem $(BREW)/opt/libomp/include -L$(BREW)/opt/libomp/lib -lomp)
ELSEWHERE_INCLUDES := $(if $(BREW),-isystem $(BREW)/include)
ELSEWHERE_LIBS     := $(if $(BREW),-L$(BREW)/lib)

SHARED       := libentente.$(SOVERSION).dylib
SHARED_WHOLE := libentente.$(VERSION).dylib
SHARED_PLAIN := libentente.dylib
SHARED_LINK   = -dynamiclib -install_name $(LIBDIR)/$(SHARED)
# ld -r makes hidden names local by itself.
LOCALIZE     := :
BESIDE       := @loader_path
# Of ELF and GNU: version scripts, the flags that are looked for, archives of the same bytes.
ELF_CHECKS   :=
