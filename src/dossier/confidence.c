/*
 * confidence.c: how far a relation is to be believed, as a number.
 */
#include <entente/dossier.h>

#include <math.h>

/* Of 'A' to 'F'; confirmed by others ('1'), a report is as good as its source. */
static const double reliabilities[] = {.95, .8, .6, .4, .2, .5};
static const double credibilities[] = {1, .9, .7, .4, .2, .5};

/* The number of a confidence that is well-formed, or NAN. */
static double stated(const char *confidence)
{
    double value;
    if (!confidence || !confidence_parse(confidence, &value))
        return NAN;
    return isnan(value) ? reliabilities[confidence[0] - 'A'] * credibilities[confidence[1] - '1']
                        : value;
}

/* The highest reliability of the sources that are cited, or NAN where none of them has one. */
static double best_source(const struct dossier *dossier, const char *citations)
{
    struct citation citation;
    double best = NAN;
    while (citation_next(&citations, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        char letter = source == DOSSIER_NONE ? 0 : dossier->sources[source].reliability;
        if (letter)
            best = fmax(best, reliabilities[letter - 'A']);
    }
    return best;
}

double relation_confidence(const struct dossier *dossier, const struct relation *relation)
{
    if (!relation->evidence)
        return 1;
    const struct evidence *evidence = relation_evidence(dossier, relation);
    double value = stated(evidence->confidence);
    if (isnan(value))
        value = best_source(dossier, evidence->source);
    return isnan(value) ? 1 : value;
}
