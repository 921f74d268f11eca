/*
 * kemeny.c: the order that goes least against a majority: condensed, ordered part by part, and put
 * together.
 */
#include "finding/kemeny.h"

#include "base/xalloc.h"
#include "measure/components.h"

#include <stdlib.h>
#include <string.h>

static const char what[] = "consensus";

/* Who beats whom, as rows. */
static struct rows *beaten_rows(const struct majority *majority)
{
    size_t n = majority->count, count = 0;
    const int8_t *margin = majority->margins;
    struct rows *rows = xcalloc(1, sizeof *rows);
    for (size_t i = 0; i < n * n; i++)
        count += majority->margins[i] > 0;
    *rows = (struct rows){.node_count = n, .entry_count = count};
    rows->starts = xcalloc(n + 1, sizeof *rows->starts);
    rows->others = xreallocarray(NULL, count, sizeof *rows->others);
    count = 0;
    for (uint32_t a = 0; a < n; a++) {
        for (uint32_t b = 0; b < n; b++)
            if (*margin++ > 0)
                rows->others[count++] = b;
        rows->starts[a + 1] = (uint32_t)count;
    }
    return rows;
}

int64_t kemeny_against(const struct majority *majority, const uint32_t *order, size_t count)
{
    int64_t against = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            int64_t weight = majority_weight(majority, order[j], order[i]);
            against += weight > 0 ? weight : 0;
        }
    return against;
}

/* Orders a part in place, and adds what that goes against. */
static bool order_part(struct kemeny *kemeny, const struct majority *majority, uint32_t *order,
                       size_t count, const struct kemeny_options *options, struct error *error)
{
    struct cycles cycles;
    if (count == 1)
        return true;
    if (!kemeny_search(majority, order, count, options, error))
        return false;
    kemeny_cycles(majority, order, count, options, &cycles);
    int64_t against = kemeny_against(majority, order, count), least = cycles.weight;
    if (least < against && kemeny_exactly(majority, order, count, &cycles, options))
        against = least = kemeny_against(majority, order, count);
    free(cycles.items);
    kemeny->against += against;
    kemeny->least += least;
    return !progress_stopped(what, error);
}

/* Neighbours that may stand either way, by number. What the order goes against stays the same. */
static void settle_ties(const struct majority *majority, uint32_t *order)
{
    for (size_t i = 1; i < majority->count; i++)
        for (size_t at = i; at > 0; at--) {
            uint32_t before = order[at - 1], after = order[at];
            if (before < after || majority->margins[before * majority->count + after] != 0)
                break;
            order[at - 1] = after;
            order[at] = before;
        }
}

bool kemeny_init(struct kemeny *kemeny, const struct majority *majority,
                 const struct kemeny_options *options, struct error *error)
{
    struct components parts;
    bool done = true;
    *kemeny = (struct kemeny){0};
    struct rows *rows = beaten_rows(majority);
    components_init(&parts, rows);
    rows_free(rows);
    kemeny->order = xreallocarray(NULL, majority->count, sizeof *kemeny->order);
    uint32_t *next = kemeny->order;
    for (size_t part = parts.count; done && part-- > 0;) {
        size_t first = parts.starts[part], count = parts.starts[part + 1] - first;
        memcpy(next, parts.nodes + first, count * sizeof *next);
        done = order_part(kemeny, majority, next, count, options, error);
        next += count;
    }
    components_release(&parts);
    if (done)
        settle_ties(majority, kemeny->order);
    else
        kemeny_release(kemeny);
    return done;
}

void kemeny_release(struct kemeny *kemeny)
{
    if (!kemeny)
        return;
    free(kemeny->order);
    *kemeny = (struct kemeny){0};
}
