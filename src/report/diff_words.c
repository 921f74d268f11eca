/*
 * diff_words.c: a change in words.
 */
#include "report/diff_words.h"

#include <string.h>

void diff_words_aspects(const struct diff *diff, const struct change *change, int first,
                        struct text *out)
{
    const char *separator = "";
    for (int bit = first; bit < ASPECT_COUNT; bit++)
        if (change->aspects >> bit & 1) {
            text_addf(out, "%s%s", separator, diff_aspect_name(diff, bit));
            separator = ", ";
        }
}

static void add_date(const struct edtf *when, struct text *out)
{
    if (edtf_given(when))
        edtf_format(when, out);
    else
        text_add(out, "no date");
}

static void add_string(const char *string, const char *otherwise, struct text *out)
{
    text_add(out, string ? string : otherwise);
}

/* The citations, and the quote: either may be what is different. */
static void add_source(const struct evidence *evidence, struct text *out)
{
    add_string(evidence->source, "no source", out);
    if (evidence->quote)
        text_addf(out, " \"%s\"", evidence->quote);
}

/* The value of one aspect in one state. */
static void add_value(const struct dossier *dossier, const struct relation_state *state,
                      enum aspect aspect, struct text *out)
{
    const struct relation *relation = &dossier->relations[state->relation];
    const struct evidence *evidence = relation_evidence(dossier, relation);
    switch (aspect) {
    case ASPECT_SIGN:
        text_add(out, relation_sign(dossier, relation) < 0 ? "-" : "+");
        break;
    case ASPECT_CERTAIN:
    case ASPECT_DOUBTFUL:
        text_add(out, certainty_name(state->certainty));
        break;
    case ASPECT_TYPE:
        text_add(out, dossier->vocabulary.types[relation->type].name);
        break;
    case ASPECT_DATE:
        add_date(relation_when(dossier, relation), out);
        break;
    case ASPECT_SOURCE:
        add_source(evidence, out);
        break;
    case ASPECT_GRADE:
        add_string(evidence->confidence, "no confidence", out);
        break;
    case ASPECT_WEIGHT:
        text_addf(out, "weight %.4g", relation_weight(dossier, relation) * state->decay);
        break;
    case ASPECT_ROLE:
        add_string(evidence->role, "no role", out);
        break;
    default:
        add_date(relation_when(dossier, relation), out);
    }
}

void diff_words_side(const struct diff *diff, const struct change *change, bool after,
                     struct text *out)
{
    const struct relation_state *state = after ? &change->after : &change->before;
    unsigned aspects = change->aspects;
    const char *separator = "";
    if (state->relation == DOSSIER_NONE)
        return;
    if (aspects & (ASPECT_APPEARED | ASPECT_ENDED))
        aspects &= ASPECT_APPEARED | ASPECT_ENDED;
    for (int bit = 0; bit < ASPECT_COUNT; bit++)
        if (aspects >> bit & 1) {
            text_add(out, separator);
            add_value(diff->dossier, state, (enum aspect)(1u << bit), out);
            separator = "; ";
        }
}

static void add_entity(const struct dossier *dossier, uint32_t index, struct text *out)
{
    const struct entity *entity = &dossier->entities[index];
    text_addf(out, "%s, %s", entity_label(entity), dossier->vocabulary.kinds[entity->kind].name);
    if (edtf_given(&entity->when)) {
        text_add(out, ", ");
        edtf_format(&entity->when, out);
    }
}

void diff_words_change(const struct diff *diff, const struct change *change, struct text *out)
{
    const struct dossier *dossier = diff->dossier;
    if (change->entity != DOSSIER_NONE) {
        add_entity(dossier, change->entity, out);
        return;
    }
    const struct relation *relation = &dossier->relations[change_state(change)->relation];
    const struct evidence *evidence = relation_evidence(dossier, relation);
    const struct edtf *when = relation_when(dossier, relation);
    const struct relation_type *type = &dossier->vocabulary.types[relation->type];
    text_addf(out, "%s %s %s  %s", entity_label(&dossier->entities[relation->from]),
              relation_symmetric(dossier, relation) ? "--" : "->",
              entity_label(&dossier->entities[relation->to]),
              type->label ? type->label : type->name);
    if (evidence->role && !(change->aspects & ASPECT_ROLE))
        text_addf(out, " (%s)", evidence->role);
    if (edtf_given(when) && !(change->aspects & ASPECT_DATE)) {
        text_add(out, ", ");
        edtf_format(when, out);
    }
}
