/*
 * provenance.h: which relations each tie of a network was made of, which relations became no tie
 * and why, and which stand against others.
 *
 * Ownership: a provenance borrows its network.
 */
#ifndef ENTENTE_PROVENANCE_H
#define ENTENTE_PROVENANCE_H

#include <entente/error.h>
#include <entente/network.h>

/* Why a relation is part of no tie; the first that applies. */
enum omission {
    OMISSION_NONE = 0,
    OMISSION_TYPE, /* the view sees only other types */
    OMISSION_TIME, /* it, or one of its ends, is not there at the view's time */
    OMISSION_SIGN, /* the projection takes the other sign */
    OMISSION_SELF  /* it is of an entity to itself */
};
enum { OMISSION_COUNT = OMISSION_SELF + 1 };

/* "of another type", "not at that time", "of the other sign", "of an entity to itself". */
ENTENTE_API const char *omission_name(enum omission omission);

/*
 * A relation as part of a tie, or of none. Two relations of the view contradict each other where
 * they are between the same two entities, have opposite signs, and may hold on the same day.
 */
struct origin {
    uint32_t tie;      /* of the network; NETWORK_NONE: of none */
    uint32_t relation; /* of the dossier */
    uint32_t position; /* in the view; NETWORK_NONE: it is not seen */
    enum omission omission;
    size_t against;   /* how many relations contradict it */
    size_t certainly; /* those of them that certainly hold on a day on which it certainly does */
};

struct provenance {
    const struct network *network;
    struct origin *origins; /* of tie 0, of tie 1 ..., each in the dossier's order; then those of
                               none, in the dossier's order. Directed, a relation that holds both
                               ways has two */
    size_t origin_count;
    size_t tied_count; /* those of ties, which come first */
    size_t omitted[OMISSION_COUNT];
    size_t contradicted_pairs;     /* pairs of entities with relations that contradict each other */
    size_t contradicted_relations; /* relations that another one contradicts */
    size_t certain_contradictions; /* those of them that certainly are */
};

/* ERROR_USAGE where the network is projected by membership: no relation is a tie there. */
ENTENTE_API bool provenance_init(struct provenance *provenance, const struct network *network,
                                 struct error *error);
ENTENTE_API void provenance_release(struct provenance *provenance);

#endif
