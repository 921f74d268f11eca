/*
 * percolation.c: who lies on the shortest paths from what has percolated, such as a rumour or a
 * disease, to all others.
 */
#include "measure/measures.h"

#include "base/xalloc.h"
#include "measure/attributes.h"
#include "measure/brandes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool parse_state(const char *value, double *state)
{
    char *end;
    if (!value[strspn(value, "0123456789.eE-+")]) {
        *state = strtod(value, &end);
        return end > value && !*end && *state >= 0 && *state <= 1;
    }
    return false;
}

static bool refuse_state(const struct network *network, uint32_t node, const char *name,
                         const char *value, struct error *error)
{
    const struct dossier *dossier = network->view->dossier;
    const struct entity *entity = &dossier->entities[network->entities[node]];
    if (value)
        error_set(error, ERROR_USAGE, "%s of '%s' is '%s', not a number from 0 to 1", name,
                  entity->id, value);
    else
        error_set(error, ERROR_USAGE, "'%s' has no %s", entity->id, name);
    error_place(error, dossier_path(dossier, entity->place), entity->place.line,
                entity->place.column, NULL, 0);
    error_hint(error, "percolation needs a state, from 0 to 1, of each entity");
    return false;
}

static bool read_states(const struct network *network, const char *name, double *states,
                        struct error *error)
{
    if (name && !attribute_known(network, name, error))
        return false;
    for (uint32_t node = 0; node < network->node_count; node++) {
        states[node] = 1;
        if (!name)
            continue;
        const char *value = attribute_of(network->view->dossier, network->entities[node], name);
        if (!value || !parse_state(value, &states[node]))
            return refuse_state(network, node, name, value, error);
    }
    return true;
}

/* Divides by the states of all others. Summed from both sides: a difference could leave noise. */
static void weigh(const double *states, size_t count, double *scores)
{
    double *after = xreallocarray(NULL, count + 1, sizeof *after), before = 0;
    double others = (double)count - 2;
    after[count] = 0;
    for (size_t i = count; i-- > 0;)
        after[i] = after[i + 1] + states[i];
    for (size_t i = 0; i < count; i++) {
        double sum = before + after[i + 1];
        scores[i] = sum > 0 && others > 0 ? scores[i] / sum / others : 0;
        before += states[i];
    }
    free(after);
}

/*
 * The share of shortest paths from s to t that pass the node, each weighed by the state of s
 * against the states of all but the node, over the number of nodes less 2: from 0 to 1 as it is.
 * With all states alike it is normalized betweenness; where no other has a state above 0 it is 0.
 * Piraveenan, Prokopenko & Hossain (2013), PLoS ONE 8, e53095.
 */
bool percolation_scores(struct network *network, const struct measure_options *options,
                        double *scores, struct text *remark, struct error *error)
{
    double *states = xreallocarray(NULL, network->node_count, sizeof *states);
    struct brandes brandes = {.cutoff = (double)INFINITY,
                              .weights = states,
                              .nodes = scores,
                              .what = "percolation",
                              .progress = options->progress};
    bool done = read_states(network, options->states, states, error) &&
                brandes_run(network, &brandes, error);
    if (done) {
        weigh(states, network->node_count, scores);
        if (options->states)
            text_addf(remark, "states from %s", options->states);
        else
            text_add(remark, "all states 1");
    }
    free(states);
    return done;
}
