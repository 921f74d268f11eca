/*
 * query_names.c: the names that every dossier has something under, as tables.
 */
#include "view/query_names.h"

#include <math.h>
#include <string.h>

bool query_texts_next(struct query_texts *texts, const char **string, size_t *length)
{
    struct citation citation;
    while (texts->next < 2) {
        *string = texts->strings[texts->next++];
        *length = *string ? strlen(*string) : 0;
        if (*length)
            return true;
    }
    if (alias_next(&texts->aliases, string, length))
        return true;
    if (!citation_next(&texts->citations, &citation))
        return false;
    *string = citation.source;
    *length = citation.source_length;
    return true;
}

static const struct entity *entity_of(const struct view *view, size_t record)
{
    return &view->dossier->entities[record];
}

static const struct relation *relation_of(const struct view *view, size_t record)
{
    return &view->dossier->relations[view->relations[record]];
}

static const struct evidence *evidence_of(const struct view *view, size_t record)
{
    return relation_evidence(view->dossier, relation_of(view, record));
}

/* ---- of an entity ---- */

static void entity_id(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = entity_of(view, record)->id;
}

static void entity_called(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = entity_label(entity_of(view, record));
}

static void entity_names(const struct view *view, size_t record, struct query_texts *texts)
{
    const struct entity *entity = entity_of(view, record);
    *texts =
        (struct query_texts){.strings = {entity->id, entity->label}, .aliases = entity->aliases};
}

static void entity_aliases(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->aliases = entity_of(view, record)->aliases;
}

static void entity_kind(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = view->dossier->vocabulary.kinds[entity_of(view, record)->kind].name;
}

static void entity_note(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = entity_of(view, record)->note;
}

static void entity_url(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = entity_of(view, record)->url;
}

static void entity_source(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->citations = entity_of(view, record)->source;
}

static bool entity_when(const struct view *view, size_t record, struct edtf_bounds *days,
                        bool *uncertain)
{
    const struct entity *entity = entity_of(view, record);
    *uncertain = edtf_uncertain(&entity->when);
    return entity_bounds(view->dossier, entity, days);
}

/* ---- of a relation ---- */

static void relation_type_name(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = view->dossier->vocabulary.types[relation_of(view, record)->type].name;
}

static void relation_family_name(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = family_name(relation_family(view->dossier, relation_of(view, record)));
}

static void relation_from(const struct view *view, size_t record, struct query_texts *texts)
{
    entity_names(view, relation_of(view, record)->from, texts);
}

static void relation_to(const struct view *view, size_t record, struct query_texts *texts)
{
    entity_names(view, relation_of(view, record)->to, texts);
}

static void relation_role(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = evidence_of(view, record)->role;
}

static void relation_label(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = evidence_of(view, record)->label;
}

static void relation_source(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->citations = evidence_of(view, record)->source;
}

static void relation_quote(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = evidence_of(view, record)->quote;
}

static void relation_note(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = evidence_of(view, record)->note;
}

static void relation_url(const struct view *view, size_t record, struct query_texts *texts)
{
    texts->strings[0] = evidence_of(view, record)->url;
}

static double sign_of(const struct view *view, size_t record)
{
    return relation_sign(view->dossier, relation_of(view, record));
}

static double confidence_of(const struct view *view, size_t record)
{
    return relation_confidence(view->dossier, relation_of(view, record));
}

static bool days_of_relation(const struct view *view, size_t record, struct edtf_bounds *days,
                             bool *uncertain)
{
    const struct relation *relation = relation_of(view, record);
    *uncertain = edtf_uncertain(relation_when(view->dossier, relation));
    return relation_bounds(view->dossier, relation, days);
}

/* ---- of both: one end of their time ---- */

static bool begins(bool dated, struct edtf_bounds *days)
{
    if (dated) {
        days->e0 = days->s0;
        days->e1 = days->s1;
    }
    return dated;
}

static bool ends(bool dated, struct edtf_bounds *days)
{
    if (dated) {
        days->s0 = days->e0;
        days->s1 = days->e1;
    }
    return dated;
}

static bool entity_start(const struct view *view, size_t record, struct edtf_bounds *days,
                         bool *uncertain)
{
    return begins(entity_when(view, record, days, uncertain), days);
}

static bool entity_end(const struct view *view, size_t record, struct edtf_bounds *days,
                       bool *uncertain)
{
    return ends(entity_when(view, record, days, uncertain), days);
}

static bool relation_start(const struct view *view, size_t record, struct edtf_bounds *days,
                           bool *uncertain)
{
    return begins(days_of_relation(view, record, days, uncertain), days);
}

static bool relation_end(const struct view *view, size_t record, struct edtf_bounds *days,
                         bool *uncertain)
{
    return ends(days_of_relation(view, record, days, uncertain), days);
}

/* ---- words ---- */

static bool kind_known(const struct dossier *dossier, const char *word)
{
    return vocabulary_find_kind(&dossier->vocabulary, word) != VOCABULARY_NONE;
}

static const char *kind_near(const struct dossier *dossier, const char *word)
{
    return vocabulary_suggest_kind(&dossier->vocabulary, word);
}

static bool type_known(const struct dossier *dossier, const char *word)
{
    return vocabulary_find_type(&dossier->vocabulary, word) != VOCABULARY_NONE;
}

