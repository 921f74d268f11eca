/*
 * check_sandbox.c: the child process that pictures are drawn in: its limits, what becomes of it,
 * and what it may not do.
 */
#include "picture/page.h"
#include "picture/sandbox.h"

#include "base/file.h"
#include "fixtures.h"
#include "picture_fixtures.h"
#include "suites.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

/* ------------------------------------------------------------------ limits */

/* Few entities, so that it is begun, and so many ties that it takes long to untangle them. */
static struct dossier *too_tangled(void)
{
    struct dossier *dossier = dossier_new();
    uint64_t state = 7;
    for (int i = 0; i < 1500; i++) {
        char from[20], to[20];
        snprintf(from, sizeof from, "e%u", random_below(&state, 118));
        snprintf(to, sizeof to, "e%u", random_below(&state, 118));
        picture_relation(dossier, from, "tie", to, NULL);
    }
    return dossier;
}

START_TEST(too_much_time_is_a_limit)
{
    struct dossier *dossier = too_tangled();
    struct error error = {0};
    draw_fails(dossier, (struct picture_limits){.cpu_seconds = 1}, "svg", &error);
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "1 s of processor time"));
    ck_assert_ptr_nonnull(strstr(error.hint, "draw less"));
    error_release(&error);
    dossier_free(dossier);
}
END_TEST

#ifndef __SANITIZE_ADDRESS__
static struct dossier *too_large(void)
{
    struct dossier *dossier = dossier_new();
    uint64_t state = 7;
    for (uint32_t i = 1; i < 4000; i++) {
        char from[20], to[20];
        snprintf(from, sizeof from, "e%u", i);
        snprintf(to, sizeof to, "e%u", random_below(&state, i));
        picture_relation(dossier, from, "tie", to, NULL);
        snprintf(to, sizeof to, "e%u", random_below(&state, i));
        picture_relation(dossier, from, "dissent", to, NULL);
    }
    return dossier;
}

START_TEST(too_much_memory_is_a_limit)
{
    struct dossier *dossier = too_large();
    struct error error = {0};
    draw_fails(dossier, (struct picture_limits){.memory = 24 << 20}, "svg", &error);
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "the limit of 25165824 bytes"));
    ck_assert_ptr_nonnull(error.hint);
    error_release(&error);
    dossier_free(dossier);
}
END_TEST
#endif

/* ------------------------------------------------------------------ ends */

static bool crash(void *context, struct text *out, struct error *error)
{
    (void)context;
    (void)error;
    text_add(out, "half a result");
    fprintf(stderr, "Error: something \x1b[31mred\nsecond line\n");
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
    return true;
}

static bool fail_politely(void *context, struct text *out, struct error *error)
{
    (void)context;
    (void)out;
    error_set(error, ERROR_INPUT, "the reason");
    error_hint(error, "the way out");
    return false;
}

static bool answer_much(void *context, struct text *out, struct error *error)
{
    (void)context;
    (void)error;
    for (int i = 0; i < 1000000; i++)
        text_addf(out, "%07d%c", i, '\0');
    fputs("some warning\n", stdout);
    fflush(stdout);
    return true;
}

START_TEST(a_large_answer_arrives)
{
    struct text out = {0};
    struct error error = {0};
    ck_assert(sandbox_run(answer_much, NULL, NULL, &out, &error));
    ck_assert_uint_eq(out.length, 8000000);
    ck_assert_str_eq(out.data + 8 * 999999, "0999999");
    text_release(&out);
}
END_TEST

static bool be_killed(void *context, struct text *out, struct error *error)
{
    (void)context, (void)out, (void)error;
    raise(SIGKILL);
    return true;
}

static bool leave(void *context, struct text *out, struct error *error)
{
    (void)context, (void)out, (void)error;
    _exit(0);
}

/* Floods whatever may be the pipe of the answer. */
static bool flood(void *context, struct text *out, struct error *error)
{
    static const char zeros[65536];
    (void)context, (void)out, (void)error;
    for (int fd = STDERR_FILENO + 1; fd < 20; fd++)
        while (file_put(fd, zeros, sizeof zeros))
            continue;
    return true;
}

static bool run_on(void *context, struct text *out, struct error *error)
{
    (void)context, (void)out, (void)error;
    for (volatile unsigned turns = 0;; turns++)
        continue;
    return true;
}

/* Each end of a child and what is said of it. */
static const struct {
    sandbox_work *work;
    enum error_kind kind;
    const char *message, *hint;
} ends[] = {
    {crash, ERROR_INTERNAL, "Segmentation fault (Graphviz said: Error: something [31mred)",
     "another Graphviz layout"},
    {leave, ERROR_INTERNAL, "drawing stopped without a result", "another Graphviz layout"},
    {fail_politely, ERROR_INPUT, "the reason", "the way out"},
    {be_killed, ERROR_LIMIT, "drawing was killed, by somebody or by a system that was short of",
     "draw less"},
    {flood, ERROR_LIMIT, "the picture takes more than 64 MiB", "draw less"},
    {run_on, ERROR_LIMIT, "drawing took longer than the limit of 1 s of processor time",
     "draw less"},
};
enum { ENDS = sizeof ends / sizeof *ends };

START_TEST(a_childs_end_is_explained)
{
    struct picture_page page = {.limits = {.cpu_seconds = 1, .memory = 64 << 20}};
    struct text out = {0};
    struct diagnostics found = {0};
    struct error error = {0};
    page.found = &found;
    ck_assert(!sandbox_run(ends[_i].work, NULL, &page, &out, &error));
    ck_assert_msg(strstr(error.message, ends[_i].message), "%s", error.message);
    ck_assert_int_eq(error.kind, ends[_i].kind);
    ck_assert_ptr_nonnull(strstr(error.hint, ends[_i].hint));
    ck_assert_uint_eq(out.length + found.count, 0);
    error_release(&error);
}
END_TEST

