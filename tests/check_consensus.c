/*
 * check_consensus.c: the order that disagrees least with several rankings: published elections,
 * against all orders of random rankings, and bounds; Kendall's W; and all of it on networks.
 */
#include "fixtures.h"
#include "suites.h"

#include "finding/concordance.h"
#include "finding/kemeny.h"

#include <entente/consensus.h>
#include <entente/progress.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CANDIDATES_MOST = 7, RANKINGS_MOST = 6 };

/* Makes rankings of the same ballot, "BCA" for B first, `count` times from ranking `first`. */
static void vote(uint32_t *ranks, size_t rankings, size_t first, size_t count, const char *ballot)
{
    for (size_t r = first; r < first + count; r++)
        for (uint32_t place = 0; ballot[place]; place++)
            ranks[(size_t)(ballot[place] - 'A') * rankings + r] = place + 1;
}

/* Half of what Kemeny & Snell call the distance: of an order (ranks of its own) and a ranking. */
static double distance(const uint32_t *order, const uint32_t *ranks, size_t n, size_t rankings)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            int a = (order[i] > order[j]) - (order[i] < order[j]);
            int b = (ranks[i * rankings] > ranks[j * rankings]) -
                    (ranks[i * rankings] < ranks[j * rankings]);
            sum += abs(a - b) / 2.0;
        }
    return sum;
}

static double total_distance(const uint32_t *order, const uint32_t *ranks, size_t n,
                             size_t rankings)
{
    double sum = 0;
    for (size_t r = 0; r < rankings; r++)
        sum += distance(order, ranks + r, n, rankings);
    return sum;
}

/* The candidates' ranks in the order of classes, which share theirs. */
static void rank_classes(const struct majority *majority, const struct kemeny *kemeny,
                         uint32_t *order, size_t n)
{
    for (uint32_t place = 0; place < majority->count; place++)
        for (size_t i = 0; i < n; i++)
            if (majority->classes[i] == kemeny->order[place])
                order[i] = place + 1;
}

static void solve(const uint32_t *ranks, size_t n, size_t rankings, size_t prefixes,
                  struct majority *majority, struct kemeny *kemeny)
{
    struct error error = {0};
    ck_assert(majority_init(majority, ranks, n, rankings, &error));
    ck_assert(kemeny_init(kemeny, majority,
                          &(struct kemeny_options){.prefixes = prefixes, .seed = 1}, &error));
    ck_assert_int_eq(kemeny->against, kemeny_against(majority, kemeny->order, majority->count));
    ck_assert_int_le(kemeny->least, kemeny->against);
}

/* Checks the order, "BCA", and what it and any order disagree with at least. */
static void check_votes(const uint32_t *ranks, size_t rankings, size_t prefixes,
                        const char *expected, double disagreement)
{
    struct majority majority;
    struct kemeny kemeny;
    char order[8] = {0};
    solve(ranks, strlen(expected), rankings, prefixes, &majority, &kemeny);
    for (size_t i = 0; i < majority.count; i++)
        order[i] = (char)('A' + kemeny.order[i]);
    ck_assert_str_eq(order, expected);
    ck_assert_double_eq(majority.split + (double)kemeny.against, disagreement);
    ck_assert_double_eq(majority.split + (double)kemeny.least, disagreement);
    kemeny_release(&kemeny);
    majority_release(&majority);
}

/* Condorcet (1785): each beats the next by two to one. Whatever the order, it goes against 4 of 9.
 */
START_TEST(condorcet_paradox)
{
    uint32_t ranks[9];
    vote(ranks, 3, 0, 1, "ABC");
    vote(ranks, 3, 1, 1, "BCA");
    vote(ranks, 3, 2, 1, "CAB");
    check_votes(ranks, 3, KEMENY_PREFIXES, "ABC", 4);
    check_votes(ranks, 3, 0, "ABC", 4);
}
END_TEST

/*
 * The textbook example of choosing Tennessee's capital: A Memphis, B Nashville, C Chattanooga, D
 * Knoxville. 393 of 600 judgements agree with the Kemeny order, so 207 do not.
 */
START_TEST(tennessee)
{
    uint32_t ranks[400];
    vote(ranks, 100, 0, 42, "ABCD");
    vote(ranks, 100, 42, 26, "BCDA");
    vote(ranks, 100, 68, 15, "CDBA");
    vote(ranks, 100, 83, 17, "DCBA");
    check_votes(ranks, 100, KEMENY_PREFIXES, "BCDA", 207);
    check_votes(ranks, 100, 0, "BCDA", 207);
}
END_TEST

