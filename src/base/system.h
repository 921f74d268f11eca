/*
 * system.h: what each system has in a form of its own, or not at all. Whatever needs to know
 * which system it is compiled for belongs here, unless it belongs to one module alone.
 */
#ifndef BASE_SYSTEM_H
#define BASE_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>

/* The last such byte of the first `length`, or NULL. */
const char *last_byte(const char *bytes, char byte, size_t length);

/* As qsort(), with something for the comparison to look at. */
void sort_with(void *base, size_t count, size_t size,
               int (*compare)(const void *left, const void *right, void *context), void *context);

/* A pipe whose ends no program inherits; false: errno says why there is none. */
bool pipe_private(int ends[2]);

/* Closes all files of this process from that number on. */
void close_from(int first);

/* Bytes of memory in what getrusage() calls ru_maxrss. */
size_t resident_bytes(long maxrss);

#endif
