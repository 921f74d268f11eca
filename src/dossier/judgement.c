/*
 * judgement.c: what judgements say together.
 */
#include "dossier/judgement.h"

#include "base/xalloc.h"
#include "dossier/join.h"

#include <stdlib.h>

bool judgement_same(const struct relation *judgement)
{
    return judgement->type == TYPE_SAME_AS;
}

static void join_same(const struct dossier *dossier, struct disjoint *sets)
{
    for (size_t i = 0; i < dossier->judgement_count; i++)
        if (judgement_same(&dossier->judgements[i]))
            disjoint_join(sets, dossier->judgements[i].from, dossier->judgements[i].to);
}

/* By the first entity of a set: the first judgement that says that two of it are the same. */
static uint32_t *first_judgements(const struct dossier *dossier, const struct disjoint *sets)
{
    uint32_t *first = xcalloc(dossier->entity_count, sizeof *first);
    for (size_t i = 0; i < dossier->entity_count; i++)
        first[i] = DOSSIER_NONE;
    for (uint32_t i = 0; i < dossier->judgement_count; i++) {
        uint32_t *of = &first[disjoint_find(sets, dossier->judgements[i].from)];
        if (judgement_same(&dossier->judgements[i]) && *of == DOSSIER_NONE)
            *of = i;
    }
    return first;
}

static void report(const struct dossier *dossier, const struct relation *denial,
                   const struct relation *same, struct diagnostics *found)
{
    const struct entity *entities = dossier->entities;
    struct error error = {0};
    struct text place = {0};
    if (denial->from == denial->to) {
        error_set(&error, ERROR_INPUT, "'%s' is judged not to be the same as itself",
                  entities[denial->from].id);
        error_hint(&error, "correct one of its ends, or remove the judgement");
    } else {
        join_add_place(dossier, same->place, &place);
        error_set(&error, ERROR_INPUT,
                  "'%s' and '%s' are judged not to be the same, and by '%s' same-as '%s'%s they "
                  "are: they stay apart",
                  entities[denial->from].id, entities[denial->to].id, entities[same->from].id,
                  entities[same->to].id, text_string(&place));
        error_hint(&error, "remove the judgement that is wrong");
    }
    identity_report(dossier, found, SEVERITY_WARNING, IDENTITY_JUDGEMENTS, denial->place, &error);
    text_release(&place);
}

/* Reports the contradictions; returns, by the first entity of a set, whether it has one. */
static bool *find_contradictions(const struct dossier *dossier, const struct disjoint *sets,
                                 struct diagnostics *found)
{
    bool *contradicted = xcalloc(dossier->entity_count, sizeof *contradicted);
    uint32_t *first = first_judgements(dossier, sets);
    for (size_t i = 0; i < dossier->judgement_count; i++) {
        const struct relation *denial = &dossier->judgements[i];
        uint32_t set = disjoint_find(sets, denial->from);
        if (judgement_same(denial) || disjoint_find(sets, denial->to) != set)
            continue;
        bool itself = denial->from == denial->to;
        contradicted[set] = contradicted[set] || !itself;
        report(dossier, denial, itself ? NULL : &dossier->judgements[first[set]], found);
    }
    free(first);
    return contradicted;
}

void judgement_links(const struct dossier *dossier, struct disjoint *sets, struct links *links,
                     struct diagnostics *found)
{
    struct disjoint judged;
    disjoint_init(&judged, dossier->entity_count);
    join_same(dossier, &judged);
    bool *contradicted = find_contradictions(dossier, &judged, found);
    for (uint32_t i = 0; i < dossier->judgement_count; i++) {
        const struct relation *judgement = &dossier->judgements[i];
        if (!judgement_same(judgement) || judgement->from == judgement->to ||
            contradicted[disjoint_find(&judged, judgement->from)])
            continue;
        disjoint_join(sets, judgement->from, judgement->to);
        links_add(links, (struct link){judgement->from, judgement->to, i, NULL});
    }
    free(contradicted);
    disjoint_release(&judged);
}

void dossier_check_judgements(const struct dossier *dossier, struct diagnostics *found)
{
    struct disjoint judged;
    if (!dossier->judgement_count)
        return;
    disjoint_init(&judged, dossier->entity_count);
    join_same(dossier, &judged);
    free(find_contradictions(dossier, &judged, found));
    disjoint_release(&judged);
}
