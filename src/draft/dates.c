/*
 * dates.c: the dates of an article: what governs them, ranges, and the dates of sources.
 */
#include "draft/dates.h"
#include "base/xalloc.h"
#include "draft/reading.h"

#include <stdlib.h>
#include <string.h>

enum { PUBLISHER_TOKENS = 10, CITATION_TOKENS = 40 };

static struct span tokens_span(const struct date_reader *reader, size_t from, size_t end)
{
    return (struct span){reader->article->tokens[from].span.start,
                         reader->article->tokens[end - 1].span.end};
}

/* What ties the two ends of a range; the token behind it, or 0. */
static size_t range_sign(const struct date_reader *reader, size_t at, uint8_t word)
{
    bool open = word == DATE_FROM || word == DATE_BETWEEN || word == DATE_DURING;
    if (at >= reader->end)
        return 0;
    if (reader->article->tokens[at].joined)
        return at;
    if (date_mark_at(reader, at, "-") || date_mark_at(reader, at, "\u2013") ||
        date_mark_at(reader, at, "\u2014"))
        return at + 1;
    if (word == DATE_BETWEEN && date_is(reader, at, "and"))
        return at + 1;
    bool to = date_is(reader, at, "to") || date_is(reader, at, "until") ||
              date_is(reader, at, "till") || date_is(reader, at, "through");
    return to && open ? at + 1 : 0;
}

/* "from May 5 to June 7, 2011": the first year is the second's, or the one before. */
static void share_year(struct edtf *first, const struct edtf_date *last)
{
    bool later = first->start.month > last->month ||
                 (first->start.month == last->month && first->start.day > last->day && last->day);
    struct edtf date = date_of(last->year - later, first->start.month, first->start.day);
    if (edtf_given(&date))
        *first = date;
}

static bool starts_before(const struct edtf *first, const struct edtf *last)
{
    return edtf_bounds(first).s0 <= edtf_bounds(last).e1;
}

/* The other end of a range that starts with `date`; the token behind, or `end` where there is none.
 */
static size_t read_range(struct date_reader *reader, size_t end, uint8_t word, struct edtf *date)
{
    struct edtf last = {0};
    bool yearless = reader->yearless;
    size_t next = range_sign(reader, end, word);
    if (!next || date->interval)
        return end;
    size_t present = next + date_is(reader, next, "the");
    if (date_is(reader, present, "present") || date_is(reader, present, "now")) {
        date->interval = true;
        date->end.end = EDTF_OPEN;
        return present + 1;
    }
    bool governed = reader->governed;
    reader->governed = true;
    size_t behind = date_expression(reader, next, &last);
    reader->governed = governed;
    if (!behind || last.interval)
        return end;
    if (yearless && !reader->yearless)
        share_year(date, &last.start);
    if (!starts_before(date, &last))
        return end;
    date->end = last.start;
    date->interval = true;
    return behind;
}

static bool is_future(const struct date_reader *reader, const struct edtf *date)
{
    struct edtf today = {.start = reader->today};
    if (!edtf_given(&today) || date->start.end != EDTF_DATE)
        return false;
    struct edtf start = {.start = date->start};
    return edtf_bounds(&start).s0 > edtf_bounds(&today).e1;
}

/*
 * A year alone, before what is told in the paragraph and not at the start of a sentence: the story
 * goes on from where it was. "In October 2002 ... The body, joined in 1997 by Oman, ... that May"
 */
static bool is_flashback(const struct date_reader *reader, struct date_mention mention,
                         size_t first)
{
    enum { LEAD = 4 /* tokens */ };
    const struct edtf_date *anchor = &reader->anchor;
    uint32_t paragraph = reader->article->sentences[mention.sentence].paragraph;
    return anchor->end == EDTF_DATE && anchor->month && !mention.date.start.month &&
           mention.date.start.year < anchor->year && first > reader->first + LEAD &&
           paragraph == reader->anchor_paragraph;
}

static void add_mention(struct date_reader *reader, struct date_mention mention, size_t first,
                        size_t end)
{
    struct article *article = reader->article;
    mention.sentence = article->tokens[reader->first].sentence;
    mention.future = is_future(reader, &mention.date);
    article->dates =
        xgrow(article->dates, article->date_count, &article->date_capacity, sizeof *article->dates);
    article->dates[article->date_count++] = mention;
    if (mention.citation || mention.date.start.end != EDTF_DATE)
        return;
    bool back = is_flashback(reader, mention, first), aside = reader->aside || back;
    reader->aside = false;
    reader->beside = back ? mention.date.start : (struct edtf_date){0};
    reader->beside_token = first;
    if (aside)
        return;
    reader->anchor = mention.date.start;
    reader->anchor_token = first;
    reader->anchor_end = end;
    reader->anchor_paragraph = article->sentences[mention.sentence].paragraph;
}

