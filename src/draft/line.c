/*
 * line.c: makes a sentence's line: names to placeholders, blanks and quotation marks made the same.
 */
#include "draft/line_parts.h"

#include "base/utf8.h"
#include "base/xalloc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* "The two countries", "the bloc" may be others than we think: no relation of them is sure. */
static const double NOMINAL_CERTAINTY = .8;

/* The kinds' letters. To add a kind that relations may hold: a row. */
static const struct {
    const char *kind;
    char letter;
} letters[] = {{"state", 'S'}, {"organization", 'O'}, {"person", 'P'}, {"body", 'B'},
               {"force", 'B'}, {"bloc", 'K'},         {"event", 'E'},  {"document", 'D'},
               {"place", 'L'}, {"treaty", 'D'},       {"entity", 'K'}};

char line_letter(const char *kind)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (strcmp(letters[i].kind, kind) == 0)
            return letters[i].letter;
    return 'K';
}

void line_put(struct line *line, const char *bytes, size_t length, size_t start, size_t end)
{
    size_t needed = line->text.length + length;
    if (needed > line->size) {
        line->size = needed * 2 + 64;
        line->starts = xreallocarray(line->starts, line->size, sizeof *line->starts);
        line->ends = xreallocarray(line->ends, line->size, sizeof *line->ends);
    }
    for (size_t i = 0; i < length; i++) {
        line->starts[line->text.length + i] = start;
        line->ends[line->text.length + i] = end;
    }
    text_add_bytes(&line->text, bytes, length);
}

static void add_entity(struct line *line, uint32_t entity, size_t end)
{
    line->entities =
        xgrow(line->entities, line->entity_count, &line->entity_capacity, sizeof *line->entities);
    line->entities[line->entity_count++] = (struct slot_entity){entity, end};
}

static uint32_t add_slot(struct line *line, struct slot slot)
{
    line->slots = xgrow(line->slots, line->slot_count, &line->slot_capacity, sizeof *line->slots);
    line->slots[line->slot_count] = slot;
    return (uint32_t)line->slot_count++;
}

/* The article that belongs to the name is left out, and "that" before "body". */
static void drop_the(struct line *line, bool nominal)
{
    static const char *const words[] = {"the ", "both ", "that ", "this "};
    for (size_t i = 0; i < (nominal ? 4 : 2); i++) {
        size_t length = strlen(words[i]), all = line->text.length;
        if (all >= length && strncasecmp(line->text.data + all - length, words[i], length) == 0 &&
            (all == length || line->text.data[all - length - 1] == ' ' ||
             line->text.data[all - length - 1] == '(')) {
            line->text.length -= length;
            line->text.data[line->text.length] = 0;
            return; /* "said that the bloc" keeps its "that" */
        }
    }
}

static void put_placeholder(struct line *line, uint32_t slot, bool adjective)
{
    struct text name = {0};
    const struct slot *of = &line->slots[slot];
    text_addf(&name, "<%c%s%u%c>", of->letter, of->entities.count > 1 ? "M" : "", slot,
              adjective ? 'a' : 'n');
    line_put(line, text_string(&name), name.length, of->span.start, of->span.end);
    text_release(&name);
}

/* A mention with the title that stands beside it, and what the title is of. */
static struct span whole_mention(const struct article *article, size_t index)
{
    const struct mention *mention = &article->mentions[index];
    struct span span = mention->span;
    if (mention->title.end <= mention->title.start)
        return span;
    span.start = mention->title.start < span.start ? mention->title.start : span.start;
    span.end = mention->title.end > span.end ? mention->title.end : span.end;
    if (mention->of == ARTICLE_NONE)
        return span;
    if (index > 0) {
        const struct mention *before = &article->mentions[index - 1];
        if (before->entity == mention->of && before->sentence == mention->sentence &&
            before->span.end <= span.start && span.start - before->span.end < 4)
            span.start = before->span.start;
    }
    if (index + 1 < article->mention_count) {
        const struct mention *after = &article->mentions[index + 1];
        if (after->entity == mention->of && after->sentence == mention->sentence &&
            mention->title.end > mention->span.end && after->span.start >= span.end &&
            after->span.start - span.end < 10)
            span.end = after->span.end;
    }
    return span;
}

/* Whether who acts for the mention follows: "its troops", "his government". To add a word: here. */
static bool has_actor(const struct article *article, size_t at)
{
    static const char *const actors[] = {
        "government", "regime",    "troops",     "forces",         "army",      "military",
        "officials",  "leaders",   "soldiers",   "cabinet",        "fighter",   "party",
        "president",  "ministers", "allies",     "supporters",     "diplomats", "prime mi",
        "foreign",    "navy",      "parliament", "administration", "lawyer"};
    while (at < article->length && article->text[at] == ' ')
        at++;
    for (size_t i = 0; i < sizeof actors / sizeof *actors; i++) {
        size_t length = strlen(actors[i]);
        if (article->length - at >= length && memcmp(article->text + at, actors[i], length) == 0)
            return true;
    }
    return false;
}

