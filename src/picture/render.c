/*
 * render.c: from a view to the bytes of a picture, in a child process: measure the labels, place
 * the nodes, route the lines, compose the page, and have Graphviz render it as it stands.
 */
#include "picture/render.h"

#include "picture/annotate.h"
#include "picture/arrange.h"
#include "picture/canvas.h"
#include "picture/drawing.h"
#include "picture/label.h"
#include "picture/layout.h"
#include "picture/map_words.h"
#include "picture/page.h"
#include "picture/pinned.h"
#include "picture/sandbox.h"
#include "picture/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct rendering {
    const struct view *view;
    const struct diagram_options *options;
    const struct picture_page *page;
    const char *format;
    bool straight; /* lines do not run around nodes: the second try, where Graphviz crashed */
};

static void add_sample(Agraph_t *graph, const struct theme *theme, const struct sample *sample,
                       size_t index)
{
    const struct family_style *style = style_of_family(theme, sample->family);
    Agnode_t *ends[2];
    for (size_t i = 0; i < 2; i++) {
        char name[40];
        snprintf(name, sizeof name, "sample-%zu-%s", index, i ? "end" : "start");
        ends[i] = canvas_add_spot(graph, name, i ? sample->end : sample->start);
    }
    Agedge_t *edge = agedge(graph, ends[0], ends[1], NULL, true);
    bool arrow = strcmp(style->arrowhead, "none") != 0;
    double y = sample->start.y, x0 = sample->start.x, x3 = sample->end.x - (arrow ? 8 : 0);
    canvas_style_line(edge, theme, sample->family, sample->state);
    char id[40];
    snprintf(id, sizeof id, "sample-%s", sample->state ? "state" : family_name(sample->family));
    canvas_set(edge, "id", id);
    canvas_set(edge, "class", "legend");
    struct text route = {0};
    if (arrow)
        text_addf(&route, "e,%.2f,%.2f ", sample->end.x, y);
    text_addf(&route, "%.2f,%.2f %.2f,%.2f %.2f,%.2f %.2f,%.2f", x0, y, x0 + (x3 - x0) / 3, y,
              x0 + (x3 - x0) * 2 / 3, y, x3, y);
    canvas_set(edge, "pos", text_string(&route));
    text_release(&route);
}

/* Links the node to the entity's page, where that is an http(s) address. */
static void link_node(Agnode_t *made, const struct entity *entity)
{
    if (!entity->url || !label_link_allowed(entity->url))
        return;
    struct text escaped = {0};
    label_escape(entity->url, "", false, &escaped);
    canvas_set(made, "URL", escaped.data);
    canvas_set(made, "tooltip", escaped.data);
    text_release(&escaped);
}

/* Where lines are faint, negative ones go above the others; in DOT lines tie the nodes. */
static void add_lines(Agraph_t *graph, const struct diagram *diagram, bool above)
{
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[i];
        if (above && diagram->faint && family_sign(line->family) < 0)
            canvas_add_line_above(graph, diagram, line);
        else
            canvas_add_line(graph, diagram, line);
    }
}

/* Points in two corners, so that what fills less than the page takes all of it. */
static void add_corners(Agraph_t *graph, const struct area *page)
{
    for (int i = 0; i < 2; i++) {
        Agnode_t *corner = agnode(graph, (char *)(i ? "corner-high" : "corner-low"), true);
        canvas_set(corner, "shape", "point");
        canvas_set(corner, "style", "invis");
        canvas_set_number(corner, "width", STAGE_CORNER / 72);
        canvas_set_number(corner, "height", STAGE_CORNER / 72);
        canvas_place(corner, &(struct box){i ? page->right : page->left,
                                           i ? page->top : page->bottom, 0, 0});
    }
}

