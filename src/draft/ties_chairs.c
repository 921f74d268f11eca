/*
 * ties_chairs.c: what a chair is: a presidency, an office, or a mere membership, by who has it and
 * of what.
 */
#include "draft/ties_settle.h"

#include <string.h>
#include <strings.h>

bool tie_is_type(const struct drafted_relation *relation, const char *type)
{
    return strcmp(relation->type, type) == 0;
}

bool tie_is_person(const struct article *article, uint32_t entity)
{
    return strcmp(article->entities[entity].kind, "person") == 0;
}

bool tie_says(const struct article *article, const struct drafted_relation *relation,
              const char *word)
{
    const struct span spans[] = {relation->role, relation->cue};
    for (size_t i = 0; i < 2; i++)
        for (size_t at = spans[i].start; at + strlen(word) <= spans[i].end; at++)
            if (strncasecmp(article->text + at, word, strlen(word)) == 0)
                return true;
    return false;
}

/* Whether states are its members, as far as a name tells: no party, bank or company. */
static bool is_of_states(const struct article *article, uint32_t index)
{
    static const char *const others[] = {"Party",       "Congress", "Front", "Movement",
                                         "Rally",       "Bank",     "Group", "Company",
                                         "Corporation", "Fund",     "Board"};
    const struct drafted_entity *entity = &article->entities[index];
    bool body = strcmp(entity->kind, "body") == 0 && entity->of != ARTICLE_NONE &&
                strcmp(article->entities[entity->of].kind, "organization") == 0;
    bool whole = (strcmp(entity->kind, "organization") == 0 || strcmp(entity->kind, "bloc") == 0) &&
                 entity->of == ARTICLE_NONE;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strstr(entity->name, others[i]))
            return false;
    return body || (whole && entity->listed);
}

/* Whether its name is a company's: who chairs it has an office there. */
static bool is_firm(const struct article *article, uint32_t index)
{
    static const char *const words[] = {"Bank",      "Company",   "Corporation",
                                        "Group",     "Holdings",  "Industries",
                                        "Insurance", "Petroleum", "Shipping"};
    static const char *const ends[] = {" AG", " AS", " Inc", " LLC", " Ltd", " PLC", " SA"};
    const char *name = index == ARTICLE_NONE ? "" : article->entities[index].name;
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(name, words[i]))
            return strcmp(article->entities[index].kind, "organization") == 0 &&
                   !article->entities[index].listed;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (length > strlen(ends[i]) && strcmp(name + length - strlen(ends[i]), ends[i]) == 0)
            return true;
    return false;
}

/* "X of the Labour Party": who is of a party, and has no title there, is a member of it. */
static bool is_of_party(const struct article *article, const struct drafted_relation *item)
{
    static const char *const words[] = {"Party",     "Coalition", "Democrats",     "Socialists",
                                        "Rally",     "League",    "Conservatives", "Alternative",
                                        "Greens",    "Liberals",  "Union of",      "Democratic",
                                        "Christian", "National"};
    const struct drafted_entity *to = &article->entities[item->to];
    bool titled = item->role.end > item->role.start;
    if (strcmp(to->kind, "organization") != 0 || titled || item->cue.start != item->to_span.start)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(to->name, words[i]))
            return true;
    return false;
}

/* "X's Northern Bank", "X, whose Northern Bank": nothing else ties them. */
static bool is_possessive(const struct article *article, const struct drafted_relation *item)
{
    const char *behind = article->text + item->from_span.end;
    size_t length =
        item->phrase.end > item->from_span.end ? item->phrase.end - item->from_span.end : 0;
    bool ties = tie_is_type(item, "office") || tie_is_type(item, "membership");
    return ties && item->row != SIZE_MAX && item->role.end <= item->role.start && length > 5 &&
           (memcmp(behind, "'s ", 3) == 0 || memcmp(behind, "\xE2\x80\x99s ", 5) == 0 ||
            tie_says(article, item, "whose"));
}

static void make_owned(struct drafted_relation *item)
{
    uint32_t owner = item->from;
    struct span span = item->from_span;
    item->type = "part-of";
    item->from = item->to;
    item->from_span = item->to_span;
    item->to = owner;
    item->to_span = span;
}

void ties_of_chairs(const struct article *article, struct drafted_relations *relations)
{
    for (size_t i = 0; i < relations->count; i++) {
        struct drafted_relation *item = &relations->items[i];
        const struct drafted_entity *from = &article->entities[item->from];
        bool of_state = from->national || (from->of != ARTICLE_NONE &&
                                           strcmp(article->entities[from->of].kind, "state") == 0);
        bool chairs = tie_says(article, item, "chair") || tie_says(article, item, "presidency");
        if (!tie_is_person(article, item->from))
            continue;
        if (tie_is_type(item, "office") && of_state && chairs && is_of_states(article, item->to))
            item->type = "presidency";
        else if (tie_is_type(item, "presidency") &&
                 ((!of_state &&
                   (from->of == item->to || (!chairs && !tie_says(article, item, "presid")))) ||
                  (!from->national && is_firm(article, item->to))))
            item->type = "office";
        if (tie_is_type(item, "office") && is_of_party(article, item))
            item->type = "membership";
        if (is_firm(article, item->to) && is_possessive(article, item))
            make_owned(item);
    }
}
