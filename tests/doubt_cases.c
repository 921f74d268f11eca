/*
 * doubt_cases.c: what the suites of doubtful evidence share.
 */
#include "doubt_cases.h"

#include "time_cases.h"

#include <math.h>
#include <string.h>

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
