/*
 * frame_names.c: the names of several pictures' files.
 */
#include "cli/frame_names.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool frame_names_check(const char *pattern, bool *dated, struct error *error)
{
    *dated = false;
    for (const char *at = pattern; (at = strchr(at, '%')); at += 2) {
        *dated |= at[1] == 's';
        if (at[1] == 's' || at[1] == '%')
            continue;
        error_set(error, ERROR_USAGE, "'%s' has a %% that is neither %%s nor %%%%", pattern);
        error_hint(error, "with dates, %%s stands for the date and %%%% for a percent sign");
        return false;
    }
    return true;
}

/* What an EDTF date may hold beside these (? and %) does not belong into a file's name. */
static void add_date(const char *date, struct text *name)
{
    for (const char *at = date; *at; at++)
        text_add_char(name, isalnum((unsigned char)*at) || strchr("-~", *at) ? *at : '_');
}

static char *make_name(const char *pattern, const char *date)
{
    struct text name = {0};
    for (const char *at = pattern; *at; at++) {
        if (*at == '%' && *++at == 's')
            add_date(date, &name);
        else
            text_add_char(&name, *at);
    }
    text_add(&name, "");
    return name.data;
}

char **frame_names(const char *pattern, const struct dates *dates, struct error *error)
{
    char **names = xcalloc(dates->count, sizeof *names);
    bool done = true;
    for (size_t i = 0; done && i < dates->count; i++) {
        names[i] = make_name(pattern, dates->items[i].name);
        for (size_t j = 0; done && j < i; j++)
            done = strcmp(names[i], names[j]) != 0 ||
                   error_set(error, ERROR_USAGE, "%s and %s would both be written to '%s'",
                             dates->items[j].name, dates->items[i].name, names[i]);
    }
    if (done)
        return names;
    for (size_t i = 0; i < dates->count; i++)
        free(names[i]);
    free(names);
    return NULL;
}
