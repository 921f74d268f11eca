/*
 * merge_sources.c: sources of two dossiers: the same, or others of the same id, which are renamed.
 */
#include "dossier/merge.h"

#include "dossier/copy.h"
#include "dossier/pieces.h"

#include <string.h>

/* Strings of one dossier are one pointer where they are equal. */
static bool differ(const char *a, const char *b)
{
    return a && b && a != b;
}

static bool agree(const char *a, const char *b)
{
    return a && a == b;
}

/* Whether the two cannot be one source. */
static bool other_source(const struct source *a, const struct source *b)
{
    return differ(a->title, b->title) || differ(a->url, b->url) || differ(a->file, b->file);
}

static bool same_source(const struct source *a, const struct source *b)
{
    return !other_source(a, b) &&
           (agree(a->title, b->title) || agree(a->url, b->url) || agree(a->file, b->file));
}

static bool names_entity(const struct merging *merging, const char *id)
{
    for (size_t i = 0; i < merging->count; i++)
        if (dossier_find_entity(merging->dossiers[i], id) != DOSSIER_NONE)
            return true;
    return false;
}

/* "edm-2", or the first number that nothing else has. */
static const char *free_id(const struct merging *merging, const struct source *source)
{
    struct dossier *into = merging->join.dossier;
    struct text id = {0};
    for (size_t number = 2;; number++) {
        text_clear(&id);
        text_addf(&id, "%s-%zu", source->id, number);
        uint32_t there = dossier_find_source(into, id.data);
        if (dossier_find_source(merging->from, id.data) == DOSSIER_NONE &&
            !names_entity(merging, id.data) &&
            (there == DOSSIER_NONE || same_source(&into->sources[there], source)))
            break;
    }
    const char *string = dossier_string(into, id.data, id.length);
    text_release(&id);
    return string;
}

static void report_renamed(const struct merging *merging, const struct source *source,
                           const char *id, const struct source *before)
{
    struct error error = {0};
    struct text place = {0};
    if (before) {
        join_add_place(merging->join.dossier, before->place, &place);
        error_set(&error, ERROR_INPUT, "'%s' is another source than the '%s' before%s: it is '%s'",
                  source->id, source->id, text_string(&place), id);
        error_hint(&error, "their titles, urls or files differ; what cites it here cites '%s'", id);
    } else {
        error_set(&error, ERROR_INPUT, "'%s' is a source here, and an entity elsewhere: it is '%s'",
                  source->id, id);
        error_hint(&error, "what cites it cites '%s'", id);
    }
    join_report(&merging->join, SEVERITY_WARNING, IDENTITY_RENAMED, source->place, &error);
    text_release(&place);
}

/* The id that the source, a copy, has in the merged dossier. */
static const char *find_id(const struct merging *merging, const struct source *source)
{
    const struct dossier *into = merging->join.dossier;
    uint32_t there = dossier_find_source(into, source->id);
    bool taken = there != DOSSIER_NONE && other_source(&into->sources[there], source);
    if (!taken && !names_entity(merging, source->id))
        return source->id;
    const char *id = free_id(merging, source);
    report_renamed(merging, source, id, taken ? &into->sources[there] : NULL);
    return id;
}

static void join_date(const struct merging *merging, const char *whose, struct source *kept,
                      const struct source *other, struct place place[2])
{
    struct dossier *into = merging->join.dossier;
    struct text dates[2] = {{0}, {0}};
    if (edtf_given(&kept->date))
        edtf_format(&kept->date, &dates[0]);
    if (edtf_given(&other->date))
        edtf_format(&other->date, &dates[1]);
    const char *date =
        dates[0].length ? dossier_string(into, dates[0].data, dates[0].length) : NULL;
    const char *more =
        dates[1].length ? dossier_string(into, dates[1].data, dates[1].length) : NULL;
    kept->date = date ? kept->date : other->date;
    kept->note = merge_string(merging, whose, "date", &date, more, place, kept->note);
    text_release(&dates[0]);
    text_release(&dates[1]);
}

static void join_reliability(const struct merging *merging, const char *whose, struct source *kept,
                             const struct source *other, struct place place[2])
{
    struct dossier *into = merging->join.dossier;
    const char *reliability =
        kept->reliability ? dossier_string(into, &kept->reliability, 1) : NULL;
    const char *more = other->reliability ? dossier_string(into, &other->reliability, 1) : NULL;
    kept->reliability = kept->reliability ? kept->reliability : other->reliability;
    kept->note = merge_string(merging, whose, "reliability", &reliability, more, place, kept->note);
}

static void join_source(const struct merging *merging, struct source *kept,
                        const struct source *other)
{
    struct place place[2] = {kept->place, other->place};
    struct text whose = {0};
    text_addf(&whose, "source '%s'", kept->id);
    kept->title = kept->title ? kept->title : other->title;
    kept->url = kept->url ? kept->url : other->url;
    kept->file = kept->file ? kept->file : other->file;
    kept->note = pieces_note(merging->join.dossier, kept->note, other->note);
    kept->note = merge_string(merging, whose.data, "author", &kept->author, other->author, place,
                              kept->note);
    kept->note = merge_string(merging, whose.data, "publisher", &kept->publisher, other->publisher,
                              place, kept->note);
    join_date(merging, whose.data, kept, other, place);
    join_reliability(merging, whose.data, kept, other, place);
    kept->attributes = join_attributes(&merging->join, whose.data, kept->attributes,
                                       other->attributes, place[0], place[1], &kept->note);
    text_release(&whose);
}

void merge_sources(struct merging *merging)
{
    struct dossier *into = merging->join.dossier;
    merging->renamed = false;
    for (size_t i = 0; i < merging->from->source_count; i++) {
        struct source copy = copy_source_record(into, merging->from, &merging->from->sources[i]);
        size_t before = into->source_count;
        copy.place = merge_place(merging, copy.place);
        const char *id = find_id(merging, &copy);
        merging->renamed = merging->renamed || id != copy.id;
        merging->sources[i] = copy.id = id;
        uint32_t index = dossier_add_source(into, id);
        struct source kept = into->sources[index];
        if (index < before)
            join_source(merging, &kept, &copy);
        into->sources[index] = index < before ? kept : copy;
    }
}

const char *merge_citations(const struct merging *merging, const char *citations)
{
    struct text text = {0};
    const char *cursor = citations;
    struct citation citation;
    if (!citations || !merging->renamed)
        return citations;
    while (citation_next(&cursor, &citation)) {
        uint32_t source = citation_source(merging->from, &citation);
        text_add(&text, text.length ? "; " : "");
        if (source != DOSSIER_NONE)
            text_add(&text, merging->sources[source]);
        else
            text_add_bytes(&text, citation.source, citation.source_length);
        if (citation.locator_length)
            text_addf(&text, "#%.*s", (int)citation.locator_length, citation.locator);
    }
    const char *string = dossier_string(merging->join.dossier, text_string(&text), text.length);
    text_release(&text);
    return string;
}
