/*
 * run.c: tortures the command: torturer COMMANDS MOST [WORD]. Runs each line of the file COMMANDS
 * (that has WORD in it) once, counting its calls of the system; then again and again, with another
 * of these calls failing each time: of each kind the first from each place, at most MOST. Says what
 * came of it, and exits with 1 where that was neither the right result nor a clean error.
 * ENTENTE_CALL="KIND DEPTH NUMBER HOW" runs that one trial, and shows where it failed and what it
 * printed.
 */
#include "torture.h"
#include "trial.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Memory that is gone for good is tried at fewer places. */
enum { LASTING_PART = 10 };

/* How calls fail. */
static const struct manner {
    enum torture_kind kind;
    int how;
    bool lasting;
    const char *name, *word;
} manners[] = {
    {TORTURE_ALLOC, ENOMEM, false, "alloc", "once"},
    {TORTURE_ALLOC, ENOMEM, true, "alloc", "lasting"},
    {TORTURE_READ, EIO, false, "read", "EIO"},
    {TORTURE_READ, EINTR, false, "read", "EINTR"},
    {TORTURE_READ, TORTURE_SHORT, false, "read", "short"},
    {TORTURE_WRITE, ENOSPC, false, "write", "ENOSPC"},
    {TORTURE_WRITE, EINTR, false, "write", "EINTR"},
    {TORTURE_WRITE, TORTURE_SHORT, false, "write", "short"},
    {TORTURE_OPEN, EMFILE, false, "open", "EMFILE"},
    {TORTURE_CLOSE, EIO, false, "close", "EIO"},
    {TORTURE_STAT, EIO, false, "stat", "EIO"},
    {TORTURE_FSYNC, EIO, false, "fsync", "EIO"},
    {TORTURE_RENAME, EIO, false, "rename", "EIO"},
    {TORTURE_MMAP, ENOMEM, false, "mmap", "ENOMEM"},
    {TORTURE_PIPE, EMFILE, false, "pipe", "EMFILE"},
    {TORTURE_FORK, EAGAIN, false, "fork", "EAGAIN"},
    {TORTURE_DUP, EMFILE, false, "dup2", "EMFILE"},
    {TORTURE_POLL, ENOMEM, false, "poll", "ENOMEM"},
    {TORTURE_POLL, EINTR, false, "poll", "EINTR"},
    {TORTURE_WAIT, EINTR, false, "wait", "EINTR"},
    {TORTURE_THREAD, EAGAIN, false, "thread", "EAGAIN"},
};

enum { MANNERS = sizeof manners / sizeof *manners };

/*
 * Faults of other libraries that we can neither mend nor catch, as narrow as can be. They are
 * counted, and do not make the torture fail. To add one: a row, and why.
 */
static const struct {
    const char *word; /* in the command */
    enum torture_kind kind;
    int depth;
    const char *why; /* what the judge says */
} known[] = {
    /* igraph 0.10 unwinds a C++ object of spinglass that was not built: after std::bad_alloc. */
    {"--method spinglass", TORTURE_ALLOC, 0, "a signal ended it"},
    /* cairo goes on without the font that it cannot open, fontconfig without that it cannot see. */
    {"map.png", TORTURE_OPEN, 1, "silently wrong"},
    {"map.png", TORTURE_STAT, 1, "silently wrong"},
    {"time.pdf", TORTURE_OPEN, 1, "silently wrong"},
    {"time.pdf", TORTURE_STAT, 1, "silently wrong"},
    /* HarfBuzz and fontconfig go on without memory for a font: text has other widths. */
    {"map.png", TORTURE_ALLOC, 1, "silently wrong"},
    {"time.pdf", TORTURE_ALLOC, 1, "silently wrong"},
    {"map.svg", TORTURE_ALLOC, 1, "a picture is another one"},
    {"page.html", TORTURE_ALLOC, 1, "a picture is another one"},
};

static bool is_known(const struct command_line *line, const struct manner *manner, int depth,
                     const char *why)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].kind == manner->kind && known[i].depth == depth &&
            strcmp(known[i].why, why) == 0 && strstr(line->arguments, known[i].word))
            return true;
    return false;
}

/* What came of all, by manner and depth. */
struct tally {
    long calls, trials, missed, right, told, clean[7], known, wrong;
};

