/*
 * json_scan.h: a JSON text as spans of it: objects and arrays are stepped through in place, and
 * only what is wanted is decoded. Jansson decodes strings and checks numbers; as a tree of its
 * own the text would take some ten times its size, and would not know where its values stand.
 */
#ifndef FORMAT_JSON_SCAN_H
#define FORMAT_JSON_SCAN_H

#include "base/limits.h"
#include "format/dot_input.h"

#include <entente/format.h>

struct json_scan {
    struct dot_input *input;
    const struct read_options *limits;
    struct text scratch; /* private */
};

/* A value of the text: from its first byte to behind its last. */
struct json_value {
    size_t start, end;
};

/* A member of an object, or an element of an array, which has no name. */
struct json_item {
    struct json_value name, value;
};

/* Where one is in an object or an array. */
struct json_items {
    struct json_scan *scan;
    size_t at; /* behind the item before; 0: there are none */
};

/* What a value is, by its first byte; numbers are '0'. */
enum json_kind {
    JSON_OBJECT_KIND = '{',
    JSON_ARRAY_KIND = '[',
    JSON_STRING_KIND = '"',
    JSON_NUMBER_KIND = '0',
    JSON_TRUE_KIND = 't',
    JSON_FALSE_KIND = 'f',
    JSON_NULL_KIND = 'n'
};

void json_scan_init(struct json_scan *scan, struct dot_input *input,
                    const struct read_options *limits);
void json_scan_release(struct json_scan *scan);

/* The first offset from `at` on that is no white space, nor a byte order mark at the start. */
size_t json_skip_blanks(const struct json_scan *scan, size_t at);

/*
 * Checks the value that begins at `at`, with all in it: syntax, --max-depth, --max-string. Where
 * it is none, reports the error with its place, and returns false. All other functions take only
 * what is in a value that was checked.
 */
bool json_check(struct json_scan *scan, size_t at, struct json_value *value);

/* The same for a text that is one value and nothing else. */
bool json_check_all(struct json_scan *scan, struct json_value *value);

enum json_kind json_kind(const struct json_scan *scan, struct json_value value);

/* Steps through an object or an array; any other value has no items. */
struct json_items json_items(struct json_scan *scan, struct json_value value);
bool json_next(struct json_items *items, struct json_item *item);

/* The last member of that name of the object; false where there is none, or it is null. */
bool json_member(struct json_scan *scan, struct json_value object, const char *name,
                 struct json_value *value);

/*
 * The value in words: a string without its quotes and escapes, a number or literal as it is
 * spelled, anything else as JSON without blanks. It lives until the next call.
 */
const char *json_words(struct json_scan *scan, struct json_value value, size_t *length);

/* Whether the string, or the name of a member, is that one. */
bool json_is(struct json_scan *scan, struct json_value string, const char *wanted);

/* Reports that a limit was passed. Always false. */
bool json_over_limit(struct json_scan *scan, size_t offset, enum limit limit, size_t value);

#endif
