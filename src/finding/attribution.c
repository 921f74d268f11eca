/*
 * attribution.c: which changes of a diff carry the change of an entity's score: Shapley values,
 * exact or sampled. All listed entities share the networks that are computed.
 */
#include <entente/attribution.h>

#include "base/random.h"
#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_SAMPLES = 200, FEWEST_SAMPLES = 4 };

/* How much work is reasonable without being asked for: relations and entities, over all networks.
 */
static const double reasonable_work = 6e6;

/* The changes as players, and the networks of some of them. */
struct game {
    const struct diff *diff;
    const struct attribution_options *options;
    uint32_t *players; /* changes */
    size_t count;
    bool *made;     /* by change */
    double *scores; /* room for all nodes */
};

static bool takes(const struct game *game, const struct relation_state *state)
{
    const struct dossier *dossier = game->diff->dossier;
    if (state->relation == DOSSIER_NONE)
        return false;
    const struct relation *relation = &dossier->relations[state->relation];
    return relation->from != relation->to &&
           projection_takes(&game->options->projection, relation_sign(dossier, relation));
}

/* Whether an end of the relation comes or goes with it. */
static bool moves_entity(const struct diff *diff, uint32_t index)
{
    const struct relation *relation = &diff->dossier->relations[index];
    return diff_moved(diff, relation->from) || diff_moved(diff, relation->to);
}

/* Whether the change can make any difference to any score; if not, its value is 0. */
static bool plays(const struct game *game, const struct change *change)
{
    const unsigned felt =
        ASPECT_APPEARED | ASPECT_ENDED | ASPECT_SIGN | ASPECT_TYPE | ASPECT_WEIGHT;
    if (change->entity != DOSSIER_NONE)
        return change->alone;
    return (change->aspects & felt &&
            (takes(game, &change->before) || takes(game, &change->after))) ||
           moves_entity(game->diff, change_state(change)->relation);
}

static void game_init(struct game *game, const struct diff *diff,
                      const struct attribution_options *options)
{
    *game = (struct game){.diff = diff, .options = options};
    game->players = xcalloc(diff->change_count, sizeof *game->players);
    game->made = xcalloc(diff->change_count, sizeof *game->made);
    game->scores = xcalloc(diff->dossier->entity_count, sizeof *game->scores);
    for (uint32_t i = 0; i < diff->change_count; i++)
        if (plays(game, &diff->changes[i]))
            game->players[game->count++] = i;
}

static void game_release(struct game *game)
{
    free(game->players);
    free(game->made);
    free(game->scores);
}

/* Fills the listed entities' scores where the changes in game->made were made. */
static bool play(struct game *game, double *values, struct error *error)
{
    const struct attribution_options *options = game->options;
    struct view view;
    struct network network;
    diff_view(game->diff, game->made, &view);
    network_init(&network, &view, &options->projection);
    bool done =
        measure_compute(options->measure, &network, &options->measuring, game->scores, NULL, error);
    for (size_t i = 0; done && i < options->entity_count; i++) {
        uint32_t node = network.nodes[options->entities[i]];
        values[i] = node == NETWORK_NONE || isnan(game->scores[node]) ? 0 : game->scores[node];
    }
    network_release(&network);
    view_release(&view);
    return done;
}

/* The values of all 2^count sets of players, set by set; a set is the bits of its index. */
static bool play_all(struct game *game, double *values, struct error *error)
{
    for (size_t set = 0; set < (size_t)1 << game->count; set++) {
        for (size_t i = 0; i < game->count; i++)
            game->made[game->players[i]] = set >> i & 1;
        if (!play(game, values + set * game->options->entity_count, error))
            return false;
    }
    return true;
}

/* The share of orders in which exactly the `size` players of a set come before another one. */
static double share_of_orders(size_t size, size_t count)
{
    double share = 1.0 / (double)count;
    for (size_t k = 1; k <= size; k++)
        share *= (double)k / (double)(count - k);
    return share;
}

static bool attribute_exactly(struct game *game, struct attribution *attribution,
                              struct error *error)
{
    size_t entities = attribution->entity_count, sets = (size_t)1 << game->count;
    double *values = xcalloc(sets * entities, sizeof *values);
    bool done = play_all(game, values, error);
    for (size_t set = 0; done && set < sets; set++)
        for (size_t i = 0; i < game->count; i++) {
            size_t with = set | (size_t)1 << i;
            if (with == set)
                continue;
            double share = share_of_orders((size_t)__builtin_popcountll(set), game->count);
            for (size_t e = 0; e < entities; e++)
                attribution->values[e * attribution->change_count + game->players[i]] +=
                    share * (values[with * entities + e] - values[set * entities + e]);
        }
    free(values);
    return done;
}

static void reverse(uint32_t *order, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        uint32_t held = order[i];
        order[i] = order[count - 1 - i];
        order[count - 1 - i] = held;
    }
}

/* The sums that sampling keeps: the values with none and with all changes, and those in between. */
struct sampling {
    uint32_t *order;  /* players as changes */
    double *ends[2];  /* by entity: v(none), v(all) */
    double *steps[2]; /* by entity: v before and after a step */
    double *pair;     /* like attribution->values: what the last two orders added */
};

