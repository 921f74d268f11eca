/*
 * fuzz_csv.c: the first byte chooses the format ('0': commas, '1': tabs, '2': entities; '3' to '5'
 * the same with the first line as --map); the rest is the table.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

int fuzz_csv(const uint8_t *data, size_t size)
{
    static const char *const formats[] = {"csv", "tsv", "csv-nodes"};
    const char *rest = (const char *)data + 1, *line;
    if (!size)
        return 0;
    const char *format = formats[data[0] % 3];
    if (data[0] / 3 % 2 == 0 || !(line = memchr(rest, '\n', size - 1))) {
        fuzz_format(format, rest, size - 1, NULL);
        return 0;
    }
    struct text columns = {0};
    struct error error = {0};
    text_add_bytes(&columns, rest, (size_t)(line - rest));
    if (read_columns_check(text_string(&columns), &error))
        fuzz_format(format, line + 1, size - 2 - columns.length, text_string(&columns));
    else
        fuzz_check_error(&error);
    error_release(&error);
    text_release(&columns);
    return 0;
}
