/*
 * lost.c: what a format cannot hold.
 */
#include "format/lost.h"

void lost_add(struct diagnostics *lost, const char *format, const char *what, size_t count)
{
    struct error error = {.severity = SEVERITY_WARNING};
    if (!count)
        return;
    error_set(&error, ERROR_INPUT, "%s cannot hold %s: %zu not kept as they are", format, what,
              count);
    diagnostics_take(lost, &error);
}
