/*
 * format.c: the table of formats.
 */
#include <entente/format.h>

struct read_limits read_limits_default(void)
{
    return (struct read_limits){.file_size = (size_t)1 << 30,
                                .string_length = (size_t)1 << 20,
                                .depth = 256,
                                .edges = 20000000,
                                .attributes = 1000};
}
