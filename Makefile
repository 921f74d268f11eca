# entente: build, test, install. `make help` lists the targets.

VERSION := 0.1.0
PREFIX  ?= /usr/local
CC      ?= gcc
CFLAGS  ?= -O2 -g
BUILD   ?= build

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wmissing-prototypes -Wwrite-strings -Wvla
PACKAGES := igraph jansson libgvc
HOUSE    := -std=gnu11 -D_GNU_SOURCE -DENTENTE_VERSION='"$(VERSION)"' -Iinclude -Isrc \
            -fPIC -fvisibility=hidden $(WARNINGS)
LIBS     = $(shell pkg-config --libs $(PACKAGES)) -lunistring -lm
INCLUDES = $(shell pkg-config --cflags $(PACKAGES) | sed 's/-I/-isystem /g')

LIBRARY_SOURCES := $(sort $(wildcard $(addprefix src/,$(addsuffix /*.c,base dossier format view \
                     network measure finding picture report))))
COMMAND_SOURCES := $(sort $(wildcard src/cli/*.c))
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
COMMAND_OBJECTS := $(COMMAND_SOURCES:%.c=$(BUILD)/%.o)

all: $(BUILD)/entente

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(HOUSE) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/entente: $(COMMAND_OBJECTS) $(LIBRARY_OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

-include $(LIBRARY_OBJECTS:.o=.d) $(COMMAND_OBJECTS:.o=.d)
