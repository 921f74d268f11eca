/*
 * spectral.c: measures that are eigenvectors: eigenvector, hub, authority. All of them start from
 * the same vector each time, so the same network gives the same scores.
 * Their scale is fixed: `normalized` changes nothing.
 */
#include "measure/leading.h"
#include "measure/measures.h"
#include "measure/perron.h"

#include <math.h>

/* The eigenvector, which has one sign, scaled to maximum 1; all 0 where the matrix is. */
static bool leading_scores(const struct matrix *matrix, double *scores, struct rounds *rounds,
                           struct error *error)
{
    size_t n = matrix->second->node_count;
    double value, most = 0;
    for (size_t i = 0; i < n; i++)
        scores[i] = 1;
    if (!leading_eigenvector(matrix, scores, &value, rounds, error))
        return false;
    for (size_t i = 0; i < n; i++)
        if (fabs(scores[i]) > fabs(most))
            most = scores[i];
    for (size_t i = 0; i < n; i++)
        scores[i] = value > 0 ? scores[i] / most : 0;
    leading_drop_noise(scores, n);
    return true;
}

static struct rounds rounds_of(const char *what, const struct measure_options *options)
{
    return (struct rounds){
        .what = what, .progress = options->progress, .tolerance = 1e-14, .most = 5000};
}

static bool undirected_eigenvector(struct network *network, double *scores, struct rounds *rounds,
                                   struct error *error)
{
    struct pull pull;
    if (!pull_network(&pull, network, WAY_ALL, error))
        return false;
    bool done = leading_scores(&(struct matrix){.second = &pull}, scores, rounds, error);
    pull_release(&pull);
    return done;
}

/*
 * A node is central when its neighbours are: the leading eigenvector of the adjacency matrix,
 * scaled to maximum 1. Directed: the standing of those who point to it; all 0 where no ties run in
 * a circle.
 * Bonacich (1972), Journal of Mathematical Sociology 2, 113-120.
 */
bool spectral_eigenvector(struct network *network, const struct measure_options *options,
                          double *scores, struct text *remark, struct error *error)
{
    struct rounds rounds = rounds_of("eigenvector", options);
    double nodes = (double)network->node_count, ties = (double)network->tie_count;
    if (!network->projection.directed) {
        rounds_shorten(&rounds, options, leading_round_steps(nodes, 2 * ties));
        if (!undirected_eigenvector(network, scores, &rounds, error))
            return false;
    } else {
        rounds.most = 100000; /* of cheap ones */
        rounds_shorten(&rounds, options, 4 * nodes + ties);
        if (!perron_vector(network, scores, &rounds, error))
            return false;
        leading_drop_noise(scores, network->node_count);
    }
    rounds_remark(&rounds, remark);
    return true;
}

/* The leading eigenvector of the product of what goes one way and what goes back. */
static bool there_and_back(struct network *network, enum way there, enum way back,
                           struct rounds *rounds, double *scores, struct text *remark,
                           struct error *error)
{
    struct pull first, second;
    struct matrix matrix;
    if (!pull_network(&first, network, there, error))
        return false;
    bool done = pull_network(&second, network, back, error);
    if (done) {
        matrix_init(&matrix, &first, &second);
        done = leading_scores(&matrix, scores, rounds, error);
        matrix_release(&matrix);
        pull_release(&second);
    }
    if (done)
        rounds_remark(rounds, remark);
    pull_release(&first);
    return done;
}

/*
 * Points to good authorities: the leading eigenvector of A A', scaled to maximum 1.
 * Kleinberg (1999), Journal of the ACM 46, 604-632.
 */
bool spectral_hub(struct network *network, const struct measure_options *options, double *scores,
                  struct text *remark, struct error *error)
{
    struct rounds rounds = rounds_of("hub", options);
    return there_and_back(network, WAY_IN, WAY_OUT, &rounds, scores, remark, error);
}

/* Is pointed to by good hubs: the leading eigenvector of A' A, scaled to maximum 1. */
bool spectral_authority(struct network *network, const struct measure_options *options,
                        double *scores, struct text *remark, struct error *error)
{
    struct rounds rounds = rounds_of("authority", options);
    return there_and_back(network, WAY_OUT, WAY_IN, &rounds, scores, remark, error);
}
