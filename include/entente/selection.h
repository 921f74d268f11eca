/*
 * selection.h: what of a view a query selects, with the measures that it names.
 *
 * Ownership: a selection borrows its query and its view.
 */
#ifndef ENTENTE_SELECTION_H
#define ENTENTE_SELECTION_H

#include <entente/measure.h>
#include <entente/network.h>
#include <entente/query.h>

struct selection_options {
    enum query_subject subject;
    struct projection projection; /* what measures are computed on */
    struct measure_options measuring;
};

struct selection {
    struct query *query;
    const struct view *view;
    enum query_subject subject;
    bool *selected; /* by entity of the dossier, or by position in view->relations */
    size_t count;   /* how many are */

    struct network network;          /* where it names measures */
    const struct measure **measures; /* those */
    struct text *remarks;            /* by measure: what a reader must know of its scores */
    size_t measure_count;
    double **values; /* private: by number that the query asks for */
    size_t number_count;
};

/*
 * Binds the query to the view's dossier, computes the measures that it names, and no others, and
 * selects. Fails where query_bind(), projection_check() or a measure does.
 */
ENTENTE_API bool selection_init(struct selection *selection, struct query *query,
                                const struct view *view, const struct selection_options *options,
                                struct error *error);
ENTENTE_API void selection_release(struct selection *selection);

/* Fills `part` with the selected entities and the relations among them; the caller releases it. */
ENTENTE_API void selection_view(const struct selection *selection, struct view *part);

#endif
