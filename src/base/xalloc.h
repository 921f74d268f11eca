/*
 * xalloc.h: allocate or die. Out of memory is fatal (see entente/api.h), so nothing that calls
 * these checks for NULL. All of them multiply with an overflow check.
 */
#ifndef BASE_XALLOC_H
#define BASE_XALLOC_H

#include <entente/api.h>

#include <stdarg.h>
#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xreallocarray(void *old, size_t count, size_t size);
char *xstrdup(const char *string);
char *xstrndup(const char *bytes, size_t length);
char *xvasprintf(const char *format, va_list arguments) ENTENTE_PRINTF(1, 0);

/*
 * Makes room for one more item in an array of `count` items that has room for `*capacity`; returns
 * the array, moved where it had to grow. Growth doubles, so n appends cost O(n).
 */
void *xgrow(void *array, size_t count, size_t *capacity, size_t item_size);

/*
 * For what other libraries allocate: ends as the others here do; and does so if a function that
 * sets errno to ENOMEM has returned NULL.
 */
_Noreturn void xalloc_fail(void);
void *xalloc_checked(void *memory);

/* Whether the process is about to end for want of memory, of which it has told. */
bool xalloc_died(void);

#endif
