/*
 * where.c: what --where selects.
 */
#include "cli/where.h"

#include "base/xalloc.h"
#include "cli/dates.h"

#include <stdlib.h>

bool where_time(struct settings *settings, struct error *error)
{
    if (!settings->where)
        return true;
    if (query_dated(settings->where) && (settings->dates || dates_several(settings))) {
        error_set(error, ERROR_USAGE, "--where says a time, and %s",
                  settings->dates ? "--as-of says one" : "--from, --to and --step say several");
        error_hint(error, "leave out one of them");
        return false;
    }
    return query_time(settings->where, &settings->view.time, error);
}

struct selection_options where_options(const struct settings *settings, enum query_subject subject)
{
    return (struct selection_options){
        .subject = subject, .projection = settings->projection, .measuring = settings->measuring};
}

bool where_listed(const struct settings *settings, const struct view *view,
                  enum query_subject subject, bool **listed, struct error *error)
{
    struct selection selection;
    struct selection_options options = where_options(settings, subject);
    const struct dossier *dossier = view->dossier;
    *listed = NULL;
    if (!settings->where)
        return true;
    if (!selection_init(&selection, settings->where, view, &options, error))
        return false;
    if (subject == QUERY_ENTITIES) {
        *listed = selection.selected;
        selection.selected = NULL;
    } else {
        *listed = xcalloc(dossier->relation_count, sizeof **listed);
        for (size_t i = 0; i < view->relation_count; i++)
            (*listed)[view->relations[i]] = selection.selected[i];
    }
    selection_release(&selection);
    return true;
}

bool where_cut(const struct settings *settings, const struct view **seen, struct view *part,
               struct error *error)
{
    struct selection selection;
    struct selection_options options = where_options(settings, QUERY_ENTITIES);
    if (!settings->where)
        return true;
    if (!selection_init(&selection, settings->where, *seen, &options, error))
        return false;
    selection_view(&selection, part);
    selection_release(&selection);
    *seen = part;
    return true;
}

void where_remark(const struct settings *settings, struct text *out)
{
    if (!settings->where)
        return;
    text_add(out, "only ");
    query_describe(settings->where, out);
}

void where_note(const struct settings *settings, const struct view *whole, const struct view *seen,
                struct table *table)
{
    struct text note = {0};
    if (!settings->where)
        return;
    query_describe(settings->where, &note);
    text_addf(&note, ": %zu of %zu entities, and the relations among them", seen->entity_count,
              whole->entity_count);
    table_add_note(table, "where", text_string(&note));
    text_release(&note);
}

/* "'kind=state'", as messages quote what is asked. */
static bool refuse(const struct settings *settings, const char *what, const char *who,
                   struct error *error)
{
    struct text asked = {0};
    query_describe(settings->where, &asked);
    error_set(error, ERROR_USAGE, "%s%s: --where '%s'", who, what, text_string(&asked));
    text_release(&asked);
    return false;
}

bool where_some(const struct settings *settings, const struct view *seen, struct error *error)
{
    return !settings->where || seen->entity_count ||
           refuse(settings, "no entity is selected", "", error);
}

bool where_has(const struct settings *settings, const struct view *seen, uint32_t entity,
               struct error *error)
{
    return !settings->where || seen->entities[entity] ||
           refuse(settings, " is not among the selected",
                  entity_label(&seen->dossier->entities[entity]), error);
}
