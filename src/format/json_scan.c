/*
 * json_scan.c: checks a JSON text once, without recursion, and then steps through it in place.
 */
#include "format/json_scan.h"

#include <jansson.h>
#include <string.h>
#include <strings.h>

static const char blanks[] = " \t\r\n";

void json_scan_init(struct json_scan *scan, struct dot_input *input,
                    const struct read_options *limits)
{
    *scan = (struct json_scan){.input = input, .limits = limits};
}

void json_scan_release(struct json_scan *scan)
{
    text_release(&scan->scratch);
}

bool json_over_limit(struct json_scan *scan, size_t offset, enum limit limit, size_t value)
{
    struct error error = {0};
    limit_error(&error, limit, value);
    dot_input_report(scan->input, &error, SEVERITY_ERROR, offset);
    return false;
}

size_t json_skip_blanks(const struct json_scan *scan, size_t at)
{
    const char *text = scan->input->text;
    if (at == 0 && scan->input->length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (text[at] && strchr(blanks, text[at]))
        at++;
    return at;
}

/* ---- Checking: strings, numbers and words are asked of jansson, unless they are plain ---- */

/* Where in the string the escape is that jansson's message quotes; else the string's start. */
static size_t escape_offset(const struct json_scan *scan, struct json_value string,
                            const char *message)
{
    const char *text = scan->input->text, *escape = strstr(message, "\\u");
    size_t length = escape ? strcspn(escape, "' ") : 0;
    for (size_t at = string.start; length && at + length < string.end; at++)
        if (strncasecmp(text + at, escape, length) == 0)
            return at;
    return string.start;
}

/* Whether jansson takes the value. What it says of it is reported, in our words where we can. */
static bool ask_jansson(struct json_scan *scan, struct json_value value)
{
    json_error_t why;
    json_t *read = json_loadb(scan->input->text + value.start, value.end - value.start,
                              JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &why);
    if (read) {
        json_decref(read);
        return true;
    }
    bool nul = strncmp(why.text, "\\u0000", 6) == 0;
    return dot_input_error(scan->input, escape_offset(scan, value, why.text), NULL, "%s",
                           nul ? "a string cannot hold the character \\u0000" : why.text);
}

/* The offset behind the string that begins at `at`; 0 where it does not end. */
static size_t string_end(const char *text, size_t length, size_t at, bool *escapes)
{
    for (at++; at < length && text[at] != '"'; at++) {
        if ((unsigned char)text[at] < ' ')
            return 0;
        if (text[at] == '\\') {
            *escapes = true;
            at++;
        }
    }
    return at < length ? at + 1 : 0;
}

static bool check_string(struct json_scan *scan, struct json_value *value)
{
    bool escapes = false;
    value->end = string_end(scan->input->text, scan->input->length, value->start, &escapes);
    if (!value->end)
        return dot_input_error(scan->input, value->start, "line ends in a string are written \\n",
                               "the string that begins here does not end in this line");
    if (value->end - value->start - 2 > scan->limits->string_length)
        return json_over_limit(scan, value->start, LIMIT_STRING, scan->limits->string_length);
    return !escapes || ask_jansson(scan, *value);
}

/* A number, true, false or null. */
static bool check_word(struct json_scan *scan, struct json_value *value)
{
    static const char *const words[] = {"true", "false", "null"};
    const char *start = scan->input->text + value->start;
    size_t length = strspn(start, "+-.0123456789abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
    value->end = value->start + length;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && memcmp(words[i], start, length) == 0)
            return true;
    if (!length)
        return dot_input_error(scan->input, value->start, NULL,
                               *start ? "expected a value"
                                      : "the file ends where a value should be");
    if (strspn(start, "0123456789") >= length && length < 16 && (*start != '0' || length == 1))
        return true;
    if (length > scan->limits->string_length)
        return json_over_limit(scan, value->start, LIMIT_STRING, scan->limits->string_length);
    return ask_jansson(scan, *value);
}

/* ---- Checking: objects and arrays. `open` holds a bracket for each that is not closed yet ---- */

struct check {
    struct json_scan *scan;
    struct text open;
    size_t first; /* the offset of the outermost bracket */
    size_t at;
};

static bool in_object(const struct check *check)
{
    return check->open.length && check->open.data[check->open.length - 1] == '{';
}

static bool expect(struct check *check, const char *what)
{
    if (!check->scan->input->text[check->at])
        return dot_input_error(check->scan->input, check->first, NULL,
                               "the file ends before the %c that begins here is closed",
                               check->scan->input->text[check->first]);
    return dot_input_error(check->scan->input, check->at, NULL, "expected %s", what);
}

/* The name of a member and its colon. */
static bool check_name(struct check *check)
{
    struct json_value name = {.start = check->at};
    if (check->scan->input->text[check->at] != '"')
        return expect(check, "a name in quotes");
    if (!check_string(check->scan, &name))
        return false;
    check->at = json_skip_blanks(check->scan, name.end);
    if (check->scan->input->text[check->at] != ':')
        return expect(check, "':' behind the name");
    check->at = json_skip_blanks(check->scan, check->at + 1);
    return true;
}

static bool check_scalar(struct check *check)
{
    struct json_value value = {.start = check->at};
    bool fine = check->scan->input->text[check->at] == '"' ? check_string(check->scan, &value)
                                                           : check_word(check->scan, &value);
    check->at = value.end;
    return fine;
}

/* A value that begins here, with the brackets that it begins with. */
static bool check_start(struct check *check)
{
    const char *text = check->scan->input->text;
    for (char first; (first = text[check->at]) == '{' || first == '[';) {
        if (check->open.length >= check->scan->limits->depth)
            return json_over_limit(check->scan, check->at, LIMIT_DEPTH, check->scan->limits->depth);
        text_add_char(&check->open, first);
        check->at = json_skip_blanks(check->scan, check->at + 1);
        if (text[check->at] == (first == '{' ? '}' : ']'))
            return true;
        if (first == '{' && !check_name(check))
            return false;
    }
    return check_scalar(check);
}

/* What is behind a value: closing brackets, or a comma and the next value. */
static bool check_rest(struct check *check)
{
    const char *text = check->scan->input->text;
    check->at = json_skip_blanks(check->scan, check->at);
    if (text[check->at] == (in_object(check) ? '}' : ']')) {
        check->open.data[--check->open.length] = '\0';
        check->at++;
        return true;
    }
    if (text[check->at] != ',')
        return expect(check, in_object(check) ? "',' or '}'" : "',' or ']'");
    check->at = json_skip_blanks(check->scan, check->at + 1);
    return (!in_object(check) || check_name(check)) && check_start(check);
}

bool json_check(struct json_scan *scan, size_t at, struct json_value *value)
{
    struct check check = {.scan = scan, .first = at, .at = at};
    bool fine = check_start(&check);
    while (fine && check.open.length)
        fine = check_rest(&check);
    text_release(&check.open);
    *value = (struct json_value){at, check.at};
    return fine;
}

bool json_check_all(struct json_scan *scan, struct json_value *value)
{
    if (!json_check(scan, json_skip_blanks(scan, 0), value))
        return false;
    size_t rest = json_skip_blanks(scan, value->end);
    return rest == scan->input->length ||
           dot_input_error(scan->input, rest, "JSON lines are read with --input-format ftm",
                           "there is more behind the end of the JSON value");
}

/* ---- Stepping through what was checked ---- */

enum json_kind json_kind(const struct json_scan *scan, struct json_value value)
{
    char first = scan->input->text[value.start];
    return first == '-' || (first >= '0' && first <= '9') ? JSON_NUMBER_KIND
                                                          : (enum json_kind)first;
}

/* The offset behind the value that begins at `at`. */
static size_t value_end(const char *text, size_t length, size_t at)
{
    bool escapes;
    size_t nesting = 0;
    if (text[at] != '{' && text[at] != '[')
        return text[at] == '"' ? string_end(text, length, at, &escapes)
                               : at + strcspn(text + at, ",]} \t\r\n");
    do {
        if (text[at] == '"') {
            at = string_end(text, length, at, &escapes);
            continue;
        }
        nesting += text[at] == '{' || text[at] == '[';
        nesting -= text[at] == '}' || text[at] == ']';
        at++;
    } while (nesting);
    return at;
}

struct json_items json_items(struct json_scan *scan, struct json_value value)
{
    enum json_kind kind = json_kind(scan, value);
    bool any = kind == JSON_OBJECT_KIND || kind == JSON_ARRAY_KIND;
    return (struct json_items){scan, any ? value.start + 1 : 0};
}

bool json_next(struct json_items *items, struct json_item *item)
{
    const struct json_scan *scan = items->scan;
    const char *text = scan->input->text;
    size_t at = items->at ? json_skip_blanks(scan, items->at) : 0;
    if (text[at] == ',')
        at = json_skip_blanks(scan, at + 1);
    bool escapes;
    size_t end = text[at] == '"' ? string_end(text, scan->input->length, at, &escapes) : at;
    *item = (struct json_item){{at, at}, {at, at}};
    if (!items->at || text[at] == ']' || text[at] == '}')
        return false;
    size_t colon = json_skip_blanks(scan, end);
    if (end > at && text[colon] == ':') {
        item->name.end = end;
        item->value.start = json_skip_blanks(scan, colon + 1);
    }
    items->at = item->value.end = value_end(text, scan->input->length, item->value.start);
    return true;
}

bool json_member(struct json_scan *scan, struct json_value object, const char *name,
                 struct json_value *value)
{
    struct json_items items = json_items(scan, object);
    struct json_item item;
    bool found = false;
    while (json_kind(scan, object) == JSON_OBJECT_KIND && json_next(&items, &item))
        if (json_is(scan, item.name, name)) {
            *value = item.value;
            found = json_kind(scan, item.value) != JSON_NULL_KIND;
        }
    return found;
}

/* ---- Decoding ---- */

static void decode_string(struct json_scan *scan, struct json_value value)
{
    json_t *read =
        json_loadb(scan->input->text + value.start, value.end - value.start, JSON_DECODE_ANY, NULL);
    text_add_bytes(&scan->scratch, json_string_value(read), json_string_length(read));
    json_decref(read);
}

/* JSON without blanks but those in strings. */
static void compact(struct json_scan *scan, struct json_value value)
{
    const char *text = scan->input->text;
    for (size_t at = value.start, end; at < value.end; at = end) {
        bool escapes;
        end = text[at] == '"' ? string_end(text, value.end, at, &escapes) : at + 1;
        if (!strchr(blanks, text[at]))
            text_add_bytes(&scan->scratch, text + at, end - at);
    }
}

const char *json_words(struct json_scan *scan, struct json_value value, size_t *length)
{
    enum json_kind kind = json_kind(scan, value);
    const char *start = scan->input->text + value.start;
    *length = value.end - value.start;
    if (!*length) /* the name of what stands in an array */
        return "";
    if (kind == JSON_STRING_KIND && !memchr(start, '\\', *length)) {
        *length -= 2;
        return start + 1;
    }
    if (kind != JSON_STRING_KIND && kind != JSON_OBJECT_KIND && kind != JSON_ARRAY_KIND)
        return start;
    text_clear(&scan->scratch);
    if (kind == JSON_STRING_KIND)
        decode_string(scan, value);
    else
        compact(scan, value);
    *length = scan->scratch.length;
    return text_string(&scan->scratch);
}

bool json_is(struct json_scan *scan, struct json_value string, const char *wanted)
{
    size_t length = 0;
    const char *words = json_words(scan, string, &length);
    return strlen(wanted) == length && memcmp(words, wanted, length) == 0;
}
