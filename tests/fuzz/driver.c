/*
 * driver.c: a program of libFuzzer of one target; the build says which, as TARGET.
 */
#include "fuzz.h"

#include <entente/jobs.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    jobs_set(1);
    return TARGET(data, size);
}
