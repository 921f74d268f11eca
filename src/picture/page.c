/*
 * page.c: a Graphviz graph that is laid out, as the bytes of a picture: the formats, the size, what
 * to warn of, and what keeps the bytes the same.
 */
#include "picture/page.h"

#include "format/dot_record.h"
#include "picture/canvas.h"
#include "picture/png.h"
#include "picture/proof.h"
#include "picture/scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double page_margin = .35; /* inches */

/* How a renderer of Graphviz is told how large the picture is. */
enum sizing {
    SIZING_ROOT = 0,  /* by the words on the SVG's root: Graphviz would round the places to it */
    SIZING_DOTS,      /* by its dots per inch */
    SIZING_DRAWING,   /* by the drawing's size */
    SIZING_ATTRIBUTE, /* likewise, and by the graph's attribute of it, for whoever renders it */
};

/* The picture formats. To add one: a row here, with Graphviz's name of its renderer. */
static const struct form {
    const char *name, *renderer;
    enum sizing sizing;
} formats[] = {
    {"svg", "svg", SIZING_ROOT},
    {"png", "png:cairo", SIZING_DOTS},
    {"pdf", "pdf:cairo", SIZING_DRAWING},
    {"dot", "dot", SIZING_ATTRIBUTE},
};

static const struct form *find_form(const char *format)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, format) == 0)
            return &formats[i];
    return NULL;
}

bool picture_format_known(const char *format)
{
    return find_form(format) != NULL;
}

const char *page_renderer(size_t index)
{
    return index < sizeof formats / sizeof *formats ? formats[index].renderer : NULL;
}

const struct picture_page *page_or_default(const struct picture_page *page)
{
    static const struct picture_page defaults = {0};
    return page ? page : &defaults;
}

Agraph_t *page_open(const struct theme *theme)
{
    Agraph_t *graph = canvas_open();
    canvas_set(graph, "bgcolor", theme->paper);
    canvas_set_number(graph, "pad", page_margin);
    canvas_set(graph, "splines", "true");
    return graph;
}

/* The scale of the picture, which is laid out. */
static bool find_scale(Agraph_t *graph, const struct picture_page *page, const struct form *form,
                       struct scale *scale, struct error *error)
{
    boxf box = GD_bb(graph);
    double margins = 144 * page_margin;
    return scale_init(scale, page, form->sizing == SIZING_DOTS, box.UR.x - box.LL.x + margins,
                      box.UR.y - box.LL.y + margins, error);
}

/*
 * Moves the page's edges, by half a pixel or point at most, so that paper covers all of the last
 * ones: white shines through a part of them. Where paper is white, too, that is not seen.
 */
static void align_edges(Agraph_t *graph, const struct form *form, struct scale *scale)
{
    double per_point = form->sizing == SIZING_DOTS ? scale->dpi / 72 : 1;
    double width = round(scale->width * per_point) / per_point;
    double height = round(scale->height * per_point) / per_point;
    GD_bb(graph).UR.x += (width - scale->width) / scale->factor;
    GD_bb(graph).LL.y -= (height - scale->height) / scale->factor;
    scale->width = width;
    scale->height = height;
}

/* Has the renderer draw at that scale. */
static void apply_scale(Agraph_t *graph, const struct form *form, const struct scale *scale,
                        struct svg_words *words)
{
    layout_t *drawing = GD_drawing(graph);
    if (form->sizing == SIZING_DOTS)
        drawing->dpi = scale->dpi * scale->factor;
    if (!scale->asked)
        return;
    if (form->sizing == SIZING_ROOT) {
        words->width = scale->width;
        words->height = scale->height;
    } else if (form->sizing != SIZING_DOTS) {
        canvas_set(graph, "margin", "0"); /* the size is the whole page's */
        drawing->size = (pointf){scale->width, scale->height};
        drawing->filled = true;
    }
    if (form->sizing == SIZING_ATTRIBUTE) {
        char size[80];
        snprintf(size, sizeof size, "%.4f,%.4f!", scale->width / 72, scale->height / 72);
        canvas_set(graph, "size", size);
    }
}

