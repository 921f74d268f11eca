/*
 * card_relations.c: an entity's relations in the order of its card.
 */
#include "report/card_relations.h"

#include "base/xalloc.h"

#include <stdlib.h>

/* qsort() takes no context, so each key carries all it is compared by. */
struct key {
    enum family family;
    const struct edtf *when;
    size_t position;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->family != b->family)
        return a->family < b->family ? -1 : 1;
    int order = edtf_compare(a->when, b->when);
    return order ? order : (a->position > b->position) - (a->position < b->position);
}

size_t *card_relations(const struct view *view, uint32_t entity, size_t *count)
{
    struct key *keys = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        if (relation->from != entity && relation->to != entity)
            continue;
        keys = xgrow(keys, *count, &capacity, sizeof *keys);
        keys[(*count)++] = (struct key){relation_family(view->dossier, relation),
                                        relation_when(view->dossier, relation), i};
    }
    if (*count)
        qsort(keys, *count, sizeof *keys, compare_keys);
    size_t *positions = xreallocarray(NULL, *count, sizeof *positions);
    for (size_t i = 0; i < *count; i++)
        positions[i] = keys[i].position;
    free(keys);
    return positions;
}

uint32_t card_other(const struct relation *relation, uint32_t entity)
{
    return relation->from == entity ? relation->to : relation->from;
}

const char *card_direction(const struct dossier *dossier, const struct relation *relation,
                           uint32_t entity)
{
    if (relation_symmetric(dossier, relation))
        return "--";
    return relation->from == entity ? "->" : "<-";
}

void card_namesakes(const struct dossier *dossier, uint32_t entity, struct text *out)
{
    for (size_t i = 0; i < dossier->namesake_count; i++) {
        const struct namesake *namesake = &dossier->namesakes[i];
        const char *path = dossier_path(dossier, namesake->place);
        if (namesake->entity != entity)
            continue;
        text_addf(out, "%s%s (%s", out->length ? "; " : "", namesake->name, namesake->reason);
        if (*path)
            text_addf(out, ", %s:%u", path, (unsigned)namesake->place.line);
        text_addf(out, "%s%s)", namesake->source ? ", by " : "",
                  namesake->source ? namesake->source : "");
    }
}
