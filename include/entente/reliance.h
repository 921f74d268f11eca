/*
 * reliance.h: what rests on which source.
 */
#ifndef ENTENTE_RELIANCE_H
#define ENTENTE_RELIANCE_H

#include <entente/quotation.h>
#include <entente/view.h>

/* What rests on one source. */
struct reliance {
    size_t relations; /* that the view sees and that cite it */
    size_t alone;     /* of these, how many cite no other source */
    size_t entities;  /* that the view sees and that cite it themselves */
    size_t quotes;    /* of its relations */
    size_t found;     /* of these, how many are in its text; 0 where there is none */
};

/*
 * Fills items[] by source, source_count of the view's dossier, and then, as one item more, what
 * cites no source that is declared. `originals` is by source, the text of its file or NULL; the
 * array may be NULL.
 */
ENTENTE_API void reliance_count(const struct view *view, const struct original *const *originals,
                                struct reliance *items);

#endif
