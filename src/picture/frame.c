/*
 * frame.c: title, subtitle and source line around a map or a chart. Every width is measured, never
 * guessed from the number of characters.
 */
#include "picture/frame.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "picture/label.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points, times the composition's scale. */
static const double line_space = 5; /* between title and subtitle */
static const double title_size = 21, subtitle_size = 10.5, source_size = 8.5;

enum { COLUMNS_MIN = 12 };
enum { NAME_MAX_CHARACTERS = 200, SOURCES_MAX = 6, SOURCES_TEXT_MAX = 700 /* bytes */ };

static struct piece *last_piece(const struct composition *composition)
{
    return &composition->pieces[composition->piece_count - 1];
}

/*
 * Measures the last piece, and wraps and measures it again where it is wider than the area. The
 * number of columns comes from the width it has as one line.
 */
static bool fit_last(struct frame *frame, struct error *error)
{
    struct piece *piece = last_piece(frame->composition);
    double room = frame->area.right - frame->area.left;
    char *whole = xstrdup(piece->text);
    bool done = frame->measure(frame->context, piece, 1, error);
    size_t columns = utf8_width(whole, strlen(whole));
    columns = (size_t)((double)columns * fmin(room / piece->box.width, 1));
    while (done && piece->box.width > room && columns > COLUMNS_MIN) {
        struct text wrapped = {0};
        label_wrap(whole, columns, &wrapped);
        free(piece->text);
        text_add(&wrapped, "");
        piece->text = wrapped.data;
        done = frame->measure(frame->context, piece, 1, error);
        columns -= columns / 20 + 1;
    }
    free(whole);
    return done;
}

/* Adds a block of text at the left edge, its top or bottom at `y`. Takes `text`, NULL: no block. */
static bool add_block(struct frame *frame, struct piece piece, double y, int up, double *edge,
                      struct error *error)
{
    *edge = y;
    if (!piece.text)
        return true;
    composition_add(frame->composition, piece);
    if (!fit_last(frame, error))
        return false;
    struct box *box = &last_piece(frame->composition)->box;
    box->x = frame->area.left + box->width / 2;
    box->y = y + up * box->height / 2;
    *edge = y + up * box->height;
    return true;
}

bool frame_add_head(struct frame *frame, char *title, char *subtitle, struct error *error)
{
    if (frame->composition->page->bare) {
        free(title);
        free(subtitle);
        return true;
    }
    /* Placed from below, so the subtitle comes first. */
    double scale = frame->composition->scale;
    struct piece below = {.role = "subtitle",
                          .text = subtitle,
                          .colour = frame->composition->theme->faint,
                          .font_size = scale * subtitle_size};
    struct piece above = {.role = "title",
                          .text = title,
                          .colour = frame->composition->theme->ink,
                          .font_size = scale * title_size,
                          .bold = true};
    double y = frame->area.top + scale * FRAME_SPACE;
    if (add_block(frame, below, y, +1, &y, error))
        return add_block(frame, above, y + scale * line_space, +1, &y, error);
    free(title);
    return false;
}

/* A source as it is named in print: author, title, publisher and date, as far as given. */
static void add_source(const struct source *source, struct text *out)
{
    const char *parts[] = {source->author, source->title, source->publisher};
    size_t start = out->length;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i] || !*parts[i])
            continue;
        text_add(out, out->length > start ? ", " : "");
        label_clean(parts[i], NAME_MAX_CHARACTERS, out);
    }
    if (out->length == start)
        label_clean(source->id, NAME_MAX_CHARACTERS, out);
    if (!edtf_given(&source->date))
        return;
    text_add(out, ", ");
    edtf_format(&source->date, out);
}

static char *sources_text(const struct dossier *dossier)
{
    struct text out = {0};
    for (size_t i = 0; i < dossier->source_count; i++) {
        text_add(&out, i ? "; " : dossier->source_count > 1 ? "Sources: " : "Source: ");
        if (i == SOURCES_MAX || out.length > SOURCES_TEXT_MAX) {
            text_addf(&out, "and %zu more", dossier->source_count - i);
            break;
        }
        add_source(&dossier->sources[i], &out);
    }
    return out.data;
}

bool frame_add_note(struct frame *frame, char *text, double *y, struct error *error)
{
    double scale = frame->composition->scale;
    if (frame->composition->page->bare) {
        free(text);
        return true;
    }
    struct piece note = {.role = "source",
                         .text = text,
                         .colour = frame->composition->theme->faint,
                         .font_size = scale * source_size};
    return add_block(frame, note, *y - scale * line_space, -1, y, error);
}

bool frame_add_sources(struct frame *frame, const struct dossier *dossier, double y,
                       struct error *error)
{
    return frame_add_note(frame, sources_text(dossier), &y, error);
}
