/*
 * film.c: a sequence as one animated SVG: laid out, merged, drawn as one graph and set in motion,
 * in a child process.
 */
#include "picture/film.h"

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/page.h"
#include "picture/render.h"
#include "picture/sandbox.h"
#include "picture/svg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds its span to the class of a node or edge. */
static void set_class(const struct film *film, void *object, uint32_t span)
{
    struct text class = {0};
    const char *given = agget(object, (char *)"class");
    text_add(&class, given ? given : "");
    film_class(film, span, &class);
    canvas_set(object, "class", text_string(&class));
    text_release(&class);
}

/* The node whose name is the prefix, a number and the suffix. */
static Agnode_t *node_named(Agraph_t *graph, const char *prefix, size_t number, const char *suffix)
{
    char name[48];
    snprintf(name, sizeof name, "%s%zu%s", prefix, number, suffix);
    return agnode(graph, name, false);
}

static void set_classes(const struct film *film, Agraph_t *graph)
{
    const struct diagram *all = &film->all;
    for (size_t i = 0; i < all->node_count; i++)
        set_class(film, agnode(graph, all->nodes[i].id, false), film->node_spans[i]);
    for (size_t i = 0; i < all->line_count; i++) {
        const struct diagram_line *line = &all->lines[i];
        Agnode_t *from = agnode(graph, all->nodes[line->from].id, false);
        Agnode_t *to = agnode(graph, all->nodes[line->to].id, false);
        set_class(film, agedge(graph, from, to, line->id, false), film->line_spans[i]);
    }
    for (size_t i = 0; i < film->page.piece_count; i++)
        set_class(film, node_named(graph, "piece-", i, ""), film->piece_spans[i]);
    for (size_t i = 0; i < film->page.sample_count; i++) {
        Agnode_t *start = node_named(graph, "sample-", i, "-start");
        set_class(film, agfstout(graph, start), film->sample_spans[i]);
    }
}

static void describe_id(const void *context, const char *id, size_t length, struct text *out)
{
    const struct film *film = context;
    uint32_t index = names_find(&film->names, id, length);
    if (index == NAME_NONE)
        return;
    if (index < film->all.node_count)
        film_describe_node(film, index, out);
    else
        film_describe_line(film, index - film->all.node_count, out);
}

static bool write_film(const struct film *film, GVC_t *gvc, struct text *out, struct error *error)
{
    struct text svg = {0}, description = {0};
    const char *title = diagram_title(&film->all);
    struct svg_words words = {
        title ? title : "Map of relations over time", NULL, describe_id, film, 0, 0};
    film_describe(film, &description);
    words.description = text_string(&description);
    /* As for DOT, in which every line is between its own nodes, where set_classes() looks. */
    Agraph_t *graph = render_page(&film->all, &film->page, "dot");
    set_classes(film, graph);
    bool done = page_write(gvc, graph, film->sequence->page, "svg", &words, &svg, error);
    if (done)
        film_animate(film, &svg, out);
    text_release(&svg);
    text_release(&description);
    return done;
}

static void film_release(struct film *film)
{
    size_t count = film->all.node_count + film->all.line_count;
    for (size_t i = 0; film->ids && i < count; i++)
        free(film->ids[i]);
    free(film->ids);
    free(film->all.nodes);
    free(film->all.lines);
    free(film->node_whole);
    free(film->line_whole);
    free(film->node_spans);
    free(film->line_spans);
    free(film->piece_spans);
    free(film->sample_spans);
    free(film->mark_spans);
    names_release(&film->names);
    free(film->ticks);
    free(film->spans.rows);
    composition_release(&film->page);
}

struct rendering {
    const struct picture_page *page;
    const struct picture_frame *frames, *given;
    size_t count;
};

/* In the child. */
static bool render(void *context, struct text *out, struct error *error)
{
    const struct rendering *rendering = context;
    struct sequence sequence;
    GVC_t *gvc = gvContext();
    struct composition *compositions = xcalloc(rendering->count, sizeof *compositions);
    sequence_init(&sequence, rendering->page, rendering->frames, rendering->count);
    struct film film = {.sequence = &sequence,
                        .given = rendering->given,
                        .spans = {.frame_count = rendering->count},
                        .all = {.view = &sequence.view,
                                .options = &sequence.options,
                                .theme = sequence.whole.theme,
                                .stage = &sequence.stage}};
    composition_start(&film.page, rendering->page);
    bool done = sequence_layout(&sequence, gvc, error);
    sequence.stage.strip = FILM_STRIP;
    done = done && sequence_compose(&sequence, gvc, compositions, error) &&
           film_line_add(&film, gvc, compositions, error);
    if (done) {
        film_merge(&film);
        film_merge_pages(&film, compositions);
        done = write_film(&film, gvc, out, error);
    }
    film_release(&film);
    for (size_t i = 0; i < sequence.count; i++)
        composition_release(&compositions[i]);
    free(compositions);
    sequence_release(&sequence);
    return done;
}

/* The highest influence of any frame for all of them, so that nothing changes its size. */
static double *highest_influence(const struct picture_frame *frames, size_t count)
{
    size_t entity_count = frames->view->dossier->entity_count;
    double *highest = xcalloc(entity_count, sizeof *highest);
    for (size_t i = 0; i < entity_count; i++)
        for (size_t j = 0; j < count; j++)
            highest[i] = fmax(highest[i], frames[j].options.influence[i]);
    return highest;
}

/* The frames with their entities at their highest influence; nothing to do where none is given. */
static double **even_sizes(struct picture_frame *frames, size_t count, struct text *measure)
{
    size_t entity_count = frames->view->dossier->entity_count;
    double **sizes = xcalloc(count, sizeof *sizes);
    if (!frames->options.influence)
        return sizes;
    double *highest = highest_influence(frames, count);
    text_addf(measure, "%s, the highest of these dates",
              frames->options.measure ? frames->options.measure : "influence");
    for (size_t i = 0; i < count; i++) {
        sizes[i] = xcalloc(entity_count, sizeof **sizes);
        for (size_t j = 0; j < entity_count; j++)
            sizes[i][j] = frames[i].options.influence[j] < 0 ? -1 : highest[j];
    }
    for (size_t i = 0; i < count; i++) {
        frames[i].options.influence = sizes[i];
        frames[i].options.measure = text_string(measure);
    }
    free(highest);
    return sizes;
}

bool film_render(const struct picture_frame *frames, size_t count, const struct picture_page *page,
                 struct text *svg, struct error *error)
{
    struct picture_frame *even = xcalloc(count, sizeof *even);
    struct text measure = {0};
    struct picture_page own = sequence_page(page, count);
    memcpy(even, frames, count * sizeof *even);
    double **sizes = even_sizes(even, count, &measure);
    struct rendering rendering = {&own, even, frames, count};
    bool done = sandbox_run(render, &rendering, &own, svg, error);
    for (size_t i = 0; i < count; i++)
        free(sizes[i]);
    free(sizes);
    free(even);
    text_release(&measure);
    return done;
}
