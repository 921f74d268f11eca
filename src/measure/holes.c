/*
 * holes.c: structural holes: whose contacts are tied to each other, and whose are not. All four
 * measures go by p(i,j), the share of i's ties that are with j, both directions together.
 *
 * Burt (1992), Structural Holes, Harvard University Press, chapter 2.
 */
#include "base/jobs.h"
#include "base/xalloc.h"
#include "measure/contacts.h"
#include "measure/measures.h"

#include <math.h>
#include <stdlib.h>

struct holes {
    struct contacts contacts;
    double *sums, *greatest; /* by node: of its ties' weights */
};

/* A thread's notes on one node's contacts. */
struct ego {
    uint32_t degree;
    uint32_t *marks;   /* by node: 0, or one more than which contact it is */
    double *indirect;  /* by contact: the share that reaches it through others */
    double redundancy; /* the sum over contacts j, q of p(i,q) m(j,q) */
};

/* A node's score by how it sees its contacts, of which there is one at least. */
typedef double holes_score(const struct holes *holes, uint32_t node, const struct ego *ego);

static bool holes_init(struct holes *holes, struct network *network, struct error *error)
{
    struct contacts *contacts = &holes->contacts;
    if (!contacts_init(contacts, network, error))
        return false;
    holes->sums = xcalloc(contacts->node_count, sizeof *holes->sums);
    holes->greatest = xcalloc(contacts->node_count, sizeof *holes->greatest);
    for (size_t node = 0; node < contacts->node_count; node++)
        for (uint32_t i = contacts->starts[node]; i < contacts->starts[node + 1]; i++) {
            holes->sums[node] += contacts->weights[i];
            holes->greatest[node] = fmax(holes->greatest[node], contacts->weights[i]);
        }
    return true;
}

static void holes_release(struct holes *holes)
{
    free(holes->greatest);
    free(holes->sums);
    contacts_release(&holes->contacts);
}

static double share(const struct holes *holes, uint32_t node, uint32_t contact)
{
    return holes->contacts.weights[contact] / holes->sums[node];
}

/* Goes from the node to each contact q and on to those contacts j of it that are the node's too. */
static void look_around(const struct holes *holes, uint32_t node, struct ego *ego)
{
    const struct contacts *contacts = &holes->contacts;
    uint32_t first = contacts->starts[node], end = contacts->starts[node + 1];
    ego->degree = end - first;
    ego->redundancy = 0;
    for (uint32_t i = first; i < end; i++) {
        ego->marks[contacts->others[i]] = i - first + 1;
        ego->indirect[i - first] = 0;
    }
    for (uint32_t i = first; i < end; i++) {
        uint32_t q = contacts->others[i];
        double through = share(holes, node, i);
        for (uint32_t k = contacts->starts[q]; k < contacts->starts[q + 1]; k++) {
            uint32_t j = contacts->others[k], mark = ego->marks[j];
            if (!mark)
                continue;
            ego->indirect[mark - 1] += through * share(holes, q, k);
            ego->redundancy += through * contacts->weights[k] / holes->greatest[j];
        }
    }
    for (uint32_t i = first; i < end; i++)
        ego->marks[contacts->others[i]] = 0;
}

/* Below so many contacts, threads take longer to start than the work does. */
enum { WORTH_THREADS = 5000, CHUNK = 64, TELL = 64 * CHUNK };

static size_t useful_jobs(const struct contacts *contacts)
{
    return contacts->starts[contacts->node_count] < WORTH_THREADS ? 1 : jobs_count();
}

static void score_all(const struct holes *holes, holes_score *function, const char *what,
                      const struct progress *progress, double *scores)
{
    size_t n = holes->contacts.node_count;
#pragma omp parallel num_threads((int)useful_jobs(&holes->contacts))
    {
        struct ego ego = {.marks = xcalloc(n, sizeof *ego.marks),
                          .indirect = xreallocarray(NULL, n, sizeof *ego.indirect)};
#pragma omp for schedule(dynamic, CHUNK)
        for (size_t node = 0; node < n; node++) {
            if (progress_interrupted())
                continue;
            look_around(holes, (uint32_t)node, &ego);
            scores[node] = ego.degree ? function(holes, (uint32_t)node, &ego) : (double)NAN;
            if (jobs_index() == 0 && node % TELL == 0)
                progress_report(progress, what, (double)node / (double)n);
        }
        free(ego.indirect);
        free(ego.marks);
    }
}