static struct tally tallies[MANNERS][TORTURE_DEPTHS];
static struct torture *page;
static int sites_most;
static char folder[] = "/tmp/entente-torture.XXXXXX";

static void share_page(void)
{
    char path[] = "/tmp/entente-torture-page.XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0 || ftruncate(fd, sizeof *page) != 0)
        abort();
    page = mmap(NULL, sizeof *page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED)
        abort();
    close(fd);
    setenv(TORTURE_VARIABLE, path, 1);
}

static void remove_page(void)
{
    unlink(getenv(TORTURE_VARIABLE));
}

static void reset_page(bool armed)
{
    page->armed = armed;
    page->tracing = !armed;
    page->failures = 0;
    for (int depth = 0; depth < TORTURE_DEPTHS; depth++)
        for (int kind = 0; kind < TORTURE_KINDS; kind++)
            page->calls[depth][kind] = 0;
}

/* "FILE :: ARGUMENTS", or ARGUMENTS alone; cuts the line in two. */
static struct command_line split(char *line)
{
    line[strcspn(line, "\n")] = '\0';
    char *mark = strstr(line, " :: ");
    if (!mark)
        return (struct command_line){NULL, line};
    *mark = '\0';
    return (struct command_line){line, mark + strlen(" :: ")};
}

/* The numbers of the calls that are worth to fail: the first from each place, evenly thinned. */
struct sites {
    int *numbers;
    int count, kinds; /* how many there are to try; how many there were before they were thinned */
};

