/*
 * fixtures.c: what several suites need. The dense_ functions share no code with src/ and take no
 * short cut: they are what igraph's answers and ours are compared with.
 */
#include "fixtures.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void sample_init(struct sample *sample)
{
    *sample = (struct sample){.dossier = dossier_new()};
}

void sample_release(struct sample *sample)
{
    network_release(&sample->network);
    view_release(&sample->view);
    dossier_free(sample->dossier);
    sample->dossier = NULL;
}

void sample_relate(struct sample *sample, const char *from, const char *type, const char *to,
                   double weight)
{
    struct relation relation = {.weight = weight};
    relation.from = dossier_add_entity(sample->dossier, from);
    relation.to = dossier_add_entity(sample->dossier, to);
    if (type)
        relation.type = vocabulary_find_type(&sample->dossier->vocabulary, type);
    ck_assert_uint_ne(relation.type, VOCABULARY_NONE);
    dossier_add_relation(sample->dossier, &relation);
}

void sample_project(struct sample *sample, struct projection projection)
{
    struct view_options everything = {0};
    struct error error = {0};
    network_release(&sample->network);
    view_release(&sample->view);
    ck_assert(view_init(&sample->view, sample->dossier, &everything, &error));
    network_init(&sample->network, &sample->view, &projection);
}

double *sample_scores(struct sample *sample, const char *measure, bool normalized)
{
    struct error error = {0};
    double *scores = malloc((sample->network.node_count + 1) * sizeof *scores);
    ck_assert_ptr_nonnull(scores);
    ck_assert_ptr_nonnull(measure_find(measure));
    bool done =
        measure_compute(measure_find(measure), &sample->network,
                        &(struct measure_options){.normalized = normalized}, scores, NULL, &error);
    ck_assert_msg(done, "%s failed: %s", measure, error.message ? error.message : "?");
    return scores;
}

double sample_score(struct sample *sample, const char *measure, bool normalized, const char *id)
{
    uint32_t entity = dossier_find_entity(sample->dossier, id);
    ck_assert_msg(entity != DOSSIER_NONE, "no entity %s", id);
    uint32_t node = sample->network.nodes[entity];
    ck_assert_msg(node != NETWORK_NONE, "%s was left out", id);
    double *scores = sample_scores(sample, measure, normalized), score = scores[node];
    free(scores);
    return score;
}

void check_score(struct sample *sample, const char *measure, bool normalized, const char *id,
                 double expected, double tolerance)
{
    double score = sample_score(sample, measure, normalized, id);
    bool same = isnan(expected) ? isnan(score) : fabs(score - expected) <= tolerance;
    ck_assert_msg(same, "%s of %s is %.12g, not %.12g", measure, id, score, expected);
}

/* Ends the field at `*at` in place and moves on to the next; returns the field. */
static char *take_field(char **at, bool *last_of_row)
{
    char *read = *at, *write = *at, *field = *at;
    bool quoted = *read == '"';
    for (read += quoted; *read; read++) {
        if (quoted && *read == '"' && read[1] != '"') {
            quoted = false;
            continue;
        }
        if (quoted && *read == '"')
            read++;
        else if (!quoted && (*read == ',' || *read == '\n' || *read == '\r'))
            break;
        *write++ = *read;
    }
    *last_of_row = *read != ',';
    if (*read == '\r')
        read++;
    *at = *read ? read + 1 : read;
    *write = '\0';
    return field;
}

static void take_row(struct csv *csv, char **at)
{
    static char empty[] = "";
    char *fields[32];
    size_t count = 0;
    for (bool last = false; !last && count < 32;)
        fields[count++] = take_field(at, &last);
    if (!csv->row_count)
        csv->column_count = count;
    char **row = malloc(csv->column_count * sizeof *row);
    csv->rows = realloc(csv->rows, (csv->row_count + 1) * sizeof *csv->rows);
    ck_assert(row && csv->rows);
    for (size_t i = 0; i < csv->column_count; i++)
        row[i] = i < count ? fields[i] : empty;
    csv->rows[csv->row_count++] = row;
}

bool csv_read(struct csv *csv, const char *path)
{
    *csv = (struct csv){0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    size_t size = 0;
    ssize_t length = getdelim(&csv->bytes, &size, '\0', file);
    fclose(file);
    for (char *at = csv->bytes; length > 0 && *at;)
        take_row(csv, &at);
    return true;
}

void csv_release(struct csv *csv)
{
    for (size_t i = 0; i < csv->row_count; i++)
        free(csv->rows[i]);
    free(csv->rows);
    free(csv->bytes);
    *csv = (struct csv){0};
}

size_t csv_column(const struct csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->column_count; i++)
        if (strcmp(csv->rows[0][i], name) == 0)
            return i;
    return SIZE_MAX;
}

void sample_add_entities(struct sample *sample, const struct csv *nodes)
{
    for (size_t i = 1; i < nodes->row_count; i++)
        dossier_add_entity(sample->dossier, nodes->rows[i][0]);
}

