/*
 * xalloc.h: allocate or die. Out of memory is fatal (see entente/api.h), so nothing that calls
 * these checks for NULL. All of them multiply with an overflow check.
 */
#ifndef BASE_XALLOC_H
#define BASE_XALLOC_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xreallocarray(void *old, size_t count, size_t size);
char *xstrdup(const char *string);
char *xstrndup(const char *bytes, size_t length);

/*
 * Makes room for one more item in an array of `count` items that has room for `*capacity`; returns
 * the array, moved where it had to grow. Growth doubles, so n appends cost O(n).
 */
void *xgrow(void *array, size_t count, size_t *capacity, size_t item_size);

#endif
