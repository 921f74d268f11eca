/*
 * sources.h: what a ranking would be without each source in turn.
 */
#ifndef FINDING_SOURCES_H
#define FINDING_SOURCES_H

#include <entente/robustness.h>

/*
 * Fills robustness->sources and the counts beside it. `full` is the ranking without a `top`. Fails
 * where the measure does without some source; the message names it.
 */
bool sources_weigh(struct robustness *robustness, const struct ranking *full,
                   const struct robustness_options *options, struct error *error);

#endif
