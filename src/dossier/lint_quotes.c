/*
 * lint_quotes.c: rules about quotes: whether they are in the files of the sources that are cited,
 * and in the paragraph.
 */
#include "dossier/lint_rules.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Comparisons of words that looking for nearest passages may take, all together. */
enum { NEAREST_BUDGET = 2000000000 };

static const struct original *original_of(const struct lint *lint, uint32_t source)
{
    if (source == DOSSIER_NONE || !lint->options->originals)
        return NULL;
    return lint->options->originals[source];
}

void lint_unreadable_files(const struct lint *lint)
{
    for (size_t i = 0; lint->options->unreadable && i < lint->dossier->source_count; i++) {
        const struct source *source = &lint->dossier->sources[i];
        struct error error = {0};
        if (!lint->options->unreadable[i])
            continue;
        error_set(&error, ERROR_INPUT, "the file of source '%s' cannot be read: %s", source->id,
                  lint->options->unreadable[i]);
        error_hint(&error, "its path is relative to the dossier; without it no quote is checked");
        lint_report(lint, source->place, &error);
    }
}

/* The sources with a text that the relation cites. */
struct cited {
    const struct source *first; /* NULL: none has one */
    const struct original *text;
    size_t count;
    bool held; /* one of them has the quote */
};

static struct cited look_up(const struct lint *lint, const struct relation *relation)
{
    const struct evidence *evidence = relation_evidence(lint->dossier, relation);
    const char *cursor = evidence->source;
    struct citation citation;
    struct cited cited = {0};
    while (citation_next(&cursor, &citation)) {
        uint32_t source = citation_source(lint->dossier, &citation);
        const struct original *original = original_of(lint, source);
        struct quotation quotation;
        if (!original)
            continue;
        if (!cited.count++) {
            cited.first = &lint->dossier->sources[source];
            cited.text = original;
        }
        original_find(original, evidence->quote, false, &quotation);
        cited.held = cited.held || quotation.found;
        quotation_release(&quotation);
    }
    return cited;
}

static void report_missing(const struct lint *lint, const struct relation *relation,
                           const struct cited *cited, bool nearest)
{
    struct error error = {0};
    struct text name = {0};
    struct quotation quotation;
    const char *quote = relation_evidence(lint->dossier, relation)->quote;
    original_find(cited->text, quote, nearest, &quotation);
    lint_add_relation(lint->dossier, relation, &name);
    if (cited->count == 1)
        error_set(&error, ERROR_INPUT, "the quote of %s is not in the file of '%s'",
                  text_string(&name), cited->first->id);
    else
        error_set(&error, ERROR_INPUT, "the quote of %s is not in the files of its %zu sources",
                  text_string(&name), cited->count);
    if (quotation.passage.length)
        error_hint(&error, "the nearest passage, in paragraph %zu of that file: %s",
                   quotation.paragraph, text_string(&quotation.passage));
    else
        error_hint(&error, "nothing near it is there; [...] marks what a quote leaves out");
    lint_report(lint, relation->place, &error);
    quotation_release(&quotation);
    text_release(&name);
}

void lint_missing_quotes(const struct lint *lint)
{
    size_t budget = NEAREST_BUDGET;
    for (size_t i = 0; lint->options->originals && i < lint->dossier->relation_count; i++) {
        const struct relation *relation = &lint->dossier->relations[i];
        const char *quote = relation_evidence(lint->dossier, relation)->quote;
        if (!quote)
            continue;
        struct cited cited = look_up(lint, relation);
        if (!cited.count || cited.held)
            continue;
        size_t steps = original_words(cited.text) * (strlen(quote) / 4 + 1);
        report_missing(lint, relation, &cited, lint_afford(&budget, steps));
    }
}

/* The number that a locator is, or 0 where it is none. */
static size_t locator_number(const struct citation *citation)
{
    size_t number = 0;
    for (size_t i = 0; i < citation->locator_length; i++) {
        char digit = citation->locator[i];
        if (digit < '0' || digit > '9' || i > 5)
            return 0;
        number = number * 10 + (size_t)(digit - '0');
    }
    return number;
}

/* A quote that is in the text of a source which is cited for it by a number. */
struct located {
    const struct relation *relation;
    uint32_t source;
    size_t number, paragraph;
    bool again; /* the relation cites that source by another number before */
};

struct locations {
    struct located *items;
    size_t count, capacity;
};

/* Whether the relation, the last that was located, cites the source already. */
static bool cited_before(const struct locations *locations, const struct relation *relation,
                         uint32_t source)
{
    for (size_t i = locations->count; i > 0 && locations->items[i - 1].relation == relation; i--)
        if (locations->items[i - 1].source == source)
            return true;
    return false;
}

