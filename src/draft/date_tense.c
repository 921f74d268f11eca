/*
 * date_tense.c: whether what stands around a date is over or to come. The nearest verb that tells
 * in the same clause decides.
 */
#include "draft/dates.h"

#include <stdlib.h>
#include <string.h>

enum { REACH = 25 /* tokens to either side */ };

struct marker {
    const char *word;
    uint8_t tense;
};

/* To add one: its row, in the order of the alphabet. Regular pasts need none. */
static const struct marker markers[] = {
    {"agree", TENSE_PLAN},       {"agreed", TENSE_PLAN},     {"aim", TENSE_PLAN},
    {"aims", TENSE_PLAN},        {"arose", TENSE_PAST},      {"arrive", TENSE_PLAN},
    {"arrives", TENSE_FUTURE},   {"assumes", TENSE_FUTURE},  {"ate", TENSE_PAST},
    {"beat", TENSE_PAST},        {"became", TENSE_PAST},     {"becomes", TENSE_FUTURE},
    {"began", TENSE_PAST},       {"begin", TENSE_PLAN},      {"begins", TENSE_FUTURE},
    {"bent", TENSE_PAST},        {"blew", TENSE_PAST},       {"bore", TENSE_PAST},
    {"bought", TENSE_PAST},      {"bound", TENSE_PAST},      {"bred", TENSE_PAST},
    {"broke", TENSE_PAST},       {"brought", TENSE_PAST},    {"built", TENSE_PAST},
    {"came", TENSE_PAST},        {"caught", TENSE_PAST},     {"chose", TENSE_PAST},
    {"clung", TENSE_PAST},       {"convene", TENSE_PLAN},    {"convenes", TENSE_FUTURE},
    {"could", TENSE_PLAN},       {"crept", TENSE_PAST},      {"cut", TENSE_PAST},
    {"dealt", TENSE_PAST},       {"decided", TENSE_PLAN},    {"departs", TENSE_FUTURE},
    {"did", TENSE_PAST},         {"drank", TENSE_PAST},      {"drew", TENSE_PAST},
    {"drove", TENSE_PAST},       {"due", TENSE_FUTURE},      {"dug", TENSE_PAST},
    {"ends", TENSE_FUTURE},      {"enters", TENSE_PLAN},     {"expected", TENSE_PLAN},
    {"expects", TENSE_PLAN},     {"expires", TENSE_FUTURE},  {"fed", TENSE_PAST},
    {"fell", TENSE_PAST},        {"felt", TENSE_PAST},       {"fled", TENSE_PAST},
    {"flew", TENSE_PAST},        {"following", TENSE_PAST},  {"forbade", TENSE_PAST},
    {"forgave", TENSE_PAST},     {"forgot", TENSE_PAST},     {"forthcoming", TENSE_FUTURE},
    {"fought", TENSE_PAST},      {"found", TENSE_PAST},      {"froze", TENSE_PAST},
    {"gave", TENSE_PAST},        {"got", TENSE_PAST},        {"grew", TENSE_PAST},
    {"had", TENSE_PAST},         {"held", TENSE_PAST},       {"hid", TENSE_PAST},
    {"holds", TENSE_PLAN},       {"hope", TENSE_PLAN},       {"hopes", TENSE_PLAN},
    {"host", TENSE_PLAN},        {"hosts", TENSE_PLAN},      {"hung", TENSE_PAST},
    {"inherits", TENSE_FUTURE},  {"intend", TENSE_PLAN},     {"intended", TENSE_PLAN},
    {"intends", TENSE_PLAN},     {"invited", TENSE_PLAN},    {"joins", TENSE_PLAN},
    {"kept", TENSE_PAST},        {"kicks", TENSE_PLAN},      {"knew", TENSE_PAST},
    {"laid", TENSE_PAST},        {"lay", TENSE_PAST},        {"leaves", TENSE_FUTURE},
    {"led", TENSE_PAST},         {"left", TENSE_PAST},       {"lent", TENSE_PAST},
    {"lit", TENSE_PAST},         {"lost", TENSE_PAST},       {"made", TENSE_PAST},
    {"may", TENSE_FUTURE},       {"meant", TENSE_PAST},      {"meet", TENSE_PLAN},
    {"meets", TENSE_PLAN},       {"met", TENSE_PAST},        {"might", TENSE_FUTURE},
    {"mistook", TENSE_PAST},     {"must", TENSE_FUTURE},     {"open", TENSE_PLAN},
    {"opens", TENSE_FUTURE},     {"overcame", TENSE_PAST},   {"oversaw", TENSE_PAST},
    {"overthrew", TENSE_PAST},   {"overtook", TENSE_PAST},   {"paid", TENSE_PAST},
    {"plan", TENSE_PLAN},        {"planned", TENSE_PLAN},    {"planning", TENSE_PLAN},
    {"plans", TENSE_PLAN},       {"pledged", TENSE_PLAN},    {"prepared", TENSE_PLAN},
    {"prepares", TENSE_PLAN},    {"preparing", TENSE_PLAN},  {"promised", TENSE_PLAN},
    {"quit", TENSE_PAST},        {"ran", TENSE_PAST},        {"rang", TENSE_PAST},
    {"rebuilt", TENSE_PAST},     {"resume", TENSE_PLAN},     {"resumes", TENSE_FUTURE},
    {"retires", TENSE_FUTURE},   {"retook", TENSE_PAST},     {"rode", TENSE_PAST},
    {"rose", TENSE_PAST},        {"said", TENSE_PAST},       {"sang", TENSE_PAST},
    {"sank", TENSE_PAST},        {"sat", TENSE_PAST},        {"saw", TENSE_PAST},
    {"scheduled", TENSE_FUTURE}, {"sent", TENSE_PAST},       {"shall", TENSE_FUTURE},
    {"shook", TENSE_PAST},       {"shot", TENSE_PAST},       {"should", TENSE_FUTURE},
    {"shut", TENSE_PAST},        {"slated", TENSE_FUTURE},   {"slept", TENSE_PAST},
    {"sold", TENSE_PAST},        {"sought", TENSE_PAST},     {"spent", TENSE_PAST},
    {"split", TENSE_PAST},       {"spoke", TENSE_PAST},      {"sprang", TENSE_PAST},
    {"start", TENSE_PLAN},       {"starts", TENSE_FUTURE},   {"stole", TENSE_PAST},
    {"stood", TENSE_PAST},       {"struck", TENSE_PAST},     {"stuck", TENSE_PAST},
    {"supposed", TENSE_PLAN},    {"swam", TENSE_PAST},       {"swept", TENSE_PAST},
    {"swore", TENSE_PAST},       {"swung", TENSE_PAST},      {"takes", TENSE_PLAN},
    {"taught", TENSE_PAST},      {"thought", TENSE_PAST},    {"threw", TENSE_PAST},
    {"told", TENSE_PAST},        {"took", TENSE_PAST},       {"tore", TENSE_PAST},
    {"travels", TENSE_PLAN},     {"understood", TENSE_PAST}, {"undertook", TENSE_PAST},
    {"upcoming", TENSE_FUTURE},  {"upheld", TENSE_PAST},     {"visits", TENSE_PLAN},
    {"votes", TENSE_PLAN},       {"vowed", TENSE_PLAN},      {"was", TENSE_PAST},
    {"went", TENSE_PAST},        {"were", TENSE_PAST},       {"will", TENSE_FUTURE},
    {"withdrew", TENSE_PAST},    {"withheld", TENSE_PAST},   {"woke", TENSE_PAST},
    {"won", TENSE_PAST},         {"wore", TENSE_PAST},       {"would", TENSE_PLAN},
    {"wrote", TENSE_PAST},
};

