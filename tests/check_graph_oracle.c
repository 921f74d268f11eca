/*
 * check_graph_oracle.c: other programs read what we write, and we read what they write: igraph's
 * own readers, and networkx and python-igraph where they are there, say the same of our files, in
 * entities, relations and attributes.
 */
#include "graph_formats.h"
#include "process.h"

#include "base/file.h"
#include "base/xalloc.h"
#include "format/record_columns.h"

#include <entente/format.h>

#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct dossier *read_file(const char *path)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    ck_assert_msg(dossier_read_file(dossier, path, NULL, NULL, NULL, &error), "%s: %s", path,
                  error.message);
    return dossier;
}

/* ---- igraph's readers in C ---- */

typedef igraph_error_t (*reader)(igraph_t *graph, FILE *file);

static igraph_error_t read_graphml(igraph_t *graph, FILE *file)
{
    return igraph_read_graph_graphml(graph, file, 0);
}

static const struct {
    const char *extension;
    reader read;
} readers[] = {
    {"graphml", read_graphml}, {"gml", igraph_read_graph_gml}, {"net", igraph_read_graph_pajek}};

enum { READERS = sizeof readers / sizeof *readers };

static reader find_reader(const char *path)
{
    for (size_t i = 0; i < READERS; i++)
        if (strcmp(file_extension(path), readers[i].extension) == 0)
            return readers[i].read;
    return NULL;
}

/* The entities and relations that igraph sees in the file are those that we see. */
static void check_igraph(const char *path)
{
    igraph_t graph;
    FILE *file = fopen(path, "r");
    struct dossier *dossier = read_file(path);
    ck_assert_ptr_nonnull(file);
    ck_assert_msg(find_reader(path)(&graph, file) == IGRAPH_SUCCESS, "igraph: %s", path);
    fclose(file);
    ck_assert_msg(igraph_vcount(&graph) == (igraph_integer_t)dossier->entity_count, "%s", path);
    ck_assert_msg(igraph_ecount(&graph) == (igraph_integer_t)dossier->relation_count, "%s", path);
    bool weighted = igraph_cattribute_has_attr(&graph, IGRAPH_ATTRIBUTE_EDGE, "weight");
    for (igraph_integer_t i = 0; i < igraph_ecount(&graph); i++) {
        const struct relation *relation = &dossier->relations[i];
        uint32_t low = relation->from < relation->to ? relation->from : relation->to;
        ck_assert_msg(IGRAPH_FROM(&graph, i) + IGRAPH_TO(&graph, i) ==
                          (igraph_integer_t)relation->from + relation->to,
                      "%s: edge %d", path, (int)i);
        ck_assert(IGRAPH_FROM(&graph, i) == low || IGRAPH_TO(&graph, i) == low);
        double weight = weighted ? EAN(&graph, "weight", i) : 0;
        if (relation->weight > 0 && weighted)
            ck_assert_double_eq(weight < 0 ? -weight : weight, relation->weight);
    }
    igraph_destroy(&graph);
    dossier_free(dossier);
}

START_TEST(igraph_agrees)
{
    static const char *const files[] = {
        "tests/data/formats/igraph.graphml",   "tests/data/formats/igraph.gml",
        "tests/data/formats/igraph.net",       "tests/data/formats/networkx.gml",
        "tests/data/formats/networkx.graphml", "tests/data/formats/gephi.graphml"};
    igraph_set_attribute_table(&igraph_cattribute_table);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        check_igraph(files[i]);
}
END_TEST

START_TEST(igraph_reads_ours)
{
    char *folder = folder_make();
    igraph_set_attribute_table(&igraph_cattribute_table);
    for (size_t i = 0; i < READERS; i++) {
        /* igraph knows no times of Pajek. */
        struct dossier *dossier =
            read_file(strcmp(readers[i].extension, "net") == 0 ? "tests/data/dossiers/plain.dot"
                                                               : "graphs/csto.dot");
        struct text path = {0}, out = {0};
        struct error error = {0};
        text_addf(&path, "%s/csto.%s", folder, readers[i].extension);
        const struct format *format = format_for_path(path.data, &error);
        ck_assert(dossier_write(dossier, format->name, &out, NULL, &error));
        ck_assert(file_write(path.data, out.data, out.length, &error));
        check_igraph(path.data);
        text_release(&path);
        text_release(&out);
        dossier_free(dossier);
    }
    folder_remove(folder);
    free(folder);
}
END_TEST

/* ---- networkx and python-igraph ---- */

