/*
 * environment.c: what a machine has that entente runs on, as lines.
 */
#include "base/environment.h"

#include "base/xalloc.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[CONDITION_COUNT] = {"ok", "note", "problem"};

const char *condition_name(enum condition condition)
{
    return names[condition];
}

void environment_release(struct environment *environment)
{
    for (size_t i = 0; i < environment->count; i++) {
        free(environment->lines[i].what);
        free(environment->lines[i].found);
        free(environment->lines[i].advice);
    }
    free(environment->lines);
    *environment = (struct environment){0};
}

/* On one line, in one field. */
static char *flat(const char *string, size_t length)
{
    char *copy = xstrndup(string, length);
    for (char *at = copy; (at = strpbrk(at, "\t\r\n"));)
        *at = ' ';
    return copy;
}

static void add(struct environment *environment, struct environment_line line)
{
    environment->lines = xgrow(environment->lines, environment->count, &environment->capacity,
                               sizeof *environment->lines);
    environment->lines[environment->count++] = line;
}

void environment_add(struct environment *environment, enum condition condition, const char *what,
                     const char *advice, const char *found, ...)
{
    va_list arguments;
    va_start(arguments, found);
    char *words = xvasprintf(found, arguments);
    va_end(arguments);
    advice = advice ? advice : "";
    add(environment,
        (struct environment_line){condition, flat(what, strlen(what)), flat(words, strlen(words)),
                                  flat(advice, strlen(advice))});
    free(words);
}

void environment_add_library(struct environment *environment, const char *name, const char *built,
                             const char *runs)
{
    if (strcmp(built, runs) == 0)
        environment_add(environment, CONDITION_OK, name, NULL, "%s", runs);
    else
        environment_add(environment, CONDITION_NOTE, name,
                        "where something fails, build entente anew", "%s, built with %s", runs,
                        built);
}

size_t environment_count(const struct environment *environment, enum condition condition)
{
    size_t count = 0;
    for (size_t i = 0; i < environment->count; i++)
        count += environment->lines[i].condition == condition;
    return count;
}

void environment_write(const struct environment *environment, struct text *out)
{
    for (size_t i = 0; i < environment->count; i++) {
        const struct environment_line *line = &environment->lines[i];
        text_addf(out, "%s\t%s\t%s\t%s\n", names[line->condition], line->what, line->found,
                  line->advice);
    }
}

/* The next field, up to the mark that ends it; NULL where there is none. */
static char *read_field(const char **at, char mark)
{
    size_t length = strcspn(*at, "\t\n");
    if ((*at)[length] != mark)
        return NULL;
    char *field = flat(*at, length);
    *at += length + 1;
    return field;
}

static bool read_condition(const char **at, enum condition *condition)
{
    char *name = read_field(at, '\t');
    int i = 0;
    while (name && i < CONDITION_COUNT && strcmp(names[i], name) != 0)
        i++;
    bool known = name && i < CONDITION_COUNT;
    *condition = known ? (enum condition)i : CONDITION_PROBLEM;
    free(name);
    return known;
}

bool environment_read(struct environment *environment, const char *text)
{
    while (*text) {
        struct environment_line line = {0};
        if (!read_condition(&text, &line.condition))
            return false;
        line.what = read_field(&text, '\t');
        line.found = line.what ? read_field(&text, '\t') : NULL;
        line.advice = line.found ? read_field(&text, '\n') : NULL;
        if (!line.advice) {
            free(line.what);
            free(line.found);
            return false;
        }
        add(environment, line);
    }
    return true;
}
