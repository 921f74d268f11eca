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
    static const char *const words[] = {
        "Party",         "Coalition",   "Democrats",  "Socialists",    "Rally",    "League",
        "Conservatives", "Alternative", "Greens",     "Liberals",      "Union of", "Democratic",
        "Christian",     "National",    "Communist",  "Conservative",  "Movement", "Network",
        "Patriots",      "People's",    "Republican", "Workers",       "Fidesz",   "Fine Gael",
        "Sinn F",        "Fatah",       "Golkar",     "Jewish Home",   "Jobbik",   "Kadima",
        "Kuomintang",    "Labor",       "Labour",     "Likud",         "Podemos",  "Progressives",
        "Shas",          "Smer",        "Syriza",     "Torah Judaism", "Yabloko",  "Yesh Atid"};
    const struct drafted_entity *to = &article->entities[item->to];
    bool titled = item->role.end > item->role.start;
    if (strcmp(to->kind, "organization") != 0 || titled || item->cue.start != item->to_span.start)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(to->name, words[i]))
            return true;
    return false;
}

static bool has_word(const char *name, const char *const *words)
{
    for (; *words; words++)
        if (strstr(name, *words))
            return true;
    return false;
}

/* Whether it is one that governs or lends: whose president runs it. */
static bool is_executive(const char *name)
{
    static const char *const words[] = {"Commission", "Bank",     "Fund",     "Court",
                                        "Parliament", "Congress", "Assembly", "Agency",
                                        "University", NULL};
    return has_word(name, words);
}

/* Whether a state owns it, through whatever organ of its own. */
static bool is_of_state(const struct article *article, uint32_t index)
{
    enum { DEEPEST = 4 };
    uint32_t of = article->entities[index].of;
    bool organ = false;
    for (int depth = 0; depth < DEEPEST && of != ARTICLE_NONE; depth++) {
        if (strcmp(article->entities[of].kind, "state") == 0)
            return true;
        organ = strcmp(article->entities[of].kind, "body") == 0;
        of = article->entities[of].of;
    }
    return organ; /* of a parliament that the article does not say more of */
}

/* A union or a league, as its name tells. */
static bool is_union(const char *name)
{
    static const char *const words[] = {"Alliance",      "Association", "Commonwealth", "Communit",
                                        "Confederation", "Cooperation", "League",       "Movement",
                                        "Nations",       "Organi",      "Partnership",  "Process",
                                        "States",        "Treaty",      "Union",        NULL};
    return has_word(name, words);
}

static bool is_joint(const char *name)
{
    static const char *const words[] = {"Mixed", "Joint Commission", "Joint Committee", NULL};
    return has_word(name, words);
}

/*
 * Whether its name tells that it brings several together: an international association, a body
 * that no state owns; of what a table has, a union as well.
 */
static bool is_of_several(const struct article *article, uint32_t index)
{
    static const char *const words[] = {"International", "World",    "Global",    "Conference",
                                        "Forum",         "Council",  "Committee", "Commission",
                                        "Initiative",    "Dialogue", "Working",   "Platform",
                                        "Body",          "Heads of", NULL};
    const struct drafted_entity *entity = &article->entities[index];
    bool event = strcmp(entity->kind, "event") == 0, bloc = strcmp(entity->kind, "bloc") == 0;
    if (event || is_joint(entity->name))
        return true;
    if (is_of_state(article, index))
        return false;
    return has_word(entity->name, words) ||
           (entity->listed && is_of_states(article, index) && (bloc || is_union(entity->name)));
}

/* The same where who chairs it is of a state, as those are who chair what is of states. */
static bool is_shared(const struct article *article, uint32_t index, bool of_state)
{
    return is_of_several(article, index) ||
           (of_state && is_of_states(article, index) && !is_of_state(article, index));
}

/* A sport's association or an Olympic committee: who heads it presides over its members. */
static bool is_of_sport(const char *name)
{
    static const char *const words[] = {
        "Athletic", "Basketball", "CONCACAF",   "CONMEBOL", "Chess",  "Cricket",    "Cycling",
        "FIFA",     "Football",   "Gymnastics", "Handball", "Hockey", "Olympic",    "Rugby",
        "Skating",  "Soccer",     "Sport",      "Swimming", "UEFA",   "Volleyball", NULL};
    static const char *const clubs[] = {" Club", " FC", " AC", NULL};
    return has_word(name, words) && !has_word(name, clubs);
}

