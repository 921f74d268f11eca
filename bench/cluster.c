/*
 * cluster.c: what a round of PageRank takes on this many processes, without reading: a directed
 * network of random ties that each process makes for its own nodes.
 *     mpirun -n N cluster NODES PER_NODE SEED
 * Prints one line: processes, nodes, ties, rounds, seconds a round, of the slowest process in all
 * and of the processor; bytes a node and a tie; and nodes of other processes that one's ties lead
 * to.
 */
#include "cluster/engine.h"
#include "cluster/halo.h"
#include "cluster/solve.h"

#include "base/xalloc.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/* SplitMix64 (Steele, Lea & Flood 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

static void make_spread(struct spread *spread, uint64_t nodes, uint64_t per_node, uint64_t seed)
{
    int process, processes;
    MPI_Comm_rank(MPI_COMM_WORLD, &process);
    MPI_Comm_size(MPI_COMM_WORLD, &processes);
    *spread = (struct spread){.comm = MPI_COMM_WORLD, .projection = {.directed = true}};
    spread->count = nodes * ((size_t)process + 1) / (size_t)processes -
                    nodes * (size_t)process / (size_t)processes;
    spread_number(spread);
    spread->nodes = xcalloc(spread->count, sizeof *spread->nodes);
    spread->ties.items = xreallocarray(NULL, spread->count * per_node, sizeof *spread->ties.items);
    for (size_t v = 0; v < spread->count; v++) {
        uint64_t node = spread->first + v, state = seed ^ (node << 20);
        for (uint64_t i = 0; i < per_node; i++)
            spread->ties.items[spread->ties.count++] =
                (struct arc){node, next_random(&state) % nodes, 1, 1, 1};
        arcs_sort(&(struct arcs){spread->ties.items + spread->ties.count - per_node, per_node});
    }
}

static double processor_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

static double peak_bytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss * 1024;
}

/* Where the rounds begin and where they are. */
struct clock {
    unsigned rounds;
    double wall, processor, wall_first, processor_first;
};

static void look(void *context, const char *what, double share)
{
    struct clock *clock = context;
    (void)what, (void)share;
    clock->wall = MPI_Wtime();
    clock->processor = processor_seconds();
    if (!clock->rounds++) {
        clock->wall_first = clock->wall;
        clock->processor_first = clock->processor;
    }
}

static size_t count_others(const struct spread *spread)
{
    struct halo halo;
    if (halo_init(&halo, spread, &spread->ties))
        return 0;
    size_t others = halo.place_count - spread->count;
    halo_release(&halo);
    return others;
}

int main(int count, char **words)
{
    struct error error = {0};
    struct spread spread;
    struct clock clock = {0};
    struct progress progress = {look, &clock};
    struct measure_options options = {.progress = &progress};
    struct text remark = {0};
    MPI_Init(&count, &words);
    if (count < 4 || !engine_start(MPI_COMM_WORLD, &error))
        return 2;
    double idle = peak_bytes();
    make_spread(&spread, strtoull(words[1], NULL, 10), strtoull(words[2], NULL, 10),
                strtoull(words[3], NULL, 10));
    double held = peak_bytes();
    double *scores = xcalloc(spread.count, sizeof *scores);
    bool done = solve(&spread, measure_find("pagerank"), &options, NULL, scores, &remark, &error);
    double rounds = clock.rounds > 1 ? clock.rounds - 1 : 1;
    double wall = spread_most(&spread, (clock.wall - clock.wall_first) / rounds);
    double processor = spread_most(&spread, (clock.processor - clock.processor_first) / rounds);
    double peak = spread_most(&spread, peak_bytes());
    double others = spread_most(&spread, (double)count_others(&spread));
    if (done && spread.process == 0)
        printf("%d processes, %" PRIu64 " nodes, %s: %.4f s a round, %.4f s of the processor; "
               "%.0f MB idle, %.0f MB with ties, %.0f MB at most; %.0f nodes of others\n",
               spread.process_count, spread.node_count, text_string(&remark), wall, processor,
               idle / 1e6, held / 1e6, peak / 1e6, others);
    free(scores);
    text_release(&remark);
    spread_release(&spread);
    engine_stop();
    MPI_Finalize();
    return !done;
}
