/*
 * movement.c: how the ranking by one measure differs between two views: ranks and scores of both.
 */
#include <entente/movement.h>

#include <entente/ranking.h>

#include "base/xalloc.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What orders the rows; qsort() takes no context, so each key carries all it is compared by. */
struct key {
    double size;
    const char *id;
    struct movement_row row;
};

/* Fills one side of the rows, which are by entity. */
static bool rank_side(const struct view *view, const struct movement_options *options, bool after,
                      struct movement_row *rows, struct error *error)
{
    struct network network;
    struct ranking ranking = {0};
    struct ranking_options ranked = {.measures = &options->measure,
                                     .measure_count = 1,
                                     .measuring = options->measuring,
                                     .kind = options->kind,
                                     .listed = options->listed};
    network_init(&network, view, &options->projection);
    bool done = ranking_init(&ranking, &network, &ranked, error);
    for (size_t i = 0; i < ranking.row_count; i++) {
        struct movement_row *row = &rows[ranking.rows[i].entity];
        row->rank[after] = ranking.rows[i].rank;
        row->score[after] = ranking.rows[i].scores[0];
    }
    ranking_release(&ranking);
    network_release(&network);
    return done;
}

/*
 * The difference of two scores; 0 where only rounding parts them, or else the sizes of such
 * differences would order the list.
 */
static double difference_of(const struct movement_row *row)
{
    double before = row->rank[0] ? row->score[0] : 0, after = row->rank[1] ? row->score[1] : 0;
    double difference = after - before;
    return fabs(difference) <= 1e-10 * fmax(fabs(before), fabs(after)) ? 0 : difference;
}

/* Nine digits, so that two entities in the same position are in order of id. */
static double rounded(double number)
{
    char digits[40];
    snprintf(digits, sizeof digits, "%.9g", number);
    return strtod(digits, NULL);
}

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return strcmp(a->id, b->id);
}

static size_t make_keys(const struct dossier *dossier, const struct movement_row *rows,
                        struct key *keys)
{
    size_t count = 0;
    for (uint32_t i = 0; i < dossier->entity_count; i++) {
        struct movement_row row = rows[i];
        row.entity = i;
        row.difference = difference_of(&row);
        if (row.difference == 0 && row.rank[0] == row.rank[1])
            continue;
        if (isnan(row.difference) && isnan(row.score[0]) && isnan(row.score[1]))
            continue;
        double size = isnan(row.difference) ? -1 : rounded(fabs(row.difference));
        keys[count++] = (struct key){size, dossier->entities[i].id, row};
    }
    return count;
}

/* Keeps the rows of entities that moved, up to `top` (0: all). */
static void take_rows(struct movement *movement, const struct movement_row *rows, size_t top)
{
    struct key *keys = xcalloc(movement->dossier->entity_count, sizeof *keys);
    movement->moved = make_keys(movement->dossier, rows, keys);
    movement->row_count = top && top < movement->moved ? top : movement->moved;
    if (movement->moved)
        qsort(keys, movement->moved, sizeof *keys, compare_keys);
    movement->rows = xcalloc(movement->row_count, sizeof *movement->rows);
    for (size_t i = 0; i < movement->row_count; i++)
        movement->rows[i] = keys[i].row;
    free(keys);
}

bool movement_between(struct movement *movement, const struct view *before,
                      const struct view *after, const struct movement_options *options,
                      struct error *error)
{
    size_t count = before->dossier->entity_count;
    struct movement_row *rows = xcalloc(count, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i].score[0] = rows[i].score[1] = NAN;
    bool done = rank_side(before, options, false, rows, error) &&
                rank_side(after, options, true, rows, error);
    *movement = (struct movement){.dossier = before->dossier,
                                  .measure = options->measure,
                                  .normalized = options->measuring.normalized};
    if (done)
        take_rows(movement, rows, options->top);
    free(rows);
    return done;
}

bool movement_init(struct movement *movement, const struct diff *diff,
                   const struct movement_options *options, struct error *error)
{
    struct view before, after;
    diff_view_all(diff, false, &before);
    diff_view_all(diff, true, &after);
    bool done = movement_between(movement, &before, &after, options, error);
    view_release(&before);
    view_release(&after);
    return done;
}

void movement_release(struct movement *movement)
{
    if (!movement)
        return;
    free(movement->rows);
    *movement = (struct movement){0};
}
