/*
 * draft.c: what articles are read with, put together from tables and dossiers; and the reading.
 */
#include "draft/draft.h"

#include "draft/tables.h"

#include <string.h>

/* The rows that are not the lexicon's; of these only the line stays, so that numbers stay right. */
static void rows_of_names(const char *bytes, size_t length, struct text *out)
{
    for (size_t at = 0; at < length;) {
        const char *line = bytes + at;
        const char *newline = memchr(line, '\n', length - at);
        size_t size = newline ? (size_t)(newline - line) : length - at;
        const char *tab = memchr(line, '\t', size);
        if (!tab || !lexicon_knows(line, (size_t)(tab - line)))
            text_add_bytes(out, line, size);
        text_add_char(out, '\n');
        at += size + 1;
    }
}

bool drafter_add_table(struct drafter *drafter, const char *path, const char *bytes, size_t length,
                       struct error *error)
{
    struct text names = {0};
    rows_of_names(bytes, length, &names);
    bool done = lexicon_read(&drafter->lexicon, path, bytes, length, error) &&
                gazetteer_read(drafter->gazetteer, path, text_string(&names), names.length, error);
    text_release(&names);
    return done;
}

bool drafter_init(struct drafter *drafter, struct error *error)
{
    const struct asset *const tables[] = {&draft_patterns, &draft_cues};
    bool done = true;
    *drafter = (struct drafter){.gazetteer = gazetteer_new()};
    lexicon_init(&drafter->lexicon);
    for (size_t i = 0; done && i < sizeof tables / sizeof *tables; i++)
        done = lexicon_read(&drafter->lexicon, i ? "cues.tsv" : "patterns.tsv", tables[i]->bytes,
                            tables[i]->length, error);
    lexicon_trust(&drafter->lexicon);
    return done;
}

bool drafter_start(struct drafter *drafter, struct error *error)
{
    return lexicon_compile(&drafter->lexicon, error);
}

void drafter_release(struct drafter *drafter)
{
    gazetteer_free(drafter->gazetteer);
    lexicon_release(&drafter->lexicon);
    *drafter = (struct drafter){0};
}

void drafter_add_dossier(struct drafter *drafter, const struct dossier *dossier)
{
    gazetteer_add_dossier(drafter->gazetteer, dossier);
}

void draft_read(struct draft *draft, const struct drafter *drafter, const char *text, size_t length,
                const struct edtf *date)
{
    article_read(&draft->article, drafter->gazetteer, text, length, date);
    drafted_relations_find(&draft->article, &drafter->lexicon, &draft->relations);
}

void draft_release(struct draft *draft)
{
    article_release(&draft->article);
    drafted_relations_release(&draft->relations);
}

size_t draft_count(const struct draft *draft, enum tier tier)
{
    size_t count = 0;
    for (size_t i = 0; i < draft->relations.count; i++)
        count += draft->relations.items[i].tier == tier;
    return count;
}
