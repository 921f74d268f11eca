/*
 * check_terminal.c: the command at a terminal: a pseudo-terminal reads its standard error and types
 * Ctrl-C. Long work tells how far it is and stops when asked.
 */
#include "suites.h"

#include "process.h"

#include "cli/terminal.h"

#include <entente/error.h>
#include <entente/progress.h>

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

/* The table of a grid of so many columns and rows, whose relations are nearly sure. */
static void write_grid(const char *folder, int side)
{
    struct text path = {0};
    text_addf(&path, "%s/grid.csv", folder);
    FILE *file = fopen(path.data, "w");
    text_release(&path);
    ck_assert_ptr_nonnull(file);
    fputs("source,target,confidence\n", file);
    for (int i = 0; i < side * side; i++) {
        if (i % side < side - 1)
            fprintf(file, "%d,%d,0.9\n", i, i + 1);
        if (i < side * (side - 1))
            fprintf(file, "%d,%d,0.9\n", i, i + side);
    }
    ck_assert_int_eq(fclose(file), 0);
}

struct visit {
    char *folder;
    int terminal;
    pid_t child;
};

static _Noreturn void be_command(const struct visit *visit, const char *command, const char *option,
                                 const char *value)
{
    char *binary = realpath(getenv("ENTENTE"), NULL);
    int out = chdir(visit->folder) == 0 ? open("out", O_WRONLY | O_CREAT, 0666) : -1;
    if (binary && out >= 0 && dup2(out, STDOUT_FILENO) >= 0) {
        setenv("NO_COLOR", "1", 1);
        execl(binary, "entente", command, "grid.csv", option, value, (char *)NULL);
    }
    _exit(127);
}

/* Runs the command with an option on a grid, its standard error at a new terminal. */
static void visit_start(struct visit *visit, int side, const char *command, const char *option,
                        const char *value)
{
    *visit = (struct visit){.folder = folder_make()};
    write_grid(visit->folder, side);
    visit->child = forkpty(&visit->terminal, NULL, NULL, NULL);
    ck_assert_int_ge(visit->child, 0);
    if (visit->child == 0)
        be_command(visit, command, option, value);
}

/* Whether the text shows `wanted` somewhere behind `first`. */
static bool shows(const struct text *shown, const char *first, const char *wanted)
{
    const char *found = strstr(text_string(shown), first);
    return found && strstr(found, wanted);
}

/*
 * Adds what the terminal shows until it shows `wanted` behind `first`, or, where that is NULL,
 * until the end.
 */
static bool watch_behind(const struct visit *visit, const char *first, const char *wanted,
                         struct text *shown)
{
    enum { PATIENCE = 60000 }; /* milliseconds without a word */
    while (!wanted || !shows(shown, first, wanted)) {
        char block[256];
        struct pollfd ready = {.fd = visit->terminal, .events = POLLIN};
        if (poll(&ready, 1, PATIENCE) <= 0)
            return false;
        ssize_t got = read(visit->terminal, block, sizeof block);
        if (got <= 0) /* Linux says EIO where the other side is closed */
            return !wanted;
        text_add_bytes(shown, block, (size_t)got);
    }
    return true;
}

/* Adds all that it shows from now on, until the end. */
static bool watch_to_end(const struct visit *visit, struct text *shown)
{
    return watch_behind(visit, "", NULL, shown);
}

/* Waits until it has a child process, where Graphviz draws; two seconds where nothing tells. */
static void await_child(const struct visit *visit)
{
    struct text path = {0}, children = {0};
    text_addf(&path, "/proc/%d/task/%d/children", (int)visit->child, (int)visit->child);
    bool told = access(path.data, R_OK) == 0;
    for (int i = 0; told && i < 600 && !children.length; i++) {
        usleep(100000);
        file_slurp(path.data, &children);
    }
    if (!told)
        sleep(2);
    else
        ck_assert_uint_gt(children.length, 0);
    text_release(&children);
    text_release(&path);
}

static void press_interrupt(const struct visit *visit)
{
    ck_assert_int_eq(write(visit->terminal, "\003", 1), 1);
}

static void visit_slurp(const struct visit *visit, const char *name, struct text *content)
{
    struct text path = {0};
    text_addf(&path, "%s/%s", visit->folder, name);
    file_slurp(path.data, content);
    text_release(&path);
}

/* Waits for its end, with this exit code; fills `printed` with its standard output. */
static void visit_end(struct visit *visit, int wanted, struct text *printed)
{
    int status;
    ck_assert_int_eq(waitpid(visit->child, &status, 0), visit->child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), wanted);
    visit_slurp(visit, "out", printed);
    close(visit->terminal);
    folder_remove(visit->folder);
    free(visit->folder);
}