static void locate(const struct lint *lint, const struct relation *relation,
                   struct locations *locations)
{
    const struct evidence *evidence = relation_evidence(lint->dossier, relation);
    const char *cursor = evidence->source;
    struct citation citation;
    while (evidence->quote && citation_next(&cursor, &citation)) {
        struct located located = {relation, citation_source(lint->dossier, &citation),
                                  locator_number(&citation), 0, false};
        const struct original *original = original_of(lint, located.source);
        struct quotation quotation;
        if (!original || !located.number)
            continue;
        original_find(original, evidence->quote, false, &quotation);
        located.paragraph = quotation.paragraph;
        located.again = cited_before(locations, relation, located.source);
        if (quotation.found && quotation.paragraph) {
            locations->items = xgrow(locations->items, locations->count, &locations->capacity,
                                     sizeof *locations->items);
            locations->items[locations->count++] = located;
        }
        quotation_release(&quotation);
    }
}

static ptrdiff_t shift_of(const struct located *located)
{
    return (ptrdiff_t)located->paragraph - (ptrdiff_t)located->number;
}

static int compare_located(const void *left, const void *right)
{
    const struct located *a = left, *b = right;
    int order = lint_compare(a->source, b->source);
    if (!order)
        order = (shift_of(a) > shift_of(b)) - (shift_of(a) < shift_of(b));
    return order ? order : (a->relation > b->relation) - (a->relation < b->relation);
}

/*
 * How many paragraphs of a source's text come before the one that the dossier calls 1 (a headline,
 * an imprint), as most of its quotes, which are sorted, have it. False where they do not agree: the
 * locators are no numbers of paragraphs.
 */
static bool find_shift(const struct located *quotes, size_t count, ptrdiff_t *shift)
{
    size_t most = 0;
    for (size_t first = 0, next; first < count; first = next) {
        next = first;
        while (next < count && shift_of(&quotes[next]) == shift_of(&quotes[first]))
            next++;
        if (next - first > most) {
            most = next - first;
            *shift = shift_of(&quotes[first]);
        }
    }
    return most >= 3 && most * 3 >= count * 2;
}

/* "edm#9", to be freed. */
static char *citation_of(const struct source *source, ptrdiff_t number)
{
    struct text text = {0};
    text_addf(&text, "%s#%td", source->id, number);
    return text.data;
}

static void report_misplaced(const struct lint *lint, const struct located *located,
                             ptrdiff_t shift)
{
    const struct source *source = &lint->dossier->sources[located->source];
    struct error error = {0};
    struct text name = {0};
    lint_add_relation(lint->dossier, located->relation, &name);
    error_set(&error, ERROR_INPUT, "the quote of %s is in paragraph %td of '%s', not in %zu",
              text_string(&name), (ptrdiff_t)located->paragraph - shift, source->id,
              located->number);
    error_hint(&error, "cite '%s#%td'", source->id, (ptrdiff_t)located->paragraph - shift);
    error.wrong = citation_of(source, (ptrdiff_t)located->number);
    error.right = citation_of(source, (ptrdiff_t)located->paragraph - shift);
    lint_report(lint, located->relation->place, &error);
    text_release(&name);
}

/* Whether the quote stands in one of the paragraphs of that source which the relation cites. */
static bool well_placed(const struct lint *lint, const struct located *located, ptrdiff_t shift)
{
    const struct evidence *evidence = relation_evidence(lint->dossier, located->relation);
    const struct original *original = original_of(lint, located->source);
    const char *cursor = evidence->source;
    struct citation citation;
    while (citation_next(&cursor, &citation)) {
        ptrdiff_t cited = (ptrdiff_t)locator_number(&citation) + shift;
        if (citation_source(lint->dossier, &citation) == located->source && cited > 0 &&
            original_holds(original, evidence->quote, (size_t)cited))
            return true;
    }
    return false;
}

/* The quotes of one source. Locators may be pages, or anything. */
static void check_places(const struct lint *lint, const struct located *quotes, size_t count)
{
    ptrdiff_t shift = 0;
    if (!find_shift(quotes, count, &shift))
        return;
    for (size_t i = 0; i < count; i++)
        if (!quotes[i].again && shift_of(&quotes[i]) != shift &&
            !well_placed(lint, &quotes[i], shift))
            report_misplaced(lint, &quotes[i], shift);
}

void lint_misplaced_quotes(const struct lint *lint)
{
    struct locations locations = {0};
    for (size_t i = 0; lint->options->originals && i < lint->dossier->relation_count; i++)
        locate(lint, &lint->dossier->relations[i], &locations);
    if (locations.count)
        qsort(locations.items, locations.count, sizeof *locations.items, compare_located);
    for (size_t first = 0, next; first < locations.count; first = next) {
        next = first;
        while (next < locations.count &&
               locations.items[next].source == locations.items[first].source)
            next++;
        check_places(lint, &locations.items[first], next - first);
    }
    free(locations.items);
}
