/*
 * balance.h: structural balance: whether friends' friends are friends and enemies' enemies are, and
 * which ties would have to change so that the network falls into two camps.
 *
 * Cartwright & Harary (1956), Structural balance, Psychological Review 63, 277-293.
 * Aref & Wilson (2018), Journal of Complex Networks 6, 566-595; (2019), 7, 163-189.
 *
 * Ownership: a balance borrows its network.
 */
#ifndef ENTENTE_BALANCE_H
#define ENTENTE_BALANCE_H

#include <entente/error.h>
#include <entente/network.h>
#include <entente/progress.h>

struct balance_options {
    double seconds; /* for the search; 0: 60 */
    size_t effort; /* in place of that: after how many rounds the search ends, which are the same on
                      every machine, and take a millisecond of a small network; 0: seconds count */
    uint64_t seed; /* of the divisions that it starts from; 0: 1 */
    const struct progress *progress; /* NULL: nobody is told */
};

/* Three that are all tied to each other, by how many of their ties are negative. */
enum triad { TRIAD_PPP = 0, TRIAD_PPN, TRIAD_PNN, TRIAD_NNN };
enum { TRIAD_COUNT = TRIAD_NNN + 1 };

struct balance {
    const struct network *network;
    uint64_t triads[TRIAD_COUNT];
    size_t mixed_count; /* pairs with positive and negative ties */
    uint8_t *camps;     /* by node: 1 or 2, in the best division that was found; 0: it has no tie */
    size_t sizes[2];    /* of camp 1 and camp 2 */
    size_t part_count;  /* connected parts with ties; in each the larger side is camp 1 */
    double upper, lower; /* what that division breaks, and what every division breaks at least */
    bool exact;          /* upper is the frustration index */
    bool too_large;      /* a part of it was too large to be searched */
    size_t frustrated_count; /* ties that the division breaks */
    uint32_t *frustrated;    /* positions in the view of the relations that it breaks, in order */
    size_t frustrated_relation_count;
    size_t kernel_nodes, kernel_ties; /* of the hardest part, after it was made smaller */
    size_t branches;                  /* of the search */
    uint64_t seed;
};

/*
 * Of an undirected network of all ties. A tie counts 1, or its weight where the projection is
 * weighted. The frustration index is the least that ties of a division into two camps break:
 * negative ties within a camp, positive ones between the camps. A pair that has both breaks one of
 * them in any division, the weaker one at least; in triads it has the sign of what is left, or,
 * where nothing is, it is not tied.
 *
 * The index is exact unless the time runs out, which makes `lower` depend on the machine, or the
 * network is too large; then its bounds are given. ERROR_USAGE where the network is directed or not
 * of all ties, ERROR_LIMIT where the work was interrupted.
 */
ENTENTE_API bool balance_init(struct balance *balance, struct network *network,
                              const struct balance_options *options, struct error *error);
ENTENTE_API void balance_release(struct balance *balance);

/* The share of triads that are balanced (+ + + and + - -); NAN: there are no triads. */
ENTENTE_API double balance_share(const struct balance *balance);

#endif
