/*
 * keyplayers.h: the set of a few entities that holds a network together, or reaches most of it.
 *
 * Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational &
 * Mathematical Organization Theory 12, 21-34.
 */
#ifndef ENTENTE_KEYPLAYERS_H
#define ENTENTE_KEYPLAYERS_H

#include <entente/error.h>
#include <entente/network.h>
#include <entente/progress.h>

/* As group.h defines them: KPP-Neg, without whom most pairs of others are not connected; KPP-Pos,
 * who have most others within `cutoff` steps. */
enum keyplayers_criterion { KEYPLAYERS_FRAGMENTATION = 0, KEYPLAYERS_REACH };

/* False where there is none of that name. */
ENTENTE_API bool keyplayers_criterion_find(const char *name, enum keyplayers_criterion *criterion);
ENTENTE_API const char *keyplayers_criterion_name(enum keyplayers_criterion criterion);

struct keyplayers_options {
    size_t size; /* of the set, at least 1 */
    enum keyplayers_criterion by;
    size_t cutoff;                   /* of reach; 0: 2 */
    const struct progress *progress; /* NULL: nobody is told */
};

struct keyplayer {
    uint32_t node;
    double alone;   /* the normalized score of it alone */
    double without; /* the normalized score of the others of the set */
};

struct keyplayers {
    const struct network *network;
    enum keyplayers_criterion by;
    size_t cutoff;
    struct keyplayer *members; /* in order of id */
    size_t count;
    double score, normalized; /* of the set */
    double most;              /* what the score is divided by: pairs of others, or others */
    double sets;              /* how many sets of that size there are */
    bool exact;               /* all of them were looked at */
    size_t exchanges;         /* if not: how many exchanges bettered the first choice */
};

/*
 * Finds the set of the highest score; of several, the first in order of ids. Where there are few
 * sets all of them are looked at. Else the set starts with the best entity, then the one that adds
 * most, and so on; then that exchange of a member for another is made that adds most, until none
 * does. ERROR_USAGE where the set would be larger than the network or ties are not positive;
 * ERROR_LIMIT where the work was interrupted.
 */
ENTENTE_API bool keyplayers_init(struct keyplayers *keyplayers, struct network *network,
                                 const struct keyplayers_options *options, struct error *error);
ENTENTE_API void keyplayers_release(struct keyplayers *keyplayers);

#endif
