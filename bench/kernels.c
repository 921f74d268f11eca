/*
 * kernels.c: how long the library takes to load a file and to compute a measure, with the public
 * headers only. See peers/peer.py, whose arguments and answer these are:
 *     kernels FILE TASK REPEATS [JOBS]
 * Loading is reading, the view of everything, and the network of its ties.
 */
#include <entente/format.h>
#include <entente/jobs.h>
#include <entente/measure.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TOP = 20 };

struct loaded {
    struct dossier *dossier;
    struct view view;
    struct network network;
};

static double clocked(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double now(void)
{
    return clocked(CLOCK_MONOTONIC);
}

/* Seconds of processors, of all threads. */
static double used(void)
{
    return clocked(CLOCK_PROCESS_CPUTIME_ID);
}

static bool load(struct loaded *loaded, const char *path, struct error *error)
{
    double begin = now(), begin_used = used();
    loaded->dossier = dossier_new();
    if (!dossier_read_file(loaded->dossier, path, NULL, NULL, NULL, error))
        return false;
    double read = now();
    if (!view_init(&loaded->view, loaded->dossier, &(struct view_options){0}, error))
        return false;
    double seen = now();
    network_init(&loaded->network, &loaded->view, &(struct projection){0});
    double end = now();
    printf("{\"load\": %.9f, \"load_cpu\": %.9f, \"read\": %.9f, \"view\": %.9f, "
           "\"project\": %.9f, \"nodes\": %zu, \"ties\": %zu, \"jobs\": %zu",
           end - begin, used() - begin_used, read - begin, seen - read, end - seen,
           loaded->network.node_count, loaded->network.tie_count, jobs_count());
    return true;
}

static const char *id_of(const struct network *network, uint32_t node)
{
    return network->view->dossier->entities[network->entities[node]].id;
}

static bool is_before(const struct network *network, const double *scores, uint32_t a, uint32_t b)
{
    if (scores[a] != scores[b])
        return scores[a] > scores[b];
    return strcmp(id_of(network, a), id_of(network, b)) > 0;
}

static void print_top(const struct network *network, const double *scores)
{
    uint32_t top[TOP + 1];
    size_t count = 0;
    for (uint32_t node = 0; node < network->node_count; node++) {
        size_t place = count;
        for (; place && is_before(network, scores, node, top[place - 1]); place--)
            top[place] = top[place - 1];
        top[place] = node;
        count += count < TOP;
    }
    for (size_t i = 0; i < count; i++)
        printf("%s[\"%s\", %.17g]", i ? ", " : ", \"top\": [", id_of(network, top[i]),
               scores[top[i]]);
    printf("]");
}

/* The sum, and the sum that tells which node has which score; ids are n123. */
static void print_sums(const struct network *network, const double *scores)
{
    double sum = 0, weighted = 0;
    for (uint32_t node = 0; node < network->node_count; node++) {
        unsigned long number = strtoul(id_of(network, node) + 1, NULL, 10);
        sum += scores[node];
        weighted += scores[node] * (double)(number % 1009 + 1);
    }
    printf(", \"sums\": [%.17g, %.17g]", sum, weighted);
}

/* Computes once; prints the remark of the last time. */
static bool compute(struct network *network, const struct measure *measure, double *scores,
                    bool is_last, struct error *error)
{
    struct text remark = {0};
    bool done =
        measure_compute(measure, network, &(struct measure_options){0}, scores, &remark, error);
    if (done && is_last)
        printf(", \"remark\": \"%s\"", text_string(&remark));
    text_release(&remark);
    return done;
}

static void print_numbers(const char *name, const double *numbers, size_t count)
{
    printf(", \"%s\": [", name);
    for (size_t i = 0; i < count; i++)
        printf("%s%.9f", i ? ", " : "", numbers[i]);
    printf("]");
}

static bool measure(struct network *network, const char *name, size_t repeats, struct error *error)
{
    const struct measure *measure = measure_find(name);
    double *scores = calloc(network->node_count + 1, sizeof *scores);
    double *walls = calloc(repeats + 1, sizeof *walls), *cpus = calloc(repeats + 1, sizeof *cpus);
    bool done = measure && scores && walls && cpus;
    for (size_t i = 0; done && i < repeats; i++) {
        double begin = now(), begin_used = used();
        done = compute(network, measure, scores, i + 1 == repeats, error);
        walls[i] = now() - begin;
        cpus[i] = used() - begin_used;
    }
    if (done) {
        print_numbers("kernel", walls, repeats);
        print_numbers("kernel_cpu", cpus, repeats);
        print_top(network, scores);
        print_sums(network, scores);
    }
    free(scores);
    free(walls);
    free(cpus);
    return done;
}

static int fail(struct error *error)
{
    struct text text = {0};
    if (error->kind)
        error_format(error, &text);
    fprintf(stderr, "kernels: %s\n", text_string(&text));
    text_release(&text);
    error_release(error);
    return 1;
}

int main(int argc, char **argv)
{
    struct loaded loaded = {0};
    struct error error = {0};
    if (argc < 4) {
        fputs("usage: kernels FILE TASK REPEATS [JOBS]\n", stderr);
        return 2;
    }
    jobs_set(argc > 4 ? strtoul(argv[4], NULL, 10) : 0);
    bool done = load(&loaded, argv[1], &error);
    if (done && strcmp(argv[2], "load") != 0)
        done = measure(&loaded.network, argv[2], strtoul(argv[3], NULL, 10), &error);
    else if (done)
        printf(", \"kernel\": []");
    puts("}");
    network_release(&loaded.network);
    view_release(&loaded.view);
    dossier_free(loaded.dossier);
    return done ? 0 : fail(&error);
}