Agraph_t *render_page(const struct diagram *diagram, const struct composition *composition,
                      const char *format)
{
    const struct entity *entities = diagram->view->dossier->entities;
    Agraph_t *graph = page_open(composition->theme);
    for (size_t i = 0; i < diagram->node_count; i++) {
        Agnode_t *node = canvas_add_node(graph, diagram->theme, &diagram->nodes[i]);
        if (!diagram->options->numbers)
            link_node(node, &entities[diagram->nodes[i].entity]);
    }
    for (size_t i = 0; i < diagram->region_count; i++)
        if (diagram->regions[i].box.width > 0)
            canvas_add_region(graph, diagram, &diagram->regions[i]);
    for (size_t i = 0; i < composition->piece_count; i++)
        canvas_add_piece(graph, composition->theme, &composition->pieces[i], i);
    add_lines(graph, diagram, strcmp(format, "dot") != 0);
    for (size_t i = 0; i < composition->sample_count; i++)
        add_sample(graph, composition->theme, &composition->samples[i], i);
    if (diagram->stage)
        add_corners(graph, &composition->sheet);
    return graph;
}

/* A .dot is the dossier as well, which only drawing.c writes. */
static bool write_drawing(GVC_t *gvc, const struct diagram *diagram,
                          const struct composition *composition, struct text *out,
                          struct error *error)
{
    const struct area *sheet = &composition->sheet;
    Agraph_t *graph = render_page(diagram, composition, "dot");
    struct text corners = {0}; /* so that a later picture can be laid over this one */
    text_addf(&corners, "%.3f,%.3f,%.3f,%.3f", sheet->left, sheet->bottom, sheet->right,
              sheet->top);
    canvas_set(graph, "bb", text_string(&corners));
    text_release(&corners);
    bool done = page_proof(gvc, render_page(diagram, composition, "dot"), composition->page, "dot",
                           graph, error) &&
                drawing_write(diagram, graph, composition->page, out, error);
    agclose(graph);
    return done;
}

bool render_map(GVC_t *gvc, const struct diagram *diagram, const struct composition *composition,
                const char *format, struct text *out, struct error *error)
{
    struct map_words words;
    if (strcmp(format, "dot") == 0)
        return write_drawing(gvc, diagram, composition, out, error);
    map_words_init(&words, diagram);
    bool done = page_write(gvc, render_page(diagram, composition, format), composition->page,
                           format, &words.words, out, error);
    map_words_release(&words);
    return done;
}

bool render_layout(GVC_t *gvc, struct diagram *diagram, const struct picture_page *page,
                   struct error *error)
{
    const struct places *places = diagram->options->places;
    bool placed =
        places ? pinned_place(gvc, diagram, places, error) && layout_route(gvc, diagram, error)
               : arrange(gvc, diagram, error);
    return placed && annotate_lines(diagram, page, canvas_measure_pieces, gvc, error);
}

/* In the child; what Graphviz allocates goes with it. */
static bool render(void *context, struct text *out, struct error *error)
{
    const struct rendering *rendering = context;
    const struct picture_page *page = rendering->page;
    struct diagram diagram;
    struct composition composition;
    struct stage stage;
    GVC_t *gvc = gvContext();
    composition_start(&composition, page);
    diagram_init(&diagram, rendering->view, rendering->options, composition.theme);
    diagram.straight = rendering->straight;
    bool done = arrange_look(&diagram, &page->limits, error) &&
                canvas_measure_nodes(gvc, &diagram, error) &&
                render_layout(gvc, &diagram, page, error);
    if (done && diagram.options->places)
        stage_init(&stage, &diagram, &diagram, 1);
    done = done && composition_fill(&composition, &diagram, canvas_measure_pieces, gvc, error) &&
           render_map(gvc, &diagram, &composition, rendering->format, out, error);
    if (done && rendering->straight)
        page_note(page, "Graphviz crashed while it led the lines around entities, so they run "
                        "straight");
    composition_release(&composition);
    diagram_release(&diagram);
    return done;
}

bool picture_render(const struct view *view, const struct diagram_options *options,
                    const struct picture_page *page, const char *format, struct text *out,
                    struct error *error)
{
    static const struct diagram_options no_options = {0};
    struct rendering rendering = {view, options ? options : &no_options, page_or_default(page),
                                  format, false};
    if (!picture_format_known(format))
        return error_set(error, ERROR_USAGE, "there is no picture format “%s”", format);
    if (sandbox_run(render, &rendering, page, out, error))
        return true;
    if (error->kind != ERROR_INTERNAL)
        return false;
    error_release(error); /* its router fails an assertion on some dense maps */
    rendering.straight = true;
    return sandbox_run(render, &rendering, page, out, error);
}
