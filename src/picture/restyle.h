/*
 * restyle.h: a copy of a dossier's records whose kept attributes are Graphviz's as well, so that
 * the format's own writer writes a DOT graph that looks as we want, and that reads back as the same
 * dossier.
 *
 * Ownership: a copy borrows the dossier and all strings that it is given; restyle_release() frees
 * what is its own.
 */
#ifndef PICTURE_RESTYLE_H
#define PICTURE_RESTYLE_H

#include "base/names.h"
#include "base/pool.h"

#include <entente/view.h>

struct setting {
    const char *name, *value;
};

struct restyle {
    const struct dossier *dossier;
    struct dossier copy; /* no entities and relations at first */
    struct names strings;
    struct pool evidence;
    /* Which kept attributes the copy leaves out, whether they are set or not; NULL: none. */
    bool (*leaves_out)(void *context, const char *name);
    void *context;
};

/* With room for so many entities and relations, and for the judgements. */
void restyle_init(struct restyle *restyle, const struct dossier *dossier, size_t entities,
                  size_t relations);
void restyle_release(struct restyle *restyle);

/* The settings, and what of `kept`, attributes of the dossier, goes by other names. */
struct attribute_span restyle_attributes(struct restyle *restyle, struct attribute_span kept,
                                         const struct setting *settings, size_t count);

/* Append a record with these settings; what else it keeps stays. `said` is the relation's evidence.
 */
void restyle_add_entity(struct restyle *restyle, struct entity entity,
                        const struct setting *settings, size_t count);
void restyle_add_relation(struct restyle *restyle, struct relation relation, struct evidence said,
                          const struct setting *settings, size_t count);

/*
 * Writes the copy; nodes that are no entities, sources and declared words, get the `hidden`
 * settings. ERROR_INPUT where two of all these have one name, which DOT cannot tell apart.
 */
bool restyle_write(struct restyle *restyle, const struct setting *hidden, size_t count,
                   struct text *out, struct error *error);

#endif
