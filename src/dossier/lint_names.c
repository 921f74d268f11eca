/*
 * lint_names.c: rules about names: entities that may be one. They are suggestions, and notes.
 */
#include "dossier/lint_rules.h"

#include <entente/duplicates.h>

#include <ctype.h>
#include <string.h>

/* How two names are alike: what stands before, between and after them. By `enum likeness`. */
static const struct {
    const char *before, *between, *after;
} reasons[] = {
    [LIKENESS_SAME] = {"both are called ", NULL, ""},
    [LIKENESS_MARKS] = {"", " is ", " but for capitals, marks, blanks or small words"},
    [LIKENESS_SCRIPT] = {"", " is ", " in another script"},
    [LIKENESS_ORDER] = {"", " is ", " in another order"},
    [LIKENESS_FORM] = {"", " is ", " but for a title, a legal form or an acronym"},
    [LIKENESS_SPELLING] = {"", " is another spelling of ", ""},
    [LIKENESS_MIDDLE] = {"", " is ", " but for a middle name"},
    [LIKENESS_ONE_LETTER] = {"", " and ", " differ by one letter"},
    [LIKENESS_INITIALS] = {"", " and ", " agree in their initials"},
    [LIKENESS_ACRONYM] = {"", " and ", " agree in their first letters"},
    [LIKENESS_SURNAME] = {"", " and ", " agree in a surname that no other person has"},
};

static void add_called(const struct called *called, struct text *out)
{
    text_add_char(out, '\'');
    text_add_bytes(out, called->bytes, called->length);
    text_add_char(out, '\'');
}

static void add_reason(const struct duplicate *duplicate, struct text *out)
{
    text_add(out, reasons[duplicate->likeness].before);
    add_called(&duplicate->name, out);
    if (reasons[duplicate->likeness].between) {
        text_add(out, reasons[duplicate->likeness].between);
        add_called(&duplicate->other_name, out);
    }
    text_add(out, reasons[duplicate->likeness].after);
}

/* As DOT writes it: bare where that is a word or a whole number. */
static void add_id(const char *id, struct text *out)
{
    bool bare = isalpha((unsigned char)*id) || *id == '_';
    for (const char *at = id; *at; at++)
        bare &= isalnum((unsigned char)*at) || *at == '_';
    bare |= *id && id[strspn(id, "0123456789")] == '\0';
    if (bare) {
        text_add(out, id);
        return;
    }
    text_add_char(out, '"');
    for (const char *at = id; *at; at++)
        text_addf(out, "%s%c", *at == '"' ? "\\" : "", *at);
    text_add_char(out, '"');
}

static void add_hint(const struct dossier *dossier, const struct duplicate *duplicate,
                     struct text *out)
{
    text_add(out, "if they are one, add ");
    add_id(dossier->entities[duplicate->entity].id, out);
    text_add(out, " -> ");
    add_id(dossier->entities[duplicate->other].id, out);
    text_add(out, " [relation=\"same-as\"]; if not, [relation=\"not-same-as\"]");
}

/* `more`: how many others the entity may be. */
static void report_duplicate(const struct lint *lint, const struct duplicate *duplicate,
                             size_t more)
{
    const struct dossier *dossier = lint->dossier;
    const struct entity *entity = &dossier->entities[duplicate->entity];
    const struct entity *other = &dossier->entities[duplicate->other];
    struct error error = {0};
    struct text reason = {0}, line = {0}, hint = {0};
    add_reason(duplicate, &reason);
    if (more)
        text_addf(&reason, "; %zu more may be it, too", more);
    lint_add_line(dossier, other->place, entity->place, &line);
    add_hint(dossier, duplicate, &hint);
    error_set(&error, ERROR_INPUT, "'%s' may be '%s' (%s): %s", entity->id, other->id,
              text_string(&line), text_string(&reason));
    error_hint(&error, "%s", text_string(&hint));
    lint_report(lint, entity->place, &error);
    text_release(&hint);
    text_release(&line);
    text_release(&reason);
}

static void report_left_out(const struct lint *lint, const struct duplicates *duplicates)
{
    struct error error = {0};
    struct text left = {0};
    if (duplicates->partial)
        text_addf(&left,
                  "%zu entities have names like so many others that these were compared "
                  "with the nearest alone",
                  duplicates->partial);
    if (duplicates->unread)
        text_addf(&left, "%s%zu have names that are too long to be compared",
                  duplicates->partial ? "; " : "", duplicates->unread);
    if (left.length) {
        error_set(&error, ERROR_INPUT, "%s", text_string(&left));
        lint_report(lint, (struct place){0}, &error);
    }
    text_release(&left);
}

static bool is_surer(const struct dossier *dossier, const struct duplicate *a,
                     const struct duplicate *b)
{
    if (a->likeness != b->likeness)
        return a->likeness < b->likeness;
    return lint_compare_places(dossier->entities[a->other].place,
                               dossier->entities[b->other].place) < 0;
}

/* One finding an entity, about the one that it is most like, so that n names give at most n. */
void lint_likely_duplicates(const struct lint *lint)
{
    struct duplicates duplicates;
    duplicates_find(lint->dossier, &duplicates);
    for (size_t i = 0, next; i < duplicates.count; i = next) {
        const struct duplicate *surest = &duplicates.items[i];
        for (next = i + 1;
             next < duplicates.count && duplicates.items[next].entity == surest->entity; next++)
            if (is_surer(lint->dossier, &duplicates.items[next], surest))
                surest = &duplicates.items[next];
        report_duplicate(lint, surest, next - i - 1);
    }
    report_left_out(lint, &duplicates);
    duplicates_release(&duplicates);
}
