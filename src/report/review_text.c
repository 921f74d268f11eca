/*
 * review_text.c: a passage of an article with its names, dates and relations marked in place.
 * Phrases overlap, so that the text is cut wherever a mark starts or ends.
 */
#include "report/review_parts.h"

#include "base/xalloc.h"
#include "report/date_words.h"
#include "report/html.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_MARKS = 12 /* that a piece of text names as its own */ };

static const char *const kinds[] = {"state", "organization", "person", "body",    "force",
                                    "bloc",  "place",        "event",  "document"};

const char *review_kind_class(const char *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i], kind) == 0)
            return kinds[i];
    return "other";
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

void review_bytes(const struct review *review, struct span span, struct text *out)
{
    const char *text = review->draft->article.text;
    struct text bytes = {0};
    if (span.end <= span.start)
        return;
    if (is_blank(text[span.start]))
        text_add_char(out, ' ');
    text_add_bytes(&bytes, text + span.start, span.end - span.start);
    html_text(text_string(&bytes), out);
    text_release(&bytes);
}

/* Where the passage's text is cut. */
struct cuts {
    size_t *items;
    size_t count, capacity;
};

static void add_cut(struct cuts *cuts, const struct passage *passage, size_t at)
{
    if (at <= passage->span.start || at >= passage->span.end)
        return;
    cuts->items = xgrow(cuts->items, cuts->count, &cuts->capacity, sizeof *cuts->items);
    cuts->items[cuts->count++] = at;
}

static void add_span(struct cuts *cuts, const struct passage *passage, struct span span)
{
    add_cut(cuts, passage, span.start);
    add_cut(cuts, passage, span.end);
}

static int compare_cuts(const void *one, const void *other)
{
    const size_t *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

/* What a walk through a passage is at: the next mention and date, and the phrases that are open. */
struct walk {
    const struct review *review;
    const struct passage *passage;
    size_t mention, mention_end, date, date_end;
    uint32_t *by_start; /* the passage's cards by where their phrases start */
    size_t next;        /* in by_start */
    uint32_t *open;
    size_t open_count;
};

static void first_last(const struct walk *walk, bool dates, size_t *first, size_t *end)
{
    const struct article *article = &walk->review->draft->article;
    struct range sentences = walk->passage->sentences;
    *first = *end = 0;
    for (uint32_t i = 0; i < sentences.count; i++) {
        const struct sentence *sentence = &article->sentences[sentences.first + i];
        struct range range = dates ? sentence->dates : sentence->mentions;
        if (!range.count)
            continue;
        *first = *end ? *first : range.first;
        *end = range.first + range.count;
    }
}

static struct cuts find_cuts(const struct walk *walk)
{
    const struct article *article = &walk->review->draft->article;
    struct cuts cuts = {0};
    for (size_t i = walk->mention; i < walk->mention_end; i++)
        add_span(&cuts, walk->passage, article->mentions[i].span);
    for (size_t i = walk->date; i < walk->date_end; i++)
        add_span(&cuts, walk->passage, article->dates[i].span);
    for (uint32_t i = 0; i < walk->passage->cards.count; i++)
        add_span(&cuts, walk->passage, walk->review->cards[walk->passage->cards.first + i].phrase);
    add_cut(&cuts, walk->passage, walk->passage->span.start);
    if (cuts.count)
        qsort(cuts.items, cuts.count, sizeof *cuts.items, compare_cuts);
    return cuts;
}

/* "Belarus, a state, by its capital". */
static void mention_title(const struct article *article, const struct mention *mention,
                          struct text *out)
{
    static const char *const forms[] = {
        [MENTION_NAME] = "",
        [MENTION_ACRONYM] = ", by its acronym",
        [MENTION_SURNAME] = ", by the surname",
        [MENTION_DEMONYM] = ", by its people's name",
        [MENTION_CAPITAL] = ", by its capital",
        [MENTION_NOMINAL] = ", as described",
        [MENTION_PRONOUN] = ", by a pronoun",
    };
    struct text words = {0};
    uint32_t count = mention->group.count;
    for (uint32_t i = 0; i < (count ? count : 1); i++) {
        uint32_t entity =
            count ? article->group_entities[mention->group.first + i] : mention->entity;
        text_addf(&words, "%s%s", i ? ", " : "", article->entities[entity].name);
    }
    text_addf(&words, " (%s%s)", article->entities[mention->entity].kind, forms[mention->form]);
    html_text(text_string(&words), out);
    text_release(&words);
}

static void open_mention(const struct walk *walk, struct text *out)
{
    const struct article *article = &walk->review->draft->article;
    const struct mention *mention = &article->mentions[walk->mention];
    text_addf(out, "<span class=\"name %s\" data-e=\"%" PRIu32 "\" title=\"",
              review_kind_class(article->entities[mention->entity].kind), mention->entity);
    mention_title(article, mention, out);
    text_add(out, "\">");
}

static void open_date(const struct walk *walk, struct text *out)
{
    const struct date_mention *date = &walk->review->draft->article.dates[walk->date];
    struct text words = {0};
    edtf_format(&date->date, &words);
    if (date->citation)
        text_add(&words, ", the date of a source");
    text_add(out, "<span class=\"date\" title=\"");
    html_text(text_string(&words), out);
    text_add(out, "\">");
    text_release(&words);
}

/* The marks of the phrases that are open: one that is stated wins over those only suggested. */
static bool open_mark(const struct walk *walk, struct text *out)
{
    bool sure = false;
    for (size_t i = 0; i < walk->open_count; i++)
        sure |= walk->review->cards[walk->open[i]].tier == TIER_SURE;
    if (!walk->open_count)
        return false;
    text_addf(out, "<mark class=\"%s\" data-r=\"", sure ? "sure" : "suggested");
    for (size_t i = 0; i < walk->open_count && i < MOST_MARKS; i++)
        text_addf(out, "%s%" PRIu32, i ? " " : "", walk->open[i] + 1);
    text_add(out, "\">");
    return true;
}

/* The numbers of the phrases that end here, as links to their cards. */
static void close_phrases(struct walk *walk, size_t at, struct text *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < walk->open_count; i++) {
        const struct review_card *card = &walk->review->cards[walk->open[i]];
        if (card->phrase.end > at) {
            walk->open[kept++] = walk->open[i];
            continue;
        }
        text_addf(out, "<a class=\"ref %s\" href=\"#r%" PRIu32 "\">%" PRIu32 "</a>",
                  card->tier == TIER_SURE ? "sure" : "suggested", walk->open[i] + 1,
                  walk->open[i] + 1);
    }
    walk->open_count = kept;
}

