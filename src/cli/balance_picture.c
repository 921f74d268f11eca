/*
 * balance_picture.c: a map of the two camps of a balance, and of the relations that break them.
 */
#include "cli/balance_picture.h"

#include "cli/map_picture.h"
#include "cli/part_picture.h"

#include "base/xalloc.h"

#include <stdlib.h>

/* By entity; the caller frees the array. */
static uint32_t *camps_of(const struct balance *balance)
{
    const struct network *network = balance->network;
    size_t count = network->view->dossier->entity_count;
    uint32_t *of = xreallocarray(NULL, count, sizeof *of);
    for (size_t i = 0; i < count; i++) {
        uint32_t node = network->nodes[i];
        of[i] = node == NETWORK_NONE || !balance->camps[node] ? PICTURE_NO_BLOC
                                                              : balance->camps[node] - 1u;
    }
    return of;
}

/*
 * By position in `part`, which holds some of the balance's view in the same order; the caller frees
 * the array.
 */
static uint8_t *states_of(const struct balance *balance, const struct view *part)
{
    const struct view *view = balance->network->view;
    uint8_t *states = xcalloc(part->relation_count, sizeof *states);
    size_t next = 0;
    for (size_t i = 0; i < part->relation_count; i++) {
        states[i] = part->certainties[i] == CERTAINTY_POSSIBLE ? STATE_POSSIBLE : STATE_PLAIN;
        while (next < balance->frustrated_relation_count &&
               view->relations[balance->frustrated[next]] < part->relations[i])
            next++;
        if (next < balance->frustrated_relation_count &&
            view->relations[balance->frustrated[next]] == part->relations[i])
            states[i] = STATE_BREAKING;
    }
    return states;
}

static void add_title(const struct balance *balance, const struct settings *settings,
                      struct text *title)
{
    const char *of = balance->network->view->dossier->title;
    if (settings->title)
        text_add(title, settings->title);
    else
        text_addf(title, "%s%s", of ? of : "", of ? ": two camps" : "Two camps");
}

/* "camps of 55 and 20, broken by 10 of 145 ties; frustration index 10" */
static void describe(const struct balance *balance, struct text *out)
{
    const struct network *network = balance->network;
    text_addf(out, "camps of %zu and %zu, broken by %zu of %zu ties; frustration index",
              balance->sizes[0], balance->sizes[1], balance->frustrated_count, network->tie_count);
    if (balance->exact)
        text_addf(out, " %.10g", balance->upper);
    else
        text_addf(out, " between %.10g and %.10g", balance->lower, balance->upper);
    if (network->projection.weighted)
        text_add(out, " (weights)");
}

bool balance_picture(const struct balance *balance, const struct settings *settings,
                     const char *format, struct error *error)
{
    struct view part;
    struct text title = {0}, remark = {0};
    part_of_ties(balance->network, &part);
    add_title(balance, settings, &title);
    describe(balance, &remark);
    uint32_t *camps = camps_of(balance);
    uint8_t *states = states_of(balance, &part);
    struct diagram_options options = {.title = text_string(&title),
                                      .remark = text_string(&remark),
                                      .blocs = camps,
                                      .bloc_word = "camp",
                                      .states = states};
    bool done = map_picture(&part, &options, settings, format, error);
    free(states);
    free(camps);
    text_release(&remark);
    text_release(&title);
    view_release(&part);
    return done;
}
