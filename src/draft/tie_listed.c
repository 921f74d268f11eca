/*
 * tie_listed.c: dates of their own that names of a list have: "admitted Vietnam in 1995, Laos and
 * Myanmar in 1997 and Cambodia in 1999".
 */
#include "draft/ties.h"

#include <string.h>

/* Whether a date right behind the names from `start` on, up to `end`, is of the first one too:
 * where nothing parts them, or "and" joins them. */
static bool is_of_first(const struct article *article, const struct sentence *sentence,
                        size_t start, size_t end)
{
    bool comma = false, and = false;
    size_t last = sentence->tokens.first + sentence->tokens.count;
    for (size_t i = tie_token(article, sentence, start);
         i < last && article->tokens[i].span.start < end; i++) {
        const char *word = article_word(article, i);
        bool name = article->tokens[i].mention != ARTICLE_NONE;
        bool joins = strcmp(word, "and") == 0;
        comma |= article->text[article->tokens[i].span.start] == ',';
        and |= joins;
        if (!name && !joins && strcmp(word, "the") != 0 && !strchr(",(", *word) &&
            article->tokens[i].kind != TOKEN_MARK)
            return false;
    }
    return and || !comma;
}

bool tie_listed(const struct article *article, uint32_t sentence, struct span list, size_t name_end,
                const struct date_mention **own)
{
    enum { BESIDE = 4 }; /* bytes: a blank, a bracket */
    const struct sentence *of = &article->sentences[sentence];
    bool listed = false, found = false;
    *own = NULL;
    for (uint32_t i = 0; i < of->dates.count; i++) {
        const struct date_mention *date = &article->dates[of->dates.first + i];
        bool inside = date->phrase.start > list.start && date->phrase.end < list.end;
        bool behind = date->phrase.start >= list.end && date->phrase.start <= list.end + BESIDE;
        listed |= inside && !date->citation;
        if (found || date->phrase.start < name_end || !(inside || behind))
            continue;
        found = true;
        if (is_of_first(article, of, name_end, date->phrase.start))
            *own = date;
    }
    return listed;
}
