/*
 * check_dossier_roundtrip.c: dossiers as DOT: what is read is what was meant, and what is written
 * reads back as the same dossier, for us and, in nodes and edges, for cgraph.
 */
#include "suites.h"

#include "base/xalloc.h"
#include <entente/format.h>

#include <check.h>
#include <graphviz/cgraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct dossier *read_string(const char *string, struct diagnostics *diagnostics)
{
    struct dossier *dossier = dossier_new();
    struct text bytes = {0};
    struct error error = {0};
    text_add(&bytes, string);
    if (!dossier_read_bytes(dossier, "t.dot", &bytes, NULL, NULL, diagnostics, &error)) {
        dossier_free(dossier);
        dossier = NULL;
    }
    error_release(&error);
    text_release(&bytes);
    return dossier;
}

static void write_dossier(const struct dossier *dossier, struct text *out)
{
    struct error error = {0};
    ck_assert_msg(dossier_write(dossier, NULL, out, NULL, &error), "%s", error.message);
}

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

static void say_entities(const struct dossier *dossier, struct text *out)
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

static void say_sources(const struct dossier *dossier, struct text *out)
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

static void say_relations(const struct dossier *dossier, struct text *out)
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

static void say_dossier(const struct dossier *dossier, struct text *out)
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

static struct dossier *generate(uint64_t seed)
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

static struct dossier *read_back(const struct text *dot, uint64_t seed)
{
    struct diagnostics diagnostics = {0};
    struct dossier *dossier = read_string(dot->data, &diagnostics);
    struct text found = {0};
    for (size_t i = 0; i < diagnostics.count; i++)
        if (diagnostics.items[i].severity == SEVERITY_ERROR)
            error_format(&diagnostics.items[i], &found);
    ck_assert_msg(dossier, "seed %lu: %s in\n%s", (unsigned long)seed, text_string(&found),
                  dot->data);
    text_release(&found);
    diagnostics_release(&diagnostics);
    return dossier;
}

START_TEST(test_round_trip)
{
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct dossier *dossier = generate(seed);
        struct text dot = {0}, again = {0}, wanted = {0}, actual = {0};
        write_dossier(dossier, &dot);
        struct dossier *back = read_back(&dot, seed);
        say_dossier(dossier, &wanted);
        say_dossier(back, &actual);
        if (strcmp(wanted.data, actual.data) != 0)
            ck_abort_msg("seed %lu: %s\nbecomes\n%s\nby way of\n%s", (unsigned long)seed,
                         wanted.data, actual.data, dot.data);
        write_dossier(back, &again);
        ck_assert_str_eq(dot.data, again.data);
        dossier_free(dossier);
        dossier_free(back);
        text_release(&dot);
        text_release(&again);
        text_release(&wanted);
        text_release(&actual);
    }
}
END_TEST

/* The string without newlines: cgraph's scanner loses one that stands alone between escapes. */
static char *without_newlines(const char *string)
{
    struct text out = {0};
    for (; string && *string; string++)
        if (*string != '\n')
            text_add_char(&out, *string);
    char *copy = xstrdup(text_string(&out));
    text_release(&out);
    return copy;
}

/* The graph's node of that name has the value, for cgraph. */
static void check_value(Agraph_t *graph, const char *node, const char *name, const char *value)
{
    Agnode_t *found = agnode(graph, (char *)(uintptr_t)node, 0);
    if (!found && strchr(node, '\n'))
        return;
    ck_assert_msg(found, "cgraph has no node %s", node);
    char *theirs = without_newlines(agget(found, (char *)(uintptr_t)name));
    char *ours = without_newlines(value);
    ck_assert_str_eq(theirs, ours);
    free(theirs);
    free(ours);
}

