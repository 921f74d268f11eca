/*
 * drawing_groups.c: the boxes of groups in the DOT of a finished map, as subgraphs of its entities.
 */
#include "picture/drawing_groups.h"

#include "format/dot.h"
#include "format/dot_record.h"
#include "picture/canvas.h"

#include <string.h>

static void add_setting(const char *name, const char *value, struct text *out)
{
    text_addf(out, "    %s=", name);
    dot_write_id(out, value);
    text_add(out, ";\n");
}

/* What the cluster has of its own: a subgraph shows what holds for the whole, too. */
static void add_settings(Agraph_t *page, Agraph_t *cluster, struct text *out)
{
    Agsym_t *symbol = NULL;
    add_setting(DOT_DRAWING, "group", out);
    while ((symbol = agnxtattr(page, AGRAPH, symbol))) {
        const char *value = agxget(cluster, symbol);
        if (strcmp(value, agxget(page, symbol)) != 0)
            add_setting(symbol->name, value, out);
    }
}

static void add_group(const struct diagram *diagram, Agraph_t *page, const struct region *region,
                      struct text *out)
{
    Agraph_t *cluster = canvas_region(page, region);
    if (!cluster)
        return;
    text_add(out, "  subgraph ");
    dot_write_id(out, agnameof(cluster));
    text_add(out, " {\n");
    add_settings(page, cluster, out);
    for (size_t i = 0; i < diagram->node_count; i++) {
        if (diagram->nodes[i].group != region->group)
            continue;
        text_add(out, "    ");
        dot_write_id(out, diagram->view->dossier->entities[diagram->nodes[i].entity].id);
        text_add(out, ";\n");
    }
    text_add(out, "  }\n");
}

void drawing_add_groups(const struct diagram *diagram, Agraph_t *page, struct text *out)
{
    out->length -= strlen("}\n");
    for (size_t i = 0; i < diagram->region_count; i++)
        add_group(diagram, page, &diagram->regions[i], out);
    text_add(out, "}\n");
}