/* End in -ed and are no past. Sorted. */
static const char *const no_pasts[] = {
    "armed", "bed",    "exceed", "feed", "hundred",   "indeed", "need",    "proceed",
    "red",   "sacred", "seed",   "shed", "so-called", "speed",  "succeed", "united",
};

static int compare_marker(const void *key, const void *row)
{
    return strcmp(key, ((const struct marker *)row)->word);
}

static int compare_word(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

static bool is_regular_past(const struct date_reader *reader, size_t at)
{
    const char *word = date_word_at(reader, at);
    size_t length = strlen(word);
    return length > 3 && strcmp(word + length - 2, "ed") == 0 &&
           reader->article->tokens[at].letters == CASE_LOWER &&
           !bsearch(word, no_pasts, sizeof no_pasts / sizeof *no_pasts, sizeof *no_pasts,
                    compare_word);
}

static bool is_will(const char *word)
{
    return strcmp(word, "will") == 0 || strcmp(word, "shall") == 0;
}

static bool is_form_of_be(const char *word)
{
    return strcmp(word, "is") == 0 || strcmp(word, "are") == 0 || strcmp(word, "was") == 0 ||
           strcmp(word, "were") == 0;
}

static enum tense tense_of(const struct date_reader *reader, size_t at)
{
    const char *word = date_word_at(reader, at);
    const struct marker *marker =
        bsearch(word, markers, sizeof markers / sizeof *markers, sizeof *markers, compare_marker);
    enum tense tense = marker ? marker->tense : TENSE_NONE;
    if (marker && reader->article->tokens[at].letters != CASE_LOWER)
        return TENSE_NONE; /* May, Will */
    /* "will meet" */
    if (tense == TENSE_PLAN && at > reader->first && is_will(date_word_at(reader, at - 1)))
        return TENSE_FUTURE;
    if (!marker && is_regular_past(reader, at))
        tense = TENSE_PAST;
    /* "is to sign", "was to be signed", "to be held". */
    if (strcmp(word, "to") == 0 && at > reader->first &&
        is_form_of_be(date_word_at(reader, at - 1)))
        return *date_word_at(reader, at - 1) == 'w' ? TENSE_PLAN : TENSE_FUTURE;
    if (strcmp(word, "be") == 0 && at > reader->first &&
        strcmp(date_word_at(reader, at - 1), "to") == 0)
        return TENSE_PLAN;
    /* "to be held", "will be signed": the word before tells. */
    const char *before = at > reader->first ? date_word_at(reader, at - 1) : "";
    if (tense == TENSE_PAST && (strcmp(before, "be") == 0 || strcmp(before, "being") == 0))
        return TENSE_NONE;
    return tense;
}

static bool ends_clause(const struct date_reader *reader, size_t at)
{
    return date_mark_at(reader, at, ";") || date_mark_at(reader, at, ":") ||
           date_mark_at(reader, at, "\u2014");
}

/*
 * One side of a date: the nearest word that tells, and how far it is, a comma counting for some
 * words ("who will leave after the vote on Sunday, stayed"). A plan reaches no comma.
 */
static enum tense tense_beside(const struct date_reader *reader, size_t from, int step,
                               size_t *distance)
{
    enum { COMMA = 8 };
    bool comma = false;
    size_t at = from;
    for (*distance = 0; *distance < REACH; ++*distance, at += (size_t)step) {
        if (at < reader->first || at >= reader->end || ends_clause(reader, at))
            break;
        enum tense tense = tense_of(reader, at);
        if (tense != TENSE_NONE && !(comma && tense == TENSE_PLAN)) {
            *distance += comma ? COMMA : 0;
            return tense;
        }
        comma |= date_mark_at(reader, at, ",");
    }
    return TENSE_NONE;
}

/* "Asked it to leave by the end of August": what is to be by then. */
static bool is_due(const struct date_reader *reader, size_t from)
{
    static const char *const between[] = {"early", "end", "late", "mid", "of", "the", NULL};
    enum { BETWEEN = 4 };
    for (size_t i = 1; i <= BETWEEN && from >= reader->first + i; i++) {
        if (date_is(reader, from - i, "by"))
            return true;
        bool skip = false;
        for (size_t k = 0; between[k] && !skip; k++)
            skip = date_is(reader, from - i, between[k]);
        if (!skip)
            return false;
    }
    return false;
}

enum tense date_tense(const struct date_reader *reader, size_t from, size_t to)
{
    size_t left, right;
    enum tense before =
        from > reader->first ? tense_beside(reader, from - 1, -1, &left) : TENSE_NONE;
    enum tense behind = tense_beside(reader, to, 1, &right);
    enum tense tense = before ? before : behind;
    if (before && behind)
        tense = left <= right ? before : behind;
    return tense == TENSE_PAST && is_due(reader, from) ? TENSE_PLAN : tense;
}