START_TEST(test_cgraph_reads_it)
{
    for (uint64_t seed = 0; seed < 100; seed++) {
        struct dossier *dossier = generate(seed);
        struct text dot = {0};
        write_dossier(dossier, &dot);
        Agraph_t *graph = agmemread(dot.data);
        ck_assert_msg(graph, "seed %lu: cgraph refuses\n%s", (unsigned long)seed, dot.data);
        ck_assert_int_eq(agnedges(graph), (int)dossier->relation_count);
        for (size_t i = 0; i < dossier->entity_count; i++) {
            const struct entity *entity = &dossier->entities[i];
            check_value(graph, entity->id, "note", entity->note);
            check_value(graph, entity->id, "aliases", entity->aliases);
        }
        for (size_t i = 0; i < dossier->source_count; i++)
            check_value(graph, dossier->sources[i].id, "title", dossier->sources[i].title);
        agclose(graph);
        dossier_free(dossier);
        text_release(&dot);
    }
}
END_TEST

/* ---- Readings and their messages ---- */

static const struct {
    const char *dot, *says;
} readings[] = {
    {"digraph { a -> b [relation=membersip]; a -> b [relation=membersip]; }",
     "t.dot:1:28: warning: unknown relation type 'membersip', 2 times|did you mean membership?"},
    {"digraph { a [kind=stat]; }", "t.dot:1:19: warning: unknown kind 'stat'|did you mean state?"},
    {"digraph { a -> b [whne=2010, color=red]; }",
     "t.dot:1:19: warning: unknown attribute 'whne' of a relation|did you mean when?"},
    {"digraph { a [population=5]; }",
     "t.dot:1:14: note: unknown attribute 'population' of an entity|it is kept as it is"},
    {"digraph {\n  a -> b [when=\"2010-13\"];\n}",
     "t.dot:2:22: error: when \"2010-13\": there is no month 13"},
    {"digraph { a -> b [weight=0]; }", "t.dot:1:26: error: weight \"0\": expected a number above"},
    {"digraph { a -> b [weight=inf]; }", "t.dot:1:26: error: weight \"inf\": expected a number"},
    {"digraph { a -> b [weight=\"2x\"]; }", "t.dot:1:28: error: weight \"2x\": expected a number"},
    {"digraph { a -> b [weight=\"1e999\"]; }", "t.dot:1:27: error: weight \"1e999\": expected"},
    {"digraph { a -> b [weight=1e9]; }", "t.dot:1:27: warning: the number 1 ends here and a name"},
    {"digraph { a -> b [confidence=1.5]; }", "t.dot:1:30: error: confidence \"1.5\": expected"},
    {"digraph { a -> b [confidence=G1]; }", "t.dot:1:30: error: confidence \"G1\": expected"},
    {"digraph { s [kind=source, reliability=b]; }", "t.dot:1:39: error: reliability \"b\": exp"},
    {"digraph { t [kind=relation, family=membrship]; }",
     "t.dot:1:36: error: family \"membrship\": no such family; did you mean membership"},
    {"digraph { t [kind=relation, lasting=often]; }", "t.dot:1:37: error: lasting \"often\": ex"},
    {"digraph { s [kind=source]; a -> s; }",
     "t.dot:1:28: error: 's' is a source, and cannot be an end of a relation|source=\"s\""},
    {"digraph { t [kind=relation]; t -> b; }", "t.dot:1:30: error: 't' is a relation type"},
    {"digraph { a [note=1] } digraph { a [note=2] }",
     "t.dot:1:42: warning: 'a' has note \"2\" here, and \"1\" before|which t.dot:1 begins"},
    {"digraph { a [kind=state] } digraph { a [kind=person] }",
     "t.dot:1:46: warning: 'a' has kind \"person\" here, and \"state\" before"},
    {"digraph { subgraph cluster_x { a } }", "t.dot:1:11: note: subgraphs are read for what is in"},
    {"digraph { a [label=<b>] }", "t.dot:1:20: warning: label is an HTML string"},
    {"digraph { k [kind=kind, label=x] }", "unknown attribute 'label' of an entity kind|not kept"},
};