static void open_phrases(struct walk *walk, size_t at)
{
    while (walk->next < walk->passage->cards.count &&
           walk->review->cards[walk->by_start[walk->next]].phrase.start <= at)
        walk->open[walk->open_count++] = walk->by_start[walk->next++];
}

static void add_piece(struct walk *walk, struct span piece, struct text *out)
{
    const struct article *article = &walk->review->draft->article;
    while (walk->mention < walk->mention_end &&
           article->mentions[walk->mention].span.end <= piece.start)
        walk->mention++;
    while (walk->date < walk->date_end && article->dates[walk->date].span.end <= piece.start)
        walk->date++;
    bool name = walk->mention < walk->mention_end &&
                article->mentions[walk->mention].span.start <= piece.start;
    bool date = !name && walk->date < walk->date_end &&
                article->dates[walk->date].span.start <= piece.start;
    open_phrases(walk, piece.start);
    bool mark = open_mark(walk, out);
    if (name)
        open_mention(walk, out);
    if (date)
        open_date(walk, out);
    review_bytes(walk->review, piece, out);
    text_add(out, name || date ? "</span>" : "");
    text_add(out, mark ? "</mark>" : "");
    close_phrases(walk, piece.end, out);
}

/* So that cards can be sorted by where their phrases start without a global. */
struct card_start {
    size_t start;
    uint32_t card;
};

static int compare_starts(const void *one, const void *other)
{
    const struct card_start *a = one, *b = other;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->card > b->card) - (a->card < b->card);
}

static void sort_cards(struct walk *walk)
{
    struct range cards = walk->passage->cards;
    struct card_start *starts = xcalloc(cards.count + 1, sizeof *starts);
    walk->by_start = xcalloc(cards.count + 1, sizeof *walk->by_start);
    walk->open = xcalloc(cards.count + 1, sizeof *walk->open);
    for (uint32_t i = 0; i < cards.count; i++)
        starts[i] =
            (struct card_start){walk->review->cards[cards.first + i].phrase.start, cards.first + i};
    qsort(starts, cards.count, sizeof *starts, compare_starts);
    for (uint32_t i = 0; i < cards.count; i++)
        walk->by_start[i] = starts[i].card;
    free(starts);
}

void review_passage(const struct review *review, const struct passage *passage, struct text *out)
{
    struct walk walk = {.review = review, .passage = passage};
    first_last(&walk, false, &walk.mention, &walk.mention_end);
    first_last(&walk, true, &walk.date, &walk.date_end);
    sort_cards(&walk);
    struct cuts cuts = find_cuts(&walk);
    size_t start = passage->span.start;
    for (size_t i = 0; i <= cuts.count; i++) {
        size_t end = i < cuts.count ? cuts.items[i] : passage->span.end;
        if (end > start)
            add_piece(&walk, (struct span){start, end}, out);
        start = end;
    }
    free(cuts.items);
    free(walk.by_start);
    free(walk.open);
}