/* "since its founding in 1963", "until his death in 1978": behind what is owned, or 0. */
static size_t behind_event(const struct date_reader *reader, size_t at)
{
    static const char *const owners[] = {"his", "her", "its", "their"};
    bool owned = false;
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        owned = owned || date_is(reader, at, owners[i]);
    return owned && (date_is(reader, at + 2, "in") || date_is(reader, at + 2, "on")) ? at + 3 : 0;
}

/* The date at `at`, whatever governs it: the token behind, or 0. */
static size_t read_date(struct date_reader *reader, size_t at, uint8_t *word, size_t *from,
                        struct edtf *date)
{
    const struct governor *governor;
    size_t behind = date_governor_at(reader, at, &governor), end = 0;
    if (behind) {
        *word = governor->word;
        *from = behind;
        reader->governed = true;
        reader->weakly = governor->weak;
        reader->between = governor->word == DATE_BETWEEN;
        end = date_expression(reader, behind, date);
        size_t event = end ? 0 : behind_event(reader, behind);
        if (event && (*word == DATE_SINCE || *word == DATE_UNTIL)) {
            *from = event;
            end = date_expression(reader, event, date);
        }
        reader->between = false;
    }
    if (!end) {
        *word = DATE_BARE;
        *from = at;
        reader->governed = reader->weakly = false;
        end = date_expression(reader, at, date);
    }
    if (end && *word == DATE_AROUND && !date->interval)
        date->start.qualifier |= EDTF_APPROXIMATE;
    size_t last = end ? read_range(reader, end, *word, date) : 0;
    return last;
}

/*
 * "in January, March and May of 2010": the dates before, `*yearless` of them without a year, have
 * the last one's.
 */
static void share_last_year(const struct date_reader *reader, size_t *yearless)
{
    struct date_mention *last = &reader->article->dates[reader->article->date_count - 1];
    if (reader->yearless) {
        ++*yearless;
        return;
    }
    for (; *yearless; --*yearless) {
        struct date_mention *mention = last - *yearless;
        if (!mention->date.interval && mention->date.start.month && last->date.start.month) {
            share_year(&mention->date, &last->date.start);
            mention->future = is_future(reader, &mention->date);
        }
    }
}

/* "in 2010 and 2011", "on Monday and Tuesday": what governs the first governs the others. */
static size_t read_others(struct date_reader *reader, size_t end, struct date_mention mention,
                          size_t yearless)
{
    for (;;) {
        size_t next = end + date_mark_at(reader, end, ",");
        next += date_is(reader, next, "and") || date_is(reader, next, "or");
        struct edtf date;
        uint8_t kind = date_term_at(reader, next).kind;
        bool number = next < reader->end && reader->article->tokens[next].kind == TOKEN_NUMBER;
        if (next == end ||
            !(number || kind == TERM_MONTH || kind == TERM_WEEKDAY || kind == TERM_PART))
            return end;
        reader->governed = reader->weakly = true;
        size_t behind = date_expression(reader, next, &date);
        if (!behind)
            return end;
        mention.date = date;
        mention.span = mention.phrase = tokens_span(reader, next, behind);
        add_mention(reader, mention, next, behind);
        share_last_year(reader, &yearless);
        end = behind;
    }
}

/* Meetings have their place and date in brackets, which are no sources. */
static bool names_a_meeting(const struct date_reader *reader, size_t at)
{
    return date_is(reader, at, "summit") || date_is(reader, at, "meeting") ||
           date_is(reader, at, "conference") || date_is(reader, at, "session");
}

/* The token behind the part of a bracket that starts at `at`: at a ; or where it closes. */
static size_t citation_end(const struct date_reader *reader, size_t at)
{
    size_t end = at;
    while (end < reader->end && end < at + CITATION_TOKENS && !date_mark_at(reader, end, ";") &&
           !date_mark_at(reader, end, ")") && !date_mark_at(reader, end, "]"))
        end++;
    return end < reader->end && end < at + CITATION_TOKENS ? end : at;
}

