/*
 * naming_extended.c: how far a name goes on behind its head: Ministry of Trade and Industry, Union
 * of Democratic Forces, Monitoring Group on Somalia and Eritrea.
 */
#include "draft/naming_headed.h"

#include <string.h>

static const char *const prepositions[] = {"of", "for", "on", "against", NULL};

bool headed_stands_alone(const struct naming *naming, size_t i)
{
    size_t end = naming_run_end(naming, i), head = headed_last(naming, i, end);
    return headed_is_listed(&naming->atoms[i]) || (head < end && head > i);
}

size_t headed_behind_of(const struct naming *naming, size_t i)
{
    if (!headed_atom_is_any(naming, i, prepositions))
        return 0;
    size_t next = i + 1 + headed_atom_is(naming, i + 1, "the");
    return next < naming->atom_count && naming->atoms[next].capital ? next : 0;
}

/* The end of the run before a person's name in it: Committee on Foreign Affairs David McAllister.
 */
static size_t plain_run_end(const struct naming *naming, size_t i)
{
    size_t end = naming_run_end(naming, i);
    for (size_t k = i + 1; k < end; k++)
        if (naming->atoms[k].classes & WORD_GIVEN && !headed_is_listed(&naming->atoms[k]))
            return k;
    return end;
}

/* "of Communists and Socialists": one word, "and", and one more that nothing knows. */
static bool is_pair(const struct naming *naming, size_t i, size_t end)
{
    return end == i + 1 && !headed_is_listed(&naming->atoms[i]) && end + 1 < naming->atom_count &&
           naming_run_end(naming, end + 1) == end + 2 &&
           !(naming->atoms[end + 1].classes & (WORD_GIVEN | WORD_TITLE | WORD_HONORIFIC));
}

/* One word that nothing knows, of a row in a name: Politics. */
static bool is_topic(const struct naming *naming, size_t i)
{
    return i < naming->atom_count && naming->atoms[i].capital &&
           !headed_is_listed(&naming->atoms[i]) && naming_run_end(naming, i) == i + 1 &&
           !(naming->atoms[i].classes & (WORD_GIVEN | WORD_TITLE | WORD_HONORIFIC | HEADS));
}

/* "on Politics, Defence and Security": the last word before "and"; or the same. */
static size_t row_end(const struct naming *naming, size_t end)
{
    size_t last = end;
    while (last < naming->atom_count && token_is_mark(naming, naming->atoms[last].first, ',') &&
           is_topic(naming, last + 1))
        last += 2;
    return last > end && headed_atom_is(naming, last, "and") && is_topic(naming, last + 1) ? last
                                                                                           : end;
}

bool headed_is_of_several(const struct naming *naming, size_t i)
{
    static const char *const unions[] = {"alliance",    "axis",          "bloc",    "coalition",
                                         "community",   "confederation", "entente", "forum",
                                         "group",       "grouping",      "league",  "pact",
                                         "partnership", "union",         NULL};
    size_t next = i + 1, of = i - 1 - headed_atom_is(naming, i - 1, "the");
    while (next < naming->atom_count &&
           (token_is_mark(naming, naming->atoms[next].first, ',') ||
            headed_atom_is(naming, next, "and") || headed_atom_is(naming, next, "the")))
        next++;
    return next > i + 1 && next < naming->atom_count && naming->atoms[next].capital &&
           headed_is_state(naming, &naming->atoms[i]) && of > 0 &&
           token_is_any(naming, headed_last_token(&naming->atoms[of - 1]), unions);
}

/* "Party of European Greens": a demonym and one more word that nothing knows, or "People". */
static bool is_of_people(const struct naming *naming, size_t i)
{
    const uint32_t others = WORD_TITLE | WORD_TITLE_MODIFIER | WORD_HONORIFIC | WORD_GIVEN | HEADS;
    const struct atom *next = i + 1 < naming->atom_count ? &naming->atoms[i + 1] : NULL;
    size_t end = naming_run_end(naming, i);
    if (next && headed_atom_is(naming, i + 1, "people"))
        return naming->atoms[i].form == LISTED_DEMONYM &&
               naming->article->tokens[next->first].letters == CASE_TITLE;
    return naming->atoms[i].form == LISTED_DEMONYM && headed_is_listed(&naming->atoms[i]) && next &&
           headed_last(naming, i, end) == end && next->capital && next->count == 1 &&
           !headed_is_listed(next) && !(next->classes & others);
}

