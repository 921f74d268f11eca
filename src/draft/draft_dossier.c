/*
 * draft_dossier.c: a draft as a dossier: entities with their other names, then relations with
 * quote, paragraph, byte and confidence, the sure ones first and the two tiers never mixed.
 */
#include "draft/draft.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char disclaimer[] =
    "A first draft, made by pattern from one article and checked by nobody. Of each relation: read "
    "the quote, then keep it, mend it or strike it out. A relation with the note \"suggested\" "
    "rests on a cue near two names, or on a phrasing with an end that is doubtful.";

struct writing {
    const struct draft *draft;
    struct dossier *dossier;
    uint32_t *entities; /* by the article's entity: the dossier's */
    const char *source; /* the id of the article */
    uint32_t file;
};

static const char *string(struct writing *writing, const char *value)
{
    return dossier_string(writing->dossier, value, strlen(value));
}

static const char *passage(struct writing *writing, struct span span)
{
    return dossier_string(writing->dossier, writing->draft->article.text + span.start,
                          span.end - span.start);
}

static const char *number(struct writing *writing, size_t value)
{
    struct text text = {0};
    text_addf(&text, "%zu", value);
    const char *kept = string(writing, text_string(&text));
    text_release(&text);
    return kept;
}

/* The aliases parted by '|', which none of them may hold; NULL: none. */
static const char *aliases_of(struct writing *writing, const struct drafted_entity *entity)
{
    struct text all = {0};
    for (uint32_t i = 0; i < entity->alias_count; i++)
        if (!strchr(entity->aliases[i], '|') && strcmp(entity->aliases[i], entity->name) != 0)
            text_addf(&all, "%s%s", all.length ? "|" : "", entity->aliases[i]);
    const char *kept = all.length ? string(writing, text_string(&all)) : NULL;
    text_release(&all);
    return kept;
}

static void add_entity(struct writing *writing, uint32_t index)
{
    const struct drafted_entity *entity = &writing->draft->article.entities[index];
    uint32_t at = dossier_add_entity(writing->dossier, entity->name);
    const char *aliases = aliases_of(writing, entity);
    uint32_t kind = vocabulary_find_kind(&writing->dossier->vocabulary, entity->kind);
    const struct attribute attributes[] = {
        {string(writing, "mentions"), number(writing, entity->mentions), false},
        {string(writing, "offset"), number(writing, entity->first), false}};
    struct entity *added = &writing->dossier->entities[at];
    writing->entities[index] = at;
    if (added->declared)
        return;
    added->kind = kind == VOCABULARY_NONE ? KIND_ENTITY : kind;
    added->aliases = aliases;
    added->declared = true;
    /* A state that only its organs' names tell of stands nowhere by itself. */
    size_t count = entity->first == SIZE_MAX ? 1 : 2;
    struct attribute_span span = dossier_add_attributes(writing->dossier, attributes, count);
    writing->dossier->entities[at].attributes = span;
}

/* By index of an array, so that the sort needs no global. */
struct by_mentions {
    uint32_t entity, mentions;
    const char *name;
};

static int compare_mentions(const void *one, const void *other)
{
    const struct by_mentions *a = one, *b = other;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions ? -1 : 1;
    int names = strcmp(a->name, b->name);
    return names ? names : (a->entity > b->entity) - (a->entity < b->entity);
}

static void add_entities(struct writing *writing)
{
    const struct article *article = &writing->draft->article;
    size_t count = article->entity_count;
    struct by_mentions *order = xcalloc(count + 1, sizeof *order);
    for (uint32_t i = 0; i < count; i++)
        order[i] =
            (struct by_mentions){i, article->entities[i].mentions, article->entities[i].name};
    qsort(order, count, sizeof *order, compare_mentions);
    for (size_t i = 0; i < count; i++)
        add_entity(writing, order[i].entity);
    free(order);
}

/* "a/b c.txt" as an id: b-c. */
static void source_id(const char *path, struct text *out)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.'), *end = dot && dot > name ? dot : name + strlen(name);
    for (; name < end; name++) {
        unsigned char byte = (unsigned char)*name;
        if (isalnum(byte) || byte == '_' || byte >= 0x80)
            text_add_char(out, *name);
        else if (out->length && out->data[out->length - 1] != '-')
            text_add_char(out, '-');
    }
    if (!out->length)
        text_add(out, "article");
}

/* "Interfax" of 5 May 2011 as an id that nothing else has: interfax-2011-05-05. */
static void cited_id(const struct writing *writing, const struct date_mention *date,
                     struct text *out)
{
    struct span publisher = date->publisher;
    struct text words = {0};
    text_add_bytes(&words, writing->draft->article.text + publisher.start,
                   publisher.end - publisher.start);
    text_add_char(&words, '-');
    edtf_format(&date->date, &words);
    for (size_t i = 0; i < words.length; i++) {
        unsigned char byte = (unsigned char)words.data[i];
        if (isalnum(byte) || byte >= 0x80)
            text_add_char(out, (char)tolower(byte));
        else if (out->length && out->data[out->length - 1] != '-')
            text_add_char(out, '-');
    }
    while (dossier_find_entity(writing->dossier, text_string(out)) != DOSSIER_NONE ||
           strcmp(text_string(out), writing->source) == 0)
        text_add(out, "-text");
    text_release(&words);
}