/* Whether the words tell who is at the head, by a title or a verb. */
static bool is_at_head(const struct article *article, const struct drafted_relation *item)
{
    static const char *const words[] = {"president", "chair",       "head", "led", "leads",
                                        "leader",    "predecessor", "run",  "ran", "ruled"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tie_says(article, item, words[i]))
            return true;
    return false;
}

/* Whose president or chair runs it: a commission or a bank of an organization. */
static bool is_run(const struct article *article, uint32_t index)
{
    const struct drafted_entity *entity = &article->entities[index];
    return entity->of != ARTICLE_NONE && is_executive(entity->name) && !is_joint(entity->name);
}

/* Whether the phrase names a chair: "handed the union's chairmanship to". */
static bool is_of_chair(const struct article *article, const struct drafted_relation *item)
{
    static const char *const words[] = {"chairmanship", "presidency"};
    const char *phrase = article->text + item->phrase.start;
    size_t length = item->phrase.end - item->phrase.start;
    return memmem(phrase, length, words[0], strlen(words[0])) ||
           memmem(phrase, length, words[1], strlen(words[1]));
}

/*
 * Whether a person has a presidency there, as the words and what it is tell: who presides over it;
 * who chairs what is of states, or of several; the president of what has members.
 */
static bool is_presidency(const struct article *article, const struct drafted_relation *item,
                          bool of_state)
{
    static const char *const presides[] = {"presided", "presides", "presiding",
                                           "preside ", "at whose", "reigned"};
    const struct drafted_entity *to = &article->entities[item->to];
    if (is_firm(article, item->to) || is_run(article, item->to) || strcmp(to->kind, "state") == 0)
        return false;
    for (size_t i = 0; i < sizeof presides / sizeof *presides; i++)
        if (tie_says(article, item, presides[i]))
            return true;
    if (tie_says(article, item, "deputy") || tie_says(article, item, "vice"))
        return false;
    if (is_of_sport(to->name))
        return is_at_head(article, item);
    if (!is_shared(article, item->to, of_state))
        return false;
    bool council =
        strcmp(to->kind, "body") != 0 ? is_union(to->name) : strstr(to->name, "Council") != NULL;
    bool president = tie_says(article, item, "president") && council && !is_executive(to->name);
    return president || tie_says(article, item, "chair") || is_of_chair(article, item);
}

/* Whether what a row took for a presidency is an office: of a firm, a party, a committee. */
static bool is_mere_office(const struct article *article, const struct drafted_relation *item,
                           bool of_state)
{
    const struct drafted_entity *from = &article->entities[item->from];
    bool named = tie_says(article, item, "chair") || tie_says(article, item, "presid") ||
                 tie_says(article, item, "at whose");
    return (!of_state && (from->of == item->to || !named)) || is_run(article, item->to) ||
           (!of_state && !is_of_several(article, item->to)) ||
           strstr(article->entities[item->to].name, "Bank") ||
           (!from->national && is_firm(article, item->to));
}

/* Whether the same words tell that it is a presidency. */
static bool is_told_better(const struct drafted_relations *relations,
                           const struct drafted_relation *item)
{
    for (size_t i = 0; i < relations->count && tie_is_type(item, "office"); i++) {
        const struct drafted_relation *other = &relations->items[i];
        if (tie_is_type(other, "presidency") && other->from == item->from &&
            other->to == item->to && other->cue.start < item->cue.end &&
            item->cue.start < other->cue.end)
            return true;
    }
    return false;
}

static void drop_told_better(struct drafted_relations *relations)
{
    size_t kept = 0;
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation item = relations->items[i];
        if (!is_told_better(relations, &item))
            relations->items[kept++] = item;
    }
    relations->count = kept;
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
        if (!tie_is_person(article, item->from))
            continue;
        bool presides = is_presidency(article, item, of_state);
        if (tie_is_type(item, "office") && presides)
            item->type = "presidency";
        else if (tie_is_type(item, "presidency") && !presides &&
                 is_mere_office(article, item, of_state))
            item->type = "office";
        if (tie_is_type(item, "office") && is_of_party(article, item))
            item->type = "membership";
        if (is_firm(article, item->to) && is_possessive(article, item))
            make_owned(item);
    }
    drop_told_better(relations);
}
