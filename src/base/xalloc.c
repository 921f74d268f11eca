/*
 * xalloc.c: allocate or die; the only file outside cli/ that writes to stderr or exits.
 */
#include "base/xalloc.h"

#include "base/child.h"
#include "base/staged.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGE = 1 << 12, LARGE = 1 << 22 };

/* Not a constant, and rightly: a process dies once. */
static bool died;

/* A child leaves alone what its parent wants done at the end. */
static _Noreturn void end(void)
{
    died = true;
    staged_remove_all();
    if (child_is())
        _exit(5);
    exit(5);
}

static _Noreturn void die(size_t count, size_t size)
{
    fprintf(stderr, "entente: error: out of memory (%zu x %zu bytes)\n", count, size);
    end();
}

void xalloc_fail(void)
{
    fputs("entente: error: out of memory\n", stderr);
    end();
}

void *xalloc_checked(void *memory)
{
    if (!memory && errno == ENOMEM)
        xalloc_fail();
    return memory;
}

bool xalloc_died(void)
{
    return died;
}

/*
 * Asks for large pages in a large array: the first touch of each page costs microseconds, and reads
 * here and there need fewer look-ups of addresses. That it may be refused does not matter. All of
 * the array is asked for, its ends too: realloc() could not move it without copying otherwise.
 */
static void prefer_large_pages(void *memory, size_t bytes)
{
#ifdef MADV_HUGEPAGE
    size_t before = (uintptr_t)memory & (PAGE - 1); /* from the start of its page */
    if (bytes >= LARGE)
        madvise((char *)memory - before, before + bytes, MADV_HUGEPAGE);
#else
    (void)memory, (void)bytes;
#endif
}

void *xreallocarray(void *old, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        die(count, size);
    size_t bytes = count * size;
    void *memory = realloc(old, bytes ? bytes : 1);
    if (!memory)
        die(count, size);
    prefer_large_pages(memory, bytes);
    return memory;
}

void *xmalloc(size_t size)
{
    return xreallocarray(NULL, 1, size);
}

void *xcalloc(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);
    if (!memory)
        die(count, size);
    prefer_large_pages(memory, count * size);
    return memory;
}

char *xstrndup(const char *bytes, size_t length)
{
    char *copy = xreallocarray(NULL, length + 1, 1);
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *xstrdup(const char *string)
{
    return xstrndup(string, strlen(string));
}

char *xvasprintf(const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *string = xcalloc(length < 0 ? 1 : (size_t)length + 1, 1);
    if (length > 0)
        vsnprintf(string, (size_t)length + 1, format, again);
    va_end(again);
    return string;
}

void *xgrow(void *array, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity)
        return array;
    *capacity = *capacity ? *capacity * 2 : 8;
    return xreallocarray(array, *capacity, item_size);
}
