/*
 * options.h: the one table of options. Parsing, --help and the man page read it.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/settings.h"

#include <entente/error.h>

struct command;

/* Groups of options; a command takes whole groups. */
enum {
    OPTIONS_COMMON = 1 << 0,     /* every command */
    OPTIONS_INPUT = 1 << 1,      /* reads dossiers */
    OPTIONS_VIEW = 1 << 2,       /* sees some of the relations */
    OPTIONS_PROJECTION = 1 << 3, /* makes ties of them */
    OPTIONS_MEASURE = 1 << 4,    /* computes measures */
    OPTIONS_RANKING = 1 << 5,    /* lists entities in order */
    OPTIONS_TABLE = 1 << 6,      /* prints a table */
    OPTIONS_OUTPUT = 1 << 7,     /* writes a file */
    OPTIONS_PICTURE = 1 << 8,    /* draws */
    OPTIONS_EXPORT = 1 << 9,
    OPTIONS_HELP = 1 << 10,
    OPTIONS_TIME = 1 << 11,      /* sees what holds at a time */
    OPTIONS_PERIOD = 1 << 12,    /* goes from one date to another */
    OPTIONS_STEP = 1 << 13,      /* in steps */
    OPTIONS_SAMPLE = 1 << 14,    /* samples where exact is too slow */
    OPTIONS_SHOW = 1 << 15,      /* lists holders of an office */
    OPTIONS_GROUPS = 1 << 16,    /* parts entities into groups */
    OPTIONS_TIES = 1 << 17,      /* makes undirected ties of relations */
    OPTIONS_BLOCS = 1 << 18,     /* finds blocs */
    OPTIONS_BALANCE = 1 << 19,   /* says how balanced they are */
    OPTIONS_RELATIONS = 1 << 20, /* lists relations in order */
    OPTIONS_SET = 1 << 21,       /* takes several entities together */
    OPTIONS_PATHS = 1 << 22,     /* finds paths */
    OPTIONS_EGO = 1 << 23,       /* looks around an entity */
    OPTIONS_ORIGIN = 1 << 24,    /* lists what made ties */
    OPTIONS_DOUBT = 1 << 25,     /* asks what the ranking rests on */
    OPTIONS_MATRIX = 1 << 26,    /* draws ties from rows to columns */
    OPTIONS_EXPLAIN = 1 << 27,   /* says what a score rests on */
    OPTIONS_CHECK = 1 << 28,     /* finds fault */
    OPTIONS_TEXTS = 1 << 29,     /* reads the texts of sources */
    OPTIONS_CITE = 1 << 30       /* writes a bibliography */
};

struct option_row {
    const char *name;
    char letter;          /* 0: none */
    unsigned group;       /* one group; or several, of which a command takes one at most */
    const char *argument; /* NULL: takes none; "[N]": a number, or none */
    const char *summary;
    /* Reads the value (NULL where none was given) into the member of the settings. */
    bool (*set)(void *member, const struct option_row *row, const char *value, struct error *error);
    size_t member; /* its offset in struct settings */
};

size_t option_count(void);
const struct option_row *option_at(size_t index);

/* The heading under which help lists the group's options. */
const char *option_group_title(unsigned group);

/*
 * Reads the arguments behind the command's name. ERROR_USAGE, with "did you mean" where that helps,
 * for an option that the command does not take, a value that cannot be, or too few or many
 * operands. `settings->operands` points into argv, whose order changes: operands go last.
 */
bool options_parse(const struct command *command, int argc, char **argv, struct settings *settings,
                   struct error *error);

#endif
