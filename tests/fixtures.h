/*
 * fixtures.h: what several suites need: dossiers of a few lines, networks of them, CSV files of
 * networks, random dossiers, and measures computed a second time, naively, to compare with.
 */
#ifndef TESTS_FIXTURES_H
#define TESTS_FIXTURES_H

#include "random.h"

#include <entente/dossier.h>
#include <entente/measure.h>
#include <entente/network.h>
#include <entente/view.h>

/* A dossier and, once sample_project() was called, a network of all of it. */
struct sample {
    struct dossier *dossier;
    struct view view;
    struct network network;
};

void sample_init(struct sample *sample);
void sample_release(struct sample *sample);

/* Adds a relation; `type` NULL is a tie, `weight` 0 its type's. Ends are added where new. */
void sample_relate(struct sample *sample, const char *from, const char *type, const char *to,
                   double weight);

/* Makes the network anew; what was made before is released. */
void sample_project(struct sample *sample, struct projection projection);

/* The scores by node, to be freed; the test fails where the measure does. */
double *sample_scores(struct sample *sample, const char *measure, bool normalized);

/* The score of one entity. */
double sample_score(struct sample *sample, const char *measure, bool normalized, const char *id);

/* Fails the test unless the entity's score is `expected` (NAN is equal to itself) to `tolerance`.
 */
void check_score(struct sample *sample, const char *measure, bool normalized, const char *id,
                 double expected, double tolerance);

/* A CSV file in memory: quoted fields, CRLF or LF, row 0 is the header. */
struct csv {
    char *bytes;
    char ***rows; /* each of `column_count` fields; a field not there is "" */
    size_t row_count, column_count;
};

/* False where there is no such file. */
bool csv_read(struct csv *csv, const char *path);
void csv_release(struct csv *csv);

/* The column of that name, or SIZE_MAX. */
size_t csv_column(const struct csv *csv, const char *name);

/* Adds every id of the first column as an entity. */
void sample_add_entities(struct sample *sample, const struct csv *nodes);

/* Adds every row of source, target[, weight][, sign] as a tie, or as a dissent where sign is -1. */
void sample_add_edges(struct sample *sample, const struct csv *edges);

/*
 * Reads ../shared/data/classic/NAME.{nodes,edges}.csv into a new sample. False, with a line that
 * says so, where the folder is absent.
 */
bool sample_classic(struct sample *sample, const char *name);

/* Reads one of our own networks, tests/data/networks/NAME.csv, into a new sample. */
void sample_own(struct sample *sample, const char *name);

/* A random new sample: up to 14 entities "e0".., some of them isolates, with parallel ties. */
void sample_random(struct sample *sample, uint64_t seed, bool whole_weights);

/*
 * The dossier's relations of positive sign as a dense n x n matrix of strengths by entity, to be
 * freed: merged, 1 or the sum of weights a pair; an undirected matrix is symmetric.
 */
double *dense_matrix(const struct dossier *dossier, bool directed, bool weighted);

/* Each fills `scores` of the n nodes, slowly and from the definition. */
void dense_betweenness(const double *matrix, size_t n, bool directed, double *scores);
void dense_closeness(const double *matrix, size_t n, bool normalized, double *scores);
void dense_harmonic(const double *matrix, size_t n, double *scores);
void dense_pagerank(const double *matrix, size_t n, double *scores);
void dense_eigenvector(const double *matrix, size_t n, double *scores);
void dense_constraint(const double *matrix, size_t n, double *scores);
void dense_coreness(const double *matrix, size_t n, double *scores);

#endif
