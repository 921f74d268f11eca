/*
 * line_fold.c: rewrites a line: enumerations become one placeholder, and so does what the lexicon
 * folds ("Russian officials" is Russia). Bytes keep their places in the article.
 */
#include "draft/line.h"

#include "base/xalloc.h"

#include <string.h>

/* Rewriting ends by itself, for each step leaves fewer placeholders or a shorter text; almost. */
enum { MOST_STEPS = 200 };

static void replace(struct line *line, size_t start, size_t end, const char *with, struct span from)
{
    size_t length = strlen(with), tail = line->text.length - end, all = start + length + tail;
    struct text text = {0};
    text_add_bytes(&text, line->text.data, start);
    text_add(&text, with);
    text_add_bytes(&text, line->text.data + end, tail);
    if (all > line->size) {
        line->size = all * 2;
        line->starts = xreallocarray(line->starts, line->size, sizeof *line->starts);
        line->ends = xreallocarray(line->ends, line->size, sizeof *line->ends);
    }
    memmove(line->starts + start + length, line->starts + end, tail * sizeof *line->starts);
    memmove(line->ends + start + length, line->ends + end, tail * sizeof *line->ends);
    for (size_t i = start; i < start + length; i++) {
        line->starts[i] = from.start;
        line->ends[i] = from.end;
    }
    text_release(&line->text);
    line->text = text;
}

/* Who can act together, and what is of one kind. */
static bool go_together(char one, char other)
{
    static const char actors[] = "SOBK";
    return one == other || (strchr(actors, one) && strchr(actors, other));
}

/* "NATO, along with Sweden" are two; "Norway, along with Sweden" may be one. */
static bool only_like(const struct line *line, size_t start, size_t end)
{
    return memmem(line->text.data + start, end - start, " with <", strlen(" with <")) != NULL;
}

/* The placeholders from `start` to `end` as one slot; false where their kinds do not go together.
 */
static bool gather(struct line *line, size_t start, size_t end, uint32_t *gathered)
{
    struct slot all = {.entities = {(uint32_t)line->entity_count, 0}, .certainty = 1};
    for (size_t at = start; at < end; at++) {
        if (line->text.data[at] != '<')
            continue;
        const struct slot part = line->slots[line_slot(line, at)];
        if (all.entities.count && all.letter != part.letter &&
            (only_like(line, start, end) || !go_together(all.letter, part.letter)))
            return false;
        all.letter = all.entities.count ? all.letter : part.letter;
        all.certainty = part.certainty < all.certainty ? part.certainty : all.certainty;
        for (uint32_t i = 0; i < part.entities.count; i++) {
            line->entities = xgrow(line->entities, line->entity_count, &line->entity_capacity,
                                   sizeof *line->entities);
            line->entities[line->entity_count++] = line->entities[part.entities.first + i];
            all.entities.count++;
        }
    }
    all.span = line_span(line, start, end);
    line->slots = xgrow(line->slots, line->slot_count, &line->slot_capacity, sizeof *line->slots);
    line->slots[line->slot_count] = all;
    *gathered = (uint32_t)line->slot_count++;
    return true;
}

static void put_slot(struct line *line, size_t start, size_t end, uint32_t slot, char form)
{
    struct text name = {0};
    const struct slot *of = &line->slots[slot];
    text_addf(&name, "<%c%s%u%c>", of->letter, of->entities.count > 1 ? "M" : "", slot, form);
    replace(line, start, end, text_string(&name), line_span(line, start, end));
    text_release(&name);
}

/* Whether there were any. */
static bool fold_enumerations(struct line *line, char form, const struct expression *expression,
                              struct matcher *matcher)
{
    size_t at = 0;
    bool folded = false;
    for (int step = 0; step < MOST_STEPS; step++) {
        if (!matcher_find(matcher, expression, text_string(&line->text), line->text.length, at))
            break;
        size_t start = matcher->start, end = matcher->end;
        uint32_t slot;
        bool gathered = gather(line, start, end, &slot);
        if (gathered)
            put_slot(line, start, end, slot, form);
        folded |= gathered;
        at = start + 1;
    }
    return folded;
}

/* Whether anything was folded. */
static bool fold_by(struct line *line, const struct expression *expression, struct matcher *matcher)
{
    size_t at = 0;
    bool folded = false;
    for (int step = 0; step < MOST_STEPS && at < line->text.length; step++) {
        size_t a, a_end;
        if (!matcher_find(matcher, expression, text_string(&line->text), line->text.length, at))
            break;
        size_t start = matcher->start, end = matcher->end;
        bool named = matcher_group(matcher, expression, "A", &a, &a_end), whole = end > start;
        if (whole && named)
            put_slot(line, start, end, line_slot(line, a), 'n');
        else if (whole)
            replace(line, start, end, "", line_span(line, start, end));
        folded |= whole;
        for (at = start + 1; at < line->text.length && (line->text.data[at] & 0xC0) == 0x80;)
            at++;
    }
    return folded;
}

void line_fold(struct line *line, const struct lexicon *lexicon, struct matcher *matcher)
{
    bool folded = true;
    for (int round = 0; folded && round < 3; round++) { /* what was folded may fold once more */
        fold_enumerations(line, 'a', &lexicon->enumerations[0], matcher);
        folded = false;
        for (size_t i = 0; i < lexicon->fold_count; i++)
            folded |= fold_by(line, &lexicon->folds[i], matcher);
        folded |= fold_enumerations(line, 'n', &lexicon->enumerations[1], matcher);
    }
}

bool line_prune(struct line *line, const struct lexicon *lexicon, struct matcher *matcher)
{
    bool pruned = false;
    for (size_t i = 0; i < lexicon->prune_count; i++)
        pruned |= fold_by(line, &lexicon->prunes[i], matcher);
    return pruned;
}
