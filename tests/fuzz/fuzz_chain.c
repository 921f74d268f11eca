/*
 * fuzz_chain.c: bytes to dossier to network to measure to table. The first byte says how relations
 * become ties, the second one which measure; the rest is DOT.
 */
#include "fuzz.h"

#include <entente/identity.h>
#include <entente/lint.h>
#include <entente/ranking.h>
#include <entente/ranking_table.h>

static void write_table(const struct ranking *ranking)
{
    struct table table;
    ranking_table(ranking, &table);
    for (int format = TABLE_ALIGNED; format <= TABLE_MARKDOWN; format++) {
        struct table_style style = {.format = (enum table_format)format, .width = 60};
        struct text out = {0}, notes = {0};
        table_write(&table, &style, &out, &notes);
        text_release(&out);
        text_release(&notes);
    }
    table_release(&table);
}

static void rank(struct network *network, const struct measure *measure, bool normalized)
{
    struct ranking_options options = {.measures = &measure,
                                      .measure_count = 1,
                                      .measuring.normalized = normalized,
                                      .kind = VOCABULARY_NONE};
    struct ranking ranking;
    struct error error = {0};
    if (!ranking_init(&ranking, network, &options, &error)) {
        fuzz_check_error(&error);
        fuzz_require(error.kind != ERROR_INTERNAL, "igraph does not fail", error.message);
        error_release(&error);
        return;
    }
    for (size_t i = 1; i < ranking.row_count; i++)
        fuzz_require(ranking.rows[i - 1].rank <= ranking.rows[i].rank, "ranks ascend",
                     measure->name);
    write_table(&ranking);
    ranking_release(&ranking);
}

static void work(struct dossier *dossier, uint8_t shape, uint8_t which)
{
    struct diagnostics found = {0};
    struct error error = {0};
    struct view view;
    struct network network;
    struct projection projection = {.ties = (enum ties)(shape % 3),
                                    .parallel = shape & 4 ? PARALLEL_KEEP : PARALLEL_MERGE,
                                    .directed = shape & 8,
                                    .weighted = shape & 16,
                                    .drop_isolates = shape & 32,
                                    .project = shape & 128 ? "membership" : NULL};
    dossier_lint(dossier, NULL, &found);
    dossier_unify(dossier, &found);
    diagnostics_release(&found);
    if (view_init(&view, dossier, &(struct view_options){0}, &error) &&
        projection_check(&projection, &view, &error)) {
        network_init(&network, &view, &projection);
        rank(&network, measure_at(which % measure_count()), shape & 64);
        network_release(&network);
    } else {
        fuzz_check_error(&error);
    }
    view_release(&view);
    error_release(&error);
}

int fuzz_chain(const uint8_t *data, size_t size)
{
    enum { ENTITIES_MOST = 50, RELATIONS_MOST = 200 };
    if (size < 2)
        return 0;
    struct dossier *dossier = fuzz_read("dot", (const char *)data + 2, size - 2, NULL);
    if (dossier && dossier->entity_count <= ENTITIES_MOST &&
        dossier->relation_count <= RELATIONS_MOST)
        work(dossier, data[0], data[1]);
    dossier_free(dossier);
    return 0;
}
