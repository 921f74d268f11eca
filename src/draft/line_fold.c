/*
 * line_fold.c: rewrites a line: enumerations become one placeholder, and so does what the lexicon
 * folds ("Russian officials" is Russia). Bytes keep their places in the article.
 */
#include "draft/line.h"

#include "base/xalloc.h"

#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Rewriting ends by itself, for each step leaves fewer placeholders or a shorter text; almost. */
enum { MOST_STEPS = 200 };

/*
 * "A, B and C", all nouns or all adjectives: adjectives go first ("Russian and Chinese officials"
 * is one to fold), nouns after the folds ("Russian officials, France and Poland"). The two are of
 * different clauses where one verb of a single subject follows, or a verb in the middle of a
 * sentence: "a treaty with ASEAN and Australia will".
 */
static const char enumeration[] =
    "(?:(?<clause>^|(?<=[,;:(\"] )|(?<=\\bthat )|(?<=\\bboth )|(?<=\\bbetween )|(?<=\\bwhen )"
    "|(?<=\\bwhile )|(?<=\\bafter )|(?<=\\bif )|(?<=\\bas )|(?<=\\bbecause ))|)"
    "<[A-Z]+[0-9]+%c>(?:(?:, (?:the )?<[A-Z]+[0-9]+%c>)+(?:,? (?:and|or|&)|, as well as) "
    "| (?:and|or|&) |,? (?:as well as|along with|together with) )(?:the |also )?<[A-Z]+[0-9]+%c>"
    "(?! (?:is|was|has|says|does|wants|seeks|remains) )"
    "(?(clause)|(?! (?:said|told|had|will|would|could|may|might|did) ))";

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

static void fold_enumerations(struct line *line, char form, pcre2_code *code,
                              pcre2_match_data *match)
{
    size_t at = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
        if (pcre2_match(code, (PCRE2_SPTR)text_string(&line->text), line->text.length, at,
                        PCRE2_NO_UTF_CHECK, match, NULL) < 0)
            return;
        const PCRE2_SIZE *place = pcre2_get_ovector_pointer(match);
        size_t start = place[0], end = place[1];
        uint32_t slot;
        if (gather(line, start, end, &slot))
            put_slot(line, start, end, slot, form);
        at = start + 1;
    }
}

/* Whether anything was folded. */
static bool fold_by(struct line *line, pcre2_code *code, pcre2_match_data *match)
{
    size_t at = 0;
    bool folded = false;
    for (int step = 0; step < MOST_STEPS; step++) {
        if (pcre2_match(code, (PCRE2_SPTR)text_string(&line->text), line->text.length, at,
                        PCRE2_NO_UTF_CHECK, match, NULL) < 0)
            break;
        const PCRE2_SIZE *place = pcre2_get_ovector_pointer(match);
        int group = pcre2_substring_number_from_name(code, (PCRE2_SPTR) "A");
        size_t start = place[0], end = place[1];
        at = start + 1;
        if (group < 0 || place[2 * group] == PCRE2_UNSET || end <= start)
            continue;
        put_slot(line, start, end, line_slot(line, place[2 * group]), 'n');
        folded = true;
    }
    return folded;
}

static pcre2_code *enumeration_of(char form)
{
    int number;
    PCRE2_SIZE offset;
    struct text expression = {0};
    text_addf(&expression, enumeration, form, form, form);
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)text_string(&expression), PCRE2_ZERO_TERMINATED,
                                     PCRE2_UTF | PCRE2_NO_UTF_CHECK, &number, &offset, NULL);
    text_release(&expression);
    return code;
}

void line_fold(struct line *line, const struct lexicon *lexicon)
{
    pcre2_code *adjectives = enumeration_of('a'), *nouns = enumeration_of('n');
    pcre2_match_data *match = pcre2_match_data_create(64, NULL);
    bool folded = adjectives && nouns && match;
    for (int round = 0; folded && round < 3; round++) { /* what was folded may fold once more */
        fold_enumerations(line, 'a', adjectives, match);
        folded = false;
        for (size_t i = 0; i < lexicon->fold_count; i++)
            folded |= fold_by(line, lexicon->folds[i].code, match);
        fold_enumerations(line, 'n', nouns, match);
    }
    pcre2_match_data_free(match);
    pcre2_code_free(adjectives);
    pcre2_code_free(nouns);
}