static void check_ends_with(const struct text *shown, const char *end)
{
    size_t length = strlen(end);
    ck_assert_msg(shown->length >= length &&
                      strcmp(text_string(shown) + shown->length - length, end) == 0,
                  "the terminal should end with\n%s\nand shows\n%s", end, text_string(shown));
}

/* One line says how far it is; Ctrl-C clears it, the error stands alone, and nothing is printed. */
START_TEST(measure_interrupted)
{
    struct visit visit;
    struct text shown = {0}, printed = {0};
    visit_start(&visit, 250, "rank", "--by", "betweenness");
    /* A slow machine tells of reading first. */
    ck_assert_msg(watch_behind(&visit, "\rbetweenness: ", "left\033[K", &shown), "it shows %s",
                  text_string(&shown));
    ck_assert(shows(&shown, "\rbetweenness: ", " %, about "));
    ck_assert_ptr_null(strchr(text_string(&shown), '\n'));
    press_interrupt(&visit);
    ck_assert(watch_to_end(&visit, &shown));
    check_ends_with(&shown, "\r\033[Kerror: betweenness was interrupted\r\n");
    visit_end(&visit, ERROR_LIMIT, &printed);
    ck_assert_uint_eq(printed.length, 0);
    text_release(&printed);
    text_release(&shown);
}
END_TEST

/* Graphviz in its own process stops too. */
START_TEST(drawing_interrupted)
{
    struct visit visit;
    struct text shown = {0}, printed = {0};
    visit_start(&visit, 100, "draw", "--output", "map.svg");
    await_child(&visit);
    press_interrupt(&visit);
    ck_assert(watch_to_end(&visit, &shown));
    check_ends_with(&shown, "error: drawing was interrupted\r\n");
    visit_slurp(&visit, "map.svg", &printed);
    visit_end(&visit, ERROR_LIMIT, &printed);
    ck_assert_uint_eq(printed.length, 0);
    text_release(&printed);
    text_release(&shown);
}
END_TEST

/* So do worker processes. */
START_TEST(worlds_interrupted)
{
    struct visit visit;
    struct text shown = {0}, printed = {0};
    visit_start(&visit, 30, "rank", "--robust=100000", "--jobs=2");
    await_child(&visit);
    press_interrupt(&visit);
    ck_assert(watch_to_end(&visit, &shown));
    check_ends_with(&shown, " was interrupted\r\n");
    ck_assert_ptr_null(strstr(text_string(&shown), "without a result"));
    visit_end(&visit, ERROR_LIMIT, &printed);
    ck_assert_uint_eq(printed.length, 0);
    text_release(&printed);
    text_release(&shown);
}
END_TEST

/* What takes no time says nothing. */
START_TEST(quick)
{
    struct visit visit;
    struct text shown = {0}, printed = {0};
    visit_start(&visit, 5, "rank", "--by", "betweenness");
    ck_assert(watch_to_end(&visit, &shown));
    ck_assert_str_eq(text_string(&shown), "");
    visit_end(&visit, 0, &printed);
    ck_assert_ptr_nonnull(strstr(text_string(&printed), "25 entities"));
    text_release(&printed);
    text_release(&shown);
}
END_TEST

/* Where there is no terminal a line is told now and then. */
START_TEST(lines_of_a_log)
{
    char told[256] = {0};
    FILE *file = tmpfile();
    int kept = dup(STDERR_FILENO);
    ck_assert_ptr_nonnull(file);
    dup2(fileno(file), STDERR_FILENO);
    const struct progress *progress = terminal_log(.05);
    progress_report(progress, "ranking", 0);
    progress_report(progress, "ranking", .25); /* too soon */
    usleep(60000);
    progress_report(progress, "ranking", .5);
    progress_report(progress, "ranking", .75); /* too soon */
    terminal_clear();
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(file);
    ck_assert_uint_gt(fread(told, 1, sizeof told - 1, file), 0);
    fclose(file);
    ck_assert_str_eq(told, "ranking: 50 %, about 0 s left\n");
}
END_TEST

Suite *terminal_suite(void)
{
    Suite *suite = suite_create("terminal");
    TCase *tcase = tcase_create("terminal");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, measure_interrupted);
    tcase_add_test(tcase, drawing_interrupted);
    tcase_add_test(tcase, worlds_interrupted);
    tcase_add_test(tcase, quick);
    tcase_add_test(tcase, lines_of_a_log);
    suite_add_tcase(suite, tcase);
    return suite;
}
