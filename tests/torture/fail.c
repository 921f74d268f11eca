/*
 * fail.c: linked into the command that is tortured: counts its calls of the system, those of the
 * libraries that it uses too, and makes the one fail that the runner asks for.
 */
#include "torture.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#define REAL(name) __interceptor_##name
#else
#define REAL(name) __libc_##name
#endif

#define EXPORTED __attribute__((visibility("default")))

enum {
    DEEP = 12,             /* frames that tell one call from another */
    SKIPPED = 2,           /* our own */
    PROBE_LEAST = 1 << 26, /* bytes that are not to be had where memory has run out */
};

void *REAL(malloc)(size_t size);
void *REAL(calloc)(size_t count, size_t size);
void *REAL(realloc)(void *old, size_t size);
void *REAL(memalign)(size_t alignment, size_t size);

static struct torture *page;
static int depth;
static bool starved; /* an allocation of this process has failed */
static _Thread_local bool busy;

static struct {
    pid_t (*fork)(void);
    int (*thread)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
} libc;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv(TORTURE_VARIABLE);
    void *first[1];
    *(void **)&libc.fork = dlsym(RTLD_NEXT, "fork");
    *(void **)&libc.thread = dlsym(RTLD_NEXT, "pthread_create");
    backtrace(first, 1); /* loads what it needs now */
    int fd = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0)
        return;
    void *memory = (void *)syscall(SYS_mmap, NULL, sizeof *page, PROT_READ | PROT_WRITE, MAP_SHARED,
                                   fd, (off_t)0);
    syscall(SYS_close, fd);
    if (memory != MAP_FAILED)
        page = memory;
}

static void keep_stack(enum torture_kind kind, int number)
{
    void *frames[DEEP + SKIPPED];
    uint32_t hash = 2166136261u;
    int count = backtrace(frames, DEEP + SKIPPED);
    for (int i = SKIPPED; i < count; i++)
        for (size_t bits = 0; bits < 48; bits += 8)
            hash = (hash ^ (((uintptr_t)frames[i] >> bits) & 0xff)) * 16777619u;
    if (number <= TORTURE_SITES)
        page->stacks[depth][kind][number - 1] = hash;
}

static void show_stack(void)
{
    void *frames[40];
    int count = backtrace(frames, 40);
    char **lines = backtrace_symbols(frames, count);
    size_t used = 0;
    for (int i = SKIPPED; lines && i < count && used < sizeof page->stack; i++)
        used +=
            (size_t)snprintf(page->stack + used, sizeof page->stack - used, "    %s\n", lines[i]);
    free(lines);
}

/* What the call of that kind does: 0: its work; else an errno, or TORTURE_SHORT. */
static int fate(enum torture_kind kind)
{
    if (!page || busy)
        return 0;
    busy = true;
    int number = atomic_fetch_add(&page->calls[depth][kind], 1) + 1;
    bool fails = page->armed && page->kind == kind && page->depth == depth &&
                 (number == page->number || (page->lasting && number > page->number));
    if (page->tracing)
        keep_stack(kind, number);
    if (fails) {
        atomic_fetch_add(&page->failures, 1);
        if (page->showing)
            show_stack();
        starved = starved || kind == TORTURE_ALLOC;
    }
    busy = false;
    return fails ? page->how : 0;
}

/* Whether it fails, with errno. */
static bool fails(enum torture_kind kind)
{
    int cause = fate(kind);
    if (cause)
        errno = cause;
    return cause != 0;
}

EXPORTED void *malloc(size_t size)
{
    return fails(TORTURE_ALLOC) ? NULL : REAL(malloc)(size);
}

EXPORTED void *calloc(size_t count, size_t size)
{
    return fails(TORTURE_ALLOC) ? NULL : REAL(calloc)(count, size);
}

EXPORTED void *realloc(void *old, size_t size)
{
    return fails(TORTURE_ALLOC) ? NULL : REAL(realloc)(old, size);
}

EXPORTED void *reallocarray(void *old, size_t count, size_t size)
{
    size_t bytes;
    return __builtin_mul_overflow(count, size, &bytes) ? NULL : realloc(old, bytes);
}

