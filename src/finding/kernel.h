/*
 * kernel.h: a signed graph made smaller without losing what its frustration is: nodes that two or
 * three ties hold are taken out, and the ties between a pair are set against each other.
 */
#ifndef FINDING_KERNEL_H
#define FINDING_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What each side costs: |weight| is paid where its ends are on one side (weight < 0) or on two. */
struct coupling {
    uint32_t a, b;
    double weight; /* 0: gone */
};

/* How a node that was taken out is put back: on the side that its couplings pull it to. */
struct taken {
    uint32_t node;
    uint32_t count; /* 0 to 3 */
    uint32_t others[3];
    double weights[3];
};

struct kernel {
    size_t node_count;
    struct coupling *couplings;
    size_t coupling_count, coupling_capacity;
    struct ends *ends; /* private: by node */
    bool *gone;        /* by node: taken out */
    struct taken *taken;
    size_t taken_count;
    double cost; /* that is paid whatever the sides are */
};

/* Of `count` couplings, sorted by a, then b; a < b. */
void kernel_init(struct kernel *kernel, size_t node_count, const struct coupling *couplings,
                 size_t count);
void kernel_release(struct kernel *kernel);

/*
 * Takes out nodes as long as there are such, in this order: a node whose strongest coupling is as
 * strong as all others together goes to the other end of that one; a node of three couplings is
 * replaced by three between their ends (star-triangle). The least cost stays the same.
 */
void kernel_reduce(struct kernel *kernel);

/* Fills in the sides (-1 or 1) of the nodes that were taken out; those of the others are given. */
void kernel_put_back(const struct kernel *kernel, int8_t *sides);

#endif