static bool is_cited(const struct date_mention *date)
{
    return date->citation && date->publisher.end > date->publisher.start;
}

/* The reports that the article names in brackets: "(Interfax, May 5)". */
static void add_cited(struct writing *writing)
{
    const struct article *article = &writing->draft->article;
    for (size_t i = 0; i < article->date_count; i++) {
        const struct date_mention *date = &article->dates[i];
        struct text id = {0}, title = {0};
        if (!is_cited(date))
            continue;
        cited_id(writing, date, &id);
        struct source *source =
            &writing->dossier->sources[dossier_add_source(writing->dossier, text_string(&id))];
        source->publisher = passage(writing, date->publisher);
        source->date = date->date;
        text_addf(&title, "%s, as cited by %s", source->publisher, writing->source);
        source->title = string(writing, text_string(&title));
        text_release(&title);
        text_release(&id);
    }
}

/* The headline, where the article has one. */
static const char *headline(struct writing *writing)
{
    const struct article *article = &writing->draft->article;
    if (article->sentence_count && article->sentences[0].heading)
        return passage(writing, article->sentences[0].span);
    return NULL;
}

static void add_source(struct writing *writing, const char *path)
{
    struct text id = {0};
    source_id(path ? path : "article", &id);
    while (dossier_find_entity(writing->dossier, text_string(&id)) != DOSSIER_NONE)
        text_add(&id, "-text");
    uint32_t at = dossier_add_source(writing->dossier, text_string(&id));
    struct source *source = &writing->dossier->sources[at];
    writing->source = source->id;
    source->title = headline(writing);
    source->date = writing->draft->article.date;
    source->file = path ? string(writing, path) : NULL;
    text_release(&id);
}

static const char *citation(struct writing *writing, uint32_t sentence)
{
    struct text text = {0};
    uint32_t paragraph = writing->draft->article.sentences[sentence].paragraph;
    text_add(&text, writing->source);
    if (paragraph)
        text_addf(&text, "#%" PRIu32, paragraph);
    struct range dates = writing->draft->article.sentences[sentence].dates;
    for (uint32_t i = 0; i < dates.count; i++) {
        const struct date_mention *date = &writing->draft->article.dates[dates.first + i];
        if (is_cited(date)) {
            struct text id = {0};
            cited_id(writing, date, &id);
            text_addf(&text, "; %s", text_string(&id));
            text_release(&id);
        }
    }
    const char *kept = string(writing, text_string(&text));
    text_release(&text);
    return kept;
}

static const char *confidence(struct writing *writing, double value)
{
    struct text text = {0};
    text_addf(&text, "%.2g", value);
    const char *kept = string(writing, text_string(&text));
    text_release(&text);
    return kept;
}

static void add_relation(struct writing *writing, const struct drafted_relation *drafted)
{
    struct dossier *dossier = writing->dossier;
    uint32_t type = vocabulary_find_type(&dossier->vocabulary, drafted->type);
    const struct attribute offset = {string(writing, "offset"),
                                     number(writing, drafted->phrase.start), false};
    struct evidence evidence = {
        .source = citation(writing, drafted->sentence),
        .quote = passage(writing, drafted->phrase),
        .role = drafted->role.end > drafted->role.start ? passage(writing, drafted->role) : NULL,
        .note = drafted->tier == TIER_SUGGESTED ? string(writing, "suggested") : NULL,
        .confidence = confidence(writing, drafted->confidence),
        .attributes = dossier_add_attributes(dossier, &offset, 1)};
    struct relation relation = {.from = writing->entities[drafted->from],
                                .to = writing->entities[drafted->to],
                                .type = type == VOCABULARY_NONE ? TYPE_TIE : type,
                                .when = dossier_date(dossier, &drafted->when),
                                .evidence = dossier_evidence(dossier, &evidence)};
    if (relation.from != relation.to)
        dossier_add_relation(dossier, &relation);
}

static void add_tier(struct writing *writing, enum tier tier)
{
    const struct drafted_relations *relations = &writing->draft->relations;
    for (size_t i = 0; i < relations->count; i++)
        if (relations->items[i].tier == tier)
            add_relation(writing, &relations->items[i]);
}

struct dossier *draft_dossier(const struct draft *draft, const char *path)
{
    struct writing writing = {
        .draft = draft,
        .dossier = dossier_new(),
        .entities = xcalloc(draft->article.entity_count + 1, sizeof *writing.entities)};
    writing.dossier->name = string(&writing, "draft");
    writing.dossier->note = string(&writing, disclaimer);
    writing.dossier->date = draft->article.date;
    add_entities(&writing);
    add_source(&writing, path);
    add_cited(&writing);
    writing.dossier->title = writing.dossier->sources[0].title;
    add_tier(&writing, TIER_SURE);
    add_tier(&writing, TIER_SUGGESTED);
    free(writing.entities);
    return writing.dossier;
}
