/*
 * fix_values.c: fixes of lists: citations and aliases that stand there twice, and citations of
 * another paragraph than the quote's.
 */
#include "format/fix_rules.h"

#include "base/xalloc.h"

#include <string.h>

/* ---- Citations ---- */

static bool same_citation(const struct citation *a, const struct citation *b)
{
    return a->source_length == b->source_length && a->locator_length == b->locator_length &&
           memcmp(a->source, b->source, a->source_length) == 0 &&
           memcmp(a->locator, b->locator, a->locator_length) == 0;
}

void fix_add_citation(struct text *list, const struct citation *citation)
{
    const char *cursor = list->data;
    struct citation there;
    while (cursor && citation_next(&cursor, &there))
        if (same_citation(&there, citation))
            return;
    text_add(list, list->length ? "; " : "");
    text_add_bytes(list, citation->source, citation->source_length);
    if (citation->locator_length)
        text_addf(list, "#%.*s", (int)citation->locator_length, citation->locator);
}

/* A long list would take long: each is compared with all before it. */
enum { CITATIONS_MOST = 1000 };

static size_t count_citations(const char *list)
{
    struct citation citation;
    size_t count = 0;
    while (citation_next(&list, &citation))
        count++;
    return count;
}

void fix_repeated_citations(struct fixer *fixer, const struct dot_statement *statement)
{
    const struct dot_fields *fields = fixer_fields(fixer, statement);
    const struct dot_written_attribute *source = fixer_attribute(fixer, statement, "source");
    struct text once = {0}, what = {0};
    struct citation citation;
    if (!source || (fields != &dot_relation_fields && fields != &dot_entity_fields))
        return;
    size_t count = count_citations(source->value);
    if (count > CITATIONS_MOST)
        return;
    for (const char *cursor = source->value; citation_next(&cursor, &citation);)
        fix_add_citation(&once, &citation);
    if (count_citations(text_string(&once)) < count) {
        text_addf(&what, "source=\"%s\", which cited %s twice", text_string(&once),
                  count - count_citations(once.data) == 1 ? "one place" : "places");
        fixer_set_value(fixer, source, text_string(&once), &what);
    }
    text_release(&once);
}

/* The finding says which citation is to be which. */
void fix_misplaced_quotes(struct fixer *fixer, const struct dot_statement *statement)
{
    const struct dot_written_attribute *source = fixer_attribute(fixer, statement, "source");
    const struct error *finding = fixer->finding;
    struct text list = {0}, what = {0};
    struct citation wrong, right, citation;
    bool found = false;
    if (!source || !finding || !finding->wrong || statement->kind != DOT_STATEMENT_EDGES)
        return;
    const char *of_wrong = finding->wrong, *of_right = finding->right;
    if (!citation_next(&of_wrong, &wrong) || !citation_next(&of_right, &right) ||
        count_citations(source->value) > CITATIONS_MOST)
        return;
    for (const char *cursor = source->value; citation_next(&cursor, &citation);) {
        bool same = same_citation(&citation, &wrong);
        found = found || same;
        fix_add_citation(&list, same ? &right : &citation);
    }
    if (found) {
        text_addf(&what, "'%s' instead of '%s', where the quote stands", finding->right,
                  finding->wrong);
        fixer_set_value(fixer, source, text_string(&list), &what);
    }
    text_release(&list);
}

/* ---- Aliases ---- */

static bool is_name(const char *name, size_t length, const char *other)
{
    return other && strlen(other) == length && memcmp(name, other, length) == 0;
}

static void add_alias(struct text *list, struct names *seen, const struct entity *entity,
                      const char *alias, size_t length)
{
    size_t count = seen->count;
    names_add(seen, alias, length);
    if (seen->count == count || is_name(alias, length, entity->id) ||
        is_name(alias, length, entity->label))
        return;
    text_add(list, list->length ? "|" : "");
    text_add_bytes(list, alias, length);
}

void fix_repeated_aliases(struct fixer *fixer, const struct dot_statement *statement)
{
    const struct dot_written_attribute *aliases = fixer_attribute(fixer, statement, "aliases");
    struct names seen = {0};
    struct text list = {0}, what = {0};
    const char *alias;
    size_t length, before = 0, after = 0;
    if (!aliases || !statement->single || !statement->id ||
        fixer_fields(fixer, statement) != &dot_entity_fields)
        return;
    uint32_t index = dossier_find_entity(fixer->dossier, statement->id);
    for (const char *cursor = aliases->value; alias_next(&cursor, &alias, &length); before++)
        add_alias(&list, &seen, &fixer->dossier->entities[index], alias, length);
    for (const char *cursor = list.data; alias_next(&cursor, &alias, &length);)
        after++;
    if (after < before) {
        text_addf(&what, "aliases=\"%s\", without %zu that named nothing new", text_string(&list),
                  before - after);
        fixer_set_value(fixer, aliases, text_string(&list), &what);
    }
    text_release(&list);
    names_release(&seen);
}
