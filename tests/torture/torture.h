/*
 * torture.h: what the torture's runner and the command under torture share: a page of memory, by
 * way of a file that the environment's ENTENTE_TORTURE names.
 */
#ifndef TESTS_TORTURE_TORTURE_H
#define TESTS_TORTURE_TORTURE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define TORTURE_VARIABLE "ENTENTE_TORTURE"

/* The calls that can be made to fail. To add one: a row in `manners` (run.c), its calls in fail.c.
 */
enum torture_kind {
    TORTURE_ALLOC,
    TORTURE_READ,
    TORTURE_WRITE,
    TORTURE_OPEN,
    TORTURE_CLOSE,
    TORTURE_STAT,
    TORTURE_FSYNC,
    TORTURE_RENAME,
    TORTURE_MMAP,
    TORTURE_PIPE,
    TORTURE_FORK,
    TORTURE_DUP,
    TORTURE_POLL,
    TORTURE_WAIT,
    TORTURE_THREAD,
    TORTURE_KINDS,
};

enum {
    TORTURE_DEPTHS = 2,      /* the command itself; its children, all together */
    TORTURE_SITES = 1 << 18, /* the calls of a kind whose stacks are kept */
    TORTURE_SHORT = -1,      /* instead of an errno: a byte is read or written, and no more */
};

struct torture {
    /* set by the runner */
    bool armed;   /* else calls are only counted */
    bool tracing; /* keep the hash of each call's stack */
    bool showing; /* keep the stack of the call that fails, in words */
    bool lasting; /* all calls from that one on fail */
    enum torture_kind kind;
    int depth, number; /* which call fails: from 1 on */
    int how;           /* errno, or TORTURE_SHORT */
    /* by the command */
    atomic_int calls[TORTURE_DEPTHS][TORTURE_KINDS];
    atomic_int failures;
    char stack[1 << 13];
    uint32_t stacks[TORTURE_DEPTHS][TORTURE_KINDS][TORTURE_SITES];
};

#endif
