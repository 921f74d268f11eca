/*
 * picture_fixtures.c: dossiers to draw, and drawing them.
 */
#include "picture_fixtures.h"

#include "base/file.h"

#include <check.h>
#include <string.h>

const char *picture_string(struct dossier *dossier, const char *string)
{
    return string && *string ? dossier_string(dossier, string, strlen(string)) : NULL;
}

void picture_entity(struct dossier *dossier, const char *id, const char *kind, const char *label)
{
    uint32_t index = dossier_add_entity(dossier, id);
    dossier->entities[index].kind =
        vocabulary_add_kind(&dossier->vocabulary, picture_string(dossier, kind));
    dossier->entities[index].label = picture_string(dossier, label);
}

uint32_t picture_relation(struct dossier *dossier, const char *from, const char *type,
                          const char *to, const char *when)
{
    struct relation relation = {
        .from = dossier_add_entity(dossier, from),
        .to = dossier_add_entity(dossier, to),
        .type = vocabulary_add_type(&dossier->vocabulary, picture_string(dossier, type))};
    struct text reason = {0};
    struct edtf date = {0};
    if (when && *when)
        ck_assert(edtf_parse(&date, when, strlen(when), NULL, &reason));
    relation.when = dossier_date(dossier, &date);
    text_release(&reason);
    return dossier_add_relation(dossier, &relation);
}

/* tests/data/picture/alliance.txt: 46 entities and 74 relations. */
struct dossier *picture_alliance(void)
{
    struct dossier *dossier = dossier_new();
    struct text file = {0};
    struct error error = {0};
    ck_assert(file_read("tests/data/picture/alliance.txt", 1 << 20, "", &file, &error));
    char *rest = file.data, *line;
    while ((line = strsep(&rest, "\n"))) {
        char *what = strsep(&line, "|"), *a = strsep(&line, "|"), *b = strsep(&line, "|");
        char *c = strsep(&line, "|");
        if (strcmp(what, "entity") == 0)
            picture_entity(dossier, a, b, c);
        else if (strcmp(what, "relation") == 0)
            picture_relation(dossier, a, b, c, line);
    }
    text_release(&file);
    dossier->title = picture_string(dossier, "An alliance & its <members>");
    uint32_t source = dossier_add_source(dossier, "edm");
    dossier->sources[source].publisher = picture_string(dossier, "Eurasia Daily Monitor");
    return dossier;
}

void draw_with(const struct dossier *dossier, const struct diagram_options *options,
               const char *format, struct text *out)
{
    struct view view;
    struct view_options seen = {0};
    struct error error = {0};
    ck_assert(view_init(&view, dossier, &seen, &error));
    if (!picture_render(&view, options, NULL, format, out, &error))
        ck_abort_msg("%s", error.message);
    view_release(&view);
}

void draw(const struct dossier *dossier, const char *format, struct text *out)
{
    draw_with(dossier, NULL, format, out);
}

void draw_fails(const struct dossier *dossier, struct picture_limits limits, const char *format,
                struct error *error)
{
    struct view view;
    struct view_options seen = {0};
    struct text out = {0};
    ck_assert(view_init(&view, dossier, &seen, error));
    ck_assert(!picture_render(&view, NULL, &(struct picture_page){.limits = limits}, format, &out,
                              error));
    ck_assert_uint_eq(out.length, 0);
    view_release(&view);
    text_release(&out);
}

bool contains(const struct text *text, const char *string)
{
    return memmem(text->data, text->length, string, strlen(string)) != NULL;
}

size_t occurrences(const char *text, const char *string)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, string)); at++)
        count++;
    return count;
}