/* Whether the mention means the entity, alone or among others. */
static bool is_meant(const struct article *article, const struct mention *mention, uint32_t entity)
{
    for (uint32_t i = 0; i < mention->group.count; i++)
        if (article->group_entities[mention->group.first + i] == entity)
            return true;
    return mention->entity == entity;
}

/* "Its" of somebody named before in the sentence says no more than the word does. */
static bool is_plain_word(const struct article *article, size_t index)
{
    const struct mention *mention = &article->mentions[index];
    if (mention->form != MENTION_PRONOUN || !mention->possessive ||
        has_actor(article, mention->span.end))
        return false;
    for (size_t i = article->sentences[mention->sentence].mentions.first; i < index; i++)
        if (is_meant(article, mention, article->mentions[i].entity))
            return true;
    return false;
}

/* Whether a comma stands there that ends a title: of "Putin, the president, said", "the judge,
 * Moro, said". */
static bool closes_title(const struct article *article, const struct mention *mention, size_t at)
{
    bool before = mention->title.start < mention->span.start;
    struct span title = mention->title;
    if (title.end <= title.start || at >= article->length || article->text[at] != ',')
        return false;
    return !before || (title.end < mention->span.start &&
                       memchr(article->text + title.end, ',', mention->span.start - title.end));
}

/* How many bytes the apostrophe of "Honduras' president" has, which the line has as 's; or 0. */
static size_t short_possessive(const struct article *article, size_t end)
{
    static const char *const marks[] = {"' ", "\xE2\x80\x99 "};
    if (!end || !strchr("sxz", article->text[end - 1]))
        return 0;
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(marks[i]);
        if (article->length - end >= length && memcmp(article->text + end, marks[i], length) == 0)
            return length - 1;
    }
    return 0;
}

/* "The League", but not "the league" or "The league". */
static bool has_capital(const struct article *article, const struct mention *mention)
{
    struct span span = mention->span;
    span.start += span.start == article->sentences[mention->sentence].span.start;
    for (size_t i = span.start; i < span.end; i++)
        if (isupper((unsigned char)article->text[i]))
            return true;
    return false;
}

/* "The community" of the East African Community. */
static bool is_named_so(const struct article *article, const struct mention *mention)
{
    enum { LONGEST = 24 };
    char word[LONGEST + 1];
    size_t start = mention->span.end;
    while (start > mention->span.start && isalpha((unsigned char)article->text[start - 1]))
        start--;
    size_t length = mention->span.end - start;
    if (mention->group.count || length < 4 || length > LONGEST)
        return false;
    memcpy(word, article->text + start, length);
    word[length] = 0;
    return strcasestr(article->entities[mention->entity].name, word) != NULL;
}

/* Whether one of the words stands at the byte. */
static bool is_at(const struct article *article, size_t at, const char *const *words)
{
    for (; *words; words++) {
        size_t length = strlen(*words);
        if (article->length - at >= length && memcmp(article->text + at, *words, length) == 0)
            return true;
    }
    return false;
}

/*
 * "In Minsk, Belarus, on Monday": behind the state that the place lies in, which is no actor there;
 * or `end`. A date between the two parts them: "in Riga on May 1, Latvia said".
 */
static size_t behind_country(const struct article *article, size_t index, size_t end)
{
    static const char *const comma[] = {", ", NULL};
    static const char *const before[] = {" in ", " at ", " near ", " outside ", "In ", "At ", NULL};
    static const char *const behind[] = {".",        ",",        ";",      ")",      " on ",
                                         " in ",     " to ",     " for ",  " at ",   " as ",
                                         " after ",  " before ", " by ",   " with ", " last ",
                                         " during ", " this ",   " from ", NULL};
    const struct mention *place = &article->mentions[index], *state = place + 1;
    if (index + 1 >= article->mention_count || place->sentence != state->sentence ||
        strcmp(article->entities[place->entity].kind, "place") != 0 ||
        strcmp(article->entities[state->entity].kind, "state") != 0 || state->group.count ||
        state->form == MENTION_DEMONYM || state->possessive || state->title.end)
        return end;
    bool stands = false;
    for (size_t i = 0; before[i] && !stands; i++) {
        size_t length = strlen(before[i]);
        stands = place->span.start >= length &&
                 memcmp(article->text + place->span.start - length, before[i], length) == 0;
    }
    return stands && is_at(article, end, comma) && state->span.start == end + 2 &&
                   is_at(article, state->span.end, behind)
               ? state->span.end
               : end;
}

/* Whether a people is told of, not what is of it: "the Uzbeks walked out". */
static bool is_people(const struct article *article, const struct mention *mention)
{
    size_t start = mention->span.start, end = mention->span.end;
    bool plural = end > start + 4 && article->text[end - 1] == 's' && article->text[end - 2] != 's';
    return mention->form == MENTION_DEMONYM && plural && !mention->possessive && start >= 4 &&
           memcmp(article->text + start - 3, "he ", 3) == 0 &&
           strchr("tT", article->text[start - 4]);
}