/* Two cycles, one all above the other: condensed, both are ordered by themselves. */
START_TEST(extended_condorcet)
{
    uint32_t ranks[18];
    vote(ranks, 3, 0, 1, "DEFABC");
    vote(ranks, 3, 1, 1, "EFDBCA");
    vote(ranks, 3, 2, 1, "FDECAB");
    check_votes(ranks, 3, KEMENY_PREFIXES, "DEFABC", 8);
}
END_TEST

/* Random weak orders: of each, `levels` values, so that some tie and some candidates are alike. */
static void draw_rankings(uint64_t *state, size_t n, size_t rankings, uint32_t levels,
                          uint32_t *ranks)
{
    uint32_t values[64];
    for (size_t r = 0; r < rankings; r++) {
        for (size_t i = 0; i < n; i++)
            values[i] = random_below(state, levels);
        for (size_t i = 0; i < n; i++) {
            ranks[i * rankings + r] = 1;
            for (size_t j = 0; j < n; j++)
                ranks[i * rankings + r] += values[j] < values[i];
        }
    }
}

/* The least distance of all strict orders of the classes, by trying each: Heap's algorithm. */
static double least_distance(const struct majority *majority, const uint32_t *ranks, size_t n,
                             size_t rankings)
{
    uint32_t places[CANDIDATES_MOST], order[CANDIDATES_MOST], used[CANDIDATES_MOST + 1] = {0};
    size_t classes = majority->count;
    double least = INFINITY;
    for (uint32_t i = 0; i < classes; i++)
        places[i] = i + 1;
    for (size_t i = 0; i < classes || classes == 0;) {
        for (size_t k = 0; k < n; k++)
            order[k] = places[majority->classes[k]];
        least = fmin(least, total_distance(order, ranks, n, rankings));
        for (i = 1; i < classes && used[i] == i; i++)
            used[i] = 0;
        if (i >= classes)
            break;
        size_t other = i % 2 ? used[i] : 0;
        uint32_t held = places[other];
        places[other] = places[i];
        places[i] = held;
        used[i]++;
    }
    return least;
}

START_TEST(all_orders)
{
    uint64_t state = (uint64_t)_i;
    size_t n = random_below(&state, CANDIDATES_MOST + 1);
    size_t rankings = 1 + random_below(&state, RANKINGS_MOST);
    uint32_t ranks[CANDIDATES_MOST * RANKINGS_MOST], order[CANDIDATES_MOST];
    draw_rankings(&state, n, rankings, 1 + random_below(&state, 8), ranks);
    for (size_t exact = 0; exact < 2; exact++) {
        struct majority majority;
        struct kemeny kemeny;
        solve(ranks, n, rankings, exact ? KEMENY_PREFIXES : 0, &majority, &kemeny);
        double least = least_distance(&majority, ranks, n, rankings);
        double found = majority.split + (double)kemeny.against;
        rank_classes(&majority, &kemeny, order, n);
        ck_assert_double_eq(found, total_distance(order, ranks, n, rankings));
        ck_assert_msg(found == least, "%s: %g, not %g", exact ? "exactly" : "by search", found,
                      least);
        ck_assert_double_le(majority.split + (double)kemeny.least, least);
        if (exact)
            ck_assert_int_eq(kemeny.least, kemeny.against);
        for (size_t i = 1; i < majority.count; i++)
            ck_assert(kemeny.order[i - 1] < kemeny.order[i] ||
                      majority_weight(&majority, kemeny.order[i - 1], kemeny.order[i]) != 0);
        kemeny_release(&kemeny);
        majority_release(&majority);
    }
}
END_TEST

/* To keep those together who are alike costs nothing: each candidate a class of its own. */
START_TEST(alike_together)
{
    uint64_t state = (uint64_t)_i;
    size_t n = 1 + random_below(&state, CANDIDATES_MOST);
    size_t rankings = 1 + random_below(&state, RANKINGS_MOST);
    uint32_t ranks[CANDIDATES_MOST * RANKINGS_MOST];
    struct majority majority, apart;
    struct kemeny kemeny;
    draw_rankings(&state, n, rankings, 2, ranks);
    solve(ranks, n, rankings, KEMENY_PREFIXES, &majority, &kemeny);
    uint32_t classes[CANDIDATES_MOST];
    double tied = 0; /* a strict order cannot tie: half a judgement of each ranking */
    for (uint32_t i = 0; i < n; i++)
        classes[i] = i;
    for (size_t i = 0; i < majority.count; i++)
        tied += (double)majority.sizes[i] * (majority.sizes[i] - 1) / 2 * (double)rankings / 2;
    apart = (struct majority){.count = n, .classes = classes};
    ck_assert_double_eq(majority.split + (double)kemeny.against + tied,
                        least_distance(&apart, ranks, n, rankings));
    kemeny_release(&kemeny);
    majority_release(&majority);
}
END_TEST

