/*
 * measures.c: the measures that --by names.
 */
#include "cli/measures.h"

#include "base/list.h"
#include "base/xalloc.h"
#include "cli/print.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct measure *find(const char *name, struct error *error)
{
    const struct measure *measure = measure_find(name);
    if (measure)
        return measure;
    const char *near = measure_suggest(name);
    error_set(error, ERROR_USAGE, "no measure is called '%s'", name);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    else
        error_hint(error, "'entente measures' lists them");
    return NULL;
}

static bool holds(const struct measure **measures, size_t count, const struct measure *measure)
{
    for (size_t i = 0; i < count; i++)
        if (measures[i] == measure)
            return true;
    return false;
}

const struct measure **measures_named(const char *list, size_t *count, struct error *error)
{
    const struct measure **measures = xcalloc(measure_count(), sizeof *measures);
    bool known = true;
    struct text name = {0};
    *count = 0;
    while (known && list_next(&list, &name)) {
        const struct measure *measure = find(name.data, error);
        known = measure != NULL;
        if (known && !holds(measures, *count, measure))
            measures[(*count)++] = measure;
    }
    text_release(&name);
    if (known && !*count)
        error_set(error, ERROR_USAGE, "--by needs at least one measure");
    if (known && *count)
        return measures;
    free(measures);
    return NULL;
}

bool measures_single(const char *by, const char *command, const struct measure **measure,
                     struct error *error)
{
    size_t count;
    const struct measure **measures = measures_named(by ? by : "influence", &count, error);
    if (!measures)
        return false;
    *measure = measures[0];
    free(measures);
    if (count == 1)
        return true;
    error_set(error, ERROR_USAGE, "'entente %s' follows one measure, not %zu", command, count);
    error_hint(error, "'entente rank --as-of DATE' shows several side by side");
    return false;
}

/* "left out: influence, pagerank" and why, which is the same for all of them; empties both. */
static void print_left_out(struct text *names, struct error *reason)
{
    struct text text = {0};
    if (names->length) {
        text_addf(&text, "left out: %s (%s)\n", text_string(names), reason->message);
        print_message(&text);
    }
    text_release(&text);
    text_release(names);
    error_release(reason);
}

void measures_print_unsettled(const struct ranking *ranking)
{
    struct text text = {0};
    if (ranking->left_out.length) {
        text_addf(&text,
                  "left out: %s (it does not settle soon on this network: --by computes it "
                  "all the same)\n",
                  ranking->left_out.data);
        print_message(&text);
    }
    text_release(&text);
}

const struct measure **measures_applying(const char *list, const struct network *network,
                                         const struct measure_options *options, size_t *count)
{
    struct error meaningless = {0}, slow = {0};
    struct text without_meaning = {0}, without_end = {0};
    size_t kept = 0;
    const struct measure **measures = measures_named(list, count, &meaningless);
    error_set(
        &slow, ERROR_LIMIT,
        "of %zu entities and %zu ties that may take minutes or hours: --by computes it all the "
        "same, and --approximate 0.01 soon",
        network->node_count, network->tie_count);
    for (size_t i = 0; i < *count; i++) {
        const struct measure *measure = measures[i];
        bool applies = measure_applies(measure, network, &meaningless);
        struct text *left_out = applies ? &without_end : &without_meaning;
        if (applies && measure_comfortable(measure, network, options))
            measures[kept++] = measure;
        else
            text_addf(left_out, "%s%s", left_out->length ? ", " : "", measure->name);
    }
    print_left_out(&without_meaning, &meaningless);
    print_left_out(&without_end, &slow);
    *count = kept;
    return measures;
}

double *measures_scores(const struct view *view, const struct settings *settings,
                        const struct measure *measure, struct error *error)
{
    struct network network = {0};
    struct ranking ranking = {0};
    struct ranking_options options = {.measures = &measure,
                                      .measure_count = 1,
                                      .measuring = settings->measuring,
                                      .kind = VOCABULARY_NONE};
    size_t count = view->dossier->entity_count;
    double *scores = NULL;
    network_init(&network, view, &settings->projection);
    if (ranking_init(&ranking, &network, &options, error)) {
        scores = xreallocarray(NULL, count + 1, sizeof *scores);
        for (size_t i = 0; i < count; i++)
            scores[i] = NAN;
        for (size_t i = 0; i < ranking.row_count; i++)
            scores[ranking.rows[i].entity] = ranking.rows[i].scores[0];
    }
    ranking_release(&ranking);
    network_release(&network);
    return scores;
}

double *measures_sizes(const struct view *view, const struct settings *settings,
                       const char **measure, struct error *error)
{
    size_t count;
    const struct measure **measures =
        measures_named(settings->by ? settings->by : "influence", &count, error);
    if (!measures)
        return NULL;
    double highest = 0, *sizes = measures_scores(view, settings, measures[0], error);
    *measure = measures[0]->name;
    free(measures);
    if (!sizes)
        return NULL;
    for (size_t i = 0; i < view->dossier->entity_count; i++) {
        sizes[i] = fmax(isnan(sizes[i]) ? 0 : sizes[i], 0);
        highest = fmax(highest, sizes[i]);
    }
    for (size_t i = 0; highest > 0 && i < view->dossier->entity_count; i++)
        sizes[i] /= highest;
    return sizes;
}
