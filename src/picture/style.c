/*
 * style.c: what the tables of a theme say of a kind, a family, a bloc; sizes; and how colours
 * contrast.
 */
#include "picture/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* To add a theme: a row here. */
static const struct theme *const themes[] = {
    [THEME_LIGHT] = &theme_light,
    [THEME_DARK] = &theme_dark,
    [THEME_PRINT] = &theme_print,
};

enum { THEMES = sizeof themes / sizeof *themes };

static const char *const state_names[STATE_COUNT] = {
    [STATE_POSSIBLE] = "only possible (?)",
    [STATE_NEW] = "new",
    [STATE_GONE] = "gone",
    [STATE_BREAKING] = "breaks the camps",
};

const struct theme *theme_of(enum picture_theme theme)
{
    return themes[theme];
}

bool picture_theme_find(const char *name, enum picture_theme *theme)
{
    for (size_t i = 0; i < THEMES; i++)
        if (strcmp(themes[i]->name, name) == 0) {
            *theme = (enum picture_theme)i;
            return true;
        }
    return false;
}

const struct kind_style *style_of_kind(const struct theme *theme,
                                       const struct vocabulary *vocabulary, uint32_t kind)
{
    for (size_t i = 0; i < STYLE_KINDS; i++)
        if (strcmp(theme->kinds[i].kind, vocabulary->kinds[kind].name) == 0)
            return &theme->kinds[i];
    return &theme->spares[(kind - STYLE_KINDS) % STYLE_SPARES];
}

const struct kind_style *style_row(const struct theme *theme, size_t index)
{
    if (index < STYLE_KINDS)
        return &theme->kinds[index];
    return index - STYLE_KINDS < STYLE_SPARES ? &theme->spares[index - STYLE_KINDS] : NULL;
}

const struct family_style *style_of_family(const struct theme *theme, enum family family)
{
    return &theme->families[family];
}

int style_layer(enum family family)
{
    static const int layers[FAMILY_COUNT] = {
        [FAMILY_STRUCTURE] = 1, [FAMILY_MEMBERSHIP] = 2, [FAMILY_COOPERATION] = 3, [FAMILY_TIE] = 4,
        [FAMILY_OFFICE] = 5,    [FAMILY_PRESIDENCY] = 6, [FAMILY_DISSENT] = 7,
    };
    return layers[family];
}

struct bar_style style_of_bar(const struct theme *theme, enum family family)
{
    if (theme->bars)
        return theme->bars[family];
    return (struct bar_style){.fill = style_of_family(theme, family)->line};
}

const struct state_style *style_of_state(const struct theme *theme, enum line_state state)
{
    return &theme->states[state];
}

const char *style_state_name(enum line_state state)
{
    return state_names[state];
}

const char *style_bloc_fill(const struct theme *theme, uint32_t bloc)
{
    return theme->bloc_fills[bloc % theme->bloc_fill_count];
}

unsigned style_bloc_outlines(const struct theme *theme, uint32_t bloc)
{
    return 1 + bloc / theme->bloc_fill_count % (STYLE_BLOCS / theme->bloc_fill_count);
}

const char *style_text_on(const struct theme *theme, const char *colour)
{
    bool paper = style_contrast(theme->paper, colour) > style_contrast(theme->ink, colour);
    return paper ? theme->paper : theme->ink;
}

double style_font_size(double influence)
{
    return round(10 * (9 + 9 * sqrt(influence))) / 10;
}

double style_border(double influence)
{
    return .9 + 1.8 * influence;
}

double style_mark_size(double influence)
{
    return 10 + 22 * sqrt(influence);
}

double style_name_size(double influence)
{
    return round(10 * (9 + 4 * sqrt(influence))) / 10;
}

double style_point(double influence)
{
    return .2 + .8 * sqrt(influence);
}

/* One channel of a colour as light, 0 to 1: undoes sRGB's gamma. */
static double linear(long channel)
{
    double value = (double)channel / 255;
    return value <= .04045 ? value / 12.92 : pow((value + .055) / 1.055, 2.4);
}

static double luminance(const char *colour)
{
    long rgb = strtol(colour + 1, NULL, 16);
    return .2126 * linear(rgb >> 16 & 255) + .7152 * linear(rgb >> 8 & 255) +
           .0722 * linear(rgb & 255);
}

double style_contrast(const char *a, const char *b)
{
    double first = luminance(a), second = luminance(b);
    return (fmax(first, second) + .05) / (fmin(first, second) + .05);
}

void style_blend(const char *colour, double opacity, const char *under, char blend[8])
{
    long above = strtol(colour + 1, NULL, 16), below = strtol(under + 1, NULL, 16), sum = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        double mixed = opacity * (double)(above >> shift & 255) +
                       (1 - opacity) * (double)(below >> shift & 255);
        sum |= lround(mixed) << shift;
    }
    snprintf(blend, 8, "#%06lX", (unsigned long)sum);
}