START_TEST(test_messages)
{
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        struct diagnostics diagnostics = {0};
        struct text said = {0}, says = {0};
        dossier_free(read_string(readings[i].dot, &diagnostics));
        for (size_t j = 0; j < diagnostics.count; j++)
            error_format(&diagnostics.items[j], &said);
        text_add(&says, readings[i].says);
        for (char *save = NULL, *part = strtok_r(says.data, "|", &save); part;
             part = strtok_r(NULL, "|", &save))
            ck_assert_msg(strstr(text_string(&said), part), "%s should say\n%s\nand says\n%s",
                          readings[i].dot, part, text_string(&said));
        text_release(&said);
        text_release(&says);
        diagnostics_release(&diagnostics);
    }
}
END_TEST

/* What a text reads as, in the words of say_dossier(): the lines of entities and relations. */
static const struct {
    const char *dot, *says;
} meanings[] = {
    {"graph { a -- b }", "entity [a] entity 0\nentity [b] entity 0\nrelation [a] [b] tie 1 0\n"},
    {"digraph { a -> b [dir=none] }",
     "entity [a] entity 0\nentity [b] entity 0\nrelation [a] [b] tie 1 0\n"},
    {"graph { a -- b [dir=forward] }",
     "entity [a] entity 0\nentity [b] entity 0\nrelation [a] [b] tie 0 0 dir=[forward]\n"},
    {"digraph { node [kind=state]; A; {B C} -> A [relation=support, weight=2] }",
     "entity [A] state 1\nentity [B] state 0\nentity [C] state 0\n"
     "relation [B] [A] support 0 2\nrelation [C] [A] support 0 2\n"},
    {"digraph { s [kind=source, title=T]; a [source=s, when=2010, shape=box] }",
     "source [s] 0 title=[T]\nentity [a] entity 1 source=[s] when=[2010] shape=[box]\n"},
    {"digraph { a [when=\"\", label=\"\", kind=\"\"] }", "entity [a] entity 1\n"},
    {"digraph { a:p -> b:q:n }", "entity [a] entity 0\nentity [b] entity 0\n"
                                 "relation [a] [b] tie 0 0 tailport=[p] headport=[q:n]\n"},
    {"digraph { a [note=1] } digraph { a [note=2, url=u, x=1] } digraph { a [x=2, y=3] }",
     "entity [a] entity 1 note=[1] url=[u] x=[1] y=[3]\n"},
};

START_TEST(test_meanings)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        struct diagnostics diagnostics = {0};
        struct text said = {0};
        struct dossier *dossier = read_string(meanings[i].dot, &diagnostics);
        ck_assert_msg(dossier, "%s", meanings[i].dot);
        say_sources(dossier, &said);
        say_entities(dossier, &said);
        say_relations(dossier, &said);
        ck_assert_str_eq(said.data, meanings[i].says);
        ck_assert_uint_eq(dossier->entities[0].place.line, 1);
        dossier_free(dossier);
        text_release(&said);
        diagnostics_release(&diagnostics);
    }
}
END_TEST

START_TEST(test_declared_words)
{
    struct diagnostics diagnostics = {0};
    struct dossier *dossier =
        read_string("digraph { a [kind=junta]; junta [kind=kind]; a -> b [relation=snub];\n"
                    "snub [kind=relation, family=dissent, weight=3, along=.5];\n"
                    "membership [kind=relation, lasting=no] }",
                    &diagnostics);
    ck_assert_ptr_nonnull(dossier);
    ck_assert_uint_eq(diagnostics.count, 0);
    uint32_t snub = vocabulary_find_type(&dossier->vocabulary, "snub");
    const struct relation_type *type = &dossier->vocabulary.types[snub];
    ck_assert_int_eq(type->family, FAMILY_DISSENT);
    ck_assert_double_eq(type->weight, 3);
    ck_assert_double_eq(type->along, .5);
    ck_assert_double_eq(type->against, 0);
    ck_assert_uint_eq(type->place.line, 2);
    ck_assert_int_eq(relation_sign(dossier, &dossier->relations[0]), -1);
    type = &dossier->vocabulary.types[vocabulary_find_type(&dossier->vocabulary, "membership")];
    ck_assert(!type->lasting && type->edited);
    ck_assert_int_eq(type->family, FAMILY_MEMBERSHIP);
    ck_assert_double_eq(type->against, .5);
    ck_assert_uint_eq(dossier->entity_count, 2);
    dossier_free(dossier);
    diagnostics_release(&diagnostics);
}
END_TEST

