/*
 * clusters.h: the groups that --cluster names.
 */
#ifndef CLI_CLUSTERS_H
#define CLI_CLUSTERS_H

#include "cli/settings.h"

#include "base/names.h"

#include <entente/error.h>
#include <entente/view.h>

struct clusters {
    struct picture_groups groups;
    uint32_t *of;
    struct names names;
    struct text remark; /* what found blocs; empty for other groups */
};

/*
 * Groups the view's entities by kind, by the blocs that `entente blocs` finds, or by an attribute;
 * those without one are a group too. ERROR_USAGE, with "did you mean", where no entity has that
 * attribute. Needs clusters_release() even where it fails.
 */
bool clusters_init(struct clusters *clusters, const struct view *view,
                   const struct settings *settings, struct error *error);
void clusters_release(struct clusters *clusters);

#endif
