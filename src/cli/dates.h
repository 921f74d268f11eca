/*
 * dates.h: the dates that draw shows, one picture or frame of a film each.
 */
#ifndef CLI_DATES_H
#define CLI_DATES_H

#include "cli/settings.h"

#include <entente/error.h>

/* A date, and its name: as the user wrote it, or that of a period, which its last day stands for.
 */
struct shown_date {
    struct edtf date;
    char *name;
};

struct dates {
    struct shown_date *items;
    size_t count;
};

/* Whether there may be several: --as-of lists them, or --from, --to and --step step through them.
 */
bool dates_several(const struct settings *settings);

/* ERROR_USAGE where --as-of and a period contradict, or a date is given twice. */
bool dates_init(struct dates *dates, const struct settings *settings, const struct dossier *dossier,
                struct error *error);
void dates_release(struct dates *dates);

#endif