/* Margins and sizes at random; nothing makes an order of them likely. */
static void draw_majority(uint64_t *state, struct majority *majority, int8_t *margins,
                          uint32_t *sizes)
{
    size_t n = majority->count;
    majority->margins = margins;
    majority->sizes = sizes;
    for (size_t a = 0; a < n; a++) {
        sizes[a] = 1 + random_below(state, 3);
        margins[a * n + a] = 0;
        for (size_t b = 0; b < a; b++) {
            margins[a * n + b] = (int8_t)((int)random_below(state, 11) - 5);
            margins[b * n + a] = (int8_t)-margins[a * n + b];
        }
    }
}

/* What the best order goes against: the least over who is last, set by set. */
static int64_t least_against(const struct majority *majority)
{
    size_t n = majority->count;
    int64_t *least = calloc((size_t)1 << n, sizeof *least);
    ck_assert_ptr_nonnull(least);
    for (size_t set = 1; set < (size_t)1 << n; set++) {
        least[set] = INT64_MAX;
        for (uint32_t last = 0; last < n; last++) {
            if (!(set >> last & 1))
                continue;
            int64_t sum = least[set & ~((size_t)1 << last)];
            for (uint32_t i = 0; i < n; i++)
                if (i != last && set >> i & 1 && majority->margins[last * n + i] > 0)
                    sum += (int64_t)majority->margins[last * n + i] * majority->sizes[i] *
                           majority->sizes[last];
            least[set] = sum < least[set] ? sum : least[set];
        }
    }
    int64_t found = least[((size_t)1 << n) - 1];
    free(least);
    return found;
}

/* Each step by itself, from an order that is no good. */
START_TEST(hard_majorities)
{
    enum { N = 12 };
    uint64_t state = (uint64_t)_i;
    int8_t margins[N * N];
    uint32_t sizes[N], order[N], found[N];
    struct majority majority = {.count = 2 + (size_t)_i % (N - 1)};
    struct kemeny_options options = {.prefixes = KEMENY_PREFIXES, .seed = 1};
    struct error error = {0};
    struct cycles cycles, none = {0};
    size_t n = majority.count;
    draw_majority(&state, &majority, margins, sizes);
    int64_t least = least_against(&majority), sum = 0;
    for (uint32_t i = 0; i < n; i++)
        found[i] = order[i] = i;
    kemeny_cycles(&majority, order, n, &options, &cycles);
    for (size_t i = 0; i < cycles.count; i++)
        sum += cycles.items[i].weight;
    ck_assert_int_eq(sum, cycles.weight);
    ck_assert_int_le(cycles.weight, least);
    ck_assert(kemeny_exactly(&majority, found, n, &cycles, &options));
    ck_assert_int_eq(kemeny_against(&majority, found, n), least);
    memcpy(found, order, sizeof found);
    ck_assert(kemeny_exactly(&majority, found, n, &none, &options));
    ck_assert_int_eq(kemeny_against(&majority, found, n), least);
    memcpy(found, order, sizeof found);
    ck_assert(kemeny_search(&majority, found, n, &options, &error));
    ck_assert_int_eq(kemeny_against(&majority, found, n), least);
    options.prefixes = 2; /* that of nobody, and one more */
    memcpy(found, order, sizeof found);
    if (n > 4 && kemeny_against(&majority, order, n) > least)
        ck_assert(!kemeny_exactly(&majority, found, n, &cycles, &options));
    ck_assert_int_eq(memcmp(found, order, n * sizeof *order), 0);
    free(cycles.items);
}
END_TEST

/* As many as are ordered exactly, in one component: no search finds a better one. */
START_TEST(exact_and_search)
{
    enum { N = 20 };
    uint64_t state = (uint64_t)_i;
    size_t n = 8 + (size_t)_i % (N - 7), rankings = 3 + 2 * random_below(&state, 2);
    uint32_t ranks[N * 5];
    struct majority majority;
    struct kemeny exact, search;
    draw_rankings(&state, n, rankings, 40, ranks);
    solve(ranks, n, rankings, KEMENY_PREFIXES, &majority, &exact);
    majority_release(&majority);
    solve(ranks, n, rankings, 0, &majority, &search);
    ck_assert_int_eq(exact.least, exact.against);
    ck_assert_int_le(exact.against, search.against);
    ck_assert_int_ge(exact.against, search.least);
    kemeny_release(&search);
    kemeny_release(&exact);
    majority_release(&majority);
}
END_TEST

