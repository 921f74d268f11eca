/*
 * bibliography.c: the styles of bibliographies as a table, and CSL-JSON.
 */
#include <entente/bibliography.h>

#include "base/suggest.h"
#include "report/authors.h"
#include "report/bibtex.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void add_string(json_t *object, const char *name, const char *value)
{
    if (value)
        json_object_set_new(object, name, json_string(value));
}

/* [2011, 5, 18], as far as it is given; NULL: no day can stand for it. */
static json_t *date_parts(const struct edtf_date *date)
{
    if (date->end != EDTF_DATE || date->masked_year || date->masked || date->month > 12)
        return NULL;
    json_t *parts = json_array();
    json_array_append_new(parts, json_integer(date->year));
    if (date->month)
        json_array_append_new(parts, json_integer(date->month));
    if (date->day)
        json_array_append_new(parts, json_integer(date->day));
    return parts;
}

/* As date-parts, of one date or of two; where it is neither, as it is written. */
static json_t *issued(const struct edtf *date)
{
    json_t *object = json_object(), *dates = json_array();
    json_t *start = date_parts(&date->start), *end = date->interval ? date_parts(&date->end) : NULL;
    struct text written = {0};
    edtf_format(date, &written);
    if (start && (end || !date->interval)) {
        json_array_append(dates, start);
        if (end)
            json_array_append(dates, end);
        json_object_set(object, "date-parts", dates);
        if (date->start.qualifier)
            json_object_set_new(object, "circa", json_true());
    } else {
        add_string(object, "literal", text_string(&written));
    }
    json_decref(start);
    json_decref(end);
    json_decref(dates);
    text_release(&written);
    return object;
}

static json_t *authors(const char *list)
{
    json_t *array = json_array();
    struct text name = {0};
    while (author_next(&list, &name)) {
        json_t *author = json_object();
        add_string(author, "literal", text_string(&name));
        json_array_append_new(array, author);
    }
    text_release(&name);
    return array;
}

static json_t *csl_item(const struct source *source)
{
    json_t *item = json_object();
    add_string(item, "id", source->id);
    add_string(item, "type", "document");
    add_string(item, "title", source->title);
    if (source->author)
        json_object_set_new(item, "author", authors(source->author));
    add_string(item, "publisher", source->publisher);
    if (edtf_given(&source->date))
        json_object_set_new(item, "issued", issued(&source->date));
    add_string(item, "URL", source->url);
    add_string(item, "note", source->note);
    return item;
}

static void csl_write(const struct dossier *dossier, struct text *out)
{
    json_t *items = json_array();
    for (size_t i = 0; i < dossier->source_count; i++)
        json_array_append_new(items, csl_item(&dossier->sources[i]));
    char *bytes = json_dumps(items, JSON_INDENT(2));
    text_add(out, bytes ? bytes : "[]");
    text_add_char(out, '\n');
    free(bytes);
    json_decref(items);
}

/* To add a style: a row here. */
static const struct {
    const char *name;
    void (*write)(const struct dossier *dossier, struct text *out);
} styles[] = {
    {"bibtex", bibtex_write},
    {"biblatex", biblatex_write},
    {"csl-json", csl_write},
};

enum { STYLES = sizeof styles / sizeof *styles };

void bibliography_styles(struct text *out)
{
    for (size_t i = 0; i < STYLES; i++)
        text_addf(out, "%s%s", i == 0 ? "" : i + 1 == STYLES ? " or " : ", ", styles[i].name);
}

bool bibliography_write(const struct dossier *dossier, const char *style, struct text *out,
                        struct error *error)
{
    struct suggest suggest;
    struct text known = {0};
    suggest_start(&suggest, style);
    for (size_t i = 0; i < STYLES; i++) {
        if (strcmp(styles[i].name, style) == 0) {
            styles[i].write(dossier, out);
            return true;
        }
        suggest_consider(&suggest, styles[i].name);
    }
    bibliography_styles(&known);
    error_set(error, ERROR_USAGE, "no style of bibliographies is called '%s'", style);
    if (suggest.best)
        error_hint(error, "did you mean '%s'?", suggest.best);
    else
        error_hint(error, "there are %s", text_string(&known));
    text_release(&known);
    return false;
}
