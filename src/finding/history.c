/*
 * history.c: how scores and ranks change. Each period is a view as of its last day; views that see
 * the same are computed once, the others side by side in processes.
 */
#include <entente/history.h>

#include <entente/ranking.h>

#include "base/workers.h"
#include "base/xalloc.h"
#include "finding/periods.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the functions of this file pass to each other. */
struct work {
    const struct history_options *options;
    size_t entity_count;
    struct view *views; /* by snapshot */
    size_t view_count, view_capacity;
};

static bool same_bytes(const void *a, const void *b, size_t count, size_t size)
{
    return count == 0 || memcmp(a, b, count * size) == 0;
}

/* Whether two views of a dossier, as of two days, give the same network. */
static bool same_view(const struct view *a, const struct view *b)
{
    size_t count = a->relation_count;
    return count == b->relation_count &&
           same_bytes(a->relations, b->relations, count, sizeof *a->relations) &&
           same_bytes(a->certainties, b->certainties, count, sizeof *a->certainties) &&
           same_bytes(a->entities, b->entities, a->dossier->entity_count, sizeof *a->entities) &&
           (!a->decays || same_bytes(a->decays, b->decays, count, sizeof *a->decays));
}

static struct edtf date_of(int32_t number)
{
    int year, month, day;
    struct edtf date = {.start = {.end = EDTF_DATE}};
    edtf_civil(number, &year, &month, &day);
    date.start.year = (int16_t)year;
    date.start.month = (uint8_t)month;
    date.start.day = (uint8_t)day;
    return date;
}

/* The snapshot that the view is; a new one where it differs from all. Takes the view. */
static size_t find_snapshot(struct work *work, struct view *view)
{
    for (size_t i = work->view_count; i-- > 0;) /* most often the one before */
        if (same_view(&work->views[i], view)) {
            view_release(view);
            return i;
        }
    work->views = xgrow(work->views, work->view_count, &work->view_capacity, sizeof *work->views);
    work->views[work->view_count] = *view;
    return work->view_count++;
}

static bool find_snapshots(struct work *work, struct history *history, struct error *error)
{
    for (size_t i = 0; i < history->period_count; i++) {
        struct view view;
        struct view_options options = work->options->view;
        options.time.as_of = date_of(history->periods[i].day);
        if (!view_init(&view, history->dossier, &options, error))
            return false;
        if (!projection_check(&work->options->projection, &view, error)) {
            view_release(&view);
            return false;
        }
        history->periods[i].snapshot = find_snapshot(work, &view);
    }
    history->snapshot_count = work->view_count;
    return true;
}

static void fill_cells(const struct ranking *ranking, struct history_cell *cells)
{
    const struct network *network = ranking->network;
    for (size_t i = 0; i < ranking->row_count; i++) {
        const struct ranking_row *row = &ranking->rows[i];
        if (!network->tied[row->node])
            continue;
        struct history_cell *cell = &cells[row->entity];
        cell->score = row->scores[0];
        cell->rank = row->rank;
        cell->certainty = network->doubted[row->node] ? CERTAINTY_POSSIBLE : CERTAINTY_CERTAIN;
    }
}

/* A workers_job: ranks snapshot `index`; the result is its cells. */
static bool rank_snapshot(void *context, size_t index, struct text *out, struct error *error)
{
    const struct work *work = context;
    struct network network;
    struct ranking ranking;
    struct ranking_options options = {.measures = &work->options->measure,
                                      .measure_count = 1,
                                      .measuring = work->options->measuring,
                                      .kind = work->options->kind};
    network_init(&network, &work->views[index], &work->options->projection);
    bool done = ranking_init(&ranking, &network, &options, error);
    if (done) {
        struct history_cell *cells = xcalloc(work->entity_count, sizeof *cells);
        fill_cells(&ranking, cells);
        text_add_bytes(out, (const char *)cells, work->entity_count * sizeof *cells);
        free(cells);
        ranking_release(&ranking);
    }
    network_release(&network);
    return done;
}

