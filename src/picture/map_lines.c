/*
 * map_lines.c: which line of a map each relation is on, for who builds a page around it.
 */
#include "picture/diagram.h"

#include "base/xalloc.h"

#include <stdlib.h>

void map_lines_init(struct map_lines *lines, const struct view *view,
                    const struct diagram_options *options)
{
    struct diagram diagram;
    size_t count = view->dossier->relation_count;
    diagram_init(&diagram, view, options, &theme_light);
    *lines = (struct map_lines){.items = xcalloc(diagram.line_count + 1, sizeof *lines->items),
                                .count = diagram.line_count,
                                .of = xreallocarray(NULL, count + 1, sizeof *lines->of)};
    for (size_t i = 0; i < count; i++)
        lines->of[i] = DOSSIER_NONE;
    for (uint32_t i = 0; i < diagram.line_count; i++) {
        const struct diagram_line *line = &diagram.lines[i];
        lines->items[i] = (struct map_line){diagram.nodes[line->from].entity,
                                            diagram.nodes[line->to].entity, line->family};
        for (uint32_t j = 0; j < line->relation_count; j++)
            lines->of[diagram.relations[line->first + j]] = i;
    }
    diagram_release(&diagram);
}

void map_lines_release(struct map_lines *lines)
{
    free(lines->items);
    free(lines->of);
    *lines = (struct map_lines){0};
}
