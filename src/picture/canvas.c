/*
 * canvas.c: a fresh Graphviz graph, built from an allow-list of attributes; what the dossier's
 * author wrote arrives as escaped labels only.
 */
#include "picture/canvas.h"

#include "base/xalloc.h"
#include "picture/ids.h"
#include "picture/label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double bold_from = .45;   /* influence */
static const double many_lines = 1200; /* faint lines of full strength */
static const double least_inches = .3; /* of a node */

void canvas_set(void *object, const char *name, const char *value)
{
    agsafeset(object, (char *)name, (char *)value, (char *)"");
}

void canvas_set_number(void *object, const char *name, double value)
{
    char digits[40];
    snprintf(digits, sizeof digits, "%.4f", value);
    canvas_set(object, name, digits);
}

Agraph_t *canvas_open(void)
{
    Agraph_t *graph = agopen((char *)"map", Agdirected, &ids_ordered);
    canvas_set(graph, "charset", "UTF-8");
    canvas_set(graph, "outputorder", "edgesfirst");
    return graph;
}

void canvas_place(Agnode_t *node, const struct box *box)
{
    char place[80];
    snprintf(place, sizeof place, "%.3f,%.3f", box->x, box->y);
    canvas_set(node, "pos", place);
}

static void set_label(void *object, const char *clean, const char *line_end, bool closed)
{
    struct text label = {0};
    label_escape(clean, line_end, closed, &label);
    canvas_set(object, "label", text_string(&label));
    text_release(&label);
}

static void set_style(Agnode_t *node, const struct kind_style *style, const char *fill,
                      unsigned outlines, bool dashed)
{
    struct text look = {0};
    text_addf(&look, "%s%s", style->style, dashed ? ",dashed" : "");
    canvas_set(node, "shape", style->shape);
    canvas_set(node, "style", text_string(&look));
    text_release(&look);
    canvas_set(node, "fillcolor", fill);
    canvas_set(node, "color", style->line);
    if (outlines > 1)
        canvas_set_number(node, "peripheries", outlines);
}

static void set_point(Agnode_t *node, const struct theme *theme, const struct kind_style *style,
                      const char *fill, unsigned outlines)
{
    bool hollow = strcmp(fill, theme->paper) == 0, own = strcmp(fill, style->fill) == 0;
    canvas_set(node, "shape", "circle");
    canvas_set(node, "style", "filled");
    canvas_set(node, "fillcolor", own && !hollow ? style->line : fill);
    canvas_set(node, "color", own && !hollow ? theme->paper : style->line);
    canvas_set(node, "penwidth", own && !hollow ? "0.5" : "1.2");
    if (outlines > 1) {
        canvas_set(node, "color", theme->ink);
        canvas_set_number(node, "peripheries", outlines);
    }
}

static void fix_size(Agnode_t *node, double width, double height)
{
    canvas_set(node, "fixedsize", "true");
    canvas_set_number(node, "width", width / 72);
    canvas_set_number(node, "height", height / 72);
}

static Agnode_t *add_point(Agnode_t *node, const struct theme *theme,
                           const struct diagram_node *from)
{
    set_point(node, theme, from->style, from->fill, from->outlines);
    canvas_set(node, "label", "");
    fix_size(node, from->box.width, from->box.height);
    canvas_place(node, &from->box);
    return node;
}

Agnode_t *canvas_add_node(Agraph_t *graph, const struct theme *theme,
                          const struct diagram_node *from)
{
    Agnode_t *node = agnode(graph, from->id, true);
    canvas_set(node, "id", from->id);
    canvas_set(node, "class", from->style->kind ? from->style->kind : "");
    if (from->point)
        return add_point(node, theme, from);
    set_style(node, from->style, from->fill, from->outlines, from->possible);
    set_label(node, from->label, "\\n", false);
    canvas_set(node, "fontname", from->influence >= bold_from ? STYLE_FONT_BOLD : STYLE_FONT);
    canvas_set_number(node, "fontsize", style_font_size(from->influence));
    canvas_set(node, "fontcolor", from->text);
    canvas_set_number(node, "penwidth", style_border(from->focus ? 1 : from->influence));
    canvas_set(node, "margin", from->style->margin);
    canvas_set_number(node, "width", fmax(least_inches, from->least_width / 72));
    canvas_set_number(node, "height", fmax(least_inches, from->least_height / 72));
    if (!*from->label)
        fix_size(node, style_mark_size(from->influence), style_mark_size(from->influence));
    canvas_place(node, &from->box);
    return node;
}

/* Of what names a node or line: that one's id and "-name"; of others the piece's own. */
static void set_piece_id(Agnode_t *node, const struct piece *piece, const char *name)
{
    char owned[32];
    snprintf(owned, sizeof owned, "%s-name", piece->owner ? piece->owner : "");
    canvas_set(node, "id", piece->owner ? owned : name);
}

