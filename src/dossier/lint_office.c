/*
 * lint_office.c: rules about offices: held by two at once, by nobody, or by one who is no member.
 */
#include "dossier/lint_rules.h"

#include <entente/office.h>

/* Runs `report` on every tenure of an exclusive office. */
static void each_tenure(const struct lint *lint,
                        void (*report)(const struct lint *, const struct tenure *))
{
    struct offices offices;
    offices_init(&offices, lint->dossier, VOCABULARY_NONE);
    for (size_t i = 0; i < offices.count; i++)
        report(lint, &offices.tenures[i]);
    offices_release(&offices);
}

static void report_overlap(const struct lint *lint, const struct tenure *tenure)
{
    const struct dossier *dossier = lint->dossier;
    const struct relation *relation = &dossier->relations[tenure->relation];
    struct error error = {0};
    struct text name = {0}, of_rival_name = {0}, line = {0}, days = {0};
    if (tenure->rival == DOSSIER_NONE)
        return;
    const struct relation *of_rival = &dossier->relations[tenure->rival];
    lint_add_relation(dossier, relation, &name);
    lint_add_relation(dossier, of_rival, &of_rival_name);
    lint_add_line(dossier, of_rival->place, relation->place, &line);
    edtf_days_format(tenure->overlap, &days);
    error_set(&error, ERROR_INPUT, "%s overlaps %s (%s): both hold%s, and only one can",
              text_string(&name), text_string(&of_rival_name), text_string(&line),
              text_string(&days));
    error_hint(&error, "let the one end when the other begins, or mark with '?' what is "
                       "not sure");
    lint_also(lint, of_rival->place, &error);
    lint_report(lint, relation->place, &error);
    text_release(&days);
    text_release(&line);
    text_release(&of_rival_name);
    text_release(&name);
}

/*
 * One finding a tenure, against the rival that ends last, so that n rivals give n findings and not
 * n². One common day is a handover. Whose dates could overlap but need not (both 2010-12) have no
 * certain day in common.
 */
void lint_exclusive_overlaps(const struct lint *lint)
{
    each_tenure(lint, report_overlap);
}

static void report_vacancy(const struct lint *lint, const struct tenure *tenure)
{
    const struct dossier *dossier = lint->dossier;
    const struct relation *relation = &dossier->relations[tenure->relation];
    struct error error = {0};
    struct text days = {0};
    if (edtf_days_empty(tenure->vacancy))
        return;
    edtf_days_format(tenure->vacancy, &days);
    error_set(&error, ERROR_INPUT, "nobody holds the %s%s%s of '%s'%s, before '%s' does",
              dossier->vocabulary.types[tenure->type].name, *tenure->role ? " of " : "",
              tenure->role, dossier->entities[tenure->organization].id, text_string(&days),
              dossier->entities[tenure->holder].id);
    error_hint(&error, "add the holder between, or leave it if there was none");
    lint_also(lint, dossier->entities[tenure->organization].place, &error);
    lint_report(lint, relation->place, &error);
    text_release(&days);
}

void lint_office_gaps(const struct lint *lint)
{
    each_tenure(lint, report_vacancy);
}

static void report_outsider(const struct lint *lint, const struct tenure *tenure)
{
    const struct dossier *dossier = lint->dossier;
    const struct relation *relation = &dossier->relations[tenure->relation];
    struct error error = {0};
    struct text name = {0};
    if (!tenure->outsider)
        return;
    lint_add_relation(dossier, relation, &name);
    error_set(&error, ERROR_INPUT, "%s is held by one who is no member of '%s' at the time",
              text_string(&name), dossier->entities[tenure->organization].id);
    error_hint(&error, "add the membership of '%s', or correct a date",
               dossier->entities[tenure->holder].id);
    lint_also(lint, dossier->entities[tenure->organization].place, &error);
    lint_report(lint, relation->place, &error);
    text_release(&name);
}

void lint_outside_holders(const struct lint *lint)
{
    each_tenure(lint, report_outsider);
}
