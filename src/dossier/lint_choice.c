/*
 * lint_choice.c: which rules run, and how severe they are, as a user asks for it.
 */
#include "dossier/lint_rules.h"

#include "base/list.h"

#include <string.h>

/* What may stand behind "CODE=". */
static const struct {
    const char *word;
    enum lint_level level;
} words[] = {{"on", LINT_AS_IT_IS},
             {"off", LINT_OFF},
             {"note", LINT_NOTE},
             {"warning", LINT_WARNING},
             {"error", LINT_ERROR}};

static bool find_level(const char *word, unsigned char *level, struct error *error)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, word) == 0) {
            *level = (unsigned char)words[i].level;
            return true;
        }
    return error_set(error, ERROR_USAGE, "a rule is on, off, note, warning or error, not '%s'",
                     word);
}

static bool find_rule(const char *code, size_t *rule, struct error *error)
{
    *rule = lint_rule_find(code);
    if (*rule != LINT_NO_RULE)
        return true;
    const char *near = lint_rule_suggest(code);
    error_set(error, ERROR_USAGE, "no rule has the code '%s'", code);
    error_hint(error, near ? "did you mean %s?" : "'entente rules' lists them%s", near ? near : "");
    return false;
}

/* One item: CODE, no-CODE or CODE=LEVEL. No code begins with "no-". */
static bool choose(struct lint_choice *choice, char *item, struct error *error)
{
    char *equals = strchr(item, '=');
    bool without = strncmp(item, "no-", 3) == 0 && !equals;
    unsigned char level = LINT_OFF;
    size_t rule;
    if (equals)
        *equals = '\0';
    if (!find_rule(item + (without ? 3 : 0), &rule, error) ||
        (equals && !find_level(equals + 1, &level, error)))
        return false;
    if (strcmp(lint_rule_at(rule)->code, LINT_SYNTAX) == 0)
        return error_set(error, ERROR_USAGE, "what cannot be read is always an error");
    if (without || equals)
        choice->levels[rule] = level;
    else
        choice->only = choice->named[rule] = true;
    return true;
}

bool lint_choose(struct lint_choice *choice, const char *list, struct error *error)
{
    struct lint_choice wanted = *choice;
    struct text item = {0};
    size_t count = 0;
    bool done = true;
    for (; done && list_next(&list, &item); count++)
        done = choose(&wanted, item.data, error);
    if (done && !count)
        done = error_set(error, ERROR_USAGE, "a rule is named by its code, as in office-gap");
    if (done)
        *choice = wanted;
    text_release(&item);
    return done;
}

bool lint_chosen(const struct lint_choice *choice, size_t rule, enum severity *severity)
{
    static const enum severity severities[] = {[LINT_NOTE] = SEVERITY_NOTE,
                                               [LINT_WARNING] = SEVERITY_WARNING,
                                               [LINT_ERROR] = SEVERITY_ERROR};
    enum lint_level level = choice ? (enum lint_level)choice->levels[rule] : LINT_AS_IT_IS;
    *severity = level < LINT_NOTE ? lint_rule_at(rule)->severity : severities[level];
    return level != LINT_OFF && !(choice && choice->only && !choice->named[rule]);
}