/* Warns and notes where the page, which is its context, has a list for that. */
static bool note_things(void *context, struct text *out, struct error *error)
{
    const struct picture_page *page = context;
    struct error warning = {.severity = SEVERITY_WARNING};
    (void)error;
    text_add_bytes(out, "a\0b", 3);
    text_add_char(out, '\0');
    page_note(page, "no room for x");
    error_set(&warning, ERROR_USAGE, "no glyph for y");
    error_hint(&warning, "get one");
    if (page->found)
        diagnostics_take(page->found, &warning);
    error_release(&warning);
    return true;
}

START_TEST(notes_come_back)
{
    struct text out = {0};
    struct diagnostics found = {0};
    struct error error = {0};
    struct picture_page page = {.found = &found}, deaf = {.found = NULL};
    ck_assert(sandbox_run(note_things, &page, &page, &out, &error));
    ck_assert(sandbox_run(note_things, &deaf, &deaf, &out, &error));
    ck_assert_uint_eq(out.length, 8);
    ck_assert_uint_eq(found.count, 2);
    ck_assert_int_eq(found.items[0].severity, SEVERITY_NOTE);
    ck_assert_str_eq(found.items[0].message, "no room for x");
    ck_assert_int_eq(found.items[1].severity, SEVERITY_WARNING);
    ck_assert_str_eq(found.items[1].message, "no glyph for y");
    ck_assert_str_eq(found.items[1].hint, "get one");
    diagnostics_release(&found);
    text_release(&out);
}
END_TEST

/* ------------------------------------------------------------------ doors */

#ifdef __linux__ /* which has seccomp */
static long try_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0);
}

static long try_unix_socket(void)
{
    int ends_of_it[2];
    return socketpair(AF_UNIX, SOCK_STREAM, 0, ends_of_it);
}

static long try_program(void)
{
    char *const none[] = {NULL};
    return execve("/bin/true", none, none);
}

static long try_process(void)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return pid;
}

static long try_to_write(void)
{
    return open("/tmp/entente-door", O_WRONLY | O_CREAT, 0600);
}

static long try_to_write_either(void)
{
    return open("/dev/null", O_RDWR);
}

static long try_to_truncate(void)
{
    return truncate("/tmp/entente-door", 0);
}

static long try_to_remove(void)
{
    return unlink("/tmp/entente-door");
}

static long try_to_rename(void)
{
    return rename("/tmp/entente-door", "/tmp/entente-gate");
}

static long try_folder(void)
{
    return mkdir("/tmp/entente-door", 0700);
}

static long try_mode(void)
{
    return chmod("/tmp/entente-door", 0600);
}

static long try_to_signal(void)
{
    return kill(getppid(), 0);
}

static long try_to_signal_a_thread(void)
{
    return syscall(SYS_tgkill, getppid(), getppid(), 0);
}

/* What a child must not get to do. */
static const struct {
    const char *what;
    long (*attempt)(void);
} doors[] = {
    {"socket", try_socket},
    {"socketpair", try_unix_socket},
    {"execve", try_program},
    {"fork", try_process},
    {"open to write", try_to_write},
    {"open to read and write", try_to_write_either},
    {"truncate", try_to_truncate},
    {"unlink", try_to_remove},
    {"rename", try_to_rename},
    {"mkdir", try_folder},
    {"chmod", try_mode},
    {"kill", try_to_signal},
    {"tgkill", try_to_signal_a_thread},
};

/* Lists the doors that are open; `context` is a file that this process had open for writing. */
static bool try_doors(void *context, struct text *out, struct error *error)
{
    const int *inherited = context;
    (void)error;
    for (size_t i = 0; i < sizeof doors / sizeof *doors; i++) {
        errno = 0;
        if (doors[i].attempt() != -1 || errno != EPERM)
            text_addf(out, " %s", doors[i].what);
    }
    if (write(*inherited, "x", 1) == 1)
        text_add(out, " a file of its parent's");
    if (open("/dev/null", O_RDONLY) < 0)
        text_add(out, " (and it cannot read)");
    text_add(out, ".");
    return true;
}

START_TEST(the_childs_doors_are_shut)
{
    struct text out = {0};
    struct error error = {0};
    int file = open("/dev/null", O_WRONLY), high = fcntl(file, F_DUPFD, 100);
    ck_assert(file >= 0 && high >= 100);
    ck_assert(sandbox_run(try_doors, &high, NULL, &out, &error));
    ck_assert_str_eq(out.data, ".");
    close(file);
    close(high);
    text_release(&out);
}
END_TEST

#endif

Suite *sandbox_suite(void)
{
    Suite *suite = suite_create("sandbox");
    TCase *tcase = tcase_create("sandbox");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, too_much_time_is_a_limit);
#ifndef __SANITIZE_ADDRESS__
    tcase_add_test(tcase, too_much_memory_is_a_limit);
#endif
    tcase_add_loop_test(tcase, a_childs_end_is_explained, 0, ENDS);
    tcase_add_test(tcase, a_large_answer_arrives);
    tcase_add_test(tcase, notes_come_back);
#ifdef __linux__
    tcase_add_test(tcase, the_childs_doors_are_shut);
#endif
    suite_add_tcase(suite, tcase);
    return suite;
}
