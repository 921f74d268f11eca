/*
 * cmd_show.c: entente show: what a dossier holds, or all it says of one entity.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"
#include "cli/where.h"

#include <entente/card.h>
#include <entente/office_table.h>

#include <unistd.h>

/* The relation type that --office names; VOCABULARY_NONE where it is not given. */
static bool find_office(const struct dossier *dossier, const struct settings *settings, bool one,
                        uint32_t *type, struct error *error)
{
    *type = VOCABULARY_NONE;
    if (!settings->office)
        return true;
    if (!one) {
        error_set(error, ERROR_USAGE, "--office needs an entity: whose %s?", settings->office);
        error_hint(error, "usage: entente show FILE... ENTITY --office %s", settings->office);
        return false;
    }
    *type = vocabulary_find_type(&dossier->vocabulary, settings->office);
    if (*type != VOCABULARY_NONE)
        return true;
    const char *near = vocabulary_suggest_type(&dossier->vocabulary, settings->office);
    error_set(error, ERROR_USAGE, "no relation type is called '%s'", settings->office);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    return false;
}

static bool print_card(const struct view *view, uint32_t entity, const struct settings *settings,
                       struct error *error)
{
    struct text text = {0};
    card_format(view, entity, print_colored(settings, STDOUT_FILENO), &text);
    bool done = print_result(&text, error);
    text_release(&text);
    return done;
}

int cmd_show(const struct settings *settings, struct error *error)
{
    struct view view = {0}, part = {0};
    const struct view *seen = &view;
    struct table table = {0};
    uint32_t entity = DOSSIER_NONE, office;
    size_t files;
    bool parted = input_part(settings, 0, 1, &files, error);
    bool one = settings->operand_count > files;
    struct dossier *dossier = parted ? input_dossier(settings, files, error) : NULL;

    if (!dossier || !find_office(dossier, settings, one, &office, error) ||
        (one && !input_entity(dossier, settings->operands[files], true, &entity, error)) ||
        !view_init(&view, dossier, &settings->view, error) ||
        !where_cut(settings, &seen, &part, error) ||
        (one && !where_has(settings, seen, entity, error)))
        goto out;
    if (one && office == VOCABULARY_NONE && settings->format == TABLE_ALIGNED) {
        print_card(seen, entity, settings, error);
        goto out;
    }
    if (office != VOCABULARY_NONE)
        office_table(seen, office, entity, &table);
    else if (one)
        card_table(seen, entity, &table);
    else
        summary_table(seen, &table);
    where_note(settings, &view, seen, &table);
    print_table(&table, settings, error);
out:
    table_release(&table);
    view_release(&part);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}