void sample_add_edges(struct sample *sample, const struct csv *edges)
{
    size_t weight = csv_column(edges, "weight"), sign = csv_column(edges, "sign");
    for (size_t i = 1; i < edges->row_count; i++) {
        char **row = edges->rows[i];
        bool negative = sign != SIZE_MAX && strtod(row[sign], NULL) < 0;
        sample_relate(sample, row[0], negative ? "dissent" : NULL, row[1],
                      weight == SIZE_MAX ? 0 : strtod(row[weight], NULL));
    }
}

bool sample_classic(struct sample *sample, const char *name)
{
    char path[256];
    struct csv nodes, edges;
    snprintf(path, sizeof path, "../shared/data/classic/%s.nodes.csv", name);
    if (!csv_read(&nodes, path)) {
        printf("skipped: %s: no ../shared/data/classic\n", name);
        return false;
    }
    snprintf(path, sizeof path, "../shared/data/classic/%s.edges.csv", name);
    ck_assert(csv_read(&edges, path));
    sample_init(sample);
    sample_add_entities(sample, &nodes);
    sample_add_edges(sample, &edges);
    csv_release(&nodes);
    csv_release(&edges);
    return true;
}

void sample_own(struct sample *sample, const char *name)
{
    char path[256];
    struct csv edges;
    snprintf(path, sizeof path, "tests/data/networks/%s.csv", name);
    ck_assert_msg(csv_read(&edges, path), "no %s: run the tests from the project's root", path);
    sample_init(sample);
    sample_add_edges(sample, &edges);
    csv_release(&edges);
}

uint32_t random_next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

uint32_t random_below(uint64_t *state, uint32_t bound)
{
    return random_next(state) % bound;
}

void sample_random(struct sample *sample, uint64_t seed, bool whole_weights)
{
    uint64_t state = seed * 7919 + 1;
    uint32_t n = 3 + random_below(&state, 12), ties = random_below(&state, 3 * n);
    sample_init(sample);
    for (uint32_t i = 0; i < n; i++) {
        char id[16];
        snprintf(id, sizeof id, "e%u", i);
        dossier_add_entity(sample->dossier, id);
    }
    for (uint32_t i = 0; i < ties; i++) {
        struct relation relation = {.from = random_below(&state, n), .to = random_below(&state, n)};
        uint32_t weight = 1 + random_below(&state, 4);
        relation.weight = whole_weights ? weight : weight / 8.0 + random_below(&state, 9) / 64.0;
        if (relation.from != relation.to)
            dossier_add_relation(sample->dossier, &relation);
    }
}

double *dense_matrix(const struct dossier *dossier, bool directed, bool weighted)
{
    size_t n = dossier->entity_count;
    double *matrix = calloc(n * n + 1, sizeof *matrix);
    ck_assert_ptr_nonnull(matrix);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct relation_type *type = &dossier->vocabulary.types[relation->type];
        double weight = relation->weight > 0 ? relation->weight : type->weight;
        double *there = &matrix[relation->from * n + relation->to];
        double *back = &matrix[relation->to * n + relation->from];
        if (there == back || type->family == FAMILY_DISSENT)
            continue;
        *there = weighted ? *there + weight : 1;
        if (!directed || relation->undirected || type->symmetric)
            *back = weighted ? *back + weight : 1;
    }
    return matrix;
}

/* Floyd & Warshall; a strong tie is short. */
static double *dense_distances(const double *matrix, size_t n)
{
    double *distances = malloc((n * n + 1) * sizeof *distances);
    ck_assert_ptr_nonnull(distances);
    for (size_t i = 0; i < n * n; i++)
        distances[i] = i % (n + 1) == 0 ? 0 : matrix[i] > 0 ? 1 / matrix[i] : INFINITY;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                distances[i * n + j] =
                    fmin(distances[i * n + j], distances[i * n + k] + distances[k * n + j]);
    return distances;
}

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

/* How many shortest paths lead from s to each node: by their last step, until nothing changes. */
static void count_paths(const double *matrix, const double *distances, size_t n, size_t s,
                        double *paths)
{
    memset(paths, 0, n * sizeof *paths);
    paths[s] = 1;
    for (size_t round = 0; round < n; round++)
        for (size_t to = 0; to < n; to++) {
            double sum = to == s;
            for (size_t by = 0; by < n; by++)
                if (to != s && matrix[by * n + to] > 0 && isfinite(distances[s * n + by]) &&
                    near(distances[s * n + by] + 1 / matrix[by * n + to], distances[s * n + to]))
                    sum += paths[by];
            paths[to] = sum;
        }
}

