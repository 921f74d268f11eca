/*
 * describe.c: a diagram's nodes and lines in words: tooltips, and years on labels.
 */
#include "picture/diagram.h"

#include "picture/label.h"

#include <math.h>
#include <string.h>

enum { WORDS_MAX = 400, RELATIONS_MAX = 12 };

/* "name: value" on a line of its own, where there is a value. */
static void add_line(struct text *out, const char *before, const char *value, const char *after)
{
    if (!value || !*value)
        return;
    text_add_char(out, '\n');
    text_add(out, before);
    label_clean(value, WORDS_MAX, out);
    text_add(out, after);
}

void describe_node(const struct diagram *diagram, const struct diagram_node *node, struct text *out)
{
    const struct dossier *dossier = diagram->view->dossier;
    const struct entity *entity = &dossier->entities[node->entity];
    label_clean(entity_label(entity), WORDS_MAX, out);
    text_add(out, "\n");
    label_clean(dossier->vocabulary.kinds[entity->kind].name, WORDS_MAX, out);
    if (edtf_given(&entity->when)) {
        text_add(out, ", ");
        edtf_format(&entity->when, out);
    }
    if (node->bloc != PICTURE_NO_BLOC)
        text_addf(out, ", %s %u", diagram_bloc_word(diagram), node->bloc + 1);
    if (node->possible)
        text_add(out, ", only possible at that time");
    if (diagram->options->influence)
        text_addf(out, ", %s %.2f",
                  diagram->options->measure ? diagram->options->measure : "influence",
                  node->influence);
    if (diagram->options->scores && isnan(node->score))
        text_addf(out, ", %s not defined", diagram->options->score_name);
    else if (diagram->options->scores)
        text_addf(out, ", %s %.4g", diagram->options->score_name, node->score);
    add_line(out, "also: ", entity->aliases, "");
    add_line(out, "", entity->note, "");
    add_line(out, "source: ", entity->source, "");
}

void describe_relation(const struct dossier *dossier, const struct relation *relation,
                       struct text *out)
{
    const struct evidence *evidence = relation_evidence(dossier, relation);
    label_clean(entity_label(&dossier->entities[relation->from]), WORDS_MAX, out);
    text_add(out, relation_symmetric(dossier, relation) ? " – " : " → ");
    label_clean(entity_label(&dossier->entities[relation->to]), WORDS_MAX, out);
    text_add(out, ": ");
    label_clean(dossier->vocabulary.types[relation->type].name, WORDS_MAX, out);
    if (evidence->role) {
        text_add(out, " (");
        label_clean(evidence->role, WORDS_MAX, out);
        text_add(out, ")");
    }
    if (edtf_given(relation_when(dossier, relation))) {
        text_add(out, ", ");
        edtf_format(relation_when(dossier, relation), out);
    }
    add_line(out, "source: ", evidence->source, "");
    add_line(out, "confidence: ", evidence->confidence, "");
    add_line(out, "“", evidence->quote, "”");
    add_line(out, "", evidence->note, "");
}

void describe_line(const struct diagram *diagram, const struct diagram_line *line, struct text *out)
{
    const struct dossier *dossier = diagram->view->dossier;
    if (line->relation_count > 1)
        text_addf(out, "%s (%u×)\n", family_name(line->family), line->relation_count);
    if (line->state)
        text_addf(out, "%s\n", style_state_name(line->state));
    for (uint32_t i = 0; i < line->relation_count; i++) {
        if (i == RELATIONS_MAX) {
            text_addf(out, "\nand %u more", line->relation_count - i);
            return;
        }
        text_add(out, i ? "\n" : "");
        describe_relation(dossier, &dossier->relations[diagram->relations[line->first + i]], out);
    }
}

void describe_years(const struct edtf *when, struct text *out)
{
    const struct edtf_date *start = &when->start, *end = &when->end;
    bool starts = start->end == EDTF_DATE, ends = when->interval && end->end == EDTF_DATE;
    if ((starts && start->masked_year) || (ends && end->masked_year) || (!starts && !ends))
        return;
    if (starts)
        text_addf(out, "%d", start->year);
    if (!when->interval || (starts && ends && start->year == end->year))
        return;
    text_add(out, "–");
    if (ends && starts && start->year / 100 == end->year / 100)
        text_addf(out, "%02d", end->year % 100);
    else if (ends)
        text_addf(out, "%d", end->year);
}
