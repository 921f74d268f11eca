/*
 * check_readme.c: every command that the documentation shows is run, and must print what is shown.
 * A block ```console holds "$ COMMAND" lines, each followed by its whole output; a line "..."
 * stands for any lines.
 */
#include "suites.h"

#include "base/xalloc.h"
#include "process.h"

#include <stdlib.h>
#include <string.h>

static const char *const documents[] = {"README.md"};

static const char *line_end(const char *line)
{
    return line + strcspn(line, "\n");
}

static const char *next_line(const char *line)
{
    const char *end = line_end(line);
    return *end ? end + 1 : end;
}

static bool starts(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

static bool same_line(const char *a, const char *b)
{
    size_t length = strcspn(a, "\n");
    return length == strcspn(b, "\n") && strncmp(a, b, length) == 0;
}

/* Whether `got` is the lines from `shown` up to `end`, in which "..." stands for any lines. */
static bool matches(const char *shown, const char *end, const char *got)
{
    for (; shown < end; shown = next_line(shown)) {
        if (same_line(shown, "...")) {
            const char *after = next_line(shown);
            while (*got && !(after < end && same_line(after, got)))
                got = next_line(got);
            continue;
        }
        if (!*got || !same_line(shown, got))
            return false;
        got = next_line(got);
    }
    return !*got;
}

/* Runs the "$ " line and compares; returns where the next command, or the block's end, is. */
static const char *check_command(const char *document, const char *line)
{
    struct process process;
    char *command = xstrndup(line + 2, (size_t)(line_end(line) - line) - 2);
    const char *shown = next_line(line), *end = shown;
    while (*end && !starts(end, "$ ") && !starts(end, "```"))
        end = next_line(end);
    process_run_shell(&process, command);
    ck_assert_msg(matches(shown, end, text_string(&process.out)),
                  "%s shows for '%s'\n%.*s\nbut it prints\n%s", document, command,
                  (int)(end - shown), shown, text_string(&process.out));
    process_release(&process);
    free(command);
    return end;
}

START_TEST(documented_commands)
{
    struct text text = {0};
    int commands = 0;
    file_slurp(documents[_i], &text);
    for (const char *line = text_string(&text); *line; line = next_line(line)) {
        if (!starts(line, "```console"))
            continue;
        for (line = next_line(line); starts(line, "$ "); commands++)
            line = check_command(documents[_i], line);
    }
    ck_assert_int_gt(commands, 0);
    text_release(&text);
}
END_TEST

Suite *readme_suite(void)
{
    Suite *suite = suite_create("readme");
    TCase *cases = tcase_create("documents");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, documented_commands, 0, (int)(sizeof documents / sizeof *documents));
    suite_add_tcase(suite, cases);
    return suite;
}
