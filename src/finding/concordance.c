/*
 * concordance.c: Kendall's W, corrected for ties.
 */
#include "finding/concordance.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Adds to each candidate's sum its rank by one ranking, ties at the mean of their places; returns
 * the sum of t^3 - t over ties of t. `sharing` has room for a count by rank.
 */
static double add_ranks(const uint32_t *ranks, size_t candidates, size_t rankings,
                        uint32_t *sharing, double *sums)
{
    double ties = 0;
    memset(sharing, 0, (candidates + 1) * sizeof *sharing);
    for (size_t i = 0; i < candidates; i++)
        sharing[ranks[i * rankings]]++;
    for (size_t i = 0; i < candidates; i++) {
        double t = sharing[ranks[i * rankings]];
        sums[i] += ranks[i * rankings] + (t - 1) / 2;
        ties += t * t - 1; /* of each of the t */
    }
    return ties;
}

double concordance(const uint32_t *ranks, size_t candidate_count, size_t ranking_count)
{
    double n = (double)candidate_count, m = (double)ranking_count;
    double mean = m * (n + 1) / 2, squares = 0, ties = 0;
    if (candidate_count < 2 || ranking_count < 2)
        return NAN;
    uint32_t *sharing = xcalloc(candidate_count + 1, sizeof *sharing);
    double *sums = xcalloc(candidate_count, sizeof *sums);
    for (size_t r = 0; r < ranking_count; r++)
        ties += add_ranks(ranks + r, candidate_count, ranking_count, sharing, sums);
    for (size_t i = 0; i < candidate_count; i++)
        squares += (sums[i] - mean) * (sums[i] - mean);
    free(sums);
    free(sharing);
    double most = m * m * (n * n * n - n) - m * ties;
    return most > 0 ? 12 * squares / most : NAN;
}
