/*
 * lexicon_enumerate.c: what is told of several at once, as the expression that finds them.
 */
#include "draft/lexicon.h"

#include <entente/text.h>

/*
 * "A, B and C", all nouns or all adjectives: adjectives go first ("Russian and Chinese officials"
 * is one to fold), nouns after the folds ("Russian officials, France and Poland"). The two are of
 * different clauses where one verb of a single subject follows, or a verb in the middle of a
 * sentence: "a treaty with ASEAN and Australia will".
 */
#define AND_OTHERS                             \
    "<[A-Z]+[0-9]+n>,? and (?:[0-9]+|[a-z]+) " \
    "[^,;]{0,40}\\b(?:states|countries|nations|others|parties|factions|groups?)\\b"
static const char enumeration[] =
    "(?:(?<clause>^|(?<=[,;:(\"] )|(?<=\\bthat )|(?<=\\bboth )|(?<=\\bbetween )|(?<=\\bwhen )"
    "|(?<=\\bwhile )|(?<=\\bafter )|(?<=\\bif )|(?<=\\bas )|(?<=\\bbecause ))|)"
    "(?:(?<!members of )(?<!partners of )(?<!allies of )(?<!neighbors of )(?<!neighbours of )"
    "(?<!rivals of )(?<!critics of )(?<!enemies of )(?!(?<=^In )<[OBK])(?!(?<=states of "
    ")<O)(?!(?<=countries of )<O)"
    "(?!(?<=founders of )<O)(?!(?<=nations of )<O)"
    "(?!(?:(?<=enter )|(?<=join )|(?<=joined )|(?<=leave )|(?<=left )|(?<=quit ))<O[0-9]+n>, <S)"
    "<[A-Z]+[0-9]+%c>(?:, (?:the "
    ")?<[A-Z]+[0-9]+%c>)+"
    "(?:,? (?:and|or|&)(?:, (?:for|from|in|since|until) [^<;:,]{1,30},)?|, as well as|,(?= (?:the "
    ")?" AND_OTHERS ")) "
    "|<[A-Z]+[0-9]+%c>(?: (?:and|or|&) |,? as well as |, (?=(?:the )?" AND_OTHERS "))"
    "|(?<!member of )(?<!members of )(?<!joined )(?<!join )(?<!part of )"
    "<[A-Z]+[0-9]+%c>,? (?:along|together) with "
    "|(?<=\\()<[A-Z]+[0-9]+%c>(?:, <[A-Z]+[0-9]+%c>)+, (?=<[A-Z]+[0-9]+n>\\)))"
    "(?:the |also )?<[A-Z]+[0-9]+%c>"
    "(?! (?:is|was|has|says|does|wants|seeks|remains) )"
    "(?(clause)|(?! (?:said|told|had|will|would|could|may|might|did) ))";

void lexicon_add_enumerations(struct lexicon *lexicon)
{
    for (size_t i = 0; i < 2; i++) {
        char form = "an"[i];
        struct text expression = {0};
        text_addf(&expression, enumeration, form, form, form, form, form, form, form);
        lexicon->enumerations[i] = expression_new(NULL, text_string(&expression), 0);
        text_release(&expression);
    }
}