/* "Union of Democratic Forces": what the head unites is named by a head, too, and is one name. */
static bool is_joined_by(const struct naming *naming, size_t end, size_t next)
{
    static const char *const unions[] = {"alliance", "association", "confederation",
                                         "congress", "federation",  "league",
                                         "movement", "union",       NULL};
    return end > 0 && next == end + 1 && headed_atom_is_any(naming, end - 1, unions) &&
           naming->atoms[end - 1].capital && !headed_is_listed(&naming->atoms[next]);
}

/*
 * "The Monitoring Group on Somalia and Eritrea", "the Assistance Mission in Afghanistan": the end
 * of the states that such bodies are for; or the same.
 */
static size_t states_end(const struct naming *naming, size_t end)
{
    static const char *const heads[] = {"committee", "court",  "force", "group",    "mechanism",
                                        "mission",   "office", "panel", "tribunal", NULL};
    static const char *const links[] = {"on", "for", "in", NULL};
    if (end < 2 || !headed_atom_is_any(naming, end - 1, heads) || !naming->atoms[end - 2].capital ||
        !naming->atoms[end - 1].capital || !headed_atom_is_any(naming, end, links))
        return end;
    size_t at = end + 1 + headed_atom_is(naming, end + 1, "the"), last = end;
    while (at < naming->atom_count && headed_is_state(naming, &naming->atoms[at]) &&
           naming->atoms[at].form == LISTED_NAME) {
        last = at + 1;
        at = last + 1 + headed_atom_is(naming, last + 1, "the");
        if (!headed_atom_is(naming, last, "and"))
            break;
    }
    return last;
}

size_t headed_extended_end(const struct naming *naming, size_t end, const char *kind, bool bare)
{
    if (states_end(naming, end) > end)
        return states_end(naming, end);
    for (size_t round = 0; round < 3; round++) {
        size_t next = headed_behind_of(naming, end);
        if (!next || naming->atoms[next].classes & WORD_HONORIFIC ||
            (!headed_atom_is(naming, end, "of") && headed_is_listed(&naming->atoms[next]) &&
             !is_of_people(naming, next))) /* Alliance for European Integration */
            return end;
        const struct atom *atom = &naming->atoms[next];
        if (atom->classes & WORD_GIVEN && !headed_is_listed(atom) &&
            next + 1 < naming->atom_count && naming->atoms[next + 1].capital &&
            !headed_is_listed(&naming->atoms[next + 1]) &&
            !(naming->atoms[next + 1].classes & HEADS) && strcmp(kind, "organization") == 0)
            return end; /* the Green Party of Anna Lund */
        bool alone = headed_stands_alone(naming, next);
        bool takes =
            strcmp(kind, "body") != 0 && strcmp(kind, "force") != 0 && strcmp(kind, "event") != 0;
        bool city = atom->form == LISTED_SEAT && strcmp(kind, "organization") == 0;
        bool named = headed_is_listed(atom) && (atom->form == LISTED_NAME || city);
        if (alone && !is_of_people(naming, next) && !is_joined_by(naming, end, next) &&
            (!(takes && named) || headed_is_of_several(naming, next)))
            return end;
        bool people = is_of_people(naming, next);
        end = headed_is_listed(atom) && !people ? next + 1 : plain_run_end(naming, next);
        if (people && end == next + 1)
            end = next + 2; /* "People" by itself begins no name */
        if (bare && is_topic(naming, next))
            end = row_end(naming, end);
        while ((bare || is_pair(naming, next, end)) && headed_atom_is(naming, end, "and") &&
               end + 1 < naming->atom_count && naming->atoms[end + 1].capital &&
               !headed_is_listed(&naming->atoms[end + 1]) &&
               !(naming->atoms[end + 1].classes & WORD_TITLE))
            end = plain_run_end(naming, end + 1);
        if (headed_is_listed(atom) && !people)
            return end;
    }
    return end;
}
