/*
 * flush.c: linked into what `make coverage` runs. gcov writes its counts when a process ends by
 * exit(); here they are written, too, where it ends by _exit() or by a signal that it raises, as
 * children do, and before it gives up the right to write files.
 */
#include <gcov.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* What the linker makes of the calls of these functions, and of the functions (--wrap). */
_Noreturn void __wrap__exit(int status), __real__exit(int status);
int __wrap_raise(int number), __real_raise(int number);
int __wrap_prctl(int option, unsigned long second, unsigned long third, unsigned long fourth,
                 unsigned long fifth);
int __real_prctl(int option, ...);

int __wrap_setrlimit(int resource, const struct rlimit *wanted);
int __real_setrlimit(int resource, const struct rlimit *wanted);

static void flush(void)
{
    /* Where a child has no memory left, gcov would crash. */
    const size_t needed = 4 << 20;
    void *memory = mmap(NULL, needed, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return;
    munmap(memory, needed);
    __gcov_dump();
    __gcov_reset(); /* or what comes would not be written */
}

void __wrap__exit(int status)
{
    flush();
    __real__exit(status);
}

int __wrap_raise(int number)
{
    flush();
    return __real_raise(number);
}

/* Whether this is the suite, or the command, that tries the doors of the child that draws. */
static int tries_doors(void)
{
    char words[4096] = "";
    FILE *file = fopen("/proc/self/cmdline", "re");
    if (!file)
        return 0;
    size_t length = fread(words, 1, sizeof words - 1, file);
    fclose(file);
    size_t first = strlen(words) + 1;
    return first < length &&
           (strcmp(words + first, "sandbox") == 0 || strcmp(words + first, "doctor") == 0);
}

/* Behind closed doors no count can be written: they stay open but for those that try them. */
int __wrap_prctl(int option, unsigned long second, unsigned long third, unsigned long fourth,
                 unsigned long fifth)
{
    if (option == PR_SET_SECCOMP) {
        flush();
        if (!tries_doors())
            return 0;
    }
    return __real_prctl(option, second, third, fourth, fifth);
}

/* What is counted takes several times as long: the time that a picture has by default is not
 * enough. */
int __wrap_setrlimit(int resource, const struct rlimit *wanted)
{
    struct rlimit more = *wanted;
    if (resource == RLIMIT_CPU && more.rlim_cur >= 20) {
        more.rlim_cur *= 8;
        more.rlim_max *= 8;
    }
    return __real_setrlimit(resource, &more);
}
