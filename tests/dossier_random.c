/*
 * dossier_random.c: dossiers of random records, with strings that are hard on whoever writes them.
 */
#include "dossier_random.h"

#include <check.h>
#include <string.h>

struct generator {
    uint64_t state;
    struct dossier *dossier;
};

static uint32_t draw(struct generator *generator, uint32_t below)
{
    generator->state = generator->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(generator->state >> 33) % below;
}

/* A string of pieces that are hard on a writer; never empty. */
static const char *draw_string(struct generator *generator)
{
    static const char *const pieces[] = {"a",
                                         "Tbilisi",
                                         " ",
                                         "\\",
                                         "\"",
                                         "\\\"",
                                         "\n",
                                         "\\\n",
                                         "\r\n",
                                         "\\\r\n",
                                         "<b>",
                                         "<",
                                         ">",
                                         "&",
                                         "é",
                                         "Россия",
                                         "\t",
                                         "\\\\",
                                         "'",
                                         "//",
                                         "/*",
                                         "#",
                                         "node",
                                         "->",
                                         ";",
                                         "{",
                                         "]",
                                         "=",
                                         "\\N",
                                         "|",
                                         "1.5",
                                         "-7",
                                         "+",
                                         "\xEF\xBB\xBF",
                                         "\n# 42 \"x\"\n",
                                         "\v"};
    struct text text = {0};
    uint32_t count = 1 + draw(generator, 5);
    while (count--)
        text_add(&text, pieces[draw(generator, sizeof pieces / sizeof *pieces)]);
    if (draw(generator, 60) == 0) /* longer than Graphviz's scanner takes in one piece */
        for (int i = 0; i < 3000; i++)
            text_add(&text, i % 7 ? "wörd \\" : "\\\"");
    const char *string = dossier_string(generator->dossier, text.data, text.length);
    text_release(&text);
    return string;
}

static const char *maybe_string(struct generator *generator)
{
    return draw(generator, 3) ? NULL : draw_string(generator);
}

static struct edtf maybe_date(struct generator *generator)
{
    static const char *const dates[] = {"2010",       "2010-12/..", "2009-06/2010-12", "201X",
                                        "2011-05-18", "../1999",    "1984?",           "2004-06~/",
                                        "/2004%",     "-0044-03-15"};
    struct edtf date = {0};
    struct text reason = {0};
    const char *string = dates[draw(generator, sizeof dates / sizeof *dates)];
    if (draw(generator, 2))
        ck_assert(edtf_parse(&date, string, strlen(string), NULL, &reason));
    text_release(&reason);
    return date;
}

static struct attribute_span maybe_attributes(struct generator *generator)
{
    static const char *const names[] = {"color", "populatoin", "node", "a b", "\\", "label1"};
    static const char html[] = "<b>x \\ \"y\"</b>";
    struct attribute attributes[6];
    uint32_t count = 0;
    for (uint32_t i = 0; i < 6; i++) {
        if (draw(generator, 4))
            continue;
        attributes[count].name = dossier_string(generator->dossier, names[i], strlen(names[i]));
        attributes[count].html = !draw(generator, 3);
        if (!draw(generator, 5))
            attributes[count].value = dossier_string(generator->dossier, "", 0);
        else if (attributes[count].html)
            attributes[count].value = dossier_string(generator->dossier, html, strlen(html));
        else
            attributes[count].value = draw_string(generator);
        count++;
    }
    return dossier_add_attributes(generator->dossier, attributes, count);
}

static double maybe_weight(struct generator *generator)
{
    static const double weights[] = {0, 0, 1, 2, .1, 1. / 3, 1e-300, 123456789012345.};
    return weights[draw(generator, sizeof weights / sizeof *weights)];
}

static void generate_vocabulary(struct generator *generator)
{
    struct vocabulary *vocabulary = &generator->dossier->vocabulary;
    for (uint32_t i = draw(generator, 3); i-- > 0;) {
        struct text name = {0};
        text_addf(&name, "kind %u", draw(generator, 100));
        uint32_t kind = vocabulary_add_kind(
            vocabulary, dossier_string(generator->dossier, name.data, name.length));
        vocabulary->kinds[kind].declared = true;
        vocabulary->kinds[kind].note = maybe_string(generator);
        text_release(&name);
    }
    for (uint32_t i = draw(generator, 4); i-- > 0;) {
        static const char *const names[] = {"conflict", "membership", "type 1", "type\\", "<t>"};
        const char *name = names[draw(generator, 5)];
        uint32_t index = vocabulary_add_type(vocabulary, name);
        struct relation_type *type = &vocabulary->types[index];
        if (type->place.line)
            continue;
        type->declared = type->edited = true;
        if (draw(generator, 2))
            relation_type_set_family(type, (enum family)draw(generator, FAMILY_COUNT));
        type->label = maybe_string(generator);
        type->note = maybe_string(generator);
        double weight = maybe_weight(generator);
        type->weight = weight > 0 ? weight : type->weight;
        type->symmetric = draw(generator, 2);
        type->lasting = draw(generator, 2);
        type->along = draw(generator, 2) ? .125 : type->along;
    }
}

