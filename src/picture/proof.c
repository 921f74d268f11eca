/*
 * proof.c: warns of text that would be printed too small to read, and of characters that no font
 * here has.
 */
#include "picture/proof.h"

#include "picture/glyphs.h"

#include <math.h>

static const double least_size = 5; /* points: about the smallest print that is read with ease */

/* Warns where the smallest text comes out under that size. */
static void check_size(const struct scale *scale, double smallest, struct diagnostics *found)
{
    double printed = smallest * scale->factor;
    if (!scale->asked || !isfinite(smallest) || printed >= least_size)
        return;
    struct error warning = {.severity = SEVERITY_WARNING};
    double larger = least_size / printed;
    error_set(&warning, ERROR_USAGE,
              "the smallest text is printed at %.1f pt, which is hard to read", printed);
    error_hint(&warning, "from %.0f × %.0f mm on it has %.0f pt; or draw less",
               ceil(scale->width * larger / 72 * 25.4), ceil(scale->height * larger / 72 * 25.4),
               least_size);
    diagnostics_take(found, &warning);
}

void proof_read(Agraph_t *graph, const struct scale *scale, struct diagnostics *found)
{
    double smallest = INFINITY;
    struct glyphs glyphs = {0};
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        const textlabel_t *label = ND_label(node);
        if (!label || label->html || !*label->text)
            continue;
        smallest = fmin(smallest, label->fontsize);
        glyphs_read(&glyphs, label->text);
    }
    check_size(scale, smallest, found);
    glyphs_warn(&glyphs, found);
    glyphs_release(&glyphs);
}
