/*
 * review_data.c: the draft's dossier for the page's script, in parts: what comes before the first
 * relation, each relation, and the rest. Put together they are the file; without those that are
 * struck out they are what the review leaves.
 */
#include "report/review_parts.h"

#include <entente/format.h>

#include "base/xalloc.h"
#include "report/html.h"

#include <stdlib.h>
#include <string.h>

/* A walk through DOT as entente writes it, from statement to statement. */
struct scan {
    const char *bytes;
    size_t length, at, start; /* of the statement: behind the line end before it */
    bool edge;
};

/* Behind the string that starts at `at`. */
static size_t skip_string(const struct scan *scan, size_t at)
{
    for (at++; at < scan->length && scan->bytes[at] != '"'; at++)
        at += scan->bytes[at] == '\\';
    return at + 1;
}

/* Steps to the end of the next statement, behind its ; and the line's end. False at the end. */
static bool next_statement(struct scan *scan)
{
    scan->start = scan->at;
    scan->edge = false;
    while (scan->at < scan->length) {
        char byte = scan->bytes[scan->at];
        if (byte == '"') {
            scan->at = skip_string(scan, scan->at);
            continue;
        }
        scan->at++;
        scan->edge |= byte == '>' && scan->bytes[scan->at - 2] == '-';
        if (byte == '{' || byte == '}')
            scan->start = scan->at;
        if (byte != ';')
            continue;
        while (scan->at < scan->length && scan->bytes[scan->at] == '\n')
            scan->at++;
        return true;
    }
    return false;
}

static void add_part(json_t *parts, const struct text *dot, size_t start, size_t end)
{
    json_t *part = json_stringn(text_string(dot) + start, end - start);
    json_array_append_new(parts, part ? part : json_string(""));
}

/* The parts of the file; how many of them are relations. */
static size_t split(const struct text *dot, json_t *parts)
{
    struct scan scan = {.bytes = text_string(dot), .length = dot->length};
    size_t done = 0, edges = 0;
    while (next_statement(&scan)) {
        if (!scan.edge)
            continue;
        if (!edges)
            add_part(parts, dot, 0, scan.start);
        else if (scan.start != done)
            return 0; /* something stands between: not as we write it */
        add_part(parts, dot, scan.start, scan.at);
        done = scan.at;
        edges++;
    }
    add_part(parts, dot, done, dot->length);
    return edges;
}

/* The draft's relations in the order of the dossier's, which leaves out those of one with itself.
 */
static size_t add_order(const struct draft *draft, json_t *order)
{
    const struct drafted_relations *relations = &draft->relations;
    for (int tier = TIER_SURE; tier <= TIER_SUGGESTED; tier++)
        for (size_t i = 0; i < relations->count; i++) {
            const struct drafted_relation *item = &relations->items[i];
            const char *from = draft->article.entities[item->from].name;
            if (item->tier == tier && strcmp(from, draft->article.entities[item->to].name) != 0)
                json_array_append_new(order, json_integer((json_int_t)i));
        }
    return json_array_size(order);
}

bool review_data(const struct draft *draft, const struct dossier *dossier, struct text *out,
                 struct error *error)
{
    struct text dot = {0};
    if (!dossier_write(dossier, "dot", &dot, NULL, error)) {
        text_release(&dot);
        return false;
    }
    json_t *data = json_object(), *parts = json_array(), *order = json_array();
    json_object_set_new(data, "parts", parts);
    json_object_set_new(data, "order", order);
    if (split(&dot, parts) != add_order(draft, order)) {
        json_array_clear(parts);
        json_array_clear(order);
    }
    html_json(data, out);
    json_decref(data);
    text_release(&dot);
    return true;
}
