/*
 * jobs.h: how many threads, and processes where igraph works, the library uses. A setting of the
 * process, as the threads themselves are.
 */
#ifndef ENTENTE_JOBS_H
#define ENTENTE_JOBS_H

#include <entente/api.h>

/* 0, as at the start: as many as there are processors that the process may use. */
ENTENTE_API void jobs_set(size_t count);

/* At least 1. Results never depend on it. */
ENTENTE_API size_t jobs_count(void);

#endif
