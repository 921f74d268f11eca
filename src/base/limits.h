/*
 * limits.h: the one table of limits: what is bounded, by which option, and what the error says.
 * Options, help, `entente limits`, the manual's page and the errors of readers come from it.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <entente/error.h>

/*
 * To add a limit: a row (its id, option, default, that in words, what it bounds, and the error:
 * "WORDS the limit of NUMBER" and its unit), its member and group in the option table, and a line
 * in doc/manual/limits.md. A default of 0 is none.
 */
#define LIMITS_OF_READING(ROW)                                                                     \
    ROW(FILE, "max-file-size", (size_t)1 << 30, "1 GiB", "bytes of a file", "file is larger than", \
        " bytes")                                                                                  \
    ROW(STRING, "max-string", (size_t)1 << 20, "1 MiB", "bytes of a string, name or cell",         \
        "a string is longer than", " bytes")                                                       \
    ROW(DEPTH, "max-depth", 256, "256", "subgraphs, elements, lists or values in each other",      \
        "this is nested deeper than", "")                                                          \
    ROW(EXPANSION, "max-expansion", 1000000, "1 million",                                          \
        "what node sets come to: {a b} -> {c d} is 4 relations and 4 members",                     \
        "node sets come to more than", "")                                                         \
    ROW(ENTITIES, "max-entities", 20000000, "20 million", "entities of a file",                    \
        "more entities than", "")                                                                  \
    ROW(EDGES, "max-edges", 20000000, "20 million", "relations of a file, rows of a table",        \
        "more relations than", "")                                                                 \
    ROW(ATTRIBUTES, "max-attributes", 1000, "1000", "names of attributes, columns of a table",     \
        "more names of attributes than", "")

#define LIMITS_OF_DRAWING(ROW)                                                           \
    ROW(PIXELS, "max-pixels", 100000000, "100 million", "pixels of a PNG",               \
        "the PNG has more pixels than", "")                                              \
    ROW(SECONDS, "max-seconds", 20, "20", "seconds of processor time for a picture",     \
        "drawing took longer than", " s of processor time")                              \
    ROW(MEMORY, "max-memory", (size_t)1 << 30, "1 GiB", "bytes of memory for a picture", \
        "drawing took more memory than", " bytes")

#define LIMITS_OF_COMMANDS(ROW)                                                     \
    ROW(TIME, "max-time", 0, "none", "seconds for the whole command, by the clock", \
        "the command took longer than", " s")

#define LIMITS_ALL(ROW) LIMITS_OF_READING(ROW) LIMITS_OF_DRAWING(ROW) LIMITS_OF_COMMANDS(ROW)

#define LIMIT_ID(id, option, value, shown, bounds, words, unit) LIMIT_##id,
enum limit { LIMITS_ALL(LIMIT_ID) LIMIT_COUNT };
#undef LIMIT_ID

struct limit_row {
    const char *option; /* without the dashes */
    size_t value;       /* the default; 0: none */
    const char *shown;  /* that in words */
    const char *bounds; /* what */
    const char *words, *unit;
};

const struct limit_row *limit_at(enum limit limit);

/* Sets ERROR_LIMIT: "WORDS the limit of VALUE UNIT", and the option as the hint. Always false. */
bool limit_error(struct error *error, enum limit limit, size_t value);

#endif
