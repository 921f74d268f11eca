/*
 * fuzz_edtf.c: the bytes are a date: it is written as it was read, and its bounds are in order.
 */
#include "fuzz.h"

#include <entente/edtf.h>

#include <string.h>

static void check_date(const struct edtf *date, const char *bytes, size_t size)
{
    struct text said = {0};
    struct edtf again;
    edtf_format(date, &said);
    fuzz_require(said.length == size && memcmp(text_string(&said), bytes, size) == 0,
                 "a date is written as it was read", said.data);
    fuzz_require(edtf_parse(&again, said.data, said.length, NULL, NULL) &&
                     edtf_compare(date, &again) == 0,
                 "a date is read again as the same", said.data);
    if (edtf_given(date)) {
        struct edtf_bounds bounds = edtf_bounds(date);
        struct edtf_days possible = edtf_possible(date), certain = edtf_certain(date, EDTF_DAY_MAX);
        fuzz_require(bounds.s0 <= bounds.s1 && bounds.e0 <= bounds.e1 && bounds.s0 <= bounds.e1,
                     "bounds are in order", said.data);
        fuzz_require(certain.from > certain.to ||
                         (possible.from <= certain.from && certain.to <= possible.to),
                     "what is certain is possible", said.data);
    }
    text_release(&said);
}

int fuzz_edtf(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    struct text reason = {0};
    struct edtf date = {0};
    size_t offset = 0;
    if (edtf_parse(&date, bytes, size, &offset, &reason)) {
        check_date(&date, bytes, size);
    } else {
        fuzz_require(reason.length > 0, "a refusal has a reason", NULL);
        fuzz_require(offset <= size, "a refusal has a place", reason.data);
    }
    text_release(&reason);
    return 0;
}
