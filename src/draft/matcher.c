/*
 * matcher.c: the expressions' library, PCRE2, as the drafter uses it.
 */
#include "draft/matcher.h"

#include "base/xalloc.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Steps of one search; sentences that people write take some thousands. KiB of memory for it. */
enum { MOST_STEPS = 300000, MOST_MEMORY = 20000, MOST_GROUPS = 64 };

bool matcher_init(struct matcher *matcher)
{
    pcre2_match_context *limits = pcre2_match_context_create(NULL);
    *matcher =
        (struct matcher){.data = pcre2_match_data_create(MOST_GROUPS, NULL), .limits = limits};
    if (!matcher->data || !limits)
        return false;
    pcre2_set_match_limit(limits, MOST_STEPS);
    pcre2_set_heap_limit(limits, MOST_MEMORY);
    return true;
}

void matcher_release(struct matcher *matcher)
{
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->limits);
    *matcher = (struct matcher){0};
}

bool matcher_find(struct matcher *matcher, const struct expression *expression, const char *text,
                  size_t length, size_t at)
{
    const pcre2_code *code = expression_code(expression);
    if (!code)
        return false;
    int found = pcre2_match(code, (PCRE2_SPTR)text, length, at, PCRE2_NO_UTF_CHECK, matcher->data,
                            matcher->limits);
    if (found == PCRE2_ERROR_NOMEMORY)
        xalloc_fail();
    if (found == PCRE2_ERROR_MATCHLIMIT || found == PCRE2_ERROR_HEAPLIMIT ||
        found == PCRE2_ERROR_DEPTHLIMIT)
        matcher->given_up++;
    if (found < 0)
        return false;
    const PCRE2_SIZE *place = pcre2_get_ovector_pointer(matcher->data);
    matcher->start = place[0];
    matcher->end = place[1];
    return matcher->end >= matcher->start;
}

bool matcher_group(const struct matcher *matcher, const struct expression *expression,
                   const char *name, size_t *start, size_t *end)
{
    const PCRE2_SIZE *place = pcre2_get_ovector_pointer(matcher->data);
    PCRE2_SPTR first, last;
    int size = pcre2_substring_nametable_scan(expression_code(expression), (PCRE2_SPTR)name, &first,
                                              &last);
    *start = *end = 0;
    if (size < 0)
        return false;
    for (; first <= last; first += size) {
        size_t group = (size_t)first[0] << 8 | first[1];
        if (group < MOST_GROUPS && place[2 * group] != PCRE2_UNSET) {
            *start = place[2 * group];
            *end = place[2 * group + 1];
            return true;
        }
    }
    return false;
}
