/*
 * limits.c: the table of limits, and their errors.
 */
#include "base/limits.h"

#define ROW(id, ...) [LIMIT_##id] = {__VA_ARGS__},
static const struct limit_row rows[] = {LIMITS_ALL(ROW)};
#undef ROW

const struct limit_row *limit_at(enum limit limit)
{
    return &rows[limit];
}

bool limit_error(struct error *error, enum limit limit, size_t value)
{
    const struct limit_row *row = limit_at(limit);
    error_set(error, ERROR_LIMIT, "%s the limit of %zu%s", row->words, value, row->unit);
    error_hint(error, "--%s N raises the limit", row->option);
    return false;
}
