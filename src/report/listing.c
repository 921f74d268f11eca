/*
 * listing.c: the note of a list that does not show all.
 */
#include "report/listing.h"

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
