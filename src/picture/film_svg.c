/*
 * film_svg.c: the animation of a film: style rules, one for each span of frames in which something
 * is seen, and attributes that hide what the last frame does not show from whoever does not
 * animate.
 *
 * No script, and no SMIL, which prefers-reduced-motion cannot stop.
 */
#include "picture/film.h"

#include <stdlib.h>
#include <string.h>

#define CLASS " during-"
#define HIDDEN " visibility=\"hidden\""

void film_class(const struct film *film, uint32_t span, struct text *out)
{
    if (!spans_always(&film->spans, span))
        text_addf(out, CLASS "%u", span);
}

static bool hidden_at_rest(const struct film *film, uint32_t span)
{
    return !spans_row(&film->spans, span)[film->spans.frame_count - 1];
}

/* A rule that shows and hides what has the span, frame by frame. */
static void add_rule(const struct film *film, uint32_t span, struct text *out)
{
    const uint8_t *seen = spans_row(&film->spans, span);
    size_t count = film->spans.frame_count;
    text_addf(out, ".during-%u{animation:during-%u %zus step-end infinite}", span, span,
              count * FILM_SECONDS);
    text_addf(out, "@keyframes during-%u{", span);
    for (size_t i = 0; i < count; i++)
        if (!i || seen[i] != seen[i - 1])
            text_addf(out, "%.6g%%{visibility:%s}", 100 * (double)i / (double)count,
                      seen[i] ? "visible" : "hidden");
    text_add(out, "}\n");
}

static void add_style(const struct film *film, struct text *out)
{
    text_add(out, "\n<style>\n");
    for (uint32_t i = 0; i < film->spans.row_count; i++)
        if (!spans_always(&film->spans, i))
            add_rule(film, i, out);
    text_add(out, "svg:hover [class*=during-]{animation-play-state:paused}\n"
                  "@media print,(prefers-reduced-motion:reduce){[class*=during-]{animation:none}}\n"
                  "</style>");
}

static void add_time_line(const struct film *film, struct text *out)
{
    film_line_draw(film, out);
    for (size_t i = 0; i < film->spans.frame_count; i++) {
        uint32_t span = film->mark_spans[i];
        text_addf(out, "<g id=\"mark-%zu\" class=\"mark", i);
        film_class(film, span, out);
        text_addf(out, "\"%s>\n", hidden_at_rest(film, span) ? HIDDEN : "");
        film_mark_draw(film, i, out);
        text_add(out, "</g>\n");
    }
}

/* Copies a tag of a group, and hides the group where it is not seen at rest. */
static void copy_tag(const struct film *film, const char *tag, size_t length, struct text *out)
{
    const char *class = memmem(tag, length, CLASS, strlen(CLASS));
    text_add_bytes(out, tag, length - 1);
    if (class && hidden_at_rest(film, (uint32_t)strtoul(class + strlen(CLASS), NULL, 10)))
        text_add(out, HIDDEN);
    text_add_char(out, '>');
}

void film_animate(const struct film *film, const struct text *svg, struct text *out)
{
    static const char group[] = "<g id=\"", end[] = "</g>\n</svg>", description[] = "</desc>";
    const char *at = svg->data, *last = svg->data + svg->length - strlen(end);
    const char *style = strstr(at, description) + strlen(description), *tag;
    while (last > at && strncmp(last, end, strlen(end)) != 0)
        last--;
    text_add_bytes(out, at, (size_t)(style - at));
    add_style(film, out);
    for (at = style; (tag = strstr(at, group)) && tag < last;) {
        const char *next = strchr(tag, '>') + 1;
        text_add_bytes(out, at, (size_t)(tag - at));
        copy_tag(film, tag, (size_t)(next - tag), out);
        at = next;
    }
    text_add_bytes(out, at, (size_t)(last - at));
    add_time_line(film, out);
    text_add(out, last);
}