/* "Interfax, May 5": a source's name, and a date that ends the part. */
static bool read_citation(struct date_reader *reader, size_t at, size_t end, struct span *publisher)
{
    for (size_t i = at; i < end && i <= at + PUBLISHER_TOKENS; i++) {
        struct edtf date;
        bool named = i > at + 1 && date_mark_at(reader, i - 1, ",");
        if (!named && !(i == at && publisher->end))
            continue;
        reader->governed = reader->weakly = false;
        reader->citation = true;
        size_t behind = date_expression(reader, i, &date);
        reader->citation = false;
        if (behind != end)
            continue;
        if (named)
            *publisher = tokens_span(reader, at, i - 1);
        struct span span = tokens_span(reader, i, end);
        add_mention(reader,
                    (struct date_mention){.span = span,
                                          .phrase = span,
                                          .date = date,
                                          .citation = true,
                                          .publisher = *publisher},
                    i, end);
        return true;
    }
    return false;
}

/* All sources of the bracket that opens at `at`: the token behind it, or `at`: it has none. */
static size_t read_citations(struct date_reader *reader, size_t at)
{
    struct span publisher = {0, 0};
    if (!(date_mark_at(reader, at, "(") || date_mark_at(reader, at, "[")) ||
        (at > reader->first && names_a_meeting(reader, at - 1)))
        return at;
    for (size_t from = at + 1;;) {
        size_t end = citation_end(reader, from);
        if (end == from)
            return publisher.end ? from : at;
        uint8_t letters = reader->article->tokens[from].letters;
        bool name = letters == CASE_TITLE || letters == CASE_UPPER;
        if (!name || !read_citation(reader, from, end, &publisher))
            return publisher.end ? from : at;
        if (!date_mark_at(reader, end, ";"))
            return end + 1;
        from = end + 1;
    }
}

/* "Since the war began in October", "since taking office in May": where that starts; or `at`. */
static size_t since_clause(const struct date_reader *reader, size_t at)
{
    enum { CLAUSE = 6 };
    size_t first = reader->first;
    if (reader->anchor_paragraph && reader->anchor_end > first && reader->anchor_end <= at)
        first = reader->anchor_end; /* of another date */
    if (at > first && reader->article->tokens[at - 1].letters == CASE_TITLE)
        return at; /* "since Boc on Monday dismissed her": what it says is still to come */
    for (size_t i = at; i > first && at - i < CLAUSE; i--) {
        if (date_is(reader, i - 1, "since"))
            return i - 1;
        if (reader->article->tokens[i - 1].kind == TOKEN_MARK || date_is(reader, i - 1, "and"))
            return at;
    }
    return at;
}

static void read_sentence(struct date_reader *reader)
{
    for (size_t at = reader->first; at < reader->end;) {
        struct date_mention mention = {0};
        if (!reader->starts[reader->article->tokens[at].word]) {
            at++;
            continue;
        }
        size_t from, cited = read_citations(reader, at);
        if (cited > at) {
            at = cited;
            continue;
        }
        size_t end = read_date(reader, at, &mention.word, &from, &mention.date);
        if (!end) {
            at++;
            continue;
        }
        mention.span = tokens_span(reader, from, end);
        size_t since = mention.word == DATE_ON ? since_clause(reader, at) : at;
        mention.word = since < at ? DATE_SINCE : mention.word;
        mention.phrase = tokens_span(reader, since, end);
        size_t yearless = reader->yearless;
        add_mention(reader, mention, from, end);
        at = mention.word == DATE_BARE ? end : read_others(reader, end, mention, yearless);
    }
}

static void read_all(struct date_reader *reader)
{
    struct article *article = reader->article;
    for (size_t i = 0; i < article->sentence_count; i++) {
        const struct sentence *sentence = &article->sentences[i];
        if (sentence->heading)
            continue;
        reader->first = sentence->tokens.first;
        reader->end = reader->first + sentence->tokens.count;
        if (sentence->paragraph > reader->anchor_paragraph + 1)
            reader->anchor = (struct edtf_date){0};
        read_sentence(reader);
    }
}

void read_dates(struct article *article)
{
    size_t words = article->words.count;
    struct term *terms = xcalloc(words + 1, sizeof *terms);
    bool *starts = xcalloc(words + 1, sizeof *starts);
    struct date_reader reader = {.article = article, .terms = terms, .starts = starts};
    for (uint32_t i = 0; i < words; i++) {
        terms[i] = date_term(names_at(&article->words, i));
        starts[i] = terms[i].kind != TERM_NONE || date_can_start(names_at(&article->words, i));
    }
    if (article->date.start.end == EDTF_DATE && !article->date.start.masked_year)
        reader.today = article->date.start;
    read_all(&reader);
    free(terms);
    free(starts);
}
