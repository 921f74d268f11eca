/*
 * lint_accept.c: findings that a dossier accepts, in a `note` that says "accept CODE: REASON". The
 * acceptances are sorted by place, so that each finding is looked up in O(log n).
 */
#include "dossier/lint_rules.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A record whose note accepts a rule's findings. */
struct acceptance {
    const char *note;   /* interned: records that share it are one acceptance, said once */
    const char *path;   /* of the place */
    struct place place; /* line 0: of the whole dossier */
    size_t rule;
    const char *reason; /* a part of the note */
    size_t reason_length;
    bool used;
};

struct acceptances {
    const struct dossier *dossier;
    const struct lint_options *options;
    struct acceptance *items;
    size_t count, capacity;
    const char *last_note; /* the one that was complained about last */
    struct diagnostics *found;
};

/* ---- Reading a note ---- */

static bool is_blank(const char *at, const char *end)
{
    return at < end && isspace((unsigned char)*at);
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (is_blank(at, end))
        at++;
    return at;
}

/* The end of the part of a note that starts there: at a "|", a line's end, or a "\n" as DOT has it.
 */
static const char *part_end(const char *at)
{
    while (*at && *at != '|' && *at != '\n' && !(at[0] == '\\' && at[1] == 'n'))
        at++;
    return at;
}

static const char *next_part(const char *end)
{
    return *end == '\\' ? end + 2 : *end ? end + 1 : end;
}

static const char *code_end(const char *at, const char *end)
{
    while (at < end && (islower((unsigned char)*at) || *at == '-'))
        at++;
    return at;
}

static void report(struct acceptances *all, const char *code, struct place place,
                   struct error *error)
{
    const char *path = dossier_path(all->dossier, place);
    size_t rule = lint_rule_find(code);
    if (!*path && all->dossier->file_count)
        path = all->dossier->files[0];
    error->code = code;
    if (lint_chosen(all->options->choice, rule, &error->severity)) {
        error_place(error, *path ? path : NULL, place.line, place.column, NULL, 0);
        diagnostics_take(all->found, error);
    }
    error_release(error);
}

static void report_unclear(struct acceptances *all, const char *note, struct place place,
                           const char *code, size_t length, const char *why)
{
    struct error error = {0};
    char *word = xstrndup(code, length);
    const char *near = lint_rule_suggest(word);
    error_set(&error, ERROR_INPUT, "a note accepts '%s', %s", word, why);
    if (near && strcmp(near, word) != 0)
        error_hint(&error, "did you mean %s?", near);
    else
        error_hint(&error, "write: accept CODE: REASON; 'entente rules' lists the codes");
    if (all->last_note != note)
        report(all, LINT_UNCLEAR, place, &error);
    all->last_note = note;
    error_release(&error);
    free(word);
}

static void add(struct acceptances *all, const char *note, struct place place, const char *code,
                size_t length, const char *reason, const char *end)
{
    char *word = xstrndup(code, length);
    size_t rule = lint_rule_find(word);
    while (end > reason && isspace((unsigned char)end[-1]))
        end--;
    if (rule == LINT_NO_RULE) {
        report_unclear(all, note, place, code, length, "which is the code of no rule");
    } else if (reason == end) {
        report_unclear(all, note, place, code, length, "and gives no reason");
    } else {
        all->items = xgrow(all->items, all->count, &all->capacity, sizeof *all->items);
        all->items[all->count++] = (struct acceptance){.note = note,
                                                       .path = dossier_path(all->dossier, place),
                                                       .place = place,
                                                       .rule = rule,
                                                       .reason = reason,
                                                       .reason_length = (size_t)(end - reason)};
    }
    free(word);
}

/* Whether the word is, or nearly is, the code of a rule; "accept no bribes" is plain prose. */
static bool means_a_rule(const char *code, size_t length)
{
    char *word = xstrndup(code, length);
    bool means =
        lint_rule_find(word) != LINT_NO_RULE || (strchr(word, '-') && lint_rule_suggest(word));
    free(word);
    return means;
}

/* The codes from `at` on, of a part of a note that ends at `end`. */
static void read_codes(struct acceptances *all, const char *note, struct place place,
                       const char *at, const char *end)
{
    const char *stop = at;
    while (stop < end && *stop != ':')
        stop++;
    bool colon = stop < end;
    const char *reason = colon ? skip_blanks(stop + 1, end) : end;
    while (at < stop) {
        const char *code = at;
        at = code_end(at, stop);
        const char *after = skip_blanks(at, stop);
        if (at == code || (after < stop && *after != ',')) {
            if (at > code && means_a_rule(code, (size_t)(at - code)))
                report_unclear(all, note, place, code, (size_t)(at - code),
                               "and no ':' with a reason stands behind it");
            return;
        }
        if (colon || means_a_rule(code, (size_t)(at - code)))
            add(all, note, place, code, (size_t)(at - code), reason, end);
        at = after < stop ? skip_blanks(after + 1, stop) : stop;
    }
}

static void read_note(struct acceptances *all, const char *note, struct place place)
{
    static const char word[] = "accept ";
    if (!note || !strstr(note, word))
        return;
    for (const char *at = note, *end; *at; at = next_part(end)) {
        end = part_end(at);
        at = skip_blanks(at, end);
        if ((size_t)(end - at) > strlen(word) && strncmp(at, word, strlen(word)) == 0)
            read_codes(all, note, place, skip_blanks(at + strlen(word), end), end);
    }
}

