/*
 * jobs.c: how many threads the kernels use.
 */
#include "base/jobs.h"

#ifdef __linux__
#include <sched.h>
#else
#include <unistd.h>
#endif

#ifdef _OPENMP
#include <omp.h>
#endif

/* Not a constant, and rightly: threads belong to the process, and a fork has none but its own. */
static size_t wanted;

void jobs_set(size_t count)
{
    wanted = count;
}

static size_t processors(void)
{
#ifdef __linux__ /* those that this process may use, as of containers and taskset */
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? (size_t)CPU_COUNT(&set) : 1;
#else
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (size_t)count : 1;
#endif
}

size_t jobs_count(void)
{
    size_t count = wanted ? wanted : processors();
    return count > JOBS_MOST ? JOBS_MOST : count;
}

size_t jobs_index(void)
{
#ifdef _OPENMP
    return (size_t)omp_get_thread_num();
#else
    return 0;
#endif
}
