/*
 * picture_scan.c: reads an SVG as Graphviz and we write it.
 */
#include "picture_scan.h"

#include <entente/text.h>

#include "base/utf8.h"
#include "base/xalloc.h"

#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *reference, *character;
} references[] = {{"&amp;", "&"}, {"&lt;", "<"},  {"&gt;", ">"},          {"&quot;", "\""},
                  {"&#39;", "'"}, {"&#45;", "-"}, {"&#160;", "\xC2\xA0"}, {"&apos;", "'"}};

/* The length of the reference at `xml`, 0 where there is none that is known. */
static size_t reference_at(const char *xml, const char **character)
{
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (strncmp(xml, references[i].reference, strlen(references[i].reference)) == 0) {
            *character = references[i].character;
            return strlen(references[i].reference);
        }
    return 0;
}

static char *decode(const char *start, const char *end)
{
    struct text out = {0};
    text_add(&out, "");
    while (start < end) {
        const char *character;
        size_t length = *start == '&' ? reference_at(start, &character) : 0;
        if (length)
            text_add(&out, character);
        else
            text_add_char(&out, *start);
        start += length ? length : 1;
    }
    return out.data;
}

/* Checks a tag's attributes; returns where its '>' is. */
static const char *check_tag(const char *at)
{
    while (*at && *at != '>') {
        ck_assert_msg(*at != '<', "< in a tag");
        if (*at != '"') {
            at++;
            continue;
        }
        for (at++; *at && *at != '"'; at++)
            ck_assert_msg(*at != '<', "< in an attribute");
        ck_assert_msg(*at == '"', "an attribute without an end");
        at++;
    }
    ck_assert_msg(*at == '>', "a tag without an end");
    return at;
}

static void check_characters(const char *xml, size_t length)
{
    ck_assert_uint_eq(utf8_first_invalid(xml, length), length);
    for (size_t i = 0; i < length; i++) {
        const char *character;
        ck_assert_msg((unsigned char)xml[i] >= 0x20 || xml[i] == '\n' || xml[i] == '\t',
                      "control character %d", xml[i]);
        if (xml[i] == '&')
            ck_assert_msg(reference_at(xml + i, &character), "%.20s", xml + i);
    }
}

void scan_check_xml(const char *xml, size_t length)
{
    const char *open[64];
    size_t depth = 0;
    ck_assert_uint_eq(strlen(xml), length);
    check_characters(xml, length);
    for (const char *at = strstr(xml, "<svg"); at && *at; at++) {
        if (*at != '<')
            continue;
        const char *end = check_tag(at + 1);
        size_t name = strcspn(at + 1, " />\n");
        if (at[1] == '/') {
            name = strcspn(at + 2, ">");
            ck_assert_uint_gt(depth, 0);
            ck_assert_msg(strncmp(at + 2, open[--depth], name) == 0, "%.20s", at);
        } else if (end[-1] != '/') {
            ck_assert_msg(isalpha((unsigned char)at[1]) && name > 0, "%.20s", at);
            ck_assert_uint_lt(depth, 64);
            open[depth++] = at + 1;
        }
        at = end;
    }
    ck_assert_uint_eq(depth, 0);
}

/* The end of the group whose content starts there. */
static const char *group_end(const char *at)
{
    for (int depth = 1; depth > 0; at++) {
        ck_assert_msg(*at, "a group without an end");
        if (strncmp(at, "<g ", 3) == 0)
            depth++;
        else if (strncmp(at, "</g>", 4) == 0)
            depth--;
    }
    return at - 1;
}

bool scan_group(const char *svg, const char *id, struct scan_group *group)
{
    struct text tag = {0};
    text_addf(&tag, "<g id=\"%s\"", id);
    const char *found = strstr(svg, tag.data);
    text_release(&tag);
    if (!found)
        return false;
    group->start = strchr(found, '>') + 1;
    group->end = group_end(group->start);
    return true;
}

char *scan_title(const struct scan_group *group)
{
    const char *start = strstr(group->start, "<title>");
    ck_assert(start && start < group->end);
    start += strlen("<title>");
    return decode(start, strstr(start, "</title>"));
}

size_t scan_count(const struct scan_group *group, const char *string)
{
    size_t count = 0;
    for (const char *at = group->start; (at = strstr(at, string)) && at < group->end; at++)
        count++;
    return count;
}

char *scan_texts(const char *svg, const char *class_name)
{
    struct text tag = {0}, out = {0};
    text_addf(&tag, "class=\"%s\">", class_name);
    text_add(&out, "");
    for (const char *at = svg; (at = strstr(at, tag.data)); at++) {
        const char *end = group_end(strchr(at, '>') + 1);
        for (const char *text = at; (text = strstr(text, "<text ")) && text < end; text++) {
            const char *start = strchr(text, '>') + 1;
            char *words = decode(start, strstr(start, "</text>"));
            text_add(&out, words);
            text_add(&out, "\n");
            free(words);
        }
    }
    text_release(&tag);
    return out.data;
}

