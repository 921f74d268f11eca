/*
 * time.h: what the view needs of time.c beside what is public.
 */
#ifndef VIEW_TIME_H
#define VIEW_TIME_H

#include <entente/view.h>

/* Whether any time is asked for. */
bool time_given(const struct time_options *time);

/* What the weight of an event that is so many days old is multiplied by; half_life is above 0. */
double decay_by_age(double days, unsigned half_life);

/*
 * What an event's weight is multiplied by at `as_of`: halved with every half-life of its age,
 * counted between the middles of the two dates. 1 for what is no event.
 */
double relation_decay(const struct dossier *dossier, const struct relation *relation,
                      const struct time_options *time);

#endif
