/*
 * random_dossier.c: dossiers of everything that there may be in one, in strings that are hard on a
 * writer; and what a dossier says, to compare two of them.
 */
#include "random_dossier.h"

#include <check.h>
#include <string.h>

/* ---- A dossier as text that says all there is but places ---- */

static void say(struct text *out, const char *name, const char *value)
{
    if (value)
        text_addf(out, " %s=[%s]", name, value);
}

static void say_date(struct text *out, const char *name, const struct edtf *date)
{
    struct text text = {0};
    if (edtf_given(date))
        edtf_format(date, &text);
    say(out, name, text.data);
    text_release(&text);
}

static void say_span(struct text *out, const struct dossier *dossier, struct attribute_span span)
{
    for (uint32_t i = 0; i < span.count; i++) {
        const struct attribute *attribute = &dossier->attributes[span.first + i];
        say(out, attribute->name, attribute->value);
        if (attribute->html)
            text_add(out, "html");
    }
    text_add(out, "\n");
}

static void say_vocabulary(const struct vocabulary *vocabulary, struct text *out)
{
    for (size_t i = 0; i < vocabulary->kind_count; i++)
        if (vocabulary->kinds[i].declared) {
            text_addf(out, "kind %s", vocabulary->kinds[i].name);
            say(out, "note", vocabulary->kinds[i].note);
            text_add(out, "\n");
        }
    for (size_t i = 0; i < vocabulary->type_count; i++) {
        const struct relation_type *type = &vocabulary->types[i];
        if (!type->declared)
            continue;
        text_addf(out, "type %s %s %.17g %d%d%d%d %.17g %.17g", type->name,
                  family_name(type->family), type->weight, type->symmetric, type->lasting,
                  type->exclusive, type->edited, type->along, type->against);
        say(out, "label", type->label);
        say(out, "note", type->note);
        text_add(out, "\n");
    }
}

void say_entities(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        text_addf(out, "entity [%s] %s %d", entity->id,
                  dossier->vocabulary.kinds[entity->kind].name, entity->declared);
        say(out, "label", entity->label);
        say(out, "aliases", entity->aliases);
        say(out, "source", entity->source);
        say(out, "note", entity->note);
        say(out, "url", entity->url);
        say_date(out, "when", &entity->when);
        say_span(out, dossier, entity->attributes);
    }
}

void say_sources(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->source_count; i++) {
        const struct source *source = &dossier->sources[i];
        text_addf(out, "source [%s] %d", source->id, source->reliability);
        say(out, "title", source->title);
        say(out, "author", source->author);
        say(out, "publisher", source->publisher);
        say(out, "url", source->url);
        say(out, "note", source->note);
        say(out, "file", source->file);
        say_date(out, "date", &source->date);
        say_span(out, dossier, source->attributes);
    }
}

void say_relations(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct evidence *evidence = relation_evidence(dossier, relation);
        text_addf(out, "relation [%s] [%s] %s %d %.17g", dossier->entities[relation->from].id,
                  dossier->entities[relation->to].id,
                  dossier->vocabulary.types[relation->type].name, relation->undirected,
                  relation->weight);
        say(out, "source", evidence->source);
        say(out, "quote", evidence->quote);
        say(out, "role", evidence->role);
        say(out, "note", evidence->note);
        say(out, "url", evidence->url);
        say(out, "label", evidence->label);
        say(out, "confidence", evidence->confidence);
        say_date(out, "when", relation_when(dossier, relation));
        say_span(out, dossier, evidence->attributes);
    }
}

void say_dossier(const struct dossier *dossier, struct text *out)
{
    say(out, "name", dossier->name);
    say(out, "title", dossier->title);
    say(out, "note", dossier->note);
    say_date(out, "date", &dossier->date);
    say_span(out, dossier, dossier->graph_attributes);
    say_vocabulary(&dossier->vocabulary, out);
    say_sources(dossier, out);
    say_entities(dossier, out);
    say_relations(dossier, out);
}

/* ---- Generated dossiers ---- */

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
