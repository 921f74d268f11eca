/*
 * patience.c: preloaded into what `make valgrind` runs, which takes thirty times as long: the limit
 * of processor time of a child that draws does not hold there.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/resource.h>

int setrlimit(__rlimit_resource_t resource, const struct rlimit *wanted)
{
    int (*real)(__rlimit_resource_t, const struct rlimit *);
    *(void **)&real = dlsym(RTLD_NEXT, "setrlimit");
    return resource == RLIMIT_CPU ? 0 : real(resource, wanted);
}
