/*
 * environment.h: what a machine has that entente runs on, as lines: what was looked at, what was
 * found, and where it is not as it should be what to do about it. Each floor looks at what it uses.
 */
#ifndef BASE_ENVIRONMENT_H
#define BASE_ENVIRONMENT_H

#include <entente/api.h>
#include <entente/text.h>

#include <stdbool.h>

enum condition { CONDITION_OK = 0, CONDITION_NOTE, CONDITION_PROBLEM, CONDITION_COUNT };

struct environment_line {
    enum condition condition;
    char *what, *found, *advice; /* advice: empty where there is none */
};

/* Starts as {0}. */
struct environment {
    struct environment_line *lines;
    size_t count, capacity;
};

void environment_release(struct environment *environment);

/* "ok", "note", "problem" */
const char *condition_name(enum condition condition);

/* What was found is formatted; NULL is no advice. Line ends and tabs become blanks. */
void environment_add(struct environment *environment, enum condition condition, const char *what,
                     const char *advice, const char *found, ...) ENTENTE_PRINTF(5, 6);

/* A library: its version, or both where entente was built with another one than it runs with. */
void environment_add_library(struct environment *environment, const char *name, const char *built,
                             const char *runs);

/* How many lines are of that condition. */
size_t environment_count(const struct environment *environment, enum condition condition);

/* From one process to another: reads, and appends, what was written. False: it is no such text. */
void environment_write(const struct environment *environment, struct text *out);
bool environment_read(struct environment *environment, const char *text);

/* What this floor uses: how entente was built, processors, memory, limits, ICU and libunistring. */
void environment_of_system(struct environment *environment);

#endif
