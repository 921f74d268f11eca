/*
 * system.c: what Linux and macOS have in forms of their own.
 */
#include "base/system.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __APPLE__

const char *last_byte(const char *bytes, char byte, size_t length)
{
    while (length && bytes[length - 1] != byte)
        length--;
    return length ? bytes + length - 1 : NULL;
}

struct comparison {
    int (*compare)(const void *left, const void *right, void *context);
    void *context;
};

static int compare_by(void *context, const void *left, const void *right)
{
    const struct comparison *by = context;
    return by->compare(left, right, by->context);
}

void sort_with(void *base, size_t count, size_t size,
               int (*compare)(const void *left, const void *right, void *context), void *context)
{
    struct comparison by = {compare, context};
    qsort_r(base, count, size, &by, compare_by);
}

/* A child that another thread starts between these calls would inherit the ends; there is none. */
bool pipe_private(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

void close_from(int first)
{
    enum { MOST = 65536 }; /* where the system has no limit */
    long most = sysconf(_SC_OPEN_MAX);
    for (int fd = first; fd < (most < 0 || most > MOST ? MOST : (int)most); fd++)
        close(fd);
}

size_t resident_bytes(long maxrss)
{
    return (size_t)maxrss;
}

#else

const char *last_byte(const char *bytes, char byte, size_t length)
{
    return memrchr(bytes, byte, length);
}

void sort_with(void *base, size_t count, size_t size,
               int (*compare)(const void *left, const void *right, void *context), void *context)
{
    qsort_r(base, count, size, compare, context);
}

bool pipe_private(int ends[2])
{
    return pipe2(ends, O_CLOEXEC) == 0;
}

void close_from(int first)
{
    enum { MOST = 65536 }; /* that are closed one by one, where the kernel cannot do it at once */
    if (close_range((unsigned)first, ~0U, 0) != 0)
        for (int fd = first; fd < (int)sysconf(_SC_OPEN_MAX) && fd < MOST; fd++)
            close(fd);
}

size_t resident_bytes(long maxrss)
{
    return (size_t)maxrss * 1024;
}

#endif
