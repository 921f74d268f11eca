/*
 * environment_system.c: how entente was built, and what the system gives it: processors, memory and
 * the limits of ulimit; and the libraries that know characters.
 */
#include "base/environment.h"

#include "base/romanize.h"

#include <entente/jobs.h>
#include <entente/version.h>

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>
#include <unistring/version.h>

/* Less address space than pictures take, and fewer files than a command has open, with room. */
static const rlim_t space_least = (rlim_t)2 << 30, files_least = 64;

static void look_at_build(struct environment *environment)
{
#ifdef __clang__
    static const char compiler[] = "clang " __clang_version__;
#else
    static const char compiler[] = "gcc " __VERSION__;
#endif
    struct text found = {0};
    text_addf(&found, "%s, built by %s", entente_version(), compiler);
#ifndef __OPTIMIZE__
    text_add(&found, ", not optimized");
#endif
#ifdef __SANITIZE_ADDRESS__
    text_add(&found, ", sanitized");
#endif
    environment_add(environment, CONDITION_OK, "entente", NULL, "%s", text_string(&found));
    text_release(&found);
}

static void look_at_processors(struct environment *environment)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
#ifdef _OPENMP
    environment_add(environment, CONDITION_OK, "processors", NULL,
                    "%ld; up to %zu threads, by OpenMP %d", online, jobs_count(), _OPENMP);
#else
    environment_add(environment, CONDITION_NOTE, "processors",
                    "build with -fopenmp to use them all", "%ld; one thread: built without OpenMP",
                    online);
#endif
}

static void look_at_memory(struct environment *environment)
{
    double total = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    getrlimit(RLIMIT_AS, &limit);
    if (limit.rlim_cur == RLIM_INFINITY)
        environment_add(environment, CONDITION_OK, "memory", NULL, "%.1f GiB, no limit",
                        total / (1 << 30));
    else
        environment_add(
            environment, limit.rlim_cur < space_least ? CONDITION_NOTE : CONDITION_OK, "memory",
            limit.rlim_cur < space_least ? "pictures may need more: ulimit -v unlimited" : NULL,
            "%.1f GiB, of which the limit leaves %.1f GiB", total / (1 << 30),
            (double)limit.rlim_cur / (1 << 30));
}

/* The limits that cut work short. To add one: a row. */
static void look_at_limits(struct environment *environment)
{
    static const struct {
        int resource;
        const char *what, *found, *advice;
    } limits[] = {
        {RLIMIT_FSIZE, "size of files", "%llu bytes at most",
         "ulimit -f unlimited lets all be written"},
        {RLIMIT_CPU, "processor time", "%llu s at most", "ulimit -t unlimited lets long work end"},
    };
    struct rlimit limit;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        char found[80] = "no limit";
        bool limited =
            getrlimit(limits[i].resource, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
        if (limited)
            snprintf(found, sizeof found, limits[i].found, (unsigned long long)limit.rlim_cur);
        environment_add(environment, limited ? CONDITION_NOTE : CONDITION_OK, limits[i].what,
                        limited ? limits[i].advice : NULL, "%s", found);
    }
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        bool few = limit.rlim_cur < files_least;
        environment_add(environment, few ? CONDITION_NOTE : CONDITION_OK, "open files",
                        few ? "ulimit -n 1024 gives room" : NULL, "%llu at most",
                        (unsigned long long)limit.rlim_cur);
    }
}

static void add_unistring(struct environment *environment)
{
    char built[24], runs[24];
    const int versions[] = {_LIBUNISTRING_VERSION, _libunistring_version};
    snprintf(built, sizeof built, "%d.%d", versions[0] >> 16, versions[0] >> 8 & 0xFF);
    snprintf(runs, sizeof runs, "%d.%d", versions[1] >> 16, versions[1] >> 8 & 0xFF);
    environment_add_library(environment, "libunistring", built, runs);
}

void environment_of_system(struct environment *environment)
{
    char icu[ROMANIZE_VERSION];
    look_at_build(environment);
    look_at_processors(environment);
    look_at_memory(environment);
    look_at_limits(environment);
    environment_add_library(environment, "ICU", romanize_version(icu), icu);
    add_unistring(environment);
}
