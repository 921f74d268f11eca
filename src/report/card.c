/*
 * card.c: all that a dossier says of one entity, for a person to read: grouped by family, with
 * dates, quotes and sources.
 */
#include <entente/card.h>

#include "base/xalloc.h"
#include "report/card_relations.h"

#include <stdlib.h>
#include <string.h>

struct card {
    const struct view *view;
    const struct dossier *dossier;
    uint32_t entity;
    const char *bold, *faint, *end; /* terminal colours, or nothing */
    bool *cited;                    /* by source: whether a relation on the card cites it */
    struct text *out;
};

static void add_line(const struct card *card, const char *name, const char *value)
{
    if (value)
        text_addf(card->out, "  %s%s:%s %s\n", card->faint, name, card->end, value);
}

static void add_header(const struct card *card)
{
    const struct entity *entity = &card->dossier->entities[card->entity];
    struct text date = {0}, namesakes = {0};
    text_addf(card->out, "%s%s%s", card->bold, entity_label(entity), card->end);
    if (strcmp(entity_label(entity), entity->id) != 0)
        text_addf(card->out, " [%s]", entity->id);
    text_addf(card->out, ", %s\n", card->dossier->vocabulary.kinds[entity->kind].name);
    if (entity->aliases)
        text_addf(card->out, "  %salso:%s ", card->faint, card->end);
    const char *cursor = entity->aliases, *alias, *separator = "";
    for (size_t length; alias_next(&cursor, &alias, &length); separator = ", ") {
        text_add(card->out, separator);
        text_add_bytes(card->out, alias, length);
    }
    if (entity->aliases)
        text_add_char(card->out, '\n');
    card_namesakes(card->dossier, card->entity, &namesakes);
    add_line(card, "one with", namesakes.data);
    if (edtf_given(&entity->when))
        edtf_format(&entity->when, &date);
    add_line(card, "when", date.data);
    add_line(card, "note", entity->note);
    add_line(card, "url", entity->url);
    add_line(card, "source", entity->source);
    text_release(&namesakes);
    text_release(&date);
}

/* The time that the card is of, where it is of one. */
static void add_time(const struct card *card)
{
    struct text seen = {0};
    if (view_timed(card->view)) {
        view_describe(card->view, &seen);
        add_line(card, "seen", text_string(&seen));
    }
    text_release(&seen);
}

static void mark_cited(const struct card *card, const char *citations)
{
    struct citation citation;
    while (citation_next(&citations, &citation)) {
        uint32_t source = citation_source(card->dossier, &citation);
        if (source != DOSSIER_NONE)
            card->cited[source] = true;
    }
}

/* "  -> CSTO  presidency (temporary), 2009-06/2010-12" */
static void add_relation_line(const struct card *card, const struct relation *relation,
                              enum certainty certainty)
{
    const struct relation_type *type = &card->dossier->vocabulary.types[relation->type];
    const struct evidence *evidence = relation_evidence(card->dossier, relation);
    const struct edtf *when = relation_when(card->dossier, relation);
    const struct entity *other = &card->dossier->entities[card_other(relation, card->entity)];
    text_addf(card->out, "%s %s %s  %s%s%s", certainty == CERTAINTY_POSSIBLE ? "?" : " ",
              card_direction(card->dossier, relation, card->entity), entity_label(other),
              card->faint, type->label ? type->label : type->name, card->end);
    if (evidence->role)
        text_addf(card->out, " (%s)", evidence->role);
    if (edtf_given(when)) {
        text_add(card->out, ", ");
        edtf_format(when, card->out);
    }
    if (evidence->confidence)
        text_addf(card->out, ", confidence %s", evidence->confidence);
    text_add_char(card->out, '\n');
}

static void add_relation(const struct card *card, size_t position)
{
    const struct relation *relation = &card->dossier->relations[card->view->relations[position]];
    const struct evidence *evidence = relation_evidence(card->dossier, relation);
    add_relation_line(card, relation, (enum certainty)card->view->certainties[position]);
    if (evidence->quote || evidence->source) {
        text_add(card->out, "     ");
        if (evidence->quote)
            text_addf(card->out, " \"%s\"", evidence->quote);
        if (evidence->source)
            text_addf(card->out, " %s[%s]%s", card->faint, evidence->source, card->end);
        text_add_char(card->out, '\n');
    }
    if (evidence->note)
        text_addf(card->out, "      %s\n", evidence->note);
    if (evidence->url)
        text_addf(card->out, "      %s\n", evidence->url);
    mark_cited(card, evidence->source);
}

static void add_source(const struct card *card, const struct source *source)
{
    const char *parts[] = {source->title, source->author, source->publisher};
    const char *separator = " ";
    text_addf(card->out, "  [%s]", source->id);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i]) {
            text_addf(card->out, "%s%s", separator, parts[i]);
            separator = ", ";
        }
    if (edtf_given(&source->date)) {
        text_add(card->out, separator);
        edtf_format(&source->date, card->out);
    }
    if (source->reliability)
        text_addf(card->out, " (reliability %c)", source->reliability);
    text_add_char(card->out, '\n');
}

static void add_sources(const struct card *card)
{
    bool any = false;
    for (size_t i = 0; i < card->dossier->source_count; i++) {
        if (!card->cited[i])
            continue;
        if (!any)
            text_addf(card->out, "\n%ssources%s\n", card->bold, card->end);
        any = true;
        add_source(card, &card->dossier->sources[i]);
    }
}

static bool any_possible(const struct view *view, const size_t *positions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view->certainties[positions[i]] == CERTAINTY_POSSIBLE)
            return true;
    return false;
}

static void add_relations(const struct card *card)
{
    size_t count;
    size_t *positions = card_relations(card->view, card->entity, &count);
    enum family last = FAMILY_NONE;
    for (size_t i = 0; i < count; i++) {
        uint32_t index = card->view->relations[positions[i]];
        enum family family = relation_family(card->dossier, &card->dossier->relations[index]);
        if (family != last)
            text_addf(card->out, "\n%s%s%s\n", card->bold, family_name(family), card->end);
        last = family;
        add_relation(card, positions[i]);
    }
    if (!count)
        text_add(card->out, "\nno relations\n");
    if (any_possible(card->view, positions, count))
        text_add(card->out, "\n? possible at that time, not certain\n");
    free(positions);
}

void card_format(const struct view *view, uint32_t entity, bool colored, struct text *out)
{
    const struct dossier *dossier = view->dossier;
    struct card card = {.view = view,
                        .dossier = dossier,
                        .entity = entity,
                        .bold = colored ? "\033[1m" : "",
                        .faint = colored ? "\033[2m" : "",
                        .end = colored ? "\033[0m" : "",
                        .cited = xcalloc(dossier->source_count, sizeof *card.cited),
                        .out = out};
    add_header(&card);
    add_time(&card);
    mark_cited(&card, dossier->entities[entity].source);
    for (size_t i = 0; i < dossier->namesake_count; i++)
        if (dossier->namesakes[i].entity == entity)
            mark_cited(&card, dossier->namesakes[i].source);
    add_relations(&card);
    add_sources(&card);
    free(card.cited);
}
