/*
 * report_map.c: the map's section: the map, its caption, and a legend with a sample of each kind
 * and family, in the shapes and dashes of the picture.
 */
#include "report/report_sections.h"

#include "picture/style.h"
#include "report/html.h"
#include "report/report_data.h"

#include <ctype.h>
#include <string.h>

/*
 * Graphviz's shapes, as they are in a box of 28 x 14; any other is a box. To add one: a row here,
 * drawn with the kind's fill and line.
 */
static const struct {
    const char *shape, *drawn;
} shapes[] = {
    {"ellipse", "<ellipse cx=\"14\" cy=\"7\" rx=\"13\" ry=\"6\"/>"},
    {"tab", "<path d=\"M1 1h8v2h18v10H1zM1 3h8\"/>"},
    {"note", "<path d=\"M1 1h22l4 4v8H1zM23 1v4h4\"/>"},
    {"box3d", "<path d=\"M1 4l3-3h23v9l-3 3H1zM1 4h23l3-3M24 4v9\"/>"},
    {"component", "<path d=\"M3 1h24v12H3v-2H1V9h2V5H1V3h2z\"/>"},
    {"cylinder", "<path d=\"M1 3c0-3 26-3 26 0v8c0 3-26 3-26 0zM1 3c0 3 26 3 26 0\"/>"},
    {"folder", "<path d=\"M1 3h15l2-2h7l2 2v10H1z\"/>"},
};

static void add_shape(const struct kind_style *style, struct text *out)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(shapes[i].shape, style->shape) == 0) {
            text_add(out, shapes[i].drawn);
            return;
        }
    text_addf(out, "<rect x=\"1\" y=\"1\" width=\"26\" height=\"12\"%s/>",
              strstr(style->style, "rounded") ? " rx=\"4\"" : "");
    if (strstr(style->style, "diagonals"))
        text_add(out, "<path d=\"M1 4l3-3M24 1l3 3M27 10l-3 3M4 13l-3-3\"/>");
}

static void add_colour(const char *attribute, const char *colour, struct text *out)
{
    text_addf(out, " %s=\"", attribute);
    for (; *colour; colour++) /* as Graphviz writes them */
        text_add_char(out, (char)tolower((unsigned char)*colour));
    text_add_char(out, '"');
}

static void open_sample(struct text *out)
{
    text_add(out, "<svg class=\"swatch\" viewBox=\"0 0 28 14\" width=\"28\" height=\"14\" "
                  "aria-hidden=\"true\"><g");
}

static void add_name(const char *name, size_t count, struct text *out)
{
    text_add(out, "</g></svg> ");
    html_text(name, out);
    text_addf(out, " (%zu)</li>\n", count);
}

static void add_kind(const struct report_facts *facts, uint32_t kind, size_t count,
                     struct text *out)
{
    const struct vocabulary *vocabulary = &facts->dossier->vocabulary;
    const struct kind_style *style = style_of_kind(&theme_light, vocabulary, kind);
    text_addf(out, "<li data-kind=\"%u\">", kind);
    open_sample(out);
    add_colour("fill", style->fill, out);
    add_colour("stroke", style->line, out);
    text_add(out, strstr(style->style, "dashed") ? " stroke-dasharray=\"5 2\">" : ">");
    add_shape(style, out);
    add_name(vocabulary->kinds[kind].name, count, out);
}

/* Arrowheads point to the right. */
static void add_arrowhead(const char *arrowhead, struct text *out)
{
    if (strcmp(arrowhead, "normal") == 0 || strcmp(arrowhead, "empty") == 0)
        text_add(out, "<path d=\"M20 3l7 4-7 4z\"/>");
    else if (strcmp(arrowhead, "none") != 0)
        text_add(out, "<path d=\"M20 3l7 4-7 4\"/>");
}

static void add_family(enum family family, size_t count, struct text *out)
{
    const struct family_style *style = style_of_family(&theme_light, family);
    bool dashed = strcmp(style->style, "dashed") == 0, dotted = strcmp(style->style, "dotted") == 0;
    text_addf(out, "<li data-family=\"%d\">", family);
    open_sample(out);
    add_colour("fill", strcmp(style->arrowhead, "normal") == 0 ? style->line : "none", out);
    add_colour("stroke", style->line, out);
    text_addf(out, " stroke-width=\"%.1f\"><path d=\"M1 7h%d\"%s/>", style->width,
              strcmp(style->arrowhead, "none") == 0 ? 26 : 21,
              dashed   ? " stroke-dasharray=\"5 2\""
              : dotted ? " stroke-dasharray=\"1.5 2\""
                       : "");
    add_arrowhead(style->arrowhead, out);
    add_name(family_name(family), count, out);
}

static void add_legend(const struct report_facts *facts, struct text *out)
{
    const struct dossier *dossier = facts->dossier;
    text_add(out, "<ul id=\"legend\" aria-label=\"Legend\">\n");
    for (uint32_t kind = 0; kind < dossier->vocabulary.kind_count; kind++) {
        size_t count = 0;
        for (size_t i = 0; i < facts->entity_count; i++)
            count += dossier->entities[facts->entities[i]].kind == kind;
        if (count)
            add_kind(facts, kind, count, out);
    }
    for (int family = 0; family < FAMILY_COUNT; family++) {
        size_t count = 0;
        for (size_t i = 0; i < facts->shown.relation_count; i++)
            count += relation_family(dossier, &dossier->relations[facts->shown.relations[i]]) ==
                     (enum family)family;
        if (count)
            add_family((enum family)family, count, out);
    }
    text_add(out, "</ul>\n");
}

static void add_caption(const struct report_facts *facts, struct text *out)
{
    struct text words = {0};
    text_addf(&words,
              "A map of %zu of %zu entities and %zu of %zu relations. Text size and border: %s by "
              "everything on record.",
              facts->entity_count, facts->dossier->entity_count, facts->shown.relation_count,
              facts->dossier->relation_count, facts->measure->name);
    if (facts->entity_count < facts->whole.entity_count)
        text_addf(&words,
                  " The others are left out of this page, of which a browser shows no more at "
                  "once: it has who ranks highest, and the relations between these.");
    text_add(&words, " A line stands for all relations of one family between two entities; it is "
                     "dashed and pale where they are only possible on the day that is shown.");
    text_add(out, "<figcaption>");
    html_text(text_string(&words), out);
    text_add(out, "</figcaption>");
    text_release(&words);
}

void report_map_section(const struct report_facts *facts, struct text *out)
{
    report_open_section("map", "Map", out);
    text_add(out, "<div id=\"controls\" hidden></div>\n<p id=\"status\" aria-live=\"polite\"></p>\n"
                  "<div id=\"stage\"><figure id=\"map\">\n");
    text_add(out, text_string(&facts->map.svg));
    add_caption(facts, out);
    text_add(out, "</figure></div>\n<aside id=\"card\" hidden tabindex=\"-1\" "
                  "aria-label=\"What is chosen\"></aside>\n");
    add_legend(facts, out);
    text_add(out, "</section>\n");
}
