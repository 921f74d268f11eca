/*
 * explanation_notes.c: what stands under an explanation: score, rank, and what the rows are.
 */
#include "report/explanation_notes.h"

#include "report/listing.h"

#include <math.h>
#include <string.h>

double explanation_whole(const struct explanation *explanation)
{
    return explanation->method == EXPLANATION_PAIRS ? explanation->pairs_sum : explanation->score;
}

/* "CSTO, Collective Security Treaty Organization: influence 0.1348, rank 1 of 75 entities" */
static void note_score(const struct explanation *explanation, struct table *table)
{
    const struct network *network = explanation->network;
    const struct entity *entity = &network->view->dossier->entities[explanation->entity];
    struct text note = {0};
    text_add(&note, entity->id);
    if (strcmp(entity_label(entity), entity->id) != 0)
        text_addf(&note, ", %s", entity_label(entity));
    text_addf(&note, ": %s ", explanation->measure->name);
    if (isnan(explanation->score))
        text_add(&note, "not defined");
    else
        text_addf(&note, "%.6g", explanation->score);
    text_addf(&note, ", rank %u of %zu %s", explanation->rank, network->node_count,
              network->node_count == 1 ? "entity" : "entities");
    table_add_note(table, "score", text_string(&note));
    text_release(&note);
}

/* What is left between the score and the sum of its parts, where it is more than 1e-12 of it. */
static void add_remainder(const struct explanation *explanation, struct text *out)
{
    double remainder = explanation->remainder;
    if (fabs(remainder) > 1e-12 * fabs(explanation->score))
        text_addf(out, ", but for %.1e", remainder);
}

static void note_parts(const struct explanation *explanation, struct table *table)
{
    const struct network *network = explanation->network;
    struct text note = {0};
    text_add(&note, "they sum to the score");
    add_remainder(explanation, &note);
    text_add(&note, "; by a relation comes what the other hands over of its own score");
    if (network->projection.parallel == PARALLEL_MERGE &&
        network->relation_count > network->tie_count)
        text_add(&note, ", and relations that make one tie share that by what each adds to it");
    text_add(&note, "; (anew): what starts there at any step; (dead ends): what starts there "
                    "because nothing led on");
    table_add_note(table, "meaning", text_string(&note));
    text_release(&note);
}

static void note_pairs(const struct explanation *explanation, struct table *table)
{
    bool directed = explanation->network->projection.directed;
    struct text note = {0};
    if (explanation->all_pairs == 0)
        text_add(&note, "no shortest path between two others passes it");
    else
        text_addf(&note,
                  "of %.0f %s of others shortest paths pass it, and the parts of all of these sum "
                  "to %.6g",
                  explanation->all_pairs, explanation->all_pairs == 1 ? "pair" : "pairs",
                  explanation->pairs_sum);
    if (explanation->all_parts)
        text_addf(&note, "; so do those of the relations by which the paths come to it%s",
                  directed ? "" : ", half of them from either end");
    table_add_note(table, "meaning", text_string(&note));
    text_release(&note);
}

static const char *reach_of(const struct explanation *explanation)
{
    switch (explanation->reach) {
    case EXPLANATION_ALL:
        return explanation->network->projection.project ? "all" : "all that are ties";
    case EXPLANATION_NEAR:
        return "those of whom it reaches in 2 hops; all would take long";
    case EXPLANATION_OWN:
        break;
    }
    return "its own; all would take long";
}

static void note_losses(const struct explanation *explanation, struct table *table)
{
    struct text note = {0};
    text_addf(&note,
              "score and rank without that relation alone; of %zu relations (%s) %zu change them",
              explanation->left_out, reach_of(explanation), explanation->all_losses);
    table_add_note(table, "meaning", text_string(&note));
    text_release(&note);
}

/* "the first 20 of 41 parts, 0.9321 of the score" */
static void note_cut(const struct explanation *explanation, struct table *table)
{
    struct text note = {0};
    double whole = explanation_whole(explanation);
    if ((double)explanation->pair_count < explanation->all_pairs)
        text_addf(&note, "the first %zu of %.0f pairs, %.4f of the score", explanation->pair_count,
                  explanation->all_pairs, explanation->pairs_part / whole);
    if (explanation->part_count < explanation->all_parts)
        text_addf(&note, "%sthe first %zu of %zu parts, %.4f of the score", note.length ? "; " : "",
                  explanation->part_count, explanation->all_parts, explanation->listed / whole);
    if (explanation->loss_count < explanation->all_losses)
        text_addf(&note, "the first %zu of %zu", explanation->loss_count, explanation->all_losses);
    if (note.length)
        table_add_note(table, "listed", text_string(&note));
    text_release(&note);
}

static bool any_possible(const struct explanation *explanation)
{
    const uint8_t *certainties = explanation->network->view->certainties;
    for (size_t i = 0; i < explanation->part_count; i++)
        if (explanation->parts[i].position != NETWORK_NONE &&
            certainties[explanation->parts[i].position] == CERTAINTY_POSSIBLE)
            return true;
    for (size_t i = 0; i < explanation->loss_count; i++)
        if (certainties[explanation->losses[i].position] == CERTAINTY_POSSIBLE)
            return true;
    return false;
}

void explanation_notes(const struct explanation *explanation, bool wide, struct table *table)
{
    note_score(explanation, table);
    if (explanation->method == EXPLANATION_PARTS)
        note_parts(explanation, table);
    else if (explanation->method == EXPLANATION_PAIRS)
        note_pairs(explanation, table);
    else
        note_losses(explanation, table);
    projection_note(table, explanation->network, &explanation->measure, 1, explanation->normalized);
    remarks_note(table, &explanation->measure, &explanation->remark, 1);
    note_cut(explanation, table);
    if (wide && any_possible(explanation))
        table_add_note(table, "?", "only possible at that time");
}
