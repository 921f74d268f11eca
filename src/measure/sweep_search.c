/*
 * sweep_search.c: a plain breadth-first search from each source of a batch, for networks so long
 * that searches from many sources have little in common.
 */
#include "measure/sweep_pass.h"

#include <entente/progress.h>

/* The mark of a new search; where they begin anew, those of old ones must go. */
static uint32_t next_mark(struct sweep_pass *pass)
{
    if (++pass->mark)
        return pass->mark;
    for (size_t node = 0; node < pass->plan->node_count; node++)
        pass->marks[node] = 0;
    return pass->mark = 1;
}

/* One source: the frontier's list keeps all that were found, in order of distance. */
static void search(struct sweep_pass *pass, uint32_t source)
{
    const struct sweep_rows *out = &pass->plan->out;
    uint32_t *queue = pass->frontier.items, mark = next_mark(pass);
    size_t head = 0, end = 1, count = 1;
    queue[0] = source;
    pass->marks[source] = mark;
    for (uint32_t distance = 1; distance <= pass->cutoff && head < end; distance++, end = count) {
        for (; head < end; head++)
            for (uint32_t i = out->starts[queue[head]]; i < out->starts[queue[head] + 1]; i++) {
                uint32_t other = out->others[i];
                if (pass->marks[other] != mark) {
                    pass->marks[other] = mark;
                    queue[count++] = other;
                }
            }
        sweep_tally_add(&pass->tallies[source], (uint32_t)(count - end), distance,
                        sweep_inverse(distance));
    }
}

void sweep_search(struct sweep_pass *pass, const struct sweep_batch *batch)
{
    for (uint32_t source = batch->first; source < batch->end; source++) {
        if (progress_interrupted())
            return;
        search(pass, source);
    }
}
