/*
 * lint_repeats.c: rules about lists in which something stands twice: citations and other names; and
 * about other names that are taken.
 */
#include "dossier/lint_rules.h"

#include "base/names.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* ---- Citations ---- */

/* The first citation of the list that stands there before; its bytes, as one. */
static bool find_repeated(const char *list, struct text *repeated)
{
    struct names seen = {0};
    struct citation citation;
    bool found = false;
    while (!found && citation_next(&list, &citation)) {
        size_t count = seen.count;
        text_clear(repeated);
        text_add_bytes(repeated, citation.source, citation.source_length);
        if (citation.locator_length)
            text_addf(repeated, "#%.*s", (int)citation.locator_length, citation.locator);
        names_add(&seen, repeated->data ? repeated->data : "", repeated->length);
        found = seen.count == count;
    }
    names_release(&seen);
    return found;
}

static void check_citations(const struct lint *lint, const char *list, const char *whose,
                            struct place place)
{
    struct text repeated = {0};
    struct error error = {0};
    if (list && strchr(list, ';') && find_repeated(list, &repeated)) {
        error_set(&error, ERROR_INPUT, "%s cites '%s' twice", whose, text_string(&repeated));
        error_hint(&error, "once is enough; --fix takes the second away");
        lint_report(lint, place, &error);
    }
    text_release(&repeated);
}

void lint_repeated_citations(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    const char *before = NULL;
    struct text whose = {0};
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        if (!entity->source)
            continue;
        text_clear(&whose);
        text_addf(&whose, "entity '%s'", entity->id);
        check_citations(lint, entity->source, text_string(&whose), entity->place);
    }
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const char *source = relation_evidence(dossier, relation)->source;
        if (source == before) /* of a default, the first that has it is enough */
            continue;
        before = source;
        if (!source || !strchr(source, ';'))
            continue;
        text_clear(&whose);
        lint_add_relation(dossier, relation, &whose);
        check_citations(lint, source, text_string(&whose), relation->place);
    }
    text_release(&whose);
}

/* ---- Other names ---- */

static void report_alias(const struct lint *lint, const struct entity *entity, const char *alias,
                         const char *why)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "'%s' has the alias '%s', %s", entity->id, alias, why);
    error_hint(&error, "it names nothing new; --fix takes it away");
    lint_report(lint, entity->place, &error);
}

static void check_aliases(const struct lint *lint, const struct entity *entity)
{
    struct names seen = {0};
    const char *cursor = entity->aliases, *alias;
    size_t length;
    while (alias_next(&cursor, &alias, &length)) {
        size_t count = seen.count;
        uint32_t index = names_add(&seen, alias, length);
        const char *name = names_at(&seen, index);
        if (seen.count == count)
            report_alias(lint, entity, name, "which it has before");
        else if (strcmp(name, entity->id) == 0)
            report_alias(lint, entity, name, "which is its id");
        else if (entity->label && strcmp(name, entity->label) == 0)
            report_alias(lint, entity, name, "which is its label");
    }
    names_release(&seen);
}

void lint_repeated_aliases(const struct lint *lint)
{
    for (size_t i = 0; i < lint->dossier->entity_count; i++)
        if (lint->dossier->entities[i].aliases)
            check_aliases(lint, &lint->dossier->entities[i]);
}

/* An id is looked up before any alias, so that this one never finds its entity. */
void lint_taken_aliases(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    for (uint32_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        const char *cursor = entity->aliases, *alias;
        size_t length;
        while (alias_next(&cursor, &alias, &length)) {
            char *name = xstrndup(alias, length);
            uint32_t other = dossier_find_entity(dossier, name);
            struct error error = {0};
            if (other != DOSSIER_NONE && other != i) {
                error_set(&error, ERROR_INPUT, "'%s' has the alias '%s', which is another entity",
                          entity->id, name);
                error_hint(&error, "make one entity of the two, or take the alias away");
                lint_also(lint, dossier->entities[other].place, &error);
                lint_report(lint, entity->place, &error);
            }
            free(name);
        }
    }
}