static void generate_sources(struct generator *generator)
{
    for (uint32_t i = 0, count = draw(generator, 4); i < count; i++) {
        struct text id = {0};
        text_addf(&id, "source %u %s", i, draw_string(generator));
        uint32_t index = dossier_add_source(generator->dossier, id.data);
        struct source *source = &generator->dossier->sources[index];
        source->title = maybe_string(generator);
        source->author = maybe_string(generator);
        source->publisher = maybe_string(generator);
        source->url = maybe_string(generator);
        source->note = maybe_string(generator);
        source->file = maybe_string(generator);
        source->date = maybe_date(generator);
        source->reliability = "\0ABCDEF"[draw(generator, 7)];
        source->attributes = maybe_attributes(generator);
        text_release(&id);
    }
}

static void generate_entities(struct generator *generator)
{
    for (uint32_t i = 0, count = draw(generator, 8); i < count; i++) {
        const char *id = draw_string(generator);
        if (dossier_find_source(generator->dossier, id) != DOSSIER_NONE ||
            vocabulary_find_type(&generator->dossier->vocabulary, id) != VOCABULARY_NONE)
            continue;
        uint32_t index = dossier_add_entity(generator->dossier, id);
        struct entity *entity = &generator->dossier->entities[index];
        entity->kind = draw(generator, (uint32_t)generator->dossier->vocabulary.kind_count);
        entity->label = maybe_string(generator);
        entity->aliases = maybe_string(generator);
        entity->source = maybe_string(generator);
        entity->note = maybe_string(generator);
        entity->url = maybe_string(generator);
        entity->when = maybe_date(generator);
        entity->attributes = maybe_attributes(generator);
        entity->declared = true;
    }
}

static void generate_relations(struct generator *generator)
{
    struct dossier *dossier = generator->dossier;
    static const char *const confidences[] = {NULL, "0.8", "1", "B2", "F6"};
    for (uint32_t i = 0, count = draw(generator, 8); i < count; i++) {
        uint32_t entities = (uint32_t)dossier->entity_count;
        uint32_t new = dossier_add_entity(dossier, i ? "named \\ only" : "named only");
        if (new < entities && entities > 1 && draw(generator, 2))
            new = draw(generator, entities);
        struct relation relation = {.from = new, .to = draw(generator, new + 1)};
        relation.type = draw(generator, (uint32_t)dossier->vocabulary.type_count);
        relation.undirected = !draw(generator, 3);
        struct edtf when = maybe_date(generator);
        struct evidence evidence = {0};
        relation.weight = maybe_weight(generator);
        evidence.source = maybe_string(generator);
        evidence.quote = maybe_string(generator);
        evidence.role = maybe_string(generator);
        evidence.note = maybe_string(generator);
        evidence.url = maybe_string(generator);
        evidence.label = maybe_string(generator);
        evidence.confidence = confidences[draw(generator, 5)];
        evidence.attributes = maybe_attributes(generator);
        relation.when = dossier_date(dossier, &when);
        relation.evidence = dossier_evidence(dossier, &evidence);
        dossier_add_relation(dossier, &relation);
    }
}

struct dossier *random_dossier(uint64_t seed)
{
    struct generator generator = {.state = seed * 2654435761u + 1, .dossier = dossier_new()};
    for (int i = 0; i < 4; i++)
        draw(&generator, 2);
    generator.dossier->name = maybe_string(&generator);
    generator.dossier->title = maybe_string(&generator);
    generator.dossier->note = maybe_string(&generator);
    generator.dossier->date = maybe_date(&generator);
    generator.dossier->graph_attributes = maybe_attributes(&generator);
    generate_vocabulary(&generator);
    generate_sources(&generator);
    generate_entities(&generator);
    generate_relations(&generator);
    return generator.dossier;
}
