/*
 * labels.c: who of a diagram has a label: the most influential, as many as are asked for.
 */
#include "picture/labels.h"

#include "base/xalloc.h"

#include <stdlib.h>

/* A node in the order in which nodes get labels. */
struct candidate {
    uint32_t node, lines;
    double influence;
};

static int compare(const void *first, const void *second)
{
    const struct candidate *a = first, *b = second;
    if (a->influence != b->influence)
        return a->influence < b->influence ? 1 : -1;
    if (a->lines != b->lines)
        return a->lines < b->lines ? 1 : -1;
    return a->node < b->node ? -1 : a->node > b->node;
}

static struct candidate *candidates_of(const struct diagram *diagram)
{
    struct candidate *candidates = xcalloc(diagram->node_count + 1, sizeof *candidates);
    for (uint32_t i = 0; i < diagram->node_count; i++)
        candidates[i] = (struct candidate){.node = i, .influence = diagram->nodes[i].influence};
    for (size_t i = 0; i < diagram->line_count; i++) {
        candidates[diagram->lines[i].from].lines++;
        candidates[diagram->lines[i].to].lines++;
    }
    qsort(candidates, diagram->node_count, sizeof *candidates, compare);
    return candidates;
}

void labels_keep(struct diagram *diagram, size_t most)
{
    struct candidate *candidates = candidates_of(diagram);
    for (size_t i = most; i < diagram->node_count; i++)
        if (!diagram->nodes[candidates[i].node].focus)
            diagram->nodes[candidates[i].node].label[0] = '\0';
    free(candidates);
}

void labels_choose(struct diagram *diagram)
{
    size_t wanted = diagram->options->labels;
    if (wanted == PICTURE_NO_LABELS)
        labels_keep(diagram, 0);
    else if (wanted)
        labels_keep(diagram, wanted);
}

size_t labels_count(const struct diagram *diagram)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->node_count; i++)
        count += *diagram->nodes[i].label != '\0';
    return count;
}