static void read_notes(struct acceptances *all)
{
    const struct dossier *dossier = all->dossier;
    read_note(all, dossier->note, (struct place){0});
    for (size_t i = 0; i < dossier->source_count; i++)
        read_note(all, dossier->sources[i].note, dossier->sources[i].place);
    for (size_t i = 0; i < dossier->vocabulary.type_count; i++)
        read_note(all, dossier->vocabulary.types[i].note, dossier->vocabulary.types[i].place);
    for (size_t i = 0; i < dossier->vocabulary.kind_count; i++)
        read_note(all, dossier->vocabulary.kinds[i].note, dossier->vocabulary.kinds[i].place);
    for (size_t i = 0; i < dossier->entity_count; i++)
        read_note(all, dossier->entities[i].note, dossier->entities[i].place);
    for (size_t i = 0; i < dossier->relation_count; i++)
        read_note(all, relation_evidence(dossier, &dossier->relations[i])->note,
                  dossier->relations[i].place);
}

/* ---- Findings ---- */

static int compare_acceptances(const void *left, const void *right)
{
    const struct acceptance *a = left, *b = right;
    int order = lint_compare((uint32_t)a->rule, (uint32_t)b->rule);
    if (!order)
        order = strcmp(a->path, b->path);
    if (!order)
        order = lint_compare(a->place.line, b->place.line);
    return order ? order : lint_compare(a->place.column, b->place.column);
}

/* The acceptance of the rule at that place, or NULL. */
static struct acceptance *find(const struct acceptances *all, size_t rule, const char *path,
                               size_t line, size_t column)
{
    struct acceptance wanted = {
        .rule = rule, .path = path ? path : "", .place = {0, (uint32_t)line, (uint32_t)column}};
    if (!all->count)
        return NULL;
    return bsearch(&wanted, all->items, all->count, sizeof *all->items, compare_acceptances);
}

static void accept(struct acceptances *all, struct error *item)
{
    size_t rule = item->code ? lint_rule_find(item->code) : LINT_NO_RULE;
    if (rule == LINT_NO_RULE || item->accepted)
        return;
    struct acceptance *here = find(all, rule, item->path, item->line, item->column);
    struct acceptance *there =
        item->also_line ? find(all, rule, item->also_path, item->also_line, item->also_column)
                        : NULL;
    struct acceptance *overall = find(all, rule, "", 0, 0);
    struct acceptance *by = here ? here : there ? there : overall;
    if (!by)
        return;
    by->used = true;
    item->accepted = xstrndup(by->reason, by->reason_length);
}

/* Whether the rule has run, and had something to look at. */
static bool has_looked(const struct acceptances *all, size_t index)
{
    const struct lint_rule *rule = lint_rule_at(index);
    enum severity severity;
    bool of_texts = rule->check == lint_missing_quotes || rule->check == lint_misplaced_quotes;
    bool texts = false;
    for (size_t i = 0; all->options->originals && i < all->dossier->source_count; i++)
        texts = texts || all->options->originals[i];
    return lint_chosen(all->options->choice, index, &severity) && (texts || !of_texts);
}

static int by_note(const void *left, const void *right)
{
    const struct acceptance *a = left, *b = right;
    int order = (a->note > b->note) - (a->note < b->note);
    if (!order)
        order = lint_compare((uint32_t)a->rule, (uint32_t)b->rule);
    return order ? order : lint_compare_places(a->place, b->place);
}

/* A note that several records share is of use where it is to one of them. */
static void report_unused(struct acceptances *all)
{
    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, by_note);
    for (size_t first = 0, next; first < all->count; first = next) {
        const struct acceptance *one = &all->items[first];
        bool used = false;
        for (next = first; next < all->count && all->items[next].note == one->note &&
                           all->items[next].rule == one->rule;
             next++)
            used = used || all->items[next].used;
        struct error error = {0};
        if (used || !has_looked(all, one->rule))
            continue;
        error_set(&error, ERROR_INPUT, "a note accepts '%s', but nothing of that kind is found%s",
                  lint_rule_at(one->rule)->code, one->place.line ? " there" : "");
        error_hint(&error, "remove it from the note, or move it to the record that it is about");
        report(all, LINT_UNUSED, one->place, &error);
    }
}

/* ---- All of it ---- */

/* Takes those of `list` that the choice has a use for. An error of a reader stays. */
static void take_chosen(struct diagnostics *list, const struct lint_choice *choice,
                        struct diagnostics *chosen)
{
    for (size_t i = 0; i < list->count; i++) {
        struct error *item = &list->items[i];
        enum severity severity;
        if (!item->code && item->severity != SEVERITY_ERROR)
            item->code = LINT_READING;
        size_t rule = item->code ? lint_rule_find(item->code) : LINT_NO_RULE;
        if (rule != LINT_NO_RULE && !lint_chosen(choice, rule, &severity)) {
            error_release(item);
            continue;
        }
        if (rule != LINT_NO_RULE && choice && choice->levels[rule] != LINT_AS_IT_IS)
            item->severity = severity;
        diagnostics_take(chosen, item);
    }
    free(list->items);
}

void dossier_settle(const struct dossier *dossier, const struct lint_options *options, bool whole,
                    struct diagnostics *found)
{
    static const struct lint_options defaults = {0};
    struct diagnostics chosen = {0}, settled = {0};
    struct acceptances all = {
        .dossier = dossier, .options = options ? options : &defaults, .found = &settled};
    take_chosen(found, all.options->choice, &chosen);
    read_notes(&all);
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, compare_acceptances);
    for (size_t i = 0; i < chosen.count; i++) {
        accept(&all, &chosen.items[i]);
        diagnostics_take(&settled, &chosen.items[i]);
    }
    if (whole)
        report_unused(&all);
    diagnostics_sort(&settled);
    *found = settled;
    free(chosen.items);
    free(all.items);
}
