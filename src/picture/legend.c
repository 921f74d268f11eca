/*
 * legend.c: the legend: the families, kinds and blocs that the map shows, with how many of each, in
 * columns of one width.
 */
#include "picture/legend.h"

#include "base/xalloc.h"
#include "picture/label.h"
#include "picture/stage.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

/* Points, times the composition's scale. */
static const double row_height = 24, column_space_min = 12, column_space_max = 30;
static const double swatch_width = 34, swatch_height = 15, swatch_space = 8;
static const double font_size = 10;
static const double outline_gap = 4; /* between outlines, as Graphviz draws them, at any scale */

enum { NAME_MAX_CHARACTERS = 28, RANGE_MAX_CHARACTERS = 64 };
#define NO_PIECE SIZE_MAX

/* An entry: either a family's line, or the swatch of a kind or bloc; and its name. */
struct entry {
    enum family family; /* FAMILY_NONE: a swatch */
    enum line_state state;
    const struct kind_style *swatch;
    const char *fill;
    unsigned outlines;
    bool point;
    char *widest; /* its name, with the highest count of all pictures that share the legend */
    size_t piece; /* its name; NO_PIECE: it has none here, and its place stays empty */
};

/* How many there are of something here, and at most in the pictures that share the legend. */
struct counts {
    size_t here, most;
};

struct legend {
    struct entry *entries;
    size_t count;
    size_t kinds, blocs; /* the first entry that is a kind, a bloc */
};

static char *entry_text(const char *name, size_t most, size_t count)
{
    struct text text = {0};
    label_clean(name, most, &text);
    text_addf(&text, " (%zu)", count);
    text.data[0] = (char)toupper((unsigned char)text.data[0]);
    return text.data;
}

/* A piece with that text, not yet placed. */
static struct piece entry_piece(const struct composition *composition, char *text)
{
    return (struct piece){.role = "legend",
                          .text = text,
                          .fill = composition->theme->paper,
                          .colour = composition->theme->faint,
                          .font_size = composition->scale * font_size};
}

/* Adds an entry whatever its counts are; its name has so many characters at most. */
static void add_row(struct legend *legend, struct composition *composition, struct entry entry,
                    const char *name, size_t most, struct counts counts)
{
    entry.widest = entry_text(name, most, counts.most);
    entry.piece = composition->piece_count;
    legend->entries[legend->count++] = entry;
    composition_add(composition, entry_piece(composition, entry_text(name, most, counts.here)));
}

/* Adds an entry for what there is somewhere; where there is none here, its place stays empty. */
static void add_entry(struct legend *legend, struct composition *composition, struct entry entry,
                      const char *name, struct counts counts)
{
    if (counts.here) {
        add_row(legend, composition, entry, name, NAME_MAX_CHARACTERS, counts);
    } else if (counts.most) {
        entry.widest = entry_text(name, NAME_MAX_CHARACTERS, counts.most);
        entry.piece = NO_PIECE;
        legend->entries[legend->count++] = entry;
    }
}

typedef size_t count_things(const struct diagram *diagram, uint32_t which);

static size_t count_family(const struct diagram *diagram, uint32_t family)
{
    return diagram_count_family(diagram, (enum family)family);
}

static size_t count_state(const struct diagram *diagram, uint32_t state)
{
    return diagram_count_state(diagram, (enum line_state)state);
}

static struct counts counts_of(const struct diagram *diagram, count_things *things, uint32_t which)
{
    size_t here = things(diagram, which), most = here;
    const struct stage *stage = diagram->stage;
    for (size_t i = 0; stage && i < stage->frame_count; i++) {
        size_t there = things(&stage->frames[i], which);
        most = there > most ? there : most;
    }
    return (struct counts){here, most};
}

static void collect_lines(struct legend *legend, struct composition *composition,
                          const struct diagram *diagram)
{
    for (uint32_t family = 0; family < FAMILY_COUNT; family++)
        add_entry(legend, composition, (struct entry){.family = (enum family)family},
                  family_name((enum family)family), counts_of(diagram, count_family, family));
    for (uint32_t state = STATE_POSSIBLE; state < STATE_COUNT; state++)
        add_entry(legend, composition,
                  (struct entry){.family = FAMILY_TIE, .state = (enum line_state)state},
                  style_state_name((enum line_state)state), counts_of(diagram, count_state, state));
}