static bool rank_snapshots(struct work *work, struct history *history, struct error *error)
{
    struct text *results = xcalloc(work->view_count, sizeof *results);
    size_t size = work->entity_count * sizeof *history->cells;
    bool done = workers_run(rank_snapshot, work, work->view_count, work->options->processes,
                            results, error);
    history->cells = xcalloc(work->view_count * work->entity_count, sizeof *history->cells);
    for (size_t i = 0; done && i < work->view_count; i++)
        if (size)
            memcpy(history->cells + i * work->entity_count, results[i].data, size);
    for (size_t i = 0; i < work->view_count; i++)
        text_release(&results[i]);
    free(results);
    return done;
}

const struct history_cell *history_at(const struct history *history, size_t period, uint32_t entity)
{
    size_t snapshot = history->periods[period].snapshot;
    return &history->cells[snapshot * history->dossier->entity_count + entity];
}

/* What orders the list: qsort() takes no context. An absent rank comes after all others. */
struct key {
    uint32_t entity, last, best;
    const char *id;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    if (a->best != b->best)
        return a->best < b->best ? -1 : 1;
    return strcmp(a->id, b->id);
}

static struct key key_of(const struct history *history, uint32_t entity)
{
    struct key key = {entity, UINT32_MAX, UINT32_MAX, history->dossier->entities[entity].id};
    for (size_t i = 0; i < history->period_count; i++) {
        uint32_t rank = history_at(history, i, entity)->rank;
        if (rank && rank < key.best)
            key.best = rank;
        key.last = rank ? rank : UINT32_MAX;
    }
    return key;
}

/* Lists who reaches the top in some period. */
static void list_entities(struct history *history)
{
    size_t count = 0;
    struct key *keys = xcalloc(history->dossier->entity_count, sizeof *keys);
    for (uint32_t i = 0; i < history->dossier->entity_count; i++) {
        struct key key = key_of(history, i);
        history->ranked_count += key.best != UINT32_MAX;
        if (key.best != UINT32_MAX && (!history->top || key.best <= history->top))
            keys[count++] = key;
    }
    if (count)
        qsort(keys, count, sizeof *keys, compare_keys);
    history->entities = xcalloc(count, sizeof *history->entities);
    history->entity_count = count;
    for (size_t i = 0; i < count; i++)
        history->entities[i] = keys[i].entity;
    free(keys);
}

/* Keeps in words what the last snapshot was projected from. */
static void describe(const struct work *work, struct history *history)
{
    struct network network;
    struct text text = {0};
    const struct history_period *last = &history->periods[history->period_count - 1];
    struct view view = work->views[last->snapshot];
    view.time.as_of = date_of(last->day); /* the snapshot may be that of an earlier day, too */
    network_init(&network, &view, &work->options->projection);
    network_describe(&network, &text);
    if (work->options->measuring.normalized)
        text_add(&text, "; scores normalized");
    if (work->options->measure->aside)
        text_addf(&text, "; %s", work->options->measure->aside);
    history->projection = text.data;
    network_release(&network);
}

static bool check_time(const struct time_options *time, struct error *error)
{
    if (!edtf_given(&time->as_of) && !edtf_given(&time->since) && !edtf_given(&time->until))
        return true;
    error_set(error, ERROR_USAGE, "a history goes through time by itself");
    error_hint(error, "say which time with --from and --to");
    return false;
}

bool history_init(struct history *history, const struct dossier *dossier,
                  const struct history_options *options, struct error *error)
{
    struct work work = {.options = options, .entity_count = dossier->entity_count};
    *history = (struct history){.dossier = dossier,
                                .measure = options->measure,
                                .step = options->step,
                                .top = options->top};
    bool done = check_time(&options->view.time, error) && periods_find(history, options, error) &&
                find_snapshots(&work, history, error) && rank_snapshots(&work, history, error);
    if (done) {
        list_entities(history);
        describe(&work, history);
    } else {
        history_release(history);
    }
    for (size_t i = 0; i < work.view_count; i++)
        view_release(&work.views[i]);
    free(work.views);
    return done;
}

void history_release(struct history *history)
{
    if (!history)
        return;
    for (size_t i = 0; i < history->period_count; i++) {
        free(history->periods[i].name);
        free(history->periods[i].date);
    }
    free(history->periods);
    free(history->entities);
    free(history->cells);
    free(history->projection);
    *history = (struct history){0};
}