Agnode_t *canvas_add_piece(Agraph_t *graph, const struct theme *theme, const struct piece *piece,
                           size_t index)
{
    char name[32];
    snprintf(name, sizeof name, "piece-%zu", index);
    Agnode_t *node = agnode(graph, name, true);
    set_piece_id(node, piece, name);
    canvas_set(node, "class", piece->role);
    canvas_set(node, "shape", "box");
    bool filled = piece->paper || piece->halo;
    struct text fill = {0};
    text_addf(&fill, "%s%s", piece->fill, piece->halo ? "B8" : "");
    canvas_set(node, "style", filled ? "filled" : "");
    canvas_set(node, "fillcolor", text_string(&fill));
    canvas_set(node, "color", piece->paper ? piece->fill : STYLE_NOTHING);
    text_release(&fill);
    canvas_set(node, "penwidth", "0");
    canvas_set(node, "margin", piece->paper || piece->halo ? "0.03,0.01" : "0");
    canvas_set(node, "width", "0");
    canvas_set(node, "height", "0");
    if (piece->swatch) {
        set_style(node, piece->swatch, piece->fill, piece->outlines, false);
        canvas_set(node, "penwidth", "1.2");
        fix_size(node, piece->box.width, piece->box.height);
        if (piece->point)
            set_point(node, theme, piece->swatch, piece->fill, piece->outlines);
    }
    bool centred = piece->paper || (piece->halo && !piece->side);
    set_label(node, piece->text, centred ? "\\n" : piece->side < 0 ? "\\r" : "\\l", !centred);
    canvas_set(node, "fontname", piece->bold ? STYLE_FONT_BOLD : STYLE_FONT);
    canvas_set_number(node, "fontsize", piece->font_size);
    canvas_set(node, "fontcolor", piece->colour);
    canvas_place(node, &piece->box);
    return node;
}

void canvas_style_line(Agedge_t *edge, const struct theme *theme, enum family family,
                       enum line_state state)
{
    const struct family_style *style = style_of_family(theme, family);
    const struct state_style *change = style_of_state(theme, state);
    struct text colour = {0};
    text_addf(&colour, "%s%s", change->line ? change->line : style->line, change->alpha);
    canvas_set(edge, "color", text_string(&colour));
    text_release(&colour);
    canvas_set(edge, "style", change->style ? change->style : style->style);
    canvas_set_number(edge, "penwidth", style->width * change->width);
    canvas_set(edge, "arrowhead", style->arrowhead);
    canvas_set(edge, "arrowtail", style->arrowhead);
    canvas_set(edge, "arrowsize", style->width > 2 ? "0.8" : "0.7");
}

static const char *direction(const struct theme *theme, const struct diagram_line *line)
{
    if (strcmp(style_of_family(theme, line->family)->arrowhead, "none") == 0)
        return "none";
    if (line->forward)
        return line->backward ? "both" : "forward";
    return line->backward ? "back" : "none";
}

/*
 * Thin and translucent, a negative one less so: of thousands, many lie upon each other; the more
 * there are, the more a reader must see through.
 */
static void thin_out(Agedge_t *edge, const struct diagram *diagram, const struct diagram_line *line)
{
    const struct family_style *style = style_of_family(diagram->theme, line->family);
    double share = sqrt(fmin(many_lines / (double)diagram->line_count, 1));
    double opacity = fmax(share * (family_sign(line->family) < 0 ? 200 : 90), 24);
    struct text colour = {0};
    text_addf(&colour, "%s%02X", style->line, (unsigned)opacity);
    canvas_set(edge, "color", text_string(&colour));
    canvas_set_number(edge, "penwidth", fmin(.35 * style->width, .8));
    canvas_set(edge, "arrowsize", "0.35");
    text_release(&colour);
}

/* Beside what an organigram is about. */
static void quieten(Agedge_t *edge, const struct diagram *diagram, const struct diagram_line *line)
{
    const struct family_style *style = style_of_family(diagram->theme, line->family);
    struct text colour = {0};
    text_addf(&colour, "%s%s", style->line, "70");
    canvas_set(edge, "color", text_string(&colour));
    canvas_set_number(edge, "penwidth", .6 * style->width);
    text_release(&colour);
}

static Agedge_t *add_line(Agraph_t *graph, const struct diagram *diagram,
                          const struct diagram_line *line, Agnode_t *from, Agnode_t *to)
{
    Agedge_t *edge = agedge(graph, from, to, line->id, true);
    canvas_set(edge, "id", line->id);
    canvas_set(edge, "class", family_name(line->family));
    canvas_style_line(edge, diagram->theme, line->family, line->state);
    if (diagram->faint)
        thin_out(edge, diagram, line);
    else if (line->quiet)
        quieten(edge, diagram, line);
    canvas_set(edge, "dir", direction(diagram->theme, line));
    if (line->route)
        canvas_set(edge, "pos", line->route);
    return edge;
}

Agedge_t *canvas_add_line(Agraph_t *graph, const struct diagram *diagram,
                          const struct diagram_line *line)
{
    Agnode_t *from = agnode(graph, diagram->nodes[line->from].id, false);
    Agnode_t *to = agnode(graph, diagram->nodes[line->to].id, false);
    return add_line(graph, diagram, line, from, to);
}

