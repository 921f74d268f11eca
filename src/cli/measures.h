/*
 * measures.h: the measures that --by names.
 */
#ifndef CLI_MEASURES_H
#define CLI_MEASURES_H

#include "cli/settings.h"

#include <entente/error.h>
#include <entente/measure.h>
#include <entente/ranking.h>

/* Those that rank and report show unless --by names others. */
#define MEASURES_DEFAULT "influence,degree,betweenness,harmonic,eigenvector,pagerank"

/*
 * The measures of a list parted by ",", in its order, each once; the caller frees the array. NULL
 * and ERROR_USAGE where one is not known, with "did you mean".
 */
const struct measure **measures_named(const char *list, size_t *count, struct error *error);

/*
 * The one measure of --by, influence where `by` is NULL. ERROR_USAGE where it names several, which
 * the command does not take.
 */
bool measures_single(const char *by, const char *command, const struct measure **measure,
                     struct error *error);

/*
 * Those of the list that mean something on the network, and take no more than seconds; which ones
 * were left out is said on stderr, with the reason. At least one of the list always applies where
 * `list` holds "degree".
 */
const struct measure **measures_applying(const char *list, const struct network *network,
                                         const struct measure_options *options, size_t *count);

/* Says on stderr which measures the ranking left out, if any. */
void measures_print_unsettled(const struct ranking *ranking);

/*
 * The scores by entity; NAN: not defined. The caller frees the array; NULL on failure, which is the
 * ranking's.
 */
double *measures_scores(const struct view *view, const struct settings *settings,
                        const struct measure *measure, struct error *error);

/*
 * The sizes of a picture's entities, by entity from 0 to 1: the first measure of --by, else
 * influence, the highest score being 1; what is negative or not defined is 0. `*measure` is its
 * name. The caller frees the array; NULL on failure.
 */
double *measures_sizes(const struct view *view, const struct settings *settings,
                       const char **measure, struct error *error);

#endif
