/*
 * counter.h: how many different things there are, in little room: HyperLogLog counters, of a byte a
 * register. The union of two is the greater of each two registers.
 *
 * Flajolet et al. (2007), DMTCS Proceedings AH, 127-146; the estimate: Ertl (2017),
 * arXiv:1702.01284.
 */
#ifndef MEASURE_COUNTER_H
#define MEASURE_COUNTER_H

#include <entente/error.h>

#include <stdint.h>

/* A counter has 1 << bits registers; 64 and more are whole blocks, 65,536 count to 0.4 %. */
enum { COUNTER_FEWEST_BITS = 6, COUNTER_MOST_BITS = 16 };

/*
 * The least number of registers that keeps to the standard deviation, as a share of the count; and
 * the one that it has. ERROR_USAGE where there are not so many.
 */
bool counter_choose(double *deviation, unsigned *bits, const char *what, struct error *error);

/* Makes an empty counter (all 0) one of the node alone: its hash chooses a register and a value. */
void counter_start(uint8_t *registers, unsigned bits, uint64_t node, uint64_t seed);

double counter_estimate(const uint8_t *registers, size_t count);
void counter_unite(uint8_t *restrict into, const uint8_t *restrict from, size_t count);

#endif