/* Blanks out when a PDF was made, byte for byte, so that its table of offsets still holds. */
static void forget_date(char *bytes, size_t length)
{
    static const char entry[] = "/CreationDate (";
    char *found = memmem(bytes, length, entry, strlen(entry));
    char *end = found ? memchr(found, ')', (size_t)(bytes + length - found)) : NULL;
    if (end)
        memset(found, ' ', (size_t)(end + 1 - found));
}

/* The bytes that Graphviz made, mended. */
static void add_bytes(char *bytes, size_t length, const struct form *form,
                      const struct svg_words *words, double dpi, struct text *out)
{
    if (form->sizing == SIZING_DRAWING)
        forget_date(bytes, length);
    if (form->sizing == SIZING_ROOT)
        svg_rewrite(bytes, length, words, out);
    else if (dpi > 0)
        png_add(out, bytes, length, dpi);
    else
        text_add_bytes(out, bytes, length);
}

/* A resolution that nothing is drawn with is not what its asker wants. */
static void check_dpi(const struct picture_page *page, const struct form *form)
{
    if (!(page->dpi > 0) || form->sizing == SIZING_DOTS)
        return;
    struct error warning = {.severity = SEVERITY_WARNING};
    error_set(&warning, ERROR_USAGE, "--dpi is for a .png; a .%s has no dots", form->name);
    diagnostics_take(page->found, &warning);
}

/* Lays the picture out as it stands, scales it, and says what may look wrong. */
static bool prepare(GVC_t *gvc, Agraph_t *graph, const struct picture_page *page,
                    const struct form *form, struct scale *scale, struct error *error)
{
    if (!canvas_layout(gvc, graph, "nop2", error) || !find_scale(graph, page, form, scale, error))
        return false;
    if (strcmp(theme_of(page->theme)->paper, "#FFFFFF") != 0)
        align_edges(graph, form, scale);
    if (page->found) {
        proof_read(graph, scale, page->found);
        check_dpi(page, form);
    }
    return true;
}

static void close_page(GVC_t *gvc, Agraph_t *graph)
{
    gvFreeLayout(gvc, graph);
    agclose(graph);
}

bool page_proof(GVC_t *gvc, Agraph_t *graph, const struct picture_page *page, const char *format,
                Agraph_t *into, struct error *error)
{
    const struct form *form = find_form(format);
    struct svg_words none = {0};
    struct scale scale;
    bool done = prepare(gvc, graph, page, form, &scale, error);
    if (done)
        apply_scale(graph, form, &scale, &none);
    if (done && scale.asked) {
        canvas_set(into, "margin", agget(graph, (char *)"margin"));
        canvas_set(into, "size", agget(graph, (char *)"size"));
    }
    close_page(gvc, graph);
    return done;
}

static bool write_picture(GVC_t *gvc, Agraph_t *graph, const struct picture_page *page,
                          const char *format, const struct svg_words *words, struct text *out,
                          struct error *error)
{
    const struct form *form = find_form(format);
    struct svg_words sized = *words;
    struct scale scale;
    char *bytes = NULL;
    graphviz_length length = 0;
    if (form->sizing == SIZING_ATTRIBUTE)
        canvas_set(graph, DOT_DRAWING, "chart"); /* in which there is no dossier */
    if (!prepare(gvc, graph, page, form, &scale, error))
        return false;
    apply_scale(graph, form, &scale, &sized);
    if (gvRenderData(gvc, graph, form->renderer, &bytes, &length) != 0 || !bytes)
        return error_set(error, ERROR_INTERNAL, "Graphviz cannot write %s", format);
    bool noted = form->sizing == SIZING_DOTS && (scale.asked || page->dpi > 0);
    add_bytes(bytes, length, form, &sized, noted ? scale.dpi : 0, out);
    gvFreeRenderData(bytes);
    return true;
}

bool page_write(GVC_t *gvc, Agraph_t *graph, const struct picture_page *page, const char *format,
                const struct svg_words *words, struct text *out, struct error *error)
{
    bool done = write_picture(gvc, graph, page, format, words, out, error);
    close_page(gvc, graph);
    return done;
}

void page_note(const struct picture_page *page, const char *text)
{
    struct error note = {.severity = SEVERITY_NOTE};
    if (!page->found)
        return;
    error_set(&note, ERROR_USAGE, "%s", text);
    diagnostics_take(page->found, &note);
}
