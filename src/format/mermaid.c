/*
 * mermaid.c: a dossier as a Mermaid flowchart, to be pasted into notes: entities as nodes in the
 * shape of their kind, relations as lines in the style of their family, with what they are, the
 * role and the date as labels. Nothing reads it back; what it has no room for is counted.
 */
#include "format/mermaid.h"

#include "base/names.h"
#include "base/xalloc.h"
#include "format/json_write.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Renderers refuse more, unless they are set up otherwise. */
enum { EDGES_MAX = 500 };

/* To add a kind: a row here. Any other one has the shape of the first. */
static const struct {
    const char *kind, *open, *close;
} shapes[] = {
    {"entity", "[\"", "\"]"},   {"state", "(\"", "\")"},   {"organization", "[[\"", "\"]]"},
    {"person", "([\"", "\"])"}, {"body", "{{\"", "\"}}"},  {"force", "[/\"", "\"\\]"},
    {"bloc", "((\"", "\"))"},   {"place", "[(\"", "\")]"}, {"document", "[/\"", "\"/]"},
    {"event", "{\"", "\"}"},
};

/* The line of a relation with a direction, and of one without. */
static const struct {
    const char *arrow, *line;
} lines[FAMILY_COUNT] = {
    [FAMILY_MEMBERSHIP] = {"-->", "---"},   [FAMILY_PRESIDENCY] = {"==>", "==="},
    [FAMILY_OFFICE] = {"==>", "==="},       [FAMILY_STRUCTURE] = {"-.->", "-.-"},
    [FAMILY_COOPERATION] = {"--o", "o--o"}, [FAMILY_DISSENT] = {"--x", "x--x"},
    [FAMILY_TIE] = {"-->", "---"},
};

/* What the first characters would make of a label: a list, which Mermaid refuses. */
static bool starts_list(const char *start, const char *at)
{
    size_t digits = strspn(start, "0123456789");
    if (at == start)
        return strchr("-+*", *at) != NULL;
    return digits && at == start + digits && (*at == '.' || *at == ')');
}

/* Adds the string for between quotes: what means something to Mermaid or to HTML by its number. */
static void add_label(struct text *out, const char *string)
{
    for (const char *at = string; *at; at++) {
        if (*at == '\n')
            text_add(out, "<br/>");
        else if ((unsigned char)*at < ' ' || *at == 127)
            text_add_char(out, ' ');
        else if (strchr("\"#&<>`\\%", *at) || starts_list(string, at))
            text_addf(out, "#%d;", *at);
        else
            text_add_char(out, *at);
    }
}

static void write_node(const struct dossier *dossier, size_t index, struct text *out)
{
    const struct entity *entity = &dossier->entities[index];
    const char *kind = dossier->vocabulary.kinds[entity->kind].name;
    size_t shape = sizeof shapes / sizeof *shapes - 1;
    while (shape && strcmp(shapes[shape].kind, kind) != 0)
        shape--;
    text_addf(out, "    n%zu%s", index, shapes[shape].open);
    add_label(out, *entity_label(entity) ? entity_label(entity) : " ");
    text_addf(out, "%s\n", shapes[shape].close);
}

/* "presidency (rotating), 2010-12/2011-12"; a mere tie has no word for itself. */
static void describe(const struct dossier *dossier, const struct relation *relation,
                     struct text *out)
{
    const struct relation_type *type = &dossier->vocabulary.types[relation->type];
    const struct evidence *evidence = relation_evidence(dossier, relation);
    if (evidence->label)
        text_add(out, evidence->label);
    else if (relation->type != TYPE_TIE)
        text_add(out, type->label ? type->label : type->name);
    if (evidence->role)
        text_addf(out, out->length ? " (%s)" : "%s", evidence->role);
    if (edtf_given(relation_when(dossier, relation))) {
        text_add(out, out->length ? ", " : "");
        edtf_format(relation_when(dossier, relation), out);
    }
}

static void write_edge(const struct dossier *dossier, const struct relation *relation,
                       struct text *out)
{
    enum family family = relation_family(dossier, relation);
    struct text label = {0};
    describe(dossier, relation, &label);
    text_addf(out, "    n%u %s", (unsigned)relation->from,
              relation_symmetric(dossier, relation) ? lines[family].line : lines[family].arrow);
    if (label.length) {
        text_add(out, "|\"");
        add_label(out, label.data);
        text_add(out, "\"|");
    }
    text_addf(out, " n%u\n", (unsigned)relation->to);
    text_release(&label);
}

