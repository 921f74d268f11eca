/*
 * scaled.h: counts of paths beyond what a double holds: a ladder of 1,100 diamonds has 2^1100 of
 * them from end to end, a square grid of 1,100 nodes a side more than 2^2000.
 */
#ifndef MEASURE_SCALED_H
#define MEASURE_SCALED_H

#include <math.h>
#include <stdint.h>

enum { SCALED_BITS = 512 };

/* number * 2^(SCALED_BITS * scale); 1 <= number < 2^SCALED_BITS, or both are 0. */
struct scaled {
    double number;
    int64_t scale;
};

#define SCALED_BASE 0x1p512

/* Adds `other` to `*sum`. What is less than 2^-SCALED_BITS of the other would not show. */
static inline void scaled_add(struct scaled *sum, struct scaled other)
{
    if (sum->number == 0 || other.scale > sum->scale + 1) {
        *sum = other;
        return;
    }
    if (other.scale == sum->scale) {
        sum->number += other.number;
    } else if (other.scale == sum->scale - 1) {
        sum->number += other.number / SCALED_BASE;
    } else if (other.scale == sum->scale + 1) {
        sum->number = sum->number / SCALED_BASE + other.number;
        sum->scale++;
    }
    if (sum->number >= SCALED_BASE) {
        sum->number /= SCALED_BASE;
        sum->scale++;
    }
}

static inline struct scaled scaled_product(struct scaled a, struct scaled b)
{
    struct scaled product = {a.number * b.number, a.scale + b.scale};
    if (product.number >= SCALED_BASE) {
        product.number /= SCALED_BASE;
        product.scale++;
    }
    return product;
}

/* part / whole; the whole is not 0. */
static inline double scaled_share(struct scaled part, struct scaled whole)
{
    double share = part.number / whole.number;
    int64_t scale = part.scale - whole.scale;
    if (scale == 0)
        return share;
    /* Beyond these bounds the share is 0, or no share. */
    return scale < -4 ? 0 : ldexp(share, (int)(scale > 4 ? 4 : scale) * SCALED_BITS);
}

#endif
