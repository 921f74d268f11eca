/*
 * jobs.h: which of the threads of a parallel region one is. A kernel's region is
 *     #pragma omp parallel num_threads((int)jobs_count())
 * and its result must not depend on the count: each thread fills a part of its own, and sums are
 * taken in an order that is fixed.
 */
#ifndef BASE_JOBS_H
#define BASE_JOBS_H

#include <entente/jobs.h>

/* More threads than this are not used. */
enum { JOBS_MOST = 256 };

/* 0 .. jobs_count() - 1; 0 outside of a parallel region. */
size_t jobs_index(void);

#endif