static int compare_strings(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Sorts pieces and joins them, each with what comes behind it. */
static void join_sorted(char **pieces, size_t count, const char *between, struct text *out)
{
    qsort(pieces, count, sizeof *pieces, compare_strings);
    for (size_t i = 0; i < count; i++) {
        text_addf(out, "%s%s", i ? between : "", pieces[i]);
        free(pieces[i]);
    }
}

static char *say_attribute(const struct record_attribute *attribute)
{
    struct text out = {0};
    text_addf(&out, "%s=", attribute->name);
    if (record_is_number(attribute->value))
        text_addf(&out, "%.17g", strtod(attribute->value, NULL));
    else
        for (const char *c = attribute->value; *c; c++)
            text_add(&out, *c == '\n' ? "\\n" : (char[]){*c, '\0'});
    return out.data;
}

/* A line as graph_oracle.py prints it. */
static char *say_record(const char *head, const struct record *record, bool attributes)
{
    struct text out = {0};
    char **pieces = xcalloc(record->count, sizeof *pieces);
    text_add(&out, head);
    for (size_t i = 0; i < record->count; i++)
        pieces[i] = say_attribute(&record->attributes[i]);
    if (attributes)
        text_add(&out, "|");
    struct text all = {0};
    join_sorted(pieces, record->count, "|", &all);
    if (attributes)
        text_add(&out, text_string(&all));
    text_release(&all);
    free(pieces);
    return out.data;
}

/* networkx takes the label that every node of a GEXF file has for one of the entity's own. */
static void drop_label(struct record *record, const char *id)
{
    const char *label = record_value(record, "label");
    if (label && strcmp(label, id) == 0)
        record_remove(record, "label");
}

static void say_dossier_lines(const struct dossier *dossier, bool attributes, struct text *out)
{
    size_t count = dossier->entity_count + dossier->relation_count;
    char **lines = xcalloc(count, sizeof *lines);
    struct record record = {0};
    for (size_t i = 0; i < count; i++) {
        struct text head = {0};
        if (i < dossier->entity_count) {
            record_of_entity(&record, dossier, i);
            drop_label(&record, dossier->entities[i].id);
            text_addf(&head, "node %s", dossier->entities[i].id);
        } else {
            const struct relation *relation = &dossier->relations[i - dossier->entity_count];
            record_of_relation(&record, dossier, i - dossier->entity_count);
            text_addf(&head, "edge %s|%s", dossier->entities[relation->from].id,
                      dossier->entities[relation->to].id);
        }
        lines[i] = say_record(head.data, &record, attributes);
        text_release(&head);
    }
    join_sorted(lines, count, "\n", out);
    text_add(out, "\n");
    free(lines);
    record_release(&record);
}

static const struct oracle {
    const char *library, *extension;
    bool attributes; /* igraph keeps GML's &#...; as they are */
} oracles[] = {{"networkx", "graphml", true},
               {"networkx", "gexf", true},
               {"networkx", "gml", true},
               {"igraph", "graphml", true},
               {"igraph", "gml", false}};

enum { ORACLES = sizeof oracles / sizeof *oracles };

/* Fails at the first line that differs: all of them would be too long for a message. */
static void check_lines(const char *wanted, const char *got)
{
    size_t same = 0, start = 0;
    while (wanted[same] && wanted[same] == got[same]) {
        start = wanted[same] == '\n' ? same + 1 : start;
        same++;
    }
    ck_assert_msg(wanted[same] == got[same], "it says\n%.500s\nand not\n%.500s", got + start,
                  wanted + start);
}

/* Writes the dossier for the oracle; adds to the script's arguments, and to what it should say. */
static void prepare(const struct oracle *oracle, const struct dossier *dossier, const char *folder,
                    struct text *arguments, struct text *wanted)
{
    struct text path = {0}, written = {0};
    struct error error = {0};
    text_addf(&path, "%s/csto.%s", folder, oracle->extension);
    ck_assert(dossier_write(dossier, oracle->extension, &written, NULL, &error));
    ck_assert(file_write(path.data, written.data, written.length, &error));
    text_addf(arguments, " %s %s %s", oracle->library, oracle->extension, path.data);
    text_addf(wanted, "# %s %s\n", oracle->library, oracle->extension);
    say_dossier_lines(dossier, oracle->attributes, wanted);
    text_release(&path);
    text_release(&written);
}

START_TEST(python_reads_ours)
{
    char *folder = folder_make();
    struct dossier *dossier = read_file("graphs/csto.dot");
    struct text command = {0}, wanted = {0};
    struct process process = {0};
    text_add(&command, "for p in python3 /usr/bin/python3; do LC_ALL=C.UTF-8 "
                       "PYTHONIOENCODING=utf-8 $p tests/graph_oracle.py");
    for (size_t i = 0; i < ORACLES; i++)
        prepare(&oracles[i], dossier, folder, &command, &wanted);
    text_add(&command, " 2>/dev/null; s=$?; [ $s = 77 ] || exit $s; done; exit 77");
    process_run_shell(&process, command.data);
    if (process.status == 77 || process.status == 127) {
        printf("skipped: no python with networkx and igraph\n");
    } else {
        check_lines(wanted.data, text_string(&process.out));
        ck_assert_int_eq(process.status, 0);
    }
    process_release(&process);
    text_release(&command);
    text_release(&wanted);
    dossier_free(dossier);
    folder_remove(folder);
    free(folder);
}
END_TEST

TCase *graph_oracle_case(void)
{
    TCase *cases = tcase_create("oracle");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, igraph_agrees);
    tcase_add_test(cases, igraph_reads_ours);
    tcase_add_test(cases, python_reads_ours);
    return cases;
}
