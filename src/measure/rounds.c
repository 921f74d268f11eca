/*
 * rounds.c: what iterations have in common.
 */
#include "measure/rounds.h"

#include <math.h>

/* An iteration closes in by about the same factor each round, so its share is one of logarithms. */
static double share(const struct rounds *rounds)
{
    double whole = log(rounds->start / rounds->tolerance), left = log(rounds->now / rounds->start);
    return whole > 0 && isfinite(left) ? fmin(fmax(-left / whole, 0), 1) : 0;
}

void rounds_shorten(struct rounds *rounds, const struct measure_options *options, double steps)
{
    static const double brief = 2e9; /* steps */
    enum { LEAST = 10 };             /* of a network that is merely large */
    double most = fmax(brief / steps, LEAST);
    rounds->brief = options->brief;
    if (options->brief && most < (double)rounds->most)
        rounds->most = (size_t)most;
}

bool rounds_next(struct rounds *rounds, double distance, struct error *error)
{
    if (progress_stopped(rounds->what, error))
        return false;
    if (rounds->count >= rounds->most) {
        error_set(error, ERROR_LIMIT, "%s does not settle within %zu rounds", rounds->what,
                  rounds->most);
        if (rounds->brief && !error->code)
            error->code = MEASURE_UNSETTLED;
        error_hint(error, "pagerank is a measure of the same kind that always settles");
        return false;
    }
    if (!(rounds->start > 0))
        rounds->start = distance;
    rounds->now = distance;
    rounds->count++;
    progress_report(rounds->progress, rounds->what, share(rounds));
    return true;
}

void remark_part(struct text *remark)
{
    if (remark->length)
        text_add(remark, ", ");
}

void rounds_remark(const struct rounds *rounds, struct text *remark)
{
    if (!rounds->count)
        return;
    remark_part(remark);
    text_addf(remark, "to %.0e in %zu round%s", rounds->tolerance, rounds->count,
              rounds->count == 1 ? "" : "s");
}
