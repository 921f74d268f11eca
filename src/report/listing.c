/*
 * listing.c: the notes of a list: what it was computed on, how, and what it does not show.
 */
#include "report/listing.h"

#include <string.h>

/* Whether one of the measures before says the same. */
static bool said(const struct measure *const *measures, size_t count, const char *aside)
{
    for (size_t m = 0; m < count; m++)
        if (measures[m]->aside && strcmp(measures[m]->aside, aside) == 0)
            return true;
    return false;
}

void projection_note(struct table *table, const struct network *network,
                     const struct measure *const *measures, size_t measure_count, bool normalized)
{
    struct text note = {0};
    network_describe(network, &note);
    if (normalized)
        text_add(&note, "; scores normalized");
    for (size_t m = 0; m < measure_count; m++)
        if (measures[m]->aside && !said(measures, m, measures[m]->aside))
            text_addf(&note, "; %s", measures[m]->aside);
    table_add_note(table, "projection", text_string(&note));
    text_release(&note);
}

void remarks_note(struct table *table, const struct measure *const *measures,
                  const struct text *remarks, size_t measure_count)
{
    struct text note = {0};
    for (size_t m = 0; m < measure_count; m++)
        if (remarks[m].length)
            text_addf(&note, "%s%s %s", note.length ? "; " : "", measures[m]->name,
                      text_string(&remarks[m]));
    if (note.length)
        table_add_note(table, "computed", text_string(&note));
    text_release(&note);
}

void listing_note(struct table *table, size_t shown, size_t listed, size_t node_count)
{
    struct text note = {0};
    if (listed < node_count)
        text_addf(&note,
                  "%zu of %zu entities, ranked among themselves, measured in the whole network",
                  listed, node_count);
    if (shown < listed)
        text_addf(&note, "%sthe first %zu of %zu", note.length ? "; " : "", shown, listed);
    if (note.length)
        table_add_note(table, "listed", text_string(&note));
    text_release(&note);
}
