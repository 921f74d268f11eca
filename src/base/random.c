/*
 * random.c: random numbers from a seed. See random.h.
 */
#include "base/random.h"

uint64_t random_bits(struct random *random)
{
    uint64_t z = random->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

struct random random_start(uint64_t seed, uint64_t part)
{
    struct random random = {seed};
    random.state = random_bits(&random) ^ part;
    random.state = random_bits(&random);
    return random;
}

/* Of 2^64 numbers, so that no index is likelier than another by more than 2^-32. */
uint32_t random_index(struct random *random, uint32_t bound)
{
    return (uint32_t)(random_bits(random) % bound);
}

void random_shuffle(struct random *random, uint32_t *items, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        uint32_t other = random_index(random, (uint32_t)i), held = items[i - 1];
        items[i - 1] = items[other];
        items[other] = held;
    }
}

double random_share(struct random *random)
{
    return (double)(random_bits(random) >> 11) * 0x1p-53;
}
