/*
 * exchange.c: bytes from every process to every other, in rounds, since MPI counts with 31 bits.
 */
#include "cluster/exchange.h"

#include "base/xalloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A process sends, and gets, so many bytes in a round at most. */
static const size_t round_most = (size_t)1 << 26;

/* What is under way: by process. */
struct traffic {
    MPI_Comm comm;
    size_t processes, most; /* bytes a round between two processes */
    uint64_t *sizes, *coming;
    int *counts, *offsets, *coming_counts, *coming_offsets;
};

static void start(struct traffic *traffic, MPI_Comm comm)
{
    int processes;
    MPI_Comm_size(comm, &processes);
    size_t n = (size_t)processes;
    *traffic = (struct traffic){.comm = comm,
                                .processes = n,
                                .most = round_most / n,
                                .sizes = xcalloc(n, sizeof *traffic->sizes),
                                .coming = xcalloc(n, sizeof *traffic->coming),
                                .counts = xcalloc(n, sizeof *traffic->counts),
                                .offsets = xcalloc(n, sizeof *traffic->offsets),
                                .coming_counts = xcalloc(n, sizeof *traffic->coming_counts),
                                .coming_offsets = xcalloc(n, sizeof *traffic->coming_offsets)};
}

static void end(struct traffic *traffic)
{
    free(traffic->sizes);
    free(traffic->coming);
    free(traffic->counts);
    free(traffic->offsets);
    free(traffic->coming_counts);
    free(traffic->coming_offsets);
}

/* How many bytes of each go in the round that begins at `done`; returns how many in all. */
static size_t plan(const struct traffic *traffic, const uint64_t *sizes, uint64_t done, int *counts,
                   int *offsets)
{
    size_t total = 0;
    for (size_t i = 0; i < traffic->processes; i++) {
        uint64_t left = sizes[i] > done ? sizes[i] - done : 0;
        counts[i] = (int)(left < traffic->most ? left : traffic->most);
        offsets[i] = (int)total;
        total += (size_t)counts[i];
    }
    return total;
}

static void go_round(const struct traffic *traffic, const struct text *out, uint64_t done,
                     struct inbox *in)
{
    size_t going = plan(traffic, traffic->sizes, done, traffic->counts, traffic->offsets);
    size_t coming =
        plan(traffic, traffic->coming, done, traffic->coming_counts, traffic->coming_offsets);
    char *sent = xmalloc(going + 1), *got = xmalloc(coming + 1);
    for (size_t i = 0; i < traffic->processes; i++)
        if (traffic->counts[i])
            memcpy(sent + traffic->offsets[i], out[i].data + done, (size_t)traffic->counts[i]);
    MPI_Alltoallv(sent, traffic->counts, traffic->offsets, MPI_BYTE, got, traffic->coming_counts,
                  traffic->coming_offsets, MPI_BYTE, traffic->comm);
    for (size_t i = 0; i < traffic->processes; i++)
        if (traffic->coming_counts[i])
            memcpy(in->bytes + in->starts[i] + done, got + traffic->coming_offsets[i],
                   (size_t)traffic->coming_counts[i]);
    free(got);
    free(sent);
}

void exchange(MPI_Comm comm, struct text *out, struct inbox *in)
{
    struct traffic traffic;
    uint64_t largest = 0, most;
    start(&traffic, comm);
    for (size_t i = 0; i < traffic.processes; i++) {
        traffic.sizes[i] = out[i].length;
        largest = largest > out[i].length ? largest : out[i].length;
    }
    MPI_Alltoall(traffic.sizes, 1, MPI_UINT64_T, traffic.coming, 1, MPI_UINT64_T, comm);
    MPI_Allreduce(&largest, &most, 1, MPI_UINT64_T, MPI_MAX, comm);
    in->starts = xcalloc(traffic.processes + 1, sizeof *in->starts);
    for (size_t i = 0; i < traffic.processes; i++)
        in->starts[i + 1] = in->starts[i] + (size_t)traffic.coming[i];
    in->bytes = xmalloc(in->starts[traffic.processes] + 1);
    for (uint64_t done = 0; done < most; done += traffic.most)
        go_round(&traffic, out, done, in);
    for (size_t i = 0; i < traffic.processes; i++)
        text_release(&out[i]);
    end(&traffic);
}

void inbox_release(struct inbox *in)
{
    free(in->bytes);
    free(in->starts);
    *in = (struct inbox){0};
}

void exchange_all(MPI_Comm comm, const struct text *mine, struct inbox *in)
{
    int processes;
    MPI_Comm_size(comm, &processes);
    struct text *out = outbox_new(comm);
    for (int i = 0; i < processes; i++)
        text_add_bytes(&out[i], text_string(mine), mine->length);
    exchange(comm, out, in);
    outbox_free(comm, out);
}

struct text *outbox_new(MPI_Comm comm)
{
    int processes;
    MPI_Comm_size(comm, &processes);
    return xcalloc((size_t)processes, sizeof(struct text));
}

void outbox_free(MPI_Comm comm, struct text *out)
{
    int processes;
    MPI_Comm_size(comm, &processes);
    for (int i = 0; i < processes; i++)
        text_release(&out[i]);
    free(out);
}
