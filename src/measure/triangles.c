/*
 * triangles.c: counts triangles from their end of fewest contacts, so that a hub's many are never
 * gone through pair by pair. See triangles.h.
 */
#include "measure/triangles.h"

#include "base/jobs.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static uint32_t degree(const struct contacts *contacts, size_t node)
{
    return contacts->starts[node + 1] - contacts->starts[node];
}

/* Sorts the nodes by their number of contacts, by counting; as many: as they were. */
static void place_nodes(struct triangles *triangles, const struct contacts *contacts)
{
    size_t n = contacts->node_count;
    uint32_t *next = xcalloc(n + 1, sizeof *next);
    for (size_t node = 0; node < n; node++)
        next[degree(contacts, node) + 1]++;
    for (size_t i = 1; i <= n; i++)
        next[i] += next[i - 1];
    for (uint32_t node = 0; node < n; node++)
        triangles->nodes[next[degree(contacts, node)]++] = node;
    free(next);
}

static void make_sides(struct triangles *triangles, const struct contacts *contacts)
{
    size_t n = contacts->node_count, count = 0;
    uint32_t *places = xreallocarray(NULL, n, sizeof *places);
    for (uint32_t place = 0; place < n; place++)
        places[triangles->nodes[place]] = place;
    for (uint32_t place = 0; place < n; place++) {
        uint32_t node = triangles->nodes[place];
        triangles->starts[place] = (uint32_t)count;
        for (uint32_t i = contacts->starts[node]; i < contacts->starts[node + 1]; i++)
            if (places[contacts->others[i]] > place) {
                triangles->entries[count] = i;
                triangles->others[count++] = places[contacts->others[i]];
            }
    }
    triangles->starts[n] = (uint32_t)count;
    free(places);
}

/*
 * The triangles whose first place is this one. `marks` is by place: 0, or the side that leads
 * there, plus 1.
 */
static void count_from(const struct triangles *triangles, uint32_t place, uint32_t *marks,
                       uint32_t *counts)
{
    const uint32_t *starts = triangles->starts, *others = triangles->others;
    for (uint32_t i = starts[place]; i < starts[place + 1]; i++)
        marks[others[i]] = i + 1;
    for (uint32_t i = starts[place]; i < starts[place + 1]; i++)
        for (uint32_t j = starts[others[i]]; j < starts[others[i] + 1]; j++) {
            uint32_t mark = marks[others[j]];
            if (mark) {
                counts[i]++;
                counts[j]++;
                counts[mark - 1]++;
            }
        }
    for (uint32_t i = starts[place]; i < starts[place + 1]; i++)
        marks[others[i]] = 0;
}

/* Below so many sides, threads take longer to start than the work does. */
enum { WORTH_THREADS = 20000, CHUNK = 256, TELL = 64 * CHUNK };

/* Whole numbers: their sum is the same whichever thread counted what. */
static void count_all(struct triangles *triangles, const struct progress *progress,
                      const char *what)
{
    size_t n = triangles->node_count, sides = triangles->starts[n];
    size_t jobs = sides < WORTH_THREADS ? 1 : jobs_count();
    uint32_t *all[JOBS_MOST] = {0};
#pragma omp parallel num_threads((int)jobs)
    {
        uint32_t *marks = xcalloc(n, sizeof *marks), *counts = xcalloc(sides, sizeof *counts);
        all[jobs_index()] = counts;
#pragma omp for schedule(dynamic, CHUNK)
        for (size_t place = 0; place < n; place++) {
            if (progress_interrupted())
                continue;
            count_from(triangles, (uint32_t)place, marks, counts);
            if (jobs_index() == 0 && place % TELL == 0)
                progress_report(progress, what, (double)place / (double)n);
        }
        free(marks);
    }
    triangles->counts = all[0];
    for (size_t job = 1; job < jobs; job++) {
        for (size_t i = 0; all[job] && i < sides; i++)
            triangles->counts[i] += all[job][i];
        free(all[job]);
    }
}

bool triangles_count(struct triangles *triangles, const struct contacts *contacts,
                     const struct progress *progress, const char *what, struct error *error)
{
    size_t n = contacts->node_count, sides = contacts->starts[n] / 2;
    *triangles = (struct triangles){.node_count = n};
    triangles->nodes = xreallocarray(NULL, n, sizeof *triangles->nodes);
    triangles->starts = xreallocarray(NULL, n + 1, sizeof *triangles->starts);
    triangles->others = xreallocarray(NULL, sides, sizeof *triangles->others);
    triangles->entries = xreallocarray(NULL, sides, sizeof *triangles->entries);
    place_nodes(triangles, contacts);
    make_sides(triangles, contacts);
    count_all(triangles, progress, what);
    if (!progress_stopped(what, error))
        return true;
    triangles_release(triangles);
    return false;
}

void triangles_release(struct triangles *triangles)
{
    free(triangles->counts);
    free(triangles->entries);
    free(triangles->others);
    free(triangles->starts);
    free(triangles->nodes);
    *triangles = (struct triangles){0};
}