START_TEST(interrupted)
{
    struct majority majority;
    struct kemeny kemeny;
    struct error error = {0};
    uint32_t ranks[9];
    vote(ranks, 3, 0, 1, "ABC");
    vote(ranks, 3, 1, 1, "BCA");
    vote(ranks, 3, 2, 1, "CAB");
    ck_assert(majority_init(&majority, ranks, 3, 3, &error));
    progress_interrupt();
    ck_assert(!kemeny_init(&kemeny, &majority, &(struct kemeny_options){.seed = 1}, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "consensus was interrupted");
    ck_assert_ptr_null(kemeny.order);
    ck_assert(!progress_interrupted());
    error_release(&error);
    majority_release(&majority);
}
END_TEST

START_TEST(too_much)
{
    struct majority majority;
    struct error error = {0};
    size_t n = MAJORITY_MOST + 1;
    uint32_t *ranks = malloc(n * sizeof *ranks);
    ck_assert_ptr_nonnull(ranks);
    for (uint32_t i = 0; i < n; i++)
        ranks[i] = i + 1;
    ck_assert(!majority_init(&majority, ranks, n, 1, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    error_release(&error);
    ck_assert(!majority_init(&majority, ranks, 2, MAJORITY_RANKINGS + 1, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    error_release(&error);
    ck_assert_ptr_null(majority.margins);
    majority_release(NULL);
    kemeny_release(NULL);
    free(ranks);
}
END_TEST

/*
 * Siegel (1956), Nonparametric statistics, p. 230: three executives rank six applicants, W = .16;
 * and p. 234, with ties: S = 591, the correction 12 + 18 + 84, W = 12 x 591 / (9 x 990 - 3 x 114).
 */
START_TEST(kendalls_w)
{
    static const uint32_t executives[] = {1, 1, 6, 6, 5, 3, 3, 6, 2, 2, 4, 5, 5, 2, 4, 4, 3, 1};
    static const uint32_t tied[] = {1, 2, 2, 4, 1, 1, 2, 2, 3, 4, 4,  3, 3,  4, 3,
                                    7, 8, 3, 6, 9, 7, 9, 6, 7, 7, 10, 7, 10, 6, 10};
    static const uint32_t latin[] = {1, 2, 3, 2, 3, 1, 3, 1, 2};
    static const uint32_t same[] = {1, 1, 2, 2, 2, 2, 4, 4}, none[] = {1, 1, 1, 1};
    ck_assert_double_eq_tol(concordance(executives, 6, 3), 12 * 25.5 / (9 * 210), 1e-15);
    ck_assert_double_eq_tol(concordance(tied, 10, 3), 12 * 591 / (9.0 * 990 - 3 * 114), 1e-15);
    ck_assert_double_eq(concordance(latin, 3, 3), 0);
    ck_assert_double_eq(concordance(same, 4, 2), 1);
    ck_assert(isnan(concordance(none, 2, 2)));
    ck_assert(isnan(concordance(same, 1, 2)));
    ck_assert(isnan(concordance(same, 4, 1)));
}
END_TEST

/* Of the measures, parted by blanks. */
static void agree(struct consensus *consensus, struct sample *sample, const char *names,
                  struct ranking_options options)
{
    const struct measure *measures[8];
    struct error error = {0};
    char *copy = strdup(names);
    options.measures = measures;
    for (char *at = copy, *name; (name = strsep(&at, " "));)
        ck_assert_ptr_nonnull(measures[options.measure_count++] = measure_find(name));
    free(copy);
    ck_assert_msg(consensus_init(consensus, &sample->network, &options, &error), "%s",
                  error.message);
}

static const struct ranking_options of_every_kind = {.kind = VOCABULARY_NONE};

/* The rows as "1 a 1 2/1-3, ...": rank, id, ranks by measure, by dominance. */
static void check_consensus(struct sample *sample, const char *measures,
                            struct ranking_options options, const char *expected)
{
    struct consensus consensus;
    struct text text = {0};
    agree(&consensus, sample, measures, options);
    for (size_t i = 0; i < consensus.row_count; i++) {
        const struct consensus_row *row = &consensus.rows[i];
        text_addf(&text, "%s%u %s", i ? ", " : "", row->rank,
                  sample->dossier->entities[row->entity].id);
        for (size_t m = 0; m < consensus.measure_count; m++)
            text_addf(&text, " %u", row->ranks[m]);
        text_addf(&text, "/%u-%u", row->best, row->worst);
    }
    ck_assert_str_eq(text_string(&text), expected);
    text_release(&text);
    consensus_release(&consensus);
}

/* A star of m with a tail: m a, m b, m d, d y; c has no tie. */
static void sample_tailed(struct sample *sample)
{
    static const char *const pairs[] = {"ma", "mb", "md", "dy"};
    sample_init(sample);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        sample_relate(sample, (char[]){pairs[i][0], '\0'}, NULL, (char[]){pairs[i][1], '\0'}, 0);
    dossier_add_entity(sample->dossier, "c");
    sample_project(sample, (struct projection){0});
}

/*
 * y is below d and m, a and b below d, too; c below all. Constraint is ascending: m a third, d a
 * half, the others 1, c not defined.
 */
START_TEST(by_hand)
{
    struct sample sample;
    sample_tailed(&sample);
    check_consensus(&sample, "degree harmonic constraint", of_every_kind,
                    "1 m 1 1 1/1-2, 2 d 2 2 2/1-2, 3 a 3 3 3/3-5, 3 b 3 3 3/3-5, "
                    "5 y 3 5 3/3-5, 6 c 6 6 6/6-6");
    check_consensus(&sample, "harmonic constraint",
                    (struct ranking_options){.kind = VOCABULARY_NONE, .top = 3},
                    "1 m 1 1/1-2, 2 d 2 2/1-2, 3 a 3 3/3-5, 3 b 3 3/3-5");
    sample_project(&sample, (struct projection){.drop_isolates = true});
    check_consensus(&sample, "degree", of_every_kind,
                    "1 m 1/1-2, 2 d 2/1-2, 3 a 3/3-5, 3 b 3/3-5, 3 y 3/3-5");
    sample_release(&sample);
}
END_TEST

/* Ranks among those of a kind: their dominance, too, by the ties of all. */
START_TEST(one_kind)
{
    struct sample sample;
    sample_tailed(&sample);
    uint32_t person = vocabulary_find_kind(&sample.dossier->vocabulary, "person");
    for (const char *id = "abdy"; *id; id++)
        sample.dossier->entities[dossier_find_entity(sample.dossier, (char[]){*id, '\0'})].kind =
            person;
    check_consensus(&sample, "degree harmonic", (struct ranking_options){.kind = person},
                    "1 d 1 1/1-1, 2 a 2 2/2-4, 2 b 2 2/2-4, 4 y 2 4/2-4");
    sample_release(&sample);
}
END_TEST

/* What ranking_init() says of a measure; 0 for who is not listed. */
static uint32_t *ranks_by(struct sample *sample, const struct measure *measure)
{
    struct ranking ranking;
    struct error error = {0};
    struct ranking_options options = {
        .measures = &measure, .measure_count = 1, .kind = VOCABULARY_NONE};
    uint32_t *ranks = calloc(sample->network.node_count + 1, sizeof *ranks);
    ck_assert_ptr_nonnull(ranks);
    ck_assert(ranking_init(&ranking, &sample->network, &options, &error));
    for (size_t i = 0; i < ranking.row_count; i++)
        ranks[ranking.rows[i].node] = ranking.rows[i].rank;
    ranking_release(&ranking);
    return ranks;
}

/* Of random networks: the rows, and the disagreement by the distance of weak orders. */
START_TEST(random_networks)
{
    struct sample sample;
    struct consensus consensus;
    uint32_t order[64];
    double disagreement = 0;
    sample_random(&sample, (uint64_t)_i, false);
    sample_project(&sample, (struct projection){.directed = _i & 1});
    agree(&consensus, &sample, "degree constraint betweenness pagerank", of_every_kind);
    size_t n = consensus.row_count;
    ck_assert_uint_eq(n, sample.network.node_count);
    ck_assert_uint_eq(consensus.listed, n);
    for (size_t i = 0; i < n; i++)
        order[consensus.rows[i].node] = consensus.rows[i].rank;
    for (size_t m = 0; m < consensus.measure_count; m++) {
        uint32_t *ranks = ranks_by(&sample, consensus.measures[m]);
        for (size_t i = 0; i < n; i++)
            ck_assert_uint_eq(consensus.rows[i].ranks[m], ranks[consensus.rows[i].node]);
        disagreement += distance(order, ranks, n, 1);
        free(ranks);
    }
    ck_assert_double_eq(consensus.disagreement, disagreement);
    ck_assert_double_eq(consensus.least, disagreement);
    ck_assert_double_eq(consensus.judgements, (double)(n * (n - 1) / 2 * 4));
    ck_assert(consensus.dominated == !(_i & 1));
    for (size_t i = 0; i < n; i++) {
        const struct consensus_row *row = &consensus.rows[i], *above = row - 1;
        bool tied = i && memcmp(row->ranks, above->ranks, 4 * sizeof *row->ranks) == 0;
        ck_assert_uint_eq(row->rank, tied ? above->rank : i + 1);
        if (tied)
            ck_assert_str_lt(sample.dossier->entities[above->entity].id,
                             sample.dossier->entities[row->entity].id);
        ck_assert_uint_eq(row->best, _i & 1 ? 0 : consensus.dominance.above[row->node] + 1);
        ck_assert_uint_eq(row->worst, _i & 1 ? 0 : n - consensus.dominance.below[row->node]);
    }
    consensus_release(&consensus);
    sample_release(&sample);
}
END_TEST

/* The consensus of one measure is its ranking. */
START_TEST(one_measure)
{
    struct sample sample;
    struct consensus consensus;
    sample_random(&sample, (uint64_t)_i, false);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    agree(&consensus, &sample, "degree", of_every_kind);
    for (size_t i = 0; i < consensus.row_count; i++)
        ck_assert_uint_eq(consensus.rows[i].rank, consensus.rows[i].ranks[0]);
    ck_assert_double_eq(consensus.disagreement, 0);
    ck_assert(isnan(consensus.concordance));
    consensus_release(&consensus);
    sample_release(&sample);
}
END_TEST

START_TEST(nothing)
{
    struct sample sample;
    struct consensus consensus;
    sample_init(&sample);
    sample_project(&sample, (struct projection){0});
    check_consensus(&sample, "influence degree", of_every_kind, "");
    dossier_add_entity(sample.dossier, "a");
    sample_project(&sample, (struct projection){0});
    check_consensus(&sample, "influence degree", of_every_kind, "1 a 1 1/1-1");
    sample_project(&sample, (struct projection){.weighted = true});
    agree(&consensus, &sample, "influence degree", of_every_kind);
    ck_assert(!consensus.dominated);
    ck_assert_str_eq(text_string(&consensus.undominated),
                     "neighbourhoods decide nothing where ties have weights");
    ck_assert_double_eq(consensus.judgements, 0);
    ck_assert(isnan(consensus.concordance));
    consensus_release(&consensus);
    consensus_release(&consensus);
    consensus_release(NULL);
    sample_release(&sample);
}
END_TEST

START_TEST(failure_leaves_nothing)
{
    struct sample sample;
    struct consensus consensus;
    struct error error = {0};
    const struct measure *measures[] = {measure_find("degree"), measure_find("betweenness")};
    struct ranking_options options = {
        .measures = measures, .measure_count = 2, .kind = VOCABULARY_NONE};
    sample_tailed(&sample);
    sample_relate(&sample, "a", "dissent", "c", 0);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    ck_assert(!consensus_init(&consensus, &sample.network, &options, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_ptr_null(consensus.rows);
    ck_assert_ptr_null(consensus.ranks);
    error_release(&error);
    sample_release(&sample);
}
END_TEST

Suite *consensus_suite(void)
{
    Suite *suite = suite_create("consensus");
    TCase *tests = tcase_create("consensus");
    tcase_add_test(tests, condorcet_paradox);
    tcase_add_test(tests, tennessee);
    tcase_add_test(tests, extended_condorcet);
    tcase_add_loop_test(tests, all_orders, 0, 300);
    tcase_add_loop_test(tests, alike_together, 0, 100);
    tcase_add_loop_test(tests, hard_majorities, 0, 110);
    tcase_add_loop_test(tests, exact_and_search, 0, 60);
    tcase_add_test(tests, interrupted);
    tcase_add_test(tests, too_much);
    tcase_add_test(tests, kendalls_w);
    tcase_add_test(tests, by_hand);
    tcase_add_test(tests, one_kind);
    tcase_add_loop_test(tests, random_networks, 0, 100);
    tcase_add_loop_test(tests, one_measure, 0, 20);
    tcase_add_test(tests, nothing);
    tcase_add_test(tests, failure_leaves_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
