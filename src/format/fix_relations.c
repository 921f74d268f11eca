/*
 * fix_relations.c: the fix of relations that are written twice: what the second cites goes to the
 * first, and the second goes.
 */
#include "format/fix_rules.h"

#include <string.h>

/* The one relation at the place; NULL where there is none, or several. */
static const struct relation *relation_at(const struct fixer *fixer, size_t line, size_t column)
{
    const struct dossier *dossier = fixer->dossier;
    size_t low = 0, high = fixer->relation_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct place place = dossier->relations[fixer->relations[middle]].place;
        if (place.line < line || (place.line == line && place.column < column))
            low = middle + 1;
        else
            high = middle;
    }
    const struct relation *found = NULL;
    for (size_t i = low; i < fixer->relation_count; i++) {
        const struct relation *relation = &dossier->relations[fixer->relations[i]];
        if (relation->place.line != line || relation->place.column != column)
            break;
        if (found)
            return NULL;
        found = relation;
    }
    return found;
}

/* The index of the statement of a single edge at the place, or that of none. */
static size_t edge_at(const struct fixer *fixer, size_t line, size_t column)
{
    size_t low = 0, high = fixer->edge_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct dot_statement *statement = &fixer->written->statements[fixer->edges[middle]];
        if (statement->line < line || (statement->line == line && statement->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == fixer->edge_count)
        return fixer->written->count;
    const struct dot_statement *found = &fixer->written->statements[fixer->edges[low]];
    return found->line == line && found->column == column ? fixer->edges[low]
                                                          : fixer->written->count;
}

static bool same_string(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_attributes(const struct dossier *dossier, struct attribute_span a,
                            struct attribute_span b)
{
    if (a.count != b.count)
        return false;
    for (uint32_t i = 0; i < a.count; i++) {
        const struct attribute *one = &dossier->attributes[a.first + i];
        const struct attribute *other = &dossier->attributes[b.first + i];
        if (one->name != other->name || one->value != other->value || one->html != other->html)
            return false;
    }
    return true;
}

/* Whether nothing but what they cite tells the two apart. Their ends, type and date are the same.
 */
static bool differ_in_sources(const struct dossier *dossier, const struct relation *a,
                              const struct relation *b)
{
    const struct evidence *of_a = relation_evidence(dossier, a);
    const struct evidence *of_b = relation_evidence(dossier, b);
    return a->type == b->type && a->when == b->when && a->undirected == b->undirected &&
           a->weight == b->weight && same_string(of_a->quote, of_b->quote) &&
           same_string(of_a->role, of_b->role) && same_string(of_a->note, of_b->note) &&
           same_string(of_a->url, of_b->url) && same_string(of_a->label, of_b->label) &&
           same_string(of_a->confidence, of_b->confidence) &&
           same_attributes(dossier, of_a->attributes, of_b->attributes);
}

/* The bytes of the statement with the blanks behind it, or before it at the end of a line; of all
 * of its lines where it is alone on them. */
static struct dot_span lines_of(const struct fixer *fixer, struct dot_span span)
{
    const char *text = fixer->input->text;
    uint32_t start = span.start, end = span.end, length = (uint32_t)fixer->input->length;
    while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t'))
        start--;
    while (end < length && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r'))
        end++;
    bool first = start == 0 || text[start - 1] == '\n', last = end < length && text[end] == '\n';
    if (first && last)
        return (struct dot_span){start, end + 1};
    return last ? (struct dot_span){start, span.end} : (struct dot_span){span.start, end};
}

static void remove_statement(struct fixer *fixer, const struct dot_statement *statement,
                             size_t line)
{
    struct text bytes = {0}, what = {0};
    text_addf(&what, "removed: line %zu says the same", line);
    fixer_replace(fixer, lines_of(fixer, statement->span), &bytes, &what);
}

/*
 * Lets the first of the two cite for both, which it can where it has a `source` of its own.
 * `*more`: that changes it.
 */
static bool cite_for_both(struct fixer *fixer, size_t index, const struct relation *first,
                          const struct relation *second, bool *more)
{
    const struct dot_statement *statement = &fixer->written->statements[index];
    const char *cited = relation_evidence(fixer->dossier, first)->source;
    const char *cursor = relation_evidence(fixer->dossier, second)->source;
    const struct dot_written_attribute *source = fixer_attribute(fixer, statement, "source");
    struct text *joined = &fixer->joined[index], list = {0};
    struct citation citation;
    text_add(&list, joined->length ? joined->data : cited ? cited : "");
    size_t length = list.length;
    while (citation_next(&cursor, &citation))
        fix_add_citation(&list, &citation);
    *more = list.length > length;
    bool able = !*more || (source && same_string(source->value, cited));
    if (*more && able) {
        text_release(joined);
        *joined = list;
    } else {
        text_release(&list);
    }
    return able;
}

void fix_duplicates(struct fixer *fixer, const struct dot_statement *statement)
{
    const struct error *finding = fixer->finding;
    bool more;
    if (!finding || !finding->also_path || strcmp(finding->also_path, fixer->path) != 0 ||
        !statement->single || statement->commented || statement->kind != DOT_STATEMENT_EDGES)
        return;
    const struct relation *second = relation_at(fixer, finding->line, finding->column);
    const struct relation *first = relation_at(fixer, finding->also_line, finding->also_column);
    size_t index = edge_at(fixer, finding->also_line, finding->also_column);
    if (!second || !first || index == fixer->written->count || first == second ||
        !differ_in_sources(fixer->dossier, first, second) ||
        !cite_for_both(fixer, index, first, second, &more))
        return;
    if (more)
        fixer->finding = NULL; /* it takes more than this to mend it */
    remove_statement(fixer, statement, fixer->written->statements[index].line);
}

void fix_joined(struct fixer *fixer)
{
    fixer->finding = NULL;
    for (size_t i = 0; i < fixer->written->count; i++) {
        struct text *joined = &fixer->joined[i], what = {0};
        if (!joined->length)
            continue;
        text_addf(&what, "source=\"%s\", with what the same relation cited below", joined->data);
        fixer_set_value(fixer, fixer_attribute(fixer, &fixer->written->statements[i], "source"),
                        joined->data, &what);
        text_release(joined);
    }
}