void dense_betweenness(const double *matrix, size_t n, bool directed, double *scores)
{
    double *distances = dense_distances(matrix, n);
    double *paths = malloc((n * n + 1) * sizeof *paths);
    for (size_t s = 0; s < n; s++)
        count_paths(matrix, distances, n, s, paths + s * n);
    for (size_t v = 0; v < n; v++) {
        scores[v] = 0;
        for (size_t s = 0; s < n; s++)
            for (size_t t = 0; t < n; t++)
                if (s != v && v != t && s != t && isfinite(distances[s * n + t]) &&
                    near(distances[s * n + v] + distances[v * n + t], distances[s * n + t]))
                    scores[v] += paths[s * n + v] * paths[v * n + t] / paths[s * n + t];
        scores[v] /= directed ? 1 : 2;
    }
    free(paths);
    free(distances);
}

void dense_closeness(const double *matrix, size_t n, bool normalized, double *scores)
{
    double *distances = dense_distances(matrix, n);
    for (size_t v = 0; v < n; v++) {
        double sum = 0, reached = 0;
        for (size_t t = 0; t < n; t++)
            if (t != v && isfinite(distances[v * n + t])) {
                sum += distances[v * n + t];
                reached++;
            }
        scores[v] = reached > 0 ? (normalized ? reached : 1) / sum : 0;
    }
    free(distances);
}

void dense_harmonic(const double *matrix, size_t n, double *scores)
{
    double *distances = dense_distances(matrix, n);
    for (size_t v = 0; v < n; v++) {
        scores[v] = 0;
        for (size_t t = 0; t < n; t++)
            scores[v] += t == v ? 0 : 1 / distances[v * n + t];
    }
    free(distances);
}

/* Where the matrix leads nowhere the walk starts anew, anywhere. */
void dense_pagerank(const double *matrix, size_t n, double *scores)
{
    double *next = malloc((n + 1) * sizeof *next);
    for (size_t v = 0; v < n; v++)
        scores[v] = 1.0 / (double)n;
    for (int round = 0; round < 500; round++) {
        for (size_t v = 0; v < n; v++)
            next[v] = .15 / (double)n;
        for (size_t u = 0; u < n; u++) {
            double out = 0;
            for (size_t v = 0; v < n; v++)
                out += matrix[u * n + v];
            for (size_t v = 0; v < n; v++)
                next[v] += .85 * scores[u] * (out > 0 ? matrix[u * n + v] / out : 1.0 / (double)n);
        }
        memcpy(scores, next, n * sizeof *scores);
    }
    free(next);
}

/*
 * Power iteration on A' + I, which does not swing between the sides of a two-mode network. All 0
 * where the matrix is.
 */
void dense_eigenvector(const double *matrix, size_t n, double *scores)
{
    double *next = malloc((n + 1) * sizeof *next);
    for (size_t v = 0; v < n; v++)
        scores[v] = 1;
    double entries = 0;
    for (size_t i = 0; i < n * n; i++)
        entries += matrix[i];
    if (!(entries > 0))
        memset(scores, 0, n * sizeof *scores);
    for (int round = 0; entries > 0 && round < 200000; round++) {
        double most = 0, change = 0;
        for (size_t v = 0; v < n; v++) {
            next[v] = scores[v];
            for (size_t u = 0; u < n; u++)
                next[v] += matrix[u * n + v] * scores[u];
            most = fmax(most, next[v]);
        }
        for (size_t v = 0; v < n; v++) {
            change = fmax(change, fabs(scores[v] - next[v] / most));
            scores[v] = next[v] / most;
        }
        if (change < 1e-15)
            break;
    }
    free(next);
}

/* Burt: the square of the share spent on j, directly and by way of every other, summed over j. */
void dense_constraint(const double *matrix, size_t n, double *scores)
{
    double *share = calloc(n * n + 1, sizeof *share);
    for (size_t i = 0; i < n; i++) {
        double sum = 0;
        for (size_t j = 0; j < n; j++)
            sum += matrix[i * n + j] + matrix[j * n + i];
        for (size_t j = 0; j < n && sum > 0; j++)
            share[i * n + j] = (matrix[i * n + j] + matrix[j * n + i]) / sum;
        scores[i] = sum > 0 ? 0 : NAN;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            double spent = share[i * n + j];
            for (size_t q = 0; q < n; q++)
                spent += share[i * n + q] * share[q * n + j];
            if (share[i * n + j] > 0)
                scores[i] += spent * spent;
        }
    free(share);
}

/* Of an undirected unweighted matrix: peels off the node of fewest ties until none is left. */
void dense_coreness(const double *matrix, size_t n, double *scores)
{
    bool *gone = calloc(n + 1, sizeof *gone);
    double core = 0;
    for (size_t round = 0; round < n; round++) {
        size_t least = 0;
        double fewest = INFINITY;
        for (size_t v = 0; v < n; v++) {
            double ties = 0;
            for (size_t u = 0; u < n; u++)
                ties += gone[u] ? 0 : matrix[v * n + u];
            if (!gone[v] && ties < fewest) {
                fewest = ties;
                least = v;
            }
        }
        core = fmax(core, fewest);
        scores[least] = core;
        gone[least] = true;
    }
    free(gone);
}
