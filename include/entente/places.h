/*
 * places.h: where the entities of an older picture stand, so that a new one can keep their places.
 *
 * Ownership: release places with places_release(); they borrow nothing.
 */
#ifndef ENTENTE_PLACES_H
#define ENTENTE_PLACES_H

#include <entente/format.h>

/* Points of 1/72 inch, y upwards, as in Graphviz. */
struct place_box {
    double x, y; /* its middle; NAN: the picture does not show it */
    double width, height;
};
struct places_area {
    double left, right, bottom, top; /* left > right: not known */
};

struct places {
    struct place_box *boxes; /* by entity of the dossier */
    size_t entity_count;
    size_t placed;           /* how many the picture shows */
    struct places_area map;  /* what the picture's entities take */
    struct places_area page; /* what all of it takes */
    char **gone;             /* the ids that the picture shows and the dossier does not know */
    size_t gone_count;
};

/*
 * Reads the places from a picture that Graphviz has laid out, as DOT: the `pos` of each node that
 * is named like an entity, or "node-" and the entity's id as in a picture of ours. ERROR_INPUT,
 * with its place, where a `pos` or `bb` is not two finite numbers of at most a million points, and
 * where no node has one.
 */
ENTENTE_API bool places_read(struct places *places, const struct dossier *dossier, const char *path,
                             const struct read_options *options, struct error *error);
ENTENTE_API void places_release(struct places *places);

#endif
