/*
 * date_governor.c: the words that govern a date: in, since, no later than.
 */
#include "draft/dates.h"

#include <string.h>

/*
 * What can stand before a date, the longer ones before those that they start with. Those that are
 * weak also stand before numbers that are no years. To add one: its row.
 */
static const struct governor governors[] = {
    {{"as", "of"}, DATE_ON, false},
    {{"as", "early", "as"}, DATE_ON, false},
    {{"as", "late", "as"}, DATE_ON, false},
    {{"as", "recently", "as"}, DATE_ON, false},
    {{"as", "far", "back", "as"}, DATE_ON, false},
    {{"in", "or", "around"}, DATE_AROUND, false},
    {{"in"}, DATE_ON, false},
    {{"on"}, DATE_ON, false},
    {{"at"}, DATE_ON, true},
    {{"to"}, DATE_ON, true},
    {{"dated"}, DATE_ON, false},
    {{"since"}, DATE_SINCE, false},
    {{"starting", "in"}, DATE_FROM, false},
    {{"starting", "on"}, DATE_FROM, false},
    {{"starting", "from"}, DATE_FROM, false},
    {{"starting"}, DATE_FROM, true},
    {{"beginning", "in"}, DATE_FROM, false},
    {{"beginning", "on"}, DATE_FROM, false},
    {{"beginning", "from"}, DATE_FROM, false},
    {{"effective"}, DATE_FROM, true},
    {{"from"}, DATE_FROM, true},
    {{"up", "until"}, DATE_UNTIL, false},
    {{"up", "to"}, DATE_UNTIL, true},
    {{"until"}, DATE_UNTIL, false},
    {{"till"}, DATE_UNTIL, false},
    {{"through"}, DATE_UNTIL, true},
    {{"no", "later", "than"}, DATE_BY, false},
    {{"not", "later", "than"}, DATE_BY, false},
    {{"by"}, DATE_BY, true},
    {{"within"}, DATE_BY, true},
    {{"prior", "to"}, DATE_BEFORE, false},
    {{"ahead", "of"}, DATE_BEFORE, true},
    {{"before"}, DATE_BEFORE, true},
    {{"after"}, DATE_AFTER, true},
    {{"following"}, DATE_AFTER, true},
    {{"during"}, DATE_DURING, false},
    {{"throughout"}, DATE_DURING, false},
    {{"over", "the"}, DATE_DURING, true},
    {{"over", "these"}, DATE_DURING, true},
    {{"for"}, DATE_DURING, true},
    {{"between"}, DATE_BETWEEN, true},
    {{"around"}, DATE_AROUND, true},
    {{"about"}, DATE_AROUND, true},
    {{"circa"}, DATE_AROUND, false},
};

/* Words that forms start with which are no words of time. */
static const char *const openers[] = {
    "the",       "then",  "more",    "less",    "over", "just", "barely", "fiscal",
    "financial", "final", "opening", "closing", "q1",   "q2",   "q3",     "q4"};

bool date_can_start(const char *word)
{
    for (size_t i = 0; i < sizeof governors / sizeof *governors; i++)
        if (strcmp(governors[i].words[0], word) == 0)
            return true;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (strcmp(openers[i], word) == 0)
            return true;
    return (*word >= '0' && *word <= '9') || *word == '\'' || *word == '(' || *word == '[';
}

size_t date_governor_at(const struct date_reader *reader, size_t at,
                        const struct governor **governor)
{
    for (size_t i = 0; i < sizeof governors / sizeof *governors; i++) {
        size_t words = 0;
        while (words < 4 && governors[i].words[words] &&
               strcmp(date_word_at(reader, at + words), governors[i].words[words]) == 0)
            words++;
        bool following = strcmp(governors[i].words[0], "following") == 0; /* "the following day" */
        if (following && at > reader->first && date_is(reader, at - 1, "the"))
            continue;
        if (words == 4 || !governors[i].words[words]) {
            *governor = &governors[i];
            return at + words;
        }
    }
    return 0;
}