Agnode_t *canvas_add_spot(Agraph_t *graph, const char *name, struct point place)
{
    Agnode_t *node = agnode(graph, (char *)name, true);
    canvas_set(node, "shape", "point");
    canvas_set(node, "style", "invis");
    canvas_set(node, "width", "0.01");
    canvas_set(node, "height", "0.01");
    canvas_place(node, &(struct box){place.x, place.y, 0, 0});
    return node;
}

/* Graphviz draws lines in the order of the nodes that they start from. */
Agedge_t *canvas_add_line_above(Agraph_t *graph, const struct diagram *diagram,
                                const struct diagram_line *line)
{
    Agnode_t *ends[2];
    for (int i = 0; i < 2; i++) {
        const struct box *box = &diagram->nodes[i ? line->to : line->from].box;
        struct text name = {0};
        text_addf(&name, "%s-%s", line->id, i ? "end" : "start");
        ends[i] = canvas_add_spot(graph, name.data, (struct point){box->x, box->y});
        text_release(&name);
    }
    return add_line(graph, diagram, line, ends[0], ends[1]);
}

void canvas_set_caption(Agraph_t *cluster, const struct theme *theme, const struct region *region)
{
    struct piece piece = composition_caption(theme, region);
    set_label(cluster, piece.text, "\\l", true);
    canvas_set(cluster, "fontname", STYLE_FONT_BOLD);
    canvas_set_number(cluster, "fontsize", piece.font_size);
    canvas_set(cluster, "labeljust", "l");
    canvas_set(cluster, "margin", "12");
}

static void add_region_name(const struct region *region, struct text *out)
{
    text_addf(out, "cluster_%u", region->group + 1);
}

Agraph_t *canvas_region(Agraph_t *graph, const struct region *region)
{
    struct text name = {0};
    add_region_name(region, &name);
    Agraph_t *cluster = agsubg(graph, name.data, false);
    text_release(&name);
    return cluster;
}

void canvas_add_region(Agraph_t *graph, const struct diagram *diagram, const struct region *region)
{
    struct text name = {0}, place = {0};
    const struct box *box = &region->box;
    add_region_name(region, &name);
    Agraph_t *part = agsubg(graph, name.data, true);
    text_addf(&place, "%.2f,%.2f,%.2f,%.2f", box->x - box->width / 2, box->y - box->height / 2,
              box->x + box->width / 2, box->y + box->height / 2);
    canvas_set(part, "bb", place.data);
    text_clear(&name);
    text_addf(&name, "group-%u", region->group + 1);
    canvas_set(part, "id", name.data);
    canvas_set(part, "style", "filled,rounded");
    canvas_set(part, "fillcolor", diagram->theme->band);
    canvas_set(part, "color", diagram->theme->band_line);
    for (size_t i = 0; i < diagram->node_count; i++)
        if (diagram->nodes[i].group == region->group)
            agsubnode(part, agnode(graph, diagram->nodes[i].id, false), true);
    text_release(&place);
    text_release(&name);
}

bool canvas_layout(GVC_t *gvc, Agraph_t *graph, const char *engine, struct error *error)
{
    if (gvLayout(gvc, graph, engine) == 0)
        return true;
    return error_set(error, ERROR_INTERNAL, "Graphviz cannot lay the picture out by %s", engine);
}

/* Lays the nodes out where they are, which gives them their sizes. */
static bool measure(GVC_t *gvc, Agraph_t *graph, struct error *error)
{
    canvas_set(graph, "notranslate", "true");
    return canvas_layout(gvc, graph, "nop2", error);
}

static void take_size(Agnode_t *node, struct box *box)
{
    box->width = ND_width(node) * 72;
    box->height = ND_height(node) * 72;
}

bool canvas_measure_nodes(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    if (!diagram->node_count)
        return true;
    Agraph_t *graph = canvas_open();
    Agnode_t **nodes = xcalloc(diagram->node_count, sizeof(Agnode_t *));
    for (size_t i = 0; i < diagram->node_count; i++)
        nodes[i] = canvas_add_node(graph, diagram->theme, &diagram->nodes[i]);
    bool done = measure(gvc, graph, error);
    for (size_t i = 0; done && i < diagram->node_count; i++)
        take_size(nodes[i], &diagram->nodes[i].box);
    free(nodes);
    gvFreeLayout(gvc, graph);
    agclose(graph);
    return done;
}

bool canvas_measure_pieces(void *gvc, struct piece *pieces, size_t count, struct error *error)
{
    if (!count)
        return true;
    Agraph_t *graph = canvas_open();
    Agnode_t **nodes = xcalloc(count, sizeof(Agnode_t *));
    for (size_t i = 0; i < count; i++)
        nodes[i] =
            canvas_add_piece(graph, &theme_light, &pieces[i], i); /* sizes are every theme's */
    bool done = measure(gvc, graph, error);
    for (size_t i = 0; done && i < count; i++)
        take_size(nodes[i], &pieces[i].box);
    free(nodes);
    gvFreeLayout(gvc, graph);
    agclose(graph);
    return done;
}
