/*
 * options.h: the one table of options. Parsing, --help and the man page read it.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/settings.h"
#include "cli/values.h"

#include <entente/error.h>

#include <stdint.h>

struct command;

/* Groups of options, a bit each; a command takes whole groups. */
typedef uint64_t option_groups;
#define OPTIONS_GROUP(bit) (UINT64_C(1) << (bit))
#define OPTIONS_COMMON OPTIONS_GROUP(0)     /* every command */
#define OPTIONS_INPUT OPTIONS_GROUP(1)      /* reads dossiers */
#define OPTIONS_VIEW OPTIONS_GROUP(2)       /* sees some of the relations */
#define OPTIONS_PROJECTION OPTIONS_GROUP(3) /* makes ties of them */
#define OPTIONS_MEASURE OPTIONS_GROUP(4)    /* computes measures */
#define OPTIONS_RANKING OPTIONS_GROUP(5)    /* lists entities in order */
#define OPTIONS_TABLE OPTIONS_GROUP(6)      /* prints a table */
#define OPTIONS_OUTPUT OPTIONS_GROUP(7)     /* writes a file */
#define OPTIONS_PICTURE OPTIONS_GROUP(8)    /* draws */
#define OPTIONS_EXPORT OPTIONS_GROUP(9)
#define OPTIONS_HELP OPTIONS_GROUP(10)
#define OPTIONS_DAY OPTIONS_GROUP(11)  /* sees what holds on a day */
#define OPTIONS_SPAN OPTIONS_GROUP(29) /* or in a span of time */
#define OPTIONS_TIME (OPTIONS_DAY | OPTIONS_SPAN)
#define OPTIONS_PERIOD OPTIONS_GROUP(12)    /* goes from one date to another */
#define OPTIONS_STEP OPTIONS_GROUP(13)      /* in steps */
#define OPTIONS_SAMPLE OPTIONS_GROUP(14)    /* samples where exact is too slow */
#define OPTIONS_SHOW OPTIONS_GROUP(15)      /* lists holders of an office */
#define OPTIONS_GROUPS OPTIONS_GROUP(16)    /* parts entities into groups */
#define OPTIONS_TIES OPTIONS_GROUP(17)      /* makes undirected ties of relations */
#define OPTIONS_BLOCS OPTIONS_GROUP(18)     /* finds blocs */
#define OPTIONS_BALANCE OPTIONS_GROUP(19)   /* says how balanced they are */
#define OPTIONS_RELATIONS OPTIONS_GROUP(20) /* lists relations in order */
#define OPTIONS_SET OPTIONS_GROUP(21)       /* takes several entities together */
#define OPTIONS_PATHS OPTIONS_GROUP(22)     /* finds paths */
#define OPTIONS_EGO OPTIONS_GROUP(23)       /* looks around an entity */
#define OPTIONS_ORIGIN OPTIONS_GROUP(24)    /* lists what made ties */
#define OPTIONS_DOUBT OPTIONS_GROUP(25)     /* asks what the ranking rests on */
#define OPTIONS_MATRIX OPTIONS_GROUP(26)    /* draws ties from rows to columns */
#define OPTIONS_EXPLAIN OPTIONS_GROUP(27)   /* says what a score rests on */
#define OPTIONS_MAP OPTIONS_GROUP(28)       /* draws a map of its own choice */
#define OPTIONS_FRAMES OPTIONS_GROUP(30)    /* shows several dates */
#define OPTIONS_CHECK OPTIONS_GROUP(31)     /* finds fault */
#define OPTIONS_TEXTS OPTIONS_GROUP(32)     /* reads the texts of sources */
#define OPTIONS_CITE OPTIONS_GROUP(33)      /* writes a bibliography */
#define OPTIONS_MERGE OPTIONS_GROUP(34)     /* joins dossiers */
#define OPTIONS_WHERE OPTIONS_GROUP(38)     /* takes what a query selects */
#define OPTIONS_QUERY OPTIONS_GROUP(39)     /* asks a query */
#define OPTIONS_FMT OPTIONS_GROUP(37)       /* lays out DOT */
#define OPTIONS_RULES OPTIONS_GROUP(36)     /* lists rules of check */
#define OPTIONS_REPORT OPTIONS_GROUP(40)    /* writes a page */
#define OPTIONS_DRAFT OPTIONS_GROUP(41)     /* reads an article */
#define OPTIONS_CLUSTER OPTIONS_GROUP(42)   /* runs on many machines */

struct option_row {
    const char *name;
    char letter;          /* 0: none */
    option_groups group;  /* one group; or several, of which a command takes one at most */
    const char *argument; /* NULL: takes none; "[N]": a number, or none */
    const char *summary;
    /* Reads the value (NULL where none was given) into the member of the settings. */
    bool (*set)(void *member, const struct option_row *row, const char *value, struct error *error);
    size_t member;               /* its offset in struct settings */
    const struct values *values; /* what a value can be; NULL: that is not known */
};

/* The error of a value that cannot be: what is wanted instead. Returns false. */
bool option_bad_value(const struct option_row *row, const char *value, const char *wanted,
                      struct error *error);

size_t option_count(void);
const struct option_row *option_at(size_t index);

/*
 * The options that the command takes, as help lists them: by group, and groups of one heading after
 * each other. The caller frees the array.
 */
const struct option_row **options_listed(const struct command *command, size_t *count);

/* The heading under which help lists the group's options. */
const char *option_group_title(option_groups group);

/*
 * Reads the arguments behind the command's name. ERROR_USAGE, with "did you mean" where that helps,
 * for an option that the command does not take, a value that cannot be, or too few or many
 * operands. `settings->operands` points into argv, whose order changes: operands go last.
 */
bool options_parse(const struct command *command, int argc, char **argv, struct settings *settings,
                   struct error *error);

#endif
