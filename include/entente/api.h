/*
 * api.h: what every public header of entente stands on.
 *
 * Names: a type is `struct S`, its functions are `S_verb(struct S *, ...)`. `_init`/`_release` go
 * with values the caller holds, `_new`/`_free` with objects on the heap. Every `_release` and
 * `_free` takes NULL or an empty value and may be called twice.
 *
 * Errors: a function that can fail returns false (or NULL), fills its `struct error` and leaves its
 * other arguments as they were. The library never prints and never exits, with one exception:
 *
 * Out of memory is fatal. The library writes one line to stderr and exits with status 5. A network
 * that does not fit in memory cannot be ranked, and half a ranking is worse than none.
 *
 * Strings are UTF-8 and end in NUL. Threads: igraph 0.10 is not thread-safe, so neither is any
 * function that takes a `struct network *`; use processes.
 */
#ifndef ENTENTE_API_H
#define ENTENTE_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define ENTENTE_API extern "C" __attribute__((visibility("default")))
#else
#define ENTENTE_API __attribute__((visibility("default")))
#endif

#if defined(__GNUC__)
#define ENTENTE_PRINTF(string, first) __attribute__((format(printf, string, first)))
#else
#define ENTENTE_PRINTF(string, first)
#endif

#endif