/* Returns where in the article the text goes on. */
static size_t put_mention(struct line *line, size_t index, struct span span)
{
    const struct mention *mention = &line->article->mentions[index];
    struct slot slot = {.span = span,
                        .entities = {(uint32_t)line->entity_count, 0},
                        .certainty = mention->certainty};
    if (mention->form == MENTION_NOMINAL && slot.certainty > NOMINAL_CERTAINTY &&
        !has_capital(line->article, mention) && !is_named_so(line->article, mention))
        slot.certainty = NOMINAL_CERTAINTY;
    for (uint32_t i = 0; i < mention->group.count; i++)
        add_entity(line, line->article->group_entities[mention->group.first + i], span.end);
    if (!mention->group.count)
        add_entity(line, mention->entity, span.end);
    slot.entities.count = (uint32_t)line->entity_count - slot.entities.first;
    slot.letter =
        line_letter(line->article->entities[line->entities[slot.entities.first].entity].kind);
    drop_the(line, mention->form == MENTION_NOMINAL);
    put_placeholder(line, add_slot(line, slot),
                    (mention->adjective || mention->form == MENTION_DEMONYM) &&
                        !is_people(line->article, mention));
    if (mention->possessive && mention->form == MENTION_PRONOUN)
        line_put(line, "'s", 2, span.start, span.end);
    size_t suffix = short_possessive(line->article, span.end);
    if (suffix) {
        line_put(line, "'s", 2, span.end, span.end + suffix);
        return span.end + suffix;
    }
    size_t country = behind_country(line->article, index, span.end);
    return country > span.end ? country : span.end + closes_title(line->article, mention, span.end);
}

/* One character: blanks as one, quotation marks as " and ', no angle brackets. */
static size_t put_character(struct line *line, size_t at)
{
    static const struct {
        const char *bytes, *as;
    } marks[] = {{"\xE2\x80\x98", "'"},
                 {"\xE2\x80\x99", "'"},
                 {"\xE2\x80\x9C", "\""},
                 {"\xE2\x80\x9D", "\""},
                 {"\xE2\x80\x93", " - "},
                 {"\xE2\x80\x94", " - "},
                 {"\xC2\xA0", " "},
                 {"<", "("},
                 {">", ")"}};
    const char *from = line->article->text + at;
    size_t left = line->article->length - at, all = line->text.length;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i].bytes);
        if (length <= left && memcmp(from, marks[i].bytes, length) == 0) {
            const char *as = marks[i].as;
            as += *as == ' ' && all && line->text.data[all - 1] == ' '; /* "group — the" */
            line_put(line, as, strlen(as), at, at + length);
            return at + length;
        }
    }
    size_t step = utf8_step(from, left);
    if (step > 1 || (unsigned char)*from >= 0x80) {
        line_put(line, step > 1 ? from : "?", step, at, at + step);
        return at + step;
    }
    if (!isspace((unsigned char)*from))
        line_put(line, *from ? from : "?", 1, at, at + 1);
    else if (!all || line->text.data[all - 1] != ' ')
        line_put(line, " ", 1, at, at + 1);
    return at + 1;
}

void line_init(struct line *line, const struct article *article, uint32_t sentence)
{
    *line = (struct line){.article = article, .sentence = sentence};
    const struct sentence *of = &article->sentences[sentence];
    size_t next = of->mentions.first, last = next + of->mentions.count;
    for (size_t at = of->span.start; at < of->span.end;) {
        while (next < last &&
               (article->mentions[next].span.end <= at || is_plain_word(article, next)))
            next++;
        size_t owner = next; /* a title may start before what it is of, and before its name */
        struct span span = {0, 0};
        for (; owner < last && owner < next + 3; owner++) {
            span = whole_mention(article, owner);
            if (span.start <= at && span.end > at && article->mentions[owner].span.end > at)
                if (owner + 1 >= last || whole_mention(article, owner + 1).start > span.start ||
                    whole_mention(article, owner + 1).end <= span.end)
                    break;
        }
        const struct date_mention *date = line_date_at(line, at);
        if (owner < last && owner < next + 3)
            at = put_mention(line, owner, span);
        else if (date)
            at = line_skip_date(line, date, at);
        else
            at = put_character(line, at);
    }
}

void line_release(struct line *line)
{
    text_release(&line->text);
    free(line->starts);
    free(line->ends);
    free(line->slots);
    free(line->entities);
    *line = (struct line){0};
}

struct span line_span(const struct line *line, size_t start, size_t end)
{
    struct span span = {SIZE_MAX, 0};
    for (size_t i = start; i < end && i < line->text.length; i++) {
        span.start = line->starts[i] < span.start ? line->starts[i] : span.start;
        span.end = line->ends[i] > span.end ? line->ends[i] : span.end;
    }
    return span;
}

uint32_t line_slot(const struct line *line, size_t start)
{
    const char *at = line->text.data + start + 1;
    while (*at >= 'A' && *at <= 'Z')
        at++;
    return (uint32_t)strtoul(at, NULL, 10);
}
