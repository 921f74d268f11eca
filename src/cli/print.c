/*
 * print.c: results to standard output, messages to standard error.
 */
#include "cli/print.h"

#include "cli/terminal.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool print_result(const struct text *text, struct error *error)
{
    terminal_clear();
    return file_write("-", text_string(text), text->length, error);
}

void print_message(const struct text *text)
{
    terminal_clear();
    fwrite(text_string(text), 1, text->length, stderr);
}

/* https://no-color.org: any value that is not empty. */
bool print_colored(const struct settings *settings, int fd)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (settings->color != COLOR_AUTO)
        return settings->color == COLOR_ALWAYS;
    return !settings->relayed && isatty(fd) && !(no_color && *no_color) &&
           !(term && strcmp(term, "dumb") == 0);
}

static size_t terminal_width(const struct settings *settings)
{
    struct winsize size;
    if (settings->relayed || !isatty(STDOUT_FILENO))
        return 0;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

void print_error(const struct error *error, const struct settings *settings)
{
    struct text text = {0};
    if (print_colored(settings, STDERR_FILENO))
        error_format_colored(error, &text);
    else
        error_format(error, &text);
    print_message(&text);
    text_release(&text);
}

void print_diagnostics(const struct diagnostics *list, const struct settings *settings)
{
    for (size_t i = 0; i < list->count; i++)
        print_error(&list->items[i], settings);
}

struct table_style print_style(const struct settings *settings)
{
    return (struct table_style){.format = settings->format,
                                .width = terminal_width(settings),
                                .color = print_colored(settings, STDOUT_FILENO)};
}

bool print_table(const struct table *table, const struct settings *settings, struct error *error)
{
    struct table_style style = print_style(settings);
    struct text out = {0}, notes = {0};
    table_write(table, &style, &out, &notes);
    bool done = print_result(&out, error);
    print_message(&notes);
    text_release(&notes);
    text_release(&out);
    return done;
}