static int compare_ids(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

char *scan_ids(const char *svg, const char *id_start)
{
    struct text tag = {0}, out = {0};
    char **ids = NULL;
    size_t count = 0, capacity = 0;
    text_addf(&tag, "<g id=\"%s", id_start);
    for (const char *at = svg; (at = strstr(at, tag.data)); at++) {
        const char *id = at + strlen("<g id=\"");
        ids = xgrow(ids, count, &capacity, sizeof *ids);
        ids[count++] = xstrndup(id, strcspn(id, "\""));
    }
    if (count)
        qsort(ids, count, sizeof *ids, compare_ids);
    text_add(&out, "");
    for (size_t i = 0; i < count; i++) {
        text_addf(&out, "%s\n", ids[i]);
        free(ids[i]);
    }
    free(ids);
    text_release(&tag);
    return out.data;
}

char *scan_attribute(const struct scan_group *group, const char *tag, const char *name)
{
    struct text start = {0}, attribute = {0};
    text_addf(&start, "<%s ", tag);
    text_addf(&attribute, " %s=\"", name);
    const char *found = strstr(group->start, start.data);
    if (found && found < group->end)
        found = strstr(found, attribute.data);
    found = found && found < group->end ? found + attribute.length : NULL;
    text_release(&start);
    text_release(&attribute);
    return found ? xstrndup(found, strcspn(found, "\"")) : NULL;
}

size_t scan_count_pieces(const char *svg)
{
    size_t count = 0;
    for (const char *at = svg; (at = strstr(at, "<g id=\"piece-")); at++)
        count++;
    return count;
}

static void reach(struct scan_box *box, double x, double y)
{
    box->left = fmin(box->left, x);
    box->right = fmax(box->right, x);
    box->top = fmin(box->top, y);
    box->bottom = fmax(box->bottom, y);
}

/* Takes in the pairs of numbers of an attribute `points` or `d`. */
static void reach_pairs(struct scan_box *box, const char *at)
{
    while (*at != '"') {
        char *after;
        double x = strtod(at, &after);
        if (after == at) {
            at++;
            continue;
        }
        double y = strtod(after + 1, &after);
        reach(box, x, y);
        at = after;
    }
}

static double number_of(const char *tag, const char *name)
{
    const char *found = strstr(tag, name);
    ck_assert_ptr_nonnull(found);
    return strtod(found + strlen(name), NULL);
}

static void measure(struct scan_box *box, const char *at, const char *end)
{
    for (; at < end; at++) {
        if (strncmp(at, " points=\"", 9) == 0)
            reach_pairs(box, at + 9);
        else if (strncmp(at, " d=\"", 4) == 0)
            reach_pairs(box, at + 4);
        else if (strncmp(at, "<ellipse ", 9) == 0) {
            double x = number_of(at, " cx=\""), y = number_of(at, " cy=\"");
            double rx = number_of(at, " rx=\""), ry = number_of(at, " ry=\"");
            reach(box, x - rx, y - ry);
            reach(box, x + rx, y + ry);
        }
    }
}

void scan_boxes(const char *svg, const char *id_start, struct scan_boxes *boxes)
{
    struct text tag = {0};
    text_addf(&tag, "<g id=\"%s", id_start);
    for (const char *at = svg; (at = strstr(at, tag.data)); at++) {
        struct scan_box box = {
            .left = INFINITY, .right = -INFINITY, .top = INFINITY, .bottom = -INFINITY};
        const char *id = at + strlen("<g id=\"");
        size_t length = strcspn(id, "\"");
        memcpy(box.id, id, length < sizeof box.id ? length : sizeof box.id - 1);
        const char *start = strchr(at, '>') + 1;
        box.start = start;
        measure(&box, start, group_end(start));
        if (box.left > box.right)
            continue;
        boxes->items = xgrow(boxes->items, boxes->count, &boxes->capacity, sizeof *boxes->items);
        boxes->items[boxes->count++] = box;
    }
    text_release(&tag);
}

void scan_texts_in(const struct scan_box *box, struct scan_texts *texts)
{
    const char *end = group_end(box->start);
    for (const char *at = box->start; (at = strstr(at, "<text ")) && at < end; at++) {
        const char *tag_end = strchr(at, '>');
        char *tag = xstrndup(at, (size_t)(tag_end - at));
        texts->items = xgrow(texts->items, texts->count, &texts->capacity, sizeof *texts->items);
        texts->items[texts->count++] =
            (struct scan_text){.x = number_of(tag, " x=\""),
                               .y = number_of(tag, " y=\""),
                               .size = number_of(tag, " font-size=\""),
                               .centred = strstr(tag, "text-anchor=\"middle\"") != NULL,
                               .bold = strstr(tag, "font-weight=\"bold\"") != NULL,
                               .words = decode(tag_end + 1, strstr(tag_end, "</text>"))};
        free(tag);
    }
}

void scan_texts_release(struct scan_texts *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        free(texts->items[i].words);
    free(texts->items);
    *texts = (struct scan_texts){0};
}

void scan_boxes_release(struct scan_boxes *boxes)
{
    free(boxes->items);
    *boxes = (struct scan_boxes){0};
}

bool scan_overlap(const struct scan_box *a, const struct scan_box *b)
{
    return a->left + .5 < b->right && b->left + .5 < a->right && a->top + .5 < b->bottom &&
           b->top + .5 < a->bottom;
}
