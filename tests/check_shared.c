/*
 * check_shared.c: real files of others: networks with published centralities in four formats, and
 * tables of treaties and of Wikidata. Not shipped: a test says so where they are absent, and
 * passes.
 */
#include "fixtures.h"
#include "suites.h"

#include <entente/format.h>
#include <entente/lint.h>

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SHARED "../shared/data/"

static bool is_absent(const char *path)
{
    if (access(path, R_OK) == 0)
        return false;
    printf("skipped: no %s\n", path);
    return true;
}

/* ---- Networks in four formats ---- */

static const char *const networks[] = {"karate",         "florentine_marriage", "krackhardt_kite",
                                       "les_miserables", "southern_women",      "tribes_signed"};
static const char *const extensions[] = {"dot", "gml", "graphml", "net"};
enum { NETWORKS = sizeof networks / sizeof *networks, TRIBES = NETWORKS - 1, FORMATS = 4 };

/* The columns of what is expected and our measures of them; see check_measure.c. */
static const struct column {
    const char *name, *measure;
    enum ties ties;
    bool normalized, weighted;
} published[] = {
    {"degree", "degree", TIES_POSITIVE, false, false},
    {"betweenness_raw", "betweenness", TIES_POSITIVE, false, false},
    {"betweenness_norm", "betweenness", TIES_POSITIVE, true, false},
    {"closeness_component_norm", "closeness", TIES_POSITIVE, true, false},
    {"harmonic_raw", "harmonic", TIES_POSITIVE, false, false},
    {"eigenvector_max1", "eigenvector", TIES_POSITIVE, false, false},
    {"pagerank_085", "pagerank", TIES_POSITIVE, false, true},
    {"burt_constraint", "constraint", TIES_POSITIVE, false, false},
    {"coreness", "coreness", TIES_POSITIVE, false, false},
    {"deg_pos", "degree", TIES_POSITIVE, false, false},
    {"deg_neg", "degree", TIES_NEGATIVE, false, false},
    {"net", "strength", TIES_ALL, false, false},
};

/* What the network calls the entity: an attribute of igraph's, else the label or the id. */
static const char *name_of(const struct dossier *dossier, size_t entity)
{
    const struct entity *own = &dossier->entities[entity];
    for (uint32_t i = 0; i < own->attributes.count; i++)
        if (strcmp(dossier->attributes[own->attributes.first + i].name, "name") == 0)
            return dossier->attributes[own->attributes.first + i].value;
    return own->label ? own->label : own->id;
}

static size_t find_row(const struct csv *csv, const char *name)
{
    for (size_t row = 1; row < csv->row_count; row++)
        if (strcmp(csv->rows[row][0], name) == 0)
            return row;
    ck_abort_msg("%s is not expected", name);
    return 0;
}

static void check_column(struct sample *sample, const struct csv *expected,
                         const struct column *column, const char *path)
{
    size_t at = csv_column(expected, column->name);
    if (at == SIZE_MAX)
        return;
    sample_project(sample, (struct projection){.ties = column->ties, .weighted = column->weighted});
    ck_assert_uint_eq(sample->network.node_count, expected->row_count - 1);
    double *scores = sample_scores(sample, column->measure, column->normalized);
    for (size_t i = 0; i < sample->dossier->entity_count; i++) {
        const char *name = name_of(sample->dossier, i);
        double wanted = strtod(expected->rows[find_row(expected, name)][at], NULL);
        bool same = isnan(wanted) ? isnan(scores[i]) : fabs(scores[i] - wanted) < 1e-6;
        ck_assert_msg(same, "%s: %s of %s is %.10g, not %.10g", path, column->name, name, scores[i],
                      wanted);
    }
    free(scores);
}

static size_t count_rows(const char *network, const char *what)
{
    struct csv csv;
    char path[128];
    snprintf(path, sizeof path, SHARED "classic/%s.%s.csv", network, what);
    ck_assert(csv_read(&csv, path));
    size_t count = csv.row_count - 1;
    csv_release(&csv);
    return count;
}

/* The same network from each format: as many entities and relations, and the published scores. */
START_TEST(published_values_in_four_formats)
{
    const char *network = networks[_i / FORMATS], *extension = extensions[_i % FORMATS];
    struct sample sample;
    struct csv expected;
    struct error error = {0};
    char path[128], wanted[128];
    snprintf(path, sizeof path, SHARED "classic/formats/%s.%s", network, extension);
    snprintf(wanted, sizeof wanted, SHARED "classic/expected/%s.csv", network);
    if (is_absent(path))
        return;
    sample_init(&sample);
    ck_assert(csv_read(&expected, wanted));
    ck_assert(dossier_read_file(sample.dossier, path, NULL, NULL, NULL, &error));
    ck_assert_uint_eq(sample.dossier->entity_count, count_rows(network, "nodes"));
    ck_assert_uint_eq(sample.dossier->relation_count, count_rows(network, "edges"));
    /* igraph's DOT of the tribes has their signs in an attribute that DOT does not know. */
    if (_i / FORMATS != TRIBES || _i % FORMATS)
        for (size_t i = 0; i < sizeof published / sizeof *published; i++)
            check_column(&sample, &expected, &published[i], path);
    csv_release(&expected);
    sample_release(&sample);
}
END_TEST