static int compare_stacks(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static int compare_numbers(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

static struct sites find_sites(enum torture_kind kind, int depth, int most)
{
    int calls = page->calls[depth][kind], count = 0;
    if (calls > TORTURE_SITES)
        calls = TORTURE_SITES;
    uint64_t *stacks = calloc((size_t)calls + 1, sizeof *stacks);
    struct sites sites = {calloc((size_t)calls + 1, sizeof(int)), 0, 0};
    for (int i = 0; i < calls; i++)
        stacks[i] = (uint64_t)page->stacks[depth][kind][i] << 32 | (uint64_t)(i + 1);
    qsort(stacks, (size_t)calls, sizeof *stacks, compare_stacks);
    for (int i = 0; i < calls; i++)
        if (i == 0 || stacks[i] >> 32 != stacks[i - 1] >> 32)
            sites.numbers[count++] = (int)(stacks[i] & 0xffffffff);
    qsort(sites.numbers, (size_t)count, sizeof *sites.numbers, compare_numbers);
    sites.kinds = count;
    sites.count = count < most ? count : most;
    for (int i = 0; i < sites.count; i++)
        sites.numbers[i] = sites.numbers[(long)i * count / sites.count];
    free(stacks);
    return sites;
}

static void arm(const struct manner *manner, int depth, int number)
{
    reset_page(true);
    page->kind = manner->kind;
    page->how = manner->how;
    page->lasting = manner->lasting;
    page->depth = depth;
    page->number = number;
}

static void complain(const struct command_line *line, const struct manner *manner, int depth,
                     int number, const struct trial *trial, const char *why)
{
    printf("entente %s\n  ENTENTE_CALL='%s %d %d %s': %s (status %d)\n", line->arguments,
           manner->name, depth, number, manner->word, why, trial->status);
    printf("  %.*s\n", (int)(trial->err.length < 300 ? trial->err.length : 300),
           trial->err.length ? trial->err.data : "");
    if (page->showing)
        fputs(page->stack, stdout);
    fflush(stdout);
}

/* One trial; true where it went well. */
static bool try(const struct command_line *line, const struct trial *whole,
                const struct trial *before, const struct manner *manner, int depth, int number)
{
    struct tally *tally = &tallies[manner - manners][depth];
    struct trial trial;
    const char *why;
    arm(manner, depth, number);
    trial_run(&trial, line, folder);
    enum verdict verdict = trial_judge(&trial, whole, before, &why);
    tally->trials++;
    tally->missed += page->failures == 0;
    if (verdict == VERDICT_RIGHT)
        tally->right++;
    else if (verdict == VERDICT_TOLD)
        tally->told++;
    else if (verdict == VERDICT_CLEAN)
        tally->clean[trial.status]++;
    else if (is_known(line, manner, depth, why))
        tally->known++;
    else
        tally->wrong++;
    if (verdict == VERDICT_WRONG || page->showing)
        complain(line, manner, depth, number, &trial, why);
    trial_release(&trial);
    return verdict != VERDICT_WRONG || is_known(line, manner, depth, why);
}

static bool torture_by(const struct command_line *line, const struct trial *whole,
                       const struct trial *before, const struct manner *manner,
                       const struct sites *sites, int depth)
{
    bool well = true;
    for (int i = 0; i < sites->count; i++)
        well &= try(line, whole, before, manner, depth, sites->numbers[i]);
    return well;
}

/* What ENTENTE_CALL asks for. */
static bool try_one(const char *call, const struct command_line *line, const struct trial *whole,
                    const struct trial *before)
{
    char kind[16], how[16];
    int depth, number;
    if (sscanf(call, "%15s %d %d %15s", kind, &depth, &number, how) != 4)
        return false;
    page->showing = true;
    for (size_t i = 0; i < MANNERS; i++)
        if (strcmp(manners[i].name, kind) == 0 && strcmp(manners[i].word, how) == 0)
            return try(line, whole, before, &manners[i], depth, number);
    return false;
}

static bool torture_line(const struct command_line *line)
{
    const char *call = getenv("ENTENTE_CALL");
    struct sites sites[MANNERS][TORTURE_DEPTHS];
    struct trial whole, before;
    trial_prepare(&before, line, folder);
    reset_page(false);
    trial_run(&whole, line, folder);
    for (size_t i = 0; i < MANNERS; i++)
        for (int depth = 0; depth < TORTURE_DEPTHS; depth++) {
            sites[i][depth] =
                find_sites(manners[i].kind, depth,
                           manners[i].lasting ? 1 + sites_most / LASTING_PART : sites_most);
            tallies[i][depth].calls += page->calls[depth][manners[i].kind];
        }
    printf("entente %s\n  %d and %d calls of the allocator from %d and %d places\n",
           line->arguments, page->calls[0][TORTURE_ALLOC], page->calls[1][TORTURE_ALLOC],
           sites[0][0].kinds, sites[0][1].kinds);
    fflush(stdout);
    bool well = true;
    if (call)
        well = try_one(call, line, &whole, &before);
    for (size_t i = 0; i < MANNERS; i++)
        for (int depth = 0; depth < TORTURE_DEPTHS; depth++) {
            if (!call)
                well &= torture_by(line, &whole, &before, &manners[i], &sites[i][depth], depth);
            free(sites[i][depth].numbers);
        }
    trial_release(&whole);
    trial_release(&before);
    return well;
}

static void print_tallies(void)
{
    printf("\n%-16s %-7s %9s %7s %7s %7s %7s %7s %7s %7s %7s %7s %7s\n", "call", "in", "calls",
           "failed", "missed", "right", "warned", "exit 3", "exit 4", "exit 5", "exit 6", "known",
           "wrong");
    for (size_t i = 0; i < MANNERS; i++)
        for (int depth = 0; depth < TORTURE_DEPTHS; depth++) {
            const struct tally *tally = &tallies[i][depth];
            if (tally->trials)
                printf("%-8s%-8s %-7s %9ld %7ld %7ld %7ld %7ld %7ld %7ld %7ld %7ld %7ld %7ld\n",
                       manners[i].name, manners[i].word, depth ? "child" : "parent", tally->calls,
                       tally->trials, tally->missed, tally->right, tally->told, tally->clean[3],
                       tally->clean[4], tally->clean[5], tally->clean[6], tally->known,
                       tally->wrong);
        }
}

int main(int argc, char **argv)
{
    FILE *file = argc >= 3 ? fopen(argv[1], "r") : NULL;
    char *line = NULL;
    size_t size = 0;
    bool well = true;
    if (!file) {
        fputs("usage: torturer COMMANDS MOST [WORD]\n", stderr);
        return 2;
    }
    sites_most = (int)strtol(argv[2], NULL, 10);
    share_page();
    if (!mkdtemp(folder))
        abort();
    while (getline(&line, &size, file) > 0) {
        if (*line == '#' || *line == '\n' || (argc > 3 && !strstr(line, argv[3])))
            continue;
        struct command_line command = split(line);
        well &= torture_line(&command);
    }
    print_tallies();
    if (tallies[0][0].calls == 0) {
        puts("nothing was called: is the entente that was built for this in the PATH?");
        well = false;
    }
    remove_page();
    rmdir(folder);
    free(line);
    fclose(file);
    return well ? 0 : 1;
}
