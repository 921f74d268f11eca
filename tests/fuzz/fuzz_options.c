/*
 * fuzz_options.c: each line is a word of a command line, the first one a command; nothing is run.
 */
#include "fuzz.h"

#include "base/xalloc.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/where.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 32 };

/* Parts the text in place; argv ends in NULL. */
static int words_of(char *text, char **argv)
{
    int count = 0;
    while (text && count < WORDS_MOST) {
        argv[count++] = text;
        text = strchr(text, '\n');
        if (text)
            *text++ = '\0';
    }
    argv[count] = NULL;
    return count;
}

int fuzz_options(const uint8_t *data, size_t size)
{
    char *text = xstrndup((const char *)data, size), *argv[WORDS_MOST + 1];
    struct settings settings = {.reading = read_options_default()};
    struct error error = {0};
    int count = words_of(text, argv);
    const struct command *command = command_find(argv[0]);
    optind = 0; /* getopt_long() starts anew */
    if (!command)
        command_suggest(argv[0]);
    else if (!options_parse(command, count, argv, &settings, &error) ||
             !where_time(&settings, &error))
        fuzz_check_error(&error);
    query_free(settings.where);
    error_release(&error);
    free(text);
    return 0;
}