/* Dissent is red, whatever the theme. */
static void write_styles(const struct dossier *dossier, struct text *out)
{
    bool any = false;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        if (relation_sign(dossier, &dossier->relations[i]) > 0)
            continue;
        text_addf(out, "%s%zu", any ? "," : "    linkStyle ", i);
        any = true;
    }
    text_add(out, any ? " stroke:#b22222,color:#b22222\n" : "");
}

/* ---- What is lost ---- */

/* How often each attribute has no place. */
struct counts {
    struct names names;
    size_t *items, count, capacity;
};

static void count_lost(struct counts *counts, const struct record *record, const char *const *shown)
{
    for (size_t i = 0; i < record->count; i++) {
        const struct record_attribute *attribute = &record->attributes[i];
        bool seen = false;
        for (const char *const *name = shown; *name; name++)
            seen = seen || (!attribute->html && strcmp(*name, attribute->name) == 0);
        if (seen)
            continue;
        uint32_t id = names_add(&counts->names, attribute->name, strlen(attribute->name));
        counts->items =
            xgrow(counts->items, counts->count, &counts->capacity, sizeof *counts->items);
        if (id == counts->count)
            counts->items[counts->count++] = 0;
        counts->items[id]++;
    }
}

static void warn(struct diagnostics *lost, const char *hint, const char *what)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "Mermaid has no place for %s", what);
    if (hint)
        error_hint(&error, "%s", hint);
    error.severity = SEVERITY_WARNING;
    diagnostics_take(lost, &error);
}

static void report_counts(struct counts *counts, const char *whose, struct diagnostics *lost)
{
    struct text what = {0};
    text_addf(&what, "attributes of %s: ", whose);
    for (uint32_t i = 0; i < counts->count; i++)
        text_addf(&what, "%s%s (%zu)", i ? ", " : "", names_at(&counts->names, i),
                  counts->items[i]);
    if (counts->count)
        warn(lost, NULL, what.data);
    text_release(&what);
    names_release(&counts->names);
    free(counts->items);
    *counts = (struct counts){0};
}

static void report_records(const struct dossier *dossier, struct diagnostics *lost)
{
    static const char *const of_graph[] = {"title", NULL},
                             *const of_entity[] = {"kind", "label", NULL},
                             *const of_relation[] = {"relation", "dir",  "label",
                                                     "role",     "when", NULL};
    struct counts counts = {0};
    struct record record = {0};
    record_of_graph(&record, dossier);
    count_lost(&counts, &record, of_graph);
    report_counts(&counts, "the dossier", lost);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        record_of_entity(&record, dossier, i);
        count_lost(&counts, &record, of_entity);
    }
    report_counts(&counts, "entities", lost);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        record_of_relation(&record, dossier, i);
        count_lost(&counts, &record, of_relation);
    }
    report_counts(&counts, "relations", lost);
    record_release(&record);
}

static void report_lost(const struct dossier *dossier, struct diagnostics *lost)
{
    struct text what = {0};
    if (dossier->source_count) {
        text_addf(&what, "%zu source%s", dossier->source_count,
                  dossier->source_count == 1 ? "" : "s");
        warn(lost, NULL, what.data);
    }
    report_records(dossier, lost);
    if (dossier->relation_count > EDGES_MAX) {
        text_clear(&what);
        text_addf(&what, "%zu relations, as it is usually set up", dossier->relation_count);
        warn(lost,
             "it draws 500, unless its maxEdges says more; --relations and --as-of leave "
             "some out",
             what.data);
    }
    text_release(&what);
}

bool mermaid_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                   struct error *error)
{
    (void)error;
    if (dossier->title) {
        text_add(out, "---\ntitle: ");
        json_add_string(out, dossier->title); /* which is a string of YAML, too */
        text_add(out, "\n---\n");
    }
    text_add(out, "flowchart LR\n");
    for (size_t i = 0; i < dossier->entity_count; i++)
        write_node(dossier, i, out);
    for (size_t i = 0; i < dossier->relation_count; i++)
        write_edge(dossier, &dossier->relations[i], out);
    write_styles(dossier, out);
    report_lost(dossier, lost);
    return true;
}