/* What says nothing new says nothing wrong. */
START_TEST(test_no_messages)
{
    struct diagnostics diagnostics = {0};
    struct dossier *dossier = read_string(
        "digraph { a [kind=state, note=n, x=1, color=red] s [kind=source, title=t] x [kind=kind] }"
        "digraph { a [kind=entity, note=n, color=blue] s [title=t] b -> a [pos=\"1,2\"] }",
        &diagnostics);
    ck_assert_ptr_nonnull(dossier);
    ck_assert_uint_eq(dossier->source_count, 1);
    ck_assert_uint_eq(diagnostics.count, 1);
    ck_assert_ptr_nonnull(strstr(diagnostics.items[0].message, "unknown attribute 'x'"));
    dossier_free(dossier);
    diagnostics_release(&diagnostics);
}
END_TEST

START_TEST(test_names_clash)
{
    struct dossier *dossier = dossier_new();
    struct text out = {0};
    struct error error = {0};
    dossier_add_source(dossier, "x");
    dossier_add_entity(dossier, "x");
    ck_assert(!dossier_write(dossier, "dot", &out, NULL, &error));
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    ck_assert_uint_eq(out.length, 0);
    error_release(&error);
    text_release(&out);
    dossier_free(dossier);
}
END_TEST

START_TEST(test_formats)
{
    struct error error = {0};
    ck_assert_str_eq(format_for_path("a/b.GV", &error)->name, "dot");
    ck_assert_str_eq(format_for_path("-", &error)->name, "dot");
    ck_assert_str_eq(format_for_path("a.b/c", &error)->name, "dot");
    ck_assert_ptr_null(format_for_path("a.csvx", &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_ptr_nonnull(strstr(error.hint, ".dot .gv"));
    error_release(&error);
    ck_assert_ptr_null(format_find("dto", &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    error_release(&error);
    ck_assert_ptr_null(format_at(1000));
}
END_TEST

START_TEST(test_file_errors)
{
    struct dossier *dossier = dossier_new();
    struct read_options limits = read_options_default();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    struct text bytes = {0};
    ck_assert(!dossier_read_file(dossier, "no/such.dot", NULL, NULL, &diagnostics, &error));
    ck_assert_int_eq(error.kind, ERROR_IO);
    error_release(&error);
    limits.file_size = 10;
    ck_assert(!dossier_read_file(dossier, "tests/check_dot.c", &limits, "dot", NULL, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.hint, "--max-file-size"));
    error_release(&error);
    text_add(&bytes, "digraph {\n a -> ;\n}");
    ck_assert(!dossier_read_bytes(dossier, "m", &bytes, NULL, NULL, NULL, &error));
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    ck_assert_uint_eq(error.line, 2); /* without a list, the error is the first one itself */
    ck_assert_uint_eq(error.column, 7);
    ck_assert_uint_eq(dossier->entity_count, 0);
    error_release(&error);
    text_release(&bytes);
    dossier_free(dossier);
}
END_TEST

Suite *dossier_roundtrip_suite(void)
{
    Suite *suite = suite_create("dossier_roundtrip");
    TCase *cases = tcase_create("dossier_roundtrip");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, test_round_trip);
    tcase_add_test(cases, test_cgraph_reads_it);
    tcase_add_test(cases, test_messages);
    tcase_add_test(cases, test_meanings);
    tcase_add_test(cases, test_declared_words);
    tcase_add_test(cases, test_no_messages);
    tcase_add_test(cases, test_names_clash);
    tcase_add_test(cases, test_formats);
    tcase_add_test(cases, test_file_errors);
    suite_add_tcase(suite, cases);
    return suite;
}
