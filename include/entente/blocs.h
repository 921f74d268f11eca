/*
 * blocs.h: the blocs of a network: who belongs together, and who could as well belong elsewhere.
 *
 * Ownership: blocs borrow their network.
 */
#ifndef ENTENTE_BLOCS_H
#define ENTENTE_BLOCS_H

#include <entente/error.h>
#include <entente/network.h>
#include <entente/progress.h>

#define BLOC_NONE UINT32_MAX

struct blocs_options {
    const char *method; /* "leiden" (as NULL does), "louvain", "walktrap", "infomap", "spinglass":
                           communities of positive ties; "signed": of positive and negative ties */
    size_t most;        /* signed: the most blocs there may be; 0: as many as serve */
    double alpha;       /* signed: what a negative tie within a bloc costs; a positive one between
                           blocs costs 1 - alpha. 0: 0.5 */
    size_t runs;        /* from different starts; 0: the method's default, fewer where it is slow */
    uint64_t seed;      /* 0: 1 */
    const struct progress *progress; /* NULL: nobody is told */
};

/* Of a node: its bloc, the bloc that would suit it next, and how much worse. */
struct bloc_member {
    uint32_t node;
    uint32_t bloc;   /* BLOC_NONE: it has no tie */
    uint32_t second; /* of communities: one that it has ties with. BLOC_NONE: there is no other */
    double margin; /* what moving it to `second` costs: modularity, or signed: the criterion. About
                      0: it is pivotal. Below 0: it would be better there. NAN: there
                      is no other bloc */
    size_t within[2], between[2]; /* its ties with its own bloc and others: positive, negative */
};

struct bloc {
    size_t size;
    size_t within[2], between[2]; /* its ties: positive, negative */
};

struct blocs {
    const struct network *network;
    const char *method, *title, *paper; /* "leiden", "Leiden", "Traag ..." */
    bool is_signed;
    bool seeded;     /* chance is part of it */
    bool other_goal; /* communities: found by something else than the highest modularity */
    struct bloc_member *members; /* by bloc, in it by margin (the firmest first), then by id; those
                                    without a bloc last */
    size_t member_count;
    struct bloc *blocs; /* the largest first; of one size, that of the first node first */
    size_t bloc_count;
    size_t isolate_count;             /* members without a bloc */
    double modularity;                /* communities; isolates are communities of their own in it */
    double codelength;                /* infomap: bits a step; else NAN */
    double alpha, criterion;          /* signed */
    double *by_most;                  /* signed: the best criterion of at most 1, 2 ... blocs */
    size_t by_most_count, first_most; /* how many, and which the first one is of */
    size_t runs, best_runs; /* how many runs there were, and how many were as good as the best;
                               signed: of those with the final number of blocs */
    size_t solutions;       /* signed: how many different partitions these gave */
    double agreement;       /* communities: the mean adjusted Rand index of the other runs with
                               the one that is kept; NAN: one run */
    uint64_t seed;
};

/*
 * Finds the blocs of an undirected network: of positive ties, or for "signed" of all ties.
 *
 * Communities: of several runs the one of the highest modularity is kept (infomap: of the shortest
 * code). Signed: minimizes alpha x the negative ties within blocs + (1 - alpha) x the positive ties
 * between them, from random starts, by moving nodes and swapping them (in networks of up to 1000
 * nodes); more blocs are only kept where they are better. Weights count where the projection is
 * weighted. Doreian & Mrvar (1996), Social Networks 18, 149-168; (2009), 31, 1-11.
 *
 * ERROR_USAGE where the method is not known (the hint lists them) or the network is not of that
 * kind; ERROR_LIMIT where the work was interrupted.
 */
ENTENTE_API bool blocs_init(struct blocs *blocs, struct network *network,
                            const struct blocs_options *options, struct error *error);
ENTENTE_API void blocs_release(struct blocs *blocs);

/* Whether the method takes negative ties too; false where there is none of that name. */
ENTENTE_API bool blocs_method_signed(const char *method);

/* "leiden, louvain, ..." */
ENTENTE_API const char *blocs_methods(void);

#endif