static void collect_kinds(struct legend *legend, struct composition *composition,
                          const struct diagram *diagram)
{
    const struct vocabulary *vocabulary = &diagram->view->dossier->vocabulary;
    for (uint32_t kind = 0; kind < vocabulary->kind_count; kind++) {
        const struct kind_style *style = style_of_kind(diagram->theme, vocabulary, kind);
        bool plain = diagram->options->blocs || diagram->options->scores;
        const char *fill = plain ? diagram->theme->paper : style->fill;
        add_entry(legend, composition,
                  (struct entry){.family = FAMILY_NONE,
                                 .swatch = style,
                                 .fill = fill,
                                 .outlines = 1,
                                 .point = diagram->points},
                  vocabulary->kinds[kind].name, counts_of(diagram, diagram_count_kind, kind));
    }
}

static size_t count_focus(const struct diagram *diagram, uint32_t which)
{
    size_t count = 0;
    (void)which; /* there is one at most */
    for (size_t i = 0; i < diagram->node_count; i++)
        count += diagram->nodes[i].focus;
    return count;
}

/* The double outline that marks an entity, where there is one. */
static void add_focus(struct legend *legend, struct composition *composition,
                      const struct diagram *diagram)
{
    add_entry(legend, composition,
              (struct entry){.family = FAMILY_NONE,
                             .swatch = style_row(diagram->theme, 0),
                             .fill = diagram->theme->paper,
                             .outlines = 2,
                             .point = diagram->points},
              "in focus", counts_of(diagram, count_focus, 0));
}

/* The last bloc that the diagram shows, from 1, if past `last`. */
static uint32_t last_bloc(const struct diagram *diagram, uint32_t last)
{
    for (size_t i = 0; i < diagram->node_count; i++)
        if (diagram->nodes[i].bloc != PICTURE_NO_BLOC && diagram->nodes[i].bloc >= last)
            last = diagram->nodes[i].bloc + 1;
    return last;
}

static void add_bloc(struct legend *legend, struct composition *composition,
                     const struct diagram *diagram, uint32_t bloc)
{
    bool none = bloc == PICTURE_NO_BLOC;
    const char *word = diagram_bloc_word(diagram);
    struct text name = {0};
    if (none)
        text_addf(&name, "no %s", word);
    else
        text_addf(&name, "%s %u", word, bloc + 1);
    add_entry(
        legend, composition,
        (struct entry){.family = FAMILY_NONE,
                       .swatch = style_row(diagram->theme, 0),
                       .fill = none ? diagram->theme->paper : style_bloc_fill(diagram->theme, bloc),
                       .outlines = none ? 1 : style_bloc_outlines(diagram->theme, bloc),
                       .point = diagram->points},
        text_string(&name), counts_of(diagram, diagram_count_bloc, bloc));
    text_release(&name);
}

/* "1.25", "12.3", "4321" */
static void add_number(struct text *out, double number)
{
    text_addf(out, fabs(number) < 1000 ? "%.3g" : "%.0f", number);
}

static size_t count_step(const struct diagram *diagram, size_t step)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->node_count; i++)
        count += isfinite(diagram->nodes[i].score) &&
                 grades_step(&diagram->grades, diagram->nodes[i].score) == step;
    return count;
}

static void add_step(struct legend *legend, struct composition *composition,
                     const struct diagram *diagram, const char *fill, const struct text *range,
                     size_t count)
{
    struct text name = {0};
    text_addf(&name, "%s %s", diagram->options->score_name, range->data);
    add_row(legend, composition,
            (struct entry){.family = FAMILY_NONE,
                           .swatch = style_row(diagram->theme, 0),
                           .fill = fill,
                           .outlines = 1},
            name.data, RANGE_MAX_CHARACTERS, (struct counts){count, count});
    text_release(&name);
}

/* The whole scale, those of its steps too that nobody is on. */
static void add_steps(struct legend *legend, struct composition *composition,
                      const struct diagram *diagram)
{
    const struct grades *grades = &diagram->grades;
    for (size_t step = 0; step < grades_steps(grades); step++) {
        struct text range = {0};
        double from, to;
        grades_range(grades, step, &from, &to);
        add_number(&range, from);
        if (to > from) {
            text_add(&range, " to ");
            add_number(&range, to);
        }
        add_step(legend, composition, diagram, grades_step_fill(grades, diagram->theme, step),
                 &range, count_step(diagram, step));
        text_release(&range);
    }
    if (grades->undefined) {
        struct text none = {0};
        text_add(&none, "not defined");
        add_step(legend, composition, diagram, diagram->theme->paper, &none, grades->undefined);
        text_release(&none);
    }
}