static const char *type_near(const struct dossier *dossier, const char *word)
{
    return vocabulary_suggest_type(&dossier->vocabulary, word);
}

static bool family_known(const struct dossier *dossier, const char *word)
{
    (void)dossier;
    return family_find(word) != FAMILY_NONE;
}

static const char *family_near(const struct dossier *dossier, const char *word)
{
    (void)dossier;
    return family_suggest(word);
}

static bool is_cited(const char *citations, const char *word)
{
    struct citation citation;
    while (citation_next(&citations, &citation))
        if (strlen(word) == citation.source_length &&
            memcmp(word, citation.source, citation.source_length) == 0)
            return true;
    return false;
}

/* Tables cite sources that nothing declares. */
static bool source_known(const struct dossier *dossier, const char *word)
{
    bool known = dossier_find_source(dossier, word) != DOSSIER_NONE;
    for (size_t i = 0; !known && i < dossier->entity_count; i++)
        known = is_cited(dossier->entities[i].source, word);
    for (size_t i = 0; !known && i < dossier->relation_count; i++)
        known = is_cited(relation_evidence(dossier, &dossier->relations[i])->source, word);
    return known;
}

/*
 * To add a name: its getter above, and a row here, with what is under it; help and the manual page
 * read the rows.
 */
static const struct query_name of_entities[] = {
    {.name = "id", .summary = "its id", .texts = entity_id},
    {.name = "label", .summary = "its label, else its id", .texts = entity_called},
    {.name = "alias", .summary = "each of its aliases", .texts = entity_aliases},
    {.name = "name", .summary = "id, label or alias", .texts = entity_names},
    {.name = "kind",
     .summary = "state, organization, person ...",
     .kind = QUERY_IS_WORD,
     .texts = entity_kind,
     .known = kind_known,
     .near = kind_near,
     .word = "entity kind"},
    {.name = "note", .summary = "its note", .texts = entity_note},
    {.name = "url", .summary = "its address", .texts = entity_url},
    {.name = "source",
     .summary = "the id of each source that it cites",
     .kind = QUERY_IS_WORD,
     .texts = entity_source,
     .known = source_known,
     .near = dossier_suggest_source,
     .word = "source"},
    {.name = "when", .summary = "when it exists", .kind = QUERY_IS_DATE, .days = entity_when},
    {.name = "start", .summary = "when that begins", .kind = QUERY_IS_DATE, .days = entity_start},
    {.name = "end", .summary = "when that ends", .kind = QUERY_IS_DATE, .days = entity_end},
};

static const struct query_name of_relations[] = {
    {.name = "relation",
     .summary = "its type: membership, criticism ...",
     .kind = QUERY_IS_WORD,
     .texts = relation_type_name,
     .known = type_known,
     .near = type_near,
     .word = "relation type"},
    {.name = "family",
     .summary = "the family of its type: office, dissent ...",
     .kind = QUERY_IS_WORD,
     .texts = relation_family_name,
     .known = family_known,
     .near = family_near,
     .word = "family"},
    {.name = "sign",
     .summary = "1 or -1",
     .kind = QUERY_IS_NUMBER,
     .whole = true,
     .number = sign_of},
    {.name = "from", .summary = "id, label or alias of where it starts", .texts = relation_from},
    {.name = "to", .summary = "and of where it ends", .texts = relation_to},
    {.name = "role", .summary = "its role", .texts = relation_role},
    {.name = "label", .summary = "its label", .texts = relation_label},
    {.name = "source",
     .summary = "the id of each source that it cites",
     .kind = QUERY_IS_WORD,
     .texts = relation_source,
     .known = source_known,
     .near = dossier_suggest_source,
     .word = "source"},
    {.name = "quote", .summary = "its quote", .texts = relation_quote},
    {.name = "note", .summary = "its note", .texts = relation_note},
    {.name = "url", .summary = "its address", .texts = relation_url},
    {.name = "confidence",
     .summary = "from 0 to 1: its own, else by its sources, else 1",
     .kind = QUERY_IS_NUMBER,
     .number = confidence_of},
    {.name = "weight",
     .summary = "its own, else its type's",
     .kind = QUERY_IS_NUMBER,
     .number = view_weight},
    {.name = "when", .summary = "its date", .kind = QUERY_IS_DATE, .days = days_of_relation},
    {.name = "start", .summary = "when it begins", .kind = QUERY_IS_DATE, .days = relation_start},
    {.name = "end", .summary = "when it ends", .kind = QUERY_IS_DATE, .days = relation_end},
};

size_t query_name_count(enum query_subject subject)
{
    return subject == QUERY_ENTITIES ? sizeof of_entities / sizeof *of_entities
                                     : sizeof of_relations / sizeof *of_relations;
}

const struct query_name *query_name_at(enum query_subject subject, size_t index)
{
    return subject == QUERY_ENTITIES ? &of_entities[index] : &of_relations[index];
}

const struct query_name *query_name_find(enum query_subject subject, const char *name)
{
    for (size_t i = 0; i < query_name_count(subject); i++)
        if (strcmp(query_name_at(subject, i)->name, name) == 0)
            return query_name_at(subject, i);
    return NULL;
}
