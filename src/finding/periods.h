/*
 * periods.h: the months, quarters or years that a history goes through.
 */
#ifndef FINDING_PERIODS_H
#define FINDING_PERIODS_H

#include <entente/history.h>

/*
 * Fills history->periods from the first day of `from` to the last of `to`, else over the days that
 * the dossier's relations name. ERROR_USAGE where that is no period, or too many steps.
 */
bool periods_find(struct history *history, const struct history_options *options,
                  struct error *error);

#endif
