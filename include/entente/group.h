/*
 * group.h: how central a set of entities is, taken together.
 *
 * Everett, M. G. & Borgatti, S. P. (1999). The centrality of groups and classes. Journal of
 * Mathematical Sociology 23, 181-201. Borgatti, S. P. (2006). Identifying sets of key players in a
 * social network. Computational & Mathematical Organization Theory 12, 21-34.
 */
#ifndef ENTENTE_GROUP_H
#define ENTENTE_GROUP_H

#include <entente/error.h>
#include <entente/network.h>
#include <entente/progress.h>

/*
 * Of the others, who are not in the set; directed, the set's ties are followed outwards:
 * - degree: how many are tied to a member, either way. Normalized: their share.
 * - closeness: 1 / the sum of the distances, from the nearest member, to those that are reached.
 *   Normalized: times their number. Weighted, a path's length is the sum of 1/weight. 0 where
 *   nobody is reached.
 * - betweenness: the sum over pairs of them of the share of shortest paths that pass a member.
 *   Normalized: by the number of pairs that are (directed: ordered).
 * - fragmentation: how many pairs of them are not connected without the set, whatever the
 *   direction. Normalized: their share.
 * - reach: how many are within `cutoff` steps of a member, whatever the weights. Normalized: their
 *   share.
 * Where there are no others, or no pairs of them, all is 0.
 */
enum group_measure {
    GROUP_DEGREE = 0,
    GROUP_CLOSENESS,
    GROUP_BETWEENNESS,
    GROUP_FRAGMENTATION,
    GROUP_REACH,
    GROUP_MEASURES
};

ENTENTE_API const char *group_measure_name(enum group_measure measure);

struct group_options {
    const char *set;                 /* entities by id, label or alias, parted by "," */
    size_t cutoff;                   /* of reach; 0: 2 */
    const struct progress *progress; /* NULL: nobody is told */
};

struct group {
    const struct network *network;
    uint32_t *nodes; /* of the set, ascending */
    size_t count;
    size_t cutoff;
    double scores[GROUP_MEASURES], normalized[GROUP_MEASURES];
};

/*
 * ERROR_USAGE where an entity is not known (with "did you mean") or not in the network, and where
 * ties are not positive; ERROR_LIMIT where the work was interrupted.
 */
ENTENTE_API bool group_init(struct group *group, struct network *network,
                            const struct group_options *options, struct error *error);
ENTENTE_API void group_release(struct group *group);

#endif
