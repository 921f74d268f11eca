/*
 * pieces.c: lists in one string, made of two. Where nothing is new, the first one stays as it is,
 * byte for byte.
 */
#include "dossier/pieces.h"

#include <string.h>

static const char note_separator[] = "; ";

static const char *own(struct dossier *dossier, const struct text *text)
{
    return dossier_string(dossier, text_string(text), text->length);
}

/* Whether the note has the piece, between separators or its ends. */
static bool has_piece(const char *note, const char *piece)
{
    size_t length = strlen(piece), parted = strlen(note_separator);
    for (const char *at = note; (at = strstr(at, piece)); at++) {
        bool starts = at == note || ((size_t)(at - note) >= parted &&
                                     memcmp(at - parted, note_separator, parted) == 0);
        if (starts && (!at[length] || strncmp(at + length, note_separator, parted) == 0))
            return true;
    }
    return false;
}

const char *pieces_note(struct dossier *dossier, const char *note, const char *more)
{
    struct text text = {0};
    if (!note || !more || has_piece(note, more))
        return note ? note : more;
    text_addf(&text, "%s%s%s", note, note_separator, more);
    const char *both = own(dossier, &text);
    text_release(&text);
    return both;
}

const char *pieces_other(struct dossier *dossier, const char *note, const char *name,
                         const char *value)
{
    struct text text = {0};
    text_addf(&text, "other %s: %s", name, value);
    const char *both = pieces_note(dossier, note, own(dossier, &text));
    text_release(&text);
    return both;
}

static bool cites(const char *citations, const struct citation *wanted)
{
    struct citation citation;
    while (citation_next(&citations, &citation))
        if (citation.source_length == wanted->source_length &&
            citation.locator_length == wanted->locator_length &&
            memcmp(citation.source, wanted->source, wanted->source_length) == 0 &&
            memcmp(citation.locator, wanted->locator, wanted->locator_length) == 0)
            return true;
    return false;
}

const char *pieces_citations(struct dossier *dossier, const char *citations, const char *more)
{
    struct text text = {0};
    struct citation citation;
    if (!citations || !more || citations == more)
        return citations ? citations : more;
    text_add(&text, citations);
    for (const char *cursor = more; citation_next(&cursor, &citation);) {
        if (cites(text_string(&text), &citation))
            continue;
        text_add(&text, "; ");
        text_add_bytes(&text, citation.source, citation.source_length);
        if (citation.locator_length)
            text_add_char(&text, '#');
        text_add_bytes(&text, citation.locator, citation.locator_length);
    }
    const char *both = own(dossier, &text);
    text_release(&text);
    return both;
}

static bool is(const char *name, const char *alias, size_t length)
{
    return name && strlen(name) == length && memcmp(name, alias, length) == 0;
}

const char *pieces_alias(struct dossier *dossier, const struct entity *entity, const char *alias,
                         size_t length)
{
    const char *cursor = entity->aliases, *known;
    size_t known_length;
    struct text text = {0};
    bool there = !length || memchr(alias, '|', length) || is(entity->id, alias, length) ||
                 is(entity->label, alias, length);
    while (!there && alias_next(&cursor, &known, &known_length))
        there = known_length == length && memcmp(known, alias, length) == 0;
    if (there)
        return entity->aliases;
    if (entity->aliases)
        text_addf(&text, "%s|", entity->aliases);
    text_add_bytes(&text, alias, length);
    const char *both = own(dossier, &text);
    text_release(&text);
    return both;
}
