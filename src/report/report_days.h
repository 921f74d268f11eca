/*
 * report_days.h: on which days a page shows a relation or an entity, and on which it is certain:
 * what a view as of each day sees (view.h), as ranges of days.
 */
#ifndef REPORT_REPORT_DAYS_H
#define REPORT_REPORT_DAYS_H

#include <entente/view.h>

struct shown_days {
    struct edtf_days possible;
    struct edtf_days *certain; /* maybe several: an undated relation is certain on each day that one
                                  of its sources has; in the order of the sources */
    size_t certain_count, certain_capacity;
};

/* Of a relation: while its ends may exist. To be released, as those of an entity. */
void shown_days_of_relation(struct shown_days *days, const struct dossier *dossier,
                            const struct relation *relation);
void shown_days_of_entity(struct shown_days *days, const struct dossier *dossier,
                          const struct entity *entity);
void shown_days_release(struct shown_days *days);

/* The days on which what is shown of the view changes, in order; the caller frees the array. */
int32_t *shown_days_changes(const struct view *view, size_t *count);

#endif
