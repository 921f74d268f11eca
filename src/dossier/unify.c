/*
 * unify.c: makes one entity of those that judgements or names say are one.
 */
#include "dossier/unify.h"

#include "base/xalloc.h"
#include "dossier/judgement.h"
#include "dossier/match.h"

#include <stdlib.h>
#include <string.h>

/* What the functions of this file pass to each other. */
struct unifying {
    const struct join *join;
    struct disjoint sets;
    struct links links; /* judgements first */
    uint32_t *leads;
};

/* ---- Who leads ---- */

/* How well an entity may lead: as the one that others are the same as, and that is none itself. */
enum standing { STANDING_SAME, STANDING_NONE, STANDING_HEAD };

static void note_standings(const struct unifying *unifying, uint8_t *standings)
{
    const struct dossier *dossier = unifying->join->dossier;
    memset(standings, STANDING_NONE, dossier->entity_count);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < unifying->links.count; i++) {
            const struct link *link = &unifying->links.items[i];
            if (link->judgement == DOSSIER_NONE || dossier->judgements[link->judgement].undirected)
                continue;
            standings[pass ? link->a : link->b] = pass ? STANDING_SAME : STANDING_HEAD;
        }
}

/* Of each set the first of those that stand best. */
static void choose_leads(struct unifying *unifying)
{
    size_t count = unifying->join->dossier->entity_count;
    uint8_t *standings = xcalloc(count, sizeof *standings);
    uint32_t *best = xcalloc(count, sizeof *best);
    note_standings(unifying, standings);
    for (uint32_t i = 0; i < count; i++)
        best[i] = DOSSIER_NONE;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *lead = &best[disjoint_find(&unifying->sets, i)];
        if (*lead == DOSSIER_NONE || standings[i] > standings[*lead])
            *lead = i;
    }
    unifying->leads = xcalloc(count, sizeof *unifying->leads);
    for (uint32_t i = 0; i < count; i++)
        unifying->leads[i] = best[disjoint_find(&unifying->sets, i)];
    free(best);
    free(standings);
}

/* ---- Who became whom, and why ---- */

static struct namesake describe(struct dossier *dossier, const struct link *link, uint32_t entity,
                                uint32_t lead)
{
    uint32_t other = link->a == entity ? link->b : link->a;
    struct namesake namesake = {.name = dossier->entities[entity].id};
    struct text reason = {0};
    if (link->judgement != DOSSIER_NONE) {
        const struct relation *judgement = &dossier->judgements[link->judgement];
        text_addf(&reason, "same-as %s", dossier->entities[other].id);
        namesake.source = relation_evidence(dossier, judgement)->source;
        namesake.place = judgement->place;
    } else {
        text_addf(&reason, "\"%s\" names %s", link->name,
                  other == lead ? "both" : dossier->entities[other].id);
        namesake.place = dossier->entities[entity].place;
    }
    namesake.reason = dossier_string(dossier, reason.data, reason.length);
    text_release(&reason);
    return namesake;
}

static void report_match(const struct join *join, const struct namesake *namesake,
                         const struct entity *lead)
{
    struct error error = {0};
    struct text name = {0};
    join_add_entity(join->dossier, lead, &name);
    error_set(&error, ERROR_INPUT, "'%s' is taken for %s: %s", namesake->name, text_string(&name),
              namesake->reason);
    error_hint(&error, "\"%s\" -> \"%s\" [relation=\"not-same-as\"] keeps them apart",
               namesake->name, lead->id);
    join_report(join, SEVERITY_NOTE, IDENTITY_ALIAS, namesake->place, &error);
    text_release(&name);
}

static void push(struct dossier *dossier, struct namesake namesake)
{
    dossier->namesakes = xgrow(dossier->namesakes, dossier->namesake_count,
                               &dossier->namesake_capacity, sizeof *dossier->namesakes);
    dossier->namesakes[dossier->namesake_count++] = namesake;
}

/* Names the first link of each entity that is led. Who is linked by a name alone is reported. */
static void note_namesakes(const struct unifying *unifying)
{
    struct dossier *dossier = unifying->join->dossier;
    uint32_t *link_of = xcalloc(dossier->entity_count, sizeof *link_of);
    for (size_t i = unifying->links.count; i-- > 0;)
        link_of[unifying->links.items[i].a] = link_of[unifying->links.items[i].b] = (uint32_t)i + 1;
    for (uint32_t i = 0; i < dossier->entity_count; i++) {
        if (unifying->leads[i] == i)
            continue;
        const struct link *link = &unifying->links.items[link_of[i] - 1];
        struct namesake namesake = describe(dossier, link, i, unifying->leads[i]);
        namesake.entity = unifying->leads[i];
        push(dossier, namesake);
        if (link->judgement == DOSSIER_NONE)
            report_match(unifying->join, &namesake, &dossier->entities[namesake.entity]);
    }
    free(link_of);
}

static void report_ambiguity(const struct join *join, const struct ambiguity *ambiguity)
{
    const struct entity *entities = join->dossier->entities;
    struct error error = {0};
    struct text names[2] = {{0}, {0}};
    join_add_entity(join->dossier, &entities[ambiguity->a], &names[0]);
    join_add_entity(join->dossier, &entities[ambiguity->b], &names[1]);
    error_set(&error, ERROR_INPUT,
              "%s and %s share names with others, by which they would be one: they stay apart",
              text_string(&names[0]), text_string(&names[1]));
    error_hint(&error, "say who is meant by judgements: same-as, or not-same-as");
    join_report(join, SEVERITY_NOTE, IDENTITY_AMBIGUOUS, entities[ambiguity->b].place, &error);
    text_release(&names[0]);
    text_release(&names[1]);
}

/* ---- All of it ---- */

static void link_names(struct unifying *unifying)
{
    struct dossier *dossier = unifying->join->dossier;
    struct ambiguity *ambiguities = NULL;
    struct links links = {0};
    size_t count = 0;
    match_names(dossier, &links);
    if (links.count)
        match_settle(dossier, &unifying->sets, &links, &ambiguities, &count);
    for (size_t i = 0; i < count; i++)
        report_ambiguity(unifying->join, &ambiguities[i]);
    for (size_t i = 0; i < links.count; i++) {
        links_add(&unifying->links, links.items[i]);
        disjoint_join(&unifying->sets, links.items[i].a, links.items[i].b);
    }
    free(ambiguities);
    free(links.items);
}

static bool anything_to_do(const struct dossier *dossier, bool judged, bool all)
{
    return all || dossier->file_count > 1 || (judged && dossier->judgement_count);
}

void unify(const struct join *join, bool judged, bool all)
{
    struct unifying unifying = {.join = join};
    if (!anything_to_do(join->dossier, judged, all))
        return;
    disjoint_init(&unifying.sets, join->dossier->entity_count);
    if (judged)
        judgement_links(join->dossier, &unifying.sets, &unifying.links, join->found);
    link_names(&unifying);
    if (unifying.links.count || all) {
        choose_leads(&unifying);
        note_namesakes(&unifying);
        join_dossier(join, &(struct joining){unifying.leads, all});
    }
    free(unifying.leads);
    free(unifying.links.items);
    disjoint_release(&unifying.sets);
}

void dossier_unify(struct dossier *dossier, struct diagnostics *found)
{
    unify(&(struct join){.dossier = dossier, .found = found}, true, false);
}
