/*
 * lint_judgements.c: rules about judgements on who is who.
 */
#include "dossier/lint_rules.h"

#include <entente/identity.h>

void lint_contradicting_judgements(const struct lint *lint)
{
    struct diagnostics found = {0};
    dossier_check_judgements(lint->dossier, &found);
    for (size_t i = 0; i < found.count; i++)
        lint_report(lint, (struct place){0}, &found.items[i]);
    diagnostics_release(&found);
}
