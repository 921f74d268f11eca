/*
 * cmd_show.c: entente show: what a dossier holds, or all it says of one entity.
 */
#include "cli/command.h"
#include "cli/input.h"
#include "cli/print.h"

#include <entente/card.h>

#include <unistd.h>

static bool find_entity(const struct dossier *dossier, const char *name, uint32_t *entity,
                        struct error *error)
{
    const char *near;
    *entity = dossier_lookup(dossier, name, &near);
    if (*entity != DOSSIER_NONE)
        return true;
    error_set(error, ERROR_USAGE, "no entity is called '%s'", name);
    if (near)
        error_hint(error, "did you mean '%s'?", near);
    return false;
}

int cmd_show(const struct settings *settings, struct error *error)
{
    struct view view = {0};
    struct text text = {0};
    struct table table = {0};
    uint32_t entity = DOSSIER_NONE;
    bool card = settings->operand_count == 2;
    struct dossier *dossier = input_dossier(settings, 1, error);

    if (!dossier || (card && !find_entity(dossier, settings->operands[1], &entity, error)) ||
        !view_init(&view, dossier, &settings->view, error))
        goto out;
    if (card && settings->format == TABLE_ALIGNED) {
        card_format(&view, entity, print_colored(settings, STDOUT_FILENO), &text);
        print_result(&text, error);
        goto out;
    }
    if (card)
        card_table(&view, entity, &table);
    else
        summary_table(&view, &table);
    print_table(&table, settings, error);
out:
    table_release(&table);
    text_release(&text);
    view_release(&view);
    dossier_free(dossier);
    return EXIT_FINE;
}
