/*
 * workers.h: jobs that do not know of each other, run side by side in child processes. Processes,
 * not threads, because igraph is not thread-safe.
 */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include <entente/error.h>
#include <entente/text.h>

/* Fills `out` with the job's result, or fails with an error whose kind, message and hint arrive. */
typedef bool workers_job(void *context, size_t index, struct text *out, struct error *error);

/*
 * Runs jobs 0 to count - 1 in up to `processes` children (0: jobs_count(); 1: none, in this
 * process) and fills results[0 .. count - 1], which start empty. The results do not
 * depend on `processes`. Of several errors the one of the first job is returned; the results are
 * empty then.
 */
bool workers_run(workers_job *job, void *context, size_t count, size_t processes,
                 struct text *results, struct error *error);

#endif
