/*
 * comembership.h: ties between those who belong to the same organization at the same time.
 */
#ifndef NETWORK_COMEMBERSHIP_H
#define NETWORK_COMEMBERSHIP_H

#include <entente/network.h>

/* What a network that was projected by membership was projected from. */
struct comembership {
    bool *members;    /* by entity: whether it holds such a membership */
    bool *doubted;    /* by entity: whether a tie of it is only possible */
    int32_t from, to; /* the window, in days */
    bool dated;       /* whether the window has dates */
    size_t organization_count;
    size_t undated_count, open_count; /* relations without a date, without an end */
    int32_t open_until;               /* the day that the latter reach where no time is asked for */
};

/*
 * Fills ties, tie_count, relation_count, possible_count, self_count and comembership from the
 * network's view and projection. A tie's ends are entities, not yet nodes.
 */
void comembership_collect(struct network *network);

/* Whether that makes sense, and how much work it is: see projection_check(). */
bool comembership_check(const struct projection *projection, const struct view *view,
                        struct error *error);

/* Appends what network_describe() says of it. */
void comembership_describe(const struct network *network, struct text *out);

void comembership_free(struct comembership *comembership);

#endif