/* ---- Tables, with --map ---- */

static const char treaties[] = SHARED "ir/treaty_parties_sample.csv";
static const char wikidata[] = SHARED "osint/wikidata_relations.csv";
static const char treaty_columns[] = "source=stateID,target=treatyID,start=Begin,end=End,"
                                     "note=Comments";
static const char wikidata_columns[] = "source=subject_qid,target=object_qid,"
                                       "relation=property_label,when=point_in_time,"
                                       "url=reference_url";

/* A table that is read with its columns named, bad rows set aside. */
struct mapped {
    struct dossier *dossier;
    struct diagnostics found;
    struct text rejects;
};

static void read_mapped(struct mapped *mapped, const char *path, const char *columns)
{
    struct read_options options = read_options_default();
    struct error error = {0};
    struct lint_options lint = {0};
    *mapped = (struct mapped){.dossier = dossier_new()};
    options.columns = columns;
    options.rejects = &mapped->rejects;
    ck_assert_msg(dossier_read_file(mapped->dossier, path, &options, NULL, &mapped->found, &error),
                  "%s", error.message);
    dossier_lint(mapped->dossier, &lint, &mapped->found);
}

static void mapped_release(struct mapped *mapped)
{
    dossier_free(mapped->dossier);
    diagnostics_release(&mapped->found);
    text_release(&mapped->rejects);
}

static size_t count_lines(const struct text *text, const char *with)
{
    size_t count = 0;
    const char *line = text_string(text);
    for (; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        const char *found = strstr(line, with);
        count += found && found < line + strcspn(line, "\n");
    }
    return count;
}

/* Findings of that rule, or whose message holds the words. */
static size_t count_found(const struct mapped *mapped, const char *code, const char *words)
{
    size_t count = 0;
    for (size_t i = 0; i < mapped->found.count; i++) {
        const struct error *item = &mapped->found.items[i];
        count += code ? item->code && strcmp(item->code, code) == 0
                      : strstr(item->message, words) != NULL;
    }
    return count;
}

/* Every number was counted apart from entente, by a script over the file's cells. */
START_TEST(treaties_become_a_dossier)
{
    struct mapped mapped;
    if (is_absent(treaties))
        return;
    read_mapped(&mapped, treaties, treaty_columns);
    ck_assert_uint_eq(mapped.dossier->relation_count, 19635); /* of 19664 */
    ck_assert_uint_eq(mapped.dossier->entity_count, 2487);
    ck_assert_uint_eq(count_lines(&mapped.rejects, ",1976-06-31,"), 4);
    ck_assert_uint_eq(count_lines(&mapped.rejects, ",1981-09..1981-10,"), 23);
    ck_assert_uint_eq(count_lines(&mapped.rejects, ",1982-12-06,1978-12-31,"), 1);
    ck_assert_uint_eq(count_lines(&mapped.rejects, ",2002-06-28,2001-07-31,"), 1);
    ck_assert_uint_eq(count_lines(&mapped.rejects, ""), 1 + 29);
    ck_assert_uint_eq(count_found(&mapped, NULL, "29 bad rows set aside"), 1);
    ck_assert_uint_eq(count_found(&mapped, NULL, "10029 ends are in the year 9999"), 1);
    ck_assert_uint_eq(count_found(&mapped, "duplicate-relation", NULL), 288);
    ck_assert_uint_eq(mapped.found.warnings, 290);
    mapped_release(&mapped);
}
END_TEST

START_TEST(wikidata_becomes_a_dossier)
{
    struct mapped mapped;
    if (is_absent(wikidata))
        return;
    read_mapped(&mapped, wikidata, wikidata_columns);
    ck_assert_uint_eq(mapped.dossier->relation_count, 299); /* of 312 */
    ck_assert_uint_eq(mapped.dossier->entity_count, 236);
    ck_assert_uint_eq(count_lines(&mapped.rejects, ",somevalue,"), 2);
    ck_assert_uint_eq(count_lines(&mapped.rejects, ";"), 11); /* several dates */
    ck_assert_uint_eq(count_lines(&mapped.rejects, ""), 1 + 13);
    ck_assert_uint_eq(count_found(&mapped, "duplicate-relation", NULL), 1);
    ck_assert_uint_eq(count_found(&mapped, NULL, "unknown relation types"), 1);
    ck_assert_uint_eq(mapped.found.warnings, 3);
    mapped_release(&mapped);
}
END_TEST

Suite *shared_suite(void)
{
    Suite *suite = suite_create("shared");
    TCase *cases = tcase_create("shared");
    tcase_set_timeout(cases, 60);
    suite_add_tcase(suite, cases);
    tcase_add_loop_test(cases, published_values_in_four_formats, 0, NETWORKS * FORMATS);
    tcase_add_test(cases, treaties_become_a_dossier);
    tcase_add_test(cases, wikidata_becomes_a_dossier);
    return suite;
}