static void collect(struct legend *legend, struct composition *composition,
                    const struct diagram *diagram)
{
    const struct stage *stage = diagram->stage;
    uint32_t blocs = diagram->options->blocs ? last_bloc(diagram, 0) : 0;
    for (size_t i = 0; stage && diagram->options->blocs && i < stage->frame_count; i++)
        blocs = last_bloc(&stage->frames[i], blocs);
    size_t most = FAMILY_COUNT + STATE_COUNT + diagram->view->dossier->vocabulary.kind_count +
                  blocs + 2 + STYLE_STEPS + 1;
    legend->entries = xcalloc(most, sizeof *legend->entries);
    collect_lines(legend, composition, diagram);
    legend->kinds = legend->count;
    collect_kinds(legend, composition, diagram);
    add_focus(legend, composition, diagram);
    legend->blocs = legend->count;
    if (diagram->options->scores)
        add_steps(legend, composition, diagram);
    if (!diagram->options->blocs)
        return;
    for (uint32_t bloc = 0; bloc < blocs; bloc++)
        add_bloc(legend, composition, diagram, bloc);
    add_bloc(legend, composition, diagram, PICTURE_NO_BLOC);
}

/* Puts the entry's sample and name into the cell whose left edge and middle are given. */
static void place_entry(struct composition *composition, const struct entry *entry,
                        struct point cell)
{
    if (entry->piece == NO_PIECE)
        return;
    struct box *name = &composition->pieces[entry->piece].box;
    double wide = composition->scale * swatch_width, high = composition->scale * swatch_height;
    double around = entry->outlines > 1 ? 2 * outline_gap * (entry->outlines - 1) : 0;
    double within = fmax(high - around, outline_gap);
    name->x = cell.x + wide + composition->scale * swatch_space + name->width / 2;
    name->y = cell.y;
    if (entry->family != FAMILY_NONE)
        composition_add_sample(composition, (struct sample){.family = entry->family,
                                                            .state = entry->state,
                                                            .start = cell,
                                                            .end = {cell.x + wide, cell.y}});
    else
        composition_add(composition,
                        (struct piece){.role = "swatch",
                                       .text = xcalloc(1, 1),
                                       .swatch = entry->swatch,
                                       .fill = entry->fill,
                                       .outlines = entry->outlines,
                                       .point = entry->point,
                                       .colour = composition->theme->ink,
                                       .font_size = composition->scale * font_size,
                                       .box = {cell.x + wide / 2, cell.y,
                                               entry->point ? within : wide - around, within}});
}

/* Places entries [first,end) in rows from `y` down; returns the bottom of the last row. */
static double place_rows(const struct legend *legend, struct composition *composition,
                         struct point corner, double column, size_t columns, size_t first,
                         size_t end)
{
    double row = composition->scale * row_height;
    for (size_t i = first; i < end; i++) {
        size_t across = (i - first) % columns, down = (i - first) / columns;
        struct point cell = {corner.x + column * (double)across,
                             corner.y - row * ((double)down + .5)};
        place_entry(composition, &legend->entries[i], cell);
    }
    size_t rows = (end - first + columns - 1) / columns;
    return corner.y - row * (double)rows;
}

/* How wide the widest entry is, of all pictures that share the legend. */
static bool measure_widest(const struct legend *legend, const struct composition *composition,
                           measure_pieces *measure, void *context, double *widest,
                           struct error *error)
{
    struct piece *pieces = xcalloc(legend->count + 1, sizeof *pieces);
    *widest = 0;
    for (size_t i = 0; i < legend->count; i++)
        pieces[i] = entry_piece(composition, legend->entries[i].widest);
    bool done = measure(context, pieces, legend->count, error);
    for (size_t i = 0; i < legend->count; i++)
        *widest = fmax(*widest, pieces[i].box.width);
    *widest += composition->scale * (swatch_width + swatch_space);
    free(pieces);
    return done;
}

bool legend_add(struct composition *composition, const struct diagram *diagram,
                measure_pieces *measure, void *context, struct point corner, double width,
                double *bottom, struct error *error)
{
    struct legend legend = {0};
    size_t first = composition->piece_count;
    collect(&legend, composition, diagram);
    double widest;
    bool done =
        measure_widest(&legend, composition, measure, context, &widest, error) &&
        measure(context, composition->pieces + first, composition->piece_count - first, error);
    if (!done)
        goto out;
    double column = widest + composition->scale * column_space_min;
    size_t columns = (size_t)fmax(floor(width / column), 1);
    column = fmin(width / (double)columns,
                  column + composition->scale * (column_space_max - column_space_min));
    corner.y = place_rows(&legend, composition, corner, column, columns, 0, legend.kinds);
    corner.y =
        place_rows(&legend, composition, corner, column, columns, legend.kinds, legend.blocs);
    *bottom = place_rows(&legend, composition, corner, column, columns, legend.blocs, legend.count);
out:
    for (size_t i = 0; i < legend.count; i++)
        free(legend.entries[i].widest);
    free(legend.entries);
    return done;
}
