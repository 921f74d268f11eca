/*
 * random.h: random numbers from a seed, the same everywhere: SplitMix64, of Steele, Lea & Flood
 * (2014), Fast splittable pseudorandom number generators, OOPSLA 2014, 453-472.
 */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

/* The stream of a part of the work: parts that run in parallel do not depend on each other. */
struct random random_start(uint64_t seed, uint64_t part);

uint64_t random_bits(struct random *random);

/* 0 <= index < bound, which is above 0. */
uint32_t random_index(struct random *random, uint32_t bound);

/* Puts the items in random order (Fisher & Yates; Durstenfeld 1964). */
void random_shuffle(struct random *random, uint32_t *items, size_t count);

/* 0 <= share < 1 */
double random_share(struct random *random);

#endif
