/*
 * counter.c: HyperLogLog counters, of a byte a register.
 */
#include "measure/counter.h"

#include "base/clones.h"

#include <math.h>

enum { BLOCK = 64 }; /* loops run over whole blocks */

/* A counter's standard deviation, times the root of its number of registers. */
static const double counter_deviation = 1.06;

bool counter_choose(double *deviation, unsigned *bits, const char *what, struct error *error)
{
    double reached = 0;
    for (*bits = COUNTER_FEWEST_BITS; *bits <= COUNTER_MOST_BITS; ++*bits) {
        reached = counter_deviation / sqrt((double)((size_t)1 << *bits));
        if (reached <= *deviation) {
            *deviation = reached;
            return true;
        }
    }
    error_set(error, ERROR_USAGE, "%s is approximated to %.2g and no better, not to %g", what,
              reached, *deviation);
    error_hint(error, "leave out --approximate: exact takes no registers");
    return false;
}

/* Vigna's splitmix64: of different numbers well mixed different ones. */
static uint64_t mix(uint64_t number)
{
    number += UINT64_C(0x9e3779b97f4a7c15);
    number = (number ^ number >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    number = (number ^ number >> 27) * UINT64_C(0x94d049bb133111eb);
    return number ^ number >> 31;
}

void counter_start(uint8_t *registers, unsigned bits, uint64_t node, uint64_t seed)
{
    uint64_t hash = mix(node ^ mix(seed));
    uint64_t rest = hash << bits | UINT64_C(1) << (bits - 1);
    registers[hash >> (64 - bits)] = (uint8_t)(1 + __builtin_clzll(rest));
}

/* What registers still at 0 stand for when their share is x (Ertl's sigma). */
static double sigma(double x)
{
    double y = 1, z = x, before = -1;
    if (x >= 1)
        return INFINITY;
    while (z > before || z < before) {
        x *= x;
        before = z;
        z += x * y;
        y += y;
    }
    return z;
}

/* The sum of 2^-register over those not 0, in units of 2^-POINT, and how many are 0. */
enum { POINT = 44 };

KERNEL_CLONES
static uint64_t sum_registers(const uint8_t *registers, size_t count, size_t *zeros)
{
    uint64_t sum = 0, empty = 0;
    for (size_t i = 0; i < count; i += BLOCK)
        for (size_t j = 0; j < BLOCK; j++) {
            uint64_t value = registers[i + j];
            empty += value == 0;
            sum += (UINT64_C(1) << POINT) >> value;
        }
    *zeros = empty;
    return sum - (empty << POINT);
}

double counter_estimate(const uint8_t *registers, size_t count)
{
    size_t zeros;
    double m = (double)count;
    double sum = ldexp((double)sum_registers(registers, count, &zeros), -POINT);
    return m * m / (2 * M_LN2 * (sum + m * sigma((double)zeros / m)));
}

/* Clones of a function that is not static are seen outside of the library. */
KERNEL_CLONES
static void unite(uint8_t *restrict into, const uint8_t *restrict from, size_t count)
{
    for (size_t i = 0; i < count; i += BLOCK)
        for (size_t j = 0; j < BLOCK; j++)
            into[i + j] = into[i + j] > from[i + j] ? into[i + j] : from[i + j];
}

void counter_unite(uint8_t *restrict into, const uint8_t *restrict from, size_t count)
{
    unite(into, from, count);
}
