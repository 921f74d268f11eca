/*
 * doubt_cases.c: what the suites of doubtful evidence share.
 */
#include "doubt_cases.h"

#include "fixtures.h"
#include "time_cases.h"

#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

void doubt_relate(struct dossier *dossier, const char *from, const char *to, const char *when,
                  const char *confidence, const char *source)
{
    struct edtf date = time_date(when);
    struct evidence evidence = {0};
    if (confidence)
        evidence.confidence = dossier_string(dossier, confidence, strlen(confidence));
    if (source)
        evidence.source = dossier_string(dossier, source, strlen(source));
    struct relation relation = {.from = dossier_add_entity(dossier, from),
                                .to = dossier_add_entity(dossier, to),
                                .type = vocabulary_find_type(&dossier->vocabulary, "membership"),
                                .when = dossier_date(dossier, &date),
                                .evidence = dossier_evidence(dossier, &evidence)};
    dossier_add_relation(dossier, &relation);
}

void check_share(double share, double expected, size_t worlds, const char *what)
{
    double most = 4.5 * sqrt(fabs(expected * (1 - expected)) / (double)worlds) + 1e-9;
    ck_assert_msg(fabs(share - expected) <= most, "%s: %g, not %g (give or take %g)", what, share,
                  expected, most);
}

double naive_tau(const uint32_t *x, const uint32_t *y, size_t count)
{
    double balance = 0, by_x = 0, by_y = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++) {
            int of_x = (x[i] > x[j]) - (x[i] < x[j]), of_y = (y[i] > y[j]) - (y[i] < y[j]);
            balance += of_x * of_y;
            by_x += of_x != 0;
            by_y += of_y != 0;
        }
    return balance / sqrt(by_x * by_y);
}

struct robustness_options options_by(const struct measure *const *measure, size_t worlds)
{
    return (struct robustness_options){
        .ranking = {.measures = measure, .measure_count = 1, .kind = VOCABULARY_NONE},
        .worlds = worlds,
        .pairs = true,
        .processes = 1};
}

bool try_init(struct trial *trial, const struct dossier *dossier, struct time_options time,
              struct projection projection, const struct robustness_options *options,
              struct error *error)
{
    ck_assert(view_init(&trial->view, dossier, &(struct view_options){.time = time}, error));
    network_init(&trial->network, &trial->view, &projection);
    return robustness_init(&trial->robustness, &trial->network, options, error);
}

void trial_init(struct trial *trial, const struct dossier *dossier, struct time_options time,
                const char *measure, size_t worlds)
{
    struct error error = {0};
    const struct measure *by = measure_find(measure);
    struct robustness_options options = options_by(&by, worlds);
    bool done = try_init(trial, dossier, time, (struct projection){0}, &options, &error);
    ck_assert_msg(done, "%s", error.message);
}

void trial_release(struct trial *trial)
{
    robustness_release(&trial->robustness);
    robustness_release(&trial->robustness);
    network_release(&trial->network);
    view_release(&trial->view);
}

/* A dossier of random ties that cite one or two of four sources, or none. */
struct dossier *random_sources(uint64_t seed)
{
    static const char *const citations[] = {"s",       "s#4", "t; s",   "t",
                                            "u#1;u#2", "v",   "nobody", NULL};
    struct dossier *dossier = dossier_new();
    char from[] = "a", to[] = "a";
    for (size_t i = 0; i < 4; i++)
        dossier_add_source(dossier, (const char *[]){"s", "t", "u", "v"}[i]);
    for (int i = 0; i < 20; i++) {
        *from = (char)('a' + random_below(&seed, 9));
        *to = (char)('a' + random_below(&seed, 9));
        doubt_relate(dossier, from, to, NULL, "0.5",
                     citations[random_below(&seed, COUNT(citations))]);
    }
    return dossier;
}
