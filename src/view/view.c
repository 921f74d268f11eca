/*
 * view.c: which relations are seen: those of the wanted types and families that hold at the wanted
 * time, in the dossier's order.
 */
#include <entente/view.h>

#include "base/xalloc.h"
#include "view/time.h"
#include "view/wanted.h"

#include <stdlib.h>

static bool lone_or_none(const struct edtf *date, const char *option, struct error *error)
{
    return !date->interval ||
           error_set(error, ERROR_USAGE, "--%s takes one date, not an interval", option);
}

/* A window that is over before it begins is a slip of the one who asks, and would see anything. */
static bool forwards(const struct time_options *time, struct error *error)
{
    struct text since = {0}, until = {0};
    bool done = !edtf_given(&time->since) || !edtf_given(&time->until) ||
                edtf_possible(&time->since).from <= edtf_possible(&time->until).to;
    if (!done) {
        edtf_format(&time->since, &since);
        edtf_format(&time->until, &until);
        error_set(error, ERROR_USAGE, "--until %s is before --since %s", text_string(&until),
                  text_string(&since));
    }
    text_release(&until);
    text_release(&since);
    return done;
}

/* What a time needs to make sense. */
static bool check_time(const struct time_options *time, struct error *error)
{
    if (!lone_or_none(&time->as_of, "as-of", error) ||
        !lone_or_none(&time->since, "since", error) ||
        !lone_or_none(&time->until, "until", error) || !forwards(time, error))
        return false;
    if ((time->memory || time->half_life) && !edtf_given(&time->as_of)) {
        error_set(error, ERROR_USAGE, "--%s needs a day to look back from",
                  time->memory ? "memory" : "half-life");
        error_hint(error, "add --as-of DATE");
        return false;
    }
    if (time->certain && !time_given(time)) {
        error_set(error, ERROR_USAGE, "--certain needs a time: certain when?");
        error_hint(error, "add --as-of DATE, or --since and --until");
        return false;
    }
    return true;
}

/* Whether the view sees something of that certainty. */
static bool sees(const struct time_options *time, enum certainty certainty)
{
    return certainty == CERTAINTY_CERTAIN || (certainty == CERTAINTY_POSSIBLE && !time->certain);
}

static void see_entities(struct view *view)
{
    const struct dossier *dossier = view->dossier;
    const struct time_options *time = &view->time;
    view->entities = xcalloc(dossier->entity_count, sizeof *view->entities);
    for (size_t i = 0; i < dossier->entity_count; i++) {
        enum certainty certainty = entity_certainty(dossier, &dossier->entities[i], time);
        if (!sees(time, certainty))
            continue;
        view->entities[i] = (uint8_t)certainty;
        view->entity_count++;
    }
}

/* Sees the relations of wanted types (NULL: of all) that hold between entities that are seen. */
static void see_relations(struct view *view, const bool *wanted)
{
    const struct dossier *dossier = view->dossier;
    const struct time_options *time = &view->time;
    size_t most = dossier->relation_count;
    view->relations = xreallocarray(NULL, most, sizeof *view->relations);
    view->certainties = xreallocarray(NULL, most, sizeof *view->certainties);
    if (time->half_life)
        view->decays = xreallocarray(NULL, most, sizeof *view->decays);
    for (uint32_t i = 0; i < most; i++) {
        const struct relation *relation = &dossier->relations[i];
        if ((wanted && !wanted[relation->type]) || !view->entities[relation->from] ||
            !view->entities[relation->to])
            continue;
        enum certainty certainty = relation_certainty(dossier, relation, time);
        if (!sees(time, certainty))
            continue;
        if (view->decays)
            view->decays[view->relation_count] = relation_decay(dossier, relation, time);
        view->certainties[view->relation_count] = (uint8_t)certainty;
        view->relations[view->relation_count++] = i;
    }
}

bool view_init(struct view *view, const struct dossier *dossier, const struct view_options *options,
               struct error *error)
{
    bool *wanted = NULL;
    *view = (struct view){.dossier = dossier, .filter = options->relations, .time = options->time};
    if (!check_time(&options->time, error))
        return false;
    if (options->relations) {
        wanted = xcalloc(dossier->vocabulary.type_count, sizeof *wanted);
        if (!types_wanted(dossier, options->relations, wanted, error)) {
            free(wanted);
            return false;
        }
    }
    see_entities(view);
    see_relations(view, wanted);
    free(wanted);
    return true;
}

void view_release(struct view *view)
{
    if (!view)
        return;
    free(view->entities);
    free(view->decays);
    free(view->certainties);
    free(view->relations);
    *view = (struct view){0};
}

bool view_timed(const struct view *view)
{
    return time_given(&view->time);
}

double view_weight(const struct view *view, size_t position)
{
    const struct relation *relation = &view->dossier->relations[view->relations[position]];
    double weight = relation_weight(view->dossier, relation);
    return view->decays ? weight * view->decays[position] : weight;
}

static void describe_date(const char *before, const struct edtf *date, struct text *out)
{
    if (!edtf_given(date))
        return;
    text_add(out, before);
    edtf_format(date, out);
}

void view_describe(const struct view *view, struct text *out)
{
    const struct time_options *time = &view->time;
    size_t start = out->length;
    describe_date("as of ", &time->as_of, out);
    describe_date(out->length > start ? ", since " : "since ", &time->since, out);
    describe_date(out->length > start ? ", until " : "until ", &time->until, out);
    if (out->length == start)
        text_add(out, "everything on record");
    if (time->certain)
        text_add(out, ", only what is certain");
    if (time->memory)
        text_addf(out, ", events of the last %u months", time->memory);
    if (time->half_life)
        text_addf(out, ", an event's weight halved in %u months", time->half_life);
    if (view->filter)
        text_addf(out, "; only %s", view->filter);
}