static bool score(struct network *network, const struct measure_options *options,
                  holes_score *function, const char *what, double *scores, struct error *error)
{
    struct holes holes;
    if (!holes_init(&holes, network, error))
        return false;
    score_all(&holes, function, what, options->progress, scores);
    holes_release(&holes);
    return !progress_stopped(what, error);
}

/* How far the node is bound to one contact, straight and through others. */
static double bond(const struct holes *holes, uint32_t node, const struct ego *ego,
                   uint32_t contact)
{
    uint32_t first = holes->contacts.starts[node];
    double all = share(holes, node, first + contact) + ego->indirect[contact];
    return all * all;
}

static double constraint(const struct holes *holes, uint32_t node, const struct ego *ego)
{
    double sum = 0;
    for (uint32_t i = 0; i < ego->degree; i++)
        sum += bond(holes, node, ego, i);
    return sum;
}

/*
 * How far the node's contacts are tied to one another, so that it has nobody to broker between; low
 * is free: the sum over contacts j of (p(i,j) + the sum over other contacts q of p(i,q) p(q,j))
 * squared. Not defined (NaN) for an isolate.
 */
bool holes_constraint(struct network *network, const struct measure_options *options,
                      double *scores, struct text *remark, struct error *error)
{
    (void)remark; /* a sum of squared shares */
    return score(network, options, constraint, "constraint", scores, error);
}

static double effective_size(const struct holes *holes, uint32_t node, const struct ego *ego)
{
    (void)holes, (void)node;
    return ego->degree - ego->redundancy;
}

/*
 * How many of the node's contacts are not redundant: the sum over contacts j of 1 less the sum over
 * contacts q of p(i,q) m(j,q), where m(j,q) is the weight of j's tie with q as a share of j's
 * greatest. Undirected and unweighted that is n - 2t/n of n contacts with t ties among them.
 * Not defined (NaN) for an isolate.
 * Borgatti (1997), Connections 20 (1), 35-38.
 */
bool holes_effective_size(struct network *network, const struct measure_options *options,
                          double *scores, struct text *remark, struct error *error)
{
    (void)remark; /* a number of contacts */
    return score(network, options, effective_size, "effective-size", scores, error);
}

static double efficiency(const struct holes *holes, uint32_t node, const struct ego *ego)
{
    return effective_size(holes, node, ego) / ego->degree;
}

/* The share of the node's contacts that are not redundant. Not defined (NaN) for an isolate. */
bool holes_efficiency(struct network *network, const struct measure_options *options,
                      double *scores, struct text *remark, struct error *error)
{
    (void)remark; /* a share */
    return score(network, options, efficiency, "efficiency", scores, error);
}

static double hierarchy(const struct holes *holes, uint32_t node, const struct ego *ego)
{
    double mean = constraint(holes, node, ego) / ego->degree, sum = 0;
    if (ego->degree == 1)
        return 1;
    for (uint32_t i = 0; i < ego->degree; i++) {
        double ratio = bond(holes, node, ego, i) / mean;
        sum += ratio > 0 ? ratio * log(ratio) : 0;
    }
    return sum / (ego->degree * log(ego->degree));
}

/*
 * How far the constraint on the node comes from one contact: 0 where each of them holds it as much,
 * 1 where one alone does (the index of Coleman and Theil). Of a single contact it is 1; not defined
 * (NaN) for an isolate.
 */
bool holes_hierarchy(struct network *network, const struct measure_options *options, double *scores,
                     struct text *remark, struct error *error)
{
    (void)remark; /* 0 to 1 */
    return score(network, options, hierarchy, "hierarchy", scores, error);
}
