/*
 * standing.c: the first of all processes' nodes: each tells its best scores, from which all know
 * the last one that can be in the list, and then sends the rows that are.
 */
#include "cluster/standing.h"

#include "base/xalloc.h"
#include "finding/rounding.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is sent of a row before its scores, and the texts that follow these, each with its end. */
struct packed {
    double order;
    uint32_t texts; /* bytes of id, label and kind */
    uint8_t tied, doubted, labelled, unused;
};

/* What the functions below pass to each other. */
struct gathering {
    const struct spread *spread;
    const struct measure *const *measures;
    size_t measure_count;
    const double *const *columns;
    size_t top;
    struct text bytes; /* of our rows */
};

/* Numbers in the order of doubles. */
static uint64_t ordinal(double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

static double from_ordinal(uint64_t ordinal_of)
{
    uint64_t bits = ordinal_of >> 63 ? ordinal_of & ~(UINT64_C(1) << 63) : ~ordinal_of;
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

/* What score_order() gives, but for the rounding, which is slow. */
static double rough_order(const struct gathering *gathering, size_t v)
{
    double score = gathering->columns[0][v];
    if (isnan(score))
        return (double)INFINITY;
    return gathering->measures[0]->ascending ? score : -score;
}

/* How many listed nodes of all processes come no later than that. */
static uint64_t count_up_to(const struct gathering *gathering, double limit)
{
    const struct spread *spread = gathering->spread;
    uint64_t count = 0;
    for (size_t v = 0; v < spread->count; v++)
        count += spread->nodes[v].listed && rough_order(gathering, v) <= limit;
    return spread_sum(spread, count);
}

/*
 * An order that no node of the first `top` ranks is beyond: the least that so many come no later
 * than, and more than what rounding moves.
 */
static double last_order(const struct gathering *gathering, uint64_t listed)
{
    uint64_t low = ordinal(-(double)INFINITY), high = ordinal((double)INFINITY);
    if (!gathering->top || gathering->top >= listed)
        return (double)INFINITY;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (count_up_to(gathering, from_ordinal(middle)) >= gathering->top)
            high = middle;
        else
            low = middle + 1;
    }
    double last = from_ordinal(low);
    return last + fabs(last) * 2e-9;
}

static uint32_t text_size(const char *text)
{
    return (uint32_t)strlen(text) + 1;
}

static void pack_row(struct gathering *gathering, size_t v)
{
    const struct spread_node *node = &gathering->spread->nodes[v];
    const char *label = node->label ? node->label : "";
    struct packed packed = {.order = score_order(gathering->measures[0], gathering->columns[0][v]),
                            .texts = text_size(node->id) + text_size(label) + text_size(node->kind),
                            .tied = node->tied,
                            .doubted = node->doubted,
                            .labelled = node->label != NULL};
    text_add_bytes(&gathering->bytes, (const char *)&packed, sizeof packed);
    for (size_t m = 0; m < gathering->measure_count; m++)
        text_add_bytes(&gathering->bytes, (const char *)&gathering->columns[m][v], sizeof(double));
    text_add_bytes(&gathering->bytes, node->id, text_size(node->id));
    text_add_bytes(&gathering->bytes, label, text_size(label));
    text_add_bytes(&gathering->bytes, node->kind, text_size(node->kind));
}

static void pack_rows(struct gathering *gathering, double last)
{
    const struct spread *spread = gathering->spread;
    for (size_t v = 0; v < spread->count; v++)
        if (spread->nodes[v].listed && rough_order(gathering, v) <= last)
            pack_row(gathering, v);
}

/* Brings the packed rows of all to process 0; the sum of their sizes is known to fit. */
static void bring_together(const struct gathering *gathering, struct standing *standing, size_t all)
{
    const struct spread *spread = gathering->spread;
    int own = (int)gathering->bytes.length, *sizes = NULL, *places = NULL;
    if (spread->process == 0) {
        sizes = xcalloc((size_t)spread->process_count, sizeof *sizes);
        places = xcalloc((size_t)spread->process_count, sizeof *places);
        standing->bytes = xmalloc(all + 1);
    }
    MPI_Gather(&own, 1, MPI_INT, sizes, 1, MPI_INT, 0, spread->comm);
    for (int i = 1; sizes && i < spread->process_count; i++)
        places[i] = places[i - 1] + sizes[i - 1];
    MPI_Gatherv(gathering->bytes.data, own, MPI_BYTE, standing->bytes, sizes, places, MPI_BYTE, 0,
                spread->comm);
    free(places);
    free(sizes);
}

/* What orders the rows; qsort() takes no context, so each key carries all it is compared by. */
struct key {
    double order;
    struct standing_row row;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return strcmp(a->row.id, b->row.id);
}

/* Reads the row at `at`; returns where the next one is. Scores are copied to where they align. */
static const char *unpack_row(const char *at, size_t measures, double *scores, struct key *key)
{
    struct packed packed;
    memcpy(&packed, at, sizeof packed);
    at += sizeof packed;
    memcpy(scores, at, measures * sizeof *scores);
    at += measures * sizeof *scores;
    const char *label = at + text_size(at);
    *key = (struct key){packed.order,
                        {.id = at,
                         .label = packed.labelled ? label : NULL,
                         .kind = label + text_size(label),
                         .tied = packed.tied,
                         .doubted = packed.doubted,
                         .scores = scores}};
    return at + packed.texts;
}

static void take_rows(struct standing *standing, const struct key *keys, size_t count, size_t top)
{
    standing->rows = xreallocarray(NULL, count, sizeof *standing->rows);
    for (size_t i = 0; i < count; i++) {
        struct standing_row row = keys[i].row;
        bool tied = i && keys[i].order == keys[i - 1].order;
        row.rank = tied ? standing->rows[i - 1].rank : i + 1;
        if (top && row.rank > top)
            break;
        standing->rows[standing->row_count++] = row;
    }
}

static void unpack_rows(struct standing *standing, const struct gathering *gathering, size_t all)
{
    size_t least = sizeof(struct packed) + gathering->measure_count * sizeof(double) + 3;
    size_t most = all / least, count = 0;
    struct key *keys = xreallocarray(NULL, most, sizeof *keys);
    standing->scores =
        xreallocarray(NULL, most * gathering->measure_count, sizeof *standing->scores);
    for (const char *at = standing->bytes; at < standing->bytes + all; count++)
        at = unpack_row(at, gathering->measure_count,
                        standing->scores + count * gathering->measure_count, &keys[count]);
    if (count)
        qsort(keys, count, sizeof *keys, compare_keys);
    take_rows(standing, keys, count, gathering->top);
    free(keys);
}

static uint64_t count_listed(const struct spread *spread)
{
    uint64_t listed = 0;
    for (size_t v = 0; v < spread->count; v++)
        listed += spread->nodes[v].listed;
    return spread_sum(spread, listed);
}

bool standing_init(struct standing *standing, const struct spread *spread,
                   const struct measure *const *measures, size_t measure_count,
                   const double *const *columns, size_t top, struct error *error)
{
    struct gathering gathering = {.spread = spread,
                                  .measures = measures,
                                  .measure_count = measure_count,
                                  .columns = columns,
                                  .top = top};
    *standing = (struct standing){.listed = count_listed(spread)};
    pack_rows(&gathering, last_order(&gathering, standing->listed));
    uint64_t all = spread_sum(spread, gathering.bytes.length);
    bool fits = all <= INT_MAX;
    if (fits) {
        bring_together(&gathering, standing, all);
    } else {
        error_set(error, ERROR_LIMIT, "the list takes more than %d bytes on one process", INT_MAX);
        error_hint(error, "add --top N");
    }
    text_release(&gathering.bytes);
    if (fits && spread->process == 0)
        unpack_rows(standing, &gathering, all);
    return fits;
}

void standing_release(struct standing *standing)
{
    if (!standing)
        return;
    free(standing->scores);
    free(standing->bytes);
    free(standing->rows);
    *standing = (struct standing){0};
}