static void sampling_init(struct sampling *sampling, const struct game *game)
{
    size_t entities = game->options->entity_count;
    sampling->order = xcalloc(game->count, sizeof *sampling->order);
    memcpy(sampling->order, game->players, game->count * sizeof *sampling->order);
    for (int i = 0; i < 2; i++) {
        sampling->ends[i] = xcalloc(entities, sizeof(double));
        sampling->steps[i] = xcalloc(entities, sizeof(double));
    }
    sampling->pair = xcalloc(entities * game->diff->change_count, sizeof *sampling->pair);
}

static void sampling_release(struct sampling *sampling)
{
    free(sampling->order);
    for (int i = 0; i < 2; i++) {
        free(sampling->ends[i]);
        free(sampling->steps[i]);
    }
    free(sampling->pair);
}

static void make_all(struct game *game, bool made)
{
    for (size_t i = 0; i < game->count; i++)
        game->made[game->players[i]] = made;
}

static bool play_ends(struct game *game, struct sampling *sampling, struct error *error)
{
    make_all(game, false);
    if (!play(game, sampling->ends[0], error))
        return false;
    make_all(game, true);
    return play(game, sampling->ends[1], error);
}

/* Makes the changes in order and adds half of what each one adds to the pair's values. */
static bool walk(struct game *game, struct sampling *sampling, struct error *error)
{
    size_t entities = game->options->entity_count, changes = game->diff->change_count;
    double *before = sampling->steps[0], *after = sampling->steps[1];
    make_all(game, false);
    memcpy(before, sampling->ends[0], entities * sizeof *before);
    for (size_t i = 0; i < game->count; i++) {
        uint32_t change = sampling->order[i];
        game->made[change] = true;
        if (i + 1 == game->count)
            memcpy(after, sampling->ends[1], entities * sizeof *after);
        else if (!play(game, after, error))
            return false;
        for (size_t e = 0; e < entities; e++)
            sampling->pair[e * changes + change] += (after[e] - before[e]) / 2;
        double *held = before;
        before = after;
        after = held;
    }
    return true;
}

/* Welford's running mean and sum of squares, which stand in values and errors until the end. */
static void take_pair(struct attribution *attribution, const double *pair, size_t number)
{
    for (size_t i = 0; i < attribution->entity_count * attribution->change_count; i++) {
        double off = pair[i] - attribution->values[i];
        attribution->values[i] += off / (double)number;
        attribution->errors[i] += off * (pair[i] - attribution->values[i]);
    }
}

static void finish_errors(struct attribution *attribution, const struct game *game)
{
    double pairs = (double)attribution->samples / 2;
    for (size_t e = 0; e < attribution->entity_count; e++)
        for (size_t i = 0; i < game->count; i++) {
            double *error = &attribution->errors[e * attribution->change_count + game->players[i]];
            *error = pairs > 1 ? sqrt(*error / (pairs - 1) / pairs) : NAN;
        }
}

static bool attribute_by_samples(struct game *game, struct attribution *attribution,
                                 struct error *error)
{
    size_t cells = attribution->entity_count * attribution->change_count;
    struct random random = {attribution->seed};
    struct sampling sampling;
    sampling_init(&sampling, game);
    bool done = play_ends(game, &sampling, error);
    for (size_t pair = 1; done && pair <= attribution->samples / 2; pair++) {
        memset(sampling.pair, 0, cells * sizeof *sampling.pair);
        random_shuffle(&random, sampling.order, game->count);
        done = walk(game, &sampling, error);
        reverse(sampling.order, game->count);
        done = done && walk(game, &sampling, error);
        if (done)
            take_pair(attribution, sampling.pair, pair);
    }
    finish_errors(attribution, game);
    sampling_release(&sampling);
    return done;
}

/* Decides between exact values, samples (and how many), and none. */
static void choose_method(struct attribution *attribution, const struct game *game)
{
    const struct diff *diff = game->diff;
    double network = (double)diff->slot_count + (double)diff->dossier->entity_count;
    double affordable = reasonable_work / network;
    size_t samples = game->options->samples;
    attribution->exact =
        game->count <= ATTRIBUTION_EXACT && (double)((size_t)1 << game->count) <= affordable;
    if (attribution->exact)
        return;
    if (!samples)
        samples = (size_t)fmin(affordable / (double)game->count, DEFAULT_SAMPLES);
    attribution->left_out = !game->options->samples && samples < FEWEST_SAMPLES;
    attribution->samples = attribution->left_out ? 0 : samples + samples % 2;
}

bool attribution_init(struct attribution *attribution, const struct diff *diff,
                      const struct attribution_options *options, struct error *error)
{
    struct game game;
    size_t cells = options->entity_count * diff->change_count;
    bool done = true;
    game_init(&game, diff, options);
    *attribution = (struct attribution){.entity_count = options->entity_count,
                                        .change_count = diff->change_count,
                                        .player_count = game.count,
                                        .seed = options->seed};
    attribution->values = xcalloc(cells, sizeof *attribution->values);
    attribution->errors = xcalloc(cells, sizeof *attribution->errors);
    choose_method(attribution, &game);
    for (size_t i = 0; attribution->left_out && i < cells; i++)
        attribution->values[i] = attribution->errors[i] = NAN;
    if (options->entity_count && game.count && !attribution->left_out)
        done = attribution->exact ? attribute_exactly(&game, attribution, error)
                                  : attribute_by_samples(&game, attribution, error);
    game_release(&game);
    if (!done)
        attribution_release(attribution);
    return done;
}

void attribution_release(struct attribution *attribution)
{
    if (!attribution)
        return;
    free(attribution->values);
    free(attribution->errors);
    *attribution = (struct attribution){0};
}
