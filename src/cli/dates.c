/*
 * dates.c: the dates that draw shows.
 */
#include "cli/dates.h"

#include "base/list.h"
#include "base/xalloc.h"
#include "finding/periods.h"

#include <stdlib.h>
#include <string.h>

static bool steps_through_time(const struct settings *settings)
{
    return settings->frame_step || edtf_given(&settings->from) || edtf_given(&settings->to);
}

bool dates_several(const struct settings *settings)
{
    return steps_through_time(settings) || (settings->dates && strchr(settings->dates, ','));
}

static void add(struct dates *dates, size_t *capacity, const struct edtf *date, const char *name)
{
    dates->items = xgrow(dates->items, dates->count, capacity, sizeof *dates->items);
    dates->items[dates->count++] = (struct shown_date){*date, xstrdup(name)};
}

/* The dates of --as-of, which the option's row has checked. */
static bool list_dates(struct dates *dates, const char *list, struct error *error)
{
    struct text name = {0};
    size_t capacity = 0;
    bool once = true;
    while (once && list_next(&list, &name)) {
        struct edtf date;
        for (size_t i = 0; once && i < dates->count; i++)
            once = strcmp(dates->items[i].name, name.data) != 0 ||
                   error_set(error, ERROR_USAGE, "--as-of names %s twice", name.data);
        if (once && edtf_parse(&date, name.data, name.length, NULL, NULL))
            add(dates, &capacity, &date, name.data);
    }
    text_release(&name);
    return once;
}

/* The steps from --from to --to, each as of its last day: those that 'entente history' takes. */
static bool step_through(struct dates *dates, const struct settings *settings,
                         const struct dossier *dossier, struct error *error)
{
    struct history history = {.dossier = dossier};
    struct history_options options = {.from = settings->from, .to = settings->to};
    size_t capacity = 0;
    if (settings->frame_step)
        history_step_find(settings->frame_step, &options.step);
    bool done = periods_find(&history, &options, error);
    for (size_t i = 0; done && i < history.period_count; i++) {
        struct edtf date = {0};
        const char *day = history.periods[i].date;
        if (edtf_parse(&date, day, strlen(day), NULL, NULL))
            add(dates, &capacity, &date, history.periods[i].name);
    }
    history_release(&history);
    return done;
}

bool dates_init(struct dates *dates, const struct settings *settings, const struct dossier *dossier,
                struct error *error)
{
    *dates = (struct dates){0};
    bool done = true;
    if (settings->dates && steps_through_time(settings)) {
        done = error_set(error, ERROR_USAGE,
                         "--as-of lists dates, and --from, --to and --step "
                         "step through them");
        error_hint(error, "leave out one or the other");
    } else if (settings->dates) {
        done = list_dates(dates, settings->dates, error);
    } else if (steps_through_time(settings)) {
        done = step_through(dates, settings, dossier, error);
    }
    if (!done)
        dates_release(dates);
    return done;
}

void dates_release(struct dates *dates)
{
    for (size_t i = 0; i < dates->count; i++)
        free(dates->items[i].name);
    free(dates->items);
    *dates = (struct dates){0};
}
