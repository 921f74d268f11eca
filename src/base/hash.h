/*
 * hash.h: bytes to a number, for the hash tables of names and pools: eight bytes a step. It keeps
 * out no attacker; the readers' limits on size do.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(const void *bytes, size_t length);

#endif