EXPORTED void *memalign(size_t alignment, size_t size)
{
    return fails(TORTURE_ALLOC) ? NULL : REAL(memalign)(alignment, size);
}

EXPORTED void *aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}

EXPORTED int posix_memalign(void **memory, size_t alignment, size_t size)
{
    void *got = memalign(alignment, size);
    if (!got)
        return ENOMEM;
    *memory = got;
    return 0;
}

EXPORTED ssize_t read(int fd, void *buffer, size_t size)
{
    int cause = fate(TORTURE_READ);
    if (cause > 0) {
        errno = cause;
        return -1;
    }
    return syscall(SYS_read, fd, buffer, cause && size ? (size_t)1 : size);
}

EXPORTED ssize_t write(int fd, const void *bytes, size_t size)
{
    int cause = fate(TORTURE_WRITE);
    if (cause > 0) {
        errno = cause;
        return -1;
    }
    return syscall(SYS_write, fd, bytes, cause && size ? (size_t)1 : size);
}

EXPORTED int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list rest;
    if (flags & O_CREAT) {
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return fails(TORTURE_OPEN) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

EXPORTED int open64(const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list rest;
    if (flags & O_CREAT) {
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return open(path, flags, mode);
}

/* A file that could not be closed well is closed all the same. */
EXPORTED int close(int fd)
{
    int cause = fate(TORTURE_CLOSE);
    int done = (int)syscall(SYS_close, fd);
    if (cause)
        errno = cause;
    return cause ? -1 : done;
}

EXPORTED int stat(const char *path, struct stat *status)
{
    return fails(TORTURE_STAT) ? -1 : (int)syscall(SYS_newfstatat, AT_FDCWD, path, status, 0);
}

EXPORTED int lstat(const char *path, struct stat *status)
{
    return fails(TORTURE_STAT)
               ? -1
               : (int)syscall(SYS_newfstatat, AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW);
}

EXPORTED int fstat(int fd, struct stat *status)
{
    return fails(TORTURE_STAT) ? -1 : (int)syscall(SYS_fstat, fd, status);
}

EXPORTED int fsync(int fd)
{
    return fails(TORTURE_FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

EXPORTED int rename(const char *from, const char *to)
{
    return fails(TORTURE_RENAME) ? -1 : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

EXPORTED void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset)
{
    bool short_of_memory = starved && (flags & MAP_ANONYMOUS) && length >= PROBE_LEAST;
    if (short_of_memory)
        errno = ENOMEM;
    if (short_of_memory || fails(TORTURE_MMAP))
        return MAP_FAILED;
    return (void *)syscall(SYS_mmap, at, length, protection, flags, fd, offset);
}

EXPORTED void *mmap64(void *at, size_t length, int protection, int flags, int fd, off_t offset)
{
    return mmap(at, length, protection, flags, fd, offset);
}

EXPORTED int pipe2(int ends[2], int flags)
{
    return fails(TORTURE_PIPE) ? -1 : (int)syscall(SYS_pipe2, ends, flags);
}

EXPORTED pid_t fork(void)
{
    if (fails(TORTURE_FORK))
        return -1;
    pid_t pid = libc.fork();
    if (pid == 0)
        depth = TORTURE_DEPTHS - 1;
    return pid;
}

EXPORTED int dup2(int from, int to)
{
    return fails(TORTURE_DUP) ? -1 : (int)syscall(SYS_dup2, from, to);
}

EXPORTED int poll(struct pollfd *ends, nfds_t count, int timeout)
{
    return fails(TORTURE_POLL) ? -1 : (int)syscall(SYS_poll, ends, count, timeout);
}

EXPORTED pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage)
{
    return fails(TORTURE_WAIT) ? -1 : (pid_t)syscall(SYS_wait4, pid, status, options, usage);
}

EXPORTED pid_t waitpid(pid_t pid, int *status, int options)
{
    return wait4(pid, status, options, NULL);
}

EXPORTED int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                            void *(*work)(void *), void *argument)
{
    int cause = fate(TORTURE_THREAD);
    return cause ? cause : libc.thread(thread, attributes, work, argument);
}
